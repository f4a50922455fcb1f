/* message.h: what the command says to people: everything here goes to standard error. */
#ifndef LAY_CLI_MESSAGE_H
#define LAY_CLI_MESSAGE_H

#include <laydown/error.h>
#include <stdbool.h>

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };

struct talk {
    bool quiet;  /* only errors */
    int verbose; /* how many -v */
    bool json;   /* one JSON object per line instead of words */
    bool colour; /* standard error is a terminal and NO_COLOR is not set */
};

void talk_init(struct talk *talk);

/* `file:line:column: error[code]: message` and, on a line of its own, `  hint: …`. */
void message_problem(const struct talk *talk, enum severity severity, const lay_error *problem);

/* A sentence about what was done or why nothing came; not with -q. */
void message_note(const struct talk *talk, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* A problem with a text that was given as one word: the text and a caret under problem->column
 * stand below the message. */
void message_with_caret(const struct talk *talk, const lay_error *problem, const char *text);

/* Replaces the line of a terminal by another one, which must be short; "" clears it. */
void message_bar(const char *text);

#endif
