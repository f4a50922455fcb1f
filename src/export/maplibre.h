/* maplibre.h: a MapLibre style (version 8) for layers of a folder, from the same description as the
 * styles of QGIS. */
#ifndef LAY_EXPORT_MAPLIBRE_H
#define LAY_EXPORT_MAPLIBRE_H

#include "export/project.h"

/* What stands beside the style. */
struct lay_maplibre_sources {
    bool tiles;   /* laydown.mbtiles, with all layers but the base map: preferred */
    bool geojson; /* a GeoJSON for each layer */
};

/* Layers without geometry are left out, and the base map where there is no GeoJSON of it. */
void lay_maplibre_write(lay_output *out, const struct lay_project *project,
                        const struct lay_maplibre_sources *from);

#endif
