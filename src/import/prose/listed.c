/* listed.c: "900 soldiers in Syria, 2,500 in Iraq and an Italian brigade in Shama": a verb says of
 * those that stand behind its own what it says of them. */
#include "import/prose/making.h"
#include "import/prose/spots.h"

#include <string.h>

static bool is_joint(const struct making *m, size_t at)
{
    return at < m->s->to && (lay_is_sign(m->r, at, ',') || lay_noted(m->s, at, LAY_LEX_AND));
}

/* The claim of a clause that is like the one at hand. */
static void make_of(struct making *m, const struct lay_clause *alike, const struct lay_spot *spot)
{
    const struct lay_clause *c = m->clause;
    m->clause = alike;
    lay_make_claim(m, 0, spot);
    m->clause = c;
}

/* What the clause says, of another force and place. */
static void make_alike(struct making *m, const struct lay_force *force, const struct lay_spot *spot)
{
    struct lay_clause listed = *m->clause;
    listed.counted = force;
    listed.origin = NULL;
    listed.spots[0] = spot;
    listed.spot_count = 1;
    if (force->actor)
        listed.roles[0].at[0] = force;
    make_of(m, &listed, spot);
}

/* "Poland sent 100 soldiers to Latvia, Spain 300 and Canada 600": others, to the same place, or
 * one of their own. */
static void make_others(struct making *m, size_t at)
{
    const struct lay_clause *c = m->clause;
    const struct lay_sentence *s = m->s;
    for (size_t i = 0; i < s->forces.n; i++) {
        struct lay_force other = *c->counted;
        const struct lay_force *f = &s->forces.at[i];
        if (f->from <= at || !f->actor || f->unit || !is_joint(m, f->from - 1))
            continue;
        size_t number = lay_behind_dash(m->r, f->to, s->to);
        number += number > f->to && lay_noted_as(s, number, LAY_LEX_PREP, "destination");
        size_t n = lay_read_quantity(m->r, s, number, &other.quantity), end = number + n;
        const struct lay_spot *spot = c->spots[c->spot_count - 1];
        for (size_t k = 0; k < s->spots.n && n; k++)
            if (*s->spots.at[k].prep && s->spots.at[k].prep_from == number + n)
                spot = &s->spots.at[k], end = spot->to; /* and Denmark 200 | in Kidal */
        bool ends = end >= s->to || m->r->tokens.all.at[end].kind == LAY_TOKEN_MARK ||
                    is_joint(m, end) || lay_in_time(s, end);
        if (!n || !ends || lay_in_time(s, number))
            continue;
        other.from = f->from;
        other.to = end;
        other.actor = f->actor;
        make_alike(m, &other, spot);
        at = end - 1;
    }
}

/* "ещё 100 | — в Кидаль": where a number that ends at a token begins; the token where none does. */
static size_t before_number(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t at)
{
    while (at > s->from && !lay_in_time(s, at - 1) &&
           (r->tokens.all.at[at - 1].kind == LAY_TOKEN_NUMBER ||
            lay_noted(s, at - 1, LAY_LEX_NUMBER) || lay_noted(s, at - 1, LAY_LEX_QUALIFIER)))
        at--;
    return at;
}

/* "Troops left Mali in 2022, | Niger in 2023": another state is one that they left, too; but:
 * "Germany left Mali in 2022, | Sweden in 2023". */
static bool takes_states(const struct lay_clause *c)
{
    const struct lay_spot *spot = c->spot_count ? c->spots[0] : NULL;
    return spot && c->role_count && c->roles[0].n && c->roles[0].at[0]->unit && spot->place &&
           spot->place->level == LAY_LEVEL_COUNTRY && !*spot->prep && !spot->base &&
           spot->from >= c->trigger->to && lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ);
}

/* "| Германия — 100", "солдаты | Италии — днём позже": a state that does it, no place. */
static bool is_who_too(const struct making *m, const struct lay_spot *spot, size_t dash)
{
    for (size_t i = 0; i < m->s->forces.n; i++) {
        const struct lay_force *f = &m->s->forces.at[i];
        if (f->from <= spot->from && spot->to <= dash && f->to == dash && f->actor)
            return !*spot->prep && (f->unit || f->adjective || !takes_states(m->clause));
    }
    return false;
}

/* Where one thing that ends at a token begins, with its preposition: a force, a place, a time;
 * "вторая", "ещё". The token itself where none ends there. */
static size_t before_one(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                         size_t limit)
{
    size_t from = at, prep_from;
    for (size_t i = 0; i < s->forces.n; i++)
        if (s->forces.at[i].to == at && s->forces.at[i].actor && s->forces.at[i].from < from)
            from = s->forces.at[i].from;
    for (size_t i = 0; i < s->spots.n; i++)
        if (s->spots.at[i].to == at && s->spots.at[i].from < from)
            from = *s->spots.at[i].prep ? s->spots.at[i].prep_from : s->spots.at[i].from;
    for (size_t i = 0; i < s->times.n; i++)
        if (s->times.at[i].to == at && s->times.at[i].from < from) {
            from = s->times.at[i].from;
            if (*lay_preposition_before(s, from, &prep_from))
                from = prep_from;
        }
    if (from == at)
        from = before_number(r, s, at);
    if (from == at && at > limit &&
        (lay_noted_as(s, at - 1, LAY_LEX_FILL, "next") ||
         lay_noted_as(s, at - 1, LAY_LEX_FILL, "rest") || lay_noted(s, at - 1, LAY_LEX_ADVERB) ||
         lay_noted_as(s, at - 1, LAY_LEX_CUE, "")))
        from = at - 1;
    return from;
}

size_t lay_elided_from(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t, size_t dash)
{
    bool and = lay_noted(s, dash, LAY_LEX_AND) && dash > t->to + 1 && lay_in_time(s, dash - 1);
    if (!r->lexicon->language.cases || (!and&&lay_behind_dash(r, dash, s->to) == dash))
        return dash;
    size_t from = dash, before;
    while (from > t->to && (before = before_one(r, s, from, t->to)) < from)
        from = before;
    bool joint = from < dash && from > t->to + 1 &&
                 (lay_is_sign(r, from - 1, ',') || lay_is_stop(r, from - 1, s->to) ||
                  lay_is_sign(r, from - 1, ':') || lay_noted(s, from - 1, LAY_LEX_AND) ||
                  lay_noted(s, from - 1, LAY_LEX_BOUND));
    if (and) /* закрыли базу в Гао, а | через месяц | и лагерь в Кидале */
        joint &= lay_noted(s, from - 1, LAY_LEX_BOUND) != NULL;
    for (size_t i = t->to; i < s->to && joint && (i < dash || !lay_is_sign(r, i, ',')); i++)
        joint = !lay_noted(s, i, LAY_LEX_TRIGGER); /* another verb is meant, or told */
    return joint ? from : dash;
}

/* "Первая группа высадилась в Малабо в сентябре, вторая — в Бате месяц спустя", "в Гао вошли
 * французские солдаты, в Кидаль — немецкие": another force, place or time, of the same verb. */
static void make_elided(struct making *m, size_t from, size_t dash)
{
    const struct lay_clause *c = m->clause;
    const struct lay_sentence *s = m->s;
    struct lay_trigger gone = *c->trigger;
    struct lay_clause elided = *c;
    const struct lay_force *lead = c->roles[0].at[0];
    size_t prep_from;
    struct lay_force many = c->counted ? *c->counted : *lead;
    many.unit = many.unit ? many.unit : "personnel"; /* Франция — 100 */
    gone.from = gone.to = dash;
    for (gone.right = dash + 1; gone.right < s->to; gone.right++)
        if (m->r->tokens.all.at[gone.right].kind == LAY_TOKEN_MARK &&
            !lay_is_hyphen(m->r, gone.right, s->to)) /* Фая-Ларжо */
            break;
    const struct lay_spot *spot = c->spots[0];
    elided.counted = NULL;
    size_t n = m->r->claims.n, told = 0;
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *own = &s->spots.at[i];
        if (own->from < from || own->to > gone.right || is_who_too(m, own, dash))
            continue;
        told++;
        if (c->onward && strcmp(own->prep, c->onward->prep) == 0) /* ушли из Гао в Ниамей, */
            spot = spot == c->spots[0] ? c->onward : spot,
            elided.onward = own; /* в июле — в Бамако */
        else
            spot = own, elided.origin = NULL;
    }
    for (size_t i = 0; i < s->times.n && !m->own_when; i++)
        if (s->times.at[i].from >= from && s->times.at[i].to <= gone.right)
            m->own_when = &s->times.at[i], told++;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        bool bare = !f->unit && !f->adjective && /* Германия — Нигер */
                    (elided.roles[0].at[0] != lead || takes_states(c));
        if (f->from < from || f->to > gone.right || !f->actor || lay_in_place(s, f) || bare ||
            *lay_preposition_before(s, f->from, &prep_from))
            continue;
        elided.roles[0].at[0] = f, elided.roles[0].n = 1, told++;
        elided.counted = f->quantity.to > f->quantity.from && f->unit ? f : NULL;
        if (f->adjective && !f->unit && f->quantity.to > f->quantity.from)
            many.quantity = f->quantity, many.from = f->from, many.to = f->to,
            elided.counted = &many; /* в Кидале — 100 немецких */
    }
    size_t number = before_number(m->r, s, dash);
    number = number < dash ? number : dash + 1;
    size_t end = number + lay_read_quantity(m->r, s, number, &many.quantity);
    bool ends = end == dash || end == gone.right;
    for (size_t i = 0; i < s->spots.n; i++) /* Испания — 100 | в Латвию */
        ends |= *s->spots.at[i].prep && s->spots.at[i].prep_from == end;
    if (!elided.counted && end > number && ends)
        many.from = number, many.to = end, elided.counted = &many, told++;
    elided.trigger = &gone;
    elided.spots[0] = spot;
    elided.spot_count = 1;
    const bool others = lay_noted_as(s, from, LAY_LEX_FILL, "next") ||
                        lay_noted_as(s, from, LAY_LEX_FILL, "rest"), /* последние — в июне */
        too = lay_noted(s, dash + 1, LAY_LEX_ADVERB) || /* немецкие — тоже */
              lay_noted(s, from, LAY_LEX_ADVERB);       /* потом — из Кидаля */
    if (told > 1 || (told && (others || too)))
        make_of(m, &elided, spot);
    m->own_when = NULL;
    for (size_t i = 0; n < m->r->claims.n && i < m->r->claims.at[n].span_count; i++) {
        struct lay_claim_span *span = &m->r->claims.at[n].spans[i];
        if (strcmp(span->field, "trigger") == 0) { /* the verb that is told */
            span->from = m->r->tokens.all.at[c->trigger->from].start;
            span->to = m->r->tokens.all.at[c->trigger->to - 1].end;
        }
    }
}

/* "celui | du Lesotho": the token before a force and what only stands for its noun. */
static size_t before_those(const struct lay_sentence *s, const struct lay_force *f)
{
    bool those = f->from > s->from + 1 && (lay_noted_as(s, f->from - 1, LAY_LEX_BASE, "that") ||
                                           lay_noted_as(s, f->from - 1, LAY_LEX_PRONOUN, "those"));
    return f->from - 1 - those;
}

const struct lay_when *lay_time_at(const struct lay_sentence *s, size_t at)
{
    for (size_t i = 0; i < s->times.n; i++)
        if (s->times.at[i].from == at ||
            (s->times.at[i].from == at + 1 && lay_noted(s, at, LAY_LEX_PREP)))
            return &s->times.at[i];
    return NULL;
}

/* "из Латвии | и Эстонии 31 августа", "au Mali en 2013, | au Niger en 2015", "troops left Mali,
 * Niger, | and Chad in May": a state joined to a place of the clause is one, too. */
static bool is_place_too(const struct making *m, const struct lay_force *f, size_t joint)
{
    const bool comma = joint > m->s->from && lay_is_sign(m->r, joint - 1, ',');
    if (f->unit || f->adjective)
        return false;
    for (size_t i = 0; i < m->clause->spot_count; i++) {
        const struct lay_spot *spot = m->clause->spots[i];
        if (spot->from >= m->clause->trigger->to && !spot->base &&
            (spot->to == joint || (comma && spot->to + 1 == joint)))
            return true;
    }
    for (size_t i = 0; i < m->s->spots.n; i++) {
        const struct lay_spot *spot = &m->s->spots.at[i];
        if (spot->from >= f->from && spot->to == f->to && spot->prep_from == f->from &&
            lay_is_placing(spot->prep))
            return true;
    }
    return takes_states(m->clause);
}

/* "Les Français | à Ménaka", "à Ménaka | 300 Français", "(left Gao,) the Germans | Niamey": the
 * place right beside a force that has no verb of its own; NULL for none. */
static const struct lay_spot *spot_beside(const struct making *m, const struct lay_force *f)
{
    const struct lay_clause *c = m->clause;
    const bool bare = c->spot_count && !*c->spots[0]->prep && !c->spots[0]->base &&
                      lay_has_trait(c->rule, LAY_TRAIT_PLACE_OBJ);
    for (size_t i = 0; i < m->s->spots.n && !lay_needs(c->rule, LAY_NEED_BASE); i++) {
        const struct lay_spot *spot = &m->s->spots.at[i];
        if (bare && !*spot->prep && !spot->base && spot->place && spot->from == f->to)
            return spot;
        const size_t to = spot->to + lay_is_sign(m->r, spot->to, ','); /* ; à Kidal, | 300 Danois */
        if (*spot->prep && ((to == f->from && f->unit) || spot->prep_from == f->to))
            return spot;
    }
    return NULL;
}

/* "sont arrivés à Gao, | ainsi que 50 Danois": where words of that kind begin before a force; 0 for
 * none. A bare "and" may begin another clause. */
static size_t along_with(const struct lay_sentence *s, const struct lay_force *f)
{
    enum { LONGEST = 5 };
    const bool number = f->quantity.to > f->quantity.from && f->quantity.from < f->from;
    const bool people = !f->unit && lay_noted(s, f->from - 1, LAY_LEX_DET); /* les | Danois */
    const size_t from = number ? f->quantity.from : f->from - people;
    for (size_t n = 2; n <= LONGEST && (f->unit || f->adjective) && from > s->from + n; n++) {
        const struct lay_note *and = lay_noted(s, from - n, LAY_LEX_AND);
        if (and&&and->len == n)
            return from - n;
    }
    return 0;
}

/* "The Botswanans left Pemba on 5 April, those of Lesotho three days later", "les Russes sont à
 * Gao, les Français à Ménaka": others did the same, on a day or at a place of their own. */
static void make_followers(struct making *m, size_t at)
{
    const struct lay_clause *c = m->clause;
    const struct lay_sentence *s = m->s;
    const struct lay_force *lead = c->role_count && c->roles[0].n ? c->roles[0].at[0] : NULL;
    if (!lead || !lay_is_verb(c->trigger) || c->role_count > 1)
        return;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        const struct lay_spot *spot = f->from > at ? spot_beside(m, f) : NULL;
        size_t end = spot && spot->to > f->to ? spot->to : f->to;
        const struct lay_when *when = f->actor ? lay_time_at(s, end) : NULL;
        size_t before = spot && spot->prep_from && spot->to <= f->from ? spot->prep_from - 1
                                                                       : before_those(s, f);
        end = when ? when->to : end;
        const size_t too = f->from > at ? along_with(s, f) : 0;
        before = too ? too : before;
        if (f->from <= c->trigger->to || before <= c->trigger->to || !f->actor ||
            !(when || spot || too) || (!is_joint(m, before) && !lay_is_sign(m->r, before, ';')) ||
            (end < s->to && m->r->tokens.all.at[end].kind != LAY_TOKEN_MARK && !is_joint(m, end)) ||
            lay_has_trigger(s, c->trigger->to, f->from) || is_place_too(m, f, before))
            continue;
        struct lay_force other = *f;
        other.unit = f->unit ? f->unit : lead->unit;
        other.equipment = lead->equipment;
        m->own_when = when;
        struct lay_clause same = *c;
        same.counted = f->quantity.to > f->quantity.from ? f : NULL;
        same.roles[0].at[0] = &other;
        same.roles[0].n = 1;
        if (spot)
            same.spots[0] = spot, same.spot_count = 1, same.origin = NULL;
        make_of(m, &same, same.spot_count ? same.spots[0] : NULL);
        m->own_when = NULL;
    }
}

/* "300 left in May | and 50 in June", "half left in May, | the rest in August": others of them, at
 * a time of their own. */
static void make_rest(struct making *m)
{
    enum { LONGEST = 4 }; /* the remaining 200 */
    const struct lay_clause *c = m->clause;
    const struct lay_sentence *s = m->s;
    const struct lay_force *lead = c->role_count && c->roles[0].n ? c->roles[0].at[0] : NULL;
    if (!lead || !lay_is_verb(c->trigger) || !c->spot_count || lead->from > c->trigger->from)
        return;
    for (size_t i = 0; i < s->times.n; i++) {
        const struct lay_when *when = &s->times.at[i];
        size_t at = when->from -
                    (when->from > s->from && lay_noted(s, when->from - 1, LAY_LEX_PREP)),
               from = at, n;
        while (from > c->trigger->to && at - from <= LONGEST && !is_joint(m, from - 1))
            from--;
        if (from <= c->trigger->to + 1 || from == at || at - from > LONGEST ||
            lay_has_trigger(s, c->trigger->to, from) ||
            (when->to < s->to && m->r->tokens.all.at[when->to].kind != LAY_TOKEN_MARK &&
             !is_joint(m, when->to)))
            continue;
        struct lay_force other = *lead;
        other.unit = c->counted && c->counted->unit ? c->counted->unit : lead->unit;
        other.quantity = (struct lay_quantity){0};
        bool rest = false;
        for (; from < at; from += n) {
            const struct lay_note *more = lay_noted(s, from, LAY_LEX_MORE),
                                  *part = lay_noted(s, from, LAY_LEX_PRONOUN);
            size_t number = lay_read_quantity(m->r, s, from, &other.quantity);
            const struct lay_note *word = part   ? part
                                          : more ? more
                                                 : lay_noted(s, from, LAY_LEX_DET);
            word = word ? word : lay_noted(s, from, LAY_LEX_FILL);
            n = number ? number : word ? word->len : 0;
            rest |= number || part;
            if (!n)
                break;
        }
        if (from != at || !rest || !other.unit)
            continue;
        struct lay_clause same = *c;
        same.counted = other.quantity.to > other.quantity.from ? &other : NULL;
        same.roles[0].at[0] = &other;
        same.roles[0].n = 1;
        m->own_when = when;
        make_of(m, &same, same.spots[0]);
        m->own_when = NULL;
    }
}

/* Whether nothing more is told of a place: the sentence ends, or where or who says so follows. */
static bool ends_there(const struct making *m, size_t end)
{
    const struct lay_sentence *s = m->s;
    if (end + 1 >= s->to || lay_is_sign(m->r, end, ';'))
        return end >= s->to || lay_is_sign(m->r, end, '.') || lay_is_sign(m->r, end, ';');
    return lay_is_sign(m->r, end, ',') &&
           (s->masked[end + 1 - s->from] || lay_noted(s, end + 1, LAY_LEX_RELATIVE) ||
            lay_noted(s, end + 1, LAY_LEX_THERE));
}

/* "ont quitté Gao, mais pas | Kidal", "n'ont pas quitté Gao, mais | Kidal": of another place, of
 * which no more is told, it is the other way round. */
static void make_contrast(struct making *m)
{
    const struct lay_clause *c = m->clause;
    const struct lay_sentence *s = m->s;
    bool denied = strcmp(c->stance, "denies") == 0;
    size_t but = c->trigger->to;
    while (but < s->to && !lay_noted(s, but, LAY_LEX_BOUND))
        but++;
    bool no = lay_noted_as(s, but + 1, LAY_LEX_CUE, "negated");
    if (!lay_is_verb(c->trigger) || !c->spot_count || no == denied ||
        (c->saying && strcmp(c->saying->stance, "asserts") != 0) ||
        !lay_is_sign(m->r, but - 1, ','))
        return;
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        size_t from = *spot->prep ? spot->prep_from : spot->from, end = spot->to;
        if (from < but + 1 + no || from > but + 2 + no || !ends_there(m, end) ||
            lay_has_trigger(s, but, end))
            continue;
        struct lay_clause other = *c;
        other.stance = denied ? "asserts" : "denies";
        other.spots[0] = spot;
        other.spot_count = 1;
        other.origin = NULL;
        make_of(m, &other, spot);
        return;
    }
}

/* "ont rendu samedi la base d'Abéché, deux semaines après | celle de Faya": the same of another
 * base, on a day that lies before or behind that of this one. */
static void make_other_base(struct making *m)
{
    const struct lay_clause *c = m->clause;
    const struct lay_sentence *s = m->s;
    enum { MONTH = 7, DAY = 10, NEAR = 2 }; /* bytes of 2022-05, no season, and of 2022-05-31 */
    for (size_t i = 0; i < s->spots.n && c->spot_count && lay_is_of_base_type(c->rule->type); i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        size_t n = m->r->claims.n;
        if (!spot->base || spot->from <= c->trigger->to || !lay_is_verb(c->trigger) || !n ||
            !lay_noted_as(s, spot->from, LAY_LEX_BASE, "that") ||
            lay_has_trigger(s, c->trigger->to, s->to) || c->spots[0] == spot)
            continue;
        bool after = lay_noted_as(s, spot->from - 1, LAY_LEX_TIMEMODE, "after");
        bool too = lay_is_base_too(m->r, s, c->trigger, spot);
        if (!after && !too && !lay_noted_as(s, spot->from - 1, LAY_LEX_TIMEMODE, "before"))
            continue;
        const char *day = m->r->claims.at[n - 1].when;
        struct lay_clause other = *c;
        other.spots[0] = spot;
        other.spot_count = 1, other.origin = NULL;
        for (size_t k = 0; k < s->times.n && too && !m->own_when; k++)
            if (s->times.at[k].from >= spot->to && s->times.at[k].from <= spot->to + NEAR)
                m->own_when = &s->times.at[k];
        make_of(m, &other, spot);
        m->own_when = NULL;
        size_t len = day ? strlen(day) : 0;
        if (m->r->claims.n > n && !too && (len == DAY || (len == MONTH && day[MONTH - 2] < '2')))
            m->r->claims.at[n].when =
                lay_arena_printf(&m->r->arena, after ? "[..%s]" : "[%s..]", day);
    }
}

bool lay_is_after_those(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_spot *spot)
{
    size_t those = spot->prep_from - 1;
    return *spot->prep && spot->place && spot->prep_from > s->from + 2 &&
           (lay_noted_as(s, those, LAY_LEX_PRONOUN, "those") ||
            lay_noted_as(s, those, LAY_LEX_PRONOUN, "these")) &&
           (lay_is_sign(r, those - 1, ',') || lay_noted(s, those - 1, LAY_LEX_AND));
}

/* "The tanks in Gao were moved to Bria in June, those | in Kidal in May", "closed its base at Gao
 * in May, those | at Kidal and Ber in June": the same of what is at another place. */
static void make_those(struct making *m)
{
    const struct lay_clause *c = m->clause;
    const struct lay_sentence *s = m->s;
    const uint32_t moves = LAY_TYPE_BIT(ARRIVAL) | LAY_TYPE_BIT(REDEPLOYMENT);
    for (size_t i = 0; i < s->spots.n && c->spot_count && lay_is_verb(c->trigger); i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        size_t those = spot->prep_from - 1, end = spot->to, last = i;
        if (!lay_is_after_those(m->r, s, spot) || those < c->trigger->to + 2 ||
            lay_has_trigger(s, c->trigger->to, end))
            continue;
        while (last + 1 < s->spots.n && is_joint(m, end) && spot[last + 1 - i].from == end + 1)
            end = spot[++last - i].to; /* those at Kidal | and Ber */
        const struct lay_when *when = lay_time_at(s, end);
        end = when ? when->to : end;
        if (end < s->to && m->r->tokens.all.at[end].kind != LAY_TOKEN_MARK && !is_joint(m, end))
            continue;
        m->own_when = when;
        for (size_t k = i; k <= last; k++) {
            struct lay_clause same = *c;
            same.counted = NULL;
            same.origin = lay_type_in(c->rule->type, moves) ? &s->spots.at[k] : NULL;
            if (!same.origin)
                same.spots[0] = &s->spots.at[k], same.spot_count = 1;
            make_of(m, &same, same.spots[0]);
        }
        m->own_when = NULL;
        i = last;
    }
}

/* Whether a noun tells who is counted: none does in "200 soldats de plus au Kosovo et | 150 en". */
static bool tells_noun(const struct lay_sentence *s, const struct lay_force *f)
{
    return lay_force_has(s, f, LAY_LEX_FORCE, NULL) || lay_force_has(s, f, LAY_LEX_EQUIP, NULL);
}

/* "900 soldiers in Syria, 2,500 in Iraq": those that are counted; the token up to which they are
 * read. */
static size_t make_counted(struct making *m)
{
    const struct lay_clause *c = m->clause;
    const struct lay_sentence *s = m->s;
    if (!c->spot_count || !c->role_count || !c->roles[0].n || !c->counted ||
        c->spots[c->spot_count - 1]->from < c->trigger->to)
        return 0;
    size_t at = c->spots[c->spot_count - 1]->to;
    const bool colon = lay_is_sign(m->r, at, ':') && !lay_has_trigger(s, at, s->to);
    const size_t right = colon ? s->to : c->trigger->right;
    make_others(m, at);
    struct lay_force each = {0};
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        struct lay_force other = *c->counted;
        if (each.to && is_joint(m, at) && spot->from == at + 1) {
            make_alike(m, &each, spot); /* one each in Jordan and | Bahrain */
            at = spot->to;
            continue;
        }
        each.to = 0;
        const struct lay_force *found = NULL;
        size_t from = at;
        while (from < spot->prep_from &&
               (is_joint(m, from) || lay_noted_as(s, from, LAY_LEX_PREP, "with") ||
                lay_is_sign(m->r, from, ':'))) /* are in Mali: 200 in Gao */
            from++;                            /* "in Kinshasa, with another 500 in Libreville" */
        if (spot->from < at || from == at || !*spot->prep || spot->from >= right ||
            lay_in_time(s, from))
            continue;
        size_t n = lay_read_quantity(m->r, s, from, &other.quantity);
        for (const struct lay_note *more; n && (more = lay_noted(s, from + n, LAY_LEX_FILL));)
            n += more->len; /* 500 more on standby in Libreville */
        bool all = n && lay_noted(s, from + n, LAY_LEX_DET) && from + n + 1 == spot->prep_from;
        if (n && from + n + all == spot->prep_from)
            found = &other;
        for (size_t k = 0; k < s->forces.n; k++)
            if (s->forces.at[k].from == from && s->forces.at[k].to == spot->prep_from &&
                s->forces.at[k].unit && !(n && found && !tells_noun(s, &s->forces.at[k])))
                found = &s->forces.at[k];
        if (!found)
            continue;
        make_alike(m, found, spot);
        at = spot->to;
        each = other;
        each.to = all ? at : 0;
    }
    return at;
}

void lay_make_listed(struct making *m)
{
    const struct lay_clause *c = m->clause;
    bool verb = c->spot_count && c->role_count && c->roles[0].n && lay_is_verb(c->trigger);
    for (size_t i = c->trigger->to + 2, from; i < m->s->to && verb; i++)
        if ((from = lay_elided_from(m->r, m->s, c->trigger, i)) < i)
            make_elided(m, from, i);
    make_followers(m, make_counted(m));
    make_rest(m);
    make_contrast(m);
    make_other_base(m);
    lay_make_compared(m);
    make_those(m);
}
