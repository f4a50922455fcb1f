/* choose.c: see choose.h. What is only read is a view on the stored table; what settling writes to
 * is a copy, made by the text that made the stored one, so that it has the same keys. Row ids are
 * kept: a place has the same in the copy. The R*Tree of places is of the stored ones alone.
 */
#include "store/choose.h"

#include "base/buf.h"
#include "store/connection.h"
#include "store/stmt.h"
#include "store/store.h"
#include <string.h>

/* Children before their parents; those of sql/derived.sql first. */
static const char *const tables[] = {
    "dispute_claim", "dispute",     "movement",    "span",      "stay_event", "stay_figure",
    "stay",          "event_claim", "event_actor", "event_row", "event",      "claim_place",
    "place_name",    "place",       "actor_name",  "actor",     "chosen",     "chosen_source"};

/* claim_place goes last: its rows are those of the chosen claims. */
static const char *const copied[] = {"place", "place_name", "actor", "actor_name", "claim_place"};

lay_status lay_store_temp_begin(lay_db *db, lay_error *err)
{
    lay_status status = lay_db_allow_temp(db, true, err);
    return status == LAY_OK ? lay_db_exec(db, "PRAGMA foreign_keys = OFF; BEGIN", err) : status;
}

lay_status lay_store_temp_end(lay_db *db, lay_status status, lay_error *err)
{
    if (status == LAY_OK)
        status = lay_db_commit(db, err);
    if (status != LAY_OK)
        lay_db_rollback(db);
    lay_error *then = status == LAY_OK ? err : NULL;
    lay_status back = db->mode == LAY_DB_READ ? lay_db_allow_temp(db, false, then)
                                              : lay_db_exec(db, "PRAGMA foreign_keys = ON", then);
    return status == LAY_OK ? back : status;
}

static lay_status drop_all(lay_db *db, lay_error *err)
{
    LAY_BUF sql = {0};
    lay_buf_puts(&sql, "DROP VIEW IF EXISTS temp.report; DROP VIEW IF EXISTS temp.claim;");
    for (size_t i = 0; i < LAY_COUNT(tables); i++)
        lay_buf_printf(&sql, "DROP TABLE IF EXISTS temp.%s;", tables[i]);
    return lay_db_exec(db, lay_buf_text(&sql), err);
}

lay_status lay_store_choose_none(lay_db *db, lay_error *err)
{
    static const char asked[] =
        "SELECT count(*) FROM temp.sqlite_schema WHERE name IN ('event', 'chosen')";
    int64_t there = 0;
    lay_status status = lay_db_number(db, asked, &there, err);
    if (status != LAY_OK || !there)
        return status;
    status = lay_store_temp_begin(db, err);
    if (status == LAY_OK)
        status = drop_all(db, err);
    status = lay_store_temp_end(db, status, err);
    if (status == LAY_OK)
        db->chosen = false;
    return status;
}

/* The statement of main's schema as one for temp's: "CREATE TABLE x" or "CREATE INDEX x". */
static void add_temp_statement(lay_buf *sql, const char *made)
{
    static const char table[] = "CREATE TABLE ", index[] = "CREATE INDEX ";
    if (strncmp(made, table, sizeof table - 1) == 0)
        lay_buf_printf(sql, "CREATE TEMP TABLE %s;", made + sizeof table - 1);
    else if (strncmp(made, index, sizeof index - 1) == 0)
        lay_buf_printf(sql, "CREATE INDEX temp.%s;", made + sizeof index - 1);
}

static lay_status copy_table(lay_db *db, const char *name, lay_error *err)
{
    static const char made[] =
        "SELECT sql FROM main.sqlite_schema WHERE tbl_name = ?1 AND sql IS NOT NULL "
        "AND type IN ('table', 'index') ORDER BY type = 'index'";
    LAY_BUF sql = {0};
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, made, &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, name);
    while ((status = lay_stmt_step(db, stmt, err)) == LAY_OK)
        add_temp_statement(&sql, lay_column_text(stmt, 0));
    if (status != LAY_NO)
        return status;
    lay_buf_printf(&sql, "INSERT INTO temp.%s SELECT * FROM main.%s%s", name, name,
                   strcmp(name, "claim_place") == 0 ? " WHERE claim IN (SELECT id FROM temp.claim)"
                                                    : "");
    return lay_db_exec(db, lay_buf_text(&sql), err);
}

static lay_status put_sources(lay_db *db, const struct lay_evidence_choice *choice, lay_error *err)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; i < choice->source_count && status == LAY_OK; i++) {
        lay_stmt *stmt;
        status =
            lay_stmt_get(db, "INSERT OR IGNORE INTO temp.chosen_source VALUES(?1)", &stmt, err);
        if (status != LAY_OK)
            break;
        lay_bind_text(stmt, 1, choice->sources[i]);
        status = lay_stmt_run(db, stmt, err);
    }
    return status;
}

static lay_status put_reports(lay_db *db, const struct lay_evidence_choice *choice, lay_error *err)
{
    static const char sql[] =
        "INSERT INTO temp.chosen SELECT r.id FROM main.report AS r "
        "WHERE r.recorded <= ?1 AND (r.superseded IS NULL OR r.superseded > ?1) "
        "AND (?2 IS NULL OR r.published_last <= ?2) AND r.reliability <= ?3 "
        "AND (?4 = 6 OR EXISTS (SELECT 1 FROM main.claim AS c "
        "WHERE c.report = r.id AND c.credibility <= ?4)) "
        "AND (?5 = 0 OR r.source IN (SELECT name FROM temp.chosen_source))";
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    char reliability[2] = {choice->min_reliability, 0};
    lay_bind_int(stmt, 1, choice->recorded_by);
    lay_bind_day(stmt, 2, choice->known_by);
    lay_bind_text(stmt, 3, reliability);
    lay_bind_int(stmt, 4, choice->min_credibility);
    lay_bind_int(stmt, 5, (int64_t)choice->source_count);
    return lay_stmt_run(db, stmt, err);
}

/* A revision that was current is current here. */
static lay_status make_views(lay_db *db, const struct lay_evidence_choice *choice, lay_error *err)
{
    static const char report[] =
        "CREATE TEMP VIEW report AS SELECT id, key, revision, 1 AS current, source, kind, "
        "reliability, lead, origin, title, url, language, published, published_first, "
        "published_last, recorded, NULL AS superseded, digest, body, document "
        "FROM main.report WHERE id IN (SELECT report FROM temp.chosen);";
    LAY_BUF sql = {0};
    lay_buf_puts(&sql, report);
    lay_buf_printf(&sql,
                   "CREATE TEMP VIEW claim AS SELECT * FROM main.claim "
                   "WHERE report IN (SELECT report FROM temp.chosen) AND credibility <= %d",
                   choice->min_credibility);
    return lay_db_exec(db, lay_buf_text(&sql), err);
}

/* Nobody could know that an actor would end. */
static lay_status forget_ends(lay_db *db, lay_day known_by, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db, "UPDATE temp.actor SET valid_to = NULL WHERE valid_to > ?1", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_day(stmt, 1, known_by);
    return lay_stmt_run(db, stmt, err);
}

static lay_status choose(lay_db *db, const struct lay_evidence_choice *choice,
                         lay_status (*settle)(lay_db *db, lay_error *err), lay_error *err)
{
    static const char chosen[] = "CREATE TEMP TABLE chosen(report INTEGER PRIMARY KEY);"
                                 "CREATE TEMP TABLE chosen_source(name TEXT PRIMARY KEY)";
    lay_status status = drop_all(db, err);
    if (status == LAY_OK)
        status = lay_db_exec(db, chosen, err);
    if (status == LAY_OK)
        status = put_sources(db, choice, err);
    if (status == LAY_OK)
        status = put_reports(db, choice, err);
    if (status == LAY_OK)
        status = make_views(db, choice, err);
    for (size_t i = 0; i < LAY_COUNT(copied) && status == LAY_OK; i++)
        status = copy_table(db, copied[i], err);
    if (status == LAY_OK)
        status = settle(db, err);
    return status == LAY_OK ? forget_ends(db, choice->known_by, err) : status;
}

lay_status lay_store_choose(lay_db *db, const struct lay_evidence_choice *choice,
                            lay_status (*settle)(lay_db *db, lay_error *err), lay_error *err)
{
    lay_status status = lay_store_temp_begin(db, err);
    db->chosen = true;
    if (status == LAY_OK)
        status = choose(db, choice, settle, err);
    status = lay_store_temp_end(db, status, err);
    db->chosen = status == LAY_OK;
    return status;
}
