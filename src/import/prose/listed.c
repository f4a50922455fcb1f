/* listed.c: "900 soldiers in Syria, 2,500 in Iraq and an Italian brigade in Shama": a verb says of
 * those that stand behind its own what it says of them. */
#include "import/prose/making.h"

void lay_make_listed(struct making *m)
{
    const struct lay_clause *c = m->clause;
    const struct lay_sentence *s = m->s;
    if (!c->spot_count || !c->role_count || !c->roles[0].n || !c->counted ||
        c->spots[c->spot_count - 1]->from < c->trigger->to)
        return;
    size_t at = c->spots[c->spot_count - 1]->to;
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        struct lay_force other = *c->counted;
        const struct lay_force *found = NULL;
        size_t from = at;
        while (from < spot->prep_from &&
               (m->r->tokens.text[m->r->tokens.all.at[from].start] == ',' ||
                lay_noted(s, from, LAY_LEX_AND)))
            from++;
        if (spot->from < at || from == at || !*spot->prep || spot->from >= c->trigger->right ||
            lay_in_time(s, from))
            continue;
        size_t n = lay_read_quantity(m->r, s, from, &other.quantity);
        if (n && from + n == spot->prep_from)
            found = &other;
        for (size_t k = 0; k < s->forces.n; k++)
            if (s->forces.at[k].from == from && s->forces.at[k].to == spot->prep_from &&
                s->forces.at[k].unit)
                found = &s->forces.at[k];
        if (!found)
            continue;
        struct lay_clause listed = *c;
        listed.counted = found;
        listed.origin = NULL;
        listed.spots[0] = spot;
        listed.spot_count = 1;
        if (found->actor)
            listed.roles[0].at[0] = found;
        m->clause = &listed;
        lay_make_claim(m, 0, spot);
        m->clause = c;
        at = spot->to;
    }
}
