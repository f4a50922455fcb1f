/* gazetteer.h: names -> places and actors, in many languages and scripts.
 *
 * Read from the tables of a data folder (geodata/): bases, places, countries, actors, and the word
 * lists that say what an unknown name is likely to be. Names are compared folded (base/fold.h) and
 * whole: there is no guessing at spellings here. Everything returned belongs to the gazetteer and
 * lives until lay_gazetteer_free(). A gazetteer is not changed after it is open, and may be read by
 * several threads. */
#ifndef LAY_GAZETTEER_GAZETTEER_H
#define LAY_GAZETTEER_GAZETTEER_H

#include "model/evidence.h"
#include <laydown/date.h>
#include <laydown/error.h>
#include <stdbool.h>
#include <stddef.h>

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
    const struct lay_gaz_place *town; /* of a facility, or NULL */
    const struct lay_gaz_place
        *parent; /* the next bigger place: town, admin area, country; or NULL */
    const char *source;
    const char *note;         /* on the position; "" when there is none */
    const char *const *names; /* all, beginning with `name` */
    size_t name_count;
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

/* Reads the tables of `dir`. Fails with "gazetteer.missing" (LAY_NOT_FOUND) for a table that cannot
 * be read, "csv.syntax" or "gazetteer.invalid" (LAY_REFUSED) with file, line and column for one
 * that is wrong: a missing column, a bad number, an id that does not exist or exists twice, a
 * parent that does not stand above its child, a name that two actors share. */
lay_status lay_gazetteer_open(const char *dir, struct lay_gazetteer **out, lay_error *err);
void lay_gazetteer_free(struct lay_gazetteer *gazetteer); /* NULL is allowed */

/* 16 hex digits over the content of all tables: equal for equal tables. */
const char *lay_gazetteer_version(const struct lay_gazetteer *gazetteer);

/* The places a name may mean, written to out[0..max) best first: those called so in the first place
 * before those with it as another name, then facilities before towns, areas, countries, theatres,
 * then by id. country (ISO code) leaves out what lies in another country; NULL leaves out nothing.
 * Returns how many there are, which may be more than max. Several are a tie for the caller to
 * settle or to report. */
size_t lay_gazetteer_find_places(const struct lay_gazetteer *gazetteer, const char *name,
                                 const char *country, const struct lay_gaz_place **out, size_t max);

/* The actor of that name, or NULL. No two actors share a name. */
const struct lay_gaz_actor *lay_gazetteer_find_actor(const struct lay_gazetteer *gazetteer,
                                                     const char *name);

/* For a name that is no actor's: the parent that its words state beyond dispute, else NULL.
 * "Malian Army" -> Malian Armed Forces, "Nigerien police" -> Niger, "Togo contingent of MINUSMA" ->
 * MINUSMA. Instructors, mercenaries, fighters and the like have no parent by their name, nor have
 * names with a word that is not understood where it could change whose they are. */
const struct lay_gaz_actor *lay_gazetteer_derive_parent(const struct lay_gazetteer *gazetteer,
                                                        const char *name);

/* Makes the name of an actor that only reports know one that lay_gazetteer_derive_parent() may
 * answer: an actor with this id (its key) and the kind "unknown". Nothing happens where the name is
 * known. */
void lay_gazetteer_learn_actor(struct lay_gazetteer *gazetteer, const char *key, const char *name);

/* What a place of an unknown name is, by its words: a facility (base, camp, airfield, ...), an area
 * (region, north of, ...), a theatre (sea, gulf), else a town. */
enum lay_place_level lay_gazetteer_guess_level(const struct lay_gazetteer *gazetteer,
                                               const char *name);

/* The town whose point is nearest, at most max_m metres away (great circle on a sphere, up to 0.6 %
 * off the ellipsoid), or NULL. */
const struct lay_gaz_place *lay_gazetteer_nearest_town(const struct lay_gazetteer *gazetteer,
                                                       double lon, double lat, double max_m);

/* All of them, for listings and tests, in the order of the tables. */
const struct lay_gaz_place *lay_gazetteer_place_at(const struct lay_gazetteer *gazetteer, size_t i);
size_t lay_gazetteer_place_count(const struct lay_gazetteer *gazetteer);
const struct lay_gaz_actor *lay_gazetteer_actor_at(const struct lay_gazetteer *gazetteer, size_t i);
size_t lay_gazetteer_actor_count(const struct lay_gazetteer *gazetteer);

#endif
