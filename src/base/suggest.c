/* suggest.c: see suggest.h. The distance is optimal string alignment (Damerau 1964, with the table
 * of Wagner and Fischer 1974), over characters. A word that is more than two longer than a
 * candidate is never compared, so a hostile word costs no more than a candidate's length squared.
 */
#include "base/suggest.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/utf8.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MOST 2u

typedef LAY_VEC(uint32_t) letters;

static letters spell(const char *word)
{
    letters out = {0};
    size_t len = strlen(word);
    for (size_t at = 0; at < len;) {
        uint32_t cp = (unsigned char)word[at]; /* what is not UTF-8 stands for itself */
        size_t used = lay_utf8_decode(word + at, len - at, &cp);
        at += used ? used : 1;
        if (cp >= 'A' && cp <= 'Z')
            cp += 'a' - 'A';
        lay_vec_push(&out, cp);
    }
    return out;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t distance(const letters *a, const letters *b)
{
    size_t width = b->n + 1;
    LAY_FREE size_t *rows = lay_zalloc(3 * width, sizeof *rows);
    size_t *before = rows, *above = rows + width, *row = rows + 2 * width;
    for (size_t j = 0; j < width; j++)
        above[j] = j;
    for (size_t i = 1; i <= a->n; i++) {
        row[0] = i;
        for (size_t j = 1; j < width; j++) {
            bool same = a->at[i - 1] == b->at[j - 1];
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + !same);
            if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *free_row = before;
        before = above;
        above = row;
        row = free_row;
    }
    return above[b->n];
}

const char *lay_suggest(const char *word, const char *const *candidates, size_t n)
{
    const char *best = NULL;
    size_t best_distance = MOST + 1;
    letters asked = spell(word);
    for (size_t i = 0; i < n; i++) {
        letters known = spell(candidates[i]);
        size_t longer = asked.n > known.n ? asked.n : known.n;
        if (longer - least(asked.n, known.n) <= MOST) {
            size_t found = distance(&asked, &known);
            if (found <= longer / 3 && found < best_distance) {
                best = candidates[i];
                best_distance = found;
            }
        }
        lay_vec_done(&known);
    }
    lay_vec_done(&asked);
    return best;
}

void lay_suggest_hint(const char *word, const char *const *candidates, size_t n, lay_error *err)
{
    const char *near = lay_suggest(word, candidates, n);
    if (near) {
        lay_error_hint(err, "did you mean %s?", near);
        return;
    }
    LAY_BUF all = {0};
    for (size_t i = 0; i < n; i++)
        lay_buf_printf(&all, "%s%s", i ? ", " : "", candidates[i]);
    lay_error_hint(err, "there is %s", lay_buf_text(&all));
}
