/* work.h: what the steps of inference share: the evidence, mentions, events in the making.
 *
 * The steps, in order, each in its own file:
 *   mention.c  claims -> mentions: one claim at one place, its bounds and who leads
 *   events.c   mentions -> events: who speaks of the same thing
 *   judge.c    events -> status, independent origins, disputes
 *   items.c    events -> beginnings, sightings and endings of an actor at a place
 *   stays.c    items and limits -> stays
 *   control.c  events and stays -> who holds
 *   spans.c    stays, control, denials -> stretches in which state and role do not change
 *   figures.c  how many
 *   disputes.c who denies what, listed by voice
 */
#ifndef LAY_INFER_WORK_H
#define LAY_INFER_WORK_H

#include "base/mem.h"
#include "model/laydown.h"

/* Rule 5: what a claim's modality makes of it. */
enum lay_mode { LAY_MODE_FACT, LAY_MODE_UNDER_WAY, LAY_MODE_PLAN, LAY_MODE_ASK };

/* Inclusive days; LAY_DAY_MIN and LAY_DAY_MAX are open. */
struct lay_range {
    lay_day first, last;
};

struct lay_mention {
    int claim;
    int place, destination; /* -1 */
    bool elsewhere;         /* only the far end is told of: where somebody came from, or went to */
    int locality;           /* -1 without a place */
    bool area;              /* no base or town is named: an area, or a coarse position */
    enum lay_mode mode;
    bool counted;           /* a leaving that tells how many people left */
    bool equipment;         /* a leaving that counts things: read as a drawdown */
    bool ahead;             /* wholly after its publication although actual: changes no presence */
    struct lay_range range; /* when it happened; of a redeployment, when it left */
    struct lay_range arrived; /* of a redeployment, when it arrived; else as range */
    const int *leads;
    size_t lead_count;
    int rank; /* finest place first: level of the place, an area last */
};

struct lay_draft {         /* an event in the making */
    int anchor;            /* mention */
    LAY_VEC(int) mentions; /* asserting */
    LAY_VEC(int) denials;  /* claims that deny, doubt or retract it */
    struct lay_range range, arrived;
    bool contradicts; /* its members' days have nothing in common */
    bool retracted;
    int first_hand_origins;     /* independent origins, none of them a digest of reports at hand */
    bool counted_leaving_stays; /* rule 13: only a part left */
};

struct lay_leads {
    const int *at; /* actors; NULL: not asked for yet */
    size_t n;
};

struct lay_work {
    const struct lay_evidence *ev;
    struct lay_laydown *out;
    lay_arena scratch;
    LAY_VEC(struct lay_mention) mentions;
    LAY_VEC(struct lay_draft) drafts;
    int *claim_draft;        /* per claim: its first draft, or -1 */
    bool *retracted;         /* per claim: taken back by its own speaker */
    struct lay_leads *leads; /* per claim, see lay_claim_leads() */
};

/* mention.c */
void lay_work_mentions(struct lay_work *work);
/* Days on which a claim's range can lie, capped by its publication (rules 1–4). */
struct lay_range lay_claim_range(const struct lay_work *work, const struct lay_claim *claim);
enum lay_mode lay_claim_mode(const struct lay_claim *claim);
bool lay_type_is_boundary(enum lay_type type);
bool lay_type_is_leaving(enum lay_type type);
/* Who leads a claim of the evidence, by the order of roles; owned by the scratch arena. Read once.
 */
const int *lay_claim_leads(struct lay_work *work, const struct lay_claim *claim, size_t *count);

/* events.c */
void lay_work_events(struct lay_work *work);
const struct lay_claim *lay_draft_anchor(const struct lay_work *work,
                                         const struct lay_draft *draft);
bool lay_leads_related(const struct lay_evidence *ev, const int *a, size_t na, const int *b,
                       size_t nb);

/* judge.c */
void lay_work_judge(struct lay_work *work);
void lay_work_publish_events(struct lay_work *work); /* drafts -> out->events, same index */

/* An id: `kind`, '-' and 16 hex digits of the hash of what it is made of. `parts` ends with NULL.
 */
const char *lay_infer_id(lay_arena *arena, char kind, const char *first, const char *const *parts);

/* origins.c: for each of `claims` a number that those of one origin share (the index of one of
 * them), or -1 for a digest of a report that is among them, which adds nothing. `first_hand`: -1
 * for a digest of any report that is at hand, whatever that report says. The array is scratch. */
int *lay_origins_of(struct lay_work *work, const int *claims, size_t n, bool first_hand);

/* The named official who speaks, as a key; NULL if none is named. */
const char *lay_voice_of(struct lay_work *work, const struct lay_claim *claim);

/* figures.c: `told` are claims with figures of one thing; those of a stay, from its events. */
struct lay_strength lay_strength_join(struct lay_work *work, const int *told, size_t n);
void lay_stay_figures(struct lay_work *work, const int *drafts, size_t n, struct lay_stay *stay);

/* disputes.c */
void lay_work_disputes(struct lay_work *work);

/* infer.c, items.c, stays.c, control.c, spans.c */
void lay_work_presence(struct lay_work *work);

#endif
