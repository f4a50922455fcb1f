/* message.c: problems and notes on standard error.
 *
 * Texts come from reports and may try to steer the terminal or to hide what they say: hidden
 * characters are shown as <U+202E>. One message is one write, so that messages of two programs on
 * one terminal do not mix within a line. */
#include "cli/message.h"

#include "base/buf.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "base/output.h"
#include "base/term.h"
#include "base/utf8.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST_TEXT = 2000 /* characters of one text in a message */ };

static const char *const severity_names[] = {"error", "warning", "note"};
static const char *const severity_colours[] = {"\033[1;31m", "\033[1;33m", "\033[1;36m"};

void talk_init(struct talk *talk)
{
    const char *no_colour = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    bool dumb = terminal && strcmp(terminal, "dumb") == 0;
    *talk = (struct talk){.colour = isatty(STDERR_FILENO) && !(no_colour && *no_colour) && !dumb};
}

static void add_safely(lay_buf *line, const char *text)
{
    LAY_FREE char *safe = lay_utf8_excerpt(text, strlen(text), LONGEST_TEXT);
    lay_buf_puts(line, safe);
}

static void say(const lay_buf *line)
{
    fwrite(lay_buf_text(line), 1, line->len, stderr);
    fflush(stderr);
}

static void problem_as_json(enum severity severity, const lay_error *problem)
{
    LAY_BUF line = {0};
    lay_output *out = lay_output_memory(&line);
    struct lay_json_write json;
    lay_json_write_init(&json, out, 0);
    lay_json_write_object(&json);
    lay_json_write_optional(&json, "severity", severity_names[severity]);
    if (problem->status != LAY_OK) {
        lay_json_write_key(&json, "status");
        lay_json_write_int(&json, problem->status);
    }
    lay_json_write_optional(&json, "code", problem->code);
    lay_json_write_optional(&json, "message", problem->message);
    lay_json_write_optional(&json, "hint", problem->hint);
    lay_json_write_optional(&json, "file", problem->file);
    if (problem->line > 0) {
        lay_json_write_key(&json, "line");
        lay_json_write_int(&json, problem->line);
    }
    if (problem->column > 0) {
        lay_json_write_key(&json, "column");
        lay_json_write_int(&json, problem->column);
    }
    lay_json_write_end(&json);
    lay_json_write_line(&json);
    lay_json_write_done(&json);
    (void)lay_output_commit(out, NULL);
    say(&line);
}

/* The text on a line of its own, and a caret below its column-th character. */
static void add_caret(lay_buf *line, const char *text, long column)
{
    size_t len = strlen(text), at = 0;
    for (long i = 1; i < column && at < len; i++) {
        uint32_t cp;
        size_t bytes = lay_utf8_decode(text + at, len - at, &cp);
        at += bytes ? bytes : 1;
    }
    LAY_FREE char *before = lay_utf8_excerpt(text, at, LONGEST_TEXT);
    LAY_FREE char *after = lay_utf8_excerpt(text + at, len - at, LONGEST_TEXT);
    lay_buf_printf(line, "  %s%s\n", before, after);
    if (column > 0)
        lay_buf_printf(line, "  %*s^\n", lay_term_width(before), "");
}

static void problem_in_words(const struct talk *talk, enum severity severity,
                             const lay_error *problem, const char *shown)
{
    if (talk->quiet && severity != SEVERITY_ERROR)
        return;
    if (talk->json) {
        problem_as_json(severity, problem);
        return;
    }
    LAY_BUF line = {0};
    if (problem->file)
        add_safely(&line, problem->file);
    else
        lay_buf_puts(&line, "laydown");
    if (problem->line > 0)
        lay_buf_printf(&line, ":%ld", problem->line);
    if (problem->line > 0 && problem->column > 0)
        lay_buf_printf(&line, ":%ld", problem->column);
    lay_buf_printf(&line, ": %s%s[%s]%s: ", talk->colour ? severity_colours[severity] : "",
                   severity_names[severity], problem->code ? problem->code : "unknown",
                   talk->colour ? "\033[0m" : "");
    add_safely(&line, problem->message ? problem->message : "");
    lay_buf_putc(&line, '\n');
    if (shown)
        add_caret(&line, shown, problem->column);
    if (problem->hint) {
        lay_buf_puts(&line, "  hint: ");
        add_safely(&line, problem->hint);
        lay_buf_putc(&line, '\n');
    }
    say(&line);
}

void message_problem(const struct talk *talk, enum severity severity, const lay_error *problem)
{
    problem_in_words(talk, severity, problem, NULL);
}

void message_with_caret(const struct talk *talk, const lay_error *problem, const char *text)
{
    problem_in_words(talk, SEVERITY_ERROR, problem, text);
}

void message_bar(const char *text)
{
    fprintf(stderr, "\r\033[K%s", text);
    fflush(stderr);
}

void message_note(const struct talk *talk, const char *fmt, ...)
{
    if (talk->quiet)
        return;
    va_list ap;
    va_start(ap, fmt);
    LAY_FREE char *text = lay_vasprintf(fmt, ap);
    va_end(ap);
    if (talk->json) {
        problem_as_json(SEVERITY_NOTE, &(lay_error){.message = text});
        return;
    }
    LAY_BUF line = {0};
    lay_buf_puts(&line, "laydown: ");
    add_safely(&line, text);
    lay_buf_putc(&line, '\n');
    say(&line);
}
