/* mention.c: see mention.h. place_mention has a row per mention of an unknown name; what is not
 * special to it (name, role, publication) is read from the claim's own tables. */
#include "store/mention.h"

#include "store/rtree.h"
#include "store/stmt.h"
#include "store/store.h"
#include <stdlib.h>
#include <string.h>

/* Every statement here is run through these: get, bind, then a function per row. */
typedef void lay_row_fn(void *context, lay_stmt *stmt);

static lay_status each_row(lay_db *db, lay_stmt *stmt, lay_row_fn *row, void *context,
                           lay_error *err)
{
    lay_status status;
    while ((status = lay_stmt_step(db, stmt, err)) == LAY_OK)
        row(context, stmt);
    return status == LAY_NO ? LAY_OK : status;
}

static const char *text_or_empty(lay_arena *arena, lay_stmt *stmt, int at)
{
    const char *text = lay_column_text(stmt, at);
    return text ? lay_arena_strdup(arena, text) : "";
}

static struct lay_point point_at(lay_stmt *stmt, int lon, int lat)
{
    struct lay_point point = {0};
    point.has = !lay_column_null(stmt, lon) && !lay_column_null(stmt, lat);
    if (point.has) {
        point.lon = lay_column_real(stmt, lon);
        point.lat = lay_column_real(stmt, lat);
    }
    return point;
}

lay_status lay_store_put_mention(lay_db *db, const struct lay_store_mention *mention,
                                 lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db, "INSERT INTO place_mention VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)", &stmt,
        err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, mention->claim);
    lay_bind_int(stmt, 2, mention->seq);
    lay_bind_text(stmt, 3, mention->group.folded);
    lay_bind_int(stmt, 4, mention->group.level);
    lay_bind_int(stmt, 5, mention->site);
    lay_bind_text(stmt, 6, mention->country[0] ? mention->country : NULL);
    lay_bind_text(stmt, 7, mention->context[0] ? mention->context : NULL);
    if (mention->point.has) {
        lay_bind_real(stmt, 8, mention->point.lon);
        lay_bind_real(stmt, 9, mention->point.lat);
    }
    lay_bind_count(stmt, 10, mention->precision);
    if (mention->radius_m >= 0)
        lay_bind_real(stmt, 11, mention->radius_m);
    return lay_stmt_run(db, stmt, err);
}

struct mention_reader {
    const struct lay_store_group *group;
    lay_arena *arena;
    lay_store_mentions *out;
};

static void read_mention(void *context, lay_stmt *stmt)
{
    struct mention_reader *reader = context;
    struct lay_store_mention mention = {
        .claim = lay_column_int(stmt, 0),
        .seq = lay_column_small(stmt, 1),
        .group = *reader->group,
        .site = (enum lay_site_kind)lay_column_small(stmt, 13),
        .country = text_or_empty(reader->arena, stmt, 2),
        .context = text_or_empty(reader->arena, stmt, 3),
        .point = point_at(stmt, 4, 5),
        .precision = lay_column_null(stmt, 6) ? -1 : lay_column_small(stmt, 6),
        .radius_m = lay_column_null(stmt, 7) ? -1 : lay_column_real(stmt, 7),
        .name = text_or_empty(reader->arena, stmt, 8),
        .ref = text_or_empty(reader->arena, stmt, 9),
        .role = (enum lay_place_role)lay_column_small(stmt, 10),
        .published = lay_column_day(stmt, 11, LAY_DAY_MAX),
        .place = lay_column_int(stmt, 12)};
    lay_vec_push(reader->out, mention);
}

lay_status lay_store_read_mentions(lay_db *db, const struct lay_store_group *group, bool facility,
                                   lay_arena *arena, lay_store_mentions *out, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db,
        "SELECT m.claim, m.seq, m.country, m.context, m.lon, m.lat, m.precision, m.radius_m, "
        "p.name, c.ref, p.role, r.published_last, p.place, m.site FROM place_mention AS m "
        "JOIN claim AS c ON c.id = m.claim JOIN report AS r ON r.id = c.report AND r.current "
        "JOIN claim_place AS p ON p.claim = m.claim AND p.seq = m.seq "
        "WHERE m.folded = ?1 AND CASE WHEN ?3 AND m.level = ?4 AND p.role = ?5 AND m.precision IS "
        "NULL THEN ?6 ELSE m.level END = ?2 ORDER BY c.ref, m.seq",
        &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, group->folded);
    lay_bind_int(stmt, 2, group->level);
    lay_bind_int(stmt, 3, facility);
    lay_bind_int(stmt, 4, LAY_LEVEL_AREA);
    lay_bind_int(stmt, 5, LAY_PLACE_SITE);
    lay_bind_int(stmt, 6, LAY_LEVEL_TOWN);
    struct mention_reader reader = {group, arena, out};
    return each_row(db, stmt, read_mention, &reader, err);
}

lay_status lay_store_is_facility(lay_db *db, const struct lay_store_group *group, bool *is,
                                 lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db,
        "SELECT coalesce(max(m.site), 0) FROM place_mention AS m JOIN claim AS c ON c.id = m.claim "
        "JOIN report AS r ON r.id = c.report AND r.current WHERE m.folded = ?1 AND m.level = ?2",
        &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, group->folded);
    lay_bind_int(stmt, 2, group->level);
    if ((status = lay_stmt_step(db, stmt, err)) != LAY_OK)
        return status;
    enum lay_site_kind most = (enum lay_site_kind)lay_column_small(stmt, 0);
    lay_stmt_reset(stmt);
    *is = most == LAY_SITE_NAMED;
    if (most != LAY_SITE_TREATED)
        return LAY_OK;
    status = lay_stmt_get(
        db,
        "SELECT 1 FROM place_mention AS m JOIN claim AS c ON c.id = m.claim "
        "JOIN report AS r ON r.id = c.report AND r.current WHERE m.site = ?2 AND m.folded <> ?1 "
        "AND instr(' ' || m.folded || ' ', ' ' || ?1 || ' ') LIMIT 1",
        &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, group->folded);
    lay_bind_int(stmt, 2, LAY_SITE_NAMED);
    status = lay_stmt_step(db, stmt, err);
    *is = status == LAY_NO;
    if (status == LAY_OK)
        lay_stmt_reset(stmt);
    return status == LAY_NO ? LAY_OK : status;
}

lay_status lay_store_make_facility(lay_db *db, int64_t place, bool *changed, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db, "UPDATE place SET level = ?2 WHERE id = ?1 AND level = ?3", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, place);
    lay_bind_int(stmt, 2, LAY_LEVEL_FACILITY);
    lay_bind_int(stmt, 3, LAY_LEVEL_TOWN);
    status = lay_stmt_run(db, stmt, err);
    if (status == LAY_OK)
        *changed = lay_db_changes(db) > 0;
    return status;
}

struct group_reader {
    lay_arena *arena;
    lay_store_groups *out;
};

static void read_group(void *context, lay_stmt *stmt)
{
    struct group_reader *reader = context;
    struct lay_store_group group = {text_or_empty(reader->arena, stmt, 0),
                                    (enum lay_place_level)lay_column_small(stmt, 1)};
    lay_vec_push(reader->out, group);
}

lay_status lay_store_old_groups(lay_db *db, const char *report_key, lay_arena *arena,
                                lay_store_groups *out, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db,
                     "SELECT DISTINCT m.folded, m.level FROM claim AS c JOIN place_mention AS m ON "
                     "m.claim = c.id "
                     "WHERE c.report = (SELECT id FROM report WHERE key = ?1 AND current = 0 "
                     "ORDER BY revision DESC LIMIT 1)",
                     &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, report_key);
    struct group_reader reader = {arena, out};
    return each_row(db, stmt, read_group, &reader, err);
}

lay_status lay_store_all_groups(lay_db *db, lay_arena *arena, lay_store_groups *out, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db,
                     "SELECT DISTINCT m.folded, m.level FROM place_mention AS m "
                     "JOIN claim AS c ON c.id = m.claim JOIN report AS r ON r.id = c.report "
                     "AND r.current",
                     &stmt, err);
    if (status != LAY_OK)
        return status;
    struct group_reader reader = {arena, out};
    return each_row(db, stmt, read_group, &reader, err);
}

lay_status lay_store_has_unknown(lay_db *db, bool *any, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db,
                                     "SELECT EXISTS(SELECT 1 FROM place WHERE NOT resolved) "
                                     "OR EXISTS(SELECT 1 FROM actor WHERE NOT resolved)",
                                     &stmt, err);
    if (status != LAY_OK || (status = lay_stmt_step(db, stmt, err)) != LAY_OK)
        return status;
    *any = lay_column_small(stmt, 0) != 0;
    lay_stmt_reset(stmt);
    return LAY_OK;
}

lay_status lay_store_move_mention(lay_db *db, const struct lay_store_mention *mention,
                                  int64_t place, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db, "UPDATE claim_place SET place = ?3 WHERE claim = ?1 AND seq = ?2", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, mention->claim);
    lay_bind_int(stmt, 2, mention->seq);
    lay_bind_int(stmt, 3, place);
    return lay_stmt_run(db, stmt, err);
}

struct toucher {
    void (*touch)(void *context, int64_t locality);
    void *context;
};

static void touch_row(void *context, lay_stmt *stmt)
{
    struct toucher *toucher = context;
    toucher->touch(toucher->context, lay_column_int(stmt, 0));
}

lay_status lay_store_claim_localities(lay_db *db, int64_t claim,
                                      void (*touch)(void *context, int64_t locality), void *context,
                                      lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db,
                                     "SELECT p.locality FROM claim_place AS cp "
                                     "JOIN place AS p ON p.id = cp.place WHERE cp.claim = ?1",
                                     &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, claim);
    struct toucher toucher = {touch, context};
    return each_row(db, stmt, touch_row, &toucher, err);
}

struct unknown_reader {
    lay_arena *arena;
    lay_store_unknowns *out;
};

static void read_unknown(void *context, lay_stmt *stmt)
{
    struct unknown_reader *reader = context;
    struct lay_store_unknown place = {.id = lay_column_int(stmt, 0),
                                      .locality = lay_column_int(stmt, 1),
                                      .key = text_or_empty(reader->arena, stmt, 2),
                                      .name = text_or_empty(reader->arena, stmt, 3),
                                      .folded = text_or_empty(reader->arena, stmt, 4),
                                      .country = text_or_empty(reader->arena, stmt, 5),
                                      .level = (enum lay_place_level)lay_column_small(stmt, 6),
                                      .point = point_at(stmt, 7, 8),
                                      .town_gone = lay_column_small(stmt, 9) == 1};
    lay_vec_push(reader->out, place);
}

/* Whether a current report mentions the place of an alias. */
#define MENTIONED(alias)                                                                           \
    "EXISTS(SELECT 1 FROM claim_place AS cp JOIN claim AS c ON c.id = cp.claim "                   \
    "JOIN report AS r ON r.id = c.report AND r.current WHERE cp.place = " alias ".id)"

lay_status lay_store_unknown_places(lay_db *db, enum lay_place_level level, lay_arena *arena,
                                    lay_store_unknowns *out, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db,
        "SELECT p.id, p.locality, p.key, p.name, n.folded, p.country, p.level, p.lon, p.lat, "
        "p.locality <> p.id AND NOT t.resolved AND NOT " MENTIONED(
            "t") " "
                 "FROM place AS p JOIN place_name AS n ON n.place = p.id JOIN place AS t ON t.id = "
                 "p.locality "
                 "WHERE p.level = ?1 AND p.resolved = 0 AND " MENTIONED("p") " ORDER BY p.key",
        &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, level);
    struct unknown_reader reader = {arena, out};
    return each_row(db, stmt, read_unknown, &reader, err);
}

typedef LAY_VEC(int64_t) id_list;

static void read_id(void *context, lay_stmt *stmt)
{
    id_list *ids = context;
    lay_vec_push(ids, lay_column_int(stmt, 0));
}

static lay_status drop(lay_db *db, int64_t id, lay_error *err)
{
    static const char *const statements[] = {"DELETE FROM derived WHERE locality = ?1",
                                             "DELETE FROM place_name WHERE place = ?1",
                                             "DELETE FROM place WHERE id = ?1"};
    lay_status status = lay_store_rtree(db, LAY_RTREE_PLACE, id, (struct lay_point){0}, err);
    for (size_t i = 0; i < LAY_COUNT(statements) && status == LAY_OK; i++) {
        lay_stmt *stmt;
        if ((status = lay_stmt_get(db, statements[i], &stmt, err)) != LAY_OK)
            break;
        lay_bind_int(stmt, 1, id);
        status = lay_stmt_run(db, stmt, err);
    }
    return status;
}

lay_status lay_store_drop_unused(lay_db *db, lay_error *err)
{
    lay_status status = LAY_OK;
    for (bool more = true; more && status == LAY_OK;) { /* a town goes after the last base in it */
        id_list ids = {0};
        lay_stmt *stmt;
        status = lay_stmt_get(
            db,
            "SELECT id FROM place AS p "
            "WHERE NOT EXISTS(SELECT 1 FROM claim_place WHERE place = p.id) "
            "AND NOT EXISTS(SELECT 1 FROM place AS q WHERE q.parent = p.id) "
            "AND NOT EXISTS(SELECT 1 FROM place AS q WHERE q.locality = p.id AND q.id <> p.id)",
            &stmt, err);
        if (status == LAY_OK)
            status = each_row(db, stmt, read_id, &ids, err);
        for (size_t i = 0; i < ids.n && status == LAY_OK; i++)
            status = drop(db, ids.at[i], err);
        more = ids.n > 0;
        lay_vec_done(&ids);
    }
    return status;
}

lay_status lay_store_has_claim(lay_db *db, const char *ref, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db,
                                     "SELECT 1 FROM claim AS c JOIN report AS r ON r.id = c.report "
                                     "WHERE c.ref = ?1 AND r.current",
                                     &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, ref);
    status = lay_stmt_step(db, stmt, err);
    if (status == LAY_OK)
        lay_stmt_reset(stmt);
    return status;
}

lay_status lay_store_actor_name(lay_db *db, const char *key, lay_arena *arena, const char **out,
                                int64_t *parent, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db, "SELECT name, coalesce(parent, 0) FROM actor WHERE key = ?1", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, key);
    status = lay_stmt_step(db, stmt, err);
    *out = NULL;
    *parent = 0;
    if (status == LAY_NO)
        return LAY_OK;
    if (status == LAY_OK) {
        *out = lay_arena_strdup(arena, lay_column_text(stmt, 0));
        *parent = lay_column_int(stmt, 1);
        lay_stmt_reset(stmt);
    }
    return status;
}

lay_status lay_store_count_names(lay_db *db, int64_t *places, int64_t *actors, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db, "SELECT (SELECT count(*) FROM place), (SELECT count(*) FROM actor)", &stmt, err);
    if (status == LAY_OK)
        status = lay_stmt_step(db, stmt, err);
    if (status != LAY_OK)
        return status;
    *places = lay_column_int(stmt, 0);
    *actors = lay_column_int(stmt, 1);
    lay_stmt_reset(stmt);
    return LAY_OK;
}

lay_status lay_store_every_locality(lay_db *db, int64_t **at, size_t *n, lay_error *err)
{
    id_list ids = {0};
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db, "SELECT DISTINCT locality FROM place ORDER BY 1", &stmt, err);
    if (status == LAY_OK)
        status = each_row(db, stmt, read_id, &ids, err);
    if (status != LAY_OK) {
        lay_vec_done(&ids);
        return status;
    }
    *at = ids.at;
    *n = ids.n;
    return LAY_OK;
}

struct actor_reader {
    lay_arena *arena;
    lay_store_unknown_actors_vec *out;
};

static void read_actor(void *context, lay_stmt *stmt)
{
    struct actor_reader *reader = context;
    struct lay_store_unknown_actor actor = {.id = lay_column_int(stmt, 0),
                                            .key = text_or_empty(reader->arena, stmt, 1),
                                            .name = text_or_empty(reader->arena, stmt, 2),
                                            .parent = lay_column_int(stmt, 3)};
    lay_vec_push(reader->out, actor);
}

lay_status lay_store_unknown_actors(lay_db *db, lay_arena *arena, lay_store_unknown_actors_vec *out,
                                    lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db,
        "SELECT a.id, a.key, a.name, coalesce(a.parent, 0) FROM actor AS a WHERE NOT a.resolved "
        "AND ("
        "EXISTS(SELECT 1 FROM claim_actor AS ca JOIN claim AS c ON c.id = ca.claim "
        "JOIN report AS r ON r.id = c.report AND r.current WHERE ca.actor = a.id) OR "
        "EXISTS(SELECT 1 FROM claim AS c JOIN report AS r ON r.id = c.report AND r.current "
        "WHERE c.speaker = a.id)) ORDER BY a.key",
        &stmt, err);
    if (status != LAY_OK)
        return status;
    struct actor_reader reader = {arena, out};
    return each_row(db, stmt, read_actor, &reader, err);
}

struct spelling_reader {
    lay_arena *arena;
    lay_store_spellings *out;
};

static void read_spelling(void *context, lay_stmt *stmt)
{
    struct spelling_reader *reader = context;
    struct lay_store_spelling spelling = {lay_column_int(stmt, 0),
                                          text_or_empty(reader->arena, stmt, 1)};
    lay_vec_push(reader->out, spelling);
}

lay_status lay_store_actor_spellings(lay_db *db, lay_arena *arena, lay_store_spellings *out,
                                     lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db,
        "SELECT a.id, ca.name FROM actor AS a JOIN claim_actor AS ca ON ca.actor = a.id "
        "JOIN claim AS c ON c.id = ca.claim JOIN report AS r ON r.id = c.report AND r.current "
        "WHERE NOT a.resolved "
        "UNION SELECT a.id, c.speaker_name FROM claim AS c JOIN actor AS a ON a.id = c.speaker "
        "JOIN report AS r ON r.id = c.report AND r.current WHERE NOT a.resolved ORDER BY 1, 2",
        &stmt, err);
    if (status != LAY_OK)
        return status;
    struct spelling_reader reader = {arena, out};
    return each_row(db, stmt, read_spelling, &reader, err);
}

lay_status lay_store_set_actor_name(lay_db *db, int64_t actor, const char *name, lay_error *err)
{
    static const char *const statements[] = {"UPDATE actor SET name = ?2 WHERE id = ?1",
                                             "UPDATE actor_name SET name = ?2 WHERE actor = ?1"};
    lay_status status = LAY_OK;
    for (size_t i = 0; i < LAY_COUNT(statements) && status == LAY_OK; i++) {
        lay_stmt *stmt;
        if ((status = lay_stmt_get(db, statements[i], &stmt, err)) != LAY_OK)
            break;
        lay_bind_int(stmt, 1, actor);
        lay_bind_text(stmt, 2, name);
        status = lay_stmt_run(db, stmt, err);
    }
    return status;
}

lay_status lay_store_set_parent(lay_db *db, int64_t actor, int64_t parent, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, "UPDATE actor SET parent = ?2 WHERE id = ?1", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, actor);
    lay_bind_id(stmt, 2, parent);
    return lay_stmt_run(db, stmt, err);
}
