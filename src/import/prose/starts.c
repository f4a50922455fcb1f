/* starts.c: which phrases may begin with a word, and what may follow it then. */
#include "import/prose/lexicon.h"

#include <stdlib.h>
#include <string.h>

/* ---- what an element may be ---- */

/* The bit of a kind of words or numbers, above those of words; all of them for a gap. */
static uint64_t kind_bit(enum lay_element_kind kind)
{
    static const enum lay_element_kind with_bits[LAY_KIND_BITS] = {
        LAY_ELEMENT_DAY,     LAY_ELEMENT_NUM,    LAY_ELEMENT_MONTH,
        LAY_ELEMENT_WEEKDAY, LAY_ELEMENT_SEASON, LAY_ELEMENT_UNIT};
    for (size_t i = 0; i < LAY_COUNT(with_bits); i++)
        if (with_bits[i] == kind || (kind == LAY_ELEMENT_YEAR && with_bits[i] == LAY_ELEMENT_DAY))
            return (uint64_t)1 << (63 - i);
    return UINT64_MAX;
}

/* The bits of what an element may stand for. */
static struct lay_bits element_bits(const struct lay_lexicon *x, const struct lay_element *element)
{
    const uint64_t kind = kind_bit(element->kind), number = kind_bit(LAY_ELEMENT_DAY);
    struct lay_bits bits = {0};
    if (element->kind != LAY_ELEMENT_WORDS)
        return (struct lay_bits){kind, kind};
    if (element->prefix_count)
        return LAY_ANY_NEXT;
    for (size_t i = 0; i < element->word_count; i++)
        lay_add_bits(&bits, lay_is_number_word(lay_vocab_text(x->vocab, element->words[i]))
                                ? (struct lay_bits){number, number} /* "76" is one of the text */
                                : lay_word_bits(element->words[i]));
    return bits;
}

static bool has_word(const struct lay_element *element, uint32_t word)
{
    for (size_t i = 0; i < element->word_count; i++)
        if (element->words[i] == word)
            return true;
    return false;
}

static bool has_prefix(const struct lay_element *element, const char *text)
{
    for (size_t i = 0; i < element->prefix_count; i++)
        if (lay_begins(text, element->prefixes[i]))
            return true;
    return false;
}

/* Whether a word, or a number (0), of these kinds can stand for an element. */
static bool may_be(const struct lay_lexicon *x, const struct lay_element *element, uint32_t word,
                   uint64_t kinds)
{
    if (element->kind == LAY_ELEMENT_GAP)
        return true;
    if (element->kind != LAY_ELEMENT_WORDS)
        return kind_bit(element->kind) & kinds;
    return word ? has_word(element, word) || has_prefix(element, lay_vocab_text(x->vocab, word))
                : element_bits(x, element).one & kinds; /* digits */
}

/* What may follow a word that a phrase begins with; no bits where it cannot begin so. */
static struct lay_bits next_bits(const struct lay_lexicon *x, const struct lay_entry *entry,
                                 uint32_t word, uint64_t kinds)
{
    struct lay_bits bits = {0};
    for (size_t first = 0; first < entry->count; first++) {
        const struct lay_element *e = &entry->elements[first];
        if (may_be(x, e, word, kinds)) {
            size_t next = first + 1;
            while (next < entry->count && entry->elements[next].optional)
                lay_add_bits(&bits, element_bits(x, &entry->elements[next++]));
            lay_add_bits(&bits, next < entry->count ? element_bits(x, &entry->elements[next])
                                                    : LAY_ANY_NEXT);
        }
        if (!e->optional)
            break;
    }
    return bits;
}

/* ---- what is worked out of an entry when a word that it begins with is met ---- */

/* Most phrases have one second word, by which they are told exactly. */
static void note_second(const struct lay_lexicon *x, struct lay_entry *entry)
{
    const struct lay_element *e = entry->elements;
    if (entry->count < 2 || e[0].kind != LAY_ELEMENT_WORDS || e[0].optional ||
        e[1].kind != LAY_ELEMENT_WORDS || e[1].optional || e[1].prefix_count)
        return;
    for (size_t i = 0; i < e[1].word_count; i++)
        if (lay_is_number_word(lay_vocab_text(x->vocab, e[1].words[i])))
            return; /* digits are no words of a text */
    entry->second = e[1].words;
    entry->second_count = e[1].word_count;
}

/* What an element of words may be, as bits; LAY_ANY_NEXT where it may begin a word or is a number.
 */
static struct lay_bits bits_of(const struct lay_lexicon *x, const struct lay_element *element)
{
    struct lay_bits bits = {0};
    if (element->kind != LAY_ELEMENT_WORDS || element->prefix_count)
        return LAY_ANY_NEXT;
    for (size_t i = 0; i < element->word_count; i++)
        lay_add_bits(&bits, lay_is_number_word(lay_vocab_text(x->vocab, element->words[i]))
                                ? LAY_ANY_NEXT
                                : lay_word_bits(element->words[i]));
    return bits;
}

/* One of the words that end a gap must be near: to look for them first costs less than to try. */
static void note_ahead(const struct lay_lexicon *x, struct lay_entry *entry)
{
    struct lay_bits ahead = LAY_ANY_NEXT;
    for (size_t i = entry->count; i--;) {
        struct lay_element *e = &entry->elements[i];
        if (e->kind == LAY_ELEMENT_GAP) {
            e->ahead = ahead;
        } else {
            struct lay_bits own = bits_of(x, e);
            if (e->optional)
                lay_add_bits(&own, ahead);
            ahead = own;
        }
    }
}

static void meet(const struct lay_lexicon *x, struct lay_entry *entry)
{
    if (entry->met)
        return;
    note_second(x, entry);
    note_ahead(x, entry);
    entry->met = true;
}

/* The last word that a phrase of three or more must have stands somewhere behind another one. */
static struct lay_bits last_of(const struct lay_lexicon *x, const struct lay_entry *entry)
{
    const struct lay_element *elements = entry->elements;
    size_t n = entry->count, first = 0;
    while (n > 2 && elements[n - 1].optional)
        n--;
    while (first < n && elements[first].optional)
        first++;
    return n > 2 && first + 1 < n ? bits_of(x, &elements[n - 1]) : LAY_ANY_NEXT;
}

/* Whether a word is all of an entry that begins with it; but a short one may begin "A-10", "AT-5".
 */
static bool is_whole(const struct lay_lexicon *x, const struct lay_entry *entry, uint32_t word)
{
    enum { SHORT = 2 };
    return word && entry->count == 1 && entry->elements->kind == LAY_ELEMENT_WORDS &&
           (entry->class != LAY_LEX_EQUIP || strlen(lay_vocab_text(x->vocab, word)) > SHORT);
}

/* ---- an index of first words ---- */

static int by_prefix(const void *a, const void *b)
{
    const struct lay_first_prefix *one = a, *other = b;
    return strcmp(one->prefix, other->prefix);
}

static void chain(struct lay_lexicon *x, uint32_t word, uint32_t entry)
{
    while (x->first_of.n <= word)
        lay_vec_push(&x->first_of, 0);
    lay_vec_push(&x->firsts, (struct lay_first){entry, x->first_of.at[word]});
    x->first_of.at[word] = (uint32_t)x->firsts.n;
}

static void index_element(struct lay_lexicon *x, const struct lay_element *element, uint32_t entry)
{
    if (element->kind != LAY_ELEMENT_WORDS)
        chain(x, 0, entry);
    for (size_t i = 0; i < element->word_count; i++)
        chain(x, element->words[i], entry);
    for (size_t i = 0; i < element->prefix_count; i++)
        lay_vec_push(&x->prefixes, (struct lay_first_prefix){element->prefixes[i], entry});
}

static void index_firsts(struct lay_lexicon *x)
{
    for (uint32_t i = 0; i < x->entries.n; i++) {
        const struct lay_entry *entry = &x->entries.at[i];
        bool more = true;
        for (size_t k = 0; k < entry->count && more; k++) {
            index_element(x, &entry->elements[k], i);
            more = entry->elements[k].optional;
        }
    }
    if (x->prefixes.n)
        qsort(x->prefixes.at, x->prefixes.n, sizeof *x->prefixes.at, by_prefix);
}

typedef LAY_VEC(uint32_t) entry_numbers;

/* 0: of a word of a kind. */
static void add_of_word(const struct lay_lexicon *x, uint32_t word, entry_numbers *out)
{
    uint32_t at = word < x->first_of.n ? x->first_of.at[word] : 0;
    for (; at; at = x->firsts.at[at - 1].next)
        lay_vec_push(out, x->firsts.at[at - 1].entry);
}

/* Those of the first `len` bytes of a text, as a prefix. */
static void add_of_prefix(const struct lay_lexicon *x, const char *text, size_t len,
                          entry_numbers *out)
{
    size_t low = 0, high = x->prefixes.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strncmp(x->prefixes.at[middle].prefix, text, len) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < x->prefixes.n && strncmp(x->prefixes.at[low].prefix, text, len) == 0 &&
           !x->prefixes.at[low].prefix[len];
         low++)
        lay_vec_push(out, x->prefixes.at[low].entry);
}

static int by_number(const void *a, const void *b)
{
    uint32_t one = *(const uint32_t *)a, other = *(const uint32_t *)b;
    return one < other ? -1 : one > other;
}

/* Those of a word or its beginnings; of a number (0) none. */
static void find_entries(const struct lay_lexicon *x, uint32_t word, entry_numbers *out)
{
    const char *text = word ? lay_vocab_text(x->vocab, word) : "";
    if (word)
        add_of_word(x, word, out);
    for (size_t len = strlen(text); len; len--)
        add_of_prefix(x, text, len, out);
}

/* In the order of the files; each once. */
static void sort_entries(entry_numbers *entries)
{
    size_t n = 0;
    if (entries->n)
        qsort(entries->at, entries->n, sizeof *entries->at, by_number);
    for (size_t i = 0; i < entries->n; i++)
        if (!n || entries->at[n - 1] != entries->at[i])
            entries->at[n++] = entries->at[i];
    entries->n = n;
}

/* ---- the starts of a word ---- */

/* The kinds that entries of the word alone, or its being a number, make it of. */
static uint64_t kinds_of(const struct lay_lexicon *x, uint32_t word, const entry_numbers *entries)
{
    static const struct {
        enum lay_lex_class class;
        enum lay_element_kind kind;
    } classes[] = {{LAY_LEX_NUMBER, LAY_ELEMENT_NUM},
                   {LAY_LEX_MONTH, LAY_ELEMENT_MONTH},
                   {LAY_LEX_WEEKDAY, LAY_ELEMENT_WEEKDAY},
                   {LAY_LEX_SEASON, LAY_ELEMENT_SEASON},
                   {LAY_LEX_UNIT, LAY_ELEMENT_UNIT}};
    uint64_t bits = word ? 0 : kind_bit(LAY_ELEMENT_DAY) | kind_bit(LAY_ELEMENT_NUM);
    for (size_t i = 0; i < entries->n && word; i++) {
        const struct lay_entry *entry = &x->entries.at[entries->at[i]];
        for (size_t k = 0; k < LAY_COUNT(classes) && entry->count == 1; k++)
            if (entry->class == classes[k].class && may_be(x, entry->elements, word, 0))
                bits |= kind_bit(classes[k].kind);
    }
    return bits;
}

static void note_value(struct lay_lexicon *x, const struct lay_entry *entry,
                       struct lay_starts *starts)
{
    if (entry->count != 1)
        return;
    if (!starts->values)
        starts->values = lay_arena_alloc(&x->arena, LAY_LEX_COUNT * sizeof *starts->values);
    if (!starts->values[entry->class])
        starts->values[entry->class] = entry->value;
    starts->classes |= lay_class_bit(entry->class);
}

/* Triggers come first, times last, adverbs of several words before them: who wants only these looks
 * at no others. */
enum part { TRIGGERS, LISTS, ASIDES, TIMES };

static enum part part_of(const struct lay_entry *entry)
{
    return entry->class == LAY_LEX_TRIGGER                      ? TRIGGERS
           : entry->class == LAY_LEX_CALC                       ? TIMES
           : entry->class == LAY_LEX_ADVERB && entry->count > 1 ? ASIDES
                                                                : LISTS;
}

static void add_part(struct lay_lexicon *x, const struct lay_start *all, size_t count,
                     enum part part, struct lay_starts *out, struct lay_start *kept)
{
    for (size_t i = 0; i < count; i++) {
        const struct lay_entry *entry = all[i].entry;
        if (part_of(entry) != part)
            continue;
        note_value(x, entry, out);
        bool stands = entry->class == LAY_LEX_BASE && strcmp(entry->value, "that") == 0;
        out->begun |= stands ? 0 : lay_class_bit(entry->class); /* the one: no noun itself */
        kept[out->n++] = all[i];
    }
}

/* Of many entries those that go on with a word are found by its bit, 64 at a time. */
static const uint64_t *by_bit(struct lay_lexicon *x, const struct lay_start *starts, size_t n)
{
    enum { FEW = 8 };
    if (n <= FEW)
        return NULL;
    uint64_t *out = lay_arena_array(&x->arena, uint64_t, (n + 63) / 64 * 64);
    for (size_t i = 0; i < n; i++)
        for (size_t bit = 0; bit < 64; bit++)
            out[i / 64 * 64 + bit] |= (starts[i].next.one >> bit & 1) << i % 64;
    return out;
}

const struct lay_starts lay_no_starts;

/* Stays where it is while others are made: callers look up words within a list of starts. */
static const struct lay_starts *make_starts(struct lay_lexicon *x, uint32_t word)
{
    entry_numbers entries = {0};
    find_entries(x, word, &entries);
    struct lay_starts starts = {.kinds = kinds_of(x, word, &entries)};
    if (starts.kinds) /* <month>, <num>: what begins with a word of its kind */
        add_of_word(x, 0, &entries);
    sort_entries(&entries);
    size_t n = 0;
    struct lay_start *all = lay_zalloc(entries.n + 1, sizeof *all);
    for (size_t i = 0; i < entries.n; i++) {
        struct lay_entry *entry = &x->entries.at[entries.at[i]];
        struct lay_bits next = next_bits(x, entry, word, starts.kinds);
        if (!next.one)
            continue;
        meet(x, entry);
        all[n++] = (struct lay_start){entry, entry->class, is_whole(x, entry, word), next,
                                      last_of(x, entry)};
    }
    const struct lay_starts *made = &lay_no_starts;
    if (n || !word) { /* numbers are of a kind wherever they begin nothing */
        struct lay_start *at = lay_arena_array(&x->arena, struct lay_start, n + 1);
        starts.at = at;
        add_part(x, all, n, TRIGGERS, &starts, at);
        starts.triggers = starts.n;
        add_part(x, all, n, LISTS, &starts, at);
        starts.asides = starts.n;
        add_part(x, all, n, ASIDES, &starts, at);
        starts.calcs = starts.n;
        add_part(x, all, n, TIMES, &starts, at);
        starts.by_bit = by_bit(x, at, n);
        struct lay_starts *kept = lay_arena_new(&x->arena, struct lay_starts);
        *kept = starts;
        made = kept;
    }
    free(all);
    lay_vec_done(&entries);
    return made;
}

const struct lay_starts *lay_lexicon_first_starts(struct lay_lexicon *x, uint32_t word)
{
    while (x->starts.n <= word)
        lay_vec_push(&x->starts, NULL);
    if (!x->firsts.n)
        index_firsts(x);
    return x->starts.at[word] = make_starts(x, word);
}
