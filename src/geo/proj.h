/* proj.h: PROJ, from the module that links it. */
#ifndef LAY_GEO_PROJ_H
#define LAY_GEO_PROJ_H

#include <laydown/coord.h>
#include <laydown/error.h>

enum lay_projection {
    LAY_TRANSVERSE_MERCATOR, /* scale 0.9996, origin at longitude 0 on the equator */
    LAY_POLAR_STEREOGRAPHIC, /* scale 0.994, origin at the north pole, y towards longitude 180 */
    LAY_PROJECTION_COUNT
};

struct lay_crs_result {
    struct lay_lonlat at;
    double radius_m; /* what the transformation is worth; 0 when it is exact or not known */
    struct lay_lonlat west_south, east_north; /* the area the system is made for */
    bool has_area;
    bool geographic; /* its numbers are degrees */
};

/* What the module exports under the name LAY_PROJ_ENTRY. All on WGS 84; project() and crs() return
 * false where there is no answer. */
struct lay_proj_entry {
    void (*inverse)(struct lay_lonlat a, struct lay_lonlat b, double *distance_m,
                    double *azimuth_deg);
    struct lay_lonlat (*direct)(struct lay_lonlat from, double azimuth_deg, double distance_m);
    /* Degrees to metres east and north of the projection's origin, and back. */
    bool (*project)(enum lay_projection projection, struct lay_lonlat at, double *x, double *y);
    bool (*unproject)(enum lay_projection projection, double x, double y, struct lay_lonlat *out);
    /* x (east) and y (north) in a coordinate reference system, "EPSG:32630", to WGS 84. *known
     * tells whether there is such a system. */
    bool (*crs)(const char *code, double x, double y, struct lay_crs_result *out, bool *known);
};
#define LAY_PROJ_ENTRY "lay_proj_entry"

/* The module, opened when it is not yet. Errors: LAY_IO "module.missing", "module.failed". */
lay_status lay_proj_open(const struct lay_proj_entry **out, lay_error *err);

#endif
