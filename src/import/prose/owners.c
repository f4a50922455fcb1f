/* owners.c: whose something is that a noun tells of: "their withdrawal", "la visite | de soldats",
 * "the army's | departure". */
#include "import/prose/clause.h"

#include <string.h>

/* "the withdrawal | of its troops": it is told of whom. */
static bool is_of_force(const struct lay_sentence *s, const struct lay_trigger *t)
{
    bool of = false;
    size_t prep_from;
    for (size_t i = 0; i < s->forces.n && !of; i++) {
        const struct lay_force *f = &s->forces.at[i];
        of = f->unit && f->from >= t->to && f->from <= t->to + 2 &&
             lay_noted(s, f->from, LAY_LEX_POSS) &&
             strcmp(lay_preposition_before(s, f->from, &prep_from), "of") == 0;
    }
    return of;
}

/* "have completed their withdrawal", "начала вывод": whose it is stands before what only helps. */
static void fill_helped(struct lay_text_reader *r, const struct lay_sentence *s,
                        const lay_triggers *triggers, const struct lay_trigger *t, const char *role,
                        size_t len, struct lay_clause *c)
{
    static const enum lay_lex_class helpers[] = {LAY_LEX_CUE, LAY_LEX_DET, LAY_LEX_POSS,
                                                 LAY_LEX_FILL};
    size_t at = t->from;
    for (bool helps = true; helps && at > t->left && !lay_ends_force(s, at);) {
        helps = lay_in_time(s, at - 1);
        at -= helps; /* начали | в понедельник | вывод */
        for (size_t n = 3; n > 0 && !helps; n--) /* has ordered: of two words, not of one */
            for (size_t i = 0; i < LAY_COUNT(helpers) && at >= t->left + n && !helps; i++) {
                const struct lay_note *note = lay_noted(s, at - n, helpers[i]);
                /* a voté | l'envoi: words may be part of both */
                helps = note && (note->len == n || (at == t->from && note->len > n));
                at -= helps ? n : 0;
            }
    }
    const struct lay_role_forces *told = lay_role_of(c, role, len);
    if ((told && lay_tells_whose(told)) || at == t->from)
        return;
    bool did = lay_noted(s, at, LAY_LEX_CUE) && /* солдаты без боя | завершили вывод */
               lay_ends_with(r, at, &r->lexicon->language.finite) && !lay_noted(s, at, LAY_LEX_SAY);
    if (did || lay_noted(s, t->from - 1, LAY_LEX_POSS) || lay_ends_force(s, at))
        lay_fill_subject(r, s, triggers, t, role, len, c);
    else if (lay_noted_as(s, t->from - 1, LAY_LEX_DET, "def") && r->focus.people &&
             t->rule->type != LAY_TYPE_BASE_SEIZED && !is_of_force(s, t))
        lay_fill_known(r, t, role, len, c);
}

static void fill_possessive(struct lay_text_reader *r, const struct lay_sentence *s,
                            const struct lay_trigger *t, const char *role, size_t len,
                            struct lay_clause *c)
{
    const struct lay_force *found[LAY_CLAUSE_FORCES];
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        size_t prep_from;
        bool of_noun =
            !lay_is_verb(t) && lay_noted(s, f->from, LAY_LEX_DET); /* in | a JNIM attack */
        bool beside =
            (f->to == t->from && ((f->pronoun && !f->unit) || /* об их выводе */ of_noun ||
                                  !*lay_preposition_before(s, f->from, &prep_from))) ||
            (f->possessive && t->from - f->to <= 3 && f->to < t->from);
        size_t mark = t->to < s->to && /* «перегруппировке» войск */
                      strncmp(r->tokens.text + r->tokens.all.at[t->to].start, "»", 2) == 0;
        bool object = t->rule->type == LAY_TYPE_REQUEST && /* a demand that | French troops leave */
                      lay_has_slot(t->rule, LAY_SLOT_OBJ) && !r->lexicon->language.adjectives_after;
        bool behind = f->from == t->to + mark && (f->adjective || f->unit) && !object &&
                      !lay_is_of_base(s, f); /* a Malian base */
        if (beside || behind)
            lay_fill_role(r, c, role, len, found, lay_with_joined(r, s, i, found));
    }
}

/* "toute | présence militaire russe": the noun is what those who are there are called, too. */
static void fill_itself(struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *t, const char *role, size_t len,
                        struct lay_clause *c)
{
    for (size_t i = 0; i < s->forces.n && lay_needs(t->rule, LAY_NEED_SOLE); i++) {
        const struct lay_force *f = &s->forces.at[i];
        if (f->unit && f->from <= t->from && f->to >= t->to)
            lay_fill_role(r, c, role, len, &f, 1);
    }
}

void lay_fill_owner(struct lay_text_reader *r, const struct lay_sentence *s,
                    const lay_triggers *triggers, const struct lay_trigger *t, const char *role,
                    size_t len, const struct lay_clause *before, struct lay_clause *c)
{
    if (lay_is_of_relative(s, t) && before && before->role_count && before->roles[0].n) {
        c->counted = before->counted;
        lay_fill_role(r, c, role, len, before->roles[0].at, before->roles[0].n);
    }
    fill_possessive(r, s, t, role, len, c);
    fill_itself(r, s, t, role, len, c);
    fill_helped(r, s, triggers, t, role, len, c);
    const struct lay_force *their = lay_theirs(r, s, t);
    if (their && !lay_role_of(c, role, len))
        lay_fill_role(r, c, role, len, &their, 1);
}
