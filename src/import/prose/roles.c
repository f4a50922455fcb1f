/* roles.c: which force of a sentence has which role in a clause. */
#include "import/prose/clause.h"

#include <string.h>

struct lay_role_forces *lay_role_of(struct lay_clause *c, const char *role, size_t len)
{
    for (size_t i = 0; i < c->role_count; i++)
        if (strlen(c->roles[i].role) == len && strncmp(c->roles[i].role, role, len) == 0)
            return &c->roles[i];
    return NULL;
}

bool lay_tells_whose(const struct lay_role_forces *role)
{
    return role->n && (role->at[0]->actor || role->at[0]->pronoun);
}

/* Whose number the claim tells: the first one with a number, else the first with a noun. */
void lay_note_count(struct lay_clause *c, const char *role, const struct lay_force *f)
{
    if (strncmp(role, "what", 4) == 0) { /* what is delivered */
        c->counted = f->unit ? f : NULL;
        c->cargo = f->unit != NULL;
    }
    if (c->cargo)
        return;
    bool number = f->quantity.to > f->quantity.from;
    bool had = c->counted && c->counted->quantity.to > c->counted->quantity.from;
    if (f->unit && (!c->counted || (number && !had)))
        c->counted = f;
}

/* "Доха и Анкара договорились довести | турецкий гарнизон": of several states it is the one whose
 * the object is. */
static bool owns_object(const struct lay_role_forces *of, const struct lay_force *object)
{
    bool owns = false;
    for (size_t i = 0; i < of->n && of->n > 1 && object->unit && object->actor; i++) {
        if (of->at[i]->unit || of->at[i]->from > object->from)
            return false;
        owns |= of->at[i]->actor == object->actor;
    }
    return owns;
}

/* Gives a force a role, unless a slot before has given it to one that is known better. */
void lay_fill_role(struct lay_text_reader *r, struct lay_clause *c, const char *role, size_t len,
                   const struct lay_force *const *forces, size_t n)
{
    struct lay_role_forces *to = lay_role_of(c, role, len);
    if (!to) {
        if (c->role_count == LAY_CLAUSE_FORCES)
            return;
        to = &c->roles[c->role_count++];
        *to = (struct lay_role_forces){.role = lay_arena_strndup(&r->arena, role, len)};
    }
    lay_note_count(c, role, forces[0]);
    const struct lay_force *last = forces[n - 1]; /* German, Dutch and French aircraft */
    if (!forces[0]->unit && last->quantity.to == last->quantity.from)
        lay_note_count(c, role, last);
    bool member = to->n && to->at[0]->actor && forces[0]->actor && forces[0]->unit &&
                  lay_is_state(forces[0]->actor) &&
                  (strcmp(to->at[0]->actor->kind, "mission") == 0 ||
                   strcmp(to->at[0]->actor->kind, "organisation") == 0);
    bool sender = to->n && !to->at[0]->actor && forces[0]->actor && /* L'Allemagne en envoie 200 */
                  to->at[0]->from >= c->trigger->from && to->at[0]->to > c->trigger->to &&
                  forces[0]->to <= c->trigger->from; /* a rapatrié | les derniers soldats */
    if (owns_object(to, forces[0])) {
        to->at[0] = forces[0], to->n = 1;
        return;
    }
    if ((lay_tells_whose(to) && !member && !sender) ||
        (to->n && !forces[0]->actor && !forces[0]->pronoun)) /* UNIFIL has a Ghanaian … */
        return;
    c->those |= sender && to->at[0]->pronoun;
    to->n = n < LAY_CLAUSE_FORCES ? n : LAY_CLAUSE_FORCES;
    memcpy(to->at, forces, to->n * sizeof *to->at);
}

const struct lay_force *lay_keep_force(struct lay_text_reader *r, struct lay_force made)
{
    struct lay_force *kept = lay_arena_new(&r->arena, struct lay_force);
    *kept = made;
    return kept;
}

void lay_fill_made(struct lay_text_reader *r, struct lay_clause *c, const char *role, size_t len,
                   struct lay_force made)
{
    const struct lay_force *one = lay_keep_force(r, made);
    lay_fill_role(r, c, role, len, &one, 1);
}

/* "and that the withdrawal would be completed": theirs who were spoken of. */
void lay_fill_known(struct lay_text_reader *r, const struct lay_trigger *t, const char *role,
                    size_t len, struct lay_clause *c)
{
    lay_fill_made(r, c, role, len,
                  (struct lay_force){.from = t->from, .to = t->to, .pronoun = true});
}

/* "exige | leur retrait": those who were spoken of are asked. */
static void fill_asked(struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t, const char *role, size_t len,
                       struct lay_clause *c)
{
    for (size_t i = t->to; i < t->right && t->absorbs && !lay_role_of(c, role, len); i++)
        if (lay_noted_as(s, i, LAY_LEX_POSS, "theirs") && lay_noted(s, i + 1, LAY_LEX_TRIGGER))
            lay_fill_known(r, t, role, len, c);
}

/* "прибыл батальон (300 человек)", "батальон, 300 человек": its number is told behind it. */
static void note_count_behind(const struct lay_text_reader *r, const struct lay_sentence *s,
                              struct lay_clause *c, const char *role, size_t index)
{
    if (index + 1 >= s->forces.n)
        return;
    const struct lay_force *f = &s->forces.at[index], *next = f + 1;
    bool ends = next->to >= s->to || r->tokens.all.at[next->to].kind == LAY_TOKEN_MARK;
    bool apart = lay_is_sign(r, f->to, '(') || lay_is_sign(r, f->to, ',');
    if (apart && ends && next->from <= f->to + 2 && next->unit && !next->equipment &&
        !next->actor && !next->pronoun && next->quantity.to > next->quantity.from)
        lay_note_count(c, role, next);
}

static void fill_object(struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *t, const char *role, size_t len,
                        struct lay_clause *c)
{
    const struct lay_force *found[LAY_CLAUSE_FORCES];
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        size_t prep_from;
        if (f->to <= t->to || f->from >= t->right || f->from < t->from ||
            (!f->unit && lay_in_place(s, f)) || (f->adjective && lay_in_base(s, t, f)))
            continue;
        if (lay_is_behind_noun(r, s, t, f) || lay_is_of_next(r, s, t, f) ||
            lay_is_excepted(r, s, f))
            return;
        if (f->pronoun && lay_noted_as(s, f->from - 1, LAY_LEX_BOUND, "object") &&
            lay_ends_force(s, f->from - 1))
            continue;                                       /* exige de l'Inde qu' | elle parte */
        size_t gap = lay_words_apart(r, s, t->to, f->from); /* 0: "compte encore | 300 soldats" */
        const char *prep = gap ? lay_preposition_of(r, s, f, &prep_from) : "";
        const struct lay_note *own = gap || f->unit ? NULL : lay_noted(s, f->from, LAY_LEX_PREP);
        if (own && own->len == 1 && strcmp(own->entry->value, "site") == 0)
            prep = own->entry->value, prep_from = f->from; /* déployé | aux Philippines */
        if (lay_is_told_before(s, t, f) ||
            (!gap && !f->unit && t->to > t->from + 1 && lay_noted(s, t->to - 1, LAY_LEX_PREP)))
            continue; /* qu'elle a encore en | Irak, ушла из | Мали */
        if (strcmp(prep, "of") == 0 && lay_is_indefinite(s, prep_from))
            prep = ""; /* installé aux Philippines | des missiles */
        bool aside = !f->unit && f->actor && (*prep || len == 4); /* sent to Estonia 100 soldiers */
        bool dative = *prep && len == 4 && strcmp(prep, "of") != 0; /* livré à l'armée deux … */
        bool away = !f->unit && f->actor && lay_noted(s, f->from, LAY_LEX_OF) &&
                    lay_has_trait(t->rule, LAY_TRAIT_PLACE_OF); /* retirer du Niger | ses soldats */
        bool gets = len == 4 && !f->equipment && lay_is_receiver(r, s, i, t->rule);
        if (((aside || dative) && gap <= 6) || (away && !gap) || gets)
            continue; /* поставила | армии двадцать бронемашин */
        if (gap > (len == 4 ? 8 : 7) || (*prep && prep_from >= t->to)) /* home to: the verb's own */
            return;
        lay_fill_role(r, c, role, len, found, lay_with_joined(r, s, i, found));
        note_count_behind(r, s, c, role, i);
        return;
    }
}

/* "À Gao sont arrivés | 200 soldats", "Lundi ont quitté Gao | les soldats": the subject of a verb
 * that stands first. */
static void fill_behind(struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *t, const char *role, size_t len,
                        struct lay_clause *c)
{
    if (!lay_role_of(c, role, len) && !lay_has_slot(t->rule, LAY_SLOT_OBJ) &&
        !lay_needs(t->rule, LAY_NEED_BASE) && lay_is_verb_first(r, s, t))
        fill_object(r, s, t, role, len, c);
}

/* "За повстанцами | стоит армия": who has another role already. */
static bool has_other_role(const struct lay_clause *c, const struct lay_force *f, const char *role,
                           size_t len)
{
    for (size_t i = 0; i < c->role_count; i++)
        if (strncmp(c->roles[i].role, role, len) != 0 && c->roles[i].n && c->roles[i].at[0] == f)
            return true;
    return false;
}

/* The force that stands without a preposition behind the object: a dative. */
static void fill_rest(struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_trigger *t, const char *role, size_t len,
                      struct lay_clause *c)
{
    const struct lay_force *found[LAY_CLAUSE_FORCES];
    const struct lay_role_forces *told =
        lay_role_of(c, role, len); /* gunmen attacked a camp of the UN */
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        size_t prep_from;
        const char *last =
            lay_lexicon_word(r->lexicon, r->tokens.all.at[t->to - 1].word, LAY_LEX_PREP);
        if (f->from >= t->to && f->from < t->right &&
            (f->unit || (f->actor && !lay_in_place(s, f))) &&
            !((f->from > t->to || !f->actor) && lay_needs(t->rule, LAY_NEED_BASE) &&
              lay_is_of_base(s, f)) &&
            !*lay_preposition_before(s, f->from, &prep_from)) {
            if ((lay_has_slot(t->rule, LAY_SLOT_AGENT) && lay_is_agent(r, s, f)) ||
                (f->from == t->to && !f->unit && last && strcmp(last, "origin") == 0))
                continue; /* передана Францией | Чаду, ушла из | Чада */
            if (lay_is_given(r, s, t->rule, f) || lay_is_of_next(r, s, t, f) ||
                (f->from > s->from && lay_denies_who(s, f->from - 1, f->to)) ||
                lay_is_complement(r, s, t, f))
                continue; /* база возвращена | иракцам */
            if ((c->cargo && f == c->counted) || has_other_role(c, f, role, len) ||
                (t->rule->voice == LAY_VOICE_PASSIVE && !lay_is_of_base_type(t->rule->type) &&
                 strncmp(role, "subject", len) == 0 && lay_is_by(r, f)))
                continue; /* суданской армии доставили | два танка */
            const size_t who = i + lay_is_instead(r, s, i);
            if (!told || !told->n || !told->at[0]->unit || told->at[0]->to > t->from)
                lay_fill_role(r, c, role, len, found, lay_with_joined(r, s, who, found));
            else if (!f->actor)
                lay_note_count(c, role, f);
            note_count_behind(r, s, c, role, who);
            return;
        }
    }
    const struct lay_force *gets = lay_receiver_of(r, s, t, t->right);
    if (gets)
        lay_fill_role(r, c, role, len, &gets,
                      1); /* Чаду | возвращена база, передан лагерь | армии Чада */
}

/* by=, to=, of= …: the force behind that preposition. */
static void fill_preposition(struct lay_text_reader *r, const struct lay_sentence *s,
                             const struct lay_trigger *t, const char *prep, const char *role,
                             size_t len, struct lay_clause *c)
{
    const struct lay_force *found[LAY_CLAUSE_FORCES];
    static const char *const same[][2] = {
        {"in", "site"}, {"to", "destination"}, {"from", "origin"}};
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        size_t prep_from;
        if (f->to <= t->from && f->from >= t->left && strcmp(prep, "with") == 0 && lay_is_verb(t) &&
            strcmp(lay_preposition_before(s, f->from, &prep_from), prep) == 0)
            lay_add_partners(c, role, len, found, lay_with_joined(r, s, i, found));
        const bool inside = f->to <= t->to && (f->from <= t->from || strcmp(prep, "with") != 0);
        if (inside || f->from < t->from || f->from >= t->right) /* signed | with Mali a pact on */
            continue; /* "rendue | aux autorités": the preposition may be part of both */
        const char *is = lay_preposition_before(s, f->from, &prep_from);
        bool fits = strcmp(is, prep) == 0;
        for (size_t k = 0; k < LAY_COUNT(same); k++)
            fits |= strcmp(prep, same[k][0]) == 0 && strcmp(is, same[k][1]) == 0;
        if (r->lexicon->language.cases && strncmp(role, "addressee", len) == 0 &&
            strcmp(prep, "from") != 0 && prep_from != t->to)
            fits = false; /* запросила | у ЮАР; but: солдат в Мали */
        if (strcmp(prep, "of") == 0 && prep_from > t->to + 1 + 2 * (size_t)t->absorbs &&
            !lay_is_place_between(r, s, t->to, prep_from))
            fits = false; /* but: demanded the withdrawal of */
        fits |= strcmp(prep, "of") == 0 && !*is && lay_noted(s, f->from, LAY_LEX_OF) &&
                (f->from <= t->to + 1 || lay_is_place_between(r, s, t->to, f->from));
        /* aux mains | des rebelles, l'arrivée à Niamey | de 100 soldats */
        if (!fits || (strcmp(prep, "of") == 0 &&
                      (lay_is_told_before(s, t, f) || lay_is_state_left(r, s, t, i))))
            continue;
        size_t n = lay_with_joined(r, s, i, found);
        const struct lay_gaz_actor *sent =
            strcmp(prep, "by") == 0 ? lay_sender_of(r, s, f, t->rule->type) : NULL;
        struct lay_force whole = *f;
        whole.actor = sent;
        if (sent) /* touchée par | des roquettes tirées par les talibans */
            lay_fill_made(r, c, role, len, whole);
        else if (strcmp(prep, "with") != 0 || !lay_add_partners(c, role, len, found, n))
            lay_fill_role(r, c, role, len, found, n);
        return;
    }
}

/* "где стояли голландцы, | шведов сменили": no list of both. */
static bool is_of_other_case(const struct lay_text_reader *r, const struct lay_sentence *s,
                             const struct lay_force *before, const struct lay_force *f)
{
    bool whole = before->unit || (before->actor && lay_is_people(r, before->to - 1));
    return r->lexicon->language.cases && whole && lay_is_oblique(r, s, f) &&
           !lay_is_oblique(r, s, before);
}

/* "Немецкий батальон | сменила в мае рота бельгийцев": whose verb it is stands behind it. */
static bool has_own_subject(struct lay_text_reader *r, const struct lay_sentence *s,
                            const struct lay_trigger *t, const struct lay_force *f)
{
    enum { REACH = 4 }; /* words */
    size_t prep_from;
    for (size_t i = f->to; i < t->from; i++)
        if (lay_noted(s, i, LAY_LEX_AND))
            return false; /* ввела | колонну и вытеснила отряды */
    for (; f < s->forces.at + s->forces.n && f->from < t->to; f++)
        ;
    return f < s->forces.at + s->forces.n && f->from < t->right &&
           (f->unit || lay_is_people(r, f->to - 1)) &&
           !*lay_preposition_before(s, f->from, &prep_from) && !lay_is_oblique(r, s, f) &&
           lay_words_apart(r, s, t->to, f->from) <= REACH;
}

/* Whether the object stands before the verb. */
static bool is_inverted(struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *t)
{
    size_t prep_from;
    if (t->rule->voice != LAY_VOICE_ACTIVE || !lay_has_slot(t->rule, LAY_SLOT_OBJ))
        return false;
    for (size_t i = s->forces.n; i > 0; i--) {
        const struct lay_force *f = &s->forces.at[i - 1], *last = f;
        while (i > 1 && lay_only_and(r, s, s->forces.at[i - 2].to, f->from) &&
               !is_of_other_case(r, s, f - 1, f))
            f = &s->forces.at[--i - 1]; /* a battalion of Czech and Slovak soldiers */
        size_t who = f->to + lay_is_sign(r, f->to, ','), close;
        bool within = f->to <= t->from && lay_noted(s, who, LAY_LEX_RELATIVE) &&
                      lay_inserted_before(r, s, t, &close) != f->to;
        if (within) /* военных, | которых сменят */
            return lay_ends_with(r, who, &r->lexicon->language.oblique);
        if (f->adjective && !f->unit && last->unit)
            f = last; /* венгерских и | чешских солдат */
        const bool aside = *lay_preposition_before(s, f->from, &prep_from);
        if (f->to <= t->from && f->from >= t->left && (f->unit || !aside)) /* but: в | Литве */
            return !aside && (lay_is_oblique(r, s, f)
                                  ? !lay_is_means(r, f)
                                  : lay_disagrees(r, s, f, t->from) && has_own_subject(r, s, t, f));
    }
    return false;
}

/* "the soldiers | that Germany keeps in Gao": right behind them who does it, and the verb. */
static bool is_object_of(const struct lay_sentence *s, const struct lay_trigger *t,
                         const struct lay_force *f)
{
    const struct lay_note *cue;
    size_t verb = t->from, who = f->to, prep_from;
    if (!lay_noted(s, who, LAY_LEX_RELATIVE) || f + 1 == s->forces.at + s->forces.n ||
        !lay_is_verb(t))
        return false;
    for (size_t n; verb > f[1].to && (n = lay_helpers_before(s, f[1].to, verb, &cue)); verb -= n)
        if (t->rule->type == LAY_TYPE_PRESENCE && lay_noted_as(s, verb - n, LAY_LEX_CUE, "then"))
            return false; /* whom Germany had kept there till then */
    who += f[1].from > who + 1 && lay_noted(s, who + 1, LAY_LEX_DET) ? 2 : 1;
    return f[1].from == who && f[1].to == verb && !*lay_preposition_before(s, who, &prep_from);
}

/* "les soldats que la Turquie a envoyés": the object stands before the clause. */
static void fill_relative(struct lay_text_reader *r, const struct lay_sentence *s,
                          const struct lay_trigger *t, const char *role, size_t len,
                          struct lay_clause *c)
{
    size_t that = t->left > s->from ? t->left - 1 : s->from;
    for (size_t i = 0; i < s->forces.n && !c->counted; i++) {
        const struct lay_force *f = &s->forces.at[i];
        size_t end =
            f->to + (f->unit && lay_noted(s, f->to, LAY_LEX_MORE)); /* de soldats | de plus */
        if (f->unit &&
            ((lay_is_before(r, end, that) && lay_noted_as(s, that, LAY_LEX_BOUND, "object")) ||
             is_object_of(s, t, f)))
            lay_fill_role(r, c, role, len, &f, 1);
    }
}

/* "Боеприпасы из Колбасны Россия | вывезет": where nouns have cases the object may open the clause,
 * before the subject. */
static void fill_opening(struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_trigger *t, struct lay_clause *c)
{
    size_t len, doer_len, at = t->left;
    const char *role = lay_slot(t->rule, LAY_SLOT_OBJ, &len),
               *doer = lay_slot(t->rule, LAY_SLOT_SUBJ, &doer_len);
    const struct lay_role_forces *who = role && doer ? lay_role_of(c, doer, doer_len) : NULL;
    if (!r->lexicon->language.cases || t->rule->voice != LAY_VOICE_ACTIVE || !who ||
        (c->counted && c->counted->quantity.to > c->counted->quantity.from))
        return;
    while (at < t->from && (lay_in_time(s, at) || lay_noted(s, at, LAY_LEX_ADVERB) ||
                            lay_noted_as(s, at, LAY_LEX_PRONOUN, "part"))) /* часть | техники */
        at++;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        if (f->from == at && f->unit && !f->actor && f->to <= who->at[0]->from &&
            who->at[0]->to <= t->from && (f->equipment || !who->at[0]->unit) &&
            (f->to == who->at[0]->from || /* роту десантников | Париж | перебросил */
             !lay_only_and(r, s, f->to, who->at[0]->from))) {
            lay_fill_role(r, c, role, len, &f, 1);
            c->counted = f;
        }
    }
}

/* "ont quitté Gao, remise au Mali, | et ont rejoint": a participle between commas has another
 * subject. */
static bool is_inserted(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *before, const struct lay_trigger *t)
{
    size_t joint = t->from;
    while (joint > before->to && !lay_noted(s, joint - 1, LAY_LEX_AND))
        joint--;
    return before->rule->voice == LAY_VOICE_PASSIVE && before->from > s->from &&
           !lay_noted(s, before->from, LAY_LEX_HAVE) && lay_is_sign(r, before->from - 1, ',') &&
           joint > before->to + 1 && lay_is_sign(r, joint - 2, ',');
}

static void fill_doer(struct lay_text_reader *r, const struct lay_sentence *s,
                      const lay_triggers *triggers, const struct lay_trigger *t, const char *role,
                      size_t len, const struct lay_clause *before, struct lay_clause *c)
{
    const struct lay_role_forces *shared =
        (t->joined || t->bare || lay_is_elided(r, s, t) || lay_is_after_gift(r, s, t, before)) &&
                before && before->role_count
            ? lay_doer_of(before)
            : NULL;
    bool inserted = t->joined && before && is_inserted(r, s, before->trigger, t);
    bool active = shared && !inserted && lay_is_verb(before->trigger);
    struct lay_trigger whole = *t;
    if (t->bare || inserted)
        whole.left = s->from;
    const struct lay_force *last = lay_named_behind(r, s, t);
    if (last)
        lay_fill_role(r, c, role, len, &last, 1);
    else if (lay_has_subject_behind(r, s, t, role, len))
        fill_rest(r, s, t, role, len, c);
    else if (active && shared->n)
        lay_fill_role(r, c, role, len, shared->at, shared->n);
    else
        lay_fill_subject(r, s, triggers, &whole, role, len, c);
    fill_behind(r, s, t, role, len, c);
}

static void fill_slot(struct lay_text_reader *r, const struct lay_sentence *s,
                      const lay_triggers *triggers, const struct lay_trigger *t,
                      const struct lay_setting *slot, const struct lay_clause *before,
                      struct lay_clause *c)
{
    const char *role = slot->value;
    const size_t len = slot->value_len;
    const struct lay_force *one;
    switch (slot->slot) {
    case LAY_SLOT_SUBJ:
        fill_doer(r, s, triggers, t, role, len, before, c);
        break;
    case LAY_SLOT_POSS:
        lay_fill_owner(r, s, triggers, t, role, len, before, c);
        break;
    case LAY_SLOT_REST:
        fill_rest(r, s, t, role, len, c);
        break;
    case LAY_SLOT_AGENT:
    case LAY_SLOT_DATIVE:
        one = slot->slot == LAY_SLOT_AGENT ? lay_agent_of(r, s, t)
                                           : lay_receiver_of(r, s, t, t->right);
        if (one)
            lay_fill_role(r, c, role, len, &one, 1);
        break;
    case LAY_SLOT_BEFORE:
        if (r->focus.people)
            lay_fill_known(r, t, role, len, c);
        break;
    case LAY_SLOT_OBJ:
        fill_object(r, s, t, role, len, c);
        fill_relative(r, s, t, role, len, c);
        break;
    default: /* others are read elsewhere: the place, the quantity, … */
        if (lay_is_preposition(slot->slot))
            fill_preposition(r, s, t, lay_slot_name(slot->slot), role, len, c);
        if (slot->slot == LAY_SLOT_OF && r->lexicon->language.adjectives_after)
            fill_asked(r, s, t, role, len, c);
    }
}

static void fill_roles(struct lay_text_reader *r, const struct lay_sentence *s,
                       const lay_triggers *triggers, const struct lay_trigger *t,
                       const struct lay_clause *before, struct lay_clause *c)
{
    bool inverted = is_inverted(r, s, t);
    for (size_t k = 0; k < t->rule->slot_count; k++) {
        const struct lay_setting *slot = &t->rule->slots[k];
        if (inverted && slot->slot == LAY_SLOT_SUBJ)
            fill_object(r, s, t, slot->value, slot->value_len, c);
        else if (inverted && slot->slot == LAY_SLOT_OBJ)
            lay_fill_subject(r, s, triggers, t, slot->value, slot->value_len, c);
        else
            fill_slot(r, s, triggers, t, slot, before, c);
    }
}

/* "Ils sont encore 2 400, | les soldats français de Gao": who "they" are is told behind a comma. */
static void fill_named_behind(const struct lay_text_reader *r, const struct lay_sentence *s,
                              const struct lay_trigger *t, struct lay_clause *c)
{
    struct lay_role_forces *who = c->role_count ? &c->roles[0] : NULL;
    if (!r->lexicon->language.adjectives_after || !who || who->n != 1 || !who->at[0]->pronoun ||
        who->at[0]->unit || who->at[0]->to > t->from || !lay_is_verb(t))
        return;
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        size_t end = f->to;
        while (end < s->to && !lay_is_sign(r, end, ';'))
            end++;
        if (f->from > t->to && f->unit && f->actor && lay_is_sign(r, f->from - 1, ',') &&
            lay_noted_as(s, f->from, LAY_LEX_DET, "def") && !lay_has_trigger(s, f->to, end)) {
            who->at[0] = f;
            return;
        }
    }
}

void lay_fill_roles(struct lay_text_reader *r, const struct lay_sentence *s,
                    const lay_triggers *triggers, const struct lay_trigger *t,
                    const lay_sayings *sayings, const struct lay_clause *before,
                    struct lay_clause *c)
{
    lay_fill_speaker(r, s, t, sayings, c);
    fill_roles(r, s, triggers, t, before, c);
    fill_opening(r, s, t, c);
    lay_fill_sayer(r, s, t, c);
    fill_named_behind(r, s, t, c);
    lay_settle_giver(r, s, t, c);
    lay_fill_load(r, s, t, c);
}
