/* evidence.h: a set of claims with what they name, as plain values: the only thing that inference
 * reads. Places, actors and reports are referred to by their index in the arrays below; -1 is
 * none. The store fills it; strings belong to `arena`. */
#ifndef LAY_MODEL_EVIDENCE_H
#define LAY_MODEL_EVIDENCE_H

#include "base/mem.h"
#include "model/terms.h"
#include <laydown/date.h>
#include <stdbool.h>
#include <stdint.h>

/* How big a place is: decides what is inside what, and what may be drawn as a point. */
enum lay_place_level {
    LAY_LEVEL_FACILITY, /* base, camp, airfield: what is named as one, however coarse its position
                         */
    LAY_LEVEL_TOWN,     /* populated place */
    LAY_LEVEL_AREA,     /* region, corridor, admin area */
    LAY_LEVEL_COUNTRY,
    LAY_LEVEL_THEATRE /* several countries, sea, air */
};

struct lay_place {
    int64_t id;      /* row in the store */
    const char *key; /* stable: gazetteer id, or made of country and folded name */
    const char *name;
    enum lay_place_level level;
    int parent;   /* the next bigger place that holds it: facility -> town -> area -> country ->
                     theatre */
    int locality; /* the town of a facility, else the place itself: events never join across these
                   */
};

struct lay_actor {
    int64_t id;
    const char *key;
    const char *name;
    int parent;         /* undisputed, from the gazetteer */
    lay_day valid_from; /* first day it exists; LAY_DAY_MIN when not known */
    lay_day valid_to;   /* last day it exists; LAY_DAY_MAX when it still does */
};

struct lay_report_ref {
    const char *key;
    lay_day published_first, published_last;
    const char *const *origins; /* folded; never empty: a report without one is its own origin */
    size_t origin_count;
    const int *digests; /* reports it is derived from, as indices; those not present are left out */
    size_t digest_count;
    bool lead;        /* grade F6 dataset rows: they make events but no presence */
    char reliability; /* 'A' … 'F' */
};

struct lay_mention_place {
    int place;
    enum lay_place_role role;
    bool coarse; /* this mention's own precision says 3..7: an area whatever the name says */
};

struct lay_mention_actor {
    int actor;
    enum lay_actor_role role;
};

struct lay_strength {
    int64_t low, best, high; /* -1 when not given */
    const char *unit;        /* "personnel"; "" when no strength at all */
    enum lay_qualifier qualifier;
    enum lay_scope scope;
    enum lay_measure measure;
};

struct lay_claim {
    int64_t id;      /* row in the store */
    const char *ref; /* REPORT#KEY */
    int report;
    enum lay_type type;
    enum lay_stance stance;
    enum lay_modality modality;
    enum lay_aspect aspect;
    const char *about; /* REPORT#KEY of the claim it is about, or NULL */
    bool dated;        /* false: `when` stands for "by publication" */
    struct lay_date when;
    const struct lay_mention_place *places;
    size_t place_count;
    const struct lay_mention_actor *actors;
    size_t actor_count;
    bool has_strength;
    struct lay_strength strength;
    int speaker;              /* actor index, or -1 */
    const char *speaker_text; /* folded, or NULL */
    enum lay_basis basis;
    int credibility; /* 1..6 */
};

struct lay_evidence {
    struct lay_claim *claims;
    size_t claim_count;
    struct lay_report_ref *reports;
    size_t report_count;
    struct lay_place *places;
    size_t place_count;
    struct lay_actor *actors;
    size_t actor_count;
    lay_arena arena;
};

#endif
