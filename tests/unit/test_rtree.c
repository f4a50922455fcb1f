/* The packed R*Tree is one that SQLite finds sound, and answers as counting does. */
#include "store/rtree.h"
#include "store_fixture.h"

static uint64_t seed = 42;

static double next_random(double from, double to)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return from + (to - from) * (double)(seed >> 11) / 9007199254740992.0;
}

static int64_t boxed(lay_db *db, const double box[4])
{
    char *sql = lay_asprintf("SELECT count(*) FROM idx_event_geom WHERE xmin >= %.17g AND xmax <= "
                             "%.17g AND ymin >= %.17g AND ymax <= %.17g",
                             box[0], box[1], box[2], box[3]);
    int64_t n = number(db, sql);
    free(sql);
    return n;
}

static void packs(size_t n)
{
    use_built_modules();
    lay_db *db;
    OK(lay_db_memory(false, &db, err));
    struct lay_rtree_entry *entries = lay_zalloc(n + 1, sizeof *entries);
    for (size_t i = 0; i < n; i++) { /* every third at the same point, as events at a base are */
        entries[i].id = (int64_t)(i * 7919 % 100003 + 1) << 40;
        entries[i].point = (struct lay_point){true, next_random(-180, 180), next_random(-90, 90)};
        if (i % 3 == 0)
            entries[i].point = (struct lay_point){true, -3.0076, 16.7305};
    }
    OK(lay_store_rtree_add(db, LAY_RTREE_EVENT, entries, n, err));
    assert_text(db, "SELECT rtreecheck('main', 'idx_event_geom')", "ok");
    assert_int_equal(number(db, "SELECT count(*) FROM idx_event_geom"), n);
    for (int k = 0; k < 20; k++) {
        double x = next_random(-180, 170), y = next_random(-90, 80);
        double box[4] = {x, x + next_random(0, 90), y, y + next_random(0, 60)};
        int64_t wanted = 0;
        for (size_t i = 0; i < n; i++)
            wanted += entries[i].point.lon >= box[0] && entries[i].point.lon <= box[1] &&
                      entries[i].point.lat >= box[2] && entries[i].point.lat <= box[3];
        assert_int_equal(boxed(db, box), wanted);
    }
    /* Rows come and go afterwards. */
    struct lay_rtree_entry more[100];
    for (int i = 0; i < 100; i++)
        more[i] = (struct lay_rtree_entry){i + 1, {true, next_random(-10, 10), next_random(0, 20)}};
    OK(lay_store_rtree_add(db, LAY_RTREE_EVENT, more, 100, err));
    for (size_t i = 0; i < n; i += 2)
        OK(lay_store_rtree(db, LAY_RTREE_EVENT, entries[i].id, (struct lay_point){0}, err));
    assert_text(db, "SELECT rtreecheck('main', 'idx_event_geom')", "ok");
    assert_int_equal(number(db, "SELECT count(*) FROM idx_event_geom"), n / 2 + 100);
    /* Defensive mode is back. */
    FAILS(lay_db_exec(db, "DELETE FROM idx_event_geom_node", err), LAY_BUG, "store.bug");
    free(entries);
    lay_db_close(db);
}

static void packed_trees_are_sound(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 51, 52, 63, 64, 65, 2601, 2602, 10000};
    for (size_t i = 0; i < LAY_COUNT(sizes); i++)
        packs(sizes[i]);
}

/* Entries at the corners of the world. */
static void packs_the_corners(void **state)
{
    (void)state;
    lay_db *db;
    OK(lay_db_memory(false, &db, err));
    struct lay_rtree_entry entries[100];
    for (int i = 0; i < 100; i++)
        entries[i] = (struct lay_rtree_entry){i + 1, {true, i & 1 ? 180 : -180, i & 2 ? 90 : -90}};
    OK(lay_store_rtree_add(db, LAY_RTREE_SPAN, entries, 100, err));
    assert_text(db, "SELECT rtreecheck('main', 'idx_span_geom')", "ok");
    assert_int_equal(number(db, "SELECT count(*) FROM idx_span_geom WHERE xmin >= 180"), 50);
    lay_db_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packed_trees_are_sound),
        cmocka_unit_test(packs_the_corners),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
