/* cmd_why.c: the chain of evidence behind an id, as an indented text or as JSON.
 *
 * The tree is at most five levels deep (presence, stay, event, claim, report), so recursion is
 * bounded by what the query builds, not by input. */
#include "base/error.h"
#include "base/mem.h"
#include "base/output.h"
#include "base/term.h"
#include "cli/filters.h"
#include <inttypes.h>
#include <laydown/export.h>
#include <laydown/query.h>
#include <stdlib.h>
#include <string.h>

static const struct option format = {"format", 'f', OPTION_VALUE, "FORMAT", "text, json"};
static const option_table options = {&format, OPTIONS_OF_EVIDENCE, NULL};

static void print_value(lay_output *out, const struct lay_value *value)
{
    if (value->kind == LAY_VALUE_TEXT || value->kind == LAY_VALUE_TIME) {
        LAY_FREE char *safe = lay_term_text(value->text);
        lay_output_puts(out, safe);
    } else if (value->kind == LAY_VALUE_BOOL) {
        lay_output_puts(out, value->integer ? "yes" : "no");
    } else {
        lay_output_printf(out, "%" PRId64, value->integer);
    }
}

static void print_node(lay_output *out, const struct lay_node *node, int depth)
{
    LAY_FREE char *id = lay_term_text(node->id);
    lay_output_printf(out, "%*s%s %s\n", depth * 2, "", node->kind, id);
    int width = 0;
    for (size_t i = 0; i < node->field_count; i++) {
        int len = (int)strlen(node->fields[i].name);
        width = len > width ? len : width;
    }
    for (size_t i = 0; i < node->field_count; i++) {
        lay_output_printf(out, "%*s%-*s  ", depth * 2 + 2, "", width, node->fields[i].name);
        print_value(out, &node->fields[i].value);
        lay_output_putc(out, '\n');
    }
    for (size_t i = 0; i < node->list_count; i++)
        for (size_t k = 0; k < node->lists[i].count; k++)
            print_node(out, node->lists[i].nodes[k], depth + 1);
}

static lay_status check(const struct context *context, lay_error *err)
{
    const char *name = arguments_text(&context->arguments, "format");
    if (!name || strcmp(name, "json") == 0 || strcmp(name, "text") == 0)
        return LAY_OK;
    return lay_error_set(err, LAY_USAGE, "format.unknown",
                         "laydown why has the formats text and json, not \"%s\"", name);
}

static lay_status run(struct context *context, lay_error *err)
{
    const char *name = arguments_text(&context->arguments, "format");
    bool as_json = name && strcmp(name, "json") == 0;
    lay_tree *why = NULL;
    lay_output *out = NULL;
    struct lay_filter filter;
    lay_selection *known = NULL; /* what was derived lives as long as it does */
    lay_status status = filter_read(context, &filter, err);
    if (status != LAY_OK)
        return status;
    bool chosen = filter.known_by || filter.recorded_by || filter.min_grade || filter.sources.count;
    if (chosen)
        status = lay_selection_new(context->db, "presence", &filter, &known, err);
    if (status == LAY_OK)
        status = lay_why_new(context->db, context->arguments.words[0], &why, err);
    if (status == LAY_NOT_FOUND && !chosen && err && !err->hint)
        lay_error_hint(err, "an id that was listed with --known-by needs the same here");
    if (status == LAY_OK)
        status = lay_output_open(NULL, &out, err);
    if (status == LAY_OK) {
        const struct lay_node *root = lay_tree_root(why);
        const char *former = lay_node_text(root, "former_id");
        if (former && !as_json)
            lay_output_printf(out, "%s is a former id of %s\n", former, root->id);
        if (as_json)
            status = lay_export_tree_json(root, out, err);
        else
            print_node(out, root, 0);
        if (status == LAY_OK)
            status = lay_output_commit(out, err);
        else
            lay_output_abandon(out);
    }
    lay_tree_free(why);
    lay_selection_free(known);
    filter_done(&filter);
    return status;
}

const struct command command_why = {
    .name = "why",
    .words = "ID",
    .summary = "show the chain of evidence: presence, stay, event, claim, report, quoted words",
    .details = "ID is the id of a row of presence (p-…), a stay (s-…),\n"
               "an event (e-…), a claim (REPORT#KEY) or a report, or as much of its\n"
               "beginning as no other has. An id that later reports have replaced answers\n"
               "for what continues it. A claim or report shows its revisions too. What was\n"
               "listed with --known-by or another filter of evidence is explained with\n"
               "the same.\n"
               "\n"
               "  laydown why p-7fa994fd\n"
               "  laydown why tv5monde-2022-01-07\n",
    .options = &options,
    .least_words = 1,
    .most_words = 1,
    .needs = NEEDS_STORE,
    .check = check,
    .run = run,
};
