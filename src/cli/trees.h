/* trees.h: what the commands share whose answer is a tree: ledger and disputes. */
#ifndef LAY_CLI_TREES_H
#define LAY_CLI_TREES_H

#include "cli/filters.h"

/* Writes the tree in the format that -f or -o says: text, the root or each node of `list` as JSON,
 * or flat rows. */
lay_status tree_write(struct context *context, const lay_tree *tree, lay_error *err);

/* The check of these commands. */
lay_status tree_check(const struct context *context, lay_error *err);

#endif
