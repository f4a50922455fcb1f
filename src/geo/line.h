/* line.h: the shortest line between two points as positions to draw. */
#ifndef LAY_GEO_LINE_H
#define LAY_GEO_LINE_H

#include "base/mem.h"
#include <laydown/rows.h>

/* Lines, each of two positions or more. */
struct lay_lines {
    LAY_VEC(struct lay_lonlat) positions; /* of all of them, one after the other */
    LAY_VEC(size_t) ends;                 /* line i ends before positions.at[ends.at[i]] */
};

/* The geodesic from a to b (WGS 84), a position at least each 100 km and closer near the poles,
 * so that straight strokes between them show its course. Where it crosses the antimeridian it is
 * cut in two, both of which reach it (RFC 7946, 3.1.9). None for two points that are one. *out is
 * to be empty, and is released with lay_lines_done(). Errors: those of geodesic.h. */
lay_status lay_geodesic_line(struct lay_lonlat a, struct lay_lonlat b, struct lay_lines *out,
                             lay_error *err);
void lay_lines_done(struct lay_lines *lines);

#endif
