/* Whole imports: nothing stored on an error, nothing written for what is stored, and the same store
 * whatever the order in which reports came. */
#include "base/buf.h"
#include "base/mem.h"
#include <laydown/import.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#ifndef SHARED
#define SHARED LAYDOWN_SOURCE_DIR "/../shared"
#endif

struct fixture {
    char *folder, *path;
    lay_db *db;
    lay_buf problems; /* "warning:place.far …" */
    struct lay_import_summary summary;
    lay_error err;
};

static void note_problem(void *context, enum lay_severity severity, const lay_error *problem)
{
    static const char *const names[] = {"error", "warning", "note"};
    struct fixture *f = context;
    lay_buf_printf(&f->problems, "%s%s:%s", f->problems.len ? " " : "", names[severity],
                   problem->code);
}

static void open_new(struct fixture *f)
{
    *f = (struct fixture){.err = LAY_ERROR_INIT};
    f->folder = lay_strdup("/tmp/laydown-import-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    f->path = lay_asprintf("%s/store.db", f->folder);
    if (lay_db_open(f->path, LAY_DB_CREATE, &f->db, &f->err) != LAY_OK)
        fail_msg("%s", f->err.message);
}

static void remove_in(const char *folder, const char *name)
{
    LAY_FREE char *path = lay_asprintf("%s/%s", folder, name);
    unlink(path);
}

static void done(struct fixture *f)
{
    static const char *const names[] = {"store.db", "store.db-wal", "store.db-shm", "in.jsonl"};
    lay_db_close(f->db);
    for (size_t i = 0; i < LAY_COUNT(names); i++)
        remove_in(f->folder, names[i]);
    assert_int_equal(rmdir(f->folder), 0);
    lay_import_summary_done(&f->summary);
    lay_error_done(&f->err);
    lay_buf_done(&f->problems);
    free(f->folder);
    free(f->path);
}

static lay_status import_paths(struct fixture *f, const char *const *paths, size_t count,
                               bool keep_going)
{
    struct lay_import_options options = {
        .keep_going = keep_going, .problem = note_problem, .context = f};
    lay_import_summary_done(&f->summary);
    lay_buf_clear(&f->problems);
    return lay_import_files(f->db, paths, count, &options, &f->summary, &f->err);
}

/* Imports a text, one report per line. */
static lay_status import_text(struct fixture *f, const char *text, bool keep_going)
{
    LAY_FREE char *path = lay_asprintf("%s/in.jsonl", f->folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
    const char *paths[] = {path};
    return import_paths(f, paths, 1, keep_going);
}

static void import_ok(struct fixture *f, const char *text)
{
    if (import_text(f, text, false) != LAY_OK)
        fail_msg("%s (%s)", f->err.message, lay_buf_text(&f->problems));
}

/* The rows of a statement, as lines of columns. */
static char *rows(const struct fixture *f, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *stmt;
    LAY_BUF out = {0};
    assert_int_equal(sqlite3_open_v2(f->path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(stmt); i++) {
            const char *text = (const char *)sqlite3_column_text(stmt, i);
            lay_buf_printf(&out, "%s%s", i ? "|" : "", text ? text : "-");
        }
        lay_buf_putc(&out, '\n');
    }
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return lay_buf_take(&out);
}

static void assert_rows(const struct fixture *f, const char *sql, const char *expected)
{
    LAY_FREE char *found = rows(f, sql);
    assert_string_equal(found, expected);
}

#define PLACES                                                                                     \
    "SELECT p.name, p.level, p.country, p.lon, p.lat, p.precision, p.radius_m, a.name, t.name, "   \
    "p.resolved, p.source FROM place AS p LEFT JOIN place AS a ON a.id = p.parent "                \
    "JOIN place AS t ON t.id = p.locality "

/* Everything that must not depend on the order. */
static char *dump(const struct fixture *f)
{
    LAY_FREE char *places = rows(f, PLACES "ORDER BY p.key");
    LAY_FREE char *actors = rows(f, "SELECT a.key, a.name, b.key FROM actor AS a LEFT JOIN actor "
                                    "AS b ON b.id = a.parent ORDER BY 1");
    LAY_FREE char *claims =
        rows(f, "SELECT c.ref, cp.seq, p.key, cp.coarse FROM claim AS c JOIN claim_place AS cp ON "
                "cp.claim = c.id JOIN place AS p ON p.id = cp.place ORDER BY 1, 2");
    LAY_FREE char *events =
        rows(f, "SELECT e.key, e.status, p.key, (SELECT count(*) FROM event_claim WHERE event = "
                "e.id) FROM event AS e LEFT JOIN place AS p ON p.id = e.place ORDER BY 1");
    LAY_FREE char *spans = rows(f, "SELECT sp.key, from_day, to_day, state, role, st.disputed FROM "
                                   "span AS sp JOIN stay AS st ON st.id = sp.stay ORDER BY 1");
    LAY_FREE char *names = rows(f, "SELECT folded, name FROM place_name UNION ALL "
                                   "SELECT folded, name FROM actor_name ORDER BY 1, 2");
    return lay_asprintf("%s--\n%s--\n%s--\n%s--\n%s--\n%s", places, actors, claims, events, spans,
                        names);
}

#define REPORT(id, published, claims)                                                              \
    "{\"id\":\"" id "\",\"source\":{\"name\":\"S" id "\"},\"published\":\"" published              \
    "\",\"claims\":[" claims "]}\n"
#define SEEN(where) "{\"type\":\"presence\",\"who\":[{\"name\":\"France\"}],\"where\":[" where "]}"

static void an_error_stores_nothing(void **state)
{
    (void)state;
    struct fixture f;
    open_new(&f);
    const char *text = REPORT("a", "2022", SEEN("{\"name\":\"Gao\"}"))
        REPORT("b", "2022",
               SEEN("{\"name\":\"Gao\",\"lon\":0,\"lat\":91}") "," SEEN("{\"name\":\"Kidal\"}"));
    assert_int_equal(import_text(&f, text, false), LAY_REFUSED);
    assert_string_equal(f.err.code, "import.refused");
    assert_string_equal(lay_buf_text(&f.problems), "error:place.latitude");
    assert_rows(&f, "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM place)", "0|0\n");
    assert_int_equal(import_text(&f, text, true), LAY_PARTLY);
    assert_int_equal(f.summary.reports_new, 2);
    assert_int_equal(f.summary.claims_stored, 2);
    assert_int_equal(f.summary.claims_refused, 1);
    assert_rows(&f, "SELECT name FROM claim_place ORDER BY 1", "Gao\nKidal\n");
    done(&f);
}

static void the_same_again_writes_nothing(void **state)
{
    (void)state;
    struct fixture f;
    open_new(&f);
    const char *text = REPORT("a", "2022", SEEN("{\"name\":\"Gao\"}"));
    import_ok(&f, text);
    assert_int_equal(f.summary.reports_new, 1);
    LAY_FREE char *rows_before = rows(&f, "SELECT recorded, digest FROM report");
    sqlite3 *watch; /* data_version of one connection changes when another one commits */
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_open_v2(f.path, &watch, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(watch, "PRAGMA data_version", -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    int version = sqlite3_column_int(stmt, 0);
    sqlite3_reset(stmt);
    import_ok(&f, "{\"published\":\"2022\",  \"source\":{\"name\":\"Sa\"},\"id\":\"a\",\"claims\":["
                  "{\"where\":[{\"name\":\"Gao\"}],\"who\":[{\"name\":\"France\"}],"
                  "\"type\":\"presence\"}]}");
    assert_int_equal(f.summary.reports_same, 1);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(stmt, 0), version);
    sqlite3_finalize(stmt);
    sqlite3_close(watch);
    assert_rows(&f, "SELECT recorded, digest FROM report", rows_before);
    done(&f);
}

static void names_are_settled_by_country(void **state)
{
    (void)state;
    struct fixture f;
    open_new(&f);
    import_ok(&f, REPORT("a", "2022", SEEN("{\"name\":\"Air Base 101\"}")));
    assert_string_equal(lay_buf_text(&f.problems), "warning:place.ambiguous");
    assert_int_equal(f.summary.unresolved_count, 1);
    import_ok(&f, REPORT("b", "2022",
                         SEEN("{\"name\":\"Air Base 101\"}") "," SEEN("{\"name\":\"Mali\"}")));
    import_ok(&f, REPORT("c", "2022", SEEN("{\"name\":\"Air Base 101\",\"country\":\"NE\"}")));
    assert_string_equal(lay_buf_text(&f.problems), "");
    import_ok(&f, REPORT("d", "2022", SEEN("{\"name\":\"Timbuktu\",\"lon\":10,\"lat\":50}")));
    assert_string_equal(lay_buf_text(&f.problems), "warning:place.far");
    import_ok(&f, REPORT("e", "2022",
                         SEEN("{\"name\":\"the whole land\",\"precision\":6,"
                              "\"country\":\"TD\"}")));
    assert_rows(
        &f,
        "SELECT c.ref LIKE 'a#%', p.name, p.country, p.resolved FROM claim AS c JOIN "
        "claim_place AS cp ON cp.claim = c.id JOIN place AS p ON p.id = cp.place ORDER BY c.id",
        "1|Air Base 101|-|0\n0|Air Base 101|ML|1\n0|Mali|ML|1\n0|Air Base 101|NE|1\n"
        "0|Timbuktu|ML|1\n0|Chad|TD|1\n");
    done(&f);
}

static void actors_find_their_parents(void **state)
{
    (void)state;
    struct fixture f;
    open_new(&f);
    import_ok(&f, "{\"id\":\"a\",\"source\":{\"name\":\"S\"},\"published\":\"2022\",\"claims\":[{"
                  "\"type\":\"presence\",\"who\":[{\"name\":\"Togo contingent of MINUSMA\"},{"
                  "\"name\":\"...\"}],\"speaker\":{\"actor\":\"GENERAL STAFF X\"}}]}");
    import_ok(&f, "{\"id\":\"b\",\"source\":{\"name\":\"S\"},\"published\":\"2022\",\"claims\":[{"
                  "\"type\":\"presence\",\"who\":[{\"name\":\"General Staff X\"}]}]}");
    assert_rows(&f,
                "SELECT a.name, b.name, a.resolved FROM actor AS a LEFT JOIN actor AS b ON b.id = "
                "a.parent WHERE NOT a.resolved ORDER BY 1",
                "...|-|0\nGeneral Staff X|-|0\nTogo contingent of MINUSMA|MINUSMA|0\n");
    done(&f);
}

/* Reports that between them name unknown places with and without country, position and town. */
static const char *const puzzle[] = {
    REPORT("a", "2022-01-03", SEEN("{\"name\":\"Qumbara base\",\"country\":\"ML\"}")),
    REPORT("b", "2022-01-02",
           SEEN("{\"name\":\"QUMBARA BASE\",\"lon\":-5,\"lat\":15,\"precision\":2}") "," SEEN(
               "{\"name\":\"Camp Zutter\",\"lon\":10.02,\"lat\":20.02,\"precision\":1}")),
    REPORT("c", "2022-01-01",
           SEEN("{\"name\":\"Qumbara\",\"country\":\"ML\"}") "," SEEN(
               "{\"name\":\"qumbara base\",\"lon\":-5.1,\"lat\":15.1,\"precision\":1,"
               "\"radius_m\":900}")),
    REPORT("d", "2022-01-05",
           SEEN("{\"name\":\"Xarn\",\"lon\":10,\"lat\":20,\"country\":\"TD\"}") "," SEEN(
               "{\"name\":\"Qumbara base\",\"lon\":-5.2,\"lat\":15.2,\"precision\":1,"
               "\"radius_m\":900}")),
    REPORT("e", "2022-01-04",
           SEEN("{\"name\":\"Xarn\"}") "," SEEN("{\"name\":\"Yolk\"}") "," SEEN(
               "{\"name\":\"upper Volgar\",\"role\":\"area\"}") "," SEEN("{\"name\":\"Mali\","
                                                                         "\"role\":\"area\"}"))};

static char *import_in_order(const size_t *order, bool check)
{
    struct fixture f;
    open_new(&f);
    for (size_t i = 0; i < LAY_COUNT(puzzle); i++)
        import_ok(&f, puzzle[order[i]]);
    if (check) {
        assert_rows(&f, PLACES "WHERE p.resolved = 0 ORDER BY p.name",
                    "Camp Zutter|0|TD|10.02|20.02|1|-|Xarn|Xarn|0|b\n"
                    "Qumbara|1|ML|-|-|0|-|Mali|Qumbara|0|-\n"
                    "Qumbara base|0|ML|-5.1|15.1|1|900.0|Qumbara|Qumbara|0|c\n"
                    "Xarn|1|TD|10.0|20.0|2|-|Chad|Xarn|0|d\n"
                    "Yolk|1|ML|-|-|0|-|Mali|Yolk|0|-\n"
                    "upper Volgar|2|ML|-|-|5|-|Mali|upper Volgar|0|-\n");
    }
    char *text = dump(&f);
    done(&f);
    return text;
}

static void order_does_not_matter(void **state)
{
    (void)state;
    size_t order[LAY_COUNT(puzzle)] = {0, 1, 2, 3, 4};
    LAY_FREE char *expected = import_in_order(order, true);
    struct fixture f;
    LAY_BUF all = {0};
    for (size_t i = 0; i < LAY_COUNT(puzzle); i++)
        lay_buf_puts(&all, puzzle[i]);
    open_new(&f);
    import_ok(&f, lay_buf_text(&all));
    LAY_FREE char *at_once = dump(&f);
    done(&f);
    assert_string_equal(at_once, expected);
    unsigned seed = 1;
    for (int round = 0; round < 30; round++) {
        for (size_t i = LAY_COUNT(order) - 1; i > 0; i--) {
            seed = seed * 1103515245u + 12345u;
            size_t other = (seed >> 16) % (i + 1), keep = order[i];
            order[i] = order[other];
            order[other] = keep;
        }
        LAY_FREE char *found = import_in_order(order, false);
        assert_string_equal(found, expected);
    }
}

#define CLAIM(type, more) "{\"type\":\"" type "\"," more "}"
#define WHO(role) "\"who\":[{\"name\":\"France\",\"role\":\"" role "\"}]"
#define AT(name, role) "{\"name\":\"" name "\",\"role\":\"" role "\"}"
#define WHERE(places) "\"where\":[" places "]"
#define DERIVED(id, from, claims)                                                                  \
    "{\"id\":\"" id "\",\"source\":{\"name\":\"S" id "\"},\"published\":\"2022-12-31\","           \
    "\"derived_from\":[\"" from "\"],\"claims\":[" claims "]}\n"
#define GAO CLAIM("presence", "\"id\":\"x\"," WHO("subject") "," WHERE(AT("Gao", "site")))
#define NIAMEY CLAIM("presence", WHO("subject") "," WHERE(AT("Niamey", "site")))
#define DENIED "\"stance\":\"denies\","

/* What reports say of places far from each other: each in one import, and one by one, gives the
 * same store. */
static const char *const far_away[][3] = {
    /* what only led by a place happened at none */
    {REPORT("a", "2022", CLAIM("exercise", WHERE(AT("Gao", "via")))), REPORT("b", "2022", NIAMEY)},
    /* a denial told of no place aims everywhere */
    {REPORT("a", "2022", GAO), REPORT("b", "2022", CLAIM("presence", DENIED WHO("subject"))),
     REPORT("c", "2022", CLAIM("presence", WHERE(AT("Niamey", "site"))))},
    /* a denial told elsewhere than what it is about */
    {REPORT("a", "2022", GAO),
     REPORT("b", "2022",
            CLAIM("presence", DENIED "\"about\":\"a#x\"," WHERE(AT("Niamey", "site")))),
     REPORT("c", "2022", CLAIM("presence", WHERE(AT("Agadez", "site"))))},
    {REPORT("a", "2022", CLAIM("presence", "\"id\":\"x\"," WHO("subject"))),
     REPORT("b", "2022",
            CLAIM("presence", DENIED "\"about\":\"a#x\"," WHERE(AT("Niamey", "site")))),
     REPORT("c", "2022", GAO)},
    /* a denial told of two countries stands for itself in none when it has a target in one */
    {REPORT("a", "2022",
            CLAIM("presence",
                  DENIED WHO("subject") "," WHERE(AT("Niger", "area") "," AT("Mali", "area")))),
     REPORT("b", "2022", GAO), REPORT("c", "2022", CLAIM("presence", WHERE(AT("Niamey", "site"))))},
    /* the day of leaving one country is the day of coming to the other */
    {REPORT("a", "2022",
            CLAIM("redeployment", "\"when\":\"[2021-03-01..2021-04-30]\"," WHO("subject") "," WHERE(
                                      AT("Gao", "origin") "," AT("Niamey", "destination")))),
     REPORT("b", "2022",
            CLAIM("redeployment",
                  "\"when\":\"2021-03-15\"," WHO("subject") "," WHERE(AT("Gao", "origin"))))},
    /* whose digest a report is may come to be known later */
    {REPORT("a", "2022-12-31",
            CLAIM("departure",
                  "\"when\":\"2021-04\"," WHO("subject") "," WHERE(AT("Gao base", "site")))),
     DERIVED("b", "c",
             CLAIM("departure",
                   "\"when\":\"2021-06\"," WHO("subject") "," WHERE(AT("Gao base", "site")))),
     REPORT("c", "2022", "")},
    /* whose somebody is may be told of no place */
    {REPORT("a", "2022", GAO),
     REPORT("c", "2022",
            CLAIM("presence",
                  DENIED "\"aspect\":\"actor\",\"who\":[{\"name\":\"Wagner Group\"}]," WHERE(
                      AT("Mali", "area")))),
     REPORT("b", "2022",
            CLAIM("affiliation", "\"who\":[{\"name\":\"France\"},{\"name\":\"Wagner Group\","
                                 "\"role\":\"principal\"}]"))},
    /* of two spellings one is shown, and found */
    {REPORT("a", "2022",
            CLAIM("presence", WHERE(AT("QUORR", "site")) ",\"who\":[{\"name\":\"ZORB GANG\"}]")),
     REPORT("b", "2022",
            CLAIM("presence", WHERE(AT("Quorr", "site")) ",\"who\":[{\"name\":\"Zorb Gang\"}]"))},
    /* a site and a sea of one name; a site and an area of one name, and another place of that name
     */
    {REPORT("a", "2022", CLAIM("base_closed", WHERE(AT("Quell Sea", "origin")))),
     REPORT("b", "2022", CLAIM("base_closed", WHERE("{\"name\":\"Quell Sea\",\"precision\":2}")))},
    {REPORT("a", "2022", CLAIM("arrival", WHERE(AT("Quell region", "destination")))),
     REPORT("b", "2022",
            CLAIM("arrival",
                  WHERE("{\"name\":\"Quell region\",\"role\":\"destination\",\"precision\":1}"))),
     REPORT("c", "2022", CLAIM("arrival", WHERE(AT("Quell region", "site"))))},
};

static char *import_far(const char *const reports[3], bool at_once, bool backwards)
{
    struct fixture f;
    LAY_BUF all = {0};
    open_new(&f);
    for (size_t i = 0; i < 3; i++) {
        const char *report = reports[backwards ? 2 - i : i];
        if (report && at_once)
            lay_buf_puts(&all, report);
        else if (report)
            import_ok(&f, report);
    }
    if (at_once)
        import_ok(&f, lay_buf_text(&all));
    char *text = dump(&f);
    done(&f);
    return text;
}

static void what_is_told_far_away_counts(void **state)
{
    (void)state;
    for (size_t i = 0; i < LAY_COUNT(far_away); i++) {
        LAY_FREE char *expected = import_far(far_away[i], true, false);
        LAY_FREE char *forwards = import_far(far_away[i], false, false);
        LAY_FREE char *backwards = import_far(far_away[i], false, true);
        if (strcmp(forwards, expected) != 0)
            fail_msg("%zu, one by one:\n%s\nat once:\n%s", i, forwards, expected);
        if (strcmp(backwards, expected) != 0)
            fail_msg("%zu, backwards:\n%s\nat once:\n%s", i, backwards, expected);
    }
}

/* Ids are made of what founds a row: two rows founded by the same get two. */
static void every_row_has_an_id_of_its_own(void **state)
{
    (void)state;
    struct fixture f;
    open_new(&f);
    import_ok(&f, REPORT("a", "2022",
                         CLAIM("exercise",
                               WHERE("{\"name\":\"Dori\",\"precision\":4}," AT("Dori", "site")))));
    assert_rows(&f, "SELECT count(*), count(DISTINCT key) FROM event", "2|2\n");
    import_ok(
        &f,
        REPORT("b", "2022-12-31",
               CLAIM("presence",
                     "\"when\":\"2021-02-25\"," WHO("subject") "," WHERE(
                         AT("Gao", "site"))) "," CLAIM("absence",
                                                       "\"when\":\"2021-06-23\"," WHO(
                                                           "subject") "," WHERE(AT("Gao", "site"))))
            REPORT("c", "2022-09-23", GAO));
    assert_rows(&f, "SELECT count(*), count(DISTINCT key) FROM stay", "2|2\n");
    done(&f);
}

static void say(void *context, const struct lay_finding *finding)
{
    (void)context;
    fail_msg("%s", finding->text);
}

/* A handover that somebody denies leaves the giver contested after it: no unsound store. */
static void a_denied_ending_is_sound(void **state)
{
    (void)state;
    struct fixture f;
    open_new(&f);
    import_ok(&f, REPORT("a", "2022-07-12",
                         CLAIM("base_handover",
                               "\"id\":\"x\"," WHO("giver") "," WHERE(AT("Gao base", "site"))))
                      REPORT("b", "2022-12-27",
                             CLAIM("base_handover", DENIED "\"about\":\"a#x\"," WHO("giver"))));
    assert_rows(&f, "SELECT count(*) FROM span WHERE state = 3", "1\n");
    assert_int_equal(lay_db_verify(f.db, say, NULL, &f.err), LAY_OK);
    done(&f);
}

static void a_revision_takes_back_what_it_said(void **state)
{
    (void)state;
    struct fixture f;
    open_new(&f);
    import_ok(&f, REPORT("a", "2022", SEEN("{\"name\":\"Qumbara base\",\"country\":\"ML\"}")));
    LAY_FREE char *before = rows(&f, PLACES "WHERE NOT p.resolved");
    import_ok(&f, REPORT("b", "2022", SEEN("{\"name\":\"Qumbara\",\"country\":\"ML\"}")));
    assert_rows(&f, PLACES "WHERE p.name = 'Qumbara base'",
                "Qumbara base|0|ML|-|-|0|-|Qumbara|Qumbara|0|-\n");
    import_ok(&f, REPORT("b", "2022", SEEN("{\"name\":\"Gao\"}")));
    assert_int_equal(f.summary.reports_changed, 1);
    assert_rows(&f, PLACES "WHERE p.name = 'Qumbara base'", before);
    assert_rows(&f, "SELECT revision, current FROM report WHERE key = 'b' ORDER BY 1",
                "1|0\n2|1\n");
    done(&f);
}

static void claims_are_named_by_content(void **state)
{
    (void)state;
    struct fixture f;
    open_new(&f);
    import_ok(&f, "{\"id\":\"a\",\"source\":{\"name\":\"S\"},\"published\":\"2022\",\"claims\":["
                  "{\"type\":\"presence\",\"stance\":\"asserts\"},"
                  "{ \"stance\" : \"asserts\", \"type\":\"presence\" },"
                  "{\"type\":\"presence\",\"stance\":\"denies\",\"about\":\"x\"},"
                  "{\"type\":\"absence\",\"id\":\"x\"}]}");
    LAY_FREE char *found = rows(&f, "SELECT ref, about FROM claim ORDER BY id");
    char first[7] = {0};
    assert_true(strncmp(found, "a#", 2) == 0);
    memcpy(first, found + 2, 6);
    LAY_FREE char *second = lay_asprintf("\na#%s-2|-\n", first);
    assert_non_null(strstr(found, second));
    assert_non_null(strstr(found, "|a#x\n"));
    done(&f);
}

static void dossiers(void **state)
{
    (void)state;
    const char *paths[] = {SHARED "/dossier/mali-2021-2025.json",
                           SHARED "/dossier/niger-chad.json"};
    if (access(paths[0], R_OK) != 0) {
        print_message("skipped: no dossiers\n");
        return;
    }
    struct fixture f;
    open_new(&f);
    assert_int_equal(import_paths(&f, paths, 2, false), LAY_OK);
    assert_string_equal(lay_buf_text(&f.problems), "");
    assert_int_equal(f.summary.reports_new, 92);
    assert_int_equal(f.summary.claims_stored, 300);
    assert_int_equal(f.summary.unresolved_count, 6);
    for (size_t i = 0; i < f.summary.unresolved_count; i++) {
        assert_true(f.summary.unresolved[i].actor);
        assert_non_null(strstr(f.summary.unresolved[i].name, " of MINUSMA"));
    }
    assert_int_equal(import_paths(&f, paths, 2, false), LAY_OK);
    assert_int_equal(f.summary.reports_same, 92);
    assert_int_equal(f.summary.places_new + f.summary.actors_new, 0);
    done(&f);
}

int main(void)
{
    setenv("LAYDOWN_MODULES", LAYDOWN_BINARY_DIR "/lib/laydown", 0);
    const struct CMUnitTest tests[] = {cmocka_unit_test(an_error_stores_nothing),
                                       cmocka_unit_test(the_same_again_writes_nothing),
                                       cmocka_unit_test(names_are_settled_by_country),
                                       cmocka_unit_test(actors_find_their_parents),
                                       cmocka_unit_test(order_does_not_matter),
                                       cmocka_unit_test(what_is_told_far_away_counts),
                                       cmocka_unit_test(every_row_has_an_id_of_its_own),
                                       cmocka_unit_test(a_denied_ending_is_sound),
                                       cmocka_unit_test(a_revision_takes_back_what_it_said),
                                       cmocka_unit_test(claims_are_named_by_content),
                                       cmocka_unit_test(dossiers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
