/* cmd_help.c: help on a command or a topic. */
#include "base/error.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "cli/error_codes.h"
#include "cli/help.h"
#include <stdlib.h>
#include <string.h>

static const option_table options = {NULL};

static lay_status unknown_topic(const char *name, lay_error *err)
{
    LAY_VEC(const char *) names = {0};
    for (const struct command *const *c = commands; *c; c++)
        lay_vec_push(&names, (*c)->name);
    for (const struct help_topic *topic = help_topics; topic->name; topic++)
        lay_vec_push(&names, topic->name);
    lay_vec_push(&names, "commands");
    for (size_t i = 0; i < error_code_count; i++)
        lay_vec_push(&names, error_codes[i].code);
    const char *near = lay_suggest(name, names.at, names.n);
    lay_error_set(err, LAY_USAGE, "usage.topic", "there is no help on \"%s\"", name);
    lay_error_hint(err, near ? "did you mean \"%s\"?" : "`laydown help` lists what there is%s",
                   near ? near : "");
    lay_vec_done(&names);
    return LAY_USAGE;
}

static lay_status run(struct context *context, lay_error *err)
{
    const struct arguments *given = &context->arguments;
    if (!given->word_count) {
        help_overview();
        return LAY_OK;
    }
    const char *topic = given->words[given->word_count - 1];
    if (given->word_count > 1 && strcmp(given->words[0], "errors") != 0)
        return lay_error_set(err, LAY_USAGE, "usage.words",
                             "only `laydown help errors` takes a second word, a code");
    return help_topic(topic) ? LAY_OK : unknown_topic(topic, err);
}

const struct command command_help = {
    .name = "help",
    .words = "[TOPIC | errors CODE]",
    .summary = "show help on a command, a topic or an error code",
    .details = "  laydown help presence\n"
               "  laydown help filters\n"
               "  laydown help date.invalid\n",
    .options = &options,
    .most_words = 2,
    .needs = NEEDS_NOTHING,
    .run = run,
};
