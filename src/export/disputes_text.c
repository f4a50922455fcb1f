/* disputes_text.c: disputes for a person: grouped by aspect, what is said on the left and what is
 * said against it on the right where there is room, else one below the other. */
#include "base/mem.h"
#include "export/cite.h"
#include "export/texts.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_FOR_TWO = 120 };

static const struct {
    const char *aspect, *heading, *against;
} aspects[] = {
    {"occurrence", "WHETHER IT HAPPENED", "that it happened"},
    {"actor", "WHO THEY ARE", "who they are"},
    {"place", "WHERE", "where"},
    {"time", "WHEN", "when"},
    {"strength", "HOW MANY", "how many"},
    {"role", "IN WHAT ROLE", "in what role"},
};

static size_t aspect_at(const struct lay_node *dispute)
{
    const char *aspect = lay_node_text(dispute, "aspect");
    size_t at = 0;
    while (at + 1 < LAY_COUNT(aspects) && aspect && strcmp(aspects[at].aspect, aspect) != 0)
        at++;
    return at;
}

const char *lay_dispute_aspect_words(const struct lay_node *dispute)
{
    return aspects[aspect_at(dispute)].against;
}

static bool is(const struct lay_node *dispute, const char *by)
{
    const char *kind = lay_node_text(dispute, "by");
    return kind && strcmp(kind, by) == 0;
}

char *lay_dispute_title(const struct lay_node *dispute)
{
    LAY_BUF title = {0};
    const char *what = lay_node_text(dispute, "what"), *who = lay_node_text(dispute, "who");
    const char *where = lay_node_text(dispute, "where");
    struct lay_node_list rows = lay_node_list(dispute, "rows");
    if (is(dispute, "identity") && rows.count) {
        for (size_t i = 0; i < rows.count; i++)
            lay_buf_printf(&title, "%s%s at %s", i ? "; " : "",
                           lay_node_text(rows.nodes[i], "actor"),
                           lay_node_text(rows.nodes[i], "place"));
        return lay_buf_take(&title);
    }
    if (who)
        lay_buf_printf(&title, "%s: ", who);
    lay_buf_puts(&title, what ? what : "something");
    if (where)
        lay_buf_printf(&title, ", %s", where);
    return lay_buf_take(&title);
}

char *lay_dispute_side(const struct lay_node *side)
{
    static const char *const words[][2] = {{"asserts", "said to be so"},
                                           {"denies", "denied"},
                                           {"doubts", "doubted"},
                                           {"retracts", "taken back"}};
    const char *position = lay_node_text(side, "position");
    size_t claims = lay_node_list(side, "claims").count;
    int64_t origins = lay_node_number(side, "origins", 0);
    for (size_t i = 0; i < LAY_COUNT(words); i++)
        if (position && strcmp(position, words[i][0]) == 0)
            position = words[i][1];
    if (!claims)
        return lay_strdup("nobody in the store says so");
    const char *voices = lay_node_text(side, "voices");
    return lay_asprintf("%s%s%s: %" PRId64 " independent origin%s, %zu claim%s",
                        position ? position : "", voices ? " by " : "", voices ? voices : "",
                        origins, origins == 1 ? "" : "s", claims, claims == 1 ? "" : "s");
}

static void write_side(struct lay_prose *prose, int indent, const struct lay_node *side)
{
    struct lay_node_list claims = lay_node_list(side, "claims");
    LAY_FREE char *heading = lay_dispute_side(side);
    LAY_FREE char *marked = lay_asprintf("* %s", heading);
    lay_prose_text(prose, indent, 2, marked);
    for (size_t i = 0; i < claims.count; i++)
        lay_cite_claim(prose, indent, claims.nodes[i], NULL);
}

/* What a half of the page shows: the first side, or all that stand against it. */
struct halves {
    struct lay_node_list sides;
};

static void write_half(void *context, struct lay_prose *half, int which)
{
    const struct halves *halves = context;
    for (size_t i = 0; i < halves->sides.count; i++)
        if ((i > 0) == (which > 0))
            write_side(half, 0, halves->sides.nodes[i]);
}

static void write_sides(struct lay_prose *prose, const struct lay_node *dispute)
{
    struct halves halves = {lay_node_list(dispute, "sides")};
    if (prose->width >= LEAST_FOR_TWO && halves.sides.count > 1) {
        lay_prose_side_by_side(prose, 3, write_half, &halves);
        return;
    }
    for (size_t i = 0; i < halves.sides.count; i++)
        write_side(prose, 3, halves.sides.nodes[i]);
}

static void write_events(struct lay_prose *prose, const struct lay_node *dispute)
{
    struct lay_node_list events = lay_node_list(dispute, "events");
    if (!events.count)
        return;
    LAY_BUF line = {0};
    lay_buf_printf(&line, "Events concerned: ");
    for (size_t i = 0; i < events.count; i++) {
        LAY_FREE char *label = lay_event_label(events.nodes[i]);
        lay_buf_printf(&line, "%s%s %.10s", i ? "; " : "", label, events.nodes[i]->id);
    }
    lay_prose_text(prose, 3, 2, lay_buf_text(&line));
}

char *lay_dispute_rows(const struct lay_node *dispute)
{
    struct lay_node_list rows = lay_node_list(dispute, "rows");
    lay_buf text = {0};
    const char *before = "";
    for (size_t i = 0; i < rows.count && !is(dispute, "identity"); i++) {
        const char *actor = lay_node_text(rows.nodes[i], "actor");
        bool same = i && strcmp(before, actor) == 0;
        lay_buf_printf(&text, "%s%s%s%s", i ? (same ? ", " : "; ") : "", same ? "" : actor,
                       same ? "" : " at ", lay_node_text(rows.nodes[i], "place"));
        before = actor;
    }
    return text.text ? lay_buf_take(&text) : lay_strdup("");
}

static void write_rows(struct lay_prose *prose, const struct lay_node *dispute)
{
    LAY_FREE char *rows = lay_dispute_rows(dispute);
    LAY_FREE char *line = lay_asprintf("Presence marked: %s", rows);
    if (*rows)
        lay_prose_text(prose, 3, 2, line);
}

static void write_links(struct lay_prose *prose, const struct lay_node *dispute)
{
    struct lay_node_list links = lay_node_list(dispute, "links");
    if (!links.count)
        return;
    lay_prose_text(prose, 3, 2, "LINKED BY");
    for (size_t i = 0; i < links.count; i++)
        lay_cite_claim(prose, 3, links.nodes[i], NULL);
}

static void write_dispute(struct lay_prose *prose, const struct lay_node *dispute, size_t number)
{
    LAY_FREE char *title = lay_dispute_title(dispute);
    LAY_FREE char *numbered = lay_asprintf("%zu  %s", number, title);
    lay_prose_blank(prose);
    lay_prose_text(prose, 0, 3, numbered);
    write_sides(prose, dispute);
    write_links(prose, dispute);
    write_events(prose, dispute);
    write_rows(prose, dispute);
}

void lay_write_disputes_text(struct lay_prose *prose, const struct lay_node *root)
{
    struct lay_node_list disputes = lay_node_list(root, "disputes");
    const char *view = lay_node_text(root, "worldview");
    if (view && strcmp(view, "un") == 0)
        lay_prose_text(prose, 0, 0, "Borders of the United Nations.");
    size_t last = LAY_COUNT(aspects);
    for (size_t i = 0; i < disputes.count; i++) {
        size_t at = aspect_at(disputes.nodes[i]);
        if (at != last)
            lay_prose_heading(prose, aspects[at].heading);
        last = at;
        write_dispute(prose, disputes.nodes[i], i + 1);
    }
}
