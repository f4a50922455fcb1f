/* area_box.c: --bbox as an area: what lies in a box for sure, and what may.
 *
 * A box is bounded by parallels and meridians, and those that lie on it are in it. One that goes
 * all around has no meridians, one that reaches a pole is not bounded there. */
#include "geo/geodesic.h"
#include "query/area.h"
#include "store/query.h"
#include <math.h>

struct box {
    struct lay_box sides;
    bool around;
    lay_region *region; /* for measuring; NULL where it goes around */
};

static bool holds(const struct box *box, struct lay_lonlat at)
{
    const struct lay_box *s = &box->sides;
    bool lon = s->west <= s->east ? at.lon >= s->west && at.lon <= s->east
                                  : at.lon >= s->west || at.lon <= s->east;
    /* The antimeridian has two longitudes, a pole has all. */
    lon = lon || (fabs(at.lon) >= 180 && (fabs(s->west) >= 180 || fabs(s->east) >= 180)) ||
          fabs(at.lat) >= 90;
    return lon && at.lat >= s->south && at.lat <= s->north;
}

/* How far a parallel is, which is no side where it is a pole. */
static lay_status parallel_m(struct lay_lonlat at, double lat, double *out, lay_error *err)
{
    double m = INFINITY;
    lay_status status = LAY_OK;
    if (fabs(lat) < 90)
        status = lay_geodesic_inverse(at, (struct lay_lonlat){at.lon, lat}, &m, NULL, err);
    *out = fmin(*out, m);
    return status;
}

static lay_status border_m(const struct box *box, struct lay_lonlat at, double limit_m, double *out,
                           lay_error *err)
{
    if (!box->around)
        return lay_region_border_m(box->region, at, limit_m, out, err);
    *out = INFINITY;
    lay_status status = parallel_m(at, box->sides.south, out, err);
    return status == LAY_OK ? parallel_m(at, box->sides.north, out, err) : status;
}

static lay_status judge(void *context, const struct lay_told_place *place, enum lay_standing *out,
                        lay_error *err)
{
    const struct box *box = context;
    double away_m = INFINITY;
    *out = LAY_OUTSIDE;
    if (!place->located)
        return LAY_OK;
    bool in = holds(box, place->at);
    *out = in ? LAY_INSIDE : LAY_OUTSIDE;
    if (!(place->radius_m > 0))
        return LAY_OK;
    lay_status status = border_m(box, place->at, place->radius_m, &away_m, err);
    if (status == LAY_OK && away_m <= place->radius_m)
        *out = LAY_POSSIBLY;
    return status;
}

/* Corners at most 60 degrees apart, so that no side is taken for the short way. */
static lay_region *region_of(const struct lay_box *sides)
{
    enum { STEP_DEG = 60 };
    LAY_VEC(struct lay_lonlat) ring = {0};
    lay_region *region = lay_region_new();
    double across = sides->east - sides->west + (sides->east < sides->west ? 360 : 0);
    int steps = (int)(across / STEP_DEG) + 1;
    for (int i = 0; i <= steps; i++)
        lay_vec_push(&ring, (struct lay_lonlat){sides->west + across * i / steps, sides->south});
    for (int i = steps; i >= 0; i--)
        lay_vec_push(&ring, (struct lay_lonlat){sides->west + across * i / steps, sides->north});
    lay_region_begin(region);
    lay_region_add_ring(region, ring.at, ring.n);
    lay_region_finish(region);
    lay_vec_done(&ring);
    return region;
}

lay_status lay_filter_box(lay_db *db, struct lay_box sides, lay_error *err)
{
    struct box box = {.sides = sides};
    box.around = sides.west <= -180 && sides.east >= 180;
    if (!box.around)
        box.region = region_of(&sides);
    struct lay_in in = {.boxes = &sides, .box_count = 1, .judge = judge, .context = &box};
    lay_status status = lay_store_in_make(db, LAY_PART_BBOX, &in, err);
    lay_region_free(box.region);
    return status;
}
