/* hash.h: a fixed 64-bit hash of bytes, the same on every machine and in every release:
 * ids that people have written down are made of it. FNV-1a (Fowler, Noll, Vo) with the
 * finaliser of MurmurHash3, which spreads its weak low bits. Not for secrets. */
#ifndef LAY_BASE_HASH_H
#define LAY_BASE_HASH_H

#include "base/eight.h"
#include <stddef.h>
#include <stdint.h>

#define LAY_HASH_SEED UINT64_C(0xcbf29ce484222325)

/* For tables that end with the program: eight bytes at a time. Multiply and shift as in MurmurHash2
 * (A. Appleby, 2008). */
static inline uint64_t lay_hash_quick(const char *bytes, size_t len)
{
    const uint64_t spread = UINT64_C(0xc6a4a7935bd1e995);
    uint64_t h = len * spread;
    for (; len >= LAY_EIGHT; bytes += LAY_EIGHT, len -= LAY_EIGHT) {
        h = (h ^ lay_eight_read(bytes)) * spread;
        h ^= h >> 47;
    }
    h = (h ^ lay_eight_read_some(bytes, len)) * spread;
    return h ^ (h >> 32);
}

uint64_t lay_hash_more(uint64_t state, const void *bytes, size_t len);
uint64_t lay_hash_end(uint64_t state);
uint64_t lay_hash_text(const char *text);

#endif
