/* report_read.h: report documents from bytes: every report of a file, decoded and checked. */
#ifndef LAY_IMPORT_REPORT_READ_H
#define LAY_IMPORT_REPORT_READ_H

#include "import/document.h"
#include "import/input.h"
#include "import/problems.h"

/* Adds the reports of a file (or of standard input, "-") to *documents; a text that was found in a
 * folder is passed over where it makes no claim. What is wrong with the content is said to the sink
 * and is no failure of the call. Errors: those of lay_read_input(). */
lay_status lay_read_documents(const struct lay_input_path *file, struct lay_documents *documents,
                              struct lay_problems *problems, lay_error *err);

/* The same of a text in memory, which is copied; `name` is for messages and for its extension. */
void lay_read_documents_text(const char *name, const char *text, size_t len,
                             struct lay_documents *documents, struct lay_problems *problems);

/* When all files are read: sets body and digest of each report, refuses those that have the id of
 * another with other content, marks equal ones as repeated, and warns of `about` that names no
 * claim of this import nor one that `known` knows (NULL: knows none). */
typedef bool lay_known_claim(void *context, const char *ref);
void lay_finish_documents(struct lay_documents *documents, struct lay_problems *problems,
                          lay_known_claim *known, void *context);

#endif
