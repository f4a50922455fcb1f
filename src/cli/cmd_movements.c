/* cmd_movements.c: lists movements. */
#include "cli/filters.h"

static const option_table options = {
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

static lay_status run(struct context *context, lay_error *err)
{
    return list_layer(context, "movements", err);
}

const struct command command_movements = {
    .name = "movements",
    .words = "",
    .summary = "list who went from where to where: events with an origin and a destination",
    .details =
        "Redeployments, and whatever else is told of with both an origin and a destination: an\n"
        "arrival that says where from, a departure that says where to, a delivery. The line is\n"
        "the shortest on the Earth, and there is one only where both ends are points: a region or\n"
        "a country is none. Plans and what is denied are listed, too: see status. --place, --near\n"
        "and --bbox ask for either end. Sorted by start and the two places.\n"
        "\n"
        "  laydown movements --since 2023 -o movements.geojson\n",
    .options = &options,
    .needs = NEEDS_STORE,
    .check = list_check,
    .run = run,
};
