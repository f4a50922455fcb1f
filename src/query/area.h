/* area.h: --in: areas by name or file, and what lies in them. */
#ifndef LAY_QUERY_AREA_H
#define LAY_QUERY_AREA_H

#include "query/filter.h"

/* "un" or "defacto", which is the default: *un says which. Errors: LAY_USAGE "filter.value". */
lay_status lay_filter_worldview(const struct lay_filter *filter, bool *un, lay_error *err);

/* Looks the areas up and puts the places that lie in any of them into the table that LAY_PART_IN
 * asks. Errors: LAY_NOT_FOUND "place.unknown"; LAY_USAGE "filter.in" for a place without outline
 * and radius; those of lay_area_file_read(), of the gazetteer and of the store. */
lay_status lay_filter_in(lay_db *db, const struct lay_filter *filter, bool un, lay_error *err);

/* The same for a box of degrees, and the table that LAY_PART_BBOX asks. */
lay_status lay_filter_box(lay_db *db, struct lay_box sides, lay_error *err);

#endif
