/* terms.c: names of the closed lists. The order is that of the enumerations in terms.h. */
#include "model/terms.h"

#include "base/mem.h"
#include <string.h>

static const struct lay_type_info types[] = {
#define LAY_EVENT_TYPE(upper, name, effect, family)                                                \
    {name, LAY_EFFECT_##effect, LAY_FAMILY_##family},
#include "event_types.inc"
#undef LAY_EVENT_TYPE
};

static const char *const type_names[] = {
#define LAY_EVENT_TYPE(upper, name, effect, family) name,
#include "event_types.inc"
#undef LAY_EVENT_TYPE
};
static const char *const stances[] = {"asserts", "denies", "doubts", "retracts"};
static const char *const modalities[] = {"actual",    "ongoing", "planned",
                                         "requested", "refused", "possible"};
static const char *const aspects[] = {"",     "occurrence", "actor", "place",
                                      "time", "strength",   "role"};
static const char *const source_kinds[] = {"news", "wire",    "government", "armed_actor",
                                           "ngo",  "imagery", "social",     "dataset"};
static const char *const bases[] = {
    "", "named_official", "anonymous_official", "eyewitness", "imagery", "document", "author"};
static const char *const actor_roles[] = {"subject",   "host",      "giver",     "receiver",
                                          "lodger",    "attacker",  "target",    "party",
                                          "requester", "addressee", "principal", "identified_as"};
static const char *const place_roles[] = {"site", "area", "origin", "destination", "via"};
static const char *const qualifiers[] = {"", "exact", "approx", "at_least", "at_most", "vague"};
static const char *const scopes[] = {"", "site", "area", "country", "theatre"};
static const char *const measures[] = {"", "present", "arriving", "leaving", "authorised"};

static const struct {
    const char *const *names;
    size_t count;
} lists[] = {
    [LAY_LIST_TYPE] = {type_names, LAY_COUNT(type_names)},
    [LAY_LIST_STANCE] = {stances, LAY_COUNT(stances)},
    [LAY_LIST_MODALITY] = {modalities, LAY_COUNT(modalities)},
    [LAY_LIST_ASPECT] = {aspects, LAY_COUNT(aspects)},
    [LAY_LIST_SOURCE_KIND] = {source_kinds, LAY_COUNT(source_kinds)},
    [LAY_LIST_BASIS] = {bases, LAY_COUNT(bases)},
    [LAY_LIST_ACTOR_ROLE] = {actor_roles, LAY_COUNT(actor_roles)},
    [LAY_LIST_PLACE_ROLE] = {place_roles, LAY_COUNT(place_roles)},
    [LAY_LIST_QUALIFIER] = {qualifiers, LAY_COUNT(qualifiers)},
    [LAY_LIST_SCOPE] = {scopes, LAY_COUNT(scopes)},
    [LAY_LIST_MEASURE] = {measures, LAY_COUNT(measures)},
};

const struct lay_type_info *lay_type_info(enum lay_type type)
{
    return &types[type];
}

const char *lay_term_name(enum lay_list list, int value)
{
    return lists[list].names[value];
}

bool lay_term_find(enum lay_list list, const char *name, int *value)
{
    for (size_t i = 0; i < lists[list].count; i++)
        if (name[0] && strcmp(lists[list].names[i], name) == 0) {
            *value = (int)i;
            return true;
        }
    return false;
}

const char *const *lay_term_names(enum lay_list list, size_t *count)
{
    *count = lists[list].count;
    return lists[list].names;
}
