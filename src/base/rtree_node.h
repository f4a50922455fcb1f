/* rtree_node.h: the nodes of SQLite's R*Tree of two dimensions, for who writes a whole tree at
 * once. */
#ifndef LAY_BASE_RTREE_NODE_H
#define LAY_BASE_RTREE_NODE_H

#include <stddef.h>
#include <stdint.h>

enum { LAY_RTREE_CELL = 24, LAY_RTREE_HEAD = 4, LAY_RTREE_FANOUT = 51 };

/* A box with what it holds: a row, or a node of the level below. */
struct lay_rtree_cell {
    int64_t id;
    float xmin, xmax, ymin, ymax;
    uint32_t curve; /* where its middle is on a Hilbert curve over the world */
};

/* How many cells a node of so many bytes holds; 0: no node is that small. */
size_t lay_rtree_fanout(size_t node_size);

/* Of a point in degrees: its bounds are rounded outwards, as SQLite's own are. */
struct lay_rtree_cell lay_rtree_point(int64_t id, double lon, double lat);

/* Along the curve, then by id. */
void lay_rtree_sort(struct lay_rtree_cell *cells, size_t n);

/* The cell of a node that holds these, n > 0. */
struct lay_rtree_cell lay_rtree_box(int64_t node, const struct lay_rtree_cell *cells, size_t n);

/* depth: of the tree, in its root; 0 in all other nodes. n is at most the fan-out. */
void lay_rtree_node(unsigned char *bytes, size_t node_size, int depth,
                    const struct lay_rtree_cell *cells, size_t n);

#endif
