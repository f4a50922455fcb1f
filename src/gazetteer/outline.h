/* outline.h: outlines of countries and first-level areas, lines, lakes and rivers. */
#ifndef LAY_GAZETTEER_OUTLINE_H
#define LAY_GAZETTEER_OUTLINE_H

#include "gazetteer/gazetteer.h"

/* Whose borders: those that stand on the ground (Natural Earth), or those of the United Nations. */
enum lay_worldview { LAY_WORLDVIEW_DEFACTO, LAY_WORLDVIEW_UN };

enum lay_outline_layer {
    LAY_OUTLINE_COUNTRY_DEFACTO,
    LAY_OUTLINE_COUNTRY_UN,
    LAY_OUTLINE_ADMIN1,
    LAY_OUTLINE_DISPUTED, /* lines */
    LAY_OUTLINE_LAKE,
    LAY_OUTLINE_RIVER, /* lines */
    LAY_OUTLINE_LAYERS
};

/* Parts of points in thousandths of a degree: rings, not closed, holes among them (even-odd), or
 * lines. Nothing crosses the antimeridian: what lies on both sides has parts on both. */
struct lay_outline {
    enum lay_outline_layer layer;
    const char *name;                  /* "" for none */
    const struct lay_gaz_place *place; /* the country or area that it is, or NULL */
    double west, south, east, north;   /* degrees */
    size_t part_count;
    const uint32_t *part_starts; /* part_count + 1 indices of points */
    const int32_t (*points)[2];  /* lon, lat; [part_starts[i] .. part_starts[i + 1]) */
};

size_t lay_outline_count(const struct lay_gazetteer *gazetteer);
void lay_outline_at(const struct lay_gazetteer *gazetteer, size_t i, struct lay_outline *out);

/* The outline of a country or first-level area; false where there is none. */
bool lay_outline_of(const struct lay_gazetteer *gazetteer, const struct lay_gaz_place *place,
                    enum lay_worldview worldview, struct lay_outline *out);

/* Whether a position lies in an outline. */
bool lay_outline_contains(const struct lay_outline *shape, double lon, double lat);

/* How far a position is from the nearest point of an outline or line, inside or out, in metres; on
 * a sphere, and good to about a kilometre within 200 km. */
double lay_outline_away_m(const struct lay_outline *shape, double lon, double lat);

/* The country that a position is in. Outlines are coarse and cut off coasts: in no country, it is
 * the nearest within 25 km; else NULL. */
const struct lay_gaz_place *lay_gazetteer_country_at(const struct lay_gazetteer *gazetteer,
                                                     enum lay_worldview worldview, double lon,
                                                     double lat);

/* The country of a position that nothing else tells a country of. Where the two views differ, by
 * a border's course or by whose it is, it is that of the nearest town within 25 km; so it is on
 * islands that no outline has, in what reaches off the coast of a town (Matsu, off China's), and
 * where an outline takes in a country of its own code (Réunion). Else it is the United Nations'.
 * NULL at sea. */
const struct lay_gaz_place *lay_gazetteer_country_of(const struct lay_gazetteer *gazetteer,
                                                     double lon, double lat);

/* The country of a position in a view, where `told` (a code, or NULL) is said of it: told, unless
 * the position is clearly outside of it there. Its code, or NULL; owned by the gazetteer, or told.
 */
const char *lay_gazetteer_country_in(const struct lay_gazetteer *gazetteer,
                                     enum lay_worldview worldview, const char *told, double lon,
                                     double lat);

/* The first-level area that a position is in, or within 25 km of; or NULL. It says nothing against
 * the area that a town of the gazetteer is said to be in: outlines and towns are of different
 * years. */
const struct lay_gaz_place *lay_gazetteer_area_at(const struct lay_gazetteer *gazetteer, double lon,
                                                  double lat);

#endif
