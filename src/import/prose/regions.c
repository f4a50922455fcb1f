/* regions.c: names with a noun for an area: "Kidal region", "la province d'Idlib", "Херсонская
 * область". They are the area, and never the town that gives it its name. */
#include "import/prose/clause.h"

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
    while (end < s->to && end - at < 5 &&
           (r->tokens.all.at[end].capital || (end > at && !r->tokens.all.at[end].spaced)) &&
           !lay_noted(s, end, LAY_LEX_STOP) && !lay_noted(s, end, LAY_LEX_ADMIN))
        end++;
    return end;
}

/* The words of the area, or NULL where there is none: its name is at `from`..`to`. */
static const struct lay_gaz_place *name_region(struct lay_text_reader *r,
                                               const struct lay_sentence *s, size_t at,
                                               size_t *from, size_t *to)
{
    const struct lay_note *noun = lay_noted(s, at, LAY_LEX_ADMIN);
    const struct lay_gaz_place *town = NULL;
    *from = *to = at;
    if (noun && strcmp(noun->entry->value, "behind") != 0) {
        size_t name = at + noun->len;
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
        *to = noun ? end + noun->len : at;
    }
    if (*to == at || (town && town->level > LAY_LEVEL_TOWN))
        return *to > at ? town : NULL;
    return lay_region_named(r, lay_words_of(r, at, *to), town);
}

/* "Damascus state media": a noun that makes an area of known names only. */
static bool needs_known(const struct lay_sentence *s, size_t from, size_t to)
{
    return lay_noted_as(s, from, LAY_LEX_ADMIN, "known") ||
           lay_noted_as(s, to - 1, LAY_LEX_ADMIN, "known");
}

bool lay_read_region(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                     struct lay_spot *out)
{
    size_t from, to;
    const struct lay_gaz_place *place = name_region(r, s, at, &from, &to);
    if (to == from || (!place && needs_known(s, from, to)))
        return false;
    *out = (struct lay_spot){
        .from = from, .to = to, .name_from = from, .name_to = to, .place = place, .wide = true};
    out->unknown = !place;
    return true;
}
