/* sites.c: the places and bases that a sentence speaks of. */
#include "import/prose/chunk.h"
#include "import/prose/clause.h"

#include <string.h>

/* The preposition that ends where a stretch begins; "оттуда", "туда" have their own. */
static void take_preposition(const struct lay_sentence *s, struct lay_spot *spot)
{
    spot->prep = lay_preposition_before(s, spot->from, &spot->prep_from);
    if (lay_noted_as(s, spot->from, LAY_LEX_THERE, "thence"))
        spot->prep = "origin", spot->prep_from = spot->from;
    else if (lay_noted_as(s, spot->from, LAY_LEX_THERE, "thither"))
        spot->prep = "destination", spot->prep_from = spot->from;
    else if (spot->base && spot->prep_from + 1 < spot->from &&
             lay_noted_as(s, spot->from - 1, LAY_LEX_THERE, "town"))
        spot->prep = "", spot->prep_from = spot->from; /* строят в городе | базу */
}

/* Behind "base": "at Timbuktu", "de Tombouctou", "в Менаке", or a name as it is. */
static bool name_behind(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                        struct lay_spot *out)
{
    const struct lay_note *prep = lay_noted(s, at, LAY_LEX_PREP),
                          *of = lay_noted(s, at, LAY_LEX_OF);
    if (lay_is_subject_at(r, s, at))
        return false;
    bool site =
        prep && (strcmp(prep->entry->value, "site") == 0 || strcmp(prep->entry->value, "of") == 0);
    size_t next = at + (site ? prep->len : of ? of->len : 0);
    if (site && prep->len > 2 && lay_noted(s, next - 2, LAY_LEX_ADMIN) &&
        lay_read_region(r, s, next - 2, out))
        return true; /* in the | region of Gao */
    if (lay_read_town(r, s, next, out) || lay_read_region(r, s, next, out))
        return true;
    if (site && prep->len > 1 && lay_read_area(r, s, at + 1, out))
        return true; /* "in the" is one preposition, "the north" one area */
    if (next < s->to && lay_read_area(r, s, next, out))
        return true;
    next = site || of ? lay_skip_small(s, next) : next;
    if (next + 1 < s->to && s->opening[next - s->from])
        next++; /* на полигоне «Обуз-Лесновский» */
    if (next >= s->to)
        return false;
    size_t end;
    bool adjective = false;
    if ((of || site) && lay_actor_at(r, next, s->to, &end, &adjective) &&
        ((of && adjective) || lay_noted(s, end, LAY_LEX_BASE)))
        return false; /* the runway of the Emirati airfield, of the US base */
    if (!site && !of && at > s->from && r->tokens.all.at[at - 1].capital &&
        lay_read_named_place(r, s, next, out) && out->place &&
        out->place->level == LAY_LEVEL_COUNTRY)
        return lay_read_unknown_name(r, s, next, out); /* Camp Holland */
    if (lay_read_named_place(r, s, next, out))
        return !lay_is_who_gets(s, out);
    return !lay_actor_at(r, next, s->to, &end, &adjective) &&
           lay_read_unknown_name(r, s, next, out);
}

/* "the base of the Somali National Army in Bosaso": whose it is, before where it is. */
static void take_holder(const struct lay_sentence *s, struct lay_spot *spot)
{
    const struct lay_note *of = lay_noted(s, spot->to, LAY_LEX_OF);
    size_t last = of ? lay_skip_small(s, spot->to + of->len) : spot->to;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        bool army = f->actor && (f->unit || !lay_is_state(f->actor));
        if (army && of && f->from >= spot->to && f->from <= last) {
            spot->holder = f->actor;
            spot->weak = false;
            spot->to = f->to;
        }
    }
}

/* "KNLA": whose it is, not where. */
static bool is_acronym(const struct lay_text_reader *r, size_t at)
{
    const struct lay_token *token = &r->tokens.all.at[at];
    for (uint32_t i = token->start; i < token->end; i++)
        if (r->tokens.text[i] < 'A' || r->tokens.text[i] > 'Z')
            return false;
    return true;
}

/* "the Gherille base": a name that the gazetteer does not know, before a noun for a base. One whose
 * last word it knows, "Bio Cadale", is left to that. */
static bool name_before(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                        struct lay_spot *out)
{
    struct lay_spot known;
    if (at == s->from || !lay_read_unknown_name(r, s, at, out) ||
        (out->to == at + 1 && is_acronym(r, at)))
        return false;
    size_t next = out->to;
    while (lay_noted(s, next, LAY_LEX_FILL))
        next += lay_noted(s, next, LAY_LEX_FILL)->len;
    const struct lay_note *noun = lay_noted(s, next, LAY_LEX_BASE);
    size_t end = noun ? next + noun->len : next; /* McNair Barracks, but: Foo Base Bar */
    if (!noun || (r->tokens.all.at[next].capital && end < s->to && r->tokens.all.at[end].capital))
        return false;
    for (size_t i = at + 1; i < out->to; i++)
        if (lay_read_name(r, s, i, &known) && known.to == out->to)
            return false;
    return true;
}

/* A known base by a name before its noun, with numbers in it, too: "the T4 airbase". */
static bool named_before(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                         struct lay_spot *out)
{
    enum { WORDS = 4 };
    size_t end = at, words = 0;
    if (s->shouting || !r->tokens.all.at[at].capital)
        return false;
    for (; end < s->to && words < WORDS && !lay_noted(s, end, LAY_LEX_BASE) &&
           !lay_noted(s, end, LAY_LEX_FILL) &&
           (r->tokens.all.at[end].capital ||
            (end > at && (!r->tokens.all.at[end].spaced || lay_is_in_name(r, s, end) ||
                          r->tokens.all.at[end].kind == LAY_TOKEN_NUMBER)));
         end++)
        words += r->tokens.all.at[end].kind == LAY_TOKEN_WORD;
    size_t noun = end;
    while (lay_noted(s, noun, LAY_LEX_FILL))
        noun += lay_noted(s, noun, LAY_LEX_FILL)->len;
    const struct lay_gaz_place *base =
        end > at && lay_noted(s, noun, LAY_LEX_BASE) ? lay_base_of_words(r, at, end) : NULL;
    if (base)
        *out = (struct lay_spot){
            .from = at, .to = end, .name_from = at, .name_to = end, .place = base};
    return base != NULL;
}

/* The noun of a base with what belongs to it: "Camp Bastion", "Air Base 101". False where it is
 * part of another name. */
static bool read_noun(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                      const struct lay_note *base, struct lay_spot *spot)
{
    struct lay_spot name;
    bool capital = r->tokens.all.at[at].capital;
    spot->to = at + base->len;
    if (capital && lay_read_name(r, s, at, &name) && name.to > spot->to) {
        spot->place = name.place, spot->name_from = at, spot->name_to = spot->to = name.to;
        return name.place->level == LAY_LEVEL_FACILITY; /* but: Port-au-Prince */
    }
    if (capital && lay_is_hyphen(r, at + 1, s->to))
        return false; /* Порт-о-Пренс, in a case */
    spot->weak = *base->entry->value && strcmp(base->entry->value, "armed") != 0;
    spot->part = strcmp(base->entry->value, "part") == 0;
    if (!spot->place && spot->to < s->to && lay_is_code(r, spot->to))
        spot->name_from = spot->to++, spot->name_to = spot->to, spot->unknown = true; /* T4 */
    if (spot->to >= s->to || r->tokens.all.at[spot->to].kind != LAY_TOKEN_NUMBER)
        return true;
    spot->to++;
    if (!spot->place)
        spot->place = lay_base_named(r, lay_words_of(r, at, spot->to), NULL);
    if (spot->place && !spot->name_to)
        spot->name_from = at, spot->name_to = spot->to;
    return true;
}

/* "le camp Castor de Gao": a name that is no known base's, and the town that it is in. */
static void take_town_of(struct lay_text_reader *r, const struct lay_sentence *s,
                         struct lay_spot *spot)
{
    struct lay_spot name;
    const struct lay_note *of =
        spot->name_to == spot->to ? lay_noted(s, spot->to, LAY_LEX_OF) : NULL;
    bool town = spot->place && spot->place->level == LAY_LEVEL_TOWN;
    if (!of || (!town && !spot->unknown) || spot->to + of->len >= s->to ||
        !lay_read_name(r, s, spot->to + of->len, &name) || name.place->level != LAY_LEVEL_TOWN)
        return;
    spot->place = name.place;
    spot->unknown = false;
    spot->name_from = name.name_from;
    spot->name_to = spot->to = name.to;
}

static const struct lay_note *small_word(const struct lay_sentence *s, size_t at)
{
    const struct lay_note *small = lay_noted(s, at, LAY_LEX_FILL);
    small = small ? small : lay_noted(s, at, LAY_LEX_DET);
    const struct lay_note *area = lay_noted(s, at, LAY_LEX_AREA); /* their southern | camp */
    if (!small && area && lay_noted(s, at + area->len, LAY_LEX_BASE))
        return area;
    return small ? small : lay_noted(s, at, LAY_LEX_POSS);
}

/* "Ethiopian troops abandoned | their camp": whose it is stands behind such a word; "ouvert à Gao
 * | un camp". */
static bool opens_phrase(const struct lay_sentence *s, size_t at)
{
    return lay_noted(s, at, LAY_LEX_POSS) || lay_noted_as(s, at, LAY_LEX_DET, "def") ||
           lay_noted_as(s, at, LAY_LEX_DET, "one");
}

/* "la base rebelle de Kidal", "le poste isolé de Tessalit": the name behind an adjective. */
static bool name_behind_adjective(struct lay_text_reader *r, const struct lay_sentence *s,
                                  size_t at, struct lay_spot *out)
{
    return !lay_in_time(s, at) && lay_is_adjective_behind(r, s, at) &&
           name_behind(r, s, at + 1, out) && out->place && out->place->level <= LAY_LEVEL_TOWN;
}

/* "le camp du stade de Gao", "la base de l'aéroport de Gao": the name behind a second noun. */
static bool name_further(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                         struct lay_spot *out)
{
    const struct lay_note *of = lay_noted(s, at, LAY_LEX_OF);
    if (!of || !r->lexicon->language.adjectives_after)
        return false;
    for (at += of->len; at < s->to && lay_noted(s, at, LAY_LEX_DET);)
        at++;
    if (at >= s->to || r->tokens.all.at[at].kind != LAY_TOKEN_WORD ||
        r->tokens.all.at[at].capital || lay_noted(s, at, LAY_LEX_FORCE))
        return false;
    const struct lay_note *noun = lay_noted(s, at, LAY_LEX_BASE);
    return name_behind(r, s, at + (noun ? noun->len : 1), out) && out->place &&
           out->place->level <= LAY_LEVEL_TOWN;
}

/* "two of its bases": the length of "of", behind a small number of `n` words. */
static size_t few_of(const struct lay_sentence *s, size_t at, size_t n)
{
    enum { MOST = 3 }; /* words: but "300 of the men of the base" */
    const struct lay_note *of = lay_noted(s, at + n, LAY_LEX_OF);
    if (!of || !(of->len > 1 || lay_noted(s, at + n + of->len, LAY_LEX_POSS)))
        return 0;
    for (size_t i = 1; i <= MOST; i++)
        if (lay_noted(s, at + n + of->len + i, LAY_LEX_BASE) ||
            (i == 1 && lay_noted(s, at + n + of->len, LAY_LEX_BASE)))
            return of->len;
    return 0;
}

static size_t behind_number(const struct lay_sentence *s, size_t at, size_t n,
                            const struct lay_quantity *q, struct lay_spot *spot)
{
    if (!lay_in_time(s, at) && spot->quantity.to == spot->quantity.from)
        spot->quantity = *q; /* two of its three bases */
    return at + n + few_of(s, at, n);
}

/* The name of a base behind its noun, or before it: "Camp Bastion", "батумскую | базу". */
static void name_it(struct lay_text_reader *r, const struct lay_sentence *s, bool named,
                    struct lay_spot *spot)
{
    struct lay_spot name;
    if (!spot->place && !spot->unknown &&
        (lay_read_behind_state(r, s, spot, &name) || name_behind(r, s, spot->to, &name) ||
         name_further(r, s, spot->to, &name) || name_behind_adjective(r, s, spot->to, &name))) {
        spot->name_from = name.name_from, spot->name_to = name.name_to;
        spot->place = name.place, spot->area = name.area, spot->unknown = name.unknown;
        spot->to = name.to;
    }
    bool nameless = !spot->place && !spot->unknown && !spot->area && !named;
    if (nameless && spot->from > s->from && !s->noted[spot->from - 1 - s->from] &&
        (spot->place = lay_town_of_adjective(r, spot->from - 1, false))) /* батумскую | базу */
        spot->name_to = spot->from, spot->name_from = --spot->from;
    if (spot->unknown && (spot->place = lay_base_of_words(r, spot->name_from, spot->name_to)))
        spot->unknown = false;
    take_town_of(r, s, spot);
}

/* "la base permanente de la France | à Gao": whose it is, where a place follows. */
static void take_state_behind(struct lay_text_reader *r, const struct lay_sentence *s,
                              struct lay_spot *spot)
{
    size_t at = spot->to, end;
    bool adjective = false;
    if (r->lexicon->language.adjectives_after && at + 1 < s->to && !s->noted[at - s->from] &&
        r->tokens.all.at[at].kind == LAY_TOKEN_WORD && !r->tokens.all.at[at].capital)
        at++;
    const struct lay_note *of = lay_noted(s, at, LAY_LEX_OF);
    const struct lay_gaz_actor *state =
        of && !spot->name_to ? lay_actor_at(r, at + of->len, s->to, &end, &adjective) : NULL;
    if (state && !adjective && lay_is_state(state) && lay_noted_as(s, end, LAY_LEX_PREP, "site"))
        spot->holder = state, spot->to = end;
}

/* A small word that no list knows: "the transition camp". */
bool lay_is_unlisted(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    const struct lay_token *token = &r->tokens.all.at[at];
    return !s->noted[at - s->from] && token->kind == LAY_TOKEN_WORD && !token->capital &&
           !lay_in_time(s, at);
}

/* "Albao on 16 January and Biyo Adde", "including Albao": on a list of places. */
static bool is_listed(const struct lay_sentence *s, size_t at)
{
    if (!s->spots.n || at < s->from + 2 || !lay_noted(s, at - 1, LAY_LEX_AND))
        return false;
    size_t end = s->spots.at[s->spots.n - 1].to;
    while (end < at - 1 && (lay_in_time(s, end) || lay_noted(s, end, LAY_LEX_TIMEMODE) ||
                            lay_noted(s, end, LAY_LEX_PREP)))
        end++;
    return end == at - 1 || lay_noted_as(s, at - 1, LAY_LEX_AND, "list");
}

static bool read_base(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                      struct lay_spot *out)
{
    struct lay_spot spot = {.from = at, .base = true}, name;
    size_t i = at, end, n;
    bool adjective, named = false, begun = false;
    bool ends =
        r->lexicon->language.cases && *lay_preposition_before(s, at, &end); /* из Гао | базу */
    for (const struct lay_note *base; i < s->to && i - at < 12; begun = true) {
        struct lay_quantity quantity;
        const struct lay_gaz_actor *actor;
        if (!begun && lay_in_time(s, i))
            return false; /* en 2016 | une base */
        if ((base = lay_base_noun_at(r, s, i))) {
            if (lay_is_no_base(r, s, i, base) || !read_noun(r, s, i, base, &spot))
                return false;
            break;
        }
        const struct lay_note *small = small_word(s, i);
        bool noted = s->noted[i - s->from];
        size_t owner = noted ? lay_owner_at(r, s, i, LAY_LEX_THERE) : 0;
        if (noted && !owner && !small && lay_is_possessive(r, i + 1, s->to))
            owner = lay_owner_at(r, s, i, LAY_LEX_FORCE);
        if (owner) {
            i += owner;
            continue;
        }
        if ((spot.holder || spot.name_to) && opens_phrase(s, i))
            break;
        spot.own |= lay_noted(s, i, LAY_LEX_POSS) != NULL;
        if (small)
            i += small->len;
        else if (begun && (n = lay_ordinal_at(r, s, i)))
            i += n; /* российской 102-й базы */
        else if ((n = lay_read_quantity(r, s, i, &quantity)))
            i = behind_number(s, i, n, &quantity, &spot);
        else if (!spot.name_to && named_before(r, s, i, &name))
            spot.name_from = name.from, spot.name_to = name.to, spot.place = name.place,
            i = name.to;
        else if ((actor = lay_actor_at(r, i, s->to, &end, &adjective)) &&
                 lay_is_no_owner(r, i, actor, adjective))
            break;
        else if (actor)
            named = !adjective && !is_acronym(r, i), spot.holder = actor, i = end; /* a US base */
        else if (!spot.name_to && r->tokens.all.at[i].capital &&
                 (spot.place = lay_town_of_adjective(r, i, false)))
            spot.name_from = i, spot.name_to = ++i;
        else if (!spot.name_to && (begun || !ends) && !(lay_noted(s, i, LAY_LEX_AREA)) &&
                 lay_read_name(r, s, i, &name) && name.place->level != LAY_LEVEL_COUNTRY)
            spot.name_from = name.from, spot.name_to = name.to, spot.place = name.place,
            i = name.to;
        else if (!spot.name_to && (begun || !ends) && name_before(r, s, i, &name))
            spot.name_from = name.from, spot.name_to = name.to, spot.unknown = true, i = name.to;
        else if (lay_is_possessive(r, i, s->to)) /* Turkey's base, but the Djibouti base */
            named = false, i++;
        else if (begun && lay_is_hyphen(r, i, s->to))
            i++;
        else
            break;
    }
    if (!spot.to)
        return false;
    take_state_behind(r, s, &spot);
    lay_take_holder(r, s, &spot);
    take_holder(s, &spot);
    name_it(r, s, named, &spot);
    if (!spot.place && !spot.unknown && !spot.area && named && spot.holder) {
        spot.place = lay_country_of_actor(r, spot.holder->name);
        spot.holder = spot.place ? NULL : spot.holder;
    }
    if (!spot.place && lay_is_of_other(r, s, spot.to))
        return false;
    spot.weak &= !spot.place || spot.place->level != LAY_LEVEL_FACILITY ||
                 strcmp(spot.place->kind, "airfield") == 0;
    if (spot.weak && spot.name_to && s->spots.n && s->spots.at[s->spots.n - 1].base &&
        (is_listed(s, at) || (at > s->from && is_listed(s, at - 1))))
        spot.weak = s->spots.at[s->spots.n - 1].weak; /* la base de Gao et de | celle de Ménaka */
    *out = spot;
    return true;
}

/* "в литовской Рукле": a name behind the adjective of the country that it is in. */
static bool read_of_country(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                            struct lay_spot *out)
{
    size_t end, prep_from;
    bool adjective;
    if (!r->lexicon->language.cases || r->tokens.all.at[at].capital ||
        !*lay_preposition_before(s, at, &prep_from))
        return false;
    const struct lay_gaz_actor *state = lay_actor_at(r, at, s->to, &end, &adjective);
    if (!state || !adjective || !lay_is_state(state) || end >= s->to ||
        !r->tokens.all.at[end].capital || lay_noted(s, end, LAY_LEX_FORCE) ||
        lay_noted(s, end, LAY_LEX_EQUIP))
        return false;
    const struct lay_gaz_place *country = lay_country_of_actor(r, state->name);
    bool known = lay_read_named_place(r, s, end, out);
    if (!country || (!known && !lay_read_unknown_name(r, s, end, out)))
        return false;
    if (!known || !out->place || !out->place->country ||
        strcmp(out->place->country, country->country) != 0) {
        const char *words = lay_words_of(r, end, out->to);
        const struct lay_gaz_place *town = lay_town_named(r, words, country->country);
        out->name_from = end;
        out->name_to = out->to;
        out->place = town;
        out->unknown = !town;
    }
    out->from = at;
    return true;
}

/* "le retrait de ses troupes | d'Aouzou": behind forces that are told whose they are a name is no
 * leader's, where they leave. */
static bool is_left_by(const struct lay_sentence *s, size_t prep_from)
{
    enum { REACH = 10 };
    bool whose = false, leaves = false;
    for (size_t i = 0; i < s->forces.n; i++)
        if (s->forces.at[i].to == prep_from && s->forces.at[i].unit)
            whose = s->forces.at[i].actor || lay_force_has(s, &s->forces.at[i], LAY_LEX_POSS, NULL);
    for (size_t i = prep_from; whose && i > s->from && prep_from - i < REACH; i--) {
        const struct lay_note *trigger = lay_noted(s, i - 1, LAY_LEX_TRIGGER);
        leaves |= trigger && trigger->entry->rule->type == LAY_TYPE_DEPARTURE;
    }
    return leaves;
}

/* "the northern quarters of the town", "the north of the city": there. */
static bool read_part_of_there(const struct lay_text_reader *r, const struct lay_sentence *s,
                               size_t at, struct lay_spot *out)
{
    if (!lay_has_noted(s, LAY_LEX_THERE))
        return false;
    size_t next = lay_skip_small(s, at);
    const struct lay_note *area = lay_noted(s, next, LAY_LEX_AREA);
    next += area ? area->len : 0;
    const struct lay_note *part = lay_noted(s, next, LAY_LEX_TOWN);
    next += part ? part->len : 0;
    const struct lay_note *of = lay_noted(s, next, LAY_LEX_OF);
    next += of ? 1 : 0; /* "of the" is one phrase, "the town" another one */
    const struct lay_note *there = lay_noted(s, next, LAY_LEX_THERE);
    bool whole = area && lay_noted(s, next - 1, LAY_LEX_OF);   /* "the north of" is one phrase */
    bool land = r->lexicon->language.cases && area && !part && /* с юга | страны */
                there && strcmp(there->entry->value, "country") == 0 &&
                !r->tokens.all.at[next].capital;
    if (!there || !(of || whole || land) || !(area || part) ||
        (strcmp(there->entry->value, "town") != 0 && strcmp(there->entry->value, "site") != 0 &&
         !land))
        return false;
    *out = (struct lay_spot){.from = at, .to = next + there->len, .there = there->entry->value};
    return true;
}

static bool read_spot(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                      struct lay_spot *out)
{
    if (read_of_country(r, s, at, out) || read_part_of_there(r, s, at, out) ||
        lay_read_relative(r, s, at, out))
        return true;
    if (lay_read_town(r, s, at, out) || read_base(r, s, at, out) ||
        lay_read_region(r, s, at, out) || lay_read_ground(r, s, at, out))
        return true;
    if (lay_read_named_place(r, s, at, out))
        return true;
    const struct lay_note *there = lay_noted(s, at, LAY_LEX_THERE);
    size_t prep_from, end;
    bool adjective;
    if (!there) {
        const char *prep = lay_preposition_before(s, lay_before_attributes(r, s, at), &prep_from);
        bool placing = strcmp(prep, "site") == 0 || strcmp(prep, "origin") == 0 ||
                       strcmp(prep, "destination") == 0 ||
                       (strcmp(prep, "of") == 0 && is_left_by(s, prep_from));
        size_t joint = at > s->from + 2 && lay_noted(s, at - 1, LAY_LEX_OF) ? at - 1 : at;
        bool listed = !placing && (is_listed(s, at) || is_listed(s, joint)); /* et de Balhaf */
        const struct lay_note *area = lay_noted(s, at, LAY_LEX_AREA); /* in southern Nowhere */
        if (area && r->lexicon->language.cases && strcmp(area->entry->value, "name") == 0)
            area = NULL; /* атолл | Хао */
        size_t name = at + (area && at + area->len < s->to ? area->len : 0);
        bool known = (!placing && !listed && !lay_is_object_of_verb(s, at)) ||
                     (area && lay_begins_area_name(r, s, at, area)) ||
                     lay_actor_at(r, name, s->to, &end, &adjective) ||
                     !lay_read_unknown_name(r, s, name, out) ||
                     lay_is_possessive(r, out->to, s->to); /* left Haftar's base */
        out->from = at;
        return !known;
    }
    const struct lay_note *prep = lay_noted(s, at, LAY_LEX_PREP);
    struct lay_spot name;
    const struct lay_note *area = lay_noted(s, at + there->len - 1, LAY_LEX_AREA);
    if (lay_is_possessive(r, at + there->len, s->to) ||
        (area && (area->len > 1 || lay_read_name(r, s, at + there->len - 1, &name))))
        return false; /* the country's army, l'île de Chios, la péninsule coréenne */
    const char *kind = strncmp(there->entry->value, "th", 2) == 0 ? "site" : there->entry->value;
    if (r->lexicon->language.cases && at > s->from && strcmp(kind, "site") != 0 &&
        (lay_noted(s, at - 1, LAY_LEX_FORCE) || lay_noted(s, at - 1, LAY_LEX_SPEAKER)))
        return false; /* армии республики, власти города */
    if (lay_noted(s, at + there->len - 1, LAY_LEX_ADMIN) &&
        lay_read_region(r, s, at + there->len - 1, &name))
        return false; /* the province of Aleppo */
    bool word = r->lexicon->language.cases && there->len == 1 && strcmp(kind, "site") == 0 &&
                !lay_noted(s, at, LAY_LEX_BASE) && !lay_noted(s, at, LAY_LEX_REGION);
    word |= lay_noted(s, at, LAY_LEX_BOUND) != NULL; /* where | Wagner fighters are */
    if ((prep && prep->len > there->len) || /* but: отправит туда | Кения */
        (!word && at + there->len < s->to && lay_read_name(r, s, at + there->len, &name)))
        return false; /* the town of Gao, город Гао */
    *out = (struct lay_spot){.from = at, .to = at + there->len, .there = kind};
    if (strcmp(kind, "land") != 0)
        return true; /* "le territoire nigérien" is Niger */
    const struct lay_gaz_actor *state =
        out->to < s->to ? lay_actor_at(r, out->to, s->to, &end, &adjective) : NULL;
    bool own = at > s->from && lay_noted(s, at - 1, LAY_LEX_POSS);
    if (own && !(state && adjective)) { /* "sur son sol": of who says so */
        out->there = "own";
        return true;
    }
    out->place = state && adjective ? lay_country_of_actor(r, state->name) : NULL;
    out->there = NULL;
    out->to = out->place ? end : out->to;
    return out->place != NULL;
}

/* Whether the words of a trigger may hold a place: "organisé à Djibouti des manœuvres". */
static bool has_there(const struct lay_sentence *s, size_t at, size_t len)
{
    const struct lay_entry *entry = lay_noted(s, at, LAY_LEX_TRIGGER)->entry;
    for (size_t i = 0; i < entry->count; i++)
        if (entry->elements[i].kind == LAY_ELEMENT_GAP && len > entry->count)
            return true;
    for (size_t i = at; i < at + len; i++)
        if (lay_noted(s, i, LAY_LEX_THERE))
            return true;
    return false;
}

/* "с 62-й | базы": where the number begins. */
static size_t before_ordinal(const struct lay_text_reader *r, const struct lay_sentence *s,
                             size_t at)
{
    bool ordinal = at > s->from + 2 && lay_is_dash(r, at - 2) && !r->tokens.all.at[at - 1].spaced &&
                   !r->tokens.all.at[at - 1].capital &&
                   r->tokens.all.at[at - 3].kind == LAY_TOKEN_NUMBER;
    return ordinal ? at - 3 : at;
}

void lay_read_spots(struct lay_text_reader *r, struct lay_sentence *s)
{
    for (size_t i = s->from; i < s->to;) {
        struct lay_spot spot;
        const struct lay_note *verb = lay_noted(s, i, LAY_LEX_TRIGGER);
        if (verb && !lay_has_trait(verb->entry->rule, LAY_TRAIT_TRIGGER_FIRST) &&
            (lay_has_trait(verb->entry->rule, LAY_TRAIT_PLACE_OBJ) ||
             (verb->len > 1 && !has_there(s, i, verb->len)))) {
            i += verb->len; /* "pris possession du", "pris position": no part of what follows */
            i -= verb->len > 1 && lay_noted(s, i - 1, LAY_LEX_POSS); /* but: reinforced its posts */
            continue;
        }
        if (lay_begins_nothing(r, s, i) || s->masked[i - s->from] || lay_names_exercise(s, i) ||
            !read_spot(r, s, i, &spot)) {
            i++;
            continue;
        }
        struct lay_spot inner;
        if (!spot.base && spot.place && spot.place->level > LAY_LEVEL_TOWN &&
            lay_is_possessive(r, spot.to, s->to) && spot.to + 1 < s->to &&
            lay_read_named_place(r, s, spot.to + 1, &inner)) { /* Syria's Hasakah province */
            inner.from = spot.from;
            spot = inner;
        }
        size_t end = spot.to;
        take_preposition(s, &spot);
        /* in the French base: the article stands between; but: до этого | город заняли */
        if (!*spot.prep && lay_before_when(s, spot.from) == spot.from) {
            struct lay_spot shifted = spot;
            bool own = lay_noted(s, spot.from, LAY_LEX_DET) || /* but: to hand | its camp */
                       lay_noted(s, spot.from, LAY_LEX_POSS);
            size_t words = spot.base && !own && shifted.from > s->from + 2 &&
                           before_ordinal(r, s, shifted.from) == shifted.from &&
                           lay_is_unlisted(r, s, shifted.from - 1);
            size_t attributes = lay_before_attributes(r, s, spot.from);
            shifted.from = attributes < spot.from ? attributes : spot.from - words;
            while (shifted.from > s->from &&
                   (lay_noted(s, shifted.from - 1, LAY_LEX_DET) ||
                    (lay_noted(s, shifted.from - 1, LAY_LEX_FILL) && !own) ||
                    lay_noted(s, shifted.from - 1, LAY_LEX_REGION) ||
                    lay_noted_as(s, shifted.from - 1, LAY_LEX_PRONOUN, "these") ||
                    (lay_noted(s, shifted.from - 1, LAY_LEX_THERE) && !r->lexicon->language.cases)))
                shifted.from--;
            shifted.from = before_ordinal(r, s, shifted.from);
            take_preposition(s, &shifted);
            spot.prep = shifted.prep;
            spot.prep_from = shifted.prep_from;
        }
        lay_vec_push(&s->spots, spot);
        i = end;
    }
    lay_settle_towns(r, s);
    lay_read_bearings(r, s);
    lay_settle_names(r, s);
}
