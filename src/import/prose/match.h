/* match.h: whether a phrase stands at a place of a text. */
#ifndef LAY_PROSE_MATCH_H
#define LAY_PROSE_MATCH_H

#include "import/prose/lexicon.h"

/* What stood in the phrase where its kinds are. 0 or -1: nothing. */
struct lay_match {
    size_t end; /* first token behind it */
    int day, month, year, weekday, season;
    int64_t num; /* -1: none */
    char unit;
    int day_before, weekday_before, year_before; /* the one before, where there are two */
};

/* What follows a token: `next` to it, or further on. */
struct lay_behind {
    struct lay_bits next, after;
};

/* `next`: the bits of the tokens behind token `at` among which the second word of a phrase is: it
 * may stand behind a hyphen or an adverb. `after`: those of all tokens behind it. */
struct lay_bits lay_bits_next(struct lay_lexicon *lexicon, const struct lay_tokens *tokens,
                              size_t at, size_t limit);
struct lay_behind lay_behind(struct lay_lexicon *lexicon, const struct lay_tokens *tokens,
                             size_t at, size_t limit);

/* The first of the starts from k on, of many, that goes on with one of these bits. */
static inline uint32_t lay_next_with_bits(const struct lay_starts *starts, uint32_t k, uint32_t end,
                                          uint64_t bits)
{
    for (; k < end; k = (k / 64 + 1) * 64) {
        const uint64_t *with = starts->by_bit + k / 64 * 64;
        uint64_t found = 0;
        for (uint64_t left = bits; left; left &= left - 1)
            found |= with[__builtin_ctzll(left)];
        if (found >> k % 64)
            return k + (uint32_t)__builtin_ctzll(found >> k % 64);
    }
    return end;
}

/* The first of the starts k..end-1 of a token that may match by what follows, which is cheaper than
 * trying; `end` or more where none may. */
static inline uint32_t lay_next_likely(const struct lay_starts *starts, uint32_t k, uint32_t end,
                                       struct lay_behind behind)
{
    for (; k < end; k++) {
        if (starts->by_bit)
            k = lay_next_with_bits(starts, k, end, behind.next.one);
        if (k < end && lay_bits_meet(starts->at[k].next, behind.next) &&
            lay_bits_meet(starts->at[k].last, behind.after))
            return k;
    }
    return end;
}
#define LAY_EACH_LIKELY(k, starts, from, end, behind)                                              \
    for (uint32_t k = lay_next_likely(starts, from, end, behind); k < (end);                       \
         k = lay_next_likely(starts, k + 1, end, behind))

/* Tries an entry on the tokens from `at`, with which it may begin, before `limit`. */
bool lay_match_entry(struct lay_lexicon *lexicon, const struct lay_tokens *tokens, size_t at,
                     size_t limit, const struct lay_entry *entry, struct lay_match *out);

/* The same for one of the starts of that token. */
static inline bool lay_match_start(struct lay_lexicon *lexicon, const struct lay_tokens *tokens,
                                   size_t at, size_t limit, const struct lay_start *start,
                                   struct lay_match *out)
{
    if (!start->whole)
        return lay_match_entry(lexicon, tokens, at, limit, start->entry, out);
    *out = (struct lay_match){.end = at + 1, .num = -1};
    return true;
}

/* A whole number of digits with separators ("5,000", "5.000", "5 100") from token `at`; the tokens
 * it takes, 0 for none. "12.5" is none. */
size_t lay_match_digits(const struct lay_tokens *tokens, size_t at, size_t limit, int64_t *out);

#endif
