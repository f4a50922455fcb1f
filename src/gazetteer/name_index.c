/* name_index.c: a hash table from folded names to places, actors or words.
 *
 * Open addressing with linear probing, at most half full; entries of one key form a list in the
 * order they were added, so that answers do not depend on the hash. Keys are slices: a look-up
 * needs no copy of a part of a longer name. */
#include "base/hash.h"
#include "gazetteer/internal.h"
#include <stdlib.h>
#include <string.h>

static size_t slot_of(const struct lay_name_index *index, const char *key, size_t len,
                      uint64_t hash)
{
    size_t i = (size_t)hash & (index->slot_count - 1);
    while (index->slots[i] >= 0) {
        const struct lay_name_entry *e = &index->entries.at[index->slots[i]];
        if (e->hash == hash && e->len == len && memcmp(e->key, key, len) == 0)
            break;
        i = (i + 1) & (index->slot_count - 1);
    }
    return i;
}

static void grow(struct lay_name_index *index)
{
    size_t count = index->slot_count ? 2 * index->slot_count : 256;
    int *old = index->slots;
    size_t old_count = index->slot_count;
    index->slots = lay_alloc(count * sizeof *index->slots);
    index->slot_count = count;
    memset(index->slots, 0xff, count * sizeof *index->slots);
    for (size_t i = 0; i < old_count; i++) {
        if (old[i] < 0)
            continue;
        const struct lay_name_entry *e = &index->entries.at[old[i]];
        index->slots[slot_of(index, e->key, e->len, e->hash)] = old[i];
    }
    free(old);
}

void lay_name_index_add(struct lay_name_index *index, const char *key, size_t len,
                        const void *value, bool first_name)
{
    if (2 * (index->entries.n + 1) > index->slot_count)
        grow(index);
    uint64_t hash = lay_hash_end(lay_hash_more(LAY_HASH_SEED, key, len));
    size_t slot = slot_of(index, key, len, hash);
    int added = (int)index->entries.n;
    lay_vec_push(&index->entries,
                 (struct lay_name_entry){key, len, hash, value, first_name, -1, added});
    if (index->slots[slot] < 0) {
        index->slots[slot] = added;
        return;
    }
    struct lay_name_entry *head = &index->entries.at[index->slots[slot]];
    index->entries.at[head->last].next = added;
    head->last = added;
}

const struct lay_name_entry *lay_name_index_find(const struct lay_name_index *index,
                                                 const char *key, size_t len)
{
    if (!index->slot_count)
        return NULL;
    uint64_t hash = lay_hash_end(lay_hash_more(LAY_HASH_SEED, key, len));
    int at = index->slots[slot_of(index, key, len, hash)];
    return at < 0 ? NULL : &index->entries.at[at];
}

const struct lay_name_entry *lay_name_index_next(const struct lay_name_index *index,
                                                 const struct lay_name_entry *entry)
{
    return entry->next < 0 ? NULL : &index->entries.at[entry->next];
}

void lay_name_index_done(struct lay_name_index *index)
{
    lay_vec_done(&index->entries);
    free(index->slots);
    *index = (struct lay_name_index){0};
}
