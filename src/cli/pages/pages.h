/* pages.h: what is installed beside the command and made of its tables: manual pages and the
 * completion of shells. Every function returns a text that the caller frees. */
#ifndef LAY_CLI_PAGES_PAGES_H
#define LAY_CLI_PAGES_PAGES_H

#include "base/json.h"
#include "cli/command.h"

/* laydown(1) and laydown-COMMAND(1); date: YYYY-MM-DD, printed at the foot. */
char *page_overview(const char *date);
char *page_command(const struct command *command, const char *date);

/* laydown-reports(5), of the JSON Schema of report documents. */
char *page_reports(const cJSON *schema, const char *date);

char *completion_bash(void);
char *completion_zsh(void);

#endif
