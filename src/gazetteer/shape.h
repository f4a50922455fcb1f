/* shape.h: outlines of countries and first-level areas, lines, lakes and rivers. */
#ifndef LAY_GAZETTEER_SHAPE_H
#define LAY_GAZETTEER_SHAPE_H

#include "gazetteer/gazetteer.h"

/* Whose borders: those that stand on the ground (Natural Earth), or those of the United Nations. */
enum lay_worldview { LAY_WORLDVIEW_DEFACTO, LAY_WORLDVIEW_UN };

enum lay_shape_layer {
    LAY_SHAPE_COUNTRY_DEFACTO,
    LAY_SHAPE_COUNTRY_UN,
    LAY_SHAPE_ADMIN1,
    LAY_SHAPE_DISPUTED, /* lines */
    LAY_SHAPE_LAKE,
    LAY_SHAPE_RIVER, /* lines */
    LAY_SHAPE_LAYERS
};

/* Parts of points in thousandths of a degree: rings, not closed, holes among them (even-odd), or
 * lines. Nothing crosses the antimeridian: what lies on both sides has parts on both. */
struct lay_shape {
    enum lay_shape_layer layer;
    const char *name;                  /* "" for none */
    const struct lay_gaz_place *place; /* the country or area that it is, or NULL */
    double west, south, east, north;   /* degrees */
    size_t part_count;
    const uint32_t *part_starts; /* part_count + 1 indices of points */
    const int32_t (*points)[2];  /* lon, lat; [part_starts[i] .. part_starts[i + 1]) */
};

size_t lay_shape_count(const struct lay_gazetteer *gazetteer);
void lay_shape_at(const struct lay_gazetteer *gazetteer, size_t i, struct lay_shape *out);

/* The outline of a country or first-level area; false where there is none. */
bool lay_shape_of(const struct lay_gazetteer *gazetteer, const struct lay_gaz_place *place,
                  enum lay_worldview worldview, struct lay_shape *out);

/* Whether a position lies in an outline. */
bool lay_shape_contains(const struct lay_shape *shape, double lon, double lat);

/* How far a position is from the nearest point of an outline or line, inside or out, in metres; on
 * a sphere, and good to about a kilometre within 200 km. */
double lay_shape_away_m(const struct lay_shape *shape, double lon, double lat);

/* The country that a position is in. Outlines are coarse and cut off coasts: in no country, it is
 * the nearest within 25 km; else NULL. */
const struct lay_gaz_place *lay_gazetteer_country_at(const struct lay_gazetteer *gazetteer,
                                                     enum lay_worldview worldview, double lon,
                                                     double lat);

/* The first-level area that a position is in, or within 25 km of; or NULL. It says nothing against
 * the area that a town of the gazetteer is said to be in: outlines and towns are of different
 * years. */
const struct lay_gaz_place *lay_gazetteer_area_at(const struct lay_gazetteer *gazetteer, double lon,
                                                  double lat);

#endif
