/* draw_areas.c: see draw_areas.h. */
#include "gazetteer/draw_areas.h"

#include "gazetteer/area_shape.h"

lay_status lay_gazetteer_draw_areas(const struct lay_gazetteer *gazetteer, lay_db *db,
                                    lay_error *err)
{
    lay_arena arena = {0};
    lay_wanted_areas wanted = {0};
    lay_status status = lay_store_areas_wanted(db, &arena, &wanted, err);
    for (size_t i = 0; status == LAY_OK && i < wanted.n; i++) {
        struct lay_shape shape = {0};
        if (lay_shape_of_place(gazetteer, wanted.at[i].key, wanted.at[i].name,
                               LAY_WORLDVIEW_DEFACTO, &shape))
            status = lay_store_put_area(db, wanted.at[i].place, &shape, err);
        lay_shape_done(&shape);
    }
    lay_vec_done(&wanted);
    lay_arena_done(&arena);
    return status;
}
