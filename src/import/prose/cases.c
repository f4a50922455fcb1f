/* cases.c: who does what to whom by the ends of words, in languages whose nouns have cases. */
#include "import/prose/clause.h"

#include <string.h>

/* Whether a word has one of the ends: "у|ю". */
bool lay_ends_with(const struct lay_text_reader *r, size_t at, const struct lay_endings *endings)
{
    const struct lay_token *token = &r->tokens.all.at[at];
    return token->end > token->start && lay_has_ending(endings, r->tokens.text + token->start + 1,
                                                       token->end - token->start - 1);
}

bool lay_is_past_verb(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    static const enum lay_lex_class objects[] = {LAY_LEX_DET, LAY_LEX_POSS, LAY_LEX_NUMBER,
                                                 LAY_LEX_QUALIFIER, LAY_LEX_PRONOUN};
    if (at + 1 >= s->to || r->tokens.all.at[at].kind != LAY_TOKEN_WORD ||
        !r->tokens.all.at[at].spaced || r->tokens.all.at[at].capital ||
        !lay_ends_with(r, at, &r->lexicon->language.past))
        return false;
    for (size_t i = 0; i < LAY_COUNT(objects); i++)
        if (lay_noted(s, at + 1, objects[i]))
            return true;
    size_t when = at + 1 + (lay_noted(s, at + 1, LAY_LEX_PREP) != NULL);
    if (when < s->to && lay_in_time(s, when)) /* refused on Tuesday to withdraw */
        return true;
    return r->tokens.all.at[at + 1].kind == LAY_TOKEN_NUMBER && r->tokens.all.at[at + 1].spaced;
}

size_t lay_behind_adjectives(const struct lay_text_reader *r, const struct lay_sentence *s,
                             size_t at)
{
    enum { MOST = 2 };
    for (size_t n = 0; n < MOST && at + 1 < s->to && r->lexicon->language.cases; n++, at++)
        if (r->tokens.all.at[at].kind != LAY_TOKEN_WORD || lay_noted(s, at, LAY_LEX_SPEAKER) ||
            lay_noted(s, at, LAY_LEX_FORCE) ||
            (!lay_ends_with(r, at, &r->lexicon->language.instrumental) &&
             !lay_ends_with(r, at, &r->lexicon->language.oblique)))
            break;
    return at;
}

static bool is_small_word(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    static const enum lay_lex_class others[] = {LAY_LEX_BASE,  LAY_LEX_ADMIN, LAY_LEX_TOWN,
                                                LAY_LEX_BOUND, LAY_LEX_AND,   LAY_LEX_SPEAKER,
                                                LAY_LEX_POSS};
    for (size_t i = 0; i < LAY_COUNT(others); i++)
        if (lay_noted(s, at, others[i]))
            return false;
    return r->tokens.all.at[at].kind == LAY_TOKEN_WORD && !r->tokens.all.at[at].capital &&
           !lay_in_time(s, at);
}

size_t lay_before_attributes(const struct lay_text_reader *r, const struct lay_sentence *s,
                             size_t name)
{
    enum { MOST = 3 };
    const struct lay_language *language = &r->lexicon->language;
    size_t at = name, prep_from;
    for (size_t n = 0; language->attribute.n; n++, at--) {
        bool adjective = n && lay_ends_with(r, at, &language->attribute);
        if (adjective && *lay_preposition_before(s, at, &prep_from))
            return at;
        if (n == MOST || at == s->from || !is_small_word(r, s, at - 1) ||
            (!lay_ends_with(r, at - 1, &language->attribute) &&
             !lay_ends_with(r, at - 1, &language->instrumental)))
            break;
    }
    return name;
}

/* By its ending no subject. */
static bool ends_oblique(const struct lay_text_reader *r, size_t at)
{
    return lay_ends_with(r, at, &r->lexicon->language.oblique);
}

/* "передала | иракцам базу, Чаду базу": a state that stands there by its name, no adjective. */
bool lay_is_no_owner(const struct lay_text_reader *r, size_t at, const struct lay_gaz_actor *actor,
                     bool adjective)
{
    return lay_is_people(r, at) ||
           (r->lexicon->language.cases && !adjective && lay_is_state(actor));
}

/* Whose those are that stand there by their ending alone, without a preposition. */
static bool is_in_case(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_force *f, const struct lay_endings *endings)
{
    size_t prep_from;
    bool office = f->office && lay_noted(s, f->from, LAY_LEX_SPEAKER);
    size_t noun = office ? f->from : f->to - 1; /* властям | Франции, but: грузинской | стороне */
    for (size_t i = f->from; i < f->to && f->unit && f->head; i++)
        if (r->tokens.all.at[i].word == f->head)
            noun = i; /* армия | Германии передала */
    bool people = f->unit || !f->adjective || lay_is_people(r, noun); /* американцами */
    const struct lay_note *head = lay_noted(s, f->from, LAY_LEX_FORCE);
    bool first = endings == &r->lexicon->language.instrumental && f->unit && head && head->len == 1;
    return endings->n && f->actor && people &&
           (lay_ends_with(r, noun, endings) ||
            (first && lay_ends_with(r, f->from, endings))) && /* бойцами | «Вагнера» */
           !*lay_preposition_before(s, f->from, &prep_from);
}

static bool is_bare(const struct lay_force *f)
{
    return f->actor && !f->unit && !f->adjective && !f->pronoun;
}

/* "Россия Таджикистану | передала", "Италия Мали | вернула": of two states side by side the second
 * one gets it. */
bool lay_is_receiver(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index,
                     const struct lay_rule *rule)
{
    size_t len;
    const struct lay_force *f = &s->forces.at[index];
    bool gives = lay_slot(rule, LAY_SLOT_SUBJ, &len) != NULL;
    if (!r->lexicon->language.dative.n ||
        (!lay_slot_is(rule, LAY_SLOT_REST, "receiver") &&
         !lay_slot_is(rule, LAY_SLOT_DATIVE, "receiver")) ||
        lay_slot_is(rule, LAY_SLOT_SUBJ, "receiver"))
        return false;
    bool second = index && gives && is_bare(f) && is_bare(f - 1) && f[-1].to == f->from;
    return second || is_in_case(r, s, f, &r->lexicon->language.dative) ||
           (!lay_is_people(r, f->to - 1) && /* but: датчане */
            is_in_case(r, s, f, &r->lexicon->language.dative_like));
}

bool lay_is_agent(const struct lay_text_reader *r, const struct lay_sentence *s,
                  const struct lay_force *f)
{
    return is_in_case(r, s, f, &r->lexicon->language.instrumental);
}

const struct lay_force *lay_receiver_of(const struct lay_text_reader *r,
                                        const struct lay_sentence *s, const struct lay_trigger *t,
                                        size_t right)
{
    for (size_t i = 0; i < s->forces.n; i++)
        if (s->forces.at[i].from >= t->left && s->forces.at[i].to <= right &&
            lay_is_receiver(r, s, i, t->rule))
            return &s->forces.at[i];
    return NULL;
}

const struct lay_force *lay_agent_of(const struct lay_text_reader *r, const struct lay_sentence *s,
                                     const struct lay_trigger *t)
{
    for (size_t i = 0; i < s->forces.n; i++)
        if (s->forces.at[i].from >= t->left && s->forces.at[i].from < t->right &&
            lay_is_agent(r, s, &s->forces.at[i]) && !lay_is_inserted(r, s, t, s->forces.at[i].from))
            return &s->forces.at[i];
    return NULL;
}

/* Whether a state's name, from..to-1, is no subject by its form: "Катара". Capitals and short forms
 * that begin like none of its names may be one. */
bool lay_is_declined_name(const struct lay_text_reader *r, size_t from, size_t to,
                          const struct lay_gaz_actor *state)
{
    enum { STEM = 6 }; /* bytes */
    if (!r->lexicon->language.cases || !lay_is_state(state))
        return false;
    const struct lay_token *at = r->tokens.all.at;
    const char *text = r->tokens.text + at[from].start;
    size_t n = at[to - 1].end - at[from].start;
    bool like = false;
    for (size_t i = 0; i < state->name_count; i++) {
        const char *name = state->names[i];
        if (strlen(name) == n && memcmp(name, text, n) == 0)
            return false;
        like |= n > STEM && strncmp(name, text, STEM) == 0;
    }
    return like;
}

/* "базу России, никаких препятствий для этого | нет": behind a comma something else is denied. */
static bool is_other_absent(const struct lay_text_reader *r, const struct lay_sentence *s,
                            const struct lay_trigger *t, const struct lay_force *f)
{
    const struct lay_token *at = r->tokens.all.at;
    for (size_t i = t->from; i > f->to && r->lexicon->language.cases; i--) {
        if (lay_is_sign(r, i - 1, ','))
            return false;
        if (at[i - 1].kind != LAY_TOKEN_WORD || at[i - 1].capital || s->noted[i - 1 - s->from] ||
            s->masked[i - 1 - s->from] || lay_in_time(s, i - 1))
            continue;
        for (size_t k = f->to; k < i; k++)
            if (lay_is_sign(r, k, ','))
                return true;
    }
    return false;
}

/* "отвергла требование | Багдада | вывести войска": whose demand it is that was refused. */
static bool is_refused(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_force *f)
{
    enum { LONGEST = 3 };
    for (size_t n = 2; n <= LONGEST && r->lexicon->language.cases && f->from >= s->from + n; n++) {
        const struct lay_note *cue = lay_noted(s, f->from - n, LAY_LEX_CUE);
        if (cue && cue->len == n && strcmp(cue->entry->value, "refused") == 0)
            return true;
    }
    return false;
}

bool lay_is_no_subject(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t, const struct lay_force *f)
{
    if (!lay_is_verb(t))
        return false;
    if (f->pronoun && f->from > s->from && lay_is_sign(r, f->from - 1, '-'))
        return true; /* Paris a-t-elle | fermé */
    if (t->rule->type == LAY_TYPE_AGREEMENT && f->unit && !f->actor && !f->pronoun)
        return true; /* a status-of-forces agreement that lets: whose it is stands before */
    if (lay_has_slot(t->rule, LAY_SLOT_STANCE) && is_other_absent(r, s, t, f))
        return true;
    if (f > s->forces.at && is_bare(f) && lay_noted(s, f->from, LAY_LEX_OF) &&
        lay_is_sign(r, f->to, ',') && !lay_noted(s, f->from - 1, LAY_LEX_SPEAKER))
        return true; /* La France, à la demande | du Mali, a fermé */
    if (f->pronoun && !f->unit && t->rule->voice == LAY_VOICE_ACTIVE &&
        lay_has_trait(t->rule, LAY_TRAIT_PLACE_OBJ) && !lay_has_slot(t->rule, LAY_SLOT_OBJ) &&
        lay_is_oblique(r, s, f))
        return true; /* его | заняли боевики */
    return is_bare(f) && !f->office &&
           (is_refused(r, s, f) || lay_is_declined_name(r, f->from, f->to, f->actor));
}

bool lay_is_subject_at(struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    size_t end;
    bool adjective;
    const struct lay_gaz_actor *state = lay_actor_at(r, at, s->to, &end, &adjective);
    if (!r->lexicon->language.cases || !state || adjective ||
        lay_is_declined_name(r, at, end, state))
        return false;
    const struct lay_note *verb = lay_noted(s, end, LAY_LEX_TRIGGER);
    return verb && lay_has_trait(verb->entry->rule, LAY_TRAIT_PLACE_OBJ) &&
           verb->entry->rule->voice == LAY_VOICE_ACTIVE && !ends_oblique(r, at);
}

bool lay_is_oblique(const struct lay_text_reader *r, const struct lay_sentence *s,
                    const struct lay_force *f)
{
    if (f->pronoun && !f->unit && r->lexicon->language.oblique.n)
        return lay_noted(s, f->from, LAY_LEX_POSS) != NULL; /* их сменили */
    if (!f->unit && f->actor && f->adjective) /* французов | сменят турки */
        return lay_ends_with(r, f->from, &r->lexicon->language.oblique_people);
    return f->unit && f->quantity.to == f->quantity.from && ends_oblique(r, f->from);
}

/* "прилетел в Гао на похороны | французских солдат": what belongs to a noun behind a preposition
 * that tells no place. */
bool lay_is_complement(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t, const struct lay_force *f)
{
    bool oblique = false;
    size_t at = f->from;
    if (!r->lexicon->language.cases || !lay_is_verb(t) || f->quantity.to > f->quantity.from)
        return false;
    for (size_t i = f->from; i < f->to && !oblique; i++) /* 45-й | танковой бригады */
        oblique = ends_oblique(r, i) || lay_ends_with(r, i, &r->lexicon->language.instrumental);
    if (!oblique)
        return false;
    while (at > t->to && !r->tokens.all.at[at - 1].capital && !lay_in_time(s, at - 1) &&
           r->tokens.all.at[at - 1].kind == LAY_TOKEN_WORD &&
           (!s->noted[at - 1 - s->from] || lay_noted(s, at - 1, LAY_LEX_SPEAKER) ||
            lay_noted(s, at - 1, LAY_LEX_TRIGGER)))
        at--;
    enum { SHORT = 4 }; /* bytes: по */
    const struct lay_token *small = &r->tokens.all.at[at - 1];
    return at < f->from && at > t->to &&
           (lay_noted(s, at - 1, LAY_LEX_PREP) ||
            (small->kind == LAY_TOKEN_WORD && small->end - small->start <= SHORT));
}

/* "Эстонию | покинули | последние российские солдаты", "покинутую американцами базу заняли талибы":
 * the subject stands behind its verb, and a state that they leave, or who did something else to
 * that base, before it. */
bool lay_is_left_before(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *t, const struct lay_force *f)
{
    size_t len, rest_len;
    const char *subj = lay_slot(t->rule, LAY_SLOT_SUBJ, &len),
               *rest = lay_slot(t->rule, LAY_SLOT_REST, &rest_len);
    bool same = subj && rest && len == rest_len && strncmp(subj, rest, len) == 0;
    bool leaves = is_bare(f) && same && strncmp(subj, "subject", len) == 0;
    if (!r->lexicon->language.cases || !lay_has_trait(t->rule, LAY_TRAIT_PLACE_OBJ) ||
        !(leaves || (same && lay_is_agent(r, s, f))))
        return false;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *who = &s->forces.at[i];
        if (who->from >= t->to && who->from <= t->to + 1)
            return who->unit && who->actor && who->actor != f->actor && !lay_is_oblique(r, s, who);
    }
    return false;
}

/* "туда прибыли | немецкие.": others of the kind that was spoken of, by their adjective alone. */
static bool is_bare_subject(const struct lay_text_reader *r, const struct lay_trigger *t,
                            const struct lay_force *f)
{
    return r->lexicon->language.cases && f->adjective && !f->unit &&
           f->to == f->from + 1 + (f->quantity.to - f->quantity.from) &&
           !ends_oblique(r, f->to - 1) &&
           (f->to >= t->right || r->tokens.all.at[f->to].kind == LAY_TOKEN_MARK);
}

/* "Франция ушла, и базу | заняли": what a verb takes stands right before it. */
static bool has_object_before(const struct lay_sentence *s, const struct lay_trigger *t)
{
    const size_t at = lay_before_when(s, t->from);
    for (size_t i = 0; i < s->spots.n && lay_has_trait(t->rule, LAY_TRAIT_PLACE_OBJ); i++)
        if (s->spots.at[i].to == at && !*s->spots.at[i].prep &&
            (s->spots.at[i].base || s->spots.at[i].there))
            return true;
    return false;
}

bool lay_has_subject_behind(struct lay_text_reader *r, const struct lay_sentence *s,
                            const struct lay_trigger *t, const char *role, size_t len)
{
    size_t rest_len;
    const char *rest = lay_slot(t->rule, LAY_SLOT_REST, &rest_len);
    const bool same = rest && rest_len == len && strncmp(rest, role, len) == 0;
    const size_t at = lay_before_when(s, t->from); /* которую | через два дня | заняли */
    for (size_t i = 0; i < s->forces.n && rest; i++) {
        const struct lay_force *f = &s->forces.at[i];
        if (!same && f->from == t->to && is_bare_subject(r, t, f) && lay_is_people(r, f->to - 1) &&
            !lay_ends_with(r, f->to - 1, &r->lexicon->language.oblique_people) &&
            !lay_ends_with(r, f->to - 1, &r->lexicon->language.dative))
            return true; /* базу, которую передали | французы */
        if (!same)
            continue;
        bool quoted = t->to < s->to && s->opening[t->to - s->from];
        if (f->from == t->to + quoted && lay_is_group(f) && t->left > s->from &&
            lay_noted(s, t->left - 1, LAY_LEX_THERE))
            return r->lexicon->language.cases; /* откуда ушёл | «Вагнер» */
        if (f->from == t->to && f->actor && !lay_is_by(r, f) &&
            ((f->unit && !lay_has_trait(t->rule, LAY_TRAIT_PLACE_OBJ)) || is_bare_subject(r, t, f)))
            return true;
        bool taken = f->actor && at > s->from + 1 && /* базу, которую | бросила армия Мали */
                     lay_noted(s, at - 1, LAY_LEX_RELATIVE) && lay_is_sign(r, at - 2, ',') &&
                     !lay_disagrees(r, s, f, t->from) &&
                     lay_has_trait(t->rule, LAY_TRAIT_PLACE_OBJ);
        if (f->from == t->to + quoted && (f->unit || lay_is_group(f)) &&
            (taken || has_object_before(s, t)) && !lay_is_oblique(r, s, f) && !lay_is_of_base(s, f))
            return r->lexicon->language.cases;
    }
    return false;
}

bool lay_is_by(const struct lay_text_reader *r, const struct lay_force *f)
{
    const struct lay_endings *by = &r->lexicon->language.instrumental;
    return by->n && lay_ends_with(r, f->from, by) && lay_ends_with(r, f->to - 1, by);
}

bool lay_is_said_aside(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    bool said = s->masked[at - s->from];
    return said || (lay_is_sign(r, at, ',') && ((at + 1 < s->to && s->masked[at + 1 - s->from]) ||
                                                (at > s->from && s->masked[at - 1 - s->from])));
}

/* "намерена", "отказалась" */
static bool helps_verb(const struct lay_sentence *s, size_t at)
{
    return lay_noted_as(s, at, LAY_LEX_CUE, "planned") ||
           lay_noted_as(s, at, LAY_LEX_CUE, "refused") ||
           lay_noted_as(s, at, LAY_LEX_CUE, "possible");
}

const struct lay_force *lay_subject_at_end(const struct lay_text_reader *r,
                                           const struct lay_sentence *s,
                                           const struct lay_trigger *t)
{
    size_t prep_from;
    for (size_t i = s->forces.n; i > 0 && r->lexicon->language.cases && lay_is_verb(t); i--) {
        const struct lay_force *f = &s->forces.at[i - 1];
        size_t cue = f->from, end = f->to;
        while (end < t->right &&
               (lay_noted_as(s, end, LAY_LEX_CUE, "negated") || lay_noted(s, end, LAY_LEX_ADVERB) ||
                lay_in_time(s, end) || lay_is_said_aside(r, s, end)))
            end++; /* Франция | , по словам министра, пока не намерена */
        bool behind = end < t->right && helps_verb(s, end);
        end += behind;
        if ((end < t->right && r->tokens.all.at[end].kind != LAY_TOKEN_MARK) || end > t->right ||
            !is_bare(f) || f->from <= t->to + 1)
            continue;
        while (cue > t->to && lay_in_time(s, cue - 1))
            cue--;
        if (*lay_preposition_before(s, cue, &prep_from))
            cue = prep_from;
        return (behind || helps_verb(s, cue - 1)) &&
                       !*lay_preposition_before(s, f->from, &prep_from) &&
                       !lay_is_declined_name(r, f->from, f->to, f->actor)
                   ? f
                   : NULL;
    }
    return NULL;
}

size_t lay_behind_spot(const struct lay_sentence *s, size_t at)
{
    for (size_t i = 0; i < s->spots.n; i++)
        if (*s->spots.at[i].prep && s->spots.at[i].prep_from == at)
            return s->spots.at[i].to;
    return at;
}

/* "L'armée dit | avoir quitté le Mali": an infinitive of who says so, with no "que" and no comma
 * between. */
static bool is_of_saying(const struct lay_sentence *s, const struct lay_trigger *t)
{
    size_t at = t->from;
    while (at > t->left && (lay_in_time(s, at - 1) || lay_noted(s, at - 1, LAY_LEX_ADVERB) ||
                            lay_noted(s, at - 1, LAY_LEX_CUE)))
        at--;
    for (size_t n = 1; n <= 3 && at >= s->from + n && s->masked[at - 1 - s->from]; n++) {
        const struct lay_note *say = lay_noted(s, at - n, LAY_LEX_SAY);
        if (say && say->len >= n) /* but: selon Paris | sont arrivés */
            return true;
    }
    return false;
}

bool lay_is_verb_first(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t)
{
    size_t at = t->left;
    bool that = at > s->from && lay_noted_as(s, at - 1, LAY_LEX_BOUND, "object"); /* à Gao que */
    bool opens = at == t->from && at == s->from && !lay_noted(s, at, LAY_LEX_HAVE);
    if (!lay_is_verb(t) || !r->lexicon->language.adjectives_after || (t->bare && !that) || opens ||
        is_of_saying(s, t))
        return false; /* Arrivés à Gao, ils */
    while (at < t->from) {
        size_t end = lay_behind_spot(s, at);
        const struct lay_note *cue = lay_noted(s, at, LAY_LEX_CUE);
        bool helps = lay_in_time(s, at) || lay_noted(s, at, LAY_LEX_ADVERB) ||
                     lay_noted(s, at, LAY_LEX_THERE) || lay_noted(s, at, LAY_LEX_PREP) ||
                     lay_is_sign(r, at, ',') || s->masked[at - s->from];
        if (end == at && !helps && !cue)
            return false;
        at = end > at ? end : at + (cue && !helps ? cue->len : 1);
    }
    return true;
}

bool lay_is_of_next(const struct lay_text_reader *r, const struct lay_sentence *s,
                    const struct lay_trigger *t, const struct lay_force *f)
{
    const bool cases = r->lexicon->language.cases;
    size_t end = f->to, commas = 0;
    while (end < t->right &&
           (lay_in_time(s, end) || lay_noted(s, end, LAY_LEX_ADVERB) ||
            lay_noted(s, end, LAY_LEX_TIMEMODE) || (!cases && lay_noted(s, end, LAY_LEX_CUE))))
        end++;
    for (size_t i = t->to; i < f->from; i++)
        commas += lay_is_sign(r, i, ',');
    bool apart = cases ? commas : commas == 1 && lay_is_sign(r, f->from - 1, ',');
    return apart && end == t->right && end < s->to && lay_noted(s, end, LAY_LEX_TRIGGER) &&
           lay_noted(s, end, LAY_LEX_TRIGGER)->entry->rule->voice != LAY_VOICE_NOUN;
}

bool lay_is_means(const struct lay_text_reader *r, const struct lay_force *f)
{
    for (size_t i = f->from; i < f->to; i++)
        if (f->equipment && r->tokens.all.at[i].word == f->head)
            return lay_ends_with(r, i, &r->lexicon->language.instrumental);
    return false;
}

bool lay_is_given(const struct lay_text_reader *r, const struct lay_sentence *s,
                  const struct lay_rule *rule, const struct lay_force *f)
{
    bool people = lay_is_people(r, f->from) && f->to == f->from + 1 &&
                  lay_ends_with(r, f->from, &r->lexicon->language.dative);
    return lay_slot_is(rule, LAY_SLOT_REST, "subject") &&
           (people || (rule->voice == LAY_VOICE_PASSIVE &&
                       is_in_case(r, s, f, &r->lexicon->language.dative)));
}

/* "сообщил журналистам на брифинге | представитель генштаба": behind whom he told it, and where. */
size_t lay_behind_addressee(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t at, size_t to)
{
    const struct lay_language *ends = &r->lexicon->language;
    const uint64_t speaks = lay_class_bit(LAY_LEX_SPEAKER) | lay_class_bit(LAY_LEX_GOVERNMENT);
    const struct lay_note *in = lay_noted(s, at, LAY_LEX_PREP);
    size_t first = in ? lay_behind_adjectives(r, s, at + in->len)
                      : at + (at < s->to && s->opening[at - s->from]),
           prep_from;
    if (!ends->cases || first >= to)
        return at;
    bool who = s->noted[first - s->from] & (speaks | lay_class_bit(LAY_LEX_FORCE));
    bool told = lay_ends_with(r, first, &ends->dative) ||
                (who && lay_ends_with(r, first, &ends->dative_like));
    if (in ? who : !told)
        return at;
    for (size_t k = first + 1; k < to; k++) {
        if (!(s->noted[k - s->from] & speaks) || *lay_preposition_before(s, k, &prep_from) ||
            lay_ends_with(r, k, &ends->dative) || lay_ends_with(r, k, &ends->dative_like) ||
            lay_ends_with(r, k, &ends->instrumental))
            continue;
        while (k > first + 1 && is_small_word(r, s, k - 1) &&
               lay_ends_with(r, k - 1, &ends->attribute) &&
               !lay_ends_with(r, k - 1, &ends->oblique))
            k--;
        return k;
    }
    return at;
}

/* "на севере | французские солдаты ушли", "на севере | 200 солдат": where nouns have cases, whether
 * a force behind a preposition of several words is not governed by its noun. */
static bool is_past_noun(const struct lay_text_reader *r, const struct lay_force *f,
                         const char *prep)
{
    const struct lay_language *language = &r->lexicon->language;
    if (!language->cases || !f->unit)
        return false;
    if (f->quantity.to > f->quantity.from)
        return f->quantity.from == f->from && strcmp(prep, "site") == 0;
    return !ends_oblique(r, f->from) && !lay_ends_with(r, f->from, &language->instrumental) &&
           lay_ends_with(r, f->from, &language->attribute);
}

const char *lay_preposition_of(const struct lay_text_reader *r, const struct lay_sentence *s,
                               const struct lay_force *f, size_t *from)
{
    const char *prep = lay_preposition_before(s, f->from, from);
    const struct lay_note *words = lay_noted(s, *from, LAY_LEX_PREP);
    if (*prep && words && words->len > 1 && is_past_noun(r, f, prep)) {
        *from = f->from;
        return "";
    }
    for (size_t i = 0; i < s->spots.n && *prep; i++)
        if ((s->spots.at[i].there || s->spots.at[i].base) && s->spots.at[i].to == f->from &&
            s->spots.at[i].from > *from) {
            *from = f->from;
            return "";
        }
    return prep;
}

/* What a list "ла=она|ли=" has for words by their end, up to "|" or "/"; NULL: nothing. */
static const char *of_ending(const char *list, const char *words, size_t *len)
{
    size_t end = strcspn(words, " ");
    for (const char *rule = list; *rule; rule += *rule == '|') {
        size_t suffix = strcspn(rule, "=");
        const char *which = rule + suffix + 1;
        *len = strcspn(which, "|/");
        if (end >= suffix && memcmp(words + end - suffix, rule, suffix) == 0)
            return which;
        rule = which + strcspn(which, "|");
    }
    return NULL;
}

bool lay_disagrees(struct lay_text_reader *r, const struct lay_sentence *s,
                   const struct lay_force *f, size_t verb)
{
    size_t len, verb_len;
    bool counted = f->quantity.to > f->quantity.from && /* but: рота */
                   !lay_noted(s, f->quantity.from, LAY_LEX_FORCE);
    if (!*r->lexicon->language.agrees || !f->unit || counted ||
        r->tokens.all.at[f->from].kind != LAY_TOKEN_WORD)
        return false;
    const char *form = of_ending(r->lexicon->language.agrees,
                                 lay_vocab_text(&r->vocab, r->tokens.all.at[verb].word), &verb_len),
               *noun =
                   of_ending(r->lexicon->language.it, lay_words_of(r, f->from, f->from + 1), &len);
    return form && noun && (len != verb_len || memcmp(form, noun, len) != 0);
}

bool lay_agrees(const struct lay_text_reader *r, size_t it, const char *words)
{
    const char *pronoun = lay_vocab_text(&r->vocab, r->tokens.all.at[it].word);
    size_t end = strcspn(words, " "), n = strlen(pronoun);
    for (const char *rule = r->lexicon->language.it; *rule;) {
        size_t suffix = strcspn(rule, "="), which = strcspn(rule + suffix + 1, "|");
        const char *word = rule + suffix + 1;
        bool fits = end >= suffix && memcmp(words + end - suffix, rule, suffix) == 0;
        for (size_t i = 0, len; fits && i < which; i += len + 1) { /* она/ее */
            len = strcspn(word + i, "/|");
            if (len == n && memcmp(word + i, pronoun, n) == 0)
                return true;
        }
        if (fits)
            return false;
        rule = word + which + (word[which] == '|');
    }
    return false;
}
