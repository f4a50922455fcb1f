/* mgrs.h: the letters and digits of MGRS (USNG writes the same with blanks). */
#ifndef LAY_GEO_MGRS_H
#define LAY_GEO_MGRS_H

#include <laydown/coord.h>
#include <stddef.h>

/* True when a text looks like MGRS, right or wrong: a zone, two or three letters, digits, and
 * nothing else but blanks. */
bool lay_mgrs_looks_so(const char *text);

/* Reads such a text. *size_m is the side of the square, 1 to 100,000; *out its centre. Errors:
 * LAY_NO "coord.invalid", "coord.range" with the column; LAY_IO of the module. */
lay_status lay_mgrs_parse(const char *text, struct lay_grid *out, double *size_m, lay_error *err);

#endif
