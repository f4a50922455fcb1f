/* grid.c: UTM and UPS over PROJ's transverse Mercator and polar stereographic.
 *
 * Zones and bands after NGA.SIG.0012 (2014), "The Universal Grids and the Transverse Mercator and
 * Polar Stereographic Map Projections". One projection serves all zones: a zone is a shift in
 * longitude, the southern half one in northing, and the south pole is the north pole's mirror
 * image.
 */
#include "geo/grid.h"

#include "base/error.h"
#include "geo/proj.h"
#include <math.h>
#include <string.h>

static const double false_easting_m = 500e3, false_southing_m = 10000e3, ups_origin_m = 2000e3;

static bool is_place(struct lay_lonlat at)
{
    return fabs(at.lon) <= 180 && fabs(at.lat) <= 90;
}

static int norway(int zone, double lon)
{
    return zone == 31 && lon >= 3 ? 32 : zone;
}

static int svalbard(int zone, double lon)
{
    if (lon < 0 || lon >= 42)
        return zone;
    return lon < 9 ? 31 : lon < 21 ? 33 : lon < 33 ? 35 : 37;
}

int lay_grid_zone(struct lay_lonlat at)
{
    if (at.lat >= 84 || at.lat < -80)
        return 0;
    double lon = at.lon >= 180 ? at.lon - 360 : at.lon;
    int zone = (int)floor((lon + 180) / 6) + 1;
    if (at.lat >= 72)
        return svalbard(zone, lon);
    return at.lat >= 56 && at.lat < 64 ? norway(zone, lon) : zone;
}

static const char bands[] = "CDEFGHJKLMNPQRSTUVWX";

char lay_grid_band(double lat)
{
    int nth = (int)floor((lat + 80) / 8);
    return bands[nth < 0 ? 0 : nth > 19 ? 19 : nth];
}

bool lay_grid_band_range(char band, double *south, double *north)
{
    const char *found = band ? strchr(bands, band) : NULL;
    if (!found)
        return false;
    *south = -80 + 8.0 * (double)(found - bands);
    *north = band == 'X' ? 84 : *south + 8;
    return true;
}

bool lay_grid_in_range(const struct lay_grid *grid)
{
    double x = grid->easting_m, y = grid->northing_m;
    if (grid->zone == 0) {
        double first_m = grid->north ? 1300e3 : 800e3, end_m = 2 * ups_origin_m - first_m;
        return x >= first_m && x < end_m && y >= first_m && y < end_m;
    }
    return x >= 100e3 && x < 900e3 && y >= (grid->north ? 0 : 1000e3) &&
           (grid->north ? y < 9500e3 : y <= 10000e3);
}

static lay_status no_projection(lay_error *err)
{
    return lay_error_set(err, LAY_IO, "module.failed", "PROJ has no UTM or UPS");
}

lay_status lay_coord_grid(struct lay_lonlat at, struct lay_grid *out, lay_error *err)
{
    if (!is_place(at))
        return lay_error_set(err, LAY_REFUSED, "coord.range",
                             "longitude %g, latitude %g is no place on the Earth", at.lon, at.lat);
    const struct lay_proj_entry *proj;
    lay_status status = lay_proj_open(&proj, err);
    if (status != LAY_OK)
        return status;
    struct lay_grid grid = {.zone = lay_grid_zone(at), .north = at.lat >= 0};
    double x, y;
    if (grid.zone) {
        double middle = 6 * grid.zone - 183;
        struct lay_lonlat shifted = {remainder(at.lon - middle, 360), at.lat};
        if (!proj->project(LAY_TRANSVERSE_MERCATOR, shifted, &x, &y))
            return no_projection(err);
        grid.easting_m = x + false_easting_m;
        grid.northing_m = grid.north ? y : y + false_southing_m;
    } else {
        struct lay_lonlat mirrored = {at.lon, fabs(at.lat)};
        if (!proj->project(LAY_POLAR_STEREOGRAPHIC, mirrored, &x, &y))
            return no_projection(err);
        grid.easting_m = x + ups_origin_m;
        grid.northing_m = (grid.north ? y : -y) + ups_origin_m;
    }
    *out = grid;
    return LAY_OK;
}

lay_status lay_coord_of_grid(const struct lay_grid *grid, struct lay_lonlat *out, lay_error *err)
{
    if (grid->zone < 0 || grid->zone > 60 || !isfinite(grid->easting_m) ||
        !isfinite(grid->northing_m))
        return lay_error_set(err, LAY_REFUSED, "coord.range",
                             "zone %d, easting %g, northing %g is no place on the Earth",
                             grid->zone, grid->easting_m, grid->northing_m);
    const struct lay_proj_entry *proj;
    lay_status status = lay_proj_open(&proj, err);
    if (status != LAY_OK)
        return status;
    struct lay_lonlat at;
    if (grid->zone) {
        double y = grid->north ? grid->northing_m : grid->northing_m - false_southing_m;
        if (!proj->unproject(LAY_TRANSVERSE_MERCATOR, grid->easting_m - false_easting_m, y, &at))
            return no_projection(err);
        at.lon = remainder(at.lon + 6 * grid->zone - 183, 360);
    } else {
        double y = grid->northing_m - ups_origin_m;
        if (!proj->unproject(LAY_POLAR_STEREOGRAPHIC, grid->easting_m - ups_origin_m,
                             grid->north ? y : -y, &at))
            return no_projection(err);
        at.lat = grid->north ? at.lat : -at.lat;
    }
    *out = at;
    return LAY_OK;
}
