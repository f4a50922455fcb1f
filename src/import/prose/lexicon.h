/* lexicon.h: the word lists and rules of one language, read from imports/lexicon/<lang>/.
 *
 * All files share one phrase language. A phrase is words with blanks between them:
 *     word      that spelling, in any case          pre*     any word that begins so
 *     a|b       one of them                         x?       may be missing
 *     <day> <month> <year> <num> <weekday> <season> <unit>   a word or number of that kind
 *     ~         up to three words, whatever they are, but no sign; of a trigger three more may be
 *               articles, weekdays and units of time
 * A hyphen in the text may stand between any two words of a phrase.
 *
 * Values: of a force "weak" or "weak company" (only where forces are spoken of, and its unit); of
 * equipment its unit, or "fired" (shells, rockets); of a number 3, x100 (a multiplier) or 1/2 (of
 * the number that follows); of a qualifier that of `strength`, or less, more, nearly, between,
 * numbering (the number of the noun before), "vague 24 99" (dozens: from, to), "vague group" (a
 * batch of, which leaves a number behind it as it is); of a mode of time
 * by, since, until, before, after, asof.
 *
 * Word lists: class, value, phrases (separated by ";"). Rules: triggers.tsv and times.tsv, whose
 * columns their first lines name. */
#ifndef LAY_PROSE_LEXICON_H
#define LAY_PROSE_LEXICON_H

#include "import/prose/kinds.h"
#include "import/prose/languages.h"
#include "import/prose/tokens.h"
#include <laydown/error.h>
#include <string.h>

/* What a listed phrase is. Names as in the files. */
#define LAY_LEX_CLASSES(X)                                                                         \
    X(TRIGGER, "trigger")     /* a rule of triggers.tsv */                                         \
    X(CALC, "calc")           /* a rule of times.tsv */                                            \
    X(FORCE, "force")         /* people under arms; value: their unit, or weak … */              \
    X(EQUIP, "equip")         /* helicopters, jets; value: their unit */                           \
    X(BASE, "base")           /* value: weak; part, of one; armed, by the noun alone: garrison */  \
    X(ADMIN, "admin")         /* province; value: behind, the name; known names only; river,       \
                                 bank, land: a valley, no country of that name */                  \
    X(AREA, "area")           /* northern, le nord de; value: what the gazetteer calls it */       \
    X(REGION, "region")       /* a small-lettered noun that ends the name of an area */            \
    X(TOWN, "town")           /* town, village; value: capital */                                  \
    X(WITH, "with")           /* before who or what is on board */                                 \
    X(ONE, "one")             /* a unit or ship whose form says that it is one */                  \
    X(CIVIL, "civil")         /* equipment, people that others have */                             \
    X(MORE, "more")           /* additional, another: of soldiers who join others */               \
    X(AID, "aid")             /* food, medicine: what civil equipment carries then */              \
    X(IRREGULAR, "irregular") /* fighters; "rebel": they are no state's */                         \
    X(GROUND, "ground")       /* soil, airspace: Estonian airspace is in Estonia */                \
    X(FILL, "fill")           /* stands inside a noun phrase and says nothing here; value: kind,   \
                                 behind whose they are: a Belgian detachment | of helicopters */   \
    X(DET, "det")                                                                                  \
    X(POSS, "poss")           /* its; value: theirs, of several; whose; own, of the subject */     \
    X(OF, "of")               /* joins nouns: of, de, des */                                       \
    X(NUMBER, "number")       /* value: 3, x100 or 1/2 */                                          \
    X(QUALIFIER, "qualifier") /* about, up to */                                                   \
    X(TO, "to")               /* joins the ends of a range */                                      \
    X(PREP, "prep")           /* value: site, destination, origin, via, by, to, with, of, over,    \
                                 relief: before those who are replaced,                            \
                                 between: of two places that tell where another one is, aside:     \
                                 of talks and deals: no place, no day of what they are about */    \
    X(NEAR, "near") /* before the known place by which another one is told; value: beside it, or   \
                       towards, by its direction or distance from there */                         \
    X(SAY, "say")   /* value: asserts, denies, doubts; accuses, asserts of whom stands behind */   \
    X(ACCORDING, "according") /* value: chain, of a source of the source; same, of who spoke       \
                                 before; as, unlike, before who says it too, or something else */  \
    X(SAYER, "sayer")         /* he, it: who spoke before; value: one; same, as a verb: adding */  \
    X(LISTENER, "listener")   /* told, à, to: before whom it is said to; value: verb, a verb that \
                                 takes them as its object */                                       \
    X(SPEAKER, "speaker")     /* official, spokesman; value: a basis */                            \
    X(GLOSS, "gloss")         /* words of a speaker; value: what they mean in English */           \
    X(GOVERNMENT, "government") /* the Kremlin; value: its state, home, mission: the last one */   \
    X(CUE, "cue") /* value: negated, planned, possible, requested, ongoing, refused, conditional,  \
                     false (behind a noun: the reports are false), compared (against 2,000 then),  \
                     untold (nobody knows when), announced (of a noun: on no day of its own),      \
                     certain (nobody denies that), now (is), present (now), then (had, once),      \
                     asked (is it?: in a question), helps (to help defend), ended (completed;      \
                     behind a presence: they left), will (asks in the future) */                   \
    X(BOUND, "bound")       /* a new clause; value: object, of what the one before speaks of;      \
                               until: what is denied behind it is awaited; that: what is said;     \
                               absolute, behind a comma: leur base ayant été fermée */          \
    X(RELATIVE, "relative") /* who, which: the clause is about what stands before */               \
    X(AND, "and")         /* value: list, of what stands for a list; too, denies nothing again */  \
    X(PRONOUN, "pronoun") /* they, these; value: force, latter, part (most), those (of a group) */ \
    X(THERE, "there")     /* there, the city; value: site, thence: from it, thither: to it, town,  \
                             country, base, here: of the dateline, land: of an adjective */        \
    X(MONTH, "month")                                                                              \
    X(WEEKDAY, "weekday")                                                                          \
    X(SEASON, "season")                                                                            \
    X(UNIT, "unit")         /* of time: d, w, m, y */                                              \
    X(TIMEMODE, "timemode") /* by, since, until, before, after */                                  \
    X(ADVERB, "adverb")     /* may stand between the words of a trigger: was formally closed */    \
    X(STOP, "stop")         /* never a place or an actor; value: article, of a longer name;        \
                             title, a person's name follows */                                     \
    X(NOT, "not")           /* a trigger that stands here is none: left the party */               \
    X(HAVE, "have")         /* auxiliary of an active participle; value been: of a passive one */  \
    X(ABBREVIATION, "abbreviation")                                                                \
    X(SOURCE, "source") /* begins the line that names a source */                                  \
    X(SKIP, "skip")     /* begins a line that is no report: Image:, Attribution: */                \
    X(DATED, "dated")   /* begins a line that tells when it was published */                       \
    X(AGENCY, "agency") /* value: the name of a source in datelines */                             \
    X(LOSS, "loss") /* killed, wounded: how many of them there are tells of nobody who is there */ \
    X(WAR, "war")   /* makes a text one of forces, and is none: defence ministry */

enum lay_lex_class {
#define LAY_LEX_ENUM(upper, name) LAY_LEX_##upper,
    LAY_LEX_CLASSES(LAY_LEX_ENUM)
#undef LAY_LEX_ENUM
        LAY_LEX_COUNT
};

static inline uint64_t lay_class_bit(enum lay_lex_class class)
{
    return (uint64_t)1 << class;
}

/* "subj=giver". */
struct lay_setting {
    enum lay_rule_slot slot;
    const char *value;
    size_t value_len;
};

/* A rule as its line says it. */
struct lay_rule {
    const char *id;
    enum lay_type type; /* of the claim */
    const char *count;  /* of a time: how it is counted */
    enum lay_voice voice;
    uint32_t traits; /* bits of enum lay_rule_trait */
    uint32_t needs;  /* bits of enum lay_rule_need; see clause.h, as for the slots */
    uint32_t has;    /* bits of enum lay_rule_slot: those of `slots` */
    const struct lay_setting *slots;
    size_t slot_count;
    const char *plus, *minus;
};

static inline bool lay_has_slot(const struct lay_rule *rule, enum lay_rule_slot slot)
{
    return rule->has >> slot & 1;
}

/* The value of a slot, "subj=giver" -> "giver" with its length; NULL where the rule has none. */
static inline const char *lay_slot(const struct lay_rule *rule, enum lay_rule_slot slot,
                                   size_t *len)
{
    for (size_t i = 0; i < rule->slot_count && lay_has_slot(rule, slot); i++)
        if (rule->slots[i].slot == slot) {
            *len = rule->slots[i].value_len;
            return rule->slots[i].value;
        }
    *len = 0;
    return NULL;
}

/* Of a slot that may stand there twice one will do. */
static inline bool lay_slot_is(const struct lay_rule *rule, enum lay_rule_slot slot,
                               const char *value)
{
    size_t n = strlen(value);
    for (size_t i = 0; i < rule->slot_count && lay_has_slot(rule, slot); i++)
        if (rule->slots[i].slot == slot && rule->slots[i].value_len == n &&
            memcmp(rule->slots[i].value, value, n) == 0)
            return true;
    return false;
}

static inline bool lay_has_trait(const struct lay_rule *rule, enum lay_rule_trait trait)
{
    return rule->traits >> trait & 1;
}

static inline bool lay_needs(const struct lay_rule *rule, enum lay_rule_need need)
{
    return rule->needs >> need & 1;
}

enum lay_element_kind {
    LAY_ELEMENT_WORDS,
    LAY_ELEMENT_GAP,
    LAY_ELEMENT_DAY,
    LAY_ELEMENT_MONTH,
    LAY_ELEMENT_YEAR,
    LAY_ELEMENT_NUM,
    LAY_ELEMENT_WEEKDAY,
    LAY_ELEMENT_SEASON,
    LAY_ELEMENT_UNIT
};

/* Words, each as one bit of 64 in two ways: where either has none in common, no word is. The last
 * bits are of kinds of words, the one before them is of anything. */
struct lay_bits {
    uint64_t one, other;
};
enum { LAY_KIND_BITS = 6, LAY_WORD_BITS = 64 - LAY_KIND_BITS - 1 };

static inline struct lay_bits lay_word_bits(uint32_t word)
{
    if (word <= LAY_OTHER_WORD)
        return (struct lay_bits){0}; /* of no list */
    const uint32_t spread = word * 2654435769u, again = (word ^ spread >> 15) * 2246822519u;
    return (struct lay_bits){(uint64_t)1 << ((uint64_t)spread * LAY_WORD_BITS >> 32),
                             (uint64_t)1 << ((uint64_t)again * LAY_WORD_BITS >> 32)};
}

static inline void lay_add_bits(struct lay_bits *to, struct lay_bits bits)
{
    to->one |= bits.one;
    to->other |= bits.other;
}

static inline bool lay_bits_meet(struct lay_bits a, struct lay_bits b)
{
    return a.one & b.one && a.other & b.other;
}

/* Any word, and no word at all; the bits of anything, which every text has. */
static const struct lay_bits LAY_ANY_NEXT = {UINT64_MAX, UINT64_MAX},
                             LAY_ANYTHING = {(uint64_t)1 << LAY_WORD_BITS,
                                             (uint64_t)1 << LAY_WORD_BITS};

static inline bool lay_is_any(struct lay_bits bits)
{
    return bits.one == UINT64_MAX;
}

/* Small, and with its only word, which most have, beside it: matching reads them all over memory.
 */
struct lay_element {
    enum lay_element_kind kind;
    bool optional;
    uint16_t prefix_count;
    uint32_t word_count, only;
    union {
        struct {
            const uint32_t *words;       /* alternatives … */
            const char *const *prefixes; /* … and beginnings */
        };
        struct lay_bits ahead; /* of a gap: of what ends it; LAY_ANY_NEXT: not known */
    };
};

struct lay_entry {
    struct lay_element *elements;
    const char *value;
    const struct lay_rule *rule; /* NULL in word lists */
    const uint32_t *second;      /* one of these words follows the first; NULL: not known */
    uint32_t count, second_count;
    enum lay_lex_class class;
    bool met; /* a word that it begins with was: `second` and `ahead` are worked out */
};

/* An entry by a word that it may begin with, in a chain of such; or by a beginning. */
struct lay_first {
    uint32_t entry, next; /* next: 1 + the next of the chain, 0 for none */
};
struct lay_first_prefix {
    const char *prefix;
    uint32_t entry;
};

/* Whether a word of a phrase is a number in a text. */
static inline bool lay_is_number_word(const char *text)
{
    return *text >= '0' && *text <= '9';
}

/* An entry that may begin with a word. LAY_ANY_NEXT: not known, or anything. */
struct lay_start {
    const struct lay_entry *entry;
    enum lay_lex_class class;
    bool whole;           /* the word is all of it */
    struct lay_bits next; /* of what may follow the word */
    struct lay_bits last; /* of the last word, where more than one follows */
};

/* The entries that may begin with a word. */
struct lay_starts {
    const struct lay_start *at;
    const uint64_t *by_bit; /* of many: which of each 64 have a bit of `next.one`; NULL: of few */
    /* at[0..triggers-1] are triggers, at[asides..calcs-1] adverbs of several words, at[calcs..n-1]
     * times */
    uint32_t triggers, asides, calcs, n;
    uint64_t kinds;      /* bits of the kinds that the word is of: a month */
    const char **values; /* by class, of entries of this word alone; NULL: none */
    uint64_t classes;    /* lay_class_bit() of those that `values` has */
    uint64_t begun;      /* of all that begin with it, but what stands for a base */
};

struct lay_lexicon {
    struct lay_language language;
    struct lay_vocab *vocab; /* borrowed; shared by languages */
    lay_arena arena;
    LAY_VEC(struct lay_entry) entries;
    LAY_VEC(struct lay_rule *) rules;
    LAY_VEC(uint32_t) abbreviations;           /* ends with UINT32_MAX */
    LAY_VEC(const struct lay_starts *) starts; /* by word, made when first asked for */
    LAY_VEC(struct lay_first) firsts;
    LAY_VEC(uint32_t) first_of; /* by word, 1 + the first of its chain; word 0: with a kind */
    LAY_VEC(struct lay_first_prefix) prefixes; /* sorted */
    LAY_VEC(uint8_t) nameless;                 /* by word: bits of names.c, once they are known */
};

/* Reads the language `lang` of `folder`. Errors: those of lay_read_input(); LAY_REFUSED
 * "lexicon.invalid" with file and line. */
lay_status lay_lexicon_read(struct lay_lexicon *lexicon, struct lay_vocab *vocab,
                            const char *folder, const char *lang, lay_error *err);
void lay_lexicon_done(struct lay_lexicon *lexicon);

/* "subj". */
const char *lay_slot_name(enum lay_rule_slot slot);

/* starts.c: the starts of a word that is met for the first time, and of a masked token. */
const struct lay_starts *lay_lexicon_first_starts(struct lay_lexicon *lexicon, uint32_t word);
extern const struct lay_starts lay_no_starts;

/* The entries that may begin with a word (0: with a number). Asked several times for each token of
 * a text. */
static inline const struct lay_starts *lay_lexicon_starts_of(struct lay_lexicon *lexicon,
                                                             uint32_t word)
{
    const struct lay_starts *starts = word < lexicon->starts.n ? lexicon->starts.at[word] : NULL;
    return starts ? starts : lay_lexicon_first_starts(lexicon, word);
}

/* The entries that may begin at a token: triggers, words of the lists, times. */
static inline const struct lay_starts *lay_lexicon_starts(struct lay_lexicon *lexicon,
                                                          const struct lay_token *token)
{
    if (token->kind == LAY_TOKEN_NUMBER)
        return lay_lexicon_starts_of(lexicon, 0);
    return token->kind == LAY_TOKEN_MASKED || !token->word
               ? &lay_no_starts
               : lay_lexicon_starts_of(lexicon, token->word);
}

/* The classes that entries of one word give it, as bits. */
static inline uint64_t lay_lexicon_classes(struct lay_lexicon *lexicon, uint32_t word)
{
    return word ? lay_lexicon_starts_of(lexicon, word)->classes : 0;
}

/* The value of such a class, or NULL. */
static inline const char *lay_lexicon_word(struct lay_lexicon *lexicon, uint32_t word,
                                           enum lay_lex_class class)
{
    return lay_lexicon_classes(lexicon, word) & lay_class_bit(class)
               ? lay_lexicon_starts_of(lexicon, word)->values[class]
               : NULL;
}

#endif
