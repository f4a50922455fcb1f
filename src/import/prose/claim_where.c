/* claim_where.c: where a claim is: at the place that its clause tells, or that who it is about
 * implies. */
#include "import/prose/making.h"

#include <string.h>

/* "Washington and Manila agreed to give American troops access": the party that is not the guest;
 * NULL where one alone agrees. */
static const struct lay_gaz_actor *host_of(const struct making *m)
{
    const struct lay_clause *c = m->clause;
    for (size_t i = 0; c->role_count && c->roles[0].n > 1 && i < c->roles[0].n; i++) {
        const struct lay_force *party = c->roles[0].at[i];
        bool guest = false;
        for (size_t k = 0; k < m->s->forces.n; k++)
            guest |= m->s->forces.at[k].from > c->trigger->from &&
                     lay_actor_shown(m->s->forces.at[k].actor) == party->actor;
        if (party->actor && !guest)
            return party->actor;
    }
    return NULL;
}

/* What is delivered to a state is delivered somewhere in it; who is asked to leave is at home with
 * those who ask; who lets others use bases, or is asked to, has them at home. */
static bool place_of_receiver(struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_gaz_place *country = NULL;
    const char *role = claim->type == LAY_TYPE_DELIVERY                        ? "receiver"
                       : lay_has_trait(claim->rule, LAY_TRAIT_PLACE_ADDRESSEE) ? "addressee"
                       : claim->type == LAY_TYPE_REQUEST                       ? "requester"
                       : lay_has_trait(claim->rule, LAY_TRAIT_PLACE_PARTY)     ? "party"
                                                                               : NULL;
    const struct lay_gaz_actor *host = role && strcmp(role, "party") == 0 ? host_of(m) : NULL;
    if (host)
        country = lay_country_of_actor(m->r, host->name);
    else if (role)
        for (size_t i = 0; i < claim->actor_count && !country; i++)
            if (strcmp(claim->actors[i].role, role) == 0 ||
                (strcmp(role, "party") == 0 && strcmp(claim->actors[i].role, "host") == 0))
                country = lay_country_of_actor(m->r, claim->actors[i].name);
    if (!country)
        return false;
    struct lay_spot spot = {.place = country};
    claim->place_count = lay_place_of_spot(m->r, &spot, &claim->places[0]);
    return claim->place_count > 0;
}

/* "Turkey let American soldiers cross | its territory": of the state before those who do it. */
static const char *who_lets(const struct making *m, const struct lay_prose_claim *claim)
{
    for (size_t i = 0; i < m->s->forces.n && claim->actor_count; i++) {
        const struct lay_force *f = &m->s->forces.at[i];
        if (f->to <= m->clause->trigger->from && f->actor && !f->unit && lay_is_state(f->actor) &&
            strcmp(lay_actor_shown(f->actor)->name, claim->actors[0].name) != 0)
            return lay_actor_shown(f->actor)->name;
    }
    return "";
}

/* "its soil", "in the country", which nothing named: that of who speaks or asks. */
static void settle_own_country(const struct making *m, const struct lay_prose_claim *claim,
                               struct lay_spot *meant)
{
    const struct lay_gaz_actor *speaker = m->clause->saying ? m->clause->saying->actor : NULL;
    bool asks = claim->actor_count && claim->type == LAY_TYPE_REQUEST;
    if (meant->there && strcmp(meant->there, "own") == 0) {
        bool asked =
            asks && claim->actor_count > 1 &&
            lay_has_trait(claim->rule, LAY_TRAIT_PLACE_ADDRESSEE); /* to let them cross its */
        const char *owner = asked     ? claim->actors[1].name
                            : speaker ? speaker->name
                            : asks    ? claim->actors[0].name
                                      : who_lets(m, claim);
        meant->place = lay_country_of_actor(m->r, owner);
        meant->there = meant->place ? NULL : "country";
    }
    const char *whose = asks ? claim->actors[0].name : speaker ? speaker->name : NULL;
    if (meant->there && strcmp(meant->there, "country") == 0 && !m->r->focus.country && whose) {
        meant->place = lay_country_of_actor(m->r, whose);
        meant->there = meant->place ? NULL : meant->there;
    }
}

/* The town that words name; NULL: none. */
static const struct lay_gaz_place *town_in(struct lay_text_reader *r, const struct lay_sentence *s,
                                           size_t from, size_t to)
{
    size_t end;
    bool adjective;
    for (size_t i = from; i < to; i++) {
        if (lay_actor_at(r, i, to, &end, &adjective)) {
            i = end - 1; /* the French, le Royaume- | Uni: no town */
            continue;
        }
        const struct lay_gaz_place *place =
            lay_noted(s, i, LAY_LEX_DET) ? NULL : lay_place_at(r, i, to, &end);
        if (place && place->level == LAY_LEVEL_TOWN && place->seat != 'C' &&
            !lay_is_persons_name(r, s, i, end))
            return place;
    }
    return NULL;
}

/* "The mayor of Kidal said that they had left the town", "le bataillon de Kidal a quitté la ville":
 * where no other was spoken of lately. */
static void settle_town(const struct making *m, struct lay_spot *meant)
{
    struct lay_text_reader *r = m->r;
    const struct lay_saying *saying = m->clause->saying;
    bool in_town = meant->there && strcmp(meant->there, "town") == 0;
    size_t since = in_town && saying ? m->s->from : r->focus.fresh;
    bool lately = r->focus.site && r->focus.site_at >= since;
    bool first = !r->focus.site && !r->focus.last.name && /* y sont entrés; the airport */
                 (meant->there ? strcmp(meant->there, "site") == 0
                               : meant->base && !meant->place && !meant->unknown);
    if ((!in_town && !first) || lately)
        return;
    const struct lay_gaz_place *town =
        saying ? town_in(r, m->s, saying->who_from, saying->who_to) : NULL;
    if (!town && !r->focus.site)
        town = town_in(r, m->s, m->s->from, meant->from);
    meant->place = town;
    meant->there = town ? NULL : meant->there;
}

/* "They have been reinforced", "the unit has been cut": those of whom the last claim was, where
 * that was. */
static bool are_there(const struct making *m)
{
    const struct lay_clause *c = m->clause;
    const struct lay_force *who = c->role_count && c->roles[0].n ? c->roles[0].at[0] : NULL;
    const struct lay_gaz_actor *state = who && !who->unit ? who->actor : NULL;
    for (size_t i = 0; i < m->s->forces.n && state; i++)
        if (m->s->forces.at[i].from >= c->trigger->to &&
            m->s->forces.at[i].from <= c->trigger->to + 1)
            who = &m->s->forces.at[i];  /* Turkey will cut | the force */
    bool back = who && (who->pronoun || /* the unit, their soldiers */
                        (who->unit && !who->actor && who->quantity.to == who->quantity.from &&
                         (lay_noted_as(m->s, who->from, LAY_LEX_DET, "def") ||
                          lay_noted(m->s, who->from, LAY_LEX_POSS))));
    const struct lay_gaz_actor *whose = !back ? NULL : state ? state : lay_whose(m, who, NULL);
    const struct lay_prose_claim *last = lay_last_claim(m->r);
    return whose && last && last->section == m->section && last->actor_count &&
           m->r->focus.last.name && lay_was_claimed_near(m->r, c->trigger->from) &&
           strcmp(last->actors[0].name, lay_actor_shown(whose)->name) == 0 &&
           last->type != LAY_TYPE_DEPARTURE;
}

/* "Силы KFOR стоят в Косове. Германия держит 1500 солдат в Призрене. Численность миссии сократят":
 * a number of somebody else than the last claim is of is where he was told to be, or nowhere; so
 * does he leave that: "The French are in Gao and the Danes in Kidal. The French will leave". True
 * where that settles it. */
static bool settle_other(const struct making *m, struct lay_prose_claim *claim,
                         const struct lay_spot *spot)
{
    const struct lay_prose_claim *last = lay_last_claim(m->r);
    bool back = spot && spot->there && spot->from == spot->to;
    bool counted = lay_needs(m->clause->rule, LAY_NEED_QUANTITY);
    bool leave = claim->type == LAY_TYPE_DEPARTURE && last &&
                 (lay_claim_lasts(last->type) || last->type == LAY_TYPE_ARRIVAL);
    if (!back || !(counted || leave) || !claim->actor_count || !last || !last->actor_count ||
        strcmp(last->actors[0].name, claim->actors[0].name) == 0)
        return false;
    for (size_t i = m->r->claims.n; i > 0; i--) {
        const struct lay_prose_claim *told = &m->r->claims.at[i - 1];
        if (told->section != m->section || !told->actor_count || !told->place_count ||
            strcmp(told->actors[0].name, claim->actors[0].name) != 0)
            continue;
        if (!counted && !lay_claim_lasts(told->type) && told->type != LAY_TYPE_ARRIVAL)
            return false;
        claim->places[0] = told->places[0];
        claim->place_count = 1;
        claim->confidence -= 10;
        return true;
    }
    return counted;
}

/* "They drove from Gossi to Gao after their base had been handed over", "were flown from Camp
 * Bastion to Kandahar after they had given the base away": the one that they left. */
static const struct lay_claim_place *
base_left(const struct making *m, const struct lay_prose_claim *claim, const struct lay_spot *spot)
{
    const struct lay_prose_claim *last = lay_last_claim(m->r);
    bool given = claim->type == LAY_TYPE_BASE_HANDOVER || claim->type == LAY_TYPE_BASE_CLOSED;
    bool that = spot->there && strcmp(spot->there, "base") == 0;
    if (!given || !(spot->own || that) || spot->place || spot->unknown || spot->area || !last ||
        last->section != m->section || last->type != LAY_TYPE_REDEPLOYMENT)
        return NULL;
    for (size_t i = 0; i < last->place_count; i++)
        if (strcmp(last->places[i].role, "origin") == 0 &&
            (spot->own || last->places[i].precision == 1))
            return &last->places[i];
    return NULL;
}

/* "In Moscow they insist that Wagner has no ties to Russia": the state that somebody belongs to is
 * no place where it does. */
static bool is_own_focus(const struct making *m, const struct lay_prose_claim *claim)
{
    bool own = false;
    for (size_t i = 0; i < claim->actor_count && claim->type == LAY_TYPE_AFFILIATION; i++) {
        const struct lay_gaz_place *home = lay_country_of_actor(m->r, claim->actors[i].name);
        own |= home && home->country && m->r->focus.country->country &&
               strcmp(home->country, m->r->focus.country->country) == 0;
    }
    return own;
}

/* "The UN mission in Mali has 12,000 troops": where it is, by its name. */
static void take_place_of_mission(const struct making *m, struct lay_prose_claim *claim)
{
    enum { LONGEST = 4 };
    const struct lay_role_forces *lead = m->clause->role_count ? &m->clause->roles[0] : NULL;
    const struct lay_force *f = lead && lead->n ? lead->at[0] : NULL;
    size_t end, prep_from;
    if (!f || !f->actor || strcmp(f->actor->kind, "mission") != 0 ||
        !(claim->type == LAY_TYPE_STRENGTH || claim->type == LAY_TYPE_DRAWDOWN ||
          claim->type == LAY_TYPE_REINFORCEMENT))
        return;
    for (size_t n = 1; n <= LONGEST && f->to > f->from + n; n++) {
        const struct lay_gaz_place *in = lay_place_at(m->r, f->to - n, f->to, &end);
        if (in && end == f->to && *lay_preposition_before(m->s, f->to - n, &prep_from)) {
            const struct lay_spot spot = {.from = f->to - n, .to = f->to, .place = in, .prep = ""};
            claim->place_count = lay_place_of_spot(m->r, &spot, &claim->places[0]);
            return;
        }
    }
}

/* "Ils ont remis leur camp | au Mali": the state that gets it, not where it is, as the claim before
 * tells. */
static bool is_state_given_to(const struct making *m, const struct lay_spot *spot)
{
    const struct lay_claim_place *last = &m->r->focus.last;
    return m->clause->rule->type == LAY_TYPE_BASE_HANDOVER && !spot->there && spot->place &&
           spot->place->level == LAY_LEVEL_COUNTRY && last->name && last->place &&
           last->place->level <= LAY_LEVEL_TOWN && last->country &&
           strcmp(last->country, spot->place->country) == 0 &&
           lay_was_claimed_near(m->r, m->clause->trigger->from);
}

/* "Рига | приняла канадскую роту": a capital that stands for its state, which is the host.
 */
static const struct lay_gaz_place *state_of_host(const struct making *m,
                                                 const struct lay_spot *spot)
{
    const struct lay_clause *c = m->clause;
    for (size_t i = 0; i < c->role_count && lay_has_trait(c->rule, LAY_TRAIT_PLACE_PARTY); i++)
        for (size_t k = 0; k < c->roles[i].n; k++) {
            const struct lay_force *f = c->roles[i].at[k];
            if (strcmp(c->roles[i].role, "host") == 0 && f->actor && f->from <= spot->from &&
                spot->to <= f->to && !*spot->prep)
                return lay_country_of_actor(m->r, lay_actor_shown(f->actor)->name);
        }
    return NULL;
}

/* "The Americans left the air base. Tashkent had demanded that the Americans go": those of whom the
 * claim before tells at which base they are, in the country of who asks. */
static bool asks_of_those_there(const struct making *m, const struct lay_prose_claim *claim)
{
    const struct lay_prose_claim *last = lay_last_claim(m->r);
    const struct lay_gaz_place *own = lay_country_of_actor(m->r, claim->actors[0].name);
    if (!last || !own || last->section != m->section || !last->actor_count || !last->place_count ||
        !last->places[0].country || last->places[0].precision != 1 ||
        !lay_was_claimed_near(m->r, m->clause->trigger->from) ||
        strcmp(last->places[0].country, own->country) != 0)
        return false;
    for (size_t i = 0; i < claim->actor_count; i++)
        if (strcmp(claim->actors[i].role, "addressee") == 0 &&
            strcmp(claim->actors[i].name, last->actors[0].name) == 0)
            return true;
    return false;
}

bool lay_set_where(struct making *m, struct lay_prose_claim *claim, const struct lay_spot *spot)
{
    const struct lay_clause *c = m->clause;
    const struct lay_spot here = {.there = "site"};
    if (settle_other(m, claim, spot))
        return true;
    if (!spot && c->origin && claim->type == LAY_TYPE_ARRIVAL && m->r->focus.last.name)
        spot = &here; /* They had arrived from Kidal */
    if (!spot && c->rule->type == LAY_TYPE_REQUEST && m->r->focus.last.name && claim->actor_count &&
        (lay_asks_of_them(m) || !lay_country_of_actor(m->r, claim->actors[0].name) ||
         asks_of_those_there(m, claim)))
        spot = &here; /* rebels ask to withdraw them */
    if (!spot && lay_has_trait(c->rule, LAY_TRAIT_PLACE_FOCUS) && are_there(m))
        spot = &here;
    if (spot && is_state_given_to(m, spot))
        spot = &here;
    if (spot) {
        struct lay_spot meant = *spot;
        const struct lay_gaz_place *host = state_of_host(m, spot);
        const struct lay_gaz_place *abroad = host ? host : lay_country_abroad(m, claim, spot);
        bool town = !spot->base && claim->type == LAY_TYPE_BASE_SEIZED; /* captured Goma */
        if (lay_needs(c->rule, LAY_NEED_BASE) && !meant.there && !meant.area && !town)
            meant.base = true; /* the one in that town */
        if (abroad)
            meant =
                (struct lay_spot){.from = spot->from, .to = spot->to, .place = abroad, .prep = ""};
        settle_own_country(m, claim, &meant);
        settle_town(m, &meant);
        if (meant.there && strcmp(meant.there, "site") == 0 && m->r->focus.onward &&
            claim->type == LAY_TYPE_ARRIVAL) { /* left Kidal for Gao. It arrived there */
            meant.place = m->r->focus.onward;
            meant.there = NULL;
            meant.base = false;
        }
        const struct lay_claim_place *left = base_left(m, claim, &meant);
        if (left) {
            claim->places[0] = *left;
            claim->places[0].role = "site";
        } else if (!lay_place_of_spot(m->r, &meant, &claim->places[0]) &&
                   !place_of_receiver(m, claim)) {
            return false;
        }
        claim->place_count = 1;
        if (claim->type == LAY_TYPE_REDEPLOYMENT)
            claim->places[0].role = strcmp(spot->prep, "origin") == 0 ? "origin" : "destination";
        claim->confidence -= spot->there || (spot->base && !spot->place) ? 10 : 0;
        lay_add_span(m, claim, "place", spot->from, spot->to);
    } else if (place_of_receiver(m, claim)) {
        claim->confidence -= 10;
    } else if (lay_has_trait(c->rule, LAY_TRAIT_PLACE_FOCUS) && m->r->focus.country &&
               !is_own_focus(m, claim)) {
        struct lay_spot country = {.there = "country"};
        claim->place_count = lay_place_of_spot(m->r, &country, &claim->places[0]);
        claim->confidence -= 15;
    }
    if (!claim->place_count)
        take_place_of_mission(m, claim);
    struct lay_claim_place *from = &claim->places[claim->place_count];
    if (c->origin && claim->place_count < LAY_CLAIM_PLACES &&
        lay_place_of_spot(m->r, c->origin, from) &&
        !(claim->place_count && from->place && from->place == claim->places[0].place)) {
        claim->places[claim->place_count++].role = "origin";
        lay_add_span(m, claim, "from", c->origin->from, c->origin->to);
    }
    return true;
}
