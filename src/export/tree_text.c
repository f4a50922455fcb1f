/* tree_text.c: which text a tree is. */
#include "base/error.h"
#include "base/mem.h"
#include "export/texts.h"
#include <laydown/export.h>
#include <string.h>

char *lay_event_label(const struct lay_node *event)
{
    const char *type = lay_node_text(event, "type"), *place = lay_node_text(event, "place");
    const char *when = lay_node_text(event, "when"), *modality = lay_node_text(event, "modality");
    lay_buf label = {0};
    lay_buf_printf(&label, "%s ", when ? when : "undated");
    for (const char *c = type ? type : ""; *c; c++)
        lay_buf_putc(&label, *c == '_' ? ' ' : *c);
    if (modality && strcmp(modality, "actual") != 0)
        lay_buf_printf(&label, " (%s)", modality);
    if (place)
        lay_buf_printf(&label, " at %s", place);
    return lay_buf_take(&label);
}

lay_status lay_export_tree_text(const struct lay_node *node, int width, lay_output *out,
                                lay_error *err)
{
    struct lay_prose prose;
    lay_prose_init(&prose, out, width);
    if (strcmp(node->kind, "disputes") == 0)
        lay_write_disputes_text(&prose, node);
    else if (strcmp(node->kind, "ledger") == 0)
        lay_write_ledger_text(&prose, node);
    else
        return lay_error_set(err, LAY_USAGE, "format.unfit", "%s cannot be written as text",
                             node->kind);
    return lay_output_check(out, err);
}
