/* svg.c: see svg.h. Advance widths are rounded up from DejaVu Sans, by class of character. */
#include "export/svg.h"

#include "base/escape.h"
#include "base/number_write.h"
#include "base/term.h"
#include "base/utf8.h"
#include <math.h>
#include <string.h>

void lay_svg_number(lay_output *out, const char *name, double value)
{
    char text[LAY_NUMBER_SIZE];
    lay_output_putc(out, ' ');
    lay_output_puts(out, name);
    lay_output_write(out, "=\"", 2);
    lay_output_write(out, text, lay_number_write_real(text, floor(value * 100 + 0.5) / 100));
    lay_output_putc(out, '"');
}

void lay_svg_text(lay_output *out, double x, double y, double size, const char *attributes,
                  const char *text)
{
    LAY_FREE char *visible = lay_term_text(text);
    lay_output_puts(out, "<text");
    lay_svg_number(out, "x", x);
    lay_svg_number(out, "y", y);
    lay_svg_number(out, "font-size", size);
    lay_output_puts(out, attributes);
    lay_output_putc(out, '>');
    lay_escape_text(out, visible);
    lay_output_puts(out, "</text>\n");
}

static double advance(uint32_t cp)
{
    if (cp < 0x80) {
        if (cp == ' ')
            return 0.33;
        if (strchr("ijl|'", (int)cp))
            return 0.32;
        if (strchr("ftrI.,:;!()[]-/\\", (int)cp))
            return 0.42;
        if (strchr("mwMW@%", (int)cp))
            return 0.99;
        if (cp >= 'A' && cp <= 'Z')
            return 0.76;
        return 0.64;
    }
    int columns = lay_utf8_width(cp);
    return columns == 0 ? 0 : columns == 1 ? 0.72 : 1.05;
}

double lay_svg_text_width(const char *text, double size)
{
    double width = 0;
    const char *end = text + strlen(text);
    while (text < end) {
        uint32_t cp = 0xfffd;
        size_t n = lay_utf8_decode(text, (size_t)(end - text), &cp);
        text += n ? n : 1;
        width += advance(cp);
    }
    return width * size;
}

/* How many bytes fit into `width`, and where the last blank before that is (0 for none). */
static size_t fitting(const char *text, double size, double width, size_t *blank)
{
    size_t at = 0, len = strlen(text);
    double used = 0;
    *blank = 0;
    while (at < len) {
        uint32_t cp = 0xfffd;
        size_t n = lay_utf8_decode(text + at, len - at, &cp);
        used += advance(cp) * size;
        if (used > width && at)
            return at;
        if (cp == ' ')
            *blank = at;
        at += n ? n : 1;
    }
    *blank = len;
    return len;
}

size_t lay_svg_wrap(lay_arena *arena, const char *text, double size, double width, size_t max,
                    const char **lines)
{
    LAY_FREE char *visible = lay_term_text(text);
    const char *rest = visible + strspn(visible, " ");
    size_t n = 0;
    while (*rest && n < max) {
        size_t blank, len = strlen(rest), fits = fitting(rest, size, width, &blank);
        if (n + 1 == max && fits < len) {
            fits = fitting(rest, size, width - size, &blank);
            lines[n++] = lay_arena_printf(arena, "%.*s\xe2\x80\xa6", (int)fits, rest);
            break;
        }
        size_t end = blank ? blank : fits;
        lines[n++] = lay_arena_strndup(arena, rest, end);
        rest += end;
        rest += strspn(rest, " ");
    }
    return n;
}
