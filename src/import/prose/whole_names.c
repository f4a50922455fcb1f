/* whole_names.c: places by a whole name that was made of a text's words, and the country. */
#include "import/prose/reader.h"

#include <string.h>

const struct lay_gaz_place *lay_base_named(struct lay_text_reader *r, const char *name,
                                           const char *country)
{
    lay_gaz_candidates found = {0};
    lay_gazetteer_find(r->gazetteer, name, country, true, &found);
    const struct lay_gaz_place *place = NULL;
    const char *here = r->focus.country ? r->focus.country->country : NULL;
    double most = -1;
    for (size_t i = 0; i < found.n; i++) { /* Air Base 101: there are two */
        const struct lay_gaz_place *base = found.at[i].place;
        bool near = here && base->country && strcmp(base->country, here) == 0;
        double vote = lay_country_vote(r, base->country) + near;
        if (base->level == LAY_LEVEL_FACILITY && vote > most)
            place = base, most = vote;
    }
    lay_vec_done(&found);
    return place;
}

const struct lay_gaz_place *lay_facility_named(struct lay_text_reader *r, const char *words)
{
    const lay_gaz_candidates *found = lay_kept_places(r, words, LAY_NAME_OF_FACILITY);
    const struct lay_gaz_place *place = found->n ? found->at[0].place : NULL;
    for (size_t i = 1; i < found->n && place; i++)
        if (found->at[i].place != place)
            place = NULL;
    return place && place->level == LAY_LEVEL_FACILITY ? place : NULL;
}

const struct lay_gaz_place *lay_base_of_words(struct lay_text_reader *r, size_t from, size_t to)
{
    static const char *const kinds[] = {" base", " air base", " naval base",
                                        " camp", " airport",  ""};
    enum { OF_TOWNS = 3 };
    const char *name = lay_words_of(r, from, to);
    const struct lay_gaz_place *base = NULL;
    size_t end;
    const struct lay_gaz_place *place = lay_place_at(r, from, to, &end);
    size_t n = place && place->level <= LAY_LEVEL_TOWN ? OF_TOWNS : LAY_COUNT(kinds);
    for (size_t i = 0; i < n && !base; i++)
        base = lay_base_named(r, lay_arena_printf(&r->arena, "%s%s", name, kinds[i]), NULL);
    if (!base && !place) /* аэродром | Бельбек */
        base = lay_facility_named(r, lay_arena_printf(&r->arena, "%s base", name));
    return base;
}

bool lay_is_code(const struct lay_text_reader *r, size_t at)
{
    const struct lay_token *t = &r->tokens.all.at[at];
    const char last = r->tokens.text[t->end - 1];
    return t->capital && t->end - t->start <= 3 && last >= '0' && last <= '9';
}

const struct lay_gaz_place *lay_town_named(struct lay_text_reader *r, const char *name,
                                           const char *country)
{
    lay_gaz_candidates found = {0};
    lay_gazetteer_find(r->gazetteer, name, country, false, &found);
    const struct lay_gaz_place *town = NULL;
    for (size_t i = 0; i < found.n && !town; i++)
        if (found.at[i].place->level <= LAY_LEVEL_TOWN)
            town = found.at[i].place;
    lay_vec_done(&found);
    return town;
}

static const struct lay_gaz_place *area_called(struct lay_text_reader *r, const char *name,
                                               const char *country)
{
    lay_gaz_candidates found = {0};
    lay_gazetteer_find(r->gazetteer, name, country, false, &found);
    const struct lay_gaz_place *best = NULL;
    double most = 0;
    for (size_t i = 0; i < found.n; i++) {
        const struct lay_gaz_place *place = found.at[i].place;
        double score = (found.at[i].weight + 1) * (1 + lay_country_vote(r, place->country));
        if (place->level == LAY_LEVEL_AREA && (!best || score > most)) {
            best = place;
            most = score;
        }
    }
    lay_vec_done(&found);
    return best;
}

const struct lay_gaz_place *lay_region_named(struct lay_text_reader *r, const char *name,
                                             const struct lay_gaz_place *town)
{
    const struct lay_gaz_place *area = area_called(r, name, NULL);
    if (!area && town)
        area = area_called(r, town->name, town->country);
    bool seat = town && town->seat == '1' && town->parent;
    return !area && seat && town->parent->level == LAY_LEVEL_AREA ? town->parent : area;
}

/* What of a list "ийск=и,ия|ск=,а" an adjective's ending may be: the entry whose left side stands
 * last in the word, with no more than a case ending behind it. NULL: it is none. */
static const char *ending_of(const char *list, const char *word, size_t *stem)
{
    enum { LONGEST_CASE = 6 }; /* bytes: ого */
    for (const char *entry = list; *entry; entry += strcspn(entry, "|"), entry += *entry == '|') {
        size_t n = strcspn(entry, "="), len = strlen(word);
        for (size_t at = len; at-- > 2 && at + n + LONGEST_CASE >= len;)
            if (at + n < len && strncmp(word + at, entry, n) == 0) {
                *stem = at;
                return entry + n + 1;
            }
    }
    return NULL;
}

/* How well a town, or an area, comes to mind: 0, not at all. */
static double fame(const struct lay_text_reader *r, const struct lay_gaz_candidate *found,
                   bool area)
{
    enum { BIG = 50000 }; /* people */
    const struct lay_gaz_place *place = found->place;
    double vote = lay_country_vote(r, place->country);
    bool known = vote >= 1 || place->population >= BIG || lay_gaz_is_known(place);
    bool fits = place->level == LAY_LEVEL_TOWN || (area && place->level == LAY_LEVEL_AREA);
    return fits && known ? (found->weight + 1) * (1 + vote) : 0;
}

const struct lay_gaz_place *lay_town_of_adjective(struct lay_text_reader *r, size_t at, bool area)
{
    const struct lay_gaz_place *best = NULL, *only = NULL;
    const char *list = r->lexicon->language.of_town;
    size_t stem = 0;
    bool several = !area, named = false;
    double most = 0;
    if (!*list || r->tokens.all.at[at].kind != LAY_TOKEN_WORD)
        return NULL;
    const char *word = lay_words_of(r, at, at + 1), *ends = ending_of(list, word, &stem);
    while (ends) {
        size_t n = strcspn(ends, ",|");
        const char *name = lay_arena_printf(&r->arena, "%.*s%.*s", (int)stem, word, (int)n, ends);
        lay_gaz_candidates found = {0};
        lay_gazetteer_find(r->gazetteer, name, NULL, true, &found);
        for (size_t i = 0; i < found.n; i++) {
            bool sounds = found.at[i].match == LAY_GAZ_SOUND;
            if (sounds && named)
                continue; /* лачинский: of Лачин, not of what sounds like Лачинск */
            if (!sounds && !named)
                best = only = NULL, several = !area, most = 0, named = true;
            several |= only && only != found.at[i].place;
            only = found.at[i].place;
            if (fame(r, &found.at[i], area) > most) {
                best = only;
                most = fame(r, &found.at[i], area);
            }
        }
        lay_vec_done(&found);
        ends = ends[n] == ',' ? ends + n + 1 : NULL;
    }
    bool may = only && only->level >= LAY_LEVEL_TOWN && only->level <= LAY_LEVEL_AREA;
    return best || several || !may ? best : only; /* Гальский район */
}
