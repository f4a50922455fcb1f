/* needs_before.c: what a rule needs of the claim before. */
#include "import/prose/clause.h"

#include <string.h>

/* "Their helicopters were flown to Bagram": of those who are told to be elsewhere already. */
bool lay_are_those_before(const struct lay_text_reader *r, const struct lay_sentence *s,
                          const struct lay_clause *c)
{
    const uint32_t there = LAY_TYPE_BIT(ARRIVAL) | LAY_TYPE_BIT(PRESENCE) | LAY_TYPE_BIT(STRENGTH) |
                           LAY_TYPE_BIT(DEPARTURE);
    const struct lay_force *who = c->role_count && c->roles[0].n ? c->roles[0].at[0] : NULL;
    const struct lay_prose_claim *last = lay_last_claim(r);
    bool told = last && last->place_count && lay_type_in(last->type, there);
    if (lay_has_trait(c->rule, LAY_TRAIT_WHO_BEFORE)) /* They left in May. They will return. */
        return who && told && last->actor_count &&
               (!who->actor ||
                strcmp(lay_actor_shown(who->actor)->name, last->actors[0].name) == 0) &&
               (strcmp(last->stance, "asserts") == 0 ? last->type == LAY_TYPE_DEPARTURE
                                                     : last->type == LAY_TYPE_PRESENCE);
    return who && told && c->spot_count && !c->spots[0]->there &&
           (who->pronoun || lay_force_has(s, who, LAY_LEX_POSS, NULL) ||
            lay_takes_those(s, c->trigger->to)); /* перебросив | их */
}

/* "The one in Abéché will follow", "celle de Gao | le sera": bases were told of last. */
static bool follows_base(const struct lay_text_reader *r)
{
    const struct lay_prose_claim *last = lay_last_claim(r);
    return last && lay_was_claimed_near(r, r->focus.last_at) &&
           (lay_is_of_base_type(last->type) || lay_has_trait(last->rule, LAY_TRAIT_PLACE_LEFT));
}

/* "Les Suédois feront de même": what was told last can be done by others, too. */
static bool does_the_same(const struct lay_text_reader *r)
{
    const uint32_t moves = LAY_TYPE_BIT(DEPARTURE) | LAY_TYPE_BIT(DRAWDOWN) |
                           LAY_TYPE_BIT(ROTATION) | LAY_TYPE_BIT(ARRIVAL) | LAY_TYPE_BIT(PRESENCE) |
                           LAY_TYPE_BIT(REDEPLOYMENT);
    const struct lay_prose_claim *last = lay_last_claim(r);
    return last && lay_was_claimed_near(r, r->focus.last_at) && lay_type_in(last->type, moves);
}

bool lay_is_like_before(const struct lay_text_reader *r, const struct lay_rule *rule)
{
    const struct lay_prose_claim *last = lay_last_claim(r);
    if (lay_has_trait(rule, LAY_TRAIT_CLAUSE_WHOLE)) /* asked to leave. Paris refused. */
        return last && last->type == LAY_TYPE_REQUEST && last->asked != LAY_TYPE_NONE;
    return (!lay_needs(rule, LAY_NEED_BASE) || follows_base(r)) &&
           (!lay_has_trait(rule, LAY_TRAIT_WHO_BEFORE) || does_the_same(r));
}
