/* imported_actor.c: the actors that the user added to the gazetteer: few, so all are read. */
#include "gazetteer/imported_part.h"

#include "gazetteer/textmap.h"
#include "store/imported.h"
#include <stdlib.h>

struct actor_reader {
    const struct lay_gazetteer *gazetteer;
    lay_arena *arena;
    struct lay_textmap known; /* key -> 1 + index in actors */
    LAY_VEC(struct lay_gaz_actor *) actors;
    LAY_VEC(const char *) parents;
};

static void keep_actor(void *context, const struct lay_imported_actor *row)
{
    struct actor_reader *reader = context;
    lay_arena *arena = reader->arena;
    const char *key = lay_arena_strdup(arena, row->key);
    int64_t *at = lay_textmap_at(&reader->known, key);
    if (*at)
        return; /* another source has it, too */
    struct lay_gaz_actor *actor = lay_arena_new(arena, struct lay_gaz_actor);
    actor->id = key;
    actor->name = lay_arena_strdup(arena, row->name);
    actor->kind = lay_arena_strdup(arena, row->kind);
    actor->valid_from = row->valid_from;
    actor->valid_to = row->valid_to;
    actor->source = lay_arena_strdup(arena, row->cited);
    size_t most = 2;
    for (const char *p = row->names; *p; p++)
        most += *p == '\n';
    const char **names = lay_arena_array(arena, const char *, most);
    names[actor->name_count++] = actor->name;
    char *name;
    bool tagged;
    for (const char *p = row->names; lay_imported_next_name(&p, &name, &tagged); free(name))
        names[actor->name_count++] = lay_arena_strdup(arena, name);
    actor->names = names;
    lay_vec_push(&reader->actors, actor);
    lay_vec_push(&reader->parents, lay_arena_strdup(arena, row->parent));
    *at = (int64_t)reader->actors.n;
}

/* Parents that do not lead back to their children, as those of several sources may. */
static void link_parents(struct actor_reader *reader)
{
    const struct lay_gazetteer *g = reader->gazetteer;
    for (size_t i = 0; i < reader->actors.n; i++) {
        const char *parent = reader->parents.at[i];
        const struct lay_gaz_actor *own = *parent ? lay_gazetteer_actor_of_id(g, parent) : NULL;
        int64_t at = *parent && !own ? lay_textmap_get(&reader->known, parent) : 0;
        size_t steps = 0;
        for (int64_t up = at; up && steps <= reader->actors.n; steps++) {
            const char *next = reader->parents.at[up - 1];
            up = lay_gazetteer_actor_of_id(g, next) ? 0 : lay_textmap_get(&reader->known, next);
        }
        reader->actors.at[i]->parent = own                               ? own
                                       : at && steps <= reader->actors.n ? reader->actors.at[at - 1]
                                                                         : NULL;
    }
}

lay_status lay_imported_actors(lay_db *db, struct lay_gazetteer *gazetteer, lay_arena *arena,
                               lay_error *err)
{
    struct actor_reader reader = {.gazetteer = gazetteer, .arena = arena};
    lay_status status = lay_store_imported_actors(db, keep_actor, &reader, err);
    if (status == LAY_OK)
        link_parents(&reader);
    for (size_t i = 0; i < reader.actors.n && status == LAY_OK; i++)
        lay_gazetteer_add_actor(gazetteer, reader.actors.at[i]);
    lay_textmap_done(&reader.known);
    lay_vec_done(&reader.actors);
    lay_vec_done(&reader.parents);
    return status;
}
