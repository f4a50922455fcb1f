/* query_parts.c: the pieces of ledgers and disputes, each one statement over a list of row ids.
 *
 * CROSS JOIN in them is the order of the loops: from the few ids outwards. The store keeps no
 * statistics, and without it SQLite begins with the whole of a bigger table. */
#include "store/query.h"

#include "store/idmap.h"
#include <stdlib.h>

#define OF_LIST " IN (SELECT value FROM json_each(?1))"

static const char against_sql[] =
#include "sql/dispute_against.inc"
    ;
static const char times_sql[] =
#include "sql/dispute_times.inc"
    ;
static const char endings_sql[] =
#include "sql/dispute_endings.inc"
    ;
static const char figures_sql[] =
#include "sql/dispute_figures.inc"
    ;
static const char contested_sql[] =
#include "sql/dispute_contested.inc"
    ;
static const char holders_sql[] =
#include "sql/dispute_holders.inc"
    ;
static const char rows_sql[] =
#include "sql/dispute_rows.inc"
    ;
static const char about_sql[] =
#include "sql/dispute_about.inc"
    ;
static const char links_sql[] =
#include "sql/dispute_links.inc"
    ;
static const char voices_sql[] =
#include "sql/claim_voices.inc"
    ;

static const char speakers_sql[] =
#include "sql/claim_speakers.inc"
    ;

static const char ledger_place_sql[] =
#include "sql/ledger_place.inc"
    ;

static const char ledger_stays_sql[] =
#include "sql/ledger_stays.inc"
    ;

static const char ledger_spans_sql[] =
#include "sql/ledger_spans.inc"
    ;

static const char ledger_bounds_sql[] =
#include "sql/ledger_bounds.inc"
    ;

static const char ledger_figures_sql[] =
#include "sql/ledger_figures.inc"
    ;

static const char ledger_areas_sql[] =
#include "sql/ledger_areas.inc"
    ;

static const char ledger_phases_sql[] =
#include "sql/ledger_phases.inc"
    ;

static const char ledger_bases_sql[] =
#include "sql/ledger_bases.inc"
    ;

static const char *const parts[LAY_PARTS_COUNT] = {
    [LAY_PARTS_AGAINST] = against_sql,
    [LAY_PARTS_TIMES] = times_sql,
    [LAY_PARTS_ENDINGS] = endings_sql,
    [LAY_PARTS_FIGURES] = figures_sql,
    [LAY_PARTS_ROWS] = rows_sql,
    [LAY_PARTS_CONTESTED] = contested_sql,
    [LAY_PARTS_HOLDERS] = holders_sql,
    [LAY_PARTS_ABOUT] = about_sql,
    [LAY_PARTS_LINKS] = links_sql,
    [LAY_PARTS_VOICES] = voices_sql,
    [LAY_PARTS_SPEAKERS] = speakers_sql,
    [LAY_PARTS_ORIGINS] =
        "SELECT origin FROM report_origin WHERE report" OF_LIST " ORDER BY origin",
    [LAY_PARTS_DIGESTED] = "SELECT key FROM report_derived WHERE report" OF_LIST " ORDER BY key",
    [LAY_PARTS_EVENTS] = "SELECT id FROM event WHERE id" OF_LIST " ORDER BY start, \"end\", key",
    [LAY_PARTS_CLAIMS] = "SELECT c.id FROM claim AS c JOIN report AS r ON r.id = c.report"
                         " WHERE c.id" OF_LIST " ORDER BY r.published_first, c.ref",
    [LAY_PARTS_EVENT_CLAIMS] =
        "SELECT DISTINCT c.id FROM event_claim AS ec JOIN claim AS c ON c.id = ec.claim"
        " JOIN report AS r ON r.id = c.report WHERE ec.stance = 0 AND ec.event" OF_LIST
        " ORDER BY r.published_first, c.ref",
    [LAY_PARTS_ROW_CLAIMS] =
        "SELECT DISTINCT c.id FROM stay AS st JOIN stay_event AS se ON se.stay = st.id"
        " JOIN event AS e ON e.id = se.event AND e.modality IN (0, 1, 5)"
        " JOIN event_claim AS ec ON ec.event = e.id AND ec.stance = 0"
        " JOIN claim AS c ON c.id = ec.claim JOIN report AS r ON r.id = c.report"
        " WHERE st.place = (SELECT value FROM json_each(?1) WHERE key = 0)"
        " AND st.actor = (SELECT value FROM json_each(?1) WHERE key = 1)"
        " ORDER BY r.published_first, c.ref",
    [LAY_PARTS_CLAIM_ACTORS] =
        "SELECT DISTINCT actor FROM claim_actor WHERE claim" OF_LIST " ORDER BY actor",
    [LAY_PARTS_SPAN_STAYS] = "SELECT DISTINCT stay FROM span WHERE id" OF_LIST " ORDER BY stay",
    [LAY_PARTS_PLACE] = ledger_place_sql,
    [LAY_PARTS_STAYS] = ledger_stays_sql,
    [LAY_PARTS_SPANS] = ledger_spans_sql,
    [LAY_PARTS_BOUNDS] = ledger_bounds_sql,
    [LAY_PARTS_PLACE_FIGURES] = ledger_figures_sql,
    [LAY_PARTS_AREA_FIGURES] = ledger_areas_sql,
    [LAY_PARTS_PHASES] = ledger_phases_sql,
    [LAY_PARTS_BASES] = ledger_bases_sql,
    [LAY_PARTS_PLACE_EVENTS] =
        "SELECT id, coalesce(start_first, start_last, end_first, end_last), end_last"
        " FROM event WHERE place" OF_LIST " OR destination" OF_LIST,
    [LAY_PARTS_STAY_EVENTS] =
        "SELECT e.id, e.key FROM stay_event AS se JOIN event AS e"
        " ON e.id = se.event WHERE se.stay" OF_LIST " GROUP BY e.id ORDER BY min(se.seq), e.key",
    [LAY_PARTS_NEIGHBOURS] =
        "SELECT n.id FROM place AS p JOIN place AS n ON n.locality = p.locality AND n.id <> p.id"
        " AND n.level = 0 WHERE p.level = 0 AND p.id" OF_LIST,
    [LAY_PARTS_ABOVE] = "WITH RECURSIVE up(id) AS (SELECT parent FROM place WHERE id" OF_LIST
                        " UNION SELECT p.parent FROM up JOIN place AS p ON p.id = up.id)"
                        " SELECT id FROM up WHERE id IS NOT NULL",
    [LAY_PARTS_NAMES] = "SELECT (SELECT name FROM actor WHERE id = (SELECT value FROM json_each(?1)"
                        " WHERE key = 1)), name FROM place WHERE id ="
                        " (SELECT value FROM json_each(?1) WHERE key = 0)",
};

lay_status lay_store_parts(lay_db *db, enum lay_parts part, const lay_ids *ids,
                           struct lay_select *out, lay_error *err)
{
    LAY_BUF json = {0};
    lay_ids_to_json(ids->at, ids->n, &json);
    struct lay_select select = {0};
    lay_status status = lay_stmt_new(db, parts[part], &select.stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_text(select.stmt, 1, lay_arena_strdup(&select.arena, lay_buf_text(&json)));
    *out = select;
    return LAY_OK;
}

lay_status lay_store_parts_ids(lay_db *db, enum lay_parts part, const lay_ids *of, lay_ids *ids,
                               lay_error *err)
{
    struct lay_select select = {0};
    lay_status status = lay_store_parts(db, part, of, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(db, select.stmt, err)) == LAY_OK)
        lay_vec_push(ids, lay_column_int(select.stmt, 0));
    lay_select_done(&select);
    return status == LAY_NO ? LAY_OK : status;
}
