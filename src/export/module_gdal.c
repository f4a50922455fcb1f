/* module_gdal.c: the one file that writes with GDAL; a module of its own, because loading GDAL
 * takes longer than most commands run.
 *
 * GDAL reports some failures only as messages, and some files that it closed without complaint lack
 * rows: every message of failure counts, and the finished file is opened again and counted. The
 * user's configuration must not change what is written, so that none of it is read (GDAL_SKIP and
 * the like would), and no driver but the one asked for is needed. */
#include "export/gdal.h"

#include "export/gpkg_tree.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <ogr_srs_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct written {
    char *name;
    int64_t count;
};

struct file {
    GDALDatasetH set;
    char *path, *driver;
    OGRSpatialReferenceH wgs84;
    struct written *layers;
    size_t layer_count;
    char *first_problem;
};

static void keep_problem(CPLErr severity, CPLErrorNum number, const char *message)
{
    (void)number;
    struct file *file = CPLGetErrorHandlerUserData();
    if (file && severity >= CE_Failure && !file->first_problem)
        file->first_problem = strdup(message);
}

static void watch(struct file *file)
{
    CPLPushErrorHandlerEx(keep_problem, file);
}

/* What went wrong, if anything did. */
static enum lay_gdal_result judge(struct file *file, bool failed, char **problem)
{
    CPLPopErrorHandler();
    if (!failed && !file->first_problem)
        return LAY_GDAL_DONE;
    *problem = file->first_problem ? file->first_problem : strdup("GDAL says no more");
    file->first_problem = NULL;
    return LAY_GDAL_FAILED;
}

static void free_file(struct file *file)
{
    for (size_t i = 0; i < file->layer_count; i++)
        free(file->layers[i].name);
    free(file->layers);
    free(file->path);
    free(file->driver);
    free(file->first_problem);
    OSRRelease(file->wgs84);
    free(file);
}

static char **list_of(const struct lay_info_pair *pairs)
{
    char **list = NULL;
    for (; pairs && pairs->name; pairs++)
        list = CSLSetNameValue(list, pairs->name, pairs->value);
    return list;
}

static bool open_set(struct file *file, const struct lay_gdal_plan *plan)
{
    GDALDriverH driver = GDALGetDriverByName(plan->driver);
    if (!driver) {
        CPLError(CE_Failure, CPLE_NotSupported, "this GDAL has no driver %s", plan->driver);
        return false;
    }
    char **options = list_of(plan->options);
    file->set = GDALCreate(driver, plan->path, 0, 0, 0, GDT_Unknown, options);
    CSLDestroy(options);
    if (!file->set)
        return false;
    for (const struct lay_info_pair *m = plan->metadata; m && m->name; m++)
        GDALSetMetadataItem(file->set, m->name, m->value, NULL);
    return true;
}

static void *create(const struct lay_gdal_plan *plan, char **problem)
{
    GDALAllRegister();
    /* The file is a temporary one until it is whole: neither journal nor sync is of use before. */
    CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
    CPLSetConfigOption("OGR_SQLITE_JOURNAL", "OFF");
    CPLSetConfigOption("OGR_CURRENT_DATE", plan->date);
    CPLSetConfigOption("GDAL_NUM_THREADS", "1"); /* tiles in the same order every time */
    struct file *file = calloc(1, sizeof *file);
    if (!file)
        return NULL;
    file->path = strdup(plan->path);
    file->driver = strdup(plan->driver);
    watch(file);
    file->wgs84 = OSRNewSpatialReference(NULL);
    OSRImportFromEPSG(file->wgs84, 4326);
    OSRSetAxisMappingStrategy(file->wgs84, OAMS_TRADITIONAL_GIS_ORDER);
    bool failed = !file->path || !file->driver || !open_set(file, plan);
    if (judge(file, failed, problem) == LAY_GDAL_DONE)
        return file;
    if (file->set)
        GDALClose(file->set);
    free_file(file);
    return NULL;
}

static OGRFieldType type_of(enum lay_value_kind kind, OGRFieldSubType *subtype)
{
    *subtype = kind == LAY_VALUE_BOOL ? OFSTBoolean : OFSTNone;
    switch (kind) {
    case LAY_VALUE_INT:
        return OFTInteger64;
    case LAY_VALUE_REAL:
        return OFTReal;
    case LAY_VALUE_BOOL:
        return OFTInteger;
    case LAY_VALUE_TIME:
        return OFTDateTime;
    case LAY_VALUE_TEXT:
    case LAY_VALUE_NULL:
        break;
    }
    return OFTString;
}

static bool add_fields(OGRLayerH layer, const struct lay_rows_source *source)
{
    for (size_t i = 0; i < source->column_count; i++) {
        const struct lay_column *column = &source->columns[i];
        OGRFieldSubType subtype;
        OGRFieldDefnH field = OGR_Fld_Create(column->name, type_of(column->kind, &subtype));
        OGR_Fld_SetSubType(field, subtype);
        OGRErr failed = OGR_L_CreateField(layer, field, TRUE);
        OGR_Fld_Destroy(field);
        if (failed)
            return false;
    }
    return true;
}

static int digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++)
        value = 10 * value + (text[i] - '0');
    return value;
}

/* "2021-12-14T00:00:00Z"; a year that is not of four digits has no place in a DateTime. */
static void set_time(OGRFeatureH feature, int field, const char *text)
{
    enum { UTC = 100 };
    if (strlen(text) != 20 || text[4] != '-' || text[19] != 'Z')
        return;
    OGR_F_SetFieldDateTime(feature, field, digits(text, 4), digits(text + 5, 2),
                           digits(text + 8, 2), digits(text + 11, 2), digits(text + 14, 2),
                           digits(text + 17, 2), UTC);
}

static void set_value(OGRFeatureH feature, int field, const struct lay_value *value)
{
    switch (value->kind) {
    case LAY_VALUE_INT:
        OGR_F_SetFieldInteger64(feature, field, value->integer);
        break;
    case LAY_VALUE_BOOL:
        OGR_F_SetFieldInteger(feature, field, value->integer != 0);
        break;
    case LAY_VALUE_REAL:
        OGR_F_SetFieldDouble(feature, field, value->real);
        break;
    case LAY_VALUE_TEXT:
        OGR_F_SetFieldString(feature, field, value->text);
        break;
    case LAY_VALUE_TIME:
        set_time(feature, field, value->text);
        break;
    case LAY_VALUE_NULL:
        OGR_F_SetFieldNull(feature, field);
        break;
    }
}

static void set_lines(OGRFeatureH feature, const struct lay_row *row)
{
    OGRGeometryH lines = OGR_G_CreateGeometry(wkbMultiLineString);
    for (size_t i = 0; i < row->line_count; i++) {
        const struct lay_line *line = &row->lines[i];
        OGRGeometryH part = OGR_G_CreateGeometry(wkbLineString);
        OGR_G_SetPointCount(part, (int)line->count);
        for (size_t k = 0; k < line->count; k++)
            OGR_G_SetPoint_2D(part, (int)k, line->at[k].lon, line->at[k].lat);
        OGR_G_AddGeometryDirectly(lines, part);
    }
    OGR_F_SetGeometryDirectly(feature, lines);
}

static bool has_geometry(const struct lay_row *row)
{
    return row->point.has || row->line_count || row->geometry;
}

static void set_geometry(OGRFeatureH feature, const struct lay_row *row)
{
    if (row->geometry)
        OGR_F_SetGeometryDirectly(feature, OGR_G_CreateGeometryFromJson(row->geometry));
    else if (row->line_count)
        set_lines(feature, row);
    if (!row->point.has)
        return;
    OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
    OGR_G_SetPoint_2D(point, 0, row->point.lon, row->point.lat);
    OGR_F_SetGeometryDirectly(feature, point);
}

/* placed_only: what has no geometry cannot be in the file. tree: of the points; or NULL. */
static enum lay_gdal_result add_rows(OGRLayerH layer, lay_rows *rows, bool placed_only,
                                     struct lay_gpkg_tree *tree, int64_t *count, lay_error *err)
{
    const struct lay_rows_source *source = lay_rows_source(rows);
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    struct lay_row row;
    lay_status status;
    bool failed = false;
    *count = 0;
    while (!failed && (status = lay_rows_next(rows, &row, err)) == LAY_OK) {
        if (placed_only && !has_geometry(&row))
            continue;
        OGR_F_SetFID(feature, ++*count);
        OGR_F_SetGeometry(feature, NULL);
        for (size_t i = 0; i < source->column_count; i++)
            set_value(feature, (int)i, &row.values[i]);
        if (source->spatial)
            set_geometry(feature, &row);
        if (tree && row.point.has)
            lay_gpkg_tree_add(tree, *count, row.point.lon, row.point.lat);
        failed = OGR_L_CreateFeature(layer, feature) != OGRERR_NONE;
    }
    OGR_F_Destroy(feature);
    return failed ? LAY_GDAL_FAILED : status == LAY_NO ? LAY_GDAL_DONE : LAY_GDAL_ROWS_FAILED;
}

static OGRLayerH new_layer(struct file *file, const struct lay_gdal_layer *plan)
{
    const struct lay_rows_source *source = lay_rows_source(plan->rows);
    char **options = NULL;
    if (strcmp(file->driver, "GPKG") == 0) {
        options = CSLSetNameValue(options, "GEOMETRY_NAME", "geom");
        options = CSLSetNameValue(options, "FID", "fid");
        options = CSLSetNameValue(options, "IDENTIFIER", plan->title);
    }
    OGRLayerH layer = GDALDatasetCreateLayer(file->set, plan->name, file->wgs84,
                                             !source->spatial ? wkbNone
                                             : source->areas  ? wkbMultiPolygon
                                             : source->lines  ? wkbMultiLineString
                                                              : wkbPoint,
                                             options);
    CSLDestroy(options);
    return layer && add_fields(layer, source) ? layer : NULL;
}

static void run_sql(struct file *file, const char *sql)
{
    OGRLayerH result = GDALDatasetExecuteSQL(file->set, sql, NULL, NULL);
    if (result)
        GDALDatasetReleaseResultSet(file->set, result);
}

/* The first column of the first row, to be freed with CPLFree(); NULL: there is none. */
static char *ask_sql(struct file *file, const char *sql)
{
    char *answer = NULL;
    OGRLayerH result = GDALDatasetExecuteSQL(file->set, sql, NULL, NULL);
    if (!result)
        return NULL;
    OGRFeatureH row = OGR_L_GetNextFeature(result);
    if (row && OGR_F_GetFieldCount(row) > 0 && OGR_F_IsFieldSetAndNotNull(row, 0))
        answer = CPLStrdup(OGR_F_GetFieldAsString(row, 0));
    OGR_F_Destroy(row);
    GDALDatasetReleaseResultSet(file->set, result);
    return answer;
}

static void run_for_tree(void *file, const char *sql)
{
    run_sql(file, sql);
}

/* The spatial index of a new layer of points, which GDAL makes before it runs any SQL: its nodes
 * are written by us, and the trigger that would put each row in stands aside meanwhile. *trigger is
 * the SQL that brings it back. NULL: GDAL does it all. */
static struct lay_gpkg_tree *take_tree(struct file *file, const struct lay_gdal_layer *plan,
                                       char **trigger)
{
    const struct lay_rows_source *source = lay_rows_source(plan->rows);
    if (strcmp(file->driver, "GPKG") != 0 || !source->spatial || source->lines || source->areas)
        return NULL;
    *trigger = ask_sql(file, CPLSPrintf("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND "
                                        "name = 'rtree_%s_geom_insert'",
                                        plan->name));
    char *size = *trigger ? ask_sql(file, CPLSPrintf("SELECT length(data) FROM "
                                                     "\"rtree_%s_geom_node\" WHERE nodeno = 1",
                                                     plan->name))
                          : NULL;
    struct lay_gpkg_tree *tree = NULL;
    if (size) {
        run_sql(file, CPLSPrintf("DROP TRIGGER \"rtree_%s_geom_insert\"", plan->name));
        tree = lay_gpkg_tree_new(plan->name, (size_t)CPLAtoGIntBig(size), run_for_tree, file);
    }
    CPLFree(size);
    return tree;
}

/* GDAL no longer knows how many rows there are once the trigger has changed. */
static void give_tree_back(struct file *file, const struct lay_gdal_layer *plan,
                           struct lay_gpkg_tree *tree, const char *trigger, int64_t count)
{
    if (!tree)
        return;
    lay_gpkg_tree_finish(tree);
    run_sql(file, trigger);
    run_sql(file, CPLSPrintf("UPDATE gpkg_ogr_contents SET feature_count = %lld "
                             "WHERE table_name = '%s'",
                             (long long)count, plan->name));
}

/* Units as names of columns, in the table of the GeoPackage schema extension: GDAL 3.6 reads it but
 * does not write it. Names and units are our own words. */
static void name_columns(struct file *file, const struct lay_gdal_layer *plan)
{
    const struct lay_rows_source *source = lay_rows_source(plan->rows);
    run_sql(file, "CREATE TABLE IF NOT EXISTS gpkg_data_columns(table_name TEXT NOT NULL, "
                  "column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, "
                  "mime_type TEXT, constraint_name TEXT, "
                  "CONSTRAINT pk_gdc PRIMARY KEY(table_name, column_name), "
                  "CONSTRAINT gdc_tn UNIQUE(table_name, name))");
    run_sql(file, "INSERT INTO gpkg_extensions SELECT 'gpkg_data_columns', NULL, 'gpkg_schema', "
                  "'http://www.geopackage.org/spec121/#extension_schema', 'read-write' WHERE NOT "
                  "EXISTS (SELECT 1 FROM gpkg_extensions WHERE extension_name = 'gpkg_schema')");
    for (size_t i = 0; i < source->column_count; i++)
        if (source->columns[i].unit)
            run_sql(file, CPLSPrintf("INSERT INTO gpkg_data_columns(table_name, column_name, name) "
                                     "VALUES('%s', '%s', '%s (%s)')",
                                     plan->name, source->columns[i].name, source->columns[i].name,
                                     source->columns[i].unit));
}

static bool remember(struct file *file, const char *name, int64_t count)
{
    struct written *more = realloc(file->layers, (file->layer_count + 1) * sizeof *file->layers);
    if (!more)
        return false;
    file->layers = more;
    more[file->layer_count++] = (struct written){strdup(name), count};
    return true;
}

static enum lay_gdal_result add(void *of, const struct lay_gdal_layer *plan, int64_t *count,
                                lay_error *err, char **problem)
{
    struct file *file = of;
    watch(file);
    bool transaction = GDALDatasetTestCapability(file->set, ODsCTransactions) &&
                       GDALDatasetStartTransaction(file->set, FALSE) == OGRERR_NONE;
    OGRLayerH layer = new_layer(file, plan);
    bool placed_only = strcmp(file->driver, "FlatGeobuf") == 0;
    char *trigger = NULL;
    struct lay_gpkg_tree *tree = layer ? take_tree(file, plan, &trigger) : NULL;
    enum lay_gdal_result result =
        layer ? add_rows(layer, plan->rows, placed_only, tree, count, err) : LAY_GDAL_FAILED;
    if (result == LAY_GDAL_DONE)
        give_tree_back(file, plan, tree, trigger, *count);
    lay_gpkg_tree_free(tree);
    CPLFree(trigger);
    if (result == LAY_GDAL_DONE && strcmp(file->driver, "GPKG") == 0)
        name_columns(file, plan);
    if (transaction && result == LAY_GDAL_DONE &&
        GDALDatasetCommitTransaction(file->set) != OGRERR_NONE)
        result = LAY_GDAL_FAILED;
    if (result == LAY_GDAL_DONE && !remember(file, plan->name, *count))
        result = LAY_GDAL_FAILED;
    if (result == LAY_GDAL_ROWS_FAILED) {
        CPLPopErrorHandler();
        return result;
    }
    return judge(file, result == LAY_GDAL_FAILED, problem);
}

/* The columns that QGIS makes itself. f_table_schema must be '' and not NULL, else no style is
 * found; update_time is the date of the file, so that the same rows give the same bytes. */
static OGRLayerH styles_layer(struct file *file)
{
    static const struct {
        const char *name;
        OGRFieldType type;
        int width;
    } fields[] = {{"f_table_catalog", OFTString, 256},
                  {"f_table_schema", OFTString, 256},
                  {"f_table_name", OFTString, 256},
                  {"f_geometry_column", OFTString, 256},
                  {"styleName", OFTString, 30},
                  {"styleQML", OFTString, 0},
                  {"styleSLD", OFTString, 0},
                  {"useAsDefault", OFTInteger, 0},
                  {"description", OFTString, 0},
                  {"owner", OFTString, 30},
                  {"ui", OFTString, 30},
                  {"update_time", OFTDateTime, 0}};
    char **options = CSLSetNameValue(NULL, "FID", "id");
    OGRLayerH layer = GDALDatasetCreateLayer(file->set, "layer_styles", NULL, wkbNone, options);
    CSLDestroy(options);
    for (size_t i = 0; layer && i < sizeof fields / sizeof *fields; i++) {
        OGRFieldDefnH field = OGR_Fld_Create(fields[i].name, fields[i].type);
        OGR_Fld_SetWidth(field, fields[i].width);
        if (fields[i].type == OFTInteger)
            OGR_Fld_SetSubType(field, OFSTBoolean);
        OGRErr failed = OGR_L_CreateField(layer, field, TRUE);
        OGR_Fld_Destroy(field);
        if (failed)
            return NULL;
    }
    return layer;
}

static bool add_style(OGRLayerH layer, const struct lay_gdal_style *style)
{
    const char *const texts[] = {"", "", style->layer, "geom", style->layer, style->qml, ""};
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    for (int i = 0; i < 7; i++)
        OGR_F_SetFieldString(feature, i, texts[i]);
    OGR_F_SetFieldInteger(feature, 7, 1);
    OGR_F_SetFieldString(feature, 8, "laydown");
    OGR_F_SetFieldString(feature, 9, "");
    OGR_F_SetFieldString(feature, 11, CPLGetConfigOption("OGR_CURRENT_DATE", ""));
    OGRErr failed = OGR_L_CreateFeature(layer, feature);
    OGR_F_Destroy(feature);
    return failed == OGRERR_NONE;
}

static enum lay_gdal_result add_styles(void *of, const struct lay_gdal_style *styles, size_t count,
                                       char **problem)
{
    struct file *file = of;
    watch(file);
    OGRLayerH layer = styles_layer(file);
    bool good = layer != NULL;
    for (size_t i = 0; good && i < count; i++)
        good = add_style(layer, &styles[i]);
    return judge(file, !good, problem);
}

static bool count_again(const struct file *file)
{
    if (strcmp(file->driver, "MBTiles") == 0) /* tiles, not rows */
        return true;
    GDALDatasetH set = GDALOpenEx(file->path, GDAL_OF_VECTOR | GDAL_OF_READONLY, NULL, NULL, NULL);
    bool good = set != NULL;
    for (size_t i = 0; good && i < file->layer_count; i++) {
        OGRLayerH layer = file->layer_count == 1
                              ? GDALDatasetGetLayer(set, 0)
                              : GDALDatasetGetLayerByName(set, file->layers[i].name);
        GIntBig found = layer ? OGR_L_GetFeatureCount(layer, TRUE) : -1;
        good = found == file->layers[i].count;
        if (!good)
            CPLError(CE_Failure, CPLE_FileIO, "of %lld rows of %s, %lld can be read again",
                     (long long)file->layers[i].count, file->layers[i].name, (long long)found);
    }
    if (set)
        GDALClose(set);
    return good;
}

static enum lay_gdal_result finish(void *of, char **problem)
{
    struct file *file = of;
    watch(file);
    GDALClose(file->set);
    bool good = !file->first_problem && count_again(file);
    enum lay_gdal_result result = judge(file, !good, problem);
    free_file(file);
    return result;
}

static void abandon(void *of)
{
    struct file *file = of;
    watch(file);
    GDALClose(file->set);
    CPLPopErrorHandler();
    free_file(file);
}

extern const struct lay_gdal_entry lay_gdal_entry;
const struct lay_gdal_entry lay_gdal_entry = {create, add, add_styles, finish, abandon};
