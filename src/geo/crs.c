/* crs.c: positions in other coordinate reference systems, through PROJ's database.
 *
 * PROJ also reads definitions and names of files; only codes are passed on, for a document's text
 * is not ours to trust. A position far outside the area that a system is made for is a wrong code
 * or swapped numbers, and is refused.
 */
#include "geo/crs.h"

#include "base/error.h"
#include "geo/geodesic.h"
#include "geo/proj.h"
#include <math.h>
#include <string.h>

/* Beyond its area a system is used by a neighbour now and then, but not by a thousand kilometres.
 */
static const double margin_deg = 5;

bool lay_crs_is_code(const char *text)
{
    static const char allowed[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";
    const char *colon = strchr(text, ':');
    if (!colon || colon == text || strlen(text) > 80)
        return false;
    if (strncmp(text, "urn:ogc:def:crs:", 16) == 0)
        return text[16] != '\0' && text[strspn(text, ":_.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                     "abcdefghijklmnopqrstuvwxyz")] == '\0';
    size_t authority = strspn(text, allowed), code = strspn(colon + 1, allowed);
    return text + authority == colon && code > 0 && colon[1 + code] == '\0';
}

static bool within(const struct lay_crs_result *found)
{
    const struct lay_lonlat *low = &found->west_south, *high = &found->east_north;
    if (!found->has_area)
        return true;
    if (found->at.lat < low->lat - margin_deg || found->at.lat > high->lat + margin_deg)
        return false;
    double width = high->lon - low->lon + (high->lon < low->lon ? 360 : 0);
    double middle = low->lon + width / 2;
    return fabs(remainder(found->at.lon - middle, 360)) <= width / 2 + margin_deg;
}

static lay_status outside(const char *code, const struct lay_crs_result *found, lay_error *err)
{
    lay_error_set(err, LAY_NO, "crs.outside",
                  "longitude %.3f, latitude %.3f is far from the area that %s is made for",
                  found->at.lon, found->at.lat, code);
    lay_error_hint(err,
                   "that area is longitude %.1f to %.1f, latitude %.1f to %.1f; x (east, "
                   "longitude) goes before y",
                   found->west_south.lon, found->east_north.lon, found->west_south.lat,
                   found->east_north.lat);
    return LAY_NO;
}

lay_status lay_crs_locate(const char *code, double x, double y, double x_step, double y_step,
                          struct lay_lonlat *out, double *radius_m, lay_error *err)
{
    const struct lay_proj_entry *proj;
    lay_status status = lay_proj_open(&proj, err);
    if (status != LAY_OK)
        return status;
    struct lay_crs_result found, beside;
    bool known = false;
    if (!lay_crs_is_code(code) || (!proj->crs(code, x, y, &found, &known) && !known)) {
        lay_error_set(
            err, LAY_NO, "crs.unknown",
            "\"%s\" is no coordinate reference system that leads to longitude and latitude", code);
        lay_error_hint(err, "an authority and its code: EPSG:32630, EPSG:3857, OGC:CRS84");
        return LAY_NO;
    }
    if (!proj->crs(code, x, y, &found, &known) || fabs(found.at.lat) > 90) {
        lay_error_set(err, LAY_NO, "crs.outside", "x %.10g, y %.10g is no place in %s", x, y, code);
        lay_error_hint(err, "x (east, longitude) goes before y, in the system's own units");
        return LAY_NO;
    }
    if (!within(&found))
        return outside(code, &found, err);
    double open_m = 0;
    if (proj->crs(code, x + x_step / 2, y + y_step / 2, &beside, &known) &&
        fabs(beside.at.lat) <= 90)
        proj->inverse(found.at, beside.at, &open_m, &(double){0});
    out->lon = remainder(found.at.lon, 360);
    out->lat = found.at.lat;
    *radius_m = open_m + found.radius_m;
    return LAY_OK;
}
