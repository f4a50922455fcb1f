/* area_text.h: areas as the text of a GeoJSON MultiPolygon (RFC 7946). */
#ifndef LAY_QUERY_AREA_TEXT_H
#define LAY_QUERY_AREA_TEXT_H

#include "base/buf.h"
#include "gazetteer/area_shape.h"

/* Of rings as area_shape.h makes them. */
void lay_area_text(const struct lay_shape *shape, lay_buf *out);

#endif
