/* prose.c: wrapping by words, and columns made of wrapped lines.
 *
 * Lines are made safe for a terminal before they are measured, so that what is measured is what is
 * written. */
#include "export/prose.h"

#include "base/mem.h"
#include "base/term.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

enum { GAP = 2 };

void lay_prose_init(struct lay_prose *prose, lay_output *out, int width)
{
    width = width ? width : LAY_PROSE_USUAL;
    width = width < LAY_PROSE_LEAST ? LAY_PROSE_LEAST : width;
    *prose =
        (struct lay_prose){.out = out, .width = width > LAY_PROSE_MOST ? LAY_PROSE_MOST : width};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void pad(lay_buf *line, int columns)
{
    while (columns-- > 0)
        lay_buf_putc(line, ' ');
}

static void end_line(lay_prose_lines *out, lay_buf *line)
{
    lay_vec_push(out, lay_buf_take(line));
}

/* Puts a word that has no room on any line onto as many as it takes. */
static void break_word(lay_prose_lines *out, lay_buf *line, int *used, const char *word, int width,
                       int hang)
{
    while (*word) {
        uint32_t cp;
        size_t n = lay_utf8_decode(word, strlen(word), &cp);
        int columns = lay_utf8_width(cp);
        if (*used + columns > width) {
            end_line(out, line);
            pad(line, hang);
            *used = hang;
        }
        lay_buf_add(line, word, n ? n : 1);
        *used += columns;
        word += n ? n : 1;
    }
}

void lay_prose_wrap(const char *text, int width, int hang, lay_prose_lines *out)
{
    LAY_BUF line = {0};
    int used = 0;
    bool any = false; /* a word stands on the line */
    while (*text) {
        while (is_blank(*text))
            text++;
        size_t len = 0;
        while (text[len] && !is_blank(text[len]))
            len++;
        if (!len)
            break;
        LAY_FREE char *raw = lay_strndup(text, len);
        LAY_FREE char *word = lay_term_text(raw);
        int columns = lay_term_width(word);
        text += len;
        if (any && used + 1 + columns > width) {
            end_line(out, &line);
            pad(&line, hang);
            used = hang;
        } else if (any) {
            lay_buf_putc(&line, ' ');
            used++;
        }
        any = true;
        if (used + columns > width) {
            break_word(out, &line, &used, word, width, hang);
        } else {
            lay_buf_puts(&line, word);
            used += columns;
        }
    }
    if (line.len)
        end_line(out, &line);
}

void lay_prose_lines_done(lay_prose_lines *lines)
{
    for (size_t i = 0; i < lines->n; i++)
        free(lines->at[i]);
    lay_vec_done(lines);
}

/* Without the blanks at its end. */
static void write_line(struct lay_prose *prose, lay_buf *line)
{
    while (line->len && line->text[line->len - 1] == ' ')
        line->text[--line->len] = '\0';
    lay_output_puts(prose->out, lay_buf_text(line));
    lay_output_putc(prose->out, '\n');
    lay_buf_clear(line);
    prose->begun = true;
}

void lay_prose_row(struct lay_prose *prose, int indent, const struct lay_cell *cells, size_t count)
{
    lay_prose_lines *columns = lay_zalloc(count, sizeof *columns);
    int *widths = lay_zalloc(count, sizeof *widths);
    size_t height = 0;
    int left = prose->width - indent;
    for (size_t i = 0; i < count; i++) {
        widths[i] = cells[i].width && cells[i].width < left ? cells[i].width : left;
        lay_prose_wrap(cells[i].text ? cells[i].text : "", widths[i] > 0 ? widths[i] : 1, 0,
                       &columns[i]);
        left -= widths[i] + GAP;
        height = columns[i].n > height ? columns[i].n : height;
    }
    LAY_BUF line = {0};
    for (size_t row = 0; row < height; row++) {
        pad(&line, indent);
        for (size_t i = 0; i < count; i++) {
            const char *text = row < columns[i].n ? columns[i].at[row] : "";
            lay_buf_puts(&line, text);
            pad(&line, widths[i] - lay_term_width(text) + GAP);
        }
        write_line(prose, &line);
    }
    for (size_t i = 0; i < count; i++)
        lay_prose_lines_done(&columns[i]);
    free(columns);
    free(widths);
}

void lay_prose_text(struct lay_prose *prose, int indent, int hang, const char *text)
{
    lay_prose_lines lines = {0};
    LAY_BUF line = {0};
    lay_prose_wrap(text, prose->width - indent, hang, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        pad(&line, indent);
        lay_buf_puts(&line, lines.at[i]);
        write_line(prose, &line);
    }
    lay_prose_lines_done(&lines);
}

void lay_prose_blank(struct lay_prose *prose)
{
    lay_output_putc(prose->out, '\n');
}

void lay_prose_heading(struct lay_prose *prose, const char *text)
{
    if (prose->begun)
        lay_prose_blank(prose);
    lay_prose_text(prose, 0, 0, text);
}

/* The lines of a text, without their ends. */
static const char *next_line(const char **rest, size_t *len)
{
    const char *line = *rest;
    *len = strcspn(line, "\n");
    *rest = line + *len + (line[*len] == '\n');
    return line;
}

void lay_prose_side_by_side(struct lay_prose *prose, int indent,
                            void (*write)(void *context, struct lay_prose *half, int side),
                            void *context)
{
    int half_width = (prose->width - indent - GAP) / 2;
    lay_buf sides[2] = {{0}, {0}};
    for (int side = 0; side < 2; side++) {
        lay_output *memory = lay_output_memory(&sides[side]);
        struct lay_prose half = {.out = memory, .width = half_width};
        write(context, &half, side);
        lay_output_commit(memory, NULL);
    }
    const char *left = lay_buf_text(&sides[0]), *right = lay_buf_text(&sides[1]);
    LAY_BUF line = {0};
    while (*left || *right) {
        size_t len;
        const char *text = next_line(&left, &len);
        LAY_FREE char *one = lay_strndup(text, len);
        pad(&line, indent);
        lay_buf_puts(&line, one);
        pad(&line, half_width - lay_term_width(one) + GAP);
        text = next_line(&right, &len);
        lay_buf_add(&line, text, len);
        write_line(prose, &line);
    }
    lay_buf_done(&sides[0]);
    lay_buf_done(&sides[1]);
}
