/* json.c: rows as an array of objects, one per line, or as NDJSON. Members are named like the
 * columns; rows that may have a geometry end with its coordinates, null where there is none. */
#include "base/mem.h"
#include "export/writers.h"
#include <stdlib.h>

void lay_write_json_value(struct lay_json_write *w, const struct lay_value *value)
{
    switch (value->kind) {
    case LAY_VALUE_NULL:
        lay_json_write_null(w);
        break;
    case LAY_VALUE_INT:
        lay_json_write_int(w, value->integer);
        break;
    case LAY_VALUE_REAL:
        lay_json_write_real(w, value->real);
        break;
    case LAY_VALUE_BOOL:
        lay_json_write_bool(w, value->integer != 0);
        break;
    case LAY_VALUE_TEXT:
    case LAY_VALUE_TIME:
        lay_json_write_text(w, value->text);
        break;
    }
}

void lay_write_json_info(struct lay_json_write *w, const struct lay_export_info *info)
{
    struct lay_info_pair pairs[LAY_INFO_PAIRS];
    lay_info_pairs(info, pairs);
    for (const struct lay_info_pair *pair = pairs; pair->name; pair++)
        lay_json_write_optional(w, pair->name, pair->value);
}

struct lay_json_key *lay_column_keys(const struct lay_rows_source *source)
{
    struct lay_json_key *keys = lay_zalloc(source->column_count + 1, sizeof *keys);
    for (size_t i = 0; i < source->column_count; i++)
        keys[i] = lay_json_key_make(source->columns[i].name);
    return keys;
}

void lay_column_keys_free(struct lay_json_key *keys, const struct lay_rows_source *source)
{
    for (size_t i = 0; i < source->column_count; i++)
        lay_json_key_done(&keys[i]);
    free(keys);
}

static void write_row(struct lay_json_write *w, const struct lay_rows_source *source,
                      const struct lay_json_key *keys, const struct lay_row *row)
{
    lay_json_write_object(w);
    for (size_t i = 0; i < source->column_count; i++) {
        lay_json_write_made_key(w, &keys[i]);
        lay_write_json_value(w, &row->values[i]);
    }
    const char *const *names;
    size_t coordinates = lay_rows_coordinates(source, &names);
    for (size_t i = 0; i < coordinates; i++) {
        double degrees;
        lay_json_write_key(w, names[i]);
        if (lay_row_coordinate(source, row, i, &degrees))
            lay_json_write_degrees(w, degrees);
        else
            lay_json_write_null(w);
    }
    lay_json_write_end(w);
}

lay_status lay_write_json(lay_rows *rows, const struct lay_export_options *options, lay_output *out,
                          int64_t *count, lay_error *err)
{
    bool lines = options->format == LAY_FORMAT_NDJSON;
    struct lay_json_write w;
    lay_json_write_init(&w, out, lines ? 0 : 1);
    if (!lines)
        lay_json_write_array(&w);
    const struct lay_rows_source *source = lay_rows_source(rows);
    struct lay_json_key *keys = lay_column_keys(source);
    struct lay_row row;
    lay_status status;
    while ((status = lay_rows_next(rows, &row, err)) == LAY_OK && !lay_output_failed(out)) {
        write_row(&w, source, keys, &row);
        if (lines)
            lay_json_write_line(&w);
        ++*count;
    }
    lay_column_keys_free(keys, source);
    if (status != LAY_OK && status != LAY_NO) {
        lay_json_write_abandon(&w);
        return status;
    }
    if (!lines) {
        lay_json_write_end(&w);
        lay_json_write_line(&w);
    }
    lay_json_write_done(&w);
    return lay_output_check(out, err);
}
