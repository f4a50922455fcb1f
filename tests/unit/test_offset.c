/* test_offset.c: places told from other places, against a table; where they are. */
#include "geo/offset.h"
#include <string.h>

#include "base/mem.h"
#include "expect.h"
#include "geo/geodesic.h"
#include "table.h"
#include <math.h>

enum { TEXT, DISTANCE, AZIMUTH, RADIUS, PLACE, COLUMNS };

static bool is_right(const char *const *cell)
{
    bool rejected = strcmp(cell[DISTANCE], "reject") == 0;
    struct lay_offset offset = {.place = NULL};
    lay_error err = LAY_ERROR_INIT;
    lay_status status = lay_offset_parse(cell[TEXT], &offset, &err);
    bool right = rejected ? status == LAY_NO && strcmp(err.code, "offset.invalid") == 0 &&
                                err.hint && !offset.place
                          : status == LAY_OK;
    if (right && !rejected)
        right = fabs(offset.distance_m - atof(cell[DISTANCE])) < 0.001 &&
                offset.has_direction == (strcmp(cell[AZIMUTH], "-") != 0) &&
                fabs(offset.radius_m - atof(cell[RADIUS])) < 1 &&
                (!offset.has_direction || fabs(offset.azimuth_deg - atof(cell[AZIMUTH])) < 1e-9) &&
                strcmp(offset.place, cell[PLACE]) == 0;
    if (!right)
        print_error("\"%s\": got %s %.3f %.1f %.0f \"%s\"\n", cell[TEXT],
                    status == LAY_OK ? "" : err.message, offset.distance_m, offset.azimuth_deg,
                    offset.radius_m, offset.place ? offset.place : "");
    lay_offset_done(&offset);
    lay_error_done(&err);
    return right;
}

static void table(void **state)
{
    (void)state;
    check_table("offsets.tsv", COLUMNS, 60, is_right);
}

static void is_where_it_is_told(void **state)
{
    (void)state;
    struct lay_lonlat gao = {-0.0447, 16.2715}, at;
    struct lay_offset offset;
    double radius_m, distance_m, azimuth_deg;
    OK(lay_offset_parse("30 km south-east of Gao", &offset, err));
    OK(lay_offset_locate(&offset, gao, 2000, &at, &radius_m, err));
    OK(lay_geodesic_inverse(gao, at, &distance_m, &azimuth_deg, err));
    assert_true(fabs(distance_m - 30e3) < 1e-3 && fabs(azimuth_deg - 135) < 1e-6);
    assert_true(fabs(radius_m - (offset.radius_m + 2000)) < 1e-6);
    lay_offset_done(&offset);
    /* Without a direction: around Gao. */
    OK(lay_offset_parse("30 km from Gao", &offset, err));
    OK(lay_offset_locate(&offset, gao, 2000, &at, &radius_m, err));
    assert_true(fabs(at.lon - gao.lon) < 1e-12 && radius_m >= 32e3);
    lay_offset_done(&offset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(table),
                                       cmocka_unit_test(is_where_it_is_told)};
    use_built_modules();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
