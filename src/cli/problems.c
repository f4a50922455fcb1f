/* problems.c: see problems.h. */
#include "cli/problems.h"

#include "base/error.h"
#include <stdlib.h>
#include <string.h>

enum { PROBLEMS_SHOWN = 20 };

void problems_init(struct problems *problems, const struct talk *talk)
{
    *problems =
        (struct problems){.talk = talk, .bar = talk->terminal && !talk->quiet && !talk->json};
}

void problems_bar(struct problems *problems, const char *line)
{
    if (problems->bar)
        message_bar(line);
    problems->bar_shown = problems->bar;
}

static void clear_bar(struct problems *problems)
{
    if (problems->bar_shown)
        message_bar("");
    problems->bar_shown = false;
}

static void copy_problem(lay_error *to, const lay_error *from)
{
    *to = *from;
    to->code = to->message = to->hint = to->file = NULL;
    to->pointer = to->record = to->value = to->excerpt = NULL;
    lay_error_keep(&to->code, from->code);
    lay_error_keep(&to->message, from->message);
    lay_error_keep(&to->hint, from->hint);
    lay_error_keep(&to->file, from->file);
    lay_error_keep(&to->excerpt, from->excerpt);
}

static bool same_file(const lay_error *a, const lay_error *b)
{
    return a->file && b->file ? strcmp(a->file, b->file) == 0 : a->file == b->file;
}

void problems_take(struct problems *problems, enum lay_severity severity, const lay_error *problem)
{
    static const enum severity severities[] = {SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE};
    enum severity how = severities[severity];
    if (problems->talk->quiet && how != SEVERITY_ERROR)
        return;
    if (problems->talk->verbose || problems->talk->json) {
        clear_bar(problems);
        message_problem(problems->talk, how, problem);
    } else if (problems->seen[how]++ < PROBLEMS_SHOWN) {
        struct held_problem held = {.severity = how, .nth = problems->held.n};
        while (held.file < held.nth && !same_file(&problems->held.at[held.file].problem, problem))
            held.file++;
        copy_problem(&held.problem, problem);
        lay_vec_push(&problems->held, held);
    }
}

static int by_severity(const void *a, const void *b)
{
    const struct held_problem *x = a, *y = b;
    if (x->severity != y->severity)
        return x->severity < y->severity ? -1 : 1;
    return x->nth < y->nth ? -1 : 1;
}

static int by_place(const void *a, const void *b)
{
    const struct held_problem *x = a, *y = b;
    if (x->file != y->file)
        return x->file < y->file ? -1 : 1;
    if (x->problem.line != y->problem.line)
        return x->problem.line < y->problem.line ? -1 : 1;
    if (x->problem.column != y->problem.column)
        return x->problem.column < y->problem.column ? -1 : 1;
    return x->nth < y->nth ? -1 : 1;
}

void problems_count(lay_buf *line, size_t count, const char *one, const char *many)
{
    if (count)
        lay_buf_printf(line, "%s%zu %s", line->len ? ", " : "", count, count == 1 ? one : many);
}

void problems_show(struct problems *problems)
{
    clear_bar(problems);
    static const char *const one[] = {"error", "warning", "note"}, *const many[] = {"errors",
                                                                                    "warnings",
                                                                                    "notes"};
    struct held_problem *at = problems->held.at;
    size_t n = problems->held.n, shown = n < PROBLEMS_SHOWN ? n : PROBLEMS_SHOWN;
    if (!n)
        return;
    qsort(at, n, sizeof *at, by_severity);
    qsort(at, shown, sizeof *at, by_place);
    for (size_t i = 0; i < n; i++) {
        if (i < shown) {
            message_problem(problems->talk, at[i].severity, &at[i].problem);
            problems->seen[at[i].severity]--;
        }
        lay_error_done(&at[i].problem);
    }
    lay_vec_done(&problems->held);
    LAY_BUF more = {0};
    for (size_t i = 0; i < LAY_COUNT(one); i++)
        problems_count(&more, problems->seen[i], one[i], many[i]);
    if (more.len)
        message_note(problems->talk, "and %s more (-v shows all)", lay_buf_text(&more));
}
