/* sphere.h: how far apart points are, for decisions of kilometres: on a sphere, so within 0.6 % of
 * the ellipsoid. Degrees and metres. Distances that are shown to people are measured on the
 * ellipsoid. */
#ifndef LAY_GEO_SPHERE_H
#define LAY_GEO_SPHERE_H

#include <laydown/rows.h>

double lay_sphere_m(double lon1, double lat1, double lon2, double lat2);

/* The same for two points that are there. */
double lay_distance_m(struct lay_point a, struct lay_point b);

/* The unit vector of a position; the position of a vector, false for one too short to have any. */
void lay_sphere_vector(double lon, double lat, double out[3]);
bool lay_sphere_lonlat(const double v[3], double *lon, double *lat);

#endif
