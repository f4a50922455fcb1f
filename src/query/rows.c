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
    struct lay_value *values;
    lay_selection *selection;
};

static void selected_close(void *self)
{
    struct selected *selected = self;
    lay_select_done(&selected->select);
    lay_selection_free(selected->selection);
    free(selected->values);
    free(selected);
}

static struct lay_value read_value(lay_stmt *stmt, int at, enum lay_value_kind kind)
{
    struct lay_value value = {.kind = kind};
    if (lay_column_null(stmt, at))
        value.kind = LAY_VALUE_NULL;
    else if (kind == LAY_VALUE_REAL)
        value.real = lay_column_real(stmt, at);
    else if (kind == LAY_VALUE_INT)
        value.integer = lay_column_int(stmt, at);
    else if (kind == LAY_VALUE_BOOL)
        value.integer = lay_column_int(stmt, at) != 0;
    else
        value.text = lay_column_text(stmt, at);
    return value;
}

static lay_status selected_next(void *self, struct lay_row *row, lay_error *err)
{
    struct selected *selected = self;
    lay_stmt *stmt = selected->select.stmt;
    lay_status status = lay_stmt_step(selected->db, stmt, err);
    if (status != LAY_OK)
        return status;
    size_t count = selected->layer->column_count;
    for (size_t i = 0; i < count; i++)
        selected->values[i] = read_value(stmt, (int)i, selected->layer->columns[i].kind);
    *row = (struct lay_row){.values = selected->values};
    if (selected->layer->spatial) {
        size_t len;
        const void *bytes = lay_column_blob(stmt, (int)count + 1, &len);
        row->point.has = len && lay_geom_read_point(bytes, len, &row->point);
    }
    return LAY_OK;
}

/* The names written in C and those of the SQL must not part ways. */
static lay_status check_columns(const struct lay_query_layer *layer, lay_stmt *stmt, lay_error *err)
{
    size_t total = (size_t)lay_column_total(stmt);
    if (total != layer->column_count + 1 + layer->spatial)
        return lay_error_set(err, LAY_BUG, "query.columns", "layer %s has %zu columns, not %zu",
                             layer->name, total, layer->column_count + 1 + layer->spatial);
    for (size_t i = 0; i < layer->column_count; i++)
        if (strcmp(lay_column_name(stmt, (int)i), layer->columns[i].name) != 0)
            return lay_error_set(err, LAY_BUG, "query.columns", "column %zu of %s is %s, not %s",
                                 i + 1, layer->name, lay_column_name(stmt, (int)i),
                                 layer->columns[i].name);
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
    status = check_columns(layer, select.stmt, err);
    if (status != LAY_OK) {
        lay_select_done(&select);
        return status;
    }
    struct selected *selected = lay_zalloc(1, sizeof *selected);
    *selected = (struct selected){db, layer, select, NULL, selection};
    selected->values = lay_zalloc(layer->column_count, sizeof *selected->values);
    struct lay_rows_source source = {.layer = layer->name,
                                     .columns = layer->columns,
                                     .column_count = layer->column_count,
                                     .spatial = layer->spatial,
                                     .next = selected_next,
                                     .close = selected_close};
    *out = lay_rows_new(&source, selected);
    return LAY_OK;
}
