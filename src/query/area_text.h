/* area_text.h: areas as the text of a GeoJSON MultiPolygon (RFC 7946): rings closed, outer ones
 * counter-clockwise with their holes, nothing across the antimeridian. */
#ifndef LAY_QUERY_AREA_TEXT_H
#define LAY_QUERY_AREA_TEXT_H

#include "base/buf.h"
#include "gazetteer/outline.h"

void lay_area_text_of_outline(const struct lay_outline *outline, lay_buf *out);

/* A circle around a position, on a sphere: for what is known to a radius only. Nothing is written
 * for one that holds a pole or half the Earth. */
void lay_area_text_of_circle(double lon, double lat, double radius_m, lay_buf *out);

#endif
