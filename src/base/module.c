/* module.c: opens a module.
 *
 * By absolute path, which base/data.h tells. RTLD_NOW, so that a missing symbol is an error here
 * and not later; RTLD_LOCAL, so that its libraries' names do not mix with ours; never closed,
 * because GEOS, PROJ and libxml2 leave exit handlers behind.
 */
#include "base/module.h"

#include "base/data.h"
#include "base/error.h"
#include "base/mem.h"
#include <dlfcn.h>

lay_status lay_module_open(const char *name, const char *entry, const void **out, lay_error *err)
{
    LAY_FREE char *path = lay_module_path(name);
    if (!path) {
        lay_error_set(err, LAY_IO, "module.missing", "the module %s is not beside the program",
                      name);
        lay_error_hint(err, "LAYDOWN_MODULES can name the folder of the modules");
        return LAY_IO;
    }
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
