/* db.c: opening and closing the store.
 *
 * A new store is made whole beside its place and then linked to its name: a program that dies while
 * making it leaves no half-made store, and of two that make it at once one wins and both use it.
 *
 * Every connection treats the file as hostile: views and triggers of a foreign hand cannot call
 * functions with effects (trusted_schema), triggers do not run, pages are checked. A read
 * connection is opened read-write all the same, because only so can SQLite remove the -wal and -shm
 * files it makes; query_only keeps it from writing, and where a -wal of a killed writer lies about,
 * it is left alone (no checkpoint on close). A store in a folder that cannot be written is opened
 * as immutable, which is only right when nobody else writes it: the caller gets a warning to show.
 *
 * Literature: sqlite.org security.html, howtocorrupt.html, wal.html ("read-only databases").
 */
#include "base/buf.h"
#include "base/error.h"
#include "store/connection.h"
#include "store/fingerprint.h"
#include "store/sql.h"
#include "store/stmt.h"
#include "store/store.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* SQLite takes "file:…" for a URI and ":memory:" for no file at all: a path that begins with "/" or
 * "./" is only ever a path. */
static char *plain_name(const char *path)
{
    return lay_asprintf("%s%s", path[0] == '/' ? "" : "./", path);
}

static char *folder_of(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash == name ? lay_strdup("/") : lay_strndup(name, (size_t)(slash - name));
}

static void harden(sqlite3 *sql)
{
    static const struct {
        int option, value;
    } switches[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},   {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1}, /* until we know whose file it is */
    };
    for (size_t i = 0; i < LAY_COUNT(switches); i++)
        sqlite3_db_config(sql, switches[i].option, switches[i].value, NULL);
}

lay_status lay_db_connect(const char *name, int flags, const char *path, enum lay_db_mode mode,
                          lay_db **out, lay_error *err)
{
    lay_db *db = lay_zalloc(1, sizeof *db);
    db->path = lay_strdup(path);
    db->mode = mode;
    int rc =
        sqlite3_open_v2(name, &db->sql, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    if (!db->sql)
        lay_out_of_memory(0);
    lay_status status = rc == SQLITE_OK ? LAY_OK : lay_db_fail(db, rc, "open it", err);
    if (status == LAY_OK) {
        harden(db->sql);
        sqlite3_busy_timeout(db->sql, 30000);
        status = lay_db_exec(db,
                             "PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON;"
                             "PRAGMA synchronous = FULL;",
                             err);
    }
    if (status != LAY_OK) {
        lay_db_close(db);
        return status;
    }
    *out = db;
    return LAY_OK;
}

void lay_db_close(lay_db *db)
{
    if (!db)
        return;
    for (size_t i = 0; i < db->cache.n; i++)
        sqlite3_finalize(db->cache.at[i].stmt);
    lay_vec_done(&db->cache);
    lay_sql_guard_free(db);
    sqlite3_close_v2(db->sql);
    if (db->spatial)
        db->spatial_done(db->spatial);
    free(db->warning);
    free(db->path);
    free(db);
}

const char *lay_db_warning(const lay_db *db)
{
    return db->warning;
}

void lay_db_set_busy_timeout(lay_db *db, int milliseconds)
{
    sqlite3_busy_timeout(db->sql, milliseconds);
}

static lay_status check_identity(lay_db *db, int64_t *version, lay_error *err)
{
    int64_t magic;
    lay_status status = lay_db_number(db, "PRAGMA application_id", &magic, err);
    if (status == LAY_OK)
        status = lay_db_number(db, "PRAGMA user_version", version, err);
    if (status != LAY_OK)
        return status;
    if (magic != LAY_STORE_MAGIC)
        return lay_error_set(err, LAY_DAMAGED, "store.foreign", "%s is not a store of laydown",
                             db->path);
    if (*version > LAY_STORE_VERSION) {
        lay_error_set(err, LAY_DAMAGED, "store.newer",
                      "%s was made by a newer laydown: its schema is %lld, this program knows %d",
                      db->path, (long long)*version, LAY_STORE_VERSION);
        lay_error_hint(err, "install a newer laydown");
        return LAY_DAMAGED;
    }
    if (*version < 1)
        return lay_error_set(err, LAY_DAMAGED, "store.damaged", "%s has no schema version",
                             db->path);
    return LAY_OK;
}

lay_status lay_db_allow_temp(lay_db *db, bool allow, lay_error *err)
{
    if (db->mode != LAY_DB_READ)
        return LAY_OK;
    return lay_db_exec(db, allow ? "PRAGMA query_only = OFF" : "PRAGMA query_only = ON", err);
}

lay_status lay_db_make_temp(lay_db *db, const char *ddl,
                            lay_status (*fill)(void *context, lay_error *err), void *context,
                            lay_error *err)
{
    lay_status status = lay_db_allow_temp(db, true, err);
    if (status != LAY_OK)
        return status;
    status = lay_db_exec(db, ddl, err);
    if (status == LAY_OK)
        status = lay_db_exec(db, "BEGIN", err);
    if (status == LAY_OK)
        status = fill(context, err);
    if (status == LAY_OK)
        status = lay_db_commit(db, err);
    if (status != LAY_OK)
        lay_db_rollback(db);
    lay_status back = lay_db_allow_temp(db, false, status == LAY_OK ? err : NULL);
    return status == LAY_OK ? back : status;
}

/* Views hold nothing: what another program made of them is made anew. */
static lay_status mend_views(lay_db *db, lay_error *err)
{
    lay_status status = lay_schema_check(db, LAY_SCHEMA_TO_ASK, err);
    if (status != LAY_DAMAGED)
        return status;
    lay_error_done(err);
    status = lay_db_begin(db, err);
    if (status != LAY_OK)
        return status;
    status = lay_schema_views(db, err);
    if (status == LAY_OK)
        status = lay_db_commit(db, err);
    if (status != LAY_OK)
        lay_db_rollback(db);
    return status;
}

/* What is to be done once the file is known to be ours. */
static lay_status settle(lay_db *db, int64_t version, bool keep_wal, bool altered, lay_error *err)
{
    if (!keep_wal)
        sqlite3_db_config(db->sql, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    if (db->mode == LAY_DB_READ) {
        if (version < LAY_STORE_VERSION) {
            lay_error_set(err, LAY_DAMAGED, "store.older",
                          "%s was made by an older laydown (schema %lld)", db->path,
                          (long long)version);
            lay_error_hint(err, "any import brings it up to date");
            return LAY_DAMAGED;
        }
        /* The places of a big store, which each row of a layer looks up. */
        lay_status status = lay_db_exec(db, "PRAGMA cache_size = -16384", err);
        if (status == LAY_OK)
            status = lay_db_allow_temp(db, false, err);
        if (status == LAY_OK && !altered)
            status = lay_schema_check(db, LAY_SCHEMA_TO_READ, err);
        return status;
    }
    lay_status status =
        lay_db_exec(db, "PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536", err);
    if (status == LAY_OK)
        status = lay_migrate(db, err);
    if (status == LAY_OK)
        status = lay_schema_check(db, LAY_SCHEMA_TO_WRITE, err);
    return status == LAY_OK ? mend_views(db, err) : status;
}

static bool has_wal(const char *name)
{
    LAY_FREE char *wal = lay_asprintf("%s-wal", name);
    struct stat st;
    return stat(wal, &st) == 0 && st.st_size > 0;
}

/* file:PATH with what has a meaning in a URI escaped. */
static char *immutable_uri(const char *name)
{
    lay_buf uri = {0};
    lay_buf_puts(&uri, "file:");
    for (const char *c = name; *c; c++)
        if (strchr("%?#", *c))
            lay_buf_printf(&uri, "%%%02X", (unsigned)(unsigned char)*c);
        else
            lay_buf_putc(&uri, *c);
    lay_buf_puts(&uri, "?immutable=1");
    return lay_buf_take(&uri);
}

/* Opens what is there and looks whose it is. */
static lay_status open_checked(const char *name, int flags, const char *path, enum lay_db_mode mode,
                               bool keep_wal, lay_db **out, lay_error *err)
{
    lay_db *db;
    int64_t version;
    bool altered = mode == LAY_DB_VERIFY; /* may be */
    lay_status status = lay_db_connect(name, flags, path, altered ? LAY_DB_READ : mode, &db, err);
    if (status != LAY_OK)
        return status;
    status = check_identity(db, &version, err);
    if (status == LAY_OK)
        status = settle(db, version, keep_wal, altered, err);
    if (status != LAY_OK) {
        lay_db_close(db);
        return status;
    }
    *out = db;
    return LAY_OK;
}

static lay_status open_immutable(const char *name, const char *path, enum lay_db_mode mode,
                                 lay_db **out, lay_error *err)
{
    LAY_FREE char *uri = immutable_uri(name);
    lay_db *db;
    lay_status status =
        open_checked(uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, path, mode, true, &db, err);
    if (status != LAY_OK)
        return status;
    db->warning =
        lay_asprintf("%s lies in a folder that cannot be written: it is read as it is, and "
                     "what another program writes meanwhile may not be seen",
                     path);
    *out = db;
    return LAY_OK;
}

static lay_status open_existing(const char *name, const char *path, enum lay_db_mode mode,
                                lay_db **out, lay_error *err)
{
    bool wal = has_wal(name), reads = mode == LAY_DB_READ || mode == LAY_DB_VERIFY;
    lay_status status =
        open_checked(name, SQLITE_OPEN_READWRITE, path, mode, reads && wal, out, err);
    LAY_FREE char *folder = folder_of(name);
    if (status != LAY_IO || !reads || access(folder, W_OK) == 0)
        return status;
    if (wal) {
        lay_error_hint(err,
                       "a program that wrote it did not finish, and %s cannot be written: copy "
                       "the store and its -wal file to another folder",
                       folder);
        return status;
    }
    lay_error_done(err);
    return open_immutable(name, path, mode, out, err);
}

static void sync_folder(const char *name)
{
    LAY_FREE char *folder = folder_of(name);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
}

/* Gives the finished file its name without replacing one that came in between. */
static lay_status publish(const char *made, const char *name, const char *path, lay_error *err)
{
    int failed = link(made, name) == 0 || errno == EEXIST ? 0 : errno;
    if (failed == EPERM || failed == EOPNOTSUPP || failed == ENOSYS) /* no hard links here */
        failed = access(name, F_OK) == 0 || rename(made, name) == 0 ? 0 : errno;
    if (failed)
        return lay_error_set(err, LAY_IO, "store.io", "%s: cannot make it: %s", path,
                             strerror(failed));
    sync_folder(name);
    return LAY_OK;
}

static lay_status make_file(const char *made, const char *path, lay_error *err)
{
    lay_db *db;
    lay_status status = lay_db_connect(made, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, path,
                                       LAY_DB_CREATE, &db, err);
    if (status != LAY_OK)
        return status;
    sqlite3_db_config(db->sql, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    status = lay_db_exec(db, "PRAGMA journal_mode = MEMORY", err);
    if (status == LAY_OK)
        status = lay_schema_create(db, true, err);
    if (status == LAY_OK)
        status = lay_db_exec(db, "PRAGMA journal_mode = WAL", err);
    lay_db_close(db);
    return status;
}

static lay_status create(const char *name, const char *path, lay_error *err)
{
    LAY_FREE char *made = lay_asprintf("%s.new-%ld", name, (long)getpid());
    unlink(made);
    lay_status status = make_file(made, path, err);
    if (status == LAY_OK)
        status = publish(made, name, path, err);
    unlink(made);
    return status;
}

lay_status lay_db_memory(bool spatial, lay_db **out, lay_error *err)
{
    lay_db *db;
    lay_status status =
        lay_db_connect(":memory:", SQLITE_OPEN_READWRITE, ":memory:", LAY_DB_CREATE, &db, err);
    if (status != LAY_OK)
        return status;
    status = lay_schema_create(db, spatial, err);
    if (status != LAY_OK) {
        lay_db_close(db);
        return status;
    }
    *out = db;
    return LAY_OK;
}

lay_status lay_db_open(const char *path, enum lay_db_mode mode, lay_db **out, lay_error *err)
{
    if (!path)
        return lay_db_memory(false, out, err);
    LAY_FREE char *name = plain_name(path);
    struct stat st;
    if (stat(name, &st) != 0) {
        if (errno != ENOENT)
            return lay_error_set(err, LAY_IO, "store.io", "%s: cannot open it: %s", path,
                                 strerror(errno));
        if (mode != LAY_DB_CREATE) {
            lay_error_set(err, LAY_NOT_FOUND, "store.missing", "there is no store at %s", path);
            lay_error_hint(err, "an import makes one; --db names another");
            return LAY_NOT_FOUND;
        }
        lay_status status = create(name, path, err);
        if (status != LAY_OK)
            return status;
    } else if (!S_ISREG(st.st_mode)) {
        return lay_error_set(err, LAY_IO, "store.io", "%s is not a file", path);
    } else if (st.st_size == 0) {
        return lay_error_set(err, LAY_DAMAGED, "store.foreign",
                             "%s is empty, not a store of laydown", path);
    }
    return open_existing(name, path, mode, out, err);
}

lay_status lay_db_begin(lay_db *db, lay_error *err)
{
    return lay_db_exec(db, "BEGIN IMMEDIATE", err);
}

lay_status lay_db_commit(lay_db *db, lay_error *err)
{
    return lay_db_exec(db, "COMMIT", err);
}

void lay_db_rollback(lay_db *db)
{
    for (size_t i = 0; i < db->cache.n; i++)
        sqlite3_reset(db->cache.at[i].stmt);
    if (!sqlite3_get_autocommit(db->sql))
        sqlite3_exec(db->sql, "ROLLBACK", NULL, NULL, NULL);
}
