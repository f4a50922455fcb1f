/* coord_format.c: positions as text, without locale; whole numbers do the rounding, so that 59.996
 * seconds become the next minute. */
#include <laydown/coord.h>

#include "base/mem.h"
#include "base/number_write.h"
#include <inttypes.h>
#include <math.h>

char *lay_coord_format_lonlat(struct lay_lonlat at)
{
    char lon[LAY_NUMBER_SIZE], lat[LAY_NUMBER_SIZE];
    lay_number_write_degrees(lon, at.lon);
    lay_number_write_degrees(lat, at.lat);
    return lay_asprintf("%s,%s", lon, lat);
}

static char *angle(double degrees, char positive, char negative)
{
    int64_t parts = llround(fabs(degrees) * 3600 * 100);
    return lay_asprintf("%" PRId64 "\u00b0%02d\u2032%02d.%02d\u2033%c", parts / 360000,
                        (int)(parts / 6000 % 60), (int)(parts / 100 % 60), (int)(parts % 100),
                        degrees < 0 && parts ? negative : positive);
}

char *lay_coord_format_dms(struct lay_lonlat at)
{
    LAY_FREE char *lat = angle(at.lat, 'N', 'S');
    LAY_FREE char *lon = angle(at.lon, 'E', 'W');
    return lay_asprintf("%s %s", lat, lon);
}

static char *metres(double value)
{
    int64_t thousandths = llround(value * 1000);
    return lay_asprintf("%" PRId64 ".%03d", thousandths / 1000, (int)(thousandths % 1000));
}

char *lay_coord_format_grid(const struct lay_grid *grid)
{
    LAY_FREE char *easting = metres(grid->easting_m);
    LAY_FREE char *northing = metres(grid->northing_m);
    const char *hemisphere = grid->north ? "north" : "south";
    return grid->zone ? lay_asprintf("zone %d %s %s %s", grid->zone, hemisphere, easting, northing)
                      : lay_asprintf("UPS %s %s %s", hemisphere, easting, northing);
}
