/* pairs.c: which two words begin a name of three words or more.
 *
 * A text has a run of six words wherever it begins a name in capitals; nearly none of them is one.
 * A bit for the hash of two words (Bloom, Space/time trade-offs in hash coding with allowable
 * errors, 1970, with one hash) spares looking up the longer runs. */
#include "base/hash.h"
#include "gazetteer/gazetteer.h"
#include "gazetteer/internal.h"
#include <string.h>

enum { BITS = 1 << 23 }; /* 1 MB; one in twenty is set */

size_t lay_first_two_words(const char *key)
{
    const char *second = strchr(key, ' ');
    const char *third = second ? strchr(second + 1, ' ') : NULL;
    return third ? (size_t)(third - key) : 0;
}

static size_t bit_of(const char *words, size_t len)
{
    return (size_t)lay_hash_end(lay_hash_more(LAY_HASH_SEED, words, len)) & (BITS - 1);
}

void lay_make_pairs(struct lay_gazetteer *g)
{
    const struct lay_name_index *const all[] = {&g->place_names, &g->actor_names, &g->adjectives};
    for (size_t i = 0; i < BITS / 64; i++)
        lay_vec_push(&g->pairs, 0);
    for (size_t k = 0; k < LAY_COUNT(all); k++)
        for (size_t i = 0; i < all[k]->entries.n; i++) {
            const char *key = g->strings.at + all[k]->entries.at[i].key;
            size_t len = lay_first_two_words(key), bit = bit_of(key, len);
            if (len)
                g->pairs.at[bit / 64] |= (uint64_t)1 << bit % 64;
        }
}

bool lay_gazetteer_may_begin(const struct lay_gazetteer *g, const char *words, size_t len)
{
    size_t bit = bit_of(words, len);
    return g->pairs.at[bit / 64] >> bit % 64 & 1;
}
