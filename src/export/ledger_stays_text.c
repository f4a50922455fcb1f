/* ledger_stays_text.c: the stays of a ledger: for each its boundaries, what gives each of them, its
 * states, and the numbers of its evidence. */
#include "export/ledger_text.h"

#include "base/mem.h"
#include <inttypes.h>
#include <laydown/date.h>
#include <stdlib.h>
#include <string.h>

enum { LABEL_WIDTH = 13, DAY_WIDTH = 10 };

char *lay_ledger_words(const char *name)
{
    char *words = lay_strdup(name ? name : "");
    for (char *c = words; *c; c++)
        *c = *c == '_' ? ' ' : *c;
    return words;
}

static const struct lay_node *event_of(const struct lay_ledger_page *page, const char *id)
{
    for (size_t i = 0; id && i < page->evidence.count; i++)
        if (strcmp(page->evidence.nodes[i]->id, id) == 0)
            return page->evidence.nodes[i];
    return NULL;
}

char *lay_ledger_number(const struct lay_ledger_page *page, const char *event)
{
    const struct lay_node *node = event_of(page, event);
    return node ? lay_asprintf("[%" PRId64 "]", lay_node_number(node, "number", 0))
                : lay_strdup("");
}

/* "base handover (planned) at Mali [12]": the place where it is another. */
static char *event_words(const struct lay_ledger_page *page, const struct lay_node *stay,
                         const char *id)
{
    const struct lay_node *event = event_of(page, id);
    if (!event)
        return lay_strdup("");
    LAY_FREE char *type = lay_ledger_words(lay_node_text(event, "type"));
    LAY_FREE char *number = lay_ledger_number(page, id);
    const char *place = lay_node_text(event, "place"), *here = lay_node_text(stay, "place");
    const char *modality = lay_node_text(event, "modality");
    bool actual = !modality || strcmp(modality, "actual") == 0;
    bool other = place && here && strcmp(place, here) != 0;
    return lay_asprintf("%s%s%s%s%s%s %s", type, actual ? "" : " (", actual ? "" : modality,
                        actual ? "" : ")", other ? " at " : "", other ? place : "", number);
}

static char *reason(const struct lay_ledger_page *page, const struct lay_node *stay,
                    const struct lay_node *bound)
{
    const char *how = lay_node_text(bound, "how"), *last = lay_node_text(stay, "last_evidence");
    LAY_FREE char *event = event_words(page, stay, lay_node_text(bound, "event"));
    if (strcmp(how, "on") == 0)
        return lay_strdup(event);
    if (strcmp(how, "before") == 0)
        return lay_asprintf("the day before: %s", event);
    if (strcmp(how, "told") == 0)
        return lay_asprintf("there when this was told: %s", event);
    if (strcmp(how, "claim") == 0)
        return lay_asprintf("as one of its claims tells: %s", event);
    if (strcmp(how, "year_before") == 0)
        return lay_strdup("no beginning is told: at most a year before it is certain");
    if (strcmp(how, "actor_ended") == 0)
        return lay_strdup("the actor itself came to its end");
    if (strcmp(how, "open") == 0)
        return lay_asprintf("no ending is told%s%s", last ? "; last evidence " : "",
                            last ? last : "");
    return lay_strdup("follows from what is told of others or of a bigger place");
}

static const struct lay_node *bound_of(const struct lay_node *stay, const char *name)
{
    struct lay_node_list bounds = lay_node_list(stay, "bounds");
    for (size_t i = 0; i < bounds.count; i++)
        if (strcmp(bounds.nodes[i]->id, name) == 0)
            return bounds.nodes[i];
    return NULL;
}

static const char *day_of(const struct lay_node *bound)
{
    return bound ? lay_node_text(bound, "day") : NULL;
}

static bool is_day_after(const char *day, const char *before)
{
    struct lay_date a, b;
    return day && before && lay_date_parse(day, &a, NULL) == LAY_OK &&
           lay_date_parse(before, &b, NULL) == LAY_OK && a.start_first == b.start_first + 1;
}

static void write_bound(struct lay_prose *prose, const struct lay_ledger_page *page,
                        const struct lay_node *stay, const struct lay_node *bound,
                        const char *label)
{
    if (!bound)
        return;
    LAY_FREE char *why = reason(page, stay, bound);
    const char *day = day_of(bound);
    const struct lay_cell cells[] = {
        {LABEL_WIDTH, label}, {DAY_WIDTH, day ? day : "\xe2\x80\xa6"}, {0, why}};
    lay_prose_row(prose, 4, cells, LAY_COUNT(cells));
}

/* Two boundaries that are one day are told as one. */
static void write_bounds(struct lay_prose *prose, const struct lay_ledger_page *page,
                         const struct lay_node *stay)
{
    const struct lay_node *from = bound_of(stay, "possible_from");
    const struct lay_node *certain = bound_of(stay, "certain_from");
    const struct lay_node *certain_to = bound_of(stay, "certain_to");
    const struct lay_node *gone = bound_of(stay, "gone_from");
    bool sharp = day_of(from) && day_of(certain) && strcmp(day_of(from), day_of(certain)) == 0;
    bool sharp_end = is_day_after(day_of(gone), day_of(certain_to));
    write_bound(prose, page, stay, from, sharp ? "from" : "possible from");
    if (!sharp)
        write_bound(prose, page, stay, certain, "certain from");
    if (!sharp_end)
        write_bound(prose, page, stay, certain_to, "certain to");
    write_bound(prose, page, stay, gone, "gone from");
}

/* "possible 2020-10-13 – 2021-10-12, confirmed as holder 2021-10-13 – …" */
static void write_states(struct lay_prose *prose, const struct lay_node *stay)
{
    struct lay_node_list spans = lay_node_list(stay, "spans");
    LAY_BUF line = {0};
    for (size_t i = 0; i < spans.count; i++) {
        LAY_FREE char *state = lay_ledger_words(lay_node_text(spans.nodes[i], "state"));
        LAY_FREE char *role = lay_ledger_words(lay_node_text(spans.nodes[i], "role"));
        const char *from = lay_node_text(spans.nodes[i], "from");
        const char *until = lay_node_text(spans.nodes[i], "until");
        bool absent = strcmp(state, "reported absent") == 0;
        bool plain = absent || strcmp(role, "present") == 0;
        int64_t days = lay_node_number(spans.nodes[i], "days_since", -1);
        lay_buf_printf(&line, "%s%s%s%s %s", line.len ? "; " : "", state, plain ? "" : " as ",
                       plain ? "" : role, from);
        if (!until || strcmp(from, until) != 0)
            lay_buf_printf(&line, " \xe2\x80\x93 %s", until ? until : "\xe2\x80\xa6");
        if (days >= 0)
            lay_buf_printf(&line, " (%" PRId64 " day%s)", days, days == 1 ? "" : "s");
    }
    const struct lay_cell cells[] = {{LABEL_WIDTH, "states"}, {0, lay_buf_text(&line)}};
    lay_prose_row(prose, 4, cells, LAY_COUNT(cells));
}

static bool rests_on(const struct lay_node *stay, const char *event)
{
    struct lay_node_list events = lay_node_list(stay, "events");
    for (size_t i = 0; i < events.count; i++)
        if (strcmp(events.nodes[i]->id, event) == 0)
            return true;
    return false;
}

static void write_numbers(struct lay_prose *prose, const struct lay_ledger_page *page,
                          const struct lay_node *stay)
{
    LAY_BUF line = {0};
    for (size_t i = 0; i < page->evidence.count; i++)
        if (rests_on(stay, page->evidence.nodes[i]->id))
            lay_buf_printf(&line, "%s[%zu]", line.len ? " " : "", i + 1);
    const struct lay_cell cells[] = {{LABEL_WIDTH, "evidence"}, {0, lay_buf_text(&line)}};
    lay_prose_row(prose, 4, cells, LAY_COUNT(cells));
}

static void write_stay(struct lay_prose *prose, const struct lay_ledger_page *page,
                       const struct lay_node *stay)
{
    const char *parent = lay_node_text(stay, "parent"), *disputed = lay_node_text(stay, "disputed");
    const char *by = lay_node_text(stay, "disputed_by");
    int64_t origins = lay_node_number(stay, "origins", 0);
    LAY_BUF line = {0};
    lay_buf_printf(&line, "%s%s%s%s, %s, %" PRId64 " independent origin%s",
                   lay_node_text(stay, "actor"), parent ? " (of " : "", parent ? parent : "",
                   parent ? ")" : "", lay_node_text(stay, "grade"), origins,
                   origins == 1 ? "" : "s");
    if (disputed)
        lay_buf_printf(&line, "; disputed: %s", by ? by : disputed);
    lay_prose_text(prose, 2, 2, lay_buf_text(&line));
    write_bounds(prose, page, stay);
    write_states(prose, stay);
    write_numbers(prose, page, stay);
}

void lay_ledger_write_stays(struct lay_prose *prose, const struct lay_ledger_page *page,
                            const char *list, const char *heading)
{
    struct lay_node_list stays = lay_node_list(page->root, list);
    if (stays.count)
        lay_prose_heading(prose, heading);
    for (size_t i = 0; i < stays.count; i++)
        write_stay(prose, page, stays.nodes[i]);
}
