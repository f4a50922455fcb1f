/* error_codes.h: what `laydown help errors` knows of each code. */
#ifndef LAY_CLI_ERROR_CODES_H
#define LAY_CLI_ERROR_CODES_H

#include "base/buf.h"
#include <stdbool.h>
#include <stddef.h>

struct error_code {
    const char *code;
    int exit;            /* the exit status when this ended the command; 0: only said */
    const char *meaning; /* half a sentence, as is the remedy */
    const char *remedy;
    const char *example; /* a piece of an input or a command line that gives it; "" for none */
};

extern const struct error_code error_codes[]; /* sorted by code */
extern const size_t error_code_count;

const struct error_code *error_code_find(const char *code); /* NULL: there is none */

/* How problems are told, before the list of codes in `laydown help errors`; and that list, a code a
 * line. */
extern const char error_codes_opening[];
void error_codes_list(lay_buf *text);

/* Prints one of them, with its example. */
void help_error(const struct error_code *code);

#endif
