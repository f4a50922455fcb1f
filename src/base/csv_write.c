/* csv_write.c: see csv_write.h. The guard follows OWASP's "CSV Injection" and CWE-1236. */
#include "base/csv_write.h"

#include "base/mem.h"
#include "base/number_write.h"
#include "base/term.h"
#include <math.h>

bool lay_csv_is_formula(const char *text)
{
    text += strspn(text, "'");
    if (*text && strchr("=+-@\t\r\n", *text))
        return true;
    static const char *const wide[] = {"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d",
                                       "\xef\xbc\xa0"};
    for (size_t i = 0; i < LAY_COUNT(wide); i++)
        if (strncmp(text, wide[i], 3) == 0)
            return true;
    return false;
}

static void begin_cell(struct lay_csv_write *w)
{
    if (w->in_row)
        lay_output_putc(w->out, ',');
    w->in_row = true;
}

void lay_csv_write_null(struct lay_csv_write *w)
{
    begin_cell(w);
}

void lay_csv_write_plain(struct lay_csv_write *w, const char *text)
{
    begin_cell(w);
    lay_output_puts(w->out, text);
}

static void write_quoted(lay_output *out, const char *text, bool guard)
{
    lay_output_putc(out, '"');
    if (guard)
        lay_output_putc(out, '\'');
    for (;;) {
        const char *quote = strchr(text, '"');
        if (!quote)
            break;
        lay_output_write(out, text, (size_t)(quote + 1 - text));
        lay_output_putc(out, '"');
        text = quote + 1;
    }
    lay_output_puts(out, text);
    lay_output_putc(out, '"');
}

void lay_csv_write_text(struct lay_csv_write *w, const char *text)
{
    begin_cell(w);
    if (!text)
        return;
    LAY_FREE char *visible = NULL;
    if (lay_output_is_terminal(w->out))
        text = visible = lay_term_text(text);
    bool guard = !w->raw && lay_csv_is_formula(text);
    size_t len = strlen(text);
    /* A semicolon or tab needs no quotes, but splits the cell where a reader guesses them to be
     * the separator. Blanks at the ends are dropped by some readers. */
    bool quote =
        !len || text[strcspn(text, ",\"\n\r;\t")] || text[0] == ' ' || text[len - 1] == ' ';
    if (quote) {
        write_quoted(w->out, text, guard);
        return;
    }
    if (guard)
        lay_output_putc(w->out, '\'');
    lay_output_write(w->out, text, len);
}

void lay_csv_write_int(struct lay_csv_write *w, int64_t value)
{
    char text[LAY_NUMBER_SIZE];
    begin_cell(w);
    lay_output_write(w->out, text, lay_number_write_int(text, value));
}

void lay_csv_write_real(struct lay_csv_write *w, double value)
{
    char text[LAY_NUMBER_SIZE];
    begin_cell(w);
    if (isfinite(value))
        lay_output_write(w->out, text, lay_number_write_real(text, value));
}

void lay_csv_write_degrees(struct lay_csv_write *w, double degrees)
{
    char text[LAY_NUMBER_SIZE];
    begin_cell(w);
    if (isfinite(degrees))
        lay_output_write(w->out, text, lay_number_write_degrees(text, degrees));
}

void lay_csv_write_end_row(struct lay_csv_write *w)
{
    lay_output_putc(w->out, '\n');
    w->in_row = false;
}
