/* verify.c: is the store sound, and is it as this program makes it?
 *
 * The schema is compared with that of a store made in memory by the same code, name by name. What
 * SpatiaLite makes may differ from one of its versions to the next: of that only the names are
 * used, to tell what another program has added. Where the SpatiaLite module is missing, additions
 * are not looked for.
 */
#include "base/buf.h"
#include "base/error.h"
#include "store/connection.h"
#include "store/stmt.h"
#include "store/store.h"
#include <string.h>

struct checker {
    lay_db *db;
    void (*say)(void *context, const char *finding);
    void *context;
    lay_error *err;
    size_t findings;
};

static void found(struct checker *check, const char *fmt, ...) LAY_PRINTF(2, 3);

static void found(struct checker *check, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    LAY_FREE char *text = lay_vasprintf(fmt, ap);
    va_end(ap);
    check->findings++;
    check->say(check->context, text);
}

/* Rows of one text: each is a finding after `intro`, save the row "ok". */
static lay_status say_rows(struct checker *check, const char *sql, const char *intro)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_new(check->db, sql, &stmt, check->err);
    if (status != LAY_OK)
        return status;
    while ((status = lay_stmt_step(check->db, stmt, check->err)) == LAY_OK) {
        const char *text = lay_column_text(stmt, 0);
        if (!text || strcmp(text, "ok") != 0)
            found(check, "%s%s", intro, text ? text : "?");
    }
    lay_stmt_free(stmt);
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status check_identity(struct checker *check)
{
    int64_t magic, version;
    lay_status status = lay_db_number(check->db, "PRAGMA application_id", &magic, check->err);
    if (status == LAY_OK)
        status = lay_db_number(check->db, "PRAGMA user_version", &version, check->err);
    if (status != LAY_OK)
        return status;
    if (magic != LAY_STORE_MAGIC)
        found(check, "the file does not say that it is a store of laydown");
    if (version != LAY_STORE_VERSION)
        found(check, "the schema is %lld, not %d", (long long)version, LAY_STORE_VERSION);
    return LAY_OK;
}

/* White space and case of sqlite_schema.sql are as they were typed: ours always the same. */
static const char objects[] =
    "SELECT name, type, coalesce(sql, '') FROM main.sqlite_schema ORDER BY name";
static const char object[] =
    "SELECT 0, type, coalesce(sql, '') FROM main.sqlite_schema WHERE name = ?1";

/* `model` is a store in memory; ours: compare the texts, else look for what it does not have. */
static lay_status compare_schema(struct checker *check, lay_db *walk, lay_db *other, bool altered)
{
    lay_stmt *all, *one;
    lay_status status = lay_stmt_get(walk, objects, &all, check->err);
    while (status == LAY_OK && (status = lay_stmt_step(walk, all, check->err)) == LAY_OK) {
        const char *name = lay_column_text(all, 0);
        if ((status = lay_stmt_get(other, object, &one, check->err)) != LAY_OK)
            break;
        lay_bind_text(one, 1, name);
        status = lay_stmt_step(other, one, check->err);
        if (status == LAY_NO && altered)
            found(check, "%s %s is missing", lay_column_text(all, 1), name);
        else if (status == LAY_NO)
            found(check, "%s %s was added by another program", lay_column_text(all, 1), name);
        else if (status == LAY_OK && altered &&
                 strcmp(lay_column_text(one, 2), lay_column_text(all, 2)) != 0)
            found(check, "%s %s was altered by another program", lay_column_text(all, 1), name);
        else if (status != LAY_OK)
            break;
        lay_stmt_reset(one);
        status = LAY_OK;
    }
    lay_stmt_reset(all);
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status check_schema(struct checker *check)
{
    lay_db *model;
    lay_status status = lay_db_memory(false, &model, check->err);
    if (status != LAY_OK)
        return status;
    status = compare_schema(check, model, check->db, true);
    lay_db_close(model);
    if (status != LAY_OK || lay_db_memory(true, &model, NULL) != LAY_OK)
        return status;
    status = compare_schema(check, check->db, model, false);
    lay_db_close(model);
    return status;
}

static lay_status check_layers(struct checker *check)
{
    for (int i = 0; i < LAY_LAYER_COUNT; i++) {
        if (i == LAY_LAYER_CLAIMS)
            continue;
        const char *layer = lay_store_layer_name((enum lay_layer)i);
        lay_stmt *stmt;
        lay_status status = lay_stmt_get(
            check->db, "SELECT count(*) FROM views_geometry_columns WHERE view_name = ?1", &stmt,
            check->err);
        if (status != LAY_OK)
            return status;
        lay_bind_text(stmt, 1, layer);
        if ((status = lay_stmt_step(check->db, stmt, check->err)) != LAY_OK)
            return status;
        if (lay_column_int(stmt, 0) != 1)
            found(check, "the layer %s is not registered", layer);
        lay_stmt_reset(stmt);
    }
    return LAY_OK;
}

/* Each gives a sentence a row. State 4 is absence as told, 5 unknown: neither is within the stay;
 * and 3, contested, goes on after an ending that is denied. */
static const char *const content[] = {
    "SELECT 'the data cut-off is not the latest publication' WHERE (SELECT day FROM main.horizon) "
    "IS NOT (SELECT max(published_last) FROM report WHERE current = 1)",

    "SELECT 'the data cut-off has ' || count(*) || ' rows' FROM main.horizon HAVING count(*) <> 1",

    "SELECT 'span ' || sp.key || ' is empty' FROM main.span AS sp WHERE sp.to_day <= sp.from_day",

    "SELECT 'span ' || sp.key || ' reaches out of its stay ' || st.key FROM main.span AS sp "
    "JOIN main.stay AS st ON st.id = sp.stay WHERE (sp.state < 4 AND sp.from_day < "
    "st.possible_from) "
    "OR (sp.state < 3 AND st.possible_to IS NOT NULL "
    "AND (sp.to_day IS NULL OR sp.to_day > st.possible_to))",

    "SELECT 'span ' || key || ' overlaps the one before it' FROM (SELECT key, from_day, "
    "lag(coalesce(to_day, 9e18)) OVER (PARTITION BY stay ORDER BY from_day, id) AS before "
    "FROM main.span) WHERE from_day < before",

    "SELECT 'stay ' || st.key || ' names an event that is not there' FROM main.stay_event AS se "
    "JOIN main.stay AS st ON st.id = se.stay LEFT JOIN main.event AS e ON e.id = se.event "
    "WHERE e.id IS NULL GROUP BY st.id",

    "SELECT 'event ' || e.key || ' rests on no claim' FROM main.event AS e WHERE NOT EXISTS "
    "(SELECT 1 FROM main.event_claim AS ec WHERE ec.event = e.id)",

    "SELECT 'event ' || e.key || ' rests on a claim that is no evidence any more' FROM main.event "
    "AS e JOIN main.event_claim AS ec ON ec.event = e.id JOIN claim AS c ON c.id = ec.claim "
    "JOIN report AS r ON r.id = c.report WHERE r.current = 0 GROUP BY e.id",

    "SELECT 'the former id ' || f.key || ' leads to nothing' FROM main.former AS f WHERE NOT "
    "EXISTS "
    "(SELECT 1 FROM main.span AS s WHERE s.key = f.current) AND NOT EXISTS "
    "(SELECT 1 FROM main.stay AS s WHERE s.key = f.current) AND NOT EXISTS "
    "(SELECT 1 FROM main.event AS s WHERE s.key = f.current)",

    "SELECT 'report ' || key || ' has ' || sum(current) || ' newest revisions' FROM report "
    "GROUP BY key HAVING sum(current) <> 1",

    "SELECT 'the spatial index of place has ' || (SELECT count(*) FROM main.idx_place_geom) || "
    "' rows for ' || n || ' points' FROM (SELECT count(geom) AS n FROM place) "
    "WHERE n <> (SELECT count(*) FROM main.idx_place_geom)",

    "SELECT 'the spatial index of event has ' || (SELECT count(*) FROM main.idx_event_geom) || "
    "' rows for ' || n || ' points' FROM (SELECT count(geom) AS n FROM main.event) "
    "WHERE n <> (SELECT count(*) FROM main.idx_event_geom)",

    "SELECT 'the spatial index of span has ' || (SELECT count(*) FROM main.idx_span_geom) || "
    "' rows for ' || n || ' points' FROM (SELECT count(geom) AS n FROM main.span) "
    "WHERE n <> (SELECT count(*) FROM main.idx_span_geom)",
};

static lay_status check_content(struct checker *check)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; status == LAY_OK && i < LAY_COUNT(content); i++)
        status = say_rows(check, content[i], "");
    return status;
}

/* A store so damaged or altered that a check cannot run is a finding too. */
static lay_status survive(struct checker *check, lay_status status, lay_error *mine)
{
    if (status == LAY_DAMAGED) {
        found(check, "%s", mine->message);
        status = LAY_OK;
    }
    return status;
}

lay_status lay_db_verify(lay_db *db, void (*say)(void *context, const char *finding), void *context,
                         lay_error *err)
{
    static lay_status (*const checks[])(struct checker *) = {check_identity, check_schema,
                                                             check_layers, check_content};
    lay_error mine = LAY_ERROR_INIT;
    struct checker check = {db, say, context, &mine, 0};
    lay_status status = say_rows(&check, "PRAGMA integrity_check", "SQLite: ");
    status = survive(&check, status, &mine);
    if (status == LAY_OK)
        status = say_rows(&check,
                          "SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' refers to a "
                          "missing row of ' || parent FROM pragma_foreign_key_check",
                          "");
    status = survive(&check, status, &mine);
    for (size_t i = 0; status == LAY_OK && i < LAY_COUNT(checks); i++)
        status = survive(&check, checks[i](&check), &mine);
    if (status != LAY_OK) {
        lay_error_move(err, &mine);
        return status;
    }
    lay_error_done(&mine);
    if (check.findings == 0)
        return LAY_OK;
    return lay_error_set(err, LAY_NO, "store.unsound", "%s: %zu findings", db->path,
                         check.findings);
}
