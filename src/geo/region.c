/* region.c: see region.h.
 *
 * Rings are unrolled: each longitude is the one nearest to that before it, so a ring over the
 * antimeridian runs on beyond 180, and a position is tried at its longitude and a turn to either
 * side. Sides are listed by bands of latitude, so that asking for a position looks at those of one
 * band: crossings of its parallel are counted (even-odd rule), polygon by polygon. The distance to
 * the border looks at the bands within the limit; each side is walked in steps of a degree, on a
 * sphere, and the nearest position found is then measured on the ellipsoid. */
#include "geo/region.h"

#include "geo/geodesic.h"
#include "geo/sphere.h"
#include <math.h>
#include <stdlib.h>

struct side {
    struct lay_lonlat a, b;
    size_t polygon;
};

struct lay_region {
    LAY_VEC(struct side) sides;
    LAY_VEC(size_t) band_starts; /* of band_sides; one more than there are bands */
    LAY_VEC(size_t) band_sides;  /* in the order of their polygons */
    size_t polygons;
    double west, south, east, north; /* unrolled */
};

static const double sphere_margin = 1.006; /* a sphere is 0.6 % off the ellipsoid at most */

lay_region *lay_region_new(void)
{
    lay_region *region = lay_zalloc(1, sizeof *region);
    region->west = region->south = INFINITY;
    region->east = region->north = -INFINITY;
    return region;
}

void lay_region_free(lay_region *region)
{
    if (!region)
        return;
    lay_vec_done(&region->sides);
    lay_vec_done(&region->band_starts);
    lay_vec_done(&region->band_sides);
    free(region);
}

void lay_region_begin(lay_region *region)
{
    region->polygons++;
}

static void add_side(lay_region *region, struct lay_lonlat a, struct lay_lonlat b)
{
    lay_vec_push(&region->sides, (struct side){a, b, region->polygons});
    region->west = fmin(region->west, fmin(a.lon, b.lon));
    region->east = fmax(region->east, fmax(a.lon, b.lon));
    region->south = fmin(region->south, fmin(a.lat, b.lat));
    region->north = fmax(region->north, fmax(a.lat, b.lat));
}

/* The longitude that one comes to from `before`, which is `turns` away from how it is written. */
static double unrolled(double before, double written, double *turns)
{
    double was = before - *turns;
    bool whole = fabs(was) >= 180 && fabs(written) >= 180;
    if (!whole && written - was > 180)
        *turns -= 360;
    else if (!whole && was - written > 180)
        *turns += 360;
    return written + *turns;
}

void lay_region_add_ring(lay_region *region, const struct lay_lonlat *at, size_t count)
{
    if (count < 3)
        return;
    double turns = 0, sum_lat = 0;
    struct lay_lonlat first = at[0], before = first;
    for (size_t i = 1; i <= count; i++) {
        const struct lay_lonlat *next = &at[i % count];
        struct lay_lonlat here = {unrolled(before.lon, next->lon, &turns), next->lat};
        add_side(region, before, here);
        sum_lat += here.lat;
        before = here;
    }
    if (fabs(before.lon - first.lon) < 180)
        return;
    double pole = sum_lat < 0 ? -90 : 90; /* once around: by the pole back to where it began */
    add_side(region, before, (struct lay_lonlat){before.lon, pole});
    add_side(region, (struct lay_lonlat){before.lon, pole}, (struct lay_lonlat){first.lon, pole});
    add_side(region, (struct lay_lonlat){first.lon, pole}, first);
}

static size_t band_count(const lay_region *region)
{
    return region->band_starts.n - 1;
}

static size_t band_of(const lay_region *region, size_t bands, double lat)
{
    double at = (lat - region->south) / (region->north - region->south) * (double)bands;
    return !(at > 0) ? 0 : at >= (double)bands ? bands - 1 : (size_t)at;
}

bool lay_region_finish(lay_region *region)
{
    enum { MOST_BANDS = 4096 };
    size_t n = region->sides.n, bands = n / 4 + 1;
    if (!n)
        return false;
    bands = bands > MOST_BANDS ? MOST_BANDS : bands;
    for (size_t i = 0; i <= bands; i++)
        lay_vec_push(&region->band_starts, 0);
    size_t *starts = region->band_starts.at;
    for (size_t i = 0; i < n; i++) {
        const struct side *side = &region->sides.at[i];
        size_t last = band_of(region, bands, fmax(side->a.lat, side->b.lat));
        for (size_t k = band_of(region, bands, fmin(side->a.lat, side->b.lat)); k <= last; k++)
            starts[k + 1]++;
    }
    for (size_t i = 0; i < bands; i++)
        starts[i + 1] += starts[i];
    for (size_t i = 0; i < starts[bands]; i++)
        lay_vec_push(&region->band_sides, 0);
    size_t *next = lay_zalloc(bands, sizeof *next);
    for (size_t i = 0; i < n; i++) {
        const struct side *side = &region->sides.at[i];
        size_t last = band_of(region, bands, fmax(side->a.lat, side->b.lat));
        for (size_t k = band_of(region, bands, fmin(side->a.lat, side->b.lat)); k <= last; k++)
            region->band_sides.at[starts[k] + next[k]++] = i;
    }
    free(next);
    return true;
}

struct lay_box lay_region_box(const lay_region *region)
{
    struct lay_box box = {-180, fmax(region->south, -90), 180, fmin(region->north, 90)};
    if (region->east - region->west >= 360)
        return box;
    box.west = remainder(region->west, 360);
    box.east = remainder(region->east, 360);
    if (box.west >= 180)
        box.west = -180;
    if (box.east <= -180)
        box.east = 180;
    return box;
}

static bool is_on(const struct side *side, double x, double y)
{
    const struct lay_lonlat *a = &side->a, *b = &side->b;
    double turn = (b->lon - a->lon) * (y - a->lat) - (b->lat - a->lat) * (x - a->lon);
    return !(turn < 0 || turn > 0) && x >= fmin(a->lon, b->lon) && x <= fmax(a->lon, b->lon) &&
           y >= fmin(a->lat, b->lat) && y <= fmax(a->lat, b->lat);
}

static bool contains(const lay_region *region, double x, double y)
{
    size_t band = band_of(region, band_count(region), y), polygon = 0;
    bool odd = false;
    for (size_t i = region->band_starts.at[band]; i < region->band_starts.at[band + 1]; i++) {
        const struct side *side = &region->sides.at[region->band_sides.at[i]];
        const struct lay_lonlat *a = &side->a, *b = &side->b;
        if (side->polygon != polygon) {
            if (odd)
                return true;
            polygon = side->polygon;
        }
        if (is_on(side, x, y))
            return true;
        if ((a->lat > y) != (b->lat > y) &&
            x < (b->lon - a->lon) * (y - a->lat) / (b->lat - a->lat) + a->lon)
            odd = !odd;
    }
    return odd;
}

bool lay_region_contains(const lay_region *region, struct lay_lonlat at)
{
    if (at.lat < region->south || at.lat > region->north)
        return false;
    bool pole = fabs(at.lat) >= 90;
    if (pole) /* a pole has every longitude */
        at.lon = (region->west + region->east) / 2;
    for (double turn = -720; turn <= 720; turn += 360) {
        double x = at.lon + turn;
        if (x >= region->west && x <= region->east && contains(region, x, at.lat))
            return true;
    }
    return false;
}

/* ---- the border ---- */

static struct lay_lonlat on_side(const struct side *side, double t)
{
    return (struct lay_lonlat){side->a.lon + t * (side->b.lon - side->a.lon),
                               side->a.lat + t * (side->b.lat - side->a.lat)};
}

static double away_m(struct lay_lonlat at, struct lay_lonlat there)
{
    return lay_sphere_m(at.lon, at.lat, there.lon, there.lat);
}

/* The nearest position of a stretch that is short enough to have only one. */
static struct lay_lonlat nearest_on(const struct side *side, double from, double to,
                                    struct lay_lonlat at)
{
    enum { HALVINGS = 40 };
    for (int i = 0; i < HALVINGS; i++) {
        double third = (to - from) / 3;
        if (away_m(at, on_side(side, from + third)) <= away_m(at, on_side(side, to - third)))
            to -= third;
        else
            from += third;
    }
    return on_side(side, (from + to) / 2);
}

static void walk(const struct side *side, struct lay_lonlat at, double *best_m,
                 struct lay_lonlat *best)
{
    double length_deg = hypot(side->b.lon - side->a.lon, side->b.lat - side->a.lat);
    int steps = 1 + (int)length_deg;
    double stretch_m = length_deg / steps * 111700;
    for (int i = 0; i < steps; i++) {
        struct lay_lonlat middle = on_side(side, (i + 0.5) / steps);
        if (away_m(at, middle) - stretch_m > *best_m)
            continue;
        struct lay_lonlat near = nearest_on(side, (double)i / steps, (double)(i + 1) / steps, at);
        double m = away_m(at, near);
        if (m < *best_m) {
            *best_m = m;
            *best = near;
        }
    }
}

/* Whether a side is only where the drawing is cut: it lies on the antimeridian or at a pole, and
 * the region goes on beyond it. */
static bool is_seam(const lay_region *region, const struct side *side)
{
    const double beside_deg = 1e-6;
    bool pole = fabs(side->a.lat) >= 90 && fabs(side->b.lat) >= 90;
    bool meridian =
        fabs(remainder(side->a.lon, 360)) >= 180 && fabs(remainder(side->b.lon, 360)) >= 180;
    if (!pole && !(meridian && fabs(side->a.lon - side->b.lon) < 180))
        return false;
    struct lay_lonlat beside = on_side(side, 0.5);
    bool on_both = true;
    for (int i = 0; i < 4 && on_both; i++) {
        struct lay_lonlat at =
            pole ? (struct lay_lonlat){90.0 * i - 135,
                                       beside.lat < 0 ? beside_deg - 90 : 90 - beside_deg}
                 : (struct lay_lonlat){beside.lon + (i % 2 ? beside_deg : -beside_deg), beside.lat};
        on_both = lay_region_contains(region, at);
    }
    return on_both;
}

lay_status lay_region_border_m(const lay_region *region, struct lay_lonlat at, double limit_m,
                               double *out, lay_error *err)
{
    double reach_deg = limit_m / 110000 + 0.01, best_m = limit_m * sphere_margin + 1;
    struct lay_lonlat best = at;
    bool found = false;
    *out = INFINITY;
    if (at.lat < region->south - reach_deg || at.lat > region->north + reach_deg)
        return LAY_OK;
    size_t first = band_of(region, band_count(region), at.lat - reach_deg);
    size_t last = band_of(region, band_count(region), at.lat + reach_deg);
    for (size_t i = region->band_starts.at[first]; i < region->band_starts.at[last + 1]; i++) {
        const struct side *side = &region->sides.at[region->band_sides.at[i]];
        if (is_seam(region, side))
            continue;
        double before_m = best_m;
        walk(side, at, &best_m, &best);
        found |= best_m < before_m;
    }
    return found ? lay_geodesic_inverse(at, best, out, NULL, err) : LAY_OK;
}
