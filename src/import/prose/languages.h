/* languages.h: which languages there are, and what a language says of itself. */
#ifndef LAY_PROSE_LANGUAGES_H
#define LAY_PROSE_LANGUAGES_H

#include "base/mem.h"
#include <laydown/error.h>
#include <stdbool.h>
#include <stdint.h>

/* Ends of words, listed with "|" between them; none where n is 0. */
struct lay_endings {
    struct lay_ending {
        const char *text;
        size_t len;
    } * at;               /* sorted by the last six bits of their last byte */
    uint16_t n, from[65]; /* from[b]: the first with these bits or more */
};

/* Whether a text ends so, or is one of them. */
bool lay_has_ending(const struct lay_endings *endings, const char *text, size_t len);

/* imports/lexicon/<lang>/language.tsv: setting, value, meaning. What is not set is 0 or "". */
struct lay_language {
    const char *name;                       /* of the folder: a BCP 47 code */
    uint32_t first_letter, last_letter;     /* `letters`: its words begin with one of these */
    bool capitals;                          /* names, demonyms and months always have a capital */
    bool fallback;                          /* taken where the words tell nothing */
    bool adjectives_after;                  /* "soldats français" */
    bool slashes_dmy;                       /* 05/12/2023 is in December */
    bool cases;                             /* names have case endings: в Эль-Фашире */
    struct lay_endings oblique;             /* of what is no subject: их|ого */
    struct lay_endings oblique_people;      /* the same of peoples: французов */
    struct lay_endings past;                /* of a verb of what lasted: ait|aient */
    struct lay_endings dative, dative_like; /* of who gets something: у|ам; of others, too: ии */
    struct lay_endings instrumental;        /* of who did it */
    struct lay_endings accusative;          /* of where they go, and nothing is: в Ливию */
    struct lay_endings attribute;           /* of adjectives: в далёкий Гао */
    struct lay_endings participle;          /* вший|ющий */
    struct lay_endings finite;              /* of verbs that tell something: ает|али */
    struct lay_endings gerund;              /* of what is done meanwhile: fuyant */
    struct lay_endings progressive;         /* of what is under way behind "is": ing */
    struct lay_endings plural;              /* one, of the name of a people: s */
    struct lay_endings people; /* one of these, цы|яне, stands in what a people is called */
    struct lay_endings
        adjective; /* one of these, ск|цк, stands in a demonym, but in no country's name */
    const char *romanized; /* а=a|б=b: its letters in English; "": these are Latin */
    const char *of_town; /* adjectives of towns, by their endings: Гюмрийский is of Гюмри */
    const char *it; /* by the end of a noun's first word which "it" it is: ая=она|й=он */
    const char *agrees; /* by the end of a verb which "it" its subject is: ла=она|ли= */
};

typedef LAY_VEC(const char *) lay_language_names;

/* The folders of `folder`, sorted; the names are of the arena. Errors: LAY_NOT_FOUND
 * "lexicon.missing" where there is none. */
lay_status lay_languages_list(const char *folder, lay_arena *arena, lay_language_names *names,
                              lay_error *err);

/* Takes one setting, whose value stays; false for one that is none, or whose value is none. */
bool lay_language_set(struct lay_language *language, lay_arena *arena, const char *setting,
                      const char *value);

#endif
