/* cues.c: whether it is told as done, planned, possible, refused, or denied: by the words around a
 * trigger. */
#include "import/prose/clause.h"

#include <string.h>

bool lay_is_verb(const struct lay_trigger *t)
{
    return t->rule->voice != LAY_VOICE_NOUN;
}

bool lay_is_attribute(const lay_triggers *triggers, const struct lay_trigger *t)
{
    for (size_t i = 0; i < triggers->n; i++)
        if (triggers->at[i].attribute && triggers->at[i].attribute == t->from)
            return true;
    return false;
}

bool lay_is_of_relative(const struct lay_sentence *s, const struct lay_trigger *t)
{
    size_t at = t->from;
    if (lay_is_verb(t))
        return false;
    while (at > s->from && lay_noted(s, at - 1, LAY_LEX_DET))
        at--;
    return at > s->from && lay_noted(s, at - 1, LAY_LEX_RELATIVE) && t->from - at <= 1;
}

/* "il ne reste que 350": no denial, and no new clause. */
bool lay_is_only(const struct lay_sentence *s, size_t at)
{
    if (!lay_noted_as(s, at, LAY_LEX_CUE, "only"))
        return false;
    enum { REACH = 4, LONG_REACH = 9 }; /* ne sera remis à l'armée malienne | que le 15 juillet */
    const bool timed = lay_in_time(s, at + 1);
    size_t words = 0; /* no adverbs: "ne restera plus alors | que 2 000" */
    for (size_t i = at; i > s->from && words < (timed ? LONG_REACH : REACH); i--) {
        if (lay_noted_as(s, i - 1, LAY_LEX_CUE, "negated"))
            return words < REACH ||
                   i < s->from + 3 || /* but: n'a pas dit à la presse | que lundi */
                   !lay_noted_as(s, i - 3, LAY_LEX_CUE, "negated");
        words += !lay_noted(s, i - 1, LAY_LEX_ADVERB) && !lay_noted(s, i - 1, LAY_LEX_SAYER) &&
                 !lay_noted(s, i - 1, LAY_LEX_PREP) &&  /* ne reste plus à Gao | que 200 */
                 !lay_noted(s, i - 1, LAY_LEX_PRONOUN); /* ne fermera, elle, | que fin juin */
    }
    return false;
}

/* "ne restent | plus que 500", "ne fermera, elle, que fin juin". */
static bool is_only_behind(const struct lay_text_reader *r, const struct lay_sentence *s,
                           const struct lay_trigger *t)
{
    enum { REACH = 3, LONG_REACH = 9 };
    const struct lay_note *phrase = lay_noted(s, t->from, LAY_LEX_TRIGGER);
    size_t words = phrase && phrase->len > REACH ? phrase->len : REACH;
    for (size_t i = t->to; lay_is_cut(t->rule) && i <= t->to + words; i++)
        if (lay_is_only(s, i))
            return true; /* n'| a plus que 200 soldats, n'| ont plus en Irak que 200 */
    for (size_t i = t->to; i < t->right && i < t->to + LONG_REACH; i++)
        if (lay_in_time(s, i + 1) && lay_is_only(s, i))
            return true;   /* ne quittera le camp de Gao | qu'en juillet */
    size_t behind = t->to; /* ne laissera à Bamako | que 40 soldats */
    if (lay_noted(s, t->to + 1, LAY_LEX_PREP) && !lay_noted(s, t->to, LAY_LEX_PREP))
        behind++; /* ne reste | plus à Gao que 200 soldats */
    if (lay_noted(s, behind, LAY_LEX_PREP))
        behind += lay_noted(s, behind, LAY_LEX_PREP)->len + 1;
    return lay_is_only(s, t->to - 1) || lay_is_only(s, t->to) || lay_is_only(s, t->to + 1) ||
           lay_is_only(s, behind) || (lay_is_sign(r, t->to, ',') && lay_is_only(s, t->to + 3));
}

/* "Le Togo nie que ses soldats basés à Dapaong …": that they are there is not denied. */
static bool is_presupposed(const struct lay_sentence *s, const struct lay_trigger *t)
{
    for (size_t i = 0; i < s->forces.n; i++)
        if (s->forces.at[i].to == t->from && s->forces.at[i].unit)
            return t->rule->type == LAY_TYPE_PRESENCE && t->rule->voice == LAY_VOICE_PASSIVE;
    return false;
}

/* "dément tout soutien au M23, dont les combattants ont pris Bunagana": what a relative clause
 * tells of what is denied is not. */
static bool is_told_of_denied(const struct lay_text_reader *r, const struct lay_sentence *s,
                              const struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    bool denied = c->saying && c->saying->to <= t->from && lay_is_verb(t) &&
                  strcmp(c->saying->stance, "denies") == 0;
    for (size_t i = t->from; denied && i > c->saying->to + 1 && !lay_is_sign(r, i, ','); i--)
        if (lay_is_sign(r, i - 1, ',') &&
            (lay_noted(s, i, LAY_LEX_RELATIVE) ||
             (lay_noted(s, i, LAY_LEX_THERE) && lay_noted(s, i, LAY_LEX_BOUND))))
            return true;
    return false;
}

/* "auraient quitté Gao": what is told by hearsay is possible, and told where it is said by whom;
 * "a dit que la base serait fermée" is a plan. */
static const char *hearsay(const struct lay_clause *c, const char *value)
{
    if (!c->saying)
        return "possible";
    bool plan = strcmp(value, "would") == 0 && c->saying->to <= c->trigger->from &&
                c->saying->who_to < c->saying->to;
    return plan ? "planned" : "actual";
}

size_t lay_helpers_before(const struct lay_sentence *s, size_t from, size_t at,
                          const struct lay_note **cue)
{
    enum { LONGEST = 4 };
    for (size_t n = 1; n <= LONGEST && at >= from + n; n++)
        if ((*cue = lay_noted(s, at - n, LAY_LEX_CUE)) && (*cue)->len >= n)
            return n; /* the verb may be part of it: "has not | confirmed" */
    *cue = NULL;
    for (size_t n = 1; n <= LONGEST && at >= from + n; n++) {
        const struct lay_note *adverb = lay_noted(s, at - n, LAY_LEX_ADVERB);
        if (adverb && adverb->len == n)
            return n; /* до сих пор */
    }
    return at > from && lay_noted(s, at - 1, LAY_LEX_HAVE) ? 1 : 0;
}

/* Where the trigger before ends; the trigger itself where there is none. */
static size_t told_before(const lay_triggers *triggers, const struct lay_trigger *t)
{
    size_t told = t->from;
    for (size_t i = 0; i < triggers->n && triggers->at[i].from < t->from; i++)
        told = triggers->at[i].to;
    return told;
}

/* "will | begin to withdraw": a plan. */
static bool is_to_begin(const struct lay_sentence *s, size_t at)
{
    const struct lay_note *will = at > s->from ? lay_noted(s, at - 1, LAY_LEX_CUE) : NULL;
    return will && will->len == 1 && strcmp(will->entry->value, "planned") == 0;
}

/* What a cue says of its clause; whether it negates it. */
static bool take_cue(const struct lay_text_reader *r, const struct lay_sentence *s,
                     struct lay_clause *c, const struct lay_note *cue, size_t at)
{
    static const char *const other[] = {"only",   "void",    "compared", "untold", "false",
                                        "asked",  "now",     "then",     "helps",  "ended",
                                        "quoted", "present", ""};
    const uint32_t done = LAY_TYPE_BIT(PRESENCE) | LAY_TYPE_BIT(AGREEMENT); /* продлили договор */
    const struct lay_trigger *t = c->trigger;
    const char *value = cue->entry->value;
    const bool own = /* | approved a treaty */
        at == t->from && lay_ends_with(r, at, &r->lexicon->language.past);
    if ((at > t->from || own) && lay_is_verb(t) && t->rule->type == LAY_TYPE_AGREEMENT)
        return false; /* ont signé | un accord sur: of what it is about */
    if (lay_is_question(r, s, value))
        c->modality = "possible";
    if (strcmp(value, "negated") == 0) /* пока | не уйдут: until they leave */
        return !is_only_behind(r, s, t) &&
               !(t->left > s->from && lay_noted_as(s, t->left - 1, LAY_LEX_BOUND, "until"));
    if (strcmp(value, "lack") == 0) /* without leaving; but: without a number plate */
        return at + cue->len >= t->from && at < t->from;
    for (size_t i = 0; i < LAY_COUNT(other); i++)
        if (strcmp(value, other[i]) == 0)
            return false; /* an assault | contre */
    if (strcmp(value, "conditional") == 0)
        c->modality = "possible";
    else if (strcmp(value, "will") == 0)
        c->modality = "planned";
    else if (strcmp(value, "reported") == 0 || strcmp(value, "would") == 0)
        c->modality = hearsay(c, value);
    else if (strcmp(value, "ongoing") != 0 ||
             (!lay_type_in(t->rule->type, done) && !is_to_begin(s, at) &&
              strcmp(c->modality, "possible") != 0)) /* возможно, | строят базу */
        c->modality = value;
    return false;
}

static bool has_word(const struct lay_element *element, uint32_t word)
{
    for (size_t i = 0; i < element->word_count; i++)
        if (element->words[i] == word)
            return true;
    return false;
}

/* "a annoncé, à la surprise générale, | le retrait": where what is inserted there begins. */
static size_t before_aside(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    enum { REACH = 10 };
    if (at <= s->from || !lay_is_sign(r, at - 1, ','))
        return at;
    for (size_t i = at - 1; i > s->from && at - i < REACH; i--) {
        if (lay_is_sign(r, i - 1, ','))
            return i - 1;
        if (lay_noted(s, i - 1, LAY_LEX_TRIGGER))
            break;
    }
    return at;
}

/* The cue that begins at a token and ends, behind other words, with the one at `last`: "offered |
 * on Saturday | to"; NULL for none. */
static const struct lay_entry *split_cue(const struct lay_text_reader *r, size_t at, size_t last)
{
    const struct lay_token *token = r->tokens.all.at;
    const struct lay_starts *starts = lay_lexicon_starts(r->lexicon, &token[at]);
    for (uint32_t k = starts->triggers; k < starts->n; k++) {
        const struct lay_entry *entry = starts->at[k].entry;
        if (entry->class != LAY_LEX_CUE || entry->count < 2)
            continue;
        const struct lay_element *end = &entry->elements[entry->count - 1];
        if (entry->count > 2 && !has_word(end, token[last + 1].word))
            continue; /* annonce <weekday> le retrait */
        if (has_word(entry->count > 2 ? end - 1 : end, token[last].word))
            return entry;
    }
    return NULL;
}

/* "refused on Saturday | to let 62,000 soldiers pass": where the words before a verb begin that
 * tell who is let do it; the verb where none do. */
static size_t before_let(const struct lay_sentence *s, const struct lay_trigger *t)
{
    enum { REACH = 9 };
    for (size_t i = t->from; i > t->left && t->from - i < REACH; i--)
        if (lay_noted_as(s, i, LAY_LEX_CUE, "helps") && lay_noted(s, i - 1, LAY_LEX_TO))
            return i;
    return t->from;
}

/* "Kenya offered on Saturday to | send": a time stands inside what tells of the plan, and is of
 * that. */
static void read_split(const struct lay_text_reader *r, const struct lay_sentence *s,
                       struct lay_clause *c)
{
    enum { LONGEST = 6 };
    const struct lay_trigger *t = c->trigger;
    if (t->from == s->from)
        return;
    size_t to = lay_noted(s, t->from, LAY_LEX_TO) || lay_noted(s, t->from, LAY_LEX_DET)
                    ? t->from
                    : before_let(s, t) - 1;
    size_t at = before_aside(r, s, to), aside = to - at;
    while (at > s->from && to - at < LONGEST + aside &&
           (lay_in_time(s, at - 1) || lay_noted(s, at - 1, LAY_LEX_TIMEMODE) ||
            lay_noted(s, at - 1, LAY_LEX_ADVERB) ||
            (lay_noted(s, at - 1, LAY_LEX_PREP) && lay_in_time(s, at))))
        at--;
    const struct lay_entry *cue = at < to && at > s->from ? split_cue(r, at - 1, to) : NULL;
    if (!cue || (strcmp(cue->value, "planned") != 0 && strcmp(cue->value, "refused") != 0) ||
        lay_noted_as(s, at - 1, LAY_LEX_CUE, "refused")) /* decided not to */
        return;
    c->modality = cue->value;
    c->promised = at;
}

/* A word of a verb that tells when: "has", "is", "will". */
static bool is_finite(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    enum { LONGEST = 3 }; /* letters: has, was */
    static const char *const tells[] = {"now", "then", "planned", "possible"};
    const struct lay_token *word = &r->tokens.all.at[at];
    for (size_t i = 0; i < LAY_COUNT(tells); i++)
        if (lay_noted_as(s, at, LAY_LEX_CUE, tells[i]))
            return true;
    return lay_noted_as(s, at, LAY_LEX_CUE, "") && word->end - word->start <= LONGEST &&
           lay_ends_with(r, at, &r->lexicon->language.finite);
}

/* "will send 300 men and | closed its base": behind an infinitive a past verb is no participle. */
static bool is_past_behind(const struct lay_text_reader *r, const struct lay_sentence *s,
                           const struct lay_clause *before, size_t at)
{
    const struct lay_trigger *verb = before ? before->trigger : NULL;
    if (!verb || verb->from == s->from || verb->rule->voice != LAY_VOICE_ACTIVE ||
        !lay_ends_with(r, at, &r->lexicon->language.past) ||
        lay_noted_as(s, verb->from, LAY_LEX_CUE, ""))
        return false;
    const struct lay_note *cue = lay_noted(s, verb->from, LAY_LEX_CUE); /* | will send */
    size_t from = verb->from - (lay_noted(s, verb->from - 1, LAY_LEX_POSS) != NULL); /* их | … */
    size_t n = cue ? 1 : lay_helpers_before(s, s->from, from, &cue);
    return n && cue &&
           (strcmp(cue->entry->value, "planned") == 0 ||
            strcmp(cue->entry->value, "possible") == 0 ||
            strcmp(cue->entry->value, "refused") == 0);
}

/* "will send 300 men and | has closed its base", "may have come and | is building": where what
 * "and" joins has a verb of its own that tells when; 0: it has none. */
static size_t own_verb_from(const struct lay_text_reader *r, const struct lay_sentence *s,
                            const struct lay_trigger *t, const struct lay_clause *before)
{
    enum { REACH = 3 };
    for (size_t n = 0; n < REACH && t->joined && t->from > s->from + n + 1; n++) {
        const size_t at = t->from - n;
        bool also = lay_noted_as(s, at - 1, LAY_LEX_CUE, "") && !is_finite(r, s, at - 1);
        if (!lay_noted(s, at - 1 - also, LAY_LEX_AND))
            continue;
        bool tells = is_finite(r, s, at) || (n == 0 && is_past_behind(r, s, before, at));
        return tells ? at : 0;
    }
    return 0;
}

/* Reads the cues before a trigger; whether they negate it. */
static bool read_before(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const lay_triggers *triggers, size_t own, struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    size_t told = told_before(triggers, t);
    size_t to = lay_has_trait(t->rule, LAY_TRAIT_CLAUSE_WHOLE)
                    ? t->from
                    : t->to; /* "has ordered to" is none */
    bool negated = t->denied && !is_only_behind(r, s, t), maybe = false;
    size_t first = lay_first_cue_of(r, s, t, told);
    for (size_t i = own > first ? own : first; i < to; i++) {
        const struct lay_note *cue = lay_noted(s, i, LAY_LEX_CUE);
        if (cue && !lay_is_verb(t) && cue->len > 1 && i + cue->len > t->from &&
            strcmp(cue->entry->value, "planned") == 0)
            c->modality = "planned"; /* annonce le retrait */
        if (!cue ||
            (c->saying && i + cue->len <= c->saying->to && /* neither confirmed nor denied that */
             c->saying->scope_from >= c->saying->to))
            continue;
        bool certain = strcmp(cue->entry->value, "certain") == 0; /* nobody denies that */
        if (strcmp(cue->entry->value, "refused") == 0 && i + cue->len <= to &&
            (cue->len > 1 || lay_ends_with(r, t->from, &r->lexicon->language.past)) &&
            lay_noted(s, i + cue->len, LAY_LEX_AND)) {
            i += cue->len - 1; /* отвергли ультиматум, отказались | и остались */
            continue;
        }
        if (!certain && (i + cue->len > to || lay_is_cue_of_other(r, s, t, cue, i, told)))
            continue;
        if (!certain)
            negated |= take_cue(r, s, c, cue, i);
        maybe |= strcmp(cue->entry->value, "possible") == 0;
        if (strcmp(cue->entry->value, "only") != 0 && strcmp(cue->entry->value, "void") != 0)
            i += cue->len - 1; /* "does not rule out" is no refusal */
    }
    if (lay_noted_as(s, t->from, LAY_LEX_CUE, "will") && strcmp(c->modality, "actual") == 0)
        c->modality = "planned"; /* попросит */
    if (maybe && strcmp(c->modality, "planned") == 0)
        c->modality = "possible"; /* perhaps it will close */
    read_split(r, s, c);
    return negated;
}

/* "is | leaving", "are being closed". */
static bool is_under_way(const struct lay_text_reader *r, const struct lay_sentence *s,
                         const struct lay_trigger *t)
{
    enum { APART = 2 }; /* are now slowly leaving */
    bool now = false;
    for (size_t i = t->from > s->from + APART ? t->from - APART : s->from; i <= t->to && i < s->to;
         i++) {
        if (i >= t->from && now && lay_ends_with(r, i, &r->lexicon->language.progressive))
            return !lay_claim_lasts(t->rule->type) && lay_is_verb(t);
        now |= lay_noted_as(s, i, LAY_LEX_CUE, "now");
    }
    return false;
}

/* "покидают": a verb that says by its form that it is going on; but: began their exercise. */
static bool is_going_on(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *t)
{
    return !r->lexicon->language.capitals && lay_is_verb(t) && !lay_claim_lasts(t->rule->type) &&
           lay_noted_as(s, t->from, LAY_LEX_CUE, "ongoing");
}

/* "left Dakar | to set up a base in Gao", "pour ouvrir une base", "чтобы открыть базу": what they
 * went for is not done. */
static bool is_aim(const struct lay_text_reader *r, const struct lay_sentence *s,
                   const struct lay_trigger *t)
{
    const uint32_t done = LAY_TYPE_BIT(BASE_ESTABLISHED) | LAY_TYPE_BIT(BASE_EXPANDED) |
                          LAY_TYPE_BIT(BASE_CLOSED) | LAY_TYPE_BIT(BASE_HANDOVER) |
                          LAY_TYPE_BIT(BASE_SEIZED) | LAY_TYPE_BIT(EXERCISE);
    if (t->from < s->from + 2 || !lay_is_verb(t) || !lay_type_in(t->rule->type, done) ||
        lay_noted(s, t->from, LAY_LEX_HAVE)) /* pour avoir attaqué */
        return false;
    size_t to = t->from - 1;
    if (lay_noted_as(s, to, LAY_LEX_BOUND, "aim") ||
        (lay_noted(s, to, LAY_LEX_PREP) && lay_noted(s, to, LAY_LEX_BOUND)))
        return true;
    bool behind = lay_in_time(s, to - 1); /* but: managed to seize */
    for (size_t i = 0; i < s->spots.n; i++)
        behind |= s->spots.at[i].to == to;
    for (size_t i = 0; i < s->forces.n; i++)
        behind |= s->forces.at[i].to == to && s->forces.at[i].unit;
    return behind && lay_noted(s, to, LAY_LEX_TO) && r->lexicon->language.capitals;
}

/* "ont rendu la base | où étaient stationnés 300 soldats": of a base that is left, told as past. */
static bool was_till_then(const struct lay_text_reader *r, const struct lay_sentence *s,
                          const struct lay_trigger *t, const struct lay_clause *before)
{
    const uint32_t ends =
        LAY_TYPE_BIT(DEPARTURE) | LAY_TYPE_BIT(BASE_HANDOVER) | LAY_TYPE_BIT(BASE_CLOSED);
    bool relative = false, past = false, now = false;
    if (!before || !lay_type_in(before->rule->type, ends) || !lay_is_verb(t) ||
        strcmp(before->modality, "actual") != 0 || strcmp(before->stance, "asserts") != 0 ||
        before->trigger->to > t->from)
        return false;
    for (size_t i = before->trigger->to; i < t->to; i++) {
        relative |= lay_noted(s, i, LAY_LEX_RELATIVE) || lay_noted(s, i, LAY_LEX_BOUND);
        past |= relative && lay_ends_with(r, i, &r->lexicon->language.past);
        now |= relative && lay_noted_as(s, i, LAY_LEX_CUE, "now"); /* where they are stationed */
    }
    return past && !now;
}

/* "once had", "had been stationed": what lasts need not last till now. */
static bool is_over(const struct lay_text_reader *r, const struct lay_sentence *s,
                    const struct lay_trigger *t, const struct lay_clause *before)
{
    if (was_till_then(r, s, t, before))
        return true;
    enum { APART = 2 };
    for (size_t i = t->from > s->from + APART ? t->from - APART : s->from; i < t->to; i++)
        if (lay_noted_as(s, i, LAY_LEX_CUE, "then"))
            return lay_is_verb(t);
    return false;
}

void lay_read_cues(struct lay_text_reader *r, const struct lay_sentence *s,
                   const lay_triggers *triggers, const struct lay_clause *before,
                   struct lay_clause *c)
{
    const struct lay_trigger *t = c->trigger;
    c->stance = c->saying ? c->saying->stance : "asserts";
    c->modality = "actual";
    if (is_told_of_denied(r, s, c)) {
        c->saying = NULL;
        c->stance = "asserts";
    }
    if (t->rule->type == LAY_TYPE_REQUEST && c->saying && c->saying->to <= t->from &&
        (!lay_is_verb(t) || lay_noted(s, c->saying->to, LAY_LEX_DET)) &&
        !lay_noted(s, c->saying->to, LAY_LEX_BOUND) && strcmp(c->stance, "denies") == 0) {
        c->saying = NULL; /* rejected | China's request: it was made */
        c->stance = "asserts";
    }
    if (lay_is_attribute(triggers, t) || is_presupposed(s, t)) {
        c->stance = "asserts"; /* will withdraw, has not withdrawn 300 soldiers based in Gao */
        return;
    }
    const size_t own = own_verb_from(r, s, t, before);
    bool gerund = t->from > s->from && lay_is_sign(r, t->from - 1, ',') &&
                  lay_ends_with(r, t->from, &r->lexicon->language.gerund) && before &&
                  before->trigger->from < t->from; /* выведут войска, | перебросив их */
    if ((t->joined || gerund) && before && lay_is_verb(t) && !own)
        c->modality = before->modality;
    bool negated = lay_read_cues_behind(r, s, c, read_before(r, s, triggers, own, c));
    bool open = c->saying && c->saying->open; /* did not deny that, has not confirmed that */
    if (open && strcmp(c->saying->stance, "denies") == 0)
        c->stance = "asserts";
    if (open && strcmp(c->modality, "actual") == 0)
        c->modality = "possible";
    if (negated)
        c->stance = strcmp(c->stance, "denies") == 0 ? "asserts" : "denies";
    size_t len;
    if (t->rule->type == LAY_TYPE_REQUEST && lay_has_slot(t->rule, LAY_SLOT_MODALITY))
        c->modality = "actual"; /* refuse de partir, comme | l'exige Bamako */
    const char *stance = lay_slot(t->rule, LAY_SLOT_STANCE, &len);
    if (stance && (!lay_needs(t->rule, LAY_NEED_DENIED) || strcmp(c->stance, "asserts") != 0))
        c->stance = strncmp(stance, "denies", len) == 0 ? "denies" : "asserts";
    if (lay_has_trait(t->rule, LAY_TRAIT_MODALITY_PLANNED) &&
        strcmp(c->modality, "possible") != 0) /* but: is considering a base */
        c->modality = "planned";
    if (strcmp(c->modality, "actual") == 0 && is_aim(r, s, t)) {
        c->modality = "planned";
        c->promised = t->left + 1; /* left on Tuesday to set up */
    }
    c->under_way = strcmp(c->modality, "actual") == 0 && is_under_way(r, s, t);
    if (c->under_way)
        c->modality = "ongoing";
    c->under_way |= strcmp(c->modality, "ongoing") == 0 && is_going_on(r, s, t);
    c->over = is_over(r, s, t, before);
    if (lay_has_trait(t->rule, LAY_TRAIT_MODALITY_REFUSED) && strcmp(c->modality, "actual") == 0)
        c->modality = "refused"; /* closed its airspace to them */
    if (lay_has_trait(t->rule, LAY_TRAIT_MODALITY_ONGOING) && strcmp(c->modality, "actual") == 0)
        c->modality = "ongoing";
}
