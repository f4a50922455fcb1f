/* cmd_help.c: help on a command or a topic. */
#include "base/error.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "cli/help.h"
#include <stdlib.h>

static const option_table options = {NULL};

static lay_status unknown_topic(const char *name, lay_error *err)
{
    LAY_VEC(const char *) names = {0};
    for (const struct command *const *c = commands; *c; c++)
        lay_vec_push(&names, (*c)->name);
    for (const struct help_topic *topic = help_topics; topic->name; topic++)
        lay_vec_push(&names, topic->name);
    const char *near = lay_suggest(name, names.at, names.n);
    lay_error_set(err, LAY_USAGE, "usage.topic", "there is no help on \"%s\"", name);
    lay_error_hint(err, near ? "did you mean \"%s\"?" : "`laydown help` lists what there is%s",
                   near ? near : "");
    lay_vec_done(&names);
    return LAY_USAGE;
}

static lay_status run(struct context *context, lay_error *err)
{
    if (!context->arguments.word_count)
        help_overview();
    else if (!help_topic(context->arguments.words[0]))
        return unknown_topic(context->arguments.words[0], err);
    return LAY_OK;
}

const struct command command_help = {
    .name = "help",
    .words = "[TOPIC]",
    .summary =
        "show help on a command, or on filters, formats, exit statuses, environment or files",
    .details = "  laydown help presence\n"
               "  laydown help filters\n",
    .options = &options,
    .most_words = 1,
    .needs = NEEDS_NOTHING,
    .run = run,
};
