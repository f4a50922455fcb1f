/* cues_behind.c: what stands behind a trigger, or at both ends of its sentence, and says whether it
 * is so: "is denied", "will be over by May", "закрыта не будет". */
#include "import/prose/clause.h"

#include <string.h>

/* Behind who says so. */
static size_t behind_masked(const struct lay_sentence *s, size_t at)
{
    while (at < s->to && s->masked[at - s->from])
        at++;
    return at;
}

/* "the withdrawal from Agadez will be completed in May". */
static const char *modality_behind(const struct lay_text_reader *r, const struct lay_sentence *s,
                                   const struct lay_trigger *t)
{
    enum { REACH = 18 };
    const char *told = "actual"; /* le départ, | prévu en mai, | a été confirmé */
    for (size_t i = t->to, far = i + REACH; i < t->right && i < far; i++) {
        const struct lay_note *cue = lay_noted(s, i, LAY_LEX_CUE);
        size_t end = lay_end_of_told(r, s, i);
        for (size_t k = i; k < end; k++)
            told = lay_noted_as(s, k, LAY_LEX_CUE, "planned") ? "planned" : told;
        const bool again = lay_noted_as(s, end + 1, LAY_LEX_CUE, "announced");
        for (size_t k = 0; k < s->times.n && end > i && !again; k++)
            told = s->times.at[k].from > end && s->times.at[k].to <= t->right ? "actual" : told;
        far += end - i;
        if (lay_is_sign(r, i, ',') && lay_noted_as(s, i + 1, LAY_LEX_QUALIFIER, "numbering"))
            for (i++;
                 i < t->right && !lay_is_sign(r, i, ',');) /* la relève, forte de 700 hommes, */
                i++;
        else if (lay_is_sign(r, i, ',') && behind_masked(s, i + 1) > i + 1 &&
                 lay_is_sign(r, behind_masked(s, i + 1), ','))
            i = behind_masked(s, i + 1); /* замена в Гао, | по данным минобороны, | завершится */
        else if (lay_is_sign(r, i, ',') && lay_closing_of(r, s, i) > i)
            i = lay_closing_of(r, s, i); /* вывод войск, | начатый в мае, | завершится */
        else if (end > i)
            i = end;
        else if (lay_is_sign(r, i, ',') || lay_noted(s, i, LAY_LEX_RELATIVE))
            return told;
        if (cue && !lay_in_time(s, i) && /* in May */
            (strcmp(cue->entry->value, "planned") == 0 ||
             strcmp(cue->entry->value, "possible") == 0 ||
             strcmp(cue->entry->value, "ongoing") == 0 ||
             (r->lexicon->language.cases && /* от вывода Москва отказалась */
              strcmp(cue->entry->value, "refused") == 0)))
            return cue->entry->value;
    }
    return told;
}

/* "sent no troops", "there were never any soldiers": right behind a verb, and no new clause. */
static bool is_none(struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    size_t end;
    bool adjective;
    const struct lay_note *no = lay_noted(s, at, LAY_LEX_CUE);
    if (!no || strcmp(no->entry->value, "negated") != 0)
        return false;
    at += no->len;
    while (lay_noted(s, at, LAY_LEX_DET) || lay_noted(s, at, LAY_LEX_OF))
        at++;
    return lay_noted(s, at, LAY_LEX_FORCE) || lay_noted(s, at, LAY_LEX_EQUIP) ||
           lay_noted(s, at, LAY_LEX_FILL) || lay_actor_at(r, at, s->to, &end, &adjective);
}

/* What the words that open a clause say of it, "неправда, что", "il est possible que"; "" for none.
 */
static const char *opening_cue(const struct lay_sentence *s, const struct lay_trigger *t)
{
    enum { LONGEST = 7 };
    for (size_t n = LONGEST; n > 0; n--) { /* "que" alone is a cue, too */
        const struct lay_note *cue =
            t->left >= s->from + n ? lay_noted(s, t->left - n, LAY_LEX_CUE) : NULL;
        if (cue && cue->len == n)
            return cue->entry->value;
    }
    return "";
}

/* Nothing but a sign stands at a token. */
static bool ends_words(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    return at >= s->to || r->tokens.all.at[at].kind == LAY_TOKEN_MARK;
}

/* "fermera | peut-être": an adverb right behind its verb. */
static bool is_maybe_behind(const struct lay_text_reader *r, const struct lay_sentence *s,
                            const struct lay_trigger *t)
{
    size_t at = t->to + lay_is_sign(r, t->to, ',');
    bool maybe = at < t->right && lay_noted(s, at, LAY_LEX_ADVERB) &&
                 lay_noted_as(s, at, LAY_LEX_CUE, "possible");
    for (size_t i = t->to; i + 1 < t->right && !maybe; i++) { /* ont quitté Gao, | semble-t-il. */
        const struct lay_note *cue = lay_noted(s, i + 1, LAY_LEX_CUE);
        maybe = lay_is_sign(r, i, ',') && lay_noted_as(s, i + 1, LAY_LEX_CUE, "possible") &&
                ends_words(r, s, i + 1 + cue->len) && !lay_is_sign(r, i + 1 + cue->len, ',');
    }
    return lay_is_verb(t) && maybe;
}

/* "Утверждения о том, что солдаты стоят в Гао, не соответствуют действительности" */
static bool is_called_false(const struct lay_text_reader *r, const struct lay_sentence *s,
                            const struct lay_trigger *t)
{
    bool said = false; /* Reports that they left are false */
    for (size_t i = t->left > s->from ? t->left - 1 : t->left; i < t->from && lay_is_verb(t); i++)
        said |= lay_noted(s, i, LAY_LEX_BOUND) || lay_noted(s, i, LAY_LEX_RELATIVE);
    for (size_t i = t->to + 1; i < s->to && !lay_is_sign(r, i, ';'); i++) {
        const struct lay_note *no = lay_noted(s, i, LAY_LEX_CUE);
        bool comma = lay_is_sign(r, i - 1, ',');
        if (no && strcmp(no->entry->value, "false") == 0 &&
            ((said && (comma || no->len > 1)) || /* ont quitté Gao, | ce qui est faux. */
             (comma && no->len > 2 && ends_words(r, s, i + no->len))))
            return true;
    }
    return false;
}

/* "ещё одну | , в Порт-Судане, | Анкара не планирует": the second comma; the token itself where no
 * place stands between two. */
static size_t place_between(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t comma)
{
    for (size_t i = 0; i < s->spots.n && lay_is_sign(r, comma, ','); i++)
        if (s->spots.at[i].prep_from == comma + 1 && *s->spots.at[i].prep &&
            lay_is_sign(r, s->spots.at[i].to, ','))
            return s->spots.at[i].to;
    return comma;
}

/* "Планов вывести войска | нет", "решение построить базу | не принято": what ends a clause with
 * "not" and at most one word more, where words of a plan stand right before its verb, or that opens
 * the sentence, "создать базу Тегеран никому | не позволит"; but: о планах Париж не сообщал. */
static bool is_plan_denied(const struct lay_text_reader *r, const struct lay_sentence *s,
                           const struct lay_trigger *t)
{
    enum { PLAN = 3 }; /* words */
    bool plan = t->from == s->from && !lay_is_cut(t->rule) &&
                !lay_ends_with(r, t->from, &r->lexicon->language.past);
    for (size_t i = t->from; i > s->from && t->from - i < PLAN && !plan; i--)
        plan = lay_noted_as(s, i - 1, LAY_LEX_CUE, "planned");
    size_t end = t->to;
    bool joined = false; /* намерена вывести 300 солдат | и обратно не вернёт */
    for (; plan && end < s->to && r->tokens.all.at[end].kind != LAY_TOKEN_MARK &&
           !s->masked[end - s->from];
         end++)
        joined |= lay_noted(s, end, LAY_LEX_AND) != NULL;
    if (end < t->to + 3 || lay_noted(s, end - 1, LAY_LEX_SAY))
        return false;
    return lay_noted_as(s, end - 1, LAY_LEX_CUE, "negated") ||
           (!joined && lay_noted_as(s, end - 2, LAY_LEX_CUE, "negated") &&
            lay_noted(s, end - 2, LAY_LEX_CUE)->len == 1);
}

/* "Базу закрывать не собираются", "вывести солдат отказалась": where words come in any order, the
 * verb that tells of a plan may end the clause. */
static void read_cue_behind(const struct lay_text_reader *r, const struct lay_sentence *s,
                            struct lay_clause *c, bool *refused)
{
    const struct lay_trigger *t = c->trigger;
    if (!r->lexicon->language.cases || !lay_is_verb(t))
        return;
    size_t end = t->to, at = t->to;
    bool denied = t->rule->voice == LAY_VOICE_PASSIVE && t->to + 1 < s->to &&
                  lay_noted_as(s, t->to, LAY_LEX_CUE, "negated"),
         will = denied && lay_noted_as(s, t->to + 1, LAY_LEX_CUE, "planned");
    if (will || (denied && lay_noted_as(s, t->to + 1, LAY_LEX_CUE, ""))) { /* закрыта не будет */
        c->modality = will ? "planned" : c->modality;
        *refused = true;
        return;
    }
    bool aside = false; /* Закрывать базу Россия, заявил Песков, | не собирается */
    while (end < s->to &&
           (r->tokens.all.at[end].kind != LAY_TOKEN_MARK || s->masked[end - s->from] ||
            lay_is_said_aside(r, s, end) || lay_is_hyphen(r, end, s->to) || /* в Порт-Судане */
            place_between(r, s, end) > end)) {
        aside |= s->masked[end - s->from];
        end = place_between(r, s, end) + 1;
    }
    while (end > t->to && (s->masked[end - 1 - s->from] || lay_is_sign(r, end - 1, ',')))
        end--; /* выводить их не станут, | заверил Пентагон */
    aside &= !lay_has_trigger(s, t->to, end);
    const bool none = is_plan_denied(r, s, t);
    if (none)
        c->modality = "planned";
    *refused |= none;
    if (none || end <= t->to || (end > t->right && !aside))
        return;
    if (t->from > s->from) /* or, of what opens the sentence, stand anywhere */
        at = end - 1;
    const char *cue = NULL;
    for (; at < end && !cue; at++)
        cue = lay_noted_as(s, at, LAY_LEX_CUE, "planned")    ? "planned"
              : lay_noted_as(s, at, LAY_LEX_CUE, "refused")  ? "refused"
              : lay_noted_as(s, at, LAY_LEX_CUE, "possible") ? "possible"
                                                             : NULL;
    if (!cue) { /* штурмовать базу | не стали */
        *refused |= (end > t->to + 1 && lay_noted_as(s, end - 1, LAY_LEX_CUE, "ongoing") &&
                     lay_noted_as(s, end - 2, LAY_LEX_CUE, "negated"));
        return;
    }
    c->modality = cue;
    *refused |= at - 1 > t->to && lay_noted_as(s, at - 2, LAY_LEX_CUE, "negated");
}

/* "Les soldats ont-ils quitté Gao ?": where the sentence is a question, what it asks is open. */
bool lay_is_question(const struct lay_text_reader *r, const struct lay_sentence *s, const char *cue)
{
    return strcmp(cue, "asked") == 0 && s->to > s->from && lay_is_sign(r, s->to - 1, '?');
}

/* "Ротацию в Гао они | не проводили", "удара по базе | не было": a verb that only helps, or nothing
 * behind "not", denies the noun before it; but: при ударе никто не пострадал. */
static bool is_verb_denied(const struct lay_text_reader *r, const struct lay_sentence *s,
                           const struct lay_trigger *t)
{
    if (!r->lexicon->language.cases || lay_is_verb(t))
        return false;
    size_t before = t->from > t->left ? t->from - 1 : t->from; /* при обстреле погибших | нет */
    bool told =
        before == t->from || lay_noted(s, before, LAY_LEX_CUE) ||
        lay_noted(s, before, LAY_LEX_FILL) || lay_noted(s, before, LAY_LEX_DET) ||
        lay_noted_as(s, before, LAY_LEX_PREP, "about") || /* планов по созданию базы | нет */
        (before > s->from && lay_noted_as(s, before - 1, LAY_LEX_CUE, "planned")) ||
        lay_ends_with(r, before, &r->lexicon->language.attribute);
    for (size_t i = t->to; i <= t->right && i < s->to; i++) {
        if (lay_is_sign(r, i, ',') && lay_closing_of(r, s, i) == i)
            return false;
        if (lay_is_sign(r, i, ','))
            i = lay_closing_of(r, s, i); /* вывода войск, | начатого в мае, | не было */
        const struct lay_note *cue = lay_noted(s, i, LAY_LEX_CUE);
        if (!cue || strcmp(cue->entry->value, "negated") != 0)
            continue;
        bool helps = lay_noted_as(s, i + 1, LAY_LEX_CUE, "") ||
                     lay_noted_as(s, i + 1, LAY_LEX_CUE, "ongoing") ||
                     ((lay_noted_as(s, i + 1, LAY_LEX_CUE, "planned") ||
                       lay_noted_as(s, i + 1, LAY_LEX_CUE, "possible")) && /* не обсуждается */
                      ends_words(r, s, i + 2));
        if ((cue->len == 1 && i + 1 < t->right && helps) ||
            (told && ends_words(r, s, i + cue->len)))
            return true;
    }
    return false;
}

/* "Вывод солдат из Гао в Берлине | опровергли": who denies it is told behind a noun. */
static bool is_denied_behind(const struct lay_text_reader *r, const struct lay_sentence *s,
                             const struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    for (size_t i = t->to; i < s->to && r->lexicon->language.cases && !c->saying && !lay_is_verb(t);
         i++) {
        if (r->tokens.all.at[i].kind == LAY_TOKEN_MARK)
            return false;
        if (lay_noted_as(s, i, LAY_LEX_SAY, "denies"))
            return ends_words(r, s, i + lay_noted(s, i, LAY_LEX_SAY)->len);
    }
    return false;
}

/* "контингент | сократят до 300 человек", "численность контингента | сократят": the verb of a
 * phrase that begins with its object is one of what is to come. */
static bool is_verb_planned(const struct lay_sentence *s, const struct lay_trigger *t)
{
    size_t at = t->to + (lay_noted(s, t->to, LAY_LEX_FORCE) != NULL);
    const uint32_t changes = LAY_TYPE_BIT(REINFORCEMENT) | LAY_TYPE_BIT(DRAWDOWN);
    return lay_type_in(t->rule->type, changes) && !lay_noted(s, t->from, LAY_LEX_CUE) &&
           lay_noted_as(s, at, LAY_LEX_CUE, "planned");
}

/* What stands behind a trigger, or at both its ends; whether that negates it. */
bool lay_read_cues_behind(struct lay_text_reader *r, const struct lay_sentence *s,
                          struct lay_clause *c, bool negated)
{
    const struct lay_trigger *t = c->trigger;
    for (size_t i = t->to; i < t->right && !lay_is_verb(t); i++)
        negated |= lay_noted_as(s, i, LAY_LEX_CUE, "false"); /* the reports … are baseless */
    const char *opening = opening_cue(s, t);
    bool condition = strcmp(opening, "conditional") == 0;
    for (size_t i = t->left; i < t->from; i++)
        condition &= !lay_is_sign(r, i, ','); /* if France withdraws, rebels | will come */
    negated |=
        strcmp(opening, "negated") == 0 || is_called_false(r, s, t) || is_denied_behind(r, s, c);
    if (strcmp(opening, "possible") == 0 || condition || lay_is_question(r, s, opening) ||
        is_maybe_behind(r, s, t))
        c->modality = "possible";
    else if (strcmp(opening, "planned") == 0 && strcmp(c->modality, "actual") == 0)
        c->modality = "planned"; /* il est prévu qu'ils partent */
    bool none = is_verb_denied(r, s, t);
    negated |= none;
    read_cue_behind(r, s, c, &negated);
    if (lay_has_slot(t->rule, LAY_SLOT_OBJ) && is_none(r, s, t->to))
        negated = true;
    if (!lay_is_verb(t) && strcmp(c->modality, "actual") == 0)
        c->modality = modality_behind(r, s, t);
    else if (!lay_is_verb(t) && t->from > s->from &&
             lay_noted_as(s, t->from - 1, LAY_LEX_CUE, "planned") &&
             strcmp(modality_behind(r, s, t), "ongoing") == 0)
        c->modality = "ongoing"; /* the planned withdrawal began in May */
    else if (lay_is_cut(t->rule) && strcmp(c->modality, "actual") == 0 && is_verb_planned(s, t))
        c->modality = "planned";
    if (none && strcmp(c->modality, "ongoing") == 0)
        c->modality = "actual"; /* вывод не начался */
    else if (none && strcmp(c->modality, "possible") == 0)
        c->modality = "planned"; /* вывод не обсуждается */
    for (size_t i = t->to; i < s->to && !lay_is_verb(t); i++)
        negated |= lay_noted_as(s, i, LAY_LEX_CUE, "void");
    return negated;
}
