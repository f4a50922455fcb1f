/* inserted.c: what stands between commas before a verb, in languages whose participles and verbs
 * are told by their ends: "База в Гао, построенная французами, | закрыта". */
#include "import/prose/clause.h"

#include <string.h>

/* "в Гао, где стояли голландцы, | шведов | сменили": how many tokens the object of a verb takes
 * that stands before it, by its form. */
static size_t object_before(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t at)
{
    size_t prep_from;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        if (f->to == at && !f->pronoun && lay_is_oblique(r, s, f) &&
            !*lay_preposition_before(s, f->from, &prep_from))
            return at - f->from;
    }
    return 0;
}

/* The comma that ends what is inserted: nothing but times, places and words that help stands
 * between it and a verb; the verb where there is none. */
static size_t closing_comma(const struct lay_text_reader *r, const struct lay_sentence *s,
                            const struct lay_trigger *t)
{
    enum { REACH = 8 };
    const struct lay_note *cue;
    size_t at = t->from;
    while (at > s->from && t->from - at < REACH && !lay_is_sign(r, at - 1, ',')) {
        size_t n = lay_helpers_before(s, s->from, at, &cue);
        if (!n)
            n = object_before(r, s, at);
        if (!n && (lay_in_time(s, at - 1) || lay_noted(s, at - 1, LAY_LEX_THERE) ||
                   lay_noted(s, at - 1, LAY_LEX_PREP)))
            n = 1;
        if (!n)
            return t->from;
        at -= n;
    }
    return at > s->from && lay_is_sign(r, at - 1, ',') ? at - 1 : t->from;
}

bool lay_is_still(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    if (!lay_noted_as(s, at, LAY_LEX_BOUND, "until") || at == s->from ||
        !s->masked[at - 1 - s->from])
        return false;
    for (; at > s->from && !lay_is_sign(r, at - 1, ';'); at--) {
        const struct lay_note *verb = lay_noted(s, at - 1, LAY_LEX_TRIGGER);
        if (verb && verb->entry->rule->voice != LAY_VOICE_NOUN && !s->masked[at - 1 - s->from])
            return false; /* останутся, по его словам, | пока не кончится война */
    }
    return true;
}

/* "где", "которые", "бойцы которой" */
static bool opens_relative(const struct lay_sentence *s, size_t at)
{
    enum { REACH = 5 }; /* полторы тысячи солдат | которой */
    if (lay_noted(s, at, LAY_LEX_THERE) && lay_noted(s, at, LAY_LEX_BOUND))
        return true;
    for (size_t i = at; i < s->to && i < at + REACH && !lay_noted(s, i, LAY_LEX_TRIGGER); i++)
        if (lay_noted(s, i, LAY_LEX_RELATIVE) || lay_noted_as(s, i, LAY_LEX_POSS, "whose"))
            return true;
    return false;
}

/* "построенная", "два десятилетия служившая" */
static bool is_participle(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    enum { MOST = 5 }; /* на прошлой неделе | передавшие */
    for (size_t n = 0; n < MOST && at + 1 < s->to &&
                       (lay_in_time(s, at) || lay_noted(s, at, LAY_LEX_ADVERB) ||
                        lay_noted(s, at, LAY_LEX_MORE) || /* ещё утром | остававшийся */
                        (lay_noted(s, at, LAY_LEX_PREP) && lay_in_time(s, at + 1)) ||
                        lay_noted(s, at, LAY_LEX_NUMBER) || lay_noted(s, at, LAY_LEX_UNIT));
         n++)
        at++;
    return !r->tokens.all.at[at].capital && !lay_noted(s, at, LAY_LEX_FORCE) &&
           !lay_noted(s, at, LAY_LEX_BASE) && !lay_noted(s, at, LAY_LEX_SAY) &&
           !lay_noted(s, at, LAY_LEX_CUE) && lay_ends_with(r, at, &r->lexicon->language.participle);
}

/* A relative clause has a verb of its own up to its comma: "где, по его словам, | стоят" has none.
 */
static bool tells_itself(const struct lay_text_reader *r, const struct lay_sentence *s, size_t from,
                         size_t to)
{
    for (size_t i = from; i < to; i++)
        if (!s->masked[i - s->from] &&
            (lay_noted(s, i, LAY_LEX_TRIGGER) || lay_ends_with(r, i, &r->lexicon->language.finite)))
            return true;
    return false;
}

/* "Пакистан, | один из союзников, | отправит", "Чад, | несмотря на критику, | отправит": of a
 * force, without a verb. */
static bool explains_force(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                           size_t end)
{
    size_t prep_from;
    const struct lay_note *bound = lay_noted(s, at, LAY_LEX_BOUND); /* несмотря на; but: а, если */
    bool noun = lay_ends_force(s, at - 1) && !lay_noted(s, at, LAY_LEX_AND) &&
                !(bound && bound->len == 1) && !lay_noted(s, at, LAY_LEX_CUE) &&
                !s->masked[at - s->from];
    for (size_t i = at; i < end && noun; i++)
        noun = !lay_noted(s, i, LAY_LEX_TRIGGER) && !lay_is_sign(r, i, ',') &&
               !lay_ends_with(r, i, &r->lexicon->language.finite);
    for (size_t i = 0; i < s->forces.n && noun; i++)
        noun = s->forces.at[i].from != at; /* a list */
    for (size_t i = 0; i < s->forces.n && noun; i++)
        if (s->forces.at[i].to == at - 1)
            return !*lay_preposition_before(s, s->forces.at[i].from, &prep_from);
    return false;
}

bool lay_opens_insertion(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    return r->lexicon->language.participle.n && at + 1 < s->to && lay_is_sign(r, at, ',') &&
           (opens_relative(s, at + 1) || is_participle(r, s, at + 1));
}

size_t lay_closing_of(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    if (!r->lexicon->language.participle.n || at + 1 >= s->to ||
        !(opens_relative(s, at + 1) || is_participle(r, s, at + 1)))
        return at;
    for (size_t i = at + 1; i < s->to; i++)
        if (lay_is_sign(r, i, ','))
            return i;
    return at;
}

size_t lay_inserted_before(const struct lay_text_reader *r, const struct lay_sentence *s,
                           const struct lay_trigger *t, size_t *close)
{
    size_t found = t->from, end = *close = closing_comma(r, s, t);
    for (size_t i = end; end < t->from && i > s->from + 1; i--) {
        if (lay_is_sign(r, i - 1, ';') || lay_is_sign(r, i - 1, ':'))
            return found;
        if (!lay_is_sign(r, i - 1, ',') || i >= end)
            continue;
        bool relative = opens_relative(s, i);
        if (!relative && !is_participle(r, s, i) && !explains_force(r, s, i, end)) {
            if (found < t->from || lay_noted(s, i, LAY_LEX_BOUND))
                return found; /* but: what is inserted may have commas of its own */
            continue;
        }
        if (relative && !tells_itself(r, s, i, end))
            return t->from;
        found = i - 1;
        end = i - 1;
    }
    return found;
}

bool lay_is_inserted(const struct lay_text_reader *r, const struct lay_sentence *s,
                     const struct lay_trigger *t, size_t at)
{
    size_t close;
    if (!r->lexicon->language.participle.n || at >= t->from)
        return false;
    size_t open = lay_inserted_before(r, s, t, &close);
    return at > open && at < close && close < t->from;
}

bool lay_is_aside_before_verb(const struct lay_text_reader *r, const struct lay_sentence *s,
                              size_t at)
{
    enum { REACH = 14 };
    size_t end = at + 1;
    while (end < s->to && end - at < REACH &&
           (r->tokens.all.at[end].kind == LAY_TOKEN_WORD || lay_is_hyphen(r, end, s->to)))
        end++;
    const struct lay_note *cue = lay_noted(s, end + 1, LAY_LEX_CUE);
    return end < s->to && lay_is_sign(r, end, ',') && !r->tokens.all.at[at + 1].capital &&
           (lay_noted(s, end + 1, LAY_LEX_TRIGGER) || lay_noted(s, end + 1, LAY_LEX_HAVE) ||
            (cue && *cue->entry->value));
}

size_t lay_end_of_told(const struct lay_text_reader *r, const struct lay_sentence *s, size_t comma)
{
    enum { LONGEST = 9 };
    const uint64_t noun = lay_class_bit(LAY_LEX_DET) | lay_class_bit(LAY_LEX_FORCE) |
                          lay_class_bit(LAY_LEX_PREP) | lay_class_bit(LAY_LEX_POSS) |
                          lay_class_bit(LAY_LEX_AND);
    size_t end = comma + 1;
    if (!lay_is_sign(r, comma, ',') || end >= s->to || r->tokens.all.at[end].capital ||
        s->masked[end - s->from] || s->noted[end - s->from] & noun)
        return comma;
    const bool relative = lay_noted(s, end, LAY_LEX_RELATIVE); /* qui était prévu en mai */
    while (end < s->to && end - comma <= LONGEST &&
           (relative || !lay_noted(s, end, LAY_LEX_HAVE)) &&
           r->tokens.all.at[end].kind != LAY_TOKEN_MARK)
        end++;
    bool verb = lay_noted(s, end + 1, LAY_LEX_HAVE) || lay_noted(s, end + 1, LAY_LEX_CUE);
    return end < s->to && lay_is_sign(r, end, ',') && verb ? end : comma;
}

/* ", en présence du président,", ", jour anniversaire de | son armée,": a noun of what is done, or
 * whose something is, in what a comma opens. */
static bool only_describes(const struct lay_sentence *s, size_t comma, size_t at)
{
    const struct lay_note *noun = lay_noted(s, at, LAY_LEX_TRIGGER);
    if (noun)
        return noun->entry->rule->voice == LAY_VOICE_NOUN && noun->len == 1;
    bool of =
        at > comma + 2 && lay_noted(s, at - 1, LAY_LEX_POSS) && lay_noted(s, at - 2, LAY_LEX_OF);
    return of && lay_noted(s, at, LAY_LEX_FORCE);
}

size_t lay_end_of_aside(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                        size_t to)
{
    static const enum lay_lex_class meant[] = {LAY_LEX_TRIGGER, LAY_LEX_FORCE, LAY_LEX_EQUIP,
                                               LAY_LEX_BASE};
    const bool opens =
        at + 1 < s->to && /* a quitté, | après neuf ans de présence, | la base */
        (lay_noted(s, at + 1, LAY_LEX_PREP) || lay_noted(s, at + 1, LAY_LEX_TIMEMODE));
    for (size_t i = at + 1; i < to && lay_is_sign(r, at, ','); i++) {
        if (lay_is_sign(r, i, ','))
            return i;
        const struct lay_note *noun = opens ? lay_noted(s, i, LAY_LEX_TRIGGER) : NULL;
        if (s->masked[i - s->from] || (noun && noun->entry->rule->voice == LAY_VOICE_NOUN) ||
            (opens && lay_noted(s, i, LAY_LEX_EQUIP) && lay_noted(s, i - 1, LAY_LEX_OF)))
            continue;
        const struct lay_note *not = lay_noted(s, i, LAY_LEX_NOT); /* à la demande de */
        if (not )
            i += not ->len - 1;
        for (size_t k = 0; k < LAY_COUNT(meant) && !not ; k++)
            if (lay_noted(s, i, meant[k]) && !only_describes(s, at, i))
                return at;
    }
    return at;
}

/* "Les soldats | que Paris avait envoyés à Gao ont été retirés": where those end whom a relative
 * clause with a verb of its own, without commas, is about; the verb where there is none. */
static size_t before_restrictive(const struct lay_text_reader *r, const struct lay_sentence *s,
                                 const struct lay_trigger *t)
{
    enum { REACH = 16 };
    for (size_t i = t->from; i > s->from + 1 && t->from - i < REACH; i--) {
        if (!r->lexicon->language.adjectives_after || lay_is_sign(r, i - 1, ',') ||
            lay_noted(s, i - 1, LAY_LEX_AND))
            return t->from;
        if (lay_noted_as(s, i - 1, LAY_LEX_BOUND, "object"))
            return lay_ends_force(s, i - 1) && lay_has_trigger(s, i, t->from) ? i - 1 : t->from;
    }
    return t->from;
}

bool lay_opens_aside(const struct lay_sentence *s, size_t at)
{
    const struct lay_note *cue;
    return lay_noted(s, at, LAY_LEX_BOUND) &&
           (lay_noted(s, at, LAY_LEX_TIMEMODE) || lay_noted(s, at, LAY_LEX_PREP)) &&
           (lay_ends_force(s, at - 1) || lay_helpers_before(s, s->from, at - 1, &cue));
}

/* "Les soldats, | après le départ des Allemands, ont quitté Gao", "the soldiers, | tired after
 * months of fighting, left": right behind those who do it, or where they are, a clause or words
 * without a verb that have a word in them which opens a clause. */
static bool opens_when(const struct lay_sentence *s, size_t at, size_t comma)
{
    bool bound = lay_noted(s, at, LAY_LEX_BOUND);
    bool opens =
        lay_opens_aside(s, at) ||
        (!lay_noted(s, at, LAY_LEX_AND) && (lay_ends_force(s, at - 1) || lay_ends_spot(s, at - 1)));
    for (size_t i = at; i < comma && opens && !lay_noted(s, at, LAY_LEX_BOUND); i++) {
        const struct lay_note *verb = lay_noted(s, i, LAY_LEX_TRIGGER);
        opens = !verb || verb->entry->rule->voice == LAY_VOICE_NOUN;
        bound |= lay_noted(s, i, LAY_LEX_BOUND) != NULL;
    }
    return opens && bound;
}

/* "Israel, whose jets had struck Damascus, keeps its posts", "les effectifs, portés à 2 000 hommes
 * en février, seront réduits": where the words end that a relative clause or a participle between
 * commas parts from their verb; the verb where none does. */
size_t lay_before_relative(const struct lay_text_reader *r, const struct lay_sentence *s,
                           const struct lay_trigger *t)
{
    enum { REACH = 4 };
    if (t->from <= s->from + 2)
        return t->from;
    size_t close;
    if (r->lexicon->language.participle.n && lay_is_verb(t))
        return lay_inserted_before(r, s, t, &close);
    size_t comma = t->from - 1; /* "…, entend y déployer", "…, plans to build" */
    const struct lay_note *cue;
    for (size_t n = 1; n && comma > s->from + 2 && t->from - comma < REACH + 2 &&
                       !r->lexicon->language.cases && !lay_is_sign(r, comma, ',');
         comma -= n)
        n = lay_noted(s, comma, LAY_LEX_THERE) ? 1
                                               : lay_helpers_before(s, s->from, comma + 1, &cue);
    if (comma <= s->from + 1 || !lay_is_sign(r, comma, ','))
        return before_restrictive(r, s, t);
    size_t commas = 0; /* in what "que" opens there are none */
    for (size_t i = comma - 1; i > s->from + 1; i--) {
        bool sign = lay_is_sign(r, i - 1, ',');
        commas += sign;
        if (sign &&
            (lay_noted(s, i, LAY_LEX_RELATIVE) || lay_noted_as(s, i, LAY_LEX_THERE, "site") ||
             lay_noted_as(s, i, LAY_LEX_PREP, "with") || opens_when(s, i, comma) ||
             (lay_noted(s, i, LAY_LEX_DET) && lay_ends_force(s, i - 1)) ||
             (commas == 1 && lay_noted_as(s, i, LAY_LEX_BOUND, "object")) ||
             (lay_noted(s, i, LAY_LEX_TRIGGER) && r->lexicon->language.adjectives_after &&
              !lay_noted(s, i, LAY_LEX_HAVE) && !lay_noted(s, i, LAY_LEX_CUE))))
            return i - 1;
    }
    return t->from;
}

size_t lay_next_behind_aside(const struct lay_text_reader *r, const struct lay_sentence *s,
                             const lay_triggers *all, const struct lay_trigger *t, size_t next)
{
    for (size_t i = t->to, end; lay_is_verb(t) && next < all->n && i < all->at[next].from; i++)
        for (end = i = lay_end_of_aside(r, s, i, s->to);
             next < all->n && all->at[next].from < end && !lay_is_verb(&all->at[next]);)
            next++;
    return next;
}
