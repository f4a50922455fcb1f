/* place_told.h: where a place is by its own name: "16.27N 0.04W", "Post 4 (30QVD9920954496)", "30
 * km south-east of Gao", "entre Gao et Ansongo". */
#ifndef LAY_IMPORT_PLACE_TOLD_H
#define LAY_IMPORT_PLACE_TOLD_H

#include "import/document.h"
#include <laydown/coord.h>

/* Where a name that stands in another is, and how far that place reaches; false when that is not
 * known. */
typedef bool lay_where_is(void *context, const char *name, struct lay_lonlat *at, double *radius_m);

/* A copy of a place without a position, with that of its name; NULL when the name tells none.
 * radius_m and precision are set where the report does not: how far the place may be from there by
 * the digits, or by distance and direction; from 5 km on it is near a place, from 25 km on an area;
 * what lies between two places is a corridor. Owned by the arena. */
const struct lay_doc_place *lay_place_told(const struct lay_doc_place *place, lay_arena *arena,
                                           lay_where_is *where_is, void *context);

/* Sets what a radius says of a place where its report does not. */
void lay_set_reach(struct lay_doc_place *place, double radius_m, bool is_area);

#endif
