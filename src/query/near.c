/* near.c: reads "within so far of there".
 *
 * There is a pair of numbers, longitude first, or the name of a place that is a point. A pair of
 * bare numbers is easily given the wrong way round, and then most often means a place on Earth,
 * too: where the store has nothing far and wide of it, but something at what the pair means the
 * other way round, it is refused. */
#include "base/error.h"
#include "base/number.h"
#include "query/filter.h"
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

/* Two numbers with a comma between them, blanks around them aside. */
static bool read_pair(const char *text, double pair[2])
{
    for (int i = 0; i < 2; i++) {
        text += strspn(text, " ");
        size_t len = strcspn(text, ", ");
        if (!lay_number_real(text, len, &pair[i]))
            return false;
        text += len + strspn(text + len, " ");
        if (i == 0 && *text++ != ',')
            return false;
    }
    return *text == '\0';
}

static bool is_position(double lon, double lat)
{
    return fabs(lon) <= 180 && fabs(lat) <= 90;
}

static lay_status refuse(const char *text, const double pair[2], bool swapped_is_one,
                         const char *why, lay_error *err)
{
    lay_error_set(err, LAY_USAGE, "filter.near", "--near %s is longitude %.10g, latitude %.10g, %s",
                  text, pair[0], pair[1], why);
    if (swapped_is_one)
        lay_error_hint(err,
                       "longitude comes first: longitude %.10g, latitude %.10g is "
                       "--near=%.10g,%.10g",
                       pair[1], pair[0], pair[1], pair[0]);
    return LAY_USAGE;
}

static lay_status check_order(lay_db *db, const char *text, const double pair[2], double within_m,
                              lay_error *err)
{
    bool as_given, swapped = false;
    double far_m = fmax(within_m, far_and_wide_m);
    lay_status status =
        lay_store_near_any(db, (struct lay_lonlat){pair[0], pair[1]}, far_m, &as_given, err);
    if (status == LAY_OK && !as_given && is_position(pair[1], pair[0]))
        status =
            lay_store_near_any(db, (struct lay_lonlat){pair[1], pair[0]}, far_m, &swapped, err);
    if (status == LAY_OK && swapped)
        return refuse(text, pair, true,
                      "far from all that is in the store, which lies where the two are swapped",
                      err);
    return status;
}

/* *is_one false: the text is no position. What else can be one than a pair of bare numbers is to
 * be read here. */
static lay_status read_position(lay_db *db, const char *text, struct lay_store_filter *out,
                                bool *is_one, lay_error *err)
{
    double pair[2];
    *is_one = read_pair(text, pair);
    if (!*is_one)
        return LAY_OK;
    if (!is_position(pair[0], pair[1]))
        return refuse(text, pair, is_position(pair[1], pair[0]), "which is not on the Earth", err);
    lay_vec_push(&out->near, (struct lay_lonlat){pair[0], pair[1]});
    return check_order(db, text, pair, out->within_m, err);
}

lay_status lay_filter_near(lay_db *db, const struct lay_filter *filter,
                           struct lay_store_filter *out, lay_error *err)
{
    if (!filter->near || !filter->within) {
        lay_error_set(err, LAY_USAGE, "filter.near", "%s needs %s",
                      filter->near ? "--near" : "--within", filter->near ? "--within" : "--near");
        lay_error_hint(err, "--near Gao --within 50km; --near=-0.04,16.27 --within 50km");
        return LAY_USAGE;
    }
    bool is_pair = false;
    lay_status status = read_distance(filter->within, &out->within_m, err);
    if (status == LAY_OK)
        status = read_position(db, filter->near, out, &is_pair, err);
    if (status == LAY_OK && !is_pair)
        status = lay_filter_points(db, filter, filter->near, out, err);
    return status;
}
