/* counted.c: which leavings that count people are those of a part only.
 *
 * Some left is not all left: one that counts people is a drawdown when the leaver is seen there, or
 * inside it, on or after its last day with no new beginning between; or when clearly more were seen
 * there lately and no other ending is told near it. Only the last step of a withdrawal ends a stay.
 * Keys and counted leavings are looked up by locality, so that bulk data of many towns stays fast;
 * a leaving from a region or country looks at all of them.
 */
#include "infer/presence.h"

#include "infer/tree.h"
#include <string.h>

static bool seen_later(const struct lay_key *key, struct lay_range range)
{
    lay_day earliest_begin = LAY_DAY_MAX, earliest_seen = LAY_DAY_MAX;
    for (size_t i = 0; i < key->items.n; i++) {
        const struct lay_item *item = &key->items.at[i];
        lay_day day = item->range.last;
        if (item->possible || item->weak)
            continue;
        if (item->kind == LAY_ITEM_SEEN)
            day = item->sure ? item->sure_to : item->range.first;
        else if (item->kind == LAY_ITEM_END)
            day = item->range.first == LAY_DAY_MIN ? LAY_DAY_MIN : item->range.first - 1;
        bool later = day >= range.last && day > range.first;
        if (item->kind == LAY_ITEM_BEGIN && day > range.last && day < earliest_begin)
            earliest_begin = day;
        if (item->kind != LAY_ITEM_BEGIN && later && day < earliest_seen)
            earliest_seen = day;
    }
    return earliest_seen != LAY_DAY_MAX && earliest_seen <= earliest_begin;
}

static int64_t low_of(const struct lay_strength *s)
{
    return s->low >= 0 ? s->low : s->best;
}

static int64_t high_of(const struct lay_strength *s)
{
    return s->high >= 0 ? s->high : s->best >= 0 ? s->best : s->low;
}

/* Of more than were lately seen there, a smaller number left, and no other ending is told near it:
 * the rest is still there. Figures older than RECENT_DAYS say nothing, as others may have left in
 * between. */
enum { RECENT_DAYS = 90 };

static bool other_ending_near(const struct lay_key *key, struct lay_range range)
{
    for (size_t i = 0; i < key->items.n; i++) {
        const struct lay_item *item = &key->items.at[i];
        if (item->kind == LAY_ITEM_END &&
            (int64_t)item->range.last >= (int64_t)range.first - RECENT_DAYS &&
            (int64_t)item->range.first <= (int64_t)range.last + RECENT_DAYS)
            return true;
    }
    return false;
}

static bool more_were_seen(const struct lay_work *work, const struct lay_key *key,
                           const struct lay_draft *draft, int64_t left)
{
    const struct lay_strength *seen = NULL;
    lay_day day = LAY_DAY_MIN;
    for (size_t i = 0; i < key->items.n; i++) {
        const struct lay_item *item = &key->items.at[i];
        if (item->kind != LAY_ITEM_SEEN || item->claim < 0 || item->possible || item->weak ||
            !item->sure)
            continue;
        const struct lay_claim *claim = &work->ev->claims[item->claim];
        if (!claim->has_strength || claim->strength.measure > LAY_MEASURE_PRESENT ||
            strcmp(claim->strength.unit, "personnel") != 0 || low_of(&claim->strength) < 0 ||
            item->sure_to > draft->range.last || item->sure_to < day)
            continue;
        day = item->sure_to;
        seen = &claim->strength;
    }
    return seen && (int64_t)draft->range.last - day <= RECENT_DAYS && 4 * low_of(seen) > 5 * left;
}

static bool counted_later(const struct lay_work *work, const struct lay_local *counted,
                          const struct lay_draft *draft)
{
    const struct lay_mention *mine = &work->mentions.at[draft->anchor];
    int near = lay_local_of(work->ev, mine->place);
    for (size_t i = lay_local_first(counted, near); lay_local_has(counted, i, near); i++) {
        const struct lay_draft *other = &work->drafts.at[counted->at[i].index];
        const struct lay_mention *m = &work->mentions.at[other->anchor];
        if (other != draft && other->range.first != LAY_DAY_MIN &&
            other->range.first - 1 >= draft->range.last &&
            other->range.first - 1 > draft->range.first &&
            lay_place_within(work->ev, m->place, mine->place) &&
            lay_leads_related(work->ev, m->leads, m->lead_count, mine->leads, mine->lead_count))
            return true;
    }
    return false;
}

static bool seen_there_later(const struct lay_presence *p, const struct lay_local *keys,
                             const struct lay_draft *draft)
{
    const struct lay_work *work = p->work;
    const struct lay_mention *anchor = &work->mentions.at[draft->anchor];
    int near = lay_local_of(work->ev, anchor->place);
    for (size_t i = lay_local_first(keys, near); lay_local_has(keys, i, near); i++) {
        const struct lay_key *key = &p->keys.at[keys->at[i].index];
        if (!lay_place_within(work->ev, key->place, anchor->place))
            continue;
        for (size_t k = 0; k < anchor->lead_count; k++)
            if (lay_actor_within(work->ev, key->actor, anchor->leads[k]) &&
                seen_later(key, draft->range))
                return true;
    }
    return false;
}

static bool more_than_left(struct lay_presence *p, const struct lay_draft *draft, int64_t left)
{
    const struct lay_mention *anchor = &p->work->mentions.at[draft->anchor];
    for (size_t i = 0; i < anchor->lead_count; i++) {
        const struct lay_key *key = lay_presence_find(p, anchor->place, anchor->leads[i]);
        if (key && !other_ending_near(key, draft->range) &&
            more_were_seen(p->work, key, draft, left))
            return true;
    }
    return false;
}

void lay_presence_counted(struct lay_presence *p, const int *counted, size_t n)
{
    struct lay_work *work = p->work;
    struct lay_local keys = lay_local_keys(p);
    struct lay_local leavings = {lay_arena_array(&work->scratch, struct lay_local_row, n + 1), n};
    for (size_t i = 0; i < n; i++) {
        const struct lay_mention *anchor = &work->mentions.at[work->drafts.at[counted[i]].anchor];
        leavings.at[i] =
            (struct lay_local_row){work->ev->places[anchor->place].locality, counted[i]};
    }
    lay_local_sort(&leavings);
    for (size_t i = 0; i < n; i++) {
        struct lay_draft *draft = &work->drafts.at[counted[i]];
        int64_t left = high_of(&work->out->events[counted[i]].strength);
        draft->counted_leaving_stays = counted_later(work, &leavings, draft) ||
                                       more_than_left(p, draft, left) ||
                                       seen_there_later(p, &keys, draft);
    }
}
