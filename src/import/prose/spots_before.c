/* spots_before.c: the places of a clause that stand before its trigger. */
#include "import/prose/spots.h"

#include <string.h>

/* "склад оружия | захватили": nobody's force in what the base is called, right before the verb. */
static bool is_plain_noun(const struct lay_text_reader *r, const struct lay_spot *spot,
                          const struct lay_force *over, size_t verb)
{
    for (size_t i = spot->to; i < verb; i++)
        if (lay_is_sign(r, i, ','))
            return false;
    return !over->actor && over->to <= spot->to && over->quantity.to == over->quantity.from;
}

/* "The garrison in Kirkuk", "Tarin Kowt's soldiers": a place of who has the first role. */
static bool is_of_force(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_clause *c, const struct lay_spot *spot)
{
    const struct lay_force *f =
        c->role_count && c->roles[0].n && c->roles[0].at[0]->unit ? c->roles[0].at[0] : NULL;
    return f && ((spot->base && lay_force_over(s, spot) == f) ||
                 (spot->place && f->from == spot->to + 1 && lay_is_possessive(r, spot->to, s->to)));
}

/* "Fermée lundi, | la base", "Lundi a été fermée | la base". */
void lay_find_fronted(const struct lay_text_reader *r, const struct lay_sentence *s,
                      struct lay_clause *c)
{
    enum { NEAR = 4 };
    const struct lay_trigger *t = c->trigger;
    bool first = t->from == s->from;
    size_t comma = t->to;
    if (c->rule->voice != LAY_VOICE_PASSIVE ||
        !(first || (t->left < t->from && lay_is_verb_first(r, s, t))))
        return;
    while (first && comma < s->to && !lay_is_sign(r, comma, ','))
        comma++;
    size_t from = comma + first;
    for (size_t i = 0; i < s->spots.n && !c->spot_count; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        if (spot->base && !*spot->prep && spot->from >= from && spot->from < from + NEAR)
            lay_add_spot(c, spot);
    }
}

/* "Вчера | Гао покинули": nothing but times stands before it in its clause, or between it and a
 * sign: "по словам мэра, | Гао покинули". */
static bool opens_clause(const struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_trigger *t, const struct lay_spot *spot)
{
    size_t at = t->left, back = spot->from;
    while (at < spot->from && (lay_in_time(s, at) || lay_noted(s, at, LAY_LEX_ADVERB) ||
                               lay_noted(s, at, LAY_LEX_PREP)))
        at++;
    while (back > t->left && (lay_in_time(s, back - 1) || lay_noted(s, back - 1, LAY_LEX_ADVERB)))
        back--;
    size_t end = t->from;
    while (end > spot->to && lay_in_time(s, end - 1))
        end--;
    return at == spot->from || lay_before_when(s, spot->from) <= t->left ||
           (spot->to == end && back > t->left && r->tokens.all.at[back - 1].kind == LAY_TOKEN_MARK);
}

/* "Из Гао в Менаку | ушли": from where, told before the verb that tells where to. */
static void find_origin_before(struct lay_text_reader *r, const struct lay_sentence *s,
                               struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    for (size_t i = 0; i < s->spots.n && !c->spot_count; i++)
        if (s->spots.at[i].from >= t->left && s->spots.at[i].to <= t->from &&
            strcmp(s->spots.at[i].prep, "origin") == 0)
            do
                lay_add_spot(c, &s->spots.at[i]); /* из Абеше и Фая-Ларжо */
            while (++i < s->spots.n && s->spots.at[i].to <= t->from &&
                   lay_goes_on(r, s, &s->spots.at[i - 1], &s->spots.at[i]));
    const struct lay_spot *last = c->spot_count ? c->spots[c->spot_count - 1] : NULL, *next = last;
    if (last && ++next < s->spots.at + s->spots.n && next->to <= t->from && !c->onward &&
        next->prep_from == last->to && !next->whole && lay_is_placing(next->prep) &&
        strcmp(next->prep, "via") != 0)
        c->onward = next;
}

/* "where | 200 soldiers are": the word for a place stands right before the clause. */
static bool leads_clause(const struct lay_trigger *t, const struct lay_spot *spot)
{
    return spot->there && spot->to == t->left;
}

/* "there", "на ней" */
static bool is_word_for_place(const struct lay_sentence *s, const struct lay_spot *spot)
{
    return spot->there && !*spot->prep && strcmp(spot->there, "site") == 0 &&
           (spot->to - spot->from == 1 || lay_noted(s, spot->from, LAY_LEX_PREP)) &&
           !lay_in_time(s, spot->from);
}

/* "Численность | российской базы | составляет": whose number it is. */
static bool is_of_number(const struct lay_sentence *s, const struct lay_clause *c,
                         const struct lay_spot *spot)
{
    const struct lay_note *noun =
        spot->from > s->from ? lay_noted(s, spot->from - 1, LAY_LEX_TRIGGER) : NULL;
    return spot->base && c->rule->type == LAY_TYPE_STRENGTH && noun &&
           noun->entry->rule->type == LAY_TYPE_STRENGTH &&
           noun->entry->rule->voice == LAY_VOICE_NOUN;
}

/* "базу, склад оружия | заняли повстанцы", "Эстонию | покинули": the object of a verb that follows
 * it. */
static bool is_object_before(const struct lay_text_reader *r, const struct lay_sentence *s,
                             const struct lay_clause *c, const struct lay_spot *spot)
{
    const struct lay_trigger *t = c->trigger;
    const struct lay_force *over = lay_force_over(s, spot);
    if (*spot->prep)
        return false;
    if ((over && lay_is_left_before(r, s, t, over)) || is_of_number(s, c, spot))
        return true;
    return r->lexicon->language.cases && lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ) &&
           (spot->base || opens_clause(r, s, t, spot)) &&
           (!over || over->pronoun || spot->holder || is_plain_noun(r, spot, over, t->from) ||
            (spot->base && over->from > spot->from && !over->unit)); /* базу в Джибути */
}

/* Whether its preposition says that it is where a verb behind it happens. */
static bool is_placed_before(const struct lay_text_reader *r, const struct lay_clause *c,
                             const struct lay_spot *spot)
{
    if (strcmp(spot->prep, "site") == 0 || strcmp(spot->prep, "over") == 0)
        return true;
    if (strcmp(spot->prep, "of") == 0) /* De Gao | sont partis */
        return lay_is_leaving(c) && spot->prep_from == c->trigger->left && lay_is_verb(c->trigger);
    if (strcmp(spot->prep, "origin") == 0)
        return c->trigger->fronted || lay_is_leaving(c);
    return strcmp(spot->prep, "destination") == 0 && r->lexicon->language.cases &&
           c->rule->type == LAY_TYPE_ARRIVAL; /* до Алеппо добрались солдаты */
}

/* Whether a spot before the trigger is where it happens. */
static bool is_before_verb(struct lay_text_reader *r, const struct lay_sentence *s,
                           const struct lay_clause *c, const struct lay_spot *spot)
{
    bool subject =
        lay_has_trait(c->rule, LAY_TRAIT_PLACE_LEFT) && (spot->base || !*spot->prep || spot->there);
    return subject || leads_clause(c->trigger, spot) || is_word_for_place(s, spot) ||
           is_object_before(r, s, c, spot) || is_of_force(r, s, c, spot) ||
           lay_is_related(r, s, c, spot) || is_placed_before(r, c, spot) ||
           (c->trigger->fronted && !*spot->prep);
}

/* "La base de Hmeimim, | principal point d'appui de Moscou, a été attaquée": what the base before
 * the comma is. */
static bool is_apposed_base(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t index)
{
    enum { NEAR = 3 };
    const struct lay_spot *spot = &s->spots.at[index], *before = index ? spot - 1 : spot;
    return before != spot && !spot->holder && before->base && spot->base &&
           (before->place || before->unknown) && lay_is_sign(r, before->to, ',') &&
           spot->from <= before->to + NEAR && !*spot->prep &&
           !lay_noted_as(s, spot->from, LAY_LEX_BASE, "that") &&
           !lay_noted(s, before->to + 1, LAY_LEX_DET) && !lay_noted(s, spot->from, LAY_LEX_DET);
}

/* "Базу в Гао и | лагерь в Менаке | Франция передаст": a base behind another one, neither of which
 * a preposition tells. */
static bool is_second_base(const struct lay_text_reader *r, const struct lay_sentence *s,
                           size_t index)
{
    const struct lay_spot *spot = &s->spots.at[index], *before = index ? spot - 1 : spot;
    return before != spot && spot->base && before->base && !*spot->prep && !*before->prep &&
           !is_apposed_base(r, s, index);
}

/* "; Кидаль и | Тессалит французы оставили": what opens a clause, before "and" that seems to begin
 * another one. */
static bool opens_list(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t, const struct lay_spot *first)
{
    return !first->base && !*first->prep && t->left == first->to + 1 && first[1].from == t->left &&
           !*first[1].prep && lay_noted(s, first->to, LAY_LEX_AND) &&
           (first->from == s->from || lay_is_sign(r, first->from - 1, ';') ||
            lay_is_sign(r, first->from - 1, ','));
}

/* Adds the spot at `index` with those that it is on a list with, on either side. */
static void add_list(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_clause *c,
                     size_t index)
{
    const struct lay_trigger *t = c->trigger;
    const struct lay_spot *at = s->spots.at;
    bool taken = false;
    lay_add_spot(c, &at[index]);
    const bool before = lay_has_trait(c->rule, LAY_TRAIT_PLACE_LEFT);
    bool left = before && !at[index].base; /* la base de Gao et | celle de Kidal seront fermées */
    bool object = r->lexicon->language.cases && lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ);
    for (size_t k = index; (left || ((object || before) && is_second_base(r, s, k))) && k > 0 &&
                           at[k - 1].from >= t->left && lay_goes_on(r, s, &at[k - 1], &at[k]) &&
                           !(before && !left && lay_has_trigger(s, t->left, at[k].from));
         k--)
        lay_add_spot(c, &at[k - 1]); /* Gao and Kidal were evacuated */
    if (object && index && opens_list(r, s, t, &at[index - 1]))
        lay_add_spot(c, &at[index - 1]);
    for (size_t k = index + 1;
         k < s->spots.n && at[k].to <= t->from && lay_goes_on(r, s, &at[k - 1], &at[k]) &&
         !is_apposed_base(r, s, k) &&
         (!lay_is_inserted(r, s, t, at[k].from) || lay_is_inserted(r, s, t, at[index].from));
         k++) {
        bool who = lay_is_taken(s, c, &at[k]);
        if (who && lay_is_sign(r, at[k].from - 1, ','))
            break; /* In Gao, | French soldiers */
        taken |= who;
        lay_add_spot(c, &at[k]); /* the sites at Kutum and Kabkabiya */
    }
    if (taken) /* called on Ghana, Togo and Mali, which sent troops */
        c->spot_count = 0;
}

/* "закрыли базу в Гао, в июле будет закрыта | база в Кидале": its own base, with its name. */
static bool has_base_behind(const struct lay_text_reader *r, const struct lay_sentence *s,
                            const struct lay_clause *c)
{
    for (size_t i = 0; i < s->spots.n && r->lexicon->language.cases; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        bool named = spot->unknown || (spot->place && spot->place->level != LAY_LEVEL_COUNTRY);
        if (spot->base && named && !*spot->prep && spot->from >= c->trigger->to &&
            spot->from <= c->trigger->to + 1 && spot->to <= c->trigger->right)
            return lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ) &&
                   lay_has_trait(c->rule, LAY_TRAIT_PLACE_LEFT);
    }
    return false;
}

/* "helicopters flown in from Beledweyne forced them to retreat": from where others came whom
 * another verb right before it tells of. */
static bool is_origin_of_other(const struct lay_sentence *s, const struct lay_clause *c,
                               const struct lay_spot *spot)
{
    enum { LONGEST = 3 };
    bool other = false;
    for (size_t n = 1; n <= LONGEST && spot->prep_from >= s->from + n; n++) {
        const struct lay_note *verb = lay_noted(s, spot->prep_from - n, LAY_LEX_TRIGGER);
        other |= verb && verb->len >= n && verb->entry->rule->voice != LAY_VOICE_NOUN;
    }
    return other && strcmp(spot->prep, "origin") == 0 && lay_is_leaving(c) &&
           lay_is_verb(c->trigger) && spot->to < c->trigger->from;
}

/* "На базе в Гао, через которую снабжается операция | в Нигере, служат": what is inserted tells no
 * place where one is told before it. */
static bool is_told_before_inserted(const struct lay_text_reader *r, const struct lay_sentence *s,
                                    const struct lay_trigger *t, size_t index)
{
    bool before = false;
    for (size_t i = 0; i < index; i++)
        before |= s->spots.at[i].from >= t->left && lay_is_placing(s->spots.at[i].prep) &&
                  !lay_is_inserted(r, s, t, s->spots.at[i].from);
    return before && lay_is_inserted(r, s, t, s->spots.at[index].from);
}

/* "Кидаль, последний город | на севере Мали, | взяли десантники", "In Gao, a town | in the north, |
 * soldiers trained": what only tells what the town is that opens the clause. */
static bool is_in_apposition(const struct lay_text_reader *r, const struct lay_sentence *s,
                             const struct lay_clause *c, size_t index)
{
    const struct lay_spot *spot = &s->spots.at[index], *town = NULL;
    const bool cases = r->lexicon->language.cases;
    for (size_t i = 0; i < index && !town; i++)
        if (!*s->spots.at[i].prep == cases && opens_clause(r, s, c->trigger, &s->spots.at[i]) &&
            lay_is_sign(r, s->spots.at[i].to, ',') &&
            (cases || lay_noted(s, s->spots.at[i].to + 1, LAY_LEX_DET)))
            town = &s->spots.at[i];
    for (size_t i = spot->to; i < c->trigger->from && town && spot->from > town->to; i++)
        if (lay_is_sign(r, i, ','))
            return (!cases || lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ)) &&
                   !lay_has_trigger(s, town->to, i);
    return false;
}

void lay_find_left(struct lay_text_reader *r, const struct lay_sentence *s, struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    enum { ANY, BASES, NAMED_BASES };
    const bool moves = lay_is_verb(t) && !r->lexicon->language.cases && /* which was stored there */
                       lay_type_in(c->rule->type, LAY_TYPE_BIT(ARRIVAL) | LAY_TYPE_BIT(DELIVERY) |
                                                      LAY_TYPE_BIT(REDEPLOYMENT));
    const bool done_to = lay_has_trait(c->rule, LAY_TRAIT_PLACE_LEFT) && /* which Kyiv took, was */
                         lay_is_verb(t);
    const size_t relative = moves || done_to ? lay_before_relative(r, s, t) : t->from;
    if (has_base_behind(r, s, c))
        return;
    if (lay_has_trait(c->rule, LAY_TRAIT_PLACE_AWAY))
        find_origin_before(r, s, c);
    bool object = r->lexicon->language.cases && lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ) &&
                  lay_needs(c->rule, LAY_NEED_BASE); /* базу под Гао заняли */
    bool base_first = lay_has_trait(c->rule, LAY_TRAIT_PLACE_LEFT) || object;
    for (int kind = base_first ? NAMED_BASES : ANY; kind >= ANY; kind--)
        for (size_t i = s->spots.n; i > 0 && !c->spot_count; i--) {
            const struct lay_spot *spot = &s->spots.at[i - 1];
            bool outside = spot->to > t->from || (spot->from < t->left && !leads_clause(t, spot));
            bool inserted = lay_is_inserted(r, s, t, spot->from) || is_apposed_base(r, s, i - 1);
            bool other = (kind >= BASES && (!spot->base || inserted)) ||
                         (kind == NAMED_BASES && !spot->place && !spot->unknown);
            other |= kind == ANY && is_in_apposition(r, s, c, i - 1);
            other |= is_origin_of_other(s, c, spot) || is_told_before_inserted(r, s, t, i - 1) ||
                     (spot->from > relative && !lay_is_leaving(c) && (moves || done_to));
            if (!outside && !other && !spot->whole && !lay_is_taken(s, c, spot) &&
                is_before_verb(r, s, c, spot))
                add_list(r, s, c, i - 1);
        }
}

/* "French bases will close in May", where no base stands behind the verb. */
void lay_find_intransitive(struct lay_text_reader *r, const struct lay_sentence *s,
                           struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    for (size_t i = 0; i < c->spot_count; i++)
        if (c->spots[i]->base)
            return;
    bool ends = t->to >= s->to || r->tokens.all.at[t->to].kind == LAY_TOKEN_MARK ||
                lay_noted(s, t->to, LAY_LEX_PREP) || lay_noted(s, t->to, LAY_LEX_TIMEMODE) ||
                lay_noted(s, t->to, LAY_LEX_BOUND) || lay_noted(s, t->to, LAY_LEX_AND) ||
                lay_noted(s, t->to, LAY_LEX_ADVERB) || lay_in_time(s, t->to) ||
                lay_noted_as(s, t->to, LAY_LEX_CUE, "negated"); /* ne fermera pas */
    for (size_t i = s->spots.n; i > 0 && ends; i--) {
        const struct lay_spot *spot = &s->spots.at[i - 1];
        if (!spot->base || *spot->prep || spot->to > t->from || spot->from < t->left)
            continue;
        c->spot_count = 0;
        for (lay_add_spot(c, spot); i < s->spots.n && s->spots.at[i].to <= t->from &&
                                    lay_goes_on(r, s, &s->spots.at[i - 1], &s->spots.at[i]);
             i++)
            lay_add_spot(c, &s->spots.at[i]); /* the bases of Gossi and Gao */
        return;
    }
}

/* "C'est à Gao que les soldats sont arrivés": the place stands before the clause. */
void lay_find_cleft(const struct lay_text_reader *r, const struct lay_sentence *s,
                    struct lay_clause *c)
{
    size_t that = c->trigger->left > s->from ? c->trigger->left - 1 : s->from;
    for (size_t i = 0; i < s->spots.n && lay_noted_as(s, that, LAY_LEX_BOUND, "object"); i++)
        if (lay_is_before(r, s->spots.at[i].to, that) && *s->spots.at[i].prep &&
            !lay_is_taken(s, c, &s->spots.at[i]))
            lay_add_spot(c, &s->spots.at[i]);
}

/* "the camp at Ber, which | peacekeepers | turned over on Friday": where the word stands that is
 * the object; the verb where none is. */
static size_t which_object(const struct lay_text_reader *r, const struct lay_sentence *s,
                           const struct lay_clause *c)
{
    enum { REACH = 8 };
    const size_t verb = c->trigger->from;
    const struct lay_force *who = c->role_count && c->roles[0].n ? c->roles[0].at[0] : NULL;
    if (r->lexicon->language.cases || r->lexicon->language.adjectives_after || !who ||
        who->to > verb || c->trigger->rule->voice != LAY_VOICE_ACTIVE ||
        !lay_is_intransitive(r, s, c->trigger->to))
        return verb;
    for (size_t i = verb;
         i > s->from && verb - i < REACH && r->tokens.all.at[i - 1].kind != LAY_TOKEN_MARK; i--)
        if (lay_noted(s, i - 1, LAY_LEX_RELATIVE))
            return who->from >= i && who->from <= i + 1 ? i - 1 : verb;
    return verb;
}

/* The base before it, with the place that tells where it is, or the town that was taken or left. */
static void find_which(struct lay_text_reader *r, const struct lay_sentence *s,
                       struct lay_clause *c)
{
    const size_t which = c->spot_count ? c->trigger->from : which_object(r, s, c);
    const uint32_t towns = LAY_TYPE_BIT(BASE_SEIZED) | LAY_TYPE_BIT(DEPARTURE);
    for (size_t i = 0; i < s->spots.n && which < c->trigger->from && !c->spot_count; i++) {
        const struct lay_spot *spot = &s->spots.at[i], *base = i ? spot - 1 : NULL;
        if (!lay_is_before(r, spot->to, which))
            continue;
        if (spot->base || (spot->place && spot->place->level == LAY_LEVEL_TOWN &&
                           lay_type_in(c->rule->type, towns)))
            lay_add_spot(c, spot);
        else if (spot->place && base && base->base && !base->place && base->to == spot->prep_from)
            lay_add_spot(c, lay_as_base(r, spot, base));
    }
}

/* "la base que les Russes ont ouverte à Gao": the object stands before the clause. */
void lay_find_relative(struct lay_text_reader *r, const struct lay_sentence *s,
                       struct lay_clause *c)
{
    find_which(r, s, c);
    size_t that = c->trigger->left > s->from ? c->trigger->left - 1 : s->from;
    for (size_t i = c->trigger->from; i > c->trigger->left && r->lexicon->language.cases; i--)
        if (lay_noted(s, i - 1, LAY_LEX_RELATIVE)) /* "база, которую боевики обстреляли в Гао" */
            that = i - 1, i = c->trigger->left + 1;
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *base = &s->spots.at[i];
        if (!base->base || !lay_is_before(r, base->to, that) ||
            (!lay_noted_as(s, that, LAY_LEX_BOUND, "object") &&
             !(r->lexicon->language.cases && lay_noted(s, that, LAY_LEX_RELATIVE))))
            continue;
        if (!c->spot_count)
            lay_add_spot(c, base);
        else if (!c->spots[0]->base) /* "la base de Gao, qu'ils ont remise au Mali" */
            c->spots[0] = base->place || base->unknown ? base : lay_as_base(r, c->spots[0], base);
    }
}

/* "Из Уганды в Джубу переброшены две роты": where they come from, before the verb. */
void lay_find_origin(const struct lay_text_reader *r, const struct lay_sentence *s,
                     struct lay_clause *c)
{
    bool moves = c->rule->type == LAY_TYPE_ARRIVAL || c->rule->type == LAY_TYPE_REDEPLOYMENT;
    for (size_t i = 0; i < s->spots.n && r->lexicon->language.cases && moves && !c->origin; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        bool own = true; /* no other clause's */
        for (size_t k = spot->to; k < c->trigger->from; k++)
            own &= !lay_is_sign(r, k, ',');
        for (size_t k = c->trigger->left; k < spot->from && own; k++) { /* после ухода из Гао */
            const struct lay_note *noun = lay_noted(s, k, LAY_LEX_TRIGGER);
            own = !noun || noun->entry->rule->voice != LAY_VOICE_NOUN;
        }
        if (spot->from >= c->trigger->left && spot->to <= c->trigger->from && own &&
            strcmp(spot->prep, "origin") == 0 && !is_of_force(r, s, c, spot))
            c->origin = spot;
    }
}
