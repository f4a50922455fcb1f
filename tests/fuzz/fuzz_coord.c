/* fuzz_coord.c: any bytes as a coordinate. A text that is refused has its reason and a hint; one
 * that is read is a place on the Earth, and its texts read back as the same place. */
#include <laydown/coord.h>

#include "base/mem.h"
#include "geo/offset.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void check_place(struct lay_lonlat at)
{
    must(fabs(at.lon) <= 180 && fabs(at.lat) <= 90);
}

static bool same_place(struct lay_lonlat a, struct lay_lonlat b)
{
    double lon = remainder(a.lon - b.lon, 360) * cos(a.lat * 0.017453292519943295);
    return hypot(lon, a.lat - b.lat) < 1e-5;
}

static void check_reads_back(const char *text, struct lay_lonlat at)
{
    struct lay_coord again;
    must(lay_coord_parse(text, &again, NULL) == LAY_OK);
    must(same_place(at, again.at));
}

static void check_coord(const struct lay_coord *coord)
{
    check_place(coord->at);
    must(isfinite(coord->radius_m) && coord->radius_m >= 0);
    LAY_FREE char *lonlat = lay_coord_format_lonlat(coord->at);
    LAY_FREE char *dms = lay_coord_format_dms(coord->at);
    check_reads_back(lonlat, coord->at);
    check_reads_back(dms, coord->at);
    struct lay_grid grid = coord->grid;
    if (!coord->has_grid)
        must(lay_coord_grid(coord->at, &grid, NULL) == LAY_OK);
    LAY_FREE char *numbers = lay_coord_format_grid(&grid);
    LAY_FREE char *square = NULL;
    check_reads_back(numbers, coord->at);
    must(lay_coord_format_mgrs(&grid, &square, NULL) == LAY_OK);
    check_reads_back(square, coord->at);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    setenv("LAYDOWN_MODULES", LAYDOWN_BINARY_DIR "/lib/laydown", 0);
    char *text = lay_strndup((const char *)data, size);
    struct lay_coord coord;
    lay_error err = LAY_ERROR_INIT;
    lay_status status = lay_coord_parse(text, &coord, &err);
    if (status == LAY_OK) {
        check_coord(&coord);
    } else {
        must(status == LAY_NO && err.code && err.message && err.hint);
        must(err.column >= 0 && err.column <= (long)strlen(text) + 1);
    }
    lay_error_done(&err);
    struct lay_offset offset;
    if (lay_offset_parse(text, &offset, NULL) == LAY_OK) {
        must(offset.distance_m > 0 && isfinite(offset.radius_m) && *offset.place);
        lay_offset_done(&offset);
    }
    free(text);
    return 0;
}
