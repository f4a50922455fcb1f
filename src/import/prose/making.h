/* making.h: a claim in the making: private part of claims.c and of what sets
 * its fields. */
#ifndef LAY_PROSE_MAKING_H
#define LAY_PROSE_MAKING_H

#include "import/prose/clause.h"

#include <string.h>

struct making {
    struct lay_text_reader *r;
    const struct lay_sentence *s;
    const struct lay_clause *clause;
    size_t section, first;            /* of the sentence's claims */
    const struct lay_saying *saying;  /* of the clause before */
    const struct lay_when *last_when; /* of the clause before, or NULL */
    const struct lay_when *own_when;  /* of what the clause only lists, or NULL */
};

/* The last claim of the sentence at hand, or NULL. */
static inline const struct lay_prose_claim *lay_told_in_sentence(const struct making *m)
{
    return m->r->claims.n > m->first ? lay_last_claim(m->r) : NULL;
}

/* The type of the last claim of the sentence, or else of the one that is kept in mind; or none. */
static inline enum lay_type lay_type_before(const struct making *m)
{
    const struct lay_prose_claim *told = lay_told_in_sentence(m);
    return told ? told->type : m->r->focus.claimed_type;
}

/* claims.c: the bytes of tokens from..to-1 tell a field. */
void lay_add_span(struct making *m, struct lay_prose_claim *claim, const char *field, size_t from,
                  size_t to);

/* dating.c: the time of a clause, or of one of its places; NULL where none is told. And to set it.
 */
const struct lay_when *lay_when_of(const struct making *m, const struct lay_spot *spot);
void lay_set_when(struct making *m, struct lay_prose_claim *claim, const struct lay_spot *spot);
/* strength.c: sets how many; and makes a change of a number a reinforcement or a drawdown. */
void lay_settle_change(struct making *m, struct lay_prose_claim *claim);
void lay_set_strength(struct making *m, struct lay_prose_claim *claim, const struct lay_spot *spot);
/* strength.c: "flew in 60 instructors and a load of arms": of what came from the claim `first` on,
 * those who arrived and what was delivered are told apart. */
void lay_bring_both(struct making *m, size_t first);
/* claim_who.c: sets who; `pick`: which of those that "and" joins has the leading role. */
void lay_set_who(struct making *m, struct lay_prose_claim *claim, const struct lay_spot *spot,
                 size_t pick);
/* claim_where.c: sets where, at a place of the clause or NULL; false where that is nowhere. */
bool lay_set_where(struct making *m, struct lay_prose_claim *claim, const struct lay_spot *spot);
/* claims.c: a claim of the clause, by one of those that "and" joins, at a place or NULL. */
void lay_make_claim(struct making *m, size_t pick, const struct lay_spot *spot);
/* listed.c: the claims of what the clause goes on to list, with numbers or forces of their own. */
void lay_make_listed(struct making *m);
/* listed.c: the time that begins at a token, or behind a small word there; NULL for none. */
const struct lay_when *lay_time_at(const struct lay_sentence *s, size_t at);
/* compared.c: "n'ont plus que 60 hommes à Niamey, contre | une centaine en juin": how many there
 * are tells, too, that they are fewer, or more, than before. */
void lay_make_compared(struct making *m);

/* whose.c: whose a force is; NULL where that is not told. */
/* Those of whom the last claim about the base is that a spot points to, unless they left; or NULL.
 */
const struct lay_gaz_actor *lay_actor_at_base(const struct making *m, const struct lay_spot *spot);
const struct lay_gaz_actor *lay_whose(const struct making *m, const struct lay_force *force,
                                      const struct lay_spot *spot);
/* told_before.c: the same where nothing in their own words tells it; `first`: they have the first
 * role. */
const struct lay_gaz_actor *lay_whose_by_what_was_told(const struct making *m,
                                                       const struct lay_force *force,
                                                       const struct lay_spot *spot, bool first);
/* whose.c: who the claim before is of, in the same section. */
const struct lay_gaz_actor *lay_last_actor(const struct making *m);
/* whose.c: "батальон из Бурунди": where they come from stands right behind them. */
bool lay_comes_from(const struct making *m, const struct lay_force *force);

/* holders.c: who has the base by its name, "the French base"; by what was told before; who else
 * than the subject it is. */
void lay_add_holder(struct lay_prose_claim *claim, const struct lay_gaz_actor *holder);
/* "The base opened in 2019", "a second base": one that the base spoken of before tells of. */
bool lay_is_like_base_before(const struct lay_sentence *s, const struct lay_spot *base);
void lay_add_former_holder(const struct making *m, struct lay_prose_claim *claim,
                           const struct lay_spot *spot);
void lay_correct_holder(const struct making *m, struct lay_prose_claim *claim,
                        const struct lay_spot *spot);
/* "American, French and Japanese bases": makes the claim of one of them of the others, too. */
void lay_repeat_for_holders(struct making *m, const struct lay_prose_claim *claim);

/* denials.c: whether a trigger denies what was told before it ("they deny it"); the claims that
 * come of that. */
bool lay_is_denial(const struct lay_trigger *trigger);
bool lay_is_source(const struct lay_trigger *trigger);
/* Whether a claim only tells who did what was told before: it is told there. */
bool lay_tells_attacker(struct making *m, const struct lay_prose_claim *claim,
                        const struct lay_spot *spot);
void lay_source_before(struct making *m, const struct lay_trigger *trigger,
                       const lay_sayings *sayings);
void lay_deny_before(struct making *m, const struct lay_trigger *trigger,
                     const lay_sayings *sayings);
/* denials.c: where a claim's trigger stands; NULL where nothing tells it. */
const struct lay_claim_span *lay_trigger_of(const struct lay_prose_claim *claim);
/* dating.c: "on Friday, four days after | they had left it": what joins the clause to the one
 * before ends the words for the time. */
bool lay_joins_clause(const struct making *m, const struct lay_when *when);
/* dating.c: "It happened on Monday": dates what the trigger before told without a time. */
void lay_date_before(struct making *m, const struct lay_trigger *trigger);
/* whose.c: "требует вывести их": what is asked is asked of who was spoken of. */
bool lay_asks_of_them(const struct making *m);
/* whose.c: where "the country" is the home of who is there: the one that was spoken of before it;
 * else NULL. */
const struct lay_gaz_place *lay_country_abroad(const struct making *m,
                                               const struct lay_prose_claim *claim,
                                               const struct lay_spot *spot);

/* Whether the sentence has told it already; whether too little is told to be worth a claim. */
bool lay_claim_has_evidence(const struct making *m, const struct lay_prose_claim *claim,
                            const struct lay_spot *spot);
bool lay_claim_is_told(const struct making *m, const struct lay_prose_claim *claim);
bool lay_claim_is_vague(const struct making *m, const struct lay_prose_claim *claim);
/* doubts.c: "Les soldats attendus à Gao y ont débarqué": what was expected there has happened; and
 * who leaves a town of a country is told of the town alone. */
void lay_drop_expected(struct making *m, const struct lay_prose_claim *claim);
/* doubts.c: "Les soldats russes basés à Batoumi ont quitté la ville", "la relève du contingent
 * déployé à Tapa": that they were there only tells who they are. */
bool lay_is_only_described(struct making *m, const struct lay_prose_claim *claim);
/* What a claim is by who, what and where: a rotation, a redeployment, a delivery; an answer to what
 * was asked before: what that is, by the trigger of a request. */
void lay_settle_replacement(struct lay_prose_claim *claim);
enum lay_type lay_asked_of(const struct lay_trigger *trigger);
void lay_settle_reply(const struct making *m, struct lay_prose_claim *claim);
void lay_settle_move(const struct making *m, struct lay_prose_claim *claim);
/* moved_on.c: who comes from where they were told to be before. */
void lay_settle_moved_on(const struct making *m, struct lay_prose_claim *claim);
void lay_settle_building(const struct making *m, struct lay_prose_claim *claim,
                         const struct lay_spot *spot);
void lay_settle_goods(const struct making *m, struct lay_prose_claim *claim);
void lay_settle_taking(const struct making *m, struct lay_prose_claim *claim);
/* The same, of all claims of a sentence: until when those were there who left; where what was asked
 * for then happened. */
void lay_settle_left(const struct making *m);
void lay_settle_asked(const struct making *m);

#endif
