/* json_write.c: a stack of open containers, one byte each (which kind, and whether it has a member
 * yet), decides about commas and about what may come next.
 *
 * Text is the hot path of every export: eight bytes at a time are tested for "nothing to escape";
 * runs are copied whole. */
#include "base/json_write.h"

#include "base/eight.h"
#include "base/mem.h"
#include "base/number_write.h"
#include "base/utf8.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum { IN_OBJECT = 1, HAS_MEMBER = 2, KEY_STRIDE = 32 };

void lay_json_write_init(struct lay_json_write *w, lay_output *out, int line_depth)
{
    *w = (struct lay_json_write){.out = out, .line_depth = line_depth};
}

static void new_line(struct lay_json_write *w)
{
    if (w->depth > (size_t)w->line_depth)
        return;
    static const char line[] = "\n                ";
    size_t left = 2 * w->depth, n = left < sizeof line - 2 ? left : sizeof line - 2;
    lay_output_write(w->out, line, 1 + n);
    for (left -= n; left; left -= n) {
        n = left < n ? left : n;
        lay_output_write(w->out, line + 1, n);
    }
}

static void begin_member(struct lay_json_write *w)
{
    unsigned char *top = &w->stack[w->depth - 1];
    if (*top & HAS_MEMBER)
        lay_output_putc(w->out, ',');
    *top |= HAS_MEMBER;
    if (w->line_depth)
        new_line(w);
}

static void begin_value(struct lay_json_write *w)
{
    if (!w->depth) {
        assert(!w->complete && "one value per document");
        w->complete = true;
    } else if (w->stack[w->depth - 1] & IN_OBJECT) {
        assert(w->after_key && "a value in an object needs a key");
        w->after_key = false;
    } else {
        begin_member(w);
    }
}

static void push(struct lay_json_write *w, unsigned char kind, char bracket)
{
    begin_value(w);
    if (w->depth == w->stack_size) {
        w->stack_size = w->stack_size ? 2 * w->stack_size : 32;
        w->stack = lay_realloc(w->stack, w->stack_size, 1);
    }
    w->stack[w->depth++] = kind;
    lay_output_putc(w->out, bracket);
}

void lay_json_write_object(struct lay_json_write *w)
{
    push(w, IN_OBJECT, '{');
}

void lay_json_write_array(struct lay_json_write *w)
{
    push(w, 0, '[');
}

void lay_json_write_end(struct lay_json_write *w)
{
    assert(w->depth && !w->after_key);
    unsigned char top = w->stack[w->depth - 1];
    bool lines = w->depth <= (size_t)w->line_depth && (top & HAS_MEMBER);
    w->depth--;
    if (lines)
        new_line(w);
    lay_output_putc(w->out, top & IN_OBJECT ? '}' : ']');
}

/* True when none of the eight bytes needs a look: all from 0x20 to 0x7e, no quote, no backslash. */
static bool eight_plain(const char *p)
{
    uint64_t x = lay_eight_read(p), below_blank = (x - LAY_EIGHT_ONES * 0x20) & ~x;
    return !(((x | below_blank) & LAY_EIGHT_HIGHS) | lay_eight_has(x, '"') |
             lay_eight_has(x, '\\') | lay_eight_has(x, 0x7f));
}

static bool is_plain(const struct lay_json_write *w, unsigned char c)
{
    if (c < 0x20 || c > 0x7e || c == '"' || c == '\\')
        return false;
    return !w->for_script || (c != '<' && c != '>' && c != '&');
}

static void write_escape(lay_output *out, uint32_t cp)
{
    static const char hex[] = "0123456789abcdef";
    static const char *const names[128] = {
        ['"'] = "\\\"", ['\\'] = "\\\\", ['\b'] = "\\b", ['\f'] = "\\f",
        ['\n'] = "\\n", ['\r'] = "\\r",  ['\t'] = "\\t"};
    if (cp < 128 && names[cp]) {
        lay_output_write(out, names[cp], 2);
    } else if (cp > 0xffff) {
        write_escape(out, 0xd800 + ((cp - 0x10000) >> 10));
        write_escape(out, 0xdc00 + ((cp - 0x10000) & 0x3ff));
    } else {
        const char text[6] = {'\\',        'u', hex[cp >> 12], hex[cp >> 8 & 15], hex[cp >> 4 & 15],
                              hex[cp & 15]};
        lay_output_write(out, text, sizeof text);
    }
}

/* Most letters with accents, and of Cyrillic: U+00C0..FF, U+0400..7F. None of them is hidden. */
static bool is_letter_of_two(const char *p)
{
    return (*p == '\xC3' || *p == '\xD0' || *p == '\xD1') && (p[1] & 0xC0) == 0x80;
}

/* What stands between the quotes. */
static void write_characters(struct lay_json_write *w, const char *text, size_t len)
{
    const char *run = text, *p = text, *end = text + len;
    while (p < end) {
        if (end - p > 1 && is_letter_of_two(p)) {
            p += 2;
            continue;
        }
        if (end - p >= 8 && !w->for_script && eight_plain(p)) {
            p += 8;
            continue;
        }
        if (is_plain(w, (unsigned char)*p)) {
            p++;
            continue;
        }
        uint32_t cp = 0xfffd;
        size_t n = lay_utf8_decode(p, (size_t)(end - p), &cp);
        if (n > 1 && !lay_utf8_is_hidden(cp)) {
            p += n;
            continue;
        }
        lay_output_write(w->out, run, (size_t)(p - run));
        if (n)
            write_escape(w->out, cp);
        else
            lay_output_write(w->out, "\xef\xbf\xbd", 3);
        p += n ? n : 1;
        run = p;
    }
    lay_output_write(w->out, run, (size_t)(p - run));
}

/* Copies a text that needs no escape, with quotes, looking at it on the way; false: it needs one,
 * or there is no room, and nothing was written. The last eight bytes may overlap those before. */
static bool write_plain(lay_output *out, const char *text, size_t len)
{
    if (out->cap - out->len < len + 2)
        return false;
    char *to = out->bytes + out->len;
    *to++ = '"';
    if (len >= 8) {
        for (size_t i = 0; i < len - 8; i += 8) {
            if (!eight_plain(text + i))
                return false;
            memcpy(to + i, text + i, 8);
        }
        if (!eight_plain(text + len - 8))
            return false;
        memcpy(to + len - 8, text + len - 8, 8);
    } else if (len >= 4) { /* two fours, which may overlap */
        char eight[8];
        memcpy(eight, text, 4);
        memcpy(eight + 4, text + len - 4, 4);
        if (!eight_plain(eight))
            return false;
        memcpy(to, eight, 4);
        memcpy(to + len - 4, eight + 4, 4);
    } else {
        char eight[8] = "        ";
        for (size_t i = 0; i < len; i++)
            to[i] = eight[i] = text[i];
        if (!eight_plain(eight))
            return false;
    }
    to[len] = '"';
    out->len += len + 2;
    return true;
}

static void write_quoted(struct lay_json_write *w, const char *text, size_t len)
{
    if (!w->for_script && write_plain(w->out, text, len))
        return;
    lay_output_putc(w->out, '"');
    write_characters(w, text, len);
    lay_output_putc(w->out, '"');
}

void lay_json_write_key(struct lay_json_write *w, const char *name)
{
    assert(w->depth && (w->stack[w->depth - 1] & IN_OBJECT) && !w->after_key);
    begin_member(w);
    write_quoted(w, name, strlen(name));
    lay_output_write(w->out, ": ", w->depth <= (size_t)w->line_depth ? 2 : 1);
    w->after_key = true;
}

struct lay_json_key lay_json_key_make(const char *name)
{
    lay_buf text = {0};
    lay_output *out = lay_output_memory(&text);
    struct lay_json_write w;
    lay_json_write_init(&w, out, 0);
    lay_json_write_object(&w);
    lay_json_write_key(&w, name);
    lay_json_write_abandon(&w);
    (void)lay_output_commit(out, NULL); /* into memory: it cannot fail */
    struct lay_json_key key = {.name = name, .len = text.len};
    (void)lay_buf_room(&text, KEY_STRIDE);
    key.text = lay_buf_take(&text);
    key.text[0] = ','; /* where the object began */
    return key;
}

void lay_json_key_done(struct lay_json_key *key)
{
    free(key->text);
    *key = (struct lay_json_key){0};
}

void lay_json_write_made_key(struct lay_json_write *w, const struct lay_json_key *key)
{
    if (w->depth <= (size_t)w->line_depth || w->for_script) {
        lay_json_write_key(w, key->name);
        return;
    }
    unsigned char *top = &w->stack[w->depth - 1];
    assert((*top & IN_OBJECT) && !w->after_key);
    bool first = !(*top & HAS_MEMBER);
    lay_output *out = w->out;
    /* Behind the key is room to read: a copy of a fixed length is a move or two. */
    if (key->len - first <= KEY_STRIDE && out->cap - out->len >= KEY_STRIDE) {
        memcpy(out->bytes + out->len, key->text + first, KEY_STRIDE);
        out->len += key->len - first;
    } else {
        lay_output_write(out, key->text + first, key->len - first);
    }
    *top |= HAS_MEMBER;
    w->after_key = true;
}

void lay_json_write_bytes(struct lay_json_write *w, const char *text, size_t len)
{
    begin_value(w);
    write_quoted(w, text, len);
}

void lay_json_write_text(struct lay_json_write *w, const char *text)
{
    if (text)
        lay_json_write_bytes(w, text, strlen(text));
    else
        lay_json_write_null(w);
}

void lay_json_write_raw(struct lay_json_write *w, const char *json, size_t len)
{
    begin_value(w);
    lay_output_write(w->out, json, len);
}

void lay_json_write_int(struct lay_json_write *w, int64_t value)
{
    char text[LAY_NUMBER_SIZE];
    lay_json_write_raw(w, text, lay_number_write_int(text, value));
}

void lay_json_write_real(struct lay_json_write *w, double value)
{
    char text[LAY_NUMBER_SIZE];
    if (isfinite(value))
        lay_json_write_raw(w, text, lay_number_write_real(text, value));
    else
        lay_json_write_null(w);
}

void lay_json_write_degrees(struct lay_json_write *w, double degrees)
{
    char text[LAY_NUMBER_SIZE];
    if (isfinite(degrees))
        lay_json_write_raw(w, text, lay_number_write_degrees(text, degrees));
    else
        lay_json_write_null(w);
}

void lay_json_write_bool(struct lay_json_write *w, bool value)
{
    lay_json_write_raw(w, value ? "true" : "false", value ? 4 : 5);
}

void lay_json_write_null(struct lay_json_write *w)
{
    lay_json_write_raw(w, "null", 4);
}

void lay_json_write_optional(struct lay_json_write *w, const char *name, const char *text)
{
    if (!text)
        return;
    lay_json_write_key(w, name);
    lay_json_write_text(w, text);
}

void lay_json_write_line(struct lay_json_write *w)
{
    assert(!w->depth && w->complete);
    lay_output_putc(w->out, '\n');
    w->complete = false;
}

void lay_json_write_done(struct lay_json_write *w)
{
    assert(!w->depth && !w->after_key);
    lay_json_write_abandon(w);
}

void lay_json_write_abandon(struct lay_json_write *w)
{
    free(w->stack);
    w->stack = NULL;
    w->stack_size = w->depth = 0;
}
