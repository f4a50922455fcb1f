/* chunk.h: the mention of a force while it is read: "some 400 Russian instructors". */
#ifndef LAY_PROSE_CHUNK_H
#define LAY_PROSE_CHUNK_H

#include "import/prose/clause.h"

struct lay_chunk {
    struct lay_force force;
    size_t at, kept; /* where reading is, and behind the last word that belongs to it */
    size_t head;     /* its noun */
    bool noun, named, recount, people, joined; /* joined: by "of", and no noun since */
    bool given; /* things stand behind it, which it gets: gave Ukraine | tanks */
};

/* Reads the words that belong to a mention, from chunk->at on. */
void lay_read_chunk(struct lay_text_reader *reader, const struct lay_sentence *s,
                    struct lay_chunk *chunk);
/* Whether a part of a mention begins at a token: a noun, whose it is, a number. */
bool lay_begins_part(struct lay_text_reader *reader, const struct lay_sentence *s, size_t at);
/* Whether an actor is a force by its name: no state. */
bool lay_is_known_force(const struct lay_gaz_actor *actor);
/* chunk_of.c: take the words behind the noun where they tell whose it is: "of the Tripoli
 * government", "from Togo", "of them". */
bool lay_take_seat(struct lay_text_reader *reader, const struct lay_sentence *s,
                   struct lay_chunk *chunk);
bool lay_take_home(struct lay_text_reader *reader, const struct lay_sentence *s,
                   struct lay_chunk *chunk);
/* chunk_next.c: whether the name of a force at chunk->at, up to `end`, begins the next mention: by
 * its case, or as a verb; whether what stands behind an office there does, "спор с хунтой | 200
 * солдат": where nouns have cases, it has none. */
bool lay_begins_next(const struct lay_text_reader *r, const struct lay_sentence *s,
                     const struct lay_chunk *chunk, bool adjective, size_t end);
bool lay_is_past_office(struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_chunk *chunk);
/* "80th brigade", "58-й армии": how many tokens a number has that is a name, 0 for none. */
size_t lay_ordinal_at(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at);
/* The words of a unit's name before its noun; 0 where none stands at a token. */
size_t lay_unit_name(struct lay_text_reader *reader, const struct lay_sentence *s, size_t at);
/* "un détachement belge | d'hélicoptères": of what kind it is, behind whose it is. */
bool lay_take_kind(struct lay_text_reader *reader, const struct lay_sentence *s,
                   struct lay_chunk *chunk);
bool lay_take_of_them(const struct lay_sentence *s, struct lay_chunk *chunk);
/* chunk_things.c, of the words at chunk->at: tokens of a model, "Tu-160", before or behind its
 * noun; of a ship's name in its marks; 0 for none. */
size_t lay_model_at(const struct lay_text_reader *reader, const struct lay_sentence *s, size_t at);
size_t lay_named_ship(const struct lay_text_reader *reader, const struct lay_sentence *s,
                      const struct lay_chunk *chunk);
/* Whether they are a mark round the name of whose it is, or round such a noun. */
bool lay_is_quote_round(struct lay_text_reader *reader, const struct lay_sentence *s,
                        const struct lay_chunk *chunk);
bool lay_is_marked_thing(const struct lay_text_reader *reader, const struct lay_sentence *s,
                         const struct lay_chunk *chunk);
/* Whether they tell who is on board, and how many: "with a hundred soldiers". */
bool lay_carries(struct lay_text_reader *reader, const struct lay_sentence *s,
                 const struct lay_chunk *chunk, struct lay_quantity *on_board);

/* "gave Ukraine | tanks": whether they are things that a state gets by the verb before it. */
bool lay_are_given(const struct lay_text_reader *reader, const struct lay_sentence *s,
                   const struct lay_chunk *chunk);

/* "the vanguard of the brigade — about 20 men", "отряд из 50 французских солдат": the number of the
 * force before, which is all of it then. */
bool lay_tells_number(const struct lay_text_reader *reader, struct lay_sentence *s,
                      const struct lay_force *force);

/* chunk_of.c: "asked Washington to stay", "a demandé lundi à Paris de", "dépend de Moscou": whether
 * a capital at a token is who is asked. */
bool lay_follows_request(const struct lay_text_reader *reader, const struct lay_sentence *s,
                         size_t at);

/* counted.c: takes a number without a noun, at the chunk's begin, that counts those who were spoken
 * of before: "to withdraw 2,000 more". */
bool lay_read_counted(struct lay_text_reader *reader, const struct lay_sentence *s,
                      struct lay_chunk *chunk);
/* Whether people under arms were spoken of shortly before. */
bool lay_has_people(const struct lay_text_reader *reader, const struct lay_sentence *s);

#endif
