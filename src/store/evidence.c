/* evidence.c: loads the claims of current reports, with what they name.
 *
 * Claims are read first; the reports, places and actors that turn up get an index in the order of
 * their turning up. Then what these name in turn is added (parents, towns, digested reports) until
 * nothing is new, each row read once by its id. Last, each array is sorted by its stable key and
 * all indices are rewritten, so that nothing depends on the order in which things were stored.
 * Reading a neighbourhood costs what is in it, not what is in the store.
 */
#include "base/error.h"
#include "store/connection.h"
#include "store/idmap.h"
#include "store/stmt.h"
#include "store/store.h"
#include <string.h>

struct loader {
    lay_db *db;
    const int64_t *localities; /* NULL: all */
    size_t locality_count;
    struct lay_evidence *out;
    lay_error *err;
    LAY_VEC(struct lay_claim) claims;
    LAY_VEC(struct lay_report_ref) reports;
    LAY_VEC(struct lay_place) places;
    LAY_VEC(struct lay_actor) actors;
    LAY_VEC(int64_t) report_ids;
    LAY_VEC(int64_t) place_ids;
    LAY_VEC(int64_t) actor_ids;
    struct lay_idmap report_map, place_map, actor_map;
};

/* Index of a row that is yet to be loaded; -1 for none. */
#define INDEX_OF(what)                                                                             \
    static int what##_index(struct loader *in, int64_t id)                                         \
    {                                                                                              \
        if (id <= 0)                                                                               \
            return -1;                                                                             \
        bool added;                                                                                \
        int index = lay_idmap_add(&in->what##_map, id, &added);                                    \
        if (added)                                                                                 \
            lay_vec_push(&in->what##_ids, id);                                                     \
        return index;                                                                              \
    }
INDEX_OF(report)
INDEX_OF(place)
INDEX_OF(actor)

static const char *keep(struct loader *in, const char *text)
{
    return text ? lay_arena_strdup(&in->out->arena, text) : NULL;
}

#define CLAIM_COLUMNS                                                                              \
    "c.id, c.report, c.ref, c.type, c.stance, c.modality, c.aspect, c.about, c.edtf, "             \
    "c.date_kind, "                                                                                \
    "c.date_edges, c.date_flags, c.start_first, c.start_last, c.end_first, c.end_last, "           \
    "c.has_strength, c.strength_low, c.strength_best, c.strength_high, c.unit, c.qualifier, "      \
    "c.scope, c.measure, c.speaker, c.voice, c.basis, c.credibility"

static const char all_claims[] =
    "SELECT " CLAIM_COLUMNS
    " FROM report AS r JOIN claim AS c ON c.report = r.id WHERE r.current = 1";

/* CROSS JOIN keeps the order: from the few claims near to their reports. */
static const char near_claims[] =
    "WITH RECURSIVE up(id) AS (SELECT value FROM json_each(?1) UNION "
    "SELECT p.parent FROM up JOIN place AS p ON p.id = up.id WHERE p.parent IS NOT NULL), "
    "near(claim) AS (SELECT cp.claim FROM up CROSS JOIN place AS p ON p.locality = up.id "
    "CROSS JOIN claim_place AS cp ON cp.place = p.id "
    "UNION SELECT id FROM claim WHERE places = 0) "
    "SELECT " CLAIM_COLUMNS " FROM near CROSS JOIN claim AS c ON c.id = near.claim "
    "CROSS JOIN report AS r ON r.id = c.report WHERE r.current = 1";

static void read_date(lay_stmt *row, int at, struct lay_date *date)
{
    int edges = lay_column_small(row, at + 1), flags = lay_column_small(row, at + 2);
    *date = (struct lay_date){
        .kind = (enum lay_date_kind)lay_column_small(row, at),
        .start_edge = (enum lay_date_edge)(edges / 3),
        .end_edge = (enum lay_date_edge)(edges % 3),
        .uncertain = (flags & 1) != 0,
        .approximate = (flags & 2) != 0,
        .level = flags >> 2,
        .start_first = lay_column_day(row, at + 3, LAY_DAY_MIN),
        .start_last = lay_column_day(row, at + 4, LAY_DAY_MAX),
        .end_first = lay_column_day(row, at + 5, LAY_DAY_MIN),
        .end_last = lay_column_day(row, at + 6, LAY_DAY_MAX),
    };
}

static void read_strength(struct loader *in, lay_stmt *row, int at, struct lay_claim *claim)
{
    const char *unit = lay_column_text(row, at + 4);
    claim->has_strength = lay_column_small(row, at) != 0;
    claim->strength = (struct lay_strength){
        .low = lay_column_count(row, at + 1),
        .best = lay_column_count(row, at + 2),
        .high = lay_column_count(row, at + 3),
        .unit = unit ? keep(in, unit) : "",
        .qualifier = (enum lay_qualifier)lay_column_small(row, at + 5),
        .scope = (enum lay_scope)lay_column_small(row, at + 6),
        .measure = (enum lay_measure)lay_column_small(row, at + 7),
    };
}

static struct lay_claim read_claim(struct loader *in, lay_stmt *row)
{
    struct lay_claim claim = {
        .id = lay_column_int(row, 0),
        .report = report_index(in, lay_column_int(row, 1)),
        .ref = keep(in, lay_column_text(row, 2)),
        .type = (enum lay_type)lay_column_small(row, 3),
        .stance = (enum lay_stance)lay_column_small(row, 4),
        .modality = (enum lay_modality)lay_column_small(row, 5),
        .aspect = (enum lay_aspect)lay_column_small(row, 6),
        .about = keep(in, lay_column_text(row, 7)),
        .dated = !lay_column_null(row, 8),
        .speaker = actor_index(in, lay_column_int(row, 24)),
        .speaker_text = keep(in, lay_column_text(row, 25)),
        .basis = (enum lay_basis)lay_column_small(row, 26),
        .credibility = lay_column_small(row, 27),
    };
    read_date(row, 9, &claim.when);
    read_strength(in, row, 16, &claim);
    return claim;
}

/* A store that another hand has written into may hold numbers that are none of ours: they would be
 * used as indices into tables of names. */
static bool in_lists(const struct lay_claim *claim)
{
    return (unsigned)claim->type < LAY_TYPE_COUNT && (unsigned)claim->stance <= LAY_RETRACTS &&
           (unsigned)claim->modality <= LAY_MODALITY_POSSIBLE &&
           (unsigned)claim->aspect < LAY_ASPECT_COUNT &&
           (unsigned)claim->when.kind <= LAY_DATE_INTERVAL &&
           (unsigned)claim->when.start_edge <= LAY_EDGE_OPEN &&
           (unsigned)claim->strength.qualifier <= LAY_QUALIFIER_VAGUE &&
           (unsigned)claim->strength.scope <= LAY_SCOPE_THEATRE &&
           (unsigned)claim->strength.measure <= LAY_MEASURE_AUTHORISED &&
           (unsigned)claim->basis <= LAY_BASIS_AUTHOR && claim->ref && claim->credibility >= 1 &&
           claim->credibility <= 6;
}

static lay_status damaged(struct loader *in, const char *what)
{
    return lay_error_set(in->err, LAY_DAMAGED, "store.damaged", "%s has %s that is none",
                         in->db->path, what);
}

static int by_ref(const void *a, const void *b)
{
    return strcmp(((const struct lay_claim *)a)->ref, ((const struct lay_claim *)b)->ref);
}

static lay_status load_claims(struct loader *in)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(in->db, in->localities ? near_claims : all_claims, &stmt, in->err);
    if (status != LAY_OK)
        return status;
    LAY_BUF json = {0};
    if (in->localities) {
        lay_ids_to_json(in->localities, in->locality_count, &json);
        lay_bind_text(stmt, 1, lay_buf_text(&json));
    }
    while ((status = lay_stmt_step(in->db, stmt, in->err)) == LAY_OK) {
        struct lay_claim claim = read_claim(in, stmt);
        if (!in_lists(&claim)) {
            lay_stmt_reset(stmt);
            return damaged(in, "a claim");
        }
        lay_vec_push(&in->claims, claim);
    }
    if (status != LAY_NO)
        return status;
    if (in->claims.n)
        qsort(in->claims.at, in->claims.n, sizeof *in->claims.at, by_ref);
    return LAY_OK;
}

static lay_status load_claim_places(struct loader *in, struct lay_claim *claim)
{
    lay_stmt *stmt;
    lay_status status = lay_stmt_get(
        in->db, "SELECT place, role, coarse FROM claim_place WHERE claim = ?1 ORDER BY seq", &stmt,
        in->err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, claim->id);
    LAY_VEC(struct lay_mention_place) found = {0};
    while ((status = lay_stmt_step(in->db, stmt, in->err)) == LAY_OK)
        lay_vec_push(&found,
                     (struct lay_mention_place){place_index(in, lay_column_int(stmt, 0)),
                                                (enum lay_place_role)lay_column_small(stmt, 1),
                                                lay_column_small(stmt, 2) != 0});
    if (found.n) {
        struct lay_mention_place *kept =
            lay_arena_array(&in->out->arena, struct lay_mention_place, found.n);
        memcpy(kept, found.at, found.n * sizeof *kept);
        claim->places = kept;
        claim->place_count = found.n;
        for (size_t i = 0; i < found.n; i++)
            if (kept[i].place < 0 || (unsigned)kept[i].role > LAY_PLACE_VIA)
                status = damaged(in, "a place of a claim");
    }
    lay_vec_done(&found);
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status load_claim_actors(struct loader *in, struct lay_claim *claim)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(in->db, "SELECT actor, role FROM claim_actor WHERE claim = ?1 ORDER BY seq",
                     &stmt, in->err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, claim->id);
    LAY_VEC(struct lay_mention_actor) found = {0};
    while ((status = lay_stmt_step(in->db, stmt, in->err)) == LAY_OK)
        lay_vec_push(&found,
                     (struct lay_mention_actor){actor_index(in, lay_column_int(stmt, 0)),
                                                (enum lay_actor_role)lay_column_small(stmt, 1)});
    if (found.n) {
        struct lay_mention_actor *kept =
            lay_arena_array(&in->out->arena, struct lay_mention_actor, found.n);
        memcpy(kept, found.at, found.n * sizeof *kept);
        claim->actors = kept;
        claim->actor_count = found.n;
        for (size_t i = 0; i < found.n; i++)
            if (kept[i].actor < 0 || (unsigned)kept[i].role >= LAY_ROLE_COUNT)
                status = damaged(in, "an actor of a claim");
    }
    lay_vec_done(&found);
    return status == LAY_NO ? LAY_OK : status;
}

/* The row of an id with a statement of one parameter; what is missing is a damaged store. */
static lay_status get_row(struct loader *in, const char *sql, int64_t id, lay_stmt **row)
{
    lay_status status = lay_stmt_get(in->db, sql, row, in->err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(*row, 1, id);
    status = lay_stmt_step(in->db, *row, in->err);
    return status == LAY_NO ? damaged(in, "a reference to a row") : status;
}

static lay_status load_places(struct loader *in)
{
    for (size_t i = 0; i < in->place_ids.n; i++) {
        lay_stmt *row;
        lay_status status =
            get_row(in, "SELECT id, key, name, level, parent, locality FROM place WHERE id = ?1",
                    in->place_ids.at[i], &row);
        if (status != LAY_OK)
            return status;
        struct lay_place place = {
            .id = lay_column_int(row, 0),
            .key = keep(in, lay_column_text(row, 1)),
            .name = keep(in, lay_column_text(row, 2)),
            .level = (enum lay_place_level)lay_column_small(row, 3),
            .parent = place_index(in, lay_column_int(row, 4)),
            .locality = place_index(in, lay_column_int(row, 5)),
        };
        lay_stmt_reset(row);
        if ((unsigned)place.level > LAY_LEVEL_THEATRE || place.locality < 0)
            return damaged(in, "a place");
        lay_vec_push(&in->places, place);
    }
    return LAY_OK;
}

static lay_status load_actors(struct loader *in)
{
    for (size_t i = 0; i < in->actor_ids.n; i++) {
        lay_stmt *row;
        lay_status status = get_row(
            in, "SELECT id, key, name, parent, valid_to, valid_from FROM actor WHERE id = ?1",
            in->actor_ids.at[i], &row);
        if (status != LAY_OK)
            return status;
        struct lay_actor actor = {
            .id = lay_column_int(row, 0),
            .key = keep(in, lay_column_text(row, 1)),
            .name = keep(in, lay_column_text(row, 2)),
            .parent = actor_index(in, lay_column_int(row, 3)),
            .valid_to = lay_column_day(row, 4, LAY_DAY_MAX),
            .valid_from = lay_column_day(row, 5, LAY_DAY_MIN),
        };
        lay_stmt_reset(row);
        lay_vec_push(&in->actors, actor);
    }
    return LAY_OK;
}

static lay_status load_origins(struct loader *in, int64_t id, struct lay_report_ref *report)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(in->db, "SELECT origin FROM report_origin WHERE report = ?1 ORDER BY origin",
                     &stmt, in->err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, id);
    LAY_VEC(const char *) found = {0};
    while ((status = lay_stmt_step(in->db, stmt, in->err)) == LAY_OK)
        lay_vec_push(&found, keep(in, lay_column_text(stmt, 0)));
    if (status == LAY_NO && found.n == 0)
        status = damaged(in, "an origin of a report");
    if (found.n) {
        const char **kept = lay_arena_array(&in->out->arena, const char *, found.n);
        memcpy(kept, found.at, found.n * sizeof *kept);
        report->origins = kept;
        report->origin_count = found.n;
    }
    lay_vec_done(&found);
    return status == LAY_NO ? LAY_OK : status;
}

/* What it is derived from, as far as it is there. */
static lay_status load_digests(struct loader *in, int64_t id, struct lay_report_ref *report)
{
    lay_stmt *stmt;
    lay_status status =
        lay_stmt_get(in->db,
                     "SELECT r.id FROM report_derived AS d JOIN report AS r ON r.key = d.key "
                     "WHERE d.report = ?1 AND r.current = 1 ORDER BY r.key",
                     &stmt, in->err);
    if (status != LAY_OK)
        return status;
    lay_bind_int(stmt, 1, id);
    LAY_VEC(int) found = {0};
    while ((status = lay_stmt_step(in->db, stmt, in->err)) == LAY_OK)
        lay_vec_push(&found, report_index(in, lay_column_int(stmt, 0)));
    if (found.n) {
        int *kept = lay_arena_array(&in->out->arena, int, found.n);
        memcpy(kept, found.at, found.n * sizeof *kept);
        report->digests = kept;
        report->digest_count = found.n;
    }
    lay_vec_done(&found);
    return status == LAY_NO ? LAY_OK : status;
}

static lay_status load_reports(struct loader *in)
{
    for (size_t i = 0; i < in->report_ids.n; i++) {
        int64_t id = in->report_ids.at[i];
        lay_stmt *row;
        lay_status status = get_row(in,
                                    "SELECT key, published_first, published_last, lead, "
                                    "reliability FROM report WHERE id = ?1",
                                    id, &row);
        if (status != LAY_OK)
            return status;
        const char *reliability = lay_column_text(row, 4);
        struct lay_report_ref report = {
            .key = keep(in, lay_column_text(row, 0)),
            .published_first = lay_column_day(row, 1, LAY_DAY_MIN),
            .published_last = lay_column_day(row, 2, LAY_DAY_MAX),
            .lead = lay_column_small(row, 3) != 0,
            .reliability = reliability ? reliability[0] : 'F',
        };
        lay_stmt_reset(row);
        if ((status = load_origins(in, id, &report)) != LAY_OK ||
            (status = load_digests(in, id, &report)) != LAY_OK)
            return status;
        lay_vec_push(&in->reports, report);
    }
    return LAY_OK;
}

struct keyed {
    const char *key;
    int old;
};

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct keyed *)a)->key, ((const struct keyed *)b)->key);
}

/* rank[old index] = new index */
static int *ranks(struct keyed *keyed, size_t n)
{
    int *rank = lay_zalloc(n ? n : 1, sizeof *rank);
    if (n)
        qsort(keyed, n, sizeof *keyed, by_key);
    for (size_t i = 0; i < n; i++)
        rank[keyed[i].old] = (int)i;
    free(keyed);
    return rank;
}

/* Sorts in->WHAT by key into out->WHAT, and gives the new index of each old one. */
#define SORT_BY_KEY(what, type)                                                                    \
    static int *sort_##what(struct loader *in)                                                     \
    {                                                                                              \
        size_t n = in->what.n;                                                                     \
        struct keyed *keyed = lay_zalloc(n ? n : 1, sizeof *keyed);                                \
        for (size_t i = 0; i < n; i++)                                                             \
            keyed[i] = (struct keyed){in->what.at[i].key, (int)i};                                 \
        int *rank = ranks(keyed, n);                                                               \
        type *sorted = lay_arena_array(&in->out->arena, type, n ? n : 1);                          \
        for (size_t i = 0; i < n; i++)                                                             \
            sorted[rank[i]] = in->what.at[i];                                                      \
        in->out->what = sorted;                                                                    \
        return rank;                                                                               \
    }
SORT_BY_KEY(reports, struct lay_report_ref)
SORT_BY_KEY(places, struct lay_place)
SORT_BY_KEY(actors, struct lay_actor)

static int renumber(const int *rank, int old)
{
    return old < 0 ? -1 : rank[old];
}

static int by_number(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

/* Arrays of our own making hang on const pointers: until they are handed out they may be changed.
 */
static void renumber_all(struct lay_evidence *out, const int *report, const int *place,
                         const int *actor)
{
    for (size_t i = 0; i < out->claim_count; i++) {
        struct lay_claim *claim = &out->claims[i];
        claim->report = renumber(report, claim->report);
        claim->speaker = renumber(actor, claim->speaker);
        for (size_t k = 0; k < claim->place_count; k++) {
            struct lay_mention_place *at = (struct lay_mention_place *)&claim->places[k];
            at->place = renumber(place, at->place);
        }
        for (size_t k = 0; k < claim->actor_count; k++) {
            struct lay_mention_actor *at = (struct lay_mention_actor *)&claim->actors[k];
            at->actor = renumber(actor, at->actor);
        }
    }
    for (size_t i = 0; i < out->report_count; i++) {
        struct lay_report_ref *ref = &out->reports[i];
        int *digests = (int *)(uintptr_t)ref->digests;
        for (size_t k = 0; k < ref->digest_count; k++)
            digests[k] = renumber(report, digests[k]);
        if (ref->digest_count)
            qsort(digests, ref->digest_count, sizeof *digests, by_number);
    }
    for (size_t i = 0; i < out->place_count; i++) {
        out->places[i].parent = renumber(place, out->places[i].parent);
        out->places[i].locality = renumber(place, out->places[i].locality);
    }
    for (size_t i = 0; i < out->actor_count; i++)
        out->actors[i].parent = renumber(actor, out->actors[i].parent);
}

static void finish(struct loader *in)
{
    struct lay_evidence *out = in->out;
    out->claims = lay_arena_array(&out->arena, struct lay_claim, in->claims.n ? in->claims.n : 1);
    if (in->claims.n)
        memcpy(out->claims, in->claims.at, in->claims.n * sizeof *out->claims);
    out->claim_count = in->claims.n;
    out->report_count = in->reports.n;
    out->place_count = in->places.n;
    out->actor_count = in->actors.n;
    LAY_FREE int *report = sort_reports(in);
    LAY_FREE int *place = sort_places(in);
    LAY_FREE int *actor = sort_actors(in);
    renumber_all(out, report, place, actor);
}

static void loader_done(struct loader *in)
{
    lay_vec_done(&in->claims);
    lay_vec_done(&in->reports);
    lay_vec_done(&in->places);
    lay_vec_done(&in->actors);
    lay_vec_done(&in->report_ids);
    lay_vec_done(&in->place_ids);
    lay_vec_done(&in->actor_ids);
    lay_idmap_done(&in->report_map);
    lay_idmap_done(&in->place_map);
    lay_idmap_done(&in->actor_map);
}

static lay_status load(struct loader *in)
{
    lay_status status = load_claims(in);
    for (size_t i = 0; status == LAY_OK && i < in->claims.n; i++) {
        status = load_claim_places(in, &in->claims.at[i]);
        if (status == LAY_OK)
            status = load_claim_actors(in, &in->claims.at[i]);
    }
    if (status == LAY_OK)
        status = load_reports(in);
    if (status == LAY_OK)
        status = load_places(in);
    if (status == LAY_OK)
        status = load_actors(in);
    return status;
}

lay_status lay_store_evidence(lay_db *db, const int64_t *localities, size_t n,
                              struct lay_evidence *out, lay_error *err)
{
    struct loader in = {
        .db = db, .localities = localities, .locality_count = n, .out = out, .err = err};
    /* Many statements, one state of the store: an import may commit meanwhile. */
    bool own = sqlite3_get_autocommit(db->sql) != 0;
    lay_status status = own ? lay_db_exec(db, "BEGIN", err) : LAY_OK;
    if (status == LAY_OK)
        status = load(&in);
    if (own)
        lay_db_rollback(db);
    if (status == LAY_OK)
        finish(&in);
    loader_done(&in);
    return status;
}

void lay_evidence_done(struct lay_evidence *evidence)
{
    lay_arena_done(&evidence->arena);
    *evidence = (struct lay_evidence){0};
}
