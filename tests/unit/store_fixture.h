/* store_fixture.h: what the tests of the store share: a fresh folder, a small set of evidence, and
 * what follows from it. */
#ifndef STORE_FIXTURE_H
#define STORE_FIXTURE_H

#include "base/error.h"
#include "base/hash.h"
#include "base/mem.h"
#include "expect.h"
#include "store/connection.h"
#include "store/stmt.h"
#include "store/store.h"
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A new folder; removed by clean_folder(). Caller frees. */
static inline char *new_folder(void)
{
    use_built_modules();
    char *folder = lay_strdup("/tmp/laydown-store-XXXXXX");
    assert_non_null(mkdtemp(folder));
    return folder;
}

static inline void clean_folder(char *folder)
{
    char *command = lay_asprintf("chmod -R u+w '%s'; rm -rf '%s'", folder, folder);
    assert_int_equal(system(command), 0);
    free(command);
    free(folder);
}

static inline int64_t number(lay_db *db, const char *sql)
{
    int64_t out = -1;
    OK(lay_db_number(db, sql, &out, err));
    return out;
}

/* The first column of the first row; caller frees; NULL for none. */
static inline char *text(lay_db *db, const char *sql)
{
    lay_stmt *stmt;
    OK(lay_stmt_new(db, sql, &stmt, err));
    lay_error err = LAY_ERROR_INIT;
    char *out = NULL;
    if (lay_stmt_step(db, stmt, &err) == LAY_OK && lay_column_text(stmt, 0))
        out = lay_strdup(lay_column_text(stmt, 0));
    assert_null(err.message);
    lay_stmt_free(stmt);
    return out;
}

#define assert_text(db, sql, wanted)                                                               \
    do {                                                                                           \
        char *got_text = text(db, sql);                                                            \
        assert_non_null(got_text);                                                                 \
        assert_string_equal(got_text, wanted);                                                     \
        free(got_text);                                                                            \
    } while (0)

static inline lay_day day_of(int year, int month, int dom)
{
    lay_day day;
    assert_true(lay_day_from_civil(year, month, dom, &day));
    return day;
}

struct world {
    int64_t mali, timbuktu, base, gao; /* places */
    int64_t france, barkhane, fama;    /* actors */
    int64_t reports[2], claims[3];
};

static inline int64_t add_place(lay_db *db, const char *key, const char *name,
                                enum lay_place_level level, double lon, double lat, int precision,
                                int64_t parent, int64_t locality)
{
    struct lay_store_name names[] = {{key, name}};
    struct lay_store_place place = {
        .key = key,
        .name = name,
        .kind = level == LAY_LEVEL_FACILITY ? "base" : "town",
        .level = level,
        .country = "ML",
        .point = {lon < 900, lon, lat},
        .precision = precision,
        .radius_m = 1000,
        .parent = parent,
        .locality = locality,
        .resolved = true,
        .names = names,
        .name_count = 1,
    };
    int64_t id;
    OK(lay_store_put_place(db, &place, &id, NULL, err));
    return id;
}

static inline int64_t add_actor(lay_db *db, const char *key, const char *name, int64_t parent)
{
    struct lay_store_name names[] = {{key, name}};
    struct lay_store_actor actor = {.key = key,
                                    .name = name,
                                    .kind = "force",
                                    .parent = parent,
                                    .valid_to = LAY_DAY_MAX,
                                    .resolved = true,
                                    .names = names,
                                    .name_count = 1};
    int64_t id;
    OK(lay_store_put_actor(db, &actor, &id, NULL, err));
    return id;
}

static inline int64_t add_report(lay_db *db, const char *key, const char *published,
                                 char reliability, int64_t recorded, const char *body,
                                 enum lay_put *what)
{
    char digest[17];
    snprintf(digest, sizeof digest, "%016llx", (unsigned long long)lay_hash_text(body));
    struct lay_date date;
    OK(lay_date_parse(published, &date, err));
    const char *origins[] = {"afp", "reuters"};
    const char *derived[] = {"tv5", "nowhere"};
    bool digests = strcmp(key, "weekly") == 0;
    struct lay_store_report report = {
        .key = key,
        .source = digests ? "Weekly" : "TV5MONDE",
        .reliability = reliability,
        .url = digests ? "https://weekly.example/" : "https://tv5.example/",
        .published = published,
        .published_first = lay_date_first(&date),
        .published_last = lay_date_last(&date),
        .recorded = recorded,
        .digest = digest,
        .body = body,
        .origins = origins,
        .origin_count = digests ? 2 : 1,
        .derived = derived,
        .derived_count = digests ? 2 : 0,
    };
    int64_t id;
    enum lay_put put;
    OK(lay_store_put_report(db, &report, &id, &put, err));
    if (what)
        *what = put;
    return id;
}

static inline int64_t add_claim(lay_db *db, int64_t report, const char *ref, enum lay_type type,
                                const char *when, int64_t place, int64_t giver, int64_t receiver)
{
    struct lay_store_claim_place places[] = {{place, LAY_PLACE_SITE, false, "Timbuktu base"}};
    struct lay_store_claim_actor actors[] = {{giver, LAY_ROLE_GIVER, "Barkhane"},
                                             {receiver, LAY_ROLE_RECEIVER, "FAMa"}};
    struct lay_store_claim claim = {
        .report = report,
        .ref = ref,
        .type = type,
        .edtf = when,
        .published = day_of(2022, 1, 7),
        .has_strength = true,
        .strength = {-1, 400, -1, "personnel", LAY_QUALIFIER_APPROX, LAY_SCOPE_SITE,
                     LAY_MEASURE_PRESENT},
        .speaker = receiver,
        .voice = "a malian official",
        .basis = LAY_BASIS_ANONYMOUS_OFFICIAL,
        .credibility = 3,
        .places = places,
        .place_count = place > 0,
        .actors = actors,
        .actor_count = 2,
        .quote = "ont quitté la base",
        .when_text = "mi-décembre",
    };
    OK(lay_date_parse(when, &claim.when, err));
    int64_t id;
    OK(lay_store_put_claim(db, &claim, &id, err));
    return id;
}

/* Two reports of a handover at a base in Timbuktu and one of a departure from Gao. */
static inline struct world add_world(lay_db *db)
{
    struct world w;
    OK(lay_db_begin(db, err));
    w.mali = add_place(db, "mali", "Mali", LAY_LEVEL_COUNTRY, -4, 17, 6, 0, 0);
    w.timbuktu =
        add_place(db, "timbuktu", "Timbuktu", LAY_LEVEL_TOWN, -3.0074, 16.7735, 2, w.mali, 0);
    w.base = add_place(db, "base", "Timbuktu base", LAY_LEVEL_FACILITY, -3.0076, 16.7305, 1,
                       w.timbuktu, w.timbuktu);
    w.gao = add_place(db, "gao", "Gao", LAY_LEVEL_TOWN, -0.0447, 16.2717, 2, w.mali, 0);
    w.france = add_actor(db, "france", "France", 0);
    w.barkhane = add_actor(db, "barkhane", "Operation Barkhane", w.france);
    w.fama = add_actor(db, "fama", "Malian Armed Forces", 0);
    w.reports[0] = add_report(db, "weekly", "2022-02", 'B', 1000, "{}", NULL);
    w.reports[1] = add_report(db, "tv5", "2022-01-07", 'C', 1000, "[]", NULL);
    w.claims[0] = add_claim(db, w.reports[0], "weekly#z", LAY_TYPE_BASE_HANDOVER, "2021-12-14",
                            w.base, w.barkhane, w.fama);
    w.claims[1] = add_claim(db, w.reports[1], "tv5#h", LAY_TYPE_BASE_HANDOVER,
                            "[2021-12-11..2021-12-20]", w.base, w.barkhane, w.fama);
    w.claims[2] = add_claim(db, w.reports[1], "tv5#g", LAY_TYPE_DEPARTURE, "2022-08", w.gao,
                            w.barkhane, w.fama);
    OK(lay_store_set_horizon(db, err));
    OK(lay_db_commit(db, err));
    return w;
}

/* Index of a claim in the evidence by its ref; -1. */
static inline int claim_at(const struct lay_evidence *evidence, const char *ref)
{
    for (size_t i = 0; i < evidence->claim_count; i++)
        if (strcmp(evidence->claims[i].ref, ref) == 0)
            return (int)i;
    return -1;
}

static inline int place_at(const struct lay_evidence *evidence, const char *key)
{
    for (size_t i = 0; i < evidence->place_count; i++)
        if (strcmp(evidence->places[i].key, key) == 0)
            return (int)i;
    return -1;
}

static inline int actor_at(const struct lay_evidence *evidence, const char *key)
{
    for (size_t i = 0; i < evidence->actor_count; i++)
        if (strcmp(evidence->actors[i].key, key) == 0)
            return (int)i;
    return -1;
}

/* A handover at the base that rests on both its claims, a departure told of no place, the stays of
 * giver (ended) and receiver (open), and a dispute. */
static inline struct lay_laydown some_laydown(const struct lay_evidence *evidence)
{
    struct lay_laydown l = {0};
    lay_arena *a = &l.arena;
    int base = place_at(evidence, "base");
    struct lay_mention_actor *who = lay_arena_array(a, struct lay_mention_actor, 2);
    who[0] = (struct lay_mention_actor){actor_at(evidence, "barkhane"), LAY_ROLE_GIVER};
    who[1] = (struct lay_mention_actor){actor_at(evidence, "fama"), LAY_ROLE_RECEIVER};
    struct lay_event_claim *claims = lay_arena_array(a, struct lay_event_claim, 2);
    claims[0] = (struct lay_event_claim){claim_at(evidence, "tv5#h"), LAY_ASSERTS};
    claims[1] = (struct lay_event_claim){claim_at(evidence, "weekly#z"), LAY_ASSERTS};
    l.event_count = 2;
    l.events = lay_arena_array(a, struct lay_event, 2);
    struct lay_event event = {
        .id = "e-00000000000000f1",
        .type = LAY_TYPE_BASE_HANDOVER,
        .status = LAY_EVENT_DISPUTED,
        .disputed = 1u << LAY_ASPECT_TIME | 1u << LAY_ASPECT_ACTOR,
        .place = base,
        .destination = -1,
        .actors = who,
        .actor_count = 2,
        .strength = {-1, 400, -1, "personnel", LAY_QUALIFIER_APPROX, LAY_SCOPE_SITE,
                     LAY_MEASURE_PRESENT},
        .claims = claims,
        .claim_count = 2,
        .origins = 2,
        .reliability = 'B',
        .credibility = 3,
        .first_published = day_of(2022, 1, 7),
    };
    OK(lay_date_parse("2021-12-14", &event.when, err));
    l.events[1] = event;
    event.id = "e-00000000000000a0";
    event.type = LAY_TYPE_DEPARTURE;
    event.status = LAY_EVENT_REPORTED;
    event.modality = LAY_MODALITY_PLANNED;
    event.disputed = 0;
    event.place = -1;
    event.actor_count = 1;
    event.claim_count = 1;
    event.strength = (struct lay_strength){-1, -1, -1, "", 0, 0, 0};
    OK(lay_date_parse("2022-08/..", &event.when, err));
    l.events[0] = event;

    int *events = lay_arena_array(a, int, 1);
    events[0] = 1;
    l.stay_count = 2;
    l.stays = lay_arena_array(a, struct lay_stay, 2);
    struct lay_figure *figures = lay_arena_array(&l.arena, struct lay_figure, 1);
    figures[0] = (struct lay_figure){day_of(2021, 12, 13), -1, 150, -1};
    struct lay_stay stay = {.id = "s-0000000000000010",
                            .place = base,
                            .actor = who[0].actor,
                            .possible_from = day_of(2013, 1, 28),
                            .certain_from = day_of(2013, 1, 28),
                            .certain_to = day_of(2021, 12, 13),
                            .possible_to = day_of(2021, 12, 15),
                            .last_evidence = day_of(2021, 12, 13),
                            .origins = 2,
                            .reliability = 'B',
                            .credibility = 3,
                            .figures = figures,
                            .figure_count = 1,
                            .events = events,
                            .event_count = 1};
    l.stays[0] = stay;
    stay.id = "s-0000000000000020";
    stay.actor = who[1].actor;
    stay.possible_from = stay.certain_from = day_of(2021, 12, 14);
    stay.certain_to = stay.last_evidence = day_of(2021, 12, 14);
    stay.possible_to = LAY_DAY_MAX;
    stay.disputed = 1u << LAY_ASPECT_ACTOR;
    l.stays[1] = stay;

    l.span_count = 5;
    l.spans = lay_arena_array(a, struct lay_span, 5);
    l.spans[0] = (struct lay_span){
        "p-0000000000000010", 0,    day_of(2013, 1, 28), day_of(2021, 12, 14), LAY_STATE_CONFIRMED,
        LAY_HOLDER,           false};
    l.spans[1] = (struct lay_span){
        "p-0000000000000020", 0,   day_of(2021, 12, 14), day_of(2021, 12, 15), LAY_STATE_POSSIBLE,
        LAY_PRESENT,          true};
    l.spans[2] = (struct lay_span){
        "p-0000000000000030", 0,    day_of(2021, 12, 15), LAY_DAY_MAX, LAY_STATE_REPORTED_ABSENT,
        LAY_PRESENT,          false};
    l.spans[3] = (struct lay_span){
        "p-0000000000000040", 1,    day_of(2021, 12, 14), day_of(2021, 12, 15), LAY_STATE_CONFIRMED,
        LAY_HOLDER,           false};
    l.spans[4] = (struct lay_span){
        "p-0000000000000050", 1,    day_of(2021, 12, 15), LAY_DAY_MAX, LAY_STATE_PRESUMED,
        LAY_HOLDER,           false};

    int *against = lay_arena_array(a, int, 1);
    against[0] = claim_at(evidence, "tv5#h");
    l.dispute_count = 1;
    l.disputes = lay_arena_array(a, struct lay_dispute, 1);
    l.disputes[0] = (struct lay_dispute){1, -1, -1, LAY_ASPECT_TIME, against, 1, "France"};
    return l;
}

static inline struct lay_evidence all_evidence(lay_db *db)
{
    struct lay_evidence evidence = {0};
    OK(lay_store_evidence(db, NULL, 0, &evidence, err));
    return evidence;
}

#endif
