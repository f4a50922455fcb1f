/* suspicious.c: see suspicious.h. One pass; pure ASCII, which is most, is left at once. */
#include "import/suspicious.h"

#include "base/mem.h"
#include "base/utf8.h"
#include <stdint.h>
#include <string.h>

struct range {
    uint32_t first, last;
};

static const struct range direction[] = {
    {0x061C, 0x061C}, {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}};
static const struct range invisible[] = {
    {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},
    {0x200B, 0x200B}, {0x2060, 0x2065}, {0x206A, 0x206F},   {0x3164, 0x3164},   {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
static const struct range joiners[] = {{0x200C, 0x200D}, {0xFE00, 0xFE0F}};
static const struct range latin[] = {{'A', 'Z'},       {'a', 'z'},      {0xC0, 0xD6},
                                     {0xD8, 0xF6},     {0xF8, 0x2AF},   {0x1E00, 0x1EFF},
                                     {0xFF21, 0xFF3A}, {0xFF41, 0xFF5A}};
static const struct range greek[] = {{0x370, 0x373}, {0x376, 0x3FF}, {0x1F00, 0x1FFF}};
static const struct range cyrillic[] = {
    {0x400, 0x52F}, {0x1C80, 0x1C8F}, {0x2DE0, 0x2DFF}, {0xA640, 0xA69F}};

static bool in(const struct range *ranges, size_t count, uint32_t cp)
{
    for (size_t i = 0; i < count; i++)
        if (cp >= ranges[i].first && cp <= ranges[i].last)
            return true;
    return false;
}
#define IN(ranges, cp) in(ranges, LAY_COUNT(ranges), cp)

/* A bit per script; 0 for what is no letter of the three. */
static unsigned script(uint32_t cp)
{
    return IN(latin, cp) ? 1u : IN(cyrillic, cp) ? 2u : IN(greek, cp) ? 4u : 0u;
}

static bool ends_word(uint32_t cp)
{
    return cp < 'A' || (cp > 'Z' && cp < 'a') || (cp > 'z' && cp < 0xC0) ||
           (cp >= 0x2000 && cp <= 0x206F);
}

enum lay_suspicion lay_text_suspicion(const char *text, bool is_name)
{
    size_t len = strlen(text), i = 0, size;
    while (i < len && (unsigned char)text[i] < 0x80)
        i++;
    if (i == len)
        return LAY_SUSPICION_NONE;
    enum lay_suspicion found = LAY_SUSPICION_NONE;
    unsigned scripts = 0;
    for (i = 0; i < len; i += size) {
        uint32_t cp;
        size = lay_utf8_decode(text + i, len - i, &cp);
        if (!size)
            return found; /* the JSON reader has let no such text through */
        if (IN(direction, cp))
            return LAY_SUSPICION_DIRECTION;
        if (IN(invisible, cp) || (is_name && IN(joiners, cp)))
            found = LAY_SUSPICION_INVISIBLE;
        scripts = ends_word(cp) ? 0 : scripts | script(cp);
        if (is_name && !found && (scripts & (scripts - 1)))
            found = LAY_SUSPICION_MIXED;
    }
    return found;
}

const char *lay_suspicion_words(enum lay_suspicion suspicion)
{
    static const char *const words[] = {
        "looks right", "has characters that turn the direction of writing",
        "has invisible characters", "has letters of two scripts in one word"};
    return words[suspicion];
}
