/* date_part.h: what the files of the date reader share. Private to src/model/date_*.c.
 *
 * A part is one date inside a text: the whole of "2021-12", a side of "2018/2022", an element of
 * "[2021-12-11..2021-12-20]".
 */
#ifndef LAY_MODEL_DATE_PART_H
#define LAY_MODEL_DATE_PART_H

#include <laydown/date.h>
#include <stddef.h>

/* The longest text that is read as a date, in bytes. */
#define LAY_DATE_TEXT_MAX 1000

/* A stretch of a text: bytes from..to of it. Errors quote the stretch and count their column from
 * the start of the text. err may be NULL. */
struct lay_date_scan {
    const char *text;
    size_t from, to;
    lay_error *err;
};

enum lay_date_shape {
    LAY_SHAPE_DATE,    /* 2021, 2021-12, 2021-12-14, with or without X */
    LAY_SHAPE_TIME,    /* 2021-12-14T10:00:00Z */
    LAY_SHAPE_SEASON,  /* 2021-22 */
    LAY_SHAPE_DECADE,  /* 202 */
    LAY_SHAPE_CENTURY, /* 20 */
    LAY_SHAPE_YEARS    /* Y17E8, 1950S2 */
};

struct lay_date_part {
    enum lay_date_shape shape;
    int64_t first_year, last_year; /* not limited to the representable years */
    lay_day first, last;           /* inclusive; open where they leave the representable years */
    int level;
    bool uncertain, approximate, unspecified; /* "?" "%", "~" "%", "X" somewhere */
};

/* Reads the part that fills the scan's stretch. false after lay_date_fail(). */
bool lay_date_read_part(const struct lay_date_scan *scan, struct lay_date_part *out);

/* Fills scan->err: "STRETCH" is not WHAT: fmt…; column of byte `at`. Always false. */
bool lay_date_fail(const struct lay_date_scan *scan, size_t at, const char *what, const char *fmt,
                   ...) __attribute__((format(printf, 4, 5)));

/* The bytes in quotes, fit to be shown: cut at 40 characters, control characters and broken UTF-8
 * as "?". Caller frees. */
char *lay_date_quote(const char *bytes, size_t len);

/* The bytes of the UTF-8 character at text[at]; 1 where the bytes are none. Stops before `to`. */
size_t lay_date_char_len(const char *text, size_t at, size_t to);

/* Adds the hint to an error of `text` (at most LAY_DATE_TEXT_MAX bytes) that has none yet. */
void lay_date_guess(const char *text, lay_error *err);

/* Days of a month, 28 to 31; month 1 to 12. Its English name. */
int lay_days_in_month(int year, int month);
const char *lay_month_name(int month);
bool lay_is_leap(int year);

/* Day bounds of the years first..last; open where they leave -9999..9999. */
void lay_date_year_bounds(int64_t first_year, int64_t last_year, lay_day *first, lay_day *last);

/* Day bounds of a season, code 21 to 41, of the years first_year..last_year (-9999..9999). */
void lay_season_bounds(int first_year, int last_year, int code, lay_day *first, lay_day *last);

#endif
