/* pick.c: rows with some of their columns only. */
#include "base/error.h"
#include "base/mem.h"
#include "base/suggest.h"
#include <laydown/query.h>
#include <stdlib.h>
#include <string.h>

struct picked {
    lay_rows *rows;
    size_t *from; /* column i is column from[i] of rows */
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

static lay_status picked_next(void *self, struct lay_row *row, lay_error *err)
{
    struct picked *picked = self;
    struct lay_row whole;
    lay_status status = lay_rows_next(picked->rows, &whole, err);
    if (status != LAY_OK)
        return status;
    for (size_t i = 0; i < picked->count; i++)
        picked->values[i] = whole.values[picked->from[i]];
    *row = (struct lay_row){picked->values, whole.point};
    return LAY_OK;
}

static lay_status unknown_column(const struct lay_rows_source *source, const char *name,
                                 lay_error *err)
{
    const char **names = lay_zalloc(source->column_count, sizeof *names);
    for (size_t i = 0; i < source->column_count; i++)
        names[i] = source->columns[i].name;
    const char *near = lay_suggest(name, names, source->column_count);
    lay_error_set(err, LAY_USAGE, "columns.unknown", "%s has no column \"%s\"", source->layer,
                  name);
    if (near)
        lay_error_hint(err, "did you mean %s?", near);
    free(names);
    return LAY_USAGE;
}

lay_status lay_rows_pick(lay_rows *rows, const struct lay_texts *names, lay_rows **out,
                         lay_error *err)
{
    const struct lay_rows_source *source = lay_rows_source(rows);
    struct picked *picked = lay_zalloc(1, sizeof *picked);
    picked->rows = rows;
    picked->from = lay_zalloc(names->count, sizeof *picked->from);
    picked->columns = lay_zalloc(names->count, sizeof *picked->columns);
    picked->values = lay_zalloc(names->count, sizeof *picked->values);
    for (size_t i = 0; i < names->count; i++) {
        size_t at = 0;
        while (at < source->column_count && strcmp(source->columns[at].name, names->at[i]) != 0)
            at++;
        if (at == source->column_count) {
            unknown_column(source, names->at[i], err);
            picked_close(picked);
            return LAY_USAGE;
        }
        picked->from[i] = at;
        picked->columns[i] = source->columns[at];
        picked->columns[i].brief = true;
    }
    picked->count = names->count;
    struct lay_rows_source narrow = *source;
    narrow.columns = picked->columns;
    narrow.column_count = picked->count;
    narrow.next = picked_next;
    narrow.close = picked_close;
    *out = lay_rows_new(&narrow, picked);
    return LAY_OK;
}
