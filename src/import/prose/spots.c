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
    if (force->unit || (force->actor && !lay_is_state(force->actor)))
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
    const struct lay_note *verb = lay_noted(s, spot->to, LAY_LEX_TRIGGER);
    bool does = (verb && verb->entry->rule->voice == LAY_VOICE_ACTIVE) ||
                lay_noted_as(s, spot->to, LAY_LEX_CUE, "planned");
    does &= comma && !r->lexicon->language.cases; /* d'Irak en mai, | la Géorgie retirera */
    return counted || dated || does;
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

/* "four bases in Mali: | the camp at Gao and …", "two bases, | Bifo and Tessalit": bases that were
 * counted before are told one by one behind a sign. */
bool lay_lists_bases(const struct lay_text_reader *r, const struct lay_sentence *s, size_t sign)
{
    bool colon = lay_is_sign(r, sign, ':'), counted = false, listed = false;
    if (!colon && !lay_is_sign(r, sign, ','))
        return false;
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        bool number = spot->base && spot->quantity.to > spot->quantity.from;
        counted |= number && (colon ? spot->to <= sign : spot->to == sign);
        listed |= spot->base && (spot->from == sign + 1 || spot->prep_from == sign + 1 ||
                                 lay_skip_small(s, sign + 1) == spot->from);
    }
    return counted && listed;
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
    bool comma =
        at > before->to && (lay_is_sign(r, at - 1, ',') ||
                            (lay_is_sign(r, at - 1, ':') && lay_lists_bases(r, s, at - 1)));
    const struct lay_note *two = at > before->to + 1 ? lay_noted(s, at - 2, LAY_LEX_AND) : NULL;
    bool also = (at > before->to && lay_noted(s, at - 1, LAY_LEX_AND)) ||
                (two && two->len == 2); /* ainsi que */
    if (!also && !comma)
        return false;
    enum { FAR = 5 }; /* words: into Chad on Friday with 60 trucks, and the base …, where …, was */
    if (also && at > before->to + FAR && lay_is_sign(r, at - 2, ',') && spot->base &&
        *before->prep && !*spot->prep && lay_is_sign(r, spot->to, ','))
        return false;
    bool two_states = also && at - 1 == before->to && before->place &&
                      before->place->level == LAY_LEVEL_COUNTRY; /* from Latvia and Estonia */
    const struct lay_note *takes = lay_noted(s, spot->to, LAY_LEX_TRIGGER);
    bool of_next = comma && !*spot->prep && r->lexicon->language.cases && takes &&
                   lay_has_trait(takes->entry->rule, LAY_TRAIT_PLACE_OBJ);
    if (of_next || /* ушла из Дамаска, базу Шайрат | заняли */
        (!*spot->prep && (comma || at - 1 > before->to) &&
         lay_noted(s, spot->to, LAY_LEX_HAVE)) || /* ont quitté Gao lundi, et Paris | a fermé … */
        is_next_who(r, s, before, spot, two_states, comma) ||
        (comma && at - 1 == before->to && explains(s, before, spot)))
        return false;
    size_t told = at - 1;
    while (told > before->to && lay_in_time(s, told - 1))
        told--;                              /* ont quitté Gao lundi, | dans le nord du pays */
    for (size_t i = 0; i < s->forces.n; i++) /* ont rendu la base de Gao au Mali, | dans le nord */
        told = s->forces.at[i].to == told && s->forces.at[i].from >= before->to
                   ? s->forces.at[i].from
                   : told;
    if (comma && told == before->to && told < at - 1 && strcmp(spot->prep, "site") == 0 &&
        !lay_in_time(s, spot->to) && !lay_in_time(s, spot->to + 1) && before->place &&
        before->place->level <= LAY_LEVEL_TOWN && !spot->base &&
        (spot->area || (spot->place && spot->place->level > LAY_LEVEL_TOWN)))
        return false;
    const struct lay_note *how = lay_noted(s, spot->prep_from, LAY_LEX_PREP);
    if (comma && !also && how && how->len > 2)
        return false; /* à Djibouti, à quelques kilomètres du | camp */
    if (!*spot->prep || strcmp(spot->prep, before->prep) == 0 || strcmp(spot->prep, "site") == 0)
        return true;
    const bool dated = told < at - 1 && /* from Gao in May, | from Kidal in June */
                       (lay_in_time(s, spot->to) || lay_in_time(s, spot->to + 1));
    const char *verb_prep = /* of the verb's own words */
        (also || dated) && !*before->prep && before->from > s->from
            ? lay_lexicon_word(r->lexicon, r->tokens.all.at[before->from - 1].word, LAY_LEX_PREP)
            : NULL;
    if (verb_prep && strcmp(verb_prep, spot->prep) == 0)
        return true; /* ушли из | Гао и из Кидаля */
    bool listed = before->name_from > before->from && /* the towns of | Gao and of Kidal */
                  lay_noted(s, before->name_from - 1, LAY_LEX_OF);
    return strcmp(spot->prep, "of") == 0 &&
           (before->base || listed ||
            ((also || dated) && !*before->prep && before->from > s->from &&
             lay_lexicon_word(r->lexicon, r->tokens.all.at[before->from - 1].word,
                              LAY_LEX_OF))); /* se sont retirés de | Gao et de … */
}

/* Whether it happens where people or things are taken from. */
bool lay_is_leaving(const struct lay_clause *c)
{
    return c->rule->type == LAY_TYPE_DEPARTURE || c->rule->type == LAY_TYPE_REMOVAL;
}

/* "Sur les 800 soldats français de Gao, | 300 sont partis": those of whom a bare number is some. */
static const struct lay_force *counted_before(const struct lay_sentence *s,
                                              const struct lay_force *some)
{
    bool bare = some->pronoun && some->quantity.to > some->quantity.from;
    for (size_t i = s->forces.n; i > 0 && bare; i--) {
        const struct lay_force *f = &s->forces.at[i - 1];
        if (f->to <= some->from && f->actor && f->unit && f->quantity.to > f->quantity.from)
            return f;
    }
    return some;
}

/* "Le détachement allemand de Niamey pliera bagage". */
static void find_of_subject(const struct lay_sentence *s, struct lay_clause *c)
{
    for (size_t i = 0; i < s->spots.n && c->role_count && c->roles[0].n && !c->spot_count; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        const struct lay_force *force = counted_before(s, c->roles[0].at[0]);
        bool abroad = spot->place && force->actor && /* le bataillon népalais | du Liban */
                      strcmp(spot->place->name, force->actor->name) != 0;
        if (force->unit && spot->place && (spot->place->level != LAY_LEVEL_COUNTRY || abroad) &&
            strcmp(spot->prep, "of") == 0 && spot->prep_from == force->to &&
            (spot->to <= c->trigger->from || !lay_is_verb(c->trigger)))
            lay_add_spot(c, spot);
    }
}

/* "renforcera de 850 hommes | son bataillon de Tapa", "le départ des soldats | de Gao a été réclamé
 * par" */
static void find_of_object(const struct lay_sentence *s, struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    const size_t from = t->fronted ? t->left : t->to, to = t->fronted ? t->from : t->right;
    for (size_t i = 0; i < s->spots.n && !c->spot_count; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        for (size_t k = 0; k < s->forces.n; k++)
            if (s->forces.at[k].to == spot->prep_from && s->forces.at[k].unit && spot->place &&
                s->forces.at[k].from >= from && spot->to <= to && strcmp(spot->prep, "of") == 0)
                lay_add_spot(c, spot);
    }
}

static void find_in_front(struct lay_text_reader *r, const struct lay_sentence *s,
                          struct lay_clause *c)
{
    if (c->trigger->fronted)
        find_of_object(s, c);
    if (!c->spot_count)
        lay_find_fronted(r, s, c);
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
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *spot = &s->spots.at[i]; /* stays on | in Gudauta */
        if (!spot->there && spot->prep_from == c->trigger->to && spot->place &&
            lay_is_placing(spot->prep))
            return false;
    }
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        bool named = spot->base && spot->name_to > spot->name_from; /* its garrison at | Faya */
        if (!spot->there && spot->from >= c->trigger->left && spot->to <= c->trigger->right &&
            (away ? strcmp(spot->prep, "origin") == 0
                  : lay_is_placing(spot->prep) || (named && !*spot->prep)))
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
    const struct lay_gaz_place *from = r->focus.site;
    bool abroad = homeward && from && from->country && strcmp(from->country, home->country) != 0;
    bool back = lay_has_trait(c->rule, LAY_TRAIT_PLACE_AWAY) && place && !abroad &&
                place->level <= LAY_LEVEL_TOWN; /* Niger's army fell back to Ayorou */
    if (!homeward || back)
        lay_add_spot(c, c->onward);
    else if (r->focus.site)
        lay_add_spot(c, lay_spot_there(r, c->trigger));
}

/* "в Кабул | вылетели солдаты": by its end a place before the verb is where they go; "the garrison
 * has gone to Gao". */
static void turn_onward(const struct lay_text_reader *r, struct lay_clause *c)
{
    const struct lay_spot *spot = c->spot_count ? c->spots[0] : NULL;
    if (!spot || !lay_has_trait(c->rule, LAY_TRAIT_PLACE_AWAY) || strcmp(spot->prep, "origin") == 0)
        return;
    if (!c->onward && c->spot_count == 1 && lay_is_verb(c->trigger) &&
        spot->to <= c->trigger->from && strcmp(spot->prep, "site") == 0 &&
        r->lexicon->language.cases &&
        lay_ends_with(r, spot->to - 1, &r->lexicon->language.accusative))
        c->onward = spot;
    if (c->onward)
        c->spot_count = 0;
}

/* "ont quitté Gao | pour rejoindre Kidal": where they go is told by a verb of its own. */
static void find_aim(const struct lay_text_reader *r, const struct lay_sentence *s,
                     struct lay_clause *c)
{
    enum { REACH = 3 }; /* words: pour se replier mardi sur | leur camp */
    const struct lay_trigger *t = c->trigger;
    size_t at = t->to;
    if (c->rule->type != LAY_TYPE_DEPARTURE || !lay_is_verb(t) || !c->spot_count || c->onward)
        return;
    while (at < s->to && at <= t->right && !lay_is_aim(s, at))
        at++;
    if (at >= s->to || at > t->right)
        return;
    size_t verb = at + 1 + lay_noted(s, at + 1, LAY_LEX_TRIGGER)->len;
    for (size_t i = 0; i < s->spots.n && !c->aimed; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        bool near = spot->to > at + 2 && spot->prep_from < verb + REACH;
        if (near && spot->place && lay_words_apart(r, s, verb, spot->prep_from) == 0)
            c->onward = spot, c->aimed = true;
    }
}

/* "провели там учения": of what has no place of its own. */
static void find_there(const struct lay_sentence *s, struct lay_clause *c)
{
    for (size_t i = 0; i < s->spots.n && !c->spot_count; i++)
        if (s->spots.at[i].there && s->spots.at[i].from >= c->trigger->left &&
            s->spots.at[i].to <= c->trigger->right)
            lay_add_spot(c, &s->spots.at[i]);
}

/* "À Gao | sont arrivés | 200 soldats, à Ménaka 300": its subject stands behind a verb, and its
 * place before it. */
static bool is_told_backwards(const struct lay_text_reader *r, const struct lay_sentence *s,
                              const struct lay_clause *c)
{
    return c->role_count && c->roles[0].n && c->roles[0].at[0]->from >= c->trigger->to &&
           lay_is_verb_first(r, s, c->trigger);
}

/* "отправлены через Грузию": a way is not where they come to. */
static void drop_way(struct lay_clause *c)
{
    const uint32_t moves =
        LAY_TYPE_BIT(ARRIVAL) | LAY_TYPE_BIT(REDEPLOYMENT) | LAY_TYPE_BIT(DELIVERY);
    if (c->spot_count == 1 && strcmp(c->spots[0]->prep, "via") == 0 &&
        lay_type_in(c->rule->type, moves))
        c->spot_count = 0;
}

static void settle(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_clause *c)
{
    drop_way(c);
    lay_settle_within(r, s, c);
    find_aim(r, s, c);
}

/* "crossing Tete province, headed for | the railway": no place before it is where they come to. */
static bool heads_for(const struct lay_sentence *s, const struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    return c->rule->type == LAY_TYPE_ARRIVAL && lay_is_verb(t) && t->to - t->from > 1 &&
           (lay_noted(s, t->to - 1, LAY_LEX_TO) || lay_noted_as(s, t->to - 1, LAY_LEX_PREP, "for"));
}

/* "its assault on": those who do it are meant, not where it is. */
static bool is_by_them(const struct lay_sentence *s, const struct lay_clause *c)
{
    return c->rule->type == LAY_TYPE_BASE_ATTACKED && !lay_is_verb(c->trigger) &&
           lay_noted(s, c->trigger->to - 1, LAY_LEX_PREP);
}

/* "Гао по-прежнему | удерживают французы": the object stands before its verb. */
static void find_beside(struct lay_text_reader *r, const struct lay_sentence *s,
                        struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    const struct lay_note *cue;
    size_t at = t->from;
    for (size_t n = 1; at > t->left && n; at -= n)
        n = lay_in_time(s, at - 1) || lay_is_said_aside(r, s, at - 1)
                ? 1
                : lay_helpers_before(s, t->left, at, &cue);
    for (size_t i = 0; i < s->spots.n && r->lexicon->language.cases; i++)
        if (s->spots.at[i].to == at && !*s->spots.at[i].prep && !s->spots.at[i].base &&
            lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ))
            lay_add_spot(c, &s->spots.at[i]);
    if (!c->spot_count)
        lay_find_pronoun(r, s, t->to, c); /* 75 legionnaires guard it */
}

/* "Через день | она была закрыта": behind the time that begins a clause. */
static size_t behind_time(const struct lay_sentence *s, const struct lay_trigger *t)
{
    size_t at = t->left;
    at += (lay_noted(s, at, LAY_LEX_PREP) || lay_noted(s, at, LAY_LEX_TIMEMODE)) &&
          lay_in_time(s, at + 1);
    while (at < t->from && lay_in_time(s, at))
        at++;
    return at < t->from ? at : t->left;
}

/* "it", "its", where a base or what they leave is told by no more: `first`, where the clause begins
 * behind its time. */
static void find_it(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_clause *c,
                    size_t first, bool of_bases)
{
    const struct lay_trigger *t = c->trigger;
    const bool object =
        lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ) && lay_needs(c->rule, LAY_NEED_BASE);
    if (!c->spot_count && ((lay_has_trait(c->rule, LAY_TRAIT_PLACE_LEFT) && of_bases) ||
                           (object && first + 1 < t->from)))
        lay_find_pronoun(r, s, first, c); /* её решено закрыть */
    for (size_t i = t->from - (t->from > t->left); i <= t->to && object && !c->spot_count; i++)
        lay_find_pronoun(r, s, i, c); /* left the base and returned it to Azerbaijan */
    bool leaves =
        lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ) && c->rule->type == LAY_TYPE_DEPARTURE;
    if (!c->spot_count && !c->origin && leaves)
        lay_find_pronoun(r, s, t->to, c); /* the last soldiers will leave it */
    if (!c->spot_count && !c->origin && leaves && t->from > t->left) /* её освободят к маю */
        lay_find_pronoun(r, s, t->from - 1, c);
    if (!c->spot_count && !lay_is_verb(t) && t->from > s->from && !is_by_them(s, c))
        lay_find_pronoun(r, s, t->from - 1, c); /* sa fermeture */
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
            find_beside(r, s, c);
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
        find_in_front(r, s, c);
    bool of_bases =
        lay_needs(c->rule, LAY_NEED_BASE) || lay_slot_is(c->rule, LAY_SLOT_SUBJ, "host");
    const size_t first = behind_time(s, t);
    of_bases &= t->left < t->from;
    bool back = !c->spot_count && of_bases && !is_by_them(s, c) &&
                lay_is_spoken_of(r, s, first, c) && c->rule->type != LAY_TYPE_BASE_ESTABLISHED;
    if (back) /* elle a été remise au Tchad */
        lay_find_pronoun(r, s, first, c);
    if (!c->spot_count)
        lay_find_right(r, s, c);
    bool object = lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ) && lay_needs(c->rule, LAY_NEED_BASE);
    if (!c->spot_count && !lay_has_trait(c->rule, LAY_TRAIT_PLACE_RIGHT) && !heads_for(s, c) &&
        !(object && c->rule->voice == LAY_VOICE_ACTIVE && !r->lexicon->language.cases))
        lay_find_left(r, s, c);
    turn_onward(r, c);
    if ((object || c->rule->type == LAY_TYPE_DEPARTURE) && c->rule->voice == LAY_VOICE_ACTIVE)
        lay_find_relative(r, s, c);
    if (!c->spot_count && !c->origin && lay_needs(c->rule, LAY_NEED_PLACE) && lay_is_verb(t))
        lay_find_cleft(r, s, c);
    if (object &&
        (c->rule->type == LAY_TYPE_BASE_CLOSED || c->rule->type == LAY_TYPE_BASE_ESTABLISHED))
        lay_find_intransitive(r, s, c);
    if (!c->spot_count && !c->origin && c->onward)
        add_onward(r, c);
    find_it(r, s, c, first, of_bases);
    if (!back)
        lay_join_base(r, s, c);
    lay_place_by_where(r, s, c);
    lay_drop_nameless(r, s, c);
    settle(r, s, c);
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
    if (!heads_for(s, c))
        lay_inherit_spots(before, c);
}
