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
    lay_vocab_number(words, "\x01", 1); /* LAY_OTHER_WORD, which no list has */
}

void lay_vocab_done(struct lay_vocab *words)
{
    lay_vec_done(&words->texts);
    lay_vec_done(&words->beginnings);
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

static size_t lower_into(char *out, const char *text, size_t len)
{
    size_t n = 0;
    for (size_t i = 0; i < len;) {
        uint32_t c = (unsigned char)text[i];
        if (c && c < 0x80) {
            out[n++] = (char)lower(c);
            i++;
            continue;
        }
        if ((c = lay_utf8_cyrillic(text + i, len - i))) {
            c = lower(c); /* of two bytes, too */
            out[n++] = (char)(0xC0 | c >> 6);
            out[n++] = (char)(0x80 | (c & 0x3F));
            i += 2;
            continue;
        }
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
    return (size_t)lay_hash_quick(text, len);
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

/* Of the beginnings none begins another one, so only the last one before a word can be its own. */
static bool is_asked_for(const struct lay_vocab *words, const char *text)
{
    size_t low = 0, high = words->beginnings.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(words->beginnings.at[middle], text) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low && lay_begins(text, words->beginnings.at[low - 1]);
}

uint32_t lay_vocab_number(struct lay_vocab *words, const char *text, size_t len)
{
    char folded[2 * LONGEST + 1];
    if (len > LONGEST)
        return 0;
    size_t n = lower_into(folded, text, len);
    folded[n] = '\0';
    size_t at = hash_of(folded, n) & (words->slot_count - 1);
    for (; words->slots[at]; at = (at + 1) & (words->slot_count - 1)) {
        if (strcmp(words->texts.at[words->slots[at] - 1], folded) == 0)
            return words->slots[at] - 1;
    }
    if (words->closed && !is_asked_for(words, folded))
        return LAY_OTHER_WORD;
    lay_vec_push(&words->texts, lay_arena_strndup(&words->arena, folded, n));
    words->slots[at] = (uint32_t)words->texts.n;
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
    words->closed = true;
}
