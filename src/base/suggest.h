/* suggest.h: "did you mean", "there are". */
#ifndef LAY_BASE_SUGGEST_H
#define LAY_BASE_SUGGEST_H

#include <laydown/error.h>
#include <stddef.h>

/* The candidate nearest to word, at most two slips away (a letter wrong, missing, too many, or two
 * neighbours swapped) and at most a third of the longer one's length; the first of equals; NULL
 * when there is none. ASCII letters compare without case. The result is borrowed. */
const char *lay_suggest(const char *word, const char *const *candidates, size_t n);

/* The hint for a word that is none of the candidates: the nearest one, else all of them in their
 * order. */
void lay_suggest_hint(const char *word, const char *const *candidates, size_t n, lay_error *err);

#endif
