/* query.h: filters in the store's own numbers, and what they select.
 *
 * The names of layers and the texts of filters are looked up in src/query; here are day numbers,
 * enumerations and row ids. */
#ifndef LAY_STORE_QUERY_H
#define LAY_STORE_QUERY_H

#include "base/mem.h"
#include "geo/region.h"
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
    LAY_PART_BBOX, /* the places of lay_store_in_make() for it */
    LAY_PART_NEAR, /* the places of lay_store_near_make() */
    LAY_PART_IN,   /* the places of lay_store_in_make() */
    LAY_PART_COUNT
};

struct lay_day_range {
    lay_day first, last; /* inclusive; LAY_DAY_MIN, LAY_DAY_MAX: open */
};

typedef LAY_VEC(int64_t) lay_ids;

struct lay_sort_key {
    char *column; /* its name in the layer, or "distance_km", "within" */
    bool descending;
};

struct lay_store_filter {
    unsigned set; /* bit 1 << enum lay_filter_part: the others are not looked at */
    LAY_VEC(struct lay_day_range) at;
    lay_day since, until;
    lay_ids types, statuses; /* numbers of src/model */
    lay_ids actors, places;  /* row ids, with all below or inside: empty selects nothing */
    bool everything;         /* presence: nested rows and told absence too */
    lay_ids named_actors;    /* row ids of the actors as named: their nested rows show too */
    double west, south, east, north;
    LAY_VEC(struct lay_lonlat) near; /* points that a name or a pair of numbers means */
    double within_m;
    bool unplaced;                     /* only rows that no distance can be told of */
    LAY_VEC(struct lay_sort_key) sort; /* before the layer's own order */
    int64_t limit;                     /* 0: none */
    int64_t nearest; /* with LAY_PART_NEAR: only so many, the nearest first; 0: all */
};

void lay_store_filter_done(struct lay_store_filter *filter);

/* Whether the layer can be filtered by this part. */
bool lay_store_has_part(int layer, enum lay_filter_part part);

enum lay_select_what { LAY_SELECT_ROWS, LAY_SELECT_COUNT, LAY_SELECT_IDS, LAY_SELECT_BODIES };

/* A statement ready to step; values bound to it are its own. */
struct lay_select {
    lay_stmt *stmt;
    lay_arena arena;
};

/* Rows: the columns of the layer, then fid and geom (see layers.h), with LAY_PART_NEAR then
 * distance_km, with it, LAY_PART_BBOX or LAY_PART_IN then within; sorted as asked, then in the
 * layer's order; what is NULL comes last. Count: one row, one number; the limit is not applied.
 * Ids: one column, the row ids, neither in order nor limited. Bodies (reports): the columns of
 * rows, the report as imported, and what its document says beside its reports or NULL. */
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

/* Walks over the names of all places or actors, with the row each is of, in a fixed order. Text
 * lives for one call. */
lay_status lay_store_each_name(lay_db *db, bool actors,
                               void (*each)(void *context, int64_t id, const char *folded,
                                            const char *name),
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

/* -- Nearness -- */

/* Makes the TEMP table near_place: the places of the store within a distance of any of the points,
 * and those that have a radius and may be; with the distance of their positions from the nearest of
 * the points, in metres on the ellipsoid. LAY_PART_NEAR asks it. within_m may be INFINITY. Errors
 * also: LAY_IO "module.missing", "module.failed". */
lay_status lay_store_near_make(lay_db *db, const struct lay_lonlat *points, size_t n,
                               double within_m, lay_error *err);

/* Whether a place with a point lies so near. Errors as above. */
lay_status lay_store_near_any(lay_db *db, struct lay_lonlat point, double within_m, bool *any,
                              lay_error *err);

/* The position of a place; .has is false where it is none or only the middle of an area. */
lay_status lay_store_place_point(lay_db *db, int64_t id, struct lay_point *out, lay_error *err);

/* Where a place is, or the middle of an area; LAY_NO where nothing says. */
lay_status lay_store_place_middle(lay_db *db, int64_t id, struct lay_lonlat *at, lay_error *err);

/* The middle of a place and how far it reaches; LAY_NO where it has no radius. */
lay_status lay_store_place_circle(lay_db *db, int64_t id, struct lay_lonlat *at, double *radius_m,
                                  lay_error *err);

/* -- What lies in areas -- */

/* A place as it is judged. */
struct lay_told_place {
    int64_t id;
    bool located;         /* it has a point, or a middle and a radius */
    bool is_point;        /* and may be drawn as one */
    struct lay_lonlat at; /* where located */
    double radius_m;      /* 0: none */
    const char *country;  /* NULL: none is told */
    bool inside;          /* it is one of lay_in.inside */
};

enum lay_standing { LAY_OUTSIDE, LAY_POSSIBLY, LAY_INSIDE };

struct lay_in {
    const struct lay_box *boxes; /* which hold all that can be in the areas, but for its radius */
    size_t box_count;
    lay_ids inside; /* places that are told to be in them */
    lay_status (*judge)(void *context, const struct lay_told_place *place, enum lay_standing *out,
                        lay_error *err);
    void *context;
};

/* Makes the TEMP table that LAY_PART_IN or LAY_PART_BBOX asks: the places that are judged to be
 * inside, or possibly. Errors also: those of `judge`. */
lay_status lay_store_in_make(lay_db *db, enum lay_filter_part part, const struct lay_in *in,
                             lay_error *err);

/* Leaves those of some places that are in the table of LAY_PART_IN. */
lay_status lay_store_in_keep(lay_db *db, lay_ids *places, lay_error *err);

/* -- Why nothing is selected -- */

/* The first day and the last that rows show, as text; NULL where there are no rows. Caller frees.
 */
lay_status lay_store_edges(lay_db *db, int layer, const struct lay_store_filter *filter,
                           char **first, char **last, lay_error *err);

/* Calls `each` with the commonest values of a column of the layer, most frequent first. */
lay_status lay_store_commonest(lay_db *db, int layer, const struct lay_store_filter *filter,
                               const char *column, int most,
                               void (*each)(void *context, const char *value), void *context,
                               lay_error *err);

/* The nearest row, with LAY_PART_NEAR: its place and distance; LAY_NO when there is none. Caller
 * frees. */
lay_status lay_store_nearest(lay_db *db, int layer, const struct lay_store_filter *filter,
                             char **place, double *distance_km, lay_error *err);

/* The pieces of ledgers and disputes: each a statement over a list of row ids, with the columns
 * that are told here or at the top of its file in sql/. */
enum lay_parts {
    LAY_PARTS_AGAINST,       /* of events: dispute_against.sql */
    LAY_PARTS_TIMES,         /* of events: dispute_times.sql */
    LAY_PARTS_ENDINGS,       /* of stays: dispute_endings.sql */
    LAY_PARTS_FIGURES,       /* of events: dispute_figures.sql */
    LAY_PARTS_ROWS,          /* of spans: dispute_rows.sql */
    LAY_PARTS_CONTESTED,     /* of spans: dispute_contested.sql */
    LAY_PARTS_HOLDERS,       /* of spans: dispute_holders.sql */
    LAY_PARTS_ABOUT,         /* of claims: dispute_about.sql */
    LAY_PARTS_LINKS,         /* of actors: dispute_links.sql */
    LAY_PARTS_VOICES,        /* of claims: claim_voices.sql */
    LAY_PARTS_SPEAKERS,      /* of claims: claim_speakers.sql */
    LAY_PARTS_ORIGINS,       /* of reports: their origins */
    LAY_PARTS_DIGESTED,      /* of reports: keys of the reports they are derived from */
    LAY_PARTS_EVENTS,        /* of events: the same, in order of time */
    LAY_PARTS_CLAIMS,        /* of claims: the same, in order of publication */
    LAY_PARTS_EVENT_CLAIMS,  /* of events: the claims that assert them, in order of publication */
    LAY_PARTS_ROW_CLAIMS,    /* of a place and an actor: the claims that show the actor there */
    LAY_PARTS_CLAIM_ACTORS,  /* of claims: the actors they name */
    LAY_PARTS_SPAN_STAYS,    /* of spans: their stays */
    LAY_PARTS_PLACE,         /* of a place: ledger_place.sql; these and the next eight also give */
    LAY_PARTS_STAYS,         /* of places   nodes: an id, a key, and fields that are named */
    LAY_PARTS_SPANS,         /* of stays */
    LAY_PARTS_BOUNDS,        /* of one stay */
    LAY_PARTS_PLACE_FIGURES, /* of places */
    LAY_PARTS_AREA_FIGURES,  /* of one place: the claims, alone, of ledger_areas.sql */
    LAY_PARTS_PHASES,        /* of stays */
    LAY_PARTS_BASES,         /* of places */
    LAY_PARTS_PLACE_EVENTS,  /* of places: events that are told of them, first and last day */
    LAY_PARTS_STAY_EVENTS,   /* of stays: the events they rest on, id and key */
    LAY_PARTS_NEIGHBOURS,    /* of a facility: the others of its town */
    LAY_PARTS_ABOVE,         /* of places: what holds them */
    LAY_PARTS_NAMES,         /* of a place and an actor: name of the actor, name of the place */
    LAY_PARTS_COUNT
};
lay_status lay_store_parts(lay_db *db, enum lay_parts part, const lay_ids *ids,
                           struct lay_select *out, lay_error *err);
/* The first column of a part, appended to *ids. */
lay_status lay_store_parts_ids(lay_db *db, enum lay_parts part, const lay_ids *of, lay_ids *ids,
                               lay_error *err);

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
