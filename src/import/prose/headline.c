/* headline.c: who says what a sentence tells without a verb of saying: "Reuters: …", "… – the
 * ministry". */
#include "import/prose/speaker.h"

#include <string.h>

/* Words that are a source without a verb: a noun for one, or, among other letters, an acronym. */
static bool is_source(struct lay_text_reader *r, const struct lay_sentence *s, size_t from,
                      size_t to, struct lay_saying *out)
{
    bool noun = false;
    for (size_t i = from; i < to; i++)
        noun |= lay_noted(s, i, LAY_LEX_SPEAKER) || lay_noted(s, i, LAY_LEX_GOVERNMENT);
    const struct lay_token *one = &r->tokens.all.at[from];
    noun |= r->lexicon->language.cases && to == from + 1 && one->capital &&
            (unsigned char)r->tokens.text[one->start] < 0x80;
    return noun && from < to && !lay_has_trigger(s, from, to) &&
           lay_is_speaker(r, s, from, to, out);
}

/* "Минобороны: войска ушли из Гао", "Войска ушли из Гао – Reuters". */
void lay_read_headline(struct lay_text_reader *r, struct lay_sentence *s, lay_sayings *out)
{
    enum { LONGEST = 9 };
    struct lay_saying saying = {.stance = "asserts"};
    size_t end = s->to, colon = s->from, dash = 0;
    if (out->n)
        return;
    while (colon < s->to && colon - s->from < LONGEST && !lay_is_sign(r, colon, ':'))
        colon++;
    if (colon < s->to && lay_is_sign(r, colon, ':') && is_source(r, s, s->from, colon, &saying)) {
        saying.who_from = s->from;
        saying.who_to = saying.scope_from = colon;
        saying.scope_to = s->to;
        lay_keep_saying(r, s, &saying, saying.who_from, saying.who_to, out);
        return;
    }
    while (end > s->from && lay_is_sign(r, end - 1, '.'))
        end--;
    for (size_t i = end; i > s->from + 1 && end - i < LONGEST && !dash; i--)
        if (lay_is_sign(r, i - 1, LAY_DASH) && r->tokens.all.at[i - 1].spaced)
            dash = i - 1;
    if (!dash || !is_source(r, s, dash + 1, end, &saying))
        return;
    saying.who_from = dash + 1;
    saying.who_to = end;
    saying.scope_from = s->from;
    saying.scope_to = dash;
    lay_keep_saying(r, s, &saying, saying.who_from, saying.who_to, out);
}

size_t lay_before_comma(const struct lay_text_reader *r, size_t at, size_t to)
{
    while (at < to && !lay_is_sign(r, at, ','))
        at++;
    return at;
}

size_t lay_end_of_inserted(const struct lay_text_reader *r, const struct lay_sentence *s,
                           size_t who, size_t end, size_t right)
{
    if (who < s->from + 2 ||
        !(lay_is_sign(r, who - 2, ',') || lay_noted(s, who - 2, LAY_LEX_AND)) || /* et que Paris */
        !(lay_noted(s, who - 1, LAY_LEX_RELATIVE) ||
          lay_noted_as(s, who - 1, LAY_LEX_BOUND, "object")))
        return right;
    return lay_before_comma(r, end, right);
}

size_t lay_behind_aside(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    enum { LONGEST = 7 }; /* tokens */
    bool that = lay_noted(s, at + 1, LAY_LEX_BOUND) && !lay_noted(s, at + 1, LAY_LEX_PREP);
    if (at >= s->to || !lay_is_sign(r, at, ',') || that)
        return at; /* опровергла, что они ушли, но подтвердила; but: dément, pour sa part, que */
    for (size_t i = at + 2; i + 1 < s->to && i - at <= LONGEST; i++) {
        if (lay_noted(s, i, LAY_LEX_SAY))
            return at;
        if (lay_is_sign(r, i, ','))
            return lay_noted(s, i + 1, LAY_LEX_RELATIVE) || lay_noted(s, i + 1, LAY_LEX_BOUND) ||
                           lay_noted_as(s, i + 1, LAY_LEX_CUE, "only") /* qu' */
                       ? i + 1
                       : at;
    }
    return at;
}

/* Whether somebody begins at a token: "un porte-parole", "le ministère". */
static bool begins_speaker(const struct lay_sentence *s, size_t at)
{
    enum { NEAR = 3 };
    if (lay_noted(s, at, LAY_LEX_PREP))
        return false; /* à la télévision */
    size_t noun = lay_noted(s, at, LAY_LEX_DET) ? at + 1 : at;
    for (size_t i = noun; i < noun + NEAR && i < s->to; i++)
        if (lay_noted(s, i, LAY_LEX_SPEAKER) || lay_noted(s, i, LAY_LEX_GOVERNMENT) ||
            lay_noted(s, i, LAY_LEX_FORCE))
            return true;
    return false;
}

size_t lay_behind_inserted(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    enum { LONGEST = 14 }; /* tokens */
    if (at >= s->to || !lay_is_sign(r, at, ','))
        return at;
    for (size_t i = at + 1; i + 1 < s->to && i - at <= LONGEST; i++) {
        bool clause = lay_noted(s, i, LAY_LEX_BOUND) && !lay_noted(s, i, LAY_LEX_PREP) &&
                      i > at + 1; /* but: lors d'un entretien */
        bool noun = lay_noted(s, i - 1, LAY_LEX_DET) || lay_noted(s, i - 1, LAY_LEX_OF);
        if (clause || lay_noted(s, i, LAY_LEX_SAY) || lay_noted(s, i, LAY_LEX_RELATIVE) ||
            (lay_noted(s, i, LAY_LEX_TRIGGER) && !noun)) /* but: devant la presse */
            return at;
        if (lay_is_sign(r, i, ',') && begins_speaker(s, i + 1))
            return i + 1;
    }
    return at;
}
