/* chunk.c: which words belong to the mention of a force. */
#include "import/prose/chunk.h"

#include <string.h>

/* States send their own to it. */
static bool is_alliance(const struct lay_gaz_actor *actor)
{
    return strcmp(actor->kind, "organisation") == 0 || strcmp(actor->kind, "mission") == 0;
}

static void take_actor(struct lay_chunk *c, const struct lay_gaz_actor *actor, bool adjective)
{
    bool had_state = c->force.actor && lay_is_state(c->force.actor);
    bool more_exact = had_state && !lay_is_state(actor) && !is_alliance(actor) &&
                      strcmp(actor->kind, "operation") != 0; /* soldats danois de | Takuba */
    more_exact |= c->force.actor && strcmp(c->force.actor->kind, "organisation") == 0 &&
                  (strcmp(actor->kind, "mission") == 0 || strcmp(actor->kind, "operation") == 0);
    bool member = adjective && c->force.actor && is_alliance(c->force.actor);
    if (!c->force.actor || more_exact ||
        member) /* NATO's SFOR; UNIFIL's Irish contingent is Ireland's */
        c->force.actor = actor;
    c->force.adjective = adjective && !c->noun && !c->force.office;
    c->named |= !adjective;
}

bool lay_is_known_force(const struct lay_gaz_actor *actor)
{
    return actor && !lay_is_state(actor);
}

/* "of the Sudan" */
static const struct lay_gaz_actor *state_of(struct lay_text_reader *r, const struct lay_sentence *s,
                                            size_t at, size_t *end)
{
    const struct lay_note *of = lay_noted(s, at, LAY_LEX_OF);
    bool adjective = true;
    size_t next = of ? at + of->len : at;
    while (of && lay_noted(s, next, LAY_LEX_DET))
        next++;
    const struct lay_gaz_actor *actor =
        of && next < s->to ? lay_actor_at(r, next, s->to, end, &adjective) : NULL;
    return actor && !adjective && lay_is_state(actor) ? actor : NULL;
}

/* "the Malian authorities", "les autorités maliennes". */
static bool take_office(struct lay_text_reader *r, const struct lay_sentence *s,
                        struct lay_chunk *c)
{
    const struct lay_note *note = lay_noted(s, c->at, LAY_LEX_SPEAKER);
    if (!note || c->noun || c->force.quantity.to > c->force.quantity.from ||
        strcmp(note->entry->value, "named_official") != 0 || lay_noted(s, c->at, LAY_LEX_FORCE) ||
        (c->force.actor && !lay_is_state(c->force.actor) &&
         strcmp(c->force.actor->kind, "organisation") != 0) ||
        c->force.office)
        return false;
    c->force.office = true;
    c->at += note->len;
    const struct lay_note *in = c->force.actor ? NULL : lay_noted(s, c->at, LAY_LEX_PREP),
                          *of = c->force.actor ? NULL : lay_noted(s, c->at, LAY_LEX_OF);
    size_t end;
    const bool seat = (in && in->len == 1 && strcmp(in->entry->value, "site") == 0) ||
                      (of && of->len == 1); /* le gouvernement de | Bamako */
    const struct lay_gaz_actor *state =
        seat && c->at + 1 < s->to ? lay_state_of_capital(r, c->at + 1, s->to, &end) : NULL;
    if (!state && !c->force.actor)
        state = state_of(r, s, c->at, &end);
    if (state) { /* the government in Male */
        c->force.actor = state;
        c->at = end;
    }
    if (c->force.actor) {
        c->kept = c->at;
        c->force.adjective = false;
    }
    return true;
}

/* "200 policiers kényans", "200 policiers et militaires kényans". */
static bool state_behind(struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    enum { REACH = 3 };
    size_t end;
    bool adjective;
    for (size_t i = at; i < s->to && i - at < REACH && r->lexicon->language.adjectives_after; i++) {
        if (lay_actor_at(r, i, s->to, &end, &adjective))
            return adjective;
        if (!lay_noted(s, i, LAY_LEX_AND) && !lay_noted(s, i, LAY_LEX_FORCE))
            return false;
    }
    return false;
}

/* "les hommes de Wagner" */
static bool is_of_group(struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    const struct lay_note *of = lay_noted(s, at, LAY_LEX_OF);
    size_t end;
    bool adjective;
    return of && at + of->len < s->to &&
           lay_is_known_force(lay_actor_at(r, at + of->len, s->to, &end, &adjective));
}

/* "ceux de Wagner" */
static bool take_those(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_chunk *c)
{
    if (c->noun || c->at != c->force.from || !lay_noted_as(s, c->at, LAY_LEX_PRONOUN, "those") ||
        !is_of_group(r, s, c->at + 1))
        return false;
    c->noun = true;
    c->force.unit = "personnel";
    c->head = c->at++;
    c->kept = c->at;
    return true;
}

/* "its men", where a group was spoken of: a weak noun will do. */
static bool is_own(const struct lay_text_reader *r, const struct lay_sentence *s,
                   const struct lay_chunk *c)
{
    return (lay_noted(s, c->force.from, LAY_LEX_POSS) ||
            (c->at > s->from && lay_noted(s, c->at - 1, LAY_LEX_POSS))) &&
           lay_is_known_force(r->focus.people);
}

/* "le camp | Tornado": what a base is called. */
static bool is_name_of_base(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t at)
{
    return r->lexicon->language.adjectives_after && r->tokens.all.at[at].capital && at > s->from &&
           lay_noted(s, at - 1, LAY_LEX_BASE);
}

/* "une colonne de ses | blindés", "un bataillon de | chars américain": what those have whose noun
 * stands before "of". */
static bool is_what_it_has(struct lay_text_reader *r, const struct lay_sentence *s,
                           const struct lay_chunk *c, size_t len)
{
    size_t end;
    bool adjective;
    if (!c->noun || c->recount || c->force.equipment || c->at < c->force.from + 2)
        return false;
    if (lay_noted(s, c->at - 1, LAY_LEX_POSS))
        return lay_noted(s, c->at - 2, LAY_LEX_OF);
    return r->lexicon->language.adjectives_after && lay_noted(s, c->at - 1, LAY_LEX_OF) &&
           c->kept + 1 == c->at && c->at + len < s->to &&
           lay_actor_at(r, c->at + len, s->to, &end, &adjective) && adjective;
}

static bool take_noun(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_chunk *c)
{
    const struct lay_note *people = lay_noted(s, c->at, LAY_LEX_FORCE),
                          *things = lay_noted(s, c->at, LAY_LEX_EQUIP);
    const struct lay_note *note =
        things && (!people || things->len >= people->len) ? things : people;
    bool abroad = note && strcmp(note->entry->value, "abroad") == 0; /* see lay_claim_is_vague() */
    bool sent = abroad && c->force.quantity.to > c->force.quantity.from;
    const struct lay_note *civil = lay_noted(s, c->at, LAY_LEX_CIVIL);
    bool loose = note && note == people && civil && civil->len >= note->len; /* a unit of a firm */
    bool weak = note && (abroad || strncmp(note->entry->value, "weak", 4) == 0);
    const char *unit = note ? note->entry->value : "";
    bool fired = note && note == things && strcmp(unit, "fired") == 0;
    if (fired)
        unit = "";
    if (weak)
        unit = strncmp(unit, "weak ", 5) == 0 ? unit + 5 : ""; /* a company */
    if (note && note == things && is_what_it_has(r, s, c, note->len)) {
        c->at += note->len;
        c->kept = c->at;
        return true;
    }
    c->given = note && lay_are_given(r, s, c);
    if (!note || c->given || (civil && civil->len > note->len) || /* a military coup */
        (note == things && is_name_of_base(r, s, c->at)) ||
        (c->noun && note == things && !c->force.equipment && c->kept != c->at && !c->recount &&
         strcmp(c->force.unit, "battery") != 0) || /* but: une batterie russe de | S-300 */
        ((weak || (loose && !c->force.actor)) && !r->military && !sent && !c->noun &&
         !lay_is_known_force(c->force.actor) && !is_of_group(r, s, c->at + note->len) &&
         !(weak && is_own(r, s, c))))
        return false;
    if (!c->noun || c->recount || note == things) {
        bool convoy = c->noun && c->recount; /* of 60 vehicles: no civil ones */
        c->recount = false;
        if (!c->noun || (!c->force.equipment && !convoy))
            c->head = c->at + note->len - 1; /* but: a drone RQ-4 */
        c->force.unit = *unit || note == things ? unit : "personnel";
        c->force.weak = weak;
        c->force.equipment = note == things && !convoy;
        c->force.fired = fired;
    }
    c->force.weak &= weak; /* a company of soldiers */
    c->noun = true;
    c->joined = false;
    c->force.adjective = false;
    c->at += note->len;
    c->kept = c->at;
    return true;
}

/* "an 850-strong battalion": its people are counted. */
static size_t strong_at(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    bool hyphen = at < s->to && lay_is_sign(r, at, '-');
    return lay_noted_as(s, at + hyphen, LAY_LEX_FILL, "strong") ? 1 + hyphen : 0;
}

bool lay_is_of_civil_phrase(const struct lay_sentence *s, size_t at)
{
    enum { LONGEST = 4 };
    for (size_t back = 1; back < LONGEST && at >= s->from + back; back++) {
        const struct lay_note *civil = lay_noted(s, at - back, LAY_LEX_CIVIL);
        if (civil && civil->len > back)
            return true;
    }
    return false;
}

/* "взвод из 45 солдат", "500 из 900 военных": where nouns have cases a number of people behind
 * "of"; tokens of the preposition. */
static size_t numbers_of(struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_chunk *c)
{
    struct lay_quantity quantity;
    const struct lay_note *from = lay_noted(s, c->at, LAY_LEX_PREP), *word;
    if (!r->lexicon->language.cases || !from || from->len > 1 ||
        strcmp(from->entry->value, "origin") != 0 ||
        (c->noun && (c->kept != c->at || c->force.equipment ||
                     c->force.quantity.to > c->force.quantity.from)) ||
        (!c->noun && c->force.quantity.to != c->at))
        return 0;
    size_t n = lay_read_quantity(r, s, c->at + 1, &quantity), at = c->at + 1 + n, end;
    bool adjective;
    while (n &&
           ((word = lay_noted(s, at, LAY_LEX_FILL)) || (word = lay_noted(s, at, LAY_LEX_POSS))))
        at += word->len;
    if (n && at < s->to && lay_actor_at(r, at, s->to, &end, &adjective) && adjective)
        at = end;
    return n && (lay_noted(s, at, LAY_LEX_FORCE) || lay_noted(s, at, LAY_LEX_EQUIP)) ? 1 : 0;
}

/* "French soldiers | , about 300 in all, | left", ", numbering 300,": their number between commas;
 * how many tokens that are, up to the second comma. */
static size_t inserted_number(struct lay_text_reader *r, const struct lay_sentence *s,
                              const struct lay_chunk *c, struct lay_quantity *quantity)
{
    if (!c->noun || c->force.quantity.to > c->force.quantity.from || !lay_is_sign(r, c->at, ','))
        return 0;
    size_t n = lay_read_quantity(r, s, c->at + 1, quantity), end = c->at + 1 + n;
    const struct lay_note *all = n ? lay_noted(s, end, LAY_LEX_FILL) : NULL; /* in all */
    end += all ? all->len : 0;
    bool parted = end + 1 >= s->to || lay_is_sign(r, end, ',');
    return n && parted && !lay_in_time(s, c->at + 1) ? end - c->at : 0;
}

static bool take_part(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_chunk *c)
{
    size_t end;
    bool adjective;
    struct lay_quantity quantity;
    const struct lay_gaz_actor *actor = lay_actor_at(r, c->at, s->to, &end, &adjective);
    if (actor ? lay_begins_next(r, s, c, adjective, end)
              : c->force.office && lay_is_past_office(r, s, c))
        return false;
    bool sent = actor && c->noun && r->lexicon->language.cases && is_alliance(actor) &&
                c->kept + 1 >= c->at; /* чадские солдаты миссии ООН */
    if (actor && (!c->named || adjective || sent)) {
        if ((c->noun || c->force.adjective) && !adjective && lay_is_state(actor) && c->force.actor)
            return false; /* "le retrait français | du Niger" */
        take_actor(c, actor, adjective);
        if (strcmp(actor->kind, "armed_force") == 0 || lay_noted(s, end - 1, LAY_LEX_FORCE)) {
            c->head = c->noun ? c->head : end - 1; /* a battalion of Czech soldiers */
            c->noun = true;
            c->force.adjective = false;
            c->force.unit = c->force.unit && !c->recount ? c->force.unit : "personnel";
            c->recount = false;
        }
        c->at = c->kept = end;
        return true;
    }
    if (c->named && !c->noun && lay_is_state(c->force.actor) &&
        (!r->lexicon->language.capitals || lay_read_quantity(r, s, c->at, &quantity)))
        return false; /* "in Estonia 100 soldiers", "России солдаты": two */
    bool when = c->force.actor && lay_in_time(s, c->at); /* ухода французов 18 января */
    size_t n = when ? 0 : lay_read_quantity(r, s, c->at, &quantity);
    bool of = c->at > c->force.from && lay_noted(s, c->at - 1, LAY_LEX_OF);
    bool numbering = n && lay_noted_as(s, c->at, LAY_LEX_QUALIFIER, "numbering");
    size_t inserted = c->kept == c->at ? inserted_number(r, s, c, &quantity) : 0;
    if (inserted) {
        c->force.quantity = quantity;
        c->force.unit = c->force.equipment ? c->force.unit : "personnel";
        c->at = c->kept = c->at + inserted;
        return true;
    }
    if (n && c->noun && numbering && c->force.quantity.from == c->force.quantity.to) {
        c->force.quantity = quantity;
        c->recount = true;
        c->at = c->kept = c->at + n;
        if (!c->force.equipment)
            c->force.unit = "personnel"; /* a battalion numbering 500 */
        return true;
    }
    size_t number_of = numbers_of(r, s, c);
    if (number_of) {
        bool group = strcmp(c->force.quantity.qualifier ? c->force.quantity.qualifier : "",
                            "vague") == 0; /* группа из двенадцати солдат */
        if (c->noun || group) {
            lay_read_quantity(r, s, c->at + 1, &c->force.quantity);
            c->recount = c->noun;
        }
        n = lay_read_quantity(r, s, c->at + 1, &quantity);
        c->at += number_of + n;
        const struct lay_note *its = lay_noted(s, c->at, LAY_LEX_POSS);
        c->at += its ? its->len : 0;
        return true;
    }
    if (n && c->force.quantity.from == c->force.quantity.to && (!c->noun || of)) {
        c->recount = c->noun;
        c->force.quantity = quantity;
        c->at += n;
        n = strong_at(r, s, c->at);
        c->people |= n > 0;
        c->at += n;
        return true;
    }
    if (n && !c->noun && c->at > c->force.from &&
        (c->joined || lay_noted(s, c->at - 1, LAY_LEX_POSS) ||
         lay_noted(s, c->at - 1, LAY_LEX_DET))) {
        c->at += n; /* 12 000 de ses 15 000 membres, most of the 300 */
        return true;
    }
    return take_those(r, s, c) || take_noun(r, s, c) || take_office(r, s, c);
}

static const struct lay_note *filler_at(const struct lay_sentence *s, const struct lay_chunk *c)
{
    const struct lay_note *note = lay_noted(s, c->at, LAY_LEX_FILL);
    if (!note && (c->at == c->force.from || lay_noted(s, c->at - 1, LAY_LEX_OF)))
        note = lay_noted(s, c->at, LAY_LEX_DET);
    bool own = c->at == c->force.from || lay_noted(s, c->at - 1, LAY_LEX_OF) || /* 600 of its men */
               (c->force.quantity.to == c->at && c->force.quantity.from < c->at); /* 850 своих */
    return note ? note : own ? lay_noted(s, c->at, LAY_LEX_POSS) : NULL;
}

size_t lay_ordinal_at(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    enum { LONGEST_ENDING = 5 }; /* bytes */
    const struct lay_token *t = &r->tokens.all.at[at];
    if (t->kind != LAY_TOKEN_NUMBER || at + 2 >= s->to)
        return 0;
    size_t hyphen = t[1].sign == '-' && !t[1].spaced;
    const struct lay_token *ending = &t[1 + hyphen];
    return ending->kind == LAY_TOKEN_WORD && !ending->spaced && !ending->capital &&
                   ending->end - ending->start <= LONGEST_ENDING &&
                   !lay_noted_as(s, at + 1 + hyphen, LAY_LEX_FILL, "strong") /* 300-man */
               ? 2 + hyphen
               : 0;
}

bool lay_begins_part(struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    size_t end;
    bool adjective;
    struct lay_quantity quantity;
    size_t counted = at < s->to ? lay_read_quantity(r, s, at, &quantity) : 0;
    if (counted) /* une centaine de soldats */
        return true;
    const struct lay_note *small;
    while ((small = lay_noted(s, at, LAY_LEX_FILL)) || (small = lay_noted(s, at, LAY_LEX_DET)) ||
           (small = lay_noted(s, at, LAY_LEX_POSS))) {
        if (at < s->to && lay_actor_at(r, at, s->to, &end, &adjective))
            return true; /* soldiers of the | African Union */
        if (lay_noted(s, at, LAY_LEX_EQUIP) || lay_noted(s, at, LAY_LEX_FORCE))
            return true; /* une colonne de ses | blindés, des | combattants: adjectives, too */
        at += small->len;
    }
    if (at < s->to && lay_ordinal_at(r, s, at))
        for (at += lay_ordinal_at(r, s, at), at += lay_unit_name(r, s, at);
             lay_noted(s, at, LAY_LEX_FILL);)
            at++;
    return at < s->to &&
           (lay_noted(s, at, LAY_LEX_FORCE) || lay_noted(s, at, LAY_LEX_EQUIP) ||
            lay_actor_at(r, at, s->to, &end, &adjective) || lay_read_quantity(r, s, at, &quantity));
}

/* Niger's ruling junta, Niger's government */
static bool begins_office(const struct lay_sentence *s, size_t at)
{
    const struct lay_note *fill;
    while (!lay_noted_as(s, at, LAY_LEX_SPEAKER, "named_official") &&
           (fill = lay_noted(s, at, LAY_LEX_FILL)))
        at += fill->len;
    return lay_noted_as(s, at, LAY_LEX_SPEAKER, "named_official");
}

bool lay_is_possessive(const struct lay_text_reader *r, size_t at, size_t limit)
{
    if (at >= limit)
        return false;
    const struct lay_token *token = &r->tokens.all.at[at];
    const char *c = r->tokens.text + token->start;
    size_t n = token->end - token->start;
    return !token->spaced &&
           ((n == 2 && strncmp(c, "'s", 2) == 0) || (n == 4 && strncmp(c, "’s", 4) == 0) ||
            (n == 1 && *c == '\'') || (n == 3 && strncmp(c, "’", 3) == 0));
}

/* "troops of actors": of something that is no force. */
bool lay_is_of_other(struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    const struct lay_note *of = lay_noted(s, at, LAY_LEX_OF);
    if (!of || at + of->len >= s->to || lay_noted(s, at, LAY_LEX_FILL) || /* de plus */
        lay_noted_as(s, at, LAY_LEX_TIMEMODE, "by") ||                    /* d'ici au 3 septembre */
        lay_noted(s, at, LAY_LEX_PRONOUN) ||         /* le départ des autres */
        lay_noted_as(s, at, LAY_LEX_PREP, "origin")) /* de la zone tampon de */
        return false;
    size_t next = at + of->len;
    while (next < s->to && (lay_noted(s, next, LAY_LEX_DET) || s->opening[next - s->from]))
        next++;
    const struct lay_token *token = &r->tokens.all.at[next < s->to ? next : s->to - 1];
    return !token->capital && !lay_begins_part(r, s, next) &&
           !lay_begins_part(r, s, at) && /* du reste du contingent */
           !lay_noted(s, next, LAY_LEX_BASE) && !lay_noted(s, next, LAY_LEX_AREA) &&
           !lay_noted(s, next, LAY_LEX_THERE) && !lay_noted(s, next, LAY_LEX_ADMIN) &&
           !lay_noted(s, next, LAY_LEX_TOWN) && !lay_noted(s, next, LAY_LEX_POSS) &&
           !lay_noted(s, next, LAY_LEX_SPEAKER);
}

/* "a retiré 300 soldats du Mali", "a retiré | début mai | deux batteries", "le retrait immédiat |
 * des Casques bleus du Mali": the object of a verb or noun of leaving. */
static bool is_taken_away(const struct lay_sentence *s, size_t at, bool noun)
{
    const uint32_t away = LAY_TYPE_BIT(DEPARTURE) | LAY_TYPE_BIT(REDEPLOYMENT) |
                          LAY_TYPE_BIT(REMOVAL) | LAY_TYPE_BIT(BASE_HANDOVER); /* a transféré */
    while (at > s->from && (lay_in_time(s, at - 1) || lay_noted(s, at - 1, LAY_LEX_ADVERB) ||
                            lay_noted(s, at - 1, LAY_LEX_DET) || /* retirera | une batterie */
                            (noun && lay_noted(s, at - 1, LAY_LEX_OF))))
        at--;
    for (size_t n = 1; n <= 4 && at >= s->from + n; n++) {
        const struct lay_note *verb = lay_noted(s, at - n, LAY_LEX_TRIGGER);
        if (verb && (verb->len == n || (noun && verb->len == n - 1)) &&
            (verb->entry->rule->voice == LAY_VOICE_NOUN) == noun) /* et retiré | 200 soldats */
            return lay_type_in(verb->entry->rule->type, away);
    }
    return false;
}

/* "ses soldats du Mali": the state is where they are; "le retrait des soldats du Tchad | de
 * Bangui": but here whose they are. */
static bool is_its_of_state(struct lay_text_reader *r, const struct lay_sentence *s,
                            const struct lay_chunk *c, size_t at)
{
    size_t end;
    bool adjective;
    bool away = c->force.actor || is_taken_away(s, c->force.from, false);
    for (size_t i = c->force.from; i < c->at && !away; i++)
        away = lay_noted(s, i, LAY_LEX_POSS); /* une partie de | ses troupes de Syrie */
    const bool noun =
        !away && r->lexicon->language.adjectives_after && is_taken_away(s, c->force.from, true);
    const struct lay_gaz_actor *actor =
        away || noun ? lay_actor_at(r, at < s->to ? at : s->to - 1, s->to, &end, &adjective) : NULL;
    return actor && !adjective && lay_is_state(actor) &&
           (away || end >= s->to || !lay_noted(s, end, LAY_LEX_OF));
}

/* "NATO-led force", "Turkish-backed fighters": whose the latter are is not told. */
static size_t led_at(const struct lay_text_reader *r, const struct lay_sentence *s,
                     struct lay_chunk *c)
{
    bool hyphen = c->at < s->to && lay_is_sign(r, c->at, '-') && !r->tokens.all.at[c->at].spaced;
    const struct lay_note *note = lay_noted(s, c->at + hyphen, LAY_LEX_FILL);
    if (!hyphen || !note || !c->force.actor || c->noun)
        return 0;
    if (strcmp(note->entry->value, "backed") == 0)
        c->force.actor = NULL;
    else if (strcmp(note->entry->value, "led") != 0)
        return 0;
    c->named = c->force.adjective = false;
    return note->len + 1;
}

static bool is_led(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    const struct lay_note *fill = lay_noted(s, at + 1, LAY_LEX_FILL);
    return fill && fill->len == 1 && !r->tokens.all.at[at].spaced && lay_is_sign(r, at, '-');
}

/* At a verb: the number before it is theirs, too, "a contingent of 160 | arrived". */
static bool ends_at_verb(const struct lay_sentence *s, struct lay_chunk *c)
{
    bool counted = c->recount && lay_noted(s, c->at, LAY_LEX_EQUIP); /* of three ships */
    const struct lay_note *verb = lay_noted(s, c->at, LAY_LEX_TRIGGER);
    bool theirs = c->force.pronoun && !c->noun && c->at == c->force.from + 1 && verb &&
                  verb->entry->rule->voice == LAY_VOICE_ACTIVE; /* they | patrol the town */
    if (!verb || !(c->noun || theirs) || counted)
        return false;
    if (c->recount && !c->force.equipment && c->force.quantity.to == c->at)
        c->kept = c->at;
    return true;
}

void lay_read_chunk(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_chunk *c)
{
    while (c->at < s->to && !s->masked[c->at - s->from] && c->at - c->force.from < 24) {
        const struct lay_note *filler, *of;
        struct lay_quantity number;
        size_t model = lay_model_at(r, s, c->at), name = lay_named_ship(r, s, c), led;
        size_t ordinal = lay_ordinal_at(r, s, c->at);
        if (ends_at_verb(s, c))
            return;
        if (c->noun && c->kept == c->at && c->at + 1 < s->to && is_led(r, s, c->at)) {
            c->at += 2;
            continue;
        }
        if (ordinal && (!c->noun || c->joined || c->kept == c->at) &&
            (lay_begins_part(r, s, c->at + ordinal) || lay_unit_name(r, s, c->at + ordinal))) {
            c->at += ordinal;
            continue;
        }
        if (model && c->noun && c->force.equipment && c->kept == c->at) {
            c->at = c->kept = c->at + model; /* the bomber B-1B */
            continue;
        }
        if (name) {
            c->at = c->kept = c->at + name;
            continue;
        }
        if (take_part(r, s, c))
            continue;
        size_t unit = c->force.actor && !c->noun ? lay_unit_name(r, s, c->at) : 0;
        if (unit) {
            c->at += unit; /* the Italian Folgore brigade */
            continue;
        }
        if (c->force.actor && c->kept == c->at && lay_is_possessive(r, c->at, s->to) &&
            (lay_begins_part(r, s, c->at + 1) || lay_unit_name(r, s, c->at + 1) ||
             (!lay_is_known_force(c->force.actor) && begins_office(s, c->at + 1)))) {
            c->at++;
            c->named = c->noun = false; /* the Syrian army's 4th Division */
            continue;
        }
        if (lay_take_kind(r, s, c) || lay_take_home(r, s, c) || lay_take_seat(r, s, c) ||
            lay_take_of_them(s, c))
            continue;
        if (lay_is_marked_thing(r, s, c)) {
            c->at++;
            c->kept += c->noun;
            continue;
        }
        if (lay_is_quote_round(r, s, c)) {
            c->at++;
            c->kept += c->force.actor != NULL;
            continue;
        }
        if (lay_carries(r, s, c, &number)) {
            c->at += lay_noted(s, c->at, LAY_LEX_WITH)->len;
            if (number.to && number.from == c->at) { /* с тысячей солдат */
                c->force.quantity = number;
                c->recount = true;
                c->at = number.to;
            }
            continue;
        }
        if (c->noun && !c->force.actor && c->kept == c->at && lay_noted(s, c->at, LAY_LEX_AND) &&
            lay_noted(s, c->at + 1, LAY_LEX_FORCE) && state_behind(r, s, c->at + 2))
            c->at++; /* soldats et policiers kényans */
        else if (model && !c->noun)
            c->at += model;
        else if ((filler = filler_at(s, c)))
            c->at += filler->len;
        else if ((of = lay_noted(s, c->at, LAY_LEX_OF)) && c->at > c->force.from &&
                 (c->noun || c->force.quantity.to > c->force.quantity.from) &&
                 (!c->named || lay_read_quantity(r, s, c->at + of->len, &number)) &&
                 !is_its_of_state(r, s, c, c->at + of->len) &&
                 lay_begins_part(r, s, c->at + of->len))
            c->at += of->len, c->joined = true;
        else if ((led = led_at(r, s, c)))
            c->at += led;
        else
            return;
    }
}
