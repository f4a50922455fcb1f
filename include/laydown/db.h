/* db.h: the store: one SQLite/SpatiaLite file, opened, checked and closed. */
#ifndef LAYDOWN_DB_H
#define LAYDOWN_DB_H

#include <laydown/rows.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct lay_db lay_db;

enum lay_db_mode {
    LAY_DB_READ,   /* must exist; never written */
    LAY_DB_WRITE,  /* must exist; brought up to date, and its views made anew where they are not
                      ours */
    LAY_DB_CREATE, /* made when missing, with SpatiaLite metadata (opens the spatialite module) */
    LAY_DB_VERIFY  /* as LAY_DB_READ, but opens what another program has altered, too: only for
                      lay_db_verify() */
};

/* Opens the store at `path`; NULL makes a new one in memory, which is gone when it is closed.
 * *out is owned by the caller (lay_db_close).
 * Errors: LAY_NOT_FOUND "store.missing"; LAY_DAMAGED "store.foreign" (not a store of laydown, a
 * 0-byte file included), "store.newer", "store.older" (only where it is read: the others bring it
 * up to date), "store.altered" (a table is not ours any more; to write, not exactly ours),
 * "store.damaged"; LAY_BUSY "store.busy"; LAY_IO "store.io". */
lay_status lay_db_open(const char *path, enum lay_db_mode mode, lay_db **out, lay_error *err);
void lay_db_close(lay_db *db); /* NULL is fine */

/* NULL, or a sentence that the user should see: the store was opened as if nobody could change it
 * meanwhile, because its folder cannot be written. Belongs to db. */
const char *lay_db_warning(const lay_db *db);

/* The data cut-off, the day of the latest publication, as YYYY-MM-DD; NULL in an empty store.
 * Caller frees. */
lay_status lay_db_cutoff(lay_db *db, char **out, lay_error *err);

/* Something that is wrong with a store, or not as this program made it. */
struct lay_finding {
    const char *code;   /* "schema.altered": one of a few, all in `laydown help verify` */
    const char *text;   /* a sentence without its full stop */
    const char *advice; /* what to do about it */
};

/* Checks the store: SQLite's integrity_check and foreign_key_check, the schema against the one this
 * program makes, the lists of terms, the metadata of the layers, the hashes of the documents, what
 * is shown of reports and claims against them, the spatial indexes against the points, spans
 * against their stays. What another program has added is told, and otherwise ignored. Calls `say`
 * once per finding; returns LAY_OK when there is none, LAY_NO "store.unsound" otherwise. See
 * lay_verify_derived() in query.h for the rest. */
lay_status lay_db_verify(lay_db *db, void (*say)(void *context, const struct lay_finding *finding),
                         void *context, lay_error *err);

/* Copies the store as it is now to `path`, in rollback-journal mode, so that the copy opens from a
 * folder that cannot be written. The copy is checked before it gets its name; a file of that name
 * is replaced whole. Errors: LAY_USAGE "snapshot.target" (the store itself, no file), LAY_BUSY
 * "snapshot.in_use", LAY_IO "io.write"; those of the store. */
lay_status lay_db_snapshot(lay_db *db, const char *path, lay_error *err);

/* A value for a placeholder: "day" for :day, @day and $day, "1" for ?1. A text that reads as a
 * number is bound as one. */
struct lay_sql_parameter {
    const char *name, *value;
};

struct lay_sql_options {
    const struct lay_sql_parameter *parameters;
    size_t parameter_count;
    int timeout_ms; /* 0: no limit */
    int64_t limit;  /* rows; 0: no limit */
    bool geometry;  /* the first column of geometries is no column, but the geometry of the rows;
                       false: geometries are cells like others, as WKT */
    bool *cut;      /* set when the limit left rows out; may be NULL */
};

/* Runs one SELECT (VALUES, EXPLAIN and the like are fine, too) with SpatiaLite's functions. `db`
 * was opened with LAY_DB_READ, and serves only this function from then on. Nothing can be written,
 * and only functions that compute are let through: none opens a file or a connection, save that
 * ST_Transform may have PROJ look for its own grids. `sql` and the parameters are borrowed until
 * the rows are freed, and the rows must be freed before the next call and before the store is
 * closed. A second column of one name is called NAME_2. A blob is shown as x'…' in hexadecimal
 * digits, a long one by its size. One limit is the process's: until the store is closed, SQLite's
 * memory ends at 512 MiB. Errors: LAY_USAGE "sql.invalid", "sql.empty", "sql.several" with line and
 * column where they are known, "sql.denied", "sql.parameter"; LAY_REFUSED "sql.timeout",
 * "sql.too_big", "sql.geometry" (one that cannot be given in degrees), from lay_rows_next() too;
 * LAY_IO "module.missing"; those of the store. */
lay_status lay_db_sql(lay_db *db, const char *sql, const struct lay_sql_options *options,
                      lay_rows **out, lay_error *err);

#ifdef __cplusplus
}
#endif
#endif
