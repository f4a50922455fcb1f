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

/* Behind blanks, a byte order mark, <?xml …?> and <!-- … -->. */
static size_t first_element(const char *text, size_t len)
{
    size_t at = 0;
    while (at < len) {
        const char *end = NULL;
        if (begins(text, len, at, "<?xml") || begins(text, len, at, "<!--"))
            end = memchr(text + at, '>', len - at);
        if (end)
            at = (size_t)(end - text) + 1;
        else if (text[at] && (strchr(" \t\r\n", text[at]) || (unsigned char)text[at] >= 0xBB))
            at++;
        else
            break;
    }
    return at;
}

bool lay_is_html(const char *text, size_t len)
{
    size_t at = first_element(text, len);
    return begins(text, len, at, "<!doctype html") || begins(text, len, at, "<html") ||
           begins(text, len, at, "<head") || begins(text, len, at, "<body") ||
           begins(text, len, at, "<article") || begins(text, len, at, "<p>") ||
           begins(text, len, at, "<div");
}

/* Elements whose content is no prose. */
static const char *const hidden[] = {
    "script", "style",    "nav",      "header", "footer", "aside", "head",   "figcaption",
    "form",   "noscript", "template", "button", "select", "svg",   "iframe", "caption",
    "dialog", "h1",       "h2",       "h3",     "h4",     "h5",    "h6",     "title"};
/* Elements of any kind that say so of themselves, by a word of their class, id or role. */
static const char *const hiding[] = {
    "cookie",   "consent",   "related",    "share",         "social",      "newsletter",
    "caption",  "footer",    "navigation", "nav",           "menu",        "breadcrumb",
    "comments", "promo",     "advert",     "advertisement", "sidebar",     "contentinfo",
    "banner",   "read-more", "readmore",   "complementary", "most-read",   "recommended",
    "trending", "subscribe", "copyright",  "paywall",       "breadcrumbs", "byline"};
static const char *const blocks[] = {"p",  "div", "li",    "td",      "th",      "tr",
                                     "ul", "ol",  "table", "section", "article", "blockquote",
                                     "dd", "dt",  "hr",    "figure",  "pre"};

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

static bool is_void(const char *text, size_t len, size_t at)
{
    static const char *const names_of[] = {"br", "img", "hr", "input", "meta", "link"};
    for (size_t i = 0; i < LAY_COUNT(names_of); i++)
        if (names(text, len, at + 1, names_of[i]))
            return true;
    return false;
}

/* Behind the end tag that closes an element which begins at `at`; len where none does. */
static size_t element_end(const char *text, size_t len, size_t at, const char *name)
{
    size_t open = 1;
    for (const char *next = text + at + 1; (next = memchr(next, '<', len - (size_t)(next - text)));
         next++) {
        size_t k = (size_t)(next - text);
        if (k + 1 < len && text[k + 1] == '/' && names(text, len, k + 2, name)) {
            if (!--open)
                return tag_end(text, len, k);
        } else if (names(text, len, k + 1, name)) {
            open++;
        }
    }
    return len;
}

static bool is_word_end(char c)
{
    return !(lower(c) >= 'a' && lower(c) <= 'z');
}

/* Whether a value has a word of the list: "article__related-links" has, "shared" has none. */
static bool says_hidden(const char *value, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (i && !is_word_end(value[i - 1]))
            continue;
        for (size_t k = 0; k < LAY_COUNT(hiding); k++) {
            size_t n = strlen(hiding[k]);
            if (begins(value, len, i, hiding[k]) && (i + n == len || is_word_end(value[i + n])))
                return true;
        }
    }
    return false;
}

/* The value of an attribute of the tag text[at..end), or NULL. */
static const char *attribute(const char *text, size_t at, size_t end, const char *name, size_t *len)
{
    size_t n = strlen(name);
    for (size_t i = at + 1; i + n + 1 < end; i++) {
        if (!strchr(" \t\r\n\"'", text[i - 1]) || !begins(text, end, i, name) || text[i + n] != '=')
            continue;
        char quote = text[i + n + 1];
        size_t from = i + n + 1 + (quote == '"' || quote == '\''), to = from;
        while (to < end && (from > i + n + 1 ? text[to] != quote : !strchr(" >\t\r\n", text[to])))
            to++;
        *len = to - from;
        return text + from;
    }
    return NULL;
}

/* "<li><a href=…>title</a></li>": a list item or paragraph that is a link leads elsewhere. */
static size_t link_end(const char *text, size_t len, size_t at, const char *name)
{
    enum { LONGEST = 2000 };
    size_t i = tag_end(text, len, at), most = len < at + LONGEST ? len : at + LONGEST;
    while (i < most && strchr(" \t\r\n", text[i]))
        i++;
    if (i >= most || text[i] != '<' || !names(text, len, i + 1, "a"))
        return 0;
    i = element_end(text, most, i, "a");
    while (i < most && strchr(" \t\r\n", text[i]))
        i++;
    return i + 1 < most && text[i] == '<' && text[i + 1] == '/' && names(text, len, i + 2, name)
               ? i
               : 0;
}

struct page {
    const char *text;
    size_t len;
    bool unclosed; /* an element that said it is none of the text was not closed */
};

static size_t self_hidden_end(struct page *page, size_t at)
{
    static const char *const said[] = {"class", "id", "role"};
    size_t end = tag_end(page->text, page->len, at), n = 0;
    char name[16];
    while (n + 1 < sizeof name && at + 1 + n < end && !is_word_end(page->text[at + 1 + n])) {
        name[n] = lower(page->text[at + 1 + n]);
        n++;
    }
    name[n] = '\0';
    if (!n || page->unclosed || is_void(page->text, page->len, at) || strcmp(name, "body") == 0 ||
        strcmp(name, "html") == 0 || strcmp(name, "article") == 0 || strcmp(name, "main") == 0)
        return 0;
    for (size_t i = 0; i < LAY_COUNT(said); i++) {
        size_t len = 0;
        const char *value = attribute(page->text, at, end, said[i], &len);
        if (!value || !says_hidden(value, len))
            continue;
        size_t closed = element_end(page->text, page->len, at, name);
        page->unclosed = closed == page->len;
        return page->unclosed ? 0 : closed;
    }
    return 0;
}

/* Behind the end of an element that begins at `at` and is no prose; 0 for another element. */
static size_t hidden_end(struct page *page, size_t at)
{
    for (size_t i = 0; i < LAY_COUNT(hidden); i++)
        if (names(page->text, page->len, at + 1, hidden[i]))
            return element_end(page->text, page->len, at, hidden[i]);
    if (names(page->text, page->len, at + 1, "li") || names(page->text, page->len, at + 1, "p")) {
        size_t end =
            link_end(page->text, page->len, at, lower(page->text[at + 1]) == 'l' ? "li" : "p");
        if (end)
            return end;
    }
    return self_hidden_end(page, at);
}

/* "<!-- … -->" and "<![CDATA[" are no elements. */
static size_t comment_end(const char *text, size_t len, size_t at)
{
    for (const char *next = text + at + 4;
         (size_t)(next - text) < len && (next = memchr(next, '>', len - (size_t)(next - text)));
         next++)
        if (next[-1] == '-' && next[-2] == '-')
            return (size_t)(next - text) + 1;
    return len;
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
    } known[] = {
        {"&amp;", 0x26},     {"&lt;", 0x3C},      {"&gt;", 0x3E},       {"&quot;", 0x22},
        {"&apos;", 0x27},    {"&nbsp;", 0x20},    {"&ensp;", 0x20},     {"&emsp;", 0x20},
        {"&thinsp;", 0x20},  {"&shy;", 0xAD},     {"&rsquo;", 0x2019},  {"&lsquo;", 0x2018},
        {"&ldquo;", 0x201C}, {"&rdquo;", 0x201D}, {"&laquo;", 0xAB},    {"&raquo;", 0xBB},
        {"&ndash;", 0x2013}, {"&mdash;", 0x2014}, {"&hellip;", 0x2026}, {"&bull;", 0x2022},
        {"&middot;", 0xB7},  {"&copy;", 0xA9},    {"&deg;", 0xB0},      {"&euro;", 0x20AC},
        {"&aacute;", 0xE1},  {"&agrave;", 0xE0},  {"&acirc;", 0xE2},    {"&atilde;", 0xE3},
        {"&auml;", 0xE4},    {"&aring;", 0xE5},   {"&ccedil;", 0xE7},   {"&eacute;", 0xE9},
        {"&egrave;", 0xE8},  {"&ecirc;", 0xEA},   {"&euml;", 0xEB},     {"&iacute;", 0xED},
        {"&icirc;", 0xEE},   {"&iuml;", 0xEF},    {"&ntilde;", 0xF1},   {"&oacute;", 0xF3},
        {"&ocirc;", 0xF4},   {"&otilde;", 0xF5},  {"&ouml;", 0xF6},     {"&oslash;", 0xF8},
        {"&uacute;", 0xFA},  {"&ugrave;", 0xF9},  {"&ucirc;", 0xFB},    {"&uuml;", 0xFC},
        {"&szlig;", 0xDF},   {"&oelig;", 0x153},  {"&Agrave;", 0xC0},   {"&Acirc;", 0xC2},
        {"&Ccedil;", 0xC7},  {"&Eacute;", 0xC9},  {"&Egrave;", 0xC8},   {"&Ecirc;", 0xCA},
        {"&Icirc;", 0xCE},   {"&Ocirc;", 0xD4},   {"&OElig;", 0x152}};
    uint32_t code = 0;
    size_t n = 0;
    for (size_t i = 0; i < LAY_COUNT(known); i++)
        if (len - at >= strlen(known[i].name) &&
            strncmp(text + at, known[i].name, strlen(known[i].name)) == 0) {
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
    if (!lay_is_html(text, len))
        return NULL;
    char *out = lay_alloc(len + 1);
    memcpy(out, text, len);
    out[len] = '\0';
    struct page page = {.text = text, .len = len};
    for (size_t at = 0; at < len;) {
        if (text[at] == '\n' || text[at] == '\r') {
            out[at++] = ' ';
        } else if (text[at] == '<') {
            bool comment = begins(text, len, at, "<!--");
            size_t end = comment ? comment_end(text, len, at) : hidden_end(&page, at);
            bool block = !comment && (end > 0 || is_block(text, len, at));
            end = end ? end : tag_end(text, len, at);
            memset(out + at, ' ', end - at);
            if (block && end - at >= 2)
                memset(out + at, '\n', 2);
            else if (names(text, len, at + 1, "br"))
                out[at] = '\n';
            at = end;
        } else if (text[at] == '&') {
            at += take_entity(text, len, at, out);
        } else {
            at++;
        }
    }
    return out;
}

const char *lay_html_plain(const char *text, lay_arena *arena)
{
    size_t len = strlen(text), n = 0;
    LAY_FREE char *copy = lay_strndup(text, len);
    for (size_t at = 0; at < len;)
        at += text[at] == '&' ? take_entity(text, len, at, copy) : 1;
    char *out = lay_arena_alloc(arena, len + 1);
    for (size_t i = 0; i < len; i++)
        if (copy[i] && ((unsigned char)copy[i] > ' ' || (n && out[n - 1] != ' ')))
            out[n++] = (unsigned char)copy[i] > ' ' ? copy[i] : ' ';
    while (n && out[n - 1] == ' ')
        n--;
    out[n] = '\0';
    return out;
}
