/* store.h: what import, inference and query do with the store. All SQL stays behind it.
 *
 * Writing is done between lay_db_begin() and lay_db_commit(); after a failure the caller calls
 * lay_db_rollback(). Row ids are above 0; an id of 0 is none. Strings are borrowed for the call.
 * Errors are those of stmt.h unless said otherwise. */
#ifndef LAY_STORE_STORE_H
#define LAY_STORE_STORE_H

#include "geo/shape.h"
#include "model/evidence.h"
#include "model/laydown.h"
#include "store/layers.h"
#include <laydown/db.h>
#include <laydown/rows.h>

/* One transaction, writing. begin waits up to the busy timeout (30 s) for other writers: LAY_BUSY.
 * rollback does nothing where no transaction is open. */
lay_status lay_db_begin(lay_db *db, lay_error *err);
lay_status lay_db_commit(lay_db *db, lay_error *err);
void lay_db_rollback(lay_db *db);
void lay_db_set_busy_timeout(lay_db *db, int milliseconds);

/* -- Evidence going in -- */

struct lay_store_report {
    const char *key; /* the report's own id */
    const char *source;
    enum lay_source_kind kind;
    char reliability; /* 'A' … 'F' */
    bool lead;        /* makes events but no presence (see lay_report_ref) */
    const char *origin, *title, *url, *language; /* as given; NULL when not */
    const char *published;                       /* EDTF */
    lay_day published_first, published_last;
    int64_t recorded;     /* Unix time */
    const char *digest;   /* of body */
    const char *body;     /* canonical JSON */
    const char *document; /* what its document says beside the reports, canonical JSON; or NULL */
    const char *const *origins; /* folded; none: the source, folded, is to be given here */
    size_t origin_count;
    const char *const *derived; /* keys of the reports it is derived from */
    size_t derived_count;
};

enum lay_put { LAY_PUT_NEW, LAY_PUT_SAME, LAY_PUT_CHANGED };

/* Stores a report under its key. SAME: the current revision has this digest, nothing is written and
 * *id is its row. CHANGED: it becomes revision n + 1, the older one is superseded and its claims
 * stay, but are evidence no more. NEW and CHANGED: the caller puts the claims to *id. */
lay_status lay_store_put_report(lay_db *db, const struct lay_store_report *report, int64_t *id,
                                enum lay_put *what, lay_error *err);

/* The body of a report in its newest revision, allocated; LAY_NO when there is none. */
lay_status lay_store_body(lay_db *db, const char *key, char **body, lay_error *err);

/* The row of the newest superseded revision of a report; LAY_NO when there is none. */
lay_status lay_store_old_report(lay_db *db, const char *key, int64_t *id, lay_error *err);

/* The localities of the places that the claims of a report's newest superseded revision name: what
 * a CHANGED report makes dirty besides its new claims. Caller frees *at. */
lay_status lay_store_old_localities(lay_db *db, const char *report_key, int64_t **at, size_t *n,
                                    lay_error *err);

struct lay_store_claim_place {
    int64_t place;
    enum lay_place_role role;
    bool coarse;
    const char *name; /* as the report has it */
};

struct lay_store_claim_actor {
    int64_t actor;
    enum lay_actor_role role;
    const char *name;
};

struct lay_store_claim {
    int64_t report;
    const char *ref; /* REPORT#KEY */
    enum lay_type type;
    enum lay_stance stance;
    enum lay_modality modality;
    enum lay_aspect aspect;
    const char *about; /* REPORT#KEY or NULL */
    const char *edtf;  /* NULL: undated; `when` then holds the bounds by publication */
    struct lay_date when;
    lay_day published; /* last day of publication: shown where `when` has no certain day */
    bool has_strength;
    struct lay_strength strength;
    int64_t speaker;   /* actor or 0 */
    const char *voice; /* the speaker's words, folded, or NULL */
    enum lay_basis basis;
    int credibility;          /* 1..6 */
    const char *speaker_name; /* as the report has it, or NULL */
    const struct lay_store_claim_place *places;
    size_t place_count;
    const struct lay_store_claim_actor *actors;
    size_t actor_count;
    const char *when_text, *as_reported, *strength_text, *speaker_text, *quote, *note; /* or NULL */
};

lay_status lay_store_put_claim(lay_db *db, const struct lay_store_claim *claim, int64_t *id,
                               lay_error *err);

/* A name and the same folded. */
struct lay_store_name {
    const char *folded, *name;
};

struct lay_store_place {
    const char *key, *name;
    const char *kind;
    enum lay_place_level level;
    const char *country;    /* ISO 3166-1 alpha-2, or NULL */
    struct lay_point point; /* .has false: no position known */
    int precision;          /* 0..7 */
    double radius_m;        /* below 0: not known */
    int64_t parent;         /* or 0 */
    int64_t locality;       /* 0: the place itself */
    bool resolved;
    const char *source;    /* or NULL */
    const char *gazetteer; /* version of the gazetteer that it was taken from, or NULL */
    const struct lay_store_name *names;
    size_t name_count;
};

/* Inserts a place, or updates the one of that key; names are added, none is removed. *changed (may
 * be NULL): it is new, or its level, parent, locality, position or precision became other: what
 * was derived at its locality is to be derived again. */
lay_status lay_store_put_place(lay_db *db, const struct lay_store_place *place, int64_t *id,
                               bool *changed, lay_error *err);

struct lay_store_actor {
    const char *key, *name, *kind;
    int64_t parent;     /* or 0 */
    lay_day valid_from; /* LAY_DAY_MIN when not known */
    lay_day valid_to;   /* LAY_DAY_MAX while it exists */
    bool resolved;
    const struct lay_store_name *names;
    size_t name_count;
};

/* The same for an actor; what matters is its parent, its days and its name. */
lay_status lay_store_put_actor(lay_db *db, const struct lay_store_actor *actor, int64_t *id,
                               bool *changed, lay_error *err);

/* Row of the place or actor of a key; LAY_NO, err untouched, when there is none. */
lay_status lay_store_find_place(lay_db *db, const char *key, int64_t *id, lay_error *err);
lay_status lay_store_find_actor(lay_db *db, const char *key, int64_t *id, lay_error *err);

/* Locality of a place. */
lay_status lay_store_locality(lay_db *db, int64_t place, int64_t *locality, lay_error *err);

/* -- Evidence coming out -- */

/* The claims of current reports: those that touch one of the localities, or an area that holds one,
 * or that name no place; all of them where `localities` is NULL. Evidence that was chosen
 * (choose.h) is read where it stands before the stored.
 * Fills *out (to be zero-initialised; the caller releases it with lay_evidence_done(), after a
 * failure too). Reports are sorted by key, claims by ref, places and actors by key: indices do not
 * depend on the order of import. Places and actors are those that are named, with all their parents
 * and towns. */
lay_status lay_store_evidence(lay_db *db, const int64_t *localities, size_t n,
                              struct lay_evidence *out, lay_error *err);
void lay_evidence_done(struct lay_evidence *evidence);

/* -- What follows from it -- */

/* How far a change at the `touched` localities reaches. The lists are sorted and never NULL; the
 * caller releases them with lay_store_reach_done(). */
struct lay_store_reach {
    int64_t *touched; /* those given, and what denials and the like bind to them */
    size_t touched_n;
    int64_t *rewritten; /* localities whose derived rows are to be made anew */
    size_t rewritten_n;
    int64_t *loaded; /* localities whose claims must be read for that; holds the rewritten ones */
    size_t loaded_n;
};
lay_status lay_store_reach(lay_db *db, const int64_t *touched, size_t n,
                           struct lay_store_reach *out, lay_error *err);
void lay_store_reach_done(struct lay_store_reach *reach);

/* What a report that came or went changes apart from the places that its claims name: calls `touch`
 * with each such locality (some of them twice). *everywhere: a claim of it that names no place
 * bears on every locality. */
lay_status lay_store_report_reach(lay_db *db, int64_t report, const char *key,
                                  void (*touch)(void *context, int64_t locality), void *context,
                                  bool *everywhere, lay_error *err);

/* Whether all that is derived at a locality has this digest (0: nothing is); else notes that it
 * has. */
lay_status lay_store_digest(lay_db *db, int64_t locality, int64_t digest, bool *same,
                            lay_error *err);

/* Writes what was derived, events in order of key. temp: into TEMP tables of the same names, which
 * replace those of an earlier call and stand before the stored ones in every unqualified name; not
 * within a transaction. Otherwise within one, after lay_store_forget(); a key that is stored
 * already is LAY_BUG. */
lay_status lay_store_save(lay_db *db, const struct lay_evidence *evidence,
                          const struct lay_laydown *laydown, bool temp, lay_error *err);

/* The same for the stored tables, but only rows at places of these localities (sorted row ids), and
 * those at no place: after lay_store_forget() of the same. */
lay_status lay_store_save_at(lay_db *db, const struct lay_evidence *evidence,
                             const struct lay_laydown *laydown, const int64_t *localities, size_t n,
                             lay_error *err);

/* Before rows at these localities are replaced: notes their keys. And after: what continues each
 * that is no more, which then answers to the former key too. Both within one transaction. */
lay_status lay_store_note_former(lay_db *db, const int64_t *localities, size_t n, lay_error *err);
lay_status lay_store_link_former(lay_db *db, lay_error *err);

/* Deletes what was derived at places of these localities (row ids), and at no place at all. NULL:
 * everything. */
lay_status lay_store_forget(lay_db *db, const int64_t *localities, size_t n, lay_error *err);

/* Brings the table of movements up to date with the events, and draws the lines of those whose two
 * ends are points. temp: those of lay_store_save(…, true), not within a transaction. Opens PROJ
 * only when there is a line to draw. Errors also: LAY_IO "module.missing", "module.failed". */
lay_status lay_store_draw_movements(lay_db *db, bool temp, lay_error *err);

/* Places of events whose area is to be drawn and is not kept yet. Texts live in the arena; the
 * caller releases *out. */
struct lay_wanted_area {
    int64_t place;
    const char *key, *name;
    struct lay_lonlat middle;
    double radius_m; /* around the middle; 0 when that is not known */
};
typedef LAY_VEC(struct lay_wanted_area) lay_wanted_areas;
lay_status lay_store_areas_wanted(lay_db *db, lay_arena *arena, lay_wanted_areas *out,
                                  lay_error *err);

/* The middle of a place and how far around it may be, for places that no outline is known of.
 * LAY_NO: no place has this key, or neither is known of it. */
lay_status lay_store_circle_of(lay_db *db, const char *key, struct lay_lonlat *middle,
                               double *radius_m, lay_error *err);

/* Keeps the area of a place: rings as geom.h wants them. */
lay_status lay_store_put_area(lay_db *db, int64_t place, const struct lay_shape *rings,
                              lay_error *err);

/* Brings SpatiaLite's statistics of the layers up to date, without which QGIS opens none of a file
 * that it cannot write. Nothing is done in a store without SpatiaLite's tables. */
lay_status lay_store_statistics(lay_db *db, lay_error *err);

/* Sets the data cut-off to the latest published_last of the current reports. */
lay_status lay_store_set_horizon(lay_db *db, lay_error *err);

/* A cut-off for this connection alone, in a TEMP table. */
lay_status lay_store_set_cutoff(lay_db *db, lay_day day, lay_error *err);

/* The cut-off in force; LAY_DAY_MIN when the store has no reports. */
lay_status lay_store_horizon(lay_db *db, lay_day *day, lay_error *err);

/* -- Days as layers show them -- */

/* The window of a date: start = first second of its first day, end = last second of its last day,
 * "2021-12-14T00:00:00Z", allocated. An open side shows the certain day (`fallback` where there is
 * none). *ongoing: its end is open. */
void lay_store_window(const struct lay_date *date, lay_day fallback, char **start, char **end,
                      bool *ongoing);

/* The EDTF of a date from its bounds. Caller frees. */
char *lay_store_edtf(const struct lay_date *date);

#endif
