/* export.c: which writer a format means. */
#include "base/error.h"
#include "base/mem.h"
#include "export/writers.h"
#include <string.h>

void lay_info_pairs(const struct lay_export_info *info, struct lay_info_pair out[LAY_INFO_PAIRS])
{
    const struct lay_info_pair all[] = {
        {"title", info->title},
        {"cutoff", info->cutoff},
        {"known_by", info->known_by},
        {"recorded_by", info->recorded_by},
        {"min_grade", info->min_grade},
        {"sources", info->sources},
        {"worldview", info->worldview},
        {"command", info->command},
        {"attribution", info->attribution},
        {"version", info->version},
    };
    _Static_assert(LAY_COUNT(all) + 1 == LAY_INFO_PAIRS, "room for all and the end");
    for (size_t i = 0; i < LAY_COUNT(all); i++)
        if (all[i].value)
            *out++ = all[i];
    *out = (struct lay_info_pair){NULL, NULL};
}

lay_status lay_export_rows(lay_rows *rows, const struct lay_export_options *options,
                           lay_output *out, int64_t *count, lay_error *err)
{
    static lay_row_writer *const writers[LAY_FORMAT_COUNT] = {
        [LAY_FORMAT_TABLE] = lay_write_table,     [LAY_FORMAT_JSON] = lay_write_json,
        [LAY_FORMAT_NDJSON] = lay_write_json,     [LAY_FORMAT_CSV] = lay_write_csv,
        [LAY_FORMAT_GEOJSON] = lay_write_geojson, [LAY_FORMAT_GEOJSONSEQ] = lay_write_geojson,
        [LAY_FORMAT_GPKG] = lay_write_gdal,       [LAY_FORMAT_FGB] = lay_write_gdal,
        [LAY_FORMAT_KML] = lay_write_kml,
    };
    const struct lay_rows_source *source = lay_rows_source(rows);
    if (!writers[options->format]) {
        lay_error_set(err, LAY_USAGE, "format.unfit", "%s cannot be written as %s", source->layer,
                      lay_format_name(options->format));
        lay_error_hint(err, "svg is a format of timelines");
        return LAY_USAGE;
    }
    int64_t written = 0;
    lay_status status = writers[options->format](rows, options, out, &written, err);
    if (status == LAY_OK && count)
        *count = written;
    return status;
}
