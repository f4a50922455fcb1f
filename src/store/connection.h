/* connection.h: what the store knows of its SQLite connection: for src/store alone. */
#ifndef LAY_STORE_CONNECTION_H
#define LAY_STORE_CONNECTION_H

#include "base/mem.h"
#include <laydown/db.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

enum {
    LAY_STORE_MAGIC = 0x4C644E31, /* "LdN1", the file's application_id */
    LAY_STORE_VERSION = 2         /* user_version of what this program makes */
};

struct lay_cached_stmt {
    const char *sql; /* compared by address */
    sqlite3_stmt *stmt;
};

struct lay_db {
    sqlite3 *sql;
    char *path;                          /* for messages; ":memory:" for a store in memory */
    enum lay_db_mode mode;               /* LAY_DB_READ for LAY_DB_VERIFY, too */
    char *warning;                       /* see lay_db_warning(); NULL */
    void *spatial;                       /* SpatiaLite's state for this connection, or NULL */
    void (*spatial_done)(void *spatial); /* to be called after sqlite3_close() */
    struct lay_sql_guard *guard;         /* see sql.h; NULL */
    bool chosen; /* TEMP tables of lay_store_choose() stand before the stored ones */
    LAY_VEC(struct lay_cached_stmt) cache;
};

/* Fills err from SQLite's result code; `doing` is a phrase such as "read the store". */
lay_status lay_db_fail(lay_db *db, int rc, const char *doing, lay_error *err);

/* Opens a connection without looking at the file: safety switches, busy timeout. `name` is a file
 * name or a file: URI, `flags` those of sqlite3_open_v2. */
lay_status lay_db_connect(const char *name, int flags, const char *path, enum lay_db_mode mode,
                          lay_db **out, lay_error *err);

/* One number that a statement gives; 0 when it gives no row. */
lay_status lay_db_number(lay_db *db, const char *sql, int64_t *out, lay_error *err);

/* While one is writing temporary tables on a read connection, which otherwise refuses all writes.
 */
lay_status lay_db_allow_temp(lay_db *db, bool allow, lay_error *err);

/* Makes temporary tables by `ddl` and has `fill` write them, in one transaction and on a read
 * connection, too: wholly, or not at all. */
lay_status lay_db_make_temp(lay_db *db, const char *ddl,
                            lay_status (*fill)(void *context, lay_error *err), void *context,
                            lay_error *err);

/* A new empty store in memory, with SpatiaLite's metadata where `spatial`. */
lay_status lay_db_memory(bool spatial, lay_db **out, lay_error *err);

/* Makes all tables and views, the terms, and, where `spatial`, SpatiaLite's metadata, in one
 * transaction of an empty database. */
lay_status lay_schema_create(lay_db *db, bool spatial, lay_error *err);

/* Makes all views, in place of those that are there; within a transaction. */
lay_status lay_schema_views(lay_db *db, lay_error *err);

/* Steps from older versions: `to` is the version that the SQL makes of the one before. */
struct lay_migration {
    int to;
    const char *sql;
};

/* Brings a store from its version to the newest in `steps` (ascending), each step in a transaction
 * of its own, after a copy PATH.bak-vN of the old one. lay_migrate() has the steps of laydown; the
 * last one makes the views anew. */
lay_status lay_migrate_steps(lay_db *db, const struct lay_migration *steps, size_t count,
                             lay_error *err);
lay_status lay_migrate(lay_db *db, lay_error *err);

#endif
