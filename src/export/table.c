/* table.c: rows as aligned columns for a person at a terminal.
 *
 * The first 1000 rows are kept to learn the widths; rows after them are written as they come, with
 * those widths. Where the terminal is narrower, headings are broken at their underscores and
 * units, then the widest texts are broken over up to four lines; numbers, ids and days are never
 * cut, since half a number is a wrong one. What still has no room is left off, columns without a
 * value first, then from the right, and the last line names them. Times are shown as days. */
#include "base/mem.h"
#include "base/number_write.h"
#include "base/term.h"
#include "export/wrap.h"
#include "export/writers.h"
#include <stdlib.h>
#include <string.h>

#define ROWS_TO_MEASURE 1000
enum { LEAST_TEXT_WIDTH = 12, MOST_LINES = 4 };
#define GAP 2

struct shown {
    int column; /* of the source; -1 - i: coordinate i of the geometry */
    bool number;
    enum lay_wrap wrap;
    int width, least; /* columns it has, and may not go below */
    bool left_off;
    bool guess; /* its kind is not known: it is a number until a text comes */
};

struct table {
    const struct lay_rows_source *source;
    lay_output *out;
    LAY_VEC(struct shown) shown;
    bool narrow; /* cells and headings are broken to their column's width */
    lay_arena arena;
    LAY_VEC(const char **) kept; /* cells of the rows that are measured */
    lay_buf line;
};

static bool is_id(const struct lay_column *column)
{
    return strcmp(column->name, "id") == 0 || strcmp(column->name, "stay_id") == 0;
}

static enum lay_wrap wrap_of(const struct lay_column *column)
{
    if (is_id(column) || strcmp(column->name, "edtf") == 0)
        return LAY_WRAP_PARTS;
    return column->kind == LAY_VALUE_TEXT ? LAY_WRAP_WORDS : LAY_WRAP_NEVER;
}

static void choose_columns(struct table *t, bool all)
{
    bool any_brief = false;
    for (size_t i = 0; i < t->source->column_count; i++)
        any_brief |= t->source->columns[i].brief;
    for (size_t i = 0; i < t->source->column_count; i++) {
        const struct lay_column *column = &t->source->columns[i];
        bool guess = column->kind == LAY_VALUE_NULL;
        bool number = column->kind == LAY_VALUE_INT || column->kind == LAY_VALUE_REAL || guess;
        struct shown shown = {
            .column = (int)i, .number = number, .wrap = wrap_of(column), .guess = guess};
        if (all || !any_brief || column->brief)
            lay_vec_push(&t->shown, shown);
    }
    const char *const *names;
    size_t coordinates = all ? lay_rows_coordinates(t->source, &names) : 0;
    for (size_t i = 0; i < coordinates; i++)
        lay_vec_push(&t->shown,
                     (struct shown){.column = -1 - (int)i, .number = true, .wrap = LAY_WRAP_NEVER});
}

static const char *heading(struct table *t, const struct shown *shown)
{
    const char *const *names;
    lay_rows_coordinates(t->source, &names);
    if (shown->column < 0)
        return names[-1 - shown->column];
    const struct lay_column *column = &t->source->columns[shown->column];
    if (!column->unit)
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
        double degrees;
        if (!lay_row_coordinate(t->source, row, (size_t)(-1 - shown->column), &degrees))
            return "";
        lay_number_write_degrees(digits, degrees);
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

static void learn(struct shown *shown, enum lay_value_kind kind)
{
    shown->number &= kind == LAY_VALUE_INT || kind == LAY_VALUE_REAL || kind == LAY_VALUE_NULL;
    if (kind == LAY_VALUE_TEXT && shown->wrap == LAY_WRAP_NEVER)
        shown->wrap = LAY_WRAP_WORDS;
}

static const char **cells_of(struct table *t, lay_arena *arena, const struct lay_row *row)
{
    const char **cells = lay_arena_array(arena, const char *, t->shown.n);
    for (size_t i = 0; i < t->shown.n; i++) {
        struct shown *shown = &t->shown.at[i];
        cells[i] = cell(t, arena, shown, row);
        if (shown->guess)
            learn(shown, row->values[shown->column].kind);
    }
    return cells;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int total_width(const struct table *t)
{
    int total = -GAP;
    for (size_t i = 0; i < t->shown.n; i++)
        if (!t->shown.at[i].left_off)
            total += t->shown.at[i].width + GAP;
    return total;
}

/* Natural widths: of the widest cell; of the heading whole, or without its unit when narrow. */
static void measure_column(struct table *t, size_t i)
{
    struct shown *s = &t->shown.at[i];
    const char *head = heading(t, s);
    int head_least = lay_wrap_least(head, LAY_WRAP_WORDS);
    s->width = t->narrow ? lay_wrap_least(head, LAY_WRAP_PARTS) : lay_term_width(head);
    s->least = 0;
    for (size_t row = 0; row < t->kept.n; row++) {
        s->width = larger(s->width, lay_term_width(t->kept.at[row][i]));
        if (t->narrow)
            s->least = larger(s->least, lay_wrap_least(t->kept.at[row][i], s->wrap));
    }
    if (s->wrap == LAY_WRAP_WORDS && s->least > LEAST_TEXT_WIDTH)
        s->least = LEAST_TEXT_WIDTH;
    s->least = larger(s->least, head_least);
}

static void measure_columns(struct table *t)
{
    for (size_t i = 0; i < t->shown.n; i++)
        measure_column(t, i);
}

/* Takes one column at a time from the widest text; false when none can give any more. */
static bool shrink_widest(struct table *t)
{
    struct shown *widest = NULL;
    for (size_t i = 0; i < t->shown.n; i++) {
        struct shown *s = &t->shown.at[i];
        if (!s->left_off && s->width > s->least && (!widest || s->width > widest->width))
            widest = s;
    }
    if (widest)
        widest->width--;
    return widest != NULL;
}

static bool is_empty(const struct table *t, size_t column)
{
    for (size_t row = 0; row < t->kept.n; row++)
        if (*t->kept.at[row][column])
            return false;
    return t->kept.n < ROWS_TO_MEASURE; /* else later rows may have something there */
}

/* The next column to be left off; none but the first is left when that is not enough. */
static struct shown *least_needed(struct table *t)
{
    for (size_t i = t->shown.n; i-- > 1;)
        if (!t->shown.at[i].left_off && is_empty(t, i))
            return &t->shown.at[i];
    for (size_t i = t->shown.n; i-- > 1;)
        if (!t->shown.at[i].left_off)
            return &t->shown.at[i];
    return NULL;
}

static int least_total(const struct table *t)
{
    int total = -GAP;
    for (size_t i = 0; i < t->shown.n; i++)
        if (!t->shown.at[i].left_off)
            total += t->shown.at[i].least + GAP;
    return total;
}

static void measure(struct table *t, int width)
{
    measure_columns(t);
    if (width <= 0 || total_width(t) <= width)
        return;
    t->narrow = true;
    measure_columns(t);
    struct shown *off;
    while (least_total(t) > width && (off = least_needed(t)))
        off->left_off = true;
    /* One very long quote would otherwise be taken down column by column. */
    for (size_t i = 0; i < t->shown.n; i++)
        if (t->shown.at[i].width > width)
            t->shown.at[i].width = larger(width, t->shown.at[i].least);
    while (total_width(t) > width && shrink_widest(t))
        continue;
}

static void pad(lay_buf *line, int columns)
{
    while (columns-- > 0)
        lay_buf_putc(line, ' ');
}

static void end_line(struct table *t)
{
    while (t->line.len && t->line.text[t->line.len - 1] == ' ')
        t->line.len--;
    lay_buf_putc(&t->line, '\n');
    lay_output_write(t->out, t->line.text, t->line.len);
    lay_buf_clear(&t->line);
}

/* One cell of one line: numbers stand at the right. */
static void add_cell(struct table *t, const struct shown *shown, const char *safe)
{
    int room = shown->width - lay_term_width(safe);
    if (shown->number)
        pad(&t->line, room);
    lay_buf_puts(&t->line, safe);
    if (!shown->number)
        pad(&t->line, room);
}

/* The cells of a row or the headings, broken into lines where the table is narrow. */
static void write_cells(struct table *t, lay_arena *arena, const char **cells, bool headings)
{
    struct lines {
        const char **at;
        size_t n;
    } *lines = lay_arena_array(arena, struct lines, t->shown.n);
    size_t tallest = 1;
    for (size_t i = 0; i < t->shown.n; i++) {
        const struct shown *s = &t->shown.at[i];
        if (s->left_off)
            continue;
        enum lay_wrap how = !t->narrow ? LAY_WRAP_NEVER : headings ? LAY_WRAP_WORDS : s->wrap;
        size_t most = how == LAY_WRAP_WORDS && !headings ? MOST_LINES : strlen(cells[i]) + 1;
        lines[i].at = lay_wrap(arena, cells[i], s->width, most, how, &lines[i].n);
        tallest = lines[i].n > tallest ? lines[i].n : tallest;
    }
    for (size_t line = 0; line < tallest; line++) {
        bool first = true;
        for (size_t i = 0; i < t->shown.n; i++) {
            if (t->shown.at[i].left_off)
                continue;
            pad(&t->line, first ? 0 : GAP);
            add_cell(t, &t->shown.at[i], line < lines[i].n ? lines[i].at[line] : "");
            first = false;
        }
        end_line(t);
    }
}

static void write_kept(struct table *t, int width)
{
    measure(t, width);
    const char **cells = lay_arena_array(&t->arena, const char *, t->shown.n);
    for (size_t i = 0; i < t->shown.n; i++)
        cells[i] = heading(t, &t->shown.at[i]);
    write_cells(t, &t->arena, cells, true);
    for (size_t i = 0; i < t->kept.n; i++)
        write_cells(t, &t->arena, t->kept.at[i], false);
}

/* No column is left off in silence. */
static void write_left_off(struct table *t)
{
    size_t count = 0;
    for (size_t i = 0; i < t->shown.n; i++) {
        if (!t->shown.at[i].left_off)
            continue;
        const int column = t->shown.at[i].column;
        lay_buf_puts(&t->line, count++ ? ", " : "no room for ");
        lay_buf_puts(&t->line,
                     column < 0 ? heading(t, &t->shown.at[i]) : t->source->columns[column].name);
    }
    if (!count)
        return;
    lay_buf_puts(&t->line, ": use a wider terminal, --columns, or -f csv");
    lay_arena arena = {0};
    size_t n;
    LAY_FREE char *text = lay_buf_take(&t->line);
    const char **lines = lay_wrap(&arena, text, total_width(t), strlen(text), LAY_WRAP_PARTS, &n);
    for (size_t i = 0; i < n; i++) {
        lay_buf_puts(&t->line, lines[i]);
        end_line(t);
    }
    lay_arena_done(&arena);
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
        write_cells(t, &arena, cells_of(t, &arena, &row), false);
        lay_arena_done(&arena);
    }
    if (status != LAY_OK && status != LAY_NO)
        return status;
    if (!measured)
        write_kept(t, width);
    write_left_off(t);
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
