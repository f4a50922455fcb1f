/* cmd_claims.c: lists claims as reported. */
#include "cli/filters.h"

static const option_table options = {
    &option_at,          &option_since,
    &option_until,       OPTIONS_OF_EVIDENCE,
    &option_type,        &option_actor,
    &option_place,       &option_bbox,
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
    return list_layer(context, "claims", err);
}

const struct command command_claims = {
    .name = "claims",
    .words = "",
    .summary = "list claims: who says, denies or doubts what, as reported",
    .details =
        "Sorted by publication of the report, report and claim. --at, --since and --until ask for\n"
        "when it is said to have happened; --known-by for when it was published.\n"
        "\n"
        "  laydown claims --type base_handover --place Timbuktu\n",
    .options = &options,
    .needs = NEEDS_STORE,
    .check = list_check,
    .run = run,
};
