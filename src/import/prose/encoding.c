/* encoding.c: see encoding.h. What a text is in, where it does not say so: UTF-16 has a mark or
 * zeros; Cyrillic has more bytes above 127 than letters below, and which of its encodings it is the
 * commonest letters tell; else it is Western European. As browsers do, ISO 8859-1 is taken for
 * windows-1252, which has all of it. */
#include "import/prose/encoding.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/utf8.h"
#include "import/input.h"
#include "import/prose/html.h"
#include <stdbool.h>
#include <string.h>

enum { LOOKED_AT = 1 << 20 }; /* bytes that are judged */

static bool is_ascii_letter(unsigned char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* With a mark, or with a zero in one half of each pair; NULL: it is none. */
static const char *utf16_of(const unsigned char *text, size_t len)
{
    size_t zeros[2] = {0}, n = len < 1024 ? len : 1024;
    if (len >= 2 && ((text[0] == 0xFF && text[1] == 0xFE) || (text[0] == 0xFE && text[1] == 0xFF)))
        return "utf-16";
    for (size_t i = 0; i < n; i++)
        zeros[i % 2] += !text[i];
    if (n < 8 || zeros[0] + zeros[1] < n / 8)
        return NULL;
    return zeros[1] > 4 * zeros[0] ? "utf-16le" : zeros[0] > 4 * zeros[1] ? "utf-16be" : NULL;
}

static const char *cyrillic_of(const size_t counts[256])
{
    static const struct {
        const char *name;
        unsigned char letters[6]; /* о е а и н т */
    } all[] = {{"windows-1251", {0xEE, 0xE5, 0xE0, 0xE8, 0xED, 0xF2}},
               {"koi8-r", {0xCF, 0xC5, 0xC1, 0xC9, 0xCE, 0xD4}},
               {"iso-8859-5", {0xDE, 0xD5, 0xD0, 0xD8, 0xDD, 0xE2}},
               {"cp866", {0xAE, 0xA5, 0xA0, 0xA8, 0xAD, 0xE2}}};
    const char *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < LAY_COUNT(all); i++) {
        size_t sum = 0;
        for (size_t k = 0; k < LAY_COUNT(all[i].letters); k++)
            sum += counts[all[i].letters[k]];
        best = sum > most ? all[i].name : best;
        most = sum > most ? sum : most;
    }
    return best;
}

/* "utf-8" for what is so but for a few bytes. */
static const char *guess(const unsigned char *text, size_t len)
{
    size_t counts[256] = {0}, letters = 0, high = 0, whole = 0, broken = 0, ligatures = 0;
    len = len < LOOKED_AT ? len : LOOKED_AT;
    for (size_t i = 0; i < len; i++) {
        counts[text[i]]++;
        letters += is_ascii_letter(text[i]);
        high += text[i] >= 0x80;
        ligatures += (text[i] == 0xBC || text[i] == 0xBD) && i + 1 < len &&
                     is_ascii_letter(text[i + 1]); /* cœur; in windows-1252 these are 1/4, 1/2 */
    }
    for (size_t i = 0; i < len;) {
        uint32_t c;
        size_t n = lay_utf8_decode((const char *)text + i, len - i, &c);
        whole += n > 1;
        broken += !n;
        i += n ? n : 1;
    }
    if (whole > 4 * broken)
        return "utf-8";
    const char *cyrillic = high > letters ? cyrillic_of(counts) : NULL;
    return cyrillic ? cyrillic : ligatures ? "iso-8859-15" : "windows-1252";
}

static bool is_one_of(const char *name, const char *const *all, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (all[i][k] && ((unsigned char)name[k] | 0x20) == ((unsigned char)all[i][k] | 0x20))
            k++;
        if (!all[i][k] && !name[k])
            return true;
    }
    return false;
}

/* What a page says of itself, where iconv may know it; NULL: nothing. */
static const char *said_by(const char *text, size_t len, lay_arena *arena)
{
    static const char *const latin[] = {"iso-8859-1", "latin1", "iso8859-1", "us-ascii", "ascii"};
    static const char *const unicode[] = {"utf-8", "utf8", "utf-16"};
    struct lay_page_told told = {0};
    if (!lay_is_html(text, len))
        return NULL;
    lay_page_read(text, len, arena, &told);
    const char *name = told.charset;
    if (!name || !*name || *name == '-' || is_one_of(name, unicode, LAY_COUNT(unicode)))
        return NULL;
    return is_one_of(name, latin, LAY_COUNT(latin)) ? "windows-1252" : name;
}

/* iconv -f koi8-r -t utf-8 'news/page.html' >'news/page-utf8.html' */
static void hint_command(const char *path, const char *encoding, lay_error *err)
{
    LAY_BUF command = {0};
    bool drops = strcmp(encoding, "utf-8") == 0;
    lay_buf_printf(&command, "iconv %s-f %s -t utf-8 ", drops ? "-c " : "", encoding);
    if (strcmp(path, "-") == 0) {
        lay_buf_puts(&command, "FILE | laydown extract -");
    } else {
        const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
        size_t stem = dot && (!slash || dot > slash) ? (size_t)(dot - path) : strlen(path);
        LAY_FREE char *fresh = lay_asprintf("%.*s-utf8%s", (int)stem, path, path + stem);
        lay_buf_shell(&command, path);
        lay_buf_puts(&command, " >");
        lay_buf_shell(&command, fresh);
    }
    lay_error_hint(err, "%s%s", lay_buf_text(&command),
                   drops ? ", which leaves out what is none" : "");
}

lay_status lay_check_encoding(const char *path, const char *text, size_t len, lay_error *err)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t valid = lay_utf8_valid_prefix(text, len);
    const char *encoding = utf16_of(bytes, len);
    if (valid == len && !encoding)
        return LAY_OK;
    lay_arena arena = {0};
    const char *said = encoding ? NULL : said_by(text, len, &arena);
    encoding = encoding ? encoding : said ? said : guess(bytes, len);
    if (said)
        lay_error_set(err, LAY_REFUSED, "text.encoding",
                      "Byte %zu is not UTF-8; the page says that it is in %s.", valid + 1, said);
    else if (strcmp(encoding, "utf-8") == 0)
        lay_error_set(err, LAY_REFUSED, "text.encoding",
                      "Byte %zu is not UTF-8, though most of the text is.", valid + 1);
    else
        lay_error_set(err, LAY_REFUSED, "text.encoding",
                      "The text is not UTF-8; by its bytes it seems to be in %s.", encoding);
    lay_error_at(err, lay_input_name(path), 0, 0);
    hint_command(path, encoding, err);
    lay_arena_done(&arena);
    return LAY_REFUSED;
}
