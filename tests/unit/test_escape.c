/* XML escaping and text for terminals. */
#include "base/escape.h"
#include "base/mem.h"
#include "base/term.h"
#include <cmocka.h>
#include <stdlib.h>

static char *escaped(void (*escape)(lay_output *out, const char *text), const char *text)
{
    lay_buf buf = {0};
    lay_output *out = lay_output_memory(&buf);
    escape(out, text);
    lay_output_commit(out, NULL);
    return lay_buf_take(&buf);
}

static void xml(void **state)
{
    (void)state;
    static const struct {
        const char *text, *between, *attribute;
    } cases[] = {
        {"", "", ""},
        {"a<b>&\"'", "a&lt;b&gt;&amp;\"'", "a&lt;b&gt;&amp;&quot;&#39;"},
        {"]]>", "]]&gt;", "]]&gt;"},
        {"a\tb\nc", "a\tb\nc", "a&#9;b&#10;c"},
        {"\r", "&#13;", "&#13;"},
        {"\x01\x1b[0m", "\xef\xbf\xbd\xef\xbf\xbd[0m", "\xef\xbf\xbd\xef\xbf\xbd[0m"},
        {"\xef\xbf\xbe", "\xef\xbf\xbd", "\xef\xbf\xbd"},
        {"\xff\xc3", "\xef\xbf\xbd\xef\xbf\xbd", "\xef\xbf\xbd\xef\xbf\xbd"},
        {"\xed\xb0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd",
         "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
        {"\xc3\xa9\xf0\x9f\x98\x80", "\xc3\xa9\xf0\x9f\x98\x80", "\xc3\xa9\xf0\x9f\x98\x80"}};
    for (size_t i = 0; i < LAY_COUNT(cases); i++) {
        LAY_FREE char *between = escaped(lay_escape_text, cases[i].text);
        LAY_FREE char *attribute = escaped(lay_escape_attribute, cases[i].text);
        assert_string_equal(between, cases[i].between);
        assert_string_equal(attribute, cases[i].attribute);
    }
}

static void terminal(void **state)
{
    (void)state;
    static const struct {
        const char *text, *shown;
        int width;
    } cases[] = {{"", "", 0},
                 {"abc", "abc", 3},
                 {"\x1b]0;x\x07", "\\x1b]0;x\\x07", 12},
                 {"a\nb\t", "a\\nb\\t", 6},
                 {"\xc2\x9b", "\xe2\x80\xb9U+009B\xe2\x80\xba", 8},
                 {"\xe2\x80\xae", "\xe2\x80\xb9U+202E\xe2\x80\xba", 8},
                 {"\xff", "\xef\xbf\xbd", 1},
                 {"\xf3\xa0\x81\x81", "\xe2\x80\xb9U+E0041\xe2\x80\xba", 9},
                 {"\xe4\xb8\xad\xe6\x96\x87", "\xe4\xb8\xad\xe6\x96\x87", 4},
                 {"e\xcc\x81", "e\xcc\x81", 1}};
    for (size_t i = 0; i < LAY_COUNT(cases); i++) {
        LAY_FREE char *shown = lay_term_text(cases[i].text);
        assert_string_equal(shown, cases[i].shown);
        assert_int_equal(lay_term_width(cases[i].text), cases[i].width);
    }
}

static void cut(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int width, used;
        const char *shown;
    } cases[] = {{"abc", 3, 3, "abc"},
                 {"abcd", 3, 3, "ab\xe2\x80\xa6"},
                 {"abcd", 1, 1, "\xe2\x80\xa6"},
                 {"abcd", 0, 0, ""},
                 {"\xe4\xb8\xad\xe6\x96\x87", 3, 3, "\xe4\xb8\xad\xe2\x80\xa6"},
                 {"\xe4\xb8\xad\xe6\x96\x87", 2, 1, "\xe2\x80\xa6"},
                 {"", 0, 0, ""},
                 {"ae\xcc\x81"
                  "bc",
                  3, 3, "ae\xcc\x81\xe2\x80\xa6"},
                 {"a\x1b", 4, 2, "a\xe2\x80\xa6"}};
    for (size_t i = 0; i < LAY_COUNT(cases); i++) {
        LAY_BUF buf = {0};
        assert_int_equal(lay_term_cut(&buf, cases[i].text, cases[i].width), cases[i].used);
        assert_string_equal(lay_buf_text(&buf), cases[i].shown);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(xml), cmocka_unit_test(terminal),
                                       cmocka_unit_test(cut)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
