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

/* Writes the reports of the text that was read, as elements of an open array. `id` is of the first
 * one; the others get a number behind it. */
struct lay_json_write;
void lay_write_reports(const struct lay_text_reader *reader, const char *id,
                       struct lay_json_write *out);

/* One text in memory as a document, appended to *out; `path` gives its id. *reader is NULL at first
 * and kept for the next text, whose lists it has read; the caller frees it. Errors: those of
 * lay_extract_files(). */
struct lay_extract_options;
lay_status lay_extract_text(const char *path, const char *text, size_t len,
                            const struct lay_extract_options *options,
                            struct lay_text_reader **reader, lay_buf *out, lay_error *err);

#endif
