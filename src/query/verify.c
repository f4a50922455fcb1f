/* verify.c: is what is stored what the evidence gives? Everything is derived again beside it. */
#include "store/verify.h"
#include "infer/infer.h"
#include "store/choose.h"
#include "store/query.h"
#include <laydown/query.h>

lay_status lay_verify_derived(lay_db *db,
                              void (*say)(void *context, const struct lay_finding *finding),
                              void *context, lay_error *err)
{
    lay_status status = lay_store_choose_none(db, err);
    if (status == LAY_OK)
        status = lay_infer_again(db, err);
    if (status != LAY_OK)
        return status;
    status = lay_store_compare(db, say, context, err);
    lay_status dropped = lay_store_choose_none(db, status <= LAY_NO ? err : NULL);
    return status == LAY_OK ? dropped : status;
}
