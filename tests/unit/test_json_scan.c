/* The scan of JSON: grammar, limits, places and hints, hostile sizes in bounded time, and the
 * conformance suite and hostile inputs where they are there. */
#include "base/json_scan.h"

#include "base/buf.h"
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define SHARED LAYDOWN_SOURCE_DIR "/../shared/"

static const struct lay_json_options grammar = {.grammar_only = true};

static lay_status scan(const char *text, size_t len, const struct lay_json_options *options,
                       lay_error *err)
{
    /* A copy of the exact size: a sanitizer sees every byte read behind it. */
    char *copy = malloc(len ? len : 1);
    memcpy(copy, text, len);
    lay_status status = lay_json_scan(copy, len, "in.json", options, NULL, err);
    free(copy);
    return status;
}

/* One wrong text: code and place, and words that message and hint must hold. */
struct wrong {
    const char *text;
    const char *code;
    long line, column;
    const char *says;
};

static const struct wrong wrongs[] = {
    {"", "json.empty", 1, 1, "The file is empty."},
    {" \n\t", "json.empty", 1, 1, "only blanks"},
    {"\xEF\xBB\xBF", "json.empty", 1, 1, "empty"},
    {"\xEF\xBB{}", "json.utf8", 1, 1, "EF"},
    {"\xFF\xFE{", "json.utf8", 1, 1, "UTF-16"},
    {"{'a':1}", "json.syntax", 1, 2, "JSON needs double quotes"},
    {"{\"a\":'b'}", "json.syntax", 1, 6, "JSON needs double quotes"},
    {"{\"a\":\xE2\x80\x9C"
     "b\"}",
     "json.syntax", 1, 6, "straight double quotes"},
    {"[NaN]", "json.number", 1, 2, "NaN is not a number"},
    {"[nan]", "json.number", 1, 2, "null"},
    {"[Infinity]", "json.number", 1, 2, "null"},
    {"[-Infinity]", "json.number", 1, 2, "null"},
    {"[True]", "json.syntax", 1, 2, "Write true."},
    {"[None]", "json.syntax", 1, 2, "Write null."},
    {"[nul]", "json.syntax", 1, 2, "nul is not a value"},
    {"[nulls]", "json.syntax", 1, 2, "nulls is not a value"},
    {"[abc]", "json.syntax", 1, 2, "double quotes"},
    {"[1,]", "json.syntax", 1, 3, "last comma"},
    {"{\"a\":1,\n}", "json.syntax", 1, 7, "last comma"},
    {"[1,,2]", "json.syntax", 1, 4, "comma too many"},
    {"[,1]", "json.syntax", 1, 2, "comma too many"},
    {"{,}", "json.syntax", 1, 2, "comma too many"},
    {"[1 2]", "json.syntax", 1, 4, "comma missing"},
    {"{\"a\":1 \"b\":2}", "json.syntax", 1, 8, "comma missing"},
    {"{\"a\" 1}", "json.syntax", 1, 6, "a colon"},
    {"{\"a\"=1}", "json.syntax", 1, 5, "a colon"},
    {"{a:1}", "json.syntax", 1, 2, "double quotes"},
    {"{1:1}", "json.syntax", 1, 2, "double quotes"},
    {"{{}}", "json.syntax", 1, 2, "every value has a name"},
    {"[1}", "json.syntax", 1, 3, "opposite order"},
    {"{\"a\":1]", "json.syntax", 1, 7, "opposite order"},
    {"// x\n[]", "json.syntax", 1, 1, "no comments"},
    {"[1 /* x */]", "json.syntax", 1, 4, "no comments"},
    {"[\n# x\n]", "json.syntax", 2, 1, "no comments"},
    {"<html>", "json.syntax", 1, 1, "HTML or XML"},
    {"[\xC2\xA0"
     "1]",
     "json.syntax", 1, 2, "U+00A0"},
    {"[\xEF\xBB\xBF"
     "1]",
     "json.syntax", 1, 2, "U+FEFF"},
    {"[\x0C"
     "1]",
     "json.control", 1, 2, "U+000C"},
    {"[0x1F]", "json.number", 1, 2, "hexadecimal"},
    {"[012]", "json.number", 1, 2, "leading zeros"},
    {"[-012]", "json.number", 1, 2, "leading zeros"},
    {"[+1]", "json.number", 1, 2, "without \"+\""},
    {"[.5]", "json.number", 1, 2, "0.5"},
    {"[-.5]", "json.number", 1, 2, "0.5"},
    {"[1.]", "json.number", 1, 2, "1. is not a number"},
    {"[1e]", "json.number", 1, 2, "1e is not a number"},
    {"[1.5.2]", "json.number", 1, 2, "1.5.2"},
    {"[1_000]", "json.number", 1, 2, "without \"_\""},
    {"[-]", "json.number", 1, 2, "- is not a number"},
    {"[1e400]", "json.number", 1, 2, "too big"},
    {"[-1e400]", "json.number", 1, 2, "too big"},
    {"[\"\\x41\"]", "json.escape", 1, 3, "\\u0041"},
    {"[\"\\'\"]", "json.escape", 1, 3, "needs no backslash"},
    {"[\"C:\\Users\"]", "json.escape", 1, 5, "\\\\"},
    {"[\"\\u12\"]", "json.escape", 1, 3, "four hexadecimal"},
    {"[\"\\u12G4\"]", "json.escape", 1, 3, "four hexadecimal"},
    {"[\"\\uD800\"]", "json.escape", 1, 3, "\\uD800 is half"},
    {"[\"a\\uDE00\"]", "json.escape", 1, 4, "\\uDE00 is half"},
    {"[\"\\uD83D\\u0041\"]", "json.escape", 1, 3, "half"},
    {"[\"\\uD83D\\uD83D\\uDE00\"]", "json.escape", 1, 3, "half"},
    {"{\"\\u0000\":1}", "json.escape", 1, 3, "NUL"},
    {"[\"a\tb\"]", "json.control", 1, 4, "\\t"},
    {"[\"a\nb\"]", "json.control", 1, 4, "\\n"},
    {"[\"a\r\nb\"]", "json.control", 1, 4, "\\n"},
    {"[\"\x01\"]", "json.control", 1, 3, "\\u0001"},
    {"[\"caf\xE9\"]", "json.utf8", 1, 6, "WINDOWS-1252"},
    {"[\"caf\xE9s\"]", "json.utf8", 1, 6, "WINDOWS-1252"},
    {"[\"\xED\xA0\xBD\xED\xB8\x80\"]", "json.utf8", 1, 3, "CESU-8"},
    {"[\"\xC0\xAF\"]", "json.utf8", 1, 3, "C0"},
    {"[\"\xE2\x82", "json.utf8", 1, 3, "cut off"},
    {"[\"abc]", "json.syntax", 1, 2, "not closed"},
    {"[\"abc\\", "json.syntax", 1, 6, "inside an escape"},
    {"[1, {\"a\": [1, 2}", "json.syntax", 1, 16, "opposite order"},
    {"[1,\n {\"a\": 1,", "json.syntax", 2, 10, "line 2, column 2"},
    {"{", "json.syntax", 1, 2, "line 1, column 1"},
    {"[[]", "json.syntax", 1, 4, "line 1, column 1"},
    {"{\"a\"", "json.syntax", 1, 5, "object that begins"},
    {"{\"a\":", "json.syntax", 1, 6, "object that begins"},
    {"[1,", "json.syntax", 1, 4, "array that begins"},
    {"{} {}", "json.trailing", 1, 4, ".jsonl"},
    {"{}\n{}", "json.trailing", 2, 1, ".jsonl"},
    {"[]]", "json.trailing", 1, 3, "too many"},
    {"1 x", "json.trailing", 1, 3, "after the end"},
    {"{\"a\":1,\"a\":1}", "json.duplicate", 1, 8, "\"a\" stands twice"},
    {"{\"a\":1,\"b\":{\"a\":2},\n\"\\u0061\":3}", "json.duplicate", 2, 1, "line 1, column 2"},
    {"{\"\\/\":1,\"/\":1}", "json.duplicate", 1, 9, "twice"},
    {"{\"\\uD83D\\uDE00\":1,\"\xF0\x9F\x98\x80\":1}", "json.duplicate", 1, 19, "twice"},
    {"{\"\":1,\"\":1}", "json.duplicate", 1, 7, "twice"},
    {"[{\"x\":{\"y\":1,\"z\":1,\"y\":1}}]", "json.duplicate", 1, 20, "\"y\""},
    /* lines and columns */
    {"\r\n\r\n  ?", "json.syntax", 3, 3, "?"},
    {"\r\r\r ?", "json.syntax", 4, 2, "?"},
    {"\n\r\n\r?", "json.syntax", 4, 1, "?"},
    {"[\"\xD0\x96\xF0\x9F\x98\x80\", ?]", "json.syntax", 1, 8, "?"},
    {"\xEF\xBB\xBF[?]", "json.syntax", 1, 2, "?"},
};

static void wrong_texts_are_placed_and_explained(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
        const struct wrong *w = &wrongs[i];
        lay_error err = LAY_ERROR_INIT;
        assert_int_equal(scan(w->text, strlen(w->text), NULL, &err), LAY_REFUSED);
        lay_buf said = {0};
        lay_buf_printf(&said, "%s %s", err.message, err.hint ? err.hint : "");
        if (strcmp(err.code, w->code) != 0 || err.line != w->line || err.column != w->column ||
            !strstr(said.text, w->says) || strcmp(err.file, "in.json") != 0)
            fail_msg("%s\n  gives %s at %ld:%ld: %s", w->text, err.code, err.line, err.column,
                     said.text);
        assert_int_equal(lay_json_scan(w->text, strlen(w->text), NULL, NULL, NULL, NULL),
                         LAY_REFUSED);
        lay_buf_done(&said);
        lay_error_done(&err);
    }
}

static void nul_bytes_do_not_end_the_text(void **state)
{
    (void)state;
    lay_error err = LAY_ERROR_INIT;
    assert_int_equal(scan("[\"a\0b\"]", 7, NULL, &err), LAY_REFUSED);
    assert_string_equal(err.code, "json.control");
    assert_int_equal(err.column, 4);
    assert_int_equal(scan("[1]\0", 4, NULL, &err), LAY_REFUSED);
    assert_string_equal(err.code, "json.trailing");
    assert_int_equal(scan("\0", 1, NULL, &err), LAY_REFUSED);
    assert_string_equal(err.code, "json.control");
    lay_error_done(&err);
}

static void right_texts_are_accepted(void **state)
{
    (void)state;
    static const char *const right[] = {
        "1",
        " null ",
        "\"\"",
        "[]",
        "{}",
        "\xEF\xBB\xBF{}",
        "\r[\r1\r,\r2\r]\r",
        "{\"a\":1,\"A\":1,\"aa\":1,\"\":1}",
        "[{\"a\":1},{\"a\":1}]",
        "{\"a\":{\"a\":{\"a\":1}}}",
        "[\"\\uD83D\\uDE00 \\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u0001\"]",
        "[\"\xEF\xBF\xBF \x7F \xE2\x80\xA8\"]",
        "[1e-400, -0.0, 1.7976931348623157e308, 0e999]",
        "[123456789012345678901234567890]",
    };
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        lay_error err = LAY_ERROR_INIT;
        if (scan(right[i], strlen(right[i]), NULL, &err))
            fail_msg("%s: %s", right[i], err.message);
    }
}

static void grammar_alone_allows_more(void **state)
{
    (void)state;
    static const char *const both[] = {"[1,]", "[\"\\x\"]", "[\"\xE9\"]", "[01]", "", "[1] x"};
    static const char *const only[] = {"{\"a\":1,\"a\":1}", "[\"\\u0000\"]", "[\"\\uD800\"]",
                                       "[1e400]"};
    for (size_t i = 0; i < sizeof both / sizeof *both; i++)
        assert_int_equal(scan(both[i], strlen(both[i]), &grammar, NULL), LAY_REFUSED);
    for (size_t i = 0; i < sizeof only / sizeof *only; i++) {
        assert_int_equal(scan(only[i], strlen(only[i]), &grammar, NULL), LAY_OK);
        assert_int_equal(scan(only[i], strlen(only[i]), NULL, NULL), LAY_REFUSED);
    }
}

static void add_many(lay_buf *buf, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        lay_buf_puts(buf, text);
}

/* Judges and empties the buffer; a refusal must have this code. NULL: accepted. */
static void judge(lay_buf *buf, const struct lay_json_options *options, const char *code)
{
    lay_error err = LAY_ERROR_INIT;
    lay_status status = scan(buf->text, buf->len, options, &err);
    if (code ? status != LAY_REFUSED || strcmp(err.code, code) != 0 : status != LAY_OK)
        fail_msg("%.40s…: %s, not %s", buf->text, status ? err.code : "accepted",
                 code ? code : "accepted");
    if (err.message)
        assert_true(strlen(err.message) < 400);
    lay_error_done(&err);
    lay_buf_clear(buf);
}

static void limits_are_exact(void **state)
{
    (void)state;
    lay_buf buf = {0};
    for (size_t over = 0; over < 2; over++) {
        add_many(&buf, "[", 64 + over);
        add_many(&buf, "]", 64 + over);
        judge(&buf, NULL, over ? "json.depth" : NULL);

        add_many(&buf, "[", 3 + over);
        add_many(&buf, "]", 3 + over);
        judge(&buf, &(struct lay_json_options){.max_depth = 3}, over ? "json.depth" : NULL);

        lay_buf_puts(&buf, "[\"\\u0416\xD0\x96\\n");
        add_many(&buf, "x", (1u << 20) - 5 + over);
        lay_buf_puts(&buf, "\"]");
        judge(&buf, NULL, over ? "json.too_long" : NULL);

        lay_buf_puts(&buf, "{\"quote\":\"");
        add_many(&buf, "x", 8 + over);
        lay_buf_puts(&buf, "\"}");
        judge(&buf, &(struct lay_json_options){.max_string = 8}, over ? "json.too_long" : NULL);

        lay_buf_puts(&buf, "{\"");
        add_many(&buf, "x", LAY_JSON_MAX_NAME + over);
        lay_buf_puts(&buf, "\":1}");
        judge(&buf, NULL, over ? "json.too_long" : NULL);

        lay_buf_puts(&buf, "[0.");
        add_many(&buf, "1", LAY_JSON_MAX_NUMBER - 2 + over);
        lay_buf_puts(&buf, "]");
        judge(&buf, NULL, over ? "json.too_long" : NULL);

        lay_buf_puts(&buf, "[1"); /* 1 and 308 or 309 zeros */
        add_many(&buf, "0", 308 + over);
        lay_buf_puts(&buf, "]");
        judge(&buf, NULL, over ? "json.number" : NULL);
    }
    lay_buf_done(&buf);
}

static void too_long_names_the_member(void **state)
{
    (void)state;
    lay_error err = LAY_ERROR_INIT;
    const char *text = "{\"id\":{\"x\":1},\n \"quote\":\"123456789\"}";
    struct lay_json_options options = {.max_string = 8, .first_line = 10};
    assert_int_equal(scan(text, strlen(text), &options, &err), LAY_REFUSED);
    assert_string_equal(err.message, "The text of \"quote\" is 9 bytes long; the limit is 8.");
    assert_int_equal(err.line, 11);
    assert_int_equal(err.column, 10);
    lay_error_done(&err);
}

static double seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

/* Many long names with one beginning, in no order. */
static void many_names(lay_buf *buf, size_t n, const char *last)
{
    lay_buf_puts(buf, "{");
    for (size_t i = 0; i < n; i++)
        lay_buf_printf(buf, "\"a common beginning of a name that is long %zu\":0,", i * 7919 % n);
    lay_buf_printf(buf, "\"%s\":0}", last);
}

static void hostile_sizes_take_bounded_time(void **state)
{
    (void)state;
    const size_t n = 100000;
    lay_buf buf = {0};
    double began = seconds();
    many_names(&buf, n, "z");
    judge(&buf, NULL, NULL);
    many_names(&buf, n, "a common beginning of a n\\u0061me that is long 99999");
    judge(&buf, NULL, "json.duplicate");
    add_many(&buf, "[", n);
    judge(&buf, NULL, "json.depth");
    add_many(&buf, "[", n);
    judge(&buf, &grammar, "json.syntax");
    add_many(&buf, "[", n);
    add_many(&buf, "]", n);
    judge(&buf, &grammar, NULL);
    add_many(&buf, "{\"a\":", n);
    judge(&buf, &grammar, "json.syntax");
    add_many(&buf, "[{\"\":", n);
    judge(&buf, NULL, "json.depth");
    lay_buf_puts(&buf, "[");
    add_many(&buf, "9", n);
    lay_buf_puts(&buf, "]");
    judge(&buf, NULL, "json.too_long");
    lay_buf_puts(&buf, "[\"");
    add_many(&buf, "\\u0416", 10 * n);
    lay_buf_puts(&buf, "\"]");
    judge(&buf, NULL, "json.too_long");
    lay_buf_puts(&buf, "[0");
    add_many(&buf, ",{\"a\":[],\"b\":{}}", n);
    lay_buf_puts(&buf, "]");
    judge(&buf, NULL, NULL);
    add_many(&buf, " ", 100 * n);
    judge(&buf, NULL, "json.empty");
    double took = seconds() - began;
    print_message("hostile sizes: %.2f s\n", took);
    assert_true(took < 10);
    lay_buf_done(&buf);
}

static void spans_tell_where_values_stand(void **state)
{
    (void)state;
    const char *text = " {\"a\" : [1, \"x\", {}],\"b\":null} ";
    static const struct lay_json_span expected[] = {{1, 30, LAY_JSON_NO_PARENT, 0},
                                                    {8, 20, 0, 2},
                                                    {9, 10, 1, 0},
                                                    {12, 15, 1, 1},
                                                    {17, 19, 1, 2},
                                                    {25, 29, 0, 21}};
    lay_json_spans spans = {0};
    assert_int_equal(lay_json_scan(text, strlen(text), NULL, NULL, &spans, NULL), LAY_OK);
    assert_int_equal(spans.n, 6);
    for (size_t i = 0; i < spans.n; i++) {
        assert_int_equal(spans.at[i].start, expected[i].start);
        assert_int_equal(spans.at[i].end, expected[i].end);
        assert_int_equal(spans.at[i].parent, expected[i].parent);
        assert_int_equal(spans.at[i].key, expected[i].key);
    }
    lay_vec_done(&spans);
}

static char *read_whole(const char *folder, const char *name, size_t *len)
{
    lay_buf path = {0}, buf = {0};
    lay_buf_printf(&path, "%s/%s", folder, name);
    FILE *file = fopen(path.text, "rb");
    lay_buf_done(&path);
    if (!file)
        return NULL;
    for (int c; (c = getc(file)) != EOF;)
        lay_buf_putc(&buf, (char)c);
    fclose(file);
    *len = buf.len;
    return lay_buf_take(&buf);
}

static void the_conformance_suite(void **state)
{
    (void)state;
    const char *folder = SHARED "data/jsontestsuite";
    DIR *dir = opendir(folder);
    if (!dir) {
        print_message("skipped: no conformance suite\n");
        skip();
    }
    int right = 0, wrong = 0, wrong_documents = 0, rights = 0, wrongs_seen = 0;
    for (struct dirent *entry; (entry = readdir(dir));) {
        size_t len;
        char *text = entry->d_name[0] == '.' ? NULL : read_whole(folder, entry->d_name, &len);
        if (!text)
            continue;
        bool alone = scan(text, len, &grammar, NULL) == LAY_OK;
        bool document = scan(text, len, NULL, NULL) == LAY_OK;
        if (strncmp(entry->d_name, "y_", 2) == 0) {
            rights++;
            right += alone;
        } else if (strncmp(entry->d_name, "n_", 2) == 0) {
            wrongs_seen++;
            wrong += !alone;
            wrong_documents += !document;
        }
        if (strncmp(entry->d_name, "y_", 2) == 0 ? !alone
                                                 : entry->d_name[0] == 'n' && (alone || document))
            print_message("misjudged: %s\n", entry->d_name);
        free(text);
    }
    closedir(dir);
    print_message("suite: y %d/%d, n %d/%d, n as documents %d/%d\n", right, rights, wrong,
                  wrongs_seen, wrong_documents, wrongs_seen);
    assert_true(rights >= 95 && wrongs_seen >= 188);
    assert_true(right == rights && wrong == wrongs_seen && wrong_documents == wrongs_seen);
}

/* The files that cannot be read as JSON at all; all the others must pass the scan. */
static const char *refusal_of(const char *name)
{
    static const struct {
        const char *number, *code;
    } table[] = {{"002", "json.empty"},     {"010", "json.control"},  {"013", "json.trailing"},
                 {"017", "json.utf8"},      {"019", "json.utf8"},     {"021", "json.escape"},
                 {"023", "json.control"},   {"024", "json.syntax"},   {"026", "json.syntax"},
                 {"028", "json.number"},    {"029", "json.number"},   {"030", "json.number"},
                 {"031", "json.number"},    {"032", "json.number"},   {"046", "json.duplicate"},
                 {"047", "json.duplicate"}, {"052", "json.depth"},    {"053", "json.too_long"},
                 {"054", "json.too_long"},  {"055", "json.too_long"}, {"069", "json.number"}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strncmp(name, table[i].number, 3) == 0)
            return table[i].code;
    return NULL;
}

static void the_hostile_inputs(void **state)
{
    (void)state;
    char folder[] = "/tmp/laydown-hostile-XXXXXX";
    if (access(SHARED "hostile/inputs.tar.xz", R_OK) != 0 || !mkdtemp(folder)) {
        print_message("skipped: no hostile inputs\n");
        skip();
    }
    lay_buf command = {0}, json = {0};
    lay_buf_printf(&command, "tar xf '%s' -C %s", SHARED "hostile/inputs.tar.xz", folder);
    lay_buf_printf(&json, "%s/json", folder);
    assert_int_equal(system(command.text), 0);
    DIR *dir = opendir(json.text);
    assert_non_null(dir);
    int files = 0, refused = 0, misjudged = 0;
    for (struct dirent *entry; (entry = readdir(dir));) {
        size_t len;
        char *text = entry->d_name[0] == '.' ? NULL : read_whole(json.text, entry->d_name, &len);
        if (!text)
            continue;
        lay_error err = LAY_ERROR_INIT;
        const char *code = refusal_of(entry->d_name);
        bool no = scan(text, len, NULL, &err) != LAY_OK;
        files++;
        refused += no;
        if (no != !!code || (no && strcmp(err.code, code) != 0)) {
            misjudged++;
            print_message("misjudged: %s: %s %s\n", entry->d_name, no ? err.code : "accepted",
                          no ? err.message : "");
        }
        if (getenv("LAYDOWN_SHOW") && no)
            print_message("%s:%ld:%ld: %s %s\n  %s\n", entry->d_name, err.line, err.column,
                          err.code, err.message, err.hint ? err.hint : "");
        lay_error_done(&err);
        free(text);
    }
    closedir(dir);
    lay_buf_clear(&command);
    lay_buf_printf(&command, "rm -r %s", folder);
    assert_int_equal(system(command.text), 0);
    lay_buf_done(&command);
    lay_buf_done(&json);
    print_message("hostile: %d files, %d refused\n", files, refused);
    assert_true(files > 100);
    assert_int_equal(misjudged, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_texts_are_placed_and_explained),
        cmocka_unit_test(nul_bytes_do_not_end_the_text),
        cmocka_unit_test(right_texts_are_accepted),
        cmocka_unit_test(grammar_alone_allows_more),
        cmocka_unit_test(limits_are_exact),
        cmocka_unit_test(too_long_names_the_member),
        cmocka_unit_test(hostile_sizes_take_bounded_time),
        cmocka_unit_test(spans_tell_where_values_stand),
        cmocka_unit_test(the_conformance_suite),
        cmocka_unit_test(the_hostile_inputs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
