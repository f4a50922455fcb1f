/* wrap.c: see wrap.h. A text is a row of pieces; a line takes as many as fit. */
#include "export/wrap.h"

#include "base/buf.h"
#include "base/term.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

/* Bytes of the piece at the start of the text, with the blank it ends in. */
static size_t piece(const char *text, enum lay_wrap how)
{
    size_t i = 0;
    if (how == LAY_WRAP_NEVER)
        return strlen(text);
    while (text[i]) {
        char c = text[i++];
        bool dots = c == '.' && i > 1 && text[i - 2] == '.';
        if (c == ' ' || text[i] == '#')
            break;
        if ((c == '/' || dots) && text[i] != '.' && text[i] != ']' && text[i] != '}')
            break;
        if (how == LAY_WRAP_WORDS && (c == ';' || c == ',' || c == '-' || c == '_'))
            break;
    }
    return i;
}

static int width_of(const char *text, size_t len)
{
    int width = 0;
    uint32_t cp;
    for (size_t i = 0, size; i < len; i += size) {
        size = lay_utf8_decode(text + i, len - i, &cp);
        if (!size)
            break;
        width += lay_utf8_width(cp);
    }
    return width;
}

static size_t without_blank(const char *text, size_t len)
{
    return len && text[len - 1] == ' ' ? len - 1 : len;
}

int lay_wrap_least(const char *text, enum lay_wrap how)
{
    LAY_FREE char *safe = lay_term_text(text);
    int least = 0;
    for (const char *p = safe; *p;) {
        size_t len = piece(p, how);
        int width = width_of(p, without_blank(p, len));
        least = width > least ? width : least;
        p += len;
    }
    return least;
}

/* Bytes of as many characters as fit, and at least one. */
static size_t forced(const char *text, int width)
{
    size_t at = 0, len = strlen(text);
    uint32_t cp;
    for (size_t size; at < len; at += size) {
        size = lay_utf8_decode(text + at, len - at, &cp);
        if (!size || (width -= lay_utf8_width(cp)) < 0)
            break;
    }
    return at ? at : len;
}

/* Bytes of the next line. */
static size_t line_length(const char *text, int width, enum lay_wrap how)
{
    size_t taken = 0;
    while (text[taken]) {
        size_t len = piece(text + taken, how), whole = taken + len;
        if (width_of(text, without_blank(text, whole)) > width)
            break;
        taken = whole;
    }
    return taken ? taken : forced(text, width);
}

const char **lay_wrap(lay_arena *arena, const char *text, int width, size_t most, enum lay_wrap how,
                      size_t *count)
{
    const char **lines = lay_arena_array(arena, const char *, most);
    LAY_FREE char *safe = lay_term_text(text);
    const char *rest = safe;
    size_t n = 0;
    while (n < most) {
        size_t len =
            how == LAY_WRAP_NEVER || width < 1 ? strlen(rest) : line_length(rest, width, how);
        if (n + 1 == most && rest[len]) {
            LAY_BUF cut = {0};
            lay_term_cut(&cut, rest, width);
            lines[n++] = lay_arena_strdup(arena, lay_buf_text(&cut));
            break;
        }
        lines[n++] = lay_arena_strndup(arena, rest, without_blank(rest, len));
        rest += len;
        if (!*rest)
            break;
    }
    *count = n;
    return lines;
}
