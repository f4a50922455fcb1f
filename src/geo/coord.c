/* coord.c: one text to one position: finds out which notation it is in.
 *
 * MGRS, codes of reference systems and UTM are told by their shape; what is left is degrees. A
 * comma between two digits is a decimal sign or parts two numbers: the likelier reading is tried
 * first, the other one only when that is no coordinate, and the first one's error is what is told.
 */
#include <laydown/coord.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "geo/coord_read.h"
#include "geo/crs.h"
#include "geo/mgrs.h"
#include "geo/offset.h"
#include <math.h>
#include <string.h>

#define MAX_BYTES 400

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static lay_status check_text(const char *text, lay_error *err)
{
    size_t len = strlen(text);
    if (len > MAX_BYTES)
        return lay_error_set(err, LAY_NO, "coord.invalid", "this is too long for a coordinate");
    if (lay_utf8_valid_prefix(text, len) < len)
        return lay_error_set(err, LAY_NO, "coord.invalid", "this is no UTF-8 text");
    return LAY_OK;
}

/* The bytes of "MGRS: " or "USNG " in front; 0 when there is none. */
static size_t mgrs_label(const char *text)
{
    size_t blanks = strspn(text, " \t"), end = blanks + 4;
    if (strlen(text) < end)
        return 0;
    LAY_FREE char *word = lay_strndup(text + blanks, 4);
    LAY_FREE char *folded = lay_fold(word);
    if (strcmp(folded, "mgrs") != 0 && strcmp(folded, "usng") != 0)
        return 0;
    return end + strspn(text + end, ": \t");
}

static lay_status read_mgrs(const char *text, size_t label, struct lay_coord *out, lay_error *err)
{
    struct lay_coord coord = {.kind = LAY_COORD_MGRS, .has_grid = true};
    double size_m;
    lay_status status = lay_mgrs_parse(text + label, &coord.grid, &size_m, err);
    if (status == LAY_NO && err)
        err->column += (long)label;
    if (status == LAY_OK)
        status = lay_coord_of_grid(&coord.grid, &coord.at, err);
    if (status != LAY_OK)
        return status;
    coord.radius_m = size_m / sqrt(2);
    *out = coord;
    return LAY_OK;
}

/* ---- a code, then x and y ---- */

/* The word that a text begins with, when it is a code, which "16:43N" and "lat:16" are not; else
 * NULL. Caller frees. */
static char *leading_code(const char *text)
{
    const char *from = text + strspn(text, " \t");
    char *code = lay_strndup(from, strcspn(from, " \t,;"));
    if (lay_crs_is_code(code) && !is_digit(code[0]) && !lay_token_is_word(code, strcspn(code, ":")))
        return code;
    free(code);
    return NULL;
}

/* Two numbers with or without signs; a number's token and its sign. */
static lay_status two_numbers(const lay_tokens *tokens, struct lay_token number[2], int sign[2],
                              lay_error *err)
{
    int n = 0;
    sign[0] = sign[1] = 1;
    const struct lay_token *token = tokens->at;
    for (; token->kind != LAY_TOKEN_END; token++) {
        if (token->kind == LAY_TOKEN_SIGN && n < 2 && token[1].kind == LAY_TOKEN_NUMBER)
            sign[n] = token->sign;
        else if (token->kind == LAY_TOKEN_NUMBER && n < 2)
            number[n++] = *token;
        else if (token->kind != LAY_TOKEN_COMMA || n != 1)
            break;
    }
    if (n == 2 && token->kind == LAY_TOKEN_END)
        return LAY_OK;
    lay_coord_wrong(err, token, "coord.invalid",
                    "behind the code two numbers are expected, x and y");
    lay_error_hint(err, "for example EPSG:32630 499210,1854497: x is east or longitude");
    return LAY_NO;
}

static lay_status read_crs(const char *code, const lay_tokens *tokens, struct lay_coord *out,
                           lay_error *err)
{
    struct lay_token number[2];
    int sign[2];
    struct lay_coord coord = {.kind = LAY_COORD_CRS};
    lay_status status = two_numbers(tokens, number, sign, err);
    if (status == LAY_OK)
        status = lay_crs_locate(code, sign[0] * number[0].value, sign[1] * number[1].value,
                                pow(10, -number[0].decimals), pow(10, -number[1].decimals),
                                &coord.at, &coord.radius_m, err);
    if (status == LAY_OK)
        *out = coord;
    return status;
}

/* ---- one reading of the commas ---- */

/* Where the character at a column (from 1) begins; the end of the text for one beyond it. */
static size_t byte_of(const char *text, long column)
{
    size_t at = 0, len = strlen(text);
    uint32_t c;
    while (--column > 0 && at < len) {
        size_t step = lay_utf8_decode(text + at, len - at, &c);
        at += step ? step : 1;
    }
    return at;
}

static lay_status read_with(const char *text, const char *code, bool decimal_comma,
                            struct lay_coord *out, lay_error *err)
{
    lay_tokens tokens = {0};
    size_t skipped = code ? (size_t)(strstr(text, code) - text) + strlen(code) : 0;
    skipped += code ? strspn(text + skipped, " \t,;") : 0;
    lay_status status = lay_tokens_read(text + skipped, decimal_comma, &tokens, err);
    if (status == LAY_OK && code)
        status = read_crs(code, &tokens, out, err);
    else if (status == LAY_OK)
        status = lay_coord_looks_like_grid(&tokens) ? lay_coord_read_grid(&tokens, out, err)
                                                    : lay_coord_read_degrees(&tokens, out, err);
    if (status == LAY_NO && err && err->column) {
        err->column += (long)skipped; /* a code is ASCII */
        lay_error_in_text(err, text, strlen(text), byte_of(text, err->column), 0);
    }
    lay_vec_done(&tokens);
    return status;
}

/* How many commas stand between two digits; 0 when a point does: then no comma is decimal. */
static int inner_commas(const char *text)
{
    int commas = 0;
    for (const char *c = text; *c; c++) {
        bool inner = c > text && is_digit(c[-1]) && is_digit(c[1]);
        if (*c == '.' && inner)
            return 0;
        commas += *c == ',' && inner;
    }
    return commas;
}

static bool has_letters(const char *text)
{
    for (; *text; text++)
        if (((unsigned char)*text | 0x20) >= 'a')
            return true;
    return false;
}

/* Whatever is wrong, the reader learns what would be right. */
static lay_status explained(lay_status status, lay_error *err)
{
    if (status == LAY_NO && err && !err->hint)
        lay_error_hint(err, "for example -3.0076,16.7305 (longitude first), 16.7305N 3.0076W, "
                            "16°43′50″N 3°00′27″W, 30QVD9920954496, 30Q 499209 1854496");
    return status;
}

/* Replaces the error of a text that is told from another place. */
static lay_status read_offset(const char *text, struct lay_coord *out, lay_error *err)
{
    struct lay_offset offset;
    struct lay_coord from;
    if (lay_offset_parse(text, &offset, NULL) != LAY_OK)
        return LAY_NO;
    lay_status status = lay_coord_parse(offset.place, &from, NULL);
    if (status == LAY_OK) {
        struct lay_coord coord = {.kind = LAY_COORD_OFFSET};
        status =
            lay_offset_locate(&offset, from.at, from.radius_m, &coord.at, &coord.radius_m, err);
        if (status == LAY_OK)
            *out = coord;
    } else if (status == LAY_NO) {
        LAY_FREE char *shown = lay_utf8_excerpt(offset.place, strlen(offset.place), 60);
        lay_error_set(err, LAY_NO, "coord.place", "\"%s\" is a name, not a coordinate", shown);
        lay_error_hint(err, "a coordinate may be told from another one: 30 km south-east of "
                            "16.27N 0.04W");
    }
    lay_offset_done(&offset);
    return status;
}

lay_status lay_coord_parse(const char *text, struct lay_coord *out, lay_error *err)
{
    lay_status status = check_text(text, err);
    if (status != LAY_OK)
        return explained(status, err);
    size_t label = mgrs_label(text);
    if (lay_mgrs_looks_so(text + label))
        return explained(read_mgrs(text, label, out, err), err);
    LAY_FREE char *iso = lay_coord_iso_with_letters(text);
    if (iso)
        return explained(read_with(iso, NULL, false, out, err), err);
    LAY_FREE char *code = leading_code(text);
    int commas = inner_commas(text);
    bool decimal = commas == 2 || (commas == 1 && !code && has_letters(text));
    status = read_with(text, code, decimal, out, err);
    if (status == LAY_NO && commas && read_with(text, code, !decimal, out, NULL) == LAY_OK) {
        lay_error_done(err);
        return LAY_OK;
    }
    if (status != LAY_NO)
        return status;
    status = read_offset(text, out, err);
    if (status == LAY_OK)
        lay_error_done(err);
    return explained(status, err);
}
