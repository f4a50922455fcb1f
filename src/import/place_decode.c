/* place_decode.c: one member of a claim's `where`.
 *
 * A position is lon and lat in degrees of WGS 84, or a GeoJSON point. What is out of range is
 * refused and never wrapped or swapped: -3 written as 357 and a swapped pair look alike to a
 * machine, so the likely reading is only said as a hint. Grid references, other coordinate systems
 * and other geometries stay in the stored report as written; the place then has no position of
 * its own and its name is looked up like any other.
 */
#include "import/claim_decode.h"

#include <math.h>
#include <string.h>

static const char *range_hint(lay_arena *arena, double lon, double lat)
{
    if (fabs(lon) > 360 || fabs(lat) > 360)
        return "these look like metres of a projected system; degrees are expected";
    if (fabs(lat) > 90 && fabs(lat) <= 180 && fabs(lon) <= 90)
        return lay_arena_printf(arena, "is it the other way round: lon %.7g, lat %.7g?", lat, lon);
    if (lon > 180 && fabs(lat) <= 90)
        return lay_arena_printf(arena,
                                "longitudes run from -180 to 180; if this one is counted from 0 "
                                "to 360, write %.7g",
                                lon - 360);
    return "longitude runs from -180 to 180 degrees, latitude from -90 to 90";
}

/* Takes a pair of numbers as the place's position, when it is one. The members are named for the
 * messages: lon and lat, or geometry for both. */
static void set_position(const struct lay_object *object, struct lay_doc_place *place,
                         const char *lon_name, const char *lat_name, double lon, double lat)
{
    bool bad_lon = !(fabs(lon) <= 180), bad_lat = !(fabs(lat) <= 90);
    const char *hint = bad_lon || bad_lat ? range_hint(object->decoder->arena, lon, lat) : NULL;
    if (bad_lon)
        lay_field_error(object, lon_name, "place.longitude", hint,
                        " has a longitude that is not within -180 and 180 degrees.");
    if (bad_lat)
        lay_field_error(object, lat_name, "place.latitude", hint,
                        " has a latitude that is not within -90 and 90 degrees.");
    if (bad_lon || bad_lat)
        return;
    place->located = true;
    place->lon = lon == 0 ? 0 : lon; /* -0 is 0 */
    place->lat = lat == 0 ? 0 : lat;
    if (lon == 0 && lat == 0)
        lay_field_warning(object, lon_name, "place.null_island",
                          "leave the position out when it is not known",
                          " lies at longitude 0, latitude 0, in the Gulf of Guinea.");
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
        set_position(object, place, "lon", "lat", lon, lat);
}

static void decode_geometry(const struct lay_object *object, struct lay_doc_place *place)
{
    struct lay_object geometry;
    const char *type = NULL;
    const cJSON *pair = NULL;
    size_t count = 0;
    if (!lay_take_object(object, "geometry", &geometry) ||
        !lay_take_name(&geometry, "type", true, &type) || strcmp(type, "Point") != 0)
        return;
    lay_take_array(&geometry, "coordinates", 4, &pair, &count);
    const cJSON *first = pair ? pair->child : NULL, *second = first ? first->next : NULL;
    if (!cJSON_IsNumber(first) || !cJSON_IsNumber(second)) {
        lay_field_error(&geometry, "coordinates", "place.position", NULL,
                        " must be two numbers, longitude and latitude.");
        return;
    }
    double lon = first->valuedouble, lat = second->valuedouble;
    if (!place->located)
        set_position(object, place, "geometry", "geometry", lon, lat);
    else if (place->lon != lon || place->lat != lat)
        lay_field_warning(object, "geometry", "place.position", NULL,
                          " is not the point that lon and lat give; these are used.");
}

static void decode_unread(const struct lay_object *object, const struct lay_doc_place *place)
{
    const char *text;
    bool mgrs = lay_take_text(object, "mgrs", &text), crs = lay_take_text(object, "crs", &text);
    if (!place->located && (mgrs || crs))
        lay_field_warning(object, mgrs ? "mgrs" : "crs", "place.unread",
                          "give lon and lat in degrees to locate the place",
                          " is kept as written, but is not read yet.");
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static void decode_country(const struct lay_object *object, struct lay_doc_place *place)
{
    const char *code;
    if (!lay_take_text(object, "country", &code))
        return;
    if (!is_letter(code[0]) || !is_letter(code[1]) || code[2]) {
        lay_field_error(object, "country", "place.country",
                        "the two letters of ISO 3166-1: ML for Mali, NE for Niger",
                        " \"%s\" is not a country code.", lay_shown(object->decoder->arena, code));
        return;
    }
    char *upper = lay_arena_strdup(object->decoder->arena, code);
    upper[0] = (char)(upper[0] & ~0x20);
    upper[1] = (char)(upper[1] & ~0x20);
    if (strcmp(upper, code) != 0)
        lay_field_warning(object, "country", "place.country", NULL,
                          " \"%s\" should be in capitals; it is read as %s.", code, upper);
    place->country = upper;
}

static void decode_size(const struct lay_object *object, struct lay_doc_place *place)
{
    int64_t precision = -1;
    double radius = -1;
    lay_take_integer(object, "precision", 0, 7, &precision);
    place->precision = (int)precision;
    if (!lay_take_real(object, "radius_m", &radius))
        return;
    if (radius > 0 && radius <= 20037508)
        place->radius_m = radius;
    else
        lay_field_error(object, "radius_m", "number.range", NULL,
                        " must be more than 0 metres, and less than half the Earth.");
}

void lay_decode_place(const struct lay_object *object, struct lay_doc_place *place)
{
    int role = LAY_PLACE_SITE;
    *place = (struct lay_doc_place){.country = "", .precision = -1, .radius_m = -1};
    place->json = object->json;
    lay_check_members(object, LAY_MEMBERS_WHERE);
    lay_take_name(object, "name", true, &place->name);
    lay_take_term(object, "role", LAY_LIST_PLACE_ROLE, &role);
    place->role = (enum lay_place_role)role;
    decode_lonlat(object, place);
    decode_geometry(object, place);
    decode_unread(object, place);
    decode_country(object, place);
    decode_size(object, place);
}
