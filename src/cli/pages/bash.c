/* bash.c: completion for bash: two tables made of the options, and the functions that read them.
 *
 * The readline library splits words at "=" where COMP_WORDBREAKS says so, which is usual: then
 * "--type=arrival" comes as three words. Names of actors and places are asked of the store, when it
 * is small enough to answer while a key is pressed. */
#include "base/buf.h"
#include "cli/pages/choices.h"
#include "cli/pages/pages.h"
#include <stdlib.h>

static const char opening[] =
    "# bash completion of laydown. Made from the tables of the program; do not edit.\n"
    "\n";

static const char functions[] =
#include "cli/pages/functions_bash.inc"
    ;

static void add_kind(lay_buf *out, const struct choices *choices, bool list)
{
    static const char *const kinds[] = {"none", "words", "files", "folders", "actors", "places"};
    lay_buf_printf(out, " kind=%s words='", list ? "list" : kinds[choices->kind]);
    for (size_t i = 0; i < choices->words.n; i++)
        lay_buf_printf(out, "%s%s", i ? " " : "", choices->words.at[i]);
    lay_buf_puts(out, "'");
}

static void add_values(lay_buf *out, const char *command, const option_table *table)
{
    for (const struct option *const *o = *table; *o; o++) {
        if ((*o)->kind == OPTION_FLAG)
            continue;
        struct choices choices;
        choices_of_option(*o, &choices);
        lay_buf_printf(out, "    %s/--%s", command, (*o)->name);
        if ((*o)->letter)
            lay_buf_printf(out, " | %s/-%c", command, (*o)->letter);
        lay_buf_puts(out, ")");
        add_kind(out, &choices, choices.kind == CHOICE_WORDS && (*o)->kind == OPTION_LIST);
        lay_buf_puts(out, " ;;\n");
        choices_done(&choices);
    }
}

static void add_names(lay_buf *out, const option_table *table)
{
    for (const struct option *const *o = *table; *o; o++) {
        lay_buf_printf(out, " --%s", (*o)->name);
        if ((*o)->letter)
            lay_buf_printf(out, " -%c", (*o)->letter);
    }
}

static void add_command(lay_buf *out, const struct command *command)
{
    struct choices choices;
    choices_of_command(command, &choices);
    lay_buf_printf(out, "    %s)", command->name);
    add_kind(out, &choices, false);
    choices_done(&choices);
    lay_buf_puts(out, "\n        options='");
    add_names(out, command->options);
    add_names(out, &common_options);
    lay_buf_puts(out, "' ;;\n");
}

char *completion_bash(void)
{
    LAY_BUF out = {0};
    lay_buf_puts(&out, opening);
    lay_buf_puts(&out,
                 "# COMMAND OPTION: sets kind and words of its value; fails when it takes none.\n"
                 "_laydown_option_value() {\n    case $1/$2 in\n");
    for (const struct command *const *c = commands; *c; c++)
        add_values(&out, (*c)->name, (*c)->options);
    add_values(&out, "*", &common_options);
    lay_buf_puts(&out, "    *) return 1 ;;\n    esac\n}\n\n"
                       "# COMMAND: sets kind and words of what follows it, and its options.\n"
                       "_laydown_command() {\n    case $1 in\n    '') kind=words words='");
    for (const struct command *const *c = commands; *c; c++)
        lay_buf_printf(&out, "%s%s", c == commands ? "" : " ", (*c)->name);
    lay_buf_puts(&out, "'\n        options='--version");
    add_names(&out, &common_options);
    lay_buf_puts(&out, "' ;;\n");
    for (const struct command *const *c = commands; *c; c++)
        add_command(&out, *c);
    lay_buf_puts(&out, "    *) kind=none words= options= ;;\n    esac\n}\n\n");
    lay_buf_puts(&out, functions);
    return lay_buf_take(&out);
}
