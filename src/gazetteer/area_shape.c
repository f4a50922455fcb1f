/* area_shape.c: see area_shape.h.
 *
 * An outline is rings without order, holes among them: a ring inside an odd number of others is a
 * hole, of the innermost ring around it. A circle is drawn as 72 points in longitudes that run on
 * over 180, and cut there in two; so are rings of outlines that jump from one side to the other. */
#include "gazetteer/area_shape.h"

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

static bool lies_in(const struct ring *inner, const struct ring *outer)
{
    double x = inner->at[0][0], y = inner->at[0][1];
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

typedef LAY_VEC(struct lay_lonlat) corners;

/* The part of a ring on one side of a meridian. */
static void clip(const corners *ring, double meridian, bool west, corners *out)
{
    for (size_t i = 0, before = ring->n - 1; i < ring->n; before = i++) {
        struct lay_lonlat a = ring->at[before], b = ring->at[i];
        bool a_in = west ? a.lon <= meridian : a.lon >= meridian;
        bool b_in = west ? b.lon <= meridian : b.lon >= meridian;
        if (a_in != b_in) {
            double share = (meridian - a.lon) / (b.lon - a.lon);
            struct lay_lonlat cut = {meridian, a.lat + share * (b.lat - a.lat)};
            lay_vec_push(out, cut);
        }
        if (b_in)
            lay_vec_push(out, b);
    }
}

/* Above 0 for a ring that goes counter-clockwise. */
static double corners_area(const corners *ring)
{
    double sum = 0;
    for (size_t i = 0, before = ring->n - 1; i < ring->n; before = i++)
        sum += ring->at[before].lon * ring->at[i].lat - ring->at[i].lon * ring->at[before].lat;
    return sum / 2;
}

static void put_corners(const corners *ring, double shift, struct lay_shape *out)
{
    if (!(corners_area(ring) > 0))
        return;
    lay_shape_begin(out, 2, false);
    for (size_t i = 0; i < ring->n; i++)
        put_corner((struct lay_lonlat){ring->at[i].lon + shift, ring->at[i].lat}, out);
}

/* Of a ring whose longitudes run on over 180 or -180: the parts on both sides. */
static void put_cut(const corners *ring, double cut, struct lay_shape *out)
{
    corners west = {0}, east = {0};
    clip(ring, cut, true, &west);
    clip(ring, cut, false, &east);
    put_corners(&west, cut < 0 ? 360 : 0, out);
    put_corners(&east, cut > 0 ? -360 : 0, out);
    lay_vec_done(&west);
    lay_vec_done(&east);
}

/* How the longitude goes on from a to b: by how much it is turned where it jumps. */
static double turned(const int32_t *a, const int32_t *b)
{
    return b[0] - a[0] > 180000 ? -360 : b[0] - a[0] < -180000 ? 360 : 0;
}

static bool jumps(const struct ring *ring)
{
    for (size_t i = 0; i < ring->n; i++)
        if (turned(ring->at[i], ring->at[(i + 1) % ring->n]) != 0)
            return true;
    return false;
}

/* An outer ring that crosses the antimeridian; one that goes round a pole is closed over it. */
static void put_jumping_ring(const struct ring *ring, struct lay_shape *out)
{
    corners way = {0};
    double turn = 0, most = 0;
    for (size_t i = 0; i < ring->n; i++) {
        struct lay_lonlat at = {ring->at[i][0] / 1000.0 + turn, ring->at[i][1] / 1000.0};
        lay_vec_push(&way, at);
        most = fmax(most, at.lon);
        turn += turned(ring->at[i], ring->at[(i + 1) % ring->n]);
    }
    struct lay_lonlat first = way.at[0];
    double pole = first.lat < 0 ? -90 : 90;
    const struct lay_lonlat over_pole[] = {{first.lon + turn, first.lat},
                                           {first.lon + turn, pole},
                                           {first.lon + turn * 2 / 3, pole},
                                           {first.lon + turn / 3, pole},
                                           {first.lon, pole}};
    for (size_t i = 0; turn != 0 && i < LAY_COUNT(over_pole); i++) {
        lay_vec_push(&way, over_pole[i]);
        most = fmax(most, over_pole[i].lon);
    }
    bool backwards = corners_area(&way) < 0;
    for (size_t i = 0; backwards && i < way.n / 2; i++) {
        struct lay_lonlat swapped = way.at[i];
        way.at[i] = way.at[way.n - 1 - i];
        way.at[way.n - 1 - i] = swapped;
    }
    put_cut(&way, most > 180 ? 180 : -180, out);
    lay_vec_done(&way);
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
        if (jumps(&rings.at[i]))
            put_jumping_ring(&rings.at[i], out);
        else
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
    corners ring = {0};
    for (int i = 0; i < CORNERS; i++) {
        double angle = -2 * pi * i / CORNERS; /* counter-clockwise, from the north */
        double sine = sin(phi) * cos(reach) + cos(phi) * sin(reach) * cos(angle);
        double away = atan2(sin(angle) * sin(reach) * cos(phi), cos(reach) - sin(phi) * sine);
        struct lay_lonlat at = {middle.lon + away * 180 / pi, asin(sine) * 180 / pi};
        lay_vec_push(&ring, at);
    }
    put_cut(&ring, middle.lon > 0 ? 180 : -180, out);
    lay_vec_done(&ring);
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
