/* near.c: towns by position. Towns are sorted by squares of one degree; a search looks at the
 * squares that a circle touches. On a sphere: up to 0.6 % off the ellipsoid. */
#include "gazetteer/internal.h"
#include "geo/sphere.h"
#include <math.h>
#include <string.h>

enum { COLUMNS = 360, ROWS = 180 };

static int row_of(double lat)
{
    int row = (int)floor(lat) + 90;
    return row < 0 ? 0 : row >= ROWS ? ROWS - 1 : row;
}

static int column_of(double lon)
{
    int column = (int)floor(lon) + 180;
    return column < 0 ? 0 : column >= COLUMNS ? COLUMNS - 1 : column;
}

static bool is_town(const struct lay_place_record *place)
{
    return place->level == LAY_LEVEL_TOWN && place->has_point;
}

static uint32_t cell_of(const struct lay_place_record *place)
{
    return (uint32_t)(row_of(place->lat) * COLUMNS + column_of(place->lon));
}

void lay_make_cells(struct lay_gazetteer *g)
{
    for (uint32_t i = 0; i <= COLUMNS * ROWS; i++)
        lay_vec_push(&g->cell_starts, 0);
    for (size_t i = 0; i < g->places.n; i++)
        if (is_town(&g->places.at[i]))
            g->cell_starts.at[cell_of(&g->places.at[i]) + 1]++;
    for (uint32_t i = 0; i < COLUMNS * ROWS; i++)
        g->cell_starts.at[i + 1] += g->cell_starts.at[i];
    uint32_t *next = lay_alloc((COLUMNS * ROWS + 1) * sizeof *next);
    memcpy(next, g->cell_starts.at, (COLUMNS * ROWS + 1) * sizeof *next);
    for (uint32_t i = 0; i < g->cell_starts.at[COLUMNS * ROWS]; i++)
        lay_vec_push(&g->cell_towns, 0);
    for (size_t i = 0; i < g->places.n; i++)
        if (is_town(&g->places.at[i]))
            g->cell_towns.at[next[cell_of(&g->places.at[i])]++] = (uint32_t)i;
    free(next);
}

/* Calls `each` with the towns of all squares that the circle may touch. */
static void visit(const struct lay_gazetteer *g, double lon, double lat, double max_m,
                  void (*each)(void *context, uint32_t place, double away_m), void *context)
{
    const double m_per_deg = 110574; /* of latitude, at its least */
    double reach_deg = max_m / m_per_deg + 0.01;
    double cosine = cos(fmin(89.9, fabs(lat) + reach_deg) * 3.14159265358979323846 / 180);
    double reach_lon = reach_deg / cosine;
    int columns = reach_lon >= 179 ? COLUMNS : (int)(2 * reach_lon) + 2;
    int first = columns == COLUMNS ? 0 : column_of(lon) - (int)reach_lon - 1;
    if (columns < COLUMNS && (columns += 2) > COLUMNS)
        columns = COLUMNS;
    for (int row = row_of(lat - reach_deg); row <= row_of(lat + reach_deg); row++)
        for (int k = 0; k < columns; k++) {
            int column = ((first + k) % COLUMNS + COLUMNS) % COLUMNS;
            const uint32_t *start = &g->cell_starts.at[row * COLUMNS + column];
            for (uint32_t i = start[0]; i < start[1]; i++) {
                const struct lay_place_record *town = &g->places.at[g->cell_towns.at[i]];
                double away_m = lay_sphere_m(lon, lat, town->lon, town->lat);
                if (away_m <= max_m)
                    each(context, g->cell_towns.at[i], away_m);
            }
        }
}

/* The best so far, and by what measure. */
struct search {
    const struct lay_gazetteer *g;
    uint32_t best;
    double best_m;
};

/* The edge of a town counts, not its middle: a site beside a city is that city's, not a hamlet's.
 */
static void take_nearest(void *context, uint32_t place, double away_m)
{
    struct search *search = context;
    double edge_m = away_m - search->g->places.at[place].radius_m;
    if (search->best == LAY_NONE || edge_m < search->best_m ||
        (edge_m <= search->best_m && place < search->best)) {
        search->best = place;
        search->best_m = edge_m;
    }
}

const struct lay_gaz_place *lay_gazetteer_nearest_town(const struct lay_gazetteer *g, double lon,
                                                       double lat, double max_m)
{
    struct search search = {g, LAY_NONE, 0};
    visit(g, lon, lat, max_m, take_nearest, &search);
    return search.best == LAY_NONE ? NULL : lay_shown_place(g, search.best);
}

struct listing {
    struct lay_gaz_near *out;
    size_t max, n;
    const struct lay_gazetteer *g;
    size_t seen;
};

static void take_listed(void *context, uint32_t place, double away_m)
{
    struct listing *list = context;
    list->seen++;
    size_t at = list->n;
    while (at > 0 && list->out[at - 1].away_m > away_m)
        at--;
    if (at == list->max)
        return;
    if (list->n < list->max)
        list->n++;
    memmove(&list->out[at + 1], &list->out[at], (list->n - at - 1) * sizeof *list->out);
    list->out[at] = (struct lay_gaz_near){lay_shown_place(list->g, place), away_m};
}

size_t lay_gazetteer_near(const struct lay_gazetteer *g, double lon, double lat,
                          struct lay_gaz_near *out, size_t max)
{
    const double half_round_m = 20040000;
    for (double reach_m = 50000;; reach_m *= 4) {
        struct listing list = {out, max, 0, g, 0};
        visit(g, lon, lat, reach_m, take_listed, &list);
        if (list.seen >= max || reach_m > half_round_m)
            return list.n;
    }
}

/* A sum of unit vectors. */
struct sum {
    char country[3];
    double x, y, z;
};
typedef LAY_VEC(struct sum) sums;

/* Places of a country mostly follow each other. */
static struct sum *sum_of(sums *all, const char *country)
{
    for (size_t i = all->n; i; i--)
        if (strcmp(all->at[i - 1].country, country) == 0)
            return &all->at[i - 1];
    struct sum fresh = {0};
    memcpy(fresh.country, country, sizeof fresh.country);
    lay_vec_push(all, fresh);
    return &all->at[all->n - 1];
}

void lay_make_middles(struct lay_gazetteer *g)
{
    const double rad = acos(-1) / 180;
    sums all = {0};
    for (size_t i = 0; i < g->places.n; i++) {
        const struct lay_place_record *place = &g->places.at[i];
        if (place->level != LAY_LEVEL_TOWN || !place->country[0])
            continue;
        struct sum *sum = sum_of(&all, place->country);
        sum->x += cos(place->lat * rad) * cos(place->lon * rad);
        sum->y += cos(place->lat * rad) * sin(place->lon * rad);
        sum->z += sin(place->lat * rad);
    }
    for (size_t i = 0; i < all.n; i++) {
        const struct sum *sum = &all.at[i];
        struct lay_middle_record middle = {.lon = atan2(sum->y, sum->x) / rad,
                                           .lat = atan2(sum->z, hypot(sum->x, sum->y)) / rad};
        memcpy(middle.country, sum->country, sizeof middle.country);
        lay_vec_push(&g->middles, middle);
    }
    lay_vec_done(&all);
}

bool lay_gazetteer_middle(const struct lay_gazetteer *g, const char *country, double *lon,
                          double *lat)
{
    for (size_t i = 0; i < g->middles.n; i++)
        if (strcmp(g->middles.at[i].country, country) == 0) {
            *lon = g->middles.at[i].lon;
            *lat = g->middles.at[i].lat;
            return true;
        }
    return false;
}
