/* sound.c: how a name sounds, roughly: what its spellings in English, French and Russian have in
 * common. "Ouahigouya", "Wahiguya" and "Уахигуя" are one, "Raqqa", "Rakka" and "Ракка".
 *
 * Letters and groups of them become the letters of a small alphabet, the longest group first;
 * blanks and h go, doubled letters become one. Vowels are kept: without them half the world is
 * one. Other scripts have no sound here. */
#include "gazetteer/internal.h"
#include <string.h>

static const struct {
    const char *from, *to;
} letters[] = {
    {"tch", "C"}, {"sch", "C"}, {"dzh", "J"}, {"ou", "u"},  {"oo", "u"}, {"ch", "C"},  {"sh", "C"},
    {"kh", ""},   {"gh", "g"},  {"dj", "J"},  {"zh", "J"},  {"ts", "c"}, {"tz", "c"},  {"ph", "f"},
    {"th", "t"},  {"qu", "k"},  {"ck", "k"},  {"gu", "gu"}, {"ee", "i"}, {"ay", "ai"}, {"ey", "ei"},
    {"h", ""},    {"j", "J"},   {"y", "i"},   {"q", "k"},   {"c", "k"},  {"w", "v"},   {"x", "ks"},
    {"а", "a"},   {"б", "b"},   {"в", "v"},   {"г", "g"},   {"ґ", "g"},  {"дж", "J"},  {"д", "d"},
    {"е", "e"},   {"є", "ie"},  {"ж", "J"},   {"з", "z"},   {"и", "i"},  {"й", "i"},   {"і", "i"},
    {"ї", "i"},   {"к", "k"},   {"л", "l"},   {"м", "m"},   {"н", "n"},  {"о", "o"},   {"п", "p"},
    {"р", "r"},   {"с", "s"},   {"т", "t"},   {"у", "u"},   {"ф", "f"},  {"х", ""},    {"ц", "c"},
    {"ч", "C"},   {"ш", "C"},   {"щ", "C"},   {"ъ", ""},    {"ы", "i"},  {"ь", ""},    {"э", "e"},
    {"ю", "iu"},  {"я", "ia"},
};

static const char *sound_at(const char *text, size_t *len)
{
    const char *best = NULL;
    *len = 0;
    for (size_t i = 0; i < LAY_COUNT(letters); i++) {
        if (letters[i].from[0] != *text)
            continue;
        size_t n = strlen(letters[i].from);
        if (n > *len && strncmp(text, letters[i].from, n) == 0) {
            best = letters[i].to;
            *len = n;
        }
    }
    return best;
}

char *lay_sound(const char *folded)
{
    char *out = lay_alloc(2 * strlen(folded) + 1);
    size_t n = 0;
    for (const char *at = folded; *at;) {
        char own[2] = {*at, '\0'};
        size_t len;
        const char *to = sound_at(at, &len);
        if (!to && (unsigned char)*at >= 0x80) {
            n = 0; /* a script that has no sound here */
            break;
        }
        if (!to) {
            to = *at == ' ' ? "" : own;
            len = 1;
        }
        for (; *to; to++)
            if (!n || out[n - 1] != *to)
                out[n++] = *to;
        at += len;
    }
    out[n] = '\0';
    return out;
}
