/* claim_decode.c: one claim. Defaults: asserts, actual, no aspect, credibility 6 (cannot be
 * judged), role subject, role site, unit personnel. A claim without `when` is dated "by
 * publication" by inference; here it just has none.
 */
#include "import/claim_decode.h"

#include <string.h>

/* Beyond this a double cannot hold every whole number, and programs that read it round. */
#define MAX_STRENGTH INT64_C(9007199254740991)
enum { IMPLAUSIBLE = 10 * 1000 * 1000, FAR_FUTURE_DAYS = 50 * 365 };

static void decode_who(const struct lay_object *object, struct lay_doc_claim *claim)
{
    const cJSON *list, *element;
    size_t count;
    if (!lay_take_array(object, "who", LAY_MAX_NAMES, &list, &count))
        return;
    claim->actors = lay_arena_array(object->decoder->arena, struct lay_doc_actor, count);
    cJSON_ArrayForEach(element, list)
    {
        struct lay_object who;
        struct lay_doc_actor *actor = &claim->actors[claim->actor_count];
        int role = LAY_ROLE_SUBJECT;
        if (!lay_element_object(object, element, &who))
            continue;
        lay_check_members(&who, LAY_MEMBERS_WHO);
        lay_take_term(&who, "role", LAY_LIST_ACTOR_ROLE, &role);
        actor->role = (enum lay_actor_role)role;
        if (lay_take_name(&who, "name", true, &actor->name))
            claim->actor_count++;
    }
}

static void decode_where(const struct lay_object *object, struct lay_doc_claim *claim)
{
    const cJSON *list, *element;
    size_t count;
    if (!lay_take_array(object, "where", LAY_MAX_NAMES, &list, &count))
        return;
    claim->places = lay_arena_array(object->decoder->arena, struct lay_doc_place, count);
    cJSON_ArrayForEach(element, list)
    {
        struct lay_object where;
        if (lay_element_object(object, element, &where))
            lay_decode_place(&where, &claim->places[claim->place_count++]);
    }
}

static void check_strength(const struct lay_object *strength, const struct lay_doc_claim *claim)
{
    const struct {
        const char *name;
        int64_t value;
    } given[] = {{"low", claim->low}, {"best", claim->best}, {"high", claim->high}};
    const char *before = NULL;
    int64_t least = 0;
    for (size_t i = 0; i < LAY_COUNT(given); i++) {
        if (given[i].value < 0)
            continue;
        if (before && given[i].value < least)
            lay_field_error(strength, given[i].name, "strength.order",
                            "low is at most best, and best at most high",
                            " is %lld, less than %s, which is %lld.", (long long)given[i].value,
                            before, (long long)least);
        before = given[i].name;
        least = given[i].value;
    }
    if (before && least > IMPLAUSIBLE)
        lay_field_warning(strength, before, "strength.implausible", "is it a slip?",
                          " is %lld, more than any force has.", (long long)least);
}

static void decode_strength(const struct lay_object *object, struct lay_doc_claim *claim)
{
    struct lay_object strength;
    int qualifier = 0, scope = 0, measure = 0;
    claim->low = claim->best = claim->high = -1;
    if (!lay_take_object(object, "strength", &strength))
        return;
    claim->has_strength = true;
    claim->unit = "personnel";
    lay_check_members(&strength, LAY_MEMBERS_STRENGTH);
    lay_take_integer(&strength, "low", 0, MAX_STRENGTH, &claim->low);
    lay_take_integer(&strength, "best", 0, MAX_STRENGTH, &claim->best);
    lay_take_integer(&strength, "high", 0, MAX_STRENGTH, &claim->high);
    check_strength(&strength, claim);
    lay_take_name(&strength, "unit", false, &claim->unit);
    lay_take_term(&strength, "qualifier", LAY_LIST_QUALIFIER, &qualifier);
    lay_take_term(&strength, "scope", LAY_LIST_SCOPE, &scope);
    lay_take_term(&strength, "measure", LAY_LIST_MEASURE, &measure);
    lay_take_text(&strength, "text", &claim->strength_text);
    claim->qualifier = (enum lay_qualifier)qualifier;
    claim->scope = (enum lay_scope)scope;
    claim->measure = (enum lay_measure)measure;
}

static void decode_speaker(const struct lay_object *object, struct lay_doc_claim *claim)
{
    struct lay_object speaker;
    int basis = 0;
    if (!lay_take_object(object, "speaker", &speaker))
        return;
    lay_check_members(&speaker, LAY_MEMBERS_SPEAKER);
    lay_take_text(&speaker, "text", &claim->speaker_text);
    lay_take_name(&speaker, "actor", false, &claim->speaker_actor);
    lay_take_term(&speaker, "basis", LAY_LIST_BASIS, &basis);
    claim->basis = (enum lay_basis)basis;
}

/* The type is the one thing a claim must have; it is looked up here and not as a plain term,
 * because inference has nothing to go by without it. */
static void decode_kind(const struct lay_object *object, struct lay_doc_claim *claim)
{
    int type = 0, stance = 0, modality = 0, aspect = 0;
    const char *name;
    if (lay_take_name(object, "type", true, &name))
        lay_take_term(object, "type", LAY_LIST_TYPE, &type);
    lay_take_term(object, "stance", LAY_LIST_STANCE, &stance);
    lay_take_term(object, "modality", LAY_LIST_MODALITY, &modality);
    lay_take_term(object, "aspect", LAY_LIST_ASPECT, &aspect);
    claim->type = (enum lay_type)type;
    claim->stance = (enum lay_stance)stance;
    claim->modality = (enum lay_modality)modality;
    claim->aspect = (enum lay_aspect)aspect;
}

static void check_when(const struct lay_object *object, const struct lay_date *published,
                       const struct lay_doc_claim *claim)
{
    lay_day first = lay_date_first(&claim->when);
    if (!published || first == LAY_DAY_MIN)
        return;
    lay_day known = lay_date_last(published);
    if (known == LAY_DAY_MAX || first <= known)
        return;
    if ((int64_t)first - known > FAR_FUTURE_DAYS)
        lay_field_warning(object, "when", "claim.future", "is the year right?",
                          " lies more than 50 years after the report was published.");
    else if (claim->modality == LAY_MODALITY_ACTUAL)
        lay_field_warning(object, "when", "claim.after_publication",
                          "of what is still to come, the modality is \"planned\"",
                          " lies after the day the report was published.");
}

static void decode_words(const struct lay_object *object, struct lay_doc_claim *claim)
{
    struct lay_object verbatim;
    lay_take_text(object, "when_text", &claim->when_text);
    lay_take_text(object, "as_reported", &claim->as_reported);
    lay_take_text(object, "quote", &claim->quote);
    lay_take_text(object, "note", &claim->note);
    lay_take_object(object, "quotes", &verbatim);
    lay_take_object(object, "machine", &verbatim);
    lay_take_object(object, "spans", &verbatim);
}

static void decode_credibility(const struct lay_object *object, struct lay_doc_claim *claim)
{
    int64_t credibility = 6;
    if (cJSON_IsString(lay_member(object, "credibility")))
        lay_field_error(object, "credibility", "field.type",
                        "the letter of a grade like B2 belongs to source.reliability",
                        " must be a number from 1 to 6, not a text.");
    else
        lay_take_integer(object, "credibility", 1, 6, &credibility);
    claim->credibility = (int)credibility;
}

void lay_decode_claim(const struct lay_object *object, const struct lay_date *published,
                      struct lay_doc_claim *claim)
{
    *claim = (struct lay_doc_claim){.json = object->json};
    lay_check_members(object, LAY_MEMBERS_CLAIM);
    lay_take_id(object, "id", false, "claim.id", &claim->key);
    decode_kind(object, claim);
    lay_take_name(object, "about", false, &claim->about_given);
    if (lay_take_date(object, "when", false, &claim->edtf, &claim->when))
        check_when(object, published, claim);
    decode_where(object, claim);
    decode_who(object, claim);
    decode_strength(object, claim);
    decode_speaker(object, claim);
    decode_credibility(object, claim);
    decode_words(object, claim);
}
