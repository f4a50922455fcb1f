/* csv_read.c: see csv_read.h.
 *
 * One pass over the text. The bytes of a record are copied without their quotes into one buffer,
 * each field followed by a NUL; as that buffer moves while it grows, fields hold offsets until
 * the record is complete. Line and column are counted as bytes are passed; a column is a
 * character: UTF-8 continuation bytes do not count.
 *
 * After an error in a field the reader skips to the end of the line where it stands. An opening
 * quote without an end has run to the end of the text: there the reader goes back to the line
 * after that quote. This can happen only once in a text: every later quote was then passed as
 * one of a doubled pair, so that no later field can be left open. Hence linear time.
 *
 * Literature: RFC 4180 (Y. Shafranovich, 2005). Beyond it: CR alone ends a line, as do LF and
 * CRLF, any separator and quote, a byte order mark. */
#include "base/csv_read.h"

#include "base/eight.h"
#include "base/error.h"
#include <stdlib.h>
#include <string.h>

void lay_csv_init(struct lay_csv *csv, const char *text, size_t len, const char *file)
{
    *csv = (struct lay_csv){.separator = ',',
                            .quote = '"',
                            .file = file,
                            .text = text,
                            .len = len,
                            .line = 1,
                            .column = 1};
    if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
        csv->at = 3;
}

void lay_csv_done(struct lay_csv *csv)
{
    lay_vec_done(&csv->fields);
    lay_buf_done(&csv->bytes);
}

bool lay_csv_blank(const struct lay_csv *csv)
{
    return csv->fields.n == 1 && csv->fields.at[0].len == 0 && !csv->fields.at[0].quoted;
}

static bool at_line_end(const struct lay_csv *csv)
{
    return csv->text[csv->at] == '\n' || csv->text[csv->at] == '\r';
}

/* Passes one byte, or both bytes of CRLF. */
static void pass(struct lay_csv *csv)
{
    char c = csv->text[csv->at++];
    if (c == '\r' && csv->at < csv->len && csv->text[csv->at] == '\n')
        csv->at++;
    if (c == '\n' || c == '\r') {
        csv->line++;
        csv->column = 1;
    } else if (((unsigned char)c & 0xc0) != 0x80) {
        csv->column++;
    }
}

/* Passes a stretch that holds no line end and keeps it. */
static void keep(struct lay_csv *csv, size_t end)
{
    const char *text = csv->text + csv->at;
    size_t len = end - csv->at;
    unsigned columns = 0;
    size_t i = 0;
    for (; i + LAY_EIGHT <= len; i += LAY_EIGHT)
        columns += lay_eight_characters(lay_eight_read(text + i));
    for (; i < len; i++)
        columns += ((unsigned char)text[i] & 0xc0) != 0x80;
    csv->column += columns;
    lay_buf_add(&csv->bytes, text, len);
    csv->at = end;
}

static void skip_line(struct lay_csv *csv)
{
    while (csv->at < csv->len && !at_line_end(csv))
        pass(csv);
    if (csv->at < csv->len)
        pass(csv);
}

static lay_status syntax(struct lay_csv *csv, long line, long column, const char *what,
                         const char *hint, lay_error *err)
{
    lay_error_set(err, LAY_REFUSED, "csv.syntax", "%s", what);
    lay_error_at(err, csv->file, line, column);
    lay_error_hint(err, "%s", hint);
    csv->fields.n = 0;
    return LAY_REFUSED;
}

static lay_status read_bare(struct lay_csv *csv, lay_error *err)
{
    const char *text = csv->text;
    const char separator = csv->separator, quote = csv->quote ? csv->quote : separator;
    size_t end = csv->at, len = csv->len;
    for (; end + LAY_EIGHT <= len; end += LAY_EIGHT) {
        uint64_t x = lay_eight_read(text + end);
        if (lay_eight_has(x, separator) | lay_eight_has(x, '\n') | lay_eight_has(x, '\r') |
            lay_eight_has(x, quote))
            break;
    }
    while (end < len && text[end] != separator && text[end] != '\n' && text[end] != '\r' &&
           text[end] != quote)
        end++;
    keep(csv, end);
    if (end == csv->len || !csv->quote || csv->text[end] != csv->quote)
        return LAY_OK;
    long line = csv->line, column = csv->column;
    skip_line(csv);
    return syntax(csv, line, column, "A quote stands inside a field that does not begin with one.",
                  "Put the whole field in quotes and double the quotes inside it.", err);
}

/* The opening quote has not been passed yet. */
static lay_status read_quoted(struct lay_csv *csv, lay_error *err)
{
    long line = csv->line, column = csv->column;
    size_t open = csv->at;
    pass(csv);
    for (;;) {
        size_t end = csv->at;
        while (end < csv->len && csv->text[end] != csv->quote && csv->text[end] != '\n' &&
               csv->text[end] != '\r')
            end++;
        keep(csv, end);
        if (end == csv->len) {
            csv->at = open;
            csv->line = line;
            csv->column = column;
            skip_line(csv);
            return syntax(csv, line, column, "A quoted field is not closed.",
                          "Add the closing quote, or double a quote that belongs to the text.",
                          err);
        }
        size_t from = csv->at;
        pass(csv);
        if (csv->text[from] != csv->quote) {
            lay_buf_add(&csv->bytes, csv->text + from, csv->at - from);
            continue;
        }
        if (csv->at == csv->len || csv->text[csv->at] != csv->quote)
            break;
        pass(csv);
        lay_buf_putc(&csv->bytes, csv->quote);
    }
    if (csv->at == csv->len || csv->text[csv->at] == csv->separator || at_line_end(csv))
        return LAY_OK;
    line = csv->line;
    column = csv->column;
    skip_line(csv);
    return syntax(csv, line, column, "Text stands behind the closing quote of a field.",
                  "Double a quote that belongs to the text.", err);
}

static lay_status read_field(struct lay_csv *csv, lay_error *err)
{
    struct lay_csv_field field = {.line = csv->line, .column = csv->column};
    size_t start = csv->bytes.len;
    field.quoted = csv->quote && csv->at < csv->len && csv->text[csv->at] == csv->quote;
    lay_status status = field.quoted ? read_quoted(csv, err) : read_bare(csv, err);
    if (status != LAY_OK)
        return status;
    field.len = csv->bytes.len - start;
    lay_buf_putc(&csv->bytes, '\0');
    lay_vec_push(&csv->fields, field);
    return LAY_OK;
}

lay_status lay_csv_next(struct lay_csv *csv, bool *more, lay_error *err)
{
    csv->fields.n = 0;
    lay_buf_clear(&csv->bytes);
    csv->record_line = csv->line;
    if (csv->at == csv->len) {
        *more = false;
        return LAY_OK;
    }
    for (;;) {
        lay_status status = read_field(csv, err);
        if (status != LAY_OK)
            return status;
        if (csv->at == csv->len)
            break;
        bool ends = at_line_end(csv);
        pass(csv);
        if (ends)
            break;
    }
    size_t offset = 0;
    for (size_t i = 0; i < csv->fields.n; i++) {
        csv->fields.at[i].text = csv->bytes.text + offset;
        offset += csv->fields.at[i].len + 1;
    }
    *more = true;
    return LAY_OK;
}
