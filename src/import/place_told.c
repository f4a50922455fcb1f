/* place_told.c: see place_told.h.
 *
 * Only what the gazetteer does not know comes here, so a name goes before a coordinate that looks
 * like it. What has no digit is no coordinate: three letters are a square of MGRS at the poles, and
 * so are two or three digits behind them, which are more often the number of a post.
 */
#include "import/place_told.h"

#include "base/fold.h"
#include "geo/geodesic.h"
#include "geo/offset.h"
#include <math.h>
#include <string.h>

static const double town_reach_m = 5e3, district_reach_m = 25e3;

void lay_set_reach(struct lay_doc_place *place, double radius_m, bool is_area)
{
    if (place->radius_m < 0)
        place->radius_m = radius_m;
    if (place->precision >= 0 || radius_m <= town_reach_m)
        return;
    place->precision = is_area || radius_m > district_reach_m ? 5 : 2;
}

struct told {
    struct lay_lonlat at;
    double radius_m;
    bool near_another, between;
};

/* ---- a coordinate ---- */

static size_t count_digits(const char *text)
{
    size_t n = 0;
    for (; *text; text++)
        n += *text >= '0' && *text <= '9';
    return n;
}

static bool read_coordinate(const char *text, struct told *out)
{
    enum { FEWEST_AT_POLES = 4 };
    struct lay_coord coord;
    size_t digits = count_digits(text);
    if (!digits || lay_coord_parse(text, &coord, NULL) != LAY_OK)
        return false;
    if (coord.kind == LAY_COORD_MGRS && !coord.grid.zone && digits < FEWEST_AT_POLES)
        return false;
    *out = (struct told){coord.at, coord.radius_m, coord.kind == LAY_COORD_OFFSET, false};
    return true;
}

/* "Post 4 (16.27N 0.04W)". */
static bool read_in_brackets(const char *name, struct told *out)
{
    const char *open = strrchr(name, '(');
    size_t len = open ? strcspn(open + 1, ")") : 0;
    if (!open || open == name || open[1 + len] != ')' || open[2 + len])
        return false;
    LAY_FREE char *inner = lay_strndup(open + 1, len);
    return read_coordinate(inner, out);
}

/* ---- from other places ---- */

static bool read_offset(const char *name, lay_where_is *where_is, void *context, struct told *out)
{
    struct lay_offset offset;
    struct lay_lonlat from;
    double from_radius_m;
    if (lay_offset_parse(name, &offset, NULL) != LAY_OK)
        return false;
    *out = (struct told){.near_another = true};
    bool found =
        where_is(context, offset.place, &from, &from_radius_m) &&
        lay_offset_locate(&offset, from, from_radius_m, &out->at, &out->radius_m, NULL) == LAY_OK;
    lay_offset_done(&offset);
    return found;
}

/* Half way, and as far from there as either. */
static bool read_pair(const char *first, const char *second, lay_where_is *where_is, void *context,
                      struct told *out)
{
    struct lay_lonlat a, b;
    double radius_a, radius_b, apart_m, azimuth;
    *out = (struct told){.between = true};
    if (!where_is(context, first, &a, &radius_a) || !where_is(context, second, &b, &radius_b) ||
        lay_geodesic_inverse(a, b, &apart_m, &azimuth, NULL) != LAY_OK ||
        lay_geodesic_direct(a, azimuth, apart_m / 2, &out->at, NULL) != LAY_OK)
        return false;
    out->radius_m = apart_m / 2 + fmax(radius_a, radius_b);
    return true;
}

static bool read_between(const char *name, lay_where_is *where_is, void *context, struct told *out)
{
    static const struct {
        const char *before, *middle;
    } words[] = {{"between", " and "}, {"entre", " et "}, {"между", " и "}};
    size_t first_len = strcspn(name, " ");
    LAY_FREE char *first = lay_strndup(name, first_len);
    LAY_FREE char *folded = lay_fold(first);
    for (size_t i = 0; name[first_len] && i < LAY_COUNT(words); i++) {
        const char *from = name + first_len + 1, *middle = from;
        if (strcmp(folded, words[i].before) != 0)
            continue;
        for (; (middle = strstr(middle, words[i].middle)); middle++) {
            LAY_FREE char *a = lay_strndup(from, (size_t)(middle - from));
            if (read_pair(a, middle + strlen(words[i].middle), where_is, context, out))
                return true;
        }
    }
    return false;
}

const struct lay_doc_place *lay_place_told(const struct lay_doc_place *place, lay_arena *arena,
                                           lay_where_is *where_is, void *context)
{
    struct told told;
    if (place->located ||
        (!read_coordinate(place->name, &told) && !read_in_brackets(place->name, &told) &&
         !read_offset(place->name, where_is, context, &told) &&
         !read_between(place->name, where_is, context, &told)))
        return NULL;
    struct lay_doc_place *out = lay_arena_array(arena, struct lay_doc_place, 1);
    *out = *place;
    out->located = true;
    /* Beyond a tenth of a millimetre digits would only show how it was worked out. */
    out->lon = round(told.at.lon * 1e9) / 1e9;
    out->lat = round(told.at.lat * 1e9) / 1e9;
    lay_set_reach(out, fmax(ceil(told.radius_m * 100) / 100, 0.01), told.between);
    if (told.near_another && out->precision < 0)
        out->precision = 2;
    return out;
}
