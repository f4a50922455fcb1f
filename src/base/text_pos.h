/* text_pos.h: from a byte offset to line and column.
 *
 * Lines count from 1 and end with LF, CRLF or a bare CR. Columns count characters from 1; a byte
 * that is no UTF-8 continuation begins a character. A byte order mark at the start takes no column.
 */
#ifndef LAY_BASE_TEXT_POS_H
#define LAY_BASE_TEXT_POS_H

#include <stddef.h>
#include <stdint.h>

/* The place of text[offset], counted from the start: for a single question. */
void lay_text_where(const char *text, size_t len, size_t offset, long *line, long *column);

/* For many questions: marks at fixed steps, made at the first question. Zero-initialise. */
typedef struct lay_text_marks {
    struct lay_text_mark *at;
    size_t n;
} lay_text_marks;

/* As lay_text_where, in constant time after the first call. Always with the same text. */
void lay_text_marks_where(lay_text_marks *marks, const char *text, size_t len, size_t offset,
                          long *line, long *column);
void lay_text_marks_done(lay_text_marks *marks);

#endif
