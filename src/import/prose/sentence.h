/* sentence.h: a sentence with all that is noted in it: words of the lists, forces, places, times.
 * Only sentences with a trigger are read so closely. */
#ifndef LAY_PROSE_SENTENCE_H
#define LAY_PROSE_SENTENCE_H

#include "gazetteer/gazetteer.h"
#include <string.h>

#include "import/prose/match.h"
#include "import/prose/times.h"

/* The longest phrase of a class that begins at a token. */
struct lay_note {
    const struct lay_entry *entry;
    uint16_t len;
};
struct lay_notes {
    struct lay_note of[LAY_LEX_COUNT];
};

/* How many. -1: not told. */
struct lay_quantity {
    size_t from, to; /* tokens; from == to: none */
    int64_t low, best, high;
    const char *qualifier;
};

/* A stretch of tokens that speaks of people, equipment or a power. */
struct lay_force {
    size_t from, to;
    const struct lay_gaz_actor *actor; /* NULL: not told whose */
    const char *unit;                  /* "personnel", "helicopter"; NULL without such a noun */
    bool equipment;
    bool fired;     /* shells, rockets: what is thrown at others */
    bool weak;      /* a company: a force only among forces */
    bool adjective; /* nothing but "French" */
    bool pronoun;
    bool single;     /* il, elle: a person, too */
    bool possessive; /* France's */
    bool office;     /* the government of a state */
    bool rebel;      /* Syrian rebels: not Syria's */
    uint32_t head;   /* number of the noun's word, 0 without one */
    struct lay_quantity quantity;
};

/* Where something is by a known place (NULL: nothing tells it so): the middle, and how far around
 * it that may be. */
struct lay_nearby {
    const struct lay_gaz_place *place;
    double lon, lat, radius_m;
};

/* A stretch that names a place or a base. */
struct lay_spot {
    size_t from, to;
    size_t name_from, name_to;         /* of the name in it; equal where there is none */
    const struct lay_gaz_place *place; /* NULL: unknown name, or none */
    const char *area;                  /* "northern": a part of the place */
    bool base;
    bool own;          /* its base: of who is spoken of */
    bool back;         /* "it", of a base that was spoken of shortly before */
    bool part;         /* a runway: what is built of it is none */
    bool weak;         /* a camp, an airport: a base only where a force is spoken of */
    bool unknown;      /* a name, but no place of the gazetteer */
    bool wide;         /* with a noun for an area: the Kidal region */
    bool whole;        /* only tells where the one before it lies: Diffa, Niger */
    const char *there; /* of a word that stands for a place: site, town, country */
    const struct lay_gaz_actor *holder; /* the French base */
    struct lay_quantity quantity;       /* three bases */
    struct lay_nearby near;             /* of a name that is told by a known place */
    const char *prep;                   /* value of the preposition before it, "" without one */
    size_t prep_from;
};

struct lay_when {
    size_t from, to;
    const struct lay_rule *rule;
    struct lay_match match;
    const char *mode; /* by, since …, "" */
    size_t until;     /* 1 + index of the time that ends the range, 0 without one */
    bool part;        /* it ends another one's range */
};

/* A phrase of a trigger that begins at a token, whether it is the longest one there or not. */
struct lay_tried {
    size_t at, end;
    const struct lay_entry *entry;
};

struct lay_sentence {
    size_t from, to;         /* tokens */
    struct lay_notes *notes; /* by token - from; only those of the classes in `noted` are set */
    uint64_t *noted;         /* by token - from: lay_class_bit() of what begins there */
    uint64_t classes;        /* the bits of all tokens */
    size_t notes_room;
    bool shouting;                   /* all in capitals: they tell no names */
    bool *masked;                    /* by token - from: what names who speaks */
    bool *opening;                   /* by token - from: an opening quotation mark or bracket */
    struct lay_behind *behind;       /* by token - from: what follows it */
    LAY_VEC(struct lay_tried) tried; /* by token, then in the order of the rules */
    LAY_VEC(struct lay_force) forces;
    LAY_VEC(struct lay_spot) spots;
    LAY_VEC(struct lay_when) times;
};

/* A state, and not its forces, a mission, a group. */
static inline bool lay_is_state(const struct lay_gaz_actor *actor)
{
    return strcmp(actor->kind, "state") == 0;
}

struct lay_text_reader;

/* Whether a class is noted anywhere in the sentence. */
static inline bool lay_has_noted(const struct lay_sentence *s, enum lay_lex_class class)
{
    return s->classes & lay_class_bit(class);
}

/* The note of a class at a token of the sentence, NULL for none. Asked for at every step. */
static inline const struct lay_note *lay_noted(const struct lay_sentence *s, size_t token,
                                               enum lay_lex_class class)
{
    const size_t at = token - s->from; /* before the first one: a huge number */
    bool noted = at < s->to - s->from && (s->noted[at] & lay_class_bit(class));
    return noted ? &s->notes[at].of[class] : NULL;
}
/* The same with a value. */
static inline bool lay_noted_as(const struct lay_sentence *s, size_t token,
                                enum lay_lex_class class, const char *value)
{
    const struct lay_note *note = lay_noted(s, token, class);
    return note && strcmp(note->entry->value, value) == 0;
}

/* Whether a token is part of a time. */
bool lay_in_time(const struct lay_sentence *s, size_t token);

/* The value of the preposition right before a token, "" without one; opening quotation marks do not
 * count. */
bool lay_ends_with(const struct lay_text_reader *r, size_t at,
                   const struct lay_endings *endings); /* cases.c */
/* cases.c: "Uganda | hired two planes": a verb that no list has, by its end and its object. */
bool lay_is_past_verb(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at);
/* cases.c: "в | совместном | заявлении": behind what ends as an adjective that is no subject. */
size_t lay_behind_adjectives(const struct lay_text_reader *r, const struct lay_sentence *s,
                             size_t at);
size_t lay_behind_addressee(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t at, size_t to); /* cases.c */
/* "в | охваченный мятежом | Либревиль": where such words before a name begin, behind a preposition;
 * else the name itself. */
size_t lay_before_attributes(const struct lay_text_reader *r, const struct lay_sentence *s,
                             size_t name);
bool lay_is_no_owner(const struct lay_text_reader *r, size_t at, const struct lay_gaz_actor *actor,
                     bool adjective);
const char *lay_preposition_before(const struct lay_sentence *s, size_t at, size_t *from);

/* Notes the phrases of the lists; then forces, spots and times. */
void lay_sentence_read(struct lay_text_reader *reader, size_t from, size_t to,
                       struct lay_sentence *out);
void lay_sentence_done(struct lay_sentence *s);

/* Parts of lay_sentence_read(), in the order in which they run. */
size_t lay_read_quantity(struct lay_text_reader *reader, const struct lay_sentence *s, size_t at,
                         struct lay_quantity *out);
void lay_read_forces(struct lay_text_reader *reader, struct lay_sentence *s);
/* "RAF Fairford": what is part of a base's name is no force; "told New Delhi to": a capital that
 * stands for its government is no place. */
void lay_settle_names(const struct lay_text_reader *reader, struct lay_sentence *s);
/* Whether no force and no place can begin at a token: a sign or a small word that no list has. */
bool lay_begins_nothing(const struct lay_text_reader *reader, const struct lay_sentence *s,
                        size_t at);
/* mentions.c: "'s" at a token; "of" with a noun that is no force, "troops of actors". */
bool lay_is_possessive(const struct lay_text_reader *reader, size_t at, size_t limit);
/* Whether a token ends a phrase of what is no force's: the tanks of "fuel tanks". */
bool lay_is_of_civil_phrase(const struct lay_sentence *s, size_t at);
bool lay_is_measured(const struct lay_text_reader *reader, const struct lay_sentence *s,
                     size_t from, size_t to);
bool lay_is_of_other(struct lay_text_reader *reader, const struct lay_sentence *s, size_t at);
/* unknown_names.c: a word that may be part of a name: "Deif", and "al" before "-Deif". */
bool lay_is_in_name(const struct lay_text_reader *reader, const struct lay_sentence *s, size_t at);
/* The same: where a name ends that the gazetteer does not know; `at` where none begins. */
size_t lay_unknown_name_end(const struct lay_text_reader *reader, const struct lay_sentence *s,
                            size_t at);
/* site_names.c: behind articles and adjectives of forces; whether the last word of an area begins a
 * name, "the | South China Sea"; an area with what it is a part of, "northern Mali"; a known name;
 * any of these; a name that the gazetteer does not know, where a place must stand. */
size_t lay_skip_small(const struct lay_sentence *s, size_t at);
bool lay_begins_area_name(struct lay_text_reader *reader, const struct lay_sentence *s, size_t at,
                          const struct lay_note *area);
bool lay_read_area(struct lay_text_reader *reader, const struct lay_sentence *s, size_t at,
                   struct lay_spot *out);
bool lay_read_name(struct lay_text_reader *reader, const struct lay_sentence *s, size_t at,
                   struct lay_spot *out);
bool lay_read_named_place(struct lay_text_reader *reader, const struct lay_sentence *s, size_t at,
                          struct lay_spot *out);
bool lay_read_unknown_name(struct lay_text_reader *reader, const struct lay_sentence *s, size_t at,
                           struct lay_spot *out);
/* "авиабаза США | Торрехон": the name of a base behind the state that it is of, which holds it. */
bool lay_read_behind_state(struct lay_text_reader *reader, const struct lay_sentence *s,
                           struct lay_spot *base, struct lay_spot *name);
/* around.c: whether what is said at a token is said by nobody, "were | said to have left". */
bool lay_is_hearsay(const struct lay_sentence *s, size_t at);
/* regions.c: "la ville | assiégée | de Bakhmout", "le poste | isolé | de Tessalit": whether a token
 * is a word behind a noun that tells how it is, before "of". */
bool lay_is_adjective_behind(const struct lay_text_reader *reader, const struct lay_sentence *s,
                             size_t at);
/* regions.c: a name with a noun for an area at a token; the soil, airspace, territory of a country.
 */
bool lay_read_region(struct lay_text_reader *reader, const struct lay_sentence *s, size_t at,
                     struct lay_spot *out);
bool lay_read_ground(struct lay_text_reader *reader, const struct lay_sentence *s, size_t at,
                     struct lay_spot *out);
/* The same: "the city's | airport": how long the words of a class are that own what follows. */
size_t lay_owner_at(const struct lay_text_reader *reader, const struct lay_sentence *s, size_t at,
                    enum lay_lex_class class);
/* site_names.c: a noun for a base; a word that stands for one, "has | one in Gao", only where bases
 * were spoken of. */
const struct lay_note *lay_base_noun_at(const struct lay_text_reader *r,
                                        const struct lay_sentence *s, size_t at);
/* site_names.c: "a refugee camp", "celle-ci", "ещё одну | школу": a noun for a base that is none
 * here. */
bool lay_is_no_base(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                    const struct lay_note *base);
/* sites.c: a small word that no list knows: "the transition camp". */
bool lay_is_unlisted(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at);
/* site_names.c: "учения «Степной орёл»": what an exercise is called is no place. */
bool lay_names_exercise(const struct lay_sentence *s, size_t at);
/* site_names.c: "База в Гао, на | которую прибыли немцы": there. */
bool lay_read_relative(const struct lay_text_reader *reader, const struct lay_sentence *s,
                       size_t at, struct lay_spot *out);
/* The same: a name with a noun for a town, and the country's adjective. */
bool lay_read_town(struct lay_text_reader *reader, const struct lay_sentence *s, size_t at,
                   struct lay_spot *out);
/* The same: "Paris, Texas": which town is meant, and that Texas only tells that. */
void lay_settle_towns(struct lay_text_reader *reader, struct lay_sentence *s);
/* bearings.c: "Berengo, 60 km south-west of Bangui", "the Rove barracks in Honiara": by which known
 * place a name that the gazetteer lacks is told. */
void lay_read_bearings(struct lay_text_reader *reader, struct lay_sentence *s);
void lay_read_spots(struct lay_text_reader *reader, struct lay_sentence *s);
/* holders.c: whose a base is by the words behind it. */
void lay_take_holder(struct lay_text_reader *reader, const struct lay_sentence *s,
                     struct lay_spot *spot);
/* The longest phrase of time that begins at a token, without its preposition. */
bool lay_longest_time(struct lay_text_reader *reader, const struct lay_sentence *s, size_t at,
                      struct lay_when *out);
void lay_read_times(struct lay_text_reader *reader, struct lay_sentence *s);

/* The days of a time of the sentence, of both ends where it is a range. */
bool lay_when_days(const struct lay_sentence *s, const struct lay_when *when,
                   const struct lay_time_base *base, struct lay_span_days *out);

/* gifts.c: whether a capital at `at`, behind the preposition at `prep_from`, is given a base;
 * whether a name behind a base is that of one. */
bool lay_gets_base(const struct lay_text_reader *reader, const struct lay_sentence *s,
                   size_t prep_from, size_t at);
/* "signé lundi par Moscou": who does what a verb right before tells. */
bool lay_does_by(const struct lay_sentence *s, size_t prep_from);
bool lay_is_who_gets(const struct lay_sentence *s, const struct lay_spot *name);

#endif
