/* internal.h: what the files of the gazetteer share: the records and indices of the built file.
 *
 * All of it is the same in memory while it is built, in the file, and mapped from it: records refer
 * to each other by number and to texts by their offset in `strings`, never by pointer. Records have
 * no gaps, so that equal tables make equal files. */
#ifndef LAY_GAZETTEER_INTERNAL_H
#define LAY_GAZETTEER_INTERNAL_H

#include "base/mem.h"
#include "gazetteer/gazetteer.h"
#include <stdint.h>

#define LAY_NONE UINT32_MAX

typedef LAY_VEC(char) lay_strings;

/* How a name leads to a place or actor. */
enum lay_name_rank {
    LAY_NAME_FIRST,    /* it is called so in the first place */
    LAY_NAME_OTHER,    /* a name of a known language, or of our own tables */
    LAY_NAME_UNTAGGED, /* somebody's name for it, in no known language */
    LAY_NAME_LOOSE,    /* so without articles, blanks and endings */
    LAY_NAME_SOUND     /* it sounds so */
};

/* A folded name and one value of it. */
struct lay_name_entry {
    uint32_t key;  /* in strings */
    uint32_t next; /* another entry of the same key, or LAY_NONE */
    uint32_t value : 29;
    uint32_t rank : 3;
};

/* Folded name -> values, in the order they were added but for those added second. Fewer than 2^26
 * entries. */
struct lay_name_index {
    LAY_VEC(struct lay_name_entry) entries;
    /* LAY_NONE, or the first entry of a key below some bits of the key's hash, which tell most
     * other keys apart without a look at them; linear probing. */
    LAY_VEC(uint32_t) slots;
};
void lay_name_index_add(struct lay_name_index *index, const lay_strings *strings, uint32_t key,
                        uint32_t value, enum lay_name_rank rank);

/* The same, second in the list of its key: lists of thousands are not walked to their ends. */
void lay_name_index_add_second(struct lay_name_index *index, const lay_strings *strings,
                               uint32_t key, uint32_t value, enum lay_name_rank rank);

/* The first entry of a key, or NULL; the next one, or NULL. */
const struct lay_name_entry *lay_name_index_find(const struct lay_name_index *index,
                                                 const lay_strings *strings, const char *key,
                                                 size_t len);
const struct lay_name_entry *lay_name_index_next(const struct lay_name_index *index,
                                                 const struct lay_name_entry *entry);
void lay_name_index_done(struct lay_name_index *index);

struct lay_place_record {
    double lon, lat, radius_m;
    uint32_t id, name, kind, source, note; /* in strings */
    uint32_t names, name_count;            /* in name_lists */
    uint32_t town, parent; /* places, or LAY_NONE; of a country `town` is its capital */
    uint32_t population;
    uint8_t level, precision;
    bool has_point, world;
    char country[3];
    char rank; /* of a town: 'C' capital, '1' seat of a first-level area, '2' of a second, 'P' else
                */
};

struct lay_actor_record {
    uint32_t id, name, kind, source;
    uint32_t names, name_count;
    uint32_t parent; /* an actor, or LAY_NONE */
    lay_day valid_from, valid_to;
};

/* How a listed word must stand in a folded name. */
enum lay_word_match {
    LAY_MATCH_WORD,   /* as whole words anywhere */
    LAY_MATCH_BESIDE, /* the same, but other words must stand with it */
    LAY_MATCH_FIRST,  /* at the beginning, and other words follow */
    LAY_MATCH_LAST,   /* at the end */
    LAY_MATCH_PREFIX, /* a word begins with it */
    LAY_MATCH_SUFFIX, /* a word ends with it */
    LAY_MATCH_PART    /* anywhere, also inside a word */
};

/* A row of facility-words.csv. */
struct lay_level_word {
    enum lay_place_level level;
    enum lay_word_match match;
    uint32_t word, len; /* folded, in strings */
};

/* What a row of force-words.csv says of the name it stands in. */
enum lay_force_class {
    LAY_FORCE_SERVICE, /* army, navy: of a country's armed forces */
    LAY_FORCE_POLICE,  /* police, coast guard, gendarmerie: of the state */
    LAY_FORCE_UNIT,    /* contingent, battalion, troops: of whom it is said to be */
    LAY_FORCE_WHOLE,   /* troops, soldiers, military: a unit, or a country's armed forces */
    LAY_FORCE_NONE,    /* instructors, mercenaries, "pro-": no parent can be told */
    LAY_FORCE_OF,      /* of, de la: belongs to */
    LAY_FORCE_IN, /* in, within, в составе: belongs to a mission, but not to a country */
    LAY_FORCE_ARTICLE, /* the, les: says nothing at all */
    LAY_FORCE_FILLER   /* says nothing about whose it is: mechanised, second, the */
};

struct lay_force_prefix {
    enum lay_force_class class;
    uint32_t word, len;
};

/* A row of name-words.csv: what stands before or behind a name and is no part of it. */
enum lay_around {
    LAY_AROUND_ARTICLE,
    LAY_AROUND_TOWN,
    LAY_AROUND_AREA,
    LAY_AROUND_FACILITY /* military, air: beside "base", wherever it stands */
};
struct lay_name_word {
    enum lay_around kind;
    uint32_t behind; /* 1; else before it */
    uint32_t word, len;
};

/* An outline or line (outline.h), its box in thousandths of a degree. */
struct lay_outline_record {
    uint32_t layer, name, place; /* place: LAY_NONE for none */
    int32_t west, south, east, north;
    uint32_t parts, part_count; /* in shape_parts, which has the end of the last behind it */
};

/* The middle of a country's towns. */
struct lay_middle_record {
    char country[3];
    double lon, lat;
};

/* The members of struct lay_gazetteer that make up the file, in its order. */
#define LAY_GAZETTEER_SECTIONS(X)                                                                  \
    X(strings)                                                                                     \
    X(places)                                                                                      \
    X(actors)                                                                                      \
    X(name_lists)                                                                                  \
    X(level_words)                                                                                 \
    X(force_prefixes)                                                                              \
    X(name_words)                                                                                  \
    X(cell_starts)                                                                                 \
    X(cell_towns)                                                                                  \
    X(middles)                                                                                     \
    X(beginnings)                                                                                  \
    X(shapes)                                                                                      \
    X(shape_parts)                                                                                 \
    X(shape_points)                                                                                \
    X(place_names.entries)                                                                         \
    X(place_names.slots)                                                                           \
    X(place_loose.entries)                                                                         \
    X(place_loose.slots)                                                                           \
    X(place_sounds.entries)                                                                        \
    X(place_sounds.slots)                                                                          \
    X(place_bones.entries)                                                                         \
    X(place_bones.slots)                                                                           \
    X(place_codes.entries)                                                                         \
    X(place_codes.slots)                                                                           \
    X(place_ids.entries)                                                                           \
    X(place_ids.slots)                                                                             \
    X(actor_names.entries)                                                                         \
    X(actor_names.slots)                                                                           \
    X(actor_ids.entries)                                                                           \
    X(actor_ids.slots)                                                                             \
    X(actor_stems.entries)                                                                         \
    X(actor_stems.slots)                                                                           \
    X(adjectives.entries)                                                                          \
    X(adjectives.slots)                                                                            \
    X(force_words.entries)                                                                         \
    X(force_words.slots)

struct lay_gazetteer {
    lay_strings strings; /* NUL-terminated texts; the first is "" */
    LAY_VEC(struct lay_place_record) places;
    LAY_VEC(struct lay_actor_record) actors;
    LAY_VEC(uint32_t) name_lists; /* in strings */
    LAY_VEC(struct lay_level_word) level_words;
    LAY_VEC(struct lay_force_prefix) force_prefixes;
    LAY_VEC(struct lay_name_word) name_words;
    LAY_VEC(uint32_t) cell_starts, cell_towns; /* towns by squares of a degree (near.c) */
    LAY_VEC(struct lay_middle_record) middles;
    LAY_VEC(uint64_t) beginnings; /* bits (beginnings.c) */
    LAY_VEC(struct lay_outline_record) shapes;
    LAY_VEC(uint32_t) shape_parts; /* where each begins, counted in points */
    LAY_VEC(int32_t) shape_points; /* lon, lat, lon, lat ... */
    struct lay_name_index place_names, place_loose, place_sounds, place_bones;
    struct lay_name_index place_codes, place_ids;
    struct lay_name_index actor_names, actor_ids;
    struct lay_name_index actor_stems; /* names of actors without their case endings (stem.c) */
    struct lay_name_index adjectives;  /* demonyms and country names -> the country */
    struct lay_name_index force_words; /* whole words -> enum lay_force_class */
    uint32_t attribution;              /* in strings */
    char version[17];

    void *map; /* the file, when it is mapped */
    size_t map_len;
    lay_arena arena;
    struct lay_gaz_place **shown_places; /* by record, made when first asked for */
    struct lay_gaz_actor **shown_actors;
    /* Actors that only the user or reports know; see lay_gazetteer_add_actor(). */
    lay_strings learned_strings;
    struct lay_name_index learned_names, learned_stems;
    LAY_VEC(const struct lay_gaz_actor *) learned;
};

static inline const char *lay_text_at(const struct lay_gazetteer *g, uint32_t at)
{
    return g->strings.at + at;
}

/* Adds a text to the strings, NUL-terminated. */
uint32_t lay_strings_add(lay_strings *strings, const char *text, size_t len);

/* The records as callers see them. */
const struct lay_gaz_place *lay_shown_place(const struct lay_gazetteer *g, uint32_t at);
const struct lay_gaz_actor *lay_shown_actor(const struct lay_gazetteer *g, uint32_t at);

/* stem.c. A folded name without the case endings of its Cyrillic words; caller frees. */
char *lay_stem_name(const char *folded, size_t len, size_t *out_len);
/* Whether a folded text begins in Cyrillic: only such names are kept by their stems. */
bool lay_is_cyrillic(const char *folded, size_t len);

/* loose.c. A folded name without the words of name-words.csv around it; *level is set, and
 * *levelled, where those words tell it, else both are untouched. Caller frees. */
char *lay_bare_name(const struct lay_gazetteer *g, const char *folded, enum lay_place_level *level,
                    bool *levelled);
/* A bare name without Arabic articles, case endings and blanks; caller frees. */
char *lay_loose_name(const char *bare);

/* facility.c. What is left of the folded name of a facility without the words that say so, articles
 * and blanks: "khadim" of "base d'al-Khadim"; NULL when there is no such word or too little is
 * left. With a mark before it that no name has: a key of its own in place_loose. Caller frees. */
char *lay_facility_core(const struct lay_gazetteer *g, const char *folded);
enum { LAY_FACILITY_MARK = 1 };

/* sound.c. How a folded name sounds, "" for scripts that have none here; caller frees. */
char *lay_sound(const char *folded);

/* bones.c. The consonants of a folded name, what scripts exchange made one, "A" before them for a
 * vowel, or all vowels as "a", "i" and "u"; "" for other scripts than Latin, Cyrillic and Arabic,
 * and for digits; caller frees. */
char *lay_bones(const char *folded, bool with_vowels);
enum { LAY_LEAST_BONES = 3 }; /* fewer say nothing in any country */

/* near.c: sorts the towns into squares, when all are there. */
void lay_make_cells(struct lay_gazetteer *g);
/* The middle of the towns of each country. */
void lay_make_middles(struct lay_gazetteer *g);
/* beginnings.c: notes the beginnings of names, when all are there. */
void lay_note_beginnings(struct lay_gazetteer *g);

/* words.c. Where a word of facility-words.csv ends that stands at `at`, or 0. */
size_t lay_level_word_end(const struct lay_gazetteer *g, enum lay_place_level level,
                          const char *folded, size_t at);

/* words.c. The actor whose folded name this is in a Slavic case, where it is one alone. */
const struct lay_gaz_actor *lay_actor_in_case(const struct lay_gazetteer *g, const char *folded,
                                              size_t len);

/* words.c. The armed forces that words for troops and a country name, "les soldats tchadiens",
 * "военных Мали", or the known actor behind an article; NULL for other words among them, and where
 * a country has no forces. */
const struct lay_gaz_actor *lay_forces_named(const struct lay_gazetteer *g, const char *folded);

/* Frees what was built; what is mapped is unmapped by lay_gazetteer_free(). */
void lay_gazetteer_done_tables(struct lay_gazetteer *g);

#endif
