/* loads.c: who or what a ship, a plane, a convoy carries. */
#include "import/prose/clause.h"

#include <string.h>

/* "with 300 soldiers", "laden with rifles": nothing but their number between. */
static bool is_loaded(const struct lay_sentence *s, const struct lay_force *f)
{
    const size_t counted = f->quantity.to > f->quantity.from && f->quantity.from < f->from;
    const size_t at = counted ? f->quantity.from : f->from;
    for (size_t n = 1; n <= 2 && at >= s->from + n; n++) {
        const struct lay_note *with = lay_noted(s, at - n, LAY_LEX_WITH);
        if (with && with->len == n)
            return true;
    }
    return false;
}

/* "с техникой | 62-й российской базы": whose a thing is by the base that it belongs to. */
static const struct lay_force *of_base(struct lay_text_reader *r, const struct lay_sentence *s,
                                       const struct lay_force *f)
{
    for (size_t i = 0; i < s->spots.n && !f->actor; i++)
        if (s->spots.at[i].base && s->spots.at[i].holder && s->spots.at[i].from == f->to) {
            struct lay_force of = *f;
            of.actor = s->spots.at[i].holder;
            return lay_keep_force(r, of);
        }
    return f;
}

/* "The ship docked in Tobruk on Monday | with 300 soldiers on board": who or what a ship or plane
 * carries came, or left; whose it is where that is told of them, else whose the ship is. */
void lay_fill_load(struct lay_text_reader *r, const struct lay_sentence *s,
                   const struct lay_trigger *t, struct lay_clause *c)
{
    static const char *const carriers[] = {"ship", "aircraft", "vehicle"};
    struct lay_role_forces *lead = c->role_count ? &c->roles[0] : NULL;
    const struct lay_force *by = lead && lead->n == 1 ? lead->at[0] : NULL;
    const uint32_t away = LAY_TYPE_BIT(DEPARTURE) | LAY_TYPE_BIT(REMOVAL),
                   moves = LAY_TYPE_BIT(ARRIVAL) | LAY_TYPE_BIT(TRANSIT) | away;
    bool carrier = false;
    for (size_t i = 0; i < LAY_COUNT(carriers) && by && by->unit; i++)
        carrier |= strcmp(by->unit, carriers[i]) == 0;
    if (!carrier || c->cargo || !lay_is_verb(t) || !lay_type_in(c->rule->type, moves) ||
        (by->to > t->from && by->from < t->to))
        return;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        bool near = (f->from >= by->to && f->to <= t->from && f->from < by->to + 4) ||
                    (f->from >= t->to && f->from < t->right);
        bool leaves = lay_type_in(c->rule->type, away) && f->equipment;
        bool told = f->quantity.to > f->quantity.from || f->actor || leaves;
        bool goods = f->equipment && (c->rule->type == LAY_TYPE_ARRIVAL || leaves ||
                                      (c->rule->type == LAY_TYPE_TRANSIT && f->actor));
        if (!near || !f->unit || !told || !is_loaded(s, f) || (f->equipment && !goods))
            continue;
        c->counted = f;
        c->load = true;
        if (f->actor || !by->actor)
            lead->at[0] = of_base(r, s, f);
        return;
    }
}
