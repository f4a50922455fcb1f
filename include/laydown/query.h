/* query.h: filters, and what they select from a store, as rows.
 *
 * Two kinds of filter, never mixed. `known_by`, `recorded_by`, `min_grade` and `sources` choose
 * *evidence*: the laydown is derived again from the claims that pass, in temporary tables of this
 * connection, as if the store held nothing else; the store is not written. All others choose *rows*
 * of what was derived.
 *
 * Layers: "events", "movements", "presence", "bases", "claims", "reports". Movements are the events
 * that are told of with an origin and a destination, as lines; their ids are those of the events.
 *
 * A selection is a filter that was read, its names looked up, and its evidence derived. A
 * connection serves one selection with chosen evidence at a time: making the next selection on it
 * ends the rows of the one before. Rows end with their selection, except those of lay_query().
 */
#ifndef LAYDOWN_QUERY_H
#define LAYDOWN_QUERY_H

#include <laydown/date.h>
#include <laydown/db.h>
#include <laydown/rows.h>
#include <laydown/tree.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A list of texts, any of which will do; borrowed. Empty: this filter is not set. */
struct lay_texts {
    const char *const *at;
    size_t count;
};

struct lay_filter {
    struct lay_texts at;     /* EDTF: the row overlaps some day of one of these */
    const char *since;       /* EDTF: the row ends on the first day of it or later */
    const char *until;       /* EDTF: the row begins on the last day of it or earlier */
    const char *known_by;    /* EDTF: evidence published, to its last day, by the last day of it */
    const char *recorded_by; /* EDTF (to its last day) or a moment, 2024-05-01T12:00:00Z: what this
                                store had taken in by then, in the revisions that were current */
    const char *min_grade; /* "B2": claims whose source is at least B and that are at least 2; F and
                              6, which cannot be judged, pass only with "F6" */
    struct lay_texts sources;  /* names of reports' sources, whatever their case and accents */
    struct lay_texts types;    /* of events or claims: "base_handover" */
    struct lay_texts actors;   /* names; with everything below each in the actor tree */
    struct lay_texts places;   /* names; with everything inside each */
    struct lay_texts statuses; /* of events: "reported"; of presence and bases: "confirmed";
                                  of presence also "all": told absence and nested rows too */
    bool has_bbox;
    double west, south, east, north; /* degrees; west > east crosses the antimeridian. Rows then end
                                        with `within`, as for `near` and `areas` */
    /* Within a distance of a place: a name, or a coordinate as <laydown/coord.h> reads it, such
     * as "LON,LAT"; both or neither are to be set. The distance is a number and a unit: "50km",
     * "500 m", "20mi", "5nmi". Rows then have two columns more, after the others: distance_km, of
     * the nearest of its positions, on the ellipsoid; and within, "yes", or "possibly" where its
     * place has a radius that reaches in or out. What has neither a point nor a radius is not
     * selected. */
    const char *near, *within;
    int64_t nearest; /* with `near`, and `within` or not: only so many rows, the nearest first; 0:
                        all */
    /* In any of these: a country (name or code, in the borders of `worldview`), a first-level area,
     * a place with a radius, or a GeoJSON file of polygons (with a "/" or an extension). Rows then
     * end with `within` as above. What has no position is in where it is told to be. */
    struct lay_texts areas;
    /* Whose borders: "un", or "defacto" (NULL), who holds the ground. Where it or an area is given,
     * rows have a last column `worldview`, and `country` is the one whose borders there hold the
     * place's position; else it is as reports and gazetteer have it. */
    const char *worldview;
    struct lay_texts sort; /* columns to sort by: "place", "-start", "start:desc", "start:asc";
                              before the layer's own order, what is null last */
    int64_t limit;         /* rows; 0: no limit */
    /* Of several layers at once: types, statuses and since do not bear on a layer that has no such
     * filter, which `note` is told; else that is "filter.unsupported". Statuses of events and
     * states of presence and bases may be mixed: each bears on the layers that have it. */
    bool as_far_as_fits;
    /* Called with a sentence on what the caller may want to know, such as a name that stands for
     * several places. May be NULL. */
    void (*note)(void *context, const char *sentence);
    void *context;
};

#define LAY_FILTER_INIT                                                                            \
    {                                                                                              \
        0                                                                                          \
    }

typedef struct lay_selection lay_selection;

/* Errors: LAY_USAGE "filter.value" (an empty name, since after until), "filter.layer",
 * "filter.bbox", "filter.near" (no such distance; numbers that are no position, or that fit the
 * store only the other way round; an area), "filter.unsupported" (the layer has no such filter),
 * "filter.in" (a place without outline and radius); LAY_REFUSED "filter.in" (a file without
 * polygons), "file.missing", those of JSON; "columns.unknown" (to sort by), "date.invalid" with the
 * offending filter in the message; LAY_NOT_FOUND "place.unknown", "actor.unknown", "type.unknown",
 * "status.unknown", "source.unknown" with near names as the hint; LAY_IO "module.missing",
 * "module.failed" where distances are asked for. A name that the gazetteer knows but the store has
 * nothing of selects no rows and is told to `note`; near it, rows are looked for all the same. */
lay_status lay_selection_new(lay_db *db, const char *layer, const struct lay_filter *filter,
                             lay_selection **out, lay_error *err);
void lay_selection_free(lay_selection *selection); /* NULL is fine */

/* The rows in the layer's order: events by start, place, type, id; movements by start, from_place,
 * to_place, type, id; presence by place, actor, start; bases by country, name; claims by published,
 * report, ref; reports by published, id. *out is owned by the caller and must be freed before the
 * selection. */
lay_status lay_selection_rows(lay_selection *selection, lay_rows **out, lay_error *err);

/* How many rows, not counting the limit, but `nearest`. */
lay_status lay_selection_count(lay_selection *selection, int64_t *out, lay_error *err);

/* What an export says of itself: the data cut-off and known_by as YYYY-MM-DD, recorded_by as
 * YYYY-MM-DDThh:mm:ssZ, min_grade as "B2", sources separated by "; ". NULL: not set. Borrowed. */
const char *lay_selection_cutoff(const lay_selection *selection);
const char *lay_selection_known_by(const lay_selection *selection);
const char *lay_selection_recorded_by(const lay_selection *selection);
const char *lay_selection_min_grade(const lay_selection *selection);
const char *lay_selection_sources(const lay_selection *selection);
/* "un" or "defacto"; never NULL. */
const char *lay_selection_worldview(const lay_selection *selection);

/* How many rows pass each filter that is set. */
struct lay_passed {
    const char *filter; /* "--at"; the first time NULL: all rows there are */
    int64_t before;     /* rows that pass all filters before it */
    int64_t unplaced;   /* --near: those of them without a position to tell by; else 0 */
    int64_t together;   /* those of them that pass this one, too */
    int64_t alone;      /* of all rows, those that pass this one */
};
lay_status lay_selection_explain(lay_selection *selection,
                                 void (*each)(void *context, const struct lay_passed *passed),
                                 void *context, lay_error *err);

/* Why nothing is selected: a sentence that names the filter which alone, or together with the
 * ones before it, leaves nothing, and what there is instead: the nearest days, the nearest place,
 * the commonest values. NULL when something is selected. Caller frees. */
lay_status lay_selection_why_empty(lay_selection *selection, char **out, lay_error *err);

/* What the documents of all selected reports say beside their reports, as a JSON object, where they
 * say the same; else NULL. Layer "reports" only. Caller frees. */
lay_status lay_selection_document(lay_selection *selection, char **out, lay_error *err);

/* Calls `each` with every report selected as it was imported, in order; layer "reports" only.
 * apart: what its document says beside its reports goes with each as its member "document".
 * A status other than LAY_OK from `each` ends the walk and is returned. */
lay_status lay_selection_documents(lay_selection *selection, bool apart,
                                   lay_status (*each)(void *context, const char *body, size_t len,
                                                      lay_error *err),
                                   void *context, lay_error *err);

/* All in one: the rows own what they need. */
lay_status lay_query(lay_db *db, const char *layer, const struct lay_filter *filter, lay_rows **out,
                     lay_error *err);
lay_status lay_query_count(lay_db *db, const char *layer, const struct lay_filter *filter,
                           int64_t *out, lay_error *err);

/* The values that a closed filter ("type" or "status") can have in a layer; NULL and *count 0 for
 * a filter without a closed list. Static. */
const char *const *lay_filter_values(const char *layer, const char *filter, size_t *count);

/* Takes `rows` and gives them with the named columns only, in the order of the names, all shown in
 * tables. "lon" and "lat", or what lay_rows_coordinates() calls them, name the position.
 * keep_point: the rows stay spatial, for formats with a geometry of its own. On failure `rows` is
 * freed too. Errors: LAY_USAGE "columns.unknown". */
lay_status lay_rows_pick(lay_rows *rows, const struct lay_texts *names, bool keep_point,
                         lay_rows **out, lay_error *err);

/* Takes rows of the layer "events" of a store, which must outlive them, and gives those that are
 * told of an area (a region, a country), with its outline, else the circle of its radius, as a
 * MultiPolygon: layer "event_areas". Whose borders: those of the United Nations, or those that
 * stand. On failure `events` is freed, too. Errors: LAY_NOT_FOUND "gazetteer.missing", LAY_REFUSED
 * "gazetteer.invalid". */
lay_status lay_area_rows(lay_db *db, lay_rows *events, bool united_nations, lay_rows **out,
                         lay_error *err);

/* The countries of the world with their outlines, for a base map: layer "countries", columns
 * country (ISO 3166-1 alpha-2; "" for none) and name. Errors as above. */
lay_status lay_country_rows(bool united_nations, lay_rows **out, lay_error *err);

/* The chain of evidence behind an id, as a tree: presence, stay, event, claim, report, each in the
 * list "because" of the one before. `id`: of a presence span (p-…), a stay (s-…), an event (e-…), a
 * claim (REPORT#KEY) or a report, or a beginning of one that no other id has (of a claim: with the
 * "#"); or one that later reports have replaced: the root is then what continues it, with that id
 * as its field former_id. Asked for itself, a claim or report has a list "revisions" too, of nodes
 * "revision", REPORT@2. Errors: LAY_NOT_FOUND "id.unknown"; LAY_USAGE "id.ambiguous" with the
 * candidates as the hint. *out is owned by the caller. */
lay_status lay_why_new(lay_db *db, const char *id, lay_tree **out, lay_error *err);
/* Derives events, stays, presence and disputes again from all evidence, beside the stored ones, and
 * calls `say` for each that differs. LAY_OK when none does, LAY_NO "store.unsound" otherwise. Only
 * for a store in which lay_db_verify() finds nothing that was altered. */
lay_status lay_verify_derived(lay_db *db,
                              void (*say)(void *context, const struct lay_finding *finding),
                              void *context, lay_error *err);

/* Disputes: denials and conflicting values side by side, of the events and rows of presence that
 * the filter selects (its statuses are not looked at). What one denial is against, or what is
 * against one event, in one aspect, is one dispute. Root "disputes": cutoff, known_by, count (not
 * counting the limit), and a list "disputes", by aspect and then by publication, of nodes
 * "dispute": fields  aspect; by: denial, identity (rows whose actor is denied under another name),
 * contested (seen and told to be absent, of one day), holders (two hold one base who did not come
 *           to it together), time and strength (claims of one event that cannot all be right),
 *           ending (events of one kind that end one stay on other days); what, who, where its
 *           denials or claims speak of
 *   "sides" position (asserts, denies, doubts, retracts; there, not there; or the value that is
 * told), origins (how many independent ones), voices (who speaks against it); "claims", each as by
 * lay_why_new() "links" claims that make one of the actors another "events", "rows" (actor, place)
 * that the dispute marks Errors: those of lay_selection_new(). *out is owned by the caller. */
lay_status lay_disputes_new(lay_db *db, const struct lay_filter *filter, lay_tree **out,
                            lay_error *err);

/* The ledger of one place: its history with the evidence for each day. `place` is a name or an id;
 * of the filter its days, and what chooses evidence, are looked at, not its places and actors. Days
 * are YYYY-MM-DD; `until` is missing while something goes on at the cut-off. Root "ledger": name,
 * place_kind, country, town, position, cutoff, known_by, and the lists
 *   "holders"  holding: actor, from, until, certain_from, certain_to, state, days_since
 *   "stays"    stay as by lay_why_new(), with parent, and
 *              "bounds": possible_from, certain_from, certain_to, gone_from, each with day, event,
 * and how: on (the event's bound), before (the day before it), told (the day it was published),
 * claim (a bound that one of its claims tells), or the rule where no event gives it: year_before,
 * actor_ended, open, rule; "spans": role, state, from, until, days_since, nested; "events": ids in
 * "evidence" "gaps"     of a base: what (nobody: none known to be there; silence: told of before;
 * holder: none known to hold), from, until, days "leavings" leaving: actor; "phases": id of the
 * event, phase, when, type, receiver, told "figures"  figure told of the place: when, actor, low,
 * best, high, unit, qualifier, scope, measure, told, event, source, published, grade, url
 *   "town_stays", "town_figures"  the same at the town of a base, which is another place
 *   "area_figures"  of areas that hold it, of actors who were here: none is the place's own
 *   "disputes" as by lay_disputes_new()
 *   "bases"    of a base: the other bases of its town; else the bases inside: name, place_kind,
 * town, present (who is there at the cut-off), and their "holders" "evidence" event as by
 * lay_why_new(), with a number A place that the gazetteer knows but the store has nothing of has
 * only its name. Errors: those of lay_selection_new(), and LAY_USAGE "place.ambiguous" with ids as
 * the hint. *out is owned by the caller. */
lay_status lay_ledger_new(lay_db *db, const char *place, const struct lay_filter *filter,
                          lay_tree **out, lay_error *err);

/* A ledger or disputes as flat rows: of disputes one for each claim on each side, of a ledger one
 * for each period, boundary, gap, figure and event. *out is owned by the caller and must be freed
 * before the tree. Errors: LAY_USAGE "format.unfit". */
lay_status lay_tree_rows(const lay_tree *tree, lay_rows **out, lay_error *err);

#ifdef __cplusplus
}
#endif
#endif
