/* csvt.h: what a reader of a CSV needs to know of it, in files beside it, in GDAL's words. */
#ifndef LAY_EXPORT_CSVT_H
#define LAY_EXPORT_CSVT_H

#include "base/buf.h"
#include <laydown/rows.h>

/* The types of its columns, a line: "String","DateTime",…,"CoordX","CoordY". */
void lay_csvt_text(const struct lay_rows_source *source, lay_buf *out);

/* Whether its rows are points, so that it has a reference system: LAY_CSVT_PRJ. */
bool lay_csvt_has_points(const struct lay_rows_source *source);

#define LAY_CSVT_PRJ                                                                               \
    "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"            \
    "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]\n"

#endif
