/* spots.c: which places of a sentence belong to a trigger. */
#include "import/prose/spots.h"
#include "import/prose/making.h"

#include <string.h>

const struct lay_force *lay_force_over(const struct lay_sentence *s, const struct lay_spot *spot)
{
    for (size_t i = 0; i < s->forces.n; i++)
        if (s->forces.at[i].from < spot->to && spot->from < s->forces.at[i].to)
            return &s->forces.at[i];
    return NULL;
}

/* A name that is part of a force is no place, nor one that fills a role. */
bool lay_is_taken(const struct lay_sentence *s, const struct lay_clause *c,
                  const struct lay_spot *spot)
{
    const struct lay_force *force = lay_force_over(s, spot);
    if (!force || spot->base)
        return false;
    size_t prep_from;
    if (force->office && spot->to <= force->to) /* the government in Baghdad, no: at the embassy */
        return strcmp(lay_preposition_before(s, force->from, &prep_from), "site") != 0;
    if (force->unit || (force->actor && strcmp(force->actor->kind, "state") != 0))
        return true;
    bool own =
        spot->prep_from >= c->trigger->from && /* the trigger's: у Германии было 100 солдат */
        spot->prep_from < c->trigger->to;
    bool behind = !*spot->prep || own || strcmp(spot->prep, "destination") == 0 ||
                  strcmp(spot->prep, "of") == 0 ||
                  ((strcmp(spot->prep, "origin") == 0 || strcmp(spot->prep, "site") == 0) &&
                   c->rule->type == LAY_TYPE_REQUEST);
    for (size_t i = 0; i < c->role_count; i++)
        for (size_t k = 0; k < c->roles[i].n; k++)
            if (c->roles[i].at[k] == force &&
                (behind || (strcmp(c->roles[i].role, "receiver") == 0 && spot->place &&
                            spot->place->seat == 'C')) &&
                /* cédé la base | à Pékin */ strcmp(c->roles[i].role, "host") != 0)
                return true;
    return false;
}

bool lay_is_placing(const char *prep)
{
    return strcmp(prep, "site") == 0 || strcmp(prep, "destination") == 0 ||
           strcmp(prep, "origin") == 0 || strcmp(prep, "via") == 0 || strcmp(prep, "over") == 0;
}

/* "базу заняли бойцы Салеха": whose they are, no place; a base is wanted. */
static bool is_leader(const struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_clause *c, const struct lay_spot *spot)
{
    if (spot->base || *spot->prep || !lay_needs(c->rule, LAY_NEED_BASE))
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
    return (lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ) ||
            lay_has_trait(c->rule, LAY_TRAIT_PLACE_NEXT)) &&
           spot->from >= t->to && lay_words_apart(r, s, t->to, spot->from) <= 6 &&
           (!*spot->prep || gate);
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

void lay_add_spot(struct lay_clause *c, const struct lay_spot *spot)
{
    if (c->spot_count < LAY_CLAUSE_SPOTS)
        c->spots[c->spot_count++] = spot;
}

/* "sent 100 men to Latvia, | Spain 300", "left from Gao in May, | Italy in June", "Чехия пришлёт
 * роту, | Германия — зенитчиков": who does it next. */
static bool is_next_who(struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_spot *before, const struct lay_spot *spot, bool two_states,
                        bool comma)
{
    struct lay_quantity count;
    if (*spot->prep)
        return false;
    size_t dash = lay_behind_dash(r, spot->to, s->to);
    if (r->lexicon->language.cases && dash > spot->to && !spot->base && comma)
        return true;
    if (!spot->place || spot->place->level != LAY_LEVEL_COUNTRY)
        return false;
    bool change = dash > spot->to && dash < s->to && /* Италия — с 1500 до 1100 */
                  lay_noted(s, dash, LAY_LEX_PREP);
    bool counted =
        lay_read_quantity(r, s, dash + change, &count) && !(two_states && lay_in_time(s, spot->to));
    bool dated =
        *before->prep && !two_states && (lay_in_time(s, spot->to) || lay_in_time(s, spot->to + 1));
    return counted || dated;
}

/* Right behind a comma: where the one before it lies, "Hawadley, | Middle Shabelle", "Kamboinsin, |
 * near Ouagadougou", or what it is, "to Assab, | their hub", "at Soto Cano, | the base near". */
static bool explains(const struct lay_sentence *s, const struct lay_spot *before,
                     const struct lay_spot *spot)
{
    bool town = !before->place || before->place->level <= LAY_LEVEL_TOWN;
    if (*spot->prep && !lay_noted(s, spot->to, LAY_LEX_AND))
        return true;
    if (!spot->base)
        return !*spot->prep && town && spot->place && spot->place->level > LAY_LEVEL_TOWN;
    bool one = lay_noted_as(s, spot->from, LAY_LEX_DET, "one") ||
               lay_noted_as(s, spot->from - 1, LAY_LEX_DET, "one");
    bool the = lay_noted_as(s, spot->from, LAY_LEX_DET, "def") ||
               lay_noted_as(s, spot->from - 1, LAY_LEX_DET, "def");
    return lay_noted(s, spot->from, LAY_LEX_POSS) || one || (the && !before->base);
}

/* Whether a spot goes on a list that another one begins: "Kidal, Tessalit and, later, Timbuktu". */
bool lay_goes_on(struct lay_text_reader *r, const struct lay_sentence *s,
                 const struct lay_spot *before, const struct lay_spot *spot)
{
    size_t at = spot->prep_from;
    if (spot->there)
        return false; /* in Jordan, from where */
    while (at > before->to &&
           (lay_noted(s, at - 1, LAY_LEX_DET) || lay_noted(s, at - 1, LAY_LEX_FILL)))
        at--;
    bool comma = at > before->to && lay_is_sign(r, at - 1, ',');
    const struct lay_note *two = at > before->to + 1 ? lay_noted(s, at - 2, LAY_LEX_AND) : NULL;
    bool also = (at > before->to && lay_noted(s, at - 1, LAY_LEX_AND)) ||
                (two && two->len == 2); /* ainsi que */
    if (!also && !comma)
        return false;
    bool two_states = also && at - 1 == before->to && before->place &&
                      before->place->level == LAY_LEVEL_COUNTRY; /* from Latvia and Estonia */
    if ((comma && !*spot->prep && lay_noted(s, spot->to, LAY_LEX_HAVE)) || /* Kinshasa ayant … */
        is_next_who(r, s, before, spot, two_states, comma) ||
        (comma && at - 1 == before->to && explains(s, before, spot)))
        return false;
    if (!*spot->prep || strcmp(spot->prep, before->prep) == 0 || strcmp(spot->prep, "site") == 0)
        return true;
    return strcmp(spot->prep, "of") == 0 &&
           (before->base || (also && !*before->prep && before->from > s->from &&
                             lay_lexicon_word(r->lexicon, r->tokens.all.at[before->from - 1].word,
                                              LAY_LEX_OF))); /* se sont retirés de | Gao et de … */
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

/* Whether a place is none of a clause's: before the trigger, somebody's, on the way. */
static bool is_passed(const struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_clause *c, size_t index)
{
    const struct lay_trigger *t = c->trigger;
    const struct lay_spot *spot = &s->spots.at[index];
    bool inside = spot->there
                      ? spot->from >= t->from && /* has been there */
                            lay_has_trait(c->rule, LAY_TRAIT_PLACE_THERE)
                      : spot->from > t->from && spot->to < t->to &&
                            lay_is_placing(spot->prep); /* a organisé | à Djibouti | des … */
    inside |= reaches_out(c, spot);
    if ((spot->from < t->to && !inside) || spot->from >= t->right || spot->whole ||
        lay_is_taken(s, c, spot))
        return true;
    if (index && strcmp(s->spots.at[index - 1].prep, "between") == 0)
        return true; /* in Gossi, between Gao and Hombori */
    const struct lay_spot *next = index + 1 < s->spots.n ? spot + 1 : NULL;
    if (next && next->prep_from == spot->to && strcmp(spot->prep, "site") == 0 &&
        strcmp(next->prep, "destination") == 0 && next->place &&
        (c->rule->type == LAY_TYPE_ARRIVAL || c->rule->type == LAY_TYPE_REDEPLOYMENT))
        return true; /* ferried across the strait to Assab */
    if (lay_is_party(r, s, c, spot))
        return true;
    bool through = c->rule->type == LAY_TYPE_TRANSIT || c->rule->type == LAY_TYPE_OVERFLIGHT;
    if (strcmp(spot->prep, "via") == 0 && !through && goes_further(s, t, index))
        return true; /* через Анкару в Баку */
    return lay_has_trait(c->rule, LAY_TRAIT_CLAUSE_WHOLE) && t->absorbs && spot->place &&
           spot->place->seat == 'C' && spot->from <= t->to + 2 &&
           (strcmp(spot->prep, "site") == 0 || /* asked Paris, потребовал от Парижа */
            lay_slot_is(c->rule, "from", "addressee"));
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
    if (lay_is_placing(spot->prep) || spot->there || is_object(r, s, c, spot) || garrison ||
        reaches_out(c, spot) || (t->absorbs && is_left(s, spot)))
        return true;
    bool of = strcmp(spot->prep, "of") == 0;
    bool near = (of || (!*spot->prep && lay_noted(s, spot->from, LAY_LEX_OF))) &&
                lay_words_apart(r, s, t->to, spot->prep_from) <= 8;
    if (lay_has_trait(c->rule, LAY_TRAIT_PLACE_OF) && (near || spot->from == t->to))
        return true;
    bool asked = lay_has_trait(c->rule, LAY_TRAIT_CLAUSE_WHOLE) && t->absorbs;
    bool state = spot->place && spot->place->level == LAY_LEVEL_COUNTRY && !spot->base;
    return asked && !(state && !*spot->prep) && /* to leave Gao; but: asked Mali */
           (!*spot->prep || of ||
            (spot->base && strcmp(spot->prep, "for") == 0)); /* asked for the base to be closed */
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
        lay_ends_with(r, spot->to - 1, language->instrumental) ||
        lay_ends_with(r, spot->to - 1, language->dative_like))
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
    bool town = spot->place && spot->place->level <= LAY_LEVEL_TOWN;
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

/* Whether it happens where people or things are taken from. */
bool lay_is_leaving(const struct lay_clause *c)
{
    return c->rule->type == LAY_TYPE_DEPARTURE || c->rule->type == LAY_TYPE_REMOVAL;
}

/* "de Gao", "du camp de Gao", whose article has the preposition in it. */
static bool is_of(const struct lay_sentence *s, const struct lay_spot *spot)
{
    return strcmp(spot->prep, "of") == 0 || (!*spot->prep && lay_noted(s, spot->from, LAY_LEX_OF));
}

/* "héliportées mercredi de Dili à Suai": right behind the verb, and right before where they go. */
static bool is_from_to(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_clause *c, size_t index)
{
    const struct lay_spot *from = &s->spots.at[index], *to = from + 1;
    return lay_is_verb(c->trigger) && c->rule->type == LAY_TYPE_ARRIVAL && is_of(s, from) &&
           index + 1 < s->spots.n && to->prep_from == from->to && lay_is_placing(to->prep) &&
           from->place && to->place && lay_words_apart(r, s, c->trigger->to, from->prep_from) == 0;
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
        } else if (last && lay_goes_on(r, s, last, spot)) {
            lay_add_spot(c, spot);
        } else if ((placed && moving &&
                    (strcmp(spot->prep, "origin") == 0 || (away && is_of(s, spot)))) ||
                   (moving && is_from_to(r, s, c, i))) {
            c->origin = c->origin ? c->origin : spot;
            origin = spot;
            continue;
        } else if (placed && !c->spot_count) {
            lay_add_spot(c, spot);
        } else {
            if (last && *spot->prep && strcmp(spot->prep, last->prep) != 0)
                last = NULL; /* through Assab on their way to Aden and Mokha */
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
    if (elsewhere && !c->spot_count && !c->origin)
        lay_add_spot(c, r->focus.site ? lay_spot_there(r, t) : elsewhere);
}

/* "Le détachement allemand de Niamey pliera bagage". */
static void find_of_subject(const struct lay_sentence *s, struct lay_clause *c)
{
    for (size_t i = 0; i < s->spots.n && c->role_count && c->roles[0].n && !c->spot_count; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        const struct lay_force *force = c->roles[0].at[0];
        if (force->unit && spot->place && spot->place->level != LAY_LEVEL_COUNTRY &&
            strcmp(spot->prep, "of") == 0 && spot->prep_from == force->to &&
            (spot->to <= c->trigger->from || !lay_is_verb(c->trigger)))
            lay_add_spot(c, spot);
    }
}

/* "renforcera de 850 hommes | son bataillon de Tapa" */
static void find_of_object(const struct lay_sentence *s, struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    for (size_t i = 0; i < s->spots.n && !c->spot_count; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        for (size_t k = 0; k < s->forces.n; k++)
            if (s->forces.at[k].to == spot->prep_from && s->forces.at[k].unit && spot->place &&
                s->forces.at[k].from >= t->to && spot->to <= t->right &&
                strcmp(spot->prep, "of") == 0)
                lay_add_spot(c, spot);
    }
}

/* Whether a rule takes the place of the last claim: not "В Сирии контингент сократят", which tells
 * its own; but: "вывезли во Францию". */
static bool is_back_there(const struct lay_text_reader *r, const struct lay_sentence *s,
                          const struct lay_clause *c)
{
    if (!lay_has_trait(c->rule, LAY_TRAIT_PLACE_THERE) ||
        !lay_was_claimed_near(r, c->trigger->from))
        return false;
    bool away = lay_has_trait(c->rule, LAY_TRAIT_PLACE_AWAY);
    for (size_t i = 0; i < s->spots.n && r->lexicon->language.cases; i++) {
        const char *prep = s->spots.at[i].prep;
        if (!s->spots.at[i].there && s->spots.at[i].from >= c->trigger->left &&
            s->spots.at[i].to <= c->trigger->right &&
            (away ? strcmp(prep, "origin") == 0 : lay_is_placing(prep)))
            return false;
    }
    return !lay_place_of_counted(s, c);
}

/* Where they go who leave, where nothing tells from where; home they go from where they were. */
static void add_onward(struct lay_text_reader *r, struct lay_clause *c)
{
    const struct lay_gaz_actor *who =
        c->role_count && c->roles[0].n ? c->roles[0].at[0]->actor : NULL;
    const struct lay_gaz_place *home = who ? lay_country_of_actor(r, who->name) : NULL,
                               *place = c->onward->place;
    bool homeward = home && place && home->country && place->country &&
                    strcmp(home->country, place->country) == 0;
    if (!homeward)
        lay_add_spot(c, c->onward);
    else if (r->focus.site)
        lay_add_spot(c, lay_spot_there(r, c->trigger));
}

/* "провели там учения": of what has no place of its own. */
static void find_there(const struct lay_sentence *s, struct lay_clause *c)
{
    for (size_t i = 0; i < s->spots.n && !c->spot_count; i++)
        if (s->spots.at[i].there && s->spots.at[i].from >= c->trigger->left &&
            s->spots.at[i].to <= c->trigger->right)
            lay_add_spot(c, &s->spots.at[i]);
}

/* "renforce son dispositif de Cincu, | en Transylvanie": the region only tells where the town is.
 */
static void settle_region(const struct lay_text_reader *r, const struct lay_sentence *s,
                          struct lay_clause *c)
{
    const struct lay_spot *region = c->spot_count == 1 ? c->spots[0] : NULL;
    if (!region || region->base || region->prep_from <= c->trigger->to ||
        strcmp(region->prep, "site") != 0 || !lay_is_sign(r, region->prep_from - 1, ',') ||
        (region->place && region->place->level <= LAY_LEVEL_TOWN))
        return;
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *town = &s->spots.at[i];
        if (town->to + 1 == region->prep_from && town->from >= c->trigger->to && town->place &&
            town->place->level <= LAY_LEVEL_TOWN && strcmp(town->prep, "of") == 0 &&
            !lay_is_taken(s, c, town))
            c->spots[0] = town;
    }
}

/* "dans le nord de l'Irak, | à Bachiqa": the town behind tells where in it. */
static void settle_within(const struct lay_text_reader *r, const struct lay_sentence *s,
                          struct lay_clause *c)
{
    const struct lay_spot *whole = c->spot_count ? c->spots[0] : NULL;
    if (!whole || whole->base || !whole->place || !whole->place->country ||
        whole->place->level <= LAY_LEVEL_TOWN || strcmp(whole->prep, "site") != 0)
        return;
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *town = &s->spots.at[i];
        if (town->prep_from == whole->to + 1 && lay_is_sign(r, whole->to, ',') && town->place &&
            town->place->level <= LAY_LEVEL_TOWN && strcmp(town->prep, "site") == 0 &&
            town->place->country && strcmp(town->place->country, whole->place->country) == 0 &&
            !lay_is_taken(s, c, town)) {
            c->spots[0] = town;
            if (c->spot_count > 1 && c->spots[1] == town) /* au Mali, à Gao et à Kidal */
                memmove(c->spots, c->spots + 1, --c->spot_count * sizeof *c->spots);
        }
    }
}

/* "À Gao | sont arrivés | 200 soldats, à Ménaka 300": its subject stands behind a verb, and its
 * place before it. */
static bool is_told_backwards(const struct lay_text_reader *r, const struct lay_sentence *s,
                              const struct lay_clause *c)
{
    return c->role_count && c->roles[0].n && c->roles[0].at[0]->from >= c->trigger->to &&
           lay_is_verb_first(r, s, c->trigger);
}

void lay_find_spots(struct lay_text_reader *r, const struct lay_sentence *s,
                    const struct lay_clause *before, struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    if (lay_has_trait(c->rule, LAY_TRAIT_PLACE_NONE)) {
        find_there(s, c);
        return;
    }
    if (lay_has_trait(c->rule, LAY_TRAIT_PLACE_NEXT)) {
        lay_find_right(r, s, c);
        if (c->spot_count && c->spots[0]->from > t->to + 2)
            c->spot_count = 0;
        if (!c->spot_count)
            lay_find_pronoun(r, s, t->to, c); /* 75 legionnaires guard it */
        return;
    }
    if (is_back_there(r, s, c)) {
        struct lay_spot *it = lay_arena_new(&r->arena, struct lay_spot);
        *it = *lay_spot_there(r, t);
        it->base = true; /* "l'ont attaquée" */
        lay_add_spot(c, it);
        return;
    }
    const struct lay_spot *counted = lay_place_of_counted(s, c);
    if (counted)
        lay_add_spot(c, counted);
    else if (lay_has_trait(c->rule, LAY_TRAIT_PLACE_LEFT) || is_told_backwards(r, s, c))
        lay_find_left(r, s, c);
    if (!c->spot_count && lay_has_trait(c->rule, LAY_TRAIT_PLACE_LEFT))
        lay_find_fronted(r, s, c);
    bool of_bases = lay_needs(c->rule, LAY_NEED_BASE) || lay_slot_is(c->rule, "subj", "host");
    bool back = !c->spot_count && of_bases && t->left < t->from &&
                lay_is_spoken_of(r, s, t->left, c) && c->rule->type != LAY_TYPE_BASE_ESTABLISHED;
    if (back) /* elle a été remise au Tchad */
        lay_find_pronoun(r, s, t->left, c);
    if (!c->spot_count)
        lay_find_right(r, s, c);
    bool object = lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ) && lay_needs(c->rule, LAY_NEED_BASE);
    if (!c->spot_count && !lay_has_trait(c->rule, LAY_TRAIT_PLACE_RIGHT) &&
        !(object && c->rule->voice == LAY_VOICE_ACTIVE && !r->lexicon->language.cases))
        lay_find_left(r, s, c);
    if (c->onward && c->spot_count && lay_has_trait(c->rule, LAY_TRAIT_PLACE_AWAY) &&
        strcmp(c->spots[0]->prep, "origin") != 0)
        c->spot_count = 0; /* the garrison has gone to Gao */
    if (object && c->rule->voice == LAY_VOICE_ACTIVE)
        lay_find_relative(r, s, c);
    if (!c->spot_count && !c->origin && lay_needs(c->rule, LAY_NEED_PLACE) && lay_is_verb(t))
        lay_find_cleft(r, s, c);
    if (object &&
        (c->rule->type == LAY_TYPE_BASE_CLOSED || c->rule->type == LAY_TYPE_BASE_ESTABLISHED))
        lay_find_intransitive(r, s, c);
    if (!c->spot_count && !c->origin && c->onward)
        add_onward(r, c);
    if (!c->spot_count && lay_has_trait(c->rule, LAY_TRAIT_PLACE_LEFT) && of_bases &&
        t->left < t->from)
        lay_find_pronoun(r, s, t->left, c);
    for (size_t i = t->from - (t->from > t->left); i <= t->to && object && !c->spot_count; i++)
        lay_find_pronoun(r, s, i, c); /* left the base and returned it to Azerbaijan */
    bool leaves =
        lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ) && c->rule->type == LAY_TYPE_DEPARTURE;
    if (!c->spot_count && !c->origin && leaves)
        lay_find_pronoun(r, s, t->to, c); /* the last soldiers will leave it */
    if (!c->spot_count && !c->origin && leaves && t->from > t->left)
        lay_find_pronoun(r, s, t->from - 1, c); /* её освободят к маю */
    if (!c->spot_count && !lay_is_verb(t) && t->from > s->from)
        lay_find_pronoun(r, s, t->from - 1, c); /* sa fermeture */
    if (!back)
        lay_join_base(r, s, c);
    lay_place_by_where(r, s, c);
    lay_drop_nameless(r, s, c);
    settle_region(r, s, c);
    settle_within(r, s, c);
    if (c->spot_count)
        lay_find_origin(r, s, c);
    c->origin = c->origin ? c->origin : lay_place_of_who(s, c);
    if (!c->spot_count && !c->origin &&
        (lay_needs(c->rule, LAY_NEED_PLACE) || c->rule->type == LAY_TYPE_REPLACEMENT))
        find_of_subject(s, c);
    if (!c->spot_count && !c->origin &&
        lay_type_in(c->rule->type, LAY_TYPE_BIT(REINFORCEMENT) | LAY_TYPE_BIT(DRAWDOWN)))
        find_of_object(s, c);
    lay_find_elsewhere(r, s, c);
    lay_inherit_spots(before, c);
}
