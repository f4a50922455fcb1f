/* region.h: areas of the Earth made of rings, for asking what lies in them. */
#ifndef LAY_GEO_REGION_H
#define LAY_GEO_REGION_H

#include "base/mem.h"
#include <laydown/coord.h>
#include <stddef.h>

/* Degrees; west > east is a box over the antimeridian. */
struct lay_box {
    double west, south, east, north;
};

/* Several polygons, each of one or more rings: what lies in an odd number of rings of one of them
 * is in the region, and so is its border. Sides are straight in longitude and latitude, as in
 * GeoJSON. Longitudes may go on beyond 180. A side of more than 180 degrees goes the short way over
 * the antimeridian, save one from -180 to 180, which is as wide as it says; a ring that has gone
 * once around the Earth then holds the pole that it is nearer to. */
typedef struct lay_region lay_region;

lay_region *lay_region_new(void);
void lay_region_free(lay_region *region); /* NULL is fine */

/* Begins a polygon; adds a ring to it, whose last position may repeat the first. Fewer than three
 * positions are no ring. */
void lay_region_begin(lay_region *region);
void lay_region_add_ring(lay_region *region, const struct lay_lonlat *at, size_t count);

/* To be called once, when all rings are added and before the rest. False: there is no ring. */
bool lay_region_finish(lay_region *region);

struct lay_box lay_region_box(const lay_region *region);
bool lay_region_contains(const lay_region *region, struct lay_lonlat at);

/* How far the border is, from inside or outside, on the ellipsoid; INFINITY where it is clearly
 * farther than limit_m. A side on the antimeridian or at a pole beyond which the region goes on is
 * no border. Errors: those of lay_geodesic_inverse(). */
lay_status lay_region_border_m(const lay_region *region, struct lay_lonlat at, double limit_m,
                               double *out, lay_error *err);

#endif
