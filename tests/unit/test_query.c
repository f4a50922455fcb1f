/* Filters against a store filled by hand: who is in, who is out. */
#include "base/mem.h"
#include "store/connection.h"
#include "store/event_row.h"
#include "store/query.h"
#include <cmocka.h>
#include <laydown/query.h>
#include <stdlib.h>
#include <string.h>

/* Days: 2021-12-14 is 18975, 2022-01-06 is 18998, 2022-01-20 is 19012. */
static const char filled[] =
    "INSERT INTO place(id, key, name, kind, level, country, lon, lat, precision, parent, locality,"
    " resolved) VALUES"
    " (1, 'ml', 'Mali', 'country', 3, 'ML', NULL, NULL, 6, NULL, 1, 1),"
    " (2, 'town', 'Timbuktu', 'town', 1, 'ML', -3.0, 16.77, 2, 1, 2, 1),"
    " (3, 'base', 'Timbuktu base', 'base', 0, 'ML', -3.01, 16.73, 1, 2, 2, 1),"
    " (4, 'west', 'Camp West', 'camp', 0, 'FJ', 179.5, -16.5, 1, NULL, 4, 0),"
    " (5, 'east', 'Camp East', 'camp', 0, 'FJ', -179.5, -16.5, 1, NULL, 5, 0);"
    "UPDATE place SET geom = x'00' WHERE level < 3;"
    "INSERT INTO idx_place_geom(pkid, xmin, xmax, ymin, ymax)"
    " SELECT id, lon, lon, lat, lat FROM place WHERE geom IS NOT NULL;"
    "INSERT INTO place_name VALUES('mali', 1, 'Mali'), ('timbuktu', 2, 'Timbuktu'),"
    " ('timbuktu base', 3, 'Timbuktu base'), ('camp', 4, 'Camp'), ('camp', 5, 'Camp');"
    "INSERT INTO actor(id, key, name, kind, parent, resolved) VALUES"
    " (1, 'fr', 'France', 'state', NULL, 1), (2, 'bk', 'Operation Barkhane', 'operation', 1, 1),"
    " (3, 'wg', 'Wagner Group', 'pmc', NULL, 1);"
    "INSERT INTO actor_name VALUES('france', 1, 'France'), ('operation barkhane', 2, 'Barkhane'),"
    " ('wagner group', 3, 'Wagner Group');"
    "INSERT INTO event(id, key, type, modality, status, disputed, place, start_first, start_last,"
    " end_first, end_last, start, \"end\", ongoing, edtf, has_strength, qualifier, scope, measure,"
    " reliability, credibility, origins) VALUES"
    " (1, 'e-11', 1, 0, 2, 0, 3, 18975, 18975, 18975, 18975, '2021-12-14T00:00:00Z',"
    "  '2021-12-14T23:59:59Z', 0, '2021-12-14', 0, 0, 0, 0, 'B', 2, 2),"
    " (2, 'e-12', 6, 0, 1, 0, 2, NULL, 18998, NULL, 18998, '2022-01-06T00:00:00Z',"
    "  '2022-01-06T23:59:59Z', 0, '[..2022-01-06]', 0, 0, 0, 0, 'B', 2, 1),"
    " (3, 'e-2', 13, 0, 1, 0, 4, 19012, 19012, 19012, NULL, '2022-01-20T00:00:00Z',"
    "  '2022-01-20T23:59:59Z', 1, '2022-01-20/..', 0, 0, 0, 0, 'C', 3, 1);"
    "INSERT INTO event_actor VALUES(1, 0, 2, 2), (2, 0, 3, 0), (3, 0, 1, 0);"
    "INSERT INTO stay(id, key, place, actor, possible_from, certain_from, certain_to, possible_to,"
    " last_evidence, possible_only, disputed, reliability, credibility, origins) VALUES"
    " (1, 's-1', 3, 2, 18610, 18974, 18974, 18975, 18975, 0, 0, 'B', 2, 1),"
    " (2, 's-2', 3, 1, 18610, 18974, 18974, 18975, 18975, 0, 0, 'B', 2, 1);"
    "INSERT INTO span(id, key, stay, from_day, to_day, start, \"end\", ongoing, edtf, state, role,"
    " nested) VALUES"
    " (1, 'p-1', 1, 18610, 18975, '2020-12-14T00:00:00Z', '2021-12-13T23:59:59Z', 0, '', 0, 0, 0),"
    " (2, 'p-2', 1, 18975, NULL, '2021-12-14T00:00:00Z', NULL, 1, '', 4, 3, 0),"
    " (3, 'p-3', 2, 18610, 18975, '2020-12-14T00:00:00Z', '2021-12-13T23:59:59Z', 0, '', 0, 3, 1);"
    "INSERT INTO report(id, key, revision, current, source, kind, reliability, lead, published,"
    " published_first, published_last, recorded, digest, body) VALUES"
    " (1, 'r', 1, 1, 'S', 0, 'C', 0, '2022-01', 18993, 19023, 0, '', '{\"id\":\"r\"}');";

static lay_db *db;
static char noted[400];

static int set_up(void **state)
{
    (void)state;
    lay_error err = LAY_ERROR_INIT;
    if (lay_db_memory(false, &db, &err) != LAY_OK || lay_db_exec(db, filled, &err) != LAY_OK ||
        lay_store_write_event_rows(db, false, NULL, 0, &err) != LAY_OK) {
        print_error("%s\n", err.message);
        lay_error_done(&err);
        return 1;
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    lay_db_close(db);
    return 0;
}

static void keep_note(void *context, const char *sentence)
{
    (void)context;
    size_t len = strlen(sentence);
    len = len < sizeof noted ? len : sizeof noted - 1;
    memcpy(noted, sentence, len);
    noted[len] = '\0';
}

/* Filters as one string: "at=2021-12 place=Mali". */
static struct lay_filter read_filter(lay_arena *arena, const char *text)
{
    struct lay_filter filter = {.note = keep_note};
    while (*text) {
        size_t name = strcspn(text, "="), value = strcspn(text + name, ";");
        const char **one = lay_arena_new(arena, const char *);
        *one = lay_arena_strndup(arena, text + name + 1, value - 1);
        struct lay_texts list = {one, 1};
        if (strncmp(text, "at=", 3) == 0)
            filter.at = list;
        else if (strncmp(text, "since=", 6) == 0)
            filter.since = *one;
        else if (strncmp(text, "until=", 6) == 0)
            filter.until = *one;
        else if (strncmp(text, "type=", 5) == 0)
            filter.types = list;
        else if (strncmp(text, "actor=", 6) == 0)
            filter.actors = list;
        else if (strncmp(text, "place=", 6) == 0)
            filter.places = list;
        else if (strncmp(text, "status=", 7) == 0)
            filter.statuses = list;
        else
            fail_msg("no filter in %s", text);
        text += name + value;
        text += *text == ';';
    }
    return filter;
}

/* The ids of the rows that are selected, or the code of the error. */
static char *ids(const char *layer, const struct lay_filter *filter)
{
    lay_rows *rows = NULL;
    lay_error err = LAY_ERROR_INIT;
    struct lay_row row;
    char *list = lay_strdup("");
    lay_status status = lay_query(db, layer, filter, &rows, &err);
    while (status == LAY_OK && (status = lay_rows_next(rows, &row, &err)) == LAY_OK) {
        char *longer = lay_asprintf("%s%s%s", list, *list ? " " : "", row.values[0].text);
        free(list);
        list = longer;
    }
    if (status != LAY_NO) {
        free(list);
        list = lay_strdup(err.code ? err.code : "?");
    }
    lay_error_done(&err);
    lay_rows_free(rows);
    return list;
}

struct selects {
    const char *layer, *filter, *ids;
};

static void check_all(const struct selects *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        lay_arena arena = {0};
        struct lay_filter filter = read_filter(&arena, cases[i].filter);
        char *got = ids(cases[i].layer, &filter);
        if (strcmp(got, cases[i].ids) != 0)
            fail_msg("%s %s: \"%s\", not \"%s\"", cases[i].layer, cases[i].filter, got,
                     cases[i].ids);
        free(got);
        lay_arena_done(&arena);
    }
}

static void test_time(void **state)
{
    (void)state;
    static const struct selects cases[] = {
        {"events", "", "e-11 e-12 e-2"},
        {"events", "at=2021-12-13", ""}, /* "by 6 January" is certain of that day alone */
        {"events", "at=2021-12-14", "e-11"},
        {"events", "at=2021-12-15", ""},
        {"events", "at=2022-01-06", "e-12"},
        {"events", "at=2022-01-07", ""},
        {"events", "at=2022-01", "e-12 e-2"},
        {"events", "at=2025", "e-2"}, /* goes on */
        {"events", "since=2022-01-06", "e-12 e-2"},
        {"events", "since=2022-01-07", "e-2"},
        {"events", "until=2021-12-14", "e-11"},
        {"events", "until=2021-12-13", ""},
        {"events", "since=2021-12-14;until=2021-12-14", "e-11"},
        {"events", "since=2022;until=2021", "filter.value"},
        {"events", "at=2021-13", "date.invalid"},
        {"presence", "at=2021-12-13", "p-1"},
        {"presence", "at=2021-12-14", ""}, /* half open; told absence only when asked for */
        {"presence", "at=2021-12-14;actor=Operation Barkhane", "p-2"},
        {"presence", "at=2021-12-14;status=reported_absent", "p-2"},
        {"presence", "at=2021-12-13;status=all", "p-3 p-1"},
        {"presence", "at=2021-12-14;status=all", "p-2"},
        {"presence", "at=2020-12-13", ""},
        {"reports", "at=2022-01-31", "r"},
        {"reports", "at=2022-02-01", ""},
        {"reports", "since=2022-01-31", "r"},
    };
    check_all(cases, LAY_COUNT(cases));
}

static void test_names(void **state)
{
    (void)state;
    static const struct selects cases[] = {
        {"events", "place=Timbuktu base", "e-11"},
        {"events", "place=TIMBUKTU", "e-11 e-12"},
        {"events", "place=Mali", "e-11 e-12"},
        {"events", "place=base", "e-11"}, /* a key */
        {"events", "actor=France", "e-11 e-2"},
        {"events", "actor=Operation Barkhane", "e-11"},
        {"events", "actor=France;place=Mali", "e-11"},
        {"events", "place=Tumbuktu", "place.unknown"},
        {"events", "actor=Wagners", "actor.unknown"},
        {"presence", "actor=France;at=2021-12-13", "p-3 p-1"}, /* its own row shows too */
        {"events", "type=arrival", "e-12"},
        {"events", "type=arival", "type.unknown"},
        {"events", "status=corroborated", "e-11"},
        {"events", "status=confirmed", "status.unknown"},
        {"presence", "type=arrival", "filter.unsupported"},
        {"claims", "status=reported", "filter.unsupported"},
        {"nothing", "", "filter.layer"},
    };
    check_all(cases, LAY_COUNT(cases));
}

static void test_near_names(void **state)
{
    (void)state;
    const char *name = "Timbuktu bases";
    struct lay_filter filter = {.places = {&name, 1}};
    lay_rows *rows = NULL;
    lay_error err = LAY_ERROR_INIT;
    assert_int_equal(lay_query(db, "events", &filter, &rows, &err), LAY_NOT_FOUND);
    assert_non_null(err.hint);
    assert_non_null(strstr(err.hint, "\"Timbuktu base\""));
    lay_error_done(&err);
}

static void test_several_places(void **state)
{
    (void)state;
    noted[0] = '\0';
    static const struct selects cases[] = {{"events", "place=Camp", "e-2"}};
    check_all(cases, 1);
    assert_non_null(strstr(noted, "means 2 places"));
    assert_non_null(strstr(noted, "Camp West (camp, FJ)"));
}

static void test_box(void **state)
{
    (void)state;
    static const struct {
        double west, south, east, north;
        const char *ids;
    } cases[] = {{-12, 10, 4, 25, "e-11 e-12"},
                 {-3.005, 16, -2, 17, "e-12"},
                 {179, -17, -179, -16, "e-2"},
                 {179, -17, 180, -16, "e-2"},
                 {-180, -17, -179, -16, ""},
                 {179.5, -16.5, 179.5, -16.5, "e-2"},
                 {-180, -90, 180, 90, "e-11 e-12 e-2"},
                 {0, 10, 1, 9, "filter.bbox"},
                 {-181, 0, 1, 1, "filter.bbox"},
                 {0, 0, 1, 91, "filter.bbox"}};
    for (size_t i = 0; i < LAY_COUNT(cases); i++) {
        struct lay_filter filter = {.has_bbox = true,
                                    .west = cases[i].west,
                                    .south = cases[i].south,
                                    .east = cases[i].east,
                                    .north = cases[i].north};
        char *got = ids("events", &filter);
        assert_string_equal(got, cases[i].ids);
        free(got);
    }
}

static void test_cutoff(void **state)
{
    (void)state;
    const char *day = "2022-06";
    struct lay_filter filter = {.at = {&day, 1}};
    lay_selection *selection = NULL;
    assert_int_equal(lay_selection_new(db, "events", &filter, &selection, NULL), LAY_OK);
    assert_string_equal(lay_selection_cutoff(selection), "2022-06-30");
    lay_rows *rows = NULL;
    struct lay_row row;
    assert_int_equal(lay_selection_rows(selection, &rows, NULL), LAY_OK);
    assert_int_equal(lay_rows_next(rows, &row, NULL), LAY_OK);
    assert_string_equal(row.values[0].text, "e-2");
    assert_string_equal(row.values[2].text, "2022-06-30T23:59:59Z");
    lay_rows_free(rows);
    lay_selection_free(selection);
    filter = (struct lay_filter)LAY_FILTER_INIT;
    assert_int_equal(lay_selection_new(db, "events", &filter, &selection, NULL), LAY_OK);
    assert_string_equal(lay_selection_cutoff(selection), "2022-01-31");
    lay_selection_free(selection);
}

static void test_why_empty(void **state)
{
    (void)state;
    const char *place = "Mali", *type = "presence";
    struct lay_filter filter = {.types = {&type, 1}, .places = {&place, 1}};
    lay_selection *selection = NULL;
    char *why = NULL;
    assert_int_equal(lay_selection_new(db, "events", &filter, &selection, NULL), LAY_OK);
    assert_int_equal(lay_selection_why_empty(selection, &why, NULL), LAY_OK);
    assert_string_equal(why, "none of the 1 events that match --type also matches --place; "
                             "place there: Camp West");
    free(why);
    lay_selection_free(selection);
    filter.types.count = 0;
    assert_int_equal(lay_selection_new(db, "events", &filter, &selection, NULL), LAY_OK);
    assert_int_equal(lay_selection_why_empty(selection, &why, NULL), LAY_OK);
    assert_null(why);
    lay_selection_free(selection);
}

static lay_status outside(void *context, const struct lay_told_place *place, enum lay_standing *out,
                          lay_error *err)
{
    (void)context, (void)place, (void)err;
    *out = LAY_OUTSIDE;
    return LAY_OK;
}

/* Every layer's statement and every part of a filter that it takes are SQL that SQLite takes. */
static void test_all_parts(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(lay_store_near_make(db, NULL, 0, 1, NULL), LAY_OK);
    struct lay_in in = {.box_count = 0, .judge = outside};
    assert_int_equal(lay_store_in_make(db, LAY_PART_IN, &in, NULL), LAY_OK);
    assert_int_equal(lay_store_in_make(db, LAY_PART_BBOX, &in, NULL), LAY_OK);
    for (int layer = 0; layer < LAY_QUERY_COUNT; layer++) {
        struct lay_store_filter filter = {.since = 1, .until = 2, .unplaced = true};
        lay_vec_push(&filter.at, (struct lay_day_range){1, 2});
        for (int part = 0; part < LAY_PART_COUNT; part++)
            if (lay_store_has_part(layer, (enum lay_filter_part)part))
                filter.set |= 1u << part;
        for (int what = LAY_SELECT_ROWS; what <= LAY_SELECT_COUNT; what++) {
            struct lay_select select;
            assert_int_equal(
                lay_store_select(db, layer, &filter, (enum lay_select_what)what, &select, NULL),
                LAY_OK);
            lay_select_done(&select);
        }
        lay_store_filter_done(&filter);
    }
    for (int part = 0; part < LAY_WHY_PARTS; part++) {
        lay_stmt *stmt = NULL;
        assert_int_equal(lay_store_why(db, (enum lay_why_part)part, 1, &stmt, NULL), LAY_OK);
        assert_in_range(lay_stmt_step(db, stmt, NULL), LAY_OK, LAY_NO);
        lay_stmt_free(stmt);
    }
    assert_non_null(lay_filter_values("events", "type", &count));
    assert_int_equal(count, 26);
    assert_null(lay_filter_values("presence", "type", &count));
}

/* Evidence known by a day is derived into temporary tables, and gone with the next selection. */
static void test_known_by(void **state)
{
    (void)state;
    static const char claim[] =
        "INSERT INTO report(id, key, revision, current, source, kind, reliability, lead, published,"
        " published_first, published_last, recorded, digest, body) VALUES"
        " (7, 'k', 1, 1, 'K', 0, 'B', 0, '2021-12-14', 18975, 18975, 0, '', '{}');"
        "INSERT INTO report_origin VALUES(7, 'k');"
        "INSERT INTO claim(id, report, ref, type, stance, modality, aspect, edtf, date_kind,"
        " date_edges, date_flags, start_first, start_last, end_first, end_last, start, \"end\","
        " ongoing, credibility, places) VALUES"
        " (7, 7, 'k#a', 6, 0, 0, 0, '2021-12-13', 0, 0, 0, 18974, 18974, 18974, 18974,"
        " '2021-12-13T00:00:00Z', '2021-12-13T23:59:59Z', 0, 2, 1);"
        "INSERT INTO claim_place VALUES(7, 0, 3, 0, 0, 'Timbuktu base');"
        "INSERT INTO claim_actor VALUES(7, 0, 3, 0, 'Wagner Group');";
    assert_int_equal(lay_db_exec(db, claim, NULL), LAY_OK);
    struct lay_filter filter = {.known_by = "2021-12-14"};
    int64_t count = -1;
    assert_int_equal(lay_query_count(db, "events", &filter, &count, NULL), LAY_OK);
    assert_int_equal(count, 1);
    assert_int_equal(lay_query_count(db, "presence", &filter, &count, NULL), LAY_OK);
    assert_true(count > 0);
    assert_int_equal(lay_query_count(db, "claims", &filter, &count, NULL), LAY_OK);
    assert_int_equal(count, 1);
    filter.known_by = "2021-12-13";
    assert_int_equal(lay_query_count(db, "events", &filter, &count, NULL), LAY_OK);
    assert_int_equal(count, 0);
    filter.known_by = NULL;
    assert_int_equal(lay_query_count(db, "events", &filter, &count, NULL), LAY_OK);
    assert_int_equal(count, 3);
    assert_int_equal(lay_db_exec(db,
                                 "DELETE FROM claim_actor WHERE claim = 7;"
                                 "DELETE FROM claim_place WHERE claim = 7;"
                                 "DELETE FROM claim WHERE id = 7;"
                                 "DELETE FROM report_origin WHERE report = 7;"
                                 "DELETE FROM report WHERE id = 7",
                                 NULL),
                     LAY_OK);
}

static void test_why(void **state)
{
    (void)state;
    lay_tree *why = NULL;
    lay_error err = LAY_ERROR_INIT;
    assert_int_equal(lay_why_new(db, "e-1", &why, &err), LAY_USAGE);
    assert_string_equal(err.code, "id.ambiguous");
    assert_string_equal(err.hint, "e-11, e-12");
    assert_int_equal(lay_why_new(db, "e-3", &why, &err), LAY_NOT_FOUND);
    lay_error_done(&err);
    assert_int_equal(lay_why_new(db, "p-1", &why, NULL), LAY_OK);
    const struct lay_node *root = lay_tree_root(why);
    assert_string_equal(root->kind, "presence");
    struct lay_node_list because = lay_node_list(root, "because");
    assert_int_equal(because.count, 1);
    assert_string_equal(because.nodes[0]->id, "s-1");
    assert_int_equal(lay_node_list(root, "nothing").count, 0);
    assert_string_equal(lay_node_text(root, "state"), "confirmed");
    assert_null(lay_node_text(because.nodes[0], "origins"));
    assert_int_equal(lay_node_number(because.nodes[0], "origins", -1), 1);
    lay_tree_free(why);
}

static void test_pick(void **state)
{
    (void)state;
    struct lay_filter filter = LAY_FILTER_INIT;
    const char *good[] = {"type", "id", "lat"}, *bad[] = {"typ"};
    lay_rows *rows = NULL;
    struct lay_row row;
    assert_int_equal(lay_query(db, "events", &filter, &rows, NULL), LAY_OK);
    assert_int_equal(lay_rows_pick(rows, &(struct lay_texts){good, 3}, false, &rows, NULL), LAY_OK);
    assert_int_equal(lay_rows_next(rows, &row, NULL), LAY_OK);
    assert_string_equal(row.values[0].text, "base_handover");
    assert_string_equal(row.values[1].text, "e-11");
    assert_int_equal(row.values[2].kind, LAY_VALUE_NULL); /* its geom is none */
    lay_rows_free(rows);
    lay_error err = LAY_ERROR_INIT;
    assert_int_equal(lay_query(db, "events", &filter, &rows, NULL), LAY_OK);
    assert_int_equal(lay_rows_pick(rows, &(struct lay_texts){bad, 1}, true, &rows, &err),
                     LAY_USAGE);
    assert_string_equal(err.hint, "did you mean type?");
    lay_error_done(&err);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_time),       cmocka_unit_test(test_names),
        cmocka_unit_test(test_near_names), cmocka_unit_test(test_several_places),
        cmocka_unit_test(test_box),        cmocka_unit_test(test_cutoff),
        cmocka_unit_test(test_why_empty),  cmocka_unit_test(test_all_parts),
        cmocka_unit_test(test_known_by),   cmocka_unit_test(test_why),
        cmocka_unit_test(test_pick)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
