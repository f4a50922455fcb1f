/* update.c: brings the stored laydown up to date after an import: reads the evidence of the
 * neighbourhoods that were touched, infers, and puts the rows of those localities in place of the
 * old ones where they have become others. What is stored is always what all evidence together
 * gives. */
#include "infer/digest.h"
#include "infer/infer.h"
#include "store/store.h"
#include <stdlib.h>

static int by_id(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static bool has_id(const int64_t *sorted, size_t n, int64_t id)
{
    return n && bsearch(&id, sorted, n, sizeof *sorted, by_id);
}

/* The localities, of those that are to be rewritten, whose rows have become others; those that were
 * touched are always among them, as what a row shows of its place may have changed too. */
static lay_status find_changed(lay_db *db, const struct lay_store_reach *reach,
                               const struct lay_evidence *ev, const uint64_t *digests,
                               int64_t *changed, size_t *n, lay_error *err)
{
    LAY_FREE uint64_t *by_locality = lay_zalloc(reach->rewritten_n, sizeof *by_locality);
    for (size_t i = 0; i < ev->place_count; i++) {
        const int64_t *at = reach->rewritten_n
                                ? bsearch(&ev->places[i].id, reach->rewritten, reach->rewritten_n,
                                          sizeof *reach->rewritten, by_id)
                                : NULL;
        if (at)
            by_locality[at - reach->rewritten] = digests[i];
    }
    *n = 0;
    for (size_t i = 0; i < reach->rewritten_n; i++) {
        bool same;
        lay_status status =
            lay_store_digest(db, reach->rewritten[i], (int64_t)by_locality[i], &same, err);
        if (status != LAY_OK)
            return status;
        if (!same || has_id(reach->touched, reach->touched_n, reach->rewritten[i]))
            changed[(*n)++] = reach->rewritten[i];
    }
    return LAY_OK;
}

static lay_status replace_rows(lay_db *db, const struct lay_store_reach *reach,
                               const struct lay_evidence *ev, const struct lay_laydown *laydown,
                               lay_error *err)
{
    LAY_FREE uint64_t *digests = lay_zalloc(ev->place_count, sizeof *digests);
    LAY_FREE int64_t *changed = lay_zalloc(reach->rewritten_n, sizeof *changed);
    size_t n;
    lay_infer_digests(ev, laydown, digests);
    lay_status status = find_changed(db, reach, ev, digests, changed, &n, err);
    if (status == LAY_OK)
        status = lay_store_note_former(db, changed, n, err);
    if (status == LAY_OK)
        status = lay_store_forget(db, changed, n, err);
    if (status == LAY_OK)
        status = lay_store_save_at(db, ev, laydown, changed, n, err);
    return status == LAY_OK ? lay_store_link_former(db, err) : status;
}

static lay_status derive_again(lay_db *db, const struct lay_store_reach *reach, lay_error *err)
{
    struct lay_evidence evidence = {0};
    struct lay_laydown laydown = {0};
    lay_status status = lay_store_evidence(db, reach->loaded, reach->loaded_n, &evidence, err);
    if (status == LAY_OK) {
        lay_infer(&evidence, &laydown);
        status = replace_rows(db, reach, &evidence, &laydown, err);
    }
    lay_laydown_done(&laydown);
    lay_evidence_done(&evidence);
    return status;
}

lay_status lay_infer_update(lay_db *db, const int64_t *localities, size_t n, lay_error *err)
{
    struct lay_store_reach reach = {0};
    lay_status status = lay_store_reach(db, localities, n, &reach, err);
    if (status == LAY_OK)
        status = derive_again(db, &reach, err);
    lay_store_reach_done(&reach);
    return status == LAY_OK ? lay_store_draw_movements(db, false, err) : status;
}
