/* csv.c: rows as CSV with a heading line; rows that may have a geometry end with
 * its coordinates. */
#include "base/csv_write.h"
#include "export/writers.h"

static void write_heading(struct lay_csv_write *w, const struct lay_rows_source *source)
{
    for (size_t i = 0; i < source->column_count; i++)
        lay_csv_write_text(w, source->columns[i].name);
    const char *const *names;
    size_t coordinates = lay_rows_coordinates(source, &names);
    for (size_t i = 0; i < coordinates; i++)
        lay_csv_write_plain(w, names[i]);
    lay_csv_write_end_row(w);
}

static void write_value(struct lay_csv_write *w, const struct lay_value *value)
{
    switch (value->kind) {
    case LAY_VALUE_NULL:
        lay_csv_write_null(w);
        break;
    case LAY_VALUE_INT:
        lay_csv_write_int(w, value->integer);
        break;
    case LAY_VALUE_REAL:
        lay_csv_write_real(w, value->real);
        break;
    case LAY_VALUE_BOOL:
        lay_csv_write_plain(w, value->integer ? "true" : "false");
        break;
    case LAY_VALUE_TIME:
        lay_csv_write_plain(w, value->text);
        break;
    case LAY_VALUE_TEXT:
        lay_csv_write_text(w, value->text);
        break;
    }
}

static void write_coordinates(struct lay_csv_write *w, const struct lay_rows_source *source,
                              const struct lay_row *row)
{
    const char *const *names;
    size_t coordinates = lay_rows_coordinates(source, &names);
    for (size_t i = 0; i < coordinates; i++) {
        double degrees;
        if (lay_row_coordinate(source, row, i, &degrees))
            lay_csv_write_degrees(w, degrees);
        else
            lay_csv_write_null(w);
    }
}

lay_status lay_write_csv(lay_rows *rows, const struct lay_export_options *options, lay_output *out,
                         int64_t *count, lay_error *err)
{
    const struct lay_rows_source *source = lay_rows_source(rows);
    struct lay_csv_write w = {.out = out, .raw = options->raw_csv};
    write_heading(&w, source);
    struct lay_row row;
    lay_status status;
    while ((status = lay_rows_next(rows, &row, err)) == LAY_OK && !lay_output_failed(out)) {
        for (size_t i = 0; i < source->column_count; i++)
            write_value(&w, &row.values[i]);
        write_coordinates(&w, source, &row);
        lay_csv_write_end_row(&w);
        ++*count;
    }
    return status == LAY_OK || status == LAY_NO ? lay_output_check(out, err) : status;
}
