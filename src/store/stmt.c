/* stmt.c: the thin layer between SQL texts and the rest of the store.
 *
 * Statements are cached by the address of their text: the texts are constants, so an address is as
 * good as a name, and comparing it costs nothing. A connection has a few dozen of them; the list is
 * searched from the front, and the one found moves one place forward, so that loops find theirs
 * first.
 */
#include "store/stmt.h"

#include "base/error.h"
#include "store/connection.h"
#include <errno.h>
#include <limits.h>
#include <string.h>

static lay_status io_failure(lay_db *db, int rc, const char *doing, lay_error *err)
{
    int code = rc & 0xff;
    int number = code == SQLITE_FULL ? ENOSPC : sqlite3_system_errno(db->sql);
    if (number == 0 || (code == SQLITE_READONLY && number != EROFS))
        return lay_error_set(err, LAY_IO, "store.io", "%s: cannot %s: %s", db->path, doing,
                             sqlite3_errstr(rc));
    return lay_error_set(err, LAY_IO, "store.io", "%s: cannot %s: %s", db->path, doing,
                         strerror(number));
}

/* A text of ours that does not compile means that the tables are not the ones we made. */
static lay_status sql_failure(lay_db *db, const char *doing, lay_error *err)
{
    const char *words = sqlite3_errmsg(db->sql);
    if (strstr(words, "no such ") || strstr(words, "malformed") || strstr(words, "unsafe use"))
        return lay_error_set(err, LAY_DAMAGED, "store.damaged",
                             "%s was altered by another program: cannot %s: %s", db->path, doing,
                             words);
    return lay_error_set(err, LAY_BUG, "store.bug", "%s: cannot %s: %s", db->path, doing, words);
}

lay_status lay_db_fail(lay_db *db, int rc, const char *doing, lay_error *err)
{
    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        lay_error_set(err, LAY_BUSY, "store.busy", "%s is locked by another program", db->path);
        lay_error_hint(err, "wait until it is done, and try again");
        return LAY_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
        return lay_error_set(err, LAY_DAMAGED, "store.damaged", "%s is damaged: %s", db->path,
                             sqlite3_errmsg(db->sql));
    case SQLITE_NOTADB:
        return lay_error_set(err, LAY_DAMAGED, "store.foreign", "%s is not a store of laydown",
                             db->path);
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_PROTOCOL:
        return io_failure(db, rc, doing, err);
    case SQLITE_NOMEM:
        lay_out_of_memory(0);
    case SQLITE_TOOBIG:
        return lay_error_set(err, LAY_REFUSED, "store.too_big", "a value is too big for the store");
    case SQLITE_INTERRUPT:
        return lay_error_set(err, LAY_REFUSED, "store.interrupted", "the query was stopped");
    case SQLITE_ERROR:
        return sql_failure(db, doing, err);
    default:
        return lay_error_set(err, LAY_BUG, "store.bug", "%s: cannot %s: %s", db->path, doing,
                             sqlite3_errmsg(db->sql));
    }
}

static const char *doing_what(lay_stmt *stmt)
{
    return sqlite3_stmt_readonly(stmt) ? "read" : "write";
}

lay_status lay_stmt_new(lay_db *db, const char *sql, lay_stmt **out, lay_error *err)
{
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v3(db->sql, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
    if (rc != SQLITE_OK)
        return lay_db_fail(db, rc, "read", err);
    *out = stmt;
    return LAY_OK;
}

void lay_stmt_free(lay_stmt *stmt)
{
    sqlite3_finalize(stmt);
}

lay_status lay_stmt_get(lay_db *db, const char *sql, lay_stmt **out, lay_error *err)
{
    for (size_t i = 0; i < db->cache.n; i++) {
        struct lay_cached_stmt found = db->cache.at[i];
        if (found.sql != sql)
            continue;
        if (i > 0) {
            db->cache.at[i] = db->cache.at[i - 1];
            db->cache.at[i - 1] = found;
        }
        sqlite3_reset(found.stmt);
        sqlite3_clear_bindings(found.stmt);
        *out = found.stmt;
        return LAY_OK;
    }
    lay_stmt *stmt = NULL;
    lay_status status = lay_stmt_new(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_vec_push(&db->cache, (struct lay_cached_stmt){sql, stmt});
    *out = stmt;
    return LAY_OK;
}

lay_status lay_stmt_step(lay_db *db, lay_stmt *stmt, lay_error *err)
{
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW)
        return LAY_OK;
    lay_status status = LAY_NO;
    if (rc != SQLITE_DONE)
        status = lay_db_fail(db, rc, doing_what(stmt), err);
    sqlite3_reset(stmt);
    return status;
}

lay_status lay_stmt_run(lay_db *db, lay_stmt *stmt, lay_error *err)
{
    lay_status status;
    do
        status = lay_stmt_step(db, stmt, err);
    while (status == LAY_OK);
    return status == LAY_NO ? LAY_OK : status;
}

void lay_stmt_reset(lay_stmt *stmt)
{
    sqlite3_reset(stmt);
}

lay_status lay_db_exec(lay_db *db, const char *sql, lay_error *err)
{
    int rc = sqlite3_exec(db->sql, sql, NULL, NULL, NULL);
    return rc == SQLITE_OK ? LAY_OK : lay_db_fail(db, rc, "write", err);
}

lay_status lay_db_number(lay_db *db, const char *sql, int64_t *out, lay_error *err)
{
    lay_stmt *stmt = NULL;
    lay_status status = lay_stmt_new(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    status = lay_stmt_step(db, stmt, err);
    int64_t value = status == LAY_OK ? lay_column_int(stmt, 0) : 0;
    lay_stmt_free(stmt);
    if (status != LAY_OK && status != LAY_NO)
        return status;
    *out = value;
    return LAY_OK;
}

int64_t lay_db_last_id(lay_db *db)
{
    return sqlite3_last_insert_rowid(db->sql);
}

int64_t lay_db_changes(lay_db *db)
{
    return sqlite3_changes64(db->sql);
}

void lay_bind_int(lay_stmt *stmt, int at, int64_t value)
{
    sqlite3_bind_int64(stmt, at, value);
}

void lay_bind_real(lay_stmt *stmt, int at, double value)
{
    sqlite3_bind_double(stmt, at, value);
}

/* Only an unusable index or length can fail to bind: SQLite then reports TOOBIG or leaves NULL,
 * which a NOT NULL column turns into a failing step. */
void lay_bind_text(lay_stmt *stmt, int at, const char *text)
{
    if (text)
        sqlite3_bind_text(stmt, at, text, -1, SQLITE_STATIC);
    else
        sqlite3_bind_null(stmt, at);
}

void lay_bind_blob(lay_stmt *stmt, int at, const void *bytes, size_t len)
{
    sqlite3_bind_blob64(stmt, at, bytes, len, SQLITE_STATIC);
}

void lay_bind_day(lay_stmt *stmt, int at, lay_day day)
{
    if (day == LAY_DAY_MIN || day == LAY_DAY_MAX)
        sqlite3_bind_null(stmt, at);
    else
        sqlite3_bind_int64(stmt, at, day);
}

void lay_bind_id(lay_stmt *stmt, int at, int64_t id)
{
    if (id > 0)
        sqlite3_bind_int64(stmt, at, id);
    else
        sqlite3_bind_null(stmt, at);
}

void lay_bind_count(lay_stmt *stmt, int at, int64_t count)
{
    if (count >= 0)
        sqlite3_bind_int64(stmt, at, count);
    else
        sqlite3_bind_null(stmt, at);
}

bool lay_column_null(lay_stmt *stmt, int at)
{
    return sqlite3_column_type(stmt, at) == SQLITE_NULL;
}

int64_t lay_column_int(lay_stmt *stmt, int at)
{
    return sqlite3_column_int64(stmt, at);
}

int lay_column_small(lay_stmt *stmt, int at)
{
    int64_t value = sqlite3_column_int64(stmt, at);
    return value < INT_MIN ? INT_MIN : value > INT_MAX ? INT_MAX : (int)value;
}

double lay_column_real(lay_stmt *stmt, int at)
{
    return sqlite3_column_double(stmt, at);
}

const char *lay_column_text(lay_stmt *stmt, int at)
{
    return (const char *)sqlite3_column_text(stmt, at);
}

const void *lay_column_blob(lay_stmt *stmt, int at, size_t *len)
{
    const void *bytes = sqlite3_column_blob(stmt, at);
    *len = (size_t)sqlite3_column_bytes(stmt, at);
    return bytes;
}

lay_day lay_column_day(lay_stmt *stmt, int at, lay_day open)
{
    return lay_column_null(stmt, at) ? open : (lay_day)lay_column_small(stmt, at);
}

int64_t lay_column_count(lay_stmt *stmt, int at)
{
    return lay_column_null(stmt, at) ? -1 : lay_column_int(stmt, at);
}

int lay_column_total(lay_stmt *stmt)
{
    return sqlite3_column_count(stmt);
}

lay_status lay_stmt_id_of(lay_db *db, const char *sql, const char *key, int64_t *id, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, key);
    status = lay_stmt_step(db, stmt, err);
    if (status == LAY_OK) {
        *id = lay_column_int(stmt, 0);
        lay_stmt_reset(stmt);
    }
    return status;
}
