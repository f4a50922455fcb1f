/* shape.c: a position in a shape, and the distance from it to the farthest point.
 *
 * The middle is found in the plane of longitude and latitude, which is good enough to choose a
 * point by; that the point is inside is checked in the same plane that GeoJSON draws its edges in.
 * The distance is geodesic.
 */
#include "geo/shape.h"

#include "base/error.h"
#include "geo/geodesic.h"
#include <math.h>

void lay_shape_begin(struct lay_shape *shape, int dimension, bool hole)
{
    lay_vec_push(
        &shape->parts,
        (struct lay_shape_part){.dimension = dimension, .hole = hole, .first = shape->points.n});
}

void lay_shape_add(struct lay_shape *shape, struct lay_lonlat at)
{
    struct lay_shape_part *part = &shape->parts.at[shape->parts.n - 1];
    if (part->count || part->hole) {
        /* On from the point before, so that 179.9 to -179.9 is a short way. */
        double before = shape->points.at[shape->points.n - 1].lon;
        at.lon = before + remainder(at.lon - before, 360);
    }
    lay_vec_push(&shape->points, at);
    part->count++;
}

void lay_shape_done(struct lay_shape *shape)
{
    lay_vec_done(&shape->points);
    lay_vec_done(&shape->parts);
}

/* ---- areas ---- */

/* Twice the signed area of a ring, and its first moments, about its first point. */
static double ring_area(const struct lay_shape *shape, const struct lay_shape_part *part, double *x,
                        double *y)
{
    const struct lay_lonlat *at = shape->points.at + part->first;
    double area = 0, mx = 0, my = 0;
    for (size_t i = 0; i < part->count; i++) {
        const struct lay_lonlat *next = &at[(i + 1) % part->count];
        double ax = at[i].lon - at[0].lon, ay = at[i].lat - at[0].lat;
        double bx = next->lon - at[0].lon, by = next->lat - at[0].lat;
        double cross = ax * by - bx * ay;
        area += cross;
        mx += (ax + bx) * cross;
        my += (ay + by) * cross;
    }
    double sign = area < 0 ? -1 : 1;
    *x = sign * (mx / 3 + area * at[0].lon);
    *y = sign * (my / 3 + area * at[0].lat);
    return sign * area;
}

/* An area is a ring and the holes that follow it: parts[first..end). */
static size_t area_end(const struct lay_shape *shape, size_t first)
{
    size_t end = first + 1;
    while (end < shape->parts.n && shape->parts.at[end].hole)
        end++;
    return end;
}

/* Where the rings of an area cross a parallel, in order; returns how many. */
static size_t crossings(const struct lay_shape *shape, size_t first, size_t end, double lat,
                        double *out)
{
    size_t n = 0;
    for (size_t p = first; p < end; p++) {
        const struct lay_shape_part *part = &shape->parts.at[p];
        const struct lay_lonlat *at = shape->points.at + part->first;
        for (size_t i = 0; i < part->count; i++) {
            const struct lay_lonlat *a = &at[i], *b = &at[(i + 1) % part->count];
            if ((a->lat > lat) == (b->lat > lat))
                continue;
            double lon = a->lon + (b->lon - a->lon) * (lat - a->lat) / (b->lat - a->lat);
            out[n++] = lon;
        }
    }
    return n;
}

static int by_number(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The middle of an area on its parallel `lat`: at `lon` if that is inside, else half way along the
 * widest stretch that is. */
static double inside_on(const struct lay_shape *shape, size_t first, size_t end, double lon,
                        double lat)
{
    size_t points = 0;
    for (size_t p = first; p < end; p++)
        points += shape->parts.at[p].count;
    LAY_FREE double *at = lay_alloc(points * sizeof *at);
    size_t n = crossings(shape, first, end, lat, at);
    qsort(at, n, sizeof *at, by_number);
    double widest = 0, middle = lon;
    for (size_t i = 0; i + 1 < n; i += 2) {
        if (at[i] <= lon && lon <= at[i + 1])
            return lon;
        if (at[i + 1] - at[i] > widest) {
            widest = at[i + 1] - at[i];
            middle = (at[i] + at[i + 1]) / 2;
        }
    }
    return middle;
}

/* False when no part is an area with an inside. */
static bool middle_of_areas(const struct lay_shape *shape, struct lay_lonlat *out)
{
    double largest = 0;
    for (size_t first = 0, end; first < shape->parts.n; first = end) {
        end = area_end(shape, first);
        if (shape->parts.at[first].dimension != 2 || shape->parts.at[first].count < 3)
            continue;
        double x, y, area = ring_area(shape, &shape->parts.at[first], &x, &y);
        for (size_t p = first + 1; p < end; p++) {
            double hole_x, hole_y;
            if (shape->parts.at[p].count < 3)
                continue;
            area -= ring_area(shape, &shape->parts.at[p], &hole_x, &hole_y);
            x -= hole_x;
            y -= hole_y;
        }
        if (area <= largest)
            continue;
        largest = area;
        out->lat = y / area;
        out->lon = inside_on(shape, first, end, x / area, out->lat);
    }
    return largest > 0;
}

/* ---- lines and points ---- */

static double length(const struct lay_lonlat *a, const struct lay_lonlat *b)
{
    double lat = (a->lat + b->lat) / 2 * (3.14159265358979323846 / 180);
    return hypot((b->lon - a->lon) * cos(lat), b->lat - a->lat);
}

static double line_length(const struct lay_shape *shape, const struct lay_shape_part *part)
{
    double sum = 0;
    for (size_t i = part->first; i + 1 < part->first + part->count; i++)
        sum += length(&shape->points.at[i], &shape->points.at[i + 1]);
    return sum;
}

/* Half way along the longest line or ring. False when none has a length. */
static bool middle_of_lines(const struct lay_shape *shape, struct lay_lonlat *out)
{
    const struct lay_shape_part *longest = NULL;
    double whole = 0;
    for (size_t p = 0; p < shape->parts.n; p++) {
        const struct lay_shape_part *part = &shape->parts.at[p];
        double sum = part->dimension > 0 ? line_length(shape, part) : 0;
        if (sum > whole) {
            whole = sum;
            longest = part;
        }
    }
    if (!longest)
        return false;
    double left = whole / 2;
    size_t i = longest->first, last = longest->first + longest->count - 2;
    for (; i < last; i++) {
        double step = length(&shape->points.at[i], &shape->points.at[i + 1]);
        if (step >= left)
            break;
        left -= step;
    }
    const struct lay_lonlat *a = &shape->points.at[i], *b = &shape->points.at[i + 1];
    double step = length(a, b), share = step > 0 ? fmin(1, left / step) : 0;
    *out =
        (struct lay_lonlat){a->lon + share * (b->lon - a->lon), a->lat + share * (b->lat - a->lat)};
    return true;
}

/* Of scattered points the one that is nearest to their mean: the mean itself may be anywhere. */
static struct lay_lonlat middle_of_points(const struct lay_shape *shape)
{
    const struct lay_lonlat *at = shape->points.at, *best = at;
    struct lay_lonlat mean = {0, 0};
    for (size_t i = 0; i < shape->points.n; i++) {
        mean.lon += at[0].lon + remainder(at[i].lon - at[0].lon, 360);
        mean.lat += at[i].lat;
    }
    mean.lon /= (double)shape->points.n;
    mean.lat /= (double)shape->points.n;
    for (size_t i = 1; i < shape->points.n; i++)
        if (length(&mean, &at[i]) < length(&mean, best))
            best = &at[i];
    return *best;
}

lay_status lay_shape_middle(const struct lay_shape *shape, struct lay_lonlat *at, double *radius_m,
                            lay_error *err)
{
    if (!shape->points.n)
        return lay_error_set(err, LAY_NO, "coord.invalid", "this shape has no points");
    struct lay_lonlat middle;
    if (!middle_of_areas(shape, &middle) && !middle_of_lines(shape, &middle))
        middle = middle_of_points(shape);
    middle.lon = remainder(middle.lon, 360);
    double farthest = 0;
    for (size_t i = 0; i < shape->points.n; i++) {
        double distance;
        lay_status status = lay_geodesic_inverse(middle, shape->points.at[i], &distance, NULL, err);
        if (status != LAY_OK)
            return status;
        farthest = fmax(farthest, distance);
    }
    *at = middle;
    *radius_m = farthest;
    return LAY_OK;
}
