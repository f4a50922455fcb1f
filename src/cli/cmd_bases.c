/* cmd_bases.c: lists bases with who holds them. */
#include "cli/filters.h"

static const option_table options = {
    &option_at,      &option_until,   OPTIONS_OF_EVIDENCE,
    &option_actor,   &option_place,   &option_state,
    &option_bbox,    &option_near,    &option_within,
    OPTIONS_OF_AREA, &option_nearest, &option_sort,
    &option_limit,   &option_count,   &option_format,
    &option_output,  &option_columns, &option_all_columns,
    &option_raw_csv, &option_explain, NULL,
};

static lay_status run(struct context *context, lay_error *err)
{
    return list_layer(context, "bases", err);
}

const struct command command_bases = {
    .name = "bases",
    .words = "",
    .summary = "list bases, camps and airfields with who holds them and who is there",
    .details =
        "As of the day of --at, else of --until, else of the latest report. Sorted by country\n"
        "and name. --actor keeps the bases where the actor is or may be on that day.\n"
        "\n"
        "  laydown bases --at 2023-12-31 --place Mali\n",
    .options = &options,
    .needs = NEEDS_STORE,
    .check = list_check,
    .run = run,
};
