/* asked.c: whether what is asked for is of forces or bases; who asks, and of whom. */
#include "import/prose/clause.h"

/* "просил отвести их" */
static bool is_them(const struct lay_sentence *s, size_t at)
{
    for (size_t i = 0; i < s->forces.n; i++)
        if (s->forces.at[i].from == at && s->forces.at[i].pronoun && !s->forces.at[i].single)
            return true;
    return false;
}

/* Whether a trigger may tell of a type: "withdraw" is of forces that leave, and of goods. */
static bool may_be(const struct lay_trigger *t, enum lay_type type)
{
    for (size_t i = 0; i <= t->other_count; i++)
        if ((i ? t->others[i - 1].rule : t->rule)->type == type)
            return true;
    return false;
}

/* "withdraw | them", "pull them out" */
static bool takes_them(const struct lay_sentence *s, const struct lay_trigger *t)
{
    bool them = false;
    for (size_t i = t->from + 1; i <= t->to; i++)
        them |= is_them(s, i);
    return them;
}

/* "освободить | её": the base that was spoken of */
static bool leaves_it(const struct lay_sentence *s, const struct lay_trigger *t)
{
    bool it = false;
    for (size_t i = 0; i < s->forces.n; i++)
        it |= s->forces.at[i].single && s->forces.at[i].from + 1 >= t->to &&
              s->forces.at[i].from <= t->to;
    return it && lay_has_trait(t->rule, LAY_TRAIT_PLACE_OBJ) && may_be(t, LAY_TYPE_DEPARTURE);
}

bool lay_asks_of_forces(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const lay_triggers *triggers, const struct lay_trigger *t)
{
    size_t from = t->fronted ? t->left : t->from;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        if (f->from >= from && f->from < t->right && (f->unit || lay_is_group(f)))
            return true;
    }
    for (size_t i = 0; i < s->spots.n; i++)
        if (s->spots.at[i].base && s->spots.at[i].from >= from && s->spots.at[i].from < t->right)
            return true;
    enum { REACH = 40 }; /* tokens: it opened a base; Turkey demands that it be closed */
    bool base = r->focus.base_at && t->from < r->focus.base_at + REACH;
    for (size_t i = 0; i < triggers->n && r->military; i++) {
        const struct lay_trigger *asked = &triggers->at[i];
        if (base && asked->from > t->from && asked->from < t->right &&
            (lay_is_of_base_type(asked->rule->type) || leaves_it(s, asked)))
            return true;
        if (asked->from > t->from && asked->from < t->right &&
            may_be(asked, LAY_TYPE_REINFORCEMENT))
            return true; /* d'envoyer des renforts */
        if (asked->from > t->from && asked->from < t->right &&
            lay_type_in(asked->rule->type, LAY_TYPE_BIT(PRESENCE) | LAY_TYPE_BIT(REPLACEMENT)) &&
            lay_is_verb(asked) && lay_has_trait(asked->rule, LAY_TRAIT_PLACE_THERE))
            return true; /* leur a demandé d'y rester, de les remplacer */
        if (t->fronted && asked->from == t->left && may_be(asked, LAY_TYPE_DEPARTURE))
            return true;
        if (asked->from > t->from && asked->from < t->right && may_be(asked, LAY_TYPE_DEPARTURE) &&
            (!lay_is_verb(asked) || lay_is_intransitive(r, s, asked->to) || takes_them(s, asked)))
            return true;
        if (asked->from > t->from && asked->from < t->right &&
            lay_needs(asked->rule, LAY_NEED_BASE) && !lay_is_verb(asked) &&
            lay_noted(s, asked->from - 1, LAY_LEX_POSS) && r->focus.base_at)
            return true; /* a exigé sa fermeture */
    }
    return false;
}

/* "les soldats, dont l'opposition exige | le retrait": they ask for nothing. */
bool lay_is_asked_of(const struct lay_text_reader *r, const struct lay_sentence *s,
                     const struct lay_trigger *t, const struct lay_force *f)
{
    return lay_has_trait(t->rule, LAY_TRAIT_CLAUSE_WHOLE) &&
           lay_noted_as(s, f->to + lay_is_sign(r, f->to, ','), LAY_LEX_RELATIVE, "of");
}

bool lay_who_asks(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    while (at < s->to && (lay_in_time(s, at) || lay_noted(s, at, LAY_LEX_ADVERB) ||
                          lay_noted(s, at, LAY_LEX_CUE) || lay_noted(s, at, LAY_LEX_PREP)))
        at++;
    const struct lay_note *asks = lay_noted(s, at, LAY_LEX_TRIGGER);
    return r->lexicon->language.cases && asks && asks->entry->rule->type == LAY_TYPE_REQUEST;
}

bool lay_is_in_list(const struct lay_text_reader *r, const struct lay_sentence *s, size_t comma)
{
    for (size_t i = 0; i + 1 < s->forces.n; i++)
        if (s->forces.at[i].to == comma && s->forces.at[i].actor && s->forces.at[i + 1].actor &&
            lay_only_and(r, s, comma, s->forces.at[i + 1].from))
            return true; /* a sommé Paris, | Berlin et Rome de fermer */
    return lay_lists_bases(r, s, comma);
}
