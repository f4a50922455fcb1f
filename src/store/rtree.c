/* rtree.c: SQLite's R*Tree, a row at a time, or packed.
 *
 * Inserting rows one by one costs 20 to 80 microseconds each, most of all where many share a point,
 * as events at one base do. So an empty tree is filled by writing its nodes: entries sorted along a
 * Hilbert curve are cut into full leaves, leaves into full parents, up to one root, and the shadow
 * tables NAME_node, NAME_parent and NAME_rowid are written in order. SQLite forbids that in
 * defensive mode, which is off for just that long.
 */
#include "store/rtree.h"

#include "base/error.h"
#include "base/rtree_node.h"
#include "store/connection.h"
#include "store/stmt.h"
#include <stdlib.h>

enum { PACK_FROM = 64 };

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

static int by_link_id(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static lay_status write_node(struct packer *pack, int64_t number, int depth,
                             const struct lay_rtree_cell *cells, size_t n, unsigned char *bytes)
{
    lay_rtree_node(bytes, pack->node_size, depth, cells, n);
    lay_bind_int(pack->node, 1, number);
    lay_bind_blob(pack->node, 2, bytes, pack->node_size);
    return lay_stmt_run(pack->db, pack->node, pack->err);
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
static lay_status write_level(struct packer *pack, struct lay_rtree_cell *cells, size_t *count,
                              int level)
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
        cells[i] = lay_rtree_box(number, cells + from, to - from);
    }
    if (status == LAY_OK)
        status = write_links(pack, level == 0 ? pack->rowid : pack->parent, links, n);
    *count = nodes;
    return status;
}

static lay_status write_tree(struct packer *pack, struct lay_rtree_cell *cells, size_t n)
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
    LAY_FREE struct lay_rtree_cell *cells = lay_alloc(n * sizeof *cells);
    for (size_t i = 0; i < n; i++)
        cells[i] = lay_rtree_point(entries[i].id, entries[i].point.lon, entries[i].point.lat);
    lay_rtree_sort(cells, n);
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
    size_t fanout = lay_rtree_fanout((size_t)node_size);
    if (fanout) {
        struct packer pack = {.db = db,
                              .sql = &trees[tree],
                              .err = err,
                              .node_size = (size_t)node_size,
                              .fanout = fanout,
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
