/* reach.c: how far a change of evidence reaches: what must be derived again, and what must be read
 * for it.
 *
 * The neighbourhood of a locality is the country it is in (or itself, where none is known): endings
 * and redesignations go down from a country or region to its bases, and denials told of an area aim
 * at what is inside. A claim that names places of two countries is read with both, so that its
 * event is the one that the other country derives; that other country's rows stay as they are.
 */
#include "base/buf.h"
#include "base/mem.h"
#include "store/idmap.h"
#include "store/stmt.h"
#include "store/store.h"

/* Localities of claims that a denial, doubt or retraction binds to those at ?1, both ways. */
static const char bound[] =
    "WITH near(claim) AS (SELECT cp.claim FROM place AS p JOIN claim_place AS cp ON cp.place = p.id"
    " WHERE p.locality IN (SELECT value FROM json_each(?1)))"
    "SELECT p.locality FROM claim AS c JOIN near ON near.claim = c.id"
    " JOIN claim AS d ON d.ref = c.about"
    " JOIN claim_place AS cp ON cp.claim = d.id JOIN place AS p ON p.id = cp.place "
    "UNION SELECT p.locality FROM claim AS c JOIN near ON near.claim = c.id"
    " JOIN claim AS d ON d.about = c.ref"
    " JOIN claim_place AS cp ON cp.claim = d.id JOIN place AS p ON p.id = cp.place "
    "UNION SELECT value FROM json_each(?1) ORDER BY 1";

static const char rewritten[] =
    "WITH RECURSIVE up(id) AS (SELECT value FROM json_each(?1) UNION"
    " SELECT p.parent FROM up JOIN place AS p ON p.id = up.id JOIN place AS q ON q.id = p.parent"
    " WHERE q.level <= ?2),"
    "down(id) AS (SELECT id FROM up UNION SELECT p.id FROM down JOIN place AS p ON p.parent = "
    "down.id)"
    "SELECT DISTINCT p.locality FROM down JOIN place AS p ON p.id = down.id ORDER BY 1";

static const char loaded[] =
    "SELECT DISTINCT q.locality FROM place AS p JOIN claim_place AS cp ON cp.place = p.id"
    " JOIN claim_place AS c2 ON c2.claim = cp.claim JOIN place AS q ON q.id = c2.place"
    " WHERE p.locality IN (SELECT value FROM json_each(?1)) "
    "UNION SELECT value FROM json_each(?1) ORDER BY 1";

static lay_status list(lay_db *db, const char *sql, const int64_t *from, size_t n, int64_t **at,
                       size_t *count, lay_error *err)
{
    LAY_BUF json = {0};
    LAY_VEC(int64_t) ids = {0};
    lay_stmt *stmt;
    lay_ids_to_json(from, n, &json);
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, lay_buf_text(&json));
    if (sql == rewritten)
        lay_bind_int(stmt, 2, LAY_LEVEL_COUNTRY);
    while ((status = lay_stmt_step(db, stmt, err)) == LAY_OK)
        lay_vec_push(&ids, lay_column_int(stmt, 0));
    if (status != LAY_NO) {
        lay_vec_done(&ids);
        return status;
    }
    *at = ids.at ? ids.at : lay_alloc(sizeof *ids.at); /* NULL would stand for "all" */
    *count = ids.n;
    return LAY_OK;
}

lay_status lay_store_reach(lay_db *db, const int64_t *touched, size_t n,
                           struct lay_store_reach *out, lay_error *err)
{
    struct lay_store_reach reach = {0};
    lay_status status = list(db, bound, touched, n, &reach.touched, &reach.touched_n, err);
    if (status == LAY_OK)
        status = list(db, rewritten, reach.touched, reach.touched_n, &reach.rewritten,
                      &reach.rewritten_n, err);
    if (status == LAY_OK)
        status = list(db, loaded, reach.rewritten, reach.rewritten_n, &reach.loaded,
                      &reach.loaded_n, err);
    if (status == LAY_OK)
        *out = reach;
    else
        lay_store_reach_done(&reach);
    return status;
}

void lay_store_reach_done(struct lay_store_reach *reach)
{
    free(reach->touched);
    free(reach->rewritten);
    free(reach->loaded);
    *reach = (struct lay_store_reach){0};
}

lay_status lay_store_digest(lay_db *db, int64_t locality, int64_t digest, bool *same,
                            lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db, "SELECT digest FROM derived WHERE locality = ?1", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, locality);
    status = lay_stmt_step(db, stmt, err);
    int64_t stored = status == LAY_OK ? lay_column_int(stmt, 0) : 0;
    if (status == LAY_OK)
        lay_stmt_reset(stmt);
    else if (status != LAY_NO)
        return status;
    *same = stored == digest;
    if (*same)
        return LAY_OK;
    status = lay_stmt_get(
        db, "INSERT INTO derived VALUES(?1, ?2) ON CONFLICT(locality) DO UPDATE SET digest = ?2",
        &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, locality);
    lay_bind_int(stmt, 2, digest);
    return lay_stmt_run(db, stmt, err);
}
