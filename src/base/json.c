/* json.c: see json.h.
 *
 * The scan records the span of every value in the order in which the values begin. cJSON keeps
 * members and elements in source order, repeated names do not occur, so walking its tree depth
 * first meets the values in that same order: the n-th node has the n-th span. A hash table of
 * indexes leads from a node's address to its span. That is 24 bytes for a value and 4 to 8 for the
 * table.
 *
 * cJSON 1.7 reads a number through a buffer of 64 characters and through the locale. So longer
 * numbers are replaced by 0 and blanks in a copy of the text, and every number is read again by
 * lay_number_real().
 */
#include "base/json.h"

#include "base/buf.h"
#include "base/number.h"
#include "base/text_pos.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

enum {
    CJSON_NUMBER = 63,  /* characters of a number that cJSON reads */
    CJSON_DEPTH = 1000, /* CJSON_NESTING_LIMIT */
    VALUE_CHARS = 200   /* of a value kept in an error */
};

#define NONE UINT32_MAX

struct lay_json_doc {
    const char *text;
    size_t len;
    char *file;
    long first_line;
    size_t first_byte;
    cJSON *root;
    lay_json_spans spans;
    cJSON **nodes;   /* as many as there are spans */
    uint32_t *table; /* index of a node, or NONE; open addressing */
    size_t mask;
    lay_text_marks marks;
};

static size_t slot_of(const lay_json_doc *doc, const cJSON *node)
{
    uint64_t bits = (uint64_t)(uintptr_t)node;
    return (size_t)((bits >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 32) & doc->mask;
}

static uint32_t index_of(const lay_json_doc *doc, const cJSON *node)
{
    size_t slot = slot_of(doc, node);
    while (doc->table[slot] != NONE && doc->nodes[doc->table[slot]] != node)
        slot = (slot + 1) & doc->mask;
    return doc->table[slot];
}

static void enter(lay_json_doc *doc, uint32_t index)
{
    size_t slot = slot_of(doc, doc->nodes[index]);
    while (doc->table[slot] != NONE)
        slot = (slot + 1) & doc->mask;
    doc->table[slot] = index;
}

/* The node after nodes[index] in the order of the text; NULL at the end. */
static cJSON *next_node(const lay_json_doc *doc, uint32_t index)
{
    cJSON *node = doc->nodes[index];
    if (node->child)
        return node->child;
    while (!doc->nodes[index]->next) {
        index = doc->spans.at[index].parent;
        if (index == LAY_JSON_NO_PARENT)
            return NULL;
    }
    return doc->nodes[index]->next;
}

/* Gives every span its node, and every number its value. False when tree and spans differ. */
static bool match(lay_json_doc *doc)
{
    size_t n = doc->spans.n, slots = 8;
    while (slots < n + n / 3)
        slots *= 2;
    doc->mask = slots - 1;
    doc->table = lay_realloc(NULL, slots, sizeof *doc->table);
    memset(doc->table, 0xFF, slots * sizeof *doc->table);
    doc->nodes = lay_zalloc(n, sizeof *doc->nodes);
    cJSON *node = doc->root;
    for (uint32_t i = 0; i < n; i++) {
        if (!node)
            return false;
        const struct lay_json_span *span = &doc->spans.at[i];
        doc->nodes[i] = node;
        enter(doc, i);
        if (cJSON_IsNumber(node) &&
            !lay_number_real(doc->text + span->start, span->end - span->start, &node->valuedouble))
            return false;
        node = next_node(doc, i);
    }
    return !node;
}

static bool is_number(const lay_json_doc *doc, const struct lay_json_span *span)
{
    char c = doc->text[span->start];
    return c == '-' || (c >= '0' && c <= '9');
}

/* A copy of the text in which cJSON can read every number; NULL when it can as it is. */
static char *shorten_numbers(const lay_json_doc *doc)
{
    char *copy = NULL;
    for (size_t i = 0; i < doc->spans.n; i++) {
        const struct lay_json_span *span = &doc->spans.at[i];
        size_t len = span->end - span->start;
        if (len <= CJSON_NUMBER || !is_number(doc, span))
            continue;
        if (!copy)
            copy = lay_strndup(doc->text, doc->len);
        memset(copy + span->start, ' ', len);
        copy[span->start] = '0';
    }
    return copy;
}

static lay_status build(lay_json_doc *doc, lay_error *err)
{
    LAY_FREE char *copy = shorten_numbers(doc);
    const char *text = copy ? copy : doc->text;
    size_t mark = doc->len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    const char *end = NULL;
    doc->root = cJSON_ParseWithLengthOpts(text + mark, doc->len - mark, &end, false);
    if (!doc->root)
        return lay_error_set(err, LAY_IO, "json.memory",
                             "There is not enough memory to hold the document.");
    if (!match(doc))
        return lay_error_set(err, LAY_BUG, "json.bug",
                             "The places of the values do not agree with the values.");
    return LAY_OK;
}

lay_status lay_json_read(const char *text, size_t len, const char *file,
                         const struct lay_json_options *options, lay_json_doc **out, lay_error *err)
{
    struct lay_json_options given = options ? *options : (struct lay_json_options){0};
    given.grammar_only = false;
    if (given.max_depth > CJSON_DEPTH)
        given.max_depth = CJSON_DEPTH;
    LAY_JSON *doc = lay_zalloc(1, sizeof *doc);
    doc->text = text;
    doc->len = len;
    doc->file = file ? lay_strdup(file) : NULL;
    doc->first_line = given.first_line ? given.first_line : 1;
    doc->first_byte = given.first_byte;
    lay_status status = lay_json_scan(text, len, file, &given, &doc->spans, err);
    if (status)
        return status;
    doc->spans.at = lay_realloc(doc->spans.at, doc->spans.n, sizeof *doc->spans.at);
    doc->spans.cap = doc->spans.n;
    status = build(doc, err);
    if (status) {
        lay_error_at(err, file, 0, 0);
        return status;
    }
    *out = doc;
    doc = NULL;
    return LAY_OK;
}

void lay_json_free(lay_json_doc *doc)
{
    if (!doc)
        return;
    cJSON_Delete(doc->root);
    lay_vec_done(&doc->spans);
    lay_text_marks_done(&doc->marks);
    free(doc->nodes);
    free(doc->table);
    free(doc->file);
    free(doc);
}

void lay_json_cleanup(lay_json_doc **doc)
{
    lay_json_free(*doc);
    *doc = NULL;
}

const cJSON *lay_json_root(const lay_json_doc *doc)
{
    return doc->root;
}

const char *lay_json_file(const lay_json_doc *doc)
{
    return doc->file;
}

const cJSON *lay_json_parent(const lay_json_doc *doc, const cJSON *node)
{
    uint32_t index = index_of(doc, node);
    uint32_t parent = index == NONE ? NONE : doc->spans.at[index].parent;
    return parent == LAY_JSON_NO_PARENT ? NULL : doc->nodes[parent];
}

static void offset_where(lay_json_doc *doc, size_t offset, long *line, long *column)
{
    lay_text_marks_where(&doc->marks, doc->text, doc->len, offset, line, column);
    *line += doc->first_line - 1;
}

/* Says that a problem of a value, or of its name, stands at text[offset]. */
static void error_at(lay_json_doc *doc, const cJSON *node, size_t offset, lay_error *err)
{
    long line, column;
    offset_where(doc, offset, &line, &column);
    lay_error_at(err, doc->file, line, column);
    lay_error_in_text(err, doc->text, doc->len, offset, doc->first_byte);
    LAY_FREE char *pointer = lay_json_pointer(doc, node);
    lay_error_keep(&err->pointer, pointer);
}

void lay_json_where(lay_json_doc *doc, const cJSON *node, long *line, long *column)
{
    uint32_t index = index_of(doc, node);
    *line = *column = 0;
    if (index != NONE)
        offset_where(doc, doc->spans.at[index].start, line, column);
}

static bool is_member(const lay_json_doc *doc, uint32_t index)
{
    uint32_t parent = doc->spans.at[index].parent;
    return parent != LAY_JSON_NO_PARENT && cJSON_IsObject(doc->nodes[parent]);
}

void lay_json_name_where(lay_json_doc *doc, const cJSON *node, long *line, long *column)
{
    uint32_t index = index_of(doc, node);
    if (index != NONE && is_member(doc, index))
        offset_where(doc, doc->spans.at[index].key, line, column);
    else
        lay_json_where(doc, node, line, column);
}

void lay_json_error_at(lay_json_doc *doc, const cJSON *node, size_t inside, lay_error *err)
{
    uint32_t index = index_of(doc, node);
    if (!err || index == NONE)
        return;
    const struct lay_json_span *span = &doc->spans.at[index];
    error_at(doc, node, span->start + inside, err);
    if (cJSON_IsArray(node) || cJSON_IsObject(node))
        return;
    free(err->value);
    err->value = lay_utf8_excerpt(doc->text + span->start, span->end - span->start, VALUE_CHARS);
}

void lay_json_error_at_name(lay_json_doc *doc, const cJSON *node, lay_error *err)
{
    uint32_t index = index_of(doc, node);
    if (err && index != NONE && is_member(doc, index))
        error_at(doc, node, doc->spans.at[index].key, err);
    else
        lay_json_error_at(doc, node, 0, err);
}

static void add_name(lay_buf *buf, const char *name)
{
    for (; *name; name++) {
        if (*name == '~')
            lay_buf_puts(buf, "~0");
        else if (*name == '/')
            lay_buf_puts(buf, "~1");
        else
            lay_buf_putc(buf, *name);
    }
}

char *lay_json_pointer(const lay_json_doc *doc, const cJSON *node)
{
    uint32_t index = index_of(doc, node);
    if (index == NONE)
        return NULL;
    LAY_VEC(uint32_t) path = {0};
    for (; doc->spans.at[index].parent != LAY_JSON_NO_PARENT; index = doc->spans.at[index].parent)
        lay_vec_push(&path, index);
    lay_buf buf = {0};
    while (path.n) {
        index = path.at[--path.n];
        lay_buf_putc(&buf, '/');
        if (is_member(doc, index))
            add_name(&buf, doc->nodes[index]->string);
        else
            lay_buf_printf(&buf, "%lu", (unsigned long)doc->spans.at[index].key);
    }
    lay_vec_done(&path);
    return lay_buf_take(&buf);
}

const char *lay_json_raw(const lay_json_doc *doc, const cJSON *node, size_t *len)
{
    uint32_t index = index_of(doc, node);
    if (index == NONE)
        return NULL;
    const struct lay_json_span *span = &doc->spans.at[index];
    *len = span->end - span->start;
    return doc->text + span->start;
}

bool lay_json_int(const lay_json_doc *doc, const cJSON *node, int64_t *out)
{
    size_t len;
    const char *raw = cJSON_IsNumber(node) ? lay_json_raw(doc, node, &len) : NULL;
    return raw && lay_number_integral(raw, len, out);
}
