/* cmd_ledger.c: the history of one place. */
#include "cli/trees.h"

static const option_table options = {
    &option_at,          &option_since,   &option_until,
    OPTIONS_OF_EVIDENCE, OPTIONS_OF_AREA, &option_tree_format,
    &option_output,      &option_raw_csv, NULL,
};

static lay_status run(struct context *context, lay_error *err)
{
    struct lay_filter filter = LAY_FILTER_INIT;
    lay_tree *tree = NULL;
    lay_status status = filter_read(context, &filter, err);
    if (status == LAY_OK)
        status = lay_ledger_new(context->db, context->arguments.words[0], &filter, &tree, err);
    if (status == LAY_OK)
        status = tree_write(context, tree, err);
    lay_tree_free(tree);
    filter_done(&filter);
    return status;
}

const struct command command_ledger = {
    .name = "ledger",
    .words = "PLACE",
    .summary = "tell the history of one place: holders, stays, gaps, disputes, the evidence",
    .details =
        "Who held the place, who was there from when to when and what gives each of these days,\n"
        "days of which nothing is known, leavings in their phases, figures with their scope, what\n"
        "is disputed, and every event with the claims behind it. What is told of a base's town or\n"
        "of a bigger area stands apart: it is not known of the base. Of a town, an area or a\n"
        "country: its own stays, and its bases. PLACE is a name or an id; where several places "
        "have\n"
        "the name, --in COUNTRY says which.\n"
        "\n"
        "Text is wrapped to the terminal or COLUMNS, else to 80 columns. csv and ndjson have a "
        "row\n"
        "for each period, boundary, gap, figure and event.\n"
        "\n"
        "  laydown ledger \"Timbuktu base\"\n"
        "  laydown ledger \"Air Base 101\" --in Niger\n"
        "  laydown ledger \"Timbuktu base\" --known-by 2021-12-01 -f json\n",
    .options = &options,
    .least_words = 1,
    .most_words = 1,
    .needs = NEEDS_STORE,
    .check = tree_check,
    .run = run,
};
