/* parts.c: where "northern Mali" is: the middle of what lies in the upper two fifths of the outline
 * of the country or area, of a quarter for "north-eastern". Of an outline in several parts, France
 * with what it has overseas, the largest counts. A grid of points will do: words are no more exact.
 */
#include "gazetteer/outline.h"
#include "import/prose/reader.h"

#include <math.h>
#include <string.h>

enum { STEPS = 10 };
static const double to_deg = 1e-3;

struct box {
    double west, south, east, north;
};

/* Which way a part lies: -1, 0, 1 by longitude and latitude; false for no such word. */
static bool direction_of(const char *area, int *east, int *north)
{
    static const struct {
        const char *word;
        int east, north;
    } words[] = {{"northern", 0, 1},       {"southern", 0, -1},      {"eastern", 1, 0},
                 {"western", -1, 0},       {"central", 0, 0},        {"north-eastern", 1, 1},
                 {"north-western", -1, 1}, {"south-eastern", 1, -1}, {"south-western", -1, -1}};
    for (size_t i = 0; i < LAY_COUNT(words); i++)
        if (strcmp(words[i].word, area) == 0) {
            *east = words[i].east;
            *north = words[i].north;
            return true;
        }
    return false;
}

static struct box box_of(const struct lay_outline *shape, size_t part)
{
    struct box box = {180, 90, -180, -90};
    for (uint32_t i = shape->part_starts[part]; i < shape->part_starts[part + 1]; i++) {
        double lon = shape->points[i][0] * to_deg, lat = shape->points[i][1] * to_deg;
        box = (struct box){fmin(box.west, lon), fmin(box.south, lat), fmax(box.east, lon),
                           fmax(box.north, lat)};
    }
    return box;
}

/* Leaves an outline its largest part alone. */
static struct box keep_largest(struct lay_outline *shape)
{
    size_t at = 0;
    struct box best = box_of(shape, 0);
    for (size_t i = 1; i < shape->part_count; i++) {
        struct box box = box_of(shape, i);
        if ((box.east - box.west) * (box.north - box.south) >
            (best.east - best.west) * (best.north - best.south))
            best = box, at = i;
    }
    shape->part_starts += at;
    shape->part_count = 1;
    return best;
}

/* Whether a position from 0 to 1 lies on a side: in the last two fifths, or half beside another
 * one. */
static bool is_on_side(double at, int side, bool other)
{
    double edge = other ? 0.5 : 0.6;
    return !side || (side > 0 ? at >= edge : at <= 1 - edge);
}

bool lay_part_of(struct lay_text_reader *r, const char *area, const struct lay_gaz_place *whole,
                 double *lon, double *lat)
{
    int east = 0, north = 0;
    struct lay_outline shape;
    if (!direction_of(area, &east, &north) ||
        !lay_outline_of(r->gazetteer, whole, LAY_WORLDVIEW_DEFACTO, &shape) || !shape.part_count)
        return false;
    struct lay_part *kept =
        &r->parts[(size_t)(whole->lon * 31 + whole->lat * 17 + 9000 + (east + 1) * 3 + north + 1) %
                  LAY_COUNT(r->parts)];
    if (kept->whole != whole || kept->east != east || kept->north != north) {
        struct box box = keep_largest(&shape);
        double width = box.east - box.west, height = box.north - box.south, x = 0, y = 0;
        size_t n = 0;
        for (int i = 0; i < STEPS * STEPS; i++) {
            double u = (i % STEPS + 0.5) / STEPS, v = (i / STEPS + 0.5) / STEPS;
            double at_lon = box.west + u * width, at_lat = box.south + v * height;
            if (!is_on_side(u, east, north) || !is_on_side(v, north, east) ||
                !lay_outline_contains(&shape, at_lon, at_lat))
                continue;
            x += at_lon, y += at_lat, n++;
        }
        if (!n)
            return false;
        *kept = (struct lay_part){whole, east, north, x / (double)n, y / (double)n};
    }
    *lon = kept->lon;
    *lat = kept->lat;
    return true;
}
