/* spans.c: stays cut where the state of the actor there, or its role, changes.
 *
 * On a day D, half open [from, to): from the day it is over for sure the state is reported_absent;
 * between its certain days confirmed; in the ranges of its beginning and its ending possible; after
 * the last evidence, with no ending or only a limit to come, presumed. It is contested where the
 * sources say there and not there of the same day. An ancestor's stretch is nested when on
 * all its days a descendant's at the same place is as strong. Breakpoints are collected, sorted,
 * and each stretch between two of them judged by its first day; neighbours that agree are joined.
 */
#include "infer/presence.h"

#include "infer/tree.h"
#include <stdlib.h>
#include <string.h>

typedef LAY_VEC(lay_day) day_vec;
typedef LAY_VEC(struct lay_span) span_vec;
typedef LAY_VEC(struct lay_range) range_vec;

struct cutter {
    struct lay_presence *p;
    const struct lay_key *key;
    const struct lay_stay_draft *stay;
    lay_day next_begin; /* the next stay's first day, MAX when none */
    range_vec contested;
    span_vec *spans;
    int stay_index;
};

static int by_day(const void *a, const void *b)
{
    return (*(const lay_day *)a > *(const lay_day *)b) -
           (*(const lay_day *)a < *(const lay_day *)b);
}

static lay_day next_day(lay_day day)
{
    return day == LAY_DAY_MAX ? day : day + 1;
}

/* Last certain day: what was shown, or the day before the first on which it can have ended. */
static lay_day certain_to(const struct lay_stay_draft *stay)
{
    lay_day to = stay->shown_to;
    if (stay->ended && stay->end.first != LAY_DAY_MIN && stay->begin.last != LAY_DAY_MAX &&
        stay->end.first - 1 >= stay->begin.last && stay->end.first - 1 > to)
        to = stay->end.first - 1;
    if ((stay->ended || stay->limited) && to >= stay->end.last && stay->limit != LAY_LIMIT_ABSENCE)
        to = stay->end.last - 1;
    return to;
}

static lay_day certain_from(const struct lay_stay_draft *stay)
{
    if (stay->begin.last != LAY_DAY_MAX)
        return stay->begin.last;
    /* Opened on some day of a range, and later seen to end: certain from the range's last day. */
    if (stay->ended && stay->opened_last != LAY_DAY_MIN && stay->end.first != LAY_DAY_MIN &&
        stay->end.first - 1 >= stay->opened_last)
        return stay->opened_last;
    return LAY_DAY_MAX;
}

static bool over(const struct lay_stay_draft *stay)
{
    return stay->ended || stay->limited || stay->absent_only;
}

static enum lay_state state_on(const struct cutter *c, lay_day day)
{
    const struct lay_stay_draft *stay = c->stay;
    if (over(stay) && day >= stay->end.last) {
        /* The absence and a certain sighting are told of the same day. */
        if (stay->limited && stay->limit == LAY_LIMIT_ABSENCE && day <= stay->shown_to)
            return LAY_STATE_CONTESTED;
        return lay_end_is_denied(stay) ? LAY_STATE_CONTESTED : LAY_STATE_REPORTED_ABSENT;
    }
    if (day < stay->begin.first || stay->absent_only)
        return LAY_STATE_UNKNOWN;
    enum lay_state state = LAY_STATE_PRESUMED;
    lay_day from = certain_from(stay);
    if (stay->possible_only)
        state = LAY_STATE_POSSIBLE;
    else if (from != LAY_DAY_MAX && day >= from && day <= certain_to(stay))
        state = LAY_STATE_CONFIRMED;
    else if (from != LAY_DAY_MAX && day < from)
        state = LAY_STATE_POSSIBLE;
    else if (from == LAY_DAY_MAX && (stay->opened_last == LAY_DAY_MIN || day <= stay->opened_last))
        state = stay->opened_last == LAY_DAY_MIN && !stay->ended ? LAY_STATE_PRESUMED
                                                                 : LAY_STATE_POSSIBLE;
    else if (stay->ended && (stay->end.first == LAY_DAY_MIN || day >= stay->end.first))
        state = LAY_STATE_POSSIBLE;
    if (stay->limited && !stay->limit_gradual && state == LAY_STATE_PRESUMED &&
        stay->end.first != LAY_DAY_MIN && day >= stay->end.first)
        state = LAY_STATE_POSSIBLE;
    for (size_t i = 0; i < c->contested.n; i++)
        if (day >= c->contested.at[i].first && day <= c->contested.at[i].last)
            return LAY_STATE_CONTESTED;
    return state;
}

/* Did this control begin with this stay? It does not come back with a later one. */
static bool hold_is_of(const struct cutter *c, const struct lay_hold *hold)
{
    const struct lay_stay_draft *stay = c->stay;
    if (hold->place != c->key->place || hold->actor != c->key->actor)
        return false;
    if (hold->given_by >= 0) { /* the first giver held for the stay in which it gave */
        for (size_t i = 0; i < stay->drafts.n; i++)
            if (stay->drafts.at[i] == hold->given_by)
                return true;
        return false;
    }
    return hold->from.last >= stay->begin.first &&
           (!over(stay) || hold->from.first <= stay->end.last);
}

static enum lay_presence_role role_on(const struct cutter *c, lay_day day, enum lay_state state)
{
    enum lay_presence_role role = day >= c->stay->lodger_from ? LAY_LODGER : LAY_PRESENT;
    size_t n;
    const struct lay_hold *holds = lay_presence_holds(c->p, c->key->place, &n);
    for (size_t i = 0; i < n; i++) {
        const struct lay_hold *hold = &holds[i];
        if (!hold_is_of(c, hold) || day < hold->from.first || day >= hold->to.last)
            continue;
        if (day >= hold->from.last && day < hold->to.first && state != LAY_STATE_POSSIBLE)
            return LAY_HOLDER;
        role = LAY_POSSIBLE_HOLDER;
    }
    return role;
}

/* ---- contested days ---- */

static void add_contested(struct cutter *c, struct lay_range range)
{
    if (range.first == LAY_DAY_MIN)
        range.first = range.last;
    if (range.first <= range.last)
        lay_vec_push(&c->contested, range);
}

/* A denial that it happened, there or then, of the events that feed this stay. */
static void contest_by_denials(struct cutter *c)
{
    const struct lay_work *work = c->p->work;
    const unsigned aspects = 1u << LAY_ASPECT_NONE | 1u << LAY_ASPECT_OCCURRENCE |
                             1u << LAY_ASPECT_PLACE | 1u << LAY_ASPECT_TIME;
    for (size_t i = 0; i < c->stay->drafts.n; i++) {
        const struct lay_draft *draft = &work->drafts.at[c->stay->drafts.at[i]];
        const struct lay_type_info *type = lay_type_info(lay_draft_anchor(work, draft)->type);
        if (lay_type_is_leaving(lay_draft_anchor(work, draft)->type) ||
            type->effect == LAY_EFFECT_ABSENCE)
            continue;
        for (size_t k = 0; k < draft->denials.n; k++) {
            const struct lay_claim *denial = &work->ev->claims[draft->denials.at[k]];
            if (denial->stance == LAY_DENIES && (1u << denial->aspect & aspects))
                add_contested(c, lay_claim_range(work, denial));
        }
    }
}

/* ---- cutting ---- */

static void collect_breaks(const struct cutter *c, day_vec *breaks)
{
    const struct lay_stay_draft *stay = c->stay;
    const lay_day days[] = {
        stay->begin.first,           certain_from(stay),      next_day(certain_to(stay)),
        next_day(stay->opened_last), stay->end.first,         stay->end.last,
        stay->lodger_from,           next_day(stay->shown_to)};
    for (size_t i = 0; i < LAY_COUNT(days); i++)
        lay_vec_push(breaks, days[i]);
    for (size_t i = 0; i < c->contested.n; i++) {
        lay_vec_push(breaks, c->contested.at[i].first);
        lay_vec_push(breaks, next_day(c->contested.at[i].last));
    }
    size_t n;
    const struct lay_hold *holds = lay_presence_holds(c->p, c->key->place, &n);
    for (size_t i = 0; i < n; i++) {
        const struct lay_hold *hold = &holds[i];
        if (!hold_is_of(c, hold))
            continue;
        lay_vec_push(breaks, hold->from.first);
        lay_vec_push(breaks, hold->from.last);
        lay_vec_push(breaks, hold->to.first);
        lay_vec_push(breaks, hold->to.last);
    }
    qsort(breaks->at, breaks->n, sizeof *breaks->at, by_day);
}

static void add_span(struct cutter *c, lay_day from, lay_day to)
{
    enum lay_state state = state_on(c, from);
    if (state == LAY_STATE_UNKNOWN || from >= to || from > LAY_DAY_LAST)
        return;
    enum lay_presence_role role =
        state == LAY_STATE_REPORTED_ABSENT ? LAY_PRESENT : role_on(c, from, state);
    struct lay_span *last = c->spans->n ? &c->spans->at[c->spans->n - 1] : NULL;
    if (last && last->stay == c->stay_index && last->to == from && last->state == state &&
        last->role == role) {
        last->to = to;
        return;
    }
    lay_vec_push(c->spans,
                 (struct lay_span){
                     .stay = c->stay_index, .from = from, .to = to, .state = state, .role = role});
}

static void cut_stay(struct cutter *c)
{
    day_vec breaks = {0};
    contest_by_denials(c);
    collect_breaks(c, &breaks);
    lay_day from = c->stay->begin.first, until = c->next_begin;
    if (from < LAY_DAY_FIRST) /* the calendar's end: nobody can have been there for longer */
        from = LAY_DAY_FIRST;
    for (size_t i = 0; i <= breaks.n; i++) {
        lay_day to = i < breaks.n ? breaks.at[i] : LAY_DAY_MAX;
        if (to > until)
            to = until;
        if (to > from) {
            add_span(c, from, to);
            from = to;
        }
    }
    if (from < until)
        add_span(c, from, until);
    lay_vec_done(&breaks);
}

/* ---- stays as the store keeps them ---- */

static int first_event(const struct lay_stay_draft *stay)
{
    return stay->drafts.n ? stay->drafts.at[0] : -1;
}

/* One event may open two stays, as its claims tell of several days: NULL for the first of them,
 * then "1", "2" … */
static const char *nth_of_event(struct lay_work *work, const struct lay_key *key,
                                const struct lay_stay_draft *stay)
{
    int before = 0;
    for (const struct lay_stay_draft *other = key->stays.at; other < stay; other++)
        before += first_event(other) == first_event(stay);
    return before ? lay_arena_printf(&work->scratch, "%d", before) : NULL;
}

static void describe_stay(struct lay_presence *p, const struct lay_key *key,
                          const struct lay_stay_draft *draft, struct lay_stay *stay)
{
    struct lay_work *work = p->work;
    lay_arena *arena = &work->out->arena;
    int *events = lay_arena_array(arena, int, draft->drafts.n + 1);
    *stay = (struct lay_stay){.place = key->place,
                              .actor = key->actor,
                              .possible_from = draft->begin.first,
                              .certain_from = certain_from(draft),
                              .certain_to = certain_to(draft),
                              .possible_to = over(draft) ? draft->end.last : LAY_DAY_MAX,
                              .last_evidence = draft->seen,
                              .possible_only = draft->possible_only,
                              .reliability = 'F',
                              .credibility = 6,
                              .events = events,
                              .event_count = draft->drafts.n};
    if (stay->certain_from > stay->certain_to || draft->possible_only)
        stay->certain_from = stay->certain_to = LAY_DAY_MAX; /* no day is certain */
    if (draft->time_disputed)
        stay->disputed |= 1u << LAY_ASPECT_TIME;
    for (size_t i = 0; i < draft->drafts.n; i++) {
        const struct lay_event *event = &work->out->events[draft->drafts.at[i]];
        events[i] = draft->drafts.at[i];
        stay->disputed |= event->disputed;
        if (event->origins > stay->origins)
            stay->origins = event->origins;
        if (event->claim_count &&
            (event->reliability < stay->reliability ||
             (event->reliability == stay->reliability && event->credibility < stay->credibility))) {
            stay->reliability = event->reliability;
            stay->credibility = event->credibility;
        }
    }
    lay_stay_figures(p->work, draft->drafts.at, draft->drafts.n, stay);
    stay->id = lay_infer_id(
        arena, 's', work->ev->places[key->place].key,
        (const char *const[]){work->ev->actors[key->actor].key,
                              draft->drafts.n ? work->out->events[draft->drafts.at[0]].id : "",
                              nth_of_event(work, key, draft), NULL});
}

/* ---- nesting ---- */

static int rank(enum lay_state state)
{
    switch (state) {
    case LAY_STATE_CONFIRMED:
        return 3;
    case LAY_STATE_PRESUMED:
        return 2;
    case LAY_STATE_CONTESTED:
    case LAY_STATE_POSSIBLE:
        return 1;
    default:
        return 0;
    }
}

struct place_spans { /* spans of one place */
    size_t first, end;
};

/* Whether on every day of the span some descendant's row at the place is as strong. */
static bool is_nested(const struct lay_evidence *ev, const struct lay_stay *stays,
                      const span_vec *spans, struct place_spans here, const struct lay_span *span)
{
    int actor = stays[span->stay].actor;
    lay_day covered = span->from;
    for (bool more = rank(span->state) > 0; more && covered < span->to;) {
        more = false;
        for (size_t i = here.first; i < here.end; i++) {
            const struct lay_span *below = &spans->at[i];
            int other = stays[below->stay].actor;
            if (other != actor && lay_actor_within(ev, other, actor) && below->from <= covered &&
                below->to > covered && below->role <= span->role &&
                rank(below->state) >= rank(span->state)) {
                covered = below->to;
                more = true;
            }
        }
    }
    return covered >= span->to;
}

static int by_place(const void *a, const void *b)
{
    const struct lay_key *x = a, *y = b;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    return (x->actor > y->actor) - (x->actor < y->actor);
}

static void name_span(struct lay_work *work, const struct lay_stay *stay, struct lay_span *span)
{
    char *from = lay_day_format(span->from);
    span->id = lay_infer_id(&work->out->arena, 'p', stay->id,
                            (const char *const[]){lay_state_name(span->state),
                                                  lay_presence_role_name(span->role), from, NULL});
    free(from);
}

void lay_presence_spans(struct lay_presence *p)
{
    struct lay_work *work = p->work;
    LAY_VEC(struct lay_stay) stays = {0};
    span_vec spans = {0};
    if (p->keys.n)
        qsort(p->keys.at, p->keys.n, sizeof *p->keys.at, by_place);
    p->slot_count = 0; /* the table is stale now */
    for (size_t k = 0; k < p->keys.n; k++) {
        const struct lay_key *key = &p->keys.at[k];
        for (size_t i = 0; i < key->stays.n; i++) {
            struct cutter c = {.p = p, .key = key, .stay = &key->stays.at[i], .spans = &spans};
            c.next_begin = i + 1 < key->stays.n ? key->stays.at[i + 1].begin.first : LAY_DAY_MAX;
            c.stay_index = (int)stays.n;
            struct lay_stay stay;
            describe_stay(p, key, c.stay, &stay);
            lay_vec_push(&stays, stay);
            cut_stay(&c);
            lay_vec_done(&c.contested);
        }
    }
    struct place_spans here = {0, 0};
    for (size_t i = 0; i < spans.n; i++) {
        int place = stays.at[spans.at[i].stay].place;
        if (i >= here.end) {
            here.first = here.end = i;
            while (here.end < spans.n && stays.at[spans.at[here.end].stay].place == place)
                here.end++;
        }
        spans.at[i].nested = is_nested(work->ev, stays.at, &spans, here, &spans.at[i]);
    }
    struct lay_laydown *out = work->out;
    out->stay_count = stays.n;
    out->stays = lay_arena_array(&out->arena, struct lay_stay, stays.n + 1);
    if (stays.n)
        memcpy(out->stays, stays.at, stays.n * sizeof *stays.at);
    out->span_count = spans.n;
    out->spans = lay_arena_array(&out->arena, struct lay_span, spans.n + 1);
    for (size_t i = 0; i < spans.n; i++) {
        out->spans[i] = spans.at[i];
        name_span(work, &out->stays[spans.at[i].stay], &out->spans[i]);
    }
    lay_vec_done(&stays);
    lay_vec_done(&spans);
}
