/* gpkg_tree.h: the spatial index of a layer of points in a GeoPackage, packed while the rows are
 * written: SQLite's own way, a row at a time, takes as long as all the rest. */
#ifndef LAY_EXPORT_GPKG_TREE_H
#define LAY_EXPORT_GPKG_TREE_H

#include <stddef.h>
#include <stdint.h>

struct lay_gpkg_tree;

/* For the table NAME, an R*Tree rtree_NAME_geom without rows and nodes of so many bytes.
 * `run` executes SQL, and remembers its failures itself. */
struct lay_gpkg_tree *lay_gpkg_tree_new(const char *name, size_t node_size,
                                        void (*run)(void *context, const char *sql), void *context);

/* Ids must ascend. */
void lay_gpkg_tree_add(struct lay_gpkg_tree *tree, int64_t id, double lon, double lat);

/* Writes what is missing up to the root. */
void lay_gpkg_tree_finish(struct lay_gpkg_tree *tree);

void lay_gpkg_tree_free(struct lay_gpkg_tree *tree);

#endif
