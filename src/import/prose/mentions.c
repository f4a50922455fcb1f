/* mentions.c: the forces that a sentence speaks of. */
#include "import/prose/chunk.h"
#include "import/prose/clause.h"

#include <string.h>

/* "THE FRONT [FMLN] DELEGATION": the token behind the short form of a name. Where names have
 * capitals of their own a noun that could follow is rare. */
static size_t behind_brackets(const struct lay_text_reader *r, const struct lay_sentence *s,
                              size_t at)
{
    enum { LONGEST = 3 };
    if (at < s->to && (lay_is_sign(r, at, ')') || lay_is_sign(r, at, ']')))
        return at + 1; /* this was the short form */
    if (at >= s->to || !(lay_is_sign(r, at, '(') || lay_is_sign(r, at, '[')))
        return at;
    for (size_t i = at + 1; i < s->to && i <= at + LONGEST; i++)
        if (lay_is_sign(r, i, ')') || lay_is_sign(r, i, ']'))
            return i + 1;
    return at;
}

/* "German-Dutch troops", "российско-белорусские": each adjective is of a force of its own; but not
 * "the German-Dutch border". */
static bool is_paired(struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    size_t end;
    bool adjective;
    const struct lay_note *fill;
    if (!lay_is_hyphen(r, at, s->to) || at + 1 >= s->to || r->tokens.all.at[at + 1].spaced)
        return false;
    const struct lay_gaz_actor *second = lay_actor_at(r, at + 1, s->to, &end, &adjective);
    if (!second || !adjective)
        return second && strcmp(second->kind, "armed_force") == 0; /* "Dutch troops" */
    enum { BACK = 4 }; /* exercice naval | russo-chinois */
    for (size_t n = 2; n <= BACK && at >= s->from + n; n++)
        if (r->lexicon->language.adjectives_after && lay_noted(s, at - n, LAY_LEX_TRIGGER))
            return true;
    while ((fill = lay_noted(s, end, LAY_LEX_FILL)))
        end += fill->len;
    return lay_noted(s, end, LAY_LEX_FORCE) || lay_noted(s, end, LAY_LEX_EQUIP) ||
           lay_noted(s, end, LAY_LEX_TRIGGER);
}

/* "French" alone is a force only where no noun follows that it belongs to. */
static bool stands_alone(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                         bool adjective)
{
    size_t behind = r->shouting ? behind_brackets(r, s, at) : at;
    if (behind > at && behind < s->to && r->tokens.all.at[behind].kind != LAY_TOKEN_MARK) {
        at = behind;
        if (lay_noted(s, at, LAY_LEX_FORCE) || lay_noted(s, at, LAY_LEX_EQUIP) ||
            lay_noted(s, at, LAY_LEX_ADVERB) || lay_in_time(s, at))
            return true;
    }
    if (at >= s->to || r->tokens.all.at[at].kind == LAY_TOKEN_MARK)
        return at >= s->to || !lay_is_sign(r, at, '-');
    static const enum lay_lex_class after[] = {LAY_LEX_TRIGGER, LAY_LEX_PREP, LAY_LEX_CUE,
                                               LAY_LEX_BOUND,   LAY_LEX_AND,  LAY_LEX_RELATIVE,
                                               LAY_LEX_SAY,     LAY_LEX_OF,   LAY_LEX_ADVERB};
    for (size_t i = 0; i < LAY_COUNT(after); i++)
        if (lay_noted(s, at, after[i]))
            return true;
    bool small = r->tokens.all.at[at].kind == LAY_TOKEN_WORD && !r->tokens.all.at[at].capital;
    bool time = small || r->lexicon->language.adjectives_after || r->lexicon->language.cases;
    if (adjective && (lay_noted_as(s, at, LAY_LEX_DET, "one") || (time && lay_in_time(s, at)) ||
                      lay_noted_as(s, at, LAY_LEX_POSS, "own")))
        return true; /* a Swedish one, les Allemands le 29 juin, the Australians three weeks ago */
    bool counts = r->tokens.all.at[at].kind == LAY_TOKEN_NUMBER || lay_noted(s, at, LAY_LEX_NUMBER);
    if (!adjective && (counts || lay_noted(s, at, LAY_LEX_DET) || lay_noted(s, at, LAY_LEX_POSS) ||
                       lay_in_time(s, at) || lay_is_past_verb(r, s, at)))
        return true; /* gave France a month, France last week sent */
    const struct lay_token *token = &r->tokens.all.at[at];
    size_t n = token->end - token->start;
    return (token->capital && !adjective && !r->shouting) || lay_is_possessive(r, at, s->to) ||
           (n > 3 && strncmp(r->tokens.text + token->end - 2, "ly", 2) == 0);
}

/* "touristes français": the adjective belongs to a noun before it. */
static bool qualifies(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    if (!r->lexicon->language.adjectives_after || at == s->from)
        return false;
    const struct lay_token *before = &r->tokens.all.at[at - 1];
    if (before->kind != LAY_TOKEN_WORD || r->tokens.all.at[at].capital)
        return false;
    return !(s->noted[at - 1 - s->from] &
             ~(lay_class_bit(LAY_LEX_FILL) | lay_class_bit(LAY_LEX_SPEAKER)));
}

/* "French President Emmanuel Macron" is a person. */
static bool is_person(const struct lay_text_reader *r, size_t at, size_t limit)
{
    return at < limit && r->tokens.all.at[at].kind == LAY_TOKEN_WORD &&
           r->tokens.all.at[at].capital;
}

enum { LONGEST_CAPITAL = 6 }; /* tokens of its name */

static bool is_possessive_soon(const struct lay_text_reader *r, const struct lay_sentence *s,
                               size_t at)
{
    for (size_t n = 1; n <= LONGEST_CAPITAL; n++)
        if (lay_is_possessive(r, at + n, s->to))
            return true;
    return false;
}

/* "Moscow's peacekeepers" are Russia's. */
static void take_capital(struct lay_text_reader *r, const struct lay_sentence *s,
                         struct lay_chunk *c)
{
    size_t end;
    bool may = r->tokens.all.at[c->at].capital && is_possessive_soon(r, s, c->at);
    const struct lay_gaz_actor *state = may ? lay_state_of_capital(r, c->at, s->to, &end) : NULL;
    if (!state || !lay_is_possessive(r, end, s->to) || !lay_begins_part(r, s, end + 1))
        return;
    c->force.actor = state;
    c->at = c->kept = end + 1;
}

/* "базу в Гао | Чаду", "передана Россией | Чаду": where names stand beside each other, the end of
 * where it is or of another state. */
static bool ends_place(struct lay_text_reader *r, const struct lay_sentence *s, size_t end)
{
    enum { LONGEST = 5 };
    size_t to, prep_from;
    bool adjective;
    for (size_t n = 1; n <= LONGEST && end >= s->from + n; n++)
        if (r->lexicon->language.cases &&
            ((*lay_preposition_before(s, end - n, &prep_from) &&
              lay_place_at(r, end - n, end, &to) && to == end) ||
             (lay_actor_at(r, end - n, end, &to, &adjective) && !adjective && to == end)))
            return true;
    return false;
}

/* "Air France", "Bank of England", "Mayor Wagner": a name is part of another one. */
static bool is_part_of_name(struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    const struct lay_note *of = at > s->from ? lay_noted(s, at - 1, LAY_LEX_OF) : NULL;
    size_t first = of && at > s->from + 1 ? at - 1 : at;
    if (first == s->from)
        return false;
    const struct lay_token *before = &r->tokens.all.at[first - 1];
    if (before->kind != LAY_TOKEN_WORD || !before->capital || !r->tokens.all.at[at].capital ||
        lay_in_time(s, first - 1))
        return false;
    return !s->noted[first - 1 - s->from] && !ends_place(r, s, first);
}

/* "Порт-Судан": a state's name in that of a town. */
static bool is_in_hyphens(struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    size_t end;
    return at > s->from + 1 && lay_is_hyphen(r, at - 1, s->to) && !r->tokens.all.at[at].spaced &&
           lay_place_at(r, at - 2, s->to, &end) && end > at;
}

/* Whether a verb follows: "Les premiers ont débarqué". */
static bool does(const struct lay_sentence *s, size_t at)
{
    const struct lay_note *verb = lay_noted(s, at, LAY_LEX_TRIGGER);
    return lay_noted(s, at, LAY_LEX_HAVE) || lay_noted(s, at, LAY_LEX_CUE) ||
           (verb && verb->entry->rule->voice != LAY_VOICE_NOUN);
}

/* "Багдад 6 декабря потребовал", "Manila on Monday opened": the token behind times. */
static size_t behind_time(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    if (r->lexicon->language.cases && at + 2 < s->to && lay_noted(s, at + 1, LAY_LEX_SAY) &&
        lay_is_sign(r, at, ',') && lay_is_sign(r, at + 2, ','))
        at += 3; /* Багдад, напомним, потребовал */
    while (at + 1 < s->to &&
           (lay_in_time(s, at) || (lay_in_time(s, at + 1) && (lay_noted(s, at, LAY_LEX_PREP) ||
                                                              lay_noted(s, at, LAY_LEX_TIMEMODE)))))
        at++;
    return at;
}

/* "В Кулябе Россия передала базу": where words come in any order, a name before a verb is who does
 * it. */
static bool is_subject(const struct lay_text_reader *r, const struct lay_sentence *s, size_t end)
{
    size_t verb = behind_time(r, s, end); /* Россия в мае передала */
    return r->lexicon->language.cases && (does(s, verb) || lay_noted(s, end, LAY_LEX_AND));
}

/* "передали иракцам базу", "ухода французов 18 января": what a people is called qualifies no base
 * and no time. */
static bool is_people_alone(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t at, size_t end)
{
    while (lay_noted(s, end, LAY_LEX_FILL))
        end++;
    bool counted = lay_is_people(r, end - 1) && end > at + 1; /* 330 американцев */
    return counted ||
           ((lay_noted(s, end, LAY_LEX_BASE) || lay_in_time(s, end)) && lay_is_people(r, at));
}

/* "Most were flown home": of people who were spoken of; `at`: behind the word. */
static bool is_part_of_people(const struct lay_text_reader *r, const struct lay_sentence *s,
                              size_t at)
{
    return lay_has_people(r, s) && does(s, at);
}

/* "120 гаубиц | Таджикистану": who gets them is not whose they are. */
static void drop_receiver(struct lay_text_reader *r, struct lay_chunk *c)
{
    enum { LONGEST = 3 };
    size_t end;
    bool adjective;
    if (!r->lexicon->language.dative.n || !c->noun || !c->force.actor || c->force.adjective ||
        !lay_is_state(c->force.actor) ||
        !lay_ends_with(r, c->kept - 1, &r->lexicon->language.dative))
        return;
    for (size_t n = 1; n <= LONGEST && c->kept > c->force.from + n; n++)
        if (lay_actor_at(r, c->kept - n, c->kept, &end, &adjective) == c->force.actor &&
            !adjective) {
            c->kept -= n;
            c->force.actor = NULL;
            c->named = false;
            return;
        }
}

/* "Вывода войск | Ирак потребовал": a state in the nominative, before a verb, is no owner. */
static void drop_subject(struct lay_text_reader *r, const struct lay_sentence *s,
                         struct lay_chunk *c)
{
    size_t end, name = c->kept - 1;
    bool adjective;
    drop_receiver(r, c);
    const struct lay_gaz_actor *state = c->force.actor;
    if (!r->lexicon->language.cases || !c->noun || !state || c->force.adjective ||
        !lay_is_state(state) || name <= c->force.from ||
        lay_actor_at(r, name, c->kept, &end, &adjective) != state || adjective ||
        lay_is_declined_name(r, name, c->kept, state) ||
        !lay_ends_with(r, name, &r->lexicon->language.accusative) || !is_subject(r, s, c->kept))
        return;
    c->kept--;
    c->force.actor = NULL;
    c->named = false;
}

/* "Quatre Rafale", which one state alone flies: its, where no other is told. */
static const struct lay_gaz_actor *flown_by(const struct lay_text_reader *r,
                                            const struct lay_sentence *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct lay_note *owner = lay_noted(s, i, LAY_LEX_GOVERNMENT);
        const struct lay_gaz_actor *actor = owner && lay_noted(s, i, LAY_LEX_EQUIP)
                                                ? lay_actor_named(r, owner->entry->value)
                                                : NULL;
        if (actor && lay_is_state(actor))
            return actor;
    }
    return NULL;
}

/* "большую часть | войск": soldiers, though it points back. */
static const char *part_of_force(const struct lay_text_reader *r, const struct lay_sentence *s,
                                 const struct lay_note *pronoun, size_t end)
{
    bool named =
        r->lexicon->language.cases && pronoun->len > 1 && lay_noted(s, end - 1, LAY_LEX_FORCE);
    return named ? "personnel" : NULL;
}

/* "In | 2022 Germany had", "при | этом французы ушли": of what stands before a force. */
static bool is_before_force(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t at)
{
    enum { LONGEST = 4 }; /* в связи с | этим */
    const bool may = lay_noted(s, at, LAY_LEX_DET) || lay_noted(s, at, LAY_LEX_PRONOUN);
    bool inside = false;
    for (size_t n = 1; may && n <= LONGEST && at >= s->from + n && !inside; n++) {
        const struct lay_note *adverb = lay_noted(s, at - n, LAY_LEX_ADVERB);
        inside = adverb && adverb->len > n;
    }
    return inside || (r->tokens.all.at[at].kind == LAY_TOKEN_NUMBER && lay_in_time(s, at));
}

static bool read_force(struct lay_text_reader *r, struct lay_sentence *s, size_t at,
                       struct lay_force *out)
{
    const struct lay_note *pronoun = lay_noted(s, at, LAY_LEX_PRONOUN);
    if (is_before_force(r, s, at))
        return false;
    struct lay_chunk c = {.force = {.from = at}, .at = at, .kept = at};
    bool part = pronoun && strcmp(pronoun->entry->value, "part") == 0;
    part = part && is_part_of_people(r, s, at + pronoun->len);
    pronoun = part || (pronoun && strcmp(pronoun->entry->value, "part") != 0) ? pronoun : NULL;
    const struct lay_note *fill = pronoun ? lay_noted(s, at, LAY_LEX_FILL) : NULL;
    if (fill && fill->len > pronoun->len)
        pronoun = NULL; /* une partie de | ses soldats */
    if (pronoun && (strcmp(pronoun->entry->value, "person") == 0 ||
                    strcmp(pronoun->entry->value, "those") == 0 ||
                    (s->shouting && strcmp(pronoun->entry->value, "speaker") == 0)))
        pronoun = NULL;
    if (pronoun) {
        c.force.pronoun = true;
        c.force.single = strcmp(pronoun->entry->value, "one") == 0;
        c.at = c.kept = at + pronoun->len;
        c.force.unit = part_of_force(r, s, pronoun, c.at);
    }
    bool glued = at > s->from + 1 && !r->tokens.all.at[at].spaced && lay_is_sign(r, at - 1, '-') &&
                 !r->tokens.all.at[at - 2].capital && /* anti-American */
                 !(s->forces.n && s->forces.at[s->forces.n - 1].to + 1 == at);
    take_capital(r, s, &c);
    lay_read_chunk(r, s, &c);
    drop_subject(r, s, &c);
    if (c.kept == at && lay_read_counted(r, s, &c)) {
        *out = c.force;
        return true;
    }
    if (c.kept == at || (pronoun && !c.noun && strcmp(pronoun->entry->value, "these") == 0))
        return false;
    if (pronoun && !c.noun && strcmp(pronoun->entry->value, "ones") == 0 && !does(s, c.kept))
        return false;
    bool english = r->lexicon->language.capitals;
    bool state = c.force.actor && lay_is_state(c.force.actor);
    bool surname = c.force.actor && strcmp(c.force.actor->kind, "pmc") == 0 && c.kept == at + 1;
    if (!c.noun && !pronoun &&
        (!c.force.actor || glued || is_in_hyphens(r, s, at) ||
         ((state || surname) && c.named && !r->shouting && is_part_of_name(r, s, at) &&
          !is_subject(r, s, c.kept))))
        return false;
    if (!c.noun && state && c.named && lay_noted(s, at, LAY_LEX_POSS))
        return false; /* В мае её | Россия передаст: no "its" before a state */
    if (c.force.office && !c.noun && is_person(r, c.kept, s->to))
        return false;
    if (!c.noun && !pronoun && (c.force.adjective || english) &&
        !is_people_alone(r, s, at, c.kept) && !(c.force.adjective && is_paired(r, s, c.kept)) &&
        !c.given && (!stands_alone(r, s, c.kept, c.force.adjective) || qualifies(r, s, at)))
        return false;
    if (c.noun && !c.force.actor && lay_is_of_other(r, s, c.kept))
        return false;
    c.force.to = c.kept;
    if (c.noun && c.force.equipment && !c.force.actor)
        c.force.actor = flown_by(r, s, at, c.kept);
    c.force.head = c.noun ? r->tokens.all.at[c.head].word : 0;
    if (!c.noun && c.force.adjective && c.force.quantity.to > c.force.quantity.from)
        c.force.unit = (lay_has_people(r, s) || r->military) && !r->section->capitals
                           ? "personnel"
                           : NULL; /* 400 Russians */
    else if (!c.noun)
        c.force.quantity = (struct lay_quantity){0};
    if (part && !c.noun)
        c.force.unit = "personnel";
    const struct lay_force *before = s->forces.n ? &s->forces.at[s->forces.n - 1] : NULL;
    if (before && !c.noun && c.force.unit && before->equipment && before->to + 1 == at &&
        lay_noted(s, before->to, LAY_LEX_AND) && !r->tokens.all.at[c.kept - 1].capital) {
        c.force.unit = before->unit; /* two Belgian F-16s and four Portuguese */
        c.force.equipment = true;
    }
    if (c.people && c.noun)
        c.force.unit = "personnel";
    c.force.possessive = lay_is_possessive(r, c.kept, s->to);
    if (glued && lay_noted_as(s, at - 2, LAY_LEX_FILL, "against"))
        c.force.actor = NULL; /* anti-Taliban fighters */
    c.force.rebel = c.noun && state && lay_noted_as(s, c.head, LAY_LEX_IRREGULAR, "rebel");
    if (c.force.rebel)
        c.force.actor = NULL;
    *out = c.force;
    return c.noun || c.force.actor || pronoun;
}

/* "Moscow, which has sent soldiers", "Ниамей, потребовавший вывести войска", "Paris, soucieux de
 * calmer le jeu, a retiré" */
static bool is_inserted(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    if (at >= s->to || !lay_is_sign(r, at, ','))
        return false;
    size_t close = lay_closing_of(r, s, at), next; /* Ниамей, опасаясь нападений, направил */
    bool said = r->lexicon->language.cases &&
                (lay_noted(s, at + 1, LAY_LEX_ACCORDING) || lay_noted(s, at + 1, LAY_LEX_SAY));
    for (size_t i = at + 1; said && close == at && i < s->to; i++)
        close = lay_is_sign(r, i, ',') ? i : at; /* Баку, сообщают СМИ, стягивает */
    next = close > at ? behind_time(r, s, close + 1) : at;
    return lay_noted(s, at + 1, LAY_LEX_RELATIVE) || lay_who_asks(r, s, at + 1) ||
           lay_is_aside_before_verb(r, s, at) ||
           (next > at && next < s->to &&
            (lay_noted(s, next, LAY_LEX_TRIGGER) || lay_noted(s, next, LAY_LEX_CUE)));
}

/* Whether what ends before token `end` does something. */
static bool acts(const struct lay_text_reader *r, const struct lay_sentence *s, size_t end)
{
    end = behind_time(r, s, end);
    for (const struct lay_note *adverb; (adverb = lay_noted(s, end, LAY_LEX_ADVERB));)
        end += adverb->len; /* Paris sharply reduced */
    bool comma = end < s->to && lay_is_sign(r, end, ',');
    return lay_noted(s, end, LAY_LEX_TRIGGER) || lay_noted(s, end, LAY_LEX_CUE) ||
           lay_noted(s, end + comma, LAY_LEX_RELATIVE) || /* Moscow, which has sent */
           is_inserted(r, s, end);
}

static bool acts_soon(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    for (size_t n = 1; n <= LONGEST_CAPITAL; n++)
        if (acts(r, s, at + n))
            return true;
    return false;
}

/* "Moscow | and Khartoum signed", "Paris | et le Tchad ont signé": who acts with the next one. */
static bool acts_with(struct lay_text_reader *r, const struct lay_sentence *s, size_t end)
{
    size_t to, next = end + 1 + (lay_noted(s, end + 1, LAY_LEX_DET) != NULL);
    bool adjective = false;
    if (!lay_noted(s, end, LAY_LEX_AND) || next >= s->to)
        return false;
    const struct lay_gaz_actor *who = lay_state_of_capital(r, next, s->to, &to);
    who = who ? who : lay_actor_at(r, next, s->to, &to, &adjective);
    return who && !adjective && lay_is_state(who) && acts(r, s, to);
}

/* "N'|Djamena": the end of another capital's name. */
static bool ends_capital(struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    size_t end;
    return at > s->from && !r->tokens.all.at[at].spaced &&
           lay_state_of_capital(r, at - 1, s->to, &end) && end > at;
}

/* "Kiev accuse | Moscou d'avoir": who is said to do what follows. */
static bool is_accused(const struct lay_sentence *s, size_t at, size_t end)
{
    enum { LONGEST = 2 }; /* a accusé */
    bool said = false;
    for (size_t n = 1; n <= LONGEST && at >= s->from + n; n++) {
        const struct lay_note *say = lay_noted(s, at - n, LAY_LEX_SAY);
        said |= say && say->len == n;
    }
    return said && end < s->to && lay_noted(s, end, LAY_LEX_OF);
}

/* A capital that does something is its government. */
static bool read_capital(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                         struct lay_force *out)
{
    size_t end, prep_from;
    if (!r->tokens.all.at[at].capital && !lay_noted(s, at, LAY_LEX_GOVERNMENT))
        return false;
    const struct lay_gaz_actor *state = lay_state_of_capital(r, at, s->to, &end);
    const struct lay_note *seat = state ? NULL : lay_noted(s, at, LAY_LEX_GOVERNMENT);
    if (seat) { /* the Pentagon is upgrading its base */
        state = lay_actor_named(r, seat->entry->value);
        end = at + seat->len;
    }
    if (!state)
        return false;
    const char *prep = lay_preposition_before(s, at, &prep_from);
    bool of = *prep && prep_from > s->from; /* потребовал от Анкары, a demandé à Moscou */
    bool asked = lay_follows_request(r, s, at) || is_accused(s, at, end);
    asked |= of && (lay_gets_base(r, s, prep_from, at) || lay_does_by(s, prep_from));
    if ((!asked && !acts_soon(r, s, at)) || (*prep && !(of && asked)) ||
        (!asked && !acts(r, s, end) && !acts_with(r, s, end)) || ends_capital(r, s, at))
        return false;
    *out = (struct lay_force){.from = at, .to = end, .actor = state};
    return true;
}

bool lay_begins_nothing(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    enum { LONGEST_HALF = 3 }; /* bytes: al-Shabaab */
    const struct lay_token *token = &r->tokens.all.at[at];
    if (s->noted[at - s->from] || s->opening[at - s->from])
        return false;
    if (token->kind == LAY_TOKEN_MARK)
        return token->sign != '-' && token->sign != '\'' && token->sign != LAY_CLOSING_SINGLE;
    return r->lexicon->language.capitals && token->kind == LAY_TOKEN_WORD && token->spaced &&
           !token->capital && token->end - token->start > LONGEST_HALF;
}

/* "корабли Черноморского флота | России": whose those are, told once more. */
static bool tells_whose_again(const struct lay_text_reader *r, struct lay_sentence *s,
                              const struct lay_force *state)
{
    struct lay_force *before = s->forces.n ? &s->forces.at[s->forces.n - 1] : NULL;
    if (!r->lexicon->language.cases || !before || before->to != state->from || !before->actor ||
        !before->unit || state->unit || state->adjective || state->pronoun ||
        lay_actor_shown(before->actor) != lay_actor_shown(state->actor))
        return false;
    before->to = state->to;
    return true;
}

void lay_read_forces(struct lay_text_reader *r, struct lay_sentence *s)
{
    for (size_t i = s->from; i < s->to;) {
        struct lay_force force;
        if (lay_begins_nothing(r, s, i) || lay_is_of_civil_phrase(s, i)) {
            i++;
            continue;
        }
        if (!s->masked[i - s->from] &&
            (read_force(r, s, i, &force) || read_capital(r, s, i, &force))) {
            if (!lay_tells_number(r, s, &force) && !tells_whose_again(r, s, &force) &&
                !lay_names_mission(r, s, &force))
                lay_vec_push(&s->forces, force);
            i = force.to;
        } else {
            i++;
        }
    }
}
