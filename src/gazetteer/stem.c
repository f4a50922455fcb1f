/* stem.c: Slavic names in their cases: "Вооружённых сил России" is of "Вооружённые силы России".
 *
 * A word in Cyrillic loses the longest ending of the list that leaves it three letters or more, two
 * behind another word: "Айн-Исе" (-ия loses its я alone: Нигерия is not Нигер); other words stay as
 * they are. Both the listed names and the words of an unknown one are cut so,
 * and compared. That is coarse: it serves to read whose a force is, where a second reading makes
 * the answer none, and to find places whose name as written is nobody's (loose.c). */
#include "gazetteer/internal.h"

#include <stdlib.h>
#include <string.h>

static const char *const endings[] = {
    "овым", "евым", "овом", "евом", "ыми", "ими", "ого", "его", "ому", "ему", "ами",
    "ями",  "ова",  "ове",  "ову",  "ово", "ева", "еве", "еву", "ево", "ої",  "ій",
    "ою",   "ею",   "ея",   "еи",   "ью",  "их",  "ых",  "ім",  "им",  "ым",  "ах",
    "ях",   "ів",   "ов",   "ев",   "ей",  "ой",  "ий",  "ый",  "ая",  "яя",  "ое",
    "ее",   "ые",   "ие",   "ом",   "ем",  "ам",  "ям",  "ую",  "юю",  "а",   "я",
    "о",    "е",    "и",    "ы",    "у",   "ю",   "ь",   "й",   "і",   "ї",   "х"};

bool lay_is_cyrillic(const char *word, size_t len)
{
    return len && ((unsigned char)word[0] == 0xD0 || (unsigned char)word[0] == 0xD1 ||
                   (unsigned char)word[0] == 0xD2);
}

/* "в Корее" keeps the е of Корея; "верхнее" is an adjective. */
static bool is_of_eya(const char *word, size_t len, const char *ending)
{
    static const char *const adjectives[] = {"хнее", "жнее", "днее"};
    if (strcmp(ending, "ее") != 0)
        return false;
    for (size_t i = 0; i < LAY_COUNT(adjectives); i++) {
        size_t n = strlen(adjectives[i]);
        if (len >= n && memcmp(word + len - n, adjectives[i], n) == 0)
            return false;
    }
    return true;
}

static size_t stem_length(const char *word, size_t len, bool first)
{
    enum { LEAST = 6, LEAST_BEHIND = 4, LEAST_OF_OV = 12 }; /* bytes; "Ростов" is no "Рост" */
    size_t best = 0;
    for (size_t i = 0; i < LAY_COUNT(endings) && lay_is_cyrillic(word, len); i++) {
        size_t ending = strlen(endings[i]), least = first ? LEAST : LEAST_BEHIND;
        if (strncmp(endings[i], "ов", 4) == 0 || strncmp(endings[i], "ев", 4) == 0)
            least = LEAST_OF_OV;
        if (is_of_eya(word, len, endings[i]))
            continue;
        if (ending > best && len >= ending + least &&
            memcmp(word + len - ending, endings[i], ending) == 0)
            best = ending;
    }
    return len - best;
}

char *lay_stem_name(const char *folded, size_t len, size_t *out_len)
{
    char *out = lay_alloc(len + 1);
    size_t n = 0;
    for (size_t at = 0; at < len;) {
        size_t word = 0;
        while (at + word < len && folded[at + word] != ' ')
            word++;
        size_t kept = stem_length(folded + at, word, !at);
        if (n)
            out[n++] = ' ';
        memcpy(out + n, folded + at, kept);
        n += kept;
        at += word + 1;
    }
    out[n] = '\0';
    *out_len = n;
    return out;
}
