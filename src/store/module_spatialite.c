/* module_spatialite.c: the one file that is linked to libspatialite; built as a module of its own
 * so that commands which need no SpatiaLite do not pay for loading it (with PROJ, GEOS and
 * libxml2).
 *
 * SPATIALITE_SECURITY=relaxed would switch on SQL functions that read and write files and evaluate
 * text, and PROJ_NETWORK=ON lets ST_Transform fetch grids. The environment is not ours to trust, so
 * both are settled before SpatiaLite and PROJ look at them.
 */
#include "store/spatialite.h"

#include <sqlite3.h> /* spatialite.h wants it before */

#include <spatialite.h>
#include <stdlib.h>

static void *start(struct sqlite3 *connection)
{
    unsetenv("SPATIALITE_SECURITY");
    setenv("PROJ_NETWORK", "OFF", 1);
    void *state = spatialite_alloc_connection();
    if (state)
        spatialite_init_ex(connection, state, 0);
    return state;
}

static void done(void *state)
{
    spatialite_cleanup_ex(state);
}

extern const struct lay_spatialite_entry lay_spatialite_entry;
const struct lay_spatialite_entry lay_spatialite_entry = {start, done};
