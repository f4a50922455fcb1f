/* rows_fake.h: a source of rows for tests, from a table of values in memory. */
#ifndef LAY_TEST_ROWS_FAKE_H
#define LAY_TEST_ROWS_FAKE_H

#include "base/error.h"
#include "base/mem.h"
#include <laydown/rows.h>
#include <stdlib.h>

#define FAKE_NULL                                                                                  \
    {                                                                                              \
        LAY_VALUE_NULL, 0, 0, NULL                                                                 \
    }
#define FAKE_TEXT(s)                                                                               \
    {                                                                                              \
        LAY_VALUE_TEXT, 0, 0, (s)                                                                  \
    }
#define FAKE_TIME(s)                                                                               \
    {                                                                                              \
        LAY_VALUE_TIME, 0, 0, (s)                                                                  \
    }
#define FAKE_INT(n)                                                                                \
    {                                                                                              \
        LAY_VALUE_INT, (n), 0, NULL                                                                \
    }
#define FAKE_BOOL(b)                                                                               \
    {                                                                                              \
        LAY_VALUE_BOOL, (b), 0, NULL                                                               \
    }
#define FAKE_REAL(x)                                                                               \
    {                                                                                              \
        LAY_VALUE_REAL, 0, (x), NULL                                                               \
    }

/* Gives the rows in `values` (column_count each) `times` over, then ends, or fails where told. */
struct fake_rows {
    const struct lay_value *values;
    const struct lay_point *points; /* one per row, or NULL */
    size_t columns, rows;
    int64_t times, given;
    bool fail_at_end;
};

static lay_status fake_next(void *self, struct lay_row *row, lay_error *err)
{
    struct fake_rows *fake = self;
    if (fake->given == fake->times * (int64_t)fake->rows)
        return fake->fail_at_end ? lay_error_set(err, LAY_DAMAGED, "store.damaged", "it broke")
                                 : LAY_NO;
    size_t at = (size_t)fake->given++ % fake->rows;
    *row = (struct lay_row){.values = fake->values + at * fake->columns};
    if (fake->points)
        row->point = fake->points[at];
    return LAY_OK;
}

static inline lay_rows *fake_rows_new(const char *layer, const struct lay_column *columns,
                                      size_t column_count, const struct lay_value *values,
                                      const struct lay_point *points, size_t rows, int64_t times,
                                      bool fail_at_end)
{
    struct fake_rows *fake = lay_alloc(sizeof *fake);
    *fake = (struct fake_rows){values, points, column_count, rows, times, 0, fail_at_end};
    struct lay_rows_source source = {.layer = layer,
                                     .columns = columns,
                                     .column_count = column_count,
                                     .spatial = points != NULL,
                                     .next = fake_next,
                                     .close = free};
    return lay_rows_new(&source, fake);
}

#endif
