/* cmd_snapshot.c: a copy of the store to give away. */
#include "cli/command.h"

static const option_table options = {NULL};

static lay_status run(struct context *context, lay_error *err)
{
    const char *path = context->arguments.words[0];
    lay_status status = lay_db_snapshot(context->db, path, err);
    if (status == LAY_OK)
        message_note(&context->talk, "%s is a copy of %s, and sound", path, context->db_path);
    return status;
}

const struct command command_snapshot = {
    .name = "snapshot",
    .words = "FILE",
    .summary = "copy the store, as it is now, to one file that opens anywhere",
    .details =
        "The copy has no files beside it (rollback journal), and opens on a read-only disk. A\n"
        "file of that name is replaced, whole or not at all.\n"
        "\n"
        "  laydown snapshot mali-2025-01.db\n",
    .options = &options,
    .least_words = 1,
    .most_words = 1,
    .needs = NEEDS_STORE,
    .run = run,
};
