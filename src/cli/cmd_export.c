/* cmd_export.c: a folder of layers for QGIS. */
#include "base/error.h"
#include "base/mem.h"
#include "cli/filters.h"
#include <inttypes.h>
#include <laydown/folder.h>
#include <laydown/gazetteer.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct option formats = {"format", 'f', OPTION_LIST, "FORMAT",
                                      "gpkg, geojson, geojsonseq, fgb, kml, csv, mbtiles; else "
                                      "gpkg,geojson"};
static const struct option layers = {
    "layers", 0, OPTION_LIST, "LAYER",
    "only these: presence, bases, events, movements, event_areas, claims, "
    "countries"};
static const struct option statuses = {
    "status", 0, OPTION_LIST, "STATUS",
    "statuses of events, states of presence and bases; each bears on its own layers"};
static const option_table options = {
    &option_at,   &option_since,  &option_until,   OPTIONS_OF_EVIDENCE,
    &option_type, &option_actor,  &option_place,   &option_bbox,
    &option_near, &option_within, OPTIONS_OF_AREA, &statuses,
    &layers,      &formats,       &option_raw_csv, NULL,
};

static lay_status read_formats(const struct context *context, unsigned *out, lay_error *err)
{
    size_t count;
    LAY_FREE const char **names = arguments_list(&context->arguments, "format", &count);
    *out = 0;
    for (size_t i = 0; i < count; i++) {
        enum lay_format format;
        bool fits = lay_format_from_name(names[i], &format) && format != LAY_FORMAT_TABLE &&
                    format != LAY_FORMAT_JSON && format != LAY_FORMAT_NDJSON &&
                    format != LAY_FORMAT_SVG;
        if (!fits) {
            lay_error_set(err, LAY_USAGE, "format.unknown", "laydown export has no format \"%s\"",
                          names[i]);
            lay_error_hint(err, "its formats are %s", formats.help);
            return LAY_USAGE;
        }
        *out |= 1u << format;
    }
    return LAY_OK;
}

static lay_status check(const struct context *context, lay_error *err)
{
    unsigned bits;
    struct lay_filter filter = LAY_FILTER_INIT;
    lay_status status = read_formats(context, &bits, err);
    if (status == LAY_OK)
        status = filter_read(context, &filter, err);
    filter_done(&filter);
    return status;
}

static void say_file(void *context, const char *name, int64_t rows, int64_t bytes)
{
    const struct context *of = context;
    if (of->talk.quiet)
        return;
    if (rows >= 0)
        printf("%s\t%" PRId64 " rows\t%" PRId64 " bytes\n", name, rows, bytes);
    else
        printf("%s\t\t%" PRId64 " bytes\n", name, bytes);
}

static lay_status run(struct context *context, lay_error *err)
{
    struct lay_folder_plan plan = {.written = say_file, .context = context};
    struct lay_filter filter = LAY_FILTER_INIT;
    LAY_FREE char *command = context_command_line(context);
    lay_status status = read_formats(context, &plan.formats, err);
    if (status == LAY_OK)
        status = filter_read(context, &filter, err);
    const char *attribution = NULL;
    if (status == LAY_OK)
        status = lay_gazetteer_attribution(context->db, &attribution, err);
    filter.as_far_as_fits = true;
    plan.info = (struct lay_export_info){.title = "Who is at which base, and since when",
                                         .command = command,
                                         .attribution = attribution,
                                         .version = LAYDOWN_VERSION};
    plan.raw_csv = arguments_times(&context->arguments, "raw-csv") > 0;
    plan.layers.at = arguments_list(&context->arguments, "layers", &plan.layers.count);
    if (status == LAY_OK)
        status = lay_export_folder(context->db, &filter, context->arguments.words[0], &plan, err);
    free((void *)plan.layers.at);
    filter_done(&filter);
    return status;
}

const struct command command_export = {
    .name = "export",
    .words = "DIR",
    .summary = "write a folder of layers with styles and a project for QGIS",
    .details =
        "Open DIR/laydown.qgz in QGIS: layers in groups, styled, with the temporal controller\n"
        "on. Each file has a style of its own beside it; the GeoPackage has its styles inside.\n"
        "Areas and the base map have the borders of --worldview, and every file says which.\n"
        "In a folder that is there, only files that its laydown-export.json lists are replaced.\n"
        "\n"
        "  laydown export out --since 2021 --until 2023\n"
        "  laydown export out -f geojson,csv --layers presence\n",
    .options = &options,
    .least_words = 1,
    .most_words = 1,
    .needs = NEEDS_STORE,
    .check = check,
    .run = run,
};
