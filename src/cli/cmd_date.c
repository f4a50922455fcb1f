/* cmd_date.c: says what an EDTF text means, or where it is wrong. */
#include "base/error.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "base/output.h"
#include "base/term.h"
#include "cli/command.h"
#include <laydown/date.h>
#include <stdlib.h>
#include <string.h>

static const struct option format = {"format", 'f', OPTION_VALUE, "FORMAT", "table, json"};
static const option_table options = {&format, NULL};

static const char *kind_words(enum lay_date_kind kind)
{
    static const char *const words[] = {"one day in the range", "all days of the range",
                                        "an interval"};
    return words[kind];
}

static const char *edge_word(enum lay_date_edge edge)
{
    static const char *const words[] = {"known", "unknown", "open"};
    return words[edge];
}

static void print_day(lay_output *out, const char *name, lay_day day)
{
    LAY_FREE char *text = lay_day_format(day);
    lay_output_printf(out, "  %-15s %s\n", name, *text ? text : "open");
}

static void print_text(lay_output *out, const char *text, const struct lay_date *date)
{
    LAY_FREE char *safe = lay_term_text(text);
    lay_output_printf(out, "%s\n  %-15s %d\n  %-15s %s\n", safe, "level", date->level, "kind",
                      kind_words(date->kind));
    print_day(out, "earliest", lay_date_first(date));
    print_day(out, "latest", lay_date_last(date));
    if (date->kind == LAY_DATE_INTERVAL) {
        lay_output_printf(out, "  %-15s %s\n", "start", edge_word(date->start_edge));
        print_day(out, "start earliest", date->start_first);
        print_day(out, "start latest", date->start_last);
        lay_output_printf(out, "  %-15s %s\n", "end", edge_word(date->end_edge));
        print_day(out, "end earliest", date->end_first);
        print_day(out, "end latest", date->end_last);
    }
    if (date->uncertain || date->approximate)
        lay_output_printf(out, "  %-15s %s%s%s\n", "flags", date->uncertain ? "uncertain" : "",
                          date->uncertain && date->approximate ? ", " : "",
                          date->approximate ? "approximate" : "");
}

static void json_day(struct lay_json_write *json, const char *name, lay_day day)
{
    LAY_FREE char *text = lay_day_format(day);
    lay_json_write_key(json, name);
    lay_json_write_text(json, *text ? text : NULL);
}

static void json_date(struct lay_json_write *json, const struct lay_date *date)
{
    static const char *const kinds[] = {"one", "all", "interval"};
    lay_json_write_key(json, "level");
    lay_json_write_int(json, date->level);
    lay_json_write_optional(json, "kind", kinds[date->kind]);
    json_day(json, "earliest", lay_date_first(date));
    json_day(json, "latest", lay_date_last(date));
    lay_json_write_optional(json, "start", edge_word(date->start_edge));
    lay_json_write_optional(json, "end", edge_word(date->end_edge));
    json_day(json, "start_earliest", date->start_first);
    json_day(json, "start_latest", date->start_last);
    json_day(json, "end_earliest", date->end_first);
    json_day(json, "end_latest", date->end_last);
    lay_json_write_key(json, "uncertain");
    lay_json_write_bool(json, date->uncertain);
    lay_json_write_key(json, "approximate");
    lay_json_write_bool(json, date->approximate);
}

static void json_entry(struct lay_json_write *json, const char *text, const struct lay_date *date,
                       const lay_error *problem)
{
    lay_json_write_object(json);
    lay_json_write_optional(json, "text", text);
    lay_json_write_key(json, "valid");
    lay_json_write_bool(json, date != NULL);
    if (date)
        json_date(json, date);
    else {
        lay_json_write_optional(json, "error", problem->message);
        lay_json_write_optional(json, "hint", problem->hint);
        lay_json_write_key(json, "column");
        lay_json_write_int(json, problem->column);
    }
    lay_json_write_end(json);
}

static lay_status read_one(const struct context *context, const char *text, lay_output *out,
                           struct lay_json_write *json)
{
    struct lay_date date;
    lay_error problem = LAY_ERROR_INIT;
    lay_status status = lay_date_parse(text, &date, &problem);
    if (json)
        json_entry(json, text, status == LAY_OK ? &date : NULL, &problem);
    else if (status == LAY_OK)
        print_text(out, text, &date);
    if (status != LAY_OK)
        message_problem(&context->talk, SEVERITY_ERROR, &problem);
    lay_error_done(&problem);
    return status;
}

static lay_status run(struct context *context, lay_error *err)
{
    const struct arguments *given = &context->arguments;
    const char *name = arguments_text(given, "format");
    bool as_json = name && strcmp(name, "json") == 0;
    if (name && !as_json && strcmp(name, "table") != 0)
        return lay_error_set(err, LAY_USAGE, "format.unknown",
                             "laydown date has the formats table and json, not \"%s\"", name);
    lay_output *out = NULL;
    lay_status status = lay_output_open(NULL, &out, err);
    if (status != LAY_OK)
        return status;
    struct lay_json_write json;
    if (as_json) {
        lay_json_write_init(&json, out, 1);
        lay_json_write_array(&json);
    }
    lay_status answer = LAY_OK;
    for (size_t i = 0; i < given->word_count; i++)
        if (read_one(context, given->words[i], out, as_json ? &json : NULL) != LAY_OK)
            answer = LAY_NO;
    if (as_json) {
        lay_json_write_end(&json);
        lay_json_write_line(&json);
        lay_json_write_done(&json);
    }
    status = lay_output_commit(out, err);
    return status == LAY_OK ? answer : status;
}

const struct command command_date = {
    .name = "date",
    .words = "TEXT…",
    .summary = "say what a date in EDTF means; exit with 1 when one is none",
    .details = "  laydown date 2021-12-14 '[2021-12-11..2021-12-20]' 2018/2022-06-13 2021-22\n",
    .options = &options,
    .least_words = 1,
    .most_words = ANY_NUMBER,
    .needs = NEEDS_NOTHING,
    .run = run,
};
