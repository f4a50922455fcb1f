/* listener.c: to whom something is said, "told a local radio station", "à une radio locale". */
#include "import/prose/speaker.h"

#include <string.h>

/* Where the words that begin at a token end: at a sign or at what is said, "that". The token itself
 * where what is said follows without either: "told his neighbours the base was closed". */
static size_t end_of_words(const struct lay_text_reader *r, const struct lay_sentence *s,
                           size_t from)
{
    enum { LONGEST = 14 };
    bool armed = false; /* but: a local radio | station, a group | based in London */
    for (size_t i = from; i < s->to && i - from < LONGEST; i++) {
        const struct lay_note *trigger = lay_noted(s, i, LAY_LEX_TRIGGER);
        if (lay_is_mark(r, i) || lay_noted(s, i, LAY_LEX_RELATIVE) ||
            (lay_noted(s, i, LAY_LEX_BOUND) && !lay_noted(s, i, LAY_LEX_PREP)) ||
            (lay_is_sign(r, i, '.') && i + 1 == s->to))
            return i;
        armed |= lay_noted(s, i, LAY_LEX_FORCE) || lay_noted(s, i, LAY_LEX_BASE) ||
                 lay_noted(s, i, LAY_LEX_HAVE);
        if (lay_noted(s, i, LAY_LEX_SAY) || lay_noted(s, i, LAY_LEX_TO) ||
            (trigger && trigger->entry->rule->voice != LAY_VOICE_NOUN && armed))
            return from;
    }
    return s->to - from < LONGEST ? s->to : from;
}

size_t lay_behind_listener(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    const struct lay_note *to = lay_noted(s, at, LAY_LEX_LISTENER);
    bool verb = at > s->from && lay_noted_as(s, at - 1, LAY_LEX_LISTENER, "verb");
    if (!verb && (!to || *to->entry->value))
        return at;
    size_t from = verb ? at : at + to->len, end = end_of_words(r, s, from);
    bool who = end > from && !lay_noted(s, from, LAY_LEX_OF) && /* tells of */
               !lay_noted(s, from, LAY_LEX_CUE) &&              /* claims to have left */
               !lay_noted(s, from, LAY_LEX_TRIGGER);
    return who ? end : at;
}

bool lay_tells_that(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    const struct lay_note *note = lay_noted(s, at, LAY_LEX_TRIGGER),
                          *say = lay_noted(s, at, LAY_LEX_SAY);
    size_t end = say ? at + say->len + lay_is_sign(r, at + say->len, ',') : s->to;
    if (note && note->entry->rule->type != LAY_TYPE_REQUEST &&
        (lay_noted_as(s, end, LAY_LEX_BOUND, "object") ||
         lay_noted_as(s, end, LAY_LEX_BOUND, "that")))
        return true; /* a ajouté | que */
    if (!r->lexicon->language.capitals || !note || note->entry->rule->type != LAY_TYPE_REQUEST ||
        !lay_noted(s, at, LAY_LEX_SAY))
        return false;
    for (size_t i = at + 1; i < at + note->len; i++) {
        bool own = false;
        for (size_t k = 0; k < note->entry->count && !own; k++)
            for (size_t n = 0; n < note->entry->elements[k].word_count; n++)
                own |= note->entry->elements[k].words[n] == r->tokens.all.at[i].word;
        if (own)
            continue;
        if (lay_noted(s, i, LAY_LEX_RELATIVE)
                ? !lay_noted(s, i - 1, LAY_LEX_FORCE) && !lay_noted(s, i - 1, LAY_LEX_EQUIP)
                : lay_noted(s, i, LAY_LEX_HAVE) || lay_noted(s, i, LAY_LEX_CUE))
            return true; /* insisted that they | will leave, but not: insisted that they leave */
    }
    return false;
}
