/* read.c: one pass over a text: sections, their sentences, and of these only what holds a trigger.
 */
#include "import/prose/extract.h"

#include "base/data.h"
#include "base/error.h"
#include <stdlib.h>
#include <string.h>

static lay_status read_languages(struct lay_text_reader *r, lay_error *err)
{
    LAY_FREE char *folder = lay_data_path("imports/lexicon");
    if (!folder)
        return lay_error_set(err, LAY_NOT_FOUND, "lexicon.missing",
                             "The folder imports/lexicon is not found.");
    lay_language_names names = {0};
    lay_arena arena = {0};
    lay_status status = lay_languages_list(folder, &arena, &names, err);
    r->lexicons = lay_zalloc(names.n + 1, sizeof *r->lexicons);
    for (size_t i = 0; i < names.n && status == LAY_OK; i++) {
        status = lay_lexicon_read(&r->lexicons[i], &r->vocab, folder, names.at[i], err);
        r->language_count += status == LAY_OK;
    }
    lay_vocab_close(&r->vocab);
    lay_vec_done(&names);
    lay_arena_done(&arena);
    return status;
}

lay_status lay_reader_init(struct lay_text_reader *r, lay_error *err)
{
    *r = (struct lay_text_reader){0};
    lay_vocab_init(&r->vocab);
    struct lay_gazetteer *gazetteer = NULL;
    lay_status status = read_languages(r, err);
    if (status == LAY_OK)
        status = lay_gazetteer_open_own(&gazetteer, err);
    r->gazetteer = gazetteer;
    if (status != LAY_OK)
        lay_reader_done(r);
    return status;
}

void lay_reader_done(struct lay_text_reader *r)
{
    for (size_t i = 0; i < r->language_count; i++)
        lay_lexicon_done(&r->lexicons[i]);
    free(r->lexicons);
    lay_vocab_done(&r->vocab);
    lay_gazetteer_free((struct lay_gazetteer *)r->gazetteer);
    lay_tokens_done(&r->tokens);
    lay_buf_done(&r->run.text);
    lay_names_done(r);
    lay_vec_done(&r->sections);
    lay_vec_done(&r->claims);
    lay_arena_done(&r->arena);
    lay_arena_done(&r->lasting);
    *r = (struct lay_text_reader){0};
}

int lay_language_number(const struct lay_text_reader *r, const char *name)
{
    for (size_t i = 0; i < r->language_count; i++)
        if (strcmp(name, r->lexicons[i].language.name) == 0)
            return (int)i;
    return -1;
}

static bool has_trigger(struct lay_text_reader *r, size_t from, size_t to)
{
    struct lay_behind behind = {.after = LAY_ANYTHING};
    for (size_t i = to; i-- > from;) {
        const struct lay_starts *starts = lay_lexicon_starts(r->lexicon, &r->tokens.all.at[i]);
        if (starts->triggers)
            behind.next = lay_bits_next(r->lexicon, &r->tokens, i, to);
        LAY_EACH_LIKELY (k, starts, 0, starts->triggers, behind) {
            struct lay_match match;
            if (lay_match_start(r->lexicon, &r->tokens, i, to, &starts->at[k], &match))
                return true;
        }
        lay_add_bits(&behind.after, lay_word_bits(r->tokens.all.at[i].word));
    }
    return false;
}

/* What is spoken of before a sentence with a trigger, for its pronouns. */
static void look_back(struct lay_text_reader *r, struct lay_sentence *s, size_t from, size_t to)
{
    lay_sentence_read(r, from, to, s);
    lay_read_forces(r, s);
    lay_read_spots(r, s);
    lay_remember(r, s, from, to);
}

/* Whether a noun stands for forces, bases or arms alone. */
static bool names_arms(const struct lay_entry *entry)
{
    switch (entry->class) {
    case LAY_LEX_EQUIP:
    case LAY_LEX_WAR:
        return true;
    case LAY_LEX_BASE:
        return !*entry->value || strcmp(entry->value, "armed") == 0;
    case LAY_LEX_FORCE:
        return strncmp(entry->value, "weak", 4) != 0 && strcmp(entry->value, "abroad") != 0;
    default:
        return false;
    }
}

/* A noun of forces, bases or arms that stands for nothing else: "air force", not "unit". `others`:
 * how many tokens such a phrase of others takes, "fuel tanks". */
static bool is_of_war(struct lay_text_reader *r, size_t at, size_t limit, size_t *others)
{
    const struct lay_starts *starts = lay_lexicon_starts(r->lexicon, &r->tokens.all.at[at]);
    const uint64_t nouns = lay_class_bit(LAY_LEX_FORCE) | lay_class_bit(LAY_LEX_EQUIP) |
                           lay_class_bit(LAY_LEX_BASE) | lay_class_bit(LAY_LEX_WAR) |
                           lay_class_bit(LAY_LEX_CIVIL);
    size_t arms = 0, civil = 0;
    for (uint32_t i = starts->triggers; i < starts->calcs && starts->begun & nouns; i++) {
        const struct lay_entry *entry = starts->at[i].entry;
        bool named = names_arms(entry);
        struct lay_match match;
        if ((!named && entry->class != LAY_LEX_CIVIL) ||
            !lay_match_start(r->lexicon, &r->tokens, at, limit, &starts->at[i], &match))
            continue;
        size_t *longest = named ? &arms : &civil;
        *longest = match.end - at > *longest ? match.end - at : *longest;
    }
    *others = civil;
    return arms > civil;
}

static bool is_armed(struct lay_text_reader *r, size_t at, size_t limit)
{
    static const char *const armed[] = {"armed_force", "operation", "pmc", "armed_group",
                                        "mission"};
    size_t end;
    bool adjective;
    const struct lay_gaz_actor *actor =
        r->tokens.all.at[at].capital ||
                lay_lexicon_word(r->lexicon, r->tokens.all.at[at].word, LAY_LEX_FORCE)
            ? lay_actor_at(r, at, limit, &end, &adjective)
            : NULL;
    for (size_t i = 0; actor && i < LAY_COUNT(armed); i++)
        if (strcmp(actor->kind, armed[i]) == 0)
            return true;
    return false;
}

/* Whether forces, bases or arms are spoken of near a sentence. Sentences come in their order. */
static bool is_military(struct lay_text_reader *r, size_t from, size_t to)
{
    enum { REACH = 200 }; /* tokens */
    size_t limit = to + REACH < r->section->to ? to + REACH : r->section->to;
    bool near = r->arms_last && r->arms_last + REACH > from;
    while (r->arms_to < limit && !near) {
        size_t i = r->arms_to, others = 0;
        if (r->tokens.all.at[i].kind == LAY_TOKEN_WORD && is_of_war(r, i, r->section->to, &others))
            r->arms_last = i + 1, near = i + 1 + REACH > from;
        r->arms_to += others ? others : 1;
    }
    for (size_t i = from; i < to && !near; i++) {
        near = r->tokens.all.at[i].kind == LAY_TOKEN_WORD && is_armed(r, i, to);
        if (near && r->tokens.all.at[i].end - r->tokens.all.at[i].start > 2)
            r->arms_last = i + 1; /* Wagner; in the next sentence "the men" (but: IS) */
    }
    return near;
}

/* Whether a sentence has any noun of forces, bases or arms, though others have these, too. */
static bool may_be_armed(struct lay_text_reader *r, size_t from, size_t to)
{
    const uint64_t nouns =
        lay_class_bit(LAY_LEX_FORCE) | lay_class_bit(LAY_LEX_EQUIP) | lay_class_bit(LAY_LEX_BASE);
    for (size_t i = from; i < to; i++) {
        const uint32_t word = r->tokens.all.at[i].word;
        const uint64_t has = lay_lexicon_classes(r->lexicon, word) & nouns;
        if (has && (has != lay_class_bit(LAY_LEX_BASE) ||
                    strcmp(lay_lexicon_word(r->lexicon, word, LAY_LEX_BASE), "that") != 0))
            return true; /* but: one, another, which only stand for such a noun */
    }
    return false;
}

/* "Here" is where the dateline says. */
static void focus_on_dateline(struct lay_text_reader *r)
{
    const struct lay_section *section = r->section;
    size_t end;
    bool shouting = r->shouting;
    r->shouting = true; /* KIDAL is no acronym here */
    if (section->dateline)
        r->focus.dateline = lay_place_at(r, section->dateline - 1, section->from, &end);
    r->shouting = shouting;
}

/* Whether a sentence with a trigger is worth a close look. `voted`: the section has been counted.
 */
static bool may_claim(struct lay_text_reader *r, size_t from, size_t to, bool *voted)
{
    if (!*voted) {
        lay_vote_countries(r);
        focus_on_dateline(r);
        r->arms_to = r->section->from;
        r->arms_last = 0;
    }
    *voted = true;
    r->military = is_military(r, from, to);
    return r->military || may_be_armed(r, from, to) ||
           (r->focus.people && lay_was_claimed_near(r, from)); /* police came. They were joined */
}

/* In a text in capitals everything looks like a name: who and where must be known to the gazetteer,
 * and when or how many be told. */
static void keep_certain(struct lay_text_reader *r, size_t first)
{
    size_t n = first;
    for (size_t i = first; i < r->claims.n; i++) {
        const struct lay_prose_claim *claim = &r->claims.at[i];
        if (claim->actor_count && claim->place_count && claim->places[0].place &&
            (claim->when_text || claim->has_strength))
            r->claims.at[n++] = *claim;
    }
    r->claims.n = n;
}

/* For the sentences behind. */
static void remember_claimed(struct lay_text_reader *r, size_t first)
{
    if (r->claims.n == first)
        return;
    const struct lay_prose_claim *last = &r->claims.at[r->claims.n - 1];
    bool asked = r->lexicon->language.cases && last->actor_count > 1 && /* они: who is asked */
                 strcmp(last->actors[1].role, "addressee") == 0;
    r->focus.claimed = last->actor_count ? last->actors[asked].name : NULL;
    r->focus.claimed_type = last->type;
}

/* Memory does not grow with the claims of a text. */
static void hand_over(struct lay_text_reader *r, size_t section)
{
    r->take(r->take_context, section);
    r->claims.n = 0;
    lay_arena fresh = {0};
    lay_focus_keep(&r->focus, &fresh);
    lay_arena_done(&r->arena);
    r->arena = fresh;
}

/* "200 солдат прибыли в Гао. | Ещё 100 — в Кидаль.": a short sentence whose verb is that of the one
 * before. */
static bool is_elided(struct lay_text_reader *r, size_t from, size_t to)
{
    enum { LONGEST = 16 };
    if (!r->lexicon->language.cases || from >= r->section->to || to > from + LONGEST ||
        r->tokens.all.at[from].paragraph)
        return false;
    for (size_t i = from + 1; i < to; i++)
        if (lay_is_dash(r, i) && r->tokens.all.at[i].spaced && i + 1 < to &&
            r->tokens.all.at[i + 1].spaced) /* but: Абу-Даби */
            return !has_trigger(r, from, to);
    return false;
}

static size_t sentence_end(const struct lay_text_reader *r, size_t from)
{
    size_t end = from + 1;
    while (end < r->section->to && !r->tokens.all.at[end].sentence)
        end++;
    return end;
}

static void read_section(struct lay_text_reader *r, size_t index, struct lay_sentence *s)
{
    enum { BACK = 2, AT_ONCE = 256, AT_MOST = 1024 };
    r->section = &r->sections.at[index];
    r->reading++;
    r->lexicon = &r->lexicons[r->section->language];
    r->focus = (struct lay_focus){.claimed_type = LAY_TYPE_NONE, .day = LAY_DAY_MIN};
    size_t before[BACK][2] = {{0}}, waiting = 0;
    size_t previous = r->section->from;
    bool voted = false;
    for (size_t i = r->section->from; i < r->section->to;) {
        size_t end = sentence_end(r, i);
        if (has_trigger(r, i, end) && !lay_is_skipped_line(r, i, end) &&
            may_claim(r, i, end, &voted)) {
            for (size_t k = BACK - waiting; k < BACK; k++)
                look_back(r, s, before[k][0], before[k][1]);
            waiting = 0;
            for (size_t to; end < r->section->to && is_elided(r, end, to = sentence_end(r, end));)
                end = to;
            lay_sentence_read(r, i, end, s);
            size_t first = r->claims.n;
            r->focus.fresh = r->tokens.all.at[i].paragraph ? i : previous;
            lay_read_claims(r, s, index);
            if (r->section->capitals)
                keep_certain(r, first);
            remember_claimed(r, first);
            bool ends = end == r->section->to || r->tokens.all.at[end].paragraph;
            if (r->take && r->claims.n >= (ends ? AT_ONCE : AT_MOST)) /* denied in the next one */
                hand_over(r, index);
        } else {
            memmove(before, before + 1, sizeof before - sizeof *before);
            before[BACK - 1][0] = i;
            before[BACK - 1][1] = end;
            waiting += waiting < BACK;
        }
        previous = i;
        i = end;
    }
    if (r->take)
        hand_over(r, index);
}

void lay_reader_read(struct lay_text_reader *r, const char *text, size_t len,
                     const struct lay_extract_given *given)
{
    LAY_VEC(uint32_t) abbreviations = {0};
    struct lay_sentence s = {0};
    r->sections.n = r->claims.n = 0;
    lay_arena_done(&r->arena); /* of the text before */
    lay_arena_done(&r->lasting);
    for (size_t l = 0; l < r->language_count; l++)
        for (size_t i = 0; i + 1 < r->lexicons[l].abbreviations.n; i++)
            lay_vec_push(&abbreviations, r->lexicons[l].abbreviations.at[i]);
    lay_vec_push(&abbreviations, UINT32_MAX);
    lay_tokens_done(&r->tokens);
    lay_tokens_split(&r->vocab, text, len, abbreviations.at, &r->tokens);
    lay_find_sections(r, given);
    r->lasting = r->arena;
    r->arena = (lay_arena){0};
    for (size_t i = 0; i < r->sections.n; i++)
        read_section(r, i, &s);
    lay_sentence_done(&s);
    lay_vec_done(&abbreviations);
}
