/* apposed.c: what only tells who those before it are: "the contingent, 150 soldiers, left",
 * "soldiers of the brigade". */
#include "import/prose/clause.h"

#include <string.h>

/* "Kenyan soldiers, | members of the regional force, landed": whose part they are, too. */
static bool is_part_of(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index)
{
    const struct lay_force *f = &s->forces.at[index], *before = index ? f - 1 : f;
    if (before == f || !before->unit || !before->actor || !f->actor || before->to + 1 != f->from ||
        !lay_is_sign(r, before->to, ',') || f->to + 1 >= s->to || !lay_is_sign(r, f->to, ',') ||
        lay_noted(s, f->to + 1, LAY_LEX_AND) || lay_noted(s, f->from, LAY_LEX_DET) ||
        f->quantity.to > f->quantity.from)
        return false; /* but a list: French soldiers, two tanks of the regional force, and */
    for (size_t i = f->from + 1; i < f->to; i++)
        if (lay_noted(s, i, LAY_LEX_OF))
            return true;
    return false;
}

/* A comma, or a dash between words where that stands for no verb. */
static bool is_pause(const struct lay_text_reader *r, size_t at)
{
    return lay_is_sign(r, at, ',') ||
           (!r->lexicon->language.cases && lay_is_dash(r, at) && r->tokens.all.at[at].spaced);
}

/* A force between commas or dashes that only tells more of the one before it: "two Russian planes,
 * an An-124 and an Il-62, brought". Whose own it is says so only right before the verb: "the
 * Swedish detachment, 150 soldiers of Takuba, left"; others are a list. */
bool lay_is_apposed(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index,
                    size_t verb)
{
    if (is_part_of(r, s, index))
        return true;
    enum { NEAR = 3 };
    const struct lay_force *f = &s->forces.at[index], *before = f;
    size_t end = f->to; /* a hundred men or so, */
    for (const struct lay_note *fill; (fill = lay_noted(s, end, LAY_LEX_FILL));)
        end += fill->len;
    bool counted = f->quantity.to > f->quantity.from && end < verb && verb - end <= NEAR;
    if (!index || f->pronoun || end >= s->to || !is_pause(r, end) || (f->actor && !counted))
        return false;
    do
        before--;
    while (before > s->forces.at && !before->actor && !f->actor);
    const struct lay_force *noun = before; /* Ethiopia's | vanguard, 120 soldiers, */
    if (before->possessive && before + 1 < f && before[1].unit && before[1].from <= before->to + 1)
        noun = before + 1;
    size_t told = noun->to; /* the Italian soldiers | of the regional force, some 60 men, left */
    while (told < f->from && counted && !f->actor && lay_noted(s, noun->to, LAY_LEX_OF) &&
           !is_pause(r, told))
        told++;
    if ((!noun->unit && !before->adjective) || !before->actor || noun->to >= f->from ||
        !is_pause(r, told))
        return false;
    for (size_t i = noun->to; i < f->from; i++)
        if (lay_noted(s, i, LAY_LEX_TRIGGER) || lay_noted(s, i, LAY_LEX_BOUND) ||
            lay_noted(s, i, LAY_LEX_RELATIVE))
            return false;
    return true;
}

/* "Tanzanian soldiers of | the UN intervention brigade", "172 soldats sénégalais, avant-garde de |
 * la force ouest-africaine": of what they are that are told before it. */
static bool is_of_body(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index)
{
    enum { REACH = 5 };
    const struct lay_force *f = &s->forces.at[index], *before = index ? f - 1 : f;
    if (before == f || f->actor || !f->unit || !before->unit || !before->actor ||
        before->possessive || f->from > before->to + REACH || f->quantity.to > f->quantity.from)
        return false;
    bool of = false, comma = lay_is_sign(r, before->to, ',');
    for (size_t i = before->to + comma; i < f->from; i++) {
        if (r->tokens.all.at[i].kind != LAY_TOKEN_WORD || lay_noted(s, i, LAY_LEX_CUE) ||
            lay_noted(s, i, LAY_LEX_TRIGGER) || lay_noted(s, i, LAY_LEX_AND) ||
            (lay_noted(s, i, LAY_LEX_PREP) && !lay_noted(s, i, LAY_LEX_OF)))
            return false;
        of |= lay_noted(s, i, LAY_LEX_OF) != NULL;
    }
    of |= lay_noted(s, f->from, LAY_LEX_OF) != NULL;
    return of && (!comma || lay_is_sign(r, f->to, ','));
}

bool lay_is_described(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index)
{
    const struct lay_force *f = &s->forces.at[index], *before = index ? f - 1 : f;
    if (is_of_body(r, s, index))
        return true;
    bool whose = f->actor && !f->pronoun && f->quantity.to == f->quantity.from;
    if (f->single && before != f && before->to == f->from && before->unit &&
        lay_noted(s, f->from, LAY_LEX_POSS))
        return true; /* полки её | стоят */
    if (!r->lexicon->language.cases || before == f || !before->actor || !whose ||
        (f->unit && !f->weak) ||
        !((lay_is_sign(r, before->to, ',') && lay_is_sign(r, f->to, ',')) ||
          (lay_is_sign(r, before->to, '(') && lay_is_sign(r, f->to, ')'))))
        return false; /* Турция (член НАТО) */
    for (size_t i = before->to + 1; i < f->from; i++)
        if (s->noted[i - s->from] || r->tokens.all.at[i].kind != LAY_TOKEN_WORD ||
            r->tokens.all.at[i].capital)
            return false;
    return f->from > before->to + 1 || f->weak;
}

bool lay_names_mission(const struct lay_text_reader *r, struct lay_sentence *s,
                       const struct lay_force *name)
{
    struct lay_force *before = s->forces.n ? &s->forces.at[s->forces.n - 1] : NULL;
    if (!before || !before->actor || !name->actor || name->unit || name->adjective ||
        !lay_is_sign(r, before->to, ',') || before->to + 1 != name->from ||
        strcmp(before->actor->kind, "organisation") != 0 || !before->unit ||
        (strcmp(name->actor->kind, "mission") != 0 && strcmp(name->actor->kind, "operation") != 0))
        return false;
    before->actor = name->actor;
    return true;
}

const struct lay_force *lay_supposed(const struct lay_text_reader *r, const struct lay_sentence *s,
                                     const struct lay_force *force)
{
    const size_t cue = force->to + 1;
    if (force->actor || !force->unit || cue + 1 >= s->to || !lay_is_sign(r, force->to, ',') ||
        !lay_noted_as(s, cue, LAY_LEX_CUE, "possible"))
        return NULL;
    const size_t behind = cue + lay_noted(s, cue, LAY_LEX_CUE)->len;
    const size_t at = behind + lay_is_sign(r, behind, ',');
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        if (f->from >= at && f->from <= at + 1 && f->actor && (f->unit || f->adjective))
            return f;
    }
    return NULL;
}

bool lay_is_excepted(const struct lay_text_reader *r, const struct lay_sentence *s,
                     const struct lay_force *f)
{
    return f->from > s->from + 1 && lay_noted_as(s, f->from - 1, LAY_LEX_CUE, "negated") &&
           (lay_is_sign(r, f->from - 2, ',') || lay_noted(s, f->from - 2, LAY_LEX_AND));
}

/* Whether nobody named or counted stands before a verb in its clause. */
static bool is_headless(const struct lay_sentence *s, const struct lay_trigger *t)
{
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        if ((f->actor || f->quantity.to > f->quantity.from) && f->from >= t->left &&
            f->to <= t->from)
            return false;
    }
    return true;
}

const struct lay_force *lay_named_behind(const struct lay_text_reader *r,
                                         const struct lay_sentence *s, const struct lay_trigger *t)
{
    enum { REACH = 8 };
    const struct lay_note *cue;
    size_t at = t->to, n, next;
    if (r->lexicon->language.cases || r->lexicon->language.adjectives_after || !lay_is_verb(t) ||
        !is_headless(s, t))
        return lay_subject_at_end(r, s, t);
    for (next = at; at < s->to && at - t->to < REACH; at = next) {
        for (size_t i = 0; i < s->spots.n && next == at; i++)
            if (s->spots.at[i].prep_from <= at && at < s->spots.at[i].to)
                next = s->spots.at[i].to;
        if (next == at && !lay_in_time(s, next++))
            break;
    }
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        size_t be = f->from;
        while (be > at && (n = lay_helpers_before(s, at, be, &cue)) && cue)
            be -= n;
        if (be == at && be < f->from && f->unit && f->actor)
            return f;
    }
    return NULL;
}
