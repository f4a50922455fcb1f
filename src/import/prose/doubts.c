/* doubts.c: which claims are none after all. */
#include "import/prose/making.h"

#include <string.h>

/* "They left Gao on Monday. The minister welcomed the withdrawal": the same, by a noun that points
 * back, or a verb of those who left, with no number, place or day of its own. */
static bool is_told_again(const struct making *m, const struct lay_prose_claim *claim)
{
    enum { BACK = 4 };
    const struct lay_trigger *t = m->clause->trigger;
    bool back = !lay_is_verb(t) && t->from > m->s->from &&
                (lay_noted_as(m->s, t->from - 1, LAY_LEX_DET, "def") ||
                 lay_noted(m->s, t->from - 1, LAY_LEX_POSS)); /* après leur départ */
    const bool left =
        lay_is_verb(t) && claim->type == LAY_TYPE_DEPARTURE; /* avant de partir, ils */
    bool dated = false;
    back |= left;
    const struct lay_role_forces *lead = &m->clause->roles[0];
    bool guessed = m->clause->role_count && lead->n && lead->at[0]->pronoun &&
                   lead->at[0]->from == t->from; /* the withdrawal of whom is not told */
    for (size_t i = 0; i < claim->span_count && back; i++) {
        guessed &= strcmp(claim->spans[i].field, "place") != 0;
        dated |= strcmp(claim->spans[i].field, "when") == 0;
        back = strcmp(claim->spans[i].field, "strength") != 0 &&
               !(left && (strcmp(claim->spans[i].field, "when") == 0 ||
                          strcmp(claim->spans[i].field, "place") == 0));
    }
    for (size_t i = m->r->claims.n, n = 0; i > 0 && n < BACK && back; i--, n++) {
        const struct lay_prose_claim *told = &m->r->claims.at[i - 1];
        if (told->section != m->section)
            break;
        if (strcmp(told->stance, claim->stance) != 0 ||
            (left && strcmp(told->modality, claim->modality) != 0) ||
            (dated && (!told->when_text || strcmp(told->when, claim->when) != 0)))
            continue;
        if (guessed && told->type == claim->type)
            return true;
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
                         ? claim->places[0].place == told->places[0].place &&
                               (claim->places[0].place || /* two bases that nobody knows */
                                strcmp(claim->places[0].name, told->places[0].name) == 0)
                         : claim->place_count == told->place_count;
        bool actor = claim->actor_count && told->actor_count
                         ? strcmp(claim->actors[0].name, told->actors[0].name) == 0
                         : claim->actor_count == told->actor_count;
        actor |= !claim->actor_count && place && lay_is_of_base_type(claim->type);
        bool others = claim->has_strength && told->has_strength && /* 300 came, 900 are expected */
                      claim->quantity.from != told->quantity.from &&
                      strcmp(claim->modality, told->modality) != 0;
        if (place && actor && !others && told->type == claim->type &&
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
    return lay_has_noted(m->s, LAY_LEX_AID) && force->equipment && is_plain(m, force);
}

static bool is_a(const struct lay_text_reader *r, size_t at, enum lay_lex_class class)
{
    return lay_lexicon_word(r->lexicon, r->tokens.all.at[at].word, class) != NULL;
}

/* "in 1812", "June 1812", but not "1500 soldiers" */
static bool is_year_of_old(const struct lay_text_reader *r, size_t i)
{
    const struct lay_token *t = &r->tokens.all.at[i];
    const char *digits = r->tokens.text + t->start;
    if (t->kind != LAY_TOKEN_NUMBER || t->end - t->start != 4 || digits[0] != '1' ||
        digits[1] >= '9' || strchr(".,", digits[1]) || strchr(".,", digits[2]))
        return false;
    const struct lay_token *next = i + 1 < r->tokens.all.n ? t + 1 : NULL;
    bool counts = next && (is_a(r, i + 1, LAY_LEX_FORCE) || is_a(r, i + 1, LAY_LEX_FILL) ||
                           is_a(r, i + 1, LAY_LEX_POSS)); /* в октябре 1500 своих солдат */
    counts |= next && next->kind == LAY_TOKEN_WORD && !next->capital && /* à 1200 km de Bamako */
              !lay_lexicon_classes(r->lexicon, next->word);
    const char *prep = lay_lexicon_word(r->lexicon, t[-1].word, LAY_LEX_PREP);
    return !counts && !is_a(r, i - 1, LAY_LEX_QUALIFIER) && /* около 1500 французских … */
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
    const size_t verb = m->clause->trigger->from; /* обстреляли базу, пострадавших | нет */
    if (verb > m->s->from && lay_noted(m->s, verb - 1, LAY_LEX_LOSS))
        return true;
    size_t from = f->from > m->s->from + REACH ? f->from - REACH : m->s->from;
    size_t to = f->to + lay_is_sign(m->r, f->to, ',');
    while (lay_noted(m->s, to, LAY_LEX_RELATIVE) || lay_noted(m->s, to, LAY_LEX_HAVE) ||
           lay_noted(m->s, to, LAY_LEX_ADVERB))
        to++;
    for (size_t i = from; i <= to && f->from < m->clause->trigger->from; i++)
        if (lay_noted(m->s, i, LAY_LEX_LOSS) && !m->s->masked[i - m->s->from])
            return true; /* but: selon un bilan provisoire, 300 soldats sont à Gao */
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

/* "Russians moved into the base | they had left": those were there before, and are others. */
static bool is_of_those_before(const struct making *m, const struct lay_prose_claim *claim)
{
    const struct lay_role_forces *lead = m->clause->role_count ? &m->clause->roles[0] : NULL;
    const struct lay_prose_claim *told = lay_told_in_sentence(m);
    if (claim->type != LAY_TYPE_DEPARTURE || !lead || !lead->n || !lead->at[0]->pronoun || !told ||
        told->type != LAY_TYPE_ARRIVAL || !told->actor_count || !claim->actor_count ||
        strcmp(told->actors[0].name, claim->actors[0].name) != 0)
        return false;
    for (size_t i = 0; i < m->s->spots.n; i++)
        if (m->s->spots.at[i].base && m->s->spots.at[i].to == lead->at[0]->from)
            return true;
    return false;
}

/* "Sommé de fermer la base, l'émirat n'a pas cédé": a verb that takes what is given, with nothing
 * behind it and no "that" before it. */
static bool gives_nothing(const struct making *m, const struct lay_prose_claim *claim)
{
    const struct lay_trigger *t = m->clause->trigger;
    const struct lay_spot *base = m->clause->spot_count ? m->clause->spots[0] : NULL;
    if (claim->type != LAY_TYPE_BASE_HANDOVER || claim->rule->voice != LAY_VOICE_ACTIVE || !base ||
        base->to > t->from || !lay_has_trait(claim->rule, LAY_TRAIT_PLACE_OBJ) ||
        m->r->lexicon->language.cases || !lay_is_intransitive(m->r, m->s, t->to))
        return false;
    for (size_t i = base->to; i < t->from; i++)
        if (lay_noted_as(m->s, i, LAY_LEX_BOUND, "object") || lay_noted(m->s, i, LAY_LEX_RELATIVE))
            return false;
    for (size_t i = 0; i < m->s->spots.n; i++)
        if (m->s->spots.at[i].base && m->s->spots.at[i].from == t->to)
            return false; /* In Gao the soldiers handed over | the base */
    return true;
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
    bool told = false, asks = claim->type != LAY_TYPE_REQUEST || claim->place_count;
    for (size_t i = 0; i < claim->actor_count && !asks; i++)
        asks = strcmp(claim->actors[i].role, "requester") == 0 &&
               strcmp(claim->actors[i].name, "unknown") != 0;
    if (!asks)
        return true; /* the two governments asked Washington for a date */
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
    if (gives_nothing(m, claim) || is_untold(m) || is_history(m, claim) || is_of_others(m, claim) ||
        is_of_losses(m, claim) || is_of_those_before(m, claim) ||
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
                     lay_type_in(claim->type, LAY_TYPE_BIT(DEPARTURE) | LAY_TYPE_BIT(REMOVAL) |
                                                  LAY_TYPE_BIT(REDEPLOYMENT));
    withdrawn |= told && counted && strcmp(counted->unit, "tank") == 0; /* no float of nobody's */
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

/* Whether the same words are who two claims are of. */
static bool is_same_mention(const struct lay_prose_claim *a, const struct lay_prose_claim *b)
{
    for (size_t i = 0; i < a->span_count; i++)
        for (size_t k = 0; k < b->span_count; k++)
            if (strcmp(a->spans[i].field, "actor") == 0 && strcmp(b->spans[k].field, "actor") == 0)
                return a->spans[i].from == b->spans[k].from;
    return false;
}

void lay_drop_expected(struct making *m, const struct lay_prose_claim *claim)
{
    const struct lay_prose_claim *told = lay_told_in_sentence(m);
    if (!told || told->type != claim->type || strcmp(claim->modality, "actual") != 0 ||
        strcmp(claim->stance, "asserts") != 0 || !told->actor_count || !claim->actor_count ||
        !told->place_count || !claim->place_count ||
        strcmp(told->actors[0].name, claim->actors[0].name) != 0)
        return;
    bool expected = strcmp(told->modality, "planned") == 0 &&
                    strcmp(told->places[0].name, claim->places[0].name) == 0;
    const struct lay_gaz_place *whole = told->places[0].place;
    bool of_whole = whole && whole->level == LAY_LEVEL_COUNTRY && claim->places[0].country &&
                    is_same_mention(told, claim) && claim->places[0].place != whole &&
                    !told->when_text && strcmp(claim->places[0].country, whole->country) == 0 &&
                    claim->type == LAY_TYPE_DEPARTURE; /* rapatriés d'Angola, ont quitté Luanda */
    if (expected || of_whole)
        m->r->claims.n--;
}

bool lay_is_only_described(struct making *m, const struct lay_prose_claim *claim)
{
    const uint32_t changes = LAY_TYPE_BIT(DEPARTURE) | LAY_TYPE_BIT(DRAWDOWN) |
                             LAY_TYPE_BIT(ROTATION) | LAY_TYPE_BIT(REMOVAL);
    const struct lay_prose_claim *told = lay_told_in_sentence(m);
    bool there = claim->type == LAY_TYPE_PRESENCE;
    const struct lay_prose_claim *state = there ? claim : told, *change = there ? told : claim;
    if (!told || state->type != LAY_TYPE_PRESENCE || state->rule->voice != LAY_VOICE_PASSIVE ||
        !lay_type_in(change->type, changes) || !is_same_mention(told, claim) ||
        strcmp(change->stance, "asserts") != 0 || strcmp(change->modality, "actual") != 0 ||
        !claim->place_count || !told->place_count ||
        claim->places[0].place != told->places[0].place || !claim->places[0].place)
        return false;
    if (!there)
        m->r->claims.n--;
    return there;
}
