/* name_index.c: a hash table from folded names to numbers of places, actors or words.
 *
 * Open addressing with linear probing, at most half full; entries of one key form a list in the
 * order they were added, so that answers do not depend on the hash. Only offsets are kept, so that
 * the same arrays work in memory and in a mapped file. */
#include "base/hash.h"
#include "gazetteer/internal.h"
#include <string.h>

uint32_t lay_strings_add(lay_strings *strings, const char *text, size_t len)
{
    if (strings->n + len + 1 > strings->cap) {
        strings->cap = 2 * (strings->n + len + 1) + 4096;
        strings->at = lay_realloc(strings->at, strings->cap, 1);
    }
    char *to = strings->at + strings->n;
    memcpy(to, text, len);
    to[len] = '\0';
    uint32_t at = (uint32_t)strings->n;
    strings->n += len + 1;
    return at;
}

static uint64_t hash_of(const char *key, size_t len)
{
    return lay_hash_end(lay_hash_more(LAY_HASH_SEED, key, len));
}

enum { TAG_BITS = 6, ENTRY_BITS = 32 - TAG_BITS };

static uint32_t tag_of(uint64_t hash)
{
    return (uint32_t)(hash >> (64 - TAG_BITS)) << ENTRY_BITS;
}

static uint32_t entry_in(uint32_t slot)
{
    return slot & (((uint32_t)1 << ENTRY_BITS) - 1);
}

static size_t slot_of(const struct lay_name_index *index, const lay_strings *strings,
                      const char *key, size_t len, uint64_t hash)
{
    size_t mask = index->slots.n - 1;
    size_t i = (size_t)hash & mask;
    for (uint32_t tag = tag_of(hash), slot; (slot = index->slots.at[i]) != LAY_NONE;
         i = (i + 1) & mask) {
        if (slot - entry_in(slot) != tag)
            continue;
        const char *other = strings->at + index->entries.at[entry_in(slot)].key;
        if (strncmp(other, key, len) == 0 && other[len] == '\0')
            break;
    }
    return i;
}

static void grow(struct lay_name_index *index, const lay_strings *strings)
{
    uint32_t *old = index->slots.at;
    size_t old_n = index->slots.n;
    index->slots.n = index->slots.cap = old_n ? 2 * old_n : 256;
    index->slots.at = lay_alloc(index->slots.n * sizeof *index->slots.at);
    memset(index->slots.at, 0xff, index->slots.n * sizeof *index->slots.at);
    for (size_t i = 0; i < old_n; i++) {
        if (old[i] == LAY_NONE)
            continue;
        const char *key = strings->at + index->entries.at[entry_in(old[i])].key;
        size_t len = strlen(key);
        index->slots.at[slot_of(index, strings, key, len, hash_of(key, len))] = old[i];
    }
    free(old);
}

/* Adds an entry that nothing leads to yet, and gives the first of its key, or itself. */
static uint32_t push(struct lay_name_index *index, const lay_strings *strings, uint32_t key,
                     uint32_t value, enum lay_name_rank rank)
{
    if (2 * (index->entries.n + 1) > index->slots.n)
        grow(index, strings);
    size_t len = strlen(strings->at + key);
    uint64_t hash = hash_of(strings->at + key, len);
    size_t slot = slot_of(index, strings, strings->at + key, len, hash);
    uint32_t added = (uint32_t)index->entries.n;
    lay_vec_push(&index->entries,
                 (struct lay_name_entry){
                     .key = key, .next = LAY_NONE, .value = value & 0x1fffffff, .rank = rank & 7});
    if (index->slots.at[slot] == LAY_NONE)
        index->slots.at[slot] = tag_of(hash) | added;
    return entry_in(index->slots.at[slot]);
}

void lay_name_index_add_second(struct lay_name_index *index, const lay_strings *strings,
                               uint32_t key, uint32_t value, enum lay_name_rank rank)
{
    uint32_t added = (uint32_t)index->entries.n;
    uint32_t first = push(index, strings, key, value, rank);
    if (first == added)
        return;
    index->entries.at[added].next = index->entries.at[first].next;
    index->entries.at[first].next = added;
}

void lay_name_index_add(struct lay_name_index *index, const lay_strings *strings, uint32_t key,
                        uint32_t value, enum lay_name_rank rank)
{
    uint32_t added = (uint32_t)index->entries.n;
    uint32_t at = push(index, strings, key, value, rank);
    if (at == added)
        return;
    while (index->entries.at[at].next != LAY_NONE)
        at = index->entries.at[at].next;
    index->entries.at[at].next = added;
}

const struct lay_name_entry *lay_name_index_find(const struct lay_name_index *index,
                                                 const lay_strings *strings, const char *key,
                                                 size_t len)
{
    if (!index->slots.n)
        return NULL;
    uint32_t slot = index->slots.at[slot_of(index, strings, key, len, hash_of(key, len))];
    return slot == LAY_NONE ? NULL : &index->entries.at[entry_in(slot)];
}

const struct lay_name_entry *lay_name_index_next(const struct lay_name_index *index,
                                                 const struct lay_name_entry *entry)
{
    return entry->next == LAY_NONE ? NULL : &index->entries.at[entry->next];
}

void lay_name_index_done(struct lay_name_index *index)
{
    lay_vec_done(&index->entries);
    lay_vec_done(&index->slots);
}
