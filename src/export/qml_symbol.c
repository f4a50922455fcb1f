/* qml_symbol.c: see qml_symbol.h. The form <Option type="Map"> is what QGIS 3.22 and later write
 * and read; names of options and of data-defined properties are those of its symbol layers. */
#include "export/qml_symbol.h"

#include "base/buf.h"

void lay_qml_option(struct lay_xml *x, const char *name, const char *value)
{
    lay_xml_element(x, "Option", "type", "QString", "name", name, "value", value, NULL);
}

void lay_qml_open_symbol(struct lay_xml *x, const char *kind, const char *name)
{
    lay_xml_open(x, "symbol", "type", kind, "name", name, "alpha", "1", "clip_to_extent", "1",
                 "force_rhr", "0", NULL);
}

static void write_by_data(struct lay_xml *x, const struct lay_qml_by_data *by_data)
{
    lay_xml_open(x, "data_defined_properties", NULL);
    lay_xml_open(x, "Option", "type", "Map", NULL);
    lay_qml_option(x, "name", "");
    lay_xml_open(x, "Option", "type", "Map", "name", "properties", NULL);
    for (; by_data && by_data->property; by_data++) {
        lay_xml_open(x, "Option", "type", "Map", "name", by_data->property, NULL);
        lay_xml_element(x, "Option", "type", "bool", "name", "active", "value", "true", NULL);
        lay_qml_option(x, "expression", by_data->expression);
        lay_xml_element(x, "Option", "type", "int", "name", "type", "value", "3", NULL);
        lay_xml_close(x);
    }
    lay_xml_close(x);
    lay_qml_option(x, "type", "collection");
    lay_xml_close(x);
    lay_xml_close(x);
}

void lay_qml_layer(struct lay_xml *x, const char *class_name, const struct lay_qml_by_data *by_data,
                   ...)
{
    lay_xml_open(x, "layer", "class", class_name, "enabled", "1", "locked", "0", "pass", "0", NULL);
    lay_xml_open(x, "Option", "type", "Map", NULL);
    va_list options;
    va_start(options, by_data);
    for (const char *name; (name = va_arg(options, const char *));)
        lay_qml_option(x, name, va_arg(options, const char *));
    va_end(options);
    lay_xml_close(x);
    write_by_data(x, by_data);
    lay_xml_close(x);
}

char *lay_qml_opacity_of(const lay_style_looks *looks, const char *column, lay_arena *arena)
{
    LAY_BUF text = {0};
    lay_buf_puts(&text, "CASE");
    for (size_t i = 0; i < looks->n; i++)
        lay_buf_printf(&text, " WHEN \"%s\" = '%s' THEN %d", column, looks->at[i].name,
                       (int)(looks->at[i].opacity * 255 + 0.5));
    lay_buf_puts(&text, " ELSE 255 END");
    return lay_arena_strdup(arena, lay_buf_text(&text));
}

char *lay_qml_outline_of(const lay_style_looks *looks, const char *column, lay_arena *arena)
{
    LAY_BUF text = {0};
    lay_buf_puts(&text, "CASE");
    for (size_t i = 0; i < looks->n; i++)
        lay_buf_printf(&text, " WHEN \"%s\" = '%s' THEN '%s'", column, looks->at[i].name,
                       looks->at[i].outline);
    lay_buf_puts(&text, " ELSE 'solid' END");
    return lay_arena_strdup(arena, lay_buf_text(&text));
}

char *lay_qml_filled(lay_arena *arena, const char *colour, const char *opacity)
{
    return lay_arena_printf(arena, "set_color_part('%s', 'alpha', %s)", colour, opacity);
}
