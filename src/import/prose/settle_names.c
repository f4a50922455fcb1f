/* settle_names.c: what was noted as a force and as a place, and is one of them alone. */
#include "import/prose/chunk.h"
#include "import/prose/clause.h"

#include <string.h>

static bool is_government(const struct lay_text_reader *r, const struct lay_sentence *s,
                          const struct lay_spot *spot)
{
    bool capital = !spot->base && !*spot->prep && spot->place && spot->place->seat == 'C' &&
                   lay_follows_request(r, s, spot->from); /* but: Bamako will host a base */
    for (size_t i = 0; i < s->forces.n && capital; i++) {
        const struct lay_force *f = &s->forces.at[i];
        if (f->actor && !f->unit && f->from == spot->from && f->to == spot->to)
            return true;
    }
    return false;
}

/* "Howard Air Force Base": told as a base by its own name. */
static bool is_named_base(const struct lay_sentence *s, const struct lay_spot *spot)
{
    bool base = false;
    for (size_t i = spot->name_from; i < spot->name_to; i++)
        base |= lay_noted(s, i, LAY_LEX_BASE) != NULL;
    return base && spot->place && spot->place->level == LAY_LEVEL_FACILITY;
}

/* "le Royaume- | Uni", "le | Royaume": a word of a state's name. */
static bool is_in_state(const struct lay_sentence *s, const struct lay_spot *spot)
{
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        bool part = spot->from >= f->from && spot->to <= f->to &&
                    spot->to - spot->from + 1 < f->to - f->from;
        if (part && f->actor && lay_is_state(f->actor) && !f->unit && !f->adjective && !f->office &&
            (spot->there || (spot->place && spot->place->level <= LAY_LEVEL_TOWN && !spot->base)))
            return true;
    }
    return false;
}

/* "Les soldats français ont quitté Gao ; | ceux de Ménaka partiront": people by the verb behind
 * them, no bases, where people were spoken of before. */
static bool are_people(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_spot *spot)
{
    enum { REACH = 3 }; /* ceux de Kaboul | sont tous rentrés */
    if (!spot->base || !spot->place || spot->holder ||
        !lay_noted_as(s, spot->from, LAY_LEX_PRONOUN, "those"))
        return false;
    size_t at = spot->to;
    while (at < s->to && at < spot->to + REACH && !lay_noted(s, at, LAY_LEX_TRIGGER))
        at++;
    const struct lay_note *verb = lay_noted(s, at, LAY_LEX_TRIGGER);
    const struct lay_rule *rule = verb ? verb->entry->rule : NULL;
    bool moved = r->focus.people && r->focus.claimed_type != LAY_TYPE_NONE &&
                 !lay_is_of_base_type(r->focus.claimed_type);
    bool follow = rule && lay_has_trait(rule, LAY_TRAIT_LIKE_BEFORE) && moved; /* suivront */
    if (!rule || rule->voice == LAY_VOICE_NOUN ||
        (!follow && (lay_is_of_base_type(rule->type) || lay_has_trait(rule, LAY_TRAIT_PLACE_LEFT))))
        return false;
    for (size_t i = 0; i < s->spots.n; i++)
        if (s->spots.at[i].base && s->spots.at[i].to <= spot->from)
            return false;
    for (size_t i = 0; i < s->forces.n; i++)
        if (s->forces.at[i].unit && !s->forces.at[i].equipment && s->forces.at[i].to <= spot->from)
            return true;
    return moved;
}

/* Notes those as a force, in its order, and where they are as their place. */
static void take_people(struct lay_sentence *s, struct lay_spot *spot)
{
    const struct lay_force those = {
        .from = spot->from, .to = spot->from + 1, .unit = "personnel", .pronoun = true};
    lay_vec_push(&s->forces, those);
    size_t i = s->forces.n - 1;
    for (; i > 0 && s->forces.at[i - 1].from > those.from; i--)
        s->forces.at[i] = s->forces.at[i - 1];
    s->forces.at[i] = those;
    spot->base = spot->weak = false;
    spot->from = spot->name_from;
    spot->prep = "of";
    spot->prep_from = those.to;
}

void lay_settle_names(const struct lay_text_reader *r, struct lay_sentence *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->spots.n; i++)
        if (are_people(r, s, &s->spots.at[i]))
            take_people(s, &s->spots.at[i]);
    for (size_t i = 0; i < s->spots.n; i++) {
        if (is_government(r, s, &s->spots.at[i]) || is_in_state(s, &s->spots.at[i]))
            continue;
        s->spots.at[n] = s->spots.at[i];
        s->spots.at[n].base |= is_named_base(s, &s->spots.at[n]);
        n++;
    }
    s->spots.n = n;
    n = 0;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        bool named = false;
        for (size_t k = 0; k < s->spots.n; k++) {
            const struct lay_spot *spot = &s->spots.at[k];
            bool within = f->from > spot->name_from && f->to <= spot->name_to && f->actor &&
                          !lay_is_state(f->actor); /* Sea of | Azov */
            named |=
                spot->place && (within || (spot->place->level == LAY_LEVEL_FACILITY &&
                                           f->from >= spot->name_from && f->to <= spot->name_to));
        }
        if (!named)
            s->forces.at[n++] = *f;
    }
    s->forces.n = n;
}
