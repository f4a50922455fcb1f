/* trees.c: a tree to a file or to standard output. */
#include "cli/trees.h"

#include "base/mem.h"
#include "base/output.h"
#include <stdlib.h>

lay_status tree_check(const struct context *context, lay_error *err)
{
    struct lay_export_options options;
    struct lay_filter filter = LAY_FILTER_INIT;
    LAY_FREE char *command = NULL;
    lay_status status = export_options_read(context, LAY_FORMAT_TEXT, &options, &command, err);
    if (status == LAY_OK)
        status = filter_read(context, &filter, err);
    filter_done(&filter);
    return status;
}

static lay_status write_rows(const lay_tree *tree, const struct lay_export_options *options,
                             lay_output *out, lay_error *err)
{
    lay_rows *rows = NULL;
    lay_status status = lay_tree_rows(tree, &rows, err);
    if (status == LAY_OK)
        status = lay_export_rows(rows, options, out, NULL, err);
    lay_rows_free(rows);
    return status;
}

lay_status tree_write(struct context *context, const lay_tree *tree, lay_error *err)
{
    struct lay_export_options options;
    LAY_FREE char *command = NULL;
    lay_output *out = NULL;
    lay_status status = export_options_read(context, LAY_FORMAT_TEXT, &options, &command, err);
    if (status == LAY_OK)
        status = lay_output_open(arguments_text(&context->arguments, "output"), &out, err);
    if (status != LAY_OK)
        return status;
    if (options.format == LAY_FORMAT_TEXT)
        status = lay_export_tree_text(lay_tree_root(tree), text_width(), out, err);
    else if (options.format == LAY_FORMAT_JSON)
        status = lay_export_tree_json(lay_tree_root(tree), out, err);
    else
        status = write_rows(tree, &options, out, err);
    if (status == LAY_OK)
        return lay_output_commit(out, err);
    lay_output_abandon(out);
    return status;
}
