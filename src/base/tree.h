/* tree.h: building a lay_tree of <laydown/tree.h>. Texts are copied into the tree, names are not:
 * they are constants of the program or live in the tree already. */
#ifndef LAY_BASE_TREE_H
#define LAY_BASE_TREE_H

#include "base/mem.h"
#include <laydown/tree.h>

struct lay_tree {
    lay_arena arena;
    struct lay_node *root;
};

lay_tree *lay_tree_new(void);
struct lay_node *lay_tree_node(lay_tree *tree, const char *kind, const char *id);

/* Appends a field; NULL and the empty text are none. */
void lay_node_put_text(lay_tree *tree, struct lay_node *node, const char *name, const char *text);
void lay_node_put_number(lay_tree *tree, struct lay_node *node, const char *name, int64_t number);

/* Appends to the list of that name, which is made where the node has none yet. A NULL child makes
 * the list alone: that it is empty is then told, too. */
void lay_node_hang(lay_tree *tree, struct lay_node *node, const char *list, struct lay_node *child);

#endif
