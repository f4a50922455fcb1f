/* area_shape.h: areas as rings to draw: outer ones counter-clockwise, each with its holes behind
 * it, nothing across the antimeridian (RFC 7946). */
#ifndef LAY_GAZETTEER_AREA_SHAPE_H
#define LAY_GAZETTEER_AREA_SHAPE_H

#include "gazetteer/outline.h"
#include "geo/shape.h"

/* Parts are added to *out: rings, not closed. */
void lay_shape_of_outline(const struct lay_outline *outline, struct lay_shape *out);

/* A circle around a position, on a sphere: for what is known to a radius only. Nothing is added for
 * one that holds a pole or half the Earth. */
void lay_shape_of_circle(struct lay_lonlat middle, double radius_m, struct lay_shape *out);

/* The area of the gazetteer's place of this id, one of whose names is `name`: its outline, else the
 * circle of its radius. False, and nothing added, where there is neither. */
bool lay_shape_of_place(const struct lay_gazetteer *gazetteer, const char *id, const char *name,
                        enum lay_worldview worldview, struct lay_shape *out);

#endif
