/* date_hint.c: what a text that is no EDTF date was probably meant to be.
 *
 * Idea: the text is first made plain (foreign digits, hyphens and blanks become ASCII, letters
 * lower case); then each kind of other spelling is tried in turn, and a suggestion is made only
 * where the reader accepts it. A day and month in figures are never guessed: both readings are
 * shown where both exist. Names of months in English, French and Russian are known.
 * Limits: called for texts of at most LAY_DATE_TEXT_MAX bytes, and only when one was refused, so
 * that each attempt may build a new string.
 */
#include "model/date_part.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include <stdlib.h>
#include <string.h>

/* Spellings longer than this are not guessed at. */
#define GUESS_MAX 80

static bool reads(const char *text)
{
    struct lay_date date;
    return lay_date_parse(text, &date, NULL) == LAY_OK;
}

/* Takes `text`: back if it reads, else NULL. */
static char *if_reads(char *text)
{
    if (text && reads(text))
        return text;
    free(text);
    return NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- making plain ---- */

static unsigned code_point(const char *at, size_t len)
{
    const unsigned char *u = (const unsigned char *)at;
    if (len == 2)
        return (u[0] & 0x1fU) << 6 | (u[1] & 0x3fU);
    if (len == 3)
        return (u[0] & 0x0fU) << 12 | (u[1] & 0x3fU) << 6 | (u[2] & 0x3fU);
    return len == 1 ? u[0] : 0;
}

/* The ASCII spelling of a character that looks like or means one; '\0' for others. */
static char plain_of(unsigned cp)
{
    static const unsigned zeros[] = {0x660, 0x6f0, 0x966, 0x9e6, 0xff10};
    for (size_t i = 0; i < LAY_COUNT(zeros); i++)
        if (cp >= zeros[i] && cp <= zeros[i] + 9)
            return (char)('0' + (cp - zeros[i]));
    if ((cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 || cp == 0xfe58 || cp == 0xfe63 ||
        cp == 0xff0d)
        return '-';
    if (cp == 0xa0 || cp == 0x3000 || cp == 0x202f || (cp >= 0x2000 && cp <= 0x200a) ||
        (cp >= 0x09 && cp <= 0x0d))
        return ' ';
    if (cp > 0xff00 && cp < 0xff5f) /* full-width ASCII */
        return (char)(cp - 0xff00 + 0x20);
    return cp == 0x2215 || cp == 0x2044 ? '/' : '\0';
}

static void trim(lay_buf *buf)
{
    while (buf->len > 0 && buf->text[buf->len - 1] == ' ')
        buf->text[--buf->len] = '\0';
}

/* Plain characters, single blanks between words, none around. Marks without width are dropped. */
static char *make_plain(const char *text, size_t len)
{
    lay_buf out = {0};
    for (size_t at = 0; at < len;) {
        size_t n = lay_date_char_len(text, at, len);
        unsigned cp = code_point(text + at, n);
        char plain = cp < 0x80 && cp > 0x20 ? (char)cp : cp == ' ' ? ' ' : plain_of(cp);
        if (cp == 0x2026)
            lay_buf_puts(&out, "..");
        else if (plain == ' ' && (out.len == 0 || out.text[out.len - 1] == ' '))
            ; /* a second blank */
        else if (plain)
            lay_buf_putc(&out, plain);
        else if (cp != 0xfeff && !(cp >= 0x200b && cp <= 0x200f) && cp != 0xad)
            lay_buf_add(&out, text + at, n);
        at += n;
    }
    trim(&out);
    return lay_buf_take(&out);
}

static char *without(const char *text, char unwanted)
{
    lay_buf out = {0};
    for (; *text; text++)
        if (*text != unwanted)
            lay_buf_putc(&out, *text);
    return lay_buf_take(&out);
}

/* ---- figures ---- */

struct figures {
    int value[3];
    size_t digits[3];
    size_t count;
};

/* The text as one to three groups of digits between single separators (one of ". / - blank"). */
static bool split_figures(const char *text, struct figures *out)
{
    *out = (struct figures){0};
    while (out->count < 3) {
        size_t n = 0;
        int value = 0;
        for (; is_digit(text[n]) && n < 8; n++)
            value = value * 10 + (text[n] - '0');
        if (n == 0)
            return false;
        out->value[out->count] = value;
        out->digits[out->count++] = n;
        text += n;
        if (*text == '\0')
            return true;
        if (!strchr("./- ", *text))
            return false;
        text++;
        if (*text == ' ') /* "14. 12. 2021" */
            text++;
    }
    return false;
}

static char *ymd(int year, int month, int day)
{
    if (month < 1 || month > 12)
        return NULL;
    return if_reads(lay_asprintf("%04d-%02d-%02d", year, month, day));
}

/* Day, month and year in figures, as "14/12/2021": one reading, or both. */
static char *guess_day_month(const struct figures *f)
{
    LAY_FREE char *day_first = ymd(f->value[2], f->value[1], f->value[0]);
    LAY_FREE char *month_first = ymd(f->value[2], f->value[0], f->value[1]);
    if (day_first && month_first && strcmp(day_first, month_first) != 0)
        return lay_asprintf("write \"%s\" (if the day stands first) or \"%s\" (if the month does)",
                            day_first, month_first);
    const char *only = day_first ? day_first : month_first;
    return only ? lay_asprintf("write \"%s\"; year, month and day stand in this order", only)
                : NULL;
}

static char *as_write(char *spelling)
{
    LAY_FREE char *text = spelling;
    return text ? lay_asprintf("write \"%s\"", text) : NULL;
}

/* The year first, as "2021-1-5"; "2021-13-01" has the day before the month. */
static char *guess_month_day(const struct figures *f)
{
    char *found = as_write(ymd(f->value[0], f->value[1], f->value[2]));
    if (found || f->value[1] <= 12)
        return found;
    LAY_FREE char *swapped = ymd(f->value[0], f->value[2], f->value[1]);
    return swapped ? lay_asprintf("if the day stands before the month, write \"%s\"", swapped)
                   : NULL;
}

/* Digits without separators. */
static char *guess_run(const char *text, size_t digits, int value)
{
    if (digits == 8)
        return as_write(ymd(value / 10000, value / 100 % 100, value % 100));
    if (digits == 6)
        return as_write(if_reads(lay_asprintf("%04d-%02d", value / 100, value % 100)));
    if (digits == 5 && value >= 20000 && value < 80000) {
        LAY_FREE char *day = lay_day_format(value - 25569); /* counted from 1899-12-30 */
        return lay_asprintf("if it is a spreadsheet's number of a day, write \"%s\"; the year is "
                            "\"Y%s\"",
                            day, text);
    }
    return digits == 5 ? as_write(if_reads(lay_asprintf("Y%s", text))) : NULL;
}

static char *guess_figures(const char *text)
{
    struct figures f;
    if (!split_figures(text, &f))
        return NULL;
    if (f.count == 1)
        return guess_run(text, f.digits[0], f.value[0]);
    if (f.count == 2 && f.digits[0] == 4 && f.digits[1] <= 2)
        return as_write(if_reads(lay_asprintf("%04d-%02d", f.value[0], f.value[1])));
    if (f.count == 2 && f.digits[1] == 4 && f.digits[0] <= 2)
        return as_write(if_reads(lay_asprintf("%04d-%02d", f.value[1], f.value[0])));
    if (f.count == 2 && f.digits[0] == 4 && f.digits[1] == 4)
        return as_write(if_reads(lay_asprintf("%04d/%04d", f.value[0], f.value[1])));
    if (f.count == 3 && f.digits[0] == 4 && f.digits[1] <= 2 && f.digits[2] <= 2)
        return guess_month_day(&f);
    if (f.count == 3 && f.digits[2] == 4 && f.digits[0] <= 2 && f.digits[1] <= 2)
        return guess_day_month(&f);
    if (f.count == 3 && f.digits[0] <= 2 && f.digits[1] <= 2 && f.digits[2] <= 2)
        return lay_strdup("write the year with four digits, then month and day: \"2021-12-14\"");
    return NULL;
}

/* ---- times ---- */

/* The date before and the time behind a blank or "t", the time in its full form. */
static char *guess_time(const char *text)
{
    size_t split = strcspn(text, " Tt");
    const char *time = text + split + (text[split] != '\0');
    if (!is_digit(*time))
        return NULL;
    LAY_FREE char *before = lay_strndup(text, split);
    LAY_FREE char *closed = without(before, '-');
    struct figures f;
    if (!split_figures(before, &f) || f.digits[0] < 4 || (f.count == 1 && strlen(closed) != 8) ||
        f.count == 2)
        return NULL;
    LAY_FREE char *date = f.count == 3
                              ? ymd(f.value[0], f.value[1], f.value[2])
                              : ymd(f.value[0] / 10000, f.value[0] / 100 % 100, f.value[0] % 100);
    if (!date)
        return NULL;
    lay_buf out = {0};
    lay_buf_printf(&out, "%sT", date);
    size_t digits = 0;
    for (; is_digit(*time) || *time == ':'; time++) {
        if (*time == ':')
            continue;
        lay_buf_puts(&out, digits > 0 && digits % 2 == 0 ? ":" : "");
        lay_buf_putc(&out, *time);
        digits++;
    }
    lay_buf_puts(&out, digits == 2 ? ":00" : "");
    for (; *time; time++)
        if (*time != ' ')
            lay_buf_putc(&out, *time == 'z' ? 'Z' : *time == ',' ? '.' : *time);
    char *guess = as_write(if_reads(lay_buf_take(&out)));
    return guess ? guess : lay_asprintf("write the day alone: \"%s\"", date);
}

/* ---- words ---- */

/* Beginnings of the names of months, in lower case. */
static const struct {
    const char *name;
    int month;
} months[] = {{"jan", 1},  {"feb", 2},  {"fév", 2},  {"fev", 2}, {"mar", 3},  {"apr", 4},
              {"avr", 4},  {"may", 5},  {"mai", 5},  {"jun", 6}, {"juin", 6}, {"juil", 7},
              {"jul", 7},  {"aug", 8},  {"aoû", 8},  {"aou", 8}, {"sep", 9},  {"oct", 10},
              {"nov", 11}, {"dec", 12}, {"déc", 12}, {"янв", 1}, {"фев", 2},  {"мар", 3},
              {"апр", 4},  {"мая", 5},  {"май", 5},  {"июн", 6}, {"июл", 7},  {"авг", 8},
              {"сен", 9},  {"окт", 10}, {"ноя", 11}, {"дек", 12}};

/* What stands in the place of a month: "summer 2022" is 2022-22. */
static const struct {
    const char *name;
    int code;
} seasons[] = {{"spring", 21}, {"summer", 22}, {"autumn", 23}, {"fall", 23}, {"winter", 24},
               {"q1", 33},     {"q2", 34},     {"q3", 35},     {"q4", 36}};

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static int month_or_season(const char *word)
{
    for (size_t i = 0; i < LAY_COUNT(months); i++)
        if (begins(word, months[i].name))
            return months[i].month;
    for (size_t i = 0; i < LAY_COUNT(seasons); i++)
        if (begins(word, seasons[i].name))
            return seasons[i].code;
    return 0;
}

/* Days, months by name and years in any order: "14 december 2021", "Dec. 14, 2021". `text` is in
 * lower case. */
static char *guess_named_month(const char *text)
{
    int year = -1, month = 0, day = 0;
    while (*text) {
        size_t len = strcspn(text, " ,.-/");
        if (is_digit(*text)) {
            size_t digits = strspn(text, "0123456789");
            LAY_FREE char *figure = lay_strndup(text, digits);
            struct figures f;
            if (digits > 4 || !split_figures(figure, &f))
                return NULL;
            if (digits == 4 ? year >= 0 : day > 0)
                return NULL;
            *(digits == 4 ? &year : &day) = f.value[0];
        } else if (len > 0) {
            int code = month_or_season(text);
            bool filler = begins(text, "of") || begins(text, "the") || begins(text, "de") ||
                          begins(text, "г");
            if (code && month)
                return NULL;
            if (code)
                month = code;
            else if (!filler)
                return NULL;
        }
        text += len;
        text += strspn(text, " ,.-/");
    }
    if (year < 0 || !month)
        return NULL;
    return day ? ymd(year, month, day) : if_reads(lay_asprintf("%04d-%02d", year, month));
}

static char *spelling_of(const char *plain, int depth);

/* "before X", "since X", "circa X": a word that says how the rest is meant. */
static char *guess_prefix(const char *text)
{
    static const struct {
        const char *word, *before, *after;
    } words[] = {{"before ", "[..", "]"}, {"until ", "[..", "]"}, {"by ", "[..", "]"},
                 {"after ", "[", "..]"},  {"since ", "[", "..]"}, {"from ", "[", "..]"},
                 {"circa ", "", "~"},     {"about ", "", "~"},    {"around ", "", "~"},
                 {"ca. ", "", "~"},       {"ca ", "", "~"},       {"c. ", "", "~"}};
    for (size_t i = 0; i < LAY_COUNT(words); i++) {
        if (!begins(text, words[i].word))
            continue;
        LAY_FREE char *rest = spelling_of(text + strlen(words[i].word), 1);
        return rest ? if_reads(lay_asprintf("%s%s%s", words[i].before, rest, words[i].after))
                    : NULL;
    }
    return NULL;
}

/* "mid-december 2021": a third of the month (1-10, 11-20, from 21) or of the year. */
static char *guess_third(const char *text)
{
    static const struct {
        const char *word;
        int third;
    } words[] = {{"early ", 0}, {"mid-", 1}, {"mid ", 1}, {"late ", 2}};
    for (size_t i = 0; i < LAY_COUNT(words); i++) {
        if (!begins(text, words[i].word))
            continue;
        LAY_FREE char *rest = spelling_of(text + strlen(words[i].word), 1);
        int third = words[i].third;
        struct figures f;
        if (!rest || !split_figures(rest, &f) || f.digits[0] != 4)
            return NULL;
        if (f.count == 1)
            return if_reads(lay_asprintf("%s-%d", rest, 37 + third));
        if (f.count != 2 || f.value[1] > 12)
            return NULL;
        int last = third < 2 ? 10 + 10 * third : lay_days_in_month(f.value[0], f.value[1]);
        return if_reads(lay_asprintf("[%s-%02d..%s-%02d]", rest, 1 + 10 * third, rest, last));
    }
    return NULL;
}

/* ---- other notations ---- */

/* Two halves that are spelled otherwise, around the first `separator`. */
static char *guess_halves(const char *text, const char *separator)
{
    const char *at = strstr(text, separator);
    if (!at || at == text)
        return NULL;
    LAY_FREE char *left = lay_strndup(text, (size_t)(at - text));
    LAY_FREE char *start = spelling_of(left, 1);
    LAY_FREE char *end = start ? spelling_of(at + strlen(separator), 1) : NULL;
    return end ? if_reads(lay_asprintf("%s/%s", start, end)) : NULL;
}

/* The drafts of EDTF: u and x for X, y and e, open and unknown, both marks for "%". */
static char *guess_draft(const char *lower)
{
    lay_buf out = {0};
    for (const char *at = lower; *at; at++) {
        if (begins(at, "unknown")) {
            at += strlen("unknown") - 1;
        } else if (begins(at, "open")) {
            lay_buf_puts(&out, "..");
            at += strlen("open") - 1;
        } else if (begins(at, "?~") || begins(at, "~?")) {
            lay_buf_putc(&out, '%');
            at++;
        } else {
            const char *old = "uxyestz", *now = "XXYESTZ", *found = strchr(old, *at);
            lay_buf_putc(&out, found ? now[found - old] : *at);
        }
    }
    return if_reads(lay_buf_take(&out));
}

/* A date in EDTF that a text in lower case means; NULL where there is none, or more than one. */
static char *spelling_of(const char *lower, int depth)
{
    struct figures f;
    char *found = if_reads(lay_strdup(lower));
    if (!found && split_figures(lower, &f) && f.count == 3 && f.digits[0] == 4)
        found = ymd(f.value[0], f.value[1], f.value[2]);
    if (!found && split_figures(lower, &f) && f.count == 3 && f.digits[2] == 4 &&
        (f.value[0] > 12 || f.value[1] > 12 || f.value[0] == f.value[1]))
        found = f.value[0] > 12 ? ymd(f.value[2], f.value[1], f.value[0])
                                : ymd(f.value[2], f.value[0], f.value[1]);
    if (!found)
        found = guess_named_month(lower);
    if (!found)
        found = guess_draft(lower);
    if (!found && depth == 0) {
        static const char *const separators[] = {" - ", " to ", " until ", "/"};
        found = guess_third(lower);
        if (!found)
            found = guess_prefix(lower);
        for (size_t i = 0; !found && i < LAY_COUNT(separators); i++)
            found = guess_halves(lower, separators[i]);
    }
    return found;
}

/* "1990s" and "2018..2019", whose meaning is known but for the brackets. */
static char *guess_shape(const char *lower)
{
    size_t len = strlen(lower);
    if (len == 5 && lower[3] == '0' && lower[4] == 's')
        return as_write(if_reads(lay_asprintf("%.3sX", lower)));
    if (strstr(lower, "..")) {
        LAY_FREE char *set = if_reads(lay_asprintf("[%s]", lower));
        size_t start = strcspn(lower, ".");
        if (set)
            return lay_asprintf("write \"%s\" for one day of these, \"%.*s/%s\" for what lasted",
                                set, (int)start, lower, lower + start + 2);
    }
    if (len > 0 && strcspn(lower, "0123456789") == 0 && strspn(lower, "0123456789") == len)
        return len > 5 ? as_write(if_reads(lay_asprintf("Y%s", lower))) : NULL;
    LAY_FREE char *tight = without(lower, ' ');
    return strcmp(tight, lower) != 0 ? as_write(if_reads(lay_strdup(tight))) : NULL;
}

/* "12/14", which is a month and a day without the year more often than two centuries. */
static char *guess_short_sides(const char *plain)
{
    struct figures f;
    if (!split_figures(plain, &f) || f.count != 2 || f.digits[0] > 2 || f.digits[1] > 2)
        return NULL;
    if (f.value[0] <= 12 || f.value[1] <= 12)
        return lay_strdup("write the year first, with four digits: \"2021-12-14\"");
    return as_write(if_reads(lay_asprintf("%02dXX/%02dXX", f.value[0], f.value[1])));
}

static char *guess(const char *plain, bool changed)
{
    lay_buf buf = {0};
    for (const char *c = plain; *c; c++)
        lay_buf_putc(&buf, *c >= 'A' && *c <= 'Z' ? (char)(*c + ('a' - 'A')) : *c);
    LAY_FREE char *lower = lay_buf_take(&buf);
    char *found = changed ? as_write(if_reads(lay_strdup(plain))) : NULL;
    if (!found)
        found = guess_figures(plain);
    if (!found)
        found = guess_time(plain);
    if (!found)
        found = as_write(spelling_of(lower, 0));
    if (!found)
        found = guess_shape(lower);
    return found ? found : guess_short_sides(plain);
}

void lay_date_guess(const char *text, lay_error *err)
{
    size_t len = strlen(text);
    LAY_FREE char *found = NULL;
    if (len <= GUESS_MAX) {
        LAY_FREE char *plain = make_plain(text, len);
        found = guess(plain, strcmp(plain, text) != 0);
    }
    lay_error_hint(err, "%s",
                   found ? found
                         : "write a date as 2021-12-14, 2021-12 or 2021, one day of a range as "
                           "[2021-12-11..2021-12-20], what lasted as 2018/2022-06-13");
}
