/* cmd_disputes.c: denials and conflicting values, side by side. */
#include "cli/trees.h"
#include <inttypes.h>
#include <stdio.h>

static const option_table options = {
    &option_at,      &option_since, &option_until, OPTIONS_OF_EVIDENCE, &option_type,
    &option_actor,   &option_place, &option_bbox,  OPTIONS_OF_AREA,     &option_near,
    &option_within,  &option_limit, &option_count, &option_tree_format, &option_output,
    &option_raw_csv, NULL,
};

/* A limit may not lose disputes in silence; and none at all may be due to the filter. */
static void say_how_many(const struct context *context, const struct lay_node *root)
{
    int64_t count = lay_node_number(root, "count", 0);
    size_t shown = lay_node_list(root, "disputes").count;
    if (!count)
        message_note(&context->talk, "nothing that was asked for is disputed");
    else if ((int64_t)shown < count)
        message_note(&context->talk, "%zu of %" PRId64 " disputes, because of --limit", shown,
                     count);
}

static lay_status run(struct context *context, lay_error *err)
{
    struct lay_filter filter = LAY_FILTER_INIT;
    lay_tree *tree = NULL;
    lay_status status = filter_read(context, &filter, err);
    if (status == LAY_OK)
        status = lay_disputes_new(context->db, &filter, &tree, err);
    if (status == LAY_OK) {
        const struct lay_node *root = lay_tree_root(tree);
        if (arguments_times(&context->arguments, "count"))
            printf("%" PRId64 "\n", lay_node_number(root, "count", 0));
        else
            status = tree_write(context, tree, err);
        if (status == LAY_OK && !context->talk.quiet)
            say_how_many(context, root);
    }
    lay_tree_free(tree);
    filter_done(&filter);
    return status;
}

const struct command command_disputes = {
    .name = "disputes",
    .words = "",
    .summary = "show denials and conflicting values side by side",
    .details =
        "What is said and what is said against it, with who says so and how many independent\n"
        "origins each side has; claims of one event that tell of other days or of numbers that\n"
        "cannot both be right; who an actor is, where that is denied. What one denial is against\n"
        "is one dispute. By what is disputed, then by publication. Text is wrapped to the\n"
        "terminal or COLUMNS (else 80); from 120 columns on the sides stand side by side. csv and\n"
        "ndjson have a row for each claim.\n"
        "\n"
        "  laydown disputes --place \"Timbuktu base\"\n"
        "  laydown disputes --actor \"Wagner Group\" --until 2022\n",
    .options = &options,
    .needs = NEEDS_STORE,
    .check = tree_check,
    .run = run,
};
