/* error_codes.c: the codes of error_codes.inc as help. */
#include "cli/error_codes.h"

#include "base/mem.h"
#include <stdio.h>
#include <string.h>

const struct error_code error_codes[] = {
#define CODE(code, exit, meaning, remedy, example) {code, exit, meaning, remedy, example},
#include "cli/error_codes.inc"
#undef CODE
};
const size_t error_code_count = LAY_COUNT(error_codes);

const char error_codes_opening[] =
    "A problem is told as `file:line:column: error[code]: what is wrong`, with the line of the\n"
    "input, a caret under the place, and a hint. An error refuses the record it stands in, a\n"
    "warning or a note refuses nothing. Codes do not change; words may. Twenty problems are "
    "shown,\n"
    "errors before warnings, the rest is counted; -v shows all.\n"
    "\n"
    "--json-errors writes each message, of any command, as one JSON object on a line of standard\n"
    "error, and nothing else there. Members that do not apply are left out:\n"
    "\n"
    "  level     error, warning or note\n"
    "  code      one of those below; a note that only tells what was done has none\n"
    "  file      the input, as it was named; \"(standard input)\"\n"
    "  line      from 1\n"
    "  column    from 1, in characters\n"
    "  byte      offset in the file, from 0\n"
    "  pointer   JSON pointer (RFC 6901) of the value: /reports/0/claims/2/when\n"
    "  record    REPORT or REPORT#CLAIM, by the ids given in the input\n"
    "  value     the value as it stands in the input, at most 200 characters\n"
    "  message   what is wrong\n"
    "  hint      what to do about it\n"
    "  status    the exit status that this problem alone would give\n"
    "\n"
    "The last line is {\"level\":\"summary\"} with the numbers of errors, warnings and notes that "
    "were\n"
    "said, the exit status as \"exit\", and of an import also files, files_refused, reports_new,\n"
    "reports_changed, reports_same, reports_refused, claims_read, claims_stored, claims_refused\n"
    "and rejects (records written to the file of rejects).\n"
    "\n"
    "`laydown help CODE` shows an example. The number is the exit status (`laydown help "
    "statuses`);\n"
    "a problem of an input gives 4 instead of 3 when --keep-going stored the rest; 0: only said.\n"
    "\n";

void error_codes_list(lay_buf *text)
{
    for (size_t i = 0; i < error_code_count; i++)
        lay_buf_printf(text, "  %-23s  %d  %s: %s\n", error_codes[i].code, error_codes[i].exit,
                       error_codes[i].meaning, error_codes[i].remedy);
}

void help_error(const struct error_code *code)
{
    LAY_BUF text = {0};
    lay_buf_printf(&text, "%s\n\n  means        %s\n  what to do   %s\n", code->code, code->meaning,
                   code->remedy);
    if (*code->example)
        lay_buf_printf(&text, "  example      %s\n", code->example);
    if (code->exit)
        lay_buf_printf(&text, "  exit status  %d%s\n", code->exit,
                       code->exit == 3 ? ", or 4 where --keep-going stored the rest" : "");
    else
        lay_buf_puts(&text, "  exit status  0: it refuses nothing\n");
    fputs(lay_buf_text(&text), stdout);
}

const struct error_code *error_code_find(const char *code)
{
    for (size_t i = 0; i < error_code_count; i++)
        if (strcmp(error_codes[i].code, code) == 0)
            return &error_codes[i];
    return NULL;
}
