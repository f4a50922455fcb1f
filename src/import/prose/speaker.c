/* speaker.c: "X said that …", "…, X said", "…, said X", "according to X, …", in any language whose
 * lists give the verbs. A capital that says something is its government. */
#include "import/prose/clause.h"

#include <string.h>

enum { LONGEST_NAME = 16 };

bool lay_is_mark(const struct lay_text_reader *r, size_t i)
{
    const struct lay_token *token = &r->tokens.all.at[i];
    return token->kind == LAY_TOKEN_MARK && token->sign != '-' && token->sign != '.' &&
           token->sign != '(' && token->sign != ')';
}

/* One of the marks round a name: газета «Аль-Араби». */
static bool quotes_name(const struct lay_text_reader *r, const struct lay_sentence *s, size_t i)
{
    enum { LONGEST = 5 };
    bool opens = lay_is_sign(r, i, LAY_OPENING_GUILLEMET),
         closes = lay_is_sign(r, i, LAY_CLOSING_GUILLEMET);
    for (size_t n = 2; n <= LONGEST && (opens || closes); n++) {
        if (opens ? i + n >= s->to : i < s->from + n)
            return false;
        if (lay_is_sign(r, opens ? i + n : i - n,
                        opens ? LAY_CLOSING_GUILLEMET : LAY_OPENING_GUILLEMET))
            return r->tokens.all.at[opens ? i + 1 : i - n + 1].capital;
    }
    return false;
}

/* The United States say nothing by their name. */
static bool is_name(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    return !s->shouting && at > s->from && r->tokens.all.at[at].capital &&
           r->tokens.all.at[at - 1].capital && !s->opening[at - 1 - s->from];
}

static bool is_stop(const struct lay_text_reader *r, const struct lay_sentence *s, size_t i)
{
    return (lay_is_mark(r, i) && !quotes_name(r, s, i) && !lay_is_possessive(r, i, s->to)) ||
           lay_noted_as(s, i, LAY_LEX_ACCORDING, "chain") ||
           (lay_noted(s, i, LAY_LEX_BOUND) && !lay_noted(s, i, LAY_LEX_PREP)) ||
           (lay_noted(s, i, LAY_LEX_SAY) && !is_name(r, s, i));
}

/* "the ministry in Moscow" */
static bool is_in(const struct lay_sentence *s, size_t at)
{
    size_t prep_from;
    return strcmp(lay_preposition_before(s, at, &prep_from), "site") == 0;
}

/* What makes words a speaker: a noun for one, an actor, a force, a name. */
bool lay_is_speaker(struct lay_text_reader *r, const struct lay_sentence *s, size_t from, size_t to,
                    struct lay_saying *out)
{
    bool speaker = false, capital = false;
    const struct lay_note *in = lay_noted(s, from, LAY_LEX_PREP);
    size_t named = 0, first = in && r->lexicon->language.cases ? from + in->len : from;
    out->basis = NULL;
    out->actor = NULL;
    for (size_t i = from; i < to; i++) {
        size_t end;
        bool adjective;
        const struct lay_note *noun = lay_noted(s, i, LAY_LEX_SPEAKER);
        if (noun) {
            speaker = true;
            if (!out->basis && *noun->entry->value)
                out->basis = noun->entry->value;
        }
        const struct lay_note *trigger = lay_noted(s, i, LAY_LEX_TRIGGER);
        if (trigger && trigger->entry->rule->voice != LAY_VOICE_ECHO && !speaker &&
            (!out->actor || trigger->entry->rule->voice == LAY_VOICE_NOUN))
            return false; /* Russia's withdrawal was announced */
        speaker |= lay_noted(s, i, LAY_LEX_FORCE) != NULL;
        const struct lay_gaz_actor *actor = lay_actor_at(r, i, to, &end, &adjective);
        const struct lay_note *government = lay_noted(s, i, LAY_LEX_GOVERNMENT);
        if (!actor && government)
            actor = lay_gazetteer_find_actor(r->gazetteer, government->entry->value);
        const struct lay_gaz_actor *people = r->focus.people;
        if (!actor && people && strcmp(people->kind, "state") != 0 &&
            lay_noted_as(s, i, LAY_LEX_IRREGULAR, "group"))
            actor = people; /* the group said */
        if (actor && !out->actor)
            out->actor = lay_actor_shown(actor);
        else if (!out->actor && (i == first ||
                                 (r->lexicon->language.cases && i > from &&
                                  /* власти | Анкары */ lay_noted(s, i - 1, LAY_LEX_SPEAKER)) ||
                                 (speaker && is_in(s, i) && out->basis &&
                                  strcmp(out->basis, "named_official") == 0)))
            out->actor = lay_state_of_capital(r, i, to, &end);
        capital |= r->tokens.all.at[i].capital && (i > s->from || out->actor) &&
                   !lay_noted(s, i, LAY_LEX_WEEKDAY) && !lay_noted(s, i, LAY_LEX_MONTH);
    }
    const struct lay_gaz_place *town = !speaker && !capital && !out->actor && from == s->from
                                           ? lay_place_at(r, from, to, &named)
                                           : NULL;
    bool seat = town && named == to; /* Tskhinvali denied it */
    speaker |= seat;
    if (!speaker && !capital && !out->actor)
        return false;
    if (!out->basis)
        out->basis = speaker || out->actor ? "named_official" : NULL;
    return true;
}

/* "In Ankara, officials denied": of which state they are. */
static void find_scene(struct lay_text_reader *r, const struct lay_sentence *s, size_t who,
                       struct lay_saying *out)
{
    const struct lay_note *in = lay_noted(s, s->from, LAY_LEX_PREP);
    size_t end;
    const struct lay_note *seat = in ? lay_noted(s, s->from + in->len, LAY_LEX_GOVERNMENT) : NULL;
    if (out->actor || !out->basis || strstr(out->basis, "official") == NULL || !in ||
        strcmp(in->entry->value, "site") != 0)
        return;
    const struct lay_gaz_actor *state =
        seat ? lay_gazetteer_find_actor(r->gazetteer, seat->entry->value)
             : lay_state_of_capital(r, s->from + in->len, who, &end);
    if (seat)
        end = s->from + in->len + seat->len;
    if (state && (end == who || (end + 1 == who && lay_is_mark(r, end))))
        out->actor = state;
}

/* "In a statement on Monday the army": behind what tells where and when it was said. */
static size_t behind_time(const struct lay_text_reader *r, const struct lay_sentence *s,
                          size_t from, size_t to)
{
    size_t begin = from;
    if (!lay_noted(s, from, LAY_LEX_PREP) && !lay_noted(s, from, LAY_LEX_TIMEMODE))
        return from;
    for (size_t i = from; i + 1 < to; i++)
        if (lay_noted(s, i, LAY_LEX_WEEKDAY) || lay_noted(s, i, LAY_LEX_MONTH) ||
            (begin == i && r->tokens.all.at[i].kind == LAY_TOKEN_NUMBER))
            begin = i + 1;
    return begin;
}

/* "He said", "it added", "a-t-il dit": those who spoke before. */
static bool speaker_again(const struct lay_text_reader *r, const struct lay_sentence *s,
                          size_t verb, struct lay_saying *out)
{
    enum { REACH = 160 }; /* tokens */
    const struct lay_note *say = lay_noted(s, verb, LAY_LEX_SAY);
    size_t who = verb, to = verb;
    for (size_t i = verb + 1; i < verb + say->len; i++)
        if (lay_noted(s, i, LAY_LEX_SAYER))
            to = verb + say->len;
    while (to == verb && who > s->from && verb - who < 3 && lay_noted(s, who - 1, LAY_LEX_CUE))
        who--;
    if (to == verb && who > s->from && lay_noted(s, who - 1, LAY_LEX_SAYER))
        who--;
    else if (to == verb && lay_noted(s, verb + say->len, LAY_LEX_SAYER) &&
             (verb + say->len + 1 >= s->to || lay_is_mark(r, verb + say->len + 1)))
        to = (who = verb + say->len) + 1;
    else if (to == verb)
        return false;
    if (who < verb && who > s->from && !is_stop(r, s, who - 1) &&
        !lay_noted(s, who - 1, LAY_LEX_AND) && !lay_noted(s, who - 1, LAY_LEX_RELATIVE) &&
        !s->opening[who - 1 - s->from])
        return false;
    bool near = r->focus.speaker.text && verb - r->focus.speaker.at < REACH;
    out->who_from = who, out->who_to = to;
    out->again = true;
    out->text = near ? r->focus.speaker.text : NULL;
    out->basis = near ? r->focus.speaker.basis : NULL;
    out->actor = near ? r->focus.speaker.actor : NULL;
    return true;
}

/* The words that help a verb and end right before a token, "has", "did not", "refused to": how many
 * they are, 0 for none. `cue` is what they say of it, or NULL. */
static size_t helpers_before(const struct lay_sentence *s, size_t from, size_t at,
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

/* Words before a verb of saying, back to a sign or a new clause. */
static bool speaker_before(struct lay_text_reader *r, const struct lay_sentence *s, size_t verb,
                           struct lay_saying *out)
{
    const struct lay_note *cue;
    size_t to = verb;
    for (size_t n; to > s->from && (n = helpers_before(s, s->from, to, &cue)); to -= n)
        ;
    size_t from = to;
    while (from > s->from && verb - from < LONGEST_NAME && !is_stop(r, s, from - 1))
        from--;
    for (size_t i = from; i + 1 < verb && from > s->from; i++)
        if (lay_noted(s, i, LAY_LEX_RELATIVE) && is_stop(r, s, from - 1) &&
            !lay_is_mark(r, from - 1))
            from = i + 1; /* told Reuters that residents said */
    while (from < verb &&
           (lay_noted(s, from, LAY_LEX_AND) ||
            (lay_noted(s, from, LAY_LEX_CUE) && !(r->tokens.all.at[from].capital && /* N'Djamena */
                                                  lay_noted_as(s, from, LAY_LEX_CUE, "negated")))))
        from++;
    from = behind_time(r, s, from, verb);
    to = verb;
    if (lay_noted(s, to - 1, LAY_LEX_AND)) /* "at dawn on Thursday and said": not who */
        return false;
    for (size_t n = 1; n && to > from; to -= n)
        if (!(n = helpers_before(s, from, to, &cue)))
            n = lay_noted(s, to - 1, LAY_LEX_CUE) || lay_noted(s, to - 1, LAY_LEX_RELATIVE);
    if (from >= to || !lay_is_speaker(r, s, from, to, out))
        return false;
    find_scene(r, s, from, out);
    out->who_from = from;
    out->who_to = to;
    return true;
}

/* "Another official, also on condition of anonymity, confirmed", "Moscow, which has sent 130
 * fighters, denied": before what stands between commas. */
static bool speaker_around(struct lay_text_reader *r, const struct lay_sentence *s, size_t verb,
                           struct lay_saying *out)
{
    enum { SHORT_INSERTION = 9, LONGEST_INSERTION = 18, LONGEST_RELATIVE = 30 };
    if (verb < s->from + 3 || !lay_is_sign(r, verb - 1, ','))
        return false;
    bool near = true;
    for (size_t i = verb - 1; i > s->from && verb - i < LONGEST_RELATIVE; i--) {
        if (!lay_is_sign(r, i - 1, ','))
            continue;
        bool told = lay_has_trigger(s, i, verb);
        size_t most = told ? SHORT_INSERTION : LONGEST_INSERTION;
        bool inserted = (near && verb - i < most) || lay_noted(s, i, LAY_LEX_RELATIVE);
        if (inserted && speaker_before(r, s, i - 1, out)) {
            if (near && !told && verb - i <= SHORT_INSERTION)
                out->who_to = verb - 1; /* the army's spokesman, Colonel Dembélé, */
            return true;
        }
        near = false;
    }
    return false;
}

static bool speaker_behind(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                           struct lay_saying *out)
{
    at = lay_said_when(r, s, at); /* a annoncé mardi l'état-major */
    size_t to = at;
    while (to < s->to && to - at < LONGEST_NAME && !is_stop(r, s, to) &&
           !lay_noted(s, to, LAY_LEX_RELATIVE) && !(lay_is_sign(r, to, '.') && to + 1 == s->to) &&
           !(to > at && lay_noted_as(s, to, LAY_LEX_CUE, "lack"))) /* Doha, without giving why */
        to++;
    at = lay_behind_addressee(r, s, at, to);
    const struct lay_note *in = lay_noted(s, at, LAY_LEX_PREP);
    size_t named;
    bool adjective;
    size_t inside = in ? at + in->len : at; /* в Минобороны, but: in Gao */
    size_t noun = lay_behind_adjectives(r, s, inside);
    bool there = in && noun < s->to && !lay_noted(s, noun, LAY_LEX_SPEAKER) &&
                 !lay_noted(s, noun, LAY_LEX_GOVERNMENT) && !lay_noted(s, noun, LAY_LEX_FORCE) &&
                 !lay_actor_at(r, inside, s->to, &named, &adjective);
    if (there && r->lexicon->language.cases && lay_state_of_capital(r, inside, s->to, &named)) {
        there = false; /* подтвердили в Париже */
        at = inside;
    }
    if (there) { /* a déclaré à l'AFP un élu */
        at = inside;
        while (at < to && (lay_noted_as(s, at, LAY_LEX_DET, "def") || r->tokens.all.at[at].capital))
            at++;
        in = lay_noted(s, at, LAY_LEX_PREP);
        there = at == inside || in;
    }
    bool begins = !there && !lay_noted(s, at, LAY_LEX_SAYER) &&
                  (!lay_noted(s, at, LAY_LEX_PRONOUN) || /* их командование */
                   (lay_noted(s, at, LAY_LEX_POSS) && lay_noted(s, at + 1, LAY_LEX_SPEAKER))) &&
                  !(in && lay_noted_as(s, at + in->len, LAY_LEX_DET, "one")); /* in a statement */
    for (size_t i = at + 1; i < to; i++)
        if (lay_said_when(r, s, i) >= to) /* l'état-major mardi */
            to = i;
    if (to == at || !begins || !lay_is_speaker(r, s, at, to, out))
        return false;
    out->who_from = at;
    out->who_to = lay_behind_person(r, s, to);
    return true;
}

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
    size_t from = verb;
    while (from > s->from && verb - from < LONGEST_NAME && !is_stop(r, s, from - 1))
        from--;
    size_t begin = behind_time(r, s, from, verb);
    if (!lay_has_trigger(s, from, begin))
        memset(s->masked + (from - s->from), true, begin - from);
}

void lay_keep_saying(struct lay_text_reader *r, struct lay_sentence *s, struct lay_saying *saying,
                     size_t verb, size_t verb_end, lay_sayings *out)
{
    bool told = saying->who_to < verb && lay_has_trigger(s, saying->who_to, verb);
    saying->from = saying->who_from < verb && !told ? saying->who_from : verb;
    saying->to = saying->who_to > verb_end ? saying->who_to : verb_end;
    if (saying->scope_to <= saying->from)
        lay_mask_times_behind(r, s, saying->to);
    if (!saying->again)
        saying->text = lay_speaker_name(r, s, saying);
    r->focus.speaker.text = saying->text;
    r->focus.speaker.basis = saying->basis;
    r->focus.speaker.actor = saying->actor;
    r->focus.speaker.at = verb;
    for (size_t i = saying->who_from, end; i < saying->who_to; i++) {
        const struct lay_gaz_place *place = lay_place_at(r, i, saying->who_to, &end);
        bool there = saying->scope_from > saying->who_from || /* not of who is told behind it */
                     !saying->basis || strcmp(saying->basis, "eyewitness") == 0;
        if (there && place && place->level == LAY_LEVEL_TOWN && place->seat != 'C' && is_in(s, i))
            lay_focus_on_place(r, place, i); /* residents of Palma: "the town" */
    }
    saying->day = lay_day_of_words(r, saying->who_from, saying->who_to);
    mask(s, saying, verb);
    lay_vec_push(out, *saying);
}

/* "did not | deny", "n'a pas | démenti", "refused to | confirm", "has not confirmed": it leaves
 * open whether what follows is so. */
static bool is_left_open(const struct lay_sentence *s, size_t verb, const struct lay_note *say)
{
    enum { REACH = 6 };
    const struct lay_note *cue;
    bool denies = strcmp(say->entry->value, "denies") == 0;    /* called a lie: its own word */
    for (size_t i = verb; i < verb + say->len && !denies; i++) /* n'a | ni confirmé ni démenti */
        if (lay_noted_as(s, i, LAY_LEX_CUE, "negated") ||
            lay_noted_as(s, i, LAY_LEX_CUE, "refused"))
            return true;
    for (size_t n, at = verb; at > s->from && verb - at < REACH; at -= n) {
        n = helpers_before(s, s->from, at, &cue);
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

/* "Baku | denied it", "Баку это | отрицает", whose "это" is no part of who speaks. */
static bool denies_it(const struct lay_text_reader *r, const struct lay_sentence *s, size_t verb,
                      struct lay_saying *saying)
{
    size_t end = verb + lay_noted(s, verb, LAY_LEX_SAY)->len;
    for (size_t i = verb; i > saying->who_from && verb - i < 4; i--)
        if (lay_denies_back(r, s, i) && i + lay_noted(s, i, LAY_LEX_TRIGGER)->len >= end) {
            saying->who_to = saying->who_to > i && i < verb ? i : saying->who_to;
            return true;
        }
    return false;
}

/* `done`: the first token that no saying has taken yet. */
static void read_verb(struct lay_text_reader *r, struct lay_sentence *s, size_t verb, size_t *done,
                      lay_sayings *out)
{
    const struct lay_note *say = lay_noted(s, verb, LAY_LEX_SAY);
    struct lay_saying saying = {.stance = say->entry->value, .open = is_left_open(s, verb, say)};
    size_t verb_end = verb + say->len;
    const struct lay_note *no = saying.open ? lay_noted(s, verb_end, LAY_LEX_CUE) : NULL;
    if (no && strcmp(no->entry->value, "negated") == 0 &&
        lay_noted(s, verb_end + no->len, LAY_LEX_BOUND))
        verb_end += no->len; /* ne nie | pas | que */
    size_t end = lay_behind_aside(r, s, verb_end);
    bool joined =
        say->len > 2 && /* mais démenti que; but: as saying, пока не подтвердил */
        (lay_noted(s, verb, LAY_LEX_AND) || (lay_noted(s, verb, LAY_LEX_BOUND) && !saying.open));
    bool again = !joined && speaker_again(r, s, verb, &saying);
    bool before = again || (!joined && speaker_before(r, s, verb, &saying));
    bool behind = !before && !joined && speaker_behind(r, s, end, &saying) &&
                  !lay_has_trigger(s, end, saying.who_to); /* …, ont indiqué des élus */
    before = before || (!behind && !joined && speaker_around(r, s, verb, &saying));
    bool last = end >= s->to || (lay_is_mark(r, end) && !lay_is_sign(r, end, ':')) ||
                (lay_noted(s, end, LAY_LEX_BOUND) && !lay_noted_as(s, end, LAY_LEX_CUE, "only")) ||
                lay_is_sign(r, end, '.') ||
                lay_noted_as(s, end, LAY_LEX_CUE, "lack"); /* said without giving why */
    size_t right = semicolon(r, s, end);
    mask_lead(r, s, verb);
    if (before && saying.who_to > saying.who_from + 2 && lay_denies_back(r, s, saying.who_from)) {
        saying.who_from += 2; /* a claim | Ankara denied */
        if (!lay_is_speaker(r, s, saying.who_from, saying.who_to, &saying))
            return;
        saying.scope_from = saying.scope_to = end;
    } else if (before && end == verb_end && denies_it(r, s, verb, &saying)) {
        saying.scope_from = saying.scope_to = end; /* Baku denied it: that is told elsewhere */
    } else if (before && saying.who_from > *done && (last || !lay_has_trigger(s, end, right))) {
        saying.scope_from = *done;
        saying.scope_to = saying.who_from < verb ? saying.who_from : verb;
        for (size_t i = saying.scope_to; i > *done; i--)
            if (lay_is_sign(r, i - 1, ';') && !lay_has_trigger(s, i, saying.scope_to)) {
                saying.scope_from = i; /* frigates remain; 3,800 men, he said, had left */
                break;
            }
        if (!lay_has_trigger(s, saying.scope_from,
                             saying.scope_to)) /* soldiers, he said, had left */
            saying.scope_to = right;
        end = again && saying.who_to > end ? saying.who_to : end;
    } else if (before) {
        end = again && saying.who_to > end ? saying.who_to : end;
        saying.scope_from = end;
        saying.scope_to = lay_end_of_inserted(r, s, saying.who_from, end, right);
        lay_mask_said_when(r, s, end);
    } else if (behind) {
        saying.scope_from = *done;
        saying.scope_to = lay_has_trigger(s, *done, verb) ? verb : right;
        end = saying.who_to;
    } else if (!out->n && follows_subject(r, s, verb, &saying)) {
        saying.scope_from = end; /* they left Gao, then denied having been there */
        saying.scope_to = right;
        lay_vec_push(out, saying);
        *done = end;
        return;
    } else if (out->n && verb > s->from &&
               (lay_noted(s, verb - 1, LAY_LEX_AND) || lay_noted(s, verb - 1, LAY_LEX_RELATIVE) ||
                lay_noted(s, verb - 1, LAY_LEX_BOUND) || joined)) {
        saying.scope_from = end; /* X denied this but said that */
        saying.scope_to = right;
        out->at[out->n - 1].scope_to = verb - 1;
        saying.who_from = saying.who_to = verb;
        saying.actor = out->at[out->n - 1].actor;
        saying.text = out->at[out->n - 1].text;
        saying.basis = out->at[out->n - 1].basis;
        saying.from = verb;
        saying.to = end;
        saying.day = LAY_DAY_MIN;
        lay_vec_push(out, saying);
        *done = end;
        return;
    } else {
        size_t from = verb;
        while (from > s->from && verb - from < LONGEST_NAME && !is_stop(r, s, from - 1))
            from--;
        if (from > s->from && lay_is_mark(r, from - 1) && from < verb &&
            !lay_has_trigger(s, from, verb))
            lay_mask_times_behind(r, s, end); /* the two countries said on Monday */
        return;
    }
    lay_keep_saying(r, s, &saying, verb, verb_end, out);
    *done = end;
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
    size_t who = at + lay_noted(s, at, LAY_LEX_ACCORDING)->len, to = who;
    while (to < s->to && to - who < 2 * LONGEST_NAME && !lay_is_sign(r, to, ',') &&
           !lay_is_sign(r, to, ';') && !(lay_is_sign(r, to, '.') && to + 1 == s->to))
        to++;
    to = lay_behind_person(r, s, to);
    bool again = lay_noted_as(s, at, LAY_LEX_ACCORDING, "same");
    if (again)
        to = who;
    else if (to == who || lay_noted(s, who, LAY_LEX_RELATIVE)) /* "selon lesquelles" */
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
    saying.scope_from = first ? to : *done;
    saying.scope_to = first || !lay_has_trigger(s, *done, at) ? s->to : at;
    lay_keep_saying(r, s, &saying, at, who, out);
    *done = to;
}

/* Whether a word is a trigger and nothing that is said: "denied it", "images show"; "обещает". */
static bool tells(const struct lay_sentence *s, size_t at)
{
    const struct lay_note *trigger = lay_noted(s, at, LAY_LEX_TRIGGER);
    size_t next = at + 1; /* обещает | до конца года | вывести */
    while (next + 1 < s->to && (lay_in_time(s, next) || lay_noted(s, next, LAY_LEX_TIMEMODE)))
        next++;
    if (lay_noted_as(s, at, LAY_LEX_CUE, "planned") && lay_noted(s, next, LAY_LEX_TRIGGER))
        return true; /* promises | to send */
    return trigger && trigger->entry->rule->voice != LAY_VOICE_DENIAL &&
           trigger->entry->rule->voice != LAY_VOICE_SOURCE &&
           !lay_has_trait(trigger->entry->rule, LAY_TRAIT_SAY_TOO);
}

void lay_read_sayings(struct lay_text_reader *r, struct lay_sentence *s, lay_sayings *out)
{
    size_t done = s->from;
    out->n = 0;
    for (size_t i = s->from; i < s->to; i++) {
        if (s->masked[i - s->from])
            continue;
        if (lay_noted(s, i, LAY_LEX_ACCORDING))
            read_according(r, s, i, &done, out);
        else if (lay_noted(s, i, LAY_LEX_SAY) && !tells(s, i) && !is_name(r, s, i) &&
                 !lay_is_hearsay(s, i))
            read_verb(r, s, i, &done, out);
    }
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
