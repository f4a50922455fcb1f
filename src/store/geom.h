/* geom.h: a point as SpatiaLite stores it (BLOB-Geometry), written and read without SpatiaLite.
 *
 * Format (SpatiaLite documentation, "BLOB-Geometry internal format"): 00, byte order 01 (little
 * endian), SRID as int32, the bounding box as four doubles, 7C, the class as int32 (1: POINT), the
 * coordinates as doubles, FE. */
#ifndef LAY_STORE_GEOM_H
#define LAY_STORE_GEOM_H

#include <laydown/rows.h>

enum { LAY_GEOM_POINT_SIZE = 60 };

/* point.has is not asked. WGS 84 (SRID 4326). */
void lay_geom_write_point(struct lay_point point, unsigned char out[LAY_GEOM_POINT_SIZE]);

/* False, and nothing written, when the bytes are not a finite XY point on the globe in WGS 84.
 * Both byte orders are read. */
bool lay_geom_read_point(const void *bytes, size_t len, struct lay_point *out);

#endif
