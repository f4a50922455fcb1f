/* tokens.c: words, numbers and signs.
 *
 * An apostrophe belongs to the short word before it ("l'", "d'", "qu'") or to what follows ("'s").
 * A hyphen is a sign of its own, so that "mid-December" and "Il-76" are three tokens. A sentence
 * ends at . ! ? … before a blank and a capital letter, a digit or a quotation mark, unless the
 * point belongs to an abbreviation or an initial; and at an empty line. Closing quotation marks and
 * brackets belong to the sentence that they close. */
#include "import/prose/tokens.h"

#include "base/utf8.h"
#include <string.h>

struct reader {
    struct lay_vocab *words;
    struct lay_tokens *out;
    size_t at;
    size_t line_ends; /* since the last token */
    bool blank;
};

enum { LONGEST_SENTENCE = 240 }; /* tokens; a longer one is cut, so that time stays linear */

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x202F ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x3000 || c == 0xFEFF;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c < 0xC0)
        return c == 0xAA || c == 0xB5 || c == 0xBA;
    if (c >= 0x2000 && c <= 0x2BFF)
        return false;
    return c != 0xD7 && c != 0xF7 && c < 0x3000;
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x2BC;
}

static uint32_t peek(const struct reader *r, size_t at, size_t *step)
{
    uint32_t c = 0;
    if (at < r->out->len && (unsigned char)r->out->text[at] < 0x80) { /* most letters */
        *step = 1;
        return (unsigned char)r->out->text[at];
    }
    *step = at < r->out->len ? lay_utf8_decode(r->out->text + at, r->out->len - at, &c) : 0;
    if (!*step && at < r->out->len)
        *step = 1;
    return c;
}

/* The letters of Latin Extended-A come in pairs, capital first, which begin at even or odd ones. */
static bool is_capital(uint32_t c)
{
    if (c >= 0x100 && c < 0x180)
        return (c >= 0x139 && c <= 0x148) || c >= 0x179 ? c & 1 : !(c & 1) && c != 0x138;
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
           (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F) || c == 0x218 || c == 0x21A;
}

/* What an entity left, and soft hyphens: a word goes on. */
static bool is_nothing(uint32_t c, size_t step)
{
    return (c == 0 && step == 1) || c == 0xAD;
}

static size_t word_end(const struct reader *r, size_t at)
{
    const char *text = r->out->text;
    size_t step, letters = 0;
    for (; at < r->out->len && ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z'); at++)
        letters++; /* most */
    while (at < r->out->len) {
        uint32_t c = peek(r, at, &step);
        if (is_apostrophe(c)) {
            size_t next_step;
            bool elided = letters <= 2 || (r->out->text[at - 2] == 'q' &&
                                           r->out->text[at - 1] == 'u'); /* l', jusqu' */
            if (elided && is_letter(peek(r, at + step, &next_step)))
                return at + step;
            return at;
        }
        if (!is_letter(c) && !(is_digit(c) && letters) && !is_nothing(c, step))
            return at;
        letters += !is_nothing(c, step);
        at += step;
    }
    return at;
}

/* "U.S.", "ч.", "г.": letters that each have a point, at least two of them; 0 for none. */
static size_t initials_end(const struct reader *r)
{
    size_t at = r->at, step, count = 0;
    while (is_letter(peek(r, at, &step)) && at + step < r->out->len &&
           r->out->text[at + step] == '.') {
        at += step + 1;
        count++;
    }
    return count >= 2 ? at : 0;
}

/* Digits, with a separator only between digits. */
static size_t number_end(const struct reader *r, size_t at)
{
    const char *text = r->out->text;
    while (at < r->out->len) {
        if (is_digit((unsigned char)text[at]))
            at++;
        else if ((text[at] == ',' || text[at] == '.') && at + 1 < r->out->len &&
                 is_digit((unsigned char)text[at + 1]))
            at++;
        else
            break;
    }
    return at;
}

static bool begins(const struct reader *r, const char *what)
{
    size_t n = strlen(what);
    return r->out->len - r->at >= n && strncmp(r->out->text + r->at, what, n) == 0;
}

static bool is_address(const struct reader *r, uint32_t first)
{
    return (first == 'h' && (begins(r, "http://") || begins(r, "https://"))) ||
           (first == 'w' && begins(r, "www."));
}

static size_t address_end(const struct reader *r)
{
    size_t at = r->at, step;
    while (at < r->out->len && !is_blank(peek(r, at, &step)))
        at += step;
    return at;
}

static char sign_of(uint32_t c)
{
    switch (c) {
    case 0x2013:
    case 0x2014:
        return LAY_DASH;
    case 0x201C:
        return LAY_OPENING_QUOTE;
    case 0x201D:
        return LAY_CLOSING_QUOTE;
    case 0xAB:
        return LAY_OPENING_GUILLEMET;
    case 0xBB:
        return LAY_CLOSING_GUILLEMET;
    case 0x2018:
        return LAY_OPENING_SINGLE;
    case 0x2019:
        return LAY_CLOSING_SINGLE;
    case 0x2026:
        return LAY_ELLIPSIS;
    default:
        return c > ' ' && c < 0x7F ? (char)c : LAY_OTHER_SIGN;
    }
}

static void push(struct reader *r, size_t end, enum lay_token_kind kind)
{
    size_t step;
    uint32_t first = peek(r, r->at, &step);
    struct lay_token token = {.start = (uint32_t)r->at,
                              .end = (uint32_t)end,
                              .kind = (uint8_t)kind,
                              .sign = kind == LAY_TOKEN_MARK ? sign_of(first) : 0,
                              .capital = is_capital(first),
                              .spaced = r->blank,
                              .line = r->line_ends > 0 || !r->out->all.n,
                              .paragraph = r->line_ends > 1 || !r->out->all.n};
    if (kind == LAY_TOKEN_WORD || kind == LAY_TOKEN_MARK)
        token.word = lay_vocab_number(r->words, r->out->text + r->at, end - r->at);
    lay_vec_push(&r->out->all, token);
    r->at = end;
    r->blank = false;
    r->line_ends = 0;
}

static void read_token(struct reader *r)
{
    size_t step, next_step;
    uint32_t c = peek(r, r->at, &step);
    if (is_blank(c)) {
        r->line_ends += c == '\n';
        r->blank = true;
        r->at += step;
    } else if (is_nothing(c, step)) {
        r->at += step;
    } else if (is_address(r, c)) {
        push(r, address_end(r), LAY_TOKEN_MASKED);
    } else if (is_digit(c)) {
        push(r, number_end(r, r->at), LAY_TOKEN_NUMBER);
    } else if (is_letter(c)) {
        size_t initials = initials_end(r);
        push(r, initials ? initials : word_end(r, r->at), LAY_TOKEN_WORD);
    } else if (is_apostrophe(c) && r->at && !r->blank &&
               is_letter(peek(r, r->at + step, &next_step))) {
        push(r, word_end(r, r->at + step), LAY_TOKEN_WORD);
    } else {
        push(r, r->at + step, LAY_TOKEN_MARK);
    }
}

/* What may close a sentence behind its point. */
static bool is_closing(const struct lay_token *token)
{
    switch (token->sign) {
    case LAY_CLOSING_QUOTE:
    case LAY_CLOSING_GUILLEMET:
    case LAY_CLOSING_SINGLE:
    case ')':
    case ']':
        return true;
    case '"':
    case '\'':
        return !token->spaced;
    default:
        return false;
    }
}

static bool is_abbreviation(const struct lay_tokens *t, size_t point, const uint32_t *abbreviations)
{
    if (!point || t->all.at[point].spaced)
        return false;
    const struct lay_token *before = &t->all.at[point - 1];
    if (before->kind != LAY_TOKEN_WORD)
        return false;
    if (before->capital && before->end - before->start <= 2)
        return true; /* an initial */
    for (const uint32_t *a = abbreviations; *a != UINT32_MAX; a++)
        if (*a == before->word)
            return true;
    return false;
}

static void mark_sentences(struct lay_tokens *t, const uint32_t *abbreviations)
{
    bool ended = true;
    size_t begun = 0;
    for (size_t i = 0; i < t->all.n; i++) {
        struct lay_token *token = &t->all.at[i];
        bool closing = is_closing(token);
        if (token->paragraph || (ended && !closing && token->spaced &&
                                 (token->capital || token->kind != LAY_TOKEN_WORD)))
            token->sentence = true;
        if (i == 0 || i - begun >= LONGEST_SENTENCE)
            token->sentence = true;
        if (token->sentence)
            begun = i;
        if (token->sign == '!' || token->sign == '?' || token->sign == LAY_ELLIPSIS ||
            (token->sign == '.' && !is_abbreviation(t, i, abbreviations)))
            ended = true;
        else if (!closing)
            ended = false;
    }
}

void lay_tokens_split(struct lay_vocab *words, const char *text, size_t len,
                      const uint32_t *abbreviations, struct lay_tokens *out)
{
    *out = (struct lay_tokens){.text = text, .len = len};
    struct reader reader = {.words = words, .out = out};
    while (reader.at < len)
        read_token(&reader);
    mark_sentences(out, abbreviations);
}

void lay_tokens_done(struct lay_tokens *tokens)
{
    lay_vec_done(&tokens->all);
}
