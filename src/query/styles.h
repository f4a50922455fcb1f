/* styles.h: styles of the store's own layers, which export makes: what they are made of, and where
 * they go. */
#ifndef LAY_QUERY_STYLES_H
#define LAY_QUERY_STYLES_H

#include "query/layers.h"
#include "store/styles.h"

/* The layers of the store that have styles, one after the other until NULL: "event_areas" among
 * them, which no command lists; its columns are those of events. */
const struct lay_query_layer *lay_query_styled_layer(size_t i, const char **name);

/* The values that the style of a layer is to have symbols for: those in the store of names of
 * actors, all that there are of types and states. For "actor", "type" or "state"; NULL: none. */
lay_status lay_query_style_values(lay_db *db, const char *layer, const char *field,
                                  lay_arena *arena, lay_style_values *out, lay_error *err);

#endif
