/* roff.h: help texts as man(7), which man and mandoc read. */
#ifndef LAY_CLI_PAGES_ROFF_H
#define LAY_CLI_PAGES_ROFF_H

#include "base/buf.h"
#include <stdbool.h>

/* The head of a page and what it is about: "laydown-events", 1, YYYY-MM-DD, "list what happened".
 */
void roff_page(lay_buf *out, const char *name, int section, const char *date, const char *what);
void roff_section(lay_buf *out, const char *heading);

/* Running text: words beginning with "-" are set as options, what is between backticks bold. */
void roff_flow(lay_buf *out, const char *text);

/* A term, "--at DATE", and what it is. */
void roff_item(lay_buf *out, const char *term, const char *text);

/* Which parts of a text to set. */
enum roff_parts { ROFF_PROSE = 1, ROFF_EXAMPLES = 2, ROFF_ALL = 3 };

/* A text of the form that cli/help.h describes. Of its lists only the items for whose term
 * keep(context, term) is true; keep may be NULL. */
void roff_text(lay_buf *out, const char *text, enum roff_parts parts,
               bool (*keep)(const void *context, const char *term), const void *context);

/* Whether the text has an example. */
bool roff_has_example(const char *text);

#endif
