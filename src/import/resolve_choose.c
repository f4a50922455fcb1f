/* resolve_choose.c: see resolve_choose.h.
 *
 * Each rule leaves the candidates that pass it, and all of them when none does. First what is told
 * of the mention itself: a base only when the words say base, an area when it is coarse, a country
 * before a village of its name, the neighbourhood of a position that is given. Then the countries
 * that the claim, and then the report, names beyond doubt; then nearness to places of the report
 * that are certain; last size, where one place comes to mind ten times as much as the next.
 *
 * The world's table has few of the villages where forces are, and a namesake of each of them
 * somewhere. So one of its towns is not meant where the report is about another part of the world,
 * unless everybody knows it, nor far from the position that a report gives; nor by words that say
 * base. */
#include "import/resolve_choose.h"

#include "geo/sphere.h"
#include <string.h>

enum { FAR_M = 50000, NEIGHBOUR_M = 1000000, BESIDE_M = 300000, SAME_M = 25000 };
enum { FOCUS = 2 }; /* countries of a report that is about something */
static const double known_to_all = 1e5, known_well = 5e3;
static const int64_t well_known_people = 10000;
static const double dominance = 10, negligible = 50;

int lay_country_number(const char *code)
{
    return code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z'
               ? -1
               : (code[0] - 'A') * 26 + code[1] - 'A';
}

void lay_votes_add(struct lay_votes *votes, const char *code)
{
    int at = lay_country_number(code);
    if (at >= 0 && votes->of[at] < UINT16_MAX && votes->of[at]++ == 0)
        votes->count++;
}

void lay_votes_take(struct lay_votes *votes, const char *code)
{
    int at = lay_country_number(code);
    if (at >= 0 && votes->of[at] > 0 && --votes->of[at] == 0)
        votes->count--;
}

int lay_votes_for(const struct lay_votes *votes, const char *code)
{
    int at = lay_country_number(code);
    return at >= 0 ? votes->of[at] : 0;
}

bool lay_votes_only(const struct lay_votes *votes, char out[3])
{
    for (int i = 0; votes->count == 1 && i < 26 * 26; i++)
        if (votes->of[i]) {
            out[0] = (char)('A' + i / 26);
            out[1] = (char)('A' + i % 26);
            out[2] = '\0';
            return true;
        }
    return false;
}

bool lay_is_coarse(const struct lay_doc_place *place)
{
    return place->role == LAY_PLACE_AREA || place->precision >= 3;
}

/* ---- rules ---- */

typedef bool keep_fn(const struct lay_mention *mention, const struct lay_gaz_candidate *candidate,
                     const void *context);

static size_t passing(const struct lay_mention *mention, keep_fn *keep, const void *context)
{
    size_t n = 0;
    for (size_t i = 0; i < mention->count; i++)
        n += keep(mention, &mention->candidates[i], context);
    return n;
}

static void leave(struct lay_mention *mention, keep_fn *keep, const void *context)
{
    size_t n = 0;
    for (size_t i = 0; i < mention->count; i++)
        if (keep(mention, &mention->candidates[i], context))
            mention->candidates[n++] = mention->candidates[i];
    mention->count = n;
}

/* Leaves those that pass; all when none does. */
static void narrow(struct lay_mention *mention, keep_fn *keep, const void *context)
{
    if (mention->count > 1 && passing(mention, keep, context))
        leave(mention, keep, context);
}

static double away_m(const struct lay_mention *mention, const struct lay_gaz_place *place)
{
    return lay_sphere_m(mention->place->lon, mention->place->lat, place->lon, place->lat);
}

/* Whether a place of the world's tables can be meant at all. */
static bool keep_possible(const struct lay_mention *mention,
                          const struct lay_gaz_candidate *candidate, const void *context)
{
    (void)context;
    const struct lay_gaz_place *known = candidate->place;
    if (candidate->match == LAY_GAZ_SOUND) /* another script's spelling, but not a slip of ours */
        return (unsigned char)mention->folded[0] >= 0x80 && known->level == LAY_LEVEL_TOWN &&
               mention->guess == LAY_LEVEL_TOWN;
    if (!known->world)
        return true;
    if (known->level != LAY_LEVEL_FACILITY &&
        (mention->place->precision == 1 ||
         (mention->guess == LAY_LEVEL_FACILITY && !mention->place->country[0])))
        return false;
    if (known->level > LAY_LEVEL_TOWN)
        return true;
    if (mention->place->role == LAY_PLACE_AREA || mention->place->precision >= 4)
        return false;
    return !mention->place->located || !known->has_point || away_m(mention, known) <= FAR_M;
}

static bool keep_near(const struct lay_mention *mention, const struct lay_gaz_candidate *candidate,
                      const void *context)
{
    (void)context;
    const struct lay_gaz_place *known = candidate->place;
    return mention->place->located && known->has_point && away_m(mention, known) <= FAR_M;
}

/* A country or theatre, where nothing says that something smaller is meant. */
static bool keep_whole(const struct lay_mention *mention, const struct lay_gaz_candidate *candidate,
                       const void *context)
{
    (void)context;
    int precision = mention->place->precision;
    return precision != 1 && precision != 2 && candidate->place->level >= LAY_LEVEL_COUNTRY &&
           candidate->match <= LAY_GAZ_OTHER &&
           (!mention->place->country[0] || candidate->place->country);
}

/* An area of more people than the country of its name, as Georgia in the United States. */
static bool keep_rival(const struct lay_mention *mention, const struct lay_gaz_candidate *candidate,
                       const void *context)
{
    const struct lay_gaz_place *country = context;
    if (candidate->place->level >= LAY_LEVEL_COUNTRY)
        return true;
    return candidate->place->level == LAY_LEVEL_AREA && candidate->match <= LAY_GAZ_OTHER &&
           mention->place->precision != 6 && candidate->place->population > country->population;
}

/* A town, unless told otherwise; but an area of far more people than any town of its name, as
 * Texas, is not left out. context: the most people of such a town. */
static bool keep_size(const struct lay_mention *mention, const struct lay_gaz_candidate *candidate,
                      const void *context)
{
    const int64_t *most_people = context;
    const struct lay_gaz_place *known = candidate->place;
    if (mention->guess == LAY_LEVEL_FACILITY || mention->place->precision == 1)
        return known->level == LAY_LEVEL_FACILITY;
    if (lay_is_coarse(mention->place))
        return known->level >= LAY_LEVEL_AREA;
    return known->level == LAY_LEVEL_TOWN ||
           (known->level == LAY_LEVEL_AREA && known->world && candidate->match == LAY_GAZ_NAME &&
            known->population > 20 * *most_people);
}

static bool keep_in(const struct lay_mention *mention, const struct lay_gaz_candidate *candidate,
                    const void *context)
{
    (void)mention;
    return candidate->place->country && lay_votes_for(context, candidate->place->country) > 0;
}

static bool keep_given(const struct lay_mention *mention, const struct lay_gaz_candidate *candidate,
                       const void *context)
{
    (void)context;
    return candidate->place->country &&
           strcmp(candidate->place->country, mention->place->country) == 0;
}

static bool keep_well_named(const struct lay_mention *mention,
                            const struct lay_gaz_candidate *candidate, const void *context)
{
    (void)mention, (void)context;
    return candidate->match <= LAY_GAZ_OTHER;
}

void lay_choose_alone(struct lay_mention *mention)
{
    leave(mention, keep_possible, NULL);
    if (mention->place->country[0])
        narrow(mention, keep_given, NULL);
    narrow(mention, keep_near, NULL);
    const struct lay_gaz_place *whole = NULL;
    int64_t most_people = 1000;
    for (size_t i = 0; i < mention->count; i++)
        if (mention->candidates[i].place->level == LAY_LEVEL_TOWN &&
            mention->candidates[i].place->population > most_people)
            most_people = mention->candidates[i].place->population;
    for (size_t i = 0; i < mention->count && !whole; i++)
        if (keep_whole(mention, &mention->candidates[i], NULL))
            whole = mention->candidates[i].place;
    if (whole && whole->level == LAY_LEVEL_COUNTRY)
        narrow(mention, keep_rival, whole);
    else if (whole)
        narrow(mention, keep_whole, NULL);
    else
        narrow(mention, keep_size, &most_people);
}

const char *lay_vote_of(const struct lay_mention *mention)
{
    const struct lay_gaz_candidate *first = mention->candidates;
    if (mention->place->country[0])
        return mention->place->country;
    if (mention->count > 1 && first->place->level == LAY_LEVEL_COUNTRY)
        return ""; /* two countries, or a country and an area that is bigger */
    if (mention->count == 1 && first->match <= LAY_GAZ_UNTAGGED && first->place->country &&
        first->place->population >= well_known_people)
        return first->place->country;
    const char *country = "";
    for (size_t i = 0; i < mention->count; i++) {
        const struct lay_gaz_candidate *candidate = &mention->candidates[i];
        const char *other = candidate->place->country;
        if (candidate->weight * negligible < mention->candidates[0].weight)
            break;
        if (!other || (i && strcmp(other, country) != 0) ||
            (candidate->place->world && candidate->weight < known_to_all))
            return "";
        country = other;
    }
    return country;
}

/* ---- the report ---- */

static double nearest_m(const struct lay_gaz_place *place, const struct lay_surroundings *around)
{
    double best_m = 3e7;
    for (size_t i = 0; i < around->point_count && place->has_point; i++) {
        double m =
            lay_sphere_m(place->lon, place->lat, around->points[i].lon, around->points[i].lat);
        if (m < best_m)
            best_m = m;
    }
    return best_m;
}

static bool keep_beside(const struct lay_mention *mention,
                        const struct lay_gaz_candidate *candidate, const void *context)
{
    (void)mention;
    return nearest_m(candidate->place, context) <= BESIDE_M;
}

/* Whether a town of the world's table fits a report about other countries. */
static bool keep_plausible(const struct lay_mention *mention,
                           const struct lay_gaz_candidate *candidate, const void *context)
{
    const struct lay_surroundings *around = context;
    const struct lay_gaz_place *known = candidate->place;
    if (!known->world || mention->place->country[0] || mention->place->located ||
        (!around->claim->count && (!around->report->count || around->report->count > FOCUS)) ||
        keep_in(mention, candidate, around->claim) || keep_in(mention, candidate, around->report))
        return true;
    if (candidate->weight >= known_to_all)
        return true;
    return candidate->weight >= known_well && candidate->match <= LAY_GAZ_OTHER &&
           nearest_m(known, around) <= NEIGHBOUR_M;
}

/* Whether all are the first one, listed twice. */
static bool are_one(const struct lay_mention *mention)
{
    const struct lay_gaz_place *first = mention->candidates[0].place;
    for (size_t i = 1; i < mention->count; i++) {
        const struct lay_gaz_place *other = mention->candidates[i].place;
        if (!first->has_point || !other->has_point || first->level != other->level ||
            lay_sphere_m(first->lon, first->lat, other->lon, other->lat) > SAME_M)
            return false;
    }
    return true;
}

const struct lay_gaz_place *lay_choose(struct lay_mention *mention,
                                       const struct lay_surroundings *around)
{
    narrow(mention, keep_in, around->claim);
    narrow(mention, keep_in, around->report);
    leave(mention, keep_plausible, around);
    narrow(mention, keep_beside, around);
    narrow(mention, keep_well_named, NULL);
    if (mention->count == 1)
        return mention->candidates[0].place;
    if (!mention->count)
        return NULL;
    const struct lay_gaz_candidate *at = mention->candidates;
    if (are_one(mention))
        return at->place;
    if (at->weight < dominance * at[1].weight ||
        (at->place->level == LAY_LEVEL_COUNTRY && at[1].place->level == LAY_LEVEL_AREA))
        return NULL;
    mention->by_size = at->weight < negligible * at[1].weight;
    return at->place;
}
