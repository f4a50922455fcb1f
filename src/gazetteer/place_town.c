/* place_town.c: see place_town.h. All runs of words of the facility's name are looked up as names
 * of towns, the longest first, from left to right; a word that by itself says "base" is no town.
 * What stays undecided between several towns is left undecided.
 */
#include "gazetteer/place_town.h"

#include "geo/sphere.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_TOWNS = 32, NAMED_M = 50000, NEAR_M = 15000 };

struct latitude {
    double lat;
    size_t at;
};

static int by_latitude(const void *a, const void *b)
{
    const struct latitude *x = a, *y = b;
    if (x->lat != y->lat)
        return x->lat < y->lat ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

static void sort_located(struct lay_towns *towns)
{
    LAY_VEC(struct latitude) order = {0};
    for (size_t i = 0; i < towns->list.n; i++)
        if (towns->list.at[i].point.has)
            lay_vec_push(&order, (struct latitude){towns->list.at[i].point.lat, i});
    if (order.n)
        qsort(order.at, order.n, sizeof *order.at, by_latitude);
    towns->by_lat = lay_zalloc(order.n, sizeof *towns->by_lat);
    towns->located = order.n;
    for (size_t i = 0; i < order.n; i++)
        towns->by_lat[i] = order.at[i].at;
    lay_vec_done(&order);
}

lay_status lay_towns_load(struct lay_resolver *resolver, struct lay_towns *towns, lay_error *err)
{
    lay_status status =
        lay_store_unknown_places(resolver->db, LAY_LEVEL_TOWN, &resolver->arena, &towns->list, err);
    if (status != LAY_OK)
        return status;
    towns->next = lay_zalloc(towns->list.n, sizeof *towns->next);
    for (size_t i = towns->list.n; i-- > 0;) {
        int64_t *first = lay_textmap_at(&towns->first, towns->list.at[i].folded);
        towns->next[i] = (int)*first - 1;
        *first = (int64_t)i + 1;
    }
    sort_located(towns);
    return LAY_OK;
}

void lay_towns_done(struct lay_towns *towns)
{
    lay_vec_done(&towns->list);
    lay_textmap_done(&towns->first);
    free(towns->next);
    free(towns->by_lat);
    *towns = (struct lay_towns){0};
}

struct candidates {
    struct lay_town at[MAX_TOWNS];
    size_t n;
};

static struct lay_point town_point(const struct lay_town *town)
{
    if (town->unknown)
        return town->unknown->point;
    return (struct lay_point){town->known->has_point, town->known->lon, town->known->lat};
}

static const char *town_country(const struct lay_town *town)
{
    if (town->unknown)
        return town->unknown->country;
    return town->known->country ? town->known->country : "";
}

static bool near(struct lay_point a, struct lay_point b, double most_m)
{
    return !a.has || !b.has || lay_distance_m(a, b) <= most_m;
}

static void add_candidate(struct candidates *candidates, const struct lay_facility *facility,
                          struct lay_town town)
{
    const char *country = town_country(&town);
    bool elsewhere = facility->country[0] && country[0] && strcmp(country, facility->country) != 0;
    if (!elsewhere && near(town_point(&town), facility->point, NAMED_M) &&
        candidates->n < MAX_TOWNS)
        candidates->at[candidates->n++] = town;
}

/* Half the words of the world are names of some village: one of the world's table names a facility
 * only in the country that it is in, or near the position that it has. */
static bool may_name(const struct lay_facility *facility, const struct lay_gaz_candidate *town)
{
    if (!town->place->world)
        return true;
    if (town->match > LAY_GAZ_OTHER)
        return false;
    const char *country = facility->country[0] ? facility->country : facility->context;
    return facility->point.has || (town->place->country && !strcmp(town->place->country, country));
}

static void add_named(const struct lay_resolver *resolver, const struct lay_towns *towns,
                      const struct lay_facility *facility, const char *name,
                      struct candidates *candidates)
{
    lay_gaz_candidates known = {0};
    const char *country = facility->country[0] ? facility->country : NULL;
    lay_gazetteer_find(resolver->gazetteer, name, country, true, &known);
    if (!known.n)
        lay_imported_find(resolver->imported, name, country, true, &known);
    for (size_t i = 0; i < known.n; i++)
        if (known.at[i].place->level == LAY_LEVEL_TOWN && may_name(facility, &known.at[i]))
            add_candidate(candidates, facility, (struct lay_town){known.at[i].place, NULL});
    lay_vec_done(&known);
    if (candidates->n)
        return;
    int64_t first = lay_textmap_get(&towns->first, name);
    for (int i = (int)first - 1; i >= 0; i = towns->next[i])
        add_candidate(candidates, facility, (struct lay_town){NULL, &towns->list.at[i]});
}

/* Leaves those in the country that the facility seems to be in, if there are any. */
static void keep_context(struct candidates *candidates, const char *context)
{
    struct candidates left = {.n = 0};
    for (size_t i = 0; i < candidates->n; i++)
        if (strcmp(town_country(&candidates->at[i]), context) == 0)
            left.at[left.n++] = candidates->at[i];
    if (left.n)
        *candidates = left;
}

static bool choose(struct candidates *candidates, const struct lay_facility *facility,
                   struct lay_town *out)
{
    if (candidates->n > 1 && !facility->country[0])
        keep_context(candidates, facility->context);
    size_t best = 0;
    double best_m = INFINITY;
    for (size_t i = 0; i < candidates->n && candidates->n > 1; i++) {
        struct lay_point point = town_point(&candidates->at[i]);
        double away_m =
            point.has && facility->point.has ? lay_distance_m(point, facility->point) : INFINITY;
        if (away_m < best_m) {
            best = i;
            best_m = away_m;
        }
    }
    if (candidates->n == 0 || (candidates->n > 1 && isinf(best_m)))
        return false;
    *out = candidates->at[best];
    return true;
}

static bool find_named(const struct lay_resolver *resolver, const struct lay_towns *towns,
                       const struct lay_facility *facility, struct lay_town *out)
{
    lay_words words;
    lay_words_split(facility->folded, &words);
    for (size_t count = words.n; count > 0; count--)
        for (size_t from = 0; from + count <= words.n; from++) {
            size_t len = words.end[from + count - 1] - words.start[from];
            LAY_FREE char *part = lay_strndup(facility->folded + words.start[from], len);
            struct candidates candidates = {.n = 0};
            if (count == 1 &&
                lay_gazetteer_guess_level(resolver->gazetteer, part) == LAY_LEVEL_FACILITY)
                continue;
            add_named(resolver, towns, facility, part, &candidates);
            if (choose(&candidates, facility, out))
                return true;
        }
    return false;
}

/* The first of by_lat at or north of a latitude. */
static size_t first_north_of(const struct lay_towns *towns, double lat)
{
    size_t low = 0, high = towns->located;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (towns->list.at[towns->by_lat[mid]].point.lat < lat)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static struct lay_town find_near(const struct lay_resolver *resolver, const struct lay_towns *towns,
                                 const struct lay_facility *facility)
{
    const double band_deg = NEAR_M / 110000.0;
    struct lay_town best = {NULL, NULL};
    double best_m = NEAR_M;
    best.known = lay_gazetteer_nearest_town(resolver->gazetteer, facility->point.lon,
                                            facility->point.lat, NEAR_M);
    if (!best.known)
        best.known = lay_imported_nearest_town(resolver->imported, facility->point.lon,
                                               facility->point.lat, NEAR_M);
    if (best.known && facility->country[0] && best.known->country &&
        strcmp(best.known->country, facility->country) != 0)
        best.known = NULL;
    if (best.known)
        best_m = lay_distance_m(town_point(&best), facility->point);
    for (size_t i = first_north_of(towns, facility->point.lat - band_deg); i < towns->located;
         i++) {
        const struct lay_store_unknown *town = &towns->list.at[towns->by_lat[i]];
        if (town->point.lat > facility->point.lat + band_deg)
            break;
        double away_m = lay_distance_m(town->point, facility->point);
        bool elsewhere = facility->country[0] && town->country[0] &&
                         strcmp(town->country, facility->country) != 0;
        if (!elsewhere && away_m < best_m) {
            best = (struct lay_town){NULL, town};
            best_m = away_m;
        }
    }
    return best;
}

struct lay_town lay_find_town(const struct lay_resolver *resolver, const struct lay_towns *towns,
                              const struct lay_facility *facility)
{
    struct lay_town town = {NULL, NULL};
    if (!find_named(resolver, towns, facility, &town) && facility->point.has)
        town = find_near(resolver, towns, facility);
    return town;
}

bool lay_may_be_town(const struct lay_facility *facility, const char *folded, struct lay_point town)
{
    if (facility->point.has && town.has && near(facility->point, town, NEAR_M))
        return true;
    size_t len = strlen(folded);
    for (const char *at = facility->folded; (at = strstr(at, folded)); at++)
        if ((at == facility->folded || at[-1] == ' ') && (at[len] == ' ' || !at[len]))
            return true;
    return false;
}
