/* around.c: what the words around a force say of its part in a clause. */
#include "import/prose/clause.h"

#include <string.h>

/* Whether a force belongs to a noun such as "presence". */
bool lay_is_of_noun(const struct lay_sentence *s, const lay_triggers *triggers,
                    const struct lay_force *f)
{
    for (size_t i = 0; i < triggers->n; i++) {
        const struct lay_trigger *t = &triggers->at[i];
        const struct lay_note *of = lay_noted(s, t->to, LAY_LEX_OF);
        if (t->rule->type == LAY_TYPE_STRENGTH)
            continue; /* the number of French troops fell */
        if (!lay_is_verb(t) && (f->to == t->from || f->from == t->to + (of ? of->len : 0)))
            return true;
    }
    return false;
}

bool lay_force_has(const struct lay_sentence *s, const struct lay_force *f,
                   enum lay_lex_class class, const char *value)
{
    for (size_t i = f->from; i < f->to; i++)
        if (value ? lay_noted_as(s, i, class, value) : lay_noted(s, i, class) != NULL)
            return true;
    return false;
}

bool lay_joins(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    return lay_noted(s, at, LAY_LEX_AND) || lay_is_hyphen(r, at, s->to);
}

bool lay_ends_list(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index)
{
    const struct lay_force *f = &s->forces.at[index];
    return index && index + 1 < s->forces.n && f[1].unit && lay_is_sign(r, f->to, ',') &&
           lay_joins(r, s, f->from - 1) && f[-1].to + 1 == f->from;
}

bool lay_is_of_person(const struct lay_text_reader *r, const struct lay_sentence *s, size_t from,
                      size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct lay_note *speaker = lay_noted(s, i, LAY_LEX_SPEAKER);
        if (s->masked[i - s->from])
            continue; /* soldiers, he said, had left */
        if (lay_noted_as(s, i, LAY_LEX_PRONOUN, "person"))
            return true;
        if (speaker && !lay_noted(s, i, LAY_LEX_FORCE)) {
            size_t end = i + speaker->len;
            end += end < to && lay_is_sign(r, end, ',');
            if (end < to && lay_noted(s, end, LAY_LEX_RELATIVE))
                return true;
        }
    }
    return false;
}

/* "базу, где | находились с 2019 года": no subject of its own stands there, and no noun behind it
 * that could be one. */
static bool is_where_they(const struct lay_text_reader *r, const struct lay_sentence *s,
                          const struct lay_trigger *t)
{
    const struct lay_note *where =
        t->left > s->from ? lay_noted(s, t->left - 1, LAY_LEX_BOUND) : NULL;
    if (!where || *where->entry->value || !lay_noted(s, t->left - 1, LAY_LEX_THERE))
        return false;
    for (size_t i = t->left; i < t->from; i++)
        if (!lay_in_time(s, i) && !lay_noted(s, i, LAY_LEX_ADVERB) && !lay_noted(s, i, LAY_LEX_CUE))
            return false;
    return lay_is_intransitive(r, s, t->to);
}

bool lay_is_elided(const struct lay_text_reader *r, const struct lay_sentence *s,
                   const struct lay_trigger *t)
{
    if (!r->lexicon->language.cases || t->rule->voice != LAY_VOICE_ACTIVE)
        return false;
    if (is_where_they(r, s, t))
        return true;
    if (t->from == t->left || !lay_noted(s, t->from - 1, LAY_LEX_POSS))
        return false;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i]; /* but: её заняли боевики */
        if (f->from >= t->left && f->from < t->right && f->from + 1 != t->from)
            return false;
    }
    return t->left > s->from && lay_noted(s, t->left - 1, LAY_LEX_BOUND);
}

bool lay_is_told_to(const struct lay_text_reader *r, const struct lay_sentence *s,
                    const struct lay_force *f, size_t verb)
{
    return r->lexicon->language.cases && f->to == verb && !lay_noted(s, verb, LAY_LEX_PREP) &&
           !lay_ends_with(r, verb, &r->lexicon->language.participle);
}

bool lay_has_trigger(const struct lay_sentence *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct lay_note *trigger = lay_noted(s, i, LAY_LEX_TRIGGER);
        if (trigger && trigger->entry->rule->voice != LAY_VOICE_ECHO)
            return true;
    }
    return false;
}

bool lay_ends_force(const struct lay_sentence *s, size_t at)
{
    for (size_t i = 0; i < s->forces.n; i++)
        if (s->forces.at[i].to == at)
            return true;
    return false;
}

bool lay_ends_spot(const struct lay_sentence *s, size_t at)
{
    for (size_t i = 0; i < s->spots.n; i++)
        if (s->spots.at[i].to == at)
            return true;
    return false;
}

/* A small word of what somebody is head of: no preposition, and no verb. */
static bool is_of_title(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    return r->tokens.all.at[at].kind == LAY_TOKEN_WORD && !r->tokens.all.at[at].capital &&
           !lay_noted(s, at, LAY_LEX_PREP) && !lay_noted(s, at, LAY_LEX_TRIGGER) &&
           !lay_noted(s, at, LAY_LEX_SAY) && !lay_noted(s, at, LAY_LEX_AND) &&
           !lay_ends_with(r, at, &r->lexicon->language.finite);
}

bool lay_is_titled(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                   const struct lay_gaz_place *place)
{
    enum { REACH = 6 };
    bool dot = at > s->from && lay_is_sign(r, at - 1, '.');
    if (!r->lexicon->language.cases)
        return lay_noted_as(s, at - 1 - dot, LAY_LEX_STOP, "title");
    for (size_t n = 1; n <= REACH && at >= s->from + n && place->level <= LAY_LEVEL_TOWN; n++) {
        if (!lay_noted_as(s, at - n, LAY_LEX_STOP, "title"))
            continue;
        const struct lay_note *words = lay_noted(s, at - n, LAY_LEX_GLOSS); /* министр обороны */
        size_t next = at - n + (words ? words->len : 1);
        while (next < at && is_of_title(r, s, next))
            next++; /* президент переходного периода Ибраим */
        while (next < at && r->tokens.all.at[next].kind == LAY_TOKEN_WORD &&
               r->tokens.all.at[next].capital)
            next++; /* Австралии Стивен */
        return next >= at;
    }
    return false;
}

/* "the soldiers who may train | the army | left": behind the verb of a relative clause. */
bool lay_is_behind_relative(const struct lay_text_reader *r, const struct lay_sentence *s,
                            const struct lay_force *f)
{
    enum { REACH = 6 }; /* sur l'île, que revendique aussi | la Chine, et */
    for (size_t i = f->from; i > s->from + 1 && f->from - i < REACH && lay_is_sign(r, f->to, ',') &&
                             !lay_is_sign(r, i - 1, ',');
         i--)
        if (lay_noted_as(s, i - 1, LAY_LEX_BOUND, "object") && lay_is_sign(r, i - 2, ','))
            return i < f->from;
    for (const struct lay_force *who = s->forces.at; who < f; who++) {
        if (!(who->unit || who->actor) || !lay_noted(s, who->to, LAY_LEX_RELATIVE))
            continue;
        for (size_t i = who->to + 1; i < f->from; i++)
            if (lay_noted(s, i, LAY_LEX_CUE) || lay_has_trigger(s, i, i + 1))
                return true;
    }
    return false;
}

/* "planes carrying 100 troops landed": the troops are what is carried. */
bool lay_is_object_of(const lay_triggers *triggers, const struct lay_trigger *t,
                      const struct lay_force *f)
{
    for (size_t i = 0; i < triggers->n && triggers->at[i].from < t->from; i++)
        if ((lay_has_slot(triggers->at[i].rule, LAY_SLOT_OBJ) ||
             (!f->unit && f->to < t->from && /* but: avoir laissé Paris | installer une base */
              lay_has_trait(triggers->at[i].rule, LAY_TRAIT_PLACE_OBJ))) &&
            lay_is_verb(&triggers->at[i]) && /* ont quitté | le Mali, laissant */
            !lay_has_trait(triggers->at[i].rule, LAY_TRAIT_CLAUSE_WHOLE) && /* приказал | им уйти */
            triggers->at[i].to >= f->from && triggers->at[i].from < f->from &&
            triggers->at[i].to < f->to && !lay_has_trait(triggers->at[i].rule, LAY_TRAIT_SAY_TOO) &&
            triggers->at[i].from > triggers->at[i].left)
            return true;
    return false;
}

/* "appuyés par des hélicoptères | et des chars": the second one, too; "" for others. */
const char *lay_escorting(const struct lay_sentence *s, const struct lay_force *f)
{
    size_t prep_from;
    const char *prep = lay_preposition_before(s, f->from, &prep_from);
    return strcmp(prep, "with") == 0 || strcmp(prep, "by") == 0 ? prep : "";
}

size_t lay_words_apart(const struct lay_text_reader *r, const struct lay_sentence *s, size_t from,
                       size_t to)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++) {
        size_t end = lay_end_of_aside(r, s, i, to);
        n += end == i && !lay_in_time(s, i);
        i = end;
    }
    return n;
}

/* Nothing but a comma between the end of something and a token. */
bool lay_is_before(const struct lay_text_reader *r, size_t end, size_t at)
{
    return end == at || (end + 1 == at && lay_is_sign(r, end, ','));
}

/* Whether a force is only whose a base is: also "базу угандийского | контингента". */
bool lay_is_of_base(const struct lay_sentence *s, const struct lay_force *f)
{
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *base = &s->spots.at[i];
        bool holds = base->from < f->from && f->from < base->to && /* база | США */
                     (f->unit || (f->actor && base->holder == f->actor));
        if (base->base && base->from < f->to && (base->to > f->to || holds) &&
            base->from <= f->from) /* but: the soldiers of a Russian base */
            return true;
    }
    return false;
}

/* "dans la capitale | rwandaise", "из северной | Сирии", "to Gao, | Mali": in the name of a place.
 */
bool lay_in_place(const struct lay_sentence *s, const struct lay_force *f)
{
    for (size_t i = 0; i < s->spots.n; i++)
        if ((s->spots.at[i].whole && s->spots.at[i].from == f->from) ||
            ((!s->spots.at[i].base || /* базу в Экваториальной | Гвинее */
              (s->spots.at[i].name_from > s->spots.at[i].from &&
               s->spots.at[i].name_from < f->from && f->to <= s->spots.at[i].name_to)) &&
             s->spots.at[i].from < f->from && f->to <= s->spots.at[i].to))
            return true;
    return false;
}

/* "accueillir une base française": whose the base is, where no base is what the verb takes. */
bool lay_in_base(const struct lay_sentence *s, const struct lay_trigger *t,
                 const struct lay_force *f)
{
    for (size_t i = 0; i < s->spots.n && !f->unit && !lay_needs(t->rule, LAY_NEED_BASE); i++)
        if (s->spots.at[i].base && s->spots.at[i].from < f->from && f->to <= s->spots.at[i].to)
            return true;
    return false;
}

/* "left Wazirabad", "withdrew from Wazirabad": a name right behind a verb that takes a place. */
bool lay_is_object_of_verb(const struct lay_sentence *s, size_t at)
{
    for (size_t n = 1; n <= 4 && at >= s->from + n; n++) {
        const struct lay_note *verb = lay_noted(s, at - n, LAY_LEX_TRIGGER);
        const struct lay_rule *rule = verb && verb->len == n ? verb->entry->rule : NULL;
        if (rule && lay_has_trait(rule, LAY_TRAIT_PLACE_OBJ) && lay_needs(rule, LAY_NEED_PLACE))
            return true;
    }
    return false;
}

/* "aux Philippines des missiles", "lundi des chars": an article, no preposition. */
bool lay_is_indefinite(const struct lay_sentence *s, size_t at)
{
    bool behind = at > s->from && lay_in_time(s, at - 1);
    for (size_t i = 0; i < s->spots.n; i++)
        behind |= s->spots.at[i].to == at && *s->spots.at[i].prep && !s->spots.at[i].base;
    return behind && lay_noted(s, at, LAY_LEX_DET);
}

/* "the departure from Palma, on Monday, of Rwandan troops": nothing but a place and a time. */
bool lay_is_place_between(const struct lay_text_reader *r, const struct lay_sentence *s,
                          size_t from, size_t to)
{
    for (size_t at = from; at < to;) {
        size_t end = lay_end_of_aside(r, s, at, to);
        for (size_t i = 0; i < s->spots.n; i++)
            if (s->spots.at[i].prep_from <= at && s->spots.at[i].to > at)
                end = s->spots.at[i].to;
        const struct lay_note *mode = lay_noted(s, at, LAY_LEX_TIMEMODE);
        const struct lay_note *how = lay_noted(s, at, LAY_LEX_ADVERB); /* par la mer */
        if (end == at && how)
            end = at + how->len;
        if (end == at && (lay_in_time(s, at) || lay_is_sign(r, at, ',')))
            end = at + 1;
        else if (end == at && mode && lay_in_time(s, at + mode->len))
            end = at + mode->len;
        if (end == at || end > to)
            return false;
        at = end;
    }
    return true;
}

/* "Fifty advisers in Syria will be sent to Libya": from where they are; NULL where that is not
 * told.
 */
const struct lay_spot *lay_place_of_who(const struct lay_sentence *s, const struct lay_clause *c)
{
    const enum lay_type type = c->rule->type;
    const struct lay_force *who = c->role_count && c->roles[0].n ? c->roles[0].at[0] : NULL;
    if (!c->spot_count || strcmp(c->spots[0]->prep, "destination") != 0 || !who || !who->unit ||
        (type != LAY_TYPE_ARRIVAL && type != LAY_TYPE_REDEPLOYMENT))
        return NULL;
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        if (spot->prep_from == who->to && strcmp(spot->prep, "site") == 0 && spot->place &&
            spot->to <= c->trigger->from)
            return spot;
    }
    return NULL;
}

/* "Baledogle, their biggest base, was handed over": the name that a base explains, or NULL. */
const struct lay_spot *lay_apposed_name(const struct lay_text_reader *r,
                                        const struct lay_sentence *s, const struct lay_spot *base)
{
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *name = &s->spots.at[i];
        bool next = name->to + 1 == base->from || (lay_noted(s, name->to + 1, LAY_LEX_DET) &&
                                                   base->from - name->to <= 4); /* the big base */
        if (name->to < base->from && next && lay_is_sign(r, name->to, ',') && name->place &&
            !*base->prep &&
            (lay_is_sign(r, base->to, ',') || /* struck Incirlik, an air base in Turkey */
             (!*name->prep && name->place->level <= LAY_LEVEL_TOWN)))
            return name;
    }
    return NULL;
}

bool lay_denies_who(const struct lay_sentence *s, size_t at, size_t to)
{
    for (size_t i = 0; i < s->forces.n && lay_noted_as(s, at, LAY_LEX_CUE, "negated"); i++)
        if (s->forces.at[i].from == at + 1 && s->forces.at[i].to == to)
            return lay_noted(s, to + 1, LAY_LEX_BOUND) != NULL;
    return false;
}

size_t lay_before_when(const struct lay_sentence *s, size_t at)
{
    enum { LONGEST = 4 };
    for (size_t from = at;; at = from) {
        bool prep = lay_in_time(s, at) && at > s->from &&
                    (lay_noted(s, at - 1, LAY_LEX_PREP) || lay_noted(s, at - 1, LAY_LEX_TIMEMODE));
        if (at > s->from && (prep || lay_in_time(s, at - 1)))
            from = at - 1;
        for (size_t n = 1; n <= LONGEST && from == at && at >= s->from + n; n++) {
            const struct lay_note *how = lay_noted(s, at - n, LAY_LEX_ADVERB);
            from = how && how->len >= n ? at - n : at;
        }
        if (from == at)
            return at;
    }
}

/* Whether a force that was spoken of is the object: "withdraw them", "pull out half of its men". */
bool lay_takes_those(const struct lay_sentence *s, size_t at)
{
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        bool beside = f->from == at || f->from == at + 1; /* pull | out half of them */
        if (beside && (f->pronoun || lay_force_has(s, f, LAY_LEX_POSS, NULL)))
            return true;
    }
    return false;
}

const struct lay_force *lay_relieved(const struct lay_sentence *s, const struct lay_trigger *t)
{
    size_t prep_from;
    for (size_t i = 0; i < s->forces.n && lay_is_verb(t) && t->rule->type == LAY_TYPE_ARRIVAL; i++)
        if (s->forces.at[i].to <= t->from &&
            strcmp(lay_preposition_before(s, s->forces.at[i].from, &prep_from), "relief") == 0)
            return &s->forces.at[i];
    return NULL;
}

/* "Une frégate est attendue samedi.": where others came, or are, who were told of before. */
bool lay_comes_too(const struct lay_text_reader *r, const struct lay_sentence *s,
                   const struct lay_clause *c)
{
    const uint32_t there = LAY_TYPE_BIT(ARRIVAL) | LAY_TYPE_BIT(PRESENCE) |
                           LAY_TYPE_BIT(REINFORCEMENT) | LAY_TYPE_BIT(BASE_ESTABLISHED) |
                           LAY_TYPE_BIT(BASE_SEIZED);
    const struct lay_trigger *t = c->trigger;
    size_t len;
    if (!c->spot_count && !c->origin && lay_was_claimed_near(r, t->from) && lay_relieved(s, t))
        return true;
    const struct lay_force *who = c->role_count && c->roles[0].n ? c->roles[0].at[0] : NULL;
    bool object = lay_slot(t->rule, LAY_SLOT_OBJ, &len);
    bool behind = who && who->from == t->to && who->unit && !object &&
                  r->lexicon->language.cases; /* прибыло подкрепление */
    if (!behind)
        who = c->counted;
    bool told = c->role_count && c->roles[0].n && c->roles[0].at[0]->actor && who && who->unit;
    bool sent = behind || (who && who->from == t->to &&
                           (told || who->quantity.to > who->quantity.from)); /* sends troops */
    if (object && !sent)
        return false;
    for (size_t i = 0; i < t->other_count; i++)
        if (lay_has_trait(t->others[i].rule, LAY_TRAIT_PLACE_THERE))
            return false; /* a rule of its own tells what comes there */
    if (t->rule->type != LAY_TYPE_ARRIVAL || c->spot_count || c->origin || c->onward ||
        !lay_is_verb(t) || !lay_was_claimed_near(r, t->from) ||
        !lay_is_intransitive(r, s, sent ? who->to : t->to))
        return false; /* Bucarest en enverra une centaine */
    return lay_type_in(r->focus.claimed_type, there);
}

/* "le retrait français du Niger": the adjective tells whose, and the state's name where. */
bool lay_is_told_before(const struct lay_sentence *s, const struct lay_trigger *t,
                        const struct lay_force *f)
{
    for (size_t i = 0; i < s->forces.n; i++)
        if (s->forces.at[i].from == t->to && s->forces.at[i].adjective)
            return &s->forces.at[i] != f && !f->unit && !f->adjective;
    for (size_t i = t->from > s->from ? t->from - 1 : t->from; i < f->from; i++)
        if (lay_noted_as(s, i, LAY_LEX_POSS, "theirs") && lay_noted(s, i + 1, LAY_LEX_TRIGGER))
            return !f->unit && !f->adjective; /* exige leur départ du Niger */
    return false;
}

bool lay_is_state_left(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t, size_t index)
{
    const struct lay_force *state = &s->forces.at[index], *who = state + 1;
    return t->rule->type == LAY_TYPE_DEPARTURE && !lay_is_verb(t) && state->actor && !state->unit &&
           !state->adjective && index + 1 < s->forces.n && who->unit &&
           lay_words_apart(r, s, state->to, who->from) <= 1 &&
           (lay_noted(s, state->to, LAY_LEX_OF) || lay_noted(s, who->from, LAY_LEX_OF));
}

const struct lay_force *lay_theirs(struct lay_text_reader *r, const struct lay_sentence *s,
                                   const struct lay_trigger *t)
{
    const bool attack = t->rule->type == LAY_TYPE_BASE_ATTACKED && /* its assault on */
                        lay_noted(s, t->to - 1, LAY_LEX_PREP);
    const bool its = t->from > s->from && /* le contingent; son départ */
                     lay_noted_as(s, t->from - 1, LAY_LEX_POSS, "");
    if (lay_is_verb(t) || t->from == s->from || !lay_noted(s, t->from - 1, LAY_LEX_POSS) ||
        !(attack || its || lay_noted_as(s, t->from - 1, LAY_LEX_POSS, "theirs")))
        return NULL;
    return lay_keep_force(
        r, (struct lay_force){
               .from = t->from - 1, .to = t->from, .pronoun = true, .single = its && !attack});
}

bool lay_is_aim(const struct lay_sentence *s, size_t at)
{
    const uint32_t moves = LAY_TYPE_BIT(ARRIVAL) | LAY_TYPE_BIT(REDEPLOYMENT);
    const struct lay_note *verb =
        lay_noted(s, at, LAY_LEX_PREP) && lay_noted(s, at, LAY_LEX_BOUND) && at + 1 < s->to
            ? lay_noted(s, at + 1, LAY_LEX_TRIGGER)
            : NULL;
    const struct lay_rule *rule = verb ? verb->entry->rule : NULL;
    return rule && rule->voice != LAY_VOICE_NOUN &&
           (lay_type_in(rule->type, moves) ||
            (rule->type == LAY_TYPE_DEPARTURE && lay_has_trait(rule, LAY_TRAIT_PLACE_AWAY)));
}

/* "sont arrivés | pour y sécuriser le scrutin", "afin de" */
static bool opens_aim(const struct lay_sentence *s, size_t at)
{
    const struct lay_note *bound;
    at -= at > s->from && lay_noted(s, at - 1, LAY_LEX_THERE);
    if (at > s->from && lay_noted(s, at - 1, LAY_LEX_PREP))
        return lay_noted(s, at - 1, LAY_LEX_BOUND) && !lay_noted(s, at - 1, LAY_LEX_TIMEMODE);
    return at > s->from + 1 && lay_noted(s, at - 1, LAY_LEX_OF) &&
           (bound = lay_noted(s, at - 2, LAY_LEX_BOUND)) && bound->len == 2 &&
           !lay_noted(s, at - 2, LAY_LEX_TIMEMODE);
}

bool lay_is_aim_of_leaving(const struct lay_sentence *s, const struct lay_clause *before,
                           const struct lay_trigger *t)
{
    const uint32_t moves = LAY_TYPE_BIT(DEPARTURE) | LAY_TYPE_BIT(ARRIVAL) |
                           LAY_TYPE_BIT(REDEPLOYMENT) | LAY_TYPE_BIT(REINFORCEMENT);
    bool aim = t->from > s->from && lay_is_aim(s, t->from - 1);
    size_t helps =
        t->from; /* are leaving | to fight in Kursk, were sent | to help defend Baghdad */
    while (helps > s->from && lay_noted_as(s, helps - 1, LAY_LEX_CUE, "helps"))
        helps--;
    bool to_fight = t->rule->type == LAY_TYPE_PRESENCE && helps > s->from &&
                    (opens_aim(s, helps) ||
                     (lay_noted(s, helps - 1, LAY_LEX_TO) &&
                      !lay_noted(s, helps - 1, LAY_LEX_AND))); /* est entrée | et campe à */
    bool left = before && (before->rule->type == LAY_TYPE_DEPARTURE ||
                           before->rule->type == LAY_TYPE_TRANSIT); /* traverse le Rwanda | pour */
    bool same = to_fight && opens_aim(s, helps) && !lay_has_slot(t->rule, LAY_SLOT_OBJ);
    return before &&
           ((aim && left) || same || (to_fight && lay_type_in(before->rule->type, moves)));
}

bool lay_is_hearsay(const struct lay_sentence *s, size_t at)
{
    for (size_t n = 1; n <= 2 && at >= s->from + n; n++) {
        const struct lay_note *cue = lay_noted(s, at - n, LAY_LEX_CUE);
        if (cue && ((cue->len > n + 1 && strcmp(cue->entry->value, "possible") == 0) ||
                    (cue->len > n && strcmp(cue->entry->value, "false") == 0)))
            return true; /* is said to; were denied */
    }
    return false;
}
