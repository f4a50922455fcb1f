/* limits.c: endings that are told elsewhere and reach an actor at a place all the same.
 *
 * Endings go down the tree of places (who left Niger has left every base in Niger) and the tree of
 * actors (who leaves takes its parts along); beginnings and sightings go neither way. A key pulls
 * its limits: it looks up (its place and what holds it) x (its actor and whose it is) in the
 * endings, which are sorted, so the cost is a handful of look-ups a key. A redesignation limits the
 * old name and makes an heir of the new one, which keeps the last sighting and is no evidence.
 */
#include "infer/presence.h"

#include "infer/tree.h"
#include <stdlib.h>

static int by_place_actor(const void *a, const void *b)
{
    const struct lay_told_ending *x = a, *y = b;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    if (x->actor != y->actor)
        return x->actor < y->actor ? -1 : 1;
    return (x->draft > y->draft) - (x->draft < y->draft);
}

void lay_presence_limits(struct lay_presence *p)
{
    if (p->endings.n)
        qsort(p->endings.at, p->endings.n, sizeof *p->endings.at, by_place_actor);
}

static size_t first_ending(const struct lay_presence *p, int place, int actor)
{
    struct lay_told_ending key = {.place = place, .actor = actor, .draft = -1};
    size_t low = 0, high = p->endings.n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (by_place_actor(&p->endings.at[mid], &key) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool reaches(const struct lay_told_ending *ending, const struct lay_key *key)
{
    bool same_place = ending->place == key->place, same_actor = ending->actor == key->actor;
    if (same_place && same_actor)
        return !ending->own;
    return (same_place || ending->inside) && (same_actor || ending->below);
}

void lay_key_limits(struct lay_presence *p, const struct lay_key *key,
                    void (*take)(void *context, const struct lay_item *limit), void *context)
{
    const struct lay_evidence *ev = p->work->ev;
    int place = key->place;
    for (int up = 0; place >= 0 && up < LAY_TREE_DEPTH; up++, place = ev->places[place].parent) {
        int actor = key->actor;
        for (int above = 0; actor >= 0 && above < LAY_TREE_DEPTH;
             above++, actor = ev->actors[actor].parent)
            for (size_t i = first_ending(p, place, actor);
                 i < p->endings.n && p->endings.at[i].place == place &&
                 p->endings.at[i].actor == actor;
                 i++) {
                const struct lay_told_ending *ending = &p->endings.at[i];
                if (!reaches(ending, key))
                    continue;
                struct lay_item limit = {.kind = LAY_ITEM_LIMIT,
                                         .limit = ending->limit,
                                         .range = ending->range,
                                         .process = ending->process,
                                         .draft = ending->draft,
                                         .claim = -1};
                take(context, &limit);
            }
    }
    lay_day valid_to = LAY_DAY_MAX;
    int actor = key->actor;
    for (int above = 0; actor >= 0 && above < LAY_TREE_DEPTH;
         above++, actor = ev->actors[actor].parent)
        if (ev->actors[actor].valid_to < valid_to)
            valid_to = ev->actors[actor].valid_to;
    if (valid_to != LAY_DAY_MAX) {
        struct lay_item limit = {.kind = LAY_ITEM_LIMIT,
                                 .limit = LAY_LIMIT_VALID,
                                 .range = {valid_to + 1, valid_to + 1},
                                 .draft = -1,
                                 .claim = -1};
        take(context, &limit);
    }
}

/* ---- redesignations ---- */

struct renaming {
    int draft, place, from, to;
    struct lay_range range;
};

static int by_day(const void *a, const void *b)
{
    const struct renaming *x = a, *y = b;
    if (x->range.first != y->range.first)
        return x->range.first < y->range.first ? -1 : 1;
    if (x->range.last != y->range.last)
        return x->range.last < y->range.last ? -1 : 1;
    return (x->draft > y->draft) - (x->draft < y->draft);
}

/* The heir of a stay that was not over before the new name: possible from the first day of the
 * redesignation's range, presumed from its last. */
static void inherit(struct lay_presence *p, const struct renaming *renaming, int place,
                    const struct lay_stay_draft *stay)
{
    if (stay->possible_only || stay->absent_only ||
        ((stay->ended || stay->limited) && stay->end.last < renaming->range.first) ||
        stay->begin.first > renaming->range.last)
        return;
    struct lay_item heir = {.kind = LAY_ITEM_BEGIN,
                            .begin = LAY_BEGIN_HEIR,
                            .draft = renaming->draft,
                            .claim = -1,
                            .range = renaming->range,
                            .inherited = stay->seen};
    struct lay_key *key = lay_presence_key(p, place, renaming->to);
    lay_vec_push(&key->items, heir);
    lay_presence_fold(p, key);
}

static void rename_in(struct lay_presence *p, const struct renaming *renaming)
{
    size_t keys = p->keys.n; /* heirs may add keys; they are none of this renaming */
    for (size_t k = 0; k < keys; k++) {
        const struct lay_key *key = &p->keys.at[k];
        if (key->actor != renaming->from ||
            !lay_place_within(p->work->ev, key->place, renaming->place) || !key->stays.n)
            continue;
        int place = key->place;
        struct lay_stay_draft stay = key->stays.at[key->stays.n - 1];
        inherit(p, renaming, place, &stay);
    }
}

void lay_presence_renamings(struct lay_presence *p)
{
    LAY_VEC(struct renaming) all = {0};
    for (size_t i = 0; i < p->renamings.n; i++) {
        const struct lay_draft *draft = &p->work->drafts.at[p->renamings.at[i]];
        const struct lay_event *event = &p->work->out->events[p->renamings.at[i]];
        if (event->modality == LAY_MODALITY_POSSIBLE)
            continue;
        for (size_t a = 0; a < event->actor_count; a++)
            for (size_t b = 0; b < event->actor_count; b++)
                if (event->actors[a].role == LAY_ROLE_GIVER &&
                    event->actors[b].role == LAY_ROLE_RECEIVER)
                    lay_vec_push(&all, (struct renaming){p->renamings.at[i], event->place,
                                                         event->actors[a].actor,
                                                         event->actors[b].actor, draft->range});
    }
    if (all.n)
        qsort(all.at, all.n, sizeof *all.at, by_day);
    for (size_t i = 0; i < all.n; i++)
        lay_vec_push(&p->endings, (struct lay_told_ending){.place = all.at[i].place,
                                                           .actor = all.at[i].from,
                                                           .range = all.at[i].range,
                                                           .limit = LAY_LIMIT_RENAMED,
                                                           .inside = true,
                                                           .below = true,
                                                           .draft = all.at[i].draft});
    lay_presence_limits(p);
    for (size_t k = 0; k < p->keys.n; k++)
        lay_presence_fold(p, &p->keys.at[k]);
    for (size_t i = 0; i < all.n; i++)
        rename_in(p, &all.at[i]);
    lay_vec_done(&all);
}
