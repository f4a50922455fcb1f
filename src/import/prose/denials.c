/* denials.c: "Ankara and Baku deny it": what was told right before is told again, as denied. When
 * it is said to have happened is no part of that: the denial is of the day of the report. */
#include "import/prose/making.h"

#include <string.h>

enum { REACH = 700 }; /* bytes back to what is denied */

bool lay_is_denial(const struct lay_trigger *t)
{
    return t->rule->voice == LAY_VOICE_DENIAL;
}

static const struct lay_saying *saying_at(const lay_sayings *sayings, const struct lay_trigger *t)
{
    for (size_t i = 0; i < sayings->n; i++)
        if (t->from < sayings->at[i].to && sayings->at[i].from < t->to)
            return &sayings->at[i];
    bool told = lay_is_denial(t) && t->to > t->from + 1; /* уверяет, что | таких планов нет */
    return told ? lay_saying_of(sayings, t->from) : NULL;
}

/* A state, an army or its officials: no company. */
static bool may_deny(const struct making *m, const struct lay_saying *saying)
{
    size_t end;
    bool may = saying->actor || (saying->who_to > saying->who_from &&
                                 lay_place_at(m->r, saying->who_from, saying->who_to, &end) &&
                                 end == saying->who_to);
    for (size_t i = saying->who_from; i < saying->who_to; i++)
        may |= lay_noted(m->s, i, LAY_LEX_SPEAKER) || lay_noted(m->s, i, LAY_LEX_FORCE);
    return may;
}

const struct lay_claim_span *lay_trigger_of(const struct lay_prose_claim *claim)
{
    for (size_t i = 0; i < claim->span_count; i++)
        if (strcmp(claim->spans[i].field, "trigger") == 0)
            return &claim->spans[i];
    return NULL;
}

/* What is denied stands in the same sentence or, where the denial begins one, in that before. */
static bool is_near(const struct making *m, const struct lay_saying *saying,
                    const struct lay_trigger *t, const struct lay_claim_span *told)
{
    bool begins = saying->who_from <= m->s->from + 1 || /* Mais Kigali dément */
                  t->from <= m->s->from + 1;            /* But this was denied by Paris */
    if (m->r->lexicon->language.cases) /* По словам Пескова, таких планов нет */
        begins |= saying->from <= m->s->from + 1;
    return begins || told->from >= m->r->tokens.all.at[m->s->from].start;
}

/* The last claim, if it asserts something and is in reach; else the number of claims. */
static size_t told_before(const struct making *m, uint32_t at)
{
    const struct lay_prose_claim *claim = lay_last_claim(m->r);
    const struct lay_claim_span *trigger = claim ? lay_trigger_of(claim) : NULL;
    bool told = trigger && claim->section == m->section && trigger->to <= at &&
                at - trigger->to <= REACH && strcmp(claim->stance, "asserts") == 0;
    return told ? m->r->claims.n - 1 : m->r->claims.n;
}

static struct lay_prose_claim denied(const struct making *m, const struct lay_prose_claim *told,
                                     const struct lay_trigger *t, const struct lay_saying *saying)
{
    const struct lay_token *at = m->r->tokens.all.at;
    struct lay_prose_claim claim = *told;
    size_t from = saying->from < t->from ? saying->from : t->from,
           to = saying->to > t->to ? saying->to : t->to;
    claim.rule = t->rule;
    claim.stance = "denies";
    claim.aspect = "occurrence";
    claim.when = claim.when_text = NULL;
    claim.first_day = LAY_DAY_MIN;
    claim.has_strength = false;
    claim.note = NULL;
    claim.confidence = told->confidence - 10;
    claim.speaker = saying->text;
    claim.speaker_actor = saying->actor ? saying->actor->name : NULL;
    claim.basis = saying->basis ? saying->basis : "document";
    claim.span_count = 3;
    claim.spans[0] = (struct lay_claim_span){"evidence", at[from].start, at[to - 1].end};
    claim.spans[1] = (struct lay_claim_span){"trigger", at[t->from].start, at[t->to - 1].end};
    claim.spans[2] =
        (struct lay_claim_span){"attribution", at[saying->from].start, at[saying->to - 1].end};
    if (m->r->section->published != LAY_DAY_MIN && strcmp(claim.modality, "planned") != 0) {
        LAY_FREE char *day = lay_day_format(m->r->section->published);
        claim.when = lay_arena_printf(&m->r->arena, "%s~", day);
    }
    return claim;
}

bool lay_is_source(const struct lay_trigger *t)
{
    return t->rule->voice == LAY_VOICE_SOURCE;
}

/* "Об этом сообщил портал": who says what was told before by nobody who is named. */
void lay_source_before(struct making *m, const struct lay_trigger *t, const lay_sayings *sayings)
{
    const struct lay_saying *saying = saying_at(sayings, t);
    uint32_t at = m->r->tokens.all.at[t->from].start;
    for (size_t i = m->r->claims.n; saying && i > 0; i--) {
        struct lay_prose_claim *claim = &m->r->claims.at[i - 1];
        const struct lay_claim_span *trigger = lay_trigger_of(claim);
        if (claim->section != m->section || !trigger || at - trigger->to > REACH || claim->speaker)
            return;
        claim->speaker = saying->text;
        claim->speaker_actor = saying->actor ? saying->actor->name : NULL;
        claim->basis = saying->basis ? saying->basis : "document";
    }
}

/* "the report about the jets", "about Gao", "about a withdrawal": whether a claim is what words
 * behind a denial name. */
static bool is_named_behind(const struct making *m, const struct lay_prose_claim *claim,
                            const struct lay_trigger *t)
{
    const struct lay_sentence *s = m->s;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        bool is_who = false;
        for (size_t k = 0; k < claim->actor_count && f->actor; k++)
            is_who |= strcmp(claim->actors[k].name, lay_actor_shown(f->actor)->name) == 0;
        bool counted = f->unit && *f->unit && claim->has_strength &&
                       strcmp(claim->unit, f->unit) == 0 && (!f->actor || is_who);
        if (f->from >= t->to && (counted || is_who))
            return true;
    }
    for (size_t i = 0; i < s->spots.n && claim->place_count; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        if (spot->from >= t->to && spot->place && claim->places[0].place == spot->place)
            return true;
    }
    for (size_t i = t->to; i < s->to; i++) {
        const struct lay_note *event = lay_noted(s, i, LAY_LEX_TRIGGER);
        if (event && event->entry->rule->type == claim->type)
            return true;
    }
    return false;
}

/* What is denied: the last claim that the words behind it name, or the last one. */
static size_t meant_by(const struct making *m, const struct lay_trigger *t, size_t last)
{
    enum { BACK = 8 }; /* claims */
    const uint32_t at = m->r->tokens.all.at[t->from].start;
    for (size_t i = last + 1; i > 0 && last + 1 - i < BACK; i--) {
        const struct lay_prose_claim *claim = &m->r->claims.at[i - 1];
        const struct lay_claim_span *trigger = lay_trigger_of(claim);
        if (claim->section != m->section || !trigger || at - trigger->to > REACH)
            break;
        if (strcmp(claim->stance, "asserts") == 0 && is_named_behind(m, claim, t))
            return i - 1;
    }
    return last;
}

void lay_deny_before(struct making *m, const struct lay_trigger *t, const lay_sayings *sayings)
{
    const struct lay_saying *saying = saying_at(sayings, t);
    size_t last = told_before(m, m->r->tokens.all.at[t->from].start);
    bool of_next = lay_needs(t->rule, LAY_NEED_ENDS) && lay_has_trigger(m->s, t->to, m->s->to);
    if (!saying || !may_deny(m, saying) || last == m->r->claims.n || of_next)
        return; /* X dément, pour sa part, qu'une base ait été ouverte */
    last = meant_by(m, t, last);
    size_t first = last;
    const struct lay_claim_span of = *lay_trigger_of(&m->r->claims.at[last]);
    if (!is_near(m, saying, t, &of))
        return;
    while (first > 0 && m->r->claims.at[first - 1].section == m->section &&
           lay_trigger_of(&m->r->claims.at[first - 1])->from == of.from)
        first--; /* those that "and" joined */
    for (size_t i = first; i <= last; i++) {
        struct lay_prose_claim told = m->r->claims.at[i];
        struct lay_prose_claim claim = denied(m, &told, t, saying);
        lay_vec_push(&m->r->claims, claim);
    }
}

/* "The base was attacked. Al-Shabaab claimed the attack", "Kampala blames al-Shabaab". */
bool lay_tells_attacker(struct making *m, const struct lay_prose_claim *claim,
                        const struct lay_spot *spot)
{
    enum { BACK = 3 }; /* claims */
    const bool own = lay_has_trait(claim->rule, LAY_TRAIT_PLACE_OBJ) ||
                     lay_has_trait(claim->rule, LAY_TRAIT_PLACE_OF); /* the attack on the base */
    if (!lay_has_trait(claim->rule, LAY_TRAIT_LIKE_ATTACK) || (own && spot && !spot->there))
        return false;
    const uint32_t at = m->r->tokens.all.at[m->clause->trigger->from].start;
    const bool names = claim->actor_count && strcmp(claim->actors[0].role, "attacker") == 0 &&
                       strcmp(claim->actors[0].name, "unknown") != 0 &&
                       strcmp(claim->stance, "asserts") == 0;
    for (size_t i = m->r->claims.n; names && i > 0 && m->r->claims.n - i < BACK; i--) {
        struct lay_prose_claim *told = &m->r->claims.at[i - 1];
        const struct lay_claim_span *trigger = lay_trigger_of(told);
        if (told->section != m->section || !trigger || at - trigger->to > REACH)
            break;
        if (told->type != LAY_TYPE_BASE_ATTACKED || strcmp(told->stance, "asserts") != 0 ||
            told->actor_count == LAY_CLAIM_ACTORS)
            continue;
        const bool nobody = told->actor_count && strcmp(told->actors[0].name, "unknown") == 0;
        if (told->actor_count && strcmp(told->actors[0].role, "attacker") == 0 && !nobody)
            break; /* it is told already */
        if (!nobody)
            memmove(told->actors + 1, told->actors, told->actor_count++ * sizeof *told->actors);
        told->actors[0] = claim->actors[0];
        break;
    }
    return true;
}
