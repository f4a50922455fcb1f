/* qml.h: the style of a layer as QGIS 3.22 reads it: symbols by what is in the data, labels, map
 * tips, aliases with units, and the time of rows. The same body goes into a .qml file, a row of
 * layer_styles, and a layer of a project. */
#ifndef LAY_EXPORT_QML_H
#define LAY_EXPORT_QML_H

#include "export/qml_symbol.h"
#include "export/xml.h"
#include <laydown/rows.h>

/* A layer as it was written. */
struct lay_styled_layer {
    const char *name;          /* "presence" */
    const char *const *values; /* of lay_style_field(name) in the data, sorted; each once */
    size_t value_count;
    bool others; /* what has none of the values is to have a symbol, too */
    const struct lay_column *columns;
    size_t column_count;
};

/* The column whose values a layer's symbols tell apart: "type", "actor", "state"; NULL for a layer
 * without geometry or a name that is none. */
const char *lay_style_field(const char *layer);

/* The children of the root of a .qml, within an element that is open. */
void lay_qml_write_body(struct lay_xml *x, const struct lay_style *style,
                        const struct lay_styled_layer *layer);

/* A whole .qml document. */
void lay_qml_write(lay_output *out, const struct lay_style *style,
                   const struct lay_styled_layer *layer);

#endif
