/* imported.h: the places and actors that the user added to the gazetteer.
 *
 * They belong to sources, each with a name and a version; a newer version takes the place of the
 * older one. What a row means is for src/gazetteer/imported.h: here it is kept, and found again by
 * the hash of a name, a code or a key, or by where it lies. */
#ifndef LAY_STORE_IMPORTED_H
#define LAY_STORE_IMPORTED_H

#include "base/mem.h"
#include "model/evidence.h"
#include <laydown/db.h>
#include <laydown/rows.h>

struct lay_imported_row {
    int64_t id;
    const char *key, *name;
    const char *names; /* a line each: "lang:name", or ":name" where the language is not known */
    const char *codes; /* a line each */
    const char *kind;
    enum lay_place_level level;
    const char *country; /* ISO 3166-1 alpha-2; "" where none is known */
    const char *above;   /* key of its town, or of the next bigger place; "" */
    struct lay_point point;
    int precision;
    double radius_m; /* below 0: not known */
    int64_t population;
    char seat;           /* as of lay_gaz_place; 'P' for none */
    bool own;            /* made by hand for forces: the project's own tables */
    const char *cited;   /* who says so */
    const char *outline; /* only written: of an area, its GeoJSON geometry; or NULL */
    const char *version; /* only read: name and version of its source */
};

struct lay_imported_actor {
    const char *key, *name, *names, *kind, *parent; /* parent: key or "" */
    lay_day valid_from, valid_to;
    const char *cited;
};

/* Cells are quarters of a degree. */
enum { LAY_CELL_COLUMNS = 1440, LAY_CELL_ROWS = 720 };
int64_t lay_imported_cell(int row, int column);

/* -- Reading. Strings are good for the call. Rows of one key come with that of the first source, by
 * the sources' names, in front. -- */

typedef void lay_imported_row_fn(void *context, const struct lay_imported_row *row);
typedef void lay_imported_actor_fn(void *context, const struct lay_imported_actor *actor);

/* Whether there is any place. */
lay_status lay_store_imported_any(lay_db *db, bool *any, lay_error *err);
lay_status lay_store_imported_find(lay_db *db, int64_t hash, lay_imported_row_fn *each,
                                   void *context, lay_error *err);
lay_status lay_store_imported_cells(lay_db *db, int64_t first, int64_t last,
                                    lay_imported_row_fn *each, void *context, lay_error *err);
/* Actors of all sources, by the names of these and in their order. */
lay_status lay_store_imported_actors(lay_db *db, lay_imported_actor_fn *each, void *context,
                                     lay_error *err);

/* The outline of the first of the rows of this key that has one, allocated; NULL: none has. */
lay_status lay_store_imported_outline(lay_db *db, int64_t hash, const char *key, char **out,
                                      lay_error *err);

/* The sources, by name, with what their rows cite where these agree; else with "". */
lay_status lay_store_imported_sources(lay_db *db,
                                      void (*each)(void *context, const char *name,
                                                   const char *cited),
                                      void *context, lay_error *err);

/* Whether a place, by the hash of its key, or an actor of this key is stored. */
lay_status lay_store_imported_has(lay_db *db, bool actor, int64_t hash, const char *key, bool *has,
                                  lay_error *err);

/* -- Writing -- */

/* What is being written of one source. */
struct lay_imported_writer {
    int64_t source, first, next; /* row ids */
};

/* Makes this connection fit for very many rows: what is sorted goes to files. Not within a
 * transaction, once. */
lay_status lay_store_imported_prepare(lay_db *db, lay_error *err);

/* The version that a source has, allocated; NULL where it is none. */
lay_status lay_store_imported_version(lay_db *db, const char *source, char **out, lay_error *err);

/* Within a transaction: begins a source, whose older rows are dropped; takes rows; ends it. A key
 * that comes twice is left out, and `again` is called with the later line. */
lay_status lay_store_imported_begin(lay_db *db, const char *source,
                                    struct lay_imported_writer *writer, lay_error *err);
lay_status lay_store_imported_put(lay_db *db, struct lay_imported_writer *writer,
                                  const struct lay_imported_row *row, const int64_t *hashes,
                                  size_t hash_count, long line, lay_error *err);
lay_status lay_store_imported_put_actor(lay_db *db, struct lay_imported_writer *writer,
                                        const struct lay_imported_actor *actor, lay_error *err);
lay_status lay_store_imported_end(lay_db *db, const struct lay_imported_writer *writer,
                                  const char *source, const char *version,
                                  void (*again)(void *context, const char *key, long line),
                                  void *context, lay_error *err);

/* -- What was resolved before -- */

/* Which reports are to be looked at again. */
enum lay_again_which {
    LAY_AGAIN_OPEN, /* with a place that is unresolved, or resolved by an imported row */
    LAY_AGAIN_ALL
};

/* Rows of reports of all revisions, ascending. Caller frees *at. */
lay_status lay_store_again_reports(lay_db *db, enum lay_again_which which, int64_t **at, size_t *n,
                                   lay_error *err);
/* The key of a report and its body, allocated, and whether it is the current revision. */
lay_status lay_store_again_body(lay_db *db, int64_t report, char **key, char **body, bool *current,
                                lay_error *err);

/* The row of a claim of a report; LAY_NO when there is none. */
lay_status lay_store_claim_row(lay_db *db, int64_t report, const char *ref, int64_t *id,
                               lay_error *err);
/* What a place of a claim was taken for. */
struct lay_store_taken {
    int64_t place;
    bool coarse, resolved;
};
lay_status lay_store_taken(lay_db *db, int64_t claim, int seq, struct lay_store_taken *out,
                           lay_error *err);
lay_status lay_store_set_taken(lay_db *db, int64_t claim, int seq, int64_t place, bool coarse,
                               lay_error *err);
/* Takes back what was noted of an unresolved place; the group it stood in, folded "" for none. */
lay_status lay_store_drop_mention(lay_db *db, int64_t claim, int seq, lay_arena *arena,
                                  const char **folded, enum lay_place_level *level, lay_error *err);
/* Names of places that were taken from imported rows: they are written anew with these. */
lay_status lay_store_forget_imported_names(lay_db *db, lay_error *err);

/* Takes places of unknown names that older revisions alone mention out of towns that are such, too:
 * these may go. */
lay_status lay_store_detach_unmentioned(lay_db *db, lay_error *err);

/* Each actor with each of its names in reports, as a subject or the like or as a speaker. */
struct lay_store_named_actor {
    int64_t actor;
    const char *name;
};
typedef LAY_VEC(struct lay_store_named_actor) lay_store_named_actors;
lay_status lay_store_named_actors_read(lay_db *db, lay_arena *arena, lay_store_named_actors *out,
                                       lay_error *err);
lay_status lay_store_rename_actor(lay_db *db, const struct lay_store_named_actor *from, int64_t to,
                                  lay_error *err);
/* Deletes actors that nothing refers to any more. */
lay_status lay_store_drop_unused_actors(lay_db *db, lay_error *err);

/* The version of the program's gazetteer that names were last resolved with, allocated; NULL: none.
 */
lay_status lay_store_gazetteer_version(lay_db *db, char **out, lay_error *err);
lay_status lay_store_set_gazetteer_version(lay_db *db, const char *version, lay_error *err);

#endif
