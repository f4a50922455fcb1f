/* compared.c: a number that is told against an earlier one is a change, too. */
#include "import/prose/making.h"

#include <string.h>

/* How many are told of at most: "a hundred", "up to 300". */
static int64_t most_of(const struct lay_quantity *q)
{
    return q->best >= 0 ? q->best : q->high >= 0 ? q->high : q->low;
}

/* "[2024-06..2024-09]": since the time of what a number is compared with, up to the report. */
static const char *since_then(const struct making *m, const struct lay_when *when)
{
    enum { MONTH = 7 }; /* bytes of 2024-06 */
    const lay_day published = m->r->section->published;
    const struct lay_time_base base = {.published = published, .event = LAY_DAY_MIN, .past = true};
    struct lay_span_days days;
    if (published == LAY_DAY_MIN || !lay_when_days(m->s, when, &base, &days) ||
        days.first > published)
        return NULL;
    LAY_FREE char *from = lay_day_format(days.first);
    LAY_FREE char *to = lay_day_format(published);
    const int len = days.first == days.last ? (int)strlen(to) : MONTH;
    return lay_arena_printf(&m->r->arena, "[%.*s..%.*s]", len, from, len, to);
}

void lay_make_compared(struct making *m)
{
    const struct lay_sentence *s = m->s;
    const struct lay_prose_claim *told = lay_told_in_sentence(m);
    const uint32_t counts = LAY_TYPE_BIT(PRESENCE) | LAY_TYPE_BIT(STRENGTH);
    if (!told || !told->has_strength || !lay_type_in(told->type, counts) || !told->actor_count ||
        strcmp(told->stance, "asserts") != 0 || strcmp(told->modality, "actual") != 0 ||
        told->rule != m->clause->rule)
        return;
    size_t at = m->clause->trigger->to;
    while (at < s->to && !lay_noted_as(s, at, LAY_LEX_CUE, "compared"))
        at++;
    const size_t from =
        told->quantity.to > m->clause->trigger->to ? told->quantity.to : m->clause->trigger->to;
    struct lay_quantity then;
    size_t n = at + 1 < s->to && lay_is_sign(m->r, at - 1, ',')
                   ? lay_read_quantity(m->r, s, at + 1, &then)
                   : 0;
    size_t end = at + 1 + n;
    for (const struct lay_note *of;
         n && ((of = lay_noted(s, end, LAY_LEX_OF)) || (of = lay_noted(s, end, LAY_LEX_FORCE)));)
        end += of->len; /* contre 800 | soldats | en juin */
    const struct lay_when *when = n ? lay_time_at(s, end) : NULL;
    const char *since = when ? since_then(m, when) : NULL;
    const int64_t now = most_of(&told->quantity);
    if (!since || from > at || lay_has_trigger(s, from, at) || now < 0 || most_of(&then) < 0 ||
        now == most_of(&then))
        return;
    struct lay_prose_claim claim = *told;
    claim.type = now < most_of(&then) ? LAY_TYPE_DRAWDOWN : LAY_TYPE_REINFORCEMENT;
    claim.when = since;
    claim.when_text = lay_words_of(m->r, when->from, when->to);
    claim.span_count = 0;
    lay_add_span(m, &claim, "trigger", at, at + 1);
    lay_add_span(m, &claim, "when", when->from, when->to);
    for (size_t i = 0; i < told->span_count && claim.span_count < LAY_CLAIM_SPANS; i++)
        if (strcmp(told->spans[i].field, "trigger") != 0 &&
            strcmp(told->spans[i].field, "when") != 0)
            claim.spans[claim.span_count++] = told->spans[i];
    lay_vec_push(&m->r->claims, claim);
}
