/* words.c: what the words of an unknown name say: how big the place is, whose the force is.
 *
 * Levels: every word of facility-words.csv is looked for in the folded name in the way its row
 * says; exceptions ("refugee camp") go before facilities, these before theatres and areas; the rest
 * are towns. A facility word wins over an area word: "base in northern Mali" is named as a base.
 *
 * Parents: the folded name is cut from left to right into the longest pieces that are the name of
 * an actor, a word for a country, or a word of force-words.csv. Then two readings are tried:
 * "<unit or service> of <whom>", where anything may stand before the unit, and the same words
 * without "of", where every word must be understood. One word that forbids it, two possible owners,
 * or an unknown word in the wrong place, and the answer is none: a parent that is wrong merges what
 * reports keep apart, one that is missing only leaves two rows.
 *
 * Limits: names of more than 24 words; German compounds of forces. */
#include "base/buf.h"
#include "base/fold.h"
#include "gazetteer/internal.h"
#include <stdlib.h>
#include <string.h>

#define MAX_TOKENS 24
#define MAX_PHRASE 12 /* words of the longest name that is looked for in a longer one */
#define MAX_UNKNOWN 3 /* words not understood before "battalion of" */

/* ---- levels ---- */

static const char arabic_article[] = "\xd8\xa7\xd9\x84";

/* Whether a word begins at `at`; the Arabic article before it does not count. */
static bool begins_word(const char *text, size_t at)
{
    const size_t article = sizeof arabic_article - 1;
    if (at == 0 || text[at - 1] == ' ')
        return true;
    return at >= article && memcmp(text + at - article, arabic_article, article) == 0 &&
           (at == article || text[at - article - 1] == ' ');
}

static bool stands(const struct lay_level_word *w, const char *text, size_t len, size_t at)
{
    bool starts = begins_word(text, at);
    bool ends = text[at + w->len] == '\0' || text[at + w->len] == ' ';
    switch (w->match) {
    case LAY_MATCH_WORD:
        return starts && ends;
    case LAY_MATCH_BESIDE:
        return starts && ends && w->len < len;
    case LAY_MATCH_FIRST:
        return at == 0 && text[w->len] == ' ';
    case LAY_MATCH_LAST:
        return starts && at + w->len == len;
    case LAY_MATCH_PREFIX:
        return starts;
    case LAY_MATCH_SUFFIX:
        return ends;
    case LAY_MATCH_PART:
        return true;
    }
    return false;
}

static bool says(const struct lay_gazetteer *g, const struct lay_level_word *w, const char *text,
                 size_t len)
{
    for (const char *p = text; (p = strstr(p, lay_text_at(g, w->word))); p++)
        if (stands(w, text, len, (size_t)(p - text)))
            return true;
    return false;
}

size_t lay_level_word_end(const struct lay_gazetteer *g, enum lay_place_level level,
                          const char *folded, size_t at)
{
    size_t len = strlen(folded), best = 0;
    for (size_t i = 0; i < g->level_words.n; i++) {
        const struct lay_level_word *w = &g->level_words.at[i];
        const char *word = lay_text_at(g, w->word);
        if (*word != folded[at] || w->level != level || w->match == LAY_MATCH_SUFFIX ||
            w->match == LAY_MATCH_PART || strncmp(folded + at, word, w->len) != 0 ||
            !stands(w, folded, len, at))
            continue;
        size_t end = at + w->len + strcspn(folded + at + w->len, " ");
        best = end > best ? end : best;
    }
    return best;
}

enum lay_place_level lay_gazetteer_guess_level(const struct lay_gazetteer *g, const char *name)
{
    static const enum lay_place_level order[] = {LAY_LEVEL_TOWN, LAY_LEVEL_FACILITY,
                                                 LAY_LEVEL_THEATRE, LAY_LEVEL_AREA};
    LAY_FREE char *folded = lay_fold(name);
    size_t len = strlen(folded);
    for (size_t i = 0; i < LAY_COUNT(order); i++)
        for (size_t k = 0; k < g->level_words.n; k++)
            if (g->level_words.at[k].level == order[i] &&
                says(g, &g->level_words.at[k], folded, len))
                return order[i];
    return LAY_LEVEL_TOWN;
}

/* ---- parents ---- */

enum piece_kind { PIECE_UNKNOWN, PIECE_ACTOR, PIECE_STATE, PIECE_WORD };

struct piece {
    enum piece_kind kind;
    const struct lay_gaz_actor *actor; /* of an actor or a state */
    enum lay_force_class class;        /* of a word */
};

struct pieces {
    struct piece at[MAX_TOKENS];
    size_t n;
};

static bool is_state(const struct lay_gaz_actor *actor)
{
    return strcmp(actor->kind, "state") == 0;
}

/* An actor whose name a stretch is, known from the tables or learned; or NULL. */
static const struct lay_gaz_actor *named_actor(const struct lay_gazetteer *g, const char *text,
                                               size_t len)
{
    const struct lay_name_entry *e = lay_name_index_find(&g->actor_names, &g->strings, text, len);
    if (e)
        return lay_shown_actor(g, e->value);
    e = lay_name_index_find(&g->learned_names, &g->learned_strings, text, len);
    return e ? g->learned.at[e->value] : NULL;
}

/* The same without case endings, where that leaves one actor. */
static const struct lay_gaz_actor *stemmed_actor(const struct lay_gazetteer *g, const char *text,
                                                 size_t len)
{
    size_t stem_len;
    if (!lay_is_cyrillic(text, len))
        return NULL;
    LAY_FREE char *stem = lay_stem_name(text, len, &stem_len);
    const struct lay_name_entry *known =
        lay_name_index_find(&g->actor_stems, &g->strings, stem, stem_len);
    const struct lay_name_entry *learnt =
        lay_name_index_find(&g->learned_stems, &g->learned_strings, stem, stem_len);
    if (known && !learnt && !lay_name_index_next(&g->actor_stems, known))
        return lay_shown_actor(g, known->value);
    if (learnt && !known && !lay_name_index_next(&g->learned_stems, learnt))
        return g->learned.at[learnt->value];
    return NULL;
}

/* Of the tables alone: what reports have taught must not decide what a name in a report means. */
const struct lay_gaz_actor *lay_actor_in_case(const struct lay_gazetteer *g, const char *folded,
                                              size_t len)
{
    enum { LEAST = 8 }; /* bytes of four letters */
    size_t stem_len;
    if (!lay_is_cyrillic(folded, len))
        return NULL;
    LAY_FREE char *stem = lay_stem_name(folded, len, &stem_len);
    const struct lay_name_entry *e =
        lay_name_index_find(&g->actor_stems, &g->strings, stem, stem_len);
    return e && stem_len >= LEAST && !lay_name_index_next(&g->actor_stems, e)
               ? lay_shown_actor(g, e->value)
               : NULL;
}

static bool ends_with(const char *text, size_t len, const char *end)
{
    size_t n = strlen(end);
    return len > n && memcmp(text + len - n, end, n) == 0;
}

/* The adjective of a country in another case, gender or number than it is listed in. */
static const struct lay_name_entry *inflected(const struct lay_gazetteer *g, const char *text,
                                              size_t len)
{
    static const char *const plurals[] = {"ين", "ون"}; /* of people, in Arabic */
    for (size_t i = 0; i < LAY_COUNT(plurals); i++)
        if (ends_with(text, len, plurals[i]))
            return lay_name_index_find(&g->adjectives, &g->strings, text, len - strlen(plurals[i]));
    if (!lay_is_cyrillic(text, len) || memchr(text, ' ', len))
        return NULL;
    size_t stem_len;
    LAY_FREE char *stem = lay_stem_name(text, len, &stem_len);
    LAY_BUF listed = {0};
    lay_buf_add(&listed, stem, stem_len);
    lay_buf_puts(&listed, "ий");
    return lay_name_index_find(&g->adjectives, &g->strings, listed.text, listed.len);
}

/* The state that a word of a country names, NULL for none, several, or a territory. */
static const struct lay_gaz_actor *state_named(const struct lay_gazetteer *g, const char *text,
                                               size_t len)
{
    const struct lay_name_entry *e = lay_name_index_find(&g->adjectives, &g->strings, text, len);
    const size_t article = sizeof arabic_article - 1;
    if (!e && len > article && memcmp(text, arabic_article, article) == 0) {
        text += article;
        len -= article;
        e = lay_name_index_find(&g->adjectives, &g->strings, text, len);
    }
    if (!e)
        e = inflected(g, text, len);
    if (!e || lay_name_index_next(&g->adjectives, e))
        return NULL;
    return lay_gazetteer_actor_of_id(g, lay_text_at(g, g->places.at[e->value].id));
}

/* The same for a Cyrillic adjective in any case, by the form that the tables have. */
static const struct lay_gaz_actor *state_inflected(const struct lay_gazetteer *g, const char *text,
                                                   size_t len)
{
    static const char *const forms[] = {"ий", "ый", "а", "я", ""};
    size_t stem_len;
    if (!lay_is_cyrillic(text, len))
        return NULL;
    LAY_FREE char *stem = lay_stem_name(text, len, &stem_len);
    LAY_BUF form = {0};
    for (size_t i = 0; i < LAY_COUNT(forms); i++) {
        lay_buf_clear(&form);
        lay_buf_add(&form, stem, stem_len);
        lay_buf_puts(&form, forms[i]);
        const struct lay_gaz_actor *state = state_named(g, form.text, form.len);
        if (state)
            return state;
    }
    return NULL;
}

const struct lay_gaz_actor *lay_gazetteer_actor_of_words(const struct lay_gazetteer *g,
                                                         const char *folded, size_t len)
{
    const struct lay_gaz_actor *actor = named_actor(g, folded, len);
    if (!actor)
        actor = state_named(g, folded, len);
    if (!actor)
        actor = stemmed_actor(g, folded, len);
    return actor ? actor : state_inflected(g, folded, len);
}

/* What a stretch of the name is, if it is anything as a whole; `all`: it is the whole name, which
 * is no part of itself. */
static bool whole_piece(const struct lay_gazetteer *g, const char *text, size_t len, bool all,
                        struct piece *out)
{
    const struct lay_name_entry *word =
        lay_name_index_find(&g->force_words, &g->strings, text, len);
    const struct lay_gaz_actor *actor = all ? NULL : named_actor(g, text, len);
    if (!actor && !all && !word)
        actor = stemmed_actor(g, text, len);
    if (actor && !is_state(actor)) {
        *out = (struct piece){.kind = PIECE_ACTOR, .actor = actor};
        return true;
    }
    if ((actor = state_named(g, text, len))) {
        *out = (struct piece){.kind = PIECE_STATE, .actor = actor};
        return true;
    }
    if (word)
        *out = (struct piece){.kind = PIECE_WORD, .class = (enum lay_force_class)word->value};
    return word != NULL;
}

/* One word that is no whole piece: a known stem, a number ("2nd"), or not understood. */
static struct piece single_piece(const struct lay_gazetteer *g, const char *text, size_t len)
{
    if (*text >= '0' && *text <= '9')
        return (struct piece){.kind = PIECE_WORD, .class = LAY_FORCE_FILLER};
    for (size_t i = 0; i < g->force_prefixes.n; i++) {
        const struct lay_force_prefix *w = &g->force_prefixes.at[i];
        if (w->len <= len && memcmp(lay_text_at(g, w->word), text, w->len) == 0)
            return (struct piece){.kind = PIECE_WORD, .class = w->class};
    }
    return (struct piece){.kind = PIECE_UNKNOWN};
}

/* Cuts a folded name into pieces; false when it has too many words. */
static bool cut(const struct lay_gazetteer *g, const char *text, struct pieces *out)
{
    size_t start[MAX_TOKENS + 1], n = 0, len = strlen(text);
    for (size_t at = 0; at < len; at += strcspn(text + at, " ") + 1) {
        if (n == MAX_TOKENS)
            return false;
        start[n++] = at;
    }
    start[n] = len + 1;
    out->n = 0;
    for (size_t i = 0; i < n;) {
        size_t end = i + MAX_PHRASE < n ? i + MAX_PHRASE : n;
        struct piece *piece = &out->at[out->n++];
        while (end > i && !whole_piece(g, text + start[i], start[end] - 1 - start[i],
                                       i == 0 && end == n, piece))
            end--;
        if (end == i) {
            end = i + 1;
            *piece = single_piece(g, text + start[i], start[end] - 1 - start[i]);
        }
        i = end;
    }
    return true;
}

/* What stands in a stretch of pieces. */
struct tally {
    const struct lay_gaz_actor *actor, *state; /* when there is one */
    size_t actors, states;                     /* different ones */
    size_t unknown, units, services, police, links, none;
};

static void count_owner(const struct lay_gaz_actor *actor, const struct lay_gaz_actor **one,
                        size_t *count)
{
    if (*one == actor)
        return;
    *one = actor;
    (*count)++;
}

static struct tally tally(const struct piece *at, size_t n)
{
    struct tally t = {0};
    for (size_t i = 0; i < n; i++) {
        const struct piece *p = &at[i];
        if (p->kind == PIECE_UNKNOWN)
            t.unknown++;
        else if (p->kind == PIECE_ACTOR)
            count_owner(p->actor, &t.actor, &t.actors);
        else if (p->kind == PIECE_STATE)
            count_owner(p->actor, &t.state, &t.states);
        else if (p->class == LAY_FORCE_UNIT || p->class == LAY_FORCE_WHOLE)
            t.units++;
        else if (p->class == LAY_FORCE_SERVICE)
            t.services++;
        else if (p->class == LAY_FORCE_POLICE)
            t.police++;
        else if (p->class == LAY_FORCE_NONE)
            t.none++;
        else if (p->class != LAY_FORCE_FILLER && p->class != LAY_FORCE_ARTICLE)
            t.links++;
    }
    return t;
}

static const struct lay_gaz_actor *forces_of(const struct lay_gazetteer *g,
                                             const struct lay_gaz_actor *state)
{
    LAY_FREE char *id = lay_asprintf("%s-armed-forces", state->id);
    return lay_gazetteer_actor_of_id(g, id);
}

static const struct lay_gaz_actor *of_state(const struct lay_gazetteer *g, const struct tally *what,
                                            const struct lay_gaz_actor *state)
{
    if (what->police)
        return state;
    return what->services ? forces_of(g, state) : NULL;
}

static bool is_label(const struct lay_gaz_actor *actor)
{
    return strcmp(actor->kind, "label") == 0;
}

/* Words that stand side by side, all understood, none a link: "Malian Air Force", "MINUSMA
 * Bangladesh battalion". */
static const struct lay_gaz_actor *plain(const struct lay_gazetteer *g, const struct piece *at,
                                         size_t n)
{
    struct tally t = tally(at, n);
    if (t.unknown || t.links || !(t.units || t.services || t.police))
        return NULL;
    if (t.actors == 1)
        return is_label(t.actor) ? NULL : t.actor;
    return !t.actors && t.states == 1 ? of_state(g, &t, t.state) : NULL;
}

static bool is_link(const struct piece *p)
{
    return p->kind == PIECE_WORD && (p->class == LAY_FORCE_OF || p->class == LAY_FORCE_IN);
}

static bool is_above_or_same(const struct lay_gaz_actor *upper, const struct lay_gaz_actor *lower)
{
    for (; lower; lower = lower->parent)
        if (lower == upper)
            return true;
    return false;
}

/* at[0..head) names a unit or service, at[head] is a link, what follows is whose it is. */
static const struct lay_gaz_actor *linked(const struct lay_gazetteer *g, const struct piece *at,
                                          size_t n, size_t head)
{
    struct tally what = tally(at, head);
    if (!(what.units || what.services || what.police) || what.unknown > MAX_UNKNOWN)
        return NULL;
    size_t tail = head;
    while (tail < n && (is_link(&at[tail]) ||
                        (at[tail].kind == PIECE_WORD && (at[tail].class == LAY_FORCE_FILLER ||
                                                         at[tail].class == LAY_FORCE_ARTICLE))))
        tail++;
    if (tail == n)
        return NULL;
    const struct lay_gaz_actor *owner = NULL;
    if (n - tail == 1 && at[tail].kind == PIECE_STATE) {
        bool sure = at[head].class == LAY_FORCE_OF && !what.unknown && !what.states &&
                    !what.actors && !what.links;
        return sure ? of_state(g, &what, at[tail].actor) : NULL;
    }
    if (n - tail == 1 && at[tail].kind == PIECE_ACTOR)
        owner = is_label(at[tail].actor) ? NULL : at[tail].actor;
    else
        owner = plain(g, at + tail, n - tail);
    /* "Kenya Defence Forces contingent of AMISOM": a unit that one force gives to another. */
    bool given = what.units && what.actors == 1 && owner &&
                 strcmp(what.actor->kind, "armed_force") == 0 &&
                 strcmp(owner->kind, "armed_force") != 0;
    if (owner && what.actors && !given && (what.actors > 1 || !is_above_or_same(what.actor, owner)))
        return NULL;
    return owner;
}

static const char learned[] = "unknown";

static bool is_learned(const struct lay_gaz_actor *actor)
{
    return actor->kind == learned;
}

const struct lay_gaz_actor *lay_forces_named(const struct lay_gazetteer *g, const char *folded)
{
    enum { MOST = 8 }; /* pieces; longer names say more than whose the troops are */
    struct pieces pieces;
    if (!cut(g, folded, &pieces) || pieces.n > MOST)
        return NULL;
    const struct lay_gaz_actor *state = NULL, *actor = NULL;
    size_t states = 0, actors = 0, words = 0;
    for (size_t i = 0; i < pieces.n; i++) {
        const struct piece *p = &pieces.at[i];
        if (p->kind == PIECE_STATE)
            count_owner(p->actor, &state, &states);
        else if (p->kind == PIECE_ACTOR)
            actor = actors++ ? NULL : p->actor;
        else if (p->kind == PIECE_WORD && p->class == LAY_FORCE_WHOLE)
            words++;
        else if (p->kind != PIECE_WORD ||
                 (p->class != LAY_FORCE_ARTICLE && (p->class != LAY_FORCE_OF || !words)))
            return NULL;
    }
    if (actors) /* "la MINUSMA" */
        return actor && words + states == 0 && !is_learned(actor) ? actor : NULL;
    return words && states == 1 ? forces_of(g, state) : NULL;
}

/* Lets a name lead to an actor, unless it is somebody's already. */
static void add_name(struct lay_gazetteer *g, const struct lay_gaz_actor *actor, const char *name)
{
    LAY_FREE char *folded = lay_fold(name);
    size_t len = strlen(folded);
    if (!len || named_actor(g, folded, len))
        return;
    uint32_t at = (uint32_t)g->learned.n;
    lay_vec_push(&g->learned, actor);
    lay_strings *strings = &g->learned_strings;
    lay_name_index_add(&g->learned_names, strings, lay_strings_add(strings, folded, len), at,
                       LAY_NAME_FIRST);
    if (!lay_is_cyrillic(folded, len))
        return;
    LAY_FREE char *stem = lay_stem_name(folded, len, &len);
    lay_name_index_add(&g->learned_stems, strings, lay_strings_add(strings, stem, len), at,
                       LAY_NAME_LOOSE);
}

void lay_gazetteer_add_actor(struct lay_gazetteer *g, const struct lay_gaz_actor *actor)
{
    const struct lay_gaz_actor *own = lay_gazetteer_actor_of_id(g, actor->id);
    for (size_t i = 0; i < actor->name_count; i++)
        add_name(g, own ? own : actor, actor->names[i]);
}

void lay_gazetteer_learn_actor(struct lay_gazetteer *g, const char *key, const char *name)
{
    struct lay_gaz_actor *actor = lay_arena_new(&g->arena, struct lay_gaz_actor);
    actor->id = lay_arena_strdup(&g->arena, key);
    actor->name = lay_arena_strdup(&g->arena, name);
    actor->kind = learned;
    actor->valid_from = LAY_DAY_MIN;
    actor->valid_to = LAY_DAY_MAX;
    add_name(g, actor, name);
}

const struct lay_gaz_actor *lay_gazetteer_derive_parent(const struct lay_gazetteer *g,
                                                        const char *name)
{
    LAY_FREE char *folded = lay_fold(name);
    struct pieces p;
    const struct lay_gaz_actor *own = named_actor(g, folded, strlen(folded));
    if ((own && !is_learned(own)) || !cut(g, folded, &p) || tally(p.at, p.n).none)
        return NULL;
    if (lay_forces_named(g, folded))
        return NULL; /* it is them, and below nobody else */
    for (size_t i = 1; i < p.n; i++) {
        const struct lay_gaz_actor *owner = is_link(&p.at[i]) ? linked(g, p.at, p.n, i) : NULL;
        if (owner)
            return owner;
    }
    return plain(g, p.at, p.n);
}
