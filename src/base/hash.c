/* hash.c: see hash.h. */
#include "base/hash.h"

#include <string.h>

uint64_t lay_hash_more(uint64_t state, const void *bytes, size_t len)
{
    const unsigned char *p = bytes;
    for (size_t i = 0; i < len; i++) {
        state ^= p[i];
        state *= UINT64_C(0x100000001b3);
    }
    return state;
}

uint64_t lay_hash_end(uint64_t h)
{
    h ^= h >> 33;
    h *= UINT64_C(0xff51afd7ed558ccd);
    h ^= h >> 33;
    h *= UINT64_C(0xc4ceb9fe1a85ec53);
    return h ^ (h >> 33);
}

uint64_t lay_hash_text(const char *text)
{
    return lay_hash_end(lay_hash_more(LAY_HASH_SEED, text, strlen(text)));
}
