/* again.c: derives the laydown from evidence that was chosen, into TEMP tables: the store is not
 * written. */
#include "infer/infer.h"
#include "store/store.h"

lay_status lay_infer_again(lay_db *db, lay_error *err)
{
    struct lay_evidence evidence = {0};
    struct lay_laydown laydown = {0};
    lay_status status = lay_store_evidence(db, NULL, 0, &evidence, err);
    if (status == LAY_OK) {
        lay_infer(&evidence, &laydown);
        status = lay_store_save(db, &evidence, &laydown, true, err);
    }
    lay_laydown_done(&laydown);
    lay_evidence_done(&evidence);
    return status;
}
