/* help.h: what `laydown help` prints, and the manual pages repeat. */
#ifndef LAY_CLI_HELP_H
#define LAY_CLI_HELP_H

#include "cli/command.h"

struct help_topic {
    const char *name;
    const char *text;
};

/* Topics that are no command; ends with a NULL name.
 *
 * Their texts, and the details of commands, are read by people here and set as manual pages by
 * cli/pages, so they keep a form. Paragraphs are parted by empty lines. A line indented by blanks
 * belongs to an example when it begins with "laydown" or "$", else to a list: `  TERM  what it is`,
 * two blanks or more before the text, whose further lines begin below it or further right. */
extern const struct help_topic help_topics[];

/* The whole text of a topic. The caller frees. */
char *help_topic_text(const struct help_topic *topic);

/* One sentence. */
extern const char help_what_it_is[];

/* Prints a topic, the help of a command or of an error code; false when there is none of that name.
 */
bool help_topic(const char *name);

#endif
