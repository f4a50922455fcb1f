/* event_row.c: makes the rows of the layer "events", when the events are written.
 *
 * A row holds the names of its event's place and actors: what becomes of these makes the localities
 * of their events touched (lay_store_put_place() and lay_store_put_actor() say so), and those are
 * written again. Reports and claims never change. */
#include "store/event_row.h"

#include "base/buf.h"
#include "store/connection.h"
#include "store/derived_at.h"
#include "store/idmap.h"
#include "store/stmt.h"

static const char order_sql[] =
#include "sql/event_order.inc"
    ;
static const char row_sql[] =
#include "sql/event_row.inc"
    ;

/* In the order of the table's key, which is the cheap one to insert in. */
static lay_status insert_rows(lay_db *db, const char *schema, const char *localities,
                              lay_error *err)
{
    LAY_BUF sql = {0};
    lay_buf_printf(&sql, "INSERT INTO %s.event_row WITH ordered AS (", schema);
    lay_buf_puts(&sql, order_sql);
    if (localities)
        lay_buf_puts(&sql, "WHERE e.id IN " LAY_EVENTS_AT);
    lay_buf_puts(&sql, " ORDER BY 1, 2, 3, 4 LIMIT -1)\n");
    lay_buf_puts(&sql, row_sql);
    lay_stmt *stmt;
    lay_status status = lay_stmt_new(db, lay_buf_text(&sql), &stmt, err);
    if (status != LAY_OK)
        return status;
    if (localities)
        lay_bind_text(stmt, 1, localities);
    status = lay_stmt_run(db, stmt, err);
    lay_stmt_free(stmt);
    return status;
}

/* Into an empty table: its indexes are made when the rows are there, which is quicker, and leaves
 * them without gaps. */
static lay_status fill(lay_db *db, const char *schema, const char *localities, lay_error *err)
{
    LAY_BUF drop = {0};
    LAY_BUF make = {0};
    static const char *const columns[] = {"fid", "id"};
    for (size_t i = 0; i < LAY_COUNT(columns); i++) {
        lay_buf_printf(&drop, "DROP INDEX %s.event_row_%s;", schema, columns[i]);
        lay_buf_printf(&make, "CREATE INDEX %s.event_row_%s ON event_row(%s);", schema, columns[i],
                       columns[i]);
    }
    lay_status status = lay_db_exec(db, lay_buf_text(&drop), err);
    if (status == LAY_OK)
        status = insert_rows(db, schema, localities, err);
    return status == LAY_OK ? lay_db_exec(db, lay_buf_text(&make), err) : status;
}

lay_status lay_store_write_event_rows(lay_db *db, bool temp, const int64_t *localities, size_t n,
                                      lay_error *err)
{
    if (temp)
        return fill(db, "temp", NULL, err);
    LAY_BUF json = {0};
    lay_ids_to_json(localities, n, &json);
    int64_t any;
    lay_status status =
        lay_db_number(db, "SELECT EXISTS (SELECT 1 FROM main.event_row)", &any, err);
    if (status != LAY_OK)
        return status;
    return (any ? insert_rows : fill)(db, "main", localities ? lay_buf_text(&json) : NULL, err);
}
