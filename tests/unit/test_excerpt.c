/* The line around a place and the column of the caret: tabs, hidden and wide characters, marks,
 * bytes that are no text, lines too long for a terminal, and every place of a hostile text. */
#include "base/error.h"
#include "base/mem.h"
#include "base/term.h"
#include "base/utf8.h"
#include <cmocka.h>
#include <string.h>

static void excerpts(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t offset;
        const char *excerpt;
        int column;
    } cases[] = {
        {"", 0, "", 0},
        {"abc", 0, "abc", 0},
        {"abc", 3, "abc", 3},
        {"a\nbcd\ne", 3, "bcd", 1},
        {"a\r\nbcd\r\ne", 4, "bcd", 1},
        {"a\rbcd\re", 3, "bcd", 1},
        {"a\n\nb", 2, "", 0},
        {"a\nb", 1, "a", 1}, /* the line end itself */
        {"\tx", 1, "    x", 4},
        {"\xEF\xBB\xBFx", 3, "x", 0},
        {"\xE6\x97\xA5x", 3, "\xE6\x97\xA5x", 2},  /* wide */
        {"e\xCC\x81x", 3, "e\xCC\x81x", 1},        /* combining */
        {"\xE2\x80\xAEx", 3, "<U+202E>x", 8},      /* turns the direction */
        {"\xF3\xA0\x81\x81x", 4, "<U+E0041>x", 9}, /* a tag character */
        {"\x1B[31mx", 5, "<U+001B>[31mx", 12},
        {"\xFFx", 1, "<FF>x", 4},
        {"\xE2\x82x", 2, "<E2><82>x", 8},
    };
    for (size_t i = 0; i < LAY_COUNT(cases); i++) {
        lay_error err = LAY_ERROR_INIT;
        lay_error_in_text(&err, cases[i].text, strlen(cases[i].text), cases[i].offset, 100);
        assert_string_equal(err.excerpt, cases[i].excerpt);
        assert_int_equal(err.excerpt_column, cases[i].column);
        assert_int_equal(err.byte, 100 + (long)cases[i].offset);
        lay_error_done(&err);
    }
}

static void long_lines(void **state)
{
    (void)state;
    enum { LEN = 3000, SHOWN = 116 };
    LAY_FREE char *text = lay_alloc(LEN + 1);
    memset(text, 'x', LEN);
    text[LEN] = '\0';
    for (size_t at = 0; at <= LEN; at++) {
        lay_error err = LAY_ERROR_INIT;
        if (at < LEN)
            text[at] = 'P';
        lay_error_in_text(&err, text, LEN, at, 0);
        assert_true(lay_term_width(err.excerpt) <= SHOWN);
        assert_int_equal(strncmp(err.excerpt, "\xE2\x80\xA6", 3) == 0, at > 80);
        size_t before =
            (size_t)err.excerpt_column + (at > 80 ? 2 : 0); /* the ellipsis is 3 bytes */
        assert_int_equal(err.excerpt[before], at < LEN ? 'P' : '\0');
        lay_error_done(&err);
        if (at < LEN)
            text[at] = 'x';
    }
}

/* Whatever the bytes and the place, the excerpt is text that can be shown, and not too wide. */
static void hostile_bytes(void **state)
{
    (void)state;
    enum { LEN = 400 };
    unsigned seed = 1;
    for (int round = 0; round < 200; round++) {
        char text[LEN];
        for (size_t i = 0; i < LEN; i++) {
            seed = seed * 1103515245u + 12345u;
            static const unsigned char bytes[] = {0xE2, 0x80, 0xAE, 0xCC, 0x81, 0xE6, 0x97, 0xA5,
                                                  0x1B, 0x09, 0x0A, 0x00, 0xFF, 'a',  ' ',  '"'};
            text[i] = (char)bytes[seed >> 16 & 15];
        }
        for (size_t at = 0; at <= LEN; at += 7) {
            lay_error err = LAY_ERROR_INIT;
            lay_error_in_text(&err, text, LEN, at, 0);
            size_t len = strlen(err.excerpt);
            assert_int_equal(lay_utf8_valid_prefix(err.excerpt, len), len);
            assert_null(strpbrk(err.excerpt, "\x1B\t\n"));
            assert_true(lay_term_width(err.excerpt) <= 116);
            assert_in_range(err.excerpt_column, 0, 100);
            lay_error_done(&err);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(excerpts), cmocka_unit_test(long_lines),
                                       cmocka_unit_test(hostile_bytes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
