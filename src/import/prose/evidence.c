/* evidence.c: whether who and where together are enough for a claim. */
#include "import/prose/making.h"

#include <string.h>

/* "300 Rwandans hold Palma": where forces are spoken of, a people that is counted, or that another
 * one replaces, are soldiers. */
bool lay_are_soldiers(const struct lay_text_reader *r, const struct lay_clause *c,
                      const struct lay_force *f)
{
    const struct lay_role_forces *one = &c->roles[0], *other = &c->roles[1];
    bool replaces = c->rule->type == LAY_TYPE_REPLACEMENT && c->role_count > 1 && one->n &&
                    other->n && one->at[0]->actor && other->at[0]->actor &&
                    one->at[0]->actor != other->at[0]->actor;
    replaces |= c->rule->type == LAY_TYPE_ROTATION || /* на смену голландцам придут | немцы */
                (c->rule->type == LAY_TYPE_REPLACEMENT && lay_was_claimed_near(r, f->from));
    bool people = f->actor && f->adjective && lay_is_state(f->actor) &&
                  (!r->lexicon->language.cases || lay_is_people(r, f->to - 1));
    return people && r->military && !r->section->capitals &&
           (replaces || f->quantity.to > f->quantity.from);
}

static bool is_facility(const struct lay_spot *spot)
{
    return spot->place && spot->place->level == LAY_LEVEL_FACILITY;
}

/* "договор об открытии школы для детей | военных": behind a second preposition of what it is about.
 */
static bool is_for_others(const struct lay_sentence *s, const struct lay_trigger *t, size_t at)
{
    size_t n = 0;
    for (size_t i = t->to; i < at; i++)
        n += lay_noted_as(s, i, LAY_LEX_PREP, "about");
    return n > 1;
}

/* "signed a treaty for the opening of a base": forces or a base are told of behind it. */
bool lay_is_about_arms(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t)
{
    for (size_t i = 0; i < s->spots.n; i++)
        if ((s->spots.at[i].base || (r->military && is_facility(&s->spots.at[i]))) &&
            s->spots.at[i].from >= t->to)
            return true;
    for (size_t i = 0; i < s->forces.n; i++)
        if (s->forces.at[i].unit && s->forces.at[i].from >= t->to &&
            !is_for_others(s, t, s->forces.at[i].from))
            return true;
    return false;
}

enum { WELL_KNOWN = 50000 }; /* weight of a place that comes to mind by its name alone */

/* What tells who it is, the surer the later. */
enum who {
    NOBODY, /* or "it", "they" */
    THINGS, /* "the ships", "the unit": others have them, too, and whose they are is not told */
    STATE,
    THEIRS, /* "the French ships" */
    ARMED
};

static enum who sure_of(const struct lay_sentence *s, const struct lay_force *f)
{
    if (lay_is_group(f) || lay_is_armed(s, f))
        return ARMED;
    if (f->unit)
        return f->actor ? THEIRS : THINGS;
    return f->actor ? STATE : NOBODY;
}

/* "Kyiv confirmed that its units had left", "that it had left": of who says so. */
static bool is_known_own(const struct making *m, const struct lay_force *f,
                         const struct lay_spot *spot)
{
    const struct lay_saying *saying = m->clause->saying;
    return saying && saying->actor && (f->pronoun || lay_noted(m->s, f->from, LAY_LEX_POSS)) &&
           lay_whose(m, f, spot) == saying->actor;
}

/* "A battalion came. The unit left": those who were spoken of. */
static bool is_meant(const struct making *m, const struct lay_force *f, const struct lay_spot *spot)
{
    if (f->quantity.to == f->to && f->quantity.to > f->quantity.from &&
        lay_noted(m->s, m->s->from, LAY_LEX_OF))
        return lay_whose(m, f, spot) != NULL; /* Of the 1,700 Ethiopians, | 400 left */
    return lay_noted_as(m->s, f->from, LAY_LEX_DET, "def") && !f->equipment &&
           lay_was_claimed_near(m->r, f->from) && lay_whose(m, f, spot) != NULL;
}

static enum who surest(const struct making *m, const struct lay_spot *spot)
{
    enum who best = lay_announces_own(m->s, m->clause) ? ARMED : NOBODY;
    for (size_t i = 0; i < m->clause->role_count; i++)
        for (size_t k = 0; k < m->clause->roles[i].n; k++) {
            const struct lay_force *f = m->clause->roles[i].at[k];
            enum who who = sure_of(m->s, f);
            if (who < STATE && is_known_own(m, f, spot))
                who = who == THINGS ? THEIRS : STATE;
            if (who == THINGS && is_meant(m, f, spot))
                who = THEIRS;
            best = who > best ? who : best;
        }
    return best;
}

/* Whether the clause says whose they are, or how many: "soldiers serve where they live" does not.
 */
static bool is_told(const struct making *m)
{
    for (size_t i = 0; i < m->clause->role_count; i++)
        for (size_t k = 0; k < m->clause->roles[i].n; k++) {
            const struct lay_force *f = m->clause->roles[i].at[k];
            if (f->actor || f->quantity.to > f->quantity.from ||
                lay_noted_as(m->s, f->from, LAY_LEX_FILL, "next")) /* второй отряд */
                return true;
        }
    return false;
}

/* "Its men replaced" */
static bool is_own(const struct making *m)
{
    return m->clause->role_count && m->clause->roles[0].n &&
           lay_noted(m->s, m->clause->roles[0].at[0]->from, LAY_LEX_POSS);
}

/* "The second left": of those who were spoken of. */
static bool is_part(const struct making *m)
{
    return m->clause->role_count && m->clause->roles[0].n && m->clause->roles[0].at[0]->pronoun &&
           lay_was_claimed_near(m->r, m->clause->trigger->from);
}

/* "The Canadian team": not even its noun says that it is armed. */
static bool is_weak(const struct making *m)
{
    for (size_t i = 0; i < m->clause->role_count; i++)
        for (size_t k = 0; k < m->clause->roles[i].n; k++)
            if (m->clause->roles[i].at[k]->unit && !m->clause->roles[i].at[k]->weak)
                return false;
    return true;
}

/* Names of people and things are names of some village, too: a place is sure where the section
 * names its country or has claimed something there, or where it is well known. */
bool lay_is_sure_place(const struct lay_text_reader *r, const struct lay_gaz_place *place)
{
    const char *claimed = r->focus.last.name ? r->focus.last.country : NULL;
    if (claimed && place->country && strcmp(claimed, place->country) == 0)
        return true;
    return place->level >= LAY_LEVEL_AREA || lay_gaz_weight(place, LAY_GAZ_NAME) >= WELL_KNOWN ||
           lay_is_country_named(r, place->country);
}

/* "A rocket hit the base", "two drones attacked it": no base of a firm. */
static bool is_shelled(const struct making *m)
{
    const struct lay_trigger *t = m->clause->trigger;
    bool fired = false;
    for (size_t i = 0; i < m->s->forces.n; i++) {
        const struct lay_force *f = &m->s->forces.at[i];
        bool drone = f->equipment && f->unit && strcmp(f->unit, "drone") == 0;
        fired |= (f->fired || drone) && f->from >= t->left && f->to <= t->right;
    }
    return fired && m->clause->rule->type == LAY_TYPE_BASE_ATTACKED;
}

/* Where it is told who builds or closes a base, "the company", it is theirs. */
static bool is_of_arms(const struct making *m, const struct lay_spot *spot)
{
    if (m->clause->rule->voice != LAY_VOICE_ACTIVE || lay_is_armed_base(m->s, spot) ||
        is_shelled(m) || (m->clause->saying && m->clause->saying->actor) ||
        lay_are_arms_near(m->r, m->s) ||
        (spot->place && lay_was_claimed_near(m->r, m->clause->trigger->from)))
        return true;
    for (size_t i = m->clause->trigger->left; i < m->clause->trigger->from; i++)
        if (lay_noted(m->s, i, LAY_LEX_SPEAKER)) /* the ministry will close its base */
            return true;
    return false;
}

/* Whether the last claim is of a base: then "it" is one. */
static bool is_base_meant(const struct lay_focus *focus)
{
    return focus->last.name && focus->last_base.name &&
           strcmp(focus->last.name, focus->last_base.name) == 0;
}

/* "They are there", "they built, or closed, a base there": people under arms were spoken of. */
static bool is_them(const struct making *m)
{
    const struct lay_role_forces *lead = &m->clause->roles[0];
    enum lay_type type = m->clause->rule->type;
    return (lay_claim_lasts(type) || lay_is_of_base_type(type)) && m->clause->role_count &&
           lead->n && lead->at[0]->pronoun && !lead->at[0]->single && m->r->focus.people &&
           lay_are_arms_near(m->r, m->s);
}

/* Of a place that is only pointed to. */
static bool is_enough_there(const struct making *m, const struct lay_prose_claim *claim,
                            enum who who, bool base)
{
    bool denied = strcmp(claim->stance, "denies") == 0; /* that any jets came there */
    bool near = lay_was_claimed_near(m->r, m->clause->trigger->from);
    const struct lay_gaz_actor *says = m->clause->saying ? m->clause->saying->actor : NULL;
    bool own = says && claim->place_count && /* Oslo says: none in the country */
               lay_country_of_actor(m->r, says->name) == claim->places[0].place;
    switch (who) {
    case NOBODY:
        return (own && base) || (near && (!base || !lay_needs(m->clause->rule, LAY_NEED_BASE) ||
                                          is_base_meant(&m->r->focus) || is_them(m)));
    case THINGS:
        return base || is_part(m) || (is_told(m) && (near || lay_are_arms_near(m->r, m->s))) ||
               (denied && near && lay_are_arms_near(m->r, m->s));
    case ARMED:
        return near || own || is_told(m);
    default:
        return true;
    }
}

/* Where no place is told. */
static bool is_enough_nowhere(const struct making *m, const struct lay_prose_claim *claim,
                              enum who who)
{
    bool near = lay_was_claimed_near(m->r, m->clause->trigger->from);
    bool they = near && m->clause->roles[0].n && m->clause->roles[0].at[0]->pronoun;
    if (who == THINGS)
        return (is_own(m) || is_part(m) || they || claim->type == LAY_TYPE_STRENGTH) &&
               lay_are_arms_near(m->r, m->s);
    return who != NOBODY || strcmp(claim->stance, "asserts") != 0 || near;
}

bool lay_claim_has_evidence(const struct making *m, const struct lay_prose_claim *claim,
                            const struct lay_spot *spot)
{
    const struct lay_gaz_place *place = claim->place_count ? claim->places[0].place : NULL;
    enum who who = surest(m, spot);
    bool base = spot && spot->base && !spot->weak && is_of_arms(m, spot);
    if (who < THEIRS && claim->type == LAY_TYPE_AFFILIATION && !lay_are_arms_near(m->r, m->s) &&
        !lay_was_claimed_near(m->r, m->clause->trigger->from))
        return false; /* "Moscow denied any involvement" in what no force did */
    bool sides = claim->actor_count > 1 && claim->type == LAY_TYPE_REPLACEMENT &&
                 m->r->military; /* a Belgian company by a Dutch one */
    bool said = m->clause->saying && lay_is_of_arms(m->s, m->clause->saying);
    if (who == THEIRS && is_weak(m) && !sides && !said && !lay_are_arms_near(m->r, m->s))
        return false;
    if (!spot)
        return is_enough_nowhere(m, claim, who);
    if (spot->there)
        return spot->back || is_enough_there(m, claim, who, base);
    if (who > THINGS || base)
        return true;
    if (spot->unknown && !spot->base && is_part(m) && m->r->focus.people &&
        lay_are_arms_near(m->r, m->s))
        return true; /* "They were sent on to Qoqfin" */
    bool sure = place && lay_is_sure_place(m->r, place),
         arms = said || lay_are_arms_near(m->r, m->s);
    if (spot->weak && !spot->place && !spot->unknown && !spot->area && who == NOBODY &&
        lay_noted_as(m->s, spot->from, LAY_LEX_DET, "def") && is_base_meant(&m->r->focus) &&
        lay_was_claimed_near(m->r, m->clause->trigger->from))
        return true; /* "the site" that was a base in the claim before */
    if (spot->base)  /* a port, a hospital */
        return spot->weak && place && (arms || spot->holder) && (who == NOBODY || sure);
    return sure && (who == NOBODY || arms);
}
