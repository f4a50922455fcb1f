/* place_position.h: where a claim says that a place is. */
#ifndef LAY_IMPORT_PLACE_POSITION_H
#define LAY_IMPORT_PLACE_POSITION_H

#include "import/decode.h"

/* Sets located, lon and lat from the first of lon and lat, geometry, mgrs, crs with x and y; and
 * radius_m and precision, where they are not set, from what that leaves open. All that is wrong is
 * said. */
void lay_decode_position(const struct lay_object *object, struct lay_doc_place *place);

#endif
