/* spatialite.h: SpatiaLite on a connection, from the module that links it. */
#ifndef LAY_STORE_SPATIALITE_H
#define LAY_STORE_SPATIALITE_H

#include <laydown/db.h>

/* Registers SpatiaLite's functions on this connection; again is fine. Opens the module
 * "spatialite.so" from the folder LAYDOWN_MODULES, else from "laydown" beside the library; it stays
 * open until the program ends. Costs some 40 ms: only for what needs it.
 * Errors: LAY_IO "module.missing", "module.failed". */
lay_status lay_db_spatialite(lay_db *db, lay_error *err);

/* What the module exports under the name LAY_SPATIALITE_ENTRY. start() returns SpatiaLite's state
 * for a connection, done() releases it after the connection is closed. */
struct sqlite3;
struct lay_spatialite_entry {
    void *(*start)(struct sqlite3 *connection);
    void (*done)(void *state);
};
#define LAY_SPATIALITE_ENTRY "lay_spatialite_entry"

#endif
