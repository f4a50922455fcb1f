/* window.c: days as the text that layers show, and the data cut-off.
 *
 * Map programs want two times that are never missing. First and last second of a day, in UTC, is
 * the only form that QGIS filters right from every file format; what is open shows its certain day,
 * and says so with `ongoing` and the EDTF beside it. */
#include "store/connection.h"
#include "store/stmt.h"
#include "store/store.h"
#include <string.h>

static char *second_of(lay_day day, const char *clock)
{
    LAY_FREE char *text = lay_day_format(day);
    return lay_asprintf("%sT%s", text, clock);
}

static bool is_open(lay_day day)
{
    return day == LAY_DAY_MIN || day == LAY_DAY_MAX;
}

static lay_day first_known(lay_day a, lay_day b, lay_day c, lay_day fallback)
{
    return !is_open(a) ? a : !is_open(b) ? b : !is_open(c) ? c : fallback;
}

void lay_store_window(const struct lay_date *date, lay_day fallback, char **start, char **end,
                      bool *ongoing)
{
    lay_day from = first_known(date->start_first, date->start_last, date->end_first, fallback);
    lay_day certain = first_known(date->end_first, date->start_last, fallback, fallback);
    if (!is_open(date->start_last) && date->start_last > certain)
        certain = date->start_last;
    lay_day to = is_open(date->end_last) ? certain : date->end_last;
    if (is_open(from))
        from = is_open(to) ? 0 : to;
    if (is_open(to) || to < from)
        to = from;
    *start = second_of(from, "00:00:00Z");
    *end = second_of(to, "23:59:59Z");
    *ongoing = date->end_last == LAY_DAY_MAX;
}

char *lay_store_edtf(const struct lay_date *date)
{
    if (date->kind != LAY_DATE_INTERVAL)
        return lay_date_format_range(date->start_first, date->end_last);
    char *text = lay_date_format_interval(date->start_first, date->start_last, date->end_first,
                                          date->end_last);
    /* Bounds alone do not tell "there is no end" from "the end is not known". */
    size_t len = strlen(text);
    bool from = date->start_edge == LAY_EDGE_OPEN && text[0] == '/';
    bool to = date->end_edge == LAY_EDGE_OPEN && len && text[len - 1] == '/';
    char *edged = lay_asprintf("%s%s%s", from ? ".." : "", text, to ? ".." : "");
    free(text);
    return edged;
}

/* `sql` takes day, start, end, edtf. */
static lay_status write_horizon(lay_db *db, const char *sql, lay_day day, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, sql, &stmt, err);
    if (status != LAY_OK)
        return status;
    LAY_FREE char *start = NULL;
    LAY_FREE char *end = NULL;
    LAY_FREE char *edtf = NULL;
    if (!is_open(day)) {
        start = second_of(day, "00:00:00Z");
        end = second_of(day, "23:59:59Z");
        edtf = lay_day_format(day);
    }
    lay_bind_day(stmt, 1, day);
    lay_bind_text(stmt, 2, start);
    lay_bind_text(stmt, 3, end);
    lay_bind_text(stmt, 4, edtf);
    return lay_stmt_run(db, stmt, err);
}

lay_status lay_store_set_horizon(lay_db *db, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(db, "SELECT max(published_last) FROM report WHERE current = 1", &stmt, err);
    if (status != LAY_OK || (status = lay_stmt_step(db, stmt, err)) != LAY_OK)
        return status;
    lay_day day = lay_column_day(stmt, 0, LAY_DAY_MIN);
    lay_stmt_reset(stmt);
    return write_horizon(
        db, "UPDATE main.horizon SET day = ?1, start = ?2, \"end\" = ?3, edtf = ?4", day, err);
}

lay_status lay_store_set_cutoff(lay_db *db, lay_day day, lay_error *err)
{
    lay_status status = lay_db_allow_temp(db, true, err);
    if (status != LAY_OK)
        return status;
    status = lay_db_exec(db,
                         "DROP TABLE IF EXISTS temp.horizon; "
                         "CREATE TEMP TABLE horizon(one INTEGER PRIMARY KEY, day INTEGER, "
                         "start DATETIME, \"end\" DATETIME, edtf TEXT)",
                         err);
    if (status == LAY_OK)
        status = write_horizon(db, "INSERT INTO temp.horizon VALUES(1, ?1, ?2, ?3, ?4)", day, err);
    lay_status back = lay_db_allow_temp(db, false, status == LAY_OK ? err : NULL);
    return status == LAY_OK ? back : status;
}

lay_status lay_store_horizon(lay_db *db, lay_day *day, lay_error *err)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(db, "SELECT day FROM horizon", &stmt, err);
    if (status != LAY_OK)
        return status;
    status = lay_stmt_step(db, stmt, err);
    if (status != LAY_OK && status != LAY_NO)
        return status;
    *day = status == LAY_OK ? lay_column_day(stmt, 0, LAY_DAY_MIN) : LAY_DAY_MIN;
    lay_stmt_reset(stmt);
    return LAY_OK;
}

lay_status lay_db_cutoff(lay_db *db, char **out, lay_error *err)
{
    lay_day day;
    lay_status status = lay_store_horizon(db, &day, err);
    if (status == LAY_OK)
        *out = day == LAY_DAY_MIN ? NULL : lay_day_format(day);
    return status;
}
