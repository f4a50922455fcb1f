/* moved_on.c: of who comes to a place it is told in the same report where they were before: they
 * are moved. */
#include "import/prose/making.h"

#include <string.h>

/* "9,000 will leave Okinawa, of whom | 5,000 will go to Guam": a part of those. */
static bool is_part(const struct making *m, const struct lay_force *who)
{
    bool before = who->quantity.to > who->quantity.from && who->quantity.from < who->from;
    size_t at = before ? who->quantity.from : who->from;
    return at > m->s->from && (lay_noted_as(m->s, at - 1, LAY_LEX_RELATIVE, "of") ||
                               lay_noted_as(m->s, at - 1, LAY_LEX_RELATIVE, "whose"));
}

/* "солдат, | размещённых в Гао, | перебросят в Менаку": what is told of them right behind them. */
static bool is_beside(const struct making *m, const struct lay_force *who,
                      const struct lay_prose_claim *told)
{
    const struct lay_claim_span *trigger = lay_trigger_of(told);
    return m->r->lexicon->language.cases && told->type == LAY_TYPE_PRESENCE && trigger &&
           told->actor_count && who->to + 1 < m->s->to && lay_is_sign(m->r, who->to, ',') &&
           trigger->from == m->r->tokens.all.at[who->to + 1].start;
}

/* "Les soldats | qui y vivaient ont gagné N'Djamena", "The camp was closed. | Its men moved to". */
static const struct lay_prose_claim *told_of(const struct making *m, const struct lay_force *who)
{
    const char *words = lay_words_of(m->r, who->from, who->to);
    const struct lay_prose_claim *last = lay_last_claim(m->r);
    const struct lay_prose_claim *first = m->r->claims.n > 1 ? last - 1 : NULL;
    bool left = first && first->section == m->section && first->type == LAY_TYPE_DEPARTURE &&
                first->places[0].place == last->places[0].place; /* left it and handed it over */
    bool rest = m->r->lexicon->language.cases && lay_force_has(m->s, who, LAY_LEX_FILL, "rest"),
         own = last && last->section == m->section && !left &&
               (((rest || lay_noted(m->s, who->from, LAY_LEX_POSS)) &&
                 (last->type == LAY_TYPE_BASE_CLOSED || last->type == LAY_TYPE_BASE_HANDOVER)) ||
                (rest && last->type == LAY_TYPE_DEPARTURE));
    for (size_t i = m->r->claims.n; i > m->first; i--) {
        const struct lay_prose_claim *told = &m->r->claims.at[i - 1];
        bool stays = told->type == LAY_TYPE_PRESENCE && told->actor_count && told->rule &&
                     lay_has_trait(told->rule, LAY_TRAIT_PLACE_THERE) &&
                     told->actors[0].as_reported && /* but: who hold Senaki have entered Poti */
                     strcmp(told->actors[0].as_reported, words) == 0;
        if (stays || is_beside(m, who, told) ||
            (told->type == LAY_TYPE_DEPARTURE && is_part(m, who)))
            return told;
    }
    return own ? last : NULL;
}

/* "jusqu'alors stationnés | en Bosnie": those whom it tells of are there no longer. */
static bool is_till_then(const struct making *m, const struct lay_force *who,
                         const struct lay_spot *spot)
{
    bool then = false;
    for (size_t i = who->to; i < spot->prep_from; i++)
        then |= lay_noted_as(m->s, i, LAY_LEX_CUE, "then");
    return then && m->r->lexicon->language.adjectives_after;
}

/* "de Kunduz", "engagés | au Mali", right behind those whom it tells of. */
static bool is_where_kept(const struct making *m, const struct lay_force *who,
                          const struct lay_spot *spot)
{
    enum { REACH = 2, FAR = 5 }; /* words */
    const size_t reach = is_till_then(m, who, spot) ? FAR : REACH;
    bool of = spot->prep_from == who->to && strcmp(spot->prep, "of") == 0,
         at = spot->prep_from > who->to && spot->prep_from <= who->to + reach &&
              strcmp(spot->prep, "site") == 0;
    for (size_t i = who->to + lay_is_sign(m->r, who->to, ','); i < spot->prep_from && at; i++)
        at = (m->r->tokens.all.at[i].kind == LAY_TOKEN_WORD || lay_is_sign(m->r, i, '-')) &&
             !lay_noted(m->s, i, LAY_LEX_HAVE);
    return (of || at) && spot->place && spot->to <= m->clause->trigger->from &&
           !lay_has_trigger(m->s, who->to, spot->prep_from); /* вернутся | в Гао, ещё 100 — */
}

/* "Les soldats allemands | de Kunduz | rejoindront Mazar-e-Charif": from where they are told to be
 * to another town, or home. */
static void settle_kept(const struct making *m, struct lay_prose_claim *claim,
                        const struct lay_force *who, bool homeward)
{
    struct lay_claim_place from;
    for (size_t i = 0; i < m->s->spots.n && who->unit && !who->pronoun; i++) {
        const struct lay_spot *spot = &m->s->spots.at[i];
        if (!is_where_kept(m, who, spot) || !lay_place_of_spot(m->r, spot, &from) ||
            !from.country || from.place == claim->places[0].place)
            continue;
        const bool within = strcmp(from.country, claim->places[0].country) == 0;
        if (homeward && !within) {
            claim->type = LAY_TYPE_DEPARTURE;
            from.role = from.precision >= 3 ? "area" : "site";
            claim->places[0] = from;
        } else if ((within && spot->place->level <= LAY_LEVEL_TOWN) || is_till_then(m, who, spot)) {
            const struct lay_prose_claim *was = lay_told_in_sentence(m);
            if (was && was->type == LAY_TYPE_PRESENCE && is_till_then(m, who, spot) &&
                was->place_count && was->places[0].place == from.place)
                m->r->claims.n--; /* they are there no longer */
            claim->type = LAY_TYPE_REDEPLOYMENT;
            claim->places[0].role = "destination";
            claim->places[1] = from;
            claim->places[1].role = "origin";
            claim->place_count = 2;
        }
        return;
    }
}

void lay_settle_moved_on(const struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_role_forces *lead = m->clause->role_count ? &m->clause->roles[0] : NULL;
    if (claim->type != LAY_TYPE_ARRIVAL || claim->place_count != 1 || !lead || lead->n != 1 ||
        !claim->actor_count || !lay_is_verb(m->clause->trigger) || !claim->places[0].country ||
        lead->at[0]->to > m->clause->trigger->from || strcmp(claim->places[0].role, "origin") == 0)
        return;
    const struct lay_prose_claim *told = told_of(m, lead->at[0]);
    const struct lay_gaz_place *home = lay_country_of_actor(m->r, claim->actors[0].name);
    bool homeward = home && strcmp(home->country, claim->places[0].country) == 0 &&
                    claim->places[0].precision > 2;
    if (!told)
        settle_kept(m, claim, lead->at[0], homeward);
    if (!told || homeward || !told->place_count || !told->actor_count ||
        strcmp(told->stance, "asserts") != 0 ||
        strcmp(told->actors[0].name, claim->actors[0].name) != 0 ||
        strcmp(told->places[0].name, claim->places[0].name) == 0)
        return;
    claim->type = LAY_TYPE_REDEPLOYMENT;
    claim->places[0].role = "destination";
    claim->places[1] = told->places[0];
    claim->places[1].role = "origin";
    claim->place_count = 2;
}
