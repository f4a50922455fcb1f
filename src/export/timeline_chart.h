/* timeline_chart.h: the drawn parts of a timeline: the field with its axis, bars, handovers and
 * the legend. All write SVG elements to `out`. */
#ifndef LAY_EXPORT_TIMELINE_CHART_H
#define LAY_EXPORT_TIMELINE_CHART_H

#include "export/timeline_layout.h"

/* timeline_field.c: patterns, bands of places with their names, grid, labels, cut-off. */
void lay_chart_write_patterns(lay_output *out);
void lay_chart_write_field(lay_output *out, const struct lay_timeline *t,
                           const struct lay_chart *c);

/* timeline_bars.c: the bars of one stay with its label; the mark of a handover. */
void lay_chart_write_unit(lay_output *out, const struct lay_timeline *t, const struct lay_chart *c,
                          const struct lay_chart_unit *unit);
void lay_chart_write_handover(lay_output *out, const struct lay_timeline *t,
                              const struct lay_chart *c,
                              const struct lay_timeline_handover *handover);

/* How a bar looks. */
struct lay_bar_look {
    size_t actor; /* colour and texture */
    enum lay_bar_state state;
    enum lay_bar_role role;
    bool grey; /* for the legend: no actor's colour */
};
void lay_chart_write_shape(lay_output *out, const struct lay_bar_look *look, double x0, double x1,
                           double y);

/* The triangle at the right end of what goes on. */
void lay_chart_write_arrow(lay_output *out, const struct lay_bar_look *look, double x, double y);

/* The diamond of a handover, and the ring of a dispute. */
void lay_chart_write_diamond(lay_output *out, double x, double y);
void lay_chart_write_ring(lay_output *out, double x, double y);

/* timeline_legend.c: who and what is what. */
struct lay_legend_item {
    const char *label;
    double x, y;
    int kind;
    size_t index;
};
struct lay_legend {
    LAY_VEC(struct lay_legend_item) items;
    double top, bottom;
    lay_arena arena;
};
void lay_legend_init(struct lay_legend *l, const struct lay_timeline *t, double top);
void lay_legend_write(lay_output *out, const struct lay_legend *l);
void lay_legend_done(struct lay_legend *l);

#endif
