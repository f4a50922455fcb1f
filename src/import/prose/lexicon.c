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
    for (const char *bar = text; (bar = memchr(bar, '|', (size_t)(text + len - bar))); bar++)
        most++;
    uint32_t *words = most > 1 ? lay_arena_array(&x->arena, uint32_t, most) : NULL;
    const char **prefixes = NULL;
    for (size_t at = 0; at < len;) {
        const char *bar = most > 1 ? memchr(text + at, '|', len - at) : NULL;
        size_t n = bar ? (size_t)(bar - text) - at : len - at;
        if (n > 1 && text[at + n - 1] == '*') {
            uint32_t word = lay_vocab_beginning(x->vocab, text + at, n - 1);
            if (!prefixes)
                prefixes = lay_arena_array(&x->arena, const char *, most);
            prefixes[out->prefix_count++] = lay_vocab_text(x->vocab, word);
        } else if (n) {
            out->only = lay_vocab_number(x->vocab, text + at, n);
            if (words)
                words[out->word_count] = out->only;
            out->word_count++;
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
    bool word = *text != '<' && *text != '~';
    for (size_t i = 0; i < LAY_COUNT(element_kinds) && !word; i++)
        if (strlen(element_kinds[i].name) == len &&
            strncmp(element_kinds[i].name, text, len) == 0) {
            out.kind = element_kinds[i].kind;
            return out;
        }
    read_alternatives(x, text, len, &out);
    return out;
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
        entry.count = (uint32_t)elements.n;
        for (size_t i = 0; i < elements.n; i++)
            if (kept[i].word_count == 1 && !kept[i].words)
                kept[i].words = &kept[i].only;
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
    if (csv->fields.n < 2 ||
        !lay_language_set(&x->language, &x->arena, cell(x, csv, 0), cell(x, csv, 1)))
        return invalid(csv, err, "A setting of a language and its value are expected.");
    return LAY_OK;
}

/* The names of kinds.h. */
#define NAME_OF(upper, name) name,
static const char *const slot_names[] = {LAY_RULE_SLOTS(NAME_OF)};
static const char *const voice_names[] = {LAY_VOICES(NAME_OF)};
static const char *const need_names[] = {LAY_RULE_NEEDS(NAME_OF)};
static const char *const trait_names[] = {LAY_RULE_TRAITS(NAME_OF)};
#undef NAME_OF

const char *lay_slot_name(enum lay_rule_slot slot)
{
    return slot_names[slot];
}

/* Which of `names` it is; `count` where it is none. */
static size_t name_at(const char *const *names, size_t count, const char *text, size_t len)
{
    size_t i = 0;
    while (i < count && !(strlen(names[i]) == len && memcmp(names[i], text, len) == 0))
        i++;
    return i;
}

/* Cuts "subj=giver to=receiver". False where a name is none. */
static bool read_slots(struct lay_lexicon *x, const char *text, struct lay_rule *rule)
{
    LAY_VEC(struct lay_setting) all = {0};
    bool known = true;
    while (*text && known) {
        size_t word = strcspn(text, " "), name = strcspn(text, " =");
        size_t value = name < word ? name + 1 : word;
        size_t trait = name_at(trait_names, LAY_TRAIT_COUNT, text, word);
        size_t slot = name_at(slot_names, LAY_SLOT_COUNT, text, name);
        if (trait < LAY_TRAIT_COUNT)
            rule->traits |= (uint32_t)1 << trait;
        known = slot < LAY_SLOT_COUNT && (slot != LAY_SLOT_PLACE || trait < LAY_TRAIT_COUNT);
        rule->has |= known ? (uint32_t)1 << slot : 0;
        lay_vec_push(&all,
                     (struct lay_setting){(enum lay_rule_slot)slot, text + value, word - value});
        text += word + (text[word] == ' ');
    }
    struct lay_setting *kept = lay_arena_array(&x->arena, struct lay_setting, all.n);
    if (all.n)
        memcpy(kept, all.at, all.n * sizeof *kept);
    rule->slots = kept;
    rule->slot_count = all.n;
    lay_vec_done(&all);
    return known;
}

/* "force place". False where a name is none. */
static bool read_needs(const char *text, struct lay_rule *rule)
{
    while (*text) {
        size_t word = strcspn(text, " ");
        size_t need = name_at(need_names, LAY_NEED_COUNT, text, word);
        if (need == LAY_NEED_COUNT)
            return false;
        rule->needs |= (uint32_t)1 << need;
        text += word + (text[word] == ' ');
    }
    return true;
}

/* id, count, phrases, plus, minus. */
static lay_status take_time(struct lay_lexicon *x, const struct lay_csv *csv, lay_error *err)
{
    if (csv->fields.n != 5)
        return invalid(csv, err, "A rule with all its columns is expected.");
    struct lay_rule *rule = lay_arena_new(&x->arena, struct lay_rule);
    *rule = (struct lay_rule){.id = cell(x, csv, 0),
                              .type = LAY_TYPE_NONE,
                              .voice = LAY_VOICE_COUNT,
                              .count = cell(x, csv, 1),
                              .plus = cell(x, csv, 3),
                              .minus = cell(x, csv, 4)};
    lay_vec_push(&x->rules, rule);
    struct lay_entry entry = {.class = LAY_LEX_CALC, .value = rule->count, .rule = rule};
    add_phrases(x, &entry, cell(x, csv, 2));
    return LAY_OK;
}

/* id, type, voice, slots, need, phrases, plus, minus. A denial and an echo have no type. */
static lay_status take_trigger(struct lay_lexicon *x, const struct lay_csv *csv, lay_error *err)
{
    if (csv->fields.n != 8)
        return invalid(csv, err, "A rule with all its columns is expected.");
    const char *type_name = cell(x, csv, 1), *voice_name = cell(x, csv, 2);
    int type = LAY_TYPE_NONE;
    if (*type_name && !lay_term_find(LAY_LIST_TYPE, type_name, &type))
        return invalid(csv, err, "The column \"type\" has a type of event that is none.");
    size_t voice = name_at(voice_names, LAY_VOICE_COUNT, voice_name, strlen(voice_name));
    if (voice == LAY_VOICE_COUNT)
        return invalid(csv, err, "The column \"voice\" has a name that is none.");
    struct lay_rule *rule = lay_arena_new(&x->arena, struct lay_rule);
    *rule = (struct lay_rule){.id = cell(x, csv, 0),
                              .type = (enum lay_type)type,
                              .voice = (enum lay_voice)voice,
                              .count = "",
                              .plus = cell(x, csv, 6),
                              .minus = cell(x, csv, 7)};
    if (!read_slots(x, cell(x, csv, 3), rule))
        return invalid(csv, err, "The column \"slots\" has a name or a place that is none.");
    if (!read_needs(cell(x, csv, 4), rule))
        return invalid(csv, err, "The column \"need\" has a name that is none.");
    lay_vec_push(&x->rules, rule);
    struct lay_entry entry = {.class = LAY_LEX_TRIGGER, .value = type_name, .rule = rule};
    add_phrases(x, &entry, cell(x, csv, 5));
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
            status = triggers ? take_trigger(x, &csv, err)
                     : times  ? take_time(x, &csv, err)
                              : take_list(x, &csv, err);
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
    x->language = (struct lay_language){.name = lay_arena_strdup(&x->arena, lang),
                                        .of_town = "",
                                        .it = "",
                                        .agrees = "",
                                        .romanized = ""};
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
    lay_vec_done(&x->starts);
    lay_vec_done(&x->firsts);
    lay_vec_done(&x->first_of);
    lay_vec_done(&x->nameless);
    lay_vec_done(&x->prefixes);
    lay_vec_done(&x->entries);
    lay_vec_done(&x->rules);
    lay_vec_done(&x->abbreviations);
    lay_arena_done(&x->arena);
}
