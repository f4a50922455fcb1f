/* canonical.c: see canonical.h. Recursion is as deep as the reader lets a document be (64). Much
 * like RFC 8785, which would also respell numbers; here 400 and 4e2 stay two spellings, since a
 * stored report is given back as it came. */
#include "import/canonical.h"

#include "import/rejects.h"
#include <stdlib.h>
#include <string.h>

static void put_string(const char *text, lay_buf *out)
{
    lay_buf_putc(out, '"');
    const char *run = text;
    for (const char *p = text; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        lay_buf_add(out, run, (size_t)(p - run));
        run = p + 1;
        if (c < 0x20)
            lay_buf_printf(out, "\\u%04x", c);
        else
            lay_buf_printf(out, "\\%c", c);
    }
    lay_buf_puts(out, run);
    lay_buf_putc(out, '"');
}

static int by_name(const void *a, const void *b)
{
    const cJSON *const *x = a, *const *y = b;
    return strcmp((*x)->string, (*y)->string);
}

/* The children of an object by name, without what an earlier import said of a report; the caller
 * frees. */
static const cJSON **sorted_members(const cJSON *object, bool is_report, size_t *count)
{
    LAY_VEC(const cJSON *) members = {0};
    const cJSON *member;
    cJSON_ArrayForEach(member, object)
    {
        if (!is_report || strcmp(member->string, LAY_REJECTED_MEMBER) != 0)
            lay_vec_push(&members, member);
    }
    if (members.n)
        qsort(members.at, members.n, sizeof *members.at, by_name);
    *count = members.n;
    return members.at;
}

static void put_array(lay_json_doc *doc, const cJSON *array, lay_buf *out)
{
    const cJSON *element;
    lay_buf_putc(out, '[');
    cJSON_ArrayForEach(element, array)
    {
        if (element != array->child)
            lay_buf_putc(out, ',');
        lay_canonical_json(doc, element, out);
    }
    lay_buf_putc(out, ']');
}

static void put_claims(const struct lay_doc_report *report, lay_buf *out)
{
    bool first = true;
    lay_buf_putc(out, '[');
    for (size_t i = 0; i < report->claim_count; i++) {
        if (report->claims[i].refused)
            continue;
        if (!first)
            lay_buf_putc(out, ',');
        first = false;
        lay_canonical_json(report->doc, report->claims[i].json, out);
    }
    lay_buf_putc(out, ']');
}

/* Without the members named `without` and `nor`, which may be NULL. */
static void put_object(lay_json_doc *doc, const cJSON *object, const struct lay_doc_report *report,
                       const char *without, const char *nor, lay_buf *out)
{
    size_t count;
    const cJSON **members = sorted_members(object, report != NULL, &count);
    bool first = true;
    lay_buf_putc(out, '{');
    for (size_t i = 0; i < count; i++) {
        if ((without && strcmp(members[i]->string, without) == 0) ||
            (nor && strcmp(members[i]->string, nor) == 0))
            continue;
        if (!first)
            lay_buf_putc(out, ',');
        first = false;
        put_string(members[i]->string, out);
        lay_buf_putc(out, ':');
        if (report && strcmp(members[i]->string, "claims") == 0)
            put_claims(report, out);
        else
            lay_canonical_json(doc, members[i], out);
    }
    lay_buf_putc(out, '}');
    free(members);
}

void lay_canonical_json(lay_json_doc *doc, const cJSON *value, lay_buf *out)
{
    if (cJSON_IsObject(value)) {
        put_object(doc, value, NULL, NULL, NULL, out);
    } else if (cJSON_IsArray(value)) {
        put_array(doc, value, out);
    } else if (cJSON_IsString(value)) {
        put_string(value->valuestring, out);
    } else { /* numbers, true, false, null: as written */
        size_t len;
        const char *raw = lay_json_raw(doc, value, &len);
        lay_buf_add(out, raw, len);
    }
}

void lay_canonical_report(const struct lay_doc_report *report, lay_buf *out)
{
    put_object(report->doc, report->json, report, "document", NULL, out);
}

void lay_canonical_document(lay_json_doc *doc, const cJSON *document, lay_buf *out)
{
    put_object(doc, document, NULL, "format", "reports", out);
}
