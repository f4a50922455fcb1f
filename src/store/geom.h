/* geom.h: points, lines and areas as SpatiaLite stores them (BLOB-Geometry), written and read
 * without SpatiaLite.
 *
 * Format (SpatiaLite documentation, "BLOB-Geometry internal format"): 00, byte order 01 (little
 * endian), SRID as int32, the bounding box as four doubles, 7C, the class as int32 (1: POINT, 5:
 * MULTILINESTRING, 6: MULTIPOLYGON), the coordinates as doubles, FE. Lines: their number, and of
 * each 69, its class (2: LINESTRING), the number of its positions, and these. Areas: the same with
 * the class 3 (POLYGON), the number of its rings, and of each its positions, the last of which is
 * the first. */
#ifndef LAY_STORE_GEOM_H
#define LAY_STORE_GEOM_H

#include "base/buf.h"
#include "geo/line.h"
#include "geo/shape.h"
#include <laydown/rows.h>

enum { LAY_GEOM_POINT_SIZE = 60 };

/* point.has is not asked. WGS 84 (SRID 4326). */
void lay_geom_write_point(struct lay_point point, unsigned char out[LAY_GEOM_POINT_SIZE]);

/* False, and nothing written, when the bytes are not a finite XY point on the globe in WGS 84.
 * Both byte orders are read. */
bool lay_geom_read_point(const void *bytes, size_t len, struct lay_point *out);

/* Lines, at least one, as a MULTILINESTRING, into *out, which is to be empty. */
void lay_geom_write_lines(const struct lay_lines *lines, lay_buf *out);

/* False, and *out empty, when the bytes are not that, written as above. What *out held is dropped;
 * release it with lay_lines_done(). */
bool lay_geom_read_lines(const void *bytes, size_t len, struct lay_lines *out);

/* Rings, at least one, outer ones before their holes, as a MULTIPOLYGON, into *out, which is to be
 * empty. */
void lay_geom_write_areas(const struct lay_shape *rings, lay_buf *out);

/* West, south, east and north of any geometry, as its head has them. False when there is none. */
bool lay_geom_read_box(const void *bytes, size_t len, double out[4]);

#endif
