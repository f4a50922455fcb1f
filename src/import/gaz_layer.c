/* gaz_layer.c: places from a layer that OGR reads: points; or areas, with the circle round them and
 * their outline. */
#include "base/error.h"
#include "base/module.h"
#include "base/utf8.h"
#include "import/gaz_reader.h"
#include "import/ogr.h"
#include <math.h>
#include <string.h>

struct layer {
    struct lay_gaz_reader *reader;
    const char *const *columns;
    size_t count;
    lay_buf key, names;
    lay_status status;
    lay_error *err;
};

static void bad(struct layer *layer, const struct lay_ogr_feature *feature, const char *hint,
                const char *what)
{
    lay_gaz_bad(layer->reader, (struct lay_gaz_at){0, 0}, hint, "The feature %lld %s.",
                (long long)feature->number, what);
}

/* The language at the end of a column's name: name_fr, name:fr. */
static const char *language_of(const char *column)
{
    const char *end = strrchr(column, '_'), *colon = strrchr(column, ':');
    end = colon > end ? colon : end;
    size_t len = end ? strlen(end + 1) : 0;
    if (len < 2 || len > 3)
        return "";
    for (const char *p = end + 1; *p; p++)
        if (*p < 'a' || *p > 'z')
            return "";
    return end + 1;
}

/* "villages.gpkg" and 17 to "villages-17". */
static void write_key(struct layer *layer, const char *id)
{
    const char *source = layer->reader->source;
    size_t len = strcspn(source, ".");
    layer->key.len = 0;
    lay_buf_printf(&layer->key, "%.*s-%s", (int)len, source, id);
    for (char *p = layer->key.text; *p; p++)
        if ((unsigned char)*p <= ' ' || *p == 0x7f)
            *p = '-';
        else if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p | 0x20);
}

static bool take_names(struct layer *layer, const struct lay_ogr_feature *feature,
                       const char **first)
{
    *first = NULL;
    layer->names.len = 0;
    for (size_t i = 0; i < layer->count; i++) {
        const char *name = feature->names[i];
        if (!lay_gaz_is_name(name, strlen(name)))
            continue;
        if (!*first)
            *first = name;
        else
            lay_buf_printf(&layer->names, "%s:%s\n", language_of(layer->columns[i]), name);
    }
    if (!*first)
        bad(layer, feature, "--name names the column", "has no name");
    return *first != NULL;
}

static bool is_placed(struct layer *layer, const struct lay_ogr_feature *feature)
{
    if (!feature->placed)
        bad(layer, feature, NULL, "has no geometry");
    else if (!(fabs(feature->lon) <= 180 && fabs(feature->lat) <= 90))
        bad(layer, feature, "a layer without a reference system has degrees, longitude first",
            "lies outside of the world");
    else
        return true;
    return false;
}

static bool take(void *context, const struct lay_ogr_feature *feature)
{
    struct layer *layer = context;
    const char *given = layer->reader->options->kind, *name;
    const struct lay_gaz_kind *kind = lay_gaz_kind_named(given            ? given
                                                         : feature->point ? "town"
                                                                          : "area");
    lay_gaz_count(layer->reader);
    if (!take_names(layer, feature, &name) || !is_placed(layer, feature))
        return true;
    const char *country = lay_gaz_country_at(layer->reader, feature->lon, feature->lat);
    if (!lay_gaz_wants_country(layer->reader, country)) {
        layer->reader->summary->rows_passed_over++;
        return true;
    }
    write_key(layer, feature->id);
    struct lay_imported_row row = {.key = lay_buf_text(&layer->key),
                                   .name = name,
                                   .names = layer->names.len ? lay_buf_text(&layer->names) : "",
                                   .codes = "",
                                   .kind = kind->name,
                                   .level = kind->level,
                                   .country = country,
                                   .above = "",
                                   .point = {true, feature->lon, feature->lat},
                                   .precision = kind->precision,
                                   .radius_m = feature->point ? kind->radius_m : feature->radius_m,
                                   .cited = layer->reader->source,
                                   .outline = feature->outline};
    layer->status = lay_gaz_put(layer->reader, &row, 0, layer->err);
    return layer->status == LAY_OK;
}

lay_status lay_gaz_read_layer(struct lay_gaz_reader *reader, const char *path, lay_error *err)
{
    static const char *const usual[] = {"name"};
    const struct lay_gaz_import_options *options = reader->options;
    bool given = options->name_column_count > 0;
    struct layer layer = {.reader = reader,
                          .columns = given ? options->name_columns : usual,
                          .count = given ? options->name_column_count : 1,
                          .err = err};
    struct lay_ogr_plan plan = {path, options->layer, options->id_column, layer.columns,
                                layer.count};
    const void *entry;
    char *problem = NULL;
    lay_status status = lay_module_open(LAY_OGR_MODULE, LAY_OGR_ENTRY, &entry, err);
    if (status != LAY_OK)
        return status;
    switch (((const struct lay_ogr_entry *)entry)->read(&plan, take, &layer, &problem)) {
    case LAY_OGR_DONE:
        break;
    case LAY_OGR_STOPPED:
        status = layer.status;
        break;
    case LAY_OGR_REFUSED:
    case LAY_OGR_FAILED:
        status = lay_error_set(err, LAY_REFUSED, "gazetteer.table",
                               "The file cannot be read as a layer: %s.", problem);
        lay_error_at(err, reader->file, 0, 0);
    }
    free(problem);
    lay_buf_done(&layer.key);
    lay_buf_done(&layer.names);
    return status;
}
