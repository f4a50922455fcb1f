/* events.c: mentions that speak of the same thing become one event.
 *
 * Mentions are put into buckets (type, mode, counted leaving or not, locality). Inside a bucket
 * they are taken from the most precise to the vaguest; each joins an event whose *anchor*, the
 * mention that founded it, is near enough in actor, place and time, or founds one. Comparing with
 * the anchor alone stops chains (A near B near C). As the order is total, the outcome does not
 * depend on the order of import. The anchors of a bucket are kept sorted by their first day, so
 * that a bulk load looks at its neighbours in time only: O(n log n) while ranges are short; the few
 * wide ones (over 62 days, or open) are compared one by one.
 */
#include "infer/work.h"

#include "infer/tree.h"
#include <stdlib.h>
#include <string.h>

const struct lay_claim *lay_draft_anchor(const struct lay_work *work, const struct lay_draft *draft)
{
    return &work->ev->claims[work->mentions.at[draft->anchor].claim];
}

bool lay_leads_related(const struct lay_evidence *ev, const int *a, size_t na, const int *b,
                       size_t nb)
{
    for (size_t i = 0; i < na; i++)
        for (size_t k = 0; k < nb; k++)
            if (lay_actor_related(ev, a[i], b[k]))
                return true;
    return na == 0 && nb == 0;
}

/* Rule 7, first sentence: who was seen at the place on a day inside the range had not left before.
 * `sightings` are sorted by (place, actor, day). */
struct sighting {
    int place, actor;
    lay_day day;
};

static int by_sighting(const void *a, const void *b)
{
    const struct sighting *x = a, *y = b;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    if (x->actor != y->actor)
        return x->actor < y->actor ? -1 : 1;
    return (x->day > y->day) - (x->day < y->day);
}

static bool shows_presence(const struct lay_claim *claim, const struct lay_mention *mention)
{
    if (mention->mode != LAY_MODE_FACT || claim->modality == LAY_MODALITY_POSSIBLE ||
        mention->ahead)
        return false;
    switch (lay_type_info(claim->type)->effect) {
    case LAY_EFFECT_SIGHT:
    case LAY_EFFECT_DRAWDOWN:
    case LAY_EFFECT_ARRIVE:
    case LAY_EFFECT_ESTABLISH:
        return true;
    case LAY_EFFECT_STRENGTH:
        return claim->strength.measure <= LAY_MEASURE_PRESENT;
    default:
        return false;
    }
}

static void cut_leavings(struct lay_work *work)
{
    LAY_VEC(struct sighting) sightings = {0};
    for (size_t i = 0; i < work->mentions.n; i++) {
        const struct lay_mention *m = &work->mentions.at[i];
        const struct lay_claim *claim = &work->ev->claims[m->claim];
        if (m->place < 0 || !shows_presence(claim, m) || m->range.last == LAY_DAY_MAX)
            continue;
        /* An interval with a known end is certain up to the first day that end can be. */
        lay_day day = claim->dated && claim->when.kind == LAY_DATE_INTERVAL &&
                              claim->when.end_edge == LAY_EDGE_KNOWN &&
                              claim->when.end_first < m->range.last
                          ? claim->when.end_first
                          : m->range.last;
        if (m->range.first != day && claim->dated && claim->when.kind == LAY_DATE_ONE &&
            claim->when.start_edge == LAY_EDGE_KNOWN)
            day = m->range.first; /* some day of a range: certain from its first day only */
        for (size_t k = 0; k < m->lead_count; k++)
            lay_vec_push(&sightings, (struct sighting){m->place, m->leads[k], day});
    }
    if (sightings.n)
        qsort(sightings.at, sightings.n, sizeof *sightings.at, by_sighting);
    for (size_t i = 0; i < work->mentions.n; i++) {
        struct lay_mention *m = &work->mentions.at[i];
        const struct lay_claim *claim = &work->ev->claims[m->claim];
        if (m->place < 0 || m->mode != LAY_MODE_FACT || !lay_type_is_leaving(claim->type))
            continue;
        for (size_t k = 0; k < claim->actor_count; k++) {
            if (claim->actors[k].role != LAY_ROLE_GIVER &&
                claim->actors[k].role != LAY_ROLE_SUBJECT)
                continue;
            struct sighting key = {m->place, claim->actors[k].actor, m->range.last};
            size_t low = 0, high = sightings.n; /* last sighting <= key */
            while (low < high) {
                size_t mid = (low + high) / 2;
                if (by_sighting(&sightings.at[mid], &key) <= 0)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (low == 0)
                continue;
            const struct sighting *last = &sightings.at[low - 1];
            if (last->place == key.place && last->actor == key.actor && last->day > m->range.first)
                m->range.first = last->day;
        }
    }
    lay_vec_done(&sightings);
}

static int64_t width(struct lay_range range)
{
    if (range.first == LAY_DAY_MIN || range.last == LAY_DAY_MAX)
        return INT64_MAX;
    return (int64_t)range.last - range.first;
}

/* Everything the total order of mentions needs, in one sortable row. */
struct keyed {
    int mention;
    int type, mode, leaving, locality, rank;
    int64_t width;
    lay_day first, last;
    const char *ref;
    int seq; /* mentions of one claim, in the claim's own order */
};

static int by_key(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
#define BY(field)                                                                                  \
    if (x->field != y->field)                                                                      \
    return x->field < y->field ? -1 : 1
    BY(type);
    BY(mode);
    BY(leaving);
    BY(locality);
    BY(rank);
    BY(width);
    BY(first);
    BY(last);
#undef BY
    int order = strcmp(x->ref, y->ref);
    return order ? order : (x->seq > y->seq) - (x->seq < y->seq);
}

static bool same_bucket(const struct keyed *x, const struct keyed *y)
{
    return x->type == y->type && x->mode == y->mode && x->leaving == y->leaving &&
           x->locality == y->locality;
}

static int64_t gap_between(struct lay_range a, struct lay_range b)
{
    if (a.last < b.first)
        return (int64_t)b.first - a.last;
    if (b.last < a.first)
        return (int64_t)a.first - b.last;
    return 0;
}

static int64_t gap_allowed(const struct lay_claim *claim)
{
    switch (lay_type_info(claim->type)->family) {
    case LAY_FAMILY_BASE:
        return 7;
    case LAY_FAMILY_MOVE:
        return 1;
    case LAY_FAMILY_STATE:
        break;
    }
    return 0;
}

static bool same_measure(const struct lay_claim *a, const struct lay_claim *b)
{
    if (lay_type_info(a->type)->effect != LAY_EFFECT_STRENGTH)
        return true;
    return a->strength.scope == b->strength.scope && a->strength.measure == b->strength.measure &&
           strcmp(a->strength.unit, b->strength.unit) == 0;
}

/* A figure for an actor is none for its parent or its part. */
static bool same_leads(const struct lay_mention *a, const struct lay_mention *b)
{
    if (a->lead_count != b->lead_count)
        return false;
    for (size_t i = 0; i < a->lead_count; i++) {
        bool found = false;
        for (size_t k = 0; k < b->lead_count; k++)
            found = found || a->leads[i] == b->leads[k];
        if (!found)
            return false;
    }
    return true;
}

/* Same place, and both of what happened there; or one names the town and the other a facility in
 * it. Areas only themselves. */
static bool places_meet(const struct lay_work *work, const struct lay_mention *m,
                        const struct lay_mention *anchor)
{
    if (m->destination >= 0 && anchor->destination >= 0 && m->destination != anchor->destination)
        return false;
    if (m->elsewhere != anchor->elsewhere)
        return false;
    if (m->place == anchor->place)
        return m->area == anchor->area;
    return !m->area && !anchor->area && m->place >= 0 && anchor->place >= 0 &&
           m->place == work->ev->places[anchor->place].locality &&
           work->ev->places[anchor->place].level == LAY_LEVEL_FACILITY;
}

/* Rows of one event dataset are its own coded events and never merge with each other. */
static bool both_rows_of_a_dataset(const struct lay_work *work, const struct lay_claim *a,
                                   const struct lay_claim *b)
{
    return a->report != b->report && work->ev->reports[a->report].lead &&
           work->ev->reports[b->report].lead;
}

static bool may_join(const struct lay_work *work, const struct lay_mention *m,
                     const struct lay_draft *draft, int64_t *gap)
{
    const struct lay_mention *anchor = &work->mentions.at[draft->anchor];
    const struct lay_claim *mine = &work->ev->claims[m->claim];
    const struct lay_claim *theirs = &work->ev->claims[anchor->claim];
    *gap = gap_between(m->range, anchor->range);
    return *gap <= gap_allowed(mine) && places_meet(work, m, anchor) &&
           same_measure(mine, theirs) &&
           (lay_type_info(mine->type)->effect == LAY_EFFECT_STRENGTH
                ? same_leads(m, anchor)
                : lay_leads_related(work->ev, m->leads, m->lead_count, anchor->leads,
                                    anchor->lead_count)) &&
           !both_rows_of_a_dataset(work, mine, theirs);
}

/* The anchors of one bucket: narrow ones sorted by first day, wide ones apart. */
struct anchors {
    LAY_VEC(int) narrow, wide;
};
enum { WIDE_DAYS = 62, FARTHEST_GAP = 7 };

static size_t lower_bound(const struct lay_work *work, const struct anchors *anchors, int64_t day)
{
    size_t low = 0, high = anchors->narrow.n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        const struct lay_draft *draft = &work->drafts.at[anchors->narrow.at[mid]];
        if ((int64_t)work->mentions.at[draft->anchor].range.first < day)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static void offer(const struct lay_work *work, const struct lay_mention *m, int candidate,
                  int *best, int64_t *best_gap)
{
    int64_t gap;
    if (!may_join(work, m, &work->drafts.at[candidate], &gap))
        return;
    if (*best >= 0) { /* smallest gap, latest anchor, then the first founded */
        lay_day mine = work->mentions.at[work->drafts.at[candidate].anchor].range.first;
        lay_day theirs = work->mentions.at[work->drafts.at[*best].anchor].range.first;
        if (gap > *best_gap ||
            (gap == *best_gap && (mine < theirs || (mine == theirs && candidate > *best))))
            return;
    }
    *best = candidate;
    *best_gap = gap;
}

static int find_event(const struct lay_work *work, const struct anchors *anchors,
                      const struct lay_mention *m)
{
    int best = -1;
    int64_t best_gap = 0;
    int64_t from = m->range.first == LAY_DAY_MIN
                       ? INT64_MIN
                       : (int64_t)m->range.first - WIDE_DAYS - FARTHEST_GAP;
    for (size_t i = lower_bound(work, anchors, from); i < anchors->narrow.n; i++) {
        int candidate = anchors->narrow.at[i];
        const struct lay_draft *draft = &work->drafts.at[candidate];
        if ((int64_t)work->mentions.at[draft->anchor].range.first - FARTHEST_GAP > m->range.last)
            break;
        offer(work, m, candidate, &best, &best_gap);
    }
    for (size_t i = 0; i < anchors->wide.n; i++)
        offer(work, m, anchors->wide.at[i], &best, &best_gap);
    return best;
}

static void found_event(struct lay_work *work, struct anchors *anchors, int mention)
{
    struct lay_draft draft = {.anchor = mention};
    int index = (int)work->drafts.n;
    lay_vec_push(&draft.mentions, mention);
    lay_vec_push(&work->drafts, draft);
    struct lay_range range = work->mentions.at[mention].range;
    if (width(range) > WIDE_DAYS) {
        lay_vec_push(&anchors->wide, index);
        return;
    }
    size_t at = lower_bound(work, anchors, (int64_t)range.first + 1);
    lay_vec_push(&anchors->narrow, index);
    memmove(anchors->narrow.at + at + 1, anchors->narrow.at + at,
            (anchors->narrow.n - 1 - at) * sizeof *anchors->narrow.at);
    anchors->narrow.at[at] = index;
}

static struct lay_range intersect(struct lay_range a, struct lay_range b)
{
    return (struct lay_range){a.first > b.first ? a.first : b.first,
                              a.last < b.last ? a.last : b.last};
}

static struct lay_range hull(struct lay_range a, struct lay_range b)
{
    return (struct lay_range){a.first < b.first ? a.first : b.first,
                              a.last > b.last ? a.last : b.last};
}

/* Rule 8. What is only possible does not narrow what is told as a fact. */
static void set_bounds(struct lay_work *work, struct lay_draft *draft)
{
    bool fact = false;
    for (size_t i = 0; i < draft->mentions.n; i++)
        if (work->ev->claims[work->mentions.at[draft->mentions.at[i]].claim].modality !=
            LAY_MODALITY_POSSIBLE)
            fact = true;
    bool first = true;
    struct lay_range all = {0}, all_arrived = {0};
    for (size_t i = 0; i < draft->mentions.n; i++) {
        const struct lay_mention *m = &work->mentions.at[draft->mentions.at[i]];
        if (fact && work->ev->claims[m->claim].modality == LAY_MODALITY_POSSIBLE)
            continue;
        if (first) {
            draft->range = all = m->range;
            draft->arrived = all_arrived = m->arrived;
            first = false;
            continue;
        }
        draft->range = intersect(draft->range, m->range);
        draft->arrived = intersect(draft->arrived, m->arrived);
        all = hull(all, m->range);
        all_arrived = hull(all_arrived, m->arrived);
    }
    if (draft->range.first > draft->range.last) {
        draft->range = all;
        draft->contradicts = lay_type_is_boundary(lay_draft_anchor(work, draft)->type);
    }
    if (draft->arrived.first > draft->arrived.last)
        draft->arrived = all_arrived;
}

static struct keyed *sorted_mentions(struct lay_work *work)
{
    struct keyed *keys = lay_arena_array(&work->scratch, struct keyed, work->mentions.n + 1);
    for (size_t i = 0; i < work->mentions.n; i++) {
        const struct lay_mention *m = &work->mentions.at[i];
        const struct lay_claim *claim = &work->ev->claims[m->claim];
        keys[i] = (struct keyed){.mention = (int)i,
                                 .type = (int)claim->type,
                                 .mode = (int)m->mode,
                                 .leaving = m->equipment ? 2
                                            : m->counted ? 1
                                                         : 0,
                                 .locality = m->locality,
                                 .rank = m->rank,
                                 .width = width(m->range),
                                 .first = m->range.first,
                                 .last = m->range.last,
                                 .ref = claim->ref,
                                 .seq = (int)i};
    }
    if (work->mentions.n)
        qsort(keys, work->mentions.n, sizeof *keys, by_key);
    return keys;
}

void lay_work_events(struct lay_work *work)
{
    cut_leavings(work);
    const struct keyed *keys = sorted_mentions(work);
    struct anchors anchors = {0};
    for (size_t i = 0; i < work->mentions.n; i++) {
        if (i && !same_bucket(&keys[i - 1], &keys[i]))
            anchors.narrow.n = anchors.wide.n = 0;
        int event = find_event(work, &anchors, &work->mentions.at[keys[i].mention]);
        if (event >= 0)
            lay_vec_push(&work->drafts.at[event].mentions, keys[i].mention);
        else
            found_event(work, &anchors, keys[i].mention);
    }
    lay_vec_done(&anchors.narrow);
    lay_vec_done(&anchors.wide);
    work->claim_draft = lay_arena_array(&work->scratch, int, work->ev->claim_count + 1);
    for (size_t i = 0; i < work->ev->claim_count; i++)
        work->claim_draft[i] = -1;
    for (size_t i = 0; i < work->drafts.n; i++) {
        set_bounds(work, &work->drafts.at[i]);
        for (size_t k = 0; k < work->drafts.at[i].mentions.n; k++) {
            int claim = work->mentions.at[work->drafts.at[i].mentions.at[k]].claim;
            if (work->claim_draft[claim] < 0)
                work->claim_draft[claim] = (int)i;
        }
    }
}
