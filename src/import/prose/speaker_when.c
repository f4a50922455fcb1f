/* speaker_when.c: when and where something was said: no time and no place of what is said. */
#include "import/prose/speaker.h"

#include <string.h>

/* "the governor said on Sunday": behind the time at which it was said; `end` where there is none.
 */
size_t lay_said_when(struct lay_text_reader *r, const struct lay_sentence *s, size_t end)
{
    enum { LONGEST_MODE = 3 };
    struct lay_when when;
    size_t at = end;
    while (at < s->to && at - end < LONGEST_MODE && lay_noted(s, at, LAY_LEX_TIMEMODE) &&
           !lay_longest_time(r, s, at, &when))
        at++;
    return at < s->to && lay_longest_time(r, s, at, &when) ? when.to : end;
}

/* The day in the words for a speaker. */
lay_day lay_day_of_words(struct lay_text_reader *r, size_t from, size_t to)
{
    struct lay_time_base base = {.published = r->section->published, .event = LAY_DAY_MIN};
    struct lay_span_days days;
    for (size_t i = from; i < to; i++) {
        const struct lay_starts *starts = lay_lexicon_starts(r->lexicon, &r->tokens.all.at[i]);
        bool any = starts->calcs < starts->n;
        struct lay_behind behind = {0};
        if (any)
            behind = lay_behind(r->lexicon, &r->tokens, i, to);
        LAY_EACH_LIKELY (k, starts, starts->calcs, starts->n, behind) {
            struct lay_match match;
            if (lay_match_start(r->lexicon, &r->tokens, i, to, &starts->at[k], &match) &&
                match.day && match.month &&
                lay_time_days(starts->at[k].entry->rule, &match, &base, &days))
                return days.first;
        }
    }
    return LAY_DAY_MIN;
}

/* When and where it was said: no time and no place of an event. */
static void mask_times(struct lay_text_reader *r, struct lay_sentence *s, size_t from, size_t to)
{
    for (size_t i = from, when, named; i < to && i < s->to; i++) {
        if ((when = lay_said_when(r, s, i)) > i)
            memset(s->masked + (i - s->from), true, when - i);
        const struct lay_note *in = lay_noted(s, i, LAY_LEX_PREP);
        bool there = in && strcmp(in->entry->value, "site") == 0 && i + in->len < to &&
                     lay_place_at(r, i + in->len, to, &named);
        if (there)
            memset(s->masked + (i - s->from), true, named - i);
    }
}

void lay_mask_lead_when(struct lay_text_reader *r, struct lay_sentence *s, size_t who)
{
    if (who == s->from || !lay_is_sign(r, who - 1, ',') || lay_has_trigger(s, s->from, who))
        return;
    for (size_t i = s->from, when; i < who; i++)
        if ((when = lay_said_when(r, s, i)) > i)
            memset(s->masked + (i - s->from), true, when - i);
}

/* "…, it said in a statement on Monday": up to a sign. */
void lay_mask_times_behind(struct lay_text_reader *r, struct lay_sentence *s, size_t end)
{
    size_t to = end;
    while (to < s->to && !lay_is_mark(r, to) && !lay_noted(s, to, LAY_LEX_TRIGGER))
        to++;
    if (to == s->to || lay_is_mark(r, to))
        mask_times(r, s, end, to);
}

/* "said on Sunday that", "told reporters in Gao on Tuesday that": that is no time of an event. */
void lay_mask_said_when(struct lay_text_reader *r, struct lay_sentence *s, size_t end)
{
    enum { REACH = 12 };
    size_t to = end + 1;
    for (size_t i = end; i < s->to && i - end < REACH && !lay_is_mark(r, i); i++) {
        if (lay_noted(s, i, LAY_LEX_TRIGGER))
            break;
        if (lay_noted(s, i, LAY_LEX_RELATIVE) || lay_noted_as(s, i, LAY_LEX_CUE, "only"))
            to = i;
    }
    mask_times(r, s, end, to);
}
