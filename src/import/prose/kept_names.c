/* kept_names.c: answers of the gazetteer that are kept while a text is read: texts repeat names. */
#include "import/prose/reader.h"

#include "base/hash.h"
#include <stdlib.h>
#include <string.h>

static void empty(struct lay_kept_name *kept)
{
    free(kept->name);
    lay_vec_done(&kept->places);
    lay_vec_done(&kept->facilities);
    *kept = (struct lay_kept_name){0};
}

void lay_names_done(struct lay_text_reader *r)
{
    for (size_t i = 0; r->kept_names && i < LAY_KEPT_NAMES; i++)
        empty(&r->kept_names[i]);
    free(r->kept_names);
    r->kept_names = NULL;
}

/* Ways of one name are kept apart, as they are asked for by turns; and so are runs of words, which
 * hardly come again, from words alone. Each has a few slots that it may be in. */
static struct lay_kept_name *kept_name(struct lay_text_reader *r, const char *folded, size_t len,
                                       enum lay_name_way way)
{
    enum { SLOTS = 4, HALF = LAY_KEPT_NAMES / 2 };
    if (!r->kept_names)
        r->kept_names = lay_zalloc(LAY_KEPT_NAMES, sizeof *r->kept_names);
    const uint64_t hash = lay_hash_quick(folded, len) + way;
    struct lay_kept_name *first = &r->kept_names[hash % HALF / SLOTS * SLOTS], *free_one = NULL;
    first += memchr(folded, ' ', len) ? 0 : HALF;
    for (struct lay_kept_name *kept = first; kept < first + SLOTS; kept++) {
        if (kept->hash == hash && kept->name && kept->name_len == len && kept->way == way &&
            memcmp(kept->name, folded, len) == 0)
            return kept;
        free_one = kept->name || free_one ? free_one : kept;
    }
    struct lay_kept_name *kept = free_one ? free_one : &first[hash % SLOTS];
    empty(kept);
    kept->name = lay_strndup(folded, len);
    kept->name_len = len;
    kept->hash = hash;
    kept->way = way;
    return kept;
}

const struct lay_gaz_actor *lay_kept_actor(struct lay_text_reader *r, const char *folded,
                                           size_t len)
{
    struct lay_kept_name *kept = kept_name(r, folded, len, LAY_NAME_EXACTLY);
    if (!kept->actor_asked) {
        kept->actor_asked = true;
        kept->actor = lay_gazetteer_actor_of_words(r->gazetteer, folded, len);
    }
    return kept->actor;
}

const lay_gaz_candidates *lay_kept_places(struct lay_text_reader *r, const char *folded,
                                          enum lay_name_way way)
{
    struct lay_kept_name *kept = kept_name(r, folded, strlen(folded), way);
    if (!kept->places_asked) {
        kept->places_asked = true;
        if (way == LAY_NAME_OF_FACILITY)
            lay_gazetteer_find_facility(r->gazetteer, folded, &kept->places);
        else if (way != LAY_NAME_BY_CASE)
            lay_gazetteer_find(r->gazetteer, folded, NULL, way != LAY_NAME_LOOSELY, &kept->places);
        if ((way == LAY_NAME_IN_CASE || way == LAY_NAME_BY_CASE) && !kept->places.n)
            lay_gazetteer_find_in_case(r->gazetteer, folded, &kept->places);
    }
    return &kept->places;
}

const lay_gaz_candidates *lay_kept_facilities(struct lay_text_reader *r, const char *folded)
{
    struct lay_kept_name *kept = kept_name(r, folded, strlen(folded), LAY_NAME_EXACTLY);
    if (!kept->facilities_asked) {
        kept->facilities_asked = true;
        lay_gazetteer_find_core(r->gazetteer, folded, &kept->facilities);
    }
    return &kept->facilities;
}

const struct lay_gaz_actor *lay_actor_named(const struct lay_text_reader *r, const char *name)
{
    struct lay_text_reader *keeps =
        (struct lay_text_reader *)r; /* what is kept changes no answer */
    const struct lay_gaz_actor **kept = &keeps->named[(uintptr_t)name / 8 % LAY_COUNT(r->named)];
    if (!*kept || (*kept)->name != name) {
        const struct lay_gaz_actor *actor = lay_gazetteer_find_actor(r->gazetteer, name);
        if (!actor || actor->name != name)
            return actor;
        *kept = actor;
    }
    return *kept;
}
