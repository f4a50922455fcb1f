/* options.h: the options of a command as one table, and what was given of them.
 *
 * The table of a command feeds the parser, the help, the manual page and the completion of shells.
 * It is a NULL-terminated list of pointers to options, so that commands share rows. */
#ifndef LAY_CLI_OPTIONS_H
#define LAY_CLI_OPTIONS_H

#include <laydown/error.h>
#include <stdbool.h>
#include <stddef.h>

enum option_kind {
    OPTION_FLAG,   /* takes no value; may be repeated */
    OPTION_VALUE,  /* takes one value; the last one given counts */
    OPTION_REPEAT, /* takes one value each time it is given; a comma belongs to the value */
    OPTION_LIST    /* takes values: repeated, or separated by commas */
};

struct option {
    const char *name; /* "known-by", without the dashes */
    char letter;      /* 'o' for -o; 0 for none */
    enum option_kind kind;
    const char *value; /* what its value is called in the help: "DATE" */
    const char *help;  /* one line, no full stop; where a value is one of few words: just these
                          words,  with ", " or "; " between them */
};

typedef const struct option *const option_table[];

/* One value given: option and text (NULL for a flag). */
struct given {
    const struct option *option;
    char *text;
};

/* What the command line said. Zero-initialised is empty. */
struct arguments {
    struct given *given; /* in the order of the command line, lists already split */
    size_t count, room;
    const char **words; /* what is no option; borrowed from argv */
    size_t word_count;
};

/* Reads argv[0..argc) against the rows of `tables` (NULL-terminated list of tables). Long options
 * take their value after "=" or as the next word, short ones directly or as the next word. "--"
 * ends the options; a word that is "-", or a "-" and a digit or point, is never one.
 * Errors: LAY_USAGE "usage.option" or "usage.value", with what was probably meant as the hint. */
lay_status arguments_parse(struct arguments *out, int argc, char **argv,
                           const option_table *const *tables, lay_error *err);
void arguments_done(struct arguments *arguments);

/* How often the option was given; its last value, or NULL; all its values (caller frees the
 * array, not the texts; *count may be 0). The name is one of the table's. */
size_t arguments_times(const struct arguments *arguments, const char *name);
const char *arguments_text(const struct arguments *arguments, const char *name);
const char **arguments_list(const struct arguments *arguments, const char *name, size_t *count);

#endif
