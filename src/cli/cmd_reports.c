/* cmd_reports.c: lists reports, or gives the stored documents back. */
#include "cli/filters.h"

static const option_table options = {
    &option_at,          &option_since,   &option_until,
    OPTIONS_OF_EVIDENCE, &option_type,    &option_actor,
    &option_place,       &option_near,    &option_within,
    OPTIONS_OF_AREA,     &option_nearest, &option_sort,
    &option_limit,       &option_count,   &option_format,
    &option_output,      &option_columns, &option_all_columns,
    &option_raw_csv,     &option_explain, NULL,
};

static lay_status run(struct context *context, lay_error *err)
{
    return list_layer(context, "reports", err);
}

const struct command command_reports = {
    .name = "reports",
    .words = "",
    .summary = "list reports; as json or ndjson, give back the documents that were imported",
    .details =
        "Sorted by publication and id. --at, --since and --until ask for the publication;\n"
        "--type, --actor and --place keep the reports with such a claim.\n"
        "\n"
        "  laydown reports -o all.json     # import it into an empty store: the same store\n",
    .options = &options,
    .needs = NEEDS_STORE,
    .check = list_check,
    .run = run,
};
