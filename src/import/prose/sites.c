/* sites.c: the places and bases that a sentence speaks of. */
#include "import/prose/clause.h"

#include <string.h>

/* The preposition that ends where a stretch begins. */
static void take_preposition(const struct lay_sentence *s, struct lay_spot *spot)
{
    spot->prep = lay_preposition_before(s, spot->from, &spot->prep_from);
}

static size_t skip_small(const struct lay_sentence *s, size_t at)
{
    const struct lay_note *note;
    while ((note = lay_noted(s, at, LAY_LEX_DET)) || (note = lay_noted(s, at, LAY_LEX_FILL)))
        at += note->len;
    return at;
}

/* An area word with the place it is a part of: "northern Mali", "le nord du Mali". */
static bool read_area(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                      struct lay_spot *out)
{
    const struct lay_note *area = lay_noted(s, at, LAY_LEX_AREA);
    if (!area)
        return false;
    size_t next = at + area->len, end;
    const struct lay_note *of = lay_noted(s, next, LAY_LEX_OF);
    size_t name = skip_small(s, of ? next + of->len : next);
    const struct lay_gaz_place *place = name < s->to ? lay_place_at(r, name, s->to, &end) : NULL;
    struct lay_spot part;
    if (!place && read_area(r, s, name, &part) && part.place) { /* the south of the strip of */
        *out = part;
        out->from = at;
        return true;
    }
    if (!place && area->len < 2)
        return false;
    *out = (struct lay_spot){
        .from = at, .to = place ? end : next, .area = area->entry->value, .place = place};
    out->name_from = out->from;
    out->name_to = out->to;
    return true;
}

static bool read_name(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                      struct lay_spot *out)
{
    size_t end;
    const struct lay_gaz_place *place = lay_place_at(r, at, s->to, &end);
    if (!place)
        return false;
    *out =
        (struct lay_spot){.from = at, .to = end, .name_from = at, .name_to = end, .place = place};
    return true;
}

/* "northern Mali", but the Central African Republic. */
static bool read_place(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                       struct lay_spot *out)
{
    struct lay_spot name;
    if (read_name(r, s, at, &name) && name.to - name.from > 1) {
        *out = name;
        return true;
    }
    return read_area(r, s, at, out) || read_name(r, s, at, out);
}

/* A name that the gazetteer does not know, where a place must stand. */
static bool read_unknown(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                         struct lay_spot *out)
{
    size_t end = at;
    if (s->shouting)
        return false;
    while (end < s->to && end - at < 3 && r->tokens.all.at[end].capital &&
           r->tokens.all.at[end].kind == LAY_TOKEN_WORD && !lay_noted(s, end, LAY_LEX_STOP) &&
           !lay_noted(s, end, LAY_LEX_MONTH) && !lay_noted(s, end, LAY_LEX_FORCE) &&
           !lay_noted(s, end, LAY_LEX_SPEAKER) && !lay_noted(s, end, LAY_LEX_UNIT))
        end++;
    *out =
        (struct lay_spot){.from = at, .to = end, .name_from = at, .name_to = end, .unknown = true};
    return end > at && r->tokens.all.at[at].end - r->tokens.all.at[at].start > 2;
}

/* Behind "base": "at Timbuktu", "de Tombouctou", "в Менаке", or a name as it is. */
static bool name_behind(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                        struct lay_spot *out)
{
    const struct lay_note *prep = lay_noted(s, at, LAY_LEX_PREP),
                          *of = lay_noted(s, at, LAY_LEX_OF);
    bool site =
        prep && (strcmp(prep->entry->value, "site") == 0 || strcmp(prep->entry->value, "of") == 0);
    size_t next = at + (site ? prep->len : of ? of->len : 0);
    if (site && prep->len > 1 && read_area(r, s, at + 1, out))
        return true; /* "in the" is one preposition, "the north" one area */
    if (next < s->to && read_area(r, s, next, out))
        return true;
    next = site || of ? skip_small(s, next) : next;
    if (next >= s->to)
        return false;
    size_t end;
    bool adjective;
    return read_place(r, s, next, out) ||
           (!lay_actor_at(r, next, s->to, &end, &adjective) && read_unknown(r, s, next, out));
}

static bool is_hyphen(const struct lay_text_reader *r, size_t at, size_t limit)
{
    return at < limit && !r->tokens.all.at[at].spaced &&
           r->tokens.text[r->tokens.all.at[at].start] == '-';
}

static bool read_base(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                      struct lay_spot *out)
{
    struct lay_spot spot = {.from = at, .base = true}, name;
    size_t i = at, end;
    const struct lay_note *of;
    bool adjective, named = false, begun = false;
    for (const struct lay_note *base; i < s->to && i - at < 12; begun = true) {
        struct lay_quantity quantity;
        const struct lay_gaz_actor *actor;
        size_t n;
        if ((base = lay_noted(s, i, LAY_LEX_BASE))) {
            if (r->tokens.all.at[i].capital && read_name(r, s, i, &name) &&
                name.to > i + base->len && name.place->level != LAY_LEVEL_FACILITY)
                return false; /* Port-au-Prince */
            if (r->tokens.all.at[i].capital && is_hyphen(r, i + 1, s->to))
                return false; /* Порт-о-Пренс, in a case */
            spot.to = i + base->len;
            spot.weak = strcmp(base->entry->value, "weak") == 0;
            if (spot.to < s->to && r->tokens.all.at[spot.to].kind == LAY_TOKEN_NUMBER)
                spot.to++; /* Air Base 101 */
            break;
        }
        const struct lay_note *small = lay_noted(s, i, LAY_LEX_FILL);
        if (!small)
            small = lay_noted(s, i, LAY_LEX_DET);
        if (!small)
            small = lay_noted(s, i, LAY_LEX_POSS);
        if (small)
            i += small->len;
        else if (!lay_in_time(s, i) && (n = lay_read_quantity(r, s, i, &quantity)))
            spot.quantity = quantity, i += n;
        else if ((actor = lay_actor_at(r, i, s->to, &end, &adjective)))
            spot.holder = actor, named = !adjective, i = end;
        else if (!spot.name_to && !(lay_noted(s, i, LAY_LEX_AREA)) && read_name(r, s, i, &name) &&
                 name.place->level != LAY_LEVEL_COUNTRY)
            spot.name_from = name.from, spot.name_to = name.to, spot.place = name.place,
            i = name.to;
        else if (lay_is_possessive(r, i, s->to))
            named = false, i++; /* Turkey's base, but the Djibouti base */
        else if (begun && is_hyphen(r, i, s->to))
            i++;
        else
            break;
    }
    if (!spot.to)
        return false;
    const struct lay_gaz_actor *holder = lay_actor_at(r, spot.to, s->to, &end, &adjective);
    if (holder && adjective)
        spot.holder = holder, spot.to = end;
    else if ((of = lay_noted(s, spot.to, LAY_LEX_OF)) && !spot.holder) {
        size_t name_at = skip_small(s, spot.to + of->len);
        holder = name_at < s->to ? lay_actor_at(r, name_at, s->to, &end, &adjective) : NULL;
        if (holder && strcmp(holder->kind, "state") != 0 && strcmp(holder->kind, "company") != 0)
            spot.holder = holder, spot.to = end; /* le camp de la Minusma à Ber */
    }
    if (!spot.place && name_behind(r, s, spot.to, &name)) {
        spot.name_from = name.name_from;
        spot.name_to = name.name_to;
        spot.place = name.place;
        spot.area = name.area;
        spot.unknown = name.unknown;
        spot.to = name.to;
    }
    if (!spot.place && !spot.unknown && !spot.area && named && spot.holder) {
        spot.place = lay_country_of_actor(r, spot.holder->name);
        spot.holder = spot.place ? NULL : spot.holder;
    }
    if (!spot.place && lay_is_of_other(r, s, spot.to))
        return false;
    *out = spot;
    return true;
}

/* "left Wazirabad", "withdrew from Wazirabad": a name right behind a verb that takes a place. */
static bool is_object_of_verb(const struct lay_sentence *s, size_t at)
{
    for (size_t n = 1; n <= 4 && at >= s->from + n; n++) {
        const struct lay_note *verb = lay_noted(s, at - n, LAY_LEX_TRIGGER);
        const struct lay_rule *rule = verb && verb->len == n ? verb->entry->rule : NULL;
        if (rule && lay_slot_is(rule, "place", "obj") && lay_needs(rule, "place"))
            return true;
    }
    return false;
}

static bool read_spot(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                      struct lay_spot *out)
{
    if (read_base(r, s, at, out))
        return true;
    if (read_place(r, s, at, out))
        return true;
    const struct lay_note *there = lay_noted(s, at, LAY_LEX_THERE);
    size_t prep_from, end;
    bool adjective;
    if (!there) {
        const char *prep = lay_preposition_before(s, at, &prep_from);
        bool placing = strcmp(prep, "site") == 0 || strcmp(prep, "origin") == 0 ||
                       strcmp(prep, "destination") == 0;
        size_t joint = at > s->from + 2 && lay_noted(s, at - 1, LAY_LEX_OF) ? at - 1 : at;
        bool listed = s->spots.n && joint > s->from + 1 && lay_noted(s, joint - 1, LAY_LEX_AND) &&
                      s->spots.at[s->spots.n - 1].to == joint - 1; /* de Socotra et de Balhaf */
        return (placing || listed || is_object_of_verb(s, at)) &&
               !lay_actor_at(r, at, s->to, &end, &adjective) && read_unknown(r, s, at, out);
    }
    const struct lay_note *prep = lay_noted(s, at, LAY_LEX_PREP);
    struct lay_spot name;
    if ((prep && prep->len > there->len) ||
        (at + there->len < s->to && read_name(r, s, at + there->len, &name)))
        return false; /* the town of Gao, город Гао */
    *out = (struct lay_spot){.from = at, .to = at + there->len, .there = there->entry->value};
    if (strcmp(there->entry->value, "land") != 0)
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

void lay_read_spots(struct lay_text_reader *r, struct lay_sentence *s)
{
    for (size_t i = s->from; i < s->to;) {
        struct lay_spot spot;
        const struct lay_note *verb = lay_noted(s, i, LAY_LEX_TRIGGER);
        if (verb && (strstr(verb->entry->rule->slots, "place=obj") ||
                     (verb->len > 1 && !has_there(s, i, verb->len)))) {
            i += verb->len; /* "pris possession du", "pris position": no part of what follows */
            continue;
        }
        if (s->masked[i - s->from] || !read_spot(r, s, i, &spot)) {
            i++;
            continue;
        }
        size_t end = spot.to;
        take_preposition(s, &spot);
        if (!*spot.prep) { /* in the French base: the article stands between */
            struct lay_spot shifted = spot;
            while (shifted.from > s->from && (lay_noted(s, shifted.from - 1, LAY_LEX_DET) ||
                                              lay_noted(s, shifted.from - 1, LAY_LEX_FILL) ||
                                              lay_noted(s, shifted.from - 1, LAY_LEX_THERE)))
                shifted.from--;
            take_preposition(s, &shifted);
            spot.prep = shifted.prep;
            spot.prep_from = shifted.prep_from;
        }
        lay_vec_push(&s->spots, spot);
        i = end;
    }
}
