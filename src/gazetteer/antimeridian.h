/* antimeridian.h: rings that reach over the antimeridian or round a pole, cut there in two. */
#ifndef LAY_GAZETTEER_ANTIMERIDIAN_H
#define LAY_GAZETTEER_ANTIMERIDIAN_H

#include "base/mem.h"
#include "geo/shape.h"

/* A ring, not closed. */
typedef LAY_VEC(struct lay_lonlat) lay_corners;

/* Above 0 for a ring that goes counter-clockwise; in square degrees. */
double lay_corners_area(const lay_corners *ring);

/* Where a ring jumps from one side to the other, its longitudes are made to run on over 180 or
 * -180; one that goes round a pole is closed over it. False when it does not jump. */
bool lay_corners_unwrap(lay_corners *ring);

/* Adds the parts on both sides of a ring whose longitudes run on over 180 or -180,
 * counter-clockwise, with longitudes from -180 to 180. `out` is not emptied. */
void lay_corners_cut(const lay_corners *ring, lay_corners *west, lay_corners *east);

#endif
