/* vocab.h: every spelling once, so that a word is a number: texts and lexicons are compared without
 * touching letters. Lower-cased in Latin, Greek and Cyrillic; ё is е, ’ is '. Accents stay: "à" is
 * not "a". */
#ifndef LAY_PROSE_VOCAB_H
#define LAY_PROSE_VOCAB_H

#include "base/mem.h"
#include <stdint.h>

struct lay_vocab {
    lay_arena arena;
    LAY_VEC(const char *) texts; /* by number */
    uint32_t *slots;
    size_t slot_count;
};

void lay_vocab_init(struct lay_vocab *words);
void lay_vocab_done(struct lay_vocab *words);

/* The number of a spelling of `len` bytes, made when it is new; 0 for "" and for what is too long
 * to be a word. */
uint32_t lay_vocab_number(struct lay_vocab *words, const char *text, size_t len);

#define lay_vocab_text(words, number) ((words)->texts.at[number])

#endif
