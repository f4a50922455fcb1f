/* claims.c: clauses become claims: one for each force and each place that "and" joins. */
#include "import/prose/chunk.h"
#include "import/prose/making.h"

#include <string.h>

void lay_add_span(struct making *m, struct lay_prose_claim *claim, const char *field, size_t from,
                  size_t to)
{
    if (from >= to || claim->span_count == LAY_CLAIM_SPANS)
        return;
    const struct lay_token *at = m->r->tokens.all.at;
    claim->spans[claim->span_count++] =
        (struct lay_claim_span){field, at[from].start, at[to - 1].end};
}

/* ---- who says so ---- */

static void set_speaker(struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_saying *saying = m->clause->saying;
    if (saying && strcmp(saying->stance, "denies") == 0 && lay_claim_lasts(claim->type) &&
        strcmp(claim->stance, "asserts") == 0)
        return; /* who denies the withdrawal does not say that they are there */
    bool plan = !saying && strcmp(claim->modality, "planned") == 0 &&
                lay_claim_lasts(claim->type) && m->r->focus.speaker.text &&
                m->r->focus.speaker.at >= m->r->focus.fresh; /* Paris said. 2,500 will stay. */
    if (plan) {
        claim->speaker = m->r->focus.speaker.text;
        claim->basis = m->r->focus.speaker.basis ? m->r->focus.speaker.basis : "document";
        claim->speaker_actor = m->r->focus.speaker.actor ? m->r->focus.speaker.actor->name : NULL;
    } else if (saying) {
        claim->speaker = saying->text;
        claim->basis = saying->basis ? saying->basis : "document";
        claim->speaker_actor = saying->actor ? saying->actor->name : NULL;
        lay_add_span(m, claim, "attribution", saying->from, saying->to);
    } else if (m->r->section->own && m->r->section->source) {
        claim->speaker = m->r->section->source;
        claim->basis = "author";
    }
}

/* ---- the whole ---- */

static void set_evidence(struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_token *at = m->r->tokens.all.at;
    const struct lay_trigger *t = m->clause->trigger;
    uint32_t from = at[t->from].start, to = at[t->to - 1].end;
    for (size_t i = 0; i < claim->span_count; i++) {
        from = claim->spans[i].from < from ? claim->spans[i].from : from;
        to = claim->spans[i].to > to ? claim->spans[i].to : to;
    }
    memmove(claim->spans + 1, claim->spans, claim->span_count * sizeof *claim->spans);
    claim->spans[0] = (struct lay_claim_span){"evidence", from, to};
    claim->span_count++;
}

static void remember(struct making *m, const struct lay_prose_claim *claim,
                     const struct lay_spot *spot)
{
    if (m->clause->counted && claim->actor_count && !m->clause->cargo) {
        size_t whose = 0; /* of a request: who is asked, if anybody is */
        while (claim->type == LAY_TYPE_REQUEST && whose < claim->actor_count &&
               strcmp(claim->actors[whose].role, "addressee") != 0)
            whose++;
        const struct lay_gaz_actor *people =
            whose < claim->actor_count ? lay_actor_named(m->r, claim->actors[whose].name) : NULL;
        m->r->focus.people = people ? people : m->r->focus.people;
    }
    bool base = spot && spot->base && !spot->weak && claim->actor_count;
    if (base || (m->clause->counted && m->clause->counted->unit &&
                 (!m->clause->counted->equipment || claim->actor_count))) /* six jets. They */
        m->r->focus.arms_at = m->clause->trigger->to; /* ses derniers éléments */
    bool earlier = m->r->focus.day != LAY_DAY_MIN && m->r->focus.day_at >= m->s->from &&
                   claim->first_day < m->r->focus.day; /* a week after Mali had asked */
    if (claim->first_day != LAY_DAY_MIN && !strchr(claim->when, '/') && !earlier) { /* since June */
        m->r->focus.day = claim->first_day;
        m->r->focus.day_at = m->clause->trigger->from;
    }
    bool wider = claim->type == LAY_TYPE_REQUEST && !spot && m->r->focus.last.name &&
                 claim->place_count && claim->places[0].place && m->r->focus.last.country &&
                 claim->places[0].place->level == LAY_LEVEL_COUNTRY &&
                 strcmp(claim->places[0].place->country, m->r->focus.last.country) == 0;
    if (claim->place_count && strcmp(claim->places[0].role, "origin") != 0 && !wider)
        m->r->focus.last = claim->places[0], m->r->focus.last_at = m->clause->trigger->from;
    if (claim->place_count &&
        (lay_needs(claim->rule, LAY_NEED_BASE) || claim->places[0].precision == 1 ||
         (spot && spot->base && claim->type != LAY_TYPE_REQUEST &&
          claim->places[0].precision <= 2)))
        m->r->focus.last_base = claim->places[0];
    for (size_t i = 0; i < claim->place_count; i++)
        if (claim->places[i].place && strcmp(claim->places[i].role, "origin") != 0)
            lay_focus_on_place(m->r, claim->places[i].place, m->clause->trigger->from);
    const struct lay_gaz_place *site = claim->place_count ? claim->places[0].place : NULL;
    if (site && strcmp(claim->places[0].role, "origin") != 0 &&
        (site->level == LAY_LEVEL_TOWN || site->level == LAY_LEVEL_FACILITY))
        m->r->focus.claimed_site = site;
}

/* "They left Gao. 150 will follow in October": who follows those who left leaves, too. */
static enum lay_type type_of(const struct making *m)
{
    const struct lay_rule *rule = m->clause->rule;
    const uint32_t has_too = /* France has a base. So does Turkey. */
        lay_has_trait(rule, LAY_TRAIT_WHO_BEFORE) ? LAY_TYPE_BIT(PRESENCE) : 0;
    const uint32_t followed = LAY_TYPE_BIT(DEPARTURE) | LAY_TYPE_BIT(DRAWDOWN) |
                              LAY_TYPE_BIT(ROTATION) | has_too |
                              LAY_TYPE_BIT(REDEPLOYMENT); /* moved to Agadez. 200 will follow */
    enum lay_type last = lay_type_before(m);
    bool same = lay_has_trait(rule, LAY_TRAIT_LIKE_BEFORE) && last != LAY_TYPE_NONE &&
                lay_type_in(last, followed);
    return same ? last : rule->type;
}

/* "They returned Faya; the one in Abéché will follow": done to a base as to the one before, by the
 * same. */
static void follow_base(const struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_prose_claim *last = lay_last_claim(m->r);
    if (!last || !lay_has_trait(claim->rule, LAY_TRAIT_LIKE_BEFORE) ||
        !lay_needs(claim->rule, LAY_NEED_BASE))
        return;
    const uint32_t fights = LAY_TYPE_BIT(BASE_SEIZED) | LAY_TYPE_BIT(BASE_ATTACKED);
    const bool falls = claim->rule->type == LAY_TYPE_BASE_SEIZED; /* Bukavu fell on Friday */
    claim->type = falls ? claim->type : last->type;
    claim->actor_count = falls && !lay_type_in(last->type, fights) ? 0 : last->actor_count;
    memcpy(claim->actors, last->actors, sizeof claim->actors);
}

/* "Rebels attacked a camp. The army denied that it had fallen": to those who attacked it; "China
 * opened a base. A pier is being added there": by those who built it. */
static void take_from_last(const struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_prose_claim *last = lay_last_claim(m->r);
    const bool built = claim->type == LAY_TYPE_BASE_EXPANDED;
    const uint32_t types = built ? LAY_TYPE_BIT(BASE_ESTABLISHED) | LAY_TYPE_BIT(BASE_EXPANDED)
                                 : LAY_TYPE_BIT(BASE_ATTACKED) | LAY_TYPE_BIT(BASE_SEIZED);
    if ((!built && claim->type != LAY_TYPE_BASE_SEIZED) || claim->actor_count ||
        !claim->place_count || !last || last->section != m->section ||
        !lay_type_in(last->type, types) || !last->actor_count || !last->place_count ||
        strcmp(last->actors[0].name, "unknown") == 0 ||
        strcmp(last->places[0].name, claim->places[0].name) != 0)
        return;
    claim->actors[claim->actor_count++] = (struct lay_claim_actor){
        last->actors[0].name, built ? "subject" : "receiver", last->actors[0].as_reported};
}

/* "The training team became | the Security Advisory Team": a name that nobody is known by. */
static bool takes_name(const struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_clause *c = m->clause;
    const struct lay_force *as = c->role_count > 1 && c->roles[1].n ? c->roles[1].at[0] : NULL;
    if (claim->type != LAY_TYPE_REDESIGNATION || !as || !as->unit || as->actor || as->pronoun ||
        !claim->actor_count || strcmp(claim->actors[0].name, "unknown") == 0)
        return false;
    claim->actor_count = 1;
    return m->r->tokens.all.at[as->to - 1].capital;
}

/* "Контингент в Гао | сокращать не планируют", "планируется сократить": of a unit that stands
 * before a verb without another object it need not be told by how many. */
static bool is_unit_before(const struct making *m, const struct lay_prose_claim *claim)
{
    const struct lay_clause *c = m->clause;
    const struct lay_force *f = c->role_count && c->roles[0].n ? c->roles[0].at[0] : NULL;
    const uint32_t changes = LAY_TYPE_BIT(DRAWDOWN) | LAY_TYPE_BIT(REINFORCEMENT);
    return m->r->lexicon->language.cases && f && f->unit && f->actor && claim->place_count &&
           lay_type_in(claim->type, changes) && lay_is_verb(c->trigger) &&
           (strcmp(claim->stance, "denies") == 0 || strcmp(claim->modality, "actual") != 0) &&
           (f->from > c->trigger->from || lay_is_intransitive(m->r, m->s, c->trigger->to));
}

void lay_make_claim(struct making *m, size_t pick, const struct lay_spot *spot)
{
    const struct lay_clause *c = m->clause;
    size_t len;
    struct lay_prose_claim claim = {.type = type_of(m),
                                    .stance = c->stance,
                                    .modality = c->modality,
                                    .rule = c->rule,
                                    .asked = lay_asked_of(c->trigger),
                                    .section = m->section,
                                    .confidence = m->s->shouting ? 70 : 90};
    lay_add_span(m, &claim, "trigger", c->trigger->from, c->trigger->to);
    if (spot && spot == c->onward)
        claim.type = lay_has_trait(c->rule, LAY_TRAIT_PLACE_AWAY)
                         ? LAY_TYPE_REDEPLOYMENT /* отошли к Исрии */
                         : LAY_TYPE_ARRIVAL;     /* partira pour Haïti */
    lay_set_who(m, &claim, spot, pick);
    if (c->role_count && c->roles[0].n && lay_supposed(m->r, m->s, c->roles[0].at[0]) &&
        strcmp(claim.modality, "actual") == 0)
        claim.modality = "possible";
    follow_base(m, &claim);
    lay_settle_replacement(&claim);
    if (!lay_set_where(m, &claim, spot) || lay_tells_attacker(m, &claim, spot))
        return;
    take_from_last(m, &claim);
    if (lay_needs(claim.rule, LAY_NEED_PLACE) && !claim.place_count)
        return;
    if (lay_needs(claim.rule, LAY_NEED_KNOWN) &&
        (!claim.actor_count || strcmp(claim.actors[0].name, "unknown") == 0))
        return;
    if (lay_needs(claim.rule, LAY_NEED_TWO) &&
        (claim.actor_count < 2 || strcmp(claim.actors[1].name, "unknown") == 0) &&
        !takes_name(m, &claim))
        return;
    lay_settle_move(m, &claim);
    lay_settle_building(m, &claim, spot);
    if (claim.type == LAY_TYPE_BASE_CLOSED && spot && spot->part && !spot->own && !spot->holder)
        return; /* blew up the bunkers */
    lay_settle_taking(m, &claim);
    lay_settle_goods(m, &claim);
    if (claim.type == LAY_TYPE_PRESENCE && spot && strcmp(spot->prep, "over") == 0 && c->counted &&
        c->counted->equipment)
        claim.type = LAY_TYPE_OVERFLIGHT; /* saw a drone above Naqoura */
    lay_settle_change(m, &claim);
    lay_set_when(m, &claim, spot);
    lay_set_strength(m, &claim, spot);
    bool number = claim.has_strength && claim.quantity.to > claim.quantity.from;
    if (lay_needs(claim.rule, LAY_NEED_QUANTITY) && !number && !is_unit_before(m, &claim))
        return;
    set_speaker(m, &claim);
    lay_settle_reply(m, &claim);
    if (strcmp(claim.stance, "asserts") != 0) {
        const char *aspect = lay_slot(claim.rule, LAY_SLOT_ASPECT, &len);
        claim.aspect = aspect ? lay_arena_strndup(&m->r->arena, aspect, len) : "occurrence";
    }
    if (!lay_claim_has_evidence(m, &claim, spot) || lay_claim_is_vague(m, &claim) ||
        lay_claim_is_told(m, &claim) || lay_is_only_described(m, &claim))
        return;
    set_evidence(m, &claim);
    lay_drop_expected(m, &claim);
    remember(m, &claim, spot);
    lay_vec_push(&m->r->claims, claim);
    lay_repeat_for_holders(m, &claim);
}

/* "They handed it over on Tuesday, | and the last ones left": told as the one before, with no day
 * of its own. */
static bool goes_on(const struct lay_sentence *s, const struct lay_clause *before,
                    const struct lay_clause *c)
{
    return before && c->trigger->left > s->from &&
           lay_noted(s, c->trigger->left - 1, LAY_LEX_AND) &&
           c->trigger->left > before->trigger->from && strcmp(c->modality, before->modality) == 0 &&
           strcmp(c->modality, "actual") == 0 && strcmp(c->stance, before->stance) == 0 &&
           !lay_claim_lasts(c->rule->type) && !lay_claim_lasts(before->rule->type) && !c->over;
}

static void make_claims(struct making *m)
{
    const struct lay_clause *c = m->clause;
    bool deal = c->rule->type == LAY_TYPE_AGREEMENT; /* one claim, however many parties */
    size_t forces = c->role_count && c->roles[0].n && !deal ? c->roles[0].n : 1;
    for (size_t f = 0; f < forces; f++) {
        struct lay_clause own = *c;
        const struct lay_force *one = c->role_count && c->roles[0].n ? c->roles[0].at[f] : NULL;
        if (f && one->unit && !c->cargo && one->quantity.to > one->quantity.from)
            own.counted = one; /* 100 Italian soldiers and 50 Spanish ones */
        else if (f && one->unit && c->roles[0].at[0]->unit && c->counted == c->roles[0].at[0])
            own.counted = one; /* 200 Nigerian soldiers and a Ghanaian contingent */
        m->clause = &own;
        if (!c->spot_count)
            lay_make_claim(m, f, NULL);
        for (size_t k = 0; k < c->spot_count; k++)
            lay_make_claim(m, f, c->spots[k]);
    }
    m->clause = c;
    lay_make_listed(m);
}

static bool is_in_force(const struct lay_sentence *s, const struct lay_spot *spot)
{
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        bool group = f->actor && !lay_is_state(f->actor); /* the NATO is no place */
        if (f->from < spot->to && spot->from < f->to &&
            (f->unit || f->adjective || f->office || group))
            return true;
    }
    return false;
}

/* In Mali, not with Mali. */
static bool is_where(const struct lay_spot *spot)
{
    return strcmp(spot->prep, "site") == 0 || strcmp(spot->prep, "destination") == 0 ||
           strcmp(spot->prep, "origin") == 0 || strcmp(spot->prep, "over") == 0;
}

/* "left Gao for Niamey": the base is still the one in Gao. */
static bool follows_departure(const struct lay_sentence *s, size_t at)
{
    enum { REACH = 8 };
    for (size_t i = at; i > s->from && at - i < REACH; i--) {
        const struct lay_note *verb = lay_noted(s, i - 1, LAY_LEX_TRIGGER);
        if (verb)
            return verb->entry->rule->type == LAY_TYPE_DEPARTURE;
    }
    return false;
}

/* "à Gossi, entre Gao et Hombori", "à Kamboinsin, près de Ouagadougou", "лагерь Камбуансен под
 * Уагадугу": it only tells where the place before is. */
static bool is_aside(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index)
{
    const struct lay_spot *spot = &s->spots.at[index], *last = index ? spot - 1 : NULL;
    if (strcmp(spot->prep, "between") == 0 || (last && strcmp(last->prep, "between") == 0))
        return true;
    const struct lay_note *near = lay_noted(s, spot->prep_from, LAY_LEX_PREP);
    if (last && near && near->len > 2 && r->tokens.all.at[spot->prep_from].kind == LAY_TOKEN_NUMBER)
        return true; /* The base lies 60 km north of Aden. */
    bool known = last && (last->place || (last->unknown && near && near->len > 1));
    bool town = spot->place->level == LAY_LEVEL_TOWN;
    bool beside = known && last->to == spot->prep_from && strcmp(spot->prep, "site") == 0 &&
                  last->place && last->place->level <= LAY_LEVEL_TOWN && last->place->country &&
                  spot->place->country && strcmp(last->place->country, spot->place->country) == 0;
    return (beside && town) || (known && last->to + 1 == spot->prep_from && *spot->prep && town &&
                                lay_is_sign(r, last->to, ','));
}

/* "France had a base in Abéché": who is spoken of before the base. */
static const struct lay_gaz_actor *holder_before(const struct lay_sentence *s,
                                                 const struct lay_spot *base)
{
    size_t prep_from;
    for (size_t i = s->forces.n; i > 0 && !base->holder; i--) {
        const struct lay_force *f = &s->forces.at[i - 1];
        if (f->to <= base->from && f->actor && !*lay_preposition_before(s, f->from, &prep_from))
            return f->actor;
    }
    return base->holder;
}

bool lay_is_like_base_before(const struct lay_sentence *s, const struct lay_spot *base)
{
    bool next = false;
    for (size_t i = base->from; i < base->to; i++)
        next |= lay_noted_as(s, i, LAY_LEX_FILL, "next") || lay_noted(s, i, LAY_LEX_MORE);
    return next ||
           (lay_noted_as(s, base->from, LAY_LEX_DET, "def") && !base->place && !base->unknown);
}

static void remember_base(struct lay_text_reader *r, const struct lay_sentence *s,
                          const struct lay_spot *base)
{
    const struct lay_gaz_actor *holder = holder_before(s, base);
    r->focus.base_at = base->to;
    if (holder || !lay_is_like_base_before(s, base))
        r->focus.base_holder = holder;
}

/* A word with a capital that no list knows. */
static bool is_name(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    return at < s->to && r->tokens.all.at[at].kind == LAY_TOKEN_WORD &&
           r->tokens.all.at[at].capital && !s->noted[at - s->from];
}

/* "Adama Barrow", "Joseph Kony": beside a name that nobody knows, or another one, it is a
 * person's. */
static bool is_of_person(const struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_spot *spot)
{
    if (r->lexicon->language.cases) /* «Студио | Тамани» */
        return !*spot->prep && !spot->base && spot->from > s->from + 1 &&
               is_name(r, s, spot->from - 1);
    for (size_t i = 0; i < s->spots.n; i++)
        if (s->spots.at[i].from == spot->to || s->spots.at[i].to == spot->from)
            return true;
    size_t before = spot->from; /* Michèle Alliot- | Marie */
    if (before > s->from + 1 && lay_is_sign(r, before - 1, '-') && !r->tokens.all.at[before].spaced)
        before--;
    return (before > s->from && is_name(r, s, before - 1) && !lay_in_time(s, before - 1)) ||
           is_name(r, s, spot->to);
}

/* "al-Shabab burned a convoy": no village of that name. */
static bool is_group(struct lay_text_reader *r, const struct lay_sentence *s,
                     const struct lay_spot *spot)
{
    size_t end;
    bool adjective;
    const struct lay_gaz_actor *actor =
        spot->base || *spot->prep ? NULL : lay_actor_at(r, spot->from, s->to, &end, &adjective);
    return actor && lay_is_irregular(actor);
}

/* "Le Tchad annonce le retrait de | ses soldats. Ils ont quitté Bangui": the state before them. */
static const struct lay_gaz_actor *owner_of(const struct lay_text_reader *r,
                                            const struct lay_sentence *s, size_t index)
{
    const struct lay_force *f = &s->forces.at[index];
    size_t prep_from;
    if (!f->unit || f->actor || f->pronoun || f->equipment || !lay_noted(s, f->from, LAY_LEX_POSS))
        return NULL;
    for (; index-- > 0;) {
        const struct lay_force *who = &s->forces.at[index];
        if (who->actor && (!*lay_preposition_before(s, who->from, &prep_from) ||
                           lay_follows_request(r, s, who->from))) /* ordered Paris to recall its */
            return lay_is_state(who->actor) ? who->actor : NULL;
    }
    const struct lay_gaz_actor *says =
        r->focus.speaker.at >= s->from ? r->focus.speaker.actor : NULL;
    return says && lay_is_state(says) ? says : NULL;
}

/* "Rebels seized | the Malian army | base. They": whose a base is does nothing in the sentence. */
static bool is_holder(const struct lay_sentence *s, const struct lay_force *force)
{
    for (size_t i = 0; i < s->spots.n; i++)
        if (s->spots.at[i].base && s->spots.at[i].holder == force->actor &&
            s->spots.at[i].from <= force->from && force->to < s->spots.at[i].to)
            return true;
    return false;
}

void lay_remember(struct lay_text_reader *r, const struct lay_sentence *s, size_t from, size_t to)
{
    size_t prep_from;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        if (f->from < from || f->from >= to)
            continue;
        bool mission = f->actor && (strcmp(f->actor->kind, "mission") == 0 ||
                                    strcmp(f->actor->kind, "operation") == 0);
        if (!f->pronoun && (mission || lay_is_armed(s, f)) && (f->actor || !f->equipment))
            r->focus.arms_at = f->to;
        bool aside = f->unit && f->from == s->from + 1 && /* With Mozambican troops they captured */
                     strcmp(lay_preposition_before(s, f->from, &prep_from), "with") == 0;
        bool power =
            !aside && (f->unit || f->adjective || !*lay_preposition_before(s, f->from, &prep_from));
        const struct lay_gaz_actor *people = i && is_holder(s, f) ? r->focus.people : NULL;
        if (f->actor && power)
            lay_focus_on_force(r, f);
        if (f->actor)
            r->focus.latter = f->actor;
        if (people)
            r->focus.people = people;
        if (owner_of(r, s, i))
            r->focus.people = owner_of(r, s, i);
        if (f->actor && f->office && !r->focus.country)
            r->focus.country = lay_country_of_actor(r, f->actor->name);
    }
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        if (spot->from < from || spot->from >= to)
            continue;
        if (lay_is_armed_base(s, spot) && spot->to > r->focus.arms_at)
            r->focus.arms_at = spot->to;
        bool a_base = spot->base && !spot->there && r->military &&
                      (!spot->weak || spot->holder || spot->place);
        bool that = lay_noted_as(s, spot->from, LAY_LEX_BASE, "that") && !spot->holder;
        if (a_base && !that)
            remember_base(r, s, spot);
        bool bare = !*spot->prep && !is_of_person(r, s, spot);
        bool object = bare && spot->from > from &&
                      lay_noted(s, spot->from - 1, LAY_LEX_TRIGGER); /* took Manbij */
        bool subject = bare && spot->place && spot->place->level == LAY_LEVEL_TOWN &&
                       spot->place->seat != 'C' &&
                       (spot->place->seat || lay_is_sure_place(r, spot->place)); /* Kunduz fell */
        bool onward =
            (strcmp(spot->prep, "destination") == 0 && follows_departure(s, spot->from)) ||
            (strcmp(spot->prep, "origin") == 0 &&
             (r->focus.claimed_site || /* из Форт-Худа в Кувейт. Там … */
              (r->focus.last.name && strcmp(r->focus.last.role, "destination") == 0)));
        bool ahead = strcmp(spot->prep, "destination") == 0 || strcmp(spot->prep, "for") == 0 ||
                     (r->lexicon->language.cases && strcmp(spot->prep, "site") == 0);
        if (spot->place)
            r->focus.onward = ahead && follows_departure(s, spot->from) ? spot->place : NULL;
        bool asked = spot->place && spot->place->seat == 'C' && !spot->base && *spot->prep &&
                     lay_follows_request(r, s, spot->from); /* a demandé | à Paris */
        if (spot->place && !onward && !is_aside(r, s, i) && !asked &&
            ((spot->base && !that) ||
             ((is_where(spot) || object || subject) && !is_in_force(s, spot))) &&
            !is_group(r, s, spot))
            lay_focus_on_place(r, spot->place, spot->from);
    }
}

/* A base that is handed over, told of who gives it. */
static bool is_gift(const struct lay_prose_claim *claim)
{
    return claim->type == LAY_TYPE_BASE_HANDOVER && claim->actor_count &&
           strcmp(claim->actors[0].role, "giver") == 0;
}

/* "Turkish troops came to help KFOR. They …": of whom the sentence told something, not who was
 * named in passing. */
static void keep_subject(const struct making *m)
{
    const struct lay_prose_claim *last = lay_told_in_sentence(m);
    const struct lay_language *language = &m->r->lexicon->language;
    const struct lay_prose_claim *given = last ? &m->r->claims.at[m->first] : NULL;
    const bool relief = last && last->type == LAY_TYPE_REPLACEMENT; /* those who came */
    if (given && !language->cases && !language->capitals && !relief &&
        ((!is_gift(given) && !is_gift(last)) || !last->actor_count || !given->actor_count ||
         strcmp(given->actors[0].name, last->actors[0].name) != 0))
        return; /* a remis à l'armée la base qu'ils occupaient. Ils … */
    const struct lay_gaz_actor *actor = last && last->actor_count &&
                                                (m->r->focus.people || relief) &&
                                                strcmp(last->stance, "asserts") == 0
                                            ? lay_actor_named(m->r, last->actors[0].name)
                                            : NULL;
    bool gives = last && last->actor_count && /* or who attacked or took it */
                 (strcmp(last->actors[0].role, "giver") == 0 ||
                  strcmp(last->actors[0].role, "attacker") == 0);
    if (actor && (gives || !lay_is_of_base_type(last->type)) && last->type != LAY_TYPE_REQUEST &&
        last->type != LAY_TYPE_AGREEMENT)
        m->r->focus.people = actor;
}

/* Reads a clause by the first rule of its trigger that has what it needs. */
static bool read_clause(struct lay_text_reader *r, const struct lay_sentence *s,
                        lay_triggers *triggers, size_t i, const lay_sayings *sayings,
                        const struct lay_clause *before, struct lay_clause *clause)
{
    struct lay_trigger *t = &triggers->at[i];
    struct lay_trigger first = *t;
    bool read = lay_read_clause(r, s, triggers, i, sayings, before, clause);
    for (size_t k = 0; k < first.other_count && !read; k++) {
        t->rule = first.others[k].rule;
        t->denied = first.others[k].denied;
        t->to = lay_is_cut(t->rule) ? t->from + 1 : first.others[k].to;
        read = lay_read_clause(r, s, triggers, i, sayings, before, clause);
    }
    if (!read)
        *t = first;
    return read;
}

/* "Residents demanded that the base be closed": no state asks, and nothing is closed. */
static bool is_asked_by_others(const struct lay_clause *c)
{
    for (size_t i = 0; i < c->role_count; i++)
        if (strcmp(c->roles[i].role, "requester") == 0 && lay_tells_whose(&c->roles[i]))
            return false;
    return c->rule->type == LAY_TYPE_REQUEST;
}

void lay_read_claims(struct lay_text_reader *r, struct lay_sentence *s, size_t section)
{
    lay_sayings sayings = {0};
    lay_triggers triggers = {0};
    struct lay_clause clauses[2];
    struct making m = {.r = r, .s = s, .section = section, .first = r->claims.n};
    const struct lay_clause *before = NULL;
    lay_read_sayings(r, s, &sayings);
    lay_read_times(r, s);
    lay_read_forces(r, s);
    lay_read_spots(r, s);
    lay_find_triggers(r, s, &triggers);
    size_t done = s->from;
    for (size_t i = 0; i < triggers.n; i++) {
        struct lay_clause *clause = before == &clauses[0] ? &clauses[1] : &clauses[0];
        lay_remember(r, s, done, triggers.at[i].from);
        done = triggers.at[i].from;
        if (lay_is_source(&triggers.at[i])) {
            lay_source_before(&m, &triggers.at[i], &sayings);
            continue;
        }
        if (triggers.at[i].rule->voice == LAY_VOICE_DATE) {
            lay_date_before(&m, &triggers.at[i]);
            continue;
        }
        if (lay_is_denial(&triggers.at[i])) {
            lay_deny_before(&m, &triggers.at[i], &sayings);
            continue;
        }
        if (!read_clause(r, s, &triggers, i, &sayings, before, clause)) {
            lay_give_back(&triggers, i);
            continue;
        }
        m.clause = clause;
        bool same = before && clause->trigger->left <= before->trigger->from;
        if (!same && !clause->trigger->joined && !goes_on(s, before, clause))
            m.last_when = NULL;
        size_t made = r->claims.n;
        make_claims(&m);
        lay_bring_both(&m, made);
        if (made == r->claims.n && !is_asked_by_others(clause))
            lay_give_back(&triggers, i);
        m.saying = clause->saying;
        m.last_when = lay_when_of(&m, NULL);
        before = clause;
    }
    lay_remember(r, s, done, s->to);
    lay_settle_left(&m);
    lay_settle_asked(&m);
    keep_subject(&m);
    lay_vec_done(&sayings);
    lay_vec_done(&triggers);
}
