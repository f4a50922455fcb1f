/* shape.h: lines and areas that stand for a place: one position in them, and how far they reach. */
#ifndef LAY_GEO_SHAPE_H
#define LAY_GEO_SHAPE_H

#include "base/mem.h"
#include <laydown/coord.h>
#include <stddef.h>

/* A point, a line, or a ring of an area. */
struct lay_shape_part {
    int dimension; /* 0, 1, 2 */
    bool hole;     /* a ring that is cut out of the last one that is none */
    size_t first, count;
};

/* Zero-initialised is empty. */
struct lay_shape {
    LAY_VEC(struct lay_lonlat) points;
    LAY_VEC(struct lay_shape_part) parts;
};

/* Positions are added to the part that was begun last. */
void lay_shape_begin(struct lay_shape *shape, int dimension, bool hole);
void lay_shape_add(struct lay_shape *shape, struct lay_lonlat at);
void lay_shape_done(struct lay_shape *shape);

/* A position that lies in the shape: in the middle of its largest area where that is inside it,
 * else of the widest stretch beside; half way along its longest line; the point nearest to the
 * others. *radius_m reaches all of it. What crosses the antimeridian, by steps of less than 180
 * degrees, may. Errors: LAY_NO "coord.invalid" for a shape without points; LAY_IO of the module. */
lay_status lay_shape_middle(const struct lay_shape *shape, struct lay_lonlat *at, double *radius_m,
                            lay_error *err);

#endif
