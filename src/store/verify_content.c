/* verify_content.c: checks that read the rows: terms, documents, points, and what is derived.
 *
 * An R*Tree keeps single-precision bounds around a double: a box must hold its point, and be no
 * wider than rounding makes it.
 */
#include "base/hash.h"
#include "base/mem.h"
#include "store/connection.h"
#include "store/geom.h"
#include "store/stmt.h"
#include "store/store.h"
#include "store/verify.h"
#include <string.h>

lay_status lay_check_terms(struct lay_checker *check)
{
    lay_db *model;
    lay_status status = lay_db_memory(false, &model, check->err);
    if (status != LAY_OK)
        return status;
    lay_stmt *ours = NULL, *theirs = NULL;
    status = lay_stmt_get(model, "SELECT list, value, name FROM term", &ours, check->err);
    if (status == LAY_OK)
        status =
            lay_stmt_get(check->db, "SELECT name FROM main.term WHERE list = ?1 AND value = ?2",
                         &theirs, check->err);
    while (status == LAY_OK && (status = lay_stmt_step(model, ours, check->err)) == LAY_OK) {
        lay_bind_int(theirs, 1, lay_column_int(ours, 0));
        lay_bind_int(theirs, 2, lay_column_int(ours, 1));
        status = lay_stmt_step(check->db, theirs, check->err);
        if (status == LAY_NO ||
            (status == LAY_OK && strcmp(lay_column_text(theirs, 0), lay_column_text(ours, 2)) != 0))
            lay_found(check, "term.altered", "term %lld of list %lld is not \"%s\"",
                      (long long)lay_column_int(ours, 1), (long long)lay_column_int(ours, 0),
                      lay_column_text(ours, 2));
        lay_stmt_reset(theirs);
        status = status == LAY_NO ? LAY_OK : status;
    }
    lay_db_close(model);
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status say_each(struct lay_checker *check, const char *code, const char *sql)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(check->db, sql, &stmt, check->err);
    while (status == LAY_OK && (status = lay_stmt_step(check->db, stmt, check->err)) == LAY_OK)
        lay_found(check, code, "%s", lay_column_text(stmt, 0));
    return status == LAY_NO ? LAY_OK : status;
}

/* What is shown of a report or claim beside its document, against the document. A claim's texts are
 * compared as a set for each report, since a document does not tell where a claim's row is. */
#define SHOWN(column, path)                                                                        \
    "SELECT 'the " column                                                                          \
    " of report ' || key || ', revision ' || revision || ', is not what its "                      \
    "document says' FROM main.report WHERE " column " IS NOT json_extract(body, '" path "') "      \
    "ORDER BY 1"
#define CLAIM_TEXTS(column)                                                                        \
    "SELECT r.key, r.revision, t." column " AS text FROM main.claim_text AS t "                    \
    "JOIN main.claim AS c ON c.id = t.claim JOIN main.report AS r ON r.id = c.report "             \
    "WHERE text IS NOT NULL"
#define DOCUMENT_TEXTS(path)                                                                       \
    "SELECT r.key, r.revision, json_extract(j.value, '" path "') AS text FROM main.report AS r, "  \
    "json_each(r.body, '$.claims') AS j WHERE text IS NOT NULL"
#define TOLD(column, path)                                                                         \
    "SELECT DISTINCT 'the " column " of a claim of report ' || key || ', revision ' || revision "  \
    "|| ', is not what its document says' FROM ("                                                  \
    "SELECT * FROM (" CLAIM_TEXTS(column) " EXCEPT " DOCUMENT_TEXTS(                               \
        path) ") UNION ALL "                                                                       \
              "SELECT * FROM (" DOCUMENT_TEXTS(path) " EXCEPT " CLAIM_TEXTS(                       \
                  column) ")) ORDER BY 1"

static lay_status check_shown(struct lay_checker *check)
{
    static const char *const shown[] = {
        SHOWN("source", "$.source.name"),
        SHOWN("title", "$.title"),
        SHOWN("url", "$.url"),
        SHOWN("language", "$.language"),
        SHOWN("published", "$.published"),
        "SELECT 'report ' || key || ', revision ' || revision || ', has other claims than its "
        "document' FROM main.report AS r WHERE (SELECT count(*) FROM main.claim AS c "
        "WHERE c.report = r.id) IS NOT json_array_length(body, '$.claims') ORDER BY 1",
        TOLD("when_text", "$.when_text"),
        TOLD("as_reported", "$.as_reported"),
        TOLD("strength_text", "$.strength.text"),
        TOLD("quote", "$.quote"),
        TOLD("note", "$.note"),
        "SELECT 'report ' || a.key || ', revision ' || a.revision || ', was not superseded when "
        "the next came in' FROM main.report AS a LEFT JOIN main.report AS b ON b.key = a.key "
        "AND b.revision = a.revision + 1 WHERE a.superseded IS NOT b.recorded ORDER BY 1"};
    lay_status status = LAY_OK;
    for (size_t i = 0; status == LAY_OK && i < LAY_COUNT(shown); i++)
        status = say_each(check, "document.altered", shown[i]);
    return status;
}

lay_status lay_check_documents(struct lay_checker *check)
{
    lay_stmt *stmt;
    bool altered = false;
    lay_status status =
        lay_stmt_get(check->db, "SELECT key, digest, body FROM report ORDER BY key, revision",
                     &stmt, check->err);
    while (status == LAY_OK && (status = lay_stmt_step(check->db, stmt, check->err)) == LAY_OK) {
        size_t len;
        const void *body = lay_column_blob(stmt, 2, &len);
        uint64_t hash = lay_hash_end(lay_hash_more(LAY_HASH_SEED, body, len));
        LAY_FREE char *digest = lay_asprintf("%016llx", (unsigned long long)hash);
        if (strcmp(digest, lay_column_text(stmt, 1)) != 0) {
            lay_found(check, "document.altered", "the document of report %s was altered",
                      lay_column_text(stmt, 0));
            altered = true;
        }
    }
    if (status == LAY_NO) /* what was altered may be no JSON, and proves nothing */
        status = altered ? LAY_OK : check_shown(check);
    return status;
}

/* Columns: what it is, its point, the bounds of its entry in the index, its longitude and latitude.
 */
static lay_status check_entries(struct lay_checker *check, const char *table, const char *sql)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(check->db, sql, &stmt, check->err);
    while (status == LAY_OK && (status = lay_stmt_step(check->db, stmt, check->err)) == LAY_OK) {
        static const double widest = 1e-4; /* degrees: two roundings of 180 to single precision */
        size_t len;
        const void *geom = lay_column_blob(stmt, 1, &len);
        struct lay_point point = {0};
        const char *key = lay_column_text(stmt, 0);
        if (!lay_geom_read_point(geom, len, &point)) {
            lay_found(check, "index.differs", "the geometry of %s %s is no point", table, key);
            continue;
        }
        if (point.lon != lay_column_real(stmt, 6) || point.lat != lay_column_real(stmt, 7))
            lay_found(check, "index.differs", "%s %s is drawn elsewhere than its position says",
                      table, key);
        double west = lay_column_real(stmt, 2), east = lay_column_real(stmt, 3),
               south = lay_column_real(stmt, 4), north = lay_column_real(stmt, 5);
        if (lay_column_null(stmt, 2))
            lay_found(check, "index.differs", "%s %s is not in the spatial index", table, key);
        else if (point.lon < west || point.lon > east || point.lat < south || point.lat > north ||
                 east - west > widest || north - south > widest)
            lay_found(check, "index.differs", "%s %s is elsewhere in the spatial index", table,
                      key);
    }
    return status == LAY_NO ? LAY_OK : status;
}

#define ENTRIES(table, place)                                                                      \
    "SELECT t.key, t.geom, i.xmin, i.xmax, i.ymin, i.ymax, p.lon, p.lat FROM main." table " AS t " \
    "LEFT JOIN main.place AS p ON p.id = " place " LEFT JOIN main.idx_" table                      \
    "_geom AS i ON i.pkid = t.id WHERE t.geom IS NOT NULL"
#define STRAY(table)                                                                               \
    "SELECT 'the spatial index of " table " has an entry for row ' || pkid || ', which has no "    \
    "point' FROM main.idx_" table "_geom AS i LEFT JOIN main." table " AS t ON t.id = i.pkid "     \
    "WHERE t.geom IS NULL"

lay_status lay_check_points(struct lay_checker *check)
{
    static const struct {
        const char *table, *entries, *stray;
    } indexes[] = {{"place", ENTRIES("place", "t.id"), STRAY("place")},
                   {"event", ENTRIES("event", "t.place"), STRAY("event")},
                   {"span",
                    ENTRIES("span", "(SELECT st.place FROM main.stay AS st WHERE st.id = t.stay)"),
                    STRAY("span")}};
    static const char *const copies[] = {
        "SELECT 'event ' || e.key || ' is not where its place is' FROM main.event AS e "
        "LEFT JOIN place AS p ON p.id = e.place WHERE e.geom IS NOT NULL AND e.geom IS NOT p.geom",
        "SELECT 'presence ' || sp.key || ' is not where its place is' FROM main.span AS sp "
        "JOIN main.stay AS st ON st.id = sp.stay JOIN place AS p ON p.id = st.place "
        "WHERE sp.geom IS NOT NULL AND sp.geom IS NOT p.geom"};
    lay_status status = LAY_OK;
    for (size_t i = 0; status == LAY_OK && i < LAY_COUNT(indexes); i++) {
        status = check_entries(check, indexes[i].table, indexes[i].entries);
        if (status == LAY_OK)
            status = say_each(check, "index.differs", indexes[i].stray);
    }
    for (size_t i = 0; status == LAY_OK && i < LAY_COUNT(copies); i++)
        status = say_each(check, "index.differs", copies[i]);
    return status;
}

/* Rows of one kind that are stored and are not derived, and the other way round. The geometry is
 * only in the stored ones. */
#define DIFFERENCE(what, columns, from, joins)                                                     \
    "SELECT '" what                                                                                \
    " ' || key || ' is stored and is not what the evidence gives' FROM (SELECT " columns           \
    " FROM main." from                                                                             \
    " AS t " joins("main") " EXCEPT SELECT " columns " FROM temp." from " AS t " joins(            \
        "temp") ") UNION ALL SELECT '" what " ' || key || ' follows from the evidence "            \
                "and is not stored so' FROM (SELECT " columns " FROM temp." from                   \
                " AS t " joins("temp") " EXCEPT SELECT " columns " FROM main." from                \
                                       " AS t " joins("main") ")"
#define NO_JOIN(schema) ""
#define OF_EVENT(schema) "JOIN " schema ".event AS e ON e.id = t.event"
#define OF_STAY(schema) "JOIN " schema ".stay AS s ON s.id = t.stay"
#define OF_DISPUTE(schema) "LEFT JOIN " schema ".event AS e ON e.id = t.event"

lay_status lay_store_compare(lay_db *db,
                             void (*say)(void *context, const struct lay_finding *finding),
                             void *context, lay_error *err)
{
    static const char *const differences[] = {
        DIFFERENCE("event",
                   "key, type, modality, status, disputed, place, destination, start_first, "
                   "start_last, end_first, end_last, start, \" end\", ongoing, edtf, has_strength, "
                   "strength_low, strength_best, "
                   "strength_high, unit, qualifier, "
                   "scope, measure, "
                   "reliability, credibility, origins, "
                   "first_published",
                   "event", NO_JOIN),
        DIFFERENCE("shown row of event", "id AS key, *", "event_row", NO_JOIN),
        DIFFERENCE("actor of event", "e.key AS key, seq, actor, role", "event_actor", OF_EVENT),
        DIFFERENCE("claim of event", "e.key AS key, claim, stance", "event_claim", OF_EVENT),
        DIFFERENCE("stay",
                   "key, place, actor, possible_from, certain_from, certain_to, possible_to, "
                   "last_evidence, possible_only, disputed, reliability, credibility, origins",
                   "stay", NO_JOIN),
        DIFFERENCE("figure of stay", "s.key AS key, day, low, best, high", "stay_figure", OF_STAY),
        DIFFERENCE("event of stay", "s.key AS key, seq, t.event", "stay_event", OF_STAY),
        DIFFERENCE("presence",
                   "t.key AS key, s.key, from_day, to_day, start, \" end\", ongoing, edtf, state, "
                   "role, nested",
                   "span", OF_STAY),
        DIFFERENCE("dispute of",
                   "coalesce(e.key, 'place ' || t.place || ', actor ' || t.actor) AS key, t.place, "
                   "t.actor, aspect, voices",
                   "dispute", OF_DISPUTE),
    };
    lay_error mine = LAY_ERROR_INIT;
    struct lay_checker check = {db, say, context, &mine, 0, false};
    lay_status status = LAY_OK;
    for (size_t i = 0; status == LAY_OK && i < LAY_COUNT(differences); i++) {
        lay_stmt *stmt;
        status = lay_stmt_new(db, differences[i], &stmt, &mine);
        if (status != LAY_OK)
            break;
        while ((status = lay_stmt_step(db, stmt, &mine)) == LAY_OK)
            lay_found(&check, "derived.unsound", "%s", lay_column_text(stmt, 0));
        lay_stmt_free(stmt);
        status = status == LAY_NO ? LAY_OK : status;
    }
    if (status != LAY_OK) {
        lay_error_move(err, &mine);
        return status;
    }
    if (check.findings == 0)
        return LAY_OK;
    return lay_error_set(err, LAY_NO, "store.unsound",
                         "%s: %zu difference%s from what the evidence gives", db->path,
                         check.findings, check.findings == 1 ? "" : "s");
}
