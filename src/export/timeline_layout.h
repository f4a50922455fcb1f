/* timeline_layout.h: where everything of a timeline stands, in px. */
#ifndef LAY_EXPORT_TIMELINE_LAYOUT_H
#define LAY_EXPORT_TIMELINE_LAYOUT_H

#include "export/timeline.h"

#define LAY_CHART_WIDTH 1200.0
#define LAY_CHART_MARGIN 16.0
#define LAY_CHART_LANE 20.0
#define LAY_CHART_NAME_LINES 2

/* Bars of one stay in a row share a lane. */
struct lay_chart_unit {
    size_t place, bar, bar_count; /* of the timeline */
    double x0, x1;
    size_t lane;
};

struct lay_chart_place {
    double y, height;
    size_t unit, unit_count, lanes;
    const char *lines[LAY_CHART_NAME_LINES]; /* its name, broken */
    size_t line_count;
    bool name_cut;
};

/* A tick of the axis: a line at x with a label, or only a label of the upper row. */
struct lay_chart_tick {
    double x;
    char *label;
    bool major; /* begins a year (or a month, where ticks are days) */
};

struct lay_chart {
    double left, right, top, bottom; /* the field in which bars stand */
    double day0, day1;               /* of its left and right side */
    LAY_VEC(struct lay_chart_unit) units;
    LAY_VEC(struct lay_chart_place) places;
    LAY_VEC(struct lay_chart_tick) ticks, periods;
    size_t *unit_of_bar;
    bool has_cutoff;
    lay_day cutoff;
    lay_arena arena;
};

/* Lays out a timeline that has at least one bar below `top`. cutoff: YYYY-MM-DD or NULL. */
void lay_chart_init(struct lay_chart *c, const struct lay_timeline *t, double top,
                    const char *cutoff);
void lay_chart_done(struct lay_chart *c);

/* The x where a day begins. */
double lay_chart_x(const struct lay_chart *c, double day);
void lay_chart_bar_x(const struct lay_chart *c, const struct lay_bar *bar, double *x0, double *x1);

/* The middle of a lane. */
double lay_chart_lane_y(const struct lay_chart *c, const struct lay_chart_unit *unit);

/* So tall that the axis is repeated below. */
bool lay_chart_is_tall(const struct lay_chart *c);

/* timeline_axis.c: fills ticks and periods. */
void lay_chart_axis(struct lay_chart *c);

#endif
