/* crs.h: positions in other coordinate reference systems. */
#ifndef LAY_GEO_CRS_H
#define LAY_GEO_CRS_H

#include <laydown/coord.h>

/* True when the text is a code of an authority and nothing else: "EPSG:32630", "OGC:CRS84",
 * "urn:ogc:def:crs:EPSG::4326". */
bool lay_crs_is_code(const char *text);

/* x is east (or longitude), y is north (or latitude), in the system's own units, whatever order of
 * axes the authority names. x_step and y_step are what the last digits are worth; *radius_m is what
 * they and the transformation leave open. Errors: LAY_NO "crs.unknown", "crs.outside"; LAY_IO of
 * the module. */
lay_status lay_crs_locate(const char *code, double x, double y, double x_step, double y_step,
                          struct lay_lonlat *out, double *radius_m, lay_error *err);

#endif
