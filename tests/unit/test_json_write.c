/* JSON written, then read by another program's reader. */
#include "base/json_write.h"
#include "base/mem.h"
#include <cjson/cJSON.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static char *written(void (*write)(struct lay_json_write *w), int line_depth, bool for_script)
{
    lay_buf buf = {0};
    lay_output *out = lay_output_memory(&buf);
    struct lay_json_write w;
    lay_json_write_init(&w, out, line_depth);
    w.for_script = for_script;
    write(&w);
    lay_json_write_done(&w);
    assert_int_equal(lay_output_commit(out, NULL), LAY_OK);
    return lay_buf_take(&buf);
}

static void write_sample(struct lay_json_write *w)
{
    lay_json_write_object(w);
    lay_json_write_key(w, "a\"b");
    lay_json_write_array(w);
    lay_json_write_int(w, -7);
    lay_json_write_real(w, 0.5);
    lay_json_write_real(w, NAN);
    lay_json_write_bool(w, true);
    lay_json_write_null(w);
    lay_json_write_degrees(w, -3.00760001);
    lay_json_write_array(w);
    lay_json_write_end(w);
    lay_json_write_end(w);
    lay_json_write_optional(w, "left out", NULL);
    lay_json_write_optional(w, "t", "x");
    lay_json_write_key(w, "raw");
    lay_json_write_raw(w, "{\"k\":1}", 7);
    lay_json_write_key(w, "o");
    lay_json_write_object(w);
    lay_json_write_end(w);
    lay_json_write_end(w);
}

static void layout(void **state)
{
    (void)state;
    LAY_FREE char *one = written(write_sample, 0, false);
    assert_string_equal(
        one,
        "{\"a\\\"b\":[-7,0.5,null,true,null,-3.0076,[]],\"t\":\"x\",\"raw\":{\"k\":1},\"o\":{}}");
    LAY_FREE char *lines = written(write_sample, 1, false);
    assert_string_equal(lines,
                        "{\n  \"a\\\"b\": [-7,0.5,null,true,null,-3.0076,[]],\n  \"t\": \"x\",\n"
                        "  \"raw\": {\"k\":1},\n  \"o\": {}\n}");
    LAY_FREE char *all = written(write_sample, LAY_JSON_WRITE_ALL_LINES, false);
    cJSON *a = cJSON_Parse(one), *b = cJSON_Parse(lines), *c = cJSON_Parse(all);
    assert_true(cJSON_Compare(a, b, 1) && cJSON_Compare(a, c, 1));
    cJSON_Delete(a);
    cJSON_Delete(b);
    cJSON_Delete(c);
}

static const char *text_to_write;

static void write_text(struct lay_json_write *w)
{
    lay_json_write_text(w, text_to_write);
}

static void escapes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *json;
    } cases[] = {
        {"", "\"\""},
        {"plain text of more than eight", "\"plain text of more than eight\""},
        {"1234567\"", "\"1234567\\\"\""},
        {"12345678\\9", "\"12345678\\\\9\""},
        {"\b\f\n\r\t\x01\x1f", "\"\\b\\f\\n\\r\\t\\u0001\\u001f\""},
        {"\x7f", "\"\\u007f\""},
        {"\xd0\x90\xe4\xb8\xad\xf0\x9f\x98\x80", "\"\xd0\x90\xe4\xb8\xad\xf0\x9f\x98\x80\""},
        {"\xc2\x9b"
         "2J",
         "\"\\u009b2J\""},
        {"\xe2\x80\xa8", "\"\\u2028\""},
        {"a\xe2\x80\xae"
         "b",
         "\"a\\u202eb\""},
        {"\xff", "\"\xef\xbf\xbd\""},
        {"\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
        {"ab\xc3", "\"ab\xef\xbf\xbd\""},
        {"\xc0\xaf", "\"\xef\xbf\xbd\xef\xbf\xbd\""},
        {"</script>&", "\"</script>&\""},
        {"\xf3\xa0\x81\x81", "\"\\udb40\\udc41\""},
        {NULL, "null"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        text_to_write = cases[i].text;
        LAY_FREE char *json = written(write_text, 0, false);
        assert_string_equal(json, cases[i].json);
    }
    text_to_write = "</script>&\xe2\x80\xa9";
    LAY_FREE char *script = written(write_text, 0, true);
    assert_string_equal(script, "\"\\u003c/script\\u003e\\u0026\\u2029\"");
}

/* Any bytes: what comes out is JSON, and what was valid comes back as it was. */
static void every_character(void **state)
{
    (void)state;
    for (int c = 1; c < 256; c++)
        for (int at = 0; at < 18; at++) {
            char text[20] = "aaaaaaaaaaaaaaaaaa";
            text[at] = (char)c;
            text_to_write = text;
            LAY_FREE char *json = written(write_text, 0, c % 2);
            cJSON *node = cJSON_ParseWithOpts(json, NULL, 1);
            assert_non_null(node);
            if (c < 128)
                assert_string_equal(node->valuestring, text);
            cJSON_Delete(node);
        }
}

static void write_deep(struct lay_json_write *w)
{
    for (int i = 0; i < 500; i++)
        lay_json_write_array(w);
    for (int i = 0; i < 500; i++)
        lay_json_write_end(w);
}

static void deep(void **state)
{
    (void)state;
    LAY_FREE char *json = written(write_deep, 0, false);
    assert_int_equal(strlen(json), 1000);
}

static void documents(void **state)
{
    (void)state;
    lay_buf buf = {0};
    lay_output *out = lay_output_memory(&buf);
    struct lay_json_write w;
    lay_json_write_init(&w, out, 0);
    for (int i = 0; i < 2; i++) {
        lay_json_write_object(&w);
        lay_json_write_end(&w);
        lay_json_write_line(&w);
    }
    lay_json_write_done(&w);
    lay_output_commit(out, NULL);
    assert_string_equal(buf.text, "{}\n{}\n");
    lay_buf_done(&buf);
}

#ifndef NDEBUG
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static bool aborts(void (*misuse)(struct lay_json_write *w))
{
    pid_t child = fork();
    if (child == 0) {
        fclose(stderr);
        lay_buf buf = {0};
        struct lay_json_write w;
        lay_json_write_init(&w, lay_output_memory(&buf), 0);
        signal(SIGABRT, SIG_DFL);
        misuse(&w);
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    return !WIFEXITED(status) || WEXITSTATUS(status);
}

static void value_without_key(struct lay_json_write *w)
{
    lay_json_write_object(w);
    lay_json_write_int(w, 1);
}
static void key_in_array(struct lay_json_write *w)
{
    lay_json_write_array(w);
    lay_json_write_key(w, "k");
}
static void end_after_key(struct lay_json_write *w)
{
    lay_json_write_object(w);
    lay_json_write_key(w, "k");
    lay_json_write_end(w);
}
static void two_values(struct lay_json_write *w)
{
    lay_json_write_null(w);
    lay_json_write_null(w);
}
static void not_ended(struct lay_json_write *w)
{
    lay_json_write_array(w);
    lay_json_write_done(w);
}
static void too_many_ends(struct lay_json_write *w)
{
    lay_json_write_end(w);
}
static void no_misuse(struct lay_json_write *w)
{
    lay_json_write_null(w);
}

static void misuse(void **state)
{
    (void)state;
    assert_true(aborts(value_without_key));
    assert_true(aborts(key_in_array));
    assert_true(aborts(end_after_key));
    assert_true(aborts(two_values));
    assert_true(aborts(not_ended));
    assert_true(aborts(too_many_ends));
    assert_false(aborts(no_misuse));
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layout), cmocka_unit_test(escapes),   cmocka_unit_test(every_character),
        cmocka_unit_test(deep),   cmocka_unit_test(documents),
#ifndef NDEBUG
        cmocka_unit_test(misuse),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
