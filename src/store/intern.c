/* intern.c: places and actors under their keys, each stored once, with all their names.
 *
 * A row is only written when something differs, so that importing the same again leaves the file as
 * it is. What inference looks at is compared apart: only that makes a neighbourhood dirty. */
#include "base/error.h"
#include "store/connection.h"
#include "store/geom.h"
#include "store/rtree.h"
#include "store/stmt.h"
#include "store/store.h"
#include <string.h>

lay_status lay_store_find_place(lay_db *db, const char *key, int64_t *id, lay_error *err)
{
    return lay_stmt_id_of(db, "SELECT id FROM place WHERE key = ?1", key, id, err);
}

lay_status lay_store_find_actor(lay_db *db, const char *key, int64_t *id, lay_error *err)
{
    return lay_stmt_id_of(db, "SELECT id FROM actor WHERE key = ?1", key, id, err);
}

lay_status lay_store_locality(lay_db *db, int64_t place, int64_t *locality, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, "SELECT locality FROM place WHERE id = ?1", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, place);
    status = lay_stmt_step(db, stmt, err);
    if (status == LAY_NO)
        return lay_error_set(err, LAY_BUG, "store.bug", "no place has the row %lld",
                             (long long)place);
    if (status == LAY_OK) {
        *locality = lay_column_int(stmt, 0);
        lay_stmt_reset(stmt);
    }
    return status;
}

/* Of a gazetteer's names that fold alike the first is kept; of an unknown name the spelling that
 * was chosen among all that there are. */
#define PUT_ONCE(what) "INSERT OR IGNORE INTO " what "_name VALUES(?1, ?2, ?3)"
#define PUT_BEST(what)                                                                             \
    "INSERT INTO " what "_name VALUES(?1, ?2, ?3) ON CONFLICT(folded, " what ") "                  \
    "DO UPDATE SET name = ?3 WHERE name <> ?3"

static lay_status put_names(lay_db *db, const char *sql, int64_t id,
                            const struct lay_store_name *names, size_t count, lay_error *err)
{
    for (size_t i = 0; i < count; i++) {
        lay_stmt *stmt;
        lay_status status = lay_stmt_get(db, sql, &stmt, err);
        if (status != LAY_OK)
            return status;
        lay_bind_text(stmt, 1, names[i].folded);
        lay_bind_int(stmt, 2, id);
        lay_bind_text(stmt, 3, names[i].name);
        if ((status = lay_stmt_run(db, stmt, err)) != LAY_OK)
            return status;
    }
    return LAY_OK;
}

/* Drawn as a point: a facility or town whose position is not of something bigger. */
static struct lay_point drawn_point(const struct lay_store_place *place)
{
    struct lay_point point = place->point;
    point.has = point.has && place->precision <= 2 && place->level <= LAY_LEVEL_TOWN;
    return point;
}

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_real(lay_stmt *stmt, int at, bool has, double value)
{
    return has ? !lay_column_null(stmt, at) && !(lay_column_real(stmt, at) < value) &&
                     !(lay_column_real(stmt, at) > value)
               : lay_column_null(stmt, at);
}

static const char place_row[] =
    "SELECT id, name, kind, level, country, lon, lat, precision, radius_m, parent, locality, "
    "resolved, source, gazetteer FROM place WHERE key = ?1";

/* Compares the row with the place. *matters: something that inference, the map or
 * event_row looks at differs. */
static bool place_differs(lay_stmt *row, const struct lay_store_place *place, bool *matters)
{
    int64_t id = lay_column_int(row, 0);
    *matters = !same_text(lay_column_text(row, 1), place->name) ||
               lay_column_small(row, 3) != (int)place->level ||
               !same_real(row, 5, place->point.has, place->point.lon) ||
               !same_real(row, 6, place->point.has, place->point.lat) ||
               lay_column_small(row, 7) != place->precision ||
               !same_text(lay_column_text(row, 4), place->country) ||
               !same_real(row, 8, !(place->radius_m < 0), place->radius_m) ||
               (lay_column_null(row, 9) ? 0 : lay_column_int(row, 9)) != place->parent ||
               lay_column_int(row, 10) != (place->locality > 0 ? place->locality : id);
    return *matters || !same_text(lay_column_text(row, 2), place->kind) ||
           lay_column_small(row, 11) != place->resolved ||
           !same_text(lay_column_text(row, 12), place->source) ||
           !same_text(lay_column_text(row, 13), place->gazetteer);
}

/* Parameters 1 to 16 of both statements below. The row may be its own locality, which is why a new
 * one is given its id here. */
static const char place_insert[] =
    "INSERT INTO place(key, name, kind, level, country, lon, lat, precision, radius_m, parent, "
    "resolved, source, geom, locality, id, gazetteer) "
    "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, coalesce(?14, ?15), ?15, ?16)";
static const char place_update[] =
    "UPDATE place SET name = ?2, kind = ?3, level = ?4, country = ?5, lon = ?6, lat = ?7, "
    "precision = ?8, radius_m = ?9, parent = ?10, resolved = ?11, source = ?12, geom = ?13, "
    "locality = coalesce(?14, ?15), gazetteer = ?16 WHERE key = ?1";

static lay_status write_place(lay_db *db, const char *sql, const struct lay_store_place *place,
                              int64_t id, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    struct lay_point point = drawn_point(place);
    unsigned char geom[LAY_GEOM_POINT_SIZE];
    lay_bind_text(stmt, 1, place->key);
    lay_bind_text(stmt, 2, place->name);
    lay_bind_text(stmt, 3, place->kind);
    lay_bind_int(stmt, 4, place->level);
    lay_bind_text(stmt, 5, place->country);
    if (place->point.has) {
        lay_bind_real(stmt, 6, place->point.lon);
        lay_bind_real(stmt, 7, place->point.lat);
    }
    lay_bind_int(stmt, 8, place->precision);
    if (!(place->radius_m < 0))
        lay_bind_real(stmt, 9, place->radius_m);
    lay_bind_id(stmt, 10, place->parent);
    lay_bind_int(stmt, 11, place->resolved);
    lay_bind_text(stmt, 12, place->source);
    if (point.has) {
        lay_geom_write_point(point, geom);
        lay_bind_blob(stmt, 13, geom, sizeof geom);
    }
    lay_bind_id(stmt, 14, place->locality);
    lay_bind_int(stmt, 15, id);
    lay_bind_text(stmt, 16, place->gazetteer);
    status = lay_stmt_run(db, stmt, err);
    return status == LAY_OK ? lay_store_rtree(db, LAY_RTREE_PLACE, id, point, err) : status;
}

static lay_status next_id(lay_db *db, int64_t *id, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, "SELECT coalesce(max(id), 0) + 1 FROM place", &stmt, err);
    if (status != LAY_OK || (status = lay_stmt_step(db, stmt, err)) != LAY_OK)
        return status;
    *id = lay_column_int(stmt, 0);
    lay_stmt_reset(stmt);
    return LAY_OK;
}

/* It is drawn again where it is wanted. */
static lay_status forget_area(lay_db *db, int64_t place, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, "DELETE FROM area WHERE place = ?1", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, place);
    return lay_stmt_run(db, stmt, err);
}

lay_status lay_store_put_place(lay_db *db, const struct lay_store_place *place, int64_t *id,
                               bool *changed, lay_error *err)
{
    lay_stmt *row;
    lay_status status = lay_stmt_get(db, place_row, &row, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(row, 1, place->key);
    status = lay_stmt_step(db, row, err);
    int64_t found = 0;
    bool matters = true;
    if (status == LAY_NO) {
        status = next_id(db, &found, err);
        if (status == LAY_OK)
            status = write_place(db, place_insert, place, found, err);
    } else if (status == LAY_OK) {
        found = lay_column_int(row, 0);
        bool differs = place_differs(row, place, &matters);
        lay_stmt_reset(row);
        if (differs)
            status = write_place(db, place_update, place, found, err);
        if (differs && status == LAY_OK)
            status = forget_area(db, found, err);
    }
    if (status == LAY_OK)
        status = put_names(db, place->resolved ? PUT_ONCE("place") : PUT_BEST("place"), found,
                           place->names, place->name_count, err);
    if (status != LAY_OK)
        return status;
    *id = found;
    if (changed)
        *changed = matters;
    return LAY_OK;
}

static lay_status write_actor(lay_db *db, const char *sql, const struct lay_store_actor *actor,
                              lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, actor->key);
    lay_bind_text(stmt, 2, actor->name);
    lay_bind_text(stmt, 3, actor->kind);
    lay_bind_id(stmt, 4, actor->parent);
    lay_bind_day(stmt, 5, actor->valid_to);
    lay_bind_int(stmt, 6, actor->resolved);
    lay_bind_day(stmt, 7, actor->valid_from);
    return lay_stmt_run(db, stmt, err);
}

static bool actor_differs(lay_stmt *row, const struct lay_store_actor *actor, bool *matters)
{
    *matters =
        (lay_column_null(row, 3) ? 0 : lay_column_int(row, 3)) != actor->parent ||
        lay_column_day(row, 4, LAY_DAY_MAX) != actor->valid_to ||
        lay_column_day(row, 6, LAY_DAY_MIN) != actor->valid_from ||
        !same_text(lay_column_text(row, 1), actor->name); /* event_row has it, and disputes */
    return *matters || !same_text(lay_column_text(row, 2), actor->kind) ||
           lay_column_small(row, 5) != actor->resolved;
}

lay_status lay_store_put_actor(lay_db *db, const struct lay_store_actor *actor, int64_t *id,
                               bool *changed, lay_error *err)
{
    lay_stmt *row;
    lay_status status = lay_stmt_get(
        db,
        "SELECT id, name, kind, parent, valid_to, resolved, valid_from FROM actor WHERE key = ?1",
        &row, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(row, 1, actor->key);
    status = lay_stmt_step(db, row, err);
    int64_t found = 0;
    bool matters = true;
    if (status == LAY_NO) {
        status = write_actor(
            db,
            "INSERT INTO actor(key, name, kind, parent, valid_to, resolved, valid_from) "
            "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            actor, err);
        found = lay_db_last_id(db);
    } else if (status == LAY_OK) {
        found = lay_column_int(row, 0);
        bool differs = actor_differs(row, actor, &matters);
        lay_stmt_reset(row);
        if (differs)
            status = write_actor(db,
                                 "UPDATE actor SET name = ?2, kind = ?3, parent = ?4, "
                                 "valid_to = ?5, resolved = ?6, valid_from = ?7 WHERE key = ?1",
                                 actor, err);
    }
    if (status == LAY_OK)
        status = put_names(db, actor->resolved ? PUT_ONCE("actor") : PUT_BEST("actor"), found,
                           actor->names, actor->name_count, err);
    if (status != LAY_OK)
        return status;
    *id = found;
    if (changed)
        *changed = matters;
    return LAY_OK;
}
