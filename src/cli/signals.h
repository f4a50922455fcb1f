/* signals.h: how the command dies. */
#ifndef LAY_CLI_SIGNALS_H
#define LAY_CLI_SIGNALS_H

#include <stdbool.h>

/* From here on a signal that ends the program (INT, TERM, HUP, PIPE) removes half-written files
 * first and then ends it by that signal; running out of memory says so and leaves with status 7.
 * Standard streams that are closed are filled, so that no file of ours gets their numbers. */
void signals_install(void);

/* How the program says that memory has run out, which is done without asking for any. */
void signals_speak_json(bool json);
/* Ends the program with status 3 after so many seconds, whatever it is doing, and says that the
 * query took too long. */
void signals_end_after(int seconds);

#endif
