/* known.c: asks the gazetteer when a name is in no row of the store. */
#include "query/known.h"

#include "base/mem.h"
#include "gazetteer/gazetteer.h"
#include <stdlib.h>

lay_status lay_gazetteer_knows(bool actor, const char *name, bool *known, lay_error *err)
{
    *known = false;
    LAY_FREE char *path = lay_gazetteer_path();
    /* Without the gazetteer the store's own names must do. */
    if (!path)
        return LAY_OK;
    struct lay_gazetteer *gazetteer = NULL;
    lay_status status = lay_gazetteer_open(path, &gazetteer, err);
    if (status != LAY_OK)
        return status;
    lay_gaz_candidates places = {0};
    if (actor)
        *known = lay_gazetteer_find_actor(gazetteer, name) != NULL;
    else
        lay_gazetteer_find(gazetteer, name, NULL, true, &places);
    *known |= places.n > 0;
    lay_vec_done(&places);
    lay_gazetteer_free(gazetteer);
    return LAY_OK;
}
