/* movement.c: the lines of movements, for the layer of that name.
 *
 * An event told of with an origin and a destination has a line when both are points: the geodesic
 * between them. A line is kept with the two positions it was made from, so that one statement finds
 * what is to be drawn: new events, and those of which an end has moved. */
#include "geo/line.h"
#include "store/connection.h"
#include "store/geom.h"
#include "store/stmt.h"
#include "store/store.h"

#define ENDS(schema)                                                                               \
    " FROM " schema ".event AS e JOIN main.place AS p ON p.id = e.place"                           \
    " JOIN main.place AS d ON d.id = e.destination LEFT JOIN " schema                              \
    ".movement AS m ON m.event = e.id WHERE e.destination IS NOT NULL"                             \
    " AND e.destination <> e.place AND p.geom IS NOT NULL AND d.geom IS NOT NULL"
#define MOVEMENT_SQL(schema)                                                                       \
    {                                                                                              \
        "DELETE FROM " schema ".movement WHERE event NOT IN (SELECT e.id" ENDS(schema) ")",        \
            "SELECT e.id, p.lon, p.lat, d.lon, d.lat" ENDS(                                        \
                schema) " AND (m.event IS NULL OR m.from_lon <> p.lon OR m.from_lat <> p.lat"      \
                        " OR m.to_lon <> d.lon OR m.to_lat <> d.lat)",                             \
            "INSERT OR REPLACE INTO " schema ".movement VALUES(?1, ?2, ?3, ?4, ?5, ?6)"            \
    }

struct movement_sql {
    const char *drop, *find, *put;
};

struct movement {
    int64_t event;
    struct lay_lonlat from, to;
};
typedef LAY_VEC(struct movement) movement_vec;

static lay_status find_movements(lay_db *db, const char *sql, movement_vec *out, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_new(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    while ((status = lay_stmt_step(db, stmt, err)) == LAY_OK) {
        struct lay_lonlat from = {lay_column_real(stmt, 1), lay_column_real(stmt, 2)};
        struct lay_lonlat to = {lay_column_real(stmt, 3), lay_column_real(stmt, 4)};
        lay_vec_push(out, (struct movement){lay_column_int(stmt, 0), from, to});
    }
    lay_stmt_free(stmt);
    return status == LAY_NO ? LAY_OK : status;
}

/* Two places of one position have no line between them; the row says that it was looked at. */
static lay_status draw(lay_db *db, lay_stmt *put, const struct movement *movement, lay_error *err)
{
    struct lay_lines lines = {0};
    LAY_BUF geom = {0};
    lay_status status = lay_geodesic_line(movement->from, movement->to, &lines, err);
    if (status == LAY_OK && lines.ends.n)
        lay_geom_write_lines(&lines, &geom);
    lay_lines_done(&lines);
    if (status != LAY_OK)
        return status;
    lay_bind_int(put, 1, movement->event);
    lay_bind_real(put, 2, movement->from.lon);
    lay_bind_real(put, 3, movement->from.lat);
    lay_bind_real(put, 4, movement->to.lon);
    lay_bind_real(put, 5, movement->to.lat);
    lay_bind_blob(put, 6, geom.len ? geom.text : NULL, geom.len);
    return lay_stmt_run(db, put, err);
}

static lay_status draw_all(lay_db *db, const struct movement_sql *sql, lay_error *err)
{
    movement_vec found = {0};
    lay_stmt *put = NULL;
    lay_status status = lay_db_exec(db, sql->drop, err);
    if (status == LAY_OK)
        status = find_movements(db, sql->find, &found, err);
    if (status == LAY_OK && found.n)
        status = lay_stmt_new(db, sql->put, &put, err);
    for (size_t i = 0; status == LAY_OK && i < found.n; i++)
        status = draw(db, put, &found.at[i], err);
    lay_stmt_free(put);
    lay_vec_done(&found);
    return status;
}

lay_status lay_store_draw_movements(lay_db *db, bool temp, lay_error *err)
{
    static const struct movement_sql stored = MOVEMENT_SQL("main"), derived = MOVEMENT_SQL("temp");
    if (!temp)
        return draw_all(db, &stored, err);
    lay_status status = lay_db_allow_temp(db, true, err);
    if (status != LAY_OK)
        return status;
    status = draw_all(db, &derived, err);
    lay_status back = lay_db_allow_temp(db, false, status == LAY_OK ? err : NULL);
    return status == LAY_OK ? back : status;
}
