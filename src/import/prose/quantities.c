/* quantities.c: how many: "about 400", "from 300 to 500", "three hundred", "a third of its 3,000".
 */
#include "import/prose/clause.h"

#include <string.h>

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
