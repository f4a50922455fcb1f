/* layers.h: the layers that can be asked for: their columns and the closed lists of their filters.
 */
#ifndef LAY_QUERY_LAYERS_H
#define LAY_QUERY_LAYERS_H

#include <laydown/query.h>

/* A layer as queries see it; `number` is that of store/query.h. */
struct lay_query_layer {
    const char *name;
    int number;
    bool spatial; /* its statement has a column geom, after fid */
    bool lines;   /* and that has lines, not points */
    const struct lay_column *columns;
    size_t column_count;
};

/* The columns that rows have besides where `set` (bits of enum lay_filter_part) has filters by
 * distance or area: distance_km, within; static. */
const struct lay_column *lay_query_near_columns(unsigned set, size_t *count);

/* NULL when there is no such layer. */
const struct lay_query_layer *lay_query_layer_find(const char *name);

/* The names of all layers; static. */
const char *const *lay_query_layer_names(size_t *count);

#endif
