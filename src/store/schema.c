/* schema.c: makes the tables, the layers and SpatiaLite's metadata of a new store, in one
 * transaction.
 *
 * SpatiaLite's InitSpatialMetadata('WGS84') writes 340 kB where the full set of reference systems
 * takes 6.6 MB. It reports failure as the value 0 of a SELECT that succeeds, so the value is looked
 * at. Its first argument 0 means "no transaction of its own". Unlike the ...Full variant it works
 * where the schema is not trusted and triggers are off. */
#include "base/buf.h"
#include "base/error.h"
#include "model/laydown.h"
#include "model/terms.h"
#include "store/connection.h"
#include "store/fingerprint.h"
#include "store/layers.h"
#include "store/spatialite.h"
#include "store/stmt.h"
#include "store/store.h"
#include <string.h>

/* C promises literals of 4095 bytes only; gcc and clang take any length. */
#pragma GCC diagnostic ignored "-Woverlength-strings"

static const char schema_sql[] =
#include "sql/schema.inc"
    ;
static const char derived_sql[] =
#include "sql/derived.inc"
    ;
static const char register_sql[] =
#include "sql/register.inc"
    ;
static const char events_sql[] =
#include "sql/layer_events.inc"
    ;
static const char movements_sql[] =
#include "sql/layer_movements.inc"
    ;
static const char presence_sql[] =
#include "sql/layer_presence.inc"
    ;
static const char bases_sql[] =
#include "sql/layer_bases.inc"
    ;
static const char claims_sql[] =
#include "sql/layer_claims.inc"
    ;
static const char evidence_sql[] =
#include "sql/view_evidence.inc"
    ;
static const char event_areas_sql[] =
#include "sql/view_event_areas.inc"
    ;
static const char actors_sql[] =
#include "sql/view_actors.inc"
    ;
static const char stay_events_sql[] =
#include "sql/view_stay_events.inc"
    ;

/* The numbers that the layers' SQL has written out. */
_Static_assert(LAY_LIST_TYPE == 0 && LAY_LIST_STANCE == 1 && LAY_LIST_MODALITY == 2 &&
                   LAY_LIST_ASPECT == 3 && LAY_LIST_SCOPE == 9,
               "list numbers in sql/layer_*.sql");
_Static_assert(LAY_ROLE_SUBJECT == 0 && LAY_ROLE_HOST == 1 && LAY_ROLE_GIVER == 2 &&
                   LAY_ROLE_RECEIVER == 3 && LAY_ROLE_LODGER == 4 && LAY_ROLE_ATTACKER == 5 &&
                   LAY_ROLE_TARGET == 6 && LAY_ROLE_PARTY == 7 && LAY_ROLE_REQUESTER == 8 &&
                   LAY_ROLE_ADDRESSEE == 9 && LAY_ROLE_IDENTIFIED_AS == 11,
               "actor roles in sql/layer_*.sql");
_Static_assert(LAY_STATE_CONFIRMED == 0 && LAY_STATE_PRESUMED == 2 &&
                   LAY_STATE_REPORTED_ABSENT == 4 && LAY_STATE_UNKNOWN == 5 && LAY_HOLDER == 0 &&
                   LAY_POSSIBLE_HOLDER == 1 && LAY_LEVEL_FACILITY == 0 && LAY_MODALITY_ACTUAL == 0,
               "states and roles in sql/layer_*.sql");

static const struct {
    const char *name, *sql, *view_only; /* view_only: what only the view adds */
} layers[LAY_LAYER_COUNT] = {
    [LAY_LAYER_EVENTS] = {"events", events_sql, ""},
    [LAY_LAYER_MOVEMENTS] = {"movements", movements_sql, ""},
    [LAY_LAYER_PRESENCE] = {"presence", presence_sql, "WHERE NOT sp.nested AND sp.state <> 4"},
    [LAY_LAYER_BASES] = {"bases", bases_sql, ""},
    [LAY_LAYER_CLAIMS] = {"claims", claims_sql, ""},
};

/* Views that no command lists: events of areas; what an event rests on, what a stay rests on, who
 * belongs to whom. */
static const struct {
    const char *name, *sql;
} links[] = {{"event_areas", event_areas_sql},
             {"evidence", evidence_sql},
             {"stay_events", stay_events_sql},
             {"actors", actors_sql}};

const char *lay_store_layer_name(enum lay_layer layer)
{
    return layers[layer].name;
}

const char *lay_store_layer_sql(enum lay_layer layer)
{
    return layers[layer].sql;
}

const char *lay_store_derived_sql(void)
{
    return derived_sql;
}

static lay_status add_term(lay_db *db, int list, int value, const char *name, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, "INSERT INTO term VALUES(?1, ?2, ?3)", &stmt, err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, list);
    lay_bind_int(stmt, 2, value);
    lay_bind_text(stmt, 3, name);
    return lay_stmt_run(db, stmt, err);
}

static lay_status add_format_terms(lay_db *db, lay_error *err)
{
    for (int list = LAY_LIST_TYPE; list <= LAY_LIST_MEASURE; list++) {
        size_t count;
        const char *const *names = lay_term_names((enum lay_list)list, &count);
        for (size_t i = 0; i < count; i++) {
            lay_status status = add_term(db, list, (int)i, names[i], err);
            if (status != LAY_OK)
                return status;
        }
    }
    return LAY_OK;
}

/* The lists that are not of the report format: 100 event status, 101 state, 102 presence role,
 * 103 labels of the event types. */
static lay_status add_own_terms(lay_db *db, lay_error *err)
{
    static const char *const labels[] = {
#define LAY_EVENT_LABEL(upper, label) label,
#include "event_types.inc"
#undef LAY_EVENT_LABEL
    };
    _Static_assert(LAY_COUNT(labels) == LAY_TYPE_COUNT, "a label for each type");
    lay_status status = LAY_OK;
    for (int i = 0; status == LAY_OK && i <= LAY_EVENT_RETRACTED; i++)
        status = add_term(db, 100, i, lay_event_status_name((enum lay_status_of_event)i), err);
    for (int i = 0; status == LAY_OK && i <= LAY_STATE_UNKNOWN; i++)
        status = add_term(db, 101, i, lay_state_name((enum lay_state)i), err);
    for (int i = 0; status == LAY_OK && i <= LAY_PRESENT; i++)
        status = add_term(db, 102, i, lay_presence_role_name((enum lay_presence_role)i), err);
    for (int i = 0; status == LAY_OK && i < LAY_TYPE_COUNT; i++)
        status = add_term(db, 103, i, labels[i], err);
    return status;
}

static void view_text(lay_buf *out, const char *name, const char *sql, const char *view_only)
{
    lay_buf_printf(out, "CREATE VIEW %s AS\n", name);
    lay_buf_puts(out, sql);
    lay_buf_puts(out, view_only);
}

static lay_status make_view(lay_db *db, const char *name, const char *sql, const char *view_only,
                            lay_error *err)
{
    LAY_BUF text = {0};
    lay_buf_printf(&text, "DROP VIEW IF EXISTS main.%s; ", name);
    view_text(&text, name, sql, view_only);
    return lay_db_exec(db, lay_buf_text(&text), err);
}

lay_status lay_schema_views(lay_db *db, lay_error *err)
{
    lay_status status = LAY_OK;
    for (int i = 0; status == LAY_OK && i < LAY_LAYER_COUNT; i++)
        status = make_view(db, layers[i].name, layers[i].sql, layers[i].view_only, err);
    for (size_t i = 0; status == LAY_OK && i < LAY_COUNT(links); i++)
        status = make_view(db, links[i].name, links[i].sql, "", err);
    return status;
}

static lay_status make_metadata(lay_db *db, lay_error *err)
{
    int64_t made;
    lay_status status = lay_db_number(db, "SELECT InitSpatialMetadata(0, 'WGS84')", &made, err);
    if (status != LAY_OK)
        return status;
    if (made != 1)
        return lay_error_set(err, LAY_IO, "module.failed",
                             "SpatiaLite could not make its tables in %s", db->path);
    return lay_db_exec(db, register_sql, err);
}

static lay_status make_all(lay_db *db, bool spatial, lay_error *err)
{
    lay_status status = spatial ? lay_db_spatialite(db, err) : LAY_OK;
    if (status != LAY_OK || (status = lay_db_exec(db, schema_sql, err)) != LAY_OK ||
        (status = lay_db_exec(db, derived_sql, err)) != LAY_OK ||
        (status = add_format_terms(db, err)) != LAY_OK ||
        (status = add_own_terms(db, err)) != LAY_OK ||
        (status = lay_schema_views(db, err)) != LAY_OK ||
        (spatial && (status = make_metadata(db, err)) != LAY_OK))
        return status;
    LAY_BUF sql = {0};
    lay_buf_printf(&sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;", LAY_STORE_MAGIC,
                   LAY_STORE_VERSION);
    return lay_db_exec(db, lay_buf_text(&sql), err);
}

lay_status lay_schema_create(lay_db *db, bool spatial, lay_error *err)
{
    lay_status status = lay_db_begin(db, err);
    if (status != LAY_OK)
        return status;
    status = make_all(db, spatial, err);
    if (status == LAY_OK)
        status = lay_db_commit(db, err);
    if (status != LAY_OK)
        lay_db_rollback(db);
    return status;
}

/* By the line that begins each: "CREATE TABLE event(". */
static void list_objects(lay_arena *arena, const char *sql, lay_schema_objects *out)
{
    static const struct {
        const char *begin, *kind;
    } kinds[] = {{"CREATE TABLE ", "table"},
                 {"CREATE VIRTUAL TABLE ", "table"},
                 {"CREATE INDEX ", "index"},
                 {"CREATE UNIQUE INDEX ", "index"}};
    for (const char *line = sql; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        for (size_t i = 0; i < LAY_COUNT(kinds); i++) {
            size_t len = strlen(kinds[i].begin);
            if (strncmp(line, kinds[i].begin, len) != 0)
                continue;
            const char *name = lay_arena_strndup(arena, line + len, strcspn(line + len, " ("));
            lay_vec_push(out, (struct lay_schema_object){kinds[i].kind, name, line});
        }
    }
}

static void list_view(lay_arena *arena, const char *name, const char *sql, const char *view_only,
                      lay_schema_objects *out)
{
    LAY_BUF text = {0};
    view_text(&text, name, sql, view_only);
    const char *kept = lay_arena_strdup(arena, lay_buf_text(&text));
    lay_vec_push(out, (struct lay_schema_object){"view", name, kept});
}

void lay_schema_list(lay_arena *arena, lay_schema_objects *out)
{
    list_objects(arena, schema_sql, out);
    list_objects(arena, derived_sql, out);
    for (int i = 0; i < LAY_LAYER_COUNT; i++)
        list_view(arena, layers[i].name, layers[i].sql, layers[i].view_only, out);
    for (size_t i = 0; i < LAY_COUNT(links); i++)
        list_view(arena, links[i].name, links[i].sql, "", out);
}
