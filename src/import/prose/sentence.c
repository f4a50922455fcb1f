/* sentence.c: the lists' words in a sentence, and the mentions that are made of them.
 *
 * A force is a stretch of number, adjectives, whose it is and a noun, in any order, joined by "of":
 * "some 400 Russian instructors", "soldats français de l'opération Barkhane", "российских
 * инструкторов". It ends where nothing of that kind follows. */
#include "import/prose/reader.h"

#include <string.h>

const struct lay_note *lay_noted(const struct lay_sentence *s, size_t token,
                                 enum lay_lex_class class)
{
    if (token < s->from || token >= s->to)
        return NULL;
    if (!lay_has_noted(s, class))
        return NULL;
    const struct lay_note *note = &s->notes[token - s->from].of[class];
    return note->len ? note : NULL;
}

bool lay_noted_as(const struct lay_sentence *s, size_t token, enum lay_lex_class class,
                  const char *value)
{
    const struct lay_note *note = lay_noted(s, token, class);
    return note && strcmp(note->entry->value, value) == 0;
}

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
    if (own && own->len == 1 && lay_noted(s, at, LAY_LEX_DET))
        return own->entry->value; /* au, aux: both in one */
    if (at > s->from && s->opening[at - 1 - s->from])
        at--;
    for (size_t n = 1; n <= 6 && at >= s->from + n; n++) {
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
        if (!trigger || !strstr(trigger->entry->rule->slots, "place=obj"))
            continue;
        for (size_t k = i + 1; k < i + trigger->len; k++) {
            s->notes[k - s->from].of[LAY_LEX_PREP].len = 0;
            s->notes[k - s->from].of[LAY_LEX_OF].len = 0;
            s->notes[k - s->from].of[LAY_LEX_QUALIFIER].len = 0;
        }
    }
}

static bool is_opening(const struct lay_text_reader *r, size_t i)
{
    static const char *const all[] = {"“", "«", "\"", "‘", "("};
    const struct lay_token *token = &r->tokens.all.at[i];
    size_t n = token->end - token->start;
    for (size_t k = 0; k < LAY_COUNT(all) && token->kind == LAY_TOKEN_MARK; k++)
        if (strlen(all[k]) == n && strncmp(all[k], r->tokens.text + token->start, n) == 0)
            return true;
    return false;
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
    if (other->class != LAY_LEX_TRIGGER || strcmp(had->rule->voice, other->rule->voice) == 0 ||
        strcmp(had->rule->voice, "noun") == 0 || strcmp(other->rule->voice, "noun") == 0)
        return false;
    return strcmp(other->rule->voice, is_passive(s, at) ? "passive" : "active") == 0;
}

static void note_words(struct lay_text_reader *r, struct lay_sentence *s)
{
    size_t count = s->to - s->from;
    if (count > s->notes_room) {
        s->notes_room = count + 64;
        s->notes = lay_realloc(s->notes, s->notes_room, sizeof *s->notes);
        s->masked = lay_realloc(s->masked, s->notes_room, sizeof *s->masked);
        s->opening = lay_realloc(s->opening, s->notes_room, sizeof *s->opening);
    }
    memset(s->notes, 0, count * sizeof *s->notes);
    memset(s->masked, 0, count * sizeof *s->masked);
    s->classes = 0;
    for (size_t i = s->from; i < s->to; i++) {
        s->opening[i - s->from] = is_opening(r, i);
        const struct lay_starts *starts = lay_lexicon_starts(r->lexicon, &r->tokens.all.at[i]);
        uint64_t behind = starts->n ? lay_bits_behind(&r->tokens, i, s->to) : 0;
        for (uint32_t k = 0; k < starts->n; k++) {
            if (!lay_may_match(starts, k, behind))
                continue;
            const struct lay_entry *entry = starts->at[k];
            struct lay_note *note = &s->notes[i - s->from].of[entry->class];
            struct lay_match match;
            if (entry->class != LAY_LEX_CALC &&
                lay_match_entry(r->lexicon, &r->tokens, i, s->to, entry, &match) &&
                (match.end - i > note->len || (match.end - i == note->len && note->len == 1 &&
                                               fits_better(s, i, note->entry, entry))))
                *note = (struct lay_note){entry, (uint16_t)(match.end - i)};
            if (note->len)
                s->classes |= (uint64_t)1 << entry->class;
        }
    }
    drop_verbal_prepositions(s);
    r->shouting = s->shouting = is_shouting(r, s);
}

/* ---- numbers ---- */

static int64_t read_value(const char *text)
{
    int64_t value = 0;
    for (; *text >= '0' && *text <= '9'; text++)
        value = value * 10 + (*text - '0');
    return value;
}

static bool is_dash(const struct lay_text_reader *r, size_t i)
{
    const struct lay_token *token = &r->tokens.all.at[i];
    const char *c = r->tokens.text + token->start;
    size_t n = token->end - token->start;
    return token->kind == LAY_TOKEN_MARK &&
           ((n == 1 && *c == '-') || (n == 3 && strncmp(c, "–", 3) == 0));
}

static bool is_point(const struct lay_text_reader *r, size_t i)
{
    const struct lay_token *token = &r->tokens.all.at[i];
    return !token->spaced && token->end - token->start == 1 && r->tokens.text[token->start] == '.';
}

/* "1,5 тыс.", "2.5 million": the thousandth parts of a number with a fraction, 0 for another one.
 */
static int64_t read_fraction(struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    const struct lay_token *token = &r->tokens.all.at[at];
    const char *text = r->tokens.text + token->start;
    size_t len = token->end - token->start;
    bool whole = token->kind == LAY_TOKEN_NUMBER && len >= 3 && strchr(".,", text[len - 2]);
    const struct lay_note *word = at + 1 < s->to ? lay_noted(s, at + 1, LAY_LEX_NUMBER) : NULL;
    int64_t value = 0;
    if (!whole || !word || word->entry->value[0] != 'x')
        return 0;
    for (size_t i = 0; i < len - 2; i++)
        if (text[i] < '0' || text[i] > '9' || i > 5)
            return 0;
        else
            value = value * 10 + (text[i] - '0');
    return value * 1000 + (text[len - 1] - '0') * 100;
}

/* "three hundred", "5,000", "deux mille cinq cents". */
static size_t read_number(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                          int64_t *out)
{
    int64_t total = 0, part = 0;
    size_t n = 0;
    bool any = false;
    while (at + n < s->to && n < 8) {
        int64_t digits;
        size_t len = lay_match_digits(&r->tokens, at + n, s->to, &digits);
        const struct lay_note *word = lay_noted(s, at + n, LAY_LEX_NUMBER);
        int64_t thousandths = any ? 0 : read_fraction(r, s, at);
        if (thousandths) {
            word = lay_noted(s, at + 1, LAY_LEX_NUMBER);
            total = thousandths * read_value(word->entry->value + 1) / 1000;
            len = 1 + word->len;
            len += at + len + 1 < s->to && is_point(r, at + len);
        } else if (len && (!any || !part)) {
            part += digits;
        } else if (word && word->entry->value[0] == 'x') {
            int64_t times = read_value(word->entry->value + 1);
            part = (part ? part : 1) * times;
            if (times >= 1000) {
                total += part;
                part = 0;
            }
            len = word->len;
            if (at + n + len + 1 < s->to && is_point(r, at + n + len))
                len++; /* 1,5 тыс. */
        } else if (word && !len) {
            part += read_value(word->entry->value);
            len = word->len;
        } else if (any && is_dash(r, at + n) && !r->tokens.all.at[at + n].spaced &&
                   lay_noted(s, at + n + 1, LAY_LEX_NUMBER)) {
            len = 1; /* trente-cinq */
        } else {
            break;
        }
        any = true;
        n += len;
        if (word && part % 10 == 0 && part % 100 && at + n + 1 < s->to && is_dash(r, at + n) &&
            !r->tokens.all.at[at + n].spaced && lay_noted(s, at + n + 1, LAY_LEX_NUMBER))
            n++; /* twenty-five */
        if (total > 1000000000000 || part > 1000000000000)
            return 0;
    }
    *out = total + part;
    return any ? n : 0;
}

/* What a word before a number does to it. */
static void qualify(struct lay_quantity *q, const char *word, int64_t value)
{
    static const struct {
        const char *word, *qualifier;
        int low, best, high, low_add, high_add;
    } ways[] = {{"", "exact", 0, 1, 0, 0, 0},
                {"approx", "approx", 0, 1, 0, 0, 0},
                {"at_least", "at_least", 1, 0, 0, 0, 0},
                {"at_most", "at_most", 0, 0, 1, 0, 0},
                {"more", "at_least", 1, 0, 0, 1, 0},
                {"less", "at_most", 0, 0, 1, 0, -1},
                {"nearly", "approx", 0, 1, 1, 0, 0}};
    if (strcmp(word, "exact") == 0)
        word = "";
    for (size_t i = 0; i < LAY_COUNT(ways); i++)
        if (strcmp(word, ways[i].word) == 0) {
            q->qualifier = ways[i].qualifier;
            q->low = ways[i].low ? value + ways[i].low_add : -1;
            q->best = ways[i].best ? value : -1;
            q->high = ways[i].high ? value + ways[i].high_add : -1;
        }
}

size_t lay_read_quantity(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                         struct lay_quantity *out)
{
    const char *word = "";
    size_t i = at;
    bool between = false;
    for (const struct lay_note *q; (q = lay_noted(s, i, LAY_LEX_QUALIFIER)); i += q->len) {
        between |= strcmp(q->entry->value, "between") == 0;
        if (!between)
            word = q->entry->value;
    }
    int64_t value, second;
    size_t n = i < s->to ? read_number(r, s, i, &value) : 0;
    if (!n) {
        if (strcmp(word, "vague") != 0)
            return 0;
        *out = (struct lay_quantity){at, i, -1, -1, -1, "vague"};
        return i - at;
    }
    i += n;
    *out = (struct lay_quantity){.from = at, .low = -1, .best = -1, .high = -1};
    size_t joint = i < s->to && is_dash(r, i) ? 1 : 0;
    if (!joint && i < s->to &&
        (lay_noted(s, i, LAY_LEX_TO) || (between && lay_noted(s, i, LAY_LEX_AND))))
        joint = 1;
    n = joint && i + 1 < s->to ? read_number(r, s, i + 1, &second) : 0;
    if (n && second > value) {
        out->low = value;
        out->high = second;
        out->qualifier = "approx";
        i += 1 + n;
    } else {
        qualify(out, strcmp(word, "vague") == 0 ? "approx" : word, value);
    }
    const struct lay_note *after = lay_noted(s, i, LAY_LEX_QUALIFIER);
    if (after && strcmp(after->entry->value, "more") == 0)
        i += after->len;
    out->to = i;
    return i - at;
}

/* ---- times ---- */

static bool longest_time(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                         struct lay_when *out)
{
    const struct lay_starts *starts = lay_lexicon_starts(r->lexicon, &r->tokens.all.at[at]);
    bool found = false;
    uint64_t behind = starts->n ? lay_bits_behind(&r->tokens, at, s->to) : 0;
    for (uint32_t k = starts->triggers; k < starts->n; k++) {
        struct lay_match match;
        if (starts->at[k]->class == LAY_LEX_CALC && lay_may_match(starts, k, behind) &&
            lay_match_entry(r->lexicon, &r->tokens, at, s->to, starts->at[k], &match) &&
            (!found || match.end > out->to)) {
            *out = (struct lay_when){
                .from = at, .to = match.end, .rule = starts->at[k]->rule, .match = match};
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
        joined |= gap == 1 && (lay_noted(s, a->to, LAY_LEX_TO) || is_dash(r, a->to) ||
                               (between && lay_noted(s, a->to, LAY_LEX_AND)));
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

/* "1960 peacekeepers" are no year. */
static bool is_count(struct lay_text_reader *r, const struct lay_sentence *s,
                     const struct lay_when *when)
{
    size_t at = when->to, prep_from, end;
    bool adjective;
    int64_t other;
    if (at - when->from != 1 || r->tokens.all.at[when->from].kind != LAY_TOKEN_NUMBER)
        return false;
    if (lay_noted(s, at, LAY_LEX_TO) || lay_noted_as(s, at, LAY_LEX_PREP, "destination"))
        at += lay_match_digits(&r->tokens, at + 1, s->to, &other) + 1; /* from 1,960 to 1,500 */
    bool bare = !*lay_preposition_before(s, when->from, &prep_from) &&
                (when->from == s->from || !lay_noted(s, when->from - 1, LAY_LEX_TIMEMODE));
    for (const struct lay_note *fill; at < s->to;) {
        const struct lay_gaz_actor *actor =
            bare ? lay_actor_at(r, at, s->to, &end, &adjective) : NULL;
        if (actor && strcmp(actor->kind, "armed_force") == 0)
            return true;
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
        if (s->masked[i - s->from] || !longest_time(r, s, i, &when) || is_count(r, s, &when)) {
            i++;
            continue;
        }
        when.mode = "";
        for (size_t k = i; k > s->from && i - k < 4; k--) {
            const struct lay_note *mode = lay_noted(s, k - 1, LAY_LEX_TIMEMODE);
            if (mode && k - 1 + mode->len >= i) {
                when.mode = mode->entry->value;
                when.from = k - 1;
            }
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
    free(s->masked);
    free(s->opening);
    lay_vec_done(&s->forces);
    lay_vec_done(&s->spots);
    lay_vec_done(&s->times);
}
