/* movement.c: the lines of movements, for the layer of that name.
 *
 * An event told of with an origin and a destination is one, and has a line when both are points:
 * the geodesic between them. Ends are kept with the positions that the line was made from, so that
 * one statement finds what is to be drawn: new events, and those of which an end has moved. */
#include "geo/line.h"
#include "store/connection.h"
#include "store/geom.h"
#include "store/stmt.h"
#include "store/store.h"

_Static_assert(LAY_PLACE_ORIGIN == 2 && LAY_PLACE_DESTINATION == 3 && LAY_TYPE_DEPARTURE == 7 &&
                   LAY_TYPE_DRAWDOWN == 12,
               "roles and types in the SQL below");

/* Events with both ends; and those that inference keeps where somebody arrived, for which a claim
 * that names that locality also says from where: the first by its ref, those that assert first. */
#define ENDS(schema)                                                                               \
    "WITH ends(event, origin, destination) AS ("                                                   \
    "SELECT id, place, destination FROM " schema ".event"                                          \
    " WHERE destination IS NOT NULL AND destination <> place UNION ALL "                           \
    "SELECT e.id, (SELECT f.place FROM " schema ".event_claim AS ec"                               \
    " JOIN claim AS c ON c.id = ec.claim JOIN claim_place AS f ON f.claim = c.id"                  \
    " JOIN claim_place AS t ON t.claim = c.id AND t.role <> 2"                                     \
    " JOIN place AS tp ON tp.id = t.place JOIN place AS ep ON ep.id = e.place"                     \
    " WHERE ec.event = e.id AND f.role = 2 AND f.place <> e.place"                                 \
    " AND tp.locality = ep.locality ORDER BY ec.stance, c.ref, f.seq LIMIT 1), e.place"            \
    " FROM " schema ".event AS e WHERE e.destination IS NULL AND e.type NOT IN (7, 12)"            \
    " AND e.id IN (SELECT oc.event FROM claim_place AS o JOIN " schema ".event_claim AS oc"        \
    " ON oc.claim = o.claim WHERE o.role IN (2, 3) AND o.role = 2))"
#define MOVEMENT_SQL(schema)                                                                       \
    {                                                                                              \
        ENDS(schema)                                                                               \
        "DELETE FROM " schema ".movement WHERE event NOT IN"                                       \
        " (SELECT event FROM ends WHERE origin IS NOT NULL)",                                      \
            ENDS(schema) "SELECT n.event, n.origin, n.destination, n.points, n.x1, n.y1, n.x2, "   \
                         "n.y2 FROM"                                                               \
                         " (SELECT e.*, p.geom IS NOT NULL AND d.geom IS NOT NULL AS points, "     \
                         "p.lon AS x1,"                                                            \
                         " p.lat AS y1, d.lon AS x2, d.lat AS y2 FROM ends AS e JOIN place "       \
                         "AS p"                                                                    \
                         " ON p.id = e.origin JOIN place AS d ON d.id = e.destination) AS n"       \
                         " LEFT JOIN " schema                                                      \
                         ".movement AS m ON m.event = n.event WHERE m.event IS NULL"               \
                         " OR m.origin <> n.origin OR m.destination <> n.destination"              \
                         " OR (m.from_lon IS NOT NULL) <> n.points OR m.from_lon <> n.x1 OR "      \
                         "m.from_lat <> n.y1"                                                      \
                         " OR m.to_lon <> n.x2 OR m.to_lat <> n.y2",                               \
            "INSERT OR REPLACE INTO " schema ".movement VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"    \
    }

struct movement_sql {
    const char *drop, *find, *put;
};

struct movement {
    int64_t event, origin, destination;
    bool points; /* both ends are */
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
        struct movement found = {
            lay_column_int(stmt, 0),
            lay_column_int(stmt, 1),
            lay_column_int(stmt, 2),
            lay_column_int(stmt, 3) != 0,
            {lay_column_real(stmt, 4), lay_column_real(stmt, 5)},
            {lay_column_real(stmt, 6), lay_column_real(stmt, 7)},
        };
        lay_vec_push(out, found);
    }
    lay_stmt_free(stmt);
    return status == LAY_NO ? LAY_OK : status;
}

static void bind_ends(lay_stmt *put, const struct movement *movement)
{
    lay_bind_int(put, 1, movement->event);
    lay_bind_int(put, 2, movement->origin);
    lay_bind_int(put, 3, movement->destination);
    if (!movement->points)
        return;
    lay_bind_real(put, 4, movement->from.lon);
    lay_bind_real(put, 5, movement->from.lat);
    lay_bind_real(put, 6, movement->to.lon);
    lay_bind_real(put, 7, movement->to.lat);
}

/* Two places of one position have no line between them. */
static lay_status draw(lay_db *db, const char *sql, const struct movement *movement, lay_error *err)
{
    struct lay_lines lines = {0};
    LAY_BUF geom = {0};
    lay_status status = LAY_OK;
    if (movement->points)
        status = lay_geodesic_line(movement->from, movement->to, &lines, err);
    if (status == LAY_OK && lines.ends.n)
        lay_geom_write_lines(&lines, &geom);
    lay_lines_done(&lines);
    lay_stmt *put;
    if (status == LAY_OK)
        status = lay_stmt_get(db, sql, &put, err);
    if (status != LAY_OK)
        return status;
    bind_ends(put, movement);
    if (geom.len)
        lay_bind_blob(put, 8, geom.text, geom.len);
    return lay_stmt_run(db, put, err);
}

static lay_status draw_all(lay_db *db, const struct movement_sql *sql, lay_error *err)
{
    movement_vec found = {0};
    lay_status status = lay_db_exec(db, sql->drop, err);
    if (status == LAY_OK)
        status = find_movements(db, sql->find, &found, err);
    for (size_t i = 0; status == LAY_OK && i < found.n; i++)
        status = draw(db, sql->put, &found.at[i], err);
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
