/* sections.c: the parts of a digest, each with its own source, date and language.
 *
 * A line that begins with a word of class `source` names where the text below it comes from: a
 * title in quotation marks, the source's name, a date, an address. What stands before the first
 * such line is the document's own. Captions and attributions are skipped until a source is named.
 *
 * A printed date is doubted where it stands within 60 days of another source's of the same article
 * but for a year: the year that is right is then proposed, with the reason. */
#include "import/prose/reader.h"

#include "base/utf8.h"

#include <string.h>

enum { NEAR_DAYS = 60, SIBLINGS = 8 };

size_t lay_line_end(const struct lay_text_reader *r, size_t at)
{
    size_t i = at + 1;
    while (i < r->tokens.all.n && !r->tokens.all.at[i].line)
        i++;
    return i;
}

size_t lay_phrase_at(struct lay_text_reader *r, size_t at, size_t limit, enum lay_lex_class class,
                     const char **value)
{
    for (size_t l = 0; l < r->language_count; l++) {
        const struct lay_starts *starts =
            lay_lexicon_starts(&r->lexicons[l], &r->tokens.all.at[at]);
        if (!(starts->begun & lay_class_bit(class)))
            continue;
        struct lay_behind behind = lay_behind(&r->lexicons[l], &r->tokens, at, limit);
        LAY_EACH_LIKELY (i, starts, 0, starts->n, behind) {
            struct lay_match match;
            if (starts->at[i].class == class &&
                lay_match_start(&r->lexicons[l], &r->tokens, at, limit, &starts->at[i], &match)) {
                if (value)
                    *value = starts->at[i].entry->value;
                return match.end - at;
            }
        }
    }
    return 0;
}

/* A heading or caption: a short line without an end, with others around it. */
static bool is_heading(const struct lay_text_reader *r, size_t from, size_t to)
{
    enum { SHORT = 16 };
    const struct lay_token *last = &r->tokens.all.at[to - 1];
    if (to - from > SHORT || (from == 0 && to == r->tokens.all.n) || last->kind != LAY_TOKEN_WORD)
        return false;
    return r->tokens.all.at[from].paragraph &&
           (to == r->tokens.all.n || r->tokens.all.at[to].paragraph);
}

bool lay_is_skipped_line(struct lay_text_reader *r, size_t from, size_t to)
{
    return lay_phrase_at(r, from, to, LAY_LEX_SKIP, NULL) ||
           lay_phrase_at(r, from, to, LAY_LEX_SOURCE, NULL) || is_heading(r, from, to);
}

/* "Gao" has a small letter. */
static bool is_capitals(const struct lay_text_reader *r, size_t from, size_t to)
{
    enum { LOOKED_AT = 600, LEAST = 12 };
    size_t words = 0, small = 0;
    for (size_t i = from; i < to && i < from + LOOKED_AT; i++) {
        const struct lay_token *token = &r->tokens.all.at[i];
        if (token->kind != LAY_TOKEN_WORD || token->end - token->start < 4)
            continue;
        bool all = token->capital;
        for (uint32_t b = token->start; b < token->end; b++)
            all = all && !(r->tokens.text[b] >= 'a' && r->tokens.text[b] <= 'z');
        words++;
        small += !all;
    }
    return words >= LEAST && small * 10 < words;
}

/* By the letters of most words, and then by the small words. */
static int language_of(struct lay_text_reader *r, size_t from, size_t to, const char *given)
{
    enum { LOOKED_AT = 600 };
    const uint64_t small_words = lay_class_bit(LAY_LEX_DET) | lay_class_bit(LAY_LEX_HAVE) |
                                 lay_class_bit(LAY_LEX_AND) | lay_class_bit(LAY_LEX_RELATIVE) |
                                 lay_class_bit(LAY_LEX_OF) | lay_class_bit(LAY_LEX_PREP);
    int best = given ? lay_language_number(r, given) : -1;
    if (best >= 0)
        return best;
    best = 0;
    size_t most = 0;
    for (size_t l = 0; l < r->language_count; l++) {
        struct lay_lexicon *lexicon = &r->lexicons[l];
        size_t spelt = 0, small = 0;
        for (size_t i = from; i < to && i < from + LOOKED_AT; i++) {
            const struct lay_token *token = &r->tokens.all.at[i];
            uint32_t c = (unsigned char)r->tokens.text[token->start];
            if (token->kind != LAY_TOKEN_WORD ||
                (c >= 0x80 &&
                 !lay_utf8_decode(r->tokens.text + token->start, token->end - token->start, &c)))
                continue;
            spelt += c >= lexicon->language.first_letter && c <= lexicon->language.last_letter;
            small += (lay_lexicon_classes(lexicon, token->word) & small_words) != 0;
        }
        size_t score = 2 * (spelt * LOOKED_AT + small) + lexicon->language.fallback;
        if (score > most) {
            most = score;
            best = (int)l;
        }
    }
    return best;
}

/* ---- the line of a source ---- */

struct header {
    struct lay_section *section;
    size_t date_from;
};

static void find_date(struct lay_text_reader *r, size_t from, size_t to, struct header *h)
{
    for (size_t i = from; i < to; i++) {
        size_t end;
        lay_day day = lay_printed_day(r, i, to, &end);
        if (day != LAY_DAY_MIN) {
            h->section->published = day;
            h->date_from = i;
            return;
        }
    }
}

static bool closes(const struct lay_text_reader *r, size_t i)
{
    return lay_is_sign(r, i, LAY_CLOSING_QUOTE) || lay_is_sign(r, i, LAY_CLOSING_GUILLEMET) ||
           lay_is_sign(r, i, '"');
}

/* The source's name: behind the last quotation mark, before a bracket or the date. */
static void find_name(struct lay_text_reader *r, size_t from, size_t to, const struct header *h)
{
    size_t end = h->date_from > from ? h->date_from : to, begin = from;
    for (size_t i = from; i < end; i++)
        if (closes(r, i))
            begin = i + 1;
    while (begin < end && r->tokens.all.at[begin].kind == LAY_TOKEN_MARK)
        begin++;
    size_t stop = begin;
    while (stop < end && !lay_is_sign(r, stop, '(') && !lay_is_sign(r, stop, ',') &&
           r->tokens.all.at[stop].kind != LAY_TOKEN_MASKED)
        stop++;
    while (stop > begin && r->tokens.all.at[stop - 1].kind == LAY_TOKEN_MARK)
        stop--;
    if (stop > begin && stop - begin <= 14)
        h->section->source = lay_words_of(r, begin, stop);
}

static void read_header(struct lay_text_reader *r, size_t from, size_t to,
                        struct lay_section *section)
{
    struct header h = {.section = section};
    find_date(r, from, to, &h);
    find_name(r, from, to, &h);
    for (size_t i = from; i < to; i++)
        if (r->tokens.all.at[i].kind == LAY_TOKEN_MASKED && !section->url)
            section->url = lay_words_of(r, i, i + 1);
    for (size_t i = from; i < to && !section->title; i++)
        if (lay_is_sign(r, i, LAY_OPENING_QUOTE) || lay_is_sign(r, i, LAY_OPENING_GUILLEMET) ||
            lay_is_sign(r, i, '"')) {
            size_t end = i + 1;
            while (end < to && !closes(r, end))
                end++;
            if (end > i + 1 && end < to)
                section->title = lay_words_of(r, i + 1, end);
            break;
        }
}

/* ---- dates that disagree ---- */

static lay_day years_away(lay_day day, int years)
{
    int year, month, dom;
    lay_day out = day;
    lay_day_to_civil(day, &year, &month, &dom);
    return lay_day_from_civil(year + years, month, dom, &out) ? out : day;
}

static void doubt(struct lay_text_reader *r, struct lay_section *section, lay_day sibling)
{
    lay_day away = sibling - section->published;
    if (away < 0 ? away > -NEAR_DAYS : away < NEAR_DAYS)
        return;
    lay_day proposed = years_away(section->published, 1);
    lay_day rest = sibling - proposed;
    if (rest < -NEAR_DAYS || rest > NEAR_DAYS)
        return;
    LAY_FREE char *printed = lay_day_format(section->published);
    section->printed = lay_arena_strdup(&r->arena, printed);
    LAY_FREE char *other = lay_day_format(sibling), *day = lay_day_format(proposed);
    section->conflict = lay_arena_printf(
        &r->arena,
        "date_conflict: %s is printed; the other source of this text is of %s, so %s is proposed",
        section->printed, other, day);
    section->published = proposed;
}

/* Where the article ends that a section begins or belongs to. */
static size_t article_end(const struct lay_text_reader *r, size_t section)
{
    size_t end = section + 1;
    while (end < r->sections.n && r->sections.at[end].own)
        end++;
    return end;
}

static void compare_dates(struct lay_text_reader *r, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        for (size_t k = i > first + SIBLINGS ? i - SIBLINGS : first; k < end && k <= i + SIBLINGS;
             k++) {
            struct lay_section *a = &r->sections.at[i];
            const struct lay_section *b = &r->sections.at[k];
            if (i != k && a->own && b->own && a->published != LAY_DAY_MIN &&
                b->published != LAY_DAY_MIN && !a->conflict && !b->conflict)
                doubt(r, a, b->published);
        }
}

static void set_dates(struct lay_text_reader *r, const struct lay_extract_given *given,
                      size_t first, size_t end)
{
    lay_day latest = LAY_DAY_MIN;
    for (size_t i = first; i < end; i++)
        if (r->sections.at[i].published > latest)
            latest = r->sections.at[i].published;
    if (latest == LAY_DAY_MIN)
        latest = given->published;
    for (size_t i = first; i < end; i++) {
        struct lay_section *section = &r->sections.at[i];
        if (!section->own && given->published != LAY_DAY_MIN)
            section->published = given->published;
        if (section->published == LAY_DAY_MIN)
            section->published = given->published != LAY_DAY_MIN ? given->published : latest;
        LAY_FREE char *text = lay_day_format(section->published);
        section->published_edtf =
            section->published == LAY_DAY_MIN ? "../.." : lay_arena_strdup(&r->arena, text);
        if (given->published_edtf && section->published == given->published)
            section->published_edtf = given->published_edtf;
    }
}

/* ---- the whole ---- */

static void begin_section(struct lay_text_reader *r, size_t from, bool own)
{
    if (r->sections.n)
        r->sections.at[r->sections.n - 1].to = from;
    lay_vec_push(&r->sections, (struct lay_section){.from = from,
                                                    .to = r->tokens.all.n,
                                                    .header = from,
                                                    .published = LAY_DAY_MIN,
                                                    .own = own});
}

/* Behind "Source:" the line itself, or the paragraph that follows it. */
static size_t take_header(struct lay_text_reader *r, size_t from, size_t words)
{
    size_t end = lay_line_end(r, from), begin = from + words;
    while (begin < end && r->tokens.all.at[begin].kind == LAY_TOKEN_MARK && !closes(r, begin) &&
           !lay_is_sign(r, begin, LAY_OPENING_QUOTE) &&
           !lay_is_sign(r, begin, LAY_OPENING_GUILLEMET))
        begin++;
    if (begin >= end && end < r->tokens.all.n) {
        begin = end;
        end = lay_line_end(r, begin);
    }
    begin_section(r, end, true);
    r->sections.at[r->sections.n - 1].header = from;
    read_header(r, begin, end, &r->sections.at[r->sections.n - 1]);
    return end;
}

static void mask(struct lay_text_reader *r, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        r->tokens.all.at[i].kind = LAY_TOKEN_MASKED;
        r->tokens.all.at[i].sign = 0;
        r->tokens.all.at[i].word = 0;
    }
}

/* Masks what is about pictures, from the line `at`. Behind a heading the next article begins. */
static size_t pass_captions(struct lay_text_reader *r, size_t at)
{
    const char *title = NULL;
    size_t end = lay_line_end(r, at);
    for (; at < r->tokens.all.n && lay_is_skipped_line(r, at, end); end = lay_line_end(r, at)) {
        if (!title && is_heading(r, at, end) && !lay_phrase_at(r, at, end, LAY_LEX_SKIP, NULL))
            title = lay_words_of(r, at, end);
        mask(r, at, end);
        at = end;
    }
    if (title) {
        begin_section(r, at, false);
        r->sections.at[r->sections.n - 1].title = title;
    }
    return at;
}

static void drop_empty_sections(struct lay_text_reader *r)
{
    size_t n = 1;
    for (size_t i = 1; i < r->sections.n; i++)
        if (r->sections.at[i].to > r->sections.at[i].from)
            r->sections.at[n++] = r->sections.at[i];
    r->sections.n = n;
}

static void cut_sections(struct lay_text_reader *r)
{
    for (size_t i = 0; i < r->tokens.all.n;) {
        size_t end = lay_line_end(r, i);
        size_t words = lay_phrase_at(r, i, end, LAY_LEX_SOURCE, NULL);
        bool own = r->sections.at[r->sections.n - 1].own;
        if (words)
            i = take_header(r, i, words);
        else if (own && lay_phrase_at(r, i, end, LAY_LEX_SKIP, NULL))
            i = pass_captions(r, i);
        else
            i = end;
    }
    drop_empty_sections(r);
}

void lay_find_sections(struct lay_text_reader *r, const struct lay_extract_given *given)
{
    begin_section(r, 0, false);
    r->sections.at[0].source = given->source;
    r->sections.at[0].url = given->url;
    r->sections.at[0].title = given->title;
    cut_sections(r);
    for (size_t i = 0; i < r->sections.n; i++) {
        struct lay_section *section = &r->sections.at[i];
        section->capitals = is_capitals(r, section->from, section->to);
        section->language = language_of(r, section->from, section->to, given->language);
        lay_read_dateline(r, section);
    }
    for (size_t i = 0; i < r->sections.n; i++)
        if (!r->sections.at[i].own && !r->sections.at[i].source) /* the digest's own words */
            r->sections.at[i].source = i ? r->sections.at[0].source : given->file_source;
    for (size_t i = 0, end; i < r->sections.n; i = end) {
        end = article_end(r, i);
        compare_dates(r, i, end);
        set_dates(r, given, i, end);
    }
}
