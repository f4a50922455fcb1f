/* spots_base.c: the base of a clause and the place that it is in. */
#include "import/prose/spots.h"

#include <string.h>

/* The base in a place. */
const struct lay_spot *lay_as_base(struct lay_text_reader *r, const struct lay_spot *place,
                                   const struct lay_spot *base)
{
    struct lay_spot *both = lay_arena_new(&r->arena, struct lay_spot);
    *both = *place;
    both->base = true;
    both->holder = base->holder ? base->holder : place->base ? place->holder : NULL;
    both->quantity = base->quantity;
    both->prep = base->prep;
    both->prep_from = base->prep_from;
    bool within = place->base && place != base && (place->own || place->holder);
    both->part = base->part || within;                        /* built | barracks at its base */
    both->weak = base->weak && (!place->base || place->weak); /* a pier | at the naval base */
    both->own = base->own;
    return both;
}

/* "at Lal-lo | on Luzon, where": the closer one of two places, the second of which tells where the
 * first one is. */
static const struct lay_spot *closer(const struct lay_spot *first, const struct lay_spot *last)
{
    bool within = last > first && last->place && last->prep_from == last[-1].to &&
                  strcmp(last->prep, "site") == 0 &&
                  (last[-1].unknown || (last[-1].place && last[-1].place->level <= LAY_LEVEL_TOWN));
    return within ? last - 1 : last;
}

/* "sur le mont Hermon, où ils ont pris un poste": a base without a name is in the place before. */
void lay_place_by_where(struct lay_text_reader *r, const struct lay_sentence *s,
                        struct lay_clause *c)
{
    const struct lay_spot *base = c->spot_count == 1 ? c->spots[0] : NULL;
    if (!base || !base->base || base->place || base->unknown || base->area || base->there)
        return;
    for (size_t i = 1; i < s->spots.n; i++) {
        const struct lay_spot *where = &s->spots.at[i], *before = where - 1;
        if (where->there && where->from + 1 >= c->trigger->left && where->to <= c->trigger->from &&
            lay_is_before(r, before->to, where->from) && (before->place || before->unknown) &&
            lay_noted(s, where->from, LAY_LEX_BOUND))
            c->spots[0] = lay_as_base(r, closer(s->spots.at, before), base);
    }
}

/* "the base Victoria in Baghdad": a town that has the name of a base, in another country. */
static bool is_elsewhere(const struct lay_gaz_place *named, const struct lay_gaz_place *town)
{
    return named->level == LAY_LEVEL_TOWN && named->country && town->country &&
           strcmp(named->country, town->country) != 0;
}

/* "Opened in Doha its base", "handed over to Senegal the camp Geille, in Dakar": the base is what
 * it is done to. */
static void take_object(struct lay_text_reader *r, const struct lay_sentence *s,
                        struct lay_clause *c)
{
    const struct lay_spot *first = c->spot_count ? c->spots[0] : NULL;
    if (!first || first->base || !lay_needs(c->rule, LAY_NEED_BASE))
        return;
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        bool named = spot->place || spot->unknown;
        bool of = strcmp(spot->prep, "of") == 0; /* la remise au Mali | de la base de Gao */
        bool object = !*spot->prep || (of && (!named || !lay_is_verb(c->trigger)));
        /* but: ten km from a base */
        if (!spot->base || !object || spot->from < first->to || spot->from >= c->trigger->right ||
            (!named && c->spot_count > 1))
            continue;
        c->spots[0] = named ? spot : lay_as_base(r, first, spot);
        c->spot_count = 1;
        for (const struct lay_spot *next = spot + 1;
             named && next < s->spots.at + s->spots.n && next->from < c->trigger->right; next++)
            if (next->base && lay_goes_on(r, s, spot, next)) { /* and its camp at Faya */
                lay_add_spot(c, next);
                spot = next;
            }
        return;
    }
}

/* "la base | qu'elle occupe à Abéché": where the words end that tell, with a verb of their own,
 * where a base is; the base's own end where none do. */
static size_t behind_held(const struct lay_text_reader *r, const struct lay_sentence *s,
                          const struct lay_clause *c, const struct lay_spot *base)
{
    size_t to = base->to;
    if (!lay_noted_as(s, to, LAY_LEX_BOUND, "object") || !lay_is_of_base_type(c->rule->type))
        return to;
    while (to < s->to && r->tokens.all.at[to].kind != LAY_TOKEN_MARK &&
           !(to > base->to && lay_noted(s, to, LAY_LEX_BOUND)))
        to++;
    return to;
}

/* "built | an airstrip and a pier | on an island": several of which at most the last one is named
 * are in one place. */
static void share_place(struct lay_text_reader *r, struct lay_clause *c)
{
    size_t n = 0;
    while (n < c->spot_count && c->spots[n]->base && !c->spots[n]->place && !c->spots[n]->unknown &&
           !c->spots[n]->area && !c->spots[n]->there)
        n++;
    if (n > 1 && n == c->spot_count)
        c->spot_count = 1;
    for (size_t i = 0; i < n && n + 1 == c->spot_count && c->spots[n]->base; i++)
        c->spots[i] = lay_as_base(r, c->spots[n], c->spots[i]);
}

/* "A Turkish base was established in Doha": the base of one end of the clause is in the place of
 * the other. */
void lay_join_base(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_clause *c)
{
    take_object(r, s, c);
    share_place(r, c);
    const struct lay_spot *base = c->spot_count == 1 ? c->spots[0] : NULL;
    for (size_t i = 0; base && base->base && (base->unknown || base->place) && i < s->spots.n;
         i++) {
        const struct lay_spot *spot = &s->spots.at[i]; /* the airfield Antonov in Hostomel */
        /* la base du Liban-Sud, à Naqoura, */
        bool wide = base->place && base->place->level > LAY_LEVEL_TOWN;
        bool beside = strcmp(spot->prep, "site") == 0 &&
                      (spot->prep_from == base->to ||
                       ((base->unknown || wide) && spot->prep_from == base->to + 1 &&
                        lay_is_sign(r, base->to, ','))); /* at Goojacade, outside Las Anod */
        if (beside && spot->place && !base->near.place &&
            (base->unknown || wide || is_elsewhere(base->place, spot->place)) && !spot->base &&
            spot->place->level == LAY_LEVEL_TOWN)
            c->spots[0] = base = lay_as_base(r, spot, base);
    }
    const struct lay_spot *name = base && base->base ? lay_apposed_name(r, s, base) : NULL;
    size_t prep_from; /* Bagram, the sprawling base north of | Kabul */
    bool near = name && base->place && base->name_from > base->from &&
                *lay_preposition_before(s, base->name_from, &prep_from) &&
                base->name_from > prep_from + 1;
    if (name && (!base->place || base->place->level >= LAY_LEVEL_AREA || near)) {
        c->spots[0] = lay_as_base(r, name, base);
        return;
    }
    if (!base || !base->base || base->place || base->unknown || base->area)
        return;
    c->spot_count = 0;
    lay_find_right(r, s, c);
    const struct lay_spot *place = c->spot_count && c->spots[0] != base ? c->spots[0] : NULL;
    if (!place && c->spot_count == 1) { /* set up a base in Doha: further behind */
        size_t held = behind_held(r, s, c, base),
               right = held > c->trigger->right ? held : c->trigger->right;
        for (size_t i = 0; i < s->spots.n && !place; i++)
            if (s->spots.at[i].from >= base->to && s->spots.at[i].from < right &&
                lay_is_placing(s->spots.at[i].prep) &&
                (s->spots.at[i].from < c->trigger->right ||
                 strcmp(s->spots.at[i].prep, "site") == 0) &&
                !lay_is_taken(s, c, &s->spots.at[i]) &&
                !(lay_is_leaving(c) && lay_is_meanwhile(r, s, c->trigger, &s->spots.at[i])))
                place = &s->spots.at[i];
    }
    for (size_t i = 0; i < s->spots.n && !place; i++) { /* China's base, in Djibouti, was opened */
        const struct lay_spot *spot = &s->spots.at[i];
        bool beside = spot->prep_from <= base->to + 1 || spot->to <= behind_held(r, s, c, base);
        bool away = spot->there && strcmp(spot->there, "site") == 0; /* but: in this country */
        if (spot->prep_from >= base->to && beside && !away && spot->to <= c->trigger->from &&
            strcmp(spot->prep, "site") == 0)
            place = spot;
    }
    const struct lay_spot *scene = s->spots.n ? &s->spots.at[0] : NULL;
    if (!place && scene && scene->to <= base->from && scene->prep_from == s->from &&
        strcmp(scene->prep, "site") == 0 && !scene->base)
        place = scene; /* In Senegal, the French bases will close. */
    bool inside = place && place->prep_from == base->to; /* a headquarters at the airfield */
    bool back = place && place->there && strcmp(place->there, "site") != 0; /* in this country */
    if (place && (place->place || place->unknown || back) && (!place->base || base->part || inside))
        base = lay_as_base(r, place, base);
    c->spots[0] = base;
    c->spot_count = 1;
}

/* "six bases, including Albao": they are told one by one. */
void lay_drop_nameless(struct lay_text_reader *r, const struct lay_sentence *s,
                       struct lay_clause *c)
{
    const struct lay_spot *first = c->spots[0];
    bool wide = c->spot_count > 1 && first->place && first->place->level > LAY_LEVEL_TOWN &&
                lay_lists_bases(r, s, c->spots[1]->from - 1); /* four bases in Mali: */
    if (c->spot_count < 2 || !first->base || (first->place && !wide) || first->unknown ||
        first->area)
        return;
    bool named = first->quantity.to > first->quantity.from && lay_is_sign(r, first->to, ',') &&
                 c->spots[1]->from == first->to + 1; /* ses deux bases, Hmeimim et Tartous */
    named |= lay_lists_bases(r, s, c->spots[1]->from - 1);
    if (!named && !lay_noted_as(s, c->spots[1]->from - 1, LAY_LEX_AND, "list"))
        return;
    struct lay_spot plain = *first;
    plain.quantity = (struct lay_quantity){0};
    c->spot_count--;
    for (size_t i = 0; i < c->spot_count; i++)
        c->spots[i] = lay_as_base(r, c->spots[i + 1], &plain);
}

/* "The post at Dorlin, which the army gave up": what a relative clause is about, which has another
 * subject. */
bool lay_is_related(const struct lay_text_reader *r, const struct lay_sentence *s,
                    const struct lay_clause *c, const struct lay_spot *spot)
{
    size_t behind = spot->to + lay_is_sign(r, spot->to, ',');
    return spot->base && lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ) &&
           lay_noted(s, behind, LAY_LEX_RELATIVE) && c->role_count && c->roles[0].n &&
           c->roles[0].at[0]->from > behind && c->roles[0].at[0]->from <= behind + 2;
}
