/* focus.c: pronouns and "these instructors" by what was last spoken of. */
#include "import/prose/reader.h"

#include <string.h>

void lay_focus_on_force(struct lay_text_reader *r, const struct lay_force *force)
{
    struct lay_focus *focus = &r->focus;
    if (!force->actor)
        return;
    if (force->unit || strcmp(force->actor->kind, "state") != 0)
        focus->people = force->actor;
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

void lay_focus_on_place(struct lay_text_reader *r, const struct lay_gaz_place *place)
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
        focus->town = place->town ? place->town : place;
    }
}
