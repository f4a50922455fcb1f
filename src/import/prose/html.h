/* html.h: a web page as text of the same length, and what it says of itself. */
#ifndef LAY_PROSE_HTML_H
#define LAY_PROSE_HTML_H

#include "base/mem.h"
#include <stdbool.h>
#include <stddef.h>

bool lay_is_html(const char *text, size_t len);

/* NULL for what is no HTML; else a text of the same length whose tags, scripts, headings, menus,
 * captions and the like are blanks. Ends of blocks become empty lines. The caller frees it. */
char *lay_html_masked(const char *text, size_t len);

/* A text of an attribute without its entities and the blanks around it, of the arena. */
const char *lay_html_plain(const char *text, lay_arena *arena);

/* page.c: from <meta>, JSON-LD, <time> and <title>; strings are of the arena, NULL: not told. */
struct lay_page_told {
    const char *published; /* YYYY-MM-DD, as written: no day is moved by a time zone */
    const char *source, *title, *url;
    const char *charset; /* letters, digits, - and _ */
};
void lay_page_read(const char *text, size_t len, lay_arena *arena, struct lay_page_told *told);

#endif
