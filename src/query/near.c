/* near.c: reads "within so far of there".
 *
 * There is a coordinate in any notation of <laydown/coord.h>, the name of a place that is a point,
 * or a distance and a direction from one. A pair of bare numbers is easily given the wrong way
 * round, and then most often means a place on Earth, too: where the store has nothing far and wide
 * of it, but something at what the pair means the other way round, it is refused. */
#include "base/error.h"
#include "base/number.h"
#include "geo/offset.h"
#include "query/filter.h"
#include <laydown/coord.h>
#include <math.h>
#include <string.h>

static const double far_and_wide_m = 300000;

static const struct {
    const char *unit;
    double metres;
} units[] = {{"km", 1000}, {"m", 1}, {"mi", 1609.344}, {"nmi", 1852}};

static lay_status read_distance(const char *text, double *metres, lay_error *err)
{
    size_t len = strspn(text, "0123456789.");
    const char *unit = text + len + strspn(text + len, " ");
    double number;
    for (size_t i = 0; i < LAY_COUNT(units); i++)
        if (strcmp(unit, units[i].unit) == 0 && lay_number_real(text, len, &number) &&
            isfinite(number * units[i].metres) && number > 0) {
            *metres = number * units[i].metres;
            return LAY_OK;
        }
    lay_error_set(err, LAY_USAGE, "filter.near",
                  "--within needs a number above 0 and its unit, not \"%s\"", text);
    lay_error_hint(err, "units are km, m, mi and nmi: --within 50km");
    return LAY_USAGE;
}

static lay_status check_order(lay_db *db, const char *text, struct lay_lonlat at, double within_m,
                              lay_error *err)
{
    bool as_given, swapped = false;
    double far_m = isinf(within_m) ? far_and_wide_m : fmax(within_m, far_and_wide_m);
    lay_status status = lay_store_near_any(db, at, far_m, &as_given, err);
    if (status == LAY_OK && !as_given && fabs(at.lon) <= 90)
        status = lay_store_near_any(db, (struct lay_lonlat){at.lat, at.lon}, far_m, &swapped, err);
    if (status != LAY_OK || !swapped)
        return status;
    LAY_FREE char *given = lay_coord_format_dms(at);
    LAY_FREE char *meant = lay_coord_format_dms((struct lay_lonlat){at.lat, at.lon});
    LAY_FREE char *other = lay_coord_format_lonlat((struct lay_lonlat){at.lat, at.lon});
    lay_error_set(err, LAY_USAGE, "filter.near",
                  "--near %s is %s, far from all that is in the store, which has something near %s",
                  text, given, meant);
    lay_error_hint(err,
                   "longitude comes first: --near=%s; what is meant as it stands is --near '%s'",
                   other, given);
    return LAY_USAGE;
}

/* A square of 100 km is measured from its middle, which is not what everyone expects. */
static void say_how_coarse(const struct lay_filter *filter, struct lay_lonlat at, double radius_m,
                           double within_m)
{
    if (radius_m <= within_m || isinf(within_m) || !filter->note)
        return;
    LAY_FREE char *middle = lay_coord_format_lonlat(at);
    LAY_FREE char *line = lay_asprintf(
        "--near %s means a place to within %.3g km only; distances are from its middle, "
        "%s",
        filter->near, radius_m / 1000, middle);
    filter->note(filter->context, line);
}

/* *is_one false: the text is no position, and may be a name. */
static lay_status read_position(lay_db *db, const struct lay_filter *filter,
                                struct lay_store_filter *out, bool *is_one, lay_error *err)
{
    const char *text = filter->near;
    struct lay_coord coord;
    lay_error why = LAY_ERROR_INIT;
    lay_status status = lay_coord_parse(text, &coord, &why);
    *is_one = status != LAY_NO ||
              (strcmp(why.code, "coord.invalid") != 0 && strcmp(why.code, "coord.place") != 0);
    if (status == LAY_OK) {
        lay_vec_push(&out->near, coord.at);
        say_how_coarse(filter, coord.at, coord.radius_m, out->within_m);
        return coord.kind == LAY_COORD_PAIR ? check_order(db, text, coord.at, out->within_m, err)
                                            : LAY_OK;
    }
    if (*is_one && status == LAY_NO) {
        lay_error_set(err, LAY_USAGE, "filter.near", "--near %s: %s", text, why.message);
        if (why.hint)
            lay_error_hint(err, "%s", why.hint);
        status = LAY_USAGE;
    } else if (*is_one) {
        lay_error_move(err, &why);
    } else {
        status = LAY_OK;
    }
    lay_error_done(&why);
    return status;
}

/* From each of the points that the name in "30 km south-east of Gao" means. */
static lay_status read_offset(lay_db *db, const struct lay_filter *filter,
                              const struct lay_offset *offset, struct lay_store_filter *out,
                              lay_error *err)
{
    if (!offset->has_direction) {
        lay_error_set(err, LAY_USAGE, "filter.near",
                      "--near \"%s\" says how far, but not in which direction", filter->near);
        lay_error_hint(err, "--near \"%s\" --within so far; or 30 km south-east of it",
                       offset->place);
        return LAY_USAGE;
    }
    lay_status status = lay_filter_points(db, filter, offset->place, out, err);
    for (size_t i = 0; status == LAY_OK && i < out->near.n; i++) {
        double radius_m;
        status = lay_offset_locate(offset, out->near.at[i], 0, &out->near.at[i], &radius_m, err);
        if (status == LAY_OK)
            say_how_coarse(filter, out->near.at[i], radius_m, out->within_m);
    }
    return status;
}

static lay_status read_name(lay_db *db, const struct lay_filter *filter,
                            struct lay_store_filter *out, lay_error *err)
{
    struct lay_offset offset;
    if (lay_offset_parse(filter->near, &offset, NULL) != LAY_OK)
        return lay_filter_points(db, filter, filter->near, out, err);
    lay_status status = read_offset(db, filter, &offset, out, err);
    lay_offset_done(&offset);
    return status;
}

lay_status lay_filter_near(lay_db *db, const struct lay_filter *filter,
                           struct lay_store_filter *out, lay_error *err)
{
    if (!filter->near || (!filter->within && !filter->nearest)) {
        lay_error_set(err, LAY_USAGE, "filter.near", "%s needs %s",
                      filter->near     ? "--near"
                      : filter->within ? "--within"
                                       : "--nearest",
                      filter->near ? "--within or --nearest" : "--near");
        lay_error_hint(err, "--near Gao --within 50km; --near=-0.04,16.27 --nearest 5");
        return LAY_USAGE;
    }
    if (filter->nearest && filter->sort.count) {
        lay_error_set(err, LAY_USAGE, "filter.near",
                      "--nearest sorts by distance: --sort does not "
                      "go with it");
        lay_error_hint(err, "--within DISTANCE --sort COLUMN sorts what is near otherwise");
        return LAY_USAGE;
    }
    bool is_position = false;
    out->within_m = INFINITY;
    out->nearest = filter->nearest;
    lay_status status =
        filter->within ? read_distance(filter->within, &out->within_m, err) : LAY_OK;
    if (status == LAY_OK)
        status = read_position(db, filter, out, &is_position, err);
    if (status == LAY_OK && !is_position)
        status = read_name(db, filter, out, err);
    return status;
}
