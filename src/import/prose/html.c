/* html.c: tags blanked out, not removed, so that a byte of the text is a byte of the page. */
#include "import/prose/html.h"

#include "base/mem.h"
#include "base/utf8.h"
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool begins(const char *text, size_t len, size_t at, const char *with)
{
    for (size_t i = 0; with[i]; i++)
        if (at + i >= len || lower(text[at + i]) != with[i])
            return false;
    return true;
}

static bool is_html(const char *text, size_t len)
{
    size_t at = 0;
    while (at < len && (strchr(" \t\r\n", text[at]) || (unsigned char)text[at] >= 0xBB) && text[at])
        at++;
    return begins(text, len, at, "<!doctype html") || begins(text, len, at, "<html") ||
           begins(text, len, at, "<head") || begins(text, len, at, "<body") ||
           begins(text, len, at, "<article") || begins(text, len, at, "<p>") ||
           begins(text, len, at, "<div");
}

/* Elements whose content is no prose. */
static const char *const hidden[] = {"script", "style", "nav",        "header",   "footer",
                                     "aside",  "head",  "figcaption", "noscript", "template"};
static const char *const blocks[] = {"p",  "div", "br",      "li",      "h1",
                                     "h2", "h3",  "h4",      "td",      "tr",
                                     "ul", "ol",  "section", "article", "blockquote"};

static bool names(const char *text, size_t len, size_t at, const char *name)
{
    size_t n = strlen(name);
    return begins(text, len, at, name) && at + n < len &&
           !(lower(text[at + n]) >= 'a' && lower(text[at + n]) <= 'z') &&
           !(text[at + n] >= '0' && text[at + n] <= '9');
}

static size_t tag_end(const char *text, size_t len, size_t at)
{
    const char *end = memchr(text + at, '>', len - at);
    return end ? (size_t)(end - text) + 1 : len;
}

/* Behind the end tag of a hidden element that begins at `at`; 0 for another element. */
static size_t hidden_end(const char *text, size_t len, size_t at)
{
    for (size_t i = 0; i < LAY_COUNT(hidden); i++) {
        if (!names(text, len, at + 1, hidden[i]))
            continue;
        for (size_t k = at + 1; k + 1 < len; k++)
            if (text[k] == '<' && text[k + 1] == '/' && names(text, len, k + 2, hidden[i]))
                return tag_end(text, len, k);
        return len;
    }
    return 0;
}

static bool is_block(const char *text, size_t len, size_t at)
{
    at += at + 1 < len && text[at + 1] == '/' ? 2 : 1;
    for (size_t i = 0; i < LAY_COUNT(blocks); i++)
        if (names(text, len, at, blocks[i]))
            return true;
    return false;
}

static uint32_t numeric(const char *text, size_t len, size_t at)
{
    bool hex = at < len && lower(text[at]) == 'x';
    uint32_t value = 0;
    for (at += hex; at < len && text[at] != ';' && value < 0x110000; at++) {
        char c = lower(text[at]);
        uint32_t digit = c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10 : (uint32_t)(c - '0');
        value = value * (hex ? 16 : 10) + digit;
    }
    return value;
}

/* An entity at `at`: its character goes to its first bytes, blanks to the others. */
static size_t take_entity(const char *text, size_t len, size_t at, char *out)
{
    static const struct {
        const char *name;
        uint32_t code;
    } known[] = {{"&amp;", '&'},      {"&lt;", '<'},       {"&gt;", '>'},       {"&quot;", '"'},
                 {"&apos;", '\''},    {"&nbsp;", ' '},     {"&rsquo;", 0x2019}, {"&lsquo;", 0x2018},
                 {"&ldquo;", 0x201C}, {"&rdquo;", 0x201D}, {"&ndash;", 0x2013}, {"&mdash;", 0x2014},
                 {"&eacute;", 0xE9},  {"&egrave;", 0xE8},  {"&agrave;", 0xE0},  {"&ccedil;", 0xE7},
                 {"&laquo;", 0xAB},   {"&raquo;", 0xBB},   {"&ecirc;", 0xEA},   {"&ocirc;", 0xF4}};
    uint32_t code = 0;
    size_t n = 0;
    for (size_t i = 0; i < LAY_COUNT(known); i++)
        if (begins(text, len, at, known[i].name)) {
            code = known[i].code;
            n = strlen(known[i].name);
        }
    if (!n && at + 3 < len && text[at + 1] == '#') {
        size_t most = len - at < 12 ? len - at : 12;
        const char *end = memchr(text + at, ';', most);
        n = end ? (size_t)(end - text) - at + 1 : 0;
        code = n ? numeric(text, at + n, at + 2) : 0;
    }
    char bytes[4];
    size_t size = n ? lay_utf8_encode(code, bytes) : 0;
    if (!size || size > n || code < ' ')
        return 1;
    memcpy(out + at, bytes, size);
    memset(out + at + size, '\0', n - size);
    return n;
}

char *lay_html_masked(const char *text, size_t len)
{
    if (!is_html(text, len))
        return NULL;
    char *out = lay_alloc(len + 1);
    memcpy(out, text, len);
    out[len] = '\0';
    for (size_t at = 0; at < len;) {
        if (text[at] == '\n' || text[at] == '\r') {
            out[at++] = ' ';
        } else if (text[at] == '<') {
            bool block = is_block(text, len, at);
            size_t end = begins(text, len, at, "<!--") ? 0 : hidden_end(text, len, at);
            block |= end > 0;
            end = end ? end : tag_end(text, len, at);
            memset(out + at, ' ', end - at);
            if (block && end - at >= 2)
                memset(out + at, '\n', 2);
            at = end;
        } else if (text[at] == '&') {
            at += take_entity(text, len, at, out);
        } else {
            at++;
        }
    }
    return out;
}
