/* xml.c: see xml.h. A start tag is kept open until it is known whether anything stands within. */
#include "export/xml.h"

#include "base/escape.h"
#include <assert.h>

void lay_xml_init(struct lay_xml *x, lay_output *out)
{
    *x = (struct lay_xml){.out = out};
}

static void end_tag(struct lay_xml *x)
{
    if (x->tag_open)
        lay_output_putc(x->out, '>');
    x->tag_open = false;
}

static void indent(struct lay_xml *x)
{
    for (size_t i = 0; i < x->open.n; i++)
        lay_output_putc(x->out, ' ');
}

static void new_line(struct lay_xml *x)
{
    end_tag(x);
    if (x->open.n)
        lay_output_putc(x->out, '\n');
    indent(x);
}

static void start(struct lay_xml *x, const char *name, va_list attributes)
{
    new_line(x);
    lay_output_putc(x->out, '<');
    lay_output_puts(x->out, name);
    for (const char *key; (key = va_arg(attributes, const char *));) {
        const char *value = va_arg(attributes, const char *);
        lay_output_putc(x->out, ' ');
        lay_output_puts(x->out, key);
        lay_output_puts(x->out, "=\"");
        lay_escape_attribute(x->out, value);
        lay_output_putc(x->out, '"');
    }
    lay_vec_push(&x->open, name);
    x->tag_open = true;
    x->inline_text = false;
}

void lay_xml_open(struct lay_xml *x, const char *name, ...)
{
    va_list attributes;
    va_start(attributes, name);
    start(x, name, attributes);
    va_end(attributes);
}

void lay_xml_close(struct lay_xml *x)
{
    assert(x->open.n > 0);
    const char *name = x->open.at[--x->open.n];
    if (x->tag_open) {
        lay_output_puts(x->out, "/>");
    } else {
        if (!x->inline_text) {
            lay_output_putc(x->out, '\n');
            indent(x);
        }
        lay_output_puts(x->out, "</");
        lay_output_puts(x->out, name);
        lay_output_putc(x->out, '>');
    }
    x->tag_open = false;
    x->inline_text = false;
    if (!x->open.n)
        lay_output_putc(x->out, '\n');
}

void lay_xml_text(struct lay_xml *x, const char *text)
{
    end_tag(x);
    lay_escape_text(x->out, text);
    x->inline_text = true;
}

void lay_xml_element(struct lay_xml *x, const char *name, ...)
{
    va_list attributes;
    va_start(attributes, name);
    start(x, name, attributes);
    va_end(attributes);
    lay_xml_close(x);
}

void lay_xml_text_element(struct lay_xml *x, const char *name, const char *text)
{
    lay_xml_open(x, name, NULL);
    lay_xml_text(x, text);
    lay_xml_close(x);
}

void lay_xml_done(struct lay_xml *x)
{
    assert(x->open.n == 0);
    lay_vec_done(&x->open);
}
