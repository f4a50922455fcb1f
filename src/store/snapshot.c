/* snapshot.c: a copy of the store to give away: one file in rollback-journal mode, which opens from
 * a folder that nobody can write, and from a network drive, where a store in WAL mode does not.
 *
 * VACUUM INTO copies a state of the store that is whole, whatever others write meanwhile. The copy
 * is made beside its name, checked, and only then gets it.
 */
#include "base/error.h"
#include "base/output.h"
#include "store/connection.h"
#include "store/stmt.h"
#include <string.h>
#include <sys/stat.h>

static bool has_bytes(const char *path, const char *ending)
{
    LAY_FREE char *name = lay_asprintf("%s%s", path, ending);
    struct stat st;
    return stat(name, &st) == 0 && st.st_size > 0;
}

/* A file that another program is writing must not be replaced under its hands. */
static lay_status check_target(const lay_db *db, const char *path, const lay_output *out,
                               lay_error *err)
{
    struct stat ours, theirs;
    if (!out->temporary)
        return lay_error_set(err, LAY_USAGE, "snapshot.target",
                             "a snapshot is a file, and %s is none", path);
    if (stat(db->path, &ours) == 0 && stat(path, &theirs) == 0 && ours.st_dev == theirs.st_dev &&
        ours.st_ino == theirs.st_ino)
        return lay_error_set(err, LAY_USAGE, "snapshot.target",
                             "%s is the store itself: a snapshot needs another name", path);
    if (has_bytes(path, "-wal") || has_bytes(path, "-journal")) {
        lay_error_set(err, LAY_BUSY, "snapshot.in_use",
                      "%s is in use, or was left unfinished: it has a -wal or -journal file", path);
        lay_error_hint(err, "choose another name");
        return LAY_BUSY;
    }
    return LAY_OK;
}

static lay_status copy_into(lay_db *db, const char *to, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_db_allow_temp(db, true, err);
    if (status == LAY_OK)
        status = lay_stmt_new(db, "VACUUM INTO ?1", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, to);
    status = lay_stmt_run(db, stmt, err);
    lay_stmt_free(stmt);
    lay_status again = lay_db_allow_temp(db, false, status == LAY_OK ? err : NULL);
    return status == LAY_OK ? again : status;
}

static lay_status says(lay_db *db, const char *sql, const char *wanted, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_new(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    status = lay_stmt_step(db, stmt, err);
    if (status == LAY_OK && strcmp(lay_column_text(stmt, 0), wanted) != 0)
        status = lay_error_set(err, LAY_DAMAGED, "store.damaged", "%s: %s: %s", db->path, sql,
                               lay_column_text(stmt, 0));
    lay_stmt_free(stmt);
    return status;
}

static lay_status check_copy(const char *copy, lay_error *err)
{
    lay_db *db;
    lay_status status = lay_db_connect(copy, SQLITE_OPEN_READWRITE, copy, LAY_DB_WRITE, &db, err);
    if (status != LAY_OK)
        return status;
    status = says(db, "PRAGMA journal_mode = DELETE", "delete", err);
    if (status == LAY_OK)
        status = says(db, "PRAGMA integrity_check", "ok", err);
    lay_db_close(db);
    return status;
}

/* To SQLite a page number beyond any file is a full disk. */
static lay_status blame_damage(lay_db *db, lay_error *err)
{
    lay_error found = LAY_ERROR_INIT;
    lay_status status = says(db, "PRAGMA quick_check(1)", "ok", &found);
    if (status == LAY_OK)
        return LAY_IO;
    lay_error_move(err, &found);
    return status;
}

lay_status lay_db_snapshot(lay_db *db, const char *path, lay_error *err)
{
    lay_output *out = NULL;
    lay_status status = lay_output_open(path, &out, err);
    if (status != LAY_OK)
        return status;
    status = check_target(db, path, out, err);
    if (status == LAY_OK)
        status = copy_into(db, out->temporary, err);
    if (status == LAY_IO)
        status = blame_damage(db, err);
    if (status == LAY_OK)
        status = check_copy(out->temporary, err);
    if (status == LAY_OK)
        return lay_output_commit(out, err);
    lay_output_abandon(out);
    return status;
}
