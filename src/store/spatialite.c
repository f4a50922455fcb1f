/* spatialite.c: opens the SpatiaLite module.
 *
 * The module is opened by absolute path, which base/data.h tells. RTLD_NOW, so that a missing symbol
 * is an error here and not later; RTLD_LOCAL, so that its libraries' names do not mix with ours;
 * never closed, because GEOS, PROJ and libxml2 leave exit handlers behind.
 */
#include "store/spatialite.h"

#include "base/data.h"
#include "base/error.h"
#include "store/connection.h"
#include <dlfcn.h>
#include <stdlib.h>

static lay_status entry(const struct lay_spatialite_entry **out, lay_error *err)
{
    LAY_FREE char *path = lay_module_path("spatialite");
    if (!path) {
        lay_error_set(err, LAY_IO, "module.missing",
                      "the SpatiaLite module is not beside the program");
        lay_error_hint(err, "LAYDOWN_MODULES can name the folder of the modules");
        return LAY_IO;
    }
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!module) {
        lay_error_set(err, LAY_IO, "module.missing", "cannot open the SpatiaLite module: %s",
                      dlerror());
        lay_error_hint(err, "LAYDOWN_MODULES can name the folder of the modules");
        return LAY_IO;
    }
    *out = dlsym(module, LAY_SPATIALITE_ENTRY);
    if (!*out)
        return lay_error_set(err, LAY_IO, "module.failed", "%s is not a module of laydown", path);
    return LAY_OK;
}

lay_status lay_db_spatialite(lay_db *db, lay_error *err)
{
    if (db->spatial)
        return LAY_OK;
    const struct lay_spatialite_entry *module;
    lay_status status = entry(&module, err);
    if (status != LAY_OK)
        return status;
    void *state = module->start(db->sql);
    if (!state)
        return lay_error_set(err, LAY_IO, "module.failed", "SpatiaLite cannot be started");
    db->spatial = state;
    db->spatial_done = module->done;
    return LAY_OK;
}
