/* choices.c: the values of options, from what their rows say.
 *
 * A help line that is nothing but words names all values (cli/options.h); types of events have a
 * list of their own; for the rest the name of the value tells: FILE, DIR, and NAME of an actor or
 * a place. */
#include "cli/pages/choices.h"

#include "cli/help.h"
#include <laydown/query.h>
#include <stdlib.h>
#include <string.h>

static bool word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* The words of "table, json; all" as separators[] part them; false when the text is anything else,
 * or a single word. */
static bool words_of(const char *text, const char *separators, struct choices *out)
{
    struct choices found = {0};
    bool fits = true;
    while (*text && fits) {
        size_t len = 0;
        while (word_char(text[len]))
            len++;
        fits = len > 0;
        if (fits)
            lay_vec_push(&found.words, lay_strndup(text, len));
        text += len;
        if (!*text)
            break;
        fits = fits && strchr(separators, *text);
        text += 1 + strspn(text + 1, " ");
    }
    if (!fits || found.words.n < 2) {
        choices_done(&found);
        return false;
    }
    found.kind = CHOICE_WORDS;
    *out = found;
    return true;
}

/* "FILE", "PLACE|FILE", "[DIR]", "FILE…" have FILE or DIR among their words. */
static enum choice_kind kind_of_name(const char *value)
{
    if (strstr(value, "FILE"))
        return CHOICE_FILES;
    if (strstr(value, "DIR") || strstr(value, "FOLDER"))
        return CHOICE_FOLDERS;
    return CHOICE_NONE;
}

static void add_types(struct choices *out)
{
    size_t count = 0;
    const char *const *names = lay_filter_values("events", "type", &count);
    for (size_t i = 0; i < count; i++)
        lay_vec_push(&out->words, lay_strdup(names[i]));
    out->kind = CHOICE_WORDS;
}

void choices_of_option(const struct option *option, struct choices *out)
{
    *out = (struct choices){0};
    if (option->kind == OPTION_FLAG || words_of(option->help, ",;", out))
        return;
    if (strcmp(option->value, "TYPE") == 0)
        add_types(out);
    else if (strcmp(option->name, "actor") == 0)
        out->kind = CHOICE_ACTORS;
    else if (strcmp(option->name, "place") == 0)
        out->kind = CHOICE_PLACES;
    else
        out->kind = kind_of_name(option->value);
}

void choices_of_command(const struct command *command, struct choices *out)
{
    *out = (struct choices){0};
    if (strstr(command->words, "TOPIC")) {
        for (const struct command *const *c = commands; *c; c++)
            lay_vec_push(&out->words, lay_strdup((*c)->name));
        lay_vec_push(&out->words, lay_strdup("commands"));
        for (const struct help_topic *topic = help_topics; topic->name; topic++)
            lay_vec_push(&out->words, lay_strdup(topic->name));
        out->kind = CHOICE_WORDS;
        return;
    }
    /* "same|different|undo CLAIM…": the first word is one of these. */
    LAY_FREE char *first = lay_strndup(command->words, strcspn(command->words, " "));
    if (words_of(first, "|", out))
        return;
    out->kind =
        strncmp(command->words, "PLACE", 5) == 0 ? CHOICE_PLACES : kind_of_name(command->words);
}

void choices_done(struct choices *choices)
{
    for (size_t i = 0; i < choices->words.n; i++)
        free(choices->words.at[i]);
    lay_vec_done(&choices->words);
    choices->kind = CHOICE_NONE;
}
