/* settle.h: what reports say of unknown names, all of it anew. */
#ifndef LAY_GAZETTEER_SETTLE_H
#define LAY_GAZETTEER_SETTLE_H

#include <laydown/db.h>

/* Makes places and actors of unknown names follow from the current reports alone, whatever they
 * were before: for evidence that a query has chosen. Without a name of that kind nothing is read.
 * Errors: those of the gazetteer and of the store. */
lay_status lay_settle_all(lay_db *db, lay_error *err);

#endif
