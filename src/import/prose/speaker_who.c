/* speaker_who.c: who speaks: the words before a verb of saying, around what is inserted there,
 * behind it, or who spoke before. A capital that says something is its government. */
#include "import/prose/speaker.h"

#include <string.h>

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
bool lay_is_name_of_state(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    return !s->shouting && at > s->from && r->tokens.all.at[at].capital &&
           r->tokens.all.at[at - 1].capital && !s->opening[at - 1 - s->from];
}

bool lay_ends_speaker(const struct lay_text_reader *r, const struct lay_sentence *s, size_t i)
{
    return (lay_is_mark(r, i) && !quotes_name(r, s, i) && !lay_is_possessive(r, i, s->to)) ||
           lay_noted_as(s, i, LAY_LEX_ACCORDING, "chain") ||
           (lay_noted(s, i, LAY_LEX_BOUND) && !lay_noted(s, i, LAY_LEX_PREP)) ||
           (lay_noted(s, i, LAY_LEX_SAY) && !lay_is_name_of_state(r, s, i));
}

/* "the ministry in Moscow" */
bool lay_is_inside(const struct lay_sentence *s, size_t at)
{
    size_t prep_from;
    return strcmp(lay_preposition_before(s, at, &prep_from), "site") == 0;
}

/* "le gouvernement | de Kinshasa", "l'état-major | de Kigali" */
static bool is_official_of(const struct lay_text_reader *r, const struct lay_sentence *s,
                           size_t from, size_t at, const struct lay_saying *saying)
{
    return r->lexicon->language.adjectives_after && at > from + 1 && saying->basis &&
           strcmp(saying->basis, "named_official") == 0 && lay_noted(s, at - 1, LAY_LEX_OF);
}

/* What makes words a speaker: a noun for one, an actor, a force, a name. */
bool lay_is_speaker(struct lay_text_reader *r, const struct lay_sentence *s, size_t from, size_t to,
                    struct lay_saying *out)
{
    bool speaker = false, capital = false, owner = false;
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
            (!out->actor || owner || trigger->entry->rule->voice == LAY_VOICE_NOUN))
            return false; /* Russia's withdrawal, its decision to leave was announced */
        speaker |= lay_noted(s, i, LAY_LEX_FORCE) != NULL;
        const struct lay_gaz_actor *actor = lay_actor_at(r, i, to, &end, &adjective);
        const struct lay_note *government = lay_noted(s, i, LAY_LEX_GOVERNMENT);
        if (!actor && government)
            actor = lay_actor_named(r, government->entry->value);
        const struct lay_gaz_actor *people = r->focus.people;
        if (!actor && people && !lay_is_state(people) &&
            lay_noted_as(s, i, LAY_LEX_IRREGULAR, "group"))
            actor = people; /* the group said */
        owner |= actor && lay_is_possessive(r, end, s->to);
        if (actor && !out->actor)
            out->actor = lay_actor_shown(actor);
        else if (!out->actor && (i == first ||
                                 (r->lexicon->language.cases && i > from &&
                                  /* власти | Анкары */ lay_noted(s, i - 1, LAY_LEX_SPEAKER)) ||
                                 is_official_of(r, s, from, i, out) ||
                                 (speaker && lay_is_inside(s, i) && out->basis &&
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

/* "The canal authority | said", "said | aviation enthusiasts": words that the sentence begins with
 * or that signs part from the rest are who says it, whatever they are called. `verb_end`: where the
 * verb and its listener end, behind the words or before them. */
static bool is_someone(const struct lay_text_reader *r, const struct lay_sentence *s, size_t from,
                       size_t to, size_t verb_end, struct lay_saying *out)
{
    const uint64_t no_name = lay_class_bit(LAY_LEX_TRIGGER) | lay_class_bit(LAY_LEX_CUE) |
                             lay_class_bit(LAY_LEX_BOUND) | lay_class_bit(LAY_LEX_RELATIVE) |
                             lay_class_bit(LAY_LEX_SAYER) | lay_class_bit(LAY_LEX_PRONOUN) |
                             lay_class_bit(LAY_LEX_WEEKDAY) | lay_class_bit(LAY_LEX_MONTH) |
                             lay_class_bit(LAY_LEX_ADVERB) | lay_class_bit(LAY_LEX_BASE);
    size_t end = verb_end > to ? verb_end : to;
    bool that = end >= s->to || lay_is_mark(r, end) || lay_is_sign(r, end, '.') ||
                lay_noted(s, end, LAY_LEX_RELATIVE) || lay_noted(s, end, LAY_LEX_BOUND) ||
                (!lay_noted(s, end, LAY_LEX_PREP) && !lay_noted(s, end, LAY_LEX_OF) &&
                 !lay_in_time(s, end) && lay_has_trigger(s, end, s->to)); /* said | they had left */
    if (!that || (from > s->from && from != verb_end && !lay_is_mark(r, from - 1)) ||
        lay_noted(s, from, LAY_LEX_PREP) || lay_noted(s, from, LAY_LEX_OF))
        return false;
    for (size_t i = from; i < to; i++)
        if (s->noted[i - s->from] & no_name)
            return false;
    out->basis = NULL;
    out->actor = NULL;
    return from < to;
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
    const struct lay_gaz_actor *state = seat
                                            ? lay_actor_named(r, seat->entry->value)
                                            : lay_state_of_capital(r, s->from + in->len, who, &end);
    if (seat)
        end = s->from + in->len + seat->len;
    if (state && (end == who || (end + 1 == who && lay_is_mark(r, end))))
        out->actor = state;
}

/* "In a statement on Monday the army": behind what tells where and when it was said. */
size_t lay_behind_time(const struct lay_text_reader *r, const struct lay_sentence *s, size_t from,
                       size_t to)
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

bool lay_goes_on_saying(const struct lay_sentence *s, size_t verb)
{
    return lay_noted_as(s, verb, LAY_LEX_SAYER, "same") && lay_noted(s, verb, LAY_LEX_SAY);
}

size_t lay_speaker_from(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                        size_t verb)
{
    while (at > s->from && verb - at < LAY_LONGEST_SPEAKER && !lay_ends_speaker(r, s, at - 1))
        at--;
    for (size_t i = verb;
         i > at && !r->lexicon->language.cases && !r->lexicon->language.adjectives_after;
         i--) /* soldiers who | Kyiv said had left; a militia that | Kigali says operates */
        if (i < verb && lay_noted(s, i - 1, LAY_LEX_RELATIVE) &&
            (r->tokens.all.at[i].capital || lay_noted(s, i, LAY_LEX_DET)))
            return i;
    return at;
}

/* "A spokesman, | rejecting reports that …": who stands before the comma. */
static bool speaks_before_comma(struct lay_text_reader *r, const struct lay_sentence *s,
                                size_t verb, struct lay_saying *out)
{
    if (verb < s->from + 2 || !lay_is_sign(r, verb - 1, ','))
        return false;
    size_t from = lay_speaker_from(r, s, verb - 1, verb);
    if (from > s->from && !lay_is_mark(r, from - 1))
        return false; /* told | RFI on Monday, dismissing */
    out->who_from = from;
    out->who_to = verb - 1;
    return !lay_has_trigger(s, from, verb - 1) && lay_is_speaker(r, s, from, verb - 1, out);
}

bool lay_speaker_again(struct lay_text_reader *r, const struct lay_sentence *s, size_t verb,
                       bool said, struct lay_saying *out)
{
    enum { REACH = 160 }; /* tokens */
    const struct lay_note *say = lay_noted(s, verb, LAY_LEX_SAY);
    bool same = lay_goes_on_saying(s, verb);
    size_t who = verb, to = same ? verb + say->len : verb;
    if (same && !said && speaks_before_comma(r, s, verb, out))
        return true;
    for (size_t i = verb + 1; i < verb + say->len; i++)
        if (lay_noted(s, i, LAY_LEX_SAYER) && !lay_noted_as(s, i, LAY_LEX_SAYER, "same"))
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
    if (who < verb && who > s->from && !lay_ends_speaker(r, s, who - 1) &&
        !lay_noted(s, who - 1, LAY_LEX_AND) && !lay_noted(s, who - 1, LAY_LEX_RELATIVE) &&
        !s->opening[who - 1 - s->from])
        return false;
    bool near = r->focus.speaker.text && verb - r->focus.speaker.at < REACH && (said || !same);
    out->who_from = who, out->who_to = to;
    out->again = true;
    out->text = near ? r->focus.speaker.text : NULL;
    out->basis = near ? r->focus.speaker.basis : NULL;
    out->actor = near ? r->focus.speaker.actor : NULL;
    return true;
}

/* Words before a verb of saying, back to a sign or a new clause. */
bool lay_speaker_before(struct lay_text_reader *r, const struct lay_sentence *s, size_t verb,
                        struct lay_saying *out)
{
    const struct lay_note *cue;
    size_t to = verb;
    for (size_t n; to > s->from && (n = lay_helpers_before(s, s->from, to, &cue)); to -= n)
        ;
    size_t from = lay_speaker_from(r, s, to, verb);
    for (size_t i = from; i + 1 < verb && from > s->from; i++)
        if (lay_noted(s, i, LAY_LEX_RELATIVE) && lay_ends_speaker(r, s, from - 1) &&
            !lay_is_mark(r, from - 1))
            from = i + 1; /* told Reuters that residents said */
    while (from < verb &&
           (lay_noted(s, from, LAY_LEX_AND) ||
            (lay_noted(s, from, LAY_LEX_CUE) && !(r->tokens.all.at[from].capital && /* N'Djamena */
                                                  lay_noted_as(s, from, LAY_LEX_CUE, "negated")))))
        from++;
    from = lay_behind_time(r, s, from, verb);
    to = verb;
    if (lay_noted(s, to - 1, LAY_LEX_AND)) /* "at dawn on Thursday and said": not who */
        return false;
    for (size_t n = 1; n && to > from; to -= n)
        if (!(n = lay_helpers_before(s, from, to, &cue)))
            n = lay_noted(s, to - 1, LAY_LEX_CUE) || lay_noted(s, to - 1, LAY_LEX_RELATIVE);
    const struct lay_note *say = lay_noted(s, verb, LAY_LEX_SAY);
    size_t end = verb + (say ? say->len : 0);
    if (from >= to || (!lay_is_speaker(r, s, from, to, out) &&
                       !(say && is_someone(r, s, from, to, lay_behind_listener(r, s, end), out))))
        return false;
    find_scene(r, s, from, out);
    out->who_from = from;
    out->who_to = to;
    return true;
}

/* "Another official, also on condition of anonymity, confirmed", "Moscow, which has sent 130
 * fighters, denied": before what stands between commas. */
bool lay_speaker_around(struct lay_text_reader *r, const struct lay_sentence *s, size_t verb,
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
        bool inserted = (near && verb - i < most) || lay_noted(s, i, LAY_LEX_RELATIVE) ||
                        lay_noted(s, i + 1, LAY_LEX_RELATIVE); /* under whose command */
        if (inserted && lay_speaker_before(r, s, i - 1, out)) {
            if (near && !told && verb - i <= SHORT_INSERTION)
                out->who_to = verb - 1; /* the army's spokesman, Colonel Dembélé, */
            return true;
        }
        near = false;
    }
    return false;
}

bool lay_speaker_behind(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                        struct lay_saying *out)
{
    if (lay_noted_as(s, at - 1, LAY_LEX_LISTENER, "verb"))
        return false;     /* told the newspaper */
    const bool inverted = /* dit-on, a-t-on appris */
        at > s->from + 2 && (lay_is_sign(r, at - 2, '-') || lay_is_sign(r, at - 3, '-'));
    at = lay_said_when(r, s, at); /* a annoncé mardi l'état-major */
    at = lay_behind_inserted(r, s, at);
    size_t to = at;
    while (to < s->to && to - at < LAY_LONGEST_SPEAKER && !lay_ends_speaker(r, s, to) &&
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
    if (there && (r->lexicon->language.cases || inverted) &&
        lay_state_of_capital(r, inside, s->to, &named)) {
        there = false; /* подтвердили в Париже, reconnaît-on | à Berlin */
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
        if (lay_said_when(r, s, i) >= to /* l'état-major mardi */ ||
            lay_behind_listener(r, s, i) > i) /* le maire | à une radio */
            to = i;
    if (to == at || !begins ||
        (!lay_is_speaker(r, s, at, to, out) && !is_someone(r, s, at, to, at, out)))
        return false;
    out->who_from = at;
    out->who_to = lay_behind_person(r, s, to);
    return true;
}
