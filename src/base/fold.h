/* fold.h: names made comparable. Two spellings of one name that differ only in case, accents,
 * punctuation, Arabic vowel signs or code point order fold to the same bytes. */
#ifndef LAY_BASE_FOLD_H
#define LAY_BASE_FOLD_H

#include "base/buf.h"
#include <stddef.h>

/* The folded form of a UTF-8 text: lower-case letters and digits of any script, words separated
 * by one blank, none at the ends; "" when nothing is left. Invalid bytes count as a blank. No
 * locale. Folding what is folded changes nothing. Caller frees. */
char *lay_fold(const char *utf8);

/* The same for `len` bytes, appended to *out (no blank is put between it and what stands there). */
void lay_fold_add(lay_buf *out, const char *utf8, size_t len);

#endif
