/* Evidence into the store and out of it, what follows from it, and the layers on top. */
#include "store_fixture.h"

#include "store/choose.h"

static void open_new(char **folder, char **path, lay_db **db)
{
    *folder = new_folder();
    *path = lay_asprintf("%s/s.db", *folder);
    OK(lay_db_open(*path, LAY_DB_CREATE, db, err));
}

static void done(char *folder, char *path, lay_db *db)
{
    lay_db_close(db);
    free(path);
    clean_folder(folder);
}

static void say(void *context, const struct lay_finding *finding)
{
    size_t *others = context;
    if (strcmp(finding->code, "document.altered") == 0)
        return;
    print_error("finding: %s\n", finding->text);
    ++*others;
}

/* The reports of the fixture have no documents that tell what they are. */
static void assert_sound_beside_documents(lay_db *db)
{
    size_t others = 0;
    lay_error found = LAY_ERROR_INIT;
    assert_int_equal(lay_db_verify(db, say, &others, &found), LAY_NO);
    lay_error_done(&found);
    assert_int_equal(others, 0);
}

static void same_report_is_a_no_op(void **state)
{
    (void)state;
    char *folder, *path;
    lay_db *db;
    open_new(&folder, &path, &db);
    enum lay_put what;
    int64_t first = add_report(db, "tv5", "2022-01-07", 'C', 1000, "{}", &what);
    assert_int_equal(what, LAY_PUT_NEW);
    assert_int_equal(add_report(db, "tv5", "2022-01-07", 'C', 2000, "{}", &what), first);
    assert_int_equal(what, LAY_PUT_SAME);
    int64_t second = add_report(db, "tv5", "2022-01-07", 'B', 2000, "[]", &what);
    assert_int_equal(what, LAY_PUT_CHANGED);
    assert_true(second != first);
    assert_int_equal(add_report(db, "tv5", "2022-01-07", 'C', 3000, "{}", &what), second + 1);
    assert_int_equal(what, LAY_PUT_CHANGED); /* back to the first wording: a third revision */
    assert_text(db,
                "SELECT group_concat(revision || ':' || current || ':' || ifnull(superseded, '-'))"
                " FROM (SELECT * FROM report ORDER BY revision)",
                "1:0:2000,2:0:3000,3:1:-");
    done(folder, path, db);
}

static void failed_import_leaves_nothing(void **state)
{
    (void)state;
    char *folder, *path;
    lay_db *db;
    open_new(&folder, &path, &db);
    OK(lay_db_begin(db, err));
    int64_t report = add_report(db, "tv5", "2022-01-07", 'C', 1000, "{}", NULL);
    struct lay_store_claim claim = {
        .report = report, .ref = "tv5#x", .published = 19000, .credibility = 7}; /* no such grade */
    OK(lay_date_parse("[..2022-01-07]", &claim.when, err));
    int64_t id;
    FAILS(lay_store_put_claim(db, &claim, &id, err), LAY_BUG, "store.bug");
    lay_db_rollback(db);
    lay_db_rollback(db); /* once more does nothing */
    assert_int_equal(number(db, "SELECT count(*) FROM report"), 0);
    done(folder, path, db);
}

static void places_are_interned(void **state)
{
    (void)state;
    char *folder, *path;
    lay_db *db;
    open_new(&folder, &path, &db);
    struct world w = add_world(db);
    struct lay_store_name names[] = {{"tombouctou", "Tombouctou"}, {"timbuktu", "Timbuktu"}};
    struct lay_store_place place = {.key = "timbuktu",
                                    .name = "Timbuktu",
                                    .kind = "town",
                                    .level = LAY_LEVEL_TOWN,
                                    .country = "ML",
                                    .point = {true, -3.0074, 16.7735},
                                    .precision = 2,
                                    .radius_m = 1000,
                                    .parent = w.mali,
                                    .resolved = true,
                                    .names = names,
                                    .name_count = 2};
    int64_t id;
    bool changed = true;
    OK(lay_store_put_place(db, &place, &id, &changed, err));
    assert_int_equal(id, w.timbuktu);
    assert_false(changed); /* a new name alone changes nothing derived */
    assert_int_equal(number(db, "SELECT count(*) FROM place_name WHERE place = 2"), 2);
    assert_int_equal(number(db, "SELECT locality FROM place WHERE key = 'timbuktu'"), w.timbuktu);
    place.radius_m = -1;
    OK(lay_store_put_place(db, &place, &id, &changed, err));
    assert_true(changed); /* the rows of events show it */
    place.country = "NE";
    OK(lay_store_put_place(db, &place, &id, &changed, err));
    assert_true(changed);
    place.country = "ML";
    OK(lay_store_put_place(db, &place, &id, &changed, err));
    assert_int_equal(number(db, "SELECT radius_m IS NULL FROM place WHERE id = 2"), 1);
    place.point.lon = -3.1;
    OK(lay_store_put_place(db, &place, &id, &changed, err));
    assert_true(changed);
    assert_int_equal(
        number(db, "SELECT count(*) FROM idx_place_geom WHERE pkid = 2 AND xmax < -3.05"), 1);
    place.precision = 4; /* now an area: no point, and out of the index */
    OK(lay_store_put_place(db, &place, &id, &changed, err));
    assert_true(changed);
    assert_int_equal(number(db, "SELECT geom IS NULL FROM place WHERE id = 2"), 1);
    assert_int_equal(number(db, "SELECT count(*) FROM idx_place_geom WHERE pkid = 2"), 0);
    OK(lay_store_find_place(db, "gao", &id, err));
    assert_int_equal(id, w.gao);
    assert_int_equal(lay_store_find_place(db, "nowhere", &id, NULL), LAY_NO);
    OK(lay_store_locality(db, w.base, &id, err));
    assert_int_equal(id, w.timbuktu);
    struct lay_store_actor actor = {
        .key = "fama", .name = "FAMa", .kind = "force", .valid_to = LAY_DAY_MAX, .resolved = true};
    OK(lay_store_put_actor(db, &actor, &id, &changed, err));
    assert_int_equal(id, w.fama);
    assert_true(changed); /* disputes name their voices */
    assert_text(db, "SELECT name FROM actor WHERE key = 'fama'", "FAMa");
    OK(lay_store_put_actor(db, &actor, &id, &changed, err));
    assert_false(changed);
    actor.valid_to = 19000;
    OK(lay_store_put_actor(db, &actor, &id, &changed, err));
    assert_true(changed);
    done(folder, path, db);
}

static void evidence_comes_out_as_it_went_in(void **state)
{
    (void)state;
    char *folder, *path;
    lay_db *db;
    open_new(&folder, &path, &db);
    struct world w = add_world(db);
    struct lay_evidence e = all_evidence(db);
    assert_int_equal(e.claim_count, 3);
    assert_string_equal(e.claims[0].ref, "tv5#g"); /* sorted, whatever came first */
    assert_string_equal(e.claims[1].ref, "tv5#h");
    assert_string_equal(e.claims[2].ref, "weekly#z");
    const struct lay_claim *c = &e.claims[1];
    assert_int_equal(c->id, w.claims[1]);
    assert_int_equal(c->type, LAY_TYPE_BASE_HANDOVER);
    assert_true(c->dated && c->has_strength);
    assert_int_equal(c->when.start_first, day_of(2021, 12, 11));
    assert_int_equal(c->when.end_last, day_of(2021, 12, 20));
    assert_int_equal(c->when.kind, LAY_DATE_ONE);
    assert_int_equal(c->when.level, 2);
    assert_int_equal(c->strength.low, -1);
    assert_int_equal(c->strength.best, 400);
    assert_string_equal(c->strength.unit, "personnel");
    assert_int_equal(c->strength.measure, LAY_MEASURE_PRESENT);
    assert_string_equal(e.actors[c->speaker].key, "fama");
    assert_string_equal(c->speaker_text, "a malian official");
    assert_int_equal(c->basis, LAY_BASIS_ANONYMOUS_OFFICIAL);
    assert_int_equal(c->credibility, 3);
    assert_int_equal(c->place_count, 1);
    assert_string_equal(e.places[c->places[0].place].key, "base");
    assert_int_equal(c->actor_count, 2);
    assert_string_equal(e.actors[c->actors[0].actor].key, "barkhane");
    assert_int_equal(c->actors[1].role, LAY_ROLE_RECEIVER);
    /* Parents and towns come along, sorted. */
    assert_int_equal(e.place_count, 4);
    assert_string_equal(e.places[0].key, "base");
    assert_string_equal(e.places[e.places[0].locality].key, "timbuktu");
    assert_string_equal(e.places[e.places[e.places[0].parent].parent].key, "mali");
    assert_int_equal(e.places[place_at(&e, "mali")].parent, -1);
    assert_int_equal(e.actor_count, 3);
    assert_string_equal(e.actors[e.actors[actor_at(&e, "barkhane")].parent].key, "france");
    assert_int_equal(e.actors[0].valid_to, LAY_DAY_MAX);
    /* The digest names a report that is there and one that is not. */
    assert_int_equal(e.report_count, 2);
    assert_string_equal(e.reports[1].key, "weekly");
    assert_int_equal(e.reports[1].digest_count, 1);
    assert_int_equal(e.reports[1].digests[0], 0);
    assert_int_equal(e.reports[1].origin_count, 2);
    assert_string_equal(e.reports[1].origins[0], "afp");
    assert_int_equal(e.reports[1].published_last, day_of(2022, 2, 28));
    assert_int_equal(e.reports[1].reliability, 'B');
    lay_evidence_done(&e);
    done(folder, path, db);
}

static size_t count_near(lay_db *db, const int64_t *localities, size_t count, size_t *reports)
{
    struct lay_evidence e = {0};
    OK(lay_store_evidence(db, localities, count, &e, err));
    size_t n = e.claim_count;
    if (reports)
        *reports = e.report_count;
    lay_evidence_done(&e);
    return n;
}

static lay_status settle_nothing(lay_db *db, lay_error *err)
{
    (void)db, (void)err;
    return LAY_OK;
}

static size_t count_chosen(lay_db *db, struct lay_evidence_choice choice, size_t *reports)
{
    OK(lay_store_choose(db, &choice, settle_nothing, err));
    size_t n = count_near(db, NULL, 0, reports);
    OK(lay_store_choose_none(db, err));
    return n;
}

static void filters_choose_evidence(void **state)
{
    (void)state;
    char *folder, *path;
    lay_db *db;
    open_new(&folder, &path, &db);
    struct world w = add_world(db);
    const struct lay_evidence_choice all = LAY_CHOOSE_ALL;
    struct lay_evidence_choice f = all;
    size_t reports;
    assert_int_equal(count_chosen(db, f, NULL), 3);
    f.known_by = day_of(2022, 2, 27); /* "2022-02" is known on its last day */
    assert_int_equal(count_chosen(db, f, &reports), 2);
    assert_int_equal(reports, 1);
    f.known_by = day_of(2022, 2, 28);
    assert_int_equal(count_chosen(db, f, NULL), 3);
    f.known_by = day_of(2022, 1, 6);
    assert_int_equal(count_chosen(db, f, NULL), 0);
    f = all;
    f.min_reliability = 'B';
    assert_int_equal(count_chosen(db, f, &reports), 1);
    assert_int_equal(reports, 1); /* the digested report does not pass either */
    f = all;
    f.min_credibility = 2;
    assert_int_equal(count_chosen(db, f, NULL), 0);
    static const char *const sources[] = {"TV5MONDE", "TV5"};
    f = all;
    f.sources = sources;
    f.source_count = 2;
    assert_int_equal(count_chosen(db, f, NULL), 2);
    f.sources = sources + 1;
    f.source_count = 1;
    assert_int_equal(count_chosen(db, f, NULL), 0);
    assert_int_equal(count_near(db, NULL, 0, NULL), 3);            /* what is stored is as it was */
    assert_int_equal(count_near(db, &w.timbuktu, 1, &reports), 2); /* both of the base in it */
    assert_int_equal(reports, 2);
    assert_int_equal(count_near(db, &w.gao, 1, &reports), 1);
    assert_int_equal(reports, 1);
    assert_int_equal(count_near(db, &w.gao, 0, NULL), 0);
    /* What is said of the country belongs to each neighbourhood, and so does what names no place.
     */
    add_claim(db, w.reports[1], "tv5#m", LAY_TYPE_DEPARTURE, "2022-08", w.mali, w.barkhane, w.fama);
    add_claim(db, w.reports[1], "tv5#n", LAY_TYPE_AFFILIATION, "2022-08", 0, w.barkhane, w.fama);
    assert_int_equal(count_near(db, &w.gao, 1, NULL), 3);
    done(folder, path, db);
}

static void revisions_by_time_of_record(void **state)
{
    (void)state;
    char *folder, *path;
    lay_db *db;
    open_new(&folder, &path, &db);
    struct world w = add_world(db);
    int64_t second = add_report(db, "tv5", "2022-01-09", 'C', 2000, "[{}]", NULL);
    add_claim(db, second, "tv5#h", LAY_TYPE_BASE_HANDOVER, "2021-12-16", w.base, w.barkhane,
              w.fama);
    struct lay_evidence_choice f = LAY_CHOOSE_ALL;
    assert_int_equal(count_chosen(db, f, NULL), 2);
    f.recorded_by = 1999;
    assert_int_equal(count_chosen(db, f, NULL), 3);
    f.recorded_by = 999;
    assert_int_equal(count_chosen(db, f, NULL), 0);
    struct lay_evidence e = all_evidence(db);
    int at = claim_at(&e, "tv5#h");
    assert_int_equal(e.claims[at].when.start_first, day_of(2021, 12, 16));
    assert_string_equal(e.reports[e.claims[at].report].key, "tv5");
    lay_evidence_done(&e);
    assert_int_equal(number(db, "SELECT count(*) FROM claim"), 4); /* nothing is deleted */
    int64_t *old;
    size_t n;
    OK(lay_store_old_localities(db, "tv5", &old, &n, err));
    assert_int_equal(n, 2);
    assert_true(old[0] == w.timbuktu && old[1] == w.gao);
    free(old);
    done(folder, path, db);
}

/* The same reports in another order give the same arrays. */
static void order_of_import_does_not_show(void **state)
{
    (void)state;
    char *folder, *path;
    lay_db *db;
    open_new(&folder, &path, &db);
    add_actor(db, "fama", "Malian Armed Forces", 0);
    add_place(db, "gao", "Gao", LAY_LEVEL_TOWN, -0.0447, 16.2717, 2, 0, 0);
    struct world w = add_world(db);
    assert_true(w.gao < w.timbuktu);
    struct lay_evidence e = all_evidence(db);
    assert_string_equal(e.claims[0].ref, "tv5#g");
    assert_string_equal(e.actors[e.claims[0].actors[1].actor].key, "fama");
    assert_int_equal(place_at(&e, "base"), 0);
    assert_int_equal(place_at(&e, "gao"), 1);
    assert_int_equal(e.reports[e.claims[0].report].digest_count, 0);
    lay_evidence_done(&e);
    done(folder, path, db);
}

/* A row of a view as "name=value|…" up to label, for the features of an order. */
static char *rows_of(lay_db *db, const char *sql)
{
    lay_stmt *stmt;
    OK(lay_stmt_new(db, sql, &stmt, err));
    char *out = lay_strdup("");
    lay_error err = LAY_ERROR_INIT;
    while (lay_stmt_step(db, stmt, &err) == LAY_OK) {
        for (int i = 0; i < lay_column_total(stmt); i++) {
            const char *value = lay_column_text(stmt, i);
            char *longer = lay_asprintf("%s%s%s", out, i ? "|" : "", value ? value : "-");
            free(out);
            out = longer;
        }
        char *longer = lay_asprintf("%s\n", out);
        free(out);
        out = longer;
    }
    assert_null(err.message);
    lay_stmt_free(stmt);
    return out;
}

#define assert_rows(db, sql, wanted)                                                               \
    do {                                                                                           \
        char *got_rows = rows_of(db, sql);                                                         \
        assert_string_equal(got_rows, wanted);                                                     \
        free(got_rows);                                                                            \
    } while (0)

static const char events_wanted[] =
    "e-00000000000000a0|2022-08-01T00:00:00Z|2022-08-31T23:59:59Z|1|2022-08/..|-|-|-|-|-|departure|"
    "reported|Operation Barkhane|Operation Barkhane|||-|-|-|||B3|2|1||2022-01-07T00:00:00Z|"
    "https://tv5.example/|Operation Barkhane, departure (planned)\n"
    "e-00000000000000f1|2021-12-14T00:00:00Z|2021-12-14T23:59:59Z|0|2021-12-14|Timbuktu "
    "base|base|ML|"
    "1|1000.0|base_handover|disputed|Operation Barkhane|Operation Barkhane|Malian Armed "
    "Forces||-|400|"
    "-|personnel|site|B3|2|2|actor,time|2022-01-07T00:00:00Z|https://tv5.example/|"
    "Operation Barkhane → Malian Armed Forces, base handed over\n";
#define EVENT_COLUMNS                                                                              \
    "id, start, \"end\", ongoing, edtf, place, place_id, country, precision, radius_m, type, "     \
    "status, actor, giver, receiver, origin_place, strength_low, strength_best, strength_high, "   \
    "strength_unit, strength_scope, grade, origins, claims, disputed, first_published, url, label"

static const char presence_wanted[] =
    "p-0000000000000010|2013-01-28T00:00:00Z|2021-12-13T23:59:59Z|0|2013-01-28/2021-12-13|"
    "Timbuktu base|base|ML|1|1000.0|s-0000000000000010|Operation "
    "Barkhane|France|holder|confirmed|-|"
    "2013-01-28T00:00:00Z|2021-12-13T23:59:59Z|2013-01-28T00:00:00Z|2021-12-14T23:59:59Z|-|150|-|"
    "B3|"
    "2||Operation Barkhane at Timbuktu base\n"
    "p-0000000000000040|2021-12-14T00:00:00Z|2021-12-14T23:59:59Z|0|2021-12-14|Timbuktu "
    "base|base|ML|"
    "1|1000.0|s-0000000000000020|Malian Armed Forces||holder|confirmed|-|2021-12-14T00:00:00Z|"
    "2021-12-14T23:59:59Z|2021-12-14T00:00:00Z|-|-|150|-|B3|2|actor|"
    "Malian Armed Forces at Timbuktu base\n"
    "p-0000000000000050|2021-12-15T00:00:00Z|2022-02-28T23:59:59Z|1|2021-12-15/..|Timbuktu "
    "base|base|"
    "ML|1|1000.0|s-0000000000000020|Malian Armed Forces||holder|presumed|76|2021-12-14T00:00:00Z|"
    "2021-12-14T23:59:59Z|2021-12-14T00:00:00Z|-|-|150|-|B3|2|actor|"
    "Malian Armed Forces at Timbuktu base (presumed)\n";
#define PRESENCE_COLUMNS                                                                           \
    "id, start, \"end\", ongoing, edtf, place, place_id, country, precision, radius_m, stay_id, "  \
    "actor, parent, role, state, days_since, certain_start, certain_end, possible_start, "         \
    "possible_end, strength_low, strength_best, strength_high, grade, origins, disputed, label"

static void layers_show_what_was_saved(void **state)
{
    (void)state;
    char *folder, *path;
    lay_db *db;
    open_new(&folder, &path, &db);
    add_world(db);
    struct lay_evidence e = all_evidence(db);
    struct lay_laydown l = some_laydown(&e);
    OK(lay_db_begin(db, err));
    OK(lay_store_save(db, &e, &l, false, err));
    OK(lay_db_commit(db, err));
    assert_sound_beside_documents(db);
    assert_rows(db, "SELECT " EVENT_COLUMNS " FROM events ORDER BY fid", events_wanted);
    assert_rows(db, "SELECT " PRESENCE_COLUMNS " FROM presence ORDER BY fid", presence_wanted);
    assert_rows(
        db,
        "SELECT id, start, \"end\", ongoing, edtf, place, place_id, country, precision, "
        "radius_m, name, kind, holder, state, actors FROM bases",
        "base|2022-02-28T00:00:00Z|2022-02-28T23:59:59Z|1|2022-02-28|Timbuktu base|base|ML|1|"
        "1000.0|Timbuktu base|base|Malian Armed Forces|presumed|Malian Armed Forces\n");
    assert_rows(db, "SELECT * FROM claims WHERE id = 'tv5#h'",
                "tv5#h|2021-12-11T00:00:00Z|2021-12-20T23:59:59Z|0|[2021-12-11..2021-12-20]|"
                "Timbuktu base|base|ML|1|1000.0|tv5|TV5MONDE||Malian Armed Forces|asserts|actual||"
                "base_handover|Operation Barkhane; Malian Armed Forces||mi-décembre|2022-01-07|"
                "1970-01-01T00:16:40Z|ont quitté la base|https://tv5.example/|2\n");
    assert_int_equal(number(db, "SELECT count(*) FROM idx_event_geom"), 1);
    assert_int_equal(number(db, "SELECT count(*) FROM idx_span_geom"), 5);
    assert_int_equal(number(db, "SELECT count(*) FROM stay_event JOIN event ON id = event"), 2);
    assert_int_equal(number(db, "SELECT count(*) FROM dispute JOIN event ON event.id = event"), 1);
    assert_int_equal(number(db, "SELECT count(*) FROM dispute_claim"), 1);
    lay_arena_done(&l.arena);
    lay_evidence_done(&e);
    done(folder, path, db);
}

/* Columns are promised: their names and order in each layer. */
static void layers_have_the_promised_columns(void **state)
{
    (void)state;
    use_built_modules();
    lay_db *db;
    OK(lay_db_memory(false, &db, err));
    static const char *const wanted[] = {
        EVENT_COLUMNS ", fid, geom",
        "id, start, \"end\", ongoing, edtf, place, place_id, country, precision, radius_m, type, "
        "actor, from_place, to_place, strength_low, strength_best, strength_high, strength_unit, "
        "strength_scope, status, grade, origins, disputed, label, fid, geom",
        PRESENCE_COLUMNS ", fid, geom",
        "id, start, \"end\", ongoing, edtf, place, place_id, country, precision, radius_m, name, "
        "kind, holder, state, actors, fid, geom",
        "id, start, \"end\", ongoing, edtf, place, place_id, country, precision, radius_m, report, "
        "source, origin, speaker, stance, modality, aspect, type, actor, as_reported, when_text, "
        "published, recorded, quote, url, fid"};
    for (int i = 0; i < LAY_LAYER_COUNT; i++) {
        char *sql =
            lay_asprintf("SELECT group_concat(CASE name WHEN 'end' THEN '\"end\"' ELSE name "
                         "END, ', ') FROM pragma_table_info('%s')",
                         lay_store_layer_name((enum lay_layer)i));
        assert_text(db, sql, wanted[i]);
        free(sql);
        sql = lay_asprintf("SELECT count(*) FROM (%s WHERE 0)",
                           lay_store_layer_sql((enum lay_layer)i));
        assert_int_equal(number(db, sql), 0);
        free(sql);
    }
    lay_db_close(db);
}

static void forgets_a_neighbourhood(void **state)
{
    (void)state;
    char *folder, *path;
    lay_db *db;
    open_new(&folder, &path, &db);
    struct world w = add_world(db);
    struct lay_evidence e = all_evidence(db);
    struct lay_laydown l = some_laydown(&e);
    OK(lay_store_save(db, &e, &l, false, err));
    lay_error twice = LAY_ERROR_INIT;
    assert_int_equal(lay_store_save(db, &e, &l, false, &twice), LAY_BUG);
    lay_error_done(&twice);
    OK(lay_store_forget(db, &w.gao, 1, err)); /* holds nothing but what has no place */
    assert_int_equal(number(db, "SELECT count(*) FROM event"), 1);
    assert_int_equal(number(db, "SELECT count(*) FROM span"), 5);
    OK(lay_store_forget(db, &w.timbuktu, 1, err));
    assert_int_equal(
        number(db, "SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM event_actor) + "
                   "(SELECT count(*) FROM event_claim) + (SELECT count(*) FROM stay) + "
                   "(SELECT count(*) FROM stay_event) + (SELECT count(*) FROM span) + "
                   "(SELECT count(*) FROM dispute) + (SELECT count(*) FROM dispute_claim) + "
                   "(SELECT count(*) FROM idx_event_geom) + (SELECT count(*) FROM idx_span_geom)"),
        0);
    OK(lay_store_save(db, &e, &l, false, err)); /* and again */
    assert_rows(db, "SELECT " EVENT_COLUMNS " FROM events ORDER BY fid", events_wanted);
    assert_int_equal(number(db, "SELECT id FROM event WHERE key = 'e-00000000000000f1'"), 0x78);
    OK(lay_store_forget(db, NULL, 0, err));
    assert_int_equal(number(db, "SELECT count(*) FROM event"), 0);
    assert_sound_beside_documents(db);
    lay_arena_done(&l.arena);
    lay_evidence_done(&e);
    done(folder, path, db);
}

static int64_t layer_rows(lay_db *db, enum lay_layer layer, const char *where)
{
    char *sql = lay_asprintf("SELECT count(*) FROM (%s) %s", lay_store_layer_sql(layer), where);
    int64_t n = number(db, sql);
    free(sql);
    return n;
}

static void temporary_rows_stand_before_the_stored(void **state)
{
    (void)state;
    char *folder, *path;
    lay_db *db, *reader;
    open_new(&folder, &path, &db);
    add_world(db);
    struct lay_evidence e = all_evidence(db);
    struct lay_laydown l = some_laydown(&e);
    OK(lay_store_save(db, &e, &l, false, err));
    OK(lay_db_open(path, LAY_DB_READ, &reader, err));
    assert_int_equal(layer_rows(reader, LAY_LAYER_EVENTS, ""), 2);
    char *sql = lay_asprintf("SELECT count(*) FROM (%s WHERE sp.nested = 0)",
                             lay_store_layer_sql(LAY_LAYER_PRESENCE));
    assert_int_equal(number(reader, sql), 4); /* with the absence, which the view leaves out */
    free(sql);
    struct lay_laydown less = l;
    less.event_count = 1;
    less.stay_count = less.span_count = less.dispute_count = 0;
    OK(lay_store_save(reader, &e, &less, true, err));
    OK(lay_store_save(reader, &e, &less, true, err)); /* replaces, does not add */
    assert_int_equal(layer_rows(reader, LAY_LAYER_EVENTS, ""), 1);
    assert_int_equal(layer_rows(reader, LAY_LAYER_PRESENCE, ""), 0);
    assert_int_equal(number(reader, "SELECT count(*) FROM events"), 2); /* the view is the stored */
    assert_int_equal(number(reader, "SELECT count(*) FROM main.event"), 2);
    FAILS(lay_db_exec(reader, "DELETE FROM main.event", err), LAY_IO, "store.io");
    /* A cut-off before the handover: the receiver is not there yet. */
    OK(lay_store_save(reader, &e, &l, true, err));
    lay_day day;
    OK(lay_store_horizon(reader, &day, err));
    assert_int_equal(day, day_of(2022, 2, 28));
    OK(lay_store_set_cutoff(reader, day_of(2021, 12, 13), err));
    OK(lay_store_horizon(reader, &day, err));
    assert_int_equal(day, day_of(2021, 12, 13));
    assert_int_equal(layer_rows(reader, LAY_LAYER_PRESENCE, ""), 1);
    assert_int_equal(layer_rows(reader, LAY_LAYER_BASES, "WHERE holder = 'Operation Barkhane'"), 1);
    OK(lay_store_set_cutoff(reader, day_of(2021, 12, 20), err));
    assert_int_equal(layer_rows(reader, LAY_LAYER_PRESENCE,
                                "WHERE ongoing AND \"end\" = '2021-12-20T23:59:59Z' AND "
                                "(days_since = 6 OR state = 'reported_absent')"),
                     2);
    lay_db_close(reader);
    /* On a writing connection too, with references checked again afterwards. */
    OK(lay_store_save(db, &e, &less, true, err));
    assert_int_equal(number(db, "PRAGMA foreign_keys"), 1);
    OK(lay_store_forget(db, NULL, 0, err)); /* the stored rows, not the temporary */
    assert_int_equal(number(db, "SELECT count(*) FROM main.event"), 0);
    assert_int_equal(number(db, "SELECT count(*) FROM temp.event"), 1);
    lay_arena_done(&l.arena);
    lay_evidence_done(&e);
    done(folder, path, db);
}

static void window(const char *edtf, const char *start, const char *end, bool ongoing)
{
    struct lay_date date;
    OK(lay_date_parse(edtf, &date, err));
    char *from, *to;
    bool on;
    lay_store_window(&date, day_of(2022, 1, 7), &from, &to, &on);
    assert_string_equal(from, start);
    assert_string_equal(to, end);
    assert_int_equal(on, ongoing);
    free(from);
    free(to);
}

static void windows_are_never_missing(void **state)
{
    (void)state;
    window("2021-12-14", "2021-12-14T00:00:00Z", "2021-12-14T23:59:59Z", false);
    window("2021-12", "2021-12-01T00:00:00Z", "2021-12-31T23:59:59Z", false);
    window("[2021-12-11..2021-12-20]", "2021-12-11T00:00:00Z", "2021-12-20T23:59:59Z", false);
    window("[..2022-01-05]", "2022-01-05T00:00:00Z", "2022-01-05T23:59:59Z", false);
    window("/2022-01-05", "2022-01-05T00:00:00Z", "2022-01-05T23:59:59Z", false);
    window("2018/2022-06-13", "2018-01-01T00:00:00Z", "2022-06-13T23:59:59Z", false);
    window("2022-08/..", "2022-08-01T00:00:00Z", "2022-08-31T23:59:59Z", true);
    window("2021-12-15/..", "2021-12-15T00:00:00Z", "2021-12-15T23:59:59Z", true);
    window("[2021-12-15..]", "2021-12-15T00:00:00Z", "2021-12-15T23:59:59Z", true);
    window("../..", "2022-01-07T00:00:00Z", "2022-01-07T23:59:59Z", true);
}

/* A store with the small world, for other programs to open. */
static char *filled_store(const char *folder)
{
    char *path = lay_asprintf("%s/s.db", folder);
    lay_db *db;
    OK(lay_db_open(path, LAY_DB_CREATE, &db, err));
    add_world(db);
    struct lay_evidence e = all_evidence(db);
    struct lay_laydown l = some_laydown(&e);
    OK(lay_store_save(db, &e, &l, false, err));
    lay_arena_done(&l.arena);
    lay_evidence_done(&e);
    lay_db_close(db);
    return path;
}

/* What "before 'path' after" prints. */
static char *output_of(const char *before, const char *path, const char *after)
{
    char *command = lay_asprintf("%s '%s' %s 2>&1", before, path, after);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    char *out = lay_strdup("");
    char line[4096];
    while (fgets(line, sizeof line, pipe)) {
        char *longer = lay_asprintf("%s%s", out, line);
        free(out);
        out = longer;
    }
    assert_int_equal(pclose(pipe), 0);
    free(command);
    return out;
}

static void has(const char *out, const char *wanted)
{
    if (!strstr(out, wanted))
        print_error("no \"%s\" in:\n%s\n", wanted, out);
    assert_non_null(strstr(out, wanted));
}

static void ogr_sees_typed_layers(void **state)
{
    (void)state;
    if (system("command -v ogrinfo >/dev/null 2>&1") != 0) {
        print_message("skipped: no ogrinfo\n");
        return;
    }
    char *folder = new_folder(), *path = filled_store(folder);
    char *out = output_of("ogrinfo -ro", path, "");
    has(out, "events (Point)");
    has(out, "presence (Point)");
    has(out, "bases (Point)");
    free(out);
    out = output_of("ogrinfo -ro", path, "events");
    has(out, "FID Column = fid");
    has(out, "Geometry Column = geom");
    has(out, "\nstart: DateTime");
    has(out, "\nend: DateTime");
    has(out, "\nongoing: Integer");
    has(out, "\nprecision: Integer");
    has(out, "\nstrength_best: Integer");
    has(out, "EPSG\",4326");
    has(out, "POINT (-3.0076 16.7305)");
    has(out, "base handed over");
    free(out);
    out = output_of("ogrinfo -ro", path, "presence -spat -4 16 -3 17");
    has(out, "Feature Count: 3");
    has(out, "\nend: DateTime");
    has(out, "end (DateTime) = 2022/02/28 23:59:59+00");
    free(out);
    out = output_of("ogrinfo -ro -so", path, "presence -spat 20 16 21 17");
    has(out, "Feature Count: 0");
    free(out);
    out = output_of("ogrinfo -ro", path, "bases");
    has(out, "Feature Count: 1");
    has(out, "holder (String) = Malian Armed Forces");
    free(out);
    free(path);
    clean_folder(folder);
}

static void spatialite_uses_the_index(void **state)
{
    (void)state;
    if (system("command -v spatialite >/dev/null 2>&1") != 0) {
        print_message("skipped: no spatialite\n");
        return;
    }
    char *folder = new_folder(), *path = filled_store(folder);
    char *out =
        output_of("spatialite -silent", path,
                  "\"SELECT 'near', id, AsText(geom) FROM events "
                  "WHERE fid IN (SELECT rowid FROM SpatialIndex WHERE f_table_name = "
                  "'events' AND search_frame = BuildMbr(-4, 16, -3, 17)); SELECT 'layers', "
                  "group_concat(table_name) FROM (SELECT table_name FROM vector_layers_auth "
                  "WHERE NOT hidden ORDER BY 1); SELECT 'check', CheckSpatialIndex('event', "
                  "'geom'), CheckSpatialIndex('span', 'geom'), CheckSpatialIndex('place', "
                  "'geom')\"");
    has(out, "near|e-00000000000000f1|POINT(-3.0076 16.7305)");
    has(out, "layers|bases,event_areas,events,movements,presence");
    has(out, "check|1|1|1");
    free(out);
    free(path);
    clean_folder(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_report_is_a_no_op),
        cmocka_unit_test(failed_import_leaves_nothing),
        cmocka_unit_test(places_are_interned),
        cmocka_unit_test(evidence_comes_out_as_it_went_in),
        cmocka_unit_test(filters_choose_evidence),
        cmocka_unit_test(revisions_by_time_of_record),
        cmocka_unit_test(order_of_import_does_not_show),
        cmocka_unit_test(layers_show_what_was_saved),
        cmocka_unit_test(layers_have_the_promised_columns),
        cmocka_unit_test(forgets_a_neighbourhood),
        cmocka_unit_test(temporary_rows_stand_before_the_stored),
        cmocka_unit_test(windows_are_never_missing),
        cmocka_unit_test(ogr_sees_typed_layers),
        cmocka_unit_test(spatialite_uses_the_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
