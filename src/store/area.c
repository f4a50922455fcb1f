/* area.c: the areas of places, for the layer event_areas. They are the gazetteer's, which is not
 * read here: what is wanted is listed, and what was found is kept. */
#include "base/buf.h"
#include "store/connection.h"
#include "store/geom.h"
#include "store/stmt.h"
#include "store/store.h"

lay_status lay_store_areas_wanted(lay_db *db, lay_arena *arena, lay_wanted_areas *out,
                                  lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db,
        "SELECT p.id, p.key, p.name, p.lon, p.lat, coalesce(p.radius_m, 0) * (p.lon IS NOT NULL) "
        "FROM place AS p WHERE p.precision BETWEEN 3 AND 6 AND p.geom IS NULL AND p.id NOT IN "
        "(SELECT place FROM area) "
        "AND EXISTS (SELECT 1 FROM event AS e WHERE e.place = p.id AND e.geom IS NULL) "
        "ORDER BY p.id",
        &stmt, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, stmt, err)) == LAY_OK) {
        struct lay_wanted_area wanted = {lay_column_int(stmt, 0),
                                         lay_arena_strdup(arena, lay_column_text(stmt, 1)),
                                         lay_arena_strdup(arena, lay_column_text(stmt, 2)),
                                         {lay_column_real(stmt, 3), lay_column_real(stmt, 4)},
                                         lay_column_real(stmt, 5)};
        lay_vec_push(out, wanted);
    }
    if (status != LAY_NO)
        return status;
    lay_stmt_reset(stmt);
    return LAY_OK;
}

lay_status lay_store_circle_of(lay_db *db, const char *key, struct lay_lonlat *middle,
                               double *radius_m, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db,
                                     "SELECT lon, lat, radius_m FROM place WHERE key = ?1 AND lon "
                                     "IS NOT NULL AND radius_m > 0",
                                     &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, key);
    status = lay_stmt_step(db, stmt, err);
    if (status == LAY_OK) {
        *middle = (struct lay_lonlat){lay_column_real(stmt, 0), lay_column_real(stmt, 1)};
        *radius_m = lay_column_real(stmt, 2);
        lay_stmt_reset(stmt);
    }
    return status;
}

lay_status lay_store_put_area(lay_db *db, int64_t place, const struct lay_shape *rings,
                              lay_error *err)
{
    LAY_BUF geom = {0};
    lay_geom_write_areas(rings, &geom);
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, "INSERT INTO area VALUES(?1, ?2)", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, place);
    lay_bind_blob(stmt, 2, geom.text, geom.len);
    return lay_stmt_run(db, stmt, err);
}
