/* problems.h: the sink for what is wrong with an input: every problem is passed on and counted.
 * Bad input is not an error of the call: what reads goes on and finds the next problem.
 *
 * Codes, beside those of base/json.h and date.h (the same word means the same in every format):
 *   file.empty file.too_big file.passed_over import.format report.format report.version report.none
 *   field.missing field.type field.blank field.value field.unknown field.too_long field.too_many
 *   number.range number.fraction strength.order strength.implausible
 *   place.longitude place.latitude place.position place.country place.null_island place.unread
 *   place.far place.ambiguous date.blanks text.suspicious
 *   report.id report.corrected report.duplicate report.url report.reliability report.future report.derived
 *   claim.id claim.duplicate claim.about claim.future claim.after_publication
 */
#ifndef LAY_IMPORT_PROBLEMS_H
#define LAY_IMPORT_PROBLEMS_H

#include "base/error.h"
#include "base/json.h"
#include <laydown/import.h>

struct lay_problems {
    lay_problem_fn *say; /* may be NULL */
    void *context;
    size_t errors, warnings, notes;
    struct lay_rejects *rejects; /* what is refused is kept there; may be NULL */
    struct lay_record {          /* of the last problem: members are looked up once, since an */
        const cJSON *root;       /* object may have very many of them with a problem each */
        bool bare;               /* the root is a report, not a document of reports */
        const cJSON *report, *claim;
        const char *report_id, *claim_id;
    } record;
};

/* Counts and passes on a problem; *err is emptied. */
void lay_problem_pass(struct lay_problems *problems, enum lay_severity severity, lay_error *err);

/* The same of a text that cannot be read at all: nothing in it can be imported. */
void lay_problem_text(struct lay_problems *problems, const char *text, size_t len, lay_error *err);

/* The same of a JSON value, `inside` bytes from its first, or of a member's name: sets place,
 * pointer, value and record. */
void lay_problem_at(struct lay_problems *problems, enum lay_severity severity, lay_json_doc *doc,
                    const cJSON *value, size_t inside, lay_error *err);

/* A problem of a file as a whole; line 0 for none. hint may be NULL. */
void lay_problem_file(struct lay_problems *problems, enum lay_severity severity, const char *file,
                      long line, const char *code, const char *hint, const char *fmt, ...)
    LAY_PRINTF(7, 8);

/* A problem of a JSON value: the message is its JSON pointer and the words, which begin with a
 * blank: " is missing.". `member` adds the name of a member that is not there. */
void lay_problem_json(struct lay_problems *problems, enum lay_severity severity, lay_json_doc *doc,
                      const cJSON *value, const char *member, const char *code, const char *hint,
                      const char *fmt, ...) LAY_PRINTF(8, 9);
void lay_problem_json_va(struct lay_problems *problems, enum lay_severity severity,
                         lay_json_doc *doc, const cJSON *value, const char *member,
                         const char *code, const char *hint, const char *fmt, va_list ap)
    LAY_PRINTF(8, 0);

/* A warning of a member because of its name, at that name. */
void lay_problem_member(struct lay_problems *problems, lay_json_doc *doc, const cJSON *member,
                        const char *code, const char *hint, const char *words);

/* Forgets the record of the last problem: before a problem of a document that was read anew, whose
 * nodes may lie where those of an earlier one lay. */
void lay_problem_new_document(struct lay_problems *problems);

/* The text fit for a message: cut to 60 characters, hidden characters spelled out. */
const char *lay_shown(lay_arena *arena, const char *text);

#endif
