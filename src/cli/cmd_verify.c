/* cmd_verify.c: soundness of the store. */
#include "base/mem.h"
#include "base/output.h"
#include "base/term.h"
#include "cli/command.h"
#include <stdlib.h>

static const option_table options = {NULL};

static void print_finding(void *context, const char *finding)
{
    LAY_FREE char *safe = lay_term_text(finding);
    lay_output_printf(context, "%s\n", safe);
}

static lay_status run(struct context *context, lay_error *err)
{
    lay_output *out = NULL;
    lay_status status = lay_output_open(NULL, &out, err);
    if (status != LAY_OK)
        return status;
    lay_status found = lay_db_verify(context->db, print_finding, out, err);
    if (found > LAY_NO) {
        lay_output_abandon(out);
        return found;
    }
    status = lay_output_commit(out, err);
    if (status == LAY_OK && found == LAY_OK)
        message_note(&context->talk, "%s is sound", context->db_path);
    return status == LAY_OK ? found : status;
}

const struct command command_verify = {
    .name = "verify",
    .words = "",
    .summary = "check the store; print what is wrong with it, and exit with 1 when something is",
    .details = "  laydown --db laydown.db verify\n",
    .options = &options,
    .needs = NEEDS_STORE,
    .run = run,
};
