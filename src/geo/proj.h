/* proj.h: PROJ, from the module that links it. */
#ifndef LAY_GEO_PROJ_H
#define LAY_GEO_PROJ_H

#include <laydown/coord.h>
#include <laydown/error.h>

/* What the module exports under the name LAY_PROJ_ENTRY. */
struct lay_proj_entry {
    void (*inverse)(struct lay_lonlat a, struct lay_lonlat b, double *distance_m,
                    double *azimuth_deg);
    struct lay_lonlat (*direct)(struct lay_lonlat from, double azimuth_deg, double distance_m);
};
#define LAY_PROJ_ENTRY "lay_proj_entry"

/* The module, opened when it is not yet. Errors: LAY_IO "module.missing", "module.failed". */
lay_status lay_proj_open(const struct lay_proj_entry **out, lay_error *err);

#endif
