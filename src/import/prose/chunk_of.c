/* chunk_of.c: whose a force is by what follows "of" and is no name of an actor; who it is made of.
 */
#include "import/prose/chunk.h"

#include <string.h>

/* "soldiers of the Tripoli government": the state whose capital it is. */
bool lay_take_seat(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_chunk *c)
{
    const struct lay_note *of = lay_noted(s, c->at, LAY_LEX_OF), *office;
    size_t at = of ? c->at + of->len : s->to, end = at;
    while (at < s->to && lay_noted(s, at, LAY_LEX_DET))
        at++;
    if (!c->noun || c->force.actor || c->kept != c->at || at >= s->to ||
        !r->tokens.all.at[at].capital)
        return false;
    const struct lay_gaz_actor *state = lay_state_of_capital(r, at, s->to, &end);
    office = state ? lay_noted(s, end, LAY_LEX_SPEAKER) : NULL;
    if (!office || strcmp(office->entry->value, "named_official") != 0)
        return false;
    c->force.actor = state;
    c->force.adjective = false;
    c->named = true;
    c->at = c->kept = end + office->len;
    return true;
}

bool lay_take_kind(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_chunk *c)
{
    if (!c->noun || !c->force.actor || c->kept != c->at || !r->lexicon->language.adjectives_after)
        return false;
    const struct lay_note *of = lay_noted(s, c->at, LAY_LEX_OF);
    if (!of || lay_noted(s, c->at, LAY_LEX_DET))
        return false; /* but: les soldats français | des forces spéciales */
    const size_t at = c->at + of->len;
    const struct lay_note *noun = lay_noted(s, at, LAY_LEX_EQUIP);
    noun = noun ? noun : lay_noted(s, at, LAY_LEX_FORCE);
    noun = noun                                        ? noun
           : lay_noted_as(s, at, LAY_LEX_FILL, "kind") ? lay_noted(s, at, LAY_LEX_FILL)
                                                       : NULL;
    size_t end;
    bool adjective;
    if (!noun || r->tokens.all.at[at].capital || /* une batterie américaine | de Patriot */
        lay_actor_at(r, at + noun->len, s->to, &end, &adjective))
        return false;
    c->at = c->kept = at + noun->len;
    return true;
}

/* "a company of them": of those who were spoken of. */
bool lay_take_of_them(const struct lay_sentence *s, struct lay_chunk *c)
{
    const struct lay_note *of = lay_noted(s, c->at, LAY_LEX_OF),
                          *them = of ? lay_noted(s, c->at + of->len, LAY_LEX_PRONOUN) : NULL;
    if (!c->noun || c->force.actor || c->kept != c->at || !them ||
        strcmp(them->entry->value, "force") != 0)
        return false;
    c->force.pronoun = true;
    c->at = c->kept = c->at + of->len + them->len;
    return true;
}

/* "hosts 200 soldiers | from Chad", "received 200 soldiers | from Chad": a verb that takes nobody
 * away from there. */
static bool takes_in(const struct lay_rule *rule, bool equipment)
{
    bool comes = rule->type == LAY_TYPE_ARRIVAL && lay_has_trait(rule, LAY_TRAIT_PLACE_LEFT);
    return rule->voice == LAY_VOICE_ACTIVE && (rule->type == LAY_TYPE_PRESENCE || comes ||
                                               (!equipment && lay_has_slot(rule, LAY_SLOT_FROM)));
}

/* "handed over to troops | from Togo", but not: withdrew troops | from Togo; but: withdrew, and
 * troops | from Togo arrived. `from`: where the troops are. */
static bool may_be_taken(const struct lay_text_reader *r, const struct lay_sentence *s, size_t from,
                         size_t to, bool equipment)
{
    size_t begin = from;
    while (begin > s->from && !lay_noted(s, begin - 1, LAY_LEX_BOUND) &&
           !lay_is_sign(r, begin - 1, ';') &&
           !(begin > s->from + 1 && lay_noted(s, begin - 1, LAY_LEX_AND) &&
             lay_is_sign(r, begin - 2, ',')))
        begin--;
    for (size_t i = begin; i < to; i++) {
        const struct lay_note *verb = lay_noted(s, i, LAY_LEX_TRIGGER);
        const struct lay_rule *rule = verb ? verb->entry->rule : NULL;
        if (rule && !takes_in(rule, equipment) &&
            rule->type != LAY_TYPE_REPLACEMENT && /* заменят их солдаты | с Фиджи */
            (rule->voice == LAY_VOICE_NOUN || lay_is_of_base_type(rule->type) ||
             lay_has_slot(rule, LAY_SLOT_OBJ)))
            return true;
    }
    return false;
}

/* "Солдат из Мали | вывели в мае": the verb behind the state takes them from there. */
static bool is_led_away(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    while (at < s->to && (lay_in_time(s, at) || lay_noted(s, at, LAY_LEX_ADVERB)))
        at++;
    const struct lay_note *verb = lay_noted(s, at, LAY_LEX_TRIGGER);
    return r->lexicon->language.cases && verb && verb->entry->rule->type == LAY_TYPE_DEPARTURE &&
           lay_slot_is(verb->entry->rule, LAY_SLOT_OBJ, "subject");
}

/* "mercenaries | from the Wagner Group", "from Russia's private company Wagner": a group is no
 * place that they could come from. */
static bool take_group(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_chunk *c)
{
    enum { REACH = 6 }; /* tokens */
    const struct lay_note *from = lay_noted(s, c->at, LAY_LEX_PREP),
                          *of = lay_noted(s, c->at, LAY_LEX_OF);
    if (!of && (!from || strcmp(from->entry->value, "origin") != 0))
        return false;
    bool owed = of && of->len > 1 && /* loyal to; but: of the */
                !lay_lexicon_word(r->lexicon, r->tokens.all.at[c->at].word, LAY_LEX_OF);
    for (size_t end, i = c->at + (of ? of->len : 1); i < s->to && i < c->at + REACH; i++) {
        bool adjective;
        const struct lay_gaz_actor *actor = lay_actor_at(r, i, s->to, &end, &adjective);
        bool loyal = actor && owed && !lay_is_state(actor) && !adjective;
        if (actor && (lay_is_irregular(actor) || loyal)) { /* loyal to | the Libyan National Army */
            c->force.actor = actor;
            c->force.adjective = false;
            c->named = true;
            c->at = c->kept = end;
            return true;
        }
        if (actor)
            i = end - 1;
        else if (!lay_noted(s, i, LAY_LEX_DET) && !lay_noted(s, i, LAY_LEX_FILL) &&
                 !lay_noted(s, i, LAY_LEX_FORCE) && !lay_is_possessive(r, i, s->to))
            return false;
    }
    return false;
}

/* "Troops from Malawi were seen", "UN peacekeepers from the Netherlands", where no verb stands
 * before that could take them from there. */
bool lay_take_home(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_chunk *c)
{
    if (!c->noun || c->kept != c->at || (c->force.actor && lay_is_irregular(c->force.actor)))
        return false;
    if (take_group(r, s, c))
        return true;
    for (size_t i = c->force.from; i < c->at; i++)
        if (lay_noted_as(s, i, LAY_LEX_POSS, "own"))
            return false; /* французы | свой контингент из Ирака | вывели */
    if (c->force.actor && strcmp(c->force.actor->kind, "organisation") != 0)
        return false;
    size_t end, prep_from;
    bool adjective;
    const struct lay_note *from = lay_noted(s, c->at, LAY_LEX_PREP);
    size_t at = c->at + 1;
    bool article = from && from->len == 2 && lay_noted_as(s, at, LAY_LEX_DET, "def");
    if (!from || (from->len > 1 && !article) || strcmp(from->entry->value, "origin") != 0 ||
        at + article >= s->to)
        return false;
    const struct lay_gaz_actor *state = lay_actor_at(r, at, s->to, &end, &adjective);
    if (!state && article)
        state = lay_actor_at(r, at + 1, s->to, &end, &adjective);
    if (!state || adjective)
        return false;
    const char *prep = lay_preposition_before(s, c->force.from, &prep_from);
    bool receives = strcmp(prep, "destination") == 0 || strcmp(prep, "by") == 0;
    if (!receives &&
        (may_be_taken(r, s, c->force.from, c->at, c->force.equipment) || is_led_away(r, s, end)))
        return false;
    c->force.actor = state;
    c->force.adjective = false;
    c->at = c->kept = end;
    return true;
}

/* "the Italian | Folgore brigade", "Russia's | Guards Air Assault Division": the name of a unit,
 * before its noun; how many words it has. */
size_t lay_unit_name(struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    enum { LONGEST = 4 };
    size_t end, n = 0;
    bool adjective;
    while (n < LONGEST && at + n < s->to && r->tokens.all.at[at + n].capital &&
           (!n || !lay_noted(s, at + n, LAY_LEX_FORCE)))
        n++;
    if (!n || at + n >= s->to || s->shouting || !lay_noted(s, at + n, LAY_LEX_FORCE))
        return 0;
    for (size_t i = at; i < at + n; i++)
        if (lay_in_time(s, i) || lay_actor_at(r, i, s->to, &end, &adjective))
            return 0;
    if (r->lexicon->language.cases && lay_place_at(r, at, at + n, &end) && end == at + n)
        return 0; /* в литовской | Рукле батальон */
    return n;
}

/* "отряд | из 50 французских солдат": who it is made of. */
static bool tells_members(const struct lay_text_reader *r, const struct lay_sentence *s,
                          struct lay_force *before, const struct lay_force *force)
{
    const struct lay_note *from = lay_noted(s, before->to, LAY_LEX_PREP);
    if (!r->lexicon->language.cases || !from || from->len > 1 || force->equipment ||
        strcmp(from->entry->value, "origin") != 0 ||
        (before->actor && force->actor && before->actor != force->actor))
        return false;
    before->actor = before->actor ? before->actor : force->actor;
    before->quantity = force->quantity;
    before->unit = force->unit;
    before->weak = false;
    before->to = force->to;
    return true;
}

bool lay_tells_number(const struct lay_text_reader *r, struct lay_sentence *s,
                      const struct lay_force *force)
{
    struct lay_force *before = s->forces.n ? &s->forces.at[s->forces.n - 1] : NULL;
    if (!before || before->to + 1 != force->from || !before->unit || !force->unit ||
        before->pronoun || before->quantity.to > before->quantity.from ||
        force->quantity.to == force->quantity.from)
        return false;
    if (tells_members(r, s, before, force))
        return true;
    if (force->actor)
        return false;
    if (!lay_is_sign(r, before->to, LAY_DASH) || !r->tokens.all.at[before->to].spaced)
        return false;
    before->quantity = force->quantity;
    before->unit = force->unit;
    before->equipment = force->equipment;
    return true;
}

bool lay_follows_request(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    enum { LONGEST = 4 };
    size_t prep_from, time = *lay_preposition_before(s, at, &prep_from) ? prep_from : at;
    while (time > s->from && (lay_in_time(s, time - 1) || lay_is_sign(r, time - 1, ',')))
        time--; /* a demandé | fin novembre à Paris */
    const size_t ends[] = {at, time};
    for (size_t i = 0; i < 2; i++)
        for (size_t n = 1; n <= LONGEST && ends[i] >= s->from + n; n++) {
            const struct lay_note *asks = lay_noted(s, ends[i] - n, LAY_LEX_TRIGGER);
            if (asks && asks->len >= n && /* told | New Delhi | to */
                (lay_has_trait(asks->entry->rule, LAY_TRAIT_CLAUSE_WHOLE) ||
                 asks->entry->rule->type == LAY_TYPE_AFFILIATION))
                return true;
        }
    return false;
}
