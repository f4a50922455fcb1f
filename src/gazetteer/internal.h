/* internal.h: what the files of the gazetteer share. */
#ifndef LAY_GAZETTEER_INTERNAL_H
#define LAY_GAZETTEER_INTERNAL_H

#include "base/mem.h"
#include "gazetteer/gazetteer.h"
#include <stdint.h>

/* Folded name -> values in the order they were added. Keys are not copied. */
struct lay_name_entry {
    const char *key;
    size_t len;
    uint64_t hash;
    const void *value;
    bool first_name; /* the value is called so in the first place */
    int next;        /* another entry of the same key, or -1 */
    int last;        /* of the first entry of a key: its last one */
};
struct lay_name_index {
    LAY_VEC(struct lay_name_entry) entries;
    int *slots; /* -1, or the first entry of a key; linear probing */
    size_t slot_count;
};
void lay_name_index_add(struct lay_name_index *index, const char *key, size_t len,
                        const void *value, bool first_name);
const struct lay_name_entry *lay_name_index_find(const struct lay_name_index *index,
                                                 const char *key, size_t len);
const struct lay_name_entry *lay_name_index_next(const struct lay_name_index *index,
                                                 const struct lay_name_entry *entry);
void lay_name_index_done(struct lay_name_index *index);

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
    const char *word; /* folded */
    size_t len;
};

/* What a row of force-words.csv says of the name it stands in. */
enum lay_force_class {
    LAY_FORCE_SERVICE, /* army, navy: of a country's armed forces */
    LAY_FORCE_POLICE,  /* police, coast guard, gendarmerie: of the state */
    LAY_FORCE_UNIT,    /* contingent, battalion, troops: of whom it is said to be */
    LAY_FORCE_NONE,    /* instructors, mercenaries, "pro-": no parent can be told */
    LAY_FORCE_OF,      /* of, de la: belongs to */
    LAY_FORCE_IN,    /* in, within, в составе: belongs to a mission, but not to a country */
    LAY_FORCE_FILLER /* says nothing about whose it is: mechanised, second, the */
};

struct lay_force_word {
    enum lay_force_class class;
    bool prefix; /* a word that begins with it counts, in languages that inflect */
    const char *word;
    size_t len;
};

struct lay_gazetteer {
    lay_arena arena;
    LAY_VEC(struct lay_gaz_place *) places;
    LAY_VEC(struct lay_gaz_actor *) actors;
    struct lay_name_index place_names, actor_names, place_ids, actor_ids;
    struct lay_name_index actor_stems; /* names of actors without their case endings (stem.c) */
    struct lay_name_index adjectives;  /* demonyms and country names -> the country */
    struct lay_name_index force_words; /* whole words -> struct lay_force_word */
    LAY_VEC(struct lay_force_word) force_prefixes;
    LAY_VEC(struct lay_level_word) level_words;
    uint64_t hash;
    char version[17];
};

/* stem.c. Adds a folded name without its endings; the one value of a name without its endings, or
 * NULL when there is none or several. Only names in Cyrillic are kept and found. */
char *lay_stem_name(const char *folded, size_t len, size_t *out_len);
void lay_stem_index_add(struct lay_gazetteer *g, struct lay_name_index *index, const char *folded,
                        size_t len, const void *value);
const void *lay_stem_index_find(const struct lay_name_index *index, const char *folded, size_t len);

/* Reads all tables into an empty gazetteer; see lay_gazetteer_open(). */
lay_status lay_gazetteer_load(struct lay_gazetteer *g, const char *dir, lay_error *err);

#endif
