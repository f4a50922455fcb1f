/* test_shape.c: a position in a shape, and how far the shape reaches. */
#include "geo/shape.h"

#include "expect.h"
#include "geo/geodesic.h"
#include <math.h>

struct at {
    double lon, lat;
};

static void add_part(struct lay_shape *shape, int dimension, bool hole, const struct at *at,
                     size_t n)
{
    lay_shape_begin(shape, dimension, hole);
    for (size_t i = 0; i < n; i++)
        lay_shape_add(shape, (struct lay_lonlat){at[i].lon, at[i].lat});
}

static void middle_is(struct lay_shape *shape, double lon, double lat)
{
    struct lay_lonlat at;
    double radius_m, farthest = 0;
    OK(lay_shape_middle(shape, &at, &radius_m, err));
    if (fabs(remainder(at.lon - lon, 360)) > 1e-9 || fabs(at.lat - lat) > 1e-9)
        fail_msg("%.9f %.9f, not %.9f %.9f", at.lon, at.lat, lon, lat);
    assert_true(fabs(at.lon) <= 180);
    for (size_t i = 0; i < shape->points.n; i++) {
        double distance;
        OK(lay_geodesic_inverse(at, shape->points.at[i], &distance, NULL, err));
        farthest = fmax(farthest, distance);
    }
    assert_true(fabs(radius_m - farthest) < 1e-6);
    lay_shape_done(shape);
}

static const struct at square[] = {{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};

static void areas(void **state)
{
    (void)state;
    struct lay_shape shape = {0};
    add_part(&shape, 2, false, square, 5);
    middle_is(&shape, 2, 2);
    /* Turned the other way. */
    static const struct at clockwise[] = {{0, 0}, {0, 4}, {4, 4}, {4, 0}, {0, 0}};
    add_part(&shape, 2, false, clockwise, 5);
    middle_is(&shape, 2, 2);
    /* An L, whose centre of mass lies outside it. */
    static const struct at l[] = {{0, 0}, {10, 0}, {10, 1}, {1, 1}, {1, 10}, {0, 10}, {0, 0}};
    add_part(&shape, 2, false, l, 7);
    struct lay_lonlat at;
    double radius_m;
    OK(lay_shape_middle(&shape, &at, &radius_m, err));
    assert_true((at.lon < 1 && at.lat < 10) || (at.lat < 1 && at.lon < 10));
    lay_shape_done(&shape);
    /* A hole in the middle: beside it. */
    static const struct at hole[] = {{1, 1}, {3, 1}, {3, 3}, {1, 3}, {1, 1}};
    add_part(&shape, 2, false, square, 5);
    add_part(&shape, 2, true, hole, 5);
    middle_is(&shape, 0.5, 2);
    /* Of two areas the larger. */
    static const struct at small[] = {{10, 0}, {11, 0}, {11, 1}, {10, 1}, {10, 0}};
    add_part(&shape, 2, false, small, 5);
    add_part(&shape, 2, false, square, 5);
    middle_is(&shape, 2, 2);
    /* Across the antimeridian. */
    static const struct at fiji[] = {{178, -18}, {-178, -18}, {-178, -16}, {178, -16}, {178, -18}};
    add_part(&shape, 2, false, fiji, 5);
    middle_is(&shape, 180, -17);
}

static void lines_and_points(void **state)
{
    (void)state;
    struct lay_shape shape = {0};
    static const struct at line[] = {{0, 0}, {1, 0}, {4, 0}};
    add_part(&shape, 1, false, line, 3);
    middle_is(&shape, 2, 0);
    static const struct at scattered[] = {{0, 0}, {1, 0}, {10, 0}, {3, 1}};
    for (size_t i = 0; i < 4; i++)
        add_part(&shape, 0, false, &scattered[i], 1);
    middle_is(&shape, 3, 1);
    /* What has no extent is where it is. */
    static const struct at spot[] = {{5, 5}, {5, 5}, {5, 5}, {5, 5}};
    add_part(&shape, 2, false, spot, 4);
    middle_is(&shape, 5, 5);
    struct lay_lonlat at;
    double radius_m;
    FAILS(lay_shape_middle(&shape, &at, &radius_m, err), LAY_NO, "coord.invalid");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(areas), cmocka_unit_test(lines_and_points)};
    use_built_modules();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
