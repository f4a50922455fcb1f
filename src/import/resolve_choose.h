/* resolve_choose.h: which of the places that a name may mean is meant. */
#ifndef LAY_IMPORT_RESOLVE_CHOOSE_H
#define LAY_IMPORT_RESOLVE_CHOOSE_H

#include "gazetteer/resolve.h"
#include "import/document.h"

/* Countries as two letters, with how many names speak for each. */
struct lay_votes {
    uint16_t of[26 * 26];
    int count; /* countries with at least one */
};
/* The number of a code, -1 for what is none. */
int lay_country_number(const char *code);
void lay_votes_add(struct lay_votes *votes, const char *code);
void lay_votes_take(struct lay_votes *votes, const char *code);
int lay_votes_for(const struct lay_votes *votes, const char *code);
/* The code of the only country; false when there is none or several. */
bool lay_votes_only(const struct lay_votes *votes, char out[3]);

/* A mention on its way. */
struct lay_mention {
    const struct lay_doc_place *place; /* or a copy with the position that its name tells */
    size_t claim, nth;                 /* the place is the nth of the claim */
    const char *folded;
    enum lay_place_level guess; /* by the words of the name */
    bool is_base;               /* by what is told of it */
    bool told;                  /* its name tells the position */
    bool by_size;               /* nothing but its size spoke for the place that was chosen */
    struct lay_gaz_candidate *candidates; /* best first; its own */
    size_t count;
    const char *vote; /* the country that it speaks for beyond doubt, or "" */
};

bool lay_is_coarse(const struct lay_doc_place *place);

/* Leaves out what cannot be meant by what is told of the mention alone: its words, its precision,
 * its position. */
void lay_choose_alone(struct lay_mention *mention);

/* The country that a mention names beyond doubt, "" for none: given, or that of all places that
 * come to mind by its name. */
const char *lay_vote_of(const struct lay_mention *mention);

/* What the rest of the report says. */
struct lay_surroundings {
    const struct lay_votes *claim, *report; /* of other names */
    const struct lay_point *points;         /* of places that are certain */
    size_t point_count;
};

/* The place, or NULL: none fits, or several are left in mention->candidates. */
const struct lay_gaz_place *lay_choose(struct lay_mention *mention,
                                       const struct lay_surroundings *around);

#endif
