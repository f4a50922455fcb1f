/* geodesic.c: PROJ's geodesics with their arguments checked and their results in one range. */
#include "geo/geodesic.h"

#include "base/error.h"
#include "geo/proj.h"
#include <math.h>

static lay_status check(struct lay_lonlat at, lay_error *err)
{
    if (isfinite(at.lon) && fabs(at.lat) <= 90)
        return LAY_OK;
    return lay_error_set(err, LAY_REFUSED, "coord.range",
                         "longitude %g, latitude %g is no place on the Earth", at.lon, at.lat);
}

lay_status lay_geodesic_inverse(struct lay_lonlat a, struct lay_lonlat b, double *distance_m,
                                double *azimuth_deg, lay_error *err)
{
    const struct lay_proj_entry *proj;
    lay_status status = check(a, err);
    if (status == LAY_OK)
        status = check(b, err);
    if (status == LAY_OK)
        status = lay_proj_open(&proj, err);
    if (status != LAY_OK)
        return status;
    double distance, azimuth;
    proj->inverse(a, b, &distance, &azimuth);
    if (distance_m)
        *distance_m = distance;
    if (azimuth_deg) {
        azimuth = azimuth < 0 ? azimuth + 360 : azimuth;
        *azimuth_deg = azimuth < 360 ? azimuth + 0.0 : 0; /* -1e-20 + 360 is 360; -0 is 0 */
    }
    return LAY_OK;
}

lay_status lay_geodesic_direct(struct lay_lonlat from, double azimuth_deg, double distance_m,
                               struct lay_lonlat *to, lay_error *err)
{
    const struct lay_proj_entry *proj;
    lay_status status = check(from, err);
    if (status == LAY_OK && !(isfinite(azimuth_deg) && isfinite(distance_m)))
        status = lay_error_set(err, LAY_REFUSED, "coord.range",
                               "%g metres in the direction %g is no way on the Earth", distance_m,
                               azimuth_deg);
    if (status == LAY_OK)
        status = lay_proj_open(&proj, err);
    if (status == LAY_OK)
        *to = proj->direct(from, azimuth_deg, distance_m);
    return status;
}
