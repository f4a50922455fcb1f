/* JSON documents: the place, pointer and exact source of every value. */
#include "base/json.h"

#include "base/buf.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static lay_json_doc *read_text(const char *text)
{
    lay_json_doc *doc = NULL;
    lay_error err = LAY_ERROR_INIT;
    if (lay_json_read(text, strlen(text), "in.json", NULL, &doc, &err))
        fail_msg("%s", err.message);
    return doc;
}

static void check(lay_json_doc *doc, const cJSON *node, const char *pointer, const char *raw,
                  long line, long column)
{
    long at_line, at_column;
    size_t len;
    assert_non_null(node);
    char *got = lay_json_pointer(doc, node);
    assert_string_equal(got, pointer);
    free(got);
    const char *source = lay_json_raw(doc, node, &len);
    assert_int_equal(len, strlen(raw));
    assert_memory_equal(source, raw, len);
    lay_json_where(doc, node, &at_line, &at_column);
    assert_int_equal(at_line, line);
    assert_int_equal(at_column, column);
}

static const char document[] = "\xEF\xBB\xBF{\"reports\" : [ {\"id\":\"Ж\", \"n\": 4e2},\r\n"
                               "  [ ], \r"
                               "  {\"a/b\": {\"~\" : [1, 2.50 ,true]}} ],\n"
                               "\t\"\": null, \"\\u0074ype\": \"\\u0041\\n\" }\n";

static void every_value_has_its_place(void **state)
{
    (void)state;
    LAY_JSON *doc = read_text(document);
    const cJSON *root = lay_json_root(doc);
    const cJSON *reports = cJSON_GetObjectItemCaseSensitive(root, "reports");
    const cJSON *first = cJSON_GetArrayItem(reports, 0), *third = cJSON_GetArrayItem(reports, 2);
    const cJSON *slash = cJSON_GetObjectItemCaseSensitive(third, "a/b");
    const cJSON *tilde = cJSON_GetObjectItemCaseSensitive(slash, "~");
    size_t len;
    assert_ptr_equal(lay_json_raw(doc, root, &len), document + 3);
    assert_int_equal(len, sizeof document - 1 - 3 - 1);
    check(doc, first, "/reports/0", "{\"id\":\"Ж\", \"n\": 4e2}", 1, 16);
    check(doc, first->child, "/reports/0/id", "\"Ж\"", 1, 22);
    check(doc, first->child->next, "/reports/0/n", "4e2", 1, 32);
    check(doc, cJSON_GetArrayItem(reports, 1), "/reports/1", "[ ]", 2, 3);
    check(doc, tilde, "/reports/2/a~1b/~0", "[1, 2.50 ,true]", 3, 18);
    check(doc, cJSON_GetArrayItem(tilde, 1), "/reports/2/a~1b/~0/1", "2.50", 3, 22);
    check(doc, cJSON_GetArrayItem(tilde, 2), "/reports/2/a~1b/~0/2", "true", 3, 28);
    check(doc, cJSON_GetObjectItemCaseSensitive(root, ""), "/", "null", 4, 6);
    const cJSON *type = cJSON_GetObjectItemCaseSensitive(root, "type");
    check(doc, type, "/type", "\"\\u0041\\n\"", 4, 25);
    assert_string_equal(type->valuestring, "A\n");
    assert_null(cJSON_GetObjectItemCaseSensitive(root, "Type"));
    char *pointer = lay_json_pointer(doc, root);
    assert_string_equal(pointer, "");
    free(pointer);
    assert_string_equal(lay_json_file(doc), "in.json");
}

static void names_have_places_too(void **state)
{
    (void)state;
    LAY_JSON *doc = read_text(document);
    const cJSON *root = lay_json_root(doc);
    const cJSON *reports = cJSON_GetObjectItemCaseSensitive(root, "reports");
    long line, column;
    lay_json_name_where(doc, cJSON_GetObjectItemCaseSensitive(root, "type"), &line, &column);
    assert_int_equal(line, 4);
    assert_int_equal(column, 12);
    lay_json_name_where(doc, reports, &line, &column);
    assert_int_equal(column, 2);
    lay_json_name_where(doc, reports->child->next, &line, &column); /* no member */
    assert_int_equal(line, 2);
    assert_int_equal(column, 3);
    lay_error err = LAY_ERROR_INIT;
    lay_error_set(&err, LAY_REFUSED, "x.y", "…");
    lay_json_error_at_name(doc, reports, &err);
    assert_string_equal(err.file, "in.json");
    assert_int_equal(err.column, 2);
    lay_json_error_at(doc, reports, 0, &err);
    assert_int_equal(err.column, 14);
    lay_error_done(&err);
}

static void a_foreign_node_has_no_place(void **state)
{
    (void)state;
    LAY_JSON *doc = read_text("[1]");
    cJSON *foreign = cJSON_CreateNumber(5);
    long line = 7, column = 7;
    int64_t value = 7;
    size_t len;
    lay_json_where(doc, foreign, &line, &column);
    assert_int_equal(line, 0);
    lay_json_name_where(doc, NULL, &line, &column);
    assert_int_equal(column, 0);
    assert_null(lay_json_pointer(doc, foreign));
    assert_null(lay_json_raw(doc, NULL, &len));
    assert_false(lay_json_int(doc, foreign, &value));
    assert_false(lay_json_int(doc, NULL, &value));
    cJSON_Delete(foreign);
}

static void numbers_are_exact(void **state)
{
    (void)state;
    lay_buf buf = {0};
    lay_buf_puts(&buf,
                 "[9007199254740993,4e2,0.5,\"7\",1e-400,-0.0,"
                 "0.0000000000000000000000000000000000000000000000000000000000000000000025,1");
    for (int i = 0; i < 300; i++)
        lay_buf_putc(&buf, '0');
    lay_buf_puts(&buf, ",0.");
    for (int i = 0; i < 390; i++)
        lay_buf_putc(&buf, '1');
    lay_buf_puts(&buf, ", 3]");
    LAY_JSON *doc = read_text(buf.text);
    const cJSON *at = lay_json_root(doc)->child;
    int64_t value = 0;
    assert_true(lay_json_int(doc, at, &value) && value == INT64_C(9007199254740993));
    at = at->next;
    assert_true(lay_json_int(doc, at, &value) && value == 400);
    at = at->next;
    assert_true(!lay_json_int(doc, at, &value) && at->valuedouble == 0.5);
    at = at->next;
    assert_false(lay_json_int(doc, at, &value));
    at = at->next;
    assert_true(at->valuedouble == 0);
    at = at->next;
    assert_true(at->valuedouble == 0 && signbit(at->valuedouble));
    at = at->next;
    assert_true(at->valuedouble == 2.5e-69);
    size_t len;
    assert_memory_equal(lay_json_raw(doc, at, &len), "0.000", 5);
    at = at->next;
    assert_true(at->valuedouble == 1e300);
    at = at->next;
    assert_true(at->valuedouble == 1.0 / 9);
    at = at->next;
    assert_true(at->valuedouble == 3 && !at->next);
    lay_buf_done(&buf);
}

static void a_line_of_many(void **state)
{
    (void)state;
    const char *file = "{\"a\":1}\n{\"b\": 22}\n{\"c\" 3}\n";
    struct lay_json_options options = {.first_line = 2};
    LAY_JSON *doc = NULL;
    assert_int_equal(lay_json_read(file + 8, 9, "x.jsonl", &options, &doc, NULL), LAY_OK);
    check(doc, lay_json_root(doc)->child, "/b", "22", 2, 7);
    lay_error err = LAY_ERROR_INIT;
    lay_json_doc *none = NULL;
    options.first_line = 3;
    assert_int_equal(lay_json_read(file + 18, 7, "x.jsonl", &options, &none, &err), LAY_REFUSED);
    assert_null(none);
    assert_string_equal(err.file, "x.jsonl");
    assert_int_equal(err.line, 3);
    assert_int_equal(err.column, 6);
    lay_error_done(&err);
}

static void scalars_need_no_end_mark(void **state)
{
    (void)state;
    static const char *const texts[] = {"1", "-12.5e3", "true", "null", "\"x\"", "[]", "{}", " 7 "};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t len = strlen(texts[i]);
        char *copy = malloc(len);
        memcpy(copy, texts[i], len);
        lay_json_doc *doc = NULL;
        assert_int_equal(lay_json_read(copy, len, NULL, NULL, &doc, NULL), LAY_OK);
        assert_non_null(lay_json_root(doc));
        assert_null(lay_json_file(doc));
        lay_json_free(doc);
        free(copy);
    }
    lay_json_free(NULL);
}

static void as_deep_as_asked(void **state)
{
    (void)state;
    lay_buf buf = {0};
    for (int i = 0; i < 1000; i++)
        lay_buf_putc(&buf, '[');
    for (int i = 0; i < 1000; i++)
        lay_buf_putc(&buf, ']');
    struct lay_json_options options = {.max_depth = 5000, .grammar_only = true};
    lay_json_doc *doc = NULL;
    assert_int_equal(lay_json_read(buf.text, buf.len, NULL, &options, &doc, NULL), LAY_OK);
    lay_json_free(doc);
    lay_buf whole = {0};
    lay_buf_printf(&whole, "[%s]", buf.text);
    doc = NULL;
    assert_int_equal(lay_json_read(whole.text, whole.len, NULL, &options, &doc, NULL), LAY_REFUSED);
    const char *twice = "{\"a\":1,\"a\":1}"; /* grammar_only does not count for a document */
    assert_int_equal(lay_json_read(twice, strlen(twice), NULL, &options, &doc, NULL), LAY_REFUSED);
    assert_null(doc);
    lay_buf_done(&whole);
    lay_buf_done(&buf);
}

/* Counts lines and columns the slow way, along the text. */
static void check_all_places(lay_json_doc *doc, const char *text, const cJSON *array)
{
    long line = 1, column = 1;
    const char *at = text;
    for (const cJSON *node = array->child; node; node = node->next) {
        size_t len;
        const char *raw = lay_json_raw(doc, node, &len);
        for (; at < raw; at++) {
            if (*at == '\n' || (*at == '\r' && at[1] != '\n')) {
                line++;
                column = 1;
            } else if (((unsigned char)at[1] & 0xC0) != 0x80) {
                column++;
            }
        }
        long got_line, got_column;
        lay_json_where(doc, node, &got_line, &got_column);
        assert_int_equal(got_line, line);
        assert_int_equal(got_column, column);
    }
}

static void many_places_in_bounded_time(void **state)
{
    (void)state;
    static const char *const between[] = {",", ",\n", ",\r\n", ",\r", ", ", ",\n\r\n\r"};
    clock_t began = clock();
    for (size_t kind = 0; kind < 7; kind++) {
        lay_buf buf = {0};
        lay_buf_puts(&buf, "[0");
        for (size_t i = 0; i < 100000; i++) {
            lay_buf_puts(&buf, between[kind < 6 ? kind : i % 6]);
            if (i % 3)
                lay_buf_printf(&buf, "%zu", i);
            else
                lay_buf_puts(&buf, "\"Тимбукту 😀\"");
        }
        lay_buf_puts(&buf, "]");
        LAY_JSON *doc = read_text(buf.text);
        check_all_places(doc, buf.text, lay_json_root(doc));
        const cJSON *last = lay_json_root(doc)->child->prev;
        char *pointer = lay_json_pointer(doc, last);
        assert_string_equal(pointer, "/100000");
        free(pointer);
        lay_json_free(doc);
        doc = NULL;
        lay_buf_done(&buf);
    }
    double took = (double)(clock() - began) / CLOCKS_PER_SEC;
    print_message("700,000 places: %.2f s\n", took);
    assert_true(took < 20);
}

static void failure_writes_nothing(void **state)
{
    (void)state;
    lay_json_doc *doc = (lay_json_doc *)(void *)&doc, *before = doc;
    assert_int_equal(lay_json_read("[1,", 3, NULL, NULL, &doc, NULL), LAY_REFUSED);
    assert_ptr_equal(doc, before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_has_its_place),
        cmocka_unit_test(names_have_places_too),
        cmocka_unit_test(a_foreign_node_has_no_place),
        cmocka_unit_test(numbers_are_exact),
        cmocka_unit_test(a_line_of_many),
        cmocka_unit_test(scalars_need_no_end_mark),
        cmocka_unit_test(as_deep_as_asked),
        cmocka_unit_test(many_places_in_bounded_time),
        cmocka_unit_test(failure_writes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
