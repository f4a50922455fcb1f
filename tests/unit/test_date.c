/* test_date.c: EDTF texts against a table of our own and against published vectors; texts of
 * ranges that read back; days and calendar dates; what is said of wrong dates; the clock. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "table.h"
#include <laydown/date.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define COLUMNS 9

/* ---- tables ---- */

static char *describe_day(lay_day day)
{
    return day == LAY_DAY_MIN || day == LAY_DAY_MAX ? lay_strdup("..") : lay_day_format(day);
}

static void add_flag(lay_buf *flags, const char *flag, bool on)
{
    if (on)
        lay_buf_printf(flags, "%s%s", flags->len ? "," : "", flag);
}

static char *describe_flags(const struct lay_date *date)
{
    lay_buf flags = {0};
    lay_buf_puts(&flags, "");
    add_flag(&flags, "uncertain", date->uncertain);
    add_flag(&flags, "approximate", date->approximate);
    add_flag(&flags, "start-unknown", date->start_edge == LAY_EDGE_UNKNOWN);
    add_flag(&flags, "start-open", date->start_edge == LAY_EDGE_OPEN);
    add_flag(&flags, "end-unknown", date->end_edge == LAY_EDGE_UNKNOWN);
    add_flag(&flags, "end-open", date->end_edge == LAY_EDGE_OPEN);
    return lay_buf_take(&flags);
}

/* The columns of dates.tsv behind the text. */
static char *describe(const char *text)
{
    static const char *const kinds[] = {"one", "all", "interval"};
    struct lay_date date;
    if (lay_date_parse(text, &date, NULL) != LAY_OK)
        return lay_strdup("reject ");
    LAY_FREE char *a = describe_day(date.start_first);
    LAY_FREE char *b = describe_day(date.start_last);
    LAY_FREE char *c = describe_day(date.end_first);
    LAY_FREE char *d = describe_day(date.end_last);
    LAY_FREE char *flags = describe_flags(&date);
    return lay_asprintf("accept %d %s %s %s %s %s %s", date.level, kinds[date.kind], a, b, c, d,
                        flags);
}

static void own_table(void **state)
{
    (void)state;
    FILE *file = fopen(LAYDOWN_SOURCE_DIR "/tests/text/dates.tsv", "r");
    assert_non_null(file);
    LAY_FREE char *line = NULL;
    size_t cap = 0;
    const char *cell[COLUMNS];
    int rows = 0, wrong = 0;
    assert_true(next_row(file, &line, &cap, cell, COLUMNS)); /* the names of the columns */
    for (; next_row(file, &line, &cap, cell, COLUMNS); rows++) {
        LAY_FREE char *expected =
            strcmp(cell[1], "reject") == 0
                ? lay_strdup("reject ")
                : lay_asprintf("%s %s %s %s %s %s %s %s", cell[1], cell[2], cell[3], cell[4],
                               cell[5], cell[6], cell[7], cell[8]);
        LAY_FREE char *got = describe(cell[0]);
        if (strcmp(got, expected) != 0) {
            print_error("\"%s\": expected %s, got %s\n", cell[0], expected, got);
            wrong++;
        }
    }
    fclose(file);
    assert_true(rows >= 180);
    assert_int_equal(wrong, 0);
}

/* The day of "2016-05-02T…" and "-000002-01-01T…"; NULL where the cell has none. */
static char *day_of_instant(const char *cell)
{
    const char *t = strchr(cell, 'T');
    if (!t || cell[strlen(cell) - 1] != 'Z')
        return NULL;
    bool six = cell[0] == '-';
    return lay_asprintf("%s%.*s", six ? "-" : "", (int)(t - cell) - (six ? 3 : 0),
                        cell + (six ? 3 : 0));
}

/* A time's instant may fall on another day than the one that is written. */
static bool agrees(const char *cell, lay_day day, const char *text)
{
    LAY_FREE char *expected = day_of_instant(cell);
    LAY_FREE char *got = describe_day(day);
    return !expected || strchr(text, 'T') || strcmp(expected, got) == 0;
}

static void published_vectors(void **state)
{
    (void)state;
    FILE *file = fopen(LAYDOWN_SOURCE_DIR "/../shared/data/edtf/edtf_vectors.tsv", "r");
    if (!file) {
        print_message("skipped: the vectors are not here\n");
        skip();
    }
    LAY_FREE char *line = NULL;
    size_t cap = 0;
    const char *cell[COLUMNS];
    int rows = 0, wrong = 0;
    assert_true(next_row(file, &line, &cap, cell, COLUMNS));
    for (; next_row(file, &line, &cap, cell, COLUMNS); rows++) {
        struct lay_date date;
        bool ok = lay_date_parse(cell[0], &date, NULL) == LAY_OK;
        bool right = ok == (strcmp(cell[1], "accept") == 0);
        if (right && ok)
            right = cell[3][0] == '0' + date.level &&
                    agrees(cell[5], lay_date_first(&date), cell[0]) &&
                    (strcmp(cell[4], "Set") == 0 || strcmp(cell[4], "List") == 0 ||
                     agrees(cell[6], lay_date_last(&date), cell[0]));
        if (!right) {
            print_error("%s: expected %s, level %s, %s to %s\n", cell[0], cell[1], cell[3], cell[5],
                        cell[6]);
            wrong++;
        }
    }
    fclose(file);
    assert_true(rows > 50);
    assert_int_equal(wrong, 0);
}

/* ---- what is said of wrong dates ---- */

static const struct {
    const char *text;
    long column;
    const char *message, *hint; /* parts of them */
} refusals[] = {
    {"", 1, "\"\" is not a date: it is empty", "2021-12-14"},
    {"2021-02-30", 9, "\"2021-02-30\" is not a day: February 2021 has 28 days", "\"2021-02-28\""},
    {"2021-02-29/2022", 9, "\"2021-02-29\" is not a day", "\"2021-02\""},
    {"2021-13-01", 6, "13 is no month", "\"2021-01-13\""},
    {"2021-1-5", 7, "month of two digits", "write \"2021-01-05\""},
    {"14/12/2021", 6, "one \"/\"", "write \"2021-12-14\""},
    {"12/14/2021", 6, "one \"/\"", "write \"2021-12-14\""},
    {"05/06/2021", 6, "one \"/\"", "\"2021-06-05\" (if the day stands first) or \"2021-05-06\""},
    {"14.12.2021", 3, "\".\"", "write \"2021-12-14\""},
    {"2021/12/14", 8, "one \"/\"", "write \"2021-12-14\""},
    {"12/2021", 1, "four digits", "write \"2021-12\""},
    {"12/14", 1, "four digits", "year first"},
    {"14/12/21", 6, "one \"/\"", "four digits"},
    {"14 December 2021", 3, "a blank", "write \"2021-12-14\""},
    {"December 14th, 2021", 1, "\"D\"", "write \"2021-12-14\""},
    {"December 2021", 1, "\"D\"", "write \"2021-12\""},
    {"14 d\u00e9cembre 2021", 3, "a blank", "write \"2021-12-14\""},
    {"14 \u0434\u0435\u043a\u0430\u0431\u0440\u044f 2021", 3, "a blank", "write \"2021-12-14\""},
    {"mid-December 2021", 1, "\"m\"", "write \"[2021-12-11..2021-12-20]\""},
    {"before 14 Dec 2021", 1, "\"b\"", "write \"[..2021-12-14]\""},
    {"summer 2022", 1, "\"s\"", "write \"2022-22\""},
    {"\u0662\u0660\u0662\u0661-\u0661\u0662-\u0661\u0664", 1, "\"\u0662\"", "write \"2021-12-14\""},
    {"2021-\uff11\uff12-14", 6, "\"\uff11\"", "write \"2021-12-14\""},
    {"2021\u201012\u201014", 5, "\"\u2010\"", "write \"2021-12-14\""},
    {" 2021-12-14 ", 1, "a blank", "write \"2021-12-14\""},
    {"20211214", 1, "four digits", "write \"2021-12-14\""},
    {"20211214T101500Z", 1, "four digits", "write \"2021-12-14T10:15:00Z\""},
    {"2021-12-14 10:00", 11, "a blank", "write \"2021-12-14T10:00\""},
    {"2021-12-14t10:00:00z", 11, "\"t\"", "write \"2021-12-14T10:00:00Z\""},
    {"2021-12-14T10:00:61", 18, "59", "\"2021-12-14\""},
    {"44544", 1, "four digits", "\"2021-12-14\""},
    {"2147483648-01-01", 1, "after \"Y\"", "2021-12-14"},
    {"2021-12-15/2021-12-13", 12, "ends before it starts", "\"2021-12-13/2021-12-15\""},
    {"[2022..2021]", 8, "ends before it starts", "\"2021..2022\""},
    {"2021-21/2021-22", 9, "season", "write \"2021-03/2021-08\""},
    {"2021..2022", 5, "\".\"", "\"[2021..2022]\""},
    {"2018-2022", 6, "20 is no month", "write \"2018/2022\""},
    {"199u", 4, "\"u\"", "write \"199X\""},
    {"2004?~", 6, "\"~\"", "write \"2004%\""},
    {"open/2004", 1, "\"o\"", "write \"../2004\""},
    {"1990s", 5, "\"s\"", "write \"199X\""},
    {"[1999", 6, "end with \"]\"", "2021-12-14"},
    {"2021\x1b[31m", 5, "\"2021?[31m\"", "2021-12-14"},
    {"2021\xff", 5, "\"?\"", "2021-12-14"},
};

static void refusals_say_why(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < LAY_COUNT(refusals); i++) {
        struct lay_date date = {.level = 77};
        lay_error err = LAY_ERROR_INIT;
        assert_int_equal(lay_date_parse(refusals[i].text, &date, &err), LAY_NO);
        assert_int_equal(date.level, 77);
        assert_string_equal(err.code, "date.invalid");
        if (!strstr(err.message, refusals[i].message) || !strstr(err.hint, refusals[i].hint) ||
            err.column != refusals[i].column) {
            print_error("column %ld: %s (%s)\n", err.column, err.message, err.hint);
            wrong++;
        }
        lay_error_done(&err);
    }
    assert_int_equal(wrong, 0);
}

static void long_texts_are_refused_at_once(void **state)
{
    (void)state;
    static const char *const fillers[] = {"[", "1", "{1,", "X", "/", "..", "\xff", " ", "?"};
    const size_t size = 1 << 20;
    LAY_FREE char *text = lay_alloc(size + 1);
    clock_t start = clock();
    for (size_t f = 0; f < LAY_COUNT(fillers); f++) {
        size_t period = strlen(fillers[f]);
        for (size_t i = 0; i < size; i++)
            text[i] = fillers[f][i % period];
        static const size_t cuts[] = {1 << 20, 1001, 1000};
        for (size_t c = 0; c < LAY_COUNT(cuts); c++) {
            struct lay_date date;
            lay_error err = LAY_ERROR_INIT;
            text[cuts[c]] = '\0';
            assert_int_equal(lay_date_parse(text, &date, &err), LAY_NO);
            assert_int_equal(cuts[c] > 1000, strstr(err.message, "longer than 1000 bytes") != NULL);
            assert_true(strlen(err.message) < 400);
            lay_error_done(&err);
        }
    }
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 1.0);
}

/* ---- texts of bounds ---- */

static uint64_t random_state = 20211214;

static uint32_t random_below(uint32_t limit)
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(random_state >> 33) % limit;
}

static lay_day random_day(void)
{
    lay_day first, last;
    assert_true(lay_day_from_civil(-9999, 1, 1, &first));
    assert_true(lay_day_from_civil(9999, 12, 31, &last));
    return first + (lay_day)random_below((uint32_t)(last - first) + 1);
}

static void assert_range_reads_back(lay_day first, lay_day last)
{
    struct lay_date date;
    LAY_FREE char *text = lay_date_format_range(first, last);
    if (lay_date_parse(text, &date, NULL) != LAY_OK || lay_date_first(&date) != first ||
        lay_date_last(&date) != last)
        fail_msg("%s does not read back as %d..%d", text, first, last);
}

static void ranges_read_back(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        lay_day a = random_day(), b = random_day();
        if (i % 2) /* near each other, and often whole months and years */
            b = a + (lay_day)random_below(800);
        lay_day first = a < b ? a : b, last = a < b ? b : a;
        int year, month, day;
        lay_day_to_civil(first, &year, &month, &day);
        if (i % 5 == 0)
            lay_day_from_civil(year, i % 10 ? month : 1, 1, &first);
        lay_day_to_civil(last, &year, &month, &day);
        if (i % 3 == 0)
            lay_day_from_civil(year, 12, 31, &last);
        if (last > 2932896)
            last = 2932896;
        if (i % 17 == 0)
            first = LAY_DAY_MIN;
        if (i % 13 == 0)
            last = LAY_DAY_MAX;
        assert_range_reads_back(first, last);
    }
}

static void ranges_have_short_texts(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "2021-12-14",     "2021-12",        "2021",
        "0000",           "-0044-03",       "[..]",
        "[..2022-01-07]", "[2022-02-17..]", "[2021-12-11..2021-12-20]",
        "-9999"};
    for (size_t i = 0; i < LAY_COUNT(texts); i++) {
        struct lay_date date;
        assert_int_equal(lay_date_parse(texts[i], &date, NULL), LAY_OK);
        LAY_FREE char *text = lay_date_format_range(lay_date_first(&date), lay_date_last(&date));
        assert_string_equal(text, texts[i]);
    }
}

static char *interval_text(const struct lay_date *date)
{
    return lay_date_format_interval(date->start_first, date->start_last, date->end_first,
                                    date->end_last);
}

static void intervals_read_back(void **state)
{
    (void)state;
    static const char *const texts[] = {"2018/2022-06-13",
                                        "2021-12/2021-12-14",
                                        "2021-12-14/2021-12",
                                        "/2022-01-07",
                                        "2022/",
                                        "/",
                                        "201X/2022-06-13",
                                        "19XX/20XX",
                                        "-0058/-0050",
                                        "2022/2022",
                                        "0XXX/2XXX",
                                        "-000X/0001",
                                        "XXXX/XXXX",
                                        "2022-01-07/2022-01-07"};
    for (size_t i = 0; i < LAY_COUNT(texts); i++) {
        struct lay_date date;
        assert_int_equal(lay_date_parse(texts[i], &date, NULL), LAY_OK);
        LAY_FREE char *text = interval_text(&date);
        assert_string_equal(text, texts[i]);
    }
}

/* Never narrower than the bounds, and marked where a side is wider. */
static void intervals_never_narrow(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        lay_day ss = random_day() / 8, es = ss + (lay_day)random_below(i % 3 ? 500 : 50000);
        lay_day sl = ss + (lay_day)random_below(i % 4 ? 60 : 900);
        lay_day el = (sl > es ? sl : es) + (lay_day)random_below(i % 5 ? 40 : 4000);
        struct lay_date date;
        LAY_FREE char *text = lay_date_format_interval(ss, sl, es, el);
        assert_int_equal(lay_date_parse(text, &date, NULL), LAY_OK);
        assert_int_equal(date.kind, LAY_DATE_INTERVAL);
        assert_true(date.start_first <= ss && date.start_last >= sl);
        assert_true(date.end_first <= es && date.end_last >= el);
        bool same = date.start_first == ss && date.start_last == sl && date.end_first == es &&
                    date.end_last == el;
        bool open = date.start_edge != LAY_EDGE_KNOWN || date.end_edge != LAY_EDGE_KNOWN;
        assert_true(open || same == !date.approximate);
    }
    LAY_FREE char *text = lay_date_format_interval(18975, 18980, 19000, 19000);
    assert_string_equal(text, "2021-12~/2022-01-08");
    lay_day before = 0, after = 0; /* nothing but "" holds years on both sides of the year 0 */
    assert_true(lay_day_from_civil(-5, 1, 1, &before) && lay_day_from_civil(0, 5, 5, &after));
    LAY_FREE char *around_0 = lay_date_format_interval(before, after, 18975, 18975);
    assert_string_equal(around_0, "/2021-12-14");
}

/* ---- days ---- */

static void calendar_both_ways(void **state)
{
    (void)state;
    static const int months[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    lay_day expected, got;
    assert_true(lay_day_from_civil(-9999, 1, 1, &expected));
    for (int y = -9999; y <= 9999; y++) {
        bool leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
        for (int m = 1; m <= 12; m++) {
            int days = months[m - 1] + (m == 2 && leap);
            for (int d = 1; d <= days; d += d == 1 ? 13 : d == 14 ? days - 14 : 1) {
                int year, month, dom;
                assert_true(lay_day_from_civil(y, m, d, &got));
                lay_day_to_civil(got, &year, &month, &dom);
                if (got != expected + d - 1 || year != y || month != m || dom != d)
                    fail_msg("%d-%d-%d", y, m, d);
            }
            assert_false(lay_day_from_civil(y, m, days + 1, &got));
            expected += days;
        }
    }
    assert_int_equal(expected, 2932897);
}

static void known_days(void **state)
{
    (void)state;
    lay_day day;
    assert_true(lay_day_from_civil(1970, 1, 1, &day) && day == 0);
    assert_true(lay_day_from_civil(1969, 12, 31, &day) && day == -1);
    assert_true(lay_day_from_civil(2000, 3, 1, &day) && day == 11017);
    assert_true(lay_day_from_civil(0, 1, 1, &day) && day == -719528);
    assert_false(lay_day_from_civil(2021, 0, 1, &day) || lay_day_from_civil(2021, 13, 1, &day) ||
                 lay_day_from_civil(2021, 1, 0, &day) || lay_day_from_civil(10000, 1, 1, &day) ||
                 lay_day_from_civil(-10000, 12, 31, &day));
    static const struct {
        lay_day day;
        const char *text;
    } texts[] = {{0, "1970-01-01"},         {-719528, "0000-01-01"}, {-719529, "-0001-12-31"},
                 {-4371587, "-9999-01-01"}, {2932896, "9999-12-31"}, {LAY_DAY_MIN, ""},
                 {LAY_DAY_MAX, ""}};
    for (size_t i = 0; i < LAY_COUNT(texts); i++) {
        LAY_FREE char *text = lay_day_format(texts[i].day);
        assert_string_equal(text, texts[i].text);
    }
}

static void the_clock_can_be_set(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t now;
        lay_day today;
    } fixed[] = {
        {"1970-01-02", 86400, 1},
        {"2021-12-14T10:20:30Z", INT64_C(1639477230), 18975},
        {"2021-12-14T10:20:30", INT64_C(1639477230), 18975}, /* UTC where no zone is told */
        {"1969-12-31T23:59:59Z", -1, -1}};
    for (size_t i = 0; i < LAY_COUNT(fixed); i++) {
        setenv("LAYDOWN_NOW", fixed[i].text, 1);
        assert_true(lay_now() == fixed[i].now);
        assert_int_equal(lay_today(), fixed[i].today);
    }
    static const char *const ignored[] = {"",           "yesterday",     "2021-12",
                                          "2021-02-30", "2021-12-14T10", "2021-12-14T24:00:00Z",
                                          "2021-12-14x"};
    unsetenv("LAYDOWN_NOW");
    int64_t clock_now = lay_now();
    assert_true(clock_now > INT64_C(1700000000));
    for (size_t i = 0; i < LAY_COUNT(ignored); i++) {
        setenv("LAYDOWN_NOW", ignored[i], 1);
        assert_true(lay_now() - clock_now >= 0 && lay_now() - clock_now < 60);
    }
    unsetenv("LAYDOWN_NOW");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(own_table),
        cmocka_unit_test(published_vectors),
        cmocka_unit_test(refusals_say_why),
        cmocka_unit_test(long_texts_are_refused_at_once),
        cmocka_unit_test(ranges_read_back),
        cmocka_unit_test(ranges_have_short_texts),
        cmocka_unit_test(intervals_read_back),
        cmocka_unit_test(intervals_never_narrow),
        cmocka_unit_test(calendar_both_ways),
        cmocka_unit_test(known_days),
        cmocka_unit_test(the_clock_can_be_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
