/* filters.h: the options that choose rows, evidence and format, shared by the commands that list.
 */
#ifndef LAY_CLI_FILTERS_H
#define LAY_CLI_FILTERS_H

#include "cli/command.h"
#include <laydown/export.h>
#include <laydown/query.h>

/* Rows for the tables of options. */
extern const struct option option_at, option_since, option_until, option_known_by,
    option_recorded_by, option_min_grade, option_source, option_type, option_actor, option_place,
    option_event_status, option_state, option_bbox, option_limit, option_count, option_format,
    option_timeline_format, option_tree_format, option_output, option_columns, option_all_columns,
    option_raw_csv, option_near, option_within, option_nearest, option_in, option_worldview,
    option_sort, option_explain;

/* Those that choose evidence go together. */
#define OPTIONS_OF_EVIDENCE &option_known_by, &option_recorded_by, &option_min_grade, &option_source

/* By area: what has places has these. */
#define OPTIONS_OF_AREA &option_in, &option_worldview

/* The filter as given on the command line; texts and lists are borrowed from the arguments but for
 * the arrays, which filter_done() frees. Notes of the query are said on standard error.
 * Errors: LAY_USAGE "filter.bbox", "filter.limit". */
lay_status filter_read(const struct context *context, struct lay_filter *out, lay_error *err);
void filter_done(struct lay_filter *filter);

/* What an export says of the evidence it was made from; borrowed from the selection. */
void info_of_selection(const lay_selection *selection, struct lay_export_info *info);

/* Format and look: -f, else the extension of -o, else `usual`. `command` receives the command line
 * (caller frees) that options->info refers to. Errors: LAY_USAGE "format.unknown". */
lay_status export_options_read(const struct context *context, enum lay_format usual,
                               struct lay_export_options *out, char **command, lay_error *err);

/* Columns for wrapped text: COLUMNS where it is set, else those of the terminal; 0 for neither. */
int text_width(void);

/* The options of the commands that list events: all of them, and those that are movements. */
extern const option_table event_list_options;

/* Whether filter and format can be read: the check of the commands that list. */
lay_status list_check(const struct context *context, lay_error *err);

/* Lists a layer: what events, claims, bases, presence and reports do. */
lay_status list_layer(struct context *context, const char *layer, lay_error *err);

/* Says on standard error how many rows passed each filter, where --explain asks for it. */
lay_status say_what_passed(const struct context *context, lay_selection *selection, lay_error *err);

/* Says on standard error why the selection is empty, and what is near. */
lay_status say_why_empty(const struct context *context, lay_selection *selection, lay_error *err);

#endif
