/* kml.c: rows as KML 2.2: a placemark each, with its time and all its columns as data.
 *
 * A row without a position is kept, as a placemark without geometry: readers list it, and draw
 * nothing. The name is the row's label; descriptions are left to the reader's own table of the
 * data, so that no text of a report is ever read as HTML. */
#include "base/buf.h"
#include "base/error.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/number_write.h"
#include "export/writers.h"
#include "export/xml.h"

static void write_value(struct lay_xml *x, const char *name, const struct lay_value *value)
{
    char digits[LAY_NUMBER_SIZE];
    const char *text = digits;
    switch (value->kind) {
    case LAY_VALUE_NULL:
        return;
    case LAY_VALUE_INT:
        lay_number_write_int(digits, value->integer);
        break;
    case LAY_VALUE_REAL:
        lay_number_write_real(digits, value->real);
        break;
    case LAY_VALUE_BOOL:
        text = value->integer ? "true" : "false";
        break;
    case LAY_VALUE_TIME:
    case LAY_VALUE_TEXT:
        text = value->text;
        break;
    }
    if (!*text)
        return;
    lay_xml_open(x, "Data", "name", name, NULL);
    lay_xml_text_element(x, "value", text);
    lay_xml_close(x);
}

static const char *text_at(const struct lay_row *row, int column)
{
    return column >= 0 && row->values[column].kind != LAY_VALUE_NULL ? row->values[column].text
                                                                     : NULL;
}

static void put_position(lay_buf *text, double lon, double lat)
{
    char digits[2 * LAY_NUMBER_SIZE + 2];
    size_t n = 0;
    if (text->len)
        digits[n++] = ' ';
    n += lay_number_write_degrees(digits + n, lon);
    digits[n++] = ',';
    n += lay_number_write_degrees(digits + n, lat);
    lay_buf_add(text, digits, n);
}

static void write_line(struct lay_xml *x, const struct lay_line *line)
{
    LAY_BUF text = {0};
    for (size_t i = 0; i < line->count; i++)
        put_position(&text, line->at[i].lon, line->at[i].lat);
    lay_xml_open(x, "LineString", NULL);
    lay_xml_text_element(x, "coordinates", lay_buf_text(&text));
    lay_xml_close(x);
}

static void write_ring(struct lay_xml *x, const cJSON *ring, bool outer)
{
    const cJSON *position;
    LAY_BUF text = {0};
    cJSON_ArrayForEach(position, ring)
    {
        const cJSON *lon = cJSON_GetArrayItem(position, 0), *lat = cJSON_GetArrayItem(position, 1);
        if (lon && lat)
            put_position(&text, lon->valuedouble, lat->valuedouble);
    }
    lay_xml_open(x, outer ? "outerBoundaryIs" : "innerBoundaryIs", NULL);
    lay_xml_open(x, "LinearRing", NULL);
    lay_xml_text_element(x, "coordinates", lay_buf_text(&text));
    lay_xml_close(x);
    lay_xml_close(x);
}

/* Areas come as GeoJSON of our own making. */
static void write_areas(struct lay_xml *x, const char *geometry)
{
    LAY_JSON *doc = NULL;
    lay_error ignored = LAY_ERROR_INIT;
    const cJSON *polygon, *ring;
    if (lay_json_read(geometry, strlen(geometry), NULL, NULL, &doc, &ignored) == LAY_OK) {
        lay_xml_open(x, "MultiGeometry", NULL);
        cJSON_ArrayForEach(polygon,
                           cJSON_GetObjectItemCaseSensitive(lay_json_root(doc), "coordinates"))
        {
            lay_xml_open(x, "Polygon", NULL);
            cJSON_ArrayForEach(ring, polygon) write_ring(x, ring, ring == polygon->child);
            lay_xml_close(x);
        }
        lay_xml_close(x);
    }
    lay_error_done(&ignored);
}

static void write_geometry(struct lay_xml *x, const struct lay_row *row)
{
    if (row->geometry) {
        write_areas(x, row->geometry);
    } else if (row->line_count) {
        lay_xml_open(x, "MultiGeometry", NULL);
        for (size_t i = 0; i < row->line_count; i++)
            write_line(x, &row->lines[i]);
        lay_xml_close(x);
    } else if (row->point.has) {
        LAY_BUF text = {0};
        put_position(&text, row->point.lon, row->point.lat);
        lay_xml_open(x, "Point", NULL);
        lay_xml_text_element(x, "coordinates", lay_buf_text(&text));
        lay_xml_close(x);
    }
}

struct placed {
    int id, label, name, start, end;
};

static void write_placemark(struct lay_xml *x, const struct lay_rows_source *source,
                            const struct placed *at, const struct lay_row *row)
{
    const char *id = text_at(row, at->id), *label = text_at(row, at->label);
    if (!label)
        label = text_at(row, at->name);
    lay_xml_open(x, "Placemark", NULL);
    lay_xml_text_element(x, "name", label ? label : id ? id : "");
    const char *start = text_at(row, at->start), *end = text_at(row, at->end);
    if (start && end) {
        lay_xml_open(x, "TimeSpan", NULL);
        lay_xml_text_element(x, "begin", start);
        lay_xml_text_element(x, "end", end);
        lay_xml_close(x);
    }
    lay_xml_open(x, "ExtendedData", NULL);
    for (size_t i = 0; i < source->column_count; i++)
        write_value(x, source->columns[i].name, &row->values[i]);
    lay_xml_close(x);
    write_geometry(x, row);
    lay_xml_close(x);
}

static void write_info(struct lay_xml *x, const struct lay_export_info *info)
{
    struct lay_info_pair pairs[LAY_INFO_PAIRS];
    lay_info_pairs(info, pairs);
    lay_xml_open(x, "ExtendedData", NULL);
    for (const struct lay_info_pair *pair = pairs; pair->name; pair++) {
        lay_xml_open(x, "Data", "name", pair->name, NULL);
        lay_xml_text_element(x, "value", pair->value);
        lay_xml_close(x);
    }
    lay_xml_close(x);
}

lay_status lay_write_kml(lay_rows *rows, const struct lay_export_options *options, lay_output *out,
                         int64_t *count, lay_error *err)
{
    const struct lay_rows_source *source = lay_rows_source(rows);
    struct placed at = {lay_rows_column(source, "id"), lay_rows_column(source, "label"),
                        lay_rows_column(source, "name"), lay_rows_column(source, "start"),
                        lay_rows_column(source, "end")};
    struct lay_xml x;
    lay_output_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    lay_xml_init(&x, out);
    lay_xml_open(&x, "kml", "xmlns", "http://www.opengis.net/kml/2.2", NULL);
    lay_xml_open(&x, "Document", NULL);
    lay_xml_text_element(&x, "name", source->layer);
    write_info(&x, &options->info);
    struct lay_row row;
    lay_status status;
    while ((status = lay_rows_next(rows, &row, err)) == LAY_OK && !lay_output_failed(out)) {
        write_placemark(&x, source, &at, &row);
        ++*count;
    }
    while (x.open.n)
        lay_xml_close(&x);
    lay_xml_done(&x);
    return status == LAY_OK || status == LAY_NO ? lay_output_check(out, err) : status;
}
