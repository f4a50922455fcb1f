/* imported.h: the rows that the user added to the gazetteer, read as the program's own are.
 *
 * They stand behind these: a row whose id is one of the program's, or that has its name and lies
 * beside it, is that place, under another name perhaps. Who asks decides when: reports ask for
 * names only where the program's own rows leave one unresolved. So a row that comes in later
 * changes what was unresolved, and nothing else.
 *
 * Look-ups cannot fail by themselves; what the store says is kept, and told by
 * lay_imported_failed(), which is to be asked before anything is built on the answers. */
#ifndef LAY_GAZETTEER_IMPORTED_H
#define LAY_GAZETTEER_IMPORTED_H

#include "gazetteer/gazetteer.h"
#include "store/imported.h"

struct lay_imported;

/* Makes the actors known to `gazetteer`, and the places ready to be looked up. The store must
 * outlive it, and it the last look-up of an actor. Free with lay_imported_free(). */
lay_status lay_imported_open(lay_db *db, struct lay_gazetteer *gazetteer, struct lay_imported **out,
                             lay_error *err);
void lay_imported_free(struct lay_imported *imported); /* NULL is allowed */

/* The first failure of a look-up, once; LAY_OK where there was none, or for NULL. */
lay_status lay_imported_failed(struct lay_imported *imported, lay_error *err);

/* As lay_gazetteer_find() and lay_gazetteer_find_code(), by sound not. Places that are in *out
 * already are not added, and all of it is sorted anew. Nothing is added for NULL. */
void lay_imported_find(struct lay_imported *imported, const char *name, const char *country,
                       bool exactly, lay_gaz_candidates *out);
void lay_imported_find_code(struct lay_imported *imported, const char *code, const char *country,
                            lay_gaz_candidates *out);

/* As lay_gazetteer_nearest_town(); and as lay_gazetteer_near(), where out[0..n) are the program's
 * own: returns how many there are then. */
const struct lay_gaz_place *lay_imported_nearest_town(struct lay_imported *imported, double lon,
                                                      double lat, double max_m);
size_t lay_imported_near(struct lay_imported *imported, double lon, double lat,
                         struct lay_gaz_near *out, size_t n, size_t max);

/* What a row is found by: its key, its names, these loosely, its codes. Added to *out. */
typedef LAY_VEC(int64_t) lay_hashes;
int64_t lay_imported_key_hash(const char *key);
void lay_imported_hashes(const struct lay_gazetteer *gazetteer, const struct lay_imported_row *row,
                         lay_hashes *out);

#endif
