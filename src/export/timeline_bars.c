/* timeline_bars.c: bars, their labels and tooltips, handovers. */
#include "base/escape.h"
#include "base/number_write.h"
#include "export/svg.h"
#include "export/timeline_chart.h"
#include <math.h>
#include <stdlib.h>

#define THICK 15.0
#define THIN 10.0

static const struct {
    const char *fill;
    bool dark; /* white text is readable on it */
} colours[] = {
    {"#0072b2", true},  {"#e69f00", false}, {"#009e73", true},  {"#cc79a7", false},
    {"#56b4e9", false}, {"#b84300", true},  {"#b3a000", false}, {"#666666", true},
};
#define COLOURS LAY_COUNT(colours)
#define TEXTURES 4

static bool is_thick(enum lay_bar_role role)
{
    return role == LAY_BAR_HOLDER || role == LAY_BAR_POSSIBLE_HOLDER;
}

static const char *fill_of(const struct lay_bar_look *look)
{
    return look->grey ? "#555555" : colours[look->actor % COLOURS].fill;
}

static size_t texture_of(const struct lay_bar_look *look)
{
    return look->grey ? 0 : look->actor / COLOURS % TEXTURES;
}

static const char *opacity_of(enum lay_bar_state state)
{
    switch (state) {
    case LAY_BAR_PRESUMED:
        return " fill-opacity=\".4\"";
    case LAY_BAR_CONTESTED:
        return " fill-opacity=\".7\"";
    default:
        return "";
    }
}

static const char *stroke_of(const struct lay_bar_look *look)
{
    if (look->state == LAY_BAR_CONTESTED)
        return " stroke=\"#d00000\" stroke-width=\"2\" stroke-dasharray=\"5 3\"";
    if (look->role == LAY_BAR_HOLDER)
        return " stroke=\"#222\" stroke-width=\"1.2\"";
    if (look->role == LAY_BAR_POSSIBLE_HOLDER)
        return " stroke=\"#222\" stroke-dasharray=\"2 2\"";
    if (look->role == LAY_BAR_LODGER)
        return " stroke=\"#222\" stroke-width=\".7\"";
    return "";
}

static void write_box(lay_output *out, double x0, double x1, double y, double height)
{
    lay_output_puts(out, "<rect");
    lay_svg_number(out, "x", x0);
    lay_svg_number(out, "y", y - height / 2);
    lay_svg_number(out, "width", x1 - x0);
    lay_svg_number(out, "height", height);
}

void lay_chart_write_shape(lay_output *out, const struct lay_bar_look *look, double x0, double x1,
                           double y)
{
    const char *fill = fill_of(look);
    if (look->state == LAY_BAR_ABSENT) {
        write_box(out, x0, x1, y, 5);
        lay_output_printf(out, " fill=\"#fff\" stroke=\"%s\"/>\n", fill);
        return;
    }
    double height = is_thick(look->role) ? THICK : THIN;
    write_box(out, x0, x1, y, height);
    lay_output_printf(out, " fill=\"%s\"%s", fill, opacity_of(look->state));
    /* An overlay goes between fill and outline, so the outline comes with the last box. */
    const char *overlays[2];
    size_t n = 0;
    static const char *const textures[TEXTURES] = {NULL, "t-1", "t-2", "t-3"};
    if (texture_of(look))
        overlays[n++] = textures[texture_of(look)];
    if (look->state == LAY_BAR_POSSIBLE)
        overlays[n++] = "t-possible";
    for (size_t i = 0; i < n; i++) {
        lay_output_puts(out, "/>");
        write_box(out, x0, x1, y, height);
        lay_output_printf(out, " fill=\"url(#%s)\"", overlays[i]);
    }
    lay_output_puts(out, stroke_of(look));
    lay_output_puts(out, "/>\n");
}

/* Whole hundredths of px, written without the locale. */
static void write_translate(lay_output *out, double x, double y)
{
    char text[LAY_NUMBER_SIZE];
    lay_output_puts(out, " transform=\"translate(");
    lay_output_write(out, text, lay_number_write_real(text, floor(x * 100 + 0.5) / 100));
    lay_output_putc(out, ' ');
    lay_output_write(out, text, lay_number_write_real(text, floor(y * 100 + 0.5) / 100));
    lay_output_putc(out, ')');
}

void lay_chart_write_arrow(lay_output *out, const struct lay_bar_look *look, double x, double y)
{
    bool thick = is_thick(look->role) && look->state != LAY_BAR_ABSENT;
    lay_output_puts(out, thick ? "<polygon points=\"0,-7.5 9,0 0,7.5\""
                               : "<polygon points=\"0,-5 8,0 0,5\"");
    lay_output_printf(out, " fill=\"%s\"%s", look->state == LAY_BAR_ABSENT ? "#fff" : fill_of(look),
                      opacity_of(look->state));
    if (look->state == LAY_BAR_ABSENT)
        lay_output_printf(out, " stroke=\"%s\"", fill_of(look));
    write_translate(out, x, y);
    lay_output_puts(out, "\"/>\n");
}

void lay_chart_write_diamond(lay_output *out, double x, double y)
{
    lay_output_puts(out, "<polygon points=\"0,-6.5 6.5,0 0,6.5 -6.5,0\" fill=\"#fff\" "
                         "stroke=\"#111\" stroke-width=\"1.5\"");
    write_translate(out, x, y);
    lay_output_puts(out, "\"/>\n");
}

void lay_chart_write_ring(lay_output *out, double x, double y)
{
    lay_output_puts(out, "<circle r=\"3\" fill=\"#fff\" stroke=\"#d00000\" stroke-width=\"1.5\"");
    lay_svg_number(out, "cx", x);
    lay_svg_number(out, "cy", y);
    lay_output_puts(out, "/>\n");
}

static void tooltip_line(lay_output *out, const char *before, const char *text, const char *after)
{
    if (!text)
        return;
    lay_output_puts(out, before);
    lay_escape_text(out, text);
    lay_output_puts(out, after);
}

static void write_tooltip(lay_output *out, const struct lay_bar *bar)
{
    LAY_FREE char *first = lay_day_format(bar->told_first);
    LAY_FREE char *last = lay_day_format(bar->told_last);
    lay_output_puts(out, "<title>");
    tooltip_line(out, "", bar->actor_name, " at ");
    tooltip_line(out, "", bar->place_name, "\n");
    lay_output_printf(out, "%s, %s", lay_bar_role_names[bar->role],
                      lay_bar_state_names[bar->state]);
    if (bar->days_since >= 0)
        lay_output_printf(out, ", %lld days since the last evidence", (long long)bar->days_since);
    lay_output_printf(out, "\n%s to %s%s", first, last, bar->ongoing ? " and on" : "");
    tooltip_line(out, " (", bar->edtf, ")");
    if (bar->certain_start || bar->certain_end) {
        tooltip_line(out, "\ncertain from ", bar->certain_start ? bar->certain_start : "?", "");
        tooltip_line(out, " to ", bar->certain_end ? bar->certain_end : "?", "");
    }
    if (bar->possible_start || bar->possible_end) {
        tooltip_line(out, "\npossible from ", bar->possible_start ? bar->possible_start : "?", "");
        tooltip_line(out, " to ", bar->possible_end ? bar->possible_end : "?", "");
    }
    if (bar->origins >= 0)
        lay_output_printf(out, "\n%lld independent origin%s", (long long)bar->origins,
                          bar->origins == 1 ? "" : "s");
    tooltip_line(out, "\ngrade ", bar->grade, "");
    tooltip_line(out, "\ndisputed: ", bar->disputed, "");
    tooltip_line(out, "\nlaydown why ", bar->id, "");
    lay_output_puts(out, "</title>\n");
}

static void write_bar(lay_output *out, const struct lay_chart *c, const struct lay_bar *bar,
                      double y, bool first_of_stay)
{
    double x0, x1;
    lay_chart_bar_x(c, bar, &x0, &x1);
    struct lay_bar_look look = {bar->actor, bar->state, bar->role, false};
    lay_output_puts(out, "<g");
    if (bar->id) {
        lay_output_puts(out, " id=\"");
        lay_escape_attribute(out, bar->id);
        lay_output_putc(out, '"');
    }
    lay_output_puts(out, ">\n");
    write_tooltip(out, bar);
    lay_chart_write_shape(out, &look, x0, x1, y);
    if (bar->ongoing)
        lay_chart_write_arrow(out, &look, x1, y);
    if (bar->disputed && first_of_stay)
        lay_chart_write_ring(out, fmin(x0 + 5, (x0 + x1) / 2),
                             y - (is_thick(bar->role) ? THICK / 2 : THIN / 2));
    lay_output_puts(out, "</g>\n");
}

/* The name of the actor inside its widest bar, else over the whole stay, else not at all. */
static void write_label(lay_output *out, const struct lay_timeline *t, const struct lay_chart *c,
                        const struct lay_chart_unit *unit, double y)
{
    const struct lay_bar *widest = NULL;
    double x0 = 0, x1 = 0;
    for (size_t i = 0; i < unit->bar_count; i++) {
        const struct lay_bar *bar = &t->bars.at[unit->bar + i];
        double a, b;
        lay_chart_bar_x(c, bar, &a, &b);
        if (bar->state != LAY_BAR_ABSENT && (!widest || b - a > x1 - x0)) {
            widest = bar;
            x0 = a;
            x1 = b;
        }
    }
    if (!widest)
        return;
    const double size = is_thick(widest->role) ? 11 : 9;
    double needs = lay_svg_text_width(widest->actor_name, size) + 18;
    if (needs > LAY_CHART_WIDTH)
        return;
    struct lay_bar_look look = {widest->actor, widest->state, widest->role, false};
    bool plain = widest->state == LAY_BAR_CONFIRMED && !texture_of(&look);
    if (needs > x1 - x0) {
        if (needs > unit->x1 - unit->x0)
            return;
        x0 = unit->x0;
        plain = false;
    }
    const char *paint = " fill=\"#111\" stroke=\"#fff\" stroke-width=\"3.5\" stroke-opacity=\".9\" "
                        "paint-order=\"stroke\" stroke-linejoin=\"round\" pointer-events=\"none\"";
    if (plain)
        paint = colours[widest->actor % COLOURS].dark ? " fill=\"#fff\" pointer-events=\"none\""
                                                      : " fill=\"#111\" pointer-events=\"none\"";
    lay_svg_text(out, x0 + 12, y + size * 0.36, size, paint, widest->actor_name);
}

void lay_chart_write_unit(lay_output *out, const struct lay_timeline *t, const struct lay_chart *c,
                          const struct lay_chart_unit *unit)
{
    double y = lay_chart_lane_y(c, unit);
    for (size_t i = 0; i < unit->bar_count; i++)
        write_bar(out, c, &t->bars.at[unit->bar + i], y, i == 0);
    write_label(out, t, c, unit, y);
}

void lay_chart_write_handover(lay_output *out, const struct lay_timeline *t,
                              const struct lay_chart *c,
                              const struct lay_timeline_handover *handover)
{
    const struct lay_bar *giver = &t->bars.at[handover->giver];
    const struct lay_bar *receiver = &t->bars.at[handover->receiver];
    double y0 = lay_chart_lane_y(c, &c->units.at[c->unit_of_bar[handover->giver]]);
    double y1 = lay_chart_lane_y(c, &c->units.at[c->unit_of_bar[handover->receiver]]);
    /* The middle of the days in question, and the day's beginning where it is known to the day. */
    double x = lay_chart_x(c, ((double)handover->first + handover->last) / 2);
    LAY_FREE char *first = lay_day_format(handover->first), *last = lay_day_format(handover->last);
    lay_output_puts(out, "<g>\n<title>");
    tooltip_line(out, "handover of ", giver->place_name, "\n");
    tooltip_line(out, "from ", giver->actor_name, " ");
    tooltip_line(out, "to ", receiver->actor_name, "\n");
    if (handover->first == handover->last)
        lay_output_puts(out, first);
    else
        lay_output_printf(out, "some day from %s to %s", first, last);
    lay_output_puts(out, "</title>\n");
    if (fabs(y0 - y1) > 1) {
        lay_output_puts(out, "<line stroke=\"#111\" stroke-width=\"1.5\"");
        lay_svg_number(out, "x1", x);
        lay_svg_number(out, "y1", y0);
        lay_svg_number(out, "x2", x);
        lay_svg_number(out, "y2", y1);
        lay_output_puts(out, "/>\n");
    }
    lay_chart_write_diamond(out, x, y1);
    lay_output_puts(out, "</g>\n");
}
