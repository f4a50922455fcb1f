/* cmd_extract.c: prose to a report document on standard output, to be corrected and imported. */
#include "base/error.h"
#include "cli/command.h"
#include "cli/filters.h"
#include <laydown/extract.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option published = {"published", 0, OPTION_VALUE, "DATE",
                                        "the day of publication (EDTF); else as the text says"};
static const struct option language = {
    "language", 0, OPTION_VALUE, "LANG",
    "a folder of imports/lexicon, such as en, fr or ru; else by the words"};
static const struct option source = {"source", 0, OPTION_VALUE, "NAME",
                                     "the source's name; else the file's"};
static const struct option explain = {"explain", 0, OPTION_FLAG, NULL,
                                      "show the text with what was found and by which rule"};
static const struct option output = {"output", 'o', OPTION_VALUE, "FILE",
                                     "write to FILE; with --explain, .html makes it a page"};
static const option_table options = {&published, &language, &source, &explain, &output, NULL};

static void say_problem(void *context, enum lay_severity severity, const lay_error *problem)
{
    const struct talk *talk = context;
    (void)severity;
    if (!talk->quiet)
        message_problem(talk, SEVERITY_WARNING, problem);
}

static bool is_page(const char *path)
{
    const char *dot = path ? strrchr(path, '.') : NULL;
    return dot && (strcmp(dot, ".html") == 0 || strcmp(dot, ".htm") == 0);
}

static enum lay_explain_form form_for(const char *path)
{
    const char *never = getenv("NO_COLOR"), *term = getenv("TERM");
    bool dumb = term && strcmp(term, "dumb") == 0;
    if (is_page(path))
        return LAY_EXPLAIN_PAGE;
    return !path && !dumb && !(never && *never) && isatty(STDOUT_FILENO) ? LAY_EXPLAIN_COLOURED
                                                                         : LAY_EXPLAIN_PLAIN;
}

static lay_status run(struct context *context, lay_error *err)
{
    const struct arguments *given = &context->arguments;
    const char *path = arguments_text(given, "output");
    struct lay_extract_options how = {.published = arguments_text(given, "published"),
                                      .language = arguments_text(given, "language"),
                                      .source = arguments_text(given, "source"),
                                      .width = path ? 0 : text_width(),
                                      .problem = say_problem,
                                      .context = &context->talk};
    lay_output *out = NULL;
    lay_status status = lay_output_open(path, &out, err);
    if (status != LAY_OK)
        return status;
    if (arguments_times(given, "explain"))
        status =
            lay_extract_explain(given->words, given->word_count, &how, form_for(path), out, err);
    else
        status = lay_extract_files(given->words, given->word_count, &how, out, err);
    if (status == LAY_OK)
        return lay_output_commit(out, err);
    lay_output_abandon(out);
    return status;
}

const struct command command_extract = {
    .name = "extract",
    .words = "FILE…",
    .summary = "read prose and write the claims in it as a report document",
    .details =
        "FILE is a text or HTML in English, French or Russian; - is standard input. What is\n"
        "written is a laydown-reports/1 document with the bytes each field was read from:\n"
        "look at it, correct it, import it.\n"
        "  laydown extract --published 2022-01-07 article.txt >article.json\n"
        "  laydown extract --explain -o article.html article.txt\n",
    .options = &options,
    .least_words = 1,
    .most_words = ANY_NUMBER,
    .needs = NEEDS_NOTHING,
    .run = run,
};
