/* table.c: rows as aligned columns for a person at a terminal.
 *
 * The first 1000 rows are kept to learn the widths; rows after them are written as they come, with
 * those widths. Where the terminal is narrower, units go to a second line of the heading, then the
 * widest text columns give way, down to 14 columns each; numbers, ids and dates are never cut,
 * since half a number is a wrong one. What still does not fit is left off at the right, and the
 * heading ends with … to say so. Times are shown as days. */
#include "base/mem.h"
#include "base/number_write.h"
#include "base/term.h"
#include "export/writers.h"
#include <stdlib.h>
#include <string.h>

#define ROWS_TO_MEASURE 1000
#define LEAST_TEXT_WIDTH 14
#define GAP 2

enum { SHOWN_LON = -1, SHOWN_LAT = -2 }; /* positions are shown as two columns more */

struct shown {
    int column; /* of the source, or SHOWN_… */
    bool number;
    bool whole; /* never cut */
    bool guess; /* its kind is not known: number and whole hold until a text comes */
    int width;
};

struct table {
    const struct lay_rows_source *source;
    lay_output *out;
    LAY_VEC(struct shown) shown;
    size_t fitting; /* how many of them have room */
    bool cut;       /* cells are cut to their column's width */
    bool tall;      /* units stand on a second line of the heading */
    lay_arena arena;
    LAY_VEC(const char **) kept; /* cells of the rows that are measured */
    lay_buf line;
};

static bool is_id(const struct lay_column *column)
{
    return strcmp(column->name, "id") == 0 || strcmp(column->name, "stay_id") == 0;
}

static bool is_whole(const struct lay_column *column)
{
    return is_id(column) || strcmp(column->name, "edtf") == 0 || column->kind == LAY_VALUE_TIME ||
           column->kind == LAY_VALUE_BOOL;
}

static void choose_columns(struct table *t, bool all)
{
    bool any_brief = false;
    for (size_t i = 0; i < t->source->column_count; i++)
        any_brief |= t->source->columns[i].brief;
    for (size_t i = 0; i < t->source->column_count; i++) {
        enum lay_value_kind kind = t->source->columns[i].kind;
        bool guess = kind == LAY_VALUE_NULL;
        bool number = kind == LAY_VALUE_INT || kind == LAY_VALUE_REAL || guess;
        if (all || !any_brief || t->source->columns[i].brief)
            lay_vec_push(&t->shown,
                         (struct shown){(int)i, number, number || is_whole(&t->source->columns[i]),
                                        guess, 0});
    }
    if (all && t->source->spatial) {
        lay_vec_push(&t->shown, (struct shown){SHOWN_LON, true, true, false, 0});
        lay_vec_push(&t->shown, (struct shown){SHOWN_LAT, true, true, false, 0});
    }
}

static const char *heading(struct table *t, const struct shown *shown)
{
    if (shown->column < 0)
        return shown->column == SHOWN_LON ? "lon" : "lat";
    const struct lay_column *column = &t->source->columns[shown->column];
    if (!column->unit || t->tall)
        return column->name;
    return lay_arena_printf(&t->arena, "%s (%s)", column->name, column->unit);
}

/* "2021-12-14T00:00:00Z" -> "2021-12-14" */
static const char *day_of(lay_arena *arena, const char *time)
{
    return lay_arena_strndup(arena, time, strcspn(time, "T"));
}

/* Ids are long, and any unique beginning of one is as good: "p-8d8e0f15ec9fe12c" -> "p-8d8e0f15".
 * What a user's own SQL calls an id is left alone: SQL compares whole ids. */
static const char *shown_text(lay_arena *arena, const struct lay_column *column, const char *text)
{
    enum { ID_LENGTH = 18, SHOWN_LENGTH = 10 };
    if (column->kind == LAY_VALUE_TEXT && is_id(column) && strlen(text) == ID_LENGTH &&
        text[1] == '-')
        return lay_arena_strndup(arena, text, SHOWN_LENGTH);
    return lay_arena_strdup(arena, text);
}

static const char *cell(const struct table *t, lay_arena *arena, const struct shown *shown,
                        const struct lay_row *row)
{
    char digits[LAY_NUMBER_SIZE];
    if (shown->column < 0) {
        if (!row->point.has)
            return "";
        lay_number_write_degrees(digits,
                                 shown->column == SHOWN_LON ? row->point.lon : row->point.lat);
        return lay_arena_strdup(arena, digits);
    }
    const struct lay_value *value = &row->values[shown->column];
    switch (value->kind) {
    case LAY_VALUE_INT:
        lay_number_write_int(digits, value->integer);
        return lay_arena_strdup(arena, digits);
    case LAY_VALUE_REAL:
        lay_number_write_real(digits, value->real);
        return lay_arena_strdup(arena, digits);
    case LAY_VALUE_BOOL:
        return value->integer ? "yes" : "no";
    case LAY_VALUE_TIME:
        return day_of(arena, value->text);
    case LAY_VALUE_TEXT:
        return shown_text(arena, &t->source->columns[shown->column], value->text);
    case LAY_VALUE_NULL:
        break;
    }
    return "";
}

static void learn(struct table *t, struct shown *shown, enum lay_value_kind kind)
{
    shown->number &= kind == LAY_VALUE_INT || kind == LAY_VALUE_REAL || kind == LAY_VALUE_NULL;
    if (kind == LAY_VALUE_TEXT)
        shown->whole = is_whole(&t->source->columns[shown->column]);
}

static const char **cells_of(struct table *t, lay_arena *arena, const struct lay_row *row)
{
    const char **cells = lay_arena_array(arena, const char *, t->shown.n);
    for (size_t i = 0; i < t->shown.n; i++) {
        struct shown *shown = &t->shown.at[i];
        cells[i] = cell(t, arena, shown, row);
        if (shown->guess)
            learn(t, shown, row->values[shown->column].kind);
    }
    return cells;
}

static void widen(struct shown *shown, const char *text)
{
    int width = lay_term_width(text);
    if (width > shown->width)
        shown->width = width;
}

static int total_width(const struct table *t)
{
    int total = 0;
    for (size_t i = 0; i < t->shown.n; i++)
        total += t->shown.at[i].width + (i ? GAP : 0);
    return total;
}

/* Takes one column at a time from the widest text; false when no text can give any more. */
static bool shrink_widest(struct table *t)
{
    struct shown *widest = NULL;
    for (size_t i = 0; i < t->shown.n; i++) {
        struct shown *s = &t->shown.at[i];
        if (!s->whole && s->width > LEAST_TEXT_WIDTH && (!widest || s->width > widest->width))
            widest = s;
    }
    if (widest)
        widest->width--;
    return widest != NULL;
}

static void fit(struct table *t, int width)
{
    /* One very long quote would otherwise be taken down column by column. */
    for (size_t i = 0; i < t->shown.n; i++)
        if (!t->shown.at[i].whole && t->shown.at[i].width > width)
            t->shown.at[i].width = width > LEAST_TEXT_WIDTH ? width : LEAST_TEXT_WIDTH;
    while (total_width(t) > width && shrink_widest(t))
        continue;
    if (total_width(t) <= width)
        return;
    int used = 0;
    for (t->fitting = 0; t->fitting < t->shown.n; t->fitting++) {
        used += t->shown.at[t->fitting].width + GAP;
        if (used + 1 > width && t->fitting)
            break;
    }
}

/* The unit of a column for the second line of a tall heading. */
static const char *unit(struct table *t, const struct shown *shown)
{
    const char *of = shown->column < 0 ? NULL : t->source->columns[shown->column].unit;
    return of ? lay_arena_printf(&t->arena, "(%s)", of) : "";
}

static void measure_columns(struct table *t)
{
    for (size_t i = 0; i < t->shown.n; i++) {
        t->shown.at[i].width = 0;
        widen(&t->shown.at[i], heading(t, &t->shown.at[i]));
        if (t->tall)
            widen(&t->shown.at[i], unit(t, &t->shown.at[i]));
        for (size_t row = 0; row < t->kept.n; row++)
            widen(&t->shown.at[i], t->kept.at[row][i]);
    }
}

static void measure(struct table *t, int width)
{
    measure_columns(t);
    if (width > 0 && total_width(t) > width) {
        t->tall = true;
        measure_columns(t);
    }
    t->fitting = t->shown.n;
    t->cut = width > 0;
    if (t->cut)
        fit(t, width);
}

static void pad(lay_buf *line, int columns)
{
    while (columns-- > 0)
        lay_buf_putc(line, ' ');
}

static void add_cell(struct table *t, const struct shown *shown, const char *text)
{
    if (shown->number) {
        pad(&t->line, shown->width - lay_term_width(text));
        lay_term_add(&t->line, text);
        return;
    }
    int limit = t->cut ? shown->width : lay_term_width(text);
    pad(&t->line, shown->width - lay_term_cut(&t->line, text, limit));
}

static void write_line(struct table *t, const char **cells, const char *end)
{
    lay_buf_clear(&t->line);
    for (size_t i = 0; i < t->fitting; i++) {
        pad(&t->line, i ? GAP : 0);
        add_cell(t, &t->shown.at[i], cells[i]);
    }
    if (*end) {
        pad(&t->line, GAP);
        lay_buf_puts(&t->line, end);
    }
    while (t->line.len && t->line.text[t->line.len - 1] == ' ')
        t->line.len--;
    lay_buf_putc(&t->line, '\n');
    lay_output_write(t->out, t->line.text, t->line.len);
}

static void write_heading(struct table *t)
{
    const char **cells = lay_arena_array(&t->arena, const char *, t->shown.n);
    for (size_t i = 0; i < t->shown.n; i++)
        cells[i] = heading(t, &t->shown.at[i]);
    write_line(t, cells, t->fitting < t->shown.n ? "\xe2\x80\xa6" : "");
    bool any = false;
    for (size_t i = 0; t->tall && i < t->fitting; i++) {
        cells[i] = unit(t, &t->shown.at[i]);
        any = any || *cells[i];
    }
    if (any)
        write_line(t, cells, "");
}

static void write_kept(struct table *t, int width)
{
    measure(t, width);
    write_heading(t);
    for (size_t i = 0; i < t->kept.n; i++)
        write_line(t, t->kept.at[i], "");
}

static lay_status write_rows(struct table *t, lay_rows *rows, int width, int64_t *count,
                             lay_error *err)
{
    struct lay_row row;
    lay_status status;
    bool measured = false;
    while ((status = lay_rows_next(rows, &row, err)) == LAY_OK && !lay_output_failed(t->out)) {
        ++*count;
        if (t->kept.n < ROWS_TO_MEASURE) {
            lay_vec_push(&t->kept, cells_of(t, &t->arena, &row));
            continue;
        }
        if (!measured)
            write_kept(t, width);
        measured = true;
        lay_arena arena = {0};
        write_line(t, cells_of(t, &arena, &row), "");
        lay_arena_done(&arena);
    }
    if (status != LAY_OK && status != LAY_NO)
        return status;
    if (!measured)
        write_kept(t, width);
    return lay_output_check(t->out, err);
}

lay_status lay_write_table(lay_rows *rows, const struct lay_export_options *options,
                           lay_output *out, int64_t *count, lay_error *err)
{
    struct table t = {.source = lay_rows_source(rows), .out = out};
    choose_columns(&t, options->all_columns);
    lay_status status = write_rows(&t, rows, options->width, count, err);
    lay_vec_done(&t.shown);
    lay_vec_done(&t.kept);
    lay_buf_done(&t.line);
    lay_arena_done(&t.arena);
    return status;
}
