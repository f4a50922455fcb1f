/* known.h: what a query asks of the gazetteer. */
#ifndef LAY_QUERY_KNOWN_H
#define LAY_QUERY_KNOWN_H

#include <laydown/error.h>
#include <stdbool.h>

/* Whether the gazetteer has a place or an actor of this name, whatever its case and accents. */
lay_status lay_gazetteer_knows(bool actor, const char *name, bool *known, lay_error *err);

#endif
