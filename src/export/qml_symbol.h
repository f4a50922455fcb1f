/* qml_symbol.h: symbols of QGIS as XML: layers with their options and what the data decides. */
#ifndef LAY_EXPORT_QML_SYMBOL_H
#define LAY_EXPORT_QML_SYMBOL_H

#include "export/style.h"
#include "export/xml.h"

/* A property that an expression of QGIS decides for each row; the list ends with a NULL name. */
struct lay_qml_by_data {
    const char *property; /* "fillColor" */
    const char *expression;
};

/* <Option type="QString" name="…" value="…"/> */
void lay_qml_option(struct lay_xml *x, const char *name, const char *value);

void lay_qml_open_symbol(struct lay_xml *x, const char *kind, const char *name);

/* One layer of the symbol that is open: names and values of options in turn, ended by NULL.
 * by_data may be NULL. */
void lay_qml_layer(struct lay_xml *x, const char *class_name, const struct lay_qml_by_data *by_data,
                   ...) __attribute__((sentinel));

/* CASE WHEN "state" = 'possible' THEN 31 … ELSE 255 END: opacities 0..255, and outlines. */
char *lay_qml_opacity_of(const lay_style_looks *looks, const char *column, lay_arena *arena);
char *lay_qml_outline_of(const lay_style_looks *looks, const char *column, lay_arena *arena);

/* An expression for a colour of that opacity: set_color_part('#0072b2', 'alpha', …). */
char *lay_qml_filled(lay_arena *arena, const char *colour, const char *opacity);

#endif
