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
                              const struct lay_filter *given, struct lay_store_filter *out,
                              lay_error *err);

/* The date of the filter called `option`. */
lay_status lay_filter_date(const char *option, const char *text, struct lay_date *out,
                           lay_error *err);

/* Looks the names of places or actors up; ids of all of them, with what is inside or below. The
 * ids of the names alone go to *named, which may be NULL. */
lay_status lay_filter_names(lay_db *db, const struct lay_filter *filter, bool actors,
                            const struct lay_texts *names, lay_ids *out, lay_ids *named,
                            lay_error *err);

/* The points that a name means, in the store, else in the gazetteer; several are told to the
 * filter's `note`. Errors: LAY_NOT_FOUND "place.unknown"; LAY_USAGE "filter.near" where it means
 * areas alone. */
lay_status lay_filter_points(lay_db *db, const struct lay_filter *filter, const char *name,
                             struct lay_store_filter *out, lay_error *err);

/* LAY_NOT_FOUND "place.unknown", with near names of the store. */
lay_status lay_filter_unknown_place(lay_db *db, const char *name, lay_error *err);

/* Reads --near and --within into out->near and out->within_m; --nearest into out->nearest. */
lay_status lay_filter_near(lay_db *db, const struct lay_filter *filter,
                           struct lay_store_filter *out, lay_error *err);

/* Reads what to sort by. */
lay_status lay_filter_sort(const struct lay_query_layer *layer, const struct lay_texts *sort,
                           struct lay_store_filter *out, lay_error *err);

/* Names that a misspelt one may mean: folded.at[i] is names.at[i] folded; ids.at[i] is what it is a
 * name of (no ids: each is its own). */
struct lay_known_names {
    lay_arena arena;
    LAY_VEC(const char *) folded, names;
    lay_ids ids;
};
void lay_known_names_done(struct lay_known_names *known);

/* The names that are near to an unknown one, best first, quoted and joined by commas; NULL when
 * there are none. folded[i] is names[i] folded, as `asked` is; of several names of one ids[i] the
 * best is taken (ids NULL: each is its own). Caller frees. */
char *lay_near_names(const char *asked, const char *const *folded, const char *const *names,
                     const int64_t *ids, size_t n);

#endif
