/* ledger.c: the history of one place as a tree: who held it, who was there, when nobody is known to
 * have been, what is disputed, and the evidence that each day rests on, every event once. */
#include "query/ledger.h"

#include "base/buf.h"
#include "base/error.h"
#include "query/area.h"
#include "query/disputes.h"
#include "query/filter.h"
#include "query/selection.h"
#include <laydown/query.h>
#include <stdlib.h>
#include <string.h>

/* Notes are kept back until it is known that the name is not ambiguous. */
struct lookup {
    const struct lay_filter *filter;
    char *note;
};

static void keep_note(void *context, const char *sentence)
{
    struct lookup *lookup = context;
    free(lookup->note);
    lookup->note = lay_strdup(sentence);
}

static lay_status ambiguous(lay_db *db, const char *name, const lay_ids *ids, lay_error *err)
{
    LAY_BUF list = {0};
    for (size_t i = 0; i < ids->n; i++) {
        LAY_FREE char *label = NULL;
        struct lay_select select = {0};
        lay_ids one = {&ids->at[i], 1, 1};
        lay_status status = lay_store_place_label(db, ids->at[i], &label, err);
        if (status == LAY_OK)
            status = lay_store_parts(db, LAY_PARTS_PLACE, &one, &select, err);
        if (status == LAY_OK)
            status = lay_stmt_step(db, select.stmt, err);
        if (status == LAY_OK)
            lay_buf_printf(&list, "%s%s: %s", i ? "; " : "", lay_column_text(select.stmt, 1),
                           label);
        lay_select_done(&select);
        if (status != LAY_OK)
            return status;
    }
    lay_error_set(err, LAY_USAGE, "place.ambiguous", "\"%s\" means %zu places; a ledger is of one",
                  name, ids->n);
    lay_error_hint(err, "say its id, or --in COUNTRY: %s", lay_buf_text(&list));
    return LAY_USAGE;
}

/* Leaves the places that lie in the areas of --in, if it is given. */
static lay_status keep_in(lay_db *db, const char *name, const struct lay_filter *filter,
                          lay_ids *named, lay_error *err)
{
    bool un;
    if (!named->n || !filter->areas.count)
        return LAY_OK;
    lay_status status = lay_filter_worldview(filter, &un, err);
    if (status == LAY_OK)
        status = lay_filter_in(db, filter, un, err);
    if (status == LAY_OK)
        status = lay_store_in_keep(db, named, err);
    if (status != LAY_OK || named->n)
        return status;
    lay_error_set(err, LAY_NOT_FOUND, "place.unknown", "no place called \"%s\" lies in --in", name);
    lay_error_hint(err, "laydown gazetteer find \"%s\" lists the places of that name", name);
    return LAY_NOT_FOUND;
}

/* The place that the name means; *id 0 for one that the store has nothing of. */
static lay_status find_place(lay_db *db, const char *name, const struct lay_filter *filter,
                             int64_t *id, lay_error *err)
{
    struct lookup lookup = {filter, NULL};
    struct lay_filter quiet = {.note = keep_note, .context = &lookup};
    struct lay_texts names = {&name, 1};
    lay_ids inside = {0}, named = {0};
    lay_status status = lay_filter_names(db, &quiet, false, &names, &inside, &named, err);
    if (status == LAY_OK)
        status = keep_in(db, name, filter, &named, err);
    if (status == LAY_OK && named.n > 1)
        status = ambiguous(db, name, &named, err);
    else if (status == LAY_OK) {
        *id = named.n ? named.at[0] : 0;
        if (lookup.note && filter->note)
            filter->note(filter->context, lookup.note);
    }
    free(lookup.note);
    lay_vec_done(&inside);
    lay_vec_done(&named);
    return status;
}

bool lay_ledger_overlaps(const struct lay_ledger *ledger, lay_day from, lay_day to)
{
    const struct lay_store_filter *filter = &ledger->filter;
    bool any = filter->at.n == 0;
    for (size_t i = 0; i < filter->at.n; i++)
        any |= from <= filter->at.at[i].last && to >= filter->at.at[i].first;
    if (filter->set & 1u << LAY_PART_SINCE && to < filter->since)
        return false;
    return any && !(filter->set & 1u << LAY_PART_UNTIL && from > filter->until);
}

static lay_status put_place(struct lay_ledger *ledger, lay_error *err)
{
    struct lay_select select = {0};
    lay_ids here = {&ledger->place, 1, 1};
    lay_status status = lay_store_parts(ledger->db, LAY_PARTS_PLACE, &here, &select, err);
    if (status == LAY_OK && (status = lay_stmt_step(ledger->db, select.stmt, err)) == LAY_OK) {
        ledger->tree->root = lay_chain_node(ledger->tree, select.stmt, "ledger");
        ledger->level = lay_column_small(select.stmt, 4);
        ledger->town = lay_column_null(select.stmt, 7) ? 0 : lay_column_int(select.stmt, 7);
    }
    lay_select_done(&select);
    return status == LAY_NO ? LAY_OK : status;
}

/* ---- figures ---- */

static bool tells_of_days(const struct lay_ledger *ledger, lay_stmt *row, int from, int to)
{
    return lay_ledger_overlaps(ledger, lay_column_day(row, from, LAY_DAY_MIN),
                               lay_column_day(row, to, LAY_DAY_MAX));
}

/* only: claims to show; NULL for all. */
static lay_status hang_figures(struct lay_ledger *ledger, struct lay_node *node, const char *list,
                               const lay_ids *places, const lay_ids *only, lay_error *err)
{
    enum { FROM_DAY = 20, TO_DAY = 21 };
    struct lay_select select = {0};
    lay_node_hang(ledger->tree, node, list, NULL);
    lay_status status = lay_store_parts(ledger->db, LAY_PARTS_PLACE_FIGURES, places, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(ledger->db, select.stmt, err)) == LAY_OK) {
        bool wanted = !only;
        for (size_t i = 0; only && i < only->n; i++)
            wanted |= only->at[i] == lay_column_int(select.stmt, 0);
        if (wanted && tells_of_days(ledger, select.stmt, FROM_DAY, TO_DAY))
            lay_node_hang(ledger->tree, node, list,
                          lay_chain_node(ledger->tree, select.stmt, "figure"));
    }
    lay_select_done(&select);
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status hang_area_figures(struct lay_ledger *ledger, lay_error *err)
{
    lay_ids here = {&ledger->place, 1, 1}, above = {0}, only = {0};
    lay_status status = lay_store_parts_ids(ledger->db, LAY_PARTS_AREA_FIGURES, &here, &only, err);
    if (status == LAY_OK)
        status = lay_store_parts_ids(ledger->db, LAY_PARTS_ABOVE, &here, &above, err);
    size_t n = 0;
    for (size_t i = 0; i < above.n; i++)
        if (above.at[i] != ledger->town)
            above.at[n++] = above.at[i];
    above.n = n;
    if (status == LAY_OK)
        status = hang_figures(ledger, ledger->tree->root, "area_figures", &above, &only, err);
    lay_vec_done(&above);
    lay_vec_done(&only);
    return status;
}

/* ---- evidence ---- */

/* What is told of the place and its town, and what the stays shown rest on, in order of time. */
static lay_status collect_events(struct lay_ledger *ledger, lay_ids *out, lay_error *err)
{
    lay_ids places = {0}, found = {0};
    struct lay_select select = {0};
    lay_vec_push(&places, ledger->place);
    if (ledger->town)
        lay_vec_push(&places, ledger->town);
    lay_status status = lay_store_parts(ledger->db, LAY_PARTS_PLACE_EVENTS, &places, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(ledger->db, select.stmt, err)) == LAY_OK)
        if (tells_of_days(ledger, select.stmt, 1, 2))
            lay_vec_push(&found, lay_column_int(select.stmt, 0));
    lay_select_done(&select);
    if (status == LAY_NO)
        status =
            lay_store_parts_ids(ledger->db, LAY_PARTS_STAY_EVENTS, &ledger->stays, &found, err);
    if (status == LAY_OK)
        status = lay_store_parts_ids(ledger->db, LAY_PARTS_EVENTS, &found, out, err);
    lay_vec_done(&places);
    lay_vec_done(&found);
    return status;
}

static lay_status hang_evidence(struct lay_ledger *ledger, lay_error *err)
{
    lay_ids events = {0};
    lay_node_hang(ledger->tree, ledger->tree->root, "evidence", NULL);
    lay_status status = collect_events(ledger, &events, err);
    for (size_t i = 0; status == LAY_OK && i < events.n; i++) {
        lay_nodes nodes = {0};
        status = lay_chain_read(ledger->db, ledger->tree, LAY_WHY_EVENT, events.at[i], "event",
                                true, &nodes, err);
        for (size_t k = 0; status == LAY_OK && k < nodes.n; k++) {
            lay_node_put_number(ledger->tree, nodes.at[k], "number", (int64_t)i + 1);
            lay_node_hang(ledger->tree, ledger->tree->root, "evidence", nodes.at[k]);
        }
        lay_vec_done(&nodes);
    }
    lay_vec_done(&events);
    return status;
}

/* ---- the rest ---- */

/* Disputes of what is told of the place itself and of its town, not of what lies inside them. */
static lay_status hang_disputes(struct lay_ledger *ledger, lay_error *err)
{
    lay_ids events = {0}, spans = {0};
    lay_dispute_drafts drafts = {0};
    lay_node_hang(ledger->tree, ledger->tree->root, "disputes", NULL);
    lay_status status = collect_events(ledger, &events, err);
    if (status == LAY_OK)
        status = lay_store_parts_ids(ledger->db, LAY_PARTS_SPANS, &ledger->stays, &spans, err);
    if (status == LAY_OK)
        status = lay_disputes_find(ledger->db, &events, &spans, true, &drafts, err);
    for (size_t i = 0; status == LAY_OK && i < drafts.n; i++) {
        struct lay_node *child = NULL;
        status = lay_disputes_node(ledger->db, ledger->tree, &drafts.at[i], &child, err);
        if (status == LAY_OK)
            lay_node_hang(ledger->tree, ledger->tree->root, "disputes", child);
    }
    lay_dispute_drafts_done(&drafts);
    lay_vec_done(&events);
    lay_vec_done(&spans);
    return status;
}

/* The bases of a town or an area, or the other bases of a base's town. */
static lay_status hang_bases(struct lay_ledger *ledger, lay_error *err)
{
    lay_ids places = {0}, bases = {0};
    lay_ids here = {&ledger->place, 1, 1};
    lay_vec_push(&places, ledger->place);
    lay_status status = ledger->level ? lay_store_places_inside(ledger->db, &places, err) : LAY_OK;
    if (status == LAY_OK && !ledger->level) {
        places.n = 0;
        status = lay_store_parts_ids(ledger->db, LAY_PARTS_NEIGHBOURS, &here, &places, err);
    }
    struct lay_node *root = ledger->tree->root;
    if (status == LAY_OK)
        status = lay_chain_hang(ledger->db, ledger->tree, root, "bases", "base", LAY_PARTS_BASES,
                                &places, err);
    if (status == LAY_OK)
        status = lay_store_parts_ids(ledger->db, LAY_PARTS_BASES, &places, &bases, err);
    for (size_t i = 0; status == LAY_OK && ledger->level && i < bases.n; i++)
        status =
            lay_ledger_holders(ledger, lay_node_list(root, "bases").nodes[i], bases.at[i], err);
    lay_vec_done(&places);
    lay_vec_done(&bases);
    return status;
}

static lay_status build(struct lay_ledger *ledger, lay_error *err)
{
    struct lay_node *root = ledger->tree->root;
    lay_ids here = {&ledger->place, 1, 1}, town = {&ledger->town, 1, 1};
    lay_status status = lay_ledger_holders(ledger, root, ledger->place, err);
    if (status == LAY_OK)
        status = lay_ledger_stays(ledger, root, "stays", &here, err);
    if (status == LAY_OK)
        status = lay_ledger_gaps(ledger, root, err);
    if (status == LAY_OK)
        status = lay_ledger_leavings(ledger, root, err);
    if (status == LAY_OK)
        status = hang_figures(ledger, root, "figures", &here, NULL, err);
    town.n = ledger->town ? 1 : 0;
    if (status == LAY_OK)
        status = lay_ledger_stays(ledger, root, "town_stays", &town, err);
    if (status == LAY_OK)
        status = hang_figures(ledger, root, "town_figures", &town, NULL, err);
    if (status == LAY_OK)
        status = hang_area_figures(ledger, err);
    if (status == LAY_OK)
        status = hang_disputes(ledger, err);
    if (status == LAY_OK)
        status = hang_bases(ledger, err);
    return status == LAY_OK ? hang_evidence(ledger, err) : status;
}

/* The days that are asked for, and the day at which what goes on is shown. */
static lay_status resolve(struct lay_ledger *ledger, const struct lay_filter *filter,
                          lay_selection *known, lay_error *err)
{
    struct lay_filter days = *filter;
    days.note = NULL;
    lay_status status =
        lay_filter_resolve(ledger->db, lay_query_layer_find("events"), &days, &ledger->filter, err);
    const char *cutoff = lay_selection_cutoff(known);
    struct lay_date date;
    ledger->cutoff = LAY_DAY_MIN;
    if (status == LAY_OK && cutoff && lay_date_parse(cutoff, &date, NULL) == LAY_OK)
        ledger->cutoff = lay_date_first(&date);
    return status;
}

static lay_status ledger_of(struct lay_ledger *ledger, const char *name,
                            const struct lay_filter *filter, lay_selection *known, lay_error *err)
{
    lay_status status = resolve(ledger, filter, known, err);
    if (status == LAY_OK && ledger->place)
        status = put_place(ledger, err);
    if (status != LAY_OK)
        return status;
    if (!ledger->tree->root) {
        ledger->tree->root = lay_tree_node(ledger->tree, "ledger", NULL);
        lay_node_put_text(ledger->tree, ledger->tree->root, "name", name);
    }
    struct lay_node *root = ledger->tree->root;
    status = lay_selection_describe(known, ledger->tree, root, err);
    return status == LAY_OK ? build(ledger, err) : status;
}

lay_status lay_ledger_new(lay_db *db, const char *place, const struct lay_filter *filter,
                          lay_tree **out, lay_error *err)
{
    struct lay_ledger ledger = {.db = db, .tree = lay_tree_new()};
    lay_selection *known = NULL; /* what was derived lives as long as it does */
    lay_status status = find_place(db, place, filter, &ledger.place, err);
    struct lay_filter rows = *filter;
    rows.areas = (struct lay_texts){0}; /* they have chosen the place */
    if (status == LAY_OK)
        status = lay_selection_new(db, "events", &rows, &known, err);
    if (status == LAY_OK)
        status = ledger_of(&ledger, place, &rows, known, err);
    lay_selection_free(known);
    lay_store_filter_done(&ledger.filter);
    lay_vec_done(&ledger.stays);
    if (status == LAY_OK)
        *out = ledger.tree;
    else
        lay_tree_free(ledger.tree);
    return status;
}
