/* joined.c: which forces "and" and commas join. */
#include "import/prose/clause.h"

#include <string.h>

bool lay_only_and(const struct lay_text_reader *r, const struct lay_sentence *s, size_t from,
                  size_t to)
{
    enum { LONGEST = 5 }; /* belges, | en même temps que | les Danois */
    bool joined = false;
    if (from >= to || to - from > LONGEST)
        return false;
    for (size_t i = from; i < to; i++) {
        if (joined && s->opening[i - s->from])
            continue; /* ни французов, ни | «Вагнера» */
        bool comma = lay_is_sign(r, i, ','), joins = lay_joins(r, s, i) || comma;
        const struct lay_note *and = lay_noted(s, i, LAY_LEX_AND);
        if (and&&and->len > 1 &&
            i + and->len <= to) { /* ainsi que, ни французских, | ни немецких */
            joined = true;
            i += and->len - 1;
            continue;
        }
        if ((comma && r->lexicon->language.cases && lay_noted(s, i + 1, LAY_LEX_AND)) ||
            lay_noted_as(s, i, LAY_LEX_RELATIVE, "of")) /* dont | Bamako exige le départ */
            return false; /* передана армии Мали, и | французские солдаты едут */
        if (!joins && !lay_noted(s, i, LAY_LEX_OF))
            return false;
        joined |= joins;
    }
    return joined;
}

/* "left | Mali and Chad closed": a state as the place that a verb takes. */
static bool is_place_of_verb(const struct lay_sentence *s, const struct lay_force *f)
{
    size_t at = f->from;
    while (at > s->from && lay_noted(s, at - 1, LAY_LEX_DET))
        at--;
    return !f->unit && !f->adjective && lay_is_object_of_verb(s, at);
}

static bool is_before_verb(const struct lay_sentence *s, const struct lay_force *f)
{
    enum { REACH = 3 };
    size_t at = f->to;
    while (at < f->to + REACH && !lay_noted(s, at, LAY_LEX_TRIGGER) &&
           (lay_noted(s, at, LAY_LEX_HAVE) || lay_noted(s, at, LAY_LEX_CUE) ||
            lay_noted(s, at, LAY_LEX_ADVERB)))
        at++;
    const struct lay_note *verb = lay_noted(s, at, LAY_LEX_TRIGGER);
    return verb && verb->entry->rule->voice == LAY_VOICE_ACTIVE;
}

bool lay_begins_anew(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index)
{
    const struct lay_force *f = &s->forces.at[index];
    size_t and = f->from - 1;
    while (and > s->from && !lay_noted(s, and, LAY_LEX_AND) && lay_noted(s, and, LAY_LEX_DET))
        and--;
    if (!index || f->from <= s->from || !lay_noted(s, and, LAY_LEX_AND) || !is_before_verb(s, f))
        return false;
    bool comma = and > s->from && lay_is_sign(r, and-1, ','),
         list = index > 1 && lay_only_and(r, s, f[-2].to, f[-1].from);
    return (comma && !list) || is_place_of_verb(s, f - 1);
}

size_t lay_first_joined(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index)
{
    const struct lay_force *forces = s->forces.at;
    size_t first = index, prep_from;
    bool and = false; /* but: escorted by | a frigate, a corvette and a tug passed */
    while (first && !*lay_preposition_before(s, forces[first - 1].from, &prep_from) &&
           !lay_begins_anew(r, s, first) &&
           lay_only_and(r, s, forces[first - 1].to, forces[first].from)) {
        for (size_t i = forces[first - 1].to; i < forces[first].from; i++)
            and |= lay_joins(r, s, i);
        first--;
    }
    return and? first : index;
}

bool lay_add_partners(struct lay_clause *c, const char *role, size_t len,
                      const struct lay_force *const *forces, size_t n)
{
    const uint32_t together = LAY_TYPE_BIT(EXERCISE) | LAY_TYPE_BIT(AGREEMENT);
    struct lay_role_forces *has = lay_role_of(c, role, len);
    if (!has || !has->n || !lay_type_in(c->rule->type, together))
        return false;
    for (size_t i = 0; i < n && has->n < LAY_CLAUSE_FORCES; i++)
        if (forces[i]->actor && forces[i]->actor != has->at[0]->actor)
            has->at[has->n++] = forces[i];
    return true;
}

bool lay_is_scene(const struct lay_sentence *s, const struct lay_force *f)
{
    size_t prep_from;
    return !f->unit && strcmp(lay_preposition_before(s, f->from, &prep_from), "site") == 0;
}

/* "Турция, которая держит там войска, и | Доха": a force before an insertion that "and" joins to
 * the one at `index`; that one itself where none is. */
static size_t before_inserted(const struct lay_text_reader *r, const struct lay_sentence *s,
                              size_t index)
{
    size_t comma = s->forces.at[index].from, prep_from;
    if (comma < s->from + 3 || !lay_noted(s, comma - 1, LAY_LEX_AND) ||
        !lay_is_sign(r, comma - 2, ',') || !s->forces.at[index].actor)
        return index;
    for (size_t i = 0; i < index; i++) {
        const struct lay_force *f = &s->forces.at[i];
        if (f->actor && !f->unit && lay_is_sign(r, f->to, ',') && f->to < comma - 2 &&
            lay_closing_of(r, s, f->to) == comma - 2 &&
            !*lay_preposition_before(s, f->from, &prep_from))
            return i;
    }
    return index;
}

/* "les forces françaises | de Djibouti": where those before it are. */
static bool is_place_of(const struct lay_sentence *s, size_t index)
{
    const struct lay_force *f = &s->forces.at[index];
    size_t prep_from;
    return index && !f->unit && !f->adjective && f[-1].unit && f[-1].actor &&
           *lay_preposition_before(s, f->from, &prep_from) && prep_from == f[-1].to;
}

/* "les forces françaises | de Djibouti et | les soldats éthiopiens": the force that "and" joins to
 * the one at `index`, before a place of its own; that one itself where none is. */
static size_t before_place(const struct lay_text_reader *r, const struct lay_sentence *s,
                           size_t index)
{
    size_t last = index - 1 - is_place_of(s, index - 1);
    const struct lay_force *f = &s->forces.at[last];
    size_t end = f->to;
    for (size_t i = 0; i < s->spots.n; i++)
        if (s->spots.at[i].prep_from == f->to && *s->spots.at[i].prep)
            end = s->spots.at[i].to;
    bool joins = end > f->to && f->unit && f->actor && !r->lexicon->language.cases &&
                 s->forces.at[index].unit && s->forces.at[index].from > end &&
                 lay_only_and(r, s, end, s->forces.at[index].from);
    return joins ? last : index;
}

size_t lay_with_joined(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index,
                       const struct lay_force **out)
{
    size_t first = index, last = index, n = 0;
    while (first && s->forces.at[index].actor && s->forces.at[first - 1].actor &&
           lay_only_and(r, s, s->forces.at[first - 1].to, s->forces.at[first].from) &&
           !lay_is_scene(s, &s->forces.at[first - 1]) && !is_place_of(s, first - 1) &&
           !lay_ends_list(r, s, first - 1) && !lay_begins_anew(r, s, first))
        first--;
    while (last + 1 < s->forces.n && s->forces.at[last].actor && s->forces.at[last + 1].actor &&
           !lay_begins_anew(r, s, last + 1) &&
           lay_only_and(r, s, s->forces.at[last].to, s->forces.at[last + 1].from))
        last++;
    bool and = false; /* "Après le départ des Français, des Russes …" is no list */
    for (size_t i = first; i < last; i++)
        for (size_t k = s->forces.at[i].to; k < s->forces.at[i + 1].from; k++)
            and |= lay_joins(r, s, k);
    if (!and)
        first = last = index;
    size_t apart = before_inserted(r, s, first);
    if (apart == first && first && s->forces.at[index].actor)
        apart = before_place(r, s, first);
    if (apart < first)
        out[n++] = &s->forces.at[apart];
    for (size_t i = first; i <= last && n < LAY_CLAUSE_FORCES; i++)
        out[n++] = &s->forces.at[i];
    return n;
}

bool lay_is_behind_noun(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *t, const struct lay_force *f)
{
    size_t of = f->from;
    if (!lay_noted(s, of, LAY_LEX_OF) && of > t->to)
        of--;
    return r->lexicon->language.adjectives_after && lay_noted(s, of, LAY_LEX_OF) &&
           of >= t->to + 2 && lay_noted_as(s, of - 2, LAY_LEX_DET, "def") &&
           !lay_noted(s, of - 1, LAY_LEX_TRIGGER) && !lay_noted(s, of - 1, LAY_LEX_FORCE) &&
           !lay_noted(s, of - 1, LAY_LEX_FILL) && !lay_noted(s, of - 1, LAY_LEX_QUALIFIER) &&
           !lay_noted(s, of - 1, LAY_LEX_NUMBER) && !lay_noted(s, of - 1, LAY_LEX_PRONOUN) &&
           !lay_in_time(s, of - 1) && !r->tokens.all.at[of - 1].capital;
}

bool lay_is_instead(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index)
{
    const struct lay_force *f = &s->forces.at[index];
    return f->from > s->from && lay_denies_who(s, f->from - 1, f->to) && index + 1 < s->forces.n &&
           lay_is_sign(r, f->to, ',') && f[1].from == f->to + 2;
}
