/* date_part.c: one date of an EDTF text, from its characters to its first and last day.
 *
 * Idea: year, month and day are read as patterns of digits and "X" with a qualifier before and
 * behind each; then the earliest and the latest day that exists and fits the patterns is looked
 * up. A text without X is the case where each pattern fits one value. At most the 10,000 years
 * of a pattern are tried, so the time is bounded.
 *
 * Time of day: hours, minutes and seconds (which may be missing) are checked and dropped; the day
 * is the one written before "T". 24:00:00 is the end of that day; a second 60 exists only as
 * 23:59:60.
 *
 * Levels follow the Library of Congress' lists, with two additions in use: "19" for a century
 * (level 0) and "193" for a decade (level 2). Years below 0 are level 0.
 *
 * Literature: ISO 8601-2:2019; Library of Congress, "Extended Date/Time Format (EDTF)
 * Specification", 4 February 2019.
 */
#include "model/date_part.h"

#include "base/error.h"
#include "base/mem.h"
#include <stdlib.h>
#include <string.h>

/* More than any year with a meaning; what is beyond is counted as this. */
#define YEAR_LIMIT INT64_C(1000000000000000)

struct cursor {
    const struct lay_date_scan *scan;
    size_t at;
};

/* Digits and X; c is not terminated. */
struct pattern {
    char c[4];
    int len;
    bool given, negative;
    size_t at;
    char left, right; /* the qualifier before and behind, or '\0' */
};

struct fields {
    struct pattern year, month, day;
};

static char peek(const struct cursor *cur)
{
    return cur->at < cur->scan->to ? cur->scan->text[cur->at] : '\0';
}

static bool at_end(const struct cursor *cur)
{
    return cur->at >= cur->scan->to;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_mark(char c)
{
    return c == '?' || c == '~' || c == '%';
}

/* Fails on the character at the cursor: `want` is what should stand there. */
static bool unexpected(const struct cursor *cur, const char *want)
{
    const struct lay_date_scan *scan = cur->scan;
    if (at_end(cur))
        return lay_date_fail(scan, cur->at, "a date", "it ends where %s should stand", want);
    size_t len = lay_date_char_len(scan->text, cur->at, scan->to);
    LAY_FREE char *shown = lay_date_quote(scan->text + cur->at, len);
    if (peek(cur) == ' ')
        return lay_date_fail(scan, cur->at, "a date", "a blank stands where %s should", want);
    return lay_date_fail(scan, cur->at, "a date", "%s stands where %s should", shown, want);
}

static bool accept(struct cursor *cur, char c)
{
    if (peek(cur) != c)
        return false;
    cur->at++;
    return true;
}

static char accept_mark(struct cursor *cur)
{
    return is_mark(peek(cur)) ? cur->scan->text[cur->at++] : '\0';
}

/* `count` digits as a number. */
static bool read_number(struct cursor *cur, int count, const char *want, int *out)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (!is_digit(peek(cur)))
            return unexpected(cur, want);
        value = value * 10 + (cur->scan->text[cur->at++] - '0');
    }
    *out = value;
    return true;
}

/* ---- patterns ---- */

static bool has_x(const struct pattern *p)
{
    return memchr(p->c, 'X', (size_t)p->len) != NULL;
}

static int count_x(const struct pattern *p)
{
    int n = 0;
    for (int i = 0; i < p->len; i++)
        n += p->c[i] == 'X';
    return n;
}

static int with_x_as(const struct pattern *p, int digit)
{
    int value = 0;
    for (int i = 0; i < p->len; i++)
        value = value * 10 + (p->c[i] == 'X' ? digit : p->c[i] - '0');
    return value;
}

/* Whether the pattern fits a value that is not below 0. */
static bool fits(const struct pattern *p, int value)
{
    for (int i = p->len - 1; i >= 0; i--) {
        if (p->c[i] != 'X' && p->c[i] - '0' != value % 10)
            return false;
        value /= 10;
    }
    return value == 0;
}

/* The smallest and the largest of lo..hi that fit; false where none does. All where not given. */
static bool pattern_range(const struct pattern *p, int lo, int hi, int *first, int *last)
{
    if (p->given) {
        int least = with_x_as(p, 0), most = with_x_as(p, 9);
        lo = lo > least ? lo : least;
        hi = hi < most ? hi : most;
        while (lo <= hi && !fits(p, lo))
            lo++;
        while (lo <= hi && !fits(p, hi))
            hi--;
    }
    *first = lo;
    *last = hi;
    return lo <= hi;
}

/* ---- which days fit ---- */

struct month_day {
    int month, day; /* month 0: none */
};

/* The first (step 1) or last (step -1) month and day that fit in a year with or without 29
 * February. */
static struct month_day edge_of_year(const struct fields *f, bool leap, int step)
{
    int low, high;
    if (!pattern_range(&f->month, 1, 12, &low, &high))
        return (struct month_day){0, 0};
    for (int m = step > 0 ? low : high; m >= low && m <= high; m += step) {
        int first, last;
        if (f->month.given && !fits(&f->month, m))
            continue;
        if (pattern_range(&f->day, 1, lay_days_in_month(leap ? 2000 : 2001, m), &first, &last))
            return (struct month_day){m, step > 0 ? first : last};
    }
    return (struct month_day){0, 0};
}

/* The first or the last day that exists and fits all patterns. */
static bool edge_day(const struct fields *f, int step, lay_day *out)
{
    struct month_day common = edge_of_year(f, false, step), leap = edge_of_year(f, true, step);
    int low = with_x_as(&f->year, 0), high = with_x_as(&f->year, 9);
    int sign = f->year.negative ? -1 : 1;
    if (common.month == 0 && leap.month == 0)
        return false;
    bool upward = (step > 0) != f->year.negative; /* the direction of the year without its sign */
    for (int y = upward ? low : high; y >= low && y <= high; y += upward ? 1 : -1) {
        struct month_day edge = lay_is_leap(y) ? leap : common;
        if (edge.month == 0 || !fits(&f->year, y) || (f->year.negative && y == 0))
            continue;
        return lay_day_from_civil(sign * y, edge.month, edge.day, out);
    }
    return false;
}

static void year_range(const struct pattern *year, int64_t *first, int64_t *last)
{
    int low = with_x_as(year, 0), high = with_x_as(year, 9);
    if (year->negative && low == 0)
        low = 1;
    *first = year->negative ? -high : low;
    *last = year->negative ? -low : high;
}

/* ---- long years, centuries, decades ---- */

static int digit_count(int64_t value)
{
    int n = 1;
    while (value >= 10) {
        value /= 10;
        n++;
    }
    return n;
}

/* A run of digits as a number, no larger than YEAR_LIMIT; at least one digit. */
static bool read_run(struct cursor *cur, const char *want, int64_t *out, size_t *count)
{
    int64_t value = 0;
    size_t start = cur->at;
    for (; is_digit(peek(cur)); cur->at++) {
        value = value * 10 + (peek(cur) - '0');
        if (value > YEAR_LIMIT)
            value = YEAR_LIMIT;
    }
    *out = value;
    *count = cur->at - start;
    return *count > 0 || unexpected(cur, want);
}

/* "S2" behind a year of `digits` digits, and the years that it leaves open. */
static bool read_significant(struct cursor *cur, int64_t digits, int64_t year, int64_t *low,
                             int64_t *high)
{
    *low = *high = year;
    size_t start = cur->at;
    if (!accept(cur, 'S'))
        return true;
    int64_t significant;
    size_t count;
    if (!read_run(cur, "the number of significant digits", &significant, &count))
        return false;
    if (cur->scan->text[start + 1] == '0' || significant > digits)
        return lay_date_fail(cur->scan, start, "a date",
                             "a year of %lld digits has 1 to %lld significant ones",
                             (long long)digits, (long long)digits);
    int64_t unit = 1;
    for (int64_t i = significant; i < digits && unit < YEAR_LIMIT; i++)
        unit *= 10;
    *low = year - year % unit;
    *high = *low + unit - 1;
    return true;
}

/* What ends a year or a century that has no month: a qualifier, then nothing. */
static bool finish_years(struct cursor *cur, bool negative, int64_t low, int64_t high,
                         struct pattern *year, struct lay_date_part *out)
{
    year->right = accept_mark(cur);
    if (!at_end(cur))
        return unexpected(cur, "the end");
    out->first_year = negative ? -high : low;
    out->last_year = negative ? -low : high;
    lay_date_year_bounds(out->first_year, out->last_year, &out->first, &out->last);
    return true;
}

/* "Y17E8", "Y-170000002", "Y171010000S3"; the cursor stands behind the Y. */
static bool read_long_year(struct cursor *cur, struct pattern *year, struct lay_date_part *out)
{
    bool negative = accept(cur, '-');
    size_t start = cur->at;
    int64_t value, exponent = 0;
    size_t count, ignored;
    if (!read_run(cur, "a digit of the year", &value, &count))
        return false;
    if (cur->scan->text[start] == '0')
        return lay_date_fail(cur->scan, start, "a date",
                             "a year after \"Y\" does not begin with 0");
    bool exponential = accept(cur, 'E');
    if (exponential && !read_run(cur, "a digit of the exponent", &exponent, &ignored))
        return false;
    if (!exponential && count < 5)
        return lay_date_fail(cur->scan, start, "a date",
                             "\"Y\" begins a year of five digits or more");
    for (int64_t i = 0; i < exponent && value < YEAR_LIMIT; i++)
        value = value * 10 < YEAR_LIMIT ? value * 10 : YEAR_LIMIT;
    out->level = exponential || peek(cur) == 'S' ? 2 : 1;
    out->shape = LAY_SHAPE_YEARS;
    int64_t low, high;
    return read_significant(cur, (int64_t)count + exponent, value, &low, &high) &&
           finish_years(cur, negative, low, high, year, out);
}

/* "19" and "193": `year` holds the two or three digits. */
static bool read_century(struct cursor *cur, struct pattern *year, struct lay_date_part *out)
{
    const char *name = year->len == 2 ? "century" : "decade";
    int unit = year->len == 2 ? 100 : 10, value = with_x_as(year, 0);
    if (has_x(year))
        return lay_date_fail(cur->scan, year->at, "a date",
                             "a year has four digits, or X for each");
    if (year->negative && value == 0)
        return lay_date_fail(cur->scan, year->at, "a date", "there is no %s -0", name);
    if (peek(cur) == '-' || peek(cur) == 'T')
        return lay_date_fail(cur->scan, year->at, "a date",
                             "the year has %d digits instead of four", year->len);
    out->shape = year->len == 2 ? LAY_SHAPE_CENTURY : LAY_SHAPE_DECADE;
    out->level = year->len == 2 ? 0 : 2;
    int low = value * unit;
    return finish_years(cur, year->negative, low, low + unit - 1, year, out);
}

/* ---- year, month, day ---- */

/* The digits of the year; more or fewer than four are the caller's concern. */
static bool read_year_digits(struct cursor *cur, struct pattern *year)
{
    year->negative = accept(cur, '-');
    year->at = cur->at;
    size_t n = 0;
    for (; is_digit(peek(cur)) || peek(cur) == 'X'; cur->at++, n++)
        if (n < 4)
            year->c[n] = peek(cur);
    year->given = true;
    year->len = n < 4 ? (int)n : 4;
    if (n == 0)
        return unexpected(cur, "a year");
    if (n == 1)
        return lay_date_fail(cur->scan, year->at, "a date", "a year has four digits");
    if (n > 4)
        return lay_date_fail(cur->scan, year->at, "a date",
                             "a year has four digits; a longer one is written after \"Y\"");
    return true;
}

/* "-" and two digits or X, with qualifiers around; nothing where no "-" follows. */
static bool read_field(struct cursor *cur, const char *want, struct pattern *p)
{
    if (!accept(cur, '-'))
        return true;
    p->left = accept_mark(cur);
    p->at = cur->at;
    for (p->len = 0; p->len < 2; p->len++) {
        char c = peek(cur);
        if (!is_digit(c) && c != 'X')
            return unexpected(cur, want);
        p->c[p->len] = c;
        cur->at++;
    }
    p->given = true;
    p->right = accept_mark(cur);
    return true;
}

static bool in_season(const struct fields *f)
{
    return f->month.given && !f->day.given && !has_x(&f->month) && with_x_as(&f->month, 0) >= 21 &&
           with_x_as(&f->month, 0) <= 41;
}

static bool check_fields(const struct cursor *cur, const struct fields *f)
{
    const struct lay_date_scan *scan = cur->scan;
    int first, last;
    if (f->year.negative && with_x_as(&f->year, 9) == 0)
        return lay_date_fail(scan, f->year.at, "a date",
                             "there is no year -0000; 0000 is the year 1 BC");
    if (in_season(f))
        return true;
    if (!pattern_range(&f->month, 1, 12, &first, &last)) {
        int code = with_x_as(&f->month, 0);
        if (f->day.given && !has_x(&f->month) && code >= 21 && code <= 41)
            return lay_date_fail(scan, f->month.at, "a date", "%d is a season, and has no days",
                                 code);
        return lay_date_fail(scan, f->month.at, "a date",
                             "%.2s is no month (01 to 12) and no season (21 to 41)", f->month.c);
    }
    return true;
}

/* Why no day fits: said by the month's length where the text names one month. */
static bool no_such_day(const struct cursor *cur, const struct fields *f)
{
    const struct lay_date_scan *scan = cur->scan;
    if (has_x(&f->year) || has_x(&f->month) || has_x(&f->day)) {
        lay_date_fail(scan, f->day.at, "a day", "no month that fits has a day %.2s", f->day.c);
        return false;
    }
    int year = with_x_as(&f->year, 0), month = with_x_as(&f->month, 0);
    int days = lay_days_in_month(year, month);
    const char *minus = f->year.negative ? "-" : "";
    lay_date_fail(scan, f->day.at, "a day", "%s %s%04d has %d days", lay_month_name(month), minus,
                  year, days);
    lay_error_hint(scan->err,
                   "the month's last day is \"%s%04d-%02d-%02d\"; the month alone is "
                   "\"%s%04d-%02d\"",
                   minus, year, month, days, minus, year, month);
    return false;
}

/* The level that unspecified digits need: the right ones of a year, or whole fields from the
 * right, are level 1. */
static int level_of_x(const struct fields *f)
{
    int x_year = count_x(&f->year), x_month = count_x(&f->month), x_day = count_x(&f->day);
    if (x_year + x_month + x_day == 0)
        return 0;
    if (!f->month.given) /* 198X 19XX XXXX */
        return x_year == 4 || (x_year == 1 && f->year.c[3] == 'X') ||
                       (x_year == 2 && f->year.c[2] == 'X' && f->year.c[3] == 'X')
                   ? 1
                   : 2;
    if (x_year != 0 && x_year != 4)
        return 2;
    bool month_right = x_month == 2 || (x_year == 0 && x_month == 0);
    bool day_right = !f->day.given || x_day == 2;
    return month_right && day_right ? 1 : 2;
}

static bool date_bounds(const struct cursor *cur, const struct fields *f, struct lay_date_part *out)
{
    year_range(&f->year, &out->first_year, &out->last_year);
    out->unspecified = has_x(&f->year) || has_x(&f->month) || has_x(&f->day);
    out->level = level_of_x(f);
    if (in_season(f)) {
        out->shape = LAY_SHAPE_SEASON;
        out->level = with_x_as(&f->month, 0) > 24 || out->unspecified ? 2 : 1;
        lay_season_bounds((int)out->first_year, (int)out->last_year, with_x_as(&f->month, 0),
                          &out->first, &out->last);
        return true;
    }
    out->shape = LAY_SHAPE_DATE;
    return (edge_day(f, 1, &out->first) && edge_day(f, -1, &out->last)) || no_such_day(cur, f);
}

/* ---- time of day ---- */

/* "Z", "+02:30", "+0230", "+02" or nothing. */
static bool read_zone(struct cursor *cur)
{
    size_t start = cur->at;
    char sign = peek(cur);
    if (at_end(cur) || accept(cur, 'Z'))
        return true;
    if (!accept(cur, '+') && !accept(cur, '-'))
        return unexpected(cur, "Z or a shift from UTC as +01:00");
    int hours = 0, minutes = 0;
    if (!read_number(cur, 2, "two digits of the hours from UTC", &hours))
        return false;
    if ((accept(cur, ':') || !at_end(cur)) &&
        !read_number(cur, 2, "two digits of the minutes from UTC", &minutes))
        return false;
    int shift = hours * 60 + minutes;
    if (minutes > 59 || shift > (sign == '-' ? 12 : 14) * 60)
        return lay_date_fail(cur->scan, start, "a time",
                             "a shift from UTC lies between -12:00 and +14:00");
    if (sign == '-' && shift == 0)
        return lay_date_fail(cur->scan, start, "a time", "no shift from UTC is Z or +00:00");
    return true;
}

/* Two digits and a fraction of any length. */
static bool read_seconds(struct cursor *cur, int *second, bool *fraction)
{
    if (!read_number(cur, 2, "two digits of the seconds", second))
        return false;
    if (!accept(cur, '.'))
        return true;
    if (!is_digit(peek(cur)))
        return unexpected(cur, "a digit of the second's fraction");
    for (; is_digit(peek(cur)); cur->at++)
        *fraction = *fraction || peek(cur) != '0';
    return true;
}

/* The part behind "T". */
static bool read_time(struct cursor *cur)
{
    size_t start = cur->at;
    int hour = 0, minute = 0, second = 0;
    bool fraction = false; /* one that is not 0 */
    if (!read_number(cur, 2, "two digits of the hour", &hour))
        return false;
    if (!accept(cur, ':'))
        return unexpected(cur, "\":\" and the minutes");
    if (!read_number(cur, 2, "two digits of the minutes", &minute))
        return false;
    if (accept(cur, ':') && !read_seconds(cur, &second, &fraction))
        return false;
    if (hour > 24 || (hour == 24 && (minute || second || fraction)))
        return lay_date_fail(cur->scan, start, "a time", "a day ends at 24:00:00");
    if (minute > 59)
        return lay_date_fail(cur->scan, start + 3, "a time", "an hour has the minutes 00 to 59");
    if (second > 60 || (second == 60 && (hour != 23 || minute != 59)))
        return lay_date_fail(cur->scan, start + 6, "a time",
                             "a minute has the seconds 00 to 59; 60 is only 23:59:60");
    return read_zone(cur);
}

/* ---- the whole part ---- */

static void add_marks(const struct fields *f, struct lay_date_part *out)
{
    const struct pattern *all[] = {&f->year, &f->month, &f->day};
    const struct pattern *last = f->day.given ? &f->day : f->month.given ? &f->month : &f->year;
    for (size_t i = 0; i < LAY_COUNT(all); i++) {
        const struct pattern *p = all[i];
        out->uncertain |= p->left == '?' || p->left == '%' || p->right == '?' || p->right == '%';
        out->approximate |= p->left == '~' || p->left == '%' || p->right == '~' || p->right == '%';
        if (p->left || (p->right && p != last))
            out->level = 2;
        else if (p->right && out->level == 0)
            out->level = 1;
    }
}

static bool has_marks(const struct fields *f)
{
    return f->year.left || f->year.right || f->month.left || f->month.right || f->day.left ||
           f->day.right;
}

/* What follows a year of four digits. */
static bool read_rest(struct cursor *cur, struct fields *f, struct lay_date_part *out)
{
    if (peek(cur) == 'S' && !has_x(&f->year)) {
        int64_t year = with_x_as(&f->year, 0), low, high;
        out->shape = LAY_SHAPE_YEARS;
        out->level = 2;
        if (f->year.negative && year == 0)
            return check_fields(cur, f);
        return read_significant(cur, digit_count(year), year, &low, &high) &&
               finish_years(cur, f->year.negative, low, high, &f->year, out);
    }
    f->year.right = accept_mark(cur);
    if (!read_field(cur, "a month of two digits", &f->month) ||
        (f->month.given && !read_field(cur, "a day of two digits", &f->day)) ||
        !check_fields(cur, f) || !date_bounds(cur, f, out))
        return false;
    if (peek(cur) == 'T') {
        if (!f->day.given || out->unspecified || has_marks(f))
            return unexpected(cur, "the end (only a whole day without X, ?, ~, % has a time)");
        cur->at++;
        out->shape = LAY_SHAPE_TIME;
        return read_time(cur) && (at_end(cur) || unexpected(cur, "the end"));
    }
    return at_end(cur) || unexpected(cur, f->day.given ? "the end" : "\"-\" or the end");
}

bool lay_date_read_part(const struct lay_date_scan *scan, struct lay_date_part *out)
{
    struct cursor cur = {scan, scan->from};
    struct fields f = {0};
    struct lay_date_part part = {0};
    bool ok;
    f.year.left = accept_mark(&cur);
    if (accept(&cur, 'Y')) {
        ok = read_long_year(&cur, &f.year, &part);
    } else {
        ok = read_year_digits(&cur, &f.year) &&
             (f.year.len < 4 ? read_century(&cur, &f.year, &part) : read_rest(&cur, &f, &part));
    }
    if (!ok)
        return false;
    add_marks(&f, &part);
    *out = part;
    return true;
}
