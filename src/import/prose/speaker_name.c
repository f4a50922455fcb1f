/* speaker_name.c: who speaks, in the words of the report and in English. */
#include "import/prose/speaker.h"

#include "base/buf.h"
#include "base/utf8.h"
#include <string.h>

static bool has_word(const char *words, const char *name)
{
    size_t n = strlen(name);
    for (const char *at = words; (at = strstr(at, name)); at++)
        if (!((at[n] | 0x20) >= 'a' && (at[n] | 0x20) <= 'z'))
            return true;
    return false;
}

/* The letters that the language gives for a letter, "" for none. */
static const char *roman(const char *list, const char *letter, size_t len, size_t *out_len)
{
    for (const char *at = list; *at; at += strcspn(at, "|"), at += *at == '|')
        if (strncmp(at, letter, len) == 0 && at[len] == '=') {
            *out_len = strcspn(at + len + 1, "|");
            return at + len + 1;
        }
    *out_len = 0;
    return "";
}

static void add_romanized(const struct lay_text_reader *r, size_t token, lay_buf *out)
{
    const struct lay_token *t = &r->tokens.all.at[token];
    for (size_t i = t->start, step; i < t->end; i += step) {
        uint32_t c;
        size_t n;
        step = lay_utf8_decode(r->tokens.text + i, t->end - i, &c);
        step = step ? step : 1;
        const char *letter = r->tokens.text + i, *list = r->lexicon->language.romanized;
        size_t next = i + step < t->end ? lay_utf8_decode(letter + step, t->end - i - step, &c) : 0;
        const char *letters = next ? roman(list, letter, step + next, &n) : "";
        if (*letters)
            step += next; /* ий, дж */
        else
            letters = roman(list, letter, step, &n);
        bool latin = (unsigned char)*letter < 0x80; /* The New York Times, аль-Хусейн */
        lay_buf_add(out, latin ? letter : letters, latin ? 1 : n);
    }
}

/* "Юлий", "аль-Хусейн": tokens; 0 for none. */
static size_t part_of_name(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                           size_t to)
{
    const struct lay_token *token = &r->tokens.all.at[at];
    bool compound = lay_is_hyphen(r, at + 1, to) && at + 2 < to && !token[2].spaced;
    size_t n = compound ? 3 : 1, end;
    bool adjective;
    return token->kind != LAY_TOKEN_WORD || !token[n - 1].capital ||
                   token[n - 1].end - token->start <= 2 || lay_noted(s, at, LAY_LEX_GLOSS) ||
                   lay_noted(s, at, LAY_LEX_PREP) || lay_actor_at(r, at, to, &end, &adjective)
               ? 0
               : n;
}

/* "Юлий Мамчур", no word that only begins a sentence. */
static size_t name_length(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                          size_t to)
{
    size_t n = 0;
    for (size_t part; at + n < to && (part = part_of_name(r, s, at + n, to)) > 0;)
        n += part;
    return n == 1 && r->tokens.all.at[at].sentence ? 0 : n;
}

size_t lay_behind_person(struct lay_text_reader *r, const struct lay_sentence *s, size_t to)
{
    if (to + 2 >= s->to || !lay_is_sign(r, to, ','))
        return to;
    size_t n = name_length(r, s, to + 1, s->to), end = to + 1 + n;
    bool two = n > part_of_name(r, s, to + 1, s->to);
    return two && (end == s->to || r->tokens.all.at[end].kind == LAY_TOKEN_MARK) ? end : to;
}

static void add_comma(lay_buf *told)
{
    if (told->len)
        lay_buf_puts(told, ", ");
}

static void add_english(struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_saying *saying, lay_buf *told)
{
    bool latin = !*r->lexicon->language.romanized;
    for (size_t i = saying->who_from, next; i < saying->who_to; i = next) {
        const struct lay_note *gloss = lay_noted(s, i, LAY_LEX_GLOSS);
        size_t name = gloss || latin ? 0 : name_length(r, s, i, saying->who_to);
        next = i + (gloss ? gloss->len : name ? name : 1);
        if (gloss && !has_word(lay_buf_text(told), gloss->entry->value)) {
            add_comma(told);
            lay_buf_puts(told, gloss->entry->value);
        }
        if (name)
            add_comma(told);
        for (size_t k = i; k < i + name; k++) {
            lay_buf_puts(told, k > i && r->tokens.all.at[k].spaced ? " " : "");
            add_romanized(r, k, told);
        }
    }
}

const char *lay_speaker_name(struct lay_text_reader *r, const struct lay_sentence *s,
                             const struct lay_saying *saying)
{
    const char *words = lay_words_of(r, saying->who_from, saying->who_to);
    LAY_BUF told = {0};
    add_english(r, s, saying, &told);
    if (saying->actor && !has_word(words, saying->actor->name)) {
        add_comma(&told);
        lay_buf_puts(&told, saying->actor->name);
    }
    return told.len && strcmp(words, lay_buf_text(&told)) != 0
               ? lay_arena_printf(&r->arena, "%s (%s)", words, lay_buf_text(&told))
               : words;
}
