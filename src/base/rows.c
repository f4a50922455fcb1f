/* rows.c: the handle of <laydown/rows.h>: who makes rows, and whether they have ended. */
#include <laydown/rows.h>

#include "base/mem.h"
#include <stdlib.h>

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
