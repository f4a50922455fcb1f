/* select.c: a selection: a filter in the store's numbers, on evidence that was chosen for it.
 *
 * Evidence: where a filter chooses it, the reports and claims that pass stand in TEMP tables before
 * the stored ones (store/choose.h), unknown names are settled and the laydown is derived from them
 * by the same code as at import, into TEMP tables too; the store is not written. */
#include "base/buf.h"
#include "base/error.h"
#include "base/suggest.h"
#include "gazetteer/settle.h"
#include "infer/infer.h"
#include "query/area.h"
#include "query/by_view.h"
#include "query/rows.h"
#include "query/selection.h"
#include "store/store.h"
#include <inttypes.h>
#include <laydown/gazetteer.h>
#include <stdlib.h>
#include <string.h>

/* --at, else --until, else the newest report there is in the evidence. */
static lay_status set_cutoff(lay_selection *selection, lay_error *err)
{
    const struct lay_store_filter *filter = &selection->filter;
    lay_day day = LAY_DAY_MIN;
    for (size_t i = 0; i < filter->at.n; i++)
        if (filter->at.at[i].last != LAY_DAY_MAX && filter->at.at[i].last > day)
            day = filter->at.at[i].last;
    if (day == LAY_DAY_MIN && filter->set & 1u << LAY_PART_UNTIL && filter->until != LAY_DAY_MAX)
        day = filter->until;
    lay_status status = LAY_OK;
    if (day == LAY_DAY_MIN)
        status = lay_store_newest(selection->db, &day, err);
    if (status == LAY_OK && (day != LAY_DAY_MIN || selection->chosen.any)) {
        status = lay_store_set_cutoff(selection->db, day, err);
        selection->cutoff = day == LAY_DAY_MIN ? NULL : lay_day_format(day);
    }
    return status;
}

/* Evidence goes first: names are looked up in it. */
static lay_status prepare(lay_selection *selection, const struct lay_filter *filter, lay_error *err)
{
    lay_db *db = selection->db;
    bool derived = selection->layer->number < LAY_LAYER_CLAIMS;
    lay_status status = lay_store_choose_none(db, err);
    if (status == LAY_OK)
        status = lay_chosen_read(db, filter, &selection->chosen, err);
    if (status == LAY_OK && selection->chosen.any)
        status = lay_store_choose(db, &selection->chosen.choice, lay_settle_all, err);
    if (status == LAY_OK)
        status = lay_filter_resolve(db, selection->layer, filter, &selection->filter, err);
    if (status == LAY_OK && selection->chosen.any && derived)
        status = lay_infer_again(db, err);
    if (status == LAY_OK && selection->chosen.any && selection->layer->lines)
        status = lay_store_draw_movements(db, true, err);
    const struct lay_store_filter *read = &selection->filter;
    if (status == LAY_OK)
        status = lay_filter_worldview(filter, &selection->un, err);
    selection->by_view = filter->worldview || filter->areas.count;
    const struct lay_box box = {read->west, read->south, read->east, read->north};
    if (status == LAY_OK && read->set & 1u << LAY_PART_BBOX)
        status = lay_filter_box(db, box, err);
    if (status == LAY_OK && read->set & 1u << LAY_PART_IN)
        status = lay_filter_in(db, filter, selection->un, err);
    if (status == LAY_OK && read->set & 1u << LAY_PART_NEAR)
        status = lay_store_near_make(db, read->near.at, read->near.n, read->within_m, err);
    return status == LAY_OK ? set_cutoff(selection, err) : status;
}

lay_status lay_selection_new(lay_db *db, const char *layer, const struct lay_filter *filter,
                             lay_selection **out, lay_error *err)
{
    const struct lay_query_layer *found = lay_query_layer_find(layer);
    if (!found) {
        size_t count;
        const char *const *names = lay_query_layer_names(&count);
        const char *near = lay_suggest(layer, names, count);
        lay_error_set(err, LAY_USAGE, "filter.layer", "there is no layer \"%s\"", layer);
        if (near)
            lay_error_hint(err, "did you mean \"%s\"?", near);
        return LAY_USAGE;
    }
    lay_selection *selection = lay_zalloc(1, sizeof *selection);
    selection->db = db;
    selection->layer = found;
    lay_status status = prepare(selection, filter, err);
    if (status != LAY_OK) {
        lay_selection_free(selection);
        return status;
    }
    *out = selection;
    return LAY_OK;
}

void lay_selection_free(lay_selection *selection)
{
    if (!selection)
        return;
    lay_store_filter_done(&selection->filter);
    lay_chosen_done(&selection->chosen);
    free(selection->cutoff);
    free(selection);
}

const char *lay_selection_cutoff(const lay_selection *selection)
{
    return selection->cutoff;
}

const char *lay_selection_known_by(const lay_selection *selection)
{
    return selection->chosen.known_by;
}

const char *lay_selection_recorded_by(const lay_selection *selection)
{
    return selection->chosen.recorded_by;
}

const char *lay_selection_min_grade(const lay_selection *selection)
{
    return selection->chosen.min_grade;
}

const char *lay_selection_sources(const lay_selection *selection)
{
    return selection->chosen.source_list;
}

const char *lay_selection_worldview(const lay_selection *selection)
{
    return selection->un ? "un" : "defacto";
}

lay_status lay_selection_describe(const struct lay_selection *selection, lay_tree *tree,
                                  struct lay_node *node, lay_error *err)
{
    const char *attribution = NULL;
    lay_node_put_text(tree, node, "cutoff", lay_selection_cutoff(selection));
    lay_node_put_text(tree, node, "known_by", lay_selection_known_by(selection));
    lay_node_put_text(tree, node, "worldview", lay_selection_worldview(selection));
    lay_status status = lay_gazetteer_attribution(selection->db, &attribution, err);
    if (status == LAY_OK && attribution)
        lay_node_put_text(tree, node, "attribution", attribution);
    return status;
}

lay_status lay_selection_rows(lay_selection *selection, lay_rows **out, lay_error *err)
{
    lay_status status =
        lay_rows_select(selection->db, selection->layer, &selection->filter, NULL, out, err);
    return status == LAY_OK && selection->by_view
               ? lay_rows_by_view(selection->db, *out, selection->un, out, err)
               : status;
}

lay_status lay_selection_count(lay_selection *selection, int64_t *out, lay_error *err)
{
    lay_status status = lay_selection_count_with(selection, ~0u, out, err);
    int64_t nearest = selection->filter.nearest;
    if (status == LAY_OK && nearest && *out > nearest)
        *out = nearest;
    return status;
}

static lay_status select_bodies(lay_selection *selection, struct lay_select *out, lay_error *err)
{
    if (selection->layer->number != LAY_QUERY_REPORTS)
        return lay_error_set(err, LAY_USAGE, "filter.layer", "%s have no documents",
                             selection->layer->name);
    return lay_store_select(selection->db, selection->layer->number, &selection->filter,
                            LAY_SELECT_BODIES, out, err);
}

lay_status lay_selection_document(lay_selection *selection, char **out, lay_error *err)
{
    struct lay_select select;
    lay_status status = select_bodies(selection, &select, err);
    if (status != LAY_OK)
        return status;
    char *shared = NULL;
    bool same = true, first = true;
    while (same && (status = lay_stmt_step(selection->db, select.stmt, err)) == LAY_OK) {
        const char *members = lay_column_text(select.stmt, lay_column_total(select.stmt) - 1);
        if (first)
            shared = members ? lay_strdup(members) : NULL;
        same = shared && members && strcmp(shared, members) == 0;
        first = false;
    }
    lay_select_done(&select);
    if (!same || status != LAY_NO) {
        free(shared);
        shared = NULL;
    }
    if (status == LAY_OK || status == LAY_NO)
        *out = shared;
    return status == LAY_NO ? LAY_OK : status;
}

/* The report, an object that is not empty, with its document's members in front. */
static char *with_document(const char *body, const char *members)
{
    return lay_asprintf("{\"document\":%s,%s", members, body + 1);
}

lay_status lay_selection_documents(lay_selection *selection, bool apart,
                                   lay_status (*each)(void *context, const char *body, size_t len,
                                                      lay_error *err),
                                   void *context, lay_error *err)
{
    struct lay_select select;
    lay_status status = select_bodies(selection, &select, err);
    if (status != LAY_OK)
        return status;
    while ((status = lay_stmt_step(selection->db, select.stmt, err)) == LAY_OK) {
        const char *body = lay_column_text(select.stmt, lay_column_total(select.stmt) - 2);
        const char *members = lay_column_text(select.stmt, lay_column_total(select.stmt) - 1);
        LAY_FREE char *whole = apart && members ? with_document(body, members) : NULL;
        body = whole ? whole : body;
        status = each(context, body, strlen(body), err);
        if (status != LAY_OK)
            break;
    }
    lay_select_done(&select);
    return status == LAY_NO ? LAY_OK : status;
}

lay_status lay_query(lay_db *db, const char *layer, const struct lay_filter *filter, lay_rows **out,
                     lay_error *err)
{
    lay_selection *selection = NULL;
    lay_status status = lay_selection_new(db, layer, filter, &selection, err);
    if (status == LAY_OK)
        status = lay_rows_select(db, selection->layer, &selection->filter, selection, out, err);
    if (status != LAY_OK)
        lay_selection_free(selection);
    else if (selection->by_view) /* the rows own the selection by now */
        status = lay_rows_by_view(db, *out, selection->un, out, err);
    return status;
}

lay_status lay_query_count(lay_db *db, const char *layer, const struct lay_filter *filter,
                           int64_t *out, lay_error *err)
{
    lay_selection *selection = NULL;
    lay_status status = lay_selection_new(db, layer, filter, &selection, err);
    if (status == LAY_OK)
        status = lay_selection_count(selection, out, err);
    lay_selection_free(selection);
    return status;
}
