/* message.h: what the command says to people: everything here goes to standard error. */
#ifndef LAY_CLI_MESSAGE_H
#define LAY_CLI_MESSAGE_H

#include <laydown/error.h>
#include <stdbool.h>
#include <stddef.h>

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };

struct talk {
    bool quiet;    /* only errors */
    int verbose;   /* how many -v */
    bool json;     /* one JSON object per line instead of words */
    bool terminal; /* standard error is a terminal that can move its cursor */
    bool colour;   /* and NO_COLOR is not set */
};

void talk_init(struct talk *talk);

/* `file:line:column: error[code]: message`, the line of the input with a caret under the place
 * where there is one, and `  hint: …`. */
void message_problem(const struct talk *talk, enum severity severity, const lay_error *problem);

/* A sentence about what was done or why nothing came; not with -q. */
void message_note(const struct talk *talk, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* With --json-errors: a number for the summary object, which message_summary() writes last, with
 * how many errors, warnings and notes were said, and the exit status. */
void message_count(const char *name, size_t number);
void message_summary(const struct talk *talk, int exit_status);

/* Replaces the line of a terminal by another one, which must be short; "" clears it. */
void message_bar(const char *text);

#endif
