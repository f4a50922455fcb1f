/* query_select.c: one statement from a layer and a filter.
 *
 * A layer is a SELECT without WHERE (sql/layer_*.sql); what each part of a filter demands is a
 * piece of SQL on the aliases named there. In a piece, {first}, {last}, {list} stand for values,
 * which are bound, never written into the text. Adding a filter is one row here per layer that has
 * it. What has no first day starts on its only certain one, as the layer's own `start` does; what
 * has no last day goes on. */
#include "base/buf.h"
#include "model/laydown.h"
#include "store/select.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(LAY_STATE_REPORTED_ABSENT == 4, "states in the pieces below");

static const char reports_sql[] =
#include "sql/query_reports.inc"
    ;

#define IN_LIST " IN (SELECT value FROM json_each({list}))"
#define IS_NEAR " IN (SELECT place FROM temp.{table})"
/* No distance can be told: it has neither a point nor a middle and a radius. */
#define UNPLACED(p) p ".geom IS NULL AND (" p ".lon IS NULL OR " p ".radius_m IS NULL)"
#define CLAIM_END "CASE WHEN c.edtf IS NULL THEN r.published_last ELSE c.end_last END"

struct layer_query {
    const char *begins_before; /* starts on {last} or earlier */
    const char *ends_after;    /* ends on {first} or later */
    const char *always;        /* without which no row of the layer is shown; NULL. Its list: the
                                  actors that are named */
    const char *one_day; /* the same, where one day {first} is asked about; its list as above */
    const char *unasked; /* the same, unless an actor or a status is asked for; NULL */
    const char *part[LAY_PART_COUNT]; /* NULL: cannot be filtered by; "1": by other means */
    const char *near;     /* FROM and WHERE: the rows n of temp.{table} of this row's places */
    const char *unplaced; /* none of its places has a position */
    const char *order;
};

/* A row of an actor below this one, at the same place, that is as strong on the day. */
#define STRENGTH(state) "CASE " state " WHEN 0 THEN 3 WHEN 2 THEN 2 WHEN 4 THEN 0 ELSE 1 END"
#define COVERED                                                                                    \
    "SELECT 1 FROM stay AS ns JOIN span AS np ON np.stay = ns.id"                                  \
    " WHERE ns.place = st.place AND ns.actor <> st.actor AND np.from_day <= {first}"               \
    " AND coalesce(np.to_day > {first}, 1) AND np.role <= sp.role"                                 \
    " AND " STRENGTH("np.state") " >= max(1, " STRENGTH(                                           \
        "sp.state") ")"                                                                            \
                    " AND st.actor IN (WITH RECURSIVE up(id) AS (SELECT parent FROM actor WHERE "  \
                    "id = ns.actor"                                                                \
                    " UNION SELECT ua.parent FROM up JOIN actor AS ua ON ua.id = up.id) SELECT "   \
                    "id FROM up)"

/* Of events, and of movements, which are events: r is a row of event_row. Few of many are found by
 * what they name, so that their ids come first. */
#define OF_PLACES(which)                                                                           \
    "r.fid IN (SELECT id FROM event WHERE place" which                                             \
    " UNION ALL SELECT id FROM event WHERE destination" which ")"
#define EVENT_WINDOW                                                                               \
    .begins_before = "coalesce(r.first_day <= {last}, 1)",                                         \
    .ends_after = "coalesce(r.last_day >= {first}, 1)",                                            \
    .near = "FROM temp.{table} AS n WHERE n.place IN (p.id, d.id)",                                \
    .unplaced = "(p.id IS NULL OR " UNPLACED("p") ") AND (d.id IS NULL OR " UNPLACED("d") ")"
#define EVENT_PARTS                                                                                \
    [LAY_PART_TYPE] = "r.type IN (SELECT name FROM term WHERE list = 0 AND value" IN_LIST ")",     \
    [LAY_PART_ACTOR] = "r.fid IN (SELECT event FROM event_actor WHERE actor" IN_LIST ")",          \
    [LAY_PART_STATUS] =                                                                            \
        "r.status IN (SELECT name FROM term WHERE list = 100 AND value" IN_LIST ")"

static const struct layer_query queries[LAY_QUERY_COUNT] = {
    [LAY_LAYER_EVENTS] = {EVENT_WINDOW,
                          .part = {EVENT_PARTS, [LAY_PART_PLACE] = OF_PLACES(IN_LIST),
                                   [LAY_PART_NEAR] = OF_PLACES(IS_NEAR)},
                          .order = "r.day, r.place_name, r.type, r.fid"},
    [LAY_LAYER_MOVEMENTS] =
        {EVENT_WINDOW,
         .part =
             {EVENT_PARTS, [LAY_PART_PLACE] = "(m.origin" IN_LIST " OR m.destination" IN_LIST ")",
              [LAY_PART_NEAR] = "(m.origin" IS_NEAR " OR m.destination" IS_NEAR ")"},
         .order = "start, from_place, to_place, type, id"},
    [LAY_LAYER_PRESENCE] =
        {.begins_before = "sp.from_day <= {last}",
         .ends_after = "coalesce(sp.to_day > {first}, 1)",
         .always = "(sp.nested = 0 OR st.actor" IN_LIST ")",
         .one_day = "(st.actor NOT IN (SELECT parent FROM actor WHERE parent IS NOT NULL)"
                    " OR st.actor" IN_LIST " OR NOT EXISTS (" COVERED "))",
         .unasked = "sp.state <> 4",
         .part = {[LAY_PART_ACTOR] = "st.actor" IN_LIST,
                  [LAY_PART_PLACE] = "st.place" IN_LIST,
                  [LAY_PART_STATUS] = "sp.state" IN_LIST,
                  [LAY_PART_NEAR] = "st.place" IS_NEAR},
         .near = "FROM temp.{table} AS n WHERE n.place = st.place",
         .unplaced = UNPLACED("p"),
         .order = "place, actor, start, role, state, id"},
    [LAY_LAYER_BASES] =
        {.part = {[LAY_PART_ACTOR] =
                      "EXISTS (SELECT 1 FROM stay AS fs JOIN span AS fp ON fp.stay = fs.id"
                      " WHERE fs.place = p.id AND fs.actor" IN_LIST " AND fp.from_day <= h.day"
                      " AND coalesce(fp.to_day > h.day, 1) AND fp.state < 4)",
                  [LAY_PART_PLACE] = "p.id" IN_LIST,
                  [LAY_PART_STATUS] =
                      "state IN (SELECT name FROM term WHERE list = 101 AND value" IN_LIST ")",
                  [LAY_PART_NEAR] = "p.id" IS_NEAR},
         .near = "FROM temp.{table} AS n WHERE n.place = p.id",
         .unplaced = UNPLACED("p"),
         .order = "country, name, id"},
    [LAY_LAYER_CLAIMS] =
        {.begins_before = "coalesce(coalesce(c.start_first, c.start_last, c.end_first, c.end_last) "
                          "<= {last}, 1)",
         .ends_after = "coalesce(" CLAIM_END " >= {first}, 1)",
         .part = {[LAY_PART_TYPE] = "c.type" IN_LIST,
                  [LAY_PART_ACTOR] = "EXISTS (SELECT 1 FROM claim_actor AS fa WHERE fa.claim = c.id"
                                     " AND fa.actor" IN_LIST ")",
                  [LAY_PART_PLACE] = "EXISTS (SELECT 1 FROM claim_place AS fp WHERE fp.claim = c.id"
                                     " AND fp.place" IN_LIST ")",
                  [LAY_PART_NEAR] = "c.id IN (SELECT fp.claim FROM temp.{table} AS fn"
                                    " JOIN claim_place AS fp ON fp.place = fn.place)"},
         .near = "FROM temp.{table} AS n JOIN claim_place AS np ON np.place = n.place"
                 " WHERE np.claim = c.id",
         .unplaced = "NOT EXISTS (SELECT 1 FROM claim_place AS np JOIN place AS up"
                     " ON up.id = np.place WHERE np.claim = c.id AND NOT (" UNPLACED("up") "))",
         .order = "r.published_first, r.published_last, r.key, c.ref"},
    [LAY_QUERY_REPORTS] =
        {.begins_before = "coalesce(r.published_first <= {last}, 1)",
         .ends_after = "coalesce(r.published_last >= {first}, 1)",
         .always = "r.current = 1",
         .part = {[LAY_PART_TYPE] = "EXISTS (SELECT 1 FROM claim AS fc WHERE fc.report = r.id"
                                    " AND fc.type" IN_LIST ")",
                  [LAY_PART_ACTOR] =
                      "EXISTS (SELECT 1 FROM claim AS fc JOIN claim_actor AS fa ON fa.claim = fc.id"
                      " WHERE fc.report = r.id AND fa.actor" IN_LIST ")",
                  [LAY_PART_PLACE] =
                      "EXISTS (SELECT 1 FROM claim AS fc JOIN claim_place AS fp ON fp.claim = fc.id"
                      " WHERE fc.report = r.id AND fp.place" IN_LIST ")",
                  [LAY_PART_NEAR] = "r.id IN (SELECT fc.report FROM temp.{table} AS fn"
                                    " JOIN claim_place AS fp ON fp.place = fn.place"
                                    " JOIN claim AS fc ON fc.id = fp.claim)"},
         .near = "FROM temp.{table} AS n JOIN claim_place AS np ON np.place = n.place"
                 " JOIN claim AS nc ON nc.id = np.claim WHERE nc.report = r.id",
         .unplaced = "NOT EXISTS (SELECT 1 FROM claim AS nc JOIN claim_place AS np"
                     " ON np.claim = nc.id JOIN place AS up ON up.id = np.place"
                     " WHERE nc.report = r.id AND NOT (" UNPLACED("up") "))",
         .order = "r.published_first, r.published_last, r.key"},
};

void lay_store_filter_done(struct lay_store_filter *filter)
{
    lay_vec_done(&filter->at);
    lay_vec_done(&filter->types);
    lay_vec_done(&filter->statuses);
    lay_vec_done(&filter->actors);
    lay_vec_done(&filter->places);
    lay_vec_done(&filter->named_actors);
    lay_vec_done(&filter->near);
    for (size_t i = 0; i < filter->sort.n; i++)
        free(filter->sort.at[i].column);
    lay_vec_done(&filter->sort);
}

static bool is_spatial(enum lay_filter_part part)
{
    return part == LAY_PART_BBOX || part == LAY_PART_NEAR || part == LAY_PART_IN;
}

/* What lies in a box or an area is asked as what is near is, of another table. */
static const char *piece_of(const struct layer_query *query, enum lay_filter_part part)
{
    return query->part[is_spatial(part) ? LAY_PART_NEAR : part];
}

bool lay_store_has_part(int layer, enum lay_filter_part part)
{
    /* The day of the bases is the cut-off, which these two set. */
    if (layer == LAY_LAYER_BASES)
        return part == LAY_PART_AT || part == LAY_PART_UNTIL || piece_of(&queries[layer], part);
    return part <= LAY_PART_UNTIL || piece_of(&queries[layer], part);
}

/* A statement under construction: its text, and the values in the order of their numbers. */
struct builder {
    lay_buf sql;
    lay_arena arena;
    LAY_VEC(struct lay_value) values;
};

/* What stands for the names in braces in one piece of SQL. */
struct values {
    lay_day first, last;
    const lay_ids *list;
    const char *table; /* of places, which is a part of the text */
};

static const char *table_of(int part)
{
    return part == LAY_PART_IN ? "in_place" : part == LAY_PART_BBOX ? "box_place" : "near_place";
}

static void add_value(struct builder *b, struct lay_value value)
{
    lay_vec_push(&b->values, value);
    lay_buf_printf(&b->sql, "?%zu", b->values.n);
}

static struct lay_value list_value(struct builder *b, const lay_ids *ids)
{
    LAY_BUF json = {0};
    for (size_t i = 0; i < ids->n; i++)
        lay_buf_printf(&json, "%c%" PRId64, i ? ',' : '[', ids->at[i]);
    lay_buf_puts(&json, ids->n ? "]" : "[]");
    return (struct lay_value){.kind = LAY_VALUE_TEXT,
                              .text = lay_arena_strndup(&b->arena, json.text, json.len)};
}

static struct lay_value named_value(struct builder *b, const char *name, size_t len,
                                    const struct values *values)
{
    if (strncmp(name, "list", len) == 0)
        return list_value(b, values->list);
    if (strncmp(name, "first", len) == 0)
        return (struct lay_value){.kind = LAY_VALUE_INT, .integer = values->first};
    return (struct lay_value){.kind = LAY_VALUE_INT, .integer = values->last};
}

static void add_piece(struct builder *b, const char *piece, struct values values)
{
    while (*piece) {
        size_t plain = strcspn(piece, "{");
        lay_buf_add(&b->sql, piece, plain);
        piece += plain;
        if (!*piece)
            return;
        size_t len = strcspn(++piece, "}");
        if (strncmp(piece, "table", len) == 0)
            lay_buf_puts(&b->sql, values.table);
        else
            add_value(b, named_value(b, piece, len, &values));
        piece += len + 1;
    }
}

/* An open bound is no condition. */
static void add_window(struct builder *b, const struct layer_query *query,
                       struct lay_day_range range)
{
    if (range.last != LAY_DAY_MAX)
        add_piece(b, query->begins_before, (struct values){.last = range.last});
    else
        lay_buf_puts(&b->sql, "1");
    lay_buf_puts(&b->sql, " AND ");
    if (range.first != LAY_DAY_MIN)
        add_piece(b, query->ends_after, (struct values){.first = range.first});
    else
        lay_buf_puts(&b->sql, "1");
}

static void add_times(struct builder *b, const struct layer_query *query,
                      const struct lay_store_filter *filter)
{
    if (!query->begins_before)
        return;
    if (filter->set & 1u << LAY_PART_AT) {
        lay_buf_puts(&b->sql, " AND (0");
        for (size_t i = 0; i < filter->at.n; i++) {
            lay_buf_puts(&b->sql, " OR (");
            add_window(b, query, filter->at.at[i]);
            lay_buf_putc(&b->sql, ')');
        }
        lay_buf_putc(&b->sql, ')');
    }
    struct lay_day_range range = {LAY_DAY_MIN, LAY_DAY_MAX};
    if (filter->set & 1u << LAY_PART_SINCE)
        range.first = filter->since;
    if (filter->set & 1u << LAY_PART_UNTIL)
        range.last = filter->until;
    lay_buf_puts(&b->sql, " AND ");
    add_window(b, query, range);
}

static void add_conditions(struct builder *b, const struct layer_query *query,
                           const struct lay_store_filter *filter)
{
    const lay_ids *lists[LAY_PART_COUNT] = {[LAY_PART_TYPE] = &filter->types,
                                            [LAY_PART_ACTOR] = &filter->actors,
                                            [LAY_PART_PLACE] = &filter->places,
                                            [LAY_PART_STATUS] = &filter->statuses};
    static const lay_ids none = {0};
    lay_buf_puts(&b->sql, " WHERE 1");
    if (query->always && !(query->unasked && filter->everything)) {
        bool named = filter->set & 1u << LAY_PART_ACTOR;
        lay_buf_puts(&b->sql, " AND ");
        add_piece(b, query->always, (struct values){.list = named ? &filter->named_actors : &none});
    }
    bool one_day = filter->at.n == 1 && filter->at.at[0].first == filter->at.at[0].last;
    if (query->one_day && one_day && !filter->everything) {
        bool named = filter->set & 1u << LAY_PART_ACTOR;
        lay_buf_puts(&b->sql, " AND ");
        add_piece(b, query->one_day,
                  (struct values){.first = filter->at.at[0].first,
                                  .list = named ? &filter->named_actors : &none});
    }
    if (query->unasked && !filter->everything &&
        !(filter->set & (1u << LAY_PART_ACTOR | 1u << LAY_PART_STATUS)))
        lay_buf_printf(&b->sql, " AND %s", query->unasked);
    add_times(b, query, filter);
    for (int part = LAY_PART_TYPE; part < LAY_PART_COUNT; part++) {
        const char *piece = piece_of(query, (enum lay_filter_part)part);
        if (!(filter->set & 1u << part) || !piece)
            continue;
        lay_buf_puts(&b->sql, " AND (");
        add_piece(b, piece, (struct values){.list = lists[part], .table = table_of(part)});
        lay_buf_putc(&b->sql, ')');
    }
    if (filter->unplaced)
        lay_buf_printf(&b->sql, " AND %s", query->unplaced);
}

static void bind_values(lay_stmt *stmt, const struct builder *b)
{
    for (size_t i = 0; i < b->values.n; i++) {
        const struct lay_value *value = &b->values.at[i];
        if (value->kind == LAY_VALUE_TEXT)
            lay_bind_text(stmt, (int)i + 1, value->text);
        else if (value->kind == LAY_VALUE_REAL)
            lay_bind_real(stmt, (int)i + 1, value->real);
        else
            lay_bind_int(stmt, (int)i + 1, value->integer);
    }
}

static const char *sql_of(int layer)
{
    return layer == LAY_QUERY_REPORTS ? reports_sql : lay_store_layer_sql((enum lay_layer)layer);
}

/* Of the nearest of a row's places, of those that are near for sure if there are any. */
static void add_of_nearest(struct builder *b, int layer, const char *what)
{
    lay_buf_printf(&b->sql, "(SELECT %s ", what);
    add_piece(b, queries[layer].near, (struct values){.table = table_of(LAY_PART_NEAR)});
    lay_buf_puts(&b->sql, " ORDER BY n.sure DESC, n.distance_m LIMIT 1)");
}

/* The SELECT of a layer, with more columns put before its FROM. */
static void add_layer(struct builder *b, int layer, const struct lay_store_filter *filter,
                      bool bodies)
{
    const char *sql = sql_of(layer), *from = strstr(sql, "\nFROM ");
    lay_buf_add(&b->sql, sql, (size_t)(from - sql));
    if (filter->set & 1u << LAY_PART_NEAR) {
        lay_buf_puts(&b->sql, ",\n  ");
        add_of_nearest(b, layer, "round(n.distance_m / 1000, 3)");
        lay_buf_puts(&b->sql, " AS distance_km");
    }
    if (filter->set & (1u << LAY_PART_BBOX | 1u << LAY_PART_NEAR | 1u << LAY_PART_IN)) {
        lay_buf_puts(&b->sql, ",\n  CASE WHEN 1");
        for (int part = LAY_PART_BBOX; part <= LAY_PART_IN; part++)
            if (filter->set & 1u << part) {
                lay_buf_puts(&b->sql, " AND (SELECT max(n.sure) ");
                add_piece(b, queries[layer].near, (struct values){.table = table_of(part)});
                lay_buf_putc(&b->sql, ')');
            }
        lay_buf_puts(&b->sql, " THEN 'yes' ELSE 'possibly' END AS within");
    }
    if (bodies)
        lay_buf_puts(&b->sql, ",\n  r.body AS body,\n  (SELECT members FROM document WHERE id = "
                              "r.document) AS document");
    lay_buf_puts(&b->sql, from);
    add_conditions(b, &queries[layer], filter);
}

static void add_order(struct builder *b, int layer, const struct lay_store_filter *filter)
{
    lay_buf_puts(&b->sql, " ORDER BY ");
    if (filter->nearest) {
        add_of_nearest(b, layer, "n.distance_m");
        lay_buf_puts(&b->sql, ", ");
    }
    for (size_t i = 0; i < filter->sort.n; i++)
        lay_buf_printf(&b->sql, "\"%s\"%s NULLS LAST, ", filter->sort.at[i].column,
                       filter->sort.at[i].descending ? " DESC" : "");
    lay_buf_puts(&b->sql, queries[layer].order);
}

static lay_status prepare(lay_db *db, struct builder *b, struct lay_select *out, lay_error *err)
{
    lay_stmt *stmt = NULL;
    lay_status status = lay_stmt_new(db, lay_buf_text(&b->sql), &stmt, err);
    if (status == LAY_OK) {
        bind_values(stmt, b);
        *out = (struct lay_select){stmt, b->arena};
    } else {
        lay_arena_done(&b->arena);
    }
    lay_vec_done(&b->values);
    lay_buf_done(&b->sql);
    return status;
}

lay_status lay_store_select(lay_db *db, int layer, const struct lay_store_filter *filter,
                            enum lay_select_what what, struct lay_select *out, lay_error *err)
{
    if (what == LAY_SELECT_COUNT && layer == LAY_LAYER_BASES)
        return lay_store_select_from(db, layer, filter, "SELECT count(*)", "", out, err);
    if (what == LAY_SELECT_IDS)
        return lay_store_select_from(db, layer, filter, "SELECT fid", "", out, err);
    struct builder b = {0};
    if (what == LAY_SELECT_COUNT) {
        /* As a query of its own, of which joins that nothing asks of are left out. */
        lay_buf_puts(&b.sql, "SELECT count(*) FROM (SELECT 1");
        lay_buf_puts(&b.sql, strstr(sql_of(layer), "\nFROM "));
        add_conditions(&b, &queries[layer], filter);
        lay_buf_puts(&b.sql, " LIMIT -1)");
    } else {
        add_layer(&b, layer, filter, what == LAY_SELECT_BODIES);
        add_order(&b, layer, filter);
        int64_t limit = filter->limit;
        if (filter->nearest && (!limit || filter->nearest < limit))
            limit = filter->nearest;
        if (limit)
            lay_buf_printf(&b.sql, " LIMIT %" PRId64, limit);
    }
    return prepare(db, &b, out, err);
}

lay_status lay_store_select_from(lay_db *db, int layer, const struct lay_store_filter *filter,
                                 const char *head, const char *tail, struct lay_select *out,
                                 lay_error *err)
{
    struct builder b = {0};
    lay_buf_printf(&b.sql, "%s FROM (", head);
    add_layer(&b, layer, filter, false);
    lay_buf_printf(&b.sql, ") %s", tail);
    return prepare(db, &b, out, err);
}

void lay_select_done(struct lay_select *select)
{
    lay_stmt_free(select->stmt);
    lay_arena_done(&select->arena);
    *select = (struct lay_select){0};
}
