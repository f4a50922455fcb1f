/* place_position.c: where a claim says that a place is.
 *
 * A position is lon and lat in degrees of WGS 84, a GeoJSON geometry, an MGRS reference, or x and y
 * in a coordinate reference system. What is out of range is refused and never wrapped or swapped:
 * -3 written as 357 and a swapped pair look alike to a machine, so the likely reading is only said
 * as a hint. A square or an area comes with its reach: from 5 km on it is no facility any more, and
 * what reaches as far as a district is not drawn as a point.
 */
#include "import/place_position.h"

#include "base/error.h"
#include "geo/crs.h"
#include "geo/mgrs.h"
#include "geo/sphere.h"
#include "import/place_geometry.h"
#include "import/place_told.h"
#include <math.h>
#include <string.h>

/* A position that a member gives. */
struct found {
    struct lay_lonlat at;
    double radius_m; /* 0: it says nothing of that */
    bool is_area;
};

static const char *range_hint(lay_arena *arena, double lon, double lat)
{
    if (fabs(lon) > 360 || fabs(lat) > 360)
        return "these look like metres of a projected system; degrees are expected, or crs with x "
               "and y";
    if (fabs(lat) > 90 && fabs(lat) <= 180 && fabs(lon) <= 90)
        return lay_arena_printf(arena, "is it the other way round: lon %.7g, lat %.7g?", lat, lon);
    if (lon > 180 && fabs(lat) <= 90)
        return lay_arena_printf(arena,
                                "longitudes run from -180 to 180; if this one is counted from 0 "
                                "to 360, write %.7g",
                                lon - 360);
    return "longitude runs from -180 to 180 degrees, latitude from -90 to 90";
}

/* Says why a member does not locate the place, and empties the problem. */
static void refuse(const struct lay_object *object, const char *member, const char *code,
                   lay_error *problem)
{
    lay_arena *arena = object->decoder->arena;
    bool no = problem->status == LAY_NO;
    lay_field_error(object, member, no ? code : problem->code,
                    problem->hint ? lay_arena_strdup(arena, problem->hint) : NULL,
                    " does not locate the place: %s.", problem->message);
    lay_error_done(problem);
}

/* ---- lon and lat ---- */

static void set_lonlat(const struct lay_object *object, struct lay_doc_place *place, double lon,
                       double lat)
{
    bool bad_lon = !(fabs(lon) <= 180), bad_lat = !(fabs(lat) <= 90);
    const char *hint = bad_lon || bad_lat ? range_hint(object->decoder->arena, lon, lat) : NULL;
    if (bad_lon)
        lay_field_error(object, "lon", "place.longitude", hint,
                        " has a longitude that is not within -180 and 180 degrees.");
    if (bad_lat)
        lay_field_error(object, "lat", "place.latitude", hint,
                        " has a latitude that is not within -90 and 90 degrees.");
    if (bad_lon || bad_lat)
        return;
    place->located = true;
    place->lon = lon;
    place->lat = lat;
}

static bool take_degrees(const struct lay_object *object, const char *name, double *out)
{
    if (cJSON_IsString(lay_member(object, name))) {
        lay_field_error(object, name, "field.type",
                        "write decimal degrees: -3.0075 for 3\u00b00'27\"W",
                        " must be a number, not a text.");
        return false;
    }
    return lay_take_real(object, name, out);
}

static void decode_lonlat(const struct lay_object *object, struct lay_doc_place *place)
{
    bool has_lon = lay_member(object, "lon"), has_lat = lay_member(object, "lat");
    if (!has_lon && !has_lat)
        return;
    if (!has_lon || !has_lat) {
        lay_field_error(object, has_lon ? "lat" : "lon", "place.position", "give both, or neither",
                        " is missing beside %s.", has_lon ? "lon" : "lat");
        return;
    }
    double lon = 0, lat = 0;
    bool good_lon = take_degrees(object, "lon", &lon);
    if (take_degrees(object, "lat", &lat) && good_lon)
        set_lonlat(object, place, lon, lat);
}

/* ---- a position beside or instead of it ---- */

static void take_found(const struct lay_object *object, const char *member,
                       struct lay_doc_place *place, const struct found *found)
{
    double radius_m = found->radius_m;
    if (place->located) {
        struct lay_point used = {true, place->lon, place->lat};
        double apart_m =
            lay_distance_m(used, (struct lay_point){true, found->at.lon, found->at.lat});
        if (apart_m > 2 * radius_m + 100)
            lay_field_warning(object, member, "place.position", NULL,
                              " is not where the place is said to be before; that is used.");
        if (!found->is_area)
            return;
        radius_m += apart_m; /* the area is that of the place, about the position that is used */
    }
    if (!place->located) {
        /* Beyond a tenth of a millimetre digits would only show how it was worked out. */
        place->located = true;
        place->lon = round(found->at.lon * 1e9) / 1e9;
        place->lat = round(found->at.lat * 1e9) / 1e9;
    }
    if (radius_m > 0)
        lay_set_reach(place, ceil(radius_m * 100) / 100, found->is_area);
}

static void decode_geometry(const struct lay_object *object, struct lay_doc_place *place)
{
    struct lay_shape shape = {0};
    struct found found = {.radius_m = 0};
    lay_error problem = LAY_ERROR_INIT;
    if (!lay_decode_geometry(object, &shape) || !shape.points.n) {
        lay_shape_done(&shape);
        return;
    }
    found.at = shape.points.at[0];
    found.is_area = shape.points.n > 1;
    if (found.is_area && lay_shape_middle(&shape, &found.at, &found.radius_m, &problem) != LAY_OK)
        refuse(object, "geometry", "place.geometry", &problem);
    else
        take_found(object, "geometry", place, &found);
    lay_shape_done(&shape);
}

static void decode_mgrs(const struct lay_object *object, struct lay_doc_place *place)
{
    const char *text;
    if (!lay_take_text(object, "mgrs", &text))
        return;
    struct lay_grid grid;
    struct found found = {.radius_m = 0};
    lay_error problem = LAY_ERROR_INIT;
    double size_m;
    if (!lay_mgrs_looks_so(text)) {
        lay_field_error(object, "mgrs", "place.mgrs",
                        "as in 30QVD9920954496: zone, band, two letters, digits",
                        " \"%s\" is no MGRS reference.", lay_shown(object->decoder->arena, text));
        return;
    }
    lay_status status = lay_mgrs_parse(text, &grid, &size_m, &problem);
    if (status == LAY_OK)
        status = lay_coord_of_grid(&grid, &found.at, &problem);
    if (status != LAY_OK) {
        refuse(object, "mgrs", "place.mgrs", &problem);
        return;
    }
    found.radius_m = size_m / sqrt(2);
    take_found(object, "mgrs", place, &found);
}

/* ---- another reference system ---- */

/* All three, or a problem. */
static bool take_crs(const struct lay_object *object, const struct lay_doc_place *place,
                     const char **crs, double *x, double *y)
{
    static const char *const names[] = {"crs", "x", "y"};
    const char *there = NULL, *missing = NULL;
    for (size_t i = 0; i < LAY_COUNT(names); i++)
        *(lay_member(object, names[i]) ? &there : &missing) = names[i];
    if (!there)
        return false;
    if (missing && place->located && strcmp(there, "crs") == 0) {
        lay_field_warning(object, "crs", "place.position",
                          "lon and lat are degrees of WGS 84, a geometry's too",
                          " is of x and y, which are not given; it is not read.");
        return false;
    }
    if (missing) {
        lay_field_error(object, missing, "place.position", "crs, x and y belong together",
                        " is missing beside %s.", there);
        return false;
    }
    bool good_crs = lay_take_text(object, "crs", crs), good_x = lay_take_real(object, "x", x);
    return lay_take_real(object, "y", y) && good_crs && good_x;
}

static void decode_crs(const struct lay_object *object, struct lay_doc_place *place)
{
    const char *crs;
    double x, y;
    if (!take_crs(object, place, &crs, &x, &y))
        return;
    struct found found = {.radius_m = 0};
    lay_error problem = LAY_ERROR_INIT;
    /* The digits of a JSON number say nothing: 3 may have been 3.00. */
    lay_status status = lay_crs_locate(crs, x, y, 0, 0, &found.at, &found.radius_m, &problem);
    if (status == LAY_OK)
        take_found(object, "crs", place, &found);
    else
        refuse(object, "crs", "place.crs", &problem);
}

void lay_decode_position(const struct lay_object *object, struct lay_doc_place *place)
{
    decode_lonlat(object, place);
    decode_geometry(object, place);
    decode_mgrs(object, place);
    decode_crs(object, place);
    if (!place->located)
        return;
    place->lon = place->lon == 0 ? 0 : place->lon; /* -0 is 0 */
    place->lat = place->lat == 0 ? 0 : place->lat;
    if (fabs(place->lon) <= 0 && fabs(place->lat) <= 0)
        lay_field_warning(object, lay_member(object, "lon") ? "lon" : NULL, "place.null_island",
                          "leave the position out when it is not known",
                          " lies at longitude 0, latitude 0, in the Gulf of Guinea.");
}
