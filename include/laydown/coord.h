/* coord.h: positions on the Earth.
 *
 * A position is longitude and latitude in degrees of WGS 84, longitude first, as in GeoJSON.
 */
#ifndef LAYDOWN_COORD_H
#define LAYDOWN_COORD_H

#ifdef __cplusplus
extern "C" {
#endif

/* lon -180..180, lat -90..90. */
struct lay_lonlat {
    double lon, lat;
};

#ifdef __cplusplus
}
#endif
#endif
