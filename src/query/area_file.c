/* area_file.c: see area_file.h. What is no polygon in a collection is passed over; a polygon that
 * is malformed is an error, with its place in the file. */
#include "query/area_file.h"

#include "base/buf.h"
#include "base/json.h"
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST = 64 << 20, DEEPEST = 8 };

struct reader {
    lay_json_doc *doc;
    lay_region *region;
    LAY_VEC(struct lay_lonlat) ring;
    lay_error *err;
};

bool lay_area_is_file(const char *text)
{
    const char *dot = strrchr(text, '.');
    size_t len = dot ? strspn(dot + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") : 0;
    return strchr(text, '/') || (len >= 3 && !dot[len + 1]);
}

static lay_status refuse(struct reader *r, const cJSON *at, const char *words)
{
    lay_error_set(r->err, LAY_REFUSED, "filter.in", "--in: %s", words);
    lay_json_error_at(r->doc, at, 0, r->err);
    return LAY_REFUSED;
}

static lay_status read_ring(struct reader *r, const cJSON *ring)
{
    const cJSON *position;
    r->ring.n = 0;
    if (!cJSON_IsArray(ring))
        return refuse(r, ring, "a ring of a polygon is an array of positions");
    cJSON_ArrayForEach(position, ring)
    {
        const cJSON *lon = cJSON_IsArray(position) ? position->child : NULL;
        const cJSON *lat = lon ? lon->next : NULL;
        if (!cJSON_IsNumber(lon) || !cJSON_IsNumber(lat))
            return refuse(r, position, "a position is two numbers, longitude and latitude");
        if (!(fabs(lon->valuedouble) <= 360) || !(fabs(lat->valuedouble) <= 90))
            return refuse(r, position,
                          "a position lies beyond 360 degrees or a pole; longitude "
                          "and latitude in degrees are expected");
        lay_vec_push(&r->ring, (struct lay_lonlat){lon->valuedouble, lat->valuedouble});
    }
    if (r->ring.n < 4)
        return refuse(r, ring, "a ring has four positions or more, the last like the first");
    lay_region_add_ring(r->region, r->ring.at, r->ring.n);
    return LAY_OK;
}

static lay_status read_polygon(struct reader *r, const cJSON *rings)
{
    const cJSON *ring;
    lay_status status = LAY_OK;
    if (!cJSON_IsArray(rings))
        return refuse(r, rings, "a polygon has an array of rings as its coordinates");
    lay_region_begin(r->region);
    cJSON_ArrayForEach(ring, rings) if ((status = read_ring(r, ring)) != LAY_OK) return status;
    return LAY_OK;
}

static lay_status read_object(struct reader *r, const cJSON *object, int depth);

static lay_status read_list(struct reader *r, const cJSON *list, int depth, bool polygons)
{
    const cJSON *element;
    cJSON_ArrayForEach(element, list)
    {
        lay_status status =
            polygons ? read_polygon(r, element) : read_object(r, element, depth + 1);
        if (status != LAY_OK)
            return status;
    }
    return LAY_OK;
}

static lay_status read_object(struct reader *r, const cJSON *object, int depth)
{
    const cJSON *type = cJSON_GetObjectItemCaseSensitive(object, "type");
    const char *name = cJSON_IsString(type) ? type->valuestring : "";
    const cJSON *coordinates = cJSON_GetObjectItemCaseSensitive(object, "coordinates");
    if (depth > DEEPEST)
        return refuse(r, object, "collections are nested too deeply");
    if (strcmp(name, "Polygon") == 0 && coordinates)
        return read_polygon(r, coordinates);
    if (strcmp(name, "MultiPolygon") == 0)
        return read_list(r, coordinates, depth, true);
    if (strcmp(name, "Feature") == 0)
        return read_object(r, cJSON_GetObjectItemCaseSensitive(object, "geometry"), depth + 1);
    if (strcmp(name, "FeatureCollection") == 0)
        return read_list(r, cJSON_GetObjectItemCaseSensitive(object, "features"), depth, false);
    if (strcmp(name, "GeometryCollection") == 0)
        return read_list(r, cJSON_GetObjectItemCaseSensitive(object, "geometries"), depth, false);
    return LAY_OK;
}

static lay_status read_bytes(const char *path, lay_buf *out, lay_error *err)
{
    char bytes[16384];
    FILE *file = fopen(path, "rbe");
    if (!file)
        return lay_error_set(err, errno == ENOENT ? LAY_NOT_FOUND : LAY_IO,
                             errno == ENOENT ? "file.missing" : "io.read", "%s: %s", path,
                             strerror(errno));
    size_t n;
    while (out->len <= LONGEST && (n = fread(bytes, 1, sizeof bytes, file)) > 0)
        lay_buf_add(out, bytes, n);
    bool failed = ferror(file);
    fclose(file);
    if (failed)
        return lay_error_set(err, LAY_IO, "io.read", "%s cannot be read", path);
    if (out->len > LONGEST)
        return lay_error_set(err, LAY_REFUSED, "file.too_big", "%s is larger than 64 MiB", path);
    return LAY_OK;
}

static lay_status no_geojson(const char *path, lay_error *err)
{
    lay_error_set(err, LAY_REFUSED, "filter.in", "--in %s: the file has no polygon of GeoJSON",
                  path);
    lay_error_hint(err,
                   "a Polygon, MultiPolygon, Feature or FeatureCollection is read; other "
                   "formats can be made so: ogr2ogr -t_srs EPSG:4326 area.geojson %s",
                   path);
    return LAY_REFUSED;
}

lay_status lay_area_text_read(const char *text, size_t len, const char *name, lay_region **out,
                              lay_error *err)
{
    LAY_JSON *doc = NULL;
    struct lay_json_options options = {0};
    lay_status status = lay_json_read(text, len, name, &options, &doc, err);
    if (status != LAY_OK)
        return status;
    struct reader reader = {.doc = doc, .region = lay_region_new(), .err = err};
    status = read_object(&reader, lay_json_root(doc), 0);
    if (status == LAY_OK && !lay_region_finish(reader.region))
        status = no_geojson(name, err);
    lay_vec_done(&reader.ring);
    if (status == LAY_OK)
        *out = reader.region;
    else
        lay_region_free(reader.region);
    return status;
}

lay_status lay_area_file_read(const char *path, lay_region **out, lay_error *err)
{
    LAY_BUF bytes = {0};
    lay_status status = read_bytes(path, &bytes, err);
    if (status != LAY_OK)
        return status;
    const char *text = lay_buf_text(&bytes);
    if (text[strspn(text, "\xef\xbb\xbf \t\r\n")] != '{')
        return no_geojson(path, err);
    return lay_area_text_read(text, bytes.len, path, out, err);
}
