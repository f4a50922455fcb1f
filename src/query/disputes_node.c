/* disputes_node.c: a dispute as a node: what it is about, the events and rows concerned, and its
 * sides, each with its claims and how many independent origins these have. */
#include "query/chain.h"
#include "query/disputes.h"
#include "query/origins.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[] = {
    [LAY_DISPUTE_DENIAL] = "denial",       [LAY_DISPUTE_IDENTITY] = "identity",
    [LAY_DISPUTE_CONTESTED] = "contested", [LAY_DISPUTE_HOLDERS] = "holders",
    [LAY_DISPUTE_TIME] = "time",           [LAY_DISPUTE_ENDING] = "ending",
    [LAY_DISPUTE_STRENGTH] = "strength",
};

struct side {
    const char *position;
    lay_ids claims;
};

/* The sides of one dispute, while its node is made. */
struct sides {
    lay_db *db;
    lay_tree *tree;
    LAY_VEC(struct side) all;
};

static void sides_done(struct sides *sides)
{
    for (size_t i = 0; i < sides->all.n; i++)
        lay_vec_done(&sides->all.at[i].claims);
    lay_vec_done(&sides->all);
}

static struct side *side_at(struct sides *sides, const char *position)
{
    for (size_t i = 0; i < sides->all.n; i++)
        if (strcmp(sides->all.at[i].position, position) == 0)
            return &sides->all.at[i];
    lay_vec_push(&sides->all,
                 (struct side){.position = lay_arena_strdup(&sides->tree->arena, position)});
    return &sides->all.at[sides->all.n - 1];
}

/* Each claim goes to the side that one of its fields names. */
static lay_status sort_claims(struct sides *sides, const lay_ids *claims, const char *field,
                              lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; status == LAY_OK && i < claims->n; i++) {
        lay_nodes nodes = {0};
        status = lay_chain_read(sides->db, sides->tree, LAY_WHY_CLAIM, claims->at[i], "claim",
                                false, &nodes, err);
        if (status == LAY_OK && nodes.n) {
            const char *position = lay_node_text(nodes.at[0], field);
            lay_vec_push(&side_at(sides, position ? position : "not told")->claims, claims->at[i]);
        }
        lay_vec_done(&nodes);
    }
    return status;
}

static lay_status take_part(struct sides *sides, enum lay_parts part, const lay_ids *of,
                            const char *position, lay_error *err)
{
    struct side *side = side_at(sides, position);
    return lay_store_parts_ids(sides->db, part, of, &side->claims, err);
}

/* "300", "300 to 400", "at least 300", "approx 400". */
static char *figure_text(lay_stmt *row)
{
    int64_t low = lay_column_count(row, 2), best = lay_column_count(row, 3);
    int64_t high = lay_column_count(row, 4);
    const char *qualifier = lay_term_name(LAY_LIST_QUALIFIER, lay_column_small(row, 5));
    if (low >= 0 && high >= 0 && low != high)
        return lay_asprintf("%" PRId64 " to %" PRId64, low, high);
    int64_t number = best >= 0 ? best : high >= 0 ? high : low;
    LAY_FREE char *words = lay_strdup(qualifier);
    for (char *c = words; *c; c++)
        *c = *c == '_' ? ' ' : *c;
    bool plain = !*words || strcmp(words, "exact") == 0;
    return lay_asprintf("%s%s%" PRId64, plain ? "" : words, plain ? "" : " ", number);
}

static bool is_among(const lay_ids *ids, int64_t id)
{
    for (size_t i = 0; i < ids->n; i++)
        if (ids->at[i] == id)
            return true;
    return false;
}

static lay_status sort_figures(struct sides *sides, const struct lay_dispute_draft *draft,
                               lay_error *err)
{
    struct lay_select select = {0};
    lay_status status = lay_store_parts(sides->db, LAY_PARTS_FIGURES, &draft->events, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(sides->db, select.stmt, err)) == LAY_OK) {
        if (!is_among(&draft->against, lay_column_int(select.stmt, 1)))
            continue;
        LAY_FREE char *position = figure_text(select.stmt);
        lay_vec_push(&side_at(sides, position)->claims, lay_column_int(select.stmt, 1));
    }
    lay_select_done(&select);
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status sort_events(struct sides *sides, const lay_ids *events, lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; status == LAY_OK && i < events->n; i++) {
        lay_nodes nodes = {0};
        lay_ids one = {&events->at[i], 1, 1};
        status = lay_chain_read(sides->db, sides->tree, LAY_WHY_EVENT, events->at[i], "event",
                                false, &nodes, err);
        if (status == LAY_OK && nodes.n)
            status = take_part(sides, LAY_PARTS_EVENT_CLAIMS, &one,
                               lay_node_text(nodes.at[0], "when"), err);
        lay_vec_done(&nodes);
    }
    return status;
}

/* Of a part that gives place, actor, span, side, claim. */
static lay_status sort_sided(struct sides *sides, enum lay_parts part,
                             const struct lay_dispute_draft *draft, lay_error *err)
{
    struct lay_select select = {0};
    lay_status status = lay_store_parts(sides->db, part, &draft->spans, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(sides->db, select.stmt, err)) == LAY_OK) {
        bool mine = false;
        for (size_t i = 0; i + 1 < draft->rows.n; i += 2)
            mine |= draft->rows.at[i + 1] == lay_column_int(select.stmt, 1);
        if (mine)
            lay_vec_push(&side_at(sides, lay_column_text(select.stmt, 3))->claims,
                         lay_column_int(select.stmt, 4));
    }
    lay_select_done(&select);
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status find_sides(struct sides *sides, const struct lay_dispute_draft *draft,
                             lay_error *err)
{
    lay_status status;
    lay_ids claims = {0};
    switch (draft->kind) {
    case LAY_DISPUTE_DENIAL:
        status = take_part(sides, LAY_PARTS_EVENT_CLAIMS, &draft->events, "asserts", err);
        return status == LAY_OK ? sort_claims(sides, &draft->against, "stance", err) : status;
    case LAY_DISPUTE_IDENTITY:
        side_at(sides, "asserts");
        for (size_t i = 0; i + 1 < draft->rows.n; i += 2) {
            lay_ids row = {&draft->rows.at[i], 2, 2};
            status = lay_store_parts_ids(sides->db, LAY_PARTS_ROW_CLAIMS, &row, &claims, err);
            if (status != LAY_OK)
                break;
        }
        status = lay_store_parts_ids(sides->db, LAY_PARTS_CLAIMS, &claims,
                                     &side_at(sides, "asserts")->claims, err);
        lay_vec_done(&claims);
        return status == LAY_OK ? sort_claims(sides, &draft->against, "stance", err) : status;
    case LAY_DISPUTE_CONTESTED:
        return sort_sided(sides, LAY_PARTS_CONTESTED, draft, err);
    case LAY_DISPUTE_HOLDERS:
        return sort_sided(sides, LAY_PARTS_HOLDERS, draft, err);
    case LAY_DISPUTE_TIME:
        status =
            lay_store_parts_ids(sides->db, LAY_PARTS_EVENT_CLAIMS, &draft->events, &claims, err);
        if (status == LAY_OK)
            status = sort_claims(sides, &claims, "when", err);
        lay_vec_done(&claims);
        return status;
    case LAY_DISPUTE_ENDING:
        return sort_events(sides, &draft->events, err);
    case LAY_DISPUTE_STRENGTH:
        break;
    }
    return sort_figures(sides, draft, err);
}

static lay_status hang_claims(struct sides *sides, struct lay_node *node, const char *list,
                              const lay_ids *claims, lay_error *err)
{
    lay_node_hang(sides->tree, node, list, NULL);
    lay_status status = LAY_OK;
    for (size_t i = 0; status == LAY_OK && i < claims->n; i++) {
        lay_nodes nodes = {0};
        status = lay_chain_read(sides->db, sides->tree, LAY_WHY_CLAIM, claims->at[i], "claim", true,
                                &nodes, err);
        if (status == LAY_OK && nodes.n)
            lay_node_hang(sides->tree, node, list, nodes.at[0]);
        lay_vec_done(&nodes);
    }
    return status;
}

/* Who speaks, each once: the top of the speaker's tree, or else the words for the speaker. */
static lay_status put_voices(struct sides *sides, struct lay_node *node, const lay_ids *claims,
                             lay_error *err)
{
    struct lay_select select = {0};
    lay_status status = lay_store_parts(sides->db, LAY_PARTS_SPEAKERS, claims, &select, err);
    if (status == LAY_OK && (status = lay_stmt_step(sides->db, select.stmt, err)) == LAY_OK)
        lay_node_put_text(sides->tree, node, "voices", lay_column_text(select.stmt, 0));
    lay_select_done(&select);
    return status == LAY_NO ? LAY_OK : status;
}

static bool speaks_against(const char *position)
{
    int stance;
    return lay_term_find(LAY_LIST_STANCE, position, &stance) && stance != LAY_ASSERTS;
}

static lay_status hang_sides(struct sides *sides, struct lay_node *node, lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; status == LAY_OK && i < sides->all.n; i++) {
        int origins = 0;
        const struct side *side = &sides->all.at[i];
        struct lay_node *child = lay_tree_node(sides->tree, "side", NULL);
        status = lay_query_origins(sides->db, &side->claims, &origins, err);
        lay_node_put_text(sides->tree, child, "position", side->position);
        lay_node_put_number(sides->tree, child, "origins", origins);
        if (status == LAY_OK && speaks_against(side->position))
            status = put_voices(sides, child, &side->claims, err);
        if (status == LAY_OK)
            status = hang_claims(sides, child, "claims", &side->claims, err);
        lay_node_hang(sides->tree, node, "sides", child);
    }
    return status;
}

/* What the claims of the disputed side speak of: of the denials, or of all where claims conflict.
 */
static lay_status tell_about(struct sides *sides, struct lay_node *node,
                             const struct lay_dispute_draft *draft, lay_error *err)
{
    lay_ids claims = {0};
    struct lay_select select = {0};
    for (size_t i = 0; i < draft->against.n; i++)
        lay_vec_push(&claims, draft->against.at[i]);
    for (size_t i = 0; !draft->against.n && i < sides->all.n; i++)
        for (size_t k = 0; k < sides->all.at[i].claims.n; k++)
            lay_vec_push(&claims, sides->all.at[i].claims.at[k]);
    lay_status status = lay_store_parts(sides->db, LAY_PARTS_ABOUT, &claims, &select, err);
    if (status == LAY_OK && (status = lay_stmt_step(sides->db, select.stmt, err)) == LAY_OK) {
        lay_node_put_text(sides->tree, node, "what", lay_column_text(select.stmt, 0));
        lay_node_put_text(sides->tree, node, "who", lay_column_text(select.stmt, 1));
        lay_node_put_text(sides->tree, node, "where", lay_column_text(select.stmt, 2));
    }
    lay_select_done(&select);
    lay_vec_done(&claims);
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status hang_events(struct sides *sides, struct lay_node *node, const lay_ids *events,
                              lay_error *err)
{
    lay_status status = LAY_OK;
    lay_node_hang(sides->tree, node, "events", NULL);
    for (size_t i = 0; status == LAY_OK && i < events->n; i++) {
        lay_nodes nodes = {0};
        status = lay_chain_read(sides->db, sides->tree, LAY_WHY_EVENT, events->at[i], "event",
                                false, &nodes, err);
        if (status == LAY_OK && nodes.n)
            lay_node_hang(sides->tree, node, "events", nodes.at[0]);
        lay_vec_done(&nodes);
    }
    return status;
}

static lay_status hang_rows(struct sides *sides, struct lay_node *node, const lay_ids *rows,
                            lay_error *err)
{
    lay_status status = LAY_OK;
    lay_node_hang(sides->tree, node, "rows", NULL);
    for (size_t i = 0; status == LAY_OK && i + 1 < rows->n; i += 2) {
        lay_ids row = {&rows->at[i], 2, 2};
        struct lay_select select = {0};
        status = lay_store_parts(sides->db, LAY_PARTS_NAMES, &row, &select, err);
        if (status == LAY_OK && (status = lay_stmt_step(sides->db, select.stmt, err)) == LAY_OK) {
            struct lay_node *child = lay_tree_node(sides->tree, "row", NULL);
            lay_node_put_text(sides->tree, child, "actor", lay_column_text(select.stmt, 0));
            lay_node_put_text(sides->tree, child, "place", lay_column_text(select.stmt, 1));
            lay_node_hang(sides->tree, node, "rows", child);
        }
        lay_select_done(&select);
    }
    return status == LAY_NO ? LAY_OK : status;
}

/* What makes one of the actors another: without it a denial of "Wagner" would not mark a row of
 * "Russian instructors". */
static lay_status hang_links(struct sides *sides, struct lay_node *node,
                             const struct lay_dispute_draft *draft, lay_error *err)
{
    lay_ids actors = {0}, links = {0};
    lay_status status = LAY_OK;
    if (draft->aspect == LAY_ASPECT_ACTOR)
        status =
            lay_store_parts_ids(sides->db, LAY_PARTS_CLAIM_ACTORS, &draft->against, &actors, err);
    for (size_t i = 0; i + 1 < draft->rows.n; i += 2)
        lay_vec_push(&actors, draft->rows.at[i + 1]);
    if (status == LAY_OK && actors.n)
        status = lay_store_parts_ids(sides->db, LAY_PARTS_LINKS, &actors, &links, err);
    if (status == LAY_OK)
        status = hang_claims(sides, node, "links", &links, err);
    lay_vec_done(&actors);
    lay_vec_done(&links);
    return status;
}

lay_status lay_disputes_node(lay_db *db, lay_tree *tree, const struct lay_dispute_draft *draft,
                             struct lay_node **out, lay_error *err)
{
    struct sides sides = {.db = db, .tree = tree};
    struct lay_node *node = lay_tree_node(tree, "dispute", NULL);
    lay_node_put_text(tree, node, "aspect", lay_term_name(LAY_LIST_ASPECT, (int)draft->aspect));
    lay_node_put_text(tree, node, "by", kind_names[draft->kind]);
    lay_status status = find_sides(&sides, draft, err);
    if (status == LAY_OK)
        status = tell_about(&sides, node, draft, err);
    if (status == LAY_OK)
        status = hang_sides(&sides, node, err);
    if (status == LAY_OK)
        status = hang_links(&sides, node, draft, err);
    if (status == LAY_OK)
        status = hang_events(&sides, node, &draft->events, err);
    if (status == LAY_OK)
        status = hang_rows(&sides, node, &draft->rows, err);
    sides_done(&sides);
    if (status == LAY_OK)
        *out = node;
    return status;
}
