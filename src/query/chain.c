/* chain.c: nodes of the chain of evidence, from what an id names down to the words of the report.
 *
 * The pieces come from the store as rows whose column names are the fields' names; here they are
 * only hung under each other. Depth is that of the table `kinds`: five at most. */
#include "query/chain.h"

#include <string.h>

/* What a kind of node is called, and which piece stands below it. */
static const struct {
    const char *name;
    enum lay_why_part below; /* LAY_WHY_PARTS: nothing */
    const char *below_kind;
} kinds[] = {
    {"presence", LAY_WHY_SPAN_STAY, "stay"},  {"stay", LAY_WHY_STAY_EVENTS, "event"},
    {"event", LAY_WHY_EVENT_CLAIMS, "claim"}, {"claim", LAY_WHY_CLAIM_REPORT, "report"},
    {"report", LAY_WHY_PARTS, NULL},
};

struct lay_node *lay_chain_node(lay_tree *tree, lay_stmt *stmt, const char *kind)
{
    struct lay_node *node = lay_tree_node(tree, kind, lay_column_text(stmt, 1));
    int total = lay_column_total(stmt);
    for (int i = 2; i < total; i++) {
        if (lay_column_null(stmt, i) || lay_column_name(stmt, i)[0] == '_')
            continue;
        const char *name = lay_arena_strdup(&tree->arena, lay_column_name(stmt, i));
        if (lay_column_is_int(stmt, i))
            lay_node_put_number(tree, node, name, lay_column_int(stmt, i));
        else
            lay_node_put_text(tree, node, name, lay_column_text(stmt, i));
    }
    return node;
}

static lay_status add_below(lay_db *db, lay_tree *tree, struct lay_node *node, int64_t id,
                            lay_error *err)
{
    size_t at = 0;
    while (strcmp(kinds[at].name, node->kind) != 0)
        at++;
    if (kinds[at].below == LAY_WHY_PARTS)
        return LAY_OK;
    lay_nodes below = {0};
    lay_status status =
        lay_chain_read(db, tree, kinds[at].below, id, kinds[at].below_kind, true, &below, err);
    for (size_t i = 0; status == LAY_OK && i < below.n; i++)
        lay_node_hang(tree, node, "because", below.at[i]);
    lay_vec_done(&below);
    return status;
}

/* The stay of a span is two steps: which one, and what it is. */
lay_status lay_chain_read(lay_db *db, lay_tree *tree, enum lay_why_part part, int64_t id,
                          const char *kind, bool deep, lay_nodes *out, lay_error *err)
{
    lay_stmt *stmt = NULL;
    lay_status status = lay_store_why(db, part, id, &stmt, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, stmt, err)) == LAY_OK) {
        int64_t row = lay_column_int(stmt, 0);
        if (part == LAY_WHY_SPAN_STAY) {
            status = lay_chain_read(db, tree, LAY_WHY_STAY, row, kind, deep, out, err);
            continue;
        }
        struct lay_node *node = lay_chain_node(tree, stmt, kind);
        lay_vec_push(out, node);
        if (deep)
            status = add_below(db, tree, node, row, err);
    }
    lay_stmt_free(stmt);
    return status == LAY_NO ? LAY_OK : status;
}

lay_status lay_chain_hang(lay_db *db, lay_tree *tree, struct lay_node *node, const char *list,
                          const char *kind, enum lay_parts part, const lay_ids *of, lay_error *err)
{
    struct lay_select select = {0};
    lay_node_hang(tree, node, list, NULL);
    lay_status status = lay_store_parts(db, part, of, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, select.stmt, err)) == LAY_OK)
        lay_node_hang(tree, node, list, lay_chain_node(tree, select.stmt, kind));
    lay_select_done(&select);
    return status == LAY_NO ? LAY_OK : status;
}
