/* The rows that the user adds to the gazetteer: found by name, code and position, behind the
 * program's own. */
#include "gazetteer/imported.h"
#include "import/gaz_reader.h"
#include "store_fixture.h"

struct rows_of_user {
    lay_db *db;
    struct lay_gazetteer *gazetteer;
    struct lay_imported_writer writer;
    struct lay_imported *imported;
};

static void no_key_again(void *context, const char *key, long line)
{
    (void)context, (void)line;
    fail_msg("the key %s is there twice", key);
}

static void begin(struct rows_of_user *world)
{
    *world = (struct rows_of_user){.db = NULL};
    OK(lay_db_open(NULL, LAY_DB_CREATE, &world->db, err));
    OK(lay_gazetteer_open_own(&world->gazetteer, err));
    OK(lay_store_imported_prepare(world->db, err));
}

static void put(struct rows_of_user *world, struct lay_imported_row row)
{
    lay_hashes hashes = {0};
    row.names = row.names ? row.names : "";
    row.codes = row.codes ? row.codes : "";
    row.country = row.country ? row.country : "";
    row.above = row.above ? row.above : "";
    row.kind = row.kind ? row.kind : "town";
    row.precision = 2;
    lay_imported_hashes(world->gazetteer, &row, &hashes);
    OK(lay_store_imported_put(world->db, &world->writer, &row, hashes.at, hashes.n, 1, err));
    lay_vec_done(&hashes);
}

static void begin_source(struct rows_of_user *world, const char *name)
{
    OK(lay_db_begin(world->db, err));
    OK(lay_store_imported_begin(world->db, name, &world->writer, err));
}

static void end_source(struct rows_of_user *world, const char *name)
{
    OK(lay_store_imported_end(world->db, &world->writer, name, "v1", no_key_again, NULL, err));
    OK(lay_db_commit(world->db, err));
}

static void open_rows(struct rows_of_user *world)
{
    OK(lay_imported_open(world->db, world->gazetteer, &world->imported, err));
}

static void end(struct rows_of_user *world)
{
    OK(lay_imported_failed(world->imported, err));
    lay_imported_free(world->imported);
    lay_gazetteer_free(world->gazetteer);
    lay_db_close(world->db);
}

/* The ids that a name finds, with blanks between. */
static char *found(struct rows_of_user *world, const char *name, const char *country, bool exactly)
{
    lay_gaz_candidates list = {0};
    lay_buf ids = {0};
    lay_imported_find(world->imported, name, country, exactly, &list);
    for (size_t i = 0; i < list.n; i++)
        lay_buf_printf(&ids, "%s%s", i ? " " : "", list.at[i].place->id);
    lay_vec_done(&list);
    return lay_buf_take(&ids);
}

#define assert_found(name, country, exactly, wanted)                                               \
    do {                                                                                           \
        char *got = found(&world, name, country, exactly);                                         \
        assert_string_equal(got, wanted);                                                          \
        free(got);                                                                                 \
    } while (0)

static struct lay_imported_row town(const char *key, const char *name, double lon, double lat)
{
    return (struct lay_imported_row){.key = key,
                                     .name = name,
                                     .level = LAY_LEVEL_TOWN,
                                     .point = {true, lon, lat},
                                     .radius_m = 2000};
}

static void test_names(void **state)
{
    (void)state;
    struct rows_of_user world;
    begin(&world);
    begin_source(&world, "a");
    struct lay_imported_row row = town("x-1", "Zobougou", -2.5, 15.5);
    row.country = "ML";
    row.names = "ru:Зобугу\n:Zobu-Gou\n";
    row.codes = "ZBQ\n";
    put(&world, row);
    end_source(&world, "a");
    open_rows(&world);
    assert_found("ZOBOUGOU", NULL, true, "x-1");
    assert_found("Зобугу", "ML", true, "x-1");
    assert_found("zobu gou", NULL, true, "x-1");
    assert_found("Зобугу", "NE", true, "");
    assert_found("Зобуге", NULL, true, "");
    assert_found("Зобуге", NULL, false, "x-1"); /* a Russian case */
    assert_found("zobugou", NULL, false, "x-1");
    assert_found("Zobo", NULL, false, "");
    lay_gaz_candidates list = {0};
    lay_imported_find_code(world.imported, "zbq", NULL, &list);
    assert_int_equal(list.n, 1);
    assert_int_equal(list.at[0].match, LAY_GAZ_CODE);
    assert_string_equal(list.at[0].place->version, "a v1");
    assert_string_equal(list.at[0].place->parent->country, "ML");
    lay_vec_done(&list);
    end(&world);
}

/* The program's ids win, and its places are told by name and position. */
static void test_behind_the_own(void **state)
{
    (void)state;
    struct rows_of_user world;
    begin(&world);
    begin_source(&world, "a");
    struct lay_imported_row gao = town("x-gao", "Gao", -0.04, 16.27);
    gao.country = "ML";
    gao.names = ":Zagawgaw\n";
    put(&world, gao);
    struct lay_imported_row kidal = town("ml-kidal", "Elsewhere", 100, 10);
    put(&world, kidal);
    struct lay_imported_row far = town("x-far", "Gao", -3, 12);
    far.country = "ML";
    put(&world, far);
    end_source(&world, "a");
    open_rows(&world);
    assert_found("Zagawgaw", NULL, true, "ml-gao");
    assert_found("Elsewhere", NULL, true, "ml-kidal");
    assert_found("Gao", NULL, true, "ml-gao x-far");
    end(&world);
}

/* Of two sources with one key the first by name is shown, whichever name led to it. */
static void test_two_sources(void **state)
{
    (void)state;
    struct rows_of_user world;
    begin(&world);
    begin_source(&world, "b");
    struct lay_imported_row second = town("x-1", "Second name", 1, 1);
    second.names = ":Only here\n";
    put(&world, second);
    end_source(&world, "b");
    begin_source(&world, "a");
    put(&world, town("x-1", "First name", 2, 2));
    end_source(&world, "a");
    open_rows(&world);
    lay_gaz_candidates list = {0};
    lay_imported_find(world.imported, "Only here", NULL, true, &list);
    assert_int_equal(list.n, 1);
    assert_string_equal(list.at[0].place->name, "First name");
    assert_string_equal(list.at[0].place->version, "a v1");
    lay_imported_find(world.imported, "First name", NULL, true, &list);
    assert_int_equal(list.n, 1);
    lay_vec_done(&list);
    end(&world);
}

/* What is above may lead in a circle through several sources. */
static void test_circle(void **state)
{
    (void)state;
    struct rows_of_user world;
    begin(&world);
    begin_source(&world, "a");
    static const char *const keys[] = {"c-1", "c-2", "c-3"};
    for (size_t i = 0; i < 3; i++)
        put(&world, (struct lay_imported_row){.key = keys[i],
                                              .name = keys[i],
                                              .kind = "area",
                                              .level = LAY_LEVEL_AREA,
                                              .country = "ML",
                                              .above = keys[(i + 1) % 3],
                                              .radius_m = -1});
    struct lay_imported_row in = town("c-town", "Circletown", -2, 15);
    in.above = "c-1";
    in.country = "ML";
    put(&world, in);
    end_source(&world, "a");
    open_rows(&world);
    assert_found("c 2", NULL, true, "c-2");
    lay_gaz_candidates list = {0};
    lay_imported_find(world.imported, "Circletown", NULL, true, &list);
    assert_int_equal(list.n, 1);
    size_t steps = 0;
    for (const struct lay_gaz_place *at = list.at[0].place; at; at = at->parent)
        assert_true(++steps < 10);
    lay_vec_done(&list);
    end(&world);
}

static void test_near(void **state)
{
    (void)state;
    struct rows_of_user world;
    begin(&world);
    begin_source(&world, "a");
    put(&world, town("x-east", "East", 179.95, -16));
    put(&world, town("x-west", "West", -179.95, -16));
    put(&world, town("x-pole", "Pole", 10, 89.9));
    put(&world, town("x-south", "South", 40, -90));
    end_source(&world, "a");
    open_rows(&world);
    const struct lay_gaz_place *place =
        lay_imported_nearest_town(world.imported, 179.99, -16, 15000);
    assert_non_null(place);
    assert_string_equal(place->id, "x-east");
    place = lay_imported_nearest_town(world.imported, -179.99, -16, 15000);
    assert_string_equal(place->id, "x-west");
    assert_null(lay_imported_nearest_town(world.imported, 179, -16, 15000));
    place = lay_imported_nearest_town(world.imported, -170, 89.9, 30000);
    assert_non_null(place);
    assert_string_equal(place->id, "x-pole");
    place = lay_imported_nearest_town(world.imported, -120, -90, 10);
    assert_non_null(place);
    struct lay_gaz_near near[3];
    size_t n = lay_gazetteer_near(world.gazetteer, 179.999, -16, near, 3);
    n = lay_imported_near(world.imported, 179.999, -16, near, n, 3);
    assert_int_equal(n, 3);
    assert_string_equal(near[0].place->id, "x-east");
    assert_string_equal(near[1].place->id, "x-west");
    assert_true(near[0].away_m < near[1].away_m && near[1].away_m <= near[2].away_m);
    end(&world);
}

static void test_actors(void **state)
{
    (void)state;
    struct rows_of_user world;
    begin(&world);
    begin_source(&world, "a");
    struct lay_imported_actor actors[] = {
        {"x-front", "Zed Front", "ru:Фронт Зед\n", "armed_group", "x-wing", LAY_DAY_MIN,
         LAY_DAY_MAX, "t"},
        {"x-wing", "Zed Wing", "", "armed_group", "x-front", LAY_DAY_MIN, LAY_DAY_MAX, "t"},
        {"x-unit", "Zed Unit", ":Wagner Group\n", "armed_group", "wagner", LAY_DAY_MIN, LAY_DAY_MAX,
         "t"},
        {"wagner", "Zed musicians", "", "pmc", "", LAY_DAY_MIN, LAY_DAY_MAX, "t"}};
    for (size_t i = 0; i < LAY_COUNT(actors); i++)
        OK(lay_store_imported_put_actor(world.db, &world.writer, &actors[i], err));
    end_source(&world, "a");
    open_rows(&world);
    const struct lay_gazetteer *g = world.gazetteer;
    const struct lay_gaz_actor *front = lay_gazetteer_find_actor(g, "фронт Зед");
    assert_non_null(front);
    assert_string_equal(front->id, "x-front");
    assert_null(front->parent); /* each would be above the other */
    assert_string_equal(lay_gazetteer_find_actor(g, "Zed Unit")->parent->id, "wagner");
    assert_string_equal(lay_gazetteer_find_actor(g, "Wagner Group")->id, "wagner");
    assert_string_equal(lay_gazetteer_find_actor(g, "Zed musicians")->id, "wagner");
    const struct lay_gaz_actor *above =
        lay_gazetteer_derive_parent(g, "2nd battalion of Zed Front");
    assert_non_null(above);
    assert_string_equal(above->id, "x-front");
    end(&world);
}

static void test_tables_by_their_first_line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum lay_gaz_table table;
    } cases[] = {
        {"1\ta\ta\t\t1\t2\tP\tPPL\tML\t\t\t\t\t\t0\t\t1\tx\t2024-01-01\n", LAY_GAZ_GEONAMES},
        {"\"id\",\"ident\",\"type\",\"name\",\"latitude_deg\"\n", LAY_GAZ_OURAIRPORTS},
        {"id,name,lon,lat,level\n", LAY_GAZ_PLACES},
        {"lat,lon,name,id\n", LAY_GAZ_PLACES},
        {"\xef\xbb\xbfid,name,lon,lat,town\r\n", LAY_GAZ_BASES},
        {"id,name,kind,parent\n", LAY_GAZ_ACTORS},
        {"id,name\n", LAY_GAZ_GUESS},
        {"Dear Sir,\n", LAY_GAZ_GUESS},
        {"", LAY_GAZ_GUESS},
    };
    for (size_t i = 0; i < LAY_COUNT(cases); i++)
        assert_int_equal(lay_gaz_table_of(cases[i].text, strlen(cases[i].text)), cases[i].table);
    assert_true(lay_gaz_is_name("Été 2", 7));
    assert_false(lay_gaz_is_name("- -", 3));
    assert_false(lay_gaz_is_name("a\0b", 3));
    assert_false(lay_gaz_is_name("a\xff", 2));
    assert_false(lay_gaz_is_name("", 0));
}

int main(void)
{
    use_built_modules();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_behind_the_own),
        cmocka_unit_test(test_circle),
        cmocka_unit_test(test_two_sources),
        cmocka_unit_test(test_near),
        cmocka_unit_test(test_actors),
        cmocka_unit_test(test_tables_by_their_first_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
