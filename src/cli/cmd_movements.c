/* cmd_movements.c: lists movements. */
#include "cli/filters.h"

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
    .options = &event_list_options,
    .needs = NEEDS_STORE,
    .check = list_check,
    .run = run,
};
