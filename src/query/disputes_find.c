/* disputes_find.c: which disputes there are: what belongs together is one.
 *
 * A denial of "Wagner in Mali" speaks against a dozen events: they are one dispute, not twelve. So
 * everything that is against the same aspect of one event, and everything that one claim is
 * against, is tied together (connected components). Rows of presence go to the disputes whose
 * denials mark them. Claims of one event that cannot all be right make disputes of their own.
 */
#include "query/disputes.h"

#include <stdlib.h>
#include <string.h>

void lay_dispute_drafts_done(lay_dispute_drafts *drafts)
{
    for (size_t i = 0; i < drafts->n; i++) {
        lay_vec_done(&drafts->at[i].events);
        lay_vec_done(&drafts->at[i].against);
        lay_vec_done(&drafts->at[i].spans);
        lay_vec_done(&drafts->at[i].rows);
    }
    lay_vec_done(drafts);
}

/* One thing that is against another: a claim against an aspect of an event, or of a row. */
struct tie {
    int64_t subject; /* event, or place of a row */
    int64_t actor;   /* of a row; 0 */
    int64_t aspect;
    int64_t claim;
    size_t number; /* in the order of the store */
};

typedef LAY_VEC(struct tie) ties;

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_subject(const void *a, const void *b)
{
    const struct tie *x = a, *y = b;
    int order = compare(x->aspect, y->aspect);
    order = order ? order : compare(x->subject, y->subject);
    order = order ? order : compare(x->actor, y->actor);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

static int by_claim(const void *a, const void *b)
{
    const struct tie *x = a, *y = b;
    int order = compare(x->aspect, y->aspect);
    order = order ? order : compare(x->claim, y->claim);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

static int by_number(const void *a, const void *b)
{
    const struct tie *x = a, *y = b;
    return (x->number > y->number) - (x->number < y->number);
}

static size_t root_of(size_t *up, size_t node)
{
    while (up[node] != node)
        node = up[node] = up[up[node]];
    return node;
}

static void unite(ties *all, size_t *up, int (*order)(const void *, const void *), bool claims)
{
    if (all->n)
        qsort(all->at, all->n, sizeof *all->at, order);
    for (size_t i = 1; i < all->n; i++) {
        const struct tie *a = &all->at[i - 1], *b = &all->at[i];
        bool same =
            claims ? a->claim == b->claim : a->subject == b->subject && a->actor == b->actor;
        if (same && a->aspect == b->aspect) {
            size_t x = root_of(up, a->number), y = root_of(up, b->number);
            up[x > y ? x : y] = x > y ? y : x; /* the first one leads */
        }
    }
}

static int by_id(const void *a, const void *b)
{
    return compare(*(const int64_t *)a, *(const int64_t *)b);
}

static void sort_unique(lay_ids *ids)
{
    size_t n = 0;
    if (ids->n)
        qsort(ids->at, ids->n, sizeof *ids->at, by_id);
    for (size_t i = 0; i < ids->n; i++)
        if (i == 0 || ids->at[i] != ids->at[n - 1])
            ids->at[n++] = ids->at[i];
    ids->n = n;
}

/* The ids of a set in the order that the store gives them. */
static lay_status in_order(lay_db *db, enum lay_parts part, lay_ids *ids, lay_error *err)
{
    lay_ids sorted = {0};
    sort_unique(ids);
    lay_status status = lay_store_parts_ids(db, part, ids, &sorted, err);
    lay_vec_done(ids);
    ids->at = sorted.at, ids->n = sorted.n, ids->cap = sorted.cap;
    return status;
}

/* Ties that hang together become one draft. */
static lay_status draft_ties(lay_db *db, ties *all, enum lay_dispute_kind kind,
                             lay_dispute_drafts *out, lay_error *err)
{
    size_t *up = lay_zalloc(all->n + 1, sizeof *up), *at = lay_zalloc(all->n + 1, sizeof *at);
    size_t first = out->n;
    for (size_t i = 0; i < all->n; i++)
        up[i] = i;
    unite(all, up, by_subject, false);
    unite(all, up, by_claim, true);
    if (all->n)
        qsort(all->at, all->n, sizeof *all->at, by_number);
    for (size_t i = 0; i < all->n; i++) {
        const struct tie *tie = &all->at[i];
        size_t root = root_of(up, i);
        if (root == i) {
            at[i] = out->n;
            lay_vec_push(out, (struct lay_dispute_draft){.kind = kind,
                                                         .aspect = (enum lay_aspect)tie->aspect});
        }
        struct lay_dispute_draft *draft = &out->at[at[root]];
        lay_vec_push(&draft->against, tie->claim);
        if (kind == LAY_DISPUTE_DENIAL)
            lay_vec_push(&draft->events, tie->subject);
    }
    free(up);
    free(at);
    lay_status status = LAY_OK;
    for (size_t i = first; status == LAY_OK && i < out->n; i++) {
        status = in_order(db, LAY_PARTS_CLAIMS, &out->at[i].against, err);
        if (status == LAY_OK)
            status = in_order(db, LAY_PARTS_EVENTS, &out->at[i].events, err);
    }
    return status;
}

static lay_status find_denials(lay_db *db, const lay_ids *events, lay_dispute_drafts *out,
                               lay_error *err)
{
    ties all = {0};
    struct lay_select select = {0};
    lay_status status = lay_store_parts(db, LAY_PARTS_AGAINST, events, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, select.stmt, err)) == LAY_OK) {
        struct tie tie = {.subject = lay_column_int(select.stmt, 0),
                          .aspect = lay_column_int(select.stmt, 1),
                          .claim = lay_column_int(select.stmt, 2),
                          .number = all.n};
        lay_vec_push(&all, tie);
    }
    lay_select_done(&select);
    if (status == LAY_NO)
        status = draft_ties(db, &all, LAY_DISPUTE_DENIAL, out, err);
    lay_vec_done(&all);
    return status;
}

static bool contains(const lay_ids *ids, int64_t id)
{
    for (size_t i = 0; i < ids->n; i++)
        if (ids->at[i] == id)
            return true;
    return false;
}

static void mark_row(struct lay_dispute_draft *draft, const struct tie *tie)
{
    size_t n = draft->rows.n;
    if (n && draft->rows.at[n - 2] == tie->subject && draft->rows.at[n - 1] == tie->actor)
        return;
    lay_vec_push(&draft->rows, tie->subject);
    lay_vec_push(&draft->rows, tie->actor);
}

static bool same_row(const struct tie *a, const struct tie *b)
{
    return a->subject == b->subject && a->actor == b->actor;
}

/* Rows that disputes of events mark are told there; the others make disputes of their own, each row
 * one with all its denials. */
static lay_status share_rows(lay_db *db, const ties *all, bool rows_too, lay_dispute_drafts *out,
                             lay_error *err)
{
    size_t events = out->n;
    ties left = {0};
    for (size_t i = 0; i < all->n;) {
        size_t end = i;
        bool marked = false;
        for (; end < all->n && same_row(&all->at[i], &all->at[end]); end++)
            for (size_t k = 0; k < events; k++)
                if (out->at[k].aspect == LAY_ASPECT_ACTOR &&
                    contains(&out->at[k].against, all->at[end].claim)) {
                    mark_row(&out->at[k], &all->at[end]);
                    marked = true;
                }
        for (; i < end; i++) {
            struct tie tie = all->at[i];
            tie.number = left.n;
            if (!marked && rows_too)
                lay_vec_push(&left, tie);
        }
    }
    lay_status status = draft_ties(db, &left, LAY_DISPUTE_IDENTITY, out, err);
    for (size_t i = 0; status == LAY_OK && i < left.n; i++)
        for (size_t k = events; k < out->n; k++)
            if (contains(&out->at[k].against, left.at[i].claim))
                mark_row(&out->at[k], &left.at[i]);
    lay_vec_done(&left);
    return status;
}

static lay_status find_rows(lay_db *db, const lay_ids *spans, bool rows_too,
                            lay_dispute_drafts *out, lay_error *err)
{
    ties all = {0};
    struct lay_select select = {0};
    lay_status status = lay_store_parts(db, LAY_PARTS_ROWS, spans, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, select.stmt, err)) == LAY_OK)
        lay_vec_push(&all, (struct tie){.subject = lay_column_int(select.stmt, 0),
                                        .actor = lay_column_int(select.stmt, 1),
                                        .aspect = LAY_ASPECT_ACTOR,
                                        .claim = lay_column_int(select.stmt, 2)});
    lay_select_done(&select);
    if (status == LAY_NO)
        status = share_rows(db, &all, rows_too, out, err);
    lay_vec_done(&all);
    return status;
}

/* A draft of one event, or of the events that share a key in a part's first column. */
static lay_status find_times(lay_db *db, const lay_ids *events, lay_dispute_drafts *out,
                             lay_error *err)
{
    lay_ids found = {0};
    lay_status status = lay_store_parts_ids(db, LAY_PARTS_TIMES, events, &found, err);
    for (size_t i = 0; status == LAY_OK && i < found.n; i++) {
        struct lay_dispute_draft draft = {.kind = LAY_DISPUTE_TIME, .aspect = LAY_ASPECT_TIME};
        lay_vec_push(&draft.events, found.at[i]);
        lay_vec_push(out, draft);
    }
    lay_vec_done(&found);
    return status;
}

static lay_status find_endings(lay_db *db, const lay_ids *spans, lay_dispute_drafts *out,
                               lay_error *err)
{
    lay_ids stays = {0};
    struct lay_select select = {0};
    lay_status status = lay_store_parts_ids(db, LAY_PARTS_SPAN_STAYS, spans, &stays, err);
    if (status == LAY_OK)
        status = lay_store_parts(db, LAY_PARTS_ENDINGS, &stays, &select, err);
    int64_t stay = 0;
    while (status == LAY_OK && (status = lay_stmt_step(db, select.stmt, err)) == LAY_OK) {
        if (lay_column_int(select.stmt, 0) != stay)
            lay_vec_push(out, (struct lay_dispute_draft){.kind = LAY_DISPUTE_ENDING,
                                                         .aspect = LAY_ASPECT_TIME});
        stay = lay_column_int(select.stmt, 0);
        lay_vec_push(&out->at[out->n - 1].events, lay_column_int(select.stmt, 1));
    }
    lay_select_done(&select);
    lay_vec_done(&stays);
    return status == LAY_NO ? LAY_OK : status;
}

static bool has_row(const struct lay_dispute_draft *draft, int64_t place, int64_t actor)
{
    for (size_t i = 0; i + 1 < draft->rows.n; i += 2)
        if (draft->rows.at[i] == place && draft->rows.at[i + 1] == actor)
            return true;
    return false;
}

/* Two holders are found from either of them. */
static bool is_known(const lay_dispute_drafts *all, const struct lay_dispute_draft *draft)
{
    for (size_t i = 0; draft->kind == LAY_DISPUTE_HOLDERS && i < all->n; i++) {
        bool same = all->at[i].kind == draft->kind;
        for (size_t k = 0; same && k + 1 < draft->rows.n; k += 2)
            same = has_row(&all->at[i], draft->rows.at[k], draft->rows.at[k + 1]);
        if (same)
            return true;
    }
    return false;
}

/* Keeps a draft that has two sides. */
static void keep_sided(lay_dispute_drafts *out, struct lay_dispute_draft *draft, size_t sides)
{
    if (sides > 1 && !is_known(out, draft)) {
        lay_vec_push(out, *draft);
        return;
    }
    lay_vec_done(&draft->spans);
    lay_vec_done(&draft->rows);
}

/* What a part tells of spans as place, actor, span, side, claim: a dispute for each span. */
static lay_status find_sided(lay_db *db, const lay_ids *spans, enum lay_parts part,
                             enum lay_dispute_kind kind, enum lay_aspect aspect,
                             lay_dispute_drafts *out, lay_error *err)
{
    struct lay_select select = {0};
    const struct lay_dispute_draft empty = {.kind = kind, .aspect = aspect};
    struct lay_dispute_draft draft = empty;
    size_t sides = 0;
    LAY_FREE char *side = NULL;
    lay_status status = lay_store_parts(db, part, spans, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, select.stmt, err)) == LAY_OK) {
        int64_t span = lay_column_int(select.stmt, 2);
        if (draft.spans.n && draft.spans.at[0] != span) {
            keep_sided(out, &draft, sides);
            draft = empty;
        }
        if (!draft.spans.n) {
            lay_vec_push(&draft.spans, span);
            sides = 0;
        }
        const char *now = lay_column_text(select.stmt, 3);
        sides += !sides || strcmp(side, now) != 0;
        free(side);
        side = lay_strdup(now);
        if (has_row(&draft, lay_column_int(select.stmt, 0), lay_column_int(select.stmt, 1)))
            continue;
        lay_vec_push(&draft.rows, lay_column_int(select.stmt, 0));
        lay_vec_push(&draft.rows, lay_column_int(select.stmt, 1));
    }
    lay_select_done(&select);
    keep_sided(out, &draft, draft.spans.n ? sides : 0);
    return status == LAY_NO ? LAY_OK : status;
}

struct figure { /* the numbers that a claim leaves open */
    int64_t event, claim, least, most;
    char *days; /* on which they are counted, where that makes them others */
};

/* "About 400" stands for what rounds to it: half a unit of its last digit that is not 0. */
static int64_t rounding(int64_t number)
{
    int64_t unit = 1;
    while (number > 0 && number % (unit * 10) == 0)
        unit *= 10;
    return unit / 2;
}

static struct figure read_figure(lay_stmt *row)
{
    int64_t low = lay_column_count(row, 2), best = lay_column_count(row, 3);
    int64_t high = lay_column_count(row, 4);
    int qualifier = lay_column_small(row, 5);
    int64_t least = low >= 0 ? low : best, most = high >= 0 ? high : best;
    bool loose = qualifier == LAY_QUALIFIER_APPROX || qualifier == LAY_QUALIFIER_VAGUE;
    struct figure figure = {.event = lay_column_int(row, 0),
                            .claim = lay_column_int(row, 1),
                            .least = least < 0 ? 0 : least,
                            .most = most < 0 ? INT64_MAX : most,
                            .days = lay_strdup(lay_column_text(row, 6))};
    if (loose && least >= 0)
        figure.least -= rounding(least);
    if (loose && most >= 0)
        figure.most += rounding(most);
    if (qualifier == LAY_QUALIFIER_AT_LEAST)
        figure.most = INT64_MAX;
    if (qualifier == LAY_QUALIFIER_AT_MOST)
        figure.least = 0;
    return figure;
}

typedef LAY_VEC(struct figure) figures;

/* Figures of one thing, at[first..end): a dispute where no number is what all of them leave open.
 */
static void compare_figures(const figures *all, size_t first, size_t end, lay_dispute_drafts *out)
{
    int64_t least = 0, most = INT64_MAX;
    for (size_t i = first; i < end; i++) {
        least = all->at[i].least > least ? all->at[i].least : least;
        most = all->at[i].most < most ? all->at[i].most : most;
    }
    if (least <= most)
        return;
    struct lay_dispute_draft draft = {.kind = LAY_DISPUTE_STRENGTH, .aspect = LAY_ASPECT_STRENGTH};
    lay_vec_push(&draft.events, all->at[first].event);
    for (size_t i = first; i < end; i++)
        lay_vec_push(&draft.against, all->at[i].claim);
    lay_vec_push(out, draft);
}

static lay_status find_figures(lay_db *db, const lay_ids *events, lay_dispute_drafts *out,
                               lay_error *err)
{
    figures all = {0};
    struct lay_select select = {0};
    lay_status status = lay_store_parts(db, LAY_PARTS_FIGURES, events, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, select.stmt, err)) == LAY_OK)
        lay_vec_push(&all, read_figure(select.stmt));
    lay_select_done(&select);
    for (size_t first = 0, i = 1; status == LAY_NO && i <= all.n; i++) {
        if (i < all.n && all.at[i].event == all.at[first].event &&
            strcmp(all.at[i].days, all.at[first].days) == 0)
            continue;
        compare_figures(&all, first, i, out);
        first = i;
    }
    for (size_t i = 0; i < all.n; i++)
        free(all.at[i].days);
    lay_vec_done(&all);
    return status == LAY_NO ? LAY_OK : status;
}

static int by_aspect(const void *a, const void *b)
{
    const struct lay_dispute_draft *x = a, *y = b;
    return x->aspect != y->aspect ? compare(x->aspect, y->aspect) : compare(x->kind, y->kind);
}

/* By aspect; within one as found, which is the order of publication. */
static void sort_drafts(lay_dispute_drafts *drafts)
{
    for (size_t i = 1; i < drafts->n; i++) {
        struct lay_dispute_draft moved = drafts->at[i];
        size_t k = i;
        for (; k && by_aspect(&moved, &drafts->at[k - 1]) < 0; k--)
            drafts->at[k] = drafts->at[k - 1];
        drafts->at[k] = moved;
    }
}

lay_status lay_disputes_find(lay_db *db, const lay_ids *events, const lay_ids *spans, bool rows_too,
                             lay_dispute_drafts *out, lay_error *err)
{
    lay_status status = find_denials(db, events, out, err);
    if (status == LAY_OK)
        status = find_rows(db, spans, rows_too, out, err);
    if (status == LAY_OK)
        status = find_times(db, events, out, err);
    if (status == LAY_OK && rows_too)
        status = find_sided(db, spans, LAY_PARTS_CONTESTED, LAY_DISPUTE_CONTESTED,
                            LAY_ASPECT_OCCURRENCE, out, err);
    if (status == LAY_OK && rows_too)
        status = find_sided(db, spans, LAY_PARTS_HOLDERS, LAY_DISPUTE_HOLDERS, LAY_ASPECT_ROLE, out,
                            err);
    if (status == LAY_OK && rows_too)
        status = find_endings(db, spans, out, err);
    if (status == LAY_OK)
        status = find_figures(db, events, out, err);
    if (status == LAY_OK)
        sort_drafts(out);
    return status;
}
