/* sphere.c: see sphere.h. The haversine formula, which keeps its digits for near points; mean
 * radius of the Earth (IUGG). */
#include "geo/sphere.h"

#include <math.h>

static const double rad = 3.14159265358979323846 / 180;

double lay_sphere_m(double lon1, double lat1, double lon2, double lat2)
{
    const double radius_m = 6371008.8;
    double lat = sin((lat2 - lat1) * rad / 2), lon = sin((lon2 - lon1) * rad / 2);
    double h = lat * lat + cos(lat1 * rad) * cos(lat2 * rad) * lon * lon;
    return 2 * radius_m * asin(h >= 1 ? 1 : sqrt(h));
}

double lay_distance_m(struct lay_point a, struct lay_point b)
{
    return lay_sphere_m(a.lon, a.lat, b.lon, b.lat);
}

void lay_sphere_vector(double lon, double lat, double out[3])
{
    out[0] = cos(lat * rad) * cos(lon * rad);
    out[1] = cos(lat * rad) * sin(lon * rad);
    out[2] = sin(lat * rad);
}

bool lay_sphere_lonlat(const double v[3], double *lon, double *lat)
{
    double across = hypot(v[0], v[1]);
    if (hypot(across, v[2]) < 1e-9)
        return false;
    *lon = atan2(v[1], v[0]) / rad;
    *lat = atan2(v[2], across) / rad;
    return true;
}
