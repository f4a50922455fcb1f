/* names.c: runs of words that the gazetteer knows.
 *
 * Which of several places of one name is meant: the weight that the gazetteer gives a place, times
 * how much the section speaks of its country. A country's adjective says less of where something
 * happened than its name: French troops are seldom in France. */
#include "import/prose/reader.h"

#include "base/fold.h"
#include "import/resolve_choose.h"
#include <stdlib.h>
#include <string.h>

enum {
    IN_CAPITALS = 20000, /* least weight of a name among words that are all in capitals */
    SOUNDS_KNOWN = 5000, /* of one by its sound in Cyrillic alone, where no country is spoken of */
    LEAST_SOUND = 18,    /* bytes of two words of Cyrillic whose sound says one thing */
    SOUNDS_ABROAD = 300000, /* of one elsewhere than in the countries that are */
    WELL_KNOWN = 50000,     /* weight of a place that comes to mind by a name written otherwise */
    LEAST_PEOPLE = 6,       /* bytes of a group's name that may be written small */
    LEAST_LETTERS = 5,      /* and letters: "дни" is no ДНИМ */
    LEAST_FACILITY = 4,     /* bytes of a facility's own name */
    LEAST_LOOSE = 5         /* bytes of a name that may be written in another way */
};

/* The first `len` bytes; longer ones are gone then. */
static const char *cut(lay_buf *folded, size_t len)
{
    if (folded->text)
        folded->text[len] = '\0';
    return lay_buf_text(folded);
}

static bool is_word(const struct lay_text_reader *r, size_t i)
{
    return r->tokens.all.at[i].kind == LAY_TOKEN_WORD;
}

static bool ends_name(const struct lay_text_reader *r, size_t at, size_t n)
{
    const struct lay_token *last = &r->tokens.all.at[at + n - 1];
    const char *c = r->tokens.text + last->start;
    size_t len = last->end - last->start;
    return last->kind != LAY_TOKEN_MARK ||
           (n > 2 && len > 1 && (strncmp(c, "»", len) == 0 || strncmp(c, "”", len) == 0)) ||
           (n > 2 && *c == '"');
}

/* The first word of "at-Tanf", "U-Tapao". */
static bool is_first_half(const struct lay_text_reader *r, size_t at, size_t limit)
{
    return lay_is_hyphen(r, at + 1, limit) && at + 2 < limit && !r->tokens.all.at[at + 2].spaced &&
           r->tokens.all.at[at + 2].capital;
}

/* "A'zaz": the second half of a word with an apostrophe in it. */
static bool is_behind_apostrophe(const struct lay_text_reader *r, size_t at)
{
    const struct lay_token *token = &r->tokens.all.at[at];
    const char *before = r->tokens.text + token->start;
    return !token->spaced && token->start > 2 &&
           (before[-1] == '\'' || memcmp(before - 3, "’", 3) == 0);
}

/* "В Бамако": no name begins with a preposition, though one may be written with it in the lists. */
static bool is_small(struct lay_text_reader *r, size_t at, size_t limit)
{
    if (is_first_half(r, at, limit))
        return false;
    const uint64_t small = lay_class_bit(LAY_LEX_PREP) | lay_class_bit(LAY_LEX_OF);
    return lay_lexicon_classes(r->lexicon, r->tokens.all.at[at].word) & small;
}

/* "Kidal", and "al-Shabaab". */
static bool is_capital(const struct lay_text_reader *r, size_t at, size_t limit)
{
    const struct lay_token *t = &r->tokens.all.at[at];
    return t->capital || (t->end - t->start <= 3 && is_first_half(r, at, limit));
}

/* "Hamas", "Finul": what the tables themselves write so, small letters and all. */
static bool is_written_so(const struct lay_text_reader *r, const struct lay_token *token,
                          const struct lay_gaz_actor *actor)
{
    size_t len = token->end - token->start;
    const char *text = r->tokens.text + token->start;
    for (size_t i = 0; i < actor->name_count; i++)
        if (strncmp(actor->names[i], text, len) == 0 && !actor->names[i][len])
            return true;
    return strncmp(actor->name, text, len) == 0 && !actor->name[len];
}

static bool is_stopped(const struct lay_text_reader *r, size_t at, size_t n)
{
    return n == 1 && lay_lexicon_word(r->lexicon, r->tokens.all.at[at].word, LAY_LEX_STOP);
}

/* "UN", "FACT": what is short and no state's is written in capitals, which must tell it from "Un".
 * In a text in capitals a word of the language ("IS ON ALERT") is none. */
static bool is_acronym(const struct lay_text_reader *r, size_t at, size_t n,
                       const struct lay_gaz_actor *actor, size_t len)
{
    enum { SHORT = 3, SHORT_FORCE = 5 };
    bool state = lay_is_state(actor);
    const struct lay_token *token = &r->tokens.all.at[at];
    const char *text = r->tokens.text + token->start;
    size_t small = 0;
    if (r->shouting && (is_stopped(r, at, n) ||
                        (n == 1 && lay_lexicon_word(r->lexicon, token->word, LAY_LEX_PRONOUN))))
        return false; /* LET US RECALL */
    if (n > 1 || len > (state ? SHORT : SHORT_FORCE) ||
        (token->capital && lay_lexicon_word(r->lexicon, token->word, LAY_LEX_GOVERNMENT)))
        return true; /* "Otan" is spelt so */
    for (size_t i = 0; i < actor->name_count && token->capital; i++)
        if (strlen(actor->names[i]) == token->end - token->start &&
            strncmp(actor->names[i], text, strlen(actor->names[i])) == 0 && !state)
            return true; /* Hamas */
    for (uint32_t i = token->start; i < token->end; i++)
        small += r->tokens.text[i] >= 'a' && r->tokens.text[i] <= 'z';
    if (small > (len > SHORT ? 1 : 0)) /* FAMa, BIMa */
        return is_written_so(r, token, actor);
    return !r->shouting || state;
}

/* Whether a run can be an actor's name by its ends: with a capital, or a noun for forces. */
static bool may_name(struct lay_text_reader *r, size_t at, size_t n)
{
    const struct lay_token *first = &r->tokens.all.at[at], *last = first + n - 1;
    static const enum lay_lex_class nouns[] = {LAY_LEX_FORCE, LAY_LEX_SPEAKER, LAY_LEX_FILL,
                                               LAY_LEX_BASE};
    if (n == 1 || last->kind != LAY_TOKEN_WORD || last->capital)
        return true;
    for (size_t i = 0; i < LAY_COUNT(nouns); i++)
        if (lay_lexicon_word(r->lexicon, last->word, nouns[i]))
            return true;
    bool compound = n == 3 && !last->spaced && !last[-1].spaced && last[-1].kind == LAY_TOKEN_MARK;
    return !r->lexicon->language.capitals && (first->capital || compound); /* sud-africains */
}

/* How much of a folded name of people is the end of their plural. */
static size_t plural_of(const struct lay_language *language, const char *folded, size_t len)
{
    enum { LEAST = 4 }; /* bytes before it */
    size_t n = language->plural.n ? language->plural.at[0].len : 0;
    return len >= n + LEAST && lay_has_ending(&language->plural, folded, len) ? n : 0;
}

static size_t letters_of(const char *folded, size_t len)
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++)
        n += ((unsigned char)folded[i] & 0xC0) != 0x80;
    return n;
}

/* Whether one of the listed stretches stands in a word: ск|цк. */
static bool has_any(const char *folded, const struct lay_endings *listed)
{
    for (size_t len = 1; listed->n && len <= strlen(folded); len++)
        if (lay_has_ending(listed, folded, len))
            return true;
    return false;
}

/* "из | Армянска": where adjectives of countries have no capital, what has one within a sentence
 * and is a town's name is none. */
static bool is_town_instead(struct lay_text_reader *r, size_t at, const char *folded)
{
    const struct lay_token *token = &r->tokens.all.at[at];
    return r->lexicon->language.cases && at && token[-1].kind == LAY_TOKEN_WORD && token->capital &&
           !r->shouting &&
           (!lay_ends_with(r, at, &r->lexicon->language.attribute) || /* no ending of one, either */
            lay_kept_places(r, folded, LAY_NAME_IN_CASE)->n);
}

/* Whether a word of the lists is no actor's name, and begins none; or no place's just as it is
 * written. Most words of a text are such, and asked after again and again. */
enum nameless { NO_ACTOR = 1, NO_PLACE = 2 };

static bool is_nameless(struct lay_text_reader *r, size_t at, enum nameless what)
{
    const uint32_t word = r->tokens.all.at[at].word;
    const struct lay_language *language = &r->lexicon->language;
    if (word <= LAY_OTHER_WORD)
        return false;
    while (r->lexicon->nameless.n <= word)
        lay_vec_push(&r->lexicon->nameless, 0);
    enum { ASKED = 2 }; /* bits above each: whether it was */
    uint8_t *known = &r->lexicon->nameless.at[word];
    if (!(*known & what << ASKED)) {
        lay_read_run(r, at, at + 1, 0);
        const char *folded = lay_buf_text(&r->run.text);
        size_t len = r->run.text.len;
        const size_t plural = plural_of(language, folded, len);
        bool named = !len || lay_gazetteer_may_begin(r->gazetteer, folded, len);
        if (what == NO_PLACE)
            named = named || lay_kept_places(r, folded, LAY_NAME_EXACTLY)->n;
        else
            named = named || lay_kept_actor(r, folded, len) ||
                    (plural && lay_gazetteer_actor_of_words(r->gazetteer, folded, len - plural));
        *known |= (uint8_t)(what << ASKED | (named ? 0 : what));
    }
    return *known & what;
}

static const struct lay_gaz_actor *find_actor(struct lay_text_reader *r, size_t at, size_t limit,
                                              size_t *end, bool *adjective, size_t *seen)
{
    *seen = at + 1;
    if (!is_word(r, at))
        return NULL;
    const struct lay_language *language = &r->lexicon->language;
    const struct lay_token *first = &r->tokens.all.at[at];
    if ((language->capitals && !is_capital(r, at, limit)) || first->end - first->start < 2 ||
        is_small(r, at, limit) || lay_is_no_name(r, first) || is_nameless(r, at, NO_ACTOR) ||
        (language->cases && lay_lexicon_word(r->lexicon, first->word, LAY_LEX_DET)))
        return NULL; /* Сам корпус: no SAMIM */
    lay_read_run(r, at, limit, 0);
    *seen = at + r->run.n;
    for (size_t n = r->run.n; n; n--) {
        if (!ends_name(r, at, n) || !may_name(r, at, n))
            continue;
        size_t len = r->run.ends[n];
        const char *folded = cut(&r->run.text, len);
        const struct lay_gaz_actor *actor = len > 1 ? lay_kept_actor(r, folded, len) : NULL;
        const size_t plural = actor ? 0 : plural_of(language, folded, len);
        if (plural) /* the Russians, New Zealanders */
            actor = lay_gazetteer_actor_of_words(r->gazetteer, folded, len -= plural);
        if (!actor || strcmp(actor->kind, "label") == 0 || !is_acronym(r, at, n, actor, len))
            continue;
        bool people = !language->capitals && strcmp(actor->kind, "armed_group") == 0 && n == 1 &&
                      len >= LEAST_PEOPLE &&
                      letters_of(folded, len) >= LEAST_LETTERS; /* houthis, хуситы */
        bool spelled = n > 1 && (strcmp(actor->kind, "operation") == 0 ||
                                 strcmp(actor->kind, "mission") == 0 || /* l'opération Sangaris */
                                 (strcmp(actor->kind, "armed_group") == 0 &&
                                  language->adjectives_after)); /* les rebelles touareg */
        if (!is_capital(r, at, limit) && !lay_is_state(actor) &&
            strcmp(actor->kind, "armed_force") != 0 && !spelled && !people)
            continue;
        bool state = lay_is_state(actor);
        bool small = language->adjectives_after && !first->capital; /* libyen, not Libyen */
        *adjective = state && small;
        const char *gap = strrchr(folded, ' '),
                   *last = gap ? gap : folded; /* Саудовской | Аравии */
        *adjective |=
            state && (language->adjective.n
                          ? has_any(last, &language->adjective) || has_any(last, &language->people)
                          : !lay_gazetteer_country_named(r->gazetteer, folded, len));
        if (state && language->adjective.n && !*adjective && !is_capital(r, at, limit))
            continue; /* вечером того же дня: that day, not Togo */
        if (state && *adjective && n == 1 && is_town_instead(r, at, folded))
            continue;
        *end = at + n;
        return actor;
    }
    return NULL;
}

bool lay_is_people(const struct lay_text_reader *r, size_t at)
{
    const struct lay_token *token = &r->tokens.all.at[at];
    LAY_BUF word = {0};
    lay_fold_add(&word, r->tokens.text + token->start, token->end - token->start);
    const char *text = cut(&word, word.len);
    bool is = has_any(text, &r->lexicon->language.people) &&
              !has_any(text, &r->lexicon->language.adjective); /* французских | врачей */
    lay_buf_done(&word);
    return is;
}

/* The same place is looked at several times: answers are kept for a while. If this one is not, what
 * is kept there makes way for it. A limit counts only where it is near the tokens looked at. */
static bool is_kept(const struct lay_text_reader *r, struct lay_found_name *kept, size_t at,
                    size_t limit)
{
    enum { BESIDE = 2 }; /* tokens behind the name that may count: is_half() */
    if (kept->at == at + 1 && kept->reading == r->reading && kept->shouting == r->shouting &&
        (kept->limit == limit ||
         (kept->limit > kept->seen + BESIDE && limit > kept->seen + BESIDE)))
        return true;
    *kept = (struct lay_found_name){
        .at = at + 1, .limit = limit, .reading = r->reading, .shouting = r->shouting};
    return false;
}

/* "franco-malien": a state's adjective by the list, small and before a hyphen. */
static const struct lay_gaz_actor *first_of_two(struct lay_text_reader *r, size_t at, size_t limit,
                                                size_t *end, bool *adjective)
{
    const struct lay_token *token = &r->tokens.all.at[at];
    if (at + 2 >= limit || token->kind != LAY_TOKEN_WORD || token->capital ||
        token[1].sign != '-' || token[1].spaced || token[2].spaced || token[2].capital)
        return NULL;
    const char *state = lay_lexicon_word(r->lexicon, token->word, LAY_LEX_GOVERNMENT);
    *end = at + 1;
    *adjective = true;
    return state ? lay_actor_named(r, state) : NULL;
}

const struct lay_gaz_actor *lay_actor_at(struct lay_text_reader *r, size_t at, size_t limit,
                                         size_t *end, bool *adjective)
{
    struct lay_found_name *kept = &r->found_actors[at % LAY_FOUND_NAMES];
    if (!is_kept(r, kept, at, limit)) {
        kept->actor = find_actor(r, at, limit, &kept->end, &kept->adjective, &kept->seen);
        if (!kept->actor)
            kept->actor = first_of_two(r, at, limit, &kept->end, &kept->adjective);
    }

    if (kept->actor) {
        *end = kept->end;
        *adjective = kept->adjective;
    }
    return kept->actor;
}

const struct lay_gaz_actor *lay_actor_shown(const struct lay_gaz_actor *actor)
{
    while (actor && strcmp(actor->kind, "armed_force") == 0 && actor->parent)
        actor = actor->parent;
    return actor;
}

const struct lay_gaz_actor *lay_state_of_capital(struct lay_text_reader *r, size_t at, size_t limit,
                                                 size_t *end)
{
    const struct lay_gaz_place *place = lay_place_at(r, at, limit, end);
    if (!place || place->seat != 'C' || !place->country)
        return NULL;
    const struct lay_gaz_place *country = lay_gazetteer_country(r->gazetteer, place->country);
    return country ? lay_actor_named(r, country->name) : NULL;
}

/* An area whose seat has its name but for a word for areas: the seat is meant, "в Тартусе". */
static const struct lay_gaz_place *seat_of_name(const lay_gaz_candidates *found,
                                                const struct lay_gaz_place *best)
{
    for (size_t i = 0; best && best->level == LAY_LEVEL_AREA && i < found->n; i++) {
        const struct lay_gaz_place *town = found->at[i].place;
        if (found->at[i].match == LAY_GAZ_LOOSE && town->level == LAY_LEVEL_TOWN &&
            (town->seat == '1' || town->seat == '2' || town->seat == 'C') && town->country &&
            best->country && strcmp(town->country, best->country) == 0)
            return town;
    }
    return best;
}

/* Whether a place is in the country of the place that was last spoken of. */
static bool is_here(const struct lay_text_reader *r, const struct lay_gaz_place *place)
{
    const struct lay_gaz_place *country = r->focus.country;
    return country && place->country && country->country &&
           strcmp(country->country, place->country) == 0;
}

/* How many times rather a place is meant than one of a country that the section does not speak of.
 * A capital comes to mind anywhere; a big city, and what our own tables have, nearly so. */
static double likelihood(const struct lay_text_reader *r, const struct lay_gaz_place *place,
                         bool exactly)
{
    enum { HERE = 2000, WHOLE = 1000, FAMOUS = 400, NEARBY = 300, MILLION = 1000000 };
    double vote = lay_country_vote(r, place->country);
    bool town = place->level <= LAY_LEVEL_TOWN && exactly;
    if (vote >= LAY_COUNTRY_NAMED || (town && place->seat == 'C'))
        vote = HERE;
    else if (vote >= LAY_COUNTRY_PLACED || (town && place->population >= MILLION) ||
             (exactly && lay_gaz_is_known(place)))
        vote = FAMOUS;
    else if (town && is_here(r, place))
        vote = NEARBY; /* Kismayo was left. They still hold Balad. */
    if (place->level == LAY_LEVEL_COUNTRY || place->level == LAY_LEVEL_THEATRE)
        vote += WHOLE;
    return 1 + vote;
}

/* `brief`: by a word alone or two short ones; `careful`: in a text in capitals, which hide what is
 * a name; `opening`: the first word of a sentence, whose capital says nothing. */
static const struct lay_gaz_place *best_of(const struct lay_text_reader *r,
                                           const lay_gaz_candidates *found, bool brief,
                                           bool careful, bool opening)
{
    const struct lay_gaz_place *best = NULL;
    double most = 0;
    for (size_t i = 0; i < found->n; i++) {
        const struct lay_gaz_place *place = found->at[i].place;
        double vote = lay_country_vote(r, place->country);
        if (place->level == LAY_LEVEL_COUNTRY || place->level == LAY_LEVEL_THEATRE)
            vote += 1000;
        bool exactly = found->at[i].match <= LAY_GAZ_OTHER ||
                       (found->at[i].match == LAY_GAZ_LOOSE && r->lexicon->language.cases);
        double score = (found->at[i].weight + 1) * likelihood(r, place, exactly);
        if (is_here(r, place) && found->at[i].match >= LAY_GAZ_LOOSE && vote < 1)
            vote = 1; /* in the country that is spoken of */
        bool cases = r->lexicon->language.cases;
        bool sound = found->at[i].match == LAY_GAZ_SOUND && (cases ? brief : r->names_country);
        bool in_case = found->at[i].match == LAY_GAZ_LOOSE && r->lexicon->language.cases;
        bool loose = (found->at[i].match == LAY_GAZ_LOOSE && (opening || !in_case)) ||
                     found->at[i].match == LAY_GAZ_UNTAGGED;
        double least = !cases ? WELL_KNOWN : r->places_country ? SOUNDS_ABROAD : SOUNDS_KNOWN;
        if (sound && vote < 1 && found->at[i].weight < least)
            continue; /* a village somewhere; in a text on Sudan Bahri is not Bari */
        if (careful && (loose || (found->at[i].weight < IN_CAPITALS && place->world)))
            continue;
        if ((careful || (loose && place->seat != 'C' && place->seat != '1' &&
                         (opening || place->seat == 'P'))) &&
            vote < 1 && found->at[i].weight < WELL_KNOWN)
            continue;
        if (loose || sound)
            score /= 20;
        if (!best || score > most) {
            best = place;
            most = score;
        }
    }
    return seat_of_name(found, best);
}

/* Whether nothing in the section speaks for a place but its name. */
static bool is_far(const struct lay_text_reader *r, const struct lay_gaz_place *place)
{
    return !place ||
           (place->level <= LAY_LEVEL_AREA && likelihood(r, place, true) < LAY_COUNTRY_NAMED);
}

/* "Clark" in a section on the Philippines: the air base there, of whose name no town there is. */
static const struct lay_gaz_place *facility_here(struct lay_text_reader *r, const char *name)
{
    const lay_gaz_candidates *found =
        r->names_country && !r->shouting && strlen(name) >= LEAST_FACILITY
            ? lay_kept_facilities(r, name)
            : NULL;
    for (size_t i = 0; found && i < found->n; i++)
        if (lay_is_country_named(r, found->at[i].place->country))
            return found->at[i].place;
    return NULL;
}

/* "Mazar-i-Sharif" has none. */
static size_t blanks_in(const struct lay_text_reader *r, size_t at, size_t n)
{
    size_t blanks = 0;
    for (size_t i = 1; i < n; i++)
        blanks += r->tokens.all.at[at + i].spaced;
    return blanks;
}

/* "the 43rd BIMA camp": in a text that is not all in capitals an acronym is no town. */
static bool is_short_of(const struct lay_text_reader *r, size_t at, size_t n)
{
    enum { SHORT = 5 };
    const struct lay_token *token = &r->tokens.all.at[at];
    if (n > 1 || r->shouting || token->end - token->start > SHORT)
        return false;
    for (uint32_t i = token->start; i < token->end; i++)
        if (r->tokens.text[i] < 'A' || r->tokens.text[i] > 'Z')
            return false;
    return true;
}

/* "Эль-Фашире", whose half is no name unless it is one as it stands: "Moscow-Beijing". */
static bool is_half(const struct lay_text_reader *r, size_t end, size_t limit)
{
    return end + 1 < limit && lay_is_hyphen(r, end, limit) && !r->tokens.all.at[end + 1].spaced &&
           r->tokens.all.at[end + 1].capital;
}

static bool is_region(struct lay_text_reader *r, size_t at)
{
    return lay_lexicon_word(r->lexicon, r->tokens.all.at[at].word, LAY_LEX_REGION) != NULL;
}

/* How much the spelling of a name of `n` tokens may differ. */
static enum lay_name_way way_of(struct lay_text_reader *r, size_t at, size_t n, size_t limit,
                                const char *name)
{
    if (strlen(name) < LEAST_LOOSE || r->shouting || is_half(r, at + n, limit))
        return LAY_NAME_EXACTLY;
    bool pair = n == 2 && r->tokens.all.at[at + 1].spaced && !is_region(r, at) &&
                !is_region(r, at + 1);                  /* "База США" is no El Paso */
    bool noun = n > 1 && !r->tokens.all.at[at].capital; /* остров Вуди */
    if (blanks_in(r, at, n) <= 1 && !(r->lexicon->language.cases && (pair || noun)))
        return LAY_NAME_LOOSELY;
    return r->lexicon->language.cases ? LAY_NAME_IN_CASE : LAY_NAME_EXACTLY;
}

/* The fewest tokens from a word on that may be the name of a place; 0: none begins there. */
static size_t fewest(struct lay_text_reader *r, size_t at, size_t limit)
{
    const struct lay_token *first = &r->tokens.all.at[at], *next = first + 1;
    bool small = !is_capital(r, at, limit); /* mer Rouge */
    const char *kind = small ? lay_lexicon_word(r->lexicon, first->word, LAY_LEX_AREA) : NULL;
    if (!is_word(r, at) || (small && !(kind && strcmp(kind, "name") == 0)) ||
        lay_is_no_name(r, first))
        return 0;
    if (is_small(r, at, limit)) /* In Salah */
        return r->lexicon->language.capitals && first->capital && at + 1 < limit && next->capital &&
                       next->spaced
                   ? 2
                   : 0;
    if (first->end - first->start < 2)
        return is_first_half(r, at, limit) ? 2 : 0; /* U-Tapao */
    return 1 + small;
}

/* A country or a part of the world of two words, the second one small: "Arabie saoudite", "Asie
 * centrale". */
static const struct lay_gaz_place *country_of_words(struct lay_text_reader *r, size_t n,
                                                    const char *name, size_t len)
{
    if (n > 3 || !r->lexicon->language.adjectives_after)
        return NULL;
    const struct lay_gaz_place *country = lay_gazetteer_country_named(r->gazetteer, name, len);
    const lay_gaz_candidates *found =
        country || n < 2 ? NULL : lay_kept_places(r, name, LAY_NAME_EXACTLY);
    return found && found->n == 1 && found->at[0].place->level == LAY_LEVEL_THEATRE
               ? found->at[0].place
               : country;
}

/* «Северный клевер»: marks tell where a name ends, small words and all. */
static bool is_quoted(const struct lay_text_reader *r, size_t at, size_t n)
{
    return at && ((lay_is_sign(r, at - 1, LAY_OPENING_GUILLEMET) &&
                   lay_is_sign(r, at + n, LAY_CLOSING_GUILLEMET)) ||
                  (lay_is_sign(r, at - 1, LAY_OPENING_QUOTE) &&
                   lay_is_sign(r, at + n, LAY_CLOSING_QUOTE)));
}

/* The place that `n` tokens name as a whole. */
static const struct lay_gaz_place *place_called(struct lay_text_reader *r, size_t at, size_t n,
                                                size_t limit, const char *name)
{
    enum lay_name_way way = way_of(r, at, n, limit, name);
    bool number = r->tokens.all.at[at + n - 1].kind == LAY_TOKEN_NUMBER; /* T-4, Tower 22 */
    if (number || is_small(r, at, limit))
        way = LAY_NAME_EXACTLY;
    bool opening = n == 1 && r->tokens.all.at[at].sentence;
    const lay_gaz_candidates *found = lay_kept_places(r, name, way);
    bool brief = n == 1 || strlen(name) < LEAST_SOUND;
    const struct lay_gaz_place *place = best_of(r, found, brief, r->shouting, opening);
    if (!place && found->n && n == 1 && way == LAY_NAME_LOOSELY && r->lexicon->language.cases)
        place = best_of(r, lay_kept_places(r, name, LAY_NAME_BY_CASE), true, r->shouting,
                        opening); /* в Кадене: no village called Кадене */
    bool acronym = is_short_of(r, at, n);
    if (place && place->level <= LAY_LEVEL_TOWN && acronym)
        place = NULL;
    const struct lay_gaz_place *base = is_far(r, place) && !acronym ? facility_here(r, name) : NULL;
    return base ? base : place;
}

static const struct lay_gaz_place *find_place(struct lay_text_reader *r, size_t at, size_t limit,
                                              size_t *end, size_t *seen)
{
    enum { BLANKS_EXACTLY = 2 }; /* see way_of() */
    bool cases = r->lexicon->language.cases;
    size_t least = fewest(r, at, limit);
    *seen = at + 1;
    if (!least || (r->shouting && is_nameless(r, at, NO_PLACE)))
        return NULL;
    lay_read_run(r, at, limit, r->shouting ? 0 : cases ? SIZE_MAX : BLANKS_EXACTLY);
    *seen = at + r->run.n;
    for (size_t n = r->run.n; n >= least; n--) {
        const struct lay_token *last = &r->tokens.all.at[at + n - 1];
        bool number = last->kind == LAY_TOKEN_NUMBER && n > 1;
        if ((last->kind != LAY_TOKEN_WORD && !number) || is_stopped(r, at, n) ||
            (last->end - last->start <= 3 && is_half(r, at + n, limit))) /* Al-Watiya */
            continue;
        const char *name = cut(&r->run.text, r->run.ends[n]);
        bool named = n == 1 || last->capital || number || is_behind_apostrophe(r, at + n - 1) ||
                     is_quoted(r, at, n);
        if (!named && r->lexicon->language.capitals)
            continue;
        const struct lay_gaz_place *place = named || is_region(r, at + n - 1)
                                                ? place_called(r, at, n, limit, name)
                                                : country_of_words(r, n, name, r->run.ends[n]);
        if (place) {
            *end = at + n;
            return place;
        }
    }
    return NULL;
}

const struct lay_gaz_place *lay_place_at(struct lay_text_reader *r, size_t at, size_t limit,
                                         size_t *end)
{
    struct lay_found_name *kept = &r->found_places[at % LAY_FOUND_NAMES];
    if (!is_kept(r, kept, at, limit))
        kept->place = find_place(r, at, limit, &kept->end, &kept->seen);

    if (kept->place)
        *end = kept->end;
    return kept->place;
}
