/* origins.c: counts the origins of claims as inference does, from what it asks of them: who speaks,
 * whose report it is, whom that copies and what it digests. */
#include "query/origins.h"

#include "infer/infer.h"
#include <string.h>

struct loader {
    lay_db *db;
    lay_arena arena;
    LAY_VEC(struct lay_claim) claims;
    LAY_VEC(struct lay_report_ref) reports;
    LAY_VEC(struct lay_actor) actors;
    lay_ids report_ids;
};

static int report_of(struct loader *in, int64_t id, const char *key)
{
    size_t n = in->report_ids.n;
    if (n && in->report_ids.at[n - 1] == id) /* they come sorted by report */
        return (int)n - 1;
    lay_vec_push(&in->report_ids, id);
    lay_vec_push(&in->reports, (struct lay_report_ref){.key = lay_arena_strdup(&in->arena, key)});
    return (int)n;
}

static int speaker_of(struct loader *in, const char *root)
{
    if (!root)
        return -1;
    const char *key = lay_arena_strdup(&in->arena, root);
    lay_vec_push(&in->actors, (struct lay_actor){.key = key, .name = key, .parent = -1});
    return (int)in->actors.n - 1;
}

static lay_status load_claims(struct loader *in, const lay_ids *claims, lay_error *err)
{
    struct lay_select select = {0};
    lay_status status = lay_store_parts(in->db, LAY_PARTS_VOICES, claims, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(in->db, select.stmt, err)) == LAY_OK) {
        lay_stmt *row = select.stmt;
        struct lay_claim claim = {
            .report = report_of(in, lay_column_int(row, 1), lay_column_text(row, 2)),
            .basis = (enum lay_basis)lay_column_small(row, 3),
            .speaker = speaker_of(in, lay_column_text(row, 4))};
        if (!lay_column_null(row, 5))
            claim.speaker_text = lay_arena_strdup(&in->arena, lay_column_text(row, 5));
        lay_vec_push(&in->claims, claim);
    }
    lay_select_done(&select);
    return status == LAY_NO ? LAY_OK : status;
}

typedef LAY_VEC(const char *) texts;

static lay_status load_texts(struct loader *in, enum lay_parts part, size_t report, texts *out,
                             lay_error *err)
{
    lay_ids one = {&in->report_ids.at[report], 1, 1};
    struct lay_select select = {0};
    lay_status status = lay_store_parts(in->db, part, &one, &select, err);
    while (status == LAY_OK && (status = lay_stmt_step(in->db, select.stmt, err)) == LAY_OK)
        lay_vec_push(out, lay_arena_strdup(&in->arena, lay_column_text(select.stmt, 0)));
    lay_select_done(&select);
    return status == LAY_NO ? LAY_OK : status;
}

/* Only digests of reports that are at hand matter. */
static void take_digests(struct loader *in, size_t report, const texts *keys)
{
    int *digests = lay_arena_array(&in->arena, int, keys->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < keys->n; i++)
        for (size_t k = 0; k < in->reports.n; k++)
            if (strcmp(in->reports.at[k].key, keys->at[i]) == 0)
                digests[n++] = (int)k;
    in->reports.at[report].digests = digests;
    in->reports.at[report].digest_count = n;
}

static lay_status load_report(struct loader *in, size_t report, lay_error *err)
{
    texts origins = {0}, digested = {0};
    lay_status status = load_texts(in, LAY_PARTS_ORIGINS, report, &origins, err);
    if (status == LAY_OK)
        status = load_texts(in, LAY_PARTS_DIGESTED, report, &digested, err);
    if (status == LAY_OK) {
        const char **kept = lay_arena_array(&in->arena, const char *, origins.n + 1);
        for (size_t i = 0; i < origins.n; i++)
            kept[i] = origins.at[i];
        in->reports.at[report].origins = kept;
        in->reports.at[report].origin_count = origins.n;
        take_digests(in, report, &digested);
    }
    lay_vec_done(&origins);
    lay_vec_done(&digested);
    return status;
}

lay_status lay_query_origins(lay_db *db, const lay_ids *claims, int *out, lay_error *err)
{
    struct loader in = {.db = db};
    lay_status status = load_claims(&in, claims, err);
    for (size_t i = 0; status == LAY_OK && i < in.reports.n; i++)
        status = load_report(&in, i, err);
    if (status == LAY_OK) {
        struct lay_evidence evidence = {.claims = in.claims.at,
                                        .claim_count = in.claims.n,
                                        .reports = in.reports.at,
                                        .report_count = in.reports.n,
                                        .actors = in.actors.at,
                                        .actor_count = in.actors.n};
        int *all = lay_arena_array(&in.arena, int, in.claims.n + 1);
        for (size_t i = 0; i < in.claims.n; i++)
            all[i] = (int)i;
        *out = lay_count_origins(&evidence, all, in.claims.n);
    }
    lay_vec_done(&in.claims);
    lay_vec_done(&in.reports);
    lay_vec_done(&in.actors);
    lay_vec_done(&in.report_ids);
    lay_arena_done(&in.arena);
    return status;
}
