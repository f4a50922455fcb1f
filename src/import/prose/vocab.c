/* vocab.c: a hash table of lower-cased spellings. */
#include "import/prose/vocab.h"

#include "base/buf.h"
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
}

void lay_vocab_done(struct lay_vocab *words)
{
    lay_vec_done(&words->texts);
    free(words->slots);
    lay_arena_done(&words->arena);
}

static uint32_t lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
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

static size_t lower_into(char *out, const char *text, size_t len)
{
    size_t n = 0;
    for (size_t i = 0; i < len;) {
        uint32_t c;
        size_t step = lay_utf8_decode(text + i, len - i, &c);
        if (!step) {
            i++;
            continue;
        }
        if (c && c != 0xAD) /* what an entity left, and soft hyphens */
            n += lay_utf8_encode(lower(c), out + n);
        i += step;
    }
    return n;
}

static size_t hash_of(const char *text, size_t len)
{
    return (size_t)lay_hash_end(lay_hash_more(LAY_HASH_SEED, text, len));
}

static void grow(struct lay_vocab *words)
{
    size_t count = 2 * words->slot_count;
    uint32_t *slots = lay_zalloc(count, sizeof *slots);
    for (size_t i = 0; i < words->texts.n; i++) {
        const char *text = words->texts.at[i];
        size_t at = hash_of(text, strlen(text)) & (count - 1);
        while (slots[at])
            at = (at + 1) & (count - 1);
        slots[at] = (uint32_t)i + 1;
    }
    free(words->slots);
    words->slots = slots;
    words->slot_count = count;
}

uint32_t lay_vocab_number(struct lay_vocab *words, const char *text, size_t len)
{
    char folded[2 * LONGEST];
    if (len > LONGEST)
        return 0;
    size_t n = lower_into(folded, text, len);
    size_t at = hash_of(folded, n) & (words->slot_count - 1);
    for (; words->slots[at]; at = (at + 1) & (words->slot_count - 1)) {
        const char *found = words->texts.at[words->slots[at] - 1];
        if (strncmp(found, folded, n) == 0 && !found[n])
            return words->slots[at] - 1;
    }
    lay_vec_push(&words->texts, lay_arena_strndup(&words->arena, folded, n));
    words->slots[at] = (uint32_t)words->texts.n;
    if (words->texts.n * 2 > words->slot_count)
        grow(words);
    return (uint32_t)words->texts.n - 1;
}
