/* resolve_again.h: what follows an import, and names resolved again by another gazetteer. */
#ifndef LAY_IMPORT_RESOLVE_AGAIN_H
#define LAY_IMPORT_RESOLVE_AGAIN_H

#include "gazetteer/resolve.h"
#include "store/imported.h"

/* When all claims are stored: settles the places and actors of unknown names, derives anew what was
 * touched, and notes the version of the gazetteer. revised: there are new revisions of reports.
 * Within the transaction. */
lay_status lay_follow_up(struct lay_resolver *resolver, bool revised, lay_error *err);

/* Resolves what reports name as if they came in now, and moves what has another meaning.
 * lay_follow_up() is to follow. *moved: how many mentions of places and actors it were. */
lay_status lay_resolve_again(struct lay_resolver *resolver, enum lay_again_which which,
                             size_t *moved, lay_error *err);

/* The same of all reports, where the program's gazetteer is another one than that by which they
 * were resolved; *again: it was so. */
lay_status lay_resolve_if_other(struct lay_resolver *resolver, bool *again, lay_error *err);

#endif
