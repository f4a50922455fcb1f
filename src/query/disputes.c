/* disputes.c: from a filter to the disputes of the events and rows of presence that it selects. */
#include "query/disputes.h"

#include "query/filter.h"
#include "query/selection.h"
#include <laydown/query.h>
#include <stdlib.h>

/* Row ids of what the filter selects from a layer. */
static lay_status select_ids(lay_db *db, const char *layer, const struct lay_filter *filter,
                             lay_ids *out, lay_error *err)
{
    const struct lay_query_layer *found = lay_query_layer_find(layer);
    struct lay_store_filter read = {0};
    struct lay_select select = {0};
    lay_status status = lay_filter_resolve(db, found, filter, &read, err);
    if (status == LAY_OK)
        status = lay_store_select(db, found->number, &read, LAY_SELECT_IDS, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, select.stmt, err)) == LAY_OK)
        lay_vec_push(out, lay_column_int(select.stmt, 0));
    lay_select_done(&select);
    lay_store_filter_done(&read);
    return status == LAY_NO ? LAY_OK : status;
}

/* Rows of presence have no type, and all of them count, hidden ones too. */
static struct lay_filter of_presence(const struct lay_filter *filter)
{
    static const char *const all[] = {"all"};
    struct lay_filter presence = *filter;
    presence.types = (struct lay_texts){0};
    presence.statuses = (struct lay_texts){all, 1};
    return presence;
}

static lay_status find(lay_db *db, const struct lay_filter *filter, lay_dispute_drafts *out,
                       lay_error *err)
{
    struct lay_filter events_filter = *filter;
    events_filter.note = NULL; /* what there is to say was said when the evidence was derived */
    struct lay_filter presence_filter = of_presence(&events_filter);
    lay_ids events = {0}, spans = {0};
    lay_status status = select_ids(db, "events", &events_filter, &events, err);
    if (status == LAY_OK)
        status = select_ids(db, "presence", &presence_filter, &spans, err);
    if (status == LAY_OK)
        status = lay_disputes_find(db, &events, &spans, !filter->types.count, out, err);
    lay_vec_done(&events);
    lay_vec_done(&spans);
    return status;
}

lay_status lay_disputes_hang(lay_db *db, const struct lay_filter *filter, lay_tree *tree,
                             struct lay_node *node, lay_error *err)
{
    lay_dispute_drafts drafts = {0};
    lay_status status = find(db, filter, &drafts, err);
    lay_node_put_number(tree, node, "count", (int64_t)drafts.n);
    lay_node_hang(tree, node, "disputes", NULL);
    size_t most =
        filter->limit && (size_t)filter->limit < drafts.n ? (size_t)filter->limit : drafts.n;
    for (size_t i = 0; status == LAY_OK && i < most; i++) {
        struct lay_node *child = NULL;
        status = lay_disputes_node(db, tree, &drafts.at[i], &child, err);
        if (status == LAY_OK)
            lay_node_hang(tree, node, "disputes", child);
    }
    lay_dispute_drafts_done(&drafts);
    return status;
}

lay_status lay_disputes_new(lay_db *db, const struct lay_filter *filter, lay_tree **out,
                            lay_error *err)
{
    lay_selection *known = NULL; /* what was derived lives as long as it does */
    lay_tree *tree = lay_tree_new();
    tree->root = lay_tree_node(tree, "disputes", NULL);
    lay_status status = lay_selection_new(db, "events", filter, &known, err);
    if (status == LAY_OK)
        status = lay_selection_describe(known, tree, tree->root, err);
    if (status == LAY_OK)
        status = lay_disputes_hang(db, filter, tree, tree->root, err);
    lay_selection_free(known);
    if (status == LAY_OK)
        *out = tree;
    else
        lay_tree_free(tree);
    return status;
}
