/* buf.c: see buf.h. Capacity doubles. */
#include "base/buf.h"

#include "base/mem.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static void reserve(lay_buf *buf, size_t more)
{
    if (buf->cap - buf->len > more)
        return;
    size_t cap = buf->cap ? buf->cap : 64;
    while (cap - buf->len <= more)
        cap *= 2;
    buf->text = lay_realloc(buf->text, cap, 1);
    buf->cap = cap;
}

void lay_buf_add(lay_buf *buf, const char *bytes, size_t len)
{
    reserve(buf, len);
    memcpy(buf->text + buf->len, bytes, len);
    buf->len += len;
    buf->text[buf->len] = '\0';
}

char *lay_buf_room(lay_buf *buf, size_t more)
{
    reserve(buf, more);
    return buf->text + buf->len;
}

void lay_buf_puts(lay_buf *buf, const char *text)
{
    lay_buf_add(buf, text, strlen(text));
}

void lay_buf_putc(lay_buf *buf, char c)
{
    lay_buf_add(buf, &c, 1);
}

void lay_buf_printf(lay_buf *buf, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    char *text = lay_vasprintf(fmt, ap);
    va_end(ap);
    lay_buf_puts(buf, text);
    free(text);
}

const char *lay_buf_text(const lay_buf *buf)
{
    return buf->text ? buf->text : "";
}

char *lay_buf_take(lay_buf *buf)
{
    char *text = buf->text ? buf->text : lay_strdup("");
    *buf = (lay_buf){0};
    return text;
}

void lay_buf_clear(lay_buf *buf)
{
    buf->len = 0;
    if (buf->text)
        buf->text[0] = '\0';
}

void lay_buf_done(lay_buf *buf)
{
    free(buf->text);
    *buf = (lay_buf){0};
}

void lay_buf_shell(lay_buf *line, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789-_./:,=+@%";
    if (*word && word[strspn(word, plain)] == '\0') {
        lay_buf_puts(line, word);
        return;
    }
    lay_buf_putc(line, '\'');
    for (; *word; word++)
        if (*word == '\'')
            lay_buf_puts(line, "'\\''");
        else
            lay_buf_putc(line, *word);
    lay_buf_putc(line, '\'');
}
