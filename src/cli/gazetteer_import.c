/* gazetteer_import.c: tables of places and actors into the gazetteer of a store. */
#include "cli/gazetteer_import.h"

#include "base/error.h"
#include "cli/problems.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct option gazetteer_as = {"as", 0, OPTION_VALUE, "TABLE",
                                    "import: geonames, ourairports, places, bases, actors, layer"};
const struct option gazetteer_source = {"source", 0, OPTION_VALUE, "NAME",
                                        "import: file the rows under NAME; else the file's own"};
const struct option gazetteer_classes = {"classes", 0, OPTION_LIST, "CLASS",
                                         "import: of GeoNames only these classes or codes"};
const struct option gazetteer_country = {"country", 0, OPTION_LIST, "CODE",
                                         "import: only rows of these countries"};
const struct option gazetteer_layer = {"layer", 0, OPTION_VALUE, "NAME",
                                       "import: the layer, where a file has several"};
const struct option gazetteer_name = {
    "name", 0, OPTION_LIST, "COLUMN",
    "import: the columns of a layer with names, the first one before others"};
const struct option gazetteer_id = {"id", 0, OPTION_VALUE, "COLUMN",
                                    "import: the column of a layer with ids"};
const struct option gazetteer_kind = {
    "kind", 0, OPTION_VALUE, "KIND",
    "import: what a layer holds: town, village, base, camp, airfield, port, site, area …"};
const struct option gazetteer_strict = {"strict", 0, OPTION_FLAG, NULL,
                                        "import: store nothing when a row is wrong"};
const struct option gazetteer_dry_run = {"dry-run", 0, OPTION_FLAG, NULL,
                                         "import: read and check, but store nothing"};

static lay_status read_table(const char *text, enum lay_gaz_table *out, lay_error *err)
{
    *out = LAY_GAZ_GUESS;
    if (!text)
        return LAY_OK;
    for (int i = LAY_GAZ_GUESS + 1; i < LAY_GAZ_TABLES; i++)
        if (strcmp(lay_gaz_table_name((enum lay_gaz_table)i), text) == 0) {
            *out = (enum lay_gaz_table)i;
            return LAY_OK;
        }
    lay_error_set(err, LAY_USAGE, "usage.value", "--as is never \"%s\"", text);
    lay_error_hint(err, "geonames, ourairports, places, bases, actors, layer");
    return LAY_USAGE;
}

static bool is_code(const char *text)
{
    return text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z' && !text[2];
}

lay_status gazetteer_import_check(const struct context *context, lay_error *err)
{
    const struct arguments *given = &context->arguments;
    enum lay_gaz_table table;
    size_t count;
    lay_status status = read_table(arguments_text(given, "as"), &table, err);
    const char **countries = arguments_list(given, "country", &count);
    for (size_t i = 0; i < count && status == LAY_OK; i++)
        if (!is_code(countries[i])) {
            status = lay_error_set(err, LAY_USAGE, "usage.value",
                                   "--country needs codes such as ML, not \"%s\"", countries[i]);
            lay_error_hint(err, "ISO 3166-1 alpha-2, in capitals");
        }
    free((void *)countries);
    const char *kind = arguments_text(given, "kind");
    if (status == LAY_OK && kind && !lay_gaz_is_kind(kind)) {
        status = lay_error_set(err, LAY_USAGE, "usage.value", "--kind is never \"%s\"", kind);
        lay_error_hint(err,
                       "town, village, base, camp, airfield, port, site, area, region, admin1, "
                       "admin2, theatre");
    }
    if (status == LAY_OK && arguments_text(given, "source") && given->word_count > 2)
        status = lay_error_set(err, LAY_USAGE, "usage.value",
                               "--source names the rows of one file, and there are %zu",
                               given->word_count - 1);
    return status;
}

static void say_problem(void *context, enum lay_severity severity, const lay_error *problem)
{
    problems_take(context, severity, problem);
}

static void show_progress(void *context, size_t rows, size_t bytes, size_t total)
{
    LAY_BUF line = {0};
    lay_buf_printf(&line, "%zu rows", rows);
    if (total)
        lay_buf_printf(&line, ", %zu %%", bytes * 100 / total);
    problems_bar(context, lay_buf_text(&line));
}

static void say_summary(const struct talk *talk, const struct lay_gaz_import_summary *summary,
                        bool stored)
{
    LAY_BUF line = {0};
    problems_count(&line, summary->files_same, "file unchanged", "files unchanged");
    problems_count(&line, summary->rows_stored, "row stored", "rows stored");
    problems_count(&line, summary->rows_passed_over, "row passed over", "rows passed over");
    problems_count(&line, summary->rows_refused, "row refused", "rows refused");
    problems_count(&line, summary->mentions_moved, "name in reports resolved anew",
                   "names in reports resolved anew");
    message_note(talk, "%s%s", line.len ? lay_buf_text(&line) : "no rows",
                 stored ? "" : "; a trial, nothing was stored");
}

static void count_summary(const struct lay_gaz_import_summary *summary)
{
    message_count("files", summary->files);
    message_count("files_same", summary->files_same);
    message_count("rows_read", summary->rows_read);
    message_count("rows_stored", summary->rows_stored);
    message_count("rows_passed_over", summary->rows_passed_over);
    message_count("rows_refused", summary->rows_refused);
    message_count("mentions_moved", summary->mentions_moved);
}

static lay_status import(struct context *context, struct lay_gaz_import_options *how,
                         lay_error *err)
{
    const struct arguments *given = &context->arguments;
    struct problems problems;
    struct lay_gaz_import_summary summary;
    problems_init(&problems, &context->talk);
    how->problem = say_problem;
    how->progress = show_progress;
    how->context = &problems;
    lay_status status = lay_gazetteer_import(context->db, given->words + 1, given->word_count - 1,
                                             how, &summary, err);
    problems_show(&problems);
    bool done = status == LAY_OK || status == LAY_PARTLY;
    if (done && !how->dry_run && context->db)
        context_style_store(context);
    if (done)
        say_summary(&context->talk, &summary, !how->dry_run);
    else
        summary.rows_stored = summary.mentions_moved = 0;
    count_summary(&summary);
    return status;
}

/* A trial needs no store: one in memory will do. */
static lay_status open_store(struct context *context, bool there, bool dry, lay_error *err)
{
    if (dry && !there)
        context->db_path = NULL;
    return context_open(context, dry && there ? LAY_DB_WRITE : LAY_DB_CREATE, err);
}

lay_status gazetteer_import_run(struct context *context, lay_error *err)
{
    const struct arguments *given = &context->arguments;
    struct lay_gaz_import_options how = {.source = arguments_text(given, "source"),
                                         .layer = arguments_text(given, "layer"),
                                         .id_column = arguments_text(given, "id"),
                                         .kind = arguments_text(given, "kind"),
                                         .strict = arguments_times(given, "strict") > 0,
                                         .dry_run = arguments_times(given, "dry-run") > 0};
    const char **classes = arguments_list(given, "classes", &how.class_count);
    const char **countries = arguments_list(given, "country", &how.country_count);
    const char **names = arguments_list(given, "name", &how.name_column_count);
    how.classes = classes;
    how.countries = countries;
    how.name_columns = names;
    lay_status status = read_table(arguments_text(given, "as"), &how.table, err);
    bool there = access(context->db_path, F_OK) == 0;
    if (status == LAY_OK)
        status = open_store(context, there, how.dry_run, err);
    if (status == LAY_OK)
        status = import(context, &how, err);
    if (status != LAY_OK && status != LAY_PARTLY && context->db && !there && !how.dry_run)
        context_unmake(context);
    free((void *)classes);
    free((void *)countries);
    free((void *)names);
    return status;
}
