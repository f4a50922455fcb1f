/* disputes.c: who denies what, listed by voice.
 *
 * An event's disputes are its denials by aspect, and its claims where their days have nothing in
 * common. The identity of an actor at a place is disputed along affiliations: from the actor as
 * named to the principals that any claim gives it (whatever that claim's stance), and at each step
 * the denials with aspect actor whose lead it is; all told of a place that holds this one. One
 * speaker counts once.
 */
#include "infer/work.h"

#include "base/buf.h"
#include "infer/tree.h"
#include <stdlib.h>
#include <string.h>

typedef LAY_VEC(int) int_vec;

static const char *speaker_name(const struct lay_evidence *ev, const struct lay_claim *claim)
{
    if (claim->speaker >= 0)
        return ev->actors[lay_actor_root(ev, claim->speaker)].name;
    return claim->speaker_text ? claim->speaker_text : ev->reports[claim->report].key;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *join_voices(struct lay_work *work, const int *claims, size_t n)
{
    const char **names = lay_arena_array(&work->scratch, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = speaker_name(work->ev, &work->ev->claims[claims[i]]);
    if (n)
        qsort(names, n, sizeof *names, by_text);
    LAY_BUF joined = {0};
    for (size_t i = 0; i < n; i++) {
        if (i && strcmp(names[i - 1], names[i]) == 0)
            continue;
        if (joined.len)
            lay_buf_puts(&joined, "; ");
        lay_buf_puts(&joined, names[i]);
    }
    return lay_arena_strdup(&work->out->arena, lay_buf_text(&joined));
}

typedef LAY_VEC(struct lay_dispute) dispute_vec;

static void add_dispute(struct lay_work *work, dispute_vec *all, struct lay_dispute dispute,
                        const int *claims, size_t n)
{
    int *copy = lay_arena_array(&work->out->arena, int, n + 1);
    if (n)
        memcpy(copy, claims, n * sizeof *claims);
    dispute.claims = copy;
    dispute.claim_count = n;
    dispute.voices = join_voices(work, claims, n);
    lay_vec_push(all, dispute);
}

static void dispute_event(struct lay_work *work, dispute_vec *all, int index)
{
    const struct lay_event *event = &work->out->events[index];
    for (int aspect = LAY_ASPECT_OCCURRENCE; aspect < LAY_ASPECT_COUNT; aspect++) {
        if (!(event->disputed & 1u << aspect))
            continue;
        int_vec claims = {0};
        for (size_t i = 0; i < event->claim_count; i++) {
            const struct lay_claim *claim = &work->ev->claims[event->claims[i].claim];
            int of = claim->aspect ? (int)claim->aspect : LAY_ASPECT_OCCURRENCE;
            if (claim->stance == LAY_DENIES && of == aspect)
                lay_vec_push(&claims, event->claims[i].claim);
        }
        if (!claims.n) /* the claims themselves conflict */
            for (size_t i = 0; i < event->claim_count; i++)
                lay_vec_push(&claims, event->claims[i].claim);
        struct lay_dispute dispute = {
            .event = index, .place = -1, .actor = -1, .aspect = (enum lay_aspect)aspect};
        add_dispute(work, all, dispute, claims.at, claims.n);
        lay_vec_done(&claims);
    }
}

/* ---- identity ---- */

struct identity { /* what bears on identities at all, so that rows look at little */
    int_vec affiliations, denials; /* claims */
};

static bool first_visit(int_vec *seen, int actor)
{
    for (size_t i = 0; i < seen->n; i++)
        if (seen->at[i] == actor)
            return false;
    lay_vec_push(seen, actor);
    return true;
}

static bool has_actor(const struct lay_claim *claim, enum lay_actor_role role, int actor)
{
    for (size_t i = 0; i < claim->actor_count; i++)
        if (claim->actors[i].role == role && claim->actors[i].actor == actor)
            return true;
    return false;
}

static bool tells_of(const struct lay_evidence *ev, const struct lay_claim *claim, int place)
{
    for (size_t i = 0; i < claim->place_count; i++)
        if (lay_place_within(ev, place, claim->places[i].place))
            return true;
    return claim->place_count == 0;
}

static void dispute_row(struct lay_work *work, dispute_vec *all, const struct identity *identity,
                        struct lay_stay *stay)
{
    const struct lay_evidence *ev = work->ev;
    int_vec walk = {0}, claims = {0};
    lay_vec_push(&walk, stay->actor);
    for (size_t step = 0; step < walk.n; step++) {
        for (size_t i = 0; i < identity->denials.n; i++) {
            const struct lay_claim *denial = &ev->claims[identity->denials.at[i]];
            size_t n;
            const int *leads = lay_claim_leads(work, denial, &n);
            for (size_t k = 0; k < n; k++)
                if (leads[k] == walk.at[step] && tells_of(ev, denial, stay->place))
                    first_visit(&claims, identity->denials.at[i]);
        }
        for (size_t i = 0; i < identity->affiliations.n; i++) {
            const struct lay_claim *claim = &ev->claims[identity->affiliations.at[i]];
            if (!has_actor(claim, LAY_ROLE_SUBJECT, walk.at[step]) ||
                !tells_of(ev, claim, stay->place))
                continue;
            for (size_t k = 0; k < claim->actor_count; k++)
                if (claim->actors[k].role == LAY_ROLE_PRINCIPAL ||
                    claim->actors[k].role == LAY_ROLE_IDENTIFIED_AS)
                    first_visit(&walk, claim->actors[k].actor);
        }
    }
    if (claims.n) {
        stay->disputed |= 1u << LAY_ASPECT_ACTOR;
        struct lay_dispute dispute = {
            .event = -1, .place = stay->place, .actor = stay->actor, .aspect = LAY_ASPECT_ACTOR};
        struct lay_dispute *last = all->n ? &all->at[all->n - 1] : NULL;
        if (!last || last->event >= 0 || last->place != stay->place || last->actor != stay->actor)
            add_dispute(work, all, dispute, claims.at, claims.n);
    }
    lay_vec_done(&walk);
    lay_vec_done(&claims);
}

void lay_work_disputes(struct lay_work *work)
{
    const struct lay_evidence *ev = work->ev;
    struct identity identity = {0};
    for (size_t i = 0; i < ev->claim_count; i++) {
        const struct lay_claim *claim = &ev->claims[i];
        if (claim->type == LAY_TYPE_AFFILIATION || claim->type == LAY_TYPE_IDENTIFICATION)
            lay_vec_push(&identity.affiliations, (int)i);
        if (claim->stance == LAY_DENIES && claim->aspect == LAY_ASPECT_ACTOR)
            lay_vec_push(&identity.denials, (int)i);
    }
    dispute_vec all = {0};
    for (size_t i = 0; i < work->out->event_count; i++)
        dispute_event(work, &all, (int)i);
    if (identity.denials.n)
        for (size_t i = 0; i < work->out->stay_count; i++)
            dispute_row(work, &all, &identity, &work->out->stays[i]);
    work->out->dispute_count = all.n;
    work->out->disputes = lay_arena_array(&work->out->arena, struct lay_dispute, all.n + 1);
    if (all.n)
        memcpy(work->out->disputes, all.at, all.n * sizeof *all.at);
    lay_vec_done(&all);
    lay_vec_done(&identity.affiliations);
    lay_vec_done(&identity.denials);
}
