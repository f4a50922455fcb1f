/* bones.c: the consonants of a name, across scripts: "ناجاساكي" and "Nagasaki" have "NJSK" in
 * common, "Моундоу" and "Moundou" "MND".
 *
 * Vowels are written in one script and not in the other, or stand for letters: و is w, o, u and v.
 * So they go, with h and its like; that a name begins with one is kept as "A". Letters that scripts
 * exchange are one: b and p, f and v, g and j, s and z. Half the world's short names are one
 * then, so this serves where no other reading finds a place, and only for names of other scripts
 * than Latin with bones enough to say one thing. Other scripts than these three have no bones.
 *
 * Foreign names in Arabic are mostly written with all their vowels, of which it has three: "كورور"
 * and "Koror" are "KuRuR". So bones with three vowels are a second, surer key. */
#include "gazetteer/internal.h"
#include <string.h>

static const struct {
    const char *from, *to;
} letters[] = {
    {"tsch", "C"}, {"sch", "C"}, {"tch", "C"}, {"sh", "C"}, {"ch", "C"}, {"kh", ""},  {"dzh", "J"},
    {"dj", "J"},   {"zh", "J"},  {"j", "J"},   {"g", "J"},  {"ph", "F"}, {"ce", "S"}, {"ci", "S"},
    {"cy", "S"},   {"c", "K"},   {"ck", "K"},  {"k", "K"},  {"q", "K"},  {"x", "KS"}, {"b", "B"},
    {"p", "B"},    {"t", "T"},   {"d", "D"},   {"f", "F"},  {"v", "F"},  {"s", "S"},  {"z", "S"},
    {"l", "L"},    {"m", "M"},   {"n", "N"},   {"r", "R"},  {"б", "B"},  {"в", "F"},  {"г", "J"},
    {"ґ", "J"},    {"дж", "J"},  {"д", "D"},   {"ж", "J"},  {"з", "S"},  {"к", "K"},  {"л", "L"},
    {"м", "M"},    {"н", "N"},   {"п", "B"},   {"р", "R"},  {"с", "S"},  {"т", "T"},  {"ф", "F"},
    {"ц", "TS"},   {"ч", "C"},   {"ш", "C"},   {"щ", "C"},  {"ب", "B"},  {"پ", "B"},  {"ت", "T"},
    {"ط", "T"},    {"ث", "T"},   {"ج", "J"},   {"غ", "J"},  {"گ", "J"},  {"ق", "K"},  {"ك", "K"},
    {"تش", "C"},   {"ش", "C"},   {"چ", "C"},   {"د", "D"},  {"ض", "D"},  {"ذ", "D"},  {"ظ", "D"},
    {"ز", "S"},    {"س", "S"},   {"ص", "S"},   {"ف", "F"},  {"ڤ", "F"},  {"ل", "L"},  {"م", "M"},
    {"ن", "N"},    {"ر", "R"},
};

static const struct {
    const char *from, *to;
} vowels[] = {
    {"a", "a"}, {"e", "i"}, {"i", "i"}, {"y", "i"},  {"o", "u"},  {"u", "u"},
    {"w", "u"}, {"а", "a"}, {"е", "i"}, {"и", "i"},  {"й", "i"},  {"о", "u"},
    {"у", "u"}, {"ы", "i"}, {"э", "i"}, {"ю", "iu"}, {"я", "ia"}, {"і", "i"},
    {"ї", "i"}, {"є", "i"}, {"ا", "a"}, {"ي", "i"},  {"و", "u"},
};

enum { ARABIC_FIRST = 0xD8, ARABIC_LAST = 0xDB, CYRILLIC_FIRST = 0xD0, CYRILLIC_LAST = 0xD2 };

/* How many bytes the letter at `text` has, 0 for a script that has no bones here. */
static size_t letter_length(const char *text)
{
    unsigned char first = (unsigned char)*text;
    if (first < 0x80)
        return 1;
    return (first >= CYRILLIC_FIRST && first <= CYRILLIC_LAST) ||
                   (first >= ARABIC_FIRST && first <= ARABIC_LAST)
               ? 2
               : 0;
}

/* The longest group at `text`; NULL for a vowel or what counts as one. */
static const char *bone_at(const char *text, size_t *len)
{
    const char *best = NULL;
    for (size_t i = 0; i < LAY_COUNT(letters); i++) {
        if (letters[i].from[0] != *text || (letters[i].from[1] && letters[i].from[1] != text[1]))
            continue;
        size_t n = strlen(letters[i].from);
        if ((!best || n > *len) && strncmp(text, letters[i].from, n) == 0) {
            best = letters[i].to;
            *len = n;
        }
    }
    return best;
}

/* The vowel at `text`, or nothing. An Arabic word that begins with i or u has a letter more. */
static const char *vowel_at(const char *text, bool first)
{
    static const char *const carried[] = {"اي", "او"};
    for (size_t i = 0; i < LAY_COUNT(carried) && first; i++)
        if (strncmp(text, carried[i], strlen(carried[i])) == 0)
            return "";
    for (size_t i = 0; i < LAY_COUNT(vowels); i++)
        if (vowels[i].from[0] == *text && (!vowels[i].from[1] || vowels[i].from[1] == text[1]))
            return vowels[i].to;
    return "";
}

char *lay_bones(const char *folded, bool with_vowels)
{
    char *out = lay_alloc(2 * strlen(folded) + 2);
    size_t n = 0;
    for (const char *at = folded; *at;) {
        size_t len = letter_length(at);
        if (!len || (*at >= '0' && *at <= '9')) {
            n = 0;
            break;
        }
        const char *to = *at == ' ' ? "" : bone_at(at, &len);
        if (with_vowels && (!to || !*to))
            to = vowel_at(at, n == 0);
        else if (!n && *at != ' ' && (!to || !*to))
            out[n++] = 'A';
        for (; to && *to; to++)
            if (!n || out[n - 1] != *to)
                out[n++] = *to;
        at += len;
    }
    out[n] = '\0';
    return out;
}
