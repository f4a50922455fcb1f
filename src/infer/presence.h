/* presence.h: what items.c, limits.c, stays.c, control.c and spans.c hand to each other.
 *
 * A *key* is an actor, as named, at a place. Its items are what events tell of it there; its limits
 * are endings told elsewhere (of a bigger place or of an ancestor) that also end it. */
#ifndef LAY_INFER_PRESENCE_H
#define LAY_INFER_PRESENCE_H

#include "infer/work.h"

enum lay_item_kind { LAY_ITEM_BEGIN, LAY_ITEM_SEEN, LAY_ITEM_END, LAY_ITEM_LIMIT };

/* How a beginning came about: told again, two arrivals are one. */
enum lay_begin { LAY_BEGIN_ARRIVED, LAY_BEGIN_ESTABLISHED, LAY_BEGIN_TOOK_OVER, LAY_BEGIN_HEIR };

/* An ending passes the base on to another, or is a leaving. */
enum lay_ending { LAY_ENDING_PASSED, LAY_ENDING_LEFT };

enum lay_limit {
    LAY_LIMIT_LEFT,    /* a bigger place or an ancestor was left */
    LAY_LIMIT_ABSENCE, /* somebody says they are not there */
    LAY_LIMIT_VALID,   /* the actor came to its end */
    LAY_LIMIT_SEIZED,
    LAY_LIMIT_RENAMED
};

struct lay_item {
    enum lay_item_kind kind;
    enum lay_begin begin;
    enum lay_ending ending;
    enum lay_limit limit;
    struct lay_range range; /* days on which it lies */
    bool sure;              /* sure_from..sure_to are certain days of presence */
    lay_day sure_from, sure_to;
    bool weak;     /* a plan or a demand shows that they are there: never reopens a stay */
    bool possible; /* modality possible throughout */
    bool lodger;
    bool told_start;   /* an interval that tells since when */
    bool process;      /* an ending told as a process that takes its whole range */
    int draft;         /* event; -1 for the end of an actor's validity */
    int claim;         /* of a sighting; -1 */
    lay_day inherited; /* heir: the last sighting of the actor it was */
};

struct lay_stay_draft {
    struct lay_range
        begin;           /* first day possible, first day certain; begin.last = MAX: none certain */
    lay_day not_before;  /* the stay before was over on that day */
    lay_day reach_floor; /* it cannot reach back further: that, and the actor's first day */
    bool told_begin;
    enum lay_begin begun_by;
    bool possible_only;
    bool absent_only; /* nothing but an absence is told */
    lay_day shown_to; /* last certain day shown by evidence; MIN when none */
    lay_day
        opened_last; /* opened by a sighting on some day of a range: its last day; MIN when not */
    lay_day seen;    /* last evidence */
    bool ended, limited;
    enum lay_limit limit;
    bool passed, left;                      /* which endings were told */
    struct lay_range passing, leaving, end; /* end: what they come to */
    int passing_origins, leaving_origins;
    bool passing_denied, leaving_denied; /* the events that end it are denied */
    bool limit_gradual;                  /* the limit tells no day on which all may have left */
    lay_day lodger_from;                 /* MAX: not a lodger */
    bool time_disputed;
    LAY_VEC(int) drafts; /* events that begin, show, end it, in order */
};

struct lay_key {
    int place, actor;
    LAY_VEC(struct lay_item) items;
    LAY_VEC(struct lay_stay_draft) stays;
};

/* An ending told of (place, actor) that may limit keys inside the place and below the actor. */
struct lay_told_ending {
    int place, actor;
    struct lay_range range;
    enum lay_limit limit;
    bool own;     /* an ending item at its own key says the same */
    bool inside;  /* also ends what is inside the place; else only this place */
    bool below;   /* also ends the actor's descendants */
    bool process; /* told as a process that takes its whole range */
    int draft;
};

struct lay_hold {
    int place, actor;
    struct lay_range from, to; /* to.first = MAX: open */
    int given_by;              /* the handover by which a first giver is known to have held; -1 */
};

struct lay_presence {
    struct lay_work *work;
    LAY_VEC(struct lay_key) keys;
    int *slots; /* hash table over keys, slot_count a power of two */
    size_t slot_count;
    LAY_VEC(struct lay_told_ending) endings;
    LAY_VEC(int) renamings; /* drafts of redesignations */
    LAY_VEC(int) seizures;  /* drafts of seizures */
    LAY_VEC(struct lay_hold) holds;
};

struct lay_key *lay_presence_key(struct lay_presence *p, int place,
                                 int actor); /* made when missing */
struct lay_key *lay_presence_find(struct lay_presence *p, int place,
                                  int actor); /* NULL when missing */

/* Rows by locality. lay_local_of() gives the locality of a facility or town, -1 (all) for an area:
 * for (size_t i = lay_local_first(&rows, near); lay_local_has(&rows, i, near); i++). */
struct lay_local_row {
    int locality, index;
};
struct lay_local {
    struct lay_local_row *at;
    size_t n;
};
struct lay_local
lay_local_keys(struct lay_presence *p); /* index: of the key; those there are now */
void lay_local_sort(struct lay_local *rows);
int lay_local_of(const struct lay_evidence *ev, int place);
size_t lay_local_first(const struct lay_local *rows, int locality);
bool lay_local_has(const struct lay_local *rows, size_t i, int locality);

void lay_presence_items(struct lay_presence *p);                                 /* items.c */
void lay_presence_counted(struct lay_presence *p, const int *counted, size_t n); /* counted.c */
void lay_presence_seizures(
    struct lay_presence *p);                      /* control.c: limits and beginnings of seizures */
void lay_presence_limits(struct lay_presence *p); /* limits.c: sorts the endings */
void lay_presence_fold(struct lay_presence *p, struct lay_key *key); /* stays.c */
/* Gone and not gone: every ending that is told of this stay is denied. */
bool lay_end_is_denied(const struct lay_stay_draft *stay);
void lay_presence_renamings(struct lay_presence *p); /* limits.c */
void lay_key_limits(struct lay_presence *p, const struct lay_key *key,
                    void (*take)(void *context, const struct lay_item *limit), void *context);
void lay_presence_control(struct lay_presence *p); /* control.c: holds */
void lay_presence_spans(struct lay_presence *p);   /* spans.c: stays and spans -> out */

/* The holds at a place, sorted by the order in which control came. */
const struct lay_hold *lay_presence_holds(const struct lay_presence *p, int place, size_t *count);

/* Does a role at the event name `actor` in a claim that is a fact, still stands and may act? */
bool lay_claim_acts(const struct lay_work *work, const struct lay_mention *mention);

#endif
