/* timeline_svg.c: a timeline as a picture that explains itself: title, axis, bars, legend, sources.
 *
 * What a bar says twice, so that it survives grey print and colour blindness: who (colour, a
 * texture from the ninth actor on, and the name where it fits), which state (opacity, stripes or a
 * dashed outline), which role (thickness and outline). Every bar is a group with the id of its span
 * and a tooltip, so that `laydown why ID` can be asked. No script, no style sheet, no outside font;
 * the same timeline gives the same bytes.
 *
 * Colours: M. Okabe and K. Ito, "Color Universal Design", 2008, with yellow darkened and black
 * replaced by grey for a white page. */
#include "base/escape.h"
#include "export/svg.h"
#include "export/timeline_chart.h"
#include "export/timeline_layout.h"
#include <math.h>
#include <stdlib.h>

#define TITLE_SIZE 18.0
#define SMALL 11.0
#define LINE 15.0
#define AXIS_HEIGHT 44.0

static void write_lines(lay_output *out, double x, double y, double size, double step,
                        const char *attributes, const char *const *lines, size_t n)
{
    for (size_t i = 0; i < n; i++)
        lay_svg_text(out, x, y + (double)i * step, size, attributes, lines[i]);
}

/* "data to 2022-01-07 · as known by … · …" */
static void subtitle(lay_buf *buf, const struct lay_export_info *info)
{
    const struct {
        const char *before, *text;
    } parts[] = {{"data to ", info->cutoff},
                 {"as known by ", info->known_by},
                 {"as recorded by ", info->recorded_by},
                 {"grade at least ", info->min_grade},
                 {"sources: ", info->sources},
                 {"borders: ", info->worldview},
                 {"laydown ", info->version}};
    for (size_t i = 0; i < LAY_COUNT(parts); i++) {
        if (!parts[i].text)
            continue;
        lay_buf_puts(buf, buf->len ? " \xc2\xb7 " : "");
        lay_buf_puts(buf, parts[i].before);
        lay_buf_puts(buf, parts[i].text);
    }
}

/* What stands above the field and below the legend, broken into lines before the height is known.
 */
struct page {
    const char *title[2], *subtitle[2], *footer[8];
    size_t title_lines, subtitle_lines, footer_lines;
    double head;
};

static void page_init(struct page *p, lay_arena *arena, const struct lay_export_info *info)
{
    const double room = LAY_CHART_WIDTH - 2 * LAY_CHART_MARGIN;
    const char *title = info->title ? info->title : "Who is at which base";
    p->title_lines = lay_svg_wrap(arena, title, TITLE_SIZE, room, 2, p->title);
    LAY_BUF under = {0};
    subtitle(&under, info);
    p->subtitle_lines = lay_svg_wrap(arena, lay_buf_text(&under), SMALL + 1, room, 2, p->subtitle);
    p->footer_lines = 0;
    if (info->attribution)
        p->footer_lines = lay_svg_wrap(arena, info->attribution, SMALL, room, 5, p->footer);
    if (info->command) {
        LAY_FREE char *made = lay_asprintf("Made with: %s", info->command);
        p->footer_lines += lay_svg_wrap(arena, made, SMALL, room, 3, p->footer + p->footer_lines);
    }
    p->head = LAY_CHART_MARGIN + (double)p->title_lines * (TITLE_SIZE + 4) +
              (double)p->subtitle_lines * (LINE + 1);
}

static void open_svg(lay_output *out, const struct page *p, double height)
{
    lay_output_puts(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    lay_svg_number(out, "width", LAY_CHART_WIDTH);
    lay_svg_number(out, "height", height);
    lay_output_puts(out, " viewBox=\"0 0 1200");
    lay_output_printf(out, " %ld\"", (long)height);
    lay_output_puts(out, " font-family=\"sans-serif\" role=\"img\">\n<title>");
    if (p->title_lines)
        lay_escape_text(out, p->title[0]);
    lay_output_puts(out, "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    lay_chart_write_patterns(out);
}

static void write_head(lay_output *out, const struct page *p)
{
    double y = LAY_CHART_MARGIN + TITLE_SIZE;
    write_lines(out, LAY_CHART_MARGIN, y, TITLE_SIZE, TITLE_SIZE + 4, " font-weight=\"bold\"",
                p->title, p->title_lines);
    y += (double)p->title_lines * (TITLE_SIZE + 4) - 2;
    write_lines(out, LAY_CHART_MARGIN, y, SMALL + 1, LINE + 1, " fill=\"#444\"", p->subtitle,
                p->subtitle_lines);
}

static void write_foot(lay_output *out, const struct page *p, double y)
{
    write_lines(out, LAY_CHART_MARGIN, y + LINE, SMALL, LINE, " fill=\"#555\"", p->footer,
                p->footer_lines);
    lay_output_puts(out, "</svg>\n");
}

static double foot_height(const struct page *p)
{
    return (double)p->footer_lines * LINE + LAY_CHART_MARGIN;
}

static void write_empty(lay_output *out, const struct page *p)
{
    double box = p->head + 10, bottom = box + 120;
    open_svg(out, p, bottom + foot_height(p));
    write_head(out, p);
    lay_output_puts(out, "<rect fill=\"#f7f7f7\" stroke=\"#bbb\"");
    lay_svg_number(out, "x", LAY_CHART_MARGIN);
    lay_svg_number(out, "y", box);
    lay_svg_number(out, "width", LAY_CHART_WIDTH - 2 * LAY_CHART_MARGIN);
    lay_svg_number(out, "height", 110);
    lay_output_puts(out, "/>\n");
    lay_svg_text(out, LAY_CHART_WIDTH / 2, box + 60, 14, " text-anchor=\"middle\" fill=\"#444\"",
                 "No presence matches: there is nothing to draw.");
    write_foot(out, p, bottom);
}

void lay_timeline_write_svg(const struct lay_timeline *t, const struct lay_export_options *options,
                            lay_output *out)
{
    struct page page;
    lay_arena arena = {0};
    page_init(&page, &arena, &options->info);
    if (!t->bars.n) {
        write_empty(out, &page);
        lay_arena_done(&arena);
        return;
    }
    struct lay_chart chart;
    lay_chart_init(&chart, t, page.head + AXIS_HEIGHT, options->info.cutoff);
    struct lay_legend legend;
    lay_legend_init(&legend, t, chart.bottom + (lay_chart_is_tall(&chart) ? AXIS_HEIGHT + 10 : 26));
    open_svg(out, &page, legend.bottom + foot_height(&page));
    write_head(out, &page);
    lay_chart_write_field(out, t, &chart);
    for (size_t i = 0; i < chart.units.n && !lay_output_failed(out); i++)
        lay_chart_write_unit(out, t, &chart, &chart.units.at[i]);
    for (size_t i = 0; i < t->handovers.n; i++)
        lay_chart_write_handover(out, t, &chart, &t->handovers.at[i]);
    lay_legend_write(out, &legend);
    write_foot(out, &page, legend.bottom);
    lay_legend_done(&legend);
    lay_chart_done(&chart);
    lay_arena_done(&arena);
}
