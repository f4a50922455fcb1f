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

static void note_longest(struct lay_sentence *s, size_t at, const struct lay_entry *entry,
                         size_t len)
{
    struct lay_note *note = &s->notes[at - s->from].of[entry->class];
    if (lay_noted(s, at, entry->class) && len <= note->len &&
        !(len == 1 && note->len == 1 && fits_better(s, at, note->entry, entry)) &&
        !(len > 1 && note->len == len && names_more(note->entry, entry, len)))
        return;
    *note = (struct lay_note){entry, (uint16_t)len};
    s->noted[at - s->from] |= lay_class_bit(entry->class);
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
    }
    memset(s->noted, 0, count * sizeof *s->noted);
    memset(s->masked, 0, count * sizeof *s->masked);
    s->classes = 0;
    for (size_t i = s->from; i < s->to; i++) {
        s->opening[i - s->from] = is_opening(r, i);
        const struct lay_starts *starts = lay_lexicon_starts(r->lexicon, &r->tokens.all.at[i]);
        uint64_t behind = starts->calcs ? lay_bits_behind(r->lexicon, &r->tokens, i, s->to) : 0;
        for (uint32_t k = 0; k < starts->calcs; k++) {
            if (!lay_may_match(starts, k, behind))
                continue;
            const struct lay_entry *entry = starts->at[k];
            struct lay_match match;
            if (lay_match_entry(r->lexicon, &r->tokens, i, s->to, entry, &match))
                note_longest(s, i, entry, match.end - i);
        }
        s->classes |= s->noted[i - s->from];
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

/* "twenty-five", "two hundred and fifty": what joins the words of a number, before token `at`. */
static bool joins_number(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                         int64_t part)
{
    const struct lay_note *next = lay_noted(s, at + 1, LAY_LEX_NUMBER);
    if (!next || next->entry->value[0] == 'x' || strchr(next->entry->value, '/') ||
        !lay_noted(s, at - 1, LAY_LEX_NUMBER))
        return false;
    int64_t value = read_value(next->entry->value);
    if (r->tokens.all.at[at].sign == '-')
        return !r->tokens.all.at[at].spaced && part % 10 == 0 && part >= 20 && value < 20;
    const struct lay_note *times = lay_noted(s, at + 1 + next->len, LAY_LEX_NUMBER);
    return lay_noted(s, at, LAY_LEX_AND) && part >= 100 && part % 100 == 0 && value < 100 &&
           !(times && times->entry->value[0] == 'x');
}

/* "2.5 thousand", "1,5 тыс.": tokens; 0 for none. */
static size_t read_decimal(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                           int64_t *out)
{
    const struct lay_token *token = &r->tokens.all.at[at];
    const struct lay_note *word = lay_noted(s, at + 1, LAY_LEX_NUMBER);
    int64_t value = 0, below = 1;
    bool comma = false;
    if (token->kind != LAY_TOKEN_NUMBER || token->end - token->start > 5 || !word ||
        word->entry->value[0] != 'x')
        return 0;
    for (uint32_t i = token->start; i < token->end; i++) {
        char c = r->tokens.text[i];
        if (c == ',' || c == '.') {
            if (comma)
                return 0;
            comma = true;
        } else {
            value = value * 10 + (c - '0');
            below *= comma ? 10 : 1;
        }
    }
    *out = value * read_value(word->entry->value + 1) / below;
    return comma ? 1 + word->len : 0;
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
        if (any && !len && joins_number(r, s, at + n, part))
            n++;
        const struct lay_note *word = lay_noted(s, at + n, LAY_LEX_NUMBER);
        if (word && strchr(word->entry->value, '/'))
            break;
        if (!any && !len && (len = read_decimal(r, s, at, &digits)) > 0) {
            total += digits;
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
        } else if (word && !len) {
            part += read_value(word->entry->value);
            len = word->len;
        } else {
            break;
        }
        any = true;
        n += len;
        const struct lay_note *last = lay_noted(s, at + n - 1, LAY_LEX_NUMBER);
        if (last && last->entry->value[0] == 'x' && at + n + 1 < s->to &&
            r->tokens.all.at[at + n].sign == '.')
            n++; /* 3 тыс. */
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
    if (strcmp(word, "exact") == 0 || strcmp(word, "numbering") == 0)
        word = "";
    for (size_t i = 0; i < LAY_COUNT(ways); i++)
        if (strcmp(word, ways[i].word) == 0) {
            q->qualifier = ways[i].qualifier;
            q->low = ways[i].low ? value + ways[i].low_add : -1;
            q->best = ways[i].best ? value : -1;
            q->high = ways[i].high ? value + ways[i].high_add : -1;
        }
}

/* "a third of its 3,000", "la moitié des 600". */
static size_t read_share(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                         int64_t *out)
{
    const struct lay_note *share = lay_noted(s, at, LAY_LEX_NUMBER), *note;
    const char *below = share ? strchr(share->entry->value, '/') : NULL;
    if (!below)
        return 0;
    size_t i = at + share->len;
    while ((note = lay_noted(s, i, LAY_LEX_OF)) || (note = lay_noted(s, i, LAY_LEX_POSS)) ||
           (note = lay_noted(s, i, LAY_LEX_DET)) || (note = lay_noted(s, i, LAY_LEX_QUALIFIER)) ||
           (note = lay_noted(s, i, LAY_LEX_PREP)))
        i += note->len;
    size_t n = i < s->to ? read_number(r, s, i, out) : 0;
    *out = *out * read_value(share->entry->value) / read_value(below + 1);
    return n ? i + n - at : 0;
}

/* "на авиабазе 101", "base 201 in Agadez": its name. */
static bool numbers_base(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at)
{
    const struct lay_token *next = &r->tokens.all.at[at + 1];
    return at > s->from && next[-1].kind == LAY_TOKEN_NUMBER &&
           lay_noted(s, at - 1, LAY_LEX_BASE) &&
           (at + 1 >= s->to || next->kind == LAY_TOKEN_MARK || lay_noted(s, at + 1, LAY_LEX_PREP));
}

/* Asked at every step, and mostly in vain. */
static bool begins_quantity(const struct lay_text_reader *r, const struct lay_sentence *s,
                            size_t at)
{
    const uint64_t words = lay_class_bit(LAY_LEX_NUMBER) | lay_class_bit(LAY_LEX_QUALIFIER);
    return at >= s->from && at < s->to &&
           ((s->noted[at - s->from] & words) || r->tokens.all.at[at].kind == LAY_TOKEN_NUMBER) &&
           !numbers_base(r, s, at);
}

/* "3 | to 5 thousand", "с 37 | до 28 тысяч": the first number of a range in the unit of the second;
 * but: 500 to 2 thousand. */
static int64_t in_unit_of(const struct lay_note *unit, int64_t value, int64_t second)
{
    enum { FALL = 10 };
    if (!unit || unit->entry->value[0] != 'x' || unit->len != 1)
        return value;
    int64_t multiple = read_value(unit->entry->value + 1);
    return value < multiple && value * multiple < second * FALL ? value * multiple : value;
}

size_t lay_read_quantity(struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                         struct lay_quantity *out)
{
    if (!begins_quantity(r, s, at))
        return 0;
    const char *word = "";
    size_t i = at;
    bool between = false;
    int64_t value, second = 0;
    for (const struct lay_note *q; (q = lay_noted(s, i, LAY_LEX_QUALIFIER)); i += q->len) {
        if ((*word && lay_noted(s, i, LAY_LEX_NUMBER)) || read_share(r, s, i, &value))
            break; /* около тысячи, half of the 600 */
        between |= strcmp(q->entry->value, "between") == 0;
        const char *next = q->entry->value;
        bool bound = strcmp(word, "more") == 0 || strcmp(word, "less") == 0 ||
                     strncmp(word, "at_", 3) == 0; /* up to around 300 */
        if (!between && !(bound && strncmp(next, "vague", 5) != 0 && strncmp(next, "at_", 3) != 0))
            word = next;
    }
    size_t n = i < s->to ? read_share(r, s, i, &value) : 0;
    if (n) {
        *out = (struct lay_quantity){.from = at, .to = i + n, .low = -1, .best = -1, .high = -1};
        qualify(out, *word && strncmp(word, "vague", 5) != 0 ? word : "approx", value);
        return i + n - at;
    }
    n = i < s->to ? read_number(r, s, i, &value) : 0;
    const struct lay_note *times = lay_noted(s, i, LAY_LEX_NUMBER);
    bool crowd = false, vague = strncmp(word, "vague", 5) == 0;
    if (n && vague && times && times->entry->value[0] == 'x') {
        i += n; /* десятки тысяч */
        n = 0;
        crowd = true;
    }
    size_t unit_at = i;
    while (lay_noted(s, unit_at, LAY_LEX_FILL))
        unit_at += lay_noted(s, unit_at, LAY_LEX_FILL)->len;
    if (!n && *word && !vague && lay_noted_as(s, unit_at, LAY_LEX_ONE, "of")) {
        *out = (struct lay_quantity){.from = at, .to = i, .low = -1, .best = -1, .high = -1};
        qualify(out, word, 1); /* до батальона */
        return i - at;
    }
    if (!n) {
        if (!vague)
            return 0;
        const char *low = strchr(word, ' '), *high = low ? strchr(low + 1, ' ') : NULL;
        *out = (struct lay_quantity){at, i, -1, -1, -1, "vague"};
        if (high && !crowd) /* dozens */
            *out = (struct lay_quantity){at,      i, read_value(low + 1), -1, read_value(high + 1),
                                         "approx"};
        return i - at;
    }
    i += n;
    *out = (struct lay_quantity){.from = at, .low = -1, .best = -1, .high = -1};
    size_t joint = i < s->to && lay_is_dash(r, i) ? 1 : 0;
    if (!joint && i < s->to &&
        (lay_noted(s, i, LAY_LEX_TO) || (between && lay_noted(s, i, LAY_LEX_AND))))
        joint = 1;
    if (joint && !lay_in_time(s, i - 1) && lay_noted(s, i + 1, LAY_LEX_QUALIFIER))
        joint += lay_noted(s, i + 1, LAY_LEX_QUALIFIER)->len; /* 900 à | près de 2 000 */
    n = joint && i + joint < s->to ? read_number(r, s, i + joint, &second) : 0;
    size_t dot = n > 1 && r->tokens.all.at[i + joint + n - 1].sign == '.'; /* с 12 до 10 тыс. */
    const struct lay_note *unit = n ? lay_noted(s, i + joint + n - 1 - dot, LAY_LEX_NUMBER) : NULL;
    value = in_unit_of(unit, value, second);
    if (n && second > value) {
        out->low = value;
        out->high = second;
        out->qualifier = "approx";
        i += joint + n;
    } else {
        bool group = strcmp(word, "vague group") == 0; /* a batch of | 200 */
        qualify(out, group ? "exact" : vague ? "approx" : word, value);
    }
    const struct lay_note *after = lay_noted(s, i, LAY_LEX_QUALIFIER);
    bool more = after && strcmp(after->entry->value, "more") == 0;
    if (more) {
        i += after->len;
        if (out->best >= 0)
            qualify(out, "at_least", value); /* 300 or more */
    }
    out->to = i;
    return i - at;
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
    const struct lay_starts *starts = lay_lexicon_starts(r->lexicon, &r->tokens.all.at[at]);
    bool found = false;
    if (starts->calcs == starts->n)
        return false;
    uint64_t behind = lay_bits_behind(r->lexicon, &r->tokens, at, s->to);
    for (uint32_t k = starts->calcs; k < starts->n; k++) {
        struct lay_match match;
        if (lay_may_match(starts, k, behind) &&
            lay_match_entry(r->lexicon, &r->tokens, at, s->to, starts->at[k], &match) &&
            (!found || match.end > out->to) && !names_something(r, s, match.end - 1)) {
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
    lay_vec_done(&s->forces);
    lay_vec_done(&s->spots);
    lay_vec_done(&s->times);
}
