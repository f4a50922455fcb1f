/* facility.c: the proper name of a facility: "авиабаза Аль-Хадим", "base d'al-Khadim" and "Al
 * Khadim air base" are one facility in three languages, though no list has all its names.
 *
 * The words that say that it is one (facility-words.csv), those that say of what kind, and articles
 * (name-words.csv) are left out, wherever they stand. */
#include "gazetteer/internal.h"
#include <stdlib.h>
#include <string.h>

enum { LEAST = 4 }; /* bytes of a name; fewer say too little */

static bool is_stem_of(const char *token, size_t len, const char *word)
{
    size_t a, b;
    LAY_FREE char *x = lay_stem_name(token, len, &a);
    LAY_FREE char *y = lay_stem_name(word, strlen(word), &b);
    return a == b && memcmp(x, y, a) == 0;
}

static bool is_around(const struct lay_gazetteer *g, const char *token, size_t len)
{
    for (size_t i = 0; i < g->name_words.n; i++) {
        const struct lay_name_word *word = &g->name_words.at[i];
        const char *text = lay_text_at(g, word->word);
        if (word->kind != LAY_AROUND_ARTICLE && word->kind != LAY_AROUND_FACILITY)
            continue;
        if (word->len == len ? memcmp(token, text, len) == 0
                             : word->kind == LAY_AROUND_FACILITY && lay_is_cyrillic(token, len) &&
                                   is_stem_of(token, len, text))
            return true;
    }
    return false;
}

/* Where an Arabic word goes on behind its article: "القاعدة". */
static size_t behind_article(const char *folded, size_t at)
{
    static const char article[] = "\xd8\xa7\xd9\x84";
    return strncmp(folded + at, article, sizeof article - 1) == 0 ? at + sizeof article - 1 : at;
}

/* Behind the words that stand at a word of the name and say that it is a facility; 0: none do. */
static size_t said_end(const struct lay_gazetteer *g, const char *folded, size_t at)
{
    return lay_level_word_end(g, LAY_LEVEL_FACILITY, folded, behind_article(folded, at));
}

static bool is_said(const struct lay_gazetteer *g, const char *folded)
{
    const char *word = folded;
    while (*word && !said_end(g, folded, (size_t)(word - folded))) {
        word += strcspn(word, " ");
        word += *word == ' ';
    }
    return *word;
}

char *lay_facility_core(const struct lay_gazetteer *g, const char *folded)
{
    size_t len = strlen(folded), n = 0;
    if (!is_said(g, folded))
        return NULL;
    LAY_FREE char *rest = lay_alloc(len + 2);
    for (size_t at = 0; at < len;) {
        size_t end = said_end(g, folded, at);
        size_t word = strcspn(folded + at, " ");
        if (!end && !is_around(g, folded + at, word)) {
            memcpy(rest + n, folded + at, word);
            n += word;
            rest[n++] = ' ';
        }
        at = (end ? end : at + word) + 1;
    }
    rest[n ? n - 1 : 0] = '\0';
    if (n < LEAST + 1)
        return NULL;
    LAY_FREE char *loose = lay_loose_name(rest);
    if (strlen(loose) < LEAST)
        return NULL;
    return lay_asprintf("%c%s", LAY_FACILITY_MARK, loose);
}
