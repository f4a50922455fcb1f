/* fold.c: case, accents and punctuation taken off names, one code point at a time.
 *
 * Latin: the base letter of Unicode's compatibility decomposition (version 14), for Latin-1,
 * Extended-A, -B and Extended Additional as strings indexed by code point; letters that decompose
 * into two (æ, ß, ...) stand in a list. Stroked and hooked letters (ł ø đ ɓ ɗ) lose the stroke,
 * which Unicode does not do. Greek loses its tonos. Cyrillic keeps й ї ў ґ, which are letters of
 * their own, also when written with a combining mark; ё becomes е, as Russian prints it. Arabic
 * loses vowel signs and tatweel, and the forms of alef, ya, kaf and ta marbuta become one each,
 * so that Arabic and Persian keyboards agree. Other scripts keep their letters and marks.
 *
 * Limits: no full case mapping, no Greek with ancient accents, no Arabic presentation forms, no
 * transliteration. An apostrophe is a blank: "N'Djamena" is "n djamena", and a spelling without
 * it is another name. */
#include "base/fold.h"

#include "base/mem.h"
#include "base/utf8.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* '.' keep the code point, ' ' a blank, '#' see `pairs`. */
static const char latin1_and_extended[] = /* U+00C0..U+024F */
    "aaaaaa#ceeeeiiiidnooooo ouuuuy##aaaaaa#ceeeeiiiidnooooo ouuuuy#yaaaaaaccccccccdd"
    "ddeeeeeeeeeegggggggghhhhiiiiiiiiii##jjkk.llllllllllnnnnnnnnnoooooo##rrrrrrssssss"
    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzsbb.....cc.d......ff.....kk......oo.............u"
    "u..yyzz.............#########aaiioouuuuuuuuuu.aaaa##ggggkkoooo..j###gg..nnaa##oo"
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy...............b............";
static const char latin_additional[] = /* U+1E00..U+1EFF */
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo"
    "oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s..#."
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu"
    "uuyyyyyyyy......";

static const struct {
    uint16_t from;
    const char *to;
} pairs[] = {{0x00c6, "ae"},  {0x00de, "th"}, {0x00df, "ss"}, {0x00e6, "ae"}, {0x00fe, "th"},
             {0x0132, "ij"},  {0x0133, "ij"}, {0x0152, "oe"}, {0x0153, "oe"}, {0x01c4, "dz"},
             {0x01c5, "dz"},  {0x01c6, "dz"}, {0x01c7, "lj"}, {0x01c8, "lj"}, {0x01c9, "lj"},
             {0x01ca, "nj"},  {0x01cb, "nj"}, {0x01cc, "nj"}, {0x01e2, "ae"}, {0x01e3, "ae"},
             {0x01f1, "dz"},  {0x01f2, "dz"}, {0x01f3, "dz"}, {0x01fc, "ae"}, {0x01fd, "ae"},
             {0x1e9e, "ss"},  {0xfb00, "ff"}, {0xfb01, "fi"}, {0xfb02, "fl"}, {0xfb03, "ffi"},
             {0xfb04, "ffl"}, {0xfb05, "st"}, {0xfb06, "st"}};

/* Single code points that become another: Latin of African and Azerbaijani spelling, Greek,
 * Cyrillic, Arabic. */
static const struct {
    uint16_t from, to;
} singles[] = {
    {0x0186, 0x0254}, {0x018f, 0x0259}, {0x0190, 0x025b}, {0x0193, 0x0260}, {0x019d, 0x0272},
    {0x0253, 'b'},    {0x0257, 'd'},    {0x0386, 0x03b1}, {0x0388, 0x03b5}, {0x0389, 0x03b7},
    {0x038a, 0x03b9}, {0x038c, 0x03bf}, {0x038e, 0x03c5}, {0x038f, 0x03c9}, {0x0390, 0x03b9},
    {0x03aa, 0x03b9}, {0x03ab, 0x03c5}, {0x03ac, 0x03b1}, {0x03ad, 0x03b5}, {0x03ae, 0x03b7},
    {0x03af, 0x03b9}, {0x03b0, 0x03c5}, {0x03c2, 0x03c3}, {0x03ca, 0x03b9}, {0x03cb, 0x03c5},
    {0x03cc, 0x03bf}, {0x03cd, 0x03c5}, {0x03ce, 0x03c9}, {0x0400, 0x0435}, {0x0401, 0x0435},
    {0x0450, 0x0435}, {0x0451, 0x0435}, {0x04c0, 0x04cf}, {0x0622, 0x0627}, {0x0623, 0x0627},
    {0x0624, 0x0648}, {0x0625, 0x0627}, {0x0626, 0x064a}, {0x0629, 0x0647}, {0x0649, 0x064a},
    {0x0671, 0x0627}, {0x06a9, 0x0643}, {0x06c0, 0x0647}, {0x06c1, 0x0647}, {0x06cc, 0x064a},
    {0x06d5, 0x0647}};

/* What is neither letter, digit nor mark of a word, beyond Latin-1. */
static const struct {
    uint32_t first, last;
} blanks[] = {{0x02b9, 0x02df}, {0x037e, 0x037e}, {0x0384, 0x0385},   {0x0387, 0x0387},
              {0x055a, 0x055f}, {0x0589, 0x058f}, {0x05be, 0x05be},   {0x05c0, 0x05c0},
              {0x05c3, 0x05c3}, {0x05f3, 0x05f4}, {0x0600, 0x060f},   {0x061b, 0x061f},
              {0x066a, 0x066d}, {0x06d4, 0x06d4}, {0x0964, 0x0965},   {0x1361, 0x1368},
              {0x1680, 0x1680}, {0x2000, 0x200a}, {0x2010, 0x2029},   {0x202f, 0x205f},
              {0x20a0, 0x20cf}, {0x2100, 0x214f}, {0x2190, 0x2bff},   {0x3000, 0x3004},
              {0x3008, 0x3020}, {0x3030, 0x3030}, {0x303d, 0x303f},   {0x30a0, 0x30a0},
              {0x30fb, 0x30fb}, {0xe000, 0xf8ff}, {0xfe10, 0xfe1f},   {0xfe30, 0xfe6f},
              {0xff5f, 0xff65}, {0xffe0, 0xfffd}, {0x1f000, 0x1faff}, {0xf0000, 0x10ffff}};

/* Marks that are taken off, and characters that only steer the display. */
static const struct {
    uint32_t first, last;
} dropped[] = {
    {0x00ad, 0x00ad}, {0x0300, 0x036f}, {0x0483, 0x0487}, {0x0591, 0x05bd}, {0x05bf, 0x05bf},
    {0x05c1, 0x05c2}, {0x05c4, 0x05c5}, {0x05c7, 0x05c7}, {0x0610, 0x061a}, {0x0640, 0x0640},
    {0x064b, 0x065f}, {0x0670, 0x0670}, {0x06d6, 0x06dc}, {0x06df, 0x06e4}, {0x06e7, 0x06e8},
    {0x06ea, 0x06ed}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x200b, 0x200f}, {0x202a, 0x202e},
    {0x2060, 0x206f}, {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0xfeff, 0xfeff}};

#define BLANK 0x20u
#define DROP 0u

/* Decodes one code point and moves *at past it; an invalid byte is one U+FFFD. */
static uint32_t decode(const char *s, size_t len, size_t *at)
{
    if ((unsigned char)s[*at] < 0x80)
        return (unsigned char)s[(*at)++];
    uint32_t cp = 0xfffd;
    size_t n = lay_utf8_decode(s + *at, len - *at, &cp);
    *at += n ? n : 1;
    return cp;
}

static uint32_t fold_ascii(uint32_t cp)
{
    if (cp >= 'A' && cp <= 'Z')
        return cp + 32;
    return (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9') ? cp : BLANK;
}

/* U+0080..U+00BF: signs, but for the ordinals, raised digits and micro. */
static uint32_t fold_latin1_sign(uint32_t cp)
{
    switch (cp) {
    case 0xaa:
        return 'a';
    case 0xb2:
    case 0xb3:
        return '0' + (cp & 0xf);
    case 0xb5:
        return 0x3bc;
    case 0xb9:
        return '1';
    case 0xba:
        return 'o';
    case 0xad:
        return DROP;
    default:
        return BLANK;
    }
}

static uint32_t fold_single(uint32_t cp)
{
    for (size_t lo = 0, hi = sizeof singles / sizeof *singles; lo < hi;) {
        size_t mid = (lo + hi) / 2;
        if (singles[mid].from == cp)
            return singles[mid].to;
        if (singles[mid].from < cp)
            lo = mid + 1;
        else
            hi = mid;
    }
    return cp;
}

/* Lower case of the scripts that have it, by the regular layout of their blocks. */
static uint32_t lower(uint32_t cp)
{
    if (cp >= 0x391 && cp <= 0x3a9 && cp != 0x3a2)
        return cp + 32;
    if (cp >= 0x402 && cp <= 0x40f)
        return cp + 80;
    if (cp >= 0x410 && cp <= 0x42f)
        return cp + 32;
    if ((cp >= 0x460 && cp <= 0x481) || (cp >= 0x48a && cp <= 0x4bf) ||
        (cp >= 0x4d0 && cp <= 0x52f))
        return cp | 1;
    if (cp >= 0x4c1 && cp <= 0x4ce)
        return cp & 1 ? cp + 1 : cp;
    if (cp >= 0x531 && cp <= 0x556)
        return cp + 48;
    if (cp >= 0x1c90 && cp <= 0x1cba)
        return cp - 0x1c90 + 0x10d0;
    return cp;
}

#define IN_RANGES(table, cp) in_ranges(&(table)[0].first, sizeof(table) / sizeof *(table), cp)

/* Whether one of n pairs (first, last), in order, holds cp. */
static bool in_ranges(const uint32_t *pair, size_t n, uint32_t cp)
{
    for (size_t i = 0; i < n && pair[2 * i] <= cp; i++)
        if (cp <= pair[2 * i + 1])
            return true;
    return false;
}

/* The letter it folds to, BLANK, DROP, or '#' for a letter that becomes two (see `pairs`). */
static uint32_t fold_one(uint32_t cp)
{
    if (cp >= 0xff01 && cp <= 0xff5e)
        cp -= 0xfee0; /* full-width ASCII */
    if (cp < 0x80)
        return fold_ascii(cp);
    if (cp < 0xc0)
        return fold_latin1_sign(cp);
    char base = '.';
    if (cp < 0x250)
        base = latin1_and_extended[cp - 0xc0];
    else if (cp >= 0x1e00 && cp < 0x1f00)
        base = latin_additional[cp - 0x1e00];
    else if (cp >= 0xfb00 && cp <= 0xfb06)
        base = '#';
    if (base != '.')
        return (unsigned char)base;
    if (cp >= 0x660 && cp <= 0x669)
        return '0' + (cp - 0x660);
    if (cp >= 0x6f0 && cp <= 0x6f9)
        return '0' + (cp - 0x6f0);
    uint32_t single = fold_single(cp);
    if (single != cp)
        return single;
    if (IN_RANGES(dropped, cp))
        return DROP;
    return IN_RANGES(blanks, cp) ? BLANK : lower(cp);
}

static size_t fold_pair(uint32_t cp, char *out)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i].from == cp) {
            memcpy(out, pairs[i].to, strlen(pairs[i].to));
            return strlen(pairs[i].to);
        }
    return 0;
}

/* A Cyrillic letter that stands decomposed, put together again; 0 when the mark only goes. */
static uint32_t compose(uint32_t letter, uint32_t mark)
{
    if (mark == 0x306)
        return letter == 0x438 ? 0x439 : letter == 0x443 ? 0x45e : 0;
    return mark == 0x308 && letter == 0x456 ? 0x457 : 0;
}

/* Writes the folded text, which is never longer than the text, and returns its length. */
static size_t fold_into(char *out, const char *utf8, size_t len)
{
    size_t n = 0, last_n = 0;
    uint32_t last = BLANK;
    bool gap = false;
    for (size_t at = 0; at < len;) {
        unsigned char letter = (unsigned char)utf8[at] | 0x20;
        if (letter >= 'a' && letter <= 'z') { /* most are: at no cost */
            if (gap && n > 0)
                out[n++] = ' ';
            gap = false;
            last = letter;
            last_n = n;
            out[n++] = (char)letter;
            at++;
            continue;
        }
        uint32_t to, cp = lay_utf8_cyrillic(utf8 + at, len - at);
        if (cp >= 0x410 && cp <= 0x44F) { /* А..я */
            to = cp < 0x430 ? cp + 32 : cp;
            at += 2;
        } else {
            cp = decode(utf8, len, &at);
            to = fold_one(cp);
        }
        if (to == DROP) {
            uint32_t whole = gap ? 0 : compose(last, cp);
            if (whole)
                n = last_n + lay_utf8_encode(last = whole, out + last_n);
            continue;
        }
        if (to == BLANK) {
            gap = true;
            continue;
        }
        if (gap && n > 0)
            out[n++] = ' ';
        gap = false;
        last = to;
        last_n = n;
        if (to == '#')
            n += fold_pair(cp, out + n);
        else if (to < 0x80)
            out[n++] = (char)to;
        else
            n += lay_utf8_encode(to, out + n);
    }
    return n;
}

void lay_fold_add(lay_buf *out, const char *utf8, size_t len)
{
    char *folded = lay_buf_room(out, len + 4);
    out->len += fold_into(folded, utf8, len);
    out->text[out->len] = '\0';
}

char *lay_fold(const char *utf8)
{
    lay_buf out = {0};
    lay_fold_add(&out, utf8, strlen(utf8));
    return lay_buf_take(&out);
}
