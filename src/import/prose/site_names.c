/* site_names.c: the name of a place at a token of a sentence: a known one, a part of one, one that
 * nothing knows. */
#include "import/prose/clause.h"

#include <string.h>

size_t lay_skip_small(const struct lay_sentence *s, size_t at)
{
    const struct lay_note *note;
    while ((note = lay_noted(s, at, LAY_LEX_DET)) || (note = lay_noted(s, at, LAY_LEX_FILL)))
        at += note->len;
    return at;
}

/* "the | South China Sea", "the | West Bank": the last word of an area begins a name; "Central
 * African Republic": the only one begins a country's. */
bool lay_begins_area_name(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                          const struct lay_note *area)
{
    size_t next = at + area->len, end;
    if (area->len == 1 && r->tokens.all.at[at].capital) {
        const struct lay_gaz_place *whole = lay_place_at(r, at, s->to, &end);
        return whole && whole->level == LAY_LEVEL_COUNTRY && end > next;
    }
    return area->len > 1 && r->tokens.all.at[next - 1].capital &&
           lay_place_at(r, next - 1, s->to, &end) && end > next;
}

/* An area word with the place it is a part of: "northern Mali", "le nord du Mali". */
bool lay_read_area(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                   struct lay_spot *out)
{
    const struct lay_note *area = lay_noted(s, at, LAY_LEX_AREA);
    if (!area || lay_begins_area_name(r, s, at, area) ||
        (r->lexicon->language.cases && strcmp(area->entry->value, "name") == 0))
        return false; /* остров | Лесбос */
    size_t next = at + area->len, end;
    const struct lay_note *of = lay_noted(s, next, LAY_LEX_OF);
    size_t name = lay_skip_small(s, of ? next + of->len : next);
    const struct lay_gaz_place *place = name < s->to ? lay_place_at(r, name, s->to, &end) : NULL;
    bool noun = !place && r->lexicon->language.cases && /* юг | сектора Газа */
                name + 1 < s->to &&
                (lay_noted(s, name, LAY_LEX_REGION) || lay_noted(s, name, LAY_LEX_ADMIN));
    place = noun ? lay_place_at(r, name + 1, s->to, &end) : place;
    struct lay_spot part;
    if (!place && lay_read_area(r, s, name, &part) && part.place) { /* the south of the strip of */
        *out = part;
        out->from = at;
        return true;
    }
    bool named = strcmp(area->entry->value, "name") == 0; /* les monts | Cal Miskaad */
    if (!place && (area->len < 2 || named))
        return false;
    *out = (struct lay_spot){.from = at,
                             .to = place ? end : next,
                             .area = named ? NULL : area->entry->value,
                             .place = place};
    out->name_from = out->from;
    out->name_to = out->to;
    return true;
}

/* "German doctors": no village of that name. */
static bool is_adjective(struct lay_text_reader *r, size_t at, size_t limit, size_t name_end)
{
    size_t end;
    bool adjective;
    return lay_actor_at(r, at, limit, &end, &adjective) && adjective && end == name_end;
}

/* "Bulo Burte" is no Bulo: a small town whose name goes on with a word that nothing knows. */
static bool goes_on(struct lay_text_reader *r, const struct lay_sentence *s,
                    const struct lay_gaz_place *place, size_t at)
{
    enum { WELL_KNOWN = 100000 }; /* people, of a town that comes to mind by itself */
    size_t end;
    bool adjective;
    if (at >= s->to || s->shouting || r->lexicon->language.cases) /* в Менаке | Берлин передал */
        return false;
    const struct lay_token *next = &r->tokens.all.at[at];
    bool word = next->kind == LAY_TOKEN_WORD && next->capital && next->spaced &&
                next->end - next->start > 2 && !lay_lexicon_classes(r->lexicon, next->word);
    bool small = place->level <= LAY_LEVEL_TOWN && place->level != LAY_LEVEL_FACILITY &&
                 place->seat != 'C' && place->population < WELL_KNOWN;
    return word && small && !s->masked[at - s->from] &&
           !lay_actor_at(r, at, s->to, &end, &adjective);
}

/* "crossed | the Dnipro | at Krynky", "joined | the Eisenhower": no town has an article unless a
 * noun follows; it is a river or a ship. */
static bool has_article(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_gaz_place *place, size_t at, size_t end)
{
    static const enum lay_lex_class behind[] = {LAY_LEX_PREP,  LAY_LEX_AND,     LAY_LEX_OF,
                                                LAY_LEX_BOUND, LAY_LEX_TRIGGER, LAY_LEX_CUE,
                                                LAY_LEX_HAVE};
    if (!r->lexicon->language.progressive.n || place->level != LAY_LEVEL_TOWN || s->shouting ||
        at == s->from || !lay_noted_as(s, at - 1, LAY_LEX_DET, "def") ||
        strncmp(place->name, "The ", 4) == 0)
        return false;
    bool ends = end >= s->to || r->tokens.all.at[end].kind == LAY_TOKEN_MARK || lay_in_time(s, end);
    for (size_t i = 0; i < LAY_COUNT(behind); i++)
        ends |= lay_noted(s, end, behind[i]) != NULL;
    return ends && !lay_is_hyphen(r, end, s->to);
}

bool lay_read_name(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                   struct lay_spot *out)
{
    size_t end;
    const struct lay_gaz_place *place = lay_place_at(r, at, s->to, &end);
    if (!place || (place->level != LAY_LEVEL_COUNTRY && is_adjective(r, at, s->to, end)) ||
        goes_on(r, s, place, end) || lay_is_titled(r, s, at, place) ||
        has_article(r, s, place, at, end))
        return false;
    *out =
        (struct lay_spot){.from = at, .to = end, .name_from = at, .name_to = end, .place = place};
    return true;
}

/* "northern Mali", but the Central African Republic. */
bool lay_read_named_place(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                          struct lay_spot *out)
{
    struct lay_spot name;
    if (lay_read_name(r, s, at, &name) && name.to - name.from > 1) {
        *out = name;
        return true;
    }
    return lay_read_area(r, s, at, out) || lay_read_name(r, s, at, out);
}

/* A name that the gazetteer does not know, where a place must stand. */
bool lay_read_unknown_name(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                           struct lay_spot *out)
{
    bool thing = lay_noted(s, at, LAY_LEX_EQUIP) && (r->lexicon->language.cases || at == s->from ||
                                                     !lay_noted(s, at - 1, LAY_LEX_BASE));
    if (s->shouting || lay_in_time(s, at) || thing)
        return false; /* с транспортным | C-130, a rapatrié ses | F-16, but: base Mirage */
    size_t end = lay_unknown_name_end(r, s, at), to;
    bool adjective;
    if (end > at + 1 && r->lexicon->language.cases && lay_noted(s, end, LAY_LEX_TRIGGER) &&
        lay_actor_at(r, end - 1, end, &to, &adjective) && !adjective)
        end--; /* в Вюнсдорфе Россия передаст: who does it */
    *out =
        (struct lay_spot){.from = at, .to = end, .name_from = at, .name_to = end, .unknown = true};
    return end > at && r->tokens.all.at[end - 1].end - r->tokens.all.at[at].start > 2;
}

bool lay_read_behind_state(struct lay_text_reader *r, const struct lay_sentence *s,
                           struct lay_spot *base, struct lay_spot *name)
{
    size_t end;
    bool adjective = false;
    const struct lay_gaz_actor *state =
        r->lexicon->language.cases && base->to + 1 < s->to && r->tokens.all.at[base->to].capital
            ? lay_actor_at(r, base->to, s->to, &end, &adjective)
            : NULL;
    if (!state || adjective || !lay_is_state(state) || end >= s->to ||
        lay_is_subject_at(r, s, base->to) || lay_actor_at(r, end, s->to, &(size_t){0}, &adjective))
        return false;
    bool site = s->spots.n && strcmp(s->spots.at[s->spots.n - 1].prep, "site") == 0;
    for (size_t i = end; i < s->to; i++)
        site |= lay_noted_as(s, i, LAY_LEX_PREP, "site") && !lay_in_time(s, i + 1);
    if (site)
        base->holder = state, base->to = end; /* в Гао закрыта база | США */
    size_t next = end + (s->opening[end - s->from] != 0);
    if (next >= s->to || !r->tokens.all.at[next].capital || lay_noted(s, next, LAY_LEX_PREP) ||
        !(lay_read_named_place(r, s, next, name) || lay_read_unknown_name(r, s, next, name)))
        return false;
    base->holder = state;
    return true;
}

bool lay_read_relative(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                       struct lay_spot *out)
{
    const struct lay_note *word = lay_noted(s, at, LAY_LEX_RELATIVE);
    const struct lay_spot *last = s->spots.n ? &s->spots.at[s->spots.n - 1] : NULL;
    if (!word || !last || last->to + 2 != at || !lay_is_sign(r, at - 2, ',') ||
        !lay_noted(s, at - 1, LAY_LEX_PREP) || !r->lexicon->language.cases)
        return false;
    *out = (struct lay_spot){.from = at, .to = at + word->len, .there = "site"};
    return true;
}

bool lay_names_exercise(const struct lay_sentence *s, size_t at)
{
    const struct lay_note *noun = at > s->from + 1 && s->opening[at - 1 - s->from]
                                      ? lay_noted(s, at - 2, LAY_LEX_TRIGGER)
                                      : NULL;
    return noun && noun->len == 1 && noun->entry->rule->type == LAY_TYPE_EXERCISE;
}

/* "closed its base in Kidal and | the one in Gao" */
static bool is_base_before(const struct lay_sentence *s, size_t at)
{
    while (at > s->from) {
        const struct lay_note *base = lay_noted(s, --at, LAY_LEX_BASE);
        if (base && !*base->entry->value)
            return true;
    }
    return false;
}

/* "Kenya has | one in Homs", "is building | another": a base where bases were spoken of, and where
 * no noun follows that would be meant. */
static bool stands_for_base(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t at, size_t next)
{
    enum { REACH = 60 }; /* tokens */
    const bool ends = next >= s->to || r->tokens.all.at[next].kind == LAY_TOKEN_MARK;
    const struct lay_note *in = lay_noted(s, next, LAY_LEX_PREP),
                          *will = lay_noted(s, next, LAY_LEX_CUE);
    const struct lay_note *done = lay_noted(s, will ? next + will->len : next, LAY_LEX_TRIGGER);
    const bool told = r->focus.base_at && at < r->focus.base_at + REACH;
    return (told || is_base_before(s, at)) &&
           !lay_noted(s, at > s->from ? at - 1 : at, LAY_LEX_PREP) &&
           (ends || (done && lay_is_of_base_type(done->entry->rule->type)) ||
            lay_noted(s, next, LAY_LEX_ADVERB) || lay_noted(s, next, LAY_LEX_NEAR) ||
            (in && strcmp(in->entry->value, "site") == 0 && !lay_in_time(s, next + 1)));
}

const struct lay_note *lay_base_noun_at(const struct lay_text_reader *r,
                                        const struct lay_sentence *s, size_t at)
{
    const struct lay_note *base = lay_noted(s, at, LAY_LEX_BASE);
    const bool that = base && strcmp(base->entry->value, "that") == 0 &&
                      !r->lexicon->language.cases && !r->lexicon->language.adjectives_after;
    return that && !stands_for_base(r, s, at, at + base->len) ? NULL : base;
}

bool lay_is_no_base(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                    const struct lay_note *base)
{
    const struct lay_note *civil = lay_noted(s, at, LAY_LEX_CIVIL),
                          *other = lay_noted(s, at, LAY_LEX_PRONOUN);
    bool that = strcmp(base->entry->value, "that") == 0;
    bool thing = that && r->lexicon->language.cases && at + base->len < s->to &&
                 lay_is_unlisted(r, s, at + base->len);
    return thing || lay_is_of_civil_phrase(s, at + base->len - 1) ||
           (civil && civil->len > base->len) || (other && other->len > base->len) ||
           (that && lay_stands_for_move(s, at));
}
