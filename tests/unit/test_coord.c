/* test_coord.c: texts of coordinates against a table; what is said of wrong ones; MGRS, UTM and UPS
 * both ways, on published values where they are there and at the edges of squares, zones and bands.
 */
#include <laydown/coord.h>

#include "base/mem.h"
#include "expect.h"
#include "table.h"
#include <math.h>

static double number(const char *cell)
{
    char *end;
    double value = strtod(cell, &end);
    assert_true(*cell && !*end);
    return value;
}

/* How far two positions are apart, well enough for some metres. */
static double apart_m(struct lay_lonlat a, struct lay_lonlat b)
{
    double lat = a.lat - b.lat, lon = remainder(a.lon - b.lon, 360);
    return 111319.5 * hypot(lat, lon * cos(a.lat * 0.017453292519943295));
}

/* ---- the table ---- */

enum { TEXT, KIND, LON, LAT, RADIUS, COLUMNS };
static const char *const kinds[] = {"pair", "letters", "mgrs", "utm", "ups", "crs", "offset"};

static bool is_right(const char *const *cell)
{
    struct lay_coord coord;
    lay_error err = LAY_ERROR_INIT;
    lay_status status = lay_coord_parse(cell[TEXT], &coord, &err);
    if (status != LAY_OK) {
        bool right =
            status == LAY_NO && strcmp(err.code, cell[KIND]) == 0 && *err.message && err.hint;
        if (!right)
            print_error("\"%s\": expected %s %s %s, got %s: %s\n", cell[TEXT], cell[KIND],
                        cell[LON], cell[LAT], err.code, err.message);
        lay_error_done(&err);
        return right;
    }
    const char *kind = kinds[coord.kind];
    bool right = strcmp(kind, cell[KIND]) == 0;
    if (right) {
        struct lay_lonlat expected = {number(cell[LON]), number(cell[LAT])};
        double radius_m = number(cell[RADIUS]);
        right = apart_m(expected, coord.at) < 0.02 &&
                fabs(coord.radius_m - radius_m) <= 0.01 * radius_m;
    }
    if (!right)
        print_error("\"%s\": expected %s %s %s %s, got %s %.7f %.7f %.3g\n", cell[TEXT], cell[KIND],
                    cell[LON], cell[LAT], cell[RADIUS], kind, coord.at.lon, coord.at.lat,
                    coord.radius_m);
    return right;
}

static void table(void **state)
{
    (void)state;
    check_table("coords.tsv", COLUMNS, 300, is_right);
}

/* ---- both ways ---- */

static char *mgrs_of(struct lay_lonlat at)
{
    struct lay_grid grid;
    char *text = NULL;
    OK(lay_coord_grid(at, &grid, err));
    OK(lay_coord_format_mgrs(&grid, &text, err));
    return text;
}

static void is_mgrs(double lon, double lat, const char *expected)
{
    LAY_FREE char *text = mgrs_of((struct lay_lonlat){lon, lat});
    assert_string_equal(text, expected);
}

/* Values of GeoConvert. */
static void zones_and_bands_at_their_edges(void **state)
{
    (void)state;
    is_mgrs(0, 0, "31NAA6602100000");
    is_mgrs(180, 0, "01NAA6602100000");
    is_mgrs(-180, 0, "01NAA6602100000");
    is_mgrs(10, 84, "ZBA1577643401");
    is_mgrs(10, 83.999, "33XVP4171230513");
    is_mgrs(10, -80, "32CNS1938418247");
    is_mgrs(10, -80.001, "BBY9324295932");
    is_mgrs(0, 90, "ZAH0000000000");
    is_mgrs(0, -90, "BAN0000000000");
    is_mgrs(5, 60, "32VKM7697958157");
    is_mgrs(2.99, 60, "31VDG9944251411");
    is_mgrs(3, 56, "32VJH2604922336");
    is_mgrs(8.99, 72, "31XGV0629399199");
    is_mgrs(9, 72, "33XTV9336399233");
    is_mgrs(20.99, 78, "33XXG3879565473");
    is_mgrs(21, 78, "35XLG6097365496");
    is_mgrs(33, 78, "37XCG6097365496");
    is_mgrs(42, 78, "38XMM3039960152");
    is_mgrs(36, -0.0001, "37MAV6602199988");
    /* On a parallel between two bands: the northern one. */
    is_mgrs(-141.722896757, 24, "07RDG2647254415");
    is_mgrs(133.32879688, -72, "53DMA4236610268");
    is_mgrs(62.933288394, 32, "41SMR9369840437");
}

/* The corner of a square, through degrees and back, stays in its square: all zones, and the poles.
 */
static void corners_stay(void **state)
{
    (void)state;
    int checked = 0;
    for (int zone = 0; zone <= 60; zone++)
        for (int i = 0; i < 40; i++) {
            struct lay_grid corner = {zone, i % 2 == 0, 160e3 + 17e3 * i, 1200e3 + 199e3 * i}, back;
            if (zone == 0) {
                corner.easting_m = 1350e3 + 33e3 * i;
                corner.northing_m = 2650e3 - 32e3 * i;
            }
            struct lay_lonlat at;
            OK(lay_coord_of_grid(&corner, &at, err));
            OK(lay_coord_grid(at, &back, err));
            if (back.zone != zone)
                continue; /* in the next zone by now */
            LAY_FREE char *before = NULL, *after = NULL;
            OK(lay_coord_format_mgrs(&corner, &before, err));
            OK(lay_coord_format_mgrs(&back, &after, err));
            assert_string_equal(before, after);
            checked++;
        }
    assert_true(checked > 1500);
}

/* What is written is read back: the numbers of a grid, degrees, and the square itself. */
static void reads_what_it_writes(void **state)
{
    (void)state;
    for (int i = 0; i < 400; i++) {
        struct lay_lonlat at = {remainder(i * 77.123456789, 360), -89.9 + 0.4497 * i};
        struct lay_grid grid;
        struct lay_coord coord;
        OK(lay_coord_grid(at, &grid, err));
        LAY_FREE char *mgrs = mgrs_of(at), *again = NULL;
        LAY_FREE char *numbers = lay_coord_format_grid(&grid);
        LAY_FREE char *lonlat = lay_coord_format_lonlat(at);
        LAY_FREE char *dms = lay_coord_format_dms(at);
        OK(lay_coord_parse(numbers, &coord, err));
        assert_true(apart_m(at, coord.at) < 0.001 && coord.grid.zone == grid.zone);
        OK(lay_coord_parse(lonlat, &coord, err));
        assert_true(apart_m(at, coord.at) < 0.01);
        OK(lay_coord_parse(dms, &coord, err));
        assert_true(apart_m(at, coord.at) <= coord.radius_m * 1.001);
        OK(lay_coord_parse(mgrs, &coord, err));
        assert_true(coord.grid.zone == grid.zone && coord.grid.north == grid.north);
        assert_true(fabs(coord.grid.easting_m - grid.easting_m) <= 0.5000001);
        assert_true(fabs(coord.grid.northing_m - grid.northing_m) <= 0.5000001);
        OK(lay_coord_format_mgrs(&coord.grid, &again, err));
        assert_string_equal(mgrs, again);
    }
}

/* Positions that are hard: tests/text/mgrs.tsv says which. */
enum { AT_LON, AT_LAT, SQUARE, GRID, CELLS };

static bool is_same(const char *const *cell)
{
    struct lay_lonlat at = {number(cell[AT_LON]), number(cell[AT_LAT])};
    struct lay_coord of_grid, of_square;
    LAY_FREE char *square = mgrs_of(at);
    OK(lay_coord_parse(cell[GRID], &of_grid, err));
    OK(lay_coord_parse(cell[SQUARE], &of_square, err));
    /* From the middle to the corner of a metre, which the scale of the grid makes longer. */
    bool right = strcmp(square, cell[SQUARE]) == 0 && apart_m(at, of_grid.at) < 0.0002 &&
                 apart_m(at, of_square.at) < 0.72;
    if (!right)
        print_error("%s,%s: %s\n", cell[AT_LON], cell[AT_LAT], square);
    return right;
}

static void agrees_at_all_edges(void **state)
{
    (void)state;
    check_table("mgrs.tsv", CELLS, 400, is_same);
}

/* The columns of the table of GeoConvert, where it is there; its notes may hold tabs in quotes. */
static void agrees_with_geoconvert(void **state)
{
    (void)state;
    FILE *file = fopen(LAYDOWN_SOURCE_DIR "/../shared/data/mgrs/mgrs_geoconvert.tsv", "r");
    if (!file) {
        print_message("skipped: no table of GeoConvert\n");
        skip();
    }
    enum { THEIR_LAT, THEIR_LON, NOTE, THEIR_SQUARE, SQUARE_KM, THEIR_GRID, CENTRE, ALL };
    LAY_FREE char *line = NULL;
    size_t cap = 0;
    const char *cell[ALL];
    int rows = 0;
    assert_true(next_row(file, &line, &cap, cell, ALL)); /* names of columns */
    while (next_row(file, &line, &cap, cell, ALL)) {
        if (cell[NOTE][0] == '"')
            continue;
        struct lay_lonlat at = {number(cell[THEIR_LON]), number(cell[THEIR_LAT])}, centre;
        struct lay_coord coord;
        is_mgrs(at.lon, at.lat, cell[THEIR_SQUARE]);
        OK(lay_coord_parse(cell[THEIR_GRID], &coord, err));
        assert_true(apart_m(at, coord.at) < 0.002);
        OK(lay_coord_parse(cell[THEIR_SQUARE], &coord, err));
        char *end;
        centre.lat = strtod(cell[CENTRE], &end);
        centre.lon = strtod(end, &end);
        assert_true(apart_m(centre, coord.at) < 0.001);
        rows++;
    }
    fclose(file);
    assert_true(rows > 300);
}

/* ---- what is said ---- */

static void says(const char *text, const char *code, long column, const char *in_message,
                 const char *in_hint)
{
    struct lay_coord coord = {.radius_m = 7};
    lay_error err = LAY_ERROR_INIT;
    assert_int_equal(lay_coord_parse(text, &coord, &err), LAY_NO);
    assert_string_equal(err.code, code);
    assert_int_equal(err.column, column);
    if (!strstr(err.message, in_message) || !err.hint || !strstr(err.hint, in_hint))
        fail_msg("%s: %s (%s)", text, err.message, err.hint ? err.hint : "no hint");
    assert_true(coord.radius_m == 7);
    lay_error_done(&err);
}

static void wrong_ones_are_explained(void **state)
{
    (void)state;
    says("16.73,-103.01", "coord.order", 8, "longitude comes first",
         "longitude -103.01, latitude 16.73, which is written -103.01,16.73");
    says("357,16", "coord.range", 1, "no longitude", "this is -3");
    says("499209,1854496", "coord.range", 8, "no latitude", "metres need their system");
    says("16°43′49.8″, 3°00′27.4″", "coord.invalid", 1, "which of the two", "with letters");
    says("16.73N 3.01", "coord.invalid", 8, "no letter", "E or W");
    says("30S 499209 3900000", "coord.ambiguous", 3, "southern half",
         "zone 30 north, is -3.00869,35.24308");
    says("30P 499209 1854496", "coord.invalid", 3, "it is in Q", "zone 30 north");
    says("30QVD 9920954", "coord.invalid", 7, "odd", "30QVD 9920 5449");
    says("MGRS: 30QVD 9920954", "coord.invalid", 13, "odd", "30QVD 9920 5449");
    says("30PVD9920954496", "coord.invalid", 4, "not in that latitude band", "letters");
    says("30QAD9920954496", "coord.invalid", 4, "no such column", "S to Z");
    says("30VD9920954496", "coord.invalid", 3, "without its latitude band", "30QVD");
    says("Gao", "coord.invalid", 1, "no part of a coordinate", "longitude first");
    says("30 km south-east of Gao", "coord.place", 0, "\"Gao\" is a name", "16.27N 0.04W");
    says("16.73 с.ш. 3.01 ю.ш.", "coord.invalid", 12, "both are a latitude", "for example");
}

static void has_its_limits(void **state)
{
    (void)state;
    struct lay_grid grid = {61, true, 5e5, 0};
    struct lay_lonlat at;
    FAILS(lay_coord_of_grid(&grid, &at, err), LAY_REFUSED, "coord.range");
    FAILS(lay_coord_grid((struct lay_lonlat){0, 91}, &grid, err), LAY_REFUSED, "coord.range");
    FAILS(lay_coord_grid((struct lay_lonlat){NAN, 0}, &grid, err), LAY_REFUSED, "coord.range");
    char *text = NULL;
    grid = (struct lay_grid){30, true, 950e3, 0};
    FAILS(lay_coord_format_mgrs(&grid, &text, err), LAY_REFUSED, "coord.range");
    LAY_FREE char *dms = lay_coord_format_dms((struct lay_lonlat){-1e-9, 59.9999999});
    assert_string_equal(dms, "60°00′00.00″N 0°00′00.00″E");
    char long_text[1000];
    memset(long_text, '1', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    struct lay_coord coord;
    FAILS(lay_coord_parse(long_text, &coord, err), LAY_NO, "coord.invalid");
    FAILS(lay_coord_parse("16\xff,3", &coord, err), LAY_NO, "coord.invalid");
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
        cmocka_unit_test(table),
        cmocka_unit_test(zones_and_bands_at_their_edges),
        cmocka_unit_test(corners_stay),
        cmocka_unit_test(reads_what_it_writes),
        cmocka_unit_test(agrees_at_all_edges),
        cmocka_unit_test(agrees_with_geoconvert),
        cmocka_unit_test(wrong_ones_are_explained),
        cmocka_unit_test(has_its_limits),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
