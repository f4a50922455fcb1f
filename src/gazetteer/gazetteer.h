/* gazetteer.h: names -> places and actors, in many languages and scripts.
 *
 * One file that the build makes of the tables in geodata/: the world's towns and first-level areas
 * (GeoNames), countries, our own places and bases, actors, and word lists. It is mapped, not read.
 * Names are compared folded (base/fold.h) and whole; only where no name fits so, articles, case
 * endings and blanks are disregarded (loose.c), and then how it sounds is compared (sound.c).
 * Everything returned belongs to the gazetteer and lives until lay_gazetteer_free(). Look-ups fill
 * caches: a gazetteer is used by one thread at a time. */
#ifndef LAY_GAZETTEER_GAZETTEER_H
#define LAY_GAZETTEER_GAZETTEER_H

#include "model/evidence.h"
#include <laydown/date.h>
#include <laydown/error.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lay_gazetteer;

struct lay_gaz_place {
    const char *id;   /* stable: "ml-timbuktu-base"; a country's is its code in lower case */
    const char *name; /* English, or as it is best known */
    const char *kind; /* base, camp, airfield, town, admin1, area, theatre, country */
    enum lay_place_level level;
    const char *country; /* ISO 3166-1 alpha-2; NULL for a theatre */
    bool has_point;      /* lon, lat, and how far from them the place may lie or reach */
    double lon, lat;
    int precision; /* 1 facility, 2 town, 4 first-level admin, 5 region, 6 country */
    double radius_m;
    int64_t population; /* 0: not known */
    char seat;  /* of a town: 'C' capital, '1' seat of a first-level area, '2' of a second */
    bool world; /* from the table of the world's towns and areas, not from our own */
    const struct lay_gaz_place *town; /* of a facility; of a country its capital; or NULL */
    const struct lay_gaz_place
        *parent; /* the next bigger place: town, admin area, country; or NULL */
    const char *source;
    const char *note;         /* on the position; "" when there is none */
    const char *const *names; /* all, beginning with `name` */
    size_t name_count;
    const char *version; /* of the user's source that it was imported from; NULL: our own tables */
};

struct lay_gaz_actor {
    const char *id; /* "wagner", "fr-armed-forces"; a state's is its code in lower case */
    const char *name;
    const char
        *kind; /* state, armed_force, operation, mission, pmc, armed_group, label, organisation */
    const struct lay_gaz_actor *parent; /* only where nobody disputes it; or NULL */
    lay_day valid_from, valid_to;       /* LAY_DAY_MIN, LAY_DAY_MAX where open */
    const char *source;
    const char *const *names;
    size_t name_count;
};

/* Builds the file `path` of the tables in `dir` (countries, places, bases, actors, words: CSV) and,
 * unless it is NULL, of those in `world` (cities.tsv, admins.tsv). Fails with "gazetteer.missing"
 * (LAY_NOT_FOUND) for a table that cannot be read, "csv.syntax" or "gazetteer.invalid"
 * (LAY_REFUSED) with file, line and column for one that is wrong: a missing column, a bad number,
 * an id that does not exist or exists twice, a parent that does not stand above its child, a name
 * that two actors share; "gazetteer.write" (LAY_IO). */
lay_status lay_gazetteer_build(const char *dir, const char *world, const char *path,
                               lay_error *err);

/* Maps the file. Fails with "gazetteer.missing" (LAY_NOT_FOUND) or, for a file that another build
 * has made or that is none, "gazetteer.invalid" (LAY_REFUSED). */
lay_status lay_gazetteer_open(const char *path, struct lay_gazetteer **out, lay_error *err);

/* Maps the file of this installation (base/data.h); without one it is "gazetteer.missing", too. */
lay_status lay_gazetteer_open_own(struct lay_gazetteer **out, lay_error *err);

void lay_gazetteer_free(struct lay_gazetteer *gazetteer); /* NULL is allowed */

/* 16 hex digits over the content of all tables: equal for equal tables. */
const char *lay_gazetteer_version(const struct lay_gazetteer *gazetteer);

/* The sources of its positions with their licences, "GeoNames (CC BY 4.0), …". */
const char *lay_gazetteer_sources(const struct lay_gazetteer *gazetteer);

/* How a name led to a place. */
enum lay_gaz_match {
    LAY_GAZ_NAME,     /* it is called so in the first place */
    LAY_GAZ_OTHER,    /* another name of it */
    LAY_GAZ_UNTAGGED, /* a name of it in no known language */
    LAY_GAZ_LOOSE,    /* a name of it but for articles, case endings, blanks */
    LAY_GAZ_SOUND,    /* a name that sounds alike in English, French or Russian spelling */
    LAY_GAZ_CODE,     /* its code (IATA, UN/LOCODE) */
    LAY_GAZ_AT_TOWN   /* a facility at the town that is named */
};

struct lay_gaz_candidate {
    const struct lay_gaz_place *place;
    enum lay_gaz_match match;
    /* How much the place comes to mind, all else equal: people for a town, with a floor for
     * capitals, seats and what our own tables have; less for other names than the first. */
    double weight;
};
typedef struct lay_gaz_candidates {
    struct lay_gaz_candidate *at;
    size_t n, cap;
} lay_gaz_candidates;

/* Adds the places that a name may mean, by weight, then by id. country (ISO code) leaves out what
 * lies in another country; NULL leaves out nothing. `exactly`: not loosely. Free with
 * lay_vec_done(). */
void lay_gazetteer_find(const struct lay_gazetteer *gazetteer, const char *name,
                        const char *country, bool exactly, lay_gaz_candidates *out);
/* Facilities whose own name is that but for the words that say facility: "Bagram base". */
void lay_gazetteer_find_facility(const struct lay_gazetteer *gazetteer, const char *name,
                                 lay_gaz_candidates *out);
/* The same by their own name alone, without a word that says facility: "Clark" of an air base. */
void lay_gazetteer_find_core(const struct lay_gazetteer *gazetteer, const char *name,
                             lay_gaz_candidates *out);
/* As lay_gazetteer_find() for the name but for case endings, articles and words for areas alone: of
 * names of several words in a text, which in Cyrillic are seldom in the nominative. */
void lay_gazetteer_find_in_case(const struct lay_gazetteer *gazetteer, const char *name,
                                lay_gaz_candidates *out);

/* Appends the facilities that have the name of the town that words for a facility name, "Niamey air
 * base", or, where none has, those at the town: any may be meant. Nothing for other words. */
void lay_gazetteer_find_at_town(const struct lay_gazetteer *gazetteer, const char *name,
                                const char *country, lay_gaz_candidates *out);

/* Whether a place is one of our own tables: one that reports of forces speak of. */
bool lay_gaz_is_known(const struct lay_gaz_place *place);
/* How much a place comes to mind by such a name, and candidates by that, then by id. */
double lay_gaz_weight(const struct lay_gaz_place *place, enum lay_gaz_match match);
void lay_gaz_candidates_sort(lay_gaz_candidates *candidates);

/* The place or actor of an id; NULL for none. */
const struct lay_gaz_place *lay_gazetteer_place_of_id(const struct lay_gazetteer *gazetteer,
                                                      const char *id);
const struct lay_gaz_actor *lay_gazetteer_actor_of_id(const struct lay_gazetteer *gazetteer,
                                                      const char *id);

/* The same for a code, "TOM". */
void lay_gazetteer_find_code(const struct lay_gazetteer *gazetteer, const char *code,
                             const char *country, lay_gaz_candidates *out);

/* The country of an ISO 3166-1 alpha-2 code, or of a folded name; NULL for none, or
 * when two have the name. */
const struct lay_gaz_place *lay_gazetteer_country(const struct lay_gazetteer *gazetteer,
                                                  const char *code);
const struct lay_gaz_place *lay_gazetteer_country_named(const struct lay_gazetteer *gazetteer,
                                                        const char *folded, size_t len);

/* The middle of a country's towns; false without towns. For a position that must be given where
 * only the country is known. */
bool lay_gazetteer_middle(const struct lay_gazetteer *gazetteer, const char *country, double *lon,
                          double *lat);

/* The actor of that name, or NULL. No two actors share a name. */
const struct lay_gaz_actor *lay_gazetteer_find_actor(const struct lay_gazetteer *gazetteer,
                                                     const char *name);

/* Whether a name of more words, as the tables have it, may begin with these one or two, folded:
 * false is certain. */
bool lay_gazetteer_may_begin(const struct lay_gazetteer *gazetteer, const char *words, size_t len);

/* The actor that words of a running text name, folded: an actor, or a state by its name, its
 * adjective ("français") or a form of one ("российских"); or NULL. */
const struct lay_gaz_actor *lay_gazetteer_actor_of_words(const struct lay_gazetteer *gazetteer,
                                                         const char *folded, size_t len);

/* For a name that is no actor's: the parent that its words state beyond dispute, else NULL.
 * "Malian Army" -> Malian Armed Forces, "Nigerien police" -> Niger, "Togo contingent of MINUSMA" ->
 * MINUSMA. Instructors, mercenaries, fighters and the like have no parent by their name, nor have
 * names with a word that is not understood where it could change whose they are. */
const struct lay_gaz_actor *lay_gazetteer_derive_parent(const struct lay_gazetteer *gazetteer,
                                                        const char *name);

/* Lets an actor of the user's be found by those of its names that are nobody's yet; where its id is
 * one of the tables', they lead to that actor. It must outlive the gazetteer. */
void lay_gazetteer_add_actor(struct lay_gazetteer *gazetteer, const struct lay_gaz_actor *actor);

/* Makes the name of an actor that only reports know one that lay_gazetteer_derive_parent() may
 * answer: an actor with this id (its key) and the kind "unknown". Nothing happens where the name is
 * known. */
void lay_gazetteer_learn_actor(struct lay_gazetteer *gazetteer, const char *key, const char *name);

/* What a place of an unknown name is, by its words: a facility (base, camp, airfield, ...), an area
 * (region, north of, ...), a theatre (sea, gulf), else a town. */
enum lay_place_level lay_gazetteer_guess_level(const struct lay_gazetteer *gazetteer,
                                               const char *name);

/* The town whose edge is nearest of those whose middle is at most max_m metres away (great circle
 * on a sphere, up to 0.6 % off the ellipsoid), or NULL. */
const struct lay_gaz_place *lay_gazetteer_nearest_town(const struct lay_gazetteer *gazetteer,
                                                       double lon, double lat, double max_m);

struct lay_gaz_near {
    const struct lay_gaz_place *place;
    double away_m;
};
/* The `max` nearest towns and facilities to out, the nearest first; returns how many. */
size_t lay_gazetteer_near(const struct lay_gazetteer *gazetteer, double lon, double lat,
                          struct lay_gaz_near *out, size_t max);

/* All of them, for listings and tests, in the order of the tables. */
const struct lay_gaz_place *lay_gazetteer_place_at(const struct lay_gazetteer *gazetteer, size_t i);
size_t lay_gazetteer_place_count(const struct lay_gazetteer *gazetteer);
const struct lay_gaz_actor *lay_gazetteer_actor_at(const struct lay_gazetteer *gazetteer, size_t i);
size_t lay_gazetteer_actor_count(const struct lay_gazetteer *gazetteer);

#endif
