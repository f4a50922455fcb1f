/* maplibre.c: what a MapLibre style can say without images: who by colour and ring, how certain by
 * opacity, disputed by a red ring and a thick one; what happened by colour. Time is left to the
 * page, which filters on "start" and "end". Labels need glyphs, which the page must serve, and are
 * left to it, too. */
#include "export/maplibre.h"

#include "base/json_write.h"

static void open_expression(struct lay_json_write *w, const char *operator)
{
    lay_json_write_array(w);
    lay_json_write_text(w, operator);
}

static void get(struct lay_json_write *w, const char *column)
{
    open_expression(w, "get");
    lay_json_write_text(w, column);
    lay_json_write_end(w);
}

/* ["match", ["get", "actor"], "France", "#0072b2", …, "#666666"]; rings: the outlines of actors. */
static void write_colours(struct lay_json_write *w, const struct lay_style *style,
                          const struct lay_styled_layer *layer, bool rings)
{
    const char *field = lay_style_field(layer->name);
    if (!layer->value_count) {
        lay_json_write_text(w, rings ? "#1a1a1a" : "#666666");
        return;
    }
    LAY_FREE struct lay_style_actor *actors =
        lay_style_actors(style, layer->values, layer->value_count);
    open_expression(w, "match");
    get(w, field);
    for (size_t i = 0; i < layer->value_count; i++) {
        const struct lay_style_type *type = lay_style_type_of(style, layer->values[i]);
        lay_json_write_text(w, layer->values[i]);
        lay_json_write_text(w, rings                         ? actors[i].ring
                               : strcmp(field, "actor") == 0 ? actors[i].colour
                               : type                        ? type->colour
                                                             : "#ffffff");
    }
    lay_json_write_text(w, rings ? "#1a1a1a" : "#666666");
    lay_json_write_end(w);
}

static void write_opacities(struct lay_json_write *w, const lay_style_looks *looks,
                            const char *column)
{
    open_expression(w, "match");
    get(w, column);
    for (size_t i = 0; i < looks->n; i++) {
        lay_json_write_text(w, looks->at[i].name);
        lay_json_write_real(w, looks->at[i].opacity);
    }
    lay_json_write_real(w, 1);
    lay_json_write_end(w);
}

/* ["case", [">", ["to-number", ["get", "strength_best"], 0], 0], …] : 5 to 16 px. */
static void write_radius(struct lay_json_write *w)
{
    static const char radius[] =
        "[\"interpolate\",[\"linear\"],[\"ln\",[\"+\",1,[\"/\",[\"max\",0,[\"to-number\",[\"get\","
        "\"strength_best\"],0]],50]]],0,5,4,16]";
    lay_json_write_raw(w, radius, sizeof radius - 1);
}

/* ["case", ["!=", ["coalesce", ["get", "disputed"], ""], ""], and what follows it. */
static void open_if_disputed(struct lay_json_write *w)
{
    open_expression(w, "case");
    open_expression(w, "!=");
    open_expression(w, "coalesce");
    get(w, "disputed");
    lay_json_write_text(w, "");
    lay_json_write_end(w);
    lay_json_write_text(w, "");
    lay_json_write_end(w);
}

static void write_outline(struct lay_json_write *w, const struct lay_style *style,
                          const struct lay_styled_layer *layer)
{
    lay_json_write_key(w, "circle-stroke-width");
    if (strcmp(layer->name, "bases") == 0) {
        lay_json_write_real(w, 1.5);
        lay_json_write_key(w, "circle-stroke-color");
        lay_json_write_text(w, "#1a1a1a");
        return;
    }
    open_if_disputed(w);
    lay_json_write_real(w, 3);
    lay_json_write_real(w, 1.5);
    lay_json_write_end(w);
    lay_json_write_key(w, "circle-stroke-color");
    open_if_disputed(w);
    lay_json_write_text(w, "#d50000");
    if (strcmp(layer->name, "presence") == 0)
        write_colours(w, style, layer, true);
    else
        lay_json_write_text(w, "#1a1a1a");
    lay_json_write_end(w);
}

static void write_paint(struct lay_json_write *w, const struct lay_style *style,
                        const struct lay_styled_layer *layer, const char *geometry)
{
    bool line = strcmp(geometry, "Line") == 0, area = strcmp(geometry, "Polygon") == 0;
    const char *kind = line ? "line" : area ? "fill" : "circle";
    LAY_FREE char *colour = lay_asprintf("%s-color", kind);
    LAY_FREE char *opacity = lay_asprintf("%s-opacity", kind);
    lay_json_write_key(w, colour);
    write_colours(w, style, layer, false);
    lay_json_write_key(w, opacity);
    if (line || area)
        lay_json_write_real(w, line ? 0.9 : 0.25);
    else if (strcmp(layer->name, "events") == 0)
        write_opacities(w, &style->statuses, "status");
    else
        write_opacities(w, &style->states, "state");
    if (line) {
        lay_json_write_key(w, "line-width");
        lay_json_write_int(w, 2);
        return;
    }
    if (area)
        return;
    lay_json_write_key(w, "circle-radius");
    if (strcmp(layer->name, "presence") == 0)
        write_radius(w);
    else
        lay_json_write_int(w, 5);
    write_outline(w, style, layer);
}

static bool is_base_map(const struct lay_project_layer *layer)
{
    return strcmp(layer->styled.name, "countries") == 0;
}

/* The base map is a GeoJSON beside the style, or there is none: it is no layer of tiles. */
static bool is_tiled(const struct lay_project_layer *layer, const struct lay_maplibre_sources *from)
{
    return from->tiles && !is_base_map(layer);
}

static bool is_drawn(const struct lay_project_layer *layer, const struct lay_maplibre_sources *from)
{
    return is_base_map(layer) ? from->geojson
                              : (strcmp(layer->geometry, "No geometry") != 0 &&
                                 lay_style_field(layer->styled.name));
}

static void write_layer(struct lay_json_write *w, const struct lay_style *style,
                        const struct lay_project_layer *layer,
                        const struct lay_maplibre_sources *from)
{
    bool tiles = is_tiled(layer, from);
    bool line = strcmp(layer->geometry, "Line") == 0,
         area = strcmp(layer->geometry, "Polygon") == 0;
    lay_json_write_object(w);
    lay_json_write_optional(w, "id", layer->styled.name);
    lay_json_write_optional(w, "type", line ? "line" : area ? "fill" : "circle");
    lay_json_write_optional(w, "source", tiles ? "laydown" : layer->styled.name);
    if (tiles)
        lay_json_write_optional(w, "source-layer", layer->styled.name);
    lay_json_write_key(w, "layout");
    lay_json_write_object(w);
    lay_json_write_optional(w, "visibility", layer->shown ? "visible" : "none");
    lay_json_write_end(w);
    lay_json_write_key(w, "paint");
    lay_json_write_object(w);
    if (is_base_map(layer)) {
        lay_json_write_optional(w, "fill-color", "#faf9f5");
        lay_json_write_optional(w, "fill-outline-color", "#b0aca4");
    } else
        write_paint(w, style, &layer->styled, layer->geometry);
    lay_json_write_end(w);
    lay_json_write_end(w);
}

static void write_source(struct lay_json_write *w, const struct lay_project *project,
                         const char *name, const char *type, const char *key, const char *address)
{
    lay_json_write_key(w, name);
    lay_json_write_object(w);
    lay_json_write_optional(w, "type", type);
    lay_json_write_optional(w, key, address);
    lay_json_write_optional(w, "attribution", project->info->attribution);
    lay_json_write_end(w);
}

static void write_sources(struct lay_json_write *w, const struct lay_project *project,
                          const struct lay_maplibre_sources *from)
{
    lay_json_write_key(w, "sources");
    lay_json_write_object(w);
    if (from->tiles)
        write_source(w, project, "laydown", "vector", "url", "mbtiles://laydown.mbtiles");
    for (size_t i = 0; i < project->layer_count; i++) {
        const struct lay_project_layer *layer = &project->layers[i];
        if (!is_drawn(layer, from) || is_tiled(layer, from))
            continue;
        LAY_FREE char *data = lay_asprintf("./%s.geojson", layer->styled.name);
        write_source(w, project, layer->styled.name, "geojson", "data", data);
    }
    lay_json_write_end(w);
}

void lay_maplibre_write(lay_output *out, const struct lay_project *project,
                        const struct lay_maplibre_sources *from)
{
    const struct lay_extent *x = &project->extent;
    struct lay_json_write w;
    lay_json_write_init(&w, out, 2);
    lay_json_write_object(&w);
    lay_json_write_key(&w, "version");
    lay_json_write_int(&w, 8);
    lay_json_write_optional(&w, "name", project->info->title);
    lay_json_write_key(&w, "metadata");
    lay_json_write_object(&w);
    lay_json_write_optional(&w, "laydown:cutoff", project->info->cutoff);
    lay_json_write_optional(&w, "laydown:known_by", project->info->known_by);
    lay_json_write_optional(&w, "laydown:command", project->info->command);
    lay_json_write_end(&w);
    lay_json_write_key(&w, "center");
    lay_json_write_array(&w);
    lay_json_write_degrees(&w, (x->west + x->east) / 2);
    lay_json_write_degrees(&w, (x->south + x->north) / 2);
    lay_json_write_end(&w);
    lay_json_write_key(&w, "zoom");
    lay_json_write_int(&w, 4);
    write_sources(&w, project, from);
    lay_json_write_key(&w, "layers");
    lay_json_write_array(&w);
    /* From bottom to top, where a project goes from top to bottom. */
    for (size_t i = project->layer_count; i-- > 0;)
        if (is_drawn(&project->layers[i], from))
            write_layer(&w, project->style, &project->layers[i], from);
    lay_json_write_end(&w);
    lay_json_write_end(&w);
    lay_json_write_line(&w);
    lay_json_write_done(&w);
}
