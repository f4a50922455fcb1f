/* zip.h: a zip archive of one file, stored as it is: what QGIS and others want around a document.
 * The time in it is fixed, so that the same bytes give the same archive. */
#ifndef LAY_BASE_ZIP_H
#define LAY_BASE_ZIP_H

#include "base/output.h"

/* name: of the file in the archive; bytes: up to 4 GiB. */
void lay_zip_one(lay_output *out, const char *name, const char *bytes, size_t len);

#endif
