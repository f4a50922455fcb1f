/* problems.h: the problems of an import, held until all are known: an error must not be hidden
 * behind twenty warnings. */
#ifndef LAY_CLI_PROBLEMS_H
#define LAY_CLI_PROBLEMS_H

#include "base/buf.h"
#include "base/mem.h"
#include "cli/message.h"
#include <laydown/import.h>

struct held_problem {
    enum severity severity;
    size_t nth;  /* in the order they were found */
    size_t file; /* nth of the first one of the same file */
    lay_error problem;
};

/* Zero-initialised but for `talk` and `bar` is empty. */
struct problems {
    const struct talk *talk;
    LAY_VEC(struct held_problem) held; /* the first twenty of each severity */
    size_t seen[3];                    /* by severity */
    bool bar;                          /* a line of progress may be shown */
    bool bar_shown;
};

void problems_init(struct problems *problems, const struct talk *talk);
/* Said at once with -v or as JSON, where nothing is left out; else held. */
void problems_take(struct problems *problems, enum lay_severity severity, const lay_error *problem);
/* The twenty gravest problems, in the order of the input, and how many more there are. Frees all.
 */
void problems_show(struct problems *problems);

void problems_bar(struct problems *problems, const char *line);

/* Adds "3 reports" to a line of such counts; nothing for 0. */
void problems_count(lay_buf *line, size_t count, const char *one, const char *many);

#endif
