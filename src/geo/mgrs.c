/* mgrs.c: MGRS ↔ UTM and UPS.
 *
 * After NGA.STND.0037 (2014), "Universal Grids and Grid Reference Systems". A square of 100 km has
 * a column letter, which repeats every third zone, and a row letter, which repeats every 2,000 km:
 * the latitude band says which of the repetitions is meant. A text whose square does not touch its
 * band is refused; a position may lie in the part of the square beyond the band or the zone, as on
 * maps.
 *
 * Digits are cut off, not rounded. A position that came from a whole metre and back through degrees
 * may be some nanometres short of it; `grain_m` makes up for that and for no more.
 */
#include "geo/mgrs.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "geo/grid.h"
#include <inttypes.h>
#include <math.h>
#include <string.h>

#define SQUARE_M 100000
#define ROWS 20
#define MAX_PAIRS 5

static const double grain_m = 5e-8;
static const char column_letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ"; /* 8 for each zone of three */
static const char row_letters[] = "ABCDEFGHJKLMNPQRSTUV";
/* The poles: columns without D E I M N O V W, so that they are not taken for those of UTM. */
static const char polar_west[] = "JKLPQRSTUXYZ", polar_east[] = "ABCFGHJKLPQR";
static const char polar_rows[] = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/* The squares of UPS begin here, counted in squares from its false origin. */
static int polar_first(bool north)
{
    return north ? 13 : 8;
}

static char *polar_text(const struct lay_grid *grid, int64_t x, int64_t y)
{
    int column = (int)(x / SQUARE_M), row = (int)(y / SQUARE_M);
    bool east = column >= 20;
    char letter = east ? polar_east[column - 20] : polar_west[column - 8];
    char area = grid->north ? (east ? 'Z' : 'Y') : (east ? 'B' : 'A');
    return lay_asprintf("%c%c%c%05d%05d", area, letter, polar_rows[row - polar_first(grid->north)],
                        (int)(x % SQUARE_M), (int)(y % SQUARE_M));
}

static int first_row(int zone)
{
    return zone % 2 ? 0 : 5;
}

static char *zone_text(const struct lay_grid *grid, char band, int64_t x, int64_t y)
{
    int column = (int)(x / SQUARE_M) - 1;
    int row = (int)(y / SQUARE_M) + first_row(grid->zone);
    return lay_asprintf("%02d%c%c%c%05d%05d", grid->zone, band,
                        column_letters[(grid->zone - 1) % 3 * 8 + column], row_letters[row % ROWS],
                        (int)(x % SQUARE_M), (int)(y % SQUARE_M));
}

/* The band of a position is told from its latitude; what went through metres and back may lie some
 * nanometres below the latitude of 24 degrees that it was. */
static char band_of(const struct lay_grid *grid, double lat)
{
    const double grain_deg = 1e-10;
    return lay_grid_band(grid->north ? fmax(lat + grain_deg, 0)
                                     : fmin(lat + grain_deg, -grain_deg));
}

lay_status lay_coord_format_mgrs(const struct lay_grid *grid, char **out, lay_error *err)
{
    struct lay_lonlat at;
    lay_status status = lay_coord_of_grid(grid, &at, err);
    if (status != LAY_OK)
        return status;
    int64_t x = (int64_t)floor(grid->easting_m + grain_m);
    int64_t y = (int64_t)floor(grid->northing_m + grain_m);
    if (grid->zone && !grid->north && y >= 10000000)
        y = 9999999; /* of the last nanometres below the equator */
    struct lay_grid whole = {grid->zone, grid->north, (double)x, (double)y};
    if (!lay_grid_in_range(&whole))
        return lay_error_set(err, LAY_REFUSED, "coord.range",
                             "easting %" PRId64 ", northing %" PRId64 " has no MGRS square", x, y);
    *out = grid->zone ? zone_text(grid, band_of(grid, at.lat), x, y) : polar_text(grid, x, y);
    return LAY_OK;
}

/* ---- reading ---- */

/* A text without its blanks, in capitals, and where each character stood; one more column is that
 * of the end. */
struct letters {
    lay_buf buf;
    LAY_VEC(long) column;
    const char *text;
    int zone_digits, letter_count, digit_count;
};

static void letters_done(struct letters *letters)
{
    lay_buf_done(&letters->buf);
    lay_vec_done(&letters->column);
}

#define LETTERS __attribute__((cleanup(letters_done))) struct letters

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* False when something else stands in the text than digits, letters, digits. */
static bool take_letters(const char *text, struct letters *out)
{
    for (const char *at = text; *at; at++) {
        if (*at == ' ' || *at == '\t')
            continue;
        lay_vec_push(&out->column, at - text + 1);
        lay_buf_putc(&out->buf, *at >= 'a' && *at <= 'z' ? (char)(*at - 32) : *at);
    }
    lay_vec_push(&out->column, (long)strlen(text) + 1);
    const char *at = out->text = lay_buf_text(&out->buf);
    for (; is_digit(*at); at++)
        out->zone_digits++;
    for (; is_letter(*at); at++)
        out->letter_count++;
    for (; is_digit(*at); at++)
        out->digit_count++;
    return *at == '\0';
}

/* "UTM 30 499209 1854496", "33 sud 697105 9667426" with a French or Spanish south: digits beyond
 * ten are no square. */
static bool is_word_of_utm(const char *three, const struct letters *in)
{
    if (!in->zone_digits)
        return strncmp(three, "UTM", 3) == 0 || strncmp(three, "UPS", 3) == 0;
    return in->digit_count > 2 * MAX_PAIRS &&
           (strncmp(three, "SUD", 3) == 0 || strncmp(three, "SUR", 3) == 0);
}

bool lay_mgrs_looks_so(const char *text)
{
    LETTERS letters = {.text = NULL};
    if (!take_letters(text, &letters) || letters.zone_digits > 2)
        return false;
    const char *three = letters.text + letters.zone_digits;
    if (letters.letter_count == 3 && is_word_of_utm(three, &letters))
        return false;
    if (letters.letter_count == 3)
        return letters.zone_digits > 0 || letters.digit_count > 0 ||
               strchr("ABYZ", letters.text[0]) != NULL;
    return letters.letter_count == 2 && letters.digit_count >= 4;
}

static lay_status wrong(lay_error *err, const struct letters *letters, int at, const char *code,
                        const char *message, const char *hint)
{
    lay_error_set(err, LAY_NO, code, "%s", message);
    lay_error_hint(err, "%s", hint);
    lay_error_at(err, NULL, 0, letters->column.at[at]);
    return LAY_NO;
}

static lay_status check_shape(const struct letters *in, lay_error *err)
{
    static const char example[] = "as in 30QVD9920954496: zone, band, two letters, digits";
    if (in->letter_count == 2)
        return wrong(err, in, in->zone_digits, "coord.invalid",
                     in->zone_digits ? "an MGRS reference without its latitude band is not whole"
                                     : "an MGRS reference without its zone and band is not whole",
                     example);
    int digits = in->zone_digits + in->letter_count;
    if (in->digit_count % 2)
        return wrong(
            err, in, digits, "coord.invalid",
            "the digits of an MGRS reference come in two halves, and these are odd in number",
            "as many digits for the easting as for the northing: 30QVD 9920 5449");
    if (in->digit_count > 2 * MAX_PAIRS)
        return wrong(err, in, digits + 2 * MAX_PAIRS, "coord.invalid",
                     "an MGRS reference has at most ten digits, for a square of 1 m",
                     "cut off, do not round, what stands behind the fifth digit of each half");
    return LAY_OK;
}

/* Metres of the south-west corner within the square of 100 km, from `count` digits. */
static int corner(const char *digits, int count)
{
    int value = 0, unit = SQUARE_M;
    for (int i = 0; i < count; i++, unit /= 10)
        value = 10 * value + digits[i] - '0';
    return value * unit;
}

static int nth_letter(const char *letters, char letter)
{
    const char *found = strchr(letters, letter);
    return found ? (int)(found - letters) : -1;
}

static lay_status polar_square(const struct letters *in, struct lay_grid *out, lay_error *err)
{
    const char *letter = in->text;
    out->zone = 0;
    out->north = letter[0] >= 'Y';
    bool east = letter[0] == 'B' || letter[0] == 'Z';
    int column = nth_letter(east ? polar_east : polar_west, letter[1]);
    int row = nth_letter(polar_rows, letter[2]), first = polar_first(out->north);
    column = column < 0 ? -1 : column + (east ? 20 : 8);
    if (column < first || column >= 40 - first)
        return wrong(
            err, in, 1, "coord.invalid", "there is no such column of squares at the pole",
            "A and Y have columns J to Z, B and Z have A to R, without D E I M N O V W; in the "
            "north only from R on and up to J");
    if (row < 0 || row >= 40 - 2 * first)
        return wrong(err, in, 2, "coord.invalid", "there is no such row of squares at the pole",
                     out->north ? "rows are A to P, without I and O"
                                : "rows are A to Z, without I and O");
    out->easting_m = column * (double)SQUARE_M;
    out->northing_m = (row + first) * (double)SQUARE_M;
    return LAY_OK;
}

/* The latitudes that a square reaches, which are those of its corners: on a line of one northing
 * the latitude falls from the middle of the zone outwards, and the middle is a line between
 * squares. */
static lay_status latitudes(const struct lay_grid *square, double *south, double *north,
                            lay_error *err)
{
    *south = 90, *north = -90;
    for (int i = 0; i < 4; i++) {
        struct lay_grid corner_of = *square;
        struct lay_lonlat at;
        corner_of.easting_m += i % 2 * (double)SQUARE_M;
        corner_of.northing_m += i / 2 * (double)SQUARE_M;
        lay_status status = lay_coord_of_grid(&corner_of, &at, err);
        if (status != LAY_OK)
            return status;
        *south = fmin(*south, at.lat);
        *north = fmax(*north, at.lat);
    }
    return LAY_OK;
}

/* Sets the northing to the repetition of the row that touches the band; LAY_NO: none does. */
static lay_status find_row(struct lay_grid *square, int row, double band_south, double band_north,
                           lay_error *err)
{
    for (int y = row; y < 100; y += ROWS) {
        double south, north;
        square->northing_m = y * (double)SQUARE_M;
        if (!lay_grid_in_range(square))
            continue;
        lay_status status = latitudes(square, &south, &north, err);
        if (status != LAY_OK)
            return status;
        if (south < band_north - 1e-9 && north > band_south + 1e-9)
            return LAY_OK;
    }
    return LAY_NO;
}

static lay_status zone_square(const struct letters *in, struct lay_grid *out, lay_error *err)
{
    const char *letter = in->text + in->zone_digits;
    double south, north;
    out->zone = in->text[0] - '0';
    if (in->zone_digits == 2)
        out->zone = 10 * out->zone + in->text[1] - '0';
    if (out->zone < 1 || out->zone > 60)
        return wrong(err, in, 0, "coord.range", "there is no such zone", "zones run from 1 to 60");
    if (!lay_grid_band_range(letter[0], &south, &north))
        return wrong(
            err, in, in->zone_digits, "coord.invalid", "there is no such latitude band",
            "bands are C to X without I and O; A, B, Y and Z are the poles, without a zone");
    /* Maps go on beyond the edge of UPS, by one row of squares. */
    south -= letter[0] == 'C' ? 1 : 0;
    north += letter[0] == 'X' ? 1 : 0;
    int column = nth_letter(column_letters, letter[1]), first = (out->zone - 1) % 3 * 8;
    if (column < first || column >= first + 8)
        return wrong(err, in, in->zone_digits + 1, "coord.invalid",
                     "this zone has no such column of squares",
                     first == 0   ? "its columns are A to H"
                     : first == 8 ? "its columns are J to R, without O"
                                  : "its columns are S to Z");
    int row = nth_letter(row_letters, letter[2]);
    if (row < 0)
        return wrong(err, in, in->zone_digits + 2, "coord.invalid",
                     "there is no such row of squares", "rows are A to V, without I and O");
    out->north = letter[0] >= 'N';
    out->easting_m = (column - first + 1) * (double)SQUARE_M;
    lay_status status =
        find_row(out, (row - first_row(out->zone) + ROWS) % ROWS, south, north, err);
    if (status == LAY_NO)
        return wrong(err, in, in->zone_digits + 1, "coord.invalid",
                     "this square is not in that latitude band",
                     "the band or one of the two letters is wrong");
    return status;
}

lay_status lay_mgrs_parse(const char *text, struct lay_grid *out, double *size_m, lay_error *err)
{
    LETTERS in = {.text = NULL};
    struct lay_grid square;
    take_letters(text, &in);
    lay_status status = check_shape(&in, err);
    if (status != LAY_OK)
        return status;
    if (in.zone_digits)
        status = zone_square(&in, &square, err);
    else if (strchr("ABYZ", in.text[0]))
        status = polar_square(&in, &square, err);
    else
        status =
            wrong(err, &in, 0, "coord.invalid", "an MGRS reference without its zone is not whole",
                  "a zone from 1 to 60 goes before the band: 30QVD9920954496");
    if (status != LAY_OK)
        return status;
    int half = in.digit_count / 2;
    const char *digits = in.text + in.zone_digits + 3;
    double size = SQUARE_M / pow(10, half);
    square.easting_m += corner(digits, half) + size / 2;
    square.northing_m += corner(digits + half, half) + size / 2;
    *out = square;
    *size_m = size;
    return LAY_OK;
}
