/* qml.c: the style of each layer.
 *
 * Presence: colour and ring = actor, shape = role, filling and outline = state, size = strength.
 * Several actors stand at one base, so its points are set out in a ring around it. Events: symbol =
 * type, filling and outline = status. A dotted red ring = disputed. Texts of reports reach labels
 * as plain text and map tips escaped: neither runs an expression or markup that stands in them. */
#include "export/qml.h"

#include "base/base64.h"
#include <string.h>

#define STRENGTH_SIZE                                                                              \
    "CASE WHEN \"strength_best\" > 0 THEN 3.4 + min(5, 1.1 * ln(1 + \"strength_best\" / 50)) "     \
    "ELSE 3.4 END"

static const struct kind {
    const char *layer, *field;
    const char *geometry; /* "marker", "line", "fill" */
    const char *label;    /* expression; NULL: see ring_label */
    /* Rows at one place are set out in a ring around it, labelled with this column or, when it is
     * "", like other layers; NULL: they are not set out. */
    const char *ring_label;
} kinds[] = {
    {"events", "type", "marker", "\"label\" || ' · ' || \"grade\"", ""},
    {"event_areas", "type", "fill", "\"label\" || ' · ' || \"grade\"", NULL},
    {"presence", "actor", "marker", "\"place\"", "actor"},
    {"bases", "state", "marker",
     "\"name\" || CASE WHEN \"holder\" = '' THEN '' ELSE '\n' || \"holder\" END", NULL},
    {"movements", "actor", "line", "\"actor\" || ', ' || \"edtf\"", NULL},
};

static const struct kind *kind_of(const char *layer)
{
    for (size_t i = 0; i < LAY_COUNT(kinds); i++)
        if (strcmp(kinds[i].layer, layer) == 0)
            return &kinds[i];
    return NULL;
}

const char *lay_style_field(const char *layer)
{
    const struct kind *kind = kind_of(layer);
    return kind ? kind->field : NULL;
}

static bool has_column(const struct lay_styled_layer *layer, const char *name)
{
    for (size_t i = 0; i < layer->column_count; i++)
        if (strcmp(layer->columns[i].name, name) == 0)
            return true;
    return false;
}

/* Drawn by its outline alone: without a row, as in a legend, there is none, and takes no room. */
static void dispute_ring(struct lay_xml *x, const char *size)
{
    const struct lay_qml_by_data by_data[] = {
        {"outlineStyle", "CASE WHEN coalesce(\"disputed\", '') <> '' THEN 'dot' ELSE 'no' END"},
        {"size", size},
        {NULL, NULL}};
    lay_qml_layer(x, "SimpleMarker", by_data, "name", "circle", "color", "0,0,0,0", "outline_color",
                  "213,0,0,255", "outline_style", "no", "outline_width", "0.5",
                  "outline_width_unit", "MM", "size", "3", "size_unit", "MM", NULL);
}

static void glyph(struct lay_xml *x, const char *svg, const char *size)
{
    LAY_BUF name = {0};
    lay_buf_puts(&name, "base64:");
    lay_base64_add(&name, svg, strlen(svg));
    lay_qml_layer(x, "SvgMarker", NULL, "name", lay_buf_text(&name), "color", "0,0,0,255",
                  "outline_color", "0,0,0,255", "size", size, "size_unit", "MM", NULL);
}

static void event_symbol(struct lay_xml *x, const struct lay_style *style, const char *type,
                         lay_arena *arena)
{
    const struct lay_style_type *look = lay_style_type_of(style, type);
    const char *colour = look ? look->colour : "#b9c4cc";
    const struct lay_qml_by_data by_data[] = {
        {"fillColor",
         lay_qml_filled(arena, colour, lay_qml_opacity_of(&style->statuses, "status", arena))},
        {"outlineStyle", lay_qml_outline_of(&style->statuses, "status", arena)},
        {NULL, NULL}};
    lay_qml_layer(x, "SimpleMarker", by_data, "name", "square", "color", colour, "outline_color",
                  "0,0,0,255", "outline_style", "solid", "outline_width", "0.3",
                  "outline_width_unit", "MM", "size", "4.6", "size_unit", "MM", NULL);
    if (look)
        glyph(x, look->svg, "4.2");
    dispute_ring(x, "7");
}

static void area_symbol(struct lay_xml *x, const struct lay_style *style, const char *type,
                        lay_arena *arena)
{
    const struct lay_style_type *look = lay_style_type_of(style, type);
    const char *colour = look ? look->colour : "#b9c4cc";
    /* Soft edges: from nothing at the border to the colour 6 mm inside; faint, since several are
     * told of one country. */
    const char *faint = lay_arena_printf(arena, "#2d%s", colour + 1); /* with its opacity */
    lay_qml_layer(x, "ShapeburstFill", NULL, "color", "255,255,255,0", "gradient_color2", faint,
                  "color_type", "0", "use_whole_shape", "0", "max_distance", "6", "distance_unit",
                  "MM", "blur_radius", "4", "ignore_rings", "0", NULL);
    lay_qml_layer(x, "SimpleLine", NULL, "line_color", "90,90,90,120", "line_style", "dot",
                  "line_width", "0.2", "line_width_unit", "MM", NULL);
}

static char *shape_of_role(const struct lay_style *style, lay_arena *arena)
{
    LAY_BUF text = {0};
    lay_buf_puts(&text, "CASE");
    for (size_t i = 0; i < style->roles.n; i++)
        lay_buf_printf(&text, " WHEN \"role\" = '%s' THEN '%s'", style->roles.at[i].name,
                       style->roles.at[i].shape);
    lay_buf_puts(&text, " ELSE 'circle' END");
    return lay_arena_strdup(arena, lay_buf_text(&text));
}

/* Beyond the palette's size a colour is another's, too: a letter in it tells them apart. */
static void letter(struct lay_xml *x, const char *letters)
{
    if (*letters)
        lay_qml_layer(x, "FontMarker", NULL, "chr", letters, "font", "DejaVu Sans", "font_style",
                      "Bold", "color", "255,255,255,255", "outline_color", "0,0,0,255",
                      "outline_width", "0.15", "outline_width_unit", "MM", "size", "2.4",
                      "size_unit", "MM", NULL);
}

static void presence_symbol(struct lay_xml *x, const struct lay_style *style,
                            const struct lay_style_actor *actor, lay_arena *arena)
{
    const char *opacity = lay_qml_opacity_of(&style->states, "state", arena);
    const struct lay_qml_by_data by_data[] = {
        {"name", shape_of_role(style, arena)},
        {"fillColor", lay_qml_filled(arena, actor->colour, opacity)},
        {"outlineStyle", lay_qml_outline_of(&style->states, "state", arena)},
        {"size", STRENGTH_SIZE},
        {NULL, NULL}};
    lay_qml_layer(x, "SimpleMarker", by_data, "name", "circle", "color", actor->colour,
                  "outline_color", actor->ring, "outline_style", "solid", "outline_width", "0.5",
                  "outline_width_unit", "MM", "size", "3.4", "size_unit", "MM", NULL);
    letter(x, actor->letters);
    dispute_ring(x, STRENGTH_SIZE " + 2.4");
}

static void base_symbol(struct lay_xml *x, const struct lay_style *style, const char *state)
{
    const char *outline = "solid";
    for (size_t i = 0; i < style->states.n; i++)
        if (strcmp(style->states.at[i].name, state) == 0)
            outline = style->states.at[i].outline;
    lay_qml_layer(x, "SimpleMarker", NULL, "name", "square", "color", "255,255,255,230",
                  "outline_color", "0,0,0,255", "outline_style", outline, "outline_width", "0.3",
                  "outline_width_unit", "MM", "size", "4.6", "size_unit", "MM", NULL);
    const struct lay_style_type *look = lay_style_type_of(style, "base_established");
    if (look)
        glyph(x, look->svg, "4.2");
}

static void movement_symbol(struct lay_xml *x, const struct lay_style_actor *actor)
{
    static const char *const dashes[] = {"solid", "dash", "dot", "dash dot", "dash dot dot"};
    lay_qml_layer(x, "SimpleLine", NULL, "line_color", actor->colour, "line_style",
                  dashes[actor->round % LAY_COUNT(dashes)], "line_width", "0.7", "line_width_unit",
                  "MM", "capstyle", "round", "joinstyle", "round", NULL);
    lay_xml_open(x, "layer", "class", "MarkerLine", "enabled", "1", "locked", "0", "pass", "0",
                 NULL);
    lay_xml_open(x, "Option", "type", "Map", NULL);
    lay_qml_option(x, "placement", "lastvertex");
    lay_qml_option(x, "rotate", "1");
    lay_xml_close(x);
    lay_qml_open_symbol(x, "marker", "@arrow");
    lay_qml_layer(x, "SimpleMarker", NULL, "name", "filled_arrowhead", "color", actor->colour,
                  "outline_color", actor->ring, "outline_style", "solid", "outline_width", "0.2",
                  "size", "3.4", "size_unit", "MM", NULL);
    lay_xml_close(x);
    lay_xml_close(x);
}

static void write_symbol(struct lay_xml *x, const struct lay_style *style, const struct kind *kind,
                         const char *value, const char *name, const struct lay_style_actor *actor)
{
    lay_arena arena = {0};
    lay_qml_open_symbol(x, kind->geometry, name);
    if (strcmp(kind->layer, "presence") == 0)
        presence_symbol(x, style, actor, &arena);
    else if (strcmp(kind->layer, "movements") == 0)
        movement_symbol(x, actor);
    else if (strcmp(kind->layer, "bases") == 0)
        base_symbol(x, style, value);
    else if (strcmp(kind->layer, "event_areas") == 0)
        area_symbol(x, style, value, &arena);
    else
        event_symbol(x, style, value, &arena);
    lay_xml_close(x);
    lay_arena_done(&arena);
}

static const char *label_of_value(const struct lay_style *style, const char *field,
                                  const char *value)
{
    const struct lay_style_type *type =
        strcmp(field, "type") == 0 ? lay_style_type_of(style, value) : NULL;
    for (size_t i = 0; strcmp(field, "state") == 0 && i < style->states.n; i++)
        if (strcmp(style->states.at[i].name, value) == 0)
            return style->states.at[i].label;
    return type ? type->label : *value ? value : "(nobody named)";
}

static void write_category(struct lay_xml *x, const char *value, const char *symbol,
                           const char *label)
{
    lay_xml_element(x, "category", "type", "string", "value", value, "symbol", symbol, "label",
                    label, "render", "true", NULL);
}

static void write_categories(struct lay_xml *x, const struct lay_style *style,
                             const struct kind *kind, const struct lay_styled_layer *layer)
{
    static const struct lay_style_actor others = {"#ffffff", "#1a1a1a", 0, ""};
    LAY_FREE struct lay_style_actor *actors =
        lay_style_actors(style, layer->values, layer->value_count);
    lay_xml_open(x, "renderer-v2", "type", "categorizedSymbol", "attr", kind->field, "symbollevels",
                 "0", "forceraster", "0", "enableorderby", "0", NULL);
    lay_xml_open(x, "categories", NULL);
    for (size_t i = 0; i < layer->value_count; i++) {
        LAY_FREE char *symbol = lay_asprintf("%zu", i);
        write_category(x, layer->values[i], symbol,
                       label_of_value(style, kind->field, layer->values[i]));
    }
    if (layer->others)
        write_category(x, "", "others", "others");
    lay_xml_close(x);
    lay_xml_open(x, "symbols", NULL);
    for (size_t i = 0; i < layer->value_count; i++) {
        LAY_FREE char *name = lay_asprintf("%zu", i);
        write_symbol(x, style, kind, layer->values[i], name, &actors[i]);
    }
    if (layer->others)
        write_symbol(x, style, kind, "", "others", &others);
    lay_xml_close(x);
    lay_xml_close(x);
}

/* Rings have room for their labels from this scale on; from afar a place is named once. */
static const char *close_scale(const struct lay_styled_layer *layer)
{
    enum { CROWD = 40 };
    return layer->value_count > CROWD ? "1500000" : "7000000";
}

/* Points at one place in a ring around it, with a small dot in the middle. The renderer's own
 * labels stand beside what is set out, where those of the layer would all stand at the place. */
static void write_ring_of_points(struct lay_xml *x, const struct lay_style *style,
                                 const struct kind *kind, const struct lay_styled_layer *layer)
{
    lay_xml_open(x, "renderer-v2", "type", "pointDisplacement", "placement", "0", "tolerance", "1",
                 "toleranceUnit", "MM", "circleRadiusAddition", "2.2", "circleColor",
                 "90,90,90,255", "circleWidth", "0.2", "labelAttributeName", kind->ring_label,
                 "labelColor", "30,30,30,255", "labelFont", "DejaVu Sans,7,-1,5,50,0,0,0,0,0",
                 "labelDistanceFactor", "0.9", "symbollevels", "0", "forceraster", "0",
                 "enableorderby", "0", "maxLabelScaleDenominator", close_scale(layer), NULL);
    write_categories(x, style, kind, layer);
    lay_qml_open_symbol(x, "marker", "centerSymbol");
    lay_qml_layer(x, "SimpleMarker", NULL, "name", "circle", "color", "90,90,90,255",
                  "outline_style", "no", "size", "0.8", "size_unit", "MM", NULL);
    lay_xml_close(x);
    lay_xml_close(x);
}

/* Land, as quiet as it can be. */
static void write_base_map(struct lay_xml *x)
{
    lay_xml_open(x, "renderer-v2", "type", "singleSymbol", "symbollevels", "0", "forceraster", "0",
                 "enableorderby", "0", NULL);
    lay_xml_open(x, "symbols", NULL);
    lay_qml_open_symbol(x, "fill", "0");
    lay_qml_layer(x, "SimpleFill", NULL, "color", "250,249,245,255", "style", "solid",
                  "outline_color", "176,172,164,255", "outline_style", "solid", "outline_width",
                  "0.25", "outline_width_unit", "MM", "joinstyle", "round", NULL);
    lay_xml_close(x);
    lay_xml_close(x);
    lay_xml_close(x);
}

static void write_temporal(struct lay_xml *x)
{
    lay_xml_open(x, "temporal", "enabled", "1", "mode", "2", "startField", "start", "endField",
                 "end", "limitMode", "1", "accumulate", "0", "durationUnit", "min", "durationField",
                 "", "fixedDuration", "0", "startExpression", "", "endExpression", "", NULL);
    lay_xml_open(x, "fixedRange", NULL);
    lay_xml_element(x, "start", NULL);
    lay_xml_element(x, "end", NULL);
    lay_xml_close(x);
    lay_xml_close(x);
}

static void write_labels(struct lay_xml *x, const struct kind *kind,
                         const struct lay_styled_layer *layer)
{
    bool line = strcmp(kind->geometry, "line") == 0, area = strcmp(kind->geometry, "fill") == 0;
    /* A ring that labels what it sets out. */
    bool from_afar = kind->ring_label && *kind->ring_label;
    lay_xml_open(x, "labeling", "type", "simple", NULL);
    lay_xml_open(x, "settings", "calloutType", "simple", NULL);
    lay_xml_open(x, "text-style", "fieldName", kind->label, "isExpression", "1", "fontFamily",
                 "DejaVu Sans", "fontSize", "8", "fontSizeUnit", "Point", "textColor",
                 "30,30,30,255", "textOpacity", "1", "multilineHeight", "1", NULL);
    lay_xml_element(x, "text-buffer", "bufferDraw", "1", "bufferSize", "0.8", "bufferSizeUnits",
                    "MM", "bufferColor", "255,255,255,220", "bufferOpacity", "1", NULL);
    lay_xml_close(x);
    lay_xml_element(x, "text-format", "wrapChar", "", "autoWrapLength", "32",
                    "useMaxLineLengthForAutoWrap", "1", NULL);
    lay_xml_element(x, "placement", "placement",
                    line   ? "2"
                    : area ? "1"
                           : "6",
                    "dist", "1.5", "distUnits", "MM", "priority",
                    from_afar ? "8"
                    : area    ? "2"
                    : line    ? "4"
                              : "6",
                    "offsetType", "1", "predefinedPositionOrder", "TR,TL,BR,BL,R,L,TSR,BSR", NULL);
    lay_xml_element(x, "rendering", "drawLabels", "1", "displayAll", "0", "scaleVisibility",
                    from_afar ? "1" : "0", "scaleMax", "0", "scaleMin",
                    from_afar ? close_scale(layer) : "0", "obstacle", "1", "obstacleFactor", "2",
                    "zIndex", from_afar ? "1" : "0", "upsidedownLabels", "0", "fontMinPixelSize",
                    "3", "fontMaxPixelSize", "10000", NULL);
    lay_xml_close(x);
    lay_xml_close(x);
}

static char *escaped(lay_arena *arena, const char *column)
{
    return lay_arena_printf(arena,
                            "replace(replace(replace(replace(to_string(coalesce(\"%s\", '')), '&', "
                            "'&amp;'), '<', '&lt;'), '>', '&gt;'), '\"', '&quot;')",
                            column);
}

/* A heading and what is told of the row; a link only where it is one, to http or https. */
static void write_map_tip(struct lay_xml *x, const struct lay_styled_layer *layer)
{
    static const char *const told[] = {
        "edtf",     "place",         "type",  "status",  "role",     "state",
        "holder",   "actors",        "actor", "giver",   "receiver", "from_place",
        "to_place", "strength_best", "grade", "origins", "disputed"};
    lay_arena arena = {0};
    LAY_BUF tip = {0};
    const char *heading = has_column(layer, "label")  ? "label"
                          : has_column(layer, "name") ? "name"
                                                      : "place";
    lay_buf_printf(&tip, "<b>[%% %s %%]</b>", escaped(&arena, heading));
    for (size_t i = 0; i < LAY_COUNT(told); i++)
        if (has_column(layer, told[i]))
            lay_buf_printf(&tip,
                           "[%% CASE WHEN coalesce(to_string(\"%s\"), '') = '' THEN '' ELSE "
                           "'<br>%s: ' || %s END %%]",
                           told[i], told[i], escaped(&arena, told[i]));
    if (has_column(layer, "url"))
        lay_buf_puts(
            &tip,
            "[% CASE WHEN regexp_match(\"url\", '^https?://[^\"<>\\\\s]+$') THEN "
            "'<br><a href=\"' || replace(\"url\", '&', '&amp;') || '\">source</a>' ELSE '' END %]");
    lay_xml_text_element(x, "mapTip", lay_buf_text(&tip));
    lay_arena_done(&arena);
}

static void write_aliases(struct lay_xml *x, const struct lay_styled_layer *layer)
{
    lay_xml_open(x, "aliases", NULL);
    for (size_t i = 0; i < layer->column_count; i++) {
        const struct lay_column *column = &layer->columns[i];
        LAY_FREE char *index = lay_asprintf("%zu", i);
        LAY_FREE char *name =
            column->unit ? lay_asprintf("%s (%s)", column->name, column->unit) : lay_strdup("");
        lay_xml_element(x, "alias", "index", index, "field", column->name, "name", name, NULL);
    }
    lay_xml_close(x);
}

void lay_qml_write_body(struct lay_xml *x, const struct lay_style *style,
                        const struct lay_styled_layer *layer)
{
    const struct kind *kind = kind_of(layer->name);
    if (has_column(layer, "start"))
        write_temporal(x);
    if (kind && kind->ring_label)
        write_ring_of_points(x, style, kind, layer);
    else if (kind)
        write_categories(x, style, kind, layer);
    if (strcmp(layer->name, "countries") == 0)
        write_base_map(x);
    if (kind && kind->label)
        write_labels(x, kind, layer);
    write_aliases(x, layer);
    lay_xml_text_element(x, "previewExpression",
                         has_column(layer, "label") ? "\"label\""
                         : has_column(layer, "id")  ? "\"id\""
                                                    : "\"name\"");
    write_map_tip(x, layer);
}

void lay_qml_write(lay_output *out, const struct lay_style *style,
                   const struct lay_styled_layer *layer)
{
    struct lay_xml x;
    lay_output_puts(out, "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n");
    lay_xml_init(&x, out);
    lay_xml_open(&x, "qgis", "version", "3.22.16", "styleCategories", "AllStyleCategories",
                 "labelsEnabled", "1", NULL);
    lay_qml_write_body(&x, style, layer);
    lay_xml_close(&x);
    lay_xml_done(&x);
}
