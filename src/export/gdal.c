/* gdal.c: rows as GeoPackage or FlatGeobuf, written by GDAL into a scratch file beside the target,
 * which then becomes the output: what counts as written was read again, and the target is whole or
 * as it was. */
#include "export/gdal.h"

#include "base/error.h"
#include "base/mem.h"
#include "base/module.h"
#include "export/gdal_file.h"
#include "export/writers.h"

struct lay_gdal_file {
    const struct lay_gdal_entry *gdal;
    void *file;
    lay_output *out;
};

static lay_status failed(const lay_output *out, char *problem, lay_error *err)
{
    lay_status status = lay_error_set(err, LAY_IO, "io.write", "cannot write %s: %s", out->path,
                                      problem ? problem : "GDAL says no more");
    free(problem);
    return status;
}

static const char *driver_of(enum lay_format format)
{
    return format == LAY_FORMAT_GPKG ? "GPKG" : format == LAY_FORMAT_FGB ? "FlatGeobuf" : "MBTiles";
}

lay_status lay_gdal_begin(lay_output *out, enum lay_format format,
                          const struct lay_export_info *info, struct lay_gdal_file **file,
                          lay_error *err)
{
    /* Tiles from the whole world to about 1 : 1,000,000. */
    static const struct lay_info_pair zooms[] = {
        {"NAME", "laydown"}, {"MINZOOM", "0"}, {"MAXZOOM", "9"}, {NULL, NULL}};
    LAY_FREE char *extension = lay_asprintf(".%s", lay_format_name(format));
    const void *entry;
    lay_status status = lay_module_open(LAY_GDAL_MODULE, LAY_GDAL_ENTRY, &entry, err);
    if (status != LAY_OK)
        return status;
    struct lay_info_pair metadata[LAY_INFO_PAIRS];
    lay_info_pairs(info, metadata);
    /* The data's age, not the clock's. */
    LAY_FREE char *date =
        lay_asprintf("%sT00:00:00.000Z", info->cutoff ? info->cutoff : "1970-01-01");
    struct lay_gdal_plan plan = {.path = lay_output_scratch(out, extension),
                                 .driver = driver_of(format),
                                 .date = date,
                                 .options = format == LAY_FORMAT_MBTILES ? zooms : NULL,
                                 .metadata = metadata};
    const struct lay_gdal_entry *gdal = entry;
    char *problem = NULL;
    void *opened = gdal->create(&plan, &problem);
    if (!opened)
        return failed(out, problem, err);
    *file = lay_alloc(sizeof **file);
    **file = (struct lay_gdal_file){gdal, opened, out};
    return LAY_OK;
}

lay_status lay_gdal_add(struct lay_gdal_file *file, const struct lay_gdal_layer *layer,
                        int64_t *count, lay_error *err)
{
    char *problem = NULL;
    switch (file->gdal->add(file->file, layer, count, err, &problem)) {
    case LAY_GDAL_DONE:
        return LAY_OK;
    case LAY_GDAL_ROWS_FAILED:
        return err->status;
    case LAY_GDAL_FAILED:
        break;
    }
    return failed(file->out, problem, err);
}

lay_status lay_gdal_add_styles(struct lay_gdal_file *file, const struct lay_gdal_style *styles,
                               size_t count, lay_error *err)
{
    char *problem = NULL;
    if (file->gdal->add_styles(file->file, styles, count, &problem) == LAY_GDAL_DONE)
        return LAY_OK;
    return failed(file->out, problem, err);
}

lay_status lay_gdal_end(struct lay_gdal_file *file, lay_error *err)
{
    char *problem = NULL;
    lay_output *out = file->out;
    enum lay_gdal_result result = file->gdal->finish(file->file, &problem);
    free(file);
    return result == LAY_GDAL_DONE ? lay_output_take_scratch(out, err) : failed(out, problem, err);
}

void lay_gdal_abandon(struct lay_gdal_file *file)
{
    if (!file)
        return;
    file->gdal->abandon(file->file);
    free(file);
}

lay_status lay_write_gdal(lay_rows *rows, const struct lay_export_options *options, lay_output *out,
                          int64_t *count, lay_error *err)
{
    bool package = options->format == LAY_FORMAT_GPKG;
    const char *name = lay_rows_source(rows)->layer;
    if (!package && !lay_rows_source(rows)->spatial) {
        lay_error_set(err, LAY_USAGE, "format.unfit",
                      "FlatGeobuf holds what has a position, and %s have none", name);
        lay_error_hint(err, "-f gpkg or -f csv holds them");
        return LAY_USAGE;
    }
    struct lay_gdal_layer layer = {.name = name, .title = name, .rows = rows};
    struct lay_gdal_file *file = NULL;
    lay_status status = lay_gdal_begin(out, options->format, &options->info, &file, err);
    if (status == LAY_OK)
        status = lay_gdal_add(file, &layer, count, err);
    if (status == LAY_OK)
        return lay_gdal_end(file, err);
    lay_gdal_abandon(file);
    return status;
}
