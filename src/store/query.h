/* query.h: filters in the store's own numbers, and what they select.
 *
 * The names of layers and the texts of filters are looked up in src/query; here are day numbers,
 * enumerations and row ids. */
#ifndef LAY_STORE_QUERY_H
#define LAY_STORE_QUERY_H

#include "base/mem.h"
#include "store/layers.h"
#include "store/stmt.h"
#include <laydown/date.h>
#include <laydown/rows.h>

/* The layers of layers.h and one that is no map layer. */
enum { LAY_QUERY_REPORTS = LAY_LAYER_COUNT, LAY_QUERY_COUNT };

enum lay_filter_part {
    LAY_PART_AT,
    LAY_PART_SINCE,
    LAY_PART_UNTIL,
    LAY_PART_TYPE,
    LAY_PART_ACTOR,
    LAY_PART_PLACE,
    LAY_PART_STATUS,
    LAY_PART_BBOX,
    LAY_PART_COUNT
};

struct lay_day_range {
    lay_day first, last; /* inclusive; LAY_DAY_MIN, LAY_DAY_MAX: open */
};

typedef LAY_VEC(int64_t) lay_ids;

struct lay_store_filter {
    unsigned set; /* bit 1 << enum lay_filter_part: the others are not looked at */
    LAY_VEC(struct lay_day_range) at;
    lay_day since, until;
    lay_ids types, statuses; /* numbers of src/model */
    lay_ids actors, places;  /* row ids, with all below or inside: empty selects nothing */
    bool everything;         /* presence: nested rows and told absence too */
    lay_ids named_actors;    /* row ids of the actors as named: their nested rows show too */
    double west, south, east, north;
    int64_t limit; /* 0: none */
};

void lay_store_filter_done(struct lay_store_filter *filter);

/* Whether the layer can be filtered by this part. */
bool lay_store_has_part(int layer, enum lay_filter_part part);

enum lay_select_what { LAY_SELECT_ROWS, LAY_SELECT_COUNT, LAY_SELECT_BODIES };

/* A statement ready to step; values bound to it are its own. */
struct lay_select {
    lay_stmt *stmt;
    lay_arena arena;
};

/* Rows: the columns of the layer, then fid and geom (see layers.h), in the layer's order. Count:
 * one row, one number; the limit is not applied. Bodies (reports): the report as
 * imported, and what its document says beside its reports or NULL. */
lay_status lay_store_select(lay_db *db, int layer, const struct lay_store_filter *filter,
                            enum lay_select_what what, struct lay_select *out, lay_error *err);
void lay_select_done(struct lay_select *select);

/* The last day of publication of the newest report; LAY_DAY_MIN when there is none. */
lay_status lay_store_newest(lay_db *db, lay_day *out, lay_error *err);

/* Calls `each` with the sources of all stored reports, each once, in byte order. Text lives for one
 * call. */
lay_status lay_store_each_source(lay_db *db, void (*each)(void *context, const char *name),
                                 void *context, lay_error *err);

/* Row ids of the places or actors that have this folded name, or this key. */
lay_status lay_store_places_named(lay_db *db, const char *folded, const char *key, lay_ids *out,
                                  lay_error *err);
lay_status lay_store_actors_named(lay_db *db, const char *folded, const char *key, lay_ids *out,
                                  lay_error *err);

/* Adds what is inside the places (bases of a town, everything in an area), or below the actors. */
lay_status lay_store_places_inside(lay_db *db, lay_ids *places, lay_error *err);
lay_status lay_store_actors_below(lay_db *db, lay_ids *actors, lay_error *err);

/* Walks over the names of all places or actors, in a fixed order. Text lives for one call. */
lay_status lay_store_each_name(lay_db *db, bool actors,
                               void (*each)(void *context, const char *folded, const char *name),
                               void *context, lay_error *err);

/* "Timbuktu base (base, ML)" for a row id; "" when there is none. Caller frees. */
lay_status lay_store_place_label(lay_db *db, int64_t id, char **out, lay_error *err);

/* The parts of the chain of evidence. Each gives rows: id, key, and then named columns, of which
 * those that are not NULL are worth showing. ?1 is a row id. */
enum lay_why_part {
    LAY_WHY_SPAN,
    LAY_WHY_SPAN_STAY, /* the stay of a span */
    LAY_WHY_STAY,
    LAY_WHY_STAY_EVENTS,
    LAY_WHY_EVENT,
    LAY_WHY_EVENT_CLAIMS,
    LAY_WHY_CLAIM,
    LAY_WHY_CLAIM_REPORT,
    LAY_WHY_REPORT,
    LAY_WHY_REPORT_CLAIMS,
    LAY_WHY_CLAIM_REVISIONS, /* of all revisions of a claim, where there are several */
    LAY_WHY_REPORT_REVISIONS,
    LAY_WHY_PARTS
};
/* *out belongs to the caller (lay_stmt_free). */
lay_status lay_store_why(lay_db *db, enum lay_why_part part, int64_t id, lay_stmt **out,
                         lay_error *err);
const char *lay_column_name(lay_stmt *stmt, int at);
bool lay_column_is_int(lay_stmt *stmt, int at);

/* What an id can be: kind 'p' 's' 'e' 'c' 'r'. */
struct lay_found_id {
    char kind;
    int64_t id;
    char *key;    /* caller frees */
    char *former; /* the former key that was found, of what now has `key`; or NULL. Caller frees */
};
typedef LAY_VEC(struct lay_found_id) lay_found_ids;

/* What has a key that begins with `text`: spans, stays, events, reports; claims where it has a "#".
 * Only where there is none: what had such a key. An exact match first, then in the order of their
 * keys; at most `most`. */
lay_status lay_store_find_id(lay_db *db, const char *text, size_t most, lay_found_ids *out,
                             lay_error *err);

#endif
