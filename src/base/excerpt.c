/* excerpt.c: the line of a text around a place, with the column of that place, for a caret below.
 *
 * A line may be a megabyte, so nothing is read but what is shown: from the place backwards as far
 * as there is room, then forwards. Hidden characters are spelled <U+202E>, bytes that are no UTF-8
 * <FF>, a tab is four blanks; so the columns do not depend on the terminal. */
#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/utf8.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

enum {
    COLUMNS = 116,   /* of the excerpt, its ellipses among them */
    FROM_START = 80, /* a place up to here is shown with the whole beginning of its line … */
    BEFORE = 56,     /* … others with so much before it */
    TAB = 4
};

static const char ellipsis[] = "\xe2\x80\xa6";

/* Reads the character or lone byte at s: how many bytes it is and how wide it is shown. */
static size_t unit(const char *s, size_t len, uint32_t *cp, int *width, bool *valid)
{
    if (*s >= ' ' && *s <= '~') { /* most are */
        *cp = (unsigned char)*s;
        *width = 1;
        *valid = true;
        return 1;
    }
    size_t size = lay_utf8_decode(s, len, cp);
    *valid = size > 0;
    if (!size) {
        *cp = (unsigned char)*s;
        *width = 4;
        return 1;
    }
    if (*cp == '\t')
        *width = TAB;
    else if (lay_utf8_is_hidden(*cp))
        *width = *cp > 0xFFFFF ? 10 : *cp > 0xFFFF ? 9 : 8;
    else
        *width = lay_utf8_width(*cp);
    return size;
}

static bool ends_line(char c)
{
    return c == '\n' || c == '\r';
}

/* The start of the character that ends before s[at]. */
static size_t step_back(const char *s, size_t at)
{
    if (s[at - 1] >= 0 && s[at - 1] <= '~')
        return at - 1;
    for (size_t n = 1; n <= 4 && n <= at; n++) {
        uint32_t cp;
        if (lay_utf8_decode(s + at - n, n, &cp) == n)
            return at - n;
    }
    return at - 1;
}

/* How far back from s[at] the line fits into `room` columns; *used of them are. */
static size_t reach_back(const char *s, size_t at, int room, int *used)
{
    *used = 0;
    while (at && !ends_line(s[at - 1])) {
        uint32_t cp;
        int width;
        bool valid;
        size_t before = step_back(s, at);
        if (before == 0 && at == 3 && s[0] == '\xEF' && s[1] == '\xBB' && s[2] == '\xBF')
            break; /* a byte order mark */
        unit(s + before, at - before, &cp, &width, &valid);
        if (*used + width > room)
            break;
        *used += width;
        at = before;
    }
    return at;
}

static void add_unit(lay_buf *out, const char *s, size_t size, uint32_t cp, bool valid)
{
    if (!valid)
        lay_buf_printf(out, "<%02X>", (unsigned)cp);
    else if (cp == '\t')
        lay_buf_printf(out, "%*s", TAB, "");
    else if (lay_utf8_is_hidden(cp))
        lay_buf_printf(out, "<U+%04lX>", (unsigned long)cp);
    else
        lay_buf_add(out, s, size);
}

/* Adds the line from s[at] on, up to `room` columns. */
static void add_line(lay_buf *out, const char *s, size_t len, size_t at, int room)
{
    int used = 0;
    size_t fitting = out->len; /* with room for the ellipsis */
    while (at < len && !ends_line(s[at])) {
        uint32_t cp;
        int width;
        bool valid;
        size_t size = unit(s + at, len - at, &cp, &width, &valid);
        if (used + width > room) {
            out->len = fitting;
            lay_buf_puts(out, ellipsis);
            return;
        }
        add_unit(out, s + at, size, cp, valid);
        used += width;
        at += size;
        if (used < room)
            fitting = out->len;
    }
}

void lay_error_in_text(lay_error *err, const char *text, size_t len, size_t offset,
                       size_t first_byte)
{
    if (!err)
        return;
    int before;
    size_t start = reach_back(text, offset, FROM_START, &before);
    bool whole = !start || ends_line(text[start - 1]) || (start == 3 && text[0] == '\xEF');
    if (!whole)
        start = reach_back(text, offset, BEFORE, &before);
    lay_buf out = {0};
    if (!whole)
        lay_buf_puts(&out, ellipsis);
    add_line(&out, text, len, start, COLUMNS - !whole);
    free(err->excerpt);
    err->excerpt = lay_buf_take(&out);
    err->excerpt_column = before + !whole;
    err->byte = (long)(first_byte + offset);
}
