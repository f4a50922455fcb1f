/* ogr.h: what stands between the reader of layers and the module that is linked to GDAL. Texts that
 * say what went wrong are freed with free(). */
#ifndef LAY_IMPORT_OGR_H
#define LAY_IMPORT_OGR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lay_ogr_plan {
    const char *path;
    const char *layer;               /* NULL: the only one */
    const char *id_column;           /* NULL: the number of the feature */
    const char *const *name_columns; /* at least one */
    size_t name_count;
};

/* A feature; its strings are good for the call. */
struct lay_ogr_feature {
    int64_t number;
    const char *id;
    const char *const *names; /* in the order of the columns; "" where there is none */
    bool placed, point;       /* placed: has a geometry */
    double lon, lat;          /* WGS 84; of what is no point: its middle */
    double radius_m;          /* of what is no point: of a circle round its middle that holds it */
    const char *outline;      /* of polygons: their geometry as GeoJSON, WGS 84; else NULL */
};

enum lay_ogr_result {
    LAY_OGR_DONE,
    LAY_OGR_STOPPED, /* each() did not want to go on */
    LAY_OGR_REFUSED, /* there is no such layer or column: *problem says what there is */
    LAY_OGR_FAILED   /* it cannot be read: *problem is GDAL's words */
};

struct lay_ogr_entry {
    enum lay_ogr_result (*read)(const struct lay_ogr_plan *plan,
                                bool (*each)(void *context, const struct lay_ogr_feature *feature),
                                void *context, char **problem);
};

#define LAY_OGR_MODULE "ogr"
#define LAY_OGR_ENTRY "lay_ogr_entry"

#endif
