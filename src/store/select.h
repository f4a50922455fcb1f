/* select.h: statements over the rows that a filter selects: for src/store alone. */
#ifndef LAY_STORE_SELECT_H
#define LAY_STORE_SELECT_H

#include "store/query.h"

/* `head` FROM (the rows of the layer, in no order, without a limit) `tail`: both are SQL of this
 * folder. */
lay_status lay_store_select_from(lay_db *db, int layer, const struct lay_store_filter *filter,
                                 const char *head, const char *tail, struct lay_select *out,
                                 lay_error *err);

#endif
