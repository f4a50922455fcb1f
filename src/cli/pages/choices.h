/* choices.h: what can stand after an option, or as a command's word, as far as tables know it. */
#ifndef LAY_CLI_PAGES_CHOICES_H
#define LAY_CLI_PAGES_CHOICES_H

#include "base/mem.h"
#include "cli/command.h"

enum choice_kind {
    CHOICE_NONE,    /* a text, a date, a number: nothing to offer */
    CHOICE_WORDS,   /* one of few words */
    CHOICE_FILES,   /* names a file */
    CHOICE_FOLDERS, /* names a folder */
    CHOICE_ACTORS,  /* an actor of the store */
    CHOICE_PLACES   /* a place of the store */
};

struct choices {
    enum choice_kind kind;
    LAY_VEC(char *) words;
};

/* Of the value of an option, and of the words of a command. Release with choices_done(). */
void choices_of_option(const struct option *option, struct choices *out);
void choices_of_command(const struct command *command, struct choices *out);
void choices_done(struct choices *choices);

#endif
