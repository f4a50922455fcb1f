/* problems.c: see problems.h. JSON pointers are cut in the middle of nothing: a member name of a
 * megabyte would otherwise become a message of a megabyte. */
#include "import/problems.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "import/rejects.h"
#include <stdlib.h>
#include <string.h>

enum { SHOWN_CHARS = 60, POINTER_CHARS = 160 };

const char *lay_shown(lay_arena *arena, const char *text)
{
    LAY_FREE char *excerpt = lay_utf8_excerpt(text, strlen(text), SHOWN_CHARS);
    return lay_arena_strdup(arena, excerpt);
}

void lay_problem_pass(struct lay_problems *problems, enum lay_severity severity, lay_error *err)
{
    if (severity == LAY_SEVERITY_ERROR)
        problems->errors++;
    else if (severity == LAY_SEVERITY_WARNING)
        problems->warnings++;
    else
        problems->notes++;
    if (problems->say)
        problems->say(problems->context, severity, err);
    lay_error_done(err);
}

void lay_problem_text(struct lay_problems *problems, const char *text, size_t len, lay_error *err)
{
    if (problems->rejects)
        lay_rejects_text(problems->rejects, text, len, err);
    lay_problem_pass(problems, LAY_SEVERITY_ERROR, err);
}

void lay_problem_new_document(struct lay_problems *problems)
{
    problems->record = (struct lay_record){0};
}

static const char *id_of(const cJSON *object)
{
    const cJSON *id = object ? cJSON_GetObjectItemCaseSensitive(object, "id") : NULL;
    return cJSON_IsString(id) ? id->valuestring : NULL;
}

static bool is_named(const cJSON *value, const char *name)
{
    return value->string && strcmp(value->string, name) == 0;
}

/* The report, and the claim in it, that a value of a document stands in; NULL for none. A document
 * has its reports in "reports"; else it is one. */
static void find_record(struct lay_record *record, const lay_json_doc *doc, const cJSON *value)
{
    const cJSON *path[LAY_JSON_MAX_DEPTH + 1];
    size_t n = 0;
    for (const cJSON *v = value; v && n < LAY_COUNT(path); v = lay_json_parent(doc, v))
        path[n++] = v;
    const cJSON *root = n ? path[n - 1] : NULL, *report = NULL, *claim = NULL;
    if (root != record->root)
        *record = (struct lay_record){.root = root,
                                      .bare = root &&
                                              !cJSON_GetObjectItemCaseSensitive(root, "reports") &&
                                              !cJSON_GetObjectItemCaseSensitive(root, "format")};
    size_t above = record->bare ? 1 : 3; /* root; or root, reports, report */
    if (n >= above && (record->bare || is_named(path[n - 2], "reports"))) {
        report = path[n - above];
        if (n >= above + 2 && is_named(path[n - above - 1], "claims"))
            claim = path[n - above - 2];
    }
    if (report != record->report)
        record->report_id = id_of(report);
    if (claim != record->claim)
        record->claim_id = id_of(claim);
    record->report = report;
    record->claim = claim;
}

static void name_record(const struct lay_record *record, lay_error *err)
{
    if (!record->report_id)
        return;
    LAY_FREE char *whole = record->claim_id
                               ? lay_asprintf("%s#%s", record->report_id, record->claim_id)
                               : lay_strdup(record->report_id);
    free(err->record);
    err->record = lay_utf8_excerpt(whole, strlen(whole), POINTER_CHARS);
}

static void pass_placed(struct lay_problems *problems, enum lay_severity severity,
                        lay_json_doc *doc, const cJSON *value, lay_error *err)
{
    find_record(&problems->record, doc, value);
    name_record(&problems->record, err);
    if (problems->rejects && severity == LAY_SEVERITY_ERROR)
        lay_rejects_value(problems->rejects, doc, problems->record.report, err);
    lay_problem_pass(problems, severity, err);
}

void lay_problem_at(struct lay_problems *problems, enum lay_severity severity, lay_json_doc *doc,
                    const cJSON *value, size_t inside, lay_error *err)
{
    lay_json_error_at(doc, value, inside, err);
    pass_placed(problems, severity, doc, value, err);
}

void lay_problem_file(struct lay_problems *problems, enum lay_severity severity, const char *file,
                      long line, const char *code, const char *hint, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    LAY_FREE char *message = lay_vasprintf(fmt, ap);
    va_end(ap);
    lay_error err = LAY_ERROR_INIT;
    lay_error_set(&err, LAY_REFUSED, code, "%s", message);
    if (hint)
        lay_error_hint(&err, "%s", hint);
    lay_error_at(&err, file, line, 0);
    lay_problem_pass(problems, severity, &err);
}

void lay_problem_json_va(struct lay_problems *problems, enum lay_severity severity,
                         lay_json_doc *doc, const cJSON *value, const char *member,
                         const char *code, const char *hint, const char *fmt, va_list ap)
{
    LAY_FREE char *words = lay_vasprintf(fmt, ap);
    LAY_FREE char *whole = lay_json_pointer(doc, value);
    LAY_FREE char *pointer = lay_utf8_excerpt(whole, strlen(whole), POINTER_CHARS);
    lay_error err = LAY_ERROR_INIT;
    lay_error_set(&err, LAY_REFUSED, code, "%s%s%s%s",
                  pointer[0] || member ? pointer : "The document", member ? "/" : "",
                  member ? member : "", words);
    if (hint)
        lay_error_hint(&err, "%s", hint);
    lay_problem_at(problems, severity, doc, value, 0, &err);
}

void lay_problem_json(struct lay_problems *problems, enum lay_severity severity, lay_json_doc *doc,
                      const cJSON *value, const char *member, const char *code, const char *hint,
                      const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    lay_problem_json_va(problems, severity, doc, value, member, code, hint, fmt, ap);
    va_end(ap);
}

void lay_problem_member(struct lay_problems *problems, lay_json_doc *doc, const cJSON *member,
                        const char *code, const char *hint, const char *words)
{
    LAY_FREE char *whole = lay_json_pointer(doc, member);
    LAY_FREE char *pointer = lay_utf8_excerpt(whole, strlen(whole), POINTER_CHARS);
    lay_error err = LAY_ERROR_INIT;
    lay_error_set(&err, LAY_REFUSED, code, "%s %s", pointer, words);
    if (hint)
        lay_error_hint(&err, "%s", hint);
    lay_json_error_at_name(doc, member, &err);
    pass_placed(problems, LAY_SEVERITY_WARNING, doc, member, &err);
}
