/* help.h: what `laydown help` prints. */
#ifndef LAY_CLI_HELP_H
#define LAY_CLI_HELP_H

#include "cli/command.h"

struct help_topic {
    const char *name;
    const char *text;
};

/* Topics that are no command; ends with a NULL name. */
extern const struct help_topic help_topics[];

/* Prints a topic, the help of a command or of an error code; false when there is none of that name.
 */
bool help_topic(const char *name);

#endif
