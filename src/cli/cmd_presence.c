/* cmd_presence.c: lists who is where. */
#include "cli/filters.h"

static const option_table options = {
    &option_at,          &option_since,
    &option_until,       OPTIONS_OF_EVIDENCE,
    &option_actor,       &option_place,
    &option_state,       &option_bbox,
    &option_near,        &option_within,
    OPTIONS_OF_AREA,     &option_nearest,
    &option_sort,        &option_limit,
    &option_count,       &option_format,
    &option_output,      &option_columns,
    &option_all_columns, &option_raw_csv,
    &option_explain,     NULL,
};

static lay_status run(struct context *context, lay_error *err)
{
    return list_layer(context, "presence", err);
}

const struct command command_presence = {
    .name = "presence",
    .words = "",
    .summary = "list who is where when, in spans of one state and role",
    .details =
        "Sorted by place, actor and start. An actor's row is left out where one below it is as\n"
        "well attested at the same place; --actor with the actor's own name shows it. Those\n"
        "reported to be gone are shown with --actor or --status reported_absent; --status all\n"
        "shows everything.\n"
        "\n"
        "  laydown presence --at 2022-01-10 --place Mali\n"
        "  laydown presence --at 2022-01-10 --known-by 2022-01-12 --actor Russia\n",
    .options = &options,
    .needs = NEEDS_STORE,
    .check = list_check,
    .run = run,
};
