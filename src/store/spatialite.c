/* spatialite.c: finds and opens the SpatiaLite module.
 *
 * The module is opened by absolute path: from LAYDOWN_MODULES, else from the folder "laydown"
 * beside the shared object (or the program) that holds this code, which dladdr() tells. RTLD_NOW,
 * so that a missing symbol is an error here and not later; RTLD_LOCAL, so that its libraries' names
 * do not mix with ours; never closed, because GEOS, PROJ and libxml2 leave exit handlers behind.
 */
#define _GNU_SOURCE /* dladdr */
#include "store/spatialite.h"

#include "base/error.h"
#include "store/connection.h"
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

static char *module_path(void)
{
    const char *folder = getenv("LAYDOWN_MODULES");
    if (folder && folder[0] == '/')
        return lay_asprintf("%s/spatialite.so", folder);
    static const char ours = 0;
    Dl_info info;
    if (!dladdr(&ours, &info) || !info.dli_fname)
        return NULL;
    char *real = realpath(info.dli_fname, NULL);
    if (!real)
        return NULL;
    char *slash = strrchr(real, '/');
    char *path = lay_asprintf("%.*s/laydown/spatialite.so", (int)(slash - real), real);
    free(real);
    return path;
}

static lay_status entry(const struct lay_spatialite_entry **out, lay_error *err)
{
    LAY_FREE char *path = module_path();
    if (!path)
        return lay_error_set(err, LAY_IO, "module.missing", "cannot tell where the program is");
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
