/* textmap.c: see textmap.h. Open addressing with linear probing, at most half full. */
#include "gazetteer/textmap.h"

#include "base/hash.h"
#include "base/mem.h"
#include <stdlib.h>
#include <string.h>

static struct lay_textmap_slot *find(struct lay_textmap_slot *slots, size_t size, const char *text)
{
    size_t i = (size_t)lay_hash_text(text) & (size - 1);
    while (slots[i].text && strcmp(slots[i].text, text) != 0)
        i = (i + 1) & (size - 1);
    return &slots[i];
}

static void grow(struct lay_textmap *map)
{
    size_t size = map->size ? 2 * map->size : 64;
    struct lay_textmap_slot *slots = lay_zalloc(size, sizeof *slots);
    for (size_t i = 0; i < map->size; i++)
        if (map->slots[i].text)
            *find(slots, size, map->slots[i].text) = map->slots[i];
    free(map->slots);
    map->slots = slots;
    map->size = size;
}

int64_t *lay_textmap_at(struct lay_textmap *map, const char *text)
{
    if (2 * (map->count + 1) > map->size)
        grow(map);
    struct lay_textmap_slot *slot = find(map->slots, map->size, text);
    if (!slot->text) {
        slot->text = text;
        map->count++;
    }
    return &slot->value;
}

int64_t lay_textmap_get(const struct lay_textmap *map, const char *text)
{
    return map->size ? find(map->slots, map->size, text)->value : 0;
}

void lay_textmap_done(struct lay_textmap *map)
{
    free(map->slots);
    *map = (struct lay_textmap){0};
}
