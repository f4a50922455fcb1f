/* cmd_events.c: lists events. */
#include "cli/filters.h"

static lay_status run(struct context *context, lay_error *err)
{
    return list_layer(context, "events", err);
}

const struct command command_events = {
    .name = "events",
    .words = "",
    .summary = "list what happened: events, each resolved from the claims that speak of it",
    .details = "Sorted by start, place, type and id.\n"
               "\n"
               "  laydown events --since 2021-12 --until 2022-01 --place Timbuktu\n"
               "  laydown events --type base_handover -o handovers.geojson\n",
    .options = &event_list_options,
    .needs = NEEDS_STORE,
    .check = list_check,
    .run = run,
};
