/* why.c: the chain of evidence as a tree, from what an id names down to the words of the report.
 *
 * The pieces come from the store as rows whose column names are the fields' names; here they are
 * only hung under each other. Depth is that of the table `below`: five at most. */
#include "base/buf.h"
#include "base/error.h"
#include "store/query.h"
#include <laydown/query.h>
#include <stdlib.h>
#include <string.h>

enum { CANDIDATES_SHOWN = 8 };

struct lay_why {
    lay_arena arena;
    struct lay_why_node *root;
    char *former; /* the id that was asked for, where it is a former one */
};

/* What a kind of node is called, and which piece stands below it. */
static const struct {
    const char *name;
    enum lay_why_part below; /* LAY_WHY_PARTS: nothing */
    const char *below_kind;
} kinds[] = {
    {"presence", LAY_WHY_SPAN_STAY, "stay"},  {"stay", LAY_WHY_STAY_EVENTS, "event"},
    {"event", LAY_WHY_EVENT_CLAIMS, "claim"}, {"claim", LAY_WHY_CLAIM_REPORT, "report"},
    {"report", LAY_WHY_PARTS, NULL},
};

static struct lay_why_node *read_node(lay_arena *arena, lay_stmt *stmt, const char *kind)
{
    struct lay_why_node *node = lay_arena_new(arena, struct lay_why_node);
    int total = lay_column_total(stmt);
    struct lay_why_field *fields =
        lay_arena_array(arena, struct lay_why_field, (size_t)(total > 2 ? total - 2 : 1));
    size_t count = 0;
    for (int i = 2; i < total; i++) {
        if (lay_column_null(stmt, i))
            continue;
        fields[count].name = lay_arena_strdup(arena, lay_column_name(stmt, i));
        if (lay_column_is_int(stmt, i))
            fields[count].value =
                (struct lay_value){.kind = LAY_VALUE_INT, .integer = lay_column_int(stmt, i)};
        else
            fields[count].value = (struct lay_value){
                .kind = LAY_VALUE_TEXT, .text = lay_arena_strdup(arena, lay_column_text(stmt, i))};
        count++;
    }
    *node = (struct lay_why_node){.kind = kind,
                                  .id = lay_arena_strdup(arena, lay_column_text(stmt, 1)),
                                  .fields = fields,
                                  .field_count = count};
    return node;
}

typedef LAY_VEC(struct lay_why_node *) node_list;

static lay_status read_nodes(lay_db *db, lay_why *why, enum lay_why_part part, int64_t id,
                             const char *kind, bool deep, node_list *out, lay_error *err);

static void hang_under(lay_why *why, struct lay_why_node *node, const node_list *children)
{
    if (!children->n)
        return;
    struct lay_why_node **copy = lay_arena_array(&why->arena, struct lay_why_node *, children->n);
    memcpy(copy, children->at, children->n * sizeof *copy);
    node->children = copy;
    node->child_count = children->n;
}

static lay_status add_children(lay_db *db, lay_why *why, struct lay_why_node *node, int64_t id,
                               lay_error *err)
{
    size_t at = 0;
    while (strcmp(kinds[at].name, node->kind) != 0)
        at++;
    if (kinds[at].below == LAY_WHY_PARTS)
        return LAY_OK;
    node_list children = {0};
    lay_status status =
        read_nodes(db, why, kinds[at].below, id, kinds[at].below_kind, true, &children, err);
    if (status == LAY_OK)
        hang_under(why, node, &children);
    lay_vec_done(&children);
    return status;
}

/* The stay of a span is two steps: which one, and what it is. */
static lay_status read_nodes(lay_db *db, lay_why *why, enum lay_why_part part, int64_t id,
                             const char *kind, bool deep, node_list *out, lay_error *err)
{
    lay_stmt *stmt = NULL;
    lay_status status = lay_store_why(db, part, id, &stmt, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, stmt, err)) == LAY_OK) {
        int64_t row = lay_column_int(stmt, 0);
        if (part == LAY_WHY_SPAN_STAY) {
            status = read_nodes(db, why, LAY_WHY_STAY, row, kind, deep, out, err);
            continue;
        }
        struct lay_why_node *node = read_node(&why->arena, stmt, kind);
        lay_vec_push(out, node);
        if (deep)
            status = add_children(db, why, node, row, err);
    }
    lay_stmt_free(stmt);
    return status == LAY_NO ? LAY_OK : status;
}

/* The key by which it was found. */
static const char *name_of(const struct lay_found_id *found)
{
    return found->former ? found->former : found->key;
}

static lay_status ambiguous(const char *id, const lay_found_ids *found, lay_error *err)
{
    LAY_BUF list = {0};
    for (size_t i = 0; i < found->n && i < CANDIDATES_SHOWN; i++)
        lay_buf_printf(&list, "%s%s", i ? ", " : "", name_of(&found->at[i]));
    if (found->n > CANDIDATES_SHOWN)
        lay_buf_puts(&list, " …");
    lay_error_set(err, LAY_USAGE, "id.ambiguous", "more than one id begins with \"%s\"", id);
    lay_error_hint(err, "%s", lay_buf_text(&list));
    return LAY_USAGE;
}

/* The one that is meant: an exact match, else the only one. */
static lay_status choose(const char *id, const lay_found_ids *found, size_t *out, lay_error *err)
{
    for (size_t i = 0; i < found->n; i++)
        if (strcmp(name_of(&found->at[i]), id) == 0) {
            *out = i;
            return LAY_OK;
        }
    if (found->n > 1)
        return ambiguous(id, found, err);
    if (found->n == 1) {
        *out = 0;
        return LAY_OK;
    }
    lay_error_set(err, LAY_NOT_FOUND, "id.unknown", "nothing in the store has the id \"%s\"", id);
    lay_error_hint(err, "an id is e-…, p-…, s-…, REPORT#KEY, or a report's; the lists show them");
    return LAY_NOT_FOUND;
}

/* What is shown only of what was asked for: the revisions of a claim or report, and a report's
 * claims, of which it is the end otherwise. */
static lay_status add_more(lay_db *db, lay_why *why, char kind, int64_t id, lay_error *err)
{
    if (kind != 'c' && kind != 'r')
        return LAY_OK;
    node_list below = {0};
    for (size_t i = 0; i < why->root->child_count; i++)
        lay_vec_push(&below, why->root->children[i]);
    enum lay_why_part revisions = kind == 'c' ? LAY_WHY_CLAIM_REVISIONS : LAY_WHY_REPORT_REVISIONS;
    lay_status status = LAY_OK;
    if (kind == 'r')
        status = read_nodes(db, why, LAY_WHY_REPORT_CLAIMS, id, "claim", false, &below, err);
    if (status == LAY_OK)
        status = read_nodes(db, why, revisions, id, "revision", false, &below, err);
    if (status == LAY_OK)
        hang_under(why, why->root, &below);
    lay_vec_done(&below);
    return status;
}

static lay_status build(lay_db *db, lay_why *why, const struct lay_found_id *what, lay_error *err)
{
    static const struct {
        char kind;
        enum lay_why_part part;
        const char *name;
    } tops[] = {{'p', LAY_WHY_SPAN, "presence"},
                {'s', LAY_WHY_STAY, "stay"},
                {'e', LAY_WHY_EVENT, "event"},
                {'c', LAY_WHY_CLAIM, "claim"},
                {'r', LAY_WHY_REPORT, "report"}};
    size_t at = 0;
    while (tops[at].kind != what->kind)
        at++;
    node_list top = {0};
    lay_status status =
        read_nodes(db, why, tops[at].part, what->id, tops[at].name, true, &top, err);
    if (status == LAY_OK && top.n) {
        why->root = top.at[0];
        status = add_more(db, why, what->kind, what->id, err);
    } else if (status == LAY_OK)
        status = lay_error_set(err, LAY_DAMAGED, "store.damaged", "%s refers to what is not there",
                               what->key);
    lay_vec_done(&top);
    return status;
}

lay_status lay_why_new(lay_db *db, const char *id, lay_why **out, lay_error *err)
{
    lay_found_ids found = {0};
    size_t chosen = 0;
    lay_why *why = lay_zalloc(1, sizeof *why);
    lay_status status = lay_store_find_id(db, id, CANDIDATES_SHOWN + 1, &found, err);
    if (status == LAY_OK)
        status = choose(id, &found, &chosen, err);
    if (status == LAY_OK)
        status = build(db, why, &found.at[chosen], err);
    if (status == LAY_OK && found.at[chosen].former)
        why->former = lay_strdup(found.at[chosen].former);
    for (size_t i = 0; i < found.n; i++) {
        free(found.at[i].key);
        free(found.at[i].former);
    }
    lay_vec_done(&found);
    if (status == LAY_OK)
        *out = why;
    else
        lay_why_free(why);
    return status;
}

const struct lay_why_node *lay_why_root(const lay_why *why)
{
    return why->root;
}

const char *lay_why_former(const lay_why *why)
{
    return why->former;
}

void lay_why_free(lay_why *why)
{
    if (!why)
        return;
    free(why->former);
    lay_arena_done(&why->arena);
    free(why);
}
