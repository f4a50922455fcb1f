/* holders.c: whose a base was, where only the base or what was told before says it. */
#include "import/prose/making.h"

#include <string.h>

/* "the French base was closed": whose base it is. */
void lay_add_holder(struct lay_prose_claim *claim, const struct lay_gaz_actor *holder)
{
    static const struct {
        enum lay_type type;
        const char *role;
    } roles[] = {{LAY_TYPE_BASE_ESTABLISHED, "subject"}, {LAY_TYPE_BASE_CLOSED, "subject"},
                 {LAY_TYPE_BASE_EXPANDED, "subject"},    {LAY_TYPE_BASE_HANDOVER, "giver"},
                 {LAY_TYPE_BASE_SEIZED, "giver"},        {LAY_TYPE_BASE_ATTACKED, "target"},
                 {LAY_TYPE_DEPARTURE, "subject"},        {LAY_TYPE_PRESENCE, "subject"},
                 {LAY_TYPE_REINFORCEMENT, "subject"},    {LAY_TYPE_DRAWDOWN, "subject"}};
    for (size_t i = 0; i < LAY_COUNT(roles); i++)
        if (roles[i].type == claim->type) {
            const char *name = lay_actor_shown(holder)->name;
            claim->actors[claim->actor_count++] =
                (struct lay_claim_actor){name, roles[i].role, name};
        }
}

/* "La base, que les Français occupaient, a été remise", "the post that Russia keeps": whose the
 * words behind it are. */
static const struct lay_gaz_actor *holder_behind(const struct making *m,
                                                 const struct lay_spot *spot)
{
    size_t that = spot->to + lay_is_sign(m->r, spot->to, ',');
    for (size_t i = 0; i < m->s->spots.n && that > spot->to; i++)
        if (m->s->spots.at[i].from >= that && m->s->spots.at[i].from <= that + 2 &&
            lay_is_sign(m->r, m->s->spots.at[i].to, ','))
            that = m->s->spots.at[i].to + 1; /* Manas, | près de Bichkek, | que */
    bool object = lay_noted_as(m->s, that, LAY_LEX_BOUND, "object");
    if (!object && !lay_noted(m->s, that, LAY_LEX_RELATIVE))
        return NULL;
    size_t who = that + 1 + (lay_noted(m->s, that + 1, LAY_LEX_DET) != NULL);
    for (size_t i = 0; i < m->s->forces.n; i++)
        if (m->s->forces.at[i].from > that && m->s->forces.at[i].from <= (object ? that + 2 : who))
            return m->s->forces.at[i].actor;
    return NULL;
}

/* The same of the base, where the place of the clause stands in its relative clause: "the post that
 * Russia keeps at | Lourdes". */
static const struct lay_gaz_actor *holder_in_relative(const struct making *m,
                                                      const struct lay_spot *spot)
{
    const struct lay_gaz_actor *holder = holder_behind(m, spot);
    const struct lay_trigger *t = m->clause->trigger;
    for (size_t i = 0; i < m->s->spots.n && !holder; i++)
        if (m->s->spots.at[i].base && !spot->base && m->s->spots.at[i].to < spot->from &&
            spot->to <= t->from && m->s->spots.at[i].from >= t->left)
            holder = m->s->spots.at[i].holder
                         ? m->s->spots.at[i].holder /* Japan's base, in Djibouti */
                         : holder_behind(m, &m->s->spots.at[i]);
    return holder;
}

/* Who closed or left a base in the claim before. */
static const struct lay_gaz_actor *who_closed(const struct making *m)
{
    const struct lay_focus *focus = &m->r->focus;
    const struct lay_prose_claim *last = lay_told_in_sentence(m);
    enum lay_type type = last ? last->type : focus->claimed_type;
    const char *name = !last ? focus->claimed : last->actor_count ? last->actors[0].name : NULL;
    bool built = last && type == LAY_TYPE_BASE_ESTABLISHED; /* built by them, was handed over */
    bool gone = built || type == LAY_TYPE_BASE_CLOSED || type == LAY_TYPE_DEPARTURE ||
                type == LAY_TYPE_BASE_HANDOVER; /* they returned one; others were returned, too */
    return gone && name ? lay_actor_named(m->r, name) : NULL;
}

/* "Italy has a base in Gao. A second one will be opened in Kidal", "It opened in 2019": by those
 * who have the one that was spoken of. */
static const struct lay_gaz_actor *holder_of_first(const struct making *m,
                                                   const struct lay_spot *spot)
{
    const struct lay_spot *base = NULL;
    for (size_t i = 0; i < m->s->spots.n && !base; i++)
        if (m->s->spots.at[i].base && m->s->spots.at[i].to <= m->clause->trigger->from)
            base = &m->s->spots.at[i];
    if (!base)
        return spot->there ? m->r->focus.base_holder : NULL;
    bool that = lay_noted_as(m->s, base->from, LAY_LEX_BASE, "that");
    return (that || lay_is_like_base_before(m->s, base)) && !base->holder ? m->r->focus.base_holder
                                                                          : NULL;
}

/* "The base was handed over to Mali": by those who were spoken of. */
void lay_add_former_holder(const struct making *m, struct lay_prose_claim *claim,
                           const struct lay_spot *spot)
{
    const struct lay_focus *focus = &m->r->focus;
    enum lay_type type = claim->type;
    bool given = type == LAY_TYPE_BASE_HANDOVER, closed = type == LAY_TYPE_BASE_CLOSED;
    bool grown = type == LAY_TYPE_BASE_EXPANDED, built = type == LAY_TYPE_BASE_ESTABLISHED;
    bool told = focus->people && focus->claimed && /* who stay open another one */
                strcmp(lay_actor_shown(focus->people)->name, focus->claimed) == 0;
    bool passive = claim->rule->voice == LAY_VOICE_PASSIVE ||
                   (spot && spot->to <= m->clause->trigger->from &&
                    claim->rule->voice == LAY_VOICE_ACTIVE); /* the base will close */
    if (!claim->actor_count && (given || closed || grown || built) && spot && !spot->holder &&
        passive) {
        const struct lay_gaz_actor *there = built ? NULL : holder_in_relative(m, spot);
        there = there || built ? there : lay_actor_at_base(m, spot);
        if (!there && built)
            there = holder_of_first(m, spot);
        if (!there && (given || closed || told))
            there = focus->people;
        const struct lay_prose_claim *last = lay_told_in_sentence(m);
        bool both = last && (last->rule == claim->rule || last->type == LAY_TYPE_BASE_ESTABLISHED);
        if (!there && (given || closed) && (spot->own || both))
            there = who_closed(m); /* France left Dakar; its posts were returned, too */
        const char *name = there             ? lay_actor_shown(there)->name
                           : given || closed ? focus->claimed
                                             : NULL;
        const struct lay_prose_claim *before = lay_last_claim(m->r);
        if (!name || (before && before->type == LAY_TYPE_BASE_HANDOVER && before->actor_count &&
                      strcmp(before->actors[0].role, "receiver") == 0 &&
                      strcmp(before->actors[0].name, name) == 0))
            return; /* Gao was handed to Mali. Kidal will be closed, too: not by who got the first
                     */
        claim->actors[claim->actor_count++] =
            (struct lay_claim_actor){name, given ? "giver" : "subject", name};
        claim->confidence -= 10;
        return;
    }
    const struct lay_gaz_actor *said =
        spot && claim->type == LAY_TYPE_BASE_HANDOVER ? holder_in_relative(m, spot) : NULL;
    bool taken =
        claim->actor_count == 1 && strcmp(claim->actors[0].role, "receiver") == 0 &&
        claim->type == LAY_TYPE_BASE_HANDOVER && spot &&
        (spot->there || spot->holder || said || !spot->place || passive); /* базу вернут японцам */
    if (!taken)
        return;
    const struct lay_saying *saying = m->clause->saying;
    if (!said && m->clause->spot_count > 1 && m->clause->spots[0]->base)
        said = m->clause->spots[0]->holder; /* les camps de Barkhane à Kidal et Tessalit */
    const struct lay_gaz_actor *holder = lay_actor_shown(spot->holder ? spot->holder
                                                         : said       ? said
                                                                      : focus->people);
    if (!holder || strcmp(holder->name, claim->actors[0].name) == 0)
        holder = lay_actor_shown(focus->other);
    bool says = saying && saying->actor && lay_is_state(saying->actor) && passive &&
                lay_is_of_arms(m->s, saying); /* a dit l'état-major français */
    if ((!holder || strcmp(holder->name, claim->actors[0].name) == 0) && says)
        holder = lay_actor_shown(saying->actor);
    if (!holder || strcmp(holder->name, claim->actors[0].name) == 0)
        holder = who_closed(m); /* La base a été fermée ; elle a été remise au Mali */
    if (!holder && focus->claimed && focus->claimed_type == LAY_TYPE_PRESENCE)
        holder = lay_actor_named(m->r, focus->claimed); /* dispose d'une base à Gao. La base … */
    if (!holder || strcmp(holder->name, claim->actors[0].name) == 0)
        return;
    claim->actors[1] = claim->actors[0];
    claim->actors[0] = (struct lay_claim_actor){holder->name, "giver", holder->name};
    claim->actor_count = 2;
    claim->confidence -= 10;
}

/* "Mali ordered the closure of the French base": who was there closes it, or hands it over. But
 * "the Americans closed the Romanian base Deveselu": it is only in Romania. */
void lay_correct_holder(const struct making *m, struct lay_prose_claim *claim,
                        const struct lay_spot *spot)
{
    bool noun = claim->rule->voice == LAY_VOICE_NOUN;
    bool theirs = claim->type == LAY_TYPE_BASE_CLOSED ||
                  (noun && claim->type == LAY_TYPE_BASE_HANDOVER) ||
                  (noun && claim->type == LAY_TYPE_BASE_ESTABLISHED) || /* un accord sur … */
                  (claim->type == LAY_TYPE_BASE_EXPANDED && claim->actor_count && /* by engineers */
                   strcmp(claim->actors[0].name, "unknown") == 0);
    if (!spot || !spot->holder || !theirs || !claim->actor_count ||
        strcmp(claim->actors[0].role, "receiver") == 0)
        return;
    const char *name = lay_actor_shown(spot->holder)->name;
    const struct lay_gaz_place *home = lay_country_of_actor(m->r, name);
    bool at_home = home && home->country && spot->place && spot->place->country &&
                   strcmp(home->country, spot->place->country) == 0;
    bool known = strcmp(claim->actors[0].name, "unknown") != 0;
    if (strcmp(claim->actors[0].name, name) != 0 && !(at_home && known))
        claim->actors[0].name = claim->actors[0].as_reported = name;
}

/* "база Китая | скоро откроется": whether a verb follows, or what helps one, and none that could
 * give it to that state stands before it. */
static bool leads_to_verb(const struct lay_sentence *s, size_t from, size_t end)
{
    enum { REACH = 4 };
    bool helps = lay_noted(s, end, LAY_LEX_CUE) || lay_noted(s, end, LAY_LEX_ADVERB);
    for (size_t i = from; helps && i > s->from && from - i < REACH; i--)
        helps = !lay_noted(s, i - 1, LAY_LEX_TRIGGER);
    return helps || lay_noted(s, end, LAY_LEX_TRIGGER);
}

/* "базу США в Сирии", "la base française": whose it is stands behind it. */
void lay_take_holder(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_spot *spot)
{
    size_t end;
    bool adjective;
    const struct lay_gaz_actor *holder = lay_actor_at(r, spot->to, s->to, &end, &adjective);
    bool genitive =
        r->lexicon->language.cases && !spot->holder && holder &&
        (!lay_is_state(holder) || lay_noted_as(s, end, LAY_LEX_PREP, "site") ||
         (!spot->weak && leads_to_verb(s, spot->from, end) && /* база Китая | открылась */
          lay_is_declined_name(r, spot->to, end, holder)));
    if (!holder || !(adjective || genitive) || lay_is_people(r, spot->to))
        return;
    if (r->lexicon->language.cases && lay_ends_with(r, spot->to, &r->lexicon->language.attribute) &&
        !lay_ends_with(r, spot->to, &r->lexicon->language.oblique) &&
        !lay_ends_with(r, spot->to, &r->lexicon->language.instrumental))
        return; /* базу в Гао | французские солдаты захватили */
    spot->holder = holder, spot->to = end;
    const struct lay_gaz_actor *too = /* пункт российского | Черноморского флота */
        r->lexicon->language.cases ? lay_actor_at(r, spot->to, s->to, &end, &adjective) : NULL;
    if (too && !adjective && (lay_is_state(too) != lay_is_state(holder)))
        spot->to = end;
}

/* Whose a base is, and whose those are that "and" joins to it; their number. */
static size_t holders_of(const struct making *m, const struct lay_spot *base,
                         const struct lay_gaz_actor *out[LAY_CLAUSE_FORCES])
{
    const struct lay_sentence *s = m->s;
    size_t n = 0, from = base->from, to = base->to;
    out[n++] = base->holder;
    for (size_t i = s->forces.n; i-- > 0 && n < LAY_CLAUSE_FORCES;) {
        const struct lay_force *f = &s->forces.at[i];
        if (f->adjective && f->actor && f->to < from && lay_only_and(m->r, s, f->to, from))
            out[n++] = f->actor, from = f->from;
    }
    for (size_t i = 0; i < s->forces.n && n < LAY_CLAUSE_FORCES; i++) {
        const struct lay_force *f = &s->forces.at[i];
        if (f->adjective && f->actor && f->from > to && lay_only_and(m->r, s, to, f->from) &&
            m->r->lexicon->language.adjectives_after)
            out[n++] = f->actor, to = f->to; /* des bases américaines | ou françaises */
    }
    return n;
}

void lay_repeat_for_holders(struct making *m, const struct lay_prose_claim *claim)
{
    const struct lay_gaz_actor *holders[LAY_CLAUSE_FORCES];
    const struct lay_trigger *t = m->clause->trigger;
    for (size_t i = 0; i < m->s->spots.n; i++) {
        const struct lay_spot *base = &m->s->spots.at[i];
        bool here = base->base && base->holder && base->from >= t->left && base->to <= t->right;
        size_t n = here ? holders_of(m, base, holders) : 0, one = 0;
        while (one < claim->actor_count && n > 1 &&
               strcmp(claim->actors[one].name, lay_actor_shown(holders[0])->name) != 0 &&
               strcmp(claim->actors[one].name, lay_actor_shown(holders[n - 1])->name) != 0)
            one++;
        for (size_t k = 0; k < n && n > 1 && one < claim->actor_count; k++) {
            struct lay_prose_claim other = *claim;
            const char *name = lay_actor_shown(holders[k])->name;
            if (strcmp(name, claim->actors[one].name) == 0)
                continue;
            other.actors[one].name = other.actors[one].as_reported = name;
            if (!lay_claim_is_told(m, &other))
                lay_vec_push(&m->r->claims, other);
        }
    }
}
