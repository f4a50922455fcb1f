/* runs.c: the words of a text as bytes, and runs of them that may be one name, folded.
 *
 * What was folded is kept for a while: runs that begin at neighbouring words overlap. */
#include "import/prose/reader.h"

#include "base/fold.h"
#include <string.h>

enum {
    LONGEST_WORD = 256 /* bytes that are looked through for soft hyphens */
};

/* Without what is none of the words: what an entity left, and soft hyphens. */
static size_t clean(const char *text, size_t len, char *out)
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++) {
        bool soft = i + 1 < len && text[i] == '\xC2' && text[i + 1] == '\xAD';
        i += soft;
        if (text[i] && !soft)
            out[n++] = text[i];
    }
    return n;
}

const char *lay_words_of(struct lay_text_reader *r, size_t from, size_t to)
{
    if (from >= to)
        return "";
    const struct lay_token *a = &r->tokens.all.at[from], *b = &r->tokens.all.at[to - 1];
    char *words = lay_arena_alloc(&r->arena, b->end - a->start + 1);
    words[clean(r->tokens.text + a->start, b->end - a->start, words)] = '\0';
    return words;
}

/* Whether a token may be part of a name. */
static bool joins(const struct lay_text_reader *r, size_t i)
{
    const struct lay_token *token = &r->tokens.all.at[i];
    switch (token->sign) {
    case 0:
        return token->kind != LAY_TOKEN_MASKED;
    case '-':
    case LAY_DASH:
    case '\'':
    case LAY_CLOSING_SINGLE:
    case '"':
    case LAY_OPENING_GUILLEMET:
    case LAY_CLOSING_GUILLEMET:
    case LAY_OPENING_QUOTE:
    case LAY_CLOSING_QUOTE:
        return true;
    case '.':
        return !token->spaced;
    default:
        return false;
    }
}

bool lay_is_no_name(struct lay_text_reader *r, const struct lay_token *token)
{
    const uint64_t ends = lay_class_bit(LAY_LEX_CUE) | lay_class_bit(LAY_LEX_SAY) |
                          lay_class_bit(LAY_LEX_BOUND) | lay_class_bit(LAY_LEX_RELATIVE) |
                          lay_class_bit(LAY_LEX_PRONOUN) | lay_class_bit(LAY_LEX_HAVE) |
                          lay_class_bit(LAY_LEX_TIMEMODE) | lay_class_bit(LAY_LEX_POSS) |
                          lay_class_bit(LAY_LEX_PREP);
    uint64_t classes = r->shouting ? lay_lexicon_classes(r->lexicon, token->word) : 0;
    return classes & ends && !(classes & lay_class_bit(LAY_LEX_OF));
}

static void fold_bytes(const struct lay_text_reader *r, const struct lay_token *token, lay_buf *out)
{
    const char *text = r->tokens.text + token->start;
    char plain[LONGEST_WORD];
    size_t len = token->end - token->start;
    bool pure = len > sizeof plain || !(memchr(text, '\0', len) || memchr(text, '\xAD', len));
    lay_fold_add(out, pure ? text : plain, pure ? len : clean(text, len, plain));
}

/* A sign is folded to nothing. */
static void fold_token(struct lay_text_reader *r, size_t at, lay_buf *out)
{
    struct lay_folded_token *kept = &r->folded[at % LAY_FOLDED_TOKENS];
    size_t before = out->len;
    if (before)
        lay_buf_putc(out, ' ');
    size_t blank = out->len;
    if (kept->at == at + 1 && kept->reading == r->reading) {
        lay_buf_add(out, kept->text, kept->len);
    } else {
        fold_bytes(r, &r->tokens.all.at[at], out);
        if (out->len - blank <= sizeof kept->text) {
            kept->at = at + 1;
            kept->reading = r->reading;
            kept->len = (uint8_t)(out->len - blank);
            memcpy(kept->text, out->text + blank, kept->len);
        }
    }
    if (out->len == blank)
        out->len = before;
}

/* Where the first `count` words of a text end; 0 where it has fewer. */
static size_t words_end(const lay_buf *text, size_t count)
{
    size_t end = 0;
    while (count && end < text->len) {
        const char *blank = memchr(text->text + end + 1, ' ', text->len - end - 1);
        end = blank ? (size_t)(blank - text->text) : text->len;
        count--;
    }
    return count ? 0 : end;
}

void lay_read_run(struct lay_text_reader *r, size_t at, size_t limit, size_t exactly)
{
    enum { CHECKED = 2 }; /* words of a beginning */
    struct lay_name_run *run = &r->run;
    size_t words = 0, blanks = 0, checked = 0, len;
    run->n = 0;
    lay_buf_clear(&run->text);
    while (at + run->n < limit && words < LAY_LONGEST_NAME && run->n < 2 * LAY_LONGEST_NAME) {
        const struct lay_token *token = &r->tokens.all.at[at + run->n];
        if (!joins(r, at + run->n) || (run->n && (token->sentence || lay_is_no_name(r, token))))
            break;
        bool more = run->n && token->kind != LAY_TOKEN_MARK, begins = true;
        blanks += run->n && token->spaced;
        while (more && begins && blanks >= exactly && checked < CHECKED &&
               (len = words_end(&run->text, checked + 1)))
            checked += begins = lay_gazetteer_may_begin(r->gazetteer, run->text.text, len);
        if (!begins)
            break;
        words += token->kind != LAY_TOKEN_MARK;
        fold_token(r, at + run->n, &run->text);
        run->ends[++run->n] = run->text.len;
    }
}
