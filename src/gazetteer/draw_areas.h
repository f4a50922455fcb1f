/* draw_areas.h: the areas that events are told of, into the store. */
#ifndef LAY_GAZETTEER_DRAW_AREAS_H
#define LAY_GAZETTEER_DRAW_AREAS_H

#include "gazetteer/gazetteer.h"
#include "store/store.h"

/* Keeps the area, by de facto borders, of each place of an event that is no point and has none yet.
 * What the gazetteer has no area of stays without. Errors: those of the store. */
lay_status lay_gazetteer_draw_areas(const struct lay_gazetteer *gazetteer, lay_db *db,
                                    lay_error *err);

#endif
