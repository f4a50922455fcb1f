/* Outlines: the country and area of a position in both worldviews, coasts, the antimeridian. */
#include "base/mem.h"
#include "gazetteer/outline.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h> /* after the headers it needs */

static struct lay_gazetteer *g;

static int open_gazetteer(void **state)
{
    (void)state;
    return lay_gazetteer_open(LAYDOWN_BINARY_DIR "/share/laydown/gazetteer.bin", &g, NULL) == LAY_OK
               ? 0
               : -1;
}

static int free_gazetteer(void **state)
{
    (void)state;
    lay_gazetteer_free(g);
    return 0;
}

static const char *id_of(const struct lay_gaz_place *place)
{
    return place ? place->id : "-";
}

static const struct {
    const char *what;
    double lon, lat;
    const char *defacto, *un;
} countries[] = {
    {"Simferopol", 34.1, 44.95, "ru", "ua"},
    {"Laayoune", -13.2, 27.15, "ma", "eh"},
    {"Hargeisa", 44.06, 9.56, "so", "so"},
    {"Pristina", 21.165, 42.66, "xk", "xk"},
    {"Timbuktu", -3.0, 16.77, "ml", "ml"},
    {"Suva, on a coast", 178.44, -18.14, "fj", "fj"},
    {"Taveuni, beyond 180", -179.98, -16.8, "fj", "fj"},
    {"Uelen, Chukotka west of 180", -169.81, 66.16, "ru", "ru"},
    {"Chukotka east of 180", 178, 67, "ru", "ru"},
    {"Wrangel Island", -179, 71.2, "ru", "ru"},
    {"Antarctica's plateau", 0, -85, "aq", "aq"},
    {"a pier of Djibouti", 43.14, 11.61, "dj", "dj"},
    {"Odesa's roads, 8 km off", 30.85, 46.45, "ua", "ua"},
    {"McMurdo", 166.67, -77.85, "aq", "aq"},
    {"mid-Atlantic", -30, 0, "-", "-"},
    {"North Pole", 0, 90, "-", "-"},
};

static void test_countries(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < LAY_COUNT(countries); i++) {
        double lon = countries[i].lon, lat = countries[i].lat;
        const char *defacto = id_of(lay_gazetteer_country_at(g, LAY_WORLDVIEW_DEFACTO, lon, lat));
        const char *un = id_of(lay_gazetteer_country_at(g, LAY_WORLDVIEW_UN, lon, lat));
        if (strcmp(defacto, countries[i].defacto) == 0 && strcmp(un, countries[i].un) == 0)
            continue;
        print_error("%s is in %s and %s\n", countries[i].what, defacto, un);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

/* Nearly all towns lie in the country that GeoNames says, in the view of the United Nations. */
static void test_towns_have_their_country(void **state)
{
    (void)state;
    size_t towns = 0, none = 0, wrong = 0;
    for (size_t i = 0; i < lay_gazetteer_place_count(g); i += 61) {
        const struct lay_gaz_place *town = lay_gazetteer_place_at(g, i);
        if (town->level != LAY_LEVEL_TOWN || !town->world || strncmp(town->id, "gn-", 3) != 0)
            continue;
        const struct lay_gaz_place *in =
            lay_gazetteer_country_at(g, LAY_WORLDVIEW_DEFACTO, town->lon, town->lat);
        towns++;
        none += !in;
        wrong += in && strcmp(in->country, town->country) != 0;
    }
    print_message("%zu towns, %zu in no country, %zu in another\n", towns, none, wrong);
    assert_true(towns > 2500);
    assert_true(none * 500 < towns);
    assert_true(wrong * 100 < towns);
}

static const struct {
    double lon, lat;
    const char *id;
} areas[] = {
    {2.4, 15.92, "ml-menaka-region"}, {-3.98, 22.68, "ml-taoudenni-region"},
    {-0.04, 16.27, "ml-gao-region"},  {-3.0, 16.77, "ml-timbuktu-region"},
    {1.41, 18.44, "ml-kidal-region"}, {-1.63, 14.1, "gn-bf-12"},
    {37.8, 48.0, "gn-ua-05"},         {34.1, 44.95, "gn-ua-11"},
    {40.14, 35.34, "gn-sy-07"},       {-30, 0, "-"},
};

static void test_areas(void **state)
{
    (void)state;
    for (size_t i = 0; i < LAY_COUNT(areas); i++)
        assert_string_equal(id_of(lay_gazetteer_area_at(g, areas[i].lon, areas[i].lat)),
                            areas[i].id);
}

/* The outline of a place holds its towns; the distance to it is none on it. */
static void test_outline(void **state)
{
    (void)state;
    struct lay_outline shape;
    const struct lay_gaz_place *mali = lay_gazetteer_country(g, "ML");
    assert_true(lay_outline_of(g, mali, LAY_WORLDVIEW_UN, &shape));
    assert_ptr_equal(shape.place, mali);
    assert_true(shape.west < -12 && shape.east > 4 && shape.south < 10.5 && shape.north > 24.9);
    assert_true(lay_outline_contains(&shape, -8, 12.65));
    assert_false(lay_outline_contains(&shape, 2.1, 13.5));
    const int32_t *corner = shape.points[shape.part_starts[0]];
    assert_true(lay_outline_away_m(&shape, corner[0] / 1000.0, corner[1] / 1000.0) < 1);
    double away_m = lay_outline_away_m(&shape, 2.1, 13.5); /* Niamey */
    assert_true(away_m > 100000 && away_m < 250000);
}

/* Positions that nothing tells a country of: harbours, islets that no outline has, the open sea. */
static void test_country_of(void **state)
{
    static const struct {
        double lon, lat;
        const char *country;             /* NULL: none */
    } cases[] = {{119.94, 26.16, "TW"},  /* Matsu, within 25 km of China's coast */
                 {118.32, 24.44, "TW"},  /* Kinmen */
                 {116.72, 20.70, "TW"},  /* Pratas */
                 {30.204, 45.255, "UA"}, /* Snake Island */
                 {-17.09, 20.83, "EH"},  /* La Guera, beside Nouadhibou */
                 {44.62, 40.18, "AM"},   {43.14, 11.605, "DJ"}, {56.25, 26.2, "OM"},
                 {36.78, 46.75, "UA"},   {38.92, 47.21, "RU"},  {29.70, 45.16, "RO"},
                 {34.0, 43.3, NULL},     {18.0, 34.5, NULL},    {-17.8, 18.5, NULL}};
    (void)state;
    for (size_t i = 0; i < LAY_COUNT(cases); i++) {
        const struct lay_gaz_place *is = lay_gazetteer_country_of(g, cases[i].lon, cases[i].lat);
        if (!cases[i].country)
            assert_null(is);
        else
            assert_string_equal(is ? is->country : "none", cases[i].country);
    }
}

static void test_lines_and_water(void **state)
{
    (void)state;
    size_t count[LAY_OUTLINE_LAYERS] = {0};
    for (size_t i = 0; i < lay_outline_count(g); i++) {
        struct lay_outline shape;
        lay_outline_at(g, i, &shape);
        count[shape.layer]++;
        for (size_t k = 0; k < shape.part_count; k++)
            assert_true(shape.part_starts[k] + 1 < shape.part_starts[k + 1]);
    }
    assert_true(count[LAY_OUTLINE_COUNTRY_DEFACTO] > 230 && count[LAY_OUTLINE_COUNTRY_UN] > 230);
    assert_true(count[LAY_OUTLINE_ADMIN1] > 3000 && count[LAY_OUTLINE_DISPUTED] > 40);
    assert_true(count[LAY_OUTLINE_LAKE] > 250 && count[LAY_OUTLINE_RIVER] > 400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_countries),       cmocka_unit_test(test_towns_have_their_country),
        cmocka_unit_test(test_areas),           cmocka_unit_test(test_outline),
        cmocka_unit_test(test_lines_and_water), cmocka_unit_test(test_country_of),
    };
    return cmocka_run_group_tests(tests, open_gazetteer, free_gazetteer);
}
