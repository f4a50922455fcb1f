/* dateline.c: the day and the agency that the first lines of a text name.
 *
 * Three forms are read: a line that begins with a word of class `dated` ("Published: …"), a line
 * that has nothing but a date, and a dateline: a place, a date and perhaps an agency before a dash,
 * a bracket or slashes. A day is taken only with its year; of 12/01/2023 nobody knows the month
 * where the language does not say it, so it is none. */
#include "import/prose/reader.h"

#include <string.h>

enum { FIRST_LINES = 20, REACH = 12, MOST_NAMES = 2 };

/* "12.01.2023" is one token. */
static lay_day of_points(const struct lay_text_reader *r, size_t at)
{
    const struct lay_token *token = &r->tokens.all.at[at];
    int part[3] = {0}, n = 0;
    lay_day day;
    for (uint32_t i = token->start; i < token->end; i++) {
        char c = r->tokens.text[i];
        if (c == '.' && ++n < 3)
            continue;
        if (c < '0' || c > '9' || part[n] > 999 * 10)
            return LAY_DAY_MIN;
        part[n] = part[n] * 10 + (c - '0');
    }
    return n == 2 && part[2] > 999 && lay_day_from_civil(part[2], part[1], part[0], &day)
               ? day
               : LAY_DAY_MIN;
}

static int whole(const struct lay_text_reader *r, size_t at)
{
    int64_t value;
    const struct lay_token *token = &r->tokens.all.at[at];
    return token->kind == LAY_TOKEN_NUMBER &&
                   lay_match_digits(&r->tokens, at, at + 1, &value) == 1 && value < 10000
               ? (int)value
               : -1;
}

/* "25/12/2021", "12/25/2021": where one of the two can be no month, both are the same, or the
 * language has one order. */
static lay_day of_slashes(const struct lay_text_reader *r, size_t at, size_t limit)
{
    lay_day day;
    bool dmy = r->section && r->lexicons[r->section->language].language.slashes_dmy;
    if (at + 5 > limit || !lay_is_sign(r, at + 1, '/') || !lay_is_sign(r, at + 3, '/'))
        return LAY_DAY_MIN;
    int a = whole(r, at), b = whole(r, at + 2), year = whole(r, at + 4);
    if (a < 1 || b < 1 || year < 1000 || (a <= 12 && b <= 12 && a != b && !dmy))
        return LAY_DAY_MIN;
    return lay_day_from_civil(year, b > 12 ? a : b, b > 12 ? b : a, &day) ? day : LAY_DAY_MIN;
}

static lay_day in_words(struct lay_text_reader *r, struct lay_lexicon *lexicon, size_t at,
                        size_t limit, size_t *end)
{
    const struct lay_time_base base = {.published = LAY_DAY_MIN, .event = LAY_DAY_MIN};
    const struct lay_starts *starts = lay_lexicon_starts(lexicon, &r->tokens.all.at[at]);
    struct lay_behind behind = {0};
    if (starts->calcs < starts->n)
        behind = lay_behind(lexicon, &r->tokens, at, limit);
    LAY_EACH_LIKELY (k, starts, starts->calcs, starts->n, behind) {
        struct lay_match match;
        struct lay_span_days days;
        if (lay_match_start(lexicon, &r->tokens, at, limit, &starts->at[k], &match) && match.year &&
            match.day && lay_time_days(starts->at[k].entry->rule, &match, &base, &days)) {
            *end = match.end;
            return days.last;
        }
    }
    return LAY_DAY_MIN;
}

lay_day lay_printed_day(struct lay_text_reader *r, size_t at, size_t limit, size_t *end)
{
    lay_day day = LAY_DAY_MIN;
    for (size_t l = 0; l < r->language_count && day == LAY_DAY_MIN; l++)
        day = in_words(r, &r->lexicons[l], at, limit, end);
    if (day != LAY_DAY_MIN || r->tokens.all.at[at].kind != LAY_TOKEN_NUMBER)
        return day;
    day = of_slashes(r, at, limit);
    *end = at + 5;
    if (day == LAY_DAY_MIN) {
        day = of_points(r, at);
        *end = at + 1;
    }
    return day;
}

/* ---- what may stand beside a date ---- */

/* Weekdays and small words: "le", "on", "GMT" is none of them. */
static bool is_filler(struct lay_text_reader *r, size_t at)
{
    static const enum lay_lex_class fillers[] = {LAY_LEX_WEEKDAY, LAY_LEX_PREP, LAY_LEX_TIMEMODE,
                                                 LAY_LEX_DET,     LAY_LEX_UNIT, LAY_LEX_DATED};
    const struct lay_token *token = &r->tokens.all.at[at];
    if (token->kind != LAY_TOKEN_WORD)
        return token->kind != LAY_TOKEN_MASKED;
    for (size_t l = 0; l < r->language_count; l++)
        for (size_t i = 0; i < LAY_COUNT(fillers); i++)
            if (lay_lexicon_word(&r->lexicons[l], token->word, fillers[i]))
                return true;
    return false;
}

static size_t agency_at(struct lay_text_reader *r, size_t at, size_t limit, const char **name)
{
    return r->tokens.all.at[at].capital ? lay_phrase_at(r, at, limit, LAY_LEX_AGENCY, name) : 0;
}

/* How many words of a stretch are names; SIZE_MAX where one is neither a name nor small. */
static size_t names_in(struct lay_text_reader *r, size_t from, size_t to, const char **agency)
{
    size_t names = 0;
    for (size_t i = from; i < to; i++) {
        size_t n = agency_at(r, i, to, agency);
        if (n) {
            i += n - 1;
        } else if (!is_filler(r, i)) {
            if (!r->tokens.all.at[i].capital)
                return SIZE_MAX;
            names++;
        }
    }
    return names;
}

/* ---- the three forms ---- */

struct dated {
    lay_day day;
    size_t from, to; /* of the date; the same where there is none */
    const char *agency;
};

/* A day has a year in digits. */
static bool has_number(const struct lay_text_reader *r, size_t from, size_t to)
{
    for (size_t i = from; i < to && i < from + 2 * REACH; i++)
        if (r->tokens.all.at[i].kind == LAY_TOKEN_NUMBER)
            return true;
    return false;
}

static void find_day(struct lay_text_reader *r, size_t from, size_t to, struct dated *out)
{
    out->day = LAY_DAY_MIN;
    out->from = out->to = from;
    if (!has_number(r, from, to))
        return;
    for (size_t i = from; i < to && i < from + REACH && out->day == LAY_DAY_MIN; i++) {
        size_t end = i;
        out->day = lay_printed_day(r, i, to, &end);
        if (out->day != LAY_DAY_MIN) {
            out->from = i;
            out->to = end;
        }
    }
}

static bool is_dated_line(struct lay_text_reader *r, size_t from, size_t to, struct dated *d)
{
    size_t words = lay_phrase_at(r, from, to, LAY_LEX_DATED, NULL);
    if (d->day == LAY_DAY_MIN)
        return false;
    if (words)
        return d->from <= from + words + 3;
    if (to - from > 2 * REACH)
        return false;
    size_t before = names_in(r, from, d->from, &d->agency),
           after = names_in(r, d->to, to, &d->agency);
    return before <= MOST_NAMES && after <= MOST_NAMES;
}

/* "BAMAKO", "SANTA CRUZ": words all in capitals, that are set apart by that. */
static bool is_shouted(const struct lay_text_reader *r, size_t from, size_t to)
{
    enum { SHORTEST = 4, MOST_WORDS = 3 };
    if (to <= from || to - from > MOST_WORDS)
        return false;
    size_t letters = 0;
    for (size_t i = r->tokens.all.at[from].start; i < r->tokens.all.at[to - 1].end; i++) {
        char c = r->tokens.text[i];
        letters += c >= 'A' && c <= 'Z';
        if (c != ' ' && (c < 'A' || c > 'Z'))
            return false;
    }
    return letters >= SHORTEST;
}

/* Behind the dash, bracket or slash that ends a dateline; 0 where there is none. A line that has no
 * date must name an agency, "BAMAKO (AFP) -", or be in capitals, "BAMAKO -". */
static size_t dateline_end(struct lay_text_reader *r, size_t from, size_t to, struct dated *d)
{
    const char *agency = NULL;
    bool slashed = false;
    if (!r->tokens.all.at[from].capital || (d->from > from && is_filler(r, from)) ||
        (d->from > from && names_in(r, from, d->from, &agency) > 2 * MOST_NAMES))
        return 0;
    size_t limit = d->to + REACH < to ? d->to + REACH : to, words = 0;
    for (size_t i = d->to; i < limit; i++) {
        size_t n = agency_at(r, i, limit, &agency);
        if (n) {
            slashed = i > from && lay_is_sign(r, i - 1, '/');
            i += n - 1;
            continue;
        }
        bool closed = slashed && agency && lay_is_sign(r, i, '/');
        bool dash = i > from && lay_is_dash(r, i) && r->tokens.all.at[i].spaced;
        if ((closed || dash) &&
            (agency || d->day != LAY_DAY_MIN || (i + REACH < to && is_shouted(r, from, i)))) {
            d->agency = agency;
            i++;
            return closed && i < to && lay_is_sign(r, i, '.') ? i + 1 : i;
        }
        if (r->tokens.all.at[i].kind == LAY_TOKEN_WORD && !r->tokens.all.at[i].capital &&
            !lay_phrase_at(r, i, limit, LAY_LEX_MONTH, NULL) && !is_filler(r, i) && ++words > 1)
            return 0;
    }
    return 0;
}

/* "Situation in Mali, 15 February 2023": the day of a title that a sign sets off at its end. */
static lay_day day_of_title(struct lay_text_reader *r, size_t from, size_t to)
{
    enum { LONGEST_TITLE = 30 }; /* tokens */
    size_t last = to - (lay_is_sign(r, to - 1, ')') ? 1 : 0);
    for (size_t i = from + 2; i < last && to - from <= LONGEST_TITLE; i++) {
        size_t end;
        bool off =
            lay_is_sign(r, i - 1, ',') || lay_is_sign(r, i - 1, '(') || lay_is_dash(r, i - 1);
        lay_day day = off ? lay_printed_day(r, i, last, &end) : LAY_DAY_MIN;
        if (day != LAY_DAY_MIN && end == last)
            return day;
    }
    return LAY_DAY_MIN;
}

/* Headings and names of authors: lines that end without a full stop. */
static bool ends_open(const struct lay_text_reader *r, size_t to)
{
    return r->tokens.all.at[to - 1].kind != LAY_TOKEN_MARK;
}

void lay_read_dateline(struct lay_text_reader *r, struct lay_section *section)
{
    size_t at = section->from;
    bool head = true;
    r->section = section;
    for (int line = 0; line < FIRST_LINES && at < section->to; line++) {
        size_t to = lay_line_end(r, at);
        struct dated d = {0};
        to = to < section->to ? to : section->to;
        find_day(r, at, to, &d);
        size_t end = dateline_end(r, at, to, &d);
        if (end || is_dated_line(r, at, to, &d)) {
            if (section->published == LAY_DAY_MIN)
                section->published = d.day;
            if (!section->source)
                section->source = d.agency;
            section->dateline = end ? at + 1 : 0;
            end = end || !head ? end : to; /* what stands above a date repeats the text */
            if (end && end < section->to)
                section->from = end;
            if (end)
                return;
        } else if (line == 0 && to < section->to && section->published == LAY_DAY_MIN) {
            section->published = day_of_title(r, at, to);
            section->from = section->published == LAY_DAY_MIN ? section->from : to;
        }
        head = head && ends_open(r, to);
        at = to;
    }
}
