/* times.c: the ways of counting that times.tsv may name. */
#include "import/prose/times.h"

#include "base/mem.h"
#include <string.h>

enum { AHEAD = 31, RECENT = 35 };

static int days_in(int year, int month)
{
    lay_day first, next;
    lay_day_from_civil(year, month, 1, &first);
    lay_day_from_civil(year + month / 12, month % 12 + 1, 1, &next);
    return next - first;
}

static lay_day day_of(int year, int month, int day)
{
    lay_day out = LAY_DAY_MIN;
    int most = days_in(year, month);
    lay_day_from_civil(year, month, day > most ? most : day, &out);
    return out;
}

static bool one_day(lay_day day, struct lay_span_days *out)
{
    *out = (struct lay_span_days){.first = day, .last = day};
    return true;
}

/* A year for a day and month without one. */
static int year_for(const struct lay_time_base *base, int month, int day)
{
    int year, now_month, now_day;
    lay_day_to_civil(base->published, &year, &now_month, &now_day);
    lay_day last = day_of(year, month, day);
    if (base->planned)
        return last < base->published - AHEAD ? year + 1 : year;
    if (last > base->published + (base->past ? 0 : AHEAD))
        return year - 1;
    /* 28 December, told on 3 January, is not eleven months ahead */
    return day_of(year + 1, month, day) <= base->published + AHEAD / 2 ? year + 1 : year;
}

static bool date(const struct lay_match *m, const struct lay_time_base *base,
                 struct lay_span_days *out)
{
    if (!m->month || !m->day)
        return false;
    int year = m->year ? m->year : year_for(base, m->month, m->day);
    return m->day <= days_in(year, m->month) && one_day(day_of(year, m->month, m->day), out);
}

/* "le 12": of the month of the report or the one before; of what is planned, the next one. */
static bool bare_day(const struct lay_match *m, const struct lay_time_base *base,
                     struct lay_span_days *out)
{
    int year, month, day;
    lay_day_to_civil(base->published, &year, &month, &day);
    int shift = base->planned ? m->day < day : -(m->day > day);
    month += shift;
    year += month < 1 ? -1 : month > 12;
    month = month < 1 ? 12 : month > 12 ? 1 : month;
    return m->day && m->day <= days_in(year, month) && one_day(day_of(year, month, m->day), out);
}

/* "from 3 to 7 May", "the night of January 23 to 24"; `which` span, night: it and the day before,
 * nightof: it and the day behind. */
static bool date_span(const struct lay_match *m, const char *which,
                      const struct lay_time_base *base, struct lay_span_days *out)
{
    const bool bare = !m->month && (strcmp(which, "day") == 0 || strcmp(which, "span") == 0);
    if (bare ? base->published == LAY_DAY_MIN || !bare_day(m, base, out) : !date(m, base, out))
        return false; /* bare: dans la nuit du 24 au 25 */
    if (strcmp(which, "night") == 0)
        out->first--;
    else if (strcmp(which, "nightof") == 0)
        out->last++;
    else if (m->day_before && m->day_before < m->day)
        out->first -= m->day - m->day_before;
    else if (m->day_before) /* 31 to 1 May */
        out->first--;
    return true;
}

/* Parts of a month: their days, counted from its end where they are below 1. */
static const struct {
    const char *name;
    int from, to;
} month_parts[] = {{"early", 1, 10}, {"mid", 11, 20},   {"late", 21, 31},  {"week1", 1, 7},
                   {"week2", 8, 14}, {"week3", 15, 21}, {"week4", 22, 28}, {"weeklast", -6, 31},
                   {"half1", 1, 15}, {"half2", 16, 31}};

static void part_of_month(int year, int which, const char *part, struct lay_span_days *out)
{
    int from = 1, to = 31, days = days_in(year, which);
    for (size_t i = 0; i < LAY_COUNT(month_parts); i++)
        if (strcmp(part, month_parts[i].name) == 0) {
            from = month_parts[i].from;
            to = month_parts[i].to;
        }
    *out = (struct lay_span_days){.first = day_of(year, which, from < 1 ? days + from : from),
                                  .last = day_of(year, which, to)};
}

static int year_of(lay_day day)
{
    int year, now_month, now_day;
    lay_day_to_civil(day, &year, &now_month, &now_day);
    return year;
}

static bool month(const struct lay_match *m, const char *part, const struct lay_time_base *base,
                  struct lay_span_days *out)
{
    if (!m->month)
        return false;
    int year = m->year ? m->year : year_for(base, m->month, 1);
    if (strcmp(part, "lastyear") == 0 || strcmp(part, "nextyear") == 0)
        year = year_of(base->published) + (*part == 'l' ? -1 : 1);
    if (m->day) /* 10 сентября прошлого года */
        return m->day <= days_in(year, m->month) && one_day(day_of(year, m->month, m->day), out);
    part_of_month(year, m->month, part, out);
    return true;
}

/* Months `from` to `to` of a year, which is the present one where none is told. */
static bool months(const struct lay_match *m, int shift, int from, int to,
                   const struct lay_time_base *base, struct lay_span_days *out)
{
    int year = m->year;
    if (!year)
        year = year_of(base->published) + shift;
    int begin = m->year_before && m->year_before < year ? m->year_before : year;
    *out = (struct lay_span_days){.first = day_of(begin, from, 1), .last = day_of(year, to, 31)};
    return true;
}

static bool year_part(const struct lay_match *m, const char *part, const struct lay_time_base *base,
                      struct lay_span_days *out)
{
    static const struct {
        const char *name;
        int shift, from, to;
    } parts[] = {{"", 0, 1, 12},         {"early", 0, 1, 4},      {"mid", 0, 5, 8},
                 {"late", 0, 9, 12},     {"half1", 0, 1, 6},      {"half2", 0, 7, 12},
                 {"end", 0, 12, 12},     {"quarter1", 0, 1, 3},   {"quarter2", 0, 4, 6},
                 {"quarter3", 0, 7, 9},  {"quarter4", 0, 10, 12}, {"last", -1, 1, 12},
                 {"next", 1, 1, 12},     {"this", 0, 1, 12},      {"lastearly", -1, 1, 4},
                 {"lastmid", -1, 5, 8},  {"lastlate", -1, 9, 12}, {"nextearly", 1, 1, 4},
                 {"nextmid", 1, 5, 8},   {"nextlate", 1, 9, 12},  {"thissofar", 0, 1, 12},
                 {"thisrest", 0, 1, 12}, {"span", 0, 1, 12}};
    for (size_t i = 0; i < LAY_COUNT(parts); i++)
        if (strcmp(part, parts[i].name) == 0)
            return months(m, parts[i].shift, parts[i].from, parts[i].to, base, out);
    return false;
}

static bool season(const struct lay_match *m, const char *which, const struct lay_time_base *base,
                   struct lay_span_days *out)
{
    if (!m->season)
        return false;
    int first_month = (m->season - 20) * 3, year = m->year;
    if (!year) {
        struct lay_time_base ahead = {.published = base->published, .planned = base->planned};
        year = year_for(&ahead, first_month, 1);
        year += strcmp(which, "next") == 0 && !base->planned;
        if (strcmp(which, "lastyear") == 0 || strcmp(which, "nextyear") == 0)
            year = year_of(base->published) + (*which == 'l' ? -1 : 1);
    }
    lay_day first = day_of(year, first_month, 1);
    int end_month = (first_month + 1) % 12 + 1;
    *out = (struct lay_span_days){.first = first,
                                  .last = day_of(year + (end_month < first_month), end_month, 31),
                                  .year = year,
                                  .season = m->season};
    return true;
}

/* Monday is 1. */
static int weekday_of(lay_day day)
{
    return (int)(((int64_t)day + 3 + 7 * 1000000) % 7) + 1;
}

static bool weekday(const struct lay_match *m, const char *which, const struct lay_time_base *base,
                    struct lay_span_days *out)
{
    if (!m->weekday)
        return false;
    int back = (weekday_of(base->published) - m->weekday + 7) % 7;
    bool next = strcmp(which, "next") == 0 || (base->planned && strcmp(which, "last") != 0);
    if (strcmp(which, "last") == 0 && !back)
        back = 7;
    lay_day day = next ? base->published + (back ? 7 - back : 7) : base->published - back;
    one_day(day, out);
    out->last += strcmp(which, "night") == 0;
    out->first -= strcmp(which, "nightto") == 0;
    if (strcmp(which, "span") == 0 && m->weekday_before)
        out->first -= (m->weekday - m->weekday_before + 7) % 7;
    return true;
}

static int signed_number(const char *text)
{
    int sign = *text == '-' ? -1 : 1, value = 0;
    text += *text == '-' || *text == '+';
    for (; *text >= '0' && *text <= '9'; text++)
        value = value * 10 + (*text - '0');
    return sign * value;
}

static lay_day add_months(lay_day day, int64_t count)
{
    int year, month_of, dom;
    lay_day_to_civil(day, &year, &month_of, &dom);
    int64_t all = (int64_t)year * 12 + month_of - 1 + count;
    return day_of((int)(all / 12), (int)(all % 12) + 1, dom);
}

static lay_day add_units(lay_day day, int64_t count, char unit)
{
    if (count > 1000 || count < -1000)
        return LAY_DAY_MIN;
    switch (unit) {
    case 'w':
        return day + (lay_day)(7 * count);
    case 'm':
        return add_months(day, count);
    case 'y':
        return add_months(day, 12 * count);
    case 't':
        return add_months(day, 120 * count);
    case 'h':
        return day + (lay_day)(count / 24);
    default:
        return day + (lay_day)count;
    }
}

static bool relative(const struct lay_match *m, lay_day from, int sign, struct lay_span_days *out)
{
    if (from == LAY_DAY_MIN || !m->unit)
        return false;
    int64_t count = m->num < 0 ? 1 : m->num;
    lay_day day = add_units(from, sign * count, m->unit);
    if (day == LAY_DAY_MIN)
        return false;
    if (m->unit == 'y' || m->unit == 't')
        *out = (struct lay_span_days){.first = day_of(year_of(day), 1, 1),
                                      .last = day_of(year_of(day), 12, 31)};
    else
        one_day(day, out);
    out->approximate = m->unit != 'd' && m->unit != 'h';
    return true;
}

/* "within two weeks": any day from the report on. */
static bool from_now(const struct lay_time_base *base, struct lay_span_days *out)
{
    *out = (struct lay_span_days){.first = base->published, .last = out->last};
    return true;
}

static bool back(int64_t days, const struct lay_time_base *base, struct lay_span_days *out)
{
    *out = (struct lay_span_days){.first = base->published - (lay_day)days,
                                  .last = base->published,
                                  .first_approximate = true};
    return true;
}

static bool back_units(const struct lay_match *m, const struct lay_time_base *base,
                       struct lay_span_days *out)
{
    lay_day first = add_units(base->published, m->num < 0 ? -1 : -m->num, m->unit);
    return m->unit && first != LAY_DAY_MIN && back(base->published - first, base, out);
}

static bool week(const char *which, const struct lay_time_base *base, struct lay_span_days *out)
{
    bool weekend = strstr(which, "weekend") != NULL;
    int weeks = weekend && base->planned ? 0 : signed_number(which); /* partiront ce week-end */
    lay_day monday = base->published - (weekday_of(base->published) - 1) + 7 * weeks;
    bool early = strstr(which, "early") != NULL;
    bool late = strstr(which, "late") != NULL;
    *out = (struct lay_span_days){.first = monday + (weekend ? 5
                                                     : late  ? 3
                                                             : 0),
                                  .last = monday + (early ? 2 : 6)};
    return true;
}

static bool month_around(const char *which, const struct lay_time_base *base,
                         struct lay_span_days *out)
{
    int year, now_month, day;
    lay_day_to_civil(add_months(base->published, signed_number(which)), &year, &now_month, &day);
    which += strspn(which, "+-0123456789");
    part_of_month(year, now_month, which, out);
    return true;
}

static bool nearby(const char *which, const struct lay_time_base *base, struct lay_span_days *out)
{
    one_day(base->published + signed_number(which), out);
    out->first -= strstr(which, "night") != NULL; /* overnight */
    return true;
}

/* The whole unit behind or before a day, "the following month", or around it, "the same month". */
static bool neighbour(const struct lay_match *m, lay_day from, int sign, struct lay_span_days *out)
{
    if (from == LAY_DAY_MIN)
        return false;
    struct lay_time_base base = {.published = from, .event = LAY_DAY_MIN};
    switch (m->unit) {
    case 'w':
        return week(sign < 0 ? "-1" : sign ? "1" : "0", &base, out);
    case 'm':
        return month_around(sign < 0 ? "-1" : sign ? "1" : "0", &base, out);
    case 'y':
        return year_part(&(struct lay_match){0},
                         sign < 0 ? "last"
                         : sign   ? "next"
                                  : "this",
                         &base, out);
    default:
        return one_day(from + sign, out);
    }
}

/* What is told of a stretch up to now, or from now on. */
static bool clip(const char *which, const struct lay_time_base *base, struct lay_span_days *out)
{
    if (strstr(which, "sofar") && out->last > base->published)
        out->last = base->published > out->first ? base->published : out->first;
    if (strstr(which, "rest") && out->first < base->published)
        out->first = base->published < out->last ? base->published : out->last;
    return true;
}

/* "A few months later": two to nine of a unit behind a day, none to come. */
static bool few_behind(const struct lay_match *m, lay_day event, lay_day published,
                       struct lay_span_days *out)
{
    enum { FEWEST = 2, MOST = 9 };
    if (!m->unit || event > published)
        return false;
    lay_day first = add_units(event, FEWEST, m->unit), last = add_units(event, MOST, m->unit);
    last = last > published ? published : last;
    *out = (struct lay_span_days){.first = first < last ? first : event, .last = last};
    return true;
}

static bool of_event(const struct lay_match *m, const char *which, const struct lay_time_base *base,
                     struct lay_span_days *out)
{
    lay_day event = base->event;
    if (strcmp(which, "preceding") == 0)
        return neighbour(m, event != LAY_DAY_MIN ? event : base->published, -1, out);
    if (event == LAY_DAY_MIN)
        return false;
    if (strcmp(which, "same") == 0)
        return one_day(event, out);
    if (strcmp(which, "next") == 0)
        return one_day(event + 1, out);
    if (strcmp(which, "following") == 0 || strcmp(which, "within") == 0)
        return neighbour(m, event, *which == 'f', out);
    if (strcmp(which, "few") == 0)
        return few_behind(m, event, base->published, out);
    if (strcmp(which, "since") == 0) {
        if (base->published < event)
            return false;
        *out = (struct lay_span_days){.first = event, .last = base->published};
        return true;
    }
    return relative(m, event, (*which == '-') != base->turned ? -1 : 1, out);
}

static bool iso(const struct lay_match *m, struct lay_span_days *out)
{
    return m->year && m->num >= 1 && m->num <= 12 && m->day &&
           m->day <= days_in(m->year, (int)m->num) &&
           one_day(day_of(m->year, (int)m->num, m->day), out);
}

/* Without a day of publication only what names its year, or an event, can be told. */
static bool needs_publication(const char *name, const struct lay_match *m)
{
    bool absolute = strcmp(name, "iso") == 0 || strcmp(name, "event") == 0;
    bool with_year = strcmp(name, "date") == 0 || strcmp(name, "month") == 0 ||
                     strcmp(name, "season") == 0 || strcmp(name, "year") == 0;
    return !absolute && !(with_year && m->year);
}

bool lay_time_days(const struct lay_rule *rule, const struct lay_match *m,
                   const struct lay_time_base *base, struct lay_span_days *out)
{
    char name[24] = "";
    const char *colon = strchr(rule->count, ':');
    size_t n = colon ? (size_t)(colon - rule->count) : strlen(rule->count);
    const char *which = colon ? colon + 1 : "";
    if (n >= sizeof name)
        return false;
    memcpy(name, rule->count, n);
    if (base->published == LAY_DAY_MIN && needs_publication(name, m))
        return false;
    if (strcmp(name, "date") == 0)
        return date_span(m, which, base, out);
    if (strcmp(name, "iso") == 0)
        return iso(m, out);
    if (strcmp(name, "month") == 0)
        return month(m, which, base, out);
    if (strcmp(name, "year") == 0)
        return (m->year || *which) && year_part(m, which, base, out) && clip(which, base, out);
    if (strcmp(name, "season") == 0)
        return season(m, which, base, out);
    if (strcmp(name, "weekday") == 0)
        return weekday(m, which, base, out);
    if (strcmp(which, "eve") == 0) /* of what is told before, else of the report */
        return one_day((base->event != LAY_DAY_MIN ? base->event : base->published) - 1, out);
    if (strcmp(name, "day") == 0)
        return nearby(which, base, out);
    if (strcmp(name, "week") == 0)
        return week(which, base, out) && clip(which, base, out);
    if (strcmp(name, "months") == 0)
        return month_around(which, base, out) && clip(which, base, out);
    if (strcmp(name, "recent") == 0)
        return back(*which ? signed_number(which) : RECENT, base, out);
    if (strcmp(name, "past") == 0 || strcmp(name, "lasted") == 0)
        return back_units(m, base, out);
    if (strcmp(name, "ago") == 0)
        return relative(m, base->published, -1, out);
    if (strcmp(name, "ahead") == 0)
        return relative(m, base->published, 1, out) && (!*which || from_now(base, out));
    if (strcmp(name, "event") == 0)
        return of_event(m, which, base, out);
    return false;
}

/* ---- EDTF ---- */

static char *side(const struct lay_span_days *days, lay_day day, bool approximate)
{
    LAY_FREE char *text = lay_day_format(day);
    return lay_asprintf("%s%s", text, approximate || days->approximate ? "~" : "");
}

/* A single date, month, year or season without brackets; NULL for other ranges. */
static char *plain(const struct lay_span_days *days)
{
    if (days->season)
        return lay_asprintf("%04d-%02d", days->year, days->season);
    char *text = lay_date_format_range(days->first, days->last);
    if (text[0] != '[' && !days->first_approximate)
        return text;
    free(text);
    return NULL;
}

/* "from March to 5 June": each side in months or years where the days fill them. */
static char *throughout(const struct lay_span_days *days)
{
    int year, month, dom, last_year, last_month, last_dom, next_year, next_month, next_dom;
    lay_day_to_civil(days->first, &year, &month, &dom);
    lay_day_to_civil(days->last, &last_year, &last_month, &last_dom);
    lay_day_to_civil(days->last + 1, &next_year, &next_month, &next_dom);
    bool months = dom == 1 && next_dom == 1;
    if (months && month == 1 && next_month == 1)
        return lay_asprintf("%04d/%04d", year, last_year);
    if (months)
        return lay_asprintf("%04d-%02d/%04d-%02d", year, month, last_year, last_month);
    LAY_FREE char *first = side(days, days->first, days->first_approximate),
                  *last = side(days, days->last, false);
    return lay_asprintf("%s/%s", first, last);
}

char *lay_time_edtf(const struct lay_span_days *days, const char *mode, bool lasting,
                    lay_day published)
{
    if (strcmp(mode, "throughout") == 0)
        return throughout(days);
    const char *mark = days->approximate ? "~" : "";
    LAY_FREE char *one = plain(days);
    if (one && !*mode) /* most of them */
        return lay_asprintf("%s%s", one, mark);
    LAY_FREE char *first = side(days, days->first, days->first_approximate),
                  *last = side(days, days->last, false), *now = lay_day_format(published);
    if (strcmp(mode, "asof") == 0) /* "as of 31 March" is that day, or from that day on */
        return published >= days->first && one ? lay_strdup(one)
                                               : lay_time_edtf(days, "since", lasting, published);
    if (strcmp(mode, "by") == 0 || strcmp(mode, "until") == 0)
        return lasting && strcmp(mode, "until") == 0
                   ? lay_asprintf("../%s", last)
                   : (one ? lay_asprintf("[..%s%s]", one, mark) : lay_asprintf("[..%s]", last));
    if (strcmp(mode, "before") == 0) {
        LAY_FREE char *before = lay_day_format(days->first - 1);
        return lay_asprintf("[..%s%s]", before, mark);
    }
    if (strcmp(mode, "since") == 0 || strcmp(mode, "after") == 0) {
        bool known = published >= days->first;
        const char *from = one ? one : first;
        if (lasting)
            return known ? lay_asprintf("%s%s/%s", from, one ? mark : "", now)
                         : lay_asprintf("%s/..", from);
        return known ? lay_asprintf("[%s..%s]", first, now) : lay_asprintf("[%s..]", first);
    }
    return one ? lay_asprintf("%s%s", one, mark) : lay_asprintf("[%s..%s]", first, last);
}
