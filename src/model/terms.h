/* terms.h: the closed lists of the report format as enumerations, with their names.
 *
 * Each list is written once, as an X-macro; names and numbers cannot drift apart. Value 0 is the
 * documented default of the format or "none". lay_term_find() is for reading, lay_term_name() for
 * writing; numbers are stored in the store, so a list only ever grows at its end. */
#ifndef LAY_MODEL_TERMS_H
#define LAY_MODEL_TERMS_H

#include <stdbool.h>
#include <stddef.h>

enum lay_list {
    LAY_LIST_TYPE,
    LAY_LIST_STANCE,
    LAY_LIST_MODALITY,
    LAY_LIST_ASPECT,
    LAY_LIST_SOURCE_KIND,
    LAY_LIST_BASIS,
    LAY_LIST_ACTOR_ROLE,
    LAY_LIST_PLACE_ROLE,
    LAY_LIST_QUALIFIER,
    LAY_LIST_SCOPE,
    LAY_LIST_MEASURE
};

/* What an event of a type does to presence at its place. */
enum lay_effect {
    LAY_EFFECT_NONE,
    LAY_EFFECT_ESTABLISH,
    LAY_EFFECT_HANDOVER,
    LAY_EFFECT_CLOSE,
    LAY_EFFECT_SEIZE,
    LAY_EFFECT_SIGHT,
    LAY_EFFECT_ATTACK,
    LAY_EFFECT_ARRIVE,
    LAY_EFFECT_DEPART,
    LAY_EFFECT_REDEPLOY,
    LAY_EFFECT_REPLACE,
    LAY_EFFECT_DRAWDOWN,
    LAY_EFFECT_ABSENCE,
    LAY_EFFECT_STRENGTH,
    LAY_EFFECT_REDESIGNATE
};

enum lay_type_family { LAY_FAMILY_BASE, LAY_FAMILY_MOVE, LAY_FAMILY_STATE };

enum lay_type {
#define LAY_EVENT_TYPE(upper, name, effect, family) LAY_TYPE_##upper,
#include "event_types.inc"
#undef LAY_EVENT_TYPE
    LAY_TYPE_COUNT
};

struct lay_type_info {
    const char *name;
    enum lay_effect effect;
    enum lay_type_family family;
};
const struct lay_type_info *lay_type_info(enum lay_type type);

enum lay_stance { LAY_ASSERTS, LAY_DENIES, LAY_DOUBTS, LAY_RETRACTS };
enum lay_modality {
    LAY_MODALITY_ACTUAL,
    LAY_MODALITY_ONGOING,
    LAY_MODALITY_PLANNED,
    LAY_MODALITY_REQUESTED,
    LAY_MODALITY_REFUSED,
    LAY_MODALITY_POSSIBLE
};
enum lay_aspect {
    LAY_ASPECT_NONE,
    LAY_ASPECT_OCCURRENCE,
    LAY_ASPECT_ACTOR,
    LAY_ASPECT_PLACE,
    LAY_ASPECT_TIME,
    LAY_ASPECT_STRENGTH,
    LAY_ASPECT_ROLE,
    LAY_ASPECT_COUNT
};
enum lay_source_kind {
    LAY_SOURCE_NEWS,
    LAY_SOURCE_WIRE,
    LAY_SOURCE_GOVERNMENT,
    LAY_SOURCE_ARMED_ACTOR,
    LAY_SOURCE_NGO,
    LAY_SOURCE_IMAGERY,
    LAY_SOURCE_SOCIAL,
    LAY_SOURCE_DATASET
};
enum lay_basis {
    LAY_BASIS_NONE,
    LAY_BASIS_NAMED_OFFICIAL,
    LAY_BASIS_ANONYMOUS_OFFICIAL,
    LAY_BASIS_EYEWITNESS,
    LAY_BASIS_IMAGERY,
    LAY_BASIS_DOCUMENT,
    LAY_BASIS_AUTHOR
};
enum lay_actor_role {
    LAY_ROLE_SUBJECT,
    LAY_ROLE_HOST,
    LAY_ROLE_GIVER,
    LAY_ROLE_RECEIVER,
    LAY_ROLE_LODGER,
    LAY_ROLE_ATTACKER,
    LAY_ROLE_TARGET,
    LAY_ROLE_PARTY,
    LAY_ROLE_REQUESTER,
    LAY_ROLE_ADDRESSEE,
    LAY_ROLE_PRINCIPAL,
    LAY_ROLE_IDENTIFIED_AS,
    LAY_ROLE_COUNT
};
enum lay_place_role {
    LAY_PLACE_SITE,
    LAY_PLACE_AREA,
    LAY_PLACE_ORIGIN,
    LAY_PLACE_DESTINATION,
    LAY_PLACE_VIA
};
enum lay_qualifier {
    LAY_QUALIFIER_NONE,
    LAY_QUALIFIER_EXACT,
    LAY_QUALIFIER_APPROX,
    LAY_QUALIFIER_AT_LEAST,
    LAY_QUALIFIER_AT_MOST,
    LAY_QUALIFIER_VAGUE
};
enum lay_scope {
    LAY_SCOPE_NONE,
    LAY_SCOPE_SITE,
    LAY_SCOPE_AREA,
    LAY_SCOPE_COUNTRY,
    LAY_SCOPE_THEATRE
};
enum lay_measure {
    LAY_MEASURE_NONE,
    LAY_MEASURE_PRESENT,
    LAY_MEASURE_ARRIVING,
    LAY_MEASURE_LEAVING,
    LAY_MEASURE_AUTHORISED
};

/* The name of a value, "" for a none value; never NULL for a value of the list. */
const char *lay_term_name(enum lay_list list, int value);
/* The value of a name; false when the list has no such name (an exact match is needed). */
bool lay_term_find(enum lay_list list, const char *name, int *value);
/* All names of a list in order, for messages and schemas; "" for a none value. */
const char *const *lay_term_names(enum lay_list list, size_t *count);

#endif
