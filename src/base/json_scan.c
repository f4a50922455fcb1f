/* json_scan.c: see json_scan.h.
 *
 * A stack of open arrays and objects instead of recursion; one loop that takes an element or closes
 * the innermost. Names of the open objects lie on a second stack, the innermost object's on top,
 * and are looked through for repetitions when their object closes. So a repeated name is told only
 * when nothing before the end of its object is wrong.
 *
 * Grammar: RFC 8259; what is refused beyond it (repeated names, lone surrogates, numbers no double
 * can hold) follows I-JSON, RFC 7493.
 */
#include "base/json_scan.h"

#include "base/json_names.h"
#include "base/json_refuse.h"
#include "base/number.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

enum {
    DEFAULT_MAX_STRING = 1 << 20,
    GRAMMAR_MAX_DEPTH = 1000000,
    SHOWN_NAME = 40 /* characters of a name in a message */
};

struct frame {
    size_t start;  /* offset of its bracket */
    size_t name;   /* object: offset of the latest member's opening quote */
    size_t names;  /* object: where its names begin on the stack of names */
    uint32_t self; /* index of its span */
    uint32_t n;    /* elements or members begun */
};

struct scanner {
    struct lay_json_source source;
    size_t at;
    size_t max_depth, max_string, max_long;
    const char *long_member;
    bool grammar_only;
    lay_json_spans *spans;
    LAY_VEC(struct frame) open;
    lay_json_names names;
};

/* What a text between quotes is made of. */
struct string {
    size_t start; /* of the opening quote */
    size_t bytes; /* with escapes resolved */
    bool escaped;
};

static bool at_end(const struct scanner *s)
{
    return s->at >= s->source.len;
}

static char here(const struct scanner *s)
{
    return s->source.text[s->at];
}

static void skip_blanks(struct scanner *s)
{
    while (!at_end(s) && (here(s) == ' ' || here(s) == '\n' || here(s) == '\r' || here(s) == '\t'))
        s->at++;
}

static struct frame *innermost(struct scanner *s)
{
    return &s->open.at[s->open.n - 1];
}

static bool is_object(const struct scanner *s, const struct frame *frame)
{
    return s->source.text[frame->start] == '{';
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Four hexadecimal digits after \u at `at`; -1 when they are not. */
static long unicode_escape(const struct scanner *s, size_t at)
{
    if (s->source.len - at < 6)
        return -1;
    long value = 0;
    for (size_t i = at + 2; i < at + 6; i++) {
        int digit = hex_value(s->source.text[i]);
        if (digit < 0)
            return -1;
        value = value << 4 | digit;
    }
    return value;
}

static lay_status refuse_half(const struct scanner *s, long half)
{
    lay_json_refuse(&s->source, s->at, "json.escape",
                    "\\u%04lX is half of a surrogate pair, and the other half is missing.", half);
    lay_error_hint(s->source.err,
                   "Characters above U+FFFF are written as they are, or as two escapes: "
                   "\\uD83D\\uDE00.");
    return LAY_REFUSED;
}

/* \uXXXX at s->at, with its second half where it has one. */
static lay_status scan_unicode(struct scanner *s, struct string *string)
{
    long unit = unicode_escape(s, s->at);
    if (unit < 0)
        return lay_json_refuse_escape(&s->source, s->at);
    if (unit == 0 && !s->grammar_only) {
        lay_json_refuse(&s->source, s->at, "json.escape", "A text may not hold the character NUL.");
        lay_error_hint(s->source.err, "Take \\u0000 out.");
        return LAY_REFUSED;
    }
    size_t used = 6;
    if (unit >= 0xD800 && unit <= 0xDFFF) {
        size_t next = s->at + 6;
        bool pair = unit < 0xDC00 && next + 1 < s->source.len && s->source.text[next] == '\\' &&
                    s->source.text[next + 1] == 'u';
        long low = pair ? unicode_escape(s, next) : -1;
        if (low >= 0xDC00 && low <= 0xDFFF)
            used = 12;
        else if (!s->grammar_only)
            return refuse_half(s, unit);
    }
    string->bytes += used == 12 ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    s->at += used;
    return LAY_OK;
}

static lay_status scan_escape(struct scanner *s, struct string *string)
{
    string->escaped = true;
    char letter = s->at + 1 < s->source.len ? s->source.text[s->at + 1] : '\0';
    if (letter == 'u')
        return scan_unicode(s, string);
    if (!letter || !strchr("\"\\/bfnrt", letter))
        return lay_json_refuse_escape(&s->source, s->at);
    string->bytes++;
    s->at += 2;
    return LAY_OK;
}

/* A text at s->at, which is its opening quote. */
static lay_status scan_string(struct scanner *s, struct string *string)
{
    *string = (struct string){.start = s->at};
    s->at++;
    while (!at_end(s)) {
        unsigned char c = (unsigned char)here(s);
        if (c == '"') {
            s->at++;
            return LAY_OK;
        }
        if (c == '\\') {
            lay_status status = scan_escape(s, string);
            if (status)
                return status;
            continue;
        }
        if (c < 0x20)
            return lay_json_refuse_control(&s->source, s->at);
        uint32_t cp;
        size_t used =
            c < 0x80 ? 1 : lay_utf8_decode(s->source.text + s->at, s->source.len - s->at, &cp);
        if (!used)
            return lay_json_refuse_utf8(&s->source, s->at);
        string->bytes += used;
        s->at += used;
    }
    lay_json_refuse(&s->source, string->start, "json.syntax",
                    "The text that begins here is not closed.");
    lay_error_hint(s->source.err, "The file may have been cut off, or a double quote is missing.");
    return LAY_REFUSED;
}

/* The latest name of the innermost object, for messages; empty inside an array. */
static char *shown_member(struct scanner *s)
{
    if (!s->open.n || !is_object(s, innermost(s)))
        return lay_strdup("");
    const struct lay_json_name *name = &s->names.at[s->names.n - 1];
    LAY_FREE char *shown = lay_utf8_excerpt(name->raw, name->len, SHOWN_NAME);
    return lay_asprintf(" of \"%s\"", shown);
}

static size_t longest_text(struct scanner *s)
{
    if (!s->long_member || !s->open.n || !is_object(s, innermost(s)))
        return s->max_string;
    const struct lay_json_name *name = &s->names.at[s->names.n - 1];
    return name->len == strlen(s->long_member) && memcmp(name->raw, s->long_member, name->len) == 0
               ? s->max_long
               : s->max_string;
}

static lay_status scan_text(struct scanner *s)
{
    struct string string;
    lay_status status = scan_string(s, &string);
    if (status || s->grammar_only || string.bytes <= s->max_string)
        return status;
    size_t most = longest_text(s);
    if (string.bytes <= most)
        return status;
    LAY_FREE char *member = shown_member(s);
    return lay_json_refuse(&s->source, string.start, "json.too_long",
                           "The text%s is %zu bytes long; the limit is %zu.", member, string.bytes,
                           most);
}

/* Only with an exponent, or with more than 308 digits, can a number be too big for a double. */
static bool too_big(const char *number, size_t len)
{
    double value;
    return (len > 308 || memchr(number, 'e', len) || memchr(number, 'E', len)) &&
           !lay_number_real(number, len, &value);
}

static lay_status scan_number(struct scanner *s)
{
    const char *text = s->source.text + s->at;
    size_t left = s->source.len - s->at, len = lay_number_prefix(text, left);
    if (!len)
        return lay_json_refuse_number(&s->source, s->at);
    char next = len < left ? text[len] : ' ';
    if ((next >= '0' && next <= '9') || (next >= 'A' && next <= 'Z') ||
        (next >= 'a' && next <= 'z') || next == '.' || next == '+' || next == '-' || next == '_')
        return lay_json_refuse_number(&s->source, s->at);
    if (!s->grammar_only && len > LAY_JSON_MAX_NUMBER) {
        LAY_FREE char *member = shown_member(s);
        return lay_json_refuse(&s->source, s->at, "json.too_long",
                               "The number%s is %zu characters long; the limit is %d.", member, len,
                               LAY_JSON_MAX_NUMBER);
    }
    if (!s->grammar_only && too_big(text, len))
        return lay_json_refuse(&s->source, s->at, "json.number",
                               "The number is too big: the biggest is about 1.8e308.");
    s->at += len;
    return LAY_OK;
}

static lay_status scan_literal(struct scanner *s, const char *word)
{
    size_t len = strlen(word), left = s->source.len - s->at;
    if (left < len || memcmp(s->source.text + s->at, word, len) != 0)
        return lay_json_refuse_value(&s->source, s->at);
    char next = left > len ? s->source.text[s->at + len] : ' ';
    if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '_')
        return lay_json_refuse_value(&s->source, s->at);
    s->at += len;
    return LAY_OK;
}

/* Opens an array or object at s->at. */
static lay_status open_frame(struct scanner *s, size_t span)
{
    if (s->open.n >= s->max_depth)
        return lay_json_refuse(&s->source, s->at, "json.depth",
                               "Arrays and objects are nested more than %zu deep.", s->max_depth);
    struct frame frame = {.start = s->at, .names = s->names.n, .self = (uint32_t)span};
    lay_vec_push(&s->open, frame);
    s->at++;
    return LAY_OK;
}

static size_t record(struct scanner *s)
{
    if (!s->spans)
        return 0;
    struct lay_json_span span = {.start = (uint32_t)s->at, .parent = LAY_JSON_NO_PARENT};
    if (s->open.n) {
        const struct frame *frame = innermost(s);
        span.parent = frame->self;
        span.key = is_object(s, frame) ? (uint32_t)frame->name : frame->n - 1;
    }
    lay_vec_push(s->spans, span);
    return s->spans->n - 1;
}

static lay_status scan_value(struct scanner *s)
{
    if (at_end(s))
        return s->open.n ? lay_json_refuse_end(&s->source, innermost(s)->start)
                         : lay_json_refuse_value(&s->source, s->at);
    size_t span = record(s);
    lay_status status;
    switch (here(s)) {
    case '{':
    case '[':
        return open_frame(s, span);
    case '"':
        status = scan_text(s);
        break;
    case 't':
        status = scan_literal(s, "true");
        break;
    case 'f':
        status = scan_literal(s, "false");
        break;
    case 'n':
        status = scan_literal(s, "null");
        break;
    default:
        if (here(s) == '-' || (here(s) >= '0' && here(s) <= '9'))
            status = scan_number(s);
        else
            status = lay_json_refuse_value(&s->source, s->at);
    }
    if (!status && s->spans)
        s->spans->at[span].end = (uint32_t)s->at;
    return status;
}

/* A member's name, its colon and the blanks around it. */
static lay_status scan_name(struct scanner *s)
{
    if (here(s) != '"')
        return lay_json_refuse_name(&s->source, s->at);
    struct string string;
    lay_status status = scan_string(s, &string);
    if (status)
        return status;
    const char *raw = s->source.text + string.start + 1;
    size_t len = s->at - string.start - 2;
    if (!s->grammar_only) {
        if (string.bytes > LAY_JSON_MAX_NAME) {
            LAY_FREE char *shown = lay_utf8_excerpt(raw, len, SHOWN_NAME);
            return lay_json_refuse(&s->source, string.start, "json.too_long",
                                   "The member name \"%s\" is %zu bytes long; the limit is %d.",
                                   shown, string.bytes, LAY_JSON_MAX_NAME);
        }
        lay_json_names_add(&s->names, raw, len, string.escaped);
    }
    innermost(s)->name = string.start;
    skip_blanks(s);
    if (at_end(s))
        return lay_json_refuse_end(&s->source, innermost(s)->start);
    if (here(s) != ':')
        return lay_json_refuse_colon(&s->source, s->at);
    s->at++;
    skip_blanks(s);
    return LAY_OK;
}

static lay_status refuse_repeated(struct scanner *s, const struct lay_json_name *first,
                                  const struct lay_json_name *second)
{
    size_t before = (size_t)(first->raw - s->source.text) - 1;
    size_t again = (size_t)(second->raw - s->source.text) - 1;
    long line, column;
    lay_json_source_where(&s->source, before, &line, &column);
    LAY_FREE char *shown = lay_utf8_excerpt(second->raw, second->len, SHOWN_NAME);
    lay_json_refuse(&s->source, again, "json.duplicate",
                    "The member \"%s\" stands twice in one object; the first is at line %ld, "
                    "column %ld.",
                    shown, line, column);
    lay_error_hint(s->source.err, "Programs differ in which of the two they believe: keep one.");
    return LAY_REFUSED;
}

static lay_status close_frame(struct scanner *s)
{
    struct frame frame = *innermost(s);
    s->at++;
    s->open.n--;
    if (s->spans)
        s->spans->at[frame.self].end = (uint32_t)s->at;
    struct lay_json_name first, second;
    if (s->names.n - frame.names > 1 &&
        lay_json_names_repeat(&s->names, frame.names, &first, &second))
        return refuse_repeated(s, &first, &second);
    s->names.n = frame.names;
    return LAY_OK;
}

/* Closes the innermost array or object, or takes its next element. */
static lay_status step(struct scanner *s)
{
    struct frame *frame = innermost(s);
    bool object = is_object(s, frame);
    char closing = object ? '}' : ']';
    skip_blanks(s);
    if (at_end(s))
        return lay_json_refuse_end(&s->source, frame->start);
    if (here(s) == closing)
        return close_frame(s);
    if (frame->n) {
        size_t comma = s->at;
        if (here(s) != ',')
            return lay_json_refuse_after(&s->source, s->at, closing);
        s->at++;
        skip_blanks(s);
        if (at_end(s))
            return lay_json_refuse_end(&s->source, frame->start);
        if (here(s) == closing)
            return lay_json_refuse_comma(&s->source, comma);
    }
    frame->n++;
    lay_status status = object ? scan_name(s) : LAY_OK;
    return status ? status : scan_value(s);
}

static lay_status scan_document(struct scanner *s)
{
    if (s->source.len >= 3 && memcmp(s->source.text, "\xEF\xBB\xBF", 3) == 0)
        s->at = 3;
    skip_blanks(s);
    if (at_end(s))
        return lay_json_refuse_empty(&s->source);
    lay_status status = scan_value(s);
    while (!status && s->open.n)
        status = step(s);
    if (status)
        return status;
    skip_blanks(s);
    return at_end(s) ? LAY_OK : lay_json_refuse_trailing(&s->source, s->at);
}

lay_status lay_json_scan(const char *text, size_t len, const char *file,
                         const struct lay_json_options *options, lay_json_spans *spans,
                         lay_error *err)
{
    struct lay_json_options given = options ? *options : (struct lay_json_options){0};
    int depth = given.grammar_only ? GRAMMAR_MAX_DEPTH : LAY_JSON_MAX_DEPTH;
    struct scanner s = {
        .source = {text, len, file, given.first_line ? given.first_line : 1, given.first_byte, err},
        .max_depth = (size_t)(given.max_depth > 0 ? given.max_depth : depth),
        .max_string = given.max_string ? given.max_string : DEFAULT_MAX_STRING,
        .long_member = given.long_member,
        .max_long = given.max_long,
        .grammar_only = given.grammar_only,
        .spans = spans,
    };
    lay_status status;
    if (spans && len >= UINT32_MAX)
        status = lay_json_refuse(&s.source, 0, "json.too_long",
                                 "The document is %zu bytes long; the limit is 4 GiB.", len);
    else
        status = scan_document(&s);
    lay_vec_done(&s.open);
    lay_vec_done(&s.names);
    return status;
}
