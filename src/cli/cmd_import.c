/* cmd_import.c: documents into the store, with every problem said and a summary at the end. */
#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "cli/command.h"
#include <laydown/import.h>
#include <stdlib.h>
#include <unistd.h>

enum { PROBLEMS_SHOWN = 20, NAMES_SHOWN = 10 };

static const struct option dry_run = {"dry-run", 'n', OPTION_FLAG, NULL,
                                      "read, check and resolve, but store nothing"};
static const struct option keep_going = {"keep-going", 0, OPTION_FLAG, NULL,
                                         "store what is sound, leave out what is refused"};
static const option_table options = {&dry_run, &keep_going, NULL};

struct progress {
    const struct talk *talk;
    size_t shown, held_back;
    bool bar;
};

static void clear_bar(const struct progress *progress)
{
    if (progress->bar)
        message_bar("");
}

static void say_problem(void *context, enum lay_severity severity, const lay_error *problem)
{
    static const enum severity severities[] = {SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE};
    struct progress *progress = context;
    bool all = progress->talk->verbose || progress->talk->json;
    if (progress->talk->quiet && severity != LAY_SEVERITY_ERROR)
        return;
    if (!all && progress->shown >= PROBLEMS_SHOWN) {
        progress->held_back++;
        return;
    }
    progress->shown++;
    clear_bar(progress);
    message_problem(progress->talk, severities[severity], problem);
}

static void show_progress(void *context, size_t done, size_t total)
{
    struct progress *progress = context;
    if (!progress->bar)
        return;
    LAY_BUF line = {0};
    lay_buf_printf(&line, "%zu of %zu reports", done, total);
    message_bar(lay_buf_text(&line));
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

static void add_count(lay_buf *line, size_t count, const char *one, const char *many)
{
    if (count)
        lay_buf_printf(line, "%s%zu %s", line->len ? ", " : "", count, count == 1 ? one : many);
}

static void say_summary(const struct talk *talk, const struct lay_import_summary *summary,
                        bool stored)
{
    LAY_BUF line = {0};
    add_count(&line, summary->reports_new, "report new", "reports new");
    add_count(&line, summary->reports_changed, "report changed", "reports changed");
    add_count(&line, summary->reports_same, "report unchanged", "reports unchanged");
    add_count(&line, summary->reports_refused, "report refused", "reports refused");
    add_count(&line, summary->claims_stored, "claim", "claims");
    add_count(&line, summary->claims_refused, "claim refused", "claims refused");
    add_count(&line, summary->places_new, "new place", "new places");
    add_count(&line, summary->actors_new, "new actor", "new actors");
    message_note(talk, "%s%s", line.len ? lay_buf_text(&line) : "no reports",
                 stored ? "" : "; nothing was stored");
    say_unresolved(talk, summary);
}

/* A trial run makes no store: where there is none it uses one in memory. */
static lay_status open_store(struct context *context, bool dry, bool there, lay_error *err)
{
    if (dry && !there)
        context->db_path = NULL;
    return context_open(context, dry && there ? LAY_DB_WRITE : LAY_DB_CREATE, err);
}

/* Nothing was stored in the store that was made for it: it goes again, lest queries of an empty
 * store look like answers. */
static void unmake_store(struct context *context)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    lay_db_close(context->db);
    context->db = NULL;
    for (size_t i = 0; i < LAY_COUNT(ends); i++) {
        LAY_FREE char *file = lay_asprintf("%s%s", context->db_path, ends[i]);
        unlink(file);
    }
}

static lay_status run(struct context *context, lay_error *err)
{
    const struct arguments *given = &context->arguments;
    bool dry = arguments_times(given, "dry-run") > 0;
    bool there = access(context->db_path, F_OK) == 0;
    lay_status status = open_store(context, dry, there, err);
    if (status != LAY_OK)
        return status;
    struct progress progress = {.talk = &context->talk,
                                .bar = isatty(STDERR_FILENO) && !context->talk.quiet &&
                                       !context->talk.json};
    struct lay_import_options how = {.dry_run = dry,
                                     .keep_going = arguments_times(given, "keep-going") > 0,
                                     .problem = say_problem,
                                     .progress = show_progress,
                                     .context = &progress};
    struct lay_import_summary summary = {0};
    status = lay_import_files(context->db, given->words, given->word_count, &how, &summary, err);
    clear_bar(&progress);
    if (progress.held_back)
        message_note(&context->talk, "and %zu more problems (-v shows all)", progress.held_back);
    if (status == LAY_OK || status == LAY_PARTLY)
        say_summary(&context->talk, &summary, !dry);
    lay_import_summary_done(&summary);
    if (status != LAY_OK && status != LAY_PARTLY && !there && !dry)
        unmake_store(context);
    return status;
}

const struct command command_import = {
    .name = "import",
    .words = "FILE…",
    .summary = "read report documents into the store, which is made when missing",
    .details =
        "FILE is a laydown-reports/1 document, a file with one report per line, a folder of\n"
        "such files and folders, or - for standard input. All or nothing: when one record is "
        "refused,\n"
        "nothing is stored, unless --keep-going is given. What is stored already is left as\n"
        "it is; a report that changed becomes a revision.\n"
        "\n"
        "  laydown import imports/dossiers/mali-2021-2025.json\n"
        "  laydown --db trial.db import --dry-run reports/ more.jsonl\n",
    .options = &options,
    .least_words = 1,
    .most_words = ANY_NUMBER,
    .needs = NEEDS_STORE_ITSELF,
    .run = run,
};
