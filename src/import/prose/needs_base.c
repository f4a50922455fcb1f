/* needs_base.c: whether a clause tells of a base, or of a town that is taken as one. */
#include "import/prose/clause.h"

#include <string.h>

/* "captured Goma": a town is taken as a base is, where it is told who takes it. */
static bool is_taken_town(const struct lay_text_reader *r, const struct lay_sentence *s,
                          const struct lay_clause *c, const struct lay_spot *spot)
{
    bool town = spot->place ? spot->place->level == LAY_LEVEL_TOWN
                            : spot->there && strcmp(spot->there, "town") == 0;
    for (size_t i = spot->from; i < spot->to && spot->unknown; i++)
        town |= lay_noted(s, i, LAY_LEX_TOWN) != NULL; /* the village of Janay Abdalla */
    town |= spot->wide && spot->unknown;               /* the district of Panjwai */
    bool out = lay_slot_is(c->rule, LAY_SLOT_OBJ, "giver") && strcmp(spot->prep, "origin") == 0;
    bool which = spot->to < c->trigger->from && /* around Robotyne, | which they took */
                 lay_noted(s, spot->to + lay_is_sign(r, spot->to, ','), LAY_LEX_RELATIVE);
    bool object = !*spot->prep || strcmp(spot->prep, "of") == 0 || out || /* выбили их из Пальмы */
                  which || lay_noted_as(s, spot->prep_from, LAY_LEX_DET, "def");
    for (size_t i = 0; i < c->trigger->other_count; i++) /* ont investi Kidal */
        if (c->trigger->others[i].rule->type == LAY_TYPE_ARRIVAL ||
            c->trigger->others[i].rule->type == LAY_TYPE_PRESENCE)
            return false;
    const struct lay_force *who = c->role_count && c->roles[0].n ? c->roles[0].at[0] : NULL;
    const uint32_t fights = LAY_TYPE_BIT(BASE_SEIZED) | LAY_TYPE_BIT(BASE_ATTACKED);
    const bool they = who && who->pronoun && lay_last_claim(r) && /* they also took Bukavu */
                      lay_type_in(lay_last_claim(r)->type, fights) && r->focus.group &&
                      lay_was_claimed_near(r, c->trigger->from);
    bool near = lay_are_arms_near(r, s) || they;
    bool armed = near ||                    /* the rebels said | they had taken Goma */
                 lay_announces_own(s, c) || /* M23 объявила о взятии Гомы */
                 (who && !who->equipment && (who->unit || lay_is_group(who)));
    return c->rule->type == LAY_TYPE_BASE_SEIZED && town && object && r->military && armed &&
           lay_has_force(r, s, c, near, false);
}

/* "France handed over its base in Gossi. It handed over | Gao in May": the base of a town, as of
 * the one before; "a remis | Gao à l'armée malienne": what an army gets. */
static bool is_town_too(const struct lay_text_reader *r, const struct lay_clause *c,
                        const struct lay_spot *spot)
{
    const uint32_t types = LAY_TYPE_BIT(BASE_HANDOVER) | LAY_TYPE_BIT(BASE_CLOSED);
    const struct lay_prose_claim *last = lay_last_claim(r);
    const bool given = c->rule->type == LAY_TYPE_BASE_HANDOVER && c->role_count > 1;
    const struct lay_force *to = given && c->roles[1].n ? c->roles[1].at[0] : NULL;
    bool gets = to && to->unit && spot->from >= c->trigger->to;
    bool too = last && last->type == c->rule->type && lay_type_in(last->type, types) &&
               lay_was_claimed_near(r, c->trigger->from);
    return (too || gets) && spot->place && !*spot->prep && spot->place->level == LAY_LEVEL_TOWN &&
           lay_is_verb(c->trigger);
}

/* "Поставила | на базу Хмеймим | 14 истребителей", "на базе в Гао появились | наёмники": no base is
 * what was set up there. */
static bool puts_there(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_clause *c)
{
    const struct lay_spot *base = c->spot_count ? c->spots[0] : NULL;
    const struct lay_trigger *t = c->trigger;
    bool there = base && base->base && strcmp(base->prep, "site") == 0 &&
                 c->rule->type == LAY_TYPE_BASE_ESTABLISHED;
    size_t prep_from;
    for (size_t i = 0; i < s->forces.n && there; i++) {
        const struct lay_force *f = &s->forces.at[i];
        bool many = f->quantity.to > f->quantity.from;
        bool right = base->to <= t->from && !lay_is_cut(c->rule) && !lay_is_agent(r, s, f) &&
                     (f->from == t->to || (many && f->quantity.from == t->to));
        if (f->unit && f->from >= base->to && f->from < t->right &&
            (right || (many && lay_is_cut(c->rule))) &&
            !*lay_preposition_before(s, f->from, &prep_from))
            return true;
        if (c->rule->voice == LAY_VOICE_PASSIVE && base->from >= t->to && f->to <= t->from &&
            f->from >= t->left && (f->unit || f->pronoun) &&
            !*lay_preposition_before(s, f->from, &prep_from))
            return true; /* ils sont installés | dans l'ancien camp danois */
    }
    return false;
}

bool lay_has_base(const struct lay_text_reader *r, const struct lay_sentence *s,
                  const struct lay_clause *c)
{
    if (puts_there(r, s, c))
        return false;
    for (size_t i = 0; i < c->spot_count; i++) {
        bool origin = strcmp(c->spots[i]->prep, "origin") == 0;
        if (origin && c->rule->type == LAY_TYPE_BASE_ATTACKED)
            continue; /* took off from Incirlik and struck */
        if ((c->spots[i]->base && (!c->spots[i]->weak || r->military)) ||
            (r->military && c->spots[i]->place && c->spots[i]->place->level == LAY_LEVEL_FACILITY &&
             lay_are_arms_near(r, s) && !(c->rule->type == LAY_TYPE_BASE_HANDOVER && origin)) ||
            is_taken_town(r, s, c, c->spots[i]) || is_town_too(r, c, c->spots[i]))
            return true;
    }
    return false;
}
