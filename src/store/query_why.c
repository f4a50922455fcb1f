/* query_why.c: the pieces of the chain of evidence, and what an id stands for.
 *
 * Each piece is a file sql/why_*.sql that ends in its FROM, and an end that says of what. Later
 * fields are a column there: their names and order are those of the answer. */
#include "store/query.h"

#include "base/buf.h"
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static const char span_sql[] =
#include "sql/why_span.inc"
    ;
static const char stay_sql[] =
#include "sql/why_stay.inc"
    ;
static const char event_sql[] =
#include "sql/why_event.inc"
    ;
static const char claim_sql[] =
#include "sql/why_claim.inc"
    ;
static const char report_sql[] =
#include "sql/why_report.inc"
    ;
static const char revision_sql[] =
#include "sql/why_revision.inc"
    ;
static const char revision_claim_sql[] =
#include "sql/why_revision_claim.inc"
    ;
static const char find_sql[] =
#include "sql/find_id.inc"
    ;

static const struct {
    const char *text, *end;
} parts[LAY_WHY_PARTS] = {
    [LAY_WHY_SPAN] = {span_sql, ""},
    [LAY_WHY_SPAN_STAY] = {"SELECT stay, 's' FROM span WHERE id = ?1", ""},
    [LAY_WHY_STAY] = {stay_sql, ""},
    [LAY_WHY_STAY_EVENTS] = {event_sql, " JOIN stay_event AS se ON se.event = e.id"
                                        " WHERE se.stay = ?1 ORDER BY se.seq, e.key"},
    [LAY_WHY_EVENT] = {event_sql, " WHERE e.id = ?1"},
    [LAY_WHY_EVENT_CLAIMS] = {claim_sql, " JOIN event_claim AS ec ON ec.claim = c.id"
                                         " WHERE ec.event = ?1"
                                         " ORDER BY ec.stance, r.published_first, c.ref"},
    [LAY_WHY_CLAIM] = {claim_sql, " WHERE c.id = ?1"},
    [LAY_WHY_CLAIM_REPORT] = {report_sql, " WHERE r.id = (SELECT report FROM claim WHERE id = ?1)"},
    [LAY_WHY_REPORT] = {report_sql, " WHERE r.id = ?1"},
    [LAY_WHY_REPORT_CLAIMS] = {claim_sql, " WHERE c.report = ?1 ORDER BY c.id"},
    [LAY_WHY_CLAIM_REVISIONS] = {revision_claim_sql, ""},
    [LAY_WHY_REPORT_REVISIONS] = {revision_sql, ""},
};

lay_status lay_store_why(lay_db *db, enum lay_why_part part, int64_t id, lay_stmt **out,
                         lay_error *err)
{
    LAY_FREE char *sql = lay_asprintf("%s%s", parts[part].text, parts[part].end);
    lay_status status = lay_stmt_new(db, sql, out, err);
    if (status == LAY_OK)
        lay_bind_int(*out, 1, id);
    return status;
}

const char *lay_column_name(lay_stmt *stmt, int at)
{
    return sqlite3_column_name(stmt, at);
}

bool lay_column_is_int(lay_stmt *stmt, int at)
{
    return sqlite3_column_type(stmt, at) == SQLITE_INTEGER;
}

lay_status lay_store_find_id(lay_db *db, const char *text, size_t most, lay_found_ids *out,
                             lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, find_sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(stmt, 1, text);
    lay_bind_int(stmt, 2, (int64_t)most);
    while ((status = lay_stmt_step(db, stmt, err)) == LAY_OK) {
        const char *former = lay_column_text(stmt, 3);
        struct lay_found_id found = {lay_column_text(stmt, 0)[0], lay_column_int(stmt, 1),
                                     lay_strdup(lay_column_text(stmt, 2)),
                                     former ? lay_strdup(former) : NULL};
        lay_vec_push(out, found);
    }
    return status == LAY_NO ? LAY_OK : status;
}
