/* date_format.c: day bounds as EDTF texts that read back as the same bounds.
 *
 * A range of days is written as the day, month or year that it is, else as a set with both ends.
 *
 * A side of an interval cannot be a set. Where a side's range is a day, month, year, decade,
 * century or millennium ("202X", "20XX", "2XXX", "XXXX"), or such a stretch cut off by the other
 * side as lay_date_parse() cuts it, it is written as that and reads back exactly. Otherwise it is
 * the smallest of these stretches around the range, marked "~": wider than the range, never
 * narrower. A side with an open bound, and one that no such stretch holds (from before the year 0
 * to after it), is left empty: a boundary that is not known.
 */
#include <laydown/date.h>

#include "base/mem.h"
#include "model/date_part.h"
#include <stdlib.h>
#include <string.h>

struct range {
    lay_day first, last;
};

static bool is_open(lay_day day)
{
    return day == LAY_DAY_MIN || day == LAY_DAY_MAX;
}

static bool holds(struct range outer, struct range inner)
{
    return outer.first <= inner.first && inner.last <= outer.last;
}

/* The stretch of years that agree with `year` in all but the last `blurred` digits. */
static struct range years_around(int year, int blurred)
{
    static const int units[] = {1, 10, 100, 1000, 10000};
    int low = abs(year) - abs(year) % units[blurred], high = low + units[blurred] - 1;
    struct range out;
    if (year < 0)
        lay_date_year_bounds(-high, low > 0 ? -low : -1, &out.first, &out.last);
    else
        lay_date_year_bounds(low, high, &out.first, &out.last);
    return out;
}

static char *format_years(int year, int blurred)
{
    static const char crosses[] = "XXXX";
    char *text = lay_asprintf("%s%04d", year < 0 ? "-" : "", abs(year));
    memcpy(text + strlen(text) - (size_t)blurred, crosses, (size_t)blurred);
    return text;
}

static char *format_month(lay_day first)
{
    char *text = lay_day_format(first);
    text[strlen(text) - strlen("-dd")] = '\0';
    return text;
}

/* The smallest day, month, year, … XXXX around the range, and its bounds; NULL where none is. */
static char *stretch_around(struct range range, struct range *bounds)
{
    int year, month, dom;
    lay_day_to_civil(range.first, &year, &month, &dom);
    *bounds = (struct range){range.first, range.first};
    if (holds(*bounds, range))
        return lay_day_format(range.first);
    lay_day_from_civil(year, month, 1, &bounds->first);
    lay_day_from_civil(year, month, lay_days_in_month(year, month), &bounds->last);
    if (holds(*bounds, range))
        return format_month(bounds->first);
    for (int blurred = 0; blurred <= 4; blurred++) {
        *bounds = years_around(year, blurred);
        if (holds(*bounds, range))
            return format_years(year, blurred);
    }
    return NULL;
}

char *lay_date_format_range(lay_day first, lay_day last)
{
    if (is_open(first) || is_open(last)) {
        LAY_FREE char *from = lay_day_format(first);
        LAY_FREE char *to = lay_day_format(last);
        return lay_asprintf("[%s..%s]", from, to);
    }
    struct range range = {first, last}, bounds;
    LAY_FREE char *text = stretch_around(range, &bounds);
    if (text && !strchr(text, 'X') && bounds.first == first && bounds.last == last)
        return lay_strdup(text);
    LAY_FREE char *from = lay_day_format(first);
    LAY_FREE char *to = lay_day_format(last);
    return lay_asprintf("[%s..%s]", from, to);
}

/* One side without a mark; "" where it is open or nothing holds it. */
static char *format_side(lay_day first, lay_day last)
{
    struct range bounds;
    char *text = is_open(first) || is_open(last)
                     ? NULL
                     : stretch_around((struct range){first, last}, &bounds);
    return text ? text : lay_strdup("");
}

/* Whether a side that is written was widened is asked of the reader, which knows how one side
 * cuts off the other. */
char *lay_date_format_interval(lay_day start_first, lay_day start_last, lay_day end_first,
                               lay_day end_last)
{
    LAY_FREE char *from = format_side(start_first, start_last);
    LAY_FREE char *to = format_side(end_first, end_last);
    LAY_FREE char *text = lay_asprintf("%s/%s", from, to);
    struct lay_date read;
    bool ok = lay_date_parse(text, &read, NULL) == LAY_OK;
    bool same_start = ok && read.start_first == start_first && read.start_last == start_last;
    bool same_end = ok && read.end_first == end_first && read.end_last == end_last;
    return lay_asprintf("%s%s/%s%s", from, *from && !same_start ? "~" : "", to,
                        *to && !same_end ? "~" : "");
}
