/* forget.c: deletes what was derived at some localities, so that it can be derived anew. What hangs
 * on a row goes before the row. */
#include "base/buf.h"
#include "store/connection.h"
#include "store/derived_at.h"
#include "store/idmap.h"
#include "store/stmt.h"
#include "store/store.h"

#define SPANS "(SELECT id FROM main.span WHERE stay IN " LAY_STAYS_AT ")"
#define DISPUTES                                                                                   \
    "(SELECT id FROM main.dispute WHERE event IN " LAY_EVENTS_AT                                   \
    " UNION SELECT id FROM main.dispute WHERE place IN " LAY_PLACES_AT                             \
    " UNION SELECT id FROM main.dispute WHERE event IS NULL AND place IS NULL)"

static const char *const some[] = {
    "DELETE FROM main.dispute_claim WHERE dispute IN " DISPUTES,
    "DELETE FROM main.dispute WHERE id IN " DISPUTES,
    "DELETE FROM main.idx_span_geom WHERE pkid IN " SPANS,
    "DELETE FROM main.span WHERE stay IN " LAY_STAYS_AT,
    "DELETE FROM main.stay_figure WHERE stay IN " LAY_STAYS_AT,
    "DELETE FROM main.stay_event WHERE stay IN " LAY_STAYS_AT,
    "DELETE FROM main.stay WHERE place IN " LAY_PLACES_AT,
    "DELETE FROM main.movement WHERE event IN " LAY_EVENTS_AT,
    "DELETE FROM main.idx_event_geom WHERE pkid IN " LAY_EVENTS_AT,
    "DELETE FROM main.event_claim WHERE event IN " LAY_EVENTS_AT,
    "DELETE FROM main.event_actor WHERE event IN " LAY_EVENTS_AT,
    "DELETE FROM main.event_row WHERE fid IN " LAY_EVENTS_AT,
    "DELETE FROM main.event WHERE id IN " LAY_EVENTS_AT,
};

static const char all[] =
    "DELETE FROM main.dispute_claim; DELETE FROM main.dispute;"
    "DELETE FROM main.idx_span_geom; DELETE FROM main.span;"
    "DELETE FROM main.stay_figure; DELETE FROM main.stay_event; DELETE FROM main.stay;"
    "DELETE FROM main.movement; DELETE FROM main.idx_event_geom; DELETE FROM main.event_claim;"
    "DELETE FROM main.event_actor; DELETE FROM main.event_row; DELETE FROM main.event;";

lay_status lay_store_forget(lay_db *db, const int64_t *localities, size_t n, lay_error *err)
{
    if (!localities)
        return lay_db_exec(db, all, err);
    LAY_BUF json = {0};
    lay_ids_to_json(localities, n, &json);
    for (size_t i = 0; i < LAY_COUNT(some); i++) {
        lay_stmt *stmt;
        lay_status status = lay_stmt_get(db, some[i], &stmt, err);
        if (status != LAY_OK)
            return status;
        lay_bind_text(stmt, 1, lay_buf_text(&json));
        if ((status = lay_stmt_run(db, stmt, err)) != LAY_OK)
            return status;
    }
    return LAY_OK;
}
