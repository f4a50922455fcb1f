/* sql_rows.c: what a user's SELECT gives, as rows.
 *
 * A column of SQLite has no kind of its own: each value tells. Where a column is one of a layer,
 * its declaration says what the number or text stands for (BOOLEAN, DATETIME). The first row is
 * read at once, so that most errors come before anything was written.
 *
 * Geometries are SpatiaLite's blobs. A point in WGS 84 is read here; any other is turned into text
 * by SpatiaLite itself, in WGS 84 where it is to be the row's geometry.
 */
#include "base/buf.h"
#include "base/error.h"
#include "base/utf8.h"
#include "store/connection.h"
#include "store/geom.h"
#include "store/sql.h"
#include <math.h>
#include <string.h>

enum { LONGEST_HEX = 256 /* bytes of a blob that is shown */ };

struct sql_rows {
    lay_db *db;
    const char *sql;
    lay_stmt *stmt;
    struct lay_sql_options options;
    int geometry; /* the column that is the rows' geometry; -1: none */
    size_t count; /* columns without it */
    struct lay_column *columns;
    struct lay_value *values;
    lay_arena names;
    lay_arena texts;   /* of the row */
    int64_t given;     /* rows */
    lay_status waits;  /* what the step that is done already gave */
    lay_stmt *as_json; /* of a geometry; made when needed */
    lay_stmt *as_words;
};

static void sql_close(void *self)
{
    struct sql_rows *rows = self;
    lay_stmt_free(rows->stmt);
    lay_stmt_free(rows->as_json);
    lay_stmt_free(rows->as_words);
    free(rows->columns);
    free(rows->values);
    lay_arena_done(&rows->names);
    lay_arena_done(&rows->texts);
    free(rows);
}

static bool is_geometry(const unsigned char *bytes, size_t len)
{
    return len >= 45 && bytes[0] == 0x00 && bytes[1] <= 1 && bytes[38] == 0x7c &&
           bytes[len - 1] == 0xfe;
}

static bool declared_as(lay_stmt *stmt, int at, const char *type)
{
    const char *declared = sqlite3_column_decltype(stmt, at);
    return declared && sqlite3_stricmp(declared, type) == 0;
}

static bool column_is_geometry(lay_stmt *stmt, int at, bool has_row)
{
    static const char *const types[] = {
        "GEOMETRY",   "POINT",           "LINESTRING",   "POLYGON",
        "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"};
    for (size_t i = 0; i < LAY_COUNT(types); i++)
        if (declared_as(stmt, at, types[i]))
            return true;
    return has_row && sqlite3_column_type(stmt, at) == SQLITE_BLOB &&
           is_geometry(sqlite3_column_blob(stmt, at), (size_t)sqlite3_column_bytes(stmt, at));
}

static lay_status step(struct sql_rows *rows, lay_error *err)
{
    int rc = sqlite3_step(rows->stmt);
    if (rc == SQLITE_ROW)
        return LAY_OK;
    if (rc == SQLITE_DONE)
        return LAY_NO;
    return lay_sql_fail(rows->db, rc, rows->sql, err);
}

/* One text of what SpatiaLite's SQL makes of a geometry; NULL when it makes nothing. */
static lay_status convert(struct sql_rows *rows, lay_stmt **stmt, const char *sql, int at,
                          const char **out, lay_error *err)
{
    lay_status status = *stmt ? LAY_OK : lay_stmt_new(rows->db, sql, stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_blob(*stmt, 1, sqlite3_column_blob(rows->stmt, at),
                  (size_t)sqlite3_column_bytes(rows->stmt, at));
    int rc = sqlite3_step(*stmt);
    const char *text = rc == SQLITE_ROW ? lay_column_text(*stmt, 0) : NULL;
    *out = text ? lay_arena_strdup(&rows->texts, text) : NULL;
    if (rc != SQLITE_ROW)
        status = lay_sql_fail(rows->db, rc, rows->sql, err);
    lay_stmt_reset(*stmt);
    return status;
}

/* The row's geometry. What has no reference system is taken for degrees, if it can be such. */
static lay_status read_geometry(struct sql_rows *rows, struct lay_row *row, lay_error *err)
{
    static const char sql[] =
        "SELECT AsGeoJSON(g, 7) FROM (SELECT ST_ForcePolygonCCW(CASE WHEN ST_SRID(?1) IN "
        "(4326, 0, -1) THEN ?1 ELSE ST_Transform(?1, 4326) END) AS g) "
        "WHERE MbrMinX(g) >= -180 AND MbrMaxX(g) <= 180 AND MbrMinY(g) >= -90 AND MbrMaxY(g) <= 90 "
        "UNION ALL SELECT NULL LIMIT 1";
    int at = rows->geometry;
    if (at < 0 || sqlite3_column_type(rows->stmt, at) == SQLITE_NULL)
        return LAY_OK;
    const void *bytes = sqlite3_column_blob(rows->stmt, at);
    size_t len = (size_t)sqlite3_column_bytes(rows->stmt, at);
    if (lay_geom_read_point(bytes, len, &row->point))
        return LAY_OK;
    lay_status status = convert(rows, &rows->as_json, sql, at, &row->geometry, err);
    if (status == LAY_OK && !row->geometry) {
        lay_error_set(err, LAY_REFUSED, "sql.geometry",
                      "row %lld: %s is no geometry that can be given in degrees",
                      (long long)rows->given + 1, sqlite3_column_name(rows->stmt, at));
        lay_error_hint(err, "ST_Transform(…, 4326) or SetSRID() may make it one");
        return LAY_REFUSED;
    }
    return status;
}

static lay_status blob_text(struct sql_rows *rows, int at, const char **out, lay_error *err)
{
    const unsigned char *bytes = sqlite3_column_blob(rows->stmt, at);
    size_t len = (size_t)sqlite3_column_bytes(rows->stmt, at);
    *out = NULL;
    if (sqlite3_column_type(rows->stmt, at) == SQLITE_BLOB && is_geometry(bytes, len)) {
        lay_status status = convert(rows, &rows->as_words, "SELECT AsWKT(?1, 7)", at, out, err);
        if (status != LAY_OK)
            return status;
    }
    if (*out)
        return LAY_OK;
    LAY_BUF hex = {0};
    lay_buf_puts(&hex, "x'");
    for (size_t i = 0; i < len; i++)
        lay_buf_printf(&hex, "%02x", bytes[i]);
    lay_buf_putc(&hex, '\'');
    *out = len > LONGEST_HEX ? lay_arena_printf(&rows->texts, "(%zu bytes)", len)
                             : lay_arena_strdup(&rows->texts, lay_buf_text(&hex));
    return LAY_OK;
}

static lay_status read_text(struct sql_rows *rows, int at, struct lay_value *value, lay_error *err)
{
    value->kind = LAY_VALUE_TEXT;
    if (sqlite3_column_type(rows->stmt, at) == SQLITE_BLOB)
        return blob_text(rows, at, &value->text, err);
    const char *text = lay_column_text(rows->stmt, at);
    size_t len = (size_t)sqlite3_column_bytes(rows->stmt, at);
    /* A text that would be cut at a NUL, or is no UTF-8, is shown as the bytes it is. */
    if (strlen(text) != len || lay_utf8_valid_prefix(text, len) != len)
        return blob_text(rows, at, &value->text, err);
    value->text = text;
    if (declared_as(rows->stmt, at, "DATETIME") && len == strlen("2021-12-14T00:00:00Z"))
        value->kind = LAY_VALUE_TIME;
    return LAY_OK;
}

static lay_status read_value(struct sql_rows *rows, int at, struct lay_value *value, lay_error *err)
{
    *value = (struct lay_value){.kind = LAY_VALUE_NULL};
    switch (sqlite3_column_type(rows->stmt, at)) {
    case SQLITE_NULL:
        return LAY_OK;
    case SQLITE_INTEGER:
        value->integer = lay_column_int(rows->stmt, at);
        value->kind = declared_as(rows->stmt, at, "BOOLEAN") && value->integer >> 1 == 0
                          ? LAY_VALUE_BOOL
                          : LAY_VALUE_INT;
        return LAY_OK;
    case SQLITE_FLOAT:
        value->kind = LAY_VALUE_REAL;
        value->real = lay_column_real(rows->stmt, at);
        if (isinf(value->real)) {
            value->kind = LAY_VALUE_TEXT;
            value->text = value->real < 0 ? "-Infinity" : "Infinity";
        }
        return LAY_OK;
    default:
        return read_text(rows, at, value, err);
    }
}

static lay_status read_row(struct sql_rows *rows, struct lay_row *row, lay_error *err)
{
    lay_arena_done(&rows->texts);
    *row = (struct lay_row){.values = rows->values};
    for (size_t i = 0; i < rows->count; i++) {
        int at = (int)i + (rows->geometry >= 0 && (int)i >= rows->geometry);
        lay_status status = read_value(rows, at, &rows->values[i], err);
        if (status != LAY_OK)
            return status;
    }
    return read_geometry(rows, row, err);
}

static lay_status sql_next(void *self, struct lay_row *row, lay_error *err)
{
    struct sql_rows *rows = self;
    lay_status status = rows->given ? step(rows, err) : rows->waits;
    if (status != LAY_OK)
        return status;
    if (rows->options.limit && rows->given >= rows->options.limit) {
        if (rows->options.cut)
            *rows->options.cut = true;
        return LAY_NO;
    }
    status = read_row(rows, row, err);
    rows->given += status == LAY_OK;
    return status;
}

static bool has_name(const struct lay_column *columns, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(columns[i].name, name) == 0)
            return true;
    return false;
}

static void name_columns(struct sql_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        int at = (int)i + (rows->geometry >= 0 && (int)i >= rows->geometry);
        const char *given = sqlite3_column_name(rows->stmt, at);
        char *name = lay_arena_strdup(&rows->names, given);
        for (int n = 2; has_name(rows->columns, i, name); n++)
            name = lay_arena_printf(&rows->names, "%s_%d", given, n);
        rows->columns[i] = (struct lay_column){.name = name, .kind = LAY_VALUE_NULL};
    }
}

lay_status lay_sql_rows(lay_db *db, lay_stmt *stmt, const char *sql,
                        const struct lay_sql_options *options, lay_rows **out, lay_error *err)
{
    struct sql_rows *rows = lay_zalloc(1, sizeof *rows);
    *rows =
        (struct sql_rows){.db = db, .sql = sql, .stmt = stmt, .options = *options, .geometry = -1};
    rows->waits = step(rows, err);
    if (rows->waits != LAY_OK && rows->waits != LAY_NO) {
        lay_status status = rows->waits;
        sql_close(rows);
        return status;
    }
    int total = lay_column_total(stmt);
    for (int at = 0; options->geometry && at < total && rows->geometry < 0; at++)
        if (column_is_geometry(stmt, at, rows->waits == LAY_OK))
            rows->geometry = at;
    rows->count = (size_t)total - (rows->geometry >= 0);
    rows->columns = lay_zalloc(rows->count + 1, sizeof *rows->columns);
    rows->values = lay_zalloc(rows->count + 1, sizeof *rows->values);
    name_columns(rows);
    struct lay_rows_source source = {.layer = "sql",
                                     .columns = rows->columns,
                                     .column_count = rows->count,
                                     .spatial = rows->geometry >= 0,
                                     .next = sql_next,
                                     .close = sql_close};
    *out = lay_rows_new(&source, rows);
    return LAY_OK;
}
