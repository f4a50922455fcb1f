/* follow_up.c: see follow_up.h. */
#include "import/follow_up.h"

#include "gazetteer/draw_areas.h"
#include "gazetteer/place_group.h"
#include "infer/infer.h"
#include <stdlib.h>

static int by_number(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static size_t sort_unique(lay_ids *ids)
{
    size_t n = 0;
    if (ids->n)
        qsort(ids->at, ids->n, sizeof *ids->at, by_number);
    for (size_t i = 0; i < ids->n; i++)
        if (!n || ids->at[n - 1] != ids->at[i])
            ids->at[n++] = ids->at[i];
    return ids->n = n;
}

static lay_status infer(struct lay_resolver *resolver, lay_error *err)
{
    if (resolver->actors_changed || resolver->everywhere) { /* those actors may be anywhere */
        lay_vec_done(&resolver->dirty);
        lay_status status =
            lay_store_every_locality(resolver->db, &resolver->dirty.at, &resolver->dirty.n, err);
        if (status != LAY_OK)
            return status;
        resolver->dirty.cap = resolver->dirty.n;
    }
    size_t count = sort_unique(&resolver->dirty);
    return lay_infer_update(resolver->db, resolver->dirty.at, count, err);
}

lay_status lay_follow_up(struct lay_resolver *resolver, bool revised, lay_error *err)
{
    lay_status status = lay_settle_groups(resolver, err);
    if (status == LAY_OK)
        status = lay_settle_actors(resolver, err);
    if (status == LAY_OK)
        status = lay_store_set_horizon(resolver->db, err);
    if (status == LAY_OK)
        status = infer(resolver, err);
    if (status == LAY_OK)
        status = lay_gazetteer_draw_areas(resolver->gazetteer, resolver->db, err);
    bool left = revised || resolver->again || resolver->moved || resolver->places_moved;
    if (status == LAY_OK && left)
        status = lay_store_drop_unused(resolver->db, err);
    if (status == LAY_OK && resolver->again)
        status = lay_store_drop_unused_actors(resolver->db, err);
    if (status == LAY_OK)
        status = lay_store_statistics(resolver->db, err);
    if (status == LAY_OK)
        status = lay_store_set_gazetteer_version(resolver->db,
                                                 lay_gazetteer_version(resolver->gazetteer), err);
    return status;
}
