/* event_row.h: the rows of the layer "events", made when the events are written: for src/store
 * alone. */
#ifndef LAY_STORE_EVENT_ROW_H
#define LAY_STORE_EVENT_ROW_H

#include "store/connection.h"

/* Rows of the events that were just written: those at `localities` (NULL: all there are), in the
 * stored or in the TEMP table, which has none of them. */
lay_status lay_store_write_event_rows(lay_db *db, bool temp, const int64_t *localities, size_t n,
                                      lay_error *err);

#endif
