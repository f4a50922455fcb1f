/* sql.h: the parts of lay_db_sql(): what a user's SQL may do, and its rows. */
#ifndef LAY_STORE_SQL_H
#define LAY_STORE_SQL_H

#include "store/stmt.h"
#include <laydown/db.h>
#include <stdbool.h>

/* What watches over a connection that runs a user's SQL; lives as long as the connection. */
struct lay_sql_guard {
    int64_t deadline_ms; /* on the clock of lay_elapsed_ms(); 0: none */
    bool late;           /* the deadline has passed, and the statement was stopped */
    char *refused;       /* what the statement wanted and may not: "ATTACH"; NULL */
    int64_t heap_before; /* the process's limit of SQLite's memory, to be put back */
};

/* Whether a function, whatever the case of its name, may be called. */
bool lay_sql_allows_function(const char *name);

/* Puts a guard on a connection that has none: authorizer, limits, deadline, no virtual tables but
 * those that read the store. From then on the connection can only read. */
lay_status lay_sql_guard_new(lay_db *db, int timeout_ms, lay_error *err);
void lay_sql_guard_free(lay_db *db);

/* What went wrong with a statement of the user's, as an error that says so. `sql` and `offset` (in
 * bytes, below 0 when not known) give the line and column. */
lay_status lay_sql_fail(lay_db *db, int rc, const char *sql, lay_error *err);

/* Steps to the first row, and makes rows of what the statement gives; takes the statement, after a
 * failure too. `sql` is for messages, and must outlive the rows. */
lay_status lay_sql_rows(lay_db *db, lay_stmt *stmt, const char *sql,
                        const struct lay_sql_options *options, lay_rows **out, lay_error *err);

#endif
