/* stmt.h: prepared statements without sqlite3.h: made once per text and connection, bound, stepped,
 * with SQLite's result codes turned into lay_status.
 *
 * A failure fills err with store.busy (LAY_BUSY), store.io (LAY_IO), store.damaged, store.foreign
 * (LAY_DAMAGED), store.too_big (LAY_REFUSED), store.interrupted (LAY_REFUSED) or store.bug
 * (LAY_BUG). */
#ifndef LAY_STORE_STMT_H
#define LAY_STORE_STMT_H

#include <laydown/date.h>
#include <laydown/db.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct sqlite3_stmt lay_stmt;

/* The statement of a text that is a constant of the program: kept until the store is closed, and
 * given back reset, with all parameters NULL. Two uses of one text at a time get in each other's
 * way. *out is borrowed. */
lay_status lay_stmt_get(lay_db *db, const char *sql, lay_stmt **out, lay_error *err);

/* A statement of a text made at run time; the caller frees it with lay_stmt_free(). */
lay_status lay_stmt_new(lay_db *db, const char *sql, lay_stmt **out, lay_error *err);
void lay_stmt_free(lay_stmt *stmt); /* NULL is fine */

/* LAY_OK: there is a row; LAY_NO: there is none (err untouched, the statement is reset). */
lay_status lay_stmt_step(lay_db *db, lay_stmt *stmt, lay_error *err);
/* Steps to the end and resets: for what gives no rows. */
lay_status lay_stmt_run(lay_db *db, lay_stmt *stmt, lay_error *err);
void lay_stmt_reset(lay_stmt *stmt);

/* The id that a constant text with one parameter, a key, selects; LAY_NO: none, *id untouched. */
lay_status lay_stmt_id_of(lay_db *db, const char *sql, const char *key, int64_t *id,
                          lay_error *err);

/* Runs one or several statements without parameters. */
lay_status lay_db_exec(lay_db *db, const char *sql, lay_error *err);
int64_t lay_db_last_id(lay_db *db); /* row id of the last insert */
int64_t lay_db_changes(lay_db *db); /* rows that the last statement changed */

/* Parameters count from 1. Text and bytes are borrowed until the next step is done: they must stay
 * as they are until the statement is reset. NULL text is SQL's NULL. */
void lay_bind_int(lay_stmt *stmt, int at, int64_t value);
void lay_bind_real(lay_stmt *stmt, int at, double value);
void lay_bind_text(lay_stmt *stmt, int at, const char *text);
void lay_bind_blob(lay_stmt *stmt, int at, const void *bytes, size_t len);
void lay_bind_day(lay_stmt *stmt, int at, lay_day day);     /* an open bound is NULL */
void lay_bind_id(lay_stmt *stmt, int at, int64_t id);       /* 0 or less is NULL */
void lay_bind_count(lay_stmt *stmt, int at, int64_t count); /* below 0 (not given) is NULL */

/* Columns count from 0. Text lives until the next step; NULL for SQL's NULL. */
bool lay_column_null(lay_stmt *stmt, int at);
int64_t lay_column_int(lay_stmt *stmt, int at);
int lay_column_small(lay_stmt *stmt, int at); /* cut to an int */
double lay_column_real(lay_stmt *stmt, int at);
const char *lay_column_text(lay_stmt *stmt, int at);
const void *lay_column_blob(lay_stmt *stmt, int at, size_t *len);
lay_day lay_column_day(lay_stmt *stmt, int at, lay_day open);
int64_t lay_column_count(lay_stmt *stmt, int at); /* -1 for NULL */
int lay_column_total(lay_stmt *stmt);             /* how many columns there are */

#endif
