/* query_names.c: names to row ids, and the trees of places and actors. */
#include "store/query.h"

#include "base/buf.h"
#include "store/connection.h"
#include <inttypes.h>
#include <stdlib.h>

static lay_status collect(lay_db *db, lay_stmt *stmt, lay_ids *out, lay_error *err)
{
    lay_status status;
    while ((status = lay_stmt_step(db, stmt, err)) == LAY_OK)
        lay_vec_push(out, lay_column_int(stmt, 0));
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status named(lay_db *db, const char *sql, const char *folded, const char *key,
                        lay_ids *out, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, folded);
    lay_bind_text(stmt, 2, key);
    return collect(db, stmt, out, err);
}

lay_status lay_store_places_named(lay_db *db, const char *folded, const char *key, lay_ids *out,
                                  lay_error *err)
{
    static const char sql[] = "SELECT place FROM place_name WHERE folded = ?1 UNION"
                              " SELECT id FROM place WHERE key = ?2";
    return named(db, sql, folded, key, out, err);
}

lay_status lay_store_actors_named(lay_db *db, const char *folded, const char *key, lay_ids *out,
                                  lay_error *err)
{
    static const char sql[] = "SELECT actor FROM actor_name WHERE folded = ?1 UNION"
                              " SELECT id FROM actor WHERE key = ?2";
    return named(db, sql, folded, key, out, err);
}

/* Replaces the ids by all that `sql`, a recursive query over the JSON array ?1, makes of them. */
static lay_status close_over(lay_db *db, const char *sql, lay_ids *ids, lay_error *err)
{
    LAY_BUF json = {0};
    for (size_t i = 0; i < ids->n; i++)
        lay_buf_printf(&json, "%c%" PRId64, i ? ',' : '[', ids->at[i]);
    lay_buf_puts(&json, ids->n ? "]" : "[]");
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, lay_buf_text(&json));
    ids->n = 0;
    return collect(db, stmt, ids, err);
}

lay_status lay_store_places_inside(lay_db *db, lay_ids *places, lay_error *err)
{
    static const char sql[] =
        "WITH RECURSIVE inside(id) AS (SELECT value FROM json_each(?1)"
        " UNION SELECT p.id FROM inside AS i JOIN place AS p ON p.parent = i.id"
        " UNION SELECT p.id FROM inside AS i JOIN place AS p ON p.locality = i.id)"
        " SELECT id FROM inside";
    return close_over(db, sql, places, err);
}

lay_status lay_store_actors_below(lay_db *db, lay_ids *actors, lay_error *err)
{
    static const char sql[] =
        "WITH RECURSIVE below(id) AS (SELECT value FROM json_each(?1)"
        " UNION SELECT a.id FROM below AS b JOIN actor AS a ON a.parent = b.id)"
        " SELECT id FROM below";
    return close_over(db, sql, actors, err);
}

lay_status lay_store_each_name(lay_db *db, bool actors,
                               void (*each)(void *context, int64_t id, const char *folded,
                                            const char *name),
                               void *context, lay_error *err)
{
    static const char places_sql[] =
        "SELECT place, folded, name FROM place_name ORDER BY folded, name";
    static const char actors_sql[] =
        "SELECT actor, folded, name FROM actor_name ORDER BY folded, name";
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, actors ? actors_sql : places_sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    while ((status = lay_stmt_step(db, stmt, err)) == LAY_OK)
        each(context, lay_column_int(stmt, 0), lay_column_text(stmt, 1), lay_column_text(stmt, 2));
    return status == LAY_NO ? LAY_OK : status;
}

lay_status lay_store_place_label(lay_db *db, int64_t id, char **out, lay_error *err)
{
    static const char sql[] = "SELECT name || ' (' || kind || coalesce(', ' || country, '') || ')'"
                              " FROM place WHERE id = ?1";
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, id);
    status = lay_stmt_step(db, stmt, err);
    if (status != LAY_OK && status != LAY_NO)
        return status;
    *out = lay_strdup(status == LAY_OK ? lay_column_text(stmt, 0) : "");
    lay_stmt_reset(stmt);
    return LAY_OK;
}

lay_status lay_store_each_source(lay_db *db, void (*each)(void *context, const char *name),
                                 void *context, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db, "SELECT DISTINCT source FROM main.report ORDER BY source", &stmt, err);
    if (status != LAY_OK)
        return status;
    while ((status = lay_stmt_step(db, stmt, err)) == LAY_OK)
        each(context, lay_column_text(stmt, 0));
    return status == LAY_NO ? LAY_OK : status;
}

lay_status lay_store_newest(lay_db *db, lay_day *out, lay_error *err)
{
    static const char sql[] = "SELECT max(published_last) FROM report WHERE current = 1";
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    status = lay_stmt_step(db, stmt, err);
    if (status != LAY_OK)
        return status;
    *out = lay_column_day(stmt, 0, LAY_DAY_MIN);
    lay_stmt_reset(stmt);
    return LAY_OK;
}
