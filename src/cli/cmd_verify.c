/* cmd_verify.c: soundness of the store. */
#include "base/error.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "base/output.h"
#include "base/term.h"
#include "cli/command.h"
#include <laydown/query.h>
#include <stdlib.h>
#include <string.h>

static const struct option deep = {"deep", 0, OPTION_FLAG, NULL,
                                   "derive everything again, too, and compare"};
static const struct option format = {"format", 'f', OPTION_VALUE, "FORMAT", "table, json"};
static const option_table options = {&deep, &format, NULL};

struct printing {
    lay_output *out;
    struct lay_json_write *json; /* NULL: words */
    char *last;                  /* the code whose advice was printed last */
    bool wrong;                  /* something was found that is more than an addition */
};

static void print_words(struct printing *print, const struct lay_finding *finding)
{
    LAY_FREE char *safe = lay_term_text(finding->text);
    /* The advice is the same for all findings of a code, and is given once. */
    if (!print->last || strcmp(print->last, finding->code) != 0)
        lay_output_printf(print->out, "%s: %s\n", finding->code, finding->advice);
    lay_output_printf(print->out, "  %s\n", safe);
    free(print->last);
    print->last = lay_strdup(finding->code);
}

static void print_finding(void *context, const struct lay_finding *finding)
{
    struct printing *print = context;
    print->wrong |= strcmp(finding->code, "schema.added") != 0;
    if (!print->json) {
        print_words(print, finding);
        return;
    }
    lay_json_write_object(print->json);
    lay_json_write_optional(print->json, "code", finding->code);
    lay_json_write_optional(print->json, "message", finding->text);
    lay_json_write_optional(print->json, "advice", finding->advice);
    lay_json_write_end(print->json);
}

/* Both parts; the second not where the first has found more than additions. */
static lay_status verify(struct context *context, struct printing *print, lay_error *err)
{
    lay_status found = lay_db_verify(context->db, print_finding, print, err);
    if (!arguments_times(&context->arguments, "deep") || found > LAY_NO)
        return found;
    if (print->wrong) {
        message_note(&context->talk, "--deep waits until nothing else is wrong");
        return found;
    }
    lay_error deeper = LAY_ERROR_INIT;
    lay_status derived = lay_verify_derived(context->db, print_finding, print, &deeper);
    if (derived != LAY_OK)
        lay_error_move(err, &deeper);
    return derived == LAY_OK ? found : derived;
}

static lay_status run(struct context *context, lay_error *err)
{
    const char *name = arguments_text(&context->arguments, "format");
    bool as_json = name && strcmp(name, "json") == 0;
    if (name && !as_json && strcmp(name, "table") != 0)
        return lay_error_set(err, LAY_USAGE, "format.unknown",
                             "laydown verify has the formats table and json, not \"%s\"", name);
    lay_status status = context_open(context, LAY_DB_VERIFY, err);
    if (status != LAY_OK)
        return status;
    struct lay_json_write json;
    struct printing print = {0};
    if ((status = lay_output_open(NULL, &print.out, err)) != LAY_OK)
        return status;
    if (as_json) {
        lay_json_write_init(&json, print.out, 1);
        lay_json_write_array(&json);
        print.json = &json;
    }
    lay_status found = verify(context, &print, err);
    free(print.last);
    if (found > LAY_NO) {
        if (as_json)
            lay_json_write_abandon(&json);
        lay_output_abandon(print.out);
        return found;
    }
    if (as_json) {
        lay_json_write_end(&json);
        lay_json_write_line(&json);
        lay_json_write_done(&json);
    }
    status = lay_output_commit(print.out, err);
    if (status == LAY_OK && found == LAY_OK)
        message_note(&context->talk, "%s is sound", context->db_path);
    return status == LAY_OK ? found : status;
}

const struct command command_verify = {
    .name = "verify",
    .words = "",
    .summary = "check the store; print what is wrong with it, and exit with 1 when something is",
    .details =
        "store.damaged        SQLite finds its file, or a reference between rows, broken\n"
        "schema.altered       a table, index or view is missing or not as laydown made it\n"
        "schema.added         another program has added one: it is left alone\n"
        "layer.unregistered   GIS programs do not see a layer\n"
        "term.altered         the name of a number in the table term is not ours\n"
        "document.altered     a report is not what was imported: its hash, or what is shown\n"
        "                     of it, differs\n"
        "index.differs        a spatial index and the points do not agree\n"
        "derived.unsound      events, stays or presence are not what the evidence gives; --deep\n"
        "                     derives all of it again to know\n"
        "\n"
        "With each code stands what can be done. A file that is no store of laydown, or of a "
        "newer\n"
        "one, is status 8.\n"
        "\n"
        "  laydown --db laydown.db verify\n",
    .options = &options,
    .needs = NEEDS_STORE_ITSELF,
    .run = run,
};
