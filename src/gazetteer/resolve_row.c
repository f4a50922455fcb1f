/* resolve_row.c: the rows of places and actors, made with all that is above them, each once per
 * import. A row of the gazetteer is written even if it is there: the gazetteer may have changed.
 */
#include "gazetteer/resolve.h"

#include "base/fold.h"
#include "base/hash.h"
#include <stdlib.h>
#include <string.h>

lay_status lay_resolver_init(struct lay_resolver *resolver, lay_db *db,
                             struct lay_gazetteer *gazetteer, lay_error *err)
{
    *resolver = (struct lay_resolver){.db = db, .gazetteer = gazetteer};
    return lay_imported_open(db, gazetteer, &resolver->imported, err);
}

void lay_resolver_done(struct lay_resolver *resolver)
{
    lay_textmap_done(&resolver->place_rows);
    lay_textmap_done(&resolver->actor_rows);
    lay_textmap_done(&resolver->actor_names);
    lay_textmap_done(&resolver->group_names);
    lay_textmap_done(&resolver->found_names);
    for (size_t i = 0; i < resolver->found.n; i++) {
        lay_vec_done(&resolver->found.at[i].candidates);
        lay_vec_done(&resolver->found.at[i].both);
    }
    lay_vec_done(&resolver->found);
    lay_textmap_done(&resolver->fresh);
    lay_textmap_done(&resolver->unresolved_keys);
    lay_vec_done(&resolver->groups);
    lay_vec_done(&resolver->dirty);
    lay_vec_done(&resolver->unresolved);
    lay_imported_free(resolver->imported);
    lay_arena_done(&resolver->arena);
}

const struct lay_gaz_place *lay_country_of(const struct lay_resolver *resolver, const char *code)
{
    return lay_gazetteer_country(resolver->gazetteer, code);
}

void lay_touch_group(struct lay_resolver *resolver, const struct lay_store_group *group)
{
    const char *name =
        lay_arena_printf(&resolver->arena, "%d %s", (int)group->level, group->folded);
    int64_t *seen = lay_textmap_at(&resolver->group_names, name);
    if (!*seen)
        lay_vec_push(&resolver->groups, *group);
    *seen = 1;
}

/* Names with their folded forms; those that fold alike are given once by the store. */
static struct lay_store_name *folded_names(lay_arena *arena, const char *const *names, size_t count)
{
    struct lay_store_name *out = lay_arena_array(arena, struct lay_store_name, count);
    for (size_t i = 0; i < count; i++)
        out[i] = (struct lay_store_name){lay_folded(arena, names[i]), names[i]};
    return out;
}

static lay_status put_place(struct lay_resolver *resolver, const struct lay_store_place *place,
                            int64_t *row, lay_error *err)
{
    int64_t before;
    bool changed;
    lay_status status = lay_store_find_place(resolver->db, place->key, &before, err);
    if (status != LAY_OK && status != LAY_NO)
        return status;
    bool fresh = status == LAY_NO;
    if ((status = lay_store_put_place(resolver->db, place, row, &changed, err)) != LAY_OK)
        return status;
    if (fresh && !place->resolved)
        *lay_textmap_at(&resolver->fresh, place->key) = 1;
    if (changed && !fresh)
        lay_vec_push(&resolver->dirty, place->locality ? place->locality : *row);
    return LAY_OK;
}

lay_status lay_known_place_row(struct lay_resolver *resolver, const struct lay_gaz_place *known,
                               int64_t *row, lay_error *err)
{
    int64_t made = *lay_textmap_at(&resolver->place_rows, known->id), parent = 0, town = 0;
    if (made) {
        *row = made;
        return LAY_OK;
    }
    lay_status status = LAY_OK;
    if (known->parent)
        status = lay_known_place_row(resolver, known->parent, &parent, err);
    if (known->town && known->level == LAY_LEVEL_FACILITY && status == LAY_OK)
        status = lay_known_place_row(resolver, known->town, &town, err);
    if (status != LAY_OK)
        return status;
    struct lay_store_place place = {
        .key = known->id,
        .name = known->name,
        .kind = known->kind,
        .level = known->level,
        .country = known->country,
        .point = {known->has_point, known->lon, known->lat},
        .precision = known->precision,
        .radius_m = known->radius_m > 0 ? known->radius_m : -1,
        .parent = parent,
        .locality = known->level == LAY_LEVEL_FACILITY ? town : 0,
        .resolved = true,
        .source = known->source,
        .gazetteer = known->version ? known->version : lay_gazetteer_version(resolver->gazetteer),
        .names = folded_names(&resolver->arena, known->names, known->name_count),
        .name_count = known->name_count};
    status = put_place(resolver, &place, row, err);
    if (status == LAY_OK)
        *lay_textmap_at(&resolver->place_rows, known->id) = *row;
    return status;
}

static void note_unresolved(struct lay_resolver *resolver, const char *key, bool actor,
                            const char *name, const char *country)
{
    int64_t *at = lay_textmap_at(&resolver->unresolved_keys, key);
    if (!*at) {
        struct lay_unknown_name entry = {actor, name, country};
        lay_vec_push(&resolver->unresolved, entry);
        *at = (int64_t)resolver->unresolved.n;
    } else {
        struct lay_unknown_name *entry = &resolver->unresolved.at[*at - 1];
        entry->name = lay_better_name(entry->name, name);
    }
}

void lay_forget_unresolved(struct lay_resolver *resolver)
{
    resolver->unresolved.n = 0;
    lay_textmap_done(&resolver->unresolved_keys);
}

void lay_touch_names_inside(struct lay_resolver *resolver, const char *folded)
{
    lay_words words;
    lay_words_split(folded, &words);
    for (size_t from = 0; from < words.n; from++)
        for (size_t to = from; to < words.n; to++) {
            if (from == 0 && to + 1 == words.n)
                continue;
            struct lay_store_group group = {lay_arena_strndup(&resolver->arena,
                                                              folded + words.start[from],
                                                              words.end[to] - words.start[from]),
                                            LAY_LEVEL_TOWN};
            lay_touch_group(resolver, &group);
        }
}

lay_status lay_place_row(struct lay_resolver *resolver, const struct lay_resolved *resolved,
                         const char *name, int64_t *row, lay_error *err)
{
    if (resolved->known)
        return lay_known_place_row(resolver, resolved->known, row, err);
    const char *key = lay_unknown_place_key(&resolver->arena, resolved->country, &resolved->group);
    lay_touch_group(resolver, &resolved->group);
    if (resolved->site == LAY_SITE_NAMED)
        lay_touch_names_inside(resolver, resolved->group.folded);
    if (!resolved->told)
        note_unresolved(resolver, key, false, name, resolved->country);
    *row = *lay_textmap_at(&resolver->place_rows, key);
    if (*row)
        return LAY_OK;
    lay_status status = lay_store_find_place(resolver->db, key, row, err);
    if (status == LAY_NO) {
        struct lay_store_name names = {resolved->group.folded, name};
        struct lay_store_place place = {.key = key,
                                        .name = name,
                                        .kind = "place",
                                        .level = resolved->group.level,
                                        .country = resolved->country[0] ? resolved->country : NULL,
                                        .radius_m = -1,
                                        .names = &names,
                                        .name_count = 1};
        status = put_place(resolver, &place, row, err);
    }
    if (status == LAY_OK)
        *lay_textmap_at(&resolver->place_rows, key) = *row;
    return status;
}

static lay_status put_actor(struct lay_resolver *resolver, const struct lay_store_actor *actor,
                            int64_t *row, lay_error *err)
{
    int64_t before;
    bool changed;
    lay_status status = lay_store_find_actor(resolver->db, actor->key, &before, err);
    if (status != LAY_OK && status != LAY_NO)
        return status;
    bool fresh = status == LAY_NO;
    if ((status = lay_store_put_actor(resolver->db, actor, row, &changed, err)) != LAY_OK)
        return status;
    resolver->actors_changed += changed && !fresh;
    *lay_textmap_at(&resolver->actor_rows, actor->key) = *row;
    return LAY_OK;
}

lay_status lay_known_actor_row(struct lay_resolver *resolver, const struct lay_gaz_actor *known,
                               int64_t *row, lay_error *err)
{
    int64_t parent = 0;
    *row = *lay_textmap_at(&resolver->actor_rows, known->id);
    if (*row)
        return LAY_OK;
    lay_status status = LAY_OK;
    if (known->parent)
        status = lay_known_actor_row(resolver, known->parent, &parent, err);
    if (status != LAY_OK)
        return status;
    struct lay_store_actor actor = {
        .key = known->id,
        .name = known->name,
        .kind = known->kind,
        .parent = parent,
        .valid_from = known->valid_from,
        .valid_to = known->valid_to,
        .resolved = true,
        .names = folded_names(&resolver->arena, known->names, known->name_count),
        .name_count = known->name_count};
    return put_actor(resolver, &actor, row, err);
}

static lay_status unknown_actor_row(struct lay_resolver *resolver, const char *name, int64_t *row,
                                    lay_error *err)
{
    lay_arena *arena = &resolver->arena;
    const char *folded = lay_folded(arena, name), *stored;
    const char *key =
        lay_arena_printf(arena, "u-%016llx", (unsigned long long)lay_hash_text(folded));
    int64_t parent = 0;
    lay_status status = lay_store_actor_name(resolver->db, key, arena, &stored, &parent, err);
    if (status != LAY_OK)
        return status;
    const char *shown = stored ? lay_better_name(stored, name) : name;
    struct lay_store_name names = {folded, shown};
    struct lay_store_actor actor = {.key = key,
                                    .name = shown,
                                    .kind = "unknown",
                                    .parent = parent,
                                    .valid_from = LAY_DAY_MIN,
                                    .valid_to = LAY_DAY_MAX,
                                    .names = &names,
                                    .name_count = 1};
    note_unresolved(resolver, key, true, name, "");
    return put_actor(resolver, &actor, row, err);
}

lay_status lay_actor_row(struct lay_resolver *resolver, const char *name, int64_t *row,
                         lay_error *err)
{
    *row = *lay_textmap_at(&resolver->actor_names, name);
    if (*row)
        return LAY_OK;
    const struct lay_gaz_actor *known = lay_gazetteer_find_actor(resolver->gazetteer, name);
    lay_status status = known ? lay_known_actor_row(resolver, known, row, err)
                              : unknown_actor_row(resolver, name, row, err);
    if (status == LAY_OK)
        *lay_textmap_at(&resolver->actor_names, name) = *row;
    return status;
}
