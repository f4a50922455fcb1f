/* extract.h: prose -> report documents, by rules and word lists that are data (imports/lexicon/).
 */
#ifndef LAYDOWN_EXTRACT_H
#define LAYDOWN_EXTRACT_H

#include <laydown/import.h>
#include <laydown/output.h>

#ifdef __cplusplus
extern "C" {
#endif

struct lay_extract_options {
    const char *published; /* EDTF; NULL: as the text says, else not known ("../..") */
    const char *language;  /* a folder of imports/lexicon: en, fr, ru; NULL: judged by the words */
    const char *source;    /* the name of the source; NULL: the file's */
    int width; /* of an explained text: columns of the terminal; 0: lines are not broken */
    lay_problem_fn *problem; /* told of dates that are missing or cannot be right; may be NULL */
    void *context;
};

/* Reads texts or HTML ("-" is standard input) and writes one laydown-reports/1 document. Each file
 * is a report; a digest that names its sources is one for each. Spans are bytes of the report's
 * `text`. Errors: LAY_USAGE "date.invalid" (published), "language.unknown"; LAY_NOT_FOUND
 * "file.missing", "lexicon.missing", "gazetteer.missing"; LAY_REFUSED "text.encoding" for what is
 * no UTF-8, "lexicon.invalid"; LAY_IO "io.read". */
lay_status lay_extract_files(const char *const *paths, size_t count,
                             const struct lay_extract_options *options, lay_output *out,
                             lay_error *err);

enum lay_explain_form {
    LAY_EXPLAIN_PLAIN,    /* lines with marks in brackets */
    LAY_EXPLAIN_COLOURED, /* the same with the colours of a terminal */
    LAY_EXPLAIN_PAGE      /* HTML that needs nothing else */
};

/* The same, written for reading: the text with what was found marked in it, and by which rule. */
lay_status lay_extract_explain(const char *const *paths, size_t count,
                               const struct lay_extract_options *options,
                               enum lay_explain_form form, lay_output *out, lay_error *err);

#ifdef __cplusplus
}
#endif
#endif
