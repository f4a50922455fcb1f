/* counted.c: numbers without a noun, which count people or arms that were spoken of before. */
#include "import/prose/chunk.h"

#include <string.h>

/* "By 1941", "1861 succeeded". */
static bool is_year(const struct lay_text_reader *r, const struct lay_quantity *q)
{
    enum { FIRST = 1500, LAST = 2100 };
    const struct lay_token *t = &r->tokens.all.at[q->from];
    return q->to == q->from + 1 && t->end - t->start == 4 && q->best >= FIRST && q->best <= LAST;
}

/* "$3", "5%": no number of people. */
bool lay_is_measured(const struct lay_text_reader *r, const struct lay_sentence *s, size_t from,
                     size_t to)
{
    const struct lay_token *at = r->tokens.all.at;
    const char *text = r->tokens.text;
    return (from > s->from && at[from - 1].kind == LAY_TOKEN_MARK && !at[from].spaced &&
            !strchr("(\"'", text[at[from - 1].start])) ||
           (to < s->to && at[to].sign == '%') || lay_is_hyphen(r, to, s->to); /* a two-year stay */
}

bool lay_has_people(const struct lay_text_reader *r, const struct lay_sentence *s)
{
    enum { REACH = 100 }; /* tokens */
    bool people = r->focus.people != NULL && s->from < r->focus.arms_at + REACH;
    for (size_t i = 0; i < s->forces.n; i++)
        people |= (s->forces.at[i].adjective && r->military) ||
                  (s->forces.at[i].unit && !s->forces.at[i].equipment &&
                   (s->forces.at[i].actor ||
                    s->forces.at[i].quantity.to > s->forces.at[i].quantity.from));
    return people;
}

/* "contre | 100 en juin": of another time, and nobody who is told of. */
static bool is_compared(const struct lay_sentence *s, size_t at)
{
    return at > s->from && lay_noted_as(s, at - 1, LAY_LEX_CUE, "compared");
}

/* "L'Italie doit | en déployer | une": what the claim before told of, behind a verb that "of them"
 * stands before; its unit, or NULL. */
static const char *one_of_those(const struct lay_text_reader *r, const struct lay_sentence *s,
                                const struct lay_force *f)
{
    const struct lay_prose_claim *told = lay_last_claim(r);
    const char *unit = told && told->unit ? told->unit : "personnel";
    bool behind = false;
    for (size_t i = 0; i < s->forces.n; i++)
        unit = s->forces.at[i].equipment ? s->forces.at[i].unit : unit;
    for (size_t n = 1;
         n <= 3 && f->from > s->from + n && *unit && r->lexicon->language.adjectives_after; n++) {
        const struct lay_note *verb = lay_noted(s, f->from - n, LAY_LEX_TRIGGER),
                              *of = lay_noted(s, f->from - n - 1, LAY_LEX_PREP);
        behind |= verb && of && of->len == 1 && verb->entry->rule->voice == LAY_VOICE_ACTIVE;
    }
    return behind && strcmp(unit, "personnel") != 0 && strcmp(unit, "base") != 0 ? unit : NULL;
}

/* "and 600 more are expected", "200 of them arrived": people spoken of before. */
static bool read_counted(struct lay_text_reader *r, const struct lay_sentence *s,
                         struct lay_chunk *c)
{
    struct lay_force *f = &c->force;
    if (!lay_has_people(r, s) || f->quantity.from != f->from || f->quantity.to == f->from ||
        f->quantity.best == 1 || is_compared(s, f->from) || lay_in_time(s, f->from) ||
        is_year(r, &f->quantity) || lay_is_measured(r, s, f->quantity.from, f->quantity.to))
        return false;
    size_t at = f->quantity.to;
    const struct lay_note *note;
    while (!lay_noted(s, at, LAY_LEX_TRIGGER) &&
           ((note = lay_noted(s, at, LAY_LEX_FILL)) || (note = lay_noted(s, at, LAY_LEX_OF)) ||
            (note = lay_noted(s, at, LAY_LEX_PRONOUN))))
        at += note->len;
    const struct lay_note *verb = lay_noted(s, at, LAY_LEX_TRIGGER);
    bool moves = verb && verb->entry->rule->voice != LAY_VOICE_NOUN;
    bool apposed = lay_noted(s, at - 1, LAY_LEX_PRONOUN) && f->from > s->from &&
                   lay_is_sign(r, f->from - 1, ',') && at < s->to && lay_is_sign(r, at, ',');
    if (!moves && !apposed && !lay_noted(s, at, LAY_LEX_CUE))
        return false;
    f->to = at;
    f->unit = "personnel";
    f->pronoun = !apposed; /* the last Italians, about 60 of them, */
    return true;
}

/* "to withdraw 2,000 more from there", "d'en envoyer 200": the object of a verb, of the people that
 * were spoken of. */
static bool read_number(struct lay_text_reader *r, const struct lay_sentence *s,
                        struct lay_chunk *c)
{
    static const enum lay_lex_class after[] = {LAY_LEX_PREP, LAY_LEX_OF, LAY_LEX_BOUND, LAY_LEX_AND,
                                               LAY_LEX_TIMEMODE};
    struct lay_force *f = &c->force;
    bool object = false, ends = false, inverted = false;
    const bool one = lay_noted_as(s, f->from, LAY_LEX_DET, "one");
    const char *thing = one || f->quantity.to > f->from ? one_of_those(r, s, f) : NULL;
    if (thing && one && f->quantity.to == f->quantity.from)
        f->quantity = (struct lay_quantity){f->from, f->from + 1, -1, 1, -1, "exact"};
    if (f->quantity.from != f->from || f->quantity.to == f->from ||
        (f->quantity.best == 1 && !thing) || is_compared(s, f->from) || lay_in_time(s, f->from) ||
        (is_year(r, &f->quantity) && !lay_noted_as(s, f->quantity.to, LAY_LEX_POSS, "own")) ||
        lay_is_measured(r, s, f->quantity.from, f->quantity.to))
        return false;
    for (size_t n = 1; n <= 4 && f->from >= s->from + n && !object; n++) {
        const struct lay_note *verb = lay_noted(s, f->from - n, LAY_LEX_TRIGGER);
        inverted = verb && n <= 2 && r->lexicon->language.cases && /* прибыли ещё | 200 */
                   lay_slot_is(verb->entry->rule, LAY_SLOT_REST, "subject");
        object = verb && (inverted || lay_has_slot(verb->entry->rule, LAY_SLOT_OBJ));
    }
    size_t at = f->quantity.to;
    const struct lay_note *fill;
    while ((fill = lay_noted(s, at, LAY_LEX_FILL)) || (fill = lay_noted(s, at, LAY_LEX_PRONOUN)))
        f->pronoun |= fill->entry->class == LAY_LEX_PRONOUN, at += fill->len; /* hundreds of them */
    const struct lay_note *of = lay_noted(s, at, LAY_LEX_OF);
    if (of && lay_noted_as(s, at + of->len, LAY_LEX_PRONOUN, "force"))
        f->pronoun = true, at += of->len + 1;       /* There are 300 of them */
    at += lay_noted_as(s, at, LAY_LEX_POSS, "own"); /* 1500 своих */
    ends = at >= s->to || r->tokens.all.at[at].kind == LAY_TOKEN_MARK || lay_in_time(s, at);
    for (size_t i = 0; i < LAY_COUNT(after); i++)
        ends |= lay_noted(s, at, after[i]) != NULL;
    if ((!lay_has_people(r, s) && !thing) || !object || !ends)
        return false;
    f->to = at;
    f->unit = thing ? thing : "personnel";
    f->equipment = thing != NULL;
    f->pronoun |= inverted;
    return true;
}

bool lay_read_counted(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_chunk *c)
{
    return read_counted(r, s, c) || read_number(r, s, c);
}
