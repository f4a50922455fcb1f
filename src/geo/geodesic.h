/* geodesic.h: shortest lines on the ellipsoid WGS 84.
 *
 * Method: C. F. F. Karney, Algorithms for geodesics, J. Geodesy 87 (2013), as PROJ has it: exact to
 * some nanometres for any two points, antipodes and poles included. PROJ sits in a module that the
 * first call opens (some 10 ms).
 *
 * Errors of both functions: LAY_REFUSED "coord.range" where a number is not finite or a latitude
 * lies beyond a pole (a longitude may be any number of turns); LAY_IO "module.missing",
 * "module.failed". */
#ifndef LAY_GEO_GEODESIC_H
#define LAY_GEO_GEODESIC_H

#include <laydown/coord.h>
#include <laydown/error.h>

/* How far b is from a in metres, and in which direction one sets out at a: degrees clockwise from
 * north, 0 <= azimuth < 360 (of one and the same point some direction). Either output may be NULL.
 */
lay_status lay_geodesic_inverse(struct lay_lonlat a, struct lay_lonlat b, double *distance_m,
                                double *azimuth_deg, lay_error *err);

/* Where one comes to who sets out in a direction and goes straight on; a negative distance is
 * backwards. The longitude of *to is within -180 and 180. */
lay_status lay_geodesic_direct(struct lay_lonlat from, double azimuth_deg, double distance_m,
                               struct lay_lonlat *to, lay_error *err);

#endif
