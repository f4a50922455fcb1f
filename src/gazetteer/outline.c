/* outline.c: see outline.h. A few thousand outlines, each with its box: all boxes are looked at,
 * and the points of those few that fit. Even-odd rule by crossings of the parallel; straight in lon
 * and lat, as the outlines are drawn. */
#include "gazetteer/outline.h"

#include "gazetteer/internal.h"
#include "geo/sphere.h"
#include <math.h>
#include <string.h>

static const double to_deg = 0.001, coast_m = 25000, m_per_deg = 111195;

size_t lay_outline_count(const struct lay_gazetteer *g)
{
    return g->shapes.n;
}

void lay_outline_at(const struct lay_gazetteer *g, size_t i, struct lay_outline *out)
{
    const struct lay_outline_record *from = &g->shapes.at[i];
    *out = (struct lay_outline){.layer = (enum lay_outline_layer)from->layer,
                                .name = lay_text_at(g, from->name),
                                .place = lay_shown_place(g, from->place),
                                .west = from->west * to_deg,
                                .south = from->south * to_deg,
                                .east = from->east * to_deg,
                                .north = from->north * to_deg,
                                .part_count = from->part_count,
                                .part_starts = &g->shape_parts.at[from->parts],
                                .points = (const int32_t(*)[2])(const void *)g->shape_points.at};
}

bool lay_outline_of(const struct lay_gazetteer *g, const struct lay_gaz_place *place,
                    enum lay_worldview worldview, struct lay_outline *out)
{
    enum lay_outline_layer layer =
        place->level == LAY_LEVEL_AREA
            ? LAY_OUTLINE_ADMIN1
            : (worldview == LAY_WORLDVIEW_UN ? LAY_OUTLINE_COUNTRY_UN
                                             : LAY_OUTLINE_COUNTRY_DEFACTO);
    for (size_t i = 0; i < g->shapes.n; i++)
        if (g->shapes.at[i].layer == (uint32_t)layer &&
            lay_shown_place(g, g->shapes.at[i].place) == place) {
            lay_outline_at(g, i, out);
            return true;
        }
    return false;
}

static bool part_contains(const struct lay_outline *shape, size_t part, double x, double y)
{
    bool odd = false;
    uint32_t first = shape->part_starts[part], end = shape->part_starts[part + 1];
    for (uint32_t i = first, before = end - 1; i < end; before = i++) {
        const int32_t *a = shape->points[i], *b = shape->points[before];
        if ((a[1] > y) != (b[1] > y) &&
            x < (double)(b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0])
            odd = !odd;
    }
    return odd;
}

bool lay_outline_contains(const struct lay_outline *shape, double lon, double lat)
{
    if (lon < shape->west || lon > shape->east || lat < shape->south || lat > shape->north)
        return false;
    bool odd = false;
    for (size_t i = 0; i < shape->part_count; i++)
        odd ^= part_contains(shape, i, lon / to_deg, lat / to_deg);
    return odd;
}

/* From the origin to the segment a-b, in a plane of metres. */
static double segment_m(double ax, double ay, double bx, double by)
{
    double dx = bx - ax, dy = by - ay, len = dx * dx + dy * dy;
    double t = len > 0 ? -(ax * dx + ay * dy) / len : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return hypot(ax + t * dx, ay + t * dy);
}

double lay_outline_away_m(const struct lay_outline *shape, double lon, double lat)
{
    const double shrink = cos(lat * 3.14159265358979323846 / 180);
    bool closed = shape->layer != LAY_OUTLINE_DISPUTED && shape->layer != LAY_OUTLINE_RIVER;
    double best = 3e7;
    for (size_t part = 0; part < shape->part_count; part++) {
        uint32_t first = shape->part_starts[part], end = shape->part_starts[part + 1];
        for (uint32_t i = closed ? first : first + 1; i < end; i++) {
            const int32_t *a = shape->points[i];
            const int32_t *b = shape->points[i > first ? i - 1 : end - 1];
            double away = segment_m(
                (a[0] * to_deg - lon) * shrink * m_per_deg, (a[1] * to_deg - lat) * m_per_deg,
                (b[0] * to_deg - lon) * shrink * m_per_deg, (b[1] * to_deg - lat) * m_per_deg);
            best = away < best ? away : best;
        }
    }
    return best;
}

/* The next outline of a layer whose box is at most reach_m away, from *at on. */
static bool next_around(const struct lay_gazetteer *g, enum lay_outline_layer layer, double lon,
                        double lat, double reach_m, size_t *at, struct lay_outline *out)
{
    const double reach = reach_m / m_per_deg;
    const double reach_lon = reach / fmax(0.01, cos(lat * 3.14159265358979323846 / 180));
    while (*at < g->shapes.n) {
        const struct lay_outline_record *box = &g->shapes.at[(*at)++];
        if (box->layer != (uint32_t)layer || lon < box->west * to_deg - reach_lon ||
            lon > box->east * to_deg + reach_lon || lat < box->south * to_deg - reach ||
            lat > box->north * to_deg + reach)
            continue;
        lay_outline_at(g, *at - 1, out);
        return true;
    }
    return false;
}

/* The place of the outline of a layer that a position is in, or nearest to. Most positions are in
 * one, and to measure costs more than to see that. */
static const struct lay_gaz_place *place_at(const struct lay_gazetteer *g,
                                            enum lay_outline_layer layer, double lon, double lat)
{
    struct lay_outline shape;
    for (size_t at = 0; next_around(g, layer, lon, lat, 0, &at, &shape);)
        if (lay_outline_contains(&shape, lon, lat))
            return shape.place;
    double best_m = coast_m;
    const struct lay_gaz_place *best = NULL;
    for (size_t at = 0; next_around(g, layer, lon, lat, coast_m, &at, &shape);) {
        double away_m = lay_outline_away_m(&shape, lon, lat);
        if (away_m < best_m) {
            best_m = away_m;
            best = shape.place;
        }
    }
    return best;
}

const struct lay_gaz_place *lay_gazetteer_country_at(const struct lay_gazetteer *g,
                                                     enum lay_worldview worldview, double lon,
                                                     double lat)
{
    return place_at(
        g, worldview == LAY_WORLDVIEW_UN ? LAY_OUTLINE_COUNTRY_UN : LAY_OUTLINE_COUNTRY_DEFACTO,
        lon, lat);
}

const struct lay_gaz_place *lay_gazetteer_area_at(const struct lay_gazetteer *g, double lon,
                                                  double lat)
{
    return place_at(g, LAY_OUTLINE_ADMIN1, lon, lat);
}

static bool is_in(const struct lay_gazetteer *g, const struct lay_gaz_place *country,
                  enum lay_worldview worldview, double lon, double lat)
{
    struct lay_outline shape;
    return country && lay_outline_of(g, country, worldview, &shape) &&
           lay_outline_contains(&shape, lon, lat);
}

const struct lay_gaz_place *lay_gazetteer_country_of(const struct lay_gazetteer *g, double lon,
                                                     double lat)
{
    const struct lay_gaz_place *un = lay_gazetteer_country_at(g, LAY_WORLDVIEW_UN, lon, lat);
    const struct lay_gaz_place *stands =
        lay_gazetteer_country_at(g, LAY_WORLDVIEW_DEFACTO, lon, lat);
    const struct lay_gaz_place *town = lay_gazetteer_nearest_town(g, lon, lat, coast_m);
    const struct lay_gaz_place *of_town =
        town && town->country ? lay_gazetteer_country(g, town->country) : NULL;
    bool on_land = is_in(g, un, LAY_WORLDVIEW_UN, lon, lat) ||
                   is_in(g, stands, LAY_WORLDVIEW_DEFACTO, lon, lat);
    struct lay_outline own;
    if (of_town && !on_land && lay_sphere_m(town->lon, town->lat, lon, lat) <= town->radius_m)
        return of_town;
    if (of_town && (of_town == un || of_town == stands ||
                    !lay_outline_of(g, of_town, LAY_WORLDVIEW_DEFACTO, &own)))
        return of_town;
    return un ? un : stands ? stands : of_town;
}

/* The outlines of the two views are drawn at different scales, so beside a border they differ. */
static bool is_beside(const struct lay_outline *shape, enum lay_worldview worldview, double lon,
                      double lat)
{
    const double error_m = worldview == LAY_WORLDVIEW_UN ? 10000 : 3000;
    return lay_outline_contains(shape, lon, lat) || lay_outline_away_m(shape, lon, lat) <= error_m;
}

const char *lay_gazetteer_country_in(const struct lay_gazetteer *g, enum lay_worldview worldview,
                                     const char *told, double lon, double lat)
{
    enum lay_worldview other =
        worldview == LAY_WORLDVIEW_UN ? LAY_WORLDVIEW_DEFACTO : LAY_WORLDVIEW_UN;
    const struct lay_gaz_place *country = told ? lay_gazetteer_country(g, told) : NULL;
    struct lay_outline shape;
    if (!country) {
        const struct lay_gaz_place *at = lay_gazetteer_country_at(g, worldview, lon, lat);
        return told ? told : at ? at->country : NULL;
    }
    if (lay_outline_of(g, country, worldview, &shape)) {
        if (is_beside(&shape, worldview, lon, lat))
            return told;
    } else if (!lay_outline_of(g, country, other, &shape)) {
        return told; /* part of another one's outline in both views, as Réunion is */
    }
    const struct lay_gaz_place *at = lay_gazetteer_country_at(g, worldview, lon, lat);
    return at ? at->country : told;
}
