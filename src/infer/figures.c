/* figures.c: numbers that are told of the same thing, put together without adding or inventing any.
 *
 * The best figure is the one that most origins tell (the smaller one of two; copies count once, and
 * a digest beside what it digests not at all); low and high are the hull of
 * what is told, and are left out where they would only repeat the best. A figure told of several
 * actors together is on none of them; one told of an actor's parent or part is not the actor's.
 */
#include "infer/presence.h"

#include <stdlib.h>
#include <string.h>

struct number { /* as one origin tells it; -1: a digest of what is here */
    int64_t value;
    int origin;
};

static int by_number(const void *a, const void *b)
{
    const struct number *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->origin > y->origin) - (x->origin < y->origin);
}

static int64_t most_told(struct number *numbers, size_t n)
{
    int64_t best = -1;
    int most = -1;
    if (n)
        qsort(numbers, n, sizeof *numbers, by_number);
    for (size_t i = 0; i < n;) {
        int64_t value = numbers[i].value;
        int times = 0;
        for (int before = -1; i < n && numbers[i].value == value; before = numbers[i++].origin)
            times += numbers[i].origin != before;
        if (times > most) {
            most = times;
            best = value;
        }
    }
    return best;
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < 0 ? b : b < 0 || a < b ? a : b;
}

struct lay_strength lay_strength_join(struct lay_work *work, const int *told, size_t n)
{
    struct lay_strength out = {.low = -1, .best = -1, .high = -1, .unit = ""};
    const int *origins = lay_origins_of(work, told, n, false);
    struct number *bests = lay_arena_array(&work->scratch, struct number, n + 1);
    size_t best_n = 0;
    bool any_low = false, any_high = false;
    for (size_t i = 0; i < n; i++) {
        const struct lay_strength *s = &work->ev->claims[told[i]].strength;
        if (i == 0) {
            out = *s;
            out.low = out.best = out.high = -1;
        } else if (s->qualifier != out.qualifier) {
            out.qualifier = LAY_QUALIFIER_NONE;
        }
        any_low = any_low || s->low >= 0;
        any_high = any_high || s->high >= 0;
        out.low = smaller(out.low, s->low >= 0 ? s->low : s->best);
        int64_t high = s->high >= 0 ? s->high : s->best;
        if (high > out.high)
            out.high = high;
        if (s->best >= 0)
            bests[best_n++] = (struct number){s->best, origins[i]};
    }
    out.best = most_told(bests, best_n);
    if (!any_low && out.low == out.best)
        out.low = -1;
    if (!any_high && out.high == out.best)
        out.high = -1;
    return out;
}

/* ---- the figures of a stay, by day ---- */

struct told { /* a figure on a day */
    lay_day day;
    int claim;
    const char *ref;
};

static int by_day(const void *a, const void *b)
{
    const struct told *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return strcmp(x->ref, y->ref);
}

static bool only_subject(const struct lay_claim *claim, int actor)
{
    int found = -1;
    for (size_t i = 0; i < claim->actor_count; i++) {
        enum lay_actor_role role = claim->actors[i].role;
        if (role != LAY_ROLE_SUBJECT && role != LAY_ROLE_LODGER)
            continue;
        if (found >= 0)
            return false;
        found = claim->actors[i].actor;
    }
    return found == actor;
}

static bool counts_there(const struct lay_work *work, const struct lay_mention *m, int place,
                         int actor)
{
    const struct lay_claim *claim = &work->ev->claims[m->claim];
    const struct lay_strength *s = &claim->strength;
    return lay_claim_acts(work, m) && m->mode == LAY_MODE_FACT && m->place == place &&
           claim->has_strength && strcmp(s->unit, "personnel") == 0 &&
           s->measure <= LAY_MEASURE_ARRIVING && (s->low >= 0 || s->best >= 0 || s->high >= 0) &&
           only_subject(claim, actor) &&
           !(s->scope > LAY_SCOPE_SITE && work->ev->places[place].level < LAY_LEVEL_AREA);
}

void lay_stay_figures(struct lay_work *work, const int *drafts, size_t n, struct lay_stay *stay)
{
    LAY_VEC(struct told) told = {0};
    for (size_t i = 0; i < n; i++) {
        const struct lay_draft *draft = &work->drafts.at[drafts[i]];
        for (size_t k = 0; k < draft->mentions.n; k++) {
            const struct lay_mention *m = &work->mentions.at[draft->mentions.at[k]];
            const struct lay_claim *claim = &work->ev->claims[m->claim];
            if (counts_there(work, m, stay->place, stay->actor))
                lay_vec_push(&told, (struct told){m->range.last, m->claim, claim->ref});
        }
    }
    if (told.n)
        qsort(told.at, told.n, sizeof *told.at, by_day);
    struct lay_figure *figures = lay_arena_array(&work->out->arena, struct lay_figure, told.n + 1);
    int *same = lay_arena_array(&work->scratch, int, told.n + 1);
    for (size_t i = 0, count; i < told.n; i += count) {
        for (count = 0; i + count < told.n && told.at[i + count].day == told.at[i].day; count++)
            same[count] = told.at[i + count].claim;
        struct lay_strength sum = lay_strength_join(work, same, count);
        figures[stay->figure_count++] =
            (struct lay_figure){told.at[i].day, sum.low, sum.best, sum.high};
    }
    stay->figures = figures;
    lay_vec_done(&told);
}
