/* test_geodesic.c: distances, directions and ends of ways against values of GeographicLib, to 1 mm
 * per 1,000 km; what is refused. */
#include "geo/geodesic.h"

#include "base/mem.h"
#include "expect.h"
#include "table.h"
#include <math.h>

enum { LON_1, LAT_1, LON_2, LAT_2, DISTANCE, AZIMUTH, COLUMNS };

static double number(const char *cell)
{
    char *end;
    double value = strtod(cell, &end);
    assert_true(*cell && !*end);
    return value;
}

/* 1 mm per 1,000 km, and the last decimal of the table. */
static double tolerance_m(double distance_m)
{
    return 1e-9 * distance_m + 1e-8;
}

static void agrees_with_the_table(void **state)
{
    (void)state;
    FILE *file = fopen(LAYDOWN_SOURCE_DIR "/tests/text/geodesics.tsv", "r");
    assert_non_null(file);
    LAY_FREE char *line = NULL;
    size_t cap = 0;
    const char *cell[COLUMNS];
    int rows = 0;
    for (; next_row(file, &line, &cap, cell, COLUMNS); rows++) {
        struct lay_lonlat a = {number(cell[LON_1]), number(cell[LAT_1])};
        struct lay_lonlat b = {number(cell[LON_2]), number(cell[LAT_2])}, end;
        double expected = number(cell[DISTANCE]), distance, azimuth, off;
        OK(lay_geodesic_inverse(a, b, &distance, &azimuth, err));
        if (fabs(distance - expected) > tolerance_m(expected))
            fail_msg("row %d: %.9f m, not %.9f", rows, distance, expected);
        assert_true(azimuth >= 0 && azimuth < 360);
        /* Towards the far side of the Earth a direction is worth less than its digits. */
        if (expected > 1 && expected < 19.9e6)
            assert_true(fabs(remainder(azimuth - number(cell[AZIMUTH]), 360)) < 1e-7);
        OK(lay_geodesic_direct(a, number(cell[AZIMUTH]), expected, &end, err));
        OK(lay_geodesic_inverse(end, b, &off, NULL, err));
        if (off > tolerance_m(expected))
            fail_msg("row %d: the way ends %.9f m beside its end", rows, off);
    }
    fclose(file);
    assert_true(rows >= 150);
}

static void turns_and_ranges(void **state)
{
    (void)state;
    double distance;
    OK(lay_geodesic_inverse((struct lay_lonlat){357, 16}, (struct lay_lonlat){-3, 16}, &distance,
                            NULL, err));
    assert_true(distance < 1e-6);
    struct lay_lonlat to;
    OK(lay_geodesic_direct((struct lay_lonlat){179.9, 0}, 90, 100e3, &to, err));
    assert_true(to.lon > -180 && to.lon < -179);
    OK(lay_geodesic_direct((struct lay_lonlat){10, 89.9}, 0, 100e3, &to, err));
    assert_true(fabs(to.lon - -170) < 1e-9 && to.lat < 90);
    OK(lay_geodesic_direct((struct lay_lonlat){0, 10}, 180, -1000, &to, err));
    assert_true(to.lat > 10);
}

static void refuses_what_is_nowhere(void **state)
{
    (void)state;
    struct lay_lonlat here = {0, 0}, to = {1, 2};
    double distance = 7;
    FAILS(lay_geodesic_inverse(here, (struct lay_lonlat){0, 90.1}, &distance, NULL, err),
          LAY_REFUSED, "coord.range");
    FAILS(lay_geodesic_inverse((struct lay_lonlat){NAN, 0}, here, &distance, NULL, err),
          LAY_REFUSED, "coord.range");
    FAILS(lay_geodesic_inverse((struct lay_lonlat){0, NAN}, here, &distance, NULL, err),
          LAY_REFUSED, "coord.range");
    FAILS(lay_geodesic_direct(here, INFINITY, 1, &to, err), LAY_REFUSED, "coord.range");
    FAILS(lay_geodesic_direct(here, 0, NAN, &to, err), LAY_REFUSED, "coord.range");
    assert_true(distance == 7 && to.lon == 1 && to.lat == 2);
}

static int set_up(void **state)
{
    (void)state;
    use_built_modules();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_table),
        cmocka_unit_test(turns_and_ranges),
        cmocka_unit_test(refuses_what_is_nowhere),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
