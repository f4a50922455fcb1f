/* regions.c: names with a noun for an area: "Kidal region", "la province d'Idlib", "Херсонская
 * область". They are the area, and never the town that gives it its name. Towns and grounds told
 * with their country: "the Malian town of Gao", "le sol malien". */
#include "import/prose/clause.h"
#include "import/prose/spots.h"

#include <string.h>

/* The end of a name at a token, of the gazetteer or only with a capital; `at` where there is none.
 */
static size_t name_end(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                       const struct lay_gaz_place **place)
{
    size_t end = at;
    *place = at < s->to ? lay_place_at(r, at, s->to, &end) : NULL;
    if (*place)
        return end;
    if (s->shouting || (at == s->from && !r->lexicon->language.cases))
        return at;
    end = lay_unknown_name_end(r, s, at);
    for (size_t i = at; i < end; i++)
        if (lay_noted(s, i, LAY_LEX_ADMIN))
            return i; /* Foo | District */
    return end;
}

static size_t skip(const struct lay_sentence *s, size_t at, enum lay_lex_class class)
{
    const struct lay_note *note;
    while (at < s->to && (note = lay_noted(s, at, class)))
        at += note->len;
    return at;
}

bool lay_is_adjective_behind(const struct lay_text_reader *r, const struct lay_sentence *s,
                             size_t at)
{
    static const enum lay_lex_class other[] = {
        LAY_LEX_TRIGGER, LAY_LEX_PREP,  LAY_LEX_AND, LAY_LEX_CUE,  LAY_LEX_HAVE, LAY_LEX_RELATIVE,
        LAY_LEX_OF,      LAY_LEX_BOUND, LAY_LEX_DET, LAY_LEX_BASE, LAY_LEX_FORCE};
    if (!r->lexicon->language.adjectives_after || at >= s->to ||
        r->tokens.all.at[at].kind != LAY_TOKEN_WORD || r->tokens.all.at[at].capital ||
        !lay_noted(s, at + 1, LAY_LEX_OF))
        return false;
    for (size_t i = 0; i < LAY_COUNT(other); i++)
        if (lay_noted(s, at, other[i]))
            return false;
    return true;
}

/* "la province | congolaise | du Nord-Kivu": behind whose it is; the token itself where that is not
 * told. */
static size_t behind_adjective(struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    size_t end, from = skip(s, at, LAY_LEX_FILL);
    bool adjective = false;
    if (!r->lexicon->language.adjectives_after || from >= s->to ||
        !lay_actor_at(r, from, s->to, &end, &adjective) || !adjective)
        return at + lay_is_adjective_behind(r, s, at);
    end = skip(s, end, LAY_LEX_FILL);
    return lay_noted(s, end, LAY_LEX_OF) ? end : at;
}

/* "Гальский | район", "Ваханский | коридор": the town or area that an adjective before a noun is
 * of, which is there to be known where the gazetteer has no district of that name. */
static const struct lay_gaz_place *of_adjective(struct lay_text_reader *r, size_t at, size_t end)
{
    return end == at + 1 ? lay_town_of_adjective(r, at, true) : NULL;
}

/* "the Niger river", "на берегу Конго": nobody knows where along it, and least of all in the
 * country of that name. The banks may be those of a lake that is known, and a valley by its town.
 */
static bool is_nature(const struct lay_note *noun, size_t at, size_t *to,
                      const struct lay_gaz_place **town)
{
    const char *value = noun ? noun->entry->value : "";
    bool bank = strcmp(value, "bank") == 0, land = strcmp(value, "land") == 0;
    bool area = *town && (*town)->level > LAY_LEVEL_TOWN && (*town)->level != LAY_LEVEL_COUNTRY;
    if (land && (!*town || (*town)->level < LAY_LEVEL_COUNTRY))
        *to = at; /* the Panjshir valley */
    else if (land || strcmp(value, "river") == 0 || (bank && !area))
        *town = NULL;
    else
        return bank;
    return true;
}

/* The words of the area, or NULL where there is none: its name is at `from`..`to`. */
static const struct lay_gaz_place *name_region(struct lay_text_reader *r,
                                               const struct lay_sentence *s, size_t at,
                                               size_t *from, size_t *to)
{
    const struct lay_note *noun = lay_noted(s, at, LAY_LEX_ADMIN);
    const struct lay_gaz_place *town = NULL;
    size_t plain = 0;
    bool behind = false; /* a district: no more than its town and what lies around it */
    *from = *to = at;
    if (noun && strcmp(noun->entry->value, "behind") != 0) {
        size_t name = behind_adjective(r, s, at + noun->len);
        plain = name > at + noun->len ? name : 0;
        const struct lay_note *of = lay_noted(s, name, LAY_LEX_OF), *det;
        name += of ? of->len : 0;
        while (name < s->to && (det = lay_noted(s, name, LAY_LEX_DET)))
            name += det->len;
        *to = name_end(r, s, name, &town);
        *to = *to > name ? *to : at;
    } else if (!noun) {
        size_t end = name_end(r, s, at, &town);
        noun = end > at ? lay_noted(s, end, LAY_LEX_ADMIN) : NULL;
        if (noun && !town && r->tokens.all.at[end].capital)
            noun = NULL; /* the Health Department */
        if (!noun && end > at && r->lexicon->language.cases &&
            lay_noted_as(s, end, LAY_LEX_AREA, "name") && (!town || of_adjective(r, at, end)))
            noun = lay_noted(s, end, LAY_LEX_AREA); /* Ваханский | коридор */
        bool district = noun && strcmp(noun->entry->value, "behind") == 0;
        behind = district && !town;
        const struct lay_gaz_place *own = /* Лачинский район: of Лачин, not of what sounds so */
            noun && (!town || district || noun->entry->class == LAY_LEX_AREA)
                ? of_adjective(r, at, end)
                : NULL;
        behind |= district && own && own != town;
        town = own ? own : town;
        if (noun && noun->entry->class == LAY_LEX_AREA)
            return *to = town ? end + noun->len : at, town;
        *to = noun ? end + noun->len : at;
    }
    if (is_nature(noun, at, to, &town) || *to == at || (town && town->level > LAY_LEVEL_TOWN))
        return *to > at ? town : NULL;
    const char *words = lay_words_of(r, at, *to);
    if (plain)
        words = lay_arena_printf(&r->arena, "%s %s", lay_words_of(r, at, at + noun->len),
                                 lay_words_of(r, plain, *to));
    const struct lay_gaz_place *region = lay_region_named(r, words, town);
    return region || !behind ? region : town;
}

/* "Damascus state media": a noun that makes an area of known names only. */
static bool needs_known(const struct lay_sentence *s, size_t from, size_t to)
{
    return lay_noted_as(s, from, LAY_LEX_ADMIN, "known") ||
           lay_noted_as(s, to - 1, LAY_LEX_ADMIN, "known");
}

/* A state's demonym, or any name of it, by its code, and its end; or NULL. */
static const char *code_of(struct lay_text_reader *r, size_t at, size_t limit, bool any,
                           size_t *end)
{
    bool adjective = false;
    size_t to = at;
    const struct lay_gaz_actor *actor =
        at < limit ? lay_actor_at(r, at, limit, &to, &adjective) : NULL;
    const struct lay_gaz_place *country =
        actor && (adjective || any) ? lay_country_of_actor(r, lay_actor_shown(actor)->name) : NULL;
    *end = country ? to : *end;
    return country ? country->country : NULL;
}

/* Where the country ends that is told before an area: "Afghanistan's | Helmand province", "Afghan |
 * province of Helmand"; `at` where none is. */
static size_t behind_country(struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    size_t end = at;
    bool may = r->tokens.all.at[at].capital || !r->lexicon->language.capitals;
    if (!may || !code_of(r, at, s->to, true, &end))
        return at;
    bool possessive = lay_is_possessive(r, end, s->to);
    size_t other;
    if (!possessive && !code_of(r, at, s->to, false, &other))
        return at;
    return skip(s, skip(s, end + possessive, LAY_LEX_FILL), LAY_LEX_AREA);
}

bool lay_read_region(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                     struct lay_spot *out)
{
    if (!lay_has_noted(s, LAY_LEX_ADMIN) &&
        !(r->lexicon->language.cases && lay_has_noted(s, LAY_LEX_AREA)))
        return false;
    size_t from, to, inner = behind_country(r, s, at);
    const struct lay_gaz_place *place = inner > at ? name_region(r, s, inner, &from, &to) : NULL;
    if (!place)
        place = name_region(r, s, inner = at, &from, &to);
    if (to == from || (!place && needs_known(s, from, to)))
        return false;
    *out = (struct lay_spot){
        .from = at, .to = to, .name_from = from, .name_to = to, .place = place, .wide = true};
    out->unknown = !place;
    return true;
}

/* "the Malian town of Gao", "la ville malienne de Gao", "the Qatari capital", "the capital of
 * Mali", "Niger's capital". */
bool lay_read_town(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                   struct lay_spot *out)
{
    if (!lay_has_noted(s, LAY_LEX_TOWN) && !lay_has_noted(s, LAY_LEX_REGION))
        return false;
    size_t next = skip(s, skip(s, skip(s, at, LAY_LEX_DET), LAY_LEX_FILL), LAY_LEX_AREA);
    const char *code = code_of(r, next, s->to, true, &next);
    if (code && lay_is_possessive(r, next, s->to)) /* Mali's northern town of Kidal */
        next = skip(s, skip(s, next + 1, LAY_LEX_FILL), LAY_LEX_AREA);
    const struct lay_note *noun = lay_noted(s, next, LAY_LEX_TOWN);
    if (!noun && code && r->lexicon->language.cases)
        noun = lay_noted(s, next, LAY_LEX_REGION); /* с японского острова Окинава */
    const struct lay_note *base = noun ? lay_noted(s, next, LAY_LEX_BASE) : NULL;
    if (!noun || s->shouting || (base && base->len > noun->len)) /* le quartier général */
        return false;
    next += noun->len;
    if (!code)
        code = code_of(r, next, s->to, false, &next);
    next += lay_is_adjective_behind(r, s, next);
    size_t name = skip(s, next, LAY_LEX_OF), end = name;
    bool capital = strcmp(noun->entry->value, "capital") == 0;
    if (capital && name < s->to && lay_is_sign(r, name, ','))
        name++;
    const struct lay_gaz_place *place = NULL;
    end = name_end(r, s, name, &place);
    if (capital && end == name && code) {
        name = end = next;
        place = lay_gazetteer_country(r->gazetteer, code);
    }
    if (capital && place && place->level == LAY_LEVEL_COUNTRY)
        place = place->town;
    bool does = r->lexicon->language.cases && place && place->level == LAY_LEVEL_COUNTRY &&
                lay_noted(s, end, LAY_LEX_TRIGGER); /* опустевший городок Россия передаст */
    if ((end == name && !place) || (does && !capital))
        return false;
    if (place && place->level == LAY_LEVEL_COUNTRY && place->country) { /* the city of Djibouti */
        const struct lay_gaz_place *town =
            lay_town_named(r, lay_words_of(r, name, end), place->country);
        place = town ? town : place;
    }
    *out =
        (struct lay_spot){.from = at, .to = end, .name_from = name, .name_to = end, .place = place};
    if (code && (!place || !place->country || strcmp(place->country, code) != 0))
        out->place = lay_town_named(r, lay_words_of(r, name, end), code);
    if (!out->place)
        out->place = place;
    out->unknown = !out->place;
    return true;
}

/* "Estonian airspace", "Mali's soil", "the territory of Mali", "le sol malien": somewhere in the
 * country. */
bool lay_read_ground(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                     struct lay_spot *out)
{
    size_t end, prep_from, noun = at;
    bool adjective;
    while (lay_noted_as(s, noun, LAY_LEX_DET, "def"))
        noun++;
    const struct lay_note *ground = lay_noted(s, noun, LAY_LEX_GROUND), *of;
    size_t name = ground ? noun + ground->len : at;
    if (ground && *lay_preposition_before(s, name, &prep_from) && prep_from < at)
        return false; /* на территорию | Мали */
    if (ground && (of = lay_noted(s, name, LAY_LEX_OF)))
        name += of->len;
    const struct lay_gaz_actor *state =
        name < s->to ? lay_actor_at(r, name, s->to, &end, &adjective) : NULL;
    if (!state || !lay_is_state(state))
        return false;
    size_t behind = end + lay_is_possessive(r, end, s->to);
    const struct lay_note *last = ground ? NULL : lay_noted(s, behind, LAY_LEX_GROUND);
    const struct lay_gaz_place *country =
        ground || last ? lay_country_of_actor(r, state->name) : NULL;
    if (!country)
        return false;
    *out = (struct lay_spot){.from = at, .to = last ? behind + last->len : end, .place = country};
    out->name_from = name;
    out->name_to = end;
    return true;
}

/* Whether nothing but a comma, a bracket or a word for "in" stands between two spots. */
static bool is_beside(const struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_spot *town, const struct lay_spot *whole)
{
    bool in = strcmp(whole->prep, "site") == 0 || strcmp(whole->prep, "of") == 0;
    size_t next = *whole->prep ? whole->prep_from : whole->from;
    if ((*whole->prep && !in) || next < town->to || next - town->to > 2)
        return false;
    bool sign = in && next == town->to;
    for (size_t i = town->to; i < next; i++) {
        char c = r->tokens.all.at[i].sign;
        sign |= c == ',' || c == '(';
        if (c != ',' && c != '(' && !lay_noted(s, i, LAY_LEX_DET))
            return false;
    }
    return sign && !lay_noted(s, whole->to, LAY_LEX_AND);
}

static enum lay_place_level level_of(const struct lay_spot *spot)
{
    if (spot->area || (spot->wide && !spot->place))
        return LAY_LEVEL_AREA;
    if (spot->base || !spot->place)
        return LAY_LEVEL_TOWN;
    return spot->place->country ? spot->place->level : LAY_LEVEL_AREA; /* the Pamirs, Tajikistan */
}

/* "из Тартуса", "ушли из | Тартуса", whose preposition is the verb's; "de Beyrouth à Djibouti". */
static bool comes_from(struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_spot *town)
{
    const char *before =
        !*town->prep && town->from > s->from && r->lexicon->language.cases
            ? lay_lexicon_word(r->lexicon, r->tokens.all.at[town->from - 1].word, LAY_LEX_PREP)
            : NULL;
    return strcmp(before ? before : town->prep, "origin") == 0 ||
           (strcmp(town->prep, "of") == 0 && r->lexicon->language.adjectives_after);
}

/* "l'exercice African | Lion dans le sud du Maroc": part of what an exercise is called. */
static bool is_of_exercise(const struct lay_text_reader *r, const struct lay_sentence *s,
                           const struct lay_spot *spot)
{
    size_t at = spot->from;
    while (at > s->from && r->tokens.all.at[at - 1].capital && !lay_noted(s, at - 1, LAY_LEX_PREP))
        at--;
    const struct lay_note *noun = at > s->from ? lay_noted(s, at - 1, LAY_LEX_TRIGGER) : NULL;
    return noun && noun->len == 1 && noun->entry->rule->type == LAY_TYPE_EXERCISE &&
           noun->entry->rule->voice == LAY_VOICE_NOUN && !*spot->prep && !spot->base;
}

void lay_settle_towns(struct lay_text_reader *r, struct lay_sentence *s)
{
    for (size_t i = 1; i < s->spots.n; i++) {
        struct lay_spot *town = &s->spots.at[i - 1], *whole = &s->spots.at[i];
        if (whole->there || town->there || whole->base || level_of(whole) < LAY_LEVEL_AREA ||
            level_of(town) >= level_of(whole) || (town->base && town->name_to == town->name_from) ||
            !is_beside(r, s, town, whole) || is_of_exercise(r, s, town))
            continue;
        const struct lay_force *over = lay_force_over(s, town);
        if (over && over->actor && (over->unit || (!*town->prep && !lay_is_state(over->actor))))
            continue; /* les mercenaires de | Wagner au Mali, replaced | Wagner in Mali */
        const char *country = whole->place ? whole->place->country : NULL;
        bool from = comes_from(r, s, town);
        bool abroad = from && country && town->place && town->place->country &&
                      strcmp(town->place->country, country) != 0;
        bool into = from && strcmp(whole->prep, "site") == 0 &&
                    lay_ends_with(r, whole->to - 1, &r->lexicon->language.accusative);
        if (into || (abroad &&
                     !lay_town_named(r, lay_words_of(r, town->name_from, town->name_to), country)))
            continue; /* из Тартуса, из Форт-Худа в Ливию */
        whole->whole = true;
        if (!country || town->wide || town->area ||
            (town->place && town->place->country && strcmp(town->place->country, country) == 0))
            continue;
        const char *name = lay_words_of(r, town->name_from, town->name_to);
        const struct lay_gaz_place *there = lay_town_named(r, name, country);
        if (town->place && lay_gaz_is_known(town->place) && there && !lay_gaz_is_known(there))
            continue; /* Тессалит у границы с Алжиром */
        town->place = there ? there : town->place;
        town->unknown &= !there;
    }
}

/* "the city's | airport", "the force's | camp": the length of whose it is. */
size_t lay_owner_at(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                    enum lay_lex_class class)
{
    const struct lay_note *owner = lay_noted(s, at, class);
    return owner && lay_is_possessive(r, at + owner->len, s->to) ? owner->len + 1 : 0;
}
