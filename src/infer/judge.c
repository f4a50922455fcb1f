/* judge.c: what stands against an event, how many independent voices stand for it, its status.
 *
 * A denial names the claim it is about, or else aims at every event of its type (a denied presence
 * also at an arrival) by a related actor, at its place or inside it, that began no later than the
 * denial speaks of. A denial with no target founds an event of status denied. Nothing is deleted.
 */
#include "infer/work.h"

#include "infer/tree.h"
#include <stdlib.h>
#include <string.h>

struct ref {
    const char *text;
    int claim;
};

static int by_ref(const void *a, const void *b)
{
    return strcmp(((const struct ref *)a)->text, ((const struct ref *)b)->text);
}

static int find_claim(const struct ref *refs, size_t n, const char *text)
{
    struct ref key = {text, -1};
    const struct ref *hit = n ? bsearch(&key, refs, n, sizeof *refs, by_ref) : NULL;
    return hit ? hit->claim : -1;
}

static struct ref *sorted_refs(struct lay_work *work)
{
    const struct lay_evidence *ev = work->ev;
    struct ref *refs = lay_arena_array(&work->scratch, struct ref, ev->claim_count + 1);
    for (size_t i = 0; i < ev->claim_count; i++)
        refs[i] = (struct ref){ev->claims[i].ref, (int)i};
    if (ev->claim_count)
        qsort(refs, ev->claim_count, sizeof *refs, by_ref);
    return refs;
}

static bool targets_type(const struct lay_claim *denial, const struct lay_claim *claim)
{
    return denial->type == claim->type ||
           (denial->type == LAY_TYPE_PRESENCE && claim->type == LAY_TYPE_ARRIVAL);
}

static bool at_or_inside(const struct lay_evidence *ev, int place, const struct lay_claim *denial)
{
    for (size_t i = 0; i < denial->place_count; i++)
        if (place >= 0 && lay_place_within(ev, place, denial->places[i].place))
            return true;
    return denial->place_count == 0;
}

static bool is_target(struct lay_work *work, const struct lay_draft *draft,
                      const struct lay_claim *denial, struct lay_range when, const int *leads,
                      size_t lead_count)
{
    const struct lay_mention *anchor = &work->mentions.at[draft->anchor];
    const struct lay_claim *claim = &work->ev->claims[anchor->claim];
    if (draft->mentions.n == 0 || !targets_type(denial, claim) ||
        lay_claim_mode(denial) != anchor->mode || !at_or_inside(work->ev, anchor->place, denial) ||
        !lay_leads_related(work->ev, leads, lead_count, anchor->leads, anchor->lead_count))
        return false;
    if (draft->range.first != LAY_DAY_MIN && draft->range.first > when.last)
        return false;
    return !lay_type_is_boundary(claim->type) || when.first == LAY_DAY_MIN ||
           draft->range.last >= when.first;
}

static void found_denied(struct lay_work *work, int claim, struct lay_range when, const int *leads,
                         size_t lead_count)
{
    const struct lay_claim *denial = &work->ev->claims[claim];
    int place = denial->place_count ? denial->places[0].place : -1;
    for (size_t i = 0; i < work->drafts.n; i++) {
        struct lay_draft *draft = &work->drafts.at[i];
        const struct lay_mention *anchor = &work->mentions.at[draft->anchor];
        if (draft->mentions.n == 0 && lay_draft_anchor(work, draft)->type == denial->type &&
            anchor->place == place && anchor->mode == lay_claim_mode(denial) &&
            draft->range.first <= when.last && when.first <= draft->range.last &&
            lay_leads_related(work->ev, leads, lead_count, anchor->leads, anchor->lead_count)) {
            lay_vec_push(&draft->denials, claim);
            return;
        }
    }
    struct lay_mention mention = {.claim = claim,
                                  .place = place,
                                  .destination = -1,
                                  .locality = place < 0 ? -1 : work->ev->places[place].locality,
                                  .mode = lay_claim_mode(denial),
                                  .range = when,
                                  .arrived = when,
                                  .leads = leads,
                                  .lead_count = lead_count};
    struct lay_draft draft = {.anchor = (int)work->mentions.n, .range = when, .arrived = when};
    lay_vec_push(&work->mentions, mention);
    lay_vec_push(&draft.denials, claim);
    lay_vec_push(&work->drafts, draft);
}

static void aim(struct lay_work *work, int index, const struct ref *refs)
{
    const struct lay_claim *denial = &work->ev->claims[index];
    size_t lead_count;
    const int *leads = lay_claim_leads(work, denial, &lead_count);
    struct lay_range when = lay_claim_range(work, denial);
    bool found = false;
    if (denial->about) {
        int target = find_claim(refs, work->ev->claim_count, denial->about);
        if (target >= 0 && work->claim_draft[target] >= 0) {
            lay_vec_push(&work->drafts.at[work->claim_draft[target]].denials, index);
            found = true;
        }
    } else {
        for (size_t i = 0; i < work->drafts.n; i++)
            if (is_target(work, &work->drafts.at[i], denial, when, leads, lead_count)) {
                lay_vec_push(&work->drafts.at[i].denials, index);
                found = true;
            }
    }
    if (!found && denial->stance == LAY_DENIES)
        found_denied(work, index, when, leads, lead_count);
}

static int count_origins(struct lay_work *work, const int *claims, size_t n, bool first_hand)
{
    const int *origins = lay_origins_of(work, claims, n, first_hand);
    int count = 0;
    for (size_t i = 0; i < n; i++)
        count += origins[i] == (int)i;
    return count || first_hand ? count : n > 0;
}

/* Who takes back: the claim that `about` names, or else the speaker's or the origin's own claims of
 * that type by that actor at that place. */
static bool takes_back(struct lay_work *work, const struct lay_claim *retraction,
                       const struct lay_claim *claim)
{
    if (claim->stance != LAY_ASSERTS || claim->type != retraction->type)
        return false;
    const struct lay_report_ref *mine = &work->ev->reports[retraction->report];
    const struct lay_report_ref *theirs = &work->ev->reports[claim->report];
    if (theirs->published_first > mine->published_last)
        return false;
    bool same_voice = false;
    const char *a = lay_voice_of(work, retraction), *b = lay_voice_of(work, claim);
    if (a && b && strcmp(a, b) == 0)
        same_voice = true;
    for (size_t i = 0; i < mine->origin_count && !same_voice; i++)
        for (size_t k = 0; k < theirs->origin_count; k++)
            if (strcmp(mine->origins[i], theirs->origins[k]) == 0)
                same_voice = true;
    if (!same_voice || !claim->place_count ||
        !at_or_inside(work->ev, claim->places[0].place, retraction))
        return false;
    size_t na, nb;
    const int *la = lay_claim_leads(work, retraction, &na), *lb = lay_claim_leads(work, claim, &nb);
    return lay_leads_related(work->ev, la, na, lb, nb);
}

static void mark_retracted(struct lay_work *work, const struct ref *refs)
{
    const struct lay_evidence *ev = work->ev;
    work->retracted = lay_arena_array(&work->scratch, bool, ev->claim_count + 1);
    for (size_t i = 0; i < ev->claim_count; i++) {
        if (ev->claims[i].stance != LAY_RETRACTS)
            continue;
        if (ev->claims[i].about) {
            int target = find_claim(refs, ev->claim_count, ev->claims[i].about);
            if (target >= 0)
                work->retracted[target] = true;
            continue;
        }
        for (size_t k = 0; k < ev->claim_count; k++)
            if (takes_back(work, &ev->claims[i], &ev->claims[k]))
                work->retracted[k] = true;
    }
}

void lay_work_judge(struct lay_work *work)
{
    const struct ref *refs = sorted_refs(work);
    mark_retracted(work, refs);
    size_t asserted = work->drafts.n;
    for (size_t i = 0; i < work->ev->claim_count; i++)
        if (work->ev->claims[i].stance != LAY_ASSERTS)
            aim(work, (int)i, refs);
    for (size_t i = 0; i < asserted; i++) {
        struct lay_draft *draft = &work->drafts.at[i];
        draft->retracted = true;
        for (size_t k = 0; k < draft->mentions.n; k++)
            if (!work->retracted[work->mentions.at[draft->mentions.at[k]].claim])
                draft->retracted = false;
    }
}

static int by_int(const void *a, const void *b)
{
    return (*(const int *)a > *(const int *)b) - (*(const int *)a < *(const int *)b);
}

/* The asserting claims of an event, each once, in the order of the evidence. */
static int *asserting(struct lay_work *work, const struct lay_draft *draft, size_t *count)
{
    int *claims = lay_arena_array(&work->scratch, int, draft->mentions.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < draft->mentions.n; i++)
        claims[n++] = work->mentions.at[draft->mentions.at[i]].claim;
    if (n)
        qsort(claims, n, sizeof *claims, by_int);
    size_t unique = 0;
    for (size_t i = 0; i < n; i++)
        if (unique == 0 || claims[unique - 1] != claims[i])
            claims[unique++] = claims[i];
    *count = unique;
    return claims;
}

/* `own`: only by what denies this very thing: a denied presence marks an arrival, but the arrival
 * itself is not denied. */
static unsigned disputed_by(const struct lay_work *work, const struct lay_draft *draft, bool own)
{
    enum lay_type type = lay_draft_anchor(work, draft)->type;
    unsigned mask = draft->contradicts ? 1u << LAY_ASPECT_TIME : 0;
    for (size_t i = 0; i < draft->denials.n; i++) {
        const struct lay_claim *denial = &work->ev->claims[draft->denials.at[i]];
        if (denial->stance == LAY_DENIES && (!own || denial->about || denial->type == type))
            mask |= 1u << (denial->aspect ? denial->aspect : LAY_ASPECT_OCCURRENCE);
    }
    return mask;
}

static enum lay_status_of_event status_of(const struct lay_work *work,
                                          const struct lay_event *event,
                                          const struct lay_draft *draft, enum lay_mode mode)
{
    if (draft->mentions.n == 0)
        return LAY_EVENT_DENIED;
    if (mode == LAY_MODE_PLAN || mode == LAY_MODE_ASK)
        return LAY_EVENT_PLANNED;
    if (draft->retracted)
        return LAY_EVENT_RETRACTED;
    if (disputed_by(work, draft, true))
        return LAY_EVENT_DISPUTED;
    return event->origins >= 2 ? LAY_EVENT_CORROBORATED : LAY_EVENT_REPORTED;
}

static enum lay_modality modality_of(const struct lay_work *work, const int *claims, size_t n,
                                     enum lay_mode mode)
{
    bool possible = n > 0, refused = n > 0;
    for (size_t i = 0; i < n; i++) {
        possible = possible && work->ev->claims[claims[i]].modality == LAY_MODALITY_POSSIBLE;
        refused = refused && work->ev->claims[claims[i]].modality == LAY_MODALITY_REFUSED;
    }
    switch (mode) {
    case LAY_MODE_PLAN:
        return LAY_MODALITY_PLANNED;
    case LAY_MODE_ASK:
        return refused ? LAY_MODALITY_REFUSED : LAY_MODALITY_REQUESTED;
    case LAY_MODE_UNDER_WAY:
        return LAY_MODALITY_ONGOING;
    case LAY_MODE_FACT:
        break;
    }
    return possible ? LAY_MODALITY_POSSIBLE : LAY_MODALITY_ACTUAL;
}

static void add_actor(struct lay_mention_actor *actors, size_t *n, struct lay_mention_actor actor)
{
    for (size_t i = 0; i < *n; i++)
        if (actors[i].actor == actor.actor && actors[i].role == actor.role)
            return;
    actors[(*n)++] = actor;
}

static void collect_actors(struct lay_work *work, struct lay_event *event, const int *claims,
                           size_t n)
{
    size_t most = 0, count = 0;
    for (size_t i = 0; i < n; i++)
        most += work->ev->claims[claims[i]].actor_count;
    struct lay_mention_actor *actors =
        lay_arena_array(&work->out->arena, struct lay_mention_actor, most + 1);
    for (int role = 0; role < LAY_ROLE_COUNT; role++)
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; k < work->ev->claims[claims[i]].actor_count; k++)
                if ((int)work->ev->claims[claims[i]].actors[k].role == role)
                    add_actor(actors, &count, work->ev->claims[claims[i]].actors[k]);
    event->actors = actors;
    event->actor_count = count;
}

/* The figures that measure the same as the anchor's does, or else as the first that there is. */
static void join_strength(struct lay_work *work, const struct lay_draft *draft,
                          struct lay_event *event)
{
    int *told = lay_arena_array(&work->scratch, int, draft->mentions.n + 1);
    const struct lay_strength *first = NULL;
    size_t n = 0;
    for (size_t i = 0; i < draft->mentions.n; i++) {
        int claim = work->mentions.at[draft->mentions.at[i]].claim;
        const struct lay_strength *s = &work->ev->claims[claim].strength;
        if (!work->ev->claims[claim].has_strength)
            continue;
        if (!first)
            first = s;
        if (strcmp(s->unit, first->unit) == 0 && s->scope == first->scope &&
            s->measure == first->measure)
            told[n++] = claim;
    }
    event->strength = lay_strength_join(work, told, n);
}

static struct lay_date date_of(const struct lay_work *work, const struct lay_draft *draft)
{
    const struct lay_claim *anchor = lay_draft_anchor(work, draft);
    struct lay_date when = {.kind = LAY_DATE_ONE,
                            .start_first = draft->range.first,
                            .start_last = draft->range.last,
                            .end_first = draft->range.first,
                            .end_last = draft->range.last};
    if (draft->range.first == LAY_DAY_MIN)
        when.start_edge = LAY_EDGE_OPEN;
    if (draft->range.last == LAY_DAY_MAX)
        when.end_edge = LAY_EDGE_OPEN;
    bool lasted = anchor->dated && anchor->when.kind == LAY_DATE_INTERVAL;
    if (lasted && !lay_type_is_boundary(anchor->type))
        when = anchor->when;
    else if (lasted && lay_type_info(anchor->type)->effect == LAY_EFFECT_REDEPLOY) {
        when.kind = LAY_DATE_INTERVAL;
        when.end_first = draft->arrived.first;
        when.end_last = draft->arrived.last;
    }
    return when;
}

static void publish(struct lay_work *work, struct lay_draft *draft, struct lay_event *event)
{
    const struct lay_evidence *ev = work->ev;
    lay_arena *arena = &work->out->arena;
    const struct lay_mention *anchor = &work->mentions.at[draft->anchor];
    size_t n;
    const int *claims = asserting(work, draft, &n);
    event->type = lay_draft_anchor(work, draft)->type;
    event->modality = modality_of(work, claims, n, anchor->mode);
    event->disputed = disputed_by(work, draft, false);
    event->origins = count_origins(work, claims, n, false);
    draft->first_hand_origins = count_origins(work, claims, n, true);
    event->status = status_of(work, event, draft, anchor->mode);
    event->place = anchor->place;
    event->destination = anchor->destination;
    event->when = date_of(work, draft);
    join_strength(work, draft, event);
    event->reliability = 'F';
    event->credibility = 6;
    event->first_published = LAY_DAY_MAX;
    struct lay_event_claim *links =
        lay_arena_array(arena, struct lay_event_claim, n + draft->denials.n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct lay_claim *claim = &ev->claims[claims[i]];
        const struct lay_report_ref *report = &ev->reports[claim->report];
        links[event->claim_count++] = (struct lay_event_claim){claims[i], LAY_ASSERTS};
        if (report->reliability < event->reliability ||
            (report->reliability == event->reliability &&
             claim->credibility < event->credibility)) {
            event->reliability = report->reliability;
            event->credibility = claim->credibility;
        }
        if (report->published_last < event->first_published)
            event->first_published = report->published_last;
    }
    for (size_t i = 0; i < draft->denials.n; i++) {
        const struct lay_claim *denial = &ev->claims[draft->denials.at[i]];
        links[event->claim_count++] =
            (struct lay_event_claim){draft->denials.at[i], denial->stance};
        if (n == 0 && ev->reports[denial->report].published_last < event->first_published)
            event->first_published = ev->reports[denial->report].published_last;
    }
    event->claims = links;
    if (n)
        collect_actors(work, event, claims, n);
    else
        collect_actors(work, event, draft->denials.at, draft->denials.n);
    for (size_t i = 0; i < draft->mentions.n && event->destination < 0; i++)
        event->destination = work->mentions.at[draft->mentions.at[i]].destination;
}

/* A claim may name a place twice, as a site and as an area: "" for its first mention there, then
 * "1", "2" … */
static const char *nth_mention(struct lay_work *work, int mention)
{
    const struct lay_mention *mine = &work->mentions.at[mention];
    int before = 0;
    for (int i = mention - 1; i >= 0 && work->mentions.at[i].claim == mine->claim; i--)
        before += work->mentions.at[i].place == mine->place;
    return before ? lay_arena_printf(&work->scratch, "%d", before) : "";
}

static const char *event_id(struct lay_work *work, const struct lay_draft *draft)
{
    const struct lay_mention *anchor = &work->mentions.at[draft->anchor];
    const struct lay_claim *claim = lay_draft_anchor(work, draft);
    const char *kind = draft->mentions.n ? nth_mention(work, draft->anchor) : "denied";
    return lay_infer_id(&work->out->arena, 'e', lay_type_info(claim->type)->name,
                        (const char *const[]){
                            (const char *const[]){"fact", "under way", "plan", "ask"}[anchor->mode],
                            anchor->place < 0 ? "" : work->ev->places[anchor->place].key,
                            claim->ref, kind, NULL});
}

void lay_work_publish_events(struct lay_work *work)
{
    work->out->events = lay_arena_array(&work->out->arena, struct lay_event, work->drafts.n + 1);
    work->out->event_count = work->drafts.n;
    for (size_t i = 0; i < work->drafts.n; i++) {
        struct lay_event *event = &work->out->events[i];
        event->destination = -1;
        publish(work, &work->drafts.at[i], event);
        event->id = event_id(work, &work->drafts.at[i]);
    }
}
