/* escape.c: see escape.h. W3C, Extensible Markup Language (XML) 1.0, fifth edition, productions
 * [2] Char and [3.3.3] attribute-value normalization. */
#include "base/escape.h"

#include "base/utf8.h"

static const char *reference(unsigned char c, bool attribute)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return attribute ? "&quot;" : NULL;
    case '\'':
        return attribute ? "&#39;" : NULL;
    case '\t':
        return attribute ? "&#9;" : NULL;
    case '\n':
        return attribute ? "&#10;" : NULL;
    case '\r':
        return "&#13;"; /* a bare one would be read as a line feed */
    default:
        return NULL;
    }
}

static bool is_xml(uint32_t cp)
{
    if (cp < 0x20)
        return cp == '\t' || cp == '\n' || cp == '\r';
    return cp != 0xfffe && cp != 0xffff;
}

static void escape(lay_output *out, const char *text, bool attribute)
{
    const char *run = text, *p = text, *end = text + strlen(text);
    while (p < end) {
        unsigned char c = (unsigned char)*p;
        const char *instead = c < 0x80 ? reference(c, attribute) : NULL;
        size_t n = 1;
        if (!instead && (c < 0x20 || c >= 0x80)) {
            uint32_t cp = 0;
            n = lay_utf8_decode(p, (size_t)(end - p), &cp);
            if (!n || !is_xml(cp))
                instead = "\xef\xbf\xbd";
            n = n ? n : 1;
        }
        if (instead) {
            lay_output_write(out, run, (size_t)(p - run));
            lay_output_puts(out, instead);
            run = p + n;
        }
        p += n;
    }
    lay_output_write(out, run, (size_t)(p - run));
}

void lay_escape_text(lay_output *out, const char *text)
{
    escape(out, text, false);
}

void lay_escape_attribute(lay_output *out, const char *text)
{
    escape(out, text, true);
}
