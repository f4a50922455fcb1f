/* loose.c: names as they stand in a sentence, made comparable: "в Кидале", "l'Azawad", "la ville
 * d'Alep", "Deir Ezzor" for "Deir ez-Zor".
 *
 * The words of name-words.csv before and behind a name are left out, as long as something of three
 * letters is left; then the Arabic article and the case endings of Cyrillic words; then the blanks.
 * Both the names of the gazetteer and the one that is looked for are made so, and only where no
 * name fits as it is written. */
#include "gazetteer/internal.h"
#include <string.h>

enum { LEAST = 3 }; /* bytes that must be left of a name */

static const char arabic_article[] = "\xd8\xa7\xd9\x84";

struct rest {
    const char *at;
    size_t len;
};

static void note_level(const struct lay_name_word *word, enum lay_place_level *level,
                       bool *levelled)
{
    if (word->kind == LAY_AROUND_ARTICLE)
        return;
    *level = word->kind == LAY_AROUND_TOWN ? LAY_LEVEL_TOWN : LAY_LEVEL_AREA;
    *levelled = true;
}

/* Takes one word of the list off the rest; false when there is none. */
static bool take_off(const struct lay_gazetteer *g, struct rest *rest, enum lay_place_level *level,
                     bool *levelled)
{
    for (size_t i = 0; i < g->name_words.n; i++) {
        const struct lay_name_word *word = &g->name_words.at[i];
        size_t len = word->len;
        if (word->kind == LAY_AROUND_FACILITY || rest->len < len + 1 + LEAST)
            continue;
        const char *text = lay_text_at(g, word->word);
        if (word->behind ? rest->at[rest->len - 1] != text[len - 1] : *rest->at != *text)
            continue;
        if (!word->behind && memcmp(rest->at, text, len) == 0 && rest->at[len] == ' ') {
            rest->at += len + 1;
            rest->len -= len + 1;
        } else if (word->behind && memcmp(rest->at + rest->len - len, text, len) == 0 &&
                   rest->at[rest->len - len - 1] == ' ') {
            rest->len -= len + 1;
        } else {
            continue;
        }
        note_level(word, level, levelled);
        return true;
    }
    return false;
}

/* Copies, also onto itself, without blanks and without the Arabic articles of words. */
static size_t squeeze(const char *text, size_t len, char *out)
{
    const size_t article = sizeof arabic_article - 1;
    size_t n = 0;
    for (size_t at = 0; at < len;) {
        size_t word = 0;
        while (at + word < len && text[at + word] != ' ')
            word++;
        size_t skip =
            word >= article + 4 && memcmp(text + at, arabic_article, article) == 0 ? article : 0;
        memmove(out + n, text + at + skip, word - skip);
        n += word - skip;
        at += word + 1;
    }
    out[n] = '\0';
    return n;
}

char *lay_bare_name(const struct lay_gazetteer *g, const char *folded, enum lay_place_level *level,
                    bool *levelled)
{
    struct rest rest = {folded, strlen(folded)};
    while (take_off(g, &rest, level, levelled)) {
    }
    return lay_strndup(rest.at, rest.len);
}

char *lay_loose_name(const char *bare)
{
    size_t len;
    char *stem = lay_stem_name(bare, strlen(bare), &len);
    squeeze(stem, len, stem);
    return stem;
}
