/* styles.c: see styles.h.
 *
 * QGIS opens a SpatiaLite file in two ways, and asks for styles differently in each: as OGR with a
 * schema that is '', as SpatiaLite with one that is NULL. So each style is there twice. The newest
 * default wins, hence the date of ours: older than what anyone saves. */
#include "store/styles.h"

#include "store/connection.h"
#include "store/stmt.h"
#include "store/store.h"
#include <string.h>

#define OURS "owner = 'laydown'"

lay_status lay_store_style_values(lay_db *db, const char *layer, lay_arena *arena,
                                  lay_style_values *out, lay_error *err)
{
    const char *sql = NULL;
    if (strcmp(layer, "presence") == 0)
        sql = "SELECT name FROM actor WHERE id IN (SELECT actor FROM stay) GROUP BY name "
              "ORDER BY name";
    else if (strcmp(layer, "movements") == 0)
        sql = "SELECT actor FROM movements GROUP BY actor ORDER BY actor";
    if (!sql)
        return LAY_OK;
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, stmt, err)) == LAY_OK)
        lay_vec_push(out, lay_arena_strdup(arena, lay_column_text(stmt, 0)));
    if (status != LAY_NO)
        return status;
    lay_stmt_reset(stmt);
    return LAY_OK;
}

static void bind_style(lay_stmt *stmt, const struct lay_store_style *style, bool as_ogr)
{
    if (as_ogr)
        lay_bind_text(stmt, 1, "");
    lay_bind_text(stmt, 2, style->layer);
    lay_bind_text(stmt, 3, style->geometry ? style->geometry : "");
    lay_bind_text(stmt, 4, style->qml);
}

static lay_status is_there(lay_db *db, const struct lay_store_style *style, bool as_ogr,
                           bool *there, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db,
                     "SELECT 1 FROM layer_styles WHERE " OURS " AND f_table_schema IS ?1 "
                     "AND f_table_name = ?2 AND f_geometry_column = ?3 AND styleQML = ?4",
                     &stmt, err);
    if (status != LAY_OK)
        return status;
    bind_style(stmt, style, as_ogr);
    status = lay_stmt_step(db, stmt, err);
    *there = status == LAY_OK;
    lay_stmt_reset(stmt);
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status put(lay_db *db, const struct lay_store_style *style, bool as_ogr, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db,
        "INSERT INTO layer_styles(f_table_catalog, f_table_schema, f_table_name, "
        "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, "
        "update_time) VALUES('', ?1, ?2, ?3, 'laydown ' || ?2, ?4, '', 1, "
        "'the style that laydown gives', 'laydown', '1970-01-01T00:00:00.000Z')",
        &stmt, err);
    if (status != LAY_OK)
        return status;
    bind_style(stmt, style, as_ogr);
    return lay_stmt_run(db, stmt, err);
}

static lay_status replace(lay_db *db, const struct lay_store_style *styles, size_t n,
                          lay_error *err)
{
    lay_status status = lay_db_begin(db, err);
    if (status != LAY_OK)
        return status;
    status = lay_db_exec(db, "DELETE FROM layer_styles WHERE " OURS, err);
    for (size_t i = 0; status == LAY_OK && i < 2 * n; i++)
        status = put(db, &styles[i / 2], i % 2 == 0, err);
    if (status == LAY_OK)
        status = lay_db_commit(db, err);
    if (status != LAY_OK)
        lay_db_rollback(db);
    return status;
}

lay_status lay_store_put_styles(lay_db *db, const struct lay_store_style *styles, size_t n,
                                lay_error *err)
{
    bool all = true;
    for (size_t i = 0; all && i < 2 * n; i++) {
        lay_status status = is_there(db, &styles[i / 2], i % 2 == 0, &all, err);
        if (status != LAY_OK)
            return status;
    }
    return all ? LAY_OK : replace(db, styles, n, err);
}
