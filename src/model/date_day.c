/* date_day.c: days and calendar dates, and the one place that asks the clock.
 *
 * Representation: a day is a count from 1970-01-01 in the proleptic Gregorian calendar, with a
 * year 0 (1 BC) as ISO 8601 has it. The conversions count in eras of 400 years (146097 days) from
 * 0000-03-01, so that the leap day is the last of its year: Howard Hinnant, "chrono-compatible
 * low-level date algorithms", 2013.
 * Limits: the years -9999 to 9999, days -4371587 to 2932896. LAY_DAY_MIN and LAY_DAY_MAX, and
 * what else lies outside, convert to the first and the last of these days.
 * LAYDOWN_NOW that is neither a day nor a moment is not heeded.
 * The clock: a day is local to a place, and the clock's place is not known; today is UTC's day.
 */
#include <laydown/date.h>

#include "base/mem.h"
#include "model/date_part.h"
#include "model/date_time.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>

bool lay_is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int lay_days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && lay_is_leap(year) ? 29 : days[month - 1];
}

const char *lay_month_name(int month)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    return names[month - 1];
}

bool lay_day_from_civil(int year, int month, int day, lay_day *out)
{
    if (year < -9999 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > lay_days_in_month(year, month))
        return false;
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    *out = era * 146097 + day_of_era - 719468;
    return true;
}

void lay_day_to_civil(lay_day day, int *year, int *month, int *dom)
{
    int z = (day < LAY_DAY_FIRST  ? LAY_DAY_FIRST
             : day > LAY_DAY_LAST ? LAY_DAY_LAST
                                  : day) +
            719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int day_of_era = z - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153; /* months from March */
    *dom = day_of_year - (153 * shifted + 2) / 5 + 1;
    *month = shifted < 10 ? shifted + 3 : shifted - 9;
    *year = year_of_era + era * 400 + (*month <= 2 ? 1 : 0);
}

static char *put_digits(char *to, int value, int count)
{
    for (int i = count - 1; i >= 0; i--, value /= 10)
        to[i] = (char)('0' + value % 10);
    return to + count;
}

char *lay_day_format(lay_day day)
{
    if (day < LAY_DAY_FIRST || day > LAY_DAY_LAST)
        return lay_strdup("");
    int year, month, dom;
    lay_day_to_civil(day, &year, &month, &dom);
    char text[] = "-yyyy-mm-dd", *to = put_digits(text + 1, abs(year), 4);
    to = put_digits(to + 1, month, 2);
    put_digits(to + 1, dom, 2);
    return lay_strdup(year < 0 ? text : text + 1);
}

void lay_date_year_bounds(int64_t first_year, int64_t last_year, lay_day *first, lay_day *last)
{
    *first = first_year < -9999 ? LAY_DAY_MIN : LAY_DAY_LAST;
    if (first_year >= -9999 && first_year <= 9999)
        lay_day_from_civil((int)first_year, 1, 1, first);
    *last = last_year > 9999 ? LAY_DAY_MAX : LAY_DAY_FIRST;
    if (last_year >= -9999 && last_year <= 9999)
        lay_day_from_civil((int)last_year, 12, 31, last);
}

/* LAYDOWN_NOW as a Unix time, a day or a moment; false where it is not set or is neither. */
static bool fixed_now(int64_t *out)
{
    const char *text = getenv("LAYDOWN_NOW");
    if (!text)
        return false;
    LAY_FREE char *midnight = lay_asprintf("%sT00:00:00Z", text);
    return lay_time_parse(text, out) || lay_time_parse(midnight, out);
}

int64_t lay_now(void)
{
    int64_t now;
    return fixed_now(&now) ? now : (int64_t)time(NULL);
}

lay_day lay_today(void)
{
    int64_t now = lay_now();
    int64_t day = (now >= 0 ? now : now - 86399) / 86400;
    return day < LAY_DAY_FIRST ? LAY_DAY_FIRST : day > LAY_DAY_LAST ? LAY_DAY_LAST : (lay_day)day;
}

int64_t lay_elapsed_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
