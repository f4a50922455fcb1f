/* date.h: dates as EDTF (ISO 8601-2:2019, levels 0, 1 and 2) and as four day bounds.
 *
 * A day is a count of days since 1970-01-01 in the proleptic Gregorian calendar, local to the
 * place that is spoken of: never an instant. Years -9999 to 9999 are representable; what lies
 * beyond them is accepted by the grammar and gets open bounds. LAY_DAY_MIN and LAY_DAY_MAX stand
 * for "no bound known on this side".
 *
 * Source of the grammar: ISO 8601-2:2019 annex "EDTF" as published by the Library of Congress.
 */
#ifndef LAYDOWN_DATE_H
#define LAYDOWN_DATE_H

#include <laydown/error.h>
#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef int32_t lay_day;
#define LAY_DAY_MIN INT32_MIN
#define LAY_DAY_MAX INT32_MAX
#define LAY_DAY_FIRST (-4371587) /* -9999-01-01 */
#define LAY_DAY_LAST 2932896     /* 9999-12-31 */

/* What the text says about the days between its bounds. */
enum lay_date_kind {
    LAY_DATE_ONE,     /* 2021-12-14, 2021-12, 2021-22, [a..b], [a,b]: one day (or month …) of these */
    LAY_DATE_ALL,     /* {a..b}: all of these */
    LAY_DATE_INTERVAL /* a/b: from a to b, lasted */
};

/* How a side of an interval or of a set is given. */
enum lay_date_edge {
    LAY_EDGE_KNOWN,   /* 2021-12-14/… */
    LAY_EDGE_UNKNOWN, /* "/2022" or "2022/": there is a boundary, it is not known */
    LAY_EDGE_OPEN     /* "../2022", "2022/..", "[..2022]", "[2022..]": no boundary on this side */
};

struct lay_date {
    enum lay_date_kind kind;
    enum lay_date_edge start_edge, end_edge;
    /* Inclusive bounds. For LAY_DATE_ONE and LAY_DATE_ALL the start and the end share one range:
     * start_first = end_first = first possible day, start_last = end_last = last possible day.
     * For an interval the start lies in start_first..start_last, the end in end_first..end_last;
     * an unknown or open edge has LAY_DAY_MIN..the other side's bound or the other side's
     * bound..LAY_DAY_MAX. Always start_first <= start_last, end_first <= end_last,
     * start_first <= end_first (a bound may be open), start_last <= end_last. */
    lay_day start_first, start_last, end_first, end_last;
    int level;        /* the lowest EDTF level whose grammar has this text: 0, 1 or 2 */
    bool uncertain;   /* "?" or "%" somewhere */
    bool approximate; /* "~" or "%" somewhere */
};

/* Reads one EDTF text (NUL-terminated UTF-8, no blanks around). On failure returns LAY_NO with
 * code "date.invalid", a message that says which part is wrong, err->column set to the 1-based
 * character in the text, and a hint with a spelling that would be right where one can be guessed
 * ("14/12/2021", "14 December 2021", full-width digits, 2021-02-30, reversed intervals, …).
 * `*out` is written only on LAY_OK. */
lay_status lay_date_parse(const char *text, struct lay_date *out, lay_error *err);

/* First and last possible day of what the text covers: start_first and end_last. */
lay_day lay_date_first(const struct lay_date *date);
lay_day lay_date_last(const struct lay_date *date);

/* The single day that first..last spans "one day in it" as EDTF: "2021-12-14" for one day,
 * "2021-12" or "2021" where the range is just that, else "[a..b]", "[..b]", "[a..]", and "[..]"
 * when both are open. Caller frees. */
char *lay_date_format_range(lay_day first, lay_day last);

/* An interval from four bounds as EDTF, "start/end" where each side is a date, month or year when
 * the side's range is just that, "" for an unknown side (bound open), and otherwise the widest
 * enclosing month or year, or the two ends as a level-2 set is not allowed inside an interval:
 * the nearest enclosing range marked approximate. Caller frees. */
char *lay_date_format_interval(lay_day start_first, lay_day start_last, lay_day end_first,
                               lay_day end_last);

/* One day as YYYY-MM-DD (years below 0 as -YYYY); "" for an open bound. Caller frees. */
char *lay_day_format(lay_day day);

/* A day from its calendar parts; false when there is no such day in the years -9999..9999. */
bool lay_day_from_civil(int year, int month, int day, lay_day *out);
void lay_day_to_civil(lay_day day, int *year, int *month, int *dom);

/* Today's day and the present second (Unix time, UTC), from the clock, or from LAYDOWN_NOW
 * (YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ) where that is set: the one place that asks the clock. */
lay_day lay_today(void);
int64_t lay_now(void);

/* Milliseconds on a clock that only goes forward, to measure how long something takes. */
int64_t lay_elapsed_ms(void);

#ifdef __cplusplus
}
#endif
#endif
