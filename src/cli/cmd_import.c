/* cmd_import.c: documents into the store, with every problem said and a summary at the end. */
#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "cli/command.h"
#include "cli/problems.h"
#include <laydown/import.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NAMES_SHOWN = 10 };

static const struct option dry_run = {"dry-run", 'n', OPTION_FLAG, NULL,
                                      "read, check and resolve, but store nothing"};
static const struct option keep_going = {
    "keep-going", 0, OPTION_FLAG, NULL,
    "store what is sound, write what is refused to a file of rejects"};
static const struct option rejects = {
    "rejects", 0, OPTION_VALUE, "FILE",
    "the file of rejects, which may not exist yet (STORE-rejects.jsonl)"};
static const struct option published = {"published", 0, OPTION_VALUE, "DATE",
                                        "when the texts were published (EDTF); else as they say"};
static const struct option fresh = {
    "fresh", 0, OPTION_FLAG, NULL,
    "let what is read out of texts replace stored claims that were corrected by hand"};
static const option_table options = {&dry_run, &keep_going, &rejects, &published, &fresh, NULL};

struct progress {
    struct context *context;
    const struct talk *talk;
    struct problems problems;
};

static void say_problem(void *context, enum lay_severity severity, const lay_error *problem)
{
    problems_take(&((struct progress *)context)->problems, severity, problem);
}

static void show_progress(void *context, size_t done, size_t total)
{
    LAY_BUF line = {0};
    lay_buf_printf(&line, "%zu of %zu reports", done, total);
    problems_bar(&((struct progress *)context)->problems, lay_buf_text(&line));
}

static void show_reading(void *context, size_t done, size_t total)
{
    LAY_BUF line = {0};
    lay_buf_printf(&line, "%zu of %zu files read", done, total);
    problems_bar(&((struct progress *)context)->problems, lay_buf_text(&line));
}

static void say_unresolved(const struct talk *talk, const struct lay_import_summary *summary)
{
    size_t count = summary->unresolved_count;
    if (!count)
        return;
    LAY_BUF line = {0};
    lay_buf_printf(&line, "%zu name%s the gazetteer does not know: ", count, count == 1 ? "" : "s");
    size_t shown = talk->verbose || count <= NAMES_SHOWN ? count : NAMES_SHOWN;
    for (size_t i = 0; i < shown; i++) {
        const struct lay_unresolved *name = &summary->unresolved[i];
        lay_buf_printf(&line, "%s%s \"%s\"", i ? ", " : "", name->actor ? "actor" : "place",
                       name->name);
        if (name->country && *name->country)
            lay_buf_printf(&line, " (%s)", name->country);
    }
    if (shown < count)
        lay_buf_printf(&line, " and %zu more (-v lists them)", count - shown);
    message_note(talk, "%s", lay_buf_text(&line));
}

/* What was done, as numbers for the summary object. */
static void count_summary(const struct lay_import_summary *summary, bool stored)
{
    message_count("files", summary->files);
    message_count("files_refused", summary->files_refused);
    message_count("reports_new", stored ? summary->reports_new : 0);
    message_count("reports_changed", stored ? summary->reports_changed : 0);
    message_count("reports_same", summary->reports_same);
    message_count("reports_refused", summary->reports_refused);
    message_count("claims_read", summary->claims_read);
    message_count("claims_stored", stored ? summary->claims_stored : 0);
    message_count("claims_refused", summary->claims_refused);
    message_count("rejects", summary->rejects);
}

static void say_summary(const struct talk *talk, const struct lay_import_summary *summary,
                        bool stored)
{
    LAY_BUF line = {0};
    problems_count(&line, summary->reports_new, "report new", "reports new");
    problems_count(&line, summary->reports_changed, "report changed", "reports changed");
    problems_count(&line, summary->reports_same, "report unchanged", "reports unchanged");
    problems_count(&line, summary->reports_refused, "report refused", "reports refused");
    problems_count(&line, summary->claims_stored, "claim", "claims");
    problems_count(&line, summary->claims_refused, "claim refused", "claims refused");
    problems_count(&line, summary->places_new, "new place", "new places");
    problems_count(&line, summary->actors_new, "new actor", "new actors");
    message_note(talk, "%s%s", line.len ? lay_buf_text(&line) : "no reports",
                 stored ? "" : "; a trial, nothing was stored");
    say_unresolved(talk, summary);
}

/* Makes the store when it is known that there is something to put into it. */
static lay_status make_store(void *context, lay_db **out, lay_error *err)
{
    struct context *command = ((struct progress *)context)->context;
    lay_status status = context_open(command, LAY_DB_CREATE, err);
    if (status == LAY_OK)
        *out = command->db;
    return status;
}

/* STORE-rejects.jsonl beside the store, or -2, -3 … where that is there already. */
static char *usual_rejects(const char *db_path)
{
    size_t len = strlen(db_path);
    if (len > 3 && strcmp(db_path + len - 3, ".db") == 0)
        len -= 3;
    char *path = lay_asprintf("%.*s-rejects.jsonl", (int)len, db_path);
    for (unsigned n = 2; access(path, F_OK) == 0; n++) {
        free(path);
        path = lay_asprintf("%.*s-rejects-%u.jsonl", (int)len, db_path, n);
    }
    return path;
}

static void say_rejects(const struct talk *talk, const struct lay_import_summary *summary,
                        const char *path, bool dry)
{
    if (summary->rejects)
        message_note(talk, "%zu record%s %swritten to %s; corrected, it can be imported",
                     summary->rejects, summary->rejects == 1 ? "" : "s", dry ? "would be " : "",
                     path);
}

static lay_status check(const struct context *context, lay_error *err)
{
    const struct arguments *given = &context->arguments;
    if (!arguments_times(given, "rejects") || arguments_times(given, "keep-going"))
        return LAY_OK;
    lay_error_set(err, LAY_USAGE, "usage.value", "--rejects is of no use without --keep-going");
    lay_error_hint(err, "unless --keep-going is given, nothing is stored when anything is refused");
    return LAY_USAGE;
}

static lay_status import(struct context *context, bool dry, lay_error *err)
{
    const struct arguments *given = &context->arguments;
    const struct talk *talk = &context->talk;
    const char *named = arguments_text(given, "rejects"),
               *beside = context->db_path ? context->db_path : "laydown.db";
    LAY_FREE char *path = named ? lay_strdup(named) : usual_rejects(beside);
    struct progress progress = {.context = context, .talk = talk};
    problems_init(&progress.problems, talk);
    struct lay_import_options how = {.dry_run = dry,
                                     .published = arguments_text(given, "published"),
                                     .fresh = arguments_times(given, "fresh") > 0,
                                     .keep_going = arguments_times(given, "keep-going") > 0,
                                     .rejects = path,
                                     .problem = say_problem,
                                     .progress = show_progress,
                                     .reading = show_reading,
                                     .open = context->db ? NULL : make_store,
                                     .context = &progress};
    struct lay_import_summary summary = {0};
    lay_status status =
        lay_import_files(context->db, given->words, given->word_count, &how, &summary, err);
    problems_show(&progress.problems);
    if (!dry && context->db && (status == LAY_OK || status == LAY_PARTLY))
        context_style_store(context);
    if (status == LAY_OK || status == LAY_PARTLY)
        say_summary(talk, &summary, !dry);
    count_summary(&summary, !dry && (status == LAY_OK || status == LAY_PARTLY));
    say_rejects(talk, &summary, path, dry);
    lay_import_summary_done(&summary);
    return status;
}

static lay_status run(struct context *context, lay_error *err)
{
    bool dry = arguments_times(&context->arguments, "dry-run") > 0;
    bool there = access(context->db_path, F_OK) == 0;
    lay_status status = LAY_OK;
    if (there) {
        status = context_open(context, dry ? LAY_DB_WRITE : LAY_DB_CREATE, err);
    } else if (dry) { /* a store in memory will do */
        context->db_path = NULL;
        status = context_open(context, LAY_DB_CREATE, err);
    }
    if (status == LAY_OK)
        status = import(context, dry, err);
    if (status == LAY_IO && !there && !dry)
        context_unmake(context);
    return status;
}

const struct command command_import = {
    .name = "import",
    .words = "FILE…",
    .summary = "read report documents into the store, which is made when missing",
    .details =
        "FILE is a laydown-reports/1 document, a file with one report per line, a text\n"
        "or web page (.txt, .html), a folder of all these, or - for standard input.\n"
        "What is stored already is left as it is; a report that changed becomes a\n"
        "revision. A text is read as laydown extract reads it; its claims carry\n"
        "\"machine\", the rule that found them.\n"
        "\n"
        "In a folder, files of one stem are one report: the document is read, else the\n"
        "page, else the text. A text without claims, and what a browser saves beside a\n"
        "page, is passed over; each is told (file.passed_over), and read when it is named.\n"
        "\n"
        "Claims that were corrected in a document made by extract stay when the text, or\n"
        "what extract makes of it, is imported again (report.corrected); --fresh takes\n"
        "the new ones.\n"
        "\n"
        "All or nothing: when one record is refused, nothing is stored. With --keep-going what is\n"
        "sound is stored, the exit status is 4, and every report of which something was refused\n"
        "is written to the file of rejects, one per line, as it came, behind a member\n"
        "\"laydown_rejected\" that says why and where. That member is ignored: correct the "
        "reports\n"
        "and import the file. A line that is no report has its text in \"raw\".\n"
        "\n"
        "  laydown import imports/dossiers/mali-2021-2025.json\n"
        "  laydown --db trial.db import --dry-run reports/ more.jsonl\n",
    .options = &options,
    .least_words = 1,
    .most_words = ANY_NUMBER,
    .needs = NEEDS_STORE_ITSELF,
    .check = check,
    .run = run,
};
