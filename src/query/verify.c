/* verify.c: is what is stored what the evidence gives? Everything is derived again beside it. */
#include "store/verify.h"
#include "infer/infer.h"
#include "store/query.h"
#include <laydown/query.h>

lay_status lay_verify_derived(lay_db *db,
                              void (*say)(void *context, const struct lay_finding *finding),
                              void *context, lay_error *err)
{
    static const struct lay_evidence_filter all = LAY_EVIDENCE_ALL;
    lay_status status = lay_infer_again(db, &all, err);
    if (status != LAY_OK)
        return status;
    status = lay_store_compare(db, say, context, err);
    lay_status dropped = lay_store_drop_derived(db, status <= LAY_NO ? err : NULL);
    return status == LAY_OK ? dropped : status;
}
