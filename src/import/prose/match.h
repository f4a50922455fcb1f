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

/* The bits of the tokens behind token `at` among which the second word of a
 * phrase is: it may stand behind a hyphen or an adverb. */
struct lay_bits lay_bits_behind(struct lay_lexicon *lexicon, const struct lay_tokens *tokens,
                                size_t at, size_t limit);

/* Whether an entry of the starts of a token may match by what follows: cheaper than trying. */
static inline bool lay_may_match(const struct lay_starts *starts, uint32_t k,
                                 struct lay_bits behind)
{
    return lay_bits_meet(starts->next[k], behind) || lay_is_any(starts->next[k]);
}

/* Tries an entry of the starts of token `at` on the tokens before `limit`. */
bool lay_match_entry(struct lay_lexicon *lexicon, const struct lay_tokens *tokens, size_t at,
                     size_t limit, const struct lay_entry *entry, struct lay_match *out);

/* A whole number of digits with separators ("5,000", "5.000", "5 100") from token `at`; the tokens
 * it takes, 0 for none. "12.5" is none. */
size_t lay_match_digits(const struct lay_tokens *tokens, size_t at, size_t limit, int64_t *out);

#endif
