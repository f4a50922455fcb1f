/* Any bytes: the scan must not crash; what it accepts as a document cJSON must build too, every
 * value must have a place inside the text, its exact source must read as that value again, and the
 * grammar alone must accept it as well. */
#include "base/json.h"

#include "base/json_names.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* The text between two quotes, its escapes resolved by our own code, is what cJSON made of it. */
static void must_equal(const char *raw, size_t len, const char *value)
{
    size_t left = strlen(value);
    for (size_t at = 0; at < len;) {
        uint32_t cp = 0, got = 1;
        at += lay_json_unescape(raw + at, len - at, &cp);
        size_t used = lay_utf8_decode(value, left, &got);
        must(used && got == cp);
        value += used;
        left -= used;
    }
    must(left == 0);
}

static void visit(lay_json_doc *doc, const cJSON *node)
{
    size_t len = 0;
    const char *raw = lay_json_raw(doc, node, &len);
    must(raw && len > 0);
    must(!memchr(" \t\r\n", raw[0], 4) && !memchr(" \t\r\n", raw[len - 1], 4));
    switch (raw[0]) {
    case '{':
        must(cJSON_IsObject(node) && raw[len - 1] == '}');
        break;
    case '[':
        must(cJSON_IsArray(node) && raw[len - 1] == ']');
        break;
    case '"':
        must(cJSON_IsString(node) && raw[len - 1] == '"');
        must_equal(raw + 1, len - 2, node->valuestring);
        break;
    case 't':
        must(cJSON_IsTrue(node) && len == 4);
        break;
    case 'f':
        must(cJSON_IsFalse(node) && len == 5);
        break;
    case 'n':
        must(cJSON_IsNull(node) && len == 4);
        break;
    default:
        must(cJSON_IsNumber(node));
    }
    long line = 0, column = 0;
    lay_json_where(doc, node, &line, &column);
    must(line > 0 && column > 0);
    lay_json_name_where(doc, node, &line, &column);
    must(line > 0 && column > 0);
    must(lay_json_scan(raw, len, NULL, NULL, NULL, NULL) == LAY_OK);
    free(lay_json_pointer(doc, node));
    for (const cJSON *child = node->child; child; child = child->next)
        visit(doc, child);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size ? size : 1); /* what is read behind the end is found */
    if (size)
        memcpy(text, data, size);
    struct lay_json_options grammar = {.grammar_only = true};
    lay_error err = LAY_ERROR_INIT;
    lay_json_doc *doc = NULL;
    bool grammatical = lay_json_scan(text, size, "in", &grammar, NULL, NULL) == LAY_OK;
    lay_status status = lay_json_read(text, size, "in", NULL, &doc, &err);
    must(status == LAY_OK || status == LAY_REFUSED);
    if (status == LAY_OK) {
        must(grammatical);
        visit(doc, lay_json_root(doc));
    } else {
        must(err.code && err.message && err.line > 0 && err.column > 0);
        must(lay_utf8_valid_prefix(err.message, strlen(err.message)) == strlen(err.message));
    }
    lay_json_free(doc);
    lay_error_done(&err);
    free(text);
    return 0;
}
