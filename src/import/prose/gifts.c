/* gifts.c: the capital to whose government a base is given: "rendu la base de Gao à Bamako", which
 * reads as "the base at Bamako" else. A base that the report speaks of, one with a name, or none
 * between the verb and the capital make it a receiver; "rendu sa base à Dakar" tells where. And the
 * one by whose government something is done. */
#include "import/prose/sentence.h"

#include "import/prose/clause.h"

#include <string.h>

/* A verb by which a base is given, before a preposition that tells to whom; how far it reaches, 0
 * where there is none. */
static size_t gift_before(const struct lay_text_reader *r, const struct lay_sentence *s,
                          size_t prep_from, bool *passive)
{
    enum { REACH = 12 }; /* tokens */
    bool in = lay_noted_as(s, prep_from, LAY_LEX_PREP, "site");
    for (size_t i = prep_from; i > s->from && prep_from - i < REACH; i--) {
        const struct lay_note *verb = lay_noted(s, i - 1, LAY_LEX_TRIGGER);
        const struct lay_rule *rule = verb ? verb->entry->rule : NULL;
        if (lay_is_sign(r, i - 1, ',') || lay_noted(s, i - 1, LAY_LEX_BOUND))
            return 0;
        const struct lay_note *moves =
            i > s->from + 1 ? lay_noted(s, i - 2, LAY_LEX_TRIGGER) : NULL;
        if (rule && moves && moves->entry->rule->type == LAY_TYPE_REDEPLOYMENT && moves->len > 1)
            return 0; /* a transféré son quartier général de Gao à | Niamey */
        if (rule && lay_needs(rule, LAY_NEED_BASE) && rule->voice != LAY_VOICE_NOUN &&
            lay_slot_is(rule, in ? LAY_SLOT_IN : LAY_SLOT_TO, "receiver")) {
            size_t end = i - 1 + verb->len; /* the preposition may be part of it: "remise à" */
            *passive = rule->voice == LAY_VOICE_PASSIVE;
            return end <= prep_from + 1 ? (end < prep_from ? end : prep_from) : 0;
        }
    }
    return 0;
}

bool lay_gets_base(const struct lay_text_reader *r, const struct lay_sentence *s, size_t prep_from,
                   size_t at)
{
    enum { NEAR = 5 };
    const struct lay_note *prep = lay_noted(s, prep_from, LAY_LEX_PREP);
    bool passive = false;
    size_t verb = prep && prep->len == 1 ? gift_before(r, s, prep_from, &passive) : 0;
    bool base = false, named = false, beside = verb != 0;
    for (size_t i = verb; verb && i < prep_from; i++) {
        beside &= lay_in_time(s, i);
        named |= base && lay_noted(s, i, LAY_LEX_OF);
        if (lay_noted(s, i, LAY_LEX_BASE))
            base = true, named |= lay_noted_as(s, i - 1, LAY_LEX_DET, "def") && r->focus.base_at;
    }
    for (size_t i = at; beside && i < s->to && i < at + NEAR; i++)
        named |= base |= lay_noted(s, i, LAY_LEX_BASE) != NULL;
    return (base && named) || (passive && beside);
}

bool lay_is_who_gets(const struct lay_sentence *s, const struct lay_spot *name)
{
    for (size_t i = 0; i < s->forces.n && name->place && name->place->seat == 'C'; i++)
        if (s->forces.at[i].from == name->name_from && !s->forces.at[i].unit)
            return true;
    return false;
}

bool lay_does_by(const struct lay_sentence *s, size_t prep_from)
{
    enum { LONGEST = 5 };
    size_t at = prep_from;
    while (at > s->from && lay_in_time(s, at - 1))
        at--;
    for (size_t n = 1; n <= LONGEST && at >= s->from + n; n++) {
        const struct lay_note *verb = lay_noted(s, at - n, LAY_LEX_TRIGGER);
        if (verb && verb->len == n && lay_noted_as(s, prep_from, LAY_LEX_PREP, "by"))
            return lay_has_slot(verb->entry->rule, LAY_SLOT_BY);
    }
    return false;
}

/* "Базу передали армии Мали | французские солдаты", "солдатам приказано передать базу | армии": of
 * two who stand there one gets it by its form. */
static const struct lay_force *giver_beside(const struct lay_text_reader *r,
                                            const struct lay_sentence *s,
                                            const struct lay_trigger *t,
                                            const struct lay_force *receiver)
{
    const struct lay_force *giver = NULL;
    size_t prep_from;
    for (size_t i = 0; i < s->forces.n && receiver->from >= t->to; i++) {
        const struct lay_force *f = &s->forces.at[i];
        const bool behind = f->from == receiver->to && !lay_is_oblique(r, s, f) &&
                            !lay_is_receiver(r, s, i, t->rule);
        const bool told_to =
            f->from >= t->left && f->to <= t->from && lay_is_receiver(r, s, i, t->rule);
        if (f->actor && f->actor != receiver->actor && (behind || told_to) &&
            !*lay_preposition_before(s, f->from, &prep_from))
            giver = f;
    }
    return giver;
}

/* "Italy thanked Afghanistan and handed the camp to the Afghan army": nobody gives to himself; it
 * is somebody else who stands before the verb, or nobody who is known. */
void lay_settle_giver(struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_trigger *t, struct lay_clause *c)
{
    struct lay_role_forces *giver = lay_role_of(c, "giver", 5),
                           *receiver = lay_role_of(c, "receiver", 8);
    const struct lay_force *beside = (!giver || !giver->n) && receiver && receiver->n == 1 &&
                                             receiver->at[0]->actor && r->lexicon->language.cases &&
                                             lay_is_verb(t) &&
                                             lay_slot_is(t->rule, LAY_SLOT_SUBJ, "giver")
                                         ? giver_beside(r, s, t, receiver->at[0])
                                         : NULL;
    if (beside)
        lay_fill_role(r, c, "giver", 5, &beside, 1);
    if (!giver || !receiver || giver->n != 1 || receiver->n != 1 || !giver->at[0]->actor ||
        giver->at[0]->actor != receiver->at[0]->actor || giver->at[0]->to > t->from)
        return;
    giver->n = 0;
    for (size_t i = 0; i < s->forces.n && !giver->n && s->forces.at[i].to <= t->from; i++)
        if (s->forces.at[i].actor && s->forces.at[i].actor != receiver->at[0]->actor)
            giver->at[giver->n++] = &s->forces.at[i];
}

bool lay_is_after_gift(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t, const struct lay_clause *before)
{
    const struct lay_role_forces *got =
        before && r->lexicon->language.cases && lay_slot_is(before->rule, LAY_SLOT_SUBJ, "giver")
            ? lay_role_of((struct lay_clause *)before, "receiver", 8)
            : NULL;
    if (!got || !got->n || got->at[0]->to > t->from || got->at[0]->from < before->trigger->to)
        return false;
    for (size_t i = 0; i < s->forces.n; i++) /* but: …, | французы вошли */
        if (s->forces.at[i].from >= got->at[0]->to && s->forces.at[i].from < t->right &&
            (s->forces.at[i].from < t->from || !lay_is_oblique(r, s, &s->forces.at[i])))
            return false;
    for (size_t i = got->at[0]->to; i < t->from; i++) /* армии, | которая вошла */
        if (lay_noted(s, i, LAY_LEX_RELATIVE) || lay_is_sign(r, i, ';'))
            return false;
    return true;
}
