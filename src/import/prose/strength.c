/* strength.c: how many a claim tells of. */
#include "import/prose/making.h"

#include <string.h>

/* "from 2,500 to 3,000": no range, but a change. */
static bool is_change(const struct making *m, const struct lay_quantity *q)
{
    size_t prep_from;
    const char *prep = lay_preposition_before(m->s, q->from, &prep_from);
    return q->low >= 0 && q->high > q->low && !lay_in_time(m->s, q->from) &&
           (strcmp(prep, "origin") == 0 || strcmp(prep, "of") == 0 ||
            lay_noted(m->s, q->from, LAY_LEX_OF) || /* de 300 à 800 */
            lay_noted_as(m->s, q->from, LAY_LEX_PREP, "origin"));
}

/* Whether a number counts nothing else: not "to 681,800 shares", "by 5 percent", "$3". */
static bool is_bare(const struct making *m, size_t from, size_t to)
{
    static const enum lay_lex_class after[] = {
        LAY_LEX_PREP,      LAY_LEX_TO,  LAY_LEX_BOUND, LAY_LEX_AND,   LAY_LEX_RELATIVE,
        LAY_LEX_TIMEMODE,  LAY_LEX_CUE, LAY_LEX_FORCE, LAY_LEX_EQUIP, LAY_LEX_THERE,
        LAY_LEX_ACCORDING, LAY_LEX_DET, LAY_LEX_POSS}; /* 500 | le nombre */
    const struct lay_token *at = m->r->tokens.all.at;
    const char *text = m->r->tokens.text;
    if (lay_is_measured(m->r, m->s, from, to))
        return false;
    const struct lay_note *fill;
    while (to < m->s->to && (fill = lay_noted(m->s, to, LAY_LEX_FILL)))
        to += fill->len;
    if (to >= m->s->to || lay_in_time(m->s, to))
        return true;
    if (at[to].kind == LAY_TOKEN_MARK)
        return strchr(".,;:!?)\"'", text[at[to].start]) || (at[to].spaced && at[to].sign != '%');
    for (size_t i = 0; i < LAY_COUNT(after); i++)
        if (lay_noted(m->s, to, after[i]))
            return true;
    return false;
}

/* на 800 военных */
static bool in_case(const struct making *m, const char *prep)
{
    return m->r->lexicon->language.cases && strcmp(prep, "site") == 0;
}

/* ", Италия — до 1100": from the dash on it is told of another one. */
static bool is_of_another(const struct making *m, size_t at)
{
    for (size_t i = 0; i < m->s->forces.n; i++) {
        const struct lay_force *f = &m->s->forces.at[i];
        bool told = m->clause->counted && m->clause->counted->from == f->from;
        if (f->to == at && f->actor && !f->unit && !told && f->from > m->clause->trigger->to &&
            lay_is_sign(m->r, f->from - 1, ','))
            return lay_behind_dash(m->r, at, m->s->to) > at;
    }
    return false;
}

/* "cut by 2,000", "to around 3,000", "down from 1,100": a number without a noun behind a verb. */
static bool bare_quantity(struct making *m, struct lay_quantity *out)
{
    const struct lay_trigger *t = m->clause->trigger;
    bool found = false;
    size_t len, prep_from;
    const char *wanted = lay_slot(m->clause->rule, LAY_SLOT_QUANTITY, &len);
    const struct lay_force *of = m->clause->counted;
    bool at = m->clause->rule->type == LAY_TYPE_STRENGTH; /* stands at 300 */
    bool listed = of && of->actor && of->from > t->to && lay_is_sign(m->r, of->from - 1, ',') &&
                  of->quantity.to > of->quantity.from; /* but: ils sont 300, | les soldats */
    for (size_t i = listed ? of->from : t->to; wanted && i < t->right && !is_of_another(m, i);) {
        struct lay_quantity q;
        size_t n = lay_read_quantity(m->r, m->s, i, &q);
        if ((n && !is_bare(m, i, i + n) && !lay_in_time(m->s, i)) ||
            lay_noted(m->s, i, LAY_LEX_RELATIVE))
            break; /* it counts something else */
        const char *prep = n ? lay_preposition_before(m->s, i, &prep_from) : "";
        bool to = strcmp(prep, "destination") == 0 || (n && lay_noted(m->s, i - 1, LAY_LEX_TO)) ||
                  (n && lay_noted(m->s, i, LAY_LEX_TO)) ||    /* с 1000 до 500 */
                  (wanted[0] == 't' && i == t->to && !*prep); /* fell below | 800 */
        bool by = wanted[0] == 'b' &&
                  (strcmp(prep, "by") == 0 || in_case(m, prep) || strcmp(prep, "of") == 0 ||
                   !*prep || (at && strcmp(prep, "site") == 0));
        if (n && to && q.best < 0 && q.low < 0)
            q.best = q.high; /* сократилась до 500 */
        if (n && lay_noted(m->s, i, LAY_LEX_TO)) {
            q.high = -1;
            q.qualifier = "exact";
        }
        if (n && is_change(m, &q)) {
            *out = (struct lay_quantity){q.from, q.to, -1, q.high, -1, "exact"};
            found = true;
        } else if (n && !lay_in_time(m->s, i) && (to || (!found && by))) {
            *out = q;
            found = true;
        }
        i += n ? n : 1;
    }
    return found;
}

/* "Leur nombre passera à 160", of the 250 who were told of before: fewer. */
static bool is_fewer(struct making *m, const struct lay_prose_claim *claim)
{
    struct lay_quantity now;
    const struct lay_prose_claim *told = lay_last_claim(m->r);
    return told && told->section == m->section && told->has_strength && told->actor_count &&
           claim->actor_count && strcmp(told->actors[0].name, claim->actors[0].name) == 0 &&
           strcmp(told->unit, "personnel") == 0 && bare_quantity(m, &now) && now.best >= 0 &&
           told->quantity.best > now.best;
}

/* "fell from 3,900 to 2,600": which of the two is more tells whether it grew. */
void lay_settle_change(struct making *m, struct lay_prose_claim *claim)
{
    const struct lay_trigger *t = m->clause->trigger;
    struct lay_quantity q, first = {0};
    size_t prep_from;
    if (!lay_has_slot(m->clause->rule, LAY_SLOT_QUANTITY) ||
        (claim->type != LAY_TYPE_DRAWDOWN && claim->type != LAY_TYPE_REINFORCEMENT))
        return;
    if (lay_has_trait(m->clause->rule, LAY_TRAIT_QUANTITY_LEVEL) && is_fewer(m, claim))
        claim->type = LAY_TYPE_DRAWDOWN;
    for (size_t i = t->to; i < t->right && !is_of_another(m, i);) {
        size_t n = lay_read_quantity(m->r, m->s, i, &q);
        const char *prep = n ? lay_preposition_before(m->s, i, &prep_from) : "";
        bool from = strcmp(prep, "origin") == 0 || strcmp(prep, "of") == 0;
        if (n && is_change(m, &q))
            claim->type = LAY_TYPE_REINFORCEMENT;
        else if (n && !lay_in_time(m->s, i) && first.to > first.from && first.best >= 0 &&
                 q.best >= 0)
            claim->type = q.best > first.best ? LAY_TYPE_REINFORCEMENT : LAY_TYPE_DRAWDOWN;
        else if (n && from && !lay_in_time(m->s, i))
            first = q;
        i += n ? n : 1;
    }
}

/* Things without a unit ("61 tons of weapons") have no strength to tell. */
static void take_quantity(struct making *m, struct lay_prose_claim *claim,
                          const struct lay_quantity *q, const char *unit)
{
    if (!*unit)
        return;
    claim->has_strength = true;
    claim->quantity = *q;
    claim->unit = unit;
    claim->strength_text = lay_words_of(m->r, q->from, q->to);
    lay_add_span(m, claim, "strength", q->from, q->to);
}

/* "from 50 to 95 soldiers": of a contingent that grows, what it comes to. */
static void take_counted(struct making *m, struct lay_prose_claim *claim,
                         const struct lay_force *counted)
{
    struct lay_quantity q = counted->quantity;
    bool changes = claim->type == LAY_TYPE_REINFORCEMENT || claim->type == LAY_TYPE_DRAWDOWN;
    if (changes && is_change(m, &q))
        q = (struct lay_quantity){q.from, q.to, -1, q.high, -1, "exact"};
    take_quantity(m, claim, &q, counted->unit);
}

static void take_uncounted(struct making *m, struct lay_prose_claim *claim,
                           const struct lay_force *force)
{
    bool one = force->head && strcmp(lay_vocab_text(&m->r->vocab, force->head), force->unit) == 0 &&
               strcmp(force->unit, "aircraft") != 0;
    for (size_t i = force->from; i < force->to && i < force->from + 2; i++)
        one |= lay_noted_as(m->s, i, LAY_LEX_DET, "one") &&
               (i + 1 == force->to || m->r->tokens.all.at[i + 1].spaced) && /* no A-10 */
               !lay_noted(m->s, i, LAY_LEX_QUALIFIER); /* une partie de ses avions */
    one |= force->head && lay_lexicon_word(m->r->lexicon, force->head, LAY_LEX_ONE);
    for (size_t i = force->from; i < force->to && force->equipment; i++) /* бомбардировщик B-52H */
        one |= lay_lexicon_word(m->r->lexicon, m->r->tokens.all.at[i].word, LAY_LEX_ONE) != NULL;
    claim->has_strength = true;
    claim->quantity = (struct lay_quantity){.low = -1, .best = one ? 1 : -1, .high = -1};
    claim->quantity.qualifier = one ? "exact" : "vague";
    claim->unit = force->unit;
    claim->strength_text = lay_words_of(m->r, force->from, force->to);
    lay_add_span(m, claim, "strength", force->from, force->to);
}

/* "Canada's brigade is to grow to 2,200 soldiers": what a number behind the verb counts. */
static const char *unit_of(const struct making *m, const struct lay_quantity *q)
{
    enum { MOST_FORMATIONS = 20 };
    const struct lay_force *counted = m->clause->counted;
    for (size_t i = 0; i < m->s->forces.n; i++) {
        const struct lay_force *f = &m->s->forces.at[i];
        if (f->unit && *f->unit && f->quantity.from == q->from && f->quantity.to > q->from)
            return f->unit;
    }
    bool people = q->best > MOST_FORMATIONS || q->high > MOST_FORMATIONS;
    return counted && counted->unit && (counted->equipment || !people) ? counted->unit
                                                                       : "personnel";
}

/* "Two contingents": a number of formations of which no list tells the unit. */
static bool counts_formations(const struct making *m, const struct lay_force *f)
{
    enum { MOST_FORMATIONS = 12 };
    const char *value =
        f->head && !f->equipment ? lay_lexicon_word(m->r->lexicon, f->head, LAY_LEX_FORCE) : NULL;
    return value && !*value && f->quantity.best > 0 && f->quantity.best <= MOST_FORMATIONS;
}

void lay_set_strength(struct making *m, struct lay_prose_claim *claim, const struct lay_spot *spot)
{
    struct lay_quantity bare;
    const struct lay_force *counted = m->clause->counted;
    bool asserted = strcmp(claim->stance, "asserts") == 0;
    if (bare_quantity(m, &bare))
        take_quantity(m, claim, &bare, unit_of(m, &bare));
    else if (counted && counts_formations(m, counted))
        return;
    else if (counted && counted->quantity.to > counted->quantity.from &&
             strcmp(counted->quantity.qualifier, "vague") != 0)
        take_counted(m, claim, counted);
    else if (counted && *counted->unit && strcmp(counted->unit, "personnel") != 0 && asserted &&
             !counted->weak && (claim->type != LAY_TYPE_BASE_ATTACKED || !counted->equipment))
        take_uncounted(m, claim, counted);
    else if (spot && spot->base && spot->quantity.to > spot->quantity.from &&
             !lay_in_time(m->s, spot->quantity.from))
        take_quantity(m, claim, &spot->quantity, "base");
    if (!claim->has_strength)
        return;
    claim->scope = claim->place_count && claim->places[0].precision == 6   ? "country"
                   : claim->place_count && claim->places[0].precision >= 3 ? "area"
                                                                           : "site";
}

/* What "and" joins to the people or goods that the clause counts, and is of the other kind: "60
 * инструкторов и | партию оружия"; or NULL. Vehicles that came with soldiers are theirs. */
static const struct lay_force *other_kind(const struct making *m)
{
    const struct lay_trigger *t = m->clause->trigger;
    const struct lay_force *counted = m->clause->counted;
    for (size_t i = 0; i + 1 < m->s->forces.n; i++) {
        const struct lay_force *f = &m->s->forces.at[i], *next = f + 1;
        bool both = counted->from == f->from && f->to <= next->from && next->unit &&
                    next->to <= t->right && next->equipment != f->equipment;
        const char *goods = next->equipment ? next->unit : f->unit;
        bool theirs = both && *goods && strcmp(goods, "missile_system") != 0;
        if (both && !theirs && !next->fired && lay_only_and(m->r, m->s, f->to, next->from))
            return next;
    }
    return NULL;
}

void lay_bring_both(struct making *m, size_t first)
{
    const struct lay_force *counted = m->clause->counted;
    const struct lay_force *with = counted && counted->unit ? other_kind(m) : NULL;
    const size_t made = m->r->claims.n;
    for (size_t i = first; i < made && with && lay_has_slot(m->clause->rule, LAY_SLOT_OBJ); i++) {
        struct lay_prose_claim claim = m->r->claims.at[i];
        if (claim.type != (counted->equipment ? LAY_TYPE_DELIVERY : LAY_TYPE_ARRIVAL))
            continue;
        claim.type = counted->equipment ? LAY_TYPE_ARRIVAL : LAY_TYPE_DELIVERY;
        if (claim.actor_count)
            claim.actors[0].role = counted->equipment ? "subject" : "giver";
        claim.has_strength = false;
        if (with->quantity.to > with->quantity.from &&
            strcmp(with->quantity.qualifier, "vague") != 0)
            take_counted(m, &claim, with);
        lay_vec_push(&m->r->claims, claim);
    }
}
