/* chain.h: the pieces of the chain of evidence as nodes of a tree. */
#ifndef LAY_QUERY_CHAIN_H
#define LAY_QUERY_CHAIN_H

#include "base/tree.h"
#include "store/query.h"

typedef LAY_VEC(struct lay_node *) lay_nodes;

/* A row of id, key and named columns as a node: those that are not NULL are its fields. A
 * name that begins with _ is for the caller alone. */
struct lay_node *lay_chain_node(lay_tree *tree, lay_stmt *stmt, const char *kind);

/* Adds the nodes of a part to *out. deep: each with what it rests on below it, in lists named
 * "because": stay → event → claim → report. */
lay_status lay_chain_read(lay_db *db, lay_tree *tree, enum lay_why_part part, int64_t id,
                          const char *kind, bool deep, lay_nodes *out, lay_error *err);

/* Hangs the rows of a part under a node, in a list that is there even where it stays empty. */
lay_status lay_chain_hang(lay_db *db, lay_tree *tree, struct lay_node *node, const char *list,
                          const char *kind, enum lay_parts part, const lay_ids *of, lay_error *err);

#endif
