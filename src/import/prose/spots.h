/* spots.h: the places of a clause, while they are looked for; shared by the files spots*.c.
 */
#ifndef LAY_PROSE_SPOTS_H
#define LAY_PROSE_SPOTS_H

#include "import/prose/clause.h"

/* "подписала | с Чадом", "о передаче | России": with whom, no place of an agreement. */
bool lay_is_party(const struct lay_text_reader *r, const struct lay_sentence *s,
                  const struct lay_clause *c, const struct lay_spot *spot);
/* spots.c: takes a place into a clause; whether it is another clause's or nobody's; whether a
 * preposition (its value) may place what happens; the places behind the trigger. */
void lay_add_spot(struct lay_clause *clause, const struct lay_spot *spot);
bool lay_is_taken(const struct lay_sentence *s, const struct lay_clause *clause,
                  const struct lay_spot *spot);
bool lay_is_placing(const char *prep);
void lay_find_right(struct lay_text_reader *reader, const struct lay_sentence *s,
                    struct lay_clause *clause);

/* Whether a place goes on a list that another one begins; whether it happens where people or things
 * are taken from. */
bool lay_goes_on(struct lay_text_reader *reader, const struct lay_sentence *s,
                 const struct lay_spot *before, const struct lay_spot *spot);
bool lay_is_leaving(const struct lay_clause *clause);
/* "ont abandonné le camp, se réfugiant | en Chine": a place of what they do meanwhile. */
bool lay_is_meanwhile(const struct lay_text_reader *reader, const struct lay_sentence *s,
                      const struct lay_trigger *trigger, const struct lay_spot *spot);
/* The force in whose words a place stands, or NULL. */
const struct lay_force *lay_force_over(const struct lay_sentence *s, const struct lay_spot *spot);

/* spots_before.c: the places left of the trigger; the bases that close, where no base stands behind
 * it; "it is at Gao that", "the base that they opened": before the clause. */
/* "Stormed by rebels on Monday, the base …": a participle before the base that it is about. */
void lay_find_fronted(const struct lay_text_reader *r, const struct lay_sentence *s,
                      struct lay_clause *c);
void lay_find_left(struct lay_text_reader *reader, const struct lay_sentence *s,
                   struct lay_clause *clause);
void lay_find_intransitive(struct lay_text_reader *reader, const struct lay_sentence *s,
                           struct lay_clause *clause);
void lay_find_origin(const struct lay_text_reader *reader, const struct lay_sentence *s,
                     struct lay_clause *clause);
void lay_find_cleft(const struct lay_text_reader *reader, const struct lay_sentence *s,
                    struct lay_clause *clause);
void lay_find_relative(struct lay_text_reader *reader, const struct lay_sentence *s,
                       struct lay_clause *clause);

/* spots_base.c: a base in a place; a base without a name gets the place beside it, or before
 * "where"; of "six bases, including Albao" those that are named. */
const struct lay_spot *lay_as_base(struct lay_text_reader *reader, const struct lay_spot *place,
                                   const struct lay_spot *base);
void lay_join_base(struct lay_text_reader *reader, const struct lay_sentence *s,
                   struct lay_clause *clause);
void lay_place_by_where(struct lay_text_reader *reader, const struct lay_sentence *s,
                        struct lay_clause *clause);
/* The same: whether a relative clause behind a base is what the clause is. */
bool lay_is_related(const struct lay_text_reader *reader, const struct lay_sentence *s,
                    const struct lay_clause *clause, const struct lay_spot *spot);
void lay_drop_nameless(struct lay_text_reader *reader, const struct lay_sentence *s,
                       struct lay_clause *clause);

/* spots_elsewhere.c: whether a base was spoken of to which a pronoun before or at a token points
 * back, and to take it; the place where nothing else tells it. */
bool lay_is_spoken_of(const struct lay_text_reader *reader, const struct lay_sentence *s, size_t at,
                      const struct lay_clause *clause);
void lay_find_pronoun(struct lay_text_reader *reader, const struct lay_sentence *s, size_t at,
                      struct lay_clause *clause);
void lay_find_elsewhere(struct lay_text_reader *reader, const struct lay_sentence *s,
                        struct lay_clause *clause);

/* "Les effectifs français en Afghanistan sont passés de 2 200 à 1 500", "En Estonie, le contingent
 * de Tapa": a place right behind those whose number a rule asks for, which comes before any other;
 * or NULL. */
const struct lay_spot *lay_place_of_counted(const struct lay_sentence *s,
                                            const struct lay_clause *clause);

/* Of a place and the wider one beside it, in the clause or outside it, which is the clause's. */
void lay_settle_within(struct lay_text_reader *reader, const struct lay_sentence *s,
                       struct lay_clause *clause);

/* The places of the clause before, where they are this one's, too. */
void lay_inherit_spots(const struct lay_clause *before, struct lay_clause *clause);

#endif
