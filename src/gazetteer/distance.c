/* distance.c: see distance.h. The haversine formula, which keeps its digits for near points; mean
 * radius of the Earth (IUGG). */
#include "gazetteer/distance.h"

#include <math.h>

double lay_distance_m(struct lay_point a, struct lay_point b)
{
    const double radius_m = 6371008.8, rad = 3.14159265358979323846 / 180;
    double lat = sin((b.lat - a.lat) * rad / 2), lon = sin((b.lon - a.lon) * rad / 2);
    double h = lat * lat + cos(a.lat * rad) * cos(b.lat * rad) * lon * lon;
    return 2 * radius_m * asin(h >= 1 ? 1 : sqrt(h));
}
