/* cues_reach.c: which of the cues before a trigger may be its own. */
#include "import/prose/clause.h"

#include <string.h>

/* N'Djamena denies nothing. */
static bool in_name_of_place(const struct lay_sentence *s, size_t at)
{
    for (size_t i = 0; i < s->spots.n; i++)
        if (at >= s->spots.at[i].name_from && at < s->spots.at[i].name_to)
            return true;
    return false;
}

/* "Les 2 000 soldats attendus aux îles ont atterri": a participle of who does it. */
static bool is_of_subject(const struct lay_sentence *s, const struct lay_trigger *t, size_t at)
{
    bool has =
        lay_noted(s, t->from, LAY_LEX_HAVE) ||
        (t->to > t->from + 1 && lay_noted(s, t->from + 1, LAY_LEX_HAVE)); /* y ont débarqué */
    size_t end = at + lay_noted(s, at, LAY_LEX_CUE)->len; /* doivent | encore être retirés */
    while (end < t->from && (lay_noted(s, end, LAY_LEX_ADVERB) || lay_noted(s, end, LAY_LEX_HAVE)))
        end++;
    bool by =
        lay_noted_as(s, end, LAY_LEX_PREP, "by"); /* tanks promised | by Spain reached Poland */
    for (size_t i = 0; i < s->forces.n && (has || by) && end < t->from; i++)
        if (s->forces.at[i].to == at && s->forces.at[i].unit)
            return lay_noted(s, at, LAY_LEX_CUE)->len <= 2 && !lay_noted(s, at, LAY_LEX_HAVE);
    return false;
}

/* "Americans who are not part of it will remain": a word of the relative clause, which does not
 * reach up to the verb. */
static bool in_relative(const struct lay_sentence *s, const struct lay_trigger *t, size_t at)
{
    const struct lay_note *cue;
    size_t verb = t->from;
    for (size_t n; verb > at && (n = lay_helpers_before(s, at, verb, &cue)); verb -= n)
        ;
    for (size_t i = 0; i < s->forces.n && verb > at + 1; i++) {
        size_t end = s->forces.at[i].to;
        if (s->forces.at[i].from >= t->left && end < at &&
            (lay_noted(s, end, LAY_LEX_RELATIVE) ||
             (end + 1 < at && lay_noted(s, end + 1, LAY_LEX_RELATIVE))))
            return true;
    }
    return false;
}

/* "will withdraw the soldiers who | came in May": what a relative clause tells is not planned. */
static bool is_before_relative(const struct lay_text_reader *r, const struct lay_sentence *s,
                               const struct lay_trigger *t, size_t at)
{
    bool relative = false;
    for (size_t i = at; i < t->from && lay_is_verb(t); i++)
        relative = lay_noted(s, i, LAY_LEX_RELATIVE) || (relative && !lay_is_sign(r, i, ','));
    return relative;
}

/* "will visit the soldiers | based in Gao": they are there now, whatever is to come of the verb
 * that no rule knows; `from` where there is no such verb. */
static size_t behind_other_verb(const struct lay_text_reader *r, const struct lay_sentence *s,
                                const struct lay_trigger *t, size_t from)
{
    if (t->rule->type != LAY_TYPE_PRESENCE || t->to - t->from != 1 ||
        lay_has_slot(t->rule, LAY_SLOT_OBJ))
        return from;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        size_t verb =
            f->from > from && lay_noted(s, f->from - 1, LAY_LEX_DET) ? f->from - 1 : f->from;
        const struct lay_note *adverb = lay_noted(s, f->to, LAY_LEX_ADVERB);
        if (f->to + (adverb ? adverb->len : 0) != t->from || !f->unit || verb <= from + 1)
            continue;
        const struct lay_token *word = &r->tokens.all.at[verb - 1];
        if (word->kind == LAY_TOKEN_WORD && !word->capital && !s->noted[verb - 1 - s->from] &&
            lay_noted(s, verb - 2, LAY_LEX_CUE))
            return f->from;
    }
    return from;
}

size_t lay_first_cue_of(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *t, size_t told)
{
    enum { REACH = 9, FAR = 24, NEAR = 3 }; /* проведут с 3 по 9 мая на полигоне … | учения */
    const size_t reach =
        t->rule->type == LAY_TYPE_EXERCISE && !lay_is_verb(t) && r->lexicon->language.cases ? FAR
                                                                                            : REACH;
    size_t from = t->from > t->left + reach ? t->from - reach : t->left;
    for (size_t n = 1; n < REACH && from >= t->left + n; n++) {
        const struct lay_note *cue = lay_noted(s, from - n, LAY_LEX_CUE);
        from -= cue && cue->len > n ? n : 0; /* half of "there is no | doubt that" is a denial */
    }
    size_t inserted = lay_before_relative(r, s, t); /* dont Paris disait qu'ils resteraient, */
    if (inserted < t->from && lay_opens_aside(s, inserted + 1) && !lay_ends_force(s, inserted))
        inserted = told = t->from; /* ont commencé, | malgré les pluies, à quitter Gao */
    for (size_t i = from; i < t->from && !t->joined; i++)
        if ((i > told || i > inserted) && lay_is_sign(r, i, ','))
            from = i; /* "would have taken the camp, left by the army": that is no guess */
    for (size_t i = t->from; i > from && t->from - i < NEAR && !lay_is_verb(t); i--)
        if (lay_noted_as(s, i - 1, LAY_LEX_TIMEMODE, "after"))
            return i; /* отказался принять их после | ухода войск: that has happened */
    return behind_other_verb(r, s, t, from);
}

/* "n'ont pas quitté la ville et contrôlent le port": behind "and" a verb is denied by words of its
 * own; but: did not leave or hand over. */
static bool is_new(const struct lay_sentence *s, const struct lay_trigger *t, size_t told)
{
    for (size_t i = told; i < t->from && t->joined && lay_is_verb(t); i++)
        if (lay_noted_as(s, i, LAY_LEX_AND, "too"))
            return true;
    return false;
}

bool lay_is_cue_of_other(const struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_trigger *t, const struct lay_note *cue, size_t at,
                         size_t told)
{
    const char *value = cue->entry->value;
    if (s->masked[at + cue->len - 1 - s->from] || /* a promis | de */
        lay_in_time(s, at) || in_name_of_place(s, at) ||
        (strcmp(value, "planned") == 0 && t->from > at && is_of_subject(s, t, at)))
        return true;
    if (strcmp(value, "planned") == 0 && is_before_relative(r, s, t, at + cue->len))
        return true;
    bool no = strcmp(value, "negated") == 0; /* the company that will guard it left on Friday */
    bool apart = no || at < told || lay_is_sign(r, t->from - 1, ',');
    return (no && at < told && is_new(s, t, told)) ||
           (apart && lay_is_verb(t) && at < t->from && in_relative(s, t, at));
}
