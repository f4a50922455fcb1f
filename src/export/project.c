/* project.c: the document of QGIS inside a .qgz.
 *
 * What QGIS 3.22 wants, seen by trying: ids of layers longer than ten characters, else it makes new
 * ones; a CRS with its text and not its code alone, and ProjectionsEnabled, else the project has
 * none; the unit of the time step as "d"; sources relative to the project's folder, so that the
 * folder can be moved. The layout's body is one that QGIS saved itself (styles/layout.xml), with
 * the title, the extent and the days put in. */
#include "export/project.h"

#include "base/data.h"
#include "base/error.h"
#include "base/escape.h"
#include "base/number_write.h"
#include "base/zip.h"
#include "export/qmd.h"
#include <math.h>

static char *id_of(const struct lay_project_layer *layer)
{
    return lay_asprintf("laydown_layer_%s", layer->styled.name);
}

static void number_element(struct lay_xml *x, const char *name, double value)
{
    char digits[LAY_NUMBER_SIZE];
    lay_number_write_degrees(digits, value);
    lay_xml_text_element(x, name, digits);
}

static void write_crs(struct lay_xml *x, const char *element)
{
    static const char wkt[] =
        "GEOGCRS[\"WGS 84\",DATUM[\"World Geodetic System 1984\",ELLIPSOID[\"WGS "
        "84\",6378137,298.257223563,LENGTHUNIT[\"metre\",1]]],PRIMEM[\"Greenwich\",0,ANGLEUNIT["
        "\"degree\",0.0174532925199433]],CS[ellipsoidal,2],AXIS[\"geodetic latitude "
        "(Lat)\",north,ORDER[1],ANGLEUNIT[\"degree\",0.0174532925199433]],AXIS[\"geodetic "
        "longitude (Lon)\",east,ORDER[2],ANGLEUNIT[\"degree\",0.0174532925199433]],ID[\"EPSG\","
        "4326]]";
    lay_xml_open(x, element, NULL);
    lay_xml_open(x, "spatialrefsys", NULL);
    lay_xml_text_element(x, "wkt", wkt);
    lay_xml_text_element(x, "proj4", "+proj=longlat +datum=WGS84 +no_defs");
    lay_xml_text_element(x, "srsid", "3452");
    lay_xml_text_element(x, "srid", "4326");
    lay_xml_text_element(x, "authid", "EPSG:4326");
    lay_xml_text_element(x, "description", "WGS 84");
    lay_xml_text_element(x, "projectionacronym", "longlat");
    lay_xml_text_element(x, "ellipsoidacronym", "EPSG:7030");
    lay_xml_text_element(x, "geographicflag", "true");
    lay_xml_close(x);
    lay_xml_close(x);
}

static void write_extent(struct lay_xml *x, const struct lay_extent *extent)
{
    lay_xml_open(x, "extent", NULL);
    number_element(x, "xmin", extent->west);
    number_element(x, "ymin", extent->south);
    number_element(x, "xmax", extent->east);
    number_element(x, "ymax", extent->north);
    lay_xml_close(x);
}

static void write_tree_layer(struct lay_xml *x, const struct lay_project_layer *layer)
{
    LAY_FREE char *id = id_of(layer);
    lay_xml_element(x, "layer-tree-layer", "id", id, "name", layer->styled.name, "source",
                    layer->source, "providerKey", "ogr", "checked",
                    layer->shown ? "Qt::Checked" : "Qt::Unchecked", "expanded",
                    layer->shown ? "1" : "0", "legend_exp", "", "patch_size", "-1,-1", NULL);
}

/* Groups in the order of reading: who is where, what happened, what it stands on. */
static const struct {
    const char *title;
    const char *layers[3];
} groups[] = {
    {"Laydown: who is where", {"presence", "bases", NULL}},
    {"Events: what happened", {"events", "movements", "event_areas"}},
    {"Evidence: who says so", {"claims", NULL, NULL}},
    {"Base map", {"countries", NULL, NULL}},
};

static bool in_group(size_t group, const char *name)
{
    for (size_t i = 0; i < 3 && groups[group].layers[i]; i++)
        if (strcmp(groups[group].layers[i], name) == 0)
            return true;
    return false;
}

static void write_tree(struct lay_xml *x, const struct lay_project *project)
{
    lay_xml_open(x, "layer-tree-group", NULL);
    lay_xml_element(x, "customproperties", NULL);
    for (size_t group = 0; group < LAY_COUNT(groups); group++) {
        bool open = false;
        for (size_t i = 0; i < project->layer_count; i++) {
            const struct lay_project_layer *layer = &project->layers[i];
            if (!in_group(group, layer->styled.name))
                continue;
            if (!open)
                lay_xml_open(x, "layer-tree-group", "name", groups[group].title, "checked",
                             "Qt::Checked", "expanded", "1", NULL);
            open = true;
            write_tree_layer(x, layer);
        }
        if (open)
            lay_xml_close(x);
    }
    lay_xml_close(x);
}

static void write_layer(struct lay_xml *x, const struct lay_project *project,
                        const struct lay_project_layer *layer)
{
    LAY_FREE char *id = id_of(layer);
    lay_xml_open(x, "maplayer", "type", "vector", "geometry", layer->geometry, "labelsEnabled", "1",
                 "styleCategories", "AllStyleCategories", "autoRefreshEnabled", "0", "readOnly",
                 "1", NULL);
    lay_xml_text_element(x, "id", id);
    lay_xml_text_element(x, "datasource", layer->source);
    lay_xml_text_element(x, "layername", layer->styled.name);
    write_crs(x, "srs");
    lay_xml_open(x, "provider", "encoding", "UTF-8", NULL);
    lay_xml_text(x, "ogr");
    lay_xml_close(x);
    lay_qml_write_body(x, project->style, &layer->styled);
    lay_xml_close(x);
}

static void write_setting(struct lay_xml *x, const char *name, const char *type, const char *value)
{
    lay_xml_open(x, name, "type", type, NULL);
    lay_xml_text(x, value);
    lay_xml_close(x);
}

static void write_time(struct lay_xml *x, const char *first, const char *last)
{
    LAY_FREE char *start = lay_asprintf("%sT00:00:00Z", first);
    LAY_FREE char *end = lay_asprintf("%sT23:59:59Z", last);
    lay_xml_open(x, "ProjectTimeSettings", "timeStepUnit", "d", "timeStep", "1", "frameRate", "4",
                 "cumulativeTemporalRange", "0", NULL);
    lay_xml_open(x, "TemporalRange", NULL);
    lay_xml_text_element(x, "start", start);
    lay_xml_text_element(x, "end", end);
    lay_xml_close(x);
    lay_xml_close(x);
}

static void write_properties(struct lay_xml *x, const char *first, const char *last)
{
    lay_xml_open(x, "properties", NULL);
    lay_xml_open(x, "SpatialRefSys", NULL);
    write_setting(x, "ProjectionsEnabled", "int", "1");
    lay_xml_close(x);
    lay_xml_open(x, "Paths", NULL);
    write_setting(x, "Absolute", "bool", "false");
    lay_xml_close(x);
    lay_xml_open(x, "Measurement", NULL);
    write_setting(x, "DistanceUnits", "QString", "kilometers");
    lay_xml_close(x);
    lay_xml_open(x, "PAL", NULL);
    write_setting(x, "PlacementEngineVersion", "int", "1");
    lay_xml_close(x);
    if (first && last) {
        LAY_FREE char *start = lay_asprintf("%sT00:00:00Z", first);
        LAY_FREE char *end = lay_asprintf("%sT23:59:59Z", last);
        lay_xml_open(x, "TemporalControllerWidget", NULL);
        write_setting(x, "NavigationMode", "int", "1");
        write_setting(x, "StartDateTime", "QString", start);
        write_setting(x, "EndDateTime", "QString", end);
        lay_xml_close(x);
    }
    lay_xml_close(x);
}

/* The extent grown to the shape of the layout's map, 221 by 170 mm. */
static struct lay_extent fitted(struct lay_extent x)
{
    const double shape = 221.0 / 170.0;
    double width = x.east - x.west, height = x.north - x.south;
    double more_width = fmax(0, height * shape - width),
           more_height = fmax(0, width / shape - height);
    return (struct lay_extent){x.west - more_width / 2, x.south - more_height / 2,
                               x.east + more_width / 2, x.north + more_height / 2};
}

/* A word of the template, @WORD@, and what stands there in its place. */
struct layout_word {
    const char *word, *text;
    bool markup; /* it is not a text, which is escaped */
};
enum { LAYOUT_WORDS = 17 };

static const struct layout_word *find_word(const struct layout_word *words, const char *name,
                                           size_t len)
{
    for (size_t i = 0; i < LAYOUT_WORDS; i++)
        if (strlen(words[i].word) == len && strncmp(words[i].word, name, len) == 0)
            return &words[i];
    return NULL;
}

static void put_layout(lay_output *out, const char *template, const struct layout_word *words)
{
    for (const char *at = template; *at;) {
        const char *mark = strchr(at, '@');
        const char *end = mark ? strchr(mark + 1, '@') : NULL;
        const struct layout_word *word =
            end ? find_word(words, mark + 1, (size_t)(end - mark - 1)) : NULL;
        if (!mark) {
            lay_output_puts(out, at);
            return;
        }
        lay_output_write(out, at, (size_t)(mark - at));
        if (word && word->markup)
            lay_output_puts(out, word->text);
        else if (word)
            lay_escape_attribute(out, word->text);
        else
            lay_output_putc(out, '@');
        at = word ? end + 1 : mark + 1;
    }
}

/* How many entries the legend has. */
static size_t legend_size(const struct lay_project *project)
{
    size_t n = 0;
    for (size_t i = 0; i < project->layer_count; i++)
        n += project->layers[i].shown ? project->layers[i].styled.value_count : 0;
    return n;
}

/* A legend that is too long to stand beside the map has a page of its own, in columns. */
static void add_layout(lay_output *out, const char *template, const struct lay_project *project)
{
    enum { WIDELY_SPACED = 18, ON_THE_PAGE = 32 };
    static const char page[] =
        "<LayoutItem type=\"65638\" size=\"297,210,mm\" position=\"0,220,mm\" "
        "positionOnPage=\"0,0,mm\" uuid=\"{893c0da6-4a42-4446-b225-53aeb21db4c9}\" "
        "templateUuid=\"{893c0da6-4a42-4446-b225-53aeb21db4c9}\" visibility=\"1\" opacity=\"1\" "
        "background=\"true\" frame=\"false\"/>\n";
    static const char key[] =
        "    ■ holds the base  ◆ lodger  ● is there   full: confirmed, pale: presumed, empty and "
        "dashed: possible, dotted: contested   red dots: disputed   larger: stronger";
    char side[4][LAY_NUMBER_SIZE];
    const struct lay_extent extent = fitted(project->extent);
    const double sides[] = {extent.west, extent.south, extent.east, extent.north};
    for (int i = 0; i < 4; i++)
        side[i][lay_number_write_degrees(side[i], sides[i])] = '\0';
    const char *day = project->last ? project->last : "";
    LAY_FREE char *next = lay_asprintf("%sT23:59:59Z", day);
    LAY_FREE char *begin = lay_asprintf("%sT00:00:00Z", day);
    const struct lay_export_info *info = project->info;
    size_t entries = legend_size(project);
    bool apart = entries > ON_THE_PAGE;
    const struct layout_word words[LAYOUT_WORDS] = {
        {"WEST", side[0], false},
        {"SOUTH", side[1], false},
        {"EAST", side[2], false},
        {"NORTH", side[3], false},
        {"BEGIN", begin, false},
        {"END", next, false},
        {"TITLE", info->title ? info->title : "laydown", false},
        {"DAY", day, false},
        {"KEY", key, false},
        {"ATTRIBUTION", info->attribution ? info->attribution : "", false},
        {"COMMAND", info->command ? info->command : "", false},
        {"LEGEND", apart ? "8,8" : "232,22", false},
        {"LEGEND_IN_ALL", apart ? "8,228" : "232,22", false},
        {"COLUMNS", apart ? "5" : "1", false},
        {"GAP", entries > WIDELY_SPACED ? "0.7" : "2.5", false},
        {"SMALL", entries > WIDELY_SPACED ? "6" : "7", false},
        {"PAGE", apart ? page : "", true},
    };
    put_layout(out, template, words);
}

static void write_document(lay_output *out, const struct lay_project *project, const char *layout)
{
    struct lay_xml x;
    lay_output_puts(out, "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n");
    lay_xml_init(&x, out);
    lay_xml_open(&x, "qgis", "version", "3.22.16", "projectname", "laydown", NULL);
    lay_xml_element(&x, "homePath", "path", "", NULL);
    lay_xml_text_element(&x, "title", project->info->title ? project->info->title : "laydown");
    write_crs(&x, "projectCrs");
    write_tree(&x, project);
    lay_xml_open(&x, "mapcanvas", "name", "theMapCanvas", "annotationsVisible", "1", NULL);
    lay_xml_text_element(&x, "units", "degrees");
    write_extent(&x, &project->extent);
    write_crs(&x, "destinationsrs");
    lay_xml_close(&x);
    lay_xml_open(&x, "projectlayers", NULL);
    for (size_t i = 0; i < project->layer_count; i++)
        write_layer(&x, project, &project->layers[i]);
    lay_xml_close(&x);
    lay_xml_open(&x, "layerorder", NULL);
    for (size_t i = 0; i < project->layer_count; i++) {
        LAY_FREE char *id = id_of(&project->layers[i]);
        lay_xml_element(&x, "layer", "id", id, NULL);
    }
    lay_xml_close(&x);
    write_properties(&x, project->first, project->last);
    lay_xml_open(&x, "projectMetadata", NULL);
    lay_qmd_write_body(&x, project->info->title ? project->info->title : "laydown", project->info);
    lay_xml_close(&x);
    if (project->first && project->last)
        write_time(&x, project->first, project->last);
    lay_xml_open(&x, "Layouts", NULL);
    lay_xml_text(&x, "");
    add_layout(out, layout, project);
    lay_xml_close(&x);
    lay_xml_close(&x);
    lay_xml_done(&x);
}

lay_status lay_project_write(lay_output *out, const struct lay_project *project, lay_error *err)
{
    size_t len;
    LAY_FREE char *layout = lay_data_read("styles/layout.xml", &len);
    if (!layout)
        return lay_error_set(err, LAY_IO, "style.missing", "styles/layout.xml is not there");
    LAY_BUF document = {0};
    lay_output *text = lay_output_memory(&document);
    write_document(text, project, layout);
    lay_status status = lay_output_commit(text, err);
    if (status == LAY_OK)
        lay_zip_one(out, "laydown.qgs", lay_buf_text(&document), document.len);
    return status;
}
