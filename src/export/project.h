/* project.h: a project of QGIS 3.22 (laydown.qgz): the layers of a folder in groups, styled, with
 * the temporal controller on over the data's range in steps of a day, and a print layout. */
#ifndef LAY_EXPORT_PROJECT_H
#define LAY_EXPORT_PROJECT_H

#include "export/qml.h"
#include <laydown/export.h>

struct lay_extent {
    double west, south, east, north; /* degrees; west > east crosses the antimeridian */
};

struct lay_project_layer {
    struct lay_styled_layer styled;
    const char *source;   /* relative to the project: "./laydown.gpkg|layername=events" */
    const char *geometry; /* "Point", "Line", "Polygon" or "No geometry" */
    bool shown;           /* ticked when the project opens */
};

struct lay_project {
    const struct lay_style *style;
    const struct lay_project_layer *layers; /* from top to bottom */
    size_t layer_count;
    const char *first, *last; /* days of the data, YYYY-MM-DD; NULL where there are none */
    struct lay_extent extent;
    const struct lay_export_info *info;
};

/* Writes the .qgz: a zip archive with the project in it. Errors: LAY_IO "style.missing"; the
 * stream's failures are kept by `out`. */
lay_status lay_project_write(lay_output *out, const struct lay_project *project, lay_error *err);

#endif
