/* eight.h: eight bytes of a text at a time, for the loops that pass every byte. The first byte is
 * the lowest of the number on every machine. Bit tricks after S. E. Anderson, "Bit Twiddling Hacks"
 * (a byte that is zero, a byte below n). */
#ifndef LAY_BASE_EIGHT_H
#define LAY_BASE_EIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { LAY_EIGHT = 8 };
#define LAY_EIGHT_ONES UINT64_C(0x0101010101010101)
#define LAY_EIGHT_HIGHS (LAY_EIGHT_ONES * 0x80)

static inline uint64_t lay_eight_ordered(uint64_t x)
{
    return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(x) : x;
}

/* The eight bytes from s. */
static inline uint64_t lay_eight_read(const char *s)
{
    uint64_t x;
    memcpy(&x, s, sizeof x);
    return lay_eight_ordered(x);
}

static inline void lay_eight_write(char *s, uint64_t x)
{
    x = lay_eight_ordered(x);
    memcpy(s, &x, sizeof x);
}

/* The n bytes from s, fewer than eight, and zeros. */
static inline uint64_t lay_eight_read_some(const char *s, size_t n)
{
    if (n >= LAY_EIGHT / 2) { /* two halves, which may overlap */
        char both[LAY_EIGHT] = {0};
        memcpy(both, s, LAY_EIGHT / 2);
        uint64_t first = lay_eight_read(both);
        memcpy(both, s + n - LAY_EIGHT / 2, LAY_EIGHT / 2);
        return first | lay_eight_read(both) << 8 * (n - LAY_EIGHT / 2);
    }
    if (!n)
        return 0;
    const unsigned char first = (unsigned char)s[0], middle = (unsigned char)s[n / 2],
                        last = (unsigned char)s[n - 1];
    return first | (uint64_t)middle << 8 * (n / 2) | (uint64_t)last << 8 * (n - 1);
}

static inline bool lay_eight_is_ascii(uint64_t x)
{
    return !(x & LAY_EIGHT_HIGHS);
}

/* Not 0 where one of the bytes is zero. */
static inline uint64_t lay_eight_zeros(uint64_t x)
{
    return (x - LAY_EIGHT_ONES) & ~x & LAY_EIGHT_HIGHS;
}

/* Not 0 where one of the bytes is c. */
static inline uint64_t lay_eight_has(uint64_t x, char c)
{
    return lay_eight_zeros(x ^ LAY_EIGHT_ONES * (unsigned char)c);
}

/* How many of the bytes begin a character of UTF-8. */
static inline unsigned lay_eight_characters(uint64_t x)
{
    uint64_t others = (x & ~(x << 1) & LAY_EIGHT_HIGHS) >> 7; /* 10xxxxxx: they continue one */
    return LAY_EIGHT - (unsigned)(others * LAY_EIGHT_ONES >> 56);
}

#endif
