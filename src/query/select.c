/* select.c: a selection: a filter in the store's numbers, on evidence that was chosen for it.
 *
 * Evidence: with known_by, the claims of the reports known by then are read, the laydown is derived
 * from them by the same code as at import, and saved to TEMP tables of the connection, which stand
 * before the stored ones in every query; the store is not written. Reports and claims are rows of
 * evidence themselves: for them known_by is a condition. */
#include "base/buf.h"
#include "base/error.h"
#include "base/suggest.h"
#include "infer/infer.h"
#include "query/rows.h"
#include "query/selection.h"
#include "store/store.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static lay_status derive_again(lay_db *db, lay_day known_by, lay_error *err)
{
    struct lay_evidence_filter filter = LAY_EVIDENCE_ALL;
    filter.known_by = known_by;
    return lay_infer_again(db, &filter, err);
}

/* --at, else --until, else the newest report there is or is known of. */
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
        status = lay_store_newest(selection->db, filter->known_by, &day, err);
    if (status == LAY_OK && day != LAY_DAY_MIN) {
        status = lay_store_set_cutoff(selection->db, day, err);
        selection->cutoff = lay_day_format(day);
    }
    return status;
}

static lay_status prepare(lay_selection *selection, lay_error *err)
{
    const struct lay_store_filter *filter = &selection->filter;
    bool derived = selection->layer->number < LAY_LAYER_CLAIMS;
    lay_status status = lay_store_drop_derived(selection->db, err);
    if (status == LAY_OK && filter->set & 1u << LAY_PART_KNOWN_BY) {
        if (filter->known_by != LAY_DAY_MAX)
            selection->known_by = lay_day_format(filter->known_by);
        if (derived)
            status = derive_again(selection->db, filter->known_by, err);
        if (status == LAY_OK && selection->layer->lines)
            status = lay_store_draw_movements(selection->db, true, err);
    }
    if (status == LAY_OK && filter->set & 1u << LAY_PART_NEAR)
        status = lay_store_near_make(selection->db, filter->near.at, filter->near.n,
                                     filter->within_m, err);
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
    lay_status status = lay_filter_resolve(db, found, filter, &selection->filter, err);
    if (status == LAY_OK)
        status = prepare(selection, err);
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
    free(selection->cutoff);
    free(selection->known_by);
    free(selection);
}

const char *lay_selection_cutoff(const lay_selection *selection)
{
    return selection->cutoff;
}

const char *lay_selection_known_by(const lay_selection *selection)
{
    return selection->known_by;
}

lay_status lay_selection_rows(lay_selection *selection, lay_rows **out, lay_error *err)
{
    return lay_rows_select(selection->db, selection->layer, &selection->filter, NULL, out, err);
}

lay_status lay_selection_count(lay_selection *selection, int64_t *out, lay_error *err)
{
    return lay_selection_count_with(selection, ~0u, out, err);
}

lay_status lay_selection_documents(lay_selection *selection,
                                   lay_status (*each)(void *context, const char *body, size_t len,
                                                      lay_error *err),
                                   void *context, lay_error *err)
{
    if (selection->layer->number != LAY_QUERY_REPORTS)
        return lay_error_set(err, LAY_USAGE, "filter.layer", "%s have no documents",
                             selection->layer->name);
    struct lay_select select;
    lay_status status = lay_store_select(selection->db, selection->layer->number,
                                         &selection->filter, LAY_SELECT_BODIES, &select, err);
    if (status != LAY_OK)
        return status;
    while ((status = lay_stmt_step(selection->db, select.stmt, err)) == LAY_OK) {
        const char *body = lay_column_text(select.stmt, lay_column_total(select.stmt) - 1);
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
