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
        const struct lay_wanted_area *area = &wanted.at[i];
        struct lay_shape shape = {0};
        if (!lay_shape_of_place(gazetteer, area->key, area->name, LAY_WORLDVIEW_DEFACTO, &shape) &&
            area->radius_m > 0)
            lay_shape_of_circle(area->middle, area->radius_m, &shape);
        if (shape.parts.n)
            status = lay_store_put_area(db, area->place, &shape, err);
        lay_shape_done(&shape);
    }
    lay_vec_done(&wanted);
    lay_arena_done(&arena);
    return status;
}
