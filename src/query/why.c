/* why.c: which id is meant, and the chain of evidence below it. */
#include "base/buf.h"
#include "base/error.h"
#include "query/chain.h"
#include <laydown/query.h>
#include <stdlib.h>
#include <string.h>

enum { CANDIDATES_SHOWN = 8 };

static lay_status ambiguous(const char *id, const lay_found_ids *found, lay_error *err)
{
    LAY_BUF list = {0};
    for (size_t i = 0; i < found->n && i < CANDIDATES_SHOWN; i++)
        lay_buf_printf(&list, "%s%s", i ? ", " : "", found->at[i].key);
    if (found->n > CANDIDATES_SHOWN)
        lay_buf_puts(&list, " …");
    lay_error_set(err, LAY_USAGE, "id.ambiguous", "more than one id begins with \"%s\"", id);
    lay_error_hint(err, "%s", lay_buf_text(&list));
    return LAY_USAGE;
}

/* The one that is meant: an exact match, else the only one. */
static lay_status choose(const char *id, const lay_found_ids *found, size_t *out, lay_error *err)
{
    for (size_t i = 0; i < found->n; i++)
        if (strcmp(found->at[i].key, id) == 0) {
            *out = i;
            return LAY_OK;
        }
    if (found->n > 1)
        return ambiguous(id, found, err);
    if (found->n == 1) {
        *out = 0;
        return LAY_OK;
    }
    lay_error_set(err, LAY_NOT_FOUND, "id.unknown", "nothing in the store has the id \"%s\"", id);
    lay_error_hint(err, "an id is e-…, p-…, s-…, REPORT#KEY, or a report's; the lists show them");
    return LAY_NOT_FOUND;
}

/* A report is the end of every chain; asked for by itself it shows its claims. */
static lay_status add_claims(lay_db *db, lay_tree *tree, int64_t report, lay_error *err)
{
    lay_nodes claims = {0};
    lay_status status =
        lay_chain_read(db, tree, LAY_WHY_REPORT_CLAIMS, report, "claim", false, &claims, err);
    for (size_t i = 0; status == LAY_OK && i < claims.n; i++)
        lay_node_hang(tree, tree->root, "because", claims.at[i]);
    lay_vec_done(&claims);
    return status;
}

static lay_status build(lay_db *db, lay_tree *tree, const struct lay_found_id *what, lay_error *err)
{
    static const struct {
        char kind;
        enum lay_why_part part;
        const char *name;
    } tops[] = {{'p', LAY_WHY_SPAN, "presence"},
                {'s', LAY_WHY_STAY, "stay"},
                {'e', LAY_WHY_EVENT, "event"},
                {'c', LAY_WHY_CLAIM, "claim"},
                {'r', LAY_WHY_REPORT, "report"}};
    size_t at = 0;
    while (tops[at].kind != what->kind)
        at++;
    lay_nodes top = {0};
    lay_status status =
        lay_chain_read(db, tree, tops[at].part, what->id, tops[at].name, true, &top, err);
    if (status == LAY_OK && top.n) {
        tree->root = top.at[0];
        if (what->kind == 'r')
            status = add_claims(db, tree, what->id, err);
    } else if (status == LAY_OK)
        status = lay_error_set(err, LAY_DAMAGED, "store.damaged", "%s refers to what is not there",
                               what->key);
    lay_vec_done(&top);
    return status;
}

lay_status lay_why_new(lay_db *db, const char *id, lay_tree **out, lay_error *err)
{
    lay_found_ids found = {0};
    size_t chosen = 0;
    lay_tree *tree = lay_tree_new();
    lay_status status = lay_store_find_id(db, id, CANDIDATES_SHOWN + 1, &found, err);
    if (status == LAY_OK)
        status = choose(id, &found, &chosen, err);
    if (status == LAY_OK)
        status = build(db, tree, &found.at[chosen], err);
    for (size_t i = 0; i < found.n; i++)
        free(found.at[i].key);
    lay_vec_done(&found);
    if (status == LAY_OK)
        *out = tree;
    else
        lay_tree_free(tree);
    return status;
}
