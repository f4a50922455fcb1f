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

/* By their length, in letters of two bytes each. */
static const char four[][9] = {"овым", "евым", "овом", "евом"};
static const char three[][7] = {"ыми", "ими", "ого", "его", "ому", "ему", "ами", "ями",
                                "ова", "ове", "ову", "ово", "ева", "еве", "еву", "ево"};
static const char two[][5] = {"ої", "ій", "ою", "ею", "ея", "еи", "ью", "их", "ых", "ім", "им",
                              "ым", "ах", "ях", "ів", "ов", "ев", "ей", "ой", "ий", "ый", "ая",
                              "яя", "ое", "ее", "ые", "ие", "ом", "ем", "ам", "ям", "ую", "юю"};
static const char one[][3] = {"а", "я", "о", "е", "и", "ы", "у", "ю", "ь", "й", "і", "ї", "х"};

bool lay_is_cyrillic(const char *word, size_t len)
{
    return len && ((unsigned char)word[0] == 0xD0 || (unsigned char)word[0] == 0xD1 ||
                   (unsigned char)word[0] == 0xD2);
}

/* "в Корее" keeps the е of Корея; "верхнее" is an adjective. */
static bool is_of_eya(const char *word, size_t len)
{
    static const char *const adjectives[] = {"хнее", "жнее", "днее"};
    for (size_t i = 0; i < LAY_COUNT(adjectives); i++) {
        size_t n = strlen(adjectives[i]);
        if (len >= n && memcmp(word + len - n, adjectives[i], n) == 0)
            return false;
    }
    return true;
}

/* The ending of `size` bytes that a list has of it, or NULL. */
#define ENDING_OF(list, end, size) ending_of((list)[0], LAY_COUNT(list), end, size)
static inline const char *ending_of(const char *list, size_t count, const char *end, size_t size)
{
    for (size_t i = 0; i < count; i++, list += size + 1)
        if (memcmp(end, list, size) == 0)
            return list;
    return NULL;
}

static size_t stem_length(const char *word, size_t len, bool first)
{
    enum { LEAST = 6, LEAST_BEHIND = 4, LEAST_OF_OV = 12 }; /* bytes; "Ростов" is no "Рост" */
    if (!lay_is_cyrillic(word, len))
        return len;
    const char *end = word + len;
    for (size_t size = 8, least = first ? LEAST : LEAST_BEHIND; size; size -= 2) {
        if (len < size + least)
            continue;
        const char *ending = size == 8   ? ENDING_OF(four, end - 8, 8)
                             : size == 6 ? ENDING_OF(three, end - 6, 6)
                             : size == 4 ? ENDING_OF(two, end - 4, 4)
                                         : ENDING_OF(one, end - 2, 2);
        bool pair = ending && size >= 4; /* which two letters it begins with */
        bool ov = pair && (memcmp(ending, "ов", 4) == 0 || memcmp(ending, "ев", 4) == 0);
        bool eya = pair && memcmp(ending, "ее", 4) == 0 && is_of_eya(word, len);
        if (ending && !eya && (!ov || len >= size + LEAST_OF_OV))
            return len - size;
    }
    return len;
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
