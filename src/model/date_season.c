/* date_season.c: which days the codes 21 to 41 in the place of a month mean.
 *
 * ISO 8601-2:2019, 4.8: 21-24 spring, summer, autumn, winter, without saying where; here they are
 * the northern meteorological ones (21 = March to May). 25-28 are the same four, northern by
 * name; 29-32 the southern ones (29 = spring, September to November). 33-36 quarters, 37-39
 * thirds, 40-41 halves of the year.
 * A winter that spans the new year belongs to the year in which it begins: 2021-24 is December
 * 2021 to February 2022, and so is the southern summer 2021-30.
 */
#include "model/date_part.h"

struct season {
    int month, months; /* the first, and how many */
};

static struct season season_of(int code)
{
    if (code <= 28)
        return (struct season){3 + (code - 21) % 4 * 3, 3};
    if (code <= 32)
        return (struct season){(8 + (code - 29) * 3) % 12 + 1, 3};
    if (code <= 36)
        return (struct season){1 + (code - 33) * 3, 3};
    if (code <= 39)
        return (struct season){1 + (code - 37) * 4, 4};
    return (struct season){1 + (code - 40) * 6, 6};
}

void lay_season_bounds(int first_year, int last_year, int code, lay_day *first, lay_day *last)
{
    struct season season = season_of(code);
    int month = season.month + season.months - 1;
    if (month > 12) {
        month -= 12;
        last_year++;
    }
    lay_day_from_civil(first_year, season.month, 1, first);
    *last = LAY_DAY_MAX; /* the winter of 9999 */
    if (last_year <= 9999)
        lay_day_from_civil(last_year, month, lay_days_in_month(last_year, month), last);
}
