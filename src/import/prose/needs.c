/* needs.c: whether a clause has what its rule needs. */
#include "import/prose/spots.h"

#include <string.h>

bool lay_is_group(const struct lay_force *f)
{
    return f->actor && !lay_is_state(f->actor) && strcmp(f->actor->kind, "organisation") != 0;
}

bool lay_is_armed(const struct lay_sentence *s, const struct lay_force *f)
{
    if (f->unit && f->actor && !lay_is_state(f->actor))
        return true;
    if (f->unit && f->actor && f->quantity.to > f->quantity.from)
        return true; /* 300 Russian instructors */
    for (size_t i = f->from; i < f->to && f->unit && !f->weak; i++) {
        const struct lay_note *people = lay_noted(s, i, LAY_LEX_FORCE),
                              *things = lay_noted(s, i, LAY_LEX_EQUIP),
                              *civil = lay_noted(s, i, LAY_LEX_CIVIL);
        size_t len = people ? people->len : 0;
        len = things && things->len > len ? things->len : len;
        if (len > (civil ? civil->len : 0))
            return true;
    }
    return false;
}

bool lay_is_armed_base(const struct lay_sentence *s, const struct lay_spot *spot)
{
    if (!spot->base || spot->weak)
        return false;
    if (spot->holder || (spot->place && spot->place->level == LAY_LEVEL_FACILITY))
        return true;
    for (size_t i = spot->from; i < spot->to; i++) {
        const struct lay_note *noun = lay_noted(s, i, LAY_LEX_BASE);
        if (noun && (noun->len > 1 || strcmp(noun->entry->value, "armed") == 0))
            return true;
    }
    return false;
}

bool lay_are_arms_near(const struct lay_text_reader *r, const struct lay_sentence *s)
{
    enum { REACH = 100 }; /* tokens */
    if (r->focus.arms_at && s->from < r->focus.arms_at + REACH)
        return true;
    bool whose = false, base = false;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        bool ware = f->equipment && !f->actor; /* ammunition worth a million */
        if ((!f->pronoun && !ware && lay_is_armed(s, f)) || lay_is_group(f))
            return true;
        whose |= f->actor != NULL;
    }
    for (size_t i = 0; i < s->spots.n && whose; i++) /* Beijing opened its base */
        base |= s->spots.at[i].base && !s->spots.at[i].weak;
    return base;
}

/* "They" are a force where one was spoken of shortly before. */
static bool means_force(const struct lay_text_reader *r, const struct lay_clause *c)
{
    enum { REACH = 100 }; /* tokens */
    bool arms = r->focus.arms_at && c->trigger->from < r->focus.arms_at + REACH;
    bool group = r->focus.group && lay_was_claimed_near(r, c->trigger->from); /* Le M23 … Il … */
    return (arms || group) &&
           (r->focus.people || r->focus.claimed || (c->saying && c->saying->actor));
}

/* "L'armée a quitté Gao. Elle avait évacué Tessalit": "it" that the last claim is of, where nobody
 * who holds an office was spoken of since. Where it is told by gender alone, in the sentence
 * behind that one. */
static bool is_army(const struct lay_text_reader *r, const struct lay_sentence *s,
                    const struct lay_force *f)
{
    enum { REACH = 30 }; /* tokens */
    const struct lay_gaz_actor *people = r->focus.people;
    const struct lay_prose_claim *last = lay_last_claim(r);
    const char *of = last && last->actor_count ? last->actors[0].name : r->focus.claimed;
    bool cases = r->lexicon->language.cases;
    if ((!r->lexicon->language.adjectives_after && !cases) || !f->single || !people || !of ||
        strcmp(lay_actor_shown(people)->name, of) != 0 || f->from > r->focus.last_at + REACH)
        return false;
    if (cases && (!last || !last->actor_count || r->focus.last_at >= s->from ||
                  !lay_agrees(r, f->from, last->actors[0].as_reported)))
        return false;
    for (size_t i = r->focus.last_at; i < f->from; i++) {
        const char *basis = lay_lexicon_word(r->lexicon, r->tokens.all.at[i].word, LAY_LEX_SPEAKER);
        if (basis && !lay_lexicon_word(r->lexicon, r->tokens.all.at[i].word, LAY_LEX_FORCE))
            return false;
        if (cases && i + 1 < s->from && lay_is_sign(r, i, '.') && r->tokens.all.at[i + 1].capital)
            return false; /* another sentence */
    }
    return true;
}

/* "Wagner" plays for Freiburg, too. */
static bool is_surname(const struct lay_force *f)
{
    return f->to - f->from == 1 && strcmp(f->actor->kind, "pmc") == 0;
}

/* "Nous avons quitté Goma", a déclaré le porte-parole du M23, de l'armée, un colonel: they speak of
 * themselves. */
static bool are_we(const struct lay_sentence *s, const struct lay_clause *c,
                   const struct lay_force *f)
{
    const struct lay_saying *saying = c->saying;
    if (!saying || !saying->actor || !lay_noted_as(s, f->from, LAY_LEX_PRONOUN, "speaker"))
        return false;
    return !lay_is_state(saying->actor) || lay_is_of_arms(s, saying);
}

/* "pulled its jets from Shayrat and moved | them" */
static bool is_of_them(const struct lay_sentence *s, const struct lay_clause *c)
{
    bool unit = false;
    for (size_t i = 0; i < s->forces.n && s->forces.at[i].from <= c->trigger->to; i++) {
        const struct lay_force *f = &s->forces.at[i];
        if (f->from == c->trigger->to && c->rule->voice == LAY_VOICE_ACTIVE)
            return unit && f->pronoun && !f->single;
        unit = f->unit && !f->fired;
    }
    return false;
}

/* "Les Kényans sont entrés à Kismayo, selon l'Amisom": of a people, by a mission, an army. */
static bool is_said_of_arms(const struct lay_sentence *s, const struct lay_clause *c)
{
    const struct lay_saying *saying = c->saying;
    return saying && saying->actor &&
           ((!lay_is_state(saying->actor) && strcmp(saying->actor->kind, "organisation") != 0) ||
            lay_is_force_speaking(s, saying));
}

/* "The M23 holds Rutshuru, entered | Goma", "the town was held by the M23": with nothing between,
 * for groups hold elections, too. */
static bool is_place_of_group(const struct lay_sentence *s, const struct lay_clause *c)
{
    const uint32_t types =
        LAY_TYPE_BIT(PRESENCE) | LAY_TYPE_BIT(ARRIVAL) | LAY_TYPE_BIT(REDEPLOYMENT);
    const struct lay_spot *spot = c->spot_count ? c->spots[0] : NULL;
    return spot && lay_type_in(c->rule->type, types) &&
           (spot->to <= c->trigger->from || spot->prep_from == c->trigger->to ||
            spot->from == lay_skip_small(s, c->trigger->to) || spot->from == c->trigger->to);
}

/* "Ethiopia said that | its | withdrawal from Mogadishu was complete", "Берлин заявил, что | уйдет
 * из Гао": the state itself. */
static bool is_of_saying_state(const struct lay_clause *c, const struct lay_force *f)
{
    const struct lay_saying *saying = c->saying;
    if (!saying || !saying->actor || !lay_is_state(saying->actor))
        return false;
    return f->pronoun ? f->single && saying->to <= f->from && c->rule->voice == LAY_VOICE_NOUN
                      : f->actor == saying->actor && f->from == saying->who_from &&
                            saying->to <= c->trigger->from;
}

bool lay_has_force(const struct lay_text_reader *r, const struct lay_sentence *s,
                   const struct lay_clause *c, bool state_will_do, bool noun_only)
{
    if ((c->counted && !c->cargo) || lay_is_of_sayer(r, s, c) || lay_announces_own(s, c) ||
        is_of_them(s, c) || (!noun_only && c->those && means_force(r, c)))
        return true;
    for (size_t i = 0; i < c->role_count; i++)
        for (size_t k = 0; k < c->roles[i].n; k++) {
            const struct lay_force *f = c->roles[i].at[k];
            bool organised = f->actor && !f->office && !lay_is_state(f->actor) &&
                             (r->military || !is_surname(f));
            bool people = lay_are_soldiers(r, c, f) ||
                          (f->actor && f->adjective && r->military && !r->section->capitals &&
                           (lay_are_arms_near(r, s) ||
                            (!r->lexicon->language.cases && is_said_of_arms(s, c))));
            bool them = f->pronoun && !f->single && /* разместили их; they moved to Gao */
                        (r->lexicon->language.cases || lay_was_claimed_near(r, c->trigger->from));
            bool holds = noun_only && organised && lay_is_group(f) && is_place_of_group(s, c);
            if (f->unit || are_we(s, c, f) || holds || (noun_only && them && means_force(r, c)) ||
                (!noun_only &&
                 (organised || people ||
                  (f->pronoun &&
                   (!f->single || lay_has_trait(c->rule, LAY_TRAIT_IT_TOO) || is_army(r, s, f)) &&
                   means_force(r, c)))) ||
                (state_will_do && is_of_saying_state(c, f)) ||
                (state_will_do && f->actor &&
                 (!f->office || c->trigger->absorbs ||
                  lay_has_trait(c->rule, LAY_TRAIT_TAKE_OVER) ||
                  c->rule->type == LAY_TYPE_AGREEMENT)))
                return true;
        }
    return false;
}

static bool has_equipment(const struct lay_clause *c)
{
    const struct lay_force *f = c->counted;
    if (c->cargo && f && f->unit && !f->equipment && f->quantity.from == f->from &&
        f->quantity.to > f->from)
        return false; /* brought | 200 soldiers and two tanks */
    for (size_t i = 0; i < c->role_count; i++)
        for (size_t k = 0; k < c->roles[i].n; k++)
            if (c->roles[i].at[k]->equipment)
                return true;
    return f && f->equipment; /* США начали вывоз | ракет */
}

/* What is taken away and does not go by itself, as aircraft and ships do: "an S-300 battery";
 * drones and helicopters may be brought. */
static bool are_goods(const struct lay_clause *c)
{
    static const char *const goods[] = {"missile_system", "vehicle",   "tank", "artillery", "",
                                        "drone",          "helicopter"};
    const bool brought = c->rule->type == LAY_TYPE_DELIVERY && !c->origin;
    const size_t kinds = LAY_COUNT(goods) - (brought ? 0 : 2);
    const struct lay_force *f = c->counted;
    if (c->cargo && f && !f->equipment && f->unit)
        return false; /* brought | 200 soldiers and two tanks */
    for (size_t i = 0; i < c->role_count && !(f && f->equipment); i++)
        if (c->roles[i].n && c->roles[i].at[0]->equipment &&
            c->roles[i].at[0]->from >= c->trigger->to)
            f = c->roles[i].at[0]; /* the army withdrew | its tanks */
    for (size_t i = 0; f && f->equipment && i < kinds; i++)
        if (strcmp(f->unit, goods[i]) == 0)
            return true;
    return false;
}

/* "Учения пройдут с 22 по 27 сентября, сообщило минобороны", "Pékin annonce | des exercices": where
 * nobody else is told, and the rule lets it, who says so does it; not: selon Kiev, ont débuté. */
static bool has_actor(const struct lay_sentence *s, const struct lay_clause *c)
{
    for (size_t i = 0; i < c->role_count; i++)
        if (lay_tells_whose(&c->roles[i]))
            return true;
    if (lay_needs(c->rule, LAY_NEED_BASE) && c->spot_count && c->spots[0]->holder)
        return true; /* the Russian base remains */
    return lay_has_slot(c->rule, LAY_SLOT_SPEAKER) && c->saying && c->saying->actor &&
           c->saying->basis && strcmp(c->saying->basis, "named_official") == 0 &&
           (strcmp(c->modality, "planned") == 0 || lay_is_of_arms(s, c->saying));
}

/* "The rebels are backed by Rwanda": a group may be somebody's; an army that helicopters back is
 * not theirs. */
static bool is_of_group(const struct lay_clause *c)
{
    for (size_t i = 0; i < c->role_count; i++)
        for (size_t k = 0; k < c->roles[i].n && strcmp(c->roles[i].role, "subject") == 0; k++) {
            const struct lay_force *f = c->roles[i].at[k];
            if (f->actor && lay_is_irregular(f->actor))
                return true;
        }
    return false;
}

/* "est devenu le « bataillon Est », la 2e brigade": what a unit is called. */
static bool is_named_unit(const struct lay_text_reader *r, const struct lay_sentence *s,
                          const struct lay_force *f)
{
    bool named = f->from > s->from && s->opening[f->from - 1 - s->from];
    for (size_t i = f->from; i < f->to + 1 && i < s->to && !named; i++)
        named = r->tokens.all.at[i].kind == LAY_TOKEN_NUMBER || s->opening[i - s->from];
    return named && f->unit && f->head && lay_lexicon_word(r->lexicon, f->head, LAY_LEX_ONE);
}

/* Whether the first role is one side's and another one is another's: orders to one's own are no
 * request. */
static bool has_other(const struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_clause *c)
{
    const struct lay_gaz_actor *first =
        c->role_count && c->roles[0].n ? c->roles[0].at[0]->actor : NULL;
    for (size_t i = 1; i < c->role_count; i++) {
        const struct lay_gaz_actor *other = c->roles[i].n ? c->roles[i].at[0]->actor : NULL;
        if (c->roles[i].n && c->roles[i].at[0]->pronoun && !c->roles[i].at[0]->unit && first)
            return true; /* велел им уйти */
        if (c->rule->type == LAY_TYPE_REDESIGNATION && c->roles[i].n && c->roles[0].n &&
            c->roles[0].at[0]->unit && is_named_unit(r, s, c->roles[i].at[0]))
            return true;
        if (other && (!first || lay_actor_shown(other) != lay_actor_shown(first)))
            return true;
    }
    return false;
}

/* "retrait français du Mali": the adjective says whose it is. */
static size_t behind_adjective(const struct lay_text_reader *r, const struct lay_sentence *s,
                               size_t at)
{
    for (size_t i = 0; i < s->forces.n && r->lexicon->language.adjectives_after; i++)
        if (s->forces.at[i].from == at && s->forces.at[i].adjective)
            return s->forces.at[i].to;
    return at;
}

/* France withdrew, France left Mali; but not: France withdrew its bid. */
bool lay_is_intransitive(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    static const enum lay_lex_class after[] = {LAY_LEX_PREP, LAY_LEX_OF,       LAY_LEX_BOUND,
                                               LAY_LEX_AND,  LAY_LEX_TIMEMODE, LAY_LEX_CUE};
    at = behind_adjective(r, s, at);
    if (at >= s->to || r->tokens.all.at[at].kind == LAY_TOKEN_MARK || lay_in_time(s, at))
        return true;
    for (size_t i = 0; i < LAY_COUNT(after); i++)
        if (lay_noted(s, at, after[i]))
            return true;
    at = lay_skip_small(s, at); /* withdrawal from | the Aouzou Strip */
    for (size_t i = 0; i < s->spots.n; i++)
        if (s->spots.at[i].from <= at && at < s->spots.at[i].to)
            return true;
    return false;
}

/* What is delivered to a state or its army is delivered somewhere in it. */
static bool is_received(const struct lay_clause *c)
{
    for (size_t i = 0; i < c->role_count; i++)
        if (strcmp(c->roles[i].role, "receiver") == 0 && c->roles[i].at[0]->actor &&
            c->rule->type == LAY_TYPE_DELIVERY)
            return lay_is_state(lay_actor_shown(c->roles[i].at[0]->actor));
    return false;
}

/* "return to the base", "a transféré ses drones du camp": who goes there, or takes things from it,
 * hands nothing over. */
static bool goes_there(const struct lay_sentence *s, const struct lay_clause *c)
{
    if (c->rule->type != LAY_TYPE_BASE_HANDOVER || c->rule->voice != LAY_VOICE_ACTIVE ||
        !c->spot_count)
        return false;
    bool from = strcmp(c->spots[0]->prep, "of") == 0 || strcmp(c->spots[0]->prep, "origin") == 0;
    bool taken = false;
    enum { NEAR = 3 };
    size_t prep_from; /* transférer | une centaine de soldats du camp */
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        bool people = f->unit && f->from < c->trigger->to + NEAR &&
                      !*lay_preposition_before(s, f->from, &prep_from) &&
                      f->quantity.to > f->quantity.from;
        taken |= (from || people) && f->unit && f->from >= c->trigger->to &&
                 f->to <= c->spots[0]->prep_from;
    }
    return taken || strcmp(c->spots[0]->prep, "destination") == 0;
}

/* "the army base", "базу армии", "la base des forces françaises": part of a place. */
static bool in_base(const struct lay_text_reader *r, const struct lay_sentence *s,
                    const struct lay_force *f)
{
    bool genitive = r->lexicon->language.cases;
    if (!genitive && (lay_noted(s, f->to, LAY_LEX_TOWN) || lay_noted(s, f->to, LAY_LEX_BASE)))
        return true; /* the rebel stronghold */
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *base = &s->spots.at[i];
        bool of = lay_noted(s, base->to, LAY_LEX_OF) && f->from >= base->to &&
                  f->from <= lay_skip_small(s, base->to + 1);
        if (base->base && base->from < f->to && (of || f->from < base->to + genitive))
            return true;
    }
    return false;
}

/* "Les soldats ont été transférés" to a base: it is not the base that changes hands. */
static bool is_of_people(const struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_trigger *t)
{
    size_t prep_from;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        bool beside = f->unit && f->to <= t->from &&
                      !*lay_preposition_before(s, f->from, &prep_from) &&
                      !lay_is_agent(r, s, f) && /* турецкими солдатами | занята база */
                      !in_base(r, s, f);
        for (size_t k = f->to; k < t->from && beside; k++)
            beside = lay_noted(s, k, LAY_LEX_CUE) || lay_noted(s, k, LAY_LEX_HAVE) ||
                     lay_noted(s, k, LAY_LEX_THERE);
        if (beside)
            return true;
    }
    return false;
}

/* "captured 40 fighters near the base", "two tanks at the base": people or things are taken. */
bool lay_takes_people(const struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    if (c->spot_count && (c->spots[0]->base || r->lexicon->language.cases) && !*c->spots[0]->prep &&
        c->spots[0]->to <= t->from)
        return false; /* базу захватили боевики, Авдеевку заняли войска */
    if (lay_has_trait(c->rule, LAY_TRAIT_TRIGGER_FIRST))
        return false; /* drove the army from the base */
    for (size_t i = 0; c->rule->type == LAY_TYPE_BASE_SEIZED && i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        bool there = c->spot_count && lay_is_placing(c->spots[0]->prep);
        if (f->unit && (there || !f->equipment) && !f->possessive && f->from >= t->to &&
            f->from <= t->to + 1 && /* but: на базе захвачены | двое солдат */
            !lay_noted(s, f->from, LAY_LEX_PREP)) /* a repris | aux talibans | la ville de Gao */
            return lay_is_verb(t) && !in_base(r, s, f) &&
                   (c->rule->voice == LAY_VOICE_ACTIVE || (there && !lay_is_agent(r, s, f)));
    }
    return false;
}

/* "Les Américains ont évacué Bagram": what is left is known as a base. */
static bool is_at_facility(const struct lay_clause *c)
{
    const struct lay_spot *spot = c->spot_count ? c->spots[0] : NULL;
    return spot && ((spot->place && spot->place->level == LAY_LEVEL_FACILITY) ||
                    (spot->base && spot->there && !*spot->prep)); /* покинет её */
}

/* "Mortar shells landed near a camp" */
static bool are_fired(const struct lay_clause *c)
{
    return c->role_count && c->roles[0].n && c->roles[0].at[0]->fired;
}

/* They do not arrive, they hit. */
static bool is_no_move(const struct lay_clause *c)
{
    return are_fired(c) && c->rule->type != LAY_TYPE_BASE_ATTACKED &&
           (strcmp(c->roles[0].role, "giver") == 0 || /* rocket strikes sent clouds of smoke */
            (c->rule->type != LAY_TYPE_DELIVERY && c->rule->type != LAY_TYPE_REMOVAL));
}

/* "Germany has 1,200 soldiers in Gao", no contingent of that size. */
static bool is_nation(const struct lay_clause *c)
{
    const struct lay_force *who = c->role_count && c->roles[0].n ? c->roles[0].at[0] : NULL;
    return who && !who->unit && !who->adjective && who->actor && lay_is_state(who->actor);
}

/* "вернулись в Витебск": where to is told, and another rule reads it. */
static bool goes_on(const struct lay_sentence *s, const struct lay_trigger *t)
{
    size_t prep_from;
    bool arrives = false, there = false;
    for (size_t i = 0; i < t->other_count; i++)
        arrives |= t->others[i].rule->type == LAY_TYPE_ARRIVAL;
    for (size_t i = 0; i < s->spots.n && arrives; i++)
        there |= lay_is_placing(lay_preposition_before(s, s->spots.at[i].from, &prep_from)) &&
                 (prep_from == t->to || /* в Гао | вернулись и французы */
                  (s->spots.at[i].to == t->from && prep_from == t->left));
    return there;
}

/* "Жители потребовали закрыть базу", "residents demanded": who asks is no state, the base is one.
 */
static bool asks_of_base(const struct lay_sentence *s, const struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    bool base = false;
    for (size_t i = 0; i < s->spots.n; i++)
        base |= s->spots.at[i].base && !s->spots.at[i].weak && s->spots.at[i].from > t->from &&
                s->spots.at[i].from < t->right;
    return base && c->rule->type == LAY_TYPE_REQUEST && t->absorbs;
}

/* "has been halved": without a number another rule of the same words reads it. */
static bool is_for_other(const struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    bool other = false, number = false;
    for (size_t i = 0; i < t->other_count; i++)
        other |= !lay_needs(t->others[i].rule, LAY_NEED_QUANTITY);
    for (size_t i = t->left; i < t->right && other && !number; i++) {
        const struct lay_note *word = lay_noted(s, i, LAY_LEX_NUMBER);
        number = ((word && !strchr(word->entry->value, '/')) || /* but: de moitié */
                  r->tokens.all.at[i].kind == LAY_TOKEN_NUMBER) &&
                 !lay_in_time(s, i);
    }
    return other && !number;
}

/* "базу в Абеше Париж | вернул армии": what is given back is the base that stands before it, and
 * another rule reads it. */
static bool gives_base(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    bool gives = false, base = false;
    size_t prep_from;
    for (size_t i = 0; i < t->other_count && c->rule->type == LAY_TYPE_ARRIVAL; i++)
        gives |= t->others[i].rule->type == LAY_TYPE_BASE_HANDOVER;
    for (size_t i = 0; i < s->spots.n && gives && r->lexicon->language.cases; i++)
        base |= s->spots.at[i].base && s->spots.at[i].from >= t->left &&
                s->spots.at[i].to <= t->from &&
                !*lay_preposition_before(s, s->spots.at[i].from, &prep_from);
    return base;
}

/* "were relieved in Gao": by whom is not told, and nothing told before can be meant. */
static bool lacks_other(const struct lay_clause *c)
{
    return lay_needs(c->rule, LAY_NEED_TWO) && c->rule->type == LAY_TYPE_REPLACEMENT &&
           c->rule->voice == LAY_VOICE_PASSIVE && c->role_count < 2 &&
           !lay_has_slot(c->rule, LAY_SLOT_BEFORE);
}

/* "opened a base in Gao to prevent attacks": nobody may use it. */
static bool lacks_user(const struct lay_clause *c)
{
    bool user = !lay_needs(c->rule, LAY_NEED_TWO) || c->rule->type != LAY_TYPE_AGREEMENT ||
                !lay_slot_is(c->rule, LAY_SLOT_TO, "receiver");
    for (size_t i = 0; i < c->role_count && !user; i++)
        user = strcmp(c->roles[i].role, "receiver") == 0;
    return !user;
}

/* "The Irish took over from the Finns at | Camp Shamrock": no people that others relieve at a base
 * of forces is of another kind. */
static bool at_base(const struct lay_sentence *s, const struct lay_clause *c)
{
    return c->rule->type == LAY_TYPE_REPLACEMENT && c->spot_count &&
           (lay_is_armed_base(s, c->spots[0]) ||
            (c->spots[0]->place && c->spots[0]->place->level == LAY_LEVEL_FACILITY));
}

/* "a remis le camp et | transféré ses hélicoptères": no passive, for what it takes is behind it. */
static bool takes_its_own(const struct lay_text_reader *r, const struct lay_sentence *s,
                          const struct lay_clause *c)
{
    return c->rule->voice == LAY_VOICE_PASSIVE && r->lexicon->language.adjectives_after &&
           lay_noted(s, c->trigger->to, LAY_LEX_POSS) &&
           !lay_noted(s, c->trigger->to - 1, LAY_LEX_PREP); /* évacuée par | ses soldats */
}

bool lay_has_needs(const struct lay_text_reader *r, const struct lay_sentence *s,
                   const struct lay_clause *c)
{
    const struct lay_rule *rule = c->rule;
    if (takes_its_own(r, s, c) || lacks_other(c) || lacks_user(c) || gives_base(r, s, c))
        return false;
    if (lay_needs(rule, LAY_NEED_QUANTITY) && is_for_other(r, s, c))
        return false;
    if (lay_has_trait(rule, LAY_TRAIT_LIKE_BEFORE) && !lay_is_like_before(r, rule))
        return false;
    return !is_no_move(c) && (!lay_needs(rule, LAY_NEED_FIRED) || are_fired(c)) &&
           (!lay_needs(rule, LAY_NEED_FORCE) || lay_has_force(r, s, c, false, false)) &&
           (!lay_needs(rule, LAY_NEED_UNIT) || lay_has_force(r, s, c, false, true)) &&
           (!lay_needs(rule, LAY_NEED_STATE) || lay_has_force(r, s, c, false, false) ||
            asks_of_base(s, c) ||
            (r->military && lay_has_force(r, s, c, true, false) &&
             (c->trigger->absorbs || lay_is_intransitive(r, s, c->trigger->to) ||
              is_at_facility(c)))) &&
           (!lay_needs(rule, LAY_NEED_BASE) || lay_has_base(r, s, c)) && !goes_there(s, c) &&
           !(lay_has_trait(rule, LAY_TRAIT_PLACE_LEFT) && lay_needs(rule, LAY_NEED_BASE) &&
             is_of_people(r, s, c->trigger)) &&
           (!lay_needs(rule, LAY_NEED_AIRCRAFT) || has_equipment(c)) &&
           (!lay_needs(rule, LAY_NEED_GOODS) || are_goods(c)) &&
           (!lay_needs(rule, LAY_NEED_ACTOR) || has_actor(s, c)) &&
           (!lay_needs(rule, LAY_NEED_OTHER) || has_other(r, s, c)) &&
           (!lay_needs(rule, LAY_NEED_DENIED) || strcmp(c->stance, "denies") == 0) &&
           (!lay_needs(rule, LAY_NEED_POWER) ||
            lay_has_force(r, s, c, r->military || at_base(s, c), false)) &&
           (!lay_needs(rule, LAY_NEED_IMAGERY) ||
            (c->saying && c->saying->basis && strcmp(c->saying->basis, "imagery") == 0 &&
             !lay_noted(s, c->trigger->to, LAY_LEX_RELATIVE))) &&
           (!lay_needs(rule, LAY_NEED_WHO) || (c->role_count && c->roles[0].n)) &&
           (!lay_needs(rule, LAY_NEED_GROUP) || is_of_group(c)) &&
           (!lay_needs(rule, LAY_NEED_NATION) || is_nation(c)) &&
           (!lay_needs(rule, LAY_NEED_THOSE) || lay_are_those_before(r, s, c)) &&
           (!lay_needs(rule, LAY_NEED_ASKED) || c->trigger->absorbs) &&
           (!lay_needs(rule, LAY_NEED_BEHIND) ||
            (c->counted && c->counted->from >= c->trigger->to && lay_is_armed(s, c->counted))) &&
           (!lay_needs(rule, LAY_NEED_SUBJECT) || lay_is_about_arms(r, s, c->trigger)) &&
           (!lay_needs(rule, LAY_NEED_ENDS) ||
            (lay_is_intransitive(r, s, c->trigger->to) && !goes_on(s, c->trigger))) &&
           (!lay_needs(rule, LAY_NEED_OBJECT) ||
            (c->counted && c->counted->from >= c->trigger->to)) &&
           (!lay_needs(rule, LAY_NEED_PLACE) || c->spot_count || c->origin || is_received(c));
}
