/* A table of names in five languages against positions that do not come from the gazetteer. */
#include "base/csv_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "gazetteer/gazetteer.h"
#include "geo/sphere.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h> /* after the headers it needs */

enum { LANGUAGE, NAME, COUNTRY, LON, LAT, COLUMNS, KM = COLUMNS, SOURCE, SOURCED_COLUMNS };

static const char *const languages[] = {"en", "fr", "ru", "ar", "uk"};

struct score {
    size_t names, in_country, in_world;
};

/* Without a limit in km a town, where a country or an area has its name as well, within 25. */
static bool is_near(const struct lay_gazetteer *g, const struct lay_csv *row, const char *country)
{
    double lon = 0, lat = 0, km = 25;
    bool any_kind = row->fields.n == SOURCED_COLUMNS;
    assert_true(lay_number_real(row->fields.at[LON].text, row->fields.at[LON].len, &lon));
    assert_true(lay_number_real(row->fields.at[LAT].text, row->fields.at[LAT].len, &lat));
    if (any_kind)
        assert_true(lay_number_real(row->fields.at[KM].text, row->fields.at[KM].len, &km));
    lay_gaz_candidates found = {0};
    lay_gazetteer_find(g, row->fields.at[NAME].text, country, false, &found);
    size_t first = 0;
    while (!any_kind && first < found.n && found.at[first].place->level != LAY_LEVEL_TOWN)
        first++;
    bool near =
        first < found.n && found.at[first].place->has_point &&
        lay_sphere_m(lon, lat, found.at[first].place->lon, found.at[first].place->lat) <= 1000 * km;
    lay_vec_done(&found);
    return near;
}

static void take_row(const struct lay_gazetteer *g, const struct lay_csv *row, struct score *scores)
{
    size_t at = 0;
    while (at < LAY_COUNT(languages) && strcmp(languages[at], row->fields.at[LANGUAGE].text) != 0)
        at++;
    assert_true(at < LAY_COUNT(languages));
    const char *country = row->fields.at[COUNTRY].text;
    bool in_country = is_near(g, row, *country ? country : NULL);
    bool in_world = is_near(g, row, NULL);
    scores[at].names++;
    scores[at].in_country += in_country;
    scores[at].in_world += in_world;
    if (!in_country || !in_world)
        print_message("%s \"%s\": %s\n", row->fields.at[LANGUAGE].text, row->fields.at[NAME].text,
                      in_country ? "found in its country only" : "not found");
}

/* What share of a table must be found, in percent: where the country is told, and where not. */
struct least {
    size_t in_country[LAY_COUNT(languages)], in_world[LAY_COUNT(languages)];
};

static void check_scores(const struct score *scores, const struct least *least)
{
    for (size_t i = 0; i < LAY_COUNT(languages); i++) {
        const struct score *s = &scores[i];
        print_message("%s: %zu names, %zu in their country, %zu in the world\n", languages[i],
                      s->names, s->in_country, s->in_world);
        assert_true(s->in_country * 100 >= least->in_country[i] * s->names);
        assert_true(s->in_world * 100 >= least->in_world[i] * s->names);
    }
}

static void check_table(const char *name, size_t columns, size_t names, const struct least *least)
{
    struct lay_gazetteer *g = NULL;
    struct score scores[LAY_COUNT(languages)] = {{0}};
    assert_int_equal(
        lay_gazetteer_open(LAYDOWN_BINARY_DIR "/share/laydown/gazetteer.bin", &g, NULL), LAY_OK);
    LAY_FREE char *path = lay_asprintf(LAYDOWN_SOURCE_DIR "/tests/text/%s", name);
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    LAY_BUF text = {0};
    for (int c; (c = fgetc(in)) != EOF;)
        lay_buf_putc(&text, (char)c);
    fclose(in);
    struct lay_csv csv;
    bool more;
    lay_csv_init(&csv, lay_buf_text(&text), text.len, name);
    csv.separator = '\t';
    csv.quote = '\0';
    while (lay_csv_next(&csv, &more, NULL) == LAY_OK && more)
        if (csv.fields.n == columns && strcmp(csv.fields.at[LANGUAGE].text, "language") != 0)
            take_row(g, &csv, scores);
    lay_csv_done(&csv);
    lay_gazetteer_free(g);
    check_scores(scores, least);
    assert_true(scores[0].names + scores[1].names + scores[2].names > names);
}

static void test_names(void **state)
{
    (void)state;
    const struct least least = {{92, 92, 92, 92, 92}, {90, 90, 90, 90, 90}};
    check_table("place-names.tsv", COLUMNS, 300, &least);
}

static void test_theatres(void **state)
{
    (void)state;
    const struct least least = {{98, 98, 98, 98, 98}, {96, 96, 96, 96, 96}};
    check_table("place-names-theatres.tsv", SOURCED_COLUMNS, 400, &least);
}

static void test_reports(void **state)
{
    (void)state;
    const struct least least = {{95, 95, 95, 0, 0}, {90, 90, 90, 0, 0}};
    check_table("place-names-reports.tsv", SOURCED_COLUMNS, 150, &least);
}

static void test_blind(void **state)
{
    (void)state;
    const struct least least = {{97, 97, 91, 89, 92}, {94, 94, 84, 79, 87}};
    check_table("place-names-blind.tsv", SOURCED_COLUMNS, 700, &least);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names), cmocka_unit_test(test_theatres),
        cmocka_unit_test(test_reports), cmocka_unit_test(test_blind)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
