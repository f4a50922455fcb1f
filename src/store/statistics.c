/* statistics.c: how many rows the layers have and how far they reach, in SpatiaLite's tables.
 *
 * QGIS writes these numbers itself when it opens a layer by SpatiaLite, believes them from then on,
 * and does not open a layer without them where it cannot write: so they are ours to keep right. */
#include "store/connection.h"
#include "store/geom.h"
#include "store/stmt.h"
#include "store/store.h"
#include <math.h>

/* Number, then west, south, east, north of what is placed. */
static const struct {
    const char *view, *sql;
} numbers[] = {
    {"events",
     "SELECT (SELECT count(*) FROM main.event), min(xmin), min(ymin), max(xmax), max(ymax) "
     "FROM idx_event_geom"},
    {"presence", "SELECT (SELECT count(*) FROM main.presence), min(xmin), min(ymin), max(xmax), "
                 "max(ymax) FROM idx_span_geom"},
    {"bases",
     "SELECT count(*), min(p.lon), min(p.lat), max(p.lon), max(p.lat) FROM main.bases AS b "
     "LEFT JOIN place AS p ON p.id = b.fid AND p.geom IS NOT NULL"},
};

/* Of lines and areas the box is read from each. */
static const struct {
    const char *view, *count, *geometries;
} boxed[] = {
    {"movements", "SELECT count(*) FROM main.movements",
     "SELECT geom FROM main.movement WHERE geom IS NOT NULL"},
    {"event_areas", "SELECT count(*) FROM main.event_areas",
     "SELECT geom FROM area WHERE place IN (SELECT place FROM main.event WHERE geom IS NULL)"},
};

static lay_status put(lay_db *db, const char *view, int64_t rows, const double box[4],
                      lay_error *err)
{
    static const char *const statements[] = {
        "DELETE FROM views_geometry_columns_field_infos WHERE view_name = ?1",
        "INSERT OR REPLACE INTO views_geometry_columns_statistics SELECT view_name, view_geometry, "
        "coalesce((SELECT start FROM main.horizon), '1970-01-01T00:00:00Z'), ?2, ?3, ?4, ?5, ?6 "
        "FROM views_geometry_columns WHERE view_name = ?1",
    };
    for (int i = 0; i < 2; i++) {
        lay_stmt *stmt;
        lay_status status = lay_stmt_get(db, statements[i], &stmt, err);
        if (status != LAY_OK)
            return status;
        lay_bind_text(stmt, 1, view);
        if (i == 1)
            lay_bind_int(stmt, 2, rows);
        for (int k = 0; i == 1 && box && k < 4; k++)
            lay_bind_real(stmt, 3 + k, box[k]);
        if ((status = lay_stmt_run(db, stmt, err)) != LAY_OK)
            return status;
    }
    return LAY_OK;
}

static lay_status of_points(lay_db *db, const char *view, const char *sql, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    if (status != LAY_OK || (status = lay_stmt_step(db, stmt, err)) != LAY_OK)
        return status;
    int64_t rows = lay_column_int(stmt, 0);
    bool any = !lay_column_null(stmt, 1);
    double box[4];
    for (int i = 0; i < 4; i++)
        box[i] = lay_column_real(stmt, i + 1);
    lay_stmt_reset(stmt);
    return put(db, view, rows, any ? box : NULL, err);
}

static lay_status of_boxes(lay_db *db, const char *view, const char *count, const char *geometries,
                           lay_error *err)
{
    int64_t rows;
    double box[4] = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    lay_stmt *stmt;
    lay_status status = lay_db_number(db, count, &rows, err);
    if (status == LAY_OK)
        status = lay_stmt_get(db, geometries, &stmt, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, stmt, err)) == LAY_OK) {
        size_t len;
        const void *bytes = lay_column_blob(stmt, 0, &len);
        double one[4];
        if (!lay_geom_read_box(bytes, len, one))
            continue;
        for (int i = 0; i < 4; i++)
            box[i] = i < 2 ? fmin(box[i], one[i]) : fmax(box[i], one[i]);
    }
    if (status != LAY_NO)
        return status;
    lay_stmt_reset(stmt);
    return put(db, view, rows, isfinite(box[0]) ? box : NULL, err);
}

lay_status lay_store_statistics(lay_db *db, lay_error *err)
{
    static const char asked[] = "SELECT count(*) FROM main.sqlite_schema "
                                "WHERE name = 'views_geometry_columns_statistics'";
    int64_t there;
    lay_status status = lay_db_number(db, asked, &there, err);
    if (status != LAY_OK || !there)
        return status;
    for (size_t i = 0; status == LAY_OK && i < LAY_COUNT(numbers); i++)
        status = of_points(db, numbers[i].view, numbers[i].sql, err);
    for (size_t i = 0; status == LAY_OK && i < LAY_COUNT(boxed); i++)
        status = of_boxes(db, boxed[i].view, boxed[i].count, boxed[i].geometries, err);
    return status;
}
