/* man.c: manual pages of the command, from the tables that its parser and its help read. */
#include "cli/help.h"
#include "cli/pages/choices.h"
#include "cli/pages/pages.h"
#include "cli/pages/roff.h"
#include <stdlib.h>
#include <string.h>

static const struct help_topic *topic_of(const char *name)
{
    for (const struct help_topic *topic = help_topics; topic->name; topic++)
        if (strcmp(topic->name, name) == 0)
            return topic;
    return NULL;
}

/* The text without a first line that only says again what the heading says. */
static const char *without_title(const char *text)
{
    size_t len = strcspn(text, "\n");
    return len && text[len - 1] == ':' && text[len + 1] == '\n' ? text + len + 2 : text;
}

static void add_topic(lay_buf *out, const struct help_topic *topic)
{
    if (strcmp(topic->name, "statuses") == 0)
        roff_section(out, "EXIT STATUS");
    else {
        LAY_FREE char *heading = lay_strdup(topic->name);
        for (char *c = heading; *c; c++)
            if (*c >= 'a' && *c <= 'z')
                *c = (char)(*c - 'a' + 'A');
        roff_section(out, heading);
    }
    LAY_FREE char *text = help_topic_text(topic);
    roff_text(out, without_title(text), ROFF_ALL, NULL, NULL);
}

/* Topics that stand behind the examples, in this order. */
static const char *const last_topics[] = {"statuses", "environment", "files"};

static void add_last_topics(lay_buf *out)
{
    for (size_t i = 0; i < LAY_COUNT(last_topics); i++)
        add_topic(out, topic_of(last_topics[i]));
}

static bool is_last_topic(const struct help_topic *topic)
{
    for (size_t i = 0; i < LAY_COUNT(last_topics); i++)
        if (strcmp(topic->name, last_topics[i]) == 0)
            return true;
    return false;
}

static void add_option(lay_buf *out, const struct option *option)
{
    lay_buf_puts(out, ".TP\n");
    if (option->letter)
        lay_buf_printf(out, "\\fB\\-%c\\fR, ", option->letter);
    lay_buf_puts(out, "\\fB\\-\\-");
    for (const char *c = option->name; *c; c++)
        lay_buf_puts(out, *c == '-' ? "\\-" : (char[]){*c, '\0'});
    lay_buf_puts(out, "\\fR");
    if (option->value)
        lay_buf_printf(out, "=\\fI%s\\fR", option->value);
    lay_buf_putc(out, '\n');
    roff_flow(out, option->help);
    struct choices choices;
    choices_of_option(option, &choices);
    /* Where the help line is not itself the list of values. */
    if (choices.kind == CHOICE_WORDS && !strstr(option->help, choices.words.at[0])) {
        LAY_BUF line = {0};
        lay_buf_puts(&line, "Values: ");
        for (size_t i = 0; i < choices.words.n; i++)
            lay_buf_printf(&line, "%s%s", i ? ", " : "", choices.words.at[i]);
        lay_buf_puts(out, ".br\n");
        roff_flow(out, lay_buf_text(&line));
    }
    choices_done(&choices);
}

static void add_options(lay_buf *out, const option_table *table)
{
    for (const struct option *const *o = *table; *o; o++)
        add_option(out, *o);
}

static const struct option *option_of(const struct command *command, const char *name, size_t len)
{
    for (const struct option *const *o = *command->options; *o; o++)
        if (strlen((*o)->name) == len && strncmp((*o)->name, name, len) == 0)
            return *o;
    return NULL;
}

/* Whether a filter of the topic, "--at DATE", is an option of the command. */
static bool takes_filter(const void *command, const char *term)
{
    return strncmp(term, "--", 2) == 0 && option_of(command, term + 2, strcspn(term + 2, " ="));
}

static bool is_choice(const void *choices, const char *term)
{
    const struct choices *of = choices;
    for (size_t i = 0; i < of->words.n; i++)
        if (strcmp(of->words.at[i], term) == 0)
            return true;
    return false;
}

static void add_filters(lay_buf *out, const struct command *command)
{
    /* A command that chooses rows can be asked of a day, or choose evidence by one. */
    if (!option_of(command, "at", 2) && !option_of(command, "known-by", 8))
        return;
    roff_section(out, "FILTERS");
    roff_text(out, topic_of("filters")->text, ROFF_ALL, takes_filter, command);
}

static void add_formats(lay_buf *out, const struct command *command)
{
    const struct option *format = option_of(command, "format", 6);
    if (!format)
        return;
    struct choices choices;
    choices_of_option(format, &choices);
    roff_section(out, "FORMATS");
    if (option_of(command, "output", 6))
        roff_text(out, topic_of("formats")->text, ROFF_ALL, is_choice, &choices);
    else {
        LAY_BUF line = {0};
        lay_buf_puts(&line, "Written to standard output as one of: ");
        for (size_t i = 0; i < choices.words.n; i++)
            lay_buf_printf(&line, "%s%s", i ? ", " : "", choices.words.at[i]);
        lay_buf_putc(&line, '.');
        roff_flow(out, lay_buf_text(&line));
    }
    choices_done(&choices);
}

static void add_references(lay_buf *out, const struct command *self)
{
    roff_section(out, "SEE ALSO");
    if (self)
        lay_buf_puts(out, ".BR laydown (1),\n");
    for (const struct command *const *c = commands; *c && !self; c++)
        lay_buf_printf(out, ".BR laydown\\-%s (1),\n", (*c)->name);
    lay_buf_puts(out, ".BR laydown\\-reports (5)\n");
}

char *page_command(const struct command *command, const char *date)
{
    LAY_BUF out = {0};
    LAY_FREE char *name = lay_asprintf("laydown-%s", command->name);
    roff_page(&out, name, 1, date, command->summary);
    roff_section(&out, "SYNOPSIS");
    lay_buf_printf(&out, ".B laydown %s\n[\\fIoptions\\fR]\n", command->name);
    if (*command->words)
        lay_buf_printf(&out, ".I %s\n", command->words);
    roff_section(&out, "DESCRIPTION");
    LAY_FREE char *sentence = lay_asprintf("`laydown %s`: %s.", command->name, command->summary);
    roff_flow(&out, sentence);
    if (command->details)
        roff_text(&out, command->details, ROFF_PROSE, NULL, NULL);
    roff_section(&out, "OPTIONS");
    add_options(&out, command->options);
    add_options(&out, &common_options);
    add_filters(&out, command);
    add_formats(&out, command);
    if (roff_has_example(command->details)) {
        roff_section(&out, "EXAMPLES");
        roff_text(&out, command->details, ROFF_EXAMPLES, NULL, NULL);
    }
    add_last_topics(&out);
    add_references(&out, command);
    return lay_buf_take(&out);
}

char *page_overview(const char *date)
{
    LAY_BUF out = {0};
    roff_page(&out, "laydown", 1, date, "which forces are where, since when, and who says so");
    roff_section(&out, "SYNOPSIS");
    lay_buf_puts(&out,
                 ".B laydown\n[\\fB\\-\\-db\\fR=\\fIFILE\\fR]\n.I COMMAND\n[\\fIoptions\\fR]\n");
    roff_section(&out, "DESCRIPTION");
    roff_text(&out, help_what_it_is, ROFF_ALL, NULL, NULL);
    roff_section(&out, "COMMANDS");
    for (const struct command *const *c = commands; *c; c++) {
        LAY_FREE char *text = lay_asprintf("%s; see `laydown-%s`(1)", (*c)->summary, (*c)->name);
        roff_item(&out, (*c)->name, text);
    }
    roff_section(&out, "OPTIONS");
    lay_buf_puts(&out, "Every command takes these:\n");
    add_options(&out, &common_options);
    for (const struct help_topic *topic = help_topics; topic->name; topic++)
        if (!is_last_topic(topic))
            add_topic(&out, topic);
    roff_section(&out, "EXAMPLES");
    for (const struct command *const *c = commands; *c; c++)
        if ((*c)->details)
            roff_text(&out, (*c)->details, ROFF_EXAMPLES, NULL, NULL);
    add_last_topics(&out);
    add_references(&out, NULL);
    return lay_buf_take(&out);
}
