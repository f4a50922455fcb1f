/* spots_right.c: the places behind the trigger, in the order in which they stand: where it happens,
 * where from and where to.
 */
#include "import/prose/spots.h"

#include <string.h>

/* "базу заняли бойцы Салеха": whose they are, no place; a base is wanted. */
static bool is_leader(const struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_clause *c, const struct lay_spot *spot)
{
    if (spot->base || *spot->prep || spot->name_from > spot->from || /* aux talibans | la ville */
        !lay_needs(c->rule, LAY_NEED_BASE))
        return false;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        bool title = f->to + 1 == spot->from && /* бойцы генерала Салеха, отряды Тарика Салеха */
                     (lay_noted(s, f->to, LAY_LEX_SPEAKER) || r->tokens.all.at[f->to].capital);
        if (f->unit && f->from >= c->trigger->to && (f->to == spot->from || title))
            return true;
    }
    return false;
}

static bool is_negated(const struct lay_sentence *s, size_t verb, size_t at)
{
    bool negated = lay_noted_as(s, at - 1, LAY_LEX_CUE, "negated");
    for (size_t i = verb; i > s->from && verb - i < 3; i--)
        negated |= i > s->from && lay_noted_as(s, i - 1, LAY_LEX_CUE, "negated");
    return negated;
}

static bool is_object(const struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_clause *c, const struct lay_spot *spot)
{
    if (is_leader(r, s, c, spot))
        return false;
    const struct lay_trigger *t = c->trigger;
    bool gate = strcmp(spot->prep, "of") == 0 && spot->base && /* rammed the gate of the base */
                c->rule->type == LAY_TYPE_BASE_ATTACKED;
    gate |= strcmp(spot->prep, "of") == 0 && spot->base && /* n'a pas ouvert de base */
            lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ) && is_negated(s, t->from, spot->prep_from);
    const size_t reach = lay_has_trait(c->rule, LAY_TRAIT_LIKE_ATTACK) ? 8 : 6;
    return (lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ) ||
            lay_has_trait(c->rule, LAY_TRAIT_PLACE_NEXT)) &&
           spot->from >= t->to && lay_words_apart(r, s, t->to, spot->from) <= reach &&
           (!*spot->prep || gate || /* took control of | the base */
            (strcmp(spot->prep, "of") == 0 && spot->prep_from >= t->from &&
             spot->prep_from < t->to));
}

/* "asked them to leave Iraq": the object of what is asked. */
static bool is_left(const struct lay_sentence *s, const struct lay_spot *spot)
{
    size_t at = spot->from;
    while (at > s->from && lay_noted(s, at - 1, LAY_LEX_DET))
        at--;
    for (size_t n = 1; n <= 4 && at >= s->from + n; n++) {
        const struct lay_note *verb = lay_noted(s, at - n, LAY_LEX_TRIGGER);
        if (verb && verb->len == n && lay_has_trait(verb->entry->rule, LAY_TRAIT_PLACE_OBJ))
            return true;
    }
    return false;
}

/* Whether a place where they went or came from follows the one at `index` in the clause. */
static bool goes_further(const struct lay_sentence *s, const struct lay_trigger *t, size_t index)
{
    for (size_t i = index + 1; i < s->spots.n && s->spots.at[i].from < t->right; i++)
        if (lay_is_placing(s->spots.at[i].prep) && strcmp(s->spots.at[i].prep, "via") != 0)
            return true;
    return false;
}

/* "dredged the | harbour of the Ream naval base": what is built there is part of the trigger. */
static bool reaches_out(const struct lay_clause *c, const struct lay_spot *spot)
{
    return spot->base && spot->from > c->trigger->from && spot->from < c->trigger->to &&
           spot->to > c->trigger->to && lay_has_trait(c->rule, LAY_TRAIT_PLACE_OF);
}

/* "запросила у | ЮАР": who is asked. */
static bool is_addressee(const struct lay_clause *c, const struct lay_spot *spot)
{
    for (size_t i = 1; i < c->role_count && c->rule->type == LAY_TYPE_REQUEST; i++)
        if (c->roles[i].n && c->roles[i].at[0]->from == spot->from && !c->roles[i].at[0]->unit &&
            spot->prep_from == c->trigger->to && strcmp(c->roles[i].role, "addressee") == 0)
            return true;
    return false;
}

/* "asked NATO, which has soldiers in Pristina, | to send more to Banjska": where those are who are
 * asked. */
static bool is_of_asked(const struct lay_sentence *s, const struct lay_trigger *t,
                        const struct lay_spot *spot)
{
    bool other = false; /* but: asked the soldiers, based in Gao, | to leave */
    for (size_t i = 0; i < s->spots.n && t->asked; i++)
        other |= s->spots.at[i].from >= t->asked && s->spots.at[i].from < t->right;
    return other && spot->from > t->told && spot->from < t->asked;
}

bool lay_is_meanwhile(const struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_trigger *t, const struct lay_spot *spot)
{
    const struct lay_endings *gerund = &r->lexicon->language.gerund;
    for (size_t i = t->to; i + 2 < spot->from && gerund->n; i++) {
        size_t word = lay_ends_with(r, i + 1, gerund) ? i + 1 : i + 2; /* se réfugiant */
        if (lay_is_sign(r, i, ',') && lay_ends_with(r, word, gerund) &&
            !r->tokens.all.at[word].capital && !lay_noted(s, i + 1, LAY_LEX_DET) &&
            !lay_noted(s, word, LAY_LEX_FORCE) && !lay_noted(s, word, LAY_LEX_SPEAKER))
            return true;
    }
    return false;
}

/* "солдаты | 62-й российской базы": a base without a name that a force before it belongs to. */
static bool is_of_those(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_clause *c, const struct lay_spot *spot)
{
    bool of = false;
    bool nameless = spot->base && !*spot->prep && !spot->place && !spot->unknown && !spot->area;
    for (size_t i = 0; i < s->forces.n && nameless && r->lexicon->language.cases; i++)
        of |= s->forces.at[i].unit && s->forces.at[i].from < spot->from &&
              s->forces.at[i].to >= spot->from && s->forces.at[i].from >= c->trigger->to;
    return of && !lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ);
}

bool lay_is_base_too(const struct lay_text_reader *r, const struct lay_sentence *s,
                     const struct lay_trigger *t, const struct lay_spot *spot)
{
    const size_t joint = spot->from - 1;
    bool before = false;
    for (size_t i = 0; i < s->spots.n; i++)
        before |= s->spots.at[i].base && s->spots.at[i].to <= t->from &&
                  s->spots.at[i].from >= t->left && !*s->spots.at[i].prep;
    return before && spot->base && r->lexicon->language.adjectives_after &&
           spot->from > t->to + 1 && lay_is_of_base_type(t->rule->type) &&
           lay_noted_as(s, spot->from, LAY_LEX_BASE, "that") &&
           (lay_is_sign(r, joint, ',') || lay_noted(s, joint, LAY_LEX_AND));
}

/* Whether a place is none of a clause's: before the trigger, somebody's, on the way. */
static bool is_passed(const struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_clause *c, size_t index)
{
    const struct lay_trigger *t = c->trigger;
    const struct lay_spot *spot = &s->spots.at[index];
    bool inside = spot->there
                      ? spot->from >= t->from && /* has been there */
                            lay_has_trait(c->rule, LAY_TRAIT_PLACE_THERE)
                      : spot->from > t->from && spot->to < t->to && /* a organisé | à Djibouti | des
                                                                       … ; but: in | African Lion */
                            (spot->to + 1 < t->to || !r->lexicon->language.capitals) &&
                            lay_is_placing(spot->prep);
    inside |= reaches_out(c, spot);
    if ((spot->from < t->to && !inside) || spot->from >= t->right || spot->whole ||
        lay_is_taken(s, c, spot) ||
        (spot->prep_from > t->to && r->lexicon->language.cases && /* не в Гао, а в Кидале */
         lay_is_no_place(s, spot->prep_from - 1) && lay_is_sign(r, spot->to, ',') &&
         lay_noted(s, spot->to + 1, LAY_LEX_BOUND)))
        return true;
    if ((index && strcmp(s->spots.at[index - 1].prep, "between") == 0) ||
        lay_is_base_too(r, s, t, spot) || is_of_those(r, s, c, spot))
        return true; /* in Gossi, between Gao and Hombori */
    const struct lay_spot *next = index + 1 < s->spots.n ? spot + 1 : NULL;
    if (next && next->prep_from == spot->to && (strcmp(spot->prep, "site") == 0 || spot->there) &&
        strcmp(next->prep, "destination") == 0 && next->place &&
        (c->rule->type == LAY_TYPE_ARRIVAL || c->rule->type == LAY_TYPE_REDEPLOYMENT))
        return true; /* ferried across the strait to Assab, moved those who were there to Gao */
    if (lay_is_party(r, s, c, spot) || is_addressee(c, spot) || is_of_asked(s, t, spot) ||
        lay_is_after_those(r, s, spot) || (lay_is_leaving(c) && lay_is_meanwhile(r, s, t, spot)))
        return true;
    bool through = c->rule->type == LAY_TYPE_TRANSIT || c->rule->type == LAY_TYPE_OVERFLIGHT;
    if (c->rule->type == LAY_TYPE_OVERFLIGHT && next && next->place && spot->place &&
        (!*spot->prep || strcmp(spot->prep, "via") == 0) &&
        spot->place->level == LAY_LEVEL_COUNTRY && next->prep_from == spot->to &&
        lay_noted(s, next->prep_from, LAY_LEX_NEAR) && next->place->country &&
        strcmp(next->place->country, spot->place->country) == 0)
        return true; /* нарушил воздушное пространство | Эстонии | у Нарвы */
    if (strcmp(spot->prep, "via") == 0 && !through && goes_further(s, t, index))
        return true; /* через Анкару в Баку */
    return lay_has_trait(c->rule, LAY_TRAIT_CLAUSE_WHOLE) && t->absorbs && spot->place &&
           spot->place->seat == 'C' && spot->from <= t->to + 2 &&
           (strcmp(spot->prep, "site") == 0 || /* asked Paris, потребовал от Парижа */
            lay_slot_is(c->rule, LAY_SLOT_FROM, "addressee"));
}

/* Whether the words before a place say that something is there. */
static bool is_placed(const struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_clause *c, const struct lay_spot *spot)
{
    const struct lay_trigger *t = c->trigger;
    const struct lay_force *over = lay_force_over(s, spot);
    bool garrison = spot->base && over && over->unit && over->from >= t->to &&
                    over->from - t->to <= 3;                          /* its garrison in Idlib */
    garrison |= spot->base && spot->own && spot->from <= t->to + 1 && /* reinforced its posts */
                lay_needs(c->rule, LAY_NEED_OBJECT);
    const struct lay_note *verb = lay_noted(s, t->from, LAY_LEX_TRIGGER);
    if (c->rule->type == LAY_TYPE_TRANSIT && strcmp(spot->prep, "by") == 0 && verb &&
        (spot->prep_from <= t->from + verb->len ||
         (c->counted && spot->prep_from == c->counted->to && !lay_is_verb(t))))
        return true; /* passera | par Diffa, le passage | par la Turquie de soldats américains */
    bool beside = c->rule->type == LAY_TYPE_BASE_SEIZED && !spot->base && !spot->there &&
                  r->lexicon->language.adjectives_after && c->rule->voice == LAY_VOICE_ACTIVE &&
                  lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ) &&
                  strcmp(spot->prep, "site") == 0; /* ont pris à Gao | la suite des Allemands */
    if (beside)
        return false;
    if (lay_is_placing(spot->prep) || spot->there || is_object(r, s, c, spot) || garrison ||
        reaches_out(c, spot) || (t->absorbs && is_left(s, spot)))
        return true;
    if (!*spot->prep && !spot->base && lay_noted(s, spot->from, LAY_LEX_NEAR) &&
        lay_noted_as(s, spot->from, LAY_LEX_PREP, "site"))
        return true; /* landed | north of Kismayo */
    bool of = strcmp(spot->prep, "of") == 0;
    bool near = (of || (!*spot->prep && lay_noted(s, spot->from, LAY_LEX_OF))) &&
                lay_words_apart(r, s, t->to, spot->prep_from) <= 8;
    if (lay_has_trait(c->rule, LAY_TRAIT_PLACE_OF) && (near || spot->from == t->to))
        return true;
    if (c->rule->type == LAY_TYPE_REQUEST && strcmp(spot->prep, "about") == 0 && spot->place &&
        spot->place->level <= LAY_LEVEL_TOWN && lay_needs(c->rule, LAY_NEED_SUBJECT))
        return true; /* запросила солдат для | Гомы */
    const bool for_it = of || !*spot->prep || strcmp(spot->prep, "for") == 0;
    if (c->rule->type == LAY_TYPE_REQUEST && lay_is_verb(t) && spot->base && for_it &&
        lay_needs(c->rule, LAY_NEED_BASE))
        return true; /* asked Sudan for | a base */
    bool asked = lay_has_trait(c->rule, LAY_TRAIT_CLAUSE_WHOLE) && t->absorbs;
    bool state = spot->place && spot->place->level == LAY_LEVEL_COUNTRY && !spot->base;
    return asked && !(state && !*spot->prep) &&            /* to leave Gao; but: asked Mali */
           (!*spot->prep || of || (spot->base && for_it)); /* asked for the base to be closed */
}

/* "из Гао | в Менаку, в Нигер", where the case tells that they go there, no "в Мали", where Gao is.
 */
static bool is_into(const struct lay_text_reader *r, const struct lay_clause *c,
                    const struct lay_spot *spot, const struct lay_spot *last)
{
    const struct lay_language *language = &r->lexicon->language;
    bool from = strcmp(last->prep, "origin") == 0 || /* ушли из | Гао */
                (!*last->prep && last->from >= c->trigger->to && last->from <= c->trigger->to + 1);
    if (!language->cases || strcmp(spot->prep, "site") != 0 || !from ||
        spot->prep_from != last->to || !spot->place || spot->area || spot->there ||
        lay_ends_with(r, spot->to - 1, &language->instrumental) ||
        lay_ends_with(r, spot->to - 1, &language->dative_like))
        return false;
    bool within = last->place && last->place->country && spot->place->country &&
                  strcmp(last->place->country, spot->place->country) == 0;
    return !within || spot->place->level <= LAY_LEVEL_TOWN;
}

/* Notes where those go who leave; whether the place is only that. */
static bool takes_onward(const struct lay_text_reader *r, const struct lay_sentence *s,
                         struct lay_clause *c, const struct lay_spot *spot,
                         const struct lay_spot *last)
{
    bool to_it = strcmp(spot->prep, "destination") == 0;
    if (lay_has_trait(c->rule, LAY_TRAIT_PLACE_AWAY) &&
        (to_it || strcmp(spot->prep, "site") == 0) && !last &&
        !c->onward) { /* отошли в Гао, на базу в Гао */
        c->onward = spot;
        return true;
    }
    bool beside = last && !*last->prep && last->to == spot->prep_from && /* Okinawa | pour Guam */
                  r->lexicon->language.adjectives_after;
    bool town = spot->place && (spot->place->level <= LAY_LEVEL_TOWN || (to_it && beside));
    const struct lay_note *to = lay_noted(s, spot->prep_from, LAY_LEX_PREP);
    bool from_to = last && !last->base && (!*last->prep || strcmp(last->prep, "of") == 0) &&
                   spot->prep_from == last->to &&
                   strcmp(spot->prep, "site") == 0; /* repliés de Goma à Bukavu */
    if (c->rule->type == LAY_TYPE_DEPARTURE && last && !c->onward && town && (to_it || from_to) &&
        to && to->len == 1) /* not: in the direction of */
        c->onward = spot;
    if (c->rule->type == LAY_TYPE_DEPARTURE && last && !c->onward && is_into(r, c, spot, last))
        c->onward = spot;
    return false;
}

/* "de Gao", "du camp de Gao", whose article has the preposition in it. */
static bool is_of(const struct lay_sentence *s, const struct lay_spot *spot)
{
    return strcmp(spot->prep, "of") == 0 || (!*spot->prep && lay_noted(s, spot->from, LAY_LEX_OF));
}

/* "héliportées mercredi de Dili à Suai": right behind the verb, or who is sent, "trois Typhoon
 * | de Lossiemouth", and right before where they go. */
static bool is_from_to(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_clause *c, size_t index)
{
    const struct lay_spot *from = &s->spots.at[index], *to = from + 1;
    if (!lay_is_verb(c->trigger) || c->rule->type != LAY_TYPE_ARRIVAL || !is_of(s, from) ||
        index + 1 >= s->spots.n || to->prep_from != from->to || !lay_is_placing(to->prep) ||
        !from->place || !to->place)
        return false;
    bool sent = from->place->level <= LAY_LEVEL_TOWN && c->counted && c->counted->unit &&
                c->counted->from >= c->trigger->to && c->counted->to == from->prep_from;
    return sent || lay_words_apart(r, s, c->trigger->to, from->prep_from) == 0;
}

/* "a déplacé | son quartier général de Gao à Niamey": what is moved is where it was. */
static bool is_moved(const struct lay_sentence *s, const struct lay_clause *c, size_t index)
{
    const struct lay_spot *base = &s->spots.at[index], *to = base + 1;
    return c->rule->type == LAY_TYPE_REDEPLOYMENT && lay_is_cut(c->rule) && base->base &&
           base->place && index + 1 < s->spots.n && to->prep_from == base->to &&
           lay_is_placing(to->prep);
}

/* "sa base de Bouar, et celle de Bangui | suivra": a place with a verb of its own. */
static bool has_own_verb(const struct lay_sentence *s, const struct lay_spot *spot)
{
    const struct lay_note *verb = lay_noted(s, spot->to, LAY_LEX_TRIGGER);
    return verb && spot->from > s->from && lay_noted(s, spot->from - 1, LAY_LEX_AND) &&
           !*spot->prep && verb->entry->rule->voice != LAY_VOICE_NOUN;
}

void lay_find_right(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    const struct lay_spot *last = NULL, *elsewhere = NULL, *origin = NULL;
    const enum lay_type type = c->rule->type;
    bool leaving = lay_is_leaving(c);
    bool away = type == LAY_TYPE_REDEPLOYMENT; /* 100 soldats du Niger vers le Tchad */
    bool moving = !leaving && type != LAY_TYPE_DRAWDOWN && type != LAY_TYPE_REQUEST &&
                  type != LAY_TYPE_EXERCISE && type != LAY_TYPE_BASE_SEIZED &&
                  type != LAY_TYPE_AGREEMENT;
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        if (is_passed(r, s, c, i))
            continue;
        if (t->attribute && spot->from > t->attribute && (c->spot_count || c->origin))
            break; /* the first one will do */
        if (origin && !*spot->prep && lay_goes_on(r, s, origin, spot)) {
            origin = spot; /* from Libya and Syria */
            continue;
        }
        if (origin && spot->prep_from == origin->to + 1 && lay_is_sign(r, origin->to, ',') &&
            strcmp(spot->prep, "site") == 0 && lay_is_sign(r, spot->to, ','))
            continue; /* from Yongsan, in the middle of Seoul, to Camp Humphreys */
        if (takes_onward(r, s, c, spot, last))
            continue;
        bool onward =
            strcmp(spot->prep, "destination") == 0 ||
            (strcmp(spot->prep, "site") == 0 && lay_has_trait(c->rule, LAY_TRAIT_PLACE_OF) &&
             c->rule->voice == LAY_VOICE_PASSIVE);             /* rapatriés à Lomé */
        bool to_base = strcmp(spot->prep, "destination") == 0; /* pour Gao, leur base */
        if (leaving && !last && onward && (!spot->base || to_base) && (elsewhere = spot))
            continue; /* withdrew to Belarus: from where, another place must tell */
        bool other = last && last->base && last->name_to < last->to && last->place && !spot->base &&
                     !*spot->prep; /* Kavumu airport and Bukavu */
        bool placed = is_placed(r, s, c, spot);
        if (last && last->place && spot->place && spot->place->level == LAY_LEVEL_COUNTRY &&
            !spot->base && strcmp(spot->prep, "site") == 0 && last->place != spot->place &&
            last->place->country && strcmp(last->place->country, spot->place->country) == 0)
            continue; /* to Camp Lemonnier in Djibouti and to Manda Bay */
        if (last && other && lay_needs(c->rule, LAY_NEED_BASE)) {
            last = NULL;
            continue;
        } else if (last && has_own_verb(s, spot)) {
            break;
        } else if (last && lay_goes_on(r, s, last, spot)) {
            lay_add_spot(c, spot);
        } else if ((placed && moving &&
                    (strcmp(spot->prep, "origin") == 0 || (away && is_of(s, spot)))) ||
                   (moving && (is_from_to(r, s, c, i) || is_moved(s, c, i)))) {
            if (!c->spot_count || !lay_is_of_base_type(type)) /* its base on Mageshima off Kyushu */
                c->origin = c->origin ? c->origin : spot;
            origin = spot;
            continue;
        } else if (placed && !c->spot_count) {
            lay_add_spot(c, spot);
        } else {
            if (last && *spot->prep &&
                (strcmp(spot->prep, last->prep) != 0 ||
                 lay_noted(s, spot->prep_from - 1, LAY_LEX_DET)))
                last = NULL; /* through Assab on their way to Aden and Mokha; 50 each in … */
            continue;
        }
        last = spot;
        origin = NULL;
    }
    if (c->origin && !c->spot_count && lay_claim_lasts(type)) {
        lay_add_spot(c, c->origin); /* drones operate from a base */
        c->origin = NULL;
    }
    if (elsewhere && c->spot_count && !c->onward && elsewhere->place &&
        elsewhere->place->level <= LAY_LEVEL_TOWN && strcmp(elsewhere->prep, "destination") == 0)
        c->onward = elsewhere; /* flown out to Jufra from Tarhuna */
    bool untold = elsewhere && !c->spot_count && !c->origin;
    if (untold && r->focus.site)
        lay_add_spot(c, lay_spot_there(r, t));
    else if (untold && lay_is_verb(t) && r->lexicon->language.adjectives_after)
        c->onward = c->onward ? c->onward : elsewhere; /* partira pour | Haïti */
    else if (untold)
        lay_add_spot(c, elsewhere);
}
