/* spatialite.c: starts SpatiaLite on a connection, from its module. */
#include "store/spatialite.h"

#include "base/data.h"
#include "base/error.h"
#include "base/module.h"
#include "store/connection.h"

lay_status lay_db_spatialite(lay_db *db, lay_error *err)
{
    if (db->spatial)
        return LAY_OK;
    const void *found;
    lay_status status = lay_module_open("spatialite", LAY_SPATIALITE_ENTRY, &found, err);
    if (status != LAY_OK)
        return status;
    const struct lay_spatialite_entry *module = found;
    void *state = module->start(db->sql);
    if (!state)
        return lay_error_set(err, LAY_IO, "module.failed", "SpatiaLite cannot be started");
    db->spatial = state;
    db->spatial_done = module->done;
    return LAY_OK;
}
