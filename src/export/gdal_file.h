/* gdal_file.h: a file of layers that GDAL writes. */
#ifndef LAY_EXPORT_GDAL_FILE_H
#define LAY_EXPORT_GDAL_FILE_H

#include "base/output.h"
#include "export/gdal.h"
#include <laydown/export.h>

struct lay_gdal_file;

/* Begins a file that becomes `out` at its end; LAY_FORMAT_GPKG, LAY_FORMAT_FGB or
 * LAY_FORMAT_MBTILES. Then layers are added, perhaps styles, and the file is ended or
 * abandoned, which frees it. Errors: LAY_IO "module.missing", "io.write" with GDAL's words; what
 * the rows of a layer fail with. After a failure the file is to be abandoned. */
lay_status lay_gdal_begin(lay_output *out, enum lay_format format,
                          const struct lay_export_info *info, struct lay_gdal_file **file,
                          lay_error *err);
lay_status lay_gdal_add(struct lay_gdal_file *file, const struct lay_gdal_layer *layer,
                        int64_t *count, lay_error *err);
lay_status lay_gdal_add_styles(struct lay_gdal_file *file, const struct lay_gdal_style *styles,
                               size_t count, lay_error *err);
lay_status lay_gdal_end(struct lay_gdal_file *file, lay_error *err); /* frees it in any case */
void lay_gdal_abandon(struct lay_gdal_file *file);                   /* NULL is fine */

#endif
