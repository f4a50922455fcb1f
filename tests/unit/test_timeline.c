/* Timelines: handovers, lanes, the picture as XML, JSON and CSV. */
#include "base/output.h"
#include "export/svg.h"
#include "export/timeline_layout.h"
#include "rows_fake.h"
#include <cjson/cJSON.h>
#include <cmocka.h>
#include <laydown/export.h>
#include <unistd.h>

static const struct lay_column columns[] = {
    {"id", LAY_VALUE_TEXT, NULL, true},       {"start", LAY_VALUE_TIME, NULL, true},
    {"end", LAY_VALUE_TIME, NULL, true},      {"ongoing", LAY_VALUE_BOOL, NULL, false},
    {"place", LAY_VALUE_TEXT, NULL, true},    {"stay_id", LAY_VALUE_TEXT, NULL, false},
    {"actor", LAY_VALUE_TEXT, NULL, true},    {"role", LAY_VALUE_TEXT, NULL, true},
    {"state", LAY_VALUE_TEXT, NULL, true},    {"days_since", LAY_VALUE_INT, "days", true},
    {"disputed", LAY_VALUE_TEXT, NULL, true},
};
#define COLUMNS LAY_COUNT(columns)
#define ROW(id, place, stay, actor, start, end, ongoing, role, state, since, disputed)             \
    {                                                                                              \
        FAKE_TEXT(id), FAKE_TIME(start "T00:00:00Z"), FAKE_TIME(end "T23:59:59Z"),                 \
            FAKE_BOOL(ongoing), FAKE_TEXT(place), FAKE_TEXT(stay), FAKE_TEXT(actor),               \
            FAKE_TEXT(role), FAKE_TEXT(state), since, disputed                                     \
    }

/* Timbuktu passes on one day in 11..20 December 2021; at Gao nobody is seen for a while; at Kidal
 * two hold together and one of them stays; Ber is only possibly held. */
static const struct lay_value rows[][COLUMNS] = {
    ROW("p-1", "Timbuktu", "s-1", "France", "2021-01-01", "2021-12-10", 0, "holder", "confirmed",
        FAKE_NULL, FAKE_NULL),
    ROW("p-2", "Timbuktu", "s-1", "France", "2021-12-11", "2021-12-19", 0, "possible_holder",
        "possible", FAKE_NULL, FAKE_NULL),
    ROW("p-3", "Timbuktu", "s-2", "Mali", "2021-12-11", "2021-12-19", 0, "possible_holder",
        "possible", FAKE_NULL, FAKE_NULL),
    ROW("p-4", "Timbuktu", "s-2", "Mali", "2021-12-20", "2022-01-07", 0, "holder", "confirmed",
        FAKE_NULL, FAKE_TEXT("time")),
    ROW("p-5", "Timbuktu", "s-2", "Mali", "2022-01-08", "2022-06-30", 1, "holder", "presumed",
        FAKE_INT(174), FAKE_TEXT("time")),
    ROW("p-6", "Timbuktu", "s-3", "Wagner", "2022-01-05", "2022-01-05", 0, "present", "contested",
        FAKE_NULL, FAKE_TEXT("actor")),
    ROW("p-7", "Gao", "s-4", "France", "2021-01-01", "2021-05-31", 0, "holder", "confirmed",
        FAKE_NULL, FAKE_NULL),
    ROW("p-8", "Gao", "s-5", "Mali", "2021-08-01", "2022-06-30", 1, "holder", "confirmed",
        FAKE_NULL, FAKE_NULL),
    ROW("p-9", "Kidal", "s-6", "Chad", "2021-01-01", "2022-03-31", 0, "holder", "confirmed",
        FAKE_NULL, FAKE_NULL),
    ROW("p-10", "Kidal", "s-7", "France", "2021-01-01", "2021-10-31", 0, "holder", "confirmed",
        FAKE_NULL, FAKE_NULL),
    ROW("p-11", "Kidal", "s-8", "Mali", "2021-11-01", "2022-06-30", 1, "holder", "confirmed",
        FAKE_NULL, FAKE_NULL),
    ROW("p-12", "Ber", "s-9", "France", "2021-01-01", "2021-10-31", 0, "possible_holder",
        "possible", FAKE_NULL, FAKE_NULL),
    ROW("p-13", "Ber", "s-10", "Mali", "2021-11-01", "2022-06-30", 0, "lodger", "reported_absent",
        FAKE_NULL, FAKE_NULL),
};

static lay_rows *sample(void)
{
    return fake_rows_new("presence", columns, COLUMNS, rows[0], NULL, LAY_COUNT(rows), 1, false);
}

static char *exported(lay_rows *presence, enum lay_format format)
{
    lay_buf buf = {0};
    lay_output *out = lay_output_memory(&buf);
    struct lay_export_options options = {
        .format = format, .info = {.cutoff = "2022-06-30", .command = "laydown timeline"}};
    lay_error err = LAY_ERROR_INIT;
    if (lay_export_timeline(presence, &options, out, &err) != LAY_OK)
        fail_msg("%s", err.message);
    lay_output_commit(out, NULL);
    lay_rows_free(presence);
    return lay_buf_take(&buf);
}

static void handovers(void **state)
{
    (void)state;
    LAY_FREE char *text = exported(sample(), LAY_FORMAT_JSON);
    cJSON *tree = cJSON_Parse(text);
    char *found = cJSON_PrintUnformatted(cJSON_GetObjectItemCaseSensitive(tree, "handovers"));
    assert_string_equal(found,
                        "[{\"place\":\"Timbuktu\",\"giver\":\"France\",\"receiver\":\"Mali\","
                        "\"first\":\"2021-12-11\",\"last\":\"2021-12-20\"},"
                        "{\"place\":\"Kidal\",\"giver\":\"France\",\"receiver\":\"Mali\","
                        "\"first\":\"2021-11-01\",\"last\":\"2021-11-01\"}]");
    cJSON_free(found);
    cJSON *places = cJSON_GetObjectItemCaseSensitive(tree, "places");
    assert_int_equal(cJSON_GetArraySize(places), 4);
    cJSON *first = cJSON_GetArrayItem(places, 0);
    assert_string_equal(cJSON_GetObjectItemCaseSensitive(first, "place")->valuestring, "Timbuktu");
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(first, "presence")), 6);
    cJSON_Delete(tree);
}

static void csv(void **state)
{
    (void)state;
    LAY_FREE char *text = exported(sample(), LAY_FORMAT_CSV);
    const char *want = "place,actor,role,state,start,end,ongoing,edtf,days_since,grade,origins,"
                       "disputed,certain_start,certain_end,possible_start,possible_end,id,stay_id,"
                       "place_id,country\nTimbuktu,France,holder,confirmed,2021-01-01,2021-12-10,"
                       "false,,,,,,,,,,p-1,s-1,,\n";
    assert_memory_equal(text, want, strlen(want));
    size_t lines = 0;
    for (const char *p = text; (p = strchr(p, '\n')); p++)
        lines++;
    assert_int_equal(lines, LAY_COUNT(rows) + 1);
}

/* Random stays: no two bars of a lane overlap, all stand in the field. */
static void lanes(void **state)
{
    (void)state;
    struct lay_timeline t = {0};
    unsigned seed = 1;
    for (size_t i = 0; i < 3000; i++) {
        seed = seed * 1103515245u + 12345u;
        lay_day first = (lay_day)(seed >> 8) % 3000;
        struct lay_bar bar = {.place = i / 300,
                              .actor = seed % 17,
                              .first = first,
                              .last = first + (lay_day)(seed >> 4) % 200,
                              .ongoing = i % 7 == 0};
        bar.place_name = "x";
        bar.actor_name = "y";
        lay_vec_push(&t.bars, bar);
    }
    for (size_t p = 0; p < 10; p++)
        lay_vec_push(&t.places, (struct lay_timeline_place){"x", NULL, NULL, p * 300, 300});
    struct lay_chart c;
    lay_chart_init(&c, &t, 100, "1978-01-01");
    assert_int_equal(c.units.n, 3000);
    for (size_t i = 1; i < c.units.n; i++) {
        const struct lay_chart_unit *unit = &c.units.at[i];
        assert_true(unit->x0 >= c.left && unit->x1 <= c.right);
        for (size_t k = i; k-- > 0 && c.units.at[k].place == unit->place;)
            if (c.units.at[k].lane == unit->lane)
                assert_true(c.units.at[k].x1 <= unit->x0 + 0.02);
    }
    for (size_t p = 1; p < c.places.n; p++)
        assert_true(c.places.at[p].y >= c.places.at[p - 1].y + c.places.at[p - 1].height);
    lay_chart_done(&c);
    lay_timeline_done(&t);
}

/* At every length of time the labels of the axis keep clear of each other. */
static void axis(void **state)
{
    (void)state;
    for (double days = 1; days < 7e6; days *= 1.3)
        for (int start = -1; start <= 1; start++) {
            lay_day first = start < 0 ? -4371222 : start ? 0 : 18993;
            if (first + days > 2932896)
                continue;
            struct lay_timeline t = {0};
            lay_vec_push(&t.places, (struct lay_timeline_place){"A base", NULL, NULL, 0, 1});
            lay_vec_push(&t.bars, (struct lay_bar){.first = first,
                                                   .last = first + (lay_day)days,
                                                   .place_name = "A base",
                                                   .actor_name = "b"});
            struct lay_chart c;
            lay_chart_init(&c, &t, 60, NULL);
            assert_true(c.ticks.n <= 60 && (c.ticks.n >= 2 || days < 3));
            for (size_t i = 1; i < c.ticks.n; i++) {
                double half = (lay_svg_text_width(c.ticks.at[i].label, 11) +
                               lay_svg_text_width(c.ticks.at[i - 1].label, 11)) /
                              2;
                if (c.ticks.at[i].x - c.ticks.at[i - 1].x < half)
                    fail_msg("%f days: %s, %s", days, c.ticks.at[i - 1].label, c.ticks.at[i].label);
            }
            for (size_t i = 1; i < c.periods.n; i++)
                assert_true(c.periods.at[i].x - c.periods.at[i - 1].x >
                            lay_svg_text_width(c.periods.at[i - 1].label, 11));
            lay_chart_done(&c);
            lay_timeline_done(&t);
        }
}

static bool has_xmllint(void)
{
    return system("command -v xmllint >/dev/null") == 0;
}

static void assert_xml(const char *text)
{
    char path[] = "/tmp/laydown-svg-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
    LAY_FREE char *command = lay_asprintf("xmllint --noout '%s' >&2", path);
    int status = system(command);
    unlink(path);
    assert_int_equal(status, 0);
}

static void picture(void **state)
{
    (void)state;
    LAY_FREE char *text = exported(sample(), LAY_FORMAT_SVG),
                  *again = exported(sample(), LAY_FORMAT_SVG);
    assert_string_equal(text, again);
    assert_non_null(
        strstr(text, "<g id=\"p-5\">\n<title>Mali at Timbuktu\nholder, presumed, 174 days"));
    assert_non_null(strstr(text, "laydown why p-5</title>"));
    assert_non_null(strstr(text, "some day from 2021-12-11 to 2021-12-20"));
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "nan"));
    if (has_xmllint())
        assert_xml(text);
}

static void hostile_and_empty(void **state)
{
    (void)state;
    static const struct lay_value hostile[][COLUMNS] = {
        ROW("\"><script>alert(1)</script>", "]]>--><b>&\x1b[31m\x01", "&'\"",
            "<img onerror=x>\xff\xed\xa0\x80", "-0050-02-03", "9999-12-31", 1, "holder",
            "contested", FAKE_INT(0), FAKE_TEXT("</title>\xef\xbf\xbf")),
        ROW("",
            "\xe2\x80\xae"
            "esab",
            "", "\xf3\xa0\x81\x81", "-9999-01-01", "-9999-01-01", 0, "present", "possible",
            FAKE_NULL, FAKE_TEXT(""))};
    lay_rows *presence = fake_rows_new("presence", columns, COLUMNS, hostile[0], NULL, 2, 1, false);
    LAY_FREE char *text = exported(presence, LAY_FORMAT_SVG);
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "<img"));
    assert_null(strchr(text, '\x1b'));
    presence = fake_rows_new("presence", columns, COLUMNS, hostile[0], NULL, 2, 0, false);
    LAY_FREE char *empty = exported(presence, LAY_FORMAT_SVG);
    assert_non_null(strstr(empty, "nothing to draw"));
    LAY_FREE char *json =
        exported(fake_rows_new("presence", columns, COLUMNS, hostile[0], NULL, 2, 0, false),
                 LAY_FORMAT_JSON);
    assert_non_null(strstr(json, "\"places\": []"));
    if (!has_xmllint()) {
        print_message("skipped: xmllint is not installed\n");
        return;
    }
    assert_xml(text);
    assert_xml(empty);
}

static lay_status status_of(lay_rows *presence, enum lay_format format)
{
    lay_buf buf = {0};
    lay_output *out = lay_output_memory(&buf);
    struct lay_export_options options = {.format = format};
    lay_error err = LAY_ERROR_INIT;
    lay_status status = lay_export_timeline(presence, &options, out, &err);
    assert_true(status == LAY_OK || err.message);
    lay_error_done(&err);
    lay_output_commit(out, NULL);
    lay_buf_done(&buf);
    lay_rows_free(presence);
    return status;
}

static void refuses(void **state)
{
    (void)state;
    assert_int_equal(status_of(sample(), LAY_FORMAT_GEOJSON), LAY_USAGE);
    assert_int_equal(
        status_of(fake_rows_new("claims", columns, 1, rows[0], NULL, 1, 1, false), LAY_FORMAT_SVG),
        LAY_USAGE);
    assert_int_equal(
        status_of(fake_rows_new("presence", columns, COLUMNS, rows[0], NULL, 2, 1, true),
                  LAY_FORMAT_SVG),
        LAY_DAMAGED);
    static const struct lay_value bad[][COLUMNS] = {
        ROW("p-1", "A", "s", "B", "2021-13-01", "2022-01-01", 0, "holder", "confirmed", FAKE_NULL,
            FAKE_NULL),
        ROW("p-1", "A", "s", "B", "2021-12-01", "2022-01-01", 0, "holder", "sure", FAKE_NULL,
            FAKE_NULL),
        ROW("p-1", "A", "s", "B", "2021-12-01", "", 0, "holder", "confirmed", FAKE_NULL,
            FAKE_NULL)};
    for (size_t i = 0; i < LAY_COUNT(bad); i++)
        assert_int_equal(
            status_of(fake_rows_new("presence", columns, COLUMNS, bad[i], NULL, 1, 1, false),
                      LAY_FORMAT_SVG),
            LAY_BUG);
}

static void wrapping(void **state)
{
    (void)state;
    lay_arena arena = {0};
    const char *lines[3];
    assert_int_equal(lay_svg_wrap(&arena, "", 12, 100, 3, lines), 0);
    assert_int_equal(lay_svg_wrap(&arena, "one two", 12, 100, 3, lines), 1);
    assert_string_equal(lines[0], "one two");
    static const char long_text[] = "a name that is long enough to need several lines of a narrow "
                                    "column and thenahalfwithoutanyblankatallintheendofitall";
    for (double width = 5; width < 900; width += 7) {
        size_t n = lay_svg_wrap(&arena, long_text, 12, width, 3, lines);
        assert_true(n >= 1 && n <= 3);
        for (size_t i = 0; i < n && width > 40; i++)
            assert_true(lay_svg_text_width(lines[i], 12) <= width);
    }
    lay_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(handovers), cmocka_unit_test(csv),     cmocka_unit_test(lanes),
        cmocka_unit_test(axis),      cmocka_unit_test(picture), cmocka_unit_test(hostile_and_empty),
        cmocka_unit_test(refuses),   cmocka_unit_test(wrapping)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
