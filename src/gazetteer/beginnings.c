/* beginnings.c: which words begin a name of more words.
 *
 * A text has a run of six words wherever it begins a name in capitals; nearly none of them is one.
 * A bit for the hash of a name's first word, and one for that of its first two (Bloom, Space/time
 * trade-offs in hash coding with allowable errors, 1970, with one hash), spare looking up the
 * longer runs. Words in Cyrillic lose their endings for it, as where actors are looked up
 * (stem.c). */
#include "base/hash.h"
#include "gazetteer/gazetteer.h"
#include "gazetteer/internal.h"
#include <stdlib.h>
#include <string.h>

enum { BITS = 1 << 23 }; /* 1 MB; one in fifteen is set */

/* Bytes of the first words of a name that has more; 0 where it has not. */
static size_t first_words(const char *folded, size_t count)
{
    const char *end = strchr(folded, ' ');
    while (--count && end)
        end = strchr(end + 1, ' ');
    return end ? (size_t)(end - folded) : 0;
}

static size_t bit_of(const char *words, size_t len)
{
    LAY_FREE char *stem = lay_is_cyrillic(words, len) ? lay_stem_name(words, len, &len) : NULL;
    const uint64_t hash = lay_hash_more(LAY_HASH_SEED, stem ? stem : words, len);
    return (size_t)lay_hash_end(hash) & (BITS - 1);
}

void lay_note_beginnings(struct lay_gazetteer *g)
{
    const struct lay_name_index *const all[] = {&g->place_names, &g->actor_names, &g->adjectives};
    for (size_t i = 0; i < BITS / 64; i++)
        lay_vec_push(&g->beginnings, 0);
    for (size_t k = 0; k < LAY_COUNT(all); k++)
        for (size_t i = 0; i < all[k]->entries.n; i++) {
            const char *key = g->strings.at + all[k]->entries.at[i].key;
            for (size_t words = 1; words <= 2; words++) {
                size_t len = first_words(key, words), bit = bit_of(key, len);
                if (len)
                    g->beginnings.at[bit / 64] |= (uint64_t)1 << bit % 64;
            }
        }
}

bool lay_gazetteer_may_begin(const struct lay_gazetteer *g, const char *words, size_t len)
{
    bool other = len && (unsigned char)*words >= 0x80 && !lay_is_cyrillic(words, len);
    size_t bit = other ? 0 : bit_of(words, len);
    return other || g->beginnings.at[bit / 64] >> bit % 64 & 1;
}
