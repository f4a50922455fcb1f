/* rows.c: the handle of <laydown/rows.h>: who makes rows, and whether they have ended; and the
 * ends of their geometry as plain numbers. */
#include <laydown/rows.h>

#include "base/mem.h"
#include <stdlib.h>
#include <string.h>

struct lay_rows {
    struct lay_rows_source source;
    void *self;
    bool ended;
};

lay_rows *lay_rows_new(const struct lay_rows_source *source, void *self)
{
    lay_rows *rows = lay_alloc(sizeof *rows);
    *rows = (lay_rows){.source = *source, .self = self};
    return rows;
}

const struct lay_rows_source *lay_rows_source(const lay_rows *rows)
{
    return &rows->source;
}

lay_status lay_rows_next(lay_rows *rows, struct lay_row *row, lay_error *err)
{
    if (rows->ended)
        return LAY_NO;
    *row = (struct lay_row){0};
    lay_status status = rows->source.next(rows->self, row, err);
    rows->ended = status != LAY_OK;
    return status;
}

void lay_rows_free(lay_rows *rows)
{
    if (!rows)
        return;
    if (rows->source.close)
        rows->source.close(rows->self);
    free(rows);
}

int lay_rows_column(const struct lay_rows_source *source, const char *name)
{
    for (size_t i = 0; name && i < source->column_count; i++)
        if (strcmp(source->columns[i].name, name) == 0)
            return (int)i;
    return -1;
}

size_t lay_rows_coordinates(const struct lay_rows_source *source, const char *const **names)
{
    static const char *const of_point[] = {"lon", "lat"};
    static const char *const of_lines[] = {"from_lon", "from_lat", "to_lon", "to_lat"};
    *names = source->lines ? of_lines : of_point;
    if (!source->spatial || source->areas || lay_rows_column(source, **names) >= 0)
        return 0;
    return source->lines ? LAY_COUNT(of_lines) : LAY_COUNT(of_point);
}

bool lay_row_coordinate(const struct lay_rows_source *source, const struct lay_row *row, size_t i,
                        double *degrees)
{
    struct lay_lonlat at = {row->point.lon, row->point.lat};
    if (source->lines ? row->line_count == 0 : !row->point.has)
        return false;
    if (source->lines) {
        const struct lay_line *last = &row->lines[row->line_count - 1];
        at = i < 2 ? row->lines[0].at[0] : last->at[last->count - 1];
    }
    *degrees = i % 2 ? at.lat : at.lon;
    return true;
}
