/* doubts.c: which claims are none after all, and which are of another type. */
#include "import/prose/making.h"

#include <string.h>

/* "They left Gao on Monday. The minister welcomed the withdrawal": the same, by a noun that points
 * back, with no number, place or day of its own. */
static bool is_told_again(const struct making *m, const struct lay_prose_claim *claim)
{
    enum { BACK = 4 };
    const struct lay_trigger *t = m->clause->trigger;
    bool back = !lay_is_verb(t) && t->from > m->s->from &&
                lay_noted_as(m->s, t->from - 1, LAY_LEX_DET, "def");
    for (size_t i = 0; i < claim->span_count && back; i++)
        back = strcmp(claim->spans[i].field, "when") != 0 &&
               strcmp(claim->spans[i].field, "strength") != 0;
    for (size_t i = m->r->claims.n, n = 0; i > 0 && n < BACK && back; i--, n++) {
        const struct lay_prose_claim *told = &m->r->claims.at[i - 1];
        if (told->section != m->section)
            break;
        if (told->type == claim->type && told->place_count && claim->place_count &&
            told->places[0].place == claim->places[0].place && told->actor_count &&
            claim->actor_count && strcmp(told->actors[0].name, claim->actors[0].name) == 0)
            return true;
    }
    return false;
}

bool lay_claim_is_told(const struct making *m, const struct lay_prose_claim *claim)
{
    if (is_told_again(m, claim))
        return true;
    for (size_t i = m->first; i < m->r->claims.n; i++) {
        const struct lay_prose_claim *told = &m->r->claims.at[i];
        bool place = claim->place_count && told->place_count
                         ? claim->places[0].place == told->places[0].place
                         : claim->place_count == told->place_count;
        bool actor = claim->actor_count && told->actor_count
                         ? strcmp(claim->actors[0].name, told->actors[0].name) == 0
                         : claim->actor_count == told->actor_count;
        actor |= !claim->actor_count && place && lay_is_of_base_type(claim->type);
        if (place && actor && told->type == claim->type &&
            strcmp(told->stance, claim->stance) == 0 && !claim->when_text == !told->when_text &&
            (!claim->when_text || strcmp(claim->when, told->when) == 0) &&
            m->clause->saying == m->saying)
            return true;
    }
    return false;
}

/* Aircraft, ships and vehicles of nobody are rarely an armed force's. */
static bool is_civil(const char *unit)
{
    static const char *const all[] = {"aircraft", "helicopter", "drone", "vehicle", "ship"};
    for (size_t i = 0; i < LAY_COUNT(all); i++)
        if (strcmp(unit, all[i]) == 0)
            return true;
    return false;
}

/* Helicopters, as rescuers have them, too. */
static bool is_plain(const struct making *m, const struct lay_force *force)
{
    for (size_t i = force->from; i < force->to; i++) {
        const struct lay_note *civil = lay_noted(m->s, i, LAY_LEX_CIVIL),
                              *thing = lay_noted(m->s, i, LAY_LEX_EQUIP);
        if (thing && (!civil || civil->len < thing->len))
            return false;
    }
    return true;
}

/* "более ста машин коалиции" */
static bool is_of_forces(const struct making *m, const struct lay_force *force)
{
    for (size_t i = force->from; i < force->to && m->r->lexicon->language.cases; i++)
        if (lay_noted(m->s, i, LAY_LEX_FORCE) && !lay_noted(m->s, i, LAY_LEX_EQUIP))
            return force->quantity.to > force->quantity.from;
    return false;
}

/* "24 planes with food" */
static bool carries_aid(const struct making *m, const struct lay_force *force)
{
    for (size_t i = m->s->from; i < m->s->to; i++)
        if (lay_noted(m->s, i, LAY_LEX_AID))
            return force->equipment && is_plain(m, force);
    return false;
}

static bool is_a(const struct lay_text_reader *r, size_t at, enum lay_lex_class class)
{
    return lay_lexicon_word(r->lexicon, r->tokens.all.at[at].word, class) != NULL;
}

/* "in 1812", "June 1812", but not "1500 soldiers" */
static bool is_year_of_old(const struct lay_text_reader *r, size_t i)
{
    const struct lay_token *t = &r->tokens.all.at[i];
    const char *digits = r->tokens.text + t->start,
               *prep = lay_lexicon_word(r->lexicon, r->tokens.all.at[i - 1].word, LAY_LEX_PREP);
    bool year = t->kind == LAY_TOKEN_NUMBER && t->end - t->start == 4 && digits[0] == '1' &&
                digits[1] < '9' && !strchr(".,", digits[1]) && !strchr(".,", digits[2]);
    bool counts =
        i + 1 < r->tokens.all.n && (is_a(r, i + 1, LAY_LEX_FORCE) || is_a(r, i + 1, LAY_LEX_FILL));
    return year && !counts && !is_a(r, i - 1, LAY_LEX_QUALIFIER) && /* около 1500 французских … */
           ((prep && strcmp(prep, "site") == 0) || is_a(r, i - 1, LAY_LEX_MONTH));
}

/* "The number of soldiers killed in Gao stands at 58", "losses among the troops": of those who are
 * counted none is there. */
static bool is_of_losses(const struct making *m, const struct lay_prose_claim *claim)
{
    enum { REACH = 3 };
    const struct lay_role_forces *role = m->clause->role_count ? &m->clause->roles[0] : NULL;
    if (!role || !role->n || (claim->type != LAY_TYPE_STRENGTH && claim->type != LAY_TYPE_PRESENCE))
        return false;
    const struct lay_force *f = role->at[0];
    size_t from = f->from > m->s->from + REACH ? f->from - REACH : m->s->from;
    size_t to = f->to + lay_is_sign(m->r, f->to, ',');
    while (lay_noted(m->s, to, LAY_LEX_RELATIVE) || lay_noted(m->s, to, LAY_LEX_HAVE) ||
           lay_noted(m->s, to, LAY_LEX_ADVERB))
        to++;
    for (size_t i = from; i <= to && f->from < m->clause->trigger->from; i++)
        if (lay_noted(m->s, i, LAY_LEX_LOSS))
            return true;
    return false;
}

/* "Музей открыл выставку о тех, кто оборонял крепость в 1941 году": nobody's, and the one time that
 * is told lies long back. */
static bool tells_of_old(const struct making *m, const struct lay_prose_claim *claim, lay_day reach)
{
    struct lay_time_base base = {.published = m->r->section->published, .event = LAY_DAY_MIN};
    struct lay_span_days days;
    return !claim->actor_count && !claim->when_text && m->s->times.n == 1 &&
           base.published != LAY_DAY_MIN && lay_when_days(m->s, &m->s->times.at[0], &base, &days) &&
           base.published - days.last > reach;
}

/* "In 1812 French troops entered Moscow"; what was long before the report, and has not lasted
 * since.
 */
static bool is_history(const struct making *m, const struct lay_prose_claim *claim)
{
    enum { LONG = 50 * 365 }; /* days */
    bool counts = false;      /* "1970 soldiers" */
    for (size_t i = 0; i < m->s->times.n; i++)
        counts |= m->s->times.at[i].to == m->s->times.at[i].from + 1 &&
                  lay_noted(m->s, m->s->times.at[i].to, LAY_LEX_FORCE);
    if (!counts && claim->first_day != LAY_DAY_MIN && m->r->section->published != LAY_DAY_MIN &&
        m->r->section->published - claim->first_day > LONG && claim->when &&
        !strchr(claim->when, '/'))
        return true;
    if (m->clause->trigger->from < m->r->history_to || tells_of_old(m, claim, LONG))
        return true;
    enum { BACK = 25 }; /* tokens: of the year that was told, where no time is */
    size_t from = m->s->from;
    for (size_t n = 0; !claim->when_text && n < BACK && from > m->r->section->from; n++)
        from--;
    for (size_t i = from + 1; i < m->s->to; i++)
        if (is_year_of_old(m->r, i))
            return true;
    return false;
}

/* Police are forces abroad only: 400 Kenyan officers in Haiti. */
static bool is_at_home(const struct making *m, const struct lay_force *force,
                       const struct lay_prose_claim *claim)
{
    const struct lay_gaz_place *home =
        claim->actor_count ? lay_country_of_actor(m->r, claim->actors[0].name) : NULL;
    for (size_t i = force->from; i < force->to; i++)
        if (lay_noted_as(m->s, i, LAY_LEX_FORCE, "abroad"))
            return !home || !claim->place_count || !claim->places[0].country ||
                   strcmp(home->country, claim->places[0].country) == 0;
    return false;
}

/* Whether the base stands before the verb, as the object of none before it. */
static bool is_subject(const struct making *m)
{
    const struct lay_clause *c = m->clause;
    const struct lay_spot *base = c->spot_count && c->spots[0]->base ? c->spots[0] : NULL;
    bool before = base && base->from >= c->trigger->left && base->to <= c->trigger->from;
    for (size_t i = m->s->from; before && i < base->from; i++)
        before = !lay_noted(m->s, i, LAY_LEX_TRIGGER);
    return before;
}

/* "Airbus will close its base": of somebody who is neither a state nor a force. */
static bool is_of_others(const struct making *m, const struct lay_prose_claim *claim)
{
    if (claim->rule->voice != LAY_VOICE_ACTIVE || claim->actor_count ||
        !lay_is_of_base_type(claim->type) || claim->type == LAY_TYPE_BASE_SEIZED ||
        claim->type == LAY_TYPE_BASE_ATTACKED)
        return false;
    if (is_subject(m))
        return false; /* the bases of Gao will close */
    for (size_t i = 0; i < m->s->forces.n; i++)
        if (m->s->forces.at[i].unit &&
            (!m->s->forces.at[i].equipment || !is_plain(m, &m->s->forces.at[i])))
            return false;
    for (size_t i = m->clause->trigger->left; i < m->clause->trigger->from; i++)
        if (lay_noted(m->s, i, LAY_LEX_SPEAKER) || lay_noted(m->s, i, LAY_LEX_PRONOUN))
            return false;
    return true;
}

/* Mercenaries, militiamen: told as well as a group can be that has no name. */
static bool is_irregular(const struct making *m, const struct lay_force *force)
{
    return lay_force_has(m->s, force, LAY_LEX_IRREGULAR, NULL) && m->r->military && !m->s->shouting;
}

/* "Nobody has told them when they will leave": it is not told that they will. */
static bool is_untold(const struct making *m)
{
    size_t from = m->clause->trigger->left;
    for (size_t i = from > m->s->from + 8 ? from - 8 : m->s->from; i < m->clause->trigger->from;
         i++) {
        const struct lay_note *cue = lay_noted(m->s, i, LAY_LEX_CUE);
        if (cue && strcmp(cue->entry->value, "untold") == 0 && i + cue->len >= from)
            return true;
    }
    return false;
}

/* "Soldiers entered the town": nobody's, uncounted. Kept where it is denied or planned, or where a
 * base is spoken of. */
bool lay_claim_is_vague(const struct making *m, const struct lay_prose_claim *claim)
{
    const struct lay_force *counted = m->clause->counted;
    bool named = false;
    for (size_t i = 0; i < claim->actor_count; i++)
        named |= strcmp(claim->actors[i].name, "unknown") != 0;
    bool lent = counted && counted->equipment && !counted->actor && m->clause->role_count &&
                m->clause->roles[0].n && m->clause->roles[0].at[0] == counted; /* the plane */
    bool told = false;
    for (size_t i = 0; i < m->clause->role_count; i++) {
        const struct lay_role_forces *role = &m->clause->roles[i];
        told |= role->n && role->at[0]->actor;
        named |= role->n && (role->at[0]->rebel || is_irregular(m, role->at[0]));
    }
    lent |= !told;
    if (m->s->shouting && (!named || lent || !claim->place_count || !claim->places[0].place ||
                           claim->confidence <= 60))
        return true; /* capitals hide what is a name */
    if (counted && !m->r->military && is_at_home(m, counted, claim))
        return true;
    if (is_untold(m) || is_history(m, claim) || is_of_others(m, claim) || is_of_losses(m, claim) ||
        (counted && carries_aid(m, counted)))
        return true;
    bool known = claim->actor_count && strcmp(claim->actors[0].name, "unknown") != 0;
    bool raid = claim->type == LAY_TYPE_BASE_ATTACKED &&
                (known || (counted && strcmp(counted->unit, "drone") == 0 &&
                           m->clause->spot_count && m->clause->spots[0]->base &&
                           !m->clause->spots[0]->weak)); /* drones attacked the air base */
    bool between = named && ((claim->actor_count > 1 && claim->type == LAY_TYPE_DELIVERY) ||
                             claim->type == LAY_TYPE_OVERFLIGHT);
    bool withdrawn = named && told && counted && m->clause->roles[0].n &&
                     m->clause->roles[0].at[0] != counted && /* Uganda withdrew four helicopters */
                     (claim->type == LAY_TYPE_DEPARTURE || claim->type == LAY_TYPE_REMOVAL);
    if (counted && counted->equipment && !m->r->military && is_plain(m, counted) && !raid &&
        !between && !withdrawn)
        return true;
    if (claim->type == LAY_TYPE_REQUEST && claim->actor_count == 2 &&
        strcmp(claim->actors[0].name, claim->actors[1].name) == 0)
        return true; /* an order to one's own */
    for (size_t i = 0; i < claim->actor_count && claim->type == LAY_TYPE_REQUEST; i++)
        if (strcmp(claim->actors[i].role, "requester") == 0)
            return strcmp(claim->actors[i].name, "unknown") == 0;
    if (claim->type == LAY_TYPE_AFFILIATION && counted && counted->equipment)
        return true; /* whose a plane is */
    if (named)
        return false;
    if (claim->type == LAY_TYPE_AFFILIATION)
        return !claim->actor_count;
    bool drone = counted && m->r->military && claim->type == LAY_TYPE_OVERFLIGHT &&
                 strcmp(counted->unit, "drone") == 0;
    if (drone)
        return false;
    bool counts = claim->has_strength || (counted && counted->equipment);
    bool base = false;
    for (size_t i = 0; i < m->clause->spot_count; i++) {
        const struct lay_spot *at = m->clause->spots[i];
        base |= (at->base && (!at->weak || m->r->military)) ||
                (m->r->military && at->place && at->place->level == LAY_LEVEL_FACILITY);
    }
    bool hit = base && claim->type == LAY_TYPE_BASE_ATTACKED; /* drones hit the air base */
    bool placed = base || (m->r->military && claim->place_count && claim->places[0].place);
    hit |= placed && counted && claim->has_strength && !is_plain(m, counted); /* two jets landed */
    bool forces = counted && is_of_forces(m, counted);
    if (counted && counted->equipment && is_civil(counted->unit) && !hit && !forces)
        return strcmp(claim->stance, "asserts") == 0;
    bool goes_on = m->clause->role_count && !(counted && counted->equipment) &&
                   m->clause->roles[0].n && /* a report of such events */
                   lay_is_armed(m->s, m->clause->roles[0].at[0]) &&
                   lay_was_claimed_near(m->r, m->clause->trigger->from);
    return claim->type == LAY_TYPE_REQUEST ||
           (!counts && !base && !goes_on && strcmp(claim->stance, "asserts") == 0 &&
            (strcmp(claim->modality, "actual") == 0 ||
             lay_has_trait(claim->rule,
                           LAY_TRAIT_MODALITY_ONGOING))); /* columns advance on Toulon */
}

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
    if (claim->type == LAY_TYPE_DEPARTURE && lay_is_verb(c->trigger) && are_carried(c) &&
        !leave_too(m))
        claim->type = LAY_TYPE_REMOVAL; /* a train with tanks left Akhalkalaki */
    if (claim->type != LAY_TYPE_ARRIVAL ||
        (!told && lay_was_claimed_near(m->r, c->trigger->from)) || !goods || !goods->unit ||
        !goods->equipment || !(goods->fired || !*goods->unit))
        return;
    if (claim->place_count == 1 && strcmp(claim->places[0].role, "origin") == 0) {
        claim->type = LAY_TYPE_REMOVAL; /* состав с боеприпасами отправлен со склада */
        claim->places[0].role = "site";
        return;
    }
    claim->type = LAY_TYPE_DELIVERY;
    if (claim->actor_count)
        claim->actors[0].role = "giver";
}

/* Rebels that take over a base from nobody who is named seize it; a state's army that takes control
 * of one in its own country from another state or a mission is handed it. */
void lay_settle_taking(const struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_gaz_actor *who[2] = {NULL, NULL}; /* receiver, giver */
    for (size_t i = 0; i < claim->actor_count; i++)
        who[strcmp(claim->actors[i].role, "receiver") != 0] =
            lay_gazetteer_find_actor(m->r->gazetteer, claim->actors[i].name);
    if (!lay_has_trait(claim->rule, LAY_TRAIT_TAKE_OVER))
        return;
    for (size_t i = 0; i < m->clause->role_count && !who[0]; i++) {
        const struct lay_role_forces *role = &m->clause->roles[i];
        if (strcmp(role->role, "receiver") == 0 && role->n &&
            lay_force_has(m->s, role->at[0], LAY_LEX_IRREGULAR, "rebel"))
            claim->type = LAY_TYPE_BASE_SEIZED; /* who have no name */
    }
    if (!who[0])
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
        !lay_is_verb(c->trigger) || !claim->actor_count || are_carried(c) ||
        !lay_place_of_spot(m->r, c->onward, &to))
        return;
    const struct lay_gaz_place *home = lay_country_of_actor(m->r, claim->actors[0].name);
    const char *from = claim->places[0].country;
    bool town = to.precision <= TOWN && claim->places[0].precision <= TOWN;
    bool homeward = to.country && home && strcmp(home->country, to.country) == 0 &&
                    !(town && from && strcmp(from, to.country) == 0);
    if (!to.country || homeward || (to.place && to.place == claim->places[0].place))
        return;
    claim->type = LAY_TYPE_REDEPLOYMENT;
    claim->places[1] = claim->places[0];
    claim->places[1].role = "origin";
    claim->places[0] = to;
    claim->places[0].role = "destination";
    claim->place_count = 2;
}

/* "sent another 500 soldiers to Gao", "500 soldats de plus", but not "600 more are expected". */
static bool are_more(const struct making *m)
{
    enum { BEHIND = 2 }; /* words */
    const struct lay_force *them = m->clause->counted;
    bool own =
        them && lay_force_has(m->s, them, LAY_LEX_MORE, NULL); /* a column of reinforcements */
    if (!them || them->pronoun || !them->unit || (!*them->unit && !own) ||
        (!lay_force_has(m->s, them, LAY_LEX_FORCE, NULL) &&
         !lay_force_has(m->s, them, LAY_LEX_EQUIP, NULL)))
        return false;
    bool numbered = them->quantity.to > them->quantity.from;
    size_t from = numbered && them->quantity.from < them->from ? them->quantity.from : them->from;
    from -= from > m->s->from; /* another | Ugandan battalion */
    for (size_t i = from; i < them->to + BEHIND && i < m->s->to; i++) {
        const struct lay_note *more = lay_noted(m->s, i, LAY_LEX_MORE),
                              *count = lay_noted(m->s, i, LAY_LEX_QUALIFIER);
        if (more && (!count || count->len <= more->len)) /* more than 500 */
            return true;
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

/* Who is sent from one place of a country to another one, from one town or base to another, or on
 * from abroad, is redeployed; who is sent to those who are there reinforces them. */
void lay_settle_move(const struct making *m, struct lay_prose_claim *claim)
{
    settle_onward(m, claim);
    const struct lay_clause *c = m->clause;
    if (claim->type == LAY_TYPE_DEPARTURE && c->spot_count == 1 && !c->origin &&
        c->spots[0]->from >= c->trigger->to && strcmp(c->spots[0]->prep, "via") == 0)
        claim->type = LAY_TYPE_TRANSIT; /* flew home through Tashkent */
    if (claim->type == LAY_TYPE_PRESENCE && has_ended(m))
        claim->type = LAY_TYPE_DEPARTURE;
    const struct lay_force *counted = m->clause->counted;
    const char *by = claim->type == LAY_TYPE_OVERFLIGHT && counted ? counted->unit : "";
    if (strcmp(by, "ship") == 0)
        claim->type = LAY_TYPE_PRESENCE; /* frigates that patrol off Hodeidah */
    else if (strcmp(by, "tank") == 0 || strcmp(by, "vehicle") == 0)
        claim->type = LAY_TYPE_TRANSIT; /* tanks that crossed the line */
    bool expected = lay_has_trait(claim->rule, LAY_TRAIT_MODALITY_PLANNED);
    if ((claim->type == LAY_TYPE_ARRIVAL || claim->type == LAY_TYPE_REDEPLOYMENT) && !expected &&
        (claim->place_count == 1 || claim->type == LAY_TYPE_ARRIVAL) &&
        strcmp(claim->places[0].role, "origin") != 0 && are_more(m)) {
        claim->type = LAY_TYPE_REINFORCEMENT;
        return;
    }
    const struct lay_claim_place *to = &claim->places[0], *from = &claim->places[1];
    size_t len;
    bool sent = lay_slot(claim->rule, "obj", &len) || claim->rule->voice == LAY_VOICE_PASSIVE;
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
    if (sent ? !(abroad && !within) && from->precision > 2
             : !abroad || !there || (within && !exact))
        return;
    claim->type = LAY_TYPE_REDEPLOYMENT;
    claim->places[0].role = "destination";
}
