/* in.c: which places lie in areas.
 *
 * What is in an area is for the caller to judge, place by place; here is who is to be judged: of
 * places that are points those that the R*Tree has in the boxes of the areas, widened by the
 * greatest radius, and all of those few that are none. */
#include "base/buf.h"
#include "store/box.h"
#include "store/connection.h"
#include "store/query.h"
#include "store/store.h"
#include <inttypes.h>

#define COLUMNS                                                                                    \
    "SELECT p.id, p.lon, p.lat, p.radius_m, p.country, p.geom IS NOT NULL,"                        \
    " p.id IN (SELECT value FROM json_each(?1)) FROM "

#define TABLE(name)                                                                                \
    "DROP TABLE IF EXISTS temp." name ";"                                                          \
    "CREATE TEMP TABLE " name "(place INTEGER PRIMARY KEY, sure INTEGER NOT NULL)"
#define PUT(name) "INSERT INTO temp." name " VALUES(?1, ?2) ON CONFLICT(place) DO NOTHING"

struct search {
    lay_db *db;
    bool box;
    const struct lay_in *in;
    char *inside; /* the ids of in->inside as JSON */
    lay_stmt *put;
    lay_error *err;
};

static lay_status judge(struct search *search, lay_stmt *stmt)
{
    struct lay_told_place place = {.id = lay_column_int(stmt, 0),
                                   .at = {lay_column_real(stmt, 1), lay_column_real(stmt, 2)},
                                   .radius_m = lay_column_real(stmt, 3),
                                   .country = lay_column_text(stmt, 4),
                                   .is_point = lay_column_int(stmt, 5) != 0,
                                   .inside = lay_column_int(stmt, 6) != 0};
    place.located = place.is_point || (!lay_column_null(stmt, 1) && place.radius_m > 0);
    enum lay_standing standing = LAY_OUTSIDE;
    lay_status status = search->in->judge(search->in->context, &place, &standing, search->err);
    if (status != LAY_OK || standing == LAY_OUTSIDE)
        return status;
    lay_bind_int(search->put, 1, place.id);
    lay_bind_int(search->put, 2, standing == LAY_INSIDE);
    return lay_stmt_run(search->db, search->put, search->err);
}

static lay_status judge_all(struct search *search, const char *sql, const struct lay_box *box)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_new(search->db, sql, &stmt, search->err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, search->inside);
    if (box) {
        lay_bind_real(stmt, 2, box->west);
        lay_bind_real(stmt, 3, box->south);
        lay_bind_real(stmt, 4, box->east);
        lay_bind_real(stmt, 5, box->north);
    }
    while ((status = lay_stmt_step(search->db, stmt, search->err)) == LAY_OK)
        if ((status = judge(search, stmt)) != LAY_OK)
            break;
    lay_stmt_free(stmt);
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status judge_points(struct search *search)
{
    int64_t widest_m = 0;
    lay_status status =
        lay_db_number(search->db,
                      "SELECT coalesce(max(radius_m), 0) + 1 FROM main.place INDEXED BY "
                      "place_reach WHERE radius_m IS NOT NULL AND geom IS NOT NULL",
                      &widest_m, search->err);
    for (size_t i = 0; status == LAY_OK && i < search->in->box_count; i++) {
        struct lay_box boxes[2];
        size_t n = lay_box_widen(search->in->boxes[i], (double)widest_m, boxes);
        for (size_t k = 0; status == LAY_OK && k < n; k++)
            status = judge_all(
                search,
                COLUMNS "main.idx_place_geom AS i CROSS JOIN main.place AS p ON p.id = i.pkid"
                        " WHERE i.xmax >= ?2 AND i.ymax >= ?3 AND i.xmin <= ?4"
                        " AND i.ymin <= ?5",
                &boxes[k]);
    }
    return status;
}

static lay_status fill(void *context, lay_error *err)
{
    struct search *search = context;
    lay_status status = lay_stmt_new(search->db, search->box ? PUT("box_place") : PUT("in_place"),
                                     &search->put, err);
    if (status == LAY_OK && search->db->chosen) /* TEMP rows, which no R*Tree knows */
        status = judge_all(search, COLUMNS "place AS p", NULL);
    else if (status == LAY_OK && (status = judge_points(search)) == LAY_OK)
        status = judge_all(search, COLUMNS "main.place AS p WHERE p.geom IS NULL", NULL);
    lay_stmt_free(search->put);
    return status;
}

lay_status lay_store_in_make(lay_db *db, enum lay_filter_part part, const struct lay_in *in,
                             lay_error *err)
{
    bool box = part == LAY_PART_BBOX;
    LAY_BUF inside = {0};
    for (size_t i = 0; i < in->inside.n; i++)
        lay_buf_printf(&inside, "%c%" PRId64, i ? ',' : '[', in->inside.at[i]);
    lay_buf_puts(&inside, in->inside.n ? "]" : "[]");
    struct search search = {.db = db, .box = box, .in = in, .inside = inside.text, .err = err};
    return lay_db_make_temp(db, box ? TABLE("box_place") : TABLE("in_place"), fill, &search, err);
}

lay_status lay_store_in_keep(lay_db *db, lay_ids *places, lay_error *err)
{
    lay_stmt *stmt;
    size_t n = 0;
    lay_status status =
        lay_stmt_new(db, "SELECT 1 FROM temp.in_place WHERE place = ?1", &stmt, err);
    for (size_t i = 0; i < places->n && (status == LAY_OK || status == LAY_NO); i++) {
        lay_bind_int(stmt, 1, places->at[i]);
        if ((status = lay_stmt_step(db, stmt, err)) == LAY_OK)
            places->at[n++] = places->at[i];
        lay_stmt_reset(stmt);
    }
    lay_stmt_free(stmt);
    if (status == LAY_OK || status == LAY_NO)
        places->n = n;
    return status == LAY_NO ? LAY_OK : status;
}

lay_status lay_store_place_middle(lay_db *db, int64_t id, struct lay_lonlat *at, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db, "SELECT lon, lat FROM place WHERE id = ?1 AND lon IS NOT NULL", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, id);
    status = lay_stmt_step(db, stmt, err);
    if (status == LAY_OK)
        *at = (struct lay_lonlat){lay_column_real(stmt, 0), lay_column_real(stmt, 1)};
    lay_stmt_reset(stmt);
    return status;
}

lay_status lay_store_place_circle(lay_db *db, int64_t id, struct lay_lonlat *at, double *radius_m,
                                  lay_error *err)
{
    static const char sql[] =
        "SELECT lon, lat, radius_m FROM place WHERE id = ?1 AND lon IS NOT NULL AND radius_m > 0";
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, id);
    status = lay_stmt_step(db, stmt, err);
    if (status == LAY_OK) {
        *at = (struct lay_lonlat){lay_column_real(stmt, 0), lay_column_real(stmt, 1)};
        *radius_m = lay_column_real(stmt, 2);
    }
    lay_stmt_reset(stmt);
    return status;
}
