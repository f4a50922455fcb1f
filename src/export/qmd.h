/* qmd.h: what a layer or a project says of itself, as QGIS reads it (.qmd). */
#ifndef LAY_EXPORT_QMD_H
#define LAY_EXPORT_QMD_H

#include "export/xml.h"
#include <laydown/export.h>

void lay_qmd_write_body(struct lay_xml *x, const char *title, const struct lay_export_info *info);
void lay_qmd_write(lay_output *out, const char *title, const struct lay_export_info *info);

#endif
