/* resolve_words.c: names as keys, and which of two spellings to show. */
#include "gazetteer/resolve.h"

#include "base/fold.h"
#include "base/hash.h"
#include <string.h>

void lay_words_split(const char *folded, lay_words *out)
{
    *out = (lay_words){0};
    for (size_t i = 0; folded[i] && out->n < LAY_MAX_WORDS;) {
        size_t len = strcspn(folded + i, " ");
        if (len) {
            out->start[out->n] = i;
            out->end[out->n++] = i + len;
        }
        i += len + (folded[i + len] == ' ');
    }
}

const char *lay_folded(lay_arena *arena, const char *name)
{
    LAY_FREE char *folded = lay_fold(name);
    return lay_arena_strdup(arena, folded[0] ? folded : name);
}

static bool has_lower(const char *name)
{
    for (const char *p = name; *p; p++)
        if ((*p >= 'a' && *p <= 'z') || (unsigned char)*p >= 0x80)
            return true;
    return false;
}

const char *lay_better_name(const char *a, const char *b)
{
    bool lower_a = has_lower(a), lower_b = has_lower(b);
    if (lower_a != lower_b)
        return lower_a ? a : b;
    return strcmp(a, b) <= 0 ? a : b;
}

const char *lay_unknown_place_key(lay_arena *arena, const char *country,
                                  const struct lay_store_group *group)
{
    static const char levels[] = "ftacw"; /* only tells levels apart */
    uint64_t hash = lay_hash_more(LAY_HASH_SEED, country, strlen(country) + 1);
    hash = lay_hash_more(hash, &levels[group->level], 1);
    hash = lay_hash_end(lay_hash_more(hash, group->folded, strlen(group->folded)));
    return lay_arena_printf(arena, "u-%016llx", (unsigned long long)hash);
}
