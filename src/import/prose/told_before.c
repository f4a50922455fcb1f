/* told_before.c: whose people are that nothing in their own words tells: of whom the claims before
 * them were. */
#include "import/prose/making.h"

#include <string.h>

/* "Турция ушла из Морека: 300 солдат переведены": who the words before a colon are about. */
static const struct lay_gaz_actor *before_colon(const struct making *m,
                                                const struct lay_force *force)
{
    size_t prep_from, colon = force->from;
    while (colon > m->s->from && !lay_is_sign(m->r, colon, ':'))
        colon--;
    for (size_t i = 0; i < m->s->forces.n && colon > m->s->from; i++) {
        const struct lay_force *f = &m->s->forces.at[i];
        if (f->actor && f->to <= colon && !*lay_preposition_before(m->s, f->from, &prep_from))
            return f->actor;
    }
    return NULL;
}

/* "Из Уганды переброшены две роты": of the state that they come from, where their language puts it
 * before them. Trucks come from where they were loaded. */
static const struct lay_gaz_actor *of_origin(const struct making *m, const struct lay_force *force)
{
    const struct lay_spot *from = m->clause->origin;
    const struct lay_gaz_place *place = from ? from->place : NULL;
    bool comes =
        m->clause->rule->type == LAY_TYPE_ARRIVAL || m->clause->rule->type == LAY_TYPE_REDEPLOYMENT;
    bool told = m->r->lexicon->language.cases || /* crossed from Turkey into Iraq */
                lay_has_trait(m->clause->rule, LAY_TRAIT_TRIGGER_FIRST);
    if (!place || place->level != LAY_LEVEL_COUNTRY || !told || !comes ||
        (force->equipment && strcmp(force->unit, "vehicle") == 0))
        return NULL;
    return lay_actor_named(m->r, place->name);
}

/* "Десантники заняли базу, но | оставили её": of whom the sentence told something. */
static bool is_same_again(const struct making *m, const struct lay_force *force)
{
    const struct lay_prose_claim *last = lay_told_in_sentence(m);
    return last && force->to <= m->clause->trigger->from && last->actor_count &&
           last->actors[0].as_reported &&
           strcmp(last->actors[0].as_reported, lay_words_of(m->r, force->from, force->to)) == 0;
}

/* "Монголия отправила роту. Солдаты прилетели": those, where there is no article to say so. */
static bool is_bare_plural(const struct making *m, const struct lay_force *force)
{
    for (size_t i = m->s->from; i < force->from; i++)
        if (!lay_in_time(m->s, i) && !lay_noted(m->s, i, LAY_LEX_ADVERB))
            return false;
    return m->r->lexicon->language.cases && force->to == force->from + 1 && !force->equipment &&
           force->unit && !force->pronoun && !force->weak &&
           !lay_force_has(m->s, force, LAY_LEX_IRREGULAR, NULL);
}

/* Who leaves, is fewer or more than before, was there before; and who had been there when others
 * were told to come or leave. */
static bool were_there(const struct making *m, enum lay_type last)
{
    const struct lay_rule *rule = m->clause->rule;
    bool had_been = m->clause->over && lay_claim_lasts(rule->type) &&
                    (last == LAY_TYPE_DEPARTURE || last == LAY_TYPE_ARRIVAL);
    return had_been ||
           lay_type_in(rule->type, LAY_TYPE_BIT(DEPARTURE) | LAY_TYPE_BIT(DRAWDOWN) |
                                       LAY_TYPE_BIT(REDEPLOYMENT) | LAY_TYPE_BIT(ROTATION) |
                                       LAY_TYPE_BIT(REMOVAL) | LAY_TYPE_BIT(REINFORCEMENT)) ||
           lay_has_trait(rule, LAY_TRAIT_WHO_BEFORE);
}

/* "A battalion left", of which nothing was told. */
static bool is_another(const struct making *m, const struct lay_force *force)
{
    return lay_noted_as(m->s, force->from, LAY_LEX_DET, "one") && !force->equipment &&
           !lay_force_has(m->s, force, LAY_LEX_FILL, "rest") && /* but: un premier détachement, */
           force->quantity.best <= 1 &&                         /* une centaine de soldats */
           !lay_noted_as(m->s, force->to - 1, LAY_LEX_FORCE, ""); /* but a convoy */
}

/* "A company will join | the British contingent": of whom those are. */
static const struct lay_gaz_actor *of_joined(const struct making *m)
{
    enum { REACH = 5 }; /* the 400-strong British contingent */
    const struct lay_trigger *t = m->clause->trigger;
    for (size_t i = 0;
         i < m->s->forces.n && lay_has_trait(t->rule, LAY_TRAIT_TRIGGER_FIRST) &&
         t->rule->type == LAY_TYPE_REINFORCEMENT && !lay_has_slot(t->rule, LAY_SLOT_OBJ);
         i++) {
        const struct lay_force *f = &m->s->forces.at[i];
        if (f->from >= t->to && f->from <= t->to + REACH && f->unit)
            return f->actor;
    }
    return NULL;
}

/* "Riyadh agreed to host American forces. 500 soldiers have arrived": the guests of a deal. */
static const struct lay_gaz_actor *guest_of_deal(const struct making *m)
{
    const struct lay_prose_claim *last = lay_last_claim(m->r);
    bool come = m->clause->rule->type == LAY_TYPE_ARRIVAL;
    if (!last || last->section != m->section || last->type != LAY_TYPE_AGREEMENT ||
        !(come || lay_claim_lasts(m->clause->rule->type)))
        return NULL;
    for (size_t i = 0; i < last->actor_count; i++)
        if (strcmp(last->actors[i].role, "receiver") == 0)
            return lay_actor_named(m->r, last->actors[i].name);
    return NULL;
}

/* "600 will stay", the Pentagon says: its own, where it counts them; the Black Sea fleet's ship;
 * "the last units have left Gao", "a second company was sent", a defence ministry says. */
static const struct lay_gaz_actor *of_who_says_so(const struct making *m,
                                                  const struct lay_force *force,
                                                  const struct lay_spot *spot, bool first,
                                                  bool counted)
{
    const struct lay_saying *saying = m->clause->saying;
    bool own = saying && counted && saying->actor && saying->basis &&
               strcmp(saying->basis, "named_official") == 0 && lay_is_state(saying->actor);
    bool rest = saying && saying->actor && first && lay_is_of_arms(m->s, saying) &&
                lay_is_state(saying->actor) && !force->equipment &&
                !lay_force_has(m->s, force, LAY_LEX_IRREGULAR, NULL) &&
                (lay_force_has(m->s, force, LAY_LEX_FILL, "rest") || /* the last units */
                 lay_force_has(m->s, force, LAY_LEX_FILL, "next"));  /* a second company */
    const struct lay_gaz_place *home =
        rest ? lay_country_of_actor(m->r, saying->actor->name) : NULL;
    bool enemy = m->clause->rule->type == LAY_TYPE_DEPARTURE && home && spot && spot->place &&
                 spot->place->country && strcmp(home->country, spot->place->country) == 0;
    bool retakes = saying && saying->actor && first && lay_is_of_arms(m->s, saying) &&
                   lay_is_state(saying->actor) && m->clause->rule->type == LAY_TYPE_BASE_SEIZED &&
                   lay_type_before(m) == LAY_TYPE_BASE_SEIZED &&
                   !lay_force_has(m->s, force, LAY_LEX_IRREGULAR, NULL);
    own |= retakes;        /* "commandos retook it", the defence ministry says */
    own |= rest && !enemy; /* who leaves the country of who says so is another one's */
    bool theirs =
        force->equipment && *force->unit && first && saying && saying->actor &&
        lay_is_force_speaking(m->s, saying); /* but: ammunition left, the OSCE mission said */
    const uint32_t ours = LAY_TYPE_BIT(BASE_ATTACKED) | LAY_TYPE_BIT(OVERFLIGHT);
    if (force->fired || lay_type_in(m->clause->rule->type, ours))
        return NULL; /* "shells hit our post", the army said */
    return own || theirs ? saying->actor : NULL;
}

/* "A French convoy left. A second convoy left": of whom the one before was. */
static const struct lay_gaz_actor *of_the_one_before(const struct making *m,
                                                     const struct lay_force *force)
{
    bool next = lay_force_has(m->s, force, LAY_LEX_FILL, "next") ||
                lay_force_has(m->s, force, LAY_LEX_MORE, NULL);
    for (size_t i = 0; i < m->r->focus.head_count && next && force->head; i++)
        if (m->r->focus.heads[i].head == force->head)
            return m->r->focus.heads[i].actor;
    return NULL;
}

/* "Gunmen attacked the Kenyan camp. Reinforcements arrived": of whom the camp is. */
static const struct lay_gaz_actor *target_before(const struct making *m)
{
    const struct lay_prose_claim *last = lay_last_claim(m->r);
    for (size_t i = m->r->claims.n; last && i > 0; i--) {
        const struct lay_prose_claim *told = &m->r->claims.at[i - 1];
        if (told->section != m->section ||
            (told->type != LAY_TYPE_BASE_ATTACKED && told->type != LAY_TYPE_BASE_SEIZED))
            break;
        for (size_t k = 0; k < told->actor_count; k++)
            if (strcmp(told->actors[k].role, "target") == 0 ||
                strcmp(told->actors[k].role, "giver") == 0)
                return lay_actor_named(m->r, told->actors[k].name);
    }
    return NULL;
}

/* "The junta has rushed | 400 soldiers | to Lashio": those of the country, which the place tells.
 */
static const struct lay_gaz_actor *
sent_by_home(const struct making *m, const struct lay_force *force, const struct lay_spot *spot)
{
    const struct lay_trigger *t = m->clause->trigger;
    bool home = false;
    if (force->from < t->to || t->rule->voice != LAY_VOICE_ACTIVE ||
        !lay_has_slot(t->rule, LAY_SLOT_OBJ) || !spot || !spot->place || !spot->place->country ||
        spot->place->level == LAY_LEVEL_COUNTRY)
        return NULL;
    for (size_t i = t->left; i < t->from; i++)
        home |= !m->s->masked[i - m->s->from] &&
                (lay_noted_as(m->s, i, LAY_LEX_GOVERNMENT, "home") ||
                 (i > t->left && lay_noted_as(m->s, i, LAY_LEX_SPEAKER, "named_official") &&
                  lay_noted_as(m->s, i - 1, LAY_LEX_DET, "def")));
    const struct lay_gaz_place *country =
        home ? lay_gazetteer_country(m->r->gazetteer, spot->place->country) : NULL;
    const struct lay_gaz_actor *own = country ? lay_actor_named(m->r, country->name) : NULL;
    const struct lay_gaz_actor *other = m->r->focus.actor; /* Australia … The government sent */
    return other && lay_is_state(other) && other != own ? NULL : own;
}

/* "Rebels came, and the garrison fled": whether others than who leaves have come just before. */
static bool have_come(const struct making *m, const struct lay_force *force, enum lay_type last)
{
    bool seized = last == LAY_TYPE_BASE_SEIZED; /* Гарнизон бежал. */
    return (m->r->claims.n > m->first ||
            (seized && m->r->lexicon->language.cases && force->to == force->from + 1)) &&
           !force->pronoun && m->clause->rule->type == LAY_TYPE_DEPARTURE &&
           !m->clause->trigger->joined && (last == LAY_TYPE_ARRIVAL || seized);
}

/* "They leave Karabakh. The first column passed through Ganja." */
static bool is_on_the_way(const struct making *m, enum lay_type last)
{
    const uint32_t gone =
        LAY_TYPE_BIT(DEPARTURE) | LAY_TYPE_BIT(REDEPLOYMENT) | LAY_TYPE_BIT(REMOVAL);
    return m->clause->rule->type == LAY_TYPE_TRANSIT && last != LAY_TYPE_NONE &&
           lay_type_in(last, gone);
}

/* "Rwanda arms M23. Kigali denies ties with | the rebels": those who were told to be somebody's. */
static const struct lay_gaz_actor *other_before(const struct making *m,
                                                const struct lay_force *force)
{
    const struct lay_prose_claim *last = lay_last_claim(m->r);
    const char *own = lay_actor_shown(m->clause->saying->actor)->name;
    for (size_t i = 0; last && last->section == m->section && i < last->actor_count; i++)
        if (last->type == LAY_TYPE_AFFILIATION && m->clause->rule->type == last->type &&
            force->unit && strcmp(last->actors[i].name, own) != 0)
            return lay_actor_named(m->r, last->actors[i].name);
    return NULL;
}

const struct lay_gaz_actor *lay_whose_by_what_was_told(const struct making *m,
                                                       const struct lay_force *force,
                                                       const struct lay_spot *spot, bool first)
{
    enum lay_type type = m->clause->rule->type;
    const struct lay_saying *saying = m->clause->saying;
    enum lay_type last = lay_type_before(m);
    bool known = first && were_there(m, last) && !is_another(m, force);
    if (saying && saying->actor && strcmp(saying->stance, "denies") == 0 &&
        lay_is_state(saying->actor)) /* Moscow denied the withdrawal of troops */
        return other_before(m, force) ? other_before(m, force) : saying->actor;
    const struct lay_gaz_actor *own = sent_by_home(m, force, spot);
    if (!own && first && lay_is_verb(m->clause->trigger))
        own = of_joined(m);
    if (!own && first)
        own = of_the_one_before(m, force);
    if (own)
        return own;
    if (first && (last == LAY_TYPE_BASE_ATTACKED || last == LAY_TYPE_BASE_SEIZED) &&
        lay_force_has(m->s, force, LAY_LEX_MORE, NULL))
        return target_before(m);
    const struct lay_gaz_actor *before = last != LAY_TYPE_NONE ? lay_last_actor(m) : NULL;
    bool stays = first && lay_claim_lasts(type) && spot && spot->there &&
                 strcmp(m->clause->modality, "planned") == 0;
    bool untold =
        last != LAY_TYPE_NONE && !before && m->r->lexicon->language.cases; /* but not who got it */
    if ((known || stays) && (before || untold) && last == LAY_TYPE_BASE_HANDOVER)
        return before; /* they handed it over, and 300 soldiers left, or will stay there */
    if (before && first && (is_same_again(m, force) || is_on_the_way(m, last)))
        return before;
    if (before && first && is_bare_plural(m, force) && last != LAY_TYPE_DEPARTURE &&
        last != LAY_TYPE_BASE_SEIZED && last != LAY_TYPE_BASE_ATTACKED)
        return before;
    const struct lay_gaz_place *at = m->r->focus.last_base.place;
    bool comes = type == LAY_TYPE_ARRIVAL && m->r->lexicon->language.cases;
    if (before && last == LAY_TYPE_BASE_ESTABLISHED && (comes || lay_claim_lasts(type)) && spot &&
        (spot->there || (at && spot->place == at)))
        return before;                     /* it opened a base where 300 men are */
    bool asked = last == LAY_TYPE_REQUEST; /* who asks does not leave */
    const struct lay_gaz_actor *people = m->r->focus.people;
    const struct lay_gaz_actor *had = people ? people : asked ? NULL : lay_last_actor(m);
    const struct lay_gaz_actor *last_state = m->r->focus.actor;
    const struct lay_gaz_place *home =
        last_state ? lay_country_of_actor(m->r, last_state->name) : NULL;
    if (known && !had && !asked && home && spot && spot->place && spot->place->country &&
        home->country && strcmp(home->country, spot->place->country) != 0)
        had = last_state;
    if (known && have_come(m, force, last) && lay_last_actor(m) == had)
        return NULL; /* rebels came, and the garrison fled */
    if (known && had)
        return had; /* who leaves was there */
    if (spot && spot->holder && lay_claim_lasts(type))
        return spot->holder; /* the Russian base hosts 2,000 soldiers */
    if ((spot && spot->there && lay_claim_lasts(type)) ||
        lay_force_has(m->s, force, LAY_LEX_FILL, "rest"))
        return before && last == LAY_TYPE_BASE_HANDOVER ? before
               : people                                 ? people
                                                        : m->r->focus.actor; /* who are there */
    const struct lay_gaz_actor *based =
        first && lay_claim_lasts(type) ? lay_actor_at_base(m, spot) : NULL;
    if (based)
        return based;
    bool irregular = lay_force_has(m->s, force, LAY_LEX_IRREGULAR, NULL);
    if (first && !irregular && guest_of_deal(m))
        return guest_of_deal(m);
    const struct lay_gaz_actor *about =
        first && !irregular && m->r->lexicon->language.cases ? before_colon(m, force) : NULL;
    if (about)
        return about;
    const struct lay_gaz_actor *came_from =
        first && !irregular && lay_comes_from(m, force) ? of_origin(m, force) : NULL;
    if (came_from)
        return came_from;
    bool counted = force->quantity.to > force->quantity.from ||
                   lay_force_has(m->s, force, LAY_LEX_FILL, "next") || /* вторая группа */
                   lay_force_has(m->s, force, LAY_LEX_MORE, "other"); /* un autre détachement */
    if (first && (counted || strcmp(force->unit, "personnel") != 0) && !irregular &&
        !force->equipment && (type == LAY_TYPE_ARRIVAL || lay_claim_lasts(type)) && people &&
        before && (before == people || last == LAY_TYPE_REINFORCEMENT))
        return before; /* French helicopters circled. 200 paratroopers landed. */
    const struct lay_gaz_actor *sender = first && !irregular ? of_origin(m, force) : NULL;
    if (sender)
        return sender;
    return of_who_says_so(m, force, spot, first, counted && !irregular);
}
