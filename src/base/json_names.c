/* json_names.c: see json_names.h.
 *
 * Few names are compared each with each, many are sorted by hash, then by their characters, so that
 * names made to have one hash cost no more than any others. The order of UTF-8 bytes is the order
 * of characters, which lets names without escapes be compared as bytes.
 */
#include "base/json_names.h"

#include "base/hash.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

#define FEW 12u

static uint32_t four_hex(const char *s)
{
    uint32_t value = 0;
    for (int i = 0; i < 4; i++) {
        char c = s[i];
        uint32_t digit = (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        value = value << 4 | digit;
    }
    return value;
}

size_t lay_json_unescape(const char *s, size_t len, uint32_t *cp)
{
    if (*s != '\\')
        return lay_utf8_decode(s, len, cp);
    static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
    if (s[1] != 'u') {
        const char *found = strchr(letters, s[1]);
        *cp = (unsigned char)(found ? meanings[found - letters] : s[1]);
        return 2;
    }
    *cp = four_hex(s + 2);
    if (*cp >> 10 != 0xD800 >> 10 || len < 12 || s[6] != '\\' || s[7] != 'u')
        return 6;
    uint32_t low = four_hex(s + 8);
    if (low >> 10 != 0xDC00 >> 10)
        return 6;
    *cp = 0x10000 + ((*cp & 0x3FF) << 10 | (low & 0x3FF));
    return 12;
}

static uint64_t hash_escaped(const char *raw, size_t len)
{
    uint64_t hash = LAY_HASH_SEED;
    for (size_t at = 0; at < len;) {
        uint32_t cp = 0;
        char bytes[4];
        at += lay_json_unescape(raw + at, len - at, &cp);
        hash = lay_hash_more(hash, bytes, lay_utf8_encode(cp, bytes));
    }
    return hash;
}

void lay_json_names_add(lay_json_names *names, const char *raw, size_t len, bool escaped)
{
    uint64_t hash = escaped ? hash_escaped(raw, len) : lay_hash_more(LAY_HASH_SEED, raw, len);
    lay_vec_push(names,
                 (struct lay_json_name){raw, (uint32_t)len, (uint32_t)lay_hash_end(hash), escaped});
}

static int compare_escaped(const struct lay_json_name *a, const struct lay_json_name *b)
{
    size_t i = 0, j = 0;
    while (i < a->len && j < b->len) {
        uint32_t x = 0, y = 0;
        i += lay_json_unescape(a->raw + i, a->len - i, &x);
        j += lay_json_unescape(b->raw + j, b->len - j, &y);
        if (x != y)
            return x < y ? -1 : 1;
    }
    return (i < a->len) - (j < b->len);
}

static int compare_text(const struct lay_json_name *a, const struct lay_json_name *b)
{
    if (a->escaped || b->escaped)
        return compare_escaped(a, b);
    int order = memcmp(a->raw, b->raw, a->len < b->len ? a->len : b->len);
    return order ? order : (a->len > b->len) - (a->len < b->len);
}

static int compare(const void *left, const void *right)
{
    const struct lay_json_name *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    int order = compare_text(a, b);
    return order ? order : (a->raw > b->raw) - (a->raw < b->raw);
}

static bool same(const struct lay_json_name *a, const struct lay_json_name *b)
{
    return a->hash == b->hash && compare_text(a, b) == 0;
}

bool lay_json_names_repeat(lay_json_names *names, size_t from, struct lay_json_name *first,
                           struct lay_json_name *second)
{
    struct lay_json_name *at = names->at + from;
    size_t n = names->n - from;
    bool found = false;
    if (n <= FEW) {
        for (size_t j = 1; j < n; j++)
            for (size_t i = 0; i < j; i++)
                if (same(&at[i], &at[j])) {
                    *first = at[i];
                    *second = at[j];
                    return true;
                }
        return false;
    }
    qsort(at, n, sizeof *at, compare);
    for (size_t i = 1; i < n; i++)
        if (same(&at[i - 1], &at[i]) && (!found || at[i].raw < second->raw)) {
            *first = at[i - 1];
            *second = at[i];
            found = true;
        }
    return found;
}
