/* migrate.c: brings a store of an older version up to date.
 *
 * user_version is the number of the schema. A step is a text of SQL that turns version n - 1 into
 * n; it runs in one transaction together with the new number, and, where that is the number of this
 * program, with the views, which are made anew from the text that new stores have, and the lines of
 * movements; so a program that dies leaves the old version or the new one. Before the first step
 * the store is copied with VACUUM INTO to PATH.bak-vN; a copy that is there already is of the same
 * version, and stays.
 *
 * A change to a table, a view or a list of terms is a new version: add a step here, raise
 * LAY_STORE_VERSION, and change sql/schema.sql so that a new store comes out the same.
 */
#include "base/buf.h"
#include "base/error.h"
#include "store/connection.h"
#include "store/event_row.h"
#include "store/stmt.h"
#include "store/store.h"
#include <stdio.h>
#include <unistd.h>

/* C promises literals of 4095 bytes only; gcc and clang take any length. */
#pragma GCC diagnostic ignored "-Woverlength-strings"
static const char to_2[] =
#include "sql/migrate_2.inc"
    ;

static lay_status version_of(lay_db *db, int64_t *version, lay_error *err)
{
    return lay_db_number(db, "PRAGMA user_version", version, err);
}

static lay_status back_up(lay_db *db, int64_t version, lay_error *err)
{
    LAY_FREE char *copy = lay_asprintf("%s%s.bak-v%lld", db->path[0] == '/' ? "" : "./", db->path,
                                       (long long)version);
    if (access(copy, F_OK) == 0)
        return LAY_OK;
    LAY_FREE char *part = lay_asprintf("%s.part", copy);
    unlink(part);
    lay_stmt *stmt;
    lay_status status = lay_stmt_new(db, "VACUUM INTO ?1", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, part);
    status = lay_stmt_run(db, stmt, err);
    lay_stmt_free(stmt);
    if (status == LAY_OK && rename(part, copy) != 0)
        status = lay_error_set(err, LAY_IO, "store.io", "cannot make the copy %s", copy);
    if (status != LAY_OK)
        unlink(part);
    return status;
}

/* Looks at the version again inside the transaction: another program may have been faster. */
static lay_status take_step(lay_db *db, const struct lay_migration *step, lay_error *err)
{
    lay_status status = lay_db_begin(db, err);
    if (status != LAY_OK)
        return status;
    int64_t version;
    status = version_of(db, &version, err);
    if (status == LAY_OK && version < step->to) {
        LAY_BUF number = {0};
        lay_buf_printf(&number, "PRAGMA user_version = %d", step->to);
        status = lay_db_exec(db, step->sql, err);
        if (status == LAY_OK && step->to == LAY_STORE_VERSION)
            status = lay_schema_views(db, err);
        if (status == LAY_OK && step->to == LAY_STORE_VERSION)
            status = lay_store_draw_movements(db, false, err);
        if (status == LAY_OK && step->to == LAY_STORE_VERSION)
            status = lay_store_write_event_rows(db, false, NULL, 0, err);
        if (status == LAY_OK)
            status = lay_db_exec(db, lay_buf_text(&number), err);
    }
    if (status == LAY_OK)
        status = lay_db_commit(db, err);
    if (status != LAY_OK)
        lay_db_rollback(db);
    return status;
}

lay_status lay_migrate_steps(lay_db *db, const struct lay_migration *steps, size_t count,
                             lay_error *err)
{
    int64_t version;
    lay_status status = version_of(db, &version, err);
    bool copied = false;
    for (size_t i = 0; status == LAY_OK && i < count; i++) {
        if (steps[i].to <= version)
            continue;
        if (!copied)
            status = back_up(db, version, err);
        copied = true;
        if (status == LAY_OK)
            status = take_step(db, &steps[i], err);
    }
    return status;
}

lay_status lay_migrate(lay_db *db, lay_error *err)
{
    static const struct lay_migration steps[] = {{.to = 2, .sql = to_2}};
    return lay_migrate_steps(db, steps, LAY_COUNT(steps), err);
}
