/* rtree.c: SQLite's R*Tree, a row at a time, or packed.
 *
 * Inserting rows one by one costs 20 to 80 microseconds each, most of all where many share a point,
 * as events at one base do. So an empty tree is filled by writing its nodes: entries sorted along a
 * Hilbert curve are cut into full leaves, leaves into full parents, up to one root, and the shadow
 * tables NAME_node, NAME_parent and NAME_rowid are written in order. SQLite forbids that in
 * defensive mode, which is off for just that long.
 *
 * A node: 2 bytes depth of the tree (in the root), 2 bytes number of cells, then cells of 24 bytes:
 * id or node number (8), xmin, xmax, ymin, ymax as 32-bit floats; all big endian. Bounds are
 * rounded outwards, as SQLite's own are. Literature: sqlite.org rtree.html; Kamel and Faloutsos,
 * "On packing R-trees" (1993).
 */
#include "store/rtree.h"

#include "base/error.h"
#include "store/connection.h"
#include "store/stmt.h"
#include <math.h>
#include <string.h>

enum { CELL = 24, HEAD = 4, PACK_FROM = 64 };

#define TREE(name)                                                                                 \
    {                                                                                              \
        "INSERT OR REPLACE INTO main." name " VALUES(?1, ?2, ?2, ?3, ?3)",                         \
            "DELETE FROM main." name " WHERE pkid = ?1",                                           \
            "SELECT (SELECT length(data) FROM main." name "_node WHERE nodeno = 1) "               \
            "WHERE NOT EXISTS (SELECT 1 FROM main." name "_rowid)",                                \
            "INSERT OR REPLACE INTO main." name "_node VALUES(?1, ?2)",                            \
            "INSERT INTO main." name "_parent VALUES(?1, ?2)",                                     \
            "INSERT INTO main." name "_rowid VALUES(?1, ?2)"                                       \
    }

static const struct tree_sql {
    const char *put, *drop, *node_size, *node, *parent, *rowid;
} trees[] = {
    [LAY_RTREE_PLACE] = TREE("idx_place_geom"),
    [LAY_RTREE_EVENT] = TREE("idx_event_geom"),
    [LAY_RTREE_SPAN] = TREE("idx_span_geom"),
};

lay_status lay_store_rtree(lay_db *db, enum lay_rtree tree, int64_t id, struct lay_point point,
                           lay_error *err)
{
    if (db->chosen && tree == LAY_RTREE_PLACE) /* the stored places stay as they are */
        return LAY_OK;
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db, point.has ? trees[tree].put : trees[tree].drop, &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, id);
    if (point.has) {
        lay_bind_real(stmt, 2, point.lon);
        lay_bind_real(stmt, 3, point.lat);
    }
    return lay_stmt_run(db, stmt, err);
}

/* A box with what it holds: a row, or a node of the level below. */
struct cell {
    int64_t id;
    float xmin, xmax, ymin, ymax;
    uint64_t curve; /* position on the Hilbert curve; of rows only */
};

struct link {
    int64_t id, node;
};

struct packer {
    lay_db *db;
    const struct tree_sql *sql;
    lay_error *err;
    size_t node_size, fanout;
    int64_t next_node;
    lay_stmt *node, *parent, *rowid;
};

static float round_down(double value)
{
    float f = (float)value;
    return (double)f > value ? nextafterf(f, -INFINITY) : f;
}

static float round_up(double value)
{
    float f = (float)value;
    return (double)f < value ? nextafterf(f, INFINITY) : f;
}

/* Distance along a Hilbert curve of order 16 (Warren, "Hacker's Delight", 16-1, by quadrants). */
static uint64_t hilbert(struct lay_point point)
{
    uint32_t x = (uint32_t)((point.lon + 180) / 360 * 65535);
    uint32_t y = (uint32_t)((point.lat + 90) / 180 * 65535);
    uint64_t distance = 0;
    for (uint32_t side = 1u << 15; side; side >>= 1) {
        uint32_t right = (x & side) != 0, upper = (y & side) != 0;
        distance += (uint64_t)side * side * ((3 * right) ^ upper);
        if (upper)
            continue;
        if (right) {
            x = 65535 - x;
            y = 65535 - y;
        }
        uint32_t swap = x;
        x = y;
        y = swap;
    }
    return distance;
}

static int by_curve(const void *a, const void *b)
{
    const struct cell *x = a, *y = b;
    if (x->curve != y->curve)
        return x->curve < y->curve ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static int by_link_id(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static void put(unsigned char *at, uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (unsigned char)(value >> (8 * (bytes - 1 - i)));
}

static void put_float(unsigned char *at, float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    put(at, bits, 4);
}

static lay_status write_node(struct packer *pack, int64_t number, int depth,
                             const struct cell *cells, size_t n, unsigned char *bytes)
{
    memset(bytes, 0, pack->node_size);
    put(bytes, (uint64_t)depth, 2);
    put(bytes + 2, n, 2);
    for (size_t i = 0; i < n; i++) {
        unsigned char *at = bytes + HEAD + i * CELL;
        put(at, (uint64_t)cells[i].id, 8);
        put_float(at + 8, cells[i].xmin);
        put_float(at + 12, cells[i].xmax);
        put_float(at + 16, cells[i].ymin);
        put_float(at + 20, cells[i].ymax);
    }
    lay_bind_int(pack->node, 1, number);
    lay_bind_blob(pack->node, 2, bytes, pack->node_size);
    return lay_stmt_run(pack->db, pack->node, pack->err);
}

static struct cell box_of(int64_t node, const struct cell *cells, size_t n)
{
    struct cell box = cells[0];
    box.id = node;
    for (size_t i = 1; i < n; i++) {
        box.xmin = cells[i].xmin < box.xmin ? cells[i].xmin : box.xmin;
        box.xmax = cells[i].xmax > box.xmax ? cells[i].xmax : box.xmax;
        box.ymin = cells[i].ymin < box.ymin ? cells[i].ymin : box.ymin;
        box.ymax = cells[i].ymax > box.ymax ? cells[i].ymax : box.ymax;
    }
    return box;
}

static lay_status write_links(struct packer *pack, lay_stmt *stmt, struct link *links, size_t n)
{
    lay_status status = LAY_OK;
    qsort(links, n, sizeof *links, by_link_id);
    for (size_t i = 0; status == LAY_OK && i < n; i++) {
        lay_bind_int(stmt, 1, links[i].id);
        lay_bind_int(stmt, 2, links[i].node);
        status = lay_stmt_run(pack->db, stmt, pack->err);
    }
    return status;
}

/* Writes the nodes of one level from its cells, and puts their boxes in the place of the cells. */
static lay_status write_level(struct packer *pack, struct cell *cells, size_t *count, int level)
{
    size_t n = *count, nodes = (n + pack->fanout - 1) / pack->fanout;
    LAY_FREE struct link *links = lay_alloc(n * sizeof *links);
    LAY_FREE unsigned char *bytes = lay_alloc(pack->node_size);
    lay_status status = LAY_OK;
    for (size_t i = 0; status == LAY_OK && i < nodes; i++) {
        size_t from = i * n / nodes, to = (i + 1) * n / nodes; /* as even as can be */
        int64_t number = nodes == 1 ? 1 : pack->next_node++;
        for (size_t k = from; k < to; k++)
            links[k] = (struct link){cells[k].id, number};
        status = write_node(pack, number, nodes == 1 ? level : 0, cells + from, to - from, bytes);
        cells[i] = box_of(number, cells + from, to - from);
    }
    if (status == LAY_OK)
        status = write_links(pack, level == 0 ? pack->rowid : pack->parent, links, n);
    *count = nodes;
    return status;
}

static lay_status write_tree(struct packer *pack, struct cell *cells, size_t n)
{
    lay_status status = lay_stmt_new(pack->db, pack->sql->node, &pack->node, pack->err);
    if (status == LAY_OK)
        status = lay_stmt_new(pack->db, pack->sql->parent, &pack->parent, pack->err);
    if (status == LAY_OK)
        status = lay_stmt_new(pack->db, pack->sql->rowid, &pack->rowid, pack->err);
    for (int level = 0; status == LAY_OK && (level == 0 || n > 1); level++)
        status = write_level(pack, cells, &n, level);
    lay_stmt_free(pack->node);
    lay_stmt_free(pack->parent);
    lay_stmt_free(pack->rowid);
    return status;
}

static lay_status pack_tree(struct packer *pack, const struct lay_rtree_entry *entries, size_t n)
{
    LAY_FREE struct cell *cells = lay_alloc(n * sizeof *cells);
    for (size_t i = 0; i < n; i++) {
        struct lay_point point = entries[i].point;
        cells[i] = (struct cell){entries[i].id,         round_down(point.lon), round_up(point.lon),
                                 round_down(point.lat), round_up(point.lat),   hilbert(point)};
    }
    qsort(cells, n, sizeof *cells, by_curve);
    sqlite3_db_config(pack->db->sql, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    lay_status status = write_tree(pack, cells, n);
    sqlite3_db_config(pack->db->sql, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return status;
}

static int by_entry_id(const void *a, const void *b)
{
    const struct lay_rtree_entry *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

lay_status lay_store_rtree_add(lay_db *db, enum lay_rtree tree, struct lay_rtree_entry *entries,
                               size_t n, lay_error *err)
{
    int64_t node_size = 0;
    if (n >= PACK_FROM) {
        lay_status status = lay_db_number(db, trees[tree].node_size, &node_size, err);
        if (status != LAY_OK)
            return status;
    }
    if (node_size >= HEAD + 2 * CELL) {
        size_t fanout = ((size_t)node_size - HEAD) / CELL;
        struct packer pack = {.db = db,
                              .sql = &trees[tree],
                              .err = err,
                              .node_size = (size_t)node_size,
                              .fanout = fanout > 51 ? 51 : fanout,
                              .next_node = 2};
        return pack_tree(&pack, entries, n);
    }
    if (n)
        qsort(entries, n, sizeof *entries, by_entry_id);
    for (size_t i = 0; i < n; i++) {
        lay_status status = lay_store_rtree(db, tree, entries[i].id, entries[i].point, err);
        if (status != LAY_OK)
            return status;
    }
    return LAY_OK;
}
