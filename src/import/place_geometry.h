/* place_geometry.h: the GeoJSON geometry of a place. */
#ifndef LAY_IMPORT_PLACE_GEOMETRY_H
#define LAY_IMPORT_PLACE_GEOMETRY_H

#include "geo/shape.h"
#include "import/decode.h"

/* The shape of the member `geometry`; empty where there is none or where it has no positions. False
 * when it is wrong, which was said. The caller releases the shape in any case. */
bool lay_decode_geometry(const struct lay_object *object, struct lay_shape *out);

#endif
