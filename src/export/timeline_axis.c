/* timeline_axis.c: the finest calendar step whose labels have room: days, months or years.
 *
 * Ticks stand at calendar boundaries (the 1st, 5th, 10th ... of a month; January, April ...; years
 * divisible by the step), and above them stand the months or years that they are part of. Years
 * are astronomical, as in EDTF: year 0 exists and -50 is 51 BC. */
#include "export/svg.h"
#include "export/timeline_layout.h"
#include <math.h>

enum unit { DAYS, MONTHS, YEARS };

struct step {
    enum unit unit;
    int count;
    double days; /* of one step */
    double room; /* px that a label needs */
};

static const struct step steps[] = {
    {DAYS, 1, 1, 24},          {DAYS, 5, 5, 26},          {DAYS, 10, 10, 26},
    {MONTHS, 1, 30.4, 34},     {MONTHS, 3, 91, 38},       {MONTHS, 6, 182, 40},
    {YEARS, 1, 365.2, 46},     {YEARS, 2, 730, 46},       {YEARS, 5, 1826, 46},
    {YEARS, 10, 3652, 46},     {YEARS, 20, 7305, 50},     {YEARS, 50, 18262, 50},
    {YEARS, 100, 36524, 50},   {YEARS, 200, 73049, 50},   {YEARS, 500, 182621, 50},
    {YEARS, 1000, 365242, 50}, {YEARS, 2000, 730485, 50}, {YEARS, 5000, 1826212, 0},
};

static const char *const month_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

#define LABEL_SIZE 11.0

static const struct step *choose_step(const struct lay_chart *c)
{
    double px_per_day = (c->right - c->left) / (c->day1 - c->day0);
    size_t i = 0;
    while (i + 1 < LAY_COUNT(steps) && steps[i].days * px_per_day < steps[i].room)
        i++;
    return &steps[i];
}

static void add_tick(struct lay_chart *c, int year, int month, int day, char *label, bool major)
{
    lay_day at;
    if (!lay_day_from_civil(year, month, day, &at) || at < c->day0 || at > c->day1)
        return;
    lay_vec_push(&c->ticks, (struct lay_chart_tick){lay_chart_x(c, at), label, major});
}

static void add_period(struct lay_chart *c, int year, int month, char *label)
{
    lay_day at;
    if (!lay_day_from_civil(year, month, 1, &at) || at > c->day1)
        return;
    double x = fmax(lay_chart_x(c, at), c->left);
    /* A period that began before the field is named at its left side, if the next leaves room. */
    struct lay_chart_tick *before = c->periods.n ? &c->periods.at[c->periods.n - 1] : NULL;
    if (before &&
        (before->x >= x || x - before->x < lay_svg_text_width(before->label, LABEL_SIZE) + 8))
        c->periods.n--;
    if (c->right - x >= lay_svg_text_width(label, LABEL_SIZE))
        lay_vec_push(&c->periods, (struct lay_chart_tick){x, label, true});
}

static void day_ticks(struct lay_chart *c, int step, int year, int month)
{
    for (int day = 1; day <= 31; day++) {
        bool stands = step == 1 || day == 1 || (day % step == 0 && day < 30);
        if (stands)
            add_tick(c, year, month, day, lay_arena_printf(&c->arena, "%d", day), day == 1);
    }
    add_period(c, year, month, lay_arena_printf(&c->arena, "%s %d", month_names[month - 1], year));
}

static void month_ticks(struct lay_chart *c, int step, int year)
{
    for (int month = 1; month <= 12; month += step)
        add_tick(c, year, month, 1, lay_arena_strdup(&c->arena, month_names[month - 1]),
                 month == 1);
    add_period(c, year, 1, lay_arena_printf(&c->arena, "%d", year));
}

/* A day that the calendar has, for a side of the field. */
static lay_day clamp_day(double day)
{
    lay_day least = 0, greatest = 0;
    lay_day_from_civil(-9999, 1, 1, &least);
    lay_day_from_civil(9999, 12, 31, &greatest);
    return day < least ? least : day > greatest ? greatest : (lay_day)floor(day);
}

void lay_chart_axis(struct lay_chart *c)
{
    const struct step *step = choose_step(c);
    int first_year, last_year, first_month, last_month, day;
    lay_day_to_civil(clamp_day(c->day0), &first_year, &first_month, &day);
    lay_day_to_civil(clamp_day(c->day1), &last_year, &last_month, &day);
    for (int year = first_year; year <= last_year; year++) {
        if (step->unit == YEARS) {
            if (year % step->count == 0)
                add_tick(c, year, 1, 1, lay_arena_printf(&c->arena, "%d", year), step->count == 1);
        } else if (step->unit == MONTHS) {
            month_ticks(c, step->count, year);
        } else {
            for (int month = year == first_year ? first_month : 1;
                 month <= (year == last_year ? last_month : 12); month++)
                day_ticks(c, step->count, year, month);
        }
    }
}
