/* sql.c: one SELECT of the user's, from text to rows: the walls around it are in sql_guard.c.
 *
 * SpatiaLite is always there, so that a text means the same whether or not it calls one of its
 * functions: SpatiaLite's log() is not SQLite's.
 */
#include "store/sql.h"

#include "base/error.h"
#include "base/number.h"
#include "base/suggest.h"
#include "base/text_pos.h"
#include "store/connection.h"
#include "store/fingerprint.h"
#include "store/spatialite.h"
#include <string.h>

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (unsigned char)c >= 0x80;
}

/* Where `name` stands in `sql` as a word of its own; -1: nowhere. */
static long find_word(const char *sql, const char *name)
{
    size_t len = strlen(name);
    for (const char *at = sql; len && *at; at++)
        if (sqlite3_strnicmp(at, name, (int)len) == 0 && !is_word(at[len]) &&
            (at == sql || !is_word(at[-1])))
            return at - sql;
    return -1;
}

enum named { COLUMN, TABLE, FUNCTION };

/* What the message of SQLite is about: "no such column: e.actro" -> "actro". NULL: no name. */
static const char *unknown_name(const char *message, enum named *what)
{
    static const struct {
        const char *begin;
        enum named what;
    } kinds[] = {
        {"no such column: ", COLUMN}, {"no such table: ", TABLE}, {"no such function: ", FUNCTION}};
    for (size_t i = 0; i < LAY_COUNT(kinds); i++) {
        size_t len = strlen(kinds[i].begin);
        if (strncmp(message, kinds[i].begin, len) != 0)
            continue;
        *what = kinds[i].what;
        const char *dot = strrchr(message, '.');
        return dot ? dot + 1 : message + len;
    }
    return NULL;
}

/* The names there are, those of the layers first. */
static const char *names_sql(enum named what)
{
    if (what == COLUMN)
        return "SELECT DISTINCT c.name FROM sqlite_schema AS s, pragma_table_info(s.name) AS c "
               "WHERE s.type IN ('view', 'table') ORDER BY s.type DESC, s.rowid";
    if (what == TABLE)
        return "SELECT name FROM sqlite_schema WHERE type IN ('view', 'table') "
               "ORDER BY type DESC, rowid";
    return "SELECT DISTINCT name FROM pragma_function_list";
}

static void hint_near_name(lay_db *db, const char *name, enum named what, lay_error *err)
{
    LAY_VEC(char *) names = {0};
    lay_stmt *stmt;
    if (lay_stmt_new(db, names_sql(what), &stmt, NULL) != LAY_OK)
        return;
    while (lay_stmt_step(db, stmt, NULL) == LAY_OK) {
        const char *found = lay_column_text(stmt, 0);
        if (what != FUNCTION || lay_sql_allows_function(found))
            lay_vec_push(&names, lay_strdup(found));
    }
    lay_stmt_free(stmt);
    const char *near = lay_suggest(name, (const char *const *)names.at, names.n);
    if (near)
        lay_error_hint(err, "did you mean %s?", near);
    else if (what == TABLE)
        lay_error_hint(
            err, "the layers are events, movements, presence, bases and claims; see doc/layers.md");
    for (size_t i = 0; i < names.n; i++)
        free(names.at[i]);
    lay_vec_done(&names);
}

static lay_status refused(const struct lay_sql_guard *guard, lay_error *err)
{
    lay_error_set(err, LAY_USAGE, "sql.denied",
                  "SQL may only read the store, and %s is not allowed", guard->refused);
    lay_error_hint(err, "one SELECT, VALUES or EXPLAIN QUERY PLAN, with functions that compute");
    return LAY_USAGE;
}

/* Says where in the query it stands. */
static void in_sql(const char *sql, size_t offset, lay_error *err)
{
    long line, column;
    lay_text_where(sql, strlen(sql), offset, &line, &column);
    lay_error_at(err, NULL, line, column);
    lay_error_in_text(err, sql, strlen(sql), offset, 0);
}

lay_status lay_sql_fail(lay_db *db, int rc, const char *sql, lay_error *err)
{
    LAY_FREE char *message = lay_strdup(sqlite3_errmsg(db->sql));
    long offset = sqlite3_error_offset(db->sql);
    switch (rc & 0xff) {
    case SQLITE_AUTH:
        return refused(db->guard, err);
    case SQLITE_INTERRUPT:
        lay_error_set(err, LAY_REFUSED, "sql.timeout", "the query took too long and was stopped");
        lay_error_hint(err, "--timeout SECONDS gives it more time; a WHERE on id, place_id or geom "
                            "less to do");
        return LAY_REFUSED;
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
        return lay_error_set(err, LAY_REFUSED, "sql.too_big",
                             "the query makes more, or longer values, than it may");
    case SQLITE_READONLY:
        return lay_error_set(err, LAY_USAGE, "sql.denied", "SQL may only read the store");
    case SQLITE_ERROR:
        break;
    default:
        return lay_db_fail(db, rc, "read it", err);
    }
    if (db->guard->refused)
        return refused(db->guard, err);
    enum named what;
    const char *name = unknown_name(message, &what);
    lay_error_set(err, LAY_USAGE, "sql.invalid", "%s", message);
    if (name && offset < 0)
        offset = find_word(sql, name);
    if (name)
        hint_near_name(db, name, what, err);
    if (offset >= 0)
        in_sql(sql, (size_t)offset, err);
    return LAY_USAGE;
}

/* The name of a placeholder without its first character: ":day" -> "day". */
static bool is_parameter(const char *placeholder, const char *name)
{
    return placeholder && strcmp(placeholder + 1, name) == 0;
}

/* What reads as a number is one: '2022' is a text in SQL, --param year=2022 is not. */
static void bind_text(lay_stmt *stmt, int at, const char *value)
{
    int64_t integer;
    double real;
    size_t len = strlen(value);
    if (lay_number_int(value, len, &integer))
        lay_bind_int(stmt, at, integer);
    else if (lay_number_real(value, len, &real))
        lay_bind_real(stmt, at, real);
    else
        sqlite3_bind_text(stmt, at, value, -1, SQLITE_TRANSIENT);
}

static lay_status no_value(const char *placeholder, lay_error *err)
{
    if (!placeholder) {
        lay_error_set(err, LAY_USAGE, "sql.parameter", "a \"?\" has no name to give it a value by");
        lay_error_hint(err, "write ?1 or :name");
        return LAY_USAGE;
    }
    lay_error_set(err, LAY_USAGE, "sql.parameter", "the parameter %s has no value", placeholder);
    lay_error_hint(err, "--param %s=VALUE gives it one", placeholder + 1);
    return LAY_USAGE;
}

static lay_status bind_parameters(lay_stmt *stmt, const struct lay_sql_options *options,
                                  lay_error *err)
{
    int count = sqlite3_bind_parameter_count(stmt);
    LAY_FREE bool *used = lay_zalloc(options->parameter_count + 1, sizeof *used);
    for (int at = 1; at <= count; at++) {
        const char *placeholder = sqlite3_bind_parameter_name(stmt, at);
        size_t i = 0;
        while (i < options->parameter_count &&
               !is_parameter(placeholder, options->parameters[i].name))
            i++;
        if (i == options->parameter_count)
            return no_value(placeholder, err);
        bind_text(stmt, at, options->parameters[i].value);
        used[i] = true;
    }
    for (size_t i = 0; i < options->parameter_count; i++)
        if (!used[i])
            return lay_error_set(err, LAY_USAGE, "sql.parameter", "the query has no parameter :%s",
                                 options->parameters[i].name);
    return LAY_OK;
}

/* One statement, and nothing behind it but blanks, comments and semicolons. */
static lay_status prepare(lay_db *db, const char *sql, lay_stmt **out, lay_error *err)
{
    sqlite3_stmt *stmt = NULL, *second = NULL;
    const char *rest = sql;
    int rc = SQLITE_OK;
    while (rc == SQLITE_OK && !stmt && *rest)
        rc = sqlite3_prepare_v3(db->sql, rest, -1, 0, &stmt, &rest);
    if (rc != SQLITE_OK)
        return lay_sql_fail(db, rc, sql, err);
    if (!stmt)
        return lay_error_set(err, LAY_USAGE, "sql.empty", "there is no SQL in the text");
    while (*rest && !second) {
        const char *at = rest;
        if (sqlite3_prepare_v3(db->sql, at, -1, 0, &second, &rest) == SQLITE_OK && !second)
            continue;
        sqlite3_finalize(stmt);
        sqlite3_finalize(second);
        at += strspn(at, " \t\r\n");
        lay_error_set(err, LAY_USAGE, "sql.several", "there is more than one statement");
        in_sql(sql, (size_t)(at - sql), err);
        return LAY_USAGE;
    }
    if (!sqlite3_stmt_readonly(stmt) || sqlite3_column_count(stmt) == 0) {
        sqlite3_finalize(stmt);
        return lay_error_set(err, LAY_USAGE, "sql.denied", "SQL may only read the store");
    }
    *out = stmt;
    return LAY_OK;
}

lay_status lay_db_sql(lay_db *db, const char *sql, const struct lay_sql_options *options,
                      lay_rows **out, lay_error *err)
{
    lay_stmt *stmt = NULL;
    lay_sql_guard_free(db); /* the deadline of the query before is over */
    lay_status status = lay_schema_check(db, LAY_SCHEMA_TO_ASK, err);
    if (status == LAY_OK)
        status = lay_db_spatialite(db, err);
    if (status == LAY_OK)
        status = lay_sql_guard_new(db, options->timeout_ms, err);
    if (status == LAY_OK)
        status = prepare(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    status = bind_parameters(stmt, options, err);
    if (status != LAY_OK) {
        lay_stmt_free(stmt);
        return status;
    }
    return lay_sql_rows(db, stmt, sql, options, out, err);
}
