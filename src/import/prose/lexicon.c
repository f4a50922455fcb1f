/* lexicon.c: tab-separated files become entries, found by their first word.
 *
 * What may begin with a word is worked out when the word is first met and then kept: a text without
 * words of the lists costs a look into an array per token. */
#include "import/prose/lexicon.h"

#include "base/csv_read.h"
#include "base/error.h"
#include "import/input.h"
#include <string.h>

static const char *const class_names[] = {
#define LAY_LEX_NAME(upper, name) name,
    LAY_LEX_CLASSES(LAY_LEX_NAME)
#undef LAY_LEX_NAME
};

static const struct {
    const char *name;
    enum lay_element_kind kind;
} element_kinds[] = {{"<day>", LAY_ELEMENT_DAY},         {"<month>", LAY_ELEMENT_MONTH},
                     {"<year>", LAY_ELEMENT_YEAR},       {"<num>", LAY_ELEMENT_NUM},
                     {"<weekday>", LAY_ELEMENT_WEEKDAY}, {"<season>", LAY_ELEMENT_SEASON},
                     {"<unit>", LAY_ELEMENT_UNIT},       {"~", LAY_ELEMENT_GAP}};

/* ---- phrases ---- */

static void read_alternatives(struct lay_lexicon *x, const char *text, size_t len,
                              struct lay_element *out)
{
    size_t most = 1;
    for (size_t i = 0; i < len; i++)
        most += text[i] == '|';
    uint32_t *words = lay_arena_array(&x->arena, uint32_t, most);
    const char **prefixes = lay_arena_array(&x->arena, const char *, most);
    for (size_t at = 0; at < len;) {
        const char *bar = memchr(text + at, '|', len - at);
        size_t n = bar ? (size_t)(bar - text) - at : len - at;
        if (n > 1 && text[at + n - 1] == '*') {
            uint32_t word = lay_vocab_beginning(x->vocab, text + at, n - 1);
            prefixes[out->prefix_count++] = lay_vocab_text(x->vocab, word);
        } else if (n) {
            words[out->word_count++] = lay_vocab_number(x->vocab, text + at, n);
        }
        at += n + 1;
    }
    out->words = words;
    out->prefixes = prefixes;
}

static struct lay_element read_element(struct lay_lexicon *x, const char *text, size_t len)
{
    struct lay_element out = {.kind = LAY_ELEMENT_WORDS};
    if (len > 1 && text[len - 1] == '?') {
        out.optional = true;
        len--;
    }
    for (size_t i = 0; i < LAY_COUNT(element_kinds); i++)
        if (strlen(element_kinds[i].name) == len &&
            strncmp(element_kinds[i].name, text, len) == 0) {
            out.kind = element_kinds[i].kind;
            return out;
        }
    read_alternatives(x, text, len, &out);
    return out;
}

/* The bit of a kind of words or numbers, above those of words. */
static uint64_t kind_bit(enum lay_element_kind kind)
{
    static const enum lay_element_kind with_bits[LAY_KIND_BITS] = {
        LAY_ELEMENT_DAY,     LAY_ELEMENT_NUM,    LAY_ELEMENT_MONTH,
        LAY_ELEMENT_WEEKDAY, LAY_ELEMENT_SEASON, LAY_ELEMENT_UNIT};
    for (size_t i = 0; i < LAY_COUNT(with_bits); i++)
        if (with_bits[i] == kind || (kind == LAY_ELEMENT_YEAR && with_bits[i] == LAY_ELEMENT_DAY))
            return (uint64_t)1 << (63 - i);
    return LAY_ANY_NEXT;
}

static bool is_digit_at(const char *text)
{
    return *text >= '0' && *text <= '9';
}

/* The bits of what an element may stand for. */
static uint64_t element_bits(const struct lay_lexicon *x, const struct lay_element *element)
{
    if (element->kind != LAY_ELEMENT_WORDS)
        return kind_bit(element->kind);
    uint64_t bits = element->prefix_count ? LAY_ANY_NEXT : 0;
    for (size_t i = 0; i < element->word_count; i++)
        bits |= is_digit_at(lay_vocab_text(x->vocab, element->words[i]))
                    ? kind_bit(LAY_ELEMENT_DAY) /* "76" is a number of the text */
                    : lay_word_bit(element->words[i]);
    return bits;
}

/* Most phrases have one second word, by which they are told exactly. */
static void note_second(const struct lay_lexicon *x, struct lay_entry *entry)
{
    const struct lay_element *e = entry->elements;
    if (entry->count < 2 || e[0].kind != LAY_ELEMENT_WORDS || e[0].optional ||
        e[1].kind != LAY_ELEMENT_WORDS || e[1].optional || e[1].prefix_count)
        return;
    for (size_t i = 0; i < e[1].word_count; i++)
        if (is_digit_at(lay_vocab_text(x->vocab, e[1].words[i])))
            return; /* digits are no words of a text */
    entry->second = e[1].words;
    entry->second_count = e[1].word_count;
}

static void add_phrase(struct lay_lexicon *x, const struct lay_entry *like, const char *text,
                       size_t len)
{
    LAY_VEC(struct lay_element) elements = {0};
    for (size_t at = 0; at < len;) {
        size_t n = 0;
        while (at + n < len && text[at + n] != ' ' && (text[at + n] != '-' || !n))
            n++;
        if (n > 1 && text[at] == '-') { /* the second half of a hyphened word */
            at++;
            n--;
        }
        if (n)
            lay_vec_push(&elements, read_element(x, text + at, n));
        at += n + (text[at + n] != '-');
    }
    if (elements.n) {
        struct lay_entry entry = *like;
        struct lay_element *kept = lay_arena_array(&x->arena, struct lay_element, elements.n);
        memcpy(kept, elements.at, elements.n * sizeof *kept);
        entry.elements = kept;
        entry.count = elements.n;
        note_second(x, &entry);
        lay_vec_push(&x->entries, entry);
        if (entry.class == LAY_LEX_ABBREVIATION && kept->word_count)
            lay_vec_push(&x->abbreviations, kept->words[0]);
    }
    lay_vec_done(&elements);
}

static void add_phrases(struct lay_lexicon *x, const struct lay_entry *like, const char *text)
{
    while (*text) {
        size_t n = strcspn(text, ";");
        add_phrase(x, like, text, n);
        text += n + (text[n] == ';');
    }
}

/* ---- files ---- */

static const char *cell(struct lay_lexicon *x, const struct lay_csv *csv, size_t i)
{
    return i < csv->fields.n
               ? lay_arena_strndup(&x->arena, csv->fields.at[i].text, csv->fields.at[i].len)
               : "";
}

static lay_status invalid(const struct lay_csv *csv, lay_error *err, const char *what)
{
    lay_error_set(err, LAY_REFUSED, "lexicon.invalid", "%s", what);
    lay_error_at(err, csv->file, csv->record_line, 0);
    return LAY_REFUSED;
}

static lay_status take_list(struct lay_lexicon *x, const struct lay_csv *csv, lay_error *err)
{
    struct lay_entry entry = {.class = LAY_LEX_COUNT, .value = cell(x, csv, 1)};
    const char *name = cell(x, csv, 0);
    for (int i = 0; i < LAY_LEX_COUNT; i++)
        if (strcmp(class_names[i], name) == 0)
            entry.class = (enum lay_lex_class)i;
    if (entry.class == LAY_LEX_COUNT || csv->fields.n != 3)
        return invalid(csv, err, "A class, a value and phrases are expected.");
    add_phrases(x, &entry, cell(x, csv, 2));
    return LAY_OK;
}

static lay_status take_setting(struct lay_lexicon *x, const struct lay_csv *csv, lay_error *err)
{
    if (csv->fields.n < 2 || !lay_language_set(&x->language, cell(x, csv, 0), cell(x, csv, 1)))
        return invalid(csv, err, "A setting of a language and its value are expected.");
    return LAY_OK;
}

/* id, type, voice, slots, need, phrases, plus, minus; times: id, count, phrases, plus, minus. */
static lay_status take_rule(struct lay_lexicon *x, const struct lay_csv *csv, bool time,
                            lay_error *err)
{
    if (csv->fields.n != (time ? 5 : 8))
        return invalid(csv, err, "A rule with all its columns is expected.");
    size_t shift = time ? 0 : 3;
    struct lay_rule *rule = lay_arena_new(&x->arena, struct lay_rule);
    *rule = (struct lay_rule){.id = cell(x, csv, 0),
                              .type = cell(x, csv, 1),
                              .voice = time ? "" : cell(x, csv, 2),
                              .slots = time ? "" : cell(x, csv, 3),
                              .need = time ? "" : cell(x, csv, 4),
                              .plus = cell(x, csv, 3 + shift),
                              .minus = cell(x, csv, 4 + shift)};
    lay_vec_push(&x->rules, rule);
    struct lay_entry entry = {
        .class = time ? LAY_LEX_CALC : LAY_LEX_TRIGGER, .value = rule->type, .rule = rule};
    add_phrases(x, &entry, cell(x, csv, 2 + shift));
    return LAY_OK;
}

static lay_status read_file(struct lay_lexicon *x, const char *folder, const char *name,
                            lay_error *err)
{
    const char *path = lay_arena_printf(&x->arena, "%s/%s/%s.tsv", folder, x->language.name, name);
    LAY_FREE char *text = NULL;
    size_t len;
    lay_status status = lay_read_input(path, &text, &len, err);
    if (status != LAY_OK)
        return status;
    struct lay_csv csv = {.separator = '\t', .quote = '\0'};
    lay_csv_init(&csv, text, len, path);
    csv.separator = '\t';
    csv.quote = '\0';
    bool triggers = strcmp(name, "triggers") == 0, times = strcmp(name, "times") == 0;
    for (bool more = true, first = true; status == LAY_OK; first = false) {
        status = lay_csv_next(&csv, &more, err);
        if (status != LAY_OK || !more)
            break;
        if (first || lay_csv_blank(&csv) || csv.fields.at[0].text[0] == '#')
            continue;
        if (strcmp(name, "language") == 0)
            status = take_setting(x, &csv, err);
        else
            status = triggers || times ? take_rule(x, &csv, times, err) : take_list(x, &csv, err);
    }
    lay_csv_done(&csv);
    return status;
}

lay_status lay_lexicon_read(struct lay_lexicon *x, struct lay_vocab *vocab, const char *folder,
                            const char *lang, lay_error *err)
{
    static const char *const files[] = {"language", "forces",      "bases",     "numbers",
                                        "times",    "calendar",    "cues",      "prepositions",
                                        "stop",     "attribution", "datelines", "triggers"};
    *x = (struct lay_lexicon){.vocab = vocab};
    x->language = (struct lay_language){
        .name = lay_arena_strdup(&x->arena, lang), .oblique = "", .plural = "", .adjective = ""};
    lay_status status = LAY_OK;
    for (size_t i = 0; i < LAY_COUNT(files) && status == LAY_OK; i++)
        status = read_file(x, folder, files[i], err);
    lay_vec_push(&x->abbreviations, UINT32_MAX);
    if (status != LAY_OK)
        lay_lexicon_done(x);
    return status;
}

void lay_lexicon_done(struct lay_lexicon *x)
{
    for (size_t i = 0; i < x->starts.n; i++)
        if (x->starts.at[i])
            free(x->starts.at[i]->at);
    lay_vec_done(&x->starts);
    lay_vec_done(&x->firsts);
    lay_vec_done(&x->entries);
    lay_vec_done(&x->rules);
    lay_vec_done(&x->abbreviations);
    lay_arena_done(&x->arena);
}

/* ---- first words ---- */

static bool has_word(const struct lay_element *element, uint32_t word)
{
    for (size_t i = 0; i < element->word_count; i++)
        if (element->words[i] == word)
            return true;
    return false;
}

static bool has_prefix(const struct lay_element *element, const char *text)
{
    for (size_t i = 0; i < element->prefix_count; i++)
        if (strncmp(element->prefixes[i], text, strlen(element->prefixes[i])) == 0)
            return true;
    return false;
}

static bool may_begin(const struct lay_lexicon *x, const struct lay_entry *entry, uint32_t word)
{
    for (size_t i = 0; i < entry->count; i++) {
        const struct lay_element *element = &entry->elements[i];
        if (element->kind != LAY_ELEMENT_WORDS)
            return true; /* tried at every word of a list; match.c decides */
        if (has_word(element, word) || has_prefix(element, lay_vocab_text(x->vocab, word)))
            return true;
        if (!element->optional)
            return false;
    }
    return false;
}

/* "el? <day> de <month>" */
static bool may_begin_with_number(const struct lay_entry *entry)
{
    for (size_t i = 0; i < entry->count; i++) {
        if (entry->elements[i].kind != LAY_ELEMENT_WORDS)
            return true;
        if (!entry->elements[i].optional)
            return false;
    }
    return false;
}

static int by_word(const void *a, const void *b)
{
    const struct lay_first *one = a, *other = b;
    if (one->word != other->word)
        return one->word < other->word ? -1 : 1;
    return one->entry < other->entry ? -1 : one->entry > other->entry;
}

static void index_firsts(struct lay_lexicon *x)
{
    for (uint32_t i = 0; i < x->entries.n; i++) {
        const struct lay_entry *entry = &x->entries.at[i];
        bool by_words = true, more = true;
        for (size_t k = 0; k < entry->count && by_words && more; k++) {
            by_words =
                entry->elements[k].kind == LAY_ELEMENT_WORDS && !entry->elements[k].prefix_count;
            more = entry->elements[k].optional;
        }
        if (!by_words)
            lay_vec_push(&x->firsts, (struct lay_first){LAY_ANY_WORD, i});
        more = by_words;
        for (size_t k = 0; k < entry->count && more; k++) {
            for (size_t w = 0; w < entry->elements[k].word_count; w++)
                lay_vec_push(&x->firsts, (struct lay_first){entry->elements[k].words[w], i});
            more = entry->elements[k].optional;
        }
    }
    if (x->firsts.n)
        qsort(x->firsts.at, x->firsts.n, sizeof *x->firsts.at, by_word);
}

/* The first place of a word among the firsts. */
static size_t firsts_of(const struct lay_lexicon *x, uint32_t word)
{
    size_t low = 0, high = x->firsts.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (x->firsts.at[middle].word < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_kind(const struct lay_entry *entry)
{
    return entry->class == LAY_LEX_NUMBER || entry->class == LAY_LEX_MONTH ||
           entry->class == LAY_LEX_WEEKDAY || entry->class == LAY_LEX_SEASON ||
           entry->class == LAY_LEX_UNIT;
}

/* Triggers come first, times last: who wants only these looks at no others. */
enum part { TRIGGERS, LISTS, TIMES };

static enum part part_of(const struct lay_entry *entry)
{
    return entry->class == LAY_LEX_TRIGGER ? TRIGGERS
           : entry->class == LAY_LEX_CALC  ? TIMES
                                           : LISTS;
}

static void add_start(const struct lay_lexicon *x, uint32_t entry, uint32_t word, enum part part,
                      bool listed, struct lay_starts *out)
{
    const struct lay_entry *e = &x->entries.at[entry];
    if (part_of(e) != part)
        return;
    bool numeric = e->elements[0].kind != LAY_ELEMENT_WORDS;
    if (!word ? !may_begin_with_number(e) : numeric ? !listed : !may_begin(x, e, word))
        return;
    if (out->n && out->at[out->n - 1] == e)
        return; /* an entry with the word twice */
    out->at = lay_realloc(out->at, out->n + 1, sizeof *out->at);
    out->at[out->n++] = e;
}

/* In the order of the files. */
static void add_starts(const struct lay_lexicon *x, uint32_t word, enum part part, bool listed,
                       struct lay_starts *out)
{
    size_t own = word ? firsts_of(x, word) : x->firsts.n, any = firsts_of(x, LAY_ANY_WORD);
    size_t end = any;
    while (true) {
        bool has_own = own < end && x->firsts.at[own].word == word, has_any = any < x->firsts.n;
        if (!has_own && !has_any)
            break;
        bool first = has_own && (!has_any || x->firsts.at[own].entry < x->firsts.at[any].entry);
        add_start(x, x->firsts.at[first ? own : any].entry, word, part, listed, out);
        own += first;
        any += !first;
    }
}

static bool is_listed(const struct lay_lexicon *x, uint32_t word)
{
    size_t any = firsts_of(x, LAY_ANY_WORD);
    for (size_t i = firsts_of(x, word); i < any && x->firsts.at[i].word == word; i++)
        if (is_kind(&x->entries.at[x->firsts.at[i].entry]))
            return true;
    for (size_t i = any; i < x->firsts.n; i++) {
        const struct lay_entry *entry = &x->entries.at[x->firsts.at[i].entry];
        if (is_kind(entry) && may_begin(x, entry, word))
            return true;
    }
    return false;
}

static void note_values(struct lay_lexicon *x, struct lay_starts *starts)
{
    for (uint32_t i = 0; i < starts->n; i++) {
        const struct lay_entry *entry = starts->at[i];
        if (entry->count != 1)
            continue;
        if (!starts->values)
            starts->values = lay_arena_alloc(&x->arena, LAY_LEX_COUNT * sizeof *starts->values);
        if (!starts->values[entry->class])
            starts->values[entry->class] = entry->value;
        starts->classes |= lay_class_bit(entry->class);
    }
}

static uint64_t kinds_of(const struct lay_starts *starts, uint32_t word)
{
    static const struct {
        enum lay_lex_class class;
        enum lay_element_kind kind;
    } classes[] = {{LAY_LEX_NUMBER, LAY_ELEMENT_NUM},
                   {LAY_LEX_MONTH, LAY_ELEMENT_MONTH},
                   {LAY_LEX_WEEKDAY, LAY_ELEMENT_WEEKDAY},
                   {LAY_LEX_SEASON, LAY_ELEMENT_SEASON},
                   {LAY_LEX_UNIT, LAY_ELEMENT_UNIT}};
    uint64_t bits = word ? 0 : kind_bit(LAY_ELEMENT_DAY) | kind_bit(LAY_ELEMENT_NUM);
    for (size_t i = 0; i < LAY_COUNT(classes) && starts->values; i++)
        bits |= starts->values[classes[i].class] ? kind_bit(classes[i].kind) : 0;
    return bits;
}

/* Whether a word of these starts can stand for an element. */
static bool may_be(const struct lay_lexicon *x, const struct lay_element *element, uint32_t word,
                   uint64_t kinds)
{
    if (element->kind == LAY_ELEMENT_GAP)
        return true;
    if (element->kind != LAY_ELEMENT_WORDS)
        return kind_bit(element->kind) & kinds;
    return word ? has_word(element, word) || has_prefix(element, lay_vocab_text(x->vocab, word))
                : element_bits(x, element) & kinds; /* digits */
}

/* What may follow a word that a phrase begins with: looking at it first spares trying the phrase.
 */
static uint64_t next_bits(const struct lay_lexicon *x, const struct lay_entry *entry, uint32_t word,
                          uint64_t kinds)
{
    uint64_t bits = 0;
    for (size_t first = 0; first < entry->count; first++) {
        const struct lay_element *e = &entry->elements[first];
        if (may_be(x, e, word, kinds)) {
            size_t next = first + 1;
            while (next < entry->count && entry->elements[next].optional)
                bits |= element_bits(x, &entry->elements[next++]);
            bits |= next < entry->count ? element_bits(x, &entry->elements[next]) : LAY_ANY_NEXT;
        }
        if (!e->optional)
            break;
    }
    return bits;
}

static void note_next(struct lay_lexicon *x, uint32_t word, struct lay_starts *starts)
{
    uint64_t *next = lay_arena_alloc(&x->arena, starts->n * sizeof *next);
    for (uint32_t i = 0; i < starts->n; i++)
        next[i] = next_bits(x, starts->at[i], word, starts->kinds);
    starts->next = next;
}

static const struct lay_starts no_starts;

/* Stays where it is while others are made: callers look up words within a list of starts. */
static const struct lay_starts *make_starts(struct lay_lexicon *x, uint32_t word)
{
    struct lay_starts starts = {0};
    bool listed = word && is_listed(x, word);
    add_starts(x, word, TRIGGERS, listed, &starts);
    starts.triggers = starts.n;
    add_starts(x, word, LISTS, listed, &starts);
    starts.calcs = starts.n;
    add_starts(x, word, TIMES, listed, &starts);
    if (!starts.n && word) /* numbers are of a kind wherever they begin nothing */
        return &no_starts;
    note_values(x, &starts);
    starts.kinds = kinds_of(&starts, word);
    note_next(x, word, &starts);
    struct lay_starts *kept = lay_arena_new(&x->arena, struct lay_starts);
    *kept = starts;
    return kept;
}

const struct lay_starts *lay_lexicon_starts(struct lay_lexicon *x, const struct lay_token *token)
{
    uint32_t word = token->kind == LAY_TOKEN_NUMBER ? 0 : token->word;
    if (token->kind == LAY_TOKEN_MASKED || (!word && token->kind != LAY_TOKEN_NUMBER))
        return &no_starts;
    while (x->starts.n <= word)
        lay_vec_push(&x->starts, NULL);
    if (!x->firsts.n)
        index_firsts(x);
    if (!x->starts.at[word])
        x->starts.at[word] = make_starts(x, word);
    return x->starts.at[word];
}

static const struct lay_starts *starts_of(struct lay_lexicon *x, uint32_t word)
{
    struct lay_token token = {.kind = LAY_TOKEN_WORD, .word = word};
    return lay_lexicon_starts(x, &token);
}

uint64_t lay_lexicon_classes(struct lay_lexicon *x, uint32_t word)
{
    return starts_of(x, word)->classes;
}

const char *lay_lexicon_word(struct lay_lexicon *x, uint32_t word, enum lay_lex_class class)
{
    const struct lay_starts *starts = starts_of(x, word);
    return starts->values ? starts->values[class] : NULL;
}
