/* Records, fields, positions and errors of the delimited-text reader. */
#include "base/csv_read.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h> /* after the headers it needs */

/* The text as "[a|b][c]"; an error as "!line:column" where it came. */
static char *shape(const char *text, size_t len, char separator, char quote)
{
    struct lay_csv csv;
    lay_csv_init(&csv, text, len, "t.csv");
    csv.separator = separator;
    csv.quote = quote;
    lay_buf out = {0};
    for (bool more = true;;) {
        lay_error err = LAY_ERROR_INIT;
        lay_status status = lay_csv_next(&csv, &more, &err);
        if (status != LAY_OK) {
            assert_string_equal(err.code, "csv.syntax");
            assert_string_equal(err.file, "t.csv");
            assert_non_null(err.hint);
            lay_buf_printf(&out, "!%ld:%ld", err.line, err.column);
            lay_error_done(&err);
            continue;
        }
        if (!more)
            break;
        lay_buf_putc(&out, '[');
        for (size_t i = 0; i < csv.fields.n; i++) {
            assert_int_equal(csv.fields.at[i].text[csv.fields.at[i].len], '\0');
            if (i)
                lay_buf_putc(&out, '|');
            lay_buf_add(&out, csv.fields.at[i].text, csv.fields.at[i].len);
        }
        lay_buf_putc(&out, ']');
    }
    lay_csv_done(&csv);
    return lay_buf_take(&out);
}

static const struct {
    const char *text, *shape;
    char separator, quote;
} table[] = {
    {"", "", ',', '"'},
    {"a", "[a]", ',', '"'},
    {"a,b\nc,d\n", "[a|b][c|d]", ',', '"'},
    {"a,b\r\nc,d", "[a|b][c|d]", ',', '"'},
    {"a\rb", "[a][b]", ',', '"'},
    {"a,\n,b\n,", "[a|][|b][|]", ',', '"'},
    {"\n\na\n", "[][][a]", ',', '"'},
    {"\xef\xbb\xbf"
     "a,b",
     "[a|b]", ',', '"'},
    {"a\xef\xbb\xbf", "[a\xef\xbb\xbf]", ',', '"'},
    {"\xef\xbb\xbf\"a\"", "[a]", ',', '"'},
    {"\"a,b\",c", "[a,b|c]", ',', '"'},
    {"\"a\"\"b\"", "[a\"b]", ',', '"'},
    {"\"\"", "[]", ',', '"'},
    {"\"\"\"\"", "[\"]", ',', '"'},
    {"\"\",\"\"\n", "[|]", ',', '"'},
    {"\"a\nb\",c\r\n\"d\r\ne\"", "[a\nb|c][d\r\ne]", ',', '"'},
    {" \t,x ", "[ \t|x ]", ',', '"'},
    {"a;b,c", "[a|b,c]", ';', '"'},
    {"a\tb\"c\td", "[a|b\"c|d]", '\t', '\0'},
    {"\"a\tb", "[\"a|b]", '\t', '\0'},
    {"'a,b'", "[a,b]", ',', '\''},
    {"é,\"ü\"\nя,中", "[é|ü][я|中]", ',', '"'},
    /* refused; what follows on the next line is read */
    {"a,\"b\nc\nd", "!1:3[c][d]", ',', '"'},
    {"é,\"b", "!1:3", ',', '"'},
    {"x\ny,\"b\"\"\nz", "[x]!2:3[z]", ',', '"'},
    {"a,\"b\"c,d\ne", "!1:6[e]", ',', '"'},
    {"a,\"b\n\"c,d\ne", "!2:2[e]", ',', '"'},
    {"a b\"c\"\nd", "!1:4[d]", ',', '"'},
    {"\"", "!1:1", ',', '"'},
    {"\"\n\"\"\n\"\"\"\"\n", "!1:1[][\"]", ',', '"'},
};

static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < LAY_COUNT(table); i++) {
        /* in a block of its own size, so that a read past the end is seen */
        size_t len = strlen(table[i].text);
        char *exact = lay_alloc(len);
        memcpy(exact, table[i].text, len);
        LAY_FREE char *got = shape(exact, len, table[i].separator, table[i].quote);
        free(exact);
        if (strcmp(got, table[i].shape) != 0)
            fail_msg("row %zu: %s, not %s", i, got, table[i].shape);
    }
}

static void test_positions(void **state)
{
    (void)state;
    const char *text = "é,b\n\"x\ny\",\"z\"\nlast";
    struct lay_csv csv;
    lay_csv_init(&csv, text, strlen(text), NULL);
    bool more;
    assert_int_equal(lay_csv_next(&csv, &more, NULL), LAY_OK);
    assert_int_equal(csv.fields.at[1].line, 1);
    assert_int_equal(csv.fields.at[1].column, 3);
    assert_int_equal(lay_csv_next(&csv, &more, NULL), LAY_OK);
    assert_int_equal(csv.record_line, 2);
    assert_true(csv.fields.at[0].quoted);
    assert_int_equal(csv.fields.at[1].line, 3);
    assert_int_equal(csv.fields.at[1].column, 4);
    assert_int_equal(lay_csv_next(&csv, &more, NULL), LAY_OK);
    assert_int_equal(csv.record_line, 4);
    assert_false(lay_csv_blank(&csv));
    assert_int_equal(lay_csv_next(&csv, &more, NULL), LAY_OK);
    assert_false(more);
    lay_csv_done(&csv);
}

static void test_nul_bytes_stay(void **state)
{
    (void)state;
    struct lay_csv csv;
    lay_csv_init(&csv, "a\0b,\0", 5, NULL);
    bool more;
    assert_int_equal(lay_csv_next(&csv, &more, NULL), LAY_OK);
    assert_int_equal(csv.fields.n, 2);
    assert_int_equal(csv.fields.at[0].len, 3);
    assert_memory_equal(csv.fields.at[0].text, "a\0b", 3);
    assert_int_equal(csv.fields.at[1].len, 1);
    lay_csv_done(&csv);
}

/* Every short text over the bytes that matter: it ends, and no byte is read twice for long. */
static void test_all_short_texts(void **state)
{
    (void)state;
    static const char alphabet[] = {'a', ',', '"', '\n', '\r'};
    for (size_t len = 0; len <= 7; len++) {
        size_t count = 1;
        for (size_t i = 0; i < len; i++)
            count *= sizeof alphabet;
        for (size_t code = 0; code < count; code++) {
            char *text = lay_alloc(len);
            for (size_t i = 0, rest = code; i < len; i++, rest /= sizeof alphabet)
                text[i] = alphabet[rest % sizeof alphabet];
            LAY_FREE char *got = shape(text, len, ',', '"');
            assert_true(strlen(got) <= 8 * len + 8);
            free(text);
        }
    }
}

static double seconds_for(const char *unit, size_t times)
{
    LAY_BUF text = {0};
    for (size_t i = 0; i < times; i++)
        lay_buf_puts(&text, unit);
    clock_t begin = clock();
    free(shape(text.text, text.len, ',', '"'));
    return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

/* Texts made to be read again and again would take hours here, not seconds. */
static void test_hostile_texts_take_linear_time(void **state)
{
    (void)state;
    static const char *const units[] = {"\"a\n", "\"\"\"\n", "\"a\n\"b", "a\"\n", ",", "\"\"a\n"};
    for (size_t i = 0; i < LAY_COUNT(units); i++)
        assert_true(seconds_for(units[i], 400000) < 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_positions),
        cmocka_unit_test(test_nul_bytes_stay),
        cmocka_unit_test(test_all_short_texts),
        cmocka_unit_test(test_hostile_texts_take_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
