/* hash.h: a fixed 64-bit hash of bytes, the same on every machine and in every release:
 * ids that people have written down are made of it. FNV-1a (Fowler, Noll, Vo) with the
 * finaliser of MurmurHash3, which spreads its weak low bits. Not for secrets. */
#ifndef LAY_BASE_HASH_H
#define LAY_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define LAY_HASH_SEED UINT64_C(0xcbf29ce484222325)

uint64_t lay_hash_more(uint64_t state, const void *bytes, size_t len);
uint64_t lay_hash_end(uint64_t state);
uint64_t lay_hash_text(const char *text);

#endif
