/* test_region.c: what lies in areas, against SpatiaLite's ST_Intersects on the same polygons, point
 * by point: made-up points at the poles, on the antimeridian, on corners and sides, and 61,000 real
 * ones where they are there. Rings that SpatiaLite cannot read so, as they run over the
 * antimeridian or around a pole, are given to it cut up. */
#include "base/number.h"
#include "geo/region.h"
#include "real_points.h"
#include "store/spatialite.h"
#include "store_fixture.h"
#include <math.h>

static double noise(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (double)(*seed >> 11) / 9007199254740992.0;
}

/* Rings "lon lat, lon lat; …", polygons separated by "|". */
static lay_region *region_of(const char *text)
{
    lay_region *region = lay_region_new();
    points ring = {0};
    lay_region_begin(region);
    while (*text) {
        size_t lon = strcspn(text, " "), lat = strcspn(text + lon + 1, ",;|");
        struct lay_lonlat at;
        assert_true(lay_number_real(text, lon, &at.lon));
        assert_true(lay_number_real(text + lon + 1, lat, &at.lat));
        lay_vec_push(&ring, at);
        text += lon + 1 + lat;
        char end = *text;
        if (end != ',') {
            lay_region_add_ring(region, ring.at, ring.n);
            ring.n = 0;
        }
        if (end == '|')
            lay_region_begin(region);
        text += strspn(text, ",;| ");
    }
    lay_vec_done(&ring);
    assert_true(lay_region_finish(region));
    return region;
}

static const struct {
    const char *what, *rings, *wkt;
} areas[] = {
    {"a box", "-5 10,5 10,5 20,-5 20,-5 10", "POLYGON((-5 10,5 10,5 20,-5 20,-5 10))"},
    {"a hole", "0 0,40 0,40 40,0 40,0 0;10 10,30 10,30 30,10 30,10 10",
     "POLYGON((0 0,40 0,40 40,0 40,0 0),(10 10,30 10,30 30,10 30,10 10))"},
    {"two that overlap", "60 20,80 20,80 40,60 40,60 20|70 30,90 30,90 36,70 36,70 30",
     "POLYGON((60 20,80 20,80 30,90 30,90 36,80 36,80 40,60 40,60 20))"},
    {"slanting sides", "-80 5,-70.5 -3.25,-66 9.75,-75 12,-73 4,-80 5",
     "POLYGON((-80 5,-70.5 -3.25,-66 9.75,-75 12,-73 4,-80 5))"},
    {"over the antimeridian", "170 -20,-170 -20,-170 20,170 20,170 -20",
     "MULTIPOLYGON(((170 -20,180 -20,180 20,170 20,170 -20)),"
     "((-180 -20,-170 -20,-170 20,-180 20,-180 -20)))"},
    {"beyond 180", "170 -20,190 -20,190 20,170 20,170 -20",
     "MULTIPOLYGON(((170 -20,180 -20,180 20,170 20,170 -20)),"
     "((-180 -20,-170 -20,-170 20,-180 20,-180 -20)))"},
    {"cut at the antimeridian",
     "170 -20,180 -20,180 20,170 20,170 -20|-180 -20,-170 -20,-170 20,-180 20,-180 -20",
     "MULTIPOLYGON(((170 -20,180 -20,180 20,170 20,170 -20)),"
     "((-180 -20,-170 -20,-170 20,-180 20,-180 -20)))"},
    {"the cap of a pole as a box", "-180 66,180 66,180 90,-180 90,-180 66",
     "POLYGON((-180 66,180 66,180 90,-180 90,-180 66))"},
    {"around the north pole", "0 66,90 66,180 66,-90 66,0 66",
     "POLYGON((-180 66,180 66,180 90,-180 90,-180 66))"},
    {"around the south pole", "0 -88.5,-90 -88.5,180 -88.5,90 -88.5,0 -88.5",
     "POLYGON((-180 -90,180 -90,180 -88.5,-180 -88.5,-180 -90))"},
};

static lay_db *store_with_spatialite(void)
{
    use_built_modules();
    lay_db *db;
    OK(lay_db_memory(true, &db, err));
    OK(lay_db_exec(db, "PRAGMA query_only = OFF", err));
    return db;
}

static void agree(const points *tried)
{
    lay_db *db = store_with_spatialite();
    size_t in = 0;
    for (size_t i = 0; i < LAY_COUNT(areas); i++) {
        lay_region *region = region_of(areas[i].rings);
        lay_stmt *stmt;
        /* Once: each reading of a text takes SpatiaLite 16 MB, which a sanitizer is slow at. */
        LAY_FREE char *area =
            lay_asprintf("DROP TABLE IF EXISTS temp.area;"
                         "CREATE TEMP TABLE area AS SELECT ST_GeomFromText('%s', 4326) AS geom",
                         areas[i].wkt);
        OK(lay_db_exec(db, area, err));
        OK(lay_stmt_new(db, "SELECT ST_Intersects(geom, MakePoint(?1, ?2, 4326)) FROM temp.area",
                        &stmt, err));
        for (size_t k = 0; k < tried->n; k++) {
            struct lay_lonlat at = tried->at[k];
            lay_bind_real(stmt, 1, at.lon);
            lay_bind_real(stmt, 2, at.lat);
            OK(lay_stmt_step(db, stmt, err));
            bool theirs = lay_column_int(stmt, 0) == 1;
            bool ours = lay_region_contains(region, at);
            in += ours;
            if (ours != theirs && fabs(at.lat) < 90)
                fail_msg("%s: %.12g %.12g: ours %d, theirs %d", areas[i].what, at.lon, at.lat, ours,
                         theirs);
            lay_stmt_reset(stmt);
        }
        lay_stmt_free(stmt);
        lay_region_free(region);
    }
    assert_true(in > 100);
    lay_db_close(db);
}

static void agrees_with_spatialite_everywhere(void **state)
{
    (void)state;
    points tried = {0};
    uint64_t seed = 7;
    for (int i = 0; i < 1500; i++) {
        struct lay_lonlat at = {noise(&seed) * 360 - 180, noise(&seed) * 180 - 90};
        struct lay_lonlat north = {noise(&seed) * 360 - 180, 90 - noise(&seed) * 30};
        struct lay_lonlat south = {noise(&seed) * 360 - 180, noise(&seed) * 4 - 90};
        struct lay_lonlat date = {180 - noise(&seed) * 12, noise(&seed) * 50 - 25};
        lay_vec_push(&tried, at);
        lay_vec_push(&tried, north);
        lay_vec_push(&tried, south);
        lay_vec_push(&tried, date);
        date.lon = -date.lon;
        lay_vec_push(&tried, date);
    }
    for (int lon = -180; lon <= 180; lon += 5) /* corners and sides among them */
        for (int lat = -85; lat <= 85; lat += 5)
            lay_vec_push(&tried, (struct lay_lonlat){lon, lat});
    agree(&tried);
    lay_vec_done(&tried);
}

static void agrees_with_spatialite_on_real_points(void **state)
{
    (void)state;
    points tried = real_points();
    if (tried.n)
        agree(&tried);
    lay_vec_done(&tried);
}

static void poles_have_every_longitude(void **state)
{
    (void)state;
    lay_region *cap = region_of("0 66,90 66,180 66,-90 66,0 66");
    lay_region *box = region_of("-5 10,5 10,5 20,-5 20,-5 10");
    for (int lon = -180; lon <= 180; lon += 45) {
        assert_true(lay_region_contains(cap, (struct lay_lonlat){lon, 90}));
        assert_false(lay_region_contains(cap, (struct lay_lonlat){lon, -90}));
        assert_false(lay_region_contains(box, (struct lay_lonlat){lon, 90}));
    }
    lay_region_free(cap);
    lay_region_free(box);
}

/* One degree of latitude at the equator is 110574.4 m, of longitude 111319.5 m. */
static void measures_to_the_border(void **state)
{
    (void)state;
    lay_region *box = region_of("0 0,40 0,40 20,0 20,0 0");
    lay_region *over = region_of("179 -1,-179 -1,-179 1,179 1,179 -1");
    const double degree_m = 110574.4, wide_m = 111319.5;
    double m;
    OK(lay_region_border_m(box, (struct lay_lonlat){20, -1}, 200000, &m, err));
    assert_true(fabs(m - degree_m) < 1);
    OK(lay_region_border_m(box, (struct lay_lonlat){20, 1}, 200000, &m, err));
    assert_true(fabs(m - degree_m) < 1);
    OK(lay_region_border_m(box, (struct lay_lonlat){20, 10}, 200000, &m, err));
    assert_true(isinf(m));
    OK(lay_region_border_m(over, (struct lay_lonlat){-178, 0}, 200000, &m, err));
    assert_true(fabs(m - wide_m) < 60);
    lay_region_free(box);
    lay_region_free(over);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_spatialite_everywhere),
        cmocka_unit_test(agrees_with_spatialite_on_real_points),
        cmocka_unit_test(poles_have_every_longitude),
        cmocka_unit_test(measures_to_the_border),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
