/* db.h: the store: one SQLite/SpatiaLite file, opened, checked and closed. */
#ifndef LAYDOWN_DB_H
#define LAYDOWN_DB_H

#include <laydown/error.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct lay_db lay_db;

enum lay_db_mode {
    LAY_DB_READ,  /* must exist; never written */
    LAY_DB_WRITE, /* must exist */
    LAY_DB_CREATE /* made when missing, with SpatiaLite metadata (opens the spatialite module) */
};

/* Opens the store at `path`; NULL makes a new one in memory, which is gone when it is closed.
 * *out is owned by the caller (lay_db_close).
 * Errors: LAY_NOT_FOUND "store.missing"; LAY_DAMAGED "store.foreign" (not a store of laydown, a
 * 0-byte file included), "store.newer", "store.older" (only LAY_DB_READ: the others bring it up to
 * date), "store.damaged"; LAY_BUSY "store.busy"; LAY_IO "store.io". */
lay_status lay_db_open(const char *path, enum lay_db_mode mode, lay_db **out, lay_error *err);
void lay_db_close(lay_db *db); /* NULL is fine */

/* NULL, or a sentence that the user should see: the store was opened as if nobody could change it
 * meanwhile, because its folder cannot be written. Belongs to db. */
const char *lay_db_warning(const lay_db *db);

/* Checks the store: identity, SQLite's integrity_check and foreign_key_check, the schema against
 * the one this program makes, the metadata of its layers, spans against their stays. Calls `say`
 * once per finding with a sentence; returns LAY_OK when there is none, LAY_NO otherwise. */
lay_status lay_db_verify(lay_db *db, void (*say)(void *context, const char *finding), void *context,
                         lay_error *err);

#ifdef __cplusplus
}
#endif
#endif
