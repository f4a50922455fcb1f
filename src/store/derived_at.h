/* derived_at.h: what is derived at some localities, as pieces of SQL; ?1 is their row ids as a JSON
 * array. Events told of no place belong to every neighbourhood. For src/store alone. */
#ifndef LAY_STORE_DERIVED_AT_H
#define LAY_STORE_DERIVED_AT_H

#define LAY_PLACES_AT                                                                              \
    "(SELECT p.id FROM place AS p WHERE p.locality IN (SELECT value FROM json_each(?1)))"
#define LAY_EVENTS_AT                                                                              \
    "(SELECT id FROM main.event WHERE place IN " LAY_PLACES_AT                                     \
    " UNION ALL SELECT id FROM main.event WHERE place IS NULL)"
#define LAY_STAYS_AT "(SELECT id FROM main.stay WHERE place IN " LAY_PLACES_AT ")"

#endif
