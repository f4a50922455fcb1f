/* module_proj.c: the one file that is linked to libproj; built as a module of its own, because PROJ
 * brings libcurl and libtiff, and loading them costs more than most answers do. */
#include "geo/proj.h"

#include <geodesic.h>
#include <stddef.h>

static const struct geod_geodesic *wgs84(void)
{
    static struct geod_geodesic ellipsoid;
    if (ellipsoid.a == 0)
        geod_init(&ellipsoid, 6378137, 1 / 298.257223563);
    return &ellipsoid;
}

static void inverse(struct lay_lonlat a, struct lay_lonlat b, double *distance_m,
                    double *azimuth_deg)
{
    geod_inverse(wgs84(), a.lat, a.lon, b.lat, b.lon, distance_m, azimuth_deg, NULL);
}

static struct lay_lonlat direct(struct lay_lonlat from, double azimuth_deg, double distance_m)
{
    struct lay_lonlat to;
    geod_direct(wgs84(), from.lat, from.lon, azimuth_deg, distance_m, &to.lat, &to.lon, NULL);
    return to;
}

extern const struct lay_proj_entry lay_proj_entry;
const struct lay_proj_entry lay_proj_entry = {inverse, direct};
