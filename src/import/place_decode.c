/* place_decode.c: one member of a claim's `where`. */
#include "import/claim_decode.h"

#include "import/place_position.h"
#include <string.h>

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
    decode_country(object, place);
    decode_size(object, place);
    lay_decode_position(object, place);
}
