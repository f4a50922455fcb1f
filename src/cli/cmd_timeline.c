/* cmd_timeline.c: presence as a timeline. */
#include "base/mem.h"
#include "cli/filters.h"
#include <stdlib.h>

static const option_table taken = {
    &option_at,     &option_since,   &option_until,   OPTIONS_OF_EVIDENCE,
    &option_actor,  &option_place,   &option_state,   &option_bbox,
    &option_near,   &option_within,  OPTIONS_OF_AREA, &option_timeline_format,
    &option_output, &option_raw_csv, &option_explain, NULL,
};

static lay_status write_timeline(struct context *context, lay_selection *selection,
                                 struct lay_export_options *options, lay_error *err)
{
    info_of_selection(selection, &options->info);
    lay_rows *rows = NULL;
    lay_output *out = NULL;
    lay_status status = lay_selection_rows(selection, &rows, err);
    if (status == LAY_OK)
        status = lay_output_open(arguments_text(&context->arguments, "output"), &out, err);
    if (status == LAY_OK)
        status = lay_export_timeline(rows, options, out, err);
    if (status == LAY_OK)
        status = lay_output_commit(out, err);
    else
        lay_output_abandon(out);
    lay_rows_free(rows);
    return status;
}

/* The first day of a date; NULL where there is none. What is no date is told by the filter. */
static char *first_day(const char *edtf)
{
    struct lay_date date;
    if (!edtf || lay_date_parse(edtf, &date, NULL) != LAY_OK ||
        lay_date_first(&date) == LAY_DAY_MIN)
        return NULL;
    return lay_day_format(lay_date_first(&date));
}

static lay_status run(struct context *context, lay_error *err)
{
    struct lay_filter filter = LAY_FILTER_INIT;
    struct lay_export_options options = {0};
    LAY_FREE char *command = NULL;
    lay_selection *selection = NULL;
    lay_status status = export_options_read(context, LAY_FORMAT_CSV, &options, &command, err);
    options.info.title = "Who is at which base, and since when";
    LAY_FREE char *from = first_day(arguments_text(&context->arguments, "since"));
    options.from = from;
    if (status == LAY_OK)
        status = filter_read(context, &filter, err);
    if (status == LAY_OK)
        status = lay_selection_new(context->db, "presence", &filter, &selection, err);
    if (status == LAY_OK)
        status = say_what_passed(context, selection, err);
    if (status == LAY_OK)
        status = write_timeline(context, selection, &options, err);
    if (status == LAY_OK)
        status = say_why_empty(context, selection, err);
    lay_selection_free(selection);
    filter_done(&filter);
    return status;
}

const struct command command_timeline = {
    .name = "timeline",
    .words = "",
    .summary = "draw or write presence as a timeline",
    .details = "Rows by place and actor. Without -f and -o it writes csv.\n"
               "\n"
               "  laydown timeline --place Timbuktu -o timbuktu.svg\n",
    .options = &taken,
    .needs = NEEDS_STORE,
    .check = list_check,
    .run = run,
};
