/* former.c: what continues an event, a stay or a span whose key is no more: former keys stay
 * answerable.
 *
 * An event is continued by the one that has most of its claims, told in the same sense; a claim is
 * known again by its REPORT#KEY, whatever the revision. A stay, or a span, is continued by that of
 * the same actor at the same place on its first day, else on the first day of it that one covers:
 * being there before not being there, then the same role. Where the actor has no stay there any
 * more, the place is that of the event by which it was there: a place of an unknown name may have
 * become another row. What nothing continues is forgotten, and so are the keys that it had before.
 * Keys that were former of a key that goes follow it. */
#include "base/buf.h"
#include "store/connection.h"
#include "store/derived_at.h"
#include "store/idmap.h"
#include "store/stmt.h"
#include "store/store.h"

static const char tables[] =
    "CREATE TEMP TABLE IF NOT EXISTS gone_event(key TEXT PRIMARY KEY, type INTEGER, place INTEGER);"
    "CREATE TEMP TABLE IF NOT EXISTS gone_claim(key TEXT, ref TEXT, stance INTEGER);"
    "CREATE INDEX IF NOT EXISTS temp.gone_claim_key ON gone_claim(key);"
    "CREATE TEMP TABLE IF NOT EXISTS gone_stay(key TEXT PRIMARY KEY, place INTEGER, actor INTEGER, "
    "from_day INTEGER, to_day INTEGER, state INTEGER, role INTEGER, event TEXT);"
    "DELETE FROM temp.gone_event; DELETE FROM temp.gone_claim; DELETE FROM temp.gone_stay";

/* The first event of a stay that is told of its place. */
#define EVENT_THERE                                                                                \
    "(SELECT e.key FROM main.stay_event AS se JOIN main.event AS e ON e.id = se.event "            \
    "AND e.place = st.place WHERE se.stay = st.id ORDER BY se.seq LIMIT 1)"

/* Stays and spans are told apart by the letter of their key. A stay without a first day begins on
 * the first that is certain of it. */
static const char *const noted[] = {
    "INSERT INTO temp.gone_event SELECT key, type, place FROM main.event WHERE id "
    "IN " LAY_EVENTS_AT,
    "INSERT INTO temp.gone_claim SELECT e.key, c.ref, ec.stance FROM main.event AS e "
    "JOIN main.event_claim AS ec ON ec.event = e.id JOIN claim AS c ON c.id = ec.claim "
    "WHERE e.id IN " LAY_EVENTS_AT,
    "INSERT INTO temp.gone_stay SELECT st.key, st.place, st.actor, "
    "coalesce(certain_from, possible_from, certain_to, last_evidence), possible_to, 0, "
    "3, " EVENT_THERE " FROM main.stay AS st WHERE st.id IN " LAY_STAYS_AT,
    "INSERT INTO temp.gone_stay SELECT sp.key, st.place, st.actor, sp.from_day, sp.to_day, "
    "sp.state, "
    "sp.role, " EVENT_THERE " FROM main.span AS sp JOIN main.stay AS st ON st.id = sp.stay "
    "WHERE sp.stay IN " LAY_STAYS_AT,
};

lay_status lay_store_note_former(lay_db *db, const int64_t *localities, size_t n, lay_error *err)
{
    LAY_BUF json = {0};
    lay_ids_to_json(localities, n, &json);
    lay_status status = lay_db_exec(db, tables, err);
    for (size_t i = 0; i < LAY_COUNT(noted) && status == LAY_OK; i++) {
        lay_stmt *stmt;
        if ((status = lay_stmt_get(db, noted[i], &stmt, err)) != LAY_OK)
            break;
        lay_bind_text(stmt, 1, lay_buf_text(&json));
        status = lay_stmt_run(db, stmt, err);
    }
    return status;
}

/* It has a day in common with o, or begins on that of o. */
#define MEETS(from, to)                                                                            \
    " AND coalesce(" to " > o.from_day, 1) AND (coalesce(" from " < o.to_day, 1) OR " from         \
    " = o.from_day)"
#define STAY_FROM "coalesce(s.possible_from, s.certain_from, s.certain_to, s.last_evidence)"
/* g in the subqueries is seen by WHERE alone: o is the same row. */
#define STAYS_OF_GONE                                                                              \
    "FROM temp.gone_stay AS o JOIN main.stay AS s ON s.place = o.place AND s.actor = o.actor "

static const char linked[] =
    /* What is there again is not gone. */
    "DELETE FROM temp.gone_event WHERE key IN (SELECT key FROM main.event);"
    "DELETE FROM temp.gone_stay WHERE key IN (SELECT key FROM main.stay)"
    " OR key IN (SELECT key FROM main.span);"
    "CREATE TEMP TABLE IF NOT EXISTS gone(key TEXT PRIMARY KEY, current TEXT);"
    "DELETE FROM temp.gone;"
    "INSERT INTO temp.gone SELECT g.key, (SELECT e.key FROM temp.gone_event AS o"
    " JOIN temp.gone_claim AS gc ON gc.key = o.key JOIN claim AS c ON c.ref = gc.ref"
    " JOIN report AS r ON r.id = c.report AND r.current = 1"
    " JOIN main.event_claim AS ec ON ec.claim = c.id JOIN main.event AS e ON e.id = ec.event"
    " WHERE o.key = g.key GROUP BY e.id ORDER BY max(ec.stance = gc.stance) DESC,"
    " max(e.type = o.type) DESC, max(e.place IS o.place) DESC, count(*) DESC, e.key LIMIT 1)"
    " FROM temp.gone_event AS g;"
    "UPDATE temp.gone_stay SET place = coalesce((SELECT e.place FROM main.event AS e WHERE e.key = "
    "coalesce((SELECT current FROM temp.gone AS g WHERE g.key = gone_stay.event), "
    "gone_stay.event)),"
    " place) WHERE event IS NOT NULL AND NOT EXISTS (SELECT 1 FROM main.stay AS s"
    " WHERE s.place = gone_stay.place AND s.actor = gone_stay.actor);"
    "INSERT INTO temp.gone SELECT g.key, (SELECT s.key " STAYS_OF_GONE "WHERE o.key = g.key" MEETS(
        STAY_FROM,
        "s.possible_to") " ORDER BY " STAY_FROM " <= o.from_day DESC, " STAY_FROM ", s.key LIMIT 1)"
                         " FROM temp.gone_stay AS g WHERE g.key LIKE 's-%';"
                         "INSERT INTO temp.gone SELECT g.key, (SELECT sp.key " STAYS_OF_GONE
                         "JOIN main.span AS sp ON sp.stay = s.id WHERE o.key = g.key" MEETS(
                             "sp.from_day",
                             "sp.to_day") " ORDER BY sp.from_day <= o.from_day DESC, (sp.state >= "
                                          "4) = (o.state >= 4) DESC, sp.from_day,"
                                          " sp.role = o.role DESC, sp.key LIMIT 1)"
                                          " FROM temp.gone_stay AS g WHERE g.key LIKE 'p-%';"
                                          "UPDATE main.former SET current = (SELECT current FROM "
                                          "temp.gone AS g WHERE g.key ="
                                          " former.current) WHERE current IN (SELECT key FROM "
                                          "temp.gone WHERE current IS NOT NULL);"
                                          "DELETE FROM main.former WHERE current IN (SELECT key "
                                          "FROM temp.gone WHERE current IS NULL);"
                                          "INSERT OR REPLACE INTO main.former SELECT key, current "
                                          "FROM temp.gone"
                                          " WHERE current IS NOT NULL;"
                                          "DROP TABLE temp.gone; DROP TABLE temp.gone_event; DROP "
                                          "TABLE temp.gone_claim;"
                                          "DROP TABLE temp.gone_stay";

lay_status lay_store_link_former(lay_db *db, lay_error *err)
{
    return lay_db_exec(db, linked, err);
}
