/* rejects.h: what an import refused, kept so that it can be corrected and imported again.
 *
 * The file has one JSON object per line. A report of which anything was refused is there whole, as
 * a bare report with the member "laydown_rejected" before its own: the problems with code,
 * message, hint, file, line, column, pointer and value. That member is ignored when the line is
 * imported, so that a corrected file of rejects is an input like any other; a report that was
 * stored without some of its claims then becomes a revision with all of them. What could not be
 * read as a report has its text in "raw", or its bytes in "raw_hex" where they are no UTF-8; of
 * more than 1 MiB nothing is copied: the file itself is still there. */
#ifndef LAY_IMPORT_REJECTS_H
#define LAY_IMPORT_REJECTS_H

#include "base/buf.h"
#include "base/json.h"
#include "base/output.h"

#define LAY_REJECTED_MEMBER "laydown_rejected"

/* One refused problem, of a report or of a text. */
struct lay_reject {
    const char *raw; /* what it belongs to, in its text: tells records apart */
    size_t len;
    lay_json_doc *doc; /* NULL: a text that is no JSON */
    const cJSON *report;
    size_t nth, first; /* in the order they were found; the first of the same record */
    char *problem;     /* as a JSON object */
};

/* Zero-initialised is empty. Borrows documents and texts until it is written. */
struct lay_rejects {
    LAY_VEC(struct lay_reject) list;
};

/* Keeps a problem of a report; report NULL: of the document as a whole. The error is copied. */
void lay_rejects_value(struct lay_rejects *rejects, lay_json_doc *doc, const cJSON *report,
                       const lay_error *err);
/* Keeps a problem of a text that cannot be read. */
void lay_rejects_text(struct lay_rejects *rejects, const char *text, size_t len,
                      const lay_error *err);

/* Writes them, records in the order of their first problems, to a file that is on the disk but for
 * its name, which lay_output_commit(*out) gives it; *records says how many lines it has. Errors:
 * LAY_IO "io.write". */
lay_status lay_rejects_write(struct lay_rejects *rejects, const char *path, lay_output **out,
                             size_t *records, lay_error *err);
/* How many lines it would write. */
size_t lay_rejects_count(struct lay_rejects *rejects);
void lay_rejects_done(struct lay_rejects *rejects);

#endif
