/* term.c: a text is walked in units: a character as it is, or the visible spelling of one. */
#include "base/term.h"

#include "base/utf8.h"
#include <string.h>

struct unit {
    const char *bytes;
    size_t len;
    int width;
    char spelling[16];
};

static const char hex[] = "0123456789abcdef";
static const char HEX[] = "0123456789ABCDEF";

static void spell_control(struct unit *u, uint32_t cp)
{
    u->spelling[0] = '\\';
    u->len = 2;
    if (cp == '\n' || cp == '\r' || cp == '\t') {
        u->spelling[1] = cp == '\n' ? 'n' : cp == '\r' ? 'r' : 't';
    } else {
        u->spelling[1] = 'x';
        u->spelling[2] = hex[cp >> 4 & 15];
        u->spelling[3] = hex[cp & 15];
        u->len = 4;
    }
    u->width = (int)u->len;
}

static void spell_code_point(struct unit *u, uint32_t cp)
{
    memcpy(u->spelling, "\xe2\x80\xb9U+", 5);
    int digits = cp > 0xfffff ? 6 : cp > 0xffff ? 5 : 4;
    for (int i = 0; i < digits; i++)
        u->spelling[5 + i] = HEX[cp >> 4 * (digits - 1 - i) & 15];
    memcpy(u->spelling + 5 + digits, "\xe2\x80\xba", 3);
    u->len = (size_t)(5 + digits + 3);
    u->width = 4 + digits;
}

/* Reads one unit and returns the bytes of the text it stands for; 0 at the end. */
static size_t next_unit(struct unit *u, const char *text, const char *end)
{
    uint32_t cp = 0;
    size_t n = lay_utf8_decode(text, (size_t)(end - text), &cp);
    u->bytes = u->spelling;
    if (!n) {
        memcpy(u->spelling, "\xef\xbf\xbd", 3);
        u->len = 3;
        u->width = 1;
        return text < end;
    }
    if (cp < 0x20 || cp == 0x7f) {
        spell_control(u, cp);
    } else if (lay_utf8_is_hidden(cp)) {
        spell_code_point(u, cp);
    } else {
        u->bytes = text;
        u->len = n;
        u->width = lay_utf8_width(cp);
    }
    return n;
}

void lay_term_add(lay_buf *buf, const char *text)
{
    struct unit u;
    const char *end = text + strlen(text);
    for (size_t n; (n = next_unit(&u, text, end)); text += n)
        lay_buf_add(buf, u.bytes, u.len);
}

char *lay_term_text(const char *text)
{
    lay_buf buf = {0};
    lay_term_add(&buf, text);
    return lay_buf_take(&buf);
}

int lay_term_width(const char *text)
{
    struct unit u;
    int width = 0;
    const char *end = text + strlen(text);
    for (size_t n; (n = next_unit(&u, text, end)); text += n)
        width += u.width;
    return width;
}

int lay_term_cut(lay_buf *buf, const char *text, int width)
{
    struct unit u;
    int used = 0, kept_width = 0;
    size_t kept = buf->len; /* where the ellipsis would go */
    const char *end = text + strlen(text);
    for (size_t n; (n = next_unit(&u, text, end)); text += n) {
        if (used + u.width > width) {
            if (width < 1)
                return used;
            buf->len = kept;
            lay_buf_puts(buf, "\xe2\x80\xa6");
            return kept_width + 1;
        }
        lay_buf_add(buf, u.bytes, u.len);
        used += u.width;
        if (used <= width - 1) {
            kept = buf->len;
            kept_width = used;
        }
    }
    return used;
}
