/* imported_write.c: writes a source of gazetteer rows.
 *
 * Rows are written as they come, in order of their ids. What they are found by is put aside in
 * temporary tables and sorted into its own at the end: written at once it would touch the whole of
 * a big tree at random. Those tables, and what sorts them, are files, so that memory stays the same
 * whatever the number of rows. */
#include "base/hash.h"
#include "store/imported.h"
#include "store/stmt.h"
#include <math.h>
#include <string.h>

lay_status lay_store_imported_prepare(lay_db *db, lay_error *err)
{
    return lay_db_exec(
        db,
        "PRAGMA temp_store = FILE; PRAGMA cache_size = -32768;"
        "CREATE TEMP TABLE imported_name(hash INTEGER NOT NULL, place INTEGER NOT NULL);"
        "CREATE TEMP TABLE imported_key(hash INTEGER NOT NULL, place INTEGER NOT NULL, line "
        "INTEGER NOT NULL);"
        "CREATE TEMP TABLE imported_cell(cell INTEGER NOT NULL, place INTEGER NOT NULL);"
        "CREATE TEMP TABLE imported_again(place INTEGER PRIMARY KEY, line INTEGER NOT NULL);"
        "PRAGMA temp.cache_size = -8192",
        err);
}

lay_status lay_store_imported_version(lay_db *db, const char *source, char **out, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db, "SELECT version FROM gazetteer_source WHERE name = ?1", &stmt, err);
    *out = NULL;
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, source);
    status = lay_stmt_step(db, stmt, err);
    if (status == LAY_OK) {
        *out = lay_strdup(lay_column_text(stmt, 0));
        lay_stmt_reset(stmt);
    }
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status drop_source(lay_db *db, const char *source, lay_error *err)
{
    static const char *const statements[] = {
        "DELETE FROM gazetteer_name WHERE place BETWEEN "
        "(SELECT first FROM gazetteer_source WHERE name = ?1) AND "
        "(SELECT last FROM gazetteer_source WHERE name = ?1)",
        "DELETE FROM gazetteer_cell WHERE place BETWEEN "
        "(SELECT first FROM gazetteer_source WHERE name = ?1) AND "
        "(SELECT last FROM gazetteer_source WHERE name = ?1)",
        "DELETE FROM gazetteer_place WHERE id BETWEEN "
        "(SELECT first FROM gazetteer_source WHERE name = ?1) AND "
        "(SELECT last FROM gazetteer_source WHERE name = ?1)",
        ("DELETE FROM gazetteer_actor WHERE source = "
         "(SELECT id FROM gazetteer_source WHERE name = ?1)"),
        "DELETE FROM gazetteer_source WHERE name = ?1"};
    lay_status status = LAY_OK;
    for (size_t i = 0; i < LAY_COUNT(statements) && status == LAY_OK; i++) {
        lay_stmt *stmt;
        if ((status = lay_stmt_get(db, statements[i], &stmt, err)) != LAY_OK)
            break;
        lay_bind_text(stmt, 1, source);
        status = lay_stmt_run(db, stmt, err);
    }
    return status;
}

static lay_status number(lay_db *db, const char *sql, int64_t *out, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    if (status != LAY_OK || (status = lay_stmt_step(db, stmt, err)) != LAY_OK)
        return status;
    *out = lay_column_int(stmt, 0);
    lay_stmt_reset(stmt);
    return LAY_OK;
}

lay_status lay_store_imported_begin(lay_db *db, const char *source,
                                    struct lay_imported_writer *writer, lay_error *err)
{
    lay_status status = drop_source(db, source, err);
    if (status == LAY_OK)
        status =
            number(db, "SELECT coalesce(max(id), 0) + 1 FROM gazetteer_place", &writer->first, err);
    if (status == LAY_OK)
        status = number(db, "SELECT coalesce(max(id), 0) + 1 FROM gazetteer_source",
                        &writer->source, err);
    writer->next = writer->first;
    return status;
}

enum { NO_LINE = -1 };

static lay_status put_pair(lay_db *db, const char *sql, int64_t value, int64_t place, int64_t line,
                           lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, value);
    lay_bind_int(stmt, 2, place);
    if (line != NO_LINE)
        lay_bind_int(stmt, 3, line);
    return lay_stmt_run(db, stmt, err);
}

static int whole(double value, int most)
{
    int n = (int)floor(value);
    return n < 0 ? 0 : n >= most ? most - 1 : n;
}

static lay_status put_finders(lay_db *db, const struct lay_imported_row *row, int64_t id,
                              const int64_t *hashes, size_t count, long line, lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 1; i < count && status == LAY_OK; i++)
        status =
            put_pair(db, "INSERT INTO imported_name VALUES(?1, ?2)", hashes[i], id, NO_LINE, err);
    if (status == LAY_OK)
        status =
            put_pair(db, "INSERT INTO imported_key VALUES(?1, ?2, ?3)", hashes[0], id, line, err);
    if (status == LAY_OK && row->point.has && row->level <= LAY_LEVEL_TOWN)
        status = put_pair(db, "INSERT INTO imported_cell VALUES(?1, ?2)",
                          lay_imported_cell(whole((row->point.lat + 90) * 4, LAY_CELL_ROWS),
                                            whole((row->point.lon + 180) * 4, LAY_CELL_COLUMNS)),
                          id, NO_LINE, err);
    return status;
}

static const char *or_null(const char *text)
{
    return text && *text ? text : NULL;
}

lay_status lay_store_imported_put(lay_db *db, struct lay_imported_writer *writer,
                                  const struct lay_imported_row *row, const int64_t *hashes,
                                  size_t hash_count, long line, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db,
                     "INSERT INTO gazetteer_place VALUES(?1, ?2, ?3, ?4, ?5, ?6, "
                     "?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
                     &stmt, err);
    if (status != LAY_OK)
        return status;
    char seat[2] = {row->seat, '\0'};
    lay_bind_int(stmt, 1, writer->next);
    lay_bind_int(stmt, 2, writer->source);
    lay_bind_text(stmt, 3, row->key);
    lay_bind_text(stmt, 4, row->name);
    lay_bind_text(stmt, 5, or_null(row->names));
    lay_bind_text(stmt, 6, or_null(row->codes));
    lay_bind_text(stmt, 7, row->kind);
    lay_bind_int(stmt, 8, row->level);
    lay_bind_text(stmt, 9, or_null(row->country));
    lay_bind_text(stmt, 10, or_null(row->above));
    if (row->point.has) {
        lay_bind_real(stmt, 11, row->point.lon);
        lay_bind_real(stmt, 12, row->point.lat);
    }
    lay_bind_int(stmt, 13, row->precision);
    if (row->radius_m > 0)
        lay_bind_real(stmt, 14, row->radius_m);
    if (row->population > 0)
        lay_bind_int(stmt, 15, row->population);
    lay_bind_text(stmt, 16, row->seat && row->seat != 'P' ? seat : NULL);
    lay_bind_int(stmt, 17, row->own);
    lay_bind_text(stmt, 18, or_null(row->cited));
    lay_bind_text(stmt, 19, or_null(row->outline));
    status = lay_stmt_run(db, stmt, err);
    if (status == LAY_OK)
        status = put_finders(db, row, writer->next, hashes, hash_count, line, err);
    writer->next++;
    return status;
}

lay_status lay_store_imported_put_actor(lay_db *db, struct lay_imported_writer *writer,
                                        const struct lay_imported_actor *actor, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db, "INSERT INTO gazetteer_actor VALUES(NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", &stmt,
        err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, writer->source);
    lay_bind_text(stmt, 2, actor->key);
    lay_bind_text(stmt, 3, actor->name);
    lay_bind_text(stmt, 4, or_null(actor->names));
    lay_bind_text(stmt, 5, actor->kind);
    lay_bind_text(stmt, 6, or_null(actor->parent));
    lay_bind_day(stmt, 7, actor->valid_from);
    lay_bind_day(stmt, 8, actor->valid_to);
    lay_bind_text(stmt, 9, or_null(actor->cited));
    return lay_stmt_run(db, stmt, err);
}

/* Rows whose key another row of the source has before them. */
static lay_status drop_again(lay_db *db, void (*again)(void *context, const char *key, long line),
                             void *context, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_db_exec(
        db,
        "INSERT INTO imported_again SELECT place, line FROM (SELECT place, line, "
        "hash IS lag(hash) OVER (ORDER BY hash, place) AS again FROM imported_key) WHERE again",
        err);
    if (status == LAY_OK)
        status = lay_stmt_get(db,
                              "SELECT p.key, a.line FROM imported_again AS a "
                              "JOIN gazetteer_place AS p ON p.id = a.place ORDER BY a.line",
                              &stmt, err);
    bool any = false;
    while (status == LAY_OK && (status = lay_stmt_step(db, stmt, err)) == LAY_OK) {
        any = true;
        again(context, lay_column_text(stmt, 0), (long)lay_column_int(stmt, 1));
    }
    if (status != LAY_NO || !any)
        return status == LAY_NO ? LAY_OK : status;
    return lay_db_exec(
        db,
        "DELETE FROM gazetteer_place WHERE id IN (SELECT place FROM imported_again);"
        "DELETE FROM imported_name WHERE place IN (SELECT place FROM imported_again);"
        "DELETE FROM imported_key WHERE place IN (SELECT place FROM imported_again);"
        "DELETE FROM imported_cell WHERE place IN (SELECT place FROM imported_again)",
        err);
}

lay_status lay_store_imported_end(lay_db *db, const struct lay_imported_writer *writer,
                                  const char *source, const char *version,
                                  void (*again)(void *context, const char *key, long line),
                                  void *context, lay_error *err)
{
    lay_status status = drop_again(db, again, context, err);
    if (status == LAY_OK)
        status = lay_db_exec(
            db,
            "INSERT OR IGNORE INTO gazetteer_name SELECT hash, place FROM (SELECT hash, place FROM "
            "imported_name UNION ALL SELECT hash, place FROM imported_key) ORDER BY hash, place;"
            "INSERT INTO gazetteer_cell SELECT cell, place FROM imported_cell ORDER BY cell, "
            "place;"
            "DELETE FROM imported_name; DELETE FROM imported_key;"
            "DELETE FROM imported_cell; DELETE FROM imported_again",
            err);
    lay_stmt *stmt;
    if (status == LAY_OK)
        status =
            lay_stmt_get(db, "INSERT INTO gazetteer_source VALUES(?1, ?2, ?3, ?4, ?5)", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, writer->source);
    lay_bind_text(stmt, 2, source);
    lay_bind_text(stmt, 3, version);
    lay_bind_int(stmt, 4, writer->first);
    lay_bind_int(stmt, 5, writer->next - 1);
    return lay_stmt_run(db, stmt, err);
}
