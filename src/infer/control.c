/* control.c: who holds a base, kept apart from who is there.
 *
 * Control comes by a handover or a seizure, to who establishes a base that nobody holds, or to the
 * host that is named while nobody is known to hold. It goes by a handover's giving, by another's
 * seizure, and with one's own stay. Arrivals, departures, replacements and plans pass no control.
 * The first giver held all along, unless a host held before; a giver that is not the holder gives
 * up no more than its presence. Days on which it may have passed are possible holding.
 */
#include "infer/presence.h"

#include "infer/tree.h"
#include <stdlib.h>
#include <string.h>

enum op_kind { OP_ESTABLISH, OP_HOST, OP_HANDOVER, OP_SEIZE };

struct op {
    int place;
    enum op_kind kind;
    struct lay_range range;
    int draft;
    const char *event_id;
};

static int by_place_time(const void *a, const void *b)
{
    const struct op *x = a, *y = b;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    if (x->range.last != y->range.last)
        return x->range.last < y->range.last ? -1 : 1;
    if (x->range.first != y->range.first)
        return x->range.first < y->range.first ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return strcmp(x->event_id, y->event_id);
}

typedef LAY_VEC(struct op) op_vec;

static bool names_role(const struct lay_event *event, enum lay_actor_role role)
{
    for (size_t i = 0; i < event->actor_count; i++)
        if (event->actors[i].role == role)
            return true;
    return false;
}

static void collect_ops(struct lay_presence *p, op_vec *ops)
{
    const struct lay_work *work = p->work;
    for (size_t i = 0; i < work->drafts.n; i++) {
        const struct lay_draft *draft = &work->drafts.at[i];
        const struct lay_mention *anchor = &work->mentions.at[draft->anchor];
        const struct lay_event *event = &work->out->events[i];
        if (draft->mentions.n == 0 || draft->retracted || anchor->area ||
            anchor->mode != LAY_MODE_FACT || event->modality == LAY_MODALITY_POSSIBLE ||
            !lay_claim_acts(work, anchor))
            continue;
        enum lay_effect effect = lay_type_info(event->type)->effect;
        bool host = names_role(event, LAY_ROLE_HOST) &&
                    work->ev->places[anchor->place].level == LAY_LEVEL_FACILITY;
        struct op op = {anchor->place, OP_HOST, draft->range, (int)i, event->id};
        if (effect == LAY_EFFECT_HANDOVER)
            op.kind = OP_HANDOVER;
        else if (effect == LAY_EFFECT_SEIZE)
            op.kind = OP_SEIZE;
        else if (effect == LAY_EFFECT_ESTABLISH && !host)
            op.kind = OP_ESTABLISH;
        else if (!host || effect == LAY_EFFECT_ABSENCE || effect == LAY_EFFECT_CLOSE)
            continue;
        lay_vec_push(ops, op);
    }
    if (ops->n)
        qsort(ops->at, ops->n, sizeof *ops->at, by_place_time);
}

/* ---- holding, an operation after the other; holds of the current place start at `first` ---- */

static bool still_holds(const struct lay_hold *hold)
{
    return hold->to.first == LAY_DAY_MAX;
}

static bool anybody_holds(const struct lay_presence *p, size_t first)
{
    for (size_t i = first; i < p->holds.n; i++)
        if (still_holds(&p->holds.at[i]))
            return true;
    return false;
}

static bool holds(const struct lay_presence *p, size_t first, int actor)
{
    for (size_t i = first; i < p->holds.n; i++)
        if (still_holds(&p->holds.at[i]) && p->holds.at[i].actor == actor)
            return true;
    return false;
}

static void take_control(struct lay_presence *p, size_t first, int place, int actor,
                         struct lay_range from)
{
    if (!holds(p, first, actor))
        lay_vec_push(&p->holds,
                     (struct lay_hold){place, actor, from, {LAY_DAY_MAX, LAY_DAY_MAX}, -1});
}

/* In one role, an ancestor beside its descendant adds nothing. */
static bool only_ancestor(const struct lay_evidence *ev, const struct lay_event *event, size_t at)
{
    for (size_t i = 0; i < event->actor_count; i++)
        if (i != at && event->actors[i].role == event->actors[at].role &&
            event->actors[i].actor != event->actors[at].actor &&
            lay_actor_within(ev, event->actors[i].actor, event->actors[at].actor))
            return true;
    return false;
}

static void take_by_role(struct lay_presence *p, size_t first, const struct op *op,
                         enum lay_actor_role role)
{
    const struct lay_event *event = &p->work->out->events[op->draft];
    for (size_t i = 0; i < event->actor_count; i++)
        if (event->actors[i].role == role && !only_ancestor(p->work->ev, event, i))
            take_control(p, first, op->place, event->actors[i].actor, op->range);
}

static bool role_related(const struct lay_evidence *ev, const struct lay_event *event,
                         enum lay_actor_role role, int actor)
{
    for (size_t i = 0; i < event->actor_count; i++)
        if (event->actors[i].role == role && lay_actor_related(ev, event->actors[i].actor, actor))
            return true;
    return false;
}

static void hand_over(struct lay_presence *p, size_t first, const struct op *op)
{
    const struct lay_event *event = &p->work->out->events[op->draft];
    const struct lay_evidence *ev = p->work->ev;
    bool known = p->holds.n > first; /* somebody is known to hold or to have held */
    for (size_t i = 0; i < event->actor_count && !known; i++)
        if (event->actors[i].role == LAY_ROLE_GIVER && !only_ancestor(ev, event, i))
            lay_vec_push(&p->holds, (struct lay_hold){op->place,
                                                      event->actors[i].actor,
                                                      {LAY_DAY_MIN, LAY_DAY_MIN},
                                                      op->range,
                                                      op->draft});
    for (size_t i = first; i < p->holds.n; i++)
        if (still_holds(&p->holds.at[i]) &&
            role_related(ev, event, LAY_ROLE_GIVER, p->holds.at[i].actor) &&
            !role_related(ev, event, LAY_ROLE_RECEIVER, p->holds.at[i].actor))
            p->holds.at[i].to = op->range;
    for (size_t i = 0; i < event->actor_count; i++) {
        if (event->actors[i].role != LAY_ROLE_RECEIVER || only_ancestor(ev, event, i))
            continue;
        bool kin_holds = false; /* Mali receives what the Malian Armed Forces hold already */
        for (size_t k = first; k < p->holds.n; k++)
            kin_holds =
                kin_holds ||
                (still_holds(&p->holds.at[k]) && p->holds.at[k].actor != event->actors[i].actor &&
                 p->holds.at[k].from.last < op->range.first &&
                 lay_actor_within(ev, p->holds.at[k].actor, event->actors[i].actor));
        if (!kin_holds)
            take_control(p, first, op->place, event->actors[i].actor, op->range);
    }
}

static void seize(struct lay_presence *p, size_t first, const struct op *op)
{
    const struct lay_event *event = &p->work->out->events[op->draft];
    for (size_t i = first; i < p->holds.n; i++)
        if (still_holds(&p->holds.at[i]) &&
            !role_related(p->work->ev, event, LAY_ROLE_RECEIVER, p->holds.at[i].actor))
            p->holds.at[i].to = op->range;
    take_by_role(p, first, op, LAY_ROLE_RECEIVER);
}

static void apply(struct lay_presence *p, size_t first, const struct op *op)
{
    switch (op->kind) {
    case OP_ESTABLISH:
        if (!anybody_holds(p, first))
            take_by_role(p, first, op, LAY_ROLE_SUBJECT);
        break;
    case OP_HOST:
        if (!anybody_holds(p, first))
            take_by_role(p, first, op, LAY_ROLE_HOST);
        break;
    case OP_HANDOVER:
        hand_over(p, first, op);
        break;
    case OP_SEIZE:
        seize(p, first, op);
        break;
    }
}

void lay_presence_control(struct lay_presence *p)
{
    op_vec ops = {0};
    collect_ops(p, &ops);
    p->holds.n = 0;
    size_t first = 0;
    for (size_t i = 0; i < ops.n; i++) {
        if (i && ops.at[i - 1].place != ops.at[i].place)
            first = p->holds.n;
        apply(p, first, &ops.at[i]);
    }
    lay_vec_done(&ops);
}

const struct lay_hold *lay_presence_holds(const struct lay_presence *p, int place, size_t *count)
{
    size_t low = 0, high = p->holds.n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (p->holds.at[mid].place < place)
            low = mid + 1;
        else
            high = mid;
    }
    size_t end = low;
    while (end < p->holds.n && p->holds.at[end].place == place)
        end++;
    *count = end - low;
    return p->holds.at ? p->holds.at + low : NULL;
}

/* ---- what a seizure does to those who were there (rule 17c) ---- */

static bool held_before(const struct lay_presence *p, int place, int actor, struct lay_range range)
{
    size_t n;
    const struct lay_hold *holds_here = lay_presence_holds(p, place, &n);
    for (size_t i = 0; i < n; i++)
        if (lay_actor_related(p->work->ev, holds_here[i].actor, actor) &&
            holds_here[i].from.first < range.first && holds_here[i].to.last >= range.first)
            return true;
    return false;
}

static bool known_holder(const struct lay_presence *p, int place, struct lay_range range)
{
    size_t n;
    const struct lay_hold *holds_here = lay_presence_holds(p, place, &n);
    for (size_t i = 0; i < n; i++)
        if (holds_here[i].from.first < range.first && holds_here[i].to.last >= range.first)
            return true;
    return false;
}

static void drive_out(struct lay_presence *p, int place, int actor, const struct lay_draft *draft,
                      int index)
{
    lay_vec_push(&p->endings, (struct lay_told_ending){.place = place,
                                                       .actor = actor,
                                                       .range = draft->range,
                                                       .limit = LAY_LIMIT_SEIZED,
                                                       .draft = index});
}

/* At the seized place: without a named giver, whoever held it is out, or, where nobody is known to
 * have held it, everybody who does not belong to the receivers. */
static void seize_place(struct lay_presence *p, const struct lay_local *keys, int index)
{
    const struct lay_draft *draft = &p->work->drafts.at[index];
    const struct lay_event *event = &p->work->out->events[index];
    if (names_role(event, LAY_ROLE_GIVER) || event->modality == LAY_MODALITY_POSSIBLE)
        return;
    bool holder = known_holder(p, event->place, draft->range);
    int locality = lay_local_of(p->work->ev, event->place);
    for (size_t i = lay_local_first(keys, locality); lay_local_has(keys, i, locality); i++) {
        const struct lay_key *key = &p->keys.at[keys->at[i].index];
        int actor = key->actor;
        if (key->place != event->place ||
            role_related(p->work->ev, event, LAY_ROLE_RECEIVER, actor))
            continue;
        if (!holder || held_before(p, event->place, actor, draft->range))
            drive_out(p, event->place, actor, draft, index);
    }
}

/* A town seized: those who lost it are out of its facilities too, and the receivers may be in. */
static void seize_town(struct lay_presence *p, const struct lay_local *keys, int index)
{
    const struct lay_evidence *ev = p->work->ev;
    const struct lay_draft *draft = &p->work->drafts.at[index];
    const struct lay_event *event = &p->work->out->events[index];
    if (ev->places[event->place].level != LAY_LEVEL_TOWN ||
        event->modality == LAY_MODALITY_POSSIBLE)
        return;
    for (size_t k = lay_local_first(keys, event->place); lay_local_has(keys, k, event->place);
         k++) {
        int place = p->keys.at[keys->at[k].index].place,
            actor = p->keys.at[keys->at[k].index].actor;
        if (place == event->place || ev->places[place].level != LAY_LEVEL_FACILITY ||
            role_related(ev, event, LAY_ROLE_RECEIVER, actor))
            continue;
        bool loses = names_role(event, LAY_ROLE_GIVER)
                         ? role_related(ev, event, LAY_ROLE_GIVER, actor)
                         : held_before(p, event->place, actor, draft->range);
        if (!loses)
            continue;
        drive_out(p, place, actor, draft, index);
        for (size_t i = 0; i < event->actor_count; i++)
            if (event->actors[i].role == LAY_ROLE_RECEIVER && !only_ancestor(ev, event, i)) {
                struct lay_item item = {.kind = LAY_ITEM_BEGIN,
                                        .begin = LAY_BEGIN_TOOK_OVER,
                                        .draft = index,
                                        .claim = -1,
                                        .range = draft->range,
                                        .sure = true,
                                        .sure_from = draft->range.last,
                                        .sure_to = draft->range.last,
                                        .possible = true};
                lay_vec_push(&lay_presence_key(p, place, event->actors[i].actor)->items, item);
            }
    }
}

void lay_presence_seizures(struct lay_presence *p)
{
    const struct lay_local keys =
        lay_local_keys(p); /* what seizures add is none of their business */
    for (size_t i = 0; i < p->seizures.n; i++) {
        seize_place(p, &keys, p->seizures.at[i]);
        seize_town(p, &keys, p->seizures.at[i]);
    }
}
