/* ledger_periods.c: who held a place, from the spans of its stays, and the days of which nothing is
 * known there: nobody is, or all that is known was told before, or nobody is known to hold it. */
#include "query/ledger.h"

#include "model/laydown.h"
#include <laydown/date.h>
#include <string.h>

struct period { /* a span of somebody at the place */
    lay_day from, to;
    bool goes_on, nested;
    int state, role;
    int64_t days_since; /* -1: not presumed */
    const char *actor, *stay;
};

typedef LAY_VEC(struct period) periods;

static lay_status read_periods(struct lay_ledger *ledger, int64_t place, periods *out,
                               lay_error *err)
{
    lay_ids here = {&place, 1, 1}, stays = {0};
    struct lay_select select = {0};
    lay_arena *arena = &ledger->tree->arena;
    lay_status status = lay_store_parts_ids(ledger->db, LAY_PARTS_STAYS, &here, &stays, err);
    if (status == LAY_OK)
        status = lay_store_parts(ledger->db, LAY_PARTS_SPANS, &stays, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(ledger->db, select.stmt, err)) == LAY_OK) {
        lay_stmt *row = select.stmt;
        struct period period = {.from = lay_column_day(row, 8, LAY_DAY_MIN),
                                .to = lay_column_day(row, 9, LAY_DAY_MAX),
                                .goes_on = lay_column_small(row, 12) != 0,
                                .nested = !lay_column_null(row, 7),
                                .state = lay_column_small(row, 10),
                                .role = lay_column_small(row, 11),
                                .days_since = lay_column_count(row, 6),
                                .actor = lay_arena_strdup(arena, lay_column_text(row, 13)),
                                .stay = lay_arena_strdup(arena, lay_column_text(row, 14))};
        lay_vec_push(out, period);
    }
    lay_select_done(&select);
    lay_vec_done(&stays);
    return status == LAY_NO ? LAY_OK : status;
}

static bool is_there(const struct period *period)
{
    return period->state < LAY_STATE_REPORTED_ABSENT;
}

static bool holds(const struct period *period)
{
    return is_there(period) && period->role <= LAY_POSSIBLE_HOLDER && !period->nested;
}

struct holding { /* spans of one stay, on end, that hold: at[first..end) */
    size_t first, end;
};

static void put_day(struct lay_ledger *ledger, struct lay_node *node, const char *name, lay_day day)
{
    LAY_FREE char *text = lay_day_format(day);
    lay_node_put_text(ledger->tree, node, name, text);
}

static struct lay_node *holding_node(struct lay_ledger *ledger, const periods *all,
                                     struct holding holding)
{
    const struct period *first = &all->at[holding.first], *last = &all->at[holding.end - 1];
    struct lay_node *node = lay_tree_node(ledger->tree, "holding", first->stay);
    lay_day certain_from = LAY_DAY_MAX, certain_to = LAY_DAY_MAX;
    for (size_t i = holding.first; i < holding.end; i++) {
        if (all->at[i].role != LAY_HOLDER)
            continue;
        certain_from = certain_from == LAY_DAY_MAX ? all->at[i].from : certain_from;
        if (all->at[i].state == LAY_STATE_CONFIRMED)
            certain_to = all->at[i].to;
    }
    lay_node_put_text(ledger->tree, node, "actor", first->actor);
    put_day(ledger, node, "from", first->from);
    if (!last->goes_on)
        put_day(ledger, node, "until", last->to);
    if (certain_from != LAY_DAY_MAX)
        put_day(ledger, node, "certain_from", certain_from);
    if (certain_to != LAY_DAY_MAX)
        put_day(ledger, node, "certain_to", certain_to);
    lay_node_put_text(ledger->tree, node, "state", lay_state_name((enum lay_state)last->state));
    if (last->days_since >= 0)
        lay_node_put_number(ledger->tree, node, "days_since", last->days_since);
    return node;
}

/* First to come first; of one day, by the name. */
static bool comes_before(const struct period *a, const struct period *b)
{
    return a->from != b->from ? a->from < b->from : strcmp(a->actor, b->actor) < 0;
}

typedef LAY_VEC(struct holding) holdings;

static void find_holdings(const periods *all, holdings *out)
{
    for (size_t i = 0; i < all->n;) {
        size_t end = i + 1;
        if (holds(&all->at[i])) {
            while (end < all->n && holds(&all->at[end]) &&
                   strcmp(all->at[end].stay, all->at[i].stay) == 0 &&
                   all->at[end].from == all->at[end - 1].to + 1)
                end++;
            struct holding found = {i, end};
            lay_vec_push(out, found);
            size_t k = out->n - 1;
            for (; k && comes_before(&all->at[i], &all->at[out->at[k - 1].first]); k--)
                out->at[k] = out->at[k - 1];
            out->at[k] = found;
        }
        i = end;
    }
}

lay_status lay_ledger_holders(struct lay_ledger *ledger, struct lay_node *node, int64_t place,
                              lay_error *err)
{
    periods all = {0};
    holdings found = {0};
    lay_status status = read_periods(ledger, place, &all, err);
    if (status == LAY_OK)
        find_holdings(&all, &found);
    lay_node_hang(ledger->tree, node, "holders", NULL);
    for (size_t i = 0; i < found.n; i++)
        if (lay_ledger_overlaps(ledger, all.at[found.at[i].first].from,
                                all.at[found.at[i].end - 1].to))
            lay_node_hang(ledger->tree, node, "holders", holding_node(ledger, &all, found.at[i]));
    lay_vec_done(&found);
    lay_vec_done(&all);
    return status;
}

/* ---- gaps ---- */

static bool is_told(const struct period *period)
{
    return is_there(period) && period->state != LAY_STATE_PRESUMED;
}

/* The next day from `day` on, at or before `last`, on which `covers` holds (or does not) for some
 * span; last + 1 when there is none. */
static lay_day next_change(const periods *all, lay_day day, lay_day last, bool covered,
                           bool (*covers)(const struct period *))
{
    while (day <= last) {
        lay_day reach = LAY_DAY_MIN, next = LAY_DAY_MAX;
        for (size_t i = 0; i < all->n; i++) {
            const struct period *p = &all->at[i];
            if (!covers(p))
                continue;
            if (p->from <= day && p->to >= day && p->to > reach)
                reach = p->to;
            if (p->from > day && p->from < next)
                next = p->from;
        }
        bool now = reach != LAY_DAY_MIN;
        if (now == covered)
            return day;
        lay_day to = now ? reach + 1 : next;
        if (to > last)
            break;
        day = to;
    }
    return last + 1;
}

static void hang_gap(struct lay_ledger *ledger, struct lay_node *node, const char *what,
                     lay_day from, lay_day to)
{
    if (!lay_ledger_overlaps(ledger, from, to))
        return;
    struct lay_node *gap = lay_tree_node(ledger->tree, "gap", NULL);
    lay_node_put_text(ledger->tree, gap, "what", what);
    put_day(ledger, gap, "from", from);
    if (to != ledger->cutoff)
        put_day(ledger, gap, "until", to);
    lay_node_put_number(ledger->tree, gap, "days", (int64_t)to - from + 1);
    lay_node_hang(ledger->tree, node, "gaps", gap);
}

/* Days from first to last on which no span is as `covers` says, but one as `within` does (NULL: no
 * matter). */
static void find_gaps(struct lay_ledger *ledger, struct lay_node *node, const periods *all,
                      lay_day first, const char *what, bool (*covers)(const struct period *),
                      bool (*within)(const struct period *))
{
    lay_day last = ledger->cutoff;
    for (lay_day day = first; day <= last;) {
        lay_day from = next_change(all, day, last, false, covers);
        lay_day end = next_change(all, from, last, true, covers);
        while (from < end) {
            lay_day a = within ? next_change(all, from, end - 1, true, within) : from;
            lay_day b = within ? next_change(all, a, end - 1, false, within) : end;
            if (a < b)
                hang_gap(ledger, node, what, a, b - 1);
            from = b;
        }
        day = end;
    }
}

static int64_t first_day(const struct lay_node *gap)
{
    struct lay_date date;
    const char *from = lay_node_text(gap, "from");
    return from && lay_date_parse(from, &date, NULL) == LAY_OK ? lay_date_first(&date) : INT64_MIN;
}

static void sort_gaps(struct lay_node *node)
{
    struct lay_node_list gaps = lay_node_list(node, "gaps");
    struct lay_node **nodes = (struct lay_node **)gaps.nodes; /* of the tree that is being built */
    for (size_t i = 1; i < gaps.count; i++)
        for (size_t k = i; k && first_day(nodes[k]) < first_day(nodes[k - 1]); k--) {
            struct lay_node *moved = nodes[k];
            nodes[k] = nodes[k - 1];
            nodes[k - 1] = moved;
        }
}

lay_status lay_ledger_gaps(struct lay_ledger *ledger, struct lay_node *node, lay_error *err)
{
    periods all = {0};
    lay_node_hang(ledger->tree, node, "gaps", NULL);
    if (ledger->level != LAY_LEVEL_FACILITY || ledger->cutoff == LAY_DAY_MIN)
        return LAY_OK; /* of a town or an area nobody tells all */
    lay_status status = read_periods(ledger, ledger->place, &all, err);
    lay_day first = LAY_DAY_MAX;
    for (size_t i = 0; i < all.n; i++)
        if (is_there(&all.at[i]) && all.at[i].from < first)
            first = all.at[i].from;
    if (status == LAY_OK && first != LAY_DAY_MAX) {
        find_gaps(ledger, node, &all, first, "nobody", is_there, NULL);
        find_gaps(ledger, node, &all, first, "silence", is_told, is_there);
        find_gaps(ledger, node, &all, first, "holder", holds, NULL);
        sort_gaps(node);
    }
    lay_vec_done(&all);
    return status;
}
