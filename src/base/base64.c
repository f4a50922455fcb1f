/* base64.c: see base64.h. */
#include "base/base64.h"

void lay_base64_add(lay_buf *buf, const char *bytes, size_t len)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < len; i += 3) {
        size_t left = len - i;
        unsigned long group = (unsigned long)(unsigned char)bytes[i] << 16;
        if (left > 1)
            group |= (unsigned long)(unsigned char)bytes[i + 1] << 8;
        if (left > 2)
            group |= (unsigned char)bytes[i + 2];
        lay_buf_putc(buf, digits[group >> 18]);
        lay_buf_putc(buf, digits[group >> 12 & 63]);
        lay_buf_putc(buf, left > 1 ? digits[group >> 6 & 63] : '=');
        lay_buf_putc(buf, left > 2 ? digits[group & 63] : '=');
    }
}
