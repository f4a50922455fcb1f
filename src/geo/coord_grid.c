/* coord_grid.c: UTM and UPS in words: a zone with a hemisphere or a latitude band, easting,
 * northing, in the orders and with the letters that people use.
 *
 * "30S" can be the southern half of zone 30, or its latitude band S, which is in the north. Where
 * the northing fits both, the text is refused with both readings. In lower case, n and s are
 * hemispheres, as GeoConvert writes them.
 */
#include "geo/coord_read.h"

#include "base/error.h"
#include "geo/grid.h"
#include <math.h>

struct grid_text {
    struct lay_token zone, letter, hemisphere, number[2];
    enum lay_axis axis[2]; /* E and N behind the numbers */
    bool has_zone, has_letter, has_hemisphere, has_axis[2];
    int numbers;
};

static bool is_letter(const struct lay_token *token)
{
    return token->letter && token->kind != LAY_TOKEN_NUMBER;
}

/* N and S too, as letters or as words. */
static bool is_hemisphere(const struct lay_token *token)
{
    return token->kind == LAY_TOKEN_SIDE && token->axis == LAY_AXIS_LAT;
}

static bool is_zone(const lay_tokens *tokens, size_t i)
{
    const struct lay_token *token = &tokens->at[i];
    if (token->kind != LAY_TOKEN_NUMBER || token->digits > 2 || token->decimals)
        return false;
    return (i > 0 && token[-1].kind == LAY_TOKEN_ZONE) || is_letter(&token[1]) ||
           is_hemisphere(&token[1]);
}

bool lay_coord_looks_like_grid(const lay_tokens *tokens)
{
    const struct lay_token *first = &tokens->at[0];
    size_t numbers = 0, sides = 0, marks = 0;
    bool zone = false, metres = false;
    for (size_t i = 0; i + 1 < tokens->n; i++) {
        const struct lay_token *token = &tokens->at[i];
        if (token->kind == LAY_TOKEN_ZONE)
            return true;
        zone = zone || is_zone(tokens, i);
        metres = metres || (token->kind == LAY_TOKEN_NUMBER && token->digits >= 6);
        numbers += token->kind == LAY_TOKEN_NUMBER;
        sides += token->kind == LAY_TOKEN_SIDE;
        marks += token->kind == LAY_TOKEN_DEGREE || token->kind == LAY_TOKEN_SECOND;
    }
    if (!metres || marks > 1)
        return false;
    if (numbers == 2)
        return sides < 2 && (is_letter(first) || is_hemisphere(first));
    return numbers == 3 && zone;
}

/* ---- gathering ---- */

static void take_number(const struct lay_token *token, struct grid_text *out)
{
    const struct lay_token *next = token + 1;
    if (next->kind == LAY_TOKEN_MINUTE) /* "499210 m E" */
        next++;
    out->has_axis[out->numbers] = next->kind == LAY_TOKEN_SIDE;
    out->axis[out->numbers] = next->axis;
    out->number[out->numbers++] = *token;
}

/* Returns how many tokens are used. */
static size_t take_zone(const struct lay_token *token, struct grid_text *out)
{
    out->has_zone = true;
    out->zone = *token;
    if (is_letter(&token[1])) {
        out->has_letter = true;
        out->letter = token[1];
        return 2;
    }
    return 1;
}

static lay_status gather(const lay_tokens *tokens, struct grid_text *out, lay_error *err)
{
    for (size_t i = 0; i + 1 < tokens->n; i++) {
        const struct lay_token *token = &tokens->at[i];
        if (!out->has_zone && is_zone(tokens, i))
            i += take_zone(token, out) - 1;
        else if (token->kind == LAY_TOKEN_NUMBER && out->numbers < 2)
            take_number(token, out);
        else if (token->kind == LAY_TOKEN_SIDE && i && out->numbers &&
                 (token[-1].kind == LAY_TOKEN_NUMBER || token[-1].kind == LAY_TOKEN_MINUTE))
            continue; /* the axis of the number before */
        else if (is_hemisphere(token) && !out->has_hemisphere) {
            out->has_hemisphere = true;
            out->hemisphere = *token;
        } else if (is_letter(token) && !out->has_letter && !out->has_zone) {
            out->has_letter = true;
            out->letter = *token;
        } else if (token->kind != LAY_TOKEN_ZONE && token->kind != LAY_TOKEN_COMMA &&
                   token->kind != LAY_TOKEN_MINUTE)
            return lay_coord_wrong(err, token, "coord.invalid", "this is no part of UTM or UPS");
    }
    return LAY_OK;
}

static lay_status say(lay_error *err, const struct lay_token *at, const char *code,
                      const char *message, const char *hint)
{
    lay_coord_wrong(err, at, code, "%s", message);
    lay_error_hint(err, "%s", hint);
    return LAY_NO;
}

static const char utm_example[] =
    "for example 30Q 499210 1854497 (with the latitude band), or zone 30 north 499210 1854497";
static const char ups_example[] = "for example n 2115776 1343401, or Z 2115776 1343401";

static lay_status set_numbers(const struct grid_text *text, struct lay_grid *grid, lay_error *err)
{
    bool northing_first = text->has_axis[0] ? text->axis[0] == LAY_AXIS_LAT
                                            : text->has_axis[1] && text->axis[1] == LAY_AXIS_LON;
    if (text->has_axis[0] && text->has_axis[1] && text->axis[0] == text->axis[1])
        return say(err, &text->number[1], "coord.invalid", "both numbers have the same letter",
                   "E behind the easting, N behind the northing");
    grid->easting_m = text->number[northing_first ? 1 : 0].value;
    grid->northing_m = text->number[northing_first ? 0 : 1].value;
    if (lay_grid_in_range(grid))
        return LAY_OK;
    struct lay_grid swapped = {grid->zone, grid->north, grid->northing_m, grid->easting_m};
    if (lay_grid_in_range(&swapped))
        return say(err, &text->number[0], "coord.order",
                   "these are an easting and a northing only the other way round",
                   "the easting comes first, or letters say which is which: 1854497N 499210E");
    if (!grid->zone)
        return say(err, &text->number[0], "coord.range", "this is beyond the edge of UPS",
                   "both numbers run from 800,000 to 3,200,000 in the south, from 1,300,000 to "
                   "2,700,000 in the north");
    return say(err, &text->number[0], "coord.range", "this is beyond the edge of a zone of UTM",
               "eastings run from 100,000 to 900,000, northings from 0 to 9,500,000 in the north, "
               "from 1,000,000 to 10,000,000 in the south");
}

/* ---- zone and hemisphere ---- */

static char capital(char letter)
{
    return letter >= 'a' && letter <= 'z' ? (char)(letter - 32) : letter;
}

/* Checks that a position with these numbers lies in the band. */
static lay_status check_band(char band, const struct lay_grid *grid, bool *fits,
                             struct lay_lonlat *at, lay_error *err)
{
    double south, north;
    lay_grid_band_range(band, &south, &north);
    lay_status status = lay_coord_of_grid(grid, at, err);
    *fits = status == LAY_OK && at->lat > south - 1e-6 && at->lat < north + 1e-6;
    return status;
}

static lay_status read_band(const struct grid_text *text, struct lay_grid *grid, lay_error *err)
{
    double south, north;
    char band = capital(text->letter.letter);
    if (!lay_grid_band_range(band, &south, &north))
        return say(err, &text->letter, "coord.invalid", "there is no such latitude band",
                   "bands are C to X without I and O; or say north or south");
    grid->north = band >= 'N';
    if (text->has_hemisphere && (text->hemisphere.sign > 0) != grid->north)
        return say(err, &text->hemisphere, "coord.invalid", "the band lies in the other hemisphere",
                   "bands C to M are in the south, N to X in the north");
    lay_status status = set_numbers(text, grid, err);
    bool fits;
    struct lay_lonlat at;
    if (status == LAY_OK)
        status = check_band(band, grid, &fits, &at, err);
    if (status != LAY_OK || fits)
        return status;
    lay_coord_wrong(err, &text->letter, "coord.invalid",
                    "the northing is not in this latitude band: it is in %c, at latitude %.2f",
                    lay_grid_band(at.lat), at.lat);
    lay_error_hint(err, "a hemisphere is written out: zone %d north, zone %d south", grid->zone,
                   grid->zone);
    return LAY_NO;
}

/* S in capitals, behind a zone: the southern half, or the band from 32 to 40 degrees north. */
static lay_status read_s(const struct grid_text *text, struct lay_grid *grid, lay_error *err)
{
    struct lay_lonlat north_at, south_at;
    struct lay_grid band = *grid;
    bool fits = false;
    band.north = true;
    grid->north = false;
    lay_status as_band = set_numbers(text, &band, NULL);
    lay_status as_south = set_numbers(text, grid, as_band == LAY_OK ? NULL : err);
    if (as_band == LAY_OK) {
        lay_status status = check_band('S', &band, &fits, &north_at, err);
        if (status != LAY_OK)
            return status;
    }
    if (fits && as_south == LAY_OK) {
        lay_status status = lay_coord_of_grid(grid, &south_at, err);
        if (status != LAY_OK)
            return status;
        lay_coord_wrong(err, &text->letter, "coord.ambiguous",
                        "S can be the southern half of the zone, or the latitude band S in the "
                        "north");
        lay_error_hint(err,
                       "zone %d south is %.5f,%.5f; band S, which is zone %d north, is %.5f,%.5f: "
                       "write the word",
                       grid->zone, south_at.lon, south_at.lat, grid->zone, north_at.lon,
                       north_at.lat);
        return LAY_NO;
    }
    if (fits)
        *grid = band;
    else if (as_south != LAY_OK)
        return set_numbers(text, grid, err);
    return LAY_OK;
}

static lay_status read_utm(const struct grid_text *text, struct lay_grid *grid, lay_error *err)
{
    grid->zone = (int)text->zone.value;
    if (grid->zone < 1 || grid->zone > 60)
        return say(err, &text->zone, "coord.range", "there is no such zone",
                   "zones run from 1 to 60");
    char letter = text->has_letter ? text->letter.letter : '\0';
    bool half = letter == 'n' || letter == 's' || letter == 'N' ||
                (letter == 'S' && text->has_hemisphere && text->hemisphere.sign < 0);
    if (letter == 'S' && !text->has_hemisphere)
        return read_s(text, grid, err);
    if (letter && !half)
        return read_band(text, grid, err);
    if (!letter && !text->has_hemisphere)
        return say(err, &text->zone, "coord.invalid",
                   "a zone without its hemisphere is two places on the Earth", utm_example);
    grid->north = letter ? capital(letter) == 'N' : text->hemisphere.sign > 0;
    return set_numbers(text, grid, err);
}

static lay_status read_ups(const struct grid_text *text, struct lay_grid *grid, lay_error *err)
{
    char letter = text->has_letter ? capital(text->letter.letter) : '\0';
    bool east = letter == 'B' || letter == 'Z';
    grid->zone = 0;
    if (!letter && !text->has_hemisphere)
        return say(err, &text->number[0], "coord.invalid",
                   "metres without a zone or a hemisphere are no position", utm_example);
    if (letter && letter != 'A' && letter != 'Y' && !east)
        return say(err, &text->letter, "coord.invalid",
                   "without a zone this can only be UPS, whose letters are A, B, Y and Z",
                   ups_example);
    grid->north = letter ? letter >= 'Y' : text->hemisphere.sign > 0;
    lay_status status = set_numbers(text, grid, err);
    if (status == LAY_OK && letter && (grid->easting_m >= 2e6) != east)
        return say(err, &text->letter, "coord.invalid", "the easting is in the other half",
                   "A and Y are west of 2,000,000, B and Z east of it");
    return status;
}

lay_status lay_coord_read_grid(const lay_tokens *tokens, struct lay_coord *out, lay_error *err)
{
    struct grid_text text = {.numbers = 0};
    struct lay_coord coord = {.has_grid = true};
    lay_status status = gather(tokens, &text, err);
    if (status == LAY_OK && text.numbers < 2)
        status = say(err, &tokens->at[tokens->n - 1], "coord.invalid",
                     "an easting and a northing are expected", utm_example);
    if (status == LAY_OK)
        status =
            text.has_zone ? read_utm(&text, &coord.grid, err) : read_ups(&text, &coord.grid, err);
    if (status == LAY_OK)
        status = lay_coord_of_grid(&coord.grid, &coord.at, err);
    if (status != LAY_OK)
        return status;
    coord.kind = coord.grid.zone ? LAY_COORD_UTM : LAY_COORD_UPS;
    coord.radius_m =
        hypot(pow(10, -text.number[0].decimals), pow(10, -text.number[1].decimals)) / 2;
    *out = coord;
    return LAY_OK;
}
