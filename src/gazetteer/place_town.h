/* place_town.h: the town of a facility whose name the gazetteer does not know. */
#ifndef LAY_GAZETTEER_PLACE_TOWN_H
#define LAY_GAZETTEER_PLACE_TOWN_H

#include "gazetteer/resolve.h"

/* The towns that are known from reports alone, ready to be looked up. Zero-initialised is empty. */
struct lay_towns {
    lay_store_unknowns list;  /* by key */
    struct lay_textmap first; /* folded name -> 1 + index of the first; the others follow in next */
    int *next;
    size_t *by_lat; /* indices of those with a point, from south to north */
    size_t located;
};

lay_status lay_towns_load(struct lay_resolver *resolver, struct lay_towns *towns, lay_error *err);
void lay_towns_done(struct lay_towns *towns);

struct lay_facility {
    const char *name, *folded;
    const char *country; /* as given, or "" */
    const char *context; /* where it seems to be; "" */
    struct lay_point point;
};

/* A town of the gazetteer, or one of the list, or neither. */
struct lay_town {
    const struct lay_gaz_place *known;
    const struct lay_store_unknown *unknown;
};

/* The town whose name stands in the facility's, the longest name first, at most 50 km away where
 * both have a position; else the nearest within 15 km; else none. */
struct lay_town lay_find_town(const struct lay_resolver *resolver, const struct lay_towns *towns,
                              const struct lay_facility *facility);

/* Whether `town` may be the answer for the facility, going by name or distance alone. */
bool lay_may_be_town(const struct lay_facility *facility, const char *folded,
                     struct lay_point town);

#endif
