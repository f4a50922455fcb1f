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
    *talk = (struct talk){0};
    const char *no_colour = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    bool dumb = terminal && strcmp(terminal, "dumb") == 0;
    talk->terminal = isatty(STDERR_FILENO) && !dumb;
    talk->colour = talk->terminal && !(no_colour && *no_colour);
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

/* For the summary: what was said, and what message_count() was told. */
static size_t said[LAY_COUNT(severity_names)];
static LAY_VEC(struct count {
    const char *name;
    size_t number;
}) counts;

static void put_number(struct lay_json_write *json, const char *name, long number)
{
    lay_json_write_key(json, name);
    lay_json_write_int(json, number);
}

static void put_problem(struct lay_json_write *json, enum severity severity,
                        const lay_error *problem)
{
    lay_json_write_optional(json, "code", problem->code);
    lay_json_write_optional(json, "file", problem->file);
    if (problem->line > 0)
        put_number(json, "line", problem->line);
    if (problem->column > 0) {
        put_number(json, "column", problem->column);
        put_number(json, "byte", problem->byte);
    }
    lay_json_write_optional(json, "pointer", problem->pointer);
    lay_json_write_optional(json, "record", problem->record);
    lay_json_write_optional(json, "value", problem->value);
    lay_json_write_optional(json, "message", problem->message);
    lay_json_write_optional(json, "hint", problem->hint);
    if (severity == SEVERITY_ERROR)
        put_number(json, "status", problem->status);
}

static void problem_as_json(enum severity severity, const lay_error *problem)
{
    LAY_BUF line = {0};
    lay_output *out = lay_output_memory(&line);
    struct lay_json_write json;
    lay_json_write_init(&json, out, 0);
    lay_json_write_object(&json);
    lay_json_write_optional(&json, "level", severity_names[severity]);
    put_problem(&json, severity, problem);
    lay_json_write_end(&json);
    lay_json_write_line(&json);
    lay_json_write_done(&json);
    (void)lay_output_commit(out, NULL);
    say(&line);
}

static void add_place(lay_buf *line, const lay_error *problem)
{
    if (!problem->file) {
        lay_buf_puts(line, "laydown");
        return;
    }
    add_safely(line, problem->file);
    if (problem->line > 0)
        lay_buf_printf(line, ":%ld", problem->line);
    if (problem->line > 0 && problem->column > 0)
        lay_buf_printf(line, ":%ld", problem->column);
}

void message_problem(const struct talk *talk, enum severity severity, const lay_error *problem)
{
    if (talk->quiet && severity != SEVERITY_ERROR)
        return;
    said[severity]++;
    if (talk->json) {
        problem_as_json(severity, problem);
        return;
    }
    LAY_BUF line = {0};
    add_place(&line, problem);
    lay_buf_printf(&line, ": %s%s[%s]%s: ", talk->colour ? severity_colours[severity] : "",
                   severity_names[severity], problem->code ? problem->code : "unknown",
                   talk->colour ? "\033[0m" : "");
    add_safely(&line, problem->message ? problem->message : "");
    lay_buf_putc(&line, '\n');
    if (problem->excerpt && *problem->excerpt)
        lay_buf_printf(&line, "  %s\n  %*s^\n", problem->excerpt, problem->excerpt_column, "");
    if (problem->hint) {
        lay_buf_puts(&line, "  hint: ");
        add_safely(&line, problem->hint);
        lay_buf_putc(&line, '\n');
    }
    say(&line);
}

void message_count(const char *name, size_t number)
{
    lay_vec_push(&counts, (struct count){name, number});
}

void message_summary(const struct talk *talk, int exit_status)
{
    static const char *const names[] = {"errors", "warnings", "notes"};
    if (!talk->json)
        return;
    LAY_BUF line = {0};
    lay_output *out = lay_output_memory(&line);
    struct lay_json_write json;
    lay_json_write_init(&json, out, 0);
    lay_json_write_object(&json);
    lay_json_write_optional(&json, "level", "summary");
    for (size_t i = 0; i < LAY_COUNT(names); i++)
        put_number(&json, names[i], (long)said[i]);
    for (size_t i = 0; i < counts.n; i++)
        put_number(&json, counts.at[i].name, (long)counts.at[i].number);
    put_number(&json, "exit", exit_status);
    lay_json_write_end(&json);
    lay_json_write_line(&json);
    lay_json_write_done(&json);
    (void)lay_output_commit(out, NULL);
    lay_vec_done(&counts);
    say(&line);
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
    said[SEVERITY_NOTE]++;
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
