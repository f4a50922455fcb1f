/* geojson.c: rows as GeoJSON features (RFC 7946) or as newline-delimited features (.geojsonl).
 *
 * The collection opens with "name" and the foreign member "laydown" (what the export says of
 * itself); its bbox stands at the end, because rows stream and the order of members is free. A
 * feature's "id" is the column `id`, which is then not repeated in its properties: readers that
 * make a field of both would get it twice.
 *
 * The bbox of points on both sides of the antimeridian has west > east where that box is the
 * narrower one (RFC 7946, 5.2). With the least and greatest longitude of each hemisphere kept, the
 * two boxes to choose from are known without keeping the points. */
#include "base/number_write.h"
#include "export/writers.h"
#include <math.h>

struct extent {
    bool unknown;            /* there are geometries that are no points: no box is written */
    bool has_west, has_east; /* points with lon < 0, and with lon >= 0 */
    double west_min, west_max, east_min, east_max;
    double south, north;
};

static void extent_add(struct extent *e, double lon, double lat)
{
    if (!e->has_west && !e->has_east) {
        e->south = lat;
        e->north = lat;
    }
    e->south = fmin(e->south, lat);
    e->north = fmax(e->north, lat);
    bool *has = lon < 0 ? &e->has_west : &e->has_east;
    double *least = lon < 0 ? &e->west_min : &e->east_min;
    double *greatest = lon < 0 ? &e->west_max : &e->east_max;
    *least = *has ? fmin(*least, lon) : lon;
    *greatest = *has ? fmax(*greatest, lon) : lon;
    *has = true;
}

static void write_bbox(struct lay_json_write *w, const struct extent *e)
{
    if (e->unknown || (!e->has_west && !e->has_east))
        return;
    double west = e->has_west ? e->west_min : e->east_min;
    double east = e->has_east ? e->east_max : e->west_max;
    if (e->has_west && e->has_east && e->west_max + 360 - e->east_min < east - west) {
        west = e->east_min;
        east = e->west_max;
    }
    lay_json_write_key(w, "bbox");
    lay_json_write_array(w);
    lay_json_write_degrees(w, west);
    lay_json_write_degrees(w, e->south);
    lay_json_write_degrees(w, east);
    lay_json_write_degrees(w, e->north);
    lay_json_write_end(w);
}

enum { POSITION_SIZE = 2 * LAY_NUMBER_SIZE + 4 };

/* "[-3.0076,16.7305]"; returns its length. */
static size_t position_text(char *text, double lon, double lat)
{
    size_t n = 0;
    text[n++] = '[';
    n += lay_number_write_degrees(text + n, lon);
    text[n++] = ',';
    n += lay_number_write_degrees(text + n, lat);
    text[n++] = ']';
    return n;
}

/* One piece, because most rows have one. */
static void write_point(struct lay_json_write *w, const struct lay_point *point)
{
    char text[64 + POSITION_SIZE] = "{\"type\":\"Point\",\"coordinates\":";
    size_t n = strlen(text);
    n += position_text(text + n, point->lon, point->lat);
    text[n++] = '}';
    lay_json_write_raw(w, text, n);
}

static void write_line(struct lay_json_write *w, const struct lay_line *line)
{
    lay_json_write_array(w);
    for (size_t i = 0; i < line->count; i++) {
        char text[POSITION_SIZE];
        lay_json_write_raw(w, text, position_text(text, line->at[i].lon, line->at[i].lat));
    }
    lay_json_write_end(w);
}

static void write_lines(struct lay_json_write *w, const struct lay_row *row)
{
    bool several = row->line_count > 1;
    lay_json_write_object(w);
    lay_json_write_key(w, "type");
    lay_json_write_text(w, several ? "MultiLineString" : "LineString");
    lay_json_write_key(w, "coordinates");
    if (several)
        lay_json_write_array(w);
    for (size_t i = 0; i < row->line_count; i++)
        write_line(w, &row->lines[i]);
    if (several)
        lay_json_write_end(w);
    lay_json_write_end(w);
}

static void write_geometry(struct lay_json_write *w, const struct lay_row *row)
{
    lay_json_write_key(w, "geometry");
    if (row->geometry)
        lay_json_write_raw(w, row->geometry, strlen(row->geometry));
    else if (row->line_count)
        write_lines(w, row);
    else if (row->point.has && isfinite(row->point.lon) && isfinite(row->point.lat))
        write_point(w, &row->point);
    else
        lay_json_write_null(w);
}

static void extent_add_row(struct extent *extent, const struct lay_row *row)
{
    extent->unknown |= row->geometry != NULL;
    if (row->point.has)
        extent_add(extent, row->point.lon, row->point.lat);
    for (size_t i = 0; i < row->line_count; i++)
        for (size_t k = 0; k < row->lines[i].count; k++)
            extent_add(extent, row->lines[i].at[k].lon, row->lines[i].at[k].lat);
}

static void write_feature(struct lay_json_write *w, const struct lay_rows_source *source,
                          const struct lay_json_key *keys, int id, const struct lay_row *row)
{
    lay_json_write_object(w);
    lay_json_write_key(w, "type");
    lay_json_write_raw(w, "\"Feature\"", 9);
    if (id >= 0 && row->values[id].kind != LAY_VALUE_NULL) {
        lay_json_write_made_key(w, &keys[id]);
        lay_write_json_value(w, &row->values[id]);
    }
    write_geometry(w, row);
    lay_json_write_key(w, "properties");
    lay_json_write_object(w);
    for (size_t i = 0; i < source->column_count; i++) {
        if ((int)i == id)
            continue;
        lay_json_write_made_key(w, &keys[i]);
        lay_write_json_value(w, &row->values[i]);
    }
    lay_json_write_end(w);
    lay_json_write_end(w);
}

static void open_collection(struct lay_json_write *w, const struct lay_rows_source *source,
                            const struct lay_export_info *info)
{
    lay_json_write_object(w);
    lay_json_write_key(w, "type");
    lay_json_write_text(w, "FeatureCollection");
    lay_json_write_key(w, "name");
    lay_json_write_text(w, source->layer);
    lay_json_write_key(w, "laydown");
    lay_json_write_object(w);
    lay_write_json_info(w, info);
    lay_json_write_end(w);
    lay_json_write_key(w, "features");
    lay_json_write_array(w);
}

static void close_collection(struct lay_json_write *w, const struct extent *extent)
{
    lay_json_write_end(w);
    write_bbox(w, extent);
    lay_json_write_end(w);
    lay_json_write_line(w);
}

lay_status lay_write_geojson(lay_rows *rows, const struct lay_export_options *options,
                             lay_output *out, int64_t *count, lay_error *err)
{
    const struct lay_rows_source *source = lay_rows_source(rows);
    bool lines = options->format == LAY_FORMAT_GEOJSONSEQ;
    int id = lay_rows_column(source, "id");
    struct extent extent = {0};
    struct lay_json_write w;
    lay_json_write_init(&w, out, lines ? 0 : 2);
    if (!lines)
        open_collection(&w, source, &options->info);
    struct lay_json_key *keys = lay_column_keys(source);
    struct lay_row row;
    lay_status status;
    while ((status = lay_rows_next(rows, &row, err)) == LAY_OK && !lay_output_failed(out)) {
        write_feature(&w, source, keys, id, &row);
        if (lines)
            lay_json_write_line(&w);
        extent_add_row(&extent, &row);
        ++*count;
    }
    lay_column_keys_free(keys, source);
    if (status != LAY_OK && status != LAY_NO) {
        lay_json_write_abandon(&w);
        return status;
    }
    if (!lines)
        close_collection(&w, &extent);
    lay_json_write_done(&w);
    return lay_output_check(out, err);
}
