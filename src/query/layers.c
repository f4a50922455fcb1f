/* layers.c: columns in the promised order of the export contract, with units, and which of them a
 * terminal shows unasked. The order must be that of src/store/sql/layer_*.sql: the rows check it
 * by name when a statement is opened. */
#include "query/layers.h"

#include "base/mem.h"
#include "model/laydown.h"
#include "store/query.h"
#include <string.h>

#define TEXT(name, brief)                                                                          \
    {                                                                                              \
        name, LAY_VALUE_TEXT, NULL, brief                                                          \
    }
#define TIME(name)                                                                                 \
    {                                                                                              \
        name, LAY_VALUE_TIME, NULL, false                                                          \
    }
#define INT(name, unit, brief)                                                                     \
    {                                                                                              \
        name, LAY_VALUE_INT, unit, brief                                                           \
    }

#define PLACED(brief_place)                                                                        \
    TEXT("id", true), TIME("start"), TIME("end"), {"ongoing", LAY_VALUE_BOOL, NULL, false},        \
        TEXT("edtf", true), TEXT("place", brief_place), TEXT("place_id", false),                   \
        TEXT("country", false), INT("precision", NULL, false),                                     \
    {                                                                                              \
        "radius_m", LAY_VALUE_REAL, "m", false                                                     \
    }

static const struct lay_column events[] = {
    PLACED(true),
    TEXT("type", true),
    TEXT("status", true),
    TEXT("actor", true),
    TEXT("giver", false),
    TEXT("receiver", true),
    TEXT("origin_place", false),
    INT("strength_low", NULL, false),
    INT("strength_best", NULL, true),
    INT("strength_high", NULL, true),
    TEXT("strength_unit", false),
    TEXT("strength_scope", false),
    TEXT("grade", true),
    INT("origins", NULL, true),
    INT("claims", NULL, false),
    TEXT("disputed", true),
    TIME("first_published"),
    TEXT("url", false),
    TEXT("label", false),
};

static const struct lay_column movements[] = {
    PLACED(false),
    TEXT("type", true),
    TEXT("actor", true),
    TEXT("from_place", true),
    TEXT("to_place", true),
    INT("strength_low", NULL, false),
    INT("strength_best", NULL, true),
    INT("strength_high", NULL, false),
    TEXT("strength_unit", true),
    TEXT("strength_scope", false),
    TEXT("status", true),
    TEXT("grade", true),
    INT("origins", NULL, false),
    TEXT("disputed", true),
    TEXT("label", false),
};

static const struct lay_column presence[] = {
    PLACED(true),
    TEXT("stay_id", false),
    TEXT("actor", true),
    TEXT("parent", false),
    TEXT("role", true),
    TEXT("state", true),
    INT("days_since", "days", true),
    TIME("certain_start"),
    TIME("certain_end"),
    TIME("possible_start"),
    TIME("possible_end"),
    INT("strength_low", "personnel", false),
    INT("strength_best", "personnel", false),
    INT("strength_high", "personnel", false),
    TEXT("grade", true),
    INT("origins", NULL, false),
    TEXT("disputed", true),
    TEXT("label", false),
};

static const struct lay_column bases[] = {
    {"id", LAY_VALUE_TEXT, NULL, false},
    TIME("start"),
    TIME("end"),
    {"ongoing", LAY_VALUE_BOOL, NULL, false},
    TEXT("edtf", true),
    TEXT("place", false),
    TEXT("place_id", false),
    TEXT("country", true),
    INT("precision", NULL, false),
    {"radius_m", LAY_VALUE_REAL, "m", false},
    TEXT("name", true),
    TEXT("kind", true),
    TEXT("holder", true),
    TEXT("state", true),
    TEXT("actors", true),
};

static const struct lay_column claims[] = {
    PLACED(true),
    TEXT("report", false),
    TEXT("source", true),
    TEXT("origin", false),
    TEXT("speaker", true),
    TEXT("stance", true),
    TEXT("modality", false),
    TEXT("aspect", false),
    TEXT("type", true),
    TEXT("actor", true),
    TEXT("as_reported", false),
    TEXT("when_text", false),
    TEXT("published", true),
    TIME("recorded"),
    TEXT("quote", false),
    TEXT("url", false),
};

static const struct lay_column reports[] = {
    TEXT("id", true),        TEXT("published", true),   TEXT("source", true),
    TEXT("kind", false),     TEXT("reliability", true), TEXT("origin", true),
    TEXT("language", false), INT("claims", NULL, true), TEXT("title", true),
    TEXT("url", false),      TIME("recorded"),
};

static const struct lay_column near_columns[] = {
    {"distance_km", LAY_VALUE_REAL, NULL, true},
    {"within", LAY_VALUE_TEXT, NULL, true},
};

const struct lay_column *lay_query_near_columns(unsigned set, size_t *count)
{
    bool near = set & 1u << LAY_PART_NEAR;
    bool in = set & (1u << LAY_PART_IN | 1u << LAY_PART_BBOX);
    *count = near ? 2 : in ? 1 : 0;
    return near ? near_columns : near_columns + 1;
}

static const struct lay_query_layer layers[] = {
    {"events", LAY_LAYER_EVENTS, true, false, events, LAY_COUNT(events)},
    {"movements", LAY_LAYER_MOVEMENTS, true, true, movements, LAY_COUNT(movements)},
    {"presence", LAY_LAYER_PRESENCE, true, false, presence, LAY_COUNT(presence)},
    {"bases", LAY_LAYER_BASES, true, false, bases, LAY_COUNT(bases)},
    {"claims", LAY_LAYER_CLAIMS, false, false, claims, LAY_COUNT(claims)},
    {"reports", LAY_QUERY_REPORTS, false, false, reports, LAY_COUNT(reports)},
};

const struct lay_query_layer *lay_query_layer_find(const char *name)
{
    for (size_t i = 0; i < LAY_COUNT(layers); i++)
        if (strcmp(layers[i].name, name) == 0)
            return &layers[i];
    return NULL;
}

const char *const *lay_query_layer_names(size_t *count)
{
    static const char *const names[] = {"events", "movements", "presence",
                                        "bases",  "claims",    "reports"};
    *count = LAY_COUNT(names);
    return names;
}

const char *const *lay_filter_values(const char *layer, const char *filter, size_t *count)
{
    static const char *statuses[LAY_EVENT_RETRACTED + 1], *states[LAY_STATE_UNKNOWN + 1];
    const struct lay_query_layer *found = lay_query_layer_find(layer);
    *count = 0;
    if (!found)
        return NULL;
    if (strcmp(filter, "type") == 0 && lay_store_has_part(found->number, LAY_PART_TYPE))
        return lay_term_names(LAY_LIST_TYPE, count);
    if (strcmp(filter, "status") != 0 || !lay_store_has_part(found->number, LAY_PART_STATUS))
        return NULL;
    if (found->number == LAY_LAYER_EVENTS || found->number == LAY_LAYER_MOVEMENTS) {
        *count = LAY_COUNT(statuses);
        for (size_t i = 0; i < *count; i++)
            statuses[i] = lay_event_status_name((enum lay_status_of_event)i);
        return statuses;
    }
    /* No row of presence is "unknown"; a base can be. */
    *count = LAY_COUNT(states) - (found->number == LAY_LAYER_PRESENCE);
    for (size_t i = 0; i < LAY_COUNT(states); i++)
        states[i] = lay_state_name((enum lay_state)i);
    return states;
}
