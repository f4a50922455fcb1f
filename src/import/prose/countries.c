/* countries.c: which countries a section speaks of: their towns come to mind. */
#include "import/prose/reader.h"

#include "import/resolve_choose.h"
#include <string.h>

/* Votes for a country that the section has as an adjective: of forces, whose home it is; of others,
 * "le ministre équatorien", who are where it is. */
enum { LIKED = 4, PLACED = LAY_COUNTRY_PLACED };

double lay_country_vote(const struct lay_text_reader *r, const char *country)
{
    int number = country ? lay_country_number(country) : -1;
    return number < 0 ? 0 : r->country_votes[number];
}

bool lay_is_country_named(const struct lay_text_reader *r, const char *country)
{
    return lay_country_vote(r, country) >= LAY_COUNTRY_NAMED;
}

static void vote(struct lay_text_reader *r, const char *country, double how_much)
{
    int number = country ? lay_country_number(country) : -1;
    if (number >= 0 && r->country_votes[number] < how_much)
        r->country_votes[number] = how_much;
}

/* The year that a token is, "in 1944", "June 1944"; 0 for none. */
static int year_at(struct lay_text_reader *r, size_t at)
{
    const struct lay_token *t = &r->tokens.all.at[at];
    const char *digits = r->tokens.text + t->start;
    if (t->kind != LAY_TOKEN_NUMBER || t->end - t->start != 4 || at <= r->section->from)
        return 0;
    int year = 0;
    for (int i = 0; i < 4; i++)
        year = digits[i] >= '0' && digits[i] <= '9' ? year * 10 + digits[i] - '0' : 0;
    static const enum lay_lex_class before[] = {LAY_LEX_PREP, LAY_LEX_MONTH, LAY_LEX_TIMEMODE,
                                                LAY_LEX_OF, LAY_LEX_SEASON};
    for (size_t i = 0; i < LAY_COUNT(before) && year > 1000 && year < 2100; i++)
        if (lay_lexicon_word(r->lexicon, t[-1].word, before[i]))
            return year;
    return 0;
}

/* "United States forces": a name that says whose they are, not where. */
static bool qualifies(struct lay_text_reader *r, size_t end, size_t limit)
{
    size_t noun = end + lay_is_possessive(r, end, limit); /* Ukraine's brigade, too */
    return noun < limit && r->tokens.all.at[noun].spaced &&
           lay_lexicon_word(r->lexicon, r->tokens.all.at[noun].word, LAY_LEX_FORCE);
}

/* "soldats | français", "German | troops" */
static bool is_of_forces(struct lay_text_reader *r, size_t at, size_t end, size_t limit)
{
    for (size_t n = 0; n < 2; n++) {
        size_t next = end + n, last = at - 1 - n;
        if ((next < limit &&
             lay_lexicon_word(r->lexicon, r->tokens.all.at[next].word, LAY_LEX_FORCE)) ||
            (at > r->section->from + n &&
             lay_lexicon_word(r->lexicon, r->tokens.all.at[last].word, LAY_LEX_FORCE)))
            return true;
    }
    return false;
}

/* Whether a word may be a state's name or adjective; where these are written small, only one that
 * the lists do not have. */
static bool may_be_state(const struct lay_text_reader *r, size_t at)
{
    enum { SHORTEST = 6 }; /* bytes */
    const struct lay_token *t = &r->tokens.all.at[at];
    if (t->capital || !r->lexicon->language.capitals)
        return true;
    return (r->lexicon->language.adjectives_after || r->lexicon->language.cases) &&
           t->kind == LAY_TOKEN_WORD && t->end - t->start >= SHORTEST &&
           !lay_lexicon_classes(r->lexicon, t->word);
}

/* Countries that the section names, by its first words: their towns come to mind. By the same words
 * whether it tells of wars of long ago. */
void lay_vote_countries(struct lay_text_reader *r)
{
    enum { FIRST_TOKENS = 3000, LONG = 60, ENOUGH = 3 };
    int now = 0, past = 0, recent = 0, month, day;
    if (r->section->published != LAY_DAY_MIN)
        lay_day_to_civil(r->section->published, &now, &month, &day);
    memset(r->country_votes, 0, sizeof r->country_votes);
    r->names_country = r->places_country = false;
    r->shouting = r->section->capitals;
    size_t limit = r->section->to;
    if (limit > r->section->from + FIRST_TOKENS)
        limit = r->section->from + FIRST_TOKENS;
    size_t from = r->section->dateline ? r->section->dateline - 1 : r->section->from;
    for (size_t i = from; i < limit; i++) {
        bool adjective;
        size_t end;
        int year = year_at(r, i);
        past += year && year < now - LONG;
        recent += year && year >= now - LONG;
        if (!may_be_state(r, i))
            continue;
        const struct lay_gaz_actor *actor =
            lay_actor_shown(lay_actor_at(r, i, limit, &end, &adjective));
        if (!actor || strlen(actor->id) != 2 || !lay_is_state(actor))
            continue;
        adjective |= qualifies(r, end, limit);
        char code[3] = {(char)(actor->id[0] - 32), (char)(actor->id[1] - 32), '\0'};
        vote(r, code,
             !adjective                       ? LAY_COUNTRY_NAMED
             : is_of_forces(r, i, end, limit) ? LIKED
                                              : PLACED);
        r->names_country |= !adjective;
        r->places_country |= !adjective || !is_of_forces(r, i, end, limit);
        i = end - 1;
    }
    r->history_to = past >= ENOUGH && past > 3 * recent ? limit : 0;
}
