/* reader.h: what reading a text needs and what it leaves: sections and claims. */
#ifndef LAY_PROSE_READER_H
#define LAY_PROSE_READER_H

#include "base/buf.h"
#include "import/prose/sentence.h"

/* A part of a text with a source of its own. */
struct lay_section {
    size_t from, to;   /* tokens */
    size_t dateline;   /* 1 + the token at which its dateline begins; 0: it has none */
    size_t header;     /* the token at which the line of its source begins; without one `from` */
    int language;      /* in lexicons */
    lay_day published; /* LAY_DAY_MIN: nothing tells it */
    const char *published_edtf;
    const char *printed;  /* the date that was printed, where another one is proposed; or NULL */
    const char *conflict; /* why, or NULL */
    const char *source, *url, *title; /* or NULL */
    bool capitals;                    /* all of it is in capitals, which tell no names then */
    bool own;                         /* it names its source: what it says is that source's word */
};

struct lay_claim_place {
    const char *name, *role;
    const struct lay_gaz_place *place; /* or NULL */
    const char *country;               /* or NULL */
    int precision;
    double lon, lat, radius_m;
    bool located;
};

struct lay_claim_actor {
    const char *name, *role, *as_reported;
};

struct lay_claim_span {
    const char *field;
    uint32_t from, to; /* bytes */
};

enum { LAY_CLAIM_PLACES = 3, LAY_CLAIM_ACTORS = 3, LAY_CLAIM_SPANS = 12 };

struct lay_prose_claim {
    enum lay_type type, asked;              /* what a request asks for, or none */
    const char *stance, *modality, *aspect; /* aspect NULL: none */
    const char *when, *when_text;           /* or NULL */
    lay_day first_day;                      /* LAY_DAY_MIN: not told */
    struct lay_claim_place places[LAY_CLAIM_PLACES];
    struct lay_claim_actor actors[LAY_CLAIM_ACTORS];
    struct lay_claim_span spans[LAY_CLAIM_SPANS];
    size_t place_count, actor_count, span_count;
    bool has_strength;
    struct lay_quantity quantity;
    const char *unit, *scope, *strength_text;
    const char *speaker, *speaker_actor, *basis; /* speaker NULL: none */
    const struct lay_rule *rule;
    const char *note;
    int confidence; /* percent */
    size_t section;
};

/* What was spoken of before in the section. Texts in it that are a claim's are known to
 * lay_focus_keep(); the others are the gazetteer's and the lists'. */
struct lay_focus {
    const struct lay_gaz_actor *actor, *other; /* the last one, and the last other one */
    const struct lay_gaz_actor *people;        /* the last one with people under arms */
    const struct lay_gaz_actor *latter;        /* the last one in whatever role */
    const struct lay_gaz_actor *group;         /* the last armed group or private company */
    const struct lay_gaz_actor *mission;       /* the last mission or operation */
    size_t arms_at;      /* the token behind the last people or equipment under arms; 0: none */
    const char *claimed; /* whom the last claim is of, by name, or NULL */
    enum lay_type claimed_type; /* its type, or none */
    struct {
        uint32_t head; /* number of a noun's word */
        const struct lay_gaz_actor *actor;
    } heads[8]; /* whose the last instructors, soldiers … were */
    size_t head_count;
    const struct lay_gaz_place *site, *town, *country;
    const struct lay_gaz_place *dateline;     /* where the report was written, or NULL */
    const struct lay_gaz_place *onward;       /* where the last who left went, or NULL */
    const struct lay_gaz_place *claimed_site; /* a town or base, of the last claim that has one */
    size_t site_at; /* the token where `site` is named; before `fresh` it is one in passing */
    size_t fresh;   /* where the sentence begins, or the one before it in the paragraph */
    const struct lay_gaz_place
        *region; /* the last place that is more than a town, less than a country */
    struct lay_claim_place last, last_base;  /* of a claim; name NULL: none */
    size_t last_at;                          /* the token of that claim's trigger */
    size_t base_at;                          /* behind the last base spoken of; 0: none */
    const struct lay_gaz_actor *base_holder; /* whose that one is, or NULL */
    struct {
        const char *text, *basis; /* text NULL: none */
        const struct lay_gaz_actor *actor;
        size_t at; /* token */
    } speaker;     /* the last one */
    lay_day day;   /* of a claim, told at token day_at */
    size_t day_at;
    lay_day counted;   /* the day that the time at token counted_at was counted from */
    size_t counted_at; /* 0: none was */
};

/* An answer of the gazetteer for a token: before any limit beyond what was looked at. */
struct lay_found_name {
    size_t at, limit, end, seen; /* at: 1 + the token; seen: behind the last token looked at */
    const struct lay_gaz_actor *actor;
    const struct lay_gaz_place *place;
    uint32_t reading; /* of the reader, when it was found */
    bool shouting, adjective;
};
enum { LAY_FOUND_NAMES = 1024 };

/* Tokens that may be one name, folded. */
enum { LAY_LONGEST_NAME = 6 }; /* words */
struct lay_name_run {
    size_t n;                              /* tokens */
    size_t ends[2 * LAY_LONGEST_NAME + 1]; /* where the first i of them end in the text */
    lay_buf text;
};

/* A token as names are folded, kept while names that begin nearby are looked for. */
struct lay_folded_token {
    size_t at; /* 1 + the token */
    uint32_t reading;
    uint8_t len;
    char text[27];
};
enum { LAY_FOLDED_TOKENS = 128 };

/* How the places of a name are looked for. BY_CASE: as a case of it, though it be another's name.
 * OF_FACILITY: by words for a base, in any language, which need not be folded. */
enum lay_name_way {
    LAY_NAME_EXACTLY,
    LAY_NAME_IN_CASE,
    LAY_NAME_LOOSELY,
    LAY_NAME_BY_CASE,
    LAY_NAME_OF_FACILITY
};

/* What the gazetteer said of a name, kept until another one needs the slot: texts repeat names. */
struct lay_kept_name {
    uint64_t hash; /* of the name and the way */
    char *name;    /* folded; NULL: an empty slot */
    size_t name_len;
    enum lay_name_way way;
    bool actor_asked, places_asked, facilities_asked;
    const struct lay_gaz_actor *actor;
    lay_gaz_candidates places, facilities;
};
enum { LAY_KEPT_NAMES = 32768 }; /* a power of two */

/* parts.c: the middle of a part of a country or area, "northern", kept. */
struct lay_part {
    const struct lay_gaz_place *whole;
    int east, north; /* which way: -1, 0, 1 */
    double lon, lat;
};

struct lay_text_reader {
    lay_arena arena, lasting; /* of claims; of sections, which stay as long as the text */
    struct lay_vocab vocab;
    struct lay_lexicon *lexicons; /* by their languages' names */
    size_t language_count;
    const struct lay_gazetteer *gazetteer;
    struct lay_tokens tokens;
    const char *original; /* the text as it came, of the length of the tokens' text */
    LAY_VEC(struct lay_section) sections;
    LAY_VEC(struct lay_prose_claim) claims; /* all, or what was not taken yet */
    /* Where it is not NULL it takes the claims as they are found, which are gone then: for each
     * section at least once, in their order. */
    void (*take)(void *context, size_t section);
    void *take_context;

    struct lay_lexicon *lexicon; /* of the section that is read */
    const struct lay_section *section;
    uint32_t reading; /* a number of its own for each section of each text */
    struct lay_focus focus;
    struct lay_found_name found_actors[LAY_FOUND_NAMES], found_places[LAY_FOUND_NAMES];
    struct lay_folded_token folded[LAY_FOLDED_TOKENS];
    struct lay_name_run run;
    struct lay_kept_name *kept_names;
    const struct lay_gaz_actor *named[256]; /* by where their names are */
    bool shouting;                          /* the sentence is in capitals */
    size_t history_to;         /* as far as this token the section tells of wars of long ago */
    bool military;             /* forces, bases or arms are spoken of near the sentence */
    size_t arms_to, arms_last; /* how far they were looked for; the token behind the last */
    struct {
        bool asked, known;
        double lon, lat;
    } middles[26 * 26];            /* of countries */
    struct lay_part parts[256];    /* of countries and areas, kept */
    double country_votes[26 * 26]; /* how much the section speaks of a country */
    bool names_country;            /* of any, by its name */
    bool places_country;           /* or by an adjective that is not of forces */
};

/* The last claim that was made and not taken yet, of whatever section; or NULL. */
static inline const struct lay_prose_claim *lay_last_claim(const struct lay_text_reader *reader)
{
    return reader->claims.n ? &reader->claims.at[reader->claims.n - 1] : NULL;
}

/* parts.c: the middle of a part of a place, "northern"; false where it has no outline. */
bool lay_part_of(struct lay_text_reader *reader, const char *area,
                 const struct lay_gaz_place *whole, double *lon, double *lat);

/* runs.c. In a text in capitals everything looks like a name, but none has such a word in it; "of",
 * a preposition, too, may be. */
bool lay_is_no_name(struct lay_text_reader *reader, const struct lay_token *token);
/* Folds into `run` of the reader the tokens from `at` on that may be one name: at most twice its
 * words. Where `exactly` or more blanks are between them the name is one just as the tables have
 * it, so that the run is cut short where none begins so. */
void lay_read_run(struct lay_text_reader *reader, size_t at, size_t limit, size_t exactly);
/* Bytes of tokens from..to-1, kept. */
const char *lay_words_of(struct lay_text_reader *reader, size_t from, size_t to);

/* sections.c: cuts the text; needs the tokens. published: LAY_DAY_MIN when not given. */
struct lay_extract_given {
    lay_day published;
    const char *published_edtf, *language, *source, *url, *title;
    const char *file_source; /* the source's name where neither `source` nor the text has one */
};
void lay_find_sections(struct lay_text_reader *reader, const struct lay_extract_given *given);
/* A phrase of a class, in any of the languages, at a token: how many tokens; 0 for none. `value`
 * may be NULL. */
size_t lay_phrase_at(struct lay_text_reader *reader, size_t at, size_t limit,
                     enum lay_lex_class class, const char **value);
size_t lay_line_end(const struct lay_text_reader *reader, size_t at);

/* The language of a name, or -1. */
int lay_language_number(const struct lay_text_reader *reader, const char *name);

/* dateline.c: the whole date that begins at a token, and the token behind it; LAY_DAY_MIN for none.
 */
lay_day lay_printed_day(struct lay_text_reader *reader, size_t at, size_t limit, size_t *end);
/* What the first lines of a section say of its day and agency, where it has none yet; a dateline is
 * then no part of it. */
void lay_read_dateline(struct lay_text_reader *reader, struct lay_section *section);

/* Whether the line that begins at a token is no report: a caption, a heading, an attribution. */
bool lay_is_skipped_line(struct lay_text_reader *reader, size_t from, size_t to);

/* kept_names.c: the actor, or the places, of a folded name; what is said of places holds until the
 * next question. */
const struct lay_gaz_actor *lay_kept_actor(struct lay_text_reader *reader, const char *folded,
                                           size_t len);
const lay_gaz_candidates *lay_kept_places(struct lay_text_reader *reader, const char *folded,
                                          enum lay_name_way way);
/* The actor of a name, which is mostly the very one that the gazetteer has of it. */
const struct lay_gaz_actor *lay_actor_named(const struct lay_text_reader *reader, const char *name);
/* The facilities of whose own name that is. */
const lay_gaz_candidates *lay_kept_facilities(struct lay_text_reader *reader, const char *folded);
void lay_names_done(struct lay_text_reader *reader);

/* names.c: actors and places by the gazetteer. */
const struct lay_gaz_actor *lay_actor_at(struct lay_text_reader *reader, size_t at, size_t limit,
                                         size_t *end, bool *adjective);
/* The state or force to name for an actor: of a country's armed forces the state. */
const struct lay_gaz_actor *lay_actor_shown(const struct lay_gaz_actor *actor);
const struct lay_gaz_place *lay_place_at(struct lay_text_reader *reader, size_t at, size_t limit,
                                         size_t *end);
/* The state whose capital stands at a token, or NULL. */
const struct lay_gaz_actor *lay_state_of_capital(struct lay_text_reader *reader, size_t at,
                                                 size_t limit, size_t *end);
/* The country of a state's name, or NULL. */
const struct lay_gaz_place *lay_country_of_actor(struct lay_text_reader *reader, const char *name);
bool lay_country_middle(struct lay_text_reader *reader, const struct lay_gaz_place *country,
                        double *lon, double *lat);

/* whole_names.c: the area of a name with its noun, "Kidal region"; else of the name of `town`,
 * which is of that name, or NULL; else the one whose seat the town is; else NULL. */
const struct lay_gaz_place *lay_region_named(struct lay_text_reader *reader, const char *name,
                                             const struct lay_gaz_place *town);
/* The facility or town of a name in a country (ISO code), or NULL. */
const struct lay_gaz_place *lay_town_named(struct lay_text_reader *reader, const char *name,
                                           const char *country);
const struct lay_gaz_place *lay_base_named(struct lay_text_reader *reader, const char *name,
                                           const char *country);
/* A base by its name as a whole: "Saki airbase", "Al Dhafra base"; NULL where none is known. A town
 * is no base by its name alone, and its airport another one. */
const struct lay_gaz_place *lay_base_of_words(struct lay_text_reader *r, size_t from, size_t to);
/* "la base | K1 | de Kirkouk": a letter or two and a number. */
bool lay_is_code(const struct lay_text_reader *r, size_t at);
/* The one facility that words for it name, in any language: "Баграм base" is the авиабаза Баграм.
 */
const struct lay_gaz_place *lay_facility_named(struct lay_text_reader *reader, const char *words);
/* names.c: whether a word is what a people is called, "американцы". */
bool lay_is_people(const struct lay_text_reader *reader, size_t at);
/* The town that a word is the adjective of, "Гюмрийский", or NULL; `area`: or the area. */
const struct lay_gaz_place *lay_town_of_adjective(struct lay_text_reader *r, size_t at, bool area);

/* countries.c: counts the countries that a section speaks of; the vote for one (ISO code or NULL).
 */
void lay_vote_countries(struct lay_text_reader *reader);
enum { LAY_COUNTRY_PLACED = 20, LAY_COUNTRY_NAMED = 40 }; /* by its adjective, by its name */
double lay_country_vote(const struct lay_text_reader *reader, const char *country);
/* Whether the section names a country (ISO code or NULL), not only as an adjective. */
bool lay_is_country_named(const struct lay_text_reader *reader, const char *country);

/* focus.c: what later words point back to. */
/* Whether rebels, mercenaries can be those of an actor: an armed group's or a private company's. */
bool lay_is_irregular(const struct lay_gaz_actor *actor);
void lay_focus_on_force(struct lay_text_reader *reader, const struct lay_force *force);
void lay_focus_on_place(struct lay_text_reader *reader, const struct lay_gaz_place *place,
                        size_t at);
/* Copies the texts of the claims it came from, which are given up. */
void lay_focus_keep(struct lay_focus *focus, lay_arena *arena);
/* evidence.c: whether a place is none that a name of a person or thing could be taken for: the
 * section names its country, or it is well known. */
bool lay_is_sure_place(const struct lay_text_reader *reader, const struct lay_gaz_place *place);
/* Whether a claim with a place was made so shortly before a token that "it" may be its base. */
bool lay_was_claimed_near(const struct lay_text_reader *reader, size_t token);
/* Whose a force is that says it by "they", "these instructors", "its soldiers"; or NULL. */
const struct lay_gaz_actor *lay_focus_actor(const struct lay_text_reader *reader,
                                            const struct lay_force *force,
                                            const struct lay_gaz_actor *not_this);

/* claims.c: what a sentence claims; and to keep in mind the forces and places of its tokens
 * from..to-1. */
void lay_remember(struct lay_text_reader *reader, const struct lay_sentence *s, size_t from,
                  size_t to);
void lay_read_claims(struct lay_text_reader *reader, struct lay_sentence *s, size_t section);

/* Whether a mark stands at a token, by its character or enum lay_sign. No token, before the first
 * one, too, is none. */
static inline bool lay_is_sign(const struct lay_text_reader *reader, size_t at, char sign)
{
    return at < reader->tokens.all.n && reader->tokens.all.at[at].sign == sign;
}

/* A semicolon, or a full stop inside of what is read as one sentence. */
static inline bool lay_is_stop(const struct lay_text_reader *reader, size_t at, size_t limit)
{
    return lay_is_sign(reader, at, ';') || (lay_is_sign(reader, at, '.') && at + 1 < limit &&
                                            reader->tokens.all.at[at + 1].sentence);
}

static inline bool lay_is_dash(const struct lay_text_reader *reader, size_t at)
{
    return lay_is_sign(reader, at, '-') || lay_is_sign(reader, at, LAY_DASH);
}

/* Whether a hyphen stands at a token, joined to what is before it. */
static inline bool lay_is_hyphen(const struct lay_text_reader *reader, size_t at, size_t limit)
{
    return at < limit && !reader->tokens.all.at[at].spaced && lay_is_sign(reader, at, '-');
}

/* Behind a dash, "Испания — 300", or the same token where there is none. */
static inline size_t lay_behind_dash(const struct lay_text_reader *reader, size_t at, size_t limit)
{
    bool dash =
        at < limit && (lay_is_hyphen(reader, at, limit) || lay_is_sign(reader, at, LAY_DASH));
    return dash ? at + 1 : at;
}

#endif
