/* proj.c: opens the PROJ module once. */
#include "geo/proj.h"

#include "base/module.h"

lay_status lay_proj_open(const struct lay_proj_entry **out, lay_error *err)
{
    /* Kept, because a program may ask for millions of distances. */
    static const struct lay_proj_entry *opened;
    if (!opened) {
        const void *found;
        lay_status status = lay_module_open("proj", LAY_PROJ_ENTRY, &found, err);
        if (status != LAY_OK)
            return status;
        opened = found;
    }
    *out = opened;
    return LAY_OK;
}
