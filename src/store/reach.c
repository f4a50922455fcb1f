/* reach.c: how far a change of evidence reaches: what must be derived again, and what must be read
 * for it.
 *
 * The neighbourhood of a locality is the country it is in (or itself, where none is known): endings
 * and redesignations go down from a country or region to its bases, and denials told of an area aim
 * at what is inside. Two things cross borders. An event that tells of a movement changes the stays
 * at its destination: that country's rows are made anew too. And a denial (a doubt, a retraction)
 * stands for itself where it finds no target, be that target anywhere: with it is read what it
 * names, what names it, and one place of each event that it is stored as marking.
 * A claim that names places of two countries is read with both, so that its event is the one that
 * the other country derives.
 */
#include "base/buf.h"
#include "base/mem.h"
#include "store/idmap.h"
#include "store/stmt.h"
#include "store/store.h"

/* The places of localities ?1 and what holds them. */
#define UP                                                                                         \
    "up(id) AS (SELECT value FROM json_each(?1) UNION SELECT p.parent FROM up "                    \
    "JOIN place AS p ON p.id = up.id WHERE p.parent IS NOT NULL)"

/* Localities of claims that a denial, doubt or retraction binds to those at ?1, both ways; and
 * where denials that are told of several places, one of them here, stand for themselves. */
static const char bound[] =
    "WITH RECURSIVE near(claim) AS (SELECT cp.claim FROM place AS p JOIN claim_place AS cp "
    "ON cp.place = p.id WHERE p.locality IN (SELECT value FROM json_each(?1))), " UP " "
    "SELECT p.locality FROM claim AS c JOIN near ON near.claim = c.id"
    " JOIN claim AS d ON d.ref = c.about"
    " JOIN claim_place AS cp ON cp.claim = d.id JOIN place AS p ON p.id = cp.place "
    "UNION SELECT p.locality FROM claim AS c JOIN near ON near.claim = c.id"
    " JOIN claim AS d ON d.about = c.ref"
    " JOIN claim_place AS cp ON cp.claim = d.id JOIN place AS p ON p.id = cp.place "
    "UNION SELECT q.locality FROM up CROSS JOIN place AS p ON p.locality = up.id"
    " CROSS JOIN claim_place AS cp ON cp.place = p.id AND cp.seq > 0"
    " CROSS JOIN claim AS c ON c.id = cp.claim AND c.stance <> 0"
    " JOIN claim_place AS c2 ON c2.claim = c.id JOIN place AS q ON q.id = c2.place "
    "UNION SELECT value FROM json_each(?1) ORDER BY 1";

/* Where movements from ?1 end. */
static const char destinations[] =
    "SELECT q.locality FROM place AS p JOIN claim_place AS cp ON cp.place = p.id"
    " JOIN claim_place AS c2 ON c2.claim = cp.claim AND c2.role = ?2"
    " JOIN place AS q ON q.id = c2.place"
    " WHERE p.locality IN (SELECT value FROM json_each(?1)) "
    "UNION SELECT value FROM json_each(?1) ORDER BY 1";

static const char rewritten[] =
    "WITH RECURSIVE up(id) AS (SELECT value FROM json_each(?1) UNION"
    " SELECT p.parent FROM up JOIN place AS p ON p.id = up.id JOIN place AS q ON q.id = p.parent"
    " WHERE q.level <= ?2),"
    "down(id) AS (SELECT id FROM up UNION SELECT p.id FROM down JOIN place AS p ON p.parent = "
    "down.id)"
    "SELECT DISTINCT p.locality FROM down JOIN place AS p ON p.id = down.id ORDER BY 1";

static const char shared[] =
    "SELECT DISTINCT q.locality FROM place AS p JOIN claim_place AS cp ON cp.place = p.id"
    " JOIN claim_place AS c2 ON c2.claim = cp.claim JOIN place AS q ON q.id = c2.place"
    " WHERE p.locality IN (SELECT value FROM json_each(?1)) "
    "UNION SELECT value FROM json_each(?1) ORDER BY 1";

/* Of all claims that are read with ?1 (see evidence.c): where that is which they are about, where
 * that is which is about them, and a place of each event that those which assert nothing mark. */
static const char aimed[] =
    "WITH RECURSIVE " UP ", near(claim) AS (SELECT cp.claim FROM up CROSS JOIN place AS p "
    "ON p.locality = up.id CROSS JOIN claim_place AS cp ON cp.place = p.id "
    "UNION SELECT id FROM claim WHERE places = 0) "
    "SELECT p.locality FROM near CROSS JOIN claim AS c ON c.id = near.claim AND c.about IS NOT NULL"
    " CROSS JOIN claim AS d ON d.ref = c.about"
    " JOIN claim_place AS cp ON cp.claim = d.id JOIN place AS p ON p.id = cp.place "
    "UNION SELECT p.locality FROM near CROSS JOIN claim AS c ON c.id = near.claim"
    " CROSS JOIN claim AS d ON d.about = c.ref"
    " JOIN claim_place AS cp ON cp.claim = d.id JOIN place AS p ON p.id = cp.place "
    "UNION SELECT p.locality FROM near CROSS JOIN claim AS c ON c.id = near.claim AND c.stance <> 0"
    " CROSS JOIN main.event_claim AS ec ON ec.claim = c.id AND ec.stance <> 0"
    " JOIN main.event AS e ON e.id = ec.event JOIN place AS p ON p.id = e.place "
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
    if (sql == rewritten || sql == destinations)
        lay_bind_int(stmt, 2,
                     sql == rewritten ? (int)LAY_LEVEL_COUNTRY : (int)LAY_PLACE_DESTINATION);
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

/* One list made of another by each of these in turn. */
static lay_status chain(lay_db *db, const char *const *sql, size_t steps, const int64_t *from,
                        size_t from_n, int64_t **at, size_t *n, lay_error *err)
{
    int64_t *now = NULL;
    size_t now_n = 0;
    for (size_t i = 0; i < steps; i++) {
        int64_t *next = NULL;
        size_t next_n = 0;
        lay_status status =
            list(db, sql[i], i ? now : from, i ? now_n : from_n, &next, &next_n, err);
        free(now);
        if (status != LAY_OK)
            return status;
        now = next;
        now_n = next_n;
    }
    *at = now;
    *n = now_n;
    return LAY_OK;
}

lay_status lay_store_reach(lay_db *db, const int64_t *touched, size_t n,
                           struct lay_store_reach *out, lay_error *err)
{
    static const char *const to_touched[] = {bound},
                             *const to_rewritten[] = {rewritten, destinations, rewritten},
                             *const to_loaded[] = {shared, aimed, shared};
    struct lay_store_reach reach = {0};
    lay_status status = chain(db, to_touched, LAY_COUNT(to_touched), touched, n, &reach.touched,
                              &reach.touched_n, err);
    if (status == LAY_OK)
        status = chain(db, to_rewritten, LAY_COUNT(to_rewritten), reach.touched, reach.touched_n,
                       &reach.rewritten, &reach.rewritten_n, err);
    if (status == LAY_OK)
        status = chain(db, to_loaded, LAY_COUNT(to_loaded), reach.rewritten, reach.rewritten_n,
                       &reach.loaded, &reach.loaded_n, err);
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

/* What else changes with a report (?1 its row, ?2 its key): what claims without a place are about
 * and what is about them, and where reports speak that are digests of it. */
static const char of_report[] =
    "SELECT p.locality FROM claim AS c CROSS JOIN claim AS d ON d.ref = c.about "
    "CROSS JOIN claim_place AS cp ON cp.claim = d.id CROSS JOIN place AS p ON p.id = cp.place "
    "WHERE c.report = ?1 AND c.places = 0 "
    "UNION SELECT p.locality FROM claim AS c CROSS JOIN claim AS d ON d.about = c.ref "
    "CROSS JOIN claim_place AS cp ON cp.claim = d.id CROSS JOIN place AS p ON p.id = cp.place "
    "WHERE c.report = ?1 AND c.places = 0 "
    "UNION SELECT p.locality FROM report_derived AS x CROSS JOIN claim AS c ON c.report = x.report "
    "CROSS JOIN claim_place AS cp ON cp.claim = c.id CROSS JOIN place AS p ON p.id = cp.place "
    "WHERE x.key = ?2";

/* Claims of a report that bear on places anywhere: a denial told of no place, or of no claim, and
 * whom somebody belongs to, be it told of no place. */
static const char of_everything[] = "SELECT 1 FROM claim WHERE report = ?1 AND places = 0 AND "
                                    "((stance <> 0 AND about IS NULL) OR type IN (?2, ?3)) LIMIT 1";

lay_status lay_store_report_reach(lay_db *db, int64_t report, const char *key,
                                  void (*touch)(void *context, int64_t locality), void *context,
                                  bool *everywhere, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, of_report, &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, report);
    lay_bind_text(stmt, 2, key);
    while ((status = lay_stmt_step(db, stmt, err)) == LAY_OK)
        touch(context, lay_column_int(stmt, 0));
    if (status != LAY_NO || (status = lay_stmt_get(db, of_everything, &stmt, err)) != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, report);
    lay_bind_int(stmt, 2, LAY_TYPE_AFFILIATION);
    lay_bind_int(stmt, 3, LAY_TYPE_IDENTIFICATION);
    status = lay_stmt_step(db, stmt, err);
    *everywhere = status == LAY_OK;
    if (status == LAY_OK)
        lay_stmt_reset(stmt);
    return status == LAY_NO ? LAY_OK : status;
}
