/* imported.c: reads the rows that the user added to the gazetteer. */
#include "store/imported.h"

#include "store/stmt.h"
#include <stdlib.h>

int64_t lay_imported_cell(int row, int column)
{
    return (int64_t)row * LAY_CELL_COLUMNS + column;
}

static const char *text_or_empty(lay_stmt *stmt, int at)
{
    const char *text = lay_column_text(stmt, at);
    return text ? text : "";
}

#define ROW                                                                                        \
    "SELECT p.id, p.key, p.name, p.names, p.codes, p.kind, p.level, p.country, p.above, p.lon, "   \
    "p.lat, p.precision, p.radius_m, p.population, p.seat, p.own, p.cited, "                       \
    "s.name || ' ' || s.version "
#define SOURCE                                                                                     \
    " CROSS JOIN gazetteer_place AS p ON p.id = n.place "                                          \
    "JOIN gazetteer_source AS s ON s.id = p.source "

static struct lay_imported_row row_of(lay_stmt *stmt)
{
    struct lay_point point = {.has = !lay_column_null(stmt, 9)};
    if (point.has) {
        point.lon = lay_column_real(stmt, 9);
        point.lat = lay_column_real(stmt, 10);
    }
    const char *seat = text_or_empty(stmt, 14);
    return (struct lay_imported_row){.id = lay_column_int(stmt, 0),
                                     .key = text_or_empty(stmt, 1),
                                     .name = text_or_empty(stmt, 2),
                                     .names = text_or_empty(stmt, 3),
                                     .codes = text_or_empty(stmt, 4),
                                     .kind = text_or_empty(stmt, 5),
                                     .level = (enum lay_place_level)lay_column_small(stmt, 6),
                                     .country = text_or_empty(stmt, 7),
                                     .above = text_or_empty(stmt, 8),
                                     .point = point,
                                     .precision = lay_column_small(stmt, 11),
                                     .radius_m =
                                         lay_column_null(stmt, 12) ? -1 : lay_column_real(stmt, 12),
                                     .population = lay_column_int(stmt, 13),
                                     .seat = *seat ? *seat : 'P',
                                     .own = lay_column_small(stmt, 15) != 0,
                                     .cited = text_or_empty(stmt, 16),
                                     .version = text_or_empty(stmt, 17)};
}

static lay_status each_row(lay_db *db, lay_stmt *stmt, lay_imported_row_fn *each, void *context,
                           lay_error *err)
{
    lay_status status;
    while ((status = lay_stmt_step(db, stmt, err)) == LAY_OK) {
        struct lay_imported_row row = row_of(stmt);
        each(context, &row);
    }
    return status == LAY_NO ? LAY_OK : status;
}

lay_status lay_store_imported_any(lay_db *db, bool *any, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db, "SELECT EXISTS(SELECT 1 FROM gazetteer_place)", &stmt, err);
    if (status != LAY_OK || (status = lay_stmt_step(db, stmt, err)) != LAY_OK)
        return status;
    *any = lay_column_small(stmt, 0) != 0;
    lay_stmt_reset(stmt);
    return LAY_OK;
}

lay_status lay_store_imported_find(lay_db *db, int64_t hash, lay_imported_row_fn *each,
                                   void *context, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db, ROW "FROM gazetteer_name AS n" SOURCE "WHERE n.hash = ?1 ORDER BY s.name, p.key", &stmt,
        err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, hash);
    return each_row(db, stmt, each, context, err);
}

lay_status lay_store_imported_cells(lay_db *db, int64_t first, int64_t last,
                                    lay_imported_row_fn *each, void *context, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db,
                                     ROW "FROM gazetteer_cell AS n" SOURCE
                                         "WHERE n.cell BETWEEN ?1 AND ?2 ORDER BY s.name, "
                                         "p.key",
                                     &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, first);
    lay_bind_int(stmt, 2, last);
    return each_row(db, stmt, each, context, err);
}

lay_status lay_store_imported_actors(lay_db *db, lay_imported_actor_fn *each, void *context,
                                     lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db,
        "SELECT a.key, a.name, a.names, a.kind, a.parent, a.valid_from, a.valid_to, a.cited "
        "FROM gazetteer_actor AS a JOIN gazetteer_source AS s ON s.id = a.source "
        "ORDER BY s.name, a.id",
        &stmt, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, stmt, err)) == LAY_OK) {
        struct lay_imported_actor actor = {.key = text_or_empty(stmt, 0),
                                           .name = text_or_empty(stmt, 1),
                                           .names = text_or_empty(stmt, 2),
                                           .kind = text_or_empty(stmt, 3),
                                           .parent = text_or_empty(stmt, 4),
                                           .valid_from = lay_column_day(stmt, 5, LAY_DAY_MIN),
                                           .valid_to = lay_column_day(stmt, 6, LAY_DAY_MAX),
                                           .cited = text_or_empty(stmt, 7)};
        each(context, &actor);
    }
    return status == LAY_NO ? LAY_OK : status;
}

lay_status lay_store_imported_outline(lay_db *db, int64_t hash, const char *key, char **out,
                                      lay_error *err)
{
    lay_stmt *stmt;
    *out = NULL;
    lay_status status = lay_stmt_get(
        db,
        "SELECT p.outline FROM gazetteer_name AS n" SOURCE
        "WHERE n.hash = ?1 AND p.key = ?2 AND p.outline IS NOT NULL ORDER BY s.name LIMIT 1",
        &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, hash);
    lay_bind_text(stmt, 2, key);
    if ((status = lay_stmt_step(db, stmt, err)) == LAY_OK)
        *out = lay_strdup(lay_column_text(stmt, 0));
    lay_stmt_reset(stmt);
    return status == LAY_NO ? LAY_OK : status;
}

lay_status lay_store_imported_sources(lay_db *db,
                                      void (*each)(void *context, const char *name,
                                                   const char *cited),
                                      void *context, lay_error *err)
{
    /* A table that cites one source in its first hundred rows is taken to be of it: a table of
     * millions is not read for this. */
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db,
        "SELECT s.name, (SELECT iif(min(cited) = max(cited), min(cited), '') FROM "
        "(SELECT cited FROM gazetteer_place WHERE id BETWEEN s.first AND s.last LIMIT 100)) "
        "FROM gazetteer_source AS s ORDER BY s.name",
        &stmt, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, stmt, err)) == LAY_OK)
        each(context, text_or_empty(stmt, 0), text_or_empty(stmt, 1));
    return status == LAY_NO ? LAY_OK : status;
}

lay_status lay_store_imported_has(lay_db *db, bool actor, int64_t hash, const char *key, bool *has,
                                  lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db,
        actor ? "SELECT EXISTS(SELECT 1 FROM gazetteer_actor WHERE key = ?2 AND ?1 IS NOT NULL)"
              : "SELECT EXISTS(SELECT 1 FROM gazetteer_name AS n JOIN gazetteer_place AS p ON "
                "p.id = n.place WHERE n.hash = ?1 AND p.key = ?2)",
        &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, hash);
    lay_bind_text(stmt, 2, key);
    if ((status = lay_stmt_step(db, stmt, err)) != LAY_OK)
        return status;
    *has = lay_column_small(stmt, 0) != 0;
    lay_stmt_reset(stmt);
    return LAY_OK;
}
