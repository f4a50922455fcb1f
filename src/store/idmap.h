/* idmap.h: row id -> index, for turning rows of the store into places in an array. */
#ifndef LAY_STORE_IDMAP_H
#define LAY_STORE_IDMAP_H

#include "base/buf.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lay_idmap_slot {
    int64_t id; /* above 0; 0 is a free slot */
    int index;
};

/* Zero-initialised is empty. */
struct lay_idmap {
    struct lay_idmap_slot *slots;
    size_t n, cap;
};

/* The index of an id; one that is not there yet gets n as its index, and *added is set. */
int lay_idmap_add(struct lay_idmap *map, int64_t id, bool *added);
void lay_idmap_done(struct lay_idmap *map);

/* Row ids as a JSON array, which SQL reads with json_each(). */
void lay_ids_to_json(const int64_t *ids, size_t n, lay_buf *out);

#endif
