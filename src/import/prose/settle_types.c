/* settle_types.c: which claims are of another type than their rule tells. */
#include "import/prose/making.h"

#include <string.h>

/* An army that replaces its own brigade rotates. */
void lay_settle_replacement(struct lay_prose_claim *claim)
{
    bool same = claim->actor_count == 2 && claim->type == LAY_TYPE_REPLACEMENT &&
                strcmp(claim->actors[0].name, "unknown") != 0 &&
                strcmp(claim->actors[0].name, claim->actors[1].name) == 0;
    if (!same)
        return;
    claim->type = LAY_TYPE_ROTATION;
    claim->actor_count = 1;
    claim->actors[0].role = "subject";
}

enum lay_type lay_asked_of(const struct lay_trigger *t)
{
    const enum lay_type type = t->absorbs && !t->fronted ? t->asks : LAY_TYPE_NONE;
    return type == LAY_TYPE_REMOVAL    ? LAY_TYPE_DEPARTURE /* of whom or what is open here */
           : type == LAY_TYPE_DELIVERY ? LAY_TYPE_ARRIVAL
                                       : type;
}

/* "Iraq demanded that US forces leave. Washington said it would not": what was asked is refused. */
void lay_settle_reply(const struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_prose_claim *last = lay_last_claim(m->r);
    if (!last || last->type != LAY_TYPE_REQUEST || !last->actor_count || !claim->actor_count ||
        strcmp(last->actors[0].name, claim->actors[0].name) == 0)
        return;
    if (lay_has_trait(claim->rule, LAY_TRAIT_LIKE_BEFORE) && last->asked != LAY_TYPE_NONE)
        claim->type = last->asked; /* Washington refused */
    if (strcmp(claim->stance, "denies") == 0 && strcmp(claim->modality, "planned") == 0)
        claim->stance = "asserts", claim->modality = "refused";
}

/* "Hangars were built at the base", "a second runway": the base was there before; not near it. */
void lay_settle_building(const struct making *m, struct lay_prose_claim *claim,
                         const struct lay_spot *spot)
{
    const struct lay_trigger *t = m->clause->trigger;
    bool named_first = m->r->lexicon->language.cases && spot && spot->name_to &&
                       spot->name_from == spot->from; /* построила в Гао | базу */
    bool there =
        spot && strcmp(spot->prep, "site") == 0 && !lay_noted(m->s, spot->prep_from, LAY_LEX_NEAR);
    if (spot && spot->base && claim->type == LAY_TYPE_BASE_ESTABLISHED && !named_first &&
        (spot->part || (there && (spot->prep_from >= t->to || spot->to <= t->from))))
        claim->type = LAY_TYPE_BASE_EXPANDED;
}

/* "Ten vehicles | donated by Russia | were delivered": who gave them; NULL where that is not told.
 */
static const struct lay_force *donor_of(const struct making *m, const struct lay_force *goods)
{
    size_t at = goods->to, prep_from;
    while (lay_noted(m->s, at, LAY_LEX_ADVERB))
        at += lay_noted(m->s, at, LAY_LEX_ADVERB)->len;
    const struct lay_note *gave = lay_noted(m->s, at, LAY_LEX_TRIGGER);
    if (!goods->equipment || at >= m->clause->trigger->from || !gave ||
        gave->entry->rule->type != LAY_TYPE_DELIVERY)
        return NULL;
    for (size_t i = 0; i < m->s->forces.n; i++) {
        const struct lay_force *f = &m->s->forces.at[i];
        if (f->from > at && f->from <= at + gave->len + 1 && f->actor && !f->equipment)
            return strcmp(lay_preposition_before(m->s, f->from, &prep_from), "by") == 0 ||
                           lay_is_agent(m->r, m->s, f)
                       ? f
                       : NULL;
    }
    return NULL;
}

/* "Колонна бронетехники": those who drive it come, too. */
static bool is_column(const struct lay_sentence *s, const struct lay_force *f)
{
    return f->actor && lay_noted(s, f->from, LAY_LEX_FORCE) != NULL;
}

/* "Эшелон с техникой", "the arms left": what does not go by itself. */
static bool are_carried(const struct lay_clause *c)
{
    const struct lay_force *f = c->counted;
    if (!f && c->role_count && c->roles[0].n)
        f = c->roles[0].at[0];
    return f && f->equipment && (c->load || (f->unit && !*f->unit));
}

/* "Миротворцы покидают Косово: | эшелон с техникой ушёл": with those who are told to leave. */
static bool leave_too(const struct making *m)
{
    const struct lay_prose_claim *last =
        m->r->claims.n ? &m->r->claims.at[m->r->claims.n - 1] : NULL;
    return last && last->section == m->section && last->type == LAY_TYPE_DEPARTURE &&
           last->span_count && last->spans[0].from >= m->r->tokens.all.at[m->s->from].start;
}

/* Makes of what came a delivery by a giver, who takes the place of the goods as its actor. */
static void name_giver(const struct making *m, struct lay_prose_claim *claim,
                       const struct lay_force *giver)
{
    const struct lay_token *all = m->r->tokens.all.at;
    bool got = claim->actor_count && strcmp(claim->actors[0].role, "receiver") == 0;
    claim->type = LAY_TYPE_DELIVERY;
    if (got)
        claim->actors[1] = claim->actors[0];
    claim->actor_count = claim->actor_count + got > 1 ? 2 : 1;
    claim->actors[0] = (struct lay_claim_actor){lay_actor_shown(giver->actor)->name, "giver",
                                                lay_words_of(m->r, giver->from, giver->to)};
    for (size_t i = 0; i < claim->span_count; i++)
        if (strcmp(claim->spans[i].field, "actor") == 0 && !got)
            claim->spans[i] =
                (struct lay_claim_span){"actor", all[giver->from].start, all[giver->to - 1].end};
}

/* "Weapons arrived in Benghazi", "sent rockets to Hodeidah": what does not go by itself was
 * delivered, unless it is that of forces who came: "Trains unloaded armour". */
void lay_settle_goods(const struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_clause *c = m->clause;
    const struct lay_force *goods = c->counted, *donor = NULL;
    bool told = false, given = false;
    for (size_t i = 0; i < c->role_count; i++)
        for (size_t k = 0; k < c->roles[i].n; k++) {
            told |= c->roles[i].at[k]->actor != NULL;
            goods = c->counted ? goods : c->roles[i].at[k];
            donor = donor ? donor : donor_of(m, c->roles[i].at[k]);
        }
    for (size_t i = 0; i < claim->actor_count; i++)
        given |= strcmp(claim->actors[i].role, "receiver") != 0 &&
                 strcmp(claim->actors[i].name, "unknown") != 0;
    if (donor && !given && (claim->type == LAY_TYPE_ARRIVAL || claim->type == LAY_TYPE_DELIVERY)) {
        name_giver(m, claim, donor);
        return;
    }
    if (c->load && goods && goods->equipment && claim->type == LAY_TYPE_ARRIVAL) {
        claim->type = LAY_TYPE_DELIVERY; /* docked with 40 trucks for Haftar's army */
        if (claim->actor_count)
            claim->actors[0].role = "giver";
        return;
    }
    bool left = claim->type == LAY_TYPE_DEPARTURE && lay_is_verb(c->trigger);
    if (left && are_carried(c) && !leave_too(m) && !(goods && is_column(m->s, goods))) {
        claim->type = LAY_TYPE_REMOVAL; /* эшелон с танками отбыл из Ахалкалаки */
        if (claim->actor_count)
            claim->actors[0].role = "giver";
        return;
    }
    if ((claim->type != LAY_TYPE_ARRIVAL && !left) ||
        (!told && lay_was_claimed_near(m->r, c->trigger->from)) || !goods || !goods->unit ||
        !goods->equipment || !(goods->fired || !*goods->unit) ||
        is_column(m->s, goods)) /* колонна бронетехники | вошла */
        return;
    if (!left && claim->place_count == 1 && strcmp(claim->places[0].role, "origin") == 0) {
        claim->type = LAY_TYPE_REMOVAL; /* состав с боеприпасами отправлен со склада */
        claim->places[0].role = "site";
        return;
    }
    claim->type = left ? LAY_TYPE_REMOVAL : LAY_TYPE_DELIVERY;
    if (claim->actor_count)
        claim->actors[0].role = "giver";
    if (claim->actor_count && left && !told) /* ammunition left, the OSCE said: not the OSCE's */
        claim->actors[0] = (struct lay_claim_actor){.name = "unknown", .role = "giver"};
}

/* Rebels that take over a base from nobody who is named seize it; a state's army that takes control
 * of one in its own country from another state or a mission is handed it. */
void lay_settle_taking(const struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_gaz_actor *who[2] = {NULL, NULL}; /* receiver, giver */
    for (size_t i = 0; i < claim->actor_count; i++)
        who[strcmp(claim->actors[i].role, "receiver") != 0] =
            lay_actor_named(m->r, claim->actors[i].name);
    if (!lay_has_trait(claim->rule, LAY_TRAIT_TAKE_OVER))
        return;
    for (size_t i = 0; i < m->clause->role_count && !who[0]; i++) {
        const struct lay_role_forces *role = &m->clause->roles[i];
        if (strcmp(role->role, "receiver") == 0 && role->n &&
            lay_force_has(m->s, role->at[0], LAY_LEX_IRREGULAR, "rebel"))
            claim->type = LAY_TYPE_BASE_SEIZED; /* who have no name */
    }
    if (lay_type_before(m) == LAY_TYPE_BASE_ATTACKED)
        claim->type = LAY_TYPE_BASE_SEIZED; /* stormed the base and took it over */
    if (!who[0] || claim->type == LAY_TYPE_BASE_SEIZED)
        return;
    bool group = strcmp(who[0]->kind, "armed_group") == 0;
    bool calm = who[1] && strcmp(who[1]->kind, "armed_group") != 0;
    const struct lay_gaz_place *home = lay_country_of_actor(m->r, who[0]->name);
    bool own = home && claim->place_count && claim->places[0].country &&
               strcmp(claim->places[0].country, home->country) == 0;
    bool left = false; /* foreigners did before */
    for (size_t i = m->r->claims.n; i > 0 && !who[1] && !left; i--) {
        const struct lay_prose_claim *told = &m->r->claims.at[i - 1];
        if (told->section != m->section)
            break;
        left = told->type == LAY_TYPE_DEPARTURE && told->actor_count &&
               strcmp(told->actors[0].name, who[0]->name) != 0;
    }
    if (group && !who[1])
        claim->type = LAY_TYPE_BASE_SEIZED;
    else if ((calm || left) && own)
        claim->type = LAY_TYPE_BASE_HANDOVER;
}

/* Whether an actor is sent from where it is not at home: from Qatar to Jordan. */
static bool is_from_abroad(struct lay_text_reader *r, const struct lay_prose_claim *claim)
{
    const struct lay_gaz_place *home =
        claim->actor_count ? lay_country_of_actor(r, claim->actors[0].name) : NULL;
    return home && home->country && strcmp(home->country, claim->places[1].country) != 0;
}

/* "left Bria for Bangui": not where they are at home, but where they were at home, too: "the Libyan
 * army fell back from Ras Lanuf to Bin Jawad". */
static void settle_onward(const struct making *m, struct lay_prose_claim *claim)
{
    enum { TOWN = 2 }; /* of precision */
    const struct lay_clause *c = m->clause;
    struct lay_claim_place to;
    if (!c->onward || claim->type != LAY_TYPE_DEPARTURE || claim->place_count != 1 ||
        !lay_is_verb(c->trigger) || !claim->actor_count || (are_carried(c) && !c->aimed) ||
        !lay_place_of_spot(m->r, c->onward, &to))
        return;
    const struct lay_gaz_place *home = lay_country_of_actor(m->r, claim->actors[0].name);
    const char *from = claim->places[0].country;
    bool town = to.precision <= TOWN && claim->places[0].precision <= TOWN;
    bool within = town && from && to.country && strcmp(from, to.country) == 0; /* de Ber sur Gao */
    bool aimed = c->aimed && to.precision <= TOWN; /* pour regagner | Nancy */
    bool homeward =
        to.country && home && strcmp(home->country, to.country) == 0 && !within && !aimed;
    if (!to.country || homeward || (to.place && to.place == claim->places[0].place))
        return;
    claim->type = LAY_TYPE_REDEPLOYMENT;
    claim->places[1] = claim->places[0];
    claim->places[1].role = "origin";
    claim->places[0] = to;
    claim->places[0].role = "destination";
    claim->place_count = 2;
}

/* "Russians hold the airfield. A further 50 are expected there": whether the same ones were told to
 * be where those come. */
static bool stay_there(const struct making *m, const struct lay_prose_claim *claim)
{
    for (size_t i = m->r->claims.n; i > 0; i--) {
        const struct lay_prose_claim *told = &m->r->claims.at[i - 1];
        if (told->section != m->section)
            return false;
        if (told->type == LAY_TYPE_PRESENCE && strcmp(told->stance, "asserts") == 0 &&
            told->place_count && claim->place_count && told->actor_count && claim->actor_count &&
            told->places[0].place == claim->places[0].place &&
            strcmp(told->actors[0].name, claim->actors[0].name) == 0)
            return true;
    }
    return false;
}

/* "sent another 500 soldiers to Gao", "500 soldats de plus"; of a bare number, and of others, only
 * who is sent to those that were told of: "has 650 soldiers in Gao and will send 350 more". */
static bool are_more(const struct making *m, const struct lay_prose_claim *claim)
{
    enum { BEHIND = 2 }; /* words */
    const struct lay_force *them = m->clause->counted;
    bool own =
        them && lay_force_has(m->s, them, LAY_LEX_MORE, NULL); /* a column of reinforcements */
    if (!them || !them->unit)
        return false;
    const bool bare = them->pronoun || (!*them->unit && !own) ||
                      (!lay_force_has(m->s, them, LAY_LEX_FORCE, NULL) &&
                       !lay_force_has(m->s, them, LAY_LEX_EQUIP, NULL));
    bool numbered = them->quantity.to > them->quantity.from;
    size_t from = numbered && them->quantity.from < them->from ? them->quantity.from : them->from;
    const struct lay_force *head = NULL; /* the one before; `them` need not be in the sentence */
    for (size_t i = 0; i < m->s->forces.n && m->s->forces.at[i].to <= from; i++)
        head = &m->s->forces.at[i];
    if (head && head->unit && head->to < from && head->to + BEHIND + 1 >= from &&
        (lay_is_dash(m->r, head->to) || lay_is_sign(m->r, head->to, ',')) &&
        lay_force_has(m->s, head, LAY_LEX_MORE, NULL))
        return true; /* подкрепления — | около 300 солдат — направлены */
    from -= from > m->s->from; /* another | Ugandan battalion */
    for (size_t i = from; i < them->to + BEHIND && i < m->s->to; i++) {
        if (i >= them->to && lay_is_sign(m->r, i, ','))
            break; /* прибыли 200 солдат, | ещё 100 — в Кидаль */
        const struct lay_note *more = lay_noted(m->s, i, LAY_LEX_MORE),
                              *count = lay_noted(m->s, i, LAY_LEX_QUALIFIER);
        if (more && lay_noted_as(m->s, i + more->len, LAY_LEX_CUE, "negated"))
            continue;                                    /* ещё | не прибыли */
        if (more && (!count || count->len <= more->len)) /* more than 500 */
            return !(bare || lay_noted_as(m->s, i, LAY_LEX_MORE, "other")) ||
                   (lay_has_slot(claim->rule, LAY_SLOT_OBJ) && stay_there(m, claim));
    }
    return false;
}

/* "The French presence in Abéché ended on Thursday": they left; but: has not ended, and talks
 * ended. */
static bool has_ended(const struct making *m)
{
    static const enum lay_lex_class other[] = {LAY_LEX_AND, LAY_LEX_BOUND, LAY_LEX_RELATIVE};
    const struct lay_trigger *t = m->clause->trigger;
    for (size_t i = t->to; i <= t->right && i < m->s->to && !lay_is_verb(t); i++) {
        if (lay_noted_as(m->s, i, LAY_LEX_CUE, "ended"))
            return lay_is_intransitive(m->r, m->s, i + lay_noted(m->s, i, LAY_LEX_CUE)->len);
        bool ends = lay_is_sign(m->r, i, ',') || lay_noted_as(m->s, i, LAY_LEX_CUE, "negated");
        for (size_t k = 0; k < LAY_COUNT(other); k++)
            ends |= lay_noted(m->s, i, other[k]) != NULL;
        if (ends)
            return false;
    }
    return false;
}

/* "На смену немцам, стоявшим в Призрене, пришли турки": who comes replaces those. */
static void settle_relief(const struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_force *them =
        claim->type == LAY_TYPE_ARRIVAL ? lay_relieved(m->s, m->clause->trigger) : NULL;
    const struct lay_gaz_actor *giver = them ? lay_whose(m, them, NULL) : NULL;
    if (!them || claim->actor_count != 1)
        return;
    claim->type = LAY_TYPE_REPLACEMENT;
    claim->actors[0].role = "receiver";
    if (giver)
        claim->actors[claim->actor_count++] = (struct lay_claim_actor){
            lay_actor_shown(giver)->name, "giver", lay_words_of(m->r, them->from, them->to)};
}

/* Who is sent from one place of a country to another one, from one town or base to another, or on
 * from abroad, is redeployed; who is sent to those who are there reinforces them. */
void lay_settle_move(const struct making *m, struct lay_prose_claim *claim)
{
    settle_onward(m, claim);
    settle_relief(m, claim);
    lay_settle_moved_on(m, claim);
    const struct lay_clause *c = m->clause;
    if (claim->type == LAY_TYPE_DEPARTURE && c->spot_count == 1 && !c->origin &&
        c->spots[0]->from >= c->trigger->to && strcmp(c->spots[0]->prep, "via") == 0)
        claim->type = LAY_TYPE_TRANSIT; /* flew home through Tashkent */
    bool stay = claim->type == LAY_TYPE_ARRIVAL && c->spot_count == 1 &&
                strcmp(c->spots[0]->prep, "site") == 0 &&
                !m->r->lexicon->language.cases; /* but: прибытие в Гао | завершилось */
    if ((claim->type == LAY_TYPE_PRESENCE || stay) && has_ended(m))
        claim->type = LAY_TYPE_DEPARTURE; /* the deployment in Gao ended */
    const struct lay_force *counted = m->clause->counted;
    const char *by = claim->type == LAY_TYPE_OVERFLIGHT && counted ? counted->unit : "";
    if (strcmp(by, "ship") == 0)
        claim->type = LAY_TYPE_PRESENCE; /* frigates that patrol off Hodeidah */
    else if (strcmp(by, "tank") == 0 || strcmp(by, "vehicle") == 0)
        claim->type = LAY_TYPE_TRANSIT; /* tanks that crossed the line */
    bool expected = lay_has_trait(claim->rule, LAY_TRAIT_MODALITY_PLANNED) && !stay_there(m, claim);
    if ((claim->type == LAY_TYPE_ARRIVAL || claim->type == LAY_TYPE_REDEPLOYMENT) && !expected &&
        (claim->place_count == 1 || claim->type == LAY_TYPE_ARRIVAL) &&
        strcmp(claim->places[0].role, "origin") != 0 && are_more(m, claim)) {
        claim->type = LAY_TYPE_REINFORCEMENT;
        return;
    }
    const struct lay_claim_place *to = &claim->places[0], *from = &claim->places[1];
    size_t len;
    bool sent = lay_slot(claim->rule, LAY_SLOT_OBJ, &len) ||
                claim->rule->voice == LAY_VOICE_PASSIVE ||
                (m->r->lexicon->language.cases && !lay_is_verb(c->trigger)); /* переброска */
    if (claim->type == LAY_TYPE_ARRIVAL && claim->place_count == 1 &&
        strcmp(claim->places[0].role, "origin") == 0 && (m->r->lexicon->language.cases || sent)) {
        claim->type = LAY_TYPE_DEPARTURE; /* were airlifted from Gao: where to is not told */
        claim->places[0].role = claim->places[0].precision >= 3 ? "area" : "site";
        return;
    }
    if (claim->type != LAY_TYPE_ARRIVAL || claim->place_count != 2 ||
        strcmp(from->role, "origin") != 0 || strcmp(to->role, "origin") == 0 || !to->country ||
        (!from->country && !(sent && from->precision <= 2)))
        return; /* but: из | Форт-Худа в Кувейт, wherever that is */
    bool within = from->country && strcmp(to->country, from->country) == 0,
         abroad = from->country && is_from_abroad(m->r, claim);
    bool there = to->precision <= 2, exact = there && from->precision <= 2;
    if (sent ? !(abroad && !within) && from->precision > 2 &&
                   !(within && there) /* с севера страны | в Бамако */
             : !abroad || !there || (within && !exact))
        return;
    claim->type = LAY_TYPE_REDEPLOYMENT;
    claim->places[0].role = "destination";
}

/* "Un mois après que Niamey l'eut exigé, | les Américains ont quitté Agadez": what was asked for is
 * where they left, and they were asked. */
void lay_settle_asked(const struct making *m)
{
    const uint32_t done = LAY_TYPE_BIT(DEPARTURE) | LAY_TYPE_BIT(BASE_CLOSED) |
                          LAY_TYPE_BIT(BASE_HANDOVER) | LAY_TYPE_BIT(REMOVAL);
    struct lay_prose_claim *asks = &m->r->claims.at[m->first];
    bool told = false;
    if (m->r->claims.n < m->first + 2 || asks->type != LAY_TYPE_REQUEST)
        return;
    const struct lay_prose_claim *left = asks + 1;
    for (size_t i = 0; i < asks->span_count; i++)
        told |= strcmp(asks->spans[i].field, "place") == 0;
    if (told || !lay_type_in(left->type, done) || !left->place_count || !left->actor_count ||
        !asks->actor_count || !asks->place_count || !left->places[0].country ||
        !asks->places[0].country || strcmp(left->places[0].country, asks->places[0].country) != 0 ||
        strcmp(left->stance, "asserts") != 0 || strcmp(left->modality, "actual") != 0 ||
        strcmp(left->actors[0].name, asks->actors[0].name) == 0)
        return;
    asks->places[0] = left->places[0];
    if (asks->actor_count > 1 && strcmp(asks->actors[1].name, "unknown") == 0)
        asks->actors[1].name = left->actors[0].name;
}

/* "French soldiers stationed in Gao left on Monday": they were there till then. */
void lay_settle_left(const struct making *m)
{
    enum { MANY = 32 }; /* of a sentence: more are no report */
    struct lay_prose_claim *all = m->r->claims.at;
    for (size_t i = m->first; i < m->r->claims.n && m->r->claims.n - m->first <= MANY; i++)
        for (size_t k = m->first; k < m->r->claims.n; k++) {
            struct lay_prose_claim *stay = &all[i];
            const struct lay_prose_claim *left = &all[k];
            bool moved = left->type == LAY_TYPE_REDEPLOYMENT && left->place_count > 1;
            if (stay->type != LAY_TYPE_PRESENCE || (left->type != LAY_TYPE_DEPARTURE && !moved) ||
                !left->when || stay->when_text || !stay->place_count || !left->place_count ||
                !stay->actor_count || !left->actor_count ||
                strcmp(stay->places[0].name, left->places[moved].name) != 0 ||
                strcmp(stay->actors[0].name, left->actors[0].name) != 0 ||
                strcmp(stay->stance, "asserts") != 0 || strcmp(left->stance, "asserts") != 0 ||
                strcmp(stay->modality, "actual") != 0 || strcmp(left->modality, "actual") != 0)
                continue;
            stay->when = *left->when == '[' ? left->when
                                            : lay_arena_printf(&m->r->arena, "[..%s]", left->when);
        }
}
