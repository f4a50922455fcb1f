/* imported_part.h: what the files that read the user's rows share. */
#ifndef LAY_GAZETTEER_IMPORTED_PART_H
#define LAY_GAZETTEER_IMPORTED_PART_H

#include "base/mem.h"
#include "gazetteer/gazetteer.h"
#include <laydown/db.h>

/* Moves *at past the next line "lang:name" of a row's names; false at the end. *name is allocated;
 * *tagged: its language is told. */
bool lay_imported_next_name(const char **at, char **name, bool *tagged);

/* Makes the actors of the store known to the gazetteer; they belong to the arena. */
lay_status lay_imported_actors(lay_db *db, struct lay_gazetteer *gazetteer, lay_arena *arena,
                               lay_error *err);

#endif
