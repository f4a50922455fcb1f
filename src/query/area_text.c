/* area_text.c: see area_text.h.
 *
 * An outline is rings without order, holes among them: a ring inside an odd number of others is a
 * hole, of the innermost ring around it. A circle is drawn as 72 points in longitudes that run on
 * over 180, and cut there in two. */
#include "query/area_text.h"

#include "base/number_write.h"
#include <math.h>

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

static void put_degrees(lay_buf *out, double degrees)
{
    char digits[LAY_NUMBER_SIZE];
    lay_buf_add(out, digits, lay_number_write_degrees(digits, degrees));
}

static void put_position(lay_buf *out, double lon, double lat, bool first)
{
    lay_buf_puts(out, first ? "[" : ",[");
    put_degrees(out, lon);
    lay_buf_putc(out, ',');
    put_degrees(out, lat);
    lay_buf_putc(out, ']');
}

/* Closed, and turned the way that is asked for. */
static void put_ring(lay_buf *out, const struct ring *ring, bool counter_clockwise)
{
    bool forwards = (area_of(ring) > 0) == counter_clockwise;
    lay_buf_putc(out, '[');
    for (size_t i = 0; i <= ring->n; i++) {
        size_t k = i % ring->n;
        const int32_t *at = ring->at[forwards ? k : (ring->n - k) % ring->n];
        put_position(out, at[0] / 1000.0, at[1] / 1000.0, i == 0);
    }
    lay_buf_putc(out, ']');
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

void lay_area_text_of_outline(const struct lay_outline *outline, lay_buf *out)
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
    bool any = false;
    lay_buf_puts(out, "{\"type\":\"MultiPolygon\",\"coordinates\":[");
    for (size_t i = 0; i < rings.n; i++) {
        if (rings.at[i].depth % 2)
            continue;
        lay_buf_puts(out, any ? ",[" : "[");
        any = true;
        put_ring(out, &rings.at[i], true);
        for (size_t k = 0; k < rings.n; k++)
            if (rings.at[k].depth % 2 && rings.at[k].hole_of == i) {
                lay_buf_putc(out, ',');
                put_ring(out, &rings.at[k], false);
            }
        lay_buf_putc(out, ']');
    }
    lay_buf_puts(out, "]}");
    lay_vec_done(&rings);
}

enum { CORNERS = 72 };
struct corner {
    double lon, lat;
};
typedef LAY_VEC(struct corner) corners;

/* The part of a ring on one side of a meridian. */
static void clip(const corners *ring, double meridian, bool west, corners *out)
{
    for (size_t i = 0, before = ring->n - 1; i < ring->n; before = i++) {
        struct corner a = ring->at[before], b = ring->at[i];
        bool a_in = west ? a.lon <= meridian : a.lon >= meridian;
        bool b_in = west ? b.lon <= meridian : b.lon >= meridian;
        if (a_in != b_in) {
            double share = (meridian - a.lon) / (b.lon - a.lon);
            struct corner cut = {meridian, a.lat + share * (b.lat - a.lat)};
            lay_vec_push(out, cut);
        }
        if (b_in)
            lay_vec_push(out, b);
    }
}

static void put_corners(lay_buf *out, const corners *ring, double shift)
{
    lay_buf_puts(out, "[[");
    for (size_t i = 0; i <= ring->n; i++) {
        struct corner at = ring->at[i % ring->n];
        put_position(out, at.lon + shift, at.lat, i == 0);
    }
    lay_buf_puts(out, "]]");
}

void lay_area_text_of_circle(double lon, double lat, double radius_m, lay_buf *out)
{
    static const double earth_m = 6371008.8, pi = 3.14159265358979323846;
    double reach = radius_m / earth_m, phi = lat * pi / 180;
    if (fabs(lat) + reach * 180 / pi >= 90)
        return;
    corners ring = {0}, west = {0}, east = {0};
    for (int i = 0; i < CORNERS; i++) {
        double angle = -2 * pi * i / CORNERS; /* counter-clockwise, from the north */
        double sine = sin(phi) * cos(reach) + cos(phi) * sin(reach) * cos(angle);
        double away = atan2(sin(angle) * sin(reach) * cos(phi), cos(reach) - sin(phi) * sine);
        struct corner at = {lon + away * 180 / pi, asin(sine) * 180 / pi};
        lay_vec_push(&ring, at);
    }
    double cut = lon > 0 ? 180 : -180;
    clip(&ring, cut, true, &west);
    clip(&ring, cut, false, &east);
    lay_buf_puts(out, "{\"type\":\"MultiPolygon\",\"coordinates\":[");
    if (west.n)
        put_corners(out, &west, cut < 0 ? 360 : 0);
    if (west.n && east.n)
        lay_buf_putc(out, ',');
    if (east.n)
        put_corners(out, &east, cut > 0 ? -360 : 0);
    lay_buf_puts(out, "]}");
    lay_vec_done(&ring);
    lay_vec_done(&west);
    lay_vec_done(&east);
}
