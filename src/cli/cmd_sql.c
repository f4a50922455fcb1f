/* cmd_sql.c: one SELECT of the user's over the store, in every format of the lists. */
#include "base/error.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/output.h"
#include "cli/filters.h"
#include "cli/signals.h"
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    USUAL_SECONDS = 30,
    MOST_SECONDS = 86400,
    GRACE_SECONDS = 2, /* for the query to stop by itself, before the program ends */
    MOST_BYTES = 1000000
};

static const struct option param = {"param", 0, OPTION_REPEAT, "NAME=VALUE",
                                    "the value of :NAME in the query"};
static const struct option timeout = {"timeout", 0, OPTION_VALUE, "SECONDS",
                                      "stop the query after so long, else after 30 seconds"};
static const struct option rows_format = {"format", 'f', OPTION_VALUE, "FORMAT",
                                          "table, json, ndjson, csv, geojson, geojsonseq"};
static const option_table options = {&param,         &timeout,        &option_limit,   &rows_format,
                                     &option_output, &option_columns, &option_raw_csv, NULL};

/* What the command line says. */
struct question {
    const char *sql; /* borrowed, or … */
    char *read;      /* … from standard input */
    struct lay_sql_parameter *parameters;
    struct lay_sql_options how;
    bool cut;
};

static void question_done(struct question *question)
{
    for (size_t i = 0; i < question->how.parameter_count; i++)
        free((char *)question->parameters[i].name);
    free(question->parameters);
    free(question->read);
}

static lay_status read_parameters(const struct context *context, struct question *question,
                                  lay_error *err)
{
    size_t count;
    LAY_FREE const char **given = arguments_list(&context->arguments, "param", &count);
    question->parameters = lay_zalloc(count + 1, sizeof *question->parameters);
    question->how.parameters = question->parameters;
    for (size_t i = 0; i < count; i++) {
        const char *equals = strchr(given[i], '=');
        if (!equals || equals == given[i]) {
            lay_error_set(err, LAY_USAGE, "sql.parameter", "--param needs NAME=VALUE, not \"%s\"",
                          given[i]);
            return LAY_USAGE;
        }
        question->parameters[question->how.parameter_count++] = (struct lay_sql_parameter){
            lay_strndup(given[i], (size_t)(equals - given[i])), equals + 1};
    }
    return LAY_OK;
}

static lay_status read_seconds(const struct context *context, int *out, lay_error *err)
{
    const char *text = arguments_text(&context->arguments, "timeout");
    double seconds = USUAL_SECONDS;
    if (text &&
        (!lay_number_real(text, strlen(text), &seconds) || seconds <= 0 || seconds > MOST_SECONDS))
        return lay_error_set(err, LAY_USAGE, "usage.value",
                             "--timeout needs seconds, up to %d, not \"%s\"", MOST_SECONDS, text);
    *out = seconds < 0.001 ? 1 : (int)(seconds * 1000);
    return LAY_OK;
}

/* The query, and how it is to be answered; all but what stands on standard input. */
static lay_status read_question(const struct context *context, struct question *question,
                                lay_error *err)
{
    struct lay_filter filter = LAY_FILTER_INIT;
    lay_status status = filter_read(context, &filter, err);
    question->how.limit = filter.limit;
    filter_done(&filter);
    question->sql = context->arguments.words[0];
    question->how.cut = &question->cut;
    if (status == LAY_OK)
        status = read_seconds(context, &question->how.timeout_ms, err);
    return status == LAY_OK ? read_parameters(context, question, err) : status;
}

static lay_status read_standard_input(struct question *question, lay_error *err)
{
    if (strcmp(question->sql, "-") != 0)
        return LAY_OK;
    question->read = lay_zalloc(MOST_BYTES + 2, 1);
    size_t len = fread(question->read, 1, MOST_BYTES + 1, stdin);
    if (ferror(stdin))
        return lay_error_set(err, LAY_IO, "io.read", "standard input cannot be read: %s",
                             strerror(errno));
    if (len > MOST_BYTES || strlen(question->read) != len)
        return lay_error_set(err, LAY_REFUSED, "sql.too_big",
                             len > MOST_BYTES ? "the query is longer than 1,000,000 bytes"
                                              : "the query has a NUL byte");
    question->sql = question->read;
    return LAY_OK;
}

static lay_status check(const struct context *context, lay_error *err)
{
    struct lay_export_options format;
    LAY_FREE char *command = NULL;
    struct question question = {0};
    lay_status status = export_options_read(context, LAY_FORMAT_CSV, &format, &command, err);
    if (status == LAY_OK)
        status = read_question(context, &question, err);
    question_done(&question);
    return status;
}

static lay_status tell(const struct context *context, const struct question *question,
                       lay_error *problem)
{
    lay_status status = problem->status;
    if (problem->line > 0)
        lay_error_at(problem, question->read ? "-" : "sql", problem->line, problem->column);
    message_problem(&context->talk, SEVERITY_ERROR, problem);
    lay_error_done(problem);
    return status;
}

static lay_status write_rows(struct context *context, lay_rows *rows,
                             const struct lay_export_options *how, int64_t *count, lay_error *err)
{
    lay_output *out = NULL;
    lay_status status = lay_output_open(arguments_text(&context->arguments, "output"), &out, err);
    if (status != LAY_OK)
        return status;
    status = lay_export_rows(rows, how, out, count, err);
    if (status == LAY_OK)
        return lay_output_commit(out, err);
    lay_output_abandon(out);
    return status;
}

static lay_status answer(struct context *context, struct question *question,
                         struct lay_export_options *how, lay_error *err)
{
    lay_rows *rows = NULL;
    LAY_FREE char *cutoff = NULL;
    lay_status status = lay_db_cutoff(context->db, &cutoff, err);
    how->info.cutoff = cutoff;
    if (status == LAY_OK)
        status = lay_db_sql(context->db, question->sql, &question->how, &rows, err);
    struct lay_texts columns;
    columns.at = arguments_list(&context->arguments, "columns", &columns.count);
    if (status == LAY_OK && columns.count)
        status = lay_rows_pick(rows, &columns, question->how.geometry, &rows, err);
    free((void *)columns.at);
    if (status != LAY_OK)
        return status;
    int64_t count = 0;
    bool spatial = lay_rows_source(rows)->spatial;
    status = write_rows(context, rows, how, &count, err);
    lay_rows_free(rows);
    if (status == LAY_OK && question->how.geometry && !spatial)
        message_note(&context->talk, "no column has geometries: the features have none");
    if (status == LAY_OK && question->cut)
        message_note(&context->talk, "the first %" PRId64 " rows, because of --limit", count);
    return status;
}

static lay_status run(struct context *context, lay_error *err)
{
    struct question question = {0};
    struct lay_export_options how = {0};
    LAY_FREE char *command = NULL;
    lay_status status = export_options_read(context, LAY_FORMAT_TABLE, &how, &command, err);
    how.info.title = "sql";
    if (status == LAY_OK)
        status = read_question(context, &question, err);
    if (status == LAY_OK)
        status = read_standard_input(&question, err);
    if (status == LAY_OK) {
        question.how.geometry =
            how.format == LAY_FORMAT_GEOJSON || how.format == LAY_FORMAT_GEOJSONSEQ;
        signals_end_after(question.how.timeout_ms / 1000 + GRACE_SECONDS);
        lay_error problem = LAY_ERROR_INIT;
        status = answer(context, &question, &how, &problem);
        if (problem.message)
            status = tell(context, &question, &problem);
    }
    question_done(&question);
    return status;
}

const struct command command_sql = {
    .name = "sql",
    .words = "'SELECT …' | -",
    .summary = "ask the store in SQL, with SpatiaLite's functions; nothing can be written",
    .details =
        "The layers events, presence, bases and claims are views, and so are evidence (which\n"
        "claims an event rests on), stay_events (which events a stay rests on) and actors (who\n"
        "belongs to whom). doc/layers.md has their columns, as has the query\n"
        "'PRAGMA table_info(events)'; doc/queries.md has worked queries. \"-\" reads the query "
        "from\n"
        "standard input. As geojson, the first column of geometries is the geometry of the\n"
        "features; in other formats a geometry is shown as WKT.\n"
        "\n"
        "  laydown sql \"SELECT place, actor, state FROM presence WHERE actor LIKE '%ussia%'\"\n"
        "  laydown sql 'SELECT * FROM events WHERE place = :p' --param p=Gossi -o gossi.geojson\n",
    .options = &options,
    .least_words = 1,
    .most_words = 1,
    .needs = NEEDS_STORE,
    .check = check,
    .run = run,
};
