/* cmd_gazetteer.c: looks places up in the gazetteer itself. */
#include "base/error.h"
#include "base/mem.h"
#include "base/number.h"
#include "cli/filters.h"
#include <laydown/gazetteer.h>
#include <stdlib.h>
#include <string.h>

static const struct option option_country = {"in", 0, OPTION_VALUE, "COUNTRY",
                                             "only in this country: code or name"};
static const struct option option_number = {"number", 'n', OPTION_VALUE, "N",
                                            "at most N places; else 10"};

static const option_table options = {
    &option_country, &option_number,      &option_format,  &option_output,
    &option_columns, &option_all_columns, &option_raw_csv, NULL,
};

enum { USUAL_NUMBER = 10 };

static lay_status read_number(const struct context *context, int64_t *out, lay_error *err)
{
    const char *text = arguments_text(&context->arguments, "number");
    *out = USUAL_NUMBER;
    if (text && (!lay_number_int(text, strlen(text), out) || *out < 1))
        return lay_error_set(err, LAY_USAGE, "filter.limit",
                             "-n needs a whole number from 1, not \"%s\"", text);
    return LAY_OK;
}

static lay_status read_position(const char *text, double *lon, double *lat, lay_error *err)
{
    size_t len = strcspn(text, ",");
    if (text[len] == ',' && lay_number_real(text, len, lon) && *lon >= -180 && *lon <= 180 &&
        lay_number_real(text + len + 1, strlen(text + len + 1), lat) && *lat >= -90 && *lat <= 90)
        return LAY_OK;
    lay_error_set(err, LAY_USAGE, "filter.position", "\"%s\" is no position LON,LAT in degrees",
                  text);
    lay_error_hint(err, "longitude first: laydown gazetteer near -3.01,16.77");
    return LAY_USAGE;
}

/* Everything that can be wrong with the command line. */
static lay_status check(const struct context *context, lay_error *err)
{
    struct lay_export_options format;
    LAY_FREE char *command = NULL;
    const char *verb = context->arguments.words[0];
    double lon, lat;
    int64_t number;
    lay_status status = export_options_read(context, LAY_FORMAT_TABLE, &format, &command, err);
    if (status == LAY_OK)
        status = read_number(context, &number, err);
    if (status != LAY_OK)
        return status;
    if (strcmp(verb, "find") == 0)
        return LAY_OK;
    if (strcmp(verb, "near") == 0)
        return read_position(context->arguments.words[1], &lon, &lat, err);
    lay_error_set(err, LAY_USAGE, "usage.command", "laydown gazetteer has no \"%s\"", verb);
    lay_error_hint(err, "it has find and near");
    return LAY_USAGE;
}

static lay_status ask(const struct context *context, lay_rows **out, lay_error *err)
{
    const char *verb = context->arguments.words[0], *what = context->arguments.words[1];
    int64_t number;
    double lon, lat;
    lay_status status = read_number(context, &number, err);
    if (status == LAY_OK && strcmp(verb, "find") == 0)
        return lay_gazetteer_find_rows(what, arguments_text(&context->arguments, "in"), number, out,
                                       err);
    if (status == LAY_OK)
        status = read_position(what, &lon, &lat, err);
    if (status != LAY_OK)
        return status;
    LAY_FREE char *where = lay_gazetteer_where(lon, lat);
    if (where && !context->talk.quiet)
        message_note(&context->talk, "the position is in %s", where);
    return lay_gazetteer_near_rows(lon, lat, number, out, err);
}

static lay_status write_places(struct context *context, lay_rows *rows, int64_t *count,
                               lay_error *err)
{
    struct lay_export_options format = {0};
    LAY_FREE char *command = NULL;
    lay_output *out = NULL;
    lay_status status = export_options_read(context, LAY_FORMAT_TABLE, &format, &command, err);
    format.info.title = "places";
    if (status == LAY_OK)
        status = lay_output_open(arguments_text(&context->arguments, "output"), &out, err);
    if (status != LAY_OK)
        return status;
    status = lay_export_rows(rows, &format, out, count, err);
    if (status == LAY_OK)
        return lay_output_commit(out, err);
    lay_output_abandon(out);
    return status;
}

static lay_status run(struct context *context, lay_error *err)
{
    lay_rows *rows = NULL;
    int64_t count = 0;
    lay_status status = ask(context, &rows, err);
    struct lay_texts columns;
    columns.at = arguments_list(&context->arguments, "columns", &columns.count);
    if (status == LAY_OK && columns.count)
        status = lay_rows_pick(rows, &columns, true, &rows, err);
    if (status == LAY_OK) {
        status = write_places(context, rows, &count, err);
        lay_rows_free(rows);
    }
    free((void *)columns.at);
    if (status == LAY_OK && !count)
        return lay_error_set(err, LAY_NOT_FOUND, "place.unknown",
                             "the gazetteer has no place called \"%s\"",
                             context->arguments.words[1]);
    return status;
}

const struct command command_gazetteer = {
    .name = "gazetteer",
    .words = "find NAME | near LON,LAT",
    .summary = "look places up: what a name may mean, what towns are near",
    .details =
        "find lists the places that NAME, in any of its languages and scripts, or a code such as\n"
        "TOM may mean, the one that comes to mind first at the top, with the reasons. Articles,\n"
        "Russian cases and blanks are disregarded where no name fits as it is written.\n"
        "near lists the nearest towns, and says on standard error in which country and area the\n"
        "position is, to the United Nations and de facto. Exit status 5: there is none.\n"
        "\n"
        "  laydown gazetteer find Tombouctou\n"
        "  laydown gazetteer find Tripoli --in LY\n"
        "  laydown gazetteer near -3.01,16.77 -n 3\n",
    .options = &options,
    .least_words = 2,
    .most_words = 2,
    .needs = NEEDS_NOTHING,
    .check = check,
    .run = run,
};
