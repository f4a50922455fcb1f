/* whole_names.c: places by a whole name that was made of a text's words, and the country. */
#include "import/prose/reader.h"

#include <string.h>

const struct lay_gaz_place *lay_base_named(struct lay_text_reader *r, const char *name,
                                           const char *country)
{
    lay_gaz_candidates found = {0};
    lay_gazetteer_find(r->gazetteer, name, country, true, &found);
    const struct lay_gaz_place *place = NULL;
    for (size_t i = 0; i < found.n && !place; i++)
        if (found.at[i].place->level == LAY_LEVEL_FACILITY)
            place = found.at[i].place;
    lay_vec_done(&found);
    return place;
}

const struct lay_gaz_place *lay_base_of_words(struct lay_text_reader *r, size_t from, size_t to)
{
    static const char *const kinds[] = {" base", " air base", " naval base",
                                        " camp", " airport",  ""};
    enum { OF_TOWNS = 3 };
    const char *name = lay_words_of(r, from, to);
    const struct lay_gaz_place *base = NULL;
    size_t end, n = lay_place_at(r, from, to, &end) ? OF_TOWNS : LAY_COUNT(kinds);
    for (size_t i = 0; i < n && !base; i++)
        base = lay_base_named(r, lay_arena_printf(&r->arena, "%s%s", name, kinds[i]), NULL);
    return base;
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
