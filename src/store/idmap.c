/* idmap.c: open addressing with linear probing, at most half full; ids are spread by the finaliser
 * of MurmurHash3. */
#include "store/idmap.h"

#include "base/hash.h"
#include "base/mem.h"
#include <inttypes.h>
#include <stdlib.h>

/* The slot of an id, or the free one where it belongs. */
static struct lay_idmap_slot *slot_of(const struct lay_idmap *map, int64_t id)
{
    size_t mask = map->cap - 1;
    size_t at = (size_t)lay_hash_end((uint64_t)id) & mask;
    while (map->slots[at].id != 0 && map->slots[at].id != id)
        at = (at + 1) & mask;
    return &map->slots[at];
}

static void grow(struct lay_idmap *map)
{
    struct lay_idmap bigger = {.n = map->n, .cap = map->cap ? 2 * map->cap : 64};
    bigger.slots = lay_zalloc(bigger.cap, sizeof *bigger.slots);
    for (size_t i = 0; i < map->cap; i++)
        if (map->slots[i].id != 0)
            *slot_of(&bigger, map->slots[i].id) = map->slots[i];
    free(map->slots);
    *map = bigger;
}

int lay_idmap_add(struct lay_idmap *map, int64_t id, bool *added)
{
    if (2 * map->n >= map->cap)
        grow(map);
    struct lay_idmap_slot *slot = slot_of(map, id);
    *added = slot->id == 0;
    if (*added)
        *slot = (struct lay_idmap_slot){id, (int)map->n++};
    return slot->index;
}

void lay_idmap_done(struct lay_idmap *map)
{
    free(map->slots);
    *map = (struct lay_idmap){0};
}

void lay_ids_to_json(const int64_t *ids, size_t n, lay_buf *out)
{
    lay_buf_putc(out, '[');
    for (size_t i = 0; i < n; i++)
        lay_buf_printf(out, "%s%" PRId64, i ? "," : "", ids[i]);
    lay_buf_putc(out, ']');
}
