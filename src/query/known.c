/* known.c: opens the gazetteer when a name is in no row of the store, and only then: reading its
 * tables takes longer than most queries. */
#include "query/known.h"

#include "base/data.h"
#include "base/mem.h"
#include "gazetteer/gazetteer.h"
#include <stdlib.h>

lay_status lay_gazetteer_knows(bool actor, const char *name, bool *known, lay_error *err)
{
    *known = false;
    LAY_FREE char *folder = lay_data_path("geodata");
    /* Without the tables the store's own names must do. */
    if (!folder)
        return LAY_OK;
    struct lay_gazetteer *gazetteer = NULL;
    lay_status status = lay_gazetteer_open(folder, &gazetteer, err);
    if (status != LAY_OK)
        return status;
    const struct lay_gaz_place *place;
    if (actor)
        *known = lay_gazetteer_find_actor(gazetteer, name) != NULL;
    else
        *known = lay_gazetteer_find_places(gazetteer, name, NULL, &place, 1) > 0;
    lay_gazetteer_free(gazetteer);
    return LAY_OK;
}
