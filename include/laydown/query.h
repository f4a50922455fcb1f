/* query.h: filters, and what they select from a store, as rows.
 *
 * Two kinds of filter, never mixed. `known_by`, `recorded_by`, `min_grade` and `sources` choose
 * *evidence*: the laydown is derived again from the claims that pass, in temporary tables of this
 * connection, as if the store held nothing else; the store is not written. All others choose *rows*
 * of what was derived.
 *
 * Layers: "events", "presence", "bases", "claims", "reports".
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
    double west, south, east, north; /* degrees; west > east crosses the antimeridian */
    int64_t limit;                   /* rows; 0: no limit */
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

/* Errors: LAY_USAGE "filter.value" (no such type or status), "filter.layer", "filter.bbox",
 * "filter.unsupported" (the layer has no such filter), "date.invalid" with the offending filter in
 * the message; LAY_NOT_FOUND "place.unknown", "actor.unknown", "source.unknown" with near names as
 * the hint. A name that the gazetteer knows but the store has nothing of selects no rows and is
 * told to `note`. */
lay_status lay_selection_new(lay_db *db, const char *layer, const struct lay_filter *filter,
                             lay_selection **out, lay_error *err);
void lay_selection_free(lay_selection *selection); /* NULL is fine */

/* The rows in the layer's order: events by start, place, type, id; presence by place, actor,
 * start; bases by country, name; claims by published, report, ref; reports by published, id.
 * *out is owned by the caller and must be freed before the selection. */
lay_status lay_selection_rows(lay_selection *selection, lay_rows **out, lay_error *err);

/* How many rows, not counting the limit. */
lay_status lay_selection_count(lay_selection *selection, int64_t *out, lay_error *err);

/* What an export says of itself: the data cut-off and known_by as YYYY-MM-DD, recorded_by as
 * YYYY-MM-DDThh:mm:ssZ, min_grade as "B2", sources separated by "; ". NULL: not set. Borrowed. */
const char *lay_selection_cutoff(const lay_selection *selection);
const char *lay_selection_known_by(const lay_selection *selection);
const char *lay_selection_recorded_by(const lay_selection *selection);
const char *lay_selection_min_grade(const lay_selection *selection);
const char *lay_selection_sources(const lay_selection *selection);

/* Why nothing is selected: a sentence that names the filter which alone, or together with the
 * ones before it, leaves nothing. NULL when something is selected. Caller frees. */
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
 * tables. "lon" and "lat" name the position, too. keep_point: the rows stay spatial, for formats
 * with a geometry of its own. On failure `rows` is freed too. Errors: LAY_USAGE "columns.unknown".
 */
lay_status lay_rows_pick(lay_rows *rows, const struct lay_texts *names, bool keep_point,
                         lay_rows **out, lay_error *err);

/* The chain of evidence behind an id, as a tree of nodes: presence, stay, event, claim, report. */
struct lay_why_field {
    const char *name; /* "published" */
    struct lay_value value;
};
struct lay_why_node {
    const char *kind; /* "presence", "stay", "event", "claim", "report"; "revision": of a claim or
                         report, REPORT@2 */
    const char *id;
    const struct lay_why_field *fields; /* in order; none is null */
    size_t field_count;
    struct lay_why_node *const *children;
    size_t child_count;
};
typedef struct lay_why lay_why;

/* `id`: of a presence span (p-…), a stay (s-…), an event (e-…), a claim (REPORT#KEY) or a report, or
 * a beginning of one that no other id has (of a claim: with the "#"); or one that later reports have
 * replaced. Asked for itself, a claim or report shows its revisions too. Errors: LAY_NOT_FOUND "id.unknown"; LAY_USAGE
 * "id.ambiguous" with the candidates as the hint. *out is owned by the caller. */
lay_status lay_why_new(lay_db *db, const char *id, lay_why **out, lay_error *err);
const struct lay_why_node *lay_why_root(const lay_why *why);
/* The former id that was asked for, of what the root is now; NULL where it was a current one. */
const char *lay_why_former(const lay_why *why);
void lay_why_free(lay_why *why); /* NULL is fine */

#ifdef __cplusplus
}
#endif
#endif
