/* explain.h: a text with what was found in it, for a person's eyes. */
#ifndef LAY_PROSE_EXPLAIN_H
#define LAY_PROSE_EXPLAIN_H

#include "base/buf.h"
#include "import/prose/extract.h"
#include <laydown/extract.h>

/* What is explained: a text that was read, all of whose claims are kept. */
struct lay_explaining {
    const struct lay_text_reader *reader;
    const char *id; /* of the first report */
    enum lay_explain_form form;
    int width; /* columns of a terminal; 0: lines are not broken */
    lay_output *out;
    const size_t *first_claims; /* by section */
    lay_buf text;               /* as a person reads it: of a page without what is blanked out */
    LAY_VEC(uint32_t) marks;    /* by byte of it: 1 + 16 * claim + span, 0 for none */
};

void lay_explain_begin(lay_output *out); /* of an HTML page */
void lay_explain_end(lay_output *out);
void lay_write_explained(const struct lay_text_reader *reader, const char *id,
                         enum lay_explain_form form, int width, lay_output *out);

/* A stretch of the text that one field, or nothing, was read from. */
enum { LAY_RUN_CLAIMS = 8 };
struct lay_explained_run {
    size_t from, to;                            /* bytes of `text` */
    const char *field;                          /* NULL: none */
    size_t claims[LAY_RUN_CLAIMS], claim_count; /* read from it, in their order */
};
/* The run that begins at a byte; false at the end of the text. */
bool lay_explained_run(const struct lay_explaining *x, size_t at, struct lay_explained_run *out);

/* What there is to say of a claim or a report: names with their values, to be written in order. */
struct lay_explained_line {
    const char *name;
    char *value;
};
typedef LAY_VEC(struct lay_explained_line) lay_explained_lines;
void lay_explain_claim(const struct lay_explaining *x, size_t claim, lay_explained_lines *out);
void lay_explain_report(const struct lay_explaining *x, size_t section, lay_explained_lines *out);
void lay_explained_lines_done(lay_explained_lines *lines);

/* "digest-1", "digest-1#c3": the names in the document. The caller frees them. */
char *lay_explained_report_id(const struct lay_explaining *x, size_t section);
char *lay_explained_claim_id(const struct lay_explaining *x, size_t claim);

/* The words that a claim was read from; the caller frees them. */
char *lay_explained_quote(const struct lay_explaining *x, size_t claim);

/* explain_page.c */
void lay_write_explained_page(const struct lay_explaining *x);

#endif
