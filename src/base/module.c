/* module.c: finds and opens a module.
 *
 * By absolute path: from LAYDOWN_MODULES, else from the folder "laydown" beside the shared object
 * (or the program) that holds this code, which dladdr() tells. RTLD_NOW, so that a missing symbol
 * is an error here and not later; RTLD_LOCAL, so that its libraries' names do not mix with ours;
 * never closed, because GEOS, PROJ and libxml2 leave exit handlers behind.
 */
#define _GNU_SOURCE /* dladdr */
#include "base/module.h"

#include "base/error.h"
#include "base/mem.h"
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

static char *module_path(const char *name)
{
    const char *folder = getenv("LAYDOWN_MODULES");
    if (folder && folder[0] == '/')
        return lay_asprintf("%s/%s.so", folder, name);
    static const char ours = 0;
    Dl_info info;
    if (!dladdr(&ours, &info) || !info.dli_fname)
        return NULL;
    char *real = realpath(info.dli_fname, NULL);
    if (!real)
        return NULL;
    char *slash = strrchr(real, '/');
    char *path = lay_asprintf("%.*s/laydown/%s.so", (int)(slash - real), real, name);
    free(real);
    return path;
}

lay_status lay_module_open(const char *name, const char *entry, const void **out, lay_error *err)
{
    LAY_FREE char *path = module_path(name);
    if (!path)
        return lay_error_set(err, LAY_IO, "module.missing", "cannot tell where the program is");
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!module) {
        lay_error_set(err, LAY_IO, "module.missing", "cannot open the module %s: %s", name,
                      dlerror());
        lay_error_hint(err, "LAYDOWN_MODULES can name the folder of the modules");
        return LAY_IO;
    }
    const void *found = dlsym(module, entry);
    if (!found)
        return lay_error_set(err, LAY_IO, "module.failed", "%s is not a module of laydown", path);
    *out = found;
    return LAY_OK;
}
