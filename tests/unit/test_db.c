/* Opening and closing: what is taken for a store, what is not, what is left behind. */
#define _DEFAULT_SOURCE /* setegid, seteuid */
#include "store/spatialite.h"
#include "store_fixture.h"
#include <dirent.h>
#include <fcntl.h>
#include <sys/wait.h>

static char *path_in(const char *folder, const char *name)
{
    return lay_asprintf("%s/%s", folder, name);
}

static char *made_store(const char *folder)
{
    char *path = path_in(folder, "s.db");
    lay_db *db;
    OK(lay_db_open(path, LAY_DB_CREATE, &db, err));
    lay_db_close(db);
    return path;
}

static uint64_t file_hash(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    uint64_t hash = 1469598103934665603u;
    int c;
    for (*size = 0; (c = fgetc(file)) != EOF; ++*size)
        hash = (hash ^ (uint64_t)(unsigned char)c) * 1099511628211u;
    fclose(file);
    return hash;
}

static int files_in(const char *folder)
{
    DIR *dir = opendir(folder);
    int n = 0;
    for (struct dirent *entry; (entry = readdir(dir));)
        n += entry->d_name[0] != '.';
    closedir(dir);
    return n;
}

static void creates_and_reopens(void **state)
{
    (void)state;
    char *folder = new_folder(), *path = made_store(folder);
    assert_int_equal(files_in(folder), 1); /* no -wal, no half-made file */
    lay_db *db;
    OK(lay_db_open(path, LAY_DB_READ, &db, err));
    assert_null(lay_db_warning(db));
    assert_int_equal(number(db, "PRAGMA application_id"), LAY_STORE_MAGIC);
    assert_int_equal(number(db, "PRAGMA user_version"), LAY_STORE_VERSION);
    assert_text(db, "PRAGMA journal_mode", "wal");
    assert_int_equal(number(db, "SELECT count(*) FROM views_geometry_columns"), 5);
    assert_int_equal(number(db, "SELECT count(*) FROM spatial_ref_sys WHERE srid = 4326"), 1);
    assert_text(db, "SELECT name FROM term WHERE list = 103 AND value = 1", "base handed over");
    assert_null(db->spatial); /* reading needs no SpatiaLite */
    lay_db_close(db);
    assert_int_equal(files_in(folder), 1);
    OK(lay_db_open(path, LAY_DB_CREATE, &db, err)); /* there already: opened as it is */
    lay_db_close(db);
    free(path);
    clean_folder(folder);
}

static void reading_leaves_the_bytes(void **state)
{
    (void)state;
    char *folder = new_folder(), *path = made_store(folder);
    size_t before_size, after_size;
    uint64_t before = file_hash(path, &before_size);
    for (int i = 0; i < 50; i++) {
        lay_db *db;
        OK(lay_db_open(path, LAY_DB_READ, &db, err));
        assert_int_equal(number(db, "SELECT count(*) FROM events"), 0);
        FAILS(lay_db_exec(db, "DELETE FROM term", err), LAY_IO, "store.io");
        OK(lay_store_set_cutoff(db, 18000, err)); /* temporary tables are no writing */
        FAILS(lay_db_exec(db, "CREATE TABLE x(y)", err), LAY_IO, "store.io");
        lay_db_close(db);
    }
    assert_true(file_hash(path, &after_size) == before && before_size == after_size);
    assert_int_equal(files_in(folder), 1);
    free(path);
    clean_folder(folder);
}

static void write_file(const char *path, const void *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

static void refuses_what_is_no_store(void **state)
{
    (void)state;
    static const enum lay_db_mode modes[] = {LAY_DB_READ, LAY_DB_WRITE, LAY_DB_CREATE};
    char *folder = new_folder();
    char *empty = path_in(folder, "empty.db"), *words = path_in(folder, "words.db"),
         *foreign = path_in(folder, "foreign.db"), *missing = path_in(folder, "none/s.db");
    write_file(empty, "", 0);
    char noise[5000];
    memset(noise, 'x', sizeof noise);
    write_file(words, noise, sizeof noise);
    sqlite3 *other;
    assert_int_equal(sqlite3_open(foreign, &other), SQLITE_OK);
    sqlite3_exec(other, "PRAGMA user_version = 1; CREATE TABLE term(x)", NULL, NULL, NULL);
    sqlite3_close(other);
    size_t size;
    uint64_t before = file_hash(foreign, &size);
    lay_db *db = NULL;
    for (size_t i = 0; i < LAY_COUNT(modes); i++) {
        FAILS(lay_db_open(empty, modes[i], &db, err), LAY_DAMAGED, "store.foreign");
        FAILS(lay_db_open(words, modes[i], &db, err), LAY_DAMAGED, "store.foreign");
        FAILS(lay_db_open(foreign, modes[i], &db, err), LAY_DAMAGED, "store.foreign");
        FAILS(lay_db_open(folder, modes[i], &db, err), LAY_IO, "store.io");
    }
    assert_null(db);
    file_hash(empty, &size);
    assert_int_equal(size, 0);
    assert_true(file_hash(foreign, &size) == before);
    FAILS(lay_db_open(missing, LAY_DB_READ, &db, err), LAY_NOT_FOUND, "store.missing");
    FAILS(lay_db_open(missing, LAY_DB_WRITE, &db, err), LAY_NOT_FOUND, "store.missing");
    FAILS(lay_db_open(missing, LAY_DB_CREATE, &db, err), LAY_IO, "store.io");
    assert_int_equal(files_in(folder), 3);
    free(empty);
    free(words);
    free(foreign);
    free(missing);
    clean_folder(folder);
}

struct heard {
    size_t n;
    char *last;
};

static void hear(void *context, const struct lay_finding *finding)
{
    struct heard *heard = context;
    heard->n++;
    free(heard->last);
    heard->last = lay_asprintf("%s: %s", finding->code, finding->text);
    assert_true(*finding->advice);
}

static void set_version(const char *path, const char *sql)
{
    sqlite3 *raw;
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    assert_int_equal(sqlite3_exec(raw, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(raw);
}

static void refuses_newer(void **state)
{
    (void)state;
    char *folder = new_folder(), *path = made_store(folder);
    LAY_FREE char *newer = lay_asprintf("PRAGMA user_version = %d", LAY_STORE_VERSION + 1);
    set_version(path, newer);
    lay_db *db;
    FAILS(lay_db_open(path, LAY_DB_READ, &db, err), LAY_DAMAGED, "store.newer");
    FAILS(lay_db_open(path, LAY_DB_WRITE, &db, err), LAY_DAMAGED, "store.newer");
    set_version(path, "PRAGMA user_version = 0");
    FAILS(lay_db_open(path, LAY_DB_WRITE, &db, err), LAY_DAMAGED, "store.damaged");
    free(path);
    clean_folder(folder);
}

/* Damage in the middle: an error, never a crash. */
static void refuses_damage(void **state)
{
    (void)state;
    char *folder = new_folder(), *path = made_store(folder);
    int fd = open(path, O_WRONLY);
    char noise[4096];
    memset(noise, 0xa5, sizeof noise);
    assert_int_equal(pwrite(fd, noise, sizeof noise - 200, 200), sizeof noise - 200);
    close(fd);
    lay_db *db;
    FAILS(lay_db_open(path, LAY_DB_WRITE, &db, err), LAY_DAMAGED, "store.damaged");
    FAILS(lay_db_open(path, LAY_DB_READ, &db, err), LAY_DAMAGED, "store.damaged");
    free(path);
    clean_folder(folder);
}

static void migrates_in_steps(void **state)
{
    (void)state;
    char *folder = new_folder(), *path = made_store(folder);
    static const struct lay_migration steps[] = {
        {LAY_STORE_VERSION, "CREATE TABLE never(x)"},
        {LAY_STORE_VERSION + 1, "CREATE TABLE two(x); INSERT INTO two VALUES(2)"},
        {LAY_STORE_VERSION + 2, "ALTER TABLE two ADD COLUMN y; UPDATE two SET y = 3"},
        {LAY_STORE_VERSION + 3, "CREATE TABLE four(x); INSERT INTO nowhere VALUES(4)"},
    };
    lay_db *db;
    OK(lay_db_open(path, LAY_DB_WRITE, &db, err));
    OK(lay_migrate_steps(db, steps, 3, err));
    assert_int_equal(number(db, "PRAGMA user_version"), LAY_STORE_VERSION + 2);
    assert_int_equal(number(db, "SELECT y FROM two"), 3);
    assert_int_equal(number(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'never'"), 0);
    /* A step that fails leaves the version before it, whole. */
    FAILS(lay_migrate_steps(db, steps, 4, err), LAY_DAMAGED, "store.damaged");
    assert_int_equal(number(db, "PRAGMA user_version"), LAY_STORE_VERSION + 2);
    assert_int_equal(number(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'four'"), 0);
    lay_db_close(db);
    /* The copy is the old store, and opens. */
    LAY_FREE char *copied = lay_asprintf("s.db.bak-v%d", LAY_STORE_VERSION);
    char *copy = path_in(folder, copied);
    OK(lay_db_open(copy, LAY_DB_READ, &db, err));
    assert_int_equal(number(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'two'"), 0);
    lay_db_close(db);
    free(copy);
    free(path);
    clean_folder(folder);
}

/* What schema 1 lacks is put in place, and a store of it becomes one like a new store. */
static void migrates_from_the_first(void **state)
{
    (void)state;
    char *folder = new_folder(), *path = made_store(folder);
    /* What version 2 brought is taken out of a new store, which then is one of version 1. */
    set_version(path, "DROP VIEW evidence; DROP VIEW stay_events; DROP VIEW actors;"
                      "DROP VIEW event_areas;"
                      "DROP VIEW bases; CREATE VIEW bases AS SELECT 1; DROP VIEW claims;"
                      "DROP TABLE gazetteer_source; DROP TABLE gazetteer_place;"
                      "DROP TABLE gazetteer_name; DROP TABLE gazetteer_cell;"
                      "DROP TABLE gazetteer_actor;"
                      "DROP TABLE former; ALTER TABLE claim DROP COLUMN speaker_name;"
                      "ALTER TABLE report DROP COLUMN document; DROP TABLE document;"
                      "DROP VIEW movements; DROP TABLE movement; DROP INDEX place_reach; "
                      "DROP VIEW events; CREATE VIEW events AS SELECT 1; DROP TABLE event_row;"
                      "DROP INDEX claim_place_ends; ALTER TABLE place DROP COLUMN gazetteer;"
                      "DELETE FROM views_geometry_columns_auth WHERE view_name = 'movements';"
                      "DELETE FROM views_geometry_columns WHERE view_name = 'movements';"
                      "DELETE FROM geometry_columns_auth WHERE f_table_name = 'movement';"
                      "DELETE FROM geometry_columns WHERE f_table_name = 'movement';"
                      "DROP TABLE area; DROP TABLE layer_styles;"
                      "DELETE FROM views_geometry_columns_auth WHERE view_name = 'event_areas';"
                      "DELETE FROM views_geometry_columns WHERE view_name = 'event_areas';"
                      "DELETE FROM geometry_columns_auth WHERE f_table_name = 'area';"
                      "DELETE FROM geometry_columns WHERE f_table_name = 'area';"
                      "PRAGMA user_version = 1");
    lay_db *db;
    FAILS(lay_db_open(path, LAY_DB_READ, &db, err), LAY_DAMAGED, "store.older");
    FAILS(lay_db_open(path, LAY_DB_VERIFY, &db, err), LAY_DAMAGED, "store.older");
    OK(lay_db_open(path, LAY_DB_WRITE, &db, err));
    assert_int_equal(number(db, "PRAGMA user_version"), LAY_STORE_VERSION);
    OK(lay_db_verify(db, hear, &(struct heard){0}, err));
    assert_int_equal(number(db, "SELECT count(*) FROM views_geometry_columns"), 5);
    lay_db_close(db);
    free(path);
    clean_folder(folder);
}

static void refuses_with(const char *path, const char *sql, enum lay_db_mode mode, bool refused)
{
    set_version(path, sql);
    lay_db *db;
    if (refused) {
        FAILS(lay_db_open(path, mode, &db, err), LAY_DAMAGED, "store.altered");
        return;
    }
    OK(lay_db_open(path, mode, &db, err));
    lay_db_close(db);
}

/* To read, the tables must be there; to write, they must be ours. */
static void refuses_what_was_altered(void **state)
{
    (void)state;
    char *folder = new_folder(), *path = made_store(folder);
    refuses_with(path, "CREATE TABLE guest(x); DROP VIEW bases", LAY_DB_WRITE, false);
    set_version(path, "SELECT * FROM bases"); /* it is there again */
    refuses_with(path, "ALTER TABLE about ADD COLUMN more TEXT", LAY_DB_READ, false);
    refuses_with(path, "SELECT 1", LAY_DB_WRITE, true);
    refuses_with(path, "ALTER TABLE about DROP COLUMN more", LAY_DB_WRITE, false);
    refuses_with(path, "ALTER TABLE about RENAME TO known", LAY_DB_READ, true);
    refuses_with(path, "CREATE VIEW about AS SELECT * FROM known", LAY_DB_READ, true);
    refuses_with(path, "SELECT 1", LAY_DB_VERIFY, false);
    free(path);
    clean_folder(folder);
}

static void busy_while_another_writes(void **state)
{
    (void)state;
    char *folder = new_folder(), *path = made_store(folder);
    lay_db *one, *two, *reader;
    OK(lay_db_open(path, LAY_DB_WRITE, &one, err));
    OK(lay_db_open(path, LAY_DB_WRITE, &two, err));
    lay_db_set_busy_timeout(two, 10);
    OK(lay_db_begin(one, err));
    OK(lay_db_exec(one, "INSERT INTO about VALUES('k', 'v')", err));
    FAILS(lay_db_begin(two, err), LAY_BUSY, "store.busy");
    OK(lay_db_open(path, LAY_DB_READ, &reader, err)); /* readers see the state before */
    assert_int_equal(number(reader, "SELECT count(*) FROM about"), 0);
    lay_db_rollback(one);
    OK(lay_db_begin(two, err));
    assert_int_equal(number(two, "SELECT count(*) FROM about"), 0);
    OK(lay_db_exec(two, "INSERT INTO about VALUES('k', 'w')", err));
    OK(lay_db_commit(two, err));
    assert_text(reader, "SELECT value FROM about", "w");
    lay_db_close(one);
    lay_db_close(two);
    lay_db_close(reader);
    free(path);
    clean_folder(folder);
}

/* A writer that dies in its transaction: the next one finds what was before, and may write. */
static void rolls_back_after_a_kill(void **state)
{
    (void)state;
    char *folder = new_folder(), *path = made_store(folder);
    pid_t child = fork();
    if (child == 0) {
        lay_db *db;
        if (lay_db_open(path, LAY_DB_WRITE, &db, NULL) == LAY_OK &&
            lay_db_exec(db, "INSERT INTO about VALUES('first', '1')", NULL) == LAY_OK &&
            lay_db_begin(db, NULL) == LAY_OK)
            lay_db_exec(db,
                        "PRAGMA cache_size = 1; INSERT INTO about SELECT name || value || list, "
                        "hex(zeroblob(500)) FROM term",
                        NULL);
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    lay_db *db;
    OK(lay_db_open(path, LAY_DB_READ, &db, err));
    assert_text(db, "SELECT group_concat(key) FROM about", "first");
    lay_db_close(db);
    OK(lay_db_open(path, LAY_DB_WRITE, &db, err));
    OK(lay_db_exec(db, "INSERT INTO about VALUES('second', '2')", err));
    assert_int_equal(number(db, "SELECT count(*) FROM about"), 2);
    lay_db_close(db);
    assert_int_equal(files_in(folder), 1);
    free(path);
    clean_folder(folder);
}

/* In a child, since root may write everywhere. 0: as wanted. */
static int read_as_nobody(const char *path)
{
    if (getuid() == 0 && (setegid(65534) != 0 || seteuid(65534) != 0))
        return 10;
    lay_db *db;
    lay_error err = LAY_ERROR_INIT;
    lay_status status = lay_db_open(path, LAY_DB_READ, &db, &err);
    if (status != LAY_OK)
        return (int)status;
    int64_t n = -1;
    if (!lay_db_warning(db) || lay_db_number(db, "SELECT count(*) FROM events", &n, NULL) != LAY_OK)
        return 11;
    lay_db_close(db);
    return n == 0 ? 0 : 12;
}

static void reads_from_a_read_only_folder(void **state)
{
    (void)state;
    char *folder = new_folder(), *path = made_store(folder);
    assert_int_equal(chmod(path, 0444), 0);
    assert_int_equal(chmod(folder, 0555), 0);
    pid_t child = fork();
    if (child == 0)
        _exit(getuid() == 0 ? (setgid(65534) || setuid(65534) ? 10 : read_as_nobody(path))
                            : read_as_nobody(path));
    int status;
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_int_equal(files_in(folder), 1);
    free(path);
    clean_folder(folder);
}

/* A trigger that another hand planted does not run, and SPATIALITE_SECURITY cannot loosen that. */
static void planted_trigger_is_dead(void **state)
{
    (void)state;
    char *folder = new_folder(), *path = made_store(folder), *loot = path_in(folder, "loot");
    char *sql = lay_asprintf("CREATE TRIGGER t AFTER INSERT ON about BEGIN "
                             "SELECT BlobToFile(x'00', '%s'); END",
                             loot);
    set_version(path, sql);
    setenv("SPATIALITE_SECURITY", "relaxed", 1);
    lay_db *db;
    OK(lay_db_open(path, LAY_DB_WRITE, &db, err));
    OK(lay_db_spatialite(db, err));
    OK(lay_db_spatialite(db, err));
    assert_null(getenv("SPATIALITE_SECURITY"));
    OK(lay_db_exec(db, "INSERT INTO about VALUES('k', 'v')", err));
    assert_true(access(loot, F_OK) != 0);
    FAILS(lay_db_exec(db, "SELECT BlobToFile(x'00', 'loot')", err), LAY_DAMAGED, "store.damaged");
    assert_int_equal(number(db, "SELECT ST_X(MakePoint(3, 4, 4326))"), 3);
    lay_db_close(db);
    free(sql);
    free(loot);
    free(path);
    clean_folder(folder);
}

static void says_when_the_module_is_missing(void **state)
{
    (void)state;
    char *folder = new_folder(), *path = path_in(folder, "s.db");
    char *before = lay_strdup(getenv("LAYDOWN_MODULES"));
    setenv("LAYDOWN_MODULES", folder, 1);
    lay_db *db;
    FAILS(lay_db_open(path, LAY_DB_CREATE, &db, err), LAY_IO, "module.missing");
    assert_int_equal(files_in(folder), 0);
    setenv("LAYDOWN_MODULES", before, 1);
    free(before);
    free(path);
    clean_folder(folder);
}

/* Names that SQLite would take for something else. */
static void odd_names_are_names(void **state)
{
    (void)state;
    static const char *const names[] = {"file:x?mode=memory", ":memory:", "a%41#b?c.db"};
    char *folder = new_folder();
    char here[4096];
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(folder), 0);
    for (size_t i = 0; i < LAY_COUNT(names); i++) {
        lay_db *db;
        OK(lay_db_open(names[i], LAY_DB_CREATE, &db, err));
        lay_db_close(db);
        assert_int_equal(access(names[i], F_OK), 0);
    }
    assert_int_equal(files_in("."), 3);
    assert_int_equal(chdir(here), 0);
    clean_folder(folder);
}

static void verify_finds(const char *path, const char *sql, const char *wanted)
{
    set_version(path, sql);
    lay_db *db;
    struct heard heard = {0};
    OK(lay_db_open(path, LAY_DB_VERIFY, &db, err));
    if (wanted)
        FAILS(lay_db_verify(db, hear, &heard, err), LAY_NO, "store.unsound");
    else
        OK(lay_db_verify(db, hear, &heard, err));
    if (!wanted && heard.n)
        print_error("%s\n", heard.last);
    assert_int_equal(heard.n, wanted ? 1 : 0);
    if (wanted)
        assert_string_equal(heard.last, wanted);
    free(heard.last);
    lay_db_close(db);
}

static void verify_tells_what_is_wrong(void **state)
{
    (void)state;
    char *folder = new_folder(), *path = made_store(folder);
    verify_finds(path, "SELECT 1", NULL);
    verify_finds(path, "CREATE TABLE guest(x)",
                 "schema.added: table guest was added by another program");
    verify_finds(path, "DROP TABLE guest; DROP VIEW bases",
                 "schema.altered: view bases is missing");
    verify_finds(path, "CREATE VIEW bases AS SELECT 1",
                 "schema.altered: view bases was altered by another program");
    free(path);
    clean_folder(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(creates_and_reopens),
        cmocka_unit_test(reading_leaves_the_bytes),
        cmocka_unit_test(refuses_what_is_no_store),
        cmocka_unit_test(refuses_newer),
        cmocka_unit_test(refuses_damage),
        cmocka_unit_test(migrates_in_steps),
        cmocka_unit_test(migrates_from_the_first),
        cmocka_unit_test(refuses_what_was_altered),
        cmocka_unit_test(busy_while_another_writes),
        cmocka_unit_test(rolls_back_after_a_kill),
        cmocka_unit_test(reads_from_a_read_only_folder),
        cmocka_unit_test(planted_trigger_is_dead),
        cmocka_unit_test(says_when_the_module_is_missing),
        cmocka_unit_test(odd_names_are_names),
        cmocka_unit_test(verify_tells_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
