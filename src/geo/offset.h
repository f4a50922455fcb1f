/* offset.h: places told from other places: "30 km south-east of Gao", "à 30 km au sud-est de Gao",
 * "в 30 км к юго-востоку от Гао". */
#ifndef LAY_GEO_OFFSET_H
#define LAY_GEO_OFFSET_H

#include <laydown/coord.h>

struct lay_offset {
    double distance_m;
    bool has_direction; /* "30 km from Gao" has none */
    double azimuth_deg; /* clockwise from north */
    /* How far the place that is meant may be from the point that distance and direction give:
     * people name one of eight or sixteen directions, and round numbers. */
    double radius_m;
    char *place; /* what it is told from, as written: a name, or a coordinate; owned */
};

/* Distances in kilometres, metres, miles, nautical miles, also as a range; directions of the
 * compass of 8 and 16 points, in words and abbreviated. English, French, Russian. On failure
 * returns LAY_NO "offset.invalid"; *out is then untouched. */
lay_status lay_offset_parse(const char *text, struct lay_offset *out, lay_error *err);
void lay_offset_done(struct lay_offset *offset);

/* Where that is, told from a place at `from` which itself reaches from_radius_m. *radius_m includes
 * that. Without a direction it is around the place: *to is `from`, and the radius the distance.
 * Errors: those of lay_geodesic_direct(). */
lay_status lay_offset_locate(const struct lay_offset *offset, struct lay_lonlat from,
                             double from_radius_m, struct lay_lonlat *to, double *radius_m,
                             lay_error *err);

#endif
