/* timeline_field.c: what stands behind the bars. */
#include "base/escape.h"
#include "export/svg.h"
#include "export/timeline_chart.h"
#include <stdlib.h>

#define LABEL_SIZE 11.0

void lay_chart_write_patterns(lay_output *out)
{
    /* White on top of a colour, so that one pattern serves all. t-possible is the state; the
     * textures t-1 to t-3 tell actors apart that share a colour. */
    lay_output_puts(
        out,
        "<defs>\n"
        "<pattern id=\"t-possible\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\"><rect width=\"4\" height=\"7\" fill=\"#fff\" "
        "fill-opacity=\".85\"/></pattern>\n"
        "<pattern id=\"t-1\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
        "<rect width=\"1.6\" height=\"6\" fill=\"#fff\" fill-opacity=\".8\"/></pattern>\n"
        "<pattern id=\"t-2\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
        "<circle cx=\"2.5\" cy=\"2.5\" r=\"1.2\" fill=\"#fff\" fill-opacity=\".85\"/></pattern>\n"
        "<pattern id=\"t-3\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
        "<rect width=\"5\" height=\"1.5\" fill=\"#fff\" fill-opacity=\".8\"/></pattern>\n"
        "</defs>\n");
}

static void write_rect(lay_output *out, double x, double y, double width, double height,
                       const char *attributes)
{
    lay_output_puts(out, "<rect");
    lay_svg_number(out, "x", x);
    lay_svg_number(out, "y", y);
    lay_svg_number(out, "width", width);
    lay_svg_number(out, "height", height);
    lay_output_puts(out, attributes);
    lay_output_puts(out, "/>\n");
}

static void write_line(lay_output *out, double x, double y0, double y1, const char *attributes)
{
    lay_output_puts(out, "<line");
    lay_svg_number(out, "x1", x);
    lay_svg_number(out, "y1", y0);
    lay_svg_number(out, "x2", x);
    lay_svg_number(out, "y2", y1);
    lay_output_puts(out, attributes);
    lay_output_puts(out, "/>\n");
}

static void write_place(lay_output *out, const struct lay_timeline_place *place,
                        const struct lay_chart *c, const struct lay_chart_place *at, bool dark)
{
    write_rect(out, LAY_CHART_MARGIN, at->y, c->right - LAY_CHART_MARGIN, at->height,
               dark ? " fill=\"#f3f3f3\"" : " fill=\"#fff\"");
    lay_output_puts(out, "<g>\n<title>");
    lay_escape_text(out, place->name);
    if (place->country) {
        lay_output_puts(out, ", ");
        lay_escape_text(out, place->country);
    }
    lay_output_puts(out, "</title>\n");
    double y = at->y + at->height / 2 - (double)at->line_count * 7.5 + 11.5;
    for (size_t i = 0; i < at->line_count; i++)
        lay_svg_text(out, LAY_CHART_MARGIN + 2, y + (double)i * 15, 12, "", at->lines[i]);
    lay_output_puts(out, "</g>\n");
}

static void write_axis_labels(lay_output *out, const struct lay_chart *c, double period_y,
                              double tick_y)
{
    for (size_t i = 0; i < c->periods.n; i++)
        lay_svg_text(out, c->periods.at[i].x + 2, period_y, LABEL_SIZE,
                     " font-weight=\"bold\" fill=\"#333\"", c->periods.at[i].label);
    for (size_t i = 0; i < c->ticks.n; i++) {
        const struct lay_chart_tick *tick = &c->ticks.at[i];
        double half = lay_svg_text_width(tick->label, LABEL_SIZE) / 2;
        if (tick->x - half >= c->left - 4 && tick->x + half <= c->right + LAY_CHART_MARGIN)
            lay_svg_text(out, tick->x, tick_y, LABEL_SIZE, " text-anchor=\"middle\" fill=\"#333\"",
                         tick->label);
    }
}

static void write_cutoff(lay_output *out, const struct lay_chart *c)
{
    if (!c->has_cutoff)
        return;
    double x = lay_chart_x(c, (double)c->cutoff + 1);
    LAY_FREE char *day = lay_day_format(c->cutoff);
    LAY_FREE char *label = lay_asprintf("data to %s", day);
    lay_output_puts(out, "<g>\n<title>");
    lay_output_puts(out, label);
    lay_output_puts(out, ": nothing is known after this day</title>\n");
    write_line(out, x, c->top, c->bottom, " stroke=\"#333\" stroke-dasharray=\"1.5 3\"");
    lay_output_puts(out, "</g>\n");
}

void lay_chart_write_field(lay_output *out, const struct lay_timeline *t, const struct lay_chart *c)
{
    for (size_t i = 0; i < c->places.n; i++)
        write_place(out, &t->places.at[i], c, &c->places.at[i], i % 2 == 0);
    for (size_t i = 0; i < c->ticks.n; i++)
        write_line(out, c->ticks.at[i].x, c->top, c->bottom,
                   c->ticks.at[i].major ? " stroke=\"#b5b5b5\"" : " stroke=\"#dedede\"");
    write_rect(out, c->left, c->top, c->right - c->left, c->bottom - c->top,
               " fill=\"none\" stroke=\"#999\"");
    write_cutoff(out, c);
    write_axis_labels(out, c, c->top - 22, c->top - 7);
    if (lay_chart_is_tall(c))
        write_axis_labels(out, c, c->bottom + 29, c->bottom + 14);
}
