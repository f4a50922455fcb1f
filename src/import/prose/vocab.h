/* vocab.h: every spelling once, so that a word is a number: texts and lexicons are compared without
 * touching letters. Lower-cased in Latin, Greek and Cyrillic; ё is е, ’ is '. Accents stay: "à" is
 * not "a". */
#ifndef LAY_PROSE_VOCAB_H
#define LAY_PROSE_VOCAB_H

#include "base/mem.h"
#include <stdbool.h>
#include <stdint.h>

/* Of a hash table: 1 + the number of a spelling, 0 where it is free, and the other half of its
 * hash, by which all but a few others are told from it without a look at their letters. */
struct lay_vocab_slot {
    uint32_t number, tag;
};

struct lay_vocab {
    lay_arena arena;
    LAY_VEC(const char *) texts;      /* by number */
    LAY_VEC(const char *) beginnings; /* that lists ask for; sorted when it is closed … */
    LAY_VEC(uint64_t) first_eights;   /* … and the first eight bytes of each, in their order */
    bool closed;
    struct lay_vocab_slot *slots;
    size_t slot_count;
};

void lay_vocab_init(struct lay_vocab *words);
void lay_vocab_done(struct lay_vocab *words);

/* The number of a spelling of `len` bytes, made when it is new; 0 for "" and for what is too long
 * to be a word. */
uint32_t lay_vocab_number(struct lay_vocab *words, const char *text, size_t len);

/* The same for the beginning of words that a list asks for. */
uint32_t lay_vocab_beginning(struct lay_vocab *words, const char *text, size_t len);

/* All lists are read: from now on a spelling that is in none and begins as none asks for has the
 * number LAY_OTHER_WORD, so that memory does not grow with the words of texts. */
void lay_vocab_close(struct lay_vocab *words);
enum { LAY_OTHER_WORD = 1 };

/* Whether a spelling begins so: in line, as most do not and are told by their first letter. */
static inline bool lay_begins(const char *text, const char *with)
{
    while (*with && *text == *with)
        text++, with++;
    return !*with;
}

#define lay_vocab_text(words, number) ((words)->texts.at[number])

#endif
