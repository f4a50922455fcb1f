/* ledger_stays.c: the stays at a place, each with its spans, its boundaries and the events it rests
 * on; and its leavings: announced, under way, handed over, left are phases of one, not a contest.
 */
#include "query/ledger.h"

#include "base/buf.h"
#include <laydown/date.h>
#include <string.h>

/* ---- stays ---- */

static lay_status hang_part(struct lay_ledger *ledger, struct lay_node *node, const char *list,
                            const char *kind, enum lay_parts part, int64_t stay, lay_error *err)
{
    lay_ids one = {&stay, 1, 1};
    return lay_chain_hang(ledger->db, ledger->tree, node, list, kind, part, &one, err);
}

static lay_status hang_stay(struct lay_ledger *ledger, struct lay_node *node, const char *list,
                            int64_t stay, const char *parent, lay_error *err)
{
    lay_nodes nodes = {0};
    lay_status status =
        lay_chain_read(ledger->db, ledger->tree, LAY_WHY_STAY, stay, "stay", false, &nodes, err);
    for (size_t i = 0; status == LAY_OK && i < nodes.n; i++) {
        struct lay_node *child = nodes.at[i];
        lay_node_put_text(ledger->tree, child, "parent", parent);
        status = hang_part(ledger, child, "bounds", "bound", LAY_PARTS_BOUNDS, stay, err);
        if (status == LAY_OK)
            status = hang_part(ledger, child, "spans", "span", LAY_PARTS_SPANS, stay, err);
        if (status == LAY_OK)
            status = hang_part(ledger, child, "events", "event", LAY_PARTS_STAY_EVENTS, stay, err);
        lay_node_hang(ledger->tree, node, list, child);
    }
    lay_vec_done(&nodes);
    return status;
}

lay_status lay_ledger_stays(struct lay_ledger *ledger, struct lay_node *node, const char *list,
                            const lay_ids *places, lay_error *err)
{
    struct lay_select select = {0};
    lay_node_hang(ledger->tree, node, list, NULL);
    lay_status status = lay_store_parts(ledger->db, LAY_PARTS_STAYS, places, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(ledger->db, select.stmt, err)) == LAY_OK) {
        if (!lay_ledger_overlaps(ledger, lay_column_day(select.stmt, 2, LAY_DAY_MIN),
                                 lay_column_day(select.stmt, 3, LAY_DAY_MAX)))
            continue;
        int64_t stay = lay_column_int(select.stmt, 0);
        lay_vec_push(&ledger->stays, stay);
        status = hang_stay(ledger, node, list, stay, lay_column_text(select.stmt, 4), err);
    }
    lay_select_done(&select);
    return status == LAY_NO ? LAY_OK : status;
}

/* ---- leavings ---- */

struct phase { /* of the leaving of one stay */
    int64_t stay, event;
    size_t leaving; /* which one it belongs to */
    const char *actor;
    struct lay_node *node;
};

typedef LAY_VEC(struct phase) phases;

static lay_status read_phases(struct lay_ledger *ledger, phases *out, lay_error *err)
{
    struct lay_select select = {0};
    lay_status status = lay_store_parts(ledger->db, LAY_PARTS_PHASES, &ledger->stays, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(ledger->db, select.stmt, err)) == LAY_OK) {
        struct phase phase = {
            .stay = lay_column_int(select.stmt, 0),
            .event = lay_column_int(select.stmt, 5),
            .leaving = out->n,
            .actor = lay_arena_strdup(&ledger->tree->arena, lay_column_text(select.stmt, 6)),
            .node = lay_chain_node(ledger->tree, select.stmt, "phase")};
        lay_vec_push(out, phase);
    }
    lay_select_done(&select);
    return status == LAY_NO ? LAY_OK : status;
}

/* Events of one stay, and stays that share an event (an operation and its state), are one leaving.
 */
static void join_phases(phases *all)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < all->n; i++)
            for (size_t k = 0; k < i; k++) {
                struct phase *a = &all->at[k], *b = &all->at[i];
                if (a->leaving == b->leaving || (a->stay != b->stay && a->event != b->event))
                    continue;
                size_t least = a->leaving < b->leaving ? a->leaving : b->leaving;
                a->leaving = b->leaving = least;
                changed = true;
            }
    }
}

/* Who leaves, each once. */
static void put_actors(struct lay_ledger *ledger, struct lay_node *leaving, const phases *all,
                       size_t number)
{
    LAY_BUF names = {0};
    for (size_t i = 0; i < all->n; i++) {
        bool told = all->at[i].leaving != number;
        for (size_t k = 0; k < i; k++)
            told |= all->at[k].leaving == number && strcmp(all->at[k].actor, all->at[i].actor) == 0;
        if (!told)
            lay_buf_printf(&names, "%s%s", names.len ? "; " : "", all->at[i].actor);
    }
    lay_node_put_text(ledger->tree, leaving, "actor", lay_buf_text(&names));
}

static void hang_leaving(struct lay_ledger *ledger, struct lay_node *node, const phases *all,
                         size_t number)
{
    lay_ids seen = {0};
    struct lay_node *leaving = lay_tree_node(ledger->tree, "leaving", NULL);
    put_actors(ledger, leaving, all, number);
    for (size_t i = 0; i < all->n; i++) {
        bool again = all->at[i].leaving != number;
        for (size_t k = 0; k < seen.n; k++)
            again |= seen.at[k] == all->at[i].event;
        if (again)
            continue;
        lay_vec_push(&seen, all->at[i].event);
        lay_node_hang(ledger->tree, leaving, "phases", all->at[i].node);
    }
    if (seen.n > 1) /* what has no phases is told by the stay alone */
        lay_node_hang(ledger->tree, node, "leavings", leaving);
    lay_vec_done(&seen);
}

lay_status lay_ledger_leavings(struct lay_ledger *ledger, struct lay_node *node, lay_error *err)
{
    phases all = {0};
    lay_node_hang(ledger->tree, node, "leavings", NULL);
    lay_status status = read_phases(ledger, &all, err);
    if (status == LAY_OK)
        join_phases(&all);
    for (size_t i = 0; status == LAY_OK && i < all.n; i++)
        if (all.at[i].leaving == i)
            hang_leaving(ledger, node, &all, i);
    lay_vec_done(&all);
    return status;
}
