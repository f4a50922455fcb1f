/* known.c: asks the gazetteer when a name is in no row of the store. */
#include "query/known.h"

#include "base/error.h"
#include "base/mem.h"
#include "gazetteer/imported.h"
#include <stdlib.h>

/* *out is NULL where there is none: the store's own names must do. */
static lay_status open_gazetteer(struct lay_gazetteer **out, lay_error *err)
{
    lay_error missing = LAY_ERROR_INIT;
    *out = NULL;
    lay_status status = lay_gazetteer_open_own(out, &missing);
    if (status != LAY_OK && status != LAY_NOT_FOUND)
        lay_error_move(err, &missing);
    lay_error_done(&missing);
    return status == LAY_NOT_FOUND ? LAY_OK : status;
}

/* The program's own places; where there is none, the user's. */
static lay_status find_places(struct lay_gazetteer *gazetteer, struct lay_imported *imported,
                              const char *name, lay_gaz_candidates *out, lay_error *err)
{
    lay_gazetteer_find(gazetteer, name, NULL, true, out);
    if (!out->n)
        lay_imported_find(imported, name, NULL, true, out);
    return lay_imported_failed(imported, err);
}

lay_status lay_gazetteer_knows(lay_db *db, bool actor, const char *name, bool *known,
                               lay_error *err)
{
    struct lay_gazetteer *gazetteer;
    struct lay_imported *imported = NULL;
    lay_status status = open_gazetteer(&gazetteer, err);
    *known = false;
    if (status != LAY_OK || !gazetteer)
        return status;
    lay_gaz_candidates places = {0};
    status = lay_imported_open(db, gazetteer, &imported, err);
    if (status == LAY_OK && actor)
        *known = lay_gazetteer_find_actor(gazetteer, name) != NULL;
    else if (status == LAY_OK)
        status = find_places(gazetteer, imported, name, &places, err);
    *known |= places.n > 0;
    lay_vec_done(&places);
    lay_imported_free(imported);
    lay_gazetteer_free(gazetteer);
    return status;
}

lay_status lay_gazetteer_each_place(lay_db *db, const char *name,
                                    void (*each)(void *context, const char *label,
                                                 struct lay_point point),
                                    void *context, lay_error *err)
{
    enum { MOST = 20, LAST_POINT_PRECISION = 2 };
    struct lay_gazetteer *gazetteer;
    struct lay_imported *imported = NULL;
    lay_status status = open_gazetteer(&gazetteer, err);
    if (status != LAY_OK || !gazetteer)
        return status;
    lay_gaz_candidates found = {0};
    status = lay_imported_open(db, gazetteer, &imported, err);
    if (status == LAY_OK)
        status = find_places(gazetteer, imported, name, &found, err);
    for (size_t i = 0; status == LAY_OK && i < found.n && i < MOST; i++) {
        const struct lay_gaz_place *place = found.at[i].place;
        LAY_FREE char *label =
            lay_asprintf("%s (%s%s%s)", place->name, place->kind, place->country ? ", " : "",
                         place->country ? place->country : "");
        bool point = place->has_point && place->precision <= LAST_POINT_PRECISION;
        each(context, label, (struct lay_point){point, place->lon, place->lat});
    }
    lay_vec_done(&found);
    lay_imported_free(imported);
    lay_gazetteer_free(gazetteer);
    return status;
}
