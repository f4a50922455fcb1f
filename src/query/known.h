/* known.h: what a query asks of the gazetteer. */
#ifndef LAY_QUERY_KNOWN_H
#define LAY_QUERY_KNOWN_H

#include <laydown/db.h>
#include <laydown/error.h>
#include <laydown/rows.h>

/* Whether the gazetteer, with what the user added to it in the store, has a place or an actor of
 * this name, whatever its case and accents. */
lay_status lay_gazetteer_knows(lay_db *db, bool actor, const char *name, bool *known,
                               lay_error *err);

/* Calls `each` with the places of this name in the gazetteer: a label and the position, which
 * .has not where the place is none or an area. */
lay_status lay_gazetteer_each_place(lay_db *db, const char *name,
                                    void (*each)(void *context, const char *label,
                                                 struct lay_point point),
                                    void *context, lay_error *err);

#endif
