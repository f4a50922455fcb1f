/* commands.c: the table of commands. A new command is one row here and one file of its own. */
#include "cli/command.h"

#include <string.h>

const struct command *const commands[] = {
    &command_import,    &command_extract,  &command_events,
    &command_movements, &command_presence, &command_bases,
    &command_timeline,  &command_ledger,   &command_disputes,
    &command_claims,    &command_reports,  &command_why,
    &command_sql,       &command_export,   &command_gazetteer,
    &command_coord,     &command_date,     &command_snapshot,
    &command_verify,    &command_help,     NULL,
};

static const struct option db = {"db", 0, OPTION_VALUE, "FILE",
                                 "the store; else LAYDOWN_DB, else ./laydown.db"};
static const struct option quiet = {"quiet", 'q', OPTION_FLAG, NULL, "say only errors"};
static const struct option verbose = {"verbose", 'v', OPTION_FLAG, NULL, "say more"};
static const struct option json_errors = {"json-errors", 0, OPTION_FLAG, NULL,
                                          "messages as JSON, one object per line"};
static const struct option help = {"help", 'h', OPTION_FLAG, NULL, "show this help"};

const option_table common_options = {&db, &quiet, &verbose, &json_errors, &help, NULL};

const struct command *command_find(const char *name)
{
    for (const struct command *const *c = commands; *c; c++)
        if (strcmp((*c)->name, name) == 0)
            return *c;
    return NULL;
}
