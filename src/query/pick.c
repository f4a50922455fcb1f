/* pick.c: rows with some of their columns only. */
#include "base/error.h"
#include "base/mem.h"
#include "base/suggest.h"
#include <laydown/query.h>
#include <stdlib.h>
#include <string.h>

struct picked {
    lay_rows *rows;
    long *from; /* column i is column from[i] of rows; -1 - k: coordinate k of its geometry */
    size_t count;
    struct lay_column *columns;
    struct lay_value *values;
};

static void picked_close(void *self)
{
    struct picked *picked = self;
    lay_rows_free(picked->rows);
    free(picked->from);
    free(picked->columns);
    free(picked->values);
    free(picked);
}

static struct lay_value coordinate(const struct picked *picked, const struct lay_row *row,
                                   long which)
{
    struct lay_value value = {.kind = LAY_VALUE_REAL};
    if (!lay_row_coordinate(lay_rows_source(picked->rows), row, (size_t)(-1 - which), &value.real))
        value.kind = LAY_VALUE_NULL;
    return value;
}

static lay_status picked_next(void *self, struct lay_row *row, lay_error *err)
{
    struct picked *picked = self;
    struct lay_row whole;
    lay_status status = lay_rows_next(picked->rows, &whole, err);
    if (status != LAY_OK)
        return status;
    for (size_t i = 0; i < picked->count; i++)
        picked->values[i] = picked->from[i] < 0 ? coordinate(picked, &whole, picked->from[i])
                                                : whole.values[picked->from[i]];
    *row = whole;
    row->values = picked->values;
    return LAY_OK;
}

static lay_status unknown_column(const struct lay_rows_source *source, const char *name,
                                 lay_error *err)
{
    const char **names = lay_zalloc(source->column_count, sizeof *names);
    for (size_t i = 0; i < source->column_count; i++)
        names[i] = source->columns[i].name;
    lay_error_set(err, LAY_USAGE, "columns.unknown", "%s has no column \"%s\"", source->layer,
                  name);
    lay_suggest_hint(name, names, source->column_count, err);
    free(names);
    return LAY_USAGE;
}

/* Fills column i of what is picked; false when there is no column of that name. */
static bool pick_column(struct picked *picked, size_t i, const char *name)
{
    const struct lay_rows_source *source = lay_rows_source(picked->rows);
    for (size_t at = 0; at < source->column_count; at++)
        if (strcmp(source->columns[at].name, name) == 0) {
            picked->from[i] = (long)at;
            picked->columns[i] = source->columns[at];
            picked->columns[i].brief = true;
            return true;
        }
    const char *const *coordinates;
    size_t count = lay_rows_coordinates(source, &coordinates);
    for (size_t at = 0; at < count; at++)
        if (strcmp(coordinates[at], name) == 0) {
            picked->from[i] = -1 - (long)at;
            picked->columns[i] =
                (struct lay_column){coordinates[at], LAY_VALUE_REAL, "degrees", true};
            return true;
        }
    return false;
}

lay_status lay_rows_pick(lay_rows *rows, const struct lay_texts *names, bool keep_point,
                         lay_rows **out, lay_error *err)
{
    const struct lay_rows_source *source = lay_rows_source(rows);
    struct picked *picked = lay_zalloc(1, sizeof *picked);
    picked->rows = rows;
    picked->from = lay_zalloc(names->count, sizeof *picked->from);
    picked->columns = lay_zalloc(names->count, sizeof *picked->columns);
    picked->values = lay_zalloc(names->count, sizeof *picked->values);
    for (size_t i = 0; i < names->count; i++) {
        if (!pick_column(picked, i, names->at[i])) {
            unknown_column(source, names->at[i], err);
            picked_close(picked);
            return LAY_USAGE;
        }
    }
    picked->count = names->count;
    struct lay_rows_source narrow = *source;
    narrow.columns = picked->columns;
    narrow.column_count = picked->count;
    narrow.spatial = source->spatial && keep_point;
    narrow.next = picked_next;
    narrow.close = picked_close;
    *out = lay_rows_new(&narrow, picked);
    return LAY_OK;
}
