/* known.c: opens the gazetteer when a name is in no row of the store, and only then: reading its
 * tables takes longer than most queries. */
#include "query/known.h"

#include "base/data.h"
#include "base/mem.h"
#include "gazetteer/gazetteer.h"
#include <stdlib.h>

/* *out is NULL where the tables are not there: the store's own names must do. */
static lay_status open_gazetteer(struct lay_gazetteer **out, lay_error *err)
{
    LAY_FREE char *folder = lay_data_path("geodata");
    *out = NULL;
    return folder ? lay_gazetteer_open(folder, out, err) : LAY_OK;
}

lay_status lay_gazetteer_knows(bool actor, const char *name, bool *known, lay_error *err)
{
    struct lay_gazetteer *gazetteer;
    lay_status status = open_gazetteer(&gazetteer, err);
    *known = false;
    if (status != LAY_OK || !gazetteer)
        return status;
    const struct lay_gaz_place *place;
    if (actor)
        *known = lay_gazetteer_find_actor(gazetteer, name) != NULL;
    else
        *known = lay_gazetteer_find_places(gazetteer, name, NULL, &place, 1) > 0;
    lay_gazetteer_free(gazetteer);
    return LAY_OK;
}

lay_status lay_gazetteer_each_place(const char *name,
                                    void (*each)(void *context, const char *label,
                                                 struct lay_point point),
                                    void *context, lay_error *err)
{
    enum { MOST = 20, LAST_POINT_PRECISION = 2 };
    struct lay_gazetteer *gazetteer;
    lay_status status = open_gazetteer(&gazetteer, err);
    if (status != LAY_OK || !gazetteer)
        return status;
    const struct lay_gaz_place *found[MOST];
    size_t n = lay_gazetteer_find_places(gazetteer, name, NULL, found, MOST);
    for (size_t i = 0; i < n && i < MOST; i++) {
        const struct lay_gaz_place *place = found[i];
        LAY_FREE char *label =
            lay_asprintf("%s (%s%s%s)", place->name, place->kind, place->country ? ", " : "",
                         place->country ? place->country : "");
        bool point = place->has_point && place->precision <= LAST_POINT_PRECISION;
        each(context, label, (struct lay_point){point, place->lon, place->lat});
    }
    lay_gazetteer_free(gazetteer);
    return LAY_OK;
}
