/* located.c: what a place of a clause is on a map. */
#include "import/prose/making.h"

#include "import/resolve_choose.h"
#include <math.h>
#include <string.h>

enum { UNKNOWN_AREA = 5 }; /* precision */

static void locate(struct lay_text_reader *r, struct lay_claim_place *out,
                   const struct lay_gaz_place *place)
{
    out->place = place;
    out->name = place->name;
    out->country = place->country;
    out->precision = place->precision;
    out->located = place->has_point;
    out->lon = place->lon;
    out->lat = place->lat;
    out->radius_m = place->radius_m;
    if (!place->has_point && place->level == LAY_LEVEL_COUNTRY)
        out->located = lay_country_middle(r, place, &out->lon, &out->lat);
}

/* A part of a country or region: as the gazetteer has it, else somewhere in the whole. */
static bool locate_area(struct lay_text_reader *r, const char *area,
                        const struct lay_gaz_place *whole, struct lay_claim_place *out)
{
    if (!whole)
        whole = r->focus.country;
    if (!whole)
        return false;
    const char *name = lay_arena_printf(&r->arena, "%s %s", area, whole->name);
    lay_gaz_candidates found = {0};
    lay_gazetteer_find(r->gazetteer, name, NULL, true, &found);
    const struct lay_gaz_place *known = found.n ? found.at[0].place : NULL;
    lay_vec_done(&found);
    if (!known && whole->country && whole->level != LAY_LEVEL_COUNTRY)
        lay_gazetteer_find(r->gazetteer, name, whole->country, false, &found);
    for (size_t i = 0; i < found.n && !known; i++) /* its region is called by its name */
        known = found.at[i].place->precision >= 3 ? found.at[i].place : NULL;
    lay_vec_done(&found);
    locate(r, out, known ? known : whole);
    if (!known) {
        out->name = name;
        out->precision = whole->precision < 5 ? whole->precision : 5;
        if (lay_part_of(r, area, whole, &out->lon, &out->lat))
            out->located = true;
    }
    return true;
}

/* "There", "the base" of a later sentence: where something happened rather than what was named in
 * passing. */
static const struct lay_gaz_place *site_meant(const struct lay_text_reader *r)
{
    const struct lay_focus *focus = &r->focus;
    return focus->claimed_site && focus->site_at < focus->fresh ? focus->claimed_site : focus->site;
}

/* How many of the section's last claims name a place in each country; the first of them. */
static size_t count_countries(const struct lay_text_reader *r, struct lay_votes *out)
{
    enum { CLAIMS_BACK = 32 };
    size_t first = r->claims.n;
    while (first && r->claims.n - first < CLAIMS_BACK &&
           &r->sections.at[r->claims.at[first - 1].section] == r->section) {
        const struct lay_prose_claim *claim = &r->claims.at[--first];
        for (size_t k = 0; k < claim->place_count; k++)
            if (claim->places[k].country)
                lay_votes_add(out, claim->places[k].country);
    }
    return first;
}

/* "The country" is the one that the report is about, not the one where some were flown to. */
static const struct lay_gaz_place *country_meant(const struct lay_text_reader *r)
{
    enum { ENOUGH = 2 };
    struct lay_votes votes = {0};
    const struct lay_gaz_place *last = r->focus.country;
    const char *most = NULL;
    size_t first = count_countries(r, &votes);
    int best = last && last->country ? lay_votes_for(&votes, last->country) : 0;
    best = best < ENOUGH - 1 ? ENOUGH - 1 : best;
    for (size_t i = first; i < r->claims.n; i++)
        for (size_t k = 0; k < r->claims.at[i].place_count; k++) {
            const char *code = r->claims.at[i].places[k].country;
            int n = code ? lay_votes_for(&votes, code) : 0;
            if (n > best)
                best = n, most = code;
        }
    return most ? lay_gazetteer_country(r->gazetteer, most) : last;
}

static const struct lay_gaz_place *place_meant(const struct lay_text_reader *r, const char *there)
{
    if (strcmp(there, "country") == 0)
        return country_meant(r);
    if (strcmp(there, "capital") == 0) {
        const struct lay_gaz_place *country = country_meant(r);
        return country && country->town ? country->town : country;
    }
    if (strcmp(there, "here") == 0 && r->focus.dateline)
        return r->focus.dateline;
    if (strcmp(there, "region") == 0 && r->focus.region)
        return r->focus.region;
    const struct lay_gaz_place *site = site_meant(r);
    if (strcmp(there, "town") == 0 && !site && !r->focus.town)
        return r->focus.dateline;
    if (strcmp(there, "town") == 0)
        return site == r->focus.site && r->focus.town ? r->focus.town
               : site && site->town                   ? site->town
                                                      : site;
    const struct lay_gaz_place *last = r->focus.last.name ? r->focus.last.place : NULL;
    bool wide = last && last->level == LAY_LEVEL_COUNTRY && strcmp(there, "site") == 0 &&
                r->focus.site_at < r->focus.last_at;
    if (wide) /* ont quitté Dili. 4 500 restent au Timor ; Canberra va en rapatrier mille */
        return last;
    const struct lay_gaz_place *area = /* la région de Diffa, au Niger. Ils y étaient arrivés */
        last && last->level > LAY_LEVEL_TOWN && last->level < LAY_LEVEL_COUNTRY ? last : NULL;
    const struct lay_gaz_place *country = r->focus.country, *region = r->focus.region;
    if (!area && region && country && region->country && country->country &&
        strcmp(region->country, country->country) == 0)
        area = region; /* à Socotra, où des soldats ont débarqué */
    return site ? site : r->focus.town ? r->focus.town : area ? area : country;
}

/* Whether a town has that name as it is written. */
static bool is_town(const struct lay_text_reader *r, const char *words)
{
    lay_gaz_candidates found = {0};
    lay_gazetteer_find(r->gazetteer, words, NULL, true, &found);
    bool town = false;
    for (size_t i = 0; i < found.n && !town; i++)
        town = found.at[i].place->level <= LAY_LEVEL_TOWN;
    lay_vec_done(&found);
    return town;
}

/* Whether a known base far from a town of its name is rather meant: in a country that is spoken of
 * no less. */
static bool is_rather(const struct lay_text_reader *r, const struct lay_gaz_place *known,
                      const struct lay_gaz_place *town)
{
    enum { NEAR = 2 }; /* degrees */
    bool far = fabs(known->lon - town->lon) > NEAR || fabs(known->lat - town->lat) > NEAR;
    return far && town->seat != 'C' && known->country && town->country &&
           strcmp(known->country, town->country) != 0 &&
           lay_country_vote(r, known->country) >= lay_country_vote(r, town->country);
}

static bool locate_base(struct lay_text_reader *r, const struct lay_spot *spot,
                        struct lay_claim_place *out)
{
    const struct lay_gaz_place *town = spot->place;
    if (!town) {
        town = site_meant(r) ? site_meant(r) : r->focus.town;
        if (!town && !r->focus.last.name)
            return false;
        if (!town) {
            *out = r->focus.last;
            return true;
        }
        locate(r, out, town);
        return true;
    }
    if (town->level == LAY_LEVEL_FACILITY || town->level > LAY_LEVEL_TOWN) {
        locate(r, out, town);
        return true;
    }
    const char *name = lay_arena_printf(&r->arena, "%s base", town->name);
    const struct lay_gaz_place *base = lay_base_named(r, name, town->country);
    const char *words =
        spot->name_to > spot->name_from ? lay_words_of(r, spot->name_from, spot->name_to) : NULL;
    const struct lay_gaz_place *known =
        base || !words ? NULL
                       : lay_facility_named(r, lay_arena_printf(&r->arena, "%s base", words));
    if (known && (!is_town(r, words) || is_rather(r, known, town)))
        base = known; /* Айни, which only sounds like a town; le centre d'écoute de Lourdes */
    locate(r, out, base ? base : town);
    if (!base) {
        out->name = name;
        out->precision = 2;
    }
    return true;
}

/* Where the report is, without a word for it. */
const struct lay_spot *lay_spot_there(struct lay_text_reader *r, const struct lay_trigger *t)
{
    struct lay_spot *there = lay_arena_new(&r->arena, struct lay_spot);
    *there = (struct lay_spot){.from = t->from, .to = t->from, .there = "site", .prep = ""};
    return there;
}

/* "Robertson Barracks … at Robertson": a base that was told of, by the first of its words. Not
 * "Gao base", which is that in Gao. */
static bool is_short_for_base(struct lay_text_reader *r, const struct lay_spot *spot)
{
    const char *base = r->focus.last_base.name;
    if (!base || spot->there || spot->area || !strchr(base, ' ') ||
        spot->name_to <= spot->name_from || (spot->place && spot->place->level > LAY_LEVEL_TOWN))
        return false;
    size_t from = spot->name_from; /* "Prince | Sultan": what is no part of a name of its own */
    while (from > r->section->from && r->tokens.all.at[from - 1].capital &&
           r->tokens.all.at[from - 1].kind == LAY_TOKEN_WORD)
        from--;
    const char *name = lay_words_of(r, from, spot->name_to);
    size_t n = strlen(name);
    return strncmp(base, name, n) == 0 && base[n] == ' ' && strcmp(base + n, " base") != 0;
}

/* In a town, or near it. */
static void locate_near(const struct lay_spot *spot, struct lay_claim_place *out)
{
    out->located = true;
    out->precision = 2;
    out->lon = spot->near.lon;
    out->lat = spot->near.lat;
    out->radius_m = spot->near.radius_m;
}

bool lay_place_of_spot(struct lay_text_reader *r, const struct lay_spot *spot,
                       struct lay_claim_place *out)
{
    *out = (struct lay_claim_place){.role = "site"};
    bool known = true;
    if (is_short_for_base(r, spot)) {
        *out = r->focus.last_base;
    } else if (spot->unknown) {
        const char *name = lay_words_of(r, spot->name_from, spot->name_to);
        out->name = spot->base ? lay_arena_printf(&r->arena, "%s base", name) : name;
        out->precision = spot->base ? 1 : spot->wide ? UNKNOWN_AREA : 2;
        const struct lay_gaz_place *base = spot->base ? lay_facility_named(r, out->name) : NULL;
        bool here = base && (!spot->near.place || !base->country || !spot->near.place->country ||
                             strcmp(base->country, spot->near.place->country) == 0);
        if (here) {
            locate(r, out, base);
        } else if (spot->near.place) {
            out->country = spot->near.place->country;
            locate_near(spot, out);
        }
    } else if (spot->there && strcmp(spot->there, "base") == 0 && r->focus.last_base.name) {
        *out = r->focus.last_base; /* the same camp */
    } else if (spot->there) {
        const struct lay_gaz_place *place = place_meant(r, spot->there);
        bool here = strcmp(spot->there, "here") == 0 && r->focus.dateline;
        bool last = r->focus.last.name && !here && strcmp(spot->there, "country") != 0 &&
                    strcmp(spot->there, "region") != 0 &&
                    !r->focus.last.place; /* a place that only this text knows */
        if (last)
            *out = r->focus.last;
        else if (place)
            locate(r, out, place);
        else
            return false;
    } else if (spot->area) {
        known = locate_area(r, spot->area, spot->place, out);
    } else if (spot->base && !spot->place && r->focus.last_base.name) {
        *out = r->focus.last_base; /* the same airfield */
    } else if (spot->base) {
        known = locate_base(r, spot, out);
    } else {
        locate(r, out, spot->place);
    }
    if (known && spot->near.place && spot->near.place == spot->place)
        locate_near(spot, out); /* a camp near Gao: not the one of the town */
    if (known && out->precision >= 3)
        out->role = "area";
    return known;
}
