/* settle.c: see settle.h. The same steps as at the end of an import, with every group touched. */
#include "gazetteer/settle.h"

#include "gazetteer/place_group.h"

static lay_status settle(lay_db *db, struct lay_gazetteer *gazetteer, lay_error *err)
{
    struct lay_resolver resolver;
    lay_store_groups groups = {0};
    lay_status status = lay_resolver_init(&resolver, db, gazetteer, err);
    resolver.respell = true;
    if (status == LAY_OK)
        status = lay_store_all_groups(db, &resolver.arena, &groups, err);
    for (size_t i = 0; i < groups.n; i++)
        lay_touch_group(&resolver, &groups.at[i]);
    if (status == LAY_OK)
        status = lay_settle_groups(&resolver, err);
    if (status == LAY_OK)
        status = lay_settle_actors(&resolver, err);
    lay_vec_done(&groups);
    lay_resolver_done(&resolver);
    return status;
}

lay_status lay_settle_all(lay_db *db, lay_error *err)
{
    bool any;
    lay_status status = lay_store_has_unknown(db, &any, err);
    if (status != LAY_OK || !any)
        return status;
    struct lay_gazetteer *gazetteer;
    if ((status = lay_gazetteer_open_own(&gazetteer, err)) != LAY_OK)
        return status;
    status = settle(db, gazetteer, err);
    lay_gazetteer_free(gazetteer);
    return status;
}
