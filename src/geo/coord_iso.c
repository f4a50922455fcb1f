/* coord_iso.c: ISO 6709 strings, as cameras and telephones write them: "+16.7305-003.0076/",
 * "+164350-0030027+250/". The latitude comes first, by the standard; signs part the numbers, and
 * the count of digits says what are minutes and seconds. What they say is said again with letters,
 * which coord_degrees.c reads.
 */
#include "geo/coord_read.h"

#include "base/buf.h"
#include <string.h>

static const char digits[] = "0123456789";

/* A sign, `degrees` digits, two or four more or none, and decimals. Returns its bytes; 0: it is
 * none. */
static size_t number_length(const char *text, size_t degrees)
{
    if (*text != '+' && *text != '-')
        return 0;
    size_t whole = strspn(text + 1, digits), len = 1 + whole;
    if (text[len] == '.')
        len += 1 + strspn(text + len + 1, digits);
    return whole == degrees || whole == degrees + 2 || whole == degrees + 4 ? len : 0;
}

char *lay_coord_iso_with_letters(const char *text)
{
    const char *lat = text + strspn(text, " \t");
    size_t lat_len = number_length(lat, 2);
    const char *lon = lat + lat_len;
    size_t lon_len = lat_len ? number_length(lon, 3) : 0;
    const char *rest = lon + lon_len;
    if (!lon_len)
        return NULL;
    if (*rest == '+' || *rest == '-') { /* a height */
        rest += 1 + strspn(rest + 1, digits);
        rest += *rest == '.' ? 1 + strspn(rest + 1, digits) : 0;
    }
    rest += *rest == '/';
    if (rest[strspn(rest, " \t\r\n")])
        return NULL;
    LAY_BUF out = {0};
    lay_buf_add(&out, lat + 1, lat_len - 1);
    lay_buf_puts(&out, *lat == '-' ? "S " : "N ");
    lay_buf_add(&out, lon + 1, lon_len - 1);
    lay_buf_puts(&out, *lon == '-' ? "W" : "E");
    return lay_buf_take(&out);
}
