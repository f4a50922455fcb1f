/* tree.h: an answer as a tree: nodes with named fields, and named lists of nodes below them.
 *
 * What has levels of its own, and is no table, is answered so: the chain of evidence behind an id,
 * the ledger of a place, disputes. A query makes a lay_tree, which owns all that hangs on it.
 */
#ifndef LAYDOWN_TREE_H
#define LAYDOWN_TREE_H

#include <laydown/rows.h>

#ifdef __cplusplus
extern "C" {
#endif

struct lay_field {
    const char *name; /* "published" */
    struct lay_value value;
};

struct lay_node;

/* Nodes of one meaning below a node: "stays", "because". May be empty. */
struct lay_node_list {
    const char *name;
    struct lay_node *const *nodes;
    size_t count;
};

struct lay_node {
    const char *kind;         /* "event", "stay", "claim" … */
    const char *id;           /* NULL where it has none */
    struct lay_field *fields; /* in order; none is null */
    size_t field_count;
    struct lay_node_list *lists; /* in order */
    size_t list_count;
};

typedef struct lay_tree lay_tree;

const struct lay_node *lay_tree_root(const lay_tree *tree);
void lay_tree_free(lay_tree *tree); /* NULL is fine */

/* The text of a field; NULL where the node has no such field, or it is a number. */
const char *lay_node_text(const struct lay_node *node, const char *name);
/* The number of a field; `otherwise` where the node has no such field, or it is a text. */
int64_t lay_node_number(const struct lay_node *node, const char *name, int64_t otherwise);
/* The list of a name; an empty one where the node has none. */
struct lay_node_list lay_node_list(const struct lay_node *node, const char *name);

#ifdef __cplusplus
}
#endif
#endif
