/* cmd_gazetteer.c: looks places up in the gazetteer itself, and adds rows to it. */
#include "base/error.h"
#include "base/mem.h"
#include "base/number.h"
#include "cli/filters.h"
#include "cli/gazetteer_import.h"
#include <laydown/coord.h>
#include <laydown/gazetteer.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option option_country = {"in", 0, OPTION_VALUE, "COUNTRY",
                                             "only in this country: code or name"};
static const struct option option_number = {"number", 'n', OPTION_VALUE, "N",
                                            "at most N places; else 10"};

static const option_table options = {
    &option_country,
    &option_worldview,
    &option_number,
    &option_format,
    &option_output,
    &option_columns,
    &option_all_columns,
    &option_raw_csv,
    &gazetteer_as,
    &gazetteer_source,
    &gazetteer_classes,
    &gazetteer_country,
    &gazetteer_layer,
    &gazetteer_name,
    &gazetteer_id,
    &gazetteer_kind,
    &gazetteer_strict,
    &gazetteer_dry_run,
    NULL,
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
    struct lay_coord coord;
    lay_error why = LAY_ERROR_INIT;
    lay_status status = lay_coord_parse(text, &coord, &why);
    if (status == LAY_OK) {
        *lon = coord.at.lon;
        *lat = coord.at.lat;
        return LAY_OK;
    }
    if (status != LAY_NO) {
        lay_error_move(err, &why);
        return status;
    }
    lay_error_set(err, LAY_USAGE, "filter.position", "\"%s\" is no position: %s", text,
                  why.message);
    if (strcmp(why.code, "coord.invalid") == 0)
        lay_error_hint(err, "laydown gazetteer near -3.01,16.77 (longitude first), 16.77N 3.01W, "
                            "30QVD9920954496; of a name: laydown gazetteer find NAME");
    else if (why.hint)
        lay_error_hint(err, "%s", why.hint);
    lay_error_done(&why);
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
    if (strcmp(verb, "import") == 0)
        return gazetteer_import_check(context, err);
    lay_status status = export_options_read(context, LAY_FORMAT_TABLE, &format, &command, err);
    if (status == LAY_OK)
        status = read_number(context, &number, err);
    if (status != LAY_OK)
        return status;
    bool near = strcmp(verb, "near") == 0;
    if (!near && strcmp(verb, "find") != 0) {
        lay_error_set(err, LAY_USAGE, "usage.command", "laydown gazetteer has no \"%s\"", verb);
        lay_error_hint(err, "it has find, near and import");
        return LAY_USAGE;
    }
    if (context->arguments.word_count > 2) {
        lay_error_set(err, LAY_USAGE, "usage.words", "laydown gazetteer %s takes one %s", verb,
                      near ? "position" : "name");
        lay_error_hint(err, "a name with blanks needs quotes");
        return LAY_USAGE;
    }
    return near ? read_position(context->arguments.words[1], &lon, &lat, err) : LAY_OK;
}

static lay_status ask(const struct context *context, lay_rows **out, lay_error *err)
{
    const char *verb = context->arguments.words[0], *what = context->arguments.words[1];
    const char *view = arguments_text(&context->arguments, "worldview");
    int64_t number;
    double lon, lat;
    lay_status status = read_number(context, &number, err);
    if (status == LAY_OK && strcmp(verb, "find") == 0)
        return lay_gazetteer_find_rows(context->db, what, arguments_text(&context->arguments, "in"),
                                       view, number, out, err);
    if (status == LAY_OK)
        status = read_position(what, &lon, &lat, err);
    if (status != LAY_OK)
        return status;
    status = lay_gazetteer_near_rows(context->db, lon, lat, view, number, out, err);
    if (status != LAY_OK)
        return status;
    LAY_FREE char *where = lay_gazetteer_where(lon, lat, view);
    if (where && !context->talk.quiet)
        message_note(&context->talk, "the position is in %s", where);
    else if (!context->talk.quiet)
        message_note(&context->talk, "the position is in no country");
    return LAY_OK;
}

static lay_status write_places(struct context *context, lay_rows *rows, int64_t *count,
                               lay_error *err)
{
    struct lay_export_options format = {0};
    LAY_FREE char *command = NULL;
    lay_output *out = NULL;
    lay_status status = export_options_read(context, LAY_FORMAT_TABLE, &format, &command, err);
    format.info.title = "places";
    format.info.worldview = arguments_text(&context->arguments, "worldview");
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

/* The user's rows are in the store, where there is one; without it the program's own must do. */
static void open_store(struct context *context)
{
    if (access(context->db_path, F_OK) != 0)
        return;
    lay_error unread = LAY_ERROR_INIT;
    if (context_open(context, LAY_DB_READ, &unread) != LAY_OK && !context->talk.quiet)
        message_note(&context->talk, "%s; places that were imported there are not listed",
                     unread.message);
    lay_error_done(&unread);
}

static lay_status run(struct context *context, lay_error *err)
{
    lay_rows *rows = NULL;
    int64_t count = 0;
    if (strcmp(context->arguments.words[0], "import") == 0)
        return gazetteer_import_run(context, err);
    open_store(context);
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
    .words = "find NAME | near POSITION | import FILE…",
    .summary = "look places up by name or position, add places and actors",
    .details =
        "find lists the places that NAME, in any of its languages and scripts, or a code such as\n"
        "TOM may mean, the one that comes to mind first at the top, with the reasons. Articles,\n"
        "Russian cases and blanks are disregarded where no name fits as it is written.\n"
        "near lists the towns nearest to a position in any notation of `laydown coord`, and says "
        "on\n"
        "standard error in which country and area it is, to the United Nations and de facto where\n"
        "these differ. --worldview takes one of them, and the countries of all that is listed "
        "from\n"
        "its borders. Exit status 5: there is none.\n"
        "\n"
        "import adds the rows of tables to the gazetteer of the store, which is made when "
        "missing:\n"
        "  geonames     a dump of GeoNames with 19 columns, allCountries.txt too, of any size;\n"
        "               --classes P,L,S:AIRB takes these classes and codes alone\n"
        "  ourairports  airports.csv\n"
        "  places       CSV with the columns id, name, lon, lat; if there: names "
        "(fr:NAME;ru:NAME),\n"
        "               kind, level (facility, town, area, theatre), precision, radius_m, "
        "country,\n"
        "               parent (id of an area or town), population, source\n"
        "  bases        CSV with id, name, lon, lat; names, kind, precision, radius_m, country,\n"
        "               town (its id), source\n"
        "  actors       CSV with id, name, kind; names, parent (id), valid_from, valid_to, source\n"
        "  layer        points or areas that OGR reads (.gpkg, .shp, .geojson …), with --name "
        "COLUMN\n"
        "Which of them a file is shows in its first line, else --as says it. The rows are asked "
        "for\n"
        "names that the program's own do not settle, and reports in the store are resolved again:\n"
        "it is as if the rows had been there first. A file is a source: the same again changes\n"
        "nothing, a new version replaces its rows. Rows that are wrong are told and left out "
        "(exit\n"
        "status 4); with --strict nothing is stored then.\n"
        "\n"
        "  laydown gazetteer find Tombouctou\n"
        "  laydown gazetteer find Tripoli --in LY\n"
        "  laydown gazetteer near -3.01,16.77 -n 3\n"
        "  laydown gazetteer near '44°57′N 34°07′E' --worldview un\n"
        "  laydown gazetteer import allCountries.txt --country ML,NE,BF --classes P,A,S:AIRB\n"
        "  laydown gazetteer import bases.csv\n"
        "  laydown gazetteer import villages.gpkg --name nom,nom_ar --kind town\n",
    .options = &options,
    .least_words = 2,
    .most_words = ANY_NUMBER,
    .needs = NEEDS_NOTHING,
    .check = check,
    .run = run,
};
