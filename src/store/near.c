/* near.c: which places lie within a distance.
 *
 * Distances are geodesics on the ellipsoid. The R*Tree of places leaves those in a box around the
 * circle (box.h). What has a radius r and
 * whose middle is d away is within w for sure when d + r <= w, and may be when d - r <= w; so the
 * box is wider by the greatest radius. Areas, whose middle is no point to be drawn, are not in the
 * R*Tree and are few: all of them are measured. What has no radius is where its point is, and an
 * area without one has no position to measure. */
#include "geo/geodesic.h"
#include "store/box.h"
#include "store/connection.h"
#include "store/query.h"
#include "store/store.h"
#include <math.h>

struct found {
    int64_t place;
    struct lay_lonlat at;
    double radius_m;
};

static const char table[] = "DROP TABLE IF EXISTS temp.near_place;"
                            "CREATE TEMP TABLE near_place(place INTEGER PRIMARY KEY, "
                            "distance_m REAL NOT NULL, sure INTEGER NOT NULL)";

struct search {
    lay_db *db;
    const struct lay_lonlat *points;
    size_t n;
    double within_m;
    lay_error *err;
    LAY_VEC(struct found) found;
};

static lay_status keep_all(struct search *search, lay_stmt *stmt)
{
    lay_status status;
    while ((status = lay_stmt_step(search->db, stmt, search->err)) == LAY_OK) {
        struct lay_lonlat at = {lay_column_real(stmt, 1), lay_column_real(stmt, 2)};
        lay_vec_push(&search->found,
                     (struct found){lay_column_int(stmt, 0), at, lay_column_real(stmt, 3)});
    }
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status find_points(struct search *search, struct lay_lonlat around, double radius_m)
{
    static const char sql[] =
        "SELECT p.id, p.lon, p.lat, p.radius_m FROM main.idx_place_geom AS i"
        " CROSS JOIN main.place AS p ON p.id = i.pkid"
        " WHERE i.xmax >= ?1 AND i.ymax >= ?2 AND i.xmin <= ?3 AND i.ymin <= ?4";
    struct lay_box boxes[2], point = {around.lon, around.lat, around.lon, around.lat};
    size_t n = lay_box_widen(point, radius_m, boxes);
    lay_status status = LAY_OK;
    for (size_t i = 0; status == LAY_OK && i < n; i++) {
        lay_stmt *stmt;
        status = lay_stmt_get(search->db, sql, &stmt, search->err);
        if (status != LAY_OK)
            return status;
        lay_bind_real(stmt, 1, boxes[i].west);
        lay_bind_real(stmt, 2, boxes[i].south);
        lay_bind_real(stmt, 3, boxes[i].east);
        lay_bind_real(stmt, 4, boxes[i].north);
        status = keep_all(search, stmt);
    }
    return status;
}

/* Places that follow from chosen evidence are TEMP rows, which no R*Tree knows. */
static lay_status find_all_points(struct search *search)
{
    static const char sql[] = "SELECT id, lon, lat, radius_m FROM place WHERE geom IS NOT NULL";
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(search->db, sql, &stmt, search->err);
    return status == LAY_OK ? keep_all(search, stmt) : status;
}

static lay_status find_areas(struct search *search)
{
    static const char sql[] = "SELECT id, lon, lat, radius_m FROM place"
                              " WHERE radius_m IS NOT NULL AND geom IS NULL AND lon IS NOT NULL";
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(search->db, sql, &stmt, search->err);
    return status == LAY_OK ? keep_all(search, stmt) : status;
}

static lay_status find_all(struct search *search)
{
    if (search->db->chosen) {
        lay_status status = find_all_points(search);
        return status == LAY_OK ? find_areas(search) : status;
    }
    int64_t widest_m = 0;
    lay_status status =
        lay_db_number(search->db,
                      "SELECT coalesce(max(radius_m), 0) + 1 FROM main.place INDEXED BY "
                      "place_reach WHERE radius_m IS NOT NULL AND geom IS NOT NULL",
                      &widest_m, search->err);
    for (size_t i = 0; status == LAY_OK && i < search->n; i++)
        status = find_points(search, search->points[i], search->within_m + (double)widest_m);
    return status == LAY_OK ? find_areas(search) : status;
}

static lay_status nearest_point(const struct search *search, struct lay_lonlat at,
                                double *distance_m)
{
    *distance_m = INFINITY;
    for (size_t i = 0; i < search->n; i++) {
        double distance;
        lay_status status =
            lay_geodesic_inverse(search->points[i], at, &distance, NULL, search->err);
        if (status != LAY_OK)
            return status;
        *distance_m = fmin(*distance_m, distance);
    }
    return LAY_OK;
}

static lay_status write_found(void *context, lay_error *err)
{
    struct search *search = context;
    lay_stmt *stmt;
    lay_status status = lay_stmt_new(
        search->db, "INSERT OR IGNORE INTO temp.near_place VALUES(?1, ?2, ?3)", &stmt, err);
    if (status != LAY_OK)
        return status;
    for (size_t i = 0; status == LAY_OK && i < search->found.n; i++) {
        const struct found *found = &search->found.at[i];
        double distance_m;
        status = nearest_point(search, found->at, &distance_m);
        if (status != LAY_OK || distance_m - found->radius_m > search->within_m)
            continue;
        lay_bind_int(stmt, 1, found->place);
        lay_bind_real(stmt, 2, distance_m);
        lay_bind_int(stmt, 3, distance_m + found->radius_m <= search->within_m);
        status = lay_stmt_run(search->db, stmt, err);
    }
    lay_stmt_free(stmt);
    return status;
}

lay_status lay_store_near_make(lay_db *db, const struct lay_lonlat *points, size_t n,
                               double within_m, lay_error *err)
{
    struct search search = {.db = db, .points = points, .n = n, .within_m = within_m, .err = err};
    lay_status status = find_all(&search);
    if (status == LAY_OK)
        status = lay_db_make_temp(db, table, write_found, &search, err);
    lay_vec_done(&search.found);
    return status;
}

lay_status lay_store_near_any(lay_db *db, struct lay_lonlat point, double within_m, bool *any,
                              lay_error *err)
{
    struct search search = {.db = db, .points = &point, .n = 1, .err = err};
    lay_status status = find_points(&search, point, within_m);
    *any = false;
    for (size_t i = 0; status == LAY_OK && !*any && i < search.found.n; i++) {
        double distance_m;
        status = nearest_point(&search, search.found.at[i].at, &distance_m);
        *any = status == LAY_OK && distance_m <= within_m;
    }
    lay_vec_done(&search.found);
    return status;
}

lay_status lay_store_place_point(lay_db *db, int64_t id, struct lay_point *out, lay_error *err)
{
    static const char sql[] = "SELECT lon, lat FROM place WHERE id = ?1 AND geom IS NOT NULL";
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, id);
    status = lay_stmt_step(db, stmt, err);
    if (status != LAY_OK && status != LAY_NO)
        return status;
    *out = (struct lay_point){0};
    if (status == LAY_OK)
        *out = (struct lay_point){true, lay_column_real(stmt, 0), lay_column_real(stmt, 1)};
    lay_stmt_reset(stmt);
    return LAY_OK;
}
