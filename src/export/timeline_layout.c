/* timeline_layout.c: time to x, places to groups of lanes, stays to lanes.
 *
 * Lanes are filled greedily in order of time, which needs no more lanes than there are stays at
 * once: a stay takes the free lane where its actor was last, else the one that was left last, so
 * that a successor stands beside its predecessor. */
#include "export/timeline_layout.h"

#include "export/svg.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LEAST_BAR 3.0
#define NAME_SIZE 12.0
#define NAME_LINE 15.0
#define LEAST_LEFT 120.0
#define MOST_LEFT 270.0

double lay_chart_x(const struct lay_chart *c, double day)
{
    return c->left + (day - c->day0) / (c->day1 - c->day0) * (c->right - c->left);
}

void lay_chart_bar_x(const struct lay_chart *c, const struct lay_bar *bar, double *x0, double *x1)
{
    *x0 = lay_chart_x(c, bar->first);
    *x1 = lay_chart_x(c, (double)bar->last + 1);
    if (*x1 < *x0 + LEAST_BAR)
        *x1 = *x0 + LEAST_BAR;
}

double lay_chart_lane_y(const struct lay_chart *c, const struct lay_chart_unit *unit)
{
    const struct lay_chart_place *place = &c->places.at[unit->place];
    double spare = place->height - (double)place->lanes * LAY_CHART_LANE;
    return place->y + spare / 2 + ((double)unit->lane + 0.5) * LAY_CHART_LANE;
}

bool lay_chart_is_tall(const struct lay_chart *c)
{
    return c->bottom - c->top > 400;
}

static void set_days(struct lay_chart *c, const struct lay_timeline *t, const char *cutoff)
{
    double low = INFINITY, high = -INFINITY;
    bool ongoing = false;
    for (size_t i = 0; i < t->bars.n; i++) {
        low = fmin(low, t->bars.at[i].first);
        high = fmax(high, (double)t->bars.at[i].last + 1);
        ongoing |= t->bars.at[i].ongoing;
    }
    c->has_cutoff = cutoff && lay_timeline_day(cutoff, &c->cutoff);
    if (c->has_cutoff && ongoing) {
        low = fmin(low, c->cutoff);
        high = fmax(high, (double)c->cutoff + 1);
    }
    double pad = fmax(0.5, (high - low) * 0.02);
    c->day0 = low - pad;
    c->day1 = high + pad;
    if (c->has_cutoff && ((double)c->cutoff + 1 < low || (double)c->cutoff + 1 > high))
        c->has_cutoff = false;
}

static void set_names(struct lay_chart *c, const struct lay_timeline *t)
{
    double widest = LEAST_LEFT;
    for (size_t i = 0; i < t->places.n; i++)
        widest = fmax(widest, lay_svg_text_width(t->places.at[i].name, NAME_SIZE) + 12);
    double room = fmin(widest, MOST_LEFT);
    c->left = LAY_CHART_MARGIN + room;
    c->right = LAY_CHART_WIDTH - LAY_CHART_MARGIN;
    for (size_t i = 0; i < t->places.n; i++) {
        struct lay_chart_place place = {0};
        const char *name = t->places.at[i].name;
        place.line_count =
            lay_svg_wrap(&c->arena, name, NAME_SIZE, room - 10, LAY_CHART_NAME_LINES, place.lines);
        if (place.line_count) {
            const char *last = place.lines[place.line_count - 1];
            size_t len = strlen(last);
            place.name_cut = len >= 3 && memcmp(last + len - 3, "\xe2\x80\xa6", 3) == 0;
        }
        lay_vec_push(&c->places, place);
    }
}

static bool same_unit(const struct lay_bar *a, const struct lay_bar *b)
{
    return a->place == b->place && a->actor == b->actor && a->stay && b->stay &&
           strcmp(a->stay, b->stay) == 0;
}

static void make_units(struct lay_chart *c, const struct lay_timeline *t)
{
    for (size_t i = 0; i < t->bars.n; i++) {
        const struct lay_bar *bar = &t->bars.at[i];
        double x0, x1;
        lay_chart_bar_x(c, bar, &x0, &x1);
        if (!i || !same_unit(bar - 1, bar)) {
            lay_vec_push(&c->units, (struct lay_chart_unit){bar->place, i, 0, x0, x1, 0});
        }
        struct lay_chart_unit *unit = &c->units.at[c->units.n - 1];
        unit->bar_count++;
        unit->x1 = fmax(unit->x1, x1);
    }
}

static int by_time(const void *a, const void *b)
{
    const struct lay_chart_unit *x = a, *y = b;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    if (x->x0 < y->x0 || x->x0 > y->x0)
        return x->x0 < y->x0 ? -1 : 1;
    return x->bar < y->bar ? -1 : x->bar > y->bar;
}

struct lane {
    double end;
    size_t actor;
};

/* The lane for a stay: SIZE_MAX when all are taken. */
static size_t free_lane(const struct lane *lanes, size_t n, double x0, size_t actor)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        if (lanes[i].end > x0 + 0.01)
            continue;
        if (lanes[i].actor == actor)
            return i;
        if (best == SIZE_MAX || lanes[i].end > lanes[best].end)
            best = i;
    }
    return best;
}

static void fill_lanes(struct lay_chart *c, const struct lay_timeline *t)
{
    LAY_VEC(struct lane) lanes = {0};
    size_t place = SIZE_MAX;
    for (size_t i = 0; i < c->units.n; i++) {
        struct lay_chart_unit *unit = &c->units.at[i];
        if (unit->place != place) {
            place = unit->place;
            lanes.n = 0;
            c->places.at[place].unit = i;
        }
        size_t actor = t->bars.at[unit->bar].actor;
        unit->lane = free_lane(lanes.at, lanes.n, unit->x0, actor);
        if (unit->lane == SIZE_MAX) {
            unit->lane = lanes.n;
            lay_vec_push(&lanes, (struct lane){0});
        }
        lanes.at[unit->lane] = (struct lane){unit->x1, actor};
        c->places.at[place].unit_count++;
        c->places.at[place].lanes = lanes.n;
        for (size_t b = 0; b < unit->bar_count; b++)
            c->unit_of_bar[unit->bar + b] = i;
    }
    lay_vec_done(&lanes);
}

static void stack_places(struct lay_chart *c)
{
    double y = c->top;
    for (size_t i = 0; i < c->places.n; i++) {
        struct lay_chart_place *place = &c->places.at[i];
        double lanes = (double)place->lanes * LAY_CHART_LANE;
        place->y = y;
        place->height = fmax(lanes, (double)place->line_count * NAME_LINE) + 8;
        y += place->height;
    }
    c->bottom = y;
}

void lay_chart_init(struct lay_chart *c, const struct lay_timeline *t, double top,
                    const char *cutoff)
{
    *c = (struct lay_chart){.top = top};
    set_days(c, t, cutoff);
    set_names(c, t);
    make_units(c, t);
    c->unit_of_bar = lay_arena_array(&c->arena, size_t, t->bars.n);
    qsort(c->units.at, c->units.n, sizeof *c->units.at, by_time);
    fill_lanes(c, t);
    stack_places(c);
    lay_chart_axis(c);
}

void lay_chart_done(struct lay_chart *c)
{
    lay_vec_done(&c->units);
    lay_vec_done(&c->places);
    lay_vec_done(&c->ticks);
    lay_vec_done(&c->periods);
    lay_arena_done(&c->arena);
}
