/* explain.c: how many rows pass each filter, and which one leaves nothing.
 *
 * Filters are tried in the order of enum lay_filter_part, each alone and with all before it. Those
 * on evidence are no condition on rows: what they leave is what all counts are made of. */
#include "base/buf.h"
#include "base/error.h"
#include "query/selection.h"
#include <inttypes.h>
#include <stdlib.h>

static lay_status count_rows(lay_selection *selection, unsigned parts, bool unplaced, int64_t *out,
                             lay_error *err)
{
    struct lay_store_filter filter = selection->filter;
    struct lay_select select;
    filter.set &= parts;
    filter.unplaced = unplaced;
    lay_status status = lay_store_select(selection->db, selection->layer->number, &filter,
                                         LAY_SELECT_COUNT, &select, err);
    if (status != LAY_OK)
        return status;
    status = lay_stmt_step(selection->db, select.stmt, err);
    if (status == LAY_OK)
        *out = lay_column_int(select.stmt, 0);
    lay_select_done(&select);
    return status;
}

lay_status lay_selection_count_with(lay_selection *selection, unsigned parts, int64_t *out,
                                    lay_error *err)
{
    return count_rows(selection, parts, false, out, err);
}

lay_status lay_selection_explain(lay_selection *selection,
                                 void (*each)(void *context, const struct lay_passed *passed),
                                 void *context, lay_error *err)
{
    unsigned tried = 0;
    int64_t left = 0;
    lay_status status = count_rows(selection, 0, false, &left, err);
    if (status != LAY_OK)
        return status;
    each(context, &(struct lay_passed){.before = left, .together = left, .alone = left});
    for (int part = 0; part < LAY_PART_COUNT; part++) {
        unsigned bit = 1u << part;
        if (!(selection->filter.set & bit))
            continue;
        struct lay_passed passed = {.filter = lay_filter_part_name((enum lay_filter_part)part),
                                    .before = left};
        if (part == LAY_PART_NEAR)
            status = count_rows(selection, tried, true, &passed.unplaced, err);
        tried |= bit;
        if (status == LAY_OK)
            status = count_rows(selection, bit, false, &passed.alone, err);
        if (status == LAY_OK)
            status = count_rows(selection, tried, false, &passed.together, err);
        if (status != LAY_OK)
            return status;
        left = passed.together;
        each(context, &passed);
    }
    return LAY_OK;
}

/* Names of the filters in `set`: "--at and --place". */
static char *part_list(unsigned set)
{
    lay_buf list = {0};
    for (int part = 0; part < LAY_PART_COUNT; part++) {
        unsigned bit = 1u << part;
        if (!(set & bit))
            continue;
        bool last = !(set & ~(2u * bit - 1));
        lay_buf_printf(&list, "%s%s",
                       !list.len ? ""
                       : last    ? " and "
                                 : ", ",
                       lay_filter_part_name((enum lay_filter_part)part));
    }
    return lay_buf_take(&list);
}

/* What the rows of a layer are called in a sentence. */
static const char *rows_of(const struct lay_query_layer *layer)
{
    return layer->number == LAY_LAYER_PRESENCE ? "rows of presence" : layer->name;
}

/* Adds one filter after the other, those first that are set: the first with which nothing is left
 * is named, alone where it leaves nothing alone. Changes nothing when something is left. */
static lay_status find_culprit(lay_selection *selection, int64_t all, lay_buf *sentence,
                               lay_error *err)
{
    unsigned set = selection->filter.set, tried = 0;
    const char *rows = rows_of(selection->layer);
    int64_t before = all, alone = all, left = all;
    for (int part = 0; part < LAY_PART_COUNT; part++) {
        unsigned bit = 1u << part;
        if (!(set & bit))
            continue;
        const char *name = lay_filter_part_name((enum lay_filter_part)part);
        lay_status status = count_rows(selection, bit, false, &alone, err);
        if (status == LAY_OK)
            status = count_rows(selection, tried | bit, false, &left, err);
        if (status != LAY_OK)
            return status;
        if (alone && left) {
            before = left;
            tried |= bit;
            continue;
        }
        LAY_FREE char *others = part_list(tried);
        if (!alone)
            lay_buf_printf(sentence, "none of the %" PRId64 " %s matches %s", all, rows, name);
        else
            lay_buf_printf(sentence, "none of the %" PRId64 " %s that match %s also matches %s",
                           before, rows, others, name);
        return lay_selection_add_nearest(selection, (enum lay_filter_part)part, alone ? tried : 0,
                                         sentence, err);
    }
    return LAY_OK;
}

lay_status lay_selection_why_empty(lay_selection *selection, char **out, lay_error *err)
{
    int64_t all = 0, count = 0;
    LAY_BUF why = {0};
    LAY_FREE char *chosen = lay_chosen_words(&selection->chosen);
    lay_status status = lay_selection_count(selection, &count, err);
    if (status == LAY_OK && count == 0)
        status = lay_selection_count_with(selection, 0, &all, err);
    bool early = selection->cutoff && !selection->chosen.any && all == 0;
    if (status == LAY_OK && count == 0 && early) {
        lay_buf_printf(&why, "nothing in the store is told of %s or before", selection->cutoff);
        status = lay_selection_add_nearest(selection, LAY_PART_AT, 0, &why, err);
    } else if (status == LAY_OK && count == 0 && all == 0)
        lay_buf_printf(&why, "the store has no %s%s", rows_of(selection->layer), chosen);
    else if (status == LAY_OK && count == 0)
        status = find_culprit(selection, all, &why, err);
    if (status == LAY_OK)
        *out = why.len ? lay_buf_take(&why) : NULL;
    return status;
}
