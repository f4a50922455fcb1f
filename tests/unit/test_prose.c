/* Wrapping: what fits on a line, what stands beside what, and what never reaches a terminal. */
#include "export/prose.h"
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

/* The lines of a wrapped text, each ended by "|". Caller frees. */
static char *wrapped(const char *text, int width, int hang)
{
    lay_prose_lines lines = {0};
    lay_buf joined = {0};
    lay_prose_wrap(text, width, hang, &lines);
    for (size_t i = 0; i < lines.n; i++)
        lay_buf_printf(&joined, "%s|", lines.at[i]);
    lay_prose_lines_done(&lines);
    return lay_buf_take(&joined);
}

static void wraps(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width, hang;
        const char *lines;
    } cases[] = {
        {"", 10, 0, ""},
        {"   ", 10, 0, ""},
        {"one two", 7, 0, "one two|"},
        {"one two", 6, 0, "one|two|"},
        {"  one\n\ttwo  ", 10, 0, "one two|"},
        {"one two three", 7, 2, "one two|  three|"},
        {"abcdefghij", 4, 0, "abcd|efgh|ij|"},
        {"a abcdefghij", 4, 1, "a| abc| def| ghi| j|"},
        {"\xc3\xa9\xc3\xa9 \xc3\xa9", 4, 0, "\xc3\xa9\xc3\xa9 \xc3\xa9|"},   /* éé é */
        {"\xe4\xb8\xad\xe6\x96\x87 x", 4, 0, "\xe4\xb8\xad\xe6\x96\x87|x|"}, /* wide: 2 each */
        {"\xe4\xb8\xad\xe6\x96\x87", 3, 0, "\xe4\xb8\xad|\xe6\x96\x87|"},
        {"a\x1b[31mb", 20, 0, "a\\x1b[31mb|"}, /* an escape */
        {"a\xe2\x80\xae"
         "b",
         20, 0,
         "a\xe2\x80\xb9U+202E\xe2\x80\xba"
         "b|"}, /* RLO */
        {"a\xff"
         "b",
         20, 0,
         "a\xef\xbf\xbd"
         "b|"}, /* no UTF-8 */
    };
    for (size_t i = 0; i < LAY_COUNT(cases); i++) {
        char *got = wrapped(cases[i].text, cases[i].width, cases[i].hang);
        assert_string_equal(got, cases[i].lines);
        free(got);
    }
}

static lay_output *page(struct lay_prose *prose, lay_buf *text, int width)
{
    lay_output *out = lay_output_memory(text);
    lay_prose_init(prose, out, width);
    return out;
}

static void rows(void **state)
{
    (void)state;
    struct lay_prose prose;
    lay_buf text = {0};
    lay_output *out = page(&prose, &text, 60);
    const struct lay_cell cells[] = {{5, "one two three"}, {4, "x"}, {0, "the rest"}};
    lay_prose_heading(&prose, "HEAD");
    lay_prose_row(&prose, 2, cells, LAY_COUNT(cells));
    lay_prose_heading(&prose, "NEXT");
    lay_prose_row(&prose, 2, (const struct lay_cell[]){{5, ""}, {0, NULL}}, 2);
    lay_prose_text(&prose, 1, 1, "said");
    lay_output_commit(out, NULL);
    assert_string_equal(lay_buf_text(&text), "HEAD\n"
                                             "  one    x     the rest\n"
                                             "  two\n"
                                             "  three\n"
                                             "\n"
                                             "NEXT\n"
                                             " said\n");
    lay_buf_done(&text);
}

static void write_half(void *context, struct lay_prose *half, int side)
{
    (void)context;
    lay_prose_text(half, 0, 2,
                   side ? "right" : "left has a text that is longer than its half is wide");
}

static void halves(void **state)
{
    (void)state;
    struct lay_prose prose;
    lay_buf text = {0};
    lay_output *out = page(&prose, &text, 64);
    lay_prose_side_by_side(&prose, 2, write_half, NULL);
    lay_output_commit(out, NULL);
    assert_string_equal(lay_buf_text(&text), "  left has a text that is longer  right\n"
                                             "    than its half is wide\n");
    lay_buf_done(&text);
}

static void widths(void **state)
{
    (void)state;
    struct lay_prose prose;
    static const int cases[][2] = {{0, 80}, {1, 60}, {60, 60}, {100, 100}, {160, 160}, {500, 160}};
    for (size_t i = 0; i < LAY_COUNT(cases); i++) {
        lay_buf text = {0};
        lay_output *out = page(&prose, &text, cases[i][0]);
        assert_int_equal(prose.width, cases[i][1]);
        lay_output_commit(out, NULL);
        lay_buf_done(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wraps),
        cmocka_unit_test(rows),
        cmocka_unit_test(halves),
        cmocka_unit_test(widths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
