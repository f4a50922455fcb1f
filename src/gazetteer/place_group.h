/* place_group.h: places of unknown names, made from everything that reports say of them. */
#ifndef LAY_GAZETTEER_PLACE_GROUP_H
#define LAY_GAZETTEER_PLACE_GROUP_H

#include "gazetteer/resolve.h"

/* Makes the places of all groups that were touched anew from their mentions in current reports, and
 * of facilities whose town may have become another one. Localities where anything changed, old and
 * new, are added to resolver->dirty. */
lay_status lay_settle_groups(struct lay_resolver *resolver, lay_error *err);

#endif
