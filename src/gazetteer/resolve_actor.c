/* resolve_actor.c: whose the actors are that the gazetteer does not know.
 *
 * "Deutsches Kontingent SFOR" belongs to SFOR though no table has heard of SFOR, once a report
 * names it. So when all claims are stored, the names of all such actors in use are made known, and
 * each is read again for the parent that its words state: a rule on the set of names, whatever
 * their order. A name that contains another is longer, so there are no circles.
 */
#include "gazetteer/resolve.h"

#include "store/mention.h"
#include <stdlib.h>
#include <string.h>

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct lay_store_unknown_actor *)a)->key,
                  ((const struct lay_store_unknown_actor *)b)->key);
}

static lay_status parent_row(struct lay_resolver *resolver,
                             const lay_store_unknown_actors_vec *list,
                             const struct lay_gaz_actor *above, int64_t *row, lay_error *err)
{
    struct lay_store_unknown_actor key = {.key = above->id};
    const struct lay_store_unknown_actor *unknown =
        bsearch(&key, list->at, list->n, sizeof *list->at, by_key);
    if (!unknown)
        return lay_known_actor_row(resolver, above, row, err);
    *row = unknown->id;
    return LAY_OK;
}

static lay_status show_name(struct lay_resolver *resolver, int64_t actor, const char *name,
                            lay_store_unknown_actors_vec *list, lay_error *err)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].id == actor && strcmp(list->at[i].name, name) != 0) {
            list->at[i].name = name;
            resolver->actors_changed++;
            return lay_store_set_actor_name(resolver->db, actor, name, err);
        }
    return LAY_OK;
}

/* The best spelling among those of current reports. */
static lay_status respell(struct lay_resolver *resolver, lay_store_unknown_actors_vec *list,
                          lay_error *err)
{
    lay_store_spellings all = {0};
    lay_status status = lay_store_actor_spellings(resolver->db, &resolver->arena, &all, err);
    for (size_t i = 0; i < all.n && status == LAY_OK;) {
        const char *best = all.at[i].name;
        size_t next = i + 1;
        for (; next < all.n && all.at[next].actor == all.at[i].actor; next++)
            best = lay_better_name(best, all.at[next].name);
        status = show_name(resolver, all.at[i].actor, best, list, err);
        i = next;
    }
    lay_vec_done(&all);
    return status;
}

lay_status lay_settle_actors(struct lay_resolver *resolver, lay_error *err)
{
    lay_store_unknown_actors_vec list = {0};
    lay_status status = lay_store_unknown_actors(resolver->db, &resolver->arena, &list, err);
    if (status == LAY_OK && resolver->respell)
        status = respell(resolver, &list, err);
    for (size_t i = 0; i < list.n; i++)
        lay_gazetteer_learn_actor(resolver->gazetteer, list.at[i].key, list.at[i].name);
    for (size_t i = 0; i < list.n && status == LAY_OK; i++) {
        const struct lay_gaz_actor *above =
            lay_gazetteer_derive_parent(resolver->gazetteer, list.at[i].name);
        int64_t parent = 0;
        if (above)
            status = parent_row(resolver, &list, above, &parent, err);
        if (status != LAY_OK || parent == list.at[i].parent)
            continue;
        status = lay_store_set_parent(resolver->db, list.at[i].id, parent, err);
        resolver->actors_changed++;
    }
    lay_vec_done(&list);
    return status;
}
