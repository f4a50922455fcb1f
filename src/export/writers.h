/* writers.h: the writers behind lay_export_rows(): one per family of formats.
 *
 * Each pulls all rows, writes them to `out`, sets *count to how many there were, and returns what
 * the producer of the rows or the stream failed with. */
#ifndef LAY_EXPORT_WRITERS_H
#define LAY_EXPORT_WRITERS_H

#include "base/json_write.h"
#include "base/output.h"
#include <laydown/export.h>

typedef lay_status lay_row_writer(lay_rows *rows, const struct lay_export_options *options,
                                  lay_output *out, int64_t *count, lay_error *err);

lay_row_writer lay_write_table;
lay_row_writer lay_write_csv;
lay_row_writer lay_write_json; /* an array of objects, or an object per line for NDJSON */
lay_row_writer lay_write_kml;
lay_row_writer lay_write_gdal;    /* GeoPackage and FlatGeobuf */
lay_row_writer lay_write_geojson; /* a FeatureCollection, or a feature per line for GeoJSONSeq */

/* One value of a row as a JSON value. */
void lay_write_json_value(struct lay_json_write *w, const struct lay_value *value);

/* The keys of the columns, in their order; freed by the other. */
struct lay_json_key *lay_column_keys(const struct lay_rows_source *source);
void lay_column_keys_free(struct lay_json_key *keys, const struct lay_rows_source *source);

/* What an export says of itself as names and values, ended by a NULL name: members that are NULL
 * are left out. */
struct lay_info_pair {
    const char *name, *value;
};
enum { LAY_INFO_PAIRS = 11 };
void lay_info_pairs(const struct lay_export_info *info, struct lay_info_pair out[LAY_INFO_PAIRS]);

/* The same as members of the object that stands open. */
void lay_write_json_info(struct lay_json_write *w, const struct lay_export_info *info);

#endif
