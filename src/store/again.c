/* again.c: what reports were taken to mean, for when the gazetteer has become another one. */
#include "store/imported.h"
#include "store/stmt.h"
#include <stdlib.h>
#include <string.h>

/* Of a place that was taken from an imported row the gazetteer is "SOURCE VERSION"; the program's
 * own has no blank. */
#define IMPORTED "instr(p.gazetteer, ' ') > 0"

typedef LAY_VEC(int64_t) id_list;

lay_status lay_store_again_reports(lay_db *db, enum lay_again_which which, int64_t **at, size_t *n,
                                   lay_error *err)
{
    static const char *const sql[] = {
        [LAY_AGAIN_OPEN] =
            "SELECT DISTINCT c.report FROM place_mention AS m JOIN claim AS c ON c.id = m.claim "
            "UNION SELECT c.report FROM place AS p CROSS JOIN claim_place AS cp ON cp.place = p.id "
            "JOIN claim AS c ON c.id = cp.claim WHERE " IMPORTED " ORDER BY 1",
        [LAY_AGAIN_ALL] = "SELECT id FROM report ORDER BY id"};
    lay_stmt *stmt;
    id_list ids = {0};
    lay_status status = lay_stmt_get(db, sql[which], &stmt, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, stmt, err)) == LAY_OK)
        lay_vec_push(&ids, lay_column_int(stmt, 0));
    if (status != LAY_NO) {
        lay_vec_done(&ids);
        return status;
    }
    *at = ids.at;
    *n = ids.n;
    return LAY_OK;
}

lay_status lay_store_again_body(lay_db *db, int64_t report, char **key, char **body, bool *current,
                                lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db, "SELECT key, body, current FROM report WHERE id = ?1", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, report);
    if ((status = lay_stmt_step(db, stmt, err)) != LAY_OK)
        return status;
    *key = lay_strdup(lay_column_text(stmt, 0));
    *body = lay_strdup(lay_column_text(stmt, 1));
    *current = lay_column_small(stmt, 2) != 0;
    lay_stmt_reset(stmt);
    return LAY_OK;
}

lay_status lay_store_claim_row(lay_db *db, int64_t report, const char *ref, int64_t *id,
                               lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db, "SELECT id FROM claim WHERE report = ?1 AND ref = ?2", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, report);
    lay_bind_text(stmt, 2, ref);
    if ((status = lay_stmt_step(db, stmt, err)) != LAY_OK)
        return status;
    *id = lay_column_int(stmt, 0);
    lay_stmt_reset(stmt);
    return LAY_OK;
}

lay_status lay_store_taken(lay_db *db, int64_t claim, int seq, struct lay_store_taken *out,
                           lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db,
                     "SELECT cp.place, cp.coarse, m.claim IS NULL FROM claim_place AS cp LEFT JOIN "
                     "place_mention AS m ON m.claim = cp.claim AND m.seq = cp.seq "
                     "WHERE cp.claim = ?1 AND cp.seq = ?2",
                     &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, claim);
    lay_bind_int(stmt, 2, seq);
    if ((status = lay_stmt_step(db, stmt, err)) != LAY_OK)
        return status;
    *out = (struct lay_store_taken){lay_column_int(stmt, 0), lay_column_small(stmt, 1) != 0,
                                    lay_column_small(stmt, 2) != 0};
    lay_stmt_reset(stmt);
    return LAY_OK;
}

lay_status lay_store_set_taken(lay_db *db, int64_t claim, int seq, int64_t place, bool coarse,
                               lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db, "UPDATE claim_place SET place = ?3, coarse = ?4 WHERE claim = ?1 AND seq = ?2", &stmt,
        err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, claim);
    lay_bind_int(stmt, 2, seq);
    lay_bind_int(stmt, 3, place);
    lay_bind_int(stmt, 4, coarse);
    return lay_stmt_run(db, stmt, err);
}

lay_status lay_store_drop_mention(lay_db *db, int64_t claim, int seq, lay_arena *arena,
                                  const char **folded, enum lay_place_level *level, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        db, "DELETE FROM place_mention WHERE claim = ?1 AND seq = ?2 RETURNING folded, level",
        &stmt, err);
    if (status != LAY_OK)
        return status;
    *folded = "";
    lay_bind_int(stmt, 1, claim);
    lay_bind_int(stmt, 2, seq);
    while ((status = lay_stmt_step(db, stmt, err)) == LAY_OK) {
        *folded = lay_arena_strdup(arena, lay_column_text(stmt, 0));
        *level = (enum lay_place_level)lay_column_small(stmt, 1);
    }
    return status == LAY_NO ? LAY_OK : status;
}

lay_status lay_store_forget_imported_names(lay_db *db, lay_error *err)
{
    return lay_db_exec(
        db,
        "DELETE FROM place_name WHERE place IN (SELECT p.id FROM place AS p WHERE " IMPORTED ")",
        err);
}

lay_status lay_store_detach_unmentioned(lay_db *db, lay_error *err)
{
    return lay_db_exec(
        db,
        "UPDATE place SET locality = id, parent = NULL WHERE NOT resolved AND locality <> id "
        "AND locality IN (SELECT id FROM place WHERE NOT resolved) "
        "AND id NOT IN (SELECT cp.place FROM claim_place AS cp JOIN claim AS c ON c.id = cp.claim "
        "JOIN report AS r ON r.id = c.report AND r.current)",
        err);
}

lay_status lay_store_named_actors_read(lay_db *db, lay_arena *arena, lay_store_named_actors *out,
                                       lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db,
                     "SELECT actor, name FROM claim_actor UNION SELECT speaker, speaker_name "
                     "FROM claim WHERE speaker IS NOT NULL AND speaker_name IS NOT NULL",
                     &stmt, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, stmt, err)) == LAY_OK) {
        struct lay_store_named_actor named = {lay_column_int(stmt, 0),
                                              lay_arena_strdup(arena, lay_column_text(stmt, 1))};
        lay_vec_push(out, named);
    }
    return status == LAY_NO ? LAY_OK : status;
}

lay_status lay_store_rename_actor(lay_db *db, const struct lay_store_named_actor *from, int64_t to,
                                  lay_error *err)
{
    static const char *const statements[] = {
        "UPDATE claim_actor SET actor = ?3 WHERE actor = ?1 AND name = ?2",
        "UPDATE claim SET speaker = ?3 WHERE speaker = ?1 AND speaker_name = ?2"};
    lay_status status = LAY_OK;
    for (size_t i = 0; i < LAY_COUNT(statements) && status == LAY_OK; i++) {
        lay_stmt *stmt;
        if ((status = lay_stmt_get(db, statements[i], &stmt, err)) != LAY_OK)
            break;
        lay_bind_int(stmt, 1, from->actor);
        lay_bind_text(stmt, 2, from->name);
        lay_bind_int(stmt, 3, to);
        status = lay_stmt_run(db, stmt, err);
    }
    return status;
}

lay_status lay_store_drop_unused_actors(lay_db *db, lay_error *err)
{
    static const char unused[] =
        "DELETE FROM actor_name WHERE actor IN (SELECT id FROM imported_unused);"
        "DELETE FROM actor WHERE id IN (SELECT id FROM imported_unused)";
    lay_status status = lay_db_exec(
        db, "CREATE TEMP TABLE IF NOT EXISTS imported_unused(id INTEGER PRIMARY KEY)", err);
    for (bool more = true; more && status == LAY_OK;) { /* a parent goes after its last child */
        status = lay_db_exec(
            db,
            "DELETE FROM imported_unused; INSERT INTO imported_unused "
            "SELECT id FROM actor AS a WHERE id NOT IN (SELECT actor FROM claim_actor) "
            "AND id NOT IN (SELECT speaker FROM claim WHERE speaker IS NOT NULL) "
            "AND id NOT IN (SELECT parent FROM actor WHERE parent IS NOT NULL) "
            "AND id NOT IN (SELECT actor FROM event_actor) AND id NOT IN (SELECT actor FROM stay) "
            "AND id NOT IN (SELECT actor FROM dispute WHERE actor IS NOT NULL)",
            err);
        more = status == LAY_OK && lay_db_changes(db) > 0;
        if (more)
            status = lay_db_exec(db, unused, err);
    }
    return status;
}

lay_status lay_store_gazetteer_version(lay_db *db, char **out, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db, "SELECT value FROM about WHERE key = 'gazetteer'", &stmt, err);
    *out = NULL;
    if (status != LAY_OK)
        return status;
    status = lay_stmt_step(db, stmt, err);
    if (status == LAY_OK) {
        *out = lay_strdup(lay_column_text(stmt, 0));
        lay_stmt_reset(stmt);
    }
    return status == LAY_NO ? LAY_OK : status;
}

lay_status lay_store_set_gazetteer_version(lay_db *db, const char *version, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db,
                                     "INSERT INTO about VALUES('gazetteer', ?1) "
                                     "ON CONFLICT(key) DO UPDATE SET value = ?1",
                                     &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, version);
    return lay_stmt_run(db, stmt, err);
}
