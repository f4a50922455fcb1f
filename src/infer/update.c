/* update.c: brings the stored laydown up to date after an import: reads the evidence of the
 * neighbourhoods that were touched, infers, and puts their rows in place of the old ones. What is
 * stored is always what all evidence together gives. */
#include "infer/infer.h"
#include "store/store.h"

static lay_status derive_again(lay_db *db, const struct lay_store_reach *reach, lay_error *err)
{
    struct lay_evidence_filter filter = LAY_EVIDENCE_ALL;
    struct lay_evidence evidence = {0};
    struct lay_laydown laydown = {0};
    filter.localities = reach->loaded;
    filter.n = reach->loaded_n;
    lay_status status = lay_store_evidence(db, &filter, &evidence, err);
    if (status == LAY_OK) {
        lay_infer(&evidence, &laydown);
        status = lay_store_forget(db, reach->rewritten, reach->rewritten_n, err);
    }
    if (status == LAY_OK)
        status =
            lay_store_save_at(db, &evidence, &laydown, reach->rewritten, reach->rewritten_n, err);
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
    return status;
}
