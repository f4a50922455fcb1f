/* sentence.c: the lists' words in a sentence, and the mentions that are made of them.
 *
 * A force is a stretch of number, adjectives, whose it is and a noun, in any order, joined by "of":
 * "some 400 Russian instructors", "soldats français de l'opération Barkhane", "российских
 * инструкторов". It ends where nothing of that kind follows. */
#include "import/prose/clause.h"

#include <string.h>

bool lay_in_time(const struct lay_sentence *s, size_t at)
{
    for (size_t i = 0; i < s->times.n; i++)
        if (at >= s->times.at[i].from && at < s->times.at[i].to)
            return true;
    return false;
}

const char *lay_preposition_before(const struct lay_sentence *s, size_t at, size_t *from)
{
    const char *best = "";
    *from = at;
    const struct lay_note *own = lay_noted(s, at, LAY_LEX_PREP);
    if (own && own->len == 1 && lay_noted(s, at, LAY_LEX_DET) &&
        !lay_noted(s, at, LAY_LEX_QUALIFIER)) /* but: au moins */
        return own->entry->value;             /* au, aux: both in one */
    if (at > s->from && s->opening[at - 1 - s->from])
        at--;
    const uint64_t words = lay_class_bit(LAY_LEX_PREP) | lay_class_bit(LAY_LEX_OF);
    for (size_t n = 1; n <= 6 && at >= s->from + n; n++) {
        if (!(s->noted[at - n - s->from] & words))
            continue;
        const struct lay_note *note = lay_noted(s, at - n, LAY_LEX_PREP);
        if (!note)
            note = lay_noted(s, at - n, LAY_LEX_OF);
        if (note && note->len >= n) { /* "of the" may reach into the stretch */
            best = note->entry->class == LAY_LEX_OF ? "of" : note->entry->value;
            *from = at - n;
        }
    }
    return best;
}

/* "handed over": the preposition belongs to the verb, and what follows is its object. */
static void drop_verbal_prepositions(struct lay_sentence *s)
{
    size_t next;
    for (size_t i = s->from; i < s->to; i = next) {
        const struct lay_note *trigger = lay_noted(s, i, LAY_LEX_TRIGGER);
        next = i + (trigger ? trigger->len : 1);
        if (!trigger || !lay_has_trait(trigger->entry->rule, LAY_TRAIT_PLACE_OBJ) ||
            lay_has_trait(trigger->entry->rule, LAY_TRAIT_TRIGGER_FIRST))
            continue;
        for (size_t k = i + 1; k < i + trigger->len; k++) {
            s->noted[k - s->from] &= ~(lay_class_bit(LAY_LEX_PREP) | lay_class_bit(LAY_LEX_OF) |
                                       lay_class_bit(LAY_LEX_QUALIFIER));
        }
    }
}

static bool is_opening(const struct lay_text_reader *r, size_t i)
{
    switch (r->tokens.all.at[i].sign) {
    case LAY_OPENING_QUOTE:
    case LAY_OPENING_GUILLEMET:
    case LAY_OPENING_SINGLE:
    case '"':
    case '(':
        return true;
    default:
        return false;
    }
}

static bool is_shouting(const struct lay_text_reader *r, const struct lay_sentence *s)
{
    size_t words = 0, capitals = 0;
    if (r->section && r->section->capitals)
        return true;
    for (size_t i = s->from; i < s->to; i++) {
        words += r->tokens.all.at[i].kind == LAY_TOKEN_WORD;
        capitals += r->tokens.all.at[i].kind == LAY_TOKEN_WORD && r->tokens.all.at[i].capital;
    }
    return words > 6 && capitals * 10 > words * 9;
}

/* "la base, attaquée", but "ils ont attaqué": whether a participle is a passive one. */
static bool is_passive(const struct lay_sentence *s, size_t at)
{
    enum { REACH = 4 };
    for (size_t i = at; i > s->from && at - i < REACH; i--) {
        const struct lay_note *have = lay_noted(s, i - 1, LAY_LEX_HAVE);
        if (have)
            return strcmp(have->entry->value, "been") == 0;
    }
    return true;
}

/* Of two rules for one word that which fits its voice. */
static bool fits_better(const struct lay_sentence *s, size_t at, const struct lay_entry *had,
                        const struct lay_entry *other)
{
    if (other->class != LAY_LEX_TRIGGER || had->rule->voice == other->rule->voice ||
        had->rule->voice == LAY_VOICE_NOUN || other->rule->voice == LAY_VOICE_NOUN)
        return false;
    return other->rule->voice == (is_passive(s, at) ? LAY_VOICE_PASSIVE : LAY_VOICE_ACTIVE);
}

/* "training together in": of two rules for the same words that which names more of them, where the
 * other one passes over an adverb. */
static bool names_more(const struct lay_entry *had, const struct lay_entry *other, size_t len)
{
    bool gap = false;
    for (size_t i = 0; i < had->count && other->class == LAY_LEX_TRIGGER; i++)
        gap |= had->elements[i].kind == LAY_ELEMENT_GAP;
    return other->class == LAY_LEX_TRIGGER && other->count == len && had->count < len && !gap;
}

static void note_longest(struct lay_sentence *s, size_t at, const struct lay_start *start,
                         size_t len)
{
    struct lay_note *note = &s->notes[at - s->from].of[start->class];
    if (lay_noted(s, at, start->class) && len <= note->len &&
        !(len == 1 && note->len == 1 && fits_better(s, at, note->entry, start->entry)) &&
        !(len > 1 && note->len == len && names_more(note->entry, start->entry, len)))
        return;
    *note = (struct lay_note){start->entry, (uint16_t)len};
    s->noted[at - s->from] |= lay_class_bit(start->class);
}

static void note_words(struct lay_text_reader *r, struct lay_sentence *s)
{
    size_t count = s->to - s->from;
    if (count > s->notes_room) {
        s->notes_room = count + 64;
        s->notes = lay_realloc(s->notes, s->notes_room, sizeof *s->notes);
        s->noted = lay_realloc(s->noted, s->notes_room, sizeof *s->noted);
        s->masked = lay_realloc(s->masked, s->notes_room, sizeof *s->masked);
        s->opening = lay_realloc(s->opening, s->notes_room, sizeof *s->opening);
        s->behind = lay_realloc(s->behind, s->notes_room, sizeof *s->behind);
    }
    memset(s->noted, 0, count * sizeof *s->noted);
    memset(s->masked, 0, count * sizeof *s->masked);
    s->classes = 0;
    s->tried.n = 0;
    struct lay_bits after = LAY_ANYTHING;
    for (size_t i = s->to; i-- > s->from;) {
        s->behind[i - s->from].after = after;
        lay_add_bits(&after, lay_word_bits(r->tokens.all.at[i].word));
    }
    for (size_t i = s->from; i < s->to; i++) {
        s->opening[i - s->from] = is_opening(r, i);
        struct lay_behind *behind = &s->behind[i - s->from];
        const struct lay_starts *starts = lay_lexicon_starts(r->lexicon, &r->tokens.all.at[i]);
        if (starts->n)
            behind->next = lay_bits_next(r->lexicon, &r->tokens, i, s->to);
        LAY_EACH_LIKELY (k, starts, 0, starts->calcs, *behind) {
            const struct lay_start *start = &starts->at[k];
            struct lay_match match;
            if (!lay_match_start(r->lexicon, &r->tokens, i, s->to, start, &match))
                continue;
            note_longest(s, i, start, match.end - i);
            if (start->class == LAY_LEX_TRIGGER)
                lay_vec_push(&s->tried, (struct lay_tried){i, match.end, start->entry});
        }
        s->classes |= s->noted[i - s->from];
    }
    drop_verbal_prepositions(s);
    r->shouting = s->shouting = is_shouting(r, s);
}

/* ---- times ---- */

/* "the exercise Spring | Storm": a season in a name. */
static bool names_something(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t at)
{
    const struct lay_token *token = &r->tokens.all.at[at];
    return r->lexicon->language.capitals && at + 1 < s->to &&
           lay_lexicon_word(r->lexicon, token->word, LAY_LEX_SEASON) && token[0].capital &&
           !token[0].sentence && token[1].kind == LAY_TOKEN_WORD && token[1].capital;
}

bool lay_longest_time(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                      struct lay_when *out)
{
    const struct lay_starts *starts =
        at < s->to ? lay_lexicon_starts(r->lexicon, &r->tokens.all.at[at]) : &lay_no_starts;
    bool found = false;
    if (starts->calcs == starts->n)
        return false;
    const struct lay_behind behind =
        s->behind
            ? s->behind[at - s->from]
            : (struct lay_behind){lay_bits_next(r->lexicon, &r->tokens, at, s->to), LAY_ANY_NEXT};
    LAY_EACH_LIKELY (k, starts, starts->calcs, starts->n, behind) {
        struct lay_match match;
        if (lay_match_start(r->lexicon, &r->tokens, at, s->to, &starts->at[k], &match) &&
            (!found || match.end > out->to) && !names_something(r, s, match.end - 1)) {
            *out = (struct lay_when){
                .from = at, .to = match.end, .rule = starts->at[k].entry->rule, .match = match};
            found = true;
        }
    }
    return found;
}

/* "between May and July", "du 3 au 5 mai": two times are one. */
static void join_times(const struct lay_text_reader *r, struct lay_sentence *s)
{
    for (size_t i = 0; i + 1 < s->times.n; i++) {
        struct lay_when *a = &s->times.at[i], *b = &s->times.at[i + 1];
        size_t gap = b->from - a->to;
        bool between =
            a->from > s->from && lay_noted_as(s, a->from - 1, LAY_LEX_QUALIFIER, "between");
        bool joined = gap == 0 && lay_noted(s, b->from, LAY_LEX_TO) && *a->mode == '\0';
        joined |= gap == 0 && strcmp(a->mode, "since") == 0 && strcmp(b->mode, "until") == 0;
        bool months = strcmp(a->rule->count, "month") == 0 && strcmp(b->rule->count, "month") == 0;
        joined |= gap == 1 && months && lay_noted(s, a->to, LAY_LEX_AND) && !*a->mode;
        bool and = gap == 1 && lay_noted(s, a->to, LAY_LEX_AND); /* 3 мая | и 5 мая прибыли */
        joined |=
            gap == 1 && (and? between : lay_noted(s, a->to, LAY_LEX_TO) || lay_is_dash(r, a->to));
        if (!joined || a->part)
            continue;
        a->until = i + 2;
        b->part = true;
        a->mode = "";
    }
}

bool lay_when_days(const struct lay_sentence *s, const struct lay_when *when,
                   const struct lay_time_base *base, struct lay_span_days *out)
{
    struct lay_match first = when->match;
    struct lay_span_days end;
    if (!when->until)
        return lay_time_days(when->rule, &first, base, out);
    const struct lay_when *last = &s->times.at[when->until - 1];
    if (!first.year)
        first.year = last->match.year;
    if (!first.month)
        first.month = last->match.month;
    if (!lay_time_days(when->rule, &first, base, out))
        return false;
    if (lay_time_days(last->rule, &last->match, base, &end) && end.last >= out->first) {
        out->last = end.last;
        out->season = 0;
    }
    return true;
}

/* "le 12": a day only where nothing follows that it could count or number. */
static bool is_bare_day(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_when *when)
{
    static const enum lay_lex_class after[] = {LAY_LEX_PREP, LAY_LEX_TO,      LAY_LEX_BOUND,
                                               LAY_LEX_AND,  LAY_LEX_TRIGGER, LAY_LEX_HAVE,
                                               LAY_LEX_CUE,  LAY_LEX_OF};
    size_t at = when->to;
    char sign = at < s->to ? r->tokens.all.at[at].sign : 0;
    if (at >= s->to || (sign && strchr(".,;:)", sign)))
        return true;
    for (size_t i = 0; i < LAY_COUNT(after); i++)
        if (lay_noted(s, at, after[i]) && r->tokens.all.at[at].spaced)
            return true;
    return false;
}

/* "1960 peacekeepers" are no year. */
static bool is_count(struct lay_text_reader *r, const struct lay_sentence *s,
                     const struct lay_when *when)
{
    size_t at = when->to, prep_from, end;
    bool adjective;
    int64_t other;
    if (strcmp(when->rule->count, "date:day") == 0 && !is_bare_day(r, s, when))
        return true;
    if (at - when->from == 1 && lay_noted(s, when->from, LAY_LEX_NUMBER))
        return true; /* sept soldats */
    if (at - when->from != 1 || r->tokens.all.at[when->from].kind != LAY_TOKEN_NUMBER)
        return false;
    const struct lay_note *thing =
        when->from > s->from ? lay_noted(s, when->from - 1, LAY_LEX_EQUIP) : NULL;
    if (thing && thing->len > 1)
        return true; /* Mirage | 2000 */
    if (lay_noted(s, at, LAY_LEX_TO) || lay_noted_as(s, at, LAY_LEX_PREP, "destination"))
        at += lay_match_digits(&r->tokens, at + 1, s->to, &other) + 1; /* from 1,960 to 1,500 */
    bool bare = !*lay_preposition_before(s, when->from, &prep_from) &&
                (when->from == s->from || !lay_noted(s, when->from - 1, LAY_LEX_TIMEMODE));
    for (const struct lay_note *fill; at < s->to;) {
        const struct lay_gaz_actor *actor =
            bare ? lay_actor_at(r, at, s->to, &end, &adjective) : NULL;
        if ((actor && strcmp(actor->kind, "armed_force") == 0) || lay_noted(s, at, LAY_LEX_FORCE))
            return true; /* военные is a force and fills, too */
        if (actor && adjective)
            at = end;
        else if ((fill = lay_noted(s, at, LAY_LEX_FILL)))
            at += fill->len;
        else
            break;
    }
    return lay_noted(s, at, LAY_LEX_FORCE) || lay_noted(s, at, LAY_LEX_EQUIP) ||
           (bare && when->from > s->from && lay_noted(s, when->from - 1, LAY_LEX_QUALIFIER));
}

void lay_read_times(struct lay_text_reader *r, struct lay_sentence *s)
{
    for (size_t i = s->from; i < s->to;) {
        struct lay_when when;
        if (s->masked[i - s->from] || !lay_longest_time(r, s, i, &when) || is_count(r, s, &when)) {
            i++;
            continue;
        }
        if (strcmp(when.rule->count, "other") == 0) {
            i = when.to; /* two years after the coup */
            continue;
        }
        when.mode = "";
        for (size_t k = i; k > s->from && i - k < 4; k--) {
            const struct lay_note *mode = lay_noted(s, k - 1, LAY_LEX_TIMEMODE);
            if (mode && k - 1 + mode->len >= i && !strstr(when.rule->count, "span")) {
                when.mode = mode->entry->value;
                when.from = k - 1;
            }
        }
        const struct lay_note *behind = lay_noted(s, when.to, LAY_LEX_TIMEMODE);
        struct lay_when next; /* le 15 septembre au plus tard */
        if (behind && behind->len > 1 && !*when.mode && strcmp(behind->entry->value, "by") == 0 &&
            !lay_longest_time(r, s, when.to + behind->len, &next)) {
            when.mode = behind->entry->value;
            when.to += behind->len;
        }
        i = when.to;
        lay_vec_push(&s->times, when);
    }
    join_times(r, s);
}

void lay_sentence_read(struct lay_text_reader *r, size_t from, size_t to, struct lay_sentence *s)
{
    s->from = from;
    s->to = to;
    s->forces.n = s->spots.n = s->times.n = 0;
    note_words(r, s);
}

void lay_sentence_done(struct lay_sentence *s)
{
    free(s->notes);
    free(s->noted);
    free(s->masked);
    free(s->opening);
    free(s->behind);
    lay_vec_done(&s->tried);
    lay_vec_done(&s->forces);
    lay_vec_done(&s->spots);
    lay_vec_done(&s->times);
}
