/* vocab.c: a hash table of lower-cased spellings. */
#include "import/prose/vocab.h"

#include "base/eight.h"
#include "base/hash.h"
#include "base/utf8.h"
#include <string.h>

enum {
    FIRST_SLOTS = 4096,
    LONGEST = 64 /* bytes; what is longer is no word of any list, and all of it is number 0 */
};

void lay_vocab_init(struct lay_vocab *words)
{
    *words = (struct lay_vocab){.slot_count = FIRST_SLOTS};
    words->slots = lay_zalloc(words->slot_count, sizeof *words->slots);
    lay_vocab_number(words, "", 0);
    lay_vocab_number(words, "\x01", 1); /* LAY_OTHER_WORD, which no list has */
}

void lay_vocab_done(struct lay_vocab *words)
{
    lay_vec_done(&words->texts);
    lay_vec_done(&words->beginnings);
    lay_vec_done(&words->first_eights);
    free(words->slots);
    lay_arena_done(&words->arena);
}

static uint32_t lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0x430 && c <= 0x44F)
        return c; /* most of Russian */
    if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) ||
        (c >= 0x410 && c <= 0x42F))
        return c + 32;
    if (c >= 0x400 && c <= 0x40F)
        c += 80;
    else if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x460 && c <= 0x52F))
        c |= 1;
    else if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
        c += c & 1;
    if (c == 0x451)
        return 0x435; /* ё */
    return c == 0x2019 || c == 0x2BC ? '\'' : c;
}

/* Up to eight bytes at once where all of them are ASCII and none is NUL, or are small letters of
 * Russian, ё aside, as are most; false where others are among them. */
static bool lower_eight(uint64_t x, size_t n, uint64_t *out)
{
    const uint64_t pairs = UINT64_C(0x0001000100010001);
    uint64_t counted = n < LAY_EIGHT ? ((uint64_t)1 << 8 * n) - 1 : UINT64_MAX;
    if (lay_eight_is_ascii(x)) {
        uint64_t from_a = x + LAY_EIGHT_ONES * (0x80 - 'A'),
                 past_z = x + LAY_EIGHT_ONES * (0x80 - 'Z' - 1);
        *out = x | (from_a & ~past_z & LAY_EIGHT_HIGHS) >> 2;
        return !lay_eight_zeros(x | ~counted);
    }
    *out = x; /* D1 80..8F, р to я, or D0 B0..BF, а to п, which differs by the bits of 3001 */
    uint64_t differs = ((x & pairs * 0xF0FF) ^ pairs * 0x80D1) & counted;
    return n % 2 == 0 && differs == (differs & pairs) * 0x3001;
}

static size_t lower_letter(const char *text, size_t len, char *out, size_t *passed)
{
    uint32_t c = (unsigned char)*text;
    *passed = 1;
    if (c && c < 0x80) {
        *out = (char)lower(c);
        return 1;
    }
    if ((c = lay_utf8_cyrillic(text, len))) {
        c = lower(c); /* of two bytes, too */
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        *passed = 2;
        return 2;
    }
    size_t step = lay_utf8_decode(text, len, &c);
    if (!step)
        return 0;
    *passed = step;
    bool hidden = !c || c == 0xAD; /* what an entity left, and soft hyphens */
    return hidden ? 0 : lay_utf8_encode(lower(c), out);
}

static size_t lower_into(char *out, const char *text, size_t len)
{
    size_t n = 0;
    for (size_t i = 0, passed; i < len; i += passed) {
        size_t left = len - i, some = left < LAY_EIGHT ? left : LAY_EIGHT;
        uint64_t x = left < LAY_EIGHT ? lay_eight_read_some(text + i, left)
                                      : lay_eight_read(text + i),
                 low;
        if (lower_eight(x, some, &low)) {
            lay_eight_write(out + n, low);
            n += passed = some;
            continue;
        }
        passed = 0;
        for (size_t step; passed < some; passed += step)
            n += lower_letter(text + i + passed, left - passed, out + n, &step);
    }
    return n;
}

/* The first slot from that of a hash on which is free or may hold it. */
static struct lay_vocab_slot *next_slot(const struct lay_vocab *words, size_t at, uint32_t tag)
{
    while (words->slots[at].number && words->slots[at].tag != tag)
        at = (at + 1) & (words->slot_count - 1);
    return &words->slots[at];
}

static void grow(struct lay_vocab *words)
{
    struct lay_vocab_slot *old = words->slots;
    size_t count = words->slot_count;
    words->slot_count = 2 * count;
    words->slots = lay_zalloc(words->slot_count, sizeof *words->slots);
    for (size_t i = 0; i < count; i++) {
        if (!old[i].number)
            continue;
        const char *text = words->texts.at[old[i].number - 1];
        size_t at = lay_hash_quick(text, strlen(text)) & (words->slot_count - 1);
        while (words->slots[at].number)
            at = (at + 1) & (words->slot_count - 1);
        words->slots[at] = old[i];
    }
    free(old);
}

/* The first eight bytes as a number that is in order as the texts are. */
static uint64_t first_eight(const char *text)
{
    size_t len = strnlen(text, LAY_EIGHT);
    uint64_t x = len < LAY_EIGHT ? lay_eight_read_some(text, len) : lay_eight_read(text);
    return __builtin_bswap64(x);
}

/* Of the beginnings none begins another one, so only the last one before a word can be its own. */
static bool is_asked_for(const struct lay_vocab *words, const char *text)
{
    const uint64_t first = first_eight(text);
    size_t low = 0, high = words->first_eights.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (words->first_eights.at[middle] <= first)
            low = middle + 1;
        else
            high = middle;
    }
    while (low && words->first_eights.at[low - 1] == first &&
           strcmp(words->beginnings.at[low - 1], text) > 0)
        low--;
    return low && lay_begins(text, words->beginnings.at[low - 1]);
}

uint32_t lay_vocab_number(struct lay_vocab *words, const char *text, size_t len)
{
    char folded[2 * LONGEST + LAY_EIGHT];
    if (len > LONGEST)
        return 0;
    size_t n = lower_into(folded, text, len);
    folded[n] = '\0';
    uint64_t hash = lay_hash_quick(folded, n);
    size_t mask = words->slot_count - 1;
    uint32_t tag = (uint32_t)(hash >> 32);
    struct lay_vocab_slot *slot = next_slot(words, hash & mask, tag);
    while (slot->number && strcmp(words->texts.at[slot->number - 1], folded) != 0)
        slot = next_slot(words, (size_t)(slot + 1 - words->slots) & mask, tag);
    if (slot->number)
        return slot->number - 1;
    if (words->closed && !is_asked_for(words, folded))
        return LAY_OTHER_WORD;
    lay_vec_push(&words->texts, lay_arena_strndup(&words->arena, folded, n));
    *slot = (struct lay_vocab_slot){(uint32_t)words->texts.n, tag};
    if (words->texts.n * 2 > words->slot_count)
        grow(words);
    return (uint32_t)words->texts.n - 1;
}

uint32_t lay_vocab_beginning(struct lay_vocab *words, const char *text, size_t len)
{
    uint32_t number = lay_vocab_number(words, text, len);
    lay_vec_push(&words->beginnings, words->texts.at[number]);
    return number;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void lay_vocab_close(struct lay_vocab *words)
{
    const char **at = words->beginnings.at;
    size_t n = 0;
    if (words->beginnings.n)
        qsort(at, words->beginnings.n, sizeof *at, by_text);
    for (size_t i = 0; i < words->beginnings.n; i++)
        if (!n || !lay_begins(at[i], at[n - 1]))
            at[n++] = at[i];
    words->beginnings.n = n;
    for (size_t i = 0; i < n; i++)
        lay_vec_push(&words->first_eights, first_eight(at[i]));
    words->closed = true;
}
