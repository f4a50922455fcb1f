/* gazetteer.c: look-ups by name and by position.
 *
 * Representation: load.c fills arrays of places and actors, whose strings and structs live in one
 * arena, and hash tables from folded names to them. Looking up is folding the name and reading one
 * list. The nearest town is found by looking at every town: there are dozens of them, not
 * thousands; a spatial index comes with the world's towns. */
#include "gazetteer/gazetteer.h"

#include "base/fold.h"
#include "gazetteer/internal.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

lay_status lay_gazetteer_open(const char *dir, struct lay_gazetteer **out, lay_error *err)
{
    struct lay_gazetteer *g = lay_zalloc(1, sizeof *g);
    lay_status status = lay_gazetteer_load(g, dir, err);
    if (status != LAY_OK) {
        lay_gazetteer_free(g);
        return status;
    }
    *out = g;
    return LAY_OK;
}

void lay_gazetteer_free(struct lay_gazetteer *g)
{
    if (!g)
        return;
    lay_vec_done(&g->places);
    lay_vec_done(&g->actors);
    lay_vec_done(&g->force_prefixes);
    lay_vec_done(&g->level_words);
    lay_name_index_done(&g->place_names);
    lay_name_index_done(&g->actor_names);
    lay_name_index_done(&g->actor_stems);
    lay_name_index_done(&g->place_ids);
    lay_name_index_done(&g->actor_ids);
    lay_name_index_done(&g->adjectives);
    lay_name_index_done(&g->force_words);
    lay_arena_done(&g->arena);
    free(g);
}

const char *lay_gazetteer_version(const struct lay_gazetteer *g)
{
    return g->version;
}

struct candidate {
    const struct lay_gaz_place *place;
    bool first_name;
};

static int compare_candidates(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->first_name != y->first_name)
        return x->first_name ? -1 : 1;
    if (x->place->level != y->place->level)
        return x->place->level < y->place->level ? -1 : 1;
    return strcmp(x->place->id, y->place->id);
}

size_t lay_gazetteer_find_places(const struct lay_gazetteer *g, const char *name,
                                 const char *country, const struct lay_gaz_place **out, size_t max)
{
    LAY_FREE char *folded = lay_fold(name);
    LAY_VEC(struct candidate) found = {0};
    const struct lay_name_entry *e = lay_name_index_find(&g->place_names, folded, strlen(folded));
    for (; e; e = lay_name_index_next(&g->place_names, e)) {
        const struct lay_gaz_place *place = e->value;
        if (!country || !place->country || strcmp(country, place->country) == 0)
            lay_vec_push(&found, (struct candidate){place, e->first_name});
    }
    size_t count = found.n;
    if (count > 1)
        qsort(found.at, count, sizeof *found.at, compare_candidates);
    for (size_t i = 0; i < count && i < max; i++)
        out[i] = found.at[i].place;
    lay_vec_done(&found);
    return count;
}

const struct lay_gaz_actor *lay_gazetteer_find_actor(const struct lay_gazetteer *g,
                                                     const char *name)
{
    LAY_FREE char *folded = lay_fold(name);
    const struct lay_name_entry *e = lay_name_index_find(&g->actor_names, folded, strlen(folded));
    return e ? e->value : NULL;
}

/* Great circle on the sphere of the Earth's mean radius, by the haversine formula. */
static double distance_m(double lon1, double lat1, double lon2, double lat2)
{
    const double rad = 3.14159265358979323846 / 180, radius_m = 6371008.8;
    double half_lat = sin((lat2 - lat1) * rad / 2), half_lon = sin((lon2 - lon1) * rad / 2);
    double h = half_lat * half_lat + cos(lat1 * rad) * cos(lat2 * rad) * half_lon * half_lon;
    return 2 * radius_m * asin(h < 1 ? sqrt(h) : 1);
}

const struct lay_gaz_place *lay_gazetteer_nearest_town(const struct lay_gazetteer *g, double lon,
                                                       double lat, double max_m)
{
    const struct lay_gaz_place *best = NULL;
    double best_m = max_m;
    for (size_t i = 0; i < g->places.n; i++) {
        const struct lay_gaz_place *place = g->places.at[i];
        if (place->level != LAY_LEVEL_TOWN || !place->has_point)
            continue;
        double d = distance_m(lon, lat, place->lon, place->lat);
        if (d < best_m || (d <= best_m && !best)) {
            best = place;
            best_m = d;
        }
    }
    return best;
}

const struct lay_gaz_place *lay_gazetteer_place_at(const struct lay_gazetteer *g, size_t i)
{
    return g->places.at[i];
}

size_t lay_gazetteer_place_count(const struct lay_gazetteer *g)
{
    return g->places.n;
}

const struct lay_gaz_actor *lay_gazetteer_actor_at(const struct lay_gazetteer *g, size_t i)
{
    return g->actors.at[i];
}

size_t lay_gazetteer_actor_count(const struct lay_gazetteer *g)
{
    return g->actors.n;
}
