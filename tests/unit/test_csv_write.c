/* CSV cells as bytes, and read back by a reader of RFC 4180 written for this test. */
#include "base/csv_write.h"
#include "base/mem.h"
#include <cmocka.h>
#include <stdlib.h>

static char *cell(const char *text, bool raw)
{
    lay_buf buf = {0};
    lay_output *out = lay_output_memory(&buf);
    struct lay_csv_write w = {.out = out, .raw = raw};
    lay_csv_write_text(&w, text);
    lay_output_commit(out, NULL);
    return lay_buf_take(&buf);
}

/* The value of a line that is one cell. */
static char *read_cell(const char *csv)
{
    lay_buf value = {0};
    if (*csv != '"')
        return lay_strdup(csv);
    for (csv++; *csv; csv++) {
        if (*csv == '"' && *++csv != '"')
            break;
        lay_buf_putc(&value, *csv);
    }
    assert_int_equal(*csv, 0);
    return lay_buf_take(&value);
}

static const char *const texts[] = {"",
                                    "plain",
                                    "a,b",
                                    "say \"hi\"",
                                    "\"",
                                    "two\nlines",
                                    "cr\rlf\r\n",
                                    " blank ",
                                    "a;b",
                                    "=1+1",
                                    "+1",
                                    "-1",
                                    "@SUM(A1)",
                                    "\ttab",
                                    "\rcr",
                                    "\nlf",
                                    "'=x",
                                    "''+x",
                                    "'tis",
                                    "\xef\xbc\x9dx",
                                    "\xef\xbc\xa0x",
                                    "=cmd|' /C calc'!A0",
                                    "=HYPERLINK(\"http://x\",\"y\")",
                                    "\xd0\x93\xd0\xb0\xd0\xbe",
                                    "-"};

static void round_trip(void **state)
{
    (void)state;
    for (size_t i = 0; i < LAY_COUNT(texts); i++) {
        LAY_FREE char *raw = cell(texts[i], true), *guarded = cell(texts[i], false);
        LAY_FREE char *raw_value = read_cell(raw), *value = read_cell(guarded);
        assert_string_equal(raw_value, texts[i]);
        bool guard = lay_csv_is_formula(texts[i]);
        assert_string_equal(value + guard, texts[i]);
        assert_true(!guard || value[0] == '\'');
        assert_null(value[0] ? strchr("=+-@\t\r\n", value[0]) : NULL);
    }
}

static void bytes(void **state)
{
    (void)state;
    lay_buf buf = {0};
    lay_output *out = lay_output_memory(&buf);
    struct lay_csv_write w = {.out = out};
    lay_csv_write_text(&w, "-3");
    lay_csv_write_text(&w, NULL);
    lay_csv_write_text(&w, "");
    lay_csv_write_int(&w, -3);
    lay_csv_write_real(&w, -0.25);
    lay_csv_write_degrees(&w, -3.00742);
    lay_csv_write_null(&w);
    lay_csv_write_plain(&w, "2021-12-14T00:00:00Z");
    lay_csv_write_end_row(&w);
    lay_csv_write_text(&w, "=1,\"2\"");
    lay_csv_write_end_row(&w);
    lay_output_commit(out, NULL);
    assert_string_equal(buf.text,
                        "'-3,,\"\",-3,-0.25,-3.00742,,2021-12-14T00:00:00Z\n\"'=1,\"\"2\"\"\"\n");
    lay_buf_done(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(round_trip), cmocka_unit_test(bytes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
