/* list.c: one layer, filtered and written: what six commands share. */
#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/output.h"
#include "cli/filters.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

lay_status say_why_empty(const struct context *context, lay_selection *selection, lay_error *err)
{
    if (context->talk.quiet)
        return LAY_OK;
    LAY_FREE char *why = NULL;
    lay_status status = lay_selection_why_empty(selection, &why, err);
    if (status == LAY_OK && why)
        message_note(&context->talk, "%s", why);
    return status;
}

static void say_passed(void *context, const struct lay_passed *passed)
{
    const struct talk *talk = &((const struct context *)context)->talk;
    if (!passed->filter) {
        message_note(talk, "%" PRId64 " rows before any filter", passed->alone);
        return;
    }
    LAY_BUF line = {0};
    lay_buf_printf(&line,
                   "%s: %" PRId64 " rows pass it, %" PRId64 " of the %" PRId64 " left before",
                   passed->filter, passed->alone, passed->together, passed->before);
    if (passed->unplaced)
        lay_buf_printf(&line, "; %" PRId64 " of these have no position and cannot",
                       passed->unplaced);
    message_note(talk, "%s", lay_buf_text(&line));
}

lay_status say_what_passed(const struct context *context, lay_selection *selection, lay_error *err)
{
    if (context->talk.quiet || !arguments_times(&context->arguments, "explain"))
        return LAY_OK;
    return lay_selection_explain(selection, say_passed, (void *)context, err);
}

lay_status list_check(const struct context *context, lay_error *err)
{
    struct lay_export_options options;
    struct lay_filter filter = LAY_FILTER_INIT;
    LAY_FREE char *command = NULL;
    lay_status status = export_options_read(context, LAY_FORMAT_CSV, &options, &command, err);
    if (status == LAY_OK)
        status = filter_read(context, &filter, err);
    filter_done(&filter);
    return status;
}

static lay_status print_count(struct context *context, lay_selection *selection, int64_t limit,
                              lay_error *err)
{
    int64_t count = 0;
    lay_status status = lay_selection_count(selection, &count, err);
    if (status != LAY_OK)
        return status;
    printf("%" PRId64 "\n", limit && count > limit ? limit : count);
    return count ? LAY_OK : say_why_empty(context, selection, err);
}

/* Neither a limit nor a format may lose rows in silence. */
static lay_status say_what_was_cut(struct context *context, lay_selection *selection,
                                   enum lay_format format, int64_t written, int64_t limit,
                                   lay_error *err)
{
    bool limited = limit && written >= limit, placed_only = format == LAY_FORMAT_FGB;
    if ((!limited && !placed_only) || context->talk.quiet)
        return LAY_OK;
    int64_t count = 0;
    lay_status status = lay_selection_count(selection, &count, err);
    if (status == LAY_OK && count > written)
        message_note(&context->talk, "%" PRId64 " of %" PRId64 " rows%s", written, count,
                     limited ? ", because of --limit"
                             : ": FlatGeobuf holds only those that have a position");
    return status;
}

/* Documents go out as they came in, not as rows of columns. */
struct document_writer {
    lay_output *out;
    bool lines;
    int64_t count;
};

static lay_status write_document(void *context, const char *body, size_t len, lay_error *err)
{
    struct document_writer *writer = context;
    if (!writer->lines)
        lay_output_puts(writer->out, writer->count ? ",\n" : "\n");
    writer->count++;
    lay_output_write(writer->out, body, len);
    if (writer->lines)
        lay_output_putc(writer->out, '\n');
    return lay_output_check(writer->out, err);
}

static lay_status write_documents(lay_selection *selection, enum lay_format format, lay_output *out,
                                  int64_t *count, lay_error *err)
{
    struct document_writer writer = {out, format == LAY_FORMAT_NDJSON, 0};
    LAY_FREE char *document = NULL; /* "{…}" */
    lay_status status = LAY_OK;
    if (!writer.lines) {
        if ((status = lay_selection_document(selection, &document, err)) != LAY_OK)
            return status;
        lay_output_puts(out, "{\"format\":\"laydown-reports/1\",");
        if (document)
            lay_output_printf(out, "%.*s,", (int)strlen(document) - 2, document + 1);
        lay_output_puts(out, "\"reports\":[");
    }
    status = lay_selection_documents(selection, !document, write_document, &writer, err);
    if (!writer.lines)
        lay_output_puts(out, "\n]}\n");
    *count = writer.count;
    return status;
}

static bool has_geometry(enum lay_format format)
{
    return format == LAY_FORMAT_GEOJSON || format == LAY_FORMAT_GEOJSONSEQ;
}

static lay_status write_rows(struct context *context, lay_selection *selection,
                             const struct lay_export_options *options, lay_output *out,
                             int64_t *count, lay_error *err)
{
    lay_rows *rows = NULL;
    lay_status status = lay_selection_rows(selection, &rows, err);
    struct lay_texts columns;
    columns.at = arguments_list(&context->arguments, "columns", &columns.count);
    if (status == LAY_OK && columns.count)
        status = lay_rows_pick(rows, &columns, has_geometry(options->format), &rows, err);
    if (status == LAY_OK) {
        status = lay_export_rows(rows, options, out, count, err);
        lay_rows_free(rows);
    }
    free((void *)columns.at);
    return status;
}

static lay_status write_layer(struct context *context, lay_selection *selection,
                              struct lay_export_options *options, int64_t *count, lay_error *err)
{
    info_of_selection(selection, &options->info);
    bool documents = strcmp(context->command->name, "reports") == 0 &&
                     !arguments_times(&context->arguments, "columns") &&
                     (options->format == LAY_FORMAT_JSON || options->format == LAY_FORMAT_NDJSON);
    lay_output *out = NULL;
    lay_status status = lay_output_open(arguments_text(&context->arguments, "output"), &out, err);
    if (status != LAY_OK)
        return status;
    status = documents ? write_documents(selection, options->format, out, count, err)
                       : write_rows(context, selection, options, out, count, err);
    if (status == LAY_OK)
        return lay_output_commit(out, err);
    lay_output_abandon(out);
    return status;
}

lay_status list_layer(struct context *context, const char *layer, lay_error *err)
{
    struct lay_filter filter = LAY_FILTER_INIT;
    struct lay_export_options options = {0};
    LAY_FREE char *command = NULL;
    lay_selection *selection = NULL;
    lay_status status = export_options_read(context, LAY_FORMAT_TABLE, &options, &command, err);
    options.info.title = layer;
    if (status == LAY_OK)
        status = filter_read(context, &filter, err);
    if (status == LAY_OK)
        status = lay_selection_new(context->db, layer, &filter, &selection, err);
    if (status == LAY_OK)
        status = say_what_passed(context, selection, err);
    int64_t count = 0;
    if (status == LAY_OK && arguments_times(&context->arguments, "count"))
        status = print_count(context, selection, filter.limit, err);
    else if (status == LAY_OK) {
        status = write_layer(context, selection, &options, &count, err);
        if (status == LAY_OK && count == 0)
            status = say_why_empty(context, selection, err);
        else if (status == LAY_OK)
            status = say_what_was_cut(context, selection, options.format, count, filter.limit, err);
    }
    lay_selection_free(selection);
    filter_done(&filter);
    return status;
}
