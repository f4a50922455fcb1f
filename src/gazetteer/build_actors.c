/* build_actors.c: actors.csv into actors. A name belongs to one actor: who is meant must never hang
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
static lay_status check_names(const struct lay_record *row, uint32_t actor, size_t first,
                              lay_error *err)
{
    struct lay_gazetteer *g = &row->b->g;
    const struct lay_name_index *index = &g->actor_names;
    for (size_t i = first; i < index->entries.n; i++) {
        LAY_FREE char *key = lay_strdup(lay_text_at(g, index->entries.at[i].key));
        uint32_t owner = lay_id_find(row->b, index, key);
        if (owner == actor) {
            size_t len;
            LAY_FREE char *stem = lay_stem_name(key, strlen(key), &len);
            if (lay_is_cyrillic(key, strlen(key)))
                lay_row_index(row->b, &g->actor_stems, stem, len, actor, LAY_NAME_LOOSE);
            continue;
        }
        lay_error_set(err, LAY_REFUSED, "gazetteer.invalid",
                      "The name \"%s\" belongs to two actors, %s and %s.", key,
                      lay_text_at(g, g->actors.at[owner].id),
                      lay_text_at(g, g->actors.at[actor].id));
        lay_error_at(err, row->file, row->cells[ACTOR_NAMES]->line,
                     row->cells[ACTOR_NAMES]->column);
        return LAY_REFUSED;
    }
    return LAY_OK;
}

static lay_status take_actor(struct lay_record *row, lay_error *err)
{
    struct lay_gazetteer *g = &row->b->g;
    const char *id = lay_row_cell(row, ACTOR_ID), *parent = lay_row_cell(row, ACTOR_PARENT);
    struct lay_actor_record actor = {.parent = LAY_NONE};
    if (!*id || lay_id_find(row->b, &g->actor_ids, id) != LAY_NONE)
        return lay_row_invalid(row, ACTOR_ID, err, "is no id, or the id of another actor");
    if (*parent)
        actor.parent = lay_id_find(row->b, &g->actor_ids, parent);
    if (*parent && actor.parent == LAY_NONE)
        return lay_row_invalid(row, ACTOR_PARENT, err, "is the id of no actor in the rows above");
    if (!*lay_row_cell(row, ACTOR_SOURCE))
        return lay_row_invalid(row, ACTOR_SOURCE, err, "is no source");
    if (!lay_row_day(row, ACTOR_FROM, LAY_DAY_MIN, &actor.valid_from))
        return lay_row_invalid(row, ACTOR_FROM, err, "is no day");
    if (!lay_row_day(row, ACTOR_TO, LAY_DAY_MAX, &actor.valid_to) ||
        actor.valid_to < actor.valid_from)
        return lay_row_invalid(row, ACTOR_TO, err, "is no day, or one before the first");
    actor.id = lay_row_keep(row, ACTOR_ID);
    actor.name = lay_row_keep(row, ACTOR_NAME);
    actor.kind = lay_row_keep(row, ACTOR_KIND);
    actor.source = lay_row_keep(row, ACTOR_SOURCE);
    uint32_t at = (uint32_t)g->actors.n;
    size_t before = g->actor_names.entries.n;
    lay_name_index_add(&g->actor_ids, &g->strings, actor.id, at, LAY_NAME_FIRST);
    lay_status status = lay_row_names(row, ACTOR_NAMES, actor.name, &g->actor_names, at, false,
                                      &actor.names, &actor.name_count, err);
    lay_vec_push(&g->actors, actor);
    return status == LAY_OK ? check_names(row, at, before, err) : status;
}

const struct lay_row_table lay_actor_tables[1] = {
    {"actors.csv",
     {"id", "name", "names", "kind", "parent", "valid_from", "valid_to", "source", NULL},
     take_actor},
};
