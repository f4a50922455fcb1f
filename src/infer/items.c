/* items.c: what each event tells of an actor at a place: it began, was seen, or ended there.
 *
 * Boundary events act with the days that all their claims agree on; states act claim by claim, as
 * each tells of days of its own. A handover, closing, seizure or replacement told of an area acts
 * on nothing, since the bases are not named. Where a role names an actor and its ancestor, the
 * ancestor begins nothing and its ending is only a limit. "Not done yet" means "still there": an
 * ending that is planned, demanded, refused or under way shows the leaver. A leaving that counts
 * things is a drawdown, and so is one that counts people while the leaver is seen there later: only
 * the last step of a withdrawal ends a stay.
 */
#include "infer/presence.h"

#include "infer/tree.h"
#include <stdlib.h>
#include <string.h>

/* ---- keys ---- */

static size_t slot_of(const struct lay_presence *p, int place, int actor)
{
    uint64_t h =
        (uint64_t)(unsigned)place * UINT64_C(0x9e3779b97f4a7c15) + (uint64_t)(unsigned)actor;
    h ^= h >> 29;
    h *= UINT64_C(0xbf58476d1ce4e5b9);
    return (size_t)(h >> 17) & (p->slot_count - 1);
}

static void grow_slots(struct lay_presence *p)
{
    p->slot_count = p->slot_count ? 2 * p->slot_count : 256;
    p->slots = lay_realloc(p->slots, p->slot_count, sizeof *p->slots);
    for (size_t i = 0; i < p->slot_count; i++)
        p->slots[i] = -1;
    for (size_t k = 0; k < p->keys.n; k++) {
        size_t slot = slot_of(p, p->keys.at[k].place, p->keys.at[k].actor);
        while (p->slots[slot] >= 0)
            slot = (slot + 1) & (p->slot_count - 1);
        p->slots[slot] = (int)k;
    }
}

struct lay_key *lay_presence_find(struct lay_presence *p, int place, int actor)
{
    if (!p->slot_count)
        return NULL;
    for (size_t slot = slot_of(p, place, actor); p->slots[slot] >= 0;
         slot = (slot + 1) & (p->slot_count - 1)) {
        struct lay_key *key = &p->keys.at[p->slots[slot]];
        if (key->place == place && key->actor == actor)
            return key;
    }
    return NULL;
}

struct lay_key *lay_presence_key(struct lay_presence *p, int place, int actor)
{
    struct lay_key *key = lay_presence_find(p, place, actor);
    if (key)
        return key;
    if (2 * (p->keys.n + 1) > p->slot_count)
        grow_slots(p);
    size_t slot = slot_of(p, place, actor);
    while (p->slots[slot] >= 0)
        slot = (slot + 1) & (p->slot_count - 1);
    p->slots[slot] = (int)p->keys.n;
    lay_vec_push(&p->keys, (struct lay_key){.place = place, .actor = actor});
    return &p->keys.at[p->keys.n - 1];
}

static void put(struct lay_presence *p, int place, int actor, struct lay_item item)
{
    lay_vec_push(&lay_presence_key(p, place, actor)->items, item);
}

/* ---- sightings ---- */

bool lay_claim_acts(const struct lay_work *work, const struct lay_mention *m)
{
    return m->place >= 0 && !m->ahead && !work->retracted[m->claim] &&
           !work->ev->reports[work->ev->claims[m->claim].report].lead;
}

/* Who sends a part away, changes units or is reinforced was there before and is there after. */
static bool keeps_some(enum lay_type type)
{
    return type == LAY_TYPE_DRAWDOWN || type == LAY_TYPE_ROTATION || type == LAY_TYPE_REINFORCEMENT;
}

/* The days a state tells of (rule 2): the range, and which days of it are certain. */
static void set_days(const struct lay_work *work, const struct lay_mention *m,
                     struct lay_item *item)
{
    const struct lay_claim *claim = &work->ev->claims[m->claim];
    const struct lay_date *when = &claim->when;
    lay_day published = work->ev->reports[claim->report].published_last;
    item->range = m->range;
    if (claim->dated && when->kind != LAY_DATE_ONE) {
        bool all = when->kind == LAY_DATE_ALL;
        bool open_start = when->start_edge != LAY_EDGE_KNOWN;
        lay_day from = all ? when->start_first : when->start_last;
        lay_day to = all ? when->end_last : when->end_first;
        if (when->end_edge == LAY_EDGE_OPEN && !all)
            to = item->range.last = published;
        else if (when->end_edge == LAY_EDGE_UNKNOWN && !all) {
            to = from;
            item->range.last = when->start_last;
        }
        if (to > published)
            to = published;
        if (item->range.last > published)
            item->range.last = published;
        if (open_start) { /* certain on its end only */
            from = to == item->range.last ? to : item->range.last;
            item->range.first =
                when->end_first < item->range.last ? when->end_first : item->range.last;
        }
        item->sure = from <= to;
        item->sure_from = from;
        item->sure_to = to;
        item->told_start = !open_start;
        if (item->range.first == LAY_DAY_MIN) /* a year before the calendar's first */
            item->range.first = from < item->range.last ? from : item->range.last;
        return;
    }
    if (item->range.first == LAY_DAY_MIN)
        item->range.first = item->range.last;
    else if (claim->dated && when->end_edge == LAY_EDGE_OPEN)
        item->range.last = item->range.first;
    item->sure = item->range.first == item->range.last;
    item->sure_from = item->sure_to = item->range.last;
    if (keeps_some(claim->type)) { /* there before and after it */
        item->sure = true;
        item->sure_from = item->range.first;
    }
}

static bool shows_somebody(const struct lay_claim *claim, const struct lay_place *place)
{
    const struct lay_strength *s = &claim->strength;
    if (claim->has_strength && (s->best == 0 || s->high == 0))
        return false; /* nobody: neither a sighting nor an absence */
    if (lay_type_info(claim->type)->effect != LAY_EFFECT_STRENGTH)
        return true;
    if (s->measure > LAY_MEASURE_PRESENT)
        return false;
    /* A figure for an area is never at a base. */
    return !(s->scope > LAY_SCOPE_SITE && place->level < LAY_LEVEL_AREA);
}

/* The host of a base is there whatever is told of its guests. */
static bool shows_role(const struct lay_claim *claim, enum lay_actor_role role,
                       const struct lay_place *place)
{
    enum lay_effect effect = lay_type_info(claim->type)->effect;
    if (role == LAY_ROLE_HOST)
        return place->level == LAY_LEVEL_FACILITY;
    if (effect == LAY_EFFECT_ATTACK)
        return role == LAY_ROLE_TARGET;
    return effect != LAY_EFFECT_NONE && (role == LAY_ROLE_SUBJECT || role == LAY_ROLE_LODGER);
}

static void tell_absence(struct lay_presence *p, const struct lay_mention *m, int draft)
{
    const struct lay_claim *claim = &p->work->ev->claims[m->claim];
    struct lay_item days = {.draft = draft};
    set_days(p->work, m, &days);
    lay_day from = days.sure ? days.sure_from : days.range.last;
    for (size_t i = 0; i < claim->actor_count; i++) {
        enum lay_actor_role role = claim->actors[i].role;
        if ((role != LAY_ROLE_SUBJECT && role != LAY_ROLE_LODGER) ||
            claim->modality == LAY_MODALITY_POSSIBLE)
            continue;
        lay_vec_push(&p->endings, (struct lay_told_ending){.place = m->place,
                                                           .actor = claim->actors[i].actor,
                                                           .range = {from, from},
                                                           .limit = LAY_LIMIT_ABSENCE,
                                                           .inside = true,
                                                           .below = true,
                                                           .draft = draft});
        lay_presence_key(p, m->place, claim->actors[i].actor);
    }
}

static void see_state(struct lay_presence *p, const struct lay_mention *m, int draft)
{
    const struct lay_claim *claim = &p->work->ev->claims[m->claim];
    const struct lay_place *place = &p->work->ev->places[m->place];
    enum lay_effect effect = lay_type_info(claim->type)->effect;
    if (effect == LAY_EFFECT_ABSENCE) {
        tell_absence(p, m, draft);
        return;
    }
    if (!shows_somebody(claim, place))
        return;
    struct lay_item item = {.kind = LAY_ITEM_SEEN,
                            .draft = draft,
                            .claim = m->claim,
                            .possible = claim->modality == LAY_MODALITY_POSSIBLE};
    set_days(p->work, m, &item);
    for (size_t i = 0; i < claim->actor_count; i++)
        if (shows_role(claim, claim->actors[i].role, place)) {
            item.lodger = claim->actors[i].role == LAY_ROLE_LODGER;
            put(p, m->place, claim->actors[i].actor, item);
        }
}

/* Rule 12: what is not done yet shows who is still there. */
static void see_not_done(struct lay_presence *p, const struct lay_mention *m, int draft)
{
    const struct lay_claim *claim = &p->work->ev->claims[m->claim];
    enum lay_effect effect = lay_type_info(claim->type)->effect;
    bool under_way = m->mode == LAY_MODE_UNDER_WAY;
    bool leaving = lay_type_is_leaving(claim->type) || effect == LAY_EFFECT_DRAWDOWN;
    bool coming = under_way && (effect == LAY_EFFECT_ARRIVE || effect == LAY_EFFECT_ESTABLISH);
    if (!leaving && !coming)
        return;
    if (m->destination == m->place)
        return; /* only the destination is told of */
    lay_day day = p->work->ev->reports[claim->report].published_last;
    if (m->range.last < day)
        day = m->range.last;
    struct lay_item item = {.kind = LAY_ITEM_SEEN,
                            .draft = draft,
                            .claim = m->claim,
                            .range = {day, day},
                            .sure = true,
                            .sure_from = day,
                            .sure_to = day,
                            .weak = !under_way};
    for (size_t i = 0; i < claim->actor_count; i++) {
        enum lay_actor_role role = claim->actors[i].role;
        if (role == LAY_ROLE_GIVER || role == LAY_ROLE_SUBJECT)
            put(p, m->place, claim->actors[i].actor, item);
    }
}

/* ---- boundaries ---- */

struct part { /* an actor's part in an event */
    int actor;
    enum lay_actor_role role;
    bool possible, only_ancestor;
};

typedef LAY_VEC(struct part) parts_vec;

static void add_part(parts_vec *parts, struct part part)
{
    for (size_t i = 0; i < parts->n; i++)
        if (parts->at[i].actor == part.actor && parts->at[i].role == part.role) {
            parts->at[i].possible = parts->at[i].possible && part.possible;
            return;
        }
    lay_vec_push(parts, part);
}

static void collect_parts(const struct lay_work *work, const struct lay_draft *draft,
                          parts_vec *parts)
{
    for (size_t i = 0; i < draft->mentions.n; i++) {
        const struct lay_mention *m = &work->mentions.at[draft->mentions.at[i]];
        const struct lay_claim *claim = &work->ev->claims[m->claim];
        if (!lay_claim_acts(work, m))
            continue;
        for (size_t k = 0; k < claim->actor_count; k++)
            add_part(parts, (struct part){claim->actors[k].actor, claim->actors[k].role,
                                          claim->modality == LAY_MODALITY_POSSIBLE, false});
    }
    for (size_t i = 0; i < parts->n; i++)
        for (size_t k = 0; k < parts->n; k++)
            if (i != k && parts->at[i].role == parts->at[k].role &&
                parts->at[i].actor != parts->at[k].actor &&
                lay_actor_within(work->ev, parts->at[k].actor, parts->at[i].actor))
                parts->at[i].only_ancestor = true;
}

static void begin(struct lay_presence *p, int place, const struct part *part, int draft,
                  struct lay_range range, enum lay_begin how)
{
    if (part->only_ancestor)
        return;
    put(p, place, part->actor,
        (struct lay_item){.kind = LAY_ITEM_BEGIN,
                          .begin = how,
                          .draft = draft,
                          .claim = -1,
                          .range = range,
                          .sure = true,
                          .sure_from = range.last,
                          .sure_to = range.last,
                          .possible = part->possible});
}

/* "From 10 October to 22 December they left": not some day of the range but all of it. */
static bool tells_process(const struct lay_work *work, int index)
{
    const struct lay_claim *anchor = lay_draft_anchor(work, &work->drafts.at[index]);
    return anchor->dated && anchor->when.kind == LAY_DATE_INTERVAL;
}

static void end(struct lay_presence *p, int place, const struct part *part, int draft,
                struct lay_range range, enum lay_ending how, bool inside)
{
    if (part->possible)
        return; /* ends nothing */
    if (!part->only_ancestor)
        put(p, place, part->actor,
            (struct lay_item){
                .kind = LAY_ITEM_END, .ending = how, .draft = draft, .claim = -1, .range = range});
    else
        lay_presence_key(p, place, part->actor);
    lay_vec_push(&p->endings, (struct lay_told_ending){.place = place,
                                                       .actor = part->actor,
                                                       .range = range,
                                                       .limit = LAY_LIMIT_LEFT,
                                                       .own = !part->only_ancestor,
                                                       .inside = inside,
                                                       .below = true,
                                                       .process = tells_process(p->work, draft),
                                                       .draft = draft});
}

/* `kept`: a part of them left, so they were there before and are there after. */
static void see_part(struct lay_presence *p, int place, const struct part *part, int draft,
                     struct lay_range range, bool kept)
{
    if (range.first == LAY_DAY_MIN)
        range.first = range.last;
    put(p, place, part->actor,
        (struct lay_item){.kind = LAY_ITEM_SEEN,
                          .draft = draft,
                          .claim = -1,
                          .range = range,
                          .sure = kept || range.first == range.last,
                          .sure_from = kept ? range.first : range.last,
                          .sure_to = range.last,
                          .possible = part->possible});
}

static void move(struct lay_presence *p, const struct lay_draft *draft,
                 const struct lay_mention *anchor, const struct part *part, int index)
{
    int destination = p->work->out->events[index].destination;
    bool redeploys =
        lay_type_info(lay_draft_anchor(p->work, draft)->type)->effect == LAY_EFFECT_REDEPLOY;
    if (!redeploys || anchor->place != destination) {
        if (anchor->equipment || draft->counted_leaving_stays)
            see_part(p, anchor->place, part, index, draft->range, true);
        else
            end(p, anchor->place, part, index, draft->range, LAY_ENDING_LEFT, true);
    }
    if (redeploys && destination >= 0 && !anchor->equipment)
        begin(p, destination, part, index, draft->arrived, LAY_BEGIN_ARRIVED);
}

static void act_part(struct lay_presence *p, int index, const struct part *part)
{
    const struct lay_draft *draft = &p->work->drafts.at[index];
    const struct lay_mention *anchor = &p->work->mentions.at[draft->anchor];
    enum lay_effect effect = lay_type_info(lay_draft_anchor(p->work, draft)->type)->effect;
    bool facility = p->work->ev->places[anchor->place].level == LAY_LEVEL_FACILITY;
    bool subject = part->role == LAY_ROLE_SUBJECT, giver = part->role == LAY_ROLE_GIVER;
    bool receiver = part->role == LAY_ROLE_RECEIVER;
    if (part->role == LAY_ROLE_HOST && facility)
        see_part(p, anchor->place, part, index, draft->range, false);
    switch (effect) {
    case LAY_EFFECT_ESTABLISH:
        if (subject)
            begin(p, anchor->place, part, index, draft->range, LAY_BEGIN_ESTABLISHED);
        break;
    case LAY_EFFECT_ARRIVE:
        if (subject)
            begin(p, anchor->place, part, index, draft->range, LAY_BEGIN_ARRIVED);
        break;
    case LAY_EFFECT_DEPART:
    case LAY_EFFECT_REDEPLOY:
        if (subject)
            move(p, draft, anchor, part, index);
        break;
    case LAY_EFFECT_CLOSE:
        if (subject && !anchor->area)
            end(p, anchor->place, part, index, draft->range, LAY_ENDING_LEFT, true);
        break;
    case LAY_EFFECT_HANDOVER:
    case LAY_EFFECT_REPLACE:
    case LAY_EFFECT_SEIZE:
        if (anchor->area)
            break;
        if (giver)
            end(p, anchor->place, part, index, draft->range,
                effect == LAY_EFFECT_SEIZE ? LAY_ENDING_LEFT : LAY_ENDING_PASSED, false);
        if (receiver)
            begin(p, anchor->place, part, index, draft->range,
                  effect == LAY_EFFECT_REPLACE ? LAY_BEGIN_ARRIVED : LAY_BEGIN_TOOK_OVER);
        break;
    default:
        break;
    }
}

static void act(struct lay_presence *p, int index)
{
    const struct lay_draft *draft = &p->work->drafts.at[index];
    parts_vec parts = {0};
    collect_parts(p->work, draft, &parts);
    for (size_t i = 0; i < parts.n; i++)
        act_part(p, index, &parts.at[i]);
    lay_vec_done(&parts);
}

/* ---- all events ---- */

static void take_event(struct lay_presence *p, int index, int *counted, size_t *counted_n)
{
    struct lay_work *work = p->work;
    const struct lay_draft *draft = &work->drafts.at[index];
    const struct lay_mention *anchor = &work->mentions.at[draft->anchor];
    const struct lay_type_info *type = lay_type_info(lay_draft_anchor(work, draft)->type);
    if (draft->mentions.n == 0 || draft->retracted || anchor->place < 0 || anchor->elsewhere)
        return;
    if (anchor->mode != LAY_MODE_FACT || type->family == LAY_FAMILY_STATE) {
        for (size_t i = 0; i < draft->mentions.n; i++) {
            const struct lay_mention *m = &work->mentions.at[draft->mentions.at[i]];
            if (!lay_claim_acts(work, m))
                continue;
            if (anchor->mode == LAY_MODE_FACT)
                see_state(p, m, index);
            else
                see_not_done(p, m, index);
        }
    } else if (type->effect == LAY_EFFECT_REDESIGNATE) {
        lay_vec_push(&p->renamings, index);
    } else if (anchor->counted) {
        counted[(*counted_n)++] = index;
    } else {
        if (type->effect == LAY_EFFECT_SEIZE && !anchor->area)
            lay_vec_push(&p->seizures, index);
        act(p, index);
    }
}

void lay_presence_items(struct lay_presence *p)
{
    int *counted = lay_arena_array(&p->work->scratch, int, p->work->drafts.n + 1);
    size_t counted_n = 0;
    for (size_t i = 0; i < p->work->drafts.n; i++)
        take_event(p, (int)i, counted, &counted_n);
    lay_presence_counted(p, counted, counted_n);
    for (size_t i = 0; i < counted_n; i++)
        act(p, counted[i]);
}
