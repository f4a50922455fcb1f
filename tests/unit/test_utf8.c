/* UTF-8: well-formed sequences and what is none, hidden characters, widths, excerpts. */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void every_character_comes_back(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x110000; cp++) {
        char bytes[4];
        uint32_t back = 0xFFFFFFFF;
        size_t n = lay_utf8_encode(cp, bytes);
        if ((cp >= 0xD800 && cp <= 0xDFFF) || cp > 0x10FFFF) {
            assert_int_equal(n, 0);
            continue;
        }
        assert_int_equal(n, cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4);
        assert_int_equal(lay_utf8_decode(bytes, n, &back), n);
        assert_int_equal(back, cp);
        assert_int_equal(lay_utf8_decode(bytes, n - 1, &back), 0); /* cut */
    }
}

static void what_is_no_character_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x80",
        "\xBF",
        "\xC0\x80",
        "\xC1\xBF",
        "\xE0\x80\x80",
        "\xE0\x9F\xBF",
        "\xED\xA0\x80",
        "\xED\xBF\xBF",
        "\xF0\x80\x80\x80",
        "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xFE",
        "\xFF",
        "\xC3(",
        "\xE2\x82(",
        "\xE2(\xA1",
        "\xF0\x9F\x98(",
        "\xF8\x88\x80\x80\x80",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        uint32_t cp = 7;
        assert_int_equal(lay_utf8_decode(bad[i], strlen(bad[i]), &cp), 0);
        assert_int_equal(cp, 7);
    }
}

static void every_two_bytes_agree_with_the_encoder(void **state)
{
    (void)state;
    for (unsigned a = 0; a < 256; a++)
        for (unsigned b = 0; b < 256; b++) {
            char bytes[4] = {(char)a, (char)b, (char)0x80, (char)0x80}, again[4];
            uint32_t cp;
            size_t n = lay_utf8_decode(bytes, 4, &cp);
            if (n) {
                assert_int_equal(lay_utf8_encode(cp, again), n);
                assert_memory_equal(bytes, again, n);
            }
        }
}

static void valid_prefix_stops_at_the_first_bad_byte(void **state)
{
    (void)state;
    assert_int_equal(lay_utf8_valid_prefix("", 0), 0);
    assert_int_equal(lay_utf8_valid_prefix("a\0b", 3), 3);
    assert_int_equal(lay_utf8_valid_prefix("d\xC3\xA9j\xE0 vu", 9), 4);
    assert_int_equal(lay_utf8_valid_prefix("ab\xF0\x9F\x98", 5), 2);
}

static void hidden_characters(void **state)
{
    (void)state;
    static const uint32_t yes[] = {0,      9,      10,     0x1B,    0x7F,    0x85,   0x9F,   0x61C,
                                   0x200B, 0x200D, 0x200E, 0x202A,  0x202E,  0x2028, 0x2029, 0x2060,
                                   0x2066, 0x2069, 0xFEFF, 0xE0001, 0xE0041, 0xE007F};
    static const uint32_t no[] = {' ',    'A',    '~',    0xA0,   0xE9,    0x301,  0x2010,
                                  0x2027, 0x202F, 0x4E2D, 0xFFFD, 0x1F600, 0xE0100};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        assert_true(lay_utf8_is_hidden(yes[i]));
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_false(lay_utf8_is_hidden(no[i]));
}

static void widths(void **state)
{
    (void)state;
    static const struct {
        uint32_t cp;
        int width;
    } table[] = {{'a', 1},    {0xE9, 1},    {0x416, 1},   {0x639, 1},  {0x301, 0},    {0x64B, 0},
                 {0x200D, 0}, {0x1B, 0},    {0x4E2D, 2},  {0x3042, 2}, {0xAC00, 2},   {0xFF21, 2},
                 {0xFF71, 1}, {0x1F600, 2}, {0x20000, 2}, {0x2013, 1}, {0x10FFFF, 1}, {0x1161, 0},
                 {0x303F, 1}, {0x20D0, 0},  {0x94D, 0},   {0x1F1E6, 1}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_int_equal(lay_utf8_width(table[i].cp), table[i].width);
}

static void excerpt(const char *text, size_t len, size_t most, const char *expected)
{
    char *got = lay_utf8_excerpt(text, len, most);
    assert_string_equal(got, expected);
    free(got);
}

static void excerpts_show_what_is_hidden(void **state)
{
    (void)state;
    excerpt("Tombouctou", 10, 20, "Tombouctou");
    excerpt("Tombouctou", 10, 4, "Tomb…");
    excerpt("", 0, 4, "");
    excerpt("a\xE2\x80\xAE"
            "b\0\x1B",
            7, 9, "a<U+202E>b<U+0000><U+001B>");
    excerpt("d\xE9j", 3, 9, "d<E9>j");
    excerpt("\xD0\x96\xD0\x96\xD0\x96", 6, 2, "ЖЖ…");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_comes_back),
        cmocka_unit_test(what_is_no_character_is_refused),
        cmocka_unit_test(every_two_bytes_agree_with_the_encoder),
        cmocka_unit_test(valid_prefix_stops_at_the_first_bad_byte),
        cmocka_unit_test(hidden_characters),
        cmocka_unit_test(widths),
        cmocka_unit_test(excerpts_show_what_is_hidden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
