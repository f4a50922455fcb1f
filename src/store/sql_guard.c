/* sql_guard.c: what SQL of a user's own may do to the store: read it, for so long and so much.
 *
 * Four walls, each of which would do for most attacks: an authorizer lets through SELECT, the
 * reading of tables, the functions of sql_functions.c and the PRAGMAs that only describe the
 * schema; the statement must be one that SQLite itself calls read-only; the connection is
 * query_only; and no module of virtual tables is left but those that read the store, since one that
 * another program put into the file could read other files (VirtualText, VirtualShape).
 *
 * A virtual table declares its columns, and an R*Tree prepares its own INSERT and DELETE, as soon
 * as it is used: the authorizer cannot tell that from the user's SQL, and lets it pass for the
 * tables in question, which the other walls then guard.
 *
 * Literature: sqlite.org security.html ("Untrusted SQL Inputs"), c3ref/set_authorizer, limits.html.
 */
#include "base/error.h"
#include "store/connection.h"
#include "store/sql.h"
#include <laydown/date.h>
#include <string.h>

enum {
    STEPS_BETWEEN_LOOKS = 5000,       /* of SQLite's virtual machine, between looks at the clock */
    MOST_BYTES_OF_A_VALUE = 64 << 20, /* text or blob */
    MOST_BYTES_OF_MEMORY = 512 << 20, /* of SQLite as a whole */
};

static const struct {
    int limit, value;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, MOST_BYTES_OF_A_VALUE},
    {SQLITE_LIMIT_SQL_LENGTH, 1000000},
    {SQLITE_LIMIT_COLUMN, 500},
    {SQLITE_LIMIT_EXPR_DEPTH, 200},
    {SQLITE_LIMIT_COMPOUND_SELECT, 100},
    {SQLITE_LIMIT_VDBE_OP, 250000},
    {SQLITE_LIMIT_FUNCTION_ARG, 100},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 1000},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

static bool one_of(const char *word, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sqlite3_stricmp(word, words[i]) == 0)
            return true;
    return false;
}

/* PRAGMAs that describe the schema; others only tell their value, and only without an argument. */
static bool allows_pragma(const char *name, const char *argument)
{
    static const char *const describing[] = {
        "table_info", "table_xinfo", "table_list",       "index_list",
        "index_info", "index_xinfo", "foreign_key_list", "function_list",
    };
    static const char *const telling[] = {"application_id", "user_version",    "encoding",
                                          "collation_list", "compile_options", "data_version",
                                          "page_count",     "page_size"};
    return one_of(name, describing, LAY_COUNT(describing)) ||
           (!argument && one_of(name, telling, LAY_COUNT(telling)));
}

static bool behind_virtual_table(const char *table)
{
    if (strcmp(table, "sqlite_master") == 0)
        return true;
    static const char *const endings[] = {"_node", "_rowid", "_parent"};
    size_t len = strlen(table);
    for (size_t i = 0; i < LAY_COUNT(endings); i++)
        if (strncmp(table, "idx_", 4) == 0 && len > strlen(endings[i]) &&
            strcmp(table + len - strlen(endings[i]), endings[i]) == 0)
            return true;
    return false;
}

static const char *action_name(int action)
{
    static const struct {
        int action;
        const char *name;
    } names[] = {
        {SQLITE_ATTACH, "ATTACH"},
        {SQLITE_DETACH, "DETACH"},
        {SQLITE_DELETE, "DELETE"},
        {SQLITE_INSERT, "INSERT"},
        {SQLITE_UPDATE, "UPDATE"},
        {SQLITE_PRAGMA, "this PRAGMA"},
        {SQLITE_TRANSACTION, "a transaction"},
        {SQLITE_SAVEPOINT, "a savepoint"},
        {SQLITE_ANALYZE, "ANALYZE"},
        {SQLITE_REINDEX, "REINDEX"},
        {SQLITE_ALTER_TABLE, "ALTER TABLE"},
        {SQLITE_CREATE_VTABLE, "CREATE VIRTUAL TABLE"},
        {SQLITE_DROP_VTABLE, "DROP TABLE"},
        {SQLITE_DROP_TABLE, "DROP TABLE"},
        {SQLITE_DROP_VIEW, "DROP VIEW"},
        {SQLITE_CREATE_TEMP_TABLE, "a temporary table"},
        {SQLITE_CREATE_TEMP_VIEW, "a temporary view"},
    };
    for (size_t i = 0; i < LAY_COUNT(names); i++)
        if (names[i].action == action)
            return names[i].name;
    return "a change of the schema";
}

static int authorize(void *self, int action, const char *a, const char *b, const char *schema,
                     const char *view)
{
    struct lay_sql_guard *guard = self;
    (void)schema;
    (void)view;
    const char *refused = action_name(action);
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_FUNCTION:
        if (b && lay_sql_allows_function(b))
            return SQLITE_OK;
        refused = NULL;
        break;
    case SQLITE_PRAGMA:
        if (a && allows_pragma(a, b))
            return SQLITE_OK;
        break;
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
        if (a && behind_virtual_table(a))
            return SQLITE_OK;
        break;
    default:
        break;
    }
    if (!guard->refused)
        guard->refused = refused ? lay_strdup(refused) : lay_asprintf("the function %s()", b);
    return SQLITE_DENY;
}

static int look_at_clock(void *self)
{
    struct lay_sql_guard *guard = self;
    guard->late = guard->deadline_ms && lay_elapsed_ms() >= guard->deadline_ms;
    return guard->late;
}

lay_status lay_sql_guard_new(lay_db *db, int timeout_ms, lay_error *err)
{
    static const char *modules[] = {
        "rtree",       "VirtualSpatialIndex", "VirtualElementary", "VirtualKNN",
        "VirtualKNN2", "json_each",           "json_tree",         NULL};
    struct lay_sql_guard *guard = lay_zalloc(1, sizeof *guard);
    guard->heap_before = -1; /* as it is */
    db->guard = guard;
    if (timeout_ms > 0)
        guard->deadline_ms = lay_elapsed_ms() + timeout_ms;
    sqlite3_drop_modules(db->sql, modules);
    lay_status status = lay_db_exec(db, "PRAGMA query_only = ON", err);
    if (status != LAY_OK)
        return status;
    for (size_t i = 0; i < LAY_COUNT(limits); i++)
        sqlite3_limit(db->sql, limits[i].limit, limits[i].value);
    guard->heap_before = sqlite3_hard_heap_limit64(MOST_BYTES_OF_MEMORY);
    sqlite3_progress_handler(db->sql, STEPS_BETWEEN_LOOKS, look_at_clock, guard);
    sqlite3_set_authorizer(db->sql, authorize, guard);
    return LAY_OK;
}

void lay_sql_guard_free(lay_db *db)
{
    if (!db->guard)
        return;
    sqlite3_set_authorizer(db->sql, NULL, NULL);
    sqlite3_progress_handler(db->sql, 0, NULL, NULL);
    sqlite3_hard_heap_limit64(db->guard->heap_before);
    free(db->guard->refused);
    free(db->guard);
    db->guard = NULL;
}
