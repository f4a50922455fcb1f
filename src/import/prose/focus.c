/* focus.c: pronouns and "these instructors" by what was last spoken of. */
#include "import/prose/reader.h"

#include "import/resolve_choose.h"

#include <string.h>

bool lay_is_irregular(const struct lay_gaz_actor *actor)
{
    return strcmp(actor->kind, "armed_group") == 0 || strcmp(actor->kind, "pmc") == 0;
}

void lay_focus_on_force(struct lay_text_reader *r, const struct lay_force *force)
{
    struct lay_focus *focus = &r->focus;
    if (!force->actor)
        return;
    if (force->unit || !lay_is_state(force->actor))
        focus->people = force->actor;
    if (lay_is_irregular(force->actor))
        focus->group = force->actor;
    if (strcmp(force->actor->kind, "mission") == 0 || strcmp(force->actor->kind, "operation") == 0)
        focus->mission = force->actor;
    if (focus->actor && focus->actor != force->actor)
        focus->other = focus->actor;
    focus->actor = force->actor;
    if (!force->head)
        return;
    size_t at = 0;
    while (at < focus->head_count && focus->heads[at].head != force->head)
        at++;
    if (at == LAY_COUNT(focus->heads))
        at = 0; /* what was not spoken of for longest is forgotten */
    if (at < focus->head_count)
        memmove(&focus->heads[at], &focus->heads[at + 1],
                (--focus->head_count - at) * sizeof *focus->heads);
    focus->heads[focus->head_count].head = force->head;
    focus->heads[focus->head_count++].actor = force->actor;
}

const struct lay_gaz_actor *lay_focus_actor(const struct lay_text_reader *r,
                                            const struct lay_force *force,
                                            const struct lay_gaz_actor *not_this)
{
    const struct lay_focus *focus = &r->focus;
    for (size_t i = 0; i < focus->head_count && force->head; i++)
        if (focus->heads[i].head == force->head)
            return focus->heads[i].actor;
    if ((!not_this && force->pronoun) || (force->unit && focus->people != not_this))
        return focus->people;
    return focus->actor == not_this ? focus->other : focus->actor;
}

void lay_focus_on_place(struct lay_text_reader *r, const struct lay_gaz_place *place, size_t at)
{
    struct lay_focus *focus = &r->focus;
    if (place->level == LAY_LEVEL_COUNTRY)
        focus->country = place;
    else if (place->country)
        focus->country = lay_gazetteer_country(r->gazetteer, place->country);
    if (place->level > LAY_LEVEL_TOWN && place->level < LAY_LEVEL_COUNTRY)
        focus->region = place;
    if (place->level == LAY_LEVEL_TOWN || place->level == LAY_LEVEL_FACILITY) {
        focus->site = place;
        focus->site_at = at;
        focus->town = place->town ? place->town : place;
    }
}

bool lay_was_claimed_near(const struct lay_text_reader *r, size_t at)
{
    enum { REACH = 100 }; /* tokens */
    return r->focus.last.name && at < r->focus.last_at + REACH;
}

void lay_focus_keep(struct lay_focus *focus, lay_arena *arena)
{
    focus->last.name = lay_arena_strdup(arena, focus->last.name);
    focus->last_base.name = lay_arena_strdup(arena, focus->last_base.name);
    focus->speaker.text = lay_arena_strdup(arena, focus->speaker.text);
}

const struct lay_gaz_place *lay_country_of_actor(struct lay_text_reader *r, const char *name)
{
    const struct lay_gaz_actor *actor = lay_actor_named(r, name);
    if (!actor || !lay_is_state(actor) || strlen(actor->id) != 2)
        return NULL;
    const char code[] = {(char)(actor->id[0] - 'a' + 'A'), (char)(actor->id[1] - 'a' + 'A'), '\0'};
    return lay_gazetteer_country(r->gazetteer, code);
}

bool lay_country_middle(struct lay_text_reader *r, const struct lay_gaz_place *country, double *lon,
                        double *lat)
{
    int number = lay_country_number(country->country);
    if (number < 0)
        return false;
    if (!r->middles[number].asked) {
        r->middles[number].asked = true;
        r->middles[number].known = lay_gazetteer_middle(
            r->gazetteer, country->country, &r->middles[number].lon, &r->middles[number].lat);
    }
    *lon = r->middles[number].lon;
    *lat = r->middles[number].lat;
    return r->middles[number].known;
}
