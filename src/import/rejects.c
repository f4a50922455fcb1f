/* rejects.c: see rejects.h. Problems of one record need not come one after the other (a report
 * that has the id of another is found out when all are read), so they are sorted by record. */
#include "import/rejects.h"

#include "base/json_write.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

enum { LONGEST_RAW = 1024 * 1024 };

static void put_number(struct lay_json_write *json, const char *name, long number)
{
    if (number <= 0)
        return;
    lay_json_write_key(json, name);
    lay_json_write_int(json, number);
}

/* `skip` bytes of the pointer lead to the report, which the reader of the line has before him. */
static char *problem_text(const lay_error *err, size_t skip)
{
    lay_buf text = {0};
    lay_output *out = lay_output_memory(&text);
    struct lay_json_write json;
    lay_json_write_init(&json, out, 0);
    lay_json_write_object(&json);
    lay_json_write_optional(&json, "code", err->code);
    lay_json_write_optional(&json, "message", err->message);
    lay_json_write_optional(&json, "hint", err->hint);
    lay_json_write_optional(&json, "file", err->file);
    put_number(&json, "line", err->line);
    put_number(&json, "column", err->column);
    if (err->pointer && strlen(err->pointer) >= skip)
        lay_json_write_optional(&json, "pointer", err->pointer + skip);
    lay_json_write_optional(&json, "value", err->value);
    lay_json_write_end(&json);
    lay_json_write_done(&json);
    (void)lay_output_commit(out, NULL);
    return lay_buf_take(&text);
}

static void keep(struct lay_rejects *rejects, struct lay_reject reject)
{
    reject.nth = rejects->list.n;
    lay_vec_push(&rejects->list, reject);
}

void lay_rejects_value(struct lay_rejects *rejects, lay_json_doc *doc, const cJSON *report,
                       const lay_error *err)
{
    size_t len = 0;
    const char *raw = lay_json_raw(doc, report ? report : lay_json_root(doc), &len);
    LAY_FREE char *to_report = report ? lay_json_pointer(doc, report) : NULL;
    keep(rejects,
         (struct lay_reject){.raw = raw,
                             .len = len,
                             .doc = doc,
                             .report = cJSON_IsObject(report) ? report : NULL,
                             .problem = problem_text(err, to_report ? strlen(to_report) : 0)});
}

void lay_rejects_text(struct lay_rejects *rejects, const char *text, size_t len,
                      const lay_error *err)
{
    keep(rejects, (struct lay_reject){.raw = text, .len = len, .problem = problem_text(err, 0)});
}

static int by_record(const void *a, const void *b)
{
    const struct lay_reject *x = a, *y = b;
    if (x->raw != y->raw)
        return (uintptr_t)x->raw < (uintptr_t)y->raw ? -1 : 1;
    return x->nth < y->nth ? -1 : x->nth > y->nth;
}

static int by_order(const void *a, const void *b)
{
    const struct lay_reject *x = a, *y = b;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return x->nth < y->nth ? -1 : x->nth > y->nth;
}

static void sort(struct lay_rejects *rejects)
{
    struct lay_reject *at = rejects->list.at;
    size_t n = rejects->list.n;
    if (!n)
        return;
    qsort(at, n, sizeof *at, by_record);
    for (size_t i = 0; i < n; i++)
        at[i].first = i && at[i - 1].raw == at[i].raw ? at[i - 1].first : at[i].nth;
    qsort(at, n, sizeof *at, by_order);
}

/* A value as it stands in its document, on one line: outside of its texts a line end is a blank. */
static void put_value(struct lay_json_write *json, const lay_json_doc *doc, const cJSON *value)
{
    size_t len;
    const char *raw = lay_json_raw(doc, value, &len);
    LAY_FREE char *line = lay_strndup(raw, len);
    for (size_t i = 0; i < len; i++)
        if (line[i] == '\n' || line[i] == '\r')
            line[i] = ' ';
    lay_json_write_raw(json, line, len);
}

static void put_report(struct lay_json_write *json, const struct lay_reject *reject)
{
    const cJSON *member;
    cJSON_ArrayForEach(member, reject->report)
    {
        if (strcmp(member->string, LAY_REJECTED_MEMBER) == 0)
            continue;
        lay_json_write_key(json, member->string);
        put_value(json, reject->doc, member);
    }
}

static void put_text(struct lay_json_write *json, const struct lay_reject *reject)
{
    size_t len = reject->len;
    while (len && (reject->raw[len - 1] == '\n' || reject->raw[len - 1] == '\r'))
        len--;
    if (!len || len > LONGEST_RAW)
        return;
    if (lay_utf8_valid_prefix(reject->raw, len) == len) {
        lay_json_write_key(json, "raw");
        lay_json_write_bytes(json, reject->raw, len);
        return;
    }
    static const char digits[] = "0123456789abcdef";
    LAY_BUF hex = {0};
    for (size_t i = 0; i < len; i++) {
        lay_buf_putc(&hex, digits[(unsigned char)reject->raw[i] >> 4]);
        lay_buf_putc(&hex, digits[(unsigned char)reject->raw[i] & 15]);
    }
    lay_json_write_optional(json, "raw_hex", lay_buf_text(&hex));
}

/* One line: the problems of list.at[from..to), which are of one record, and the record. */
static void put_record(const struct lay_rejects *rejects, size_t from, size_t to, lay_output *out)
{
    const struct lay_reject *reject = &rejects->list.at[from];
    struct lay_json_write json;
    lay_json_write_init(&json, out, 0);
    lay_json_write_object(&json);
    lay_json_write_key(&json, LAY_REJECTED_MEMBER);
    lay_json_write_array(&json);
    for (size_t i = from; i < to; i++)
        lay_json_write_raw(&json, rejects->list.at[i].problem, strlen(rejects->list.at[i].problem));
    lay_json_write_end(&json);
    if (reject->report)
        put_report(&json, reject);
    else
        put_text(&json, reject);
    lay_json_write_end(&json);
    lay_json_write_line(&json);
    lay_json_write_done(&json);
}

size_t lay_rejects_count(struct lay_rejects *rejects)
{
    size_t lines = 0;
    sort(rejects);
    for (size_t i = 0; i < rejects->list.n; i++)
        lines += !i || rejects->list.at[i].first != rejects->list.at[i - 1].first;
    return lines;
}

lay_status lay_rejects_write(struct lay_rejects *rejects, const char *path, lay_output **out,
                             size_t *records, lay_error *err)
{
    lay_output *file;
    lay_status status = lay_output_open(path, &file, err);
    if (status != LAY_OK)
        return status;
    sort(rejects);
    size_t lines = 0;
    for (size_t i = 0, next; i < rejects->list.n; i = next, lines++) {
        next = i + 1;
        while (next < rejects->list.n && rejects->list.at[next].first == rejects->list.at[i].first)
            next++;
        put_record(rejects, i, next, file);
    }
    status = lay_output_sync(file, err);
    if (status != LAY_OK) {
        lay_output_abandon(file);
        return status;
    }
    *out = file;
    *records = lines;
    return LAY_OK;
}

void lay_rejects_done(struct lay_rejects *rejects)
{
    for (size_t i = 0; i < rejects->list.n; i++)
        free(rejects->list.at[i].problem);
    lay_vec_done(&rejects->list);
}
