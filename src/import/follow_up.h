/* follow_up.h: what follows when claims were stored or names mean something else. */
#ifndef LAY_IMPORT_FOLLOW_UP_H
#define LAY_IMPORT_FOLLOW_UP_H

#include "gazetteer/resolve.h"

/* When all claims are stored: settles the places and actors of unknown names, derives anew what was
 * touched, and notes the version of the gazetteer. revised: there are new revisions of reports.
 * Within the transaction. */
lay_status lay_follow_up(struct lay_resolver *resolver, bool revised, lay_error *err);

#endif
