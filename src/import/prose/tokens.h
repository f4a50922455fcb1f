/* tokens.h: a text as tokens with their bytes in the original, which is never changed. */
#ifndef LAY_PROSE_TOKENS_H
#define LAY_PROSE_TOKENS_H

#include "import/prose/vocab.h"
#include <stdbool.h>

enum lay_token_kind {
    LAY_TOKEN_WORD,   /* letters, with what is joined to them: "Sévaré", "l'", "'s" */
    LAY_TOKEN_NUMBER, /* digits with their separators: "5,000", "12.5" */
    LAY_TOKEN_MARK,   /* one sign */
    LAY_TOKEN_MASKED  /* an address: nothing in it is text */
};

/* Signs beyond ASCII. */
enum lay_sign {
    LAY_DASH = 1, /* – — */
    LAY_OPENING_QUOTE,
    LAY_CLOSING_QUOTE,
    LAY_OPENING_GUILLEMET,
    LAY_CLOSING_GUILLEMET,
    LAY_OPENING_SINGLE,
    LAY_CLOSING_SINGLE,
    LAY_ELLIPSIS,
    LAY_OTHER_SIGN
};

struct lay_token {
    uint32_t start, end; /* bytes, half open */
    uint32_t word;       /* number of its lower-case spelling */
    uint8_t kind;
    char sign;          /* of a mark its character, or an enum lay_sign; else 0 */
    bool capital : 1;   /* begins with a capital letter */
    bool spaced : 1;    /* a blank or line end stands before it */
    bool line : 1;      /* the first of its line */
    bool paragraph : 1; /* the first after an empty line, or of the text */
    bool sentence : 1;  /* the first of a sentence */
};

struct lay_tokens {
    const char *text; /* borrowed */
    size_t len;
    LAY_VEC(struct lay_token) all;
};

/* Linear in len. The text is valid UTF-8. `abbreviations`: numbers of words after which a point
 * ends no sentence; ends with UINT32_MAX. */
void lay_tokens_split(struct lay_vocab *words, const char *text, size_t len,
                      const uint32_t *abbreviations, struct lay_tokens *out);
void lay_tokens_done(struct lay_tokens *tokens);

#endif
