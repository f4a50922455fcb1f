/* why.c: which id is meant, and the chain of evidence below it. */
#include "base/buf.h"
#include "base/error.h"
#include "query/chain.h"
#include <laydown/query.h>
#include <stdlib.h>
#include <string.h>

enum { CANDIDATES_SHOWN = 8 };

/* The key by which it was found. */
static const char *name_of(const struct lay_found_id *found)
{
    return found->former ? found->former : found->key;
}

static lay_status ambiguous(const char *id, const lay_found_ids *found, lay_error *err)
{
    LAY_BUF list = {0};
    for (size_t i = 0; i < found->n && i < CANDIDATES_SHOWN; i++)
        lay_buf_printf(&list, "%s%s", i ? ", " : "", name_of(&found->at[i]));
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
        if (strcmp(name_of(&found->at[i]), id) == 0) {
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
    lay_error_hint(err, "an id is e-…, p-…, s-…, REPORT#KEY, or a report's; the lists show them; "
                        "--recorded-by finds one of an earlier day");
    return LAY_NOT_FOUND;
}

static lay_status hang(lay_db *db, lay_tree *tree, const char *list, enum lay_why_part part,
                       int64_t id, const char *kind, lay_error *err)
{
    lay_nodes nodes = {0};
    lay_status status = lay_chain_read(db, tree, part, id, kind, false, &nodes, err);
    for (size_t i = 0; status == LAY_OK && i < nodes.n; i++)
        lay_node_hang(tree, tree->root, list, nodes.at[i]);
    lay_vec_done(&nodes);
    return status;
}

/* What is shown only of what was asked for: the revisions of a claim or report, and a report's
 * claims, of which it is the end otherwise. */
static lay_status add_more(lay_db *db, lay_tree *tree, char kind, int64_t id, lay_error *err)
{
    if (kind != 'c' && kind != 'r')
        return LAY_OK;
    enum lay_why_part revisions = kind == 'c' ? LAY_WHY_CLAIM_REVISIONS : LAY_WHY_REPORT_REVISIONS;
    lay_status status = LAY_OK;
    if (kind == 'r')
        status = hang(db, tree, "because", LAY_WHY_REPORT_CLAIMS, id, "claim", err);
    if (status == LAY_OK)
        status = hang(db, tree, "revisions", revisions, id, "revision", err);
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
        status = add_more(db, tree, what->kind, what->id, err);
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
    if (status == LAY_OK && found.at[chosen].former)
        lay_node_put_text(tree, tree->root, "former_id", found.at[chosen].former);
    for (size_t i = 0; i < found.n; i++) {
        free(found.at[i].key);
        free(found.at[i].former);
    }
    lay_vec_done(&found);
    if (status == LAY_OK)
        *out = tree;
    else
        lay_tree_free(tree);
    return status;
}
