/* sayers.c: who says so as the one who does it: "the army said it had left". */
#include "import/prose/clause.h"

#include <string.h>

/* "Moscou dément tout retrait de Kherson": nothing but an article between, and nobody else who it
 * would be of. */
bool lay_denies_own(const struct lay_text_reader *r, const struct lay_sentence *s,
                    const struct lay_clause *c)
{
    if (strcmp(c->saying->stance, "denies") != 0 || lay_needs(c->rule, LAY_NEED_BASE) ||
        !r->military || !r->lexicon->language.adjectives_after)
        return false;
    for (size_t i = 0; i < c->role_count; i++)
        if (c->roles[i].n)
            return false;
    for (size_t i = c->saying->to; i < c->trigger->from; i++)
        if (!lay_noted(s, i, LAY_LEX_DET))
            return false;
    return true;
}

/* "The army denied losing its camp", "Le M23 affirme, lui, avoir quitté Goma": who says so does it.
 */
bool lay_is_of_sayer(const struct lay_text_reader *r, const struct lay_sentence *s,
                     const struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    if (!c->saying || !c->saying->actor || c->saying->who_from > t->from || c->saying->to > t->from)
        return false;
    if (!lay_is_verb(t))
        return lay_denies_own(r, s, c);
    for (size_t i = c->saying->to; i < t->from; i++)
        if (lay_noted(s, i, LAY_LEX_HAVE) || s->masked[i - s->from])
            continue; /* denied having attacked, a annoncé dans la nuit avoir quitté */
        else if (!r->lexicon->language.adjectives_after || lay_noted(s, i, LAY_LEX_BOUND) ||
                 (!lay_noted(s, i, LAY_LEX_CUE) && !lay_noted(s, i, LAY_LEX_ADVERB) &&
                  !lay_noted(s, i, LAY_LEX_SAYER) && !lay_is_sign(r, i, ',')))
            return false;
    return true;
}

static bool has_in_words(const struct lay_sentence *s, const struct lay_saying *saying,
                         enum lay_lex_class class)
{
    for (size_t i = saying->who_from; i < saying->who_to; i++)
        if (lay_noted(s, i, class))
            return true;
    return false;
}

bool lay_is_force_speaking(const struct lay_sentence *s, const struct lay_saying *saying)
{
    return has_in_words(s, saying, LAY_LEX_FORCE);
}

bool lay_is_of_arms(const struct lay_sentence *s, const struct lay_saying *saying)
{
    return lay_is_force_speaking(s, saying) || has_in_words(s, saying, LAY_LEX_WAR);
}

bool lay_announces_own(const struct lay_sentence *s, const struct lay_clause *c)
{
    enum { REACH = 6 }; /* tokens */
    size_t from = c->trigger->from;
    const bool other = c->role_count && c->roles[0].n && !c->roles[0].at[0]->pronoun; /* no "its" */
    if (!lay_has_slot(c->rule, LAY_SLOT_SPEAKER) || other || !c->saying || !c->saying->actor ||
        c->saying->to > from || (lay_is_state(c->saying->actor) && !lay_is_of_arms(s, c->saying)))
        return false;
    for (size_t i = c->saying->to; i < from; i++)
        if (lay_noted(s, i, LAY_LEX_TRIGGER) || lay_noted(s, i, LAY_LEX_BOUND) ||
            lay_noted(s, i, LAY_LEX_AND) || lay_noted(s, i, LAY_LEX_OF))
            return false;
    return from - c->saying->to <= REACH; /* on Friday */
}

bool lay_is_behind_saying(const struct lay_sentence *s, const struct lay_saying *saying, size_t at)
{
    enum { REACH = 8 }; /* said in a statement late on Friday that it */
    if (!saying || !saying->actor || at < saying->to || at > saying->to + REACH)
        return false;
    for (size_t i = saying->to; i < at; i++)
        if (lay_noted(s, i, LAY_LEX_TRIGGER) || lay_noted(s, i, LAY_LEX_BOUND) ||
            lay_noted(s, i, LAY_LEX_SPEAKER))
            return false;
    for (size_t i = 0; i < s->forces.n; i++)
        if (s->forces.at[i].from >= saying->to && s->forces.at[i].from < at)
            return false;
    return true;
}

bool lay_is_said_of(const struct lay_sentence *s, const struct lay_saying *saying,
                    const struct lay_force *force)
{
    enum { NEAR = 3 }; /* fighters | that a panel says; , who Kyiv said */
    bool relative = false;
    for (size_t i = force->to; saying && i < saying->who_from && i < force->to + NEAR; i++)
        relative |= lay_noted(s, i, LAY_LEX_RELATIVE) != NULL;
    return relative && saying->who_from <= force->to + NEAR;
}

/* "Moscow, which has sent 130 fighters, denied": theirs who say something else. */
void lay_fill_speaker(struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_trigger *t, const lay_sayings *sayings, struct lay_clause *c)
{
    size_t len, who = t->from;
    const char *role = lay_slot(t->rule, LAY_SLOT_SUBJ, &len);
    while (who > s->from && !lay_noted(s, who - 1, LAY_LEX_RELATIVE) && who + 5 > t->from)
        who--;
    if (!role || who <= s->from || !lay_noted(s, who - 1, LAY_LEX_RELATIVE))
        return;
    who -= who - 1 > s->from && lay_is_sign(r, who - 2, ',') ? 2 : 1;
    for (size_t i = 0; i < sayings->n; i++) {
        const struct lay_saying *saying = &sayings->at[i];
        if (!saying->actor || saying->who_to != who)
            continue;
        lay_fill_made(
            r, c, role, len,
            (struct lay_force){
                .from = saying->who_from, .to = who, .actor = saying->actor, .office = true});
    }
}

/* "«Аш-Шабааб» утверждает, что захватила базу": who says so, where the subject is left out. */
static void fill_omitted(struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_trigger *t, struct lay_clause *c)
{
    size_t len, at = c->saying ? c->saying->to : s->to;
    const char *role = lay_slot(t->rule, LAY_SLOT_SUBJ, &len);
    struct lay_role_forces *has = role ? lay_role_of(c, role, len) : NULL;
    size_t said = at;
    for (size_t i = 0; i < s->forces.n && r->lexicon->language.cases;
         i++) /* "сообщила | Франции, что выведет" */
        if (s->forces.at[i].from == said && !s->forces.at[i].unit && !s->forces.at[i].adjective &&
            lay_is_sign(r, s->forces.at[i].to, ','))
            at = s->forces.at[i].to;
    bool addressee = at > said && has && has->at[0]->from == said;
    bool it = has && has->n && has->at[0]->pronoun && !has->at[0]->unit && /* оставила | её */
              has->at[0]->from >= t->to;
    bool told = has && !addressee && !it && has->at[0]->from >= at &&
                (lay_tells_whose(has) || has->at[0]->from < t->to); /* but: вывела солдат */
    if (!r->lexicon->language.cases || !role || told || at >= t->from || !c->saying->actor ||
        t->rule->voice != LAY_VOICE_ACTIVE)
        return;
    bool that = false, armed = lay_is_force_speaking(s, c->saying); /* ", что" */
    for (; at < t->from; at++) {
        that |= lay_noted(s, at, LAY_LEX_BOUND) != NULL ||
                lay_noted_as(s, at, LAY_LEX_CUE, "planned"); /* о намерении | покинуть */
        if (!lay_noted(s, at, LAY_LEX_BOUND) && !lay_noted(s, at, LAY_LEX_CUE) &&
            !lay_noted(s, at, LAY_LEX_ADVERB) && !lay_in_time(s, at) && !lay_is_sign(r, at, ',') &&
            !lay_noted_as(s, at, LAY_LEX_PREP, "about"))
            return;
    }
    bool earlier = has && has->n && has->at[0]->to <= c->saying->from; /* взяли базу; армия … */
    if (that && (addressee || it || earlier))
        has->n = 0;
    if (that)
        lay_fill_made(r, c, role, len,
                      (struct lay_force){.from = c->saying->who_from,
                                         .to = c->saying->who_to,
                                         .actor = c->saying->actor,
                                         .unit = armed ? "personnel" : NULL,
                                         .office = !armed && lay_is_state(c->saying->actor)});
}

/* Whether nothing but helpers stands between what is said and its verb: "claims | to have taken",
 * "said | it had left". */
static bool leads_to_own(const struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_saying *saying, size_t to, bool nobody)
{
    size_t from = saying->to;
    bool own = (nobody && r->lexicon->language.adjectives_after) || /* a reconnu | s'être retirée */
               (from == to && from > s->from && lay_noted(s, from - 1, LAY_LEX_TO));
    if (to > from && lay_noted(s, to - 1, LAY_LEX_SAYER) && lay_is_behind_saying(s, saying, to - 1))
        return true; /* said in a statement late on Friday that it */
    for (size_t i = from; i < to; i++) {
        const bool them = i + 1 == to && lay_noted(s, i, LAY_LEX_POSS) &&
                          lay_noted(s, to, LAY_LEX_HAVE); /* nie leur | avoir cédé la base */
        bool link = lay_noted(s, i, LAY_LEX_SAYER) || lay_noted(s, i, LAY_LEX_TO) || them;
        own |= link;
        if (!link && !lay_noted(s, i, LAY_LEX_CUE) && !lay_noted(s, i, LAY_LEX_RELATIVE) &&
            !lay_noted(s, i, LAY_LEX_ADVERB) && !lay_in_time(s, i) && !lay_is_sign(r, i, ','))
            return false;
    }
    return own;
}

/* "The army said it had taken Saraqib", "the militants claim to have left": who says so does it. */
static void fill_own(struct lay_text_reader *r, const struct lay_sentence *s,
                     const struct lay_trigger *t, struct lay_clause *c)
{
    const struct lay_saying *saying = c->saying;
    size_t len;
    const char *role = lay_slot(t->rule, LAY_SLOT_SUBJ, &len);
    struct lay_role_forces *has = role ? lay_role_of(c, role, len) : NULL;
    if (r->lexicon->language.cases || !role || !saying || saying->to > t->from ||
        t->rule->voice != LAY_VOICE_ACTIVE || (has && !has->at[0]->pronoun) ||
        !leads_to_own(r, s, saying, t->from, !has))
        return;
    bool armed = lay_is_of_arms(s, saying), state = saying->actor && lay_is_state(saying->actor);
    if (!armed && !state && !(saying->actor && lay_is_irregular(saying->actor)))
        return;
    if (has && state && !lay_is_force_speaking(s, saying) && r->focus.people &&
        lay_noted_as(s, has->at[0]->from, LAY_LEX_PRONOUN, "force"))
        return; /* Minsk says | they stay */
    const struct lay_force force = {.from = saying->who_from,
                                    .to = saying->who_to,
                                    .actor = saying->actor,
                                    .unit = armed ? "personnel" : NULL,
                                    .pronoun = !saying->actor};
    lay_focus_on_force(r, &force); /* its soldiers */
    if (has)
        has->at[0] = lay_keep_force(r, force); /* in place of "it" */
    else if (saying->actor || lay_was_claimed_near(r, t->from))
        lay_fill_made(r, c, role, len, force);
}

/* "Un officier nie | tout retrait": of those who were spoken of, where who denies it is nobody's.
 */
static void fill_denied(struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *t, struct lay_clause *c)
{
    size_t len;
    const char *role = lay_slot(t->rule, LAY_SLOT_POSS, &len);
    if (!role || lay_is_verb(t) || !c->saying || c->saying->actor || t->from == s->from ||
        !lay_was_claimed_near(r, t->from) || !lay_denies_own(r, s, c))
        return;
    lay_fill_made(r, c, role, len,
                  (struct lay_force){.from = t->from - 1, .to = t->from, .pronoun = true});
}

/* "France says its | withdrawal from Gao is complete": of who says so. */
static void fill_own_noun(struct lay_text_reader *r, const struct lay_sentence *s,
                          const struct lay_trigger *t, struct lay_clause *c)
{
    const struct lay_saying *saying = c->saying;
    size_t len, poss = t->from;
    const char *role = lay_slot(t->rule, LAY_SLOT_POSS, &len);
    while (poss > s->from && t->from - poss < 3 && !lay_noted(s, poss, LAY_LEX_POSS))
        poss--;
    if (!role || lay_is_verb(t) || lay_role_of(c, role, len) || !saying || !saying->actor ||
        !r->military || !lay_noted(s, poss, LAY_LEX_POSS) || saying->to > poss ||
        poss - saying->to > 1)
        return;
    lay_fill_made(r, c, role, len,
                  (struct lay_force){.from = saying->who_from,
                                     .to = saying->who_to,
                                     .actor = saying->actor,
                                     .unit = "personnel"});
}

/* Whether "and" stands before a verb, with nothing but helpers between; where. */
static bool is_behind_and(const struct lay_sentence *s, size_t verb, size_t *and)
{
    enum { REACH = 3 };
    for (*and = verb; *and > s->from && verb - *and < REACH; --*and) {
        if (lay_noted(s, *and-1, LAY_LEX_AND))
            return --*and, true;
        if (!lay_noted(s, *and-1, LAY_LEX_HAVE) && !lay_noted(s, *and-1, LAY_LEX_CUE) &&
            !lay_noted(s, *and-1, LAY_LEX_ADVERB))
            return false;
    }
    return false;
}

/* "Chad praised French soldiers | and sent its own": a verb of saying with an object, to which
 * "and" joins what the same did, which is not said. */
static void fill_joined(struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *t, struct lay_clause *c)
{
    size_t len, and, object = c->saying ? c->saying->to : s->to;
    const char *role = lay_slot(t->rule, LAY_SLOT_SUBJ, &len);
    while (lay_noted(s, object, LAY_LEX_DET))
        object++;
    if (r->lexicon->language.cases || !role || t->rule->voice != LAY_VOICE_ACTIVE ||
        object >= t->from || !c->saying->actor || !is_behind_and(s, t->from, &and))
        return;
    bool said = false, of = false; /* what is said, and not of whom something is */
    for (size_t i = c->saying->to; i < and; i++)
        said |= lay_noted(s, i, LAY_LEX_BOUND) || lay_noted(s, i, LAY_LEX_RELATIVE) ||
                lay_noted(s, i, LAY_LEX_TRIGGER) || r->tokens.all.at[i].kind == LAY_TOKEN_MARK;
    struct lay_role_forces *lead = lay_role_of(c, role, len);
    const struct lay_force *has = lead && lead->n ? lead->at[0] : NULL;
    bool own = has && (has->from >= t->to ? !has->actor || lay_noted(s, has->from, LAY_LEX_POSS)
                                          : has->to <= c->saying->who_from);
    of = object >= and&&(!has || own); /* Ethiopia protested | and moved its forces */
    for (size_t i = 0; i < s->forces.n; i++)
        of |= s->forces.at[i].from >= c->saying->to && s->forces.at[i].from <= object &&
              s->forces.at[i].to > object && s->forces.at[i].unit &&
              (!has || own || has == &s->forces.at[i]);
    if (said || !of)
        return;
    if (lead && has && has->actor)
        lead->n = 0;
    lay_fill_made(r, c, role, len,
                  (struct lay_force){.from = c->saying->who_from,
                                     .to = c->saying->who_to,
                                     .actor = c->saying->actor,
                                     .office = lay_is_state(c->saying->actor)});
    c->saying = NULL;
}

/* "Киншаса обвинила | Руанду | в отправке 2000 солдат": who is accused did it, not who says so. */
static void fill_accused(struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_trigger *t, struct lay_clause *c)
{
    const struct lay_saying *saying = c->saying;
    size_t len;
    const char *role = lay_slot(t->rule, lay_is_verb(t) ? LAY_SLOT_SUBJ : LAY_SLOT_POSS, &len);
    const struct lay_force *who = NULL;
    for (size_t i = 0; i < s->forces.n && saying && saying->accuses && !who; i++)
        if (s->forces.at[i].from == saying->to && s->forces.at[i].to <= t->from)
            who = &s->forces.at[i];
    if (!role || !who || !who->actor)
        return;
    struct lay_role_forces *has = lay_role_of(c, role, len);
    const struct lay_force *told = has && has->n ? has->at[0] : NULL;
    if (told && told->actor && !told->pronoun && told->actor != saying->actor)
        return; /* in that others left */
    if (told && told->unit && told->from >= t->to)
        lay_note_count(c, role, told);
    if (has)
        has->n = 0;
    lay_fill_role(r, c, role, len, &who, 1);
}

void lay_fill_sayer(struct lay_text_reader *r, const struct lay_sentence *s,
                    const struct lay_trigger *t, struct lay_clause *c)
{
    fill_joined(r, s, t, c);
    if (!c->saying)
        return;
    fill_omitted(r, s, t, c);
    fill_own(r, s, t, c);
    fill_own_noun(r, s, t, c);
    fill_denied(r, s, t, c);
    fill_accused(r, s, t, c);
}
