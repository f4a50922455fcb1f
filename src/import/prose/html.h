/* html.h: HTML made readable in place. */
#ifndef LAY_PROSE_HTML_H
#define LAY_PROSE_HTML_H

#include <stddef.h>

/* The text of a page at the same bytes: tags, scripts, styles, headers and footers become blanks or
 * line ends, entities become what they stand for and blanks. So spans stay those of the original.
 * NULL for what is no HTML. Caller frees. */
char *lay_html_masked(const char *text, size_t len);

#endif
