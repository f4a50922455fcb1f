/* area_shape.c: see area_shape.h.
 *
 * An outline is rings without order, holes among them: a ring inside an odd number of others is a
 * hole, of the innermost ring around it. A circle is drawn as 72 points in longitudes that run on
 * over 180, and cut there in two. */
#include "gazetteer/area_shape.h"

#include "gazetteer/antimeridian.h"
#include <math.h>
#include <string.h>

struct ring {
    const int32_t (*at)[2]; /* thousandths of a degree */
    size_t n;
    int depth;      /* in how many others it lies */
    size_t hole_of; /* of a hole: the ring around it */
};

static double area_of(const struct ring *ring)
{
    double sum = 0;
    for (size_t i = 0, before = ring->n - 1; i < ring->n; before = i++)
        sum += (double)ring->at[before][0] * ring->at[i][1] -
               (double)ring->at[i][0] * ring->at[before][1];
    return sum / 2;
}

static bool has_corner(const struct ring *ring, const int32_t *at)
{
    for (size_t i = 0; i < ring->n; i++)
        if (ring->at[i][0] == at[0] && ring->at[i][1] == at[1])
            return true;
    return false;
}

/* Judged by a corner that the two do not share: they may touch. */
static bool lies_in(const struct ring *inner, const struct ring *outer)
{
    size_t own = 0;
    while (own + 1 < inner->n && has_corner(outer, inner->at[own]))
        own++;
    double x = inner->at[own][0], y = inner->at[own][1];
    bool odd = false;
    for (size_t i = 0, before = outer->n - 1; i < outer->n; before = i++) {
        const int32_t *a = outer->at[i], *b = outer->at[before];
        if ((a[1] > y) != (b[1] > y) &&
            x < (double)(b[0] - a[0]) * (y - a[1]) / (double)(b[1] - a[1]) + a[0])
            odd = !odd;
    }
    return odd;
}

/* As it stands: lay_shape_add() would go on over the antimeridian. */
static void put_corner(struct lay_lonlat at, struct lay_shape *out)
{
    lay_vec_push(&out->points, at);
    out->parts.at[out->parts.n - 1].count++;
}

static void put_ring(const struct ring *ring, bool hole, struct lay_shape *out)
{
    bool forwards = (area_of(ring) > 0) != hole;
    lay_shape_begin(out, 2, hole);
    for (size_t i = 0; i < ring->n; i++) {
        const int32_t *at = ring->at[forwards ? i : (ring->n - i) % ring->n];
        put_corner((struct lay_lonlat){at[0] / 1000.0, at[1] / 1000.0}, out);
    }
}

static void find_depths(struct ring *rings, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double smallest = INFINITY;
        for (size_t k = 0; k < n; k++) {
            if (i == k || !lies_in(&rings[i], &rings[k]))
                continue;
            rings[i].depth++;
            double area = fabs(area_of(&rings[k]));
            if (area < smallest) {
                smallest = area;
                rings[i].hole_of = k;
            }
        }
    }
}

static void put_corners(const lay_corners *ring, struct lay_shape *out)
{
    if (ring->n < 3 || lay_corners_area(ring) <= 0)
        return;
    lay_shape_begin(out, 2, false);
    for (size_t i = 0; i < ring->n; i++)
        put_corner(ring->at[i], out);
}

void lay_shape_of_outline(const struct lay_outline *outline, struct lay_shape *out)
{
    LAY_VEC(struct ring) rings = {0};
    for (size_t i = 0; i < outline->part_count; i++) {
        size_t first = outline->part_starts[i], n = outline->part_starts[i + 1] - first;
        if (n > 1 && outline->points[first][0] == outline->points[first + n - 1][0] &&
            outline->points[first][1] == outline->points[first + n - 1][1])
            n--;
        struct ring ring = {.at = outline->points + first, .n = n};
        if (n >= 3 && area_of(&ring) != 0)
            lay_vec_push(&rings, ring);
    }
    find_depths(rings.at, rings.n);
    for (size_t i = 0; i < rings.n; i++) {
        if (rings.at[i].depth % 2)
            continue;
        put_ring(&rings.at[i], false, out);
        for (size_t k = 0; k < rings.n; k++)
            if (rings.at[k].depth % 2 && rings.at[k].hole_of == i)
                put_ring(&rings.at[k], true, out);
    }
    lay_vec_done(&rings);
}

enum { CORNERS = 72 };

void lay_shape_of_circle(struct lay_lonlat middle, double radius_m, struct lay_shape *out)
{
    static const double earth_m = 6371008.8, pi = 3.14159265358979323846;
    double reach = radius_m / earth_m, phi = middle.lat * pi / 180;
    if (fabs(middle.lat) + reach * 180 / pi >= 90)
        return;
    lay_corners ring = {0}, west = {0}, east = {0};
    for (int i = 0; i < CORNERS; i++) {
        double angle = -2 * pi * i / CORNERS; /* counter-clockwise, from the north */
        double sine = sin(phi) * cos(reach) + cos(phi) * sin(reach) * cos(angle);
        double away = atan2(sin(angle) * sin(reach) * cos(phi), cos(reach) - sin(phi) * sine);
        struct lay_lonlat at = {middle.lon + away * 180 / pi, asin(sine) * 180 / pi};
        lay_vec_push(&ring, at);
    }
    lay_corners_cut(&ring, &west, &east);
    put_corners(&west, out);
    put_corners(&east, out);
    lay_vec_done(&ring);
    lay_vec_done(&west);
    lay_vec_done(&east);
}

static const struct lay_gaz_place *place_of(const struct lay_gazetteer *gazetteer, const char *id,
                                            const char *name)
{
    const struct lay_gaz_place *found = NULL;
    lay_gaz_candidates candidates = {0};
    lay_gazetteer_find(gazetteer, name, NULL, true, &candidates);
    for (size_t i = 0; i < candidates.n && !found; i++)
        if (strcmp(candidates.at[i].place->id, id) == 0)
            found = candidates.at[i].place;
    lay_vec_done(&candidates);
    return found;
}

bool lay_shape_of_place(const struct lay_gazetteer *gazetteer, const char *id, const char *name,
                        enum lay_worldview worldview, struct lay_shape *out)
{
    const struct lay_gaz_place *place = place_of(gazetteer, id, name);
    size_t before = out->parts.n;
    struct lay_outline outline;
    if (place && lay_outline_of(gazetteer, place, worldview, &outline))
        lay_shape_of_outline(&outline, out);
    else if (place && place->has_point && place->radius_m > 0)
        lay_shape_of_circle((struct lay_lonlat){place->lon, place->lat}, place->radius_m, out);
    return out->parts.n > before;
}
