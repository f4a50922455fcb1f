/* filter.h: from the texts of a filter to the numbers of the store. */
#ifndef LAY_QUERY_FILTER_H
#define LAY_QUERY_FILTER_H

#include "base/buf.h"
#include "query/layers.h"
#include "store/query.h"

/* The names of the filters as the command has them: "--at". */
const char *lay_filter_part_name(enum lay_filter_part part);

/* Reads dates, types and statuses of the filters that choose rows and looks names up. *out is owned
 * by the caller (lay_store_filter_done). Errors: those of lay_selection_new(). */
lay_status lay_filter_resolve(lay_db *db, const struct lay_query_layer *layer,
                              const struct lay_filter *filter, struct lay_store_filter *out,
                              lay_error *err);

/* The date of the filter called `option`. */
lay_status lay_filter_date(const char *option, const char *text, struct lay_date *out,
                           lay_error *err);

/* Names that a misspelt one may mean, with their folded forms beside them. */
struct lay_known_names {
    lay_arena arena;
    LAY_VEC(const char *) folded, names;
};
void lay_known_names_done(struct lay_known_names *known);

/* Adds the names that are near to a folded one, in quotes. */
void lay_near_names(const struct lay_known_names *known, const char *folded, lay_buf *list);

/* Looks the names of places or actors up; ids of all of them, with what is inside or below. The
 * ids of the names alone go to *named, which may be NULL. */
lay_status lay_filter_names(lay_db *db, const struct lay_filter *filter, bool actors,
                            const struct lay_texts *names, lay_ids *out, lay_ids *named,
                            lay_error *err);

#endif
