/* Rows in every format, from a small table with hostile texts. */
#include "base/output.h"
#include "base/term.h"
#include "export/wrap.h"
#include "export/writers.h"
#include "rows_fake.h"
#include <cjson/cJSON.h>
#include <cmocka.h>
#include <laydown/export.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct lay_column columns[] = {
    {"id", LAY_VALUE_TEXT, NULL, true},       {"start", LAY_VALUE_TIME, NULL, true},
    {"ongoing", LAY_VALUE_BOOL, NULL, false}, {"place", LAY_VALUE_TEXT, NULL, true},
    {"radius_m", LAY_VALUE_REAL, "m", false}, {"strength_best", LAY_VALUE_INT, "personnel", true},
};
#define COLUMNS LAY_COUNT(columns)

static const struct lay_value values[][COLUMNS] = {
    {FAKE_TEXT("e-1"), FAKE_TIME("2021-12-14T00:00:00Z"), FAKE_BOOL(1), FAKE_TEXT("Timbuktu base"),
     FAKE_REAL(250.5), FAKE_INT(400)},
    {FAKE_TEXT("e-2"), FAKE_TIME("-0050-01-01T00:00:00Z"), FAKE_BOOL(0),
     FAKE_TEXT("=cmd,\"x\"\n\x1b[31m<b>\xe2\x80\xae"), FAKE_NULL, FAKE_INT(-5)},
    {FAKE_TEXT("e-3"), FAKE_TIME("2022-01-01T00:00:00Z"), FAKE_BOOL(0),
     FAKE_TEXT("\xe4\xb8\xad\xe6\x96\x87"), FAKE_REAL(0), FAKE_NULL},
};
static const struct lay_point points[] = {
    {true, 179.5, -16.7305}, {false, 0, 0}, {true, -179.25, 10}};

static lay_rows *sample(void)
{
    return fake_rows_new("events", columns, COLUMNS, values[0], points, LAY_COUNT(values), 1,
                         false);
}

static char *exported(lay_rows *rows, struct lay_export_options options, lay_status want)
{
    lay_buf buf = {0};
    lay_output *out = lay_output_memory(&buf);
    int64_t count = -1;
    lay_error err = LAY_ERROR_INIT;
    lay_status status = lay_export_rows(rows, &options, out, &count, &err);
    if (status != want)
        fail_msg("status %d: %s", (int)status, err.message ? err.message : "");
    if (want == LAY_OK)
        assert_true(count >= 0);
    lay_error_done(&err);
    lay_output_commit(out, NULL);
    lay_rows_free(rows);
    return lay_buf_take(&buf);
}

static void json(void **state)
{
    (void)state;
    LAY_FREE char *text =
        exported(sample(), (struct lay_export_options){.format = LAY_FORMAT_JSON}, LAY_OK);
    assert_string_equal(
        text,
        "[\n"
        "  "
        "{\"id\":\"e-1\",\"start\":\"2021-12-14T00:00:00Z\",\"ongoing\":true,\"place\":\"Timbuktu "
        "base\",\"radius_m\":250.5,\"strength_best\":400,\"lon\":179.5,\"lat\":-16.7305},\n"
        "  {\"id\":\"e-2\",\"start\":\"-0050-01-01T00:00:00Z\",\"ongoing\":false,\"place\":\"=cmd,"
        "\\\"x\\\"\\n\\u001b[31m<b>\\u202e\",\"radius_m\":null,\"strength_best\":-5,\"lon\":null,"
        "\"lat\":null},\n"
        "  {\"id\":\"e-3\",\"start\":\"2022-01-01T00:00:00Z\",\"ongoing\":false,\"place\":"
        "\"\xe4\xb8\xad\xe6\x96\x87\",\"radius_m\":0,\"strength_best\":null,\"lon\":-179.25,"
        "\"lat\":10}\n"
        "]\n");
    cJSON *tree = cJSON_Parse(text);
    assert_int_equal(cJSON_GetArraySize(tree), 3);
    cJSON_Delete(tree);
    LAY_FREE char *lines =
        exported(sample(), (struct lay_export_options){.format = LAY_FORMAT_NDJSON}, LAY_OK);
    int n = 0;
    for (const char *p = lines; *p; n++) {
        const char *end = NULL;
        tree = cJSON_ParseWithOpts(p, &end, 0);
        assert_non_null(tree);
        cJSON_Delete(tree);
        assert_int_equal(*end, '\n');
        p = end + 1;
    }
    assert_int_equal(n, 3);
}

static void csv(void **state)
{
    (void)state;
    LAY_FREE char *text =
        exported(sample(), (struct lay_export_options){.format = LAY_FORMAT_CSV}, LAY_OK);
    assert_string_equal(
        text, "id,start,ongoing,place,radius_m,strength_best,lon,lat\n"
              "e-1,2021-12-14T00:00:00Z,true,Timbuktu base,250.5,400,179.5,-16.7305\n"
              "e-2,-0050-01-01T00:00:00Z,false,\"'=cmd,\"\"x\"\"\n\x1b[31m<b>\xe2\x80\xae\",,-5,,\n"
              "e-3,2022-01-01T00:00:00Z,false,\xe4\xb8\xad\xe6\x96\x87,0,,-179.25,10\n");
    LAY_FREE char *raw = exported(
        sample(), (struct lay_export_options){.format = LAY_FORMAT_CSV, .raw_csv = true}, LAY_OK);
    assert_non_null(strstr(raw, "\"=cmd"));
}

static void geojson(void **state)
{
    (void)state;
    struct lay_export_options options = {.format = LAY_FORMAT_GEOJSON,
                                         .info = {.cutoff = "2022-01-07", .version = "0.1.0"}};
    LAY_FREE char *text = exported(sample(), options, LAY_OK);
    const char *want_start =
        "{\n  \"type\": \"FeatureCollection\",\n  \"name\": \"events\",\n  \"laydown\": "
        "{\n    \"cutoff\": \"2022-01-07\",\n    \"version\": \"0.1.0\"\n  },\n  \"features\": [\n"
        "    {\"type\":\"Feature\",\"id\":\"e-1\",\"geometry\":{\"type\":\"Point\","
        "\"coordinates\":[179.5,-16.7305]},\"properties\":{\"start\":";
    assert_memory_equal(text, want_start, strlen(want_start));
    assert_non_null(strstr(text, "\"id\":\"e-2\",\"geometry\":null,"));
    cJSON *tree = cJSON_Parse(text);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(tree, "features")), 3);
    /* The two points are 1.25 degrees apart across the antimeridian. */
    char *bbox = cJSON_PrintUnformatted(cJSON_GetObjectItemCaseSensitive(tree, "bbox"));
    assert_string_equal(bbox, "[179.5,-16.7305,-179.25,10]");
    cJSON_free(bbox);
    cJSON_Delete(tree);
    options.format = LAY_FORMAT_GEOJSONSEQ;
    LAY_FREE char *lines = exported(sample(), options, LAY_OK);
    assert_memory_equal(lines, "{\"type\":\"Feature\",\"id\":\"e-1\"", 28);
}

static void bbox_of(const struct lay_point *at, size_t n, const char *want)
{
    static const struct lay_column id = {"id", LAY_VALUE_INT, NULL, true};
    struct lay_value ids[4] = {FAKE_INT(1), FAKE_INT(2), FAKE_INT(3), FAKE_INT(4)};
    lay_rows *rows = fake_rows_new("events", &id, 1, ids, at, n, 1, false);
    LAY_FREE char *text =
        exported(rows, (struct lay_export_options){.format = LAY_FORMAT_GEOJSON}, LAY_OK);
    cJSON *tree = cJSON_Parse(text);
    char *bbox = cJSON_PrintUnformatted(cJSON_GetObjectItemCaseSensitive(tree, "bbox"));
    assert_string_equal(bbox ? bbox : "none", want);
    cJSON_free(bbox);
    cJSON_Delete(tree);
}

static void bboxes(void **state)
{
    (void)state;
    bbox_of((struct lay_point[]){{true, -3, 16}, {true, 4, -2}}, 2, "[-3,-2,4,16]");
    bbox_of((struct lay_point[]){{true, 3, 16}}, 1, "[3,16,3,16]");
    bbox_of((struct lay_point[]){{true, -3, 16}, {true, -7, 1}}, 2, "[-7,1,-3,16]");
    bbox_of((struct lay_point[]){{false, 0, 0}}, 1, "none");
    bbox_of((struct lay_point[]){{true, 170, 1}, {true, -170, 2}, {true, 175, 3}}, 3,
            "[170,1,-170,3]");
}

static void table(void **state)
{
    (void)state;
    LAY_FREE char *text =
        exported(sample(), (struct lay_export_options){.format = LAY_FORMAT_TABLE}, LAY_OK);
    assert_string_equal(
        text, "id   start        place                          strength_best (personnel)\n"
              "e-1  2021-12-14   Timbuktu base                                        400\n"
              "e-2  -0050-01-01  =cmd,\"x\"\\n\\x1b[31m<b>\xe2\x80\xb9U+202E\xe2\x80\xba           "
              "              -5\n"
              "e-3  2022-01-01   \xe4\xb8\xad\xe6\x96\x87\n");
}

static void narrow_table(void **state)
{
    enum { NARROWEST = 43 }; /* id 3, start 11, place 12, (personnel) 11, and gaps */
    (void)state;
    for (int width = 1; width < 90; width++) {
        LAY_FREE char *text =
            exported(sample(),
                     (struct lay_export_options){
                         .format = LAY_FORMAT_TABLE, .width = width, .all_columns = width % 2},
                     LAY_OK);
        assert_null(strchr(text, '\x1b'));
        assert_non_null(strstr(text, "e-3"));
        if (width >= 20 && width % 2 == 0) /* every column has a heading, or is named as left off */
            assert_int_equal(strstr(text, "no room") != NULL, width < NARROWEST);
        for (char *line = text; *line;) {
            char *end = strchr(line, '\n');
            *end = '\0';
            if (width >= 14)
                assert_true(lay_term_width(line) <= width);
            line = end + 1;
        }
    }
}

/* What gives way first: headings, then texts over several lines, then columns. */
static void broken_cells(void **state)
{
    (void)state;
    LAY_FREE char *broken = exported(
        sample(), (struct lay_export_options){.format = LAY_FORMAT_TABLE, .width = 60}, LAY_OK);
    assert_string_equal(broken,
                        "id   start        place                        strength_best\n"
                        "                                                 (personnel)\n"
                        "e-1  2021-12-14   Timbuktu base                          400\n"
                        "e-2  -0050-01-01  =cmd,                                   -5\n"
                        "                  \"x\"\\n\\x1b[31m<b>\xe2\x80\xb9U+202E\xe2\x80\xba\n"
                        "e-3  2022-01-01   \xe4\xb8\xad\xe6\x96\x87\n");
    LAY_FREE char *left_off = exported(
        sample(), (struct lay_export_options){.format = LAY_FORMAT_TABLE, .width = 30}, LAY_OK);
    assert_string_equal(left_off, "id   start        place\n"
                                  "e-1  2021-12-14   Timbuktu\n"
                                  "                  base\n"
                                  "e-2  -0050-01-01  =cmd,\n"
                                  "                  \"x\"\\n\\x1b[31\n"
                                  "                  m<b>\xe2\x80\xb9U+202E\xe2\x80\xba\n"
                                  "e-3  2022-01-01   \xe4\xb8\xad\xe6\x96\x87\n"
                                  "no room for strength_best: use\n"
                                  "a wider terminal, --columns,\n"
                                  "or -f csv\n");
}

static void wrapping(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width;
        size_t most;
        enum lay_wrap how;
        const char *lines;
    } cases[] = {
        {"", 5, 3, LAY_WRAP_WORDS, ""},
        {"Malian Armed Forces", 6, 4, LAY_WRAP_WORDS, "Malian|Armed|Forces"},
        {"Malian Armed Forces", 12, 4, LAY_WRAP_WORDS, "Malian Armed|Forces"},
        {"Malian Armed Forces", 6, 2, LAY_WRAP_WORDS, "Malian|Armed\xe2\x80\xa6"},
        {"base_established", 12, 4, LAY_WRAP_WORDS, "base_|established"},
        {"base_established", 12, 4, LAY_WRAP_NEVER, "base_established"},
        {"2013/2021-12-14", 10, 4, LAY_WRAP_PARTS, "2013/|2021-12-14"},
        {"2021-12-14/..", 10, 4, LAY_WRAP_PARTS, "2021-12-14|/.."},
        {"[2021-12-11..2021-12-20]", 14, 4, LAY_WRAP_PARTS, "[2021-12-11..|2021-12-20]"},
        {"a-b#c", 3, 4, LAY_WRAP_PARTS, "a-b|#c"},
        {"abcdef", 4, 4, LAY_WRAP_WORDS, "abcd|ef"},
        {"\xe4\xb8\xad\xe6\x96\x87\xe4\xb8\xad", 5, 4, LAY_WRAP_WORDS,
         "\xe4\xb8\xad\xe6\x96\x87|\xe4\xb8\xad"},
        {"e\xcc\x81\x1b", 3, 4, LAY_WRAP_WORDS, "e\xcc\x81\\x|1b"},
    };
    for (size_t i = 0; i < LAY_COUNT(cases); i++) {
        lay_arena arena = {0};
        size_t count;
        const char **lines =
            lay_wrap(&arena, cases[i].text, cases[i].width, cases[i].most, cases[i].how, &count);
        LAY_BUF joined = {0};
        for (size_t k = 0; k < count; k++)
            lay_buf_printf(&joined, "%s%s", k ? "|" : "", lines[k]);
        assert_string_equal(lay_buf_text(&joined), cases[i].lines);
        lay_arena_done(&arena);
    }
    assert_int_equal(lay_wrap_least("Malian Armed Forces", LAY_WRAP_WORDS), 6);
    assert_int_equal(lay_wrap_least("2021-12-14/..", LAY_WRAP_PARTS), 13);
}

static void many_rows(void **state)
{
    (void)state;
    lay_rows *rows = fake_rows_new("events", columns, COLUMNS, values[0], points, 3, 2000, false);
    LAY_FREE char *text = exported(
        rows, (struct lay_export_options){.format = LAY_FORMAT_TABLE, .width = 70}, LAY_OK);
    size_t lines = 0;
    for (const char *p = text; (p = strchr(p, '\n')); p++)
        lines++;
    assert_int_equal(lines, 6002); /* the heading takes two */
}

static void no_rows_and_failures(void **state)
{
    (void)state;
    static const struct {
        enum lay_format format;
        const char *text;
    } empty[] = {{LAY_FORMAT_JSON, "[]\n"},
                 {LAY_FORMAT_NDJSON, ""},
                 {LAY_FORMAT_CSV, "id,start,ongoing,place,radius_m,strength_best,lon,lat\n"},
                 {LAY_FORMAT_GEOJSON, "{\n  \"type\": \"FeatureCollection\",\n  \"name\": "
                                      "\"events\",\n  \"laydown\": {},\n  \"features\": []\n}\n"},
                 {LAY_FORMAT_GEOJSONSEQ, ""},
                 {LAY_FORMAT_TABLE, "id  start  place  strength_best (personnel)\n"}};
    for (size_t i = 0; i < LAY_COUNT(empty); i++) {
        struct lay_export_options options = {.format = empty[i].format};
        lay_rows *rows = fake_rows_new("events", columns, COLUMNS, values[0], points, 3, 0, false);
        LAY_FREE char *text = exported(rows, options, LAY_OK);
        assert_string_equal(text, empty[i].text);
        rows = fake_rows_new("events", columns, COLUMNS, values[0], points, 3, 1, true);
        free(exported(rows, options, LAY_DAMAGED));
    }
    free(exported(sample(), (struct lay_export_options){.format = LAY_FORMAT_SVG}, LAY_USAGE));
    lay_rows *flat = fake_rows_new("claims", columns, COLUMNS, values[0], NULL, 3, 1, false);
    LAY_FREE char *without =
        exported(flat, (struct lay_export_options){.format = LAY_FORMAT_GEOJSON}, LAY_OK);
    assert_non_null(strstr(without, "\"geometry\":null"));
}

static void full_disk_stops(void **state)
{
    (void)state;
    static const enum lay_format streamed[] = {
        LAY_FORMAT_TABLE,   LAY_FORMAT_JSON,       LAY_FORMAT_NDJSON, LAY_FORMAT_CSV,
        LAY_FORMAT_GEOJSON, LAY_FORMAT_GEOJSONSEQ, LAY_FORMAT_KML};
    for (size_t i = 0; i < sizeof streamed / sizeof *streamed; i++) {
        lay_output *out = NULL;
        assert_int_equal(lay_output_open("/dev/full", &out, NULL), LAY_OK);
        lay_rows *rows =
            fake_rows_new("events", columns, COLUMNS, values[0], points, 3, 1000000, false);
        struct lay_export_options options = {.format = streamed[i]};
        lay_error err = LAY_ERROR_INIT;
        assert_int_equal(lay_export_rows(rows, &options, out, NULL, &err), LAY_IO);
        assert_string_equal(err.code, "io.write");
        lay_error_done(&err);
        lay_rows_free(rows);
        lay_output_abandon(out);
    }
}

static void names(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        int format;
    } cases[] = {{"out/events.geojson", LAY_FORMAT_GEOJSON},
                 {"a.GeoJSON", LAY_FORMAT_GEOJSON},
                 {"a.geojsonl", LAY_FORMAT_GEOJSONSEQ},
                 {"a.jsonl", LAY_FORMAT_NDJSON},
                 {"a.b.csv", LAY_FORMAT_CSV},
                 {"a.svg", LAY_FORMAT_SVG},
                 {"a.txt", LAY_FORMAT_TABLE},
                 {"a.json/x", -1},
                 {"a", -1},
                 {"a.csvx", -1},
                 {"", -1},
                 {"a.", -1}};
    for (size_t i = 0; i < LAY_COUNT(cases); i++) {
        enum lay_format format = LAY_FORMAT_COUNT;
        assert_int_equal(lay_format_from_path(cases[i].path, &format), cases[i].format >= 0);
        if (cases[i].format >= 0)
            assert_int_equal(format, cases[i].format);
    }
    for (int i = 0; i < LAY_FORMAT_COUNT; i++) {
        enum lay_format format;
        assert_true(lay_format_from_name(lay_format_name((enum lay_format)i), &format));
        assert_int_equal(format, i);
    }
    enum lay_format format;
    assert_false(lay_format_from_name("JSON", &format));
}

/* geojsonhint (npm) reads what is written, where it is installed; LAYDOWN_GEOJSONHINT may name it.
 */
static void geojsonhint(void **state)
{
    (void)state;
    const char *hint = getenv("LAYDOWN_GEOJSONHINT");
    char *probe = lay_asprintf("command -v '%s' >/dev/null", hint ? hint : "geojsonhint");
    int missing = system(probe);
    free(probe);
    if (missing) {
        print_message("skipped: geojsonhint is not installed\n");
        skip();
    }
    char path[] = "/tmp/laydown-hint-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    LAY_FREE char *text =
        exported(sample(), (struct lay_export_options){.format = LAY_FORMAT_GEOJSON}, LAY_OK);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
    LAY_FREE char *command = lay_asprintf("'%s' '%s' >&2", hint ? hint : "geojsonhint", path);
    int status = system(command);
    unlink(path);
    assert_int_equal(status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(json),
                                       cmocka_unit_test(csv),
                                       cmocka_unit_test(geojson),
                                       cmocka_unit_test(bboxes),
                                       cmocka_unit_test(table),
                                       cmocka_unit_test(narrow_table),
                                       cmocka_unit_test(broken_cells),
                                       cmocka_unit_test(wrapping),
                                       cmocka_unit_test(many_rows),
                                       cmocka_unit_test(no_rows_and_failures),
                                       cmocka_unit_test(full_disk_stops),
                                       cmocka_unit_test(names),
                                       cmocka_unit_test(geojsonhint)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
