/* speaker.c: "X said that …", "…, X said", "…, said X", "according to X, …", in any language whose
 * lists give the verbs: what is said, by whom. */
#include "import/prose/clause.h"

#include <string.h>

/* "M23 fighters left Sake, then denied holding the camp": who begins the sentence; what they do is
 * told, too, so nothing of it is masked. */
static bool follows_subject(struct lay_text_reader *r, const struct lay_sentence *s, size_t verb,
                            struct lay_saying *out)
{
    size_t at = verb, first = s->from;
    while (at > s->from &&
           (lay_noted(s, at - 1, LAY_LEX_CUE) || lay_noted(s, at - 1, LAY_LEX_ADVERB)))
        at--;
    bool joined = at > s->from && (lay_noted(s, at - 1, LAY_LEX_AND) ||
                                   lay_noted(s, at - 1, LAY_LEX_BOUND) || lay_is_mark(r, at - 1));
    while (first < verb && !lay_noted(s, first, LAY_LEX_TRIGGER))
        first++;
    if (!joined || first >= at || first == s->from || !lay_is_speaker(r, s, s->from, first, out) ||
        !out->actor)
        return false;
    out->text = lay_words_of(r, s->from, first);
    out->from = out->who_from = out->who_to = verb;
    out->to = verb + lay_noted(s, verb, LAY_LEX_SAY)->len;
    out->day = LAY_DAY_MIN;
    return true;
}

static size_t semicolon(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    while (at < s->to && !lay_is_sign(r, at, ';'))
        at++;
    return at;
}

/* What a relative clause between them tells is told, too. */
static void mask(struct lay_sentence *s, const struct lay_saying *saying, size_t verb)
{
    bool relative = saying->who_to < verb && (lay_noted(s, saying->who_to, LAY_LEX_RELATIVE) ||
                                              lay_noted(s, saying->who_to + 1, LAY_LEX_RELATIVE));
    for (size_t i = saying->who_from; i < saying->who_to; i++)
        s->masked[i - s->from] = true;
    for (size_t i = relative ? verb : saying->from; i < saying->to; i++)
        s->masked[i - s->from] = true;
}

/* "In a statement on Monday the army said": what stands before the speaker. */
static void mask_lead(const struct lay_text_reader *r, struct lay_sentence *s, size_t verb)
{
    size_t from = lay_speaker_from(r, s, verb, verb);
    size_t begin = lay_behind_time(r, s, from, verb);
    if (!lay_has_trigger(s, from, begin))
        memset(s->masked + (from - s->from), true, begin - from);
}

bool lay_is_persons_name(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                         size_t end)
{
    const struct lay_token *all = r->tokens.all.at;
    bool before = at > s->from && all[at - 1].kind == LAY_TOKEN_WORD && all[at - 1].capital &&
                  !s->noted[at - 1 - s->from];
    bool behind = end < s->to && all[end].kind == LAY_TOKEN_WORD && all[end].capital;
    return before || (behind && at > s->from && lay_noted(s, at - 1, LAY_LEX_SPEAKER) &&
                      r->lexicon->language.cases);
}

void lay_keep_saying(struct lay_text_reader *r, struct lay_sentence *s, struct lay_saying *saying,
                     size_t verb, size_t verb_end, lay_sayings *out)
{
    bool told = saying->who_to < verb && lay_has_trigger(s, saying->who_to, verb);
    saying->from = saying->who_from < verb && !told ? saying->who_from : verb;
    saying->to = saying->who_to > verb_end ? saying->who_to : verb_end;
    if (saying->scope_to <= saying->from)
        lay_mask_times_behind(r, s, saying->to);
    if (!saying->again) {
        struct lay_saying named = *saying; /* 24 сентября | президент объявил */
        struct lay_when day;
        if (lay_longest_time(r, s, named.who_from, &day) && day.to < named.who_to)
            named.who_from = day.to;
        if (named.who_from + 1 < named.who_to && lay_noted(s, named.who_from, LAY_LEX_UNIT))
            named.who_from++; /* года | Кремль */
        saying->text = lay_speaker_name(r, s, &named);
    }
    r->focus.speaker.text = saying->text;
    r->focus.speaker.basis = saying->basis;
    r->focus.speaker.actor = saying->actor;
    r->focus.speaker.at = verb;
    for (size_t i = saying->who_from, end; i < saying->who_to; i++) {
        const struct lay_gaz_place *place = lay_place_at(r, i, saying->who_to, &end);
        bool there = saying->scope_from > saying->who_from || /* not of who is told behind it */
                     !saying->basis || strcmp(saying->basis, "eyewitness") == 0;
        if (there && place && place->level == LAY_LEVEL_TOWN && place->seat != 'C' &&
            lay_is_inside(s, i) && !lay_is_persons_name(r, s, i, end))
            lay_focus_on_place(r, place, i); /* residents of Palma: "the town" */
    }
    saying->day = lay_day_of_words(r, saying->who_from, saying->who_to);
    mask(s, saying, verb);
    lay_vec_push(out, *saying);
}

/* A verb of saying. */
struct said {
    const struct lay_note *say;
    size_t verb, verb_end;      /* its tokens, with those who are told */
    size_t end;                 /* where what is said may begin */
    bool passive;               /* was confirmed by */
    bool joined;                /* mais démenti que: nobody stands before it */
    bool before, again, behind; /* where who speaks stands; again: who spoke before */
};

/* "was confirmed by": who says so stands behind. */
static bool is_passive(const struct lay_sentence *s, size_t verb, const struct lay_note *say)
{
    return say->len > 1 && lay_noted_as(s, verb + say->len - 1, LAY_LEX_PREP, "by");
}

/* "did not | deny", "n'a pas | démenti", "refused to | confirm", "has not confirmed": it leaves
 * open whether what follows is so. */
static bool is_left_open(const struct lay_sentence *s, size_t verb, const struct lay_note *say)
{
    enum { REACH = 6 };
    const struct lay_note *cue;
    bool own = strcmp(say->entry->value, "denies") == 0 || is_passive(s, verb, say);
    for (size_t i = verb; i < verb + say->len && !own; i++) /* n'a | ni confirmé ni démenti */
        if (lay_noted_as(s, i, LAY_LEX_CUE, "negated") ||
            lay_noted_as(s, i, LAY_LEX_CUE, "refused"))
            return true;
    for (size_t n, at = verb; at > s->from && verb - at < REACH; at -= n) {
        n = lay_helpers_before(s, s->from, at, &cue);
        const char *value = cue ? cue->entry->value : "";
        if (strcmp(value, "negated") == 0 || strcmp(value, "refused") == 0)
            return true;
        if (cue && cue->len > n) /* has not confirmed, declined to comment */
            return strcmp(value, "certain") != 0;
        if (!n && !(n = lay_noted(s, at - 1, LAY_LEX_TO) != NULL))
            return false;
    }
    return false;
}

/* "Baku | denied it", "this was | denied by Baku", "Баку это | отрицает", whose "это" is no part of
 * who speaks. */
static bool denies_it(const struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct said *said, struct lay_saying *saying)
{
    size_t verb = said->verb, least = said->before ? saying->who_from : s->from;
    if (said->end != said->verb_end || !(said->before || (said->behind && said->passive)))
        return false;
    for (size_t i = verb; i > least && verb - i < 4; i--)
        if (lay_denies_back(r, s, i) &&
            i + lay_noted(s, i, LAY_LEX_TRIGGER)->len >= said->verb_end) {
            if (said->before && saying->who_to > i && i < verb)
                saying->who_to = i;
            return true;
        }
    return false;
}

/* "X, who lives in Paris, said | soldiers left": a verb, before any sign, of what is said. */
static bool leads_to_verb(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    for (; at < s->to && !lay_is_mark(r, at) && !lay_noted(s, at, LAY_LEX_RELATIVE); at++) {
        const struct lay_note *trigger = lay_noted(s, at, LAY_LEX_TRIGGER);
        bool participle = trigger && trigger->len == 1 && /* said soldiers | based in Kidal */
                          trigger->entry->rule->type == LAY_TYPE_PRESENCE;
        if (trigger && trigger->entry->rule->voice == LAY_VOICE_ACTIVE && !participle)
            return true;
    }
    return false;
}

/* Who says it. `done`: the first token that no saying has taken yet. */
static void find_who(struct lay_text_reader *r, const struct lay_sentence *s, size_t done,
                     bool first, struct said *said, struct lay_saying *saying)
{
    size_t verb = said->verb;
    bool on = lay_goes_on_saying(s, verb);
    const struct lay_note *no = saying->open ? lay_noted(s, said->verb_end, LAY_LEX_CUE) : NULL;
    if (no && strcmp(no->entry->value, "negated") == 0 &&
        lay_noted(s, said->verb_end + no->len, LAY_LEX_BOUND))
        said->verb_end += no->len; /* ne nie | pas | que */
    said->end = lay_behind_aside(r, s, said->verb_end);
    said->passive = is_passive(s, verb, said->say);
    said->joined =
        said->passive ||
        (said->say->len > 2 && /* but: as saying, пока не подтвердил */
         (lay_noted(s, verb, LAY_LEX_AND) || (lay_noted(s, verb, LAY_LEX_BOUND) && !saying->open)));
    said->again = !said->joined && lay_speaker_again(r, s, verb, !first, saying);
    said->before = said->again || (!said->joined && lay_speaker_before(r, s, verb, saying));
    bool told = verb > done && lay_is_mark(r, verb - 1) && lay_has_trigger(s, done, verb);
    if (told && !said->before && !said->joined && leads_to_verb(r, s, said->end))
        said->before = lay_speaker_around(r, s, verb, saying);
    said->behind = !said->before && !on && (said->passive || !said->joined) &&
                   lay_speaker_behind(r, s, said->end, saying) &&
                   (told || said->passive || /* a diplomat based in Bamako; but: ont dit des élus */
                    !lay_has_trigger(s, said->end, saying->who_to));
    said->before =
        said->before || (!said->behind && !said->joined && lay_speaker_around(r, s, verb, saying));
    if (said->before && said->verb_end >= said->end && !lay_noted(s, verb, LAY_LEX_TRIGGER))
        said->end = said->verb_end = lay_behind_listener(r, s, said->verb_end);
}

/* Whether nothing that is said follows the verb. */
static bool is_last(const struct lay_text_reader *r, const struct lay_sentence *s, size_t end)
{
    if (end < s->to && lay_is_sign(r, end, ',') && lay_noted_as(s, end + 1, LAY_LEX_BOUND, "that"))
        return false; /* ушли из Гао, но министр заявил | , что */
    return end >= s->to || (lay_is_mark(r, end) && !lay_is_sign(r, end, ':')) ||
           (lay_noted(s, end, LAY_LEX_BOUND) && !lay_noted_as(s, end, LAY_LEX_CUE, "only")) ||
           lay_is_sign(r, end, '.') ||
           lay_noted_as(s, end, LAY_LEX_CUE, "lack"); /* said without giving why */
}

/* "…, X said": what it says stands before. */
static void scope_before(const struct lay_text_reader *r, const struct lay_sentence *s, size_t done,
                         size_t right, const struct said *said, struct lay_saying *saying)
{
    saying->scope_from = done;
    saying->scope_to = saying->who_from < said->verb ? saying->who_from : said->verb;
    for (size_t i = saying->scope_to; i > done; i--)
        if (lay_is_sign(r, i - 1, ';') && !lay_has_trigger(s, i, saying->scope_to)) {
            saying->scope_from = i; /* frigates remain; 3,800 men, he said, had left */
            break;
        }
    if (!lay_has_trigger(s, saying->scope_from, saying->scope_to)) /* soldiers, he said, had left */
        saying->scope_to = right;
}

/* "X denied this but said that": who spoke before says what follows. */
static bool same_speaker(const struct lay_sentence *s, size_t right, const struct said *said,
                         struct lay_saying *saying, lay_sayings *out)
{
    size_t verb = said->verb;
    if (!out->n || verb == s->from ||
        !(lay_noted(s, verb - 1, LAY_LEX_AND) || lay_noted(s, verb - 1, LAY_LEX_RELATIVE) ||
          lay_noted(s, verb - 1, LAY_LEX_BOUND) || said->joined))
        return false;
    struct lay_saying *last = &out->at[out->n - 1];
    last->scope_to = verb - 1;
    saying->scope_from = said->end;
    saying->scope_to = right;
    saying->who_from = saying->who_to = verb;
    saying->actor = last->actor;
    saying->text = last->text;
    saying->basis = last->basis;
    saying->from = verb;
    saying->to = said->end;
    saying->day = LAY_DAY_MIN;
    return true;
}

/* "The two countries said on Monday": no speaker is known; when they said it is no event's time. */
static void mask_unknown(struct lay_text_reader *r, struct lay_sentence *s, const struct said *said)
{
    size_t from = lay_speaker_from(r, s, said->verb, said->verb);
    if (from > s->from && lay_is_mark(r, from - 1) && from < said->verb &&
        !lay_has_trigger(s, from, said->verb))
        lay_mask_times_behind(r, s, said->end);
}

/* "Армия | потерю базы | отрицает": where words come in any order, what is denied may stand before
 * the verb that ends the sentence, behind who denies it. */
static bool denies_before(struct lay_text_reader *r, const struct lay_sentence *s, size_t done,
                          const struct said *said, struct lay_saying *saying)
{
    enum { REACH = 8 };
    size_t first = done;
    const struct lay_note *noun = NULL;
    if (!r->lexicon->language.cases || strcmp(said->say->entry->value, "denies") != 0 ||
        !is_last(r, s, said->end))
        return false;
    while (first < said->verb && !(noun = lay_noted(s, first, LAY_LEX_TRIGGER)))
        first++;
    if (first == done || !noun || first + REACH < said->verb ||
        (noun->entry->rule->voice != LAY_VOICE_NOUN &&
         noun->entry->rule->type != LAY_TYPE_AFFILIATION))
        return false;
    for (size_t i = done; i < said->verb; i++)
        if (lay_is_mark(r, i))
            return false;
    if (!lay_is_speaker(r, s, done, first, saying))
        return false;
    saying->who_from = done;
    saying->who_to = saying->scope_from = first;
    saying->scope_to = said->verb;
    return true;
}

/* "They left Gao, | but residents reported shots": a clause of its own, of which what stands before
 * it is not said. */
static bool opens_own(const struct lay_sentence *s, size_t who_from)
{
    size_t at = who_from;
    while (at > s->from && lay_noted(s, at - 1, LAY_LEX_DET))
        at--;
    return at > s->from + 1 &&
           (lay_noted(s, at - 1, LAY_LEX_BOUND) || lay_noted(s, at - 1, LAY_LEX_AND));
}

/* `done`: the first token that no saying has taken yet. */
static void read_verb(struct lay_text_reader *r, struct lay_sentence *s, size_t verb, size_t *done,
                      lay_sayings *out)
{
    const struct lay_note *say = lay_noted(s, verb, LAY_LEX_SAY);
    const bool accuses = strcmp(say->entry->value, "accuses") == 0;
    struct lay_saying saying = {.stance = accuses ? "asserts" : say->entry->value,
                                .open = is_left_open(s, verb, say),
                                .accuses = accuses};
    struct said said = {.say = say, .verb = verb, .verb_end = verb + say->len};
    find_who(r, s, *done, !out->n, &said, &saying);
    size_t right = semicolon(r, s, said.end);
    mask_lead(r, s, verb);
    if (denies_before(r, s, *done, &said, &saying)) {
        said.verb_end = said.end;
    } else if (said.before && saying.who_to > saying.who_from + 2 &&
               lay_denies_back(r, s, saying.who_from)) {
        saying.who_from += 2; /* a claim | Ankara denied */
        if (!lay_is_speaker(r, s, saying.who_from, saying.who_to, &saying))
            return;
        saying.scope_from = saying.scope_to = said.end;
    } else if (denies_it(r, s, &said, &saying)) {
        saying.scope_from = saying.scope_to = said.end; /* that is told elsewhere */
    } else if (said.before && saying.who_from > *done && !lay_goes_on_saying(s, verb) &&
               (is_last(r, s, said.end) ||
                (!lay_has_trigger(s, said.end, right) && !opens_own(s, saying.who_from)))) {
        scope_before(r, s, *done, right, &said, &saying);
        said.end = said.again && saying.who_to > said.end ? saying.who_to : said.end;
    } else if (said.before) {
        said.end = said.again && saying.who_to > said.end ? saying.who_to : said.end;
        saying.scope_from = said.end;
        saying.scope_to = lay_end_of_inserted(r, s, saying.who_from, said.end, right);
        if (lay_goes_on_saying(s, verb) && (!saying.again || verb == s->from))
            saying.scope_to = lay_before_comma(r, said.end, right); /* rejecting that, X said … */
        lay_mask_said_when(r, s, said.end);
        lay_mask_lead_when(r, s, saying.who_from);
    } else if (said.behind) {
        saying.scope_from = *done;
        saying.scope_to = lay_has_trigger(s, *done, verb) ? verb : right;
        said.end = lay_behind_listener(r, s, saying.who_to);
        said.verb_end = said.end > said.verb_end ? said.end : said.verb_end;
    } else if (!out->n && follows_subject(r, s, verb, &saying)) {
        saying.scope_from = *done = said.end; /* they left Gao, then denied having been there */
        saying.scope_to = right;
        lay_vec_push(out, saying);
        return;
    } else if (same_speaker(s, right, &said, &saying, out)) {
        lay_vec_push(out, saying);
        *done = said.end;
        return;
    } else {
        mask_unknown(r, s, &said);
        return;
    }
    lay_keep_saying(r, s, &saying, verb, said.verb_end, out);
    *done = said.end;
}

/* "AFP said, citing a source": the last saying is that source's, by AFP. */
static bool chain_on(struct lay_text_reader *r, struct lay_sentence *s, size_t at,
                     const struct lay_saying *source, lay_sayings *out)
{
    if (!lay_noted_as(s, at, LAY_LEX_ACCORDING, "chain") || !out->n ||
        at - out->at[out->n - 1].to > 1 || !out->at[out->n - 1].text)
        return false;
    struct lay_saying *last = &out->at[out->n - 1];
    struct lay_saying chained = *source;
    chained.who_from = at;
    last->text =
        lay_arena_printf(&r->arena, "%s, %s", last->text, lay_speaker_name(r, s, &chained));
    last->basis = source->basis ? source->basis : last->basis;
    last->actor = source->actor;
    r->focus.speaker.text = last->text;
    r->focus.speaker.basis = last->basis;
    r->focus.speaker.actor = last->actor;
    last->to = source->who_to;
    memset(s->masked + (at - s->from), true, source->who_to - at);
    return true;
}

static void read_according(struct lay_text_reader *r, struct lay_sentence *s, size_t at,
                           size_t *done, lay_sayings *out)
{
    enum { NEAR = 9 };
    size_t who = at + lay_noted(s, at, LAY_LEX_ACCORDING)->len, to = who;
    while (to < s->to && to - who < 2 * LAY_LONGEST_SPEAKER && !lay_is_sign(r, to, ',') &&
           !lay_is_sign(r, to, ';') && !(lay_is_sign(r, to, '.') && to + 1 == s->to))
        to++;
    to = lay_behind_person(r, s, to);
    bool again = lay_noted_as(s, at, LAY_LEX_ACCORDING, "same");
    if (again)
        to = who;
    else if (to == who || lay_noted(s, who, LAY_LEX_RELATIVE) || /* selon lesquelles */
             lay_is_sign(r, who, '-'))                           /* d'après-midi */
        return;
    struct lay_saying saying = {.stance = "asserts", .who_from = who, .who_to = to};
    if (again) {
        saying.again = true, saying.who_from = at;
        saying.text = r->focus.speaker.text;
        saying.basis = r->focus.speaker.basis;
        saying.actor = r->focus.speaker.actor;
    } else if (!lay_is_speaker(r, s, who, to, &saying)) {
        saying.basis = NULL;
    }
    if (chain_on(r, s, at, &saying, out)) {
        *done = to;
        return;
    }
    bool first = at <= *done + 2;
    for (size_t i = at; i > *done && at - i < NEAR && !first; i--) /* а в июне, | по его словам, */
        first = (lay_noted(s, i - 1, LAY_LEX_BOUND) || lay_is_sign(r, i - 1, ';')) &&
                !lay_has_trigger(s, i, at);
    saying.scope_from = first ? to : *done;
    saying.scope_to = first || !lay_has_trigger(s, *done, at) ? s->to : at;
    lay_keep_saying(r, s, &saying, at, who, out);
    *done = to;
}

/* "…, its spokesman maintained.", "the governor of Nineveh | recalled.": a verb that does something
 * else, too, at the end, behind a comma and who speaks. */
static bool ends_what_is_said(const struct lay_text_reader *r, const struct lay_sentence *s,
                              size_t at)
{
    const struct lay_note *say = lay_noted(s, at, LAY_LEX_SAY);
    size_t end = say ? at + say->len : s->to, from = at;
    bool speaker = false;
    if (!say || (end < s->to && !lay_is_sign(r, end, '.')))
        return false;
    while (from > s->from && at - from < LAY_LONGEST_SPEAKER && !lay_is_sign(r, from - 1, ',') &&
           !lay_noted(s, from - 1, LAY_LEX_TRIGGER))
        speaker |= lay_noted(s, --from, LAY_LEX_SPEAKER) != NULL;
    return speaker && from > s->from && lay_is_sign(r, from - 1, ',') &&
           lay_has_trigger(s, s->from, from);
}

/* "« Nous restons », | a rappelé le général": no verb but of saying stands there. */
static bool is_behind_quote(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t at)
{
    return at >= s->from + 2 && lay_is_sign(r, at - 1, ',') &&
           (lay_is_sign(r, at - 2, LAY_CLOSING_GUILLEMET) ||
            lay_is_sign(r, at - 2, LAY_CLOSING_QUOTE) || lay_is_sign(r, at - 2, '"'));
}

/* Whether a word is a trigger and nothing that is said: "denied it", "images show"; "обещает". */
static bool tells(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    const struct lay_note *trigger = lay_noted(s, at, LAY_LEX_TRIGGER);
    const struct lay_note *not = lay_noted(s, at, LAY_LEX_NOT);
    size_t next = at + 1; /* обещает | до конца года | вывести */
    if (is_behind_quote(r, s, at) || lay_noted_as(s, at, LAY_LEX_CUE, "quoted"))
        return !is_behind_quote(r, s, at); /* a lancé une offensive */
    while (next + 1 < s->to && (lay_in_time(s, next) || lay_noted(s, next, LAY_LEX_TIMEMODE)))
        next++;
    if ((lay_noted_as(s, at, LAY_LEX_CUE, "planned") && lay_noted(s, next, LAY_LEX_TRIGGER)) ||
        (r->lexicon->language.cases && lay_noted_as(s, at, LAY_LEX_CUE, "refused") &&
         lay_noted(s, at, LAY_LEX_CUE)->len > 1))
        return true; /* promises | to send; отвергла требование | вывести */
    return trigger && !(not &&not ->len > trigger->len) && /* настаивает, | что */
           !lay_tells_that(r, s, at) && trigger->entry->rule->voice != LAY_VOICE_DENIAL &&
           trigger->entry->rule->voice != LAY_VOICE_SOURCE &&
           !lay_has_trait(trigger->entry->rule, LAY_TRAIT_SAY_TOO) && !ends_what_is_said(r, s, at);
}

/* "left amid | protests", "despite new | claims by Paris": a noun behind a preposition or a word
 * that opens a clause. */
static bool is_noun_behind(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    static const enum lay_lex_class speaks[] = {LAY_LEX_SPEAKER, LAY_LEX_SAYER, LAY_LEX_PRONOUN,
                                                LAY_LEX_FORCE, LAY_LEX_RELATIVE};
    size_t end = at + 1;
    if (!r->lexicon->language.plural.n || lay_noted(s, at, LAY_LEX_SAY)->len > 1 ||
        !lay_ends_with(r, at, &r->lexicon->language.plural) || at < s->from + 2 ||
        (end < s->to && !lay_is_mark(r, end) && !lay_is_sign(r, end, '.') &&
         !lay_noted(s, end, LAY_LEX_PREP) && !lay_noted(s, end, LAY_LEX_OF)))
        return false;
    for (size_t n = 1; n <= 2 && at >= s->from + n; n++) {
        for (size_t i = 0; i < LAY_COUNT(speaks); i++)
            if (lay_noted(s, at - n, speaks[i]))
                return false;
        if (lay_noted(s, at - n, LAY_LEX_BOUND) || lay_noted(s, at - n, LAY_LEX_PREP) ||
            lay_noted(s, at - n, LAY_LEX_OF) || lay_noted(s, at - n, LAY_LEX_TIMEMODE))
            return true;
        if (r->tokens.all.at[at - n].kind != LAY_TOKEN_WORD || r->tokens.all.at[at - n].capital)
            return false;
    }
    return false;
}

/* Whether a verb of saying says nothing of its own: "denied | reports that", "Interfax quoted | the
 * ministry as saying.", where it is the ministry that says it. */
static bool says_nothing(const struct lay_text_reader *r, const struct lay_sentence *s, size_t verb)
{
    if ((verb > s->from && lay_noted(s, verb - 1, LAY_LEX_SAY)) || is_noun_behind(r, s, verb))
        return true; /* denied | reports */
    if (verb > s->from + 1 && !r->lexicon->language.cases &&
        lay_noted_as(s, verb - 1, LAY_LEX_DET, "def") &&
        (lay_noted(s, verb - 2, LAY_LEX_PREP) || lay_noted(s, verb - 2, LAY_LEX_TIMEMODE) ||
         lay_noted(s, verb - 2, LAY_LEX_OF)))
        return true; /* trois jours après l' | annonce */
    size_t i = verb + lay_noted(s, verb, LAY_LEX_SAY)->len;
    while (i < s->to && i - verb < LAY_LONGEST_SPEAKER && !lay_ends_speaker(r, s, i) &&
           !lay_noted(s, i, LAY_LEX_TRIGGER))
        i++;
    const struct lay_note *as = i < s->to ? lay_noted(s, i, LAY_LEX_SAY) : NULL;
    return as && i > verb + 1 &&
           (i + as->len >= s->to || lay_is_mark(r, i + as->len) ||
            lay_is_sign(r, i + as->len, '.'));
}

/* "the islands, which Japan | claims, are", "a claim that Somali officials | disputed": what is
 * said is what stands before it. */
static bool is_of_what_stands_before(const struct lay_text_reader *r, const struct lay_sentence *s,
                                     size_t verb)
{
    enum { REACH = 5 };
    size_t end = verb + lay_noted(s, verb, LAY_LEX_SAY)->len, from = verb;
    if (r->lexicon->language.cases)
        return false;
    if (verb > s->from + 3 && lay_is_sign(r, verb - 3, ',') &&
        lay_noted_as(s, verb, LAY_LEX_SAY, "denies") &&
        lay_noted_as(s, verb - 2, LAY_LEX_DET, "one") &&
        (lay_noted_as(s, end, LAY_LEX_PREP, "by") || lay_noted_as(s, end - 1, LAY_LEX_PREP, "by")))
        return true;                                  /* a claim | disputed by Somali officials */
    const bool to_be = lay_noted(s, end, LAY_LEX_TO); /* whom Pristina | believes to be Serbian */
    if (end < s->to && !lay_is_sign(r, end, ',') && !lay_is_sign(r, end, '.') && !to_be)
        return false;
    while (from > s->from && verb - from < REACH && !lay_noted(s, from, LAY_LEX_RELATIVE) &&
           !lay_is_mark(r, from - 1))
        from--;
    const bool noun = from > s->from + 3 && lay_noted_as(s, from - 2, LAY_LEX_DET, "one") &&
                      lay_is_sign(r, from - 3, ','); /* a claim that */
    return from + 1 < verb && lay_noted(s, from, LAY_LEX_RELATIVE) &&
           (noun || to_be || (lay_is_sign(r, from - 1, ',') && lay_is_sign(r, end, ',')));
}

/* "contrairement à ce que disait X", "comme l'affirmait X" behind who else said something: who says
 * that says nothing of it. Masks it up to the comma; returns whether it is one. */
static bool passes_over(const struct lay_text_reader *r, struct lay_sentence *s, size_t at,
                        const lay_sayings *said)
{
    bool unlike = lay_noted_as(s, at, LAY_LEX_ACCORDING, "unlike"),
         as = lay_noted_as(s, at, LAY_LEX_ACCORDING, "as");
    for (; (unlike || (as && said->n)) && at < s->to && !lay_is_sign(r, at, ','); at++)
        s->masked[at - s->from] = true;
    return unlike || as;
}

/* "ont pris Hadrut, ce que | nie Erevan": what was told before is denied, and told by others. */
static bool is_denied_behind(const struct lay_sentence *s, const struct lay_saying *saying)
{
    for (size_t n = 1; n <= 2 && saying->from >= s->from + n; n++) {
        const struct lay_note *that = lay_noted(s, saying->from - n, LAY_LEX_TRIGGER);
        if (that && that->len > n && that->entry->rule->voice == LAY_VOICE_DENIAL)
            return saying->who_from >= saying->from;
    }
    return false;
}

void lay_read_sayings(struct lay_text_reader *r, struct lay_sentence *s, lay_sayings *out)
{
    size_t done = s->from;
    out->n = 0;
    for (size_t i = s->from; i < s->to; i++) {
        if (s->masked[i - s->from] || passes_over(r, s, i, out))
            continue;
        if (lay_noted(s, i, LAY_LEX_ACCORDING))
            read_according(r, s, i, &done, out);
        else if (lay_noted(s, i, LAY_LEX_SAY) && !tells(r, s, i) &&
                 !lay_is_name_of_state(r, s, i) && !lay_is_hearsay(s, i) &&
                 !says_nothing(r, s, i) && !is_of_what_stands_before(r, s, i))
            read_verb(r, s, i, &done, out);
    }
    for (size_t i = 0; i < out->n; i++)
        if (is_denied_behind(s, &out->at[i]))
            out->at[i].scope_from = out->at[i].scope_to = out->at[i].to;
    lay_read_headline(r, s, out);
}

const struct lay_saying *lay_saying_of(const lay_sayings *sayings, size_t token)
{
    const struct lay_saying *best = NULL;
    for (size_t i = 0; i < sayings->n; i++) {
        const struct lay_saying *saying = &sayings->at[i];
        if (token >= saying->scope_from && token < saying->scope_to &&
            (!best || saying->scope_from >= best->scope_from))
            best = saying;
    }
    return best;
}
