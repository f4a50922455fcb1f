/* speaker.c: "X said that …", "…, X said", "…, said X", "according to X, …", in any language whose
 * lists give the verbs. A capital that says something is its government. */
#include "import/prose/speaker.h"

#include <string.h>

enum { LONGEST_NAME = 16 };

static bool is_mark(const struct lay_text_reader *r, size_t i)
{
    const struct lay_token *token = &r->tokens.all.at[i];
    return token->kind == LAY_TOKEN_MARK && r->tokens.text[token->start] != '-' &&
           r->tokens.text[token->start] != '.' && r->tokens.text[token->start] != '(' &&
           r->tokens.text[token->start] != ')';
}

/* The United States say nothing by their name. */
static bool is_name(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    return !s->shouting && at > s->from && r->tokens.all.at[at].capital &&
           r->tokens.all.at[at - 1].capital && !s->opening[at - 1 - s->from];
}

static bool is_stop(const struct lay_text_reader *r, const struct lay_sentence *s, size_t i)
{
    return is_mark(r, i) || (lay_noted(s, i, LAY_LEX_BOUND) && !lay_noted(s, i, LAY_LEX_PREP)) ||
           (lay_noted(s, i, LAY_LEX_SAY) && !is_name(r, s, i));
}

/* What makes words a speaker: a noun for one, an actor, a force, a name. */
static bool is_speaker(struct lay_text_reader *r, const struct lay_sentence *s, size_t from,
                       size_t to, struct lay_saying *out)
{
    bool speaker = false, capital = false;
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
        if (trigger && strcmp(trigger->entry->rule->voice, "echo") != 0 && !speaker && !out->actor)
            return false;
        speaker |= lay_noted(s, i, LAY_LEX_FORCE) != NULL;
        const struct lay_gaz_actor *actor = lay_actor_at(r, i, to, &end, &adjective);
        const struct lay_note *government = lay_noted(s, i, LAY_LEX_GOVERNMENT);
        if (!actor && government)
            actor = lay_gazetteer_find_actor(r->gazetteer, government->entry->value);
        if (actor && !out->actor)
            out->actor = lay_actor_shown(actor);
        else if (!out->actor && i == from)
            out->actor = lay_state_of_capital(r, i, to, &end);
        capital |= r->tokens.all.at[i].capital && (i > s->from || out->actor);
    }
    if (!speaker && !capital && !out->actor)
        return false;
    if (!out->basis)
        out->basis = speaker || out->actor ? "named_official" : NULL;
    return true;
}

static bool has_word(const char *words, const char *name)
{
    size_t n = strlen(name);
    for (const char *at = words; (at = strstr(at, name)); at++)
        if (!((at[n] | 0x20) >= 'a' && (at[n] | 0x20) <= 'z'))
            return true;
    return false;
}

static void name_speaker(struct lay_text_reader *r, struct lay_saying *saying)
{
    const char *words = lay_words_of(r, saying->who_from, saying->who_to);
    saying->text = words;
    if (saying->actor && strcmp(saying->actor->kind, "state") == 0 &&
        !has_word(words, saying->actor->name))
        saying->text = lay_arena_printf(&r->arena, "%s (%s)", words, saying->actor->name);
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
    if (state && (end == who || (end + 1 == who && is_mark(r, end))))
        out->actor = state;
}

/* Words before a verb of saying, back to a sign or a new clause. */
static bool speaker_before(struct lay_text_reader *r, const struct lay_sentence *s, size_t verb,
                           struct lay_saying *out)
{
    size_t from = verb;
    while (from > s->from && verb - from < LONGEST_NAME && !is_stop(r, s, from - 1))
        from--;
    for (size_t i = from; i + 1 < verb && from > s->from; i++)
        if (lay_noted(s, i, LAY_LEX_RELATIVE) && is_stop(r, s, from - 1) && !is_mark(r, from - 1))
            from = i + 1; /* told Reuters that residents said */
    while (from < verb &&
           (lay_noted(s, from, LAY_LEX_AND) ||
            (lay_noted(s, from, LAY_LEX_CUE) && !(r->tokens.all.at[from].capital && /* N'Djamena */
                                                  lay_noted_as(s, from, LAY_LEX_CUE, "negated")))))
        from++;
    size_t to = verb;
    while (to > from &&
           (lay_noted(s, to - 1, LAY_LEX_CUE) || lay_noted(s, to - 1, LAY_LEX_RELATIVE)))
        to--;
    if (from >= to || !is_speaker(r, s, from, to, out))
        return false;
    find_scene(r, s, from, out);
    out->who_from = from;
    out->who_to = to;
    return true;
}

/* "Another official, also on condition of anonymity, confirmed": before what stands between commas.
 */
static bool speaker_around(struct lay_text_reader *r, const struct lay_sentence *s, size_t verb,
                           struct lay_saying *out)
{
    enum { LONGEST_INSERTION = 9 };
    if (verb < s->from + 3 || r->tokens.text[r->tokens.all.at[verb - 1].start] != ',')
        return false;
    for (size_t i = verb - 1; i > s->from && verb - i < LONGEST_INSERTION; i--)
        if (r->tokens.text[r->tokens.all.at[i - 1].start] == ',')
            return speaker_before(r, s, i - 1, out);
    return false;
}

static bool speaker_behind(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                           struct lay_saying *out)
{
    size_t to = at;
    while (to < s->to && to - at < LONGEST_NAME && !is_stop(r, s, to) &&
           !lay_noted(s, to, LAY_LEX_RELATIVE) &&
           !(r->tokens.text[r->tokens.all.at[to].start] == '.' && to + 1 == s->to))
        to++;
    if (to == at || !is_speaker(r, s, at, to, out))
        return false;
    out->who_from = at;
    out->who_to = to;
    return true;
}

static size_t semicolon(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    while (at < s->to && r->tokens.text[r->tokens.all.at[at].start] != ';')
        at++;
    return at;
}

static bool has_trigger(const struct lay_sentence *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct lay_note *trigger = lay_noted(s, i, LAY_LEX_TRIGGER);
        if (trigger && strcmp(trigger->entry->rule->voice, "echo") != 0)
            return true;
    }
    return false;
}

static void mask(struct lay_sentence *s, const struct lay_saying *saying)
{
    for (size_t i = saying->who_from; i < saying->who_to; i++)
        s->masked[i - s->from] = true;
    for (size_t i = saying->from; i < saying->to; i++)
        s->masked[i - s->from] = true;
}

/* "the governor said on Sunday": the day on which it was said. */
static size_t said_when(const struct lay_text_reader *r, const struct lay_sentence *s, size_t end)
{
    size_t at = end;
    while (at < s->to && at - end < 5 && !is_stop(r, s, at) &&
           (lay_noted(s, at, LAY_LEX_TIMEMODE) || lay_noted(s, at, LAY_LEX_WEEKDAY) ||
            lay_noted(s, at, LAY_LEX_MONTH) || r->tokens.all.at[at].kind == LAY_TOKEN_NUMBER))
        at++;
    return at;
}

/* The day in the words for a speaker. */
static lay_day day_of_words(struct lay_text_reader *r, size_t from, size_t to)
{
    struct lay_time_base base = {.published = r->section->published, .event = LAY_DAY_MIN};
    struct lay_span_days days;
    for (size_t i = from; i < to; i++) {
        const struct lay_starts *starts = lay_lexicon_starts(r->lexicon, &r->tokens.all.at[i]);
        for (uint32_t k = starts->triggers; k < starts->n; k++) {
            struct lay_match match;
            if (starts->at[k]->class == LAY_LEX_CALC &&
                lay_match_entry(r->lexicon, &r->tokens, i, to, starts->at[k], &match) &&
                match.day && match.month &&
                lay_time_days(starts->at[k]->rule, &match, &base, &days))
                return days.first;
        }
    }
    return LAY_DAY_MIN;
}

static void keep(struct lay_text_reader *r, struct lay_sentence *s, struct lay_saying *saying,
                 size_t verb, size_t verb_end, lay_sayings *out)
{
    saying->from = saying->who_from < verb ? saying->who_from : verb;
    saying->to = saying->who_to > verb_end ? saying->who_to : verb_end;
    if (saying->scope_to <= saying->from) {
        size_t when = said_when(r, s, saying->to);
        memset(s->masked + (saying->to - s->from), true, when - saying->to);
    }
    name_speaker(r, saying);
    saying->day = day_of_words(r, saying->who_from, saying->who_to);
    mask(s, saying);
    lay_vec_push(out, *saying);
}

/* `done`: the first token that no saying has taken yet. */
static void read_verb(struct lay_text_reader *r, struct lay_sentence *s, size_t verb, size_t *done,
                      lay_sayings *out)
{
    const struct lay_note *say = lay_noted(s, verb, LAY_LEX_SAY);
    size_t end = verb + say->len;
    struct lay_saying saying = {.stance = say->entry->value};
    bool before = speaker_before(r, s, verb, &saying);
    bool behind = !before && speaker_behind(r, s, end, &saying) &&
                  !has_trigger(s, end, saying.who_to); /* …, ont indiqué des élus */
    before = before || (!behind && speaker_around(r, s, verb, &saying));
    bool last = end >= s->to ||
                (is_mark(r, end) && r->tokens.text[r->tokens.all.at[end].start] != ':') ||
                (lay_noted(s, end, LAY_LEX_BOUND) && !lay_noted_as(s, end, LAY_LEX_CUE, "only")) ||
                r->tokens.text[r->tokens.all.at[end].start] == '.';
    size_t right = semicolon(r, s, end);
    if (before && saying.who_from > *done && (last || !has_trigger(s, end, right))) {
        saying.scope_from = *done;
        saying.scope_to = saying.who_from;
    } else if (before) {
        saying.scope_from = end;
        saying.scope_to = right;
    } else if (behind) {
        saying.scope_from = *done;
        saying.scope_to = verb;
        end = saying.who_to;
    } else if (out->n && verb > s->from &&
               (lay_noted(s, verb - 1, LAY_LEX_AND) || lay_noted(s, verb - 1, LAY_LEX_RELATIVE))) {
        saying.scope_from = end; /* X denied this and said that */
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
        return;
    }
    keep(r, s, &saying, verb, verb + say->len, out);
    *done = end > saying.scope_to ? end : end;
}

static void read_according(struct lay_text_reader *r, struct lay_sentence *s, size_t at,
                           size_t *done, lay_sayings *out)
{
    size_t who = at + lay_noted(s, at, LAY_LEX_ACCORDING)->len, to = who;
    while (to < s->to && to - who < 2 * LONGEST_NAME &&
           r->tokens.text[r->tokens.all.at[to].start] != ',' &&
           r->tokens.text[r->tokens.all.at[to].start] != ';' &&
           !(r->tokens.text[r->tokens.all.at[to].start] == '.' && to + 1 == s->to))
        to++;
    if (to == who || lay_noted(s, who, LAY_LEX_RELATIVE)) /* "selon lesquelles" */
        return;
    struct lay_saying saying = {.stance = "asserts", .who_from = who, .who_to = to};
    if (!is_speaker(r, s, who, to, &saying))
        saying.basis = NULL;
    bool first = at <= *done + 2;
    saying.scope_from = first ? to : *done;
    saying.scope_to = first ? s->to : at;
    keep(r, s, &saying, at, who, out);
    *done = to;
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
        else if (lay_noted(s, i, LAY_LEX_SAY) && !lay_noted(s, i, LAY_LEX_TRIGGER) &&
                 !is_name(r, s, i))
            read_verb(r, s, i, &done, out);
    }
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
