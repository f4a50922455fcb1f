/* bounds.c: where the clauses of the triggers of a sentence begin and end. */
#include "import/prose/clause.h"

#include <string.h>

/* "ont quitté Bria pour Bangui", but "pour quitter". */
static bool leads_to_place(const struct lay_text_reader *r, const struct lay_sentence *s, size_t i)
{
    size_t at = i + 1;
    if (!lay_noted_as(s, i, LAY_LEX_PREP, "destination") || i == s->from)
        return false;
    while (lay_noted(s, at, LAY_LEX_DET))
        at++;
    return at < s->to && r->tokens.all.at[at].capital;
}

/* "находятся не в Гао, | а в Кидале": what follows is of the same verb. */
static bool is_contrast(const struct lay_text_reader *r, const struct lay_sentence *s, size_t i)
{
    enum { REACH = 6 };
    if (!r->lexicon->language.cases || i < s->from + 3 || !lay_is_sign(r, i - 1, ','))
        return false;
    for (size_t at = i - 2; at > s->from && at + REACH > i && !lay_noted(s, at, LAY_LEX_TRIGGER);
         at--)
        if (lay_is_no_place(s, at) || lay_denies_who(s, at, i - 1))
            return true;
    return false;
}

/* "landed on Friday, a day after | Dili had asked for them": the end of a time that counts from
 * what another verb tells. */
static bool counts_from_next(const struct lay_text_reader *r, const struct lay_sentence *s,
                             size_t i)
{
    if (!lay_noted(s, i, LAY_LEX_TIMEMODE))
        return false;
    bool counts = false, verb = false;
    for (size_t k = 0; k < s->times.n; k++)
        counts |= s->times.at[k].to == i + 1 && s->times.at[k].from > s->from &&
                  strncmp(s->times.at[k].rule->count, "event:", 6) == 0;
    for (size_t at = i + 1; counts && at < s->to && r->tokens.all.at[at].kind != LAY_TOKEN_MARK;
         at++) {
        const struct lay_note *next = lay_noted(s, at, LAY_LEX_TRIGGER);
        verb |= next && next->entry->rule->voice != LAY_VOICE_NOUN && at > i + 1;
    }
    return verb;
}

static bool is_bound(const struct lay_text_reader *r, const struct lay_sentence *s, size_t i)
{
    if (lay_is_stop(r, i, s->to) || lay_is_sign(r, i, ':'))
        return !lay_lists_bases(r, s, i);
    const bool ahead = lay_noted_as(s, i + 1, LAY_LEX_BOUND, "absolute"); /* , | la base fermée */
    if (!lay_noted(s, i, LAY_LEX_BOUND) || ahead || lay_noted_as(s, i, LAY_LEX_BOUND, "absolute") ||
        lay_is_still(r, s, i))
        return ahead && lay_is_sign(r, i, ',');
    if (i > s->from && lay_is_sign(r, i - 1, ',') && i + 1 < s->to && lay_is_sign(r, i + 1, ',') &&
        !lay_noted(s, i, LAY_LEX_RELATIVE))
        return false; /* Руанда, | однако, направит */
    const struct lay_note *how = lay_noted(s, i, LAY_LEX_ADVERB),
                          *and = i > s->from ? lay_noted(s, i - 1, LAY_LEX_AND) : NULL;
    if (and&&and->len > 1)
        return false; /* ainsi | que sa base */
    and = lay_noted(s, i, LAY_LEX_AND);
    if ((and&&and->len > 1) || (how && how->len > 1) || is_contrast(r, s, i))
        return false; /* прибыли в Гао, | а затем в Кидаль; compte, pour l'instant, 150 hommes */
    bool until = lay_noted(s, i, LAY_LEX_PREP) && lay_in_time(s, i + 1); /* prévu pour juillet */
    until |= leads_to_place(r, s, i);
    for (size_t k = 0; k < s->forces.n; k++) /* builds a camp | for 3,000 soldiers | at Powidz */
        until |= s->forces.at[k].from == i + 1 && s->forces.at[k].unit &&
                 s->forces.at[k].quantity.from == i + 1 && lay_noted(s, i, LAY_LEX_PREP);
    for (size_t n = 0; n < 3 && i >= s->from + n; n++) { /* as many as 500 */
        const struct lay_note *q = lay_noted(s, i - n, LAY_LEX_QUALIFIER);
        if (q && q->len > n && q->len > 1)
            return false;
    }
    for (size_t n = 0; n < 3 && i >= s->from + n; n++) { /* have since left, d'après Bamako */
        const struct lay_note *cue = n ? lay_noted(s, i - n, LAY_LEX_CUE) : NULL,
                              *says = lay_noted(s, i - n, LAY_LEX_ACCORDING);
        if ((cue && cue->len > n) || (says && says->len > n && says->len > 1))
            return false;
    }
    for (size_t n = 0; n < 4 && i >= s->from + n; n++) { /* as far north as Bria */
        const struct lay_note *prep = lay_noted(s, i - n, LAY_LEX_PREP);
        if (prep && prep->len > n && prep->len > 1)
            return false;
    }
    return (!lay_in_time(s, i) || counts_from_next(r, s, i)) && !until && !lay_is_only(s, i);
}

/* The verb whose subject a force is, with nothing but a place and auxiliary words between; NULL for
 * none. */
static const struct lay_trigger *verb_of(const struct lay_sentence *s, const lay_triggers *all,
                                         const struct lay_force *f)
{
    enum { REACH = 6 };
    size_t at = lay_behind_spot(s, f->to), first = at;
    const struct lay_note *cue;
    while (at < s->to && at - first < REACH && (cue = lay_noted(s, at, LAY_LEX_CUE)) &&
           !lay_noted(s, at, LAY_LEX_TRIGGER))
        at += cue->len;
    for (size_t i = 0; i < all->n; i++)
        if (lay_is_verb(&all->at[i]) && at >= all->at[i].from && at < all->at[i].to &&
            all->at[i].from >= f->to) /* but: and took | it | over */
            return &all->at[i];
    return NULL;
}

/* "drills | of Serbia and Russia began": whether a noun ends at a token. */
static bool ends_noun(const lay_triggers *all, size_t at)
{
    for (size_t k = 0; k < all->n; k++)
        if (all->at[k].to == at && !lay_is_verb(&all->at[k]))
            return true;
    return false;
}

/* "X left A, and Y will leave B": "and" with a subject of its own and its verb, or with who says
 * what follows, behind what another verb has told. */
static bool opens_clause(const struct lay_text_reader *r, const struct lay_sentence *s,
                         const lay_triggers *all, size_t i)
{
    size_t prep_from;
    bool told = false;
    if (!lay_noted(s, i, LAY_LEX_AND) || s->masked[i - s->from] || i + 1 >= s->to)
        return false;
    for (size_t k = 0; k < all->n; k++)
        told |= all->at[k].to <= i;
    if (!told)
        return false;
    if (s->masked[i + 1 - s->from])
        return true;
    for (size_t k = 0; k < s->forces.n; k++) {
        const struct lay_force *f = &s->forces.at[k];
        bool comma = lay_is_sign(r, i - 1, ',');
        bool anew = k + 1 < s->forces.n && lay_begins_anew(r, s, k + 1);
        if (!comma && !anew && f->to == i && f->actor &&
            (f->adjective || !*lay_preposition_before(s, f->from, &prep_from) ||
             ends_noun(all, prep_from)))
            return false; /* French and Malian soldiers, drills for Russian and Chinese soldiers */
        if (f->from > i && f->from <= i + 2 && !*lay_preposition_before(s, f->from, &prep_from))
            return verb_of(s, all, f) != NULL;
    }
    return false;
}

/* "300 soldats, dont le retrait est prévu": a clause about those before it. */
static bool opens_relative(const struct lay_sentence *s, const lay_triggers *all, size_t i)
{
    if (!lay_noted(s, i, LAY_LEX_RELATIVE))
        return false;
    for (size_t k = 0; k < all->n; k++)
        if (lay_is_of_relative(s, &all->at[k]) && all->at[k].from <= i + 2 && all->at[k].from > i)
            return true;
    return false;
}

static bool ends_clause(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const lay_triggers *all, size_t i)
{
    return is_bound(r, s, i) || opens_clause(r, s, all, i) || opens_relative(s, all, i);
}

/* Whether nothing but auxiliary words, and times where no subject may stand behind its verb, parts
 * a trigger from a word before it: "and | on Saturday reached", "fell back after | leaving Gao",
 * "but | failed to take it", "а | в мае покинули". */
static bool follows(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                    enum lay_lex_class word)
{
    enum { REACH = 4 };
    const struct lay_language *language = &r->lexicon->language;
    const bool joins = word == LAY_LEX_AND,
               times = joins ? language->progressive.n : language->cases;
    const struct lay_note *cue;
    size_t words = 0;
    for (size_t n, i = at; i > s->from && words < REACH; i -= n) {
        bool time = times && (lay_in_time(s, i - 1) || (lay_in_time(s, i) && i < at));
        if (lay_noted(s, i - 1, word)) /* but: where the others left */
            return joins ||
                   (!lay_noted(s, i - 1, LAY_LEX_THERE) && !lay_noted(s, i - 1, LAY_LEX_RELATIVE));
        if (!(n = time ? 1 : lay_helpers_before(s, s->from, i, &cue)) &&
            !(n = joins && lay_noted(s, i - 1, LAY_LEX_FILL)))
            return false;
        words += time ? 0 : n;
    }
    return false;
}

/* "a donné un mois aux soldats pour quitter Gao": what they are asked to do. */
static bool is_aim(const struct lay_sentence *s, size_t at)
{
    return lay_noted(s, at, LAY_LEX_PREP) && lay_noted(s, at, LAY_LEX_BOUND) &&
           lay_noted(s, at + 1, LAY_LEX_TRIGGER);
}

/* "exige | de l'Inde qu'elle parte": where it is told what is asked of those right behind the verb;
 * `at` where nobody is. */
static size_t behind_asked(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    enum { REACH = 2 };
    for (size_t i = 0; i < s->forces.n; i++) {
        const struct lay_force *f = &s->forces.at[i];
        size_t end = f->to + lay_is_sign(r, f->to, ',');
        if (f->from >= at && f->from <= at + REACH && lay_noted_as(s, end, LAY_LEX_BOUND, "object"))
            return end + 1;
    }
    return at;
}

/* "demande que les soldats, | présents depuis 1992, quittent le pays": behind what describes those
 * who are asked, where what they are to do follows; the comma's own token where it does not. */
static size_t behind_described(const struct lay_text_reader *r, const struct lay_sentence *s,
                               const lay_triggers *all, size_t comma)
{
    enum { LONGEST = 20, REACH = 4 };
    size_t close = comma + 1;
    while (close < s->to && close - comma < LONGEST && !lay_is_sign(r, close, ','))
        close++;
    if (close >= s->to || !lay_is_sign(r, close, ',') || !lay_ends_force(s, comma))
        return comma;
    for (size_t i = 0; i < all->n; i++) {
        const struct lay_trigger *next = &all->at[i];
        if (next->from <= close || next->from > close + REACH)
            continue;
        for (size_t k = close + 1; k < next->from; k++)
            if (!lay_noted(s, k, LAY_LEX_CUE) && !lay_noted(s, k, LAY_LEX_PRONOUN) &&
                !lay_noted(s, k, LAY_LEX_TO) && !lay_noted(s, k, LAY_LEX_OF) &&
                !lay_noted(s, k, LAY_LEX_DET) && !lay_noted(s, k, LAY_LEX_HAVE))
                return comma;
        return lay_is_verb(next) ? close + 1 : comma;
    }
    return comma;
}

/* "asked France to withdraw": the withdrawal is what is asked for. */
static void absorb(const struct lay_text_reader *r, const struct lay_sentence *s, lay_triggers *out,
                   size_t k)
{
    struct lay_trigger *t = &out->at[k];
    t->right = behind_asked(r, s, t->to);
    bool comma = t->to < s->to && lay_is_sign(r, t->to, ',');
    size_t aside = comma ? lay_end_of_aside(r, s, t->to, s->to) : t->to;
    if (lay_noted(s, t->to + comma, LAY_LEX_BOUND))
        t->right = t->to + comma + 1; /* требует, чтобы */
    else if (aside > t->to) /* a réclamé, lors d'un débat, | le départ; a exigé, mardi, que */
        t->right = aside + 1 + (lay_noted(s, aside + 1, LAY_LEX_BOUND) != NULL);
    const bool deal = t->rule->type == LAY_TYPE_AGREEMENT; /* a pact, | which lets them stay */
    bool that = t->right > t->to && lay_noted(s, t->right - 1, LAY_LEX_BOUND);
    while (t->right < s->to && (!is_bound(r, s, t->right) || is_aim(s, t->right))) {
        bool comma_here = lay_is_sign(r, t->right, ',') && !lay_is_in_list(r, s, t->right) &&
                          !(deal && lay_noted(s, t->right + 1, LAY_LEX_RELATIVE));
        bool aim = comma_here && lay_is_cut(t->rule) && /* дал им месяц, | чтобы уйти */
                   t->right + 1 < s->to && lay_noted_as(s, t->right + 1, LAY_LEX_BOUND, "aim");
        size_t behind = comma_here && !aim ? behind_described(r, s, out, t->right) : 0;
        if (behind > t->right && !t->asked)
            t->told = t->right, t->right = t->asked = behind;
        else if (behind)
            break;
        else
            t->right += 1 + aim;
    }
    for (size_t i = k + 1; i < out->n && out->at[i].from < t->right; i++) {
        if (out->at[i].from > t->told && out->at[i].from < t->asked)
            continue;
        out->at[i].absorbed = true;
        bool asks =
            !lay_has_slot(out->at[i].rule, LAY_SLOT_CLAUSE) &&
            out->at[i].rule->voice != LAY_VOICE_ECHO &&
            (out->at[i].rule->type != LAY_TYPE_PRESENCE || that || /* asked them to | stay */
             lay_noted(s, out->at[i].from - 1, LAY_LEX_TO) ||
             lay_noted(s, out->at[i].from - 1, LAY_LEX_OF) || /* de | garder */
             (r->lexicon->language.cases && /* попросил Египет | оставить */
              lay_before_comma(r, t->to, out->at[i].from) == out->at[i].from)) &&
            out->at[i].rule->type != LAY_TYPE_BASE_ATTACKED;
        t->asks = asks && !t->absorbs ? out->at[i].rule->type : t->asks;
        t->absorbs |= asks;
    }
}

/* "Покинуть базу | Чад потребовал", "О выводе войск | Ирак просил": what opens a sentence and has
 * no clause of its own is what is asked for. */
static void absorb_before(const struct lay_text_reader *r, const struct lay_sentence *s,
                          lay_triggers *out, size_t k)
{
    struct lay_trigger *t = &out->at[k], *asked = k ? &out->at[k - 1] : NULL;
    const bool passive = t->rule->voice == LAY_VOICE_PASSIVE; /* Leur départ | a été exigé par */
    if (!asked || !(r->lexicon->language.cases || passive) || asked->absorbed ||
        asked->from > s->from + (passive || lay_noted_as(s, s->from, LAY_LEX_PREP, "about")) ||
        lay_has_trait(asked->rule, LAY_TRAIT_CLAUSE_WHOLE))
        return;
    for (size_t i = asked->to; i < t->from; i++)
        if (is_bound(r, s, i) || lay_is_sign(r, i, ',') || lay_noted(s, i, LAY_LEX_AND))
            return;
    asked->absorbed = t->absorbs = t->fronted = true;
    t->left = asked->from;
}

/* A rule of a trigger's words that tells where somebody is, without an object; NULL: none does. */
static const struct lay_rule *state_of(const struct lay_trigger *t)
{
    for (size_t i = 0; i <= t->other_count; i++) {
        const struct lay_rule *rule = i ? t->others[i - 1].rule : t->rule;
        if (rule->type == LAY_TYPE_PRESENCE && !lay_has_slot(rule, LAY_SLOT_OBJ))
            return rule;
    }
    return NULL;
}

/* Whether a trigger may tell something of a type. */
static bool may_tell(const struct lay_trigger *t, enum lay_type type)
{
    bool may = t->rule->type == type;
    for (size_t i = 0; i < t->other_count && !may; i++)
        may = t->others[i].rule->type == type;
    return may;
}

/* "les soldats | qu'elle maintient à Gao": of those before it, and of who is spoken of. */
static bool is_kept_there(const struct lay_sentence *s, const struct lay_force *f,
                          const struct lay_trigger *next)
{
    const enum lay_type type = next->rule->type;
    return lay_noted_as(s, f->to, LAY_LEX_BOUND, "object") &&
           (type == LAY_TYPE_PRESENCE || type == LAY_TYPE_STRENGTH || type == LAY_TYPE_ARRIVAL) &&
           (next->from == f->to ||
            (next->from == f->to + 2 &&
             (lay_noted(s, f->to + 1, LAY_LEX_PRONOUN) || lay_noted(s, f->to + 1, LAY_LEX_SAYER))));
}

/* "has 300 soldiers", "there are no soldiers": what stands behind them tells no more than where. */
static bool has_them(const struct lay_rule *rule)
{
    return rule->type == LAY_TYPE_PRESENCE &&
           (lay_has_slot(rule, LAY_SLOT_OBJ) || lay_has_slot(rule, LAY_SLOT_STANCE));
}

/* "will withdraw 300 soldiers based in Gao": a participle right behind a force that is the object
 * of a verb or of a noun tells where that force is. */
static bool is_attribute(const struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_trigger *t, const struct lay_trigger *next)
{
    enum { REACH = 8 };
    size_t prep_from;
    bool presence = next->rule->type == LAY_TYPE_PRESENCE;
    bool sees = t->rule->type == LAY_TYPE_PRESENCE && lay_has_slot(t->rule, LAY_SLOT_OBJ) &&
                state_of(next);                        /* saw two frigates tied up in Tartus */
    bool kept = next->rule->type == LAY_TYPE_STRENGTH; /* qu'elle comptait à Gao */
    const bool leaves = may_tell(t, LAY_TYPE_DEPARTURE);
    bool came = leaves && lay_is_verb(t) && lay_is_verb(next) &&
                may_tell(next, LAY_TYPE_ARRIVAL); /* retire les soldats qui y sont arrivés */
    bool participle =
        sees || (next->to - next->from == 1 && !lay_has_slot(next->rule, LAY_SLOT_OBJ) &&
                 (presence || came || next->rule->voice == LAY_VOICE_PASSIVE));
    for (size_t i = 0; i < s->forces.n && (participle || presence || kept || came); i++) {
        const struct lay_force *f = &s->forces.at[i];
        size_t end = f->to + ((has_them(t->rule) || leaves) && lay_is_sign(r, f->to, ','));
        bool who = (presence || came) && lay_noted(s, end, LAY_LEX_RELATIVE) && next->from > end &&
                   next->from <= end + 3; /* les soldats qui y sont stationnés */
        who |= is_kept_there(s, f, next);
        const struct lay_note *adverb = lay_noted(s, end, LAY_LEX_ADVERB); /* already based in */
        bool behind = end + (adverb ? adverb->len : 0) == next->from;
        if (!(who || (participle && behind && !lay_is_told_to(r, s, f, next->from))) || !f->unit ||
            f->from + 1 < t->to || f->from > t->to + REACH)
            continue;
        for (size_t k = t->to; k < f->from; k++)
            if (is_bound(r, s, k) || (f->pronoun && lay_is_sign(r, k, ',')))
                return false; /* вывела 200 солдат, | ещё 300 останутся */
        const char *prep = lay_preposition_before(s, f->from, &prep_from);
        return strcmp(prep, "of") == 0 || lay_noted(s, f->from, LAY_LEX_OF) ||
               (lay_is_verb(t) && !*prep);
    }
    return false;
}

/* "La base, où logeaient 400 soldats, a été rendue": where the clause begins that a relative one
 * with a verb of its own stands in; `left` where it does not. */
static size_t before_relative(const struct lay_text_reader *r, const struct lay_sentence *s,
                              const lay_triggers *all, const struct lay_trigger *t)
{
    size_t at = t->left, comma = t->from;
    if (!lay_has_trait(t->rule, LAY_TRAIT_PLACE_LEFT) ||
        (lay_has_slot(t->rule, LAY_SLOT_SUBJ) && t->rule->voice != LAY_VOICE_PASSIVE) ||
        at < s->from + 2 ||
        !(lay_noted(s, at - 1, LAY_LEX_RELATIVE) || lay_noted(s, at - 1, LAY_LEX_THERE) ||
          lay_noted_as(s, at - 1, LAY_LEX_BOUND, "object")) ||
        !(lay_is_sign(r, at - 2, ',') || lay_noted(s, at - 2, LAY_LEX_AND) || /* et | où */
          (at > s->from + 2 && lay_noted(s, at - 2, LAY_LEX_PREP) && lay_is_sign(r, at - 3, ','))))
        return t->left;
    while (comma > at && !lay_is_sign(r, comma, ','))
        comma--;
    bool told = false;
    for (size_t i = 0; i < all->n; i++)
        told |= all->at[i].from + 1 >= at && all->at[i].to <= comma;
    told |= comma > at; /* , where they had lived, */
    if (!told && !lay_noted_as(s, at - 1, LAY_LEX_BOUND, "object"))
        return t->left;
    for (at -= 2; at > s->from && !ends_clause(r, s, all, at - 1);)
        at--;
    return at;
}

static bool opens_inserted(const struct lay_sentence *s, size_t at)
{
    bool there = lay_noted(s, at, LAY_LEX_THERE) != NULL; /* où, d'où */
    return lay_noted(s, at, LAY_LEX_RELATIVE) || lay_noted_as(s, at, LAY_LEX_BOUND, "object") ||
           lay_opens_aside(s, at) || /* après */
           (there && (lay_noted(s, at, LAY_LEX_BOUND) || lay_noted(s, at + 1, LAY_LEX_BOUND)));
}

/* "Les soldats, dont Paris disait qu'ils resteraient, ont quitté Gao", "les soldats que Paris avait
 * envoyés à Gao ont été retirés": the clause begins before the one that is inserted; `left` where
 * none is. */
static size_t before_inserted(const struct lay_text_reader *r, const struct lay_sentence *s,
                              const lay_triggers *all, const struct lay_trigger *t)
{
    size_t end = lay_before_relative(r, s, t), at = end;
    if (!lay_is_verb(t) || end >= t->left ||
        !(r->lexicon->language.participle.n ||
          lay_ends_force(s, end) || /* в Мулино, где …, стоят */
          lay_ends_spot(s, end) || lay_opens_aside(s, end + 1)))
        return t->left;
    while (at > s->from && !ends_clause(r, s, all, at - 1))
        at--;
    return at;
}

/* "Pékin a ouvert à Djibouti, où il est présent, sa première base": where the clause ends whose
 * object stands behind one that is inserted. */
static size_t behind_inserted(const struct lay_text_reader *r, const struct lay_sentence *s,
                              const struct lay_trigger *t)
{
    enum { REACH = 25 };
    size_t open = t->to + 1, end = s->to;
    while (open <= t->right && open < s->to &&
           !(lay_is_sign(r, open - 1, ',') && opens_inserted(s, open)))
        open++;
    if (!lay_has_trait(t->rule, LAY_TRAIT_PLACE_OBJ) || !lay_needs(t->rule, LAY_NEED_BASE) ||
        !lay_is_verb(t) || open > t->right || open >= s->to)
        return t->right;
    size_t close = open + 1;
    while (close < s->to && close - open < REACH && !lay_is_sign(r, close, ','))
        close++;
    bool object = false;
    for (size_t i = 0; i < s->spots.n; i++) {
        const struct lay_spot *spot = &s->spots.at[i];
        if (spot->base && spot->from >= t->to && spot->to <= open)
            return t->right;
        object |= spot->base && !*spot->prep && spot->from > close && spot->from <= close + 2;
    }
    for (size_t i = close + 1; object && i < end; i++)
        if (lay_noted(s, i, LAY_LEX_TRIGGER) || is_bound(r, s, i))
            end = i;
    return object && lay_is_sign(r, close, ',') ? end : t->right;
}

/* "closed, dismantled or handed over | twelve posts": whether what the second verb is done to is
 * what the first one is done to, too. */
static bool shares_object(const struct lay_text_reader *r, const struct lay_sentence *s,
                          const struct lay_trigger *first, const struct lay_trigger *second)
{
    if (!second->joined && !lay_is_sign(r, first->to, ','))
        return false;
    for (size_t i = first->to; i < second->from; i++)
        if (!lay_is_sign(r, i, ',') && !lay_noted(s, i, LAY_LEX_AND) &&
            !lay_noted(s, i, LAY_LEX_ADVERB))
            return false;
    return second->from > first->to && first->rule->voice == LAY_VOICE_ACTIVE &&
           second->rule->voice == LAY_VOICE_ACTIVE &&
           lay_has_trait(first->rule, LAY_TRAIT_PLACE_OBJ) &&
           lay_has_trait(second->rule, LAY_TRAIT_PLACE_OBJ);
}

static void share_objects(const struct lay_text_reader *r, const struct lay_sentence *s,
                          lay_triggers *out)
{
    for (size_t k = out->n; k > 1; k--)
        if (shares_object(r, s, &out->at[k - 2], &out->at[k - 1]))
            out->at[k - 2].right = out->at[k - 1].right;
}

/* "Вывод войск, начатый в мае, | завершится": the clause of a noun goes on behind what is inserted;
 * where the next trigger begins that is none of that. */
static size_t behind_participle(const struct lay_text_reader *r, const struct lay_sentence *s,
                                const lay_triggers *all, size_t index, size_t next)
{
    const struct lay_trigger *t = &all->at[index];
    size_t end = 0;
    for (size_t i = t->to; next < all->n && i < all->at[next].from && !lay_is_verb(t); i++)
        if (lay_is_sign(r, i, ',')) /* , réclamé par Alger, | est prévu */
            end = lay_end_of_told(r, s, i) > i ? lay_end_of_told(r, s, i) : lay_closing_of(r, s, i);
    while (next < all->n && all->at[next].from < end)
        next++;
    return next < all->n ? all->at[next].from : s->to;
}

/* "Joint drills of Russia and China | kicked off in Chabahar": what opens the clause and is the
 * subject of the verb behind it, whose place is where it happens. */
static bool is_subject_of_next(const struct lay_text_reader *r, const struct lay_sentence *s,
                               const lay_triggers *all, size_t index)
{
    enum { REACH = 16 };
    const struct lay_trigger *t = &all->at[index], *next = t + 1;
    const uint32_t types = LAY_TYPE_BIT(EXERCISE) | LAY_TYPE_BIT(ROTATION);
    const uint32_t own = LAY_TYPE_BIT(ARRIVAL) | LAY_TYPE_BIT(REPLACEMENT) | LAY_TYPE_BIT(REQUEST);
    if (r->lexicon->language.cases || index + 1 >= all->n || !lay_type_in(t->rule->type, types) ||
        !(lay_is_verb(next) || next->rule->type == LAY_TYPE_EXERCISE) ||
        lay_type_in(next->rule->type, own) || next->from - t->to > REACH ||
        (lay_is_verb(t) && lay_has_slot(t->rule, LAY_SLOT_SUBJ)) || (index && t[-1].to > t->left))
        return false;
    for (size_t i = t->to; i < next->from; i++)
        if (ends_clause(r, s, all, i) || lay_noted(s, i, LAY_LEX_RELATIVE))
            return false;
    return true;
}

void lay_give_back(lay_triggers *triggers, size_t index)
{
    const struct lay_trigger *t = &triggers->at[index];
    if (t->absorbed || !lay_has_trait(t->rule, LAY_TRAIT_CLAUSE_WHOLE))
        return;
    for (size_t i = index + 1; i < triggers->n && triggers->at[i].from < t->right; i++)
        triggers->at[i].absorbed = false;
}

/* Behind a comma a word that opens another clause, no time: "mais", "а". */
static bool opens_other(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    const struct lay_note *bound = lay_noted(s, at, LAY_LEX_BOUND);
    return bound && bound->len == 1 && at > s->from && lay_is_sign(r, at - 1, ',') &&
           is_bound(r, s, at) && !lay_noted(s, at, LAY_LEX_PREP) &&
           !lay_noted(s, at, LAY_LEX_TIMEMODE) && !lay_noted(s, at, LAY_LEX_ADVERB);
}

/* "identified the men | as Russian soldiers": the words of its own phrase end no clause. */
static size_t end_of_phrase(const struct lay_sentence *s, const struct lay_trigger *t)
{
    const struct lay_note *phrase = lay_noted(s, t->from, LAY_LEX_TRIGGER);
    return phrase && lay_is_cut(t->rule) ? t->from + phrase->len : t->to;
}

void lay_set_bounds(const struct lay_text_reader *r, const struct lay_sentence *s,
                    lay_triggers *out)
{
    for (size_t k = 0; k < out->n; k++) {
        struct lay_trigger *t = &out->at[k];
        t->left = t->from;
        while (t->left > s->from && !ends_clause(r, s, out, t->left - 1))
            t->left--;
        t->left = before_relative(r, s, out, t);
        t->left = before_inserted(r, s, out, t);
        size_t next = k + 1;
        if (next < out->n && !t->absorbed && is_attribute(r, s, t, &out->at[next])) {
            struct lay_trigger *attribute = &out->at[next++];
            const struct lay_rule *state = state_of(attribute);
            bool one = has_them(t->rule); /* no soldiers | based in Gao: one statement */
            attribute->absorbed |= one;
            attribute->rule = state ? state : attribute->rule;
            t->attribute = one ? 0 : attribute->from;
        }
        if (next < out->n && next == k + 1 && is_subject_of_next(r, s, out, k))
            next++;
        next = lay_next_behind_aside(r, s, out, t, next);
        size_t limit = behind_participle(r, s, out, k, next);
        t->right = out->at[next - 1].to;
        while (t->right < limit) {
            size_t last = t->right; /* of the clause */
            if (t->right < end_of_phrase(s, t)) {
                t->right++;
                continue;
            }
            if (opens_other(r, s, t->right))
                break; /* ушли, | а в июне, по его словам, уйдут */
            if (ends_clause(r, s, out, t->right)) /* a cédé, | après un retard, | sa base */
                last = lay_end_of_aside(r, s, t->right - 1, limit);
            if (last < t->right)
                break;
            t->right = last + 1;
        }
        for (size_t i = t->to, from; i < t->right; i++)
            if ((from = lay_elided_from(r, s, t, i)) < i)
                t->right = from - 1;
        t->right = behind_inserted(r, s, t);
        if (lay_has_trait(t->rule, LAY_TRAIT_CLAUSE_WHOLE))
            absorb(r, s, out, k);
        if (lay_needs(t->rule, LAY_NEED_ASKED))
            absorb_before(r, s, out, k);
        t->bare = lay_is_verb(t) && follows(r, s, t->from, LAY_LEX_BOUND);
        if (k && lay_needs(t->rule, LAY_NEED_UNNAMED) && t[-1].right >= t->from &&
            t[-1].rule->type == LAY_TYPE_PRESENCE && t[-1].from > s->from)
            t[-1].absorbed = true; /* the soldiers seen there | were not Zambians */
        t->joined = k && follows(r, s, t->from, LAY_LEX_AND) && out->at[k - 1].to > t->left;
        if (k && out->at[k - 1].right > t->left && t->joined) {
            struct lay_trigger *before = &out->at[k - 1];
            for (size_t i = t->from; i > before->to && before->right == t->from; i--)
                if (lay_noted(s, i - 1, LAY_LEX_AND))
                    before->right = i - 1;
        }
    }
    share_objects(r, s, out);
}
