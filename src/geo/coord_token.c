/* coord_token.c: cuts a coordinate's text into numbers, marks and words.
 *
 * Marks come in many shapes, because keyboards, word processors and map programs each have their
 * own minute sign. Words are compared folded (lower case, no accents). Blanks, brackets and the
 * hidden characters that come along when text is copied part tokens and say nothing.
 */
#include "geo/coord_token.h"

#include "base/error.h"
#include "base/fold.h"
#include "base/number.h"
#include "base/utf8.h"
#include <stdint.h>
#include <string.h>

/* ---- single characters ---- */

enum shape {
    SHAPE_LETTER,
    SHAPE_DIGIT,
    SHAPE_BLANK,
    SHAPE_POINT,
    SHAPE_COMMA,
    SHAPE_DASH,
    SHAPE_PLUS,
    SHAPE_COLON,
    SHAPE_DEGREE,
    SHAPE_MINUTE,
    SHAPE_SECOND,
    SHAPE_OTHER
};

static const struct {
    enum shape shape;
    uint32_t characters[16];
} shapes[] = {
    {SHAPE_BLANK,
     {' ', '\t', '\n', '\r', '(', ')', '[', ']', '=', 0xa0, 0x2002, 0x2003, 0x2007, 0x2009,
      0x202f}},
    {SHAPE_POINT, {'.'}},
    {SHAPE_COMMA, {',', ';', '/', 0x60c}},
    {SHAPE_DASH, {'-', 0x2212, 0x2010, 0x2011, 0x2013, 0x2014, 0xff0d}},
    {SHAPE_PLUS, {'+'}},
    {SHAPE_COLON, {':'}},
    {SHAPE_DEGREE, {'*', 0xb0, 0xba, 0x2da, 0x2070, 0x2218}},
    {SHAPE_MINUTE, {'\'', '`', 0xb4, 0x2b9, 0x2bc, 0x2018, 0x2019, 0x201b, 0x2032, 0xff07}},
    {SHAPE_SECOND, {'"', 0x2ba, 0x2dd, 0x201c, 0x201d, 0x201e, 0x201f, 0x2033, 0xff02}},
};

static enum shape shape_of(uint32_t cp)
{
    if (cp >= '0' && cp <= '9')
        return SHAPE_DIGIT;
    for (size_t i = 0; i < LAY_COUNT(shapes); i++)
        for (size_t j = 0; j < LAY_COUNT(shapes[i].characters) && shapes[i].characters[j]; j++)
            if (shapes[i].characters[j] == cp)
                return shapes[i].shape;
    if ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z')
        return SHAPE_LETTER;
    return cp < 0xc0 ? SHAPE_OTHER : lay_utf8_is_hidden(cp) ? SHAPE_BLANK : SHAPE_LETTER;
}

/* ---- words ---- */

struct word {
    const char *text;
    enum lay_token_kind kind;
    enum lay_axis axis;
    int sign;
};

#define NORTH LAY_TOKEN_SIDE, LAY_AXIS_LAT, 1
#define SOUTH LAY_TOKEN_SIDE, LAY_AXIS_LAT, -1
#define EAST LAY_TOKEN_SIDE, LAY_AXIS_LON, 1
#define WEST LAY_TOKEN_SIDE, LAY_AXIS_LON, -1
#define LABEL(axis) LAY_TOKEN_LABEL, axis, 0
#define PLAIN(kind) kind, LAY_AXIS_LON, 0

/* Folded. O is Ouest and Oeste, never the German Ost, which is written out or E. */
static const struct word words[] = {
    {"n", NORTH},
    {"north", NORTH},
    {"northern", NORTH},
    {"nord", NORTH},
    {"norte", NORTH},
    {"с", NORTH},
    {"север", NORTH},
    {"северная", NORTH},
    {"северной", NORTH},
    {"сш", NORTH},
    {"пн", NORTH},
    {"شمالا", NORTH},
    {"شمال", NORTH},
    {"s", SOUTH},
    {"south", SOUTH},
    {"southern", SOUTH},
    {"sud", SOUTH},
    {"sur", SOUTH},
    {"ю", SOUTH},
    {"юг", SOUTH},
    {"южная", SOUTH},
    {"южной", SOUTH},
    {"юш", SOUTH},
    {"пд", SOUTH},
    {"جنوبا", SOUTH},
    {"جنوب", SOUTH},
    {"e", EAST},
    {"east", EAST},
    {"eastern", EAST},
    {"est", EAST},
    {"este", EAST},
    {"ost", EAST},
    {"в", EAST},
    {"восток", EAST},
    {"восточная", EAST},
    {"восточной", EAST},
    {"вд", EAST},
    {"сх", EAST},
    {"شرقا", EAST},
    {"شرق", EAST},
    {"w", WEST},
    {"west", WEST},
    {"western", WEST},
    {"o", WEST},
    {"ouest", WEST},
    {"oeste", WEST},
    {"з", WEST},
    {"запад", WEST},
    {"западная", WEST},
    {"западной", WEST},
    {"зд", WEST},
    {"зх", WEST},
    {"غربا", WEST},
    {"غرب", WEST},
    {"lat", LABEL(LAY_AXIS_LAT)},
    {"latitude", LABEL(LAY_AXIS_LAT)},
    {"latitud", LABEL(LAY_AXIS_LAT)},
    {"ш", LABEL(LAY_AXIS_LAT)},
    {"шир", LABEL(LAY_AXIS_LAT)},
    {"φ", LABEL(LAY_AXIS_LAT)},
    {"широта", LABEL(LAY_AXIS_LAT)},
    {"широты", LABEL(LAY_AXIS_LAT)},
    {"lon", LABEL(LAY_AXIS_LON)},
    {"long", LABEL(LAY_AXIS_LON)},
    {"lng", LABEL(LAY_AXIS_LON)},
    {"longitude", LABEL(LAY_AXIS_LON)},
    {"longitud", LABEL(LAY_AXIS_LON)},
    {"д", LABEL(LAY_AXIS_LON)},
    {"долг", LABEL(LAY_AXIS_LON)},
    {"λ", LABEL(LAY_AXIS_LON)},
    {"долгота", LABEL(LAY_AXIS_LON)},
    {"долготы", LABEL(LAY_AXIS_LON)},
    {"d", PLAIN(LAY_TOKEN_DEGREE)},
    {"deg", PLAIN(LAY_TOKEN_DEGREE)},
    {"degs", PLAIN(LAY_TOKEN_DEGREE)},
    {"degree", PLAIN(LAY_TOKEN_DEGREE)},
    {"degrees", PLAIN(LAY_TOKEN_DEGREE)},
    {"degre", PLAIN(LAY_TOKEN_DEGREE)},
    {"degres", PLAIN(LAY_TOKEN_DEGREE)},
    {"grad", PLAIN(LAY_TOKEN_DEGREE)},
    {"grados", PLAIN(LAY_TOKEN_DEGREE)},
    {"гр", PLAIN(LAY_TOKEN_DEGREE)},
    {"град", PLAIN(LAY_TOKEN_DEGREE)},
    {"градус", PLAIN(LAY_TOKEN_DEGREE)},
    {"градуса", PLAIN(LAY_TOKEN_DEGREE)},
    {"градусов", PLAIN(LAY_TOKEN_DEGREE)},
    {"درجه", PLAIN(LAY_TOKEN_DEGREE)},
    {"m", PLAIN(LAY_TOKEN_MINUTE)},
    {"min", PLAIN(LAY_TOKEN_MINUTE)},
    {"minute", PLAIN(LAY_TOKEN_MINUTE)},
    {"minutes", PLAIN(LAY_TOKEN_MINUTE)},
    {"мин", PLAIN(LAY_TOKEN_MINUTE)},
    {"минута", PLAIN(LAY_TOKEN_MINUTE)},
    {"минуты", PLAIN(LAY_TOKEN_MINUTE)},
    {"минут", PLAIN(LAY_TOKEN_MINUTE)},
    {"دقيقه", PLAIN(LAY_TOKEN_MINUTE)},
    {"sec", PLAIN(LAY_TOKEN_SECOND)},
    {"second", PLAIN(LAY_TOKEN_SECOND)},
    {"seconds", PLAIN(LAY_TOKEN_SECOND)},
    {"seconde", PLAIN(LAY_TOKEN_SECOND)},
    {"secondes", PLAIN(LAY_TOKEN_SECOND)},
    {"sek", PLAIN(LAY_TOKEN_SECOND)},
    {"сек", PLAIN(LAY_TOKEN_SECOND)},
    {"секунда", PLAIN(LAY_TOKEN_SECOND)},
    {"секунды", PLAIN(LAY_TOKEN_SECOND)},
    {"секунд", PLAIN(LAY_TOKEN_SECOND)},
    {"ثانيه", PLAIN(LAY_TOKEN_SECOND)},
    {"and", PLAIN(LAY_TOKEN_COMMA)},
    {"et", PLAIN(LAY_TOKEN_COMMA)},
    {"и", PLAIN(LAY_TOKEN_COMMA)},
    {"zone", PLAIN(LAY_TOKEN_ZONE)},
    {"utm", PLAIN(LAY_TOKEN_ZONE)},
    {"ups", PLAIN(LAY_TOKEN_ZONE)},
    {"fuseau", PLAIN(LAY_TOKEN_ZONE)},
    {"зона", PLAIN(LAY_TOKEN_ZONE)},
};

static const struct word *find_word(const char *folded)
{
    for (size_t i = 0; i < LAY_COUNT(words); i++)
        if (strcmp(words[i].text, folded) == 0)
            return &words[i];
    return NULL;
}

bool lay_token_is_word(const char *text, size_t len)
{
    LAY_FREE char *raw = lay_strndup(text, len);
    LAY_FREE char *folded = lay_fold(raw);
    return find_word(folded) != NULL;
}

/* ---- the text ---- */

struct reader {
    const char *text;
    size_t at, len;
    long column;
    bool decimal_comma;
    bool blank_before;
    lay_tokens *out;
};

static enum shape peek(const struct reader *reader, size_t *bytes)
{
    uint32_t cp;
    *bytes = lay_utf8_decode(reader->text + reader->at, reader->len - reader->at, &cp);
    return *bytes ? shape_of(cp) : SHAPE_OTHER;
}

static bool digit_at(const struct reader *reader, size_t at)
{
    return at < reader->len && reader->text[at] >= '0' && reader->text[at] <= '9';
}

static struct lay_token *add(struct reader *reader, enum lay_token_kind kind)
{
    struct lay_token token = {
        .kind = kind, .column = reader->column, .glued = !reader->blank_before};
    lay_vec_push(reader->out, token);
    reader->blank_before = false;
    return &reader->out->at[reader->out->n - 1];
}

static struct lay_token *last(const struct reader *reader)
{
    return reader->out->n ? &reader->out->at[reader->out->n - 1] : NULL;
}

static void skip(struct reader *reader, size_t bytes, long characters)
{
    reader->at += bytes;
    reader->column += characters;
}

static void read_number(struct reader *reader)
{
    size_t from = reader->at, end = from;
    struct lay_token *token = add(reader, LAY_TOKEN_NUMBER);
    LAY_BUF digits = {0};
    for (; digit_at(reader, end); end++, token->digits++)
        if (digits.len || reader->text[end] != '0')
            lay_buf_putc(&digits, reader->text[end]);
    if (!digits.len)
        lay_buf_putc(&digits, '0');
    char point = end < reader->len ? reader->text[end] : '\0';
    if (point == '.' || (point == ',' && reader->decimal_comma && digit_at(reader, end + 1))) {
        end++;
        for (; digit_at(reader, end); end++, token->decimals++) {
            if (token->decimals == 0)
                lay_buf_putc(&digits, '.');
            lay_buf_putc(&digits, reader->text[end]);
        }
    }
    /* Digits beyond what a double holds would be infinite: no coordinate is as large either. */
    if (!lay_number_real(digits.text, digits.len, &token->value))
        token->value = 1e300;
    skip(reader, end - from, (long)(end - from));
}

static void add_word(struct reader *reader, const struct word *word, char letter)
{
    struct lay_token *before = last(reader);
    /* "с. ш.", "N latitude": the second word says what the first has said. */
    if (word->kind == LAY_TOKEN_LABEL && before && before->kind == LAY_TOKEN_SIDE &&
        before->axis == word->axis) {
        before->second = false;
        return;
    }
    struct lay_token *token = add(reader, word->kind);
    token->axis = word->axis;
    token->sign = word->sign;
    token->letter = letter;
    token->second = strcmp(word->text, "s") == 0 || strcmp(word->text, "с") == 0;
}

/* "POINT(-3 16)" is the longitude and latitude of WKT. */
static bool says_nothing(const char *folded)
{
    return strcmp(folded, "de") == 0 || strcmp(folded, "of") == 0 || strcmp(folded, "point") == 0;
}

/* "mE", "secW": a unit with a side glued to it. */
static bool read_glued(struct reader *reader, const char *folded, char letter)
{
    static const struct {
        const char *text;
        enum lay_token_kind kind;
    } units[] = {{"deg", LAY_TOKEN_DEGREE}, {"min", LAY_TOKEN_MINUTE}, {"sec", LAY_TOKEN_SECOND},
                 {"d", LAY_TOKEN_DEGREE},   {"m", LAY_TOKEN_MINUTE},   {"s", LAY_TOKEN_SECOND}};
    for (size_t i = 0; i < LAY_COUNT(units); i++) {
        size_t len = strlen(units[i].text);
        const struct word *side =
            strncmp(folded, units[i].text, len) == 0 ? find_word(folded + len) : NULL;
        if (!side || side->kind != LAY_TOKEN_SIDE)
            continue;
        add(reader, units[i].kind);
        add_word(reader, side, folded[len + 1] ? '\0' : letter);
        return true;
    }
    return false;
}

/* A word up to the next digit, mark or blank. */
static void read_word(struct reader *reader)
{
    size_t from = reader->at, bytes, end;
    long characters = 0;
    struct reader ahead = *reader;
    while (peek(&ahead, &bytes) == SHAPE_LETTER && bytes) {
        ahead.at += bytes;
        characters++;
    }
    end = ahead.at;
    LAY_FREE char *raw = lay_strndup(reader->text + from, end - from);
    LAY_FREE char *folded = lay_fold(raw);
    const struct word *word = find_word(folded);
    static const struct word unknown = {"", PLAIN(LAY_TOKEN_WORD)};
    if (says_nothing(folded)) {
        reader->blank_before = true;
    } else if (word) {
        add_word(reader, word, end - from == 1 ? raw[0] : '\0');
    } else if (!read_glued(reader, folded, reader->text[end - 1])) {
        add_word(reader, &unknown, end - from == 1 ? raw[0] : '\0');
    }
    skip(reader, end - from, characters);
    if (reader->at < reader->len && reader->text[reader->at] == '.')
        skip(reader, 1, 1);
}

/* What stands behind a dash between blanks, which has something before it; else SHAPE_OTHER. */
static enum shape behind_dash(const struct reader *reader, size_t bytes)
{
    struct reader next = *reader;
    next.at += bytes;
    size_t width, blanks = 0;
    for (; peek(&next, &width) == SHAPE_BLANK && width; blanks++)
        next.at += width;
    return last(reader) && reader->blank_before && blanks ? peek(&next, &width) : SHAPE_OTHER;
}

static lay_status say_dash(const struct reader *reader, lay_error *err)
{
    lay_error_set(err, LAY_NO, "coord.ambiguous",
                  "this dash may part two numbers, or be the minus of the second");
    lay_error_at(err, NULL, 0, reader->column);
    lay_error_hint(err, "a comma parts them; a minus stands right before its number: 3.01, -16.73");
    return LAY_NO;
}

/* A dash behind a number or a mark and before a digit, with no blank, joins. Between blanks, behind
 * a side or a mark or before a letter, it parts: "16°43′N - 3°00′W". Else it is a minus. */
static lay_status read_dash(struct reader *reader, size_t bytes, lay_error *err)
{
    const struct lay_token *before = last(reader);
    enum shape behind = behind_dash(reader, bytes);
    bool told = before && (before->kind == LAY_TOKEN_SIDE || before->kind == LAY_TOKEN_DEGREE ||
                           before->kind == LAY_TOKEN_MINUTE || before->kind == LAY_TOKEN_SECOND);
    if (behind == SHAPE_LETTER || (behind != SHAPE_OTHER && told)) {
        add(reader, LAY_TOKEN_COMMA);
        skip(reader, bytes, 1);
        return LAY_OK;
    }
    if (behind == SHAPE_DIGIT && before->kind == LAY_TOKEN_NUMBER)
        return say_dash(reader, err);
    bool joins = before && !reader->blank_before && digit_at(reader, reader->at + bytes) &&
                 (before->kind == LAY_TOKEN_NUMBER || before->kind == LAY_TOKEN_DEGREE ||
                  before->kind == LAY_TOKEN_MINUTE);
    if (joins)
        add(reader, LAY_TOKEN_JOIN);
    else
        add(reader, LAY_TOKEN_SIGN)->sign = -1;
    skip(reader, bytes, 1);
    return LAY_OK;
}

static void read_minute(struct reader *reader, size_t bytes)
{
    struct reader next = *reader;
    size_t again;
    next.at += bytes;
    bool twice = peek(&next, &again) == SHAPE_MINUTE && again;
    add(reader, twice ? LAY_TOKEN_SECOND : LAY_TOKEN_MINUTE);
    skip(reader, bytes + (twice ? again : 0), twice ? 2 : 1);
}

static void read_colon(struct reader *reader)
{
    const struct lay_token *before = last(reader);
    if (before && before->kind == LAY_TOKEN_NUMBER)
        add(reader, LAY_TOKEN_JOIN);
    else
        reader->blank_before = true; /* "lat: 16" */
    skip(reader, 1, 1);
}

/* "1,2,3" with decimal commas: nothing says which of the two parts numbers. */
static bool is_third_comma(const struct reader *reader)
{
    const struct lay_token *before = last(reader);
    return reader->decimal_comma && before && before->kind == LAY_TOKEN_NUMBER &&
           before->decimals && !reader->blank_before && reader->text[reader->at] == ',' &&
           digit_at(reader, reader->at + 1);
}

static lay_status read_mark(struct reader *reader, enum shape shape, size_t bytes, lay_error *err)
{
    switch (shape) {
    case SHAPE_BLANK:
        reader->blank_before = true;
        break;
    case SHAPE_COMMA:
        add(reader, LAY_TOKEN_COMMA);
        break;
    case SHAPE_PLUS:
        add(reader, LAY_TOKEN_SIGN)->sign = 1;
        break;
    case SHAPE_DEGREE:
        add(reader, LAY_TOKEN_DEGREE);
        break;
    case SHAPE_SECOND:
        add(reader, LAY_TOKEN_SECOND);
        break;
    default: {
        LAY_FREE char *shown = lay_utf8_excerpt(reader->text + reader->at, bytes ? bytes : 1, 1);
        lay_error_set(err, LAY_NO, "coord.invalid", "\"%s\" is no part of a coordinate", shown);
        lay_error_at(err, NULL, 0, reader->column);
        return LAY_NO;
    }
    }
    skip(reader, bytes, 1);
    return LAY_OK;
}

lay_status lay_tokens_read(const char *text, bool decimal_comma, lay_tokens *out, lay_error *err)
{
    struct reader reader = {
        .text = text, .len = strlen(text), .column = 1, .decimal_comma = decimal_comma, .out = out};
    lay_status status = LAY_OK;
    while (reader.at < reader.len && status == LAY_OK) {
        size_t bytes;
        enum shape shape = peek(&reader, &bytes);
        if (is_third_comma(&reader))
            shape = SHAPE_OTHER;
        if (shape == SHAPE_DIGIT || (shape == SHAPE_POINT && digit_at(&reader, reader.at + 1)))
            read_number(&reader);
        else if (shape == SHAPE_LETTER)
            read_word(&reader);
        else if (shape == SHAPE_DASH)
            status = read_dash(&reader, bytes, err);
        else if (shape == SHAPE_MINUTE)
            read_minute(&reader, bytes);
        else if (shape == SHAPE_COLON)
            read_colon(&reader);
        else
            status = read_mark(&reader, shape, bytes, err);
    }
    add(&reader, LAY_TOKEN_END);
    return status;
}
