/* cmd_coord.c: says what a coordinate means in every notation, or where it is wrong. */
#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/number_write.h"
#include "base/output.h"
#include "base/term.h"
#include "cli/command.h"
#include "cli/filters.h"
#include <laydown/coord.h>
#include <laydown/rows.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const option_table options = {&option_format, &option_output, &option_raw_csv, NULL};

/* ---- the texts: words, or lines of standard input ---- */

struct texts {
    const struct context *context;
    size_t next; /* word */
    bool in_lines;
    char *line;
    size_t cap;
    long line_number;
    lay_status answer; /* LAY_NO once a text was none */
};

/* The next line that is not blank, without its end; NULL: there are no more. */
static const char *next_line(struct texts *texts)
{
    ssize_t len;
    while ((len = getline(&texts->line, &texts->cap, stdin)) >= 0) {
        texts->line_number++;
        while (len > 0 && (texts->line[len - 1] == '\r' || texts->line[len - 1] == '\n'))
            texts->line[--len] = '\0';
        /* A NUL would hide what follows it; another control character is told. */
        for (char *nul; (nul = memchr(texts->line, '\0', (size_t)len));)
            *nul = '\1';
        if (texts->line[strspn(texts->line, " \t")])
            return texts->line;
    }
    return NULL;
}

static const char *next_text(struct texts *texts)
{
    const struct arguments *given = &texts->context->arguments;
    for (;;) {
        const char *line = texts->in_lines ? next_line(texts) : NULL;
        if (line)
            return line;
        texts->in_lines = false;
        if (texts->next == given->word_count)
            return NULL;
        const char *word = given->words[texts->next++];
        if (strcmp(word, "-") != 0)
            return word;
        texts->in_lines = true;
    }
}

/* ---- one answer ---- */

struct answer {
    struct lay_coord coord;
    struct lay_grid grid; /* as written, else that of the usual zone */
    char *mgrs, *dms;
};

static void answer_done(struct answer *answer)
{
    free(answer->mgrs);
    free(answer->dms);
    *answer = (struct answer){.mgrs = NULL};
}

static const char *notation(enum lay_coord_kind kind)
{
    static const char *const words[] = {"LON,LAT", "degrees", "MGRS",  "UTM",
                                        "UPS",     "CRS",     "offset"};
    return words[kind];
}

/* "coord 30Q 499209 1854497": the shell has parted what is one text. */
static void hint_at_quotes(const struct context *context, lay_error *problem)
{
    const struct arguments *given = &context->arguments;
    LAY_BUF whole = {0};
    struct lay_coord coord;
    for (size_t i = 0; i < given->word_count; i++)
        lay_buf_printf(&whole, "%s%s", i ? " " : "", given->words[i]);
    if (given->word_count > 1 && lay_coord_parse(lay_buf_text(&whole), &coord, NULL) == LAY_OK)
        lay_error_hint(problem, "quote what has blanks in it: laydown coord '%s'",
                       lay_buf_text(&whole));
}

/* LAY_NO: the text is no coordinate, which was said on standard error; *code is why. */
static lay_status read_text(struct texts *texts, const char *text, struct answer *out, char **code,
                            lay_error *err)
{
    lay_error problem = LAY_ERROR_INIT;
    *out = (struct answer){.mgrs = NULL};
    lay_status status = lay_coord_parse(text, &out->coord, &problem);
    if (status == LAY_NO) {
        if (!texts->in_lines)
            hint_at_quotes(texts->context, &problem);
        else
            lay_error_at(&problem, "-", texts->line_number, problem.column);
        message_problem(&texts->context->talk, SEVERITY_ERROR, &problem);
        *code = lay_strdup(problem.code);
        lay_error_done(&problem);
        texts->answer = LAY_NO;
        return status;
    }
    if (status != LAY_OK) {
        lay_error_move(err, &problem);
        return status;
    }
    out->grid = out->coord.grid;
    if (!out->coord.has_grid)
        status = lay_coord_grid(out->coord.at, &out->grid, err);
    if (status == LAY_OK)
        status = lay_coord_format_mgrs(&out->grid, &out->mgrs, err);
    if (status == LAY_OK)
        out->dms = lay_coord_format_dms(out->coord.at);
    return status;
}

/* Three digits say enough of a size. */
static double rounded_size(double metres)
{
    double unit = metres > 0 ? pow(10, floor(log10(metres)) - 2) : 1;
    return unit >= 1 ? round(metres / unit) * unit : round(metres / unit) / round(1 / unit);
}

/* ---- for people ---- */

static void print_answer(lay_output *out, const char *text, const struct answer *answer)
{
    LAY_FREE char *safe = lay_term_text(text);
    LAY_FREE char *lonlat = lay_coord_format_lonlat(answer->coord.at);
    LAY_FREE char *grid = lay_coord_format_grid(&answer->grid);
    char radius[LAY_NUMBER_SIZE];
    lay_number_write_real(radius, rounded_size(answer->coord.radius_m));
    lay_output_printf(out,
                      "%s\n  %-9s %s\n  %-9s %s\n  %-9s %s\n  %-9s %s\n  %-9s %s m\n  %-9s %s\n",
                      safe, "lon,lat", lonlat, "dms", answer->dms, "mgrs", answer->mgrs,
                      answer->grid.zone ? "utm" : "ups", grid, "radius", radius, "read as",
                      notation(answer->coord.kind));
}

static lay_status print_all(struct texts *texts, lay_output *out, lay_error *err)
{
    lay_status status = LAY_OK;
    const char *text;
    while ((text = next_text(texts)) && (status == LAY_OK || status == LAY_NO)) {
        struct answer answer;
        LAY_FREE char *code = NULL;
        status = read_text(texts, text, &answer, &code, err);
        if (status == LAY_OK)
            print_answer(out, text, &answer);
        answer_done(&answer);
    }
    return status == LAY_NO ? LAY_OK : status;
}

/* ---- as rows; longitude and latitude come from the row's point ---- */

enum { TEXT, DMS, MGRS, ZONE, HEMISPHERE, EASTING, NORTHING, RADIUS, NOTATION, ERROR, COLUMNS };

static const struct lay_column columns[COLUMNS] = {
    {"text", LAY_VALUE_TEXT, NULL, true},       {"dms", LAY_VALUE_TEXT, NULL, true},
    {"mgrs", LAY_VALUE_TEXT, NULL, true},       {"zone", LAY_VALUE_INT, NULL, true},
    {"hemisphere", LAY_VALUE_TEXT, NULL, true}, {"easting", LAY_VALUE_REAL, "m", true},
    {"northing", LAY_VALUE_REAL, "m", true},    {"radius_m", LAY_VALUE_REAL, "m", true},
    {"notation", LAY_VALUE_TEXT, NULL, true},   {"error", LAY_VALUE_TEXT, NULL, true},
};

struct rows {
    struct texts *texts;
    struct lay_value values[COLUMNS];
    struct answer answer;
    char *code;
};

static struct lay_value text_value(const char *text)
{
    return (struct lay_value){.kind = LAY_VALUE_TEXT, .text = text};
}

/* Beyond a millimetre digits would only show how the number was worked out. */
static struct lay_value metres_value(double metres)
{
    return (struct lay_value){.kind = LAY_VALUE_REAL, .real = round(metres * 1e3) / 1e3};
}

static void fill(struct rows *rows, struct lay_row *row)
{
    const struct answer *answer = &rows->answer;
    struct lay_value *value = rows->values;
    value[DMS] = text_value(answer->dms);
    value[MGRS] = text_value(answer->mgrs);
    value[ZONE] = (struct lay_value){.kind = LAY_VALUE_INT, .integer = answer->grid.zone};
    value[HEMISPHERE] = text_value(answer->grid.north ? "north" : "south");
    value[EASTING] = metres_value(answer->grid.easting_m);
    value[NORTHING] = metres_value(answer->grid.northing_m);
    value[RADIUS] =
        (struct lay_value){.kind = LAY_VALUE_REAL, .real = rounded_size(answer->coord.radius_m)};
    value[NOTATION] = text_value(notation(answer->coord.kind));
    row->point = (struct lay_point){true, answer->coord.at.lon, answer->coord.at.lat};
}

static lay_status next_row(void *self, struct lay_row *row, lay_error *err)
{
    struct rows *rows = self;
    const char *text = next_text(rows->texts);
    if (!text)
        return LAY_NO;
    answer_done(&rows->answer);
    free(rows->code);
    rows->code = NULL;
    memset(rows->values, 0, sizeof rows->values); /* LAY_VALUE_NULL */
    *row = (struct lay_row){.values = rows->values};
    rows->values[TEXT] = text_value(text);
    lay_status status = read_text(rows->texts, text, &rows->answer, &rows->code, err);
    if (status == LAY_OK)
        fill(rows, row);
    else if (status == LAY_NO)
        rows->values[ERROR] = text_value(rows->code);
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status write_rows(struct texts *texts, const struct lay_export_options *look,
                             lay_output *out, lay_error *err)
{
    static const struct lay_rows_source source = {.layer = "coord",
                                                  .columns = columns,
                                                  .column_count = COLUMNS,
                                                  .spatial = true,
                                                  .next = next_row};
    struct rows state = {.texts = texts};
    lay_rows *rows = lay_rows_new(&source, &state);
    lay_status status = lay_export_rows(rows, look, out, NULL, err);
    lay_rows_free(rows);
    answer_done(&state.answer);
    free(state.code);
    return status;
}

static lay_status run(struct context *context, lay_error *err)
{
    struct lay_export_options look;
    LAY_FREE char *command = NULL;
    lay_output *out = NULL;
    lay_status status = export_options_read(context, LAY_FORMAT_TABLE, &look, &command, err);
    if (status == LAY_OK)
        status = lay_output_open(arguments_text(&context->arguments, "output"), &out, err);
    if (status != LAY_OK)
        return status;
    struct texts texts = {.context = context, .answer = LAY_OK};
    look.info.title = "coord";
    look.info.attribution = NULL; /* no data of anyone's is in the answer */
    status = look.format == LAY_FORMAT_TABLE ? print_all(&texts, out, err)
                                             : write_rows(&texts, &look, out, err);
    free(texts.line);
    if (status != LAY_OK) {
        lay_output_abandon(out);
        return status;
    }
    status = lay_output_commit(out, err);
    return status == LAY_OK ? texts.answer : status;
}

const struct command command_coord = {
    .name = "coord",
    .words = "TEXT…",
    .summary = "say what a coordinate means; exit with 1 when one is none",
    .details = "  laydown coord -3.0076,16.7305 '16.7305N 3.0076W' 30QVD9920954496\n"
               "  laydown coord '16°43′49.8″ N 3°00′27.4″ W' '30Q 499210 1854497'\n"
               "  laydown coord 'EPSG:3857 -334804.5,1887402.7'\n"
               "  laydown coord '30 km south-east of 16.27N 0.04W'\n"
               "  laydown coord -f csv - <lines.txt\n\n"
               "Two bare numbers are longitude and latitude; letters (N S E W, O, words of "
               "English, French\n"
               "and Russian) allow any order. MGRS has 0 to 5 digit pairs, and its position is the "
               "middle\n"
               "of the square. radius is what the digits leave open. \"-\" reads lines of standard "
               "input.\n",
    .options = &options,
    .least_words = 1,
    .most_words = ANY_NUMBER,
    .needs = NEEDS_NOTHING,
    .run = run,
};
