/* verify.c: is the store sound, and is it as this program makes it?
 *
 * The schema is compared with the texts it was made from (fingerprint.h). What SpatiaLite makes may
 * differ from one of its versions to the next: of that only the names are used, to tell what
 * another program has added. Where the SpatiaLite module is missing, additions are not looked for.
 * Where the schema was altered, the content is not looked at: what stands in the place of a table
 * may never end.
 */
#include "store/verify.h"
#include "base/buf.h"
#include "base/error.h"
#include "model/terms.h"
#include "store/connection.h"
#include "store/fingerprint.h"
#include "store/stmt.h"
#include "store/store.h"
#include <string.h>

void lay_found(struct lay_checker *check, const char *code, const char *fmt, ...)
{
    static const struct {
        const char *code, *advice;
    } advices[] = {
        {"store.damaged", "take a snapshot or a copy PATH.bak-vN; else import the documents that "
                          "`laydown reports -f json` still gives into a new store"},
        {"schema.altered", "any import makes views anew; for a table, take a snapshot made before, "
                           "or import what `laydown reports -f json` gives into a new store"},
        {"schema.added", "nothing: laydown does not look at it"},
        {"layer.unregistered", "GIS programs do not see the layer: copy the documents to a new "
                               "store with `laydown reports -f json` and import"},
        {"term.altered", "put the row of the table term back as it was"},
        {"document.altered", "import the report again from where it came from"},
        {"index.differs", "boxes and maps miss something: copy the documents to a new store with "
                          "`laydown reports -f json` and import"},
        {"derived.unsound", "copy the documents to a new store with `laydown reports -f json` and "
                            "import"},
    };
    va_list ap;
    va_start(ap, fmt);
    LAY_FREE char *text = lay_vasprintf(fmt, ap);
    va_end(ap);
    const char *advice = "";
    for (size_t i = 0; i < LAY_COUNT(advices); i++)
        if (strcmp(advices[i].code, code) == 0)
            advice = advices[i].advice;
    check->findings++;
    struct lay_finding finding = {code, text, advice};
    check->say(check->context, &finding);
}

/* Rows of one text: each is a finding after `intro`, save the row "ok". */
static lay_status say_rows(struct lay_checker *check, const char *code, const char *sql,
                           const char *intro)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_new(check->db, sql, &stmt, check->err);
    if (status != LAY_OK)
        return status;
    while ((status = lay_stmt_step(check->db, stmt, check->err)) == LAY_OK) {
        const char *text = lay_column_text(stmt, 0);
        if (!text || strcmp(text, "ok") != 0)
            lay_found(check, code, "%s%s", intro, text ? text : "?");
    }
    lay_stmt_free(stmt);
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status check_pages(struct lay_checker *check)
{
    return say_rows(check, "store.damaged", "PRAGMA integrity_check", "SQLite: ");
}

static lay_status check_references(struct lay_checker *check)
{
    return say_rows(check, "store.damaged",
                    "SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' refers to a missing "
                    "row of ' || parent FROM pragma_foreign_key_check",
                    "");
}

static void say_difference(void *context, enum lay_schema_difference difference,
                           const struct lay_schema_object *object)
{
    static const char *const words[] = {"is missing", "was replaced by something else",
                                        "was altered by another program"};
    lay_found(context, "schema.altered", "%s %s %s", object->kind, object->name, words[difference]);
}

static lay_status check_schema(struct lay_checker *check)
{
    size_t before = check->findings;
    lay_status status = lay_schema_compare(check->db, true, say_difference, check, check->err);
    check->altered = check->findings > before;
    return status;
}

/* What is beside what this program and SpatiaLite make. */
static lay_status check_additions(struct lay_checker *check)
{
    lay_db *model;
    if (lay_db_memory(true, &model, NULL) != LAY_OK)
        return LAY_OK;
    lay_stmt *all = NULL, *one = NULL;
    lay_status status = lay_stmt_get(
        check->db, "SELECT name, type FROM main.sqlite_schema ORDER BY name", &all, check->err);
    if (status == LAY_OK)
        status = lay_stmt_get(model, "SELECT 0 FROM main.sqlite_schema WHERE name = ?1", &one,
                              check->err);
    while (status == LAY_OK && (status = lay_stmt_step(check->db, all, check->err)) == LAY_OK) {
        lay_bind_text(one, 1, lay_column_text(all, 0));
        status = lay_stmt_step(model, one, check->err);
        if (status == LAY_NO)
            lay_found(check, "schema.added", "%s %s was added by another program",
                      lay_column_text(all, 1), lay_column_text(all, 0));
        lay_stmt_reset(one);
        status = status == LAY_NO ? LAY_OK : status;
    }
    lay_stmt_reset(all);
    lay_db_close(model);
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status check_layers(struct lay_checker *check)
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
            lay_found(check, "layer.unregistered", "the layer %s is not registered", layer);
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

    "SELECT 'movement ' || e.key || ' has no line' FROM main.movement AS m "
    "JOIN main.event AS e ON e.id = m.event JOIN place AS p ON p.id = m.origin "
    "JOIN place AS d ON d.id = m.destination WHERE m.geom IS NULL "
    "AND p.geom IS NOT NULL AND d.geom IS NOT NULL AND (p.lon <> d.lon OR p.lat <> d.lat)",
    "SELECT 'the former id ' || f.key || ' leads to nothing' FROM main.former AS f WHERE NOT "
    "EXISTS "
    "(SELECT 1 FROM main.span AS s WHERE s.key = f.current) AND NOT EXISTS "
    "(SELECT 1 FROM main.stay AS s WHERE s.key = f.current) AND NOT EXISTS "
    "(SELECT 1 FROM main.event AS s WHERE s.key = f.current)",

    "SELECT 'report ' || key || ' has ' || sum(current) || ' newest revisions' FROM report "
    "GROUP BY key HAVING sum(current) <> 1",
};

static lay_status check_content(struct lay_checker *check)
{
    lay_status status = LAY_OK;
    for (size_t i = 0; status == LAY_OK && i < LAY_COUNT(content); i++)
        status = say_rows(check, "derived.unsound", content[i], "");
    return status;
}

/* A store so damaged or altered that a check cannot run is a finding too. */
static lay_status survive(struct lay_checker *check, lay_status status, lay_error *mine)
{
    if (status == LAY_DAMAGED) {
        lay_found(check, "store.damaged", "%s", mine->message);
        status = LAY_OK;
    }
    return status;
}

lay_status lay_db_verify(lay_db *db, void (*say)(void *context, const struct lay_finding *finding),
                         void *context, lay_error *err)
{
    static const struct {
        lay_status (*run)(struct lay_checker *check);
        bool reads_content;
    } checks[] = {{check_pages, false},        {check_schema, false},    {check_additions, false},
                  {check_references, true},    {check_layers, true},     {lay_check_terms, true},
                  {lay_check_documents, true}, {lay_check_points, true}, {check_content, true}};
    lay_error mine = LAY_ERROR_INIT;
    struct lay_checker check = {db, say, context, &mine, 0, false};
    lay_status status = LAY_OK;
    for (size_t i = 0; status == LAY_OK && i < LAY_COUNT(checks); i++)
        if (!check.altered || !checks[i].reads_content)
            status = survive(&check, checks[i].run(&check), &mine);
    if (status != LAY_OK) {
        lay_error_move(err, &mine);
        return status;
    }
    lay_error_done(&mine);
    if (check.findings == 0)
        return LAY_OK;
    return lay_error_set(err, LAY_NO, "store.unsound", "%s: %zu finding%s", db->path,
                         check.findings, check.findings == 1 ? "" : "s");
}
