/* area_file.h: areas from a file of polygons. */
#ifndef LAY_QUERY_AREA_FILE_H
#define LAY_QUERY_AREA_FILE_H

#include "geo/region.h"

/* Whether what is given for an area is the name of a file: it has a "/" or ends like "x.geojson".
 */
bool lay_area_is_file(const char *text);

/* Reads all polygons of a GeoJSON file: a Polygon, a MultiPolygon, a Feature or a collection of
 * these. Errors: LAY_NOT_FOUND "file.missing"; LAY_REFUSED "filter.in" where it is another format,
 * or has no polygon, or one that is none; those of lay_json_read(). *out is owned by the caller. */
lay_status lay_area_file_read(const char *path, lay_region **out, lay_error *err);

/* The same of a text; `name` is for messages. */
lay_status lay_area_text_read(const char *text, size_t len, const char *name, lay_region **out,
                              lay_error *err);

#endif
