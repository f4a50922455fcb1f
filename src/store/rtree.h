/* rtree.h: the spatial indexes of the store, idx_TABLE_geom, kept by our code. */
#ifndef LAY_STORE_RTREE_H
#define LAY_STORE_RTREE_H

#include <laydown/db.h>
#include <laydown/rows.h>

enum lay_rtree { LAY_RTREE_PLACE, LAY_RTREE_EVENT, LAY_RTREE_SPAN };

/* Keeps one row in step with its geom: has false takes the row out. */
lay_status lay_store_rtree(lay_db *db, enum lay_rtree tree, int64_t id, struct lay_point point,
                           lay_error *err);

struct lay_rtree_entry {
    int64_t id;
    struct lay_point point;
};

/* Adds many rows that are not in the tree yet: packed when it is empty and they are many. The
 * entries are sorted on the way. Within a transaction. */
lay_status lay_store_rtree_add(lay_db *db, enum lay_rtree tree, struct lay_rtree_entry *entries,
                               size_t n, lay_error *err);

#endif
