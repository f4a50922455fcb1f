/* nearest.c: what an empty answer might have had: the days before and after that have rows, the
 * values that there are, the place that is nearest. */
#include "base/buf.h"
#include "base/error.h"
#include "query/selection.h"
#include "store/store.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { VALUES_SHOWN = 5 };

/* The rows that end before the days asked for, or begin after them. */
static lay_status add_days(lay_selection *selection, unsigned others, struct lay_day_range asked,
                           lay_buf *sentence, lay_error *err)
{
    struct lay_store_filter before = selection->filter, after = selection->filter;
    LAY_FREE char *last = NULL;
    LAY_FREE char *first = NULL;
    char *unused = NULL;
    int layer = selection->layer->number;
    before.set = others | 1u << LAY_PART_UNTIL;
    after.set = others | 1u << LAY_PART_SINCE;
    lay_status status = LAY_OK;
    if (asked.first != LAY_DAY_MIN) {
        before.until = asked.first - 1;
        status = lay_store_edges(selection->db, layer, &before, &unused, &last, err);
        free(unused);
        unused = NULL;
    }
    if (status == LAY_OK && asked.last != LAY_DAY_MAX) {
        after.since = asked.last + 1;
        status = lay_store_edges(selection->db, layer, &after, &first, &unused, err);
        free(unused);
    }
    if (status == LAY_OK && (last || first))
        lay_buf_printf(sentence, "; on other days %s%s%s%s%s", last ? "the last before ends " : "",
                       last ? last : "", last && first ? ", " : "", first ? "the next begins " : "",
                       first ? first : "");
    return status;
}

/* Where the layer shows nothing beyond the data cut-off, which the days may have set, that is set
 * to the newest report meanwhile. `others` has no filter by time. */
static lay_status add_days_around(lay_selection *selection, unsigned others, lay_buf *sentence,
                                  lay_error *err)
{
    const struct lay_store_filter *filter = &selection->filter;
    struct lay_day_range asked = {LAY_DAY_MIN, LAY_DAY_MAX};
    if (filter->at.n)
        asked = filter->at.at[0];
    for (size_t i = 1; i < filter->at.n; i++) {
        asked.first = filter->at.at[i].first < asked.first ? filter->at.at[i].first : asked.first;
        asked.last = filter->at.at[i].last > asked.last ? filter->at.at[i].last : asked.last;
    }
    if (filter->set & 1u << LAY_PART_SINCE && filter->since > asked.first)
        asked.first = filter->since;
    if (filter->set & 1u << LAY_PART_UNTIL && filter->until < asked.last)
        asked.last = filter->until;
    lay_day cutoff, newest;
    lay_status status = lay_store_horizon(selection->db, &cutoff, err);
    if (status == LAY_OK)
        status = lay_store_newest(selection->db, &newest, err);
    if (status == LAY_OK && newest > cutoff)
        status = lay_store_set_cutoff(selection->db, newest, err);
    if (status == LAY_OK)
        status = add_days(selection, others, asked, sentence, err);
    if (status == LAY_OK && newest > cutoff)
        status = lay_store_set_cutoff(selection->db, cutoff, err);
    return status;
}

/* The column of the layer that a filter looks at; NULL: none that is worth listing. */
static const char *column_of(const lay_selection *selection, enum lay_filter_part part)
{
    static const char *const names[LAY_PART_COUNT][3] = {
        [LAY_PART_TYPE] = {"type"},
        [LAY_PART_ACTOR] = {"actor", "actors"},
        [LAY_PART_PLACE] = {"name", "place"},
        [LAY_PART_STATUS] = {"status", "state"},
    };
    for (size_t k = 0; names[part][k]; k++)
        for (size_t i = 0; i < selection->layer->column_count; i++)
            if (strcmp(selection->layer->columns[i].name, names[part][k]) == 0)
                return names[part][k];
    return NULL;
}

struct values {
    lay_buf list;
    int count;
};

static void add_value(void *context, const char *value)
{
    struct values *values = context;
    if (values->count++ < VALUES_SHOWN)
        lay_buf_printf(&values->list, "%s%s", values->list.len ? ", " : "", value);
}

static lay_status add_values(lay_selection *selection, unsigned others, const char *column,
                             lay_buf *sentence, lay_error *err)
{
    struct lay_store_filter filter = selection->filter;
    struct values values = {0};
    filter.set = others;
    lay_status status = lay_store_commonest(selection->db, selection->layer->number, &filter,
                                            column, VALUES_SHOWN + 1, add_value, &values, err);
    if (status == LAY_OK && values.count)
        lay_buf_printf(sentence, "; %s there: %s%s", column, lay_buf_text(&values.list),
                       values.count > VALUES_SHOWN ? " \xe2\x80\xa6" : "");
    lay_buf_done(&values.list);
    return status;
}

/* The table of places is made without a limit of distance, and then again as it was. */
static lay_status add_nearest_place(lay_selection *selection, unsigned others, lay_buf *sentence,
                                    lay_error *err)
{
    struct lay_store_filter filter = selection->filter;
    LAY_FREE char *place = NULL;
    double distance_km = 0;
    filter.set = others | 1u << LAY_PART_NEAR;
    lay_status status =
        lay_store_near_make(selection->db, filter.near.at, filter.near.n, INFINITY, err);
    if (status == LAY_OK)
        status = lay_store_nearest(selection->db, selection->layer->number, &filter, &place,
                                   &distance_km, err);
    if (status == LAY_OK)
        lay_buf_printf(sentence, "; the nearest is %s, %.0f km away", place, distance_km);
    else if (status == LAY_NO)
        lay_buf_puts(sentence, "; none of them has a position");
    if (status == LAY_OK || status == LAY_NO)
        status =
            lay_store_near_make(selection->db, filter.near.at, filter.near.n, filter.within_m, err);
    return status;
}

/* Most often it is the days: they are told wherever other days have rows. */
lay_status lay_selection_add_nearest(lay_selection *selection, enum lay_filter_part culprit,
                                     unsigned others, lay_buf *sentence, lay_error *err)
{
    static const unsigned times = 1u << LAY_PART_AT | 1u << LAY_PART_SINCE | 1u << LAY_PART_UNTIL;
    const char *column = column_of(selection, culprit);
    size_t len = sentence->len;
    lay_status status = LAY_OK;
    if (selection->filter.set & times && selection->layer->number != LAY_LAYER_BASES)
        status = add_days_around(selection, selection->filter.set & ~times, sentence, err);
    if (status != LAY_OK || sentence->len > len)
        return status;
    if (culprit == LAY_PART_NEAR)
        return add_nearest_place(selection, others, sentence, err);
    if (1u << culprit & times && selection->layer->number != LAY_LAYER_BASES)
        return add_days_around(selection, others & ~times, sentence, err);
    return column ? add_values(selection, others, column, sentence, err) : LAY_OK;
}
