/* resolve.h: names in reports become rows of places and actors.
 *
 * What the gazetteer knows is taken from there. An unknown name becomes a place or actor of its
 * own, never dropped. What a name means depends only on the claim, its report and the gazetteer;
 * what an unknown place is like - position, country, town - on all its mentions in current reports
 * (place_group.h). So the order of imports does not matter. */
#ifndef LAY_GAZETTEER_RESOLVE_H
#define LAY_GAZETTEER_RESOLVE_H

#include "gazetteer/gazetteer.h"
#include "gazetteer/imported.h"
#include "gazetteer/textmap.h"
#include "store/mention.h"
#include "store/store.h"

typedef LAY_VEC(int64_t) lay_ids;

/* A name that is in no table; its strings belong to the resolver's arena. */
struct lay_unknown_name {
    bool actor; /* else a place */
    const char *name, *country;
};

/* What the gazetteer says of a name. */
struct lay_found {
    enum lay_place_level guess;
    lay_gaz_candidates candidates;
    bool asked;              /* for the user's rows, too */
    lay_gaz_candidates both; /* with these; the same number where there is none */
};

struct lay_resolver {
    lay_db *db;
    struct lay_gazetteer *gazetteer;
    struct lay_imported *imported; /* the user's rows; NULL: none are asked */
    lay_arena arena;
    struct lay_textmap place_rows, actor_rows; /* key -> row */
    struct lay_textmap actor_names;            /* as written -> row */
    struct lay_textmap found_names;            /* country and name -> 1 + index in found */
    LAY_VEC(struct lay_found) found;
    struct lay_textmap group_names; /* level and folded name -> 1 */
    lay_store_groups groups;        /* whose mentions have changed */
    lay_ids dirty;                  /* localities to infer again */
    struct lay_textmap unresolved_keys;
    LAY_VEC(struct lay_unknown_name) unresolved;
    struct lay_textmap fresh; /* keys of unknown places that this import has made */
    bool towns_dropped;       /* a new revision no longer mentions some unknown town */
    size_t places_moved;
    int64_t places_before, actors_before; /* how many there were */
    size_t actors_changed; /* older ones that have another parent, end or shown name now */
    bool respell;          /* names that were shown may be of no current report any more */
    bool everywhere;       /* a claim that names no place bears on all of them */
    bool moved;            /* a mention went from one unknown place to another */
    bool again;            /* reports that are stored were resolved again */
};

/* What a mention of a place in a claim means. */
struct lay_resolved {
    const struct lay_gaz_place *known; /* or NULL */
    struct lay_store_group group;      /* of an unknown name */
    enum lay_site_kind site;           /* what this mention shows of an unknown site */
    const char *country, *context;     /* of an unknown name; "" when there is none */
    struct lay_point point;            /* of an unknown name: where it is said to be, */
    int precision;                     /* -1: not said */
    double radius_m;                   /* below 0: not said */
    bool coarse;
    bool told; /* the name tells where it is, so nothing is missing in the gazetteer */
};

/* The row of a place: made, with all that is above it, when it is not there yet. For an unknown
 * name it is what lay_settle_groups() starts from, and the group is noted as changed. */
lay_status lay_place_row(struct lay_resolver *resolver, const struct lay_resolved *resolved,
                         const char *name, int64_t *row, lay_error *err);
lay_status lay_known_place_row(struct lay_resolver *resolver, const struct lay_gaz_place *known,
                               int64_t *row, lay_error *err);

/* Empties the list of unresolved names, which borrow their texts. */
void lay_forget_unresolved(struct lay_resolver *resolver);

/* The country of an ISO 3166-1 code, or NULL. */
const struct lay_gaz_place *lay_country_of(const struct lay_resolver *resolver, const char *code);

/* The row of an actor by its name in a report. */
lay_status lay_actor_row(struct lay_resolver *resolver, const char *name, int64_t *row,
                         lay_error *err);

/* Shown names of actors that the gazetteer does not know (with `respell`), and their parents, by
 * the words of their names, which may name other such actors ("Deutsches Kontingent SFOR"). To be
 * called when all claims are stored. */
lay_status lay_settle_actors(struct lay_resolver *resolver, lay_error *err);
lay_status lay_known_actor_row(struct lay_resolver *resolver, const struct lay_gaz_actor *known,
                               int64_t *row, lay_error *err);

/* Notes a group whose mentions have changed. */
void lay_touch_group(struct lay_resolver *resolver, const struct lay_store_group *group);

/* A facility that is named after a site makes that site a town: notes the groups whose names stand
 * in a facility's. */
void lay_touch_names_inside(struct lay_resolver *resolver, const char *folded);

/* The key of an unknown place. Country "" where none is given. */
const char *lay_unknown_place_key(lay_arena *arena, const char *country,
                                  const struct lay_store_group *group);

/* Of two spellings of one name the one to show: not all capitals, then the first in byte order. */
const char *lay_better_name(const char *a, const char *b);

/* The folded name; where nothing is left of it, the name itself. Owned by the arena. */
const char *lay_folded(lay_arena *arena, const char *name);

/* The words of a folded name by their bytes; of a very long name only the first are taken, since
 * all runs of words are looked at. */
enum { LAY_MAX_WORDS = 12 };
typedef struct lay_words {
    size_t start[LAY_MAX_WORDS], end[LAY_MAX_WORDS], n;
} lay_words;
void lay_words_split(const char *folded, lay_words *out);

/* Makes an empty resolver, which the caller releases with lay_resolver_done(), after a failure too;
 * it must be released before the gazetteer. */
lay_status lay_resolver_init(struct lay_resolver *resolver, lay_db *db,
                             struct lay_gazetteer *gazetteer, lay_error *err);
void lay_resolver_done(struct lay_resolver *resolver);

#endif
