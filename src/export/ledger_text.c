/* ledger_text.c: a ledger for a person to read: the answer first (who held it, who was there), then
 * what is uncertain about it, then the evidence that the numbers in brackets stand for. */
#include "export/ledger_text.h"

#include "base/mem.h"
#include "export/cite.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { PERIOD_WIDTH = 23, ACTOR_WIDTH = 36, LEAST_FOR_THREE = 120 };

static char *period_text(const struct lay_node *node)
{
    const char *from = lay_node_text(node, "from"), *until = lay_node_text(node, "until");
    if (until && strcmp(from, until) == 0)
        return lay_strdup(from);
    return lay_asprintf("%s \xe2\x80\x93 %s", from, until ? until : "\xe2\x80\xa6");
}

/* Three columns where there is room, else two. */
static void write_entry(struct lay_prose *prose, int indent, const struct lay_node *node,
                        const char *actor, const char *details)
{
    LAY_FREE char *period = period_text(node);
    if (prose->width >= LEAST_FOR_THREE && *actor) {
        const struct lay_cell cells[] = {
            {PERIOD_WIDTH, period}, {ACTOR_WIDTH, actor}, {0, details}};
        lay_prose_row(prose, indent, cells, LAY_COUNT(cells));
        return;
    }
    LAY_FREE char *both = lay_asprintf("%s%s%s", actor, *actor && *details ? ": " : "", details);
    const struct lay_cell cells[] = {{PERIOD_WIDTH, period}, {0, both}};
    lay_prose_row(prose, indent, cells, LAY_COUNT(cells));
}

/* ---- holders and gaps ---- */

static void add_clause(lay_buf *text, const char *clause)
{
    lay_buf_printf(text, "%s%s", text->len ? "; " : "", clause);
}

static char *holding_details(const struct lay_node *holding)
{
    const char *from = lay_node_text(holding, "from"), *until = lay_node_text(holding, "until");
    const char *certain = lay_node_text(holding, "certain_from");
    const char *certain_to = lay_node_text(holding, "certain_to");
    int64_t days = lay_node_number(holding, "days_since", -1);
    lay_buf text = {0};
    if (!certain)
        add_clause(&text, "possible");
    else if (strcmp(from, certain) != 0)
        lay_buf_printf(&text, "possible before %s", certain);
    if (certain_to && until && strcmp(certain_to, until) == 0)
        add_clause(&text, "certain to the end");
    else if (certain_to) {
        LAY_FREE char *clause = lay_asprintf(
            strcmp(certain, certain_to) == 0 ? "certain on %s" : "certain to %s", certain_to);
        add_clause(&text, clause);
    }
    if (days >= 0) {
        LAY_FREE char *clause = lay_asprintf("%s, %" PRId64 " day%s after the last evidence",
                                             until ? "then presumed" : "since then presumed", days,
                                             days == 1 ? "" : "s");
        add_clause(&text, clause);
    } else if (certain_to && until && strcmp(certain_to, until) < 0)
        add_clause(&text, "then possible");
    return lay_buf_take(&text);
}

static const char *gap_words(const struct lay_node *gap)
{
    const char *what = lay_node_text(gap, "what");
    if (what && strcmp(what, "nobody") == 0)
        return "nobody is known to be here";
    if (what && strcmp(what, "holder") == 0)
        return "nobody is known to hold it";
    return "silence: those here are only presumed to be";
}

static bool is_holder_gap(const struct lay_node *gap)
{
    const char *what = lay_node_text(gap, "what");
    return what && strcmp(what, "holder") == 0;
}

/* Holders and the days without one, by their first day. */
static void write_holders(struct lay_prose *prose, int indent, const struct lay_node *node)
{
    struct lay_node_list holders = lay_node_list(node, "holders"),
                         gaps = lay_node_list(node, "gaps");
    size_t gap = 0;
    for (size_t i = 0; i <= holders.count; i++) {
        const char *until = i < holders.count ? lay_node_text(holders.nodes[i], "from") : NULL;
        for (; gap < gaps.count; gap++) {
            if (!is_holder_gap(gaps.nodes[gap]))
                continue;
            if (until && strcmp(lay_node_text(gaps.nodes[gap], "from"), until) > 0)
                break;
            write_entry(prose, indent, gaps.nodes[gap], "", gap_words(gaps.nodes[gap]));
        }
        if (i == holders.count)
            break;
        LAY_FREE char *details = holding_details(holders.nodes[i]);
        write_entry(prose, indent, holders.nodes[i], lay_node_text(holders.nodes[i], "actor"),
                    details);
    }
}

static void write_gaps(struct lay_prose *prose, const struct lay_node *root)
{
    struct lay_node_list gaps = lay_node_list(root, "gaps");
    bool any = false;
    for (size_t i = 0; i < gaps.count; i++) {
        if (is_holder_gap(gaps.nodes[i]))
            continue;
        if (!any)
            lay_prose_heading(prose, "GAPS");
        any = true;
        int64_t days = lay_node_number(gaps.nodes[i], "days", 0);
        LAY_FREE char *words = lay_asprintf("%s (%" PRId64 " day%s)", gap_words(gaps.nodes[i]),
                                            days, days == 1 ? "" : "s");
        write_entry(prose, 2, gaps.nodes[i], "", words);
    }
}

/* ---- leavings ---- */

static void write_leavings(struct lay_prose *prose, const struct lay_ledger_page *page)
{
    struct lay_node_list leavings = lay_node_list(page->root, "leavings");
    if (leavings.count)
        lay_prose_heading(prose, "LEAVINGS, IN PHASES");
    for (size_t i = 0; i < leavings.count; i++) {
        lay_prose_text(prose, 2, 2, lay_node_text(leavings.nodes[i], "actor"));
        struct lay_node_list phases = lay_node_list(leavings.nodes[i], "phases");
        for (size_t k = 0; k < phases.count; k++) {
            const struct lay_node *phase = phases.nodes[k];
            const char *receiver = lay_node_text(phase, "receiver");
            LAY_FREE char *type = lay_ledger_words(lay_node_text(phase, "type"));
            LAY_FREE char *number = lay_ledger_number(page, phase->id);
            LAY_FREE char *what =
                lay_asprintf("%s%s%s, first told %s %s", type, receiver ? " to " : "",
                             receiver ? receiver : "", lay_node_text(phase, "told"), number);
            const struct lay_cell cells[] = {
                {11, lay_node_text(phase, "phase")}, {24, lay_node_text(phase, "when")}, {0, what}};
            lay_prose_row(prose, 4, cells, LAY_COUNT(cells));
        }
    }
}

/* ---- figures ---- */

static char *figure_number(const struct lay_node *figure)
{
    int64_t low = lay_node_number(figure, "low", -1), best = lay_node_number(figure, "best", -1);
    int64_t high = lay_node_number(figure, "high", -1);
    LAY_FREE char *qualifier = lay_ledger_words(lay_node_text(figure, "qualifier"));
    const char *unit = lay_node_text(figure, "unit");
    lay_buf text = {0};
    if (low < 0 && best < 0 && high < 0)
        lay_buf_puts(&text, "number not told, ");
    else if (strcmp(qualifier, "exact") != 0 && *qualifier)
        lay_buf_printf(&text, "%s ", qualifier);
    if (low >= 0 && high >= 0 && low != high)
        lay_buf_printf(&text, "%" PRId64 " to %" PRId64 " ", low, high);
    else if (best >= 0 || high >= 0 || low >= 0)
        lay_buf_printf(&text, "%" PRId64 " ", best >= 0 ? best : high >= 0 ? high : low);
    lay_buf_puts(&text, unit ? unit : "");
    return lay_buf_take(&text);
}

static void write_figure(struct lay_prose *prose, const struct lay_ledger_page *page,
                         const struct lay_node *figure, bool area)
{
    const char *scope = lay_node_text(figure, "scope"), *measure = lay_node_text(figure, "measure");
    const char *modality = lay_node_text(figure, "modality"), *told = lay_node_text(figure, "told");
    const char *speaker = lay_node_text(figure, "speaker"), *actor = lay_node_text(figure, "actor");
    LAY_FREE char *number = figure_number(figure);
    LAY_FREE char *ref = lay_ledger_number(page, lay_node_text(figure, "event"));
    LAY_BUF line = {0};
    lay_buf_printf(&line, "%s: %s", actor ? actor : "?", number);
    if (measure)
        lay_buf_printf(&line, " %s", measure);
    if (modality)
        lay_buf_printf(&line, " (%s)", modality);
    lay_buf_printf(&line, "; scope %s%s%s. %s, %s, %s", scope ? scope : "not told",
                   area ? ", " : "", area ? lay_node_text(figure, "place") : "",
                   lay_node_text(figure, "source"), lay_node_text(figure, "published"),
                   lay_node_text(figure, "grade"));
    if (speaker)
        lay_buf_printf(&line, "; speaker: %s", speaker);
    if (told)
        lay_buf_printf(&line, ": \xe2\x80\x9c%s\xe2\x80\x9d", told);
    if (*ref)
        lay_buf_printf(&line, " %s", ref);
    const char *when = lay_node_text(figure, "when");
    const struct lay_cell cells[] = {{24, when ? when : "undated"}, {0, lay_buf_text(&line)}};
    lay_prose_row(prose, 2, cells, LAY_COUNT(cells));
}

static void write_figures(struct lay_prose *prose, const struct lay_ledger_page *page,
                          const char *list, const char *heading, bool area)
{
    struct lay_node_list figures = lay_node_list(page->root, list);
    if (figures.count)
        lay_prose_heading(prose, heading);
    for (size_t i = 0; i < figures.count; i++)
        write_figure(prose, page, figures.nodes[i], area);
}

/* ---- disputes and bases ---- */

static void write_disputes(struct lay_prose *prose, const struct lay_node *root)
{
    struct lay_node_list disputes = lay_node_list(root, "disputes");
    if (disputes.count)
        lay_prose_heading(prose, "DISPUTES (`laydown disputes --place` shows what both sides say)");
    for (size_t i = 0; i < disputes.count; i++) {
        LAY_FREE char *title = lay_dispute_title(disputes.nodes[i]);
        LAY_BUF line = {0};
        lay_buf_printf(&line, "- %s: %s.", lay_dispute_aspect_words(disputes.nodes[i]), title);
        struct lay_node_list sides = lay_node_list(disputes.nodes[i], "sides");
        for (size_t k = 0; k < sides.count; k++) {
            LAY_FREE char *side = lay_dispute_side(sides.nodes[k]);
            lay_buf_printf(&line, "%s %s", k ? ";" : "", side);
        }
        LAY_FREE char *rows = lay_dispute_rows(disputes.nodes[i]);
        if (*rows)
            lay_buf_printf(&line, "; marks %s", rows);
        lay_prose_text(prose, 2, 2, lay_buf_text(&line));
    }
}

static void write_bases(struct lay_prose *prose, const struct lay_node *root)
{
    struct lay_node_list bases = lay_node_list(root, "bases");
    bool inside = bases.count && lay_node_list(bases.nodes[0], "holders").name &&
                  bases.nodes[0]->list_count > 0;
    if (bases.count)
        lay_prose_heading(prose, inside ? "BASES INSIDE" : "OTHER BASES IN THE TOWN");
    for (size_t i = 0; i < bases.count; i++) {
        const char *town = lay_node_text(bases.nodes[i], "town");
        const char *present = lay_node_text(bases.nodes[i], "present");
        LAY_FREE char *title =
            lay_asprintf("%s (%s%s%s), at the cut-off: %s", lay_node_text(bases.nodes[i], "name"),
                         lay_node_text(bases.nodes[i], "place_kind"), town ? ", " : "",
                         town ? town : "", present ? present : "nobody known");
        lay_prose_text(prose, 2, 2, title);
        write_holders(prose, 4, bases.nodes[i]);
    }
}

/* ---- evidence ---- */

static void write_event(struct lay_prose *prose, const struct lay_node *event)
{
    const char *when = lay_node_text(event, "when"), *who = lay_node_text(event, "who");
    const char *modality = lay_node_text(event, "modality"), *place = lay_node_text(event, "place");
    const char *to = lay_node_text(event, "destination");
    const char *disputed = lay_node_text(event, "disputed");
    int64_t origins = lay_node_number(event, "origins", 0);
    LAY_FREE char *type = lay_ledger_words(lay_node_text(event, "type"));
    LAY_FREE char *number = lay_asprintf("[%" PRId64 "]", lay_node_number(event, "number", 0));
    LAY_BUF line = {0};
    lay_buf_printf(&line, "%s  %s", when ? when : "undated", type);
    if (modality && strcmp(modality, "actual") != 0)
        lay_buf_printf(&line, " (%s)", modality);
    lay_buf_printf(&line, "%s%s%s%s: %s. %s, %s, %" PRId64 " independent origin%s, %.10s",
                   place ? ", " : "", place ? place : "", to ? " to " : "", to ? to : "",
                   who ? who : "?", lay_node_text(event, "status"), lay_node_text(event, "grade"),
                   origins, origins == 1 ? "" : "s", event->id);
    if (disputed)
        lay_buf_printf(&line, "; disputed: %s", disputed);
    const struct lay_cell cells[] = {{5, number}, {0, lay_buf_text(&line)}};
    lay_prose_row(prose, 2, cells, LAY_COUNT(cells));
    struct lay_node_list claims = lay_node_list(event, "because");
    for (size_t i = 0; i < claims.count; i++)
        lay_cite_claim(prose, 9, claims.nodes[i], event);
}

static bool is_un(const struct lay_node *root)
{
    const char *view = lay_node_text(root, "worldview");
    return view && strcmp(view, "un") == 0;
}

static void write_title(struct lay_prose *prose, const struct lay_node *root)
{
    const char *kind = lay_node_text(root, "place_kind"), *country = lay_node_text(root, "country");
    const char *town = lay_node_text(root, "town"), *known = lay_node_text(root, "known_by");
    const char *position = lay_node_text(root, "position"), *cutoff = lay_node_text(root, "cutoff");
    LAY_BUF line = {0};
    lay_buf_puts(&line, lay_node_text(root, "name"));
    if (kind)
        lay_buf_printf(&line, " (%s%s%s)", kind, country ? ", " : "", country ? country : "");
    if (town)
        lay_buf_printf(&line, ", town: %s", town);
    if (position)
        lay_buf_printf(&line, ", lon, lat: %s", position);
    lay_prose_text(prose, 0, 2, lay_buf_text(&line));
    lay_buf_clear(&line);
    if (cutoff)
        lay_buf_printf(&line, "As of %s, the data cut-off%s%s%s.", cutoff,
                       known ? "; from what was published by " : "", known ? known : "",
                       is_un(root) ? "; borders of the United Nations" : "");
    lay_prose_text(prose, 0, 0, lay_buf_text(&line));
}

void lay_write_ledger_text(struct lay_prose *prose, const struct lay_node *root)
{
    const struct lay_ledger_page page = {root, lay_node_list(root, "evidence")};
    write_title(prose, root);
    if (lay_node_list(root, "holders").count) {
        lay_prose_heading(prose, "HOLDERS");
        write_holders(prose, 2, root);
    }
    lay_ledger_write_stays(prose, &page, "stays", "STAYS");
    write_gaps(prose, root);
    write_leavings(prose, &page);
    write_figures(prose, &page, "figures", "HOW MANY, AS TOLD OF THIS PLACE", false);
    lay_ledger_write_stays(prose, &page, "town_stays", "IN THE TOWN, NOT KNOWN TO BE AT THE BASE");
    write_figures(prose, &page, "town_figures", "HOW MANY, AS TOLD OF THE TOWN", false);
    write_figures(prose, &page, "area_figures",
                  "HOW MANY, AS TOLD OF A BIGGER AREA: NOT OF THIS PLACE", true);
    write_disputes(prose, root);
    write_bases(prose, root);
    if (page.evidence.count)
        lay_prose_heading(prose, "EVIDENCE");
    for (size_t i = 0; i < page.evidence.count; i++)
        write_event(prose, page.evidence.nodes[i]);
}
