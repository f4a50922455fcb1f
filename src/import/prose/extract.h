/* extract.h: a text as a report document. Private part of laydown/extract.h. */
#ifndef LAY_PROSE_EXTRACT_H
#define LAY_PROSE_EXTRACT_H

#include "base/output.h"
#include "import/prose/reader.h"

/* Reads the lexicons and opens the gazetteer; release with lay_reader_done(). Errors: those of
 * lay_lexicon_read() and lay_gazetteer_open(). */
lay_status lay_reader_init(struct lay_text_reader *reader, lay_error *err);
void lay_reader_done(struct lay_text_reader *reader);
/* One that lay_extract_text() made; NULL is none. */
void lay_reader_free(struct lay_text_reader *reader);

/* Reads one text, which must stay while the claims are used: sections and claims of the reader. */
void lay_reader_read(struct lay_text_reader *reader, const char *text, size_t len,
                     const struct lay_extract_given *given);

/* Bytes of a text of several reports up to which each of them keeps all of it; of a longer one each
 * keeps its own part, and its spans are into that. */
enum { LAY_WHOLE_DIGEST = 1 << 16 };

/* Writes the reports of a text while it is read, as elements of an open array: first what of a
 * section's claims is there, whenever the reader hands them over, at last the end. `id` is of the
 * first report; the others get a number behind it. */
struct lay_json_write;
struct lay_reports_write {
    struct lay_json_write *json;
    const char *id;
    size_t reports, claims; /* begun; written of the last report */
};
void lay_write_claims(struct lay_reports_write *w, const struct lay_text_reader *reader,
                      size_t section);
void lay_write_reports_end(struct lay_reports_write *w);

/* One text in memory as a document, appended to *out; `path` gives its id. *reader is NULL at first
 * and kept for the next text, whose lists it has read; the caller frees it. `claims` may be NULL;
 * else it gets their number, and nothing is said of a text without any. Errors: those of
 * lay_extract_files(). */
struct lay_extract_options;
lay_status lay_extract_text(const char *path, const char *text, size_t len,
                            const struct lay_extract_options *options,
                            struct lay_text_reader **reader, size_t *claims, lay_buf *out,
                            lay_error *err);

#endif
