/* load_actors.c: actors.csv into actors. A name belongs to one actor: who is meant must never hang
 * on the order of rows. A parent stands above its children, so that there are no circles. */
#include "base/error.h"
#include "gazetteer/rows.h"
#include <string.h>

enum {
    ACTOR_ID,
    ACTOR_NAME,
    ACTOR_NAMES,
    ACTOR_KIND,
    ACTOR_PARENT,
    ACTOR_FROM,
    ACTOR_TO,
    ACTOR_SOURCE
};

/* Whether the names that were indexed from `first` on led nowhere before. */
static lay_status check_names(const struct lay_row *row, const struct lay_gaz_actor *actor,
                              size_t first, lay_error *err)
{
    const struct lay_name_index *index = &row->g->actor_names;
    for (size_t i = first; i < index->entries.n; i++) {
        const struct lay_name_entry *e = &index->entries.at[i];
        const struct lay_gaz_actor *owner = lay_name_index_find(index, e->key, e->len)->value;
        if (owner == actor) {
            lay_stem_index_add(row->g, &row->g->actor_stems, e->key, e->len, actor);
            continue;
        }
        lay_error_set(err, LAY_REFUSED, "gazetteer.invalid",
                      "The name \"%s\" belongs to two actors, %s and %s.", e->key, owner->id,
                      actor->id);
        lay_error_at(err, row->file, row->cells[ACTOR_NAMES]->line,
                     row->cells[ACTOR_NAMES]->column);
        return LAY_REFUSED;
    }
    return LAY_OK;
}

static lay_status take_actor(struct lay_row *row, lay_error *err)
{
    struct lay_gazetteer *g = row->g;
    struct lay_gaz_actor *actor = lay_arena_new(&g->arena, struct lay_gaz_actor);
    actor->id = lay_row_keep(row, ACTOR_ID);
    if (!*actor->id || lay_name_index_find(&g->actor_ids, actor->id, strlen(actor->id)))
        return lay_row_invalid(row, ACTOR_ID, err, "is no id, or the id of another actor");
    const char *parent = lay_row_cell(row, ACTOR_PARENT);
    const struct lay_name_entry *above = lay_name_index_find(&g->actor_ids, parent, strlen(parent));
    if (*parent && !above)
        return lay_row_invalid(row, ACTOR_PARENT, err, "is the id of no actor in the rows above");
    actor->parent = above ? above->value : NULL;
    lay_name_index_add(&g->actor_ids, actor->id, strlen(actor->id), actor, true);
    lay_vec_push(&g->actors, actor);
    actor->name = lay_row_keep(row, ACTOR_NAME);
    actor->kind = lay_row_keep(row, ACTOR_KIND);
    actor->source = lay_row_keep(row, ACTOR_SOURCE);
    if (!*actor->source)
        return lay_row_invalid(row, ACTOR_SOURCE, err, "is no source");
    if (!lay_row_day(row, ACTOR_FROM, LAY_DAY_MIN, &actor->valid_from))
        return lay_row_invalid(row, ACTOR_FROM, err, "is no day");
    if (!lay_row_day(row, ACTOR_TO, LAY_DAY_MAX, &actor->valid_to) ||
        actor->valid_to < actor->valid_from)
        return lay_row_invalid(row, ACTOR_TO, err, "is no day, or one before the first");
    size_t before = g->actor_names.entries.n;
    lay_status status = lay_row_names(row, ACTOR_NAMES, actor->name, &g->actor_names, actor,
                                      &actor->names, &actor->name_count, err);
    return status == LAY_OK ? check_names(row, actor, before, err) : status;
}

const struct lay_row_table lay_actor_tables[1] = {
    {"actors",
     {"id", "name", "names", "kind", "parent", "valid_from", "valid_to", "source", NULL},
     take_actor},
};
