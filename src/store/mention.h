/* mention.h: what reports say of places that the gazetteer does not know. From all mentions of a
 * name its place is made, so that it does not depend on the order in which reports came in.
 *
 * A group is a folded name at a level; in it the country tells places apart. Facilities and towns
 * are one group, of level town: whether a site is a facility is told by all of its mentions
 * together (lay_store_is_facility). Only mentions of current reports count. Strings that come out
 * belong to the caller's arena. */
#ifndef LAY_STORE_MENTION_H
#define LAY_STORE_MENTION_H

#include "base/mem.h"
#include "model/evidence.h"
#include <laydown/db.h>
#include <laydown/rows.h>

struct lay_store_group {
    const char *folded;
    enum lay_place_level level;
};

/* How a mention shows that a site is a facility: not at all; by what is told of it (it was handed
 * over, closed …); by its name or its precision. */
enum lay_site_kind { LAY_SITE_UNTOLD, LAY_SITE_TREATED, LAY_SITE_NAMED };

struct lay_store_mention {
    int64_t claim; /* row */
    int seq;       /* which of the claim's places */
    struct lay_store_group group;
    enum lay_site_kind site; /* what this mention shows of a group of level town */
    const char *country;     /* as given; "" when not */
    const char *context;     /* the one country the report speaks of otherwise; "" */
    struct lay_point point;
    int precision;   /* 0..7; -1 when not given */
    double radius_m; /* below 0 when not given */
    /* Only read, from the claim: */
    const char *name, *ref;
    enum lay_place_role role;
    lay_day published; /* last day */
    int64_t place;     /* row, where it is put now */
};

typedef LAY_VEC(struct lay_store_mention) lay_store_mentions;
typedef LAY_VEC(struct lay_store_group) lay_store_groups;

/* The claim, with its places, must be stored. */
lay_status lay_store_put_mention(lay_db *db, const struct lay_store_mention *mention,
                                 lay_error *err);

/* The mentions of a group, by ref of the claim and seq, added to *out. `facility`: the site of that
 * name is one, and takes those that were an area by the words of their name alone ("Sarrin landing
 * zone"). */
lay_status lay_store_read_mentions(lay_db *db, const struct lay_store_group *group, bool facility,
                                   lay_arena *arena, lay_store_mentions *out, lay_error *err);

/* Whether a group of level town is a facility: some mention names it so; or some mention treats it
 * so and no facility is named after it ("Camp de Jacmel" makes Jacmel the town). */
lay_status lay_store_is_facility(lay_db *db, const struct lay_store_group *group, bool *is,
                                 lay_error *err);

/* Makes the town at this row a facility, so that it is nobody's town; *changed: it was one. An area
 * of the same name stays one. */
lay_status lay_store_make_facility(lay_db *db, int64_t place, bool *changed, lay_error *err);

/* The groups that the newest superseded revision of a report mentions, added to *out. */
lay_status lay_store_old_groups(lay_db *db, const char *report_key, lay_arena *arena,
                                lay_store_groups *out, lay_error *err);

/* The groups that current reports mention, added to *out. */
lay_status lay_store_all_groups(lay_db *db, lay_arena *arena, lay_store_groups *out,
                                lay_error *err);

/* Whether there is a place or an actor of an unknown name. */
lay_status lay_store_has_unknown(lay_db *db, bool *any, lay_error *err);

/* Puts the place of a claim's mention to another row. */
lay_status lay_store_move_mention(lay_db *db, const struct lay_store_mention *mention,
                                  int64_t place, lay_error *err);

/* Calls `touch` with the locality of each place that a claim names. */
lay_status lay_store_claim_localities(lay_db *db, int64_t claim,
                                      void (*touch)(void *context, int64_t locality), void *context,
                                      lay_error *err);

/* A place of an unknown name that a current report mentions. */
struct lay_store_unknown {
    int64_t id, locality;
    const char *key, *name, *folded;
    const char *country; /* "" when not known */
    enum lay_place_level level;
    struct lay_point point;
    bool town_gone; /* its locality is an unknown place that no current report mentions */
};
typedef LAY_VEC(struct lay_store_unknown) lay_store_unknowns;

/* All of a level, by key, added to *out. */
lay_status lay_store_unknown_places(lay_db *db, enum lay_place_level level, lay_arena *arena,
                                    lay_store_unknowns *out, lay_error *err);

/* Deletes places that nothing refers to any more: of unknown names, and those that one of them was
 * put in before its position was overruled. */
lay_status lay_store_drop_unused(lay_db *db, lay_error *err);

/* An actor of an unknown name that a current report names. */
struct lay_store_unknown_actor {
    int64_t id, parent; /* rows; parent 0: none */
    const char *key, *name;
};
typedef LAY_VEC(struct lay_store_unknown_actor) lay_store_unknown_actors_vec;
lay_status lay_store_unknown_actors(lay_db *db, lay_arena *arena, lay_store_unknown_actors_vec *out,
                                    lay_error *err);
/* The spellings of their names in current reports: id and name, by id, added to *out. */
struct lay_store_spelling {
    int64_t actor;
    const char *name;
};
typedef LAY_VEC(struct lay_store_spelling) lay_store_spellings;
lay_status lay_store_actor_spellings(lay_db *db, lay_arena *arena, lay_store_spellings *out,
                                     lay_error *err);
lay_status lay_store_set_actor_name(lay_db *db, int64_t actor, const char *name, lay_error *err);
lay_status lay_store_set_parent(lay_db *db, int64_t actor, int64_t parent, lay_error *err);

/* Whether a current report has a claim of this REPORT#KEY: LAY_OK or LAY_NO. */
lay_status lay_store_has_claim(lay_db *db, const char *ref, lay_error *err);

/* How many places and actors there are. */
lay_status lay_store_count_names(lay_db *db, int64_t *places, int64_t *actors, lay_error *err);

/* Every locality there is, ascending. Caller frees *at. */
lay_status lay_store_every_locality(lay_db *db, int64_t **at, size_t *n, lay_error *err);

/* The name under which an actor of a key is stored, for the arena; NULL when it is not. */
lay_status lay_store_actor_name(lay_db *db, const char *key, lay_arena *arena, const char **out,
                                int64_t *parent, lay_error *err);

#endif
