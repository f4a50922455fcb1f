/* spots_elsewhere.c: the place of what happens where the clause itself has none: a base that was
 * spoken of before, the heading, what a deal is about. */
#include "import/prose/spots.h"

#include <string.h>

/* "La base était à la France ; elle a été remise": "it" that was a base shortly before. */
bool lay_is_spoken_of(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                      const struct lay_clause *c)
{
    enum { REACH = 40 }; /* tokens */
    bool it = lay_noted_as(s, at, LAY_LEX_PRONOUN, "one") &&
              lay_has_trait(c->rule, LAY_TRAIT_PLACE_LEFT),
         its = lay_noted(s, at, LAY_LEX_POSS) && !lay_is_verb(c->trigger) &&
               lay_needs(c->rule, LAY_NEED_BASE); /* sa fermeture */
    return (it || its) && r->focus.base_at && at < r->focus.base_at + REACH;
}

/* "Над базой в Таджи спустили флаг: её приняла армия Ирака": the last base before "it". */
static const struct lay_spot *base_before(const struct lay_sentence *s, size_t at)
{
    for (size_t i = s->spots.n; i > 0; i--)
        if (s->spots.at[i - 1].to <= at && s->spots.at[i - 1].base)
            return s->spots.at[i - 1].place || s->spots.at[i - 1].unknown ? &s->spots.at[i - 1]
                                                                          : NULL;
    return NULL;
}

/* "вывезет из Гао танки, чтобы передать | их": what was spoken of last is no base. */
static bool are_things(const struct lay_sentence *s, size_t at)
{
    size_t things = 0, base = 0;
    for (size_t i = 0; i < s->forces.n && s->forces.at[i].to <= at; i++)
        things = s->forces.at[i].equipment ? s->forces.at[i].to : things;
    for (size_t i = 0; i < s->spots.n && s->spots.at[i].to <= at; i++)
        base = s->spots.at[i].base ? s->spots.at[i].to : base;
    return things > base;
}

/* "её | планируют | расширить": whether nothing but what helps a verb stands before it. */
static bool leads_to(const struct lay_sentence *s, size_t at, size_t verb)
{
    const struct lay_note *cue = NULL;
    while (at < verb && (cue = lay_noted(s, at, LAY_LEX_CUE)))
        at += cue->len;
    return at == verb;
}

/* "It was occupied by rebels": the base that was spoken of. */
void lay_find_pronoun(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                      struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    bool its =
        r->lexicon->language.cases && lay_noted(s, at, LAY_LEX_POSS) &&
        ((leads_to(s, at + 1, t->from) && (lay_is_verb(t) || lay_needs(t->rule, LAY_NEED_BASE))) ||
         (at == t->to && lay_is_verb(t))); /* ее заняли боевики, о ее закрытии */
    its |= r->lexicon->language.cases && lay_noted(s, at, LAY_LEX_SAYER) && at == t->left;
    bool base = lay_is_spoken_of(r, s, at, c);
    bool subject =
        at + 1 == t->from && t->rule->voice == LAY_VOICE_ACTIVE &&
        !lay_slot_is(t->rule, LAY_SLOT_SUBJ, "host") && /* it houses 300 soldiers */
        !r->lexicon->language.cases &&                  /* qu'ils occupent; they blew up whatever */
        (r->lexicon->language.adjectives_after || c->rule->type != LAY_TYPE_BASE_HANDOVER);
    its |= !subject && lay_noted_as(s, at, LAY_LEX_PRONOUN, "force");
    if (r->lexicon->language.cases && lay_noted_as(s, at, LAY_LEX_PRONOUN, "force") &&
        are_things(s, at))
        return;
    bool object = at == t->to && lay_needs(t->rule, LAY_NEED_BASE);
    const struct lay_spot *same = /* the flag over Camp Taji, after they handed | it over */
        its && (r->lexicon->language.cases || object) ? base_before(s, at) : NULL;
    if (same) {
        lay_add_spot(c, same);
        return;
    }
    if (!base && (!its || !lay_was_claimed_near(r, at)))
        return;
    struct lay_spot *it = lay_arena_new(&r->arena, struct lay_spot);
    *it = (struct lay_spot){.from = at, .to = at + 1, .base = true, .there = "site", .prep = ""};
    if ((it->back = base))
        it->holder = r->focus.base_holder;
    lay_add_spot(c, it);
}

/* "Tombouctou : arrivée d'une centaine de soldats": the place that stands before a colon. */
static void find_heading(const struct lay_text_reader *r, const struct lay_sentence *s,
                         struct lay_clause *c)
{
    const struct lay_spot *spot = s->spots.n ? &s->spots.at[0] : NULL;
    if (spot && spot->from == s->from && spot->place && spot->to < c->trigger->from &&
        lay_is_sign(r, spot->to, ':'))
        lay_add_spot(c, spot);
}

bool lay_is_party(const struct lay_text_reader *r, const struct lay_sentence *s,
                  const struct lay_clause *c, const struct lay_spot *spot)
{
    bool state = c->rule->type == LAY_TYPE_AGREEMENT && !spot->base && spot->place &&
                 spot->place->level == LAY_LEVEL_COUNTRY;
    bool given = spot > s->spots.at && spot[-1].base && spot[-1].from >= c->trigger->from &&
                 spot[-1].to == spot->prep_from && strcmp(spot->prep, "destination") == 0;
    bool with =
        r->lexicon->language.cases && (!*spot->prep || lay_noted(s, spot->prep_from, LAY_LEX_WITH));
    return state && (given || with); /* the lease of the base to the United States */
}

/* "signed a treaty for the opening of a base at Gao": where that is, in another trigger's clause.
 */
static void find_beyond(const struct lay_text_reader *r, const struct lay_sentence *s,
                        struct lay_clause *c)
{
    for (size_t i = 0; i < s->spots.n && !c->spot_count; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        bool told = spot->place || spot->unknown, theirs = false;
        for (size_t k = 0; k < s->forces.n; k++) /* on the forces | in Okinawa */
            theirs |= s->forces.at[k].unit && s->forces.at[k].to == spot->prep_from &&
                      s->forces.at[k].from >= c->trigger->to && spot->place &&
                      strcmp(spot->prep, "of") == 0;
        const bool partly = spot->base && spot->from > c->trigger->from &&
                            spot->to > c->trigger->to; /* a pact on | a base | at Gao */
        bool behind = spot->from >= c->trigger->right || theirs || partly ||
                      (lay_has_trait(c->rule, LAY_TRAIT_CLAUSE_WHOLE) &&
                       spot->from >= c->trigger->to); /* a pact that opens | the base of Gao */
        if (behind && told && !lay_is_taken(s, c, spot) && !lay_is_party(r, s, c, spot) &&
            (spot->base || theirs || lay_is_placing(spot->prep) ||
             lay_is_object_of_verb(s, spot->from)))
            lay_add_spot(c, spot); /* agreed that they would leave | Gao */
    }
}

/* "They, the soldiers were replaced by Russians": where those are who were spoken of. */
static void find_replaced(struct lay_text_reader *r, const struct lay_sentence *s,
                          struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    bool them = false;
    for (size_t i = 0; i < c->role_count; i++)
        them |= c->roles[i].n && (c->roles[i].at[0]->pronoun ||
                                  lay_noted_as(s, c->roles[i].at[0]->from, LAY_LEX_DET, "def"));
    for (size_t i = t->from; i < t->to; i++)
        them |= lay_noted(s, i, LAY_LEX_POSS) != NULL; /* ont pris leur place */
    if (them && lay_was_claimed_near(r, c->trigger->from))
        lay_add_spot(c, lay_spot_there(r, c->trigger));
}

/* Where nothing in the clause tells it. */
void lay_find_elsewhere(struct lay_text_reader *r, const struct lay_sentence *s,
                        struct lay_clause *c)
{
    if (c->spot_count || c->origin)
        return;
    if (lay_needs(c->rule, LAY_NEED_PLACE))
        find_heading(r, s, c);
    else if (lay_has_trait(c->rule, LAY_TRAIT_PLACE_BEYOND))
        find_beyond(r, s, c);
    else if (c->rule->type == LAY_TYPE_REPLACEMENT)
        find_replaced(r, s, c);
}

const struct lay_spot *lay_place_of_counted(const struct lay_sentence *s,
                                            const struct lay_clause *c)
{
    if (!lay_has_slot(c->rule, LAY_SLOT_QUANTITY) || c->trigger->joined)
        return NULL; /* a retiré ses avions du Koweït et | renforcé son contingent à Bangui */
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        bool land = spot->there && strcmp(spot->there, "country") == 0; /* ses effectifs | dans le
                                                                           pays */
        bool site = spot->place && !spot->base &&
                    (strcmp(spot->prep, "site") == 0 || strcmp(spot->prep, "of") == 0);
        for (size_t k = 0; k < s->forces.n && (land || site); k++)
            if ((s->forces.at[k].to == spot->prep_from ||
                 (land && s->forces.at[k].to == spot->from)) &&
                s->forces.at[k].unit && spot->from >= c->trigger->left &&
                spot->to <= c->trigger->from)
                return spot;
    }
    return NULL;
}

void lay_inherit_spots(const struct lay_clause *before, struct lay_clause *c)
{
    if (c->spot_count || !before || c->origin || lay_has_trait(c->rule, LAY_TRAIT_PLACE_RIGHT))
        return;
    if (before->rule->type == LAY_TYPE_DEPARTURE && c->rule->type == LAY_TYPE_ARRIVAL)
        return; /* who left Gao has not come there */
    if (lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ) &&
        (c->rule->type == LAY_TYPE_ARRIVAL ||
         (c->rule->type == LAY_TYPE_BASE_ATTACKED && !c->trigger->joined)))
        return; /* avant de rejoindre la métropole, pour bombarder l'EI */
    bool same = !c->trigger->joined && c->trigger->left <= before->trigger->from;
    if (!same && !lay_needs(c->rule, LAY_NEED_PLACE) && !lay_needs(c->rule, LAY_NEED_BASE) &&
        !lay_needs(c->rule, LAY_NEED_ASKED) && c->rule->type != LAY_TYPE_REPLACEMENT)
        return;
    for (size_t i = 0; i < before->spot_count; i++)
        lay_add_spot(c, before->spots[i]);
}

bool lay_is_no_place(const struct lay_sentence *s, size_t at)
{
    for (size_t i = 0; i < s->spots.n && lay_noted_as(s, at, LAY_LEX_CUE, "negated"); i++)
        if (s->spots.at[i].prep_from == at + 1 || s->spots.at[i].from == at + 1)
            return true;
    return false;
}
