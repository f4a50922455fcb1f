/* resolve_place.h: what the places that a report names mean. */
#ifndef LAY_IMPORT_RESOLVE_PLACE_H
#define LAY_IMPORT_RESOLVE_PLACE_H

#include "gazetteer/resolve.h"
#include "import/document.h"
#include "import/problems.h"

/* Resolves all places of a report, in the order of its claims and their places, warning of names
 * with several meanings and of positions far from the gazetteer's. Claims that are refused are
 * left out. The array belongs to the resolver's arena. */
struct lay_resolved *lay_resolve_places(struct lay_resolver *resolver,
                                        struct lay_problems *problems,
                                        const struct lay_doc_report *report);

#endif
