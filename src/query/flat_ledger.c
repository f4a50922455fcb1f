/* flat_ledger.c: a ledger as a table: a row for each holding, period, boundary, gap, phase, figure,
 * event and claim; `row` says which, `section` whether it is told of the place, its town or an
 * area. */
#include "query/flat.h"

#include <inttypes.h>
#include <string.h>

#define TEXT(name)                                                                                 \
    {                                                                                              \
        name, LAY_VALUE_TEXT, NULL, false                                                          \
    }
#define INT(name, unit)                                                                            \
    {                                                                                              \
        name, LAY_VALUE_INT, unit, false                                                           \
    }

const struct lay_column lay_ledger_columns[] = {
    TEXT("row"),       TEXT("section"),      TEXT("place"),     TEXT("ledger"),   TEXT("stay"),
    TEXT("actor"),     TEXT("what"),         TEXT("role"),      TEXT("state"),    TEXT("from"),
    TEXT("until"),     INT("days", "days"),  TEXT("event"),     TEXT("how"),      TEXT("edtf"),
    TEXT("type"),      TEXT("status"),       TEXT("disputed"),  INT("low", NULL), INT("best", NULL),
    INT("high", NULL), TEXT("unit"),         TEXT("qualifier"), TEXT("scope"),    TEXT("measure"),
    TEXT("grade"),     INT("origins", NULL), TEXT("claim"),     TEXT("stance"),   TEXT("source"),
    TEXT("origin"),    TEXT("published"),    TEXT("speaker"),   TEXT("words"),    TEXT("note"),
    TEXT("url"),
};
const size_t lay_ledger_column_count = LAY_COUNT(lay_ledger_columns);

static void begin(lay_flat *flat, const struct lay_node *root, const char *row, const char *section)
{
    lay_flat_row(flat);
    lay_flat_put(flat, "row", row);
    lay_flat_put(flat, "section", section);
    lay_flat_put_field(flat, "place", root, "name");
    lay_flat_put(flat, "ledger", root->id);
}

/* Fields whose columns are called alike. */
static void put_alike(lay_flat *flat, const struct lay_node *node)
{
    for (size_t i = 0; i < node->field_count; i++)
        for (size_t k = 0; k < lay_ledger_column_count; k++)
            if (strcmp(node->fields[i].name, lay_ledger_columns[k].name) == 0)
                lay_flat_put_field(flat, lay_ledger_columns[k].name, node, node->fields[i].name);
}

static void add_stays(lay_flat *flat, const struct lay_node *root, const char *list,
                      const char *section)
{
    struct lay_node_list stays = lay_node_list(root, list);
    for (size_t i = 0; i < stays.count; i++) {
        const struct lay_node *stay = stays.nodes[i];
        struct lay_node_list spans = lay_node_list(stay, "spans");
        for (size_t k = 0; k < spans.count; k++) {
            begin(flat, root, "period", section);
            put_alike(flat, stay);
            put_alike(flat, spans.nodes[k]);
            lay_flat_put(flat, "stay", stay->id);
            lay_flat_put_field(flat, "days", spans.nodes[k], "days_since");
        }
        struct lay_node_list bounds = lay_node_list(stay, "bounds");
        for (size_t k = 0; k < bounds.count; k++) {
            begin(flat, root, "boundary", section);
            put_alike(flat, stay);
            put_alike(flat, bounds.nodes[k]);
            lay_flat_put(flat, "stay", stay->id);
            lay_flat_put(flat, "what", bounds.nodes[k]->id);
            lay_flat_put_field(flat, "from", bounds.nodes[k], "day");
            lay_flat_put_field(flat, "until", bounds.nodes[k], "day");
        }
    }
}

static void add_leavings(lay_flat *flat, const struct lay_node *root)
{
    struct lay_node_list leavings = lay_node_list(root, "leavings");
    for (size_t i = 0; i < leavings.count; i++) {
        struct lay_node_list phases = lay_node_list(leavings.nodes[i], "phases");
        for (size_t k = 0; k < phases.count; k++) {
            begin(flat, root, "phase", "place");
            put_alike(flat, phases.nodes[k]);
            lay_flat_put_field(flat, "actor", leavings.nodes[i], "actor");
            lay_flat_put(flat, "event", phases.nodes[k]->id);
            lay_flat_put_field(flat, "what", phases.nodes[k], "phase");
            lay_flat_put_field(flat, "edtf", phases.nodes[k], "when");
        }
    }
}

static void add_figures(lay_flat *flat, const struct lay_node *root, const char *list,
                        const char *section)
{
    struct lay_node_list figures = lay_node_list(root, list);
    for (size_t i = 0; i < figures.count; i++) {
        begin(flat, root, "figure", section);
        put_alike(flat, figures.nodes[i]);
        lay_flat_put(flat, "claim", figures.nodes[i]->id);
        lay_flat_put_field(flat, "edtf", figures.nodes[i], "when");
        lay_flat_put_field(flat, "words", figures.nodes[i], "told");
    }
}

static void add_claim(lay_flat *flat, const struct lay_node *root, const struct lay_node *event,
                      const struct lay_node *claim)
{
    begin(flat, root, "claim", NULL);
    put_alike(flat, claim);
    lay_flat_put(flat, "event", event->id);
    lay_flat_put(flat, "claim", claim->id);
    lay_flat_put_field(flat, "edtf", claim, "when");
    lay_flat_put_field(flat, "actor", claim, "who");
    lay_flat_put_field(flat, "words", claim, "as_reported");
    lay_flat_put_field(flat, "words", claim, "quote");
    struct lay_node_list because = lay_node_list(claim, "because");
    for (size_t i = 0; i < because.count; i++) {
        const char *reliability = lay_node_text(because.nodes[i], "reliability");
        put_alike(flat, because.nodes[i]);
        lay_flat_put(flat, "grade",
                     lay_arena_printf(lay_flat_arena(flat), "%s%" PRId64,
                                      reliability ? reliability : "F",
                                      lay_node_number(claim, "credibility", 6)));
    }
}

static void add_evidence(lay_flat *flat, const struct lay_node *root)
{
    struct lay_node_list events = lay_node_list(root, "evidence");
    for (size_t i = 0; i < events.count; i++) {
        begin(flat, root, "event", NULL);
        put_alike(flat, events.nodes[i]);
        lay_flat_put(flat, "event", events.nodes[i]->id);
        lay_flat_put_field(flat, "edtf", events.nodes[i], "when");
        lay_flat_put_field(flat, "actor", events.nodes[i], "who");
        struct lay_node_list claims = lay_node_list(events.nodes[i], "because");
        for (size_t k = 0; k < claims.count; k++)
            add_claim(flat, root, events.nodes[i], claims.nodes[k]);
    }
}

void lay_flat_ledger(lay_flat *flat, const struct lay_node *root)
{
    struct lay_node_list holders = lay_node_list(root, "holders"),
                         gaps = lay_node_list(root, "gaps");
    for (size_t i = 0; i < holders.count; i++) {
        begin(flat, root, "holding", "place");
        put_alike(flat, holders.nodes[i]);
        lay_flat_put(flat, "stay", holders.nodes[i]->id);
        lay_flat_put_field(flat, "days", holders.nodes[i], "days_since");
    }
    add_stays(flat, root, "stays", "place");
    for (size_t i = 0; i < gaps.count; i++) {
        begin(flat, root, "gap", "place");
        put_alike(flat, gaps.nodes[i]);
    }
    add_leavings(flat, root);
    add_figures(flat, root, "figures", "place");
    add_stays(flat, root, "town_stays", "town");
    add_figures(flat, root, "town_figures", "town");
    add_figures(flat, root, "area_figures", "area");
    add_evidence(flat, root);
}
