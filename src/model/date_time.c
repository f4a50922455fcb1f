/* date_time.c: see date_time.h. Years of four digits; no leap seconds: a day has 86,400. */
#include "model/date_time.h"

#include "base/mem.h"
#include <laydown/date.h>
#include <stdlib.h>
#include <string.h>

/* Two digits, at most `most`; moves on behind them. */
static bool two_digits(const char **text, int most, int *out)
{
    const char *t = *text;
    if (t[0] < '0' || t[0] > '9' || t[1] < '0' || t[1] > '9')
        return false;
    *out = (t[0] - '0') * 10 + (t[1] - '0');
    *text += 2;
    return *out <= most;
}

/* "", "Z", "+02:00": seconds east of Greenwich. */
static bool read_zone(const char *text, int *seconds)
{
    int hour, minute, sign = *text == '-' ? -1 : 1;
    *seconds = 0;
    if (!*text || strcmp(text, "Z") == 0)
        return true;
    if (*text++ != '+' && sign > 0)
        return false;
    if (!two_digits(&text, 23, &hour) || *text++ != ':' || !two_digits(&text, 59, &minute) || *text)
        return false;
    *seconds = sign * (hour * 3600 + minute * 60);
    return true;
}

bool lay_time_parse(const char *text, int64_t *out)
{
    size_t len = strcspn(text, "T");
    if (len != strlen("2024-05-01") || !text[len])
        return false;
    LAY_FREE char *date = lay_strndup(text, len);
    struct lay_date day;
    if (lay_date_parse(date, &day, NULL) != LAY_OK || lay_date_first(&day) != lay_date_last(&day))
        return false;
    const char *rest = text + len + 1;
    int hour, minute, second = 0, east;
    if (!two_digits(&rest, 23, &hour) || *rest++ != ':' || !two_digits(&rest, 59, &minute))
        return false;
    if (*rest == ':' && (rest++, !two_digits(&rest, 59, &second)))
        return false;
    if (!read_zone(rest, &east))
        return false;
    *out =
        (int64_t)lay_date_first(&day) * LAY_DAY_SECONDS + hour * 3600 + minute * 60 + second - east;
    return true;
}

char *lay_time_format(int64_t time)
{
    int64_t day = time / LAY_DAY_SECONDS - (time % LAY_DAY_SECONDS < 0);
    if (day <= INT32_MIN || day >= INT32_MAX)
        return lay_strdup("");
    int second = (int)(time - day * LAY_DAY_SECONDS);
    LAY_FREE char *date = lay_day_format((lay_day)day);
    return date[0] ? lay_asprintf("%sT%02d:%02d:%02dZ", date, second / 3600, second / 60 % 60,
                                  second % 60)
                   : lay_strdup("");
}
