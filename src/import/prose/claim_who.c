/* claim_who.c: who has which part in a claim. */
#include "import/prose/making.h"

#include <string.h>

/* "Les troupes de l'AFDL": who is written in capitals and not known. */
static const char *unknown_group(struct making *m, const struct lay_force *force)
{
    enum { SHORTEST = 3 };
    const struct lay_note *of = lay_noted(m->s, force->to, LAY_LEX_OF);
    size_t at = force->to + (of ? of->len : 0);
    while (of && at < m->s->to && lay_noted(m->s, at, LAY_LEX_DET))
        at++;
    if (!of || !force->unit || m->s->shouting || at >= m->s->to)
        return NULL;
    const struct lay_token *token = &m->r->tokens.all.at[at];
    if (at + 1 < m->s->to && token[1].sign == '-' && !token[1].spaced)
        return NULL; /* RED-Tabara */
    for (uint32_t i = token->start; i < token->end; i++)
        if (m->r->tokens.text[i] < 'A' || m->r->tokens.text[i] > 'Z')
            return NULL;
    return token->end - token->start < SHORTEST ? NULL : lay_words_of(m->r, at, at + 1);
}

/* Nothing but helping words: "о начале", "о намерении", ", что в июле". */
static bool only_helps(const struct making *m, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (!lay_noted(m->s, i, LAY_LEX_CUE) && !lay_noted(m->s, i, LAY_LEX_ADVERB) &&
            !lay_noted(m->s, i, LAY_LEX_FILL) && !lay_noted(m->s, i, LAY_LEX_BOUND) &&
            !lay_noted(m->s, i, LAY_LEX_PREP) && !lay_in_time(m->s, i) &&
            !lay_is_sign(m->r, i, ',') && !lay_is_sign(m->r, i, ':'))
            return false;
    return true;
}

/* "Франция объявила о начале вывода | войск", "в минобороны Франции сообщили, что | солдаты
 * покинули": a bare noun, of the state that says so. */
static bool is_of_saying(const struct making *m, const struct lay_force *force)
{
    const struct lay_saying *saying = m->clause->saying;
    const struct lay_trigger *t = m->clause->trigger;
    size_t first = force->from < t->from ? force->from : t->from;
    if (!m->r->lexicon->language.cases || !lay_is_state(saying->actor) || !force->unit ||
        force->equipment || force->to > force->from + 1 || first < saying->to ||
        lay_is_of_base_type(m->clause->rule->type) ||
        lay_noted(m->s, force->from, LAY_LEX_IRREGULAR))
        return false;
    return only_helps(m, saying->to, first) &&
           (first == t->from || only_helps(m, force->to, t->from));
}

static void add_actor(struct making *m, struct lay_prose_claim *claim, const char *role,
                      const struct lay_force *force, const struct lay_spot *spot)
{
    struct lay_text_reader *r = m->r;
    if (claim->actor_count == LAY_CLAIM_ACTORS)
        return;
    const struct lay_gaz_actor *whose = lay_whose(m, force, spot);
    bool part = claim->type == LAY_TYPE_AFFILIATION && strcmp(role, "subject") == 0;
    const struct lay_gaz_actor *actor = part ? whose : lay_actor_shown(whose);
    const struct lay_saying *saying = m->clause->saying;
    const struct lay_trigger *t = m->clause->trigger;
    if (!actor && !claim->actor_count && saying && saying->actor &&
        !lay_is_said_of(m->s, saying, force) &&
        !lay_force_has(m->s, force, LAY_LEX_FILL, "foreign") && /* they are no own ones */
        ((t->from >= saying->to &&
          (t->from - saying->to <= 1 || lay_is_of_sayer(r, m->s, m->clause))) ||
         is_of_saying(m, force)))
        actor = saying->actor; /* Chad denied sending soldiers, se dit prêt à envoyer des soldats */
    const char *words = lay_words_of(r, force->from, force->to);
    const char *name = actor ? actor->name : unknown_group(m, force);
    claim->actors[claim->actor_count++] =
        (struct lay_claim_actor){name ? name : "unknown", role, words};
    lay_add_span(m, claim, claim->actor_count == 1 ? "actor" : "to", force->from, force->to);
    if (!name)
        claim->confidence -= 15;
}

static void add_speaking_actor(struct making *m, struct lay_prose_claim *claim, const char *role,
                               size_t len)
{
    const struct lay_saying *saying = m->clause->saying;
    const char *kept = lay_arena_strndup(&m->r->arena, role, len);
    for (size_t i = 0; i < claim->actor_count; i++)
        if (strcmp(claim->actors[i].role, kept) == 0)
            return;
    if (!saying || !saying->actor || claim->actor_count == LAY_CLAIM_ACTORS)
        return;
    bool first = strncmp(role, "giver", len) == 0; /* denied having ceded it | to China */
    size_t at = first ? 0 : claim->actor_count;
    memmove(&claim->actors[at + 1], &claim->actors[at],
            (claim->actor_count++ - at) * sizeof *claim->actors);
    claim->actors[at] = (struct lay_claim_actor){
        saying->actor->name, kept, lay_words_of(m->r, saying->who_from, saying->who_to)};
}

static bool is_change(enum lay_type type)
{
    return type == LAY_TYPE_REINFORCEMENT || type == LAY_TYPE_DRAWDOWN;
}

/* "Власти потребовали вывода французских войск": those of the country that is spoken of. */
static void add_home_requester(struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_trigger *t = m->clause->trigger;
    const struct lay_gaz_place *country = m->r->focus.country,
                               *place = m->clause->spot_count ? m->clause->spots[0]->place : NULL;
    if (!country && place && place->country) /* La junte demande le départ de l'armée de Gao */
        country = lay_gazetteer_country(m->r->gazetteer, place->country);
    const struct lay_gaz_actor *home = country ? lay_actor_named(m->r, country->name) : NULL;
    if (!home || claim->type != LAY_TYPE_REQUEST || claim->actor_count == LAY_CLAIM_ACTORS)
        return;
    for (size_t i = 0; i < claim->actor_count; i++)
        if (strcmp(claim->actors[i].role, "requester") == 0 ||
            strcmp(claim->actors[i].name, home->name) == 0)
            return;
    for (size_t i = t->left; i < t->from; i++)
        if (lay_noted_as(m->s, i, LAY_LEX_SPEAKER, "named_official")) {
            memmove(&claim->actors[1], claim->actors, claim->actor_count++ * sizeof *claim->actors);
            claim->actors[0] =
                (struct lay_claim_actor){home->name, "requester", lay_words_of(m->r, i, t->from)};
            return;
        }
}

/* "Nigeria received six American helicopters": of whom, where nobody else is told. */
static void add_giver_of_goods(const struct making *m, struct lay_prose_claim *claim)
{
    if (claim->type != LAY_TYPE_DELIVERY || claim->actor_count != 1 ||
        strcmp(claim->actors[0].role, "receiver") != 0)
        return;
    for (size_t i = 0; i < m->clause->role_count; i++) {
        const struct lay_role_forces *role = &m->clause->roles[i];
        const struct lay_gaz_actor *giver = role->n ? lay_actor_shown(role->at[0]->actor) : NULL;
        if (strcmp(role->role, "what") != 0 || !giver ||
            strcmp(giver->name, claim->actors[0].name) == 0)
            continue;
        claim->actors[1] = claim->actors[0];
        claim->actors[0] = (struct lay_claim_actor){giver->name, "giver", giver->name};
        claim->actor_count = 2;
        return;
    }
}

/* "Турция строит базу в Гао. В Бамако отрицают, что базу | там строят": who is told to do what is
 * denied. */
static void add_same_before(const struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_prose_claim *last = lay_last_claim(m->r);
    const struct lay_clause *c = m->clause;
    if (!claim->actor_count && last && last->actor_count && last->type == claim->type &&
        last->section == m->section && strcmp(c->stance, "denies") == 0 &&
        (!c->spot_count || c->spots[0]->there || !c->spots[0]->place ||
         (c->spots[0]->base && last->place_count && last->places[0].place &&
          c->spots[0]->place == last->places[0].place)))
        claim->actors[claim->actor_count++] = last->actors[0];
}

void lay_set_who(struct making *m, struct lay_prose_claim *claim, const struct lay_spot *spot,
                 size_t pick)
{
    const struct lay_clause *c = m->clause;
    for (size_t i = 0; i < c->role_count; i++) {
        const struct lay_role_forces *role = &c->roles[i];
        bool is_place = role->n && spot && strcmp(role->role, "host") == 0 &&
                        role->at[0]->from == spot->from; /* it houses 300 soldiers */
        if (role->n && !is_place && strcmp(role->role, "what") != 0)
            add_actor(m, claim, role->role, role->at[i == 0 && pick < role->n ? pick : 0], spot);
        for (size_t k = 1; k < role->n && strcmp(role->role, "party") == 0; k++)
            add_actor(m, claim, role->role, role->at[k], spot); /* Niger and Russia signed */
    }
    for (size_t i = 0; i < c->role_count && !claim->actor_count; i++)
        if (c->roles[i].n && c->roles[i].at[0]->actor && is_change(claim->type))
            add_actor(m, claim, "subject", c->roles[i].at[0], spot); /* that brings the French
                                                                       contingent to 200 men */
    add_giver_of_goods(m, claim);
    size_t len;
    const char *doer =
        lay_slot(c->rule, lay_is_verb(c->trigger) ? LAY_SLOT_SUBJ : LAY_SLOT_POSS, &len);
    const struct lay_saying *saying = c->saying;
    if (doer && lay_is_of_sayer(m->r, m->s, c))
        add_speaking_actor(m, claim, doer, len); /* Iran denied attacking the base */
    const struct lay_gaz_actor *owner =
        saying && saying->actor ? saying->actor : m->r->focus.people;
    if (!claim->actor_count && spot && spot->own && owner)
        lay_add_holder(claim, owner); /* "their post was left", villagers said */
    bool attacked = claim->type == LAY_TYPE_BASE_ATTACKED && claim->actor_count == 1 && spot &&
                    spot->holder && /* gunmen attacked a Kenyan camp */
                    strcmp(claim->actors[0].name, lay_actor_shown(spot->holder)->name) != 0;
    const struct lay_spot *first = c->spot_count > 1 && spot ? c->spots[0] : NULL;
    bool shared = first && first->base && lay_needs(c->rule, LAY_NEED_BASE) && !spot->holder;
    const struct lay_gaz_actor *holder = shared ? first->holder : spot ? spot->holder : NULL;
    const uint32_t theirs = LAY_TYPE_BIT(STRENGTH) | LAY_TYPE_BIT(ROTATION) |
                            LAY_TYPE_BIT(PRESENCE) | LAY_TYPE_BIT(DEPARTURE) |
                            LAY_TYPE_BIT(DRAWDOWN) | LAY_TYPE_BIT(REINFORCEMENT);
    bool of_base = lay_type_in(claim->type, theirs) && claim->actor_count == 1 && spot &&
                   spot->base && spot->holder && strcmp(claim->actors[0].name, "unknown") == 0;
    if (of_base) /* численность российской базы, ротация на ней */
        claim->actors[0].name = lay_actor_shown(spot->holder)->name;
    if ((!claim->actor_count || attacked) && holder) /* les camps de la Minusma à Gao | et à Ber */
        lay_add_holder(claim, holder);
    else if (!claim->actor_count && spot && m->r->focus.base_holder &&
             lay_noted_as(m->s, spot->from, LAY_LEX_BASE, "that"))
        lay_add_holder(claim, m->r->focus.base_holder); /* celle de Gao a été fermée */
    lay_add_former_holder(m, claim, spot);
    lay_correct_holder(m, claim, spot);
    add_home_requester(m, claim);
    const char *speaking = lay_slot(c->rule, LAY_SLOT_SPEAKER, &len);
    if (speaking)
        add_speaking_actor(m, claim, speaking, len);
    const char *alone = lay_slot(c->rule, LAY_SLOT_ALONE, &len);
    if (alone && claim->actor_count == 1)
        claim->actors[0].role = lay_arena_strndup(&m->r->arena, alone, len);
    add_same_before(m, claim);
    bool things = claim->type == LAY_TYPE_DELIVERY && claim->actor_count > 1;
    if (things && strcmp(claim->actors[0].name, "unknown") == 0) /* what is delivered */
        memmove(claim->actors, claim->actors + 1, --claim->actor_count * sizeof *claim->actors);
    for (size_t i = 1; i < claim->actor_count;
         i++) /* one who is told whose before one who is not */
        if (strcmp(claim->actors[i].role, claim->actors[0].role) == 0 &&
            strcmp(claim->actors[i].role, "party") != 0) {
            claim->actor_count--;
            claim->actors[i] = claim->actors[claim->actor_count];
        }
}
