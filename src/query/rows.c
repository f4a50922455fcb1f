/* rows.c: steps a statement and gives its columns as values of the promised kinds. */
#include "query/rows.h"

#include "base/error.h"
#include "store/geom.h"
#include <stdlib.h>
#include <string.h>

struct selected {
    lay_db *db;
    const struct lay_query_layer *layer;
    struct lay_select select;
    struct lay_column *columns; /* the layer's, and those of nearness */
    size_t column_count;
    struct lay_value *values;
    struct lay_lines lines; /* of the row */
    LAY_VEC(struct lay_line) parts;
    lay_selection *selection;
};

static void selected_close(void *self)
{
    struct selected *selected = self;
    lay_select_done(&selected->select);
    lay_selection_free(selected->selection);
    free(selected->columns);
    free(selected->values);
    lay_lines_done(&selected->lines);
    lay_vec_done(&selected->parts);
    free(selected);
}

/* Into a value of which the members that its kind does not have are left as they were. A text that
 * is not there is NULL, which saves asking first: most columns are texts. */
static void read_value(lay_stmt *stmt, int at, enum lay_value_kind kind, struct lay_value *value)
{
    value->kind = kind;
    if (kind == LAY_VALUE_TEXT || kind == LAY_VALUE_TIME) {
        value->text = lay_column_text(stmt, at);
        if (!value->text)
            value->kind = LAY_VALUE_NULL;
    } else if (lay_column_null(stmt, at)) {
        value->kind = LAY_VALUE_NULL;
    } else if (kind == LAY_VALUE_REAL) {
        value->real = lay_column_real(stmt, at);
    } else {
        value->integer = lay_column_int(stmt, at);
        if (kind == LAY_VALUE_BOOL)
            value->integer = value->integer != 0;
    }
}

static void read_lines(struct selected *selected, const void *bytes, size_t len,
                       struct lay_row *row)
{
    selected->parts.n = 0;
    if (!len || !lay_geom_read_lines(bytes, len, &selected->lines))
        return;
    const struct lay_lines *lines = &selected->lines;
    for (size_t i = 0, from = 0; i < lines->ends.n; from = lines->ends.at[i++])
        lay_vec_push(&selected->parts,
                     (struct lay_line){lines->positions.at + from, lines->ends.at[i] - from});
    row->lines = selected->parts.at;
    row->line_count = selected->parts.n;
}

/* Between the columns of the layer and those of nearness stand fid and perhaps geom. */
static int place_in_statement(const struct selected *selected, size_t column)
{
    const struct lay_query_layer *layer = selected->layer;
    return (int)(column < layer->column_count ? column : column + 1 + layer->spatial);
}

static lay_status selected_next(void *self, struct lay_row *row, lay_error *err)
{
    struct selected *selected = self;
    lay_stmt *stmt = selected->select.stmt;
    lay_status status = lay_stmt_step(selected->db, stmt, err);
    if (status != LAY_OK)
        return status;
    for (size_t i = 0; i < selected->column_count; i++)
        read_value(stmt, place_in_statement(selected, i), selected->columns[i].kind,
                   &selected->values[i]);
    *row = (struct lay_row){.values = selected->values};
    if (selected->layer->spatial) {
        size_t len;
        const void *bytes = lay_column_blob(stmt, (int)selected->layer->column_count + 1, &len);
        if (selected->layer->lines)
            read_lines(selected, bytes, len, row);
        else
            row->point.has = len && lay_geom_read_point(bytes, len, &row->point);
    }
    return LAY_OK;
}

static void set_columns(struct selected *selected, unsigned set)
{
    size_t own = selected->layer->column_count, more;
    const struct lay_column *near = lay_query_near_columns(set, &more);
    selected->column_count = own + more;
    selected->columns = lay_zalloc(own + more, sizeof *selected->columns);
    memcpy(selected->columns, selected->layer->columns, own * sizeof *selected->columns);
    if (more)
        memcpy(selected->columns + own, near, more * sizeof *selected->columns);
    selected->values = lay_zalloc(own + more, sizeof *selected->values);
}

/* The names written in C and those of the SQL must not part ways. */
static lay_status check_columns(const struct selected *selected, lay_error *err)
{
    lay_stmt *stmt = selected->select.stmt;
    size_t total = (size_t)lay_column_total(stmt);
    size_t wanted = selected->column_count + 1 + selected->layer->spatial;
    if (total != wanted)
        return lay_error_set(err, LAY_BUG, "query.columns", "layer %s has %zu columns, not %zu",
                             selected->layer->name, total, wanted);
    for (size_t i = 0; i < selected->column_count; i++) {
        const char *name = lay_column_name(stmt, place_in_statement(selected, i));
        if (strcmp(name, selected->columns[i].name) != 0)
            return lay_error_set(err, LAY_BUG, "query.columns", "column %zu of %s is %s, not %s",
                                 i + 1, selected->layer->name, name, selected->columns[i].name);
    }
    return LAY_OK;
}

lay_status lay_rows_select(lay_db *db, const struct lay_query_layer *layer,
                           const struct lay_store_filter *filter, lay_selection *selection,
                           lay_rows **out, lay_error *err)
{
    struct lay_select select;
    lay_status status = lay_store_select(db, layer->number, filter, LAY_SELECT_ROWS, &select, err);
    if (status != LAY_OK)
        return status;
    struct selected *selected = lay_zalloc(1, sizeof *selected);
    *selected = (struct selected){.db = db, .layer = layer, .select = select};
    set_columns(selected, filter->set);
    status = check_columns(selected, err);
    if (status != LAY_OK) {
        selected_close(selected);
        return status;
    }
    selected->selection = selection;
    struct lay_rows_source source = {.layer = layer->name,
                                     .columns = selected->columns,
                                     .column_count = selected->column_count,
                                     .spatial = layer->spatial,
                                     .next = selected_next,
                                     .close = selected_close,
                                     .lines = layer->lines};
    *out = lay_rows_new(&source, selected);
    return LAY_OK;
}
