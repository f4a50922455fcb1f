/* languages.h: which languages there are, and what a language says of itself. */
#ifndef LAY_PROSE_LANGUAGES_H
#define LAY_PROSE_LANGUAGES_H

#include "base/mem.h"
#include <laydown/error.h>
#include <stdbool.h>
#include <stdint.h>

/* imports/lexicon/<lang>/language.tsv: setting, value, meaning. What is not set is 0 or "". */
struct lay_language {
    const char *name;                   /* of the folder: a BCP 47 code */
    uint32_t first_letter, last_letter; /* `letters`: its words begin with one of these */
    bool capitals;                      /* names, demonyms and months always have a capital */
    bool fallback;                      /* taken where the words tell nothing */
    bool adjectives_after;              /* "soldats français" */
    bool slashes_dmy;                   /* 05/12/2023 is in December */
    bool cases;                         /* names have case endings: в Эль-Фашире */
    const char *oblique;                /* ends of what is no subject: их|ого */
    const char *oblique_people;         /* the same of peoples: французов */
    const char *past;                   /* ends of a verb of what lasted: ait|aient */
    const char *dative, *dative_like; /* ends of who gets something: у|ам; of others, too: ии */
    const char *instrumental;         /* ends of who did it */
    const char *accusative;           /* ends of where they go, and nothing is: в Ливию */
    const char *attribute;            /* ends of adjectives: в далёкий Гао */
    const char *plural;               /* ends the name of a people: s */
    const char *participle;           /* ends of participles: вший|ющий */
    const char *finite;               /* ends of verbs that tell something: ает|али */
    const char *gerund;               /* ends of what is done meanwhile: fuyant */
    const char *progressive;          /* ends what is under way behind "is": ing */
    const char *romanized;            /* а=a|б=b: its letters in English; "": these are Latin */
    const char *of_town; /* adjectives of towns, by their endings: Гюмрийский is of Гюмри */
    const char *it; /* by the end of a noun's first word which "it" it is: ая=она|й=он */
    const char *agrees;    /* by the end of a verb which "it" its subject is: ла=она|ли= */
    const char *people;    /* one of these, цы|яне, stands in what a people is called */
    const char *adjective; /* one of these, ск|цк, stands in a demonym, but in no country's name */
};

typedef LAY_VEC(const char *) lay_language_names;

/* The folders of `folder`, sorted; the names are of the arena. Errors: LAY_NOT_FOUND
 * "lexicon.missing" where there is none. */
lay_status lay_languages_list(const char *folder, lay_arena *arena, lay_language_names *names,
                              lay_error *err);

/* Takes one setting; false for one that is none, or whose value is none. */
bool lay_language_set(struct lay_language *language, const char *setting, const char *value);

#endif
