/* Points, lines and areas as SpatiaLite BLOBs: our bytes against SpatiaLite's own, and what must
 * not be read. */
#include "store/geom.h"
#include "store/spatialite.h"
#include "store_fixture.h"

static void same_bytes_as_spatialite(void **state)
{
    (void)state;
    use_built_modules();
    lay_db *db;
    OK(lay_db_memory(true, &db, err));
    lay_stmt *stmt;
    OK(lay_stmt_new(db, "SELECT MakePoint(?1, ?2, 4326)", &stmt, err));
    static const struct lay_point points[] = {{true, -3.00742, 16.77348},
                                              {true, 0, 0},
                                              {true, -180, -90},
                                              {true, 180, 90},
                                              {true, 1e-300, -0.1}};
    for (size_t i = 0; i < LAY_COUNT(points); i++) {
        lay_bind_real(stmt, 1, points[i].lon);
        lay_bind_real(stmt, 2, points[i].lat);
        lay_error err = LAY_ERROR_INIT;
        assert_int_equal(lay_stmt_step(db, stmt, &err), LAY_OK);
        size_t len;
        const void *theirs = lay_column_blob(stmt, 0, &len);
        unsigned char ours[LAY_GEOM_POINT_SIZE];
        lay_geom_write_point(points[i], ours);
        assert_int_equal(len, sizeof ours);
        assert_memory_equal(theirs, ours, sizeof ours);
        lay_stmt_reset(stmt);
    }
    lay_stmt_free(stmt);
    lay_db_close(db);
}

static void reads_what_it_wrote(void **state)
{
    (void)state;
    unsigned char bytes[LAY_GEOM_POINT_SIZE];
    struct lay_point out = {0};
    lay_geom_write_point((struct lay_point){true, 179.9999999, -89.5}, bytes);
    assert_true(lay_geom_read_point(bytes, sizeof bytes, &out));
    assert_true(out.has && out.lon == 179.9999999 && out.lat == -89.5);
    lay_geom_write_point((struct lay_point){true, -0.0, -0.0}, bytes);
    assert_int_equal(bytes[13], 0); /* no negative zero */
}

/* The same point in the other byte order. */
static void reads_big_endian(void **state)
{
    (void)state;
    unsigned char little[LAY_GEOM_POINT_SIZE], big[LAY_GEOM_POINT_SIZE];
    lay_geom_write_point((struct lay_point){true, -3.5, 16.25}, little);
    memcpy(big, little, sizeof big);
    big[1] = 0;
    static const struct {
        int at, size;
    } fields[] = {{2, 4}, {6, 8}, {14, 8}, {22, 8}, {30, 8}, {39, 4}, {43, 8}, {51, 8}};
    for (size_t f = 0; f < LAY_COUNT(fields); f++)
        for (int i = 0; i < fields[f].size; i++)
            big[fields[f].at + i] = little[fields[f].at + fields[f].size - 1 - i];
    struct lay_point out = {0};
    assert_true(lay_geom_read_point(big, sizeof big, &out));
    assert_true(out.lon == -3.5 && out.lat == 16.25);
}

static void refuses_other_bytes(void **state)
{
    (void)state;
    unsigned char good[LAY_GEOM_POINT_SIZE];
    struct lay_point out = {false, 1, 2};
    lay_geom_write_point((struct lay_point){true, 10, 20}, good);
    static const int marks[] = {0, 1, 2, 38, 39, 59}; /* start, order, SRID, MBR end, class, end */
    for (size_t i = 0; i < LAY_COUNT(marks); i++) {
        unsigned char bad[LAY_GEOM_POINT_SIZE];
        memcpy(bad, good, sizeof bad);
        bad[marks[i]] ^= 0x42;
        assert_false(lay_geom_read_point(bad, sizeof bad, &out));
    }
    assert_false(lay_geom_read_point(good, sizeof good - 1, &out));
    assert_false(lay_geom_read_point(NULL, 0, &out));
    lay_geom_write_point((struct lay_point){true, 181, 0}, good);
    assert_false(lay_geom_read_point(good, sizeof good, &out));
    memset(good + 43, 0xff, 8); /* NaN */
    assert_false(lay_geom_read_point(good, sizeof good, &out));
    assert_false(out.has);
}

static struct lay_lines two_lines(void)
{
    static const struct lay_lonlat at[] = {
        {179, -16}, {180, -16.5}, {-180, -16.5}, {-179, -17}, {-178, 0}};
    struct lay_lines lines = {0};
    for (size_t i = 0; i < LAY_COUNT(at); i++)
        lay_vec_push(&lines.positions, at[i]);
    lay_vec_push(&lines.ends, 2);
    lay_vec_push(&lines.ends, 5);
    return lines;
}

static void lines_have_the_bytes_of_spatialite(void **state)
{
    (void)state;
    use_built_modules();
    lay_db *db;
    OK(lay_db_memory(true, &db, err));
    lay_stmt *stmt;
    OK(lay_stmt_new(db,
                    "SELECT GeomFromText('MULTILINESTRING((179 -16, 180 -16.5),"
                    "(-180 -16.5, -179 -17, -178 0))', 4326)",
                    &stmt, err));
    OK(lay_stmt_step(db, stmt, err));
    size_t len;
    const void *theirs = lay_column_blob(stmt, 0, &len);
    struct lay_lines lines = two_lines();
    LAY_BUF ours = {0};
    lay_geom_write_lines(&lines, &ours);
    assert_int_equal(len, ours.len);
    assert_memory_equal(theirs, ours.text, len);
    lay_lines_done(&lines);
    lay_stmt_free(stmt);
    lay_db_close(db);
}

static void reads_lines_and_no_others(void **state)
{
    (void)state;
    struct lay_lines lines = two_lines(), read = {0};
    LAY_BUF bytes = {0};
    lay_geom_write_lines(&lines, &bytes);
    assert_true(lay_geom_read_lines(bytes.text, bytes.len, &read));
    assert_int_equal(read.ends.n, 2);
    assert_int_equal(read.positions.n, 5);
    assert_memory_equal(read.ends.at, lines.ends.at, 2 * sizeof *read.ends.at);
    assert_memory_equal(read.positions.at, lines.positions.at, 5 * sizeof *read.positions.at);
    for (size_t len = 0; len < bytes.len; len++)
        assert_false(lay_geom_read_lines(bytes.text, len, &read));
    /* Start, order, SRID, end of the box, class, number, mark and class of a line, its number, end.
     */
    const size_t marks[] = {0, 1, 2, 38, 39, 43, 47, 48, 52, bytes.len - 1};
    for (size_t i = 0; i < LAY_COUNT(marks); i++) {
        bytes.text[marks[i]] ^= 0x42;
        assert_false(lay_geom_read_lines(bytes.text, bytes.len, &read));
        assert_int_equal(read.positions.n, 0);
        bytes.text[marks[i]] ^= 0x42;
    }
    memset(bytes.text + 56, 0xff, 8); /* NaN */
    assert_false(lay_geom_read_lines(bytes.text, bytes.len, &read));
    lay_lines_done(&read);
    lay_lines_done(&lines);
}

static void add_ring(struct lay_shape *shape, bool hole, const struct lay_lonlat corners[4])
{
    lay_shape_begin(shape, 2, hole);
    for (int i = 0; i < 4; i++)
        lay_shape_add(shape, corners[i]);
}

/* Two areas, the first with a hole. */
static void areas_have_the_bytes_of_spatialite(void **state)
{
    (void)state;
    static const struct lay_lonlat outer[4] = {{-3, 10}, {7, 10}, {7, 20.5}, {-3, 20.5}};
    static const struct lay_lonlat hole[4] = {{1, 12}, {1, 14}, {3, 14}, {3, 12}};
    static const struct lay_lonlat other[4] = {{170, -20}, {180, -20}, {180, -15}, {170, -15}};
    struct lay_shape shape = {0};
    add_ring(&shape, false, outer);
    add_ring(&shape, true, hole);
    add_ring(&shape, false, other);
    LAY_BUF ours = {0};
    lay_geom_write_areas(&shape, &ours);
    lay_shape_done(&shape);

    use_built_modules();
    lay_db *db;
    OK(lay_db_memory(true, &db, err));
    lay_stmt *stmt;
    OK(lay_stmt_new(db,
                    "SELECT GeomFromText('MULTIPOLYGON(((-3 10, 7 10, 7 20.5, -3 20.5, -3 10), "
                    "(1 12, 1 14, 3 14, 3 12, 1 12)), ((170 -20, 180 -20, 180 -15, 170 -15, "
                    "170 -20)))', 4326)",
                    &stmt, err));
    OK(lay_stmt_step(db, stmt, err));
    size_t len;
    const void *theirs = lay_column_blob(stmt, 0, &len);
    assert_int_equal(len, ours.len);
    assert_memory_equal(theirs, ours.text, len);
    lay_stmt_free(stmt);
    lay_db_close(db);

    double box[4];
    assert_true(lay_geom_read_box(ours.text, ours.len, box));
    assert_true(box[0] == -3 && box[1] == -20 && box[2] == 180 && box[3] == 20.5);
    assert_false(lay_geom_read_box(ours.text, 40, box));
    assert_false(lay_geom_read_box(NULL, 0, box));
    ours.text[38] ^= 0x42;
    assert_false(lay_geom_read_box(ours.text, ours.len, box));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_bytes_as_spatialite),
        cmocka_unit_test(reads_what_it_wrote),
        cmocka_unit_test(reads_big_endian),
        cmocka_unit_test(refuses_other_bytes),
        cmocka_unit_test(lines_have_the_bytes_of_spatialite),
        cmocka_unit_test(reads_lines_and_no_others),
        cmocka_unit_test(areas_have_the_bytes_of_spatialite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
