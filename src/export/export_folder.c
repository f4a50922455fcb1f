/* export_folder.c: layers of a store into a folder that opens right in QGIS.
 *
 * Each layer is read once to see what is in it (whose symbols are needed, which days and which part
 * of the world it covers), then once for each format: rows are never kept. */
#include "base/error.h"
#include "export/csvt.h"
#include "export/folder.h"
#include "export/gdal_file.h"
#include "export/maplibre.h"
#include "export/project.h"
#include "export/qmd.h"
#include <laydown/folder.h>
#include <stdlib.h>
#include <string.h>

struct seen_layer {
    const char *name;
    char *title;
    LAY_VEC(char *) values;
    struct lay_rows_source source; /* columns only */
    int64_t rows;
    char *qml;
};

struct exporting {
    lay_db *db;
    const struct lay_filter *filter;
    const struct lay_folder_plan *plan;
    struct lay_export_info info;
    lay_arena arena;
    struct lay_folder folder;
    struct lay_style *style;
    LAY_VEC(struct seen_layer) layers;
    char *first, *last;
    struct reach {
        bool any;
        struct lay_extent extent;
    } laydown, rest; /* of presence and bases; of the other layers */
    unsigned formats;
};

/* Layers from top to bottom of a map. */
static const char *const all_layers[] = {"presence",    "bases",  "events",   "movements",
                                         "event_areas", "claims", "countries"};

static const enum lay_format file_formats[] = {LAY_FORMAT_GEOJSON, LAY_FORMAT_GEOJSONSEQ,
                                               LAY_FORMAT_FGB, LAY_FORMAT_KML, LAY_FORMAT_CSV};

static const char *extension_of(enum lay_format format)
{
    return format == LAY_FORMAT_GEOJSONSEQ ? "geojsonl" : lay_format_name(format);
}

static bool wants(const struct exporting *e, enum lay_format format)
{
    return (e->formats & 1u << format) != 0;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Keeps values sorted, each once. */
static void note_value(struct seen_layer *layer, const char *text)
{
    size_t low = 0, high = layer->values.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(layer->values.at[middle], text);
        if (order == 0)
            return;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    lay_vec_push(&layer->values, lay_strdup(text));
    qsort(layer->values.at, layer->values.n, sizeof *layer->values.at, by_text);
}

static void note_day(char **kept, const char *time, bool earlier)
{
    size_t len = strcspn(time, "T");
    bool better = !*kept || (strlen(*kept) == len && (strncmp(time, *kept, len) < 0) == earlier);
    if (!better)
        return;
    free(*kept);
    *kept = lay_strndup(time, len);
}

static void note_point(struct reach *reach, double lon, double lat)
{
    struct lay_extent *x = &reach->extent;
    if (!reach->any)
        *x = (struct lay_extent){lon, lat, lon, lat};
    reach->any = true;
    x->west = lon < x->west ? lon : x->west;
    x->east = lon > x->east ? lon : x->east;
    x->south = lat < x->south ? lat : x->south;
    x->north = lat > x->north ? lat : x->north;
}

static void note_geometry(struct reach *reach, const struct lay_row *row)
{
    if (row->point.has)
        note_point(reach, row->point.lon, row->point.lat);
    for (size_t i = 0; i < row->line_count; i++)
        for (size_t k = 0; k < row->lines[i].count; k++)
            note_point(reach, row->lines[i].at[k].lon, row->lines[i].at[k].lat);
}

/* What a map shows first: where forces are; that they came from afar is no reason to draw a
 * continent. */
static struct lay_extent extent_of(const struct exporting *e)
{
    return e->laydown.any ? e->laydown.extent
           : e->rest.any  ? e->rest.extent
                          : (struct lay_extent){-180, -60, 180, 80};
}

static const char *text_at(const struct lay_row *row, int column)
{
    return column >= 0 && row->values[column].kind != LAY_VALUE_NULL ? row->values[column].text
                                                                     : NULL;
}

static const char *kept(struct exporting *e, const char *text)
{
    return text ? lay_arena_strdup(&e->arena, text) : NULL;
}

/* What the columns are outlives the rows that tell it. */
static void keep_source(struct exporting *e, struct seen_layer *layer, const lay_rows *rows)
{
    layer->source = *lay_rows_source(rows);
    size_t count = layer->source.column_count;
    struct lay_column *columns = lay_arena_array(&e->arena, struct lay_column, count);
    for (size_t i = 0; i < count; i++) {
        columns[i] = layer->source.columns[i];
        columns[i].name = lay_arena_strdup(&e->arena, columns[i].name);
        columns[i].unit = kept(e, columns[i].unit);
    }
    layer->source.columns = columns;
}

static bool is_base_map(const struct seen_layer *layer)
{
    return strcmp(layer->name, "countries") == 0;
}

static bool is_areas(const struct seen_layer *layer)
{
    return strcmp(layer->name, "event_areas") == 0;
}

/* The layer whose rows a layer is made of; the base map is of none, and says what all say. */
static const char *selected_as(const struct seen_layer *layer)
{
    return is_areas(layer) || is_base_map(layer) ? "events" : layer->name;
}

/* The selection that a layer is made of. */
static lay_status select_layer(const struct exporting *e, const struct seen_layer *layer,
                               lay_selection **out, lay_error *err)
{
    if (is_base_map(layer))
        return LAY_OK;
    return lay_selection_new(e->db, selected_as(layer), e->filter, out, err);
}

static lay_status open_rows(const struct exporting *e, const struct seen_layer *layer,
                            lay_selection *selection, lay_rows **out, lay_error *err)
{
    bool united_nations = e->info.worldview && strcmp(e->info.worldview, "un") == 0;
    if (is_base_map(layer))
        return lay_country_rows(united_nations, out, err);
    lay_rows *rows = NULL;
    lay_status status = lay_selection_rows(selection, &rows, err);
    if (status == LAY_OK && is_areas(layer))
        return lay_area_rows(e->db, rows, united_nations, out, err);
    *out = rows;
    return status;
}

static lay_status look_at(struct exporting *e, struct seen_layer *layer, lay_rows *rows,
                          lay_error *err)
{
    keep_source(e, layer, rows);
    int field = lay_rows_column(&layer->source, lay_style_field(layer->name));
    int start = lay_rows_column(&layer->source, "start"),
        end = lay_rows_column(&layer->source, "end");
    bool forces = strcmp(layer->name, "presence") == 0 || strcmp(layer->name, "bases") == 0;
    struct reach *reach = forces ? &e->laydown : &e->rest;
    struct lay_row row;
    lay_status status;
    while ((status = lay_rows_next(rows, &row, err)) == LAY_OK) {
        layer->rows++;
        if (text_at(&row, field))
            note_value(layer, text_at(&row, field));
        if (text_at(&row, start))
            note_day(&e->first, text_at(&row, start), true);
        if (text_at(&row, end))
            note_day(&e->last, text_at(&row, end), false);
        note_geometry(reach, &row);
    }
    return status == LAY_NO ? LAY_OK : status;
}

static void style_of(const struct exporting *e, struct seen_layer *layer)
{
    struct lay_styled_layer styled = {layer->name,           (const char *const *)layer->values.at,
                                      layer->values.n,       false,
                                      layer->source.columns, layer->source.column_count};
    LAY_BUF text = {0};
    lay_output *out = lay_output_memory(&text);
    lay_qml_write(out, e->style, &styled);
    lay_output_commit(out, NULL);
    layer->qml = lay_buf_take(&text);
}

static lay_status write_text(struct exporting *e, const char *name, const char *layer,
                             const char *format, const char *text, lay_error *err)
{
    lay_output *out = NULL;
    lay_status status = lay_folder_add(&e->folder, name, layer, format, &out, err);
    if (status == LAY_OK)
        lay_output_puts(out, text);
    return status;
}

static lay_status write_csv_types(struct exporting *e, const struct seen_layer *layer,
                                  lay_error *err)
{
    LAY_BUF text = {0};
    lay_csvt_text(&layer->source, &text);
    LAY_FREE char *types_name = lay_asprintf("%s.csvt", layer->name);
    lay_status status = write_text(e, types_name, layer->name, "csvt", lay_buf_text(&text), err);
    if (status != LAY_OK || !lay_csvt_has_points(&layer->source))
        return status;
    LAY_FREE char *crs_name = lay_asprintf("%s.prj", layer->name);
    return write_text(e, crs_name, layer->name, "prj", LAY_CSVT_PRJ, err);
}

static lay_status write_format(struct exporting *e, const struct seen_layer *layer,
                               lay_selection *selection, enum lay_format format, lay_error *err)
{
    LAY_FREE char *name = lay_asprintf("%s.%s", layer->name, extension_of(format));
    lay_output *out = NULL;
    lay_rows *rows = NULL;
    lay_status status =
        lay_folder_add(&e->folder, name, layer->name, lay_format_name(format), &out, err);
    if (status == LAY_OK)
        status = open_rows(e, layer, selection, &rows, err);
    struct lay_export_options options = {
        .format = format, .raw_csv = e->plan->raw_csv, .info = e->info};
    options.info.title = layer->title;
    if (status == LAY_OK)
        status = lay_export_rows(rows, &options, out,
                                 &e->folder.files.at[e->folder.files.n - 1].rows, err);
    lay_rows_free(rows);
    if (status == LAY_OK && format == LAY_FORMAT_CSV)
        status = write_csv_types(e, layer, err);
    return status;
}

static bool holds(const struct seen_layer *layer, enum lay_format format)
{
    return layer->source.spatial || (format != LAY_FORMAT_FGB && format != LAY_FORMAT_KML);
}

static lay_status write_files(struct exporting *e, struct seen_layer *layer,
                              lay_selection *selection, lay_error *err)
{
    lay_status status = LAY_OK;
    bool any = false;
    for (size_t i = 0; i < LAY_COUNT(file_formats) && status == LAY_OK; i++) {
        if (!wants(e, file_formats[i]) || !holds(layer, file_formats[i]))
            continue;
        any = true;
        status = write_format(e, layer, selection, file_formats[i], err);
    }
    if (status != LAY_OK || !any)
        return status;
    LAY_FREE char *style_name = lay_asprintf("%s.qml", layer->name);
    status = write_text(e, style_name, layer->name, "qml", layer->qml, err);
    LAY_FREE char *metadata_name = lay_asprintf("%s.qmd", layer->name);
    lay_output *out = NULL;
    if (status == LAY_OK)
        status = lay_folder_add(&e->folder, metadata_name, layer->name, "qmd", &out, err);
    if (status == LAY_OK)
        lay_qmd_write(out, layer->title, &e->info);
    return status;
}

static void free_layer(struct seen_layer *layer)
{
    for (size_t i = 0; i < layer->values.n; i++)
        free(layer->values.at[i]);
    lay_vec_done(&layer->values);
    free(layer->title);
    free(layer->qml);
}

static void keep_info(struct exporting *e, const lay_selection *selection)
{
    e->info.cutoff = kept(e, lay_selection_cutoff(selection));
    e->info.known_by = kept(e, lay_selection_known_by(selection));
    e->info.recorded_by = kept(e, lay_selection_recorded_by(selection));
    e->info.min_grade = kept(e, lay_selection_min_grade(selection));
    e->info.sources = kept(e, lay_selection_sources(selection));
    e->info.worldview = kept(e, lay_selection_worldview(selection));
}

/* Files that hold all layers. */
struct package {
    enum lay_format format;
    const char *name;
    struct lay_gdal_file *file;
};

static lay_status add_to_package(const struct exporting *e, const struct package *package,
                                 const struct seen_layer *layer, lay_selection *selection,
                                 lay_error *err)
{
    /* A whole base map cut into tiles takes minutes, and there are better ones. */
    if (package->format == LAY_FORMAT_MBTILES && (!layer->source.spatial || is_base_map(layer)))
        return LAY_OK;
    lay_rows *rows = NULL;
    lay_status status = open_rows(e, layer, selection, &rows, err);
    if (status != LAY_OK)
        return status;
    struct lay_gdal_layer plan = {.name = layer->name, .title = layer->title, .rows = rows};
    int64_t count;
    status = lay_gdal_add(package->file, &plan, &count, err);
    lay_rows_free(rows);
    return status;
}

/* Files say at their beginning what they are: that is known before the first layer is read. */
static lay_status learn_info(struct exporting *e, lay_error *err)
{
    lay_selection *selection = NULL;
    struct lay_filter quiet = *e->filter;
    quiet.note = NULL;
    lay_status status =
        lay_selection_new(e->db, selected_as(&e->layers.at[0]), &quiet, &selection, err);
    if (status == LAY_OK)
        keep_info(e, selection);
    lay_selection_free(selection);
    return status;
}

static lay_status export_layer(struct exporting *e, const struct package *packages, size_t count,
                               struct seen_layer *layer, lay_error *err)
{
    lay_selection *selection = NULL;
    lay_rows *rows = NULL;
    lay_status status = select_layer(e, layer, &selection, err);
    if (status == LAY_OK)
        status = open_rows(e, layer, selection, &rows, err);
    if (status == LAY_OK)
        status = look_at(e, layer, rows, err);
    lay_rows_free(rows);
    if (status == LAY_OK) {
        style_of(e, layer);
        status = write_files(e, layer, selection, err);
    }
    for (size_t i = 0; i < count && status == LAY_OK; i++)
        if (packages[i].file)
            status = add_to_package(e, &packages[i], layer, selection, err);
    lay_selection_free(selection);
    return status;
}

static lay_status add_styles(struct exporting *e, struct lay_gdal_file *package, lay_error *err)
{
    LAY_VEC(struct lay_gdal_style) styles = {0};
    for (size_t i = 0; i < e->layers.n; i++)
        if (e->layers.at[i].source.spatial)
            lay_vec_push(&styles,
                         (struct lay_gdal_style){e->layers.at[i].name, e->layers.at[i].qml});
    lay_status status = lay_gdal_add_styles(package, styles.at, styles.n, err);
    lay_vec_done(&styles);
    return status;
}

static lay_status begin_package(struct exporting *e, struct package *package, lay_error *err)
{
    lay_output *out = NULL;
    lay_status status = lay_folder_add(&e->folder, package->name, NULL,
                                       lay_format_name(package->format), &out, err);
    return status == LAY_OK ? lay_gdal_begin(out, package->format, &e->info, &package->file, err)
                            : status;
}

static lay_status end_package(struct exporting *e, struct package *package, lay_error *err)
{
    lay_status status =
        package->format == LAY_FORMAT_GPKG ? add_styles(e, package->file, err) : LAY_OK;
    if (status != LAY_OK)
        return status;
    struct lay_gdal_file *file = package->file;
    package->file = NULL;
    return lay_gdal_end(file, err);
}

static lay_status export_layers(struct exporting *e, lay_error *err)
{
    struct package packages[] = {{LAY_FORMAT_GPKG, "laydown.gpkg", NULL},
                                 {LAY_FORMAT_MBTILES, "laydown.mbtiles", NULL}};
    lay_status status = LAY_OK;
    for (size_t i = 0; i < LAY_COUNT(packages) && status == LAY_OK; i++)
        if (wants(e, packages[i].format))
            status = begin_package(e, &packages[i], err);
    for (size_t i = 0; i < e->layers.n && status == LAY_OK; i++)
        status = export_layer(e, packages, LAY_COUNT(packages), &e->layers.at[i], err);
    for (size_t i = 0; i < LAY_COUNT(packages); i++) {
        if (status == LAY_OK && packages[i].file)
            status = end_package(e, &packages[i], err);
        lay_gdal_abandon(packages[i].file);
    }
    return status;
}

/* Where the project finds a layer: NULL when it is in no format that opens well. */
static char *source_of(const struct exporting *e, const struct seen_layer *layer)
{
    static const enum lay_format best[] = {LAY_FORMAT_GEOJSON, LAY_FORMAT_FGB,
                                           LAY_FORMAT_GEOJSONSEQ};
    if (wants(e, LAY_FORMAT_GPKG))
        return lay_asprintf("./laydown.gpkg|layername=%s", layer->name);
    for (size_t i = 0; i < LAY_COUNT(best); i++)
        if (wants(e, best[i]) && holds(layer, best[i]))
            return lay_asprintf("./%s.%s", layer->name, extension_of(best[i]));
    return NULL;
}

static void pad(struct lay_extent *x)
{
    double margin = (x->east - x->west + x->north - x->south) / 20 + 0.2;
    x->west = x->west - margin < -180 ? -180 : x->west - margin;
    x->east = x->east + margin > 180 ? 180 : x->east + margin;
    x->south = x->south - margin < -90 ? -90 : x->south - margin;
    x->north = x->north + margin > 90 ? 90 : x->north + margin;
}

typedef LAY_VEC(struct lay_project_layer) project_layers;

/* Of a project those that it can open; of a style all, where they come from tiles. */
static void list_layers(const struct exporting *e, bool style, project_layers *out)
{
    for (size_t i = 0; i < e->layers.n; i++) {
        const struct seen_layer *layer = &e->layers.at[i];
        char *source = source_of(e, layer);
        if (!source && !style)
            continue;
        struct lay_project_layer item = {
            .styled = {layer->name, (const char *const *)layer->values.at, layer->values.n, false,
                       layer->source.columns, layer->source.column_count},
            .source = source,
            .geometry = !layer->source.spatial ? "No geometry"
                        : layer->source.areas  ? "Polygon"
                        : layer->source.lines  ? "Line"
                                               : "Point",
            .shown = strcmp(layer->name, "presence") == 0 || is_base_map(layer)};
        lay_vec_push(out, item);
    }
}

static void done_layers(project_layers *layers)
{
    for (size_t i = 0; i < layers->n; i++)
        free((char *)layers->at[i].source);
    lay_vec_done(layers);
}

static struct lay_project project_of(struct exporting *e, const project_layers *layers)
{
    /* What was asked for ends at the cut-off, whatever goes on after it. */
    const char *cutoff = e->info.cutoff, *last = e->last;
    bool over = last && cutoff && strlen(last) == strlen(cutoff) && strcmp(last, cutoff) > 0 &&
                strcmp(e->first, cutoff) <= 0;
    struct lay_project project = {.style = e->style,
                                  .layers = layers->at,
                                  .layer_count = layers->n,
                                  .first = e->first,
                                  .last = over ? cutoff : last,
                                  .extent = extent_of(e),
                                  .info = &e->info};
    pad(&project.extent);
    return project;
}

static lay_status write_project(struct exporting *e, lay_error *err)
{
    project_layers layers = {0};
    list_layers(e, false, &layers);
    lay_output *out = NULL;
    lay_status status = LAY_OK;
    if (layers.n)
        status = lay_folder_add(&e->folder, "laydown.qgz", NULL, "qgz", &out, err);
    if (out && status == LAY_OK) {
        struct lay_project project = project_of(e, &layers);
        status = lay_project_write(out, &project, err);
    }
    done_layers(&layers);
    return status;
}

static lay_status write_maplibre(struct exporting *e, lay_error *err)
{
    struct lay_maplibre_sources from = {wants(e, LAY_FORMAT_MBTILES), wants(e, LAY_FORMAT_GEOJSON)};
    if (!from.tiles && !from.geojson)
        return LAY_OK;
    project_layers layers = {0};
    list_layers(e, true, &layers);
    struct lay_project project = project_of(e, &layers);
    lay_output *out = NULL;
    lay_status status =
        lay_folder_add(&e->folder, "maplibre-style.json", NULL, "maplibre", &out, err);
    if (status == LAY_OK)
        lay_maplibre_write(out, &project, &from);
    done_layers(&layers);
    return status;
}

static lay_status choose_layers(struct exporting *e, lay_error *err)
{
    const struct lay_texts *wanted = &e->plan->layers;
    for (size_t i = 0; i < wanted->count; i++) {
        bool known = false;
        for (size_t k = 0; k < LAY_COUNT(all_layers); k++)
            known = known || strcmp(wanted->at[i], all_layers[k]) == 0;
        if (!known) {
            lay_error_set(err, LAY_USAGE, "filter.layer", "there is no layer \"%s\" to export",
                          wanted->at[i]);
            lay_error_hint(err, "the layers are presence, bases, events, movements, event_areas, "
                                "claims, countries");
            return LAY_USAGE;
        }
    }
    for (size_t k = 0; k < LAY_COUNT(all_layers); k++) {
        bool chosen = !wanted->count;
        for (size_t i = 0; i < wanted->count; i++)
            chosen = chosen || strcmp(wanted->at[i], all_layers[k]) == 0;
        struct seen_layer layer = {.name = all_layers[k], .title = lay_strdup(all_layers[k])};
        if (chosen)
            lay_vec_push(&e->layers, layer);
        else
            free(layer.title);
    }
    return LAY_OK;
}

lay_status lay_export_folder(lay_db *db, const struct lay_filter *filter, const char *path,
                             const struct lay_folder_plan *plan, lay_error *err)
{
    struct exporting e = {.db = db, .filter = filter, .plan = plan, .info = plan->info};
    e.formats = plan->formats ? plan->formats : 1u << LAY_FORMAT_GPKG | 1u << LAY_FORMAT_GEOJSON;
    lay_status status = choose_layers(&e, err);
    if (status == LAY_OK)
        status = lay_style_open(&e.style, err);
    if (status == LAY_OK)
        status = lay_folder_open(path, &e.folder, err);
    if (status == LAY_OK)
        status = learn_info(&e, err);
    if (status == LAY_OK)
        status = export_layers(&e, err);
    if (status == LAY_OK)
        status = write_project(&e, err);
    if (status == LAY_OK)
        status = write_maplibre(&e, err);
    if (status == LAY_OK)
        status = lay_folder_commit(&e.folder, &e.info, err);
    for (size_t i = 0; i < e.folder.files.n && status == LAY_OK && plan->written; i++)
        plan->written(plan->context, e.folder.files.at[i].name, e.folder.files.at[i].rows,
                      e.folder.files.at[i].bytes);
    for (size_t i = 0; i < e.layers.n; i++)
        free_layer(&e.layers.at[i]);
    lay_vec_done(&e.layers);
    lay_style_free(e.style);
    lay_folder_done(&e.folder);
    lay_arena_done(&e.arena);
    free(e.first);
    free(e.last);
    return status;
}
