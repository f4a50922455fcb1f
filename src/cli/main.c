/* main.c: finds the command, sees that it has what it needs, runs it, and leaves with its status.
 *
 * Standard output is data and is checked to its end: a full disk or a closed stream is status 7,
 * never a silent half. Standard error is talk. The exit status is the lay_status. */
#include "base/error.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "cli/signals.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static lay_status unknown_command(const char *word, lay_error *err)
{
    LAY_VEC(const char *) names = {0};
    for (const struct command *const *c = commands; *c; c++)
        lay_vec_push(&names, (*c)->name);
    const char *near = lay_suggest(word, names.at, names.n);
    lay_error_set(err, LAY_USAGE, "usage.command", "there is no command \"%s\"", word);
    if (near)
        lay_error_hint(err, "did you mean \"%s\"?", near);
    else
        lay_error_hint(err, "`laydown help` lists the commands");
    lay_vec_done(&names);
    return LAY_USAGE;
}

/* The index of the command's name in argv: the first word that is no option. */
static int command_index(int argc, char **argv)
{
    int i = 1;
    while (i < argc && argv[i][0] == '-' && argv[i][1] != '\0')
        i += strcmp(argv[i], "--db") == 0 ? 2 : 1;
    return i < argc ? i : argc;
}

static bool given_before(int end, char **argv, const char *a, const char *b)
{
    for (int i = 1; i < end; i++)
        if (strcmp(argv[i], a) == 0 || strcmp(argv[i], b) == 0)
            return true;
    return false;
}

static lay_status check_words(const struct context *context, lay_error *err)
{
    const struct command *command = context->command;
    size_t count = context->arguments.word_count;
    if (count >= command->least_words && count <= command->most_words)
        return LAY_OK;
    if (count < command->least_words)
        lay_error_set(err, LAY_USAGE, "usage.words", "laydown %s needs %s", command->name,
                      command->words);
    else
        lay_error_set(err, LAY_USAGE, "usage.words", "\"%s\" is one word too many for laydown %s",
                      context->arguments.words[command->most_words], command->name);
    lay_error_hint(err, "`laydown help %s` shows how it is called", command->name);
    return LAY_USAGE;
}

static void find_store(struct context *context)
{
    const char *given = arguments_text(&context->arguments, "db");
    const char *environment = getenv("LAYDOWN_DB");
    context->db_path = given ? given : environment && *environment ? environment : "laydown.db";
}

static lay_status run(struct context *context, int argc, char **argv, lay_error *err)
{
    int at = command_index(argc, argv);
    if (given_before(at, argv, "--version", "-V")) {
        puts("laydown " LAYDOWN_VERSION);
        return LAY_OK;
    }
    if (at == argc) {
        if (given_before(at, argv, "--help", "-h")) {
            help_overview();
            return LAY_OK;
        }
        lay_error_set(err, LAY_USAGE, "usage.command", "a command is missing");
        lay_error_hint(err, "`laydown help` lists the commands");
        return LAY_USAGE;
    }
    context->command = command_find(argv[at]);
    if (!context->command)
        return unknown_command(argv[at], err);
    /* The options before the command's name are read like those after it. */
    LAY_FREE char **rest = lay_zalloc((size_t)argc, sizeof *rest);
    for (int i = 1, n = 0; i < argc; i++)
        if (i != at)
            rest[n++] = argv[i];
    const option_table *const tables[] = {context->command->options, &common_options, NULL};
    lay_status status = arguments_parse(&context->arguments, argc - 2, rest, tables, err);
    if (status != LAY_OK)
        return status;
    context->talk.quiet = arguments_times(&context->arguments, "quiet") > 0;
    context->talk.verbose = (int)arguments_times(&context->arguments, "verbose");
    context->talk.json = arguments_times(&context->arguments, "json-errors") > 0;
    find_store(context);
    if (arguments_times(&context->arguments, "help")) {
        help_command(context->command);
        return LAY_OK;
    }
    status = check_words(context, err);
    if (status == LAY_OK && context->command->check)
        status = context->command->check(context, err);
    if (status == LAY_OK && context->command->needs == NEEDS_STORE)
        status = context_open(context, LAY_DB_READ, err);
    return status == LAY_OK ? context->command->run(context, err) : status;
}

/* What stands in buffers must reach its end, too. */
static lay_status finish_output(lay_error *err)
{
    if (fflush(stdout) == 0 && !ferror(stdout) && close(STDOUT_FILENO) == 0)
        return LAY_OK;
    return lay_error_set(err, LAY_IO, "io.write", "standard output could not be written: %s",
                         strerror(errno));
}

int main(int argc, char **argv)
{
    signals_install();
    struct context context = {0};
    lay_error err = LAY_ERROR_INIT;
    talk_init(&context.talk);
    /* Even a command line that cannot be read is answered in the way it asks for. */
    context.talk.json = given_before(argc, argv, "--json-errors", "--json-errors");
    signals_speak_json(context.talk.json);
    lay_status status = run(&context, argc, argv, &err);
    lay_db_close(context.db);
    if (err.message)
        message_problem(&context.talk, SEVERITY_ERROR, &err);
    lay_error_done(&err);
    lay_status written = finish_output(&err);
    if (written != LAY_OK && status <= LAY_NO) {
        message_problem(&context.talk, SEVERITY_ERROR, &err);
        status = written;
    }
    lay_error_done(&err);
    arguments_done(&context.arguments);
    message_summary(&context.talk, (int)status);
    return (int)status;
}
