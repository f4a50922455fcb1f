/* subjects.c: who stands before a verb and does it: "the soldiers, who were there since May, left".
 */
#include "import/prose/clause.h"

#include <string.h>

enum { FAR = 14, NEAR = 5 }; /* words between a force, "they" and the verb */

/* "carrying contractors and equipment": the last one, too; but "À Gao se trouvent 200 Allemands,
 * | 300 autres arriveront". */
static bool is_carried(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const lay_triggers *triggers, const struct lay_trigger *t, size_t index)
{
    size_t first = lay_first_joined(r, s, index);
    while (index > first && !lay_is_scene(s, &s->forces.at[index - 1]) &&
           !lay_is_object_of(triggers, t, &s->forces.at[index]))
        index--;
    return lay_is_object_of(triggers, t, &s->forces.at[index]);
}

static bool is_relative_comma(const struct lay_text_reader *r, const struct lay_sentence *s,
                              size_t at)
{
    return at + 1 < s->to && lay_is_sign(r, at, ',') && lay_noted(s, at + 1, LAY_LEX_RELATIVE);
}

/* "Partie de Tartous, une frégate …", "Après avoir quitté Gao, les soldats …": whose it is stands
 * behind the comma. */
static void fill_fronted(struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_trigger *t, const char *role, size_t len,
                         struct lay_clause *c)
{
    enum { REACH = 14 };
    const struct lay_force *found[LAY_CLAUSE_FORCES];
    size_t comma = t->to, prep_from;
    bool opens = true; /* "En quittant Gao, les soldats" */
    for (size_t i = s->from; i < t->from && i <= s->from + 3; i++)
        opens &= lay_noted(s, i, LAY_LEX_PREP) || lay_noted(s, i, LAY_LEX_ADVERB) ||
                 lay_noted(s, i > s->from ? i - 1 : i, LAY_LEX_ADVERB);
    if (t->from > s->from + 3 || (!t->bare && !opens))
        return;
    while (comma < s->to && comma - t->to < REACH && !lay_is_sign(r, comma, ','))
        comma++;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        if (f->from <= comma)
            continue;
        if (f->from <= comma + 2 && !*lay_preposition_before(s, f->from, &prep_from))
            lay_fill_role(r, c, role, len, found, lay_with_joined(r, s, i, found));
        return;
    }
}

/* "Les soldats sont encore | 350, répartis entre": a bare number that another verb tells of its
 * subject. */
static bool is_told_number(const lay_triggers *triggers, const struct lay_trigger *t,
                           const struct lay_force *f)
{
    for (size_t i = 0; i < triggers->n && !f->actor; i++) {
        const struct lay_trigger *verb = &triggers->at[i];
        if (verb != t && lay_is_verb(verb) && verb->to >= f->from && verb->to < f->to &&
            lay_has_trait(verb->rule, LAY_TRAIT_QUANTITY_BY))
            return true;
    }
    return false;
}

/* "Iraqi Prime Minister Haider al-Abadi demanded", "le président tchadien Déby a envoyé": who holds
 * an office asks for his state, and sends its soldiers. */
static bool fill_titled(struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *t, const char *role, size_t len,
                        struct lay_clause *c)
{
    const uint32_t types = LAY_TYPE_BIT(REQUEST) | LAY_TYPE_BIT(AGREEMENT);
    size_t name = 0;
    bool sends = r->lexicon->language.adjectives_after &&
                 (lay_has_slot(t->rule, LAY_SLOT_OBJ) || t->rule->type == LAY_TYPE_BASE_HANDOVER);
    bool fits = sends || lay_type_in(t->rule->type, types);
    for (size_t i = t->left; i < t->from && fits; i++) {
        const struct lay_note *title = lay_noted(s, i, LAY_LEX_SPEAKER);
        if (title && strcmp(title->entry->value, "named_official") == 0)
            name = i + title->len, i = name - 1;
        else if (lay_noted(s, i, LAY_LEX_BOUND) || lay_noted(s, i, LAY_LEX_RELATIVE) ||
                 lay_noted(s, i, LAY_LEX_AND) || lay_is_sign(r, i, ','))
            name = 0;
    }
    struct lay_saying saying = {0};
    size_t end;
    bool adjective;
    while (name && name < t->from &&
           (r->lexicon->language.cases || r->lexicon->language.adjectives_after) &&
           !lay_noted(s, name, LAY_LEX_PREP) && !r->tokens.all.at[name].capital)
        name++; /* министр | иностранных дел Мали, le président | philippin Duterte */
    const struct lay_gaz_actor *of = name && name < t->from && r->lexicon->language.cases
                                         ? lay_actor_at(r, name, t->from, &end, &adjective)
                                         : NULL;
    if (of && !adjective && lay_is_state(of))
        name = end; /* премьер Косова | Курти */
    if (!name || name >= t->from || !r->tokens.all.at[name].capital ||
        !lay_is_speaker(r, s, t->left, name, &saying) || !saying.actor)
        return false;
    lay_fill_made(
        r, c, role, len,
        (struct lay_force){.from = t->left, .to = name, .actor = saying.actor, .office = true});
    return true;
}

/* "Dix pays, dont | la France et le Maroc, ont participé à un exercice": some of who did it. */
static bool fill_among(struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t, const char *role, size_t len,
                       struct lay_clause *c)
{
    const struct lay_force *found[LAY_CLAUSE_FORCES];
    for (size_t i = 0; i < s->forces.n && t->rule->type == LAY_TYPE_EXERCISE; i++) {
        const struct lay_force *f = &s->forces.at[i];
        size_t at = f->from;
        while (at > s->from &&
               (lay_noted(s, at - 1, LAY_LEX_DET) || lay_noted(s, at - 1, LAY_LEX_OF)))
            at--;
        if (f->actor && at > s->from + 1 && f->to < t->from && lay_noted(s, at - 1, LAY_LEX_AND) &&
            lay_is_sign(r, at - 2, ',') && !lay_has_trigger(s, f->to, t->from)) {
            lay_fill_role(r, c, role, len, found, lay_with_joined(r, s, i, found));
            return true;
        }
    }
    return false;
}

/* "les soldats espagnols | du Liban": whose they are is told before. */
static bool is_where_they_are(const struct lay_sentence *s, size_t index)
{
    const struct lay_force *f = &s->forces.at[index];
    return index && f[-1].to == f->from && f[-1].actor && f[-1].unit && !f->adjective &&
           lay_noted(s, f->from, LAY_LEX_OF);
}

/* "The Portuguese contingent, | 180 paratroopers and commandos, | relieved": a list between commas
 * that only tells who those before it are. */
static bool is_apposed_list(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t first, size_t last)
{
    const struct lay_force *f = &s->forces.at[first], *whose = first ? f - 1 : f;
    return whose < f && first < last && !f->actor && f->quantity.to > f->quantity.from &&
           whose->actor && whose->unit && whose->to + 1 == f->from &&
           lay_is_sign(r, whose->to, ',') && lay_is_sign(r, s->forces.at[last].to, ',');
}

/* "300 soldiers | sent by Germany | arrived", "tanks promised by Spain", "missiles fired by Iran |
 * hit": whose those are that somebody moves, gives or fires; NULL where nothing tells it. */
const struct lay_gaz_actor *lay_sender_of(const struct lay_text_reader *r,
                                          const struct lay_sentence *s, const struct lay_force *f,
                                          enum lay_type type)
{
    const uint32_t moves = LAY_TYPE_BIT(ARRIVAL) | LAY_TYPE_BIT(DELIVERY) |
                           LAY_TYPE_BIT(REDEPLOYMENT) | LAY_TYPE_BIT(DEPARTURE);
    size_t verb = f->to + lay_is_sign(r, f->to, ','), who = verb + 2;
    const struct lay_note *trigger = lay_noted(s, verb, LAY_LEX_TRIGGER);
    bool moved = trigger && lay_type_in(trigger->entry->rule->type, moves) &&
                 !(f->equipment && trigger->entry->rule->type == LAY_TYPE_DELIVERY);
    const bool fired = type == LAY_TYPE_BASE_ATTACKED && f->equipment &&
                       lay_noted(s, verb, LAY_LEX_OF); /* but: un drone | abattu par */
    if (!f->unit || f->actor || f->pronoun ||
        !(moved || fired || lay_noted_as(s, verb, LAY_LEX_CUE, "planned")) ||
        !lay_noted_as(s, verb + 1, LAY_LEX_PREP, "by"))
        return NULL;
    who += lay_noted(s, who, LAY_LEX_DET) != NULL;
    for (size_t i = 0; i < s->forces.n; i++)
        if (s->forces.at[i].from <= who && who < s->forces.at[i].to && s->forces.at[i].actor &&
            (fired || lay_is_state(s->forces.at[i].actor)))
            return s->forces.at[i].actor;
    return NULL;
}

/* Gives the role to the force at index and those that "and" joins to it. */
static void take_subject(struct lay_text_reader *r, const struct lay_sentence *s, size_t index,
                         const char *role, size_t len, struct lay_clause *c)
{
    const struct lay_gaz_actor *sender = lay_sender_of(r, s, &s->forces.at[index], c->rule->type);
    if (sender) {
        struct lay_force sent = s->forces.at[index];
        sent.actor = sender;
        lay_fill_made(r, c, role, len, sent);
        lay_note_count(c, role, &s->forces.at[index]);
        return;
    }
    const struct lay_force *found[LAY_CLAUSE_FORCES], *f = &s->forces.at[index];
    size_t first = lay_first_joined(r, s, index), whose = first;
    while (whose < index && !s->forces.at[whose].actor)
        whose++; /* two ships, | twenty Turkish commandos and six vehicles */
    const struct lay_force *lead = &s->forces.at[first];
    bool joined = !f->actor && f->unit && first < index && lead->unit;
    lay_fill_role(r, c, role, len, found, lay_with_joined(r, s, joined ? whose : index, found));
    if (joined && !s->forces.at[whose].actor)
        lay_note_count(c, role, lead); /* 5,000 sailors and marines */
}

/* "four Russian jets, two Su-27s and | two Su-24s, flew", "Chadian armour, perhaps | 40 vehicles,
 * left": the number behind the head of a list where that has none; the index behind the head. */
static size_t behind_head(const struct lay_sentence *s, struct lay_clause *c, const char *role,
                          const struct lay_force *f)
{
    const struct lay_force *head = f - 1;
    while (head > s->forces.at && !head->actor)
        head--;
    bool men = f->unit && head->unit && !head->equipment && /* two battalions, about 750 men, */
               strcmp(f->unit, "personnel") == 0 && strcmp(head->unit, "personnel") != 0;
    if (head->quantity.to == head->quantity.from || men)
        lay_note_count(c, role, f);
    return (size_t)(head - s->forces.at) + 2;
}

/* "burnt equipment before leaving", "used planes, used them to bring soldiers": with what somebody
 * does it who is named before. */
static bool is_means(const struct lay_sentence *s, const struct lay_trigger *t,
                     const struct lay_force *f)
{
    bool aim = t->from > s->from && lay_noted(s, t->from - 1, LAY_LEX_TO) && lay_is_verb(t);
    bool object = false; /* but: forced them to retreat */
    for (size_t i = 0; i < s->forces.n; i++)
        object |= s->forces.at[i].from >= t->to && s->forces.at[i].from < t->right;
    bool it = aim && object && f->pronoun && !f->unit && f->to + 1 == t->from;
    return !f->actor && (it || (f->equipment && (aim || t->bare)));
}

/* How many words two tokens lie apart, without who says so: "the others, | an officer said, |
 * left".
 */
static size_t unmasked(const struct lay_sentence *s, size_t from, size_t to)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        n += !s->masked[i - s->from];
    return n;
}

/* Whether a force stands near enough before a verb, and not in what an insertion that begins at
 * `end` parts from it: "где стояли голландцы, | шведов сменили". */
static bool is_in_reach(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *t, const struct lay_force *f, size_t end)
{
    enum { FURTHER = 20 }; /* will hold from 11 to 24 August at Tavan Tolgoi near … | exercises */
    const size_t far = t->rule->type == LAY_TYPE_EXERCISE && !lay_is_verb(t) ? FURTHER : FAR;
    size_t close;
    bool behind = f->to > end && f->to <= t->from && r->lexicon->language.participle.n &&
                  lay_inserted_before(r, s, t, &close) == end && f->from > close;
    if (!(f->to <= end || behind) || f->from < (end < t->left ? s->from : t->left))
        return false;
    size_t words = (behind ? t->from : end) - f->to;
    return words <= far || (words <= 2 * far && unmasked(s, f->to, f->to + words) <= far);
}

/* "leur dispositif en Syrie, | qui tombera à 900 hommes", "ses soldats au Mali, | qui ont quitté
 * Gao": it is told of those whom the state before the relative word has in it. */
static bool has_those(const struct lay_sentence *s, const struct lay_trigger *t, size_t index)
{
    const uint32_t numbers = LAY_TYPE_BIT(DRAWDOWN) | LAY_TYPE_BIT(REINFORCEMENT);
    const struct lay_force *f = &s->forces.at[index];
    size_t prep_from;
    const char *prep = lay_preposition_before(s, f->from, &prep_from);
    return index && !f->unit && !f->adjective && f[-1].unit && !f[-1].equipment && *prep &&
           prep_from == f[-1].to &&
           (lay_type_in(t->rule->type, numbers) || strcmp(prep, "site") == 0);
}

/* "Des réfugiés | soudanais sont arrivés": an adjective that tells of whom others are; "командующий
 * | войсками США прибыл": one man. */
static bool is_of_others(const struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_trigger *t, const struct lay_force *f)
{
    const uint32_t moves = LAY_TYPE_BIT(ARRIVAL) | LAY_TYPE_BIT(DEPARTURE);
    const size_t title = f->office || f->from == t->left ? f->from : f->from - 1;
    if (lay_noted_as(s, title, LAY_LEX_SPEAKER, "named_official") && f->unit &&
        lay_type_in(t->rule->type, moves) && !s->masked[title - s->from] &&
        (lay_is_oblique(r, s, f) || lay_is_agent(r, s, f) ||
         (f->office && lay_ends_with(r, title + 1, &r->lexicon->language.oblique))))
        return true;
    if (!r->lexicon->language.adjectives_after || !f->adjective || f->unit || f->office ||
        f->to > f->from + 1 || f->from == s->from || r->tokens.all.at[f->from].capital ||
        r->tokens.all.at[f->from - 1].kind != LAY_TOKEN_WORD)
        return false;
    return !s->noted[f->from - 1 - s->from] ||
           lay_noted_as(s, f->from - 1, LAY_LEX_SPEAKER, "eyewitness");
}

/* "France's decision | to close its base", "the German plan to send": whose the plan is. */
static bool fill_decided(struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_trigger *t, const char *role, size_t len,
                         struct lay_clause *c)
{
    enum { LONGEST = 4, APART = 3 }; /* tokens: decision, 's new decision */
    const struct lay_note *cue = NULL;
    size_t end = t->from + (lay_noted(s, t->from, LAY_LEX_TO) ? 1 : 0), noun = end;
    for (size_t n = 2; n <= LONGEST && end >= s->from + n && !cue; n++) {
        noun = end - n;
        cue = lay_noted(s, noun, LAY_LEX_CUE);
        cue = cue && cue->len == n ? cue : NULL;
    }
    if (!cue || !lay_noted(s, end - 1, LAY_LEX_TO))
        return false;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        if (f->to <= noun && f->to + APART >= noun && f->actor &&
            (f->possessive || (f->adjective && !f->unit && f->to == noun))) {
            struct lay_force made = *f;
            made.possessive = false;
            lay_fill_made(r, c, role, len, made);
            return true;
        }
    }
    for (size_t i = noun > s->from + APART ? noun - APART : s->from, to; i < noun; i++) {
        const struct lay_gaz_actor *state =
            r->tokens.all.at[i].capital ? lay_state_of_capital(r, i, noun, &to) : NULL;
        if (state && lay_is_possessive(r, to, s->to)) { /* Moscow's offer */
            lay_fill_made(r, c, role, len, (struct lay_force){.from = i, .to = to, .actor = state});
            return true;
        }
    }
    return false;
}

/* "У Франции | нет планов | выводить войска": whose plan it would be. */
static bool fill_planner(struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_trigger *t, const char *role, size_t len,
                         struct lay_clause *c)
{
    enum { REACH = 5 }; /* words */
    size_t first = t->from > s->from + REACH ? t->from - REACH : s->from, end;
    for (size_t no = first + 1; no + 1 < t->from && r->lexicon->language.cases; no++) {
        const size_t plan = no + 1;
        if (!lay_noted_as(s, no, LAY_LEX_CUE, "negated") ||
            lay_noted(s, no, LAY_LEX_CUE)->len > 1 ||
            !lay_noted(s, no, LAY_LEX_TRIGGER) || /* or: в Кувейте | не планируют */
            !lay_noted_as(s, plan, LAY_LEX_CUE, "planned") ||
            plan + lay_noted(s, plan, LAY_LEX_CUE)->len != t->from)
            continue;
        bool adjective = false;
        const struct lay_gaz_actor *state = lay_state_of_capital(r, no - 1, no, &end);
        for (size_t i = no - 1; i > s->from && !state && no - i < REACH; i--) {
            state = lay_actor_at(r, i, no, &end, &adjective);
            state = state && end == no && !adjective ? state : NULL;
        }
        if (state)
            lay_fill_made(r, c, role, len,
                          (struct lay_force){.from = no - 1, .to = no, .actor = state});
        return state != NULL;
    }
    return false;
}

/* "Dutch jets intercepted | three Russian aircraft | and returned": the object of a verb that no
 * list knows, behind those who did both. */
static bool is_object_before_and(const struct lay_text_reader *r, const struct lay_sentence *s,
                                 const struct lay_trigger *t, size_t index)
{
    const struct lay_force *f = &s->forces.at[index];
    size_t prep_from;
    bool may = index && f->unit && f->from > f[-1].to && /* Chad praised | French soldiers | and */
               (f[-1].unit || (f[-1].actor && !f[-1].adjective &&
                               !*lay_preposition_before(s, f[-1].from, &prep_from)));
    if (!may)
        return false;
    size_t verb = f[-1].to;
    while (lay_noted(s, verb, LAY_LEX_HAVE)) /* a | salué */
        verb++;
    size_t object = verb + 1;
    while (object < f->from && lay_noted(s, object, LAY_LEX_DET))
        object++;
    bool joined = false;
    for (size_t i = f->to; i < t->from; i++)
        joined |= lay_noted(s, i, LAY_LEX_AND) != NULL;
    return joined && object == f->from && !lay_noted(s, verb, LAY_LEX_TRIGGER) &&
           !r->tokens.all.at[verb].capital &&
           (verb > f[-1].to || lay_ends_with(r, verb, &r->lexicon->language.past));
}

/* "The soldiers | that France had kept in Gao | were withdrawn", "the ships Russia has there will
 * leave": those whom a relative clause, which no comma parts from them, tells of. */
static bool fill_kept(struct lay_text_reader *r, const struct lay_sentence *s,
                      const lay_triggers *triggers, const struct lay_trigger *t, const char *role,
                      size_t len, struct lay_clause *c)
{
    size_t prep_from;
    if (t->from == s->from || lay_noted(s, t->from - 1, LAY_LEX_TO))
        return false;
    for (size_t i = 1; i < s->forces.n && s->forces.at[i].to < t->from; i++) {
        const struct lay_force *f = &s->forces.at[i - 1], *who = f + 1;
        const char *prep = lay_preposition_before(s, f->from, &prep_from);
        const bool that = lay_noted(s, f->to, LAY_LEX_RELATIVE) != NULL;
        if (!f->unit || who->from < f->to + that || who->from > f->to + 2 * that ||
            (!that && (who->unit || who->adjective || !who->actor)) ||
            (*prep && strcmp(prep, "of") != 0) ||
            (who->from > f->to + that && !lay_noted(s, f->to + 1, LAY_LEX_DET)))
            continue;
        bool kept = false; /* or: that France withdrew */
        for (size_t k = 0; k < triggers->n; k++)
            kept |= triggers->at[k].from >= who->to && triggers->at[k].to <= t->from;
        for (size_t k = who->to; k < t->from && kept; k++)
            kept = !lay_is_sign(r, k, ',') && !lay_is_sign(r, k, ';') &&
                   !lay_noted(s, k, LAY_LEX_AND) && !lay_noted(s, k, LAY_LEX_RELATIVE) &&
                   !lay_noted(s, k, LAY_LEX_BOUND);
        if (!kept)
            continue;
        struct lay_force made = *f;
        made.actor = made.actor ? made.actor : who->actor;
        lay_fill_made(r, c, role, len, made);
        lay_note_count(c, role, f);
        return true;
    }
    return false;
}

/* "Французы | свой контингент | вывели": the object before its verb, of the subject before it;
 * notes how many it is. */
static bool passes_own_object(const struct lay_text_reader *r, const struct lay_sentence *s,
                              const struct lay_force *f, const char *role, struct lay_clause *c)
{
    bool own = r->lexicon->language.cases && f->unit && !f->actor && f > s->forces.at &&
               f[-1].actor && f[-1].to == f->from && lay_has_slot(c->trigger->rule, LAY_SLOT_OBJ) &&
               lay_force_has(s, f, LAY_LEX_POSS, "own");
    if (own)
        lay_note_count(c, role, f);
    return own;
}

/* "на смену солдатам, | оставившим Гао": of whom the participle behind the comma tells. */
static bool is_relieved(const struct lay_text_reader *r, const struct lay_trigger *t,
                        const struct lay_force *f, const char *prep)
{
    return strcmp(prep, "relief") == 0 && lay_is_sign(r, f->to, ',') && t->from == f->to + 1;
}

/* "базу | миссии ООН захватили": whose base it is. */
static bool owns_base(const struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_force *f)
{
    if (!r->lexicon->language.cases || !lay_is_oblique(r, s, f))
        return false;
    for (size_t i = 0; i < s->spots.n; i++)
        if (s->spots.at[i].base && s->spots.at[i].to == f->from)
            return true;
    return false;
}

/* Whether a force before the verb is one that may do it, and neither gets it nor only stands there.
 */
static bool may_do(struct lay_text_reader *r, const struct lay_sentence *s,
                   const struct lay_trigger *t, size_t index)
{
    const struct lay_force *f = &s->forces.at[index];
    if (r->lexicon->language.cases && lay_needs(t->rule, LAY_NEED_BASE) && lay_is_of_base(s, f))
        return false; /* базу ООН атаковали */
    const bool apposed = index && f->pronoun && !f->unit && lay_is_sign(r, f->to, ',') &&
                         s->forces.at[index - 1].to + 1 == f->from; /* la Géorgie, | elle, y */
    if (owns_base(r, s, f) || apposed)
        return false;
    if (lay_is_receiver(r, s, index, t->rule) || lay_is_asked_of(r, s, t, f) ||
        lay_is_behind_relative(r, s, f) || lay_is_described(r, s, index) ||
        lay_is_no_subject(r, s, t, f))
        return false;                                 /* Россия Чаду передала */
    return f->unit || !(lay_in_place(s, f) ||         /* the garrison in northern | Ukraine */
                        is_where_they_are(s, index)); /* the 2,000 Americans in eastern Syria */
}

/* Of the force right before it: "Aux 73 militaires | arrivés | jeudi se sont joints": one word
 * right behind a counted force with a preposition is no verb of a sentence. */
static bool is_participle(const struct lay_text_reader *r, const struct lay_sentence *s,
                          const lay_triggers *triggers, const struct lay_trigger *t,
                          const struct lay_force *f)
{
    size_t prep_from;
    const char *prep = lay_preposition_before(s, f->from, &prep_from);
    bool counted = f->unit && f->quantity.to > f->quantity.from && *prep && strcmp(prep, "of") != 0;
    return lay_is_attribute(triggers, t) ||
           (r->lexicon->language.adjectives_after && counted &&
            t->to <= t->from + 1 + (t->rule->voice == LAY_VOICE_PASSIVE) && /* déjà présents */
            !lay_noted(s, t->from, LAY_LEX_HAVE));
}

/* Of the force before the comma: "солдатам, | находящимся в Рукле". */
static bool describes(const struct lay_text_reader *r, const struct lay_sentence *s,
                      const lay_triggers *triggers, const struct lay_trigger *t,
                      const struct lay_force *f)
{
    if (!f->unit || !lay_is_sign(r, f->to, ',') || lay_noted(s, t->from, LAY_LEX_CUE))
        return false;
    const bool lasts = t->rule->type == LAY_TYPE_PRESENCE &&
                       lay_ends_with(r, t->from, &r->lexicon->language.participle);
    return (lay_is_object_of(triggers, t, f) &&   /* host a company, flown in by helicopter */
            !lay_is_sign(r, f->from - 2, ',')) || /* but: , carrying weapons, entered */
           (f->actor && (r->lexicon->language.adjectives_after || lasts));
}

/* "accused | Rwanda | of sending", "of having sent": it is told of them, whoever says so. */
static bool is_accused(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t, const struct lay_force *f)
{
    enum { REACH = 3 };
    bool doing = false;
    for (size_t i = f->to + 1; i < t->to && i <= f->to + REACH; i++)
        doing |= lay_ends_with(r, i, &r->lexicon->language.progressive);
    return doing && t->from <= f->to + REACH && lay_noted(s, f->to, LAY_LEX_OF) && lay_is_verb(t);
}

void lay_fill_subject(struct lay_text_reader *r, const struct lay_sentence *s,
                      const lay_triggers *triggers, const struct lay_trigger *t, const char *role,
                      size_t len, struct lay_clause *c)
{
    if (fill_titled(r, s, t, role, len, c) || fill_among(r, s, t, role, len, c) ||
        fill_kept(r, s, triggers, t, role, len, c) || fill_decided(r, s, t, role, len, c) ||
        fill_planner(r, s, t, role, len, c))
        return;
    size_t end = lay_before_relative(r, s, t);
    const struct lay_force *carried = NULL;
    for (size_t i = s->forces.n; i > 0; i--) {
        const struct lay_force *f = &s->forces.at[i - 1];
        size_t prep_from;
        if (!is_in_reach(r, s, t, f, end) || !may_do(r, s, t, i - 1))
            continue;
        if (lay_is_of_person(r, s, f->to, t->from) || lay_is_left_before(r, s, t, f) ||
            is_of_others(r, s, t, f))
            return;
        if (r->lexicon->language.cases && f->from > t->left &&
            lay_noted(s, f->from - 1, LAY_LEX_LOSS))
            continue; /* признала гибель | 54 солдат и отправила туда подкрепление */
        if (lay_is_object_of(triggers, t, f) && f->unit && !f->equipment)
            carried = f;
        if (f->from > s->from && s->opening[f->from - 1 - s->from] &&
            lay_is_sign(r, f->from - 1, '(')) {
            lay_note_count(c, role, f); /* the German detachment (120 soldiers) */
            continue;
        }
        if (passes_own_object(r, s, f, role, c) || (is_means(s, t, f) && i > 1) ||
            is_object_before_and(r, s, t, i - 1))
            continue;
        size_t first = lay_first_joined(r, s, i - 1);
        size_t told = first + (s->forces.at[first].actor && first + 1 < i);
        if (is_apposed_list(r, s, told, i - 1)) {
            i = behind_head(s, c, role, &s->forces.at[told]);
            continue;
        }
        if (lay_is_apposed(r, s, i - 1, t->from)) {
            i = behind_head(s, c, role, f);
            continue;
        }
        if (strcmp(lay_preposition_before(s, f->from, &prep_from), "strong") == 0 ||
            lay_noted_as(s, f->from, LAY_LEX_QUALIFIER, "numbering") ||
            is_told_number(triggers, t, f)) {
            lay_note_count(c, role, f); /* le contingent, fort de 300 hommes, */
            continue;
        }
        bool relative = f->to < t->from && lay_noted(s, f->to, LAY_LEX_RELATIVE) != NULL;
        relative |= is_relative_comma(r, s, f->to);
        bool beside = f->to == t->from && is_participle(r, s, triggers, t, f);
        beside |=
            (f->to + 1 == t->from && describes(r, s, triggers, t, f)) || is_accused(r, s, t, f);
        if (f->possessive ||
            (!beside && !relative &&
             (lay_is_of_noun(s, triggers, f) || is_carried(r, s, triggers, t, i - 1))))
            continue;
        if (f->pronoun && !f->unit && unmasked(s, f->to, t->from) > NEAR && !t->bare)
            continue; /* "they are unsure whether he is in the area"; but: they … but failed to */
        const char *prep = lay_preposition_of(r, s, f, &prep_from); /* в столице | французы ушли */
        if (i > 1 && !*prep && lay_joins(r, s, f->from - 1) && !lay_is_sign(r, f->from - 2, ',') &&
            lay_only_and(r, s, s->forces.at[i - 2].to,
                         f->from)) /* freed by rebels, | 30 soldiers */
            prep = lay_escorting(s, &s->forces.at[i - 2]);
        bool speaks = strcmp(prep, "of") == 0 && prep_from > s->from &&
                      lay_noted(s, prep_from - 1, LAY_LEX_SPEAKER); /* the officials of Russia */
        speaks |= strcmp(prep, "of") == 0 && f->unit && f->quantity.to > f->quantity.from &&
                  f->quantity.from == prep_from + 1; /* an advance team of 20 gendarmes */
        if (*prep && !relative && !speaks && !beside && !is_relieved(r, t, f, prep))
            continue;
        if (carried && !f->actor && f->equipment) { /* a plane carrying Russian soldiers landed */
            lay_fill_role(r, c, role, len, &carried, 1);
            if (f->quantity.to > f->quantity.from && carried->quantity.to == carried->quantity.from)
                c->counted = f;
            return;
        }
        take_subject(r, s, i - 1 - (relative && has_those(s, t, i - 1)), role, len, c);
        return;
    }
    fill_fronted(r, s, t, role, len, c);
}
