/* holders.c: whose a base was, where only the base or what was told before says it. */
#include "import/prose/making.h"

#include <string.h>

/* "the French base was closed": whose base it is. */
void lay_add_holder(struct lay_prose_claim *claim, const struct lay_gaz_actor *holder)
{
    static const struct {
        const char *type, *role;
    } roles[] = {{"base_established", "subject"}, {"base_closed", "subject"},
                 {"base_expanded", "subject"},    {"base_handover", "giver"},
                 {"base_seized", "giver"},        {"base_attacked", "target"},
                 {"departure", "subject"},        {"presence", "subject"}};
    for (size_t i = 0; i < LAY_COUNT(roles); i++)
        if (strcmp(roles[i].type, claim->type) == 0) {
            const char *name = lay_actor_shown(holder)->name;
            claim->actors[claim->actor_count++] =
                (struct lay_claim_actor){name, roles[i].role, name};
        }
}

/* "La base, que les Français occupaient, a été remise": of whom the words behind it are. */
static const struct lay_gaz_actor *holder_in_relative(const struct making *m,
                                                      const struct lay_spot *spot)
{
    size_t that = spot->to + lay_is_sign(m->r, spot->to, ',');
    if (!lay_noted_as(m->s, that, LAY_LEX_BOUND, "object"))
        return NULL;
    for (size_t i = 0; i < m->s->forces.n; i++)
        if (m->s->forces.at[i].from > that && m->s->forces.at[i].from <= that + 2)
            return m->s->forces.at[i].actor;
    return NULL;
}

/* Who closed or left a base in the claim before. */
static const struct lay_gaz_actor *who_closed(const struct making *m)
{
    const struct lay_focus *focus = &m->r->focus;
    const struct lay_prose_claim *last = lay_told_in_sentence(m);
    const char *type = last ? last->type : focus->claimed_type;
    const char *name = !last ? focus->claimed : last->actor_count ? last->actors[0].name : NULL;
    bool gone = type && (strcmp(type, "base_closed") == 0 || strcmp(type, "departure") == 0);
    return gone && name ? lay_gazetteer_find_actor(m->r->gazetteer, name) : NULL;
}

/* "The base was handed over to Mali": by those who were spoken of. */
void lay_add_former_holder(const struct making *m, struct lay_prose_claim *claim,
                           const struct lay_spot *spot)
{
    const struct lay_focus *focus = &m->r->focus;
    const char *type = claim->type;
    bool given = strcmp(type, "base_handover") == 0, closed = strcmp(type, "base_closed") == 0;
    bool grown = strcmp(type, "base_expanded") == 0, built = strcmp(type, "base_established") == 0;
    bool told = focus->people && focus->claimed && /* who stay open another one */
                strcmp(lay_actor_shown(focus->people)->name, focus->claimed) == 0;
    bool passive = strcmp(claim->rule->voice, "passive") == 0 ||
                   (spot && spot->to <= m->clause->trigger->from &&
                    strcmp(claim->rule->voice, "active") == 0); /* the base will close */
    if (!claim->actor_count && (given || closed || grown || built) && spot && !spot->holder &&
        passive) {
        const struct lay_gaz_actor *there = built ? NULL : holder_in_relative(m, spot);
        there = there || built ? there : lay_actor_at_base(m, spot);
        if (!there && (given || closed || told))
            there = focus->people;
        const char *name = there             ? lay_actor_shown(there)->name
                           : given || closed ? focus->claimed
                                             : NULL;
        if (!name)
            return;
        claim->actors[claim->actor_count++] =
            (struct lay_claim_actor){name, given ? "giver" : "subject", name};
        claim->confidence -= 10;
        return;
    }
    bool taken = claim->actor_count == 1 && strcmp(claim->actors[0].role, "receiver") == 0 &&
                 strcmp(claim->type, "base_handover") == 0 && spot &&
                 (spot->there || spot->holder || !spot->place || passive); /* базу вернут японцам */
    if (!taken)
        return;
    const struct lay_gaz_actor *said = holder_in_relative(m, spot);
    const struct lay_gaz_actor *holder = lay_actor_shown(spot->holder ? spot->holder
                                                         : said       ? said
                                                                      : focus->people);
    if (!holder || strcmp(holder->name, claim->actors[0].name) == 0)
        holder = lay_actor_shown(focus->other);
    if (!holder || strcmp(holder->name, claim->actors[0].name) == 0)
        holder = who_closed(m); /* La base a été fermée ; elle a été remise au Mali */
    if (!holder || strcmp(holder->name, claim->actors[0].name) == 0)
        return;
    claim->actors[1] = claim->actors[0];
    claim->actors[0] = (struct lay_claim_actor){holder->name, "giver", holder->name};
    claim->actor_count = 2;
    claim->confidence -= 10;
}

/* "Mali ordered the closure of the French base": who was there closes it, or hands it over. */
void lay_correct_holder(struct lay_prose_claim *claim, const struct lay_spot *spot)
{
    bool noun = strcmp(claim->rule->voice, "noun") == 0;
    bool theirs = strcmp(claim->type, "base_closed") == 0 ||
                  (noun && strcmp(claim->type, "base_handover") == 0);
    if (!spot || !spot->holder || !theirs || !claim->actor_count ||
        strcmp(claim->actors[0].role, "receiver") == 0)
        return;
    const char *name = lay_actor_shown(spot->holder)->name;
    if (strcmp(claim->actors[0].name, name) != 0)
        claim->actors[0].name = claim->actors[0].as_reported = name;
}

/* "базу США в Сирии", "la base française": whose it is stands behind it. */
void lay_take_holder(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_spot *spot)
{
    size_t end;
    bool adjective;
    const struct lay_gaz_actor *holder = lay_actor_at(r, spot->to, s->to, &end, &adjective);
    bool genitive =
        r->lexicon->language.cases && !spot->holder && holder &&
        (strcmp(holder->kind, "state") != 0 || lay_noted_as(s, end, LAY_LEX_PREP, "site"));
    if (holder && (adjective || genitive) && !lay_is_people(r, spot->to))
        spot->holder = holder, spot->to = end;
}
