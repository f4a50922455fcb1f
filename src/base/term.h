/* term.h: hostile text for a terminal: nothing hidden reaches it.
 *
 * C0 controls and DEL are shown as \x1b (\n, \r, \t by their letters), other hidden characters as
 * ‹U+202E›, bytes that are no UTF-8 as U+FFFD. Widths are columns of a terminal. */
#ifndef LAY_BASE_TERM_H
#define LAY_BASE_TERM_H

#include "base/buf.h"

char *lay_term_text(const char *text); /* the caller frees */
void lay_term_add(lay_buf *buf, const char *text);

/* Columns that the text takes when shown that way. */
int lay_term_width(const char *text);

/* Adds at most `width` columns of the text, the last one being … when it does not fit. Returns the
 * columns added. */
int lay_term_cut(lay_buf *buf, const char *text, int width);

#endif
