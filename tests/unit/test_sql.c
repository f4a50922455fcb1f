/* lay_db_sql(): what its rows are to a program that uses the library, and which functions it lets
 * through. tests/cli/sql.sh asks it much more. */
#include "store/spatialite.h"
#include "store/sql.h"
#include "store_fixture.h"

struct asked {
    char *folder, *path;
    lay_db *db;
};

static struct asked ask_begin(void)
{
    struct asked a = {.folder = new_folder()};
    a.path = lay_asprintf("%s/s.db", a.folder);
    OK(lay_db_open(a.path, LAY_DB_CREATE, &a.db, err));
    add_place(a.db, "gao", "Gao", LAY_LEVEL_FACILITY, -0.04, 16.27, 1, 0, 0);
    lay_db_close(a.db);
    OK(lay_db_open(a.path, LAY_DB_READ, &a.db, err));
    return a;
}

static void ask_end(struct asked *a)
{
    lay_db_close(a->db);
    clean_folder(a->folder);
    free(a->path);
}

static void values_have_kinds_of_their_own(void **state)
{
    (void)state;
    struct asked a = ask_begin();
    static const struct lay_sql_options plain = {0};
    lay_rows *rows;
    OK(lay_db_sql(a.db, "VALUES(1, 'a'), (0.5, NULL)", &plain, &rows, err));
    const struct lay_rows_source *source = lay_rows_source(rows);
    assert_int_equal(source->column_count, 2);
    assert_false(source->spatial);
    assert_int_equal(source->columns[0].kind, LAY_VALUE_NULL);
    struct lay_row row;
    OK(lay_rows_next(rows, &row, err));
    assert_int_equal(row.values[0].kind, LAY_VALUE_INT);
    assert_string_equal(row.values[1].text, "a");
    OK(lay_rows_next(rows, &row, err));
    assert_int_equal(row.values[0].kind, LAY_VALUE_REAL);
    assert_int_equal(row.values[1].kind, LAY_VALUE_NULL);
    assert_int_equal(lay_rows_next(rows, &row, NULL), LAY_NO);
    assert_int_equal(lay_rows_next(rows, &row, NULL), LAY_NO);
    lay_rows_free(rows);
    ask_end(&a);
}

static void geometries_belong_to_the_rows(void **state)
{
    (void)state;
    struct asked a = ask_begin();
    static const struct lay_sql_options geometry = {.geometry = true};
    lay_rows *rows;
    struct lay_row row;
    OK(lay_db_sql(a.db, "SELECT name, geom, 7 FROM place", &geometry, &rows, err));
    assert_true(lay_rows_source(rows)->spatial);
    assert_int_equal(lay_rows_source(rows)->column_count, 2);
    OK(lay_rows_next(rows, &row, err));
    assert_true(row.point.has && row.point.lon == -0.04 && row.point.lat == 16.27);
    assert_null(row.geometry);
    assert_int_equal(row.values[1].integer, 7);
    lay_rows_free(rows);
    OK(lay_db_sql(a.db, "SELECT MakeLine(geom, MakePoint(1, 2, 4326)) FROM place", &geometry, &rows,
                  err));
    OK(lay_rows_next(rows, &row, err));
    assert_false(row.point.has);
    assert_string_equal(row.geometry,
                        "{\"type\":\"LineString\",\"coordinates\":[[-0.04,16.27],[1,2]]}");
    lay_rows_free(rows);
    ask_end(&a);
}

static void limits_say_so(void **state)
{
    (void)state;
    struct asked a = ask_begin();
    bool cut = false;
    struct lay_sql_options options = {.limit = 2, .cut = &cut};
    lay_rows *rows;
    struct lay_row row;
    OK(lay_db_sql(a.db, "VALUES(1), (2), (3)", &options, &rows, err));
    OK(lay_rows_next(rows, &row, err));
    OK(lay_rows_next(rows, &row, err));
    assert_int_equal(lay_rows_next(rows, &row, NULL), LAY_NO);
    assert_true(cut);
    lay_rows_free(rows);
    /* The first row is read at once: what never comes is told by lay_db_sql() itself. */
    options = (struct lay_sql_options){.timeout_ms = 50};
    FAILS(lay_db_sql(a.db,
                     "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
                     "SELECT x FROM c WHERE x < 0",
                     &options, &rows, err),
          LAY_REFUSED, "sql.timeout");
    FAILS(lay_db_sql(a.db, "SELECT 1; SELECT 2", &options, &rows, err), LAY_USAGE, "sql.several");
    FAILS(lay_db_sql(a.db, "DELETE FROM term", &options, &rows, err), LAY_USAGE, "sql.denied");
    OK(lay_db_sql(a.db, "SELECT count(*) FROM term", &options, &rows, err)); /* and again */
    lay_rows_free(rows);
    ask_end(&a);
}

/* The list is of functions that exist; what is on it does nothing but compute. */
static void functions(void **state)
{
    (void)state;
    static const char *const allowed[] = {"ST_Distance", "distance", "st_buffer", "GROUP_CONCAT",
                                          "->>",         "count",    "MakePoint", "AsGeoJSON"};
    static const char *const denied[] = {"",
                                         " ",
                                         "st_",
                                         "ST",
                                         "load_extension",
                                         "ImportSHP",
                                         "eval",
                                         "blobtofile",
                                         "area buffer",
                                         "XB_LoadXML",
                                         "sequence_nextval",
                                         "st_cutter",
                                         "DropTable",
                                         "createtopology",
                                         "rtreenode",
                                         "count ",
                                         "distanc"};
    for (size_t i = 0; i < LAY_COUNT(allowed); i++)
        assert_true(lay_sql_allows_function(allowed[i]));
    for (size_t i = 0; i < LAY_COUNT(denied); i++)
        assert_false(lay_sql_allows_function(denied[i]));
    lay_db *db;
    OK(lay_db_memory(false, &db, err));
    OK(lay_db_spatialite(db, err));
    lay_stmt *stmt;
    OK(lay_stmt_new(db, "SELECT DISTINCT name FROM pragma_function_list", &stmt, err));
    size_t passed = 0, stopped = 0;
    while (lay_stmt_step(db, stmt, NULL) == LAY_OK)
        lay_sql_allows_function(lay_column_text(stmt, 0)) ? passed++ : stopped++;
    assert_in_range(passed, 500, 700);
    assert_in_range(stopped, 250, 600);
    lay_stmt_free(stmt);
    lay_db_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_have_kinds_of_their_own),
        cmocka_unit_test(geometries_belong_to_the_rows),
        cmocka_unit_test(limits_say_so),
        cmocka_unit_test(functions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
