/* problems.c: see problems.h. JSON pointers are cut in the middle of nothing: a member name of a
 * megabyte would otherwise become a message of a megabyte. */
#include "import/problems.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
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
    lay_error_at(&err, file, line, line ? 1 : 0);
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
    lay_json_error_at(doc, value, &err);
    lay_problem_pass(problems, severity, &err);
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
    lay_problem_pass(problems, LAY_SEVERITY_WARNING, &err);
}
