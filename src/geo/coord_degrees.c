/* coord_degrees.c: degrees, minutes and seconds.
 *
 * Tokens are gathered into two angles. An angle ends where a comma or a sign stands, where a side
 * (N, S, E, W) closes it, and where the next part cannot be its own: "16°43′ 3°00′" has a second
 * degree, "16.73 3.01" a part behind a fraction. Which angle is the latitude is said by letters or
 * labels. Two bare decimal numbers are longitude and latitude; bare degrees with minutes are
 * refused, since people write the latitude first in that notation and nothing says that they did.
 */
#include "geo/coord_read.h"

#include "base/error.h"
#include <math.h>
#include <stdarg.h>

enum { DEGREES, MINUTES, SECONDS, PARTS };

struct angle {
    double part[PARTS + 1]; /* one more, until a mark tells that it belongs to the next angle */
    struct lay_token number[PARTS + 1];
    bool marked[PARTS + 1];
    int parts;
    int sign;      /* 0: none is written */
    int side;      /* 0: none is written */
    bool has_axis; /* a side or a label is written */
    enum lay_axis axis;
    bool joined; /* 16-43, 16:43 */
    bool closed;
    struct lay_token first;
};

struct angles {
    struct angle at[3];
    int n;
    const struct lay_token *extra; /* the token that began a third */
};

lay_status lay_coord_wrong(lay_error *err, const struct lay_token *at, const char *code,
                           const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    LAY_FREE char *message = lay_vasprintf(fmt, ap);
    va_end(ap);
    lay_error_set(err, LAY_NO, code, "%s", message);
    lay_error_at(err, NULL, 0, at->column);
    return LAY_NO;
}

double lay_coord_open_m(double lat, double lon_step_deg, double lat_step_deg)
{
    const double degree_m = 111319.5; /* of the equator; enough for a size */
    return degree_m / 2 *
           hypot(lat_step_deg, lon_step_deg * cos(lat * (3.14159265358979323846 / 180)));
}

/* ---- gathering ---- */

static struct angle *begin(struct angles *angles, const struct lay_token *token)
{
    if (angles->n == 2 && !angles->extra)
        angles->extra = token;
    struct angle *angle = &angles->at[angles->n < 2 ? angles->n++ : 2];
    *angle = (struct angle){.first = *token};
    return angle;
}

static struct angle *current(struct angles *angles, const struct lay_token *token)
{
    return angles->n ? &angles->at[angles->extra ? 2 : angles->n - 1] : begin(angles, token);
}

static void take_number(struct angles *angles, const struct lay_token *token, bool joined)
{
    struct angle *angle = current(angles, token);
    bool fraction = angle->parts && angle->number[angle->parts - 1].decimals > 0;
    bool full = angle->parts > PARTS || (angle->parts && angle->marked[SECONDS]);
    if (angle->parts && (angle->closed || (fraction && !joined) || full))
        angle = begin(angles, token);
    angle->joined = angle->joined || joined;
    angle->number[angle->parts] = *token;
    angle->part[angle->parts++] = token->value;
}

/* A degree mark behind a later part: that part is the first of the next angle. */
static struct angle *split(struct angles *angles, struct angle *angle)
{
    struct lay_token number = angle->number[--angle->parts];
    angle->closed = true;
    struct angle *next = begin(angles, &number);
    next->number[0] = number;
    next->part[0] = number.value;
    next->parts = 1;
    return next;
}

static lay_status take_mark(struct angles *angles, const struct lay_token *token, lay_error *err)
{
    static const char *const names[] = {"degrees", "minutes", "seconds"};
    int unit = token->kind == LAY_TOKEN_DEGREE   ? DEGREES
               : token->kind == LAY_TOKEN_MINUTE ? MINUTES
                                                 : SECONDS;
    struct angle *angle = current(angles, token);
    if (unit == DEGREES && angle->parts > 1 && !angle->closed && !angle->marked[angle->parts - 1])
        angle = split(angles, angle);
    if (angle->closed || angle->parts != unit + 1 || angle->marked[unit])
        return lay_coord_wrong(err, token, "coord.invalid", "this mark of %s does not follow them",
                               names[unit]);
    angle->marked[unit] = true;
    return LAY_OK;
}

static lay_status take_side(struct angles *angles, const struct lay_token *token, lay_error *err)
{
    struct angle *angle = current(angles, token);
    bool side = token->kind == LAY_TOKEN_SIDE;
    /* Behind numbers it is theirs, unless they have one; before numbers it is that of the next. A
     * label ("lat 16 N") leaves room for the side. */
    if (angle->parts && (angle->closed || angle->side || (!side && angle->has_axis)))
        angle = begin(angles, token);
    if ((angle->has_axis && angle->axis != token->axis) || (side && angle->side))
        return lay_coord_wrong(err, token, "coord.invalid",
                               "this contradicts the letter or word before it");
    angle->has_axis = true;
    angle->axis = token->axis;
    if (side)
        angle->side = token->sign;
    angle->closed = side && angle->parts; /* "16 N" is whole, "N 16" goes on */
    return LAY_OK;
}

static lay_status take_sign(struct angles *angles, const struct lay_token *token, lay_error *err)
{
    struct angle *angle = current(angles, token);
    if (angle->parts)
        angle = begin(angles, token);
    if (angle->sign || token[1].kind != LAY_TOKEN_NUMBER)
        return lay_coord_wrong(err, token, "coord.invalid", "this sign stands before no number");
    angle->sign = token->sign;
    return LAY_OK;
}

/* "16 degrees, 43 minutes": the comma before the next smaller part. */
static bool is_listing(const struct angle *angle, const struct lay_token *comma)
{
    enum lay_token_kind next = angle->parts == 1 ? LAY_TOKEN_MINUTE : LAY_TOKEN_SECOND;
    return !angle->closed && (angle->parts == 1 || angle->parts == 2) &&
           angle->marked[angle->parts - 1] && comma[1].kind == LAY_TOKEN_NUMBER &&
           comma[2].kind == next;
}

static lay_status take_comma(struct angles *angles, const struct lay_token *token, lay_error *err)
{
    struct angle *angle = current(angles, token);
    if (is_listing(angle, token))
        return LAY_OK;
    if (!angle->parts || angles->n == 2)
        return lay_coord_wrong(err, token, "coord.invalid",
                               "this separates nothing from anything: two numbers are expected");
    angle->closed = true;
    if (token[1].kind == LAY_TOKEN_END || token[1].kind == LAY_TOKEN_COMMA)
        return lay_coord_wrong(err, token, "coord.invalid", "no number follows here");
    return LAY_OK;
}

/* s behind the third number of 16d43m49s is a second, not the south, and so is с of "49 с с. ш.":
 * where a side is written beside it, or where it is small and stands at the number. */
static bool is_second(const struct angles *angles, const struct lay_token *token)
{
    if (!angles->n || !token->second)
        return false;
    const struct angle *angle = &angles->at[angles->n - 1];
    bool told =
        angle->side || token[1].kind == LAY_TOKEN_SIDE || (token->letter == 's' && token->glued);
    return told && angle->parts == PARTS && angle->marked[MINUTES] && !angle->marked[SECONDS] &&
           !angle->closed;
}

static lay_status take(struct angles *angles, const struct lay_token *token, lay_error *err)
{
    struct lay_token second = *token;
    switch (token->kind) {
    case LAY_TOKEN_NUMBER:
        take_number(angles, token, false);
        return LAY_OK;
    case LAY_TOKEN_JOIN:
        if (token[1].kind != LAY_TOKEN_NUMBER)
            return lay_coord_wrong(err, token, "coord.invalid", "no number follows here");
        take_number(angles, token + 1, true);
        return LAY_OK;
    case LAY_TOKEN_SIGN:
        return take_sign(angles, token, err);
    case LAY_TOKEN_COMMA:
        return take_comma(angles, token, err);
    case LAY_TOKEN_SIDE:
        second.kind = LAY_TOKEN_SECOND;
        if (is_second(angles, token))
            return take_mark(angles, &second, err);
        return take_side(angles, token, err);
    case LAY_TOKEN_LABEL:
        return take_side(angles, token, err);
    case LAY_TOKEN_DEGREE:
    case LAY_TOKEN_MINUTE:
    case LAY_TOKEN_SECOND:
        return take_mark(angles, token, err);
    default:
        return lay_coord_wrong(err, token, "coord.invalid", "this word is no part of a coordinate");
    }
}

static lay_status gather(const lay_tokens *tokens, struct angles *angles, lay_error *err)
{
    const struct lay_token *token = tokens->at;
    for (; token->kind != LAY_TOKEN_END; token++) {
        lay_status status = take(angles, token, err);
        if (status != LAY_OK)
            return status;
        if (token->kind == LAY_TOKEN_JOIN)
            token++;
        if (angles->extra)
            return lay_coord_wrong(err, angles->extra, "coord.invalid",
                                   "two angles are expected, and this is too much");
    }
    return LAY_OK;
}

/* ---- two bare numbers ---- */

static bool marked(const struct angle *angle)
{
    return angle->marked[DEGREES] || angle->marked[MINUTES] || angle->marked[SECONDS];
}

/* "-3 16": what looks like degrees and minutes of one angle are two numbers. */
static void part_bare_pair(struct angles *angles)
{
    struct angle *angle = &angles->at[0];
    if (angles->n != 1 || angle->parts != 2 || marked(angle) || angle->has_axis || angle->joined)
        return;
    split(angles, angle);
}

/* ---- values ---- */

/* 164350N is 16°43′50″; a latitude has two digits of degrees, a longitude three, or two. */
static bool take_apart(struct angle *angle)
{
    const struct lay_token *number = &angle->number[0];
    int odd = angle->axis == LAY_AXIS_LON ? 3 : 2;
    if (angle->parts != 1 || !angle->side || marked(angle) || number->digits <= 3)
        return true;
    int degrees = number->digits % 2 ? 3 : 2, rest = (number->digits - degrees) / 2;
    if (degrees > odd || rest > 2)
        return false;
    double value = number->value, unit = rest == 1 ? 1e2 : 1e4;
    angle->part[DEGREES] = floor(value / unit);
    value -= angle->part[DEGREES] * unit;
    if (rest == 2) {
        angle->part[MINUTES] = floor(value / 100);
        value -= angle->part[MINUTES] * 100;
    }
    angle->part[rest] = value;
    angle->number[rest] = *number;
    angle->parts = rest + 1;
    return true;
}

static lay_status check_parts(const struct angle *angle, lay_error *err)
{
    static const char *const names[] = {"degrees", "minutes", "seconds"};
    if (angle->parts > PARTS)
        return lay_coord_wrong(err, &angle->number[PARTS], "coord.invalid",
                               "an angle has degrees, minutes and seconds, and this is one more");
    for (int i = 0; i < angle->parts; i++) {
        if (i && angle->part[i] >= 60) {
            lay_coord_wrong(err, &angle->number[i], "coord.range", "there are no 60 %s", names[i]);
            lay_error_hint(err, "%s run from 0 to below 60", names[i]);
            return LAY_NO;
        }
        if (i + 1 < angle->parts && angle->part[i] != floor(angle->part[i]))
            return lay_coord_wrong(err, &angle->number[i], "coord.invalid",
                                   "only the last part of an angle may have decimals");
    }
    return LAY_OK;
}

static lay_status value_of(struct angle *angle, double *value, double *step, lay_error *err)
{
    if (angle->side && angle->sign) {
        lay_coord_wrong(err, &angle->first, "coord.invalid", "a sign and a letter say it twice");
        lay_error_hint(err, "either -3.01 or 3.01W");
        return LAY_NO;
    }
    if (!take_apart(angle)) {
        lay_coord_wrong(err, &angle->number[0], "coord.invalid",
                        "these are too many digits for degrees");
        lay_error_hint(err,
                       "without marks: DDMMSS for a latitude, DDDMMSS for a longitude, and N S E "
                       "W");
        return LAY_NO;
    }
    lay_status status = check_parts(angle, err);
    if (status != LAY_OK)
        return status;
    double sum = 0, unit = 1;
    for (int i = 0; i < angle->parts; i++, unit /= 60)
        sum += angle->part[i] * unit;
    *step = unit * 60 * pow(10, -angle->number[angle->parts - 1].decimals);
    *value = (angle->side < 0 || angle->sign < 0) && sum != 0 ? -sum : sum;
    return LAY_OK;
}

/* ---- which is which ---- */

static lay_status say_missing(const lay_tokens *tokens, const struct angles *angles, lay_error *err)
{
    return lay_coord_wrong(err, &tokens->at[angles->n ? tokens->n - 1 : 0], "coord.invalid", "%s",
                           angles->n ? "a second number is missing: a position has a longitude and "
                                       "a latitude"
                                     : "this is no coordinate");
}

static lay_status say_bare(const struct angles *angles, lay_error *err)
{
    lay_coord_wrong(err, &angles->at[0].first, "coord.invalid",
                    "nothing says which of the two is the latitude");
    lay_error_hint(err, "with letters: 16°43′50″N 3°00′27″W");
    return LAY_NO;
}

/* Sets the axes that letters do not say; *bare when none does. */
static lay_status set_axes(struct angles *angles, bool *bare, lay_error *err)
{
    struct angle *a = &angles->at[0], *b = &angles->at[1];
    *bare = !a->has_axis && !b->has_axis;
    if (*bare) {
        if (a->parts > 1 || b->parts > 1)
            return say_bare(angles, err);
        a->axis = LAY_AXIS_LON;
        b->axis = LAY_AXIS_LAT;
        return LAY_OK;
    }
    if (a->has_axis && b->has_axis) {
        if (a->axis != b->axis)
            return LAY_OK;
        return lay_coord_wrong(err, &b->first, "coord.invalid", "both are a %s",
                               a->axis == LAY_AXIS_LAT ? "latitude" : "longitude");
    }
    struct angle *said = a->has_axis ? a : b, *other = a->has_axis ? b : a;
    if (said->side && !other->sign) {
        lay_coord_wrong(err, &other->first, "coord.invalid", "this number has no letter");
        lay_error_hint(err, said->axis == LAY_AXIS_LAT ? "E or W behind it" : "N or S behind it");
        return LAY_NO;
    }
    other->axis = said->axis == LAY_AXIS_LAT ? LAY_AXIS_LON : LAY_AXIS_LAT;
    return LAY_OK;
}

static lay_status check_range(const struct angle *lon_angle, const struct angle *lat_angle,
                              struct lay_lonlat at, bool bare, lay_error *err)
{
    bool bad_lon = !(fabs(at.lon) <= 180), bad_lat = !(fabs(at.lat) <= 90);
    if (!bad_lon && !bad_lat)
        return LAY_OK;
    if (bare && bad_lat && fabs(at.lat) <= 180 && fabs(at.lon) <= 90) {
        lay_coord_wrong(err, &lat_angle->number[0], "coord.order",
                        "%.10g is no latitude, and longitude comes first", at.lat);
        lay_error_hint(
            err,
            "as written: longitude %.10g, latitude %.10g; the other way round: longitude "
            "%.10g, latitude %.10g, which is written %.10g,%.10g",
            at.lon, at.lat, at.lat, at.lon, at.lat, at.lon);
        return LAY_NO;
    }
    const struct angle *bad = bad_lat ? lat_angle : lon_angle;
    lay_coord_wrong(err, &bad->number[0], "coord.range", "%.10g is no %s",
                    bad_lat ? at.lat : at.lon, bad_lat ? "latitude" : "longitude");
    if (bad_lon && !bad_lat && at.lon > 180 && at.lon <= 360)
        lay_error_hint(err, "longitudes run from -180 to 180; counted from 0 to 360 this is %.10g",
                       at.lon - 360);
    else if (fabs(at.lon) > 360 || fabs(at.lat) > 360)
        lay_error_hint(err, "metres need their system: 30Q 499210 1854497, or EPSG:32630 "
                            "499210,1854497");
    else
        lay_error_hint(err, "longitude runs from -180 to 180, latitude from -90 to 90");
    return LAY_NO;
}

lay_status lay_coord_read_degrees(const lay_tokens *tokens, struct lay_coord *out, lay_error *err)
{
    struct angles angles = {.n = 0};
    bool bare = false;
    lay_status status = gather(tokens, &angles, err);
    if (status != LAY_OK)
        return status;
    part_bare_pair(&angles);
    if (angles.n < 2 || !angles.at[0].parts || !angles.at[1].parts)
        return say_missing(tokens, &angles, err);
    status = set_axes(&angles, &bare, err);
    struct angle *lon = &angles.at[angles.at[0].axis == LAY_AXIS_LON ? 0 : 1];
    struct angle *lat = &angles.at[angles.at[0].axis == LAY_AXIS_LON ? 1 : 0];
    struct lay_lonlat at;
    double lon_step, lat_step;
    if (status == LAY_OK)
        status = value_of(lon, &at.lon, &lon_step, err);
    if (status == LAY_OK)
        status = value_of(lat, &at.lat, &lat_step, err);
    if (status == LAY_OK)
        status = check_range(lon, lat, at, bare, err);
    if (status != LAY_OK)
        return status;
    *out = (struct lay_coord){.at = at,
                              .kind = bare ? LAY_COORD_PAIR : LAY_COORD_LETTERS,
                              .radius_m = lay_coord_open_m(at.lat, lon_step, lat_step)};
    return LAY_OK;
}
