/* selection.h: what a selection is made of: for src/query alone. */
#ifndef LAY_QUERY_SELECTION_H
#define LAY_QUERY_SELECTION_H

#include "base/buf.h"
#include "base/tree.h"
#include "query/evidence.h"
#include "query/filter.h"

struct lay_selection {
    lay_db *db;
    const struct lay_query_layer *layer;
    struct lay_store_filter filter;
    struct lay_chosen chosen;
    bool un;      /* borders are those of the United Nations */
    bool by_view; /* a view, or an area in its borders, was asked for: rows say which */
    char *cutoff; /* YYYY-MM-DD; NULL */
};

/* Puts into a node what an answer says of itself: cut-off, evidence, worldview, attribution. */
lay_status lay_selection_describe(const struct lay_selection *selection, lay_tree *tree,
                                  struct lay_node *node, lay_error *err);

/* How many rows pass those of the filters that are in `parts` (bits 1 << enum lay_filter_part). */
lay_status lay_selection_count_with(lay_selection *selection, unsigned parts, int64_t *out,
                                    lay_error *err);

/* Adds to a sentence what is nearest to a selection that is empty because of `culprit`, where
 * `others` leave something: days, values, a place. */
lay_status lay_selection_add_nearest(lay_selection *selection, enum lay_filter_part culprit,
                                     unsigned others, lay_buf *sentence, lay_error *err);

#endif
