/* module_proj.c: the one file that is linked to libproj; built as a module of its own, because PROJ
 * brings libcurl and libtiff, and loading them costs more than most answers do.
 *
 * PROJ's objects are made on first use and kept. Its network is off: an answer does not depend on
 * whether a server can be reached. Transverse Mercator is asked for by the name of its algorithm,
 * since a proj.ini may make the approximate one the default.
 */
#include "geo/proj.h"

#include "base/mem.h"
#include <geodesic.h>
#include <math.h>
#include <proj.h>
#include <stddef.h>
#include <string.h>

static const struct geod_geodesic *wgs84(void)
{
    static struct geod_geodesic ellipsoid;
    if (ellipsoid.a == 0)
        geod_init(&ellipsoid, 6378137, 1 / 298.257223563);
    return &ellipsoid;
}

static void inverse(struct lay_lonlat a, struct lay_lonlat b, double *distance_m,
                    double *azimuth_deg)
{
    geod_inverse(wgs84(), a.lat, a.lon, b.lat, b.lon, distance_m, azimuth_deg, NULL);
}

static struct lay_lonlat direct(struct lay_lonlat from, double azimuth_deg, double distance_m)
{
    struct lay_lonlat to;
    geod_direct(wgs84(), from.lat, from.lon, azimuth_deg, distance_m, &to.lat, &to.lon, NULL);
    return to;
}

static PJ_CONTEXT *proj_context(void)
{
    static PJ_CONTEXT *context;
    if (!context) {
        context = proj_context_create();
        proj_context_set_enable_network(context, 0);
        proj_log_level(context, PJ_LOG_NONE);
    }
    return context;
}

static PJ *projection_of(enum lay_projection projection)
{
    static const char *const definitions[] = {
        "+proj=tmerc +algo=poder_engsager +lon_0=0 +k=0.9996 +ellps=WGS84",
        "+proj=stere +lat_0=90 +lon_0=0 +k=0.994 +ellps=WGS84",
    };
    static PJ *made[LAY_PROJECTION_COUNT];
    if (!made[projection])
        made[projection] = proj_create(proj_context(), definitions[projection]);
    return made[projection];
}

static bool project(enum lay_projection projection, struct lay_lonlat at, double *x, double *y)
{
    PJ *pj = projection_of(projection);
    if (!pj)
        return false;
    PJ_COORD out = proj_trans(pj, PJ_FWD, proj_coord(proj_torad(at.lon), proj_torad(at.lat), 0, 0));
    *x = out.xy.x;
    *y = out.xy.y;
    return isfinite(*x) && isfinite(*y);
}

static bool unproject(enum lay_projection projection, double x, double y, struct lay_lonlat *out)
{
    PJ *pj = projection_of(projection);
    if (!pj)
        return false;
    PJ_COORD at = proj_trans(pj, PJ_INV, proj_coord(x, y, 0, 0));
    out->lon = proj_todeg(at.lp.lam);
    out->lat = proj_todeg(at.lp.phi);
    return isfinite(out->lon) && isfinite(out->lat);
}

/* The steps from a system to WGS 84, with x and longitude first on both sides; NULL: there are
 * none. */
static PJ *steps_from(const PJ *crs)
{
    PJ *degrees = proj_create(proj_context(), "OGC:CRS84");
    PJ *steps =
        degrees ? proj_create_crs_to_crs_from_pj(proj_context(), crs, degrees, NULL, NULL) : NULL;
    PJ *normal = steps ? proj_normalize_for_visualization(proj_context(), steps) : NULL;
    proj_destroy(steps);
    proj_destroy(degrees);
    return normal;
}

/* In metres; below 0 when PROJ does not know. */
static double worth_m(PJ *steps)
{
    PJ *used = proj_trans_get_last_used_operation(steps);
    double accuracy = used ? proj_coordoperation_get_accuracy(proj_context(), used) : -1;
    proj_destroy(used);
    return accuracy;
}

static void describe(const PJ *crs, struct lay_crs_result *out)
{
    out->has_area =
        proj_get_area_of_use(proj_context(), crs, &out->west_south.lon, &out->west_south.lat,
                             &out->east_north.lon, &out->east_north.lat, NULL) &&
        out->west_south.lat >= -90; /* -1000 where there is none */
    PJ_TYPE type = proj_get_type(crs);
    out->geographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

static bool from_crs(const char *code, double x, double y, struct lay_crs_result *out, bool *known)
{
    static char *last_code; /* a document names one system many times */
    static PJ *last_crs, *last_steps;
    if (!last_code || strcmp(last_code, code) != 0) {
        proj_destroy(last_steps);
        proj_destroy(last_crs);
        free(last_code);
        last_code = lay_strdup(code);
        last_crs = proj_create(proj_context(), code);
        last_steps = last_crs && proj_is_crs(last_crs) ? steps_from(last_crs) : NULL;
    }
    *known = last_steps != NULL;
    if (!last_steps)
        return false;
    PJ_COORD at = proj_trans(last_steps, PJ_FWD, proj_coord(x, y, 0, HUGE_VAL));
    if (!isfinite(at.xy.x) || !isfinite(at.xy.y))
        return false;
    *out =
        (struct lay_crs_result){.at = {at.xy.x, at.xy.y}, .radius_m = fmax(0, worth_m(last_steps))};
    describe(last_crs, out);
    return true;
}

extern const struct lay_proj_entry lay_proj_entry;
const struct lay_proj_entry lay_proj_entry = {inverse, direct, project, unproject, from_crs};
