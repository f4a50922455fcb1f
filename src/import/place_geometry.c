/* place_geometry.c: GeoJSON geometries (RFC 7946 section 3.1) of any type, as a shape. */
#include "import/place_geometry.h"

#include <math.h>
#include <string.h>

enum { POINT, LINE, AREA, COLLECTION };

/* nesting: how many arrays are around a position. */
static const struct {
    const char *name;
    int dimension, nesting;
} types[] = {{"Point", POINT, 0},
             {"MultiPoint", POINT, 1},
             {"LineString", LINE, 1},
             {"MultiLineString", LINE, 2},
             {"Polygon", AREA, 2},
             {"MultiPolygon", AREA, 3},
             {"GeometryCollection", COLLECTION, 0}};

#define DEEPEST 8 /* collections in collections */

static bool wrong(const struct lay_object *geometry, const cJSON *value, const char *code,
                  const char *hint, const char *words)
{
    lay_problem_json(geometry->decoder->problems, LAY_SEVERITY_ERROR, geometry->decoder->doc, value,
                     NULL, code, hint, "%s", words);
    *geometry->refused = true;
    return false;
}

static bool read_position(const struct lay_object *geometry, const cJSON *value,
                          struct lay_shape *out)
{
    const cJSON *lon = cJSON_IsArray(value) ? value->child : NULL, *lat = lon ? lon->next : NULL;
    if (!cJSON_IsNumber(lon) || !cJSON_IsNumber(lat))
        return wrong(geometry, value, "place.position", NULL,
                     " must be two numbers, longitude and latitude.");
    struct lay_lonlat at = {lon->valuedouble, lat->valuedouble};
    static const char hint[] = "longitude comes first, in degrees of WGS 84";
    if (!(fabs(at.lon) <= 180))
        return wrong(geometry, lon, "place.longitude", hint, " is no longitude from -180 to 180.");
    if (!(fabs(at.lat) <= 90))
        return wrong(geometry, lat, "place.latitude", hint, " is no latitude from -90 to 90.");
    lay_shape_add(out, at);
    return true;
}

/* An array of positions, or of arrays of them. */
static bool read_nested(const struct lay_object *geometry, const cJSON *value, int dimension,
                        int nesting, bool hole, struct lay_shape *out)
{
    if (nesting > 0 && !cJSON_IsArray(value))
        return wrong(geometry, value, "place.position", NULL, " must be an array.");
    if (nesting <= 1)
        lay_shape_begin(out, dimension, hole);
    if (nesting == 0)
        return read_position(geometry, value, out);
    const cJSON *element;
    cJSON_ArrayForEach(element, value)
    {
        bool is_hole = dimension == AREA && nesting == 2 && element != value->child;
        if (!(nesting == 1 ? read_position(geometry, element, out)
                           : read_nested(geometry, element, dimension, nesting - 1, is_hole, out)))
            return false;
    }
    return true;
}

static bool read_geometry(const struct lay_object *geometry, int depth, struct lay_shape *out);

static bool read_collection(const struct lay_object *geometry, int depth, struct lay_shape *out)
{
    const cJSON *list = lay_member(geometry, "geometries"), *element;
    if (depth == DEEPEST)
        return wrong(geometry, list, "place.geometry", NULL, " is nested too deeply.");
    cJSON_ArrayForEach(element, list)
    {
        struct lay_object inner;
        if (!lay_element_object(geometry, element, &inner) ||
            !read_geometry(&inner, depth + 1, out))
            return false;
    }
    return true;
}

static bool read_geometry(const struct lay_object *geometry, int depth, struct lay_shape *out)
{
    const char *names[LAY_COUNT(types)], *name;
    if (!lay_take_name(geometry, "type", true, &name))
        return false;
    for (size_t i = 0; i < LAY_COUNT(types); i++) {
        names[i] = types[i].name;
        if (strcmp(name, names[i]) != 0)
            continue;
        if (types[i].dimension == COLLECTION)
            return read_collection(geometry, depth, out);
        const cJSON *value = lay_member(geometry, "coordinates");
        if (!value) {
            lay_field_error(geometry, "coordinates", "field.missing", NULL, " is missing.");
            return false;
        }
        /* An array without positions is GeoJSON's way to say that there are none. */
        return !cJSON_IsArray(value) || value->child
                   ? read_nested(geometry, value, types[i].dimension, types[i].nesting, false, out)
                   : true;
    }
    lay_field_error(geometry, "type", "place.geometry",
                    lay_guess(geometry->decoder->arena, name, names, LAY_COUNT(types)),
                    " \"%s\" is no type of a GeoJSON geometry.",
                    lay_shown(geometry->decoder->arena, name));
    return false;
}

bool lay_decode_geometry(const struct lay_object *object, struct lay_shape *out)
{
    struct lay_object geometry;
    if (!lay_member(object, "geometry"))
        return true;
    return lay_take_object(object, "geometry", &geometry) && read_geometry(&geometry, 0, out);
}
