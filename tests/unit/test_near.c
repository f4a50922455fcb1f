/* test_near.c: which places are near, against SpatiaLite's ST_Distance on the ellipsoid, place by
 * place: made-up places at the poles, on the antimeridian and everywhere, and 61,000 real ones
 * where they are there. Radii, which SpatiaLite knows nothing of, are told apart by hand. */
#include "real_points.h"
#include "store/query.h"
#include "store/spatialite.h"
#include "store_fixture.h"
#include <inttypes.h>
#include <math.h>

static int64_t put_place(lay_db *db, int number_of, double lon, double lat, int precision,
                         double radius_m)
{
    LAY_FREE char *key = lay_asprintf("u-%d", number_of);
    struct lay_store_place place = {.key = key,
                                    .name = key,
                                    .kind = "town",
                                    .level = LAY_LEVEL_TOWN,
                                    .point = {true, lon, lat},
                                    .precision = precision,
                                    .radius_m = radius_m};
    int64_t id = 0;
    OK(lay_store_put_place(db, &place, &id, NULL, err));
    return id;
}

/* A number that looks random and is the same each time, in [0, 1). */
static double noise(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (double)(*seed >> 11) / 9007199254740992.0;
}

static lay_db *store_with_spatialite(void)
{
    use_built_modules();
    lay_db *db;
    OK(lay_db_memory(true, &db, err));
    OK(lay_db_exec(db, "PRAGMA query_only = OFF", err));
    return db;
}

/* What is at the limit to a centimetre may be judged either way; all else must agree. */
static void agrees(lay_db *db, struct lay_lonlat at, double within_m)
{
    OK(lay_store_near_make(db, &at, 1, within_m, err));
    lay_stmt *stmt;
    OK(lay_stmt_new(db,
                    "SELECT p.id, n.distance_m, ST_Distance(p.geom, MakePoint(?1, ?2, 4326), 1)"
                    " FROM place AS p LEFT JOIN temp.near_place AS n ON n.place = p.id"
                    " WHERE p.geom IS NOT NULL",
                    &stmt, err));
    lay_bind_real(stmt, 1, at.lon);
    lay_bind_real(stmt, 2, at.lat);
    while (lay_stmt_step(db, stmt, NULL) == LAY_OK) {
        bool ours = !lay_column_null(stmt, 1);
        double theirs = lay_column_null(stmt, 2) ? -1 : lay_column_real(stmt, 2);
        double off = ours ? fabs(lay_column_real(stmt, 1) - theirs) : 0;
        bool within = theirs <= within_m;
        if (theirs < 0 || off > 0.01 || (ours != within && fabs(theirs - within_m) > 0.01))
            fail_msg("place %" PRId64 " from %g,%g within %g: ours %d %g m, theirs %g m",
                     lay_column_int(stmt, 0), at.lon, at.lat, within_m, ours,
                     ours ? lay_column_real(stmt, 1) : -1, theirs);
    }
    lay_stmt_free(stmt);
}

static void agrees_with_spatialite_everywhere(void **state)
{
    (void)state;
    lay_db *db = store_with_spatialite();
    uint64_t seed = 42;
    int n = 0;
    OK(lay_db_begin(db, err));
    for (int i = 0; i < 600; i++) {
        put_place(db, n++, noise(&seed) * 360 - 180, noise(&seed) * 180 - 90, 2, -1);
        put_place(db, n++, noise(&seed) * 360 - 180, 90 - noise(&seed) * 3, 2, -1);
        put_place(db, n++, noise(&seed) * 360 - 180, noise(&seed) * 3 - 90, 2, -1);
        double lon = 179 + 2 * noise(&seed);
        put_place(db, n++, lon > 180 ? lon - 360 : lon, noise(&seed) * 40 - 20, 2, -1);
    }
    static const struct lay_lonlat corners[] = {{180, 0},  {-180, 0}, {0, 90},   {0, -90},
                                                {180, 90}, {0, 0},    {180, -20}};
    for (size_t i = 0; i < LAY_COUNT(corners); i++)
        put_place(db, n++, corners[i].lon, corners[i].lat, 2, -1);
    OK(lay_db_commit(db, err));
    static const struct lay_lonlat from[] = {
        {0, 90},     {0, -90},   {179.9, 5}, {-179.9, 5},      {180, -10},   {-180, -10},
        {100, 89.5}, {-60, -88}, {0, 0},     {-3.0076, 16.73}, {179.99, 89}, {-90, 45}};
    static const double within_m[] = {1, 1000, 50000, 333333, 2500000, 9999999};
    for (size_t i = 0; i < LAY_COUNT(from); i++)
        for (size_t k = 0; k < LAY_COUNT(within_m); k++)
            agrees(db, from[i], within_m[k]);
    lay_db_close(db);
}

static void agrees_with_spatialite_on_real_places(void **state)
{
    (void)state;
    points real = real_points();
    if (!real.n)
        return;
    lay_db *db = store_with_spatialite();
    OK(lay_db_begin(db, err));
    for (size_t i = 0; i < real.n; i++)
        put_place(db, (int)i, real.at[i].lon, real.at[i].lat, 2, -1);
    OK(lay_db_commit(db, err));
    lay_vec_done(&real);
    static const struct {
        struct lay_lonlat from;
        double within_m;
    } asked[] = {{{69.1742, 34.5311}, 50000}, {{-0.0447, 16.2717}, 250000},
                 {{44.3661, 33.3152}, 1000},  {{32.5, 15.6}, 1000000},
                 {{180, 0}, 5000000},         {{-75.5, 4.6}, 120000},
                 {{0, 90}, 6000000},          {{33.4411, 0.3}, 20000}};
    for (size_t i = 0; i < LAY_COUNT(asked); i++)
        agrees(db, asked[i].from, asked[i].within_m);
    lay_db_close(db);
}

static void judges_radii(void **state)
{
    (void)state;
    lay_db *db = store_with_spatialite();
    const double degree_m = 111319.4908; /* of longitude on the equator */
    struct lay_lonlat at = {0, 0};
    OK(lay_db_begin(db, err));
    int64_t inside = put_place(db, 1, 1, 0, 2, 38000); /* 73.3 to 149.3 km */
    int64_t reaches = put_place(db, 2, 1, 0.5, 2, 60000);
    int64_t point = put_place(db, 3, -1, 0, 2, -1);
    int64_t area = put_place(db, 4, 8, 0, 4, 800000); /* holds the point asked for */
    int64_t far = put_place(db, 5, 20, 0, 4, 800000);
    int64_t middle = put_place(db, 6, 0.1, 0, 5, -1); /* an area of no known size */
    OK(lay_db_commit(db, err));
    OK(lay_store_near_make(db, &at, 1, 150000, err));
    LAY_FREE char *sql =
        lay_asprintf("SELECT (SELECT sure FROM temp.near_place WHERE place = %" PRId64 ") * 100 +"
                     " (SELECT sure FROM temp.near_place WHERE place = %" PRId64 ") * 10 +"
                     " (SELECT sure FROM temp.near_place WHERE place = %" PRId64 ")",
                     inside, reaches, point);
    assert_int_equal(number(db, sql), 101);
    assert_int_equal(number(db, "SELECT count(*) FROM temp.near_place"), 4);
    LAY_FREE char *of_area =
        lay_asprintf("SELECT sure FROM temp.near_place WHERE place = %" PRId64, area);
    assert_int_equal(number(db, of_area), 0);
    LAY_FREE char *of_others = lay_asprintf(
        "SELECT count(*) FROM temp.near_place WHERE place IN (%" PRId64 ", %" PRId64 ")", far,
        middle);
    assert_int_equal(number(db, of_others), 0);
    /* The nearest of several points, and the limit itself. */
    struct lay_lonlat both[] = {{-2, 0}, {0, 0}};
    OK(lay_store_near_make(db, both, 2, degree_m + 0.001, err));
    LAY_FREE char *of_point =
        lay_asprintf("SELECT round(distance_m) FROM temp.near_place WHERE place = %" PRId64, point);
    assert_int_equal(number(db, of_point), 111319);
    bool any;
    OK(lay_store_near_any(db, (struct lay_lonlat){0, 0}, degree_m + 1, &any, err));
    assert_true(any);
    OK(lay_store_near_any(db, (struct lay_lonlat){0, 0}, degree_m - 1, &any, err));
    assert_false(any);
    lay_db_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_spatialite_everywhere),
        cmocka_unit_test(agrees_with_spatialite_on_real_places),
        cmocka_unit_test(judges_radii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
