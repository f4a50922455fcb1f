/* timeline_legend.c: actors, states, roles and marks, in rows that break where the page ends. Only
 * what the chart has is explained. */
#include "export/svg.h"
#include "export/timeline_chart.h"
#include <stdlib.h>

#define SIZE 11.0
#define SWATCH 30.0
#define ROW 21.0
#define LONGEST 330.0

enum kind { ACTOR, STATE, ROLE, HANDOVER, ONGOING, DISPUTE };

static const char *const state_labels[LAY_BAR_STATES] = {
    "confirmed", "presumed (no ending seen)", "possible", "contested", "reported absent"};
static const char *const role_labels[LAY_BAR_ROLES] = {"holds the base", "possibly holds it",
                                                       "lodger", "present"};

struct flow {
    struct lay_legend *legend;
    double x, y;
};

static void add(struct flow *f, int kind, size_t index, const char *label)
{
    const char *line[1] = {""};
    lay_svg_wrap(&f->legend->arena, label, SIZE, LONGEST, 1, line);
    double width = SWATCH + 6 + lay_svg_text_width(line[0], SIZE) + 18;
    if (f->x + width > LAY_CHART_WIDTH - LAY_CHART_MARGIN && f->x > LAY_CHART_MARGIN) {
        f->x = LAY_CHART_MARGIN;
        f->y += ROW;
    }
    lay_vec_push(&f->legend->items, (struct lay_legend_item){line[0], f->x, f->y, kind, index});
    f->x += width;
}

static void next_row(struct flow *f)
{
    if (f->x > LAY_CHART_MARGIN)
        f->y += ROW;
    f->x = LAY_CHART_MARGIN;
}

void lay_legend_init(struct lay_legend *l, const struct lay_timeline *t, double top)
{
    *l = (struct lay_legend){.top = top};
    struct flow f = {l, LAY_CHART_MARGIN, top};
    bool states[LAY_BAR_STATES] = {0}, roles[LAY_BAR_ROLES] = {0}, ongoing = false,
         disputed = false;
    for (size_t i = 0; i < t->bars.n; i++) {
        states[t->bars.at[i].state] = true;
        roles[t->bars.at[i].role] = true;
        ongoing |= t->bars.at[i].ongoing;
        disputed |= t->bars.at[i].disputed != NULL;
    }
    for (size_t i = 0; i < t->actors.n; i++)
        add(&f, ACTOR, i, t->actors.at[i]);
    next_row(&f);
    for (size_t i = 0; i < LAY_BAR_STATES; i++)
        if (states[i])
            add(&f, STATE, i, state_labels[i]);
    next_row(&f);
    for (size_t i = 0; i < LAY_BAR_ROLES; i++)
        if (roles[i])
            add(&f, ROLE, i, role_labels[i]);
    if (t->handovers.n)
        add(&f, HANDOVER, 0, "control passes");
    if (ongoing)
        add(&f, ONGOING, 0, "goes on at the end of the data");
    if (disputed)
        add(&f, DISPUTE, 0, "disputed (see the tooltip)");
    next_row(&f);
    l->bottom = f.y;
}

static void write_swatch(lay_output *out, const struct lay_legend_item *item)
{
    struct lay_bar_look look = {item->index, LAY_BAR_CONFIRMED, LAY_BAR_PRESENT, true};
    double x0 = item->x + 2, x1 = item->x + SWATCH;
    switch ((enum kind)item->kind) {
    case ACTOR:
        look.grey = false;
        look.role = LAY_BAR_HOLDER;
        break;
    case STATE:
        look.state = (enum lay_bar_state)item->index;
        break;
    case ROLE:
        look.role = (enum lay_bar_role)item->index;
        look.state = LAY_BAR_PRESUMED; /* pale, so that the outline shows */
        break;
    case HANDOVER:
        lay_chart_write_diamond(out, item->x + SWATCH / 2, item->y);
        return;
    case ONGOING:
        x1 -= 9;
        lay_chart_write_arrow(out, &look, x1, item->y);
        break;
    case DISPUTE:
        break;
    }
    lay_chart_write_shape(out, &look, x0, x1, item->y);
    if (item->kind == DISPUTE)
        lay_chart_write_ring(out, x0 + 5, item->y - 5);
}

void lay_legend_write(lay_output *out, const struct lay_legend *l)
{
    for (size_t i = 0; i < l->items.n; i++) {
        const struct lay_legend_item *item = &l->items.at[i];
        write_swatch(out, item);
        lay_svg_text(out, item->x + SWATCH + 6, item->y + 4, SIZE, " fill=\"#222\"", item->label);
    }
}

void lay_legend_done(struct lay_legend *l)
{
    lay_vec_done(&l->items);
    lay_arena_done(&l->arena);
}
