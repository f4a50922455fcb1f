/* zsh.c: completion for zsh: one call of its _arguments for each command. */
#include "base/buf.h"
#include "cli/pages/choices.h"
#include "cli/pages/pages.h"
#include <stdlib.h>
#include <string.h>

static const char opening[] =
    "#compdef laydown\n"
    "# zsh completion of laydown. Made from the tables of the program; do not edit.\n"
    "\n";

static const char functions[] =
#include "cli/pages/functions_zsh.inc"
    ;

static const char closing[] = "    esac\n"
                              "}\n"
                              "\n"
                              "if [[ ${funcstack[1]} == _laydown ]]; then _laydown \"$@\"\n"
                              "else compdef _laydown laydown\n"
                              "fi\n";

/* A text inside '…' and inside […] or before a colon of a specification. */
static void add_escaped(lay_buf *out, const char *text)
{
    for (; *text; text++)
        if (*text == '\'')
            lay_buf_puts(out, "'\\''");
        else {
            if (strchr("[]:\\", *text))
                lay_buf_putc(out, '\\');
            lay_buf_putc(out, *text);
        }
}

static void add_words(lay_buf *out, const struct choices *choices)
{
    for (size_t i = 0; i < choices->words.n; i++)
        lay_buf_printf(out, "%s%s", i ? " " : "", choices->words.at[i]);
}

/* ":NAME:action" */
static void add_action(lay_buf *out, const char *name, const struct choices *choices, bool list)
{
    static const char *const actions[] = {
        " ", "", "_files", "_files -/", "_laydown_actors", "_laydown_places"};
    lay_buf_putc(out, ':');
    add_escaped(out, name);
    lay_buf_putc(out, ':');
    if (choices->kind != CHOICE_WORDS)
        lay_buf_puts(out, actions[choices->kind]);
    else {
        lay_buf_printf(out, list ? "_values -s , %s " : "(", name);
        add_words(out, choices);
        lay_buf_puts(out, list ? "" : ")");
    }
}

static void add_spelling(lay_buf *out, const struct option *option, bool is_long)
{
    struct choices choices;
    choices_of_option(option, &choices);
    lay_buf_puts(out, "            '");
    if (option->kind == OPTION_REPEAT || option->kind == OPTION_LIST)
        lay_buf_putc(out, '*');
    else if (option->letter)
        lay_buf_printf(out, "(-%c --%s)", option->letter, option->name);
    if (is_long)
        lay_buf_printf(out, "--%s%s[", option->name, option->value ? "=" : "");
    else
        lay_buf_printf(out, "-%c%s[", option->letter, option->value ? "+" : "");
    add_escaped(out, option->help);
    lay_buf_putc(out, ']');
    if (option->value)
        add_action(out, option->value, &choices, option->kind == OPTION_LIST);
    lay_buf_puts(out, "'\n");
    choices_done(&choices);
}

static void add_options(lay_buf *out, const option_table *table)
{
    for (const struct option *const *o = *table; *o; o++) {
        if ((*o)->letter)
            add_spelling(out, *o, false);
        add_spelling(out, *o, true);
    }
}

static void add_command(lay_buf *out, const struct command *command)
{
    struct choices choices;
    choices_of_command(command, &choices);
    lay_buf_printf(out, "    %s)\n        specs=(\n", command->name);
    add_options(out, command->options);
    if (command->most_words) {
        lay_buf_puts(out, command->most_words == 1 ? "            '" : "            '*");
        add_action(out, command->words, &choices, false);
        lay_buf_puts(out, "'\n");
    }
    lay_buf_puts(out, "        )\n        _arguments \"${common[@]}\" \"${specs[@]}\" ;;\n");
    choices_done(&choices);
}

char *completion_zsh(void)
{
    LAY_BUF out = {0};
    lay_buf_puts(&out, opening);
    lay_buf_puts(&out, functions);
    lay_buf_puts(&out, "_laydown() {\n"
                       "    local context state state_descr line\n"
                       "    local -a common specs subcommands laydown_words=(\"${words[@]}\")\n"
                       "    typeset -A opt_args\n"
                       "    common=(\n");
    add_options(&out, &common_options);
    lay_buf_puts(&out, "    )\n    subcommands=(\n");
    for (const struct command *const *c = commands; *c; c++) {
        lay_buf_printf(&out, "        '%s:", (*c)->name);
        add_escaped(&out, (*c)->summary);
        lay_buf_puts(&out, "'\n");
    }
    lay_buf_puts(
        &out, "    )\n"
              "    _arguments -C -A '-*' \"${common[@]}\" '(- *)--version[show the version]' \\\n"
              "        ': :->command' '*:: :->rest' && return 0\n"
              "    if [[ $state == command ]]; then\n"
              "        _describe -t commands command subcommands\n"
              "        return\n"
              "    fi\n"
              "    case ${words[1]} in\n");
    for (const struct command *const *c = commands; *c; c++)
        add_command(&out, *c);
    lay_buf_puts(&out, closing);
    return lay_buf_take(&out);
}
