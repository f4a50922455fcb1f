/* test_line.c: geodesics as lines to draw: their course, where they are cut, what is none. */
#include "geo/line.h"

#include "expect.h"
#include "geo/geodesic.h"
#include <math.h>

static struct lay_lines drawn(double lon_1, double lat_1, double lon_2, double lat_2)
{
    struct lay_lines lines = {0};
    OK(lay_geodesic_line((struct lay_lonlat){lon_1, lat_1}, (struct lay_lonlat){lon_2, lat_2},
                         &lines, err));
    return lines;
}

/* Every position lies on the shortest way between the ends, and none is far from the next. */
static void is_the_geodesic(double lon_1, double lat_1, double lon_2, double lat_2, size_t parts)
{
    struct lay_lonlat a = {lon_1, lat_1}, b = {lon_2, lat_2};
    struct lay_lines lines = drawn(lon_1, lat_1, lon_2, lat_2);
    double whole, before, after, step;
    OK(lay_geodesic_inverse(a, b, &whole, NULL, err));
    assert_int_equal(lines.ends.n, parts);
    size_t n = lines.positions.n;
    assert_int_equal(lines.ends.at[parts - 1], n);
    for (size_t i = 0; i < n; i++) {
        OK(lay_geodesic_inverse(a, lines.positions.at[i], &before, NULL, err));
        OK(lay_geodesic_inverse(lines.positions.at[i], b, &after, NULL, err));
        assert_true(fabs(before + after - whole) < 1e-3);
        if (i == 0)
            continue;
        OK(lay_geodesic_inverse(lines.positions.at[i - 1], lines.positions.at[i], &step, NULL,
                                err));
        assert_true(step <= 100000.001);
    }
    for (size_t i = 0, from = 0; i < parts; from = lines.ends.at[i++]) {
        assert_true(lines.ends.at[i] - from >= 2);
        for (size_t k = from + 1; k < lines.ends.at[i]; k++)
            assert_true(fabs(lines.positions.at[k].lon - lines.positions.at[k - 1].lon) <= 180);
    }
    lay_lines_done(&lines);
}

static void follows_the_geodesic(void **state)
{
    (void)state;
    use_built_modules();
    is_the_geodesic(2.347, 15.9291, -0.00539, 16.24847, 1);
    is_the_geodesic(-77, 38.9, 37.6, 55.75, 1);
    is_the_geodesic(10, 0, 10, 80, 1);
    is_the_geodesic(139.7, 35.6, -122.4, 37.8, 2);
    is_the_geodesic(-122.4, 37.8, 139.7, 35.6, 2);
    is_the_geodesic(179.5, -16.5, -179.5, -16.6, 2);
    is_the_geodesic(-179.5, -16.5, 179.5, -16.6, 2);
    is_the_geodesic(30, 85, -149.999, 85, 1);
    is_the_geodesic(30, 85, -150.001, 85, 2); /* over the antimeridian close to the pole */
    is_the_geodesic(0, -60, 90, -90, 1);
}

/* Both parts reach the antimeridian, at one latitude, the first from its own side. */
static void is_cut_at_the_antimeridian(void **state)
{
    (void)state;
    struct lay_lines lines = drawn(179.5, -16.5, -179.8, -16.6);
    assert_int_equal(lines.positions.n, 4);
    assert_int_equal(lines.ends.at[0], 2);
    const struct lay_lonlat *at = lines.positions.at;
    assert_true(at[0].lon == 179.5 && at[1].lon == 180 && at[2].lon == -180 && at[3].lon == -179.8);
    assert_true(at[1].lat == at[2].lat && at[1].lat < -16.5 && at[1].lat > -16.6);
    assert_true(at[3].lat == -16.6);
    lay_lines_done(&lines);
}

/* What begins or ends on the antimeridian, or lies on it, is not cut. */
static void touches_the_antimeridian(void **state)
{
    (void)state;
    static const struct {
        double lon_1, lon_2, first, last;
    } ways[] = {{180, -179, -180, -179}, {-180, -179, -180, -179}, {180, 179, 180, 179},
                {-180, 179, 180, 179},   {179, 180, 179, 180},     {179, -180, 179, 180},
                {-179, 180, -179, -180}, {180, 180, 180, 180},     {180, -180, 180, 180}};
    for (size_t i = 0; i < LAY_COUNT(ways); i++) {
        struct lay_lines lines = drawn(ways[i].lon_1, 10, ways[i].lon_2, 12);
        assert_int_equal(lines.ends.n, 1);
        assert_true(lines.positions.at[0].lon == ways[i].first);
        assert_true(lines.positions.at[lines.positions.n - 1].lon == ways[i].last);
        lay_lines_done(&lines);
    }
}

static void crosses_a_pole(void **state)
{
    (void)state;
    struct lay_lines lines = drawn(0, 89, 180, 89);
    double highest = 0;
    for (size_t i = 0; i < lines.positions.n; i++)
        highest = fmax(highest, lines.positions.at[i].lat);
    assert_true(highest > 89.99); /* the stroke does not cut the corner */
    lay_lines_done(&lines);
}

static void one_point_is_no_line(void **state)
{
    (void)state;
    struct lay_lines lines = drawn(3, 4, 3, 4);
    assert_int_equal(lines.ends.n, 0);
    assert_int_equal(lines.positions.n, 0);
    lines = drawn(180, 4, -180, 4);
    assert_int_equal(lines.ends.n, 0);
    FAILS(lay_geodesic_line((struct lay_lonlat){0, 91}, (struct lay_lonlat){0, 0}, &lines, err),
          LAY_REFUSED, "coord.range");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follows_the_geodesic),     cmocka_unit_test(is_cut_at_the_antimeridian),
        cmocka_unit_test(touches_the_antimeridian), cmocka_unit_test(crosses_a_pole),
        cmocka_unit_test(one_point_is_no_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
