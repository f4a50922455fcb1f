/* resolve_again.h: names resolved again by another gazetteer. */
#ifndef LAY_IMPORT_RESOLVE_AGAIN_H
#define LAY_IMPORT_RESOLVE_AGAIN_H

#include "gazetteer/resolve.h"
#include "store/imported.h"

/* Resolves what reports name as if they came in now, and moves what has another meaning.
 * lay_follow_up() is to follow. *moved: how many mentions of places and actors it were. */
lay_status lay_resolve_again(struct lay_resolver *resolver, enum lay_again_which which,
                             size_t *moved, lay_error *err);

/* The same of all reports, where the program's gazetteer is another one than that by which they
 * were resolved; *again: it was so. */
lay_status lay_resolve_if_other(struct lay_resolver *resolver, bool *again, lay_error *err);

#endif
