/* command.h: a command as one row of a table, and what it runs in.
 *
 * A command is one file cmd_NAME.c with a `const struct command command_NAME`, and one row in
 * commands.c. The row says what the command needs; main.c sees to it before run() is called. */
#ifndef LAY_CLI_COMMAND_H
#define LAY_CLI_COMMAND_H

#include "cli/message.h"
#include "cli/options.h"
#include <laydown/db.h>

/* What must be there before a command runs. */
enum store_need {
    NEEDS_NOTHING,
    NEEDS_STORE,       /* an existing store, read */
    NEEDS_STORE_ITSELF /* the command opens it, with context_open() */
};

struct context;

struct command {
    const char *name;
    const char *words;   /* the words after the options, for the usage line: "FILE…" */
    const char *summary; /* one line, no full stop, begins with a verb */
    const char *details; /* paragraphs for its help; may be NULL */
    const option_table *options;
    size_t least_words, most_words; /* most_words: ANY_NUMBER for no limit */
    enum store_need needs;
    /* Looks for what is wrong on the command line before a store is opened; may be NULL. */
    lay_status (*check)(const struct context *context, lay_error *err);
    lay_status (*run)(struct context *context, lay_error *err);
};
#define ANY_NUMBER ((size_t)-1)

struct context {
    const struct command *command;
    struct arguments arguments;
    struct talk talk;
    const char *db_path; /* --db, LAYDOWN_DB or ./laydown.db */
    lay_db *db;          /* open when the command needs a store; closed by main.c */
};

/* Opens the store into context->db. */
lay_status context_open(struct context *context, enum lay_db_mode mode, lay_error *err);

/* Closes and removes a store that this command has made and could put nothing into, lest queries of
 * an empty one look like answers. */
void context_unmake(struct context *context);

/* Gives the layers of the store that is open their styles for QGIS, which go by what is in it. What
 * is stored is stored: that it cannot is only told. */
void context_style_store(struct context *context);

/* The command line as it can be typed again, without what names files or only changes the talk
 * (--db, -o, -q, -v …). Caller frees. */
char *context_command_line(const struct context *context);

extern const struct command command_import, command_extract, command_events, command_movements,
    command_presence, command_bases, command_timeline, command_ledger, command_disputes,
    command_claims, command_reports, command_why, command_sql, command_export, command_gazetteer,
    command_coord, command_date, command_snapshot, command_verify, command_help;

/* All commands in the order of the help; NULL-terminated. */
extern const struct command *const commands[];
const struct command *command_find(const char *name); /* NULL: there is none */

/* Options that every command takes: --db --quiet --verbose --json-errors --help. */
extern const option_table common_options;

/* Prints the help of one command, or the overview, to standard output. */
void help_command(const struct command *command);
void help_overview(void);

#endif
