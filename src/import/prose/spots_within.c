/* spots_within.c: of a place and the wider one that is told beside it, which is the clause's. */
#include "import/prose/making.h"
#include "import/prose/spots.h"

#include <string.h>

/* "renforce son dispositif de Cincu, | en Transylvanie": the region only tells where the town is.
 */
static void settle_region(const struct lay_text_reader *r, const struct lay_sentence *s,
                          struct lay_clause *c)
{
    const struct lay_spot *region = c->spot_count == 1 ? c->spots[0] : NULL;
    if (!region || region->base || region->prep_from <= c->trigger->to ||
        strcmp(region->prep, "site") != 0 || !lay_is_sign(r, region->prep_from - 1, ',') ||
        (region->place && region->place->level <= LAY_LEVEL_TOWN))
        return;
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *town = &s->spots.at[i];
        if (town->to + 1 == region->prep_from && town->from >= c->trigger->to && town->place &&
            town->place->level <= LAY_LEVEL_TOWN && strcmp(town->prep, "of") == 0 &&
            !lay_is_taken(s, c, town))
            c->spots[0] = town;
    }
}

/* Whether a town or base lies in the wider place that another spot tells. */
static bool is_within(const struct lay_spot *town, const struct lay_spot *whole)
{
    const struct lay_gaz_place *place = town->place ? town->place : town->near.place;
    return place && place->level <= LAY_LEVEL_TOWN && place->country &&
           strcmp(place->country, whole->place->country) == 0;
}

/* "dans le nord de l'Irak, | à Bachiqa", "its base in Syria, | at Qamishli": the town behind tells
 * where in it. */
static void settle_within(struct lay_text_reader *r, const struct lay_sentence *s,
                          struct lay_clause *c)
{
    const struct lay_spot *whole = c->spot_count ? c->spots[0] : NULL;
    if (!whole || !whole->place || !whole->place->country || whole->place->level <= LAY_LEVEL_TOWN)
        return;
    bool ground = lay_noted(s, whole->to - 1, LAY_LEX_GROUND); /* Japanese waters | off Rebun */
    const struct lay_trigger *t = c->trigger;
    const bool comes = c->rule->type == LAY_TYPE_ARRIVAL && lay_is_verb(t) && !whole->base;
    const bool enters = comes && whole->from >= t->from; /* into Nigeria | near Gamboru */
    const bool host = comes && whole->to <= t->from &&   /* Greece receives ships | at Souda */
                      lay_has_trait(c->rule, LAY_TRAIT_PLACE_LEFT);
    if (!ground && !enters && !host && !whole->base && strcmp(whole->prep, "site") != 0)
        return;
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *town = &s->spots.at[i];
        bool behind = ((ground || enters) && town->prep_from == whole->to) ||
                      (host && town->from >= t->to && town->from < t->right) ||
                      (town->prep_from == whole->to + 1 && lay_is_sign(r, whole->to, ','));
        if (behind && strcmp(town->prep, "site") == 0 && is_within(town, whole) &&
            !lay_is_taken(s, c, town)) {
            c->spots[0] = whole->base ? lay_as_base(r, town, whole) : town;
            if (c->spot_count > 1 && c->spots[1] == town) /* au Mali, à Gao et à Kidal */
                memmove(c->spots, c->spots + 1, --c->spot_count * sizeof *c->spots);
            bool alone = c->spot_count == 1 && !whole->base;
            while (alone && i + 1 < s->spots.n && lay_goes_on(r, s, town, &s->spots.at[i + 1]))
                lay_add_spot(c, &s->spots.at[++i]); /* répartis entre Gao | et Kidal */
        }
    }
}

/* "Les soldats américains | de Syrie quitteront le pays": the country is the one that they are of.
 */
static void settle_country(const struct lay_sentence *s, struct lay_clause *c)
{
    const struct lay_force *who = c->role_count && c->roles[0].n ? c->roles[0].at[0] : NULL;
    if (c->spot_count != 1 || !c->spots[0]->there || strcmp(c->spots[0]->there, "country") != 0 ||
        !who || !who->unit || who->to > c->trigger->from)
        return;
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        if (spot->prep_from == who->to && strcmp(spot->prep, "of") == 0 && spot->place &&
            spot->place->level == LAY_LEVEL_COUNTRY && !spot->base)
            c->spots[0] = spot;
    }
}

/* "Les deux bases russes de Géorgie, | à Batoumi et à Akhalkalaki, fermeront": the towns behind a
 * comma are where the bases are that stand before it. */
static void settle_bases(struct lay_text_reader *r, const struct lay_sentence *s,
                         struct lay_clause *c)
{
    const struct lay_spot *first = c->spot_count > 1 ? c->spots[0] : NULL, *bases = NULL;
    if (!first || first->base || !lay_is_of_base_type(c->rule->type) ||
        strcmp(first->prep, "site") != 0)
        return;
    for (size_t i = 0; i < s->spots.n && !bases; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        bool before = spot->base && spot->to + 1 == first->prep_from && spot->place;
        if (before && lay_is_sign(r, spot->to, ',') && spot->place->country &&
            spot->place->level > LAY_LEVEL_TOWN && is_within(first, spot))
            bases = spot;
    }
    for (size_t k = 0; k < c->spot_count && bases; k++)
        if (!c->spots[k]->base && is_within(c->spots[k], bases))
            c->spots[k] = lay_as_base(r, c->spots[k], bases);
}

/* "Le Bénin abrite des soldats français | à Kandi": the town behind them tells where in the state
 * that has them. */
static void settle_host(const struct lay_sentence *s, struct lay_clause *c)
{
    const struct lay_spot *whole = c->spot_count == 1 ? c->spots[0] : NULL;
    if (!whole || !lay_slot_is(c->rule, LAY_SLOT_SUBJ, "host") || !whole->place || whole->base ||
        whole->place->level != LAY_LEVEL_COUNTRY || whole->to > c->trigger->from || !c->counted)
        return;
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *town = &s->spots.at[i];
        size_t from = *town->prep ? town->prep_from : town->from;
        if (from >= c->trigger->to && from <= c->counted->to + 1 &&
            (town->base || strcmp(town->prep, "site") == 0) && is_within(town, whole)) {
            c->spots[0] = town;
            return;
        }
    }
}

void lay_settle_within(struct lay_text_reader *r, const struct lay_sentence *s,
                       struct lay_clause *c)
{
    settle_region(r, s, c);
    settle_within(r, s, c);
    settle_host(s, c);
    settle_bases(r, s, c);
    settle_country(s, c);
}
