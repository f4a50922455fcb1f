/* help.c: help from the same tables that the parser reads, and the topics that have no table. */
#include "cli/help.h"

#include "base/buf.h"
#include "base/mem.h"
#include "cli/error_codes.h"
#include <laydown/query.h>
#include <stdio.h>
#include <string.h>

const char help_what_it_is[] =
    "laydown turns reported movements of forces into dated, located, sourced events, and\n"
    "works out from them who is at which base when.\n";

static void add_option(lay_buf *text, const struct option *option)
{
    LAY_BUF left = {0};
    if (option->letter)
        lay_buf_printf(&left, "-%c, ", option->letter);
    else
        lay_buf_puts(&left, "    ");
    lay_buf_printf(&left, "--%s%s%s", option->name, option->value ? "=" : "",
                   option->value ? option->value : "");
    lay_buf_printf(text, "  %-24s %s\n", lay_buf_text(&left), option->help);
}

static void add_options(lay_buf *text, const char *heading, const option_table *table)
{
    if (!**table)
        return;
    lay_buf_printf(text, "\n%s\n", heading);
    for (const struct option *const *o = *table; *o; o++)
        add_option(text, *o);
}

void help_command(const struct command *command)
{
    LAY_BUF text = {0};
    lay_buf_printf(&text, "laydown %s: %s\n\nusage: laydown %s [options]%s%s\n", command->name,
                   command->summary, command->name, *command->words ? " " : "", command->words);
    if (command->details)
        lay_buf_printf(&text, "\n%s", command->details);
    add_options(&text, "Options:", command->options);
    add_options(&text, "Common options:", &common_options);
    fputs(lay_buf_text(&text), stdout);
}

static void add_commands(lay_buf *text)
{
    for (const struct command *const *c = commands; *c; c++)
        lay_buf_printf(text, "  %-10s %s\n", (*c)->name, (*c)->summary);
}

void help_overview(void)
{
    LAY_BUF text = {0};
    lay_buf_printf(&text, "%s\n", help_what_it_is);
    lay_buf_puts(&text, "usage: laydown [--db FILE] COMMAND [options]\n\nCommands:\n");
    add_commands(&text);
    lay_buf_puts(&text, "\nTopics of `laydown help`: commands");
    for (const struct help_topic *topic = help_topics; topic->name; topic++)
        lay_buf_printf(&text, ", %s", topic->name);
    lay_buf_puts(&text, ", and each\ncommand and error code.\n");
    fputs(lay_buf_text(&text), stdout);
}

static void add_values(lay_buf *text, const char *heading, const char *layer, const char *filter)
{
    size_t count = 0, column = 0;
    const char *const *values = lay_filter_values(layer, filter, &count);
    lay_buf_printf(text, "\n%s\n ", heading);
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(values[i]) + 2;
        if (column + len > 88) {
            lay_buf_puts(text, "\n ");
            column = 0;
        }
        lay_buf_printf(text, " %s%s", values[i], i + 1 < count ? "," : "\n");
        column += len;
    }
}

char *help_topic_text(const struct help_topic *topic)
{
    LAY_BUF text = {0};
    lay_buf_puts(&text, topic->text);
    if (strcmp(topic->name, "filters") == 0) {
        add_values(&text, "Types of events:", "events", "type");
        add_values(&text, "Statuses of events:", "events", "status");
        add_values(&text, "States of presence and bases:", "presence", "status");
    }
    if (strcmp(topic->name, "errors") == 0)
        error_codes_list(&text);
    return lay_buf_take(&text);
}

bool help_topic(const char *name)
{
    if (strcmp(name, "commands") == 0) {
        help_overview();
        return true;
    }
    const struct command *command = command_find(name);
    if (command) {
        help_command(command);
        return true;
    }
    const struct error_code *code = error_code_find(name);
    if (code) {
        help_error(code);
        return true;
    }
    for (const struct help_topic *topic = help_topics; topic->name; topic++)
        if (strcmp(topic->name, name) == 0) {
            LAY_FREE char *text = help_topic_text(topic);
            fputs(text, stdout);
            return true;
        }
    return false;
}
