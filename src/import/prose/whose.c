/* whose.c: whose a force is that says it only by what was told before. */
#include "import/prose/making.h"

#include <string.h>

const struct lay_gaz_actor *lay_last_actor(const struct making *m)
{
    const struct lay_prose_claim *last = lay_told_in_sentence(m);
    bool asked = last && last->actor_count > 1 && last->type == LAY_TYPE_REQUEST &&
                 strcmp(last->actors[1].role, "addressee") == 0; /* it is they who are there */
    const char *name = !last               ? m->r->focus.claimed
                       : last->actor_count ? last->actors[asked].name
                                           : NULL;
    return name ? lay_actor_named(m->r, name) : NULL;
}

/* "L'armée s'était repliée", where rebels were spoken of: that of the country. */
static const struct lay_gaz_actor *home_of(const struct making *m, const struct lay_spot *spot)
{
    const struct lay_gaz_place *country = m->r->focus.country;
    if (!country && spot && spot->place)
        country = lay_gazetteer_country(m->r->gazetteer, spot->place->country);
    return country ? lay_actor_named(m->r, country->name) : NULL;
}

/* "Casques bleus": whose such forces are where no state is named: of the mission that was spoken
 * of. */
static const struct lay_gaz_actor *
by_name_of_force(const struct making *m, const struct lay_force *force, const struct lay_spot *spot)
{
    const struct lay_gaz_actor *people = m->r->focus.people;
    for (size_t i = force->from; i < force->to; i++) {
        if (lay_noted(m->s, i, LAY_LEX_POSS))
            return NULL; /* Vienna withdraws | its blue helmets, the last of its marines */
        const struct lay_note *owner = lay_noted(m->s, i, LAY_LEX_GOVERNMENT);
        if (owner && strcmp(owner->entry->value, "mission") == 0)
            return m->r->focus.mission; /* численность миссии */
        if (owner && strcmp(owner->entry->value, "home") == 0) {
            bool else_s = lay_noted(m->s, force->to, LAY_LEX_OF); /* l'armée du Salut */
            return else_s || (people && lay_is_state(people)) ? NULL : home_of(m, spot);
        }
        const struct lay_gaz_actor *actor =
            owner ? lay_actor_named(m->r, owner->entry->value) : NULL;
        for (size_t k = 0; k < m->r->focus.head_count && actor && force->head; k++)
            if (m->r->focus.heads[k].head == force->head)
                return m->r->focus.heads[k].actor; /* Dutch marines came. The marines left. */
        if (actor)
            return people && people->parent == actor ? people : actor;
    }
    return NULL;
}

/* "les miliciens des Tribunaux islamiques": of a name that is no place and nobody known. */
static bool is_of_unknown(const struct making *m, const struct lay_force *force)
{
    const struct lay_note *of = force->unit ? lay_noted(m->s, force->to, LAY_LEX_OF) : NULL;
    size_t at = of ? force->to + of->len : m->s->to;
    if (at >= m->s->to || !m->r->tokens.all.at[at].capital || m->s->shouting ||
        lay_noted(m->s, at, LAY_LEX_FORCE) || lay_noted(m->s, at, LAY_LEX_EQUIP) ||
        lay_noted(m->s, at, LAY_LEX_GOVERNMENT))
        return false;
    for (size_t i = 0; i < m->s->spots.n; i++)
        if (m->s->spots.at[i].from <= at && at < m->s->spots.at[i].to)
            return false;
    return true;
}

/* "Nine jets are parked at the base": those of the last claim about it, unless they left. */
const struct lay_gaz_actor *lay_actor_at_base(const struct making *m, const struct lay_spot *spot)
{
    const uint32_t gone = LAY_TYPE_BIT(DEPARTURE) | LAY_TYPE_BIT(BASE_HANDOVER) |
                          LAY_TYPE_BIT(BASE_CLOSED) | LAY_TYPE_BIT(BASE_ATTACKED);
    const char *name = m->r->focus.last_base.name;
    bool same = spot && spot->base && !spot->place && !spot->unknown && !spot->area && name;
    for (size_t i = m->r->claims.n; i > 0 && same; i--) {
        const struct lay_prose_claim *told = &m->r->claims.at[i - 1];
        if (told->section != m->section)
            break;
        if (!told->place_count || !told->actor_count || strcmp(told->places[0].name, name) != 0)
            continue;
        if (lay_type_in(told->type, gone))
            return NULL;
        return lay_actor_named(m->r, told->actors[0].name);
    }
    return NULL;
}

/* "Rwanda said it would send troops", "the TPLF claims its fighters are in the town", "the Houthis
 * say they hold it". */
static bool is_of_speaker(const struct making *m, const struct lay_force *force)
{
    const struct lay_saying *saying = m->clause->saying;
    enum { REACH = 3 }; /* told parliament that */
    if (!saying || !saying->actor || force->from < saying->to)
        return false;
    size_t gap = force->from - saying->to;
    size_t its = force->quantity.to; /* none of | its troops, 170 | of his soldiers */
    its += lay_noted(m->s, its, LAY_LEX_OF) != NULL;
    bool own = force->quantity.to > force->quantity.from && lay_noted(m->s, its, LAY_LEX_POSS);
    const struct lay_trigger *t = m->clause->trigger;
    if (!lay_is_verb(t) && t->from >= saying->to && t->from - saying->to <= 1 &&
        force->from >= t->to && force->from - t->to <= 1 &&
        lay_noted(m->s, force->from, LAY_LEX_POSS))
        return true; /* Russia announced the withdrawal of its troops */
    if (force->from > saying->to + 2 && lay_noted_as(m->s, force->from, LAY_LEX_SAYER, "one") &&
        lay_noted(m->s, force->from - 1, LAY_LEX_RELATIVE) &&
        lay_noted(m->s, force->from - 2, LAY_LEX_AND))
        return true; /* said that …, and that | it had sent more */
    return (own && gap <= REACH) ||
           ((gap <= 1 || lay_is_behind_saying(m->s, saying, force->from)) &&
            ((force->pronoun && lay_is_irregular(saying->actor)) ||
             lay_noted_as(m->s, force->from, LAY_LEX_SAYER, "one") ||
             lay_noted(m->s, force->from, LAY_LEX_POSS)));
}

/* "A convoy carrying Wagner fighters". */
static const struct lay_gaz_actor *carried_actor(const struct making *m,
                                                 const struct lay_force *force)
{
    const struct lay_note *carries = lay_noted(m->s, force->to, LAY_LEX_TRIGGER);
    bool may = carries && !force->pronoun && carries->entry->rule->type == LAY_TYPE_DELIVERY;
    for (size_t i = 1; i < m->s->forces.n && may; i++) {
        const struct lay_force *load = &m->s->forces.at[i];
        if (load - 1 == force && load->actor && load->unit &&
            load->from == force->to + carries->len)
            return load->actor;
    }
    return NULL;
}

/* "Личный состав российской базы". */
static const struct lay_gaz_actor *of_own_base(const struct making *m,
                                               const struct lay_force *force)
{
    for (size_t i = 0; i < m->s->spots.n && m->r->lexicon->language.cases && force->unit; i++) {
        const struct lay_spot *base = &m->s->spots.at[i];
        if (base->base && base->holder && !*base->prep && base->from <= force->to &&
            base->to > force->to)
            return base->holder;
    }
    return NULL;
}

/* Whether a force is one that was spoken of: "they", "the men", "its soldiers". */
static bool points_back(const struct making *m, const struct lay_force *force)
{
    bool back =
        force->pronoun || (force->unit && lay_noted_as(m->s, force->from, LAY_LEX_DET, "def"));
    for (size_t i = force->from; i < force->to; i++)
        back |= lay_noted(m->s, i, LAY_LEX_POSS) != NULL || /* 600 of its soldiers */
                (i > force->from && lay_noted(m->s, i - 1, LAY_LEX_OF) &&
                 lay_noted_as(m->s, i, LAY_LEX_DET, "def")); /* 200 of the men */
    return back;
}

bool lay_comes_from(const struct making *m, const struct lay_force *force)
{
    const struct lay_spot *from = m->clause->origin;
    return from && from->prep_from == force->to && m->clause->rule->type == LAY_TYPE_ARRIVAL;
}

/* "Боевики «Аш-Шабааб» … Боевики захватили": where there are no articles, a noun alone that was
 * spoken of before. */
static bool is_said_again(const struct making *m, const struct lay_force *force)
{
    bool alone = m->r->lexicon->language.cases && force->unit && force->to == force->from + 1 &&
                 lay_was_claimed_near(m->r, force->from) && !lay_comes_from(m, force);
    const struct lay_gaz_actor *people = m->r->focus.people;
    if (alone && people && !lay_is_state(people) &&
        lay_noted_as(m->s, force->from, LAY_LEX_IRREGULAR, "group"))
        return true; /* the group */
    if (alone && people && m->clause->rule->type == LAY_TYPE_STRENGTH)
        return true; /* Теперь контингент насчитывает */
    for (size_t i = 0; i < m->r->focus.head_count && alone; i++)
        if (m->r->focus.heads[i].head == force->head)
            return true;
    return alone && !lay_force_has(m->s, force, LAY_LEX_IRREGULAR, NULL) &&
           m->clause->role_count == 1 && m->clause->roles[0].at[0] == force &&
           lay_has_slot(m->clause->rule, LAY_SLOT_OBJ);
}

/* "Aucun soldat n'a été envoyé à Gao": none of those who were spoken of. */
static bool is_none_of_them(const struct making *m, const struct lay_force *force)
{
    bool bare = force->head && m->r->tokens.all.at[force->to - 1].word == force->head;
    return force->unit && !force->equipment && bare && /* but: no foreign soldiers */
           (lay_noted_as(m->s, force->from, LAY_LEX_CUE, "negated") ||
            (force->from > m->s->from &&
             lay_noted_as(m->s, force->from - 1, LAY_LEX_CUE, "negated"))) &&
           lay_was_claimed_near(m->r, force->from);
}

static bool is_organisation(const struct lay_gaz_actor *actor)
{
    return strcmp(actor->kind, "organisation") == 0;
}

/* Whether a force ends with the adjective of a country: "policiers rwandais". */
static bool ends_with_adjective(struct lay_text_reader *r, const struct lay_force *f)
{
    size_t end;
    bool adjective;
    return lay_actor_at(r, f->to - 1, f->to, &end, &adjective) && adjective;
}

/* "Германия, чьи солдаты покинули город", "la Turquie, dont 500 soldats sont à Gao": of whom stands
 * before the relative word; "militaires et policiers rwandais": of whom the other ones are. */
static const struct lay_gaz_actor *of_relative(const struct making *m,
                                               const struct lay_force *force)
{
    bool after = m->r->lexicon->language.adjectives_after &&
                 (force->unit || force->pronoun); /* dont les derniers */
    bool counted = after && force->from > m->s->from + 1 &&
                   lay_noted(m->s, force->from - 1, LAY_LEX_RELATIVE) &&
                   (force->quantity.to > force->quantity.from || /* dont les derniers soldats */
                    lay_noted_as(m->s, force->from - 1, LAY_LEX_RELATIVE, "of"));
    size_t at = force->from - counted;
    counted |= force->quantity.to > force->quantity.from &&
               lay_noted(m->s, force->to, LAY_LEX_OF) &&
               lay_noted(m->s, force->to + 1, LAY_LEX_RELATIVE); /* , 386 of whom are there */
    counted |= m->r->lexicon->language.cases && force->unit && /* бригада, 300 солдат | которой */
               lay_noted(m->s, force->to, LAY_LEX_RELATIVE);
    bool whose = counted || lay_noted_as(m->s, force->from, LAY_LEX_POSS, "whose");
    for (size_t i = 0; i < m->s->forces.n; i++) {
        const struct lay_force *f = &m->s->forces.at[i];
        if (whose && f->to + 1 == at) /* a comma */
            return f->actor;
        if (after && f->unit && f->actor && lay_noted(m->s, force->to, LAY_LEX_AND) &&
            f->from > force->to && f->from <= force->to + 2 &&
            (f->from == force->to + 1 || lay_noted(m->s, f->from - 1, LAY_LEX_OF)) &&
            f->quantity.to == f->quantity.from && ends_with_adjective(m->r, f))
            return f->actor;
    }
    return NULL;
}

/* "We shall stay," an official said: he speaks for those who were spoken of. */
static const struct lay_gaz_actor *people_of_official(const struct making *m)
{
    const struct lay_saying *saying = m->clause->saying;
    bool official = saying && saying->basis && strcmp(saying->basis, "named_official") == 0;
    const struct lay_gaz_actor *people = m->r->focus.people;
    return official && people && lay_is_state(people) ? people : NULL;
}

/* "demanded that it be closed": a base. */
static bool is_base_closed(const struct making *m, const struct lay_force *force)
{
    const struct lay_note *verb = lay_noted(m->s, force->to, LAY_LEX_TRIGGER);
    return verb && force->to != m->clause->trigger->from && force->pronoun && !force->unit &&
           lay_is_of_base_type(verb->entry->rule->type) &&
           lay_has_trait(verb->entry->rule, LAY_TRAIT_PLACE_LEFT);
}

/* "L'Italie a rapatrié ses soldats, arrivés à Pise": of who stands before their verb. */
static const struct lay_gaz_actor *owner_before(const struct making *m,
                                                const struct lay_force *force)
{
    size_t prep_from;
    const struct lay_gaz_actor *owner = NULL;
    if (!force->unit || !lay_noted(m->s, force->from, LAY_LEX_POSS) ||
        !m->r->lexicon->language.adjectives_after)
        return NULL;
    for (size_t i = 0; i < m->s->forces.n && m->s->forces.at[i].to <= force->from; i++) {
        const struct lay_force *f = &m->s->forces.at[i];
        size_t behind = f->to + lay_is_sign(m->r, f->to, ',');
        const bool people = lay_noted_as(m->s, f->from, LAY_LEX_DET, "def"); /* les Américains */
        if (f->actor && (!f->adjective || people) &&
            (!*lay_preposition_before(m->s, f->from, &prep_from) ||
             lay_noted(m->s, behind, LAY_LEX_RELATIVE))) /* avec la France, qui retirera ses … */
            owner = f->actor;
    }
    return owner;
}

/* "La France a remis sa base au Mali. Les derniers légionnaires en sont partis", "its base, where
 * 300 of its soldiers were stationed": who gave it. */
static const struct lay_gaz_actor *giver_before(const struct making *m,
                                                const struct lay_force *force)
{
    bool stays = m->clause->rule->type == LAY_TYPE_PRESENCE && lay_told_in_sentence(m) &&
                 (lay_force_has(m->s, force, LAY_LEX_POSS, NULL) ||
                  (force->pronoun && !force->unit)); /* the last one that | they held */
    return lay_type_before(m) == LAY_TYPE_BASE_HANDOVER &&
                   (m->clause->rule->type == LAY_TYPE_DEPARTURE || stays)
               ? lay_last_actor(m)
               : NULL;
}

/* "Of the 1,700 Ethiopian soldiers in Heglig, | 400 had left": some of those that open the
 * sentence.
 */
static const struct lay_gaz_actor *of_opening(const struct making *m, const struct lay_force *force)
{
    const struct lay_force *whole = m->s->forces.n ? &m->s->forces.at[0] : NULL;
    enum { REACH = 3 }; /* of its 1,700 */
    if (!whole || whole == force || !whole->actor || !whole->unit || force->actor ||
        force->quantity.to != force->to || !lay_noted(m->s, m->s->from, LAY_LEX_OF) ||
        whole->from > m->s->from + REACH || whole->to > force->from)
        return NULL;
    return lay_is_sign(m->r, force->from - 1, ',') ? whole->actor : NULL;
}

/* "About 120 of the newcomers": of whom those are that came last. */
static const struct lay_gaz_actor *of_those_who_came(const struct making *m,
                                                     const struct lay_force *force)
{
    for (size_t i = m->r->claims.n;
         i > 0 && lay_force_has(m->s, force, LAY_LEX_MORE, "new") && !force->actor; i--) {
        const struct lay_prose_claim *told = &m->r->claims.at[i - 1];
        if (told->section != m->section)
            break;
        if ((told->type == LAY_TYPE_ARRIVAL || told->type == LAY_TYPE_REINFORCEMENT) &&
            told->actor_count)
            return lay_actor_named(m->r, told->actors[0].name);
    }
    return NULL;
}

/* "La Chine a livré deux patrouilleurs à la marine cambodgienne à Ream, où | elle | agrandit la
 * base": the state that did what the sentence told before, not who was named last. */
static const struct lay_gaz_actor *same_state(const struct making *m, const struct lay_force *force)
{
    const struct lay_prose_claim *told = lay_told_in_sentence(m);
    if (!force->single || !told || !told->actor_count || !lay_is_verb(m->clause->trigger) ||
        told->type == LAY_TYPE_REQUEST || /* asked Moscow to leave, but it */
        !m->r->lexicon->language.adjectives_after || force->to > m->clause->trigger->from)
        return NULL;
    const struct lay_gaz_actor *actor = lay_actor_named(m->r, told->actors[0].name);
    return actor && lay_is_state(actor) ? actor : NULL;
}

/* "Rebels attacked the Russian base. The garrison fled": those who had it. */
static const struct lay_gaz_actor *garrison_of(const struct making *m,
                                               const struct lay_force *force)
{
    const struct lay_prose_claim *last = lay_last_claim(m->r);
    if (!last || last->section != m->section || !last->actor_count || force->pronoun ||
        !force->unit || force->equipment || force->rebel ||
        m->clause->rule->type != LAY_TYPE_DEPARTURE ||
        (last->type != LAY_TYPE_BASE_ATTACKED && last->type != LAY_TYPE_BASE_SEIZED) ||
        lay_force_has(m->s, force, LAY_LEX_IRREGULAR, NULL) ||
        lay_force_has(m->s, force, LAY_LEX_POSS, NULL))
        return NULL;
    const struct lay_gaz_actor *by = lay_actor_named(m->r, last->actors[0].name);
    const struct lay_gaz_actor *of = last->actor_count > 1
                                         ? lay_actor_named(m->r, last->actors[1].name)
                                         : m->r->focus.base_holder;
    return by && lay_is_irregular(by) && of && !lay_is_irregular(of) ? of : NULL;
}

/* A pronoun, "these instructors", "its soldiers": who was spoken of before. */
static const struct lay_gaz_actor *by_context(const struct making *m, const struct lay_force *force,
                                              const struct lay_spot *spot)
{
    const struct lay_gaz_actor *named = carried_actor(m, force);
    const struct lay_saying *saying = m->clause->saying;
    if (m->r->focus.latter && lay_noted_as(m->s, force->from, LAY_LEX_PRONOUN, "latter"))
        return m->r->focus.latter; /* a repris Kidal aux rebelles. | Ces derniers */
    if (!named && is_of_unknown(m, force))
        return NULL;
    if (!named && lay_noted(m->s, force->from, LAY_LEX_POSS) && is_of_speaker(m, force))
        return saying->actor;
    if (!named)
        named = by_name_of_force(m, force, spot);
    if (!named)
        named = of_own_base(m, force);
    if (!named)
        named = of_those_who_came(m, force);
    if (!named)
        named = of_opening(m, force);
    if (!named)
        named = of_relative(m, force);
    if (named)
        return named;
    if (is_base_closed(m, force))
        return NULL;
    const struct lay_role_forces *lead = &m->clause->roles[0];
    bool first = !m->clause->role_count || !lead->n || lead->at[0] == force;
    bool back = points_back(m, force);
    bool them = force->pronoun && !force->unit; /* требует вывести их */
    if (!first && lead->at[0]->actor && lay_noted(m->s, force->from, LAY_LEX_POSS) && !them)
        return lead->at[0]->actor; /* Turkey sent its troops */
    if (is_of_speaker(m, force))
        return saying->actor;
    const struct lay_gaz_actor *owner = owner_before(m, force);
    if (owner)
        return owner;
    if (lay_noted_as(m->s, force->from, LAY_LEX_PRONOUN, "speaker"))
        return saying && saying->actor
                   ? saying->actor
                   : people_of_official(m); /* "We have no troops in Libya," the minister said. */
    const struct lay_gaz_actor *giver = first && back ? giver_before(m, force) : NULL;
    if (giver)
        return giver;
    if (!back && (is_said_again(m, force) || is_none_of_them(m, force)))
        back = true;
    if (!back)
        return force->unit ? lay_whose_by_what_was_told(m, force, spot, first) : NULL;
    const struct lay_gaz_actor *same = first ? same_state(m, force) : NULL;
    if (!same && first)
        same = garrison_of(m, force);
    if (same)
        return same;
    const struct lay_gaz_actor *meant =
        lay_focus_actor(m->r, force, first ? NULL : lead->at[0]->actor);
    if (saying && saying->actor && is_organisation(saying->actor) && force->pronoun)
        meant =
            meant == saying->actor ? lay_last_actor(m) : meant; /* The UN said | they were there */
    else if (!meant && saying)
        return saying->actor;
    return meant || !force->pronoun ? meant : lay_last_actor(m); /* It has also set up a post */
}

/* "The troops have left Poland", the Polish government said: not those of who says so. */
static bool leaves_own_country(const struct making *m, const struct lay_gaz_actor *actor,
                               const struct lay_spot *spot)
{
    const struct lay_saying *saying = m->clause->saying;
    return spot && spot->place && spot->place->level == LAY_LEVEL_COUNTRY && saying &&
           saying->actor == actor && m->clause->rule->type == LAY_TYPE_DEPARTURE &&
           lay_country_of_actor(m->r, actor->name) == spot->place;
}

/* "With the departure of its last troops, France has ended": whose those are stands behind the
 * comma. */
static const struct lay_gaz_actor *owner_ahead(const struct making *m,
                                               const struct lay_force *force)
{
    size_t prep_from;
    if (!lay_force_has(m->s, force, LAY_LEX_POSS, NULL) || lay_is_verb(m->clause->trigger))
        return NULL;
    for (size_t i = 0; i < m->s->forces.n; i++) {
        const struct lay_force *f = &m->s->forces.at[i];
        if (f->from <= force->to || !f->actor)
            continue;
        bool comma = false;
        for (size_t k = force->to; k < f->from; k++)
            comma |= lay_is_sign(m->r, k, ',');
        return (comma || m->r->lexicon->language.cases) &&
                       !*lay_preposition_before(m->s, f->from, &prep_from)
                   ? f->actor
                   : NULL;
    }
    return NULL;
}

/* "They will hand the camp to the Malian army, after which the 300 soldiers there leave": who goes
 * is who gave, not who got it; NULL where it is somebody else. */
static const struct lay_gaz_actor *who_gave(const struct making *m,
                                            const struct lay_gaz_actor *meant)
{
    const uint32_t leaves = LAY_TYPE_BIT(DEPARTURE) | LAY_TYPE_BIT(REDEPLOYMENT) |
                            LAY_TYPE_BIT(DRAWDOWN) | LAY_TYPE_BIT(REMOVAL);
    const struct lay_prose_claim *last = lay_last_claim(m->r);
    bool given = last && last->section == m->section && last->type == LAY_TYPE_BASE_HANDOVER &&
                 last->actor_count > 1 && strcmp(last->actors[0].role, "giver") == 0 &&
                 strcmp(lay_actor_shown(meant)->name, last->actors[1].name) == 0;
    return given && lay_type_in(m->clause->rule->type, leaves) &&
                   lay_was_claimed_near(m->r, m->clause->trigger->from)
               ? lay_actor_named(m->r, last->actors[0].name)
               : NULL;
}

const struct lay_gaz_actor *lay_whose(const struct making *m, const struct lay_force *force,
                                      const struct lay_spot *spot)
{
    if (force->actor)
        return force->actor;
    const struct lay_force *supposed = lay_supposed(m->r, m->s, force);
    if (supposed)
        return supposed->actor;
    if (m->clause->rule->type == LAY_TYPE_IDENTIFICATION &&
        !lay_noted(m->s, force->from, LAY_LEX_POSS))
        return NULL; /* Kyiv says that the soldiers there are Russian */
    if (lay_force_has(m->s, force, LAY_LEX_FILL, "foreign"))
        return NULL; /* there are no foreign troops there: nobody's in particular */
    const struct lay_gaz_actor *meant = by_context(m, force, spot);
    if (!meant)
        meant = owner_ahead(m, force);
    if (meant && lay_is_said_of(m->s, m->clause->saying, force))
        return lay_actor_shown(meant) == m->clause->saying->actor ? NULL : meant;
    const struct lay_gaz_actor *giver = meant ? who_gave(m, meant) : NULL;
    if (giver)
        return giver;
    if (meant && leaves_own_country(m, meant, spot))
        return NULL;
    bool rebels =
        (force->rebel || lay_force_has(m->s, force, LAY_LEX_IRREGULAR, NULL)) &&
        !lay_force_has(m->s, force, LAY_LEX_POSS, NULL); /* but: Turkey moved its fighters */
    if (!rebels || !meant || lay_is_irregular(meant))
        return meant;
    bool fled = m->clause->rule->type == LAY_TYPE_DEPARTURE && /* боевики ушли из города */
                lay_was_claimed_near(m->r, m->clause->trigger->from);
    return points_back(m, force) || fled ? m->r->focus.group : NULL; /* the rebels are no state's */
}

/* "Ugandan soldiers remain in the country": in the one that they were in before, not in Uganda. */
const struct lay_gaz_place *lay_country_abroad(const struct making *m,
                                               const struct lay_prose_claim *claim,
                                               const struct lay_spot *spot)
{
    const struct lay_gaz_place *country = m->r->focus.country;
    const struct lay_gaz_place *home =
        spot->there && strcmp(spot->there, "country") == 0 && country && claim->actor_count
            ? lay_country_of_actor(m->r, claim->actors[0].name)
            : NULL;
    if (!home || home != country)
        return NULL;
    for (size_t i = m->r->claims.n; i > 0; i--) {
        const struct lay_prose_claim *told = &m->r->claims.at[i - 1];
        const char *code = told->place_count ? told->places[0].country : NULL;
        if (told->section == m->section && code && strcmp(code, home->country) != 0)
            return lay_gazetteer_country(m->r->gazetteer, code);
    }
    return NULL;
}

bool lay_asks_of_them(const struct making *m)
{
    const struct lay_trigger *t = m->clause->trigger;
    for (size_t i = t->from; i < t->right; i++) {
        const struct lay_note *asked = i >= t->to ? lay_noted(m->s, i, LAY_LEX_TRIGGER) : NULL;
        if (lay_noted_as(m->s, i, LAY_LEX_POSS, "theirs") || /* exige leur départ */
            (asked && lay_has_trait(asked->entry->rule, LAY_TRAIT_PLACE_THERE)) ||
            (asked && lay_is_of_base_type(asked->entry->rule->type) &&
             lay_noted(m->s, i - 1, LAY_LEX_POSS)))
            return true; /* demande de l'évacuer, demanded its closure */
    }
    for (size_t i = 0; i < m->s->forces.n; i++) {
        const struct lay_force *f = &m->s->forces.at[i];
        if (f->pronoun && !f->unit && f->from >= t->to && f->from < t->right)
            return true;
    }
    return false;
}
