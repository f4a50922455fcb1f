/* kinds.h: what a rule of triggers.tsv tells, how, and what it needs, as numbers: a name that is
 * none is refused when the lists are read. clause.h tells what each need asks for. */
#ifndef LAY_PROSE_KINDS_H
#define LAY_PROSE_KINDS_H

#include "model/terms.h"
#include <stdbool.h>
#include <stdint.h>

/* Of a rule that tells no event itself: an echo, a denial, a time. */
#define LAY_TYPE_NONE LAY_TYPE_COUNT

#define LAY_TYPE_BIT(upper) ((uint32_t)1 << LAY_TYPE_##upper)

/* Whether a type is one of a set of LAY_TYPE_BIT()s. */
static inline bool lay_type_in(enum lay_type type, uint32_t set)
{
    return set >> type & 1;
}

/* Whether it is something that is done to a base. */
static inline bool lay_is_of_base_type(enum lay_type type)
{
    return lay_type_in(type, LAY_TYPE_BIT(BASE_ESTABLISHED) | LAY_TYPE_BIT(BASE_HANDOVER) |
                                 LAY_TYPE_BIT(BASE_CLOSED) | LAY_TYPE_BIT(BASE_SEIZED) |
                                 LAY_TYPE_BIT(BASE_EXPANDED) | LAY_TYPE_BIT(BASE_ATTACKED));
}

/* Whether it is a state, which lasts. */
static inline bool lay_claim_lasts(enum lay_type type)
{
    return lay_type_in(type, LAY_TYPE_BIT(PRESENCE) | LAY_TYPE_BIT(ABSENCE) |
                                 LAY_TYPE_BIT(STRENGTH) | LAY_TYPE_BIT(AFFILIATION));
}

#define LAY_VOICES(X)                                                                              \
    X(ACTIVE, "active")                                                                            \
    X(PASSIVE, "passive")                                                                          \
    X(NOUN, "noun")                                                                                \
    X(ECHO, "echo")     /* says again what the trigger before said, of another place */            \
    X(DENIAL, "denial") /* says that it is not so */                                               \
    X(SOURCE, "source") /* tells who says so */                                                    \
    X(DATE, "date")     /* tells when it was */

enum lay_voice {
#define LAY_VOICE_ENUM(upper, name) LAY_VOICE_##upper,
    LAY_VOICES(LAY_VOICE_ENUM)
#undef LAY_VOICE_ENUM
        LAY_VOICE_COUNT
};

#define LAY_RULE_NEEDS(X)                                                                          \
    X(FORCE, "force")                                                                              \
    X(STATE, "state")                                                                              \
    X(POWER, "power")                                                                              \
    X(UNIT, "unit")                                                                                \
    X(BASE, "base")                                                                                \
    X(AIRCRAFT, "aircraft")                                                                        \
    X(GOODS, "goods")                                                                              \
    X(QUANTITY, "quantity")                                                                        \
    X(PLACE, "place")                                                                              \
    X(ACTOR, "actor")                                                                              \
    X(KNOWN, "known")                                                                              \
    X(WHO, "who")                                                                                  \
    X(TWO, "two")                                                                                  \
    X(OTHER, "other")                                                                              \
    X(ASKED, "asked")                                                                              \
    X(DENIED, "denied")                                                                            \
    X(IMAGERY, "imagery")                                                                          \
    X(BEHIND, "behind")                                                                            \
    X(OBJECT, "object")                                                                            \
    X(FIRED, "fired")                                                                              \
    X(ENDS, "ends")                                                                                \
    X(NATION, "nation")                                                                            \
    X(THOSE, "those")                                                                              \
    X(SOLE, "sole")                                                                                \
    X(SUBJECT, "subject")                                                                          \
    X(GROUP, "group")                                                                              \
    X(UNNAMED, "unnamed")

enum lay_rule_need {
#define LAY_NEED_ENUM(upper, name) LAY_NEED_##upper,
    LAY_RULE_NEEDS(LAY_NEED_ENUM)
#undef LAY_NEED_ENUM
        LAY_NEED_COUNT
};

/* What a rule tells of the words around its trigger; clause.h tells what each does. */
#define LAY_RULE_SLOTS(X)                                                                          \
    X(SUBJ, "subj")                                                                                \
    X(OBJ, "obj")                                                                                  \
    X(POSS, "poss")                                                                                \
    X(BY, "by")                                                                                    \
    X(TO, "to")                                                                                    \
    X(OF, "of")                                                                                    \
    X(WITH, "with")                                                                                \
    X(FROM, "from")                                                                                \
    X(IN, "in")                                                                                    \
    X(FOR, "for")                                                                                  \
    X(BETWEEN, "between")                                                                          \
    X(ABOUT, "about")                                                                              \
    X(REST, "rest")                                                                                \
    X(PLACE, "place")                                                                              \
    X(SPEAKER, "speaker")                                                                          \
    X(STANCE, "stance")                                                                            \
    X(ALONE, "alone")                                                                              \
    X(MODALITY, "modality")                                                                        \
    X(TAKE, "take")                                                                                \
    X(QUANTITY, "quantity")                                                                        \
    X(WHO, "who")                                                                                  \
    X(ASPECT, "aspect")                                                                            \
    X(CLAUSE, "clause")                                                                            \
    X(SAY, "say")                                                                                  \
    X(SINCE, "since")                                                                              \
    X(TRIGGER, "trigger")                                                                          \
    X(BEFORE, "before")                                                                            \
    X(LIKE, "like")                                                                                \
    X(IT, "it")                                                                                    \
    X(AGENT, "agent")                                                                              \
    X(DATIVE, "dative")

enum lay_rule_slot {
#define LAY_SLOT_ENUM(upper, name) LAY_SLOT_##upper,
    LAY_RULE_SLOTS(LAY_SLOT_ENUM)
#undef LAY_SLOT_ENUM
        LAY_SLOT_COUNT
};

/* "by=attacker": of the force behind that preposition. */
static inline bool lay_is_preposition(enum lay_rule_slot slot)
{
    return slot >= LAY_SLOT_BY && slot <= LAY_SLOT_ABOUT;
}

/* Slots whose values are a closed list: where a rule looks for a place, and the like. */
#define LAY_RULE_TRAITS(X)                                                                         \
    X(PLACE_OBJ, "place=obj")                                                                      \
    X(PLACE_LEFT, "place=left")                                                                    \
    X(PLACE_THERE, "place=there")                                                                  \
    X(PLACE_OF, "place=of")                                                                        \
    X(PLACE_AWAY, "place=away")                                                                    \
    X(PLACE_RIGHT, "place=right")                                                                  \
    X(PLACE_NEXT, "place=next")                                                                    \
    X(PLACE_FOCUS, "place=focus")                                                                  \
    X(PLACE_ADDRESSEE, "place=addressee")                                                          \
    X(PLACE_PARTY, "place=party")                                                                  \
    X(PLACE_NONE, "place=none")                                                                    \
    X(PLACE_BEYOND, "place=beyond")                                                                \
    X(CLAUSE_WHOLE, "clause=whole")                                                                \
    X(TRIGGER_FIRST, "trigger=first")                                                              \
    X(SAY_TOO, "say=too")                                                                          \
    X(LIKE_BEFORE, "like=before")                                                                  \
    X(LIKE_ATTACK, "like=attack")                                                                  \
    X(TAKE_OVER, "take=over")                                                                      \
    X(MODALITY_ONGOING, "modality=ongoing")                                                        \
    X(MODALITY_PLANNED, "modality=planned")                                                        \
    X(MODALITY_REFUSED, "modality=refused")                                                        \
    X(WHO_BEFORE, "who=before")                                                                    \
    X(SINCE_NOW, "since=now")                                                                      \
    X(QUANTITY_LEVEL, "quantity=level")                                                            \
    X(QUANTITY_BY, "quantity=by")                                                                  \
    X(IT_TOO, "it=too")

enum lay_rule_trait {
#define LAY_TRAIT_ENUM(upper, name) LAY_TRAIT_##upper,
    LAY_RULE_TRAITS(LAY_TRAIT_ENUM)
#undef LAY_TRAIT_ENUM
        LAY_TRAIT_COUNT
};

#endif
