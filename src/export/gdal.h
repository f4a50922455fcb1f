/* gdal.h: the binary formats, which GDAL writes: what stands between our code and the module that
 * is linked to it. The module knows rows and nothing else of ours; texts that say what went wrong
 * are GDAL's own and are freed with free(). */
#ifndef LAY_EXPORT_GDAL_H
#define LAY_EXPORT_GDAL_H

#include "export/writers.h"

/* A file of layers that begins. */
struct lay_gdal_plan {
    const char *path;                     /* does not exist yet */
    const char *driver;                   /* "GPKG", "FlatGeobuf", "MBTiles" */
    const char *date;                     /* RFC 3339: what the file says of its own age */
    const struct lay_info_pair *options;  /* of the driver; ends with a NULL name; may be NULL */
    const struct lay_info_pair *metadata; /* likewise: what the file says of itself */
};

struct lay_gdal_layer {
    const char *name, *title;
    lay_rows *rows; /* FlatGeobuf holds only those with a geometry, and *count only them */
};

/* A style in the file's table layer_styles, where QGIS finds it. */
struct lay_gdal_style {
    const char *layer, *qml;
};

enum lay_gdal_result {
    LAY_GDAL_DONE,
    LAY_GDAL_ROWS_FAILED, /* the rows did: *err is set */
    LAY_GDAL_FAILED       /* GDAL did: *problem is set */
};

struct lay_gdal_entry {
    /* NULL when it fails. */
    void *(*create)(const struct lay_gdal_plan *plan, char **problem);
    enum lay_gdal_result (*add)(void *file, const struct lay_gdal_layer *layer, int64_t *count,
                                lay_error *err, char **problem);
    enum lay_gdal_result (*add_styles)(void *file, const struct lay_gdal_style *styles,
                                       size_t count, char **problem);
    /* Closes the file, opens it again and counts what is in it. Frees `file` in any case. */
    enum lay_gdal_result (*finish)(void *file, char **problem);
    void (*abandon)(void *file);
};

#define LAY_GDAL_MODULE "gdal"
#define LAY_GDAL_ENTRY "lay_gdal_entry"

#endif
