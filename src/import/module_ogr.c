/* module_ogr.c: the one file that reads with GDAL: features of a layer as names and positions. A
 * module of its own, because loading GDAL takes longer than most commands run.
 *
 * Without a reference system degrees are taken for granted; what is out of their range is for the
 * caller to refuse. */
#include "geo/sphere.h"
#include "import/ogr.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    const struct lay_ogr_plan *plan;
    OGRLayerH layer;
    OGRCoordinateTransformationH to_wgs84; /* NULL: it is that */
    int *fields;
    int id_field; /* -1: the number */
    char *first_problem;
};

static void keep_problem(CPLErr severity, CPLErrorNum number, const char *message)
{
    (void)number;
    struct reading *reading = CPLGetErrorHandlerUserData();
    if (severity >= CE_Failure && !reading->first_problem)
        reading->first_problem = strdup(message);
}

/* A list of what there is, behind a beginning. */
struct list {
    char text[1000];
    size_t len;
};

static void add_word(struct list *list, const char *before, const char *word)
{
    int n = snprintf(list->text + list->len, sizeof list->text - list->len, "%s%s", before, word);
    if (n > 0 && list->len + (size_t)n < sizeof list->text)
        list->len += (size_t)n;
    list->text[list->len] = '\0';
}

static enum lay_ogr_result refuse(const struct list *list, char **problem)
{
    *problem = strdup(list->text);
    return LAY_OGR_REFUSED;
}

static enum lay_ogr_result find_layer(GDALDatasetH set, struct reading *reading, char **problem)
{
    const char *name = reading->plan->layer;
    int count = GDALDatasetGetLayerCount(set);
    if (name)
        reading->layer = GDALDatasetGetLayerByName(set, name);
    else if (count == 1)
        reading->layer = GDALDatasetGetLayer(set, 0);
    if (reading->layer)
        return LAY_OGR_DONE;
    struct list list = {.len = 0};
    if (name)
        add_word(&list, "it has no layer ", name);
    else
        add_word(&list, "which of its layers is meant is to be said with --layer", "");
    for (int i = 0; i < count; i++)
        add_word(&list, i ? ", " : ": there are ", OGR_L_GetName(GDALDatasetGetLayer(set, i)));
    return refuse(&list, problem);
}

static enum lay_ogr_result no_column(struct reading *reading, const char *option, const char *name,
                                     char **problem)
{
    OGRFeatureDefnH defn = OGR_L_GetLayerDefn(reading->layer);
    struct list list = {.len = 0};
    add_word(&list, "it has no column ", name);
    add_word(&list, "; ", option);
    add_word(&list, " names another", "");
    for (int i = 0; i < OGR_FD_GetFieldCount(defn); i++)
        add_word(&list, i ? ", " : " of these: ", OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(defn, i)));
    return refuse(&list, problem);
}

static enum lay_ogr_result find_fields(struct reading *reading, char **problem)
{
    OGRFeatureDefnH defn = OGR_L_GetLayerDefn(reading->layer);
    const struct lay_ogr_plan *plan = reading->plan;
    reading->id_field = -1;
    for (size_t i = 0; i < plan->name_count; i++) {
        reading->fields[i] = OGR_FD_GetFieldIndex(defn, plan->name_columns[i]);
        if (reading->fields[i] < 0)
            return no_column(reading, "--name", plan->name_columns[i], problem);
    }
    if (!plan->id_column)
        return LAY_OGR_DONE;
    reading->id_field = OGR_FD_GetFieldIndex(defn, plan->id_column);
    return reading->id_field < 0 ? no_column(reading, "--id", plan->id_column, problem)
                                 : LAY_OGR_DONE;
}

static bool find_transformation(struct reading *reading)
{
    OGRSpatialReferenceH from = OGR_L_GetSpatialRef(reading->layer);
    if (!from)
        return true;
    OGRSpatialReferenceH to = OSRNewSpatialReference(NULL);
    bool good = OSRImportFromEPSG(to, 4326) == OGRERR_NONE;
    OGRSpatialReferenceH own = OSRClone(from);
    OSRSetAxisMappingStrategy(to, OAMS_TRADITIONAL_GIS_ORDER);
    OSRSetAxisMappingStrategy(own, OSRGetAxisMappingStrategy(from));
    if (good && !OSRIsSame(own, to))
        good = (reading->to_wgs84 = OCTNewCoordinateTransformation(own, to)) != NULL;
    OSRDestroySpatialReference(own);
    OSRDestroySpatialReference(to);
    return good;
}

/* How far the farthest vertex is from the middle. */
static void widen(OGRGeometryH geometry, struct lay_ogr_feature *feature)
{
    for (int i = 0; i < OGR_G_GetGeometryCount(geometry); i++)
        widen(OGR_G_GetGeometryRef(geometry, i), feature);
    if (OGR_G_GetGeometryCount(geometry))
        return;
    for (int i = 0; i < OGR_G_GetPointCount(geometry); i++) {
        double away_m = lay_sphere_m(feature->lon, feature->lat, OGR_G_GetX(geometry, i),
                                     OGR_G_GetY(geometry, i));
        if (away_m > feature->radius_m)
            feature->radius_m = away_m;
    }
}

/* The middle of its box: that of the geometry itself may be far out of a long one. */
static bool place(const struct reading *reading, OGRGeometryH geometry,
                  struct lay_ogr_feature *feature)
{
    if (reading->to_wgs84 && OGR_G_Transform(geometry, reading->to_wgs84) != OGRERR_NONE)
        return false;
    OGREnvelope box;
    OGR_G_GetEnvelope(geometry, &box);
    feature->placed = true;
    feature->point = wkbFlatten(OGR_G_GetGeometryType(geometry)) == wkbPoint;
    feature->lon = (box.MinX + box.MaxX) / 2;
    feature->lat = (box.MinY + box.MaxY) / 2;
    if (!feature->point)
        widen(geometry, feature);
    return true;
}

/* Freed with CPLFree(). */
static char *outline_of(OGRGeometryH geometry)
{
    OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(geometry));
    return type == wkbPolygon || type == wkbMultiPolygon ? OGR_G_ExportToJson(geometry) : NULL;
}

static bool read_feature(struct reading *reading, OGRFeatureH from, const char **names,
                         bool (*each)(void *context, const struct lay_ogr_feature *feature),
                         void *context)
{
    char number[32];
    struct lay_ogr_feature feature = {.number = OGR_F_GetFID(from), .names = names};
    snprintf(number, sizeof number, "%lld", (long long)feature.number);
    feature.id = reading->id_field < 0 ? number : OGR_F_GetFieldAsString(from, reading->id_field);
    char *copies = NULL; /* a value is good until the next one is asked for */
    size_t used = 0;
    for (size_t i = 0; i < reading->plan->name_count; i++) {
        const char *value = OGR_F_GetFieldAsString(from, reading->fields[i]);
        size_t len = strlen(value) + 1;
        char *more = realloc(copies, used + len);
        if (!more)
            break;
        copies = more;
        memcpy(copies + used, value, len);
        used += len;
    }
    size_t at = 0;
    for (size_t i = 0; i < reading->plan->name_count; i++) {
        names[i] = at < used ? copies + at : "";
        at += strlen(names[i]) + 1;
    }
    char *id = strdup(feature.id);
    feature.id = id ? id : number;
    OGRGeometryH geometry = OGR_F_GetGeometryRef(from);
    char *outline = NULL;
    if (geometry && !OGR_G_IsEmpty(geometry) && place(reading, geometry, &feature))
        feature.outline = outline = outline_of(geometry);
    bool go_on = each(context, &feature);
    CPLFree(outline);
    free(id);
    free(copies);
    return go_on;
}

static enum lay_ogr_result read_layer(struct reading *reading, GDALDatasetH set,
                                      bool (*each)(void *, const struct lay_ogr_feature *),
                                      void *context, char **problem)
{
    enum lay_ogr_result result = find_layer(set, reading, problem);
    if (result == LAY_OGR_DONE)
        result = find_fields(reading, problem);
    if (result != LAY_OGR_DONE)
        return result;
    const char **names = calloc(reading->plan->name_count, sizeof *names);
    bool good = names && find_transformation(reading), go_on = true;
    OGRFeatureH feature;
    OGR_L_ResetReading(reading->layer);
    while (good && go_on && (feature = OGR_L_GetNextFeature(reading->layer))) {
        go_on = read_feature(reading, feature, names, each, context);
        OGR_F_Destroy(feature);
    }
    free((void *)names);
    if (reading->to_wgs84)
        OCTDestroyCoordinateTransformation(reading->to_wgs84);
    return !good ? LAY_OGR_FAILED : go_on ? LAY_OGR_DONE : LAY_OGR_STOPPED;
}

/* A zipped shapefile or the like is opened as the folder that it holds. Freed with CPLFree(). */
static char *name_for_gdal(const char *path)
{
    size_t len = strlen(path);
    bool zipped = len > 4 && strcmp(path + len - 4, ".zip") == 0;
    char *name = CPLMalloc(len + sizeof "/vsizip/");
    snprintf(name, len + sizeof "/vsizip/", "%s%s", zipped ? "/vsizip/" : "", path);
    return name;
}

static enum lay_ogr_result read_file(const struct lay_ogr_plan *plan,
                                     bool (*each)(void *, const struct lay_ogr_feature *),
                                     void *context, char **problem)
{
    struct reading reading = {.plan = plan};
    enum lay_ogr_result result = LAY_OGR_FAILED;
    CPLPushErrorHandlerEx(keep_problem, &reading);
    GDALAllRegister();
    char *name = name_for_gdal(plan->path);
    GDALDatasetH set = GDALOpenEx(name, GDAL_OF_VECTOR | GDAL_OF_READONLY, NULL, NULL, NULL);
    CPLFree(name);
    reading.fields = calloc(plan->name_count, sizeof *reading.fields);
    if (set && reading.fields)
        result = read_layer(&reading, set, each, context, problem);
    if (set)
        GDALClose(set);
    CPLPopErrorHandler();
    free(reading.fields);
    if (result == LAY_OGR_DONE && reading.first_problem) /* it ended before its end */
        result = LAY_OGR_FAILED;
    if (result == LAY_OGR_FAILED)
        *problem = reading.first_problem ? reading.first_problem : strdup("GDAL says no more");
    else
        free(reading.first_problem);
    return result;
}

extern const struct lay_ogr_entry lay_ogr_entry;
const struct lay_ogr_entry lay_ogr_entry = {read_file};
