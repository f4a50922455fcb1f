/* rtree_node.c: see rtree_node.h.
 *
 * A node: 2 bytes depth of the tree (in the root), 2 bytes number of cells, then cells of 24 bytes:
 * id or node number (8), xmin, xmax, ymin, ymax as 32-bit floats; all big endian. Literature:
 * sqlite.org rtree.html; Kamel and Faloutsos, "On packing R-trees" (1993). */
#include "base/rtree_node.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

size_t lay_rtree_fanout(size_t node_size)
{
    if (node_size < LAY_RTREE_HEAD + 2 * LAY_RTREE_CELL)
        return 0;
    size_t fanout = (node_size - LAY_RTREE_HEAD) / LAY_RTREE_CELL;
    return fanout > LAY_RTREE_FANOUT ? LAY_RTREE_FANOUT : fanout;
}

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
static uint32_t hilbert(double lon, double lat)
{
    uint32_t x = (uint32_t)((lon + 180) / 360 * 65535);
    uint32_t y = (uint32_t)((lat + 90) / 180 * 65535);
    uint32_t distance = 0;
    for (uint32_t side = 1u << 15; side; side >>= 1) {
        uint32_t right = (x & side) != 0, upper = (y & side) != 0;
        distance += side * side * ((3 * right) ^ upper);
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

struct lay_rtree_cell lay_rtree_point(int64_t id, double lon, double lat)
{
    return (struct lay_rtree_cell){
        id, round_down(lon), round_up(lon), round_down(lat), round_up(lat), hilbert(lon, lat)};
}

static int by_curve(const void *a, const void *b)
{
    const struct lay_rtree_cell *x = a, *y = b;
    if (x->curve != y->curve)
        return x->curve < y->curve ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

void lay_rtree_sort(struct lay_rtree_cell *cells, size_t n)
{
    if (n)
        qsort(cells, n, sizeof *cells, by_curve);
}

struct lay_rtree_cell lay_rtree_box(int64_t node, const struct lay_rtree_cell *cells, size_t n)
{
    struct lay_rtree_cell box = cells[0];
    box.id = node;
    for (size_t i = 1; i < n; i++) {
        box.xmin = cells[i].xmin < box.xmin ? cells[i].xmin : box.xmin;
        box.xmax = cells[i].xmax > box.xmax ? cells[i].xmax : box.xmax;
        box.ymin = cells[i].ymin < box.ymin ? cells[i].ymin : box.ymin;
        box.ymax = cells[i].ymax > box.ymax ? cells[i].ymax : box.ymax;
    }
    double lon = ((double)box.xmin + (double)box.xmax) / 2;
    double lat = ((double)box.ymin + (double)box.ymax) / 2;
    box.curve = hilbert(fmax(-180, fmin(180, lon)), fmax(-90, fmin(90, lat)));
    return box;
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

void lay_rtree_node(unsigned char *bytes, size_t node_size, int depth,
                    const struct lay_rtree_cell *cells, size_t n)
{
    memset(bytes, 0, node_size);
    put(bytes, (uint64_t)depth, 2);
    put(bytes + 2, n, 2);
    for (size_t i = 0; i < n; i++) {
        unsigned char *at = bytes + LAY_RTREE_HEAD + i * LAY_RTREE_CELL;
        put(at, (uint64_t)cells[i].id, 8);
        put_float(at + 8, cells[i].xmin);
        put_float(at + 12, cells[i].xmax);
        put_float(at + 16, cells[i].ymin);
        put_float(at + 20, cells[i].ymax);
    }
}
