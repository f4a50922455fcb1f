/* filters.c: from options to a filter and to the way of writing. */
#include "cli/filters.h"

#include "base/error.h"
#include "base/mem.h"
#include "base/number.h"
#include <laydown/gazetteer.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

const struct option option_at = {"at", 0, OPTION_REPEAT, "DATE",
                                 "what holds on some day of DATE; sets the data cut-off"};
const struct option option_since = {"since", 0, OPTION_VALUE, "DATE",
                                    "what ends on or after the first day of DATE"};
const struct option option_until = {
    "until", 0, OPTION_VALUE, "DATE",
    "what begins on or before the last day of DATE; sets the cut-off unless --at does"};
const struct option option_known_by = {"known-by", 0, OPTION_VALUE, "DATE",
                                       "derive from reports published by DATE only"};
const struct option option_recorded_by = {
    "recorded-by", 0, OPTION_VALUE, "DATE",
    "derive from what this store had taken in by DATE (or by a moment)"};
const struct option option_min_grade = {"min-grade", 0, OPTION_VALUE, "GRADE",
                                        "derive from claims of this grade or better only: B2"};
const struct option option_source = {"source", 0, OPTION_REPEAT, "NAME",
                                     "derive from reports of this source only"};
const struct option option_type = {"type", 0, OPTION_LIST, "TYPE",
                                   "of these types of events (`help filters` lists them)"};
const struct option option_actor = {"actor", 0, OPTION_REPEAT, "NAME",
                                    "of this actor or one below it"};
const struct option option_place = {"place", 0, OPTION_REPEAT, "NAME",
                                    "at this place or inside it"};
const struct option option_event_status = {
    "status", 0, OPTION_LIST, "STATUS",
    "planned, reported, corroborated, disputed, denied, retracted"};
const struct option option_state = {
    "status", 0, OPTION_LIST, "STATE",
    "confirmed, possible, presumed, contested, reported_absent; all"};
const struct option option_bbox = {"bbox", 0, OPTION_VALUE, "W,S,E,N",
                                   "in this box, in degrees, surely or possibly"};
const struct option option_near = {"near", 0, OPTION_VALUE, "PLACE",
                                   "within a distance (--within) of a name, LON,LAT or MGRS"};
const struct option option_within = {"within", 0, OPTION_VALUE, "DISTANCE",
                                     "how far: 50km; also m, mi, nmi"};
const struct option option_nearest = {"nearest", 0, OPTION_VALUE, "N",
                                      "the N rows nearest to --near, sorted by distance"};
const struct option option_in = {"in", 0, OPTION_REPEAT, "PLACE|FILE",
                                 "in a country, an area with an outline or radius, or the "
                                 "polygons of a GeoJSON file"};
const struct option option_worldview = {"worldview", 0, OPTION_VALUE, "VIEW",
                                        "whose borders: un, or defacto, which is the default"};
const struct option option_sort = {"sort", 0, OPTION_LIST, "COLUMN",
                                   "sort by these columns; COLUMN:desc downwards"};
const struct option option_explain = {"explain", 0, OPTION_FLAG, NULL,
                                      "say how many rows passed each filter"};
const struct option option_limit = {"limit", 0, OPTION_VALUE, "N", "at most N rows"};
const struct option option_count = {"count", 0, OPTION_FLAG, NULL, "print only how many there are"};
const struct option option_format = {
    "format", 'f', OPTION_VALUE, "FORMAT",
    "table, json, ndjson, csv, geojson, geojsonseq, gpkg, fgb, kml"};
const struct option option_timeline_format = {"format", 'f', OPTION_VALUE, "FORMAT",
                                              "svg, json, csv"};
const struct option option_tree_format = {"format", 'f', OPTION_VALUE, "FORMAT",
                                          "text, json, ndjson, csv"};
const struct option option_output = {"output", 'o', OPTION_VALUE, "FILE",
                                     "write to FILE; its extension gives the format"};
const struct option option_columns = {"columns", 0, OPTION_LIST, "NAME",
                                      "only these columns, in this order"};
const struct option option_all_columns = {"all-columns", 0, OPTION_FLAG, NULL,
                                          "tables: every column, not only the important ones"};
const struct option option_raw_csv = {"raw-csv", 0, OPTION_FLAG, NULL,
                                      "csv: do not guard cells that a spreadsheet would compute"};

static struct lay_texts texts_of(const struct context *context, const char *name)
{
    struct lay_texts texts;
    texts.at = arguments_list(&context->arguments, name, &texts.count);
    return texts;
}

static lay_status read_bbox(const char *text, struct lay_filter *out, lay_error *err)
{
    double side[4] = {0};
    const char *rest = text;
    for (size_t i = 0; i < 4; i++) {
        size_t len = strcspn(rest, ",");
        if (!lay_number_real(rest, len, &side[i]) || (rest[len] != ',') != (i == 3)) {
            lay_error_set(err, LAY_USAGE, "filter.bbox",
                          "--bbox needs four numbers WEST,SOUTH,EAST,NORTH, not \"%s\"", text);
            lay_error_hint(err, "degrees with a decimal point: --bbox=-12.3,10.1,4.3,25");
            return LAY_USAGE;
        }
        rest += len + 1;
    }
    out->has_bbox = true;
    out->west = side[0], out->south = side[1], out->east = side[2], out->north = side[3];
    return LAY_OK;
}

static void pass_note(void *context, const char *sentence)
{
    message_note(&((struct context *)context)->talk, "%s", sentence);
}

lay_status filter_read(const struct context *context, struct lay_filter *out, lay_error *err)
{
    const struct arguments *given = &context->arguments;
    struct lay_filter filter = {.at = texts_of(context, "at"),
                                .since = arguments_text(given, "since"),
                                .until = arguments_text(given, "until"),
                                .known_by = arguments_text(given, "known-by"),
                                .recorded_by = arguments_text(given, "recorded-by"),
                                .min_grade = arguments_text(given, "min-grade"),
                                .sources = texts_of(context, "source"),
                                .types = texts_of(context, "type"),
                                .actors = texts_of(context, "actor"),
                                .places = texts_of(context, "place"),
                                .statuses = texts_of(context, "status"),
                                .near = arguments_text(given, "near"),
                                .within = arguments_text(given, "within"),
                                .areas = texts_of(context, "in"),
                                .worldview = arguments_text(given, "worldview"),
                                .sort = texts_of(context, "sort"),
                                .note = pass_note,
                                .context = (void *)context};
    const char *bbox = arguments_text(given, "bbox"), *limit = arguments_text(given, "limit");
    lay_status status = bbox ? read_bbox(bbox, &filter, err) : LAY_OK;
    if (status == LAY_OK && limit &&
        (!lay_number_int(limit, strlen(limit), &filter.limit) || filter.limit < 1))
        status = lay_error_set(err, LAY_USAGE, "filter.limit",
                               "--limit needs a whole number from 1, not \"%s\"", limit);
    const char *nearest = arguments_text(given, "nearest");
    if (status == LAY_OK && nearest &&
        (!lay_number_int(nearest, strlen(nearest), &filter.nearest) || filter.nearest < 1))
        status = lay_error_set(err, LAY_USAGE, "filter.limit",
                               "--nearest needs a whole number from 1, not \"%s\"", nearest);
    if (status != LAY_OK) {
        filter_done(&filter);
        return status;
    }
    *out = filter;
    return LAY_OK;
}

void filter_done(struct lay_filter *filter)
{
    struct lay_texts *const lists[] = {&filter->at,     &filter->types,    &filter->actors,
                                       &filter->places, &filter->statuses, &filter->sources,
                                       &filter->sort,   &filter->areas};
    for (size_t i = 0; i < LAY_COUNT(lists); i++)
        free((void *)lists[i]->at);
    *filter = (struct lay_filter)LAY_FILTER_INIT;
}

void info_of_selection(const lay_selection *selection, struct lay_export_info *info)
{
    info->cutoff = lay_selection_cutoff(selection);
    info->known_by = lay_selection_known_by(selection);
    info->recorded_by = lay_selection_recorded_by(selection);
    info->min_grade = lay_selection_min_grade(selection);
    info->sources = lay_selection_sources(selection);
    info->worldview = lay_selection_worldview(selection);
}

/* Columns of the terminal that standard output is; 0 when it is none: nothing is cut then. COLUMNS
 * is for those who want it otherwise. */
static int terminal_width(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO))
        return 0;
    const char *wanted = getenv("COLUMNS");
    int64_t columns;
    if (wanted && lay_number_int(wanted, strlen(wanted), &columns) && columns > 0 &&
        columns < 10000)
        return (int)columns;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

enum { WIDEST = 1000 };

int text_width(void)
{
    const char *told = getenv("COLUMNS");
    int64_t columns = 0;
    if (told && lay_number_int(told, strlen(told), &columns) && columns > 0)
        return columns < WIDEST ? (int)columns : WIDEST;
    return terminal_width();
}

/* The formats of a command: those that the help of its option lists. */
static const char *formats_of(const struct command *command)
{
    for (const struct option *const *o = *command->options; *o; o++)
        if (strcmp((*o)->name, "format") == 0)
            return (*o)->help;
    return "";
}

static bool format_is_allowed(const struct command *command, enum lay_format format)
{
    const char *name = lay_format_name(format);
    size_t len = strlen(name);
    for (const char *at = formats_of(command); *at; at += strcspn(at, " ")) {
        at += strspn(at, " ");
        if (strncmp(at, name, len) == 0 && (at[len] == ',' || at[len] == '\0'))
            return true;
    }
    return false;
}

/* "x.txt" is what the command has for reading: a table or a text. */
static bool format_of_path(const struct command *command, const char *path, enum lay_format *out)
{
    if (!lay_format_from_path(path, out))
        return false;
    if (*out == LAY_FORMAT_TABLE && !format_is_allowed(command, *out))
        *out = LAY_FORMAT_TEXT;
    return format_is_allowed(command, *out);
}

static lay_status choose_format(const struct context *context, enum lay_format usual,
                                enum lay_format *out, lay_error *err)
{
    const char *name = arguments_text(&context->arguments, "format");
    const char *path = arguments_text(&context->arguments, "output");
    const char *choices = formats_of(context->command);
    *out = usual;
    if (name) {
        if (!lay_format_from_name(name, out) || !format_is_allowed(context->command, *out)) {
            lay_error_set(err, LAY_USAGE, "format.unknown", "laydown %s has no format \"%s\"",
                          context->command->name, name);
            lay_error_hint(err, "its formats are %s", choices);
            return LAY_USAGE;
        }
    } else if (path && strcmp(path, "-") != 0) {
        if (!format_of_path(context->command, path, out)) {
            lay_error_set(err, LAY_USAGE, "format.unknown",
                          "the name %s does not say a format of laydown %s", path,
                          context->command->name);
            lay_error_hint(err, "say it with -f: %s", choices);
            return LAY_USAGE;
        }
    }
    return LAY_OK;
}

lay_status export_options_read(const struct context *context, enum lay_format usual,
                               struct lay_export_options *out, char **command, lay_error *err)
{
    enum lay_format format;
    lay_status status = choose_format(context, usual, &format, err);
    if (status != LAY_OK)
        return status;
    const char *path = arguments_text(&context->arguments, "output");
    bool to_stdout = !path || strcmp(path, "-") == 0;
    const char *attribution = NULL;
    if ((status = lay_gazetteer_attribution(context->db, &attribution, err)) != LAY_OK)
        return status;
    *command = context_command_line(context);
    *out = (struct lay_export_options){
        .format = format,
        .width = to_stdout ? terminal_width() : 0,
        .raw_csv = arguments_times(&context->arguments, "raw-csv") > 0,
        .all_columns = arguments_times(&context->arguments, "all-columns") > 0,
        .info = {.command = *command, .attribution = attribution, .version = LAYDOWN_VERSION}};
    return LAY_OK;
}

const option_table event_list_options = {
    &option_at,
    &option_since,
    &option_until,
    OPTIONS_OF_EVIDENCE,
    &option_type,
    &option_actor,
    &option_place,
    &option_event_status,
    &option_bbox,
    &option_near,
    &option_within,
    OPTIONS_OF_AREA,
    &option_nearest,
    &option_sort,
    &option_limit,
    &option_count,
    &option_format,
    &option_output,
    &option_columns,
    &option_all_columns,
    &option_raw_csv,
    &option_explain,
    NULL,
};
