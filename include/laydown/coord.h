/* coord.h: positions on the Earth.
 *
 * A position is longitude and latitude in degrees of WGS 84, longitude first, as in GeoJSON.
 *
 * lay_coord_parse() reads, with decimal commas too where the text leaves no doubt:
 * - -3.0076,16.7305: two bare numbers, longitude first; also "-3.0076 16.7305", POINT(…), […]
 * - 16.7305N 3.0076W: with letters, in any order, before or behind: N S E W, O (Ouest), words of
 *   English, French and Russian (с.ш. ю.ш. в.д. з.д.), lat=… lon=…
 * - degrees with minutes and seconds, and letters: 16°43′49.8″N 3°00′27.4″W in all shapes of the
 *   marks, 16d43m50sN, 16 43 50 N, 16-43-50N, 16:43:50N, 164350N 0030027W; ISO 6709 strings, whose
 *   latitude comes first: +164350-0030027/
 * - 30QVD9921054497: MGRS or USNG, 0 to 5 digit pairs, with blanks or not; at the poles A B Y Z,
 *   where three letters alone are a square ("Ban" is one)
 * - UTM: 30Q 499210 1854497 (with the latitude band), zone 30 north …, 30n …, mE and mN
 * - UPS: n 2000000 2000000, Z 2000000 2000000
 * - EPSG:32630 499210,1854497: any coordinate reference system that PROJ knows by its code, x (east
 *   or longitude) before y whatever order of axes the authority names
 * - 30 km south-east of 16.27N 0.04W: a distance and a direction from any of these
 *
 * What needs UTM, UPS, another system or a distance opens PROJ's module (LAY_IO "module.missing",
 * "module.failed"); degrees need none. Not for several threads at once.
 */
#ifndef LAYDOWN_COORD_H
#define LAYDOWN_COORD_H

#include <laydown/error.h>
#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/* lon -180..180, lat -90..90. */
struct lay_lonlat {
    double lon, lat;
};

/* A position in a zone of UTM (1 to 60), or in UPS (zone 0), in metres with the usual false
 * origins: 500,000 east, 10,000,000 north of the southern half of UTM, 2,000,000 of UPS. */
struct lay_grid {
    int zone;
    bool north; /* the hemisphere that the numbers are counted for */
    double easting_m, northing_m;
};

enum lay_coord_kind {
    LAY_COORD_PAIR,    /* two bare numbers: that longitude is first is a convention, not said */
    LAY_COORD_LETTERS, /* degrees with letters or labels that say which is which */
    LAY_COORD_MGRS,
    LAY_COORD_UTM,
    LAY_COORD_UPS,
    LAY_COORD_CRS,   /* another coordinate reference system */
    LAY_COORD_OFFSET /* told from another coordinate */
};

struct lay_coord {
    struct lay_lonlat at; /* for MGRS the centre of the square, as GeoConvert has it */
    enum lay_coord_kind kind;
    /* All positions that are written with these digits lie within it: half the diagonal of the MGRS
     * square, or of the rectangle that the last digits leave open; for another reference system
     * also what its transformation to WGS 84 is worth; for an offset what direction and
     * distance leave open. */
    double radius_m;
    bool has_grid;        /* of MGRS, UTM and UPS: */
    struct lay_grid grid; /* as written, which need not be the zone that is usual there */
};

/* Reads one text (UTF-8; blanks around it do not matter). On failure returns LAY_NO with
 * err->column at what is wrong, and a hint: codes
 *   coord.invalid    no coordinate, or a part of it is wrong
 *   coord.range      a latitude beyond 90 degrees, a zone 61 …
 *   coord.order      two bare numbers that are a position only the other way round; the hint has
 *                    both
 *   coord.ambiguous  two readings: 30S is a latitude band and a southern zone, a dash between two
 *                    bare numbers may be a minus
 *   coord.place      told from a place that is no coordinate
 *   crs.unknown      no such coordinate reference system, or none for places
 *   crs.outside      outside the area that the system is made for */
lay_status lay_coord_parse(const char *text, struct lay_coord *out, lay_error *err);

/* The usual zone of a position, with the exceptions of Norway and Svalbard; UPS from 84 degrees
 * north, and south of 80. 180 is -180, in zone 1. Fails only for want of the module, or with
 * LAY_REFUSED "coord.range" for what is no position. */
lay_status lay_coord_grid(struct lay_lonlat at, struct lay_grid *out, lay_error *err);

/* The position of a grid's numbers; the same errors. */
lay_status lay_coord_of_grid(const struct lay_grid *grid, struct lay_lonlat *out, lay_error *err);

/* Texts of positions; the caller frees. lay_coord_parse() reads them back. */
char *lay_coord_format_lonlat(struct lay_lonlat at); /* "-3.00742,16.77348": 7 decimals at most */
char *lay_coord_format_dms(struct lay_lonlat at);    /* "16°46′24.53″N 3°00′26.71″W" */
char *
lay_coord_format_grid(const struct lay_grid *grid); /* "zone 30 north 499209.249 1854496.555" */
/* The MGRS square of 1 m that the position lies in (cut off, not rounded): "30QVD9920954496". */
lay_status lay_coord_format_mgrs(const struct lay_grid *grid, char **out, lay_error *err);

#ifdef __cplusplus
}
#endif
#endif
