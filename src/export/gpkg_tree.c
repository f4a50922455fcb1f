/* gpkg_tree.c: see gpkg_tree.h.
 *
 * Points come in the order of the rows. So many at a time are sorted along a Hilbert curve and cut
 * into leaves; in memory stays a box for each leaf, and of the boxes the levels above are made in
 * the end, up to one root, which is node 1. A search looks into a few leaves for each batch that a
 * tree of all points sorted at once would hold in one. */
#include "export/gpkg_tree.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/rtree_node.h"
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>

enum { BATCH = 65536, STATEMENT = 64 * 1024 };

struct link {
    int64_t id, node;
};

struct lay_gpkg_tree {
    char *name;
    size_t node_size, fanout;
    void (*run)(void *context, const char *sql);
    void *context;
    int64_t next_node;
    struct lay_rtree_cell *batch;
    size_t n;
    LAY_VEC(struct lay_rtree_cell) boxes; /* of the leaves */
    unsigned char *bytes;
};

struct lay_gpkg_tree *lay_gpkg_tree_new(const char *name, size_t node_size,
                                        void (*run)(void *context, const char *sql), void *context)
{
    struct lay_gpkg_tree *tree = lay_zalloc(1, sizeof *tree);
    *tree = (struct lay_gpkg_tree){.name = lay_strdup(name),
                                   .node_size = node_size,
                                   .fanout = lay_rtree_fanout(node_size),
                                   .run = run,
                                   .context = context,
                                   .next_node = 2,
                                   .batch = lay_alloc(BATCH * sizeof *tree->batch),
                                   .bytes = lay_alloc(node_size)};
    return tree;
}

void lay_gpkg_tree_free(struct lay_gpkg_tree *tree)
{
    if (!tree)
        return;
    free(tree->name);
    free(tree->batch);
    free(tree->bytes);
    lay_vec_done(&tree->boxes);
    free(tree);
}

/* Puts one more row into a statement, or begins one. */
static void begin_row(const struct lay_gpkg_tree *tree, lay_buf *sql, const char *table)
{
    if (sql->len)
        lay_buf_putc(sql, ',');
    else
        lay_buf_printf(sql, "INSERT OR REPLACE INTO \"rtree_%s_geom_%s\" VALUES", tree->name,
                       table);
}

static void end_row(const struct lay_gpkg_tree *tree, lay_buf *sql, bool last)
{
    if (!sql->len || (!last && sql->len < STATEMENT))
        return;
    tree->run(tree->context, lay_buf_text(sql));
    lay_buf_clear(sql);
}

static void write_node(const struct lay_gpkg_tree *tree, lay_buf *sql, int64_t number, int depth,
                       const struct lay_rtree_cell *cells, size_t n)
{
    static const char hex[] = "0123456789abcdef";
    lay_rtree_node(tree->bytes, tree->node_size, depth, cells, n);
    begin_row(tree, sql, "node");
    lay_buf_printf(sql, "(%" PRId64 ",x'", number);
    char *to = lay_buf_room(sql, 2 * tree->node_size);
    for (size_t i = 0; i < tree->node_size; i++) {
        *to++ = hex[tree->bytes[i] >> 4];
        *to++ = hex[tree->bytes[i] & 15];
    }
    sql->len += 2 * tree->node_size;
    lay_buf_puts(sql, "')");
    end_row(tree, sql, false);
}

static int by_id(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

/* In the order of the ids, which is that of the table. */
static void write_links(const struct lay_gpkg_tree *tree, const char *table, struct link *links,
                        size_t n)
{
    LAY_BUF sql = {0};
    qsort(links, n, sizeof *links, by_id);
    for (size_t i = 0; i < n; i++) {
        begin_row(tree, &sql, table);
        lay_buf_printf(&sql, "(%" PRId64 ",%" PRId64 ")", links[i].id, links[i].node);
        end_row(tree, &sql, i + 1 == n);
    }
}

/* Writes the nodes that hold these cells; their boxes take the place of the first cells. How many.
 * root: the one node there is, if it is one, has nothing above it. */
static size_t write_level(struct lay_gpkg_tree *tree, struct lay_rtree_cell *cells, size_t n,
                          int level, bool root)
{
    size_t nodes = (n + tree->fanout - 1) / tree->fanout;
    root = root && nodes == 1;
    LAY_FREE struct link *links = lay_alloc(n * sizeof *links);
    LAY_BUF sql = {0};
    lay_rtree_sort(cells, n);
    for (size_t i = 0; i < nodes; i++) {
        size_t from = i * n / nodes, to = (i + 1) * n / nodes; /* as even as can be */
        int64_t number = root ? 1 : tree->next_node++;
        for (size_t k = from; k < to; k++)
            links[k] = (struct link){cells[k].id, number};
        write_node(tree, &sql, number, root ? level : 0, cells + from, to - from);
        cells[i] = lay_rtree_box(number, cells + from, to - from);
    }
    end_row(tree, &sql, true);
    write_links(tree, level == 0 ? "rowid" : "parent", links, n);
    return nodes;
}

static void write_leaves(struct lay_gpkg_tree *tree, bool last)
{
    if (!tree->n)
        return;
    size_t leaves = write_level(tree, tree->batch, tree->n, 0, last && !tree->boxes.n);
    for (size_t i = 0; i < leaves; i++)
        lay_vec_push(&tree->boxes, tree->batch[i]);
    tree->n = 0;
}

void lay_gpkg_tree_add(struct lay_gpkg_tree *tree, int64_t id, double lon, double lat)
{
    if (tree->n == BATCH)
        write_leaves(tree, false);
    tree->batch[tree->n++] = lay_rtree_point(id, lon, lat);
}

void lay_gpkg_tree_finish(struct lay_gpkg_tree *tree)
{
    write_leaves(tree, true);
    for (int level = 1; tree->boxes.n > 1; level++)
        tree->boxes.n = write_level(tree, tree->boxes.at, tree->boxes.n, level, true);
}
