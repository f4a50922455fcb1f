/* laydown.h: what inference makes of the evidence: events, stays, their spans, disputes.
 * Indices refer to the arrays of the evidence it was made from. Strings belong to `arena`. */
#ifndef LAY_MODEL_LAYDOWN_H
#define LAY_MODEL_LAYDOWN_H

#include "model/evidence.h"

enum lay_status_of_event {
    LAY_EVENT_PLANNED,
    LAY_EVENT_REPORTED,
    LAY_EVENT_CORROBORATED,
    LAY_EVENT_DISPUTED,
    LAY_EVENT_DENIED,
    LAY_EVENT_RETRACTED
};

enum lay_state {
    LAY_STATE_CONFIRMED,
    LAY_STATE_POSSIBLE,
    LAY_STATE_PRESUMED,
    LAY_STATE_CONTESTED,
    LAY_STATE_REPORTED_ABSENT,
    LAY_STATE_UNKNOWN
};

enum lay_presence_role { LAY_HOLDER, LAY_POSSIBLE_HOLDER, LAY_LODGER, LAY_PRESENT };

const char *lay_event_status_name(enum lay_status_of_event status);
const char *lay_state_name(enum lay_state state);
const char *lay_presence_role_name(enum lay_presence_role role);

/* A claim's part in an event. */
struct lay_event_claim {
    int claim;
    enum lay_stance stance;
};

struct lay_event {
    const char *id; /* "e-1c9f3a…": 16 hex digits */
    enum lay_type type;
    enum lay_modality modality; /* of its class: actual, ongoing, planned or requested */
    enum lay_status_of_event status;
    unsigned disputed; /* bit 1 << enum lay_aspect */
    int place;         /* the finest place of its members; the origin of a movement; -1: told of
                          no place */
    int destination;   /* of a redeployment or flight; -1 */
    struct lay_date when;
    const struct lay_mention_actor *actors;
    size_t actor_count;
    struct lay_strength strength; /* hull over its members, or none */
    const struct lay_event_claim *claims;
    size_t claim_count;
    int origins;
    char reliability; /* best grade of an asserting member */
    int credibility;
    lay_day first_published;
};

/* A dispute of an event or of the presence rows of an actor at a place. */
struct lay_dispute {
    int event;        /* or -1 */
    int place, actor; /* of the rows it marks, or -1 */
    enum lay_aspect aspect;
    const int *claims; /* the denials, or the claims that conflict */
    size_t claim_count;
    const char *voices; /* who denies: roots of the speakers, joined by "; " */
};

/* How many, by what is told of a day; -1 where nothing is. */
struct lay_figure {
    lay_day day;
    int64_t low, best, high;
};

/* One stay: an actor at a place. Four dates, inclusive where *_to says "last day", half open in
 * time: on the day of `ended_last` the actor is no longer there. */
struct lay_stay {
    const char *id; /* "s-…" */
    int place, actor;
    lay_day possible_from, certain_from, certain_to, possible_to; /* possible_to: first day gone for
                                                                     sure; LAY_DAY_MAX while open */
    lay_day last_evidence;
    bool possible_only;
    unsigned disputed;
    int origins;
    char reliability;
    int credibility;
    const struct lay_figure *figures; /* of people there, by day, one a day */
    size_t figure_count;
    const int *events; /* that begin, show and end it, in order of time */
    size_t event_count;
};

/* A stretch of a stay in which state and role do not change, [from, to): to is LAY_DAY_MAX while
 * it goes on. */
struct lay_span {
    const char *id; /* "p-…" */
    int stay;
    lay_day from, to;
    enum lay_state state;
    enum lay_presence_role role;
    bool nested; /* a row of a descendant at this place is as strong: hidden unless asked for */
};

struct lay_laydown {
    struct lay_event *events;
    size_t event_count;
    struct lay_stay *stays;
    size_t stay_count;
    struct lay_span *spans;
    size_t span_count;
    struct lay_dispute *disputes;
    size_t dispute_count;
    lay_arena arena;
};

#endif
