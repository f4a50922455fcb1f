/* clause.c: reads what the clause of a trigger gives it, and whether that is what its rule needs.
 */
#include "import/prose/clause.h"
#include "import/prose/spots.h"

#include <string.h>

/* "the most recent in Timbuktu": the clause before, with places of its own; "the Germans | did the
 * same in Kidal": and with who does it. */
static bool echo(struct lay_text_reader *r, const struct lay_sentence *s,
                 const lay_triggers *triggers, const struct lay_clause *before,
                 struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    size_t len;
    const char *role = lay_slot(t->rule, LAY_SLOT_SUBJ, &len);
    struct lay_clause own = {.trigger = t, .rule = t->rule};
    if (!before || !lay_is_verb(before->trigger) || (role && !before->role_count))
        return false;
    if (role) {
        lay_fill_subject(r, s, triggers, t, role, len, &own);
        if (!own.role_count || !own.roles[0].n)
            return false;
    }
    *c = *before;
    c->trigger = t;
    c->spot_count = 0;
    c->origin = NULL;
    c->counted = own.counted;
    lay_find_spots(r, s, NULL, c);
    if (role) {
        const char *as = c->roles[0].role;
        c->roles[0] = own.roles[0];
        c->roles[0].role = as;
        if (!c->spot_count)
            lay_inherit_spots(before, c);
    }
    return c->spot_count > 0;
}

/* "said the minister, who was in Gao": of who speaks, and no force. */
static bool is_of_speaker(const struct lay_text_reader *r, const struct lay_sentence *s,
                          const lay_sayings *sayings, const struct lay_trigger *t)
{
    enum { REACH = 3 }; /* who | had also been in */
    if (!lay_is_verb(t) || !lay_has_slot(t->rule, LAY_SLOT_SUBJ) ||
        lay_has_slot(t->rule, LAY_SLOT_OBJ))
        return false;
    for (size_t i = 0; i < sayings->n; i++) {
        const struct lay_saying *saying = &sayings->at[i];
        size_t at = saying->who_to + lay_is_sign(r, saying->who_to, ',');
        if (saying->who_to == saying->who_from || !lay_noted(s, at, LAY_LEX_RELATIVE) ||
            t->from <= at || t->from > at + REACH || lay_is_force_speaking(s, saying))
            continue;
        while (++at < t->from && (lay_noted(s, at, LAY_LEX_CUE) || lay_noted(s, at, LAY_LEX_HAVE) ||
                                  lay_noted(s, at, LAY_LEX_ADVERB)))
            ;
        if (at == t->from) /* but: confirmed by Paris that | French soldiers left */
            return true;
    }
    return false;
}

/* "The masked soldiers in Simferopol are | Russian paratroopers": it is told whose they are; but
 * not "the French soldiers are | American citizens". */
static bool names_unnamed(const struct lay_text_reader *r, const struct lay_sentence *s,
                          const struct lay_clause *c)
{
    const struct lay_force *who = c->role_count && c->roles[0].n ? c->roles[0].at[0] : NULL,
                           *as = c->role_count > 1 && c->roles[1].n ? c->roles[1].at[0] : NULL;
    return who && as && who->unit && !who->actor && as->actor && !as->possessive &&
           (as->unit || lay_is_intransitive(r, s, as->to)) && as->from >= c->trigger->to &&
           as->from <= c->trigger->to + 2 && who->to <= c->trigger->from;
}

/* "went home, leaving the roads to Mueda unprotected": no place is left. */
static bool leaves_open(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *t)
{
    return t->rule->type == LAY_TYPE_DEPARTURE && lay_is_verb(t) && t->from > s->from &&
           lay_has_trait(t->rule, LAY_TRAIT_PLACE_OBJ) &&
           lay_ends_with(r, t->from, &r->lexicon->language.progressive) &&
           lay_is_sign(r, t->from - 1, ',') && lay_noted(s, t->to, LAY_LEX_DET) &&
           !lay_is_intransitive(r, s, t->to);
}

/* "Malgré leur départ, | la situation reste calme": a noun of no list right before the verb. */
static bool is_told_of_other(const struct lay_text_reader *r, const struct lay_sentence *s,
                             const struct lay_trigger *t)
{
    const struct lay_note *cue;
    size_t verb = t->from;
    for (size_t n; verb > s->from + 2 && (n = lay_helpers_before(s, s->from, verb, &cue));)
        verb -= n;
    if (verb < s->from + 3 || t->rule->voice != LAY_VOICE_ACTIVE || !lay_is_sign(r, verb - 3, ','))
        return false;
    const struct lay_token *noun = &r->tokens.all.at[verb - 1];
    const bool other = !s->noted[verb - 1 - s->from] || (lay_noted(s, verb - 1, LAY_LEX_SPEAKER) &&
                                                         !lay_noted(s, verb - 1, LAY_LEX_FORCE));
    for (size_t i = 0; i < s->forces.n; i++) /* but: Vendredi, les | chababs ont attaqué la base */
        if (s->forces.at[i].to == verb)
            return false;
    return noun->kind == LAY_TOKEN_WORD && !noun->capital && other &&
           lay_noted_as(s, verb - 2, LAY_LEX_DET, "def");
}

const struct lay_role_forces *lay_doer_of(const struct lay_clause *clause)
{
    const struct lay_role_forces *doer = &clause->roles[0];
    for (size_t i = 0; i < clause->role_count; i++)
        if (strcmp(clause->roles[i].role, "host") == 0 && clause->roles[i].n)
            doer = &clause->roles[i];
    return doer;
}

/* "Danish soldiers are in Aleppo. Denmark will withdraw in August": a state whose forces were told
 * to be somewhere, or asked to leave, leaves that. */
static bool was_told_there(const struct lay_text_reader *r, const struct lay_sentence *s,
                           const struct lay_clause *c)
{
    enum { BACK = 4 }; /* claims */
    const uint32_t there = LAY_TYPE_BIT(ARRIVAL) | LAY_TYPE_BIT(PRESENCE) | LAY_TYPE_BIT(STRENGTH);
    const struct lay_force *who = c->role_count && c->roles[0].n ? c->roles[0].at[0] : NULL;
    const struct lay_prose_claim *last = lay_last_claim(r);
    const size_t next = c->trigger->to;
    const bool ends = next >= s->to || r->tokens.all.at[next].kind == LAY_TOKEN_MARK ||
                      lay_in_time(s, next) || lay_in_time(s, next + 1) ||
                      lay_noted(s, next, LAY_LEX_ADVERB); /* but: from the tournament */
    if (!who || !who->actor || who->unit || !lay_is_state(who->actor) || !last || !ends ||
        who->from >= c->trigger->from)
        return false;
    for (size_t i = r->claims.n; i > 0 && r->claims.n - i < BACK; i--) {
        const struct lay_prose_claim *told = &r->claims.at[i - 1];
        const size_t whose = told->type == LAY_TYPE_REQUEST; /* of whom it is asked */
        if (told->section == last->section && told->actor_count > whose &&
            (whose || lay_type_in(told->type, there)) &&
            strcmp(told->actors[whose].name, lay_actor_shown(who->actor)->name) == 0)
            return strcmp(told->stance, "asserts") == 0;
    }
    return false;
}

/* "Французские солдаты стоят в Гао. В мае Париж выведет | контингент", "Вывод | войск завершён":
 * those who were told of, by nobody else than whose they are. */
static bool takes_own(struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_trigger *t)
{
    if (!r->lexicon->language.cases || !r->focus.claimed)
        return false;
    const struct lay_gaz_place *home = lay_country_of_actor(r, r->focus.claimed);
    bool own = false, other = false;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        own |= f->from == t->to && f->unit && !f->actor && !f->equipment && f->to == t->to + 1;
        other |= f->actor && f->from >= t->left && f->from < t->right &&
                 strcmp(f->actor->name, r->focus.claimed) != 0 &&
                 (!home || lay_country_of_actor(r, f->actor->name) != home);
    }
    return own && !other;
}

bool lay_read_clause(struct lay_text_reader *r, const struct lay_sentence *s,
                     const lay_triggers *triggers, size_t index, const lay_sayings *sayings,
                     const struct lay_clause *before, struct lay_clause *c)
{
    const struct lay_trigger *t = &triggers->at[index];
    *c = (struct lay_clause){
        .trigger = t, .rule = t->rule, .saying = lay_saying_of(sayings, t->from)};
    if (lay_has_trait(t->rule, LAY_TRAIT_SAY_TOO))
        c->saying = lay_saying_of(sayings, t->to); /* images show helicopters */
    bool of_others = t->rule->voice == LAY_VOICE_NOUN && !lay_needs(t->rule, LAY_NEED_BASE) &&
                     lay_is_of_other(r, s, t->to); /* the evacuation of civilians */
    if (t->absorbed || of_others || is_of_speaker(r, s, sayings, t) || leaves_open(r, s, t) ||
        is_told_of_other(r, s, t) || lay_is_aim_of_leaving(s, before, t) ||
        (lay_needs(t->rule, LAY_NEED_ASKED) && !lay_asks_of_forces(r, s, triggers, t)))
        return false;
    if (t->rule->voice == LAY_VOICE_ECHO)
        return echo(r, s, triggers, before, c);
    lay_fill_roles(r, s, triggers, t, sayings, before, c);
    lay_find_spots(r, s, before, c);
    bool their = lay_theirs(r, s, t) != NULL; /* Leur présence y est contestée. */
    bool leaves = t->rule->type == LAY_TYPE_DEPARTURE || t->rule->type == LAY_TYPE_REMOVAL;
    bool left = (their || leaves) && !c->spot_count && !c->origin;
    bool theirs = c->role_count && c->roles[0].n && c->roles[0].at[0]->pronoun; /* об их выводе */
    const bool own = left && leaves && takes_own(r, s, t);
    if (left && (lay_is_verb(t) || their || theirs || own) &&
        (lay_was_claimed_near(r, t->from) || r->focus.site) &&
        (lay_has_force(r, s, c, false, false) || was_told_there(r, s, c)) &&
        (lay_is_intransitive(r, s, t->to) || lay_takes_those(s, t->to) || own))
        c->spots[c->spot_count++] = lay_spot_there(r, t); /* They left on Monday. */
    bool joined = c->rule->type == LAY_TYPE_REINFORCEMENT; /* усилили резервистами из Австрии */
    bool there =
        lay_has_trait(c->rule, LAY_TRAIT_PLACE_THERE) && !c->spot_count && (!c->origin || joined);
    if (there && (lay_was_claimed_near(r, t->from) || r->focus.site) &&
        lay_has_force(r, s, c, false, false))
        c->spots[c->spot_count++] = lay_spot_there(r, t); /* Its soldiers moved in. */
    if (lay_comes_too(r, s, c) && lay_has_force(r, s, c, false, false))
        c->spots[c->spot_count++] = lay_spot_there(r, t);
    lay_read_cues(r, s, triggers, before, c);
    return lay_has_needs(r, s, c) && !lay_takes_people(r, s, c) &&
           (!lay_needs(c->rule, LAY_NEED_UNNAMED) || names_unnamed(r, s, c));
}
