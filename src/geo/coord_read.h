/* coord_read.h: the grammars of coordinates, over tokens; lay_coord_parse() picks one. */
#ifndef LAY_GEO_COORD_READ_H
#define LAY_GEO_COORD_READ_H

#include "geo/coord_token.h"
#include <laydown/coord.h>

/* Degrees of longitude and latitude, in decimals or with minutes and seconds. Errors: LAY_NO
 * "coord.invalid", "coord.range", "coord.order". */
lay_status lay_coord_read_degrees(const lay_tokens *tokens, struct lay_coord *out, lay_error *err);

/* A string of ISO 6709 with letters instead of signs: "16.7305N 003.0076W". NULL: it is none.
 * Caller frees. */
char *lay_coord_iso_with_letters(const char *text);

/* True when the tokens are those of UTM or UPS: a zone or a hemisphere, and two long numbers. */
bool lay_coord_looks_like_grid(const lay_tokens *tokens);
/* Errors: LAY_NO "coord.invalid", "coord.range", "coord.ambiguous"; LAY_IO of the module. */
lay_status lay_coord_read_grid(const lay_tokens *tokens, struct lay_coord *out, lay_error *err);

/* An error at a token, without a hint: always returns LAY_NO. */
lay_status lay_coord_wrong(lay_error *err, const struct lay_token *at, const char *code,
                           const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* How far the corner of a rectangle of so many degrees is from its middle, in metres. */
double lay_coord_open_m(double lat, double lon_step_deg, double lat_step_deg);

#endif
