/* buf.h: a growing byte string, always NUL-terminated at text[len]. */
#ifndef LAY_BASE_BUF_H
#define LAY_BASE_BUF_H

#include <stddef.h>

typedef struct lay_buf {
    char *text; /* NULL while nothing was added; lay_buf_text() never returns NULL */
    size_t len, cap;
} lay_buf;

void lay_buf_add(lay_buf *buf, const char *bytes, size_t len);
/* Where the next bytes go, with room for `more` and the NUL; who writes there adds to len and ends
 * the text again. */
char *lay_buf_room(lay_buf *buf, size_t more);
void lay_buf_puts(lay_buf *buf, const char *text);
void lay_buf_putc(lay_buf *buf, char c);
void lay_buf_printf(lay_buf *buf, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void lay_buf_shell(lay_buf *buf,
                   const char *word); /* quoted for a POSIX shell, where it needs it */
const char *lay_buf_text(const lay_buf *buf);
char *lay_buf_take(lay_buf *buf); /* the caller owns the string; the buffer is empty again */
void lay_buf_clear(lay_buf *buf);
void lay_buf_done(lay_buf *buf);

#define LAY_BUF __attribute__((cleanup(lay_buf_done))) lay_buf

#endif
