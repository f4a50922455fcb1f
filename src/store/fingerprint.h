/* fingerprint.h: is the schema of a store the one that this program makes? */
#ifndef LAY_STORE_FINGERPRINT_H
#define LAY_STORE_FINGERPRINT_H

#include "base/mem.h"
#include <laydown/db.h>
#include <stdbool.h>

/* A table, index or view as this program makes it: `sql` begins with its CREATE and may go on with
 * others behind a ";". */
struct lay_schema_object {
    const char *kind; /* as sqlite_schema.type has it */
    const char *name;
    const char *sql;
};
typedef LAY_VEC(struct lay_schema_object) lay_schema_objects;

/* Everything that lay_schema_create() makes, but for SpatiaLite's; in schema.c. Texts live in the
 * arena. The caller releases both. */
void lay_schema_list(lay_arena *arena, lay_schema_objects *out);

enum lay_schema_difference {
    LAY_SCHEMA_MISSING,  /* the store has nothing of this name */
    LAY_SCHEMA_REPLACED, /* it has another kind of thing */
    LAY_SCHEMA_ALTERED   /* it was made by another text; blanks and comments are not compared */
};

typedef void lay_schema_say(void *context, enum lay_schema_difference difference,
                            const struct lay_schema_object *object);

/* Calls `say` once for each object that differs; without `texts` nothing is ALTERED. */
lay_status lay_schema_compare(lay_db *db, bool texts, lay_schema_say *say, void *context,
                              lay_error *err);

/* How much must be as it was made. */
enum lay_schema_need {
    LAY_SCHEMA_TO_READ,  /* its tables are there, and tables */
    LAY_SCHEMA_TO_WRITE, /* and not altered; nothing else stands in the place of a view */
    LAY_SCHEMA_TO_ASK    /* its tables are there, and its views are not altered */
};

/* LAY_DAMAGED "store.altered" when it is not so. */
lay_status lay_schema_check(lay_db *db, enum lay_schema_need need, lay_error *err);

#endif
