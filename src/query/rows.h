/* rows.h: rows of a layer from a statement. */
#ifndef LAY_QUERY_ROWS_H
#define LAY_QUERY_ROWS_H

#include "query/layers.h"
#include "store/query.h"

/* `selection` is freed with the rows where it is not NULL. On failure it is not. */
lay_status lay_rows_select(lay_db *db, const struct lay_query_layer *layer,
                           const struct lay_store_filter *filter, lay_selection *selection,
                           lay_rows **out, lay_error *err);

#endif
