/* stays.c: folds the items of one actor at one place, in order of time, into stays.
 *
 * Items are sorted by their last day; on one day beginnings come before sightings, endings and
 * limits. A beginning or a sighting opens a stay or is evidence for the open one; an ending closes
 * it, or opens one that was seen the day before. Two endings near each other with nothing seen
 * between are phases of one leaving, or contradict. A limit (an ending told of a bigger place or of
 * an ancestor) closes what is open, is no evidence, and gives way to an ending told here. Nothing
 * ends by time alone.
 */
#include "infer/presence.h"

#include "infer/tree.h"

#include <stdlib.h>
#include <string.h>

/* An ending alone lets a stay reach back a year. Two different kinds of ending up to 60 days apart
 * are phases of one leaving; of two of one kind up to a year apart, with nothing seen between, one
 * is misdated. */
enum { REACH_BACK_DAYS = 365, ONE_LEAVING_DAYS = 60, MISDATED_DAYS = 365 };

struct row { /* an item with what its order needs */
    struct lay_item item;
    const char *event_id;
    int seq;
};

struct fold {
    struct lay_presence *p;
    struct lay_key *key;
    LAY_VEC(struct row) rows;
    bool gone; /* an ending told elsewhere has come by, and nobody was known to be here */
};

typedef struct lay_stay_draft stay_t;

static lay_day max_day(lay_day a, lay_day b)
{
    return a > b ? a : b;
}

static stay_t *last_stay(struct fold *f)
{
    return f->key->stays.n ? &f->key->stays.at[f->key->stays.n - 1] : NULL;
}

static bool is_open(const stay_t *stay)
{
    return stay && !stay->ended && !stay->limited && !stay->absent_only;
}

static lay_day back_from(lay_day day, lay_day not_before)
{
    int64_t back = (int64_t)day - REACH_BACK_DAYS;
    if (back < not_before)
        back = not_before;
    return back > day ? day : (lay_day)back;
}

/* The first day that a new stay may reach back to: the day the one before was over for sure. */
static lay_day floor_of(struct fold *f)
{
    const stay_t *before = last_stay(f);
    return before && before->end.last != LAY_DAY_MIN && (before->ended || before->limited)
               ? before->end.last
               : LAY_DAY_MIN;
}

/* The first day on which the actor, and whose it is, can have been anywhere. */
static lay_day existed_from(const struct fold *f)
{
    const struct lay_evidence *ev = f->p->work->ev;
    lay_day from = LAY_DAY_MIN;
    int actor = f->key->actor;
    for (int above = 0; actor >= 0 && above < LAY_TREE_DEPTH;
         above++, actor = ev->actors[actor].parent)
        from = max_day(from, ev->actors[actor].valid_from);
    return from;
}

static stay_t *open_stay(struct fold *f)
{
    stay_t stay = {.not_before = floor_of(f),
                   .reach_floor = max_day(floor_of(f), existed_from(f)),
                   .begin = {LAY_DAY_MIN, LAY_DAY_MAX},
                   .shown_to = LAY_DAY_MIN,
                   .opened_last = LAY_DAY_MIN,
                   .seen = LAY_DAY_MIN,
                   .end = {LAY_DAY_MAX, LAY_DAY_MAX},
                   .lodger_from = LAY_DAY_MAX};
    lay_vec_push(&f->key->stays, stay);
    return last_stay(f);
}

static void note_event(stay_t *stay, int draft)
{
    if (draft < 0)
        return;
    for (size_t i = 0; i < stay->drafts.n; i++)
        if (stay->drafts.at[i] == draft)
            return;
    lay_vec_push(&stay->drafts, draft);
}

static lay_day min_day(lay_day a, lay_day b)
{
    return a < b ? a : b;
}

static bool overlap(struct lay_range a, struct lay_range b)
{
    return a.first <= b.last && b.first <= a.last;
}

static struct lay_range both(struct lay_range a, struct lay_range b)
{
    return (struct lay_range){max_day(a.first, b.first), min_day(a.last, b.last)};
}

static int64_t apart(struct lay_range a, struct lay_range b)
{
    if (overlap(a, b))
        return 0;
    return a.last < b.first ? (int64_t)b.first - a.last : (int64_t)a.first - b.last;
}

/* They may have been there since the range began, though not before the stay before was over. With
 * no first day the range tells of none. */
static void reach_to(stay_t *stay, struct lay_range range)
{
    if (range.first != LAY_DAY_MIN)
        stay->begin.first = min_day(stay->begin.first, max_day(range.first, stay->not_before));
}

/* ---- beginnings and sightings ---- */

/* Later evidence for an open stay: what opened it on some day of a range is certain from there on.
 */
static void continue_stay(stay_t *stay, const struct lay_item *item)
{
    bool heir = stay->told_begin && stay->begun_by == LAY_BEGIN_HEIR;
    if (stay->begin.last == LAY_DAY_MAX && stay->opened_last != LAY_DAY_MIN && !heir &&
        item->range.last >= stay->opened_last)
        stay->begin.last = stay->opened_last;
    if (item->sure) {
        if (stay->begin.last == LAY_DAY_MAX || item->sure_from < stay->begin.last)
            stay->begin.last = max_day(item->sure_from, stay->begin.first);
        stay->shown_to = max_day(stay->shown_to, item->sure_to);
    } else if (stay->begin.last != LAY_DAY_MAX) {
        stay->shown_to = max_day(stay->shown_to, max_day(item->range.first, stay->begin.last));
    }
    if (!stay->told_begin)
        reach_to(stay, item->range);
    stay->seen = max_day(stay->seen, item->sure ? item->sure_to : item->range.last);
    if (item->lodger)
        stay->lodger_from = min_day(stay->lodger_from, item->range.last);
}

static void open_by_sighting(struct fold *f, const struct lay_item *item)
{
    stay_t *stay = open_stay(f);
    lay_day not_before = stay->not_before;
    stay->begin.first = max_day(item->range.first, not_before);
    stay->possible_only = item->possible;
    stay->seen = item->sure ? item->sure_to : item->range.last;
    stay->told_begin = item->told_start;
    stay->begun_by = LAY_BEGIN_ESTABLISHED;
    if (item->lodger)
        stay->lodger_from = stay->begin.first;
    if (item->sure) {
        stay->begin.last = max_day(item->sure_from, stay->begin.first);
        stay->shown_to = item->sure_to;
    } else {
        stay->opened_last = item->range.last;
    }
    note_event(stay, item->draft);
}

/* It passed the base on and is seen there: it never left, it is a lodger. */
static void stay_on(stay_t *stay, lay_day since)
{
    stay->ended = false;
    stay->lodger_from = since;
    stay->end = (struct lay_range){LAY_DAY_MAX, LAY_DAY_MAX};
}

static void forget_endings(stay_t *stay)
{
    stay->ended = stay->passed = stay->left = false;
    stay->passing_denied = stay->leaving_denied = false;
}

static void take_sighting(struct fold *f, const struct lay_item *item)
{
    stay_t *stay = last_stay(f);
    if (is_open(stay)) {
        note_event(stay, item->draft);
        if (item->weak || (item->possible && !stay->possible_only)) {
            if (item->possible)
                reach_to(stay, item->range);
            return;
        }
        if (stay->possible_only && !item->possible) { /* now it is more than possible */
            stay->possible_only = false;
            stay->begin.last = LAY_DAY_MAX;
            stay->shown_to = LAY_DAY_MIN;
            stay->opened_last = item->sure ? LAY_DAY_MIN : item->range.last;
        }
        continue_stay(stay, item);
        return;
    }
    if (stay && !stay->absent_only) {
        if (item->weak)
            return; /* plans are copied after they are stale */
        if (item->range.first < stay->end.last) {
            note_event(stay, item->draft); /* it may have been before the ending */
            return;
        }
        if (stay->ended && lay_end_is_denied(stay) && !item->possible) {
            /* The leaving that is denied is refuted by who is seen there after it. */
            forget_endings(stay);
            stay->end = (struct lay_range){LAY_DAY_MAX, LAY_DAY_MAX};
            note_event(stay, item->draft);
            continue_stay(stay, item);
            return;
        }
        if (stay->ended && stay->passed && !stay->left && !item->possible &&
            (int64_t)item->range.last - stay->end.last <= ONE_LEAVING_DAYS) {
            stay_on(stay, stay->passing.last);
            note_event(stay, item->draft);
            continue_stay(stay, item);
            return;
        }
    }
    if (!item->weak || !f->gone) /* a plan copied after the fact opens nothing either */
        open_by_sighting(f, item);
}

static void open_by_beginning(struct fold *f, const struct lay_item *item)
{
    stay_t *stay = open_stay(f);
    lay_day not_before = stay->not_before;
    stay->begin.first = item->range.first == LAY_DAY_MIN
                            ? back_from(item->range.last, stay->reach_floor)
                            : max_day(item->range.first, not_before);
    stay->told_begin = true;
    stay->begun_by = item->begin;
    stay->possible_only = item->possible;
    note_event(stay, item->draft);
    if (item->begin == LAY_BEGIN_HEIR) { /* no evidence: possible in its range, presumed after */
        stay->opened_last = item->range.last - 1;
        stay->seen = item->inherited;
        return;
    }
    stay->begin.last = max_day(item->range.last, stay->begin.first);
    stay->shown_to = stay->seen = stay->begin.last;
}

/* A beginning told of a stay that is already open. */
static void begin_again(stay_t *stay, const struct lay_item *item)
{
    bool only_begun = stay->told_begin && stay->seen == stay->begin.last;
    if (only_begun && stay->begun_by == item->begin && overlap(stay->begin, item->range)) {
        struct lay_range range = both(stay->begin, item->range);
        stay->begin = range;
        stay->shown_to = stay->seen = max_day(item->range.last, range.last);
        return;
    }
    if (!stay->told_begin && item->range.first != LAY_DAY_MIN &&
        item->range.first <= stay->begin.first && item->begin != LAY_BEGIN_TOOK_OVER) {
        /* Seen before the last day on which it can have come: it came by then. */
        stay->begin.first = max_day(item->range.first, stay->not_before);
        stay->told_begin = true;
        stay->begun_by = item->begin;
    }
    continue_stay(stay, item);
}

static void take_beginning(struct fold *f, const struct lay_item *item)
{
    stay_t *stay = last_stay(f);
    if (is_open(stay)) {
        note_event(stay, item->draft);
        if (item->begin == LAY_BEGIN_HEIR)
            return;
        if (item->possible && !stay->possible_only) {
            reach_to(stay, item->range);
        } else if (stay->possible_only && !item->possible) {
            stay->possible_only = false;
            stay->begin.first =
                min_day(stay->begin.first, item->range.first == LAY_DAY_MIN
                                               ? back_from(item->range.last, stay->reach_floor)
                                               : max_day(item->range.first, stay->not_before));
            stay->begin.last = item->range.last;
            stay->shown_to = stay->seen = item->range.last;
            stay->told_begin = true;
            stay->begun_by = item->begin;
        } else {
            begin_again(stay, item);
        }
        return;
    }
    if (stay && !stay->absent_only && item->range.first < stay->end.last && !stay->told_begin &&
        stay->end.first != LAY_DAY_MIN && !item->possible && item->range.last < stay->end.last) {
        stay->told_begin = true; /* the beginning of the stay that has just ended */
        stay->begin.first = max_day(stay->begin.first, item->range.first);
        note_event(stay, item->draft);
        return;
    }
    open_by_beginning(f, item);
}

/* ---- endings ---- */

bool lay_end_is_denied(const struct lay_stay_draft *stay)
{
    return (stay->passed || stay->left) && (!stay->passed || stay->passing_denied) &&
           (!stay->left || stay->leaving_denied);
}

/* How many independent origins stand for an ending; a digest is none beside what it digests. */
static int origins_of(const struct fold *f, const struct lay_item *item)
{
    return item->draft < 0 ? 0 : f->p->work->drafts.at[item->draft].first_hand_origins;
}

/* Two ends of one kind: they agree on the days they share; else the one with more origins stands,
 * else nobody knows which. */
static void merge_kind(stay_t *stay, struct lay_range *range, int *origins, struct lay_range again,
                       int again_origins)
{
    if (overlap(*range, again)) {
        *range = both(*range, again);
        if (again_origins > *origins)
            *origins = again_origins;
        return;
    }
    stay->time_disputed = true;
    if (again_origins == *origins) {
        range->first = min_day(range->first, again.first);
        range->last = max_day(range->last, again.last);
    } else if (again_origins > *origins) {
        *range = again;
        *origins = again_origins;
    }
}

/* Passing the base on and leaving it are phases of one ending. */
static void settle_end(stay_t *stay)
{
    if (stay->passed && stay->left)
        stay->end = overlap(stay->passing, stay->leaving) ? both(stay->passing, stay->leaving)
                                                          : stay->leaving;
    else
        stay->end = stay->passed ? stay->passing : stay->leaving;
    if (stay->passed && stay->passing.last < stay->end.last)
        stay->lodger_from = min_day(stay->lodger_from, stay->passing.last);
}

/* Who ended there was there the day before, and, with no beginning told, possibly for a year. */
static void reach_back(stay_t *stay)
{
    if (stay->told_begin)
        return;
    lay_day before = stay->end.first == LAY_DAY_MIN ? LAY_DAY_MAX : stay->end.first - 1;
    if (before < stay->begin.last && before >= stay->not_before &&
        stay->opened_last == LAY_DAY_MIN) {
        stay->begin.last = before;
        stay->shown_to = max_day(stay->shown_to, before);
    }
    lay_day from = stay->begin.last != LAY_DAY_MAX ? stay->begin.last : stay->end.last;
    stay->begin.first = min_day(stay->begin.first, back_from(from, stay->reach_floor));
}

static void add_ending(struct fold *f, stay_t *stay, const struct lay_item *item)
{
    int origins = origins_of(f, item);
    if (item->ending == LAY_ENDING_PASSED) {
        if (stay->passed)
            merge_kind(stay, &stay->passing, &stay->passing_origins, item->range, origins);
        else {
            stay->passing = item->range;
            stay->passing_origins = origins;
        }
        stay->passed = true;
    } else {
        if (stay->left)
            merge_kind(stay, &stay->leaving, &stay->leaving_origins, item->range, origins);
        else {
            stay->leaving = item->range;
            stay->leaving_origins = origins;
        }
        stay->left = true;
    }
    stay->ended = true;
    stay->limited = false;
    bool denied = f->p->work->out->events[item->draft].disputed &
                  ((1u << LAY_ASPECT_OCCURRENCE) | (1u << LAY_ASPECT_PLACE));
    if (item->ending == LAY_ENDING_PASSED)
        stay->passing_denied = stay->passing_denied || denied;
    else
        stay->leaving_denied = stay->leaving_denied || denied;
    note_event(stay, item->draft);
    settle_end(stay);
    reach_back(stay);
}

static void open_by_ending(struct fold *f, const struct lay_item *item)
{
    stay_t *stay = open_stay(f);
    lay_day not_before = stay->not_before;
    if (item->range.first == LAY_DAY_MIN) {
        stay->begin.first = back_from(item->range.last, stay->reach_floor);
        stay->seen = item->range.last == LAY_DAY_MIN ? LAY_DAY_MIN : item->range.last - 1;
    } else {
        lay_day before = max_day(item->range.first - 1, not_before);
        stay->begin = (struct lay_range){back_from(before, stay->reach_floor), before};
        stay->shown_to = stay->seen = before;
    }
    add_ending(f, stay, item);
}

/* A report that tells of the handover and, of that very day, of the giver's being there, tells of
 * those who stay on. */
static bool told_beside(const struct fold *f, const struct lay_item *passing)
{
    const struct lay_work *work = f->p->work;
    const struct lay_draft *draft = &work->drafts.at[passing->draft];
    for (size_t i = 0; i < f->rows.n; i++) {
        const struct lay_item *item = &f->rows.at[i].item;
        if (item->kind != LAY_ITEM_SEEN || item->claim < 0 || item->possible || item->weak ||
            item->range.first != passing->range.last || item->range.last != passing->range.last)
            continue;
        const struct lay_claim *seen = &work->ev->claims[item->claim];
        if ((seen->type != LAY_TYPE_PRESENCE && seen->type != LAY_TYPE_STRENGTH) || !seen->dated ||
            seen->when.kind != LAY_DATE_ONE || seen->when.start_edge != LAY_EDGE_KNOWN)
            continue;
        for (size_t k = 0; k < draft->mentions.n; k++)
            if (work->ev->claims[work->mentions.at[draft->mentions.at[k]].claim].report ==
                seen->report)
                return true;
    }
    return false;
}

static void take_ending(struct fold *f, const struct lay_item *item)
{
    stay_t *stay = last_stay(f);
    if (stay && stay->absent_only)
        stay = NULL;
    if (!stay) {
        open_by_ending(f, item);
        return;
    }
    bool fresh = is_open(stay);
    bool same_kind = item->ending == LAY_ENDING_PASSED ? stay->passed : stay->left;
    if (fresh || stay->limited ||
        (stay->ended &&
         apart(stay->end, item->range) <= (same_kind ? MISDATED_DAYS : ONE_LEAVING_DAYS))) {
        if (stay->possible_only) { /* who left was there */
            stay->possible_only = false;
            stay->begin.last = LAY_DAY_MAX;
            stay->shown_to = LAY_DAY_MIN;
        }
        if (fresh) { /* endings of before a return to the same stay are history */
            forget_endings(stay);
        }
        struct lay_item ending = *item;
        if (stay->limited && ending.range.first <= stay->end.last) /* by then all were gone */
            ending.range.last = min_day(ending.range.last, stay->end.last);
        add_ending(f, stay, &ending);
        if (item->ending == LAY_ENDING_PASSED && !stay->left && told_beside(f, item))
            stay_on(stay, stay->passing.last);
        return;
    }
    open_by_ending(f, item);
}

static void take_limit(struct fold *f, const struct lay_item *item)
{
    stay_t *stay = last_stay(f);
    f->gone = true;
    if (!stay) {
        if (item->limit != LAY_LIMIT_ABSENCE)
            return;
        stay = open_stay(f);
        stay->absent_only = true;
        stay->begin = (struct lay_range){item->range.last, LAY_DAY_MAX};
        stay->end = item->range;
        stay->seen = item->range.last;
        note_event(stay, item->draft);
        return;
    }
    if (!is_open(stay)) {
        if (item->limit == LAY_LIMIT_ABSENCE && stay->ended &&
            item->range.first >= stay->end.last) {
            /* Seen to be gone: one more voice for the ending before. */
            stay->passing_origins += origins_of(f, item);
            stay->leaving_origins += origins_of(f, item);
            note_event(stay, item->draft);
        }
        return;
    }
    stay->limited = true;
    stay->limit_gradual = item->process || item->limit != LAY_LIMIT_LEFT;
    stay->limit = item->limit;
    stay->end = item->range;
    if (item->draft >= 0) {
        note_event(stay, item->draft);
    }
}

/* ---- the fold ---- */

static int kind_order(const struct lay_item *item)
{
    return (int)item->kind;
}

static int by_time(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    if (x->item.range.last != y->item.range.last)
        return x->item.range.last < y->item.range.last ? -1 : 1;
    if (kind_order(&x->item) != kind_order(&y->item))
        return kind_order(&x->item) - kind_order(&y->item);
    if (x->item.range.first != y->item.range.first)
        return x->item.range.first < y->item.range.first ? -1 : 1;
    int order = strcmp(x->event_id, y->event_id);
    return order ? order : (x->seq > y->seq) - (x->seq < y->seq);
}

static void add_row(struct fold *f, const struct lay_item *item)
{
    struct row row = {.item = *item,
                      .event_id = item->draft < 0 ? "" : f->p->work->out->events[item->draft].id,
                      .seq = (int)f->rows.n};
    lay_vec_push(&f->rows, row);
}

static void take_limit_row(void *context, const struct lay_item *limit)
{
    add_row(context, limit);
}

/* The end of an actor's existence is overruled by any later evidence of it. */
static bool overruled(const struct fold *f, size_t at)
{
    if (f->rows.at[at].item.limit != LAY_LIMIT_VALID)
        return false;
    for (size_t i = at + 1; i < f->rows.n; i++)
        if (f->rows.at[i].item.kind != LAY_ITEM_LIMIT && !f->rows.at[i].item.weak &&
            !f->rows.at[i].item.possible)
            return true;
    return false;
}

void lay_presence_fold(struct lay_presence *p, struct lay_key *key)
{
    struct fold fold = {.p = p, .key = key};
    for (size_t i = 0; i < key->stays.n; i++)
        lay_vec_done(&key->stays.at[i].drafts);
    key->stays.n = 0;
    for (size_t i = 0; i < key->items.n; i++)
        add_row(&fold, &key->items.at[i]);
    lay_key_limits(p, key, take_limit_row, &fold);
    if (fold.rows.n)
        qsort(fold.rows.at, fold.rows.n, sizeof *fold.rows.at, by_time);
    for (size_t i = 0; i < fold.rows.n; i++) {
        const struct lay_item *item = &fold.rows.at[i].item;
        switch (item->kind) {
        case LAY_ITEM_BEGIN:
            take_beginning(&fold, item);
            break;
        case LAY_ITEM_SEEN:
            take_sighting(&fold, item);
            break;
        case LAY_ITEM_END:
            take_ending(&fold, item);
            break;
        case LAY_ITEM_LIMIT:
            if (!overruled(&fold, i))
                take_limit(&fold, item);
            break;
        }
    }
    lay_vec_done(&fold.rows);
}
