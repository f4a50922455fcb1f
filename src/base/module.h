/* module.h: modules: what is linked to a heavy library and opened only by what needs it. */
#ifndef LAY_BASE_MODULE_H
#define LAY_BASE_MODULE_H

#include <laydown/error.h>

/* Opens the module NAME.so and gives the object that it exports as `entry`; both stay until the
 * program ends, and a module that is open already costs next to nothing. It is looked for where
 * lay_module_path() says.
 * Errors: LAY_IO "module.missing", "module.failed". */
lay_status lay_module_open(const char *name, const char *entry, const void **out, lay_error *err);

#endif
