/* query_hint.c: what is near to a selection that selects nothing: days, values, distances. */
#include "base/buf.h"
#include "store/select.h"
#include <stdlib.h>

/* Every layer has times but reports, which have their days of publication. */
#define DAY_OF(time) "substr(" time ", 1, instr(" time ", 'T') - 1)"

static lay_status first_row(lay_db *db, struct lay_select *select, lay_error *err)
{
    lay_status status = lay_stmt_step(db, select->stmt, err);
    if (status == LAY_OK && lay_column_null(select->stmt, 0))
        status = LAY_NO;
    return status;
}

lay_status lay_store_edges(lay_db *db, int layer, const struct lay_store_filter *filter,
                           char **first, char **last, lay_error *err)
{
    const char *head = layer == LAY_QUERY_REPORTS
                           ? "SELECT min(published), max(published)"
                           : "SELECT " DAY_OF("min(start)") ", " DAY_OF("max(\"end\")");
    struct lay_select select;
    lay_status status = lay_store_select_from(db, layer, filter, head, "", &select, err);
    if (status != LAY_OK)
        return status;
    status = first_row(db, &select, err);
    if (status == LAY_OK || status == LAY_NO) {
        *first = status == LAY_OK ? lay_strdup(lay_column_text(select.stmt, 0)) : NULL;
        *last = status == LAY_OK ? lay_strdup(lay_column_text(select.stmt, 1)) : NULL;
        status = LAY_OK;
    }
    lay_select_done(&select);
    return status;
}

lay_status lay_store_commonest(lay_db *db, int layer, const struct lay_store_filter *filter,
                               const char *column, int most,
                               void (*each)(void *context, const char *value), void *context,
                               lay_error *err)
{
    LAY_BUF head = {0};
    LAY_BUF tail = {0};
    lay_buf_printf(&head, "SELECT \"%s\"", column);
    lay_buf_printf(&tail, "WHERE \"%s\" <> '' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT %d",
                   column, most);
    struct lay_select select;
    lay_status status = lay_store_select_from(db, layer, filter, lay_buf_text(&head),
                                              lay_buf_text(&tail), &select, err);
    if (status != LAY_OK)
        return status;
    while ((status = lay_stmt_step(db, select.stmt, err)) == LAY_OK)
        each(context, lay_column_text(select.stmt, 0));
    lay_select_done(&select);
    return status == LAY_NO ? LAY_OK : status;
}

lay_status lay_store_nearest(lay_db *db, int layer, const struct lay_store_filter *filter,
                             char **place, double *distance_km, lay_error *err)
{
    struct lay_select select;
    const char *head = layer == LAY_QUERY_REPORTS ? "SELECT distance_km, id"
                                                  : "SELECT distance_km, coalesce(place, id)";
    lay_status status =
        lay_store_select_from(db, layer, filter, head,
                              "WHERE distance_km IS NOT NULL ORDER BY 1, 2 LIMIT 1", &select, err);
    if (status != LAY_OK)
        return status;
    status = first_row(db, &select, err);
    if (status == LAY_OK) {
        *distance_km = lay_column_real(select.stmt, 0);
        *place = lay_strdup(lay_column_text(select.stmt, 1));
    }
    lay_select_done(&select);
    return status;
}
