/* triggers.c: which words of a sentence are triggers, and none of the exceptions. */
#include "import/prose/clause.h"

#include <string.h>

/* "L'armée russe | patrouille à Gao", "soldiers will | patrol Gao": right behind a force and a cue
 * its verb is no other force. */
static bool is_verb_of(const struct lay_sentence *s, size_t index)
{
    const struct lay_force *f = &s->forces.at[index];
    const struct lay_note *verb = lay_noted(s, f->from, LAY_LEX_TRIGGER), *cue;
    size_t at = index ? f[-1].to : f->from;
    while (at < f->from && (cue = lay_noted(s, at, LAY_LEX_CUE)))
        at += cue->len;
    return index && at == f->from && f[-1].unit && f[-1].actor && verb &&
           verb->len == f->to - f->from && verb->entry->rule->voice == LAY_VOICE_ACTIVE;
}

/* "attack helicopters" is no attack, a "forward operating base" does not operate; but "the |
 * shelling of the base". */
static bool in_name(const struct lay_sentence *s, size_t at, size_t end)
{
    for (size_t i = at > s->from + 3 ? at - 3 : s->from; i < at; i++) {
        const struct lay_note *base = lay_noted(s, i, LAY_LEX_BASE);
        if (base && i + base->len > at && i + base->len >= end)
            return true;
    }
    for (size_t i = 0; i < s->forces.n; i++)
        if (s->forces.at[i].unit && at < s->forces.at[i].to &&
            (at > s->forces.at[i].from ||
             (at == s->forces.at[i].from && end <= s->forces.at[i].to && !is_verb_of(s, i))))
            return !(s->forces.at[i].fired && end > s->forces.at[i].to &&
                     lay_noted(s, end - 1, LAY_LEX_OF));
    return false;
}

/* "confirme la présence militaire russe": they are there where no verb tells more of them. */
static bool is_also_force(const struct lay_rule *rule)
{
    return rule->voice == LAY_VOICE_NOUN && lay_needs(rule, LAY_NEED_SOLE);
}

bool lay_denies_back(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    const struct lay_note *note = lay_noted(s, at, LAY_LEX_TRIGGER);
    size_t end = note ? at + note->len : at;
    if (note && lay_needs(note->entry->rule, LAY_NEED_ENDS) && end < s->to &&
        r->tokens.all.at[end].kind != LAY_TOKEN_MARK)
        return false; /* dément toute présence */
    for (size_t i = end + 1; note && note->len > 1 && i <= end + 2; i++) {
        const struct lay_note *noun = lay_noted(s, i, LAY_LEX_TRIGGER);
        if (noun && noun->entry->rule->voice == LAY_VOICE_NOUN && lay_noted(s, end, LAY_LEX_PREP))
            return false; /* a démenti les rumeurs sur | un retrait */
    }
    return note && note->entry->rule->voice == LAY_VOICE_DENIAL &&
           !(note->len > 1 && lay_noted(s, at + note->len, LAY_LEX_CUE)) && /* it has troops */
           !lay_noted(s, at + note->len, LAY_LEX_RELATIVE) &&
           !lay_noted(s, at + note->len, LAY_LEX_OF);
}

/* "its border | guards": part of what a force is called. */
static bool is_in_force(const struct lay_sentence *s, size_t at, const struct lay_note *note)
{
    const struct lay_note *force = at > s->from ? lay_noted(s, at - 1, LAY_LEX_FORCE) : NULL;
    return force && force->len > 1 && note->len == 1;
}

/* "a Chinese-built port": nobody builds it now. */
static bool is_second_half(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                           const struct lay_note *note)
{
    return at > s->from + 1 && note->entry->rule->voice != LAY_VOICE_NOUN &&
           !r->tokens.all.at[at].spaced && !r->tokens.all.at[at - 1].spaced &&
           lay_is_sign(r, at - 1, '-');
}

/* "took over from departing | Australians": a participle of who leaves, before whom no place
 * stands. */
static bool is_of_those_behind(const struct lay_text_reader *r, const struct lay_sentence *s,
                               size_t at, const struct lay_rule *rule)
{
    if (rule->type != LAY_TYPE_DEPARTURE || lay_has_slot(rule, LAY_SLOT_OBJ) ||
        !lay_ends_with(r, at, &r->lexicon->language.progressive) || lay_is_sign(r, at - 1, ','))
        return false;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        if (f->from == at + 1 && f->unit)
            return f->quantity.from == f->quantity.to;
    }
    bool place = false;
    for (size_t i = 0; i < s->spots.n; i++)
        place |= s->spots.at[i].from == at + 1;
    return at + 1 < s->to && r->tokens.all.at[at + 1].capital && !place; /* Australians */
}

/* "Ships carrying soldiers left", "Patrols were seen": at the head of a sentence it is a noun,
 * where nobody stands before it who would do it; but "Has France left?" */
static bool is_noun_ahead(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                          const struct lay_note *note)
{
    return at == s->from && r->lexicon->language.plural.n &&
           lay_ends_with(r, at, &r->lexicon->language.plural) &&
           note->entry->rule->voice == LAY_VOICE_ACTIVE && r->tokens.all.at[at].capital &&
           !lay_noted(s, at, LAY_LEX_HAVE) && !lay_noted(s, at, LAY_LEX_CUE) &&
           !lay_noted(s, at, LAY_LEX_POSS);
}

/* "occupied an abandoned post": behind an article it qualifies what follows. */
static bool is_adjective(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                         const struct lay_note *note)
{
    static const enum lay_lex_class nouns[] = {LAY_LEX_BASE, LAY_LEX_FORCE, LAY_LEX_EQUIP,
                                               LAY_LEX_TOWN, LAY_LEX_FILL};
    if (note->len > 1 || at == s->from || note->entry->rule->voice == LAY_VOICE_NOUN)
        return false;
    bool obj = note->entry->rule->voice == LAY_VOICE_ACTIVE &&
               lay_has_trait(note->entry->rule, LAY_TRAIT_PLACE_OBJ);
    if (obj && is_of_those_behind(r, s, at, note->entry->rule))
        return true;
    if (obj && at > s->from + 1 && lay_noted_as(s, at - 2, LAY_LEX_DET, "one") &&
        r->tokens.all.at[at - 1].capital && r->lexicon->language.finite.n &&
        !lay_ends_with(r, at, &r->lexicon->language.finite))
        return true; /* wounding an Iraqi | guard */
    if (!(lay_noted_as(s, at - 1, LAY_LEX_DET, "one") ||
          lay_noted_as(s, at - 1, LAY_LEX_DET, "def")) ||
        (r->lexicon->language.cases && lay_ends_with(r, at, &r->lexicon->language.finite)))
        return false; /* после этого | покинули */
    for (size_t i = 0; i < LAY_COUNT(nouns); i++)
        if (lay_noted(s, at + 1, nouns[i]))
            return true;
    return at + 1 < s->to && /* an abandoned Syrian post; into the abandoned prison at Khiam */
           (r->tokens.all.at[at + 1].capital || obj);
}

bool lay_is_cut(const struct lay_rule *rule)
{
    return lay_needs(rule, LAY_NEED_OBJECT) || lay_has_trait(rule, LAY_TRAIT_TRIGGER_FIRST);
}

/* "соглашения о базе Судан | не подписал": the rest of a phrase, which is looked at no more, has
 * "not" where a gap is. */
static bool is_denied_inside(const struct lay_sentence *s, const struct lay_entry *entry,
                             size_t from, size_t to)
{
    if (lay_has_slot(entry->rule, LAY_SLOT_STANCE) ||
        !(lay_is_cut(entry->rule) || lay_has_trait(entry->rule, LAY_TRAIT_CLAUSE_WHOLE)))
        return false;
    for (size_t i = from + 1; i < to; i++) {
        const struct lay_note *no = lay_noted(s, i, LAY_LEX_CUE);
        bool own = !no || no->len > 1 || strcmp(no->entry->value, "negated") != 0;
        for (size_t k = 0; k < entry->count && !own; k++)
            for (size_t n = 0; n < entry->elements[k].word_count && !own; n++)
                own = entry->elements[k].words[n] == no->entry->elements[0].words[0];
        if (!own)
            return true;
    }
    return false;
}

/* The other rules whose phrases begin at a token of a trigger, those that reach furthest first. */
static void add_others(const struct lay_sentence *s, size_t from, struct lay_trigger *t)
{
    const size_t own = from > t->from ? t->other_count : 0; /* those come first */
    for (size_t i = 0; i < s->tried.n && s->tried.at[i].at <= from; i++) {
        const struct lay_tried *tried = &s->tried.at[i];
        const struct lay_rule *rule = tried->entry->rule;
        bool noun = t->rule->voice == LAY_VOICE_NOUN; /* an increase in: no verb */
        if (tried->at < from || rule == t->rule || (noun && rule->voice != LAY_VOICE_NOUN) ||
            (from > t->from && rule->voice != t->rule->voice))
            continue;
        size_t at = t->other_count;
        while (at > own && t->others[at - 1].to < tried->end)
            at--;
        if (at == LAY_OTHER_RULES)
            continue;
        t->other_count += t->other_count < LAY_OTHER_RULES;
        memmove(&t->others[at + 1], &t->others[at],
                (t->other_count - at - 1) * sizeof t->others[at]);
        t->others[at].rule = rule;
        t->others[at].to = tried->end;
        t->others[at].denied = is_denied_inside(s, tried->entry, from, tried->end);
    }
}

/* The same for its words behind one that only helps it: "will expand its force", "will | expand its
 * base". */
static void add_helped(const struct lay_sentence *s, size_t to, struct lay_trigger *t)
{
    for (size_t i = t->from + 1; i < to && lay_noted(s, i - 1, LAY_LEX_CUE); i++)
        add_others(s, i, t);
}

/* "has | withdrawn its soldiers from": the rules of a shorter trigger that ends where this one
 * begins, when those of this one lack something. */
static void add_shorter(const struct lay_sentence *s, size_t at, const struct lay_note *shorter,
                        struct lay_trigger *t)
{
    if (!shorter || at + shorter->len - 1 != t->from)
        return;
    struct lay_trigger had = {.from = at, .to = at + shorter->len, .rule = shorter->entry->rule};
    add_others(s, at, &had);
    for (size_t i = 0; i <= had.other_count && t->other_count < LAY_OTHER_RULES; i++) {
        const struct lay_rule *rule = i ? had.others[i - 1].rule : had.rule;
        if (i && had.others[i - 1].to != had.to)
            continue;
        t->others[t->other_count].rule = rule;
        t->others[t->other_count].denied = false;
        t->others[t->other_count++].to = had.to;
    }
}

/* "Images show | that soldiers are in Gao", "ont vu | que", "видели, | как": what is seen has a
 * verb of its own. */
static bool is_seen_that(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    for (size_t i = 0; i < s->tried.n; i++) {
        const struct lay_tried *t = &s->tried.at[i];
        size_t next = t->end + lay_is_sign(r, t->end, ',');
        if (t->at <= at && at < t->end && t->entry->rule->type == LAY_TYPE_PRESENCE &&
            lay_has_slot(t->entry->rule, LAY_SLOT_OBJ) &&
            (lay_noted_as(s, next, LAY_LEX_BOUND, "that") ||
             (lay_has_trait(t->entry->rule, LAY_TRAIT_SAY_TOO) && /* but: ne sont restés que */
              lay_noted_as(s, next, LAY_LEX_BOUND, "object")) ||
             (next == t->end && lay_noted(s, next, LAY_LEX_RELATIVE))))
            return true;
    }
    return false;
}

static bool takes_object(const struct lay_rule *rule, const struct lay_spot *object)
{
    return (lay_has_trait(rule, LAY_TRAIT_PLACE_OBJ) ||
            lay_has_trait(rule, LAY_TRAIT_PLACE_NEXT)) &&
           (object->base || !lay_needs(rule, LAY_NEED_BASE));
}

/* "Despite protests in the capital, they are patrolling | Gao": a place right behind the verb is
 * its object, by the rule that takes one, whatever other places stand before it. */
static void prefer_object(const struct lay_sentence *s, struct lay_trigger *t)
{
    const struct lay_spot *object = NULL;
    for (size_t i = 0; i < s->spots.n && !object; i++)
        if (s->spots.at[i].from == t->to && !*s->spots.at[i].prep && s->spots.at[i].place)
            object = &s->spots.at[i];
    for (size_t i = 0; i < t->other_count && object && !takes_object(t->rule, object); i++) {
        const struct lay_rule *other = t->others[i].rule;
        if (t->others[i].to != t->to || !takes_object(other, object) ||
            other->type != t->rule->type)
            continue;
        t->others[i].rule = t->rule;
        t->rule = other;
    }
}

/* "ordered soldiers to | leave": they are asked, and sent nowhere. */
static void prefer_request(const struct lay_sentence *s, size_t end, struct lay_trigger *t)
{
    const struct lay_note *verb = lay_noted(s, end, LAY_LEX_TRIGGER);
    if (!lay_has_trait(t->rule, LAY_TRAIT_MODALITY_PLANNED) || !lay_noted(s, end - 1, LAY_LEX_TO) ||
        !verb || verb->entry->rule->voice != LAY_VOICE_ACTIVE)
        return;
    for (size_t i = 0; i < t->other_count; i++)
        if (t->others[i].rule->type == LAY_TYPE_REQUEST) {
            t->rule = t->others[i].rule;
            t->to = t->from + 1;
            return;
        }
}

/* "tiré sur la base de Gao": no figure of speech, but a base with a name or an owner. */
static bool is_of_named_base(const struct lay_sentence *s, size_t from, size_t to)
{
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        if (spot->base && (spot->place || spot->unknown || spot->holder) && spot->from < to &&
            from < spot->to)
            return true;
    }
    return false;
}

/* "a pris | part", "il y | a relevé": the last word of a trigger begins something longer. How many
 * words to pass over; 0: it stands. */
static size_t reaches_beyond(const struct lay_sentence *s, size_t at, size_t len)
{
    const struct lay_note *not = lay_noted(s, at + len - 1, LAY_LEX_NOT);
    const struct lay_note *verb = lay_noted(s, at + len - 1, LAY_LEX_TRIGGER);
    bool more = not &&verb && verb->len > not ->len; /* had | taken part in an exercise */
    bool own = lay_noted_as(s, at + len - 1, LAY_LEX_NOT, "alone"); /* handed | back on */
    if (len > 1 && not &&not ->len > 1 && !more && !own &&
        !is_of_named_base(s, at + len, at + len - 1 + not ->len))
        return len - 1 + not ->len;
    const struct lay_note *first = lay_noted(s, at, LAY_LEX_TRIGGER);
    bool passive = verb && verb->entry->rule->voice == LAY_VOICE_PASSIVE &&
                   first->entry->rule->voice == LAY_VOICE_ACTIVE; /* a | remis jeudi au */
    bool lies = verb && len == 2 && first->entry->rule->type == LAY_TYPE_PRESENCE &&
                verb->entry->rule->type == LAY_TYPE_ARRIVAL;        /* are | moored at */
    bool noun = len > 2 && lay_noted(s, at + len - 2, LAY_LEX_DET); /* mis la clé sous la | porte */
    bool longer = verb && verb->len > 1 && !passive && !lies && !noun &&
                  (verb->entry->rule->type != first->entry->rule->type ||
                   (verb->len > 2 && !lay_needs(verb->entry->rule, LAY_NEED_OBJECT))) &&
                  verb->entry->rule->voice != LAY_VOICE_NOUN &&
                  !lay_has_trait(first->entry->rule, LAY_TRAIT_CLAUSE_WHOLE); /* asked | to send */
    return len > 1 && longer ? len - 1 : 0;
}

/* "forced | to withdraw from", "wants | to pull its soldiers out of": a verb of its own where the
 * words of a trigger leave a gap. How many words to pass over; 0: there is none. */
static size_t before_infinitive(const struct lay_sentence *s, size_t at,
                                const struct lay_note *note)
{
    const struct lay_note *verb = lay_noted(s, at + 2, LAY_LEX_TRIGGER);
    bool gap = note->entry->count > 1 && note->entry->elements[1].kind == LAY_ELEMENT_GAP;
    bool inside = note->len > 2 && lay_noted(s, at + 1, LAY_LEX_TO);
    return gap && inside && verb && verb->entry->rule->voice == LAY_VOICE_ACTIVE ? 2 : 0;
}

/* "moved in February": the preposition is of the time, no part of the verb. */
static void leave_time(const struct lay_text_reader *r, const struct lay_sentence *s,
                       struct lay_trigger *t)
{
    size_t last = t->to - 1;
    if (t->to - t->from < 2 || t->to >= s->to || !lay_noted(s, last, LAY_LEX_PREP) ||
        !lay_in_time(s, t->to) ||
        !(lay_noted(s, t->to, LAY_LEX_MONTH) || r->tokens.all.at[t->to].kind == LAY_TOKEN_NUMBER))
        return;
    for (size_t i = 0; i < t->other_count; i++)
        if (t->others[i].to == last) {
            t->rule = t->others[i].rule;
            t->denied = t->others[i].denied;
            t->to = last;
            return;
        }
}

/* "a dit le ministre, présent sur place": a participle of who speaks; but "База, сообщил министр,
 * закрыта", which does not end as what describes him. */
static bool is_of_speaker(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    const struct lay_note *verb = lay_noted(s, at, LAY_LEX_TRIGGER);
    return at >= s->from + 2 && verb->entry->rule->voice == LAY_VOICE_PASSIVE &&
           lay_is_sign(r, at - 1, ',') && s->masked[at - 2 - s->from] &&
           (!r->lexicon->language.attribute.n ||
            lay_ends_with(r, at, &r->lexicon->language.attribute));
}

/* "treize soldats sont tombés à Bangui", "passés de Gao à": no number of soldiers follows. */
static bool leads_to_name(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    const struct lay_note *verb = lay_noted(s, at, LAY_LEX_TRIGGER);
    size_t end = at + verb->len;
    return verb->len > 1 && lay_has_slot(verb->entry->rule, LAY_SLOT_QUANTITY) &&
           verb->entry->rule->type == LAY_TYPE_DRAWDOWN &&
           (lay_noted(s, end - 1, LAY_LEX_TO) || lay_noted(s, end - 1, LAY_LEX_OF)) &&
           end < s->to && r->tokens.all.at[end].capital;
}

/* Takes another rule for the same words that asks for no number; false where none does. */
static bool counts_nothing(struct lay_trigger *t)
{
    for (size_t i = 0; i < t->other_count; i++)
        if (t->others[i].to == t->to && !lay_has_slot(t->others[i].rule, LAY_SLOT_QUANTITY)) {
            t->rule = t->others[i].rule;
            t->denied = t->others[i].denied;
            return true;
        }
    return false;
}

static bool is_verb_at(const struct lay_sentence *s, size_t at)
{
    const struct lay_note *verb = lay_noted(s, at, LAY_LEX_TRIGGER);
    return verb && !lay_needs(verb->entry->rule, LAY_NEED_SOLE) &&
           verb->entry->rule->voice != LAY_VOICE_DENIAL && !lay_noted(s, at, LAY_LEX_NOT) &&
           !lay_noted_as(s, at, LAY_LEX_CUE, "ended"); /* pris | fin */
}

/* "Сейчас там 300 военных": no verb tells more of them. */
static bool is_sole(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    bool sole = true;
    for (size_t i = at; i > s->from && !lay_is_sign(r, i - 1, ','); i--)
        sole &= !is_verb_at(s, i - 1);
    for (size_t i = at + 1; i < s->to && !lay_is_sign(r, i, ','); i++)
        sole &= !is_verb_at(s, i);
    return sole;
}

/* "закрыта | не будет", "не будет | закрыта": no verb of its own, but what denies the participle
 * beside it. */
static bool denies_beside(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                          const lay_triggers *found)
{
    const struct lay_trigger *before = found->n ? &found->at[found->n - 1] : NULL;
    if (!r->lexicon->language.cases || !lay_noted_as(s, at, LAY_LEX_CUE, "negated"))
        return false;
    const struct lay_note *note = lay_noted(s, at, LAY_LEX_TRIGGER),
                          *next = lay_noted(s, at + note->len, LAY_LEX_TRIGGER);
    const struct lay_language *ends = &r->lexicon->language;
    bool infinitive = before && before->rule->voice == LAY_VOICE_ACTIVE &&
                      before->from == s->from && /* Передавать базу Россия | не будет */
                      !lay_ends_with(r, before->from, &ends->finite) &&
                      !lay_ends_with(r, before->from, &ends->past) &&
                      !lay_ends_with(r, before->from, &ends->gerund);
    return infinitive || (before && before->to == at && before->rule->voice == LAY_VOICE_PASSIVE) ||
           (next && next->entry->rule->voice == LAY_VOICE_PASSIVE);
}

/* "Учения с участием американских военных, ротация | проходят под Агадиром": they take place,
 * nobody goes through. */
static bool is_of_exercise(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                           const lay_triggers *found)
{
    const uint32_t events = LAY_TYPE_BIT(EXERCISE) | LAY_TYPE_BIT(ROTATION) |
                            LAY_TYPE_BIT(BASE_HANDOVER) | LAY_TYPE_BIT(BASE_ESTABLISHED);
    size_t n = found->n;
    if (!r->lexicon->language.cases ||
        lay_noted(s, at, LAY_LEX_TRIGGER)->entry->rule->type != LAY_TYPE_TRANSIT)
        return false;
    while (n && lay_is_verb(&found->at[n - 1]))
        n--; /* Учения, в которых участвуют немцы, | пройдут в Гао */
    const struct lay_trigger *noun = n ? &found->at[n - 1] : NULL;
    if (!noun || !lay_type_in(noun->rule->type, events))
        return false;
    for (size_t i = noun->to; i < at; i++)
        if (lay_is_sign(r, i, ',') && lay_closing_of(r, s, i) > i)
            i = lay_closing_of(r, s, i);
        else if (lay_is_sign(r, i, ',') || lay_is_sign(r, i, ';') || lay_noted(s, i, LAY_LEX_BOUND))
            return false;
    return true;
}

/* "Le démantèlement du camp de Gao est | achevé", "l'arrivée de 200 soldats est | attendue": a verb
 * that tells when what a noun before it tells happens, and nothing else. */
static bool is_of_noun_before(const struct lay_text_reader *r, const struct lay_sentence *s,
                              size_t at, const lay_triggers *found)
{
    static const char *const values[] = {"ended", "planned", "ongoing"};
    const struct lay_trigger *noun = found->n ? &found->at[found->n - 1] : NULL;
    const struct lay_note *verb = lay_noted(s, at, LAY_LEX_TRIGGER), *cue;
    bool when = lay_noted_as(s, at, LAY_LEX_CUE, "") && /* est | achevé: which only helps, too */
                verb->len == 1 && lay_is_of_base_type(verb->entry->rule->type);
    if (!noun || noun->rule->voice != LAY_VOICE_NOUN || verb->entry->rule->voice == LAY_VOICE_NOUN)
        return false;
    for (size_t i = at - 1; i < at + verb->len; i++)
        for (size_t k = 0; (cue = lay_noted(s, i, LAY_LEX_CUE)) && k < LAY_COUNT(values); k++)
            when |= i + cue->len > at && strcmp(cue->entry->value, values[k]) == 0;
    for (size_t i = noun->to; i < at && when; i++)
        when = !lay_is_sign(r, i, ',') && !lay_noted(s, i, LAY_LEX_BOUND) &&
               !lay_noted(s, i, LAY_LEX_RELATIVE) && !lay_noted(s, i, LAY_LEX_AND);
    size_t prep_from;
    for (size_t i = 0; i < s->forces.n && when; i++) {
        const struct lay_force *f = &s->forces.at[i];
        when = f->from < noun->to || f->to > at || lay_noted(s, f->from, LAY_LEX_OF) ||
               *lay_preposition_before(s, f->from, &prep_from);
    }
    return when;
}

bool lay_stands_for_move(const struct lay_sentence *s, size_t at)
{
    const struct lay_note *word = lay_noted(s, at, LAY_LEX_TRIGGER);
    if (!word || word->entry->rule->voice != LAY_VOICE_ECHO)
        return false; /* ceux de Gao: of several bases */
    while (at-- > s->from) {
        const struct lay_note *noun = lay_noted(s, at, LAY_LEX_TRIGGER);
        if (noun && noun->entry->rule->voice == LAY_VOICE_NOUN)
            return !lay_is_of_base_type(noun->entry->rule->type);
        if (lay_noted(s, at, LAY_LEX_BASE))
            return false;
    }
    return false;
}

/* "Le départ des Danois de Kidal est achevé, | celui des Suédois de Gao suivra": the noun before
 * that a word stands for; NULL where it stands for none. */
static const struct lay_trigger *stands_for(const struct lay_sentence *s, size_t at,
                                            const lay_triggers *found)
{
    const struct lay_note *word = lay_noted(s, at, LAY_LEX_TRIGGER);
    size_t i = found->n;
    while (i > 0 && found->at[i - 1].rule->voice != LAY_VOICE_NOUN)
        i--;
    for (size_t k = 0; k < s->spots.n; k++)
        if (s->spots.at[k].base && s->spots.at[k].from == at && s->spots.at[k].name_to)
            return NULL; /* la fermeture de la base de Gao et de | celle de Ménaka */
    return i && lay_has_slot(word->entry->rule, LAY_SLOT_OF) &&
                   lay_noted(s, at + word->len, LAY_LEX_OF)
               ? &found->at[i - 1]
               : NULL;
}

/* "Le départ du contingent | est attendu en mai": what the noun before says, and nobody's arrival.
 */
static bool is_verb_of_noun(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t at, const struct lay_note *note, const lay_triggers *found)
{
    const struct lay_trigger *noun = found->n ? &found->at[found->n - 1] : NULL;
    if (!noun || lay_is_verb(noun) || note->entry->rule->type != LAY_TYPE_ARRIVAL ||
        note->entry->rule->voice != LAY_VOICE_PASSIVE ||
        !lay_noted_as(s, at, LAY_LEX_CUE, "planned") || !r->lexicon->language.adjectives_after)
        return false;
    for (size_t i = noun->to; i < at; i++)
        if (r->tokens.all.at[i].kind == LAY_TOKEN_MARK || lay_noted(s, i, LAY_LEX_AND) ||
            lay_noted(s, i, LAY_LEX_BOUND) || lay_noted(s, i, LAY_LEX_RELATIVE))
            return false;
    return true;
}

void lay_find_triggers(const struct lay_text_reader *r, const struct lay_sentence *s,
                       lay_triggers *out)
{
    const struct lay_note *shorter = NULL;
    size_t shorter_at = s->from;
    out->n = 0;
    for (size_t i = s->from; i < s->to;) {
        const struct lay_note *note = lay_noted(s, i, LAY_LEX_TRIGGER),
                              *not = lay_noted(s, i, LAY_LEX_NOT);
        const size_t passed = not &&(!note || not ->len >= note->len)       ? not ->len
                              : note && is_verb_of_noun(r, s, i, note, out) ? note->len
                                                                            : 0;
        if (passed) {
            i += passed;
            continue;
        }
        if (note && note->entry->rule->voice == LAY_VOICE_DENIAL && !lay_denies_back(r, s, i)) {
            i++;
            continue;
        }
        const bool echo = note && note->entry->rule->voice == LAY_VOICE_ECHO;
        const struct lay_trigger *noun = echo ? stands_for(s, i, out) : NULL;
        if (echo && !noun &&
            (lay_noted(s, i + note->len, LAY_LEX_BASE) ||
             lay_has_slot(note->entry->rule, LAY_SLOT_OF))) {
            i++; /* opened | its first base */
            continue;
        }
        if (note && ((note->len == 1 && is_of_speaker(r, s, i)) || denies_beside(r, s, i, out) ||
                     is_of_exercise(r, s, i, out) || is_of_noun_before(r, s, i, out) ||
                     (lay_needs(note->entry->rule, LAY_NEED_SOLE) && !is_sole(r, s, i)))) {
            i++;
            continue;
        }
        size_t skip = note ? before_infinitive(s, i, note) : 0;
        if (skip) {
            i += skip;
            continue;
        }
        skip = note ? reaches_beyond(s, i, note->len) : 0;
        if (skip) {
            shorter = note, shorter_at = i;
            i += skip;
            continue;
        }
        bool denies = note && (note->entry->rule->voice == LAY_VOICE_DENIAL ||
                               lay_has_trait(note->entry->rule, LAY_TRAIT_SAY_TOO));
        if (!note || (s->masked[i - s->from] && !denies) || is_second_half(r, s, i, note) ||
            is_adjective(r, s, i, note) || is_noun_ahead(r, s, i, note) ||
            lay_tells_that(r, s, i) || is_seen_that(r, s, i) || is_in_force(s, i, note) ||
            (lay_in_time(s, i) && lay_in_time(s, i + note->len - 1)) ||
            (in_name(s, i, i + note->len) && !is_also_force(note->entry->rule))) {
            i++;
            continue;
        }
        struct lay_trigger t = {.from = i, .to = i + note->len, .rule = note->entry->rule};
        t.denied = is_denied_inside(s, note->entry, i, t.to);
        if (lay_is_cut(t.rule))
            t.to = i + 1;
        add_others(s, i, &t);
        if (leads_to_name(r, s, i) && !counts_nothing(&t) &&
            lay_noted(s, i + note->len - 1, LAY_LEX_TO)) {
            i++;
            continue;
        }
        add_shorter(s, shorter_at, shorter, &t);
        if (noun) { /* the vector moves when it grows */
            t.rule = noun->rule, t.other_count = noun->other_count;
            memcpy(t.others, noun->others, sizeof t.others);
            for (size_t k = 0; k < t.other_count; k++)
                t.others[k].to = t.to;
        }
        leave_time(r, s, &t);
        add_helped(s, i + note->len, &t);
        prefer_object(s, &t);
        prefer_request(s, i + note->len, &t);
        lay_vec_push(out, t);
        i += note->len;
        if (lay_has_trait(t.rule, LAY_TRAIT_SAY_TOO) && lay_is_cut(t.rule) && note->len > 2 &&
            lay_noted(s, i - 1, LAY_LEX_TRIGGER))
            i--; /* insisted that they | leave Gao */
    }
    lay_set_bounds(r, s, out);
}
