/* page.c: what a web page says of itself to machines: when it was published, by whom, where.
 *
 * The first that is there counts: a <meta> for the day of publication, datePublished in JSON-LD,
 * <time datetime>. A day of a later change is none of these. Only the first 512 KiB are looked at:
 * what comes later is text. */
#include "import/prose/html.h"

#include <laydown/date.h>
#include <string.h>

enum { LOOKED_AT = 512 * 1024, LONGEST = 400 };

struct tag {
    const char *at;
    size_t len;
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_like(const char *at, size_t len, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i < n; i++)
        if (i >= len || lower(at[i]) != word[i])
            return false;
    return true;
}

/* The value of an attribute, kept; NULL for none. */
static const char *value_of(const struct tag *tag, const char *name, lay_arena *arena)
{
    size_t n = strlen(name);
    for (size_t i = 1; i + n + 1 < tag->len; i++) {
        char before = tag->at[i - 1];
        if ((before != ' ' && before != '\n' && before != '\t' && before != '\r') ||
            !is_like(tag->at + i, tag->len - i, name) || tag->at[i + n] != '=')
            continue;
        char quote = tag->at[i + n + 1];
        bool quoted = quote == '"' || quote == '\'';
        size_t from = i + n + 1 + quoted, to = from;
        while (to < tag->len && to - from < LONGEST &&
               (quoted ? tag->at[to] != quote : tag->at[to] != ' ' && tag->at[to] != '>'))
            to++;
        return lay_arena_strndup(arena, tag->at + from, to - from);
    }
    return NULL;
}

/* "2023-01-12T10:30:00+01:00" -> "2023-01-12"; NULL for what is no day. */
static const char *day_of(const char *text, lay_arena *arena)
{
    struct lay_date date;
    if (!text || strlen(text) < 10)
        return NULL;
    const char *day = lay_arena_strndup(arena, text, 10);
    for (int i = 0; i < 10; i++)
        if (i == 4 || i == 7 ? day[i] != '-' : day[i] < '0' || day[i] > '9')
            return NULL;
    return lay_date_parse(day, &date, NULL) == LAY_OK ? day : NULL;
}

static const char *name_of_charset(const char *text, lay_arena *arena)
{
    return lay_arena_strndup(arena, text,
                             strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                          "0123456789-_"));
}

static void read_meta(const struct tag *tag, lay_arena *arena, struct lay_page_told *told)
{
    static const char *const days[] = {"article:published_time",
                                       "datepublished",
                                       "date",
                                       "dc.date",
                                       "dc.date.issued",

                                       "publish-date",
                                       "pubdate",
                                       "parsely-pub-date",

                                       "og:published_time",
                                       "publication_date"};
    static const char *const attributes[] = {"property", "name", "itemprop"};
    const char *content = value_of(tag, "content", arena), *name = NULL;
    const char *charset = value_of(tag, "charset", arena);
    for (size_t i = 0; i < LAY_COUNT(attributes) && !name; i++)
        name = value_of(tag, attributes[i], arena);
    const char *type = content ? strstr(content, "charset=") : NULL;
    if (!told->charset && (charset || type))
        told->charset = name_of_charset(charset ? charset : type + strlen("charset="), arena);
    if (!name || !content || !*content)
        return;
    size_t n = strlen(name);
    for (size_t i = 0; i < LAY_COUNT(days) && !told->published; i++)
        if (n == strlen(days[i]) && is_like(name, n, days[i]))
            told->published = day_of(content, arena);
    if (is_like(name, n, "og:site_name"))
        told->source = content;
    if (is_like(name, n, "og:title") && n == 8)
        told->title = content;
    if (is_like(name, n, "og:url"))
        told->url = content;
}

/* "datePublished": "2023-01-12T…" */
static const char *of_json(const char *text, size_t len, lay_arena *arena)
{
    static const char name[] = "\"datePublished\"";
    for (size_t i = 0; i + sizeof name + 14 < len; i++) {
        if (text[i] != '"' || strncmp(text + i, name, sizeof name - 1) != 0)
            continue;
        size_t at = i + sizeof name - 1;
        while (at + 12 < len && (text[at] == ' ' || text[at] == ':' || text[at] == '"'))
            at++;
        return day_of(lay_arena_strndup(arena, text + at, 10), arena);
    }
    return NULL;
}

static void read_tag(const char *text, size_t len, const struct tag *tag, lay_arena *arena,
                     struct lay_page_told *told, const char **time)
{
    if (is_like(tag->at, tag->len, "<meta")) {
        read_meta(tag, arena, told);
    } else if (is_like(tag->at, tag->len, "<time") && !*time) {
        *time = day_of(value_of(tag, "datetime", arena), arena);
    } else if (is_like(tag->at, tag->len, "<title") && !told->title) {
        const char *from = tag->at + tag->len;
        size_t left = len - (size_t)(from - text);
        const char *end = left ? memchr(from, '<', left < LONGEST ? left : LONGEST) : NULL;
        if (end && end > from)
            told->title = lay_arena_strndup(arena, from, (size_t)(end - from));
    }
}

void lay_page_read(const char *text, size_t len, lay_arena *arena, struct lay_page_told *told)
{
    const char *time = NULL;
    *told = (struct lay_page_told){0};
    if (len > LOOKED_AT)
        len = LOOKED_AT;
    for (size_t i = 0; i < len;) {
        const char *begin = memchr(text + i, '<', len - i);
        const char *end = begin ? memchr(begin, '>', len - (size_t)(begin - text)) : NULL;
        if (!end)
            break;
        struct tag tag = {begin, (size_t)(end - begin) + 1};
        read_tag(text, len, &tag, arena, told, &time);
        i = (size_t)(end - text) + 1;
    }
    if (!told->published)
        told->published = of_json(text, len, arena);
    if (!told->published)
        told->published = time;
}
