/* save.c: writes what inference made, into the stored tables or into TEMP tables before them.
 *
 * Row ids of events, stays and spans are the upper 63 bits of the 64-bit hash that their key spells
 * out: a neighbourhood that is derived again gives its events the ids they had, so that the lists
 * of events of stays elsewhere, and the ids that GIS programs have seen, stay right; and rows that
 * are sorted by key are sorted by id, which is the cheap order to insert them in.
 */
#include "base/buf.h"
#include "base/hash.h"
#include "store/choose.h"
#include "store/connection.h"
#include "store/event_row.h"
#include "store/geom.h"
#include "store/rtree.h"
#include "store/stmt.h"
#include "store/store.h"
#include <string.h>

struct saver {
    lay_db *db;
    const struct lay_evidence *evidence;
    const struct lay_laydown *laydown;
    bool temp;
    const int64_t *localities; /* only rows here; NULL: all */
    size_t n;
    lay_error *err;
    struct lay_point *points; /* of the evidence's places */
    int64_t *event_ids, *stay_ids;
    LAY_VEC(struct lay_rtree_entry) event_points;
    LAY_VEC(struct lay_rtree_entry) span_points;
};

/* The same statement for the stored and for the TEMP table. */
struct both {
    const char *main, *temp;
};
#define INSERT_INTO(table, values)                                                                 \
    {                                                                                              \
        "INSERT INTO main." table " VALUES" values, "INSERT INTO temp." table " VALUES" values     \
    }

static lay_status get(const struct saver *to, const struct both *sql, lay_stmt **stmt)
{
    return lay_stmt_get(to->db, to->temp ? sql->temp : sql->main, stmt, to->err);
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "e-0123456789abcdef" -> the hash without its lowest bit; any other key is hashed. Never 0. */
static int64_t row_of_key(const char *key)
{
    uint64_t hash = 0;
    size_t digits = 0;
    if (key[0] && key[1] == '-')
        for (const char *c = key + 2; hex_digit(*c) >= 0; c++, digits++)
            hash = hash << 4 | (uint64_t)hex_digit(*c);
    if (digits != 16 || key[2 + digits])
        hash = lay_hash_text(key);
    hash >>= 1;
    return hash ? (int64_t)hash : 1;
}

static int64_t place_row(const struct saver *to, int place)
{
    return place < 0 ? 0 : to->evidence->places[place].id;
}

static int64_t actor_row(const struct saver *to, int actor)
{
    return actor < 0 ? 0 : to->evidence->actors[actor].id;
}

static struct lay_point point_of(const struct saver *to, int place)
{
    return place < 0 ? (struct lay_point){0} : to->points[place];
}

static lay_status load_points(struct saver *to)
{
    size_t n = to->evidence->place_count;
    to->points = lay_zalloc(n ? n : 1, sizeof *to->points);
    for (size_t i = 0; i < n; i++) {
        lay_stmt *stmt;
        lay_status status =
            lay_stmt_get(to->db, "SELECT geom FROM place WHERE id = ?1", &stmt, to->err);
        if (status != LAY_OK)
            return status;
        lay_bind_int(stmt, 1, to->evidence->places[i].id);
        status = lay_stmt_step(to->db, stmt, to->err);
        if (status == LAY_OK) {
            size_t len;
            const void *geom = lay_column_blob(stmt, 0, &len);
            lay_geom_read_point(geom, len, &to->points[i]);
            lay_stmt_reset(stmt);
        } else if (status != LAY_NO)
            return status;
    }
    return LAY_OK;
}

static void bind_geom(lay_stmt *stmt, int at, struct lay_point point,
                      unsigned char geom[LAY_GEOM_POINT_SIZE])
{
    if (!point.has)
        return;
    lay_geom_write_point(point, geom);
    lay_bind_blob(stmt, at, geom, LAY_GEOM_POINT_SIZE);
}

/* Into the spatial index once all rows are written: many are packed at once. */
static void index_later(struct saver *to, enum lay_rtree tree, int64_t id, int place)
{
    struct lay_point point = point_of(to, place);
    if (to->temp || !point.has)
        return;
    struct lay_rtree_entry entry = {id, point};
    if (tree == LAY_RTREE_EVENT)
        lay_vec_push(&to->event_points, entry);
    else
        lay_vec_push(&to->span_points, entry);
}

static lay_status index_points(struct saver *to)
{
    lay_status status = lay_store_rtree_add(to->db, LAY_RTREE_EVENT, to->event_points.at,
                                            to->event_points.n, to->err);
    if (status == LAY_OK)
        status = lay_store_rtree_add(to->db, LAY_RTREE_SPAN, to->span_points.at, to->span_points.n,
                                     to->err);
    return status;
}

static void bind_strength(lay_stmt *stmt, int at, const struct lay_strength *strength)
{
    bool has = strength->unit && strength->unit[0];
    lay_bind_int(stmt, at, has);
    if (has) {
        lay_bind_count(stmt, at + 1, strength->low);
        lay_bind_count(stmt, at + 2, strength->best);
        lay_bind_count(stmt, at + 3, strength->high);
        lay_bind_text(stmt, at + 4, strength->unit);
    }
    lay_bind_int(stmt, at + 5, has ? (int)strength->qualifier : 0);
    lay_bind_int(stmt, at + 6, has ? (int)strength->scope : 0);
    lay_bind_int(stmt, at + 7, has ? (int)strength->measure : 0);
}

static lay_status save_event_row(struct saver *to, const struct lay_event *event, int64_t id)
{
    static const struct both sql = INSERT_INTO(
        "event",
        "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, "
        "?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29)");
    lay_stmt *stmt;
    lay_status status = get(to, &sql, &stmt);
    if (status != LAY_OK)
        return status;
    LAY_FREE char *start = NULL;
    LAY_FREE char *end = NULL;
    LAY_FREE char *edtf = lay_store_edtf(&event->when);
    bool ongoing;
    lay_store_window(&event->when, event->first_published, &start, &end, &ongoing);
    char reliability[2] = {event->reliability, 0};
    unsigned char geom[LAY_GEOM_POINT_SIZE];
    lay_bind_int(stmt, 1, id);
    lay_bind_text(stmt, 2, event->id);
    lay_bind_int(stmt, 3, event->type);
    lay_bind_int(stmt, 4, event->modality);
    lay_bind_int(stmt, 5, event->status);
    lay_bind_int(stmt, 6, event->disputed);
    lay_bind_id(stmt, 7, place_row(to, event->place));
    lay_bind_id(stmt, 8, place_row(to, event->destination));
    lay_bind_day(stmt, 9, event->when.start_first);
    lay_bind_day(stmt, 10, event->when.start_last);
    lay_bind_day(stmt, 11, event->when.end_first);
    lay_bind_day(stmt, 12, event->when.end_last);
    lay_bind_text(stmt, 13, start);
    lay_bind_text(stmt, 14, end);
    lay_bind_int(stmt, 15, ongoing);
    lay_bind_text(stmt, 16, edtf);
    bind_strength(stmt, 17, &event->strength);
    lay_bind_text(stmt, 25, reliability);
    lay_bind_int(stmt, 26, event->credibility);
    lay_bind_int(stmt, 27, event->origins);
    lay_bind_day(stmt, 28, event->first_published);
    bind_geom(stmt, 29, point_of(to, event->place), geom);
    index_later(to, LAY_RTREE_EVENT, id, event->place);
    return lay_stmt_run(to->db, stmt, to->err);
}

/* Rows of four numbers or fewer: (owner, b, c, d). */
static lay_status save_link(const struct saver *to, const struct both *sql, int64_t a, int64_t b,
                            int64_t c, int64_t d)
{
    lay_stmt *stmt;
    lay_status status = get(to, sql, &stmt);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, a);
    lay_bind_int(stmt, 2, b);
    lay_bind_int(stmt, 3, c);
    lay_bind_int(stmt, 4, d);
    return lay_stmt_run(to->db, stmt, to->err);
}

static lay_status save_event(struct saver *to, const struct lay_event *event, int64_t id)
{
    static const struct both actor_sql = INSERT_INTO("event_actor", "(?1, ?2, ?3, ?4)");
    static const struct both claim_sql = INSERT_INTO("event_claim", "(?1, ?2, ?3)");
    lay_status status = save_event_row(to, event, id);
    for (size_t i = 0; status == LAY_OK && i < event->actor_count; i++)
        status = save_link(to, &actor_sql, id, (int64_t)i, actor_row(to, event->actors[i].actor),
                           event->actors[i].role);
    for (size_t i = 0; status == LAY_OK && i < event->claim_count; i++)
        status = save_link(to, &claim_sql, id, to->evidence->claims[event->claims[i].claim].id,
                           event->claims[i].stance, 0);
    return status;
}

static lay_status save_stay_row(const struct saver *to, const struct lay_stay *stay, int64_t id)
{
    static const struct both sql =
        INSERT_INTO("stay", "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
    lay_stmt *stmt;
    lay_status status = get(to, &sql, &stmt);
    if (status != LAY_OK)
        return status;
    char reliability[2] = {stay->reliability, 0};
    lay_bind_int(stmt, 1, id);
    lay_bind_text(stmt, 2, stay->id);
    lay_bind_id(stmt, 3, place_row(to, stay->place));
    lay_bind_id(stmt, 4, actor_row(to, stay->actor));
    lay_bind_day(stmt, 5, stay->possible_from);
    lay_bind_day(stmt, 6, stay->certain_from);
    lay_bind_day(stmt, 7, stay->certain_to);
    lay_bind_day(stmt, 8, stay->possible_to);
    lay_bind_day(stmt, 9, stay->last_evidence);
    lay_bind_int(stmt, 10, stay->possible_only);
    lay_bind_int(stmt, 11, stay->disputed);
    lay_bind_text(stmt, 12, reliability);
    lay_bind_int(stmt, 13, stay->credibility);
    lay_bind_int(stmt, 14, stay->origins);
    return lay_stmt_run(to->db, stmt, to->err);
}

static lay_status save_figure(const struct saver *to, int64_t stay, const struct lay_figure *figure)
{
    static const struct both sql = INSERT_INTO("stay_figure", "(?1, ?2, ?3, ?4, ?5)");
    lay_stmt *stmt;
    lay_status status = get(to, &sql, &stmt);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, stay);
    lay_bind_int(stmt, 2, figure->day);
    lay_bind_count(stmt, 3, figure->low);
    lay_bind_count(stmt, 4, figure->best);
    lay_bind_count(stmt, 5, figure->high);
    return lay_stmt_run(to->db, stmt, to->err);
}

static lay_status save_stay(const struct saver *to, const struct lay_stay *stay, int64_t id)
{
    static const struct both sql = INSERT_INTO("stay_event", "(?1, ?2, ?3)");
    lay_status status = save_stay_row(to, stay, id);
    for (size_t i = 0; status == LAY_OK && i < stay->event_count; i++)
        status = save_link(to, &sql, id, (int64_t)i, to->event_ids[stay->events[i]], 0);
    for (size_t i = 0; status == LAY_OK && i < stay->figure_count; i++)
        status = save_figure(to, id, &stay->figures[i]);
    return status;
}

/* From its first day to its last; "2021-12-15/.." while it goes on. */
static struct lay_date span_date(const struct lay_span *span, char **edtf)
{
    bool open = span->to == LAY_DAY_MAX;
    lay_day last = open ? LAY_DAY_MAX : span->to - 1;
    LAY_FREE char *from = lay_day_format(span->from);
    LAY_FREE char *to = open ? lay_strdup("..") : lay_day_format(last);
    *edtf = last == span->from ? lay_strdup(from) : lay_asprintf("%s/%s", from, to);
    return (struct lay_date){.kind = LAY_DATE_INTERVAL,
                             .start_first = span->from,
                             .start_last = span->from,
                             .end_first = open ? span->from : last,
                             .end_last = last};
}

static lay_status save_span(struct saver *to, const struct lay_span *span)
{
    static const struct both sql =
        INSERT_INTO("span", "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
    lay_stmt *stmt;
    lay_status status = get(to, &sql, &stmt);
    if (status != LAY_OK)
        return status;
    int64_t id = row_of_key(span->id);
    int place = to->laydown->stays[span->stay].place;
    LAY_FREE char *start = NULL;
    LAY_FREE char *end = NULL;
    LAY_FREE char *edtf = NULL;
    bool ongoing;
    unsigned char geom[LAY_GEOM_POINT_SIZE];
    struct lay_date date = span_date(span, &edtf);
    lay_store_window(&date, span->from, &start, &end, &ongoing);
    lay_bind_int(stmt, 1, id);
    lay_bind_text(stmt, 2, span->id);
    lay_bind_int(stmt, 3, to->stay_ids[span->stay]);
    lay_bind_day(stmt, 4, span->from);
    lay_bind_day(stmt, 5, span->to);
    lay_bind_text(stmt, 6, start);
    lay_bind_text(stmt, 7, ongoing ? NULL : end);
    lay_bind_int(stmt, 8, ongoing);
    lay_bind_text(stmt, 9, edtf);
    lay_bind_int(stmt, 10, span->state);
    lay_bind_int(stmt, 11, span->role);
    lay_bind_int(stmt, 12, span->nested);
    bind_geom(stmt, 13, point_of(to, place), geom);
    index_later(to, LAY_RTREE_SPAN, id, place);
    return lay_stmt_run(to->db, stmt, to->err);
}

static lay_status save_dispute(const struct saver *to, const struct lay_dispute *dispute)
{
    static const struct both sql = INSERT_INTO("dispute", "(NULL, ?1, ?2, ?3, ?4, ?5)");
    static const struct both claim_sql = {
        "INSERT OR IGNORE INTO main.dispute_claim VALUES(?1, ?2)",
        "INSERT OR IGNORE INTO temp.dispute_claim VALUES(?1, ?2)"};
    lay_stmt *stmt;
    lay_status status = get(to, &sql, &stmt);
    if (status != LAY_OK)
        return status;
    lay_bind_id(stmt, 1, dispute->event < 0 ? 0 : to->event_ids[dispute->event]);
    lay_bind_id(stmt, 2, place_row(to, dispute->place));
    lay_bind_id(stmt, 3, actor_row(to, dispute->actor));
    lay_bind_int(stmt, 4, dispute->aspect);
    lay_bind_text(stmt, 5, dispute->voices ? dispute->voices : "");
    status = lay_stmt_run(to->db, stmt, to->err);
    int64_t id = lay_db_last_id(to->db);
    for (size_t i = 0; status == LAY_OK && i < dispute->claim_count; i++)
        status = save_link(to, &claim_sql, id, to->evidence->claims[dispute->claims[i]].id, 0, 0);
    return status;
}

struct keyed {
    int64_t id;
    size_t index;
};

static int by_id(const void *a, const void *b)
{
    int64_t x = ((const struct keyed *)a)->id, y = ((const struct keyed *)b)->id;
    return (x > y) - (x < y);
}

/* The order in which n rows are to be written: by id. */
static struct keyed *in_order(const int64_t *ids, size_t n)
{
    struct keyed *order = lay_zalloc(n ? n : 1, sizeof *order);
    for (size_t i = 0; i < n; i++)
        order[i] = (struct keyed){ids[i], i};
    if (n)
        qsort(order, n, sizeof *order, by_id);
    return order;
}

static bool in_scope(const struct saver *to, int place)
{
    if (!to->localities || place < 0)
        return true;
    int64_t locality = to->evidence->places[to->evidence->places[place].locality].id;
    size_t low = 0, high = to->n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (to->localities[mid] < locality)
            low = mid + 1;
        else
            high = mid;
    }
    return low < to->n && to->localities[low] == locality;
}

static bool dispute_in_scope(const struct saver *to, const struct lay_dispute *dispute)
{
    return in_scope(to, dispute->event < 0 ? dispute->place
                                           : to->laydown->events[dispute->event].place);
}

static lay_status save_all(struct saver *to)
{
    const struct lay_laydown *laydown = to->laydown;
    to->event_ids = lay_zalloc(laydown->event_count + 1, sizeof *to->event_ids);
    to->stay_ids = lay_zalloc(laydown->stay_count + 1, sizeof *to->stay_ids);
    for (size_t i = 0; i < laydown->event_count; i++)
        to->event_ids[i] = row_of_key(laydown->events[i].id);
    for (size_t i = 0; i < laydown->stay_count; i++)
        to->stay_ids[i] = row_of_key(laydown->stays[i].id);
    LAY_FREE struct keyed *events = in_order(to->event_ids, laydown->event_count);
    LAY_FREE struct keyed *stays = in_order(to->stay_ids, laydown->stay_count);
    lay_status status = load_points(to);
    for (size_t i = 0; status == LAY_OK && i < laydown->event_count; i++)
        if (in_scope(to, laydown->events[events[i].index].place))
            status = save_event(to, &laydown->events[events[i].index], events[i].id);
    if (status == LAY_OK)
        status = lay_store_write_event_rows(to->db, to->temp, to->localities, to->n, to->err);
    for (size_t i = 0; status == LAY_OK && i < laydown->stay_count; i++)
        if (in_scope(to, laydown->stays[stays[i].index].place))
            status = save_stay(to, &laydown->stays[stays[i].index], stays[i].id);
    for (size_t i = 0; status == LAY_OK && i < laydown->span_count; i++)
        if (in_scope(to, laydown->stays[laydown->spans[i].stay].place))
            status = save_span(to, &laydown->spans[i]);
    for (size_t i = 0; status == LAY_OK && i < laydown->dispute_count; i++)
        if (dispute_in_scope(to, &laydown->disputes[i]))
            status = save_dispute(to, &laydown->disputes[i]);
    if (status == LAY_OK)
        status = index_points(to);
    lay_vec_done(&to->event_points);
    lay_vec_done(&to->span_points);
    free(to->points);
    free(to->event_ids);
    free(to->stay_ids);
    return status;
}

/* The text of derived.sql with TEMP put in, and what an earlier call made dropped. */
static lay_status make_temp_tables(lay_db *db, lay_error *err)
{
    static const char table[] = "CREATE TABLE ", index[] = "CREATE INDEX ";
    LAY_BUF sql = {0};
    for (const char *line = lay_store_derived_sql(); *line;) {
        size_t len = strcspn(line, "\n");
        len += line[len] == '\n';
        if (strncmp(line, table, sizeof table - 1) == 0) {
            const char *name = line + sizeof table - 1;
            int name_len = (int)strcspn(name, "(");
            lay_buf_printf(&sql, "DROP TABLE IF EXISTS temp.%.*s;\nCREATE TEMP TABLE ", name_len,
                           name);
            lay_buf_add(&sql, name, len - (sizeof table - 1));
        } else if (strncmp(line, index, sizeof index - 1) == 0) {
            lay_buf_puts(&sql, "CREATE INDEX temp.");
            lay_buf_add(&sql, line + sizeof index - 1, len - (sizeof index - 1));
        } else
            lay_buf_add(&sql, line, len);
        line += len;
    }
    return lay_db_exec(db, lay_buf_text(&sql), err);
}

static lay_status save_temp(struct saver *to)
{
    lay_status status = lay_store_temp_begin(to->db, to->err);
    if (status == LAY_OK)
        status = make_temp_tables(to->db, to->err);
    if (status == LAY_OK)
        status = save_all(to);
    return lay_store_temp_end(to->db, status, to->err);
}

lay_status lay_store_save(lay_db *db, const struct lay_evidence *evidence,
                          const struct lay_laydown *laydown, bool temp, lay_error *err)
{
    struct saver to = {
        .db = db, .evidence = evidence, .laydown = laydown, .temp = temp, .err = err};
    return temp ? save_temp(&to) : save_all(&to);
}

lay_status lay_store_save_at(lay_db *db, const struct lay_evidence *evidence,
                             const struct lay_laydown *laydown, const int64_t *localities, size_t n,
                             lay_error *err)
{
    struct saver to = {.db = db,
                       .evidence = evidence,
                       .laydown = laydown,
                       .localities = localities,
                       .n = n,
                       .err = err};
    return save_all(&to);
}
