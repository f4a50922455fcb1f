/* match.c: elements against tokens, from left to right, with a way back where one is optional or a
 * gap. Phrases are short, so that the ways are few. */
#include "import/prose/match.h"

#include <string.h>

enum { GAP = 3 };

struct trial {
    struct lay_lexicon *lexicon;
    const struct lay_tokens *tokens;
    const struct lay_entry *entry;
    size_t limit;
};

static bool token_is(const struct lay_tokens *t, size_t i, const char *text)
{
    const struct lay_token *token = &t->all.at[i];
    size_t n = strlen(text);
    return token->end - token->start == n && strncmp(t->text + token->start, text, n) == 0;
}

static bool is_group(const struct lay_token *token)
{
    return token->kind == LAY_TOKEN_NUMBER && token->end - token->start == 3;
}

size_t lay_match_digits(const struct lay_tokens *t, size_t at, size_t limit, int64_t *out)
{
    if (at >= limit || t->all.at[at].kind != LAY_TOKEN_NUMBER)
        return 0;
    const struct lay_token *token = &t->all.at[at];
    int64_t value = 0;
    size_t run = 0, groups = 0, digits = 0;
    for (uint32_t i = token->start; i < token->end; i++) {
        char c = t->text[i];
        if (c == ',' || c == '.') {
            if (groups && run != 3)
                return 0;
            groups++;
            run = 0;
        } else if (++digits > 15) {
            return 0;
        } else {
            run++;
            value = value * 10 + (c - '0');
        }
    }
    if (groups && run != 3)
        return 0;
    size_t n = 1;
    while (!groups && digits <= 3 && at + n < limit && is_group(&t->all.at[at + n]) && n < 5) {
        for (uint32_t i = t->all.at[at + n].start; i < t->all.at[at + n].end; i++)
            value = value * 10 + (t->text[i] - '0');
        n++;
    }
    *out = value;
    return n;
}

static int small_number(const char *text)
{
    int value = 0;
    for (; text && *text >= '0' && *text <= '9'; text++)
        value = value * 10 + (*text - '0');
    return value;
}

/* "14th", "1er", "5-го": what is written behind the number of a day. */
static size_t ordinal_end(const struct trial *trial, size_t at)
{
    static const char *const endings[] = {"st", "nd", "rd", "th", "er", "го", "е", "ème"};
    size_t i = at;
    if (i < trial->limit && trial->tokens->all.at[i].sign == '-')
        i++;
    for (size_t k = 0; i < trial->limit && k < LAY_COUNT(endings); k++)
        if (!trial->tokens->all.at[i].spaced && token_is(trial->tokens, i, endings[k]))
            return i + 1;
    return at;
}

static size_t read_day(const struct trial *trial, size_t at, struct lay_match *m)
{
    const struct lay_token *token = &trial->tokens->all.at[at];
    int64_t value;
    if (token->end - token->start > 2 || !lay_match_digits(trial->tokens, at, at + 1, &value) ||
        value < 1 || value > 31)
        return 0;
    m->day_before = m->day;
    m->day = (int)value;
    return ordinal_end(trial, at + 1) - at;
}

static size_t read_year(const struct trial *trial, size_t at, struct lay_match *m)
{
    const struct lay_token *token = &trial->tokens->all.at[at];
    int64_t value;
    if (token->kind != LAY_TOKEN_NUMBER || token->end - token->start != 4 ||
        !lay_match_digits(trial->tokens, at, at + 1, &value) || value < 1900 || value > 2099)
        return 0;
    m->year_before = m->year;
    m->year = (int)value;
    return 1;
}

static size_t read_num(const struct trial *trial, size_t at, struct lay_match *m)
{
    const struct lay_token *token = &trial->tokens->all.at[at];
    size_t n = lay_match_digits(trial->tokens, at, trial->limit, &m->num);
    if (n || token->kind != LAY_TOKEN_WORD)
        return n;
    const char *value = lay_lexicon_word(trial->lexicon, token->word, LAY_LEX_NUMBER);
    if (!value || *value == 'x')
        return 0;
    m->num = small_number(value);
    size_t next = at + 1;
    if (next < trial->limit && trial->tokens->all.at[next].sign == '-')
        next++;
    token = &trial->tokens->all.at[next < trial->limit ? next : at];
    const char *ones = m->num >= 20 && m->num % 10 == 0 && token->kind == LAY_TOKEN_WORD
                           ? lay_lexicon_word(trial->lexicon, token->word, LAY_LEX_NUMBER)
                           : NULL;
    if (!ones || *ones == 'x' || small_number(ones) >= 20)
        return 1;
    m->num += small_number(ones); /* twenty-four */
    return next + 1 - at;
}

static size_t read_listed(const struct trial *trial, size_t at, enum lay_lex_class class, int *out)
{
    const struct lay_token *token = &trial->tokens->all.at[at];
    const char *value =
        token->kind == LAY_TOKEN_WORD ? lay_lexicon_word(trial->lexicon, token->word, class) : NULL;
    if (!value)
        return 0;
    *out = class == LAY_LEX_UNIT ? *value : small_number(value);
    bool point = at + 2 < trial->limit && !trial->tokens->all.at[at + 1].spaced &&
                 trial->tokens->all.at[at + 1].sign == '.'; /* Dec. 20 */
    return 1 + point;
}

/* "Il-76": a number that is part of a name. */
static bool has_digits(const struct trial *trial, const struct lay_element *element,
                       const struct lay_token *token)
{
    size_t n = token->end - token->start;
    for (size_t i = 0; i < element->word_count; i++) {
        const char *word = lay_vocab_text(trial->lexicon->vocab, element->words[i]);
        if (*word >= '0' && *word <= '9' && strlen(word) == n &&
            strncmp(word, trial->tokens->text + token->start, n) == 0)
            return true;
    }
    return false;
}

static size_t read_words(const struct trial *trial, const struct lay_element *element, size_t at)
{
    const struct lay_token *token = &trial->tokens->all.at[at];
    if (token->kind == LAY_TOKEN_NUMBER)
        return has_digits(trial, element, token);
    if (!token->word)
        return 0;
    for (size_t i = 0; i < element->word_count; i++)
        if (element->words[i] == token->word)
            return 1;
    const char *text = lay_vocab_text(trial->lexicon->vocab, token->word);
    for (size_t i = 0; i < element->prefix_count; i++)
        if (lay_begins(text, element->prefixes[i]))
            return 1;
    return 0;
}

/* "Dec. 20": the sign of an abbreviated month before a number is part of it. */
static size_t month_end(const struct trial *trial, size_t at)
{
    bool sign = at + 1 < trial->limit && trial->tokens->all.at[at].sign == '.' &&
                !trial->tokens->all.at[at].spaced &&
                trial->tokens->all.at[at + 1].kind == LAY_TOKEN_NUMBER;
    return at + sign;
}

static size_t read_element(const struct trial *trial, const struct lay_element *element, size_t at,
                           struct lay_match *m)
{
    int unit = 0;
    size_t n = 0;
    switch (element->kind) {
    case LAY_ELEMENT_WORDS:
        return read_words(trial, element, at);
    case LAY_ELEMENT_DAY:
        return read_day(trial, at, m);
    case LAY_ELEMENT_YEAR:
        return read_year(trial, at, m);
    case LAY_ELEMENT_NUM:
        return read_num(trial, at, m);
    case LAY_ELEMENT_MONTH:
        n = read_listed(trial, at, LAY_LEX_MONTH, &m->month);
        /* "may" is a month where it looks like one */
        return n && (trial->tokens->all.at[at].capital || !trial->lexicon->language.capitals)
                   ? month_end(trial, at + n) - at
                   : 0;
    case LAY_ELEMENT_WEEKDAY:
        m->weekday_before = m->weekday;
        return read_listed(trial, at, LAY_LEX_WEEKDAY, &m->weekday);
    case LAY_ELEMENT_SEASON:
        return read_listed(trial, at, LAY_LEX_SEASON, &m->season);
    case LAY_ELEMENT_UNIT:
        n = read_listed(trial, at, LAY_LEX_UNIT, &unit);
        m->unit = (char)unit;
        return n;
    case LAY_ELEMENT_GAP:
        break;
    }
    return 0;
}

static bool match_from(const struct trial *trial, size_t element, size_t at, struct lay_match *m);

/* "called on the emirate last week to shut": an article and the name of a day are none of the words
 * that a gap of a trigger may have. */
static bool is_light(const struct trial *trial, const struct lay_token *token)
{
    const uint64_t light =
        lay_class_bit(LAY_LEX_DET) | lay_class_bit(LAY_LEX_WEEKDAY) | lay_class_bit(LAY_LEX_UNIT);
    return token->kind == LAY_TOKEN_WORD && trial->entry->class == LAY_LEX_TRIGGER &&
           (lay_lexicon_classes(trial->lexicon, token->word) & light);
}

/* Whether a word that ends the gap is within its reach: adverbs make that longer. */
static bool may_end(const struct trial *trial, struct lay_bits ahead, size_t at)
{
    enum { REACH = 24 };
    const struct lay_token *all = trial->tokens->all.at;
    size_t end = at + REACH < trial->limit ? at + REACH : trial->limit;
    if (lay_is_any(ahead))
        return at < trial->limit;
    for (; at < end && !lay_bits_meet(lay_word_bits(all[at].word), ahead); at++)
        if (all[at].kind == LAY_TOKEN_MARK && all[at].sign != '-')
            return false;
    return at < trial->limit;
}

static bool match_gap(const struct trial *trial, size_t element, size_t at, struct lay_match *m)
{
    enum { FREE = 3 };
    if (!may_end(trial, trial->entry->elements[element].ahead, at))
        return false;
    for (size_t n = 0, free = 0; n <= GAP && at < trial->limit; at++) {
        if (match_from(trial, element + 1, at, m))
            return true;
        const struct lay_token *token = &trial->tokens->all.at[at];
        bool hyphen = !token->spaced && token->sign == '-';
        if (token->kind == LAY_TOKEN_MARK && !hyphen)
            return false; /* but: joint Russian-Belarusian exercises */
        bool light = free < FREE && is_light(trial, token);
        free += light;
        n += !light;
    }
    return false;
}

/* Whether what stands before a token is a helping verb, behind which an adverb of several words
 * may stand. */
static inline bool is_helped(struct lay_lexicon *lexicon, const struct lay_tokens *tokens,
                             size_t at)
{
    const uint64_t helps = lay_class_bit(LAY_LEX_HAVE) | lay_class_bit(LAY_LEX_CUE);
    return at && (lay_lexicon_classes(lexicon, tokens->all.at[at - 1].word) & helps);
}

/* "a en revanche | reçu": the end of that adverb; `at` where none stands there. */
static size_t aside_end(struct lay_lexicon *lexicon, const struct lay_tokens *tokens, size_t at,
                        size_t limit)
{
    if (at + 1 >= limit)
        return at;
    const struct lay_starts *starts = lay_lexicon_starts(lexicon, &tokens->all.at[at]);
    struct lay_behind next = {LAY_ANYTHING, LAY_ANY_NEXT};
    lay_add_bits(&next.next, lay_word_bits(tokens->all.at[at + 1].word));
    size_t end = at;
    struct lay_match match;
    LAY_EACH_LIKELY (i, starts, starts->asides, starts->calcs, next)
        if (lay_match_start(lexicon, tokens, at, limit, &starts->at[i], &match) && match.end > end)
            end = match.end;
    return end;
}

/* "напали | во вторник | на базу", "ушли | 3 мая | из": the end of a day with its preposition;
 * `at` where none stands there. */
static size_t day_end(struct lay_lexicon *lexicon, const struct lay_tokens *tokens, size_t at,
                      size_t limit)
{
    const uint64_t prep = lay_class_bit(LAY_LEX_PREP), month = lay_class_bit(LAY_LEX_MONTH),
                   named = month | lay_class_bit(LAY_LEX_WEEKDAY);
    const struct lay_token *token = &tokens->all.at[at], *last = &tokens->all.at[limit - 1];
    if (token->kind == LAY_TOKEN_WORD && lay_lexicon_classes(lexicon, token->word) & prep)
        token++;
    if (token < last && token->kind == LAY_TOKEN_NUMBER)
        return lay_lexicon_classes(lexicon, token[1].word) & month
                   ? (size_t)(token + 2 - tokens->all.at)
                   : at;
    return token <= last && token->kind == LAY_TOKEN_WORD &&
                   lay_lexicon_classes(lexicon, token->word) & named
               ? (size_t)(token + 1 - tokens->all.at)
               : at;
}

/* The token behind what may stand between two words of a trigger; `at`: nothing does. */
static size_t behind_adverb(struct lay_lexicon *lexicon, const struct lay_tokens *tokens, size_t at,
                            size_t limit, const struct lay_entry *entry)
{
    const uint64_t days =
        lay_class_bit(LAY_LEX_PREP) | lay_class_bit(LAY_LEX_MONTH) | lay_class_bit(LAY_LEX_WEEKDAY);
    if (at >= limit || entry->class != LAY_LEX_TRIGGER)
        return at;
    const struct lay_token *token = &tokens->all.at[at];
    const struct lay_starts *starts = lay_lexicon_starts(lexicon, token);
    if (token->kind == LAY_TOKEN_NUMBER)
        return day_end(lexicon, tokens, at, limit);
    if (starts->classes & lay_class_bit(LAY_LEX_ADVERB))
        return at + 1; /* was formally handed over */
    size_t end = starts->asides < starts->calcs && is_helped(lexicon, tokens, at)
                     ? aside_end(lexicon, tokens, at, limit)
                     : at;
    return end == at && starts->classes & days ? day_end(lexicon, tokens, at, limit) : end;
}

static bool match_from(const struct trial *trial, size_t element, size_t at, struct lay_match *m)
{
    if (element == trial->entry->count) {
        m->end = at;
        return true;
    }
    const struct lay_element *e = &trial->entry->elements[element];
    if (e->kind == LAY_ELEMENT_GAP)
        return match_gap(trial, element, at, m);
    struct lay_match saved = *m;
    enum { ADVERBS = 2 }; /* "lundi soir" */
    size_t from = at;
    for (int skip = 0; from < trial->limit && skip <= ADVERBS; skip++) {
        size_t n = read_element(trial, e, from, m);
        if (n && match_from(trial, element + 1, from + n, m))
            return true;
        *m = saved;
        if (!element)
            break;
        bool hyphen = !skip && trial->tokens->all.at[from].sign == '-';
        size_t next =
            hyphen ? from + 1
                   : behind_adverb(trial->lexicon, trial->tokens, from, trial->limit, trial->entry);
        if (next == from)
            break;
        from = next;
    }
    return e->optional && match_from(trial, element + 1, at, m);
}

struct lay_bits lay_bits_next(struct lay_lexicon *lexicon, const struct lay_tokens *tokens,
                              size_t at, size_t limit)
{
    enum { REACH = 3, REACH_OF_NUMBER = 6 }; /* "5 000 000", "14th of", "twenty-four" */
    const struct lay_starts *own = lay_lexicon_starts(lexicon, &tokens->all.at[at]);
    size_t end = at + (own->kinds ? REACH_OF_NUMBER : REACH);
    struct lay_bits bits = LAY_ANYTHING;
    bool passed = true;
    for (size_t i = at + 1; i < limit && i <= end && passed; i++) {
        const struct lay_token *token = &tokens->all.at[i];
        const struct lay_starts *starts = lay_lexicon_starts(lexicon, token);
        size_t aside =
            i == at + 1 && is_helped(lexicon, tokens, i) ? aside_end(lexicon, tokens, i, limit) : i;
        if (aside > i) { /* a en revanche | reçu */
            end += aside - i;
            i = aside - 1;
            continue;
        }
        lay_add_bits(&bits, lay_word_bits(token->word));
        lay_add_bits(&bits, (struct lay_bits){starts->kinds, starts->kinds});
        size_t behind_day = i == at + 1 && own->triggers ? day_end(lexicon, tokens, i, limit) : i;
        if (behind_day > i && behind_day < limit)
            lay_add_bits(&bits, lay_word_bits(tokens->all.at[behind_day].word));
        passed =
            own->kinds || starts->classes & lay_class_bit(LAY_LEX_ADVERB) || token->sign == '-';
    }
    return bits;
}

struct lay_behind lay_behind(struct lay_lexicon *lexicon, const struct lay_tokens *tokens,
                             size_t at, size_t limit)
{
    enum { FAR = 256 }; /* tokens: a line may be the whole text */
    struct lay_behind behind = {lay_bits_next(lexicon, tokens, at, limit), LAY_ANYTHING};
    if (limit > at + FAR)
        behind.after = LAY_ANY_NEXT;
    for (size_t i = at + 1; i < limit && i < at + FAR; i++)
        lay_add_bits(&behind.after, lay_word_bits(tokens->all.at[i].word));
    return behind;
}

static bool is_second(const struct lay_tokens *tokens, size_t at, size_t limit,
                      const struct lay_entry *entry)
{
    for (size_t i = 0; at < limit && i < entry->second_count; i++)
        if (tokens->all.at[at].word == entry->second[i])
            return true;
    return false;
}

/* Whether the word behind the first one, or behind a hyphen or an adverb, can be the second one. */
static bool follows(struct lay_lexicon *lexicon, const struct lay_tokens *tokens, size_t at,
                    size_t limit, const struct lay_entry *entry)
{
    size_t next = at + 1;
    if (is_second(tokens, next, limit, entry))
        return true;
    if (next < limit && tokens->all.at[next].sign == '-' && is_second(tokens, ++next, limit, entry))
        return true;
    for (size_t n = 0, to; n < 2 && next < limit; n++, next = to) {
        to = behind_adverb(lexicon, tokens, next, limit, entry);
        if (to == next)
            return false;
        if (is_second(tokens, to, limit, entry))
            return true;
    }
    return false;
}

/* "a 10 pct stake", "A 300-strong contingent", "at five bases": an article or a preposition and a
 * number are no A-10 or AT-5. */
static bool is_no_model(struct lay_lexicon *lexicon, const struct lay_tokens *tokens, size_t at,
                        size_t limit)
{
    enum { SHORT = 2 };
    const struct lay_token *token = &tokens->all.at[at];
    return token->end - token->start <= SHORT && at + 1 < limit && token[1].spaced &&
           (token[1].kind == LAY_TOKEN_NUMBER ||
            lay_lexicon_word(lexicon, token[1].word, LAY_LEX_NUMBER)) &&
           (!token->capital || lay_lexicon_word(lexicon, token->word, LAY_LEX_DET));
}

bool lay_match_entry(struct lay_lexicon *lexicon, const struct lay_tokens *tokens, size_t at,
                     size_t limit, const struct lay_entry *entry, struct lay_match *out)
{
    if ((entry->second && !follows(lexicon, tokens, at, limit, entry)) ||
        (entry->class == LAY_LEX_EQUIP && is_no_model(lexicon, tokens, at, limit)))
        return false;
    struct trial trial = {lexicon, tokens, entry, limit};
    struct lay_match match = {.num = -1};
    size_t begun = !entry->elements->optional && entry->elements->kind == LAY_ELEMENT_WORDS &&
                   tokens->all.at[at].kind != LAY_TOKEN_NUMBER; /* it begins with that word */
    if (!match_from(&trial, begun, at + begun, &match) || match.end == at)
        return false;
    while (match.end > at + 1 && tokens->all.at[match.end - 1].sign == ',')
        match.end--;
    *out = match;
    return true;
}
