/* cmd_events.c: lists events. */
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
    .options = &options,
    .needs = NEEDS_STORE,
    .check = list_check,
    .run = run,
};
