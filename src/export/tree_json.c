/* tree_json.c: a tree as JSON: a node is an object, a list an array of objects under its name. The
 * depth is that of what the query builds, never of input. */
#include "base/json_write.h"
#include "export/writers.h"

static void write_node(struct lay_json_write *w, const struct lay_node *node)
{
    lay_json_write_object(w);
    lay_json_write_optional(w, "kind", node->kind);
    lay_json_write_optional(w, "id", node->id);
    for (size_t i = 0; i < node->field_count; i++) {
        lay_json_write_key(w, node->fields[i].name);
        lay_write_json_value(w, &node->fields[i].value);
    }
    for (size_t i = 0; i < node->list_count; i++) {
        lay_json_write_key(w, node->lists[i].name);
        lay_json_write_array(w);
        for (size_t k = 0; k < node->lists[i].count; k++)
            write_node(w, node->lists[i].nodes[k]);
        lay_json_write_end(w);
    }
    lay_json_write_end(w);
}

lay_status lay_export_tree_json(const struct lay_node *node, lay_output *out, lay_error *err)
{
    struct lay_json_write w;
    lay_json_write_init(&w, out, LAY_JSON_WRITE_ALL_LINES);
    write_node(&w, node);
    lay_json_write_line(&w);
    lay_json_write_done(&w);
    return lay_output_check(out, err);
}
