/* styles.c: see styles.h. */
#include "query/styles.h"

#include "model/laydown.h"
#include "model/terms.h"
#include <string.h>

const struct lay_query_layer *lay_query_styled_layer(size_t i, const char **name)
{
    static const char *const names[][2] = {{"events", "events"},       {"event_areas", "events"},
                                           {"movements", "movements"}, {"presence", "presence"},
                                           {"bases", "bases"},         {"claims", "claims"}};
    if (i >= LAY_COUNT(names))
        return NULL;
    *name = names[i][0];
    return lay_query_layer_find(names[i][1]);
}

lay_status lay_query_style_values(lay_db *db, const char *layer, const char *field,
                                  lay_arena *arena, lay_style_values *out, lay_error *err)
{
    if (!field)
        return LAY_OK;
    if (strcmp(field, "actor") == 0)
        return lay_store_style_values(db, layer, arena, out, err);
    size_t count = LAY_STATE_UNKNOWN + 1;
    const char *const *types = NULL;
    if (strcmp(field, "type") == 0)
        types = lay_term_names(LAY_LIST_TYPE, &count);
    for (size_t i = 0; i < count; i++)
        lay_vec_push(out, types ? types[i] : lay_state_name((enum lay_state)i));
    return LAY_OK;
}
